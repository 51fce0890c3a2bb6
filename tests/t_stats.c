/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "ledger/ledger.h"
#include "stats/counts.h"

/* ---- periods ------------------------------------------------------------ */

static int64_t
when(const char *text)
{
	struct tm tm = { .tm_isdst = -1 };

	assert_non_null(strptime(text, "%Y-%m-%d %H:%M", &tm));
	return (int64_t)mktime(&tm);
}

static struct period_case {
	const char		*name;
	enum kr_stats_step	 step;
	const char		*from, *to;
	size_t			 n;
	const char		*first, *last, *second_from;
} period_cases[] = {
	{ "months, the last cut", KR_STATS_MONTH, "2026-09-01 00:00",
	  "2026-11-25 00:00", 3, "2026-09", "2026-11", "2026-10-01 00:00" },
	{ "a month that begins late", KR_STATS_MONTH, "2026-01-31 10:00",
	  "2026-03-01 00:00", 2, "2026-01", "2026-02", "2026-02-01 00:00" },
	{ "weeks over the new year", KR_STATS_WEEK, "2026-12-28 00:00",
	  "2027-01-11 00:00", 2, "2026-W53", "2027-W01",
	  "2027-01-04 00:00" },
	{ "a week with 23 hours less one", KR_STATS_WEEK, "2026-09-21 00:00",
	  "2026-10-05 00:00", 2, "2026-W39", "2026-W40",
	  "2026-09-28 00:00" },
	{ "quarters", KR_STATS_QUARTER, "2026-02-10 00:00",
	  "2026-12-31 00:00", 4, "2026-Q1", "2026-Q4", "2026-04-01 00:00" },
	{ "years", KR_STATS_YEAR, "2024-02-29 00:00", "2026-01-02 00:00", 3,
	  "2024", "2026", "2025-01-01 00:00" },
};

static void
run_period(void **state)
{
	const struct period_case *c = *state;
	struct kr_stats_period p[KR_STATS_PERIODS];
	size_t n;

	assert_int_equal(kr_stats_periods(c->step, when(c->from),
	    when(c->to), p, &n, NULL), KR_OK);
	assert_int_equal(n, c->n);
	assert_string_equal(p[0].name, c->first);
	assert_string_equal(p[n - 1].name, c->last);
	assert_int_equal(p[0].from_s, when(c->from));
	assert_int_equal(p[1].from_s, when(c->second_from));
	assert_int_equal(p[n - 1].to_s, when(c->to));
	for (size_t i = 1; i < n; i++)
		assert_int_equal(p[i].from_s, p[i - 1].to_s);
}

static void
too_many_periods(void **state)
{
	struct kr_stats_period p[KR_STATS_PERIODS];
	size_t n;

	(void)state;
	assert_int_equal(kr_stats_periods(KR_STATS_WEEK,
	    when("2000-01-01 00:00"), when("2026-01-01 00:00"), p, &n, NULL),
	    KR_E_LIMIT);
}

/* ---- reading ------------------------------------------------------------ */

static void
run_sql(struct kr_store *s, const char *sql)
{
	struct kr_err err = { .code = KR_OK };

	if (kr_store_run(s, sql, NULL, 0, &err) != KR_OK)
		fail_msg("%s: %s", sql, err.text);
}

/* A decision; agencies are "id basis id basis". */
static void
decide(struct kr_store *s, const char *chain, int seq, int64_t time_ms,
    const char *mail, const char *category, const char *agency,
    const char *basis)
{
	char sql[512];

	snprintf(sql, sizeof(sql), "INSERT INTO entry (chain, seq, time_ms, "
	    "kind, mail, summary, content_digest, previous, digest) VALUES "
	    "('%s', %d, %lld, 'decision', '%s', '{}', '-', '-', '-')", chain,
	    seq, (long long)time_ms, mail);
	run_sql(s, sql);
	snprintf(sql, sizeof(sql), "INSERT INTO decision (chain, seq, "
	    "time_ms, mail, category, handling, urgency, consent, state) "
	    "VALUES ('%s', %d, %lld, '%s', '%s', 'H0', 'normal', 'absent', "
	    "'decided')", chain, seq, (long long)time_ms, mail, category);
	run_sql(s, sql);
	snprintf(sql, sizeof(sql), "INSERT INTO referral (chain, seq, agency, "
	    "basis, state) VALUES ('%s', %d, '%s', '%s', 'decided')", chain,
	    seq, agency, basis);
	run_sql(s, sql);
}

static int64_t
mix_n(const struct kr_counts *c, const char *category, const char *to,
    size_t period)
{
	int64_t n = 0;

	for (size_t k = 0; k < c->n_mix; k++)
		for (size_t i = 0; i < c->destination.n; i++)
			if (c->mix[k].to == (uint64_t)1 << i &&
			    strcmp(c->destination.name[i], to) == 0 &&
			    strcmp(c->category.name[c->mix[k].category],
			    category) == 0)
				n += c->mix[k].n[period];
	return n;
}

/* Again, revised, by two hosts: once, as it was decided last. */
static void
counted_once(void **state)
{
	const struct kr_stats_period p[] = { { .from_s = 0, .to_s = 100 },
	    { .from_s = 100, .to_s = 200 } };
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_counts c = { .arena = arena, .period = p, .n_period = 2 };
	struct kr_store *s;

	(void)state;
	assert_int_equal(kr_store_open("", KR_STORE_WRITE, &s, NULL), KR_OK);
	assert_int_equal(kr_ledger_prepare(s, NULL), KR_OK);
	decide(s, "a", 1, 1000, "m1", "spam", "dia-emcu", "direct");
	decide(s, "a", 2, 2000, "m2", "spam", "dia-emcu", "direct");
	decide(s, "a", 3, 3000, "m2", "phishing", "ncsc", "direct");
	decide(s, "a", 4, 99999, "m3", "spam", "dia-emcu", "direct");
	decide(s, "b", 1, 100000, "m3", "spam", "dia-emcu", "direct");
	decide(s, "b", 2, 150000, "m4", "scam_fraud", "police-cybercrime",
	    "hold");
	decide(s, "b", 3, 150000, "m5", "spam", "dia-emcu", "direct");
	decide(s, "c", 1, 150000, "m5", "spam", "dia-emcu", "direct");
	decide(s, "b", 9, 200000, "m6", "spam", "dia-emcu", "direct");
	assert_int_equal(kr_counts_read(&c, s, NULL), KR_OK);
	assert_int_equal(mix_n(&c, "spam", "dia-emcu", 0), 1);
	assert_int_equal(mix_n(&c, "phishing", "ncsc", 0), 1);
	assert_int_equal(mix_n(&c, "spam", "dia-emcu", 1), 2);
	assert_int_equal(mix_n(&c, "scam_fraud", "held:police-cybercrime", 1),
	    1);
	kr_store_close(s);
	kr_arena_free(arena);
}

/* ---- what is safe to show ----------------------------------------------- */

#define MIXES	6
#define PERIODS 3

/* The numbers of a case: categories c0.., destinations d0... */
struct truth {
	size_t	n_period, n_mix;
	struct {
		unsigned category, to;		/* to: bits */
		int	 n[PERIODS];
	} mix[MIXES];
};

static const char *const category_names[] = { "c0", "c1", "c2", "c3" };
static const char *const destination_names[] = { "d0", "d1", "d2", "d3" };

static struct kr_stats *
protect(const struct truth *t, struct kr_arena *arena)
{
	static const struct kr_stats_period p[PERIODS];
	struct kr_counts c = { .arena = arena, .period = p,
	    .n_period = t->n_period };
	struct kr_stats *s = NULL;

	for (size_t i = 0; i < KR_NELEM(category_names); i++) {
		(void)kr_labels_find(&c.category, arena,
		    kr_span_str(category_names[i]));
		(void)kr_labels_find(&c.destination, arena,
		    kr_span_str(destination_names[i]));
	}
	for (size_t k = 0; k < t->n_mix; k++) {
		struct kr_mix *m = kr_counts_mix(&c, t->mix[k].category,
		    t->mix[k].to);

		for (size_t i = 0; i < t->n_period; i++)
			m->n[i] += t->mix[k].n[i];
	}
	assert_int_equal(kr_counts_protect(&c, &s, NULL), KR_OK);
	return s;
}

/*
 * What a reader can find out who knows everything but the numbers: every set
 * of numbers that gives what is shown is tried.
 */
#define SUMS 128

struct reader {
	size_t	 n;			/* unknown numbers: mix by period */
	struct {
		uint32_t of;		/* of which unknowns */
		int	 left;
		size_t	 last;
	} sum[SUMS];
	size_t	 n_sum;
	int	 guess[MIXES * PERIODS];
	uint32_t asked[SUMS];		/* sums that must stay in doubt */
	int	 least[SUMS], most[SUMS];
	size_t	 n_asked;
	long	 solutions;
	bool	 enough;		/* all are in doubt: no need to go on */
};

static void
known(struct reader *r, uint32_t of, int64_t n)
{
	size_t last = 0;

	if (of == 0) {
		assert_int_equal(n, 0);
		return;
	}
	assert_true(r->n_sum < SUMS);
	for (size_t i = 0; i < r->n; i++)
		if (of >> i & 1)
			last = i;
	r->sum[r->n_sum].of = of;
	r->sum[r->n_sum].left = (int)n;
	r->sum[r->n_sum++].last = last;
}

static void
solution(struct reader *r)
{
	r->solutions++;
	r->enough = true;
	for (size_t j = 0; j < r->n_asked; j++) {
		int n = 0;

		for (size_t i = 0; i < r->n; i++)
			n += r->asked[j] >> i & 1 ? r->guess[i] : 0;
		if (n < r->least[j])
			r->least[j] = n;
		if (n > r->most[j])
			r->most[j] = n;
		if (r->most[j] - r->least[j] < KR_STATS_SMALL)
			r->enough = false;
	}
}

static void
put(struct reader *r, size_t i, int n)
{
	for (size_t j = 0; j < r->n_sum; j++)
		if (r->sum[j].of >> i & 1)
			r->sum[j].left -= n;
	r->guess[i] += n;
}

static void
solve(struct reader *r, size_t i)
{
	int least = 0, most = INT32_MAX;

	if (i == r->n) {
		solution(r);
		return;
	}
	for (size_t j = 0; j < r->n_sum; j++) {
		if ((r->sum[j].of >> i & 1) == 0)
			continue;
		if (r->sum[j].left < most)
			most = r->sum[j].left;
		if (r->sum[j].last == i && r->sum[j].left > least)
			least = r->sum[j].left;
	}
	r->guess[i] = 0;
	for (int n = least; n <= most && !r->enough; n++) {
		put(r, i, n);
		solve(r, i + 1);
		put(r, i, -n);
	}
}

static uint32_t
unknowns(const struct truth *t, const struct kr_stats *s, unsigned category,
    unsigned to, size_t period)
{
	uint32_t of = 0;

	for (size_t k = 0; k < t->n_mix; k++)
		for (size_t p = 0; p < t->n_period; p++)
			if (!s->row[p].left_out && (period == SIZE_MAX ||
			    p == period) && (category >>
			    t->mix[k].category & 1 || to & t->mix[k].to))
				of |= (uint32_t)1 << (k * t->n_period + p);
	return of;
}

static int
sum_of(const struct truth *t, uint32_t of)
{
	int n = 0;

	for (size_t i = 0; i < t->n_mix * t->n_period; i++)
		n += of >> i & 1 ? t->mix[i / t->n_period].n[i % t->n_period]
		    : 0;
	return n;
}

static unsigned
bits_of(const struct kr_stats_column *column)
{
	unsigned bits = 0;

	for (size_t i = 0; i < column->n_id; i++)
		bits |= 1u << (column->id[i][1] - '0');
	return bits;
}

static void
ask(struct reader *r, const struct truth *t, uint32_t of)
{
	int n = sum_of(t, of);

	if (n == 0 || n >= KR_STATS_SMALL)
		return;
	r->asked[r->n_asked] = of;
	r->least[r->n_asked] = INT32_MAX;
	r->most[r->n_asked++] = 0;
}

static void
table_read(struct reader *r, const struct truth *t, const struct kr_stats *s,
    const struct kr_stats_table *table, bool category)
{
	for (size_t i = 0; i < table->n_column; i++) {
		unsigned bits = bits_of(&table->column[i]);
		unsigned c = category ? bits : 0, d = category ? 0 : bits;
		uint32_t all = unknowns(t, s, c, d, SIZE_MAX);

		assert_int_equal(table->column[i].total, sum_of(t, all));
		assert_true(table->column[i].total >= KR_STATS_SMALL);
		known(r, all, table->column[i].total);
		for (size_t p = 0; p < s->n_row; p++) {
			const struct kr_stats_cell *cell =
			    &table->cell[p * table->n_column + i];
			uint32_t of = unknowns(t, s, c, d, p);

			if (s->row[p].left_out)
				continue;
			ask(r, t, of);
			if (cell->hidden)
				continue;
			assert_int_equal(cell->n, sum_of(t, of));
			assert_true(cell->n == 0 || cell->n >= KR_STATS_SMALL);
			known(r, of, cell->n);
		}
	}
	for (unsigned i = 0; i < KR_NELEM(category_names); i++)
		ask(r, t, unknowns(t, s, category ? 1u << i : 0, category ? 0 :
		    1u << i, SIZE_MAX));
}

static struct reader
reader_of(const struct truth *t, const struct kr_stats *s)
{
	struct reader r = { .n = t->n_mix * t->n_period };
	int64_t reports = 0;

	for (size_t p = 0; p < s->n_row; p++) {
		uint32_t of = unknowns(t, s, UINT32_MAX >> 28, 0, p);

		reports += sum_of(t, of);
		if (s->row[p].left_out) {
			assert_int_equal(s->row[p].reports, 0);
			for (size_t k = 0; k < t->n_mix; k++)
				known(&r, (uint32_t)1 << (k * t->n_period + p),
				    0);
		} else {
			assert_int_equal(s->row[p].reports, sum_of(t, of));
			known(&r, of, s->row[p].reports);
		}
	}
	assert_int_equal(s->reports, reports);
	table_read(&r, t, s, &s->category, true);
	table_read(&r, t, s, &s->destination, false);
	solve(&r, 0);
	assert_true(r.solutions > 0);
	return r;
}

static int
draw(unsigned *seed, int below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (int)((*seed >> 16) % (unsigned)below);
}

static struct truth
truth_draw(unsigned *seed)
{
	struct truth t = { .n_period = 1 + (size_t)draw(seed, PERIODS),
	    .n_mix = 2 + (size_t)draw(seed, 3) };

	for (size_t k = 0; k < t.n_mix; k++) {
		t.mix[k].category = (unsigned)draw(seed, 4);
		t.mix[k].to = 1u << draw(seed, 4);
		if (draw(seed, 4) == 0)
			t.mix[k].to |= 1u << draw(seed, 4);
		for (size_t l = 0; l < k; l++)		/* each mix once */
			if (t.mix[l].category == t.mix[k].category &&
			    t.mix[l].to == t.mix[k].to)
				t.mix[k].to ^= 15u;
		for (size_t p = 0; p < t.n_period; p++)
			t.mix[k].n[p] = draw(seed, draw(seed, 2) ? 5 : 11);
	}
	return t;
}

static bool
mixes_differ(const struct truth *t)
{
	for (size_t k = 0; k < t->n_mix; k++)
		for (size_t l = 0; l < k; l++)
			if (t->mix[k].category == t->mix[l].category &&
			    t->mix[k].to == t->mix[l].to)
				return false;
	return true;
}

#define CASES 1500

/* Each number under five could be any of six, at the least. */
static void
nobody_can_tell(void **state)
{
	unsigned seed = 20261125;
	size_t asked = 0, shown = 0, left_out = 0;

	(void)state;
	for (int i = 0; i < CASES; i++) {
		struct truth t = truth_draw(&seed);
		struct kr_arena *arena = kr_arena_new(4 << 20);
		struct kr_stats *s;
		struct reader r;

		if (!mixes_differ(&t)) {
			kr_arena_free(arena);
			continue;
		}
		s = protect(&t, arena);
		r = reader_of(&t, s);
		for (size_t j = 0; j < r.n_asked; j++)
			if (r.most[j] - r.least[j] < KR_STATS_SMALL)
				fail_msg("case %d: a number from 1 to 4 is "
				    "known to be from %d to %d", i,
				    r.least[j], r.most[j]);
		asked += r.n_asked;
		shown += s->reports > 0;
		for (size_t p = 0; p < s->n_row; p++)
			left_out += s->row[p].left_out;
		kr_arena_free(arena);
	}
	/* It is not safe just because nothing is shown. */
	print_message("%zu small numbers asked for in %zu tables; %zu periods "
	    "left out\n", asked, shown, left_out);
	assert_true(asked > CASES && shown > CASES * 9 / 10);
	assert_true(left_out < CASES / 2);
}

static struct shown_case {
	const char	*name;
	struct truth	 truth;
	int64_t		 reports;
	size_t		 categories, destinations, hidden, left_out;
} shown_cases[] = {
	{ "nothing to hide", { 2, 2, { { 0, 1, { 10, 20 } },
	  { 1, 2, { 30, 7 } } } }, 67, 2, 2, 0, 0 },
	{ "zero is shown", { 2, 2, { { 0, 1, { 10, 0 } },
	  { 1, 2, { 30, 7 } } } }, 47, 2, 2, 0, 0 },
	{ "a small cell takes three others, in both tables", { 2, 2,
	  { { 0, 1, { 10, 3 } }, { 1, 2, { 30, 40 } } } }, 83, 2, 2, 8, 0 },
	{ "as many as need be, no more", { 3, 3,
	  { { 0, 1, { 10, 3, 50 } }, { 1, 2, { 30, 40, 50 } },
	  { 2, 4, { 60, 60, 60 } } } }, 363, 3, 3, 8, 0 },
	{ "a few of two kinds are put together", { 1, 3, { { 0, 1, { 50 } },
	  { 1, 2, { 2 } }, { 2, 2, { 4 } } } }, 56, 2, 2, 0, 0 },
	{ "a period of a few is left out", { 2, 2, { { 0, 1, { 50, 1 } },
	  { 1, 2, { 60, 3 } } } }, 110, 2, 2, 4, 1 },
	{ "fewer than five in all", { 1, 2, { { 0, 1, { 1 } },
	  { 1, 2, { 3 } } } }, 0, 0, 0, 0, 1 },
	{ "nothing at all", { 2, 0, { { 0, 0, { 0 } } } }, 0, 0, 0, 0, 0 },
};

static size_t
hidden_in(const struct kr_stats_table *t, size_t rows)
{
	size_t n = 0;

	for (size_t i = 0; i < rows * t->n_column; i++)
		n += t->cell[i].hidden;
	return n;
}

static void
run_shown(void **state)
{
	const struct shown_case *c = *state;
	struct kr_arena *arena = kr_arena_new(4 << 20);
	struct kr_stats *s = protect(&c->truth, arena);
	size_t left_out = 0;

	for (size_t p = 0; p < s->n_row; p++)
		left_out += s->row[p].left_out;
	assert_int_equal(s->reports, c->reports);
	assert_int_equal(s->category.n_column, c->categories);
	assert_int_equal(s->destination.n_column, c->destinations);
	assert_int_equal(hidden_in(&s->category, s->n_row) +
	    hidden_in(&s->destination, s->n_row), c->hidden);
	assert_int_equal(left_out, c->left_out);
	kr_arena_free(arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(period_cases) +
	    KR_NELEM(shown_cases) + 3] = {
		cmocka_unit_test(too_many_periods),
		cmocka_unit_test(counted_once),
		cmocka_unit_test(nobody_can_tell),
	};

	setenv("TZ", "NZST-12NZDT,M9.5.0,M4.1.0/3", 1);
	tzset();
	UNIT_ROWS(tests, 3, period_cases, run_period);
	UNIT_ROWS(tests, 3 + KR_NELEM(period_cases), shown_cases, run_shown);
	return cmocka_run_group_tests_name("stats", tests, NULL, NULL);
}
