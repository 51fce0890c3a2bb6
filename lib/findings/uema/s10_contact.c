/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Can the sender be reached?  UEMA 2007 s 10(b).
 */
#include "findings/examination.h"

/* An author that takes no replies, by its own name. */
static bool
refuses_replies(struct kr_span from)
{
	static const char *const names[] = { "noreply", "no-reply",
	    "no_reply", "donotreply", "do-not-reply", "bounce" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_casestarts(from, names[i]))
			return true;
	return false;
}

void
kr_uema_s10_contact_examine(struct kr_examination *ex)
{
	const struct kr_uema *u = &ex->findings->uema;
	const struct kr_exhibit *x = ex->exhibit;
	enum kr_state state = KR_STATE_NEEDS_INVESTIGATION;

	if (u->commercial != KR_YES || x == NULL)
		return;
	/* An address, telephone, mailbox or an invitation to reply, in the
	 * visible text: conf/rules/52_uema_evidence.cf. */
	if (kr_examination_has(ex, "UEMA_CONTACT_GIVEN", KR_STATE_INDICATED)) {
		kr_examination_find(ex, "UEMA_S10_B_NO_CONTACT",
		    KR_STATE_SATISFIED, KR_NOWHERE);
		return;
	}
	if (kr_examination_whole(ex) && (refuses_replies(x->from) ||
	    x->reply_to.len == 0))
		state = KR_STATE_INDICATED;
	kr_examination_find(ex, "UEMA_S10_B_NO_CONTACT", state, KR_NOWHERE);
}
