/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A web form's mail: labelled lines or a table.  The first value of each
 * label counts.
 */
#include "evidence/form/webform.h"
#include "evidence/forward/reader.h"

#define KNOWN_MIN	4	/* fields of a form that nobody configured */
#define VALUES_MIN	5	/* labels, understood or not */
#define FIELDS_MORE	3	/* that a looser reading of lines must bring */

/* ---- which form -------------------------------------------------------- */

static const struct kr_webform *
configured(const struct kr_reading *r)
{
	const struct kr_config *c = r->config;

	for (size_t i = 0; i < c->n_webform; i++) {
		const struct kr_webform *w = &c->webform[i];

		if (kr_span_caseeq(r->report->reporter.addr, w->from))
			return w;
	}
	return NULL;
}

/* Did anybody look at who sent the mail? */
static bool
looked(const struct kr_reading *r)
{
	const struct kr_auth *a = r->auth;

	if (a == NULL)
		return false;
	if (a->from_trusted || a->identity == KR_IDENTITY_FORGED ||
	    a->spf != KR_AUTH_UNKNOWN || a->dmarc != KR_AUTH_UNKNOWN)
		return true;
	for (size_t i = 0; i < a->n_dkim; i++)
		if (a->dkim[i].result != KR_AUTH_UNKNOWN)
			return true;
	return false;
}

/*
 * Anybody can write any author into a mail.  Where it was looked at, the
 * author must have passed; where nobody looked, in an archive say, the form
 * is read and the record says that it is not authenticated.
 */
static bool
author_proven(const struct kr_reading *r)
{
	return !looked(r) || (r->report->identity != KR_IDENTITY_NONE &&
	    r->report->identity != KR_IDENTITY_FORGED);
}

/* The mailbox's domain, one above or below it; beside it may live others. */
static bool
is_home(struct kr_span box, struct kr_span domain, struct kr_arena *arena)
{
	return (kr_span_in_domain(box, domain) ||
	    kr_span_in_domain(domain, box)) &&
	    kr_same_house(box, domain, arena);
}

/*
 * Does the mail come from the house of the mailbox?  Its forms need not be
 * configured to be known.
 */
static bool
own_house(const struct kr_reading *r)
{
	struct kr_span domain = r->report->reporter.domain;
	struct kr_address to = kr_header_address(r->message->header, "To",
	    r->limits, r->arena);

	if (domain.len == 0)
		return false;
	if (kr_strings_has_domain(&r->config->own_domain, domain))
		return true;
	for (size_t i = 0; i < r->config->report_mailbox.n; i++) {
		struct kr_span box = kr_span_str(
		    r->config->report_mailbox.item[i]);
		size_t at = kr_span_chr(box, 0, '@');

		if (at != SIZE_MAX && is_home(kr_span_from(box, at + 1),
		    domain, r->arena))
			return true;
	}
	return is_home(to.domain, domain, r->arena);
}

/* ---- values ------------------------------------------------------------ */

static size_t
known_fields(const struct kr_report *report)
{
	bool seen[KR_FORM_SUBJECT + 1] = { false };
	size_t n = 0;

	for (size_t i = 0; i < report->n_value; i++) {
		enum kr_form_field f = report->value[i].field;

		n += f != KR_FORM_OTHER && !seen[f];
		seen[f] = true;
	}
	return n;
}

bool
kr_form_has(const struct kr_report *report, enum kr_form_field f)
{
	for (size_t i = 0; i < report->n_value; i++)
		if (report->value[i].field == f)
			return true;
	return false;
}

/* Something is told in it, or shown. */
static bool
says_something(const struct kr_report *report)
{
	return kr_form_has(report, KR_FORM_NARRATIVE) ||
	    kr_form_has(report, KR_FORM_EVIDENCE);
}

struct kr_slice
kr_report_form_value(const struct kr_report *report, enum kr_form_field f)
{
	for (size_t i = 0; i < report->n_value; i++)
		if (report->value[i].field == f &&
		    !kr_form_blank(kr_slice_span(report->value[i].value)))
			return report->value[i].value;
	return (struct kr_slice){ NULL, 0, 0 };
}

/* ---- what the values mean for the report ------------------------------- */

static void
reporter_take(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	struct kr_span mail = kr_form_line_of(kr_report_form_value(report,
	    KR_FORM_EMAIL));
	struct kr_addresses list = { NULL, 0 };

	report->reporter = (struct kr_address){ KR_SPAN_NONE, KR_SPAN_NONE,
	    KR_SPAN_NONE };
	if (mail.len > 0 && kr_addresses_read(mail, r->limits, r->arena,
	    &list) == KR_OK && list.n > 0)
		report->reporter = list.item[0];
	report->reporter.name = kr_form_line_of(kr_report_form_value(report,
	    KR_FORM_NAME));
}

static void
words_take(struct kr_reading *r)
{
	for (size_t i = 0; i < r->report->n_value; i++)
		if (r->report->value[i].field == KR_FORM_NARRATIVE)
			kr_words_add(r, &r->report->value[i].value, 1);
}

/*
 * "the site shop.test": one whose address is given in full is named already.
 */
static void
sender_urls(struct kr_reading *r, struct kr_urls *urls, struct kr_span sender)
{
	struct kr_urls named = { .n = 0 };
	size_t known = urls->n;

	kr_urls_value(r, &named, sender);
	for (size_t i = 0; i < named.n; i++) {
		bool again = false;

		for (size_t k = 0; k < known && !again; k++)
			again = kr_span_eq(urls->item[k].host,
			    named.item[i].host);
		if (!again)
			kr_urls_put(r, urls, named.item[i]);
	}
}

/* "https://a.test/ and b.test"; what is below a blank line is a footer. */
static struct kr_slice
links_of(struct kr_slice s)
{
	size_t end = kr_span_find(kr_slice_span(s), 0, "\n\n");

	if (end != SIZE_MAX)
		s.len = end;
	return s;
}

/* Who sent it, as far as it is one with an address. */
static void
sender_take(struct kr_reading *r, struct kr_exhibit *x, struct kr_span sender)
{
	struct kr_forward_reader f = { .limits = r->limits,
	    .arena = r->arena };
	struct kr_address a = kr_forward_address(sender, &f);

	r->failed |= f.failed;
	if (kr_span_chr(a.addr, 0, '@') == SIZE_MAX)
		return;
	x->from = a.addr;
	x->from_name = a.name;
	x->from_domain = a.domain;
}

/* "Email from billing@tui.test": told where the form did not ask for it. */
static struct kr_span
sender_told(struct kr_reading *r)
{
	return kr_form_sender_told(kr_slice_span(kr_report_form_value(
	    r->report, KR_FORM_NARRATIVE)), kr_form_line_of(
	    kr_report_form_value(r->report, KR_FORM_EMAIL)), r->arena);
}

/* Who sent it, what it said and where it led, as far as the form asks. */
static void
exhibit_take(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	struct kr_slice text = kr_report_form_value(report,
	    KR_FORM_EVIDENCE);
	struct kr_slice url = links_of(kr_report_form_value(report,
	    KR_FORM_URL));
	struct kr_span sender = kr_form_line_of(kr_report_form_value(report,
	    KR_FORM_SENDER));
	struct kr_exhibit *x;

	if (sender.len == 0)
		sender = sender_told(r);
	if (text.view == NULL && url.view == NULL && sender.len == 0)
		return;
	x = kr_exhibit_new(r, KR_FORM_KIND_FORM);
	if (x == NULL)
		return;
	x->claimed = true;
	x->message = r->message;
	x->fidelity = KR_FIDELITY_WEBFORM;
	x->subject = kr_form_line_of(kr_report_form_value(report,
	    KR_FORM_SUBJECT));
	sender_take(r, x, sender);
	x->body = kr_arena_alloc(r->arena, 1, sizeof(*x->body));
	if (x->body == NULL) {
		r->failed = true;
		return;
	}
	if (text.view != NULL) {
		x->body[x->n_body++] = text;
		kr_urls_text(r, &x->urls, text.view, text.off, text.len,
		    false);
	}
	if (url.view != NULL)
		kr_urls_text(r, &x->urls, url.view, url.off, url.len, true);
	if (x->from.len == 0)
		sender_urls(r, &x->urls, sender);
	kr_exhibit_finish(r, x);
}

/*
 * The labels say too little: what their layout brings, if that is more, and
 * the Police are asked about or nothing was told.
 */
static void
layout_read(struct kr_reading *r, const struct kr_webform *form,
    const struct kr_view *v, const struct kr_html *html)
{
	struct kr_report *report = r->report;
	struct kr_form_value *value = report->value;
	size_t n_value = report->n_value, n = known_fields(report);
	bool said = says_something(report);
	struct kr_form_layout l;

	if (!kr_form_layout_find(v, html, &l))
		return;
	(void)kr_form_values_read(r, form, v, html, KR_LINE_MARKED, &l);
	kr_form_layout_shapes(report);
	if (says_something(report) && (known_fields(report) > n || !said))
		return;
	report->value = value;
	report->n_value = n_value;
}

/*
 * The values of one text.  A looser reading of its lines is worth it if it
 * finds more fields; only a form of the house is read so.
 */
static void
values_read(struct kr_reading *r, const struct kr_webform *form, bool house,
    const struct kr_view *v, const struct kr_html *html)
{
	static const unsigned looser[] = { KR_LINE_MARKED | KR_LINE_ALONE,
	    KR_LINE_MARKED | KR_LINE_GAP };
	struct kr_report *report = r->report;
	struct kr_form_value *value;
	unsigned other = kr_form_values_read(r, form, v, html, KR_LINE_MARKED |
	    (house ? KR_LINE_TELL : 0), NULL);
	size_t n, n_value;

	n = known_fields(report);
	value = report->value;
	n_value = report->n_value;
	for (size_t i = 0; house && i < KR_NELEM(looser) && !r->failed; i++) {
		if ((other & looser[i]) == 0)
			continue;	/* it would find the same */
		(void)kr_form_values_read(r, form, v, html, looser[i], NULL);
		if (known_fields(report) >= n + FIELDS_MORE) {
			n = known_fields(report);
			value = report->value;
			n_value = report->n_value;
		}
	}
	report->value = value;
	report->n_value = n_value;
	if (house && !r->failed && !(known_fields(report) >= KNOWN_MIN &&
	    kr_form_has(report, KR_FORM_CONSENT_POLICE) &&
	    says_something(report)))
		layout_read(r, form, v, html);
}

/* So many fields; or fewer of the house's, with one about the Police. */
static bool
enough(const struct kr_report *report, bool house, size_t need)
{
	size_t n = known_fields(report);

	return n >= need || (house && n + 1 >= need &&
	    report->n_value >= VALUES_MIN &&
	    kr_form_has(report, KR_FORM_CONSENT_POLICE));
}

/* The text to read: plain if it has the labels, else HTML's. */
static bool
text_read(struct kr_reading *r, const struct kr_webform *form, bool house,
    size_t need)
{
	for (size_t i = 0; i < r->copies.n && !r->failed; i++) {
		const struct kr_copy *c = &r->copies.item[i];
		const struct kr_html *html;
		const struct kr_view *v = c->plain == NULL ? NULL :
		    kr_part_text(r->message, c->plain);

		if (v != NULL)
			values_read(r, form, house, v, NULL);
		if (enough(r->report, house, need))
			return true;
		v = kr_copy_view(r->message, c, &html);
		if (v != NULL && html != NULL)
			values_read(r, form, house, v, html);
		if (enough(r->report, house, need))
			return true;
	}
	return false;
}

/* Enough labels to be a form, whoever sent it. */
static bool
form_like(const struct kr_report *report)
{
	return known_fields(report) >= 5 &&
	    kr_form_has(report, KR_FORM_NARRATIVE) &&
	    (kr_form_has(report, KR_FORM_CONSENT_POLICE) ||
	    kr_form_has(report, KR_FORM_REFERENCE)) &&
	    kr_form_has(report, KR_FORM_EMAIL);
}

/* A ticket system's labels above a mail that it passes on make no form. */
static bool
passes_on(struct kr_reading *r)
{
	for (size_t i = 0; i < r->copies.n && !r->failed; i++) {
		struct kr_split s;

		kr_forward_read(r, r->message, &r->copies.item[i], &s);
		if (s.forward != NULL && s.matter != SIZE_MAX &&
		    s.forward->level[s.matter].how == KR_FORWARD_BY_SEPARATOR &&
		    s.forward->level[s.matter].from.addr.len > 0)
			return true;
	}
	return false;
}

/*
 * Do the labels make it a form?  Those that were configured, with others that
 * it may have got since; or enough that are understood.
 */
static bool
labels_tell(struct kr_reading *r, const struct kr_webform *form, bool house)
{
	const struct kr_report *report = r->report;

	if (form != NULL && text_read(r, form, house, 2) &&
	    says_something(report))
		return true;
	return text_read(r, NULL, house, KNOWN_MIN) && says_something(report) &&
	    (house || (form_like(report) && !passes_on(r)));
}

bool
kr_webform_report(struct kr_reading *r)
{
	const struct kr_webform *form = configured(r);
	struct kr_report *report = r->report;
	bool house = form != NULL || own_house(r);

	if (!labels_tell(r, form, house)) {
		r->form_unread = house && known_fields(report) < KNOWN_MIN;
		report->n_value = 0;
		if (form == NULL)
			return false;
	}
	report->form = KR_FORM_KIND_FORM;
	report->webform = form;
	r->form_doubted = house && !author_proven(r) &&
	    (form == NULL || form->authenticated);
	/* Its labels say nothing to us: all of it may be the reporter's. */
	if (report->n_value == 0)
		return true;
	r->said_done = true;
	/* Nobody else may name the reporter. */
	if (house && !r->form_doubted)
		reporter_take(r);
	words_take(r);
	exhibit_take(r);
	return true;
}
