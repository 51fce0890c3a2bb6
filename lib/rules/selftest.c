/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tests that travel with the rules.
 *
 * The text of a test stands for everything its rule may look at: the body,
 * any header field, an address (URL).  It stands in the rule's own scope.
 * Rules that are not evaluated are not tested either.
 */
#include <string.h>

#include "rules/set.h"

#define ARENA_BYTES ((size_t)64 << 20)
#define URIS_MAX 16

static struct kr_span
any_field(void *ctx, struct kr_span name, bool raw, size_t nth)
{
	const struct kr_span *text = ctx;

	(void)name;
	(void)raw;
	return nth == 0 ? *text : KR_SPAN_NONE;
}

/* A text without blanks is an address; else words that look like one are. */
static size_t
uris_find(struct kr_span text, struct kr_span uri[URIS_MAX])
{
	size_t n = 0, end;

	if (kr_span_chr(text, 0, ' ') == SIZE_MAX) {
		uri[0] = text;
		return 1;
	}
	while (text.len > 0 && n < URIS_MAX) {
		struct kr_span word;

		end = kr_span_chr(text, 0, ' ');
		word = kr_span_sub(text, 0, end);
		if (kr_span_find(word, 0, "://") != SIZE_MAX)
			uri[n++] = word;
		text = end == SIZE_MAX ? KR_SPAN_NONE :
		    kr_span_from(text, end + 1);
	}
	return n;
}

static bool
test_run(const struct kr_ruleset *set, const struct kr_rule_test *test,
    struct kr_arena *arena)
{
	const struct kr_rule *rule = &set->rule[test->rule].rule;
	struct kr_rule_text text[KR_SCOPE_COUNT], *t;
	struct kr_span uri[URIS_MAX], copy = test->text;
	struct kr_hits hits;

	memset(text, 0, sizeof(text));
	t = &text[rule->scope == KR_SCOPE_REPORT ? KR_SCOPE_REPORT :
	    KR_SCOPE_EVIDENCE];
	*t = (struct kr_rule_text){ .body = copy, .rawbody = copy,
	    .full = copy, .folded = kr_text_fold_span(copy, arena),
	    .uri = uri, .n_uri = uris_find(copy, uri), .header = any_field,
	    .mime_header = any_field, .ctx = &copy };
	if (kr_ruleset_match(set, text, KR_MATCH_TESTING, arena, &hits,
	    NULL) !=
	    KR_OK)
		return false;
	for (size_t i = 0; i < hits.n; i++)
		if (hits.hit[i].rule == rule)
			return test->expect;
	return !test->expect;
}

size_t
kr_rules_selftest(const struct kr_ruleset *set,
    void (*failed)(void *ctx, const char *rule, const char *file,
    unsigned line, struct kr_span text), void *ctx, size_t *run)
{
	struct kr_arena *arena = kr_arena_new(ARENA_BYTES);
	size_t n = 0, n_run = 0;

	for (size_t i = 0; i < set->n_test; i++) {
		const struct kr_rule_test *t = &set->test[i];
		const struct kr_compiled *c = &set->rule[t->rule];

		/* Switched off, or of a plugin that is not there. */
		if (!c->defined || c->off || c->unsupported != NULL ||
		    c->unsure)
			continue;
		n_run++;

		if (arena != NULL)
			kr_arena_reset(arena);
		if (arena != NULL && test_run(set, t, arena))
			continue;
		n++;
		failed(ctx, c->rule.name, t->file, t->line,
		    t->text);
	}
	if (run != NULL)
		*run = n_run;
	kr_arena_free(arena);
	return n;
}
