/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "findings/features.h"

#define WORD_BYTES 24	/* longer words are cut: long tails say nothing */

static uint32_t
peek(struct kr_span s, size_t off, size_t *next)
{
	*next = off + 1;
	if ((unsigned char)s.ptr[off] < 0x80)
		return (unsigned char)s.ptr[off];
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

/* "$1,200", "$ 1,200": where the sum ends; off if there is none. */
static size_t
money_end(struct kr_span s, size_t off)
{
	size_t from = off + 1, end;

	if (s.ptr[off] != '$' || from >= s.len ||
	    (!kr_is_digit(s.ptr[from]) && s.ptr[from] != ' '))
		return off;
	from += s.ptr[from] == ' ';
	end = number_end(s, from);
	return end > from ? end : off;
}

/* An address (URL), or one of mail, that begins there; absent if none does. */
static struct kr_span
address_at(struct kr_span s, size_t at)
{
	char c = s.ptr[at];

	if ((c == 'h' || c == 'w') && starts_url(kr_span_from(s, at)))
		return KR_SPAN_LIT("_url_");
	if ((unsigned char)c < 0x80 && (at == 0 || s.ptr[at - 1] == ' ' ||
	    s.ptr[at - 1] == '<') && starts_address(kr_span_from(s, at)))
		return KR_SPAN_LIT("_addr_");
	return KR_SPAN_NONE;
}

/*
 * Each character with the next one, since nothing tells where a word ends;
 * one by itself only if no pair has it.
 */
static bool
pair_take(struct kr_span s, size_t *off, size_t next, struct kr_span *word)
{
	size_t at = *off, two;

	*off = next;
	if (next < s.len && kr_text_unspaced(peek(s, next, &two)))
		next = two;
	else if (at > 0 && (unsigned char)s.ptr[at - 1] >= 0x80)
		return false;	/* the pair before had it */
	*word = kr_span_sub(s, at, next - at);
	return true;
}

/* How many digits a number has tells more than which; no "2nd". */
static bool
number_take(struct kr_span s, size_t *off, struct kr_span *word)
{
	static const struct kr_span digits[] = {
		{ "_n1_", 4 }, { "_n2_", 4 }, { "_n3_", 4 }, { "_n4_", 4 },
		{ "_n5_", 4 },
	};
	size_t end = number_end(s, *off), n = end - *off;

	if (n == 0 || (end < s.len && kr_is_alpha(s.ptr[end])))
		return false;
	*off = end;
	*word = digits[n > 5 ? 4 : n - 1];
	return true;
}

static void
letters_take(struct kr_span s, size_t *off, size_t next, struct kr_span *word)
{
	size_t at = *off, end;

	for (end = next; end < s.len; end = next) {
		uint32_t c;

		next = end + 1;
		if (kr_is_alnum(s.ptr[end]))
			continue;
		c = peek(s, end, &next);
		if (!kr_text_in_word(c) || kr_text_unspaced(c))
			break;
	}
	*off = end;
	*word = kr_span_sub(s, at, end - at);
	if (word->len <= WORD_BYTES)
		return;
	word->len = WORD_BYTES;
	while (word->len > 0 &&
	    ((unsigned char)word->ptr[word->len] & 0xC0) == 0x80)
		word->len--;
}

bool
kr_features_word(struct kr_span s, size_t *off, struct kr_span *word)
{
	while (*off < s.len) {
		size_t at = *off, next, end;
		uint32_t c = peek(s, at, &next);

		if (c == '?' || c == '!') {
			*off = next;
			*word = kr_span_sub(s, at, 1);
			return true;
		}
		if (c == '$' && (end = money_end(s, at)) > at) {
			*off = end;
			*word = KR_SPAN_LIT("_money_");
			return true;
		}
		if (!kr_text_in_word(c)) {
			*off = next;
			continue;
		}
		*word = address_at(s, at);
		if (word->len > 0) {
			*off = to_blank(s, at);
			return true;
		}
		if (kr_text_unspaced(c)) {
			if (pair_take(s, off, next, word))
				return true;
			continue;
		}
		if (!number_take(s, off, word))
			letters_take(s, off, next, word);
		return true;
	}
	return false;
}

/* ---- names --------------------------------------------------------------- */

#define BEGIN 5			/* characters of a word's begin */

/* Names are short, and nobody profits from a collision. */
static uint64_t
hash_of(struct kr_span s)
{
	return kr_fnv(KR_FNV_START, s);
}

/*
 * Of a name, out of the hashes of its parts; second is 0 if it has none.
 * The factor is an odd one of many bits, so that all of them count.
 */
static uint64_t
hash_mix(uint64_t space, uint64_t first, uint64_t second)
{
	uint64_t h = ((first ^ space) * KR_FNV_FACTOR + second) *
	    0x9e3779b97f4a7c15u;

	return h ^ h >> 32;
}

uint64_t
kr_feature_hash(struct kr_span name)
{
	size_t colon = kr_span_chr(name, 0, ':'), blank;
	struct kr_span rest;

	if (colon == SIZE_MAX)
		colon = name.len;
	rest = kr_span_from(name, colon + 1);
	blank = kr_span_chr(rest, 0, ' ');
	return hash_mix(hash_of(kr_span_sub(name, 0, colon + 1)),
	    hash_of(kr_span_sub(rest, 0, blank)), blank == SIZE_MAX ? 0 :
	    hash_of(kr_span_from(rest, blank + 1)));
}

struct kr_span
kr_feature_name(const struct kr_feature *f, char buf[KR_FEATURE_NAME_MAX])
{
	size_t n = strlen(f->space);

	memcpy(buf, f->space, n);
	memcpy(buf + n, f->first.ptr, f->first.len);
	n += f->first.len;
	if (f->second.ptr != NULL) {
		buf[n++] = ' ';
		memcpy(buf + n, f->second.ptr, f->second.len);
		n += f->second.len;
	}
	return (struct kr_span){ buf, n };
}

struct out {
	void	(*each)(void *ctx, const struct kr_feature *);
	void	*ctx;
};

/* The first half of a name, hashed once. */
struct space {
	const char	*name;		/* NULL: no such features */
	size_t		 len;
	uint64_t	 hash;
};

/* Name spaces of one text. */
struct spaces {
	struct space	word, any, also, pair, begin;
};

static struct space
space(const char *name)
{
	struct kr_span s = kr_span_str(name);

	return (struct space){ name, s.len, hash_of(s) };
}

static struct spaces
spaces(const char *word, const char *pair, const char *begin,
    const char *also)
{
	return (struct spaces){ .word = space(word), .any = space("a:"),
	    .also = space(also), .pair = space(pair), .begin = space(begin) };
}

/* A word with its hash and that of its begin. */
struct word {
	struct kr_span	text;
	uint64_t	hash, begin_hash;
	size_t		begin;		/* bytes; 0: too short for one */
};

static void
one(const struct out *o, struct space in, const struct word *a,
    const struct word *b)
{
	struct kr_feature f = { in.name, a->text, KR_SPAN_NONE, 0 };

	if (b != NULL)
		f.second = b->text;
	if (in.name == NULL || in.len + f.first.len + f.second.len + 1 >
	    KR_FEATURE_NAME_MAX)
		return;
	f.hash = hash_mix(in.hash, a->hash, b == NULL ? 0 : b->hash);
	o->each(o->ctx, &f);
}

/* By its whole name. */
static void
named(const struct out *o, const char *in, struct kr_span text)
{
	struct kr_feature f = { in, text, KR_SPAN_NONE, 0 };
	char name[KR_FEATURE_NAME_MAX];

	if (strlen(in) + text.len + 1 > sizeof(name))
		return;
	f.hash = kr_feature_hash(kr_feature_name(&f, name));
	o->each(o->ctx, &f);
}

/* Endings and slips of the finger come late in a word. */
static size_t
begin_bytes(struct kr_span w)
{
	size_t n = 0, off = 0;

	if (w.len < BEGIN || w.ptr[0] == '_')
		return 0;
	for (; off < w.len && n < BEGIN; n++)
		(void)kr_text_next(w, &off);
	return n == BEGIN ? off : 0;
}

static struct word
word_hashed(struct kr_span text)
{
	struct word w = { .text = text, .begin = begin_bytes(text) };

	w.begin_hash = hash_of(kr_span_sub(text, 0, w.begin));
	w.hash = kr_fnv(w.begin_hash, kr_span_from(text, w.begin));
	return w;
}

static void
begin(const struct out *o, struct space in, const struct word *w)
{
	struct word b = { .text = kr_span_sub(w->text, 0, w->begin),
	    .hash = w->begin_hash };

	if (w->begin > 0)
		one(o, in, &b, NULL);
}

static unsigned
words(const struct out *o, struct kr_span text, const struct spaces *in)
{
	struct word before = { .begin = 0 };
	struct kr_span s;
	unsigned n = 0;

	for (size_t off = 0; n < KR_FEATURE_WORDS_MAX &&
	    kr_features_word(text, &off, &s); n++) {
		struct word w = word_hashed(s);

		one(o, in->word, &w, NULL);
		one(o, in->any, &w, NULL);
		one(o, in->also, &w, NULL);
		if (n > 0)
			one(o, in->pair, &before, &w);
		begin(o, in->begin, &w);
		before = w;
	}
	return n;
}

/* Rules whose hits mean the same whatever form a report comes in. */
static const struct {
	const char	*prefix, *space;
	size_t		 skip;		/* bytes of the rule's name */
} telling[] = {
	{ "__C_", "c:", 4 }, { "__LIFE_", "r:", 2 }, { "__CHILD_", "r:", 2 },
	{ "__OBJ_", "r:", 2 }, { "__SIG_", "r:", 2 }, { "__ABUSE_", "r:", 2 },
	{ "__CSAM", "r:", 2 }, { "__SIGN_", "r:", 2 }, { "__USED_", "r:", 2 },
	{ "__DANGER_", "r:", 2 }, { "__FOUND_", "r:", 2 },
	{ "__GORE_", "r:", 2 }, { "CHILD_", "r:", 0 }, { "GORE_", "r:", 0 },
	{ "DANGER_", "r:", 0 }, { "SCAM_", "r:", 0 }, { "UEMA_", "r:", 0 },
	{ "CAT_", "r:", 0 }, { "HARM_", "r:", 0 }, { "INCIDENT_", "r:", 0 },
	{ "SIGNIFICANT_", "r:", 0 }, { "NOBODY_", "r:", 0 },
	{ "REPORT_", "r:", 0 },
};

/* Nearly all differ in their first bytes, which is no work for a library. */
static bool
begins_with(const char *name, const char *prefix)
{
	while (*prefix != '\0' && *name == *prefix) {
		name++;
		prefix++;
	}
	return *prefix == '\0';
}

static void
hits(const struct out *o, const struct kr_hits *hits)
{
	for (size_t i = 0; i < hits->n; i++) {
		const char *name = hits->hit[i].rule->name;

		for (size_t t = 0; t < KR_NELEM(telling); t++)
			if (begins_with(name, telling[t].prefix))
				named(o, telling[t].space, kr_span_str(name +
				    telling[t].skip));
	}
}

void
kr_features_each(const struct kr_feature_text *t,
    void (*each)(void *ctx, const struct kr_feature *), void *ctx)
{
	const struct spaces subject = spaces("s:", "b:", "p:", "w:"),
	    narrative = spaces("w:", "b:", "p:", NULL),
	    evidence = spaces("e:", "eb:", "ep:", NULL);
	struct out o = { each, ctx };
	unsigned n;

	words(&o, t->subject, &subject);
	n = words(&o, t->narrative, &narrative);
	words(&o, t->evidence_subject, &evidence);
	words(&o, t->evidence, &evidence);
	if (t->hits != NULL)
		hits(&o, t->hits);
	named(&o, "x:", t->has_evidence ? KR_SPAN_LIT("evidence") :
	    KR_SPAN_LIT("no evidence"));
	named(&o, "x:", n < 8 ? KR_SPAN_LIT("silent") : n < 30 ?
	    KR_SPAN_LIT("brief") : n < 120 ? KR_SPAN_LIT("told") :
	    KR_SPAN_LIT("long"));
}
