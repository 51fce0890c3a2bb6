/* SPDX-License-Identifier: Apache-2.0 */
/*
 * view.h - decoded text that remembers where its bytes came from
 *
 * The original message is the root view.  Undoing a transfer encoding, a
 * charset, HTML or letter case gives a new view whose runs say, for each
 * stretch, which bytes of which other view it was made from.  Following the
 * runs down to the root turns any finding into a place in the original mail:
 *
 *   folded text --runs--> HTML text --runs--> decoded part --runs--> mail
 */
#ifndef KR_BASE_VIEW_H
#define KR_BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/span.h"

struct kr_view;

enum kr_run_kind {
	KR_RUN_SAME,	/* byte for byte */
	KR_RUN_WHOLE,	/* the same, of UTF-8: characters are not parted */
	KR_RUN_POINT,	/* every byte comes from the width bytes at from */
	KR_RUN_BASE64,	/* three bytes for four; from at a quantum */
};

struct kr_run {
	const struct kr_view	*in;	/* made from bytes of this view; NULL:
					 * invented */
	uint32_t		 at;	/* first byte in this view */
	uint32_t		 from; /* first byte in the view it came from */
	uint32_t		 width;	/* bytes of source; POINT only */
	uint32_t		 kind;	/* enum kr_run_kind */
};

struct kr_view {
	struct kr_span		 text;
	const struct kr_run	*runs;	/* ascending by at; NULL for the root */
	size_t			 n_runs;
};

/* A place in some view. */
struct kr_slice {
	const struct kr_view	*view;	/* NULL: no place */
	size_t			 off, len;	/* bytes */
};

/* The view of original bytes, which the caller keeps. */
struct kr_view	kr_view_root(struct kr_span bytes);

struct kr_span	kr_slice_span(struct kr_slice);

/*
 * Where the slice came from in the root: offset and length in bytes of the
 * smallest stretch of original bytes that covers it; of a slice that goes from
 * one decoded text on into another, what it has of the first that has a place.
 * False if every byte of it was invented (a line end put between blocks of
 * HTML, say).
 */
bool	kr_slice_origin(struct kr_slice, size_t *off, size_t *len);

/* One step down: the same place in the view it was made from. */
bool	kr_slice_source(struct kr_slice, struct kr_slice *ret);

/* ---- making a view -------------------------------------------------- */

struct kr_view_builder {
	struct kr_buffer	 text;
	struct kr_run		*runs;
	size_t			 n_runs, cap_runs;
	size_t			 max;		/* bytes of text */
	bool			 cut;	/* max was reached: no more is taken */
	bool			 failed;	/* no memory */
};

/* max: bytes of text. */
void	kr_view_begin(struct kr_view_builder *, struct kr_arena *, size_t max);
/* Copy bytes [off, off + len) of in. */
void	kr_view_copy(struct kr_view_builder *, const struct kr_view *in,
	    size_t off, size_t len);
/* The same of UTF-8, of which a slice has whole characters for its source. */
void	kr_view_whole(struct kr_view_builder *, const struct kr_view *in,
	    size_t off, size_t len);
/* Add bytes that stand for [off, off + width) of in; in NULL: invented. */
void	kr_view_point(struct kr_view_builder *, struct kr_span bytes,
	    const struct kr_view *in, size_t off, size_t width);
/* Add decoded base64 whose first quantum begins at off of in. */
void	kr_view_base64(struct kr_view_builder *, struct kr_span bytes,
	    const struct kr_view *in, size_t off);
/*
 * The finished view, in the arena; NULL if the arena is full.  *cut (may be
 * NULL) is set when text was left out because max was reached.
 */
const struct kr_view	*kr_view_end(struct kr_view_builder *, bool *cut);

/*
 * A view of slices one after another, with sep (invented) between.
 * NULL if the arena is full.
 */
const struct kr_view	*kr_view_join(const struct kr_slice *, size_t n,
			    const char *sep, struct kr_arena *);

#endif /* KR_BASE_VIEW_H */
