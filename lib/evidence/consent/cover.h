/* SPDX-License-Identifier: Apache-2.0 */
/* cover.h - between the files that ask what was understood of a yes */
#ifndef KR_EVIDENCE_CONSENT_COVER_H
#define KR_EVIDENCE_CONSENT_COVER_H

#include "evidence/consent/lexicon.h"

static inline bool
kr_consent_one_of(struct kr_span word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (kr_span_is(word, words[i]))
			return true;
	return false;
}

#define KR_CONSENT_AMONG(word, words) \
	kr_consent_one_of((word), (words), KR_NELEM(words))

/* All of the clause is known; may it be another thing than a yes? */
enum kr_consent_cover	kr_consent_frame(const struct kr_clause *, bool label);
/* May what hangs on the word be a circumstance: "at your peril"? */
bool	kr_consent_circumstance(struct kr_span word);
/*
 * Is a word in the clause that may mean anything, or do its words say another
 * thing than yes?
 *   decided  what the clause turns on was said before it
 *   beside   it is not the clause of the yes
 */
bool	kr_consent_odd(const struct kr_view *copy, const struct kr_clause *,
	    bool decided, bool beside);

/* The next word of the clause at or behind *off, which goes behind it. */
bool	kr_consent_next_word(const struct kr_view *copy,
	    const struct kr_clause *, size_t *off, struct kr_span *word);

/*
 * Has the sentence of clause i a condition, or another who says so?  Rules
 * heard that, and weights, which know words alone, cannot.
 */
bool	kr_consent_outweighs(const struct kr_clauses *, size_t i);

#endif /* KR_EVIDENCE_CONSENT_COVER_H */
