/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "findings/examination.h"

/* In this order: later criteria may look at what earlier ones found. */
static kr_criterion *const criteria[] = {
	kr_rules_examine,
	kr_model_examine,
	kr_nobody_examine,
	kr_machine_examine,
	kr_form_examine,
	kr_loss_examine,
	kr_harm_examine,
	kr_significance_examine,
	kr_day_examine,
	kr_haste_examine,
	kr_floor_examine,
	kr_sender_examine,
	kr_links_examine,
	kr_spam_examine,
	kr_uema_gate_examine,
	kr_uema_s4_link_examine,
	kr_uema_s6_link_examine,
	kr_uema_s9_days_examine,
	kr_uema_s10_sender_examine,
	kr_uema_s10_contact_examine,
	kr_uema_s10_numbers_examine,
	kr_uema_s9_examine,
	kr_uema_s11_visible_examine,	/* before: what is hidden is there */
	kr_uema_s11_facility_examine,
	kr_uema_s11_works_examine,
	kr_uema_s11_target_examine,
	kr_uema_caps_examine,
	kr_uema_score_examine,
};

const char *
kr_state_name(enum kr_state state)
{
	switch (state) {
	case KR_STATE_NOT_ASSESSABLE:		return "not-assessable";
	case KR_STATE_SATISFIED:		return "satisfied";
	case KR_STATE_NEEDS_INVESTIGATION:	return "needs-investigation";
	case KR_STATE_INDICATED:		return "indicated";
	}
	return "";
}

const char *
kr_urgency_name(enum kr_urgency urgency)
{
	switch (urgency) {
	case KR_URGENCY_NORMAL:	return "normal";
	case KR_URGENCY_HIGH:	return "high";
	case KR_URGENCY_LIFE:	return "threat_to_life";
	}
	return "";
}

static enum kr_rc
model_run(struct kr_examination *ex, const struct kr_model *model,
    struct kr_err *err)
{
	const struct kr_exhibit *x = ex->exhibit;
	struct kr_feature_text t = { .has_evidence = x != NULL };
	struct kr_model_question *q;
	enum kr_rc rc;

	if (model == NULL)
		return KR_OK;
	t.part[KR_FEATURE_OF_SUBJECT] = kr_text_fold_span(
	    ex->report->subject, ex->arena);
	if (x != NULL) {
		t.part[KR_FEATURE_OF_TITLE] = kr_text_fold_span(x->subject,
		    ex->arena);
		t.part[KR_FEATURE_OF_MATTER] = x->folded->text;
	}
	rc = kr_model_begin(model, &t, ex->arena, &q, err);
	if (rc != KR_OK)
		return rc;
	return ex->n_passage > 0 ?
	    kr_passages_ask(ex, q, &ex->model, err) :
	    kr_model_ask(q, ex->report->folded->text, &ex->findings->hits,
	    &ex->model, err);
}

enum kr_rc
kr_findings_examine(struct kr_message *message,
    const struct kr_report *report, const struct kr_auth *auth,
    const struct kr_config *config, const struct kr_ruleset *rules,
    const struct kr_model *model, const struct kr_classifier *classifier,
    struct kr_arena *arena,
    struct kr_findings **ret, struct kr_err *err)
{
	struct kr_examination ex = {
		.message = message, .auth = auth,
		.report = kr_told_report(report, arena),
		.exhibit = report->n_exhibit > 0 ? &report->exhibit[0] : NULL,
		.config = config, .rules = rules,
		.classifier = classifier, .arena = arena,
		.findings = kr_arena_zalloc(arena, 1, sizeof(**ret)),
	};
	enum kr_rc rc;

	if (ex.report == NULL || ex.findings == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "findings: arena is full");
	ex.catalogue = kr_rules_findings(rules, &ex.n_catalogue);
	ex.findings->uema.label = "none";
	ex.findings->partly = message->limits_hit != 0 ||
	    report->limits_hit != 0;
	rc = kr_examination_match(&ex, err);
	if (rc == KR_OK)
		rc = model_run(&ex, model, err);
	if (rc != KR_OK)
		return rc;
	for (size_t i = 0; i < KR_NELEM(criteria) && !ex.full; i++)
		criteria[i](&ex);
	if (ex.full)
		return kr_fail(err, KR_E_NOMEM, 0, "findings: arena is full");
	*ret = ex.findings;
	return KR_OK;
}
