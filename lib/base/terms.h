/* SPDX-License-Identifier: Apache-2.0 */
/*
 * terms.h - many words looked for at once
 *
 * Made once, from words that stay; then any number of texts can be looked
 * through.  Words may have blanks in them, and be part of a longer one.  The
 * case of ASCII letters does not count.
 */
#ifndef KR_BASE_TERMS_H
#define KR_BASE_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

#define KR_TERMS_MAX	512u
#define KR_TERMS_PAIRS	1024u

struct kr_terms {
	struct kr_term {
		const char	*word;
		uint16_t	 len, group;
		uint16_t	 next;	/* that begins alike; 0: none */
		char		 third;	/* byte, in lower case; NUL: none */
	}		 term[KR_TERMS_MAX + 1];	/* [0] is none */
	uint16_t	 first[KR_TERMS_PAIRS];	/* by the first two bytes */
	uint32_t	 thirds[KR_TERMS_PAIRS]; /* a bit for each third */
	size_t		 n;
	bool		 full;		/* there was no room for a word */
};

/* Add n words, of two bytes or more each, to a group.  Begin with zeroes. */
void	kr_terms_add(struct kr_terms *t, const char *const *word, size_t n,
	    unsigned group);
/* The same, for words that end with NULL. */
void	kr_terms_add_list(struct kr_terms *t, const char *const *word,
	    unsigned group);
/* Add to the count of each group how many of its words occur in s. */
void	kr_terms_count(const struct kr_terms *t, struct kr_span s,
	    unsigned *count);

#endif /* KR_BASE_TERMS_H */
