/* SPDX-License-Identifier: Apache-2.0 */
/* Reports counted: once each, by period, category and set of destinations. */
#include <stdio.h>
#include <string.h>

#include "stats/counts.h"

int
kr_labels_find(struct kr_labels *l, struct kr_arena *arena,
    struct kr_span name)
{
	for (size_t i = 0; i < l->n; i++)
		if (kr_span_is(name, l->name[i]))
			return (int)i;
	if (l->n == KR_STATS_LABELS)
		return -1;
	l->name[l->n] = kr_arena_cstr(arena, name);
	return l->name[l->n] != NULL ? (int)l->n++ : -1;
}

struct kr_mix *
kr_counts_mix(struct kr_counts *c, unsigned category, uint64_t to)
{
	struct kr_mix *m;

	for (size_t i = 0; i < c->n_mix; i++)
		if (c->mix[i].category == category && c->mix[i].to == to)
			return &c->mix[i];
	if (c->n_mix == KR_STATS_MIXES || !KR_ARENA_ROOM(c->arena, c->mix,
	    c->n_mix, &c->cap_mix))
		return NULL;
	m = &c->mix[c->n_mix];
	*m = (struct kr_mix){ .category = category, .to = to,
	    .n = kr_arena_zalloc(c->arena, c->n_period, sizeof(*m->n)) };
	c->n_mix += m->n != NULL;
	return m->n != NULL ? m : NULL;
}

/* One report; its destinations come in several rows. */
struct reading {
	struct kr_counts	*counts;
	size_t			 period;
	char			 chain[256];
	int64_t			 seq;		/* 0: none at hand */
	int			 category;
	uint64_t		 to;
	bool			 full;
};

static void
report_count(struct reading *r)
{
	struct kr_mix *m;

	if (r->seq == 0)
		return;
	m = kr_counts_mix(r->counts, (unsigned)r->category, r->to);
	if (m == NULL)
		r->full = true;
	else
		m->n[r->period]++;
	r->seq = 0;
}

static bool
destination_add(struct reading *r, struct kr_span agency,
    struct kr_span basis)
{
	char held[300];
	int i;

	if (agency.len == 0)
		return true;
	if (kr_span_is(basis, "hold")) {
		snprintf(held, sizeof(held), KR_STATS_HELD "%.*s",
		    KR_SPAN_ARG(kr_span_sub(agency, 0, 200)));
		agency = kr_span_str(held);
	}
	i = kr_labels_find(&r->counts->destination, r->counts->arena, agency);
	if (i >= 0)
		r->to |= (uint64_t)1 << i;
	return i >= 0;
}

/* chain, seq, category, agency, basis */
static bool
row_take(void *ctx, const struct kr_value *v, size_t n)
{
	struct reading *r = ctx;
	struct kr_span chain = kr_value_span(&v[0]);

	(void)n;
	if (r->seq != v[1].integer || !kr_span_is(chain, r->chain)) {
		report_count(r);
		snprintf(r->chain, sizeof(r->chain), "%.*s",
		    KR_SPAN_ARG(chain));
		r->seq = v[1].integer;
		r->to = 0;
		r->category = kr_labels_find(&r->counts->category,
		    r->counts->arena, kr_value_span(&v[2]));
	}
	if (r->category < 0 || !destination_add(r, kr_value_span(&v[3]),
	    kr_value_span(&v[4])))
		r->full = true;
	return !r->full;
}

/* The same bytes are the same report, whichever host they came to. */
#define QUERY "SELECT d.chain, d.seq, d.category, r.agency, r.basis " \
	"FROM decision d LEFT JOIN referral r " \
	"ON r.chain = d.chain AND r.seq = d.seq " \
	"WHERE d.time_ms >= ? AND d.time_ms < ? AND NOT EXISTS (" \
	"SELECT 1 FROM entry e WHERE e.mail = d.mail AND " \
	"e.kind = 'decision' AND (e.time_ms > d.time_ms OR " \
	"(e.time_ms = d.time_ms AND (e.chain > d.chain OR " \
	"(e.chain = d.chain AND e.seq > d.seq))))) " \
	"ORDER BY d.chain, d.seq"

enum kr_rc
kr_counts_read(struct kr_counts *c, struct kr_store *store,
    struct kr_err *err)
{
	enum kr_rc rc = KR_OK;

	for (size_t i = 0; rc == KR_OK && i < c->n_period; i++) {
		const struct kr_value when[] = {
		    kr_value_integer(c->period[i].from_s * 1000),
		    kr_value_integer(c->period[i].to_s * 1000) };
		struct reading r = { .counts = c, .period = i };

		rc = kr_store_each(store, QUERY, when, 2, row_take, &r, err);
		report_count(&r);
		if (rc == KR_OK && r.full)
			rc = kr_fail(err, KR_E_LIMIT, 0, "statistics: more "
			    "than %d categories or destinations, or %d sets "
			    "of them", KR_STATS_LABELS, KR_STATS_MIXES);
	}
	return rc;
}

enum kr_rc
kr_stats_read(struct kr_store *store, const struct kr_stats_period *period,
    size_t n_period, struct kr_arena *arena, struct kr_stats **ret,
    struct kr_err *err)
{
	struct kr_counts c = { .arena = arena, .period = period,
	    .n_period = n_period };
	enum kr_rc rc = kr_store_begin_read(store, err);

	if (rc != KR_OK)
		return rc;
	rc = kr_counts_read(&c, store, err);
	kr_store_rollback(store);
	return rc == KR_OK ? kr_counts_protect(&c, ret, err) : rc;
}
