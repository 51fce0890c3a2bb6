/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/backend.h"

#define STATEMENTS 48	/* kept compiled; the text is the key */

struct sqlite {
	struct kr_store	 store;
	sqlite3		*db;
	struct {
		const char	*sql;	/* sqlite3_sql()'s */
		sqlite3_stmt	*stmt;
		bool		 busy;	/* its rows are being read */
	}		 kept[STATEMENTS];
	size_t		 n_kept;
};

static struct sqlite *
self(struct kr_store *s)
{
	return (struct sqlite *)(void *)s;
}

static enum kr_rc
fail(struct sqlite *s, int code, struct kr_err *err)
{
	const char *text = s->db != NULL ? sqlite3_errmsg(s->db) :
	    sqlite3_errstr(code);

	switch (code & 0xff) {
	case SQLITE_BUSY: case SQLITE_LOCKED:
		return kr_fail(err, KR_E_TEMPORARY, 0,
		    "store: the database is locked by another program");
	case SQLITE_IOERR: case SQLITE_CANTOPEN: case SQLITE_READONLY:
		/* What was not synchronised may be gone from the cache. */
		s->store.broken = true;
		return kr_fail(err, KR_E_TEMPORARY, 0, "store: %s", text);
	case SQLITE_FULL:
		return kr_fail(err, KR_E_TEMPORARY, 0, "store: no room left: "
		    "%s", text);
	case SQLITE_NOMEM:
		return kr_fail(err, KR_E_NOMEM, 0, "store: out of memory");
	case SQLITE_CORRUPT: case SQLITE_NOTADB: case SQLITE_FORMAT:
		s->store.broken = true;
		return kr_fail(err, KR_E_SYNTAX, 0, "store: %s", text);
	default:
		return kr_fail(err, KR_E_SYSTEM, 0, "store: %s", text);
	}
}

static void
sqlite_close(struct kr_store *store)
{
	struct sqlite *s = self(store);

	for (size_t i = 0; i < s->n_kept; i++)
		sqlite3_finalize(s->kept[i].stmt);
	sqlite3_close(s->db);
	free(s);
}

/* ---- statements --------------------------------------------------------- */

/* kept[*at], or *at is STATEMENTS and the caller finalizes it. */
static int
compiled(struct sqlite *s, const char *sql, sqlite3_stmt **ret, size_t *at)
{
	int code;

	for (size_t i = 0; i < s->n_kept; i++)
		if (!s->kept[i].busy && strcmp(s->kept[i].sql, sql) == 0) {
			*ret = s->kept[i].stmt;
			*at = i;
			s->kept[i].busy = true;
			return SQLITE_OK;
		}
	code = sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
	    ret, NULL);
	*at = STATEMENTS;
	if (code != SQLITE_OK || s->n_kept == STATEMENTS)
		return code;
	*at = s->n_kept++;
	s->kept[*at].sql = sqlite3_sql(*ret);
	s->kept[*at].stmt = *ret;
	s->kept[*at].busy = true;
	return SQLITE_OK;
}

static int
bind(sqlite3_stmt *stmt, int at, const struct kr_value *v)
{
	switch (v->kind) {
	case KR_VALUE_INTEGER:
		return sqlite3_bind_int64(stmt, at, v->integer);
	case KR_VALUE_TEXT:
		return sqlite3_bind_text64(stmt, at, v->bytes.ptr,
		    v->bytes.len, SQLITE_STATIC, SQLITE_UTF8);
	case KR_VALUE_BYTES:
		return sqlite3_bind_blob64(stmt, at, v->bytes.ptr,
		    v->bytes.len, SQLITE_STATIC);
	case KR_VALUE_NULL:
		break;
	}
	return sqlite3_bind_null(stmt, at);
}

static struct kr_value
column(sqlite3_stmt *stmt, int at)
{
	struct kr_span s;

	switch (sqlite3_column_type(stmt, at)) {
	case SQLITE_INTEGER:
		return kr_value_integer(sqlite3_column_int64(stmt, at));
	case SQLITE_TEXT:
		s.ptr = (const char *)sqlite3_column_text(stmt, at);
		s.len = (size_t)sqlite3_column_bytes(stmt, at);
		return kr_value_text(s);
	case SQLITE_BLOB:
		s.ptr = sqlite3_column_blob(stmt, at);
		s.len = (size_t)sqlite3_column_bytes(stmt, at);
		if (s.ptr == NULL)
			s = KR_SPAN_LIT("");
		return kr_value_bytes(s);
	default:
		return KR_NULL_VALUE;
	}
}

static int
rows_read(sqlite3_stmt *stmt, kr_store_row *row, void *ctx)
{
	struct kr_value value[KR_STORE_COLUMNS];
	int n = sqlite3_column_count(stmt), code;

	if (n > KR_STORE_COLUMNS)
		return SQLITE_RANGE;
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (row == NULL)
			continue;
		for (int i = 0; i < n; i++)
			value[i] = column(stmt, i);
		if (!row(ctx, value, (size_t)n))
			return SQLITE_DONE;
	}
	return code;
}

static enum kr_rc
sqlite_each(struct kr_store *store, const char *sql,
    const struct kr_value *param, size_t n, kr_store_row *row, void *ctx,
    struct kr_err *err)
{
	struct sqlite *s = self(store);
	sqlite3_stmt *stmt;
	size_t at;
	int code = compiled(s, sql, &stmt, &at);
	enum kr_rc rc = KR_OK;

	if (code != SQLITE_OK)
		return fail(s, code, err);
	for (size_t i = 0; code == SQLITE_OK && i < n; i++)
		code = bind(stmt, (int)i + 1, &param[i]);
	if (code == SQLITE_OK)
		code = rows_read(stmt, row, ctx);
	if (code != SQLITE_DONE)
		rc = fail(s, code, err);
	if (at == STATEMENTS) {
		sqlite3_finalize(stmt);
		return rc;
	}
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
	s->kept[at].busy = false;
	return rc;
}

/* ---- the file ----------------------------------------------------------- */

static bool
damage_take(void *ctx, const struct kr_value *value, size_t n)
{
	struct kr_err *err = ctx;
	struct kr_span s = n > 0 ? kr_value_span(&value[0]) : KR_SPAN_LIT("");

	if (!kr_span_is(s, "ok"))
		(void)kr_fail(err, KR_E_SYNTAX, 0, "store: the file is "
		    "damaged: %.*s", KR_SPAN_ARG(s));
	return false;
}

static enum kr_rc
sqlite_integrity(struct kr_store *store, struct kr_err *err)
{
	struct kr_err found = { .code = KR_OK };
	enum kr_rc rc = sqlite_each(store, "PRAGMA integrity_check(1)", NULL,
	    0, damage_take, &found, err);

	if (rc == KR_OK && found.code != KR_OK)
		return kr_fail(err, found.code, 0, "%s", found.text);
	return rc;
}

/* Deleted bytes are overwritten (secure_delete); the journal still has them. */
static enum kr_rc
sqlite_scrub(struct kr_store *store, struct kr_err *err)
{
	return sqlite_each(store, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, 0,
	    NULL, NULL, err);
}

static enum kr_rc
settings(struct sqlite *s, enum kr_store_mode mode, struct kr_err *err)
{
	static const char *const all[] = {
		"PRAGMA trusted_schema = OFF",
		"PRAGMA cell_size_check = ON",
		"PRAGMA secure_delete = ON",
		"PRAGMA synchronous = FULL",
		/* kereru-milter may write nowhere else */
		"PRAGMA temp_store = MEMORY",
		/* 16 MB: pages that change often go home once */
		"PRAGMA wal_autocheckpoint = 4000",
		/* last: it reads the file */
		"PRAGMA journal_mode = WAL",
	};
	static const char *const cache[] = {
		"PRAGMA synchronous = NORMAL",
		/*
		 * 8 MB: what is looked up in lies all over the file, so that
		 * only the trees' upper pages are met again; a larger cache
		 * is no longer in that of the processor.
		 */
		"PRAGMA cache_size = -8000",
		/* each page is read for one row of it */
		"PRAGMA cell_size_check = OFF",
	};
	size_t n = mode == KR_STORE_READ ? 2 : KR_NELEM(all);

	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_busy_timeout(s->db, KR_STORE_WAIT_MS);
	for (size_t i = 0; i < n; i++) {
		enum kr_rc rc = kr_store_run(&s->store, all[i], NULL, 0, err);

		if (rc != KR_OK)
			return rc;
	}
	for (size_t i = 0; mode == KR_STORE_CACHE && i < KR_NELEM(cache);
	    i++) {
		enum kr_rc rc = kr_store_run(&s->store, cache[i], NULL, 0, err);

		if (rc != KR_OK)
			return rc;
	}
	return KR_OK;
}

/* SQLite would make it readable for all. */
static enum kr_rc
make(const char *name, struct kr_err *err)
{
	int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0640);

	if (fd < 0)
		return kr_fail_at(err, errno == ENOSPC || errno == EDQUOT ||
		    errno == EROFS || errno == EIO ? KR_E_TEMPORARY :
		    KR_E_SYSTEM, name, 0, 0, "store: %s", strerror(errno));
	close(fd);
	return KR_OK;
}

enum kr_rc
kr_sqlite_open(const char *name, enum kr_store_mode mode,
    struct kr_store **ret, struct kr_err *err)
{
	static const struct kr_backend backend = { sqlite_close, sqlite_each,
	    "BEGIN IMMEDIATE", "BEGIN", sqlite_integrity, sqlite_scrub };
	struct sqlite *s = calloc(1, sizeof(*s));
	enum kr_rc rc = mode == KR_STORE_READ || *name == '\0' ? KR_OK :
	    make(name, err);
	int code;

	if (s == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "store: out of memory");
	s->store.backend = &backend;
	if (rc == KR_OK) {
		code = sqlite3_open_v2(name, &s->db, SQLITE_OPEN_NOMUTEX |
		    (mode == KR_STORE_READ ? SQLITE_OPEN_READONLY :
		    SQLITE_OPEN_READWRITE), NULL);
		rc = code == SQLITE_OK ? settings(s, mode, err) :
		    fail(s, code, err);
		if (rc != KR_OK && err != NULL)
			snprintf(err->file, sizeof(err->file), "%s", name);
	}
	if (rc != KR_OK) {
		sqlite_close(&s->store);
		return rc;
	}
	*ret = &s->store;
	return KR_OK;
}
