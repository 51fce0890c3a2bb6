/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Can the sender be reached?  UEMA 2007 s 10(b).
 */
#include <string.h>

#include "findings/examination.h"

#define ADDRESSES_MAX 8		/* looked at; who names more is reached */

static bool
holds(struct kr_span s, struct kr_span part)
{
	for (size_t at = 0; part.len > 0 && at + part.len <= s.len; at++)
		if (kr_span_caseeq2(kr_span_sub(s, at, part.len), part))
			return true;
	return false;
}

/*
 * "Hello mere@mail.example": bulk mail greets its reader by the address that
 * it was sent to, which reaches nobody else.
 */
static bool
greets_only(const struct kr_examination *ex)
{
	static const char *const others[] = { "__UEMA_CONTACT_PHONE",
	    "__UEMA_CONTACT_PLACE", "__UEMA_CONTACT_REPLY",
	    "__UEMA_CONTACT_ANSWER", "__UEMA_CONTACT_CHAT",
	    "__UEMA_ALT_CONTACT" };
	const struct kr_exhibit *x = ex->exhibit;
	struct kr_span text = x->text->text, own;
	unsigned n = 0;

	for (size_t i = 0; i < KR_NELEM(others); i++)
		if (kr_examination_hit(ex, others[i]) != NULL)
			return false;
	for (size_t at = 0; (at = kr_span_chr(text, at, '@')) != SIZE_MAX;
	    at++) {
		if (n++ >= ADDRESSES_MAX)
			return false;
		own = kr_address_at(text, at);
		if (!holds(x->to, own) &&
		    !kr_span_caseeq2(ex->report->reporter.addr, own))
			return false;
	}
	return true;
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
	if (kr_examination_has(ex, "UEMA_CONTACT_GIVEN", KR_STATE_INDICATED) &&
	    !greets_only(ex)) {
		kr_examination_find(ex, "UEMA_S10_B_NO_CONTACT",
		    KR_STATE_SATISFIED, KR_NOWHERE);
		return;
	}
	/* Who writes within a dealing is reached as before. */
	if (kr_examination_whole(ex) && !kr_examination_has(ex,
	    "UEMA_S10_DEALING", KR_STATE_INDICATED))
		state = KR_STATE_INDICATED;
	kr_examination_find(ex, "UEMA_S10_B_NO_CONTACT", state, KR_NOWHERE);
}
