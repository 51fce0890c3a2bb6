/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a form's box about the Police says.  A yes counts only where nobody
 * but the form can have written it, and the reporter's words do not take it
 * back; a box that occurs twice counts by its most cautious value.
 */
#include <string.h>

#include "evidence/consent/consent.h"
#include "evidence/form/webform.h"

#define FIELD_BYTES_MAX	120	/* longer, and it is a text */
#define FOOTER_WRAPPED	60	/* bytes; a shorter line ends where it ends */
#define FOOTER_NAME_MAX	6	/* words of a line below a rule */

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
 * What stands behind a label that nobody configured, in the value of a box:
 * may it take the yes back?
 */
static bool
rest_doubts(struct kr_reading *r, struct kr_slice value)
{
	const size_t first = quote_of(value).len;
	const struct kr_view *own;

	if (first == value.len)
		return false;
	value.off += first;
	value.len -= first;
	own = kr_view_join(&value, 1, "", r->arena);
	return own == NULL || kr_consent_box_doubted(own, r->arena);
}

/*
 * A yes in the box that the words beside it may take back: the narrative, or
 * what else the box's own value has.
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
	for (size_t i = 0; i < report->n_value; i++)
		if (report->value[i].field == KR_FORM_CONSENT_POLICE &&
		    rest_doubts(r, report->value[i].value))
			return true;
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

/* What stands above a field; kept as we go, for forms have many. */
struct above {
	const struct kr_form_value *text;	/* the last narrative, if any */
	unsigned before, since;	/* fields above and below it, a bit each */
	bool	 listed;	/* a configured one behind the last text */
	bool	 brought;	/* there is a text that may bring labels */
	bool	 pasted;	/* there was one for the message itself */
};

static void
passed(struct above *a, const struct kr_form_value *v)
{
	const unsigned bit = v->field == KR_FORM_OTHER ? 0 : 1u << v->field;

	if (v->field == KR_FORM_NARRATIVE) {
		a->text = v;
		a->before |= a->since | bit;
		a->since = 0;
	} else
		a->since |= bit;
	if (structural(v))
		a->listed |= !v->unlisted;
	else {
		a->brought = true;
		a->listed = false;
	}
}

/*
 * A label about the Police that nobody configured: does it stand among the
 * form's own fields?  Behind a text, which may have brought it, there must be
 * one that was configured.
 */
static bool
stands_in_form(const struct kr_report *report, const struct above *a,
    const struct kr_form_value *v)
{
	return a->brought ? a->listed : v > report->value;
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

static bool
in_word(char c)
{
	return kr_is_alnum(c) || (unsigned char)c >= 0x80 || c == '\'';
}

/*
 * How many words a line has; SIZE_MAX if it tells of somebody, as stories do.
 *   form  set if one of them is a form's word for itself
 */
static size_t
words_of(struct kr_span line, bool *form)
{
	static const char *const who[] = { "i", "he", "she", "they", "him",
	    "her", "his", "me", "them" };
	static const char *const itself[] = { "form", "forms", "website",
	    "web", "online", "submission", "submissions", "reporting",
	    "automatic", "automated" };
	size_t n = 0;

	for (size_t at = 0, end; at < line.len; at = end) {
		struct kr_span word;

		for (end = at; end < line.len && in_word(line.ptr[end]) &&
		    line.ptr[end] != '\''; end++)
			;
		word = kr_span_sub(line, at, end - at);
		if (kr_span_caseeq_any(word, who, KR_NELEM(who)))
			return SIZE_MAX;
		*form |= kr_span_caseeq_any(word, itself, KR_NELEM(itself));
		n += end > at;
		end += end == at;
	}
	return n;
}

/* Of a line that is not empty. */
static bool
sentence_ends(struct kr_span line)
{
	return strchr(".!?", line.ptr[line.len - 1]) != NULL;
}

/* "-- ", "_____" */
static bool
ruled(struct kr_span line)
{
	size_t n = 0;

	while (n < line.len && line.ptr[n] == line.ptr[0])
		n++;
	return n > 1 && n == line.len && strchr("-_=*", line.ptr[0]) != NULL;
}

/*
 * "This message was sent by ...": what forms have below their last field.  A
 * text may go on behind such a line as well, so all that follows is read: it
 * is more of the same, its sentence that was wrapped, or a name below a rule.
 * What people's mails and bulk mails end with, "Sent from my phone", "This
 * message was sent to you", a name alone, no form writes: it came with a text,
 * and so may the answer above it have.
 */
static bool
footer(struct kr_span text)
{
	static const char *const begin[] = { "this e-mail was sent",
	    "this email was sent", "this message was sent",
	    "this e-mail was generated", "this email was generated",
	    "this message was generated", "this report was submitted",
	    "this report was sent", "this report was made",
	    "this form was submitted", "this form was sent",
	    "this submission was", "this is an automated",
	    "this is an automatic", "this is an auto-generated",
	    "submitted on ", "submitted on:", "submitted at ",
	    "submitted at:", "submitted by:", "submitted from:",
	    "submitted from http", "submitted via http", "submitted via the ",
	    "submitted:", "sent from:", "sent from http",
	    "sent from the form", "sent by:", "sent by the form",
	    "sent via http", "sent via the form", "do not reply to this",
	    "please do not reply", "powered by ", "ip address:", "remote ip:",
	    "remote ip address:", "user agent:", "automatically generated",
	    "automatically sent" };
	static const char *const to_somebody[] = { "this e-mail was sent to",
	    "this email was sent to", "this message was sent to" };
	struct kr_span rest = text, line;
	bool rule = false, wrapped = false, form = false, needed = false;

	while (kr_span_line(&rest, &line)) {
		bool begins, itself = false;
		size_t words;

		line = kr_span_trim(line);
		words = words_of(line, &itself);
		form |= itself;
		begins = kr_span_casestarts_any(line, begin, KR_NELEM(begin));
		if (ruled(line))
			rule = true;
		else if (words == SIZE_MAX || (line.len > 0 && !wrapped &&
		    !begins && !(rule && words <= FOOTER_NAME_MAX &&
		    !sentence_ends(line))))
			return false;
		else if (line.len > 0)
			needed |= !(begins || wrapped) ||
			    kr_span_casestarts_any(line, to_somebody,
			    KR_NELEM(to_somebody));
		wrapped = line.len >= FOOTER_WRAPPED && !sentence_ends(line);
	}
	return form || !needed;
}

/*
 * Does a text go on behind the answer, which is a line, or lines of boxes?
 *   answer  the value, without a form's "please do not reply"
 */
static bool
goes_on(struct kr_span value, struct kr_span *answer)
{
	static const char *const automatic[] = { "this is an auto",
	    "do not reply to this", "please do not reply" };
	struct kr_span rest = kr_span_trim(value), line, next;
	bool ticked;

	*answer = rest;
	(void)kr_span_line(&rest, &line);
	for (next = rest; kr_span_line(&rest, &line); next = rest) {
		line = kr_span_trim(line);
		if (line.len == 0 || kr_consent_box_at(line, 0, &ticked) > 0)
			continue;
		if (!footer(next))
			return true;
		if (kr_span_casestarts_any(line, automatic,
		    KR_NELEM(automatic)))
			answer->len = (size_t)(next.ptr - answer->ptr);
		return false;
	}
	return false;
}

/*
 * The label was configured, and may still be one that somebody wrote or pasted
 * into the text above it, where the form itself asks nothing about the Police:
 * the text shows it, or goes on behind its answer, it is set otherwise than
 * the form's labels, or it came with others that were asked before.  Labels
 * between the two prove nothing: the text may have brought them as well.  Into
 * a table nobody can paste a row.
 *   more  a text goes on behind the answer
 */
static bool
may_be_told(const struct above *a, const struct kr_form_value *v, bool more)
{
	return a->text != NULL && !v->cell && ((a->before & a->since) != 0 ||
	    v->unlike || more || introduces(kr_slice_span(a->text->value)));
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

	if (v != &report->value[report->n_value - 1])
		return false;
	for (size_t i = 0; i < report->n_value; i++) {
		const struct kr_form_value *other = &report->value[i];

		if (other->field != KR_FORM_SENDER &&
		    other->field != KR_FORM_EVIDENCE)
			continue;
		if (!kr_form_blank(kr_slice_span(other->value)))
			return false;
		asked |= other->field == KR_FORM_SENDER;
	}
	return asked && kr_span_chr(kr_span_trim(kr_slice_span(v->value)), 0,
	    '\n') == SIZE_MAX;
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
may_be_pasted(const struct kr_report *report, const struct above *a,
    const struct kr_form_value *v)
{
	return (a->pasted || (v->unlisted && !stands_in_form(report, a, v))) &&
	    !(a->pasted && nothing_reported(report, v));
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
	struct above above = { .text = NULL };

	for (size_t i = 0; i < report->n_value; i++) {
		const struct kr_form_value *v = &report->value[i];
		struct kr_span value;
		enum kr_consent one;
		bool more;

		if (i > 0)
			passed(&above, &report->value[i - 1]);
		/* Empty or not: what is pasted may begin with a label. */
		above.pasted |= v->field == KR_FORM_EVIDENCE;
		if (v->field != KR_FORM_CONSENT_POLICE)
			continue;
		more = goes_on(kr_slice_span(v->value), &value);
		one = kr_form_box(report->webform, value);
		a.unclear |= one == KR_CONSENT_ABSENT &&
		    !kr_form_blank(kr_slice_span(v->value));
		if (one == KR_CONSENT_GIVEN && (not_asked(v) || v->hidden ||
		    may_be_pasted(report, &above, v) ||
		    may_be_told(&above, v, more))) {
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

/* Does one of its lines have a label about the Police? */
static bool
has_police_line(struct kr_span text)
{
	struct kr_span line;
	struct kr_form_line l;

	while (kr_span_line(&text, &line))
		if (kr_form_line_read(line, SIZE_MAX, KR_LINE_MARKED |
		    KR_LINE_ALONE | KR_LINE_GAP, &l) &&
		    kr_form_label_of_police(l.name))
			return true;
	return false;
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

		if ((v->field == KR_FORM_NARRATIVE ||
		    v->field == KR_FORM_EVIDENCE) &&
		    has_police_line(kr_slice_span(v->value)))
			return true;
	}
	return false;
}

static const char unsure[] = "a box that may not be the form's, or say "
    "something else";

static struct kr_consent_record
doubtful(const struct kr_consent_record *c)
{
	return (struct kr_consent_record){ .value = KR_CONSENT_ABSENT,
	    .source = "", .minor = c->minor, .doubtful = true, .why = unsure };
}

void
kr_webform_consent(struct kr_reading *r)
{
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
	/*
	 * A form of the house that we cannot read: the line may be its own, or
	 * stand in what somebody pasted into one of its fields.
	 */
	if (r->form_unread) {
		if (c->value == KR_CONSENT_GIVEN &&
		    has_police_line(r->report->narrative->text))
			*c = doubtful(c);
		return;
	}
	a = answer_read(r->report);
	if (!a.seen || c->value == KR_CONSENT_REFUSED ||
	    a.box == KR_CONSENT_ABSENT) {
		if (c->value == KR_CONSENT_GIVEN && (a.differ || a.unclear ||
		    asked_within(r->report)))
			*c = doubtful(c);
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
