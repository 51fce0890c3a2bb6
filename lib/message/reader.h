/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reader.h - pieces of the message stage that its files share
 *
 * Stage:  message (private).
 */
#ifndef KR_MESSAGE_READER_H
#define KR_MESSAGE_READER_H

#include "message/message.h"

/*
 * Read the header fields at bytes [off, end) of view.
 *   body_off  first byte after the empty line, or where the fields end.
 *   flags     KR_FLAG_* seen are added.
 * KR_E_NOMEM only.
 */
enum kr_rc	kr_header_read(const struct kr_view *, size_t off, size_t end,
		    const struct kr_limits *, struct kr_arena *,
		    struct kr_header *ret, size_t *body_off, unsigned *flags,
		    uint64_t *limits_hit);

/* Does the text begin with header fields of a mail? */
bool	kr_header_plausible(struct kr_span text);

/* Build the tree below message->top (mime.c). */
enum kr_rc	kr_mime_read(struct kr_message *, struct kr_err *);

/* The main value of a structured field: "text/plain" of a Content-Type,
 * comments off, lower case, in the arena. */
struct kr_span	kr_parameter_main(struct kr_span value, struct kr_arena *);
/* A parameter's value as UTF-8 (RFC 2231, 2047 too); absent if none. */
struct kr_span	kr_parameter_find(struct kr_span value, const char *name,
		    const struct kr_limits *, struct kr_arena *);
/* Add a text with its percent encoding (RFC 3986 2.1) undone. */
void		kr_percent_add(struct kr_buffer *, struct kr_span);

/* Undo a transfer encoding; bytes [off, off + len) of in. */
const struct kr_view	*kr_encoding_undo(const struct kr_view *in, size_t off,
			    size_t len, enum kr_encoding, size_t max,
			    struct kr_arena *, unsigned *flags);

/* RFC 3676: one line end per paragraph. */
const struct kr_view	*kr_flowed_join(const struct kr_view *in, bool delsp,
			    struct kr_arena *);

/* RFC 2047: encoded words of a value to UTF-8, folds taken out. */
struct kr_span	kr_words_decode(struct kr_span value, struct kr_arena *);

/* What kr_message keeps of views already made, by part index. */
struct kr_message_cache {
	struct {
		const struct kr_view	*decoded, *text;
		const struct kr_html	*html;
		bool			 text_tried, html_tried;
	}		*part;		/* n_part of them */
	size_t		 text_bytes;	/* decoded so far, all parts */
};

#endif /* KR_MESSAGE_READER_H */
