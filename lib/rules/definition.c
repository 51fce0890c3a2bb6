/* SPDX-License-Identifier: Apache-2.0 */
/* Lines that say what a rule looks for. */
#include "rules/load.h"

#define NONE UINT32_MAX

/* ---- the rule a line speaks of --------------------------------------- */

bool
kr_rule_name_valid(struct kr_span s)
{
	if (s.len == 0 || kr_is_digit(s.ptr[0]))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!kr_is_alnum(s.ptr[i]) && s.ptr[i] != '_')
			return false;
	return true;
}

enum kr_rc
kr_rule_named(struct kr_loader *l, struct kr_span *rest,
    struct kr_compiled **ret)
{
	struct kr_span name = kr_word_next(rest);

	if (!kr_rule_name_valid(name))
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
	enum kr_rc rc = kr_rule_named(l, rest, ret);
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

enum kr_rc
kr_line_ended(struct kr_loader *l, struct kr_span rest)
{
	if (rest.len == 0)
		return KR_OK;
	return kr_loader_expected(l, rest, "the end of the line");
}

/* ---- definitions ----------------------------------------------------- */

static enum kr_rc
text_rule(struct kr_loader *l, struct kr_span rest, enum kr_target target)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_defined(l, &rest, KR_RULE_PATTERN, target, &c);

	if (rc != KR_OK || is_eval(l, c, rest, &rc))
		return rc;
	return source_keep(l, c, rest, "a pattern, /.../ or m{...}");
}

enum kr_rc
kr_read_body(struct kr_loader *l, struct kr_span rest)
{
	return text_rule(l, rest, KR_TARGET_BODY);
}

enum kr_rc
kr_read_folded(struct kr_loader *l, struct kr_span rest)
{
	return text_rule(l, rest, KR_TARGET_FOLDED);
}

enum kr_rc
kr_read_rawbody(struct kr_loader *l, struct kr_span rest)
{
	return text_rule(l, rest, KR_TARGET_RAWBODY);
}

enum kr_rc
kr_read_full(struct kr_loader *l, struct kr_span rest)
{
	return text_rule(l, rest, KR_TARGET_FULL);
}

enum kr_rc
kr_read_uri(struct kr_loader *l, struct kr_span rest)
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
		return rc == KR_OK ? kr_line_ended(l, rest) : rc;
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

enum kr_rc
kr_read_header(struct kr_loader *l, struct kr_span rest)
{
	return field_rule(l, rest, KR_TARGET_HEADER);
}

enum kr_rc
kr_read_mimeheader(struct kr_loader *l, struct kr_span rest)
{
	return field_rule(l, rest, KR_TARGET_MIMEHEADER);
}

enum kr_rc
kr_read_meta(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_defined(l, &rest, KR_RULE_META, KR_TARGET_META,
	    &c);

	return rc == KR_OK ? source_keep(l, c, rest,
	    "an expression over rules") : rc;
}

/* ---- phrases --------------------------------------------------------- */

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
	if (!KR_ARENA_ROOM(l->set->arena, l->set->phrase, l->set->n_phrase,
	    &l->set->cap_phrase))
		return kr_loader_full(l);
	l->set->phrase[l->set->n_phrase++] = (struct kr_phrase_line){
	    phrase, anchor, rule };
	return KR_OK;
}

/* Lines of one name add up, so a list can go on over several. */
enum kr_rc
kr_read_phrases(struct kr_loader *l, struct kr_span rest)
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

/* "askdns RULE ..." defines a rule that only the network can answer. */
enum kr_rc
kr_read_askdns(struct kr_loader *l, struct kr_span rest)
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

enum kr_rc
kr_read_uri_detail(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = rule_defined(l, &rest, KR_RULE_EVAL, KR_TARGET_URI,
	    &c);

	if (rc == KR_OK)
		c->source = KR_SPAN_LIT("uri_detail");
	return rc;
}
