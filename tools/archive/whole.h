/* SPDX-License-Identifier: Apache-2.0 */
/*
 * whole.h - a mail that is too large for memory, kept in a file
 *
 * The bytes go into a file without a name as they are read, quoted as mboxrd
 * does whatever they were before, ready to be appended to an mbox.
 */
#ifndef KR_ARCHIVE_WHOLE_H
#define KR_ARCHIVE_WHOLE_H

#include "archive/mbox.h"

struct kr_whole {
	int			 fd;	/* -1: none, or it failed */
	enum kr_mbox_kind	 kind;	/* of the quoting that is read */
	size_t			 quotes; /* ">" at the begin of this line */
	size_t			 from;	/* bytes of "From " matched behind
					 * them */
	bool			 inside; /* of a line: nothing to quote */
	char			 page[65536];
	size_t			 n_page; /* bytes not written yet */
};

/* Begin one in that folder.  False with errno set. */
bool	kr_whole_open(struct kr_whole *, const char *folder,
	    enum kr_mbox_kind);
/* More bytes, in pieces of any size.  False with errno set; fd is -1 then. */
bool	kr_whole_add(struct kr_whole *, struct kr_span);
/* The last bytes.  The caller owns fd afterwards. */
bool	kr_whole_end(struct kr_whole *);
/*
 * Append the kept mail to a descriptor, with the empty line that ends it;
 * *n counts the bytes.  False with errno set.
 */
bool	kr_whole_copy(int whole, int to, uint64_t *n);

#endif /* KR_ARCHIVE_WHOLE_H */
