/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the machine may refuse, refused once at every single call, while a
 * report is held, its reporter asked and thanked, the yes heard, the report
 * sent and forgotten: it reaches the Police once, and nobody is asked twice.
 */
#include "fault_spool.h"
#include "hold_question.h"

#include "hold/ledger.h"

#define MAIL	"From: Aroha <" ADDRESS ">\nTo: " MAILBOX "\n" \
		"Message-ID: <mail.1@reporter.example>\n" \
		"Subject: A scam\n\nHello, I lost money to a scam last " \
		"week and would like to report it to you.\n"
#define THANKS	"From: Mere <mere@reporter.example>\nTo: " MAILBOX "\n" \
		"Subject: Spam\n\nHello, this came to me last week and I " \
		"would like to report it to you.\n"

static struct kr_hold hold[] = { { &agencies[0], "consent" } };

/* ---- a report's whole life ---------------------------------------------- */

struct life {
	struct kr_arena		*arena;
	struct kr_spool		*h;
	struct kr_verdict	 report, thanks, answer;
	struct kr_decision	 held, plain;
	struct kr_envelope	 envelope, envelope_thanks;
	bool			 answered;
};

static enum kr_rc
step_open(struct life *l)
{
	return spool_open(&l->h, NULL);
}

static enum kr_rc
step_hold(struct life *l)
{
	return kr_hold_verdict(l->h, &l->report, &l->envelope, NOW, NULL);
}

static enum kr_rc
step_thank(struct life *l)
{
	return kr_hold_thank(l->h, &l->thanks, &l->envelope_thanks, NOW,
	    NULL);
}

static enum kr_rc
step_letters(struct life *l)
{
	kr_hold_work(l->h, NOW + 10, NULL);
	kr_hold_work(l->h, NOW + 600, NULL);
	return KR_OK;
}

static bool
each(void *ctx, const char *id, const struct kr_hold_item *item,
    const struct kr_err *bad)
{
	size_t *n = ctx;

	assert_string_equal(ID, id);
	assert_true((item == NULL) != (bad == NULL));
	*n += item != NULL;
	return true;
}

static enum kr_rc
step_look(struct life *l)
{
	char id[KR_HOLD_ID_LEN + 1];
	size_t n = 0;
	enum kr_rc rc = kr_hold_each(l->h, false, each, &n, NULL);

	if (rc == KR_OK)
		rc = kr_hold_find(l->h, "0011", id, NULL);
	return rc;
}

/* The mail server brings the mail again while it is not taken. */
static enum kr_rc
step_answer(struct life *l)
{
	const char *why = NULL;
	struct kr_hold_item item;
	bool found;
	enum kr_rc rc;

	if (!l->answered)
		return KR_OK;
	rc = kr_hold_answer(l->h, &l->answer, NOW + DAY, &found, &why, NULL);
	if (rc != KR_OK)
		return rc;
	/* What was not understood goes to a person; here it is sent again. */
	rc = kr_hold_get(l->h, ID, l->arena, &item, NULL, NULL);
	return rc != KR_OK ? rc : item.state == KR_HOLD_WAITING ?
	    KR_E_TEMPORARY : KR_OK;
}

static enum kr_rc
step_send(struct life *l)
{
	kr_hold_work(l->h, NOW + 2 * DAY, NULL);
	kr_hold_work(l->h, NOW + 2 * DAY + 600, NULL);
	return KR_OK;
}

static size_t
letters_to(const char *address)
{
	size_t n = 0;

	for (size_t i = 0; i < n_letter; i++)
		n += strstr(letter_to[i], address) != NULL;
	return n;
}

/* Nobody was asked, or nobody knows whether the Police have it: an operator
 * looks, and says yes, or what the log says. */
static enum kr_rc
step_operator(struct life *l)
{
	enum kr_rc rc = kr_hold_release(l->h, ID, "operator aroha", "",
	    letters_to(police_address[0]) > 0 ? KR_HOLD_DONE : KR_HOLD_AGAIN,
	    NOW + 3 * DAY, NULL);

	return rc == KR_E_UNSUPPORTED ? KR_OK : rc;
}

static enum kr_rc
step_forget(struct life *l)
{
	kr_hold_work(l->h, NOW + 500 * DAY, NULL);
	kr_hold_work(l->h, NOW + 500 * DAY, NULL);
	return KR_OK;
}

static enum kr_rc (*const steps[])(struct life *) = { step_open, step_hold,
    step_thank, step_letters, step_look, step_answer, step_send, step_look,
    step_operator, step_forget };

/* Made without faults: reading mail is tried elsewhere. */
static void
mails_read(struct life *l)
{
	l->report = verdict(MAIL, strlen(MAIL), KR_IDENTITY_DMARC, l->arena);
	l->thanks = verdict(THANKS, strlen(THANKS), KR_IDENTITY_DMARC,
	    l->arena);
	l->held = l->plain = *l->report.decision;
	l->held.hold = hold;
	l->held.n_hold = 1;
	l->report.decision = &l->held;
	l->thanks.decision = &l->plain;
	assert_true(kr_sha256(l->report.message->root.text,
	    l->report.sha256));
	l->envelope.mail_from = kr_span_str(ADDRESS);
	l->envelope_thanks.mail_from = kr_span_str("mere@reporter.example");
}

/* The yes, to the question that was sent. */
static void
answer_read(struct life *l)
{
	struct kr_buffer b;
	const char *id = NULL;
	int at = fault_at;

	for (size_t i = 0; i < n_letter; i++)
		if (strstr(letter_to[i], ADDRESS) != NULL)
			id = strstr(letters[i], "Message-ID: <kr");
	if (id == NULL || l->answered)
		return;
	fault_at = 0;
	kr_buffer_init(&b, l->arena, SIZE_MAX);
	kr_buffer_printf(&b, "From: <" ADDRESS ">\nTo: " MAILBOX "\n"
	    "In-Reply-To: %.*s\nSubject: Re: Your report\n\nYes\n",
	    (int)strcspn(id + 12, "\r"), id + 12);
	l->answer = verdict(b.data, b.len, KR_IDENTITY_DMARC, l->arena);
	l->answered = true;
	fault_at = at;
}

/* True if there was a call to refuse. */
static bool
live(unsigned kinds, int at)
{
	struct life l = { .arena = kr_arena_new((size_t)16 << 20) };
	bool met;

	assert_int_equal(0, folder_remove(spool));
	mails_read(&l);
	n_letter = 0;
	fault_set(kinds, at);
	for (size_t i = 0; i < KR_NELEM(steps); i++) {
		int tries = 0;

		answer_read(&l);
		while (steps[i](&l) != KR_OK)
			if (++tries > 2)
				fail_msg("step %zu, call %d of kinds %x", i,
				    at, kinds);
	}
	met = fault_over();
	assert_int_equal(1, letters_to(police_address[0]));
	assert_true(letters_to(ADDRESS) <= 1);
	assert_true(letters_to("mere@reporter.example") <= 1);
	if (!met)
		assert_int_equal(3, n_letter);
	kr_hold_close(l.h);
	kr_arena_free(l.arena);
	return met;
}

static struct refusal {
	const char	*name;
	unsigned	 kinds;
	uid_t		 euid;
} refusals[] = {
	{ "memory", FAULT_MEMORY, 0 }, { "digests, ciphers", FAULT_DIGEST, 0 },
	{ "files", FAULT_FILE, 0 }, { "files, not as root", FAULT_FILE, 1 },
	{ "what lasts", FAULT_DISK, 0 }, { "writes", FAULT_WRITE, 0 },
	{ "signals", FAULT_SIGNAL, 0 },
};

static void
life_run(void **state)
{
	const struct refusal *r = *state;
	int at = 1;

	if (r->euid == 0 && getuid() != 0)
		skip();		/* files are given to their owner by root */
	fault_euid = r->euid;
	while (live(r->kinds, at))
		at++;
	assert_true(at > 3);
}

/* ---- what is written is whole, whatever jansson is refused --------------- */

static json_malloc_t json_malloc;
static json_free_t json_free;

static int
json_refused(void **state)
{
	(void)state;
	json_get_alloc_funcs(&json_malloc, &json_free);
	fault_begin();
	return 0;
}

static int
json_again(void **state)
{
	(void)state;
	json_set_alloc_funcs(json_malloc, json_free);
	return 0;
}

/* An item that memory was refused for is not written, and not read. */
static void
item_whole(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_hold_item item = { .id = ID, .n_agency = 2,
	    .asked = KR_HOLD_ASK_DUE, .reporter = "a\xff@reporter.example",
	    .sha256 = ID ID, .received_s = NOW }, back;
	struct kr_span json, again;
	bool met = true;

	(void)state;
	item.agency[0].id = "police-cybercrime";
	item.agency[1].id = "second";
	assert_int_equal(KR_OK, kr_hold_item_write(&item, arena, &json,
	    NULL));
	for (int at = 1; met; at++) {
		enum kr_rc rc;

		fault_set(FAULT_MEMORY, at);
		rc = kr_hold_item_write(&item, arena, &again, NULL);
		met = fault_over();
		if (met ? rc != KR_E_NOMEM && !kr_span_eq(json, again) :
		    rc != KR_OK)
			fail_msg("call %d: %.*s", at, KR_SPAN_ARG(again));
	}
	met = true;
	for (int at = 1; met; at++) {
		enum kr_rc rc;

		fault_set(FAULT_MEMORY, at);
		rc = kr_hold_item_read(json, arena, &back, NULL);
		met = fault_over();
		if (rc == KR_OK)
			assert_int_equal(KR_OK, kr_hold_item_write(&back,
			    arena, &again, NULL));
		if (met ? rc == KR_OK && !kr_span_eq(json, again) :
		    rc != KR_OK)
			fail_msg("read, call %d: %.*s", at,
			    KR_SPAN_ARG(again));
	}
	assert_string_equal("a?@reporter.example", back.reporter);
	assert_string_equal("second", back.agency[1].id);
	kr_arena_free(arena);
}

/* What a mail may have as its name is more than can be kept of it. */
static void
long_name(void **state)
{
	struct kr_arena *arena = kr_arena_new((size_t)16 << 20);
	struct kr_spool *h = opened();
	struct kr_envelope envelope = { .mail_from = kr_span_str(ADDRESS) };
	struct kr_decision held;
	struct kr_hold_item item;
	struct kr_verdict v;
	struct kr_buffer b;

	(void)state;
	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_str(&b, "From: <" ADDRESS ">\nMessage-ID: <");
	while (b.len < 65000)
		kr_buffer_byte(&b, '"');
	kr_buffer_str(&b, "@reporter.example>\nTo: " MAILBOX "\n\nHelp.\n");
	v = verdict(b.data, b.len, KR_IDENTITY_DMARC, arena);
	held = *v.decision;
	held.hold = hold;
	held.n_hold = 1;
	v.decision = &held;
	assert_int_equal(KR_OK, kr_hold_verdict(h, &v, &envelope, NOW, NULL));
	assert_int_equal(KR_OK, kr_hold_get(h, ID, arena, &item, NULL, NULL));
	assert_int_equal(998, strlen(item.message_id));
	kr_hold_close(h);
	kr_arena_free(arena);
}

/* Nor is an entry of the ledger. */
static void
entry_whole(void **state)
{
	static const char *const by[] = { "operator aroha", "reporter", "" };
	static char name[300];
	struct kr_ledger_settings set = { .where = name, .chain = "one" };
	struct kr_ledger *ledger;
	struct kr_err err = { .code = KR_OK };

	(void)state;
	snprintf(name, sizeof(name), "%s/ledger", folder);
	if (kr_ledger_open(&set, &ledger, &err) != KR_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < KR_NELEM(by); i++) {
		struct kr_hold_event e = { .kind = KR_HOLD_EVENT_CONSENT,
		    .what = "yes", .id = ID, .sha256 = ID ID, .by = by[i],
		    .agency = "police-cybercrime" };
		bool met = true;

		for (int at = 1; met; at++) {
			bool good;

			fault_set(FAULT_MEMORY, at);
			good = kr_hold_record_ledger(ledger, &e, NULL);
			met = fault_over();
			if (good == met)
				fail_msg("call %d, %s", at, good ? "good" :
				    "bad");
		}
	}
	kr_ledger_close(ledger);
}

int
main(void)
{
	static const struct CMUnitTest each_of[] = {
		cmocka_unit_test_setup_teardown(item_whole, json_refused,
		    json_again),
		cmocka_unit_test_setup_teardown(entry_whole, json_refused,
		    json_again),
		cmocka_unit_test(long_name) };
	struct CMUnitTest tests[KR_NELEM(each_of) + KR_NELEM(refusals)];

	memcpy(tests, each_of, sizeof(each_of));
	UNIT_ROWS(tests, KR_NELEM(each_of), refusals, life_run);
	return run_all("hold_faults", tests, KR_NELEM(tests));
}
