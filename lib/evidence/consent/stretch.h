/* SPDX-License-Identifier: Apache-2.0 */
/* stretch.h - between the files that ask what bears on a permission */
#ifndef KR_EVIDENCE_CONSENT_STRETCH_H
#define KR_EVIDENCE_CONSENT_STRETCH_H

#include "evidence/consent/story.h"

#define BIT(class) KR_LEXICON_BIT(class)
#define AMONG(w, row) KR_CONSENT_AMONG((w), (row))

/* A stretch with one subject. */
struct kr_stretch {
	struct kr_words	 w;
	uint64_t	 is[KR_WORDS_MAX];	/* classes of what it is in */
	uint8_t		 len[KR_WORDS_MAX];	/* words; 0: not its first */
	uint64_t	 any;			/* all classes */
	struct kr_clause c;	/* n, at, and n_word alone */
	size_t		 subject;		/* behind "and", "because" */
};

/* Who acts in one. */
static const char *const own[] = { "i", "im", "ive", "id", "ill", "we",
    "weve", "wed" };
static const char *const you[] = { "you", "u", "youre", "youll", "youve" };
static const char *const third[] = { "he", "hes", "hed", "hell", "she", "shes",
    "shed", "shell", "they", "theyre", "theyve", "theyd", "theyll", "it", "its",
    "itll", "itd", "there", "theres", "this", "someone", "somebody", "nobody",
    "noone", "everyone", "everybody", "people", "others" };
/* Those of them that are never what something is done to. */
static const char *const subjects[] = { "he", "hes", "hed", "she", "shes",
    "shed", "they", "theyre", "theyve", "theyd", "theyll", "its", "itll",
    "theres" };
static const char *const naming[] = { "my", "our", "the", "his", "her",
    "their" };

static inline bool
word_is(const struct kr_stretch *p, size_t k, const char *word)
{
	return k < p->w.n && kr_span_is(p->w.word[k], word);
}

static inline bool
word_among(const struct kr_stretch *p, size_t k, const char *const *row,
    size_t n)
{
	return k < p->w.n && kr_consent_one_of(p->w.word[k], row, n);
}
#define WORD_AMONG(p, k, row) word_among((p), (k), (row), KR_NELEM(row))

static inline bool
by_reporter(const struct kr_stretch *p)
{
	return WORD_AMONG(p, p->subject, own) ||
	    WORD_AMONG(p, p->subject, you);
}

/* The next part, from *off on; false: it is too long to be looked at. */
bool	kr_stretch_read(const struct kr_view *, size_t *off, size_t end,
	    struct kr_stretch *);
/* Has it a subject and a verb? */
bool	kr_stretch_has_verb(const struct kr_stretch *);
/* The first word of the class, or 0. */
size_t	kr_stretch_word_of(const struct kr_stretch *, enum kr_consent_class);
/* Does a pronoun behind the word go on with it? */
bool	kr_stretch_governs(struct kr_span word);

/* Does the word at k, with those it goes with, bear on a permission? */
bool	kr_stretch_word_bears(const struct kr_stretch *, size_t k);
/* "The scammer", "a fake site": who did it, and no word put into a mouth. */
bool	kr_stretch_of_the_crime(const struct kr_stretch *, size_t k);

#endif /* KR_EVIDENCE_CONSENT_STRETCH_H */
