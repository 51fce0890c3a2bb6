/* SPDX-License-Identifier: Apache-2.0 */
/*
 * value.c - which lines of a form begin a value
 *
 * Values are untrusted: a scam pasted into one may bring lines that look
 * like labels.  Only a line that begins with a label of the form begins a
 * value.  A label that was configured is one wherever it stands, but for one
 * about the Police within the text of a table's cell; whether its yes counts
 * behind a text is another question (permission.c).  Another,
 * understood by its words, is one behind a field of a single line, since
 * nobody can paste a line there; within a text it must look like the form's
 * other labels, and ask for what was not yet asked.
 */
#include <string.h>

#include "evidence/form/webform.h"

#define LABELS_ABOVE	2	/* so many make it the form's manner */

struct labelled {		/* a label found at the start of a line */
	const char		*label;
	enum kr_form_field	 field;
	struct kr_form_line	 line;
	struct kr_form_label	 meaning;
	bool			 unlisted;	/* not one of the form's */
};

/* A label in capitals, with a bullet, both, or neither: a bit each. */
#define SET(line) (1u << ((line)->capitals * 2u + (line)->adorned))

struct walk {
	struct kr_reading	*r;
	const struct kr_webform	*form;	/* NULL: nobody configured it */
	const struct kr_view	*view;
	const struct kr_html	*html;
	const struct kr_form_layout *layout;	/* or NULL */
	struct kr_form_cells	 cells;
	size_t			 hidden; /* of html->hidden, not yet passed */
	unsigned		 styles;
	unsigned		*other;	/* styles that read a line otherwise */
	struct kr_form_value	*open;
	struct kr_form_line	 label;	/* of the open value */
	struct kr_span		 question;	/* asked above several */
	size_t			 indent;	/* of the first label */
	size_t			 from;		/* where the open one begins */
	unsigned		 set;		/* how labels are: SET() */
	size_t			 cap, n_empty;
	bool			 seen[KR_FORM_SUBJECT + 1];
};

/* ---- labels that were configured --------------------------------------- */

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

/* ---- labels that are understood ---------------------------------------- */

static bool
is_text(enum kr_form_field f)
{
	return f == KR_FORM_NARRATIVE || f == KR_FORM_EVIDENCE;
}

static bool
of_reporter(enum kr_form_field f)
{
	return f == KR_FORM_NAME || f == KR_FORM_EMAIL ||
	    f == KR_FORM_PHONE || f == KR_FORM_ORGANISATION;
}

/* "--- About you ---", "=====", "Section 2 - The message" */
static bool
heading(struct kr_span line)
{
	static const char *const words[] = { "section ", "part ", "step " };
	size_t n = 0;

	for (size_t i = 0; i < KR_NELEM(words); i++)
		if (kr_span_casestarts(line, words[i]) &&
		    line.len > strlen(words[i]) &&
		    kr_is_digit(line.ptr[strlen(words[i])]))
			return line.len < KR_FORM_LABEL_MAX;

	while (n < line.len && strchr("-=_*#~", line.ptr[n]) != NULL &&
	    line.ptr[n] == line.ptr[0])
		n++;
	return n > 1 && (n == line.len || line.ptr[n] == ' ') &&
	    line.ptr[line.len - 1] == line.ptr[0];
}

/* The value without a heading of what comes next. */
static struct kr_span
heading_off(struct kr_span s)
{
	for (;;) {
		size_t at;

		s = kr_span_trim(s);
		for (at = s.len; at > 0 && s.ptr[at - 1] != '\n'; at--)
			;
		if (s.len == 0 || !heading(kr_span_from(s, at)))
			return s;
		s.len = at;
	}
}

static bool
line_read(const struct walk *w, struct kr_span line, size_t cell,
    struct kr_form_line *ret)
{
	bool labelled = kr_form_line_read(line, cell, w->styles, ret);

	*w->other |= ret->other;
	return labelled;
}

/* Is the next line that says anything one with a label?  Or is there none? */
static bool
label_next(const struct walk *w, struct kr_span rest, bool none)
{
	struct kr_form_line l;
	struct kr_form_label meaning;
	struct labelled found;
	struct kr_span line;

	while (kr_span_line(&rest, &line)) {
		if (heading_off(line).len == 0)
			continue;
		if (!line_read(w, line, SIZE_MAX, &l))
			return false;
		if (w->form != NULL && label_configured(w->form, l.name,
		    &found))
			return true;
		meaning = kr_form_label_read(l.name);
		return meaning.known && meaning.whole;
	}
	return none;
}

/* Could it be a label of the reporter's own address, and is it another's? */
static bool
of_another(const struct labelled *l)
{
	return of_reporter(l->field) &&
	    kr_span_casefind(l->line.name, 0, "your") == SIZE_MAX &&
	    kr_span_casefind(l->line.name, 0, "contact") == SIZE_MAX;
}

/*
 * A label within a text that somebody wrote or pasted: is it the form's?
 * "Amount:", "Subject:" and "Email:" stand in messages, too, and a reporter
 * asks questions.
 */
static bool
ends_text(const struct walk *w, const struct labelled *l, struct kr_span rest)
{
	bool asks = l->line.manner == KR_FORM_QUESTION;

	if (!l->meaning.whole || !l->meaning.known)
		return false;
	if (l->line.manner == KR_FORM_CELL ||
	    w->label.manner == KR_FORM_CELL)
		return l->line.manner == KR_FORM_CELL;
	if (l->line.indent > w->indent ||
	    l->line.adorned != w->label.adorned || of_another(l) ||
	    (l->field != KR_FORM_OTHER && !is_text(l->field) &&
	    w->seen[l->field]))
		return false;
	if (l->line.adorned || (l->line.capitals && w->label.capitals) ||
	    (l->line.empty && w->label.empty &&
	    w->n_empty >= LABELS_ABOVE))
		return true;
	if (asks && l->line.empty)
		return is_text(l->field) || label_next(w, rest, true);
	if (l->line.manner == w->label.manner &&
	    (l->line.manner != KR_FORM_COLON || l->meaning.words > 2))
		return true;
	return l->meaning.words > 1 && label_next(w, rest, false);
}

/*
 * "What happened?", by itself: what asks for a text or for consent is the
 * form's; others a reporter may ask as well, but not behind a short field.
 */
static bool
may_stand_above(const struct walk *w, const struct labelled *l)
{
	bool within = w->open != NULL && is_text(w->open->field);

	return is_text(l->field) || l->field == KR_FORM_CONSENT_POLICE ||
	    l->field == KR_FORM_CONSENT_OTHER ||
	    (l->meaning.known && l->meaning.whole &&
	    (!within || w->n_empty >= LABELS_ABOVE));
}

/* Of a form that nobody configured. */
static bool
label_guessed(const struct walk *w, const struct labelled *l)
{
	if (l->line.manner == KR_FORM_QUESTION && l->line.empty)
		return may_stand_above(w, l);
	return l->field != KR_FORM_OTHER || l->meaning.known ||
	    l->line.boxes || (l->line.manner == KR_FORM_COLON &&
	    kr_span_caseends(l->line.name, "?"));
}

static bool
label_understood(const struct walk *w, struct labelled *l,
    struct kr_span rest)
{
	bool within = w->open != NULL && is_text(w->open->field);

	l->meaning = kr_form_label_read(l->line.name);
	/* Of a message's head as well, but not behind a field of one line. */
	if (w->form != NULL && (!within || l->line.capitals) &&
	    kr_span_caseeq(l->line.name, "from"))
		l->meaning = (struct kr_form_label){ .field = KR_FORM_SENDER,
		    .known = true, .whole = true, .words = 1 };
	l->field = l->meaning.field;
	l->unlisted = w->form != NULL;
	if (l->line.box > 0)
		return !within && (l->field == KR_FORM_CONSENT_POLICE ||
		    l->field == KR_FORM_CONSENT_OTHER);
	if (l->field == KR_FORM_CONSENT_POLICE)
		return !within || (l->line.indent <= w->indent &&
		    (w->label.manner != KR_FORM_CELL ||
		    l->line.manner == KR_FORM_CELL));
	if (within && !l->line.boxes && (l->unlisted ||
	    l->line.manner != KR_FORM_COLON) &&
	    !(l->line.manner == KR_FORM_QUESTION && l->line.empty &&
	    !l->unlisted))
		return ends_text(w, l, rest);
	return label_guessed(w, l);
}

/* ---- lines ------------------------------------------------------------- */

size_t
kr_form_cell_end(struct kr_form_cells *c, size_t off, size_t len)
{
	const struct kr_html *h = c->html;
	size_t at;

	if (h == NULL)
		return SIZE_MAX;
	while (c->at < h->n_mark && (h->mark[c->at].text_off <= off ||
	    h->mark[c->at].kind != KR_MARK_CELL))
		c->at++;
	if (c->at == h->n_mark)
		return SIZE_MAX;
	at = h->mark[c->at].text_off;
	return at <= off + len ? at - off : SIZE_MAX;
}

/* What the label's words mean, and the label; false without memory. */
static bool
label_worded(struct walk *w, struct labelled *l)
{
	l->meaning = kr_form_label_read(l->line.name);
	l->field = l->meaning.field;
	l->label = kr_arena_cstr(w->r->arena, l->line.name);
	w->r->failed |= l->label == NULL;
	return !w->r->failed;
}

/* "May we pass it on?" above "- to the Police": one question. */
static bool
label_parted(struct walk *w, struct kr_span line, struct labelled *l)
{
	struct kr_span above = w->question, own;
	struct kr_form_line below;
	size_t n;
	char *both;

	if (above.len == 0 || !kr_form_line_read(line, SIZE_MAX,
	    KR_LINE_MARKED, &below) || below.indent <= w->indent)
		return false;
	own = below.name;
	while (own.len > 0 && own.ptr[own.len - 1] == '.')
		own.len--;
	n = above.len + 1 + own.len;
	both = kr_arena_alloc(w->r->arena, n, 1);
	if (both == NULL) {
		w->r->failed = true;
		return false;
	}
	memcpy(both, above.ptr, above.len);
	both[above.len] = ' ';
	memcpy(both + above.len + 1, own.ptr, own.len);
	l->line = below;
	l->line.adorned = false;	/* it is set as those beside it */
	l->line.name = (struct kr_span){ both, n };
	l->unlisted = true;
	return label_worded(w, l);
}

/* "May we pass it on?", by itself: its answers stand below, with labels. */
static bool
label_above(struct walk *w, struct kr_span line, struct labelled *l)
{
	if (!kr_form_line_read(line, SIZE_MAX, KR_LINE_MARKED, &l->line) ||
	    l->line.manner != KR_FORM_QUESTION || !l->line.empty ||
	    l->line.indent > w->indent)
		return false;
	l->unlisted = true;
	if (!label_worded(w, l) || !l->meaning.whole ||
	    (l->field != KR_FORM_CONSENT_OTHER &&
	    l->field != KR_FORM_CONSENT_POLICE))
		return false;
	w->question = l->line.name;
	return true;
}

/* A line that is set as the form's labels are, whatever it says. */
static bool
label_set(struct walk *w, struct kr_span line, size_t cell,
    struct labelled *l)
{
	if (!kr_form_layout_line(w->layout, line, cell, &l->line))
		return label_parted(w, line, l) || label_above(w, line, l);
	w->question = KR_SPAN_NONE;
	if (w->form != NULL && label_configured(w->form, l->line.name, l))
		return true;
	/* Who pastes a text may set its lines so; a row nobody can paste. */
	l->unlisted = cell == SIZE_MAX;
	return label_worded(w, l);
}

static bool
label_read(struct walk *w, struct kr_span line, struct kr_span rest,
    struct labelled *ret)
{
	struct kr_reading *r = w->r;
	size_t off = (size_t)(line.ptr - w->view->text.ptr);
	size_t cell = kr_form_cell_end(&w->cells, off, line.len);

	*ret = (struct labelled){ .label = NULL };
	if (w->layout != NULL)
		return label_set(w, line, cell, ret);
	if (!line_read(w, line, cell, &ret->line))
		return false;
	if (w->form != NULL && label_configured(w->form, ret->line.name, ret))
		return w->open == NULL || !is_text(w->open->field) ||
		    (ret->line.indent <= w->indent &&
		    (ret->field != KR_FORM_CONSENT_POLICE ||
		    w->label.manner != KR_FORM_CELL ||
		    ret->line.manner == KR_FORM_CELL));
	if (!label_understood(w, ret, rest))
		return false;
	ret->label = kr_arena_cstr(r->arena, ret->line.name);
	r->failed |= ret->label == NULL;
	return !r->failed;
}

/* ---- values ------------------------------------------------------------ */

/*
 * Is there anything from off to the end of the line of last that a reader of
 * the mail cannot see?  Hidden words of a footer do not matter.  Asked for one
 * value after the other, so what lies before off is passed for good.
 */
static bool
unseen(struct walk *w, size_t off, size_t last)
{
	const struct kr_html *h = w->html;
	size_t end;

	/* It counts where leave is given, and nowhere else. */
	if (h == NULL || w->open->field != KR_FORM_CONSENT_POLICE)
		return false;
	end = kr_span_chr(w->view->text, last, '\n');
	end = end < w->view->text.len ? end : w->view->text.len;
	while (w->hidden < h->n_hidden && h->hidden[w->hidden].off +
	    h->hidden[w->hidden].len <= off)
		w->hidden++;
	for (size_t i = w->hidden; i < h->n_hidden && h->hidden[i].off < end;
	    i++)
		if (h->hidden[i].why != KR_HIDDEN_FAINT)
			return true;
	return false;
}

static struct kr_form_value *
value_new(struct walk *w)
{
	struct kr_report *report = w->r->report;

	if (!KR_ARENA_ROOM(w->r->arena, report->value, report->n_value,
	    &w->cap)) {
		w->r->failed = true;
		return NULL;
	}
	return &report->value[report->n_value++];
}

static void
value_close(struct walk *w, size_t end)
{
	struct kr_form_value *v = w->open;
	struct kr_span s;
	size_t from;

	if (v == NULL)
		return;
	from = v->value.off;
	s = kr_span_sub(v->value.view->text, from, end - from);
	while (s.len > 0 && (kr_is_blank(s.ptr[0]) || (w->label.numbered &&
	    kr_span_casestarts(s, "A:")))) {
		size_t n = kr_is_blank(s.ptr[0]) ? 1 : 2;

		w->label.numbered &= n == 1;
		s = kr_span_from(s, n);
		from += n;
	}
	v->value.off = from;
	s = heading_off(s);
	if (w->label.piped && s.len > 0 && s.ptr[s.len - 1] == '|')
		s = kr_span_trim(kr_span_sub(s, 0, s.len - 1));
	v->value.len = s.len;
	v->hidden = unseen(w, w->from, from);
}

static void
value_open(struct walk *w, const struct labelled *l, size_t off)
{
	if (w->open == NULL)
		w->indent = l->line.indent;
	value_close(w, off);
	w->open = value_new(w);
	if (w->open == NULL)
		return;
	*w->open = (struct kr_form_value){ l->label, l->field,
	    { w->view, off + l->line.length, 0 }, l->unlisted,
	    l->meaning.known && l->meaning.whole,
	    l->meaning.words == 0 || l->meaning.leave,
	    l->line.manner == KR_FORM_CELL,
	    w->set != 0 && (w->set & SET(&l->line)) == 0, false };
	w->from = off;
	w->set |= SET(&l->line);
	w->label = l->line;
	w->n_empty += l->line.empty;
	if (l->line.box > 0) {		/* that is the answer */
		w->open->value.len = l->line.box;
		w->open->hidden = unseen(w, off, off);
		w->open = NULL;
	}
	w->seen[l->field] = true;
}

unsigned
kr_form_values_read(struct kr_reading *r, const struct kr_webform *form,
    const struct kr_view *v, const struct kr_html *html, unsigned styles,
    const struct kr_form_layout *layout)
{
	unsigned other = 0;
	struct walk w = { .r = r, .view = v, .html = html, .styles = styles,
	    .other = &other, .layout = layout, .cells = { .html = html },
	    .form = form != NULL && form->n_label > 0 ? form : NULL };
	struct kr_span rest = v->text, line;

	r->report->n_value = 0;
	r->report->value = NULL;
	while (kr_span_line(&rest, &line) && !r->failed) {
		struct labelled l;

		if (label_read(&w, line, rest, &l))
			value_open(&w, &l, (size_t)(line.ptr - v->text.ptr));
	}
	if (!r->failed)
		value_close(&w, v->text.len);
	return other;
}

struct kr_span
kr_form_line_of(struct kr_slice s)
{
	struct kr_span rest = kr_slice_span(s), line;

	return kr_span_line(&rest, &line) ? kr_span_trim(line) : rest;
}
