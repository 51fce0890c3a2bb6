/* SPDX-License-Identifier: Apache-2.0 */
/* cover_voice.h - whose word a clause is that stands beside a yes */
#ifndef KR_EVIDENCE_CONSENT_COVER_VOICE_H
#define KR_EVIDENCE_CONSENT_COVER_VOICE_H

#include "evidence/consent/cover.h"

#define KR_WORDS_MAX	40	/* of a clause that is looked at */

struct kr_words {
	struct kr_span	word[KR_WORDS_MAX];
	size_t		n;
};

void	kr_words_read(const struct kr_view *copy, const struct kr_clause *,
	    struct kr_words *ret);
bool	kr_words_any(const struct kr_words *, const char *const *row, size_t n);

static inline bool
kr_words_first(const struct kr_words *w, const char *const *row, size_t n)
{
	return w->n > 0 && kr_consent_one_of(w->word[0], row, n);
}

static inline bool
kr_words_last(const struct kr_words *w, const char *const *row, size_t n)
{
	return w->n > 0 && kr_consent_one_of(w->word[w->n - 1], row, n);
}

#define FIRST_AMONG(w, row)	kr_words_first((w), (row), KR_NELEM(row))
#define LAST_AMONG(w, row)	kr_words_last((w), (row), KR_NELEM(row))
#define ANY_AMONG(w, row)	kr_words_any((w), (row), KR_NELEM(row))

/* "..., they demanded", "..., was the caption": somebody's word it was, in
 * one word or more. */
bool	kr_words_attribute(const struct kr_words *);
/* Does somebody or something speak in it? */
bool	kr_words_utter(const struct kr_words *);
/* Is it told in it what happened, or how things are? */
bool	kr_words_tell_event(const struct kr_words *);
/* The clause is before a yes: does it give it to somebody else to say? */
bool	kr_clause_introduces(const struct kr_view *copy,
	    const struct kr_clause *);

#endif /* KR_EVIDENCE_CONSENT_COVER_VOICE_H */
