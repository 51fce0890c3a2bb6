/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many strings in one pass over a text.
 *
 * An automaton of thousands of strings does not fit near the processor, and
 * each of its steps waits for the one before.  Here each string is looked
 * for by four of its bytes: a bit says whether any string has those four,
 * and mostly none has.  Shorter strings have bits of their own.
 *
 * Which four bytes: those that fewest strings have in common.  What is
 * seldom among the strings is seldom in texts of their languages.
 *
 * Source: Wu and Manber, A fast algorithm for multi-pattern searching,
 * TR-94-17 (1994), without its shifts: the shortest strings allow none.
 */
#include <string.h>

#include "rules/set.h"

#define WORD_BITS 64
#define TAIL 8			/* bytes compared in one step */
#define WIDE 4			/* bytes looked for, if a literal has them */
#define WIDE_BITS 17		/* of their hash: 16 KiB of bits */
#define PAIR 2			/* else */
#define PAIR_BITS 16		/* two bytes are their own hash */

/* A literal to compare where some of its bytes were met. */
struct place {
	uint64_t	last;		/* its last bytes, at most TAIL */
	uint32_t	bytes;		/* those that were met */
	uint32_t	literal;
	uint32_t	behind;		/* bytes of it after those */
	uint32_t	len : 31;
	uint32_t	word : 1;	/* begins where a word may begin */
};

/* Places by the hash of their bytes. */
struct sieve {
	uint64_t	*bits;		/* of the hashes there are */
	uint32_t	*rank;		/* by word: bits before it */
	uint32_t	*at;		/* by bit: its first place */
	struct place	*place;
};

struct kr_finder {
	const struct kr_literals *literals;
	struct sieve	 wide, pair;
	unsigned char	 lower[256];
};

static inline uint32_t
hash_wide(uint32_t bytes)
{
	return bytes * UINT32_C(2654435761) >> (32 - WIDE_BITS);
}

static uint32_t
hash_of(uint32_t bytes, unsigned width)
{
	return width == WIDE ? hash_wide(bytes) : bytes;
}

static uint32_t
bytes_at(struct kr_span s, size_t off, unsigned width)
{
	uint32_t v = 0;

	for (unsigned i = 0; i < width; i++)
		v = v << 8 | (unsigned char)s.ptr[off + i];
	return v;
}

static inline bool
sieve_has(const struct sieve *s, uint32_t hash)
{
	return (s->bits[hash / WORD_BITS] >> hash % WORD_BITS & 1) != 0;
}

/* How many bits are set; without an instruction that not all machines have. */
static inline uint32_t
ones(uint64_t v)
{
	v -= v >> 1 & UINT64_C(0x5555555555555555);
	v = (v & UINT64_C(0x3333333333333333)) +
	    (v >> 2 & UINT64_C(0x3333333333333333));
	v = (v + (v >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	return (uint32_t)(v * UINT64_C(0x0101010101010101) >> 56);
}

/* The number of a hash that the sieve has, among those. */
static uint32_t
sieve_rank(const struct sieve *s, uint32_t hash)
{
	uint64_t below = s->bits[hash / WORD_BITS] &
	    ((UINT64_C(1) << hash % WORD_BITS) - 1);

	return s->rank[hash / WORD_BITS] + ones(below);
}

/* ---- making -------------------------------------------------------------- */

/* Places of one width, before they are put in order. */
struct heap {
	unsigned	 width;
	struct place	*place;
	size_t		 n;
	uint32_t	*count;		/* by hash: how often in literals */
};

static bool
sieve_make(struct sieve *s, const struct heap *h, struct kr_arena *arena)
{
	size_t words = ((size_t)1 << (h->width == WIDE ? WIDE_BITS :
	    PAIR_BITS)) / WORD_BITS;
	uint32_t n = 0;

	s->bits = kr_arena_zalloc(arena, words, sizeof(*s->bits));
	s->rank = kr_arena_alloc(arena, words, sizeof(*s->rank));
	s->at = kr_arena_zalloc(arena, h->n + 2, sizeof(*s->at));
	s->place = kr_arena_alloc(arena, h->n + 1, sizeof(*s->place));
	if (s->bits == NULL || s->rank == NULL || s->at == NULL ||
	    s->place == NULL)
		return false;
	for (size_t i = 0; i < h->n; i++) {
		uint32_t hash = hash_of(h->place[i].bytes, h->width);

		s->bits[hash / WORD_BITS] |= UINT64_C(1) << hash % WORD_BITS;
	}
	for (size_t w = 0; w < words; w++) {
		s->rank[w] = n;
		n += ones(s->bits[w]);
	}
	/* How many each has, where each ends, and by going down, begins. */
	for (size_t i = 0; i < h->n; i++)
		s->at[sieve_rank(s, hash_of(h->place[i].bytes, h->width))]++;
	for (uint32_t r = 1; r <= n; r++)
		s->at[r] += s->at[r - 1];
	for (size_t i = h->n; i-- > 0; )
		s->place[--s->at[sieve_rank(s, hash_of(h->place[i].bytes,
		    h->width))]] = h->place[i];
	return true;
}

/* How often all literals have the bytes of each hash. */
static bool
heap_make(struct heap *h, unsigned width, const struct kr_literals *l,
    size_t room, struct kr_arena *scratch)
{
	*h = (struct heap){ .width = width };
	h->place = kr_arena_alloc(scratch, room + 1, sizeof(*h->place));
	h->count = kr_arena_zalloc(scratch, (size_t)1 << (width == WIDE ?
	    WIDE_BITS : PAIR_BITS), sizeof(*h->count));
	if (h->place == NULL || h->count == NULL)
		return false;
	for (uint32_t i = 0; i < l->n; i++)
		for (size_t k = 0; k + width <= l->item[i].text.len; k++)
			h->count[hash_of(bytes_at(l->item[i].text, k, width),
			    width)]++;
	return true;
}

/* Where the bytes stand that are met least. */
static size_t
window_choose(const struct heap *h, struct kr_span text)
{
	size_t best = 0;
	uint32_t least = UINT32_MAX;

	for (size_t k = 0; k + h->width <= text.len; k++) {
		uint32_t n = h->count[hash_of(bytes_at(text, k, h->width),
		    h->width)];

		if (n < least) {
			least = n;
			best = k;
		}
	}
	return best;
}

static void
literal_put(struct heap *h, const struct kr_literal *l, uint32_t literal)
{
	size_t at = window_choose(h, l->text), len = l->text.len;
	struct place p = { .literal = literal, .len = len & INT32_MAX,
	    .word = l->word };

	for (size_t i = len > TAIL ? len - TAIL : 0; i < len; i++)
		p.last = p.last << 8 | (unsigned char)l->text.ptr[i];
	if (len > 1) {
		p.bytes = bytes_at(l->text, at, h->width);
		p.behind = (uint32_t)(len - at - h->width);
		h->place[h->n++] = p;
		return;
	}
	for (uint32_t before = 0; before < 256; before++) {
		p.bytes = before << 8 | (unsigned char)*l->text.ptr;
		h->place[h->n++] = p;
	}
}

static bool
sieves_make(struct kr_finder *f, struct kr_arena *arena,
    struct kr_arena *scratch)
{
	const struct kr_literals *l = f->literals;
	struct heap wide, pair;
	size_t single = 0;

	for (uint32_t i = 0; i < l->n; i++)
		single += l->item[i].text.len == 1;
	if (!heap_make(&wide, WIDE, l, l->n, scratch) ||
	    !heap_make(&pair, PAIR, l, l->n + single * 256, scratch))
		return false;
	for (uint32_t i = 0; i < l->n; i++)
		literal_put(l->item[i].text.len < WIDE ? &pair : &wide,
		    &l->item[i], i);
	return sieve_make(&f->wide, &wide, arena) &&
	    sieve_make(&f->pair, &pair, arena);
}

struct kr_finder *
kr_finder_make(const struct kr_literals *l, struct kr_arena *arena)
{
	struct kr_finder *f;
	struct kr_arena *scratch;

	if (l->n == 0)
		return NULL;
	f = kr_arena_zalloc(arena, 1, sizeof(*f));
	scratch = kr_arena_new(SIZE_MAX);
	if (f == NULL || scratch == NULL) {
		kr_arena_free(scratch);
		return NULL;
	}
	f->literals = l;
	for (unsigned c = 0; c < 256; c++)
		f->lower[c] = (unsigned char)kr_lower((char)c);
	if (!sieves_make(f, arena, scratch))
		f = NULL;
	kr_arena_free(scratch);
	return f;
}

/* ---- finding ------------------------------------------------------------ */

/* A literal that stands in the text. */
struct found {
	uint32_t	literal, len;
	size_t		end;
};

struct search {
	const struct kr_finder	*finder;
	struct kr_span		 text;
	kr_finder_hit		*hit;
	void			*ctx;
	/* Found, not told yet: some that end earlier may follow. */
	struct found		*found;
	size_t			 n, cap;
	struct kr_arena		*arena;
	bool			 failed;
};

/* Eight letters in lower case: 'A' to 'Z' get another bit. */
static inline uint64_t
lower_all(uint64_t v)
{
	const uint64_t one = UINT64_C(0x0101010101010101);
	uint64_t low = v & one * 0x7F;
	uint64_t from_a = low + one * (0x80 - 'A');
	uint64_t past_z = low + one * (0x7F - 'Z');

	return v | (from_a & ~past_z & ~v & one * 0x80) >> 2;
}

/* n bytes before end, as they are looked for. */
static inline uint64_t
lower_before(const struct kr_finder *f, struct kr_span text, size_t end,
    size_t n)
{
	uint64_t v = 0;

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (end >= TAIL) {
		memcpy(&v, text.ptr + end - TAIL, TAIL);
		v = lower_all(__builtin_bswap64(v));
		return n < TAIL ? v & ((UINT64_C(1) << 8 * n) - 1) : v;
	}
#endif
	for (size_t i = end - n; i < end; i++)
		v = v << 8 | f->lower[(unsigned char)text.ptr[i]];
	return v;
}

static bool
stands_at(const struct kr_finder *f, struct kr_span text, size_t end,
    const struct place *p)
{
	size_t len = p->len, off = end - len;
	const char *literal;

	if (end > text.len || end < len || lower_before(f, text, end,
	    len < TAIL ? len : TAIL) != p->last ||
	    (p->word && off > 0 && kr_is_alnum(text.ptr[off]) &&
	    kr_is_alnum(text.ptr[off - 1])))
		return false;
	if (len <= TAIL)
		return true;	/* all of it was compared */
	literal = f->literals->item[p->literal].text.ptr;
	for (size_t i = 0; i < len - TAIL; i++)
		if (f->lower[(unsigned char)text.ptr[off + i]] !=
		    (unsigned char)literal[i])
			return false;
	return true;
}

/* Tell of all that end before off. */
static void
found_tell(struct search *s, size_t off)
{
	size_t n = 0;

	if (s->n == 0 || s->found[0].end >= off)
		return;
	while (n < s->n && s->found[n].end < off) {
		const struct found *f = &s->found[n++];

		s->hit(s->ctx, f->literal, f->end - f->len, f->end);
	}
	s->n -= n;
	memmove(s->found, s->found + n, s->n * sizeof(*s->found));
}

static bool
comes_first(const struct found *a, const struct found *b)
{
	return a->end < b->end || (a->end == b->end && a->len > b->len);
}

static void
found_put(struct search *s, struct found new)
{
	size_t at = s->n;

	if (!KR_ARENA_ROOM(s->arena, s->found, s->n, &s->cap)) {
		s->failed = true;
		return;
	}
	for (; at > 0 && comes_first(&new, &s->found[at - 1]); at--)
		s->found[at] = s->found[at - 1];
	s->found[at] = new;
	s->n++;
}

/* Bytes that may be some literal's. */
struct met {
	const struct sieve	*sieve;
	size_t			 end;
	uint32_t		 bytes;
	uint32_t		 from, to;	/* their places */
};

/*
 * The tables are large and each look into them waits for memory: some looks
 * are asked for before the first is made.
 */
#define WAITING 32

struct batch {
	struct met	met[WAITING];
	size_t		n;
};

static void
places_try(struct search *s, const struct met *m)
{
	found_tell(s, m->end);
	for (uint32_t i = m->from; i < m->to; i++) {
		const struct place *p = &m->sieve->place[i];

		if (p->bytes == m->bytes &&
		    stands_at(s->finder, s->text, m->end + p->behind, p))
			found_put(s, (struct found){ p->literal, p->len,
			    m->end + p->behind });
	}
}

static void
batch_try(struct search *s, struct batch *b)
{
	for (size_t i = 0; i < b->n; i++) {
		struct met *m = &b->met[i];
		uint32_t rank = m->from;

		m->from = m->sieve->at[rank];
		m->to = m->sieve->at[rank + 1];
		__builtin_prefetch(&m->sieve->place[m->from]);
	}
	for (size_t i = 0; i < b->n; i++)
		places_try(s, &b->met[i]);
	b->n = 0;
}

static void
batch_put(struct batch *b, const struct sieve *sieve, uint32_t hash,
    uint32_t bytes, size_t end)
{
	uint32_t rank = sieve_rank(sieve, hash);

	__builtin_prefetch(&sieve->at[rank]);
	b->met[b->n++] = (struct met){ sieve, end, bytes, rank, 0 };
}

bool
kr_finder_scan(const struct kr_finder *f, struct kr_span text,
    struct kr_arena *arena, kr_finder_hit *hit, void *ctx)
{
	struct search s = { .finder = f, .text = text, .hit = hit,
	    .ctx = ctx, .arena = arena };
	const struct sieve wide = f->wide, pair = f->pair;
	struct batch batch;
	uint32_t bytes = 0;

	batch.n = 0;
	for (size_t i = 0; i < text.len; i++) {
		uint32_t hash;

		bytes = bytes << 8 | f->lower[(unsigned char)text.ptr[i]];
		hash = hash_wide(bytes);
		if (sieve_has(&wide, hash))
			batch_put(&batch, &f->wide, hash, bytes, i + 1);
		if (sieve_has(&pair, bytes & 0xFFFF))
			batch_put(&batch, &f->pair, bytes & 0xFFFF,
			    bytes & 0xFFFF, i + 1);
		if (batch.n > WAITING - 2)
			batch_try(&s, &batch);
	}
	batch_try(&s, &batch);
	found_tell(&s, SIZE_MAX);
	return !s.failed;
}
