/* SPDX-License-Identifier: Apache-2.0 */
/* line.c - a label at the beginning of a form's line, however it is set */
#include <string.h>

#include "evidence/consent/consent.h"
#include "evidence/form/webform.h"

#define COLON_BYTES_MAX	80	/* a later colon is a sentence's */

/* ---- what adorns a label ----------------------------------------------- */

static bool
adorns(char c)
{
	return c == '*' || c == '_' || c == '`' || c == '#';
}

/* "- ", "\u2022 ", "\u00b7 " */
static size_t
bullet(struct kr_span s)
{
	static const char *const bullets[] = { "- ", "* ", "+ ",
	    "\xe2\x80\xa2 ", "\xc2\xb7 ", "\xe2\x80\x93 " };

	for (size_t i = 0; i < KR_NELEM(bullets); i++)
		if (kr_span_casestarts(s, bullets[i]))
			return strlen(bullets[i]);
	return 0;
}

/* "1. ", "(2) ", "Q: ", "Q3 ", "Question 4: " */
static size_t
number(struct kr_span s, bool *question)
{
	size_t i = s.len > 0 && s.ptr[0] == '(', from;

	*question = false;
	if (kr_span_casestarts(s, "question ")) {
		i = strlen("question ");
		*question = true;
	} else if (s.len > 1 && kr_lower(s.ptr[0]) == 'q' &&
	    !kr_is_alpha(s.ptr[1])) {
		i = 1;
		*question = true;
	}
	from = i;
	while (i < s.len && i < from + 3 && kr_is_digit(s.ptr[i]))
		i++;
	if (*question && i > from && i < s.len && kr_is_blank(s.ptr[i]))
		return i + 1;
	if ((i == from && (!*question || from > 1)) || i + 1 >= s.len ||
	    strchr(".):", s.ptr[i]) == NULL || !kr_is_blank(s.ptr[i + 1]))
		return 0;
	return i + 2;
}

/* Bytes before the label's first word. */
static size_t
front(struct kr_span line, struct kr_form_line *ret)
{
	size_t off = 0, n;
	bool question;

	while (off < line.len && kr_is_blank(line.ptr[off]))
		off++;
	ret->indent = off;
	ret->piped = off < line.len && line.ptr[off] == '|';
	off += ret->piped;
	while (ret->piped && off < line.len && kr_is_blank(line.ptr[off]))
		off++;
	off += bullet(kr_span_from(line, off));
	while (off < line.len && adorns(line.ptr[off]))
		off++;
	n = number(kr_span_from(line, off), &question);
	ret->numbered = n > 0 && question;
	off += n;
	while (off < line.len && (adorns(line.ptr[off]) ||
	    kr_is_blank(line.ptr[off])))
		off++;
	ret->adorned = off > ret->indent;
	return off;
}

static struct kr_span
name_trim(struct kr_span s)
{
	s = kr_span_trim(s);
	while (s.len > 0 && (adorns(s.ptr[s.len - 1]) ||
	    kr_is_blank(s.ptr[s.len - 1])))
		s.len--;
	return s;
}

/* ---- where it ends ----------------------------------------------------- */

/* "[x] Yes  [ ] No" behind the mark: only a form prints boxes. */
static bool
boxes_at(struct kr_span line, size_t off)
{
	bool ticked;

	while (off < line.len && kr_is_blank(line.ptr[off]))
		off++;
	return kr_consent_box_at(line, off, &ticked) > 0;
}

static bool
known_whole(struct kr_span name)
{
	struct kr_form_label l;

	if (!kr_form_label_whole(name))
		return false;
	l = kr_form_label_read(name);
	return l.known && l.whole;
}

/*
 * Does the mark at i end a label?  A question's answer may stand behind it,
 * if all of the question is a form's; boxes, or the Police, prove it, too.
 */
static bool
question_ends(struct kr_span line, size_t from, size_t i,
    struct kr_form_line *ret)
{
	struct kr_span name = name_trim(kr_span_sub(line, from, i - from));
	size_t next = i + 1;

	while (next < line.len && adorns(line.ptr[next]))
		next++;
	if (next < line.len && !kr_is_blank(line.ptr[next]))
		return false;
	while (next < line.len && kr_is_blank(line.ptr[next]))
		next++;
	/* "I ahatia? / What happened?" */
	if (next < line.len && (line.ptr[next] == '/' ||
	    line.ptr[next] == '|' || line.ptr[next] == ':'))
		return false;
	ret->empty = next == line.len;
	ret->boxes = boxes_at(line, i + 1);
	return ret->empty || (ret->boxes && i <= COLON_BYTES_MAX) ||
	    known_whole(name) || kr_form_label_of_police(name);
}

/* "Name    Mere", "name = Mere", "Name - Mere", "Name ..... Mere" */
static size_t
gap_at(struct kr_span line, size_t i)
{
	static const char *const gaps[] = { "  ", " = ", " - ",
	    " \xe2\x80\x93 ", " \xe2\x80\x94 ", " ...", "...." };

	if (i + 1 >= line.len || kr_is_alnum(line.ptr[i + 1]))
		return 0;	/* none goes on with a letter */
	for (size_t k = 0; k < KR_NELEM(gaps); k++)
		if (kr_span_casestarts(kr_span_from(line, i), gaps[k]))
			return strlen(gaps[k]);
	return 0;
}

static bool
gap_ends(struct kr_span line, size_t from, size_t i, struct kr_form_line *ret)
{
	size_t n = gap_at(line, i);

	if (n == 0 || i == from ||
	    !known_whole(kr_span_sub(line, from, i - from)))
		return false;
	ret->length = i + n;
	while (ret->length < line.len && strchr(". ", line.ptr[ret->length]))
		ret->length++;
	return true;
}

/* No letter ends a label, nor a single blank, and most bytes are those. */
static bool
within(struct kr_span line, size_t i)
{
	return kr_is_alnum(line.ptr[i]) || (line.ptr[i] == ' ' &&
	    i + 1 < line.len && kr_is_alnum(line.ptr[i + 1]));
}

/* Bytes of the mark at i that ends a label for certain, 0 if none does. */
static size_t
mark_at(struct kr_span line, size_t i)
{
	if (kr_span_casestarts(kr_span_from(line, i), "://"))
		return 0;
	if (line.ptr[i] == ':' || line.ptr[i] == '\t')
		return 1;
	if (kr_span_casestarts(kr_span_from(line, i), "\xef\xbc\x9a"))
		return 3;
	return 0;
}

static bool
capitals(struct kr_span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] >= 'a' && s.ptr[i] <= 'z')
			return false;
		n += kr_is_alpha(s.ptr[i]);
	}
	return n > 1;
}

static bool
taken(struct kr_span line, size_t from, size_t end, struct kr_form_line *ret)
{
	ret->name = name_trim(kr_span_sub(line, from, end - from));
	ret->capitals = capitals(ret->name);
	while (ret->length < line.len && adorns(line.ptr[ret->length]))
		ret->length++;
	return ret->name.len > 0;
}

/* The line is the label. */
static bool
stands_alone(struct kr_span line, size_t from, unsigned styles,
    struct kr_form_line *ret)
{
	struct kr_span name = name_trim(kr_span_from(line, from));

	if ((styles & (KR_LINE_ALONE | KR_LINE_TELL)) == 0 ||
	    name.len > COLON_BYTES_MAX || !known_whole(name))
		return false;
	if ((styles & KR_LINE_ALONE) == 0) {
		ret->other |= KR_LINE_ALONE;
		return false;
	}
	ret->name = name;
	ret->capitals = capitals(name);
	ret->manner = KR_FORM_ALONE;
	ret->length = line.len;
	ret->empty = true;
	return true;
}

/* "[x] I agree to my report being shared with the Police" */
static bool
box_states(struct kr_span line, size_t from, struct kr_form_line *ret)
{
	bool ticked;

	ret->box = kr_consent_box_at(line, from, &ticked);
	ret->name = name_trim(kr_span_from(line, from + ret->box));
	ret->length = from;
	if (ret->box == 0 || ret->name.len > KR_FORM_LABEL_MAX ||
	    !known_whole(ret->name))
		ret->box = 0;
	return ret->box > 0;
}

/* Does a table's cell end at i? */
static bool
cell_ends(struct kr_span line, size_t from, size_t i, size_t cell,
    struct kr_form_line *ret)
{
	if ((i != cell && !(ret->piped && line.ptr[i] == '|')) ||
	    !known_whole(kr_span_sub(line, from, i - from)))
		return false;
	ret->manner = KR_FORM_CELL;
	ret->length = i + (i != cell);
	return true;
}

bool
kr_form_line_read(struct kr_span line, size_t cell, unsigned styles,
    struct kr_form_line *ret)
{
	size_t from, n;

	*ret = (struct kr_form_line){ .name = KR_SPAN_NONE };
	from = front(line, ret);
	if (box_states(line, from, ret))
		return true;
	for (size_t i = from; i < line.len && i < from + KR_FORM_LABEL_MAX;
	    i++) {
		bool near = i <= from + COLON_BYTES_MAX;

		if (i != cell && within(line, i))
			continue;
		if (near && (n = mark_at(line, i)) > 0) {
			ret->length = i + n;
			ret->empty = kr_span_trim(kr_span_from(line,
			    i + n)).len == 0;
			if (i + n == cell)
				ret->manner = KR_FORM_CELL;
			return taken(line, from, i, ret);
		}
		if (line.ptr[i] == '?' &&
		    question_ends(line, from, i, ret)) {
			ret->manner = i + 1 == cell ? KR_FORM_CELL :
			    KR_FORM_QUESTION;
			ret->length = i + 1;
			return taken(line, from, i + 1, ret);
		}
		if (cell_ends(line, from, i, cell, ret))
			return taken(line, from, i, ret);
		if (!near || (styles & (KR_LINE_GAP | KR_LINE_TELL)) == 0 ||
		    !gap_ends(line, from, i, ret))
			continue;
		if ((styles & KR_LINE_GAP) == 0) {
			ret->other |= KR_LINE_GAP;
		} else {
			ret->manner = KR_FORM_GAP;
			return taken(line, from, i, ret);
		}
	}
	return stands_alone(line, from, styles, ret);
}
