/* SPDX-License-Identifier: Apache-2.0 */
/* Entries looked up. */
#include <inttypes.h>
#include <stdio.h>

#include "ledger/chain.h"

struct query {
	struct kr_buffer	 sql;
	struct kr_value		 param[KR_STORE_COLUMNS];
	size_t			 n;
	char			 after[80];	/* end of a prefix's range */
};

static void
where(struct query *q, const char *condition, struct kr_value v)
{
	kr_buffer_str(&q->sql, " AND ");
	kr_buffer_str(&q->sql, condition);
	q->param[q->n++] = v;
}

static void
where_text(struct query *q, const char *condition, struct kr_span s)
{
	if (s.len > 0)
		where(q, condition, kr_value_text(s));
}

/* A digest, or how one begins: a range, so that the index serves. */
static void
where_mail(struct query *q, struct kr_span s)
{
	if (s.len == 0)
		return;
	snprintf(q->after, sizeof(q->after), "%.*sg", KR_SPAN_ARG(s));
	where(q, "e.mail >= ?", kr_value_text(s));
	where(q, "e.mail < ?", kr_value_cstr(q->after));
}

static void
where_destination(struct query *q, const struct kr_ledger_filter *f)
{
	where_text(q, "EXISTS (SELECT 1 FROM referral r WHERE r.chain = "
	    "e.chain AND r.seq = e.seq AND r.agency = ?)", f->agency);
	if (f->state.len == 0)
		return;
	where(q, "(d.state = ?", kr_value_text(f->state));
	kr_buffer_str(&q->sql, " OR EXISTS (SELECT 1 FROM referral r WHERE "
	    "r.chain = e.chain AND r.seq = e.seq AND r.state = ?))");
	q->param[q->n++] = kr_value_text(f->state);
}

static bool
asks_decision(const struct kr_ledger_filter *f)
{
	return f->queue_id.len + f->category.len + f->handling.len +
	    f->urgency.len + f->agency.len + f->state.len > 0;
}

static void
query_build(struct query *q, const struct kr_ledger_filter *f)
{
	kr_buffer_str(&q->sql, "SELECT e.chain, e.seq, e.time_ms, e.kind, "
	    "e.mail, e.summary, e.content, e.content_digest, e.previous, "
	    "e.digest FROM entry e");
	if (asks_decision(f))
		kr_buffer_str(&q->sql, " JOIN decision d ON d.chain = e.chain "
		    "AND d.seq = e.seq");
	kr_buffer_str(&q->sql, " WHERE 1 = 1");
	where_text(q, "e.chain = ?", f->chain);
	if (f->from_ms != 0)
		where(q, "e.time_ms >= ?", kr_value_integer(f->from_ms));
	if (f->to_ms != 0)
		where(q, "e.time_ms < ?", kr_value_integer(f->to_ms));
	where_mail(q, f->mail);
	where_text(q, "e.kind = ?", f->kind);
	where_text(q, "d.queue_id = ?", f->queue_id);
	where_text(q, "d.category = ?", f->category);
	where_text(q, "d.handling = ?", f->handling);
	where_text(q, "d.urgency = ?", f->urgency);
	where_destination(q, f);
	kr_buffer_str(&q->sql, f->newest_first ?
	    " ORDER BY e.time_ms DESC, e.chain, e.seq DESC" :
	    " ORDER BY e.chain, e.seq");
	if (f->limit > 0)
		kr_buffer_printf(&q->sql, " LIMIT %" PRId64, f->limit);
}

struct rows {
	bool	(*each)(void *ctx, const struct kr_ledger_row *);
	void	*ctx;
	bool	 damaged;
};

static bool
row_pass(void *ctx, const struct kr_value *column, size_t n)
{
	struct rows *rows = ctx;
	struct kr_ledger_row row;

	(void)n;
	if (!kr_row_take(column, &row)) {
		rows->damaged = true;
		return false;
	}
	return rows->each(rows->ctx, &row);
}

enum kr_rc
kr_ledger_each(struct kr_store *store, const struct kr_ledger_filter *f,
    bool (*each)(void *ctx, const struct kr_ledger_row *), void *ctx,
    struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new(16384);
	struct rows rows = { each, ctx, false };
	struct query q = { .n = 0 };
	enum kr_rc rc;

	if (arena == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	kr_buffer_init(&q.sql, arena, SIZE_MAX);
	query_build(&q, f);
	rc = kr_buffer_ok(&q.sql) ? kr_store_each(store,
	    kr_buffer_cstr(&q.sql), q.param, q.n, row_pass, &rows, err) :
	    kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	kr_arena_free(arena);
	if (rc == KR_OK && rows.damaged)
		return kr_fail(err, KR_E_SYNTAX, 0, "ledger: a row is not what "
		    "it should be; run \"kereructl ledger verify\"");
	return rc;
}
