/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables that follow from the entries are made once more, in a database
 * of their own, and compared row by row.
 */
#include <stdio.h>

#include "ledger/verify.h"

/* ---- comparing ---------------------------------------------------------- */

struct compare {
	struct kr_verify	*v;
	const char		*table, *find;	/* statement: all its columns */
	size_t			 n_key;		/* columns that find a row */
	const struct kr_value	*row;
	size_t			 n, rows;
	int64_t			 total;
	bool			 same;
	enum kr_rc		 rc;
	char			 last[80];	/* key, in table mail */
};

static bool
twin_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct compare *c = ctx;

	c->same = n == c->n;
	for (size_t i = 0; c->same && i < n; i++)
		c->same = column[i].kind == c->row[i].kind &&
		    column[i].integer == c->row[i].integer &&
		    kr_span_eq(column[i].bytes, c->row[i].bytes);
	return false;
}

static bool
row_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct compare *c = ctx;

	c->row = column;
	c->n = n;
	c->rows++;
	c->total++;
	c->same = false;
	c->rc = kr_store_each(c->v->again, c->find, column, c->n_key,
	    twin_take, c, &c->v->err);
	if (c->rc == KR_OK && !c->same)
		kr_verify_fault(c->v, kr_value_span(&column[0]), n > 1 ?
		    column[1].integer : 0, "its row in table %s does not "
		    "follow from the ledger", c->table);
	snprintf(c->last, sizeof(c->last), "%.*s",
	    KR_SPAN_ARG(column[0].bytes));
	return c->rc == KR_OK;
}

/* As many as there should be: together with the rows, the same set. */
static enum kr_rc
count_check(struct compare *c)
{
	char sql[80];
	int64_t n;
	enum kr_rc rc;

	snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM %s", c->table);
	rc = kr_store_number(c->v->again, sql, NULL, 0, 0, &n, &c->v->err);
	if (rc == KR_OK && n != c->total)
		kr_verify_fault(c->v, KR_SPAN_NONE, 0, "table %s has %lld "
		    "rows and should have %lld", c->table,
		    (long long)c->total, (long long)n);
	return rc;
}

/* Rows of one chain, some entries at a time. */
static enum kr_rc
chain_compare(struct compare *c, const char *sql, const char *chain)
{
	struct kr_value page[] = { kr_value_cstr(chain),
	    kr_value_integer(INT64_MIN), kr_value_integer(0) };
	int64_t first;
	char next[80];
	enum kr_rc rc = KR_OK;

	snprintf(next, sizeof(next), "SELECT MIN(seq) FROM %s WHERE chain = ? "
	    "AND seq >= ?", c->table);
	/* Whatever numbers stand there: from one that is there to the next. */
	while (rc == KR_OK) {
		rc = kr_store_number(c->v->store, next, page, 2, INT64_MAX,
		    &first, &c->v->err);
		if (rc != KR_OK || first == INT64_MAX)
			break;
		page[1].integer = first;
		page[2].integer = first > INT64_MAX - KR_VERIFY_PAGE ?
		    INT64_MAX - 1 : first + KR_VERIFY_PAGE - 1;
		rc = kr_store_each(c->v->store, sql, page, 3, row_take, c,
		    &c->v->err);
		if (rc == KR_OK)
			rc = c->rc;
		page[1].integer = page[2].integer + 1;
	}
	return rc;
}

#define DECISION "SELECT chain, seq, time_ms, mail, key, queue_id, " \
	"category, handling, urgency, consent, state FROM decision "
#define REFERRAL "SELECT chain, seq, agency, basis, state FROM referral "
#define PAGE "WHERE chain = ? AND seq >= ? AND seq <= ?"

static enum kr_rc
mail_compare(struct kr_verify *v)
{
	struct compare c = { .v = v, .table = "mail", .n_key = 1,
	    .find = "SELECT key FROM mail WHERE key = ?" };
	enum kr_rc rc;

	do {
		const struct kr_value after = kr_value_cstr(c.last);

		c.rows = 0;
		rc = kr_store_each(v->store, "SELECT key FROM mail WHERE key > "
		    "? ORDER BY key LIMIT 1000", &after, 1, row_take, &c,
		    &v->err);
		if (rc == KR_OK)
			rc = c.rc;
	} while (rc == KR_OK && c.rows > 0);
	return rc == KR_OK ? count_check(&c) : rc;
}

static enum kr_rc
compare(struct kr_verify *v, const char *const *chain, size_t n)
{
	struct compare d = { .v = v, .table = "decision", .n_key = 2,
	    .find = DECISION "WHERE chain = ? AND seq = ?" },
	    r = { .v = v, .table = "referral", .n_key = 3, .find = REFERRAL
	    "WHERE chain = ? AND seq = ? AND agency = ?" };
	enum kr_rc rc = KR_OK;

	for (size_t i = 0; rc == KR_OK && i < n; i++) {
		rc = chain_compare(&d, DECISION PAGE, chain[i]);
		if (rc == KR_OK)
			rc = chain_compare(&r, REFERRAL PAGE, chain[i]);
	}
	if (rc == KR_OK)
		rc = count_check(&d);
	if (rc == KR_OK)
		rc = count_check(&r);
	return rc == KR_OK ? mail_compare(v) : rc;
}

enum kr_rc
kr_verify_tables(struct kr_verify *v, const char *const *chain, size_t n)
{
	enum kr_rc rc;

	if (v->proof->faults > 0)
		return KR_OK;	/* nothing follows from what is false */
	rc = kr_store_open("", KR_STORE_WRITE, &v->again, &v->err);
	if (rc != KR_OK)
		return rc;
	rc = kr_ledger_prepare(v->again, &v->err);
	if (rc == KR_OK)
		rc = kr_store_begin(v->again, &v->err);
	if (rc == KR_OK)
		rc = kr_tables_replay(v->store, v->again, chain, n, &v->err);
	if (rc == KR_OK)
		rc = compare(v, chain, n);
	kr_store_close(v->again);
	return rc;
}
