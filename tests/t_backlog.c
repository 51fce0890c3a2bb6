/* SPDX-License-Identifier: Apache-2.0 */
/* What waits while the ledger's database is away, and its way home. */
#include "ledger_small.h"

#define LEDGER	"ledger"
#define SPOOL	"spool"

static const struct kr_write writes[] = {
	{ { KR_LEDGER_DECISION, KR_SPAN_LIT(MAIL_B), KR_SPAN_LIT(
	    DECIDED("spam", "H0")), KR_SPAN_LIT(CONTENT("n", "Q8")) }, "n" },
	{ { KR_LEDGER_DECISION, KR_SPAN_LIT(MAIL_B), KR_SPAN_LIT(
	    DECIDED("other", "H0")), KR_SPAN_LIT(CONTENT("n", "Q9")) }, "n" },
	{ { KR_LEDGER_STATE, KR_SPAN_LIT(MAIL_A), KR_SPAN_LIT(STATE("mx1", 1,
	    "\"state\":\"accepted\"")), KR_SPAN_NONE }, NULL },
};

static void
spool(const struct kr_tail *perhaps)
{
	assert_int_equal(kr_backlog_write(folder_file(SPOOL), writes,
	    KR_NELEM(writes), perhaps, NULL), KR_OK);
}

static struct kr_tail
tail_of(void)
{
	struct kr_store *s = store_of(LEDGER, KR_STORE_WRITE);
	struct kr_tail t;

	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	assert_int_equal(kr_tail_lock(s, "mx1", &t, NULL), KR_OK);
	kr_store_rollback(s);
	kr_store_close(s);
	return t;
}

static int64_t
entries(void)
{
	return number(LEDGER, "SELECT COUNT(*) FROM entry WHERE kind <> "
	    "'day'");
}

static void
bring(size_t done, size_t damaged)
{
	struct kr_store *s = store_of(LEDGER, KR_STORE_WRITE);
	size_t is_done, is_damaged;

	assert_int_equal(kr_backlog_bring(folder_file(SPOOL), s, "mx1",
	    &is_done, &is_damaged, NULL), KR_OK);
	kr_store_close(s);
	assert_int_equal(is_done, done);
	assert_int_equal(is_damaged, damaged);
	assert_false(kr_backlog_waits(folder_file(SPOOL)));
	assert_string_equal(fault_of(LEDGER), "");
}

/* A line as the file has them. */
static void
line_put(const char *json)
{
	FILE *f = fopen(folder_file(SPOOL), "a");
	unsigned char digest[KR_SHA256_LEN];
	char hex[KR_SHA256_HEX];

	assert_non_null(f);
	assert_true(kr_sha256(kr_span_str(json), digest));
	kr_hex(digest, sizeof(digest), hex);
	fprintf(f, "%s %s\n", hex, json);
	fclose(f);
}

static void
text_put(const char *text)
{
	FILE *f = fopen(folder_file(SPOOL), "a");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

/* ---- what is there already ---------------------------------------------- */

/* The commit's answer was lost: the mark tells whether it was taken. */
static void
unsure(void **state)
{
	int64_t before = entries();
	struct kr_tail t;

	(void)state;
	spool(NULL);
	bring(3, 0);
	t = tail_of();
	assert_int_equal(entries(), before + 3);

	spool(&t);			/* they are there */
	bring(0, 0);
	t.seq++;
	spool(&t);			/* none is, by number */
	t = tail_of();
	memset(t.digest, '0', 64);
	spool(&t);			/* nor by digest */
	t = tail_of();
	spool(&t);			/* these are, between others */
	spool(NULL);
	assert_int_equal(entries(), before + 3);
	bring(9, 0);
	bring(0, 0);
}

/* In several transactions, each with a mark. */
static void
many(void **state)
{
	int64_t before = entries();

	(void)state;
	for (int i = 0; i < 401; i++)
		spool(NULL);
	bring(1203, 0);
	assert_true(entries() > before + 1000);
}

/* ---- what cannot be brought --------------------------------------------- */

static void
damaged(void **state)
{
	int64_t before = entries();

	(void)state;
	text_put("\n");
	text_put("short\n");
	text_put(KR_LEDGER_ZERO " {\"kind\":1,\"summary\":\"{}\"}\n");
	line_put("{\"kind\":99,\"summary\":\"{}\"}");
	line_put("{\"kind\":-1,\"summary\":\"{}\"}");
	line_put("{\"kind\":7}");
	line_put("{\"kind\":7,\"summary\":7}");
	line_put("[]");
	line_put("{\"kind\":7,\"mail\":null,\"key\":null,\"summary\":"
	    "\"{\\\"event\\\":\\\"a test\\\"}\",\"content\":null}");
	text_put(KR_LEDGER_ZERO " {\"brought\":{\"from\":0,\"to\":9999}}\n");
	text_put("torn");
	bring(1, 9);
	assert_int_equal(entries(), before + 1);
	assert_true(kr_backlog_waits(folder_file(SPOOL ".damaged")));
}

static void
nowhere(void **state)
{
	struct kr_store *s = store_of(LEDGER, KR_STORE_WRITE);
	size_t done, bad;

	(void)state;
	unlink(folder_file(SPOOL));
	assert_int_equal(kr_backlog_bring(folder_file(SPOOL), s, "mx1", &done,
	    &bad, NULL), KR_OK);
	assert_int_equal(kr_backlog_bring(folder_file(LEDGER "/spool"), s,
	    "mx1", &done, &bad, NULL), KR_E_TEMPORARY);
	assert_int_equal(kr_backlog_write(folder_file(LEDGER "/spool"), writes,
	    1, NULL, NULL), KR_E_TEMPORARY);
	assert_false(kr_backlog_waits(folder_file(SPOOL)));
	assert_false(kr_backlog_waits(""));
	text_put("");
	bring(0, 0);
	kr_store_close(s);
}

static int
setup(void **state)
{
	(void)state;
	if (!folder_make("spool"))
		return -1;
	entries_add(LEDGER, small, KR_NELEM(small));
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unsure), cmocka_unit_test(many),
		cmocka_unit_test(damaged), cmocka_unit_test(nowhere),
	};

	return cmocka_run_group_tests_name("backlog", tests, setup,
	    folder_teardown);
}
