/* SPDX-License-Identifier: Apache-2.0 */
/* Lines that say what a rule means: score, tags, tests, scope, effects. */
#include "rules/load.h"

/* "0" "0.000": the rule is switched off. */
static bool
is_zero(struct kr_span word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] != '0' && word.ptr[i] != '.')
			return false;
	return true;
}

enum kr_rc
kr_read_score(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = kr_rule_named(l, &rest, &c);
	struct kr_span word;
	bool relative;
	int score;

	if (rc != KR_OK)
		return rc;
	/* Of four scores the first is for a filter that asks no network. */
	word = kr_word_next(&rest);
	relative = word.len > 2 && word.ptr[0] == '(' &&
	    word.ptr[word.len - 1] == ')';
	if (!kr_hundredths(relative ? kr_span_sub(word, 1, word.len - 2) :
	    word, &score))
		return kr_loader_expected(l, word, "a score, such as 1.5");
	c->rule.score = relative ? c->rule.score + score : score;
	c->scored = true;
	c->off = is_zero(word);
	for (unsigned i = 1; rest.len > 0; i++) {
		word = kr_word_next(&rest);
		if (i > 3 || !kr_hundredths(relative && word.len > 2 ?
		    kr_span_sub(word, 1, word.len - 2) : word, &score))
			return kr_loader_expected(l, word,
			    "one score or four");
	}
	return KR_OK;
}

enum kr_rc
kr_read_describe(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = kr_rule_named(l, &rest, &c);

	if (rc != KR_OK)
		return rc;
	c->rule.describe = kr_arena_cstr(l->set->arena, rest);
	return c->rule.describe == NULL ? kr_loader_full(l) : KR_OK;
}

enum kr_rc
kr_read_tflags(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = kr_rule_named(l, &rest, &c);
	int n;

	if (rc != KR_OK)
		return rc;
	c->rule.passage = c->rule.late = false;
	c->network = c->multiple = c->no_subject = c->nice = false;
	c->hits_max = 0;
	while (rest.len > 0) {
		struct kr_span word = kr_word_next(&rest);

		if (kr_span_casestarts(word, "maxhits=") &&
		    kr_hundredths(kr_span_from(word, 8), &n) && n >= 100)
			c->hits_max = (unsigned)n / 100;
		c->network |= kr_span_is(word, "net");
		c->multiple |= kr_span_is(word, "multiple");
		c->no_subject |= kr_span_is(word, "nosubject");
		c->nice |= kr_span_is(word, "nice");
		c->rule.passage |= kr_span_is(word, "passage");
		c->rule.late |= kr_span_is(word, "late");
	}
	return KR_OK;
}

enum kr_rc
kr_read_priority(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = kr_rule_named(l, &rest, &c);
	int n;

	/* All rules run, so their order has no effect. */
	if (rc == KR_OK && !kr_hundredths(rest, &n))
		return kr_loader_expected(l, rest, "a number");
	return rc;
}

enum kr_rc
kr_read_test(struct kr_loader *l, struct kr_span rest)
{
	struct kr_ruleset *set = l->set;
	struct kr_compiled *c;
	enum kr_rc rc = kr_rule_named(l, &rest, &c);
	struct kr_span word;

	if (rc != KR_OK)
		return rc;
	word = kr_word_next(&rest);
	if (!kr_span_is(word, "ok") && !kr_span_is(word, "fail"))
		return kr_loader_expected(l, word, "ok or fail, then a text");
	if (!KR_ARENA_ROOM(set->arena, set->test, set->n_test, &set->cap_test))
		return kr_loader_full(l);
	set->test[set->n_test++] = (struct kr_rule_test){
	    (uint32_t)(c - set->rule), kr_span_is(word, "ok"), rest, l->file,
	    l->line };
	return KR_OK;
}

static bool
scope_find(struct kr_span word, enum kr_scope *ret)
{
	static const char *const names[] = {
		[KR_SCOPE_EVIDENCE] = "evidence",
		[KR_SCOPE_REPORT] = "report", [KR_SCOPE_ANY] = "any",
	};

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_is(word, names[i])) {
			*ret = (enum kr_scope)i;
			return true;
		}
	return false;
}

/* "scope report" to the end of the file, or "scope RULE report". */
enum kr_rc
kr_read_scope(struct kr_loader *l, struct kr_span rest)
{
	struct kr_span peek = rest, first = kr_word_next(&peek);
	struct kr_compiled *c;
	enum kr_rc rc;

	if (peek.len == 0) {
		if (scope_find(first, &l->scope))
			return KR_OK;
		return kr_loader_expected(l, first, "report, evidence or any");
	}
	rc = kr_rule_named(l, &rest, &c);
	if (rc == KR_OK && !scope_find(rest, &c->rule.scope))
		return kr_loader_expected(l, rest, "report, evidence or any");
	return rc;
}

static enum kr_rc
effect_add(struct kr_loader *l, struct kr_compiled *c,
    struct kr_rule_effect effect)
{
	union {
		const struct kr_rule_effect	*shown;
		struct kr_rule_effect		*mine;
	} list = { .shown = c->rule.effect };

	if (!KR_ARENA_ROOM(l->set->arena, list.mine, c->rule.n_effect,
	    &c->cap_effect))
		return kr_loader_full(l);
	list.mine[c->rule.n_effect++] = effect;
	c->rule.effect = list.mine;
	return KR_OK;
}

/* A word, or words in quotes. */
static struct kr_span
quoted_next(struct kr_span *rest)
{
	size_t end;
	struct kr_span word;

	if (rest->len == 0 || rest->ptr[0] != '"')
		return kr_word_next(rest);
	end = kr_span_chr(*rest, 1, '"');
	if (end == SIZE_MAX)
		return KR_SPAN_NONE;
	word = kr_span_sub(*rest, 1, end - 1);
	*rest = kr_span_trim(kr_span_from(*rest, end + 1));
	return word;
}

static enum kr_rc
finding_part(struct kr_loader *l, struct kr_span *rest,
    struct kr_rule_effect *e)
{
	struct kr_span key = kr_word_next(rest), at = *rest;
	struct kr_span value = quoted_next(rest);
	const char *text;
	int severity;

	if (value.len == 0)
		return kr_loader_expected(l, at, "a value after %.*s",
		    KR_SPAN_ARG(key));
	if (kr_span_is(key, "severity")) {
		if (!kr_hundredths(value, &severity) || severity < 0 ||
		    severity > 1000 || severity % 100 != 0)
			return kr_loader_expected(l, value,
			    "a severity from 0 to 10");
		e->severity = severity / 100;
		return KR_OK;
	}
	if (kr_span_is(key, "state")) {
		if (!kr_span_is(value, "needs-investigation"))
			return kr_loader_expected(l, value,
			    "needs-investigation");
		e->investigate = true;
		return KR_OK;
	}
	text = kr_arena_cstr(l->set->arena, value);
	if (text == NULL)
		return kr_loader_full(l);
	if (kr_span_is(key, "element"))
		e->element = text;
	else if (kr_span_is(key, "section"))
		e->section = text;
	else
		return kr_loader_expected(l, key,
		    "element, severity, section or state");
	return KR_OK;
}

enum kr_rc
kr_read_finding(struct kr_loader *l, struct kr_span rest)
{
	struct kr_rule_effect e = { .category = KR_CATEGORY_COUNT };
	struct kr_compiled *c;
	enum kr_rc rc = kr_rule_named(l, &rest, &c);
	struct kr_span id;

	if (rc != KR_OK)
		return rc;
	id = kr_word_next(&rest);
	if (!kr_rule_name_valid(id))
		return kr_loader_expected(l, id, "the id of a finding");
	e.finding = kr_arena_cstr(l->set->arena, id);
	if (e.finding == NULL)
		return kr_loader_full(l);
	while (rc == KR_OK && rest.len > 0)
		rc = finding_part(l, &rest, &e);
	return rc == KR_OK ? effect_add(l, c, e) : rc;
}

static enum kr_category
category_named(struct kr_span name)
{
	static const char *const names[] = {
#define X(id, text) [KR_CATEGORY_##id] = text,
		KR_CATEGORIES(X)
#undef X
	};

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_is(name, names[i]))
			return (enum kr_category)i;
	return KR_CATEGORY_COUNT;
}

enum kr_rc
kr_read_category(struct kr_loader *l, struct kr_span rest)
{
	struct kr_rule_effect e = { .finding = NULL };
	struct kr_compiled *c;
	enum kr_rc rc = kr_rule_named(l, &rest, &c);
	struct kr_span word;

	if (rc != KR_OK)
		return rc;
	word = kr_word_next(&rest);
	e.category = category_named(word);
	if (e.category == KR_CATEGORY_COUNT)
		return kr_loader_expected(l, word,
		    "a category, such as phishing");
	word = kr_word_next(&rest);
	if (!kr_hundredths(word, &e.points))
		return kr_loader_expected(l, word, "points, such as +1.5");
	rc = effect_add(l, c, e);
	return rc == KR_OK ? kr_line_ended(l, rest) : rc;
}

enum kr_rc
kr_read_urgency(struct kr_loader *l, struct kr_span rest)
{
	struct kr_rule_effect e = { .category = KR_CATEGORY_COUNT };
	struct kr_compiled *c;
	enum kr_rc rc = kr_rule_named(l, &rest, &c);

	if (rc != KR_OK)
		return rc;
	if (!kr_span_is(rest, "normal") && !kr_span_is(rest, "high") &&
	    !kr_span_is(rest, "threat_to_life"))
		return kr_loader_expected(l, rest,
		    "normal, high or threat_to_life");
	e.urgency = kr_arena_cstr(l->set->arena, rest);
	return e.urgency == NULL ? kr_loader_full(l) : effect_add(l, c, e);
}
