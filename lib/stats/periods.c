/* SPDX-License-Identifier: Apache-2.0 */
/* Weeks, months, quarters and years of the calendar on the wall. */
#include <stdio.h>
#include <time.h>

#include "stats/stats.h"

static struct tm
local(int64_t time_s)
{
	time_t t = (time_t)time_s;
	struct tm tm = { .tm_mday = 1 };

	localtime_r(&t, &tm);
	return tm;
}

/* Midnight of that day; days and months past the end are carried over. */
static int64_t
midnight(int year, int month, int day)
{
	struct tm tm = { .tm_year = year, .tm_mon = month, .tm_mday = day,
	    .tm_isdst = -1 };

	return (int64_t)mktime(&tm);
}

/* Where a period begins: that of time_s, or one so many steps later. */
static int64_t
begin(enum kr_stats_step step, int64_t time_s, int later)
{
	struct tm tm = local(time_s);

	switch (step) {
	case KR_STATS_WEEK:
		return midnight(tm.tm_year, tm.tm_mon, tm.tm_mday -
		    (tm.tm_wday + 6) % 7 + 7 * later);
	case KR_STATS_MONTH:
		return midnight(tm.tm_year, tm.tm_mon + later, 1);
	case KR_STATS_QUARTER:
		return midnight(tm.tm_year, tm.tm_mon / 3 * 3 + 3 * later, 1);
	case KR_STATS_YEAR:
		return midnight(tm.tm_year + later, 0, 1);
	}
	return time_s;
}

int64_t
kr_stats_before(enum kr_stats_step step, int64_t time_s, unsigned steps)
{
	return begin(step, time_s, -(int)steps);
}

static void
name_write(enum kr_stats_step step, int64_t time_s, char *name, size_t size)
{
	struct tm tm = local(time_s);

	switch (step) {
	case KR_STATS_WEEK:
		strftime(name, size, "%G-W%V", &tm);
		break;
	case KR_STATS_MONTH:
		strftime(name, size, "%Y-%m", &tm);
		break;
	case KR_STATS_QUARTER:
		snprintf(name, size, "%d-Q%d", tm.tm_year + 1900,
		    tm.tm_mon / 3 + 1);
		break;
	case KR_STATS_YEAR:
		strftime(name, size, "%Y", &tm);
		break;
	}
}

enum kr_rc
kr_stats_periods(enum kr_stats_step step, int64_t from_s, int64_t to_s,
    struct kr_stats_period *p, size_t *n, struct kr_err *err)
{
	*n = 0;
	while (from_s < to_s) {
		int64_t end = begin(step, from_s, 1);

		if (*n == KR_STATS_PERIODS || end <= from_s)
			return kr_fail(err, KR_E_LIMIT, 0, "statistics: more "
			    "than %d periods; take longer ones",
			    KR_STATS_PERIODS);
		p[*n].from_s = from_s;
		p[*n].to_s = end < to_s ? end : to_s;
		name_write(step, from_s, p[*n].name, sizeof(p->name));
		(*n)++;
		from_s = end;
	}
	return KR_OK;
}
