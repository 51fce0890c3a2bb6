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
uint32_t	kr_text_wide(struct kr_span s, size_t *off);	/* no ASCII */
static inline uint32_t
kr_text_next(struct kr_span s, size_t *off)
{
	const unsigned char c = (unsigned char)s.ptr[*off];

	if (c >= 0x80)
		return kr_text_wide(s, off);
	++*off;
	return c;
}
bool		kr_text_valid(struct kr_span s);
bool		kr_text_ascii(struct kr_span s);
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

/*
 * Of the search copy: does the character belong to a word?  Beyond ASCII all
 * that is no punctuation does; full-width marks have become ASCII.
 */
static inline bool
kr_text_in_word(uint32_t c)
{
	if (c < 0x80)
		return kr_is_alnum((char)c);
	return c >= 0xC0 && c != 0xD7 && c != 0xF7 &&
	    !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
	    c != KR_TEXT_INVALID;
}

/* Chinese and Japanese, which put no blanks between words. */
static inline bool
kr_text_unspaced(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
	    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FFFF);
}

#endif /* KR_BASE_TEXT_H */
