/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unit.h - between the files that read clauses together
 *
 * asks.c says what a question is about, unit.c which clauses are one,
 * consent.c what the text comes to.
 */
#ifndef KR_EVIDENCE_CONSENT_UNIT_H
#define KR_EVIDENCE_CONSENT_UNIT_H

#include "evidence/consent/consent.h"

#define KR_ANSWER_WORDS	2	/* of a form: "yes", "not yet" */
#define KR_ROW_WORDS	4	/* of what a row of it asks about */

/* What a question or a form's label about the Police is about. */
enum kr_consent_asks {
	KR_ASKS_LEAVE,	/* what the receiver may do: "Police to be told:" */
	KR_ASKS_DONE,	/* what was done: "Police notified:" */
	KR_ASKS_OTHER	/* who knows: "Police contact:", "Are you police?" */
};
enum kr_consent_asks	kr_consent_asks_what(const struct kr_clauses *,
			    const struct kr_clause *label);
/* The same of the heading of the list that it is a row of, "Police: yes". */
enum kr_consent_asks	kr_consent_row_of(const struct kr_clauses *,
			    const struct kr_clause *row);

/* Is the no that unit u, around clause i, says only put off? */
bool	kr_consent_postponed(const struct kr_clauses *, size_t i,
	    const struct kr_consent_unit *u);

/* "I did not want to trouble the Police": is it about their time? */
bool	kr_consent_spares(const struct kr_clauses *, const struct kr_clause *);

/* What was said of the Police last. */
struct kr_consent_topic {
	size_t	sentence;	/* SIZE_MAX: nothing, or of somebody else */
	bool	story;		/* something that happened, not our question */
	bool	given;		/* there is a yes that may be taken back */
	bool	row;		/* as a row of a form */
};
/* The unit around clause i; topic goes on to what is said in it. */
struct kr_consent_unit	kr_consent_unit_of(const struct kr_clauses *, size_t i,
			    struct kr_consent_topic *topic);

/* b read as if it went on after a. */
struct kr_clause	kr_clause_merge(const struct kr_clause *a,
			    const struct kr_clause *b);
/* Does clause i go on after the one before it? */
bool	kr_clause_linked(const struct kr_clauses *, size_t i);
/* Is there a condition of the class that is not settled? */
bool	kr_clause_open(const struct kr_clause *, enum kr_consent_class);
/* Does somebody else's word, or an open decision, stand just before it? */
bool	kr_clause_hangs_on_other(const struct kr_clauses *, size_t i);

#endif /* KR_EVIDENCE_CONSENT_UNIT_H */
