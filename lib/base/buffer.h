/* SPDX-License-Identifier: Apache-2.0 */
/*
 * buffer.h - text that grows in an arena
 *
 * Failure is sticky: after the first refused byte nothing more is added and
 * kr_buffer_ok() is false, so a run of appends is checked once.
 */
#ifndef KR_BASE_BUFFER_H
#define KR_BASE_BUFFER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

struct kr_buffer {
	struct kr_arena	*arena;
	char		*data;
	size_t		 len, cap;
	size_t		 max;		/* never longer than this */
	bool		 failed;
};

/* max: bytes; SIZE_MAX leaves the arena as the only bound. */
void	kr_buffer_init(struct kr_buffer *, struct kr_arena *, size_t max);
void	kr_buffer_byte(struct kr_buffer *, char);
void	kr_buffer_add(struct kr_buffer *, struct kr_span);
void	kr_buffer_str(struct kr_buffer *, const char *);
void	kr_buffer_printf(struct kr_buffer *, const char *fmt, ...)
	    KR_PRINTF(2, 3);
void	kr_buffer_utf8(struct kr_buffer *, uint32_t codepoint);
void	kr_buffer_decimal(struct kr_buffer *, long long);
/* n more bytes, for the caller to write at once; NULL if it failed. */
char	*kr_buffer_more(struct kr_buffer *, size_t n);
bool	kr_buffer_ok(const struct kr_buffer *);
/* What was added so far; good until the next append. */
struct kr_span	kr_buffer_span(const struct kr_buffer *);
/* NUL-terminated; "" if it failed before the first byte. */
const char	*kr_buffer_cstr(struct kr_buffer *);

#endif /* KR_BASE_BUFFER_H */
