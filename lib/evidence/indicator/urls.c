/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses (URLs) of the matter, each once. */
#include "evidence/reading.h"

#define COMPARED_MAX 20	/* addresses of an exhibit compared with one told */

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

static bool
one_house(const struct kr_reading *r, struct kr_span a, struct kr_span b)
{
	return kr_auth_aligned(a, b, false, r->arena);
}

/* Does it lead to where an exhibit comes from or leads? */
static bool
of_exhibits(const struct kr_reading *r, const struct kr_url *u)
{
	size_t led = 0;

	for (size_t i = 0; i < r->report->n_exhibit; i++) {
		const struct kr_exhibit *x = &r->report->exhibit[i];

		if (one_house(r, x->from_domain, u->host))
			return true;
		for (size_t k = 0; k < x->urls.n && k < COMPARED_MAX; k++)
			if (one_house(r, x->urls.item[k].host, u->host))
				return true;
		led += x->urls.n;
	}
	return led == 0;
}

/* "The site is shop.test", "its address: shop.test" */
static bool
named(const struct kr_url *u)
{
	struct kr_span before;

	if (u->place.view == NULL)
		return false;
	before = kr_span_trim(kr_span_sub(u->place.view->text, 0,
	    u->place.off));
	return kr_span_caseends(before, " is") || kr_span_caseends(before, ":");
}

/* "who books at hall.test gets https://hall.test/7": named again, in full. */
static bool
again_in_full(const struct kr_reading *r, const struct kr_url *u)
{
	const struct kr_urls *told = &r->report->urls;

	if (!name_only(u) || named(u))
		return false;
	for (size_t i = 0; i < told->n; i++)
		if (!name_only(&told->item[i]) &&
		    kr_span_eq(told->item[i].host, u->host))
			return true;
	return false;
}

/* A form's own address, below what was filled in. */
static bool
of_form(const struct kr_reading *r, const struct kr_url *u)
{
	return r->report->form == KR_FORM_KIND_FORM &&
	    kr_strings_has_domain(&r->config->own_domain, u->host);
}

/*
 * Told without evidence, any address the reporter names is complained of,
 * but for the bare name of the reporter's own house.  Beside evidence the
 * reporter also names the true site: only what is plainly an indicator, or
 * leads where the evidence leads, counts.
 */
static bool
complained(const struct kr_reading *r, const struct kr_url *u)
{
	bool home = one_house(r, r->report->reporter.domain, u->host);

	switch (r->report->form) {
	case KR_FORM_KIND_NONE:
	case KR_FORM_KIND_FORM:
	case KR_FORM_KIND_SCREENSHOT:
		return (!home || !u->bare) && !again_in_full(r, u) &&
		    !of_form(r, u);
	case KR_FORM_KIND_INLINE:
	case KR_FORM_KIND_RFC822:
	case KR_FORM_KIND_ARF:
	case KR_FORM_KIND_XARF:
		return u->defanged || (!home && !name_only(u) &&
		    of_exhibits(r, u));
	case KR_FORM_KIND_SELF:
		break;
	}
	return false;
}

void
kr_urls_complained(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	struct kr_urls *all = &report->complained;

	for (size_t i = 0; i < report->n_exhibit; i++)
		for (size_t k = 0; k < report->exhibit[i].urls.n; k++)
			kr_urls_put(r, all, report->exhibit[i].urls.item[k]);
	for (size_t i = 0; i < report->urls.n; i++)
		if (complained(r, &report->urls.item[i]))
			kr_urls_put(r, all, report->urls.item[i]);
}
