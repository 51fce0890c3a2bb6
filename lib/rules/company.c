/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands beside a literal in every match of a pattern.
 *
 * "(?:sent|gave) (?:\S+ ){0,4}(?:shoes|boots)" waits for "sent ", which is
 * met often, and mostly no shoes are near.  To see that costs less than to
 * try the pattern: a bit for the first bytes of each string that may stand
 * there, and a look at the beginnings of words within reach.
 */
#include <string.h>

#include "rules/set.h"

#define DEEP 3			/* bytes of a string that are looked at */

/* Letters of either case look the same. */
#define EITHER_CASE UINT32_C(0x202020)

/* n bytes at off. */
static inline uint32_t
bytes_of(const char *p, unsigned n)
{
	uint32_t v = (unsigned char)p[0];

	if (n > 1)
		v |= (uint32_t)(unsigned char)p[1] << 8;
	if (n > 2)
		v |= (uint32_t)(unsigned char)p[2] << 16;
	return (v | EITHER_CASE) + (n << 24);
}

static inline uint32_t
place_of(uint32_t bytes)
{
	return (uint32_t)((uint64_t)(bytes * UINT32_C(2654435761)) *
	    KR_COMPANY_BITS >> 32);
}

static inline bool
has(const struct kr_company *c, const char *p, unsigned n)
{
	return kr_bit_has(c->bit, place_of(bytes_of(p, n)));
}

struct kr_company
kr_company_of(const struct kr_beside *b)
{
	struct kr_company c = { .word = b->word, .alnum = b->word };

	if (b->far.blanks > KR_COMPANY_REACH)
		return c;
	c.bytes = b->far.bytes < UINT16_MAX ? (uint16_t)b->far.bytes :
	    UINT16_MAX;
	c.blanks = (unsigned char)b->far.blanks;
	for (size_t i = 0; i < b->n; i++) {
		unsigned n = b->item[i].len < DEEP ?
		    (unsigned)b->item[i].len : DEEP;

		kr_bit_set(c.bit, place_of(bytes_of(b->item[i].ptr, n)));
		c.lengths = (unsigned char)(c.lengths | 1u << n);
		c.alnum &= n > 0 && kr_is_alnum(b->item[i].ptr[0]);
	}
	return c;
}

/* ---- marks of a text ----------------------------------------------------- */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define TOPS EACH(0x80)

/* The top bits of the bytes of v, which are ASCII, that are at least c. */
static inline uint64_t
at_least(uint64_t v, unsigned c)
{
	return v + EACH(0x80 - c);
}

/* A bit for each byte whose top bit is set, in their order. */
static inline unsigned
tops(uint64_t v)
{
	return (unsigned)(((v & TOPS) >> 7) * UINT64_C(0x0102040810204080) >>
	    56);
}

/* Which of eight bytes, the first the lowest, are blanks; letters, digits. */
static inline void
eight_mark(uint64_t v, unsigned *blank, unsigned *alnum)
{
	uint64_t ascii = ~v, low = v & ~TOPS, small = low | EACH(0x20);

	*blank = tops(ascii & ~at_least(low ^ EACH(' '), 1));
	*alnum = tops(ascii & ((at_least(small, 'a') &
	    ~at_least(small, 'z' + 1)) | (at_least(low, '0') &
	    ~at_least(low, '9' + 1))));
}

/* n of them, the first the lowest. */
static inline uint64_t
eight(const char *p, size_t n)
{
	uint64_t v = 0;

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (n == sizeof(v)) {
		memcpy(&v, p, sizeof(v));
		return v;
	}
#endif
	for (size_t i = 0; i < n; i++)
		v |= (uint64_t)(unsigned char)p[i] << 8 * i;
	return v;
}

bool
kr_marks_make(struct kr_marks *m, struct kr_span s, struct kr_arena *arena)
{
	uint64_t before = 0;	/* 1: a letter or digit */
	size_t words = kr_bits_words(s.len);

	m->blank = kr_arena_zalloc(arena, words, sizeof(*m->blank));
	m->begin = kr_arena_zalloc(arena, words, sizeof(*m->begin));
	if (m->blank == NULL || m->begin == NULL)
		return false;
	for (size_t off = 0; off < s.len; off += 8) {
		size_t n = s.len - off < 8 ? s.len - off : 8;
		unsigned blank, alnum, shift = off % KR_WORD_BITS;

		eight_mark(eight(s.ptr + off, n), &blank, &alnum);
		m->blank[off / KR_WORD_BITS] |= (uint64_t)blank << shift;
		m->begin[off / KR_WORD_BITS] |= (uint64_t)(alnum &
		    ~(alnum << 1 | before)) << shift;
		before = alnum >> 7;
	}
	return true;
}

/* ---- looking ------------------------------------------------------------- */

/* May one of its strings stand at off, where a word may begin? */
static inline bool
may_stand(const struct kr_company *c, struct kr_span s, size_t off)
{
	const char *p = s.ptr + off;
	size_t left = s.len - off;

	return (left >= 3 && (c->lengths & 1 << 3) != 0 && has(c, p, 3)) ||
	    (left >= 2 && (c->lengths & 1 << 2) != 0 && has(c, p, 2)) ||
	    ((c->lengths & 1 << 1) != 0 && has(c, p, 1));
}

static inline bool
inside_word(struct kr_span s, size_t off)
{
	return off > 0 && kr_is_alnum(s.ptr[off]) &&
	    kr_is_alnum(s.ptr[off - 1]);
}

/* Behind the blank of so many before it that comes at or after last. */
static size_t
blanks_end(const struct kr_marks *m, size_t base, size_t last, size_t end,
    unsigned blanks)
{
	size_t word = (base + last) / KR_WORD_BITS;
	uint64_t left = m->blank[word] & UINT64_MAX << (base + last) %
	    KR_WORD_BITS;

	for (;; left = m->blank[++word]) {
		for (; left != 0; left &= left - 1)
			if (blanks-- == 0) {
				size_t off = word * KR_WORD_BITS + (size_t)
				    __builtin_ctzll(left) + 1 - base;

				return off < end ? off : end;
			}
		if ((word + 1) * KR_WORD_BITS >= base + end)
			return end;
	}
}

/* At the beginnings of words only. */
static bool
begins_near(const struct kr_company *c, const struct kr_marks *m,
    struct kr_span s, size_t base, size_t from, size_t end)
{
	size_t word = (base + from) / KR_WORD_BITS;
	uint64_t left;

	if (from >= end)
		return false;
	if (from == 0 && may_stand(c, s, 0))
		return true;
	left = m->begin[word] & UINT64_MAX << (base + from) % KR_WORD_BITS;
	for (;; left = m->begin[++word]) {
		for (; left != 0; left &= left - 1) {
			size_t off = word * KR_WORD_BITS +
			    (size_t)__builtin_ctzll(left) - base;

			if (off >= end)
				return false;
			if (may_stand(c, s, off))
				return true;
		}
		if ((word + 1) * KR_WORD_BITS >= base + end)
			return false;
	}
}

bool
kr_company_near(const struct kr_company *c, const struct kr_marks *m,
    struct kr_span s, size_t base, size_t from, size_t last)
{
	size_t end = c->bytes < UINT16_MAX && c->bytes < s.len - last ?
	    last + c->bytes + 1 : s.len;

	end = blanks_end(m, base, last, end, c->blanks);
	if (c->alnum)
		return begins_near(c, m, s, base, from, end);
	for (size_t off = from; off < end; off++)
		if (!(c->word && inside_word(s, off)) && may_stand(c, s, off))
			return true;
	return false;
}
