/* SPDX-License-Identifier: Apache-2.0 */
/*
 * seal.h - a forwarder that seals what it hands on (RFC 8617 section 5.1)
 *
 * The key is made for the run; its record is seal_record.
 */
#ifndef KR_TESTS_SEAL_H
#define KR_TESTS_SEAL_H

#include "base/base.h"

extern char	seal_record[1024];

void	seal_key_make(void);
void	seal_key_free(void);

/*
 * The mail with one more set of fields on top, in the arena.
 *   mail     lines ended by CRLF.
 *   i        1 or more; the sets before it are in mail.
 *   results  what the forwarder found: "mx.x.example; dmarc=pass ..."
 *   more     further tags of the signature ("l=5; "), or "".
 */
struct kr_span	seal(struct kr_span mail, unsigned i, const char *domain,
		    const char *results, const char *more, struct kr_arena *);

#endif /* KR_TESTS_SEAL_H */
