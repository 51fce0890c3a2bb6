/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A web form's mail: labelled lines or a table.
 *
 * Values are untrusted: a scam pasted into one may bring lines that look
 * like labels.  Only a line that begins with a label of the form begins a
 * value, and the first of each label counts.
 */
#include <string.h>

#include "evidence/consent/consent.h"
#include "evidence/reading.h"
#include "evidence/form/webform.h"

#define LABEL_BYTES_MAX	80	/* a longer start of a line is a sentence */
#define QUESTION_BYTES_MAX	160	/* what it asks about the Police */

struct labelled {		/* a label found at the start of a line */
	const char		*label;
	enum kr_form_field	 field;
	size_t			 length;	/* label and colon */
	bool			 unlisted;	/* not one of the form's */
};

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

		if (at != SIZE_MAX && kr_same_house(kr_span_from(box, at + 1),
		    domain, r->arena))
			return true;
	}
	return kr_same_house(to.domain, domain, r->arena);
}

/* ---- labels ------------------------------------------------------------ */

/* "May we tell the Police? Yes": the mark ends the label, at off. */
static bool
asks_of_police(struct kr_span line, size_t off)
{
	return line.ptr[off] == '?' && (off + 1 == line.len ||
	    kr_is_blank(line.ptr[off + 1])) && kr_webform_guess(
	    kr_span_sub(line, 0, off)) == KR_FORM_CONSENT_POLICE;
}

/* "May we call you? [x] Yes  [ ] No": only a form prints boxes. */
static bool
asks_with_boxes(struct kr_span line, size_t off)
{
	bool ticked;

	if (line.ptr[off++] != '?')
		return false;
	while (off < line.len && kr_is_blank(line.ptr[off]))
		off++;
	return kr_consent_box_at(line, off, &ticked) > 0;
}

/*
 * Bytes of the line's first words up to a colon, a table's tab, boxes, or the
 * end of a question about the Police.
 */
static size_t
label_end(struct kr_span line)
{
	for (size_t i = 0; i < line.len && i <= QUESTION_BYTES_MAX; i++)
		if ((i <= LABEL_BYTES_MAX && (line.ptr[i] == ':' ||
		    line.ptr[i] == '\t' || asks_with_boxes(line, i))) ||
		    asks_of_police(line, i))
			return i;
	return 0;
}

/*
 * "What happened?", by itself: what was answered stands below.  Of questions
 * that nobody configured only those that ask for a text or for consent are
 * the form's; a reporter may well ask the others.
 */
static bool
stands_alone(struct kr_span line, struct labelled *ret)
{
	ret->length = line.len;
	line = kr_span_trim(line);
	return line.len <= LABEL_BYTES_MAX && kr_span_caseends(line, "?");
}

static bool
asks_for_text(enum kr_form_field f)
{
	return f == KR_FORM_NARRATIVE || f == KR_FORM_EVIDENCE ||
	    f == KR_FORM_CONSENT_POLICE || f == KR_FORM_CONSENT_OTHER;
}

/* Words that a label says the same without. */
static size_t
small_word(struct kr_span rest)
{
	static const char *const small[] = { "the ", "nz ", "new zealand " };

	for (size_t i = 0; i < KR_NELEM(small); i++)
		if (kr_span_casestarts(rest, small[i]))
			return strlen(small[i]);
	return 0;
}

static bool
word_next(struct kr_span *rest, struct kr_span *word)
{
	size_t n, end = 0;

	*rest = kr_span_trim(*rest);
	while ((n = small_word(*rest)) > 0)
		*rest = kr_span_trim(kr_span_from(*rest, n));
	while (end < rest->len && !kr_is_blank(rest->ptr[end]))
		end++;
	*word = kr_span_sub(*rest, 0, end);
	*rest = kr_span_from(*rest, end);
	return end > 0;
}

/* "May we tell the New Zealand Police" is "May we tell Police". */
static bool
label_same(struct kr_span a, struct kr_span b)
{
	struct kr_span x, y;

	for (;;) {
		bool more = word_next(&a, &x);

		if (more != word_next(&b, &y))
			return false;
		if (!more)
			return true;
		if (!kr_span_caseeq2(x, y))
			return false;
	}
}

static bool
label_configured(const struct kr_webform *form, struct kr_span name,
    struct labelled *ret)
{
	struct kr_span asked = name;

	while (asked.len > 0 && (asked.ptr[asked.len - 1] == '?' ||
	    asked.ptr[asked.len - 1] == ' '))
		asked.len--;
	for (size_t i = 0; i < form->n_label; i++)
		if (kr_span_caseeq(name, form->label[i]) ||
		    label_same(asked, kr_span_str(form->label[i]))) {
			ret->label = form->label[i];
			ret->field = form->field[i];
			return true;
		}
	return false;
}

static bool
label_read(struct kr_reading *r, const struct kr_webform *form,
    struct kr_span line, struct labelled *ret)
{
	size_t end = label_end(line);
	bool asked = end > 0 && line.ptr[end] == '?';
	struct kr_span name = kr_span_sub(line, 0, end + asked);
	bool alone = end == 0 && stands_alone(line, ret);

	if (alone)
		name = line;
	else
		ret->length = end + 1;
	while (name.len > 0 && (name.ptr[0] == '*' || name.ptr[0] == ' '))
		name = kr_span_from(name, 1);
	while (name.len > 0 && (name.ptr[name.len - 1] == '*' ||
	    name.ptr[name.len - 1] == ' '))
		name.len--;
	if (name.len == 0)
		return false;
	if (form != NULL && form->n_label > 0 &&
	    label_configured(form, name, ret))
		return true;
	ret->field = kr_webform_guess(name);
	/* A form may ask about the Police in new words. */
	ret->unlisted = form != NULL && form->n_label > 0;
	if (ret->unlisted && ret->field != KR_FORM_CONSENT_POLICE)
		return false;
	if (alone ? !asks_for_text(ret->field) :
	    ret->field == KR_FORM_OTHER && !kr_webform_is_label(name))
		return false;
	ret->label = kr_arena_cstr(r->arena, name);
	r->failed |= ret->label == NULL;
	return !r->failed;
}

/* ---- values ------------------------------------------------------------ */

static struct kr_form_value *
value_new(struct kr_reading *r, size_t *cap)
{
	struct kr_report *report = r->report;

	if (!KR_ARENA_ROOM(r->arena, report->value, report->n_value, cap)) {
		r->failed = true;
		return NULL;
	}
	return &report->value[report->n_value++];
}

static void
value_close(struct kr_form_value *v, size_t end)
{
	struct kr_span s;
	size_t from = v->value.off;

	s = kr_span_sub(v->value.view->text, from, end - from);
	while (s.len > 0 && (kr_is_blank(s.ptr[0]))) {
		s = kr_span_from(s, 1);
		from++;
	}
	v->value.off = from;
	v->value.len = kr_span_trim(s).len;
}

/* All labelled values of a text, in order. */
static void
values_read(struct kr_reading *r, const struct kr_webform *form,
    const struct kr_view *v)
{
	struct kr_span rest = v->text, line;
	struct kr_form_value *open = NULL;
	size_t cap = 0;

	r->report->n_value = 0;
	r->report->value = NULL;
	while (kr_span_line(&rest, &line) && !r->failed) {
		struct labelled l = { NULL, KR_FORM_OTHER, 0, false };
		size_t off = (size_t)(line.ptr - v->text.ptr);

		if (!label_read(r, form, line, &l))
			continue;
		if (open != NULL)
			value_close(open, off);
		open = value_new(r, &cap);
		if (open == NULL)
			return;
		*open = (struct kr_form_value){ l.label, l.field,
		    { v, off + l.length, 0 }, l.unlisted };
	}
	if (open != NULL)
		value_close(open, v->text.len);
}

static size_t
known_fields(const struct kr_report *report)
{
	bool seen[KR_FORM_ORGANISATION + 1] = { false };
	size_t n = 0;

	for (size_t i = 0; i < report->n_value; i++) {
		enum kr_form_field f = report->value[i].field;

		n += f != KR_FORM_OTHER && !seen[f];
		seen[f] = true;
	}
	return n;
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
	struct kr_span mail = kr_slice_span(kr_report_form_value(report,
	    KR_FORM_EMAIL));
	struct kr_addresses list = { NULL, 0 };

	report->reporter = (struct kr_address){ KR_SPAN_NONE, KR_SPAN_NONE,
	    KR_SPAN_NONE };
	if (mail.len > 0 && kr_addresses_read(mail, r->limits, r->arena,
	    &list) == KR_OK && list.n > 0)
		report->reporter = list.item[0];
	report->reporter.name = kr_slice_span(kr_report_form_value(report,
	    KR_FORM_NAME));
}

static void
words_take(struct kr_reading *r)
{
	for (size_t i = 0; i < r->report->n_value; i++)
		if (r->report->value[i].field == KR_FORM_NARRATIVE)
			kr_words_add(r, &r->report->value[i].value, 1);
}

/* The reported message's subject, where a form asks for it. */
static struct kr_span
subject_told(const struct kr_report *report)
{
	for (size_t i = 0; i < report->n_value; i++) {
		const struct kr_form_value *v = &report->value[i];

		if (v->field == KR_FORM_OTHER && kr_span_casestarts(
		    kr_span_str(v->label), "subject"))
			return kr_slice_span(v->value);
	}
	return KR_SPAN_NONE;
}

/* Who sent it, what it said and where it led, as far as the form asks. */
static void
exhibit_take(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	struct kr_slice text = kr_report_form_value(report,
	    KR_FORM_EVIDENCE);
	struct kr_slice url = kr_report_form_value(report, KR_FORM_URL);
	struct kr_span sender = kr_slice_span(kr_report_form_value(report,
	    KR_FORM_SENDER));
	struct kr_addresses list = { NULL, 0 };
	struct kr_exhibit *x;

	if (text.view == NULL && url.view == NULL && sender.len == 0)
		return;
	x = kr_exhibit_new(r, KR_FORM_KIND_FORM);
	if (x == NULL)
		return;
	x->claimed = true;
	x->message = r->message;
	x->fidelity = KR_FIDELITY_WEBFORM;
	x->subject = subject_told(report);
	if (kr_addresses_read(sender, r->limits, r->arena, &list) == KR_OK &&
	    list.n > 0 && kr_span_chr(list.item[0].addr, 0, '@') !=
	    SIZE_MAX) {
		x->from = list.item[0].addr;
		x->from_name = list.item[0].name;
		x->from_domain = list.item[0].domain;
	}
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
	if (sender.len > 0 && x->from.len == 0)
		kr_urls_value(r, &x->urls, sender);
	kr_exhibit_finish(r, x);
}

/* The text to read: plain if it has the labels, else HTML's. */
static bool
text_read(struct kr_reading *r, const struct kr_webform *form, size_t need)
{
	for (size_t i = 0; i < r->copies.n && !r->failed; i++) {
		const struct kr_copy *c = &r->copies.item[i];
		const struct kr_html *html;
		const struct kr_view *v = c->plain == NULL ? NULL :
		    kr_part_text(r->message, c->plain);

		if (v != NULL)
			values_read(r, form, v);
		if (known_fields(r->report) >= need)
			return true;
		v = kr_copy_view(r->message, c, &html);
		if (v != NULL && html != NULL)
			values_read(r, form, v);
		if (known_fields(r->report) >= need)
			return true;
	}
	return false;
}

static bool
has_field(const struct kr_report *report, enum kr_form_field f)
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
	return has_field(report, KR_FORM_NARRATIVE) ||
	    has_field(report, KR_FORM_EVIDENCE);
}

/* Enough labels to be a form, whoever sent it. */
static bool
form_like(const struct kr_report *report)
{
	return known_fields(report) >= 5 &&
	    has_field(report, KR_FORM_NARRATIVE) &&
	    (has_field(report, KR_FORM_CONSENT_POLICE) ||
	    has_field(report, KR_FORM_REFERENCE)) &&
	    has_field(report, KR_FORM_EMAIL);
}

bool
kr_webform_report(struct kr_reading *r)
{
	const struct kr_webform *form = configured(r);
	struct kr_report *report = r->report;
	bool house = form != NULL || own_house(r);

	/* A form may have been changed since its labels were configured. */
	if ((form == NULL || !text_read(r, form, 2) ||
	    !has_field(report, KR_FORM_NARRATIVE)) &&
	    (!text_read(r, NULL, 4) || !says_something(report) ||
	    (!house && !form_like(report)))) {
		report->n_value = 0;
		return false;
	}
	report->form = KR_FORM_KIND_FORM;
	report->webform = form;
	r->said_done = true;
	r->form_doubted = house && !author_proven(r) &&
	    (form == NULL || form->authenticated);
	/* Nobody else may name the reporter. */
	if (house && !r->form_doubted)
		reporter_take(r);
	words_take(r);
	exhibit_take(r);
	return true;
}
