/* SPDX-License-Identifier: Apache-2.0 */
/*
 * told.h - what another host says of a mail's authentication
 *
 * Stage:  auth (private).
 * Source: RFC 8601 (Authentication-Results), RFC 8617 4.1.1 (the same within
 * a chain of seals).
 */
#ifndef KR_AUTH_TOLD_H
#define KR_AUTH_TOLD_H

#include "auth/auth.h"

/*
 * Take over what the fields of trusted hosts above the first Received line
 * say, and set from_trusted if any does.
 *   own  are fields with our own name believed?  Only in a mail that went
 *        through us already: in one that comes in, a stranger wrote them.
 */
enum kr_rc	kr_told_read(const struct kr_message *,
		    const struct kr_config *, bool own, struct kr_arena *,
		    struct kr_auth *);

/* Does the value of such a field say that the author passed? */
bool		kr_told_speaks(struct kr_span value, struct kr_span author,
		    const struct kr_limits *, struct kr_arena *);

#endif /* KR_AUTH_TOLD_H */
