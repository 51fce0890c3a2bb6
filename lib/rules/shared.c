/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One scan for many patterns that have no literal to look for.
 *
 * Each pattern gives the bytes it may have in a few places that follow each
 * other (shape.h).  A bit for each place of each pattern goes through the
 * text; a pattern is worth trying where its last bit arrives.
 *
 * Source: Baeza-Yates and Gonnet, A new approach to text searching, CACM 35
 * (1992), with many patterns side by side.
 */
#include <string.h>

#include "rules/set.h"

#define WORD_BITS 64

/* Bits of up to 64 places. */
struct kr_shared {
	size_t		 n;		/* words */
	size_t		 used;		/* bits of the last word */
	uint64_t	*start, *end;	/* n: first and last bits of patterns */
	uint64_t	*mask;		/* 256 rows of n */
	uint32_t	*rule;		/* by word and bit, of last bits */
};

/* How many words so many places need, first come first served. */
static size_t
words_needed(const struct kr_shared_want *want, size_t n)
{
	size_t words = 0, used = WORD_BITS;

	for (size_t i = 0; i < n; i++) {
		if (used + want[i].places > WORD_BITS) {
			words++;
			used = 0;
		}
		used += want[i].places;
	}
	return words;
}

static void
pattern_put(struct kr_shared *s, const struct kr_shared_want *w)
{
	size_t word, first;

	if (s->n == 0 || s->used + w->places > WORD_BITS) {
		s->n++;
		s->used = 0;
	}
	word = s->n - 1;
	first = s->used;
	s->used += w->places;
	s->start[word] |= UINT64_C(1) << first;
	s->end[word] |= UINT64_C(1) << (s->used - 1);
	s->rule[word * WORD_BITS + s->used - 1] = w->rule;
}

struct kr_shared *
kr_shared_make(const struct kr_shared_want *want, size_t n,
    struct kr_arena *arena)
{
	size_t words = words_needed(want, n), used;
	struct kr_shared *s = kr_arena_zalloc(arena, 1, sizeof(*s));

	if (s == NULL)
		return NULL;
	s->start = kr_arena_zalloc(arena, words + 1, sizeof(*s->start));
	s->end = kr_arena_zalloc(arena, words + 1, sizeof(*s->end));
	s->mask = kr_arena_zalloc(arena, 256 * words + 1, sizeof(*s->mask));
	s->rule = kr_arena_alloc(arena, words * WORD_BITS + 1,
	    sizeof(*s->rule));
	if (s->start == NULL || s->end == NULL || s->mask == NULL ||
	    s->rule == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		pattern_put(s, &want[i]);
		used = s->used - want[i].places;
		for (unsigned c = 0; c < 256; c++)
			for (unsigned k = 0; k < want[i].places; k++)
				if (kr_bytes_has(&want[i].shape.at[k],
				    (unsigned char)c))
					s->mask[c * words + s->n - 1] |=
					    UINT64_C(1) << (used + k);
	}
	return s;
}

/* Report every pattern whose last bit is set. */
static void
arrived(const struct kr_shared *s, const uint64_t *state, size_t end,
    kr_shared_hit *hit, void *ctx)
{
	for (size_t w = 0; w < s->n; w++)
		for (uint64_t b = state[w] & s->end[w]; b != 0; b &= b - 1)
			hit(ctx, s->rule[w * WORD_BITS +
			    (size_t)__builtin_ctzll(b)], end);
}

bool
kr_shared_scan(const struct kr_shared *s, struct kr_span text,
    struct kr_arena *arena, kr_shared_hit *hit, void *ctx)
{
	size_t n = s->n;
	uint64_t *restrict state = kr_arena_zalloc(arena, n + 1,
	    sizeof(*state));

	if (state == NULL)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		const uint64_t *restrict mask = s->mask +
		    (unsigned char)text.ptr[i] * n;
		const uint64_t *restrict start = s->start;
		const uint64_t *restrict last = s->end;
		uint64_t any = 0;

		for (size_t w = 0; w < n; w++) {
			state[w] = (state[w] << 1 | start[w]) & mask[w];
			any |= state[w] & last[w];
		}
		if (any != 0)
			arrived(s, state, i + 1, hit, ctx);
	}
	return true;
}
