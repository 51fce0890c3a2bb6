/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hold_spool.h - a spool and a mail server, for the units of lib/hold
 */
#ifndef KR_TESTS_HOLD_SPOOL_H
#define KR_TESTS_HOLD_SPOOL_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"
#include "folder.h"
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

static char spool[256], key_file[256], sent_file[256];

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

static size_t
files_in(const char *state)
{
	char name[320];
	size_t n = 0;
	struct dirent *e;
	DIR *d;

	snprintf(name, sizeof(name), "%s/%s", spool, state);
	d = opendir(name);
	while ((e = readdir(d)) != NULL)
		n += strlen(e->d_name) == KR_HOLD_ID_LEN;
	closedir(d);
	return n;
}

static int
fresh(void **state)
{
	FILE *f;

	(void)state;
	fault_at = 0;
	record_fails = false;
	server = TAKES;
	assert_int_equal(0, folder_remove(spool));
	assert_int_equal(0, folder_remove(sent_file));
	f = fopen(key_file, "w");
	fputs("0123456789abcdef0123456789abcdef", f);
	fclose(f);
	return chmod(key_file, 0600);
}

#define T(function) cmocka_unit_test_setup(function, fresh)

/* Run the tests in a folder of their own, which goes again. */
static int
run_all(const char *name, const struct CMUnitTest *tests, size_t n)
{
	int failed;

	if (!folder_make("hold"))
		return 1;
	snprintf(spool, sizeof(spool), "%s/spool", folder);
	snprintf(key_file, sizeof(key_file), "%s/key", folder);
	snprintf(sent_file, sizeof(sent_file), "%s/sent", folder);
	failed = _cmocka_run_group_tests(name, tests, n, NULL, NULL);
	return folder_remove(folder) == 0 ? failed : 1;
}

#endif /* KR_TESTS_HOLD_SPOOL_H */
