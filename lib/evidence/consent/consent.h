/* SPDX-License-Identifier: Apache-2.0 */
/*
 * consent.h - reading a consent statement; private to the evidence stage
 *
 * The text becomes a search copy without quotations, the copy a row of
 * sentences, a sentence a row of clauses, and a clause the set of word
 * classes that occur in it (words_*.c).  What a form of permission generates
 * word by word is a yes (permit.h); for the rest a short list of rules judges
 * clause by clause (rules.c).  Where they cannot tell, learned weights do
 * (weigh.h), if they are clear; else the answer is absent: a consent that was
 * overlooked costs a question, one that was imagined cannot be taken back.
 */
#ifndef KR_EVIDENCE_CONSENT_H
#define KR_EVIDENCE_CONSENT_H

#include "evidence/evidence.h"

#define KR_CONSENT_TEXT_MAX	131072 /* bytes read; more is not a statement */
#define KR_CONSENT_QUOTE_MAX	120	/* bytes of quote that are kept */

#define KR_CONSENT_STOP		'|'	/* ends a sentence of the search copy */

/* What a word does in a statement. */
enum kr_consent_class {
	KR_CW_POLICE,	/* the Police by any of their names */
	KR_CW_LAW,	/* takes them in when refused, too vague when given */
	KR_CW_OTHER,	/* another agency */
	KR_CW_ME,	/* the reporter */
	KR_CW_YOU,	/* the receiver */
	KR_CW_HE,	/* somebody else, as the one who acts */
	KR_CW_THEM,	/* a pronoun that may stand for the Police */
	KR_CW_YES,	/* agreeing */
	KR_CW_PASS,	/* handing on, as it is asked for: "give" */
	KR_CW_DONE,	/* the same as participle or past: "given" */
	KR_CW_GET,	/* what the Police do with it: see, have, know */
	KR_CW_MAY,	/* "can", "may", "let" */
	KR_CW_WISH,	/* wanting */
	KR_CW_SELF,	/* what the reporter means to do himself */
	KR_CW_PLEASE,
	KR_CW_NOT,	/* negation; two in one clause are still one */
	KR_CW_TROUBLE,	/* negated it agrees: "no issue with" */
	KR_CW_AGAINST,	/* turns the meaning round: "refuse", "say no" */
	KR_CW_LEAVE,	/* with OUT: "leave the Police out of it" */
	KR_CW_OUT,
	KR_CW_KEEP,	/* no passing on at all: "between us" */
	KR_CW_ONLY,
	KR_CW_IF,	/* a condition, on the whole sentence */
	KR_CW_WHEN,	/* a time, on its own clause */
	KR_CW_OKIF,	/* a condition which the receiver settles itself */
	KR_CW_SETTLED,	/* the same, unless it speaks of the reporter */
	KR_CW_MINE,	/* what makes it speak of the reporter */
	KR_CW_PROMISE,	/* or binds the receiver */
	KR_CW_ANON,	/* unless it is only about being named */
	KR_CW_ASK,	/* begins a question */
	KR_CW_COULD,	/* begins a question that may be a request */
	KR_CW_ASKED,	/* a particle that asks wherever it stands */
	KR_CW_HEDGE,	/* the decision is open */
	KR_CW_VAGUE,	/* no decision in it, if said of the Police */
	KR_CW_TOLD,	/* contact with the Police as a piece of news */
	KR_CW_BLANK,	/* a form's choice, left as it was printed */
	KR_CW_PAST,	/* another report, long ago */
	KR_CW_SHAM,	/* somebody plays the Police; a form or text says so */
	KR_CW_STRANGER,	/* somebody who cannot speak for the reporter */
	KR_CW_KIN, /* relations, superiors: with SAYS they decide nothing */
	KR_CW_WHOSE,	/* KIN where subjects are not read */
	KR_CW_SAYS,
	KR_CW_STAND,	/* takes a stand; whose, its subject tells */
	KR_CW_JEST,
	KR_CW_BACK,	/* takes back what was said before */
	KR_CW_TURN,	/* undoes a no: "change that to yes" */
	KR_CW_INCL,	/* adds to what was just permitted */
	KR_CW_CHILD,	/* the reporter is under 18 */
	KR_CW_AGE,	/* so if a low number follows: "im only" */
	KR_CW_BREAK,	/* begins a new clause */
	KR_CW_JOIN,	/* goes on with the clause before its comma: "dass" */
	KR_CW_FILL,	/* changes nothing where it stands: "really" */
	KR_CW_IDIOM,	/* means nothing here: "why not" */
	KR_CW_TICK, KR_CW_UNTICK,	/* boxes of a pasted form */
	KR_CW_COUNT	/* how many, not a class */
};

/* A row of words in one language, separated by '|'; '*' ends a stem. */
struct kr_consent_words {
	const char		*language;
	enum kr_consent_class	 class;
	const char		*words;	/* as the search copy has them */
};
/* All of them, NULL behind the last; each ends with a row without words. */
extern const struct kr_consent_words	*const kr_consent_tables[];

/* One clause: which classes occur, where first, and how it ends. */
struct kr_clause {
	size_t		off, len;		/* bytes in the search copy */
	size_t		sentence;		/* counts from 0 */
	uint8_t		n[KR_CW_COUNT];		/* occurrences, 255 for more */
	uint16_t	at[KR_CW_COUNT];	/* first, in words; if n > 0 */
	size_t		n_word, n_known;	/* known: of some class */
	size_t		n_unknown;	/* neither known nor of KR_CW_FILL */
	size_t		n_strange;	/* of them, before what decides */
	size_t		n_foreign;	/* known in another language only */
	bool		odd_next;	/* unknown, right behind the Police */
	bool		odd_verb;	/* and "to" is between */
	bool		subject;	/* the strange words are who agrees */
	bool		role;		/* begins with "as the owner" */
	bool		decided, spoke;	/* while it is read */
	bool		question;		/* its sentence ends with '?' */
	bool		jest;	/* its sentence is not serious */
	bool		 speech;		/* somebody else's, told */
	bool		condition;	/* its sentence begins with one */
	bool		label;			/* ended by ':' or '=' */
	bool		hard;	/* a new thought begins: each sentence is one */
};

struct kr_clauses {
	struct kr_clause	*clause;
	size_t			 n, cap;
	const struct kr_view	*copy;	/* search copy, quotations out */
	bool			 cut;	/* KR_CONSENT_TEXT_MAX was reached */
};

/* The search copy; NULL if the arena is full. */
const struct kr_view	*kr_consent_copy(const struct kr_view *text,
			    struct kr_arena *, bool *cut);
/* Its bytes, or more, without a way back; absent if the arena is full. */
struct kr_span	kr_consent_copy_bytes(const struct kr_view *text,
		    struct kr_arena *);
/* Can the receiver settle the clause's condition by itself? */
bool	kr_clause_settled(const struct kr_clause *);
/* Does somebody else agree or decide in it? */
bool	kr_clause_theirs(const struct kr_clause *);
/* Is a word of one of n classes in it? */
bool	kr_clause_has_any(const struct kr_clause *,
	    const enum kr_consent_class *, size_t n);
#define KR_CLAUSE_HAS_ANY(c, row) \
	kr_clause_has_any((c), (row), KR_NELEM(row))
/* The first a stands before the first b, with reach - 1 words between. */
bool	kr_clause_follows(const struct kr_clause *, enum kr_consent_class a,
	    enum kr_consent_class b, size_t reach);
/* Bytes of s at off that are a box, "[ ]" or "[x]"; 0 if none. */
size_t	kr_consent_box_at(struct kr_span s, size_t off, bool *ticked);
/* Bytes of s at off that are one of n marks, 0 if none. */
size_t	kr_consent_mark(struct kr_span s, size_t off,
	    const char *const *mark, size_t n);

/*
 * The clauses of a text; none if it has no word that could decide anything.
 * False if the arena is full.
 */
bool	kr_clauses_read(const struct kr_view *text, struct kr_arena *,
	    struct kr_clauses *ret);

/* A clause, or neighbours read as one, and what surrounds it. */
struct kr_consent_unit {
	struct kr_clause c;
	bool		 police;	/* named here */
	bool		 topic;		/* named shortly before */
	bool		 broad;		/* "the authorities" */
	bool		 condition;	/* an open one hangs on it */
	size_t		 taken;		/* clauses behind it that are in it */
};

enum kr_consent_verdict {
	KR_SAYS_NOTHING, KR_SAYS_YES, KR_SAYS_NO, KR_SAYS_MAYBE,
	KR_SAYS_LESS,	/* a yes that is taken back in part, or hangs on more */
	KR_SAYS_DOUBT	/* a yes by its words, but some were not understood */
};

struct kr_consent_rule {
	enum kr_consent_verdict	 verdict;
	const char		*why;
};

/*
 * Do the words beside a form's box take its yes back, or only speak of it?
 * True as well if the arena is full.
 */
bool	kr_consent_box_doubted(const struct kr_view *, struct kr_arena *);
/* The sentence of clause i, which was read as c, in the reporter's spelling. */
struct kr_slice	kr_consent_quote(const struct kr_clauses *, size_t i,
		    const struct kr_clause *);
/* Does it ask to give something to "them", as one gives to an agency? */
bool	kr_consent_asks_for(const struct kr_clause *);
/* The first rule that fits, or NULL. */
const struct kr_consent_rule	*kr_consent_judge(
				    const struct kr_consent_unit *);

/* How far the sentence of a yes was understood. */
enum kr_consent_cover {
	KR_COVER_WHOLE,
	KR_COVER_ODD,		/* it has words that may mean anything */
	KR_COVER_LIMITED	/* and something is taken away again */
};
enum kr_consent_cover	kr_consent_covered(const struct kr_clauses *,
			    size_t i, const struct kr_consent_unit *);
/*
 * The same of what else is in the sentence of n clauses, from clause i on.
 *   plain  they are a yes whatever is behind them, if that takes nothing away
 */
enum kr_consent_cover	kr_consent_surrounded(const struct kr_clauses *,
			    size_t i, size_t n, bool plain);
/* What reports consist of, and what else takes nothing away; ended by NULL. */
extern const char *const	kr_consent_things[];
extern const char *const	kr_consent_matters[];

#endif /* KR_EVIDENCE_CONSENT_H */
