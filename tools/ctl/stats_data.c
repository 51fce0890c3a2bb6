/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl stats for programs: CSV (RFC 4180) and JSON. */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "ctl/stats.h"

/* ---- CSV: a line for each number ---------------------------------------- */

static void
csv_line(const char *by, const char *period, const char *id, const char *name,
    int64_t n, bool hidden)
{
	printf("%s,%s,", by, period);
	ctl_csv_quoted(id);
	putchar(',');
	ctl_csv_quoted(name);
	if (hidden)
		puts(",,hidden");
	else
		printf(",%" PRId64 ",shown\n", n);
}

static void
ids_join(const struct kr_stats_column *column, char *buf, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < column->n_id && n < size; i++)
		n += (size_t)snprintf(buf + n, size - n, "%s%s", i > 0 ? " " :
		    "", column->id[i]);
}

static void
csv_part(const struct ctl_stats *c, const struct ctl_stats_part *part)
{
	const struct kr_stats_table *t = part->table;
	char id[4096], name[4096];

	for (size_t i = 0; i < t->n_column; i++) {
		ids_join(&t->column[i], id, sizeof(id));
		ctl_stats_column(c, &t->column[i], name, sizeof(name));
		for (size_t p = 0; p < c->stats->n_row; p++)
			csv_line(part->by, c->stats->row[p].period.name, id,
			    name, t->cell[p * t->n_column + i].n,
			    t->cell[p * t->n_column + i].hidden);
		csv_line(part->by, "all", id, name, t->column[i].total,
		    false);
	}
}

void
ctl_stats_csv(const struct ctl_stats *c)
{
	struct ctl_stats_part part[CTL_STATS_PARTS];

	puts("by,period,id,name,reports,state");
	for (size_t p = 0; p < c->stats->n_row; p++)
		csv_line("all", c->stats->row[p].period.name, "all",
		    "All reports", c->stats->row[p].reports,
		    c->stats->row[p].left_out);
	csv_line("all", "all", "all", "All reports", c->stats->reports,
	    false);
	ctl_stats_parts(c->stats, part);
	for (size_t i = 0; i < CTL_STATS_PARTS; i++)
		csv_part(c, &part[i]);
}

/* ---- JSON --------------------------------------------------------------- */

static json_t *
count(int64_t n, bool hidden)
{
	return hidden ? json_null() : json_integer((json_int_t)n);
}

static json_t *
periods_make(const struct kr_stats *s)
{
	json_t *list = json_array();
	char from[32], to[32];

	for (size_t p = 0; p < s->n_row; p++) {
		const struct kr_stats_row *r = &s->row[p];

		json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:o}",
		    "name", r->period.name, "from",
		    ctl_ledger_time(r->period.from_s * 1000, from), "to",
		    ctl_ledger_time(r->period.to_s * 1000, to), "reports",
		    count(r->reports, r->left_out)));
	}
	return list;
}

static json_t *
column_make(const struct ctl_stats *c, const struct kr_stats_table *t,
    size_t i)
{
	json_t *id = json_array(), *number = json_array();
	char name[4096];

	for (size_t j = 0; j < t->column[i].n_id; j++)
		json_array_append_new(id, json_string(t->column[i].id[j]));
	for (size_t p = 0; p < c->stats->n_row; p++)
		json_array_append_new(number, count(
		    t->cell[p * t->n_column + i].n,
		    t->cell[p * t->n_column + i].hidden));
	return json_pack("{s:o, s:s, s:I, s:o}", "ids", id, "name",
	    ctl_stats_column(c, &t->column[i], name, sizeof(name)), "total",
	    (json_int_t)t->column[i].total, "reports", number);
}

void
ctl_stats_json(const struct ctl_stats *c)
{
	struct ctl_stats_part part[CTL_STATS_PARTS];
	char from[32], to[32];
	json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:i, s:I, s:o}",
	    "for", c->reader->id, "from", ctl_ledger_time(c->from_s * 1000,
	    from), "to", ctl_ledger_time(c->to_s * 1000, to), "step", c->step,
	    "hidden_below", KR_STATS_SMALL, "reports",
	    (json_int_t)c->stats->reports, "periods",
	    periods_make(c->stats));

	ctl_stats_parts(c->stats, part);
	for (size_t i = 0; i < CTL_STATS_PARTS; i++) {
		json_t *list = json_array();

		for (size_t j = 0; j < part[i].table->n_column; j++)
			json_array_append_new(list, column_make(c,
			    part[i].table, j));
		json_object_set_new(o, part[i].by, list);
	}
	json_dumpf(o, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(o);
}
