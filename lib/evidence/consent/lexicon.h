/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon.h - the words of consent of all languages, made ready
 *
 * In: the tables of words.h, and a search copy.  A word fits where it
 * stands whole; of those that fit the reader takes the longest.
 */
#ifndef KR_EVIDENCE_CONSENT_LEXICON_H
#define KR_EVIDENCE_CONSENT_LEXICON_H

#include "evidence/consent/words.h"

struct kr_lexicon_word {
	const char	*word;
	unsigned char	 len, class;
	char		 last;		/* private: its last byte */
	bool		 stem;		/* any ending may follow */
	bool		 foreign;	/* of another language than English */
	uint16_t	 next;		/* private */
};

/* Is there room for the words of all tables?  Else nothing can be read. */
bool	kr_lexicon_ready(void);
/* Does a word occur without which nothing is said? */
bool	kr_lexicon_occurs(struct kr_span);
/* Are the Police named? */
bool	kr_lexicon_police(struct kr_span);
/* The words that fit at off: the first, or that after last; or NULL. */
const struct kr_lexicon_word	*kr_lexicon_next(struct kr_span, size_t off,
				    const struct kr_lexicon_word *last);
#define KR_LEXICON_BIT(class) (UINT64_C(1) << (class))

/*
 * The classes of the longest words that fit at off, a bit each; *end is behind
 * them, with any ending.  0 if none fits, and *end is off.
 */
uint64_t	kr_lexicon_classes(struct kr_span, size_t off, size_t *end);
/* Where the word that begins at off ends. */
size_t	kr_lexicon_word_end(struct kr_span, size_t off);
/* Is there a letter of a word that stands apart? */
bool	kr_lexicon_letter(struct kr_span, size_t off);

#endif /* KR_EVIDENCE_CONSENT_LEXICON_H */
