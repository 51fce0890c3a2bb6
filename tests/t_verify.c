/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the proof of a ledger finds where every digest is right: entries that
 * somebody who knows how has written anew.
 */
#include "ledger_small.h"

#define LEDGER	"ledger"

static void
fresh(const struct small *e, size_t n)
{
	unlink(folder_file(LEDGER));
	entries_add(LEDGER, e, n);
}

/* ---- days --------------------------------------------------------------- */

#define DAY_LINE "it does not close the day that it should"
#define ROOT_LINE "it closes a day with a root that is not that of the day's "

static struct day_case {
	const char	*name, *format;		/* %s: day, root */
	int64_t		 later_ms;		/* than the entry before */
	const char	*fault;
} days[] = {
	{ "another day", "{\"day\":\"2020-01-01%.0s\",\"first\":1,\"last\":1,"
	  "\"root\":\"%s\"}", KR_DAY_MS, DAY_LINE },
	{ "no day", "{\"no\":\"%.0s\",\"first\":1,\"last\":1,"
	  "\"root\":\"%s\"}", KR_DAY_MS, DAY_LINE },
	{ "begins elsewhere", "{\"day\":\"%s\",\"first\":2,\"last\":1,"
	  "\"root\":\"%s\"}", KR_DAY_MS, DAY_LINE },
	{ "ends elsewhere", "{\"day\":\"%s\",\"first\":1,\"last\":2,"
	  "\"root\":\"%s\"}", KR_DAY_MS, DAY_LINE },
	{ "the day is not over", "{\"day\":\"%s\",\"first\":1,\"last\":1,"
	  "\"root\":\"%s\"}", 1, DAY_LINE },
	{ "another root", "{\"day\":\"%s\",\"first\":1,\"last\":1,"
	  "\"root\":\"0%s\"}", KR_DAY_MS, ROOT_LINE },
	{ "no root", "{\"day\":\"%s\",\"first\":1,\"last\":1,"
	  "\"no\":\"%s\"}", KR_DAY_MS, ROOT_LINE },
};

/* Appended without the day before being closed by the ledger itself. */
static void
append(const struct kr_ledger_entry *e, int64_t later_ms)
{
	struct kr_store *s = store_of(LEDGER, KR_STORE_WRITE);
	struct kr_tail t;

	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	assert_int_equal(kr_tail_lock(s, "mx1", &t, NULL), KR_OK);
	t.day_first = t.seq + 1;
	assert_int_equal(kr_tail_append(s, &t, t.time_ms + later_ms, e, NULL),
	    KR_OK);
	assert_int_equal(kr_store_commit(s, NULL), KR_OK);
	kr_store_close(s);
}

static void
root_of_first(char hex[KR_SHA256_HEX])
{
	struct kr_store *s = store_of(LEDGER, KR_STORE_WRITE);
	struct kr_root root = { .n = 0 };
	struct kr_tail t;

	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	assert_int_equal(kr_tail_lock(s, "mx1", &t, NULL), KR_OK);
	kr_root_add(&root, kr_span_str(t.digest));
	assert_true(kr_root_end(&root, hex));
	kr_store_rollback(s);
	kr_store_close(s);
}

static void
days_run(void **state)
{
	const struct day_case *c = *state;
	char root[KR_SHA256_HEX], day[11], text[300];
	struct kr_ledger_entry e = { .kind = KR_LEDGER_DAY };

	fresh(small, 1);
	root_of_first(root);
	kr_root_day(T0, day);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(text, sizeof(text), c->format, day, root);
#pragma GCC diagnostic pop
	e.summary = kr_span_str(text);
	append(&e, c->later_ms);
	if (strstr(fault_of(LEDGER), c->fault) == NULL)
		fail_msg("\"%s\" is not found", c->fault);
}

/* Days go by, and nobody closes them. */
static void
not_closed(void **state)
{
	const struct kr_ledger_entry e = { .kind = KR_LEDGER_EVENT,
	    .summary = KR_SPAN_LIT("{\"event\":\"a test\"}") };

	(void)state;
	fresh(small, 1);
	append(&e, KR_DAY_MS);
	assert_true(fault_of(LEDGER)[0] != '\0');
}

/* ---- what is said to be removed ----------------------------------------- */

static struct removed_case {
	const char	*name, *removed;
	bool		 whole;
} removals[] = {
	{ "it", "[[2,2]]", true },
	{ "it and others that never had content", "[[2,3]]", true },
	{ "another", "[[3,3]]", false },
	{ "one that came later", "[[5,9]]", false },
	{ "nothing", "[]", false },
	{ "no list", "7", false },
	{ "a list of other things", "[7,[2],\"2\"]", false },
};

static void
removals_run(void **state)
{
	const struct removed_case *c = *state;
	char text[200];
	const struct small all[] = {
		{ "mx1", T0, KR_LEDGER_EVENT, NULL, "{\"event\":\"a\"}", NULL },
		{ "mx1", T0, KR_LEDGER_HOLD, MAIL_A, "{\"event\":\"b\"}",
		  "{\"by\":\"somebody\"}" },
		{ "mx1", T0, KR_LEDGER_EVENT, NULL, "{\"event\":\"c\"}", NULL },
		{ "mx1", T0, KR_LEDGER_PURGE, NULL, text, NULL },
	};

	snprintf(text, sizeof(text), "{\"before_ms\":1,\"removed\":%s}",
	    c->removed);
	fresh(all, KR_NELEM(all));
	run(LEDGER, "UPDATE entry SET content = NULL WHERE seq = 2");
	assert_int_equal(c->whole, fault_of(LEDGER)[0] == '\0');
}

/* ---- values that are of no type they should be --------------------------- */

static struct column_case {
	const char	*name;
	enum kr_rc	 rebuilt;	/* made anew from decisions and states */
} columns[] = { { "seq", KR_E_SYNTAX }, { "time_ms", KR_E_SYNTAX },
	{ "kind", KR_OK }, { "mail", KR_E_SYNTAX }, { "summary", KR_E_SYNTAX },
	{ "content", KR_E_SYNTAX }, { "content_digest", KR_E_SYNTAX },
	{ "previous", KR_E_SYNTAX }, { "digest", KR_E_SYNTAX } };

static bool
row_pass(void *ctx, const struct kr_ledger_row *r)
{
	(void)ctx;
	(void)r;
	return true;
}

/* Nothing reads past it, and nothing is chained to it. */
static void
columns_run(void **state)
{
	const struct column_case *c = *state;
	const struct kr_ledger_filter all = { .limit = 0 };
	struct kr_store *s;
	struct kr_tail t;
	char sql[100];

	fresh(small, 1);
	snprintf(sql, sizeof(sql), "UPDATE entry SET %s = x'00'", c->name);
	run(LEDGER, sql);
	assert_true(fault_of(LEDGER)[0] != '\0');
	s = store_of(LEDGER, KR_STORE_WRITE);
	assert_int_equal(kr_ledger_each(s, &all, row_pass, NULL, NULL),
	    KR_E_SYNTAX);
	assert_int_equal(kr_ledger_rebuild(s, NULL), c->rebuilt);
	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	assert_int_equal(kr_tail_lock(s, "mx1", &t, NULL), KR_E_SYNTAX);
	kr_store_rollback(s);
	kr_store_close(s);
}

static int
setup(void **state)
{
	(void)state;
	return folder_make("verify") ? 0 : -1;
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(days) + KR_NELEM(removals) +
	    KR_NELEM(columns) + 1] = {
		cmocka_unit_test(not_closed),
	};

	UNIT_ROWS(tests, 1, days, days_run);
	UNIT_ROWS(tests, 1 + KR_NELEM(days), removals, removals_run);
	UNIT_ROWS(tests, 1 + KR_NELEM(days) + KR_NELEM(removals), columns,
	    columns_run);
	return cmocka_run_group_tests_name("verify", tests, setup,
	    folder_teardown);
}
