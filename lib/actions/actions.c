/* SPDX-License-Identifier: Apache-2.0 */
#include "actions/plan.h"

static enum kr_rc
finish(const struct kr_plan *plan, struct kr_actions **ret,
    struct kr_err *err)
{
	struct kr_actions *actions = kr_arena_zalloc(plan->arena, 1,
	    sizeof(*actions));

	if (plan->failed || actions == NULL)
		return kr_fail(err, KR_E_NOMEM, 0,
		    "actions: no memory for the plan");
	actions->item = plan->item;
	actions->n = plan->n;
	*ret = actions;
	return KR_OK;
}

/* "dia-emcu+netsafe": what a mail server's header check can look at. */
static const char *
destinations(struct kr_plan *plan, const struct kr_decision *d)
{
	struct kr_buffer b;

	kr_buffer_init(&b, plan->arena, SIZE_MAX);
	for (size_t i = 0; i < d->n_referral; i++)
		kr_buffer_printf(&b, "%s%s", i == 0 ? "" : "+",
		    d->referral[i].agency->id);
	if (d->fallback || d->n_referral == 0)
		kr_buffer_printf(&b, "%sfallback", b.len == 0 ? "" : "+");
	plan->failed |= !kr_buffer_ok(&b);
	return kr_buffer_cstr(&b);
}

static void
quarantine(struct kr_plan *plan, const struct kr_decision *d)
{
	struct kr_buffer b;

	if (!plan->config->quarantine_holds || d->n_hold == 0)
		return;
	kr_buffer_init(&b, plan->arena, SIZE_MAX);
	kr_buffer_printf(&b, "%s waits for %s: %s", d->id,
	    d->hold[0].agency->id, d->hold[0].reason);
	plan->failed |= !kr_buffer_ok(&b);
	kr_plan_add(plan, KR_ACTION_QUARANTINE, NULL, kr_buffer_cstr(&b), 0);
}

enum kr_rc
kr_actions_plan(const struct kr_message *message,
    const struct kr_envelope *envelope, const struct kr_auth *auth,
    const struct kr_report *report, const struct kr_findings *findings,
    const struct kr_decision *decision, const char *campaign,
    const struct kr_config *config, struct kr_span key,
    struct kr_arena *arena, struct kr_actions **ret, struct kr_err *err)
{
	struct kr_plan plan = { .config = config, .arena = arena };
	struct kr_span mail = message->root.text;

	kr_plan_delete_forged(&plan, mail);
	kr_plan_recipients(&plan, envelope, decision);
	quarantine(&plan, decision);
	kr_plan_tags(&plan, auth, report, findings, decision, campaign);
	kr_plan_final(&plan, mail, destinations(&plan, decision),
	    decision->id, key);
	return finish(&plan, ret, err);
}

enum kr_rc
kr_actions_fallback(const struct kr_message *message,
    const struct kr_envelope *envelope, const struct kr_config *config,
    const char *why, struct kr_span key, struct kr_arena *arena,
    struct kr_actions **ret, struct kr_err *err)
{
	struct kr_plan plan = { .config = config, .arena = arena };
	struct kr_span mail = message->root.text;
	unsigned char sha256[KR_SHA256_LEN];
	struct kr_buffer id, reason;
	char hex[KR_SHA256_HEX];

	if (!kr_sha256(mail, sha256))
		return kr_fail(err, KR_E_NOMEM, 0, "actions: no digest");
	kr_hex(sha256, sizeof(sha256) / 2, hex); /* as kr_decide() does */
	kr_buffer_init(&id, arena, SIZE_MAX);
	kr_buffer_init(&reason, arena, SIZE_MAX);
	kr_buffer_str(&id, hex);
	kr_buffer_str(&reason, why);

	kr_plan_delete_forged(&plan, mail);
	kr_plan_recipients(&plan, envelope, NULL);
	kr_plan_tag(&plan, "Fallback", &reason);
	kr_plan_tag(&plan, "Id", &id);
	kr_plan_final(&plan, message->limits_hit != 0 ? KR_SPAN_NONE : mail,
	    "fallback", hex, key);
	return finish(&plan, ret, err);
}
