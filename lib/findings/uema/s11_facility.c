/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is there an unsubscribe facility at all?  UEMA 2007 s 11(1)(a).
 *
 * The words of a facility in many languages are rules; a List-Unsubscribe
 * field (RFC 2369 3.2) helps some readers and is invisible to others, so it
 * never settles the question.
 */
#include <string.h>

#include "findings/examination.h"

/* A facility that fails, costs or hides is one. */
static bool
faulty_one_told(const struct kr_examination *ex)
{
	static const char *const faults[] = {
		"UEMA_S11_1_A_UNSUB_NONFUNCTIONAL",
		"UEMA_S11_1_C_OTHER_CHANNEL", "UEMA_S11_1_D_COST",
		"UEMA_S11_1_B_HIDDEN",
	};

	for (size_t i = 0; i < KR_NELEM(faults); i++)
		if (kr_examination_has(ex, faults[i], KR_STATE_INDICATED))
			return true;
	return false;
}

/*
 * Who answers a text message with a text uses no other means (s 11(1)(c)).
 * What was pasted came as one, if nothing else than a text is asked for.
 */
static void
same_channel(struct kr_examination *ex)
{
	static const char *const others[] = { "phone", "ring", "call", "fax",
	    "post", "write", "letter", "visit", "reception", "in person",
	    "counter", "office" };
	struct kr_findings *f = ex->findings;
	struct kr_span text = ex->exhibit->folded->text;

	if (!ex->exhibit->pasted)
		return;
	for (size_t k = 0; k < KR_NELEM(others); k++)
		if (kr_span_find(text, 0, others[k]) != SIZE_MAX)
			return;
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->item[i].id, "UEMA_S11_1_C_OTHER_CHANNEL") == 0)
			f->item[i].state = KR_STATE_SATISFIED;
}

/*
 * Does the message speak of a way off?  "To stop this" and "will be removed"
 * may be one, but not in a lure, which threatens with them.
 */
static bool
spoken_of(const struct kr_examination *ex)
{
	enum kr_category lead = kr_examination_leading(ex);

	return kr_examination_has(ex, "UEMA_FACILITY", KR_STATE_INDICATED) ||
	    (lead != KR_CATEGORY_PHISHING && lead != KR_CATEGORY_SCAM_FRAUD &&
	    lead != KR_CATEGORY_RANSOMWARE && kr_examination_has(ex,
	    "UEMA_FACILITY_WEAK", KR_STATE_INDICATED));
}

void
kr_uema_s11_facility_examine(struct kr_examination *ex)
{
	const struct kr_uema *u = &ex->findings->uema;
	const struct kr_exhibit *x = ex->exhibit;

	if (u->commercial != KR_YES || x == NULL)
		return;
	same_channel(ex);
	if (spoken_of(ex) || faulty_one_told(ex))
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
