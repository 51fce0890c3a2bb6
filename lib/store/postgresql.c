/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/backend.h"

#ifdef HAVE_POSTGRESQL
#include <libpq-fe.h>

#define STATEMENTS 48	/* kept prepared; the text is the key */
#define SQL_MAX 4096
/* Object identifiers of types (pg_type.dat). */
enum { OID_BYTEA = 17, OID_INT8 = 20, OID_INT2 = 21, OID_INT4 = 23 };

struct postgresql {
	struct kr_store	 store;
	PGconn		*conn;
	char		*kept[STATEMENTS];	/* prepared as "s<index>" */
	size_t		 n_kept;
};

static struct postgresql *
self(struct kr_store *s)
{
	return (struct postgresql *)(void *)s;
}

/* libpq's sentences end with a line end. */
static enum kr_rc
fail(struct postgresql *s, const PGresult *result, struct kr_err *err)
{
	const char *text = PQerrorMessage(s->conn);
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	enum kr_rc rc = KR_E_SYSTEM;

	if (PQstatus(s->conn) != CONNECTION_OK) {
		s->store.broken = true;
		rc = KR_E_TEMPORARY;
	} else if (state != NULL) {
		/*
		 * Classes of SQLSTATE: connection, rollback, resources,
		 * operator's intervention, lock and statement time, I/O.
		 */
		static const char *const temporary[] = { "08", "40", "53",
		    "57", "55P03", "58", "25006" };

		for (size_t i = 0; i < KR_NELEM(temporary); i++)
			if (strncmp(state, temporary[i],
			    strlen(temporary[i])) == 0)
				rc = KR_E_TEMPORARY;
		if (strncmp(state, "XX", 2) == 0)	/* damaged data */
			rc = KR_E_SYNTAX;
	}
	return kr_fail(err, rc, 0, "store: %.*s",
	    (int)strcspn(text, "\n"), text);
}

static void
postgresql_close(struct kr_store *store)
{
	struct postgresql *s = self(store);

	for (size_t i = 0; i < s->n_kept; i++)
		free(s->kept[i]);
	PQfinish(s->conn);
	free(s);
}

/* ---- statements --------------------------------------------------------- */

/* "?" becomes "$1" and so on; false if it is too long. */
static bool
numbered(const char *sql, char *out)
{
	size_t n = 0;
	unsigned param = 0;
	bool quoted = false;

	for (; *sql != '\0'; sql++) {
		if (n + 8 > SQL_MAX)
			return false;
		quoted ^= *sql == '\'';
		if (*sql == '?' && !quoted)
			n += (size_t)snprintf(out + n, SQL_MAX - n, "$%u",
			    ++param);
		else
			out[n++] = *sql;
	}
	out[n] = '\0';
	return true;
}

struct params {
	const char	*value[KR_STORE_COLUMNS];
	int		 length[KR_STORE_COLUMNS], format[KR_STORE_COLUMNS];
	char		 number[KR_STORE_COLUMNS][24];
	char		*copy[KR_STORE_COLUMNS];	/* texts with a NUL */
};

/* False if there is no memory. */
static bool
params_fill(struct params *p, const struct kr_value *v, size_t n)
{
	memset(p, 0, sizeof(*p));
	for (size_t i = 0; i < n; i++) {
		switch (v[i].kind) {
		case KR_VALUE_NULL:
			break;
		case KR_VALUE_INTEGER:
			snprintf(p->number[i], sizeof(p->number[i]),
			    "%" PRId64, v[i].integer);
			p->value[i] = p->number[i];
			break;
		case KR_VALUE_TEXT:
			p->copy[i] = strndup(v[i].bytes.ptr, v[i].bytes.len);
			p->value[i] = p->copy[i];
			if (p->copy[i] == NULL)
				return false;
			break;
		case KR_VALUE_BYTES:
			p->value[i] = v[i].bytes.ptr;
			p->length[i] = (int)v[i].bytes.len;
			p->format[i] = 1;
			break;
		}
	}
	return true;
}

static void
params_free(struct params *p)
{
	for (size_t i = 0; i < KR_STORE_COLUMNS; i++)
		free(p->copy[i]);
}

/* Prepare what is used again; statements that begin, end or make are not. */
static PGresult *
execute(struct postgresql *s, const char *sql, const struct params *p, int n)
{
	PGresult *result;
	char name[24] = "";	/* prepared, and forgotten with the next */
	size_t at;

	if (n == 0)
		return PQexecParams(s->conn, sql, 0, NULL, NULL, NULL, NULL,
		    0);
	for (at = 0; at < s->n_kept; at++)
		if (strcmp(s->kept[at], sql) == 0)
			break;
	if (at < STATEMENTS)
		snprintf(name, sizeof(name), "s%zu", at);
	if (at == s->n_kept || at == STATEMENTS) {
		result = PQprepare(s->conn, name, sql, n, NULL);
		if (PQresultStatus(result) != PGRES_COMMAND_OK)
			return result;
		PQclear(result);
		if (at < STATEMENTS && (s->kept[at] = strdup(sql)) != NULL)
			s->n_kept++;
	}
	return PQexecPrepared(s->conn, name, n, p->value, p->length,
	    p->format, 0);
}

/* to_free: what must be given back to libpq. */
static struct kr_value
column(const PGresult *result, int row, int at, unsigned char **to_free)
{
	char *text = PQgetvalue(result, row, at);
	struct kr_span s = { text, (size_t)PQgetlength(result, row, at) };
	size_t len;

	*to_free = NULL;
	if (PQgetisnull(result, row, at))
		return KR_NULL_VALUE;
	switch (PQftype(result, at)) {
	case OID_INT2: case OID_INT4: case OID_INT8:
		return kr_value_integer(strtoll(text, NULL, 10));
	case OID_BYTEA:
		*to_free = PQunescapeBytea((unsigned char *)text, &len);
		if (*to_free == NULL)
			return KR_NULL_VALUE;
		return kr_value_bytes((struct kr_span){ (char *)*to_free,
		    len });
	default:
		return kr_value_text(s);
	}
}

static bool
row_pass(const PGresult *result, int at, kr_store_row *row, void *ctx)
{
	struct kr_value value[KR_STORE_COLUMNS];
	unsigned char *to_free[KR_STORE_COLUMNS];
	int n = PQnfields(result);
	bool more;

	for (int i = 0; i < n; i++)
		value[i] = column(result, at, i, &to_free[i]);
	more = row(ctx, value, (size_t)n);
	for (int i = 0; i < n; i++)
		PQfreemem(to_free[i]);
	return more;
}

static enum kr_rc
postgresql_each(struct kr_store *store, const char *sql,
    const struct kr_value *param, size_t n, kr_store_row *row, void *ctx,
    struct kr_err *err)
{
	struct postgresql *s = self(store);
	char text[SQL_MAX];
	struct params p;
	PGresult *result;
	enum kr_rc rc = KR_OK;

	if (n > KR_STORE_COLUMNS || !numbered(sql, text))
		return kr_fail(err, KR_E_LIMIT, 0, "store: the statement is "
		    "too long");
	if (!params_fill(&p, param, n)) {
		params_free(&p);
		return kr_fail(err, KR_E_NOMEM, 0, "store: out of memory");
	}
	result = execute(s, text, &p, (int)n);
	switch ((int)PQresultStatus(result)) {
	case PGRES_COMMAND_OK:
		/* A transaction that failed ends with ROLLBACK instead. */
		if (strcmp(sql, "COMMIT") == 0 &&
		    strcmp(PQcmdStatus(result), "COMMIT") != 0)
			rc = kr_fail(err, KR_E_TEMPORARY, 0,
			    "store: the transaction was rolled back");
		break;
	case PGRES_TUPLES_OK:
		if (PQnfields(result) > KR_STORE_COLUMNS)
			rc = kr_fail(err, KR_E_LIMIT, 0, "store: too many "
			    "columns");
		for (int i = 0; rc == KR_OK && row != NULL &&
		    i < PQntuples(result); i++)
			if (!row_pass(result, i, row, ctx))
				break;
		break;
	default:
		rc = fail(s, result, err);
	}
	PQclear(result);
	params_free(&p);
	return rc;
}

static enum kr_rc
nothing(struct kr_store *store, struct kr_err *err)
{
	(void)store;
	(void)err;
	return KR_OK;		/* the server looks after its files */
}

static void
quiet(void *ctx, const char *message)
{
	(void)ctx;
	(void)message;
}

/* ---- the connection ----------------------------------------------------- */

/* Those of conninfo go before ours. */
static PGconn *
connect_to(const char *conninfo)
{
	static const char *const keyword[] = { "connect_timeout",
	    "tcp_user_timeout", "keepalives_idle", "application_name",
	    "client_encoding", "dbname", NULL };
	const char *value[] = { "2", "4000", "10", "kereru", "UTF8", conninfo,
	    NULL };

	return PQconnectdbParams(keyword, value, 1);
}

enum kr_rc
kr_postgresql_open(const char *conninfo, enum kr_store_mode mode,
    struct kr_store **ret, struct kr_err *err)
{
	static const struct kr_backend backend = { postgresql_close,
	    postgresql_each, "BEGIN",
	    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", nothing,
	    nothing };
	static const char *const settings[] = {
		"SET lock_timeout = '2s'",
		"SET synchronous_commit = on",
		"SET standard_conforming_strings = on",
		"SET default_transaction_read_only = on",	/* readers */
	};
	struct postgresql *s = calloc(1, sizeof(*s));
	enum kr_rc rc = KR_OK;

	if (s == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "store: out of memory");
	s->store.backend = &backend;
	s->conn = connect_to(conninfo);
	if (PQstatus(s->conn) != CONNECTION_OK)
		rc = fail(s, NULL, err);
	else
		PQsetNoticeProcessor(s->conn, quiet, NULL);
	for (size_t i = 0; rc == KR_OK && i < KR_NELEM(settings) -
	    (mode == KR_STORE_READ ? 0 : 1); i++)
		rc = kr_store_run(&s->store, settings[i], NULL, 0, err);
	if (rc == KR_OK && mode == KR_STORE_CACHE)
		rc = kr_store_run(&s->store, "SET synchronous_commit = off",
		    NULL, 0, err);
	if (rc != KR_OK) {
		postgresql_close(&s->store);
		return rc;
	}
	*ret = &s->store;
	return KR_OK;
}

#else

enum kr_rc
kr_postgresql_open(const char *conninfo, enum kr_store_mode mode,
    struct kr_store **ret, struct kr_err *err)
{
	(void)conninfo;
	(void)mode;
	(void)ret;
	return kr_fail(err, KR_E_UNSUPPORTED, 0,
	    "store: this program was built without PostgreSQL");
}

#endif
