/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as HTML: what is seen, hidden, linked, marked. */
#include <stdlib.h>

#include "message/message.h"
#include "fuzz.h"

static void
inside(const struct kr_html *html, size_t off, size_t len)
{
	if (off > html->text->text.len || len > html->text->text.len - off)
		abort();
}

static void
html_check(const struct kr_html *html)
{
	size_t end = 0;

	for (size_t i = 0; i < html->n_link; i++)
		inside(html, html->link[i].text_off, html->link[i].text_len);
	for (size_t i = 0; i < html->n_image; i++)
		inside(html, html->image[i].text_off, 0);
	for (size_t i = 0; i < html->n_hidden; i++) {
		inside(html, html->hidden[i].off, html->hidden[i].len);
		if (html->hidden[i].off < end)
			abort();	/* ascending, not overlapping */
		end = html->hidden[i].off + html->hidden[i].len;
	}
	for (size_t i = 0; i < html->n_mark; i++) {
		inside(html, html->mark[i].text_off, 0);
		if (i > 0 && html->mark[i].text_off <
		    html->mark[i - 1].text_off)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kr_arena *arena = kr_arena_new(FUZZ_ARENA_BYTES);
	struct kr_view root = kr_view_root(fuzz_span(data, size));
	struct kr_urls urls = { .n = 0 };
	const struct kr_html *html = NULL;
	uint64_t hit = 0;

	if (arena != NULL)
		html = kr_html_read(&root, &kr_limits_default, arena, &hit);
	if (html != NULL) {
		html_check(html);
		if (kr_urls_in_html(html, 0, html->text->text.len,
		    &kr_limits_default, arena, &urls) == KR_OK &&
		    urls.n > kr_limits_default.urls)
			abort();
	}
	kr_arena_free(arena);
	return 0;
}
