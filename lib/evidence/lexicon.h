/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon.h - words of long lists, looked up in one step
 *
 * Stage:  evidence (private).
 * A list is data in the program and never changes, so its index is made once
 * (pthread_once()), in static room, and is read by all threads.
 */
#ifndef KR_EVIDENCE_LEXICON_H
#define KR_EVIDENCE_LEXICON_H

#include "base/base.h"

#define KR_LEXICON_SLOTS 2048u	/* a power of two */
#define KR_LEXICON_WORDS 1535u	/* a test sees that the lists fit */

struct kr_lexicon_word {
	const char	*word;
	uint16_t	 len, value, next;
};

/* Zeroed static memory is an empty one. */
struct kr_lexicon {
	struct kr_lexicon_word	word[KR_LEXICON_WORDS + 1];	/* from 1 */
	uint16_t		first[KR_LEXICON_SLOTS];
	unsigned		n;
	size_t			longest;	/* bytes */
	bool			full;		/* some found no room */
};

/* All words of a list that end with a sign or with the list; "" is none. */
void	kr_lexicon_add(struct kr_lexicon *, const char *list, char end,
	    unsigned value);

/*
 * The next entry of the word, which may be in several lists: the first if
 * before is NULL, NULL after the last.
 */
const struct kr_lexicon_word	*kr_lexicon_find(const struct kr_lexicon *,
				    struct kr_span word,
				    const struct kr_lexicon_word *before);

/*
 * The longest word that s begins with, and no letter or digit follows.
 *   whole     s must be that word.
 *   from, to  of lists with these values, the first that has one.
 *   value     of its list.
 * Its bytes, 0 if there is none.
 */
size_t	kr_lexicon_begin(const struct kr_lexicon *, struct kr_span s,
	    bool whole, unsigned from, unsigned to, unsigned *value);

/* Those of the stage, by the file that has their lists. */
const struct kr_lexicon	*kr_lexicon_of_languages(void);
const struct kr_lexicon	*kr_lexicon_of_forwards(void);
const struct kr_lexicon	*kr_lexicon_of_introductions(void);
/* What announces somebody else's text, anywhere in a sentence. */
const struct kr_terms	*kr_terms_of_introductions(void);
/* What is told of a message pasted between other words. */
const struct kr_terms	*kr_terms_of_pastes(void);

#endif /* KR_EVIDENCE_LEXICON_H */
