/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions to reporters, and what is made of their answers: each row of
 * tests/data/answers.jsonl comes back to a question that was really written.
 */
#include <jansson.h>

#include "hold_question.h"

#define ENDS	"6ab17280"
#define MAC	"0123456789abcdef0123456789abcdef"
#define TOKEN	"kr" ID ENDS MAC
#define OTHER	TOKEN " "

/* ---- mails -------------------------------------------------------------- */

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
	static const char *const files[] = { "author01", "author02",
	    "author03", "author04", "author05", "author06" };
	const char *src = getenv("top_srcdir");
	size_t n = 0, yes = 0, cap = 0;
	char name[600], *line = NULL;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(files); i++) {
		FILE *f;

		snprintf(name, sizeof(name), "%s/data/consent/%s.jsonl",
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

/* What may not be a token of ours, or a report's. */
static struct token_case {
	const char	*name, *text;
	bool		 found;
} token_cases[] = {
	{ "in a text", "<" TOKEN "@mx.example>", true },
	{ "in capitals", "KR00112233445566778899AABBCCDDEEFF" ENDS MAC, true },
	{ "behind a letter", "x" TOKEN, false },
	{ "before a letter", TOKEN "x", false },
	{ "before a digit", TOKEN "0", false },
	{ "too short", "kr" ID ENDS "00", false },
	{ "cut", "kr", false },
	{ "other letters", "kr" ID ENDS "g" MAC, false },
	{ "behind another", "kraal kr12 " TOKEN ".", true },
	{ "nothing", "", false },
};

static void
token_run(void **state)
{
	const struct token_case *c = *state;
	struct kr_token t;
	size_t at = 0;

	assert_int_equal(c->found, kr_token_find(kr_span_str(c->text), &at,
	    &t));
	if (c->found)
		assert_string_equal(ID, t.id);
}

/* What has no token, and words that are none's. */
static void
no_token(void **state)
{
	struct kr_spool *h = opened();
	char token[KR_TOKEN_SIZE], word[KR_PLUS_LEN + 2], address[600];
	char id[KR_HOLD_ID_LEN + 1];

	(void)state;
	memset(address, 'a', sizeof(address) - 1);
	address[sizeof(address) - 1] = '\0';
	assert_false(kr_token_write(h, ID, NOW, "", token));
	assert_false(kr_token_write(h, ID, NOW, address, token));
	assert_false(kr_token_write(h, ID, -1, ADDRESS, token));
	assert_false(kr_token_write(h, ID, (int64_t)1 << 32, ADDRESS, token));
	assert_false(kr_token_write_plus("kr", word));
	assert_true(kr_token_write(h, ID, NOW, ADDRESS, token));
	assert_true(kr_token_write_plus(token, word));
	assert_true(kr_token_is_plus(token, kr_span_str(word)));
	assert_true(kr_token_plus_id(kr_span_str(word), id));
	assert_string_equal(ID, id);
	assert_false(kr_token_is_plus("kr", kr_span_str(word)));
	word[KR_PLUS_LEN] = 'a';
	word[KR_PLUS_LEN + 1] = '\0';
	assert_false(kr_token_is_plus(token, kr_span_str(word)));
	assert_false(kr_token_plus_id(KR_SPAN_LIT("kaaaa"), id));
	assert_false(kr_token_plus_id(KR_SPAN_LIT("kaa1a"), id));
	assert_false(kr_token_plus_id((struct kr_span){ "ka\0a", 4 }, id));
	kr_hold_close(h);
}

/* ---- one answer, from whom and with what --------------------------------- */

static void
from_machine(struct kr_report *r)
{
	r->kind = KR_REPORTER_MACHINE;
}

static void
from_bulk(struct kr_report *r)
{
	r->bulk = true;
}

static void
from_form(struct kr_report *r)
{
	static const struct kr_webform form;

	r->webform = &form;
}

static void
not_own(struct kr_report *r)
{
	r->own = NULL;
}

#define SURE	"answer to a question: "
#define FROM_A	"From: <" ADDRESS ">\n"
#define FROM_B	"From: <bob@elsewhere.example>\n"
#define TO	"To: " MAILBOX "\nMessage-ID: <n@x.example>\n"
#define PART(type) "--b\nContent-Type: " type "\n\n"

/* A "$" in a mail is the token's place. */
static struct came_case {
	const char	*name, *mail;
	const char	*address;	/* that the token was made for */
	int		 later_s;	/* that it ends after the question's */
	void		(*change)(struct kr_report *);
	const char	*why;		/* NULL: it is no answer */
} cames[] = {
	{ "in the text", FROM_A TO "\nYes\n\n> $\n", ADDRESS, 0, NULL,
	  SURE "yes; the report is sent" },
	{ "in the references", FROM_A TO "References: <a@b.example>\n\t<$@x>\n"
	  "\nNo\n", ADDRESS, 0, NULL, SURE "no; the report is not sent" },
	{ "behind another field's", FROM_A TO "In-Reply-To: <a@b.example>\n"
	  "\nYes\n\n> $\n", ADDRESS, 0, NULL, SURE "yes; the report is sent" },
	{ "of a child", FROM_A TO "\nYes. I am 13 years old.\n\n> $\n",
	  ADDRESS, 0, NULL, SURE "neither a plain yes nor a no" },
	{ "without own words", FROM_A TO "\nYes\n\n> $\n", ADDRESS, 0,
	  not_own, SURE "neither a plain yes nor a no" },
	{ "in the second part", FROM_A TO "MIME-Version: 1.0\nContent-Type: "
	  "multipart/mixed; boundary=b\n\n" PART("text/plain") "Yes\n"
	  PART("text/plain") "> $\n--b--\n", ADDRESS, 0, NULL,
	  SURE "yes; the report is sent" },
	{ "in a picture", FROM_A TO "MIME-Version: 1.0\nContent-Type: "
	  "multipart/mixed; boundary=b\n\n" PART("text/plain") "Yes\n"
	  PART("image/png") "$\n--b--\n", ADDRESS, 0, NULL, NULL },
	{ "attached", FROM_A TO "MIME-Version: 1.0\nContent-Type: "
	  "multipart/mixed; boundary=b\n\n" PART("text/plain") "Yes\n"
	  PART("text/plain\nContent-Disposition: attachment") "$\n--b--\n",
	  ADDRESS, 0, NULL, NULL },
	{ "behind eight others", FROM_A TO "\nYes\n" OTHER OTHER OTHER OTHER
	  OTHER OTHER OTHER OTHER "$\n", ADDRESS, 0, NULL, NULL },
	{ "behind seven others", FROM_A TO "\nYes\n\n> " OTHER OTHER OTHER
	  OTHER OTHER OTHER OTHER "$\n", ADDRESS, 0, NULL,
	  SURE "yes; the report is sent" },
	{ "by a program", FROM_A TO "\nYes\n\n> $\n", ADDRESS, 0,
	  from_machine, SURE "a program sent it" },
	{ "in bulk", FROM_A TO "\nYes\n\n> $\n", ADDRESS, 0, from_bulk,
	  SURE "it came through a list" },
	{ "typed into a form", FROM_A TO "\nYes\n\n> $\n", ADDRESS, 0,
	  from_form, SURE "it is not sure who sent it" },
	{ "of another question", FROM_A TO "\nYes\n\n> $\n", ADDRESS, 60, NULL,
	  SURE "too late" },
	{ "made for somebody else", FROM_B TO "\nYes\n\n> $\n",
	  "bob@elsewhere.example", 0, NULL, SURE "not from the person asked" },
	{ "in somebody else's hands", FROM_B TO "\nYes\n\n> $\n", ADDRESS, 0,
	  NULL, SURE "not from the person asked" },
	{ "made for nobody here", FROM_A TO "\nYes\n\n> $\n",
	  "mere@reporter.example", 0, NULL, NULL },
	{ "without fields", FROM_A "\nYes\n", ADDRESS, 0, NULL, NULL },
	{ "to many", FROM_A "To: a@b.example, c@b.example, d@b.example, "
	  "e@b.example, f@b.example, g@b.example, h@b.example, i@b.example, "
	  "j@b.example\n\nYes\n", ADDRESS, 0, NULL, NULL },
};

static void
came_run(void **state)
{
	const struct came_case *c = *state;
	struct kr_arena *arena = kr_arena_new((size_t)64 << 20);
	struct kr_spool *h = opened();
	char token[KR_TOKEN_SIZE];
	const char *why = NULL;
	struct kr_report report;
	struct kr_buffer b;
	struct kr_verdict v;
	bool found;

	put(h, ID, "en");
	kr_hold_work(h, NOW + 10, NULL);
	assert_true(kr_token_write(h, ID, NOW + 10 + 14 * DAY + c->later_s,
	    c->address, token));
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (const char *p = c->mail; *p != '\0'; p++)
		if (*p == '$')
			kr_buffer_str(&b, token);
		else
			kr_buffer_byte(&b, *p);
	v = verdict(b.data, b.len, KR_IDENTITY_DMARC, arena);
	report = *v.report;
	if (c->change != NULL)
		c->change(&report);
	v.report = &report;
	assert_int_equal(KR_OK, kr_hold_answer(h, &v, NOW + DAY, &found, &why,
	    NULL));
	assert_int_equal(c->why != NULL, found);
	if (c->why != NULL)
		assert_string_equal(c->why, why);
	kr_hold_close(h);
	kr_arena_free(arena);
}

/* ---- what is held, and who is thanked ------------------------------------ */

static struct held_case {
	const char	*name;
	size_t		 n_hold;
	bool		 ask, thank, refused, sure;
	size_t		 held, letters;	/* files after it */
} helds[] = {
	{ "held, asked", 1, true, true, false, true, 1, 0 },
	{ "held, not asked, thanked", 1, false, true, false, true, 1, 1 },
	{ "held for many", 12, true, false, false, true, 1, 0 },
	{ "nothing to hold", 0, true, true, false, true, 0, 1 },
	{ "nobody is thanked", 0, true, false, false, true, 0, 0 },
	{ "refused", 1, true, true, true, true, 0, 1 },
	{ "nobody knows who wrote", 1, true, true, false, false, 1, 0 },
};

static bool
count_one(void *ctx, const char *id, const struct kr_hold_item *item,
    const struct kr_err *bad)
{
	size_t *n = ctx;

	assert_string_equal(ID, id);
	assert_non_null(item);
	assert_null(bad);
	assert_true(item->n_agency <= KR_HOLD_AGENCIES_MAX);
	assert_string_equal("malware,spam", item->also);
	++*n;
	return true;
}

static void
held_run(void **state)
{
	const struct held_case *c = *state;
	static struct kr_hold holds[12];
	struct kr_arena *arena = kr_arena_new((size_t)64 << 20);
	struct kr_spool *h = opened();
	struct kr_envelope envelope = { .mail_from = kr_span_str(ADDRESS) };
	static const char mail[] = FROM_A TO "Subject: A scam\n\nHello, I lost "
	    "money to a scam and would like to report it to you.\n";
	struct kr_verdict v = verdict(mail, strlen(mail), c->sure ?
	    KR_IDENTITY_DMARC : KR_IDENTITY_NONE, arena);
	struct kr_decision decision = *v.decision;
	struct kr_report report = *v.report;
	struct kr_config local = config;
	size_t n = 0;

	for (size_t i = 0; i < KR_NELEM(holds); i++)
		holds[i] = (struct kr_hold){ &agencies[0], "consent" };
	decision.hold = holds;
	decision.n_hold = c->n_hold;
	decision.also[0] = KR_CATEGORY_MALWARE;
	decision.also[1] = KR_CATEGORY_SPAM;
	decision.n_also = 2;
	report.consent.value = c->refused ? KR_CONSENT_REFUSED :
	    KR_CONSENT_ABSENT;
	local.ask_consent = c->ask;
	local.acknowledge = c->thank;
	v.decision = &decision;
	v.report = &report;
	v.config = &local;
	assert_int_equal(KR_OK, kr_hold_verdict(h, &v, &envelope, NOW, NULL));
	assert_int_equal(KR_OK, kr_hold_thank(h, &v, &envelope, NOW, NULL));
	assert_int_equal(KR_OK, kr_hold_each(h, false, count_one, &n, NULL));
	assert_int_equal(c->held, n);
	assert_int_equal(c->letters, access(folder_file("spool/letter/" ID),
	    F_OK) == 0);
	kr_hold_close(h);
	kr_arena_free(arena);
}

/* Without memory for all that must be kept, it is not held: again later. */
static void
no_room(void **state)
{
	struct kr_arena *arena = kr_arena_new((size_t)16 << 20);
	struct kr_spool *h = opened();
	struct kr_hold hold = { &agencies[0], "consent" };
	struct kr_envelope envelope = { .mail_from = kr_span_str(ADDRESS) };
	static const char mail[] = FROM_A TO "Subject: A scam\n\nHello, I lost "
	    "money to a scam and would like to report it to you.\n";
	struct kr_verdict v = verdict(mail, strlen(mail), KR_IDENTITY_DMARC,
	    arena);
	struct kr_decision held = *v.decision;
	struct kr_hold_item item;
	struct kr_arena *other = kr_arena_new(1 << 20);

	(void)state;
	held.hold = &hold;
	held.n_hold = 1;
	v.decision = &held;
	while (kr_arena_alloc(arena, 1, 16) != NULL)
		continue;
	assert_int_equal(KR_E_TEMPORARY, kr_hold_verdict(h, &v, &envelope,
	    NOW, NULL));
	assert_int_equal(KR_E_ABSENT, kr_hold_get(h, ID, other, &item, NULL,
	    NULL));
	kr_hold_close(h);
	kr_arena_free(arena);
	kr_arena_free(other);
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

int
main(void)
{
	static const struct CMUnitTest each[] = {
		cmocka_unit_test(answers), cmocka_unit_test(statements),
		cmocka_unit_test(replayed), cmocka_unit_test(changed_token),
		cmocka_unit_test(plus_word), cmocka_unit_test(no_token),
		cmocka_unit_test(no_room) };
	struct CMUnitTest tests[KR_NELEM(each) + KR_NELEM(token_cases) +
	    KR_NELEM(cames) + KR_NELEM(helds)];
	size_t at = KR_NELEM(each);

	memcpy(tests, each, sizeof(each));
	UNIT_ROWS(tests, at, token_cases, token_run);
	at += KR_NELEM(token_cases);
	UNIT_ROWS(tests, at, cames, came_run);
	at += KR_NELEM(cames);
	UNIT_ROWS(tests, at, helds, held_run);
	return run_all("answer", tests, KR_NELEM(tests));
}
