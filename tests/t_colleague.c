/* SPDX-License-Identifier: Apache-2.0 */
/* Whose words are passed on: a colleague's tell, a stranger's are told of. */
#include "shipped.h"

#define PLANT "The chlorine setpoint at the treatment plant was moved at " \
	"five, over the remote link, with the login of somebody who left. " \
	"The dosing did go up. I turned it back, and somebody turned it up."

static struct colleague_case {
	const char	*name, *note, *from, *text;
	bool		 colleague, life;
} cases[] = {
	{ "the shift tells the clerk", "Passed on to me, I hope you are the "
	  "right ones.", "sam@water.example.nz", PLANT, true, true },
	{ "of a branch of the same house", "fyi", "sam@north.water.example.nz",
	  PLANT, true, true },
	{ "a stranger wrote it", "fyi", "sam@plant.test", PLANT, false,
	  false },
	{ "the reporter's own address", "fyi", "jo@water.example.nz", PLANT,
	  false, false },
	{ "it is doubted", "This pretends to be from us.",
	  "sam@water.example.nz", PLANT, false, false },
	{ "it has a link", "fyi", "sam@water.example.nz", PLANT
	  " See https://water-login.test/now", false, false },
	{ "a superior is played, for cards", "fyi",
	  "sam@water.example.nz", "Are you at your desk? I need you to buy "
	  "gift cards for the staff, it is a surprise. I'm in a meeting.",
	  false, false },
	{ "for a payment", "Passed on to me.", "sam@water.example.nz",
	  "Please process a payment of $18,400 to a new supplier today. Keep "
	  "this between us until it is announced.", false, false },
	{ "for somebody's pay", "fyi", "sam@water.example.nz",
	  "I have changed banks. Kindly update my bank details before my next "
	  "pay.", false, false },
	{ "for an answer first", "fyi", "sam@water.example.nz",
	  "Are you free? I have a quick task for you. I cannot talk, reply to "
	  "this email.", false, false },
	{ "the shift is in haste, too", "fyi", "sam@water.example.nz",
	  "Urgent, please. " PLANT, true, true },
	{ "a payment is told of", "fyi", "sam@water.example.nz",
	  "Accounts paid the false invoice on Tuesday, $18,400 by wire "
	  "transfer. The bank knows.", true, false },
	{ "it tells of nothing", "fyi", "sam@water.example.nz",
	  "The printer at the treatment plant is out of paper again.", true,
	  false },
};

static void
case_run(void **state)
{
	const struct colleague_case *c = *state;
	struct judged j;
	char mail[2048];

	snprintf(mail, sizeof(mail), "From: Jo <jo@water.example.nz>\n"
	    "To: report@cert.example.nz\nSubject: Fwd: this morning\n"
	    "Date: Tue, 3 Nov 2026 10:14:00 +1300\n\n%s\n\n"
	    "---------- Forwarded message ---------\nFrom: Sam <%s>\n"
	    "Date: Tue, 3 Nov 2026 at 07:38\nSubject: this morning\n"
	    "To: Jo <jo@water.example.nz>\n\n%s\n", c->note, c->from,
	    c->text);
	judge(&j, mail);
	assert_int_equal(c->colleague, j.verdict->report->colleague);
	assert_int_equal(c->life, j.verdict->decision->urgency ==
	    KR_URGENCY_LIFE);
	kr_arena_free(j.arena);
}

/* An answer to it would leave the house. */
static void
answer_test(void **state)
{
	static const char *const to[] = { "S <sam@north.water.example.nz>",
	    "undisclosed", "sam@water.example.nz, S <sam@water.example.nz>",
	    "sam.water@mail.test",
	    "<sam@water.example.nz>, <x@evil.test>",
	    "\"sam@water.example.nz\" <x@evil.test>",
	    "sam@water.example.nz\nReply-To: x@evil.test" };

	(void)state;
	for (size_t i = 0; i < KR_NELEM(to); i++) {
		struct judged j;
		char mail[2048];

		snprintf(mail, sizeof(mail), "From: Jo <jo@water.example.nz>\n"
		    "To: report@cert.example.nz\nSubject: Fwd: today\n"
		    "MIME-Version: 1.0\n"
		    "Content-Type: multipart/mixed; boundary=b\n\n"
		    "--b\n\nfyi\n--b\nContent-Type: message/rfc822\n\n"
		    "From: Sam <sam@water.example.nz>\nReply-To: %s\n"
		    "To: Jo <jo@water.example.nz>\nSubject: today\n\n" PLANT
		    "\n--b--\n", to[i]);
		judge(&j, mail);
		assert_int_equal(j.verdict->report->colleague, i < 3);
		kr_arena_free(j.arena);
	}
}

/* The same, where a mail program wrote the field into the text. */
static void
answer_told_test(void **state)
{
	static const char *const to[] = { "Sam <sam@water.example.nz>",
	    "Sam [mailto:sam@water.example.nz]",
	    "<sam@water.example.nz>, <x@evil.test>",
	    "\"sam@water.example.nz\" <x@evil.test>",
	    "Sam [mailto:x@evil.test]" };

	(void)state;
	for (size_t i = 0; i < KR_NELEM(to); i++) {
		struct judged j;
		char mail[2048];

		snprintf(mail, sizeof(mail), "From: Jo <jo@water.example.nz>\n"
		    "To: report@cert.example.nz\nSubject: Fwd: today\n\n"
		    "fyi\n\n---------- Forwarded message ---------\n"
		    "From: Sam <sam@water.example.nz>\nReply-To: %s\n"
		    "Date: Tue, 3 Nov 2026 at 07:38\nSubject: today\n"
		    "To: Jo <jo@water.example.nz>\n\n" PLANT "\n", to[i]);
		judge(&j, mail);
		assert_int_equal(j.verdict->report->colleague, i < 2);
		kr_arena_free(j.arena);
	}
}

/* Between customers of a provider nobody is a colleague. */
static void
provider_test(void **state)
{
	struct judged j;

	(void)state;
	judge(&j, "From: Jo <jo@gmail.com>\nTo: report@cert.example.nz\n"
	    "Subject: Fwd: hello\n\nfyi\n\n"
	    "---------- Forwarded message ---------\n"
	    "From: Sam <sam@gmail.com>\nSubject: hello\n"
	    "To: Jo <jo@gmail.com>\n\n" PLANT "\n");
	assert_false(j.verdict->report->colleague);
	kr_arena_free(j.arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases) + 3] = {
		cmocka_unit_test(provider_test),
		cmocka_unit_test(answer_test),
		cmocka_unit_test(answer_told_test),
	};

	UNIT_ROWS(tests, 3, cases, case_run);
	(void)shipped_load_with;
	return cmocka_run_group_tests_name("colleague", tests, shipped_load,
	    shipped_free);
}
