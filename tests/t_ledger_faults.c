/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each piece of the ledger's work, with each thing that it asks of the
 * machine refused once: memory, the database, the disk.  It says so or gets
 * by; the ledger stays whole, and what was said to stand in it does; done
 * once more, it is done.
 */
#include <sched.h>
#include <sys/wait.h>

#include "fault_more.h"
#include "ledger_small.h"
#include "scene.h"
#include "verdict.h"

#define LEDGER	"ledger"
#define SPOOL	"spool"
#define WRITTEN	8		/* places that a piece of work may keep */

static char *small_bytes, *grown_bytes;		/* whole ledgers */
static size_t small_size, grown_size;
static struct world world;
static int64_t written[WRITTEN];		/* 0: in the spool */
static size_t n_written;
static bool once;			/* it was not done again */

/* ---- files -------------------------------------------------------------- */

static char *
file_read(const char *file, size_t *size)
{
	FILE *f = fopen(folder_file(file), "rb");
	char *bytes;

	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	*size = (size_t)ftell(f);
	rewind(f);
	bytes = malloc(*size);
	assert_int_equal(fread(bytes, 1, *size, f), *size);
	fclose(f);
	return bytes;
}

static void
file_write(const char *file, const char *bytes, size_t size)
{
	FILE *f = fopen(folder_file(file), "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, size, f), size);
	fclose(f);
}

static void
fresh(void)
{
	static const char *const gone[] = { LEDGER "-wal", LEDGER "-shm",
	    "other-wal", "other-shm", SPOOL, SPOOL ".damaged" };

	for (size_t i = 0; i < KR_NELEM(gone); i++)
		unlink(folder_file(gone[i]));
	file_write(LEDGER, small_bytes, small_size);
	file_write("other", grown_bytes, grown_size);
	n_written = 0;
}

/* ---- pieces of work ----------------------------------------------------- */

static enum kr_rc
with_store(enum kr_rc (*work)(struct kr_store *, struct kr_err *),
    enum kr_store_mode mode, struct kr_err *err)
{
	struct kr_store *s;
	enum kr_rc rc = kr_store_open(folder_file(LEDGER), mode, &s, err);

	if (rc != KR_OK)
		return rc;
	rc = work(s, err);
	kr_store_close(s);
	return rc;
}

/* Only what SQLite calls damage is a fault of the ledger; and what jansson
 * cannot read, since it does not tell bad JSON from too little memory. */
static void
say(void *ctx, const char *text)
{
	(void)ctx;
	if (fault_kinds != FAULT_MEMORY && (fault_kinds != FAULT_DATABASE ||
	    fault_sqlite != SQLITE_CORRUPT))
		fail_msg("kind %u, call %d: %s", fault_kinds, fault_n, text);
}

static enum kr_rc
verify_store(struct kr_store *s, struct kr_err *err)
{
	struct kr_ledger_proof p;

	return kr_ledger_verify(s, say, NULL, &p, err);
}

static enum kr_rc
verify(struct kr_err *err)
{
	return with_store(verify_store, KR_STORE_READ, err);
}

static enum kr_rc
rebuild(struct kr_err *err)
{
	return with_store(kr_ledger_rebuild, KR_STORE_WRITE, err);
}

static enum kr_rc
prepare_store(struct kr_store *s, struct kr_err *err)
{
	return kr_ledger_prepare(s, err);
}

static enum kr_rc
prepare(struct kr_err *err)
{
	return with_store(prepare_store, KR_STORE_WRITE, err);
}

static enum kr_rc
prepare_new(struct kr_err *err)
{
	struct kr_store *s;
	enum kr_rc rc = kr_store_open("", KR_STORE_WRITE, &s, err);

	if (rc != KR_OK)
		return rc;
	rc = kr_ledger_prepare(s, err);
	kr_store_close(s);
	return rc;
}

static struct kr_agency agencies[] = {
	{ .id = "netsafe", .retention_days = 3 }, { .id = "certnz" } };
static const struct kr_config keeping = { .agency = agencies,
	.n_agency = KR_NELEM(agencies), .retention_days = { 2, 2, 2 } };

static enum kr_rc
purge_store(struct kr_store *s, struct kr_err *err)
{
	int64_t removed;

	return kr_ledger_purge(s, &keeping, T0 + 4 * KR_DAY_MS, false,
	    &removed, err);
}

static enum kr_rc
purge(struct kr_err *err)
{
	return with_store(purge_store, KR_STORE_WRITE, err);
}

static void
purge_fill(void)
{
	assert_int_equal(purge(NULL), KR_OK);
}

static void
purged(void)
{
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM entry WHERE "
	    "content IS NOT NULL"), 0);
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM mail"), 0);
}

static enum kr_rc
merge_store(struct kr_store *into, struct kr_err *err)
{
	struct kr_store *from;
	int64_t added;
	enum kr_rc rc = kr_store_open(folder_file("other"), KR_STORE_READ,
	    &from, err);

	if (rc != KR_OK)
		return rc;
	rc = kr_ledger_merge(into, from, &added, err);
	kr_store_close(from);
	return rc;
}

/* It may go on with the store that it has. */
static enum kr_rc
merge_again_store(struct kr_store *into, struct kr_err *err)
{
	enum kr_rc rc = merge_store(into, err);

	if (rc != KR_OK && !kr_store_broken(into)) {
		fault_at = 0;
		assert_int_equal(kr_store_begin(into, NULL), KR_OK);
		kr_store_rollback(into);
	}
	return rc;
}

static enum kr_rc
merge(struct kr_err *err)
{
	return with_store(merge_store, KR_STORE_WRITE, err);
}

static enum kr_rc
merge_again(struct kr_err *err)
{
	return with_store(merge_again_store, KR_STORE_WRITE, err);
}

static void
merged(void)
{
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM chain"), 3);
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM decision"), 3);
}

static bool
row_count(void *ctx, const struct kr_ledger_row *r)
{
	(void)r;
	++*(int *)ctx;
	return true;
}

static enum kr_rc
read_store(struct kr_store *s, struct kr_err *err)
{
	const struct kr_ledger_filter f = { .agency = KR_SPAN_LIT("certnz"),
	    .mail = KR_SPAN_LIT("aa"), .from_ms = 1, .limit = 5 };
	int n = 0;
	enum kr_rc rc = kr_ledger_each(s, &f, row_count, &n, err);

	assert_true(rc != KR_OK || n == 1);
	return rc;
}

static enum kr_rc
read_rows(struct kr_err *err)
{
	return with_store(read_store, KR_STORE_READ, err);
}

static struct kr_ledger_settings
settings(void)
{
	static char where[1200], spool[1200];

	snprintf(where, sizeof(where), "%s", folder_file(LEDGER));
	snprintf(spool, sizeof(spool), "%s", folder_file(SPOOL));
	return (struct kr_ledger_settings){ .chain = "mx1", .where = where,
	    .spool = spool };
}

static enum kr_rc
check(struct kr_err *err)
{
	const struct kr_ledger_settings s = settings();

	return kr_ledger_check(&s, true, err);
}

/* ---- writing ------------------------------------------------------------ */

static enum kr_rc
decide(struct kr_ledger *l, const char *key, const char *summary,
    const char *content, struct kr_err *err)
{
	const struct kr_ledger_entry e = { .kind = KR_LEDGER_DECISION,
	    .mail = KR_SPAN_LIT(MAIL_B), .summary = kr_span_str(summary),
	    .content = kr_span_str(content) };
	struct kr_ledger_place p;
	enum kr_rc rc = kr_ledger_write(l, &e, key, &p, err);

	if (rc == KR_OK)
		written[n_written++] = p.seq;
	return rc;
}

/* New, again, otherwise; and what came of it. */
static enum kr_rc
write_all(struct kr_ledger *l, struct kr_err *err)
{
	static const struct kr_ledger_outcome outcome[] = {
	    { .chain = "mx1", .mail = MAIL_A, .seq = 1,
	      .state = KR_LEDGER_DELIVERED, .agency = "certnz",
	      .dsn = "2.0.0", .queue_id = "Q1" },
	    { .chain = "mx1", .mail = MAIL_A, .seq = 1,
	      .state = KR_LEDGER_ACCEPTED } };
	enum kr_rc rc = decide(l, "n", DECIDED("spam", "H0"),
	    CONTENT("n", "Q8"), err);

	if (rc == KR_OK)
		rc = decide(l, "n", DECIDED("spam", "H0"), CONTENT("n",
		    "Q9"), err);
	if (rc == KR_OK)
		rc = decide(l, "n", DECIDED("other", "H0"), CONTENT("n",
		    "Q10"), err);
	if (rc == KR_OK)
		rc = kr_ledger_outcomes(l, outcome, KR_NELEM(outcome), err);
	return rc;
}

static enum kr_rc
with_ledger(enum kr_rc (*work)(struct kr_ledger *, struct kr_err *),
    bool accept, struct kr_err *err)
{
	struct kr_ledger_settings s = settings();
	struct kr_ledger *l;
	enum kr_rc rc;

	s.accept = s.patient = accept;
	rc = kr_ledger_open(&s, &l, err);
	if (rc != KR_OK)
		return rc;
	rc = work(l, err);
	kr_ledger_close(l);
	return rc;
}

static enum kr_rc
writing(struct kr_err *err)
{
	return with_ledger(write_all, false, err);
}

static enum kr_rc
spooling(struct kr_err *err)
{
	return with_ledger(write_all, true, err);
}

/*
 * All that was said to be there is, once what waits is brought; and once, if
 * it was asked for once.
 */
static void
stands(void)
{
	static const char *const sql_of[] = {
		"SELECT COUNT(*) FROM decision WHERE key = 'n' AND "
		    "category = 'spam'",
		"SELECT COUNT(*) FROM decision WHERE key = 'n' AND "
		    "category = 'other'",
		"SELECT COUNT(*) FROM entry WHERE seq > 4 AND summary LIKE "
		    "'%\"delivered\"%'",
	};
	const struct kr_ledger_settings s = settings();
	struct kr_ledger *l;

	assert_int_equal(kr_ledger_open(&s, &l, NULL), KR_OK);
	kr_ledger_close(l);
	assert_false(kr_backlog_waits(s.spool));
	for (size_t i = 0; i < KR_NELEM(sql_of); i++) {
		int64_t n = number(LEDGER, sql_of[i]);

		if (once ? n != 1 : n < 1)
			fail_msg("%d: %s", (int)n, sql_of[i]);
	}
	for (size_t i = 0; i < n_written; i++) {
		char sql[100];

		snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM decision "
		    "WHERE chain = 'mx1' AND seq = %d", (int)written[i]);
		assert_true(written[i] == 0 || number(LEDGER, sql) == 1);
	}
}

static void
spool_fill(const struct kr_tail *perhaps)
{
	const struct kr_write w[] = {
	    { { KR_LEDGER_DECISION, KR_SPAN_LIT(MAIL_B), KR_SPAN_LIT(
		DECIDED("spam", "H0")), KR_SPAN_LIT(CONTENT("n", "Q8")) },
		"n" },
	    { { KR_LEDGER_DECISION, KR_SPAN_LIT(MAIL_B), KR_SPAN_LIT(
		DECIDED("other", "H0")), KR_SPAN_LIT(CONTENT("n", "Q9")) },
		"n" },
	    { { KR_LEDGER_STATE, KR_SPAN_LIT(MAIL_A), KR_SPAN_LIT(STATE(
		"mx1", 1, "\"state\":\"accepted\"")), KR_SPAN_NONE }, NULL } };

	assert_int_equal(kr_backlog_write(folder_file(SPOOL), w, KR_NELEM(w),
	    perhaps, NULL), KR_OK);
}

static void
bring_fill(void)
{
	FILE *f;

	spool_fill(NULL);
	f = fopen(folder_file(SPOOL), "a");
	fputs("0123 {\"kind\":0,", f);
	fclose(f);
}

static enum kr_rc
bring_store(struct kr_store *s, struct kr_err *err)
{
	size_t done, damaged;

	return kr_backlog_bring(folder_file(SPOOL), s, "mx1", &done, &damaged,
	    err);
}

static enum kr_rc
bring(struct kr_err *err)
{
	return with_store(bring_store, KR_STORE_WRITE, err);
}

static void
brought_once(void)
{
	/* once each, whatever was refused at which point */
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM decision WHERE "
	    "key = 'n'"), 2);
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM entry WHERE "
	    "chain = 'mx1' AND summary LIKE '%\"accepted\"}'"), 2);
	assert_false(kr_backlog_waits(folder_file(SPOOL)));
}

static void
brought(void)
{
	brought_once();
	assert_true(kr_backlog_waits(folder_file(SPOOL ".damaged")));
}

/* What waits stands there already, and a mark says so. */
static void
home_fill(void)
{
	struct kr_store *s = store_of(LEDGER, KR_STORE_WRITE);
	struct kr_tail t;

	spool_fill(NULL);
	assert_int_equal(bring_store(s, NULL), KR_OK);
	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	assert_int_equal(kr_tail_lock(s, "mx1", &t, NULL), KR_OK);
	kr_store_rollback(s);
	kr_store_close(s);
	spool_fill(&t);
}

/* The database is away all the time. */
static enum kr_rc
away(struct kr_err *err)
{
	const char *where = folder_file("nowhere/ledger");
	struct kr_ledger_settings s = settings();
	struct kr_ledger *l;
	enum kr_rc rc;

	s.where = where;
	s.accept = s.patient = true;
	rc = kr_ledger_open(&s, &l, err);
	if (rc != KR_OK)
		return rc;
	rc = write_all(l, err);
	kr_ledger_close(l);
	return rc;
}

/* ---- a verdict ---------------------------------------------------------- */

static enum kr_rc
verdict_write(struct kr_ledger *l, struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new((size_t)16 << 20);
	struct kr_span rcpt[] = { KR_SPAN_LIT("b@x"), KR_SPAN_LIT("a@x") };
	/* what is no UTF-8 is repaired, which takes memory */
	const struct kr_envelope envelope = { .rcpt = rcpt, .n_rcpt = 2,
	    .queue_id = KR_SPAN_LIT("Q\xFF") };
	struct kr_ledger_place p;
	enum kr_rc rc;

	if (arena == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "no arena");
	rc = kr_ledger_decide(l, &world.verdict, &envelope, arena, &p, err);
	if (rc == KR_OK)
		rc = kr_ledger_decide_fallback(l, KR_SPAN_LIT("a mail"),
		    &envelope, "why", arena, &p, err);
	kr_arena_free(arena);
	return rc;
}

static enum kr_rc
verdict(struct kr_err *err)
{
	return with_ledger(verdict_write, false, err);
}

/* An entry says everything or is not written. */
static void
told(void)
{
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM entry WHERE "
	    "summary LIKE '{\"referral\":\"0123\",\"category\":\"spam\","
	    "\"also\":[\"malware\"],\"referrals\":[{\"agency\":\"an-agency\","
	    "\"basis\":\"direct\"}],\"holds\":[{\"agency\":\"an-agency\","
	    "\"reason\":\"consent\"}],%,\"auth\":{%},\"spam\":730,%,"
	    "\"findings\":[\"UEMA_X\",\"A_RULE\"],%,\"campaign\":"
	    "\"c0000000000000007\"}' AND content LIKE '{\"key\":%,"
	    "\"queue_id\":\"Q\xEF\xBF\xBD\",%,\"consent\":{\"said\":"
	    "\"absent\",\"source\":\"text\",%\"offset\":%,\"length\":5},"
	    "\"record\":{%}}'"), 1);
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM entry WHERE "
	    "kind = 'decision' AND summary LIKE '%\"fallback\":\"why\"%'"),
	    1);
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM entry WHERE "
	    "kind = 'decision'"), 4);
}

static enum kr_rc
returned_note(struct kr_ledger *l, struct kr_err *err)
{
	static const struct kr_returned r = { .id = ID_A, .n = 1,
	    .item = { { "certnz", KR_LEDGER_BOUNCED, "5.1.1" } } };

	return kr_returned_note(l, folder_file(LEDGER), &r, err);
}

static enum kr_rc
returned(struct kr_err *err)
{
	return with_ledger(returned_note, false, err);
}

static void
noted(void)
{
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM referral WHERE "
	    "agency = 'certnz' AND chain = 'mx1' AND state = 'bounced'"), 1);
}

static struct scene *scene;
static char report[4000];		/* a delivery report */

static void
report_make(void)
{
	struct kr_buffer b;

	scene = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	scene->config.agency = &emcu;
	scene->config.n_agency = 1;
	kr_buffer_init(&b, scene->arena, SIZE_MAX);
	kr_buffer_str(&b, "Content-Type: multipart/report; boundary=b\n\n"
	    "--b\nContent-Type: message/delivery-status\n"
	    "Content-Transfer-Encoding: quoted-printable\n\n"
	    "Final-Recipient: rfc822; emcu=40dia.example\nAction: failed\n"
	    "--b\nContent-Type: text/rfc822-headers\n\n");
	scene_tagged(&b, scene, KEY);
	kr_buffer_str(&b, "\n--b--\n");
	snprintf(report, sizeof(report), "%s", kr_buffer_cstr(&b));
}

/* It is read whole, or goes to a person as any other mail. */
static enum kr_rc
report_read(struct kr_err *err)
{
	const struct kr_envelope envelope = { .mail_from = KR_SPAN_LIT("") };
	struct kr_arena *arena = kr_arena_new((size_t)1 << 20);
	struct kr_message *m;
	struct kr_returned r;
	int at = fault_at;
	enum kr_rc rc = KR_OK;

	assert_non_null(arena);
	fault_at = 0;		/* reading mail is tried elsewhere */
	assert_int_equal(kr_message_read(kr_span_str(report),
	    &kr_limits_default, arena, &m, NULL), KR_OK);
	fault_at = at;
	if (kr_returned_read(m, &envelope, &scene->config, KEY, arena, &r)) {
		assert_int_equal(r.n, 1);
		assert_string_equal(r.item[0].agency, "dia-emcu");
		assert_int_equal(r.item[0].state, KR_LEDGER_BOUNCED);
	} else {
		rc = kr_fail(err, KR_E_NOMEM, 0, "it could not be read");
	}
	kr_arena_free(arena);
	return rc;
}

static enum kr_rc
named(struct kr_err *err)
{
	const struct kr_config config = { .ledger = "x", .ledger_spool = "",
	    .ledger_chain = "" };
	struct kr_ledger_settings s;

	(void)err;
	assert_true(kr_ledger_settings(&config, &s));
	assert_true(kr_entry_chain_valid(s.chain));
	return KR_OK;
}

/* ---- each refused ------------------------------------------------------- */

#define ALL ((1u << FAULT_KINDS) - 1)
/*
 * In a process of its own: without memory jansson may end it, or lose a
 * character of what it reads, so that the tables are to be made anew.
 */
#define APART (1u << FAULT_KINDS)
/* Besides, the database does what it is asked and says that it did not. */
#define UNHEARD (2u << FAULT_KINDS)
/* Besides, a disk that takes nothing takes nothing from there on. */
#define STAYS (4u << FAULT_KINDS)

static struct work {
	const char	*name;
	enum kr_rc	(*work)(struct kr_err *);
	void		(*begin)(void);
	void		(*done)(void);
	unsigned	 kinds;
} works[] = {
	{ "verify", verify, NULL, NULL, ALL },
	{ "verify what was purged", verify, purge_fill, purged, FAULT_MEMORY |
	  FAULT_ARENA },
	{ "rebuild", rebuild, NULL, NULL, ALL },
	{ "prepare", prepare, NULL, NULL, ALL },
	{ "prepare a new one", prepare_new, NULL, NULL, ALL },
	{ "purge", purge, NULL, purged, ALL },
	{ "merge", merge, NULL, merged, ALL },
	{ "merge, same store", merge_again, NULL, merged, FAULT_DATABASE },
	{ "read", read_rows, NULL, NULL, ALL },
	{ "check", check, NULL, NULL, ALL },
	{ "write", writing, NULL, stands, ALL | UNHEARD },
	{ "write or spool", spooling, NULL, stands, ALL | UNHEARD },
	{ "spool", away, NULL, stands, ALL | STAYS },
	{ "bring from the spool", bring, bring_fill, brought, ALL | UNHEARD |
	  STAYS },
	{ "bring what is home", bring, home_fill, brought_once, ALL },
	{ "verdict", verdict, NULL, told, ALL & ~(unsigned)FAULT_MEMORY },
	{ "verdict without memory", verdict, NULL, told, FAULT_MEMORY | APART },
	{ "returned", returned, NULL, noted, ALL },
	{ "a report of what was returned", report_read, NULL, NULL,
	  FAULT_ARENA | FAULT_DIGEST },
	{ "name of the machine", named, NULL, NULL, FAULT_FILE },
};

/* The same as w->work(), in a process of its own. */
static enum kr_rc
work_apart(const struct work *w, bool *met)
{
	enum { DONE, REFUSED, FAILED };
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		enum kr_rc rc;

		if (freopen("/dev/null", "w", stderr) == NULL)
			fault_exit(FAILED);
		rc = w->work(NULL);
		*met = fault_over();
		fault_exit(rc != KR_OK ? FAILED : *met ? REFUSED : DONE);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	*met = !WIFEXITED(status) || WEXITSTATUS(status) != DONE;
	return WIFEXITED(status) && WEXITSTATUS(status) != FAILED ? KR_OK :
	    KR_E_NOMEM;
}

/* False if it did not ask so often. */
static bool
refused(const struct work *w, unsigned kind, int at, struct kr_err *err)
{
	enum kr_rc rc;
	bool met;

	fault_set(kind, at);
	if ((w->kinds & APART) != 0) {
		rc = work_apart(w, &met);
		fault_at = 0;
	} else {
		rc = w->work(err);
		met = fault_over();
	}
	once = rc == KR_OK;
	if (rc != KR_OK) {
		assert_true(err == NULL || err->text[0] != '\0');
		rc = w->work(NULL);
	}
	assert_int_equal(rc, KR_OK);
	if (w->done != NULL)
		w->done();
	if ((w->kinds & APART) != 0)
		assert_int_equal(rebuild(NULL), KR_OK);
	assert_string_equal(fault_of(LEDGER), "");
	return met;
}

/* Under a sanitizer a call takes so much longer that not each is refused. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STRIDE	11
#else
#define STRIDE	1
#endif

/* Until it asks no more. */
static void
each_refused(const struct work *w, unsigned kind, bool told_why)
{
	bool met = true;

	for (int at = 1; met; at += STRIDE) {
		struct kr_err err = { .code = KR_OK };

		assert_true(at < 2000);
		fresh();
		if (w->begin != NULL)
			w->begin();
		met = refused(w, kind, at, told_why ? &err : NULL);
	}
}

static void
works_run(void **state)
{
	static const int codes[] = { SQLITE_IOERR_WRITE, SQLITE_NOMEM,
	    SQLITE_CORRUPT };
	const struct work *w = *state;

	for (unsigned kind = 1; kind < ALL; kind <<= 1) {
		if ((w->kinds & kind) == 0)
			continue;
		each_refused(w, kind, kind != FAULT_MEMORY);
	}
	for (size_t i = 0; i < KR_NELEM(codes); i++) {
		fault_sqlite = codes[i];
		if ((w->kinds & FAULT_DATABASE) != 0)
			each_refused(w, FAULT_DATABASE, i % 2 == 0);
	}
	fault_sqlite = SQLITE_FULL;
	fault_unheard = true;
	if ((w->kinds & UNHEARD) != 0)
		each_refused(w, FAULT_DATABASE, true);
	fault_unheard = false;
	fault_stays = true;
	if ((w->kinds & STAYS) != 0)
		each_refused(w, FAULT_WRITE, true);
	fault_stays = false;
}

/* ---- what the machine is called ----------------------------------------- */

static struct host_case {
	const char	*name, *host, *chain;
} hosts[] = {
	{ "a name as they are", "mx1.body-nz_2", "mx1.body-nz_2" },
	{ "no name at all", "", "localhost" },
	{ "letters that no chain has", "m\xC4\x81il box/2", "m--il-box-2" },
};

static void
hosts_run(void **state)
{
	const struct kr_config config = { .ledger = "x", .ledger_spool = "",
	    .ledger_chain = "" };
	const struct host_case *c = *state;
	struct kr_ledger_settings s;

	fault_host = c->host;
	assert_true(kr_ledger_settings(&config, &s));
	fault_host = NULL;
	assert_string_equal(s.chain, c->chain);
}

/* ---- more at once than one transaction takes ---------------------------- */

#define CROWD	2
#define EACH	300

struct crowd {
	struct kr_ledger	*ledger;
	pthread_t		 thread[CROWD];
	bool			 came;
};

static void *
crowd_append(void *ledger)
{
	struct kr_ledger_entry all[EACH];

	for (size_t i = 0; i < EACH; i++)
		all[i] = (struct kr_ledger_entry){ .kind = KR_LEDGER_ANSWER,
		    .summary = KR_SPAN_LIT("{}") };
	fault_waiter = true;
	return kr_ledger_append_all(ledger, all, EACH, NULL) == KR_OK ?
	    NULL : ledger;
}

/* The thread that writes says that it could not, and goes on once all the
 * others wait. */
static void
crowd_come(void *ctx, const char *text)
{
	struct crowd *c = ctx;

	(void)text;
	if (c->came)
		return;
	c->came = true;
	for (size_t i = 0; i < CROWD; i++)
		assert_int_equal(pthread_create(&c->thread[i], NULL,
		    crowd_append, c->ledger), 0);
	while (fault_waits < 1 + CROWD)
		sched_yield();
}

static void
crowd(void **state)
{
	const struct kr_ledger_entry e = { .kind = KR_LEDGER_ANSWER,
	    .summary = KR_SPAN_LIT("{}") };
	struct kr_ledger_settings s = settings();
	struct crowd c = { .came = false };
	struct kr_ledger_place p;
	int64_t before;

	(void)state;
	fresh();
	before = number(LEDGER, "SELECT COUNT(*) FROM entry WHERE kind = "
	    "'answer'");
	s.notice = crowd_come;
	s.ctx = &c;
	assert_int_equal(kr_ledger_open(&s, &c.ledger, NULL), KR_OK);
	fault_set(FAULT_DATABASE, 1);
	fault_waiter = true;
	assert_int_equal(kr_ledger_append(c.ledger, &e, &p, NULL),
	    KR_E_TEMPORARY);
	fault_waiter = false;
	assert_true(fault_over());
	for (size_t i = 0; i < CROWD; i++) {
		void *failed;

		pthread_join(c.thread[i], &failed);
		assert_null(failed);
	}
	kr_ledger_close(c.ledger);
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM entry WHERE "
	    "kind = 'answer'"), before + CROWD * EACH);
	assert_string_equal(fault_of(LEDGER), "");
}

static int
setup(void **state)
{
	(void)state;
	if (!folder_make("ledger-faults"))
		return -1;
	fault_begin();
	entries_add(LEDGER, small, KR_NELEM(small));
	small_bytes = file_read(LEDGER, &small_size);
	entries_add(LEDGER, grown, KR_NELEM(grown));
	grown_bytes = file_read(LEDGER, &grown_size);
	world_make(&world, KR_SPAN_LIT("x"), KR_H0);
	report_make();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	free(small_bytes);
	free(grown_bytes);
	kr_arena_free(world.arena);
	scene_free(scene);
	return folder_remove(folder);
}

int
main(void)
{
	struct CMUnitTest tests[1 + KR_NELEM(works) + KR_NELEM(hosts)] = {
		cmocka_unit_test(crowd),
	};

	UNIT_ROWS(tests, 1, works, works_run);
	UNIT_ROWS(tests, 1 + KR_NELEM(works), hosts, hosts_run);
	return cmocka_run_group_tests_name("ledger_faults", tests, setup,
	    teardown);
}
