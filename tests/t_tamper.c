/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A ledger is tampered with in every way, and each time it must be found.
 *
 *   TAMPER_CASES=20000 tests/t_tamper    as many cases as that, spread over
 *                                        all ways
 */
#include "folder.h"
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ledger/chain.h"

#define CASES 400		/* without TAMPER_CASES */

static char name[256];			/* of the database */
static char *pristine;			/* its bytes */
static size_t size;
static unsigned char dump[KR_SHA256_LEN];	/* of all that it says */
static uint64_t seed = 20260101;

static unsigned
number(unsigned below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % below;
}

/* ---- a ledger that has everything --------------------------------------- */

static struct kr_store *
opened(enum kr_store_mode mode)
{
	struct kr_store *s = NULL;
	struct kr_err err = { .code = KR_OK };

	if (kr_store_open(name, mode, &s, &err) != KR_OK)
		return NULL;
	return s;
}

static void
append(struct kr_store *s, const char *chain, int64_t time_ms,
    enum kr_ledger_kind kind, const char *summary, const char *content)
{
	static char mail[KR_SHA256_HEX] = KR_LEDGER_ZERO;
	struct kr_ledger_entry e = { .kind = kind,
	    .mail = kr_span_str(mail), .summary = kr_span_str(summary),
	    .content = kr_span_str(content) };
	struct kr_tail t;
	struct kr_err err = { .code = KR_OK };

	mail[0] = "0123456789abcdef"[number(16)];
	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	assert_int_equal(kr_tail_lock(s, chain, &t, NULL), KR_OK);
	if (kr_tail_append(s, &t, time_ms, &e, &err) != KR_OK)
		fail_msg("%s", err.text);
	assert_int_equal(kr_store_commit(s, NULL), KR_OK);
}

static void
decide(struct kr_store *s, const char *chain, int64_t time_ms, int i)
{
	char summary[600], content[900];

	snprintf(summary, sizeof(summary), "{\"referral\":\"%032d\","
	    "\"category\":\"%s\",\"also\":[],\"referrals\":[{\"agency\":"
	    "\"netsafe\",\"basis\":\"direct\"},{\"agency\":\"certnz\","
	    "\"basis\":\"lead\"}],\"holds\":[{\"agency\":"
	    "\"police-cybercrime\",\"reason\":\"consent\"}],\"consent\":"
	    "\"absent\",\"urgency\":\"normal\",\"handling\":\"H%d\"}", i,
	    i % 3 == 0 ? "spam" : "phishing", i % 3);
	snprintf(content, sizeof(content), "{\"key\":\"%064d\",\"queue_id\":"
	    "\"Q%06d\",\"text\":\"m\xC4\x81 %0300d\"}", i, i, i);
	append(s, chain, time_ms, KR_LEDGER_DECISION, summary, content);
}

static void
ledger_make(struct kr_store *s)
{
	static const char *const chains[] = { "mx1.example", "mx2.example" };
	int64_t t = 1790000000000;
	char state[200];

	assert_int_equal(kr_ledger_prepare(s, NULL), KR_OK);
	for (int i = 0; i < 24; i++) {
		const char *chain = chains[i % 2];

		t += KR_DAY_MS / 7;
		decide(s, chain, t, i);
		snprintf(state, sizeof(state), "{\"chain\":\"%s\",\"seq\":%d,"
		    "\"state\":\"delivered\",\"agency\":\"netsafe\"}", chain,
		    1);
		append(s, chain, t + 5, KR_LEDGER_STATE, state,
		    "{\"queue_id\":\"Q000001\"}");
		append(s, chain, t + 9, KR_LEDGER_ANSWER,
		    "{\"language\":\"mi\"}", NULL);
	}
}

/* Content of class H1 goes. */
static void
ledger_purge(struct kr_store *s)
{
	struct kr_config config = { .retention_days = { 0, 1 } };
	struct kr_err err = { .code = KR_OK };
	int64_t removed;

	if (kr_ledger_purge(s, &config, 1791000000000, false, &removed,
	    &err) != KR_OK)
		fail_msg("%s", err.text);
	assert_in_range(removed, 6, 20);
}

/* ---- what it says ------------------------------------------------------- */

static bool
row_add(void *ctx, const struct kr_value *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		kr_sha256_add(ctx, (struct kr_span){ (const char *)&v[i].kind,
		    sizeof(v[i].kind) });
		kr_sha256_add(ctx, (struct kr_span){
		    (const char *)&v[i].integer, sizeof(v[i].integer) });
		kr_sha256_add(ctx, v[i].bytes);
		kr_sha256_add(ctx, KR_SPAN_LIT("|"));
	}
	return true;
}

static bool
dump_of(struct kr_store *s, unsigned char out[KR_SHA256_LEN])
{
	static const char *const queries[] = {
		"SELECT " KR_ROW_COLUMNS " FROM entry ORDER BY chain, seq",
		"SELECT * FROM chain ORDER BY name",
		"SELECT * FROM decision ORDER BY chain, seq",
		"SELECT * FROM referral ORDER BY chain, seq, agency",
		"SELECT * FROM mail ORDER BY key", "SELECT * FROM ledger",
	};
	struct kr_sha256_stream stream;
	bool ok = true;

	kr_sha256_begin(&stream);
	for (size_t i = 0; i < KR_NELEM(queries); i++)
		ok &= kr_store_each(s, queries[i], NULL, 0, row_add, &stream,
		    NULL) == KR_OK;
	return kr_sha256_end(&stream, out) && ok;
}

static void
quiet(void *ctx, const char *text)
{
	char *first = ctx;

	if (first[0] == '\0')
		snprintf(first, 200, "%s", text);
}

/* Is it found?  Or, with harmless, does the ledger still say the same? */
static bool
found(bool *harmless, char first[200])
{
	struct kr_store *s = opened(KR_STORE_READ);
	struct kr_ledger_proof proof;
	unsigned char now[KR_SHA256_LEN];
	struct kr_err err = { .code = KR_OK };
	bool told;

	first[0] = '\0';
	if (s == NULL)
		return true;		/* it cannot even be opened */
	told = kr_ledger_verify(s, quiet, first, &proof, &err) != KR_OK ||
	    proof.faults > 0;
	*harmless = !told && dump_of(s, now) &&
	    memcmp(now, dump, sizeof(now)) == 0;
	kr_store_close(s);
	return told;
}

/* ---- the file again, as it was ------------------------------------------ */

static void
file_write(const char *bytes)
{
	char other[300];
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, size), size);
	close(fd);
	snprintf(other, sizeof(other), "%s-wal", name);
	unlink(other);
	snprintf(other, sizeof(other), "%s-shm", name);
	unlink(other);
}

static void
file_read(void)
{
	FILE *f = fopen(name, "rb");

	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	size = (size_t)ftell(f);
	rewind(f);
	pristine = malloc(size);
	assert_non_null(pristine);
	assert_int_equal(fread(pristine, 1, size, f), size);
	fclose(f);
}

static size_t
cases(size_t ways)
{
	const char *text = getenv("TAMPER_CASES");
	size_t n = text != NULL ? strtoul(text, NULL, 10) : CASES;

	return (n + ways - 1) / ways;
}

/* ---- bits of values ----------------------------------------------------- */

static const struct column {
	const char	*table, *column;
	bool		 number;
} columns[] = {
	{ "entry", "chain", false }, { "entry", "seq", true },
	{ "entry", "time_ms", true }, { "entry", "kind", false },
	{ "entry", "mail", false }, { "entry", "summary", false },
	{ "entry", "content", false }, { "entry", "content_digest", false },
	{ "entry", "previous", false }, { "entry", "digest", false },
	{ "chain", "name", false }, { "chain", "seq", true },
	{ "chain", "time_ms", true }, { "chain", "day_first", true },
	{ "chain", "digest", false }, { "decision", "chain", false },
	{ "decision", "seq", true }, { "decision", "time_ms", true },
	{ "decision", "mail", false }, { "decision", "key", false },
	{ "decision", "queue_id", false }, { "decision", "category", false },
	{ "decision", "handling", false }, { "decision", "urgency", false },
	{ "decision", "consent", false }, { "decision", "state", false },
	{ "referral", "chain", false }, { "referral", "seq", true },
	{ "referral", "agency", false }, { "referral", "basis", false },
	{ "referral", "state", false }, { "mail", "key", false },
	{ "ledger", "version", true },
};

struct picked {
	int64_t	rowid, integer;
	char	text[4096];
	size_t	len;
};

static bool
picked_take(void *ctx, const struct kr_value *v, size_t n)
{
	struct picked *p = ctx;

	assert_int_equal(n, 2);
	p->rowid = v[0].integer;
	p->integer = v[1].integer;
	p->len = v[1].bytes.len;
	assert_true(p->len < sizeof(p->text));
	memcpy(p->text, v[1].bytes.ptr != NULL ? v[1].bytes.ptr : "", p->len);
	return false;
}

static void
must(struct kr_store *s, const char *sql, const struct kr_value *v, size_t n)
{
	struct kr_err err = { .code = KR_OK };

	if (kr_store_run(s, sql, v, n, &err) != KR_OK)
		fail_msg("%s: %s", sql, err.text);
}

/* One bit of one value of one row; false if the database would not. */
static bool
bit_flip(struct kr_store *s, const struct column *c, char what[300])
{
	struct picked p = { .rowid = 0 };
	struct kr_value v[2];
	char sql[300];
	unsigned bit;

	snprintf(sql, sizeof(sql), "SELECT rowid, %s FROM %s WHERE %s IS NOT "
	    "NULL ORDER BY (rowid * %u) %% 1009 LIMIT 1", c->column, c->table,
	    c->column, 1 + number(1008));
	assert_int_equal(kr_store_each(s, sql, NULL, 0, picked_take, &p,
	    NULL), KR_OK);
	if (c->number) {
		bit = number(62);
		v[0] = kr_value_integer(p.integer ^ (int64_t)1 << bit);
	} else {
		bit = number((unsigned)p.len * 8);
		p.text[bit / 8] = (char)(p.text[bit / 8] ^ 1 << bit % 8);
		v[0] = kr_value_text((struct kr_span){ p.text, p.len });
	}
	v[1] = kr_value_integer(p.rowid);
	snprintf(what, 300, "%s.%s row %lld bit %u", c->table, c->column,
	    (long long)p.rowid, bit);
	snprintf(sql, sizeof(sql), "UPDATE %s SET %s = ? WHERE rowid = ?",
	    c->table, c->column);
	/* Refused where it would make another row's key. */
	return kr_store_run(s, sql, v, 2, NULL) == KR_OK;
}

static void
values(void **state)
{
	size_t each = cases(2 * KR_NELEM(columns)), done = 0, refused = 0;
	char what[300], first[200];

	(void)state;
	for (size_t i = 0; i < KR_NELEM(columns); i++)
		for (size_t j = 0; j < each; j++) {
			struct kr_store *s;
			bool harmless, flipped;

			file_write(pristine);
			s = opened(KR_STORE_WRITE);
			must(s, "PRAGMA synchronous = OFF", NULL, 0);
			flipped = bit_flip(s, &columns[i], what);
			kr_store_close(s);
			if (flipped && !found(&harmless, first))
				fail_msg("not found: %s", what);
			done += flipped;
			refused += !flipped;
		}
	printf("%zu bits of values flipped: all found (%zu more would not "
	    "go in)\n", done, refused);
}

/* ---- rows --------------------------------------------------------------- */

/* %llu: two numbers that choose rows. */
static const char *const row_ways[] = {
	"DELETE FROM entry WHERE rowid = 1 + %llu %% 80",
	"DELETE FROM entry WHERE rowid = (SELECT MAX(rowid) FROM entry) - %llu "
	    "%% 2",
	"DELETE FROM decision WHERE rowid = 1 + %llu %% 24",
	"DELETE FROM referral WHERE rowid = 1 + %llu %% 72",
	"DELETE FROM chain WHERE rowid = 1 + %llu %% 2",
	"DELETE FROM mail WHERE rowid = (SELECT rowid FROM mail ORDER BY "
	    "(rowid * %llu) %% 1009 LIMIT 1)",
	"INSERT INTO mail VALUES ('9%063llu')",
	"INSERT INTO ledger VALUES (2 + %llu)",
	/* the same entry once more, behind all others */
	"INSERT INTO entry SELECT chain, (SELECT MAX(seq) + 1 FROM entry x "
	    "WHERE x.chain = e.chain), time_ms, kind, mail, summary, content, "
	    "content_digest, previous, digest FROM entry e WHERE rowid = 1 + "
	    "%llu %% 80",
	"INSERT INTO entry SELECT 'mx3', seq, time_ms, kind, mail, summary, "
	    "content, content_digest, previous, digest FROM entry WHERE rowid "
	    "= 1 + %llu %% 80",
	"INSERT INTO referral SELECT chain, seq, 'ncsc', basis, state FROM "
	    "referral WHERE rowid = 1 + %llu %% 72",
	/* two entries change places */
	"UPDATE entry SET seq = CASE seq WHEN 1 + %llu %% 30 THEN -1 - %llu "
	    "%% 30 WHEN 2 + %llu %% 30 THEN -2 - %llu %% 30 ELSE seq END WHERE "
	    "chain = 'mx1.example';"
	    "UPDATE entry SET seq = CASE seq WHEN -1 - %llu %% 30 THEN 2 + "
	    "%llu %% 30 WHEN -2 - %llu %% 30 THEN 1 + %llu %% 30 ELSE seq END "
	    "WHERE seq < 0",
	/* content is put away without a word */
	"UPDATE entry SET content = NULL WHERE rowid = (SELECT rowid FROM "
	"entry "
	    "WHERE content IS NOT NULL ORDER BY (rowid * %llu) %% 1009 LIMIT "
	    "1)",
	"UPDATE entry SET content = '{}' WHERE rowid = (SELECT rowid FROM "
	"entry "
	    "WHERE content IS NULL ORDER BY (rowid * %llu) %% 1009 LIMIT 1)",
	/* entries of the end are cut off, and the end told otherwise */
	"DELETE FROM entry WHERE chain = 'mx2.example' AND seq > 30 + %llu %% "
	    "3",
};

static void
way_run(struct kr_store *s, const char *way)
{
	unsigned long long n = number(1000);
	char sql[1200], *semicolon, fmt[1200];

	/* every %llu is the same number */
	snprintf(fmt, sizeof(fmt), "%s", way);
	semicolon = strchr(fmt, ';');
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	if (semicolon != NULL) {
		*semicolon = '\0';
		snprintf(sql, sizeof(sql), fmt, n, n, n, n);
		must(s, sql, NULL, 0);
		snprintf(sql, sizeof(sql), semicolon + 1, n, n, n, n);
	} else {
		snprintf(sql, sizeof(sql), fmt, n);
	}
#pragma GCC diagnostic pop
	must(s, sql, NULL, 0);
}

static void
rows(void **state)
{
	size_t each = cases(4 * KR_NELEM(row_ways)), done = 0;
	char first[200];

	(void)state;
	for (size_t i = 0; i < KR_NELEM(row_ways); i++)
		for (size_t j = 0; j < each; j++) {
			struct kr_store *s;
			bool harmless;

			file_write(pristine);
			s = opened(KR_STORE_WRITE);
			must(s, "PRAGMA synchronous = OFF", NULL, 0);
			way_run(s, row_ways[i]);
			kr_store_close(s);
			if (!found(&harmless, first))
				fail_msg("not found: %s", row_ways[i]);
			done++;
		}
	printf("%zu rows dropped, put in, doubled or swapped: all found\n",
	    done);
}

/* ---- bits of the file --------------------------------------------------- */

/* A bit that says nothing (room that is not used) may go unseen. */
static void
file_bits(void **state)
{
	size_t n = cases(4), told = 0;
	char *bytes = malloc(size), first[200];

	(void)state;
	assert_non_null(bytes);
	memcpy(bytes, pristine, size);
	for (size_t i = 0; i < n; i++) {
		unsigned bit = number((unsigned)size * 8);
		bool harmless = false;

		bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
		file_write(bytes);
		if (found(&harmless, first))
			told++;
		else if (!harmless)
			fail_msg("not found: bit %u of the file", bit);
		bytes[bit / 8] = pristine[bit / 8];
	}
	printf("%zu bits of the file flipped: %zu found, %zu in room that says "
	    "nothing\n", n, told, n - told);
	free(bytes);
}

static void
untouched(void **state)
{
	char first[200];
	bool harmless = false;

	(void)state;
	file_write(pristine);
	if (found(&harmless, first))
		fail_msg("%s", first);
	assert_true(harmless);
}

static int
setup(void **state)
{
	struct kr_store *s;

	(void)state;
	if (!folder_make("tamper"))
		return -1;
	snprintf(name, sizeof(name), "%s/ledger", folder);
	s = opened(KR_STORE_WRITE);
	ledger_make(s);
	ledger_purge(s);
	if (!dump_of(s, dump))
		return -1;
	kr_store_close(s);		/* the last one brings all home */
	file_read();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	free(pristine);
	return folder_remove(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(untouched),
		cmocka_unit_test(values),
		cmocka_unit_test(rows),
		cmocka_unit_test(file_bits),
		cmocka_unit_test(untouched),
	};

	return cmocka_run_group_tests_name("tamper", tests, setup, teardown);
}
