/* SPDX-License-Identifier: Apache-2.0 */
/* suite_zone.h - the DNS of a public suite, in the form of spf_suite.py */
#ifndef KR_TESTS_SUITE_ZONE_H
#define KR_TESTS_SUITE_ZONE_H

#include "base/base.h"

#define SUITE_FIELDS	6

/*
 * The next line of standard input that is not "zone" name type data: those
 * are added to the DNS.  Fields are NUL-terminated and good until the next
 * call; those that are not there are "".  False at the end.
 */
bool		suite_line(struct kr_span field[SUITE_FIELDS]);
void		suite_zone_clear(void);

/* For struct kr_world. */
void		suite_answer(void *ctx, const char *name, enum kr_dns_type,
		    int64_t timeout_ms, struct kr_arena *,
		    struct kr_dns_answer *ret);

#endif /* KR_TESTS_SUITE_ZONE_H */
