/* SPDX-License-Identifier: Apache-2.0 */
/*
 * counts.h - the numbers as they are, not for anybody's eyes (private)
 */
#ifndef KR_STATS_COUNTS_H
#define KR_STATS_COUNTS_H

#include "stats/stats.h"

struct kr_labels {
	const char	*name[KR_STATS_LABELS];
	size_t		 n;
};

/* Reports of one category that went to the same set of destinations. */
struct kr_mix {
	unsigned	 category;	/* index of a label */
	uint64_t	 to;		/* 1 << index of a label */
	int64_t		*n;		/* by period */
};

struct kr_counts {
	struct kr_arena			*arena;
	const struct kr_stats_period	*period;
	size_t				 n_period;
	struct kr_labels		 category, destination;
	struct kr_mix			*mix;
	size_t				 n_mix, cap_mix;
};

/* The index of name, which is added if it is new; negative: no room. */
int		kr_labels_find(struct kr_labels *, struct kr_arena *,
		    struct kr_span name);
/* NULL: no room. */
struct kr_mix	*kr_counts_mix(struct kr_counts *, unsigned category,
		    uint64_t to);
enum kr_rc	kr_counts_read(struct kr_counts *, struct kr_store *,
		    struct kr_err *) KR_NODISCARD;
/* What may be shown of them. */
enum kr_rc	kr_counts_protect(const struct kr_counts *,
		    struct kr_stats **ret, struct kr_err *) KR_NODISCARD;

#endif /* KR_STATS_COUNTS_H */
