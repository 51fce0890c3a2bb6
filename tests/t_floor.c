/* SPDX-License-Identifier: Apache-2.0 */
/* What the model may not say alone: grave matters, and that nobody reports. */
#include "unit.h"

#include "findings/examination.h"

#define C(name) KR_CATEGORY_##name

static struct floor_case {
	const char		*name;
	enum kr_category	 category;
	int			 model, rules;	/* points for it */
	const char		*hit;		/* a rule that hit, or NULL */
	enum kr_category	 then;		/* has the points afterwards */
	int			 points;
} cases[] = {
	{ "objectionable, the model alone", C(OBJECTIONABLE_MATERIAL), 90, 0,
	  NULL, C(OBJECTIONABLE_MATERIAL), 0 },
	{ "objectionable, words known but of no violence",
	  C(OBJECTIONABLE_MATERIAL), 90, 0, "__C_WEBSITE",
	  C(OBJECTIONABLE_MATERIAL), 0 },
	{ "objectionable, violence told", C(OBJECTIONABLE_MATERIAL), 90, 0,
	  "__VIOLENCE_ANY", C(OBJECTIONABLE_MATERIAL), 90 },
	{ "objectionable, the model is sure", C(OBJECTIONABLE_MATERIAL), 300, 0,
	  NULL, C(OBJECTIONABLE_MATERIAL), 300 },
	{ "objectionable, another rule", C(OBJECTIONABLE_MATERIAL), 90, 0,
	  "REPORT_MADE", C(OBJECTIONABLE_MATERIAL), 0 },
	{ "objectionable, rules too", C(OBJECTIONABLE_MATERIAL), 300, 160,
	  NULL, C(OBJECTIONABLE_MATERIAL), 460 },
	{ "child, the model alone", C(CHILD_EXPLOITATION), 300, 0, NULL,
	  C(CHILD_EXPLOITATION), 0 },
	{ "child, words known but not of a child", C(CHILD_EXPLOITATION), 300,
	  0, "__C_WEBSITE", C(CHILD_EXPLOITATION), 0 },
	{ "child, a child is told of", C(CHILD_EXPLOITATION), 300, 0,
	  "__C_CHILD", C(CHILD_EXPLOITATION), 300 },
	{ "child, by age", C(CHILD_EXPLOITATION), 300, 0, "__CHILD_ANY",
	  C(CHILD_EXPLOITATION), 300 },
	{ "nobody reports, by a little: a person reads it",
	  C(NOT_A_REPORT), 90, 0, NULL, C(OTHER), 90 },
	{ "and it is no longer called that", C(NOT_A_REPORT), 90, 0, NULL,
	  C(NOT_A_REPORT), 0 },
	{ "nobody reports, far before every matter", C(NOT_A_REPORT), 300, 0,
	  NULL, C(NOT_A_REPORT), 301 },
	{ "which stays a close call", C(NOT_A_REPORT), 300, 0, NULL,
	  C(OTHER), 300 },
	{ "sure, but somebody complains", C(NOT_A_REPORT), 300, 0,
	  "REPORT_MADE", C(NOT_A_REPORT), 0 },
	{ "somebody reports: not even other", C(NOT_A_REPORT), 300, 0,
	  "REPORT_MADE", C(OTHER), 0 },
	{ "nobody reports, the structure too", C(NOT_A_REPORT), 300, 700, NULL,
	  C(NOT_A_REPORT), 1000 },
	{ "spam may be said by the model", C(SPAM), 300, 0, NULL, C(SPAM),
	  300 },
	{ "what speaks against counts", C(CHILD_EXPLOITATION), 300, -100, NULL,
	  C(CHILD_EXPLOITATION), 0 },
};

static void
floor_run(void **state)
{
	const struct floor_case *c = *state;
	struct kr_rule rule = { .name = c->hit };
	struct kr_hit hit = { .rule = &rule };
	struct kr_findings findings = { .hits = { .hit = &hit,
	    .n = c->hit != NULL } };
	struct kr_examination ex = { .findings = &findings };

	ex.model.category[c->category] = c->model;
	findings.points[c->category] = c->model + c->rules;
	kr_floor_examine(&ex);
	assert_int_equal(findings.points[c->then], c->points);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases)];

	UNIT_ROWS(tests, 0, cases, floor_run);
	return cmocka_run_group_tests_name("floor", tests, NULL, NULL);
}
