/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tokens.h - while the tokens of a message are taken
 *
 * Stage:  classifier (private).
 */
#ifndef KR_CLASSIFIER_TOKENS_H
#define KR_CLASSIFIER_TOKENS_H

#include "classifier/classifier.h"

struct kr_taking {
	struct kr_tokens	*out;
	struct kr_arena		*arena;
	const struct kr_exhibit	*exhibit;
	uint64_t		*seen;		/* a bit for each place */
	bool			 named, failed;
};

/* Keep the token of that kind and name, unless it is there. */
void	kr_token_take(struct kr_taking *, char kind, struct kr_span name);

/* A subject without prefixes of answers and tags in brackets. */
struct kr_span	kr_tokens_subject(struct kr_span);
/* traits.c: who and where to, as forwards tell it too. */
void	kr_tokens_sender(struct kr_taking *);
void	kr_tokens_urls(struct kr_taking *);
/* Of header fields, and of how the message is built: originals only. */
void	kr_tokens_header(struct kr_taking *);
void	kr_tokens_structure(struct kr_taking *);

#endif /* KR_CLASSIFIER_TOKENS_H */
