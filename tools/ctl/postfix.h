/* SPDX-License-Identifier: Apache-2.0 */
/* postfix.h - kereructl check --postfix, over its two files */
#ifndef KR_CTL_POSTFIX_H
#define KR_CTL_POSTFIX_H

#include "ctl/ctl.h"

struct ctl_postfix {
	struct ctl_report	*report;
	const struct kr_config	*config;
	struct kr_span		 text;
	struct kr_arena		*arena;
};

/* The value of a setting of main.cf; absent if it is not set. */
struct kr_span	ctl_postfix_get(const struct ctl_postfix *, const char *key);
/* The services of master.cf, if they stand in the text. */
void		ctl_postfix_services(const struct ctl_postfix *);

#endif /* KR_CTL_POSTFIX_H */
