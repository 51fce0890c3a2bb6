/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Categories and destinations of fewer than five reports in all.
 *
 * They are put together in one column.  That is not enough when other
 * columns tell: if enquiries alone go to one agency, what is known of the
 * agency is known of them.  Reports of two mixes that look the same as they
 * are shown (the same category, the same destinations, once the few are put
 * together) could be either.  A label is safe when the mixes that could be
 * its own, and are as much another's, hold five reports or more.
 */
#include "stats/guard.h"

static uint64_t
labels_of(const struct kr_guard *g, size_t mix, int by)
{
	const struct kr_mix *m = &g->counts->mix[mix];
	uint64_t all = by == KR_BY_DESTINATION ? m->to :
	    (uint64_t)1 << m->category;
	uint64_t few = all & g->few[by];

	return (all & ~few) | (uint64_t)(few != 0) << KR_GROUP;
}

static bool
mix_has(const struct kr_guard *g, size_t mix, int by, unsigned label)
{
	const struct kr_mix *m = &g->counts->mix[mix];

	return by == KR_BY_CATEGORY ? m->category == label :
	    (m->to >> label & 1) != 0;
}

static int64_t
label_total(const struct kr_guard *g, int by, unsigned label)
{
	int64_t n = 0;

	for (size_t k = 0; k < g->counts->n_mix; k++)
		n += mix_has(g, k, by, label) ? g->total[k] : 0;
	return n;
}

static bool
looks_same(const struct kr_guard *g, size_t k, size_t l)
{
	for (int by = 0; by < 2; by++)
		if (labels_of(g, k, by) != labels_of(g, l, by))
			return false;
	return true;
}

/* Reports that may be label's and may be not. */
static int64_t
cover(const struct kr_guard *g, int by, unsigned label)
{
	int64_t n = 0;

	for (size_t k = 0; k < g->counts->n_mix; k++) {
		for (size_t l = 0; g->total[k] > 0 && l < g->counts->n_mix;
		    l++) {
			if (mix_has(g, k, by, label) ==
			    mix_has(g, l, by, label) || !looks_same(g, k, l) ||
			    g->total[l] == 0)
				continue;
			n += g->total[k];
			break;
		}
	}
	return n;
}

/* What is lost by putting these together, too. */
static int64_t
price(const struct kr_guard *g, const uint64_t more[2])
{
	int64_t n = 0;

	for (int by = 0; by < 2; by++)
		for (unsigned i = 0; i < KR_STATS_LABELS; i++)
			if ((more[by] & ~g->few[by]) >> i & 1)
				n += 1 + label_total(g, by, i);
	return n;
}

static void
totals_fill(struct kr_guard *g)
{
	const struct kr_counts *c = g->counts;

	for (size_t k = 0; k < c->n_mix; k++) {
		g->total[k] = 0;
		for (size_t p = 0; p < c->n_period; p++)
			g->total[k] += g->out[p] ? 0 : c->mix[k].n[p];
	}
}

static void
merge(struct kr_guard *g, const uint64_t more[2])
{
	g->few[0] |= more[0];
	g->few[1] |= more[1];
}

/* Make a mix of label look like one of another, at the least price. */
static void
extend(struct kr_guard *g, int by, unsigned label)
{
	uint64_t best[2] = { UINT64_MAX >> 1, UINT64_MAX >> 1 };
	int64_t least = INT64_MAX;

	for (size_t k = 0; k < g->counts->n_mix; k++)
		for (size_t l = 0; mix_has(g, k, by, label) &&
		    g->total[k] > 0 && l < g->counts->n_mix; l++) {
			const struct kr_mix *a = &g->counts->mix[k],
			    *b = &g->counts->mix[l];
			uint64_t more[2] = { a->category == b->category ? 0 :
			    (uint64_t)1 << a->category |
			    (uint64_t)1 << b->category, a->to ^ b->to };
			struct kr_guard would = *g;
			int64_t cost;

			merge(&would, more);
			if (mix_has(g, l, by, label) || g->total[l] == 0 ||
			    !looks_same(&would, k, l))
				continue;
			cost = price(g, more);
			if (cost == 0 || cost >= least)
				continue;
			least = cost;
			best[0] = more[0];
			best[1] = more[1];
		}
	merge(g, best);
}

void
kr_guard_group(struct kr_guard *g)
{
	const size_t n[2] = { g->counts->category.n, g->counts->destination.n };
	uint64_t small[2] = { 0, 0 };
	bool again = true;

	totals_fill(g);
	for (int by = 0; by < 2; by++)
		for (unsigned i = 0; i < n[by]; i++) {
			int64_t total = label_total(g, by, i);

			if (total > 0 && total < KR_STATS_SMALL)
				small[by] |= (uint64_t)1 << i;
		}
	g->few[0] = small[0];
	g->few[1] = small[1];
	while (again) {
		again = false;
		for (int by = 0; by < 2; by++)
			for (unsigned i = 0; i < n[by]; i++) {
				if ((small[by] >> i & 1) == 0 ||
				    cover(g, by, i) >= KR_STATS_SMALL)
					continue;
				/* All together cover any. */
				again = g->few[0] != UINT64_MAX >> 1 ||
				    g->few[1] != UINT64_MAX >> 1;
				extend(g, by, i);
			}
	}
}

/* ---- what is left to tell apart ----------------------------------------- */

static struct kr_look *
look_find(struct kr_guard *g, size_t mix)
{
	const uint64_t labels[2] = { labels_of(g, mix, 0),
	    labels_of(g, mix, 1) };
	struct kr_look *look;

	for (size_t i = 0; i < g->n_look; i++)
		if (g->look[i].labels[0] == labels[0] &&
		    g->look[i].labels[1] == labels[1])
			return &g->look[i];
	look = &g->look[g->n_look++];
	look->labels[0] = labels[0];
	look->labels[1] = labels[1];
	for (size_t p = 0; p < g->counts->n_period; p++)
		look->n[p] = 0;
	return look;
}

void
kr_guard_look(struct kr_guard *g)
{
	g->n_look = 0;
	for (size_t k = 0; k < g->counts->n_mix; k++) {
		struct kr_look *look = look_find(g, k);

		for (size_t p = 0; p < g->counts->n_period; p++)
			look->n[p] += g->out[p] ? 0 : g->counts->mix[k].n[p];
	}
}
