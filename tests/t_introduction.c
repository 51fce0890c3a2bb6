/* SPDX-License-Identifier: Apache-2.0 */
/* Messages that people paste with a line of their own above them. */
#include "unit.h"

#include <stdlib.h>

#include "evidence/forward/forward.h"
#include "evidence/forward/intro_words.h"

#define PAY	"Pay $3.20 now at http://parcel.test/pay\n"

static struct intro_case {
	const char	*name, *text;
	const char	*said;		/* joined, trimmed */
	const char	*body;		/* of the level, trimmed; NULL: none */
	const char	*sure;		/* before this nobody else speaks */
} intros[] = {
	{ "what they sent", "Hi\nhere is what they sent:\n\n" PAY,
	  "Hi\nhere is what they sent:", PAY,
	  "\n" PAY },
	{ "text of it", "This is the text of it:\n" PAY,
	  "This is the text of it:", PAY, PAY },
	{ "without a colon", "Hm.\n\nHere's the email\n\n" PAY, "Hm.\n\n"
	  "Here's the email", PAY,
	  "\n" PAY },
	{ "copied below", "Odd. Copied below.\n\n" PAY, "Odd. Copied below.",
	  PAY, "\n" PAY },
	{ "a note on a screen is no message", "A note on each screen, copied "
	  "here as typed:\n\n" PAY, "A note on each screen, copied here as "
	  "typed:\n\n" PAY, NULL, "\n" PAY },
	{ "word for word", "Usual stuff. Below, word for word what came:\n\n" PAY,
	  "Usual stuff. Below, word for word what came:", PAY, "\n" PAY },
	{ "a sentence that is wrapped", "I got this from some bank or other "
	  "and it looks odd to me, so here\nis the message:\n\n" PAY, NULL, PAY,
	  "\n" PAY },
	{ "arrows", "Hm.\n<<<<<\n" PAY, "Hm.", PAY, "<<<<<" },
	{ "arrows that close", "Hm.\n<<<<<\n" PAY ">>>>>\nThanks, Jo\n",
	  "Hm.\nThanks, Jo", PAY, "<<<<<" },
	{ "arrows that close twice", "Hm.\n<<<<<\nPay\n>>>>>\nno\n>>>>>\n"
	  "Thanks, Jo\n", "Hm.\nThanks, Jo", "Pay\n>>>>>\nno", "<<<<<" },
	{ "a line below", "They wrote:\n=====\n" PAY "=====\nThanks, Jo\n",
	  "They wrote:\nThanks, Jo", PAY, "=====" },
	{ "words between dashes", "Hm.\n--- begin forwarded ---\n" PAY, "Hm.",
	  PAY, "--- begin" },
	{ "words nobody listed", "Hm.\n=== their nasty email ===\n" PAY
	  "=== end of email ===\nJo\n", "Hm.\nJo", PAY, "=== their" },
	{ "a sender by itself", "Hm.\n\nFrom: tui@post.test\n\n" PAY, "Hm.",
	  PAY, "From:" },
	{ "te reo", "Kia ora\nAnei te \xC4\xABm\xC4\x93ra:\n\n" PAY,
	  "Kia ora\nAnei te \xC4\xABm\xC4\x93ra:", PAY, "\n" PAY },
	{ "Chinese",
	  "\xE4\xBD\xA0\xE5\xA5\xBD\n\xE9\x82\xAE\xE4\xBB\xB6\xE5\xA6"
	  "\x82\xE4\xB8\x8B\xEF\xBC\x9A\n" PAY, NULL, PAY, PAY },
	{ "the reporter again", "here's the text:\n\n" PAY "\nI have not "
	  "clicked on it.\nJo\n", "here's the text:\nI have not clicked on it."
	  "\nJo", PAY,
	  "\n" PAY },
	{ "again, below a forward", "---- Forwarded message ----\nFrom: "
	  "a@b.test\nSubject: x\n\n" PAY "\nThis is clearly a scam.\n",
	  "This is clearly a scam.", PAY, "----" },
	{ "only the first words sound so", "here's the text:\n\nThis is "
	  "clearly a scam, they say.\n\n" PAY, "here's the text:",
	  "This is clearly a scam, they say.\n\n" PAY, "\nThis" },
	{ "what leads somewhere is not the reporter", "here's the text:\n\n" PAY
	  "\nIs this a scam? See www.tui.test\n", "here's the text:",
	  PAY "\nIs this a scam? "
	  "See www.tui.test", "\n" PAY },

	/* no level, but nobody can be sure from there on */
	{ "sections", "Our report\n\n----------\n" PAY, "Our report\n\n"
	  "----------\n" PAY, NULL, "----------" },
	{ "a subject", "Hm.\nSubject: Parcel\n" PAY, "Hm.\nSubject: "
	  "Parcel\n" PAY,
	  NULL, "Subject" },
	{ "a second greeting", "Hi team\nThis came.\n\nDear customer,\n" PAY,
	  "Hi team\nThis came.\n\nDear customer,\n" PAY, NULL, "Dear" },
	{ "three dashes", "It came.\n---\n" PAY, "It came.\n---\n" PAY, NULL,
	  "---" },
	{ "an arrow", "Hm.\n\n--->\n" PAY, "Hm.\n\n--->\n" PAY, NULL, "---" },
	{ "a drawn line", "Hm.\n\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94\n" PAY,
	  NULL, NULL, "\xE2" },
	{ "backticks", "Hm.\n```\n" PAY, "Hm.\n```\n" PAY, NULL, "```" },
	{ "words in brackets", "Hm.\n[start]\n" PAY, "Hm.\n[start]\n" PAY, NULL,
	  "[start" },
	{ "a greeting that goes on", "Is it real?\n\nDear customer, pay.\n" PAY,
	  "Is it real?\n\nDear customer, pay.\n" PAY, NULL, "Dear" },
	{ "a sender without a colon", "Hm.\nFrom Tui Post a@post.test\n" PAY,
	  "Hm.\nFrom Tui Post a@post.test\n" PAY, NULL, "From" },
	{ "a mail program's forward follows", "Please see below.\n\nJo\n\n"
	  "---- Forwarded message ----\nFrom: a@b.test\nSubject: x\n\n" PAY,
	  "Please see below.\n\nJo", PAY, "\nJo" },
	{ "quote marks follow", "They sent this:\n\n> Pay\n\nOdd.\n",
	  "They sent this:\n\nOdd.", "Pay", "\n> Pay" },

	/* the reporter's own */
	{ "quote marks part", "> Pay\n\nOdd.\n", "Odd.", "Pay", "" },
	{ "a heading", "Report\n======\n\nOdd.\n", "Report\n======\n\nOdd.",
	  NULL, "" },
	{ "what happened", "Here is what happened to my name:\n\nOdd.\n",
	  "Here is what happened to my name:\n\nOdd.", NULL, "" },
	{ "a form", "From: jo@tui.test\nPhone: 021\n\nOdd.\n",
	  "From: jo@tui.test\nPhone: 021\n\nOdd.", NULL, "From" },
	{ "dashes in a sentence", "It - all of it - is odd.\nMy view: odd.\n",
	  "It - all of it - is odd.\nMy view: odd.", NULL, "" },
};

static void
assert_trimmed(struct kr_span got, const char *want)
{
	struct kr_span w = kr_span_trim(kr_span_str(want));

	got = kr_span_trim(got);
	if (got.len != w.len || memcmp(got.ptr, w.ptr, w.len) != 0)
		fail_msg("\"%.*s\" is not \"%.*s\"", (int)got.len, got.ptr,
		    (int)w.len, w.ptr);
}

static void
intro_run(void **state)
{
	const struct intro_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view root = kr_view_root(kr_span_str(c->text));
	const struct kr_view *joined;
	struct kr_forward *f;

	assert_int_equal(kr_forward_split(&root, NULL, &kr_limits_default,
	    arena, &f, NULL), KR_OK);
	joined = kr_view_join(f->said, f->n_said, "", arena);
	if (c->said != NULL)
		assert_trimmed(joined->text, c->said);
	assert_int_equal(f->n_level, c->body != NULL);
	if (f->n_level > 0) {
		joined = kr_view_join(f->level[0].body, f->level[0].n_body, "",
		    arena);
		assert_trimmed(joined->text, c->body);
	}
	if (*c->sure != '\0')
		assert_ptr_equal(c->text + f->sure, strstr(c->text, c->sure));
	else
		assert_int_equal(f->sure, strlen(c->text));
	kr_arena_free(arena);
}

/* ---- short messages between the reporter's words ------------------------ */

#define TEXT	"TUI POST: a parcel waits, fee due at https://tui-fee.test/p1"
#define LOAN	"Fast loans today, no questions. Ring 021 555 0144 or txt STOP"

static struct paste_case {
	const char	*name, *text;
	const char	*said;
	const char	*body[3];	/* of the levels */
	const char	*sure;		/* as above; "" everywhere */
} pastes[] = {
	{ "a paragraph in quotation marks",
	  "came twice today, never been a customer\n\n\"" LOAN "\"\n\nwhy?\n",
	  "came twice today, never been a customer\n\n\n\nwhy?", { LOAN }, "" },
	{ "behind words on what strangers have", "dunno how they got my "
	  "number, never signed up\n\n\"" LOAN "\"\n",
	  "dunno how they got my number, never signed up", { LOAN }, "" },
	{ "behind the reporter's own number", "you can reach me, my number is"
	  "\n\n\"021 555 0123 or else jo@tui.test, evenings, my name is Jo\"\n",
	  NULL, { NULL }, "" },
	{ "who it is from, behind it", "At 9 i got this\n\n\"hi dad smashed my "
	  "phone, are you free x\" from +64 27 555 0198\n\nnot my son\n",
	  NULL, { "hi dad smashed my phone, are you free x" }, "" },
	{ "when they came, below each", "He writes every night.\n\n\"You will "
	  "be sorry by friday\"\n(24 Nov 11.41 pm)\n\n\"Nice dog you have by the "
	  "way\"\n(25 Nov 5.12 am)\n", NULL, { "You will be sorry by "
	  "friday", "Nice dog you have by the way" }, "" },
	{ "who it is from, in a line of its own", "I got a text at 1. I have "
	  "not pressed on it.\n\nKEA BANK: $9 is pending, cancel at https://"
	  "kea.test/c now\n\nFrom +64 22 555 0109.\n", NULL,
	  { "KEA BANK: $9 is pending, cancel at https://kea.test/c now" },
	  "KEA BANK" },
	{ "a saying, and a year behind it", "My father used to say\n\n\"Lend "
	  "nothing to nobody and be no borrower\" (1974)\n", NULL, { NULL },
	  "" },
	{ "in the middle of a line", "I got a text: \"" TEXT
	  "\" and laughed.\n",
	  "I got a text:  and laughed.", { TEXT }, "" },
	{ "curly marks", "A txt came \xE2\x80\x9C" TEXT "\xE2\x80\x9D. Odd.",
	  "A txt came . Odd.", { TEXT }, "" },
	{ "guillemets", "J'ai re\xC3\xA7u ce message :\n\xC2\xAB" TEXT
	  "\xC2\xBB\nMerci\n", NULL, { TEXT }, "\xC2\xAB" },
	{ "guillemets with blanks", "Ce SMS : \xC2\xAB " TEXT " \xC2\xBB. Non.",
	  "Ce SMS : . Non.", { TEXT }, "" },
	{ "lines of marks", "two today\n\n\"" TEXT "\"\n\"" LOAN "\"\n\nno\n",
	  "two today\n\n\n\n\nno", { TEXT, LOAN }, "" },
	{ "German marks", "Diese SMS kam: \xE2\x80\x9E" TEXT "\xE2\x80\x9C Jo",
	  "Diese SMS kam:  Jo", { TEXT }, "" },
	{ "corner marks", "\xE6\x94\xB6\xE5\x88\xB0\xE7\x9F\xAD\xE4\xBF\xA1"
	  "\xE3\x80\x8C" TEXT "\xE3\x80\x8D\xE3\x80\x82", NULL, { TEXT }, "" },
	{ "one mark, and apostrophes", "This text came: 'Mum it's me, I've "
	  "lost my phone, ring 021 555 0177'\n", "This text came:",
	  { "Mum it's me, I've lost my phone, ring 021 555 0177" }, "" },
	{ "te reo", "Kua tae mai te karere: \"Kia ora, utua te $80 in\xC4\x81"
	  "ianei ki https://utu.test\"\nHe aha t\xC4\x93nei?\n", NULL, {
	  "Kia ora, utua te $80 in\xC4\x81" "ianei ki https://utu.test" }, "" },
	{ "Spanish, on its own", "Este mensaje al celular:\n\n\"" TEXT "\"\n\n"
	  "No hice nada.\n", "Este mensaje al celular:\n\n\n\n"
	  "No hice nada.", { TEXT }, "" },
	{ "without marks, behind a number", "This came at lunch. From +64 20 "
	  "555 0133\n\n" TEXT "\n\nI laughed.\n", "This came at lunch. From "
	  "+64 20 555 0133\n\n\n\nI laughed.", { TEXT }, "TUI" },
	{ "behind a short code", "got it from 4771:\n\n" LOAN "\n\nhow do I "
	  "stop it\n", "got it from 4771:\n\n\n\nhow do I stop it", { LOAN },
	  "\nFast" },
	{ "a text that is introduced ends", "Here is the text message:\n\n" TEXT
	  "\n\nMum pressed it and is upset.\n", "Here is the text message:\n\n"
	  "\n\nMum pressed it and is upset.", { TEXT }, "\nTUI" },
	{ "introduced, in marks", "Here is what they sent:\n\n\"Hi Mum, call "
	  "me please?\"\n\nI did not.\n", NULL, { "Hi Mum, call me please?" },
	  "\n\"Hi" },
	{ "several", "First text: \"" TEXT "\"\nSecond text: \"" LOAN
	  "\"\nBye\n",
	  "First text: \nSecond text: \nBye", { TEXT, LOAN }, "" },
	{ "several paragraphs", "This text came:\n\n\"Mum, it's me.\n\nI lost "
	  "my phone, ring 021 555 0177\"\n\nHe is at home.\n", "This text came:"
	  "\n\n\n\nHe is at home.", { "Mum, it's me.\n\nI lost my phone, ring "
	  "021 555 0177" }, "\n\"Mum" },
	{ "a paragraph that opens and another that closes", "He had a text."
	  "\n\n\"Mum, ring 021 555 0177\n\nI did not. He said \"why\"\n",
	  NULL, { NULL }, "" },
	{ "right below the number", "Sender: 4771\n" LOAN "\n\nHow do I stop "
	  "it?\n", "Sender: 4771\n\n\nHow do I stop it?", { LOAN },
	  "Sender" },
	{ "a line that is wrapped behind a number", "We have had these for a "
	  "week, all of them from 4771\nPage at https://tui-fee.test is odd."
	  "\n", NULL, { NULL }, "" },
	{ "arrows for marks", "The txt: <<" TEXT ">> and so on.\n",
	  "The txt:  and so on.", { TEXT }, "" },
	{ "marks within marks", "A text: \"" TEXT " Say \"yes\" to pay.\" Odd.",
	  "A text:  Odd.", { TEXT " Say \"yes\" to pay." }, "" },

	/* what the reporter tells */
	{ "a phrase", "The text says \"your parcel is held\" and wants $3.",
	  NULL, { NULL }, "" },
	{ "retold", "The text said my parcel was held and to pay at "
	  "tui-fee.test or lose it.", NULL, { NULL }, "" },
	{ "a subject", "The subject was: \"Your account at www.tui-bank.test "
	  "is now closed\".", NULL, { NULL }, "" },
	{ "said aloud", "A man rang me: \"I am from Tui Bank, ring me back on "
	  "09 555 0122 within the hour\".", NULL, { NULL }, "" },
	{ "one's own answer", "I replied to the message: \"stop this at once "
	  "or I ring you on 09 555 0100 all day\".", NULL, { NULL }, "" },
	{ "on a screen", "A full-screen message: \"Your PC is locked, ring 09 "
	  "555 0199 for help from us\".", NULL, { NULL }, "" },
	{ "nothing announces it", "We call it \"the house at the end of the "
	  "road, www.tui.test or so\" at home.", NULL, { NULL }, "" },
	{ "a name", "They call it \"Tui Post\" at https://tui-fee.test, which "
	  "is not so.", NULL, { NULL }, "" },
	{ "inches", "A 27\" monitor, a text came, see www.tui.test, a 24\" "
	  "one.",
	  NULL, { NULL }, "" },
	{ "one's own number", "My mobile number: 021 555 0199\n\nThey used "
	  "https://tui-fee.test and I am cross.\n", NULL, { NULL }, "" },
	{ "what one did, behind a number", "Offers each day from 4771\n\nI "
	  "text STOP to them and pay 30c, see https://tui-fee.test\n\nBye\n",
	  NULL, { NULL }, "" },
	{ "what one knows, behind a number", "It came from +64 20 555 0133\n\n"
	  "The link goes to tui-fee.test/p1 and the page is in English.\n",
	  NULL, { NULL }, "" },
	{ "what one asks for", "I want to report this message:\n\nI have not "
	  "clicked on https://tui-fee.test at all.\n", NULL, { NULL },
	  "\nI have" },
	{ "a chat with the names of who wrote", "From her phone:\n\n  K: who "
	  "invited her\n  M: nobody ever\n  K: ha\n\nShe cried.\n",
	  "From her phone:\n\n  \n\nShe cried.", { "K: who invited her\n"
	  "  M: nobody ever\n  K: ha" }, "K: who" },
	{ "a chat with times", "Heres what he wrote\n\n[14/06/25, 10:02] Mia: "
	  "hello dear\n[14/06/25, 10:05] Mia: top up 600\n\nJo\n", NULL,
	  { "[14/06/25, 10:02] Mia: hello dear\n[14/06/25, 10:05] Mia: "
	  "top up 600" }, "\n[14/06/25, 10:02" },
	{ "lines in quotation marks", "He keeps messaging. The last:\n\n\"i "
	  "know where\"\n\"im leaving now\"\n\nHelp\n",
	  "He keeps messaging. The last:\n\n\n\nHelp", { "\"i know where\"\n"
	  "\"im leaving now\"" }, "" },
	{ "lines that somebody said aloud", "A man rang me and said:\n\n\"your "
	  "computer is infected\"\n\"do not tell your bank\"\n\nBye\n", NULL,
	  { NULL }, "" },
	{ "a list of facts is no chat", "Hello\n\nName: Jo\nWhen: Tuesday\n"
	  "Amount: $900\nBank: Kiwi\n", NULL, { NULL }, "" },
	{ "a list of what was changed is none", "Hello\n\n* tests: a point\n"
	  "* osd: a message\n* tests: a branch\n", NULL, { NULL }, "" },
	{ "questions and answers are none", "Hello\n\nQ: when\nA: today\n"
	  "Q: how\nA: by text\n", NULL, { NULL }, "" },
	{ "a log below a line of the same paragraph", "Since Sunday. Extract:\n"
	  "Jun  8 02:14:07 DROP SRC=192.0.2.18 DPT=23\nJun  8 02:14:08 DROP "
	  "SRC=192.0.2.18 DPT=8080\nRegards, Ade\n",
	  "Since Sunday. Extract:\n\nRegards, Ade",
	  { "Jun  8 02:14:07 DROP SRC=192.0.2.18 DPT=23\nJun  8 02:14:08 DROP "
	  "SRC=192.0.2.18 DPT=8080" }, "" },
	{ "a log whose hours have one digit", "They try it all night.\n\nLogon "
	  "failed. Address: 192.0.2.90 Time: 4/03/2026 2:14:07 AM\nLogon "
	  "failed. Address: 192.0.2.90 Time: 4/03/2026 2:14:09 AM\n", NULL,
	  { "Logon failed. Address: 192.0.2.90 Time: 4/03/2026 2:14:07 AM\n"
	  "Logon failed. Address: 192.0.2.90 Time: 4/03/2026 2:14:09 AM" }, "" },
	{ "a quotation behind a log in the same paragraph", "Extract:\n"
	  "Jun  8 02:14:07 DROP SRC=192.0.2.18\nJun  8 02:14:08 DROP "
	  "SRC=192.0.2.18\nThen I got a text: \"" TEXT "\" and rang you.\n",
	  "Extract:\n\nThen I got a text:  and rang you.",
	  { "Jun  8 02:14:07 DROP SRC=192.0.2.18\nJun  8 02:14:08 DROP "
	  "SRC=192.0.2.18", TEXT }, "" },
	{ "and before it", "I got a text: \"" TEXT "\" and then\n"
	  "Jun  8 02:14:07 DROP SRC=192.0.2.18\nJun  8 02:14:08 DROP "
	  "SRC=192.0.2.18\nRegards, Ade\n",
	  "I got a text:  and then\n\nRegards, Ade", { TEXT,
	  "Jun  8 02:14:07 DROP SRC=192.0.2.18\nJun  8 02:14:08 DROP "
	  "SRC=192.0.2.18" }, "" },
	{ "marks that stay open", "A text: \"" TEXT " and so on\n\nBye\n", NULL,
	  { NULL }, "" },
};

/* No byte has two owners, and all are of the text. */
static void
assert_owned(const struct kr_view *text, const struct kr_forward *f,
    struct kr_arena *arena)
{
	unsigned char *owners = kr_arena_zalloc(arena, text->text.len + 1, 1);

	for (size_t i = 0; i <= f->n_level; i++) {
		const struct kr_slice *s = i == 0 ? f->said :
		    f->level[i - 1].body;
		size_t n = i == 0 ? f->n_said : f->level[i - 1].n_body;

		for (size_t k = 0; k < n; k++) {
			assert_ptr_equal(s[k].view, text);
			assert_true(s[k].off + s[k].len <= text->text.len);
			for (size_t b = 0; b < s[k].len; b++)
				assert_int_equal(owners[s[k].off + b]++, 0);
		}
	}
}

static void
paste_run(void **state)
{
	const struct paste_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view root = kr_view_root(kr_span_str(c->text));
	struct kr_forward *f;
	size_t n = 0;

	assert_int_equal(kr_forward_split(&root, NULL, &kr_limits_default,
	    arena, &f, NULL), KR_OK);
	assert_owned(&root, f, arena);
	if (c->said != NULL)
		assert_trimmed(kr_view_join(f->said, f->n_said, "",
		    arena)->text, c->said);
	while (n < KR_NELEM(c->body) && c->body[n] != NULL)
		n++;
	assert_int_equal(f->n_level, n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_forward_level *l = &f->level[i];

		assert_int_equal(l->how, KR_FORWARD_BY_PASTE);
		assert_int_equal(l->n_body, 1);
		assert_trimmed(kr_slice_span(l->body[0]), c->body[i]);
		assert_true(l->off <= l->body[0].off &&
		    l->body[0].off + l->body[0].len <= l->off + l->len);
	}
	if (*c->sure != '\0')
		assert_ptr_equal(c->text + f->sure, strstr(c->text, c->sure));
	else
		assert_int_equal(f->sure, strlen(c->text));
	kr_arena_free(arena);
}

/* The tables are written as the search copy has them. */
static void
words_folded(void **state)
{
	static const char *const *const lists[] = { kr_intro_own,
	    kr_intro_phrases, kr_intro_pasted, kr_intro_weak,
	    kr_intro_greetings, kr_tail_speech, kr_tail_others,
	    kr_paste_nouns, kr_paste_phones, kr_paste_others,
	    kr_paste_reached,
	    kr_paste_sources, kr_paste_ways_off, kr_paste_tells };
	struct kr_arena *arena = kr_arena_new(1 << 22);

	(void)state;
	for (size_t i = 0; i < KR_NELEM(lists); i++)
		for (const char *const *w = lists[i]; *w != NULL; w++)
			assert_span_equal(kr_text_fold_span(kr_span_str(*w),
			    arena), kr_arena_cstr(arena,
			    kr_span_trim(kr_span_str(*w))));
	kr_arena_free(arena);
}

/* As many introductions as there are lines cost no more than the lines. */
static void
many_lines(void **state)
{
	static const char line[] = "here is the message:\n=====\nHi,\n\n";
	struct kr_arena *arena = kr_arena_new(256 << 20);
	size_t n = 20000, len = sizeof(line) - 1;
	char *text = malloc(n * len);
	struct kr_view root;
	struct kr_forward *f;

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < n; i++)
		memcpy(text + i * len, line, len);
	root = kr_view_root((struct kr_span){ text, n * len });
	assert_int_equal(kr_forward_split(&root, NULL, &kr_limits_default,
	    arena, &f, NULL), KR_OK);
	assert_int_equal(f->sure, 21);
	free(text);
	kr_arena_free(arena);
}

/* Nor do as many quotation marks as there are letters, or levels. */
static void
many_marks(void **state)
{
	static const char line[] = "text: \"" TEXT "\" \"a 'b \"c ";
	struct kr_arena *arena = kr_arena_new(64 << 20);
	size_t n = 4000, len = sizeof(line) - 1;
	char *text = malloc(n * len);
	struct kr_view root;
	struct kr_forward *f;

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < n; i++) {
		memcpy(text + i * len, line, len);
		if (i % 40 == 0)
			memcpy(text + i * len + len - 2, "\n\n", 2);
	}
	root = kr_view_root((struct kr_span){ text, n * len });
	assert_int_equal(kr_forward_split(&root, NULL, &kr_limits_default,
	    arena, &f, NULL), KR_OK);
	assert_true(f->n_level <= KR_FORWARD_LEVELS_MAX);
	assert_owned(&root, f, arena);
	free(text);
	kr_arena_free(arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(intros) + KR_NELEM(pastes) + 3];
	size_t n = 0;

	UNIT_ROWS(tests, n, intros, intro_run);
	n += KR_NELEM(intros);
	UNIT_ROWS(tests, n, pastes, paste_run);
	n += KR_NELEM(pastes);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(words_folded);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(many_lines);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(many_marks);
	return cmocka_run_group_tests_name("introduction", tests, NULL, NULL);
}
