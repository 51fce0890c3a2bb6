/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "kereru.h"

/* When the judgement counts as made: the clock, else the mail's own date. */
static int64_t
judged_at(const struct kr_message *m, const struct kr_world *world)
{
	const struct kr_field *date = kr_header_find(m->header, "Date", 0);
	int64_t s = 0;

	if (world != NULL && world->now_s != NULL)
		return world->now_s(world->ctx);
	if (date == NULL || !kr_date_read(date->value, &s, NULL))
		return 0;
	return s;
}

enum kr_rc
kr_judge(const struct kr_engine *engine, struct kr_span bytes,
    const struct kr_envelope *envelope, const struct kr_world *outside,
    struct kr_arena *arena, struct kr_verdict **ret, struct kr_err *err)
{
	const struct kr_world for_this = kr_world_for_message(outside,
	    (int64_t)engine->config->limits.dns_ms), *world = &for_this;
	struct kr_verdict *v = kr_arena_zalloc(arena, 1, sizeof(*v));
	struct kr_message *message;
	struct kr_auth *auth;
	struct kr_report *report;
	struct kr_findings *findings;
	struct kr_decision *decision;
	enum kr_rc rc;

	if (v == NULL || !kr_sha256(bytes, v->sha256))
		return kr_fail(err, KR_E_NOMEM, 0, "judge: out of memory");
	rc = kr_message_read(bytes, &engine->config->limits, arena, &message,
	    err);
	if (rc == KR_OK)
		rc = kr_auth_outer(message, envelope, engine->config, world,
		    arena, &auth, err);
	if (rc == KR_OK)
		rc = engine->whole ? kr_report_whole(message, auth,
		    engine->config, world, arena, &report, err) :
		    kr_report_read(message, auth, engine->config,
		    engine->consent, world, arena, &report, err);
	if (rc == KR_OK)
		rc = kr_findings_examine(message, report, auth,
		    engine->config, engine->rules, engine->model,
		    engine->classifier, arena, &findings, err);
	if (rc == KR_OK)
		rc = kr_decide(report, findings, engine->config, v->sha256,
		    judged_at(message, world), arena, &decision, err);
	if (rc != KR_OK)
		return rc;
	v->message = message;
	v->auth = auth;
	v->report = report;
	v->findings = findings;
	v->decision = decision;
	v->config = engine->config;
	v->rules_id = kr_rules_id(engine->rules);
	v->consent_model_id = kr_consent_weights_id(engine->consent);
	v->spam_model_id = kr_classifier_id(engine->classifier);
	v->model_id = engine->model != NULL ?
	    kr_model_id(engine->model) : "";
	*ret = v;
	return KR_OK;
}
