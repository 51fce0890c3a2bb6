/* SPDX-License-Identifier: Apache-2.0 */
/* permit_read.h - the forms of permission, made ready to be matched */
#ifndef KR_EVIDENCE_CONSENT_PERMIT_READ_H
#define KR_EVIDENCE_CONSENT_PERMIT_READ_H

#include "evidence/consent/permit.h"

#define KR_PERMIT_FORMS_MAX	416	/* tests see that there is room */
#define KR_PERMIT_STEPS_MAX	16384
#define KR_PERMIT_PLACES	8192	/* of words: twice what they take */
#define KR_PERMIT_NO_WORD	UINT16_MAX

enum kr_permit_kind {
	KR_PERMIT_WORD, KR_PERMIT_THING, KR_PERMIT_PLAIN, KR_PERMIT_FORM
};

/* A word of a form, or what stands for one. */
struct kr_permit_step {
	const char	*word;
	uint16_t	 len, form;
	uint16_t	 number;	/* of the word */
	uint8_t		 kind;		/* enum kr_permit_kind */
	char		 repeat;	/* '?', '*', or 0: it is there once */
	bool		 ends_way, ends_form;
	uint16_t	 way;		/* steps of the way that begins here */
	uint64_t	 way_signs;	/* of words that may begin that way */
};

/* Of a word of the forms, one that stands for a thing, or one in haste. */
struct kr_permit_place {
	const char	*word;		/* or NULL: free */
	uint16_t	 len, number;	/* of what it says, as it should be */
	bool		 thing;
};

/* Forms that are asked for by name. */
enum kr_permit_root {
	KR_PERMIT_SENTENCE, KR_PERMIT_REQUEST, KR_PERMIT_ASKED,
	KR_PERMIT_ASKEDNOT, KR_PERMIT_ANSWER, KR_PERMIT_ANSWERNO,
	KR_PERMIT_FORCE, KR_PERMIT_THEM, KR_PERMIT_DISOWNED,
	KR_PERMIT_ROOTS		/* how many, not a form */
};

struct kr_permit_set {
	struct kr_permit_step	 step[KR_PERMIT_STEPS_MAX];
	uint16_t		 first[KR_PERMIT_FORMS_MAX]; /* step, by form */
	uint64_t		 signs[KR_PERMIT_FORMS_MAX]; /* of words that
							 * may begin it */
	size_t			 n;
	struct kr_permit_place	 place[KR_PERMIT_PLACES];
	size_t			 words;
	size_t			 root[KR_PERMIT_ROOTS];	/* forms */
	bool			 whole;	/* there was room, every name is one */
};

/* The shipped forms, for all threads; nothing before kr_permit_ready(). */
extern struct kr_permit_set	kr_permit_set;

/* Read forms, up to one without a name, into a set of zeros; ret->whole. */
bool	kr_permit_set_read(struct kr_permit_set *ret,
	    const struct kr_permit_form *);
/* Where a word is, or would be. */
const struct kr_permit_place	*kr_permit_place(const struct kr_permit_set *,
				    struct kr_span word);

/*
 * The sign of a word is one bit of 64: many words have the same, and one that
 * is in no form has none.  Most forms begin with few words, and where none of
 * their signs is, need no try.  What reports are made of has one, too.
 */
#define KR_PERMIT_ANY_WORD	UINT64_MAX
#define KR_PERMIT_SIGNS		63u
#define KR_PERMIT_THING_SIGN	(UINT64_C(1) << KR_PERMIT_SIGNS)

static inline unsigned
kr_permit_sign(uint16_t number)
{
	return number % KR_PERMIT_SIGNS;
}

#endif /* KR_EVIDENCE_CONSENT_PERMIT_READ_H */
