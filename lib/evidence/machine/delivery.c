/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What mail systems send back: delivery reports (RFC 3464), receipts
 * (RFC 8098) and automatic replies (RFC 3834).
 */
#include "evidence/reading.h"

static const struct kr_part *
part_find(const struct kr_message *m, const char *const *type, size_t n)
{
	for (size_t i = 0; i < m->n_part; i++)
		for (size_t k = 0; k < n; k++)
			if (!kr_part_nested(m->part[i]) &&
			    kr_part_is(m->part[i], type[k]))
				return m->part[i];
	return NULL;
}

static bool
report_type_is(const struct kr_reading *r, const char *type)
{
	const struct kr_part *top = r->message->top;

	return kr_part_is(top, "multipart/report") &&
	    kr_span_caseeq(kr_part_parameter(r->message, top, "Content-Type",
	    "report-type"), type);
}

/* ---- delivery reports --------------------------------------------------- */

/* Subjects of bounces that are no RFC 3464 reports. */
static const char *const bounced[] = {
	"undeliver", "delivery status notification", "mail delivery failed",
	"mail delivery failure", "delivery failure", "returned mail",
	"returned to sender", "failure notice", "mail failure",
	"delivery notification", "non-delivery", "nondeliverable",
	"delivery problem", "delivery report", "delivery has failed",
	"could not be delivered", "mail system error", "unzustellbar",
	"delivery error", "rejected mail", "mail could not", "user unknown",
	"warning: could not send", "warning: message", "delayed mail",
	"delivery status", "mail failed", "failure delivery", "errors from",
	"error sending your mail", "nondelivery", "not delivered",
};

/* Bounces that are no RFC 3464 report; a person's forward of one is not. */
static bool
old_bounce(const struct kr_reading *r)
{
	const struct kr_report *report = r->report;

	if (report->subject_forwarded)
		return false;
	return kr_header_find(r->message->header, "X-Failed-Recipients", 0) !=
	    NULL || (report->bounce && kr_span_casefind_any(report->subject_full,
	    bounced, KR_NELEM(bounced)));
}

bool
kr_dsn_report(struct kr_reading *r)
{
	static const char *const types[] = { "message/delivery-status",
	    "message/global-delivery-status" };
	const struct kr_part *p = part_find(r->message, types,
	    KR_NELEM(types));
	const struct kr_header *h = NULL;

	/* A person may attach one; only a report about it is made of it. */
	if (!report_type_is(r, "delivery-status") && !old_bounce(r) &&
	    (p == NULL || (!r->report->bounce &&
	    !kr_part_is(r->message->top, "multipart/report"))))
		return false;
	if (p != NULL)
		h = kr_fields_in(r, p);
	r->report->machine.standard = "dsn";
	r->report->machine.arrival_date = kr_fields_value(r, h,
	    "Arrival-Date");
	r->report->machine.reporter_org = kr_fields_value(r, h,
	    "Reporting-MTA");
	r->report->bounce = true;
	r->report->form = KR_FORM_KIND_NONE;
	return true;
}

/* ---- receipts ------------------------------------------------------------ */

bool
kr_mdn_report(struct kr_reading *r)
{
	static const char *const types[] = {
	    "message/disposition-notification",
	    "message/global-disposition-notification" };
	const struct kr_part *p = part_find(r->message, types,
	    KR_NELEM(types));
	const struct kr_header *h = NULL;

	if (!report_type_is(r, "disposition-notification") &&
	    (p == NULL || !kr_part_is(r->message->top, "multipart/report")))
		return false;
	if (p != NULL)
		h = kr_fields_in(r, p);
	r->report->machine.standard = "mdn";
	r->report->machine.type = kr_fields_value(r, h, "Disposition");
	r->report->machine.original_rcpt = kr_fields_value(r, h,
	    "Final-Recipient");
	r->report->machine.user_agent = kr_fields_value(r, h,
	    "Reporting-UA");
	r->report->automatic = true;
	return true;
}

/* ---- automatic replies -------------------------------------------------- */

/* Subjects that mail programs give them; people write none of these. */
static const char *const replied[] = {
	"Automatic reply:", "Automatic Reply -", "Auto Response:",
	"Auto-Response:", "Autoreply:", "Auto-Reply:", "Auto reply:",
	"Out of Office:", "Out of Office AutoReply:", "Out-of-Office:",
	"Automatische Antwort:", "Abwesenheitsnotiz:", "Autosvar:",
	"Automatisch antwoord:", "Respuesta autom\xc3\xa1tica:",
	"R\xc3\xa9ponse automatique", "Resposta autom\xc3\xa1tica:",
	"Risposta automatica:", "Automaattinen vastaus:",
	"\xe8\x87\xaa\xe5\x8a\xa8\xe7\xad\x94\xe5\xa4\x8d",
	"\xe8\x87\xaa\xe5\x8a\xa8\xe5\x9b\x9e\xe5\xa4\x8d",
	"\xe8\x87\xaa\xe5\x8b\x95\xe5\x9b\x9e\xe8\xa6\x86",
	"\xec\x9e\x90\xeb\x8f\x99 \xed\x9a\x8c\xec\x8b\xa0",
};

/*
 * auto-generated alone is no reply: web forms, report buttons and monitors
 * say so of their reports (RFC 3834 5).
 */
static bool
reply_marks(const struct kr_reading *r)
{
	const struct kr_header *h = r->message->header;
	const struct kr_field *f = kr_header_find(h, "Auto-Submitted", 0);

	if (f != NULL && kr_span_casestarts(kr_span_trim(f->value),
	    "auto-replied"))
		return true;
	for (size_t i = 0; i < KR_NELEM(replied); i++)
		if (kr_span_casestarts(r->report->subject_full, replied[i]))
			return true;
	return f == NULL && r->report->automatic;
}

bool
kr_auto_reply_report(struct kr_reading *r)
{
	if (!reply_marks(r))
		return false;
	r->report->machine.standard = "auto-reply";
	r->report->automatic = true;
	return true;
}
