/* SPDX-License-Identifier: Apache-2.0 */
/*
 * layout.c - a form by how its lines are set, whatever its labels say
 *
 * A program sets all labels of a form alike: behind each the same mark, or
 * each value in the same column, or each in a table's second cell.  Five
 * lines that are set so are a form's, even if nobody knows a word of them.
 * What a value is that no label tells, its shape may: an address, a link, the
 * longest text.
 */
#include <string.h>

#include "evidence/forward/reader.h"
#include "evidence/form/webform.h"

#define LINES_MIN	5	/* fewer may be anything */
#define LABEL_BYTES	48
#define LABEL_WORDS	8
#define COLUMN_MAX	48	/* values begin further left */
#define STORY_MIN	40	/* bytes; shorter tells nothing */
#define LINES_MAX	400	/* lines that are looked at */

/* What stands between label and value; the table's cell is none of these. */
static const char *const marks[KR_LAYOUT_MARKS] = { ">>", "=>", "->", "::",
    "\xc2\xbb", "|", "=", ":" };

/* ---- one line ----------------------------------------------------------- */

/* Fields of a message's head, which reporters paste. */
static bool
of_head(struct kr_span name)
{
	static const char *const fields[] = { "from", "to", "cc", "bcc",
	    "date", "sent", "subject", "received", "message-id", "reply-to",
	    "return-path", "delivered-to", "mime-version", "content-type",
	    "x-mailer" };

	return kr_span_caseeq_any(name, fields, KR_NELEM(fields));
}

/* Short, and no sentence, address or link. */
static bool
like_label(struct kr_span s)
{
	size_t words = 1;

	if (s.len == 0 || s.len > LABEL_BYTES || !(kr_is_alnum(s.ptr[0]) ||
	    (unsigned char)s.ptr[0] >= 0x80))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		char next = i + 1 < s.len ? s.ptr[i + 1] : ' ';

		words += s.ptr[i] == ' ' && next != ' ';
		if ((!kr_is_alnum(s.ptr[i]) &&
		    strchr("@\"<>;", s.ptr[i]) != NULL) ||
		    (s.ptr[i] == '.' && i + 1 < s.len && next == ' '))
			return false;
	}
	return words <= LABEL_WORDS && !of_head(s);
}

/* Characters of the first n bytes. */
static size_t
column_of(struct kr_span line, size_t n)
{
	size_t column = 0;

	for (size_t i = 0; i < n; i++)
		column += ((unsigned char)line.ptr[i] & 0xc0) != 0x80;
	return column;
}

/* "Ref......:" is "Ref". */
static struct kr_span
leaders_off(struct kr_span s)
{
	s = kr_span_trim(s);
	while (s.len > 0 && (s.ptr[s.len - 1] == '.' ||
	    s.ptr[s.len - 1] == '_'))
		s.len--;
	return kr_span_trim(s);
}

/* Where the label ends that a line has in this manner, and its value begins */
static bool
split(struct kr_span line, unsigned manner, size_t cell, struct kr_span *name,
    size_t *value)
{
	size_t from = 0, end;

	while (from < line.len && kr_is_blank(line.ptr[from]))
		from++;
	if (manner == KR_LAYOUT_CELLS) {
		if (cell == SIZE_MAX || cell > line.len)
			return false;
		end = *value = cell;
	} else if (manner == KR_LAYOUT_COLUMN) {
		end = kr_span_find(line, from, "  ");
		if (end == SIZE_MAX)
			return false;
		for (*value = end; *value < line.len &&
		    line.ptr[*value] == ' '; ++*value)
			;
	} else {
		end = kr_span_find(kr_span_sub(line, 0, from + LABEL_BYTES +
		    strlen(marks[manner])), from, marks[manner]);
		if (end == SIZE_MAX)
			return false;
		*value = end + strlen(marks[manner]);
		if (*value < line.len && !kr_is_blank(line.ptr[*value]))
			return false;
		while (*value < line.len && kr_is_blank(line.ptr[*value]))
			++*value;
	}
	*name = leaders_off(kr_span_sub(line, from, end - from));
	while (name->len > 0 && (name->ptr[name->len - 1] == ':'))
		name->len--;
	return like_label(*name);
}

static size_t
indent_of(struct kr_span line)
{
	size_t n = 0;

	while (n < line.len && kr_is_blank(line.ptr[n]))
		n++;
	return n;
}

/* The manners that the line may have, a bit for each: mostly none. */
static unsigned
manners_of(struct kr_span line, size_t indent, size_t cell)
{
	unsigned ret = cell != SIZE_MAX ? 1u << KR_LAYOUT_CELLS : 0;

	for (size_t i = indent; i < line.len; i++) {
		if (kr_is_alnum(line.ptr[i]))
			continue;
		if (line.ptr[i] == ' ') {
			if (i + 1 < line.len && line.ptr[i + 1] == ' ')
				ret |= 1u << KR_LAYOUT_COLUMN;
			continue;
		}
		for (unsigned k = 0; k < KR_LAYOUT_MARKS; k++)
			if (line.ptr[i] == *marks[k])
				ret |= 1u << k;
	}
	return ret;
}

/* ---- all lines ---------------------------------------------------------- */

/* Lines of one manner. */
struct tally {
	size_t	 n, filled;	/* lines, and those with a value */
	size_t	 at[COLUMN_MAX];	/* in which column values begin */
	size_t	 most;		/* of those columns */
	struct kr_form_layout layout;
};

static void
line_count(struct tally *t, struct kr_span line, size_t cell, size_t indent)
{
	struct kr_span name;
	size_t value, column;

	if (!split(line, t->layout.manner, cell, &name, &value))
		return;
	if (t->n == 0)
		t->layout.indent = indent;
	if (indent != t->layout.indent)
		return;
	t->n++;
	column = column_of(line, value);
	if (value >= line.len || column >= COLUMN_MAX)
		return;
	t->filled++;
	if (++t->at[column] > t->most) {
		t->most = t->at[column];
		t->layout.column = column;
	}
}

/* The column in which most of the values begin. */
static struct kr_form_layout
measured(const struct tally *t)
{
	struct kr_form_layout ret = t->layout;

	ret.n = t->n;
	if (ret.manner == KR_LAYOUT_CELLS)
		ret.column = 0;
	else if (ret.manner == KR_LAYOUT_COLUMN)
		ret.n = t->most;
	else if (t->most < LINES_MIN || t->most * 5 < t->filled * 4)
		ret.column = 0;
	return ret;
}

bool
kr_form_layout_find(const struct kr_view *v, const struct kr_html *html,
    struct kr_form_layout *ret)
{
	struct tally tally[KR_LAYOUT_COLUMN + 1] = { { .n = 0 } };
	struct kr_form_cells cells = { .html = html };
	struct kr_span rest = v->text, line;
	size_t lines = 0;

	for (unsigned i = 0; i < KR_NELEM(tally); i++)
		tally[i].layout.manner = i;
	while (kr_span_line(&rest, &line) && lines++ < LINES_MAX) {
		size_t cell = kr_form_cell_end(&cells,
		    (size_t)(line.ptr - v->text.ptr), line.len);
		size_t indent = indent_of(line);
		unsigned may = manners_of(line, indent, cell);

		for (unsigned i = 0; may >> i != 0; i++)
			if ((may >> i & 1) != 0)
				line_count(&tally[i], line, cell, indent);
	}
	ret->n = 0;
	for (unsigned i = 0; i < KR_NELEM(tally); i++) {
		struct kr_form_layout one = measured(&tally[i]);

		if (one.n > ret->n)
			*ret = one;
	}
	return ret->n >= LINES_MIN;
}

/* "Tell other bodies Yes": a label that reaches into the column of values. */
static bool
overflows(struct kr_span line, size_t column, struct kr_span *name,
    size_t *value)
{
	size_t at = column;

	while (at < line.len && line.ptr[at] != ' ')
		at++;
	*value = at + 1;
	if (*value >= line.len || column_of(line, at) < column)
		return false;
	*name = kr_span_sub(line, 0, at);
	return like_label(*name) && kr_form_box(NULL, kr_span_from(line,
	    *value)) != KR_CONSENT_ABSENT;
}

/* Padded by one blank: a text's line may have one there as well. */
static bool
padded(struct kr_span name, struct kr_span value)
{
	return like_label(name) && kr_span_find(name, 0, "  ") == SIZE_MAX &&
	    (kr_form_label_read(name).known ||
	    kr_form_box(NULL, value) != KR_CONSENT_ABSENT);
}

bool
kr_form_layout_line(const struct kr_form_layout *l, struct kr_span line,
    size_t cell, struct kr_form_line *ret)
{
	size_t value, column;
	bool fits;

	*ret = (struct kr_form_line){ .indent = indent_of(line),
	    .manner = KR_FORM_GAP };
	if (ret->indent != l->indent)
		return false;
	fits = split(line, l->manner, cell, &ret->name, &value);
	column = fits ? column_of(line, value) : 0;
	if (l->manner == KR_LAYOUT_COLUMN && column != l->column) {
		fits = line.len > l->column && l->column > 0 &&
		    line.ptr[l->column - 1] == ' ';
		value = l->column;
		ret->name = kr_span_trim(kr_span_sub(line, 0, value));
		fits = (fits && padded(ret->name, kr_span_from(line,
		    value))) || overflows(line,
		    l->column, &ret->name, &value);
	} else if (fits && l->column > 0 && value < line.len &&
	    column != l->column && column <= l->column) {
		fits = false;
	}
	if (!fits)
		return false;
	ret->length = value;
	ret->empty = kr_span_trim(kr_span_from(line, value)).len == 0;
	if (l->manner == KR_LAYOUT_CELLS)
		ret->manner = KR_FORM_CELL;
	else if (l->manner < KR_LAYOUT_MARKS)
		ret->manner = KR_FORM_COLON;
	return true;
}

/* ---- what a value is by its shape --------------------------------------- */

/* One address, and nothing else. */
static bool
is_address(struct kr_span s)
{
	size_t at = kr_span_chr(s, 0, '@');
	struct kr_span a;

	if (at == SIZE_MAX)
		return false;
	a = kr_address_at(s, at);
	return a.len == s.len && kr_span_chr(s, at, '.') != SIZE_MAX;
}

static bool
is_link(struct kr_span s)
{
	static const char *const begin[] = { "http://", "https://", "hxxp://",
	    "hxxps://", "www." };

	return kr_span_casestarts_any(s, begin, KR_NELEM(begin));
}

void
kr_form_layout_shapes(struct kr_report *report)
{
	struct kr_form_value *story = NULL;
	bool email = kr_form_has(report, KR_FORM_EMAIL);

	for (size_t i = 0; i < report->n_value; i++) {
		struct kr_form_value *v = &report->value[i];
		struct kr_span s = kr_span_trim(kr_slice_span(v->value));

		if (v->field != KR_FORM_OTHER || v->whole)
			continue;
		if (is_address(s)) {
			v->field = email ? KR_FORM_SENDER : KR_FORM_EMAIL;
			email = true;
		} else if (is_link(s))
			v->field = KR_FORM_URL;
		else if (s.len >= STORY_MIN && (story == NULL ||
		    s.len > story->value.len))
			story = v;
	}
	if (story != NULL && !kr_form_has(report, KR_FORM_NARRATIVE))
		story->field = KR_FORM_NARRATIVE;
}
