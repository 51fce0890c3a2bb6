/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands beside a literal in every match of a pattern.
 *
 * "(?:sent|gave) (?:\S+ ){0,4}(?:shoes|boots)" waits for "sent ", which is
 * met often, and mostly no shoes are near.  To see that costs less than to
 * try the pattern: a bit for the first bytes of each string that may stand
 * there, and a look at the beginnings of words within reach.
 */
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
	struct kr_company c = { .word = b->word };

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
	}
	return c;
}

/* May one of its strings stand at off? */
static inline bool
may_stand(const struct kr_company *c, struct kr_span s, size_t off)
{
	const char *p = s.ptr + off;
	size_t left = s.len - off;

	if (c->word && off > 0 && kr_is_alnum(p[0]) && kr_is_alnum(p[-1]))
		return false;
	return (left >= 3 && (c->lengths & 1 << 3) != 0 && has(c, p, 3)) ||
	    (left >= 2 && (c->lengths & 1 << 2) != 0 && has(c, p, 2)) ||
	    ((c->lengths & 1 << 1) != 0 && has(c, p, 1));
}

bool
kr_company_near(const struct kr_company *c, struct kr_span s, size_t from,
    size_t last)
{
	size_t end = c->bytes < UINT16_MAX && c->bytes < s.len - last ?
	    last + c->bytes + 1 : s.len;
	unsigned blanks = 0;

	for (size_t off = from; off < end; off++) {
		if (may_stand(c, s, off))
			return true;
		if (off >= last && s.ptr[off] == ' ' && blanks++ == c->blanks)
			return false;
	}
	return false;
}
