/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats.h - kereructl stats: one file for each form of the output
 */
#ifndef KR_CTL_STATS_H
#define KR_CTL_STATS_H

#include "ctl/ledger.h"
#include "stats/stats.h"

/* What each form is given. */
struct ctl_stats {
	const struct kr_config	*config;
	const struct kr_agency	*reader;	/* whom it is for */
	const char		*step;		/* "month" */
	int64_t			 from_s, to_s;
	const struct kr_stats	*stats;
};

/* Why some numbers are not there; the same words in every form. */
#define CTL_STATS_NOTE "A dash stands for a number that is not shown, so " \
	"that nobody can be recognised: a number from 1 to 4, or one from " \
	"which such a number could be worked out. Periods of fewer than 5 " \
	"reports are left out, of the totals too. A report that came twice " \
	"is counted once."
#define CTL_STATS_NOTE_MANY "A report may go to more than one place, so " \
	"these numbers can add up to more than there are reports."

void	ctl_stats_text(const struct ctl_stats *);
void	ctl_stats_csv(const struct ctl_stats *);
void	ctl_stats_json(const struct ctl_stats *);
void	ctl_stats_html(const struct ctl_stats *);

/* The two tables, in the order in which they are shown. */
struct ctl_stats_part {
	const char			*by;		/* "category" */
	const char			*title;		/* for people */
	const char			*note;		/* or NULL */
	const struct kr_stats_table	*table;
};
#define CTL_STATS_PARTS 2
void	ctl_stats_parts(const struct kr_stats *,
	    struct ctl_stats_part part[CTL_STATS_PARTS]);

/* stats_words.c: a column in plain words: one label, or "Few of each: ..." */
const char *ctl_stats_column(const struct ctl_stats *,
	    const struct kr_stats_column *, char *buf, size_t size);
/* "3 November 2026" */
const char *ctl_stats_date(int64_t time_s, char buf[64]);

#endif /* KR_CTL_STATS_H */
