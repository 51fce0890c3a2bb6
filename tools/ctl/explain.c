/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl explain: a verdict with every reason. */
#include <stdio.h>

#include "ctl/ctl.h"

static void
explain_one(void *ctx, struct kr_verdict *v)
{
	struct kr_arena *page = kr_arena_new(SIZE_MAX);
	struct kr_buffer b;
	struct kr_span text;

	(void)ctx;
	kr_buffer_init(&b, page, SIZE_MAX);
	kr_record_text(v, true, &b);
	text = kr_buffer_span(&b);
	fwrite(text.ptr, 1, text.len, stdout);
	kr_arena_free(page);
}

int
ctl_explain(const struct ctl *c)
{
	struct kr_host *host;
	bool good;

	if (c->argc < 2)
		ctl_usage("explain FILE ...");
	host = ctl_host(c);
	good = ctl_judge(host, c->argv + 1, (size_t)c->argc - 1, explain_one,
	    NULL);
	kr_host_release(host);
	return good && fflush(stdout) == 0 ? CTL_FINE : CTL_FAILED;
}
