/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ledger/chain.h"

static char folder[] = "/tmp/kereru-ledger.XXXXXX";

static const char *
name_of(const char *file, const char *suffix, char *buf, size_t size)
{
	snprintf(buf, size, "%s/%s%s", folder, file, suffix);
	return buf;
}

static struct kr_ledger_settings
settings_of(const char *file, bool accept)
{
	static char where[300], spool[300];

	return (struct kr_ledger_settings){ .chain = "test.example",
	    .where = name_of(file, "", where, sizeof(where)),
	    .spool = name_of(file, ".spool", spool, sizeof(spool)),
	    .accept = accept };
}

static struct kr_ledger *
opened(const char *file, bool accept)
{
	const struct kr_ledger_settings s = settings_of(file, accept);
	struct kr_ledger *l = NULL;
	struct kr_err err = { .code = KR_OK };

	if (kr_ledger_open(&s, &l, &err) != KR_OK)
		fail_msg("%s", err.text);
	return l;
}

static struct kr_store *
store_of(const char *file)
{
	struct kr_store *s = NULL;
	char name[300];

	assert_int_equal(kr_store_open(name_of(file, "", name, sizeof(name)),
	    KR_STORE_READ, &s, NULL), KR_OK);
	return s;
}

static int64_t
number(const char *file, const char *sql)
{
	struct kr_store *s = store_of(file);
	int64_t n = -1;

	assert_int_equal(kr_store_number(s, sql, NULL, 0, -1, &n, NULL),
	    KR_OK);
	kr_store_close(s);
	return n;
}

/* ---- the canonical form ------------------------------------------------- */

/* Made with sha256sum(1), not with this program. */
static void
canonical(void **state)
{
	const struct kr_ledger_row row = { .chain = KR_SPAN_LIT("mx1"),
	    .seq = 7, .time_ms = 1790000000123,
	    .kind = KR_SPAN_LIT("decision"), .mail = KR_SPAN_LIT("-"),
	    .summary = KR_SPAN_LIT("{\"a\":1}"),
	    .content_digest = KR_SPAN_LIT("-"),
	    .previous = KR_SPAN_LIT(KR_LEDGER_ZERO) };
	char hex[KR_SHA256_HEX];

	(void)state;
	assert_true(kr_entry_digest(&row, hex));
	assert_string_equal(hex, "82bae08cd1755a1addb2360dbb94c25b"
	    "424eb6cf91c6899ecf011facdef8506e");
}

/* RFC 6962 2.1: one leaf, and three, which is ((a b) c). */
static void
roots(void **state)
{
	static const char *const leaf[] = {
	    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
	    "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
	};
	static const char *const want[] = {
	    "d9de27625445003d8a9739a851e3ff8d41c0683630b4d63a88327a6aaa37c409",
	    "d1ea00e55192f380c5fabfbd628513eef121c29d369c00a2d42a233caeec1cb3",
	    "f26e6830d1041b2111c78d845bed168ce26d1a27f4b5d6946caef47937e35888",
	};
	struct kr_root root = { .n = 0 };
	char hex[KR_SHA256_HEX];

	(void)state;
	assert_false(kr_root_end(&root, hex));
	for (size_t i = 0; i < KR_NELEM(leaf); i++) {
		kr_root_add(&root, kr_span_str(leaf[i]));
		assert_true(kr_root_end(&root, hex));
		assert_string_equal(hex, want[i]);
	}
}

/* ---- writing --------------------------------------------------------------- */

#define THREADS 16
#define EACH 20

static void *
append_some(void *ledger)
{
	const struct kr_ledger_entry e = { .kind = KR_LEDGER_ANSWER,
	    .summary = KR_SPAN_LIT("{\"to\":\"nobody\"}"),
	    .content = KR_SPAN_LIT("{\"x\":1}") };
	struct kr_ledger_place place;

	for (int i = 0; i < EACH; i++)
		if (kr_ledger_append(ledger, &e, &place, NULL) != KR_OK ||
		    place.seq < 1)
			return ledger;
	return NULL;
}

static void
threads(void **state)
{
	struct kr_ledger *l = opened("threads", false);
	pthread_t thread[THREADS];
	void *failed;

	(void)state;
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&thread[i], NULL,
		    append_some, l), 0);
	for (int i = 0; i < THREADS; i++) {
		pthread_join(thread[i], &failed);
		assert_null(failed);
	}
	kr_ledger_close(l);
	assert_int_equal(number("threads", "SELECT COUNT(*) FROM entry"),
	    THREADS * EACH);
	assert_int_equal(number("threads", "SELECT seq FROM chain"),
	    THREADS * EACH);
}

#define DECISION(category) "{\"category\":\"" category "\",\"also\":[]," \
	"\"referrals\":[{\"agency\":\"netsafe\",\"basis\":\"direct\"}]," \
	"\"holds\":[],\"consent\":\"absent\",\"urgency\":\"normal\"," \
	"\"handling\":\"H0\",\"fallback\":null}"

static struct kr_ledger_place
decided(struct kr_ledger *l, const char *key, const char *summary,
    const char *content)
{
	const struct kr_ledger_entry e = { .kind = KR_LEDGER_DECISION,
	    .mail = KR_SPAN_LIT(KR_LEDGER_ZERO),
	    .summary = kr_span_str(summary), .content = kr_span_str(content) };
	struct kr_ledger_place place;
	struct kr_err err = { .code = KR_OK };

	if (kr_ledger_write(l, &e, key, &place, &err) != KR_OK)
		fail_msg("%s", err.text);
	return place;
}

#define CONTENT(key, queue) \
	"{\"key\":\"" key "\",\"queue_id\":\"" queue "\"}"

static void
again(void **state)
{
	struct kr_ledger *l = opened("again", false);
	struct kr_ledger_place p;

	(void)state;
	p = decided(l, "k", DECISION("spam"), CONTENT("k", "Q1"));
	assert_int_equal(p.seq, 1);
	assert_false(p.reused);
	/* it comes again: its entry stands */
	p = decided(l, "k", DECISION("spam"), CONTENT("k", "Q2"));
	assert_int_equal(p.seq, 1);
	assert_true(p.reused);
	/* it is decided otherwise: a new entry names the old */
	p = decided(l, "k", DECISION("phishing"), CONTENT("k", "Q3"));
	assert_int_equal(p.seq, 3);
	assert_false(p.reused);
	p = decided(l, "k", DECISION("phishing"), CONTENT("k", "Q4"));
	assert_int_equal(p.seq, 3);
	kr_ledger_close(l);
	assert_int_equal(number("again", "SELECT COUNT(*) FROM decision"), 2);
	assert_int_equal(number("again", "SELECT COUNT(*) FROM entry WHERE "
	    "kind = 'state'"), 2);
	assert_int_equal(number("again", "SELECT COUNT(*) FROM entry WHERE "
	    "seq = 3 AND summary LIKE '%\"revises\":{\"chain\":"
	    "\"test.example\",\"seq\":1}}'"), 1);
	assert_int_equal(number("again", "SELECT COUNT(*) FROM decision WHERE "
	    "queue_id = 'Q4' AND seq = 3"), 1);
}

/* ---- when the database is away ------------------------------------------------ */

static struct kr_store *
locked(const char *file)
{
	struct kr_store *s = NULL;
	char name[300];

	assert_int_equal(kr_store_open(name_of(file, "", name, sizeof(name)),
	    KR_STORE_WRITE, &s, NULL), KR_OK);
	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	return s;
}

static void
tempfail(void **state)
{
	const struct kr_ledger_entry e = { .kind = KR_LEDGER_ANSWER,
	    .summary = KR_SPAN_LIT("{}") };
	struct kr_ledger *l = opened("tempfail", false);
	struct kr_store *lock = locked("tempfail");
	struct kr_ledger_place p;
	struct kr_err err = { .code = KR_OK };

	(void)state;
	assert_int_equal(kr_ledger_append(l, &e, &p, &err), KR_E_TEMPORARY);
	assert_non_null(strstr(err.text, "locked"));
	kr_store_rollback(lock);
	kr_store_close(lock);
	assert_int_equal(kr_ledger_append(l, &e, &p, &err), KR_OK);
	assert_int_equal(p.seq, 1);
	kr_ledger_close(l);
}

static void
spooled(void **state)
{
	struct kr_ledger *l = opened("spooled", true);
	struct kr_store *lock = locked("spooled");
	struct kr_ledger_place p;
	char name[300];

	(void)state;
	p = decided(l, "k", DECISION("spam"), CONTENT("k", "Q1"));
	assert_int_equal(p.seq, 0);
	p = decided(l, "j", DECISION("spam"), CONTENT("j", "Q2"));
	assert_true(kr_spool_waits(name_of("spooled", ".spool", name,
	    sizeof(name))));
	kr_store_rollback(lock);
	kr_store_close(lock);
	p = decided(l, "i", DECISION("spam"), CONTENT("i", "Q3"));
	assert_true(p.seq > 0);
	kr_ledger_close(l);
	assert_int_equal(number("spooled", "SELECT COUNT(*) FROM decision"),
	    3);
	assert_false(kr_spool_waits(name));
}

/* A line that was torn is set aside, the others come home; and a journal
 * that is brought twice brings nothing twice. */
static void
torn(void **state)
{
	struct kr_write w[2] = {
	    { { KR_LEDGER_DECISION, KR_SPAN_LIT(KR_LEDGER_ZERO),
		KR_SPAN_LIT(DECISION("spam")), KR_SPAN_LIT(CONTENT("k", "Q1")) },
		"k" },
	    { { KR_LEDGER_DECISION, KR_SPAN_LIT(KR_LEDGER_ZERO),
		KR_SPAN_LIT(DECISION("spam")), KR_SPAN_LIT(CONTENT("j", "Q2")) },
		"j" } };
	char name[300], aside[320];
	FILE *f;

	(void)state;
	name_of("torn", ".spool", name, sizeof(name));
	for (int round = 0; round < 2; round++) {
		assert_int_equal(kr_spool_write(name, w, 2, NULL), KR_OK);
		f = fopen(name, "a");
		assert_non_null(f);
		fputs("0123 {\"kind\":0,", f);
		fclose(f);
		kr_ledger_close(opened("torn", true));
		assert_false(kr_spool_waits(name));
		assert_int_equal(number("torn",
		    "SELECT COUNT(*) FROM entry"), 2);
	}
	snprintf(aside, sizeof(aside), "%s.damaged", name);
	assert_true(kr_spool_waits(aside));
}

static int
setup(void **state)
{
	(void)state;
	return mkdtemp(folder) != NULL ? 0 : -1;
}

static int
teardown(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canonical),
		cmocka_unit_test(roots),
		cmocka_unit_test(threads),
		cmocka_unit_test(again),
		cmocka_unit_test(tempfail),
		cmocka_unit_test(spooled),
		cmocka_unit_test(torn),
	};

	return cmocka_run_group_tests_name("ledger", tests, setup, teardown);
}
