/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the message only lead to another one?  UEMA 2007 s 6(a)(iii).
 *
 * No link is followed and no attachment is read for its pitch, so this is
 * never more than a question for a person.
 */
#include "findings/examination.h"

#define LETTERS_FEW 120	/* bytes besides addresses: says little itself */

/* Bytes of the text that are not those of addresses in it. */
static size_t
said(const struct kr_exhibit *x)
{
	size_t n = kr_span_trim(x->text->text).len;

	for (size_t i = 0; i < x->urls.n; i++) {
		size_t len = x->urls.item[i].written.len;

		if (!x->urls.item[i].link)
			n -= len < n ? len : n;
	}
	return n;
}

void
kr_uema_s6_link_examine(struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;

	if (x == NULL || x->text == NULL || (x->urls.n == 0 &&
	    x->n_attachment == 0) || said(x) > LETTERS_FEW ||
	    kr_examination_has(ex, "UEMA_S6_A_I_PROMOTION",
	    KR_STATE_INDICATED))
		return;
	kr_examination_find(ex, "UEMA_S6_A_III_LINK",
	    KR_STATE_NEEDS_INVESTIGATION, x->urls.n > 0 ?
	    x->urls.item[0].place : KR_NOWHERE);
}
