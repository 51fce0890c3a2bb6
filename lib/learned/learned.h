/* SPDX-License-Identifier: Apache-2.0 */
/*
 * learned.h - what a site taught the classifier, kept in a database
 *
 * Not part of the core.  One row for each message: its digest, its label and
 * the hashes of its tokens, no word of it.  The weights are made from the
 * rows whenever they are loaded, so a message that is forgotten leaves
 * nothing behind.
 */
#ifndef KR_LEARNED_LEARNED_H
#define KR_LEARNED_LEARNED_H

#include "classifier/classifier.h"
#include "store/store.h"

#define KR_LEARNED_MAX		20000	/* messages: a second to load */
#define KR_LEARNED_WORDS_MIN	8	/* fewer say nothing of a message */

struct kr_learned;

/*
 * Open the database of that name (kr_store_open); made if it is to be
 * written and not there.  KR_E_ABSENT if it is not there to be read;
 * KR_E_UNSUPPORTED if what is in it was learned with other tokens.
 */
enum kr_rc	kr_learned_open(const char *where, enum kr_store_mode,
		    struct kr_learned **ret, struct kr_err *) KR_NODISCARD;
void		kr_learned_close(struct kr_learned *);	/* accepts NULL */

/* Changes between the two are kept together, or not at all. */
enum kr_rc	kr_learned_begin(struct kr_learned *, struct kr_err *)
		    KR_NODISCARD;
enum kr_rc	kr_learned_commit(struct kr_learned *, struct kr_err *)
		    KR_NODISCARD;

/* How many are learned, ham [0] and spam [1]. */
enum kr_rc	kr_learned_count(struct kr_learned *, size_t ret[2],
		    struct kr_err *) KR_NODISCARD;
/* KR_YES spam, KR_NO ham, KR_UNKNOWN not learned. */
enum kr_rc	kr_learned_label(struct kr_learned *,
		    const unsigned char digest[KR_SHA256_LEN],
		    enum kr_tri *ret, struct kr_err *) KR_NODISCARD;
/*
 * Keep a message that is not learned yet.  KR_E_LIMIT if KR_LEARNED_MAX
 * are kept.
 */
enum kr_rc	kr_learned_add(struct kr_learned *,
		    const unsigned char digest[KR_SHA256_LEN], bool spam,
		    const struct kr_tokens *, int64_t now_s,
		    struct kr_err *) KR_NODISCARD;
enum kr_rc	kr_learned_remove(struct kr_learned *,
		    const unsigned char digest[KR_SHA256_LEN],
		    struct kr_err *) KR_NODISCARD;
/* All of them, by digest; in the arena. */
enum kr_rc	kr_learned_lessons(struct kr_learned *, struct kr_arena *,
		    struct kr_lesson **ret, size_t *n, struct kr_err *)
		    KR_NODISCARD;

#endif /* KR_LEARNED_LEARNED_H */
