/* SPDX-License-Identifier: Apache-2.0 */
#include "folder.h"
#include "unit.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "host/clock.h"
#include "ledger/chain.h"

static const char *
name_of(const char *file, const char *suffix, char *buf, size_t size)
{
	snprintf(buf, size, "%s/%s%s", folder, file, suffix);
	return buf;
}

static char noticed[2000];		/* what an operator was told */

static void
notice(void *ctx, const char *text)
{
	size_t n = strlen(noticed);

	(void)ctx;
	snprintf(noticed + n, sizeof(noticed) - n, "%s\n", text);
}

static struct kr_ledger_settings
settings_of(const char *file, bool accept)
{
	static char where[300], spool[300];

	return (struct kr_ledger_settings){ .chain = "test.example",
	    .where = name_of(file, "", where, sizeof(where)),
	    .spool = name_of(file, ".spool", spool, sizeof(spool)),
	    .accept = accept, .notice = notice };
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

/* ---- writing ------------------------------------------------------------ */

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

#define LOT 600			/* more than one transaction takes */

static void
lot(void **state)
{
	static struct kr_ledger_entry all[LOT];
	struct kr_ledger *l = opened("lot", false);

	(void)state;
	for (size_t i = 0; i < LOT; i++)
		all[i] = (struct kr_ledger_entry){ .kind = KR_LEDGER_ANSWER,
		    .summary = KR_SPAN_LIT("{}") };
	assert_int_equal(kr_ledger_append_all(l, all, LOT, NULL), KR_OK);
	kr_ledger_close(l);
	assert_int_equal(number("lot", "SELECT COUNT(*) FROM entry"), LOT);
}

/* ---- when the database is away ------------------------------------------ */

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
	noticed[0] = '\0';
	p = decided(l, "k", DECISION("spam"), CONTENT("k", "Q1"));
	assert_int_equal(p.seq, 0);
	p = decided(l, "j", DECISION("spam"), CONTENT("j", "Q2"));
	assert_true(kr_backlog_waits(name_of("spooled", ".spool", name,
	    sizeof(name))));
	kr_store_rollback(lock);
	kr_store_close(lock);
	p = decided(l, "i", DECISION("spam"), CONTENT("i", "Q3"));
	assert_true(p.seq > 0);
	kr_ledger_close(l);
	assert_int_equal(number("spooled", "SELECT COUNT(*) FROM decision"),
	    3);
	assert_false(kr_backlog_waits(name));
	assert_non_null(strstr(noticed, "the ledger cannot be written: store: "
	    "the database is locked by another program; entries wait in the "
	    "spool\n"));
	assert_non_null(strstr(noticed, "entries brought from the spool\n"));
	assert_non_null(strstr(noticed, "the ledger can be written again\n"));
}

/* A line that was torn is set aside, those before and behind come home; and a
 * file that is brought twice brings nothing twice. */
static void
torn(void **state)
{
	struct kr_write w[2] = {
	    { { KR_LEDGER_DECISION, KR_SPAN_LIT(KR_LEDGER_ZERO),
		KR_SPAN_LIT(DECISION("spam")), KR_SPAN_LIT(CONTENT("k",
		    "Q1")) },
		"k" },
	    { { KR_LEDGER_DECISION, KR_SPAN_LIT(KR_LEDGER_ZERO),
		KR_SPAN_LIT(DECISION("spam")), KR_SPAN_LIT(CONTENT("j",
		    "Q2")) },
		"j" } };
	char name[300], aside[320];
	FILE *f;

	(void)state;
	name_of("torn", ".spool", name, sizeof(name));
	for (int round = 0; round < 2; round++) {
		assert_int_equal(kr_backlog_write(name, &w[0], 1, NULL, NULL),
		    KR_OK);
		f = fopen(name, "a");
		assert_non_null(f);
		fputs("0123 {\"kind\":0,", f);
		fclose(f);
		assert_int_equal(kr_backlog_write(name, &w[1], 1, NULL, NULL),
		    KR_OK);
		kr_ledger_close(opened("torn", true));
		assert_false(kr_backlog_waits(name));
		assert_int_equal(number("torn",
		    "SELECT COUNT(*) FROM entry"), 2);
	}
	snprintf(aside, sizeof(aside), "%s.damaged", name);
	assert_true(kr_backlog_waits(aside));
}

/* ---- days and clocks ---------------------------------------------------- */

static void
at(const char *file, int64_t time_ms)
{
	const struct kr_ledger_entry e = { .kind = KR_LEDGER_ANSWER,
	    .summary = KR_SPAN_LIT("{}") };
	struct kr_store *s = NULL;
	struct kr_tail t;
	struct kr_err err = { .code = KR_OK };
	char name[300];

	assert_int_equal(kr_store_open(name_of(file, "", name, sizeof(name)),
	    KR_STORE_WRITE, &s, NULL), KR_OK);
	assert_int_equal(kr_ledger_prepare(s, NULL), KR_OK);
	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	assert_int_equal(kr_tail_lock(s, "test.example", &t, NULL), KR_OK);
	if (kr_tail_append(s, &t, time_ms, &e, &err) != KR_OK)
		fail_msg("%s", err.text);
	assert_int_equal(kr_store_commit(s, NULL), KR_OK);
	kr_store_close(s);
}

static void
fault_add(void *ctx, const char *text)
{
	snprintf(ctx, 300, "%s", text);
}

static struct kr_ledger_proof
proof_of(const char *file, char fault[300])
{
	struct kr_store *s = store_of(file);
	struct kr_ledger_proof p;

	fault[0] = '\0';
	assert_int_equal(kr_ledger_verify(s, fault_add, fault, &p, NULL),
	    KR_OK);
	kr_store_close(s);
	return p;
}

static void
days(void **state)
{
	struct kr_ledger_proof p;
	char fault[300];

	(void)state;
	at("days", 5 * KR_DAY_MS - 1);
	at("days", 5 * KR_DAY_MS);	/* the next day: entry 2 closes */
	at("days", 5 * KR_DAY_MS + 7);
	at("days", 9 * KR_DAY_MS);	/* days without an entry between */
	p = proof_of("days", fault);
	assert_string_equal(fault, "");
	assert_int_equal(p.entries, 6);
	assert_int_equal(p.days, 2);
	assert_int_equal(number("days", "SELECT COUNT(*) FROM entry WHERE "
	    "seq = 2 AND kind = 'day' AND summary LIKE "
	    "'{\"day\":\"1970-01-05\",\"first\":1,\"last\":1,%'"), 1);
	assert_int_equal(number("days", "SELECT COUNT(*) FROM entry WHERE "
	    "seq = 5 AND kind = 'day' AND summary LIKE "
	    "'{\"day\":\"1970-01-06\",\"first\":3,\"last\":4,%'"), 1);
}

/* The clock goes back: time stands still in the ledger. */
static void
clock_back(void **state)
{
	struct kr_ledger_proof p;
	char fault[300];

	(void)state;
	at("clock", 50 * KR_DAY_MS);
	at("clock", 20 * KR_DAY_MS);
	at("clock", 50 * KR_DAY_MS + 1);
	p = proof_of("clock", fault);
	assert_int_equal(p.faults, 0);
	assert_int_equal(number("clock", "SELECT time_ms FROM entry WHERE "
	    "seq = 2"), 50 * KR_DAY_MS);
	/* and the writer says that it did, once */
	at("clock", kr_clock_now_ms() + 3600 * 1000);
	for (int i = 0; i < 2; i++) {
		struct kr_ledger *l = opened("clock", false);

		append_some(l);
		kr_ledger_close(l);
	}
	assert_int_equal(number("clock", "SELECT COUNT(*) FROM entry WHERE "
	    "kind = 'event'"), 2);
	p = proof_of("clock", fault);
	assert_string_equal(fault, "");
}

/* ---- retention ---------------------------------------------------------- */

static struct retention {
	const char	*name, *handling;
	unsigned	 of_class, of_agency;	/* days; 0: not set */
	int64_t		 after;			/* days */
	int		 removed;
	const char	*hold;			/* what became of one */
} retentions[] = {
	{ "nothing is set", "H0", 0, 0, 30000, 0, NULL },
	{ "not yet", "H0", 10, 0, 9, 0, NULL },
	{ "the class's time is over", "H0", 10, 0, 10, 2, NULL },
	{ "another class", "H1", 10, 0, 99, 0, NULL },
	{ "a class that there is not", "H9", 10, 0, 30000, 0, NULL },
	{ "the agency keeps it longer", "H0", 10, 20, 15, 0, NULL },
	{ "the agency's time is over", "H0", 10, 20, 20, 2, NULL },
	{ "the agency's time is shorter", "H0", 30, 5, 5, 2, NULL },
	{ "held, and released to one that keeps it longer", "H0", 10, 20, 15, 0,
	  "{\"event\":\"released\",\"agency\":\"police+other\"}" },
	{ "held, and refused", "H0", 10, 20, 15, 2,
	  "{\"event\":\"refused\",\"agency\":\"police\"}" },
};

static void
retained(void **state)
{
	const struct retention *c = *state;
	struct kr_agency agency = { .id = c->hold ? "police" : "netsafe",
	    .retention_days = c->of_agency };
	struct kr_config config = { .agency = &agency, .n_agency = 1,
	    .retention_days = { c->of_class } };
	struct kr_ledger *l = opened(c->name, false);
	struct kr_store *s = NULL;
	struct kr_ledger_proof p;
	char summary[400], name[300], fault[300];
	int64_t removed;

	snprintf(summary, sizeof(summary), "%s", DECISION("spam"));
	memcpy(strstr(summary, "\"H0\"") + 1, c->handling, 2);
	decided(l, "k", summary, CONTENT("k", "Q1"));
	decided(l, "k", summary, CONTENT("k", "Q2"));	/* a state */
	if (c->hold != NULL) {
		struct kr_ledger_entry e = { .kind = KR_LEDGER_HOLD,
		    .mail = KR_SPAN_LIT(KR_LEDGER_ZERO),
		    .summary = kr_span_str(c->hold) };
		struct kr_ledger_place place;

		assert_int_equal(kr_ledger_append(l, &e, &place, NULL), KR_OK);
	}
	kr_ledger_close(l);
	assert_int_equal(kr_store_open(name_of(c->name, "", name,
	    sizeof(name)), KR_STORE_WRITE, &s, NULL), KR_OK);
	assert_int_equal(kr_ledger_purge(s, &config, kr_clock_now_ms() +
	    c->after * KR_DAY_MS, false, &removed, NULL), KR_OK);
	kr_store_close(s);
	assert_int_equal(removed, c->removed);
	p = proof_of(c->name, fault);
	assert_string_equal(fault, "");
	assert_int_equal(p.removed, c->removed);
	assert_int_equal(number(c->name, "SELECT COUNT(*) FROM mail"),
	    c->removed == 0);
}

/* More than one transaction takes, and none of it when only asked. */
static void
purged_many(void **state)
{
	enum { MANY = 2100 };
	const struct kr_config config = { .retention_days = { 1 } };
	struct kr_store *s = NULL;
	struct kr_ledger_proof p;
	struct kr_tail t;
	char name[300], fault[300], mail[KR_SHA256_HEX], content[100];
	int64_t removed;

	(void)state;
	assert_int_equal(kr_store_open(name_of("many", "", name,
	    sizeof(name)), KR_STORE_WRITE, &s, NULL), KR_OK);
	assert_int_equal(kr_ledger_prepare(s, NULL), KR_OK);
	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	assert_int_equal(kr_tail_lock(s, "test.example", &t, NULL), KR_OK);
	for (int i = 0; i < MANY; i++) {
		struct kr_ledger_entry e = { .kind = KR_LEDGER_DECISION,
		    .summary = KR_SPAN_LIT(DECISION("spam")) };

		snprintf(mail, sizeof(mail), "%064d", i);
		snprintf(content, sizeof(content), CONTENT("%d", "Q"), i);
		e.mail = kr_span_str(mail);
		e.content = kr_span_str(content);
		assert_int_equal(kr_tail_append(s, &t, KR_DAY_MS, &e, NULL),
		    KR_OK);
	}
	assert_int_equal(kr_store_commit(s, NULL), KR_OK);
	assert_int_equal(kr_ledger_purge(s, &config, 3 * KR_DAY_MS, true,
	    &removed, NULL), KR_OK);
	assert_int_equal(removed, MANY);
	assert_int_equal(number("many", "SELECT COUNT(content) FROM entry"),
	    MANY);
	assert_int_equal(kr_ledger_purge(s, &config, 3 * KR_DAY_MS, false,
	    &removed, NULL), KR_OK);
	kr_store_close(s);
	assert_int_equal(removed, MANY);
	assert_int_equal(number("many", "SELECT COUNT(content) FROM entry"),
	    0);
	p = proof_of("many", fault);
	assert_string_equal(fault, "");
	assert_int_equal(p.removed, MANY);
}

/* ---- the same mail on the same way --------------------------------------- */

static struct key_case {
	const char	*name, *a[3], *b[3];	/* recipients */
	bool		 same;
} keys[] = {
	{ "in another order", { "b@x", "a@x" }, { "a@x", "b@x" }, true },
	{ "one begins as the other", { "a@x.nz", "a@x" }, { "a@x", "a@x.nz" },
	  true },
	{ "an empty one", { "a@x", "" }, { "", "a@x" }, true },
	{ "one twice", { "a@x", "a@x" }, { "a@x" }, false },
	{ "another", { "a@x", "b@x" }, { "a@x", "c@x" }, false },
	{ "one less", { "a@x", "b@x" }, { "a@x" }, false },
	{ "none, and nothing known", { NULL }, { NULL }, true },
};

/* No recipients: no envelope, or an empty one. */
static void
key_of(const char *const *rcpt, bool none, char hex[KR_SHA256_HEX])
{
	struct kr_arena *arena = kr_arena_new(1 << 16);
	struct kr_span list[3];
	struct kr_envelope envelope = { .rcpt = list };

	for (; envelope.n_rcpt < 3 && rcpt[envelope.n_rcpt] != NULL;
	    envelope.n_rcpt++)
		list[envelope.n_rcpt] = kr_span_str(rcpt[envelope.n_rcpt]);
	assert_true(kr_write_key(KR_SPAN_LIT("ab"), none && *rcpt == NULL ?
	    NULL : &envelope, arena, hex));
	kr_arena_free(arena);
}

static void
keys_run(void **state)
{
	const struct key_case *c = *state;
	char a[KR_SHA256_HEX], b[KR_SHA256_HEX];

	key_of(c->a, true, a);
	key_of(c->b, false, b);
	assert_int_equal(c->same, strcmp(a, b) == 0);
}

/* ---- what is asked before ------------------------------------------------ */

static struct check_case {
	const char	*name, *where, *chain;
	bool		 make;
	enum kr_rc	 rc;
	const char	*text;
} checks[] = {
	{ "it is not there, and need not be", "none", "mx1", false, KR_OK,
	  "" },
	{ "it is made", "made", "mx1", true, KR_OK, "" },
	{ "it is there", "made", "mx1", false, KR_OK, "" },
	{ "a name that no chain can have", "none", "a b", false, KR_E_SYNTAX,
	  "ledger: ledger_chain is made of letters, digits, \".\", \"-\" and "
	  "\"_\", not \"a b\"" },
	{ "no name", "none", "", false, KR_E_SYNTAX, "ledger: ledger_chain is "
	  "made of letters, digits, \".\", \"-\" and \"_\", not \"\"" },
#ifdef HAVE_POSTGRESQL
	{ "a server that is away", "postgresql:host=/nowhere dbname=x", "mx1",
	  false, KR_E_TEMPORARY, "store: " },
#endif
};

static void
checks_run(void **state)
{
	const struct check_case *c = *state;
	struct kr_ledger_settings s = settings_of(c->where, false);
	struct kr_err err = { .code = KR_OK };
	struct kr_ledger *l;

	snprintf(s.chain, sizeof(s.chain), "%s", c->chain);
	if (kr_store_is_postgresql(c->where))
		s.where = c->where;
	assert_int_equal(kr_ledger_check(&s, c->make, &err), c->rc);
	assert_memory_equal(err.text, c->text, strlen(c->text));
	if (c->rc == KR_E_SYNTAX)
		assert_int_equal(kr_ledger_open(&s, &l, NULL), c->rc);
}

static void
chain_names(void **state)
{
	char name[300];

	(void)state;
	memset(name, 'a', sizeof(name));
	name[255] = '\0';
	assert_true(kr_entry_chain_valid(name));
	name[255] = 'a';
	name[256] = '\0';
	assert_false(kr_entry_chain_valid(name));
}

static int
setup(void **state)
{
	(void)state;
	return folder_make("ledger") ? 0 : -1;
}

int
main(void)
{
	static const struct CMUnitTest each[] = {
		cmocka_unit_test(canonical),
		cmocka_unit_test(roots),
		cmocka_unit_test(threads),
		cmocka_unit_test(again),
		cmocka_unit_test(tempfail),
		cmocka_unit_test(lot),
		cmocka_unit_test(spooled),
		cmocka_unit_test(torn),
		cmocka_unit_test(days),
		cmocka_unit_test(clock_back),
		cmocka_unit_test(purged_many),
		cmocka_unit_test(chain_names),
	};
	struct CMUnitTest tests[KR_NELEM(each) + KR_NELEM(retentions) +
	    KR_NELEM(keys) + KR_NELEM(checks)];
	size_t at = KR_NELEM(each);

	memcpy(tests, each, sizeof(each));
	UNIT_ROWS(tests, at, retentions, retained);
	at += KR_NELEM(retentions);
	UNIT_ROWS(tests, at, keys, keys_run);
	at += KR_NELEM(keys);
	UNIT_ROWS(tests, at, checks, checks_run);
	return cmocka_run_group_tests_name("ledger", tests, setup,
	    folder_teardown);
}
