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

static const struct small with_content[] = {
	{ "mx1", T0, KR_LEDGER_EVENT, NULL, "{\"event\":\"a\"}", NULL },
	{ "mx1", T0, KR_LEDGER_HOLD, MAIL_A, "{\"event\":\"b\"}",
	  "{\"by\":\"somebody\"}" },
};

static const struct small removal[] = {
	{ "mx1", T0, KR_LEDGER_PURGE, NULL,
	  "{\"before_ms\":1,\"removed\":[[2,2]]}", NULL },
};

/* An entry says that it went, and it is there. */
static void
not_removed(void **state)
{
	(void)state;
	fresh(with_content, 2);
	entries_add(LEDGER, removal, 1);
	assert_string_equal(fault_of(LEDGER), "chain mx1, entry 2: its "
	    "content is there, though it was to be removed");
}

/* Nobody can say beforehand that what comes later is removed. */
static void
removed_before(void **state)
{
	(void)state;
	fresh(removal, 1);
	entries_add(LEDGER, &with_content[1], 1);
	run(LEDGER, "UPDATE entry SET content = NULL WHERE seq = 2");
	assert_string_equal(fault_of(LEDGER), "chain mx1, entry 2: its "
	    "content is gone, and no entry says that it was removed");
}

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
} columns[] = { { "chain", KR_OK }, { "seq", KR_E_SYNTAX },
	{ "time_ms", KR_E_SYNTAX }, { "kind", KR_OK },
	{ "mail", KR_E_SYNTAX }, { "summary", KR_E_SYNTAX },
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

/* ---- rows and tables that somebody changed ------------------------------- */

static struct change_case {
	const char	*name, *sql, *fault;
	enum kr_rc	 chained;	/* whether more is chained to it */
} changes[] = {
	{ "a digest that is too short", "UPDATE entry SET digest = 'ab' "
	  "WHERE seq = 1", "its digest is not that of its text", KR_OK },
	{ "the end has another number", "UPDATE chain SET seq = 2 WHERE name "
	  "= 'mx1'", "the chain should end with entry 2", KR_E_SYNTAX },
	{ "the end has another time", "UPDATE chain SET time_ms = 7 WHERE "
	  "name = 'mx1'", "the chain should end with entry 5", KR_E_SYNTAX },
	{ "the end has another digest", "UPDATE chain SET digest = '"
	  KR_LEDGER_ZERO "' WHERE name = 'mx1'", "the chain should end with "
	  "entry 5", KR_E_SYNTAX },
	{ "the last entry is another", "UPDATE entry SET summary = '{}' WHERE "
	  "chain = 'mx1' AND seq = 5", "its digest is not that of its text",
	  KR_E_SYNTAX },
	{ "a row that is no longer of its type", "UPDATE decision SET "
	  "queue_id = NULL WHERE chain = 'mx2'", "its row in table decision "
	  "does not follow", KR_OK },
	{ "a row at another time", "UPDATE decision SET time_ms = 1", "its "
	  "row in table decision does not follow", KR_OK },
	{ "a row at the last of all numbers", "UPDATE decision SET seq = "
	  "9223372036854775806 WHERE chain = 'mx2'", "its row in table "
	  "decision does not follow", KR_OK },
	{ "a row behind the last of all numbers", "UPDATE decision SET seq = "
	  "9223372036854775807 WHERE chain = 'mx2'", "table decision has 1 "
	  "rows and should have 2", KR_OK },
};

static enum kr_rc
chained(void)
{
	struct kr_store *s = store_of(LEDGER, KR_STORE_WRITE);
	struct kr_tail t;
	enum kr_rc rc;

	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	rc = kr_tail_lock(s, "mx1", &t, NULL);
	kr_store_rollback(s);
	kr_store_close(s);
	return rc;
}

static void
changes_run(void **state)
{
	const struct change_case *c = *state;

	fresh(small, KR_NELEM(small));
	run(LEDGER, c->sql);
	if (strstr(fault_of(LEDGER), c->fault) == NULL)
		fail_msg("\"%s\" is not found, but \"%s\"", c->fault,
		    fault_of(LEDGER));
	assert_int_equal(chained(), c->chained);
}

/* A database that takes the names of two chains for one. */
static void
names_alike(void **state)
{
	static const char *const sql[] = {
		"ALTER TABLE entry RENAME TO old",
		"CREATE TABLE entry (chain TEXT COLLATE NOCASE, seq BIGINT, "
		    "time_ms BIGINT, kind TEXT, mail TEXT, summary TEXT, "
		    "content TEXT, content_digest TEXT, previous TEXT, "
		    "digest TEXT)",
		"INSERT INTO entry SELECT * FROM old",
		("UPDATE entry SET chain = 'MX1' WHERE seq = 2 AND "
		    "chain = 'mx1'"),
	};

	(void)state;
	fresh(small, KR_NELEM(small));
	for (size_t i = 0; i < KR_NELEM(sql); i++)
		run(LEDGER, sql[i]);
	assert_non_null(strstr(fault_of(LEDGER), "a column is not of its "
	    "type"));
}

/* Made by a program that is newer than this one. */
static void
newer(void **state)
{
	struct kr_store *s;
	struct kr_err err;

	(void)state;
	fresh(small, 1);
	run(LEDGER, "UPDATE ledger SET version = 2");
	s = store_of(LEDGER, KR_STORE_WRITE);
	assert_int_equal(kr_ledger_prepare(s, &err), KR_E_UNSUPPORTED);
	assert_string_equal(err.text, "ledger: its version is 2 and this "
	    "program knows 1; install the newer program");
	kr_store_close(s);
	assert_string_equal(fault_of(LEDGER), "table ledger says version 2");
}

/* ---- what follows from an entry ------------------------------------------ */

#define TEN(x)	x x x x x x x x x x
#define HUNDRED	TEN(TEN("x"))

static struct follow_case {
	const char	*name, *summary, *content;
	enum kr_rc	 rc;
	const char	*queue_id;
} follows[] = {
	{ "a summary that is a list", "[]", NULL, KR_E_SYNTAX, NULL },
	{ "a summary that is no JSON", "{", NULL, KR_E_SYNTAX, NULL },
	{ "content that is no JSON", DECIDED("spam", "H0"), "{",
	  KR_E_SYNTAX, NULL },
	{ "no content", DECIDED("spam", "H0"), NULL, KR_OK, "-" },
	{ "a summary that lacks what is looked up", "{}", NULL, KR_OK, "-" },
	{ "a record behind it, which is not looked at", DECIDED("spam", "H0"),
	  "{\"queue_id\":\"Q5\",\"record\":{{{}", KR_OK, "Q5" },
	{ "a record far behind, which is read with it", DECIDED("spam", "H0"),
	  "{\"queue_id\":\"Q6\",\"x\":\"" TEN(HUNDRED) HUNDRED
	  "\",\"record\":{}}", KR_OK, "Q6" },
};

static void
follows_run(void **state)
{
	const struct follow_case *c = *state;
	const struct kr_ledger_entry e = { .kind = KR_LEDGER_DECISION,
	    .mail = KR_SPAN_LIT(MAIL_B), .summary = kr_span_str(c->summary),
	    .content = kr_span_str(c->content) };
	struct kr_store *s;
	struct kr_tail t;
	char sql[200];

	fresh(small, 1);
	s = store_of(LEDGER, KR_STORE_WRITE);
	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	assert_int_equal(kr_tail_lock(s, "mx1", &t, NULL), KR_OK);
	assert_int_equal(kr_tail_append(s, &t, T0 + 9, &e, NULL), c->rc);
	if (c->rc == KR_OK)
		assert_int_equal(kr_store_commit(s, NULL), KR_OK);
	kr_store_close(s);
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM decision WHERE seq = "
	    "2 AND COALESCE(queue_id, '-') = '%s'",
	    c->queue_id != NULL ? c->queue_id : "");
	assert_int_equal(number(LEDGER, sql), c->rc == KR_OK);
	assert_string_equal(fault_of(LEDGER), "");
}

/* ---- merging ------------------------------------------------------------ */

#define OTHER	"other"

static struct merge_case {
	const char	*name, *sql;		/* done to the other one */
	enum kr_rc	 rc;
	int64_t		 added;
	const char	*text;
} merges[] = {
	{ "it has grown elsewhere", NULL, KR_OK, 3, "" },
	{ "it was changed in one place", "UPDATE entry SET summary = '{}' "
	  "WHERE chain = 'mx3'", KR_E_SYNTAX, 0, "ledger: the one that is to "
	  "be merged is not whole: chain mx3, entry 1: its digest is not that "
	  "of its text" },
	{ "of many faults the first is told", "UPDATE entry SET summary = "
	  "'{}' WHERE chain <> 'mx2' AND seq = 1", KR_E_SYNTAX, 0, "ledger: "
	  "the one that is to be merged is not whole: chain mx1, entry 1: its "
	  "digest is not that of its text" },
};

static enum kr_rc
merge(int64_t *added, struct kr_err *err)
{
	struct kr_store *into = store_of(LEDGER, KR_STORE_WRITE);
	struct kr_store *from = store_of(OTHER, KR_STORE_WRITE);
	enum kr_rc rc = kr_ledger_merge(into, from, added, err);

	/* both can be used as before */
	assert_int_equal(kr_store_begin(from, NULL), KR_OK);
	kr_store_rollback(from);
	assert_int_equal(kr_store_begin(into, NULL), KR_OK);
	kr_store_rollback(into);
	kr_store_close(from);
	kr_store_close(into);
	return rc;
}

static void
merges_run(void **state)
{
	const struct merge_case *c = *state;
	struct kr_err err = { .code = KR_OK };
	int64_t added, before;

	fresh(small, KR_NELEM(small));
	unlink(folder_file(OTHER));
	entries_add(OTHER, small, KR_NELEM(small));
	entries_add(OTHER, grown, KR_NELEM(grown));
	if (c->sql != NULL)
		run(OTHER, c->sql);
	before = number(LEDGER, "SELECT COUNT(*) FROM entry");
	assert_int_equal(merge(&added, &err), c->rc);
	assert_string_equal(err.text, c->text);
	assert_int_equal(added, c->added);
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM entry"),
	    before + c->added);
	assert_string_equal(fault_of(LEDGER), "");
	if (c->rc != KR_OK)
		return;
	assert_int_equal(merge(&added, &err), KR_OK);
	assert_int_equal(added, 0);		/* nothing is new */
}

/* Two that went on by themselves under one name. */
static void
parted(void **state)
{
	static const struct small here[] = { { "mx1", T0 + 2 * KR_DAY_MS + 1,
	    KR_LEDGER_EVENT, NULL, "{\"event\":\"here\"}", NULL } };
	struct kr_err err = { .code = KR_OK };
	int64_t added;

	(void)state;
	fresh(small, KR_NELEM(small));
	entries_add(LEDGER, here, 1);
	unlink(folder_file(OTHER));
	entries_add(OTHER, small, KR_NELEM(small));
	entries_add(OTHER, grown, KR_NELEM(grown));
	assert_int_equal(merge(&added, &err), KR_E_SYNTAX);
	assert_string_equal(err.text, "ledger: chain mx1, entry 7 is another "
	    "one in the ledger that is to be merged: both went on by "
	    "themselves");
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM entry WHERE "
	    "chain = 'mx3'"), 0);
}

/* ---- keeping ------------------------------------------------------------ */

/* Nobody can tell any more where a held report went: all of it stays. */
static void
hold_changed(void **state)
{
	const struct kr_config config = { .retention_days = { 1, 1, 1 } };
	struct kr_store *s;
	struct kr_err err = { .code = KR_OK };
	int64_t removed, before;

	(void)state;
	fresh(small, KR_NELEM(small));
	run(LEDGER, "UPDATE entry SET summary = '{\"event\":\"released\"' "
	    "WHERE kind = 'hold'");
	before = number(LEDGER, "SELECT COUNT(content) FROM entry");
	s = store_of(LEDGER, KR_STORE_WRITE);
	assert_int_equal(kr_ledger_purge(s, &config, T0 + 99 * KR_DAY_MS,
	    false, &removed, &err), KR_E_NOMEM);
	kr_store_close(s);
	assert_string_equal(err.text, "ledger: what became of a held report "
	    "cannot be read: there is no memory, or it was changed");
	assert_int_equal(number(LEDGER, "SELECT COUNT(content) FROM entry"),
	    before);
}

/* ---- days that no calendar has ------------------------------------------- */

static void
far_days(void **state)
{
	char day[11];

	(void)state;
	kr_root_day(0, day);
	assert_string_equal(day, "1970-01-01");
	kr_root_day((int64_t)300000000000000, day);	/* in year 11476 */
	assert_string_equal(day, "?");
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
	static const struct CMUnitTest each[] = {
		cmocka_unit_test(not_closed),
		cmocka_unit_test(not_removed),
		cmocka_unit_test(removed_before),
		cmocka_unit_test(names_alike),
		cmocka_unit_test(newer),
		cmocka_unit_test(parted),
		cmocka_unit_test(hold_changed),
		cmocka_unit_test(far_days),
	};
	struct CMUnitTest tests[KR_NELEM(each) + KR_NELEM(days) +
	    KR_NELEM(removals) + KR_NELEM(columns) + KR_NELEM(changes) +
	    KR_NELEM(follows) + KR_NELEM(merges)];
	size_t at = KR_NELEM(each);

	memcpy(tests, each, sizeof(each));
	UNIT_ROWS(tests, at, days, days_run);
	at += KR_NELEM(days);
	UNIT_ROWS(tests, at, removals, removals_run);
	at += KR_NELEM(removals);
	UNIT_ROWS(tests, at, columns, columns_run);
	at += KR_NELEM(columns);
	UNIT_ROWS(tests, at, changes, changes_run);
	at += KR_NELEM(changes);
	UNIT_ROWS(tests, at, follows, follows_run);
	at += KR_NELEM(follows);
	UNIT_ROWS(tests, at, merges, merges_run);
	return cmocka_run_group_tests_name("verify", tests, setup,
	    folder_teardown);
}
