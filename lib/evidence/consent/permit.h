/* SPDX-License-Identifier: Apache-2.0 */
/* permit.h - sentences that permit, from their first word to their last */
#ifndef KR_EVIDENCE_CONSENT_PERMIT_H
#define KR_EVIDENCE_CONSENT_PERMIT_H

#include "evidence/consent/consent.h"

#define KR_PERMIT_WORDS	60	/* of a sentence; it has a bit for each */
#define KR_PERMIT_TRIES	512	/* clauses of a text that are tried; their
				 * time is what is bounded */

/*
 * A form is ways to say a thing, parted by '|'; a way is a row of words and of
 * names of other forms, which are in capitals.  With '?' behind it, it may be
 * missing; with '*', stand more than once as well.  '#' is what reports are
 * made of (kr_consent_things), or a number; '~' any word that decides
 * nothing.  No form leads back to itself.
 */
struct kr_permit_form {
	const char	*name, *is;
};
extern const struct kr_permit_form	kr_permit_forms[];

/* Read once, for all threads; false: a name is no form's, or room lacks. */
bool	kr_permit_ready(void);

/*
 * How many clauses, from clause i on, permit that the Police get the report,
 * and do nothing else; 0: none.  Of a question only a request is left: "Could
 * you please pass it to them?"
 *   off    where to begin in clause i: behind "... and", or at its begin
 *   them   "they" may be the Police: the sentence before is about them
 *   more   the last of the clauses goes on with another thought: "and can drop
 *          in the tapes"
 */
size_t	kr_permit_clauses(const struct kr_clauses *, size_t i, size_t off,
	    bool them, bool *more);

/*
 * The same of "Share it with the Police? Y", "Do I mind if they have it? No":
 * clauses of the question, or of a form's label, and of its answer; 0: none.
 *   asked  how many of them ask
 */
size_t	kr_permit_answered(const struct kr_clauses *, size_t i, size_t *asked);

#endif /* KR_EVIDENCE_CONSENT_PERMIT_H */
