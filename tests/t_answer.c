/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions to reporters, and what is made of their answers: each row of
 * tests/data/answers.jsonl comes back to a question that was really written.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

#include "hold/answer.h"
#include "hold/letter.h"

#define ID	"00112233445566778899aabbccddeeff"
#define NOW	1790000000
#define DAY	86400
#define ADDRESS	"aroha@reporter.example"
#define MAILBOX	"report@cert.example"

static char top[] = "/tmp/kereru-t-answer.XXXXXX";
static char spool[64], key_file[64], messages[600];

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

static struct kr_spool *
opened(void)
{
	struct kr_hold_settings set = { .config = &config, .record = record,
	    .submit = submit };
	struct kr_spool *h;
	struct kr_err err = { .code = KR_OK };
	char command[128];

	config.limits = kr_limits_default;
	n_letter = 0;
	letter_rc = KR_OK;
	snprintf(command, sizeof(command), "rm -rf %s", spool);
	assert_int_equal(0, system(command));
	if (kr_hold_open(&set, &h, &err) != KR_OK)
		fail_msg("%s", err.text);
	return h;
}

static void
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

static struct kr_hold_item
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
static struct kr_span
letter_text(size_t i, struct kr_arena *arena)
{
	struct kr_message *m = read_mail(letters[i], strlen(letters[i]),
	    arena);

	return kr_part_visible(m, m->top)->text;
}

/* ---- mails -------------------------------------------------------------- */

static struct kr_verdict
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
	assert_int_equal(KR_OK, kr_report_read(m, auth, &config, NULL, arena,
	    &report, NULL));
	return (struct kr_verdict){ .message = m, .auth = auth,
	    .report = report, .decision = &decision, .config = &config };
}

static const char *
text_of(const json_t *row, const char *name, const char *otherwise)
{
	const char *s = json_string_value(json_object_get(row, name));

	return s != NULL ? s : otherwise;
}

/* The question under the answer, in the way of some mail program. */
static void
quote(struct kr_buffer *b, const char *style, struct kr_span question)
{
	struct kr_span line;

	if (strcmp(style, "none") == 0)
		return;
	if (strcmp(style, "outlook") == 0)
		kr_buffer_str(b, "\n________________________________\n"
		    "From: CERT NZ <" MAILBOX ">\n"
		    "Sent: Monday, 24 March 2025 9:12 am\n"
		    "To: Aroha <" ADDRESS ">\n"
		    "Subject: Your report\n\n");
	else if (strcmp(style, "raw") != 0)
		kr_buffer_str(b, strcmp(style, "apple") == 0 ?
		    "\n> On 24/03/2025, at 9:12 AM, CERT NZ <" MAILBOX
		    "> wrote:\n> \n" :
		    "\nOn Mon, 24 Mar 2025 at 09:12, CERT NZ <" MAILBOX
		    "> wrote:\n\n");
	while (kr_span_line(&question, &line)) {
		bool marks = strcmp(style, "outlook") != 0 &&
		    strcmp(style, "raw") != 0;

		kr_buffer_str(b, marks ? "> " : "");
		kr_buffer_add(b, line);
		kr_buffer_byte(b, '\n');
	}
}

static void
html_body(struct kr_buffer *b, const char *body, struct kr_span question)
{
	kr_buffer_printf(b, "<html><body><div dir=\"ltr\">%s</div><br>"
	    "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, 24 "
	    "Mar 2025 at 09:12, CERT NZ &lt;" MAILBOX "&gt; wrote:<br></div>"
	    "<blockquote class=\"gmail_quote\">", body);
	kr_buffer_add(b, question);
	kr_buffer_str(b, "</blockquote></div></body></html>\n");
}

static struct kr_span
answer_mail(const json_t *row, struct kr_span question, struct kr_arena *arena)
{
	const char *who = text_of(row, "who", "same");
	const char *style = text_of(row, "style", "gmail");
	const char *subject = text_of(row, "auto", NULL) != NULL ?
	    "Automatic reply: Your report" : "Re: Your report";
	bool html = strcmp(style, "html") == 0;
	struct kr_buffer b;
	const char *id = strstr(letters[0], "Message-ID: ") + 12;

	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_printf(&b, "From: %s\n", strcmp(who, "other") == 0 ?
	    "Bob <bob@elsewhere.example>" : strcmp(who, "similar") == 0 ?
	    "Aroha <aroha@reporter.example.elsewhere.example>" :
	    "Aroha <Aroha@Reporter.example>");
	kr_buffer_printf(&b, "To: " MAILBOX "\nSubject: %s\n"
	    "Message-ID: <answer.1@reporter.example>\n"
	    "Date: Mon, 24 Mar 2025 20:50:29 +1300\n", subject);
	kr_buffer_printf(&b, "In-Reply-To: %.*s\n", (int)strcspn(id, "\r"),
	    id);
	if (text_of(row, "auto", NULL) != NULL)
		kr_buffer_printf(&b, "Auto-Submitted: %s\n", text_of(row,
		    "auto", ""));
	if (json_is_true(json_object_get(row, "list")))
		kr_buffer_str(&b, "List-Id: <talk.reporter.example>\n"
		    "Precedence: list\n");
	if (json_is_true(json_object_get(row, "bounce")))
		kr_buffer_str(&b, "Return-Path: <>\n");
	kr_buffer_printf(&b, "MIME-Version: 1.0\nContent-Type: text/%s; "
	    "charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n", html ?
	    "html" : "plain");
	if (html) {
		html_body(&b, text_of(row, "body", ""), question);
	} else {
		kr_buffer_printf(&b, "%s\n", text_of(row, "body", ""));
		quote(&b, style, question);
	}
	assert_true(kr_buffer_ok(&b));
	return kr_buffer_span(&b);
}

static enum kr_identity
identity_of(const json_t *row)
{
	const char *who = text_of(row, "who", "same");

	return strcmp(who, "forged") == 0 ? KR_IDENTITY_FORGED :
	    strcmp(who, "nobody") == 0 ? KR_IDENTITY_NONE :
	    KR_IDENTITY_DMARC;
}

/* What became of the report: "yes", "no", "unclear" or "ignored". */
static const char *
outcome(const struct kr_hold_item *item)
{
	if (item->state == KR_HOLD_RELEASING)
		return "yes";
	if (item->state == KR_HOLD_REFUSED)
		return "no";
	return strcmp(item->answer, "unclear") == 0 ? "unclear" : "ignored";
}

/* ---- each answer -------------------------------------------------------- */

struct tally {
	size_t	rows, right, false_yes, false_no, missed;
};

static void
run_row(const json_t *row, struct tally *t)
{
	struct kr_arena *arena = kr_arena_new((size_t)64 << 20);
	struct kr_spool *h = opened();
	const char *wanted = text_of(row, "answer", ""), *why = NULL, *got;
	bool late = json_is_true(json_object_get(row, "late")), found;
	struct kr_span mail;
	struct kr_verdict v;
	struct kr_hold_item item;

	put(h, ID, text_of(row, "lang", "en"));
	kr_hold_work(h, NOW + 10, NULL);
	assert_int_equal(1, n_letter);
	mail = answer_mail(row, letter_text(0, arena), arena);
	v = verdict(mail.ptr, mail.len, identity_of(row), arena);
	assert_int_equal(KR_OK, kr_hold_answer(h, &v, NOW + (late ? 20 : 1) *
	    DAY, &found, &why, NULL));
	assert_true(found);
	assert_non_null(why);
	item = item_of(h, arena);
	got = outcome(&item);
	t->rows++;
	if (strcmp(got, wanted) == 0) {
		t->right++;
	} else {
		print_message("%s: \"%.60s\" is %s, not %s (%s)\n",
		    text_of(row, "id", ""), text_of(row, "body", ""), got,
		    wanted, why);
		t->false_yes += strcmp(got, "yes") == 0;
		t->false_no += strcmp(got, "no") == 0;
		t->missed += strcmp(got, "unclear") == 0;
	}
	kr_hold_close(h);
	kr_arena_free(arena);
}

static void
answers(void **state)
{
	const char *src = getenv("top_srcdir");
	char name[600], *line = NULL;
	struct tally t = { 0 };
	size_t cap = 0;
	FILE *f;

	(void)state;
	snprintf(name, sizeof(name), "%s/tests/data/answers.jsonl",
	    src != NULL ? src : ".");
	f = fopen(name, "r");
	assert_non_null(f);
	while (getline(&line, &cap, f) > 0) {
		json_t *row = json_loads(line, 0, NULL);

		assert_non_null(row);
		run_row(row, &t);
		json_decref(row);
	}
	free(line);
	fclose(f);
	print_message("%zu answers, %zu as a person would read them; "
	    "false yes %zu, false no %zu, left to a person %zu\n", t.rows,
	    t.right, t.false_yes, t.false_no, t.missed);
	assert_true(t.rows >= 100);
	assert_int_equal(0, t.false_yes);
	assert_int_equal(0, t.false_no);
	/* The rest costs a look, and no more. */
	assert_true(t.missed * 20 <= t.rows);
}

/*
 * Statements by others, made for reports: as answers, none may be a yes that
 * is not labelled so.
 */
static void
statements(void **state)
{
	static const char *const files[] = { "consent", "consent2",
	    "consent3", "consent4" };
	const char *src = getenv("top_srcdir");
	size_t n = 0, yes = 0, cap = 0;
	char name[600], *line = NULL;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(files); i++) {
		FILE *f;

		snprintf(name, sizeof(name), "%s/data/%s.jsonl",
		    src != NULL ? src : ".", files[i]);
		f = fopen(name, "r");
		assert_non_null(f);
		while (getline(&line, &cap, f) > 0) {
			json_t *row = json_loads(line, 0, NULL);
			struct kr_arena *arena = kr_arena_new(64 << 20);
			struct kr_view view = kr_view_root(kr_span_str(
			    text_of(row, "text", "")));
			bool given = kr_consent_answer(&view, arena).value ==
			    KR_CONSENT_GIVEN;

			if (given && strcmp(text_of(row, "consent", ""),
			    "given") != 0)
				fail_msg("a yes: %s", text_of(row, "text",
				    ""));
			n++;
			yes += given;
			kr_arena_free(arena);
			json_decref(row);
		}
		fclose(f);
	}
	free(line);
	print_message("%zu statements, %zu of them plain yes\n", n, yes);
	assert_true(n > 300 && yes > 50);
}

/* A token is good once; a copy of the answer does nothing. */
static void
replayed(void **state)
{
	struct kr_arena *arena = kr_arena_new((size_t)64 << 20);
	struct kr_spool *h = opened();
	json_t *yes = json_pack("{s:s}", "body", "Yes");
	json_t *no = json_pack("{s:s}", "body", "No");
	struct kr_span mail;
	struct kr_verdict v;
	const char *why;
	bool found;

	(void)state;
	put(h, ID, "en");
	kr_hold_work(h, NOW + 10, NULL);
	for (int i = 0; i < 4; i++) {
		mail = answer_mail(i == 0 ? no : yes, letter_text(0, arena),
		    arena);
		v = verdict(mail.ptr, mail.len, KR_IDENTITY_DMARC, arena);
		assert_int_equal(KR_OK, kr_hold_answer(h, &v, NOW + DAY,
		    &found, &why, NULL));
		assert_true(found);
		assert_int_equal(KR_HOLD_REFUSED, item_of(h, arena).state);
	}
	assert_string_equal("answer to a question: the report is closed "
	    "already", why);
	json_decref(yes);
	json_decref(no);
	kr_hold_close(h);
	kr_arena_free(arena);
}

/* Any letter of a token changed, and it is none of ours. */
static void
changed_token(void **state)
{
	struct kr_spool *h = opened();
	char token[KR_TOKEN_SIZE];
	struct kr_token t;
	size_t at = 0;

	(void)state;
	assert_true(kr_token_write(h, ID, NOW, ADDRESS, token));
	assert_int_equal(KR_TOKEN_SIZE - 1, strlen(token));
	assert_true(kr_token_find(kr_span_str(token), &at, &t));
	assert_string_equal(ID, t.id);
	assert_int_equal(NOW, t.until_s);
	assert_true(kr_token_is_for(h, &t,
	    KR_SPAN_LIT("AROHA@reporter.example")));
	assert_false(kr_token_is_for(h, &t,
	    KR_SPAN_LIT("bob@reporter.example")));
	for (size_t i = 2; i < strlen(token); i++) {
		char before = token[i];

		token[i] = before == '0' ? '1' : '0';
		at = 0;
		assert_true(kr_token_find(kr_span_str(token), &at, &t));
		assert_false(kr_token_is_for(h, &t, kr_span_str(ADDRESS)));
		token[i] = before;
	}
	kr_hold_close(h);
}

/* The word in an address: written, found in an answer, any letter changed. */
static void
plus_word(void **state)
{
	struct kr_arena *arena = kr_arena_new((size_t)64 << 20);
	struct kr_spool *h;
	char mail[600], address[128], *at;
	const char *why;
	bool found;

	(void)state;
	config.answer_plus = true;
	h = opened();
	put(h, ID, "en");
	kr_hold_work(h, NOW + 10, NULL);
	assert_int_equal(1, n_letter);
	at = strstr(letters[0], "\r\nReply-To: <");
	assert_non_null(at);
	snprintf(address, sizeof(address), "%.*s", (int)strcspn(at + 13, ">"),
	    at + 13);
	assert_true(kr_config_is_mailbox(&config, kr_span_str(address)));
	assert_true(strcspn(address, "@") <= 64);
	for (size_t i = strcspn(address, "@"); i-- > 0; ) {
		char before = address[i];
		struct kr_verdict v;

		address[i] = i == 0 ? before : before == 'a' ? 'b' : 'a';
		snprintf(mail, sizeof(mail), "From: Aroha <" ADDRESS ">\nTo: "
		    "%s\nSubject: your question\nMessage-ID: <n@x.example>\n\n"
		    "Yes, please send it to the Police.\n", address);
		v = verdict(mail, strlen(mail), KR_IDENTITY_DMARC, arena);
		assert_int_equal(KR_OK, kr_hold_answer(h, &v, NOW + DAY,
		    &found, &why, NULL));
		if (found != (i == 0))
			fail_msg("%zu: %s", i, address);
		address[i] = before;
	}
	assert_int_equal(KR_HOLD_RELEASING, item_of(h, arena).state);
	config.answer_plus = false;
	assert_false(kr_config_is_mailbox(&config, kr_span_str(address)));
	kr_hold_close(h);
	kr_arena_free(arena);
}

/* ---- letters ------------------------------------------------------------ */

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

/* What every question must have, in each language that is shipped. */
static void
shipped_texts(void **state)
{
	static const char *const shipped[] = { "ar", "de", "en", "es", "fj",
	    "fr", "gu", "hi", "ja", "ko", "mi", "nl", "pa", "pt", "ru", "sm",
	    "sv", "tl", "to", "vi", "zh-Hans", "zh-Hant" };
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

/* ---- who may be written to ---------------------------------------------- */

#define FROM	"From: Aroha <" ADDRESS ">\n"
#define TO	"To: " MAILBOX "\n"
#define BODY	"Subject: A scam\n\nHello, I lost money to a scam last week " \
		"and would like to report it to you. They rang me twice.\n"

static struct polite_case {
	const char		*name, *mail, *mail_from;
	enum kr_identity	 identity;
	bool			 may;
} polite_cases[] = {
	{ "a person", FROM TO BODY, ADDRESS, KR_IDENTITY_DMARC, true },
	{ "by SPF", FROM TO BODY, ADDRESS, KR_IDENTITY_SPF, true },
	{ "by DKIM", FROM TO BODY, ADDRESS, KR_IDENTITY_DKIM, true },
	{ "by a trusted host", FROM TO BODY, ADDRESS, KR_IDENTITY_TRUSTED,
	  true },
	{ "mailbox in Cc", FROM "To: x@y.example\nCc: " MAILBOX "\n" BODY,
	  ADDRESS, KR_IDENTITY_DMARC, true },
	{ "not sure", FROM TO BODY, ADDRESS, KR_IDENTITY_NONE, false },
	{ "forged", FROM TO BODY, ADDRESS, KR_IDENTITY_FORGED, false },
	{ "null reverse-path", FROM TO BODY, "", KR_IDENTITY_DMARC, false },
	{ "automatic", FROM TO "Auto-Submitted: auto-generated\n" BODY,
	  ADDRESS, KR_IDENTITY_DMARC, false },
	{ "suppressed", FROM TO "X-Auto-Response-Suppress: OOF\n" BODY,
	  ADDRESS, KR_IDENTITY_DMARC, false },
	{ "list", FROM TO "List-Id: <a.example>\n" BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false },
	{ "bulk", FROM TO "Precedence: bulk\n" BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false },
	{ "nobody reads", "From: <no-reply@bank.example>\n" TO BODY,
	  "no-reply@bank.example", KR_IDENTITY_DMARC, false },
	{ "postmaster", "From: <Postmaster@bank.example>\n" TO BODY,
	  "x@bank.example", KR_IDENTITY_DMARC, false },
	{ "ourselves", "From: <" MAILBOX ">\n" TO BODY, MAILBOX,
	  KR_IDENTITY_DMARC, false },
	{ "an agency", "From: <cybercrime@police.example>\n" TO BODY,
	  "cybercrime@police.example", KR_IDENTITY_DMARC, false },
	{ "the person who reads", "From: <triage@cert.example>\n" TO BODY,
	  "triage@cert.example", KR_IDENTITY_DMARC, false },
	{ "a hidden copy", FROM "To: x@y.example\n" BODY, ADDRESS,
	  KR_IDENTITY_DMARC, false },
	{ "an address that breaks headers", "From: <\"a\nb\"@y.example>\n" TO
	  BODY, "x@y.example", KR_IDENTITY_DMARC, false },
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
	const char *why = kr_hold_why_not_write(&v, &envelope);

	if (c->may != (why == NULL))
		fail_msg("%s", why != NULL ? why : "may be written to");
	kr_arena_free(arena);
}

int
main(void)
{
	struct CMUnitTest tests[9 + KR_NELEM(polite_cases)] = {
		cmocka_unit_test(answers), cmocka_unit_test(statements),
		cmocka_unit_test(replayed),
		cmocka_unit_test(changed_token), cmocka_unit_test(plus_word),
		cmocka_unit_test(asked_once_a_day),
		cmocka_unit_test(asked_in_doubt), cmocka_unit_test(languages),
		cmocka_unit_test(shipped_texts) };
	const char *src = getenv("top_srcdir");
	char command[128];
	int failed;
	FILE *f;

	if (mkdtemp(top) == NULL)
		return 1;
	snprintf(spool, sizeof(spool), "%s/spool", top);
	snprintf(key_file, sizeof(key_file), "%s/key", top);
	snprintf(messages, sizeof(messages), "%s/conf/messages",
	    src != NULL ? src : ".");
	f = fopen(key_file, "w");
	if (f == NULL || fputs("0123456789abcdef0123456789abcdef", f) < 0 ||
	    fclose(f) != 0 || chmod(key_file, 0600) != 0)
		return 1;
	UNIT_ROWS(tests, 9, polite_cases, run_polite);
	failed = cmocka_run_group_tests_name("answer", tests, NULL, NULL);
	snprintf(command, sizeof(command), "rm -rf %s", top);
	return system(command) == 0 ? failed : 1;
}
