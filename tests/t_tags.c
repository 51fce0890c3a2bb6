/* SPDX-License-Identifier: Apache-2.0 */
/* What each tag says, and what none may say. */
#include "scene.h"

static struct value_case {
	const char	*name, *field, *value;
} values[] = {
	{ "id", "X-Referral-Id", "00112233445566778899aabbccddeeff" },
	{ "category", "X-Referral-Category", "spam" },
	{ "agency", "X-Referral-Agency",
	  "dia-emcu; basis=direct; category=spam" },
	{ "urgency", "X-Referral-Urgency", "normal" },
	{ "handling", "X-Referral-Handling", "H0" },
	{ "consent", "X-Referral-Consent", "absent" },
	{ "spam", "X-Referral-Spam-Score", "7.30; required=5.00" },
	{ "act", "X-Referral-UEMA",
	  "uema-indicated; score=31.20; sections=s11(1)(a),s9" },
	{ "evidence", "X-Referral-Evidence", "rfc822; tier=A;\n\tsha256="
	  "0000000000000000000000000000000000000000000000000000000000000000" },
	{ "reasons", "X-Referral-Reasons", "SPAM_LINK, UEMA_S11, UEMA_S9" },
	{ "results", "Authentication-Results", "mx.body.example; spf=pass\n\t"
	  "smtp.mailfrom=reporter.example" },
};

static void
value_run(void **state)
{
	const struct value_case *c = *state;
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	const char *v = value(scene_plan(s, KEY), c->field);

	assert_non_null(v);
	assert_string_equal(c->value, v);
	scene_free(s);
}


/* Whatever reaches a value: no line of its own, no byte out of the list. */
static void
hostile(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	char bytes[4096];
	unsigned seed = 1;

	(void)state;
	for (unsigned round = 0; round < 300; round++) {
		for (size_t i = 0; i < sizeof(bytes); i++) {
			seed = seed * 1103515245 + 12345;
			bytes[i] = (char)(seed >> 16);
			if (round % 3 == 0 && bytes[i] == ' ')
				bytes[i] = 'x';
			if (round % 5 == 0 && (seed >> 8) % 7 == 0)
				bytes[i] = "\r\n \t:;"[(seed >> 24) % 6];
		}
		s->auth.results = (struct kr_span){ bytes,
		    round * 13 % sizeof(bytes) };
		assert_clean(scene_plan(s, KEY));
		kr_arena_reset(s->arena);
	}
	scene_free(s);
}

static void
many_reasons(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	static const struct kr_finding *reason[900];
	static struct kr_finding finding[KR_NELEM(reason)];
	static char id[KR_NELEM(reason)][16];
	struct kr_actions *actions;
	const char *v;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(reason); i++) {
		snprintf(id[i], sizeof(id[i]), "UEMA_S%zu", i);
		finding[i] = s->finding[0];
		finding[i].id = id[i];
		reason[i] = &finding[i];
	}
	s->decision.reason = reason;
	s->decision.n_reason = KR_NELEM(reason);
	actions = scene_plan(s, KEY);
	assert_clean(actions);
	v = value(actions, "X-Referral-Reasons");
	assert_non_null(v);
	assert_string_equal(" more", v + strlen(v) - 5);
	scene_free(s);
}

/* What was found five times is one reason. */
static void
reasons_once(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	static const struct kr_finding *reason[6];
	struct kr_actions *actions;
	char want[128];

	(void)state;
	for (size_t i = 0; i < KR_NELEM(reason); i++)
		reason[i] = &s->finding[i % 2];
	s->decision.reason = reason;
	s->decision.n_reason = KR_NELEM(reason);
	actions = scene_plan(s, KEY);
	snprintf(want, sizeof(want), "%s, %s", s->finding[0].id,
	    s->finding[1].id);
	assert_string_equal(value(actions, "X-Referral-Reasons"), want);
	scene_free(s);
}

/* What weighs too little for a label has no sections either. */
static void
act_none(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);

	(void)state;
	s->findings.uema.label = "none";
	s->findings.uema.score = 120;
	assert_string_equal("none; score=1.20",
	    value(scene_plan(s, KEY), "X-Referral-UEMA"));
	scene_free(s);
}

/* H3 and H4: nothing of the mail stands in a tag. */
static void
sealed(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	struct kr_actions *actions;

	(void)state;
	for (enum kr_handling h = KR_H3; h <= KR_H4; h++) {
		s->decision.handling = h;
		actions = scene_plan(s, KEY);
		for (size_t i = 0; i < actions->n; i++)
			assert_null(strstr(actions->item[i].value != NULL ?
			    actions->item[i].value : "", "reporter.example"));
		assert_string_equal("mx.body.example; spf=pass",
		    value(actions, "Authentication-Results"));
	}
	scene_free(s);
}

int
main(void)
{
	static const struct CMUnitTest single[] = {
		cmocka_unit_test(hostile), cmocka_unit_test(many_reasons),
		cmocka_unit_test(reasons_once), cmocka_unit_test(act_none),
		cmocka_unit_test(sealed),
	};
	struct CMUnitTest tests[KR_NELEM(values) + KR_NELEM(single)];

	UNIT_ROWS(tests, 0, values, value_run);
	memcpy(tests + KR_NELEM(values), single, sizeof(single));
	return cmocka_run_group_tests_name("tags", tests, NULL, NULL);
}
