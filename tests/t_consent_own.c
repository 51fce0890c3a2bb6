/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where in a mail a yes counts: own.c for what is written, permission.c for
 * the box of a form.
 */
#include <stdlib.h>

#include "report.h"

#include "fault.h"
#include "fault_digest.h"
#include "fault_more.h"

#define FROM	"From: <mere@mail.example>\nTo: " BOX "\nSubject: A man rang\n" \
		"MIME-Version: 1.0\n"
#define HTML	FROM "Content-Type: text/html; charset=utf-8\n\n"
#define TEXT	FROM "Content-Type: text/plain; charset=utf-8\n\n"
#define MIXED	FROM "Content-Type: multipart/mixed; boundary=b\n\n"
#define PLAIN	"--b\nContent-Type: text/plain; charset=utf-8\n"
#define MARKUP	"--b\nContent-Type: text/html; charset=utf-8\n"
#define END	"\n--b--\n"
#define YES	"I consent to the Police having this."
#define NONE	"style=\"display:none\""
#define FAINT	"style=\"color:#bbbbbb\""

#define GIVEN	KR_CONSENT_GIVEN
#define ABSENT	KR_CONSENT_ABSENT
#define REFUSED	KR_CONSENT_REFUSED

static struct mail {
	const char	*name, *mail;
	enum kr_consent	 value;
	bool		 doubtful;	/* a person should look for a yes */
} mails[] = {
	{ "text", TEXT "A man rang.\n\n" YES "\n", GIVEN, false },
	{ "HTML", HTML "<p>A man rang.</p><p>" YES "</p>", GIVEN, false },
	{ "hidden", HTML "<p>A man rang.</p><p " NONE ">" YES "</p>", ABSENT,
	  true },
	{ "hidden before it", HTML "<p " NONE ">A man rang.</p><p>" YES
	  "</p>", GIVEN, false },
	{ "hidden between", HTML "<p>A man rang.</p><p " NONE ">He did.</p><p>"
	  YES "</p>", GIVEN, false },
	{ "hidden behind it", HTML "<p>" YES "</p><p " NONE ">He rang.</p>",
	  GIVEN, false },
	{ "faint", HTML "<p>A man rang.</p><p " FAINT ">" YES "</p>", GIVEN,
	  false },
	{ "a no that is hidden", HTML "<p>A man rang.</p><p " NONE
	  ">Do not tell the police.</p>", REFUSED, false },
	{ "before a quotation", HTML "<p>" YES "</p><blockquote>Pay me."
	  "</blockquote>", GIVEN, false },
	{ "behind a quotation", HTML "<p>A man rang.</p><blockquote>Pay me."
	  "</blockquote><p>" YES "</p>", ABSENT, true },
	{ "hidden behind a quotation", HTML "<p>" YES "</p><blockquote>Pay "
	  "me.</blockquote><p " NONE ">He rang.</p>", GIVEN, false },
	{ "before a forward", HTML "<p>" YES "</p><p>---------- Forwarded "
	  "message ---------<br>From: Bank &lt;a@b.test&gt;<br>Subject: Pay"
	  "</p><p>Pay me.</p>", GIVEN, false },
	{ "set in by a bar", TEXT "A man rang.\n\n| " YES "\n", ABSENT, true },
	{ "set in by a tab", TEXT "A man rang.\n\n\t" YES "\n", ABSENT, true },
	{ "set in by blanks", TEXT "A man rang. This came:\n\n    " YES
	  "\n    Pay me.\n\nWhat now?\n", ABSENT, true },
	{ "the first line of a paragraph", TEXT "    A man rang\nme. " YES
	  "\n", GIVEN, false },
	{ "a line set in within a paragraph", TEXT "A man rang\n    me.\n" YES
	  "\n", GIVEN, false },
	{ "two texts", MIXED PLAIN "\nA man rang.\n" PLAIN "\n" YES "\n" END,
	  GIVEN, false },
	{ "two pages", MIXED MARKUP "\n<p>A man rang.</p>\n" MARKUP "\n<p>" YES
	  "</p>\n" END, GIVEN, false },
	{ "a page without words", MIXED MARKUP "\n<p>" YES "</p>\n" MARKUP
	  "\n<img src=\"cid:1\">\n" END, GIVEN, false },
	{ "an empty text", MIXED PLAIN "\n" YES "\n" PLAIN "\n" END, GIVEN,
	  false },
	{ "above a rule", HTML "<p>" YES "</p><hr><p>Mere</p>", GIVEN, false },
	{ "hidden before a banner", HTML "<p " NONE ">He rang.</p><p>CAUTION: "
	  "This email originated from outside of the organisation. Do not "
	  "click links or open attachments.</p><p>" YES "</p>", GIVEN, false },
	{ "a file that is shown", MIXED PLAIN "\nA man rang.\n" PLAIN
	  "Content-Disposition: inline; filename=note.txt\n\n" YES "\n" END,
	  ABSENT, true },
	{ "a page that is shown", MIXED PLAIN "\nA man rang.\n" MARKUP
	  "Content-Disposition: inline; filename=note.html\n\n<p>" YES
	  "</p>\n" END, ABSENT, true },
	{ "behind a forward", TEXT "A man rang.\n\n---------- Forwarded "
	  "message ---------\nFrom: Bank <a@b.test>\nSubject: Pay\n\nPay "
	  "me.\n\n" YES "\n", ABSENT, true },
	{ "below a long mail passed on", TEXT "A man rang.\n\n---------- "
	  "Forwarded message ---------\nFrom: Bank <a@b.test>\nSubject: Pay\n"
	  "\nPay me.\n\nI have no idea.\n", ABSENT, false },
};

static void
mail_run(void **state)
{
	const struct mail *m = *state;
	struct reading r;

	report_read(&r, m->mail, KR_IDENTITY_NONE);
	assert_string_equal(kr_consent_name(r.report->consent.value),
	    kr_consent_name(m->value));
	assert_int_equal(r.report->consent.doubtful, m->doubtful);
	report_free(&r);
}

/* ---- forms --------------------------------------------------------------- */

#define FORM	"From: Online form <webform@cert.example.nz>\nTo: " BOX "\n" \
		"Subject: [Report] Scam\n" \
		"Content-Type: text/plain; charset=utf-8\n\n" \
		"A report was submitted.\n\nReport type: Scam\n" \
		"Your name: Mere Tamati\nEmail: mere@mail.example\n"
#define TOLD	"What happened: A man rang about my router\nand took $200.\n"
#define CONSENT	"Consent to share with Police: "
#define UNLISTED "Can we share your report with NZ Police?: "
#define LONG	"and he had my name, and my number, and the name of my bank, "

static struct mail forms[] = {
	{ "a long yes", FORM TOLD CONSENT "Yes, " LONG LONG LONG "\n", GIVEN,
	  false },
	{ "in words as well", FORM "What happened: A man rang. " YES "\n"
	  CONSENT "Yes\n", GIVEN, false },
	{ "a box that is taken back first of all", FORM "What happened: Ticked "
	  "the wrong box\n" CONSENT "Yes\n", ABSENT, true },
	{ "somebody is left out", FORM "What happened: Keep my mum out of it\n"
	  CONSENT "Yes\n", ABSENT, true },
	{ "more behind a box, above the story", FORM CONSENT "Yes\nI ticked "
	  "the wrong box\n" TOLD, ABSENT, true },
	{ "more that takes nothing back", FORM CONSENT "Yes\nand thank you\n"
	  TOLD, GIVEN, false },
	{ "nothing told", FORM CONSENT "Yes\n", GIVEN, false },
	{ "behind a field that is not listed", FORM TOLD "Can we ring you?: "
	  "No\n" UNLISTED "Yes\n", ABSENT, true },
	{ "behind another that is not listed", FORM TOLD "Can we share this "
	  "with the Police?: No\n" UNLISTED "Yes\n", REFUSED, false },
	{ "behind a field with labels of its own", FORM TOLD "Region: Otago\n"
	  "Suburb: Gore\n\nStreet: High\n" UNLISTED "Yes\n", GIVEN, false },
	{ "behind a field with a long line", FORM TOLD "Region: Otago\n" LONG
	  LONG LONG "\n" UNLISTED "Yes\n", ABSENT, true },
	{ "behind an empty field", FORM TOLD "Region:\n" UNLISTED "Yes\n",
	  GIVEN, false },
	{ "behind others that are not listed", FORM TOLD "Can we share your "
	  "report with Netsafe?: Yes\nCan we share your report with your "
	  "bank?: Yes\n" UNLISTED "Yes\n", ABSENT, true },
	{ "a label with more words", FORM TOLD "Region: Otago\nCan we share "
	  "this with the NZ Police and whoever else may want it?: Yes\n",
	  ABSENT, true },
	{ "behind a long field", FORM TOLD "Region: " LONG LONG LONG "\n"
	  UNLISTED "Yes\n", ABSENT, true },
	{ "behind a field of two lines", FORM TOLD "Region: Otago\nDunedin\n"
	  UNLISTED "Yes\n", ABSENT, true },
	{ "behind nothing", "From: Online form <webform@cert.example.nz>\nTo: "
	  BOX "\nSubject: [Report] Scam\n"
	  "Content-Type: text/plain; charset=utf-8\n\n" UNLISTED "Yes\n"
	  "Your name: Mere Tamati\nEmail: mere@mail.example\n" TOLD, ABSENT,
	  true },
	{ "a copy that was asked for alone", FORM TOLD
	  "Copy of the message:\n" CONSENT "Yes\n", ABSENT, true },
	{ "no copy, and fields behind it", FORM TOLD
	  "Sender's number or address:\nCopy of the message:\n" CONSENT
	  "Yes\nRegion: Otago\n", ABSENT, true },
	{ "twice yes", FORM TOLD CONSENT "Yes\n" CONSENT "Yes\n", GIVEN,
	  false },
	{ "no and yes", FORM TOLD CONSENT "No\n" CONSENT "Yes\n", REFUSED,
	  false },
	{ "unclear and yes", FORM TOLD CONSENT "Maybe\n" CONSENT "Yes\n",
	  ABSENT, false },
	{ "no and unclear", FORM TOLD CONSENT "No\n" CONSENT "Maybe\n",
	  REFUSED, false },
	{ "yes and unclear, and a yes in words", FORM
	  "What happened: A man rang. " YES "\n" CONSENT "Yes\n" CONSENT
	  "Maybe\n", ABSENT, true },
	{ "a no in words, and a yes that may be pasted", FORM
	  "What happened: A man rang. Do not tell the police.\n"
	  "Copy of the message:\n" CONSENT "Yes\n", REFUSED, false },
};

/* ---- no room ------------------------------------------------------------- */

/* What is asked of the arena is refused, at one call after the other. */
static void
no_room_run(void **state)
{
	const struct mail *m = *state;
	const struct kr_auth auth = { .identity = KR_IDENTITY_NONE };
	const struct kr_world world = { .ctx = NULL };
	bool met = true;

	for (int at = 1; met; at++) {
		struct reading r = { .config = report_config(),
		    .arena = kr_arena_new(64 << 20) };
		enum kr_rc rc;

		assert_int_equal(KR_OK, kr_message_read(kr_span_str(m->mail),
		    &r.config.limits, r.arena, &r.message, NULL));
		fault_set(FAULT_ARENA, at);
		rc = kr_report_read(r.message, &auth, &r.config, NULL, &world,
		    r.arena, &r.report, NULL);
		met = fault_over();
		if (rc == KR_OK && r.report->consent.value != m->value)
			assert_int_equal(r.report->consent.value, ABSENT);
		kr_arena_free(r.arena);
	}
}

static struct mail cramped[] = {
	{ "no room for what a text says", MIXED PLAIN "\nA man rang. " YES "\n"
	  PLAIN "\nHe had my name.\n" END, GIVEN, false },
	{ "no room for what is behind a forward", TEXT "A man rang.\n\n"
	  "---------- Forwarded message ---------\nFrom: Bank <a@b.test>\n"
	  "Subject: Pay\n\nPay me.\n\n" YES "\n", ABSENT, true },
	{ "no room for what a form says", FORM TOLD CONSENT "Yes\nand more of "
	  "it\n", GIVEN, false },
	{ "no room for what is behind a box", FORM CONSENT "Yes\nand thank "
	  "you\n" TOLD, GIVEN, false },
};

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(mails) + KR_NELEM(forms) +
	    KR_NELEM(cramped)];
	size_t n = 0;

	for (size_t i = 0; i < KR_NELEM(mails); i++)
		tests[n++] = (struct CMUnitTest){ mails[i].name, mail_run,
		    NULL, NULL, &mails[i] };
	for (size_t i = 0; i < KR_NELEM(forms); i++)
		tests[n++] = (struct CMUnitTest){ forms[i].name, mail_run,
		    NULL, NULL, &forms[i] };
	for (size_t i = 0; i < KR_NELEM(cramped); i++)
		tests[n++] = (struct CMUnitTest){ cramped[i].name,
		    no_room_run, NULL, NULL, &cramped[i] };
	return _cmocka_run_group_tests("consent_own", tests, n, NULL, NULL);
}
