/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the message say, truly, who authorised it?  UEMA 2007 s 10(a).
 */
#include "findings/examination.h"

static bool
impersonates(const struct kr_examination *ex)
{
	int lure = ex->findings->points[KR_CATEGORY_PHISHING];

	/* A lure in somebody's name bears a false one by its nature. */
	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (ex->findings->points[c] > lure)
			return kr_examination_has(ex,
			    "UEMA_S6_A_II_DISHONEST_GAIN",
			    KR_STATE_INDICATED) != NULL;
	return true;
}

void
kr_uema_s10_sender_examine(struct kr_examination *ex)
{
	const struct kr_uema *u = &ex->findings->uema;

	if (u->commercial != KR_YES || ex->exhibit == NULL)
		return;
	if (impersonates(ex))
		kr_examination_find(ex, "UEMA_S10_A_MISLEADING_SENDER_ID",
		    KR_STATE_INDICATED, KR_NOWHERE);
	else if (kr_examination_has(ex, "UEMA_SENDER_NAMED",
	    KR_STATE_INDICATED))
		return;
	else if (kr_examination_whole(ex))
		kr_examination_find(ex, "UEMA_S10_A_NO_SENDER_ID",
		    KR_STATE_INDICATED, KR_NOWHERE);
	else
		kr_examination_find(ex, "UEMA_S10_A_NO_SENDER_ID",
		    KR_STATE_NEEDS_INVESTIGATION, KR_NOWHERE);
}
