/* SPDX-License-Identifier: Apache-2.0 */
#include "folder.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/store.h"

static const char *
name_of(const char *file, char *buf, size_t size)
{
	snprintf(buf, size, "%s/%s", folder, file);
	return buf;
}

static struct kr_store *
fresh(const char *file)
{
	struct kr_store *s = NULL;
	struct kr_err err = { .code = KR_OK };
	char name[300];

	if (kr_store_open(name_of(file, name, sizeof(name)), KR_STORE_WRITE,
	    &s, &err) != KR_OK)
		fail_msg("%s", err.text);
	return s;
}

static void
run(struct kr_store *s, const char *sql)
{
	struct kr_err err = { .code = KR_OK };

	if (kr_store_run(s, sql, NULL, 0, &err) != KR_OK)
		fail_msg("%s: %s", sql, err.text);
}

static int64_t
number(struct kr_store *s, const char *sql)
{
	struct kr_err err = { .code = KR_OK };
	int64_t n = 0;

	if (kr_store_number(s, sql, NULL, 0, -1, &n, &err) != KR_OK)
		fail_msg("%s: %s", sql, err.text);
	return n;
}

static bool
values_same(void *ctx, const struct kr_value *got, size_t n)
{
	const struct kr_value *want = ctx;

	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(got[i].kind, want[i].kind);
		assert_int_equal(got[i].integer, want[i].integer);
		assert_true(kr_span_eq(got[i].bytes, want[i].bytes) ||
		    want[i].bytes.ptr == NULL);
	}
	return true;
}

static void
values(void **state)
{
	struct kr_store *s = fresh("values");
	const struct kr_value v[] = { kr_value_integer(INT64_MIN),
	    kr_value_cstr("it's \"?\" m\xC4\x81"),
	    kr_value_bytes(KR_SPAN_LIT("a\0b\xFF")), KR_NULL_VALUE };

	(void)state;
	run(s, "CREATE TABLE t (a BIGINT, b TEXT, c BYTEA, d TEXT)");
	assert_int_equal(kr_store_run(s, "INSERT INTO t VALUES (?, ?, ?, ?)",
	    v, 4, NULL), KR_OK);
	assert_int_equal(kr_store_each(s, "SELECT a, b, c, d FROM t", NULL, 0,
	    values_same, (void *)(uintptr_t)v, NULL), KR_OK);
	assert_int_equal(kr_store_integrity(s, NULL), KR_OK);
	kr_store_close(s);
}

static void
transactions(void **state)
{
	struct kr_store *a = fresh("transactions"), *b;
	struct kr_err err = { .code = KR_OK };

	(void)state;
	b = fresh("transactions");
	run(a, "CREATE TABLE t (n BIGINT)");
	assert_int_equal(kr_store_begin(a, NULL), KR_OK);
	run(a, "INSERT INTO t VALUES (1)");
	assert_int_equal(number(b, "SELECT COUNT(*) FROM t"), 0);
	/* The other one waits, and is told that it may come again. */
	assert_int_equal(kr_store_begin(b, &err), KR_E_TEMPORARY);
	assert_false(kr_store_broken(b));
	assert_int_equal(kr_store_commit(a, NULL), KR_OK);
	assert_int_equal(number(b, "SELECT COUNT(*) FROM t"), 1);
	assert_int_equal(kr_store_begin(b, NULL), KR_OK);
	run(b, "INSERT INTO t VALUES (2)");
	kr_store_rollback(b);
	assert_int_equal(number(a, "SELECT COUNT(*) FROM t"), 1);
	kr_store_close(a);
	kr_store_close(b);
}

/* A statement is run while the rows of the same one are read. */
static bool
nested(void *ctx, const struct kr_value *column, size_t n)
{
	struct kr_store *s = ctx;
	int64_t sum;

	assert_int_equal(n, 1);
	assert_int_equal(kr_store_number(s, "SELECT n FROM t ORDER BY n",
	    NULL, 0, 0, &sum, NULL), KR_OK);
	assert_int_equal(sum, 1);
	return column[0].integer < 3;
}

static void
inside(void **state)
{
	struct kr_store *s = fresh("inside");

	(void)state;
	run(s, "CREATE TABLE t (n BIGINT)");
	run(s, "INSERT INTO t VALUES (1), (2), (3), (4)");
	assert_int_equal(kr_store_each(s, "SELECT n FROM t ORDER BY n", NULL,
	    0, nested, s, NULL), KR_OK);
	kr_store_close(s);
}

static struct refusal {
	const char	*name, *where;
	enum kr_rc	 rc;
} refusals[] = {
	{ "no such folder", "/nowhere/at/all", KR_E_SYSTEM },
	{ "a folder", "/", KR_E_SYSTEM },
#ifdef HAVE_POSTGRESQL
	{ "nobody listens", "postgresql:host=/nowhere dbname=x",
	  KR_E_TEMPORARY },
	{ "no PostgreSQL's words", "postgresql:colour=blue",
	  KR_E_TEMPORARY },
#else
	{ "no PostgreSQL", "postgresql://db/kereru", KR_E_UNSUPPORTED },
#endif
};

static void
refused(void **state)
{
	const struct refusal *r = *state;
	struct kr_store *s = NULL;
	struct kr_err err = { .code = KR_OK };

	assert_int_equal(kr_store_open(r->where, KR_STORE_WRITE, &s, &err),
	    r->rc);
	assert_null(s);
	assert_true(err.text[0] != '\0');
}

static void
not_a_database(void **state)
{
	struct kr_store *s = NULL;
	char name[300];
	FILE *f = fopen(name_of("text", name, sizeof(name)), "w");

	(void)state;
	assert_non_null(f);
	for (int i = 0; i < 1000; i++)
		fputs("this is no database\n", f);
	fclose(f);
	assert_int_equal(kr_store_open(name, KR_STORE_WRITE, &s, NULL),
	    KR_E_SYNTAX);
}

static int
setup(void **state)
{
	(void)state;
	return folder_make("store") ? 0 : -1;
}

int
main(void)
{
	struct CMUnitTest tests[4 + KR_NELEM(refusals)] = {
		cmocka_unit_test(values),
		cmocka_unit_test(transactions),
		cmocka_unit_test(inside),
		cmocka_unit_test(not_a_database),
	};

	UNIT_ROWS(tests, 4, refusals, refused);
	return cmocka_run_group_tests_name("store", tests, setup,
	    folder_teardown);
}
