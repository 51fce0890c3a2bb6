/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shape.h - which bytes may stand where in what a pattern matches
 *
 * Stage:  rules (private).  For each of the first KR_SHAPE_MAX places after
 * the start of a piece of a pattern: the set of bytes it may have there, and
 * how long the piece may be.  Always a superset: a shape never says no to
 * what the pattern says yes to.
 */
#ifndef KR_RULES_SHAPE_H
#define KR_RULES_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#define KR_SHAPE_MAX 8

struct kr_bytes {
	uint64_t	bit[4];
};

struct kr_shape {
	struct kr_bytes	at[KR_SHAPE_MAX];
	/* Bit n: may be n bytes long; bit KR_SHAPE_MAX: that long or longer. */
	uint32_t	ends;
};

/* What a piece of a pattern looks like. */
struct kr_looks {
	struct kr_shape	shape;	/* from its start on */
	struct kr_shape	inner;	/* of some stretch inside: the rarest */
	unsigned	rare;	/* how rare that is; see kr_shape_rarity() */
};

static inline void
kr_bytes_add(struct kr_bytes *b, unsigned char c)
{
	b->bit[c >> 6] |= UINT64_C(1) << (c & 63);
}

static inline bool
kr_bytes_has(const struct kr_bytes *b, unsigned char c)
{
	return (b->bit[c >> 6] >> (c & 63) & 1) != 0;
}

void	kr_bytes_range(struct kr_bytes *, unsigned from, unsigned to);
void	kr_bytes_join(struct kr_bytes *, const struct kr_bytes *);
void	kr_bytes_invert(struct kr_bytes *);

/* Of no length; such as there is none; of any bytes and any length. */
extern const struct kr_shape	kr_shape_empty;
extern const struct kr_shape	kr_shape_none;
extern const struct kr_shape	kr_shape_any;
extern const struct kr_looks	kr_looks_empty, kr_looks_any;
/* A character outside ASCII, of two to four bytes (RFC 3629). */
extern const struct kr_shape	kr_shape_wide;

/* One byte of that set. */
struct kr_shape	kr_shape_of(const struct kr_bytes *);
struct kr_shape	kr_shape_then(const struct kr_shape *a,
		    const struct kr_shape *b);
struct kr_shape	kr_shape_either(const struct kr_shape *a,
		    const struct kr_shape *b);
struct kr_shape	kr_shape_repeat(const struct kr_shape *, unsigned min,
		    unsigned max);
/*
 * How seldom text looks like that, in half bits (20: one place in 1,024),
 * and how many of its places say something.
 */
unsigned	kr_shape_rarity(const struct kr_shape *, unsigned *places);

#endif /* KR_RULES_SHAPE_H */
