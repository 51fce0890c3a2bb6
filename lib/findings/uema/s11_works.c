/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Could the unsubscribe link work at all?  UEMA 2007 s 11(1)(a).
 *
 * No link is ever followed.  What is looked at is whether it leads anywhere:
 * an empty target, a script, or a template's placeholder does not.
 */
#include "findings/examination.h"

static bool
leads_nowhere(struct kr_span href)
{
	static const char *const residue[] = { "{{", "}}", "*|", "|*", "%%",
	    "[unsubscribe]", "${", "<%", "insert_link" };

	if (href.len == 0 || kr_span_is(href, "#") ||
	    kr_span_casestarts(href, "javascript:") ||
	    kr_span_caseeq(href, "mailto:") ||
	    kr_span_caseeq(href, "http://") ||
	    kr_span_caseeq(href, "https://") ||
	    kr_span_caseeq(href, "http://unsubscribe/"))
		return true;
	for (size_t i = 0; i < KR_NELEM(residue); i++)
		if (kr_span_casefind(href, 0, residue[i]) != SIZE_MAX)
			return true;
	return false;
}

void
kr_uema_s11_works_examine(struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;

	if (ex->findings->uema.commercial != KR_YES || x == NULL ||
	    x->html == NULL)
		return;
	for (size_t i = 0; i < x->html->n_link; i++) {
		const struct kr_html_link *link = &x->html->link[i];
		struct kr_span shown = kr_span_sub(x->html->text->text,
		    link->text_off, link->text_len);

		if (kr_span_casefind(shown, 0, "unsubscribe") == SIZE_MAX &&
		    kr_span_casefind(shown, 0, "opt out") == SIZE_MAX)
			continue;
		if (!leads_nowhere(link->href))
			continue;
		kr_examination_find(ex, "UEMA_S11_1_A_UNSUB_NONFUNCTIONAL",
		    KR_STATE_INDICATED, link->place);
		return;
	}
}
