/* SPDX-License-Identifier: Apache-2.0 */
/* What each tag says, and what none may say. */
#include "scene.h"

/* ---- what the scene has otherwise --------------------------------------- */

static void
campaign(struct scene *s)
{
	s->campaign = "c0123456789abcdef; reports=7";
}

static void
also(struct scene *s)
{
	s->decision.also[0] = KR_CATEGORY_PHISHING;
	s->decision.also[1] = KR_CATEGORY_MALWARE;
	s->decision.n_also = 2;
	s->decision.needs_review = true;
}

static void
no_evidence(struct scene *s)
{
	s->report.form = KR_FORM_KIND_NONE;
	s->report.n_exhibit = 0;
}

static void
below_nothing(struct scene *s)
{
	s->findings.spam_score = -1234;
}

static void
person(struct scene *s)
{
	s->decision.fallback = true;
	s->decision.why = "no agency may be sent this mail";
}

static void
no_reason(struct scene *s)
{
	s->decision.n_reason = 0;
}

static void
short_tags(struct scene *s)
{
	s->config.limits.tag_bytes = 40;
}

static void
short_twice(struct scene *s)
{
	s->finding[1].id = s->finding[0].id;
	short_tags(s);
}

/* What weighs too little for a label has no sections either. */
static void
act_none(struct scene *s)
{
	s->findings.uema.label = "none";
	s->findings.uema.score = 120;
}

static void
act_twice(struct scene *s)
{
	s->finding[0].section = s->finding[1].section;
	s->finding[2].state = KR_STATE_NEEDS_INVESTIGATION;
}

static void
act_not_so(struct scene *s)
{
	s->finding[1].section = "Crimes Act 1961 s 249";
	s->finding[2].state = KR_STATE_SATISFIED;
}

static void
act_parts(struct scene *s)
{
	s->finding[0].section = "UEMA 2007 Part 2";
}

/* Results of a mail that is sealed, as struct kr_auth has them. */
static void
sealed(struct scene *s)
{
	s->decision.handling = KR_H4;
}

static void
sealed_nothing(struct scene *s)
{
	sealed(s);
	s->auth.spf = KR_AUTH_UNKNOWN;
}

static void
sealed_all(struct scene *s)
{
	static struct kr_dkim dkim[] = {
		{ .result = KR_AUTH_FAIL }, { .result = KR_AUTH_PASS },
		{ .result = KR_AUTH_NEUTRAL },
	};

	sealed(s);
	s->auth.dkim = dkim;
	s->auth.n_dkim = KR_NELEM(dkim);
	s->auth.dmarc = KR_AUTH_FAIL;
	s->auth.arc.result = KR_AUTH_PASS;
	s->auth.arc.sets = 1;
}

static void
sealed_badly(struct scene *s)
{
	sealed_all(s);
	s->auth.n_dkim = 1;
	s->auth.arc.result = KR_AUTH_TEMPERROR;
}

/* A trusted host tells what came of the seals, and not how many. */
static void
sealed_told(struct scene *s)
{
	sealed(s);
	s->auth.arc.result = KR_AUTH_PASS;
}

static void
sealed_unseen(struct scene *s)
{
	sealed(s);
	s->auth.arc.sets = 2;
}

static void
sealed_never(struct scene *s)
{
	sealed(s);
	s->auth.arc.result = KR_AUTH_NONE;
}

static struct value_case {
	const char	*name, *field, *value;	/* NULL: there is none */
	void		(*change)(struct scene *);
} values[] = {
	{ "id", "X-Referral-Id", "00112233445566778899aabbccddeeff", NULL },
	{ "category", "X-Referral-Category", "spam", NULL },
	{ "further categories", "X-Referral-Category",
	  "spam; also=phishing,malware; review=yes", also },
	{ "agency", "X-Referral-Agency",
	  "dia-emcu; basis=direct; category=spam", NULL },
	{ "urgency", "X-Referral-Urgency", "normal", NULL },
	{ "handling", "X-Referral-Handling", "H0", NULL },
	{ "consent", "X-Referral-Consent", "absent", NULL },
	{ "spam", "X-Referral-Spam-Score", "7.30; required=5.00", NULL },
	{ "less than nothing", "X-Referral-Spam-Score",
	  "-12.34; required=5.00", below_nothing },
	{ "act", "X-Referral-UEMA",
	  "uema-indicated; score=31.20; sections=s11(1)(a),s9", NULL },
	{ "act: no label", "X-Referral-UEMA", "none; score=1.20", act_none },
	{ "act: a section twice", "X-Referral-UEMA",
	  "uema-indicated; score=31.20; sections=s11(1)(a),s9", act_twice },
	{ "act: another act, and what is satisfied", "X-Referral-UEMA",
	  "uema-indicated; score=31.20", act_not_so },
	{ "act: a part has no section", "X-Referral-UEMA", "uema-indicated; "
	  "score=31.20;\n\tsections=UEMA2007Part2,s11(1)(a),s9", act_parts },
	{ "evidence", "X-Referral-Evidence", "rfc822; tier=A;\n\tsha256="
	  "0000000000000000000000000000000000000000000000000000000000000000",
	  NULL },
	{ "no evidence", "X-Referral-Evidence", "none", no_evidence },
	{ "campaign", "X-Referral-Campaign", "c0123456789abcdef; reports=7",
	  campaign },
	{ "no campaign", "X-Referral-Campaign", NULL, NULL },
	{ "a person must look", "X-Referral-Fallback",
	  "no agency may be sent this mail", person },
	{ "nobody must look", "X-Referral-Fallback", NULL, NULL },
	{ "reasons", "X-Referral-Reasons", "SPAM_LINK, UEMA_S11, UEMA_S9",
	  NULL },
	{ "no reasons", "X-Referral-Reasons", "none", no_reason },
	{ "no room for a reason", "X-Referral-Reasons", "3 more", short_tags },
	{ "no room, a name twice", "X-Referral-Reasons", "2 more",
	  short_twice },
	{ "results", "Authentication-Results", "mx.body.example; spf=pass\n\t"
	  "smtp.mailfrom=reporter.example", NULL },
	{ "sealed results", "Authentication-Results",
	  "mx.body.example; spf=pass", sealed },
	{ "sealed: all of them", "Authentication-Results", "mx.body.example; "
	  "spf=pass; dkim=pass; dmarc=fail;\n\tarc=pass", sealed_all },
	{ "sealed: none verifies", "Authentication-Results",
	  "mx.body.example; spf=pass; dkim=fail; dmarc=fail;\n\tarc=fail",
	  sealed_badly },
	{ "sealed: told by a host", "Authentication-Results",
	  "mx.body.example; spf=pass; arc=pass", sealed_told },
	{ "sealed: nobody looked at the seals", "Authentication-Results",
	  "mx.body.example; spf=pass", sealed_unseen },
	{ "sealed: without seals", "Authentication-Results",
	  "mx.body.example; spf=pass", sealed_never },
	{ "sealed: nothing known", "Authentication-Results",
	  "mx.body.example; none", sealed_nothing },
};

static void
value_run(void **state)
{
	const struct value_case *c = *state;
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	const char *v;

	if (c->change != NULL)
		c->change(s);
	v = value(scene_plan(s, KEY), c->field);
	if (c->value == NULL) {
		assert_null(v);
	} else {
		assert_non_null(v);
		assert_string_equal(c->value, v);
	}
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

/* A word longer than a line, and more words than a tag may have. */
static void
long_values(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	size_t max = s->config.limits.tag_bytes;
	struct kr_actions *actions;
	const char *v;
	char bytes[8192];

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	s->auth.results = (struct kr_span){ bytes, 2000 };
	actions = scene_plan(s, KEY);
	assert_clean(actions);
	v = value(actions, "Authentication-Results");
	assert_int_equal(2000 + 2 * strlen("\n\t"), strlen(v));
	for (size_t i = 9; i < sizeof(bytes); i += 10)
		bytes[i] = ' ';
	s->auth.results.len = sizeof(bytes);
	actions = scene_plan(s, KEY);
	assert_clean(actions);
	v = value(actions, "Authentication-Results");
	assert_true(strlen(v) > max - 20);
	assert_string_equal("xxxxxxxxx", v + strlen(v) - 9);
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

/* H3 and H4: nothing of the mail stands in a tag. */
static void
nothing_of_it(void **state)
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
	}
	scene_free(s);
}

int
main(void)
{
	static const struct CMUnitTest single[] = {
		cmocka_unit_test(hostile), cmocka_unit_test(many_reasons),
		cmocka_unit_test(reasons_once), cmocka_unit_test(long_values),
		cmocka_unit_test(nothing_of_it),
	};
	struct CMUnitTest tests[KR_NELEM(values) + KR_NELEM(single)];

	UNIT_ROWS(tests, 0, values, value_run);
	memcpy(tests + KR_NELEM(values), single, sizeof(single));
	return cmocka_run_group_tests_name("tags", tests, NULL, NULL);
}
