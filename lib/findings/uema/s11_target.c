/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the unsubscribe link lead to the sales page?  UEMA 2007 s 11(1)(a).
 *
 * Senders count clicks through one host, so that the whole address has to be
 * the same, of a link that invites to buy.
 */
#include "findings/examination.h"

#define LINKS_LOOKED_AT 200

static struct kr_span
shown(const struct kr_html *html, const struct kr_html_link *link)
{
	return kr_span_sub(html->text->text, link->text_off, link->text_len);
}

static bool
says_unsubscribe(struct kr_span text)
{
	return kr_span_casefind(text, 0, "unsubscribe") != SIZE_MAX ||
	    kr_span_casefind(text, 0, "opt out") != SIZE_MAX ||
	    kr_span_casefind(text, 0, "opt-out") != SIZE_MAX;
}

static bool
leads_somewhere(struct kr_span href)
{
	return kr_span_casestarts(href, "http://") ||
	    kr_span_casestarts(href, "https://");
}

void
kr_uema_s11_target_examine(struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;
	const struct kr_html *html;
	size_t n;

	if (ex->findings->uema.commercial != KR_YES || x == NULL ||
	    x->html == NULL)
		return;
	html = x->html;
	n = html->n_link < LINKS_LOOKED_AT ? html->n_link : LINKS_LOOKED_AT;
	for (size_t i = 0; i < n; i++) {
		const struct kr_html_link *out = &html->link[i];

		if (!says_unsubscribe(shown(html, out)) ||
		    !leads_somewhere(out->href) ||
		    says_unsubscribe(out->href))
			continue;
		for (size_t k = 0; k < n; k++)
			if (kr_span_caseeq2(html->link[k].href, out->href) &&
			    kr_span_trim(shown(html, &html->link[k])).len > 0 &&
			    !says_unsubscribe(shown(html, &html->link[k]))) {
				kr_examination_find(ex,
				    "UEMA_S11_1_A_UNSUB_TO_SALES_PAGE",
				    KR_STATE_INDICATED, out->place);
				return;
			}
	}
}
