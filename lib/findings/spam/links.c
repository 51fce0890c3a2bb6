/* SPDX-License-Identifier: Apache-2.0 */
/* Links of the evidence: what is shown against where they lead. */
#include "findings/examination.h"

#define LINKS_LOOKED_AT 200

static bool
is_ip(struct kr_span host)
{
	bool digit = false;

	if (host.len > 0 && host.ptr[0] == '[')
		return true;
	for (size_t i = 0; i < host.len; i++) {
		if (!kr_is_digit(host.ptr[i]) && host.ptr[i] != '.')
			return false;
		digit |= kr_is_digit(host.ptr[i]);
	}
	return digit;
}

/*
 * The shown text of a link is itself an address, and a host of another
 * organisation than the target's.
 */
static bool
shows_another(struct kr_examination *ex, const struct kr_html_link *link,
    const struct kr_html *html)
{
	struct kr_urls shown = { 0 }, target = { 0 };
	struct kr_view href = kr_view_root(link->href);

	if (link->text_len == 0 || link->text_len > 200 ||
	    kr_urls_in_text(html->text, link->text_off, link->text_len,
	    &ex->config->limits, ex->arena, &shown) != KR_OK ||
	    kr_urls_in_text(&href, 0, link->href.len, &ex->config->limits,
	    ex->arena, &target) != KR_OK)
		return false;
	if (shown.n == 0 || target.n == 0 || shown.item[0].host.len == 0 ||
	    target.item[0].host.len == 0)
		return false;
	return !kr_span_caseeq2(
	    kr_auth_organisation(shown.item[0].host, ex->arena),
	    kr_auth_organisation(target.item[0].host, ex->arena));
}

void
kr_links_examine(struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;

	if (x == NULL)
		return;
	for (size_t i = 0; i < x->urls.n && i < LINKS_LOOKED_AT; i++)
		if (is_ip(x->urls.item[i].host)) {
			kr_examination_say(ex, "LINK_TO_NUMBER",
			    "a link leads to a bare IP address", 150,
			    KR_CATEGORY_COUNT, x->urls.item[i].place);
			break;
		}
	if (x->html == NULL)
		return;
	for (size_t i = 0; i < x->html->n_link && i < LINKS_LOOKED_AT; i++) {
		const struct kr_html_link *link = &x->html->link[i];

		if (link->text_off < x->html_off || link->text_off >=
		    x->html_off + x->html_len ||
		    !shows_another(ex, link, x->html))
			continue;
		kr_examination_say(ex, "LINK_SHOWS_ANOTHER",
		    "a link shows one address and leads to another", 250,
		    KR_CATEGORY_COUNT, link->place);
		return;
	}
}
