/* SPDX-License-Identifier: Apache-2.0 */
/*
 * text.h - UTF-8 and the search copy
 *
 * People write Maori for Māori, use full-width letters, or have a spammer
 * put zero-width characters between letters.  Matching is done on a search
 * copy: NFKD, marks off, lower case, blanks folded to one space, invisible
 * characters gone.  The copy is a view, so that hits lead back to the text.
 */
#ifndef KR_BASE_TEXT_H
#define KR_BASE_TEXT_H

#include "base/arena.h"
#include "base/span.h"
#include "base/view.h"

#define KR_TEXT_INVALID 0xFFFDu

/*
 * Next code point of s at *off, which moves on by at least one byte.  Bytes
 * that are not UTF-8 (RFC 3629: no surrogates, no overlong forms) give
 * KR_TEXT_INVALID one byte at a time.  Must not be called at the end.
 */
uint32_t	kr_text_next(struct kr_span s, size_t *off);
bool		kr_text_valid(struct kr_span s);
/* Bytes written to out (at most 4). */
size_t		kr_text_put(uint32_t codepoint, char out[4]);
/* s, or a copy in which what is not UTF-8 became U+FFFD; *bad counts it. */
struct kr_span	kr_text_repair(struct kr_span s, struct kr_arena *,
		    size_t *bad);

/*
 * The search copy of in.
 *   max   bytes of the copy.
 * Returns NULL if the arena is full.
 */
const struct kr_view	*kr_text_fold(const struct kr_view *in, size_t max,
			    struct kr_arena *);
/* The search copy of plain bytes, without a way back. */
struct kr_span	kr_text_fold_span(struct kr_span in, struct kr_arena *);

#endif /* KR_BASE_TEXT_H */
