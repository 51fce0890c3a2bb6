/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses (URLs) of the matter, each once. */
#include "evidence/reading.h"

static bool
has(const struct kr_urls *list, struct kr_span written)
{
	for (size_t i = 0; i < list->n; i++)
		if (kr_span_eq(list->item[i].written, written))
			return true;
	return false;
}

void
kr_urls_put(struct kr_reading *r, struct kr_urls *list, struct kr_url u)
{
	if (u.written.len == 0 || has(list, u.written))
		return;
	if (list->n >= r->limits->urls) {
		list->more++;
		r->report->limits_hit |= UINT64_C(1) << KR_LIMIT_urls;
		return;
	}
	if (!KR_ARENA_ROOM(r->arena, list->item, list->n, &list->cap)) {
		r->failed = true;
		return;
	}
	list->item[list->n++] = u;
}

/* A name alone, "example.test", without scheme and path. */
static bool
name_only(const struct kr_url *u)
{
	return u->bare && !u->defanged &&
	    kr_span_chr(u->written, 0, '/') == SIZE_MAX &&
	    !kr_span_casestarts(u->written, "www.");
}

void
kr_urls_text(struct kr_reading *r, struct kr_urls *list,
    const struct kr_view *view, size_t off, size_t len, bool bare)
{
	struct kr_urls found = { .n = 0 };

	if (view == NULL || off > view->text.len)
		return;
	if (kr_urls_in_text(view, off, len, r->limits, r->arena, &found) !=
	    KR_OK)
		r->failed = true;
	for (size_t i = 0; i < found.n; i++)
		if (bare || !name_only(&found.item[i]))
			kr_urls_put(r, list, found.item[i]);
}

void
kr_urls_html(struct kr_reading *r, struct kr_urls *list,
    const struct kr_html *html, size_t off, size_t len)
{
	struct kr_urls found = { .n = 0 };

	if (kr_urls_in_html(html, off, len, r->limits, r->arena, &found) !=
	    KR_OK)
		r->failed = true;
	for (size_t i = 0; i < found.n; i++)
		kr_urls_put(r, list, found.item[i]);
}

void
kr_urls_value(struct kr_reading *r, struct kr_urls *list,
    struct kr_span value)
{
	struct kr_urls found = { .n = 0 };
	struct kr_view *v = kr_arena_zalloc(r->arena, 1, sizeof(*v));

	if (v == NULL) {
		r->failed = true;
		return;
	}
	*v = kr_view_root(value);
	kr_urls_text(r, &found, v, 0, value.len, true);
	for (size_t i = 0; i < found.n; i++) {
		found.item[i].place = (struct kr_slice){ NULL, 0, 0 };
		kr_urls_put(r, list, found.item[i]);
	}
}

/* The reporter's own house, the mailbox's: no matter, unless named alone. */
static bool
at_home(const struct kr_reading *r, const struct kr_url *u)
{
	const struct kr_span domain = r->report->reporter.domain;
	struct kr_span mine = kr_auth_organisation(domain, r->arena);
	struct kr_span its = kr_auth_organisation(u->host, r->arena);

	return mine.len > 0 && kr_span_caseeq2(mine, its);
}

/*
 * In words beside evidence only what is plainly an indicator counts: with a
 * scheme or a path, or defanged.  Told without evidence, a name will do.
 */
void
kr_urls_complained(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	struct kr_urls *all = &report->complained;

	for (size_t i = 0; i < report->n_exhibit; i++)
		for (size_t k = 0; k < report->exhibit[i].urls.n; k++)
			kr_urls_put(r, all, report->exhibit[i].urls.item[k]);
	for (size_t i = 0; i < report->urls.n; i++) {
		const struct kr_url *u = &report->urls.item[i];

		if (at_home(r, u) || (report->form != KR_FORM_KIND_NONE &&
		    report->form != KR_FORM_KIND_FORM && name_only(u)))
			continue;
		kr_urls_put(r, all, *u);
	}
}
