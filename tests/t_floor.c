/* SPDX-License-Identifier: Apache-2.0 */
/* What the model may not say alone, and what goes before what. */
#include "unit.h"

#include "findings/examination.h"

#define MANY 100
#define C(name) KR_CATEGORY_##name

static struct floor_case {
	const char		*name;
	enum kr_category	 category;
	int			 model, rules;	/* points for it */
	const char		*hit;		/* a rule that hit, or NULL */
	enum kr_category	 then;		/* has the points afterwards */
	int			 points;
	const char		*picture;	/* said to a picture, or NULL */
	unsigned		 known;		/* features that the model knows */
} cases[] = {
	{ "objectionable, the model alone", C(OBJECTIONABLE_MATERIAL), 90, 0,
	  NULL, C(OBJECTIONABLE_MATERIAL), 0, NULL, MANY },
	{ "objectionable, the model is sure", C(OBJECTIONABLE_MATERIAL), 300, 0,
	  NULL, C(OBJECTIONABLE_MATERIAL), 300, NULL, MANY },
	{ "objectionable, another rule", C(OBJECTIONABLE_MATERIAL), 90, 0,
	  "REPORT_MADE", C(OBJECTIONABLE_MATERIAL), 0, NULL, MANY },
	{ "objectionable, rules too", C(OBJECTIONABLE_MATERIAL), 300, 160,
	  NULL, C(OBJECTIONABLE_MATERIAL), 460, NULL, MANY },
	{ "child, the model alone", C(CHILD_EXPLOITATION), 300, 0, NULL,
	  C(CHILD_EXPLOITATION), 0, NULL, MANY },
	{ "child, words known but not of a child", C(CHILD_EXPLOITATION), 300,
	  0, "__C_WEBSITE", C(CHILD_EXPLOITATION), 0, NULL, MANY },
	{ "child, a child is told of", C(CHILD_EXPLOITATION), 300, 0,
	  "__YOUTH_TOLD", C(CHILD_EXPLOITATION), 300, NULL, MANY },
	{ "nobody reports, by a little: a person reads it",
	  C(NOT_A_REPORT), 90, 0, NULL, C(OTHER), 90, NULL, MANY },
	{ "and it is no longer called that", C(NOT_A_REPORT), 90, 0, NULL,
	  C(NOT_A_REPORT), 0, NULL, MANY },
	{ "nobody reports, far before every matter", C(NOT_A_REPORT), 300, 0,
	  NULL, C(NOT_A_REPORT), 301, NULL, MANY },
	{ "which stays a close call", C(NOT_A_REPORT), 300, 0, NULL,
	  C(OTHER), 300, NULL, MANY },
	{ "sure, but somebody complains", C(NOT_A_REPORT), 300, 0,
	  "REPORT_MADE", C(NOT_A_REPORT), 0, NULL, MANY },
	{ "somebody reports: not even other", C(NOT_A_REPORT), 300, 0,
	  "REPORT_MADE", C(OTHER), 0, NULL, MANY },
	{ "nobody reports, the structure too", C(NOT_A_REPORT), 300, 700, NULL,
	  C(NOT_A_REPORT), 1000, NULL, MANY },
	{ "spam may be said by the model", C(SPAM), 300, 0, NULL, C(SPAM),
	  300, NULL, MANY },
	{ "what speaks against counts", C(CHILD_EXPLOITATION), 300, -100, NULL,
	  C(CHILD_EXPLOITATION), 0, NULL, MANY },
	{ "harm, the model alone", C(ONLINE_HARM), 280, 0, NULL,
	  C(ONLINE_HARM), 280, NULL, MANY },
	{ "harm, a picture without a word", C(ONLINE_HARM), 90, 0, NULL,
	  C(ONLINE_HARM), 0, "see pic", MANY },
	{ "harm, somebody told of the picture", C(ONLINE_HARM), 90, 0, NULL,
	  C(ONLINE_HARM), 90, "She posted this of me and will not stop", MANY },
	{ "harm, a rule speaks too", C(ONLINE_HARM), 90, 60, NULL,
	  C(ONLINE_HARM), 150, "bullying", MANY },
	{ "harm, one word that may be anything", C(ONLINE_HARM), 200, 0, NULL,
	  C(ONLINE_HARM), 0, NULL, 5 },
	{ "objectionable, the model is sure of a few words",
	  C(OBJECTIONABLE_MATERIAL), 290, 0, NULL,
	  C(OBJECTIONABLE_MATERIAL), 0, NULL, 20 },
	{ "objectionable, a few words, rules too",
	  C(OBJECTIONABLE_MATERIAL), 290, 160, NULL,
	  C(OBJECTIONABLE_MATERIAL), 450, NULL, 20 },
	{ "child, a few words of one", C(CHILD_EXPLOITATION), 170, 0,
	  "__YOUTH_TOLD", C(CHILD_EXPLOITATION), 34, NULL, 20 },
	{ "child, a few words, rules too", C(CHILD_EXPLOITATION), 170, 160,
	  "__YOUTH_TOLD", C(CHILD_EXPLOITATION), 330, NULL, 20 },
	{ "spam, a picture without a word", C(SPAM), 130, 0, NULL, C(SPAM), 0,
	  "see attached", MANY },
	{ "spam, a picture that two words point at", C(SPAM), 230, 0, NULL,
	  C(SPAM), 0, "see attached", MANY },
	{ "spam, a picture that is spoken of", C(SPAM), 230, 0, NULL, C(SPAM),
	  230, "Third advert this week that I cannot stop", MANY },
	{ "spam, a picture, a rule speaks too", C(SPAM), 130, 60, NULL,
	  C(SPAM), 190, "spam", MANY },
	{ "a lure, a picture without a word", C(PHISHING), 90, 0, NULL,
	  C(PHISHING), 90, "", MANY },
};

static const struct kr_config config = { .life_required = 50 };

static void
floor_run(void **state)
{
	const struct floor_case *c = *state;
	struct kr_rule rule = { .name = c->hit };
	struct kr_hit hit = { .rule = &rule };
	struct kr_findings findings = { .hits = { .hit = &hit,
	    .n = c->hit != NULL } };
	struct kr_view said = { .text = c->picture == NULL ?
	    KR_SPAN_LIT("") : kr_span_str(c->picture) };
	struct kr_report report = { .narrative = &said,
	    .form = c->picture != NULL ? KR_FORM_KIND_SCREENSHOT :
	    KR_FORM_KIND_NONE };
	struct kr_examination ex = { .findings = &findings,
	    .report = &report, .config = &config };

	ex.model.known = c->known;
	ex.model.category[c->category] = c->model;
	findings.points[c->category] = c->model + c->rules;
	kr_floor_examine(&ex);
	assert_int_equal(findings.points[c->then], c->points);
}

/* News of violence that went to many takes more than a person's report. */
static void
bulk_run(void **state)
{
	struct kr_findings findings = { 0 };
	struct kr_view said = { .text = KR_SPAN_LIT("") };
	struct kr_report report = { .narrative = &said, .bulk = true };
	struct kr_examination ex = { .findings = &findings,
	    .report = &report, .config = &config };
	int *points = &findings.points[C(OBJECTIONABLE_MATERIAL)];

	(void)state;
	ex.model.known = MANY;
	ex.model.category[C(OBJECTIONABLE_MATERIAL)] = *points = 150;
	kr_floor_examine(&ex);
	assert_int_equal(*points, 0);
	ex.model.category[C(OBJECTIONABLE_MATERIAL)] = *points = 250;
	kr_floor_examine(&ex);
	assert_int_equal(*points, 250);
}

/* The model's fear for a life, and what is told beside it. */
static struct life_case {
	const char	*name;
	int		 model;		/* points for danger */
	const char	*hit[2];	/* rules that hit */
	unsigned	 known;
	int		 life, high;	/* points afterwards */
} lives[] = {
	{ "fear, and signs of it", 60, { "__LIKELY_DANGER" }, MANY, 60, 0 },
	{ "fear alone is urgent", 60, { NULL }, MANY, 49, 100 },
	{ "all are safe, as is said elsewhere", 99,
	  { "__LIKELY_DANGER", "__SIGN_SAFE" }, MANY, 49, 100 },
	{ "great fear needs no sign", 100, { NULL }, MANY, 100, 0 },
	{ "great fear, but who knows the person has none", 150,
	  { "__LIFE_ASSURED" }, MANY, 49, 100 },
	{ "what a rule knows", 1000, { "__SIGN_SAFE" }, MANY, 1000, 0 },
	{ "a few words", 60, { NULL }, MANY - 1, 60, 0 },
	{ "no fear", 49, { NULL }, MANY, 49, 0 },
};

static void
life_run(void **state)
{
	const struct life_case *c = *state;
	struct kr_rule rule[2] = { { .name = c->hit[0] },
	    { .name = c->hit[1] } };
	struct kr_hit hit[2] = { { .rule = &rule[0] }, { .rule = &rule[1] } };
	struct kr_findings findings = { .hits = { .hit = hit } };
	struct kr_view said = { .text = KR_SPAN_LIT("") };
	struct kr_report report = { .narrative = &said };
	struct kr_examination ex = { .findings = &findings,
	    .report = &report, .config = &config };

	while (findings.hits.n < 2 && c->hit[findings.hits.n] != NULL)
		findings.hits.n++;
	ex.model.known = c->known;
	findings.urgency_points[KR_URGENCY_LIFE] = c->model;
	kr_floor_examine(&ex);
	assert_int_equal(findings.urgency_points[KR_URGENCY_LIFE], c->life);
	assert_int_equal(findings.urgency_points[KR_URGENCY_HIGH], c->high);
}

/* Danger that rules heard, and a model that has read a letter like it. */
static struct heard_case {
	const char	*name;
	int		 fear;		/* the model's */
	const char	*hit[2];	/* rules that hit */
	unsigned	 known;
	int		 life, high;	/* points afterwards */
} heards[] = {
	{ "said, and the model fears too", 90, { "HARM_LIFE" }, MANY, 1000, 0 },
	{ "said, and the model thinks not", -280, { "HARM_LIFE" }, MANY, 1000,
	  0 },
	{ "said, and the model is sure that not: urgent", -281,
	  { "HARM_LIFE" }, MANY, 50, 1000 },
	{ "of a few words it is never so sure", -400, { "HARM_LIFE" },
	  MANY - 1, 1000, 0 },
	{ "in another language", -400, { "HARM_LIFE", "__UNREAD_DANGER" },
	  MANY, 1000, 0 },
	{ "signs, and the model thinks not", -230, { "DANGER_SIGNS" }, MANY,
	  1000, 0 },
	{ "signs, and the model is sure that not", -231, { "DANGER_SIGNS" },
	  MANY, 50, 1000 },
	{ "said, and signs as well", -240, { "HARM_LIFE", "DANGER_SIGNS" },
	  MANY, 1000, 0 },
};

static void
heard_run(void **state)
{
	const struct heard_case *c = *state;
	struct kr_rule rule[2] = { { .name = c->hit[0] },
	    { .name = c->hit[1] } };
	struct kr_hit hit[2] = { { .rule = &rule[0] }, { .rule = &rule[1] } };
	const struct kr_finding danger = { .id = "HARM_LIFE",
	    .state = KR_STATE_INDICATED };
	struct kr_findings findings = { .hits = { .hit = hit,
	    .n = c->hit[1] == NULL ? 1 : 2 } };
	struct kr_arena *arena = kr_arena_new(1 << 16);
	struct kr_examination ex = { .findings = &findings, .arena = arena,
	    .config = &config };

	ex.model.known = c->known;
	ex.model.fear = c->fear;
	kr_examination_add(&ex, danger);
	kr_harm_examine(&ex);
	assert_int_equal(findings.urgency_points[KR_URGENCY_LIFE], c->life);
	assert_int_equal(findings.urgency_points[KR_URGENCY_HIGH], c->high);
	assert_int_equal(kr_examination_has(&ex, "HARM_LIFE_DOUBTED",
	    KR_STATE_INDICATED) != NULL, c->high > 0);
	kr_arena_free(arena);
}

/* What is told of a matter that is under way, beside a life. */
static struct haste_case {
	const char		*name;
	enum kr_category	 lead;
	const char		*finding;	/* told, or NULL */
	int			 life, before, high;
} hastes[] = {
	{ "a lure is not urgent by nature", C(PHISHING), NULL, 0, 0, 0 },
	{ "but what was given is open", C(PHISHING), "INCIDENT_OPEN", 0, 0,
	  200 },
	{ "pictures seen, no child at hand", C(CHILD_EXPLOITATION),
	  "INCIDENT_SEEN", 0, 0, 105 },
	{ "a mistake, not an offence", C(DATA_BREACH), "INCIDENT_ACCIDENT", 0,
	  0, 120 },
	{ "blackmail that thousands got", C(SCAM_FRAUD),
	  "HARM_TEMPLATE_BLACKMAIL", 0, 0, 30 },
	{ "a fear for a life goes before what is open", C(PHISHING),
	  "INCIDENT_OPEN", 60, 0, 60 },
	{ "money that still goes out", C(SCAM_FRAUD), "INCIDENT_PAYING", 0,
	  -200, 120 },
	{ "and nobody is defrauded", C(SPAM), "INCIDENT_PAYING", 0, 0, -90 },
	{ "a weakness in what a body hangs on", C(VULNERABILITY),
	  "INCIDENT_CAN_HURT", 0, -200, 120 },
	{ "identities at large", C(DATA_BREACH), "INCIDENT_AT_LARGE", 0,
	  -300, 120 },
	{ "told of in an advertisement", C(SPAM), "INCIDENT_AT_LARGE", 0, 0,
	  -90 },
	{ "a faint fear is not before what is under way", C(RANSOMWARE),
	  NULL, 60, 100, 235 },
	{ "a clear fear is", C(RANSOMWARE), NULL, 170, 100, 170 },
};

static void
haste_run(void **state)
{
	const struct haste_case *c = *state;
	struct kr_finding told = { .id = c->finding,
	    .state = KR_STATE_INDICATED };
	struct kr_findings findings = { .item = &told,
	    .n = c->finding != NULL };
	struct kr_examination ex = { .findings = &findings,
	    .config = &config };

	findings.points[c->lead] = 300;
	findings.urgency_points[KR_URGENCY_LIFE] = c->life;
	findings.urgency_points[KR_URGENCY_HIGH] = c->before;
	kr_haste_examine(&ex);
	assert_int_equal(findings.urgency_points[KR_URGENCY_HIGH], c->high);
}

int
main(void)
{
	enum { LIVES = KR_NELEM(cases), HASTES = LIVES + KR_NELEM(lives),
	    HEARDS = HASTES + KR_NELEM(hastes),
	    BULK = HEARDS + KR_NELEM(heards) };
	struct CMUnitTest tests[BULK + 1] = {
		[BULK] = cmocka_unit_test(bulk_run),
	};

	UNIT_ROWS(tests, 0, cases, floor_run);
	UNIT_ROWS(tests, LIVES, lives, life_run);
	UNIT_ROWS(tests, HASTES, hastes, haste_run);
	UNIT_ROWS(tests, HEARDS, heards, heard_run);
	return cmocka_run_group_tests_name("floor", tests, NULL, NULL);
}
