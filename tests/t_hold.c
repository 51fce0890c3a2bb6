/* SPDX-License-Identifier: Apache-2.0 */
/* The sealed spool: what is put in comes out once, or not at all. */
#include "hold_spool.h"

/* Everything below a folder as one string of bytes. */
static size_t
slurp(const char *from, char *to, size_t max)
{
	char name[600];
	size_t n = 0;
	DIR *d = opendir(from);
	struct dirent *e;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		struct stat st;
		FILE *f;

		if (e->d_name[0] == '.' && e->d_name[1] != 'n')
			continue;
		snprintf(name, sizeof(name), "%s/%s", from, e->d_name);
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
	char name[320], byte;
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
	char a[320], b[320];

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

/* ---- what is there ------------------------------------------------------ */

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
	char id[KR_HOLD_ID_LEN + 1], name[320];
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

/* Nothing is to be found behind a beginning of nothing, and asking may end. */
static bool
first_only(void *ctx, const char *id, const struct kr_hold_item *item,
    const struct kr_err *bad)
{
	count(ctx, id, item, bad);
	return false;
}

static void
looked_at(void **state)
{
	struct kr_spool *h = opened();
	char id[KR_HOLD_ID_LEN + 1];
	struct kr_hold_item item;
	int n[2] = { 0, 0 };
	bool again, mail;

	(void)state;
	must_put(h, "H1");
	assert_int_equal(KR_OK, put(h, "ff11ffffffffffffffffffffffffffff",
	    "H1", &again));
	assert_int_equal(KR_OK, kr_hold_each(h, false, first_only, n, NULL));
	assert_int_equal(1, n[0]);
	assert_int_equal(KR_E_ABSENT, kr_hold_find(h, "", id, NULL));
	item = item_of(h, &mail);
	assert_false(kr_hold_is_closed(&item));
	assert_false(kr_hold_in_doubt(&item));
	server = BREAKS_AT_END;
	assert_int_equal(KR_E_TEMPORARY, release(h, KR_HOLD_LEAVE));
	item = item_of(h, &mail);
	assert_false(kr_hold_is_closed(&item));
	assert_true(kr_hold_in_doubt(&item));
	/* Somebody said yes: a no is too late. */
	assert_int_equal(KR_E_UNSUPPORTED, kr_hold_refuse(h, ID, "x", "", NOW,
	    NULL));
	server = TAKES;
	assert_int_equal(KR_OK, release(h, KR_HOLD_AGAIN));
	item = item_of(h, &mail);
	assert_true(kr_hold_is_closed(&item));
	assert_int_equal(KR_E_ABSENT, kr_hold_refuse(h,
	    "0123456789abcdef0123456789abcdef", "x", "", NOW, NULL));
	kr_hold_close(h);
	kr_hold_close(NULL);
}

/* An agency that takes no such report is sent none. */
static void
not_sent(void **state)
{
	struct kr_spool *h = opened();
	bool mail;

	(void)state;
	must_put(h, "H3");
	agencies[0].n_address = 0;
	assert_int_equal(KR_E_TEMPORARY, release(h, KR_HOLD_LEAVE));
	agencies[0].n_address = 1;
	agencies[0].enabled = false;
	assert_int_equal(KR_E_TEMPORARY, release(h, KR_HOLD_LEAVE));
	agencies[0].enabled = true;
	agencies[0].handling_max = KR_H2;
	assert_int_equal(KR_E_TEMPORARY, release(h, KR_HOLD_LEAVE));
	agencies[0].handling_max = KR_H4;
	assert_int_equal(0, sent());
	item_of(h, &mail);
	assert_true(mail);
	assert_int_equal(KR_OK, release(h, KR_HOLD_LEAVE));
	assert_int_equal(1, sent());
	kr_hold_close(h);
}

/* A note that nobody could read again is not written, and nothing is sent. */
static void
long_note(void **state)
{
	struct kr_spool *h = opened();
	static char note[70000];
	bool mail;

	(void)state;
	memset(note, 'x', sizeof(note) - 1);
	must_put(h, "H1");
	assert_int_equal(KR_E_LIMIT, kr_hold_release(h, ID, "operator aroha",
	    note, KR_HOLD_LEAVE, NOW, NULL));
	assert_int_equal(KR_HOLD_WAITING, item_of(h, &mail).state);
	assert_true(mail);
	assert_int_equal(0, sent());
	assert_int_equal(KR_OK, release(h, KR_HOLD_LEAVE));
	assert_int_equal(1, sent());
	kr_hold_close(h);
}

/* What a crash left goes after an hour. */
static void
left_behind(void **state)
{
	static const struct timespec old[2] = { { .tv_sec = NOW - 86400 * 365 },
	    { .tv_sec = NOW - 86400 * 365 } };
	struct kr_spool *h = opened();
	char a[320], b[320], id[KR_HOLD_ID_LEN + 1];

	(void)state;
	snprintf(a, sizeof(a), "%s/open/.new-0011", spool);
	snprintf(b, sizeof(b), "%s/open/.new-0022", spool);
	fclose(fopen(a, "w"));
	fclose(fopen(b, "w"));
	assert_int_equal(0, utimensat(AT_FDCWD, a, old, 0));
	assert_int_equal(KR_E_ABSENT, kr_hold_find(h, "00", id, NULL));
	assert_int_equal(-1, access(a, F_OK));
	assert_int_equal(0, access(b, F_OK));
	kr_hold_close(h);
}

/* ---- no spool ------------------------------------------------------------ */

static void
not_opened(void **state)
{
	struct kr_hold_settings set = { .config = &config };
	struct kr_spool *h;

	(void)state;
	config.hold_spool = "";
	assert_int_equal(KR_E_ABSENT, kr_hold_open(&set, &h, NULL));
	config.hold_spool = key_file;
	assert_int_equal(KR_E_SYSTEM, kr_hold_open(&set, &h, NULL));
	config.hold_spool = "/nowhere/at/all";
	assert_int_equal(KR_E_SYSTEM, kr_hold_open(&set, &h, NULL));
	config.hold_spool = spool;
	assert_int_equal(0, mkdir(spool, 0700));
	assert_int_equal(0, chmod(spool, 0750));
	assert_int_equal(KR_E_UNSUPPORTED, kr_hold_open(&set, &h, NULL));
}

/* ---- items --------------------------------------------------------------- */

#define AGENCY	"{\"id\":\"a\",\"sent\":\"sent\",\"sent_s\":1}"
#define FOUR	AGENCY "," AGENCY "," AGENCY "," AGENCY ","
#define ITEM(id, state, asked, agencies) "{\"id\":\"" id "\",\"state\":\"" \
	state "\",\"asked\":\"" asked "\",\"agency\":[" agencies "]}"

static struct item_case {
	const char	*name, *json;
	enum kr_rc	 rc;
} items[] = {
	{ "whole", ITEM(ID, "waiting", "due", AGENCY), KR_OK },
	{ "no agency", ITEM(ID, "waiting", "due", ""), KR_OK },
	{ "an id that is none", ITEM("x", "waiting", "due", ""), KR_E_SYNTAX },
	{ "an id in capitals", ITEM("00112233445566778899AABBCCDDEEFF",
	  "waiting", "due", ""), KR_E_SYNTAX },
	{ "an unknown state", ITEM(ID, "asleep", "due", ""), KR_E_SYNTAX },
	{ "asked how", ITEM(ID, "waiting", "perhaps", ""), KR_E_SYNTAX },
	{ "sent how", ITEM(ID, "waiting", "due", "{\"id\":\"a\",\"sent\":"
	  "\"half\"}"), KR_E_SYNTAX },
	{ "sent, to nobody", ITEM(ID, "waiting", "due", "{\"sent\":"
	  "\"sent\"}"), KR_E_SYNTAX },
	{ "too many agencies", ITEM(ID, "waiting", "due", FOUR FOUR FOUR FOUR
	  AGENCY), KR_E_SYNTAX },
	{ "no id", "{\"state\":\"waiting\"}", KR_E_SYNTAX },
	{ "no state", "{\"id\":\"" ID "\"}", KR_E_SYNTAX },
	{ "blanks that we do not write", "{ }", KR_E_SYNTAX },
	{ "a list", "[]", KR_E_SYNTAX },
	{ "nothing", "", KR_E_SYNTAX },
};

static void
item_run(void **state)
{
	const struct item_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_hold_item item;

	assert_int_equal(c->rc, kr_hold_item_read(kr_span_str(c->json), arena,
	    &item, NULL));
	if (c->rc == KR_OK)
		assert_string_equal("", item.reporter);
	kr_arena_free(arena);
}

/* A text that is no UTF-8 is kept as far as it can be. */
static void
odd_text(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	char name[3000];
	struct kr_hold_item item = { .id = ID, .message_id = name }, back;
	struct kr_span json;

	(void)state;
	memset(name, 'x', sizeof(name) - 1);
	memcpy(name, "<a\xff\x7f\n", 5);
	name[sizeof(name) - 1] = '\0';
	assert_int_equal(KR_OK, kr_hold_item_write(&item, arena, &json, NULL));
	assert_int_equal(KR_OK, kr_hold_item_read(json, arena, &back, NULL));
	assert_int_equal(1023, strlen(back.message_id));
	assert_memory_equal("<a???xxx", back.message_id, 8);
	kr_arena_free(arena);
}

int
main(void)
{
	static const struct CMUnitTest each[] = {
		T(comes_out), T(own_limit), T(nothing_readable), T(other_key),
		T(bad_keys), T(damaged), T(renamed), T(once),
		T(sealed_copy_stays), T(refused), T(expired), T(no_ledger),
		T(doubt_settled), T(found), T(looked_at), T(not_sent),
		T(left_behind), T(long_note), T(not_opened), T(odd_text) };
	struct CMUnitTest tests[KR_NELEM(each) + KR_NELEM(server_cases) +
	    KR_NELEM(items)];

	memcpy(tests, each, sizeof(each));
	UNIT_ROWS(tests, KR_NELEM(each) + KR_NELEM(server_cases), items,
	    item_run);
	UNIT_ROWS(tests, KR_NELEM(each), server_cases, run_server);
	return run_all("hold", tests, KR_NELEM(tests));
}
