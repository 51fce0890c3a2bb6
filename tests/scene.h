/* SPDX-License-Identifier: Apache-2.0 */
/*
 * scene.h - a small world in which a decision is planned
 */
#ifndef KR_TESTS_SCENE_H
#define KR_TESTS_SCENE_H

#include <stdio.h>
#include <stdlib.h>

#include "unit.h"

#include "actions/actions.h"

#define ARENA ((size_t)16 << 20)
#define KEY KR_SPAN_LIT("sixteen bytes or more")

/* ---- a small world ----------------------------------------------------- */

static const char *const emcu_box[] = { "emcu@dia.example" };
static const char *const police_box[] = { "cyber@police.example",
    "second@police.example" };
static struct kr_agency emcu = { .id = "dia-emcu", .address = emcu_box,
    .n_address = 1, .enabled = true };
static struct kr_agency police = { .id = "police-cybercrime",
    .address = police_box, .n_address = 2, .enabled = true };
static const char *const mailbox[] = { "report@body.example" };

static struct kr_config
config_make(enum kr_deliver deliver)
{
	return (struct kr_config){ .authserv_id = "mx.body.example",
	    .report_mailbox = { mailbox, 1 },
	    .fallback = "person@body.example", .return_path = "",
	    .tag_prefix = "X-Referral",
	    .deliver = deliver, .spam_required = 500,
	    .limits = kr_limits_default };
}

#define HEAD "From: a@reporter.example\r\nSubject: it is\r\n so\r\n"
#define BODY "Text.\r\n\r\nMore. \r\n"

/* Everything that leads to a plan. */
struct scene {
	struct kr_arena		*arena;
	struct kr_config	 config;
	struct kr_message	 message;
	struct kr_auth		 auth;
	struct kr_exhibit	 exhibit;
	struct kr_report	 report;
	struct kr_finding	 finding[3];
	const struct kr_finding	*reason[3];
	struct kr_findings	 findings;
	struct kr_referral	 referral[2];
	struct kr_hold		 hold[1];
	struct kr_decision	 decision;
	const char		*campaign;
	struct kr_span		 rcpt[4];
	struct kr_envelope	 envelope;
};

static void
scene_findings(struct scene *s)
{
	static const char *const id[] = { "SPAM_LINK", "UEMA_S11",
	    "UEMA_S9" };
	static const char *const section[] = { NULL, "UEMA 2007 s 11(1)(a)",
	    "UEMA 2007 s 9" };

	for (size_t i = 0; i < 3; i++) {
		s->finding[i] = (struct kr_finding){ .id = id[i],
		    .section = section[i], .what = "",
		    .state = KR_STATE_INDICATED };
		s->reason[i] = &s->finding[i];
	}
	s->findings = (struct kr_findings){ .item = s->finding, .n = 3,
	    .spam_score = 730, .uema = { .score = 3120,
	    .label = "uema-indicated" } };
}

static struct scene *
scene_new(const char *mail, enum kr_deliver deliver)
{
	struct scene *s = calloc(1, sizeof(*s));

	assert_non_null(s);
	s->arena = kr_arena_new(ARENA);
	s->config = config_make(deliver);
	s->message = (struct kr_message){
	    .root = kr_view_root(kr_span_str(mail)) };
	s->auth.results = kr_span_str("mx.body.example; spf=pass "
	    "smtp.mailfrom=reporter.example");
	s->auth.spf = KR_AUTH_PASS;
	s->exhibit.fidelity = KR_FIDELITY_VERIFIED;
	s->report = (struct kr_report){ .form = KR_FORM_KIND_RFC822,
	    .exhibit = &s->exhibit, .n_exhibit = 1 };
	scene_findings(s);
	s->referral[0] = (struct kr_referral){ &emcu, KR_BASIS_DIRECT,
	    KR_CATEGORY_SPAM };
	s->referral[1] = (struct kr_referral){ &police, KR_BASIS_CONSENT,
	    KR_CATEGORY_SCAM_FRAUD };
	s->decision = (struct kr_decision){
	    .id = "00112233445566778899aabbccddeeff",
	    .category = KR_CATEGORY_SPAM, .referral = s->referral,
	    .n_referral = 1, .hold = s->hold, .why = "",
	    .reason = s->reason, .n_reason = 3 };
	s->rcpt[0] = kr_span_str("report@body.example");
	s->envelope = (struct kr_envelope){ .rcpt = s->rcpt, .n_rcpt = 1 };
	return s;
}

static void
scene_free(struct scene *s)
{
	kr_arena_free(s->arena);
	free(s);
}

static struct kr_actions *
scene_plan(struct scene *s, struct kr_span key)
{
	struct kr_actions *actions = NULL;
	struct kr_err err;

	assert_int_equal(KR_OK, kr_actions_plan(&s->message, &s->envelope,
	    &s->auth, &s->report, &s->findings, &s->decision, s->campaign,
	    &s->config, key, s->arena, &actions, &err));
	return actions;
}

/* The header of a mail as it was sent to an agency. */
static inline void
scene_tagged(struct kr_buffer *b, struct scene *s, struct kr_span key)
{
	const struct kr_actions *a = scene_plan(s, key);

	for (size_t i = a->n; i-- > 0;)
		if (a->item[i].kind == KR_ACTION_INSERT_FIELD)
			kr_buffer_printf(b, "%s: %s\n", a->item[i].name,
			    a->item[i].value);
	kr_buffer_str(b, HEAD);
}

/* ---- the plan ----------------------------------------------------------- */

static inline const char *
value(const struct kr_actions *actions, const char *name)
{
	for (size_t i = 0; i < actions->n; i++)
		if (actions->item[i].kind == KR_ACTION_INSERT_FIELD &&
		    strcmp(actions->item[i].name, name) == 0)
			return actions->item[i].value;
	return NULL;
}

static inline void
assert_clean(const struct kr_actions *actions)
{
	for (size_t i = 0; i < actions->n; i++) {
		const struct kr_action *a = &actions->item[i];
		size_t column = 0, words = 0;

		if (a->kind != KR_ACTION_INSERT_FIELD)
			continue;
		assert_true(strlen(a->value) <= kr_limits_default.tag_bytes);
		column = strlen(a->name) + 2;
		for (const char *p = a->value; *p != '\0'; p++) {
			if (*p == '\n') {
				assert_int_equal('\t', p[1]);
				column = words = 0;
				continue;
			}
			assert_true(*p == '\t' || (*p >= ' ' && *p < 127));
			column += *p == '\t' ? 8 : 1;
			words += *p == ' ';
			/* only a single long word may pass the margin */
			assert_true(column <= 78 || words < 2);
			assert_true(column < 998);
		}
	}
}

#endif /* KR_TESTS_SCENE_H */
