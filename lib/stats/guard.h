/* SPDX-License-Identifier: Apache-2.0 */
/*
 * guard.h - what is put together and what is hidden (private)
 */
#ifndef KR_STATS_GUARD_H
#define KR_STATS_GUARD_H

#include "stats/counts.h"

#define KR_GROUP KR_STATS_LABELS	/* label of those that are few */
#define KR_SHOWN (KR_STATS_LABELS + 1)	/* labels with that */

/* Mixes that look the same as they are shown. */
struct kr_look {
	uint64_t labels[2];		/* one bit a label */
	int64_t	*n;			/* by period; true numbers */
	int64_t	*other;			/* the same, while they are changed */
};

struct kr_guard {
	const struct kr_counts	*counts;
	bool			*out;	/* by period: not shown at all */
	int64_t			*reports;	/* by period */
	int64_t			*total;		/* by mix, of what is not out */
	uint64_t		 few[2];	/* labels that are together */
	struct kr_look		*look;		/* room for one a mix */
	size_t			 n_look;
	bool			*hidden[2];	/* period * KR_SHOWN + label */
	int64_t			*shown[2];	/* the same, true numbers */
};
/* The two kinds of labels. */
enum { KR_BY_CATEGORY, KR_BY_DESTINATION };

/* group.c: put labels together until none of few reports stands out. */
void		kr_guard_group(struct kr_guard *);
/* group.c: fill look. */
void		kr_guard_look(struct kr_guard *);
/*
 * hide.c: hide cells.  False: the numbers of *period cannot be made safe
 * beside the others.
 */
bool		kr_guard_hide(struct kr_guard *, size_t *period);

#endif /* KR_STATS_GUARD_H */
