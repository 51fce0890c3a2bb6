/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "decision/decision.h"

/* ---- the shipped configuration, with changes ---------------------------- */

static enum kr_rc
file_read(void *ctx, const char *name, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	char *buf = kr_arena_alloc(arena, 1, 1 << 18);
	FILE *f = fopen(name, "r");
	size_t n;

	(void)ctx;
	if (f == NULL || buf == NULL)
		return kr_fail_at(err, KR_E_SYSTEM, name, 0, 0, "unit: open");
	n = fread(buf, 1, 1 << 18, f);
	fclose(f);
	*ret = (struct kr_span){ buf, n };
	return KR_OK;
}

static struct kr_config *
shipped(const char *override)
{
	struct kr_config *config = NULL;
	struct kr_err err = { .code = KR_OK };
	char name[4096], text[1024];
	/* The cases' points are meant for these, whatever is shipped. */
	const char *with[] = { "category_required=1.0", "also_required=2.5",
	    "also_margin=1.5", "review_margin=0.6", "urgency_required=1.0",
	    "life_required=1.0",
	    override };

	snprintf(name, sizeof(name), "%s/conf/kereru.conf",
	    getenv("top_srcdir") != NULL ? getenv("top_srcdir") : ".");
	if (kr_config_load(name, file_read, NULL, with, KR_NELEM(with) -
	    (override == NULL), &config, &err) != KR_OK)
		fail_msg("%s", kr_err_text(&err, text, sizeof(text)));
	return config;
}

/* ---- what was found, and what must come of it --------------------------- */

#define NOW 1800000000		/* 2027-01-15 */
#define C(name) KR_CATEGORY_##name

static struct decision_case {
	const char		*name;
	struct { enum kr_category category; int points; } found[4];
	enum kr_consent		 consent;
	enum kr_tri		 offence, material;
	/* what is to come */
	enum kr_category	 category;
	const char		*also, *referrals, *holds;
	enum kr_handling	 handling;
	bool			 review;
	/* what else is so */
	bool			 capped, minor, evidence, proven, disputed;
	enum kr_identity	 identity;
	const char		*override;
} cases[] = {
	{ .name = "spam goes to the unit", { { C(SPAM), 500 } }, 0, 0, 0,
	  C(SPAM), "", "dia-emcu:direct", "", KR_H0, false },
	{ .name = "fraud with consent", { { C(SCAM_FRAUD), 500 } },
	  KR_CONSENT_GIVEN, 0, 0, C(SCAM_FRAUD), "",
	  "police-cybercrime:consent", "", KR_H1, false },
	{ .name = "fraud without a word", { { C(SCAM_FRAUD), 500 } },
	  KR_CONSENT_ABSENT, 0, 0, C(SCAM_FRAUD), "", "certnz:retained",
	  "police-cybercrime", KR_H1, false },
	{ .name = "fraud with a refusal", { { C(SCAM_FRAUD), 500 } },
	  KR_CONSENT_REFUSED, 0, 0, C(SCAM_FRAUD), "", "certnz:retained",
	  "police-cybercrime", KR_H1, false },
	{ .name = "a forged reporter cannot consent", { { C(MALWARE), 500 } },
	  KR_CONSENT_GIVEN, 0, 0, C(MALWARE), "", "certnz:retained",
	  "police-cybercrime", KR_H2, true, .capped = true },
	{ .name = "nor one whose mail fails DMARC", { { C(MALWARE), 500 } },
	  KR_CONSENT_GIVEN, 0, 0, C(MALWARE), "", "certnz:retained",
	  "police-cybercrime", KR_H2, true,
	  .identity = KR_IDENTITY_FORGED },
	{ .name = "a child's consent is looked at", { { C(SCAM_FRAUD), 500 } },
	  KR_CONSENT_GIVEN, 0, 0, C(SCAM_FRAUD), "",
	  "police-cybercrime:consent", "", KR_H1, true, .minor = true },
	{ .name = "phishing stays, consent or not", { { C(PHISHING), 500 } },
	  KR_CONSENT_GIVEN, 0, 0, C(PHISHING), "", "certnz:retained", "",
	  KR_H2, false },
	{ .name = "significant event, silent", { { C(SIGNIFICANT_EVENT), 700 },
	  { C(RANSOMWARE), 650 } }, 0, KR_YES, 0, C(SIGNIFICANT_EVENT),
	  "ransomware", "ncsc:lead", "", KR_H1, true },
	{ .name = "significant event, consent", { { C(SIGNIFICANT_EVENT), 700 },
	  { C(RANSOMWARE), 600 } }, KR_CONSENT_GIVEN, KR_YES, 0,
	  C(SIGNIFICANT_EVENT), "ransomware",
	  "ncsc:lead,police-cybercrime:consent", "", KR_H1, false,
	  .proven = true },
	{ .name = "significant as claimed: led, and looked at",
	  { { C(SIGNIFICANT_EVENT), 700 } }, 0, 0, 0, C(SIGNIFICANT_EVENT), "",
	  "ncsc:lead", "", KR_H1, true },
	{ .name = "claimed, and a check failed: a copy is kept",
	  { { C(SIGNIFICANT_EVENT), 700 } }, 0, 0, 0, C(SIGNIFICANT_EVENT), "",
	  "ncsc:lead,certnz:retained", "", KR_H1, true, .disputed = true },
	{ .name = "breach by accident", { { C(DATA_BREACH), 500 } },
	  KR_CONSENT_GIVEN, KR_NO, 0, C(DATA_BREACH), "",
	  "certnz:retained", "", KR_H1, false },
	{ .name = "breach, nobody knows how", { { C(DATA_BREACH), 500 } },
	  KR_CONSENT_GIVEN, KR_UNKNOWN, 0, C(DATA_BREACH), "",
	  "certnz:retained", "", KR_H1, true },
	{ .name = "breach by theft, consent", { { C(DATA_BREACH), 500 } },
	  KR_CONSENT_GIVEN, KR_YES, 0, C(DATA_BREACH), "",
	  "police-cybercrime:consent", "", KR_H1, false },
	{ .name = "breach by theft, no consent: not held",
	  { { C(DATA_BREACH), 500 } },
	  0, KR_YES, 0, C(DATA_BREACH), "", "certnz:retained", "", KR_H1,
	  false },
	{ .name = "child exploitation needs no consent",
	  { { C(CHILD_EXPLOITATION), 500 } }, KR_CONSENT_REFUSED, 0, 0,
	  C(CHILD_EXPLOITATION), "", "police-oceanz:direct", "", KR_H4,
	  false },
	{ .name = "child exploitation with material",
	  { { C(CHILD_EXPLOITATION), 500 } }, 0, 0, KR_YES,
	  C(CHILD_EXPLOITATION), "objectionable_material",
	  "police-oceanz:direct,dia-ccu:direct", "", KR_H4, false },
	{ .name = "objectionable material",
	  { { C(OBJECTIONABLE_MATERIAL), 500 } },
	  0, 0, KR_YES, C(OBJECTIONABLE_MATERIAL), "", "dia-ccu:direct", "",
	  KR_H3, false },
	{ .name = "a grave matter is named although far behind",
	  { { C(SPAM), 900 }, { C(OBJECTIONABLE_MATERIAL), 300 } }, 0, 0, 0,
	  C(SPAM), "objectionable_material",
	  "dia-emcu:direct,dia-ccu:direct", "", KR_H3, false },
	{ .name = "and wins a close call", { { C(ONLINE_HARM), 500 },
	  { C(CHILD_EXPLOITATION), 450 } }, 0, 0, 0, C(CHILD_EXPLOITATION),
	  "online_harm", "police-oceanz:direct", "", KR_H4, true },
	{ .name = "two matters, one held",
	  { { C(SPAM), 500 }, { C(SCAM_FRAUD), 400 } },
	  0, 0, 0, C(SPAM), "scam_fraud", "dia-emcu:direct,certnz:retained",
	  "police-cybercrime", KR_H1, false },
	{ .name = "two matters, no agency twice", { { C(MALWARE), 500 },
	  { C(SCAM_FRAUD), 400 } }, KR_CONSENT_GIVEN, 0, 0, C(MALWARE),
	  "scam_fraud", "police-cybercrime:consent", "", KR_H2, false },
	{ .name = "a facet adds no agency",
	  { { C(PHISHING), 500 }, { C(SPAM), 400 } },
	  0, 0, 0, C(PHISHING), "spam", "certnz:retained", "", KR_H2, false },
	{ .name = "far behind is no matter", { { C(SPAM), 900 },
	  { C(SCAM_FRAUD), 400 } }, 0, 0, 0, C(SPAM), "", "dia-emcu:direct",
	  "", KR_H0, false },
	{ .name = "too few points are no matter", { { C(SPAM), 240 },
	  { C(SCAM_FRAUD), 140 } }, 0, 0, 0, C(SPAM), "", "dia-emcu:direct",
	  "", KR_H0, false },
	{ .name = "a close call is reviewed", { { C(SPAM), 240 },
	  { C(SCAM_FRAUD), 200 } }, 0, 0, 0, C(SPAM), "", "dia-emcu:direct",
	  "", KR_H0, true },
	{ .name = "equals: the graver first", { { C(SPAM), 240 },
	  { C(RANSOMWARE), 240 } }, KR_CONSENT_GIVEN, 0, 0, C(RANSOMWARE), "",
	  "police-cybercrime:consent", "", KR_H2, true },
	{ .name = "too little for a name",
	  { { C(SPAM), 40 } }, 0, 0, 0, C(OTHER), "",
	  "certnz:retained", "", KR_H0, true },
	{ .name = "vulnerabilities are embargoed",
	  { { C(VULNERABILITY), 500 } },
	  KR_CONSENT_GIVEN, 0, 0, C(VULNERABILITY), "", "certnz:retained", "",
	  KR_H5, false },
	{ .name = "and stay with us even beside a fraud",
	  { { C(SCAM_FRAUD), 500 },
	  { C(VULNERABILITY), 450 } }, KR_CONSENT_GIVEN, 0, 0, C(SCAM_FRAUD),
	  "vulnerability", "certnz:retained", "", KR_H5, true },
	{ .name = "a question about policy",
	  { { C(POLICY_ENQUIRY), 500 } }, 0, 0, 0,
	  C(POLICY_ENQUIRY), "", "ncpo:direct", "", KR_H0, false },
	{ .name = "the policy office gets no evidence",
	  { { C(POLICY_ENQUIRY), 500 } },
	  0, 0, 0, C(POLICY_ENQUIRY), "", "certnz:retained", "", KR_H0, true,
	  .evidence = true },
	{ .name = "an agency that has gone hands over",
	  { { C(SPAM), 500 } }, 0, 0, 0,
	  C(SPAM), "", "certnz:retained", "", KR_H0, true,
	  .override = "agency.dia-emcu.active_to=2026-12-31" },
	{ .name = "not yet gone", { { C(SPAM), 500 } }, 0, 0, 0,
	  C(SPAM), "", "dia-emcu:direct", "", KR_H0, false,
	  .override = "agency.dia-emcu.active_to=2027-12-31" },
	{ .name = "not there yet", { { C(SPAM), 500 } }, 0, 0, 0,
	  C(SPAM), "", "certnz:retained", "", KR_H0, true,
	  .override = "agency.dia-emcu.active_from=2027-12-31" },
	{ .name = "an agency that may not see it does not",
	  { { C(SPAM), 500 }, { C(CHILD_EXPLOITATION), 300 } }, 0, 0, 0,
	  C(SPAM), "child_exploitation",
	  "certnz:retained,police-oceanz:direct", "", KR_H4, true,
	  .override = "agency.dia-emcu.handling_max=H0" },
};

static void
join(char *buf, size_t size, const char *word)
{
	size_t n = strlen(buf);

	snprintf(buf + n, size - n, "%s%s", n > 0 ? "," : "", word);
}

static struct kr_decision *
decide(const struct decision_case *c, const struct kr_config *config,
    struct kr_arena *arena)
{
	static const unsigned char digest[KR_SHA256_LEN] = { 0xab, 0xcd };
	struct kr_exhibit exhibit = { .form = KR_FORM_KIND_RFC822 };
	struct kr_report report = { .identity = c->identity,
	    .exhibit = &exhibit, .n_exhibit = c->evidence };
	struct kr_findings findings = { .offence = c->offence,
	    .material = c->material, .disputed = c->disputed,
	    .significant = c->proven ? KR_YES : KR_UNKNOWN };
	struct kr_decision *d = NULL;

	report.consent.value = c->consent;
	report.consent.capped = c->capped;
	report.consent.minor = c->minor;
	for (size_t i = 0; i < KR_NELEM(c->found); i++)
		findings.points[c->found[i].category] += c->found[i].points;
	assert_int_equal(kr_decide(&report, &findings, config, digest, NOW,
	    arena, &d, NULL), KR_OK);
	assert_string_equal(d->id, "abcd0000000000000000000000000000");
	return d;
}

static void
decision_run(void **state)
{
	const struct decision_case *c = *state;
	struct kr_config *config = shipped(c->override);
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_decision *d = decide(c, config, arena);
	char also[256] = "", referrals[256] = "", holds[256] = "", one[128];

	for (size_t i = 0; i < d->n_also; i++)
		join(also, sizeof(also), kr_category_name(d->also[i]));
	for (size_t i = 0; i < d->n_referral; i++) {
		snprintf(one, sizeof(one), "%s:%s", d->referral[i].agency->id,
		    kr_basis_name(d->referral[i].basis));
		join(referrals, sizeof(referrals), one);
	}
	for (size_t i = 0; i < d->n_hold; i++) {
		join(holds, sizeof(holds), d->hold[i].agency->id);
		assert_string_equal(d->hold[i].reason, "consent");
	}
	assert_string_equal(kr_category_name(d->category),
	    kr_category_name(c->category));
	assert_string_equal(also, c->also);
	assert_string_equal(referrals, c->referrals);
	assert_string_equal(holds, c->holds);
	assert_string_equal(kr_handling_name(d->handling),
	    kr_handling_name(c->handling));
	assert_int_equal(d->needs_review, c->review);
	kr_arena_free(arena);
	kr_config_free(config);
}

/* ---- everything there is: Police never without a believed yes ----------- */

static unsigned
pseudo_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16 & 0x7fff;
}

static void
never_without_consent(void **state)
{
	struct kr_config *config = shipped(NULL);
	struct kr_arena *arena = kr_arena_new(1 << 20);
	unsigned seed = 1;
	size_t police = 0;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct decision_case c = {
			.consent = (enum kr_consent)
			    (pseudo_random(&seed) % 3),
			.capped = pseudo_random(&seed) % 3 == 0,
			.offence = (enum kr_tri)(pseudo_random(&seed) % 3),
			.material = (enum kr_tri)(pseudo_random(&seed) % 3),
			.evidence = pseudo_random(&seed) % 2 == 0 };
		bool yes = c.consent == KR_CONSENT_GIVEN && !c.capped;
		struct kr_decision *d;

		for (size_t i = 0; i < KR_NELEM(c.found); i++) {
			c.found[i].category = (enum kr_category)
			    (pseudo_random(&seed) % KR_CATEGORY_COUNT);
			c.found[i].points =
			    (int)(pseudo_random(&seed) % 800) - 100;
		}
		kr_arena_reset(arena);
		d = decide(&c, config, arena);
		assert_true(d->n_referral > 0 || d->fallback);
		for (size_t i = 0; i < d->n_referral; i++) {
			const struct kr_agency *a = d->referral[i].agency;

			if (a->consent_required)
				police++;
			assert_true(yes || !a->consent_required);
			assert_true(a->handling_max >= d->handling);
			assert_true(a->receives_evidence || !c.evidence);
			for (size_t j = 0; j < i; j++)
				assert_ptr_not_equal(a,
				    d->referral[j].agency);
		}
	}
	assert_true(police > 100);	/* the property was put to the test */
	kr_arena_free(arena);
	kr_config_free(config);
}

/* A route that was checked at start and then damaged: the gate holds. */
static void
gate_holds(void **state)
{
	struct decision_case c = { .found = { { C(SPAM), 500 } } };
	struct kr_config *config = shipped(NULL);
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_decision *d;

	(void)state;
	config->route[C(SPAM)].refer[0].agency = "police-cybercrime";
	d = decide(&c, config, arena);
	assert_int_equal(d->n_referral, 1);
	assert_string_equal(d->referral[0].agency->id, "certnz");
	assert_int_equal(d->referral[0].basis, KR_BASIS_RETAINED);
	assert_true(d->needs_review);

	/* Nobody at all: a person. */
	config->route[C(OTHER)].refer[0].agency = "police-cybercrime";
	d = decide(&c, config, arena);
	assert_int_equal(d->n_referral, 0);
	assert_true(d->fallback);
	assert_true(strlen(d->why) > 0);
	kr_arena_free(arena);
	kr_config_free(config);
}

static struct urgency_case {
	const char	*name;
	int		 points[3];
	enum kr_urgency	 urgency;
	bool		 review;
} urgencies[] = {
	{ "nothing", { 0, 0, 0 }, KR_URGENCY_NORMAL, false },
	{ "high", { 0, 150, 0 }, KR_URGENCY_HIGH, false },
	{ "too little", { 0, 90, 0 }, KR_URGENCY_NORMAL, false },
	{ "normal is likelier", { 300, 150, 0 }, KR_URGENCY_NORMAL, false },
	{ "life", { 300, 150, 1000 }, KR_URGENCY_LIFE, false },
	{ "life perhaps", { 0, 300, 200 }, KR_URGENCY_HIGH, true },
};

static void
urgency_run(void **state)
{
	const struct urgency_case *u = *state;
	struct kr_config *config = shipped(NULL);
	struct kr_arena *arena = kr_arena_new(1 << 20);
	const unsigned char digest[KR_SHA256_LEN] = { 0 };
	struct kr_report report = { .n_exhibit = 0 };
	struct kr_findings findings = { .n = 0 };
	struct kr_decision *d = NULL;

	findings.points[C(SPAM)] = 500;
	memcpy(findings.urgency_points, u->points, sizeof(u->points));
	assert_int_equal(kr_decide(&report, &findings, config, digest, NOW,
	    arena, &d, NULL), KR_OK);
	assert_int_equal(d->urgency, u->urgency);
	assert_int_equal(d->needs_review, u->review);
	kr_arena_free(arena);
	kr_config_free(config);
}

/* ---- confidence and reasons ---------------------------------------------- */

static void
nothing_said(void **state)
{
	struct decision_case c = { .name = "" };
	struct kr_config *config = shipped(NULL);
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_decision *d = decide(&c, config, arena);

	(void)state;
	assert_true(d->fallback);
	assert_true(d->needs_review);
	assert_int_equal(d->confidence, 0);
	assert_int_equal(d->category, C(OTHER));
	assert_string_equal(d->referral[0].agency->id, "certnz");
	kr_arena_free(arena);
	kr_config_free(config);
}

static void
sure_and_less_sure(void **state)
{
	struct decision_case sure = { .found = { { C(SPAM), 900 } } };
	struct decision_case torn = { .found = { { C(SPAM), 900 },
	    { C(PHISHING), 895 } } };
	struct kr_config *config = shipped(NULL);
	struct kr_arena *arena = kr_arena_new(1 << 20);

	(void)state;
	assert_in_range(decide(&sure, config, arena)->confidence, 95, 100);
	assert_in_range(decide(&torn, config, arena)->confidence, 45, 55);
	kr_arena_free(arena);
	kr_config_free(config);
}

static void
reasons_in_order(void **state)
{
	struct kr_finding item[] = {
		{ .id = "other", .state = KR_STATE_INDICATED, .weight = 900,
		  .category = C(PHISHING) },
		{ .id = "law", .section = "s 9", .state = KR_STATE_INDICATED,
		  .severity = 7, .category = KR_CATEGORY_COUNT },
		{ .id = "weak", .state = KR_STATE_INDICATED, .weight = 50,
		  .category = C(SPAM) },
		{ .id = "strong", .state = KR_STATE_INDICATED, .weight = 90,
		  .category = C(SPAM) },
		{ .id = "silent", .state = KR_STATE_NOT_ASSESSABLE,
		  .severity = 9, .category = C(SPAM) },
		{ .id = "against", .state = KR_STATE_INDICATED,
		  .weight = -50, .category = C(SPAM) },
	};
	static const char *const order[] = { "strong", "weak", "law",
	    "other" };
	struct kr_config *config = shipped(NULL);
	struct kr_arena *arena = kr_arena_new(1 << 20);
	const unsigned char digest[KR_SHA256_LEN] = { 0 };
	struct kr_report report = { .n_exhibit = 0 };
	struct kr_findings findings = { .item = item,
	    .n = KR_NELEM(item) };
	struct kr_decision *d = NULL;

	(void)state;
	findings.points[C(SPAM)] = 500;
	assert_int_equal(kr_decide(&report, &findings, config, digest, NOW,
	    arena, &d, NULL), KR_OK);
	assert_int_equal(d->n_reason, KR_NELEM(order));
	for (size_t i = 0; i < KR_NELEM(order); i++)
		assert_string_equal(d->reason[i]->id, order[i]);
	kr_arena_free(arena);
	kr_config_free(config);
}

int
main(void)
{
	static const struct CMUnitTest single[] = {
		cmocka_unit_test(never_without_consent),
		cmocka_unit_test(gate_holds),
		cmocka_unit_test(nothing_said),
		cmocka_unit_test(sure_and_less_sure),
		cmocka_unit_test(reasons_in_order),
	};
	struct CMUnitTest tests[KR_NELEM(cases) + KR_NELEM(urgencies) +
	    KR_NELEM(single)];

	UNIT_ROWS(tests, 0, cases, decision_run);
	UNIT_ROWS(tests, KR_NELEM(cases), urgencies, urgency_run);
	memcpy(tests + KR_NELEM(cases) + KR_NELEM(urgencies), single,
	    sizeof(single));
	return cmocka_run_group_tests_name("decision", tests, NULL, NULL);
}
