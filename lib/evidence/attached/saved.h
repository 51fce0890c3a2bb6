/* SPDX-License-Identifier: Apache-2.0 */
/*
 * saved.h - a message kept in somebody's own format, written as mail again
 *
 * Stage:  evidence (private).  The readers of .msg and winmail.dat fill in
 * what they find; written as mail it is read like any other.
 */
#ifndef KR_EVIDENCE_SAVED_H
#define KR_EVIDENCE_SAVED_H

#include "evidence/reading.h"

#define KR_SAVED_DEPTH	4	/* messages inside messages */
#define KR_SAVED_PARTS	20	/* attachments in all */

struct kr_saved_part {
	struct kr_span	 name, type;	/* UTF-8; may be absent */
	struct kr_span	 bytes;
	bool		 message;	/* bytes are a mail */
};

/* Texts are UTF-8 or, if they are no valid UTF-8, windows-1252. */
struct kr_saved {
	struct kr_span	 transport;	/* header fields as they came */
	struct kr_span	 from_name, from_addr, to, subject, message_id;
	struct kr_span	 plain, html;
	struct kr_span	 rtf;		/* compressed; read if html is absent */
	struct kr_saved_part part[KR_SAVED_PARTS];
	size_t		 n_part;
};

/* What is shared by all messages of one file. */
struct kr_saving {
	struct kr_reading	*r;
	struct kr_span		 file;
	unsigned		 messages;	/* written so far */
	size_t			 parts;		/* attachments so far */
	size_t			 bytes;		/* of attachments so far */
};

/* Room for one more attachment of that size? */
bool	kr_saved_room(struct kr_saving *, struct kr_saved *, size_t bytes);
/* UTF-16 as Windows writes it. */
struct kr_span	kr_saved_utf16(struct kr_span, struct kr_arena *);
/* Bytes of a code page, 0 unknown, to UTF-8. */
struct kr_span	kr_saved_narrow(struct kr_span, unsigned page,
		    struct kr_reading *);
/*
 * The mail; absent if the arena is full.
 *   *transport  it has header fields as they came.
 */
struct kr_span	kr_saved_write(struct kr_saving *, const struct kr_saved *,
		    bool *transport);
/* Read bytes made from all of in as a mail; NULL sets r->failed. */
struct kr_message	*kr_saved_read(struct kr_reading *, struct kr_span,
			    const struct kr_view *in);

/* May the part be a message saved by Outlook (msg.c), winmail.dat (tnef.c)? */
bool	kr_msg_is(const struct kr_part *);
bool	kr_tnef_is(const struct kr_part *);
/* All of in, read as a mail; NULL if it is none, or with r->failed. */
struct kr_message	*kr_msg_read(struct kr_reading *,
			    const struct kr_view *in, bool *transport);
struct kr_message	*kr_tnef_read(struct kr_reading *,
			    const struct kr_view *in);
/* Read r->message from its winmail.dat if it says nothing itself. */
void	kr_tnef_unwrap(struct kr_reading *);

#endif /* KR_EVIDENCE_SAVED_H */
