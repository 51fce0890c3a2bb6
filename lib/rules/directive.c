/* SPDX-License-Identifier: Apache-2.0 */
/* The words of the rule language: one function each. */
#include <stdlib.h>
#include <string.h>

#include "rules/load.h"

#define NONE UINT32_MAX

/* ---- the rule a line speaks of ------------------------------------------------ */

static bool
name_valid(struct kr_span s)
{
	if (s.len == 0 || kr_is_digit(s.ptr[0]))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!kr_is_alnum(s.ptr[i]) && s.ptr[i] != '_')
			return false;
	return true;
}

static enum kr_rc
rule_named(struct kr_loader *l, struct kr_span *rest, struct kr_compiled **ret)
{
	struct kr_span name = kr_word_next(rest);

	if (!name_valid(name))
		return kr_loader_expected(l, name,
		    "the name of a rule: letters, digits and _");
	*ret = kr_loader_rule(l, name);
	return *ret == NULL ? kr_loader_full(l) : KR_OK;
}

/* A later definition of the same name replaces an earlier one. */
static enum kr_rc
rule_defined(struct kr_loader *l, struct kr_span *rest,
    enum kr_rule_kind kind, enum kr_target target, struct kr_compiled **ret)
{
	enum kr_rc rc = rule_named(l, rest, ret);
	struct kr_compiled *c = *ret;

	if (rc != KR_OK)
		return rc;
	pcre2_code_free(c->pattern.code);
	c->pattern = (struct kr_pattern){ 0 };
	c->defined = true;
	c->kind = kind;
	c->rule.target = target;
	c->rule.file = l->file;
	c->rule.line = l->line;
	if (c->rule.scope == KR_SCOPE_COUNT)
		c->rule.scope = l->scope;
	return KR_OK;
}

static enum kr_rc
pattern_of(struct kr_loader *l, struct kr_compiled *c, struct kr_span *rest)
{
	size_t used;
	enum kr_rc rc = kr_pattern_read(*rest, l->set->arena, &c->pattern,
	    &used, l->err);

	if (rc != KR_OK)
		return kr_loader_located(l, rc, *rest);
	*rest = kr_span_trim(kr_span_from(*rest, used));
	return KR_OK;
}

static enum kr_rc
at_end(struct kr_loader *l, struct kr_span rest)
{
	if (rest.len == 0)
		return KR_OK;
	return kr_loader_expected(l, rest, "the end of the line");
}

/* ---- definitions -------------------------------------------------------------- */

static enum kr_rc
text_rule(struct kr_loader *l, struct kr_span rest, enum kr_target target)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_defined(l, &rest, KR_RULE_PATTERN, target, &c);

	if (rc == KR_OK)
		rc = pattern_of(l, c, &rest);
	return rc == KR_OK ? at_end(l, rest) : rc;
}

static enum kr_rc
read_body(struct kr_loader *l, struct kr_span rest)
{
	return text_rule(l, rest, KR_TARGET_BODY);
}

static enum kr_rc
read_folded(struct kr_loader *l, struct kr_span rest)
{
	return text_rule(l, rest, KR_TARGET_FOLDED);
}

static enum kr_rc
read_rawbody(struct kr_loader *l, struct kr_span rest)
{
	return text_rule(l, rest, KR_TARGET_RAWBODY);
}

static enum kr_rc
read_full(struct kr_loader *l, struct kr_span rest)
{
	return text_rule(l, rest, KR_TARGET_FULL);
}

static enum kr_rc
read_uri(struct kr_loader *l, struct kr_span rest)
{
	return text_rule(l, rest, KR_TARGET_URI);
}

/* "Field" "Field:raw" "Field:addr": what comes first in a header rule. */
static enum kr_rc
field_of(struct kr_loader *l, struct kr_compiled *c, struct kr_span field)
{
	if (kr_span_caseends(field, ":raw")) {
		c->raw = true;
		field.len -= 4;
	}
	if (field.len == 0)
		return kr_loader_expected(l, field,
		    "a header field, such as Subject or From:addr");
	c->field = kr_arena_copy(l->set->arena, field);
	return c->field.ptr == NULL ? kr_loader_full(l) : KR_OK;
}

/* "[if-unset: value]" at the end. */
static enum kr_rc
if_unset(struct kr_loader *l, struct kr_compiled *c, struct kr_span *rest)
{
	size_t at = kr_span_find(*rest, 0, "[if-unset:");

	c->if_unset = KR_SPAN_NONE;
	if (at == SIZE_MAX || rest->ptr[rest->len - 1] != ']')
		return KR_OK;
	c->if_unset = kr_arena_copy(l->set->arena, kr_span_trim(
	    kr_span_sub(*rest, at + 10, rest->len - at - 11)));
	*rest = kr_span_trim(kr_span_sub(*rest, 0, at));
	return c->if_unset.ptr == NULL ? kr_loader_full(l) : KR_OK;
}

static enum kr_rc
field_rule(struct kr_loader *l, struct kr_span rest, enum kr_target target)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_defined(l, &rest, KR_RULE_PATTERN, target, &c);
	struct kr_span field, sign;

	if (rc != KR_OK)
		return rc;
	c->raw = c->negated = false;
	field = kr_word_next(&rest);
	if (kr_span_casestarts(field, "exists:")) {
		c->kind = KR_RULE_EXISTS;
		rc = field_of(l, c, kr_span_from(field, 7));
		return rc == KR_OK ? at_end(l, rest) : rc;
	}
	sign = kr_word_next(&rest);
	c->negated = kr_span_is(sign, "!~");
	if (!c->negated && !kr_span_is(sign, "=~"))
		return kr_loader_expected(l, sign,
		    "=~ or !~ after the header field");
	rc = field_of(l, c, field);
	if (rc == KR_OK)
		rc = if_unset(l, c, &rest);
	if (rc == KR_OK)
		rc = pattern_of(l, c, &rest);
	return rc == KR_OK ? at_end(l, rest) : rc;
}

static enum kr_rc
read_header(struct kr_loader *l, struct kr_span rest)
{
	return field_rule(l, rest, KR_TARGET_HEADER);
}

static enum kr_rc
read_mimeheader(struct kr_loader *l, struct kr_span rest)
{
	return field_rule(l, rest, KR_TARGET_MIMEHEADER);
}

static enum kr_rc
read_meta(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_defined(l, &rest, KR_RULE_META, KR_TARGET_META,
	    &c);

	if (rc != KR_OK)
		return rc;
	if (rest.len == 0)
		return kr_loader_expected(l, rest, "an expression over rules");
	c->expression = rest;	/* the file's text lives as long as the set */
	c->expression_column = (unsigned)(rest.ptr - l->text.ptr) + 1;
	return KR_OK;
}

/* ---- phrases --------------------------------------------------------------------- */

static enum kr_rc
phrase_add(struct kr_loader *l, uint32_t rule, struct kr_span source)
{
	struct kr_span anchor;
	const char *why;
	const struct kr_phrase *phrase = kr_phrase_read(source, l->set->arena,
	    &anchor, &why);

	if (phrase == NULL)
		return why[0] == '\0' ? kr_loader_full(l) :
		    kr_loader_expected(l, source, "%s", why);
	if (!kr_prefilter_add(&l->set->prefilter[KR_TARGET_FOLDED], anchor,
	    rule, phrase, l->set->arena))
		return kr_loader_full(l);
	return KR_OK;
}

/* Lines of one name add up, so a list can go on over several. */
static enum kr_rc
read_phrases(struct kr_loader *l, struct kr_span rest)
{
	struct kr_span peek = rest;
	uint32_t i = kr_loader_find(l, kr_word_next(&peek));
	struct kr_compiled *c;
	enum kr_rc rc;

	if (i != NONE && l->set->rule[i].defined &&
	    l->set->rule[i].kind == KR_RULE_PHRASES) {
		rest = peek;
	} else {
		rc = rule_defined(l, &rest, KR_RULE_PHRASES,
		    KR_TARGET_FOLDED, &c);
		if (rc != KR_OK)
			return rc;
		c->literal = true;
		i = (uint32_t)(c - l->set->rule);
	}
	for (bool last = false; !last; ) {
		size_t bar = kr_span_chr(rest, 0, '|');

		last = bar == SIZE_MAX;
		rc = phrase_add(l, i, kr_span_trim(kr_span_sub(rest, 0, bar)));
		if (rc != KR_OK)
			return rc;
		if (!last)
			rest = kr_span_from(rest, bar + 1);
	}
	return KR_OK;
}

/* ---- what a rule means ------------------------------------------------------------- */

static enum kr_rc
read_score(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_named(l, &rest, &c);
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
	for (unsigned i = 1; rest.len > 0; i++) {
		word = kr_word_next(&rest);
		if (i > 3 || !kr_hundredths(relative && word.len > 2 ?
		    kr_span_sub(word, 1, word.len - 2) : word, &score))
			return kr_loader_expected(l, word,
			    "one score or four");
	}
	return KR_OK;
}

static enum kr_rc
read_describe(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_named(l, &rest, &c);

	if (rc != KR_OK)
		return rc;
	c->rule.describe = kr_arena_cstr(l->set->arena, rest);
	return c->rule.describe == NULL ? kr_loader_full(l) : KR_OK;
}

static enum kr_rc
read_test(struct kr_loader *l, struct kr_span rest)
{
	struct kr_ruleset *set = l->set;
	struct kr_compiled *c;
	enum kr_rc rc = rule_named(l, &rest, &c);
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
static enum kr_rc
read_scope(struct kr_loader *l, struct kr_span rest)
{
	struct kr_span peek = rest, first = kr_word_next(&peek);
	struct kr_compiled *c;
	enum kr_rc rc;

	if (peek.len == 0) {
		if (scope_find(first, &l->scope))
			return KR_OK;
		return kr_loader_expected(l, first, "report, evidence or any");
	}
	rc = rule_named(l, &rest, &c);
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
	text = kr_arena_cstr(l->set->arena, value);
	if (text == NULL)
		return kr_loader_full(l);
	if (kr_span_is(key, "element"))
		e->element = text;
	else if (kr_span_is(key, "section"))
		e->section = text;
	else
		return kr_loader_expected(l, key,
		    "element, severity or section");
	return KR_OK;
}

static enum kr_rc
read_finding(struct kr_loader *l, struct kr_span rest)
{
	struct kr_rule_effect e = { .category = KR_CATEGORY_COUNT };
	struct kr_compiled *c;
	enum kr_rc rc = rule_named(l, &rest, &c);
	struct kr_span id;

	if (rc != KR_OK)
		return rc;
	id = kr_word_next(&rest);
	if (!name_valid(id))
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

static enum kr_rc
read_category(struct kr_loader *l, struct kr_span rest)
{
	struct kr_rule_effect e = { .finding = NULL };
	struct kr_compiled *c;
	enum kr_rc rc = rule_named(l, &rest, &c);
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
	return rc == KR_OK ? at_end(l, rest) : rc;
}

static enum kr_rc
read_urgency(struct kr_loader *l, struct kr_span rest)
{
	struct kr_rule_effect e = { .category = KR_CATEGORY_COUNT };
	struct kr_compiled *c;
	enum kr_rc rc = rule_named(l, &rest, &c);

	if (rc != KR_OK)
		return rc;
	if (!kr_span_is(rest, "normal") && !kr_span_is(rest, "high") &&
	    !kr_span_is(rest, "threat_to_life"))
		return kr_loader_expected(l, rest,
		    "normal, high or threat_to_life");
	e.urgency = kr_arena_cstr(l->set->arena, rest);
	return e.urgency == NULL ? kr_loader_full(l) : effect_add(l, c, e);
}

/* ---- the table ------------------------------------------------------------------------ */

static const struct {
	const char	*word;
	enum kr_rc	(*read)(struct kr_loader *, struct kr_span rest);
} words[] = {
	{ "body",	read_body },
	{ "category",	read_category },
	{ "describe",	read_describe },
	{ "finding",	read_finding },
	{ "folded",	read_folded },
	{ "full",	read_full },
	{ "header",	read_header },
	{ "meta",	read_meta },
	{ "mimeheader",	read_mimeheader },
	{ "phrases",	read_phrases },
	{ "rawbody",	read_rawbody },
	{ "scope",	read_scope },
	{ "score",	read_score },
	{ "test",	read_test },
	{ "uri",	read_uri },
	{ "urgency",	read_urgency },
};

enum kr_rc
kr_directive(struct kr_loader *l, struct kr_span line)
{
	struct kr_span word = kr_word_next(&line);

	for (size_t i = 0; i < KR_NELEM(words); i++)
		if (kr_span_is(word, words[i].word))
			return words[i].read(l, line);
	return kr_loader_expected(l, word, "a word of the rule language");
}
