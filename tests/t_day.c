/* SPDX-License-Identifier: Apache-2.0 */
/* When it happened, by the calendar: from a letter and from a form. */
#include "shipped.h"

static struct day_case {
	const char	*name, *date, *text;
	bool		 past;
} cases[] = {
	{ "a day of the month, two weeks ago", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I paid $1,900 for hay, on the 16th. No hay came.", true },
	{ "a day of the month before", "Tue, 3 Mar 2026 20:08:00 +1300",
	  "I paid $1,900 for hay, on the 20th. No hay came.", true },
	{ "of the year before", "Fri, 2 Jan 2026 20:08:00 +1300",
	  "I paid $1,900 for hay, on the 20th. No hay came.", true },
	{ "five days ago", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I paid $1,900 for hay, on the 26th. No hay came.", false },
	{ "paid again this week", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I paid $900 for hay, on the 16th. I sent $90 more on the 29th.",
	  false },
	{ "a day with its month", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "We transferred the bond on 9 January. There is no flat.", true },
	{ "evening in New Zealand, the day before in Greenwich",
	  "Sat, 24 Jan 2026 08:00:00 +1300",
	  "I paid $1,900 for hay, on the 16th. No hay came.", true },
	{ "counted in weeks", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "We sent the deposit three weeks ago. There is no flat.", true },
	{ "since then, again and again", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "We sent money since 9 January. There is no flat.", false },
	{ "it goes on", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I paid $1,900 on the 16th. He is still in my account.", false },
	{ "nothing was done on that day", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "My son was born on the 16th. The hay never came.", false },
	{ "somebody was lost", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I lost my dear husband in August. A man has my card number.",
	  false },
	{ "and then money", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I lost my husband in March and on 9 January I lost $5,000.", true },
	{ "two of the family, and nothing else",
	  "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I lost my mother in March and on 9 January I lost my dog.", false },
	{ "what is used was bought, and something else",
	  "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I bought a laptop in May and on 9 January I bought hay.", true },
	{ "and his savings", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I lost my husband's savings on 9 January.", true },
	{ "and money with him", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I lost $400, my husband says, on 9 January.", true },
	{ "what is used was bought", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "We bought this laptop on 9 January. Its screen is locked.",
	  false },
	{ "what was bought has not come", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "We bought this hay on 9 January", true },
	{ "an account was taken over", "Sat, 31 Jan 2026 20:08:00 +1300",
	  "Our page was taken over in Nov, we have another.", true },
	{ "and somebody has taken over the shop",
	  "Sat, 31 Jan 2026 20:08:00 +1300",
	  "I have taken over the shop in Nov. A man has my login.", false },
	{ "no date in the letter", "yesterday",
	  "I paid $1,900 for hay, on the 16th. No hay came.", false },
};

static void
case_run(void **state)
{
	const struct day_case *c = *state;
	struct judged j;
	char mail[1024];

	snprintf(mail, sizeof(mail), "From: Jo <jo@home.example.nz>\n"
	    "To: report@cert.example.nz\nSubject: Hay\nDate: %s\n\n%s\n",
	    c->date, c->text);
	judge(&j, mail);
	assert_int_equal(c->past, judged_has(j.verdict->findings,
	    "INCIDENT_DAY_PAST"));
	kr_arena_free(j.arena);
}

static void
form_run(const char *day, bool past)
{
	struct judged j;
	char mail[1024];

	snprintf(mail, sizeof(mail), "From: CERT Online Form "
	    "<webform@cert.example.nz>\nTo: report@cert.example.nz\n"
	    "Subject: [Report form] Scam or fraud - REF 2026-011873\n"
	    "Date: Thu, 11 Jun 2026 11:02:00 +1200\n\n"
	    "A report was submitted through the online form.\n\n"
	    "Reference: 2026-011873\nSUBMITTED: 11/06/2026 11:02\n"
	    "REPORT TYPE: Scam or fraud\nYOUR NAME: Colin\n"
	    "EMAIL: colin@home.example.nz\nWHEN DID IT HAPPEN: %s\n"
	    "WHAT HAPPENED: There is no pup. I have their page here.\n"
	    "CONSENT TO SHARE WITH POLICE: \n", day);
	judge(&j, mail);
	assert_int_equal(past, judged_has(j.verdict->findings,
	    "INCIDENT_DAY_PAST"));
	kr_arena_free(j.arena);
}

static void
form_test(void **state)
{
	(void)state;
	form_run("28/05/2026", true);
	form_run("10/06/2026", false);
	form_run("since May", false);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases) + 1] = {
		cmocka_unit_test(form_test),
	};

	UNIT_ROWS(tests, 1, cases, case_run);
	(void)shipped_load_with;
	return cmocka_run_group_tests_name("day", tests, shipped_load,
	    shipped_free);
}
