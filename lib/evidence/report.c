/* SPDX-License-Identifier: Apache-2.0 */
/* Taking a mail apart: the readers, in the order in which they are asked. */
#include <string.h>

#include "evidence/attached/saved.h"

const char *
kr_form_name(enum kr_form form)
{
	static const char *const names[] = {
		[KR_FORM_KIND_NONE] = "none",
		[KR_FORM_KIND_INLINE] = "inline",
		[KR_FORM_KIND_RFC822] = "rfc822",
		[KR_FORM_KIND_ARF] = "arf",
		[KR_FORM_KIND_XARF] = "xarf",
		[KR_FORM_KIND_FORM] = "form",
		[KR_FORM_KIND_SCREENSHOT] = "screenshot",
		[KR_FORM_KIND_SELF] = "self",
	};

	return names[form];
}

const char *
kr_reporter_kind_name(enum kr_reporter_kind kind)
{
	static const char *const names[] = {
		[KR_REPORTER_PUBLIC] = "public",
		[KR_REPORTER_BUSINESS] = "business",
		[KR_REPORTER_SIGNIFICANT] = "significant_org",
		[KR_REPORTER_MACHINE] = "machine",
	};

	return names[kind];
}

/* The first that knows its own wins. */
static kr_reader *const readers[] = {
	kr_machine_report,
	kr_webform_report,
	kr_attached_report,
	kr_pasted_file_report,
	kr_pasted_source_report,
	kr_inline_report,
	kr_pasted_report,
	kr_screenshot_report,
	kr_self_report,
};

/* The reporter's subject, unless it only repeats what is reported. */
static void
subject_own(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	unsigned prefixes;

	if (report->form == KR_FORM_KIND_ARF ||
	    report->form == KR_FORM_KIND_XARF ||
	    report->form == KR_FORM_KIND_FORM ||
	    report->form == KR_FORM_KIND_SELF)
		report->subject = KR_SPAN_NONE;
	for (size_t i = 0; i < report->n_exhibit; i++) {
		struct kr_span s = kr_forward_subject(
		    report->exhibit[i].subject, &prefixes);

		if (s.len > 0 && kr_span_caseeq2(kr_span_trim(report->subject),
		    kr_span_trim(s)))
			report->subject = KR_SPAN_NONE;
	}
}

static void
consent_read(struct kr_reading *r)
{
	struct kr_report *report = r->report;

	if (report->kind == KR_REPORTER_MACHINE ||
	    report->form == KR_FORM_KIND_SELF) {
		report->consent = (struct kr_consent_record){
		    .value = KR_CONSENT_ABSENT, .source = "",
		    .why = "nobody speaks here" };
		return;
	}
	report->own = kr_consent_own_words(r);
	report->consent = kr_consent_own(r);
	kr_webform_consent(r);
	report->consent.capped = report->consent.value == KR_CONSENT_GIVEN &&
	    report->identity == KR_IDENTITY_FORGED;
}

static void
recognise(struct kr_reading *r)
{
	for (size_t i = 0; i < KR_NELEM(readers); i++)
		if (readers[i](r) || r->failed)
			return;
}

static enum kr_rc
report_read(struct kr_message *m, const struct kr_auth *auth,
    const struct kr_config *config,
    const struct kr_consent_weights *weights, const struct kr_world *world,
    bool whole, struct kr_arena *arena, struct kr_report **ret,
    struct kr_err *err)
{
	struct kr_reading r = { .message = m, .auth = auth, .config = config,
	    .weights = weights, .world = world,
	    .limits = &config->limits, .arena = arena };

	r.report = kr_arena_zalloc(arena, 1, sizeof(*r.report));
	if (r.report == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "report: arena is full");
	r.report->machine.standard = "";
	r.report->machine.category = KR_CATEGORY_COUNT;
	kr_outer_read(&r);
	kr_copies_gather(&r, m->top, &r.copies);
	kr_tnef_unwrap(&r);
	if (whole)
		(void)kr_self_take(&r);
	else
		recognise(&r);
	if (!r.failed)
		kr_said_read(&r);
	if (!r.failed)
		kr_words_finish(&r);
	if (!r.failed) {
		subject_own(&r);
		kr_reporter_judge(&r);
		kr_colleague_judge(&r);
		kr_urls_complained(&r);
		consent_read(&r);
	}
	if (r.failed)
		return kr_fail(err, KR_E_NOMEM, 0, "report: no memory");
	r.report->limits_hit |= m->limits_hit;
	*ret = r.report;
	return KR_OK;
}

enum kr_rc
kr_report_read(struct kr_message *m, const struct kr_auth *auth,
    const struct kr_config *config,
    const struct kr_consent_weights *weights, const struct kr_world *world,
    struct kr_arena *arena, struct kr_report **ret, struct kr_err *err)
{
	return report_read(m, auth, config, weights, world, false, arena,
	    ret, err);
}

enum kr_rc
kr_report_whole(struct kr_message *m, const struct kr_auth *auth,
    const struct kr_config *config, const struct kr_world *world,
    struct kr_arena *arena, struct kr_report **ret, struct kr_err *err)
{
	return report_read(m, auth, config, NULL, world, true, arena, ret,
	    err);
}
