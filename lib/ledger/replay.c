/* SPDX-License-Identifier: Apache-2.0 */
/* The tables that follow from the entries, made once more. */
#include <stdio.h>

#include "ledger/chain.h"

/* ---- which chains there are --------------------------------------------- */

struct names {
	struct kr_arena		*arena;
	const char		**item;
	size_t			 n, cap;
	bool			 failed;
};

static bool
name_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct names *names = ctx;

	(void)n;
	if (!KR_ARENA_ROOM(names->arena, names->item, names->n, &names->cap)) {
		names->failed = true;
		return false;
	}
	names->item[names->n] = kr_arena_cstr(names->arena,
	    kr_value_span(&column[0]));
	names->failed |= names->item[names->n++] == NULL;
	return true;
}

enum kr_rc
kr_chain_names(struct kr_store *store, struct kr_arena *arena,
    const char ***ret, size_t *n, struct kr_err *err)
{
	struct names names = { .arena = arena };
	enum kr_rc rc = kr_store_each(store, "SELECT chain FROM entry UNION "
	    "SELECT name FROM chain", NULL, 0, name_take, &names, err);

	if (rc == KR_OK && names.failed)
		rc = kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	*ret = names.item;
	*n = names.n;
	return rc;
}

/* ---- entries again ------------------------------------------------------ */

struct replay {
	struct kr_store	*from, *into;
	struct kr_err	*err;
	int64_t		 time_ms, seq;		/* where it got to */
	char		 chain[256];
	size_t		 rows;
	enum kr_rc	 rc;
};

static bool
entry_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct replay *p = ctx;
	struct kr_ledger_row row;

	(void)n;
	p->rows++;
	if (!kr_row_take(column, &row)) {
		p->rc = kr_fail(p->err, KR_E_SYNTAX, 0, "ledger: an entry is "
		    "not what it should be");
		return false;
	}
	p->seq = row.seq;
	p->time_ms = row.time_ms;
	snprintf(p->chain, sizeof(p->chain), "%.*s", KR_SPAN_ARG(row.chain));
	p->rc = kr_tables_enter(p->into, &row, p->err);
	return p->rc == KR_OK;
}

static enum kr_rc
decisions_replay(struct replay *p, const char *chain)
{
	enum kr_rc rc;

	p->seq = 0;
	do {
		const struct kr_value at[] = { kr_value_cstr(chain),
		    kr_value_integer(p->seq) };

		p->rows = 0;
		rc = kr_store_each(p->from, "SELECT " KR_ROW_COLUMNS
		    " FROM entry WHERE chain = ? AND seq > ? AND kind = "
		    "'decision' ORDER BY seq LIMIT 1000", at, 2, entry_take,
		    p, p->err);
		if (rc == KR_OK)
			rc = p->rc;
	} while (rc == KR_OK && p->rows > 0);
	return rc;
}

/* As they were written: in the order of time. */
static enum kr_rc
states_replay(struct replay *p)
{
	enum kr_rc rc;

	p->seq = p->time_ms = -1;
	p->chain[0] = '\0';
	do {
		const struct kr_value at[] = { kr_value_integer(p->time_ms),
		    kr_value_cstr(p->chain), kr_value_integer(p->seq) };

		p->rows = 0;
		rc = kr_store_each(p->from, "SELECT " KR_ROW_COLUMNS
		    " FROM entry WHERE (time_ms, chain, seq) > (?, ?, ?) AND "
		    "kind = 'state' ORDER BY time_ms, chain, seq LIMIT 1000",
		    at, 3, entry_take, p, p->err);
		if (rc == KR_OK)
			rc = p->rc;
	} while (rc == KR_OK && p->rows > 0);
	return rc;
}

enum kr_rc
kr_tables_replay(struct kr_store *from, struct kr_store *into,
    const char *const *chain, size_t n, struct kr_err *err)
{
	struct replay p = { .from = from, .into = into, .err = err,
	    .rc = KR_OK };
	enum kr_rc rc = KR_OK;

	for (size_t i = 0; rc == KR_OK && i < n; i++)
		rc = decisions_replay(&p, chain[i]);
	return rc == KR_OK ? states_replay(&p) : rc;
}

enum kr_rc
kr_tables_again(struct kr_store *store, struct kr_arena *arena,
    struct kr_err *err)
{
	static const char *const empty[] = { "DELETE FROM referral",
	    "DELETE FROM decision", "DELETE FROM mail" };
	const char **name;
	size_t n;
	enum kr_rc rc = KR_OK;

	for (size_t i = 0; rc == KR_OK && i < KR_NELEM(empty); i++)
		rc = kr_store_run(store, empty[i], NULL, 0, err);
	if (rc == KR_OK)
		rc = kr_chain_names(store, arena, &name, &n, err);
	if (rc == KR_OK)
		rc = kr_tables_replay(store, store, name, n, err);
	return rc;
}

enum kr_rc
kr_ledger_rebuild(struct kr_store *store, struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new((size_t)1 << 30);
	enum kr_rc rc = arena != NULL ? kr_store_begin(store, err) :
	    kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");

	if (rc == KR_OK)
		rc = kr_tables_again(store, arena, err);
	if (rc == KR_OK)
		rc = kr_store_commit(store, err);
	if (rc != KR_OK)
		kr_store_rollback(store);
	kr_arena_free(arena);
	return rc;
}
