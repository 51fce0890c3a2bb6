/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What keeps a finding from being more than a question: dealings beside the
 * promotion (UEMA 2007 s 6(b)), and an agreement that the message cannot be
 * stopped (s 11(2)); and no facility at all beside the fault of one.
 */
#include <string.h>

#include "findings/examination.h"

static void
cap(struct kr_findings *f, const char *begins)
{
	for (size_t i = 0; i < f->n; i++)
		if (strncmp(f->item[i].id, begins, strlen(begins)) == 0 &&
		    f->item[i].element != NULL &&
		    f->item[i].state == KR_STATE_INDICATED)
			f->item[i].state = KR_STATE_NEEDS_INVESTIGATION;
}

/* A facility with a fault is there, whatever else was said of it. */
static void
none_at_all(struct kr_findings *f)
{
	static const char *const faults[] = { "S11_NOT_CONSPICUOUS",
	    "S11_COST", "S11_OTHER_CHANNEL", "S11_NOT_FUNCTIONAL" };
	bool faulty = false;

	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < KR_NELEM(faults); k++)
			faulty |= f->item[i].state == KR_STATE_INDICATED &&
			    f->item[i].element != NULL &&
			    strcmp(f->item[i].element, faults[k]) == 0;
	if (faulty)
		cap(f, "UEMA_S11_1_A_NO_UNSUBSCRIBE");
}

void
kr_uema_caps_examine(struct kr_examination *ex)
{
	static const char *const duties[] = { "UEMA_S9_", "UEMA_S10_",
	    "UEMA_S11_" };
	bool mixed = kr_examination_has(ex, "UEMA_S6_MIXED",
	    KR_STATE_INDICATED) != NULL;

	for (size_t i = 0; i < KR_NELEM(duties); i++)
		if (mixed)
			cap(ex->findings, duties[i]);
	none_at_all(ex->findings);
	if (kr_examination_has(ex, "UEMA_S11_2_CONTRACT", KR_STATE_INDICATED))
		cap(ex->findings, "UEMA_S11_");
}
