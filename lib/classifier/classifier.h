/* SPDX-License-Identifier: Apache-2.0 */
/*
 * classifier.h - how much a reported message is like spam, by learned weights
 *
 * Stage:  classifier.  In: an exhibit.  Out: its tokens, and log-odds.
 *
 * A token is a word, two words of a subject, a rule that hit, or something
 * seen of the header or the structure; only its hash is kept.  A
 * message's log-odds are the sum of its tokens' weights over the square root
 * of their number, plus a bias (logistic regression).  Weights come from a
 * model file and, where a site has taught its own mail, from what was learned
 * there.
 *
 * Nothing that a mail server writes when mail arrives is a token (Received,
 * Authentication-Results, X-Spam...), nor who received it, nor the marks of
 * mailing lists: these tell where a message was collected, not what it is.
 */
#ifndef KR_CLASSIFIER_CLASSIFIER_H
#define KR_CLASSIFIER_CLASSIFIER_H

#include "base/base.h"
#include "evidence/evidence.h"
#include "rules/rules.h"

#define KR_TOKEN_BITS	18		/* of a hash choose the weight */
#define KR_TOKEN_PLACES	((size_t)1 << KR_TOKEN_BITS)
#define KR_TOKENS_VERSION 1		/* another whenever tokens change */

struct kr_tokens {
	uint32_t	*hash;	/* distinct in their uppermost KR_TOKEN_BITS */
	struct kr_span	*name;	/* "w:free"; NULL unless asked for */
	size_t		 n, cap, cap_name;
	size_t		 told;	/* so many first ones a forward shows too */
	unsigned	 words;	/* of the text */
};

/*
 * The tokens of a reported message.
 *   hits   what the rules found in it; may be NULL.
 *   named  with their names, for people.
 * KR_E_NOMEM only.
 */
enum kr_rc	kr_tokens_read(const struct kr_exhibit *,
		    const struct kr_hits *hits, bool named, struct kr_arena *,
		    struct kr_tokens *ret, struct kr_err *err) KR_NODISCARD;

/* Is a hit of the rule a token?  Others add their points to the score. */
bool		kr_tokens_know_rule(const struct kr_rule *);

/* ---- weights ------------------------------------------------------------ */

struct kr_classifier;	/* immutable, shared by threads */

/* A message whose label is known. */
struct kr_lesson {
	const uint32_t	*hash;
	size_t		 n, told;	/* of struct kr_tokens */
	unsigned	 source;	/* of one label; weighs as a whole */
	unsigned	 collection;	/* sources collected together */
	bool		 spam;
};

/*
 * Read a model (model.c says what is in one).
 *   bytes  its file; not needed afterwards.
 * KR_E_SYNTAX, KR_E_UNSUPPORTED if it was made for other tokens.
 */
enum kr_rc	kr_classifier_load(struct kr_span bytes,
		    struct kr_classifier **ret, struct kr_err *err)
		    KR_NODISCARD;
/*
 * The model with what a site has learned on top of it: the same lessons give
 * the same weights, in whatever order they were learned.
 *   lesson  in an order that hangs on their contents only (by digest).
 */
enum kr_rc	kr_classifier_teach(const struct kr_classifier *,
		    const struct kr_lesson *lesson, size_t n,
		    struct kr_classifier **ret, struct kr_err *err)
		    KR_NODISCARD;
void		kr_classifier_free(struct kr_classifier *);
/* SHA-256 of the file, hex. */
const char	*kr_classifier_id(const struct kr_classifier *);

/*
 * Log-odds that the message is spam, hundredths, from tokens alone: 0 even,
 * above for spam.
 */
int		kr_classifier_odds(const struct kr_classifier *,
		    const uint32_t *hash, size_t n);
/* What one token says to that, thousandths, before the root of their number. */
int		kr_classifier_weight(const struct kr_classifier *,
		    uint32_t hash);
/*
 * The spam score, hundredths: 500 are even odds, each 100 more are e times as
 * likely, as was found on mails held back from training.
 */
int		kr_classifier_score(const struct kr_classifier *, int odds);

/*
 * A model made from lessons of both labels.
 *   ret  the file's bytes, in the arena.
 * KR_E_ABSENT if a label is missing.
 */
enum kr_rc	kr_classifier_train(const struct kr_lesson *, size_t n,
		    struct kr_arena *, struct kr_span *ret,
		    struct kr_err *err) KR_NODISCARD;

#endif /* KR_CLASSIFIER_CLASSIFIER_H */
