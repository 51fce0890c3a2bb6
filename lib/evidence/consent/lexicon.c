/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon.c - the words of all tables, found where they stand
 */
#include <pthread.h>
#include <string.h>

#include "evidence/consent/lexicon.h"

#define END UINT16_MAX
#define CHAINS 4096u
#define BEGIN_MAX 6u	/* bytes that choose a chain */
#define WORDS_MAX 8000u	/* or kr_clauses_read() fails */
#define MAY_BYTES 3u
#define MAYS 16384u	/* bits; far more than words that are looked for */

/*
 * The words of all languages, chained by how they begin: those of one byte,
 * of two, and so on.
 */
struct index {
	uint16_t		 first[BEGIN_MAX][CHAINS];
	bool			 goes_on[BEGIN_MAX][CHAINS]; /* as longer ones */
	struct kr_lexicon_word	 word[WORDS_MAX];
	size_t			 n;
	bool			 full;
	/* Of how words begin with MAY_BYTES, or a shorter one goes on. */
	uint64_t		 may[MAYS / 64];
};

/* What stands for the n bytes at p. */
static unsigned
key_of(const char *p, unsigned n)
{
	unsigned key = 0;

	for (unsigned i = 0; i < n; i++)
		key = key * 31 + (unsigned char)p[i];
	return key;
}

static unsigned
begin_of(size_t len)
{
	return len < BEGIN_MAX ? (unsigned)len : BEGIN_MAX;
}

static unsigned
may_of(const char *p)
{
	return key_of(p, MAY_BYTES) * 0x9E3779B1u >> 18;
}

_Static_assert(MAYS == 1u << (32 - 18), "bits of may_of()");

static void
may_add(struct index *x, const char *word, size_t len)
{
	char begin[MAY_BYTES] = { 0 };
	unsigned at;

	memcpy(begin, word, len < MAY_BYTES ? len : MAY_BYTES);
	if (len < MAY_BYTES - 1) {	/* no language has such a word */
		memset(x->may, 0xFF, sizeof(x->may));
		return;
	}
	/* Whatever follows a word of two bytes. */
	for (unsigned c = 0; c < (len < MAY_BYTES ? 256u : 1u); c++) {
		if (len < MAY_BYTES)
			begin[MAY_BYTES - 1] = (char)c;
		at = may_of(begin);
		x->may[at / 64] |= UINT64_C(1) << at % 64;
	}
}

static void
index_add(struct index *x, const struct kr_consent_words *row,
    const char *word, size_t len)
{
	bool stem = word[len - 1] == '*';
	unsigned n = begin_of(len - stem);
	uint16_t *first = &x->first[n - 1][key_of(word, n) % CHAINS];

	if (x->n == WORDS_MAX) {
		x->full = true;
		return;
	}
	x->word[x->n] = (struct kr_lexicon_word){ .word = word,
	    .class = (unsigned char)row->class, .next = *first,
	    .foreign = row->language[0] != '\0' &&
	    strcmp(row->language, "en") != 0,
	    .stem = stem, .len = (unsigned char)(len - stem),
	    .last = word[len - stem - 1] };
	*first = (uint16_t)x->n++;
	may_add(x, word, len - stem);
	while (--n > 0)
		x->goes_on[n - 1][key_of(word, n) % CHAINS] = true;
}

static void
index_add_row(struct index *x, const struct kr_consent_words *row)
{
	const char *w = row->words;

	for (size_t len; *w != '\0'; w += len + (w[len] == '|')) {
		for (len = 0; w[len] != '\0' && w[len] != '|'; len++)
			;
		index_add(x, row, w, len);
	}
}

/* Words of every class in the set, a bit for each. */
static void
index_build(struct index *x, uint64_t classes)
{
	memset(x->first, 0xFF, sizeof(x->first));	/* END */
	for (size_t i = 0; kr_consent_tables[i] != NULL; i++)
		for (const struct kr_consent_words *row =
		    kr_consent_tables[i]; row->words != NULL; row++)
			if ((classes >> row->class & 1) != 0)
				index_add_row(x, row);
}

/*
 * Every rule that gives a verdict asks for the Police, the law, another
 * agency, or "between us"; and a child is noted.
 */
#define KEYS (UINT64_C(1) << KR_CW_POLICE | UINT64_C(1) << KR_CW_LAW | \
    UINT64_C(1) << KR_CW_OTHER | UINT64_C(1) << KR_CW_KEEP | \
    UINT64_C(1) << KR_CW_CHILD)

/* Made once, from data that never change. */
static struct lexicon {
	struct index	 keys;	/* words without which nothing is said */
	struct index	 all;
} lexicon;

static void
lexicon_make(void)
{
	index_build(&lexicon.keys, KEYS);
	index_build(&lexicon.all, UINT64_MAX);
}

static const struct lexicon *
lexicon_get(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, lexicon_make);
	return &lexicon;
}

bool
kr_lexicon_ready(void)
{
	return !lexicon_get()->all.full;
}

/* Chinese, Japanese, Korean: words do not stand apart. */
static bool
unspaced(uint32_t c)
{
	return (c >= 0x2E80 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) ||
	    (c >= 0xF900 && c < 0xFB00);
}

static bool
letter(uint32_t c)
{
	return c < 0x80 ? kr_is_alnum((char)c) :
	    c >= 0xC0 && c != 0x060C && c != 0x061B &&
	    !(c >= 0x2000 && c < 0x2E80) && !(c >= 0x3000 && c < 0x3040);
}

bool
kr_lexicon_letter(struct kr_span s, size_t off)
{
	uint32_t c;

	if (off >= s.len)
		return false;
	c = kr_text_next(s, &off);
	return letter(c) && !unspaced(c);
}

size_t
kr_lexicon_word_end(struct kr_span s, size_t off)
{
	size_t at = off;
	uint32_t c = kr_text_next(s, &at);

	if (!letter(c) || unspaced(c))
		return at;
	for (size_t end = at; at < s.len; end = at) {
		c = kr_text_next(s, &at);
		if (!letter(c) || unspaced(c))
			return end;
	}
	return at;
}

static bool
word_fits(const struct kr_lexicon_word *w, struct kr_span s, size_t off)
{
	size_t last, end = off + w->len;
	uint32_t c;

	/* In most scripts the last byte tells more than the first ones. */
	if (s.len - off < w->len ||
	    s.ptr[off + w->len - 1] != w->last ||
	    memcmp(s.ptr + off, w->word, w->len) != 0)
		return false;
	if (w->stem || end == s.len)
		return true;
	c = kr_text_next(s, &end);
	for (last = off + w->len - 1; ((unsigned char)s.ptr[last] & 0xC0) ==
	    0x80; last--)
		;
	return !letter(c) || unspaced(c) || unspaced(kr_text_next(s, &last));
}

/*
 * The words that may begin at off, short ones first: the next of i, or the
 * first if i is NULL; NULL after the last.
 */
static const struct kr_lexicon_word *
candidate(const struct index *x, struct kr_span s, size_t off,
    const struct kr_lexicon_word *i)
{
	uint16_t next = i != NULL ? i->next : END;
	unsigned n = i != NULL ? begin_of(i->len) : 0;
	unsigned key = next == END ? key_of(s.ptr + off, n) : 0;

	while (next == END && n < BEGIN_MAX && n < s.len - off &&
	    (n == 0 || x->goes_on[n - 1][key % CHAINS])) {
		key = key * 31 + (unsigned char)s.ptr[off + n];
		next = x->first[n++][key % CHAINS];
	}
	return next == END ? NULL : &x->word[next];
}

/* Of those, the ones that are there. */
static const struct kr_lexicon_word *
fitting(const struct index *x, struct kr_span s, size_t off,
    const struct kr_lexicon_word *w)
{
	while ((w = candidate(x, s, off, w)) != NULL)
		if (word_fits(w, s, off))
			return w;
	return NULL;
}

/* Most words begin none: one look, where three are there to be seen. */
static bool
may_fit(const struct index *x, struct kr_span s, size_t off)
{
	unsigned at;

	if (s.len - off < MAY_BYTES)
		return true;
	at = may_of(s.ptr + off);
	return (x->may[at / 64] >> at % 64 & 1) != 0;
}

const struct kr_lexicon_word *
kr_lexicon_next(struct kr_span s, size_t off,
    const struct kr_lexicon_word *last)
{
	return fitting(&lexicon_get()->all, s, off, last);
}

/* Does a key of these classes, a bit each, occur? */
static bool
occurs(struct kr_span s, uint64_t classes)
{
	const struct index *x = &lexicon_get()->keys;

	size_t off = 0;

	while (off < s.len) {
		const struct kr_lexicon_word *w = NULL;

		while (may_fit(x, s, off) &&
		    (w = fitting(x, s, off, w)) != NULL)
			if ((classes & KR_LEXICON_BIT(w->class)) != 0)
				return true;
		/* Not within a character, nor a word of letters of ASCII. */
		while (off++, off < s.len && ((s.ptr[off] & 0xC0) == 0x80 ||
		    (kr_is_alnum(s.ptr[off - 1]) && kr_is_alnum(s.ptr[off]))))
			;
	}
	return false;
}

bool
kr_lexicon_occurs(struct kr_span s)
{
	return occurs(s, KEYS);
}

bool
kr_lexicon_police(struct kr_span s)
{
	return occurs(s, KR_LEXICON_BIT(KR_CW_POLICE));
}

uint64_t
kr_lexicon_classes(struct kr_span s, size_t off, size_t *end)
{
	const struct kr_lexicon_word *w = NULL;
	uint64_t classes = 0;
	size_t len = 0;

	*end = off;
	while ((w = kr_lexicon_next(s, off, w)) != NULL) {
		if (w->len > len) {
			len = w->len;
			classes = 0;
		}
		if (w->len < len)
			continue;
		classes |= KR_LEXICON_BIT(w->class);
		*end = w->stem && kr_lexicon_letter(s, off + len) ?
		    kr_lexicon_word_end(s, off + len) : off + len;
	}
	return classes;
}
