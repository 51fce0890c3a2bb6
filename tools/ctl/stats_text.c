/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl stats for a terminal: as many periods side by side as fit. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ctl/stats.h"

#define WIDTH	79
#define LABEL	28		/* columns of the terminal */
#define NUMBER	10
#define ACROSS	((WIDTH - LABEL) / NUMBER)

/* Words up to width columns; returns where the rest begins. */
static const char *
line_end(const char *text, size_t width)
{
	const char *at = text, *end = text;
	size_t n = 0;

	for (; *at != '\0' && n <= width; at++) {
		n += ((unsigned char)*at & 0xC0) != 0x80;
		if (at[1] == '\0' || at[1] == ' ')
			end = n <= width || end == text ? at + 1 : end;
	}
	return end;
}

/* In lines of that width; returns how long the last is, which is not ended. */
static size_t
wrapped(const char *text, size_t width, const char *indent)
{
	size_t n = 0;

	for (;;) {
		const char *end = line_end(text, width);

		for (const char *p = text; p < end; p++)
			n += ((unsigned char)*p & 0xC0) != 0x80;
		printf("%.*s", (int)(end - text), text);
		while (*end == ' ')
			end++;
		if (*end == '\0')
			return n;
		printf("\n%s", indent);
		n = strlen(indent);
		text = end;
	}
}

static void
number_print(int64_t n, bool hidden)
{
	if (hidden)
		printf("%*s", NUMBER, "-");
	else
		printf("%*" PRId64, NUMBER, n);
}

static void
label_print(const char *text)
{
	size_t n = wrapped(text, LABEL - 2, "  ");

	printf("%*s", n < LABEL ? (int)(LABEL - n) : 0, "");
}

/* Periods from to to, and the totals with the last of them. */
static void
block_print(const struct ctl_stats *c, const struct ctl_stats_part *part,
    size_t from, size_t to)
{
	const struct kr_stats *s = c->stats;
	const struct kr_stats_table *t = part->table;
	char text[4096];

	printf("\n%*s", LABEL, "");
	for (size_t p = from; p < to; p++)
		printf("%*s", NUMBER, s->row[p].period.name);
	printf("%s\n", to == s->n_row ? "     Total" : "");
	for (size_t i = 0; i < t->n_column; i++) {
		label_print(ctl_stats_column(c, &t->column[i], text,
		    sizeof(text)));
		for (size_t p = from; p < to; p++)
			number_print(t->cell[p * t->n_column + i].n,
			    t->cell[p * t->n_column + i].hidden);
		if (to == s->n_row)
			number_print(t->column[i].total, false);
		putchar('\n');
	}
	label_print("All reports");
	for (size_t p = from; p < to; p++)
		number_print(s->row[p].reports, s->row[p].left_out);
	if (to == s->n_row)
		number_print(s->reports, false);
	putchar('\n');
}

static void
paragraph(const char *text)
{
	putchar('\n');
	wrapped(text, WIDTH, "");
	putchar('\n');
}

void
ctl_stats_text(const struct ctl_stats *c)
{
	struct ctl_stats_part part[CTL_STATS_PARTS];
	char from[64], to[64];
	const size_t across = ACROSS - 1;	/* room for the totals */

	ctl_stats_parts(c->stats, part);
	printf("Reports to the report mailbox, for:\n%s\n%s to %s, by %s\n",
	    c->reader->name, ctl_stats_date(c->from_s, from),
	    ctl_stats_date(c->to_s - 1, to), c->step);
	if (c->stats->reports == 0) {
		paragraph("There are no reports, or fewer than 5.");
		return;
	}
	for (size_t i = 0; i < CTL_STATS_PARTS; i++) {
		printf("\n%s\n", part[i].title);
		for (size_t p = 0; p < c->stats->n_row; p += across)
			block_print(c, &part[i], p, p + across <
			    c->stats->n_row ? p + across : c->stats->n_row);
		if (part[i].note != NULL)
			paragraph(part[i].note);
	}
	paragraph(CTL_STATS_NOTE);
}
