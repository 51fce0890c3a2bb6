/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cells of one to four reports, and what would give them away.
 *
 * Take reports of look K in period P and of look L in period Q, and let them
 * change places: K gains in P what L loses, and the other way round in Q.
 * Every sum of a row and of a column stays; what changes are the cells of
 * both in both periods.  Once these are hidden, nobody who knows all
 * that is shown can tell the true numbers from the changed ones.  So for each
 * small cell exchanges are looked for that move it over KR_STATS_SMALL steps,
 * up and down together, and what they touch is hidden.  Both tables are
 * treated at once, because the one tells of the other: what is hidden is
 * proved safe against both.
 */
#include <string.h>

#include "stats/guard.h"

struct exchange {
	size_t			 p, q;
	const struct kr_look	*k, *l;
	int64_t			 n;	/* K gains in P; negative: loses */
};

/* A small cell, and how far it is known to move. */
struct small {
	size_t	 p;
	int	 by;
	unsigned label;
	int64_t	 width;
};

static bool
has(const struct kr_look *look, const struct small *s)
{
	return (look->labels[s->by] >> s->label & 1) != 0;
}

/* Price of hiding what an exchange touches; with apply it is hidden. */
static int64_t
touch(struct kr_guard *g, const struct exchange *e, bool apply)
{
	const size_t at[2] = { e->p, e->q };
	int64_t cost = 0;

	for (int by = 0; by < 2; by++) {
		uint64_t bits = e->k->labels[by] ^ e->l->labels[by];

		for (; bits != 0; bits &= bits - 1)
			for (size_t j = 0; j < 2; j++) {
				size_t cell = at[j] * KR_SHOWN +
				    (size_t)__builtin_ctzll(bits);

				if (g->hidden[by][cell])
					continue;
				/* Rather few cells than small ones. */
				cost += 1000 + (g->shown[by][cell] < 1000 ?
				    g->shown[by][cell] : 1000);
				if (apply)
					g->hidden[by][cell] = true;
			}
	}
	return cost;
}

static int64_t
smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Better than *best, if it moves the cell at all? */
static void
consider(struct kr_guard *g, const struct small *s, bool up, size_t q,
    const struct kr_look *k, const struct kr_look *l, struct exchange *best,
    int64_t *least)
{
	struct exchange e = { .p = s->p, .q = q, .k = k, .l = l };
	int64_t n = up ? smaller(l->other[s->p], k->other[q]) :
	    smaller(k->other[s->p], l->other[q]);
	int64_t cost;

	n = smaller(n, KR_STATS_SMALL - s->width);
	if (n == 0)
		return;
	cost = touch(g, &e, false) * KR_STATS_SMALL / n;
	if (cost >= *least)
		return;
	*least = cost;
	e.n = up ? n : -n;
	*best = e;
}

static bool
exchange_find(struct kr_guard *g, const struct small *s, bool up,
    struct exchange *best)
{
	const struct kr_look *end = g->look + g->n_look;
	int64_t least = INT64_MAX;

	for (const struct kr_look *k = g->look; k < end; k++)
		for (const struct kr_look *l = g->look; has(k, s) && l < end;
		    l++)
			for (size_t q = 0; !has(l, s) && least > 0 &&
			    q < g->counts->n_period; q++)
				if (q != s->p && !g->out[q])
					consider(g, s, up, q, k, l, best,
					    &least);
	return least < INT64_MAX;
}

static void
others_reset(struct kr_guard *g)
{
	for (size_t i = 0; i < g->n_look; i++)
		memcpy(g->look[i].other, g->look[i].n,
		    g->counts->n_period * sizeof(int64_t));
}

static bool
small_hide(struct kr_guard *g, struct small *s)
{
	struct exchange e;

	for (int up = 1; up >= 0 && s->width < KR_STATS_SMALL; up--) {
		others_reset(g);
		while (s->width < KR_STATS_SMALL &&
		    exchange_find(g, s, up == 1, &e)) {
			e.k->other[e.p] += e.n;
			e.l->other[e.p] -= e.n;
			e.k->other[e.q] -= e.n;
			e.l->other[e.q] += e.n;
			touch(g, &e, true);
			s->width += e.n < 0 ? -e.n : e.n;
		}
	}
	return s->width >= KR_STATS_SMALL;
}

static void
shown_fill(struct kr_guard *g)
{
	size_t n = g->counts->n_period, size = n * KR_SHOWN;

	kr_guard_look(g);
	for (int by = 0; by < 2; by++) {
		memset(g->shown[by], 0, size * sizeof(int64_t));
		for (size_t k = 0; k < g->n_look; k++)
			for (unsigned i = 0; i < KR_SHOWN; i++)
				for (size_t p = 0; p < n &&
				    (g->look[k].labels[by] >> i & 1); p++)
					g->shown[by][p * KR_SHOWN + i] +=
					    g->look[k].n[p];
	}
}

static bool
is_small(const struct kr_guard *g, int by, size_t cell)
{
	return g->shown[by][cell] > 0 &&
	    g->shown[by][cell] < KR_STATS_SMALL;
}

bool
kr_guard_hide(struct kr_guard *g, size_t *period)
{
	size_t size = g->counts->n_period * KR_SHOWN;

	shown_fill(g);
	for (int by = 0; by < 2; by++)
		for (size_t i = 0; i < size; i++)
			g->hidden[by][i] = is_small(g, by, i);
	for (int by = 0; by < 2; by++)
		for (size_t i = 0; i < size; i++) {
			struct small s = { .p = i / KR_SHOWN, .by = by,
			    .label = (unsigned)(i % KR_SHOWN) };

			if (is_small(g, by, i) && !small_hide(g, &s)) {
				*period = s.p;
				return false;
			}
		}
	return true;
}
