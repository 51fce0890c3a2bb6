/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl explain: a verdict with every reason, as text or as a page. */
#include <stdio.h>
#include <string.h>

#include "ctl/ctl.h"

static void
print(void (*write)(const struct kr_verdict *, struct kr_buffer *),
    const struct kr_verdict *v)
{
	struct kr_arena *page = ctl_arena(SIZE_MAX);
	struct kr_buffer b;
	struct kr_span text;

	kr_buffer_init(&b, page, SIZE_MAX);
	write(v, &b);
	text = kr_buffer_span(&b);
	fwrite(text.ptr, 1, text.len, stdout);
	kr_arena_free(page);
}

static void
text_write(const struct kr_verdict *v, struct kr_buffer *b)
{
	kr_record_text(v, true, b);
}

static void
html_head(const struct kr_verdict *v, struct kr_buffer *b)
{
	(void)v;
	kr_record_html_head(b);
}

static void
html_end(const struct kr_verdict *v, struct kr_buffer *b)
{
	(void)v;
	kr_record_html_end(b);
}

static void
explain_one(void *ctx, struct kr_verdict *v)
{
	const bool *html = ctx;

	print(*html ? kr_record_html : text_write, v);
}

/* --format text|html, before the files; returns how many words it took. */
static int
format_read(const struct ctl *c, bool *html)
{
	if (c->argc < 2 || strcmp(c->argv[1], "--format") != 0)
		return 0;
	if (c->argc < 3 || (strcmp(c->argv[2], "html") != 0 &&
	    strcmp(c->argv[2], "text") != 0))
		ctl_usage("explain [--format text|html] FILE ...");
	*html = strcmp(c->argv[2], "html") == 0;
	return 2;
}

int
ctl_explain(const struct ctl *c)
{
	struct kr_host *host;
	bool html = false, good;
	int first = 1 + format_read(c, &html);

	if (c->argc <= first)
		ctl_usage("explain [--format text|html] FILE ...");
	host = ctl_host(c);
	if (html)
		print(html_head, NULL);
	good = ctl_judge(host, c->argv + first, (size_t)(c->argc - first),
	    explain_one, &html);
	if (html)
		print(html_end, NULL);
	kr_host_free(host);
	return good && fflush(stdout) == 0 ? CTL_FINE : CTL_FAILED;
}
