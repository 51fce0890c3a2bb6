/* SPDX-License-Identifier: Apache-2.0 */
/* Letters to reporters: when they are sent, what they say, and to whom. */
#include "hold_question.h"

static void
asked_once_a_day(void **state)
{
	static const char second[] = "ffffffffffffffffffffffffffffffff";
	struct kr_spool *h = opened();

	(void)state;
	put(h, ID, "en");
	put(h, second, "en");
	letter_rc = KR_E_SYSTEM;
	kr_hold_work(h, NOW + 10, NULL);
	assert_int_equal(0, n_letter);
	letter_rc = KR_OK;
	kr_hold_work(h, NOW + 20, NULL);
	assert_int_equal(0, n_letter);	/* not at once again */
	kr_hold_work(h, NOW + 80, NULL);
	kr_hold_work(h, NOW + 90, NULL);
	kr_hold_work(h, NOW + DAY, NULL);
	assert_int_equal(1, n_letter);
	kr_hold_work(h, NOW + 80 + DAY, NULL);
	assert_int_equal(2, n_letter);
	kr_hold_work(h, NOW + 90 + 2 * DAY, NULL);
	assert_int_equal(2, n_letter);
	assert_string_equal("|" ADDRESS, letter_to[0]);
	kr_hold_close(h);
}

/* Nobody knows whether it was sent: it is not sent twice. */
static void
asked_in_doubt(void **state)
{
	struct kr_spool *h = opened();

	(void)state;
	put(h, ID, "en");
	letter_rc = KR_E_TEMPORARY;
	kr_hold_work(h, NOW + 10, NULL);
	letter_rc = KR_OK;
	kr_hold_work(h, NOW + 3 * DAY, NULL);
	assert_int_equal(0, n_letter);
	kr_hold_close(h);
}

static bool
said(size_t i, const char *words)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	bool found = kr_span_find(letter_text(i, arena), 0, words) !=
	    SIZE_MAX;

	kr_arena_free(arena);
	return found;
}

static void
languages(void **state)
{
	static const struct { const char *language, *first, *second; }
	rows[] = {
		{ "", "May we share", "Ka \xc4\x81hei" },
		{ "en", "May we share", "Ka \xc4\x81hei" },
		{ "mi", "Ka \xc4\x81hei", "May we share" },
		{ "fr", "Pouvons-nous", "May we share" },
		{ "xx", "May we share", "Ka \xc4\x81hei" },
		{ "../en", "May we share", "Ka \xc4\x81hei" },
	};

	(void)state;
	for (size_t i = 0; i < KR_NELEM(rows); i++) {
		struct kr_arena *arena = kr_arena_new(1 << 20);
		struct kr_spool *h = opened();
		struct kr_span text;
		size_t a, b;

		put(h, ID, rows[i].language);
		kr_hold_work(h, NOW + 10, NULL);
		assert_int_equal(1, n_letter);
		text = letter_text(0, arena);
		a = kr_span_find(text, 0, rows[i].first);
		b = kr_span_find(text, 0, rows[i].second);
		assert_true(a < b && b != SIZE_MAX);
		kr_hold_close(h);
		kr_arena_free(arena);
	}
}

static const char *const shipped[] = { "ar", "de", "en", "es", "fj", "fr",
    "gu", "hi", "ja", "ko", "mi", "nl", "pa", "pt", "ru", "sm", "sv", "tl",
    "to", "vi", "zh-Hans", "zh-Hant" };

/* What every question must have, in each language that is shipped. */
static void
shipped_texts(void **state)
{
	static const char *const both[] = { "111", "105", "0508 NETSAFE",
	    "1737", ID, "CERT NZ" };

	(void)state;
	for (size_t i = 0; i < KR_NELEM(shipped); i++) {
		struct kr_spool *h = opened();
		struct kr_hold_item item = { .id = ID, .reporter = ADDRESS,
		    .language = shipped[i], .sha256 = "-",
		    .category = i % 2 ? "scam_fraud" : "child_exploitation",
		    .urgency = i % 3 ? "normal" : "threat_to_life" };

		put(h, ID, shipped[i]);
		kr_hold_work(h, NOW + 10, NULL);
		assert_int_equal(KR_OK, kr_hold_acknowledge(h, &item, NOW +
		    2 * DAY, NULL));
		kr_hold_work(h, NOW + 2 * DAY + 10, NULL);
		assert_int_equal(2, n_letter);
		for (size_t k = 0; k < 2 * KR_NELEM(both); k++)
			if (!said(k % 2, both[k / 2]))
				fail_msg("%s: letter %zu lacks %s", shipped[i],
				    k % 2, both[k / 2]);
		assert_true(said(0, "Police, Cybercrime Unit"));
		assert_true(said(0, "14"));
		assert_true(said(0, KR_LETTER_LINE));
		assert_false(said(1, KR_LETTER_LINE));
		for (size_t k = 0; k < 2; k++) {
			assert_false(said(k, "{"));
			assert_non_null(strstr(letters[k],
			    "\r\nAuto-Submitted: auto-replied\r\n"));
		}
		assert_non_null(strstr(letters[0], "\r\nIn-Reply-To: "
		    "<mail.1@reporter.example>\r\n"));
		/* RFC 5322 2.1.1, and no bare LF */
		for (const char *p = letters[0]; *p != '\0';) {
			size_t n = strcspn(p, "\n");

			assert_true(p[n] == '\n' && p[n - 1] == '\r');
			if (n > 78 + 1 && strncmp(p, "Message-ID:", 11) != 0)
				fail_msg("%.*s", (int)n, p);
			p += n + 1;
		}
		kr_hold_close(h);
	}
}

/* Who may be in danger reads of that first, and only they read of it. */
static void
danger_first(void **state)
{
	static const struct { const char *urgency; bool first; } rows[] = {
		{ "threat_to_life", true }, { "normal", false } };

	(void)state;
	for (size_t i = 0; i < 2 * KR_NELEM(shipped); i++) {
		struct kr_arena *arena = kr_arena_new(1 << 20);
		struct kr_spool *h = opened();
		struct kr_hold_item item = { .id = ID, .reporter = ADDRESS,
		    .language = shipped[i / 2], .sha256 = "-",
		    .category = "scam_fraud",
		    .urgency = rows[i % 2].urgency };
		struct kr_span text, second;

		assert_int_equal(KR_OK, kr_hold_acknowledge(h, &item, NOW,
		    NULL));
		kr_hold_work(h, NOW + 10, NULL);
		assert_int_equal(1, n_letter);
		text = letter_text(0, arena);
		second = kr_span_from(text, kr_span_find(text, 0, "\n\n") +
		    2);
		second = kr_span_sub(second, 0, kr_span_find(second, 0,
		    "\n\n"));
		if ((kr_span_find(second, 0, "111") != SIZE_MAX) !=
		    rows[i % 2].first)
			fail_msg("%s, %s: %.*s", shipped[i / 2],
			    rows[i % 2].urgency, KR_SPAN_ARG(second));
		kr_hold_close(h);
		kr_arena_free(arena);
	}
}

/* ---- in the background --------------------------------------------------- */

static void
thanks_put(struct kr_spool *h, const char *reporter)
{
	struct kr_hold_item item = { .id = ID, .reporter = reporter,
	    .language = "en", .category = "spam", .urgency = "normal" };

	assert_int_equal(KR_OK, kr_hold_acknowledge(h, &item, NOW, NULL));
	/* The mail server brings the mail again. */
	assert_int_equal(KR_OK, kr_hold_acknowledge(h, &item, NOW, NULL));
}

static bool
letter_waits(void)
{
	return access(folder_file("spool/letter/" ID), F_OK) == 0;
}

static struct thanks_case {
	const char	*name;
	enum kr_rc	 rc;		/* of the first try */
	bool		 again;		/* it is tried once more */
	size_t		 sent;		/* once all is well */
} thanks[] = {
	{ "thanked", KR_OK, false, 1 },
	{ "not taken", KR_E_SYSTEM, true, 1 },
	{ "perhaps taken", KR_E_TEMPORARY, false, 0 },
};

static void
thanks_run(void **state)
{
	const struct thanks_case *c = *state;
	struct kr_spool *h = opened();

	thanks_put(h, ADDRESS);
	kr_hold_work(h, NOW + 1, NULL);	/* too early */
	assert_int_equal(0, n_letter);
	assert_true(letter_waits());
	letter_rc = c->rc;
	kr_hold_work(h, NOW + 10, NULL);
	assert_int_equal(c->again, letter_waits());
	letter_rc = KR_OK;
	kr_hold_work(h, NOW + 20, NULL);	/* not at once again */
	assert_int_equal(c->again, letter_waits());
	kr_hold_work(h, NOW + 600, NULL);
	assert_false(letter_waits());
	assert_int_equal(c->sent, n_letter);
	kr_hold_close(h);
}

/* For a day; and no second letter of a day to one address. */
static void
thanks_end(void **state)
{
	struct kr_spool *h = opened();
	char address[700];

	(void)state;
	thanks_put(h, ADDRESS);
	letter_rc = KR_E_SYSTEM;
	kr_hold_work(h, NOW + 2 * DAY, NULL);
	assert_false(letter_waits());
	letter_rc = KR_OK;
	for (size_t i = 0; i < 2; i++) {
		thanks_put(h, ADDRESS);
		kr_hold_work(h, NOW + 2 * DAY + 10, NULL);
		assert_false(letter_waits());
	}
	assert_int_equal(1, n_letter);
	memset(address, 'a', sizeof(address) - 1);
	address[sizeof(address) - 1] = '\0';
	thanks_put(h, address);		/* its first 512 bytes are its name */
	kr_hold_work(h, NOW + 10, NULL);
	assert_false(letter_waits());
	kr_hold_close(h);
}

static unsigned notices;

static void
notice(void *ctx, const char *id, const char *text)
{
	(void)ctx;
	(void)id;
	assert_true(*text != '\0');
	notices++;
}

static bool
record_not(void *ctx, const struct kr_hold_event *e)
{
	(void)ctx;
	(void)e;
	return false;
}

/* Nothing is sent that the ledger cannot have; a mail server, or a ledger,
 * that is away is not asked for each. */
static void
many_fail(void **state)
{
	struct kr_spool *h = opened();
	char id[KR_HOLD_ID_LEN + 1];

	(void)state;
	for (unsigned i = 0; i < 5; i++) {
		struct kr_hold_item item = { .n_agency = 1, .sha256 = "-",
		    .reporter = id, .language = "en", .urgency = "normal",
		    .category = "scam_fraud", .asked = KR_HOLD_ASK_DUE };
		bool again;

		snprintf(id, sizeof(id), "%032x", i);
		strcpy(item.id, id);
		item.agency[0].id = "police-cybercrime";
		assert_int_equal(KR_OK, kr_hold_put(h, &item,
		    KR_SPAN_LIT("x"), NOW, &again, NULL));
	}
	h->set.notice = notice;
	h->set.record = record_not;
	notices = 0;
	kr_hold_work(h, NOW + 10, NULL);
	assert_int_equal(3, notices);
	assert_int_equal(0, n_letter);
	h->set.record = NULL;		/* no ledger is wanted */
	kr_hold_work(h, NOW + 600, NULL);
	assert_int_equal(3, notices);
	assert_int_equal(5, n_letter);
	kr_hold_close(h);
}

static bool stop_now;

static bool
stop(void)
{
	return stop_now;
}

/* When a question is not asked, or not any more. */
static void
not_asked(void **state)
{
	struct kr_spool *h = opened();

	(void)state;
	put(h, ID, "en");
	kr_hold_work(h, NOW + 1, NULL);	/* too early */
	stop_now = true;
	kr_hold_work(h, NOW + 10, stop);
	stop_now = false;
	config.ask_consent = false;
	kr_hold_work(h, NOW + 10, stop);
	config.ask_consent = true;
	assert_int_equal(0, n_letter);
	config.answer_days = 90;	/* longer than it is kept */
	kr_hold_work(h, NOW + 10, stop);
	config.answer_days = 14;
	assert_int_equal(1, n_letter);
	/* What is promised is what there is. */
	assert_non_null(strstr(letters[0], "You have 29 days."));
	kr_hold_close(h);
	h = opened();
	put(h, ID, "en");
	kr_hold_work(h, NOW + 30 * DAY, NULL);	/* its limit */
	assert_int_equal(0, n_letter);
	kr_hold_close(h);
	h = opened();
	put(h, ID, "en");
	kr_hold_work(h, NOW + 29 * DAY + 1, NULL);	/* not a whole day */
	assert_int_equal(1, n_letter);
	assert_null(strstr(letters[0], "You have"));
	kr_hold_close(h);
}

/* An address that had a letter, days ago, has still had it then if the next
 * is not taken. */
static void
not_taken_later(void **state)
{
	static const char second[] = "ffffffffffffffffffffffffffffffff";
	struct kr_spool *h = opened();

	(void)state;
	put(h, ID, "en");
	kr_hold_work(h, NOW + 10, NULL);
	put(h, second, "en");
	letter_rc = KR_E_SYSTEM;
	kr_hold_work(h, NOW + 20 + DAY, NULL);
	letter_rc = KR_OK;
	assert_int_equal(1, n_letter);
	kr_hold_work(h, NOW + 100 + DAY, NULL);
	assert_int_equal(2, n_letter);
	kr_hold_close(h);
}

/* ---- the mail around it -------------------------------------------------- */

#define THIRTY	"012345678901234567890123456789"
#define TOKEN	"kr" ID "6ab172800123456789abcdef0123456789abcdef"

static struct mail_case {
	const char	*name, *body, *message_id, *mailbox;
	const char	*has, *lacks;
} mails[] = {
	{ "a name", "CERT NZ", "", MAILBOX, "From: \"CERT NZ\" <", NULL },
	{ "a name with a quote", "The \"C\"", "", MAILBOX,
	  "From: =?UTF-8?Q?The=20=22C=22?= <", NULL },
	{ "a name with a backslash", "A\\B", "", MAILBOX,
	  "From: =?UTF-8?Q?A=5CB?= <", NULL },
	{ "a name with macrons", "K\xc4\x93", "", MAILBOX,
	  "From: =?UTF-8?Q?K=C4=93?= <", NULL },
	{ "a name with a delete", "A\x7f", "", MAILBOX, "?Q?A=7F?=", NULL },
	{ "a name's message id", "X", "<a.1@b.example>", MAILBOX,
	  "\r\nIn-Reply-To: <a.1@b.example>\r\n", NULL },
	{ "an id without brackets", "X", "a.1@b.example", MAILBOX, NULL,
	  "In-Reply-To" },
	{ "an id that is not closed", "X", "<a.1@b.example", MAILBOX, NULL,
	  "In-Reply-To" },
	{ "an id in an id", "X", "<a<1@b.example>", MAILBOX, NULL,
	  "In-Reply-To" },
	{ "an id with a blank", "X", "<a 1@b.example>", MAILBOX, NULL,
	  "In-Reply-To" },
	{ "an id with other letters", "X", "<\xc4\x93@b.example>", MAILBOX,
	  NULL, "In-Reply-To" },
	{ "an id of nothing", "X", "<a>", MAILBOX, NULL, "In-Reply-To" },
	{ "an id far too long", "X", "<" THIRTY THIRTY THIRTY THIRTY THIRTY
	  THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY
	  THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY
	  THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY ">", MAILBOX, NULL,
	  "In-Reply-To" },
	{ "an address for the answer", "X", "", MAILBOX,
	  "\r\nReply-To: <report+k", NULL },
	{ "no room in the address", "X", "", THIRTY "@cert.example", NULL,
	  "Reply-To" },
	{ "a mailbox without domain", "X", "", "report", NULL, "Reply-To" },
};

static void
mail_run(void **state)
{
	const struct mail_case *c = *state;
	const char *box[] = { c->mailbox };
	struct kr_config local = config;
	struct kr_hold_item item = { .id = ID, .reporter = ADDRESS,
	    .language = "en", .category = "scam_fraud", .urgency = "normal",
	    .message_id = c->message_id };
	struct kr_span mail = KR_SPAN_NONE;
	enum kr_rc rc = KR_E_NOMEM;

	local.answer_name = c->body;
	local.report_mailbox = (struct kr_strings){ box, 1 };
	local.answer_plus = true;
	/* The least memory that is not enough is told. */
	for (size_t limit = 1024; rc != KR_OK; limit *= 2) {
		struct kr_arena *arena = kr_arena_new(limit);

		rc = kr_letter_compose(&local, KR_LETTER_ASK, &item, TOKEN,
		    NOW, arena, &mail, NULL);
		if (rc == KR_OK && c->has != NULL)
			assert_true(kr_span_find(mail, 0, c->has) != SIZE_MAX);
		if (rc == KR_OK && c->lacks != NULL)
			assert_int_equal(SIZE_MAX, kr_span_find(mail, 0,
			    c->lacks));
		kr_arena_free(arena);
		assert_true(limit < (size_t)64 << 20);
	}
}

static void
file_write(const char *name, const char *text)
{
	FILE *f = fopen(folder_file(name), "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(0, fclose(f));
}

/* Texts as somebody may mend them. */
static void
mended_texts(void **state)
{
	struct kr_arena *arena = kr_arena_new((size_t)16 << 20);
	struct kr_config local = config;
	struct kr_hold_item item = { .id = ID, .reporter = ADDRESS,
	    .language = "", .message_id = "", .urgency = "normal",
	    .category = "objectionable_material" };
	struct kr_letter_text text;
	struct kr_span mail;

	(void)state;
	local.messages = folder;
	file_write("mi.txt", "");
	assert_int_equal(KR_E_SYSTEM, kr_letter_text(&local,
	    KR_LETTER_ACKNOWLEDGE, &item, "", arena, &text, NULL));
	file_write("en.txt", "# a comment\n[]\n[acknowledge-subject]\n"
	    "\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xc4\x81"
	    "\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xc4\x81"
	    "\n[greeting]\n[not closed\nHello {body}\nnone {of these}\n"
	    "an open { brace\na=b \t\n# left out\n\x7f\n\n[material]\n"
	    "We have it. {police}\n[bye");
	assert_int_equal(KR_OK, kr_letter_text(&local, KR_LETTER_ACKNOWLEDGE,
	    &item, "", arena, &text, NULL));
	assert_true(kr_span_find(text.body, 0, "[not closed\nHello CERT NZ\n"
	    "an open { brace\na=b \t\n\x7f\n") != SIZE_MAX);
	assert_int_equal(SIZE_MAX, kr_span_find(text.body, 0, "We have it"));
	assert_int_equal(KR_OK, kr_letter_compose(&local,
	    KR_LETTER_ACKNOWLEDGE, &item, "", NOW, arena, &mail, NULL));
	assert_true(kr_span_find(mail, 0, "a=3Db =09\r\n=7F\r\n") !=
	    SIZE_MAX);
	item.language = "xx";	/* a language without English below it */
	file_write("xx.txt", "[greeting]\nHi\n");
	assert_int_equal(KR_OK, kr_letter_text(&local, KR_LETTER_ACKNOWLEDGE,
	    &item, "", arena, &text, NULL));
	assert_int_equal(0, unlink(folder_file("en.txt")));
	assert_int_equal(KR_E_SYSTEM, kr_letter_text(&local,
	    KR_LETTER_ACKNOWLEDGE, &item, "", arena, &text, NULL));
	kr_arena_free(arena);
}

/* ---- who may be written to ---------------------------------------------- */

#define FROM	"From: Aroha <" ADDRESS ">\n"
#define TO	"To: " MAILBOX "\n"
#define LONG	"0123456789012345678901234567890123456789012345678901234567"
#define BODY	"Subject: A scam\n\nHello, I lost money to a scam last week " \
		"and would like to report it to you. They rang me twice.\n"

/* ---- what the report is found to be, besides */

static const struct kr_webform some_form;

static void
machine(struct kr_report *r)
{
	r->kind = KR_REPORTER_MACHINE;
}

static void
bounce(struct kr_report *r)
{
	r->bounce = true;
}

static void
typed(struct kr_report *r)
{
	r->webform = &some_form;
}

static void
itself(struct kr_report *r)
{
	r->form = KR_FORM_KIND_SELF;
}

static void
another(struct kr_report *r)
{
	r->reporter.addr = kr_span_str("mere@reporter.example");
}

static void
child(struct kr_report *r)
{
	r->consent.minor = true;
}

static void
no(struct kr_report *r)
{
	r->consent.value = KR_CONSENT_REFUSED;
}

static struct polite_case {
	const char		*name, *mail, *mail_from;
	enum kr_identity	 identity;
	bool			 may;
	void			(*change)(struct kr_report *);
	enum kr_category	 category;
	bool			 may_not_ask;
} polite_cases[] = {
	{ "a person", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, true,
	  NULL, 0, false },
	{ "by SPF", FROM TO BODY, ADDRESS, KR_IDENTITY_SPF, true,
	  NULL, 0, false },
	{ "by DKIM", FROM TO BODY, ADDRESS, KR_IDENTITY_DKIM, true,
	  NULL, 0, false },
	{ "by a trusted host", FROM TO BODY, ADDRESS, KR_IDENTITY_TRUSTED,
	  true, NULL, 0, false },
	{ "mailbox in Cc", FROM "To: x@y.example\nCc: " MAILBOX "\n" BODY,
	  ADDRESS, KR_IDENTITY_DMARC, true, NULL, 0, false },
	{ "not sure", FROM TO BODY, ADDRESS, KR_IDENTITY_NONE, false,
	  NULL, 0, false },
	{ "forged", FROM TO BODY, ADDRESS, KR_IDENTITY_FORGED, false,
	  NULL, 0, false },
	{ "null reverse-path", FROM TO BODY, "", KR_IDENTITY_DMARC, false,
	  NULL, 0, false },
	{ "automatic", FROM TO "Auto-Submitted: auto-generated\n" BODY,
	  ADDRESS, KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "suppressed", FROM TO "X-Auto-Response-Suppress: OOF\n" BODY,
	  ADDRESS, KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "list", FROM TO "List-Id: <a.example>\n" BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "bulk", FROM TO "Precedence: bulk\n" BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "nobody reads", "From: <no-reply@bank.example>\n" TO BODY,
	  "no-reply@bank.example", KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "postmaster", "From: <Postmaster@bank.example>\n" TO BODY,
	  "x@bank.example", KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "ourselves", "From: <" MAILBOX ">\n" TO BODY, MAILBOX,
	  KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "an agency", "From: <cybercrime@police.example>\n" TO BODY,
	  "cybercrime@police.example", KR_IDENTITY_DMARC, false,
	  NULL, 0, false },
	{ "the person who reads", "From: <triage@cert.example>\n" TO BODY,
	  "triage@cert.example", KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "a hidden copy", FROM "To: x@y.example\n" BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "an address that breaks headers", "From: <\"a\nb\"@y.example>\n" TO
	  BODY, "x@y.example", KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "a machine", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, false,
	  machine, 0, false },
	{ "a bounce", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, false, bounce,
	  0, false },
	{ "typed into a form", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, false,
	  typed, 0, false },
	{ "the matter itself", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, false,
	  itself, 0, false },
	{ "no report", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, false, NULL,
	  KR_CATEGORY_NOT_A_REPORT, false },
	{ "another's address", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, false,
	  another, 0, false },
	{ "perhaps a child", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, true,
	  child, 0, true },
	{ "has refused", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, true, no, 0,
	  true },
	{ "a list's requests", "From: <talk-request@l.example>\n" TO BODY,
	  ADDRESS, KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "no author", TO BODY, ADDRESS, KR_IDENTITY_DMARC, false, NULL, 0,
	  false },
	{ "no account", "From: <@reporter.example>\n" TO BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "no domain", "From: <aroha@>\n" TO BODY, ADDRESS, KR_IDENTITY_DMARC,
	  false, NULL, 0, false },
	{ "two signs", "From: <\"a@b\"@y.example>\n" TO BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "a blank in it", "From: <a b@y.example>\n" TO BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "letters of elsewhere", "From: <\xc4\x81roha@y.example>\n" TO BODY,
	  ADDRESS, KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "mailbox in the fourth To", FROM "To: a@y.example\nTo: b@y.example\n"
	  "To: c@y.example\n" TO BODY, ADDRESS, KR_IDENTITY_DMARC, true, NULL,
	  0, false },
	{ "mailbox in the fifth To", FROM "To: a@y.example\nTo: b@y.example\n"
	  "To: c@y.example\nTo: d@y.example\n" TO BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false, NULL, 0, false },
	{ "an address too long", "From: <" LONG LONG LONG LONG LONG LONG
	  "@y.example>\n" TO BODY, ADDRESS, KR_IDENTITY_DMARC, false, NULL, 0,
	  false },
};

static void
run_polite(void **state)
{
	const struct polite_case *c = *state;
	struct kr_arena *arena = kr_arena_new((size_t)16 << 20);
	struct kr_verdict v = verdict(c->mail, strlen(c->mail), c->identity,
	    arena);
	struct kr_envelope envelope = { .mail_from =
	    kr_span_str(c->mail_from) };
	struct kr_decision decision = *v.decision;
	struct kr_report report = *v.report;
	const char *why;

	decision.category = c->category;
	v.decision = &decision;
	if (c->change != NULL)
		c->change(&report);
	v.report = &report;
	why = kr_hold_why_not_write(&v, &envelope);
	if (c->may != (why == NULL))
		fail_msg("%s", why != NULL ? why : "may be written to");
	why = kr_hold_why_not_ask(&v, &envelope);
	if ((c->may && !c->may_not_ask) != (why == NULL))
		fail_msg("%s", why != NULL ? why : "may be asked");
	kr_arena_free(arena);
}

int
main(void)
{
	static const struct CMUnitTest each[] = {
		cmocka_unit_test(asked_once_a_day),
		cmocka_unit_test(asked_in_doubt), cmocka_unit_test(languages),
		cmocka_unit_test(shipped_texts), cmocka_unit_test(danger_first),
		cmocka_unit_test(mended_texts), cmocka_unit_test(thanks_end),
		cmocka_unit_test(many_fail), cmocka_unit_test(not_asked),
		cmocka_unit_test(not_taken_later) };
	struct CMUnitTest tests[KR_NELEM(each) + KR_NELEM(polite_cases) +
	    KR_NELEM(mails) + KR_NELEM(thanks)];

	memcpy(tests, each, sizeof(each));
	UNIT_ROWS(tests, KR_NELEM(each) + KR_NELEM(polite_cases), mails,
	    mail_run);
	UNIT_ROWS(tests, KR_NELEM(each) + KR_NELEM(polite_cases) +
	    KR_NELEM(mails), thanks, thanks_run);
	UNIT_ROWS(tests, KR_NELEM(each), polite_cases, run_polite);
	return run_all("letter", tests, KR_NELEM(tests));
}
