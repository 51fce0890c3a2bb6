/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KR_EVIDENCE_FORWARD_QUOTATION_H
#define KR_EVIDENCE_FORWARD_QUOTATION_H

#include "base/base.h"

#define KR_QUOTATION_MAX 2000	/* bytes; a text message has 1600 at most */

struct kr_quotation {		/* offsets in the text */
	size_t	off;		/* of the mark that opens */
	size_t	body, body_end;	/* what stands between the marks */
	size_t	end;		/* behind the mark that closes */
};

/* The quotation that begins at byte at of the text.  False: none does. */
bool	kr_quotation_read(struct kr_span text, size_t at,
	    struct kr_quotation *);

#endif /* KR_EVIDENCE_FORWARD_QUOTATION_H */
