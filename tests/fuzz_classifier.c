/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A spam model, and a text to take tokens of.
 *
 * The input is read as a model file; padded to the size of one, its weights
 * are whatever the input is.  Any model loads or is refused with a reason,
 * and no text takes the reader out of its bytes.
 */
#include <stdlib.h>
#include <string.h>

#include "classifier/classifier.h"
#include "fuzz.h"

static void
load(struct kr_span file, const struct kr_tokens *t)
{
	struct kr_classifier *c = NULL;
	struct kr_err err = { 0 };

	if (kr_classifier_load(file, &c, &err) != KR_OK) {
		if (err.text[0] == '\0' || err.line == 0)
			abort();
		return;
	}
	(void)kr_classifier_score(c, kr_classifier_odds(c, t->hash, t->n));
	kr_classifier_free(c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kr_span all = fuzz_span(data, size);
	struct kr_arena *arena = kr_arena_new(64u << 20);
	struct kr_view folded = kr_view_root(all);
	struct kr_exhibit x = { .subject = all, .from = all,
	    .from_name = all, .from_domain = all, .reply_to = all, .to = all,
	    .text = &folded, .folded = &folded };
	struct kr_tokens t;
	char *padded;

	if (arena == NULL)
		return 0;
	padded = kr_arena_zalloc(arena, size + KR_TOKEN_PLACES, 1);
	if (padded != NULL && kr_tokens_read(&x, NULL, true, arena, &t,
	    NULL) == KR_OK) {
		memcpy(padded, data, size);
		load(all, &t);
		load((struct kr_span){ padded, size + KR_TOKEN_PLACES }, &t);
	}
	kr_arena_free(arena);
	return 0;
}
