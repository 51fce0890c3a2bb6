/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Feedback reports: RFC 5965, 6591, 6430, and what real ones do to them.
 */
#include "evidence/reading.h"

/* Feedback-Type (RFC 5965 7.3, IANA registry) to what it is about. */
static const struct {
	const char		*type;
	enum kr_category	 category;
} types[] = {
	{ "abuse", KR_CATEGORY_SPAM },
	{ "fraud", KR_CATEGORY_PHISHING },
	{ "virus", KR_CATEGORY_MALWARE },
	{ "auth-failure", KR_CATEGORY_PHISHING },	/* a spoof (RFC 6591) */
	{ "not-spam", KR_CATEGORY_OTHER },	/* RFC 6430 */
	{ "opt-out", KR_CATEGORY_SPAM },
	{ "opt-out-list", KR_CATEGORY_SPAM },
	{ "unsubscribe", KR_CATEGORY_SPAM },
	{ "miscategorized", KR_CATEGORY_OTHER },
};

/* The value without brackets: "<a@b>" and "192.0.2.1 (host.example)". */
static struct kr_span
bare(struct kr_span s)
{
	size_t comment = kr_span_find(s, 0, " (");

	if (comment != SIZE_MAX)
		s.len = comment;
	s = kr_span_trim(s);
	if (s.len >= 2 && s.ptr[0] == '<' && s.ptr[s.len - 1] == '>')
		s = kr_span_sub(s, 1, s.len - 2);
	if (s.len >= 2 && s.ptr[0] == '[' && s.ptr[s.len - 1] == ']')
		s = kr_span_sub(s, 1, s.len - 2);
	return s;
}

static struct kr_span
first_of(struct kr_reading *r, const struct kr_header *h, const char *one,
    const char *two)
{
	struct kr_span s = kr_fields_value(r, h, one);

	return s.len > 0 ? s : kr_fields_value(r, h, two);
}

/* The report's own part, by type or, behind gateways, by its first field. */
static const struct kr_part *
fields_find(struct kr_reading *r, const struct kr_header **ret)
{
	for (size_t i = 0; i < r->message->n_part; i++) {
		const struct kr_part *p = r->message->part[i];
		bool typed = kr_part_is(p, "message/feedback-report");
		const struct kr_view *v = NULL;

		if (kr_part_nested(p) || p->kind == KR_PART_MULTIPART ||
		    p->kind == KR_PART_IMAGE || p->kind == KR_PART_HTML)
			continue;
		if (!typed && p->child == NULL) {
			v = kr_part_decoded(r->message, p);
			if (v == NULL || !kr_span_casestarts(kr_span_trim(
			    v->text), "Feedback-Type:"))
				continue;
		}
		*ret = kr_fields_in(r, p);
		if (*ret != NULL && kr_header_find(*ret, "Feedback-Type", 0)
		    != NULL)
			return p;
	}
	return NULL;
}

static void
machine_fill(struct kr_reading *r, const struct kr_header *h)
{
	struct kr_machine *m = &r->report->machine;

	m->standard = "arf";
	m->type = kr_fields_value(r, h, "Feedback-Type");
	m->source_ip = bare(kr_fields_value(r, h, "Source-IP"));
	m->reported_domain = kr_fields_value(r, h, "Reported-Domain");
	m->arrival_date = first_of(r, h, "Arrival-Date", "Received-Date");
	m->user_agent = kr_fields_value(r, h, "User-Agent");
	m->original_mail_from = bare(kr_fields_value(r, h,
	    "Original-Mail-From"));
	m->original_rcpt = bare(first_of(r, h, "Original-Rcpt-To",
	    "Removal-Recipient"));
	m->reporter_org = kr_fields_value(r, h, "Reporting-MTA");
	for (size_t i = 0; i < KR_NELEM(types); i++)
		if (kr_span_caseeq(m->type, types[i].type))
			m->category = types[i].category;
}

/* Reported-URI may repeat (RFC 5965 3.3). */
static void
uris_read(struct kr_reading *r, struct kr_exhibit *x,
    const struct kr_header *h)
{
	const struct kr_field *f;

	for (size_t i = 0; i < h->n && (f = kr_header_find(h, "Reported-URI",
	    i)) != NULL; i++) {
		struct kr_span s = bare(f->value);

		/* In a text "mailto:" is no link, here it is meant so. */
		if (kr_span_casestarts(s, "mailto:"))
			kr_urls_put(r, &x->urls, (struct kr_url){
			    .written = s, .target = s });
		else
			kr_urls_value(r, &x->urls, s);
	}
}

/* The message reported: the one that comes with it, header or whole. */
static bool
original_take(struct kr_reading *r, const struct kr_part *fields)
{
	for (size_t i = 0; i < r->message->n_part; i++) {
		const struct kr_part *p = r->message->part[i];
		struct kr_exhibit *x;

		if (p == fields || p->kind != KR_PART_MESSAGE ||
		    p->child == NULL || kr_part_nested(p))
			continue;
		x = kr_exhibit_new(r, KR_FORM_KIND_ARF);
		if (x != NULL)
			kr_exhibit_attached(r, x, r->message, p->child);
		return true;
	}
	return false;
}

/* Nothing but fields: they are all that is known of it. */
static void
original_told(struct kr_reading *r)
{
	struct kr_exhibit *x;

	if (kr_pasted_read(r, KR_FORM_KIND_ARF))
		return;
	x = kr_exhibit_new(r, KR_FORM_KIND_ARF);
	if (x == NULL)
		return;
	x->claimed = true;
	x->from = r->report->machine.original_mail_from;
	x->fidelity = KR_FIDELITY_FIELDS;
	kr_exhibit_finish(r, x);
}

/* Junk reports of one large provider have no report part at all. */
static bool
junk_complaint(struct kr_reading *r)
{
	if (!kr_span_casestarts(r->report->subject_full,
	    "complaint about message from"))
		return false;
	for (size_t i = 0; i < r->message->n_part; i++) {
		const struct kr_part *p = r->message->part[i];

		if (p->kind == KR_PART_MESSAGE && p->child != NULL &&
		    !kr_part_nested(p)) {
			r->report->machine.type = KR_SPAN_LIT("abuse");
			r->report->machine.category = KR_CATEGORY_SPAM;
			r->report->machine.standard = "arf";
			return original_take(r, NULL);
		}
	}
	return false;
}

/* Failure reports of one mail server: text, and the fields below it. */
static bool
failure_told(struct kr_reading *r)
{
	if (!kr_part_is(r->message->top, "multipart/report") ||
	    kr_span_casefind(r->report->subject_full, 0, "DMARC") ==
	    SIZE_MAX || !kr_pasted_read(r, KR_FORM_KIND_ARF))
		return false;
	r->report->machine.type = KR_SPAN_LIT("auth-failure");
	r->report->machine.category = KR_CATEGORY_PHISHING;
	r->report->machine.standard = "arf";
	return true;
}

bool
kr_arf_report(struct kr_reading *r)
{
	const struct kr_header *h = NULL;
	const struct kr_part *p = fields_find(r, &h);

	if (p == NULL && !junk_complaint(r) && !failure_told(r))
		return false;
	r->report->form = KR_FORM_KIND_ARF;
	if (p == NULL)
		return true;
	machine_fill(r, h);
	if (kr_span_caseeq(r->report->machine.type, "xarf") &&
	    kr_xarf_report(r))
		return true;
	if (!original_take(r, p))
		original_told(r);
	if (r->report->n_exhibit > 0)
		uris_read(r, &r->report->exhibit[0], h);
	return true;
}
