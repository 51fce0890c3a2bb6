/* SPDX-License-Identifier: Apache-2.0 */
/* suite_zone.h - the DNS of a public suite, in the form of spf_suite.py */
#ifndef KR_TESTS_SUITE_ZONE_H
#define KR_TESTS_SUITE_ZONE_H

#include "base/base.h"

/* "\xNN" is one byte; the place after the text is a NUL. */
struct kr_span	suite_unescape(char *text);

/* The fields of a line: "zone", name, type, data; each NUL-terminated. */
void		suite_zone_add(struct kr_span field[4]);
void		suite_zone_clear(void);

/* For struct kr_world. */
void		suite_answer(void *ctx, const char *name, enum kr_dns_type,
		    int64_t timeout_ms, struct kr_arena *,
		    struct kr_dns_answer *ret);

#endif /* KR_TESTS_SUITE_ZONE_H */
