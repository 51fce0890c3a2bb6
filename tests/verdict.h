/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict.h - a verdict in which every place is filled
 */
#ifndef KR_TESTS_VERDICT_H
#define KR_TESTS_VERDICT_H

#include "record/record.h"
#include "unit.h"

/*
 * One verdict with the same words in every place that a mail can fill.  The
 * words of a sealed mail must occur in no record.
 */
static const struct kr_campaign campaign = {
	.name = "c0000000000000007", .reports = 7, .first_ms = 1000,
	.last_ms = 60000
};

struct world {
	struct kr_arena		*arena;
	struct kr_message	*message;
	struct kr_agency	 agency;
	struct kr_config	 config;
	struct kr_auth		 auth, evidence_auth;
	struct kr_dkim		 dkim;
	struct kr_url		 url[3];
	struct kr_view		 narrative;
	struct kr_slice		 said, body;
	struct kr_exhibit	 exhibit;
	struct kr_report	 report;
	struct kr_rule		 rule;
	struct kr_hit		 hit;
	struct kr_finding	 finding[2];
	const struct kr_finding	*reason[2];
	struct kr_findings	 findings;
	struct kr_referral	 referral;
	struct kr_hold		 hold;
	struct kr_decision	 decision;
	struct kr_verdict	 verdict;
};

static struct kr_slice
place_of(const struct world *w, const char *text)
{
	const struct kr_view *root = &w->message->root;
	size_t at = kr_span_find(root->text, 0, text);

	return (struct kr_slice){ root, at, strlen(text) };
}

static void
report_fill(struct world *w, struct kr_span words)
{
	w->url[0] = (struct kr_url){ .written = words, .target = words };
	w->url[1] = w->url[0];
	w->url[2] = (struct kr_url){ .written = KR_SPAN_LIT("mailto:a@b"),
	    .target = KR_SPAN_LIT("mailto:a@b") };
	w->dkim = (struct kr_dkim){ .result = KR_AUTH_PASS, .domain = words,
	    .selector = words, .algorithm = words, .fields = words,
	    .key_bits = 2048, .key = words, .why = "" };
	w->evidence_auth = (struct kr_auth){ .dkim = &w->dkim, .n_dkim = 1,
	    .spf = KR_AUTH_FAIL, .spf_domain = words, .spf_client = words };
	w->narrative = (struct kr_view){ .text = words };
	w->said = place_of(w, "hello");
	w->body = place_of(w, "world");
	w->exhibit = (struct kr_exhibit){ .fidelity = KR_FIDELITY_ATTACHED,
	    .from = words, .from_name = words, .subject = words,
	    .text = &w->narrative, .auth = &w->evidence_auth,
	    .body = &w->body, .n_body = 1,
	    .urls = { w->url, KR_NELEM(w->url), 0, 0 } };
	w->report = (struct kr_report){ .form = KR_FORM_KIND_INLINE,
	    .reporter = { .name = words, .addr = words }, .subject = words,
	    .subject_full = words, .said = &w->said, .n_said = 1,
	    .narrative = &w->narrative, .exhibit = &w->exhibit,
	    .n_exhibit = 1, .complained = { w->url, 1, 0, 0 },
	    .consent = { .quote = w->said, .source = "text", .why = "w" } };
}

static void
findings_fill(struct world *w)
{
	w->rule = (struct kr_rule){ .name = "A_RULE", .file = "/x/a.cf",
	    .line = 7, .score = 120 };
	w->hit = (struct kr_hit){ .rule = &w->rule,
	    .scope = KR_SCOPE_EVIDENCE };
	w->finding[0] = (struct kr_finding){ .id = "UEMA_X",
	    .section = "UEMA 2007 s 11(1)(a)", .element = "S11_X",
	    .what = "Something is missing.", .state = KR_STATE_INDICATED,
	    .severity = 8, .weight = -35, .category = KR_CATEGORY_SPAM,
	    .quote = w->body };
	w->finding[1] = (struct kr_finding){ .id = "A_RULE",
	    .state = KR_STATE_NEEDS_INVESTIGATION, .weight = 250,
	    .category = KR_CATEGORY_COUNT };
	w->reason[0] = &w->finding[0];
	w->reason[1] = &w->finding[1];
	w->findings = (struct kr_findings){ .item = w->finding, .n = 2,
	    .hits = { .hit = &w->hit, .n = 1 }, .spam_score = 730,
	    .spam_points = 300, .spam_odds = 231, .classified = true,
	    .uema = { .commercial = KR_YES, .nz_link = KR_UNKNOWN,
	    .score = 3120, .label = "uema-indicated" } };
}

static void
decision_fill(struct world *w, enum kr_handling handling)
{
	w->agency = (struct kr_agency){ .id = "an-agency",
	    .name = "An Agency" };
	w->referral = (struct kr_referral){ .agency = &w->agency,
	    .basis = KR_BASIS_DIRECT };
	w->hold = (struct kr_hold){ .agency = &w->agency,
	    .reason = "consent" };
	w->decision = (struct kr_decision){ .id = "0123", .category =
	    KR_CATEGORY_SPAM, .also = { KR_CATEGORY_MALWARE }, .n_also = 1,
	    .confidence = 87, .referral = &w->referral, .n_referral = 1,
	    .hold = &w->hold, .n_hold = 1, .handling = handling,
	    .why = "", .reason = w->reason, .n_reason = 2 };
	w->decision.category_points[KR_CATEGORY_SPAM] = 812;
	w->config = (struct kr_config){ .spam_required = 500,
	    .limits = kr_limits_default };
}

static void
world_make(struct world *w, struct kr_span words, enum kr_handling handling)
{
	static const char head[] = "Date: Tue, 25 Mar 2025 20:50:29 +1300\n"
	    "Message-ID: <a.b@c.test>\nContent-Type: text/plain\nSubject: ";
	struct kr_buffer mail;

	w->arena = kr_arena_new((size_t)64 << 20);
	kr_buffer_init(&mail, w->arena, SIZE_MAX);
	kr_buffer_str(&mail, head);
	kr_buffer_str(&mail, "x\n\nhello ");
	kr_buffer_add(&mail, words);
	kr_buffer_str(&mail, " world\n");
	assert_int_equal(kr_message_read(kr_buffer_span(&mail),
	    &kr_limits_default, w->arena, &w->message, NULL), KR_OK);
	report_fill(w, words);
	findings_fill(w);
	decision_fill(w, handling);
	w->auth = (struct kr_auth){ .spf = KR_AUTH_NONE,
	    .spf_domain = words, .dkim = &w->dkim, .n_dkim = 1,
	    .dmarc = KR_AUTH_FAIL, .dmarc_policy = "reject",
	    .arc = { .result = KR_AUTH_PASS, .sets = 2, .sealer = words,
	    .vouching = words, .why = "verified" },
	    .identity = KR_IDENTITY_ARC };
	w->verdict = (struct kr_verdict){ .message = w->message,
	    .auth = &w->auth, .report = &w->report, .findings = &w->findings,
	    .decision = &w->decision, .config = &w->config,
	    .campaign = &campaign, .rules_id = "r", .model_id = "m",
	    .consent_model_id = "c", .spam_model_id = "s", .file = "a file.eml",
	    .offset = 5 };
}

#endif /* KR_TESTS_VERDICT_H */
