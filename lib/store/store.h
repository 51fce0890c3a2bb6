/* SPDX-License-Identifier: Apache-2.0 */
/*
 * store.h - one small way to speak SQL to SQLite and to PostgreSQL
 *
 * Not part of the core.  The text of a statement is SQL that both know, with
 * "?" for each parameter; BIGINT, TEXT and BYTEA are the types to use, and
 * "ON CONFLICT" works in both.  A store belongs to one thread at a time and
 * must not be carried over a fork().
 *
 * Errors: KR_E_TEMPORARY   locked, full disk, lost connection: the same may
 *                          work later, with a new store if broken() says so;
 *         KR_E_SYNTAX      the file is damaged or is no database;
 *         KR_E_UNSUPPORTED built without PostgreSQL;
 *         KR_E_SYSTEM      anything else that the database refuses.
 */
#ifndef KR_STORE_STORE_H
#define KR_STORE_STORE_H

#include <stdint.h>

#include "base/base.h"

#define KR_STORE_WAIT_MS 2000	/* for a lock; then KR_E_TEMPORARY */
#define KR_STORE_COLUMNS 32	/* of a row, and parameters, at most */

struct kr_store;

enum kr_value_kind { KR_VALUE_NULL, KR_VALUE_INTEGER, KR_VALUE_TEXT,
    KR_VALUE_BYTES };

struct kr_value {
	enum kr_value_kind	 kind;
	int64_t			 integer;
	struct kr_span		 bytes;		/* TEXT (UTF-8) and BYTES */
};
#define KR_NULL_VALUE ((struct kr_value){ .kind = KR_VALUE_NULL })
struct kr_value	kr_value_integer(int64_t);
struct kr_value	kr_value_text(struct kr_span);	/* absent: NULL */
struct kr_value	kr_value_cstr(const char *);	/* NULL: NULL */
struct kr_value	kr_value_bytes(struct kr_span);
/* "" unless it is a TEXT. */
struct kr_span	kr_value_span(const struct kr_value *);

enum kr_store_mode {
	KR_STORE_READ, KR_STORE_WRITE,
	/* Writing what could be made again: commits are not synchronised. */
	KR_STORE_CACHE
};

/*
 * Open.
 *   where  name of an SQLite file (made if it is not there, unless
 *          KR_STORE_READ; "" is one that goes when it is closed), or
 *          "postgresql:" and what libpq takes:
 *          "postgresql://user@host/name", "postgresql:host=... dbname=...".
 * SQLite is set to WAL and full synchronisation: what is committed survives
 * a power cut, unless KR_STORE_CACHE.
 */
enum kr_rc	kr_store_open(const char *where, enum kr_store_mode,
		    struct kr_store **ret, struct kr_err *err) KR_NODISCARD;
void		kr_store_close(struct kr_store *);	/* accepts NULL */
bool		kr_store_is_postgresql(const char *where);
/* Its file, or NULL if a server has it. */
const char	*kr_store_file(const char *where);
/* After an error: it will never work again and must be closed. */
bool		kr_store_broken(const struct kr_store *);

/* One that only reads: it sees one state of things, whatever others write. */
enum kr_rc	kr_store_begin_read(struct kr_store *, struct kr_err *)
		    KR_NODISCARD;
/* A transaction that writes.  After an error: kr_store_rollback(). */
enum kr_rc	kr_store_begin(struct kr_store *, struct kr_err *) KR_NODISCARD;
/* Returns when it is on the disk. */
enum kr_rc	kr_store_commit(struct kr_store *, struct kr_err *)
		    KR_NODISCARD;
void		kr_store_rollback(struct kr_store *);

/* One statement without a result. */
enum kr_rc	kr_store_run(struct kr_store *, const char *sql,
		    const struct kr_value *, size_t n, struct kr_err *)
		    KR_NODISCARD;
/*
 * One statement; row(ctx, column, n) for each row of the result, whose
 * columns are good until it returns.  False ends it.  Other statements may
 * be run from within.
 */
enum kr_rc	kr_store_each(struct kr_store *, const char *sql,
		    const struct kr_value *, size_t n,
		    bool (*row)(void *ctx, const struct kr_value *, size_t),
		    void *ctx, struct kr_err *) KR_NODISCARD;
/* The first column of the first row, if an integer; else otherwise. */
enum kr_rc	kr_store_number(struct kr_store *, const char *sql,
		    const struct kr_value *, size_t n, int64_t otherwise,
		    int64_t *ret, struct kr_err *) KR_NODISCARD;
/*
 * Look the file over for damage that no query would show (SQLite only); what
 * it finds is in err.
 */
enum kr_rc	kr_store_integrity(struct kr_store *, struct kr_err *)
		    KR_NODISCARD;
/* Make what was deleted vanish from the disk (SQLite only). */
enum kr_rc	kr_store_scrub(struct kr_store *, struct kr_err *)
		    KR_NODISCARD;

#endif /* KR_STORE_STORE_H */
