/* SPDX-License-Identifier: Apache-2.0 */
/*
 * speakers.c - the report as it was understood, for a person to read: who
 * speaks where, in the order of the mail, and what can be looked up
 */
#include <stdlib.h>
#include <string.h>

#include "record/shown.h"

#define COLUMNS		70	/* of text */
#define LINES_REPORTER	8	/* shown of one stretch */
#define LINES_EVIDENCE	4
#define LINE_BYTES	(4 * COLUMNS)

static void
stretch_add(struct kr_stretches *all, const struct kr_shown *s,
    struct kr_slice text, const char *label, size_t exhibit)
{
	if (kr_span_trim(kr_slice_span(text)).len == 0)
		return;
	if (all->n == KR_STRETCHES_MAX) {
		all->left_out++;
		return;
	}
	all->item[all->n] = (struct kr_stretch){ text, kr_shown_place(s, text),
	    label, exhibit, all->n };
	all->n++;
}

/* By place in the mail; what has none comes last, in its own order. */
static int
stretch_compare(const void *pa, const void *pb)
{
	const struct kr_stretch *a = pa, *b = pb;
	bool na = a->place.part == NULL, nb = b->place.part == NULL;

	if (na != nb)
		return na ? 1 : -1;
	if (!na && a->place.off != b->place.off)
		return a->place.off < b->place.off ? -1 : 1;
	return a->nth < b->nth ? -1 : a->nth > b->nth;
}

void
kr_shown_stretches(const struct kr_shown *s, struct kr_arena *arena,
    struct kr_stretches *all)
{
	const struct kr_report *r = s->verdict->report;

	*all = (struct kr_stretches){ .item = kr_arena_alloc(arena,
	    KR_STRETCHES_MAX, sizeof(*all->item)) };
	if (all->item == NULL)
		return;
	for (size_t i = 0; i < r->n_value; i++)
		stretch_add(all, s, r->value[i].value, r->value[i].label,
		    SIZE_MAX);
	for (size_t i = 0; i < r->n_said && r->n_value == 0; i++)
		stretch_add(all, s, r->said[i], NULL, SIZE_MAX);
	for (size_t x = 0; x < r->n_exhibit; x++)
		for (size_t i = 0; i < r->exhibit[x].n_body; i++)
			stretch_add(all, s, r->exhibit[x].body[i], NULL, x);
	qsort(all->item, all->n, sizeof(*all->item), stretch_compare);
}

/* ---- text --------------------------------------------------------------- */

static bool
character_begins(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

/* Bytes of s that fit on a line, whole words if it has any. */
static size_t
line_fit(struct kr_span s)
{
	size_t at = 0, columns = 0, word = 0;

	for (; at < s.len; at++) {
		if (character_begins(s.ptr[at]) && columns++ == COLUMNS)
			break;
		if (s.ptr[at] == ' ')
			word = at;
	}
	return at == s.len || word == 0 ? at : word;
}

static void
text_write(struct kr_buffer *b, struct kr_span text, unsigned lines)
{
	struct kr_buffer flat;
	struct kr_span s;

	kr_buffer_init(&flat, b->arena, SIZE_MAX);
	kr_shown_line(&flat, text, (size_t)lines * LINE_BYTES);
	s = kr_span_trim(kr_buffer_span(&flat));
	for (unsigned i = 0; i < lines && s.len > 0; i++) {
		size_t n = line_fit(s);

		kr_buffer_str(b, "      | ");
		kr_buffer_add(b, kr_span_sub(s, 0, n));
		s = kr_span_trim(kr_span_from(s, n));
		if (i + 1 == lines && s.len > 0)
			kr_buffer_str(b, " \xE2\x80\xA6");
		kr_buffer_byte(b, '\n');
	}
}

/* ---- who speaks --------------------------------------------------------- */

static void
exhibit_name(struct kr_buffer *b, const struct kr_shown *s, size_t x)
{
	const struct kr_report *r = s->verdict->report;
	const struct kr_exhibit *e = &r->exhibit[x];

	kr_buffer_str(b, "the reported message");
	if (r->n_exhibit > 1)
		kr_buffer_printf(b, " %zu", x + 1);
	if (e->level > 0)
		kr_buffer_printf(b, ", %u forward%s deep", e->level,
		    e->level == 1 ? "" : "s");
	if (s->sealed || e->from.len + e->from_name.len == 0)
		return;
	kr_buffer_str(b, e->claimed ? ", said to be from " : ", from ");
	kr_shown_line(b, e->from.len > 0 ? e->from : e->from_name, 80);
}

static void
place_write(struct kr_buffer *b, struct kr_shown_place place)
{
	if (place.part == NULL)
		kr_buffer_str(b, "not byte for byte in the mail: ");
	else
		kr_buffer_printf(b, "bytes %zu to %zu%s%s: ", place.off,
		    place.off + place.len - (place.len > 0),
		    place.part[0] != '\0' ? ", part " : "", place.part);
}

void
kr_shown_speaker(struct kr_buffer *b, const struct kr_shown *s,
    const struct kr_stretch *t)
{
	place_write(b, t->place);
	if (t->exhibit != SIZE_MAX)
		exhibit_name(b, s, t->exhibit);
	else if (t->label == NULL)
		kr_buffer_str(b, "the reporter");
	else if (s->sealed)
		kr_buffer_str(b, "a field of the form");
	else
		kr_buffer_printf(b, "the form, %s", t->label);
}

static void
stretch_write(struct kr_buffer *b, const struct kr_shown *s,
    const struct kr_stretch *t)
{
	kr_buffer_str(b, "    ");
	kr_shown_speaker(b, s, t);
	kr_buffer_byte(b, '\n');
	text_write(b, kr_shown_quote(s, t->text), t->exhibit == SIZE_MAX ?
	    LINES_REPORTER : LINES_EVIDENCE);
}

void
kr_shown_speakers(struct kr_buffer *b, const struct kr_shown *s)
{
	struct kr_stretches all;

	kr_shown_stretches(s, b->arena, &all);
	if (all.n == 0)
		return;
	kr_buffer_str(b, "  who speaks where\n");
	for (size_t i = 0; i < all.n; i++)
		stretch_write(b, s, &all.item[i]);
	if (all.left_out > 0)
		kr_buffer_printf(b, "    and %zu stretches more\n",
		    all.left_out);
}

void
kr_shown_consent_place(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_consent_record *c = &s->verdict->report->consent;

	if (strcmp(c->source, "subject") == 0)	/* decoded: it has no place */
		kr_buffer_str(b, "in the subject: ");
	else
		place_write(b, kr_shown_place(s, c->quote));
	kr_buffer_str(b, kr_consent_name(c->value));
}

void
kr_shown_consent(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_consent_record *c = &s->verdict->report->consent;

	if (c->quote.view == NULL)
		return;
	kr_buffer_str(b, "  consent is read here\n    ");
	kr_shown_consent_place(b, s);
	kr_buffer_byte(b, '\n');
	text_write(b, kr_shown_quote(s, c->quote), 2);
}

/* ---- what can be looked up ---------------------------------------------- */

void
kr_shown_indicators_list(struct kr_buffer *b, const struct kr_shown *s)
{
	struct kr_indicators list = kr_shown_indicators(s, b->arena);

	if (list.n == 0)
		return;
	kr_buffer_str(b, "  to look up\n");
	for (size_t i = 0; i < list.n; i++) {
		const struct kr_indicator *x = &list.item[i];

		kr_buffer_printf(b, "    %-10s ",
		    kr_indicator_kind_name(x->kind));
		kr_shown_line(b, x->value, 160);
		if (!x->evidence)
			kr_buffer_str(b, " (the reporter names it)");
		if (x->checked)
			kr_buffer_str(b, " (check digit fits)");
		kr_buffer_byte(b, '\n');
	}
}
