/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ledger/chain.h"

/* ---- the end ------------------------------------------------------------ */

static void
copy(char *to, size_t size, struct kr_span s)
{
	snprintf(to, size, "%.*s", KR_SPAN_ARG(s));
}

static bool
tail_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct kr_tail *t = ctx;

	(void)n;
	t->seq = column[0].integer;
	t->time_ms = column[1].integer;
	t->day_first = column[2].integer;
	copy(t->digest, sizeof(t->digest), kr_value_span(&column[3]));
	return false;
}

struct last {
	const struct kr_tail	*tail;
	bool			 fits, failed;		/* no memory */
};

static bool
last_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct last *l = ctx;
	struct kr_ledger_row row;
	char hex[KR_SHA256_HEX];

	(void)n;
	if (!kr_row_take(column, &row) || row.seq != l->tail->seq ||
	    row.time_ms != l->tail->time_ms)
		return false;
	l->failed = !kr_entry_digest(&row, hex);
	l->fits = !l->failed && strcmp(hex, l->tail->digest) == 0;
	return false;
}

/* Nothing is chained to an entry that is not as it was written. */
static enum kr_rc
tail_check(struct kr_store *store, const struct kr_tail *t,
    struct kr_err *err)
{
	const struct kr_value chain = kr_value_cstr(t->chain);
	struct last last = { t, t->seq == 0, false };
	enum kr_rc rc = kr_store_each(store, "SELECT " KR_ROW_COLUMNS
	    " FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 1", &chain,
	    1, last_take, &last, err);

	if (rc == KR_OK && last.failed)
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: no digest");
	if (rc == KR_OK && !last.fits)
		return kr_fail(err, KR_E_SYNTAX, 0, "ledger: chain %s does "
		    "not end as it was written; run \"kereructl ledger "
		    "verify\"", t->chain);
	return rc;
}

enum kr_rc
kr_tail_lock(struct kr_store *store, const char *chain, struct kr_tail *t,
    struct kr_err *err)
{
	const struct kr_value name[2] = { kr_value_cstr(chain),
	    kr_value_cstr(KR_LEDGER_ZERO) };
	enum kr_rc rc;

	*t = (struct kr_tail){ .day_first = 1 };
	copy(t->chain, sizeof(t->chain), kr_span_str(chain));
	rc = kr_store_run(store, "INSERT INTO chain (name, seq, time_ms, "
	    "day_first, digest) VALUES (?, 0, 0, 1, ?) ON CONFLICT (name) DO "
	    "NOTHING", name, 2, err);
	/* An update locks the row, where rows can be locked. */
	if (rc == KR_OK)
		rc = kr_store_run(store,
		    "UPDATE chain SET seq = seq WHERE name = ?", name, 1, err);
	if (rc == KR_OK)
		rc = kr_store_each(store, "SELECT seq, time_ms, day_first, "
		    "digest FROM chain WHERE name = ?", name, 1, tail_take, t,
		    err);
	return rc == KR_OK ? tail_check(store, t, err) : rc;
}

/* ---- one more ----------------------------------------------------------- */

enum kr_rc
kr_tail_store(struct kr_store *store, const struct kr_tail *t,
    struct kr_err *err)
{
	const struct kr_value v[] = { kr_value_integer(t->seq),
	    kr_value_integer(t->time_ms), kr_value_integer(t->day_first),
	    kr_value_cstr(t->digest), kr_value_cstr(t->chain) };

	return kr_store_run(store, "UPDATE chain SET seq = ?, time_ms = ?, "
	    "day_first = ?, digest = ? WHERE name = ?", v, KR_NELEM(v), err);
}

static enum kr_rc
entry_write(struct kr_store *store, struct kr_tail *t, int64_t time_ms,
    const struct kr_ledger_entry *e, struct kr_err *err)
{
	char content_digest[KR_SHA256_HEX], digest[KR_SHA256_HEX];
	struct kr_ledger_row row = { .chain = kr_span_str(t->chain),
	    .seq = t->seq + 1, .time_ms = time_ms,
	    .kind = kr_span_str(kr_ledger_kind_name(e->kind)),
	    .mail = e->mail.ptr != NULL ? e->mail :
		KR_SPAN_LIT(KR_LEDGER_NONE),
	    .summary = e->summary, .content = e->content,
	    .previous = kr_span_str(t->digest) };
	enum kr_rc rc;

	if (!kr_entry_content_digest(e->content, content_digest))
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: no digest");
	row.content_digest = kr_span_str(content_digest);
	if (!kr_entry_digest(&row, digest))
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: no digest");
	row.digest = kr_span_str(digest);
	rc = kr_tables_insert(store, &row, err);
	if (rc == KR_OK)
		rc = kr_tables_enter(store, &row, err);
	if (rc != KR_OK)
		return rc;
	t->seq = row.seq;
	t->time_ms = time_ms;
	memcpy(t->digest, digest, sizeof(digest));
	return KR_OK;
}

static bool
root_take(void *ctx, const struct kr_value *column, size_t n)
{
	(void)n;
	kr_root_add(ctx, kr_value_span(&column[0]));
	return true;
}

/* The last entry's day is over. */
static enum kr_rc
day_close(struct kr_store *store, struct kr_tail *t, int64_t now_ms,
    struct kr_err *err)
{
	const struct kr_value v[] = { kr_value_cstr(t->chain),
	    kr_value_integer(t->day_first) };
	struct kr_root root = { .n = 0 };
	char hex[KR_SHA256_HEX], day[11], text[256];
	struct kr_ledger_entry e = { .kind = KR_LEDGER_DAY };
	enum kr_rc rc = kr_store_each(store, "SELECT digest FROM entry WHERE "
	    "chain = ? AND seq >= ? ORDER BY seq", v, 2, root_take, &root,
	    err);

	if (rc != KR_OK)
		return rc;
	if (!kr_root_end(&root, hex))
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: no root");
	kr_root_day(t->time_ms, day);
	snprintf(text, sizeof(text), "{\"day\":\"%s\",\"first\":%" PRId64
	    ",\"last\":%" PRId64 ",\"root\":\"%s\"}", day, t->day_first,
	    t->seq, hex);
	e.summary = kr_span_str(text);
	rc = entry_write(store, t, now_ms, &e, err);
	t->day_first = t->seq + 1;
	memcpy(t->closed, day, sizeof(t->closed));
	memcpy(t->root, hex, sizeof(t->root));
	return rc;
}

enum kr_rc
kr_tail_append(struct kr_store *store, struct kr_tail *t, int64_t now_ms,
    const struct kr_ledger_entry *e, struct kr_err *err)
{
	/* Time never goes back here, whatever the clock does. */
	int64_t time_ms = now_ms > t->time_ms ? now_ms : t->time_ms;
	enum kr_rc rc = KR_OK;

	if (t->seq >= t->day_first &&
	    time_ms / KR_DAY_MS > t->time_ms / KR_DAY_MS)
		rc = day_close(store, t, time_ms, err);
	if (rc == KR_OK)
		rc = entry_write(store, t, time_ms, e, err);
	return rc == KR_OK ? kr_tail_store(store, t, err) : rc;
}
