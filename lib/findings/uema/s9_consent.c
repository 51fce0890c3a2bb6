/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Was it asked for?  UEMA 2007 s 9.
 *
 * A message shows nothing certain about consent; the sender must prove it
 * (s 9(3)), so the reporter's own denial counts as an allegation.  What the
 * reporter says is found by rules (conf/rules/uema_report.cf).
 */
#include "findings/examination.h"

/* Nobody can tell from this: pressing a button, or a message unseen. */
static bool
nothing_shows(const struct kr_examination *ex)
{
	return (ex->report->kind == KR_REPORTER_MACHINE &&
	    ex->exhibit == NULL) ||
	    ex->report->form == KR_FORM_KIND_SCREENSHOT;
}

/* UEMA 2007 s 9(1): bulk mail that claims no relationship of any kind. */
void
kr_uema_s9_examine(struct kr_examination *ex)
{
	const struct kr_uema *u = &ex->findings->uema;

	if (u->commercial != KR_YES || u->nz_link == KR_NO ||
	    kr_examination_has(ex, "UEMA_S9_1_CONSENT_DENIED",
	    KR_STATE_INDICATED) ||
	    kr_examination_has(ex, "UEMA_CONSENT_ONCE_GIVEN",
	    KR_STATE_INDICATED))
		return;
	if (kr_examination_has(ex, "UEMA_CONSENT_CLAIMED",
	    KR_STATE_INDICATED)) {
		kr_examination_find(ex, "UEMA_S9_1_UNSOLICITED_LIKELY",
		    KR_STATE_NEEDS_INVESTIGATION, KR_NOWHERE);
		return;
	}
	kr_examination_find(ex, "UEMA_S9_1_UNSOLICITED_LIKELY",
	    nothing_shows(ex) ? KR_STATE_NEEDS_INVESTIGATION :
	    KR_STATE_INDICATED, KR_NOWHERE);
}
