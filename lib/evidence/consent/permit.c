/* SPDX-License-Identifier: Apache-2.0 */
/*
 * permit.c - sentences that permit, from their first word to their last
 *
 * The rules (rules.c) ask which kinds of words occur in a clause, and so
 * must doubt most of what has a word more.  Here it is asked who permits
 * what to whom: a yes is what one of the forms of permit_forms.c generates,
 * word by word.  A word that is in no form is never passed over, so what is
 * not understood is not permitted.
 *
 * The places in a sentence at which a form may begin or end are a set of
 * bits, so that all readings go side by side and nothing is tried twice.
 */
#include "evidence/consent/cover.h"
#include "evidence/consent/permit.h"

struct line {
	struct kr_span	copy;	/* the words are in it */
	struct kr_span	word[KR_PERMIT_WORDS];
	uint64_t	end;	/* bit n: a clause ends behind n words */
	size_t		n;
	bool		them;	/* "they" may be the Police */
};

static uint64_t	form_ends(const struct line *, const char *is, uint64_t at);

/* Is the word no more than a name, a number or a part of a report? */
static bool
is_thing(struct kr_span word)
{
	for (const char *const *thing = kr_consent_things; *thing != NULL;
	    thing++)
		if (kr_span_is(word, *thing))
			return true;
	return kr_is_digit(*word.ptr);
}

/* May the word stand in what somebody is called: "whoever deals with it"? */
static bool
is_plain(struct kr_span copy, struct kr_span word)
{
	static const enum kr_consent_class plain[] = { KR_CW_FILL, KR_CW_GET,
	    KR_CW_THEM, KR_CW_YOU, KR_CW_MAY, KR_CW_ASK, KR_CW_COULD };
	const struct kr_lexicon_word *w = NULL;

	while ((w = kr_lexicon_next(copy, (size_t)(word.ptr - copy.ptr), w)) !=
	    NULL) {
		bool known = false;

		for (size_t i = 0; i < KR_NELEM(plain); i++)
			known |= w->class == (unsigned)plain[i];
		if (!known)
			return false;
	}
	return true;
}

static bool
word_is(const struct line *l, struct kr_span word, struct kr_span item)
{
	switch (*item.ptr) {
	case '#': return is_thing(word);
	case '~': return is_plain(l->copy, word);
	default: return kr_span_eq(word, item);
	}
}

/* Where a word ends that begins at one of the places. */
static uint64_t
word_ends(const struct line *l, struct kr_span item, uint64_t at)
{
	uint64_t ends = 0;

	/* Mostly there is one place, and it is where the sentence begins. */
	for (uint64_t rest = at & ((UINT64_C(1) << l->n) - 1); rest != 0;
	    rest &= rest - 1)
		if (word_is(l, l->word[__builtin_ctzll(rest)], item))
			ends |= (rest & -rest) << 1;
	return ends;
}

static uint64_t
item_ends(const struct line *l, struct kr_span item, uint64_t at)
{
	if (*item.ptr < 'A' || *item.ptr > 'Z')
		return word_ends(l, item, at);
	if (kr_span_is(item, "THEM") && !l->them)
		return 0;
	for (const struct kr_permit_form *f = kr_permit_forms;
	    f->name != NULL; f++)
		if (*f->name == *item.ptr && kr_span_is(item, f->name))
			return form_ends(l, f->is, at);
	return 0;	/* a test sees that there is none */
}

/* Where one way to say it ends; *is goes behind it. */
static uint64_t
way_ends(const struct line *l, const char **is, uint64_t at)
{
	const char *p = *is;

	while (*p != '\0' && *p != '|') {
		struct kr_span item = { p, 0 };
		uint64_t ends, last;

		while (*p != ' ' && *p != '|' && *p != '\0' && *p != '?' &&
		    *p != '*')
			p++;
		item.len = (size_t)(p - item.ptr);
		if (item.len == 0) {
			p++;	/* a blank */
			continue;
		}
		last = ends = item_ends(l, item, at);
		for (; *p == '*' && last != 0; ends |= last)
			last = item_ends(l, item, last) & ~ends;
		at = *p == '?' || *p == '*' ? at | ends : ends;
		p += *p == '?' || *p == '*';
		if (at == 0)	/* nothing comes of the rest */
			p += strcspn(p, "|");
	}
	*is = *p == '|' ? p + 1 : p;
	return at;
}

static uint64_t
form_ends(const struct line *l, const char *is, uint64_t at)
{
	uint64_t ends = 0;

	while (at != 0 && *is != '\0')
		ends |= way_ends(l, &is, at);
	return ends;
}

/* What may stand between two words, and changes nothing. */
static bool
parts(char c)
{
	return kr_is_blank(c) || c == ',' || c == '-' || c == '(' ||
	    c == ')' || c == ';' || (unsigned char)c == 0xE2; /* dashes */
}

/* The words of the sentence from clause i on, as far as they are a row. */
static bool
line_read(const struct kr_clauses *all, size_t i, struct line *l)
{
	const struct kr_span s = all->copy->text;
	const struct kr_clause *c = &all->clause[i];

	for (size_t off = c->off; i < all->n && all->clause[i].sentence ==
	    c->sentence; i++) {
		size_t stop = all->clause[i].off + all->clause[i].len;

		while (off < stop) {
			size_t end = kr_lexicon_word_end(s, off);

			if (kr_lexicon_letter(s, off) || s.ptr[off] == '&') {
				if (l->n == KR_PERMIT_WORDS)
					return true;	/* all that fit */
				l->word[l->n++] = kr_span_sub(s, off,
				    end - off);
			} else if (!parts(s.ptr[off])) {
				return l->n > 0;
			}
			off = end;
		}
		if (all->clause[i].label)
			break;	/* the answer is behind it */
		l->end |= UINT64_C(1) << l->n;
	}
	return l->n > 0;
}

/* Is the word at off one that could take something away? */
static bool
takes_away(const struct line *l, struct kr_span word)
{
	static const enum kr_consent_class classes[] = { KR_CW_NOT, KR_CW_IF,
	    KR_CW_WHEN, KR_CW_HEDGE, KR_CW_VAGUE, KR_CW_BACK, KR_CW_ONLY,
	    KR_CW_SAYS, KR_CW_SHAM, KR_CW_JEST, KR_CW_AGAINST, KR_CW_OUT,
	    KR_CW_KEEP, KR_CW_STRANGER };
	const struct kr_lexicon_word *w = NULL;

	while ((w = kr_lexicon_next(l->copy, (size_t)(word.ptr -
	    l->copy.ptr), w)) != NULL)
		for (size_t i = 0; i < KR_NELEM(classes); i++)
			if (w->class == (unsigned)classes[i])
				return true;
	return false;
}

/* "... and can drop in the tapes": does another thought begin at word i? */
static bool
and_more(const struct line *l, size_t i)
{
	static const char *const begin[] = { "can", "will", "would", "am",
	    "are", "have", "had", "the", "my", "our", "he", "she", "they",
	    "it", "thank", "thanks", "hope", "look", "ask", "say", "please",
	    "tell", "let", "call", "ring", "happy", "here", "keep" };

	if (i + 2 >= l->n || !kr_span_is(l->word[i], "and") ||
	    !KR_CONSENT_AMONG(l->word[i + 1], begin))
		return false;
	for (size_t k = i + 1; k < l->n; k++) {
		if (takes_away(l, l->word[k]))
			return false;
		if ((l->end >> (k + 1) & 1) != 0)
			break;
	}
	return true;
}

size_t
kr_permit_clauses(const struct kr_clauses *all, size_t i, bool them,
    bool *more)
{
	struct line l = { .copy = all->copy->text, .them = them };
	uint64_t ends;
	size_t taken = 0, last = 0;

	*more = false;
	if (!line_read(all, i, &l))
		return 0;
	/* "If the Police want it, let them have it" */
	l.them |= item_ends(&l, KR_SPAN_LIT("FORCE"), UINT64_MAX) != 0;
	if (!l.them)
		return 0;
	ends = item_ends(&l, all->clause[i].question ? KR_SPAN_LIT("REQUEST") :
	    KR_SPAN_LIT("SENTENCE"), 1);
	for (size_t n = 1; n <= l.n; n++) {
		bool end = l.end >> n & 1;

		taken += end;
		if ((ends >> n & 1) == 0 || (!end && !and_more(&l, n)))
			continue;
		last = taken + !end;
		*more = !end;
	}
	return last;
}
