/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats.h - how many reports of what went where, safe to publish
 *
 * Not part of the core.  Counts are read from the ledger's tables decision
 * and referral; a mail that came again counts once, as it was decided last.
 * Nothing else is read, so there is nothing personal in the result.
 *
 * What is safe: a number from 1 to 4 is never shown, and from all that is
 * shown nobody can work it out to fewer than KR_STATS_SMALL + 1 values
 * (protect.c says how).  Zero is shown: nobody is in it.
 */
#ifndef KR_STATS_STATS_H
#define KR_STATS_STATS_H

#include "store/store.h"

#define KR_STATS_SMALL	 5	/* numbers below it are not shown */
#define KR_STATS_PERIODS 600	/* rows: fifty years of months */
#define KR_STATS_LABELS	 63	/* categories, and destinations, at most */
#define KR_STATS_MIXES	 4096	/* category with a set of destinations */

enum kr_stats_step { KR_STATS_WEEK, KR_STATS_MONTH, KR_STATS_QUARTER,
    KR_STATS_YEAR };

/* In local time, as the TZ of the process has it.  A week begins on Monday. */
struct kr_stats_period {
	int64_t	from_s, to_s;		/* from <= time < to */
	char	name[24];	/* "2026-W48" "2026-11" "2026-Q4" "2026" */
};
/*
 * The periods from from_s to to_s; the first and the last may be cut.
 * KR_E_LIMIT: more than KR_STATS_PERIODS.
 */
enum kr_rc	kr_stats_periods(enum kr_stats_step, int64_t from_s,
		    int64_t to_s, struct kr_stats_period *, size_t *n,
		    struct kr_err *) KR_NODISCARD;
/* Where the period that many steps before time_s's own begins. */
int64_t		kr_stats_before(enum kr_stats_step, int64_t time_s,
		    unsigned steps);

struct kr_stats_cell {
	int64_t	n;			/* 0 if hidden */
	bool	hidden;
};

/* A column: one category or destination, or several that are few. */
struct kr_stats_column {
	const char	*id[KR_STATS_LABELS];
	size_t		 n_id;
	int64_t		 total;		/* of the rows that are shown */
};

/* Cells by row, then column. */
struct kr_stats_table {
	struct kr_stats_column	*column;	/* most reports first */
	size_t			 n_column;
	struct kr_stats_cell	*cell;
};

struct kr_stats_row {
	struct kr_stats_period	 period;
	int64_t			 reports;
	bool			 left_out;	/* too few; nothing counts it */
};

struct kr_stats {
	struct kr_stats_row	*row;
	size_t			 n_row;
	int64_t			 reports;	/* of the rows that are shown */
	/* A report is in one category, and goes to one destination or more. */
	struct kr_stats_table	 category, destination;
};

/* A destination where a report would have gone but for consent. */
#define KR_STATS_HELD "held:"	/* and the agency's id */

/*
 * Count and protect.
 *   arena  owns *ret.
 * KR_E_LIMIT: more labels or mixes than there is room for.
 */
enum kr_rc	kr_stats_read(struct kr_store *,
		    const struct kr_stats_period *, size_t n_period,
		    struct kr_arena *, struct kr_stats **ret,
		    struct kr_err *) KR_NODISCARD;

#endif /* KR_STATS_STATS_H */
