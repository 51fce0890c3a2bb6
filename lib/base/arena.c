/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

#define BLOCK_MIN ((size_t)64 * 1024)
#define LINE ((size_t)64)	/* bytes that come from memory at once */
#define KEPT_MAX (16 * BLOCK_MIN)	/* of memory between two uses */

struct block {
	struct block	*next;
	size_t		 size, used;	/* bytes of data[] */
	max_align_t	 data[];
};

struct kr_arena {
	size_t		 limit;
	size_t		 handed_out;	/* bytes, padding in */
	size_t		 refused;	/* requests */
	size_t		 first;		/* bytes of the first block, at least */
	struct block	*block;		/* newest first */
};

struct kr_arena *
kr_arena_new(size_t limit)
{
	struct kr_arena *arena = calloc(1, sizeof(*arena));

	if (arena != NULL)
		arena->limit = limit;
	return arena;
}

static void
blocks_free(struct block *b)
{
	while (b != NULL) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
}

void
kr_arena_free(struct kr_arena *arena)
{
	if (arena == NULL)
		return;
	blocks_free(arena->block);
	free(arena);
}

/*
 * One block that was enough is kept, so that use after use asks nobody for
 * memory.  More than one are freed, and the next use begins with one as
 * large as them all; what was huge is not worth keeping.
 */
void
kr_arena_reset(struct kr_arena *arena)
{
	struct block *b = arena->block;

	if (b != NULL && b->next == NULL && b->size <= KEPT_MAX) {
		b->used = 0;
	} else if (b != NULL) {
		arena->first = arena->handed_out < KEPT_MAX ?
		    arena->handed_out : KEPT_MAX;
		arena->block = NULL;
		blocks_free(b);
	}
	arena->handed_out = 0;
	arena->refused = 0;
}

static bool
block_add(struct kr_arena *arena, size_t need)
{
	size_t size = BLOCK_MIN;
	struct block *b;

	/* Blocks grow with the arena, so that their number stays small. */
	while (size < need || size < arena->handed_out / 4 ||
	    (arena->block == NULL && size < arena->first))
		size *= 2;
	b = malloc(sizeof(*b) + size);
	if (b == NULL)
		return false;
	b->size = size;
	b->used = 0;
	b->next = arena->block;
	arena->block = b;
	return true;
}

static void *
take(struct kr_arena *arena, size_t n, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	size_t need;
	char *p;

	if (size != 0 && n > (SIZE_MAX - align) / size)
		return NULL;
	need = (n * size + align - 1) & ~(align - 1);
	if (need == 0)
		need = align;
	if (need > arena->limit || arena->handed_out > arena->limit - need)
		return NULL;
	if ((arena->block == NULL ||
	    arena->block->size - arena->block->used < need) &&
	    !block_add(arena, need))
		return NULL;
	p = (char *)arena->block->data + arena->block->used;
	arena->block->used += need;
	arena->handed_out += need;
	return p;
}

void *
kr_arena_alloc(struct kr_arena *arena, size_t n, size_t size)
{
	void *p = take(arena, n, size);

	arena->refused += p == NULL;
	return p;
}

void *
kr_arena_zalloc(struct kr_arena *arena, size_t n, size_t size)
{
	void *p = kr_arena_alloc(arena, n, size);

	if (p != NULL)
		memset(p, 0, n * size);
	return p;
}

void *
kr_arena_alloc_line(struct kr_arena *arena, size_t n, size_t size)
{
	char *p = NULL;

	if (size != 0 && n <= (SIZE_MAX - LINE) / size)
		p = kr_arena_alloc(arena, n * size + LINE, 1);
	return p == NULL ? NULL : p + (LINE - (uintptr_t)p % LINE) % LINE;
}

void *
kr_arena_grow(struct kr_arena *arena, void *old, size_t n_old, size_t n_new,
    size_t size)
{
	const size_t align = _Alignof(max_align_t);
	size_t have = (n_old * size + align - 1) & ~(align - 1);
	struct block *b = arena->block;
	void *p;

	/* The newest allocation can be given back and made again longer. */
	if (old != NULL && have > 0 && b != NULL && b->used >= have &&
	    (char *)b->data + b->used - have == (char *)old) {
		b->used -= have;
		arena->handed_out -= have;
		p = kr_arena_alloc(arena, n_new, size);
		if (p == old)
			return p;
		if (p == NULL) {
			b->used += have;
			arena->handed_out += have;
			return NULL;
		}
	} else {
		p = kr_arena_alloc(arena, n_new, size);
	}
	if (p != NULL && n_old > 0)
		memcpy(p, old, n_old * size);
	return p;
}

bool
kr_arena_room(struct kr_arena *arena, void **array, size_t n, size_t *cap,
    size_t size)
{
	size_t cap_new;
	void *p;

	if (n < *cap)
		return true;
	cap_new = *cap == 0 ? 8 : *cap * 2;
	p = kr_arena_grow(arena, *array, n, cap_new, size);
	if (p == NULL)
		return false;
	*array = p;
	*cap = cap_new;
	return true;
}

char *
kr_arena_cstr(struct kr_arena *arena, struct kr_span s)
{
	char *p = kr_arena_alloc(arena, s.len + 1, 1);

	if (p == NULL)
		return NULL;
	if (s.len > 0)
		memcpy(p, s.ptr, s.len);
	p[s.len] = '\0';
	return p;
}

struct kr_span
kr_arena_copy(struct kr_arena *arena, struct kr_span s)
{
	return (struct kr_span){ kr_arena_cstr(arena, s), s.len };
}

size_t
kr_arena_used(const struct kr_arena *arena)
{
	return arena->handed_out;
}

size_t
kr_arena_refused(const struct kr_arena *arena)
{
	return arena->refused;
}
