/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "findings/features.h"

#define WORD_BYTES 24		/* longer words are cut: long tails say nothing */

/* Scripts that put no blanks between words. */
static bool
unspaced(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
	    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FFFF);
}

/* Letters and digits; in the search copy all that is not ASCII punctuation
 * or one of the general marks counts as a letter. */
static bool
word_char(uint32_t c)
{
	if (c < 0x80)
		return kr_is_alnum((char)c);
	return c >= 0xC0 && c != 0xD7 && c != 0xF7 &&
	    !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
	    !(c >= 0xFF00 && c <= 0xFF0F) && c != KR_TEXT_INVALID;
}

static uint32_t
peek(struct kr_span s, size_t off, size_t *next)
{
	*next = off;
	return kr_text_next(s, next);
}

static size_t
to_blank(struct kr_span s, size_t off)
{
	while (off < s.len && s.ptr[off] != ' ' && s.ptr[off] != '<' &&
	    s.ptr[off] != '>')
		off++;
	return off;
}

static bool
starts_url(struct kr_span rest)
{
	return kr_span_casestarts(rest, "http://") ||
	    kr_span_casestarts(rest, "https://") ||
	    kr_span_casestarts(rest, "hxxp") ||
	    kr_span_casestarts(rest, "www.");
}

/* Is there an @ before the next blank? */
static bool
starts_address(struct kr_span rest)
{
	size_t n = to_blank(rest, 0);

	for (size_t i = 1; i + 1 < n && i < 80; i++)
		if (rest.ptr[i] == '@')
			return true;
	return false;
}

static size_t
number_end(struct kr_span s, size_t off)
{
	while (off < s.len && (kr_is_digit(s.ptr[off]) ||
	    ((s.ptr[off] == ',' || s.ptr[off] == '.') && off + 1 < s.len &&
	    kr_is_digit(s.ptr[off + 1]))))
		off++;
	return off;
}

static const struct kr_span digits[] = {
	{ "_n1_", 4 }, { "_n2_", 4 }, { "_n3_", 4 }, { "_n4_", 4 },
	{ "_n5_", 4 },
};

bool
kr_features_word(struct kr_span s, size_t *off, struct kr_span *word)
{
	while (*off < s.len) {
		size_t at = *off, next, end;
		uint32_t c = peek(s, at, &next);

		if (c == '$' && next < s.len &&
		    (kr_is_digit(s.ptr[next]) || s.ptr[next] == ' ')) {
			end = number_end(s, s.ptr[next] == ' ' ?
			    next + 1 : next);
			if (end > next + 1 || kr_is_digit(s.ptr[next])) {
				*off = end;
				*word = KR_SPAN_LIT("_money_");
				return true;
			}
		}
		if (c == '?' || c == '!') {
			*off = next;
			*word = kr_span_sub(s, at, 1);
			return true;
		}
		if (!word_char(c)) {
			*off = next;
			continue;
		}
		if (c < 0x80 && starts_url(kr_span_from(s, at))) {
			*off = to_blank(s, at);
			*word = KR_SPAN_LIT("_url_");
			return true;
		}
		if (c < 0x80 && (at == 0 || s.ptr[at - 1] == ' ' ||
		    s.ptr[at - 1] == '<') &&
		    starts_address(kr_span_from(s, at))) {
			*off = to_blank(s, at);
			*word = KR_SPAN_LIT("_addr_");
			return true;
		}
		if (unspaced(c)) {
			size_t two;

			*off = next;
			if (next < s.len && unspaced(peek(s, next, &two)))
				next = two;
			else if (at > 0 && (unsigned char)s.ptr[at - 1] >= 0x80)
				continue;	/* the pair before had it */
			*word = kr_span_sub(s, at, next - at);
			return true;
		}
		if (c < 0x80 && kr_is_digit((char)c)) {
			end = number_end(s, at);
			if (end >= s.len || !kr_is_alpha(s.ptr[end])) {
				size_t n = end - at;

				*off = end;
				*word = digits[n > 5 ? 4 : n - 1];
				return true;
			}
		}
		for (end = next; end < s.len; end = next) {
			c = peek(s, end, &next);
			if (!word_char(c) || unspaced(c))
				break;
		}
		*off = end;
		*word = kr_span_sub(s, at, end - at);
		if (word->len > WORD_BYTES) {
			word->len = WORD_BYTES;
			while (word->len > 0 &&
			    ((unsigned char)word->ptr[word->len] & 0xC0) == 0x80)
				word->len--;
		}
		return true;
	}
	return false;
}

/* ---- names --------------------------------------------------------------- */

#define BEGIN 5			/* characters of a word's begin */

struct out {
	void	(*each)(void *ctx, struct kr_span name);
	void	*ctx;
};

/* Name spaces of one text; NULL: no such features of it. */
struct spaces {
	const char	*word, *pair, *begin, *also;
};
static const struct spaces
	of_subject = { "s:", "b:", "p:", "w:" },
	of_narrative = { "w:", "b:", "p:", NULL },
	of_evidence = { "e:", "eb:", "ep:", NULL };

static void
one(const struct out *o, const char *space, struct kr_span a, struct kr_span b)
{
	char name[KR_FEATURE_NAME_MAX];
	size_t n = strlen(space);

	if (n + a.len + b.len + 1 > sizeof(name))
		return;
	memcpy(name, space, n);
	memcpy(name + n, a.ptr, a.len);
	n += a.len;
	if (b.ptr != NULL) {
		name[n++] = ' ';
		memcpy(name + n, b.ptr, b.len);
		n += b.len;
	}
	o->each(o->ctx, (struct kr_span){ name, n });
}

/* Endings and slips of the finger come late in a word. */
static void
begin(const struct out *o, const char *space, struct kr_span w)
{
	size_t n = 0, off = 0;

	while (off < w.len && n < BEGIN) {
		(void)kr_text_next(w, &off);
		n++;
	}
	if (n == BEGIN && w.ptr[0] != '_')
		one(o, space, kr_span_sub(w, 0, off), KR_SPAN_NONE);
}

static unsigned
words(const struct out *o, struct kr_span text, const struct spaces *in)
{
	struct kr_span w, before = KR_SPAN_NONE;
	unsigned n = 0;

	for (size_t off = 0; n < KR_FEATURE_WORDS_MAX &&
	    kr_features_word(text, &off, &w); n++) {
		one(o, in->word, w, KR_SPAN_NONE);
		one(o, "a:", w, KR_SPAN_NONE);
		if (in->also != NULL)
			one(o, in->also, w, KR_SPAN_NONE);
		if (before.ptr != NULL)
			one(o, in->pair, before, w);
		begin(o, in->begin, w);
		before = w;
	}
	return n;
}

/* Rules whose hits mean the same whatever form a report comes in. */
static const struct {
	const char	*prefix, *space;
	size_t		 skip;		/* bytes of the rule's name */
} telling[] = {
	{ "__C_", "c:", 4 }, { "SCAM_", "r:", 0 }, { "UEMA_", "r:", 0 },
	{ "CAT_", "r:", 0 }, { "HARM_", "r:", 0 }, { "INCIDENT_", "r:", 0 },
	{ "SIGNIFICANT_", "r:", 0 }, { "NOBODY_", "r:", 0 }, { "REPORT_", "r:", 0 },
};

static void
hits(const struct out *o, const struct kr_hits *hits)
{
	for (size_t i = 0; i < hits->n; i++) {
		struct kr_span name = kr_span_str(hits->hit[i].rule->name);

		for (size_t t = 0; t < KR_NELEM(telling); t++)
			if (kr_span_casestarts(name, telling[t].prefix))
				one(o, telling[t].space, kr_span_from(name,
				    telling[t].skip), KR_SPAN_NONE);
	}
}

void
kr_features_each(const struct kr_feature_text *t,
    void (*each)(void *ctx, struct kr_span name), void *ctx)
{
	struct out o = { each, ctx };
	unsigned n;

	words(&o, t->subject, &of_subject);
	n = words(&o, t->narrative, &of_narrative);
	words(&o, t->evidence_subject, &of_evidence);
	words(&o, t->evidence, &of_evidence);
	if (t->hits != NULL)
		hits(&o, t->hits);
	one(&o, "x:", t->has_evidence ? KR_SPAN_LIT("evidence") :
	    KR_SPAN_LIT("no evidence"), KR_SPAN_NONE);
	one(&o, "x:", n < 8 ? KR_SPAN_LIT("silent") : n < 30 ?
	    KR_SPAN_LIT("brief") : n < 120 ? KR_SPAN_LIT("told") :
	    KR_SPAN_LIT("long"), KR_SPAN_NONE);
}
