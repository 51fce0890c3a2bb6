/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a form's box about the Police says.  A yes counts only where nobody
 * but the form can have written it, and the reporter's words do not take it
 * back; a box that occurs twice counts by its most cautious value.
 */
#include "evidence/consent/consent.h"
#include "evidence/form/webform.h"

#define FIELD_BYTES_MAX	120	/* longer, and it is a text */

static struct kr_slice
quote_of(struct kr_slice s)
{
	size_t lf = kr_span_chr(kr_slice_span(s), 0, '\n');

	if (lf != SIZE_MAX)
		s.len = lf;
	if (s.len > 120)
		s.len = 120;
	return s;
}

/*
 * A yes in the box that the words beside it may take back: the narrative, or
 * what stands behind a label that nobody configured, in the box's own value.
 */
static bool
words_doubt(struct kr_reading *r)
{
	const struct kr_report *report = r->report;

	if (report->consent.value != KR_CONSENT_ABSENT)
		return false;
	if (report->consent.quote.len > 0 ||
	    kr_consent_box_doubted(report->narrative, r->arena))
		return true;
	for (size_t i = 0; i < report->n_value; i++) {
		const struct kr_form_value *v = &report->value[i];
		struct kr_slice behind = v->value;
		size_t first = quote_of(behind).len;
		const struct kr_view *own;

		if (v->field != KR_FORM_CONSENT_POLICE ||
		    first == behind.len)
			continue;
		behind.off += first;
		behind.len -= first;
		own = kr_view_join(&behind, 1, "", r->arena);
		if (own == NULL || kr_consent_box_doubted(own, r->arena))
			return true;
	}
	return false;
}

/* "Suburb: Gore": a line that another label may begin. */
static bool
labelled_line(struct kr_span line)
{
	struct kr_form_line l;

	line = kr_span_trim(line);
	return line.len == 0 || (line.len <= FIELD_BYTES_MAX &&
	    kr_form_line_read(line, SIZE_MAX, KR_LINE_MARKED, &l));
}

/*
 * Is the value a field of the form's own, a line or nothing, but for lines
 * with labels that say nothing to us?  What somebody pastes stands in a field
 * that takes a text, so a label behind this one is the form's.
 */
static bool
structural(const struct kr_form_value *v)
{
	struct kr_span rest = kr_span_trim(kr_slice_span(v->value)), line;

	if (v->field == KR_FORM_NARRATIVE || (v->unlisted && !v->whole) ||
	    (kr_span_line(&rest, &line) &&
	    kr_span_trim(line).len > FIELD_BYTES_MAX))
		return false;
	while (kr_span_line(&rest, &line))
		if (!labelled_line(line))
			return false;
	return true;
}

/*
 * A label about the Police that nobody configured: does it stand among the
 * form's own fields?  Behind a text, which may have brought it, there must be
 * one that was configured.
 */
static bool
stands_in_form(const struct kr_report *report, size_t i)
{
	size_t at = i, listed = 0;

	for (; at > 0 && structural(&report->value[at - 1]); at--)
		listed += !report->value[at - 1].unlisted;
	return at == 0 ? i > 0 : listed > 0;
}

/* ---- a configured label within a text ------------------------------------ */

/* Does the text end as one does that shows what somebody wrote? */
static bool
introduces(struct kr_span text)
{
	static const char *const saying[] = { " said", " says", " wrote",
	    " asked", " asks", " read", " reads", " states", " stated",
	    " saying", " asking", " typed", " ticked", " following",
	    " filled in" };

	text = kr_span_trim(text);
	for (size_t i = 0; i < KR_NELEM(saying); i++)
		if (kr_span_caseends(text, saying[i]))
			return true;
	return kr_span_caseends(text, ":");
}

/* "This message was sent by ...": what forms have below their last field. */
static bool
footer(struct kr_span text)
{
	static const char *const begin[] = { "--", "__", "==", "**", "http",
	    "this e-mail was", "this email was", "this message was",
	    "this report was", "this form was", "this submission",
	    "this is an auto", "submitted", "sent from", "sent by", "sent via",
	    "do not reply", "please do not reply", "powered by", "ip address",
	    "remote ip", "user agent", "automatic" };

	return kr_span_casestarts_any(text, begin, KR_NELEM(begin));
}

/* Does a text go on behind the answer, which is a line, or lines of boxes? */
static bool
goes_on(struct kr_span value)
{
	struct kr_span rest = value, line;
	bool ticked;

	while (kr_span_line(&rest, &line)) {
		struct kr_span next = kr_span_trim(rest);

		if (footer(next))
			return false;
		if (next.len > 0 && kr_consent_box_at(next, 0, &ticked) == 0)
			return true;
	}
	return false;
}

/* Was the reporter asked for the field twice, above the text and below it? */
static bool
asked_twice(const struct kr_report *report, size_t text, size_t i)
{
	for (size_t k = text + 1; k < i; k++) {
		enum kr_form_field f = report->value[k].field;

		if (f != KR_FORM_NAME && f != KR_FORM_EMAIL &&
		    f != KR_FORM_PHONE && f != KR_FORM_ORGANISATION)
			continue;
		for (size_t j = 0; j < text; j++)
			if (report->value[j].field == f)
				return true;
	}
	return false;
}

/*
 * The label was configured, and may still be one that somebody wrote or pasted
 * into the text above it, where the form itself asks nothing about the Police:
 * the text shows it, or goes on behind its answer, it is set otherwise than
 * the form's labels, or it came with others that were asked before.  Into a
 * table nobody can paste a row.
 */
static bool
may_be_told(const struct kr_report *report, size_t i)
{
	const struct kr_form_value *v = &report->value[i];
	size_t behind = i;

	while (behind > 0 && report->value[behind - 1].field !=
	    KR_FORM_NARRATIVE)
		behind--;
	if (v->cell || behind == 0)
		return false;
	if (behind < i)
		return asked_twice(report, behind - 1, i);
	return v->unlike || goes_on(kr_slice_span(v->value)) ||
	    introduces(kr_slice_span(v[-1].value));
}

/*
 * Did the form ask who sent a message and for its text, and get no answer to
 * either?  Then the last line is the form's, not a message's: a message whose
 * only line is this label would come from nobody.
 */
static bool
nothing_reported(const struct kr_report *report, const struct kr_form_value *v)
{
	bool asked = false;

	for (size_t i = 0; i < report->n_value; i++) {
		const struct kr_form_value *other = &report->value[i];

		if (other->field != KR_FORM_SENDER &&
		    other->field != KR_FORM_EVIDENCE)
			continue;
		if (!kr_form_blank(kr_slice_span(other->value)))
			return false;
		asked |= other->field == KR_FORM_SENDER;
	}
	return asked && v == &report->value[report->n_value - 1] &&
	    kr_span_chr(kr_span_trim(kr_slice_span(v->value)), 0, '\n') ==
	    SIZE_MAX;
}

/* What the form's fields about the Police say together. */
struct answer {
	enum kr_consent	 box;		/* the most cautious of several */
	struct kr_slice	 quote;
	bool		 seen;		/* there is one */
	bool		 differ;	/* they say different things */
	bool		 unsure;	/* a yes that may not be the form's */
	bool		 unclear;	/* one says something, and not what */
};

/* The label and its yes may be the reported message's. */
static bool
may_be_pasted(const struct kr_report *report, size_t i, bool pasted)
{
	const struct kr_form_value *v = &report->value[i];

	return (pasted || (v->unlisted && !stands_in_form(report, i))) &&
	    !(pasted && nothing_reported(report, v));
}

static bool
in_word(char c)
{
	return kr_is_alnum(c) || (unsigned char)c >= 0x80 || c == '\'';
}

/* "Yes", "Yes, go ahead": with other words it may be something else. */
static bool
plain(struct kr_span value)
{
	static const char *const words[] = { "yes", "y", "x", "please",
	    "go", "ahead", "i", "we", "do", "agree", "consent", "agreed", "of",
	    "course", "thanks", "thank", "you", "that's", "fine", "ok", "okay",
	    "ticked", "true", "definitely", "absolutely", "\xc4\x81\x65",
	    "\xc4\x80\x65", "ae" };

	for (size_t at = 0, end; at < value.len; at = end) {
		for (end = at; end < value.len && in_word(value.ptr[end]);
		    end++)
			;
		if (end > at && !kr_span_caseeq_any(kr_span_sub(value, at,
		    end - at), words, KR_NELEM(words)))
			return false;
		end += end == at;
	}
	return true;
}

/* A yes behind a label that nobody configured: was leave asked there? */
static bool
not_asked(const struct kr_form_value *v)
{
	return !v->leave || (v->unlisted &&
	    !(v->whole && plain(kr_slice_span(v->value))));
}

static struct answer
answer_read(const struct kr_report *report)
{
	struct answer a = { .box = KR_CONSENT_ABSENT };
	bool pasted = false;

	for (size_t i = 0; i < report->n_value; i++) {
		const struct kr_form_value *v = &report->value[i];
		enum kr_consent one;

		/* Empty or not: what is pasted may begin with a label. */
		pasted |= v->field == KR_FORM_EVIDENCE;
		if (v->field != KR_FORM_CONSENT_POLICE)
			continue;
		one = kr_form_box(report->webform, kr_slice_span(v->value));
		a.unclear |= one == KR_CONSENT_ABSENT &&
		    !kr_form_blank(kr_slice_span(v->value));
		if (one == KR_CONSENT_GIVEN && (not_asked(v) || v->hidden ||
		    may_be_pasted(report, i, pasted) ||
		    may_be_told(report, i))) {
			one = KR_CONSENT_ABSENT;
			a.unsure = true;
		}
		a.differ |= a.seen && one != a.box;
		if (!a.seen || one == KR_CONSENT_REFUSED ||
		    (one == KR_CONSENT_ABSENT && a.box == KR_CONSENT_GIVEN)) {
			a.box = one;
			a.quote = quote_of(v->value);
		}
		a.seen = true;
	}
	return a;
}

/*
 * Is there a line within a text that asks about the Police, as the form does
 * elsewhere?  Then "yes" behind it is no sentence of the reporter's.
 */
static bool
asked_within(const struct kr_report *report)
{
	for (size_t i = 0; i < report->n_value; i++) {
		const struct kr_form_value *v = &report->value[i];
		struct kr_span rest = kr_slice_span(v->value), line;
		struct kr_form_line l;

		if (v->field != KR_FORM_NARRATIVE &&
		    v->field != KR_FORM_EVIDENCE)
			continue;
		while (kr_span_line(&rest, &line))
			if (kr_form_line_read(line, SIZE_MAX, KR_LINE_MARKED |
			    KR_LINE_ALONE | KR_LINE_GAP, &l) &&
			    kr_form_label_of_police(l.name))
				return true;
	}
	return false;
}

void
kr_webform_consent(struct kr_reading *r)
{
	static const char unsure[] = "a box that may not be the form's, or "
	    "say something else";
	struct kr_consent_record *c = &r->report->consent;
	struct answer a;

	if (r->form_doubted) {
		if (c->value != KR_CONSENT_GIVEN)
			return;
		*c = (struct kr_consent_record){ .value = KR_CONSENT_ABSENT,
		    .source = "", .minor = c->minor,
		    .why = "the form's author is not authenticated" };
		return;
	}
	a = answer_read(r->report);
	if (!a.seen || c->value == KR_CONSENT_REFUSED ||
	    a.box == KR_CONSENT_ABSENT) {
		if (c->value == KR_CONSENT_GIVEN && (a.differ || a.unclear ||
		    asked_within(r->report)))
			*c = (struct kr_consent_record){
			    .value = KR_CONSENT_ABSENT, .source = "",
			    .minor = c->minor, .doubtful = true,
			    .why = unsure };
		if (a.unsure && c->value == KR_CONSENT_ABSENT) {
			c->doubtful = true;
			c->why = unsure;
		}
		return;
	}
	if (a.box == KR_CONSENT_GIVEN && words_doubt(r)) {
		c->doubtful = true;
		c->why = "the form's box says yes, the words leave it open";
		return;
	}
	c->value = a.box;
	c->quote = a.quote;
	c->source = "form";
	c->why = a.differ ? "the form's box, most cautious of several" :
	    "the form's box";
}
