/* SPDX-License-Identifier: Apache-2.0 */
/* The sealed spool: what is put in comes out once, or not at all. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

#include "hold/spool.h"

#define ID	"00112233445566778899aabbccddeeff"
#define ADDRESS	"aroha@reporter.example"
#define MAIL	"From: Aroha <" ADDRESS ">\r\nX-Referral-Agency: ncsc\r\n" \
		"Subject: marker-one\r\n\r\nmarker-two\r\n.\r\n\r\n\xff\0end"
#define UNTAGGED "From: Aroha <" ADDRESS ">\r\n" \
		"Subject: marker-one\r\n\r\nmarker-two\r\n.\r\n\r\n\xff\0end"
#define NOW	1790000000
#define DAY	86400

static char top[] = "/tmp/kereru-t-hold.XXXXXX";
static char spool[64], key_file[64], sent_file[64];

/* ---- a disk that fails, or a machine that stops, at the n-th write ------ */

static int fault_at, fault_n;		/* 0: never */
static bool fault_ends;			/* the program ends there */

static bool
fault(void)
{
	if (fault_at == 0 || ++fault_n != fault_at)
		return false;
	if (fault_ends)
		_exit(7);
	errno = ENOSPC;
	return true;
}

#define WRAP(name, params, args) \
	int __real_##name params; \
	int __wrap_##name params; \
	int __wrap_##name params \
	{ return fault() ? -1 : __real_##name args; }
WRAP(fsync, (int fd), (fd))
WRAP(linkat, (int a, const char *b, int c, const char *d, int e),
    (a, b, c, d, e))
WRAP(renameat, (int a, const char *b, int c, const char *d), (a, b, c, d))
WRAP(unlinkat, (int a, const char *b, int c), (a, b, c))

/* ---- a mail server ------------------------------------------------------ */

static enum server { TAKES, REFUSES, REFUSES_AT_END, BREAKS_AT_END,
    TAKES_AND_BREAKS } server;

/* Each mail taken is one line of sent_file, whichever process it was. */
static enum kr_rc
submit(void *ctx, const struct kr_letter *l, struct kr_err *err)
{
	struct kr_span mail = { UNTAGGED, sizeof(UNTAGGED) - 1 };
	FILE *f;

	(void)ctx;
	assert_true(l->text.len > mail.len);
	assert_true(kr_span_eq(mail, kr_span_from(l->text,
	    l->text.len - mail.len)));
	assert_string_equal(l->to[0], "cybercrime@police.example");
	if (server == REFUSES)
		return kr_fail(err, KR_E_SYSTEM, 0, "no");
	if (!l->before_end(l->ctx))
		return kr_fail(err, KR_E_SYSTEM, 0, "stopped");
	if (server == REFUSES_AT_END)
		return kr_fail(err, KR_E_SYSTEM, 0, "no");
	if (server == BREAKS_AT_END)
		return kr_fail(err, KR_E_TEMPORARY, 0, "gone");
	f = fopen(sent_file, "a");
	assert_non_null(f);
	fprintf(f, "%.*s\n", (int)strcspn(l->text.ptr, "\r"), l->text.ptr);
	fclose(f);
	return server == TAKES ? KR_OK : kr_fail(err, KR_E_TEMPORARY, 0,
	    "gone");
}

static int
sent(void)
{
	FILE *f = fopen(sent_file, "r");
	int n = 0, c;

	while (f != NULL && (c = getc(f)) != EOF)
		n += c == '\n';
	if (f != NULL)
		fclose(f);
	return n;
}

/* ---- a spool ------------------------------------------------------------ */

static const char *const police_address[] = { "cybercrime@police.example" };
static struct kr_agency agencies[] = {
	{ .id = "police-cybercrime", .name = "Police", .enabled = true,
	  .address = police_address, .n_address = 1,
	  .consent_required = true, .handling_max = KR_H4 } };
static struct kr_config config = { .authserv_id = "mx.cert.example",
    .tag_prefix = "X-Referral", .fallback = "triage@cert.example",
    .hold_spool = spool, .hold_key_file = key_file, .hold_days = 30,
    .submission = "127.0.0.1:9", .agency = agencies, .n_agency = 1 };

static bool record_fails;

static bool
record(void *ctx, const struct kr_hold_event *e)
{
	(void)ctx;
	assert_true(strlen(e->id) == KR_HOLD_ID_LEN);
	return !record_fails;
}

static struct kr_spool *
opened(void)
{
	struct kr_hold_settings set = { .config = &config, .record = record,
	    .submit = submit, .tag_key = KR_SPAN_LIT("0123456789abcdef") };
	struct kr_spool *h;
	struct kr_err err = { .code = KR_OK };

	config.limits = kr_limits_default;
	if (kr_hold_open(&set, &h, &err) != KR_OK)
		fail_msg("%s", err.text);
	return h;
}

static enum kr_rc
put(struct kr_spool *h, const char *id, const char *handling, bool *again)
{
	unsigned char sha256[KR_SHA256_LEN];
	char hex[KR_SHA256_HEX];
	struct kr_span mail = { MAIL, sizeof(MAIL) - 1 };
	struct kr_hold_item item = { .n_agency = 1, .sha256 = hex,
	    .reporter = ADDRESS, .category = "scam_fraud",
	    .handling = handling, .urgency = "normal" };

	assert_true(kr_sha256(mail, sha256));
	kr_hex(sha256, sizeof(sha256), hex);
	strcpy(item.id, id);
	item.agency[0].id = "police-cybercrime";
	return kr_hold_put(h, &item, mail, NOW, again, NULL);
}

static void
must_put(struct kr_spool *h, const char *handling)
{
	bool again = true;

	assert_int_equal(KR_OK, put(h, ID, handling, &again));
	assert_false(again);
}

static enum kr_rc
release(struct kr_spool *h, enum kr_hold_doubt doubt)
{
	return kr_hold_release(h, ID, "operator aroha", "", doubt, NOW + 60,
	    NULL);
}

static struct kr_hold_item
item_of(struct kr_spool *h, bool *mail)
{
	static struct kr_arena *arena;
	struct kr_hold_item item;
	struct kr_span bytes;

	kr_arena_free(arena);
	arena = kr_arena_new(1 << 20);
	assert_int_equal(KR_OK, kr_hold_get(h, ID, arena, &item, &bytes,
	    NULL));
	*mail = bytes.ptr != NULL;
	if (*mail)
		assert_true(kr_span_eq(bytes, (struct kr_span){ MAIL,
		    sizeof(MAIL) - 1 }));
	return item;
}

/* Everything below the folder as one string of bytes. */
static size_t
slurp(const char *folder, char *to, size_t max)
{
	char name[600];
	size_t n = 0;
	DIR *d = opendir(folder);
	struct dirent *e;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		struct stat st;
		FILE *f;

		if (e->d_name[0] == '.' && e->d_name[1] != 'n')
			continue;
		snprintf(name, sizeof(name), "%s/%s", folder, e->d_name);
		assert_int_equal(0, stat(name, &st));
		if (S_ISDIR(st.st_mode)) {
			n += slurp(name, to + n, max - n);
			continue;
		}
		f = fopen(name, "r");
		assert_non_null(f);
		n += fread(to + n, 1, max - n, f);
		fclose(f);
	}
	closedir(d);
	return n;
}

static size_t
files_in(const char *folder)
{
	char name[128];
	size_t n = 0;
	struct dirent *e;
	DIR *d;

	snprintf(name, sizeof(name), "%s/%s", spool, folder);
	d = opendir(name);
	while ((e = readdir(d)) != NULL)
		n += strlen(e->d_name) == KR_HOLD_ID_LEN;
	closedir(d);
	return n;
}

static int
fresh(void **state)
{
	char command[256];
	FILE *f;

	(void)state;
	fault_at = 0;
	record_fails = false;
	server = TAKES;
	snprintf(command, sizeof(command), "rm -rf %s/spool %s/sent", top, top);
	assert_int_equal(0, system(command));
	f = fopen(key_file, "w");
	fputs("0123456789abcdef0123456789abcdef", f);
	fclose(f);
	return chmod(key_file, 0600);
}

/* ---- sealing ------------------------------------------------------------ */

static void
comes_out(void **state)
{
	struct kr_spool *h = opened();
	bool mail;
	struct kr_hold_item item;

	(void)state;
	must_put(h, "H4");
	item = item_of(h, &mail);
	assert_true(mail);
	assert_int_equal(KR_HOLD_WAITING, item.state);
	assert_string_equal(ADDRESS, item.reporter);
	assert_int_equal(NOW + 30 * DAY, item.until_s);
	assert_true(kr_hold_is_sealed(&item));
	kr_hold_close(h);
}

/* An agency may have a limit of its own. */
static void
own_limit(void **state)
{
	struct kr_spool *h = opened();
	bool mail;

	(void)state;
	agencies[0].hold_days = 7;
	must_put(h, "H1");
	agencies[0].hold_days = 0;
	assert_int_equal(NOW + 7 * DAY, item_of(h, &mail).until_s);
	kr_hold_close(h);
}

static void
nothing_readable(void **state)
{
	static const char *const words[] = { "marker", "aroha", "reporter",
	    "scam", "police", "waiting", "sha256" };
	struct kr_spool *h = opened();
	static char bytes[65536];
	struct kr_span all;

	(void)state;
	must_put(h, "H4");
	all = (struct kr_span){ bytes, slurp(spool, bytes, sizeof(bytes)) };
	assert_true(all.len > sizeof(MAIL));
	for (size_t i = 0; i < KR_NELEM(words); i++)
		assert_int_equal(SIZE_MAX, kr_span_casefind(all, 0, words[i]));
	kr_hold_close(h);
}

static void
other_key(void **state)
{
	struct kr_spool *h = opened();
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_hold_item item;
	struct kr_span mail;
	FILE *f;

	(void)state;
	must_put(h, "H1");
	kr_hold_close(h);
	f = fopen(key_file, "w");
	fputs("1123456789abcdef0123456789abcdef", f);
	fclose(f);
	h = opened();
	assert_int_equal(KR_E_SYNTAX, kr_hold_get(h, ID, arena, &item, &mail,
	    NULL));
	kr_hold_close(h);
	kr_arena_free(arena);
}

static void
bad_keys(void **state)
{
	static const struct { const char *key; mode_t mode; enum kr_rc rc; }
	rows[] = {
		{ "0123456789abcdef0123456789abcde\n", 0600, KR_E_SYNTAX },
		{ "0123456789abcdef0123456789abcdef", 0604, KR_E_UNSUPPORTED },
	};
	struct kr_hold_settings set = { .config = &config };
	struct kr_spool *h;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(rows); i++) {
		FILE *f = fopen(key_file, "w");

		fputs(rows[i].key, f);
		fclose(f);
		chmod(key_file, rows[i].mode);
		assert_int_equal(rows[i].rc, kr_hold_open(&set, &h, NULL));
	}
	unlink(key_file);
	assert_int_equal(KR_E_SYSTEM, kr_hold_open(&set, &h, NULL));
}

/* Any byte changed, the end cut off or something added: it is found. */
static void
damaged(void **state)
{
	struct kr_spool *h = opened();
	struct kr_hold_item item;
	struct kr_span mail;
	char name[160], byte;
	struct stat st;
	int fd;

	(void)state;
	must_put(h, "H1");
	snprintf(name, sizeof(name), "%s/open/" ID, spool);
	fd = open(name, O_RDWR);
	assert_int_equal(0, fstat(fd, &st));
	for (off_t i = -2; i < st.st_size; i++) {
		struct kr_arena *arena = kr_arena_new(1 << 20);

		if (i == -2)
			assert_int_equal(0, ftruncate(fd, st.st_size + 1));
		if (i >= 0) {
			assert_int_equal(1, pread(fd, &byte, 1, i));
			byte ^= (char)(1 << i % 8);
			assert_int_equal(1, pwrite(fd, &byte, 1, i));
		}
		if (i != -1)
			assert_int_equal(KR_E_SYNTAX, kr_hold_get(h, ID,
			    arena, &item, &mail, NULL));
		else
			assert_int_equal(0, ftruncate(fd, st.st_size));
		if (i >= 0) {
			byte ^= (char)(1 << i % 8);
			assert_int_equal(1, pwrite(fd, &byte, 1, i));
		}
		kr_arena_free(arena);
	}
	assert_int_equal(0, ftruncate(fd, st.st_size - 1));
	close(fd);
	assert_int_equal(KR_E_SYSTEM, release(h, KR_HOLD_LEAVE));
	assert_int_equal(0, sent());
	kr_hold_close(h);
}

static void
renamed(void **state)
{
	struct kr_spool *h = opened();
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_hold_item item;
	struct kr_span mail;
	char a[160], b[160];

	(void)state;
	must_put(h, "H1");
	snprintf(a, sizeof(a), "%s/open/" ID, spool);
	snprintf(b, sizeof(b), "%s/open/ffffffffffffffffffffffffffffffff",
	    spool);
	assert_int_equal(0, rename(a, b));
	assert_int_equal(KR_E_SYNTAX, kr_hold_get(h,
	    "ffffffffffffffffffffffffffffffff", arena, &item, &mail, NULL));
	kr_hold_close(h);
	kr_arena_free(arena);
}

/* ---- what becomes of it ------------------------------------------------- */

static void
once(void **state)
{
	struct kr_spool *h = opened();
	struct kr_hold_item item;
	bool mail, again;

	(void)state;
	must_put(h, "H1");
	assert_int_equal(KR_OK, put(h, ID, "H1", &again));
	assert_true(again);
	assert_int_equal(KR_OK, release(h, KR_HOLD_LEAVE));
	assert_int_equal(1, sent());
	item = item_of(h, &mail);
	assert_false(mail);
	assert_int_equal(KR_HOLD_RELEASED, item.state);
	assert_string_equal("", item.reporter);
	assert_int_equal(KR_E_UNSUPPORTED, release(h, KR_HOLD_LEAVE));
	assert_int_equal(KR_E_UNSUPPORTED, release(h, KR_HOLD_AGAIN));
	/* The mail server brings the same mail again. */
	assert_int_equal(KR_OK, put(h, ID, "H1", &again));
	assert_true(again);
	assert_int_equal(KR_E_UNSUPPORTED, release(h, KR_HOLD_LEAVE));
	assert_int_equal(1, sent());
	assert_int_equal(0, files_in("open"));
	kr_hold_close(h);
}

/* Nobody hears of a failed delivery: the copy stays until its limit. */
static void
sealed_copy_stays(void **state)
{
	struct kr_spool *h = opened();
	size_t n;
	bool mail;

	(void)state;
	must_put(h, "H3");
	assert_int_equal(KR_OK, release(h, KR_HOLD_LEAVE));
	item_of(h, &mail);
	assert_true(mail);
	assert_int_equal(KR_OK, kr_hold_expire(h, NOW + 30 * DAY, &n, NULL));
	assert_int_equal(0, n);
	item_of(h, &mail);
	assert_false(mail);
	kr_hold_close(h);
}

static void
refused(void **state)
{
	struct kr_spool *h = opened();
	struct kr_hold_item item;
	bool mail, again;

	(void)state;
	must_put(h, "H1");
	assert_int_equal(KR_OK, kr_hold_refuse(h, ID, "reporter", "", NOW,
	    NULL));
	item = item_of(h, &mail);
	assert_false(mail);
	assert_int_equal(KR_HOLD_REFUSED, item.state);
	assert_int_equal(KR_E_UNSUPPORTED, release(h, KR_HOLD_AGAIN));
	assert_int_equal(KR_OK, put(h, ID, "H1", &again));
	assert_true(again);
	assert_int_equal(0, files_in("open"));
	assert_int_equal(0, sent());
	kr_hold_close(h);
}

static void
expired(void **state)
{
	struct kr_spool *h = opened();
	struct kr_hold_item item;
	size_t n;
	bool mail;

	(void)state;
	must_put(h, "H1");
	assert_int_equal(KR_OK, kr_hold_expire(h, NOW + 30 * DAY - 1, &n,
	    NULL));
	assert_int_equal(0, n);
	assert_int_equal(KR_OK, kr_hold_expire(h, NOW + 30 * DAY, &n, NULL));
	assert_int_equal(1, n);
	item = item_of(h, &mail);
	assert_false(mail);
	assert_int_equal(KR_HOLD_EXPIRED, item.state);
	assert_int_equal(KR_OK, kr_hold_expire(h, NOW + 500 * DAY, &n, NULL));
	assert_int_equal(0, files_in("closed"));
	kr_hold_close(h);
}

/* Nothing is sent, or closed, without its entry in the ledger. */
static void
no_ledger(void **state)
{
	struct kr_spool *h = opened();
	bool again, mail;
	size_t n;

	(void)state;
	must_put(h, "H1");
	record_fails = true;
	assert_int_equal(KR_E_TEMPORARY, release(h, KR_HOLD_LEAVE));
	assert_int_equal(KR_E_TEMPORARY, kr_hold_refuse(h, ID, "x", "", NOW,
	    NULL));
	assert_int_equal(KR_E_TEMPORARY, kr_hold_expire(h, NOW + 90 * DAY,
	    &n, NULL));
	assert_int_equal(KR_HOLD_WAITING, item_of(h, &mail).state);
	assert_true(mail);
	assert_int_equal(KR_E_TEMPORARY, put(h,
	    "ffffffffffffffffffffffffffffffff", "H1", &again));
	assert_int_equal(0, sent());
	record_fails = false;
	assert_int_equal(KR_OK, release(h, KR_HOLD_LEAVE));
	assert_int_equal(1, sent());
	kr_hold_close(h);
}

static struct server_case {
	const char	*name;
	enum server	 server;
	int		 sent;		/* after the first attempt */
	enum kr_rc	 then;	/* of the next one, with a good server */
	int		 at_last;	/* sent after that */
} server_cases[] = {
	{ "server refuses", REFUSES, 0, KR_OK, 1 },
	{ "server refuses at the end", REFUSES_AT_END, 0, KR_OK, 1 },
	{ "server breaks at the end", BREAKS_AT_END, 0, KR_E_TEMPORARY, 0 },
	{ "server takes it and breaks", TAKES_AND_BREAKS, 1, KR_E_TEMPORARY,
	  1 },
};

static void
run_server(void **state)
{
	const struct server_case *c = *state;
	struct kr_spool *h;

	fresh(NULL);
	h = opened();
	must_put(h, "H1");
	server = c->server;
	assert_int_equal(KR_E_TEMPORARY, release(h, KR_HOLD_LEAVE));
	assert_int_equal(c->sent, sent());
	server = TAKES;
	assert_int_equal(c->then, release(h, KR_HOLD_LEAVE));
	assert_int_equal(c->at_last, sent());
	kr_hold_close(h);
}

static void
doubt_settled(void **state)
{
	struct kr_spool *h = opened();

	(void)state;
	must_put(h, "H1");
	server = TAKES_AND_BREAKS;
	assert_int_equal(KR_E_TEMPORARY, release(h, KR_HOLD_LEAVE));
	server = TAKES;
	assert_int_equal(KR_OK, release(h, KR_HOLD_DONE));
	assert_int_equal(1, sent());
	fresh(NULL);
	kr_hold_close(h);
	h = opened();
	must_put(h, "H1");
	server = BREAKS_AT_END;
	assert_int_equal(KR_E_TEMPORARY, release(h, KR_HOLD_LEAVE));
	server = TAKES;
	assert_int_equal(KR_OK, release(h, KR_HOLD_AGAIN));
	assert_int_equal(1, sent());
	kr_hold_close(h);
}

/* ---- the machine stops, or the disk fails, at every single write -------- */

/* Put and release in a process of its own that ends at write n; true if it
 * came to its end. */
static bool
process(int n, bool ends)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		struct kr_spool *h = opened();
		bool again;
		enum kr_rc rc;

		fault_n = 0;
		fault_at = n;
		fault_ends = ends;
		rc = put(h, ID, "H1", &again);
		if (rc == KR_OK)
			rc = release(h, KR_HOLD_LEAVE);
		_exit(fault_n < n ? 0 : 1);
	}
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) != 255);
	return WEXITSTATUS(status) == 0;
}

static void
at_every_write(bool ends)
{
	int n, doubts = 0;
	bool whole = false;

	for (n = 1; !whole; n++) {
		struct kr_spool *h;
		bool again, mail;
		enum kr_rc rc;

		assert_true(n < 200);
		fresh(NULL);
		whole = process(n, ends);
		assert_true(sent() <= 1);
		/* The mail server brings the mail again; somebody says yes. */
		h = opened();
		assert_int_equal(KR_OK, put(h, ID, "H1", &again));
		rc = release(h, KR_HOLD_LEAVE);
		if (rc == KR_E_TEMPORARY) {
			assert_int_equal(KR_HOLD_SENDING,
			    item_of(h, &mail).agency[0].sent);
			assert_true(mail);
			doubts++;
			rc = release(h, sent() > 0 ? KR_HOLD_DONE :
			    KR_HOLD_AGAIN);
		}
		assert_true(rc == KR_OK || rc == KR_E_UNSUPPORTED);
		assert_int_equal(1, sent());
		assert_int_equal(0, files_in("open"));
		assert_int_equal(1, files_in("closed"));
		kr_hold_close(h);
	}
	/* put 3, yes 2, mark 2, sent 2, close 4 at the least */
	assert_true(n > 12);
	assert_true(!ends || doubts > 0);
}

static void
stops(void **state)
{
	(void)state;
	at_every_write(true);
}

static void
disk_full(void **state)
{
	(void)state;
	at_every_write(false);
}

static void
together(void **state)
{
	enum { PROCESSES = 12 };
	struct kr_spool *h = opened();
	int status, good = 0;

	(void)state;
	must_put(h, "H1");
	for (int i = 0; i < PROCESSES; i++)
		if (fork() == 0)
			_exit(release(opened(), KR_HOLD_AGAIN) == KR_OK);
	for (int i = 0; i < PROCESSES; i++) {
		assert_true(wait(&status) > 0);
		good += WIFEXITED(status) && WEXITSTATUS(status) == 1;
	}
	assert_int_equal(1, good);
	assert_int_equal(1, sent());
	kr_hold_close(h);
}

static bool
count(void *ctx, const char *id, const struct kr_hold_item *item,
    const struct kr_err *bad)
{
	int *n = ctx;

	assert_true(item != NULL || bad != NULL);
	assert_true(strlen(id) == KR_HOLD_ID_LEN);
	n[item == NULL]++;
	return true;
}

static void
found(void **state)
{
	struct kr_spool *h = opened();
	char id[KR_HOLD_ID_LEN + 1], name[160];
	bool again;
	int n[2] = { 0, 0 };
	FILE *f;

	(void)state;
	must_put(h, "H1");
	assert_int_equal(KR_OK, put(h, "0011ffffffffffffffffffffffffffff",
	    "H1", &again));
	snprintf(name, sizeof(name),
	    "%s/open/ffffffffffffffffffffffffffffffff", spool);
	f = fopen(name, "w");
	fputs("nothing", f);
	fclose(f);
	assert_int_equal(KR_OK, kr_hold_each(h, false, count, n, NULL));
	assert_int_equal(2, n[0]);
	assert_int_equal(1, n[1]);
	assert_int_equal(KR_OK, kr_hold_find(h, "001122", id, NULL));
	assert_string_equal(ID, id);
	assert_int_equal(KR_E_SYNTAX, kr_hold_find(h, "0011", id, NULL));
	assert_int_equal(KR_E_ABSENT, kr_hold_find(h, "9", id, NULL));
	assert_int_equal(KR_E_ABSENT, kr_hold_find(h, "../x", id, NULL));
	kr_hold_close(h);
}

#define T(function) cmocka_unit_test_setup(function, fresh)

int
main(void)
{
	struct CMUnitTest tests[16 + KR_NELEM(server_cases)] = {
		T(comes_out), T(nothing_readable), T(other_key), T(bad_keys),
		T(damaged), T(renamed), T(once), T(sealed_copy_stays),
		T(own_limit), T(refused), T(expired), T(no_ledger), T(doubt_settled),
		T(stops), T(disk_full), T(together), T(found) };
	int failed;
	char command[128];

	if (mkdtemp(top) == NULL)
		return 1;
	snprintf(spool, sizeof(spool), "%s/spool", top);
	snprintf(key_file, sizeof(key_file), "%s/key", top);
	snprintf(sent_file, sizeof(sent_file), "%s/sent", top);
	UNIT_ROWS(tests, 16, server_cases, run_server);
	failed = cmocka_run_group_tests_name("hold", tests, NULL, NULL);
	snprintf(command, sizeof(command), "rm -rf %s", top);
	return system(command) == 0 ? failed : 1;
}
