/* SPDX-License-Identifier: Apache-2.0 */
/* permit.h - sentences that permit, from their first word to their last */
#ifndef KR_EVIDENCE_CONSENT_PERMIT_H
#define KR_EVIDENCE_CONSENT_PERMIT_H

#include "evidence/consent/story.h"

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

/* That the Police get the report, and nothing else. */
struct kr_permission {
	size_t	off, end;	/* bytes of the search copy */
	size_t	clauses;	/* from the one on in which it begins */
	bool	command;	/* no more than "send it to them" */
	bool	more;		/* something goes on behind it in its clause */
	enum kr_bearing	bearing; /* of what stands around it in its clauses */
};

/*
 * The permission that begins in clause i, at its begin, or where a story runs
 * on into it without a comma ("they took it all please tell the Police").  Of
 * a question only a request is one: "Could you please pass it to them?"
 * False: there is none, or what stands around it may bear on it; "bearing"
 * tells if it does.
 *   them   "they" may be the Police: the sentence before is about them
 */
bool	kr_permit_find(const struct kr_clauses *, size_t i, bool them,
	    struct kr_permission *);

/*
 * A permission by "Share it with the Police? Y", "Do I mind if they have it?
 * No": clauses of the question, or of a form's label, and of its answer; 0:
 * none.
 *   asked  how many of them ask
 */
size_t	kr_permit_answered(const struct kr_clauses *, size_t i, size_t *asked);

/*
 * Does the text tell anywhere that a yes in it is none: that who writes only
 * stands by, that whose matter it is has not been asked, that the yes was of
 * something else, or not meant?  True as well of a text that is too long.
 */
bool	kr_permit_disowned(const struct kr_clauses *);

#endif /* KR_EVIDENCE_CONSENT_PERMIT_H */
