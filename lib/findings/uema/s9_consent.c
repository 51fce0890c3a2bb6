/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Was it asked for?  UEMA 2007 s 9.
 *
 * A message shows nothing certain about consent; the sender must prove it
 * (s 9(3)), so the reporter's own denial counts as an allegation.  What the
 * reporter says is found by rules (conf/rules/51_uema_report.cf).
 */
#include "findings/examination.h"

/* Does the sender keep from the recipient who he is, or where? */
static bool
sender_hides(const struct kr_examination *ex)
{
	static const char *const hiding[] = { "UEMA_S10_A_NO_SENDER_ID",
	    "UEMA_S10_A_MISLEADING_SENDER_ID", "UEMA_S10_B_NO_CONTACT" };

	for (size_t i = 0; i < KR_NELEM(hiding); i++)
		if (kr_examination_has(ex, hiding[i], KR_STATE_INDICATED))
			return true;
	return false;
}

/* Who feeds a trap subscribes to nothing; loops pass on what people press. */
static bool
from_trap(const struct kr_examination *ex)
{
	return ex->exhibit != NULL && ex->exhibit->form == KR_FORM_KIND_XARF &&
	    kr_examination_leading(ex) == KR_CATEGORY_SPAM;
}

/* Whoever tells of a fraud or blackmail may have begun the talk. */
static bool
perhaps_answered(const struct kr_examination *ex)
{
	enum kr_category lead = kr_examination_leading(ex);

	return ex->exhibit == NULL && (lead == KR_CATEGORY_SCAM_FRAUD ||
	    lead == KR_CATEGORY_ONLINE_HARM) && !kr_examination_has(ex,
	    "UEMA_S6_A_II_MESSAGE_TOLD", KR_STATE_INDICATED);
}

/*
 * Nobody can tell from this: a message unseen, or a button pressed on one
 * whose sender says who he is, as people do with what they once asked for.
 * A lure in another's name was asked for by nobody.
 */
static bool
nothing_shows(const struct kr_examination *ex)
{
	if (perhaps_answered(ex))
		return true;
	if (ex->report->kind == KR_REPORTER_MACHINE)
		return ex->exhibit == NULL || (!sender_hides(ex) &&
		    !from_trap(ex) &&
		    !kr_examination_has(ex, "UEMA_S13_ADMITTED",
		    KR_STATE_INDICATED));
	return ex->report->form == KR_FORM_KIND_SCREENSHOT &&
	    !sender_hides(ex);
}

/*
 * Does the message claim a relationship, or come in the course of a dealing?
 * One that turns out a fraud was a dealing while it lasted.
 */
static bool
not_a_stranger(const struct kr_examination *ex)
{
	enum kr_category lead = kr_examination_leading(ex);

	if (lead == KR_CATEGORY_PHISHING)	/* it claims to be another */
		return false;
	return kr_examination_has(ex, "UEMA_CONSENT_CLAIMED",
	    KR_STATE_INDICATED) != NULL ||
	    (lead == KR_CATEGORY_SCAM_FRAUD &&
	    kr_examination_has(ex, "UEMA_S9_DEALING", KR_STATE_INDICATED));
}

/*
 * Did the reporter have to do with the sender?  With the bank or shop whose
 * name a lure bears, perhaps, which is not its sender.
 */
static bool
sought(const struct kr_examination *ex)
{
	if (kr_examination_leading(ex) == KR_CATEGORY_PHISHING)
		return kr_examination_has(ex, "UEMA_S9_SOUGHT",
		    KR_STATE_INDICATED) != NULL;
	/* Consent that was withdrawn is none: UEMA 2007 s 9(2). */
	return kr_examination_has(ex, "UEMA_CONSENT_ONCE_GIVEN",
	    KR_STATE_INDICATED) != NULL && kr_examination_has(ex,
	    "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED) == NULL;
}

/* UEMA 2007 s 9(1): bulk mail that claims no relationship of any kind. */
void
kr_uema_s9_examine(struct kr_examination *ex)
{
	const struct kr_uema *u = &ex->findings->uema;

	if (u->commercial != KR_YES || u->nz_link == KR_NO ||
	    kr_examination_has(ex, "UEMA_S9_1_CONSENT_DENIED",
	    KR_STATE_INDICATED) || sought(ex))
		return;
	if (not_a_stranger(ex)) {
		kr_examination_find(ex, "UEMA_S9_1_UNSOLICITED_LIKELY",
		    KR_STATE_NEEDS_INVESTIGATION, KR_NOWHERE);
		return;
	}
	kr_examination_find(ex, "UEMA_S9_1_UNSOLICITED_LIKELY",
	    nothing_shows(ex) ? KR_STATE_NEEDS_INVESTIGATION :
	    KR_STATE_INDICATED, KR_NOWHERE);
}
