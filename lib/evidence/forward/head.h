/* SPDX-License-Identifier: Apache-2.0 */
/*
 * head.h - between the files that read how a forwarded or quoted
 * message begins
 *
 * label.c  "From: ", one line
 * block.c  lines of them, or a block that has lost its line ends
 * wrote.c  "On ..., ... wrote:"
 * head.c   separators, and which of these it is
 */
#ifndef KR_EVIDENCE_FORWARD_HEAD_H
#define KR_EVIDENCE_FORWARD_HEAD_H

#include "evidence/forward/reader.h"

#define KR_FORWARD_LABEL_BYTES	48	/* a label with its marks, its colon */

static inline struct kr_span
kr_forward_content(const struct kr_forward_reader *r, size_t i)
{
	const struct kr_forward_line *l = &r->line[i];

	return kr_span_sub(r->s, l->at, l->end - l->at);
}

static inline bool
kr_forward_same_quote(const struct kr_forward_reader *r, size_t a, size_t b)
{
	return r->line[a].quote == r->line[b].quote;
}

/* Offset behind ":" or its full-width form; 0 if there is none near. */
size_t	kr_forward_colon(struct kr_span, size_t *label_len);
/* What the words say; less than KR_FORWARD_LABEL_BYTES of them. */
enum kr_label	kr_forward_label_of(struct kr_forward_reader *,
		    struct kr_span label);
/* "a@b": a mention such as "@name" is none. */
bool	kr_forward_has_address(struct kr_span);

struct kr_forward_block {
	struct kr_forward_head	*head;
	unsigned		 n, kinds;	/* labels; different ones */
	size_t			 end;		/* line behind the last */
	enum kr_label		 last;
};

/* Read label lines from first on.  False if there is none at all. */
bool	kr_forward_block_read(struct kr_forward_reader *, size_t first,
	    struct kr_forward_block *);
/* Is it one without a separator before it?  And with one? */
bool	kr_forward_block_alone(const struct kr_forward_reader *,
	    const struct kr_forward_block *);
bool	kr_forward_block_enough(const struct kr_forward_block *);
/* A block whose labels follow each other in one line. */
bool	kr_forward_one_line(struct kr_forward_reader *, size_t first,
	    struct kr_forward_head *);
/* "On ..., ... wrote:" */
bool	kr_forward_wrote(struct kr_forward_reader *, size_t first,
	    struct kr_forward_head *);

#endif /* KR_EVIDENCE_FORWARD_HEAD_H */
