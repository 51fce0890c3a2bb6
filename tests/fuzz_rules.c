/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A rule file, a NUL byte, and a text for its rules to match.
 *
 * Whatever the rules: they load or are refused with a reason, and a pattern
 * behind its literals hits exactly what it hits when tried everywhere.
 */
#include <stdlib.h>
#include <string.h>

#include "rules/set.h"
#include "fuzz.h"

static enum kr_rc
read_memory(void *ctx, const char *name, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	(void)arena;
	if (strcmp(name, "fuzz") != 0)
		return kr_fail(err, KR_E_SYSTEM, 0, "no such file");
	*ret = *(struct kr_span *)ctx;
	return KR_OK;
}

static struct kr_span
any_field(void *ctx, struct kr_span name, bool raw, size_t nth)
{
	(void)name;
	(void)raw;
	return nth < 2 ? *(struct kr_span *)ctx : KR_SPAN_NONE;
}

static void
no_failure(void *ctx, const char *rule, const char *file, unsigned line,
    struct kr_span text)
{
	(void)ctx;
	(void)rule;
	(void)file;
	(void)line;
	(void)text;
}

/* The same rules hit, unless a budget cut in somewhere. */
static void
compare(const struct kr_hits *a, const struct kr_hits *b)
{
	if (a->not_evaluated > 0 || b->not_evaluated > 0)
		return;
	if (a->n != b->n)
		abort();
	for (size_t i = 0; i < a->n; i++)
		if (a->hit[i].rule != b->hit[i].rule ||
		    a->hit[i].count != b->hit[i].count)
			abort();
}

static void
match(const struct kr_ruleset *set, struct kr_span s, struct kr_arena *arena)
{
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_hits fast, plain;

	memset(text, 0, sizeof(text));
	text[KR_SCOPE_EVIDENCE] = (struct kr_rule_text){ .body = s,
	    .rawbody = s, .full = s, .uri = &s, .n_uri = 1,
	    .folded = kr_text_fold_span(s, arena), .header = any_field,
	    .mime_header = any_field, .ctx = &s };
	text[KR_SCOPE_REPORT] = text[KR_SCOPE_EVIDENCE];
	if (kr_rules_match(set, text, arena, &fast, NULL) == KR_OK &&
	    kr_ruleset_match(set, text, KR_MATCH_PLAIN, arena, &plain,
	    NULL) == KR_OK)
		compare(&fast, &plain);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const name[] = { "fuzz" };
	struct kr_span all = fuzz_span(data, size);
	size_t cut = kr_span_chr(all, 0, '\0');
	struct kr_span rules = kr_span_sub(all, 0, cut);
	struct kr_span text = cut == SIZE_MAX ? KR_SPAN_LIT("") :
	    kr_span_from(all, cut + 1);
	struct kr_arena *arena = kr_arena_new(64u << 20);
	struct kr_ruleset *set = NULL;
	struct kr_err err = { 0 };
	size_t n;

	if (arena == NULL)
		return 0;
	if (kr_rules_load(name, 1, read_memory, &rules, &kr_limits_default,
	    &set, &err) != KR_OK) {
		if (err.text[0] == '\0')
			abort();
	} else {
		match(set, text, arena);
		(void)kr_rules_unsupported(set, &n);
		(void)kr_rules_selftest(set, no_failure, NULL, NULL);
	}
	kr_rules_free(set);
	kr_arena_free(arena);
	return 0;
}
