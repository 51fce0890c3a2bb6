/* SPDX-License-Identifier: Apache-2.0 */
/*
 * passage.h - what the weights see of a statement
 *
 * In: a search copy.  Out: its words, the passages in which the Police are
 * named, and the features of a passage by name.  The trainer must see exactly
 * what the reader sees, so both call this.
 */
#ifndef KR_EVIDENCE_CONSENT_PASSAGE_H
#define KR_EVIDENCE_CONSENT_PASSAGE_H

#include "evidence/consent/consent.h"

#define KR_PASSAGE_NAME_MAX	96	/* bytes of a name; longer: none */

/* A word is seen as it is written, and as what it does: "gladly", "YES". */
enum kr_word_form { KR_WORD_WRITTEN, KR_WORD_CLASS, KR_WORD_FORMS };

struct kr_statement_word {
	struct kr_span	form[KR_WORD_FORMS];
	size_t		off;		/* in the search copy */
	bool		police;
	bool		fill;		/* does nothing */
	bool		stop;		/* ends a sentence */
};

struct kr_statement {
	struct kr_statement_word	*word;
	size_t				 n, cap;
};

/* The words of a search copy; false if the arena is full. */
bool	kr_statement_read(struct kr_span copy, struct kr_arena *,
	    struct kr_statement *ret);

/* A sentence that names the Police, and its neighbours. */
struct kr_passage {
	size_t	first, end;	/* words, the neighbours' with them */
	size_t	from, to;	/* words of the sentence itself */
	size_t	police;		/* the first word that names them */
};

/* The passage behind *p, first that behind one of zeros; false: none. */
bool	kr_passage_next(const struct kr_statement *, struct kr_passage *p);

/* Calls each() for every feature of the passage, repeated ones repeatedly. */
void	kr_passage_features(const struct kr_statement *,
	    const struct kr_passage *,
	    void (*each)(void *ctx, struct kr_span name), void *ctx);

#endif /* KR_EVIDENCE_CONSENT_PASSAGE_H */
