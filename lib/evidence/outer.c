/* SPDX-License-Identifier: Apache-2.0 */
/* The mail around the report: who sent it, and whether anybody did. */
#include <string.h>

#include "evidence/reading.h"

#define TAGS_MAX	3	/* tags before a subject */
#define TAG_BYTES_MAX	40

/* ---- marks of mail that nobody wrote to us ------------------------------ */

struct mark {
	const char	*name, *prefix;	/* its value begins so; "" any */
};

/* Fields that only such mail has (RFC 3834, and what programs add). */
static const struct mark automatic[] = {
	{ "X-Autoreply", "" }, { "X-Autorespond", "" },
	{ "X-Autoresponder", "" }, { "X-Apple-Action", "vacation" },
	{ "Precedence", "auto_reply" }, { "Precedence", "auto-reply" },
	{ "X-Mail-Autoreply", "" }, { "X-Auto-Reply", "" },
	{ "X-FC-Machinegenerated", "true" },
};

static const struct mark bulk[] = {
	{ "Precedence", "bulk" }, { "Precedence", "list" },
	{ "Precedence", "junk" }, { "List-Unsubscribe", "" },
	{ "Feedback-ID", "" }, { "X-Campaign", "" }, { "X-CampaignID", "" },
	{ "X-Mailgun-Tag", "" }, { "X-MC-User", "" },
	{ "X-CSA-Complaints", "" },
};

static const struct mark list[] = {
	{ "List-Id", "" }, { "List-Post", "" }, { "Mailing-List", "" },
	{ "X-Mailing-List", "" }, { "List-Unsubscribe", "" },
};

static bool
says(const struct kr_header *h, const char *name, const char *prefix)
{
	for (size_t i = 0; i < 4; i++) {
		const struct kr_field *f = kr_header_find(h, name, i);

		if (f == NULL)
			return false;
		if (kr_span_casestarts(kr_span_trim(f->value), prefix))
			return true;
	}
	return false;
}

static bool
says_any(const struct kr_header *h, const struct mark *mark, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (says(h, mark[i].name, mark[i].prefix))
			return true;
	return false;
}

/* RFC 3834 5: anything but "no"; parameters and comments may follow. */
static bool
auto_submitted(const struct kr_header *h)
{
	const struct kr_field *f = kr_header_find(h, "Auto-Submitted", 0);
	struct kr_span v;
	size_t end;

	if (f == NULL)
		return false;
	v = kr_span_trim(f->value);
	for (end = 0; end < v.len && (kr_is_alpha(v.ptr[end]) ||
	    v.ptr[end] == '-'); end++)
		;
	return end > 0 && !kr_span_caseeq(kr_span_sub(v, 0, end), "no");
}

/* RFC 5321 4.5.5: nobody wants an answer; old systems wrote a name. */
static bool
null_path(const struct kr_header *h)
{
	const struct kr_field *f = kr_header_find(h, "Return-Path", 0);
	struct kr_span path;

	if (f == NULL)
		return false;
	path = kr_span_trim(f->value);
	return kr_span_is(path, "<>") ||
	    kr_span_casestarts(path, "<mailer-daemon");
}

static bool
from_daemon(const struct kr_header *h, const struct kr_address *from)
{
	static const char *const names[] = { "mailer-daemon", "postmaster@",
	    "mailerdaemon@", "mail-daemon@", "mail.delivery.system@" };
	const struct kr_field *f = kr_header_find(h, "From", 0);

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_casestarts(from->addr, names[i]))
			return true;
	if (kr_span_casefind(from->name, 0, "mail delivery s") != SIZE_MAX)
		return true;	/* System, Subsystem */
	return f != NULL && kr_span_casefind(f->value, 0, "mailer-daemon") !=
	    SIZE_MAX;
}

/*
 * Is the mailbox itself a list, as shared mailboxes often are?  Then every
 * mail has a list's marks, and they say nothing (RFC 2369 3.4).
 */
static bool
own_list(const struct kr_reading *r)
{
	const struct kr_field *f = kr_header_find(r->message->header,
	    "List-Post", 0);
	struct kr_span v = f == NULL ? KR_SPAN_NONE : f->value;
	size_t at = kr_span_casefind(v, 0, "mailto:"), end;

	if (at == SIZE_MAX)
		return false;
	v = kr_span_from(v, at + strlen("mailto:"));
	for (end = 0; end < v.len && strchr("?> ,", v.ptr[end]) == NULL; end++)
		;
	return kr_config_is_mailbox(r->config, kr_span_sub(v, 0, end));
}

static void
marks_read(struct kr_reading *r)
{
	const struct kr_header *h = r->message->header;
	struct kr_report *report = r->report;

	report->automatic = auto_submitted(h) ||
	    says_any(h, automatic, KR_NELEM(automatic));
	report->bulk = says_any(h, bulk, KR_NELEM(bulk)) && !own_list(r);
	report->list = says_any(h, list, KR_NELEM(list));
	report->bounce = null_path(h) || from_daemon(h, &report->reporter);
}

/* ---- what hangs on the mail --------------------------------------------- */

static void
counts_read(struct kr_reading *r)
{
	for (size_t i = 0; i < r->message->n_part; i++) {
		const struct kr_part *p = r->message->part[i];

		if (kr_part_nested(p) || p->kind == KR_PART_MULTIPART)
			continue;
		r->report->n_image += p->kind == KR_PART_IMAGE;
		r->report->n_attachment += p->attachment ||
		    p->filename.len > 0 || p->kind == KR_PART_MESSAGE;
	}
}

/* "[Ticket #4711]", "[INC0012345]" before a subject: a ticket system's. */
static struct kr_span
ticket_off(struct kr_span s)
{
	for (size_t i = 0; i < TAGS_MAX && s.len > 0 && s.ptr[0] == '['; i++) {
		size_t end = kr_span_chr(s, 0, ']'), digits = 0;

		if (end == SIZE_MAX || end > TAG_BYTES_MAX)
			break;
		for (size_t k = 0; k < end; k++)
			digits += kr_is_digit(s.ptr[k]);
		if (digits < 2)
			break;
		s = kr_span_trim(kr_span_from(s, end + 1));
	}
	return s;
}

bool
kr_part_nested(const struct kr_part *p)
{
	for (p = p->parent; p != NULL; p = p->parent)
		if (p->kind == KR_PART_MESSAGE)
			return true;
	return false;
}

void
kr_outer_read(struct kr_reading *r)
{
	const struct kr_header *h = r->message->header;
	struct kr_report *report = r->report;
	unsigned prefixes = 0;

	report->reporter = kr_header_address(h, "From", r->limits, r->arena);
	if (report->reporter.addr.len == 0)
		report->reporter = kr_header_address(h, "Sender", r->limits,
		    r->arena);
	if (r->auth != NULL)
		report->identity = r->auth->identity;
	report->subject_full = kr_field_text(kr_header_find(h, "Subject", 0),
	    r->arena);
	report->subject = kr_forward_subject(ticket_off(
	    report->subject_full), &prefixes);
	report->subject_forwarded = prefixes > 0;
	marks_read(r);
	counts_read(r);
}
