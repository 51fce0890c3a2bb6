/* SPDX-License-Identifier: Apache-2.0 */
/* stretch.c - a story, cut where another subject begins */
#include "evidence/consent/stretch.h"

/* A pronoun behind one of these goes on with it. */
static const char *const governing[] = { "that", "what", "all", "if", "when",
    "whether", "because", "cos", "coz", "cuz", "since", "so", "as", "and",
    "but", "or", "than", "who", "which", "day", "time", "thing", "reason",
    "way", "moment", "until", "till", "til", "before", "after", "once",
    "where", "how", "why", "not", "to", "of", "with", "from", "by", "at",
    "for", "about", "like", "is", "are", "was", "were", "be", "think",
    "i", "we", "you", "the", "my", "our", "a", "an", "in", "on", "only",
    "never", "no", "dont", "please" };

bool
kr_stretch_governs(struct kr_span word)
{
	return AMONG(word, governing);
}

bool
kr_story_begins(struct kr_span before, struct kr_span word)
{
	static const char *const related[] = { "everything", "anything",
	    "all", "whatever", "whoever", "lot", "one" };

	if (AMONG(before, governing) || AMONG(before, related))
		return false;
	return AMONG(word, own) || AMONG(word, third) || AMONG(word, naming) ||
	    AMONG(word, you);
}

static void
part_add(struct kr_stretch *p, struct kr_span word, uint64_t is, bool first)
{
	size_t n = p->w.n++;

	p->w.word[n] = word;
	p->is[n] = is;
	p->len[n] = first;
	p->any |= is;
	for (unsigned k = 0; first && k < KR_CW_COUNT; k++)
		if ((is & BIT(k)) != 0 && p->c.n[k]++ == 0)
			p->c.at[k] = (uint16_t)p->c.n_word;
	p->c.n_word += first;
}

/* Does another subject begin with the word?  "My bank told me I should" */
static bool
parted(const struct kr_stretch *p, struct kr_span word)
{
	static const char *const told[] = { "told", "tells", "said", "says",
	    "asked", "warned", "advised", "know", "knew", "thought", "knows",
	    "thinks", "hopes", "hope", "wish", "see", "sees", "find",
	    "doubt" };
	static const char *const whom[] = { "me", "us", "him", "her", "them" };
	const struct kr_span last = p->w.word[p->w.n - 1];

	return (AMONG(word, own) || AMONG(word, subjects)) &&
	    !AMONG(last, governing) && !AMONG(last, told) &&
	    !(AMONG(last, whom) && AMONG(p->w.word[p->w.n - 2], told));
}

bool
kr_stretch_read(const struct kr_view *copy, size_t *off, size_t end,
    struct kr_stretch *p)
{
	struct kr_span s = kr_span_sub(copy->text, 0, end);
	size_t known = 0, first = 0;	/* behind the words in hand */

	*p = (struct kr_stretch){ .subject = 0 };
	while (*off < end) {
		struct kr_span word;
		uint64_t is = 0;
		bool begin;

		if (!kr_lexicon_letter(s, *off)) {
			++*off;
			continue;
		}
		word = kr_span_sub(s, *off, kr_lexicon_word_end(s, *off) -
		    *off);
		begin = *off >= known;
		if (begin && p->w.n >= 2 && parted(p, word))
			return true;
		if (p->w.n == KR_WORDS_MAX)
			return false;
		if (begin) {
			is = kr_lexicon_classes(s, *off, &known);
			first = p->w.n;
		} else {
			is = p->is[first];
			p->len[first]++;
		}
		part_add(p, word, is, begin);
		*off += word.len;
	}
	return true;
}

bool
kr_stretch_has_verb(const struct kr_stretch *p)
{
	static const char *const verbs[] = { "can", "cant", "cannot", "could",
	    "couldnt", "will", "wont", "would", "wouldnt", "may", "might",
	    "do", "dont", "does", "doesnt", "did", "didnt", "isnt", "arent",
	    "wasnt", "havent", "hasnt", "hadnt", "lives", "works", "needs",
	    "knows", "says", "came", "gets", "goes", "makes", "am", "need",
	    "told", "said", "should", "must", "rang", "shows", "looks" };
	size_t left = p->w.n - p->subject;

	if (left < 2)
		return false;
	if (WORD_AMONG(p, p->subject, own) ||
	    WORD_AMONG(p, p->subject, third) || WORD_AMONG(p, p->subject, you))
		return true;
	return left >= 3 && (kr_words_tell_event(&p->w) ||
	    kr_words_any(&p->w, verbs, KR_NELEM(verbs)));
}

size_t
kr_stretch_word_of(const struct kr_stretch *p, enum kr_consent_class class)
{
	for (size_t k = 0; k < p->w.n; k++)
		if (p->len[k] > 0 && (p->is[k] & BIT(class)) != 0)
			return k;
	return 0;
}
