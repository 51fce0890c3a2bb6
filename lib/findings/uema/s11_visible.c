/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Can the unsubscribe facility be seen?  UEMA 2007 s 11(1)(b).
 *
 * Only when every place where it stands is hidden: mail programs repeat the
 * footer for other screens, and preheaders are hidden on purpose.
 */
#include "findings/examination.h"

/* Why the text at off cannot be seen, 0 if it can. */
static unsigned
hidden_at(const struct kr_html *html, size_t off)
{
	for (size_t i = 0; i < html->n_hidden; i++)
		if (off >= html->hidden[i].off &&
		    off < html->hidden[i].off + html->hidden[i].len)
			return html->hidden[i].why;
	return 0;
}

static struct kr_slice
in_html(const struct kr_html *html, size_t off, size_t len)
{
	return (struct kr_slice){ html->text, off, len };
}

void
kr_uema_s11_visible_examine(struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;
	unsigned mildest = ~0u;
	size_t first = SIZE_MAX, n = 0;

	if (ex->findings->uema.commercial != KR_YES || x == NULL ||
	    x->html == NULL ||
	    !kr_examination_has(ex, "UEMA_FACILITY", KR_STATE_INDICATED))
		return;
	for (size_t off = x->html_off; ; off++) {
		off = kr_span_casefind(x->html->text->text, off,
		    "unsubscribe");
		if (off == SIZE_MAX || off >= x->html_off + x->html_len)
			break;
		if (n++ == 0)
			first = off;
		mildest &= hidden_at(x->html, off);
	}
	if (n == 0 || mildest == 0)
		return;
	kr_examination_find(ex, mildest & ~KR_HIDDEN_FAINT ?
	    "UEMA_S11_1_B_HIDDEN" : "UEMA_S11_1_B_INCONSPICUOUS",
	    mildest & ~KR_HIDDEN_FAINT ? KR_STATE_INDICATED :
	    KR_STATE_NEEDS_INVESTIGATION,
	    in_html(x->html, first, sizeof("unsubscribe") - 1));
}
