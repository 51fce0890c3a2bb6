/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is there an unsubscribe facility at all?  UEMA 2007 s 11(1)(a).
 *
 * The words of a facility in many languages are rules; a List-Unsubscribe
 * field (RFC 2369 3.2) helps some readers and is invisible to others, so it
 * never settles the question.
 */
#include "findings/examination.h"

/* A facility that fails or costs is one: the reporter has seen it. */
static bool
faulty_one_told(const struct kr_examination *ex)
{
	static const char *const faults[] = {
		"UEMA_S11_1_A_UNSUB_NONFUNCTIONAL",
		"UEMA_S11_1_C_OTHER_CHANNEL", "UEMA_S11_1_D_COST",
	};

	for (size_t i = 0; i < KR_NELEM(faults); i++)
		if (kr_examination_has(ex, faults[i], KR_STATE_INDICATED))
			return true;
	return false;
}

void
kr_uema_s11_facility_examine(struct kr_examination *ex)
{
	const struct kr_uema *u = &ex->findings->uema;
	const struct kr_exhibit *x = ex->exhibit;

	if (u->commercial != KR_YES || x == NULL)
		return;
	if (kr_examination_has(ex, "UEMA_FACILITY", KR_STATE_INDICATED) ||
	    faulty_one_told(ex))
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
