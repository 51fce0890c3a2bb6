/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mbox.h - one mail after the other out of a stream
 *
 * Source: RFC 4155, and what programs do: mboxo and mboxrd quote lines that
 * begin with "From " (mboxrd also those with ">" before it), mboxcl2 tells
 * the length of each body instead.  A stream that does not begin with a
 * "From " line is one mail.
 */
#ifndef KR_ARCHIVE_MBOX_H
#define KR_ARCHIVE_MBOX_H

#include "archive/stream.h"
#include "base/base.h"

/* More than this of one mail is not held in memory, and said so. */
#define KR_MBOX_MAIL_MAX ((size_t)256 << 20)	/* bytes */

enum kr_mbox_kind {
	KR_MBOX_AUTO, /* mboxcl2 if the first mail's length is exact, else rd */
	KR_MBOX_O,	/* one ">" before "From " is taken off */
	KR_MBOX_RD,	/* and one of several */
	KR_MBOX_CL2,	/* Content-Length where exact; nothing is taken off */
	KR_MBOX_NONE	/* one mail, whatever it begins with */
};
/* "auto" "mboxo" "mboxrd" "mboxcl2" "none"; false if it is none of them. */
bool	kr_mbox_kind_find(const char *name, enum kr_mbox_kind *ret);

struct kr_mail {
	const char	*file;		/* as given */
	uint64_t	 offset;	/* in the unpacked file */
	struct kr_span	 from_line;	/* mbox: "From ..." without line end */
	struct kr_span	 bytes;		/* quoting undone */
	bool		 cut;		/* larger than may be held */
	/*
	 * Of a mail that was cut: a file with all of it, quoted as mboxrd does
	 * (whole.h), which the taker closes.  Complete when the next mail is
	 * asked for.  -1: not cut, not asked for, or it could not be written.
	 */
	int		 whole;
};

struct kr_mbox_options {
	enum kr_mbox_kind kind;
	size_t		 mail_max;	/* bytes held; 0: KR_MBOX_MAIL_MAX */
	const char	*whole_folder;	/* for mails that are cut; NULL: none */
};

struct kr_mbox;

/*
 * Read a stream, kept by the caller.
 *   begin, end  take mails that start in [begin, end) of the stream; where
 *               the stream allows it, what stands before is not read.
 * NULL if there is no memory.
 */
struct kr_mbox	*kr_mbox_new(struct kr_stream *, const struct kr_mbox_options *,
		    uint64_t begin, uint64_t end);
void		 kr_mbox_free(struct kr_mbox *);	/* accepts NULL */
/* The first bytes of the stream (up to some KiB), before any is taken. */
enum kr_rc	 kr_mbox_peek(struct kr_mbox *, struct kr_span *ret,
		    struct kr_err *err) KR_NODISCARD;
/*
 * The next mail, good until the next call; file is left alone.
 * KR_E_ABSENT at the end.  Errors of the stream come after the last mail
 * that could be read, whose rest may be missing; so does that a mail could
 * not be kept whole.
 */
enum kr_rc	 kr_mbox_next(struct kr_mbox *, struct kr_mail *ret,
		    struct kr_err *err) KR_NODISCARD;

/* Does the text begin with a line that starts a mail in an mbox? */
bool		 kr_mbox_is_start(struct kr_span text, bool blank_before);

#endif /* KR_ARCHIVE_MBOX_H */
