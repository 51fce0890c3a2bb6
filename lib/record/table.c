/* SPDX-License-Identifier: Apache-2.0 */
/* One mail a line, cut to the width of a terminal. */
#include <string.h>
#include <uniwidth.h>

#include "record/shown.h"

#define COLUMNS_MIN 60u

struct layout {
	unsigned	 file, category, agency, urgency, subject;
};

/* What is left after the fixed columns goes to the subject. */
static struct layout
layout_of(unsigned columns)
{
	struct layout l = { .file = 16, .category = 22, .agency = 0,
	    .urgency = 6, .subject = 0 };

	if (columns < COLUMNS_MIN)
		columns = COLUMNS_MIN;
	if (columns < 80)
		l.file = 10;
	l.agency = columns < 100 ? 17 : 32;
	l.subject = columns - l.file - l.category - l.agency - l.urgency - 4;
	if (l.subject > columns)	/* wrapped: nothing is left */
		l.subject = 0;
	return l;
}

/* A character that takes room of its own; controls take none. */
static unsigned
width_of(uint32_t c)
{
	int w = uc_width(c, "UTF-8");

	return w > 0 ? (unsigned)w : 0;
}

/* s in exactly width columns; its end is kept if tail, else its begin. */
static void
column(struct kr_buffer *b, struct kr_span s, unsigned width, bool tail)
{
	struct kr_buffer line;
	struct kr_span text;
	unsigned all = 0, done = 0;
	size_t off = 0;
	bool cut;

	if (width == 0)
		return;
	kr_buffer_init(&line, b->arena, SIZE_MAX);
	kr_shown_line(&line, s, 2000);
	text = kr_buffer_span(&line);
	while (off < text.len)
		all += width_of(kr_text_next(text, &off));
	cut = all > width;
	off = 0;
	if (cut && tail) {
		kr_buffer_str(b, "…");
		done = 1;
		while (all > width - 1)
			all -= width_of(kr_text_next(text, &off));
	}
	while (off < text.len) {
		size_t was = off;
		unsigned w = width_of(kr_text_next(text, &off));

		if (cut && !tail && done + w > width - 1) {
			kr_buffer_str(b, "…");
			done++;
			break;
		}
		kr_buffer_add(b, kr_span_sub(text, was, off - was));
		done += w;
	}
	for (; done < width; done++)
		kr_buffer_byte(b, ' ');
}

static void
row(struct kr_buffer *b, unsigned columns, struct kr_span cell[5])
{
	struct layout l = layout_of(columns);
	size_t begin = b->len;

	column(b, cell[0], l.file, true);
	kr_buffer_byte(b, ' ');
	column(b, cell[1], l.category, false);
	kr_buffer_byte(b, ' ');
	column(b, cell[2], l.agency, false);
	kr_buffer_byte(b, ' ');
	column(b, cell[3], l.urgency, false);
	kr_buffer_byte(b, ' ');
	column(b, cell[4], l.subject, false);
	while (b->len > begin && b->data[b->len - 1] == ' ')
		b->len--;
	kr_buffer_byte(b, '\n');
}

void
kr_record_table_header(unsigned columns, struct kr_buffer *b)
{
	struct kr_span cell[] = { KR_SPAN_LIT("MAIL"), KR_SPAN_LIT("CATEGORY"),
	    KR_SPAN_LIT("GOES TO"), KR_SPAN_LIT("URGENT"),
	    KR_SPAN_LIT("SUBJECT") };

	row(b, columns, cell);
}

static struct kr_span
agencies(const struct kr_decision *d, struct kr_arena *arena)
{
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < d->n_referral; i++)
		kr_buffer_printf(&b, "%s%s", i > 0 ? " " : "",
		    d->referral[i].agency->id);
	for (size_t i = 0; i < d->n_hold; i++)
		kr_buffer_printf(&b, " (%s)", d->hold[i].agency->id);
	return kr_buffer_span(&b);
}

void
kr_record_table(const struct kr_verdict *v, unsigned columns,
    struct kr_buffer *b)
{
	static const char *const urgent[] = { [KR_URGENCY_NORMAL] = "",
	    [KR_URGENCY_HIGH] = "high", [KR_URGENCY_LIFE] = "LIFE" };
	const struct kr_decision *d = v->decision;
	struct kr_buffer file;
	struct kr_shown s;
	struct kr_span cell[5];

	kr_shown_collect(v, b->arena, &s);
	kr_buffer_init(&file, b->arena, SIZE_MAX);
	kr_buffer_str(&file, v->file);
	if (v->offset > 0)
		kr_buffer_printf(&file, "+%zu", v->offset);
	cell[0] = kr_buffer_span(&file);
	cell[1] = kr_span_str(kr_category_name(d->category));
	cell[2] = agencies(d, b->arena);
	cell[3] = kr_span_str(urgent[d->urgency]);
	cell[4] = s.sealed ? KR_SPAN_LIT("[sealed]") : s.outer_subject;
	row(b, columns, cell);
}
