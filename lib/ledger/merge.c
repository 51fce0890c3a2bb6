/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Chains of other hosts: they are taken over as they are, never mixed.  What
 * is taken is what was proved, in one transaction: a ledger that is written
 * to meanwhile gives nothing that was not looked at.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ledger/verify.h"

struct merge {
	struct kr_store		*into, *from;
	struct kr_err		*err;
	struct kr_tail		 tail;		/* of the chain in into */
	int64_t			 added;
	size_t			 rows;
	enum kr_rc		 rc;
};

/* The last entry that both have must be the same in both. */
static bool
common_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct merge *m = ctx;
	const struct kr_value at[] = { kr_value_cstr(m->tail.chain),
	    column[0] };
	const struct kr_value twin[] = { at[0], at[1], column[1] };
	int64_t same;

	(void)n;
	m->rc = kr_store_number(m->into, "SELECT COUNT(*) FROM entry WHERE "
	    "chain = ? AND seq = ? AND digest = ?", twin, 3, 0, &same,
	    m->err);
	if (m->rc == KR_OK && same != 1)
		m->rc = kr_fail(m->err, KR_E_SYNTAX, 0, "ledger: chain %s, "
		    "entry %" PRId64 " is another one in the ledger that is "
		    "to be merged: both went on by themselves", m->tail.chain,
		    column[0].integer);
	return false;
}

static bool
row_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct merge *m = ctx;
	struct kr_ledger_row r;

	(void)n;
	m->rows++;
	(void)kr_row_take(column, &r);		/* it was proved to be one */
	m->rc = kr_tables_insert(m->into, &r, m->err);
	if (m->rc != KR_OK)
		return false;
	m->added++;
	m->tail.seq = r.seq;
	m->tail.time_ms = r.time_ms;
	snprintf(m->tail.digest, sizeof(m->tail.digest), "%.*s",
	    KR_SPAN_ARG(r.digest));
	if (kr_span_is(r.kind, "day"))
		m->tail.day_first = r.seq + 1;
	return true;
}

static enum kr_rc
chain_merge(struct merge *m, const char *chain)
{
	const struct kr_value name = kr_value_cstr(chain);
	enum kr_rc rc = kr_tail_lock(m->into, chain, &m->tail, m->err);

	if (rc == KR_OK && m->tail.seq > 0) {
		const struct kr_value at[] = { name,
		    kr_value_integer(m->tail.seq) };

		rc = kr_store_each(m->from, "SELECT seq, digest FROM entry "
		    "WHERE chain = ? AND seq <= ? ORDER BY seq DESC LIMIT 1",
		    at, 2, common_take, m, m->err);
		if (rc == KR_OK)
			rc = m->rc;
	}
	do {
		const struct kr_value at[] = { name,
		    kr_value_integer(m->tail.seq) };

		m->rows = 0;
		if (rc == KR_OK)
			rc = kr_store_each(m->from, "SELECT " KR_ROW_COLUMNS
			    " FROM entry WHERE chain = ? AND seq > ? ORDER BY "
			    "seq LIMIT 1000", at, 2, row_take, m, m->err);
		if (rc == KR_OK)
			rc = m->rc;
	} while (rc == KR_OK && m->rows > 0);
	return rc == KR_OK ? kr_tail_store(m->into, &m->tail, m->err) : rc;
}

static void
ignore(void *ctx, const char *text)
{
	struct kr_err *err = ctx;

	if (err->code == KR_OK)
		(void)kr_fail(err, KR_E_SYNTAX, 0, "ledger: the one that is "
		    "to be merged is not whole: %.300s", text);
}

enum kr_rc
kr_ledger_merge(struct kr_store *into, struct kr_store *from, int64_t *added,
    struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new((size_t)1 << 30);
	struct merge m = { .into = into, .from = from, .err = err,
	    .rc = KR_OK };
	struct kr_ledger_proof proof;
	struct kr_err fault = { .code = KR_OK };
	const char **name;
	size_t n = 0;
	enum kr_rc rc = arena != NULL ? kr_verify_begin(from, ignore, &fault,
	    &proof, err) : kr_fail(err, KR_E_NOMEM, 0,
	    "ledger: out of memory");

	if (rc == KR_OK && proof.faults > 0) {
		if (err != NULL)
			*err = fault;
		rc = KR_E_SYNTAX;
	}
	if (rc == KR_OK)
		rc = kr_chain_names(from, arena, &name, &n, err);
	if (rc == KR_OK)
		rc = kr_store_begin(into, err);
	for (size_t i = 0; rc == KR_OK && i < n; i++)
		rc = chain_merge(&m, name[i]);
	/* A state may speak of a decision in a chain that came later. */
	if (rc == KR_OK && m.added > 0)
		rc = kr_tables_again(into, arena, err);
	if (rc == KR_OK)
		rc = kr_store_commit(into, err);
	if (rc != KR_OK)
		kr_store_rollback(into);
	kr_store_rollback(from);
	kr_arena_free(arena);
	*added = rc == KR_OK ? m.added : 0;
	return rc;
}
