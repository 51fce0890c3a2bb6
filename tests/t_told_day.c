/* SPDX-License-Identifier: Apache-2.0 */
/* Days that people name in running text: by their date, or from today. */
#include "unit.h"

#include "findings/told_day.h"

#define DAY_2026_08_03 20668	/* days since 1970-01-01: 1785715200 / 86400 */

static struct day_case {
	const char	*name;
	int64_t		 day;	/* -1: none is named */
} days[] = {
	{ "on 3 august 2026", DAY_2026_08_03 },
	{ "on the 3rd of august", DAY_2026_08_03 },
	{ "august 3rd, 2026 was it", DAY_2026_08_03 },
	{ "3/8/2026", DAY_2026_08_03 },
	{ "on 3/8/26 and later", DAY_2026_08_03 },
	{ "3.8.2026", DAY_2026_08_03 },
	{ "2026-08-03", DAY_2026_08_03 },
	{ "mon 3 aug", DAY_2026_08_03 },
	{ "8\xE6\x9C\x88" "3\xE6\x97\xA5", DAY_2026_08_03 },
	/* no year, and not yet come: the year before */
	{ "on 25 december", DAY_2026_08_03 + 144 - 365 },
	{ "3 marketing emails", -1 },
	{ "24.7 percent of 5-10 people", -1 },
	{ "it may be 77 times", -1 },
	{ "call 0800 123 456 or 04/555 0100", -1 },
	{ "version 1.2.3", -1 },
	{ "31/31/2026", -1 },
	{ "", -1 },
	/* Counted from Sunday, 23 August 2026. */
	{ "yesterday", DAY_2026_08_03 + 19 },
	{ "the day before yesterday", DAY_2026_08_03 + 18 },
	{ "on monday", DAY_2026_08_03 + 14 },
	{ "last saturday", DAY_2026_08_03 + 19 },
	{ "on sunday", DAY_2026_08_03 + 13 },
	{ "three weeks ago", DAY_2026_08_03 - 1 },
	{ "10 days ago", DAY_2026_08_03 + 10 },
	{ "a month back", DAY_2026_08_03 - 10 },
	{ "six weeks since i left", DAY_2026_08_03 - 22 },
	{ "a few weeks ago", DAY_2026_08_03 - 1 },
	{ "in july", DAY_2026_08_03 - 6 },
	{ "since august", DAY_2026_08_03 + 20 },
	{ "last december", DAY_2026_08_03 + 147 - 365 },
	{ "on monday 3 august", DAY_2026_08_03 },
	{ "monday, the 3rd of august", DAY_2026_08_03 },
	{ "tuesday 4 times", DAY_2026_08_03 + 15 },
	{ "every monday", -1 },
	{ "on mondays", -1 },
	{ "it may be, two weeks of it", -1 },
	{ "a week of 7 days", -1 },
};

static void
run_day(void **state)
{
	const struct day_case *c = *state;
	size_t off = 0;
	struct kr_told_day told;
	int64_t day = -1;

	if (kr_told_day_next(kr_span_str(c->name), &off, DAY_2026_08_03 + 20,
	    DAY_2026_08_03 + 20, &told))
		day = told.day;
	assert_int_equal(day, c->day);
	assert_in_range(off, 0, strlen(c->name));
}

int
main(void)
{
	static struct CMUnitTest tests[KR_NELEM(days)];

	UNIT_ROWS(tests, 0, days, run_day);
	return cmocka_run_group_tests_name("told_day", tests, NULL, NULL);
}
