/* SPDX-License-Identifier: Apache-2.0 */
/* self_words.h - words that tell advertising from reports; see self.c */
#ifndef KR_EVIDENCE_SELF_WORDS_H
#define KR_EVIDENCE_SELF_WORDS_H

#include "base/base.h"

struct kr_self_list {
	const char *const	*word;
	size_t			 n;
};

/* What is sold, its price, what is asked, whom, and the way off a list. */
extern const struct kr_self_list	kr_self_pitches[];
extern const struct kr_self_list	kr_self_reports, kr_self_topics;
/* What marks a message of an exercise. */
extern const struct kr_self_list	kr_self_drills;

/* The same, to be looked for together. */
const struct kr_terms	*kr_terms_of_reports(void);
const struct kr_terms	*kr_terms_of_pitches(void);

#endif /* KR_EVIDENCE_SELF_WORDS_H */
