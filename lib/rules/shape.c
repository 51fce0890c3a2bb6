/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/shape.h"

#define END_MORE (UINT32_C(1) << KR_SHAPE_MAX)
#define ENOUGH 28	/* half bits; more places would only cost time */

#define EMPTY { .ends = 1 }
const struct kr_shape kr_shape_empty = EMPTY;
const struct kr_looks kr_looks_empty = { EMPTY, EMPTY, 0 };

#define ALL { { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX } }
#define ANY { .at = { ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL }, \
	.ends = (END_MORE << 1) - 1 }
const struct kr_shape kr_shape_any = ANY;
const struct kr_looks kr_looks_any = { ANY, ANY, 0 };

#define TRAILING { { 0, 0, UINT64_MAX, 0 } }	/* 0x80 to 0xBF */
const struct kr_shape kr_shape_wide = {
	/* 0xC2 to 0xF4 */
	.at = { { { 0, 0, 0, (UINT64_C(1) << 53) - (UINT64_C(1) << 2) } },
	    TRAILING, TRAILING, TRAILING },
	.ends = 1 << 2 | 1 << 3 | 1 << 4,
};

void
kr_bytes_range(struct kr_bytes *b, unsigned from, unsigned to)
{
	for (unsigned c = from; c <= to && c < 256; c++)
		kr_bytes_add(b, (unsigned char)c);
}

void
kr_bytes_join(struct kr_bytes *b, const struct kr_bytes *with)
{
	for (int i = 0; i < 4; i++)
		b->bit[i] |= with->bit[i];
}

void
kr_bytes_invert(struct kr_bytes *b)
{
	for (int i = 0; i < 4; i++)
		b->bit[i] = ~b->bit[i];
}

const struct kr_shape kr_shape_none = { .ends = 0 };

struct kr_shape
kr_shape_of(const struct kr_bytes *b)
{
	struct kr_shape s = { .ends = 2 };

	if ((b->bit[0] | b->bit[1] | b->bit[2] | b->bit[3]) == 0)
		return kr_shape_none;
	s.at[0] = *b;
	return s;
}

struct kr_shape
kr_shape_then(const struct kr_shape *a, const struct kr_shape *b)
{
	struct kr_shape s = *a;
	unsigned longest = 0;

	if (a->ends == 0 || b->ends == 0)
		return kr_shape_none;
	while (longest < KR_SHAPE_MAX && b->ends >> longest > 1)
		longest++;
	s.ends = a->ends & END_MORE;
	for (unsigned n = 0; n < KR_SHAPE_MAX; n++) {
		uint32_t ends = b->ends << n;

		if ((a->ends >> n & 1) == 0)
			continue;
		for (unsigned k = 0; k < longest && n + k < KR_SHAPE_MAX; k++)
			kr_bytes_join(&s.at[n + k], &b->at[k]);
		s.ends |= (ends & (END_MORE - 1)) |
		    (ends >= END_MORE ? END_MORE : 0);
	}
	return s;
}

struct kr_shape
kr_shape_either(const struct kr_shape *a, const struct kr_shape *b)
{
	struct kr_shape s = *a;

	for (unsigned k = 0; k < KR_SHAPE_MAX; k++)
		kr_bytes_join(&s.at[k], &b->at[k]);
	s.ends |= b->ends;
	return s;
}

struct kr_shape
kr_shape_repeat(const struct kr_shape *p, unsigned min, unsigned max)
{
	struct kr_shape s = kr_shape_empty, more;
	unsigned n;

	for (n = 0; n < min && n < KR_SHAPE_MAX; n++)
		s = kr_shape_then(&s, p);
	for (; n < max && n < min + KR_SHAPE_MAX; n++) {
		more = kr_shape_then(&s, p);
		s = kr_shape_either(&s, &more);
	}
	return s;
}

/* How often bytes are met in mail, of 16384: letters as in English text. */
static const unsigned short share_of[256] = {
	4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 250, 4,
	4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
	4, 4, 4, 4, 4, 4, 4, 4, 2200, 30, 90, 30,
	30, 30, 30, 30, 30, 30, 30, 30, 120, 160, 260, 180,
	110, 80, 60, 60, 60, 60, 60, 60, 60, 60, 80, 30,
	80, 90, 80, 30, 30, 40, 40, 40, 40, 40, 40, 40,
	40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40,
	40, 40, 40, 40, 40, 40, 40, 30, 30, 30, 30, 30,
	30, 850, 160, 330, 360, 1300, 200, 210, 420, 750, 30, 100,
	420, 270, 720, 800, 230, 30, 660, 680, 950, 290, 110, 180,
	30, 190, 30, 30, 30, 30, 30, 30, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
	12, 12, 12, 12,
};

/* Half bits of a share of 16384. */
static unsigned
half_bits(unsigned share)
{
	unsigned r = 0;

	if (share == 0)
		share = 1;
	while (share * 2 <= 16384) {
		share *= 2;
		r += 2;
	}
	return r + (share < 11585);	/* 16384 over the root of two */
}

unsigned
kr_shape_rarity(const struct kr_shape *s, unsigned *places)
{
	unsigned r = 0;

	*places = 0;
	for (unsigned k = 0; k < KR_SHAPE_MAX && r < ENOUGH; k++) {
		unsigned share = 0, bits;

		/* Behind a possible end anything may follow. */
		if ((s->ends & ((UINT32_C(2) << k) - 1)) != 0)
			break;
		for (unsigned w = 0; w < 4; w++)
			for (uint64_t b = s->at[k].bit[w]; b != 0; b &= b - 1)
				share += share_of[w * 64 +
				    (unsigned)__builtin_ctzll(b)];
		bits = half_bits(share);
		r += bits;
		if (bits > 0)
			*places = k + 1;
	}
	return r;
}
