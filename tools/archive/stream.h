/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stream.h - a file, unpacked on the way
 *
 * Plain files, standard input, and files packed by gzip, xz or zstd, known
 * by their first bytes and not by their name.  Members of a packed file
 * (several packed files written one after another) are joined.
 */
#ifndef KR_ARCHIVE_STREAM_H
#define KR_ARCHIVE_STREAM_H

#include "base/base.h"

/*
 * A packed file that grows more than this is no archive of mail but an
 * attack; mail packs to a tenth, rarely a fiftieth.
 */
#define KR_STREAM_RATIO_MAX	250u
#define KR_STREAM_RATIO_FROM	((uint64_t)64 << 20)	/* bytes; below, any */
#define KR_STREAM_UNPACKED_MAX	((uint64_t)1 << 40)	/* bytes of one file */

struct kr_stream;

/*
 * Open a file; "-" is standard input.
 * KR_E_SYSTEM with the system's reason.
 */
enum kr_rc	kr_stream_open(const char *name, struct kr_stream **ret,
		    struct kr_err *err) KR_NODISCARD;
void		kr_stream_close(struct kr_stream *);	/* accepts NULL */

/*
 * Up to size bytes; *got 0 is the end.
 * KR_E_SYNTAX damaged or cut packed file, KR_E_LIMIT it grows too much,
 * KR_E_SYSTEM; *got bytes before the error are good.
 */
enum kr_rc	kr_stream_read(struct kr_stream *, char *buf, size_t size,
		    size_t *got, struct kr_err *err) KR_NODISCARD;

/* Can it be read from any place: a plain file? */
bool		kr_stream_seekable(const struct kr_stream *);
/* Go on at that byte.  Only if seekable. */
void		kr_stream_seek(struct kr_stream *, uint64_t off);
/* Bytes of the file itself that have been read: for progress. */
uint64_t	kr_stream_consumed(const struct kr_stream *);

#endif /* KR_ARCHIVE_STREAM_H */
