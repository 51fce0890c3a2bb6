/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Aggregate reports about mail authentication: DMARC (RFC 9990, 7489) and
 * TLS (RFC 8460).  They report no incident, and so are themselves the matter;
 * who sends one about whom is read from the names, and nothing is unpacked.
 */
#include "evidence/reading.h"

/* "receiver!domain!begin!end[!id].xml[.gz]": two names and two times. */
static bool
name_read(struct kr_span name, struct kr_span *submitter,
    struct kr_span *domain)
{
	struct kr_span field[4];
	size_t off = 0;

	for (size_t i = 0; i < KR_NELEM(field); i++) {
		size_t end = kr_span_chr(name, off, '!');

		if (end == SIZE_MAX && i + 1 < KR_NELEM(field))
			return false;
		field[i] = kr_span_sub(name, off, end == SIZE_MAX ?
		    name.len - off : end - off);
		off = end + 1;
		if (i < 2 && kr_span_chr(field[i], 0, '.') == SIZE_MAX)
			return false;
		if (i >= 2 && (field[i].len == 0 ||
		    !kr_is_digit(field[i].ptr[0])))
			return false;
		if (end == SIZE_MAX)
			break;
	}
	*submitter = field[0];
	*domain = field[1];
	return true;
}

static bool
aggregate_type(const struct kr_part *p, bool tls)
{
	if (tls)
		return kr_part_is(p, "application/tlsrpt+gzip") ||
		    kr_part_is(p, "application/tlsrpt+json");
	return kr_part_is(p, "application/gzip") ||
	    kr_part_is(p, "application/x-gzip") ||
	    kr_part_is(p, "application/zip") ||
	    kr_part_is(p, "application/x-zip-compressed") ||
	    kr_part_is(p, "application/octet-stream") ||
	    kr_part_is(p, "application/xml") || kr_part_is(p, "text/xml");
}

/* RFC 7489 appendix C: the root element of an aggregate report. */
static bool
feedback_xml(struct kr_reading *r, const struct kr_part *p)
{
	const struct kr_view *v;
	struct kr_span head;

	if (!kr_part_is(p, "text/xml") && !kr_part_is(p, "application/xml") &&
	    !kr_span_caseends(p->filename, ".xml"))
		return false;
	v = kr_part_decoded(r->message, p);
	if (v == NULL)
		return false;
	head = kr_span_sub(v->text, 0, 4096);
	return kr_span_casefind(head, 0, "<feedback") != SIZE_MAX &&
	    kr_span_casefind(head, 0, "<report_metadata") != SIZE_MAX;
}

/* "Report Domain: a Submitter: b Report-ID: c" (RFC 7489 7.2.1.1). */
static bool
subject_says(const struct kr_reading *r)
{
	struct kr_span s = r->report->subject_full;

	if (kr_span_casefind(s, 0, "dmarc aggregate report") != SIZE_MAX)
		return r->report->n_attachment == 1;
	return kr_span_casefind(s, 0, "report domain:") != SIZE_MAX &&
	    kr_span_casefind(s, 0, "submitter:") != SIZE_MAX;
}

static bool
aggregate(struct kr_reading *r, bool tls, bool certain)
{
	struct kr_span submitter = KR_SPAN_NONE, domain = KR_SPAN_NONE;
	bool found = certain;

	for (size_t i = 0; i < r->message->n_part; i++) {
		const struct kr_part *p = r->message->part[i];
		bool type = aggregate_type(p, tls);

		if (kr_part_nested(p) || p->kind == KR_PART_MULTIPART)
			continue;
		if (type && tls)
			found = true;
		if (type && name_read(p->filename, &submitter, &domain))
			found = true;
		else if (!tls && feedback_xml(r, p))
			found = true;
	}
	if (!found)
		return false;
	r->report->machine.standard = tls ? "tlsrpt" : "dmarc";
	r->report->machine.reporter_org = submitter;
	r->report->machine.reported_domain = domain;
	r->report->automatic = true;
	return kr_self_take(r);
}

bool
kr_tls_report(struct kr_reading *r)
{
	const struct kr_header *h = r->message->header;

	return aggregate(r, true, kr_span_caseeq(kr_part_parameter(r->message,
	    r->message->top, "Content-Type", "report-type"), "tlsrpt") ||
	    kr_header_find(h, "TLS-Report-Domain", 0) != NULL ||
	    kr_header_find(h, "TLS-Report-Submitter", 0) != NULL);
}

bool
kr_dmarc_report(struct kr_reading *r)
{
	return aggregate(r, false, subject_says(r));
}
