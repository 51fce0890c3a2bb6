/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report.h - a mail in a string, read as far as the report
 */
#ifndef KR_TESTS_REPORT_H
#define KR_TESTS_REPORT_H

#include <stdio.h>

#include "unit.h"

#include "evidence/evidence.h"

#define BOX "report@cert.example.nz"

static const char *const report_boxes[] = { BOX };
static const char *const report_own[] = { "cert.example.nz" };
static const char *const report_significant[] = { "lines.example.co.nz" };

static const char *const form_yes[] = { "yes" };
static const char *const form_no[] = { "no" };
static const char *const form_labels[] = { "What happened",
    "Your name", "Email", "Phone", "Organisation", "Report type",
    "Consent to share with Police", "Links in the message",
    "Sender's number or address", "Copy of the message", "Region" };
static enum kr_form_field form_fields[] = { KR_FORM_NARRATIVE,
    KR_FORM_NAME, KR_FORM_EMAIL, KR_FORM_PHONE, KR_FORM_ORGANISATION,
    KR_FORM_TYPE, KR_FORM_CONSENT_POLICE, KR_FORM_URL, KR_FORM_SENDER,
    KR_FORM_EVIDENCE, KR_FORM_OTHER };

static struct kr_webform report_forms[] = {
	{ "site", "webform@cert.example.nz", false, form_labels, form_fields,
	  KR_NELEM(form_labels), form_yes, 1, form_no, 1 },
	{ "strict", "strict@cert.example.nz", true, form_labels, form_fields,
	  KR_NELEM(form_labels), form_yes, 1, form_no, 1 },
};

static struct kr_config
report_config(void)
{
	struct kr_config c = { .authserv_id = "mx.cert.example.nz",
	    .report_mailbox = { report_boxes, 1 },
	    .own_domain = { report_own, 1 },
	    .significant_domain = { report_significant, 1 },
	    .webform = report_forms, .n_webform = KR_NELEM(report_forms),
	    .limits = kr_limits_default };

	return c;
}

struct reading {
	struct kr_config	 config;
	struct kr_arena		*arena;
	struct kr_message	*message;
	struct kr_report	*report;
};

static void
report_read_auth(struct reading *r, const char *mail, size_t len,
    const struct kr_auth *auth)
{
	struct kr_world world = { .ctx = NULL };

	r->config = report_config();
	r->arena = kr_arena_new(64 << 20);
	assert_int_equal(KR_OK, kr_message_read((struct kr_span){ mail, len },
	    &r->config.limits, r->arena, &r->message, NULL));
	assert_int_equal(KR_OK, kr_report_read(r->message, auth, &r->config,
	    NULL, &world, r->arena, &r->report, NULL));
}

static inline void
report_read(struct reading *r, const char *mail, enum kr_identity identity)
{
	struct kr_auth auth = { .identity = identity };

	report_read_auth(r, mail, strlen(mail), &auth);
}

static void
report_free(struct reading *r)
{
	kr_arena_free(r->arena);
}

#endif /* KR_TESTS_REPORT_H */
