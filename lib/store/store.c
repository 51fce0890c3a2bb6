/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "store/backend.h"

static const char postgresql[] = "postgresql:";

/* ---- values ------------------------------------------------------------- */

struct kr_value
kr_value_integer(int64_t n)
{
	return (struct kr_value){ .kind = KR_VALUE_INTEGER, .integer = n };
}

static struct kr_value
value(enum kr_value_kind kind, struct kr_span s)
{
	return (struct kr_value){ .bytes = s,
	    .kind = s.ptr != NULL ? kind : KR_VALUE_NULL };
}

struct kr_value
kr_value_text(struct kr_span s)
{
	return value(KR_VALUE_TEXT, s);
}

struct kr_value
kr_value_cstr(const char *s)
{
	return value(KR_VALUE_TEXT, kr_span_str(s));
}

struct kr_value
kr_value_bytes(struct kr_span s)
{
	return value(KR_VALUE_BYTES, s);
}

struct kr_span
kr_value_span(const struct kr_value *v)
{
	return v->kind == KR_VALUE_TEXT ? v->bytes : KR_SPAN_LIT("");
}

/* ---- opening ------------------------------------------------------------ */

bool
kr_store_is_postgresql(const char *where)
{
	return kr_span_casestarts(kr_span_str(where), postgresql);
}

const char *
kr_store_file(const char *where)
{
	return kr_store_is_postgresql(where) ? NULL : where;
}

enum kr_rc
kr_store_open(const char *where, enum kr_store_mode mode,
    struct kr_store **ret, struct kr_err *err)
{
	if (!kr_store_is_postgresql(where))
		return kr_sqlite_open(where, mode, ret, err);
	/* An address is libpq's whole; its words stand behind ours. */
	if (strncmp(where + strlen(postgresql), "//", 2) != 0)
		where += strlen(postgresql);
	return kr_postgresql_open(where, mode, ret, err);
}

void
kr_store_close(struct kr_store *s)
{
	if (s != NULL)
		s->backend->close(s);
}

bool
kr_store_broken(const struct kr_store *s)
{
	return s->broken;
}

/* ---- statements --------------------------------------------------------- */

enum kr_rc
kr_store_run(struct kr_store *s, const char *sql,
    const struct kr_value *param, size_t n, struct kr_err *err)
{
	return s->backend->each(s, sql, param, n, NULL, NULL, err);
}

enum kr_rc
kr_store_each(struct kr_store *s, const char *sql,
    const struct kr_value *param, size_t n,
    bool (*row)(void *ctx, const struct kr_value *, size_t), void *ctx,
    struct kr_err *err)
{
	return s->backend->each(s, sql, param, n, row, ctx, err);
}

static bool
number_take(void *ctx, const struct kr_value *column, size_t n)
{
	int64_t *ret = ctx;

	if (n > 0 && column[0].kind == KR_VALUE_INTEGER)
		*ret = column[0].integer;
	return false;
}

enum kr_rc
kr_store_number(struct kr_store *s, const char *sql,
    const struct kr_value *param, size_t n, int64_t otherwise, int64_t *ret,
    struct kr_err *err)
{
	*ret = otherwise;
	return kr_store_each(s, sql, param, n, number_take, ret, err);
}

enum kr_rc
kr_store_begin(struct kr_store *s, struct kr_err *err)
{
	return kr_store_run(s, s->backend->begin, NULL, 0, err);
}

enum kr_rc
kr_store_begin_read(struct kr_store *s, struct kr_err *err)
{
	return kr_store_run(s, s->backend->begin_read, NULL, 0, err);
}

enum kr_rc
kr_store_commit(struct kr_store *s, struct kr_err *err)
{
	return kr_store_run(s, "COMMIT", NULL, 0, err);
}

void
kr_store_rollback(struct kr_store *s)
{
	struct kr_err ignored;

	/* It fails where the database has rolled back by itself. */
	if (!s->broken && kr_store_run(s, "ROLLBACK", NULL, 0, &ignored) !=
	    KR_OK)
		return;
}

enum kr_rc
kr_store_integrity(struct kr_store *s, struct kr_err *err)
{
	return s->backend->integrity(s, err);
}

enum kr_rc
kr_store_scrub(struct kr_store *s, struct kr_err *err)
{
	return s->backend->scrub(s, err);
}
