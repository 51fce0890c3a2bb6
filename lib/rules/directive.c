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
	c->unsupported = NULL;
	c->raw = c->negated = c->network = false;
	c->if_unset = KR_SPAN_NONE;
	c->defined = true;
	c->kind = kind;
	c->rule.target = target;
	c->rule.file = l->file;
	c->rule.line = l->line;
	if (c->rule.scope == KR_SCOPE_COUNT)
		c->rule.scope = l->scope;
	return KR_OK;
}

/*
 * What a definition ends in: a pattern, an expression, a function call.  Read
 * when all files are, since a later line may replace it or its tags.
 */
static enum kr_rc
source_keep(struct kr_loader *l, struct kr_compiled *c, struct kr_span rest,
    const char *expected)
{
	if (rest.len == 0)
		return kr_loader_expected(l, rest, "%s", expected);
	c->source = rest;	/* the file's text lives as long as the set */
	c->source_column = (unsigned)(rest.ptr - l->text.ptr) + 1;
	return KR_OK;
}

/* "eval:function(arguments)" */
static bool
is_eval(struct kr_loader *l, struct kr_compiled *c, struct kr_span rest,
    enum kr_rc *rc)
{
	if (!kr_span_casestarts(rest, "eval:"))
		return false;
	c->kind = KR_RULE_EVAL;
	*rc = source_keep(l, c, kr_span_from(rest, 5),
	    "the name of a function");
	return true;
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

	if (rc != KR_OK || is_eval(l, c, rest, &rc))
		return rc;
	return source_keep(l, c, rest, "a pattern, /.../ or m{...}");
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
	if (field.len > 0 && field.ptr[field.len - 1] == ':')
		field.len--;
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
	struct kr_span field;
	size_t end;

	if (rc != KR_OK || is_eval(l, c, rest, &rc))
		return rc;
	if (kr_span_casestarts(rest, "exists:")) {
		field = kr_word_next(&rest);
		c->kind = KR_RULE_EXISTS;
		rc = field_of(l, c, kr_span_from(field, 7));
		return rc == KR_OK ? at_end(l, rest) : rc;
	}
	for (end = 0; end < rest.len && !kr_is_blank(rest.ptr[end]) &&
	    rest.ptr[end] != '=' && rest.ptr[end] != '!'; end++)
		;
	field = kr_span_sub(rest, 0, end);
	rest = kr_span_trim(kr_span_from(rest, end));
	c->negated = kr_span_casestarts(rest, "!~");
	if (!c->negated && !kr_span_casestarts(rest, "=~"))
		return kr_loader_expected(l, rest,
		    "=~ or !~ after the header field");
	rest = kr_span_trim(kr_span_from(rest, 2));
	rc = field_of(l, c, field);
	if (rc == KR_OK)
		rc = if_unset(l, c, &rest);
	return rc == KR_OK ? source_keep(l, c, rest,
	    "a pattern, /.../ or m{...}") : rc;
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

	return rc == KR_OK ? source_keep(l, c, rest,
	    "an expression over rules") : rc;
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

/* "0" "0.000": the rule is switched off. */
static bool
is_zero(struct kr_span word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] != '0' && word.ptr[i] != '.')
			return false;
	return true;
}

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
read_tflags(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_named(l, &rest, &c);
	int n;

	if (rc != KR_OK)
		return rc;
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
	}
	return KR_OK;
}

static enum kr_rc
read_priority(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_named(l, &rest, &c);
	int n;

	/* All rules run, so their order has no effect. */
	if (rc == KR_OK && !kr_hundredths(rest, &n))
		return kr_loader_expected(l, rest, "a number");
	return rc;
}

static enum kr_rc
replacement_add(struct kr_loader *l, struct kr_span rest, char kind)
{
	struct kr_span name = kr_word_next(&rest);

	if (rest.len == 0)
		return kr_loader_expected(l, rest, "a name and a pattern");
	if (!KR_ARENA_ROOM(l->set->arena, l->replacement, l->n_replacement,
	    &l->cap_replacement))
		return kr_loader_full(l);
	l->replacement[l->n_replacement++] =
	    (struct kr_replacement){ kind, name, rest };
	return KR_OK;
}

static enum kr_rc
read_replace_tag(struct kr_loader *l, struct kr_span rest)
{
	return replacement_add(l, rest, 't');
}

static enum kr_rc
read_replace_pre(struct kr_loader *l, struct kr_span rest)
{
	return replacement_add(l, rest, 'p');
}

static enum kr_rc
read_replace_inter(struct kr_loader *l, struct kr_span rest)
{
	return replacement_add(l, rest, 'i');
}

static enum kr_rc
read_replace_post(struct kr_loader *l, struct kr_span rest)
{
	return replacement_add(l, rest, 'o');
}

static enum kr_rc
read_replace_rules(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = KR_OK;

	while (rc == KR_OK && rest.len > 0) {
		rc = rule_named(l, &rest, &c);
		if (rc == KR_OK)
			c->replace = true;
	}
	return rc;
}

/* "askdns RULE ..." defines a rule that only the network can answer. */
static enum kr_rc
read_askdns(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_defined(l, &rest, KR_RULE_EVAL,
	    KR_TARGET_HEADER, &c);

	if (rc == KR_OK) {
		c->network = true;
		c->source = KR_SPAN_LIT("askdns");
	}
	return rc;
}

static enum kr_rc
read_uri_detail(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_defined(l, &rest, KR_RULE_EVAL, KR_TARGET_URI,
	    &c);

	if (rc == KR_OK)
		c->source = KR_SPAN_LIT("uri_detail");
	return rc;
}

/* Domains and addresses that functions ask for. */
static enum kr_rc
list_add(struct kr_loader *l, struct kr_span list, struct kr_span rest)
{
	while (rest.len > 0)
		if (!kr_lists_add(&l->set->lists, list, kr_word_next(&rest),
		    l->set->arena))
			return kr_loader_full(l);
	return KR_OK;
}

static enum kr_rc
read_freemail_domains(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("freemail"), rest);
}

static enum kr_rc
read_freemail_welcomelist(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("freemail-not"), rest);
}

/* "enlist_addrlist (NAME) address ..." */
static enum kr_rc
read_enlist_addrlist(struct kr_loader *l, struct kr_span rest)
{
	struct kr_span name = kr_word_next(&rest);

	if (name.len < 3 || name.ptr[0] != '(' || name.ptr[name.len - 1] != ')')
		return kr_loader_expected(l, name,
		    "the name of a list in parentheses");
	return list_add(l, kr_span_sub(name, 1, name.len - 2), rest);
}

/* "holiday 2026-07-10 *-12-25": days that are not worked. */
static enum kr_rc
read_holiday(struct kr_loader *l, struct kr_span rest)
{
	struct kr_span days = rest;

	while (days.len > 0) {
		struct kr_span day = kr_word_next(&days);

		if (!kr_glob_matches(KR_SPAN_LIT("*-*-*"), day))
			return kr_loader_expected(l, day,
			    "days as 2026-07-10 or *-12-25");
	}
	return list_add(l, KR_SPAN_LIT("holiday"), rest);
}

static enum kr_rc
read_require_version(struct kr_loader *l, struct kr_span rest)
{
	/* "if" tells what a set may use; this only forbids to use it. */
	return rest.len > 0 ? KR_OK : kr_loader_expected(l, rest, "a release");
}

static enum kr_rc
read_include(struct kr_loader *l, struct kr_span rest)
{
	if (rest.len == 0)
		return kr_loader_expected(l, rest, "the name of a file");
	return kr_loader_include(l, rest);
}

static enum kr_rc
read_nothing(struct kr_loader *l, struct kr_span rest)
{
	(void)l;
	(void)rest;
	return KR_OK;
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

/* In alphabetical order. */
static const struct word {
	const char	*word;
	enum kr_rc	(*read)(struct kr_loader *, struct kr_span rest);
} words[] = {
	{ "askdns",	read_askdns },
	{ "body",	read_body },
	{ "category",	read_category },
	{ "describe",	read_describe },
	{ "enlist_addrlist", read_enlist_addrlist },
	{ "finding",	read_finding },
	{ "folded",	read_folded },
	{ "freemail_domains", read_freemail_domains },
	{ "freemail_welcomelist", read_freemail_welcomelist },
	{ "freemail_whitelist", read_freemail_welcomelist },
	{ "full",	read_full },
	{ "header",	read_header },
	{ "holiday",	read_holiday },
	{ "include",	read_include },
	{ "loadplugin",	read_nothing },		/* what is known is there */
	{ "meta",	read_meta },
	{ "mimeheader",	read_mimeheader },
	{ "phrases",	read_phrases },
	{ "priority",	read_priority },
	{ "rawbody",	read_rawbody },
	{ "replace_inter", read_replace_inter },
	{ "replace_post", read_replace_post },
	{ "replace_pre", read_replace_pre },
	{ "replace_rules", read_replace_rules },
	{ "replace_tag", read_replace_tag },
	{ "require_version", read_require_version },
	{ "scope",	read_scope },
	{ "score",	read_score },
	{ "test",	read_test },
	{ "tflags",	read_tflags },
	{ "tryplugin",	read_nothing },
	{ "urgency",	read_urgency },
	{ "uri",	read_uri },
	{ "uri_detail",	read_uri_detail },
};

/* ---- lines that are read only on a condition ----------------------------------------- */

static enum kr_rc
read_if(struct kr_loader *l, struct kr_span rest, bool plugin)
{
	bool outer = l->n_condition > 0 &&
	    l->condition[l->n_condition - 1].skip, yes = false;
	struct kr_buffer b;
	enum kr_rc rc = KR_OK;

	if (l->n_condition == KR_CONDITIONS_MAX)
		return kr_loader_expected(l, rest, "at most %d conditions "
		    "inside each other", KR_CONDITIONS_MAX);
	if (rest.len == 0)
		return kr_loader_expected(l, rest, "a condition");
	if (plugin && !outer) {
		kr_buffer_init(&b, l->set->arena, SIZE_MAX);
		kr_buffer_printf(&b, "plugin(%.*s)", KR_SPAN_ARG(rest));
		rest = kr_buffer_span(&b);
	}
	if (!outer)
		rc = kr_condition_value(l, rest, &yes);
	if (rc != KR_OK)
		return rc;
	l->condition[l->n_condition++] = (struct kr_condition){ l->line, yes,
	    outer || !yes, outer };
	return KR_OK;
}

static enum kr_rc
read_else(struct kr_loader *l, struct kr_span word, bool end)
{
	struct kr_condition *c;

	if (l->n_condition == 0)
		return kr_loader_expected(l, word, "an if before %.*s",
		    KR_SPAN_ARG(word));
	if (end) {
		l->n_condition--;
		return KR_OK;
	}
	c = &l->condition[l->n_condition - 1];
	c->skip = c->outer || c->met;
	c->met = true;
	return KR_OK;
}

/* True if the line was a word of this kind; *rc says how it went. */
static bool
condition_read(struct kr_loader *l, struct kr_span word,
    struct kr_span written, struct kr_span rest, enum kr_rc *rc)
{
	if (kr_span_is(word, "if") || kr_span_is(word, "ifplugin"))
		*rc = read_if(l, rest, kr_span_is(word, "ifplugin"));
	else if (kr_span_is(word, "else") || kr_span_is(word, "endif"))
		*rc = read_else(l, written, kr_span_is(word, "endif"));
	else
		return false;
	return true;
}

/* "lang de describe ...": texts for people of another language. */
static bool
other_language(struct kr_span *line)
{
	struct kr_span rest = *line, lang;

	if (!kr_span_is(kr_word_next(&rest), "lang"))
		return false;
	lang = kr_word_next(&rest);
	if (lang.len > 5 || !kr_span_caseeq2(lang, kr_span_sub(
	    KR_SPAN_LIT("en_US"), 0, lang.len)))
		return true;
	*line = rest;
	return false;
}

/* In lower case, with _ for -: "Replace-Tag" is "replace_tag". */
static struct kr_span
word_plain(struct kr_span word, char *buf, size_t size)
{
	if (word.len > size)
		return word;
	for (size_t i = 0; i < word.len; i++)
		buf[i] = word.ptr[i] == '-' ? '_' : kr_lower(word.ptr[i]);
	return (struct kr_span){ buf, word.len };
}

static int
word_compare(const void *key, const void *item)
{
	const struct kr_span *a = key;
	const char *b = ((const struct word *)item)->word;
	size_t n = strlen(b);
	int diff = memcmp(a->ptr, b, a->len < n ? a->len : n);

	return diff != 0 ? diff : (a->len > n) - (a->len < n);
}

enum kr_rc
kr_directive(struct kr_loader *l, struct kr_span line)
{
	struct kr_span written, word;
	const struct word *found;
	enum kr_rc rc = KR_OK;
	char buf[64];

	if (other_language(&line))
		return KR_OK;
	written = kr_word_next(&line);
	word = word_plain(written, buf, sizeof(buf));
	if (condition_read(l, word, written, line, &rc))
		return rc;
	if (l->n_condition > 0 && l->condition[l->n_condition - 1].skip)
		return KR_OK;
	found = bsearch(&word, words, KR_NELEM(words), sizeof(*words),
	    word_compare);
	if (found != NULL)
		return found->read(l, line);
	if (kr_setting_known(word))
		return kr_loader_unsupported(l, kr_arena_cstr(l->set->arena,
		    word), true, false, "a setting without meaning here",
		    l->file, l->line);
	return kr_loader_expected(l, written, "a word of the rule language");
}
