/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is there an unsubscribe facility at all?  UEMA 2007 s 11(1)(a).
 *
 * The words of a facility in many languages are rules; a List-Unsubscribe
 * field (RFC 2369 3.2) helps some readers and is invisible to others, so it
 * never settles the question.
 */
#include "findings/examination.h"

void
kr_uema_s11_facility_examine(struct kr_examination *ex)
{
	const struct kr_uema *u = &ex->findings->uema;
	const struct kr_exhibit *x = ex->exhibit;

	if (u->commercial != KR_YES || x == NULL)
		return;
	if (kr_examination_has(ex, "UEMA_FACILITY", KR_STATE_INDICATED))
		return;
	if (x->header != NULL &&
	    kr_header_find(x->header, "List-Unsubscribe", 0) != NULL) {
		kr_examination_find(ex, "UEMA_S11_1_B_HEADER_ONLY",
		    KR_STATE_NEEDS_INVESTIGATION, KR_NOWHERE);
		return;
	}
	kr_examination_find(ex, "UEMA_S11_1_A_NO_UNSUBSCRIBE",
	    kr_examination_whole(ex) ? KR_STATE_INDICATED :
	    KR_STATE_NEEDS_INVESTIGATION, KR_NOWHERE);
}
