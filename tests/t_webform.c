/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "report.h"

#include "evidence/form/webform.h"

#define FORM	"From: Online form <webform@cert.example.nz>\nTo: " BOX "\n" \
	"Subject: [Report] Scam\n"
#define STRICT	"From: <strict@cert.example.nz>\nTo: " BOX "\nSubject: x\n"
#define PLAIN	"Content-Type: text/plain; charset=utf-8\n\n"
#define HEAD	"A report was submitted.\n\nReport type: Scam\n" \
	"Your name: Mere Tamati\nEmail: mere@mail.example\n"
#define HTML	"Content-Type: text/html; charset=utf-8\n\n<table>"
#define ROW(label, value) \
	"<tr><th>" label ":</th><td>" value "</td></tr>"
#define ODD(label, value) \
	"<tr><th>" label "</th><td>" value "</td></tr>"
#define HOUSE	"From: <portal@cert.example.nz>\nTo: " BOX "\nSubject: x\n" \
	PLAIN
#define HOUSE_HTML "From: <portal@cert.example.nz>\nTo: " BOX \
	"\nSubject: x\n" HTML
#define ODD_LINES "Slip...........: 17\nWhom...........: Mere\n" \
	"Post...........: mere@mail.example\n" \
	"In your words..: A man rang about my router and took $200.\n" \
	"Cash gone......: 200\nTown...........: Gore\n"
#define TOLD	"What happened: A man rang about my router\nand took $200.\n"

static struct mail {
	const char		*name, *mail;
	enum kr_identity	 identity;
	enum kr_form		 form;
	const char		*reporter;	/* NULL: absent */
	enum kr_consent		 consent;
	const char		*narrative;	/* the whole of it */
} mails[] = {
	{ "ticked", FORM PLAIN HEAD TOLD "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, "A man rang about my router\nand took $200." },
	{ "not ticked", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	{ "a no behind a label that is not configured", FORM PLAIN HEAD TOLD
	  "Can we share your report with NZ Police?: No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	{ "a yes behind one", FORM PLAIN HEAD TOLD
	  "Can we share your report with NZ Police?: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	/* Behind a line that is the form's own it is the form's as well. */
	{ "a question behind a field of one line", FORM PLAIN HEAD TOLD
	  "Phone: 021 555 0100\nMay we pass your report to the New Zealand "
	  "Police? Yes, go ahead\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "said as people say it", FORM PLAIN HEAD TOLD
	  "Phone: 021 555 0100\nMay we pass your report to the New Zealand "
	  "Police? Yes, that's fine\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "behind a label whose words no form has", FORM PLAIN HEAD TOLD
	  "Phone: 021 555 0100\nWhat is your zodiac sign?: Leo\n"
	  "May we pass your report to the New Zealand Police? Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "given in words, and nobody asked", FORM PLAIN HEAD
	  "What happened: He rang. Please pass this to the Police.\n"
	  "Copy of the message: Pay today.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	/* The story brings the label, and the form itself has no question. */
	{ "told, with more behind it", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n"
	  "was on it, so I left.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, with more behind a blank line", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n\n"
	  "I left it.\nPhone: 021 555 0100\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a question told, with more behind it", FORM PLAIN
	  "Email:\nmere@mail.example\n\nWhat happened?\nHe sent me a form."
	  "\n\nMay we share this with Police?\nYes\n\nI sent it back.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, behind a word of saying", FORM PLAIN HEAD
	  "What happened: The last line of his page said\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "shown, behind a colon", FORM PLAIN HEAD
	  "What happened: He sent this:\n\n"
	  "Consent to share with Police: Yes\n"
	  "Phone: 021 555 0100\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "pasted with other fields", FORM PLAIN HEAD
	  "What happened: He had filled in my name.\n"
	  "Your name: Jo\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "not set as the form's labels are", FORM PLAIN
	  "REPORT TYPE: Scam\nEMAIL: mere@mail.example\n"
	  "WHAT HAPPENED: He rang.\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told before the form's own question", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n"
	  "was on it.\nConsent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "the last question, above a footer", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes\n\n"
	  "This message was sent by the form at https://cert.example.nz/\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "the last question, above a signature", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes\n\n-- \nOnline form\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "told with a field that was not asked, and goes on", FORM PLAIN HEAD
	  "What happened: He sent me a page.\nPhone: 021 555 0100\n"
	  "Consent to share with Police: Yes\n"
	  "was on it, so I left.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told with a kind that was asked", FORM PLAIN HEAD
	  "What happened: He sent me a page.\nReport type: Loan\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told with a subject that was asked", FORM PLAIN HEAD
	  "Subject: A man rang\nWhat happened: He sent me a page.\n"
	  "Phone: 021 555 0100\nSubject: Pay\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "shown, with a field of its own", FORM PLAIN HEAD
	  "What happened: This is what the page said\n"
	  "Phone: 021 555 0100\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "not set as the form's labels are, below a field", FORM PLAIN 
	  "REPORT TYPE: Scam\nEMAIL: mere@mail.example\n"
	  "WHAT HAPPENED: He rang.\nPHONE: 021 555 0100\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, with a link behind it", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n\n"
	  "http://bulk.test/\n\nwas on it.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, above how it was sent", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n\n"
	  "Sent from my iPhone\n\nThat was all of it.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, right above how it was sent", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n"
	  "Sent from my iPhone\nThat was all of it.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, above a rule", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n"
	  "--\nand then he rang\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, with a word that footers begin with", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n\n"
	  "submitted, it said.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	/* No form writes these: they end people's mails, and bulk mails. */
	{ "told, a phone's line behind it", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n\nSent from my iPhone\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, a bulk mail's line behind it", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n\n"
	  "This email was sent to mere@mail.example\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, a name behind it", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n\n-- \nHemi Brown\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a form that says to whom it sent", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes\n\n"
	  "This email was sent to the duty officer by our online form\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "an automatic mail", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes\n\n"
	  "This is an automated message, please do not reply.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "a condition that begins as footers do", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes\n\n"
	  "Submitted on condition that nobody hears of it, not before May\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a no above an automatic mail", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: No\n\n"
	  "Please do not reply to this email.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	/* A yes in words, and what the form's question adds to it */
	{ "words and an answer that is none", FORM PLAIN HEAD
	  "What happened: He rang. Please pass this to the Police.\n"
	  "Consent to share with Police: see my letter\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "words, and two answers that differ", FORM PLAIN HEAD
	  "What happened: He rang. Please pass this to the Police.\n"
	  "Phone: 021 555 0100\nPhone: 021 555 0101\n"
	  "Consent to share with Police: (no answer)\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "words, and a line that asks within them", FORM PLAIN HEAD
	  "What happened: He rang.\nConsent for Police\n"
	  "Please pass this to the Police.\n"
	  "Copy of the message: Pay today.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	/* What is below the answer, line by line */
	{ "a footer whose words have accents", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes\n\n"
	  "Submitted via the \xc4\x80whina form\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "a footer of two paragraphs, the first of a whole line", FORM PLAIN
	  HEAD TOLD "Consent to share with Police: Yes\n\n"
	  "This report was sent by the web form on the page of this agency.\n"
	  "\nPowered by Forms\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "told, a sentence below a rule", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n==\nForm was blank.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, many words below a rule", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n==\n"
	  "form of that shop down the road in Gore\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, what looks like a rule behind it", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\nooo\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "told, dashes and a word behind it", FORM PLAIN HEAD
	  "What happened: He sent me a page.\n"
	  "Consent to share with Police: Yes\n--form\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "fields below the text, a footer of several lines", FORM PLAIN
	  HEAD TOLD
	  "Phone: 021 555 0100\nOrganisation: none\n"
	  "Consent to share with Police: Yes\n\n"
	  "This message was sent by the form that stands on our page at\n"
	  "https://cert.example.nz/ by somebody's request.\n\n"
	  "IP address: 192.0.2.7\n\n-- \nOnline form\nCERT\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "boxes above blank lines", FORM PLAIN HEAD TOLD
	  "Consent to share with Police:\n[x] Yes\n\n\n[ ] No\n\n"
	  "Powered by Forms\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "asked before what happened", FORM PLAIN HEAD
	  "Consent to share with Police: Yes\n" TOLD,
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "a name asked for below what happened", FORM PLAIN
	  "Report type: Scam\n" TOLD "Your name: Mere\n"
	  "Phone: 021 555 0100\nOrganisation: none\n"
	  "Email: mere@mail.example\nConsent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	/* What nobody sees was answered by nobody. */
	{ "a hidden answer", FORM HTML ROW("Email", "mere@mail.example")
	  ROW("What happened", "He rang.") ROW("Consent to share with Police",
	  "<span style=\"display:none\">Yes</span>") "</table>\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "white on white", FORM HTML ROW("Email", "mere@mail.example")
	  ROW("What happened", "He rang.") ROW("Consent to share with Police",
	  "<font color=\"#ffffff\">Yes</font>") "</table>\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a hidden label", FORM HTML ROW("Email", "mere@mail.example")
	  ROW("What happened", "He rang.")
	  ROW("<span hidden>Consent to share with Police</span>", "Yes")
	  "</table>\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a hidden box before its label", FORM HTML
	  ROW("Email", "mere@mail.example") ROW("What happened", "He rang.")
	  ROW("Phone", "021 555 0100") "</table><p><span hidden>[x] </span>"
	  "May we share your report with NZ Police?</p>\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a faint answer, and a hidden footer", FORM HTML
	  "<tr><th>Consent to share with Police:</th><td>"
	  "<font color=\"#999999\">Yes</font></td></tr>"
	  ROW("Email", "mere@mail.example") ROW("What happened", "He rang.")
	  "</table><p hidden>seen</p>\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "hidden words", FORM HTML ROW("Email", "mere@mail.example")
	  ROW("Your name", "Mere") ROW("What happened", "He rang. <span hidden>"
	  "Please pass this to the Police.</span>") "</table>\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "taken back behind the answer", FORM PLAIN HEAD TOLD
	  "Phone: 021 555 0100\nConsent to share with Police: Yes\n"
	  "Kindly leave those people out of this.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	/* Forms that print every box, and questions above their answers. */
	{ "boxes, the first ticked", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: [x] Yes  [ ] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "boxes, the second ticked", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: [ ] Yes  [x] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	{ "boxes, none ticked", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: [ ] Yes  [ ] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "boxes, both ticked", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: [x] Yes  [x] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "boxes behind their words", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes \xe2\x98\x92  No \xe2\x98\x90\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "boxes behind their words, the second ticked", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes \xe2\x98\x90  No \xe2\x98\x92\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	{ "boxes one below the other", FORM PLAIN HEAD TOLD
	  "Consent to share with Police:\n[x] Yes\n[ ] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "a ticked box of somebody who hesitates", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: [x] Yes, but ask me first  [ ] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	/* On which side of the boxes do the words stand? */
	{ "a choice behind other words", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: I agree [ ] Yes  [x] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a choice behind an instruction", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: (tick one) [ ] Yes  [x] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a choice below one", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Please tick one:\n[ ] Yes\n[x] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "no thanks", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Choose: [ ] Yes  [x] No thanks\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a list", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: - [ ] Yes\n- [x] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a box at both ends", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: [x] Yes [ ]\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "questions above their answers", FORM PLAIN HEAD
	  "What happened?\nA man rang about my router.\n\nHe took $200.\n\n"
	  "Consent to share with the New Zealand Police?\n"
	  "[x] Yes  [ ] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, "A man rang about my router.\n\nHe took $200." },
	{ "a question of the reporter's own", FORM PLAIN HEAD
	  "What happened?\nA man rang.\nHow much is lost?\nI do not know.\n"
	  "Consent to share with Police: No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, "A man rang.\nHow much is lost?\n"
	  "I do not know." },
	{ "questions of a form that nobody configured", "From: "
	  "<forms@cert.example.nz>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "Reference: 7\nYour name: Mere\nYour email: mere@mail.example\n"
	  "Type of incident: Other\n"
	  "Have you lost money? [x] Yes  [ ] No   Amount: $200\n\n"
	  "What happened?\nA man rang.\n\n"
	  "May we share your report with NZ Police?\n[ ] Yes  [x] No\n\n"
	  "May we contact you? [x] Yes  [ ] No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, "A man rang." },
	{ "the question at the end of what was told", FORM PLAIN HEAD TOLD
	  "May we pass your report to the New Zealand Police? Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "its no counts anywhere", FORM PLAIN HEAD TOLD
	  "May we pass your report to the New Zealand Police?\nNo\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	{ "the message pasted into the words", FORM PLAIN HEAD TOLD
	  "This is what he sent:\n\nPay. I consent to the Police.\n"
	  "Consent to share with Police:\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "labels in capitals", FORM PLAIN "REPORT TYPE: Scam\n"
	  "EMAIL: mere@mail.example\nWHAT HAPPENED: He rang.\n"
	  "CONSENT TO SHARE WITH POLICE: Yes (ticked)\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, "He rang." },
	{ "blank answer", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: (no answer)\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "yes with a condition is none", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes, but ask me first\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "the words refuse what the box gives", FORM PLAIN HEAD
	  "What happened: He rang. I do NOT consent to you passing this to "
	  "the Police.\nConsent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	{ "the words take the box back, later", FORM PLAIN HEAD TOLD
	  "Consent to share with Police: Yes\nAnything else: Oh dear, I ticked "
	  "that before I knew what it meant. His cousin works there.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "they are left out of it", FORM PLAIN HEAD
	  "What happened: He rang. Kindly leave those people out of this.\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "the words decide nothing", FORM PLAIN HEAD
	  "What happened: He rang. I am not sure yet about the Police.\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "a story with the Police in it takes nothing back", FORM PLAIN HEAD
	  "What happened: He rang and said he was from the Police. I left.\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "label pasted into a value", FORM PLAIN HEAD
	  "What happened: The mail said\nConsent to share with Police: Yes\n"
	  "at its end.\nConsent to share with Police: No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	{ "label pasted before a blank answer", FORM PLAIN HEAD
	  "What happened: The mail said\nConsent to share with Police: Yes\n"
	  "at its end.\nConsent to share with Police:\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "label in the reported message, no box printed", FORM PLAIN HEAD
	  TOLD "Copy of the message: Pay today.\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "no message reported, and the box is the last line", FORM PLAIN HEAD
	  TOLD "Sender's number or address:\nCopy of the message:\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "a sender, and no text but a label", FORM PLAIN HEAD
	  TOLD "Sender's number or address: x@scam.test\nCopy of the message:\n"
	  "Consent to share with Police: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "no sender, and a text that begins with a label", FORM PLAIN HEAD
	  TOLD "Sender's number or address:\nCopy of the message:\n"
	  "Consent to share with Police: Yes\nPay today.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "box before the reported message", FORM PLAIN HEAD
	  TOLD "Consent to share with Police: Yes\n"
	  "Copy of the message: Pay today.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, NULL },
	{ "a no behind the reported message", FORM PLAIN HEAD
	  TOLD "Copy of the message: Pay today.\n"
	  "Consent to share with Police: No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	{ "HTML table", FORM "Content-Type: text/html; charset=utf-8\n\n"
	  "<table><tr><th>Email:</th><td>mere@mail.example</td></tr>"
	  "<tr><th>What happened:</th><td>He rang.</td></tr>"
	  "<tr><th>Consent to share with Police:</th><td>Yes</td></tr>"
	  "</table>\n", KR_IDENTITY_NONE, KR_FORM_KIND_FORM,
	  "mere@mail.example", KR_CONSENT_GIVEN, "He rang." },
	{ "nobody's address", FORM PLAIN "Your name: (withheld)\n"
	  "Email: (not given)\n" TOLD, KR_IDENTITY_NONE, KR_FORM_KIND_FORM,
	  NULL, KR_CONSENT_ABSENT, NULL },
	{ "authentication required, and there", STRICT PLAIN HEAD TOLD
	  "Consent to share with Police: Yes\n", KR_IDENTITY_DKIM,
	  KR_FORM_KIND_FORM, "mere@mail.example", KR_CONSENT_GIVEN, NULL },
	{ "somebody else's form names no reporter",
	  "From: <x@other.test>\nTo: " BOX "\nSubject: x\n" PLAIN HEAD TOLD
	  "Consent to share with Police: Yes\n", KR_IDENTITY_NONE,
	  KR_FORM_KIND_FORM, "x@other.test", KR_CONSENT_GIVEN, NULL },
	{ "somebody else's letter with labels",
	  "From: <x@other.test>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "Name: Jo\nPhone: 021 555 0100\nEmail: jo@mail.example\n"
	  "Details: He rang.\n", KR_IDENTITY_NONE,
	  KR_FORM_KIND_NONE, "x@other.test", KR_CONSENT_ABSENT, NULL },
	{ "a form of the house that nobody configured",
	  "From: <portal@cert.example.nz>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "Full name: Mere Tamati\nE-mail address: mere@mail.example\n"
	  "Type of report: Scam\nPlease describe the incident: He rang.\n"
	  "May we pass this on to the Police?: Yes\n", KR_IDENTITY_NONE,
	  KR_FORM_KIND_FORM, "mere@mail.example", KR_CONSENT_GIVEN,
	  "He rang." },
	{ "a form that asks in questions",
	  "From: <portal@cert.example.nz>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "Your name: Mere Tamati\nYour email: mere@mail.example\n"
	  "What is happening?: He threatens me.\nWhere do you live?: Gore\n"
	  "May we share with the Police?: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_GIVEN, "He threatens me." },
	/* Labels that nobody knows, set alike. */
	{ "odd labels in a column", HOUSE
	  "NEW REPORT\n\nQuery no.       Q-17\nCalled          Mere\n"
	  "Get back to     mere@mail.example\n"
	  "Goes like this  A man rang about my router and said it is broken.\n"
	  "He wanted  $200 at once.\n"
	  "Show the police No\nShow the insurers Yes\nPictures        0\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, "A man rang about my router and said it is "
	  "broken.\nHe wanted  $200 at once." },
	{ "odd labels behind arrows", HOUSE
	  "HEADS UP\n========\nSLIP=> 17\nWHOM=> Mere in Gore\n"
	  "POST=> mere@mail.example\n"
	  "YARN=> A man rang about my router and took $200 of mine.\n"
	  "LOSS SO FAR=> 200\nPOLICE MAY SEE THIS=> Yes\nBANK MAY=> No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT,	/* a text may have brought it */
	  "A man rang about my router and took $200 of mine." },
	{ "odd labels, one of them pasted", HOUSE
	  "Slip...........: 17\nWhom...........: Mere\n"
	  "Post...........: mere@mail.example\n"
	  "Their text.....: Dear customer pay now at once\n"
	  "or your account is closed\nPolice may see.: Yes\n"
	  "Cash gone......: 200\nTown...........: Gore\n"
	  "In your words..: A man rang about my router and took $200.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "odd labels, a question pasted with its answers", HOUSE
	  "Slip...........: 17\nWhom...........: Mere\n"
	  "Post...........: mere@mail.example\n"
	  "Their text.....: Dear customer pay now at once\n"
	  "or your account is closed\nCan we pass this on?\n"
	  "  - to the Police...: Yes\n"
	  "Cash gone......: 200\nTown...........: Gore\n"
	  "In your words..: A man rang about my router and took $200.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "odd labels in a table, the Police's left empty", HOUSE_HTML
	  ODD("Your handle", "Mere") ODD("Where do we answer",
	  "mere@mail.example") ODD("Grumble", "A man rang about my router "
	  "and wanted $200.") ODD("Whoever was it", "x@scam.test")
	  ODD("Fine to show the Police", "") ODD("Fine for research", "Yes")
	  "</table>\n", KR_IDENTITY_NONE, KR_FORM_KIND_FORM,
	  "mere@mail.example", KR_CONSENT_ABSENT,
	  "A man rang about my router and wanted $200." },
	{ "slang", HOUSE "Lodged:        3 May\nTag:           Mere\n"
	  "Ping me:       mere@mail.example\n"
	  "The guts of it:  A man rang about my router and took $200.\n"
	  "Out of cash:   Yep\nCan cops see it:  Nah\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, "A man rang about my router and took $200." },
	{ "one question above several answers", HOUSE ODD_LINES
	  "Can we pass this on?\n  - to the Police...: Yes\n"
	  "  - to anybody else: No\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "one question above several answers, the other way", HOUSE ODD_LINES
	  "Can we pass this on?\n  - to the Police...: No\n"
	  "  - to anybody else: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_REFUSED, NULL },
	{ "what was told goes on behind such answers", HOUSE ODD_LINES
	  "Can we pass this on?\n  - to the Police...: Yes\n"
	  "is what his page asked me.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_FORM, "mere@mail.example",
	  KR_CONSENT_ABSENT, NULL },
	{ "somebody else's odd labels", "From: <x@other.test>\nTo: " BOX
	  "\nSubject: x\n" PLAIN ODD_LINES "Can cops see it: Perhaps\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_NONE, "x@other.test",
	  KR_CONSENT_ABSENT, NULL },
	{ "a colleague's list is no form", HOUSE
	  "Hi team, for Monday:\nMilk: two\nTea: one\nCake: large\n"
	  "Cups: six\nPlates: six\nI bring the rest and the cake slice.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_NONE, "portal@cert.example.nz",
	  KR_CONSENT_ABSENT, NULL },
	{ "a colleague's paste of a head is none", HOUSE
	  "Please look at this one, it came in last night:\n"
	  "From: a@scam.test\nSent: Monday\nTo: b@mail.example\n"
	  "Subject: Your parcel\nReply-To: c@scam.test\n"
	  "Pay the fee of $3 today or it is sent back to where it was.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_INLINE, "portal@cert.example.nz",
	  KR_CONSENT_ABSENT, NULL },
	{ "a form of the house that cannot be read",
	  "From: <portal@cert.example.nz>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "He rang and took all I had.\nPolice may see: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_NONE, "portal@cert.example.nz",
	  KR_CONSENT_ABSENT, NULL },
	{ "words in a form of the house that cannot be read",
	  "From: <portal@cert.example.nz>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "He rang and took all I had. The Police may see this.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_NONE, "portal@cert.example.nz",
	  KR_CONSENT_GIVEN, NULL },
	{ "another house's, under the same name",
	  "From: <desk@poly.example.nz>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "Full name: Mere Tamati\nE-mail address: mere@mail.example\n"
	  "Type of report: Scam\nPlease describe the incident: He rang.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_NONE, "desk@poly.example.nz",
	  KR_CONSENT_ABSENT, NULL },
	{ "a ticket's labels above what it passes on",
	  "From: <desk@other.test>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "Reference: 4711\nName: Jo\nPhone: 021 555 0100\nEmail: "
	  "jo@other.test\nDetails: Junk again.\n\n---- Reported message ----\n"
	  "From: Kea <win@kea.test>\nDate: Fri, 27 Nov 2026 08:15\nSubject: "
	  "Win\n\nWin a hamper: http://kea.test/w\n", KR_IDENTITY_NONE,
	  KR_FORM_KIND_INLINE, "desk@other.test", KR_CONSENT_ABSENT, NULL },
	{ "no form of the house, with a label",
	  "From: <jo@other.test>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "He rang and took all I had.\nPolice may see: Yes\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_NONE, "jo@other.test",
	  KR_CONSENT_GIVEN, NULL },
	{ "a letter from the house is no form",
	  "From: <staff@cert.example.nz>\nTo: " BOX "\nSubject: x\n" PLAIN
	  "Name: of the game\nThis came in by phone today.\n",
	  KR_IDENTITY_NONE, KR_FORM_KIND_NONE, "staff@cert.example.nz",
	  KR_CONSENT_ABSENT, NULL },
};

static void
mail_run(void **state)
{
	const struct mail *c = *state;
	struct reading r;

	report_read(&r, c->mail, c->identity);
	assert_string_equal(kr_form_name(r.report->form),
	    kr_form_name(c->form));
	if (c->reporter == NULL)
		assert_int_equal(r.report->reporter.addr.len, 0);
	else
		assert_span_equal(r.report->reporter.addr, c->reporter);
	assert_string_equal(kr_consent_name(r.report->consent.value),
	    kr_consent_name(c->consent));
	if (c->narrative != NULL)
		assert_span_equal(kr_span_trim(r.report->narrative->text),
		    c->narrative);
	report_free(&r);
}

/* ---- what stands behind the label of the Police ------------------------- */

static struct box {
	const char	*name;		/* the value */
	enum kr_consent	 value;
} boxes[] = {
	{ "Yes", KR_CONSENT_GIVEN }, { " yes ", KR_CONSENT_GIVEN },
	{ "Yes please", KR_CONSENT_GIVEN }, { "No", KR_CONSENT_REFUSED },
	{ "\xC4\x80" "e", KR_CONSENT_GIVEN },
	{ "", KR_CONSENT_ABSENT }, { "  ", KR_CONSENT_ABSENT },
	{ "No thanks", KR_CONSENT_REFUSED },
	{ "I do not agree", KR_CONSENT_REFUSED },
	{ "Ask my husband first", KR_CONSENT_ABSENT },
	{ "maybe", KR_CONSENT_ABSENT },
	/* The choice as printed: nobody has made it. */
	{ "Yes / No", KR_CONSENT_ABSENT }, { "Yes/No", KR_CONSENT_ABSENT },
	{ "Y/N", KR_CONSENT_ABSENT }, { "Yes or no", KR_CONSENT_ABSENT },
	{ "Yes [ ] No [ ]", KR_CONSENT_ABSENT },
	{ "[ ] Yes [ ] No", KR_CONSENT_ABSENT },
	{ "Yes [ ]", KR_CONSENT_ABSENT },
	{ "\xC4\x80" "e / K\xC4\x81o", KR_CONSENT_ABSENT },
	/* "no" within a word is none, nor are "not" and "ask". */
	{ "Yes, November is fine", KR_CONSENT_GIVEN },
	{ "Yes - and please note that I asked twice", KR_CONSENT_GIVEN },
	{ "Yes, but not yet", KR_CONSENT_ABSENT },
	{ "Yes, ask me first", KR_CONSENT_ABSENT },
	{ "Yes - if you must", KR_CONSENT_ABSENT },
	{ "Yes, until Friday", KR_CONSENT_ABSENT },
};

static void
box_run(void **state)
{
	const struct box *c = *state;
	char mail[1024];
	struct reading r;

	snprintf(mail, sizeof(mail), FORM PLAIN HEAD TOLD
	    "Consent to share with Police: %s\n", c->name);
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_int_equal(r.report->form, KR_FORM_KIND_FORM);
	assert_string_equal(kr_consent_name(r.report->consent.value),
	    kr_consent_name(c->value));
	report_free(&r);
}

/* What the form asks about the sender is evidence, as claimed. */
static void
evidence_told(void **state)
{
	static const char mail[] = FORM PLAIN HEAD TOLD
	    "Sender's number or address: order.desk@bulk.test\n"
	    "Links in the message: https://bulk.test/pay\n"
	    "Copy of the message: I consent to share with Police. Pay at "
	    "http://bulk.test/2\n";
	struct reading r;
	const struct kr_exhibit *x;

	(void)state;
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_int_equal(r.report->n_exhibit, 1);
	x = &r.report->exhibit[0];
	assert_true(x->claimed);
	assert_int_equal(x->fidelity, KR_FIDELITY_WEBFORM);
	assert_span_equal(x->from, "order.desk@bulk.test");
	assert_span_equal(x->from_domain, "bulk.test");
	assert_int_equal(x->urls.n, 2);
	assert_int_equal(r.report->consent.value, KR_CONSENT_ABSENT);
	assert_true(kr_span_find(r.report->narrative->text, 0, "consent") ==
	    SIZE_MAX);
	report_free(&r);
}

/* A form may ask for the message only. */
static void
message_told(void **state)
{
	static const char mail[] = "From: <portal@cert.example.nz>\nTo: " BOX
	    "\nSubject: x\n" PLAIN "Complaint type: Spam\n"
	    "Your name: Mere\nYour email: mere@mail.example\n"
	    "Sender's address: deal@bulk.test\nSubject of message: A case\n"
	    "Message text: A case for you. https://bulk.test/case\n"
	    "Did you ask for it?: No\nShare with Police?:\n";
	struct reading r;

	(void)state;
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_int_equal(r.report->form, KR_FORM_KIND_FORM);
	assert_int_equal(r.report->n_exhibit, 1);
	assert_span_equal(r.report->exhibit[0].from, "deal@bulk.test");
	assert_span_equal(r.report->exhibit[0].subject, "A case");
	assert_span_equal(r.report->exhibit[0].text->text,
	    "A case for you. https://bulk.test/case");
	assert_int_equal(r.report->consent.value, KR_CONSENT_ABSENT);
	report_free(&r);
}

/* Who sent it, where the form did not ask. */
static struct told {
	const char	*name, *from;	/* from: NULL: nobody is told */
} told[] = {
	{ "Email from Tui (bill@tui.test), odd.", "bill@tui.test" },
	{ "Came from Tui Energy <bill@tui.test>", "bill@tui.test" },
	{ "It was sent by bill@tui.test.", "bill@tui.test" },
	{ "The sender address was bill@tui.test", "bill@tui.test" },
	{ "A buyer \"Ling\" (buy@ling.test) ordered 40.", "buy@ling.test" },
	{ "Our supplier is a@true.example. This came from a@trues.test",
	  "a@trues.test" },
	{ "A mail to mere@mail.example said it is full.", NULL },
	{ "I wrote to help@bank.example and told them.", NULL },
	{ "I paid $200 to seller@tickets.test by transfer.", NULL },
	{ "I rang my bank (help@bank.example) at once.", NULL },
	{ "He called. I asked help@bank.example", NULL },
};

static void
told_run(void **state)
{
	const struct told *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);

	assert_span_equal(kr_form_sender_told(kr_span_str(c->name),
	    KR_SPAN_LIT("mere@mail.example"), arena), c->from == NULL ? "" :
	    c->from);
	kr_arena_free(arena);
}

/* Who wrote the form was looked at, or was not. */
static struct judged {
	const char		*name, *from;
	struct kr_auth		 auth;
	const char		*reporter;
	enum kr_consent		 consent;
} judged[] = {
	{ "nobody looked", STRICT, { .identity = KR_IDENTITY_NONE },
	  "mere@mail.example", KR_CONSENT_GIVEN },
	{ "passed", STRICT, { .identity = KR_IDENTITY_SPF,
	  .spf = KR_AUTH_PASS }, "mere@mail.example", KR_CONSENT_GIVEN },
	{ "SPF found nothing", STRICT, { .spf = KR_AUTH_NONE },
	  "strict@cert.example.nz", KR_CONSENT_ABSENT },
	{ "SPF passed for somebody else", STRICT, { .spf = KR_AUTH_PASS },
	  "strict@cert.example.nz", KR_CONSENT_ABSENT },
	{ "DMARC failed", STRICT, { .dmarc = KR_AUTH_FAIL },
	  "strict@cert.example.nz", KR_CONSENT_ABSENT },
	{ "a trusted host vouches for nothing", STRICT,
	  { .from_trusted = true }, "strict@cert.example.nz",
	  KR_CONSENT_ABSENT },
	{ "forged", STRICT, { .identity = KR_IDENTITY_FORGED },
	  "strict@cert.example.nz", KR_CONSENT_ABSENT },
	{ "not demanded", FORM, { .spf = KR_AUTH_NONE },
	  "mere@mail.example", KR_CONSENT_GIVEN },
	{ "of the house, not configured", "From: <portal@cert.example.nz>\n"
	  "To: " BOX "\nSubject: x\n", { .spf = KR_AUTH_FAIL },
	  "portal@cert.example.nz", KR_CONSENT_ABSENT },
};

static void
judged_run(void **state)
{
	const struct judged *c = *state;
	char mail[2000];
	struct reading r;

	snprintf(mail, sizeof(mail), "%s%s", c->from, PLAIN HEAD TOLD
	    "Consent to share with Police: Yes\n");
	report_read_auth(&r, mail, strlen(mail), &c->auth);
	assert_int_equal(r.report->form, KR_FORM_KIND_FORM);
	assert_span_equal(r.report->reporter.addr, c->reporter);
	assert_int_equal(r.report->consent.value, c->consent);
	assert_span_equal(kr_span_trim(r.report->narrative->text),
	    "A man rang about my router\nand took $200.");
	report_free(&r);
}

/*
 * As many fields as somebody likes, in time that grows as they do: with the
 * third power of them the first would not end while anybody waits.
 */
static struct many {
	const char		*name, *head, *above, *text, *below;
	enum kr_consent		 consent;
} many[] = {
	{ "many boxes below many fields", FORM PLAIN HEAD, "Region: a\n",
	  TOLD, "Organisation: x\nConsent to share with Police: Yes\n",
	  KR_CONSENT_GIVEN },
	{ "many that nobody configured", FORM PLAIN HEAD, "Region: a\n",
	  TOLD "Phone: 021 555 0100\n",
	  "Can we share your report with NZ Police?: Yes\n",
	  KR_CONSENT_GIVEN },
	{ "many odd labels with addresses", HOUSE ODD_LINES,
	  "Mate...........: mere@mail.example\n", "", "Pal............: "
	  "jo@mail.example\n", KR_CONSENT_ABSENT },
	{ "many that are hidden in part", FORM HTML
	  ROW("Email", "mere@mail.example"), ROW("Region",
	  "<span hidden>x</span>1"), ROW("What happened", "He rang."),
	  ROW("Consent to share with Police", "Yes"), KR_CONSENT_GIVEN },
};

static void
many_run(void **state)
{
	const struct many *m = *state;
	const size_t n = 4000;
	char *mail = malloc(strlen(m->head) + strlen(m->text) +
	    n * (strlen(m->above) + strlen(m->below)) + 1);
	char *end;
	struct reading r;

	assert_non_null(mail);
	end = stpcpy(mail, m->head);
	for (size_t i = 0; i < n; i++)
		end = stpcpy(end, m->above);
	end = stpcpy(end, m->text);
	for (size_t i = 0; i < n; i++)
		end = stpcpy(end, m->below);
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_string_equal(kr_consent_name(r.report->consent.value),
	    kr_consent_name(m->consent));
	report_free(&r);
	free(mail);
}

/* What an unproven author says in words gives no consent, but refuses. */
static void
judged_words(void **state)
{
	static const char *const said[] = { "I consent to you sharing this "
	    "with the Police.", "I do NOT consent to you passing this to the "
	    "Police." };
	struct kr_auth auth = { .spf = KR_AUTH_FAIL };

	(void)state;
	for (size_t i = 0; i < KR_NELEM(said); i++) {
		char mail[2000];
		struct reading r;

		snprintf(mail, sizeof(mail), STRICT PLAIN HEAD
		    "What happened: He rang. %s\n", said[i]);
		report_read_auth(&r, mail, strlen(mail), &auth);
		assert_int_equal(r.report->consent.value, i == 0 ?
		    KR_CONSENT_ABSENT : KR_CONSENT_REFUSED);
		report_free(&r);
	}
}

int
main(void)
{
	struct CMUnitTest tests[3 + KR_NELEM(mails) + KR_NELEM(judged) +
	    KR_NELEM(boxes) + KR_NELEM(told) + KR_NELEM(many)] = {
		cmocka_unit_test(evidence_told),
		cmocka_unit_test(judged_words),
		cmocka_unit_test(message_told),
	};

	UNIT_ROWS(tests, 3, mails, mail_run);
	UNIT_ROWS(tests, 3 + KR_NELEM(mails), judged, judged_run);
	UNIT_ROWS(tests, 3 + KR_NELEM(mails) + KR_NELEM(judged), boxes,
	    box_run);
	UNIT_ROWS(tests, 3 + KR_NELEM(mails) + KR_NELEM(judged) +
	    KR_NELEM(boxes), told, told_run);
	UNIT_ROWS(tests, KR_NELEM(tests) - KR_NELEM(many), many, many_run);
	return cmocka_run_group_tests_name("webform", tests, NULL, NULL);
}
