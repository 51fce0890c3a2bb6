/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backend.h - what SQLite and PostgreSQL each do in their own way (private)
 */
#ifndef KR_STORE_BACKEND_H
#define KR_STORE_BACKEND_H

#include "store/store.h"

typedef bool	kr_store_row(void *ctx, const struct kr_value *, size_t);

struct kr_backend {
	void		 (*close)(struct kr_store *);
	/* row NULL: no result is looked at. */
	enum kr_rc	 (*each)(struct kr_store *, const char *sql,
			    const struct kr_value *, size_t n, kr_store_row *,
			    void *ctx, struct kr_err *);
	const char	*begin, *begin_read;	/* statements */
	enum kr_rc	 (*integrity)(struct kr_store *, struct kr_err *);
	enum kr_rc	 (*scrub)(struct kr_store *, struct kr_err *);
};

/* Begins each backend's own struct. */
struct kr_store {
	const struct kr_backend	*backend;
	bool			 broken;
};

enum kr_rc	kr_sqlite_open(const char *name, enum kr_store_mode,
		    struct kr_store **ret, struct kr_err *) KR_NODISCARD;
/* conninfo: what libpq takes. */
enum kr_rc	kr_postgresql_open(const char *conninfo, enum kr_store_mode,
		    struct kr_store **ret, struct kr_err *) KR_NODISCARD;

#endif /* KR_STORE_BACKEND_H */
