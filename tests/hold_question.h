/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hold_question.h - a spool whose reporters are asked, and the letters that
 * leave it
 */
#ifndef KR_TESTS_HOLD_QUESTION_H
#define KR_TESTS_HOLD_QUESTION_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"
#include "unit.h"

#include "hold/answer.h"
#include "hold/letter.h"

#define ID	"00112233445566778899aabbccddeeff"
#define NOW	1790000000
#define DAY	86400
#define ADDRESS	"aroha@reporter.example"
#define MAILBOX	"report@cert.example"

static char spool[256], key_file[256], messages[256];

/* ---- a spool with one question ------------------------------------------ */

static const char *const police_address[] = { "cybercrime@police.example" };
static const char *const mailboxes[] = { MAILBOX };
static struct kr_agency agencies[] = {
	{ .id = "police-cybercrime", .name = "New Zealand Police, Cybercrime "
	  "Unit", .enabled = true, .address = police_address, .n_address = 1,
	  .consent_required = true, .handling_max = KR_H4 } };
static struct kr_config config = { .authserv_id = "mx.cert.example",
    .tag_prefix = "X-Referral", .fallback = "triage@cert.example",
    .report_mailbox = { mailboxes, 1 }, .hold_spool = spool,
    .hold_key_file = key_file, .hold_days = 30, .answer_days = 14,
    .answer_name = "CERT NZ", .messages = messages, .ask_consent = true,
    .acknowledge = true, .phone_emergency = "111", .phone_police = "105",
    .phone_netsafe = "0508 NETSAFE", .phone_support = "1737",
    .submission = "127.0.0.1:9", .agency = agencies, .n_agency = 1,
    .model = "", .trusted_authserv_id = { NULL, 0 } };

static char letters[8][32768], letter_to[8][64];
static size_t n_letter;
static enum kr_rc letter_rc;

static enum kr_rc
submit(void *ctx, const struct kr_letter *l, struct kr_err *err)
{
	(void)ctx;
	if (letter_rc != KR_OK)
		return kr_fail(err, letter_rc, 0, "not now");
	if (l->before_end != NULL && !l->before_end(l->ctx))
		return kr_fail(err, KR_E_SYSTEM, 0, "stopped");
	assert_true(n_letter < KR_NELEM(letters));
	assert_true(l->text.len < sizeof(letters[0]));
	assert_int_equal(1, l->n_to);
	memcpy(letters[n_letter], l->text.ptr, l->text.len);
	letters[n_letter][l->text.len] = '\0';
	snprintf(letter_to[n_letter], sizeof(letter_to[0]), "%s|%s", l->from,
	    l->to[0]);
	n_letter++;
	return KR_OK;
}

static bool
record(void *ctx, const struct kr_hold_event *e)
{
	(void)ctx;
	(void)e;
	return true;
}

static enum kr_rc
spool_open(struct kr_spool **ret, struct kr_err *err)
{
	struct kr_hold_settings set = { .config = &config, .record = record,
	    .submit = submit };

	n_letter = 0;
	letter_rc = KR_OK;
	return kr_hold_open(&set, ret, err);
}

/* As it stands on the disk. */
static struct kr_spool *
opened_again(void)
{
	struct kr_spool *h;
	struct kr_err err = { .code = KR_OK };

	if (spool_open(&h, &err) != KR_OK)
		fail_msg("%s", err.text);
	return h;
}

static inline struct kr_spool *
opened(void)
{
	assert_int_equal(0, folder_remove(spool));
	return opened_again();
}

static inline void
put(struct kr_spool *h, const char *id, const char *language)
{
	struct kr_hold_item item = { .n_agency = 1, .sha256 = "-",
	    .reporter = ADDRESS, .category = "scam_fraud",
	    .handling = "H1", .urgency = "normal", .language = language,
	    .message_id = "<mail.1@reporter.example>",
	    .asked = KR_HOLD_ASK_DUE };
	bool again;

	strcpy(item.id, id);
	item.agency[0].id = "police-cybercrime";
	assert_int_equal(KR_OK, kr_hold_put(h, &item, KR_SPAN_LIT("x"), NOW,
	    &again, NULL));
}

static inline struct kr_hold_item
item_of(struct kr_spool *h, struct kr_arena *arena)
{
	struct kr_hold_item item;

	assert_int_equal(KR_OK, kr_hold_get(h, ID, arena, &item, NULL, NULL));
	return item;
}

static struct kr_message *
read_mail(const char *text, size_t len, struct kr_arena *arena)
{
	struct kr_message *m;

	assert_int_equal(KR_OK, kr_message_read((struct kr_span){ text, len },
	    &config.limits, arena, &m, NULL));
	return m;
}

/* The letter's text as its reader sees it. */
static inline struct kr_span
letter_text(size_t i, struct kr_arena *arena)
{
	struct kr_message *m = read_mail(letters[i], strlen(letters[i]),
	    arena);

	return kr_part_visible(m, m->top)->text;
}

/* ---- mails -------------------------------------------------------------- */

static inline struct kr_verdict
verdict(const char *mail, size_t len, enum kr_identity identity,
    struct kr_arena *arena)
{
	static struct kr_decision decision;
	struct kr_auth *auth = kr_arena_zalloc(arena, 1, sizeof(*auth));
	struct kr_message *m = read_mail(mail, len, arena);
	struct kr_report *report;

	decision = (struct kr_decision){ .id = ID,
	    .category = KR_CATEGORY_SCAM_FRAUD, .urgency = KR_URGENCY_NORMAL,
	    .handling = KR_H1 };
	auth->identity = identity;
	auth->dmarc_policy = "";
	assert_int_equal(KR_OK, kr_report_read(m, auth, &config, NULL, NULL,
	    arena, &report, NULL));
	return (struct kr_verdict){ .message = m, .auth = auth,
	    .report = report, .decision = &decision, .config = &config };
}

/* Run the tests in a folder of their own, which goes again. */
static int
run_all(const char *name, const struct CMUnitTest *tests, size_t n)
{
	const char *src = getenv("top_srcdir");
	int failed;
	FILE *f;

	config.limits = kr_limits_default;
	if (!folder_make("hold"))
		return 1;
	snprintf(spool, sizeof(spool), "%s/spool", folder);
	snprintf(key_file, sizeof(key_file), "%s/key", folder);
	snprintf(messages, sizeof(messages), "%s/conf/messages",
	    src != NULL ? src : ".");
	f = fopen(key_file, "w");
	if (f == NULL || fputs("0123456789abcdef0123456789abcdef", f) < 0 ||
	    fclose(f) != 0 || chmod(key_file, 0600) != 0)
		return 1;
	failed = _cmocka_run_group_tests(name, tests, n, NULL, NULL);
	return folder_remove(folder) == 0 ? failed : 1;
}

#endif /* KR_TESTS_HOLD_QUESTION_H */
