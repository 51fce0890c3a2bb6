/* SPDX-License-Identifier: Apache-2.0 */
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

/*
 * An address (URL), or one of mail, that begins there; absent if none does.
 *   end  of the letters and digits that begin there: nearly always a blank
 *        follows, and then it is none.
 */
static struct kr_span
address_at(struct kr_span s, size_t at, size_t end)
{
	char c = s.ptr[at];

	if ((c == 'h' || c == 'w') && starts_url(kr_span_from(s, at)))
		return KR_SPAN_LIT("_url_");
	if (end < s.len && s.ptr[end] != ' ' && (unsigned char)c < 0x80 &&
	    (at == 0 || s.ptr[at - 1] == ' ' || s.ptr[at - 1] == '<') &&
	    starts_address(kr_span_from(s, at)))
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

/* next: so far there are letters and digits. */
static void
letters_take(struct kr_span s, size_t *off, size_t next, struct kr_span *word)
{
	size_t at = *off, end;

	for (end = next; end < s.len; end = next) {
		uint32_t c;

		next = end + 1;
		if (kr_is_alnum(s.ptr[end]))
			continue;
		if ((unsigned char)s.ptr[end] < 0x80)
			break;
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

static size_t
alnum_end(struct kr_span s, size_t off)
{
	while (off < s.len && kr_is_alnum(s.ptr[off]))
		off++;
	return off;
}

/* A mark or a sum that begins there counts as a word. */
static bool
mark_take(struct kr_span s, size_t *off, struct kr_span *word)
{
	size_t at = *off, end;

	if (s.ptr[at] == '?' || s.ptr[at] == '!') {
		*off = at + 1;
		*word = kr_span_sub(s, at, 1);
		return true;
	}
	end = money_end(s, at);
	if (end == at)
		return false;
	*off = end;
	*word = KR_SPAN_LIT("_money_");
	return true;
}

bool
kr_features_word(struct kr_span s, size_t *off, struct kr_span *word)
{
	while (*off < s.len) {
		size_t at = *off, next, end = alnum_end(s, at);
		uint32_t c;

		if (end == at && mark_take(s, off, word))
			return true;
		c = peek(s, at, &next);
		if (end == at && !kr_text_in_word(c)) {
			*off = next;
			continue;
		}
		*word = address_at(s, at, end);
		if (word->len > 0) {
			*off = to_blank(s, at);
			return true;
		}
		if (kr_text_unspaced(c)) {
			if (pair_take(s, off, next, word))
				return true;
			continue;
		}
		if (!kr_is_digit(s.ptr[at]) || !number_take(s, off, word))
			letters_take(s, off, end > at ? end : next, word);
		return true;
	}
	return false;
}

/* ---- names --------------------------------------------------------------- */

#define BEGIN 5			/* characters of a word's begin */

static const char *const spaces[KR_FEATURE_SPACES] = {
	[KR_FEATURE_WORD] = "w:", [KR_FEATURE_SUBJECT] = "s:",
	[KR_FEATURE_EVIDENCE] = "e:", [KR_FEATURE_ANY] = "a:",
	[KR_FEATURE_BEGIN] = "p:", [KR_FEATURE_EVIDENCE_BEGIN] = "ep:",
	[KR_FEATURE_PAIR] = "b:", [KR_FEATURE_EVIDENCE_PAIR] = "eb:",
	[KR_FEATURE_CONCEPT] = "c:", [KR_FEATURE_RULE] = "r:",
	[KR_FEATURE_STRUCTURE] = "x:",
};

/* The subject's words count among those of the narrative as well. */
const struct kr_feature_spaces kr_feature_spaces[KR_FEATURE_PARTS] = {
	[KR_FEATURE_OF_SUBJECT] = { KR_FEATURE_SUBJECT, KR_FEATURE_WORD,
	    KR_FEATURE_PAIR, KR_FEATURE_BEGIN },
	[KR_FEATURE_OF_NARRATIVE] = { KR_FEATURE_WORD, KR_FEATURE_SPACES,
	    KR_FEATURE_PAIR, KR_FEATURE_BEGIN },
	[KR_FEATURE_OF_TITLE] = { KR_FEATURE_EVIDENCE, KR_FEATURE_SPACES,
	    KR_FEATURE_EVIDENCE_PAIR, KR_FEATURE_EVIDENCE_BEGIN },
	[KR_FEATURE_OF_MATTER] = { KR_FEATURE_EVIDENCE, KR_FEATURE_SPACES,
	    KR_FEATURE_EVIDENCE_PAIR, KR_FEATURE_EVIDENCE_BEGIN },
};

/* The factor is an odd one of many bits, so that all of them count. */
static uint64_t
stir(uint64_t h)
{
	h *= 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

/* Fewer than eight bytes, of which some may be read twice. */
static uint64_t
bytes_read(const char *p, size_t n)
{
	uint32_t head, tail;
	uint64_t v = 0;

	if (n >= sizeof(head)) {
		memcpy(&head, p, sizeof(head));
		memcpy(&tail, p + n - sizeof(tail), sizeof(tail));
		return (uint64_t)head << 32 | tail;
	}
	for (size_t i = 0; i < n; i++)
		v = v << 8 | (unsigned char)p[i];
	return v;
}

/* Names are short, and nobody profits from a collision. */
uint64_t
kr_feature_hash(struct kr_span s)
{
	uint64_t h = s.len, v;

	for (; s.len >= sizeof(v); s = kr_span_from(s, sizeof(v))) {
		memcpy(&v, s.ptr, sizeof(v));
		h = stir(h ^ v);
	}
	return stir(h ^ bytes_read(s.ptr, s.len));
}

uint64_t
kr_feature_mix(enum kr_feature_space space, uint64_t first, uint64_t second)
{
	return stir(stir(first + (uint64_t)space) + second);
}

struct kr_span
kr_feature_name(const struct kr_feature *f, char buf[KR_FEATURE_NAME_MAX])
{
	size_t n = strlen(spaces[f->space]);

	memcpy(buf, spaces[f->space], n);
	memcpy(buf + n, f->first.ptr, f->first.len);
	n += f->first.len;
	if (f->second.ptr != NULL) {
		buf[n++] = ' ';
		memcpy(buf + n, f->second.ptr, f->second.len);
		n += f->second.len;
	}
	return (struct kr_span){ buf, n };
}

static bool
is_pair(enum kr_feature_space space)
{
	return space == KR_FEATURE_PAIR || space == KR_FEATURE_EVIDENCE_PAIR;
}

bool
kr_feature_read(struct kr_span name, struct kr_feature *ret)
{
	for (unsigned i = 0; i < KR_FEATURE_SPACES; i++) {
		size_t n = strlen(spaces[i]), blank;

		if (name.len < n || *name.ptr != *spaces[i] ||
		    memcmp(name.ptr, spaces[i], n) != 0)
			continue;
		*ret = (struct kr_feature){ (enum kr_feature_space)i,
		    kr_span_from(name, n), KR_SPAN_NONE };
		blank = kr_span_chr(ret->first, 0, ' ');
		if (blank != SIZE_MAX && is_pair(ret->space)) {
			ret->second = kr_span_from(ret->first, blank + 1);
			ret->first.len = blank;
		}
		return true;
	}
	return false;
}

/* ---- words --------------------------------------------------------------- */

/* Endings and slips of the finger come late in a word. */
static size_t
begin_bytes(struct kr_span w)
{
	size_t n = 0, off = 0;

	if (w.len < BEGIN || w.ptr[0] == '_')
		return 0;
	for (; off < w.len && n < BEGIN; n++)
		if ((unsigned char)w.ptr[off] < 0x80)
			off++;
		else
			(void)kr_text_next(w, &off);
	return n == BEGIN ? off : 0;
}

bool
kr_feature_word_next(struct kr_span folded, size_t *off,
    struct kr_feature_word *ret)
{
	if (!kr_features_word(folded, off, &ret->text))
		return false;
	ret->begin = begin_bytes(ret->text);
	ret->hash = kr_feature_hash(ret->text);
	if (ret->begin > 0)
		ret->begin_hash = kr_feature_hash(kr_span_sub(ret->text, 0,
		    ret->begin));
	return true;
}

struct out {
	kr_feature_each	*each;
	void		*ctx;
};

static void
one(const struct out *o, enum kr_feature_space space, struct kr_span first,
    struct kr_span second)
{
	const struct kr_feature f = { space, first, second };

	if (space != KR_FEATURE_SPACES && strlen(spaces[space]) + first.len +
	    second.len + 1 <= KR_FEATURE_NAME_MAX)
		o->each(o->ctx, &f);
}

static unsigned
words(const struct out *o, struct kr_span text,
    const struct kr_feature_spaces *in)
{
	struct kr_feature_word w;
	struct kr_span before = KR_SPAN_NONE;
	unsigned n = 0;

	for (size_t off = 0; n < KR_FEATURE_WORDS_MAX &&
	    kr_feature_word_next(text, &off, &w); n++) {
		one(o, in->word, w.text, KR_SPAN_NONE);
		one(o, KR_FEATURE_ANY, w.text, KR_SPAN_NONE);
		one(o, in->also, w.text, KR_SPAN_NONE);
		if (n > 0)
			one(o, in->pair, before, w.text);
		if (w.begin > 0)
			one(o, in->begin, kr_span_sub(w.text, 0, w.begin),
			    KR_SPAN_NONE);
		before = w.text;
	}
	return n;
}

/* ---- what else is known -------------------------------------------------- */

/* Rules whose hits mean the same whatever form a report comes in. */
static const struct {
	const char		*prefix;
	enum kr_feature_space	 space;
	size_t			 skip;	/* bytes of the rule's name */
} telling[] = {
	{ "__C_", KR_FEATURE_CONCEPT, 4 }, { "__LIFE_", KR_FEATURE_RULE, 2 },
	{ "__CHILD_", KR_FEATURE_RULE, 2 }, { "__OBJ_", KR_FEATURE_RULE, 2 },
	{ "__SIG_", KR_FEATURE_RULE, 2 }, { "__ABUSE_", KR_FEATURE_RULE, 2 },
	{ "__CSAM", KR_FEATURE_RULE, 2 }, { "__SIGN_", KR_FEATURE_RULE, 2 },
	{ "__USED_", KR_FEATURE_RULE, 2 }, { "__DANGER_", KR_FEATURE_RULE, 2 },
	{ "__FOUND_", KR_FEATURE_RULE, 2 }, { "__GORE_", KR_FEATURE_RULE, 2 },
	{ "CHILD_", KR_FEATURE_RULE, 0 }, { "GORE_", KR_FEATURE_RULE, 0 },
	{ "DANGER_", KR_FEATURE_RULE, 0 }, { "SCAM_", KR_FEATURE_RULE, 0 },
	{ "UEMA_", KR_FEATURE_RULE, 0 }, { "CAT_", KR_FEATURE_RULE, 0 },
	{ "HARM_", KR_FEATURE_RULE, 0 }, { "INCIDENT_", KR_FEATURE_RULE, 0 },
	{ "SIGNIFICANT_", KR_FEATURE_RULE, 0 },
	{ "NOBODY_", KR_FEATURE_RULE, 0 }, { "REPORT_", KR_FEATURE_RULE, 0 },
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
				one(o, telling[t].space, kr_span_str(name +
				    telling[t].skip), KR_SPAN_NONE);
	}
}

void
kr_features_told(const struct kr_feature_text *t, unsigned words,
    kr_feature_each *each, void *ctx)
{
	const struct out o = { each, ctx };

	if (t->hits != NULL)
		hits(&o, t->hits);
	one(&o, KR_FEATURE_STRUCTURE, t->has_evidence ?
	    KR_SPAN_LIT("evidence") : KR_SPAN_LIT("no evidence"),
	    KR_SPAN_NONE);
	one(&o, KR_FEATURE_STRUCTURE, words < 8 ? KR_SPAN_LIT("silent") :
	    words < 30 ? KR_SPAN_LIT("brief") : words < 120 ?
	    KR_SPAN_LIT("told") : KR_SPAN_LIT("long"), KR_SPAN_NONE);
}

void
kr_features_each(const struct kr_feature_text *t, kr_feature_each *each,
    void *ctx)
{
	const struct out o = { each, ctx };
	unsigned n[KR_FEATURE_PARTS];

	for (unsigned p = 0; p < KR_FEATURE_PARTS; p++)
		n[p] = words(&o, t->part[p], &kr_feature_spaces[p]);
	kr_features_told(t, n[KR_FEATURE_OF_NARRATIVE], each, ctx);
}
