/* SPDX-License-Identifier: Apache-2.0 */
/*
 * told_day.h - days that people name in running text
 *
 * Stage:  findings (private).  "on 3 August", "Aug 3rd, 2026", "3/8/26" (day
 * first, as in New Zealand), "2026-08-03", "8月3日"; and, counted from the day
 * of writing, "yesterday", "two weeks ago", "on Monday", "in May".  English
 * names, in the form of the search copy.
 */
#ifndef KR_FINDINGS_TOLD_DAY_H
#define KR_FINDINGS_TOLD_DAY_H

#include "base/base.h"

struct kr_told_day {
	int64_t	day;		/* since 1970-01-01 */
	size_t	off;		/* where its words begin, bytes */
	bool	counted;	/* from the day of writing: less sure */
};

/*
 * The next day named at or after *off; *off is then behind it.
 *   before  day (since 1970-01-01) that a date without a year is not after
 *   said    the day of writing
 *   ret     set on success; the last of the days that may be meant
 */
bool	kr_told_day_next(struct kr_span folded, size_t *off, int64_t before,
	    int64_t said, struct kr_told_day *ret);

#endif /* KR_FINDINGS_TOLD_DAY_H */
