/* SPDX-License-Identifier: Apache-2.0 */
/* The judgement as shipped, for unit tests: configuration, rules, model. */
#ifndef KR_TESTS_SHIPPED_H
#define KR_TESTS_SHIPPED_H

#include <stdio.h>
#include <stdlib.h>

#include "host/host.h"
#include "unit.h"

static struct kr_host *host;

struct judged {
	struct kr_arena		*arena;
	struct kr_verdict	*verdict;
};

static inline bool
judged_has(const struct kr_findings *f, const char *id)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->item[i].id, id) == 0)
			return true;
	return false;
}

static void
judge(struct judged *j, const char *mail)
{
	struct kr_err err = { .code = KR_OK };
	char text[1024];

	j->arena = kr_arena_new(64u << 20);
	if (kr_judge(kr_host_engine(host), kr_span_str(mail), NULL, NULL,
	    j->arena, &j->verdict, &err) != KR_OK)
		fail_msg("%s", kr_err_text(&err, text, sizeof(text)));
}

static int
shipped_load_with(const char *option)
{
	struct kr_err err = { .code = KR_OK };
	char name[4096], text[1024];

	snprintf(name, sizeof(name), "%s/conf/kereru.conf",
	    getenv("top_srcdir") != NULL ? getenv("top_srcdir") : ".");
	if (kr_host_load(name, &option, 1, &host, &err) == KR_OK)
		return 0;
	fprintf(stderr, "%s\n", kr_err_text(&err, text, sizeof(text)));
	return -1;
}

static int
shipped_load(void **state)
{
	(void)state;
	return shipped_load_with("auth_dns=no");
}

static int
shipped_free(void **state)
{
	(void)state;
	kr_host_free(host);
	return 0;
}

#endif /* KR_TESTS_SHIPPED_H */
