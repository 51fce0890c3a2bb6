/* SPDX-License-Identifier: Apache-2.0 */
/* The spam score as shipped: its model has met none of these messages. */
#include "shipped.h"

#define HEAD "Date: Tue, 4 Mar 2025 09:12:40 +1300\nMIME-Version: 1.0\n" \
	"Content-Type: text/plain; charset=utf-8\n"
#define REPORT "From: Mere Tamati <mere@mail.example>\n" \
	"To: report@cert.example.nz\nSubject: is this real\n" \
	"Date: Tue, 4 Mar 2025 10:00:00 +1300\nMIME-Version: 1.0\n" \
	"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" \
	"I was sent this.\n--b\nContent-Type: message/rfc822\n\n"

static struct mail {
	const char	*name, *text;
	bool		 spam;
} mails[] = {
	{ "pills", "From: Canadian Chemist <order@pills.example>\n"
	  "Subject: Save 80% on all meds, no prescription\nTo: you@mail.example\n"
	  HEAD "\nBuy cheap meds online now! Lowest prices guaranteed, no "
	  "prescription required.\nClick here: http://pills.example/buy\n",
	  true },
	{ "money of the dead", "From: Barrister Paul Hume <p.hume@free.example>\n"
	  "Reply-To: phume1@other.example\nSubject: Confidential proposal\n"
	  "To: undisclosed-recipients:;\n" HEAD "\nDear friend,\nI am the "
	  "attorney of a late client who died without next of kin and left the "
	  "sum of US$12.5 million in a bank here. I seek your assistance to "
	  "transfer this fund. You will have 40%. Reply with your full name "
	  "and telephone.\n", true },
	{ "a parcel", "From: NZ Delivery <info@track.example>\n"
	  "Subject: Your parcel is on hold\nTo: you@mail.example\n" HEAD
	  "\nYour package could not be delivered because of an unpaid fee of "
	  "$2.99. Confirm your payment within 24 hours at "
	  "http://nz-track.example/pay?id=8821 or it will be returned.\n",
	  true },
	{ "a mailbox that is full", "From: IT Helpdesk <admin@mailbox.example>\n"
	  "Subject: Your mailbox is almost full - verify now\n"
	  "To: you@mail.example\n" HEAD "\nDear user, your account will be "
	  "suspended. Click here to verify your password: "
	  "http://verify.example/login\n", true },
	{ "a loan", "From: Quick Loan <loan@offer.example>\n"
	  "Subject: Do you need a loan? 2% interest\nTo: you@mail.example\n"
	  HEAD "\nWe offer personal and business loans at 2% interest rate. "
	  "Bad credit accepted. Apply today, contact us with your name, "
	  "amount needed and phone number.\n", true },
	{ "a colleague", "From: Ana Petera <ana@work.example>\n"
	  "Subject: Re: minutes of Tuesday\nTo: you@work.example\n"
	  "In-Reply-To: <1@work.example>\n" HEAD "\nThanks Tom. I have fixed "
	  "the second point, it was the roof and not the gutter. Shall we "
	  "meet at ten on Thursday?\n\n> Could you check the minutes?\n",
	  false },
	{ "a list", "From: Jonas Lind <jonas@code.example>\n"
	  "Subject: [PATCH] fix a leak when the socket closes\n"
	  "To: devel@lists.example\n" HEAD "\nThe buffer was not freed if "
	  "read() returned an error. Tested on two machines, the test suite "
	  "passes. I think this belongs into the stable branch too.\n", false },
	{ "a family", "From: Nan <nan@mail.example>\nSubject: Sunday\n"
	  "To: you@mail.example\n" HEAD "\nHi love, are you and the kids "
	  "still coming on Sunday? Grandad wants to know if he should get the "
	  "boat out. Bring togs. x Nan\n", false },
};

static void
scored(void **state)
{
	static const char end[] = "\n--b--\n";
	const struct mail *m = *state;
	char report[4096];
	struct judged j;

	assert_true((size_t)snprintf(report, sizeof(report), "%s%s%s", REPORT,
	    m->text, end) < sizeof(report));
	judge(&j, report);
	if ((j.verdict->findings->spam_score >= 500) != m->spam)
		fail_msg("%s: %d", m->name, j.verdict->findings->spam_score);
	kr_arena_free(j.arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(mails)];

	UNIT_ROWS(tests, 0, mails, scored);
	return cmocka_run_group_tests_name("spam", tests, shipped_load,
	    shipped_free);
}
