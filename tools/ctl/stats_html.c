/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl stats as one page: no script, nothing from elsewhere, readable on
 * a phone and on paper.  Well-formed XML as well.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ctl/stats.h"
#include "record/page.h"

static const char style[] =
    "body { max-width: 60rem }\n"
    "h1 { font-size: 1.6rem; line-height: 1.2 }\n"
    "h2 { font-size: 1.2rem; margin-top: 2.5rem }\n"
    "figure { margin: 1rem 0 }\n"
    "figcaption { color: #444; font-size: .9rem }\n"
    "svg { width: 100%; height: auto; font: 13px system-ui, sans-serif }\n"
    "rect { fill: #1f6f5c }\n"
    ".wide { overflow-x: auto }\n"
    "caption { text-align: left; color: #444; padding-bottom: .4rem }\n"
    "th, td { padding: .25rem .6rem; border-bottom: 1px solid #ccc }\n"
    "td, thead th { text-align: right; white-space: nowrap }\n"
    "tbody th, tfoot th, thead th:first-child { text-align: left;\n"
    "  min-width: 9rem; position: sticky; left: 0; background: #fff }\n"
    "tbody th { font-weight: normal }\n"
    "tfoot { font-weight: bold }\n"
    "@media print { .wide { overflow: visible } table { font-size: 7pt }\n"
    "  th, td { padding: .1rem .2rem }\n"
    "  tbody th, tfoot th, thead th:first-child { min-width: 0 }\n"
    "  figure, tr { break-inside: avoid } }\n"
    "</style>\n";

static void
escaped(const char *s)
{
	for (; *s != '\0'; s++) {
		const char *entity = kr_page_entity(*s);

		if (entity != NULL)
			fputs(entity, stdout);
		else	/* controls no page may hold */
			putchar((unsigned char)*s < 0x20 || *s == 0x7F ?
			    ' ' : *s);
	}
}

static void
element(const char *name, const char *text)
{
	printf("<%s>", name);
	escaped(text);
	printf("</%s>\n", name);
}

/* ---- charts ------------------------------------------------------------- */

/* Bars that lie: one a column, with its total. */
static void
totals_chart(const struct ctl_stats *c, const struct ctl_stats_part *part)
{
	const struct kr_stats_table *t = part->table;
	int64_t most = 1;
	char text[4096];

	for (size_t i = 0; i < t->n_column; i++)
		if (t->column[i].total > most)
			most = t->column[i].total;
	fputs("<figure><svg role=\"img\" viewBox=\"0 0 640 ", stdout);
	printf("%zu\" aria-label=\"", t->n_column * 40);
	escaped(part->title);
	fputs("\">\n", stdout);
	for (size_t i = 0; i < t->n_column; i++) {
		ctl_stats_column(c, &t->column[i], text, sizeof(text));
		printf("<text x=\"0\" y=\"%zu\">", i * 40 + 13);
		escaped(text);
		printf("</text><rect x=\"0\" y=\"%zu\" height=\"14\" "
		    "width=\"%" PRId64 "\"/><text x=\"%" PRId64 "\" y=\"%zu\">%"
		    PRId64 "</text>\n", i * 40 + 18,
		    1 + t->column[i].total * 560 / most,
		    8 + t->column[i].total * 560 / most, i * 40 + 30,
		    t->column[i].total);
	}
	fputs("</svg><figcaption>", stdout);
	escaped(part->title);
	fputs(", all periods together</figcaption></figure>\n", stdout);
}

/* Bars that stand: one a period. */
static void
periods_chart(const struct kr_stats *s)
{
	size_t wide = s->n_row > 12 ? 640 / s->n_row : 52;
	int64_t most = 1;

	if (wide < 1)
		wide = 1;
	for (size_t p = 0; p < s->n_row; p++)
		if (s->row[p].reports > most)
			most = s->row[p].reports;
	printf("<figure><svg role=\"img\" viewBox=\"0 0 %zu 190\" "
	    "aria-label=\"Reports in each period\">\n",
	    s->n_row * wide > 640 ? s->n_row * wide : 640);
	for (size_t p = 0; p < s->n_row; p++) {
		const struct kr_stats_row *r = &s->row[p];
		int64_t high = r->reports * 140 / most;
		size_t x = p * wide;

		printf("<g><title>");
		escaped(r->period.name);
		if (r->left_out)
			fputs(": fewer than 5 reports, or not safe to "
			    "show</title>", stdout);
		else
			printf(": %" PRId64 "</title><rect x=\"%zu\" y=\"%"
			    PRId64 "\" width=\"%zu\" height=\"%" PRId64
			    "\"/>", r->reports, x, 165 - high, wide > 3 ?
			    wide - 2 : wide, high);
		if (wide >= 50) {
			printf("<text x=\"%zu\" y=\"%" PRId64 "\">", x,
			    160 - high);
			if (r->left_out)
				fputs("\xE2\x80\x93", stdout);
			else
				printf("%" PRId64, r->reports);
			printf("</text><text x=\"%zu\" y=\"182\" "
			    "font-size=\"11\">", x);
			escaped(r->period.name);
			fputs("</text>", stdout);
		}
		fputs("</g>\n", stdout);
	}
	fputs("</svg><figcaption>Reports in each period</figcaption>"
	    "</figure>\n", stdout);
}

/* ---- tables ------------------------------------------------------------- */

static void
number(int64_t n, bool hidden)
{
	if (hidden)
		fputs("<td>\xE2\x80\x93</td>", stdout);
	else
		printf("<td>%" PRId64 "</td>", n);
}

static void
table_print(const struct ctl_stats *c, const struct ctl_stats_part *part)
{
	const struct kr_stats *s = c->stats;
	const struct kr_stats_table *t = part->table;
	char text[4096];

	fputs("<div class=\"wide\"><table><caption>", stdout);
	escaped(part->title);
	fputs("</caption>\n<thead><tr><th scope=\"col\"></th>", stdout);
	for (size_t p = 0; p < s->n_row; p++) {
		fputs("<th scope=\"col\">", stdout);
		escaped(s->row[p].period.name);
		fputs("</th>", stdout);
	}
	fputs("<th scope=\"col\">Total</th></tr></thead>\n<tbody>\n", stdout);
	for (size_t i = 0; i < t->n_column; i++) {
		fputs("<tr><th scope=\"row\">", stdout);
		escaped(ctl_stats_column(c, &t->column[i], text,
		    sizeof(text)));
		fputs("</th>", stdout);
		for (size_t p = 0; p < s->n_row; p++)
			number(t->cell[p * t->n_column + i].n,
			    t->cell[p * t->n_column + i].hidden);
		number(t->column[i].total, false);
		fputs("</tr>\n", stdout);
	}
	fputs("</tbody>\n<tfoot><tr><th scope=\"row\">All reports</th>",
	    stdout);
	for (size_t p = 0; p < s->n_row; p++)
		number(s->row[p].reports, s->row[p].left_out);
	number(s->reports, false);
	fputs("</tr></tfoot></table></div>\n", stdout);
}

void
ctl_stats_html(const struct ctl_stats *c)
{
	struct ctl_stats_part part[CTL_STATS_PARTS];
	char from[64], to[64], text[512];

	ctl_stats_parts(c->stats, part);
	fputs(kr_page_head, stdout);
	fputs(style, stdout);
	snprintf(text, sizeof(text), "Reports to the report mailbox, %s to %s",
	    ctl_stats_date(c->from_s, from), ctl_stats_date(c->to_s - 1, to));
	element("title", text);
	fputs("</head>\n<body><main>\n", stdout);
	element("h1", text);
	fputs("<p>For: ", stdout);
	escaped(c->reader->name);
	printf(". By %s.</p>\n", c->step);
	if (c->stats->reports == 0) {
		element("p", "There are no reports, or fewer than 5.");
		fputs("</main></body></html>\n", stdout);
		return;
	}
	printf("<p><strong>%" PRId64 " reports</strong> in all.</p>\n",
	    c->stats->reports);
	periods_chart(c->stats);
	for (size_t i = 0; i < CTL_STATS_PARTS; i++) {
		element("h2", part[i].title);
		totals_chart(c, &part[i]);
		table_print(c, &part[i]);
		if (part[i].note != NULL)
			element("p", part[i].note);
	}
	element("h2", "What is not shown");
	element("p", CTL_STATS_NOTE);
	fputs("</main></body></html>\n", stdout);
}
