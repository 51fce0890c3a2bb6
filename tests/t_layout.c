/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Forms that nobody has seen before: what their labels mean, and how they are
 * laid out.  The author is a form's; hardly a label is configured.
 */
#include "report.h"

#define FORM	"From: Online form <webform@cert.example.nz>\nTo: " BOX "\n" \
	"Subject: [Report] 4711\n"
#define PLAIN	"Content-Type: text/plain; charset=utf-8\n\n"
#define HTML	"Content-Type: text/html; charset=utf-8\n\n"
#define SENDER	"pay@scam.test"
#define LINK	"https://scam.test/pay"
#define TOLD	"I was told to pay. I did not."

static struct layout {
	const char	*name, *mail;
	const char	*narrative;		/* NULL: not looked at */
	const char	*reporter, *sender, *subject, *url;	/* "": none */
	enum kr_consent	 consent;
} layouts[] = {
	{ "questions with their answers on the line", PLAIN
	  "A report was made on the public web form.\n\n"
	  "Reference: 26-0713\nI am: A member of the public\nName: Mere\n"
	  "Email: mere@mail.example\nWhat happened? " TOLD "\n"
	  "Who did it come from? " SENDER "\n"
	  "Subject line, if any: Pay now\nWeb addresses: " LINK "\n"
	  "Did you lose money? No\n"
	  "May we share your report with the Police? Yes\n"
	  "Anything else? I rang them.\n",
	  TOLD "\nI rang them.", "mere@mail.example", SENDER, "Pay now",
	  LINK, KR_CONSENT_ABSENT },
	{ "a no behind a question", PLAIN
	  "Your name: Mere\nYour email: mere@mail.example\n"
	  "What happened? " TOLD "\nDid you lose money? No\n"
	  "May we share your report with the Police? No\n",
	  TOLD, "mere@mail.example", "", "", "", KR_CONSENT_REFUSED },
	{ "nothing behind a question", PLAIN
	  "Your name: Mere\nYour email: mere@mail.example\n"
	  "What happened? " TOLD "\nDid you lose money? No\n"
	  "May we share your report with the Police?\n"
	  "Anything else? Yes, they rang again.\n",
	  TOLD "\nYes, they rang again.", "mere@mail.example", "", "", "",
	  KR_CONSENT_ABSENT },
	{ "labels on lines of their own", PLAIN
	  "Your name:\nMere\n\nYour email address:\nmere@mail.example\n\n"
	  "May we pass this to Police?\nYes\n\n"
	  "Tell us what happened:\n" TOLD "\n\n"
	  "Who sent it to you?\n" SENDER "\n\nEmail subject:\nPay now\n\n"
	  "Which website did it lead to?\n" LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "headings without any mark", PLAIN
	  "NEW REPORT\n\nYOUR NAME\nMere\n\nYOUR EMAIL\nmere@mail.example\n\n"
	  "CONSENT TO SHARE WITH POLICE\nYes\n\n"
	  "WHAT HAPPENED\n" TOLD "\n\n"
	  "WHO SENT IT\n" SENDER "\n\nSUBJECT LINE\nPay now\n\n"
	  "WEB ADDRESS\n" LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "numbered", PLAIN
	  "1. What is your name? Mere\n2. What is your email address? "
	  "mere@mail.example\n3. Can we share this with Police? Yes\n"
	  "4. What happened? " TOLD "\n5. Who contacted you? " SENDER "\n"
	  "6. What was the subject? Pay now\n7. Any links? " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "bold as in Markdown", PLAIN
	  "**Your name:** Mere\n**Your email:** mere@mail.example\n"
	  "**Do you agree to us passing this on to the Police?** No\n"
	  "**Tell us about it:** " TOLD "\n**Sender:** " SENDER "\n"
	  "**Subject of the email:** Pay now\n**Link(s):** " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_REFUSED },
	{ "a list", PLAIN
	  "- Full name: Mere\n- Contact email: mere@mail.example\n"
	  "- Is it OK to give this to Police?: Yes\n"
	  "- Please describe what happened: " TOLD "\n"
	  "- Email address it came from: " SENDER "\n"
	  "- Subject: Pay now\n- URL: " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "names of a program", PLAIN
	  "full_name: Mere\nemail_address: mere@mail.example\n"
	  "share_with_police: yes\nwhat_happened: " TOLD "\n"
	  "senderAddress: " SENDER "\nmessage_subject: Pay now\n"
	  "website-url: " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "two languages", PLAIN
	  "Ingoa / Name: Mere\n\xc4\xaam\xc4\x93ra / Email: "
	  "mere@mail.example\n"
	  "Me tuku ki ng\xc4\x81 Pirihimana? / May we share with Police? "
	  "\xc4\x80" "e\n"
	  "I ahatia? / What happened? " TOLD "\n"
	  "N\xc4\x81 wai i tuku? / Who sent it? " SENDER "\n"
	  "Kaupapa (Subject): Pay now\n"
	  "Paetukutuku (Website): " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "columns", PLAIN
	  "Your name              Mere\n"
	  "Your email             mere@mail.example\n"
	  "Share with Police      Yes\n"
	  "What happened          " TOLD "\n"
	  "Sender's address       " SENDER "\n"
	  "Subject line           Pay now\n"
	  "Web address            " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "equals signs", PLAIN
	  "name = Mere\nemail = mere@mail.example\n"
	  "police consent = no\nwhat happened = " TOLD "\n"
	  "sender = " SENDER "\nsubject line = Pay now\nlinks = " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_REFUSED },
	{ "dashes", PLAIN
	  "Name - Mere\nEmail - mere@mail.example\n"
	  "Consent to share with Police - Yes\nWhat happened - " TOLD "\n"
	  "Who sent it - " SENDER "\nSubject line - Pay now\n"
	  "Links - " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "hints behind the labels", PLAIN
	  "Name (optional): Mere\nEmail (so that we can answer): "
	  "mere@mail.example\n"
	  "Police (may we share your report with them?): No\n"
	  "Your story *: " TOLD "\n"
	  "Where it came from (address or number, if known): " SENDER "\n"
	  "Subject (if an email): Pay now\n"
	  "Web addresses (one on each line): " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_REFUSED },
	{ "headings of groups, and a footer", PLAIN
	  "New submission from https://www.cert.example.nz/report\n\n"
	  "--- About you ---\nName: Mere\nEmail: mere@mail.example\n\n"
	  "--- Permissions ---\nSharing with Police: I agree\n\n"
	  "--- The incident ---\nYour account of it: " TOLD "\n"
	  "Who was behind it? " SENDER "\nSubject line: Pay now\n"
	  "Links:\n  " LINK "\n\n-- \nThis message was sent from the form at "
	  "https://www.cert.example.nz/report\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "questions and answers", PLAIN
	  "Q: What is your name?\nA: Mere\n\nQ: How can we email you?\n"
	  "A: mere@mail.example\n\nQ: May the Police see this report?\n"
	  "A: No\n\nQ: What happened?\nA: " TOLD "\n\n"
	  "Q: Who sent it?\nA: " SENDER "\n\nQ: What was its subject?\n"
	  "A: Pay now\n\nQ: Where did the link lead?\nA: " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_REFUSED },
	{ "a table", HTML
	  "<h2>New report</h2><table><tr><th>Name</th><td>Mere</td></tr>\n"
	  "<tr><th>Email</th><td>mere@mail.example</td></tr>"
	  "<tr><th>OK to share with Police?</th><td>Yes</td></tr>"
	  "<tr><td><b>What happened</b></td><td>" TOLD "</td></tr>"
	  "<tr><th>Sent by</th><td>" SENDER "</td></tr>"
	  "<tr><th>Subject line</th><td>Pay now</td></tr>"
	  "<tr><th>Link</th><td><a href=\"" LINK "\">" LINK "</a></td></tr>"
	  "</table>",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "a list of terms", HTML
	  "<dl><dt>Name</dt><dd>Mere</dd><dt>Email</dt>"
	  "<dd>mere@mail.example</dd>"
	  "<dt>Share with Police?</dt><dd>No</dd>"
	  "<dt>What happened?</dt><dd>" TOLD "</dd>"
	  "<dt>Sender</dt><dd>" SENDER "</dd>"
	  "<dt>Subject line</dt><dd>Pay now</dd>"
	  "<dt>Website</dt><dd>" LINK "</dd></dl>",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_REFUSED },
	{ "paragraphs with a bold line above", HTML
	  "<p><strong>Name</strong><br>Mere</p>"
	  "<p><strong>Email</strong><br>mere@mail.example</p>"
	  "<p><strong>May we tell the Police?</strong><br>No</p>"
	  "<p><strong>What happened?</strong><br>" TOLD "</p>"
	  "<p><strong>Who sent it?</strong><br>" SENDER "</p>"
	  "<p><strong>Subject line</strong><br>Pay now</p>"
	  "<p><strong>Web address</strong><br>" LINK "</p>",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_REFUSED },
	{ "a table of pipes", PLAIN
	  "| Field | Answer |\n|---|---|\n| Name | Mere |\n"
	  "| Email | mere@mail.example |\n| Share with Police? | Yes |\n"
	  "| What happened? | " TOLD " |\n| Sent by | " SENDER " |\n"
	  "| Subject line | Pay now |\n| Website | " LINK " |\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "sections and numbers", PLAIN
	  "Date/time: 21/05/2026 12:00\n\nSection 1 - Your details\n"
	  "Q1 Full name: Mere\nQ2 Email: mere@mail.example\n"
	  "Q3 Organisation (if any): \n\nSection 2 - What happened\n"
	  "Q4 When did it happen?: 20/05/2026\n"
	  "Q5 In your own words, what happened?: " TOLD "\n"
	  "Q6 Sender's email address: " SENDER "\n"
	  "Q7 Email subject: Pay now\nQ8 Links or websites: " LINK "\n"
	  "Q9 Did you lose any money?: No\n\nSection 3 - Sharing\n"
	  "Q10 Do you give permission for us to share this with New Zealand "
	  "Police?: Yes\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_ABSENT },
	{ "capitals", PLAIN
	  "REPORTER: Mere\nREPORTER EMAIL: mere@mail.example\n"
	  "DETAILS: " TOLD "\nFROM: " SENDER "\nSUBJECT: Pay now\n"
	  "URL: " LINK "\nPOLICE OK?: NO\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_REFUSED },
	{ "statements to tick", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\n"
	  "[x] I agree to my report being shared with the Police\n"
	  "[ ] I agree to being contacted\n"
	  "What's going on? " TOLD "\nWho sent it? " SENDER "\n"
	  "Subject line? Pay now\nLinks? " LINK "\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_GIVEN },
	{ "a statement that is not ticked", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\n"
	  "[ ] I agree to my report being shared with the Police\n"
	  "What happened? " TOLD "\n",
	  TOLD, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "te reo M\xc4\x81ori", PLAIN
	  "Ingoa: Mere\n\xc4\xaam\xc4\x93ra: mere@mail.example\n"
	  "I ahatia? " TOLD "\nN\xc4\x81 wai i tuku? " SENDER "\n"
	  "Kaupapa: Pay now\nPaetukutuku: " LINK "\n"
	  "Whakaae kia tukua ki ng\xc4\x81 Pirihimana? K\xc4\x81o\n",
	  TOLD, "mere@mail.example", SENDER, "Pay now", LINK,
	  KR_CONSENT_REFUSED },
	{ "a sender among words", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\nWhat happened? " TOLD "\n"
	  "Who did it come from? an email from " SENDER ", signed Jo\n"
	  "Web addresses: " LINK " and the site is scam.test\n",
	  TOLD, "mere@mail.example", SENDER, "", LINK, KR_CONSENT_ABSENT },
	{ "no label at all", PLAIN TOLD "\n",
	  TOLD, "webform@cert.example.nz", "", "", "", KR_CONSENT_ABSENT },
};

/* What somebody pastes into a field opens no other of consequence. */
static struct layout hostile[] = {
	{ "a consent in the story", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\nWhat happened? They wrote:\n"
	  "May we share your report with the Police? Yes\n",
	  NULL, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "a consent in the middle of it", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\nWhat happened? They wrote:\n"
	  "May we share your report with the Police? Yes\nand then rang.\n"
	  "Did you lose money? No\n",
	  NULL, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "two labels in it, and a blank box behind", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\nWhat happened? They wrote:\n"
	  "Did you lose money? No\n"
	  "May we share your report with the Police? Yes\n"
	  "Did you lose money? Yes\n"
	  "May we share your report with the Police?\n",
	  NULL, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "a consent in the message", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\nWhat happened? " TOLD "\n"
	  "What did the message say? Pay now.\nDid you lose money? No\n"
	  "May we share your report with the Police? Yes\n",
	  TOLD, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "a consent set in below a story", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\nWhat happened?\n"
	  "    They wrote:\n    Did you lose money? No\n"
	  "    May we share your report with the Police? Yes\n",
	  NULL, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "a consent in quoted lines", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\nWhat happened?\n"
	  "They wrote:\n> Did you lose money? No\n"
	  "> May we share your report with the Police? Yes\n",
	  NULL, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "questions typed into a cell of a table, and a blank box", HTML
	  "<table><tr><td>Your name:</td><td>Mere</td></tr>"
	  "<tr><td>Your email:</td><td>mere@mail.example</td></tr>"
	  "<tr><td>Tell us what happened:</td><td><p>They wrote.</p>"
	  "<p>Did you lose money? No</p><p>May we share your report with the "
	  "Police? Yes</p></td></tr><tr><td>Who sent it:</td><td>" SENDER
	  "</td></tr><tr><td>May we share your report with the Police?</td>"
	  "<td></td></tr></table>",
	  NULL, "mere@mail.example", SENDER, "", "", KR_CONSENT_ABSENT },
	{ "a question that only speaks of the Police", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\n"
	  "Have you told the Police? Yes\nWhat happened? " TOLD "\n",
	  TOLD, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "a number of theirs", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\n"
	  "Police report number: yes\nWhat happened? " TOLD "\n",
	  TOLD, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "a question turned round", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\n"
	  "Please do not share my report with Police: Yes\n"
	  "What happened? " TOLD "\n",
	  TOLD, "mere@mail.example", "", "", "", KR_CONSENT_ABSENT },
	{ "others, and not the Police", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\n"
	  "May we share your report with other agencies? Yes\n"
	  "May we share your report with Police? No\n"
	  "What happened? " TOLD "\n",
	  TOLD, "mere@mail.example", "", "", "", KR_CONSENT_REFUSED },
	{ "an address in the story names no reporter", PLAIN
	  "Name: Mere\nEmail: (not given)\nWhat happened? They wrote:\n"
	  "Your email: " SENDER "\nPay now.\n"
	  "Who did it come from? " SENDER "\n",
	  NULL, "", SENDER, "", "", KR_CONSENT_ABSENT },
	{ "a message's head in the story", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\nWhat happened? I got this:\n"
	  "From: Bank <" SENDER ">\nSubject: Pay now\nAmount: $500\n"
	  "Pay at " LINK "\nWho did it come from? " SENDER "\n",
	  "I got this:\nFrom: Bank <" SENDER ">\nSubject: Pay now\n"
	  "Amount: $500\nPay at " LINK, "mere@mail.example", SENDER, "", LINK,
	  KR_CONSENT_ABSENT },
	{ "questions of the reporter's own", PLAIN
	  "Name: Mere\nEmail: mere@mail.example\nWhat happened? He rang.\n"
	  "How did he know? I never told anybody.\n"
	  "What should I do? Please ring.\nWho did it come from?\n",
	  "He rang.\nHow did he know? I never told anybody.\n"
	  "What should I do? Please ring.", "mere@mail.example", "", "", "",
	  KR_CONSENT_ABSENT },
};

static void
layout_run(void **state)
{
	const struct layout *c = *state;
	char mail[4000];
	struct reading r;
	const struct kr_exhibit *x;

	snprintf(mail, sizeof(mail), "%s%s", FORM, c->mail);
	report_read(&r, mail, KR_IDENTITY_NONE);
	x = r.report->n_exhibit > 0 ? &r.report->exhibit[0] : NULL;
	assert_string_equal(kr_form_name(r.report->form), "form");
	assert_span_equal(r.report->reporter.addr, c->reporter);
	assert_span_equal(x == NULL ? KR_SPAN_NONE : x->from, c->sender);
	assert_span_equal(x == NULL ? KR_SPAN_NONE : x->subject, c->subject);
	assert_span_equal(r.report->complained.n == 0 ? KR_SPAN_NONE :
	    r.report->complained.item[0].written, c->url);
	assert_string_equal(kr_consent_name(r.report->consent.value),
	    kr_consent_name(c->consent));
	if (c->narrative != NULL)
		assert_span_equal(kr_span_trim(r.report->narrative->text),
		    c->narrative);
	report_free(&r);
}

/* Whom somebody reports for may be chosen, and not named. */
static void
house_chosen(void **state)
{
	static const char *const chosen[] = { "I am: An organisation",
	    "Are you reporting for: A business (1-19 staff)", ("I am: a member "
	    "of the public") };

	(void)state;
	for (size_t i = 0; i < KR_NELEM(chosen); i++) {
		char mail[1000];
		struct reading r;

		snprintf(mail, sizeof(mail), FORM PLAIN "%s\nName: Mere\n"
		    "Email: mere@mail.example\nWhat happened? " TOLD "\n",
		    chosen[i]);
		report_read(&r, mail, KR_IDENTITY_NONE);
		assert_int_equal(r.report->kind, i < 2 ?
		    KR_REPORTER_BUSINESS : KR_REPORTER_PUBLIC);
		report_free(&r);
	}
}

#define GIVEN	KR_CONSENT_GIVEN
#define REFUSED	KR_CONSENT_REFUSED
#define ABSENT	KR_CONSENT_ABSENT

/* What an answer behind a label that nobody configured says. */
static const struct {
	const char	*asked;
	enum kr_consent	 value;
} answers[] = {
	{ "May we share your report with the Police? Yes", GIVEN },
	{ "Do you agree to your report being passed to Police? Yes please",
	  GIVEN },
	{ "Share with Police: Yes", GIVEN },
	{ "Do you want the Police to know? No", REFUSED },
	{ "May we share your report with the Police? Rather not", REFUSED },
	{ "May we share your report with the Police? Nope", REFUSED },
	/* the label asks something else */
	{ "No sharing with Police: Yes", ABSENT },
	{ "Share with agencies other than Police: Yes", ABSENT },
	{ "Share with all agencies but the Police: Yes", ABSENT },
	{ "Share with Police (tick if you do NOT agree): Yes", ABSENT },
	{ "Opt out of sharing with Police: Yes", ABSENT },
	{ "Any concerns about sharing with Police? Yes", ABSENT },
	{ "Is sharing this with Police a problem for you? Yes", ABSENT },
	{ "Please contact me before you pass this to Police: Yes", ABSENT },
	{ "Did the Police refer you to us? Yes", ABSENT },
	{ "Referred by Police: Yes", ABSENT },
	{ "Passed to Police: Yes", ABSENT },
	{ "Did the sender say they are from the Police? Yes", ABSENT },
	{ "Can you contact the Police yourself? Yes", ABSENT },
	{ "Money given to Police: 1", ABSENT },
	{ "Date shared with Police: 1 May 2026", ABSENT },
	/* the answer says something else */
	{ "May we share your report with the Police? Yes?", ABSENT },
	{ "May we share your report with the Police? Yes, only to Netsafe",
	  ABSENT },
	{ "May we share your report with the Police? Yes once I have told him",
	  ABSENT },
	{ "May we share your report with the Police? Consent pending",
	  ABSENT },
	{ "May we share your report with the Police? On second thoughts keep "
	  "it", ABSENT },
	{ "May we share your report with the Police? Given what happened, I "
	  "would rather leave it", ABSENT },
	{ "May we share your report with the Police? Yes or blank", ABSENT },
	{ "May we share your report with the Police? Yes \xe2\x98\x90",
	  ABSENT },
	/* as above, where it is configured */
	{ "Consent to share with Police: Yes, only to Netsafe", ABSENT },
	{ "Consent to share with Police: Yes?", ABSENT },
	{ "Consent to share with Police: 1 May", ABSENT },
	{ "Consent to share with Police: On hold", ABSENT },
	{ "Consent to share with Police: Yes", GIVEN },
	{ "Consent to share with Police: 1", GIVEN },
};

static void
answers_run(void **state)
{
	(void)state;
	for (size_t i = 0; i < KR_NELEM(answers); i++) {
		char mail[1000];
		struct reading r;

		snprintf(mail, sizeof(mail), FORM PLAIN "Name: Mere\n"
		    "Email: mere@mail.example\n%s\nWhat happened? " TOLD
		    "\n", answers[i].asked);
		report_read(&r, mail, KR_IDENTITY_NONE);
		if (r.report->consent.value != answers[i].value)
			fail_msg("%s: %s", answers[i].asked,
			    kr_consent_name(r.report->consent.value));
		report_free(&r);
	}
}

/* An answer that is not understood is no leave to look for a yes in words. */
static void
answer_unclear(void **state)
{
	struct reading r;

	(void)state;
	report_read(&r, FORM PLAIN "Name: Mere\nEmail: mere@mail.example\n"
	    "What happened: A man rang.\nPlease tell the Police.\n"
	    "Consent to share with Police: Let me think about it\n",
	    KR_IDENTITY_NONE);
	assert_int_equal(r.report->consent.value, ABSENT);
	assert_true(r.report->consent.doubtful);
	report_free(&r);
}

int
main(void)
{
	struct CMUnitTest tests[3 + KR_NELEM(layouts) + KR_NELEM(hostile)] = {
		cmocka_unit_test(house_chosen),
		cmocka_unit_test(answers_run),
		cmocka_unit_test(answer_unclear),
	};

	UNIT_ROWS(tests, 3, layouts, layout_run);
	UNIT_ROWS(tests, 3 + KR_NELEM(layouts), hostile, layout_run);
	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
