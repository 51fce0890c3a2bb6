/* SPDX-License-Identifier: Apache-2.0 */
/* tokens.c - what the classifier sees of a message */
#include <string.h>

#include "classifier/tokens.h"

#define WORD_MAX	20	/* bytes; longer words say only that they are */
#define WORDS_MAX	1500	/* words looked at in a text */
#define NEAR		3	/* words of a subject that make pairs */
#define SHOWN_MAX	96	/* bytes of a name shown to people */

/* ---- keeping them -------------------------------------------------------- */

static uint64_t
mixed(uint64_t h)
{
	h *= 0x9E3779B97F4A7C15u;
	return h ^ h >> 29;
}

static void
name_keep(struct kr_taking *t, char kind, struct kr_span a, struct kr_span b)
{
	struct kr_tokens *o = t->out;
	char name[SHOWN_MAX];
	size_t n = 0;

	if (!t->named)
		return;
	name[n++] = kind;
	name[n++] = ':';
	for (size_t i = 0; i < a.len && n < SHOWN_MAX; i++)
		name[n++] = a.ptr[i];
	if (b.ptr != NULL && n < SHOWN_MAX)
		name[n++] = ' ';
	for (size_t i = 0; i < b.len && n < SHOWN_MAX; i++)
		name[n++] = b.ptr[i];
	if (!KR_ARENA_ROOM(t->arena, o->name, o->n, &o->cap_name)) {
		t->failed = true;
		return;
	}
	o->name[o->n] = kr_arena_copy(t->arena, (struct kr_span){ name, n });
	t->failed |= o->name[o->n].ptr == NULL;
}

static void
keep(struct kr_taking *t, uint64_t hash, char kind, struct kr_span a,
    struct kr_span b)
{
	uint32_t h = (uint32_t)(mixed(hash) >> 32);
	uint32_t place = h >> (32 - KR_TOKEN_BITS);
	uint64_t bit = UINT64_C(1) << (place & 63);
	struct kr_tokens *o = t->out;

	if ((t->seen[place >> 6] & bit) != 0)
		return;
	t->seen[place >> 6] |= bit;
	if (o->n == o->cap &&
	    !KR_ARENA_ROOM(t->arena, o->hash, o->n, &o->cap)) {
		t->failed = true;
		return;
	}
	name_keep(t, kind, a, b);
	o->hash[o->n++] = h;
}

static uint64_t
hash_of(char kind, struct kr_span s)
{
	return kr_fnv(kr_fnv(KR_FNV_START, (struct kr_span){ &kind, 1 }), s);
}

void
kr_token_take(struct kr_taking *t, char kind, struct kr_span name)
{
	keep(t, hash_of(kind, name), kind, name, KR_SPAN_NONE);
}

/* ---- words -------------------------------------------------------------- */

struct word {
	struct kr_span	text;
	uint64_t	hash;
};

enum class { GAP, LETTER, DIGIT, MARK, LEAD, ALONE, SKIP };

static enum class
class_of(unsigned char c)
{
	if ((c >= 'a' && c <= 'z') || c == '_' || (c >= 'A' && c <= 'Z'))
		return LETTER;
	if (c >= '0' && c <= '9')
		return DIGIT;
	if (c == '!' || c == '?' || c == '$' || c == '%')
		return MARK;
	if (c == '\'')
		return SKIP;
	if (c < 0x80)
		return GAP;
	if (c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF)
		return LEAD;
	return (c >= 0xE4 && c <= 0xE9) || c >= 0xF0 ? ALONE : LETTER;
}

static size_t
width(unsigned char lead)
{
	return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/*
 * A character that begins with one of the leads of punctuation: general
 * marks are gaps, amounts are marks, kana and the rest stand alone.
 */
static enum class
lead_class(struct kr_span s, size_t at)
{
	unsigned char c = (unsigned char)s.ptr[at];
	unsigned char d = at + 1 < s.len ? (unsigned char)s.ptr[at + 1] : 0;
	unsigned char e = at + 2 < s.len ? (unsigned char)s.ptr[at + 2] : 0;

	if (c == 0xC2)
		return d == 0xA3 ? MARK : GAP;
	if (c == 0xE2)
		return d == 0x80 && e == 0x99 ? SKIP :
		    d == 0x82 && e == 0xAC ? MARK : GAP;
	if (c == 0xE3)
		return d == 0x80 ? GAP : ALONE;
	return GAP;
}

/* The end of what goes on without a blank; what is in it. */
static size_t
chunk_end(struct kr_span s, size_t at, bool *address, bool *url)
{
	*address = *url = false;
	for (; at < s.len && s.ptr[at] != ' ' && s.ptr[at] != '\n' &&
	    s.ptr[at] != '\t' && s.ptr[at] != '<' && s.ptr[at] != '>'; at++) {
		*address |= s.ptr[at] == '@';
		*url |= s.ptr[at] == '/' && at + 1 < s.len &&
		    s.ptr[at + 1] == '/';
	}
	return at;
}

struct words {
	struct kr_span	 s;
	size_t		 at, chunk;	/* chunk: end of the one looked at */
};

/* An address (URL), or one of mail, that begins there: a word of its own. */
static bool
address_take(struct words *w, struct word *ret)
{
	bool address, url;

	w->chunk = chunk_end(w->s, w->at, &address, &url);
	if (!address && !url)
		return false;
	w->at = w->chunk;
	ret->text = url ? KR_SPAN_LIT("_url_") : KR_SPAN_LIT("_addr_");
	ret->hash = url ? 0x75726c : 0x61646472;
	return true;
}

static enum class
class_at(struct kr_span s, size_t at)
{
	enum class k = class_of((unsigned char)s.ptr[at]);

	return k == LEAD ? lead_class(s, at) : k;
}

static struct kr_span
taken_since(struct words *w, size_t from)
{
	if (w->at > w->s.len)
		w->at = w->s.len;	/* a character that was cut short */
	return kr_span_sub(w->s, from, w->at - from);
}

/* Every digit counts as 0, and those beyond the sixth character not at all. */
static void
letters_take(struct words *w, struct word *ret)
{
	const struct kr_span s = w->s;
	size_t from = w->at, n = 0;
	uint64_t h = KR_FNV_START;

	for (; w->at < s.len; w->at += width((unsigned char)s.ptr[w->at])) {
		unsigned char c = (unsigned char)s.ptr[w->at];
		enum class k = class_at(s, w->at);

		if (k == SKIP)
			continue;
		if (k != LETTER && k != DIGIT)
			break;
		if (k == DIGIT && n >= 6)
			continue;
		h = (h ^ (k == DIGIT ? '0' : c)) * KR_FNV_FACTOR;
		for (size_t i = 1; c >= 0xC0 && i < width(c) &&
		    w->at + i < s.len; i++)
			h = (h ^ (unsigned char)s.ptr[w->at + i]) *
			    KR_FNV_FACTOR;
		n += width(c);
	}
	ret->text = taken_since(w, from);
	ret->hash = h;
	if (n > WORD_MAX) {
		ret->text = KR_SPAN_LIT("_long_");
		ret->hash = 0x6c6f6e67;
	}
}

static bool
word_next(struct words *w, struct word *ret)
{
	const struct kr_span s = w->s;

	while (w->at < s.len) {
		unsigned char c = (unsigned char)s.ptr[w->at];
		size_t from = w->at;
		enum class k;

		if (w->at >= w->chunk) {
			if (c == ' ' || c == '\n' || c == '\t' || c == '<' ||
			    c == '>') {
				w->at++;
				continue;
			}
			if (address_take(w, ret))
				return true;
		}
		k = class_at(s, w->at);
		if (k == LETTER || k == DIGIT) {
			letters_take(w, ret);
			return true;
		}
		w->at += width(c);
		if (k == GAP || k == SKIP)
			continue;
		ret->text = taken_since(w, from);
		ret->hash = hash_of(0, ret->text);
		return true;
	}
	return false;
}

/*
 * Each word, and each pair of it with the near ones before.  Pairs of a whole
 * text were measured: they crowd the table and gain nothing on mail of other
 * collections.
 */
static unsigned
text_take(struct kr_taking *t, char kind, unsigned near, struct kr_span text)
{
	struct words w = { text, 0, 0 };
	struct word now, before[NEAR];
	unsigned n = 0;

	for (; n < WORDS_MAX && word_next(&w, &now); n++) {
		keep(t, now.hash + (uint64_t)kind * 0x10001, kind, now.text,
		    KR_SPAN_NONE);
		for (unsigned d = 1; d <= near && d <= n; d++) {
			const struct word *b = &before[(n - d) % NEAR];

			keep(t, mixed(b->hash + (uint64_t)kind * 0x10001 + d)
			    + now.hash, kind, b->text, now.text);
		}
		before[n % NEAR] = now;
	}
	return n;
}

/* ---- what the rules saw ------------------------------------------------- */

/*
 * Rules of ours that say what a message is about; those of others, which a
 * site may load, have no weight in the shipped model.
 */
static const char *const telling[] = {
	"SPAM_", "SCAM_", "HAM_", "UEMA_", "__UEMA_", "__C_", "__LURE_",
};

bool
kr_tokens_know_rule(const struct kr_rule *rule)
{
	struct kr_span name = kr_span_str(rule->name);

	for (size_t i = 0; i < KR_NELEM(telling); i++)
		if (kr_span_casestarts(name, telling[i]))
			return true;
	return false;
}

static void
hits_take(struct kr_taking *t, const struct kr_hits *hits)
{
	for (size_t i = 0; i < hits->n; i++)
		if (hits->hit[i].scope != KR_SCOPE_REPORT &&
		    kr_tokens_know_rule(hits->hit[i].rule))
			kr_token_take(t, 'r',
			    kr_span_str(hits->hit[i].rule->name));
}

/* ---- all of them -------------------------------------------------------- */

enum kr_rc
kr_tokens_read(const struct kr_exhibit *x, const struct kr_hits *hits,
    bool named, struct kr_arena *arena, struct kr_tokens *ret,
    struct kr_err *err)
{
	struct kr_taking t = { .out = ret, .arena = arena, .named = named,
	    .exhibit = x };
	struct kr_span subject;

	memset(ret, 0, sizeof(*ret));
	t.seen = kr_arena_zalloc(arena, KR_TOKEN_PLACES / 64,
	    sizeof(*t.seen));
	ret->cap = 1024;
	ret->hash = kr_arena_alloc(arena, ret->cap, sizeof(*ret->hash));
	if (t.seen == NULL || ret->hash == NULL)
		return kr_fail(err, KR_E_NOMEM, 0,
		    "classifier: arena is full");
	subject = kr_text_fold_span(kr_tokens_subject(x->subject), arena);
	text_take(&t, 's', NEAR, subject);
	text_take(&t, 'w', 0, subject);
	ret->words = text_take(&t, 'w', 0, x->folded->text);
	text_take(&t, 'n', 1, kr_text_fold_span(x->from_name, arena));
	if (hits != NULL)
		hits_take(&t, hits);
	kr_tokens_sender(&t);
	kr_tokens_urls(&t);
	ret->told = ret->n;
	kr_tokens_header(&t);
	kr_tokens_structure(&t);
	if (t.failed)
		return kr_fail(err, KR_E_NOMEM, 0,
		    "classifier: arena is full");
	return KR_OK;
}
