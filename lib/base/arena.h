/* SPDX-License-Identifier: Apache-2.0 */
/*
 * arena.h - the memory of one message
 *
 * One arena owns every result of one message and goes at its end.  It has a
 * limit from birth, so that no input makes the program grow.  Not shared
 * between threads.
 */
#ifndef KR_BASE_ARENA_H
#define KR_BASE_ARENA_H

#include <stddef.h>

#include "base/error.h"
#include "base/span.h"

struct kr_arena;

/* limit: bytes that may be handed out in all.  NULL if there is no memory. */
struct kr_arena	*kr_arena_new(size_t limit);
void		 kr_arena_free(struct kr_arena *);	/* accepts NULL */
/* Everything handed out is gone; what is kept makes the next use cheaper. */
void		 kr_arena_reset(struct kr_arena *);

/*
 * n objects of size bytes, aligned for any type, not zeroed / zeroed.
 * NULL when the limit is reached or n * size overflows.
 */
void	*kr_arena_alloc(struct kr_arena *, size_t n, size_t size) KR_NODISCARD;
void	*kr_arena_zalloc(struct kr_arena *, size_t n, size_t size) KR_NODISCARD;
/*
 * The same, and it begins where a line of the processor's memory does: an
 * object of a power of two then lies in one, and is waited for once.
 */
void	*kr_arena_alloc_line(struct kr_arena *, size_t n, size_t size)
	    KR_NODISCARD;
/*
 * A larger copy of an array: n_old elements are kept.  In place when old is
 * the newest allocation.  NULL at the limit; old stays good.
 */
void	*kr_arena_grow(struct kr_arena *, void *old, size_t n_old,
	    size_t n_new, size_t size) KR_NODISCARD;
/* A NUL-terminated copy; NULL at the limit. */
char	*kr_arena_cstr(struct kr_arena *, struct kr_span) KR_NODISCARD;
/* A copy; ptr is NULL at the limit. */
struct kr_span	kr_arena_copy(struct kr_arena *, struct kr_span) KR_NODISCARD;

size_t	kr_arena_used(const struct kr_arena *);		/* bytes */
/*
 * How often it said no.  Functions that answer "nothing there" for want of
 * room are told from those that found nothing by asking before and after.
 */
size_t	kr_arena_refused(const struct kr_arena *);

/*
 * Room for one more in an array that doubles: grows *(type **)array when
 * n == *cap.  False at the arena's limit, nothing changed.
 *   if (!KR_ARENA_ROOM(arena, list->item, list->n, &list->cap)) ...
 */
#define KR_ARENA_ROOM(arena, array, n, cap) \
	kr_arena_room((arena), (void **)&(array), (n), (cap), \
	    sizeof(*(array)))
bool	kr_arena_room(struct kr_arena *, void **array, size_t n, size_t *cap,
	    size_t size);

#endif /* KR_BASE_ARENA_H */
