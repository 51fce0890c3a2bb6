/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers that may be shown, made of those that may not:
 *   periods of fewer than five reports are left out, of the sums too;
 *   labels of fewer than five reports are put together (group.c);
 *   small cells are hidden, with what would give them away (hide.c);
 *   a period that cannot be made safe is left out after all.
 * So every sum that is shown is true, and of five reports or more, or none.
 */
#include <stdlib.h>

#include "stats/guard.h"

static bool
guard_init(struct kr_guard *g, const struct kr_counts *c)
{
	struct kr_arena *arena = c->arena;
	size_t cells = c->n_period * KR_SHOWN + 1, n = c->n_period + 1;
	bool good;

	*g = (struct kr_guard){ .counts = c,
	    .out = kr_arena_zalloc(arena, n, sizeof(*g->out)),
	    .reports = kr_arena_zalloc(arena, n, sizeof(*g->reports)),
	    .total = kr_arena_zalloc(arena, c->n_mix + 1, sizeof(*g->total)),
	    .look = kr_arena_zalloc(arena, c->n_mix + 1, sizeof(*g->look)) };
	good = g->out != NULL && g->reports != NULL && g->total != NULL &&
	    g->look != NULL;
	for (size_t i = 0; good && i < c->n_mix; i++) {
		g->look[i].n = kr_arena_alloc(arena, n, sizeof(int64_t));
		g->look[i].other = kr_arena_alloc(arena, n, sizeof(int64_t));
		good = g->look[i].n != NULL && g->look[i].other != NULL;
	}
	for (int by = 0; good && by < 2; by++) {
		g->hidden[by] = kr_arena_zalloc(arena, cells, sizeof(bool));
		g->shown[by] = kr_arena_zalloc(arena, cells, sizeof(int64_t));
		good = g->hidden[by] != NULL && g->shown[by] != NULL;
	}
	return good;
}

static void
reports_count(struct kr_guard *g)
{
	for (size_t k = 0; k < g->counts->n_mix; k++)
		for (size_t p = 0; p < g->counts->n_period; p++)
			g->reports[p] += g->counts->mix[k].n[p];
	for (size_t p = 0; p < g->counts->n_period; p++)
		g->out[p] = g->reports[p] > 0 &&
		    g->reports[p] < KR_STATS_SMALL;
}

/* ---- the result --------------------------------------------------------- */

struct slot {
	unsigned label;
	int64_t	 total;
};

/* Most reports first; those that are together, last. */
static int
slot_order(const void *a, const void *b)
{
	const struct slot *x = a, *y = b;

	if ((x->label == KR_GROUP) != (y->label == KR_GROUP))
		return x->label == KR_GROUP ? 1 : -1;
	if (x->total != y->total)
		return x->total < y->total ? 1 : -1;
	return (x->label > y->label) - (x->label < y->label);
}

static size_t
slots_find(const struct kr_guard *g, int by, struct slot slot[KR_SHOWN])
{
	size_t n = 0;

	for (unsigned i = 0; i < KR_SHOWN; i++) {
		slot[n] = (struct slot){ .label = i };
		for (size_t p = 0; p < g->counts->n_period; p++)
			slot[n].total += g->shown[by][p * KR_SHOWN + i];
		n += slot[n].total > 0;
	}
	qsort(slot, n, sizeof(*slot), slot_order);
	return n;
}

static void
column_name(const struct kr_guard *g, int by, unsigned label,
    struct kr_stats_column *column)
{
	const struct kr_labels *l = by == KR_BY_CATEGORY ?
	    &g->counts->category : &g->counts->destination;

	for (unsigned i = 0; i < l->n; i++)
		if (label == KR_GROUP ? g->few[by] >> i & 1 : i == label)
			column->id[column->n_id++] = l->name[i];
}

static bool
table_fill(const struct kr_guard *g, int by, struct kr_stats_table *t)
{
	struct kr_arena *arena = g->counts->arena;
	struct slot slot[KR_SHOWN + 1];
	size_t n_period = g->counts->n_period;

	t->n_column = slots_find(g, by, slot);
	t->column = kr_arena_zalloc(arena, t->n_column + 1,
	    sizeof(*t->column));
	t->cell = kr_arena_zalloc(arena, t->n_column * n_period + 1,
	    sizeof(*t->cell));
	if (t->column == NULL || t->cell == NULL)
		return false;
	for (size_t i = 0; i < t->n_column; i++) {
		column_name(g, by, slot[i].label, &t->column[i]);
		t->column[i].total = slot[i].total;
		for (size_t p = 0; p < n_period; p++) {
			size_t from = p * KR_SHOWN + slot[i].label;
			struct kr_stats_cell *to = &t->cell[p * t->n_column +
			    i];

			to->hidden = g->out[p] || g->hidden[by][from];
			to->n = to->hidden ? 0 : g->shown[by][from];
		}
	}
	return true;
}

static bool
result_fill(const struct kr_guard *g, struct kr_stats *s)
{
	size_t n = g->counts->n_period;

	s->n_row = n;
	s->row = kr_arena_zalloc(g->counts->arena, n + 1, sizeof(*s->row));
	if (s->row == NULL)
		return false;
	for (size_t p = 0; p < n; p++) {
		s->row[p].period = g->counts->period[p];
		s->row[p].left_out = g->out[p];
		s->row[p].reports = g->out[p] ? 0 : g->reports[p];
		s->reports += s->row[p].reports;
	}
	return table_fill(g, KR_BY_CATEGORY, &s->category) &&
	    table_fill(g, KR_BY_DESTINATION, &s->destination);
}

enum kr_rc
kr_counts_protect(const struct kr_counts *c, struct kr_stats **ret,
    struct kr_err *err)
{
	struct kr_stats *s = kr_arena_zalloc(c->arena, 1, sizeof(*s));
	struct kr_guard g;
	size_t unsafe;

	if (s == NULL || !guard_init(&g, c))
		return kr_fail(err, KR_E_NOMEM, 0, "statistics: out of "
		    "memory");
	reports_count(&g);
	kr_guard_group(&g);
	while (!kr_guard_hide(&g, &unsafe)) {
		g.out[unsafe] = true;
		kr_guard_group(&g);
	}
	if (!result_fill(&g, s))
		return kr_fail(err, KR_E_NOMEM, 0, "statistics: out of "
		    "memory");
	*ret = s;
	return KR_OK;
}
