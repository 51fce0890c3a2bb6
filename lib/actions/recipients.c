/* SPDX-License-Identifier: Apache-2.0 */
/* Who gets the report: the envelope's edits. */
#include <string.h>

#include "actions/plan.h"

/* Addresses that must end up in the envelope. */
struct wanted {
	const char	**item;
	size_t		 n, cap;
};

/* Local parts are taken letter by letter, domains without regard to case. */
static bool
same_address(struct kr_span a, struct kr_span b)
{
	size_t at = a.len;

	while (at > 0 && a.ptr[at - 1] != '@')
		at--;
	return a.len == b.len && kr_span_eq(kr_span_sub(a, 0, at),
	    kr_span_sub(b, 0, at)) && kr_span_caseeq2(kr_span_from(a, at),
	    kr_span_from(b, at));
}

static bool
is_wanted(const struct wanted *w, struct kr_span address)
{
	for (size_t i = 0; i < w->n; i++)
		if (same_address(kr_span_str(w->item[i]), address))
			return true;
	return false;
}

static void
want(struct kr_plan *plan, struct wanted *w, const char *address)
{
	if (*address == '\0' || is_wanted(w, kr_span_str(address)))
		return;
	if (!KR_ARENA_ROOM(plan->arena, w->item, w->n, &w->cap)) {
		plan->failed = true;
		return;
	}
	w->item[w->n++] = address;
}

static struct wanted
destinations(struct kr_plan *plan, const struct kr_decision *decision)
{
	struct wanted w = { 0 };

	if (decision == NULL) {
		want(plan, &w, plan->config->fallback);
		return w;
	}
	for (size_t i = 0; i < decision->n_referral; i++) {
		const struct kr_agency *a = decision->referral[i].agency;

		for (size_t j = 0; j < a->n_address; j++)
			want(plan, &w, a->address[j]);
	}
	if (decision->fallback || w.n == 0)
		want(plan, &w, plan->config->fallback);
	return w;
}

static bool
has_recipient(const struct kr_envelope *envelope, const char *address)
{
	for (size_t i = 0; i < envelope->n_rcpt; i++)
		if (same_address(envelope->rcpt[i], kr_span_str(address)))
			return true;
	return false;
}

/*
 * Bounces of a referral are for this body, and for nobody where they could
 * carry sealed matter.  What came without a reverse-path keeps none, so that
 * nothing goes round.
 */
static void
return_path(struct kr_plan *plan, const struct kr_envelope *envelope,
    const struct kr_decision *decision)
{
	const char *to = plan->config->return_path;

	if (decision == NULL || *to == '\0' || envelope->mail_from.len == 0)
		return;
	kr_plan_add(plan, KR_ACTION_CHANGE_FROM, NULL,
	    kr_handling_sealed(decision->handling) ? "" : to, 0);
}

/*
 * Only report mailboxes are ever taken off: others addressed the same mail
 * to themselves.  With nowhere to send it, nothing is taken off at all.
 */
void
kr_plan_recipients(struct kr_plan *plan, const struct kr_envelope *envelope,
    const struct kr_decision *decision)
{
	const struct kr_config *config = plan->config;
	struct wanted w;

	if (envelope == NULL || config->deliver == KR_DELIVER_TAG)
		return;
	w = destinations(plan, decision);
	return_path(plan, envelope, decision);
	for (size_t i = 0; i < w.n; i++)
		if (!has_recipient(envelope, w.item[i]))
			kr_plan_add(plan, KR_ACTION_ADD_RCPT, NULL, w.item[i],
			    0);
	if (config->deliver != KR_DELIVER_REPLACE || w.n == 0)
		return;
	for (size_t i = 0; i < envelope->n_rcpt; i++)
		if (kr_config_is_mailbox(config, envelope->rcpt[i]) &&
		    !is_wanted(&w, envelope->rcpt[i]))
			kr_plan_add(plan, KR_ACTION_DELETE_RCPT, NULL,
			    kr_arena_cstr(plan->arena, envelope->rcpt[i]), 0);
}
