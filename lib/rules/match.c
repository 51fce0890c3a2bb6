/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of a set at work: scope by scope. */
#include <string.h>

#include "rules/matcher.h"

#define HEAP_KIB 20000		/* of the interpreter, per pattern */

/* ---- functions ---- */

static void
functions_match(struct kr_matcher *m)
{
	const struct kr_rule_text *t = &m->text[m->scope];

	m->item = 0;
	for (uint32_t k = 0; k < m->set->n_function; k++) {
		uint32_t i = m->set->function[k];
		const struct kr_compiled *c = &m->set->rule[i];

		if (!kr_matcher_wants(m, i))
			continue;
		switch (t->function == NULL ? KR_UNKNOWN : t->function(t->ctx,
		    m->set, c->field, c->argument, c->n_argument)) {
		case KR_YES:
			kr_matcher_hit(m, i, 0, 0);
			break;
		case KR_NO:
			break;
		case KR_UNKNOWN:
			kr_matcher_state(m, i)->unknown = true;
			break;
		}
	}
}

/* ---- all of it ------------------------------------------------------ */

static void
scope_match(struct kr_matcher *m, enum kr_scope scope)
{
	const struct kr_rule_text *t = &m->text[scope];

	if (!kr_text_offered(t))
		return;
	m->scope = scope;
	kr_matcher_fields(m);
	kr_matcher_lines(m, KR_TARGET_BODY, t->body);
	kr_matcher_whole(m, KR_TARGET_FOLDED, t->folded, 0);
	kr_matcher_chunks(m, KR_TARGET_RAWBODY, t->rawbody);
	kr_matcher_whole(m, KR_TARGET_FULL, t->full, 0);
	for (size_t i = 0; i < t->n_uri; i++)
		kr_matcher_whole(m, KR_TARGET_URI, t->uri[i], i);
	kr_matcher_mime_fields(m);
	functions_match(m);
}

/* Does the world see that rule i hit?  Late ones only metas see. */
static bool
is_shown(const struct kr_matcher *m, uint32_t i)
{
	return m->state[i].count > 0 && (!m->set->rule[i].rule.late ||
	    (m->how & KR_MATCH_TESTING) != 0);
}

static void
collect(struct kr_matcher *m, struct kr_hits *ret)
{
	const struct kr_rule **skipped;
	size_t n_hit = 0, n_skipped = 0;

	for (uint32_t i = 0; kr_matcher_seen(m, &i); i++) {
		n_hit += is_shown(m, i);
		n_skipped += m->state[i].count == 0 && m->state[i].skipped;
	}
	*ret = (struct kr_hits){ 0 };
	ret->hit = kr_arena_alloc(m->arena, n_hit + 1, sizeof(*ret->hit));
	skipped = kr_arena_alloc(m->arena, n_skipped + 1, sizeof(*skipped));
	if (ret->hit == NULL || skipped == NULL) {
		m->full = true;
		return;
	}
	for (uint32_t i = 0; kr_matcher_seen(m, &i); i++) {
		const struct kr_rule_state *s = &m->state[i];
		const struct kr_rule *rule = &m->set->rule[i].rule;

		if (is_shown(m, i))
			ret->hit[ret->n++] = (struct kr_hit){ rule, s->scope,
			    rule->target, s->count, s->item, s->off, s->len };
		else if (s->count == 0 && s->skipped)
			skipped[ret->not_evaluated++] = rule;
	}
	ret->skipped = skipped;
	ret->limits_hit = m->limits_hit;
	ret->matched = kr_arena_alloc(m->arena, 1, sizeof(*ret->matched));
	if (ret->matched == NULL)
		m->full = true;
	else
		*ret->matched = (struct kr_matched){ m->state, m->seen,
		    m->tried, m->spotted, m->part, m->number,
		    m->text[KR_SCOPE_REPORT].folded, m->place, m->n_place,
		    m->waits, m->later, m->later_last };
}

static bool
tools_make(struct kr_matcher *m, const struct kr_hits *before)
{
	m->state = kr_arena_alloc(m->arena, m->set->n + 1,
	    sizeof(*m->state));
	m->over = kr_arena_zalloc(m->arena, m->set->n_all + 1,
	    sizeof(*m->over));
	m->value = kr_arena_alloc(m->arena, m->set->n + 1,
	    sizeof(*m->value));
	m->seen = kr_arena_zalloc(m->arena, kr_bits_words(m->set->n),
	    sizeof(*m->seen));
	m->tried = before != NULL ? before->matched->tried :
	    kr_arena_alloc(m->arena, m->set->n_all + 1, sizeof(*m->tried));
	m->spotted = before != NULL ? before->matched->spotted :
	    kr_arena_zalloc(m->arena, kr_bits_words(m->set->n_all),
	    sizeof(*m->spotted));
	m->part = before != NULL ? before->matched->part :
	    kr_arena_zalloc(m->arena, m->set->n + 1, sizeof(*m->part));
	m->data = pcre2_match_data_create(1, NULL);
	m->context = pcre2_match_context_create(NULL);
	if (m->state == NULL || m->over == NULL || m->value == NULL ||
	    m->seen == NULL || m->tried == NULL || m->spotted == NULL ||
	    m->part == NULL ||
	    m->data == NULL || m->context == NULL)
		return false;
	pcre2_set_match_limit(m->context, (uint32_t)m->set->steps);
	pcre2_set_heap_limit(m->context, HEAP_KIB);
	m->work = m->set->work;
	m->number = before != NULL ? before->matched->number : 1;
	return true;
}

/* ---- once more ------------------------------------------------------ */

/* Is piece one of all, and does a blank or the end follow each cut? */
static bool
cut_at_blanks(struct kr_span all, struct kr_span piece)
{
	size_t from = (size_t)((uintptr_t)piece.ptr - (uintptr_t)all.ptr);

	return from <= all.len && piece.len <= all.len - from &&
	    (from == 0 || from == all.len || all.ptr[from] == ' ') &&
	    (from + piece.len == all.len || all.ptr[from + piece.len] == ' ');
}

/* What was found of rule i counts still. */
static void
keep(struct kr_matcher *m, uint32_t i, const struct kr_rule_state *s)
{
	bool evidence = kr_text_offered(&m->text[KR_SCOPE_EVIDENCE]);

	if (!evidence && (m->set->rule[i].rule.scope == KR_SCOPE_EVIDENCE ||
	    (s->count > 0 && s->scope == KR_SCOPE_EVIDENCE)))
		return;
	m->state[i] = *s;
	kr_matcher_see(m, i);
}

/* What was found of rules that do not see the report's search copy. */
static void
others_keep(struct kr_matcher *m, const struct kr_hits *before)
{
	const struct kr_matched *b = before->matched;

	for (uint32_t i = 0; kr_bit_next(b->seen, m->set->n, &i); i++)
		if (m->set->rule[i].kind != KR_RULE_META &&
		    !kr_rule_retells(&m->set->rule[i]))
			keep(m, i, &b->state[i]);
	m->skips = before->not_evaluated > 0;
	m->limits_hit = before->limits_hit;
}

/* Does the first match of rule i in all of it begin behind the piece? */
static bool
is_behind(const struct kr_matcher *m, uint32_t i,
    const struct kr_rule_state *s)
{
	const struct kr_compiled *c = &m->set->rule[i];

	return s->count > 0 && c->kind == KR_RULE_PATTERN &&
	    c->rule.scope == KR_SCOPE_REPORT && !c->ascii && !c->negated &&
	    s->off > m->whole_off + m->text[KR_SCOPE_REPORT].folded.len;
}

/*
 * Rules that see it are asked again; but not if they saw nothing in all of
 * it, or nothing so early, and so cannot see anything in a piece.
 */
static void
retellers_open(struct kr_matcher *m, const struct kr_matched *b)
{
	static const struct kr_rule_state unseen;

	memset(m->over, true, m->set->n_all);
	for (uint32_t k = 0; k < m->set->n_reteller; k++) {
		uint32_t i = m->set->reteller[k];
		const struct kr_rule_state *s = kr_bit_has(b->seen, i) ?
		    &b->state[i] : &unseen;

		if (kr_matcher_waits(m, i)) {
			if (m->set->rule[i].narrows)
				continue;
			kr_bit_clear(m->waits, i);
		}
		if (m->whole != NULL && m->set->rule[i].narrows &&
		    !s->skipped && is_behind(m, i, s))
			continue;
		if (m->whole == NULL || !m->set->rule[i].narrows ||
		    s->skipped || (s->count > 0 && s->scope == KR_SCOPE_REPORT))
			kr_matcher_close(m, i, false);
		else if (s->count > 0)
			keep(m, i, s);
	}
}

/* Does a rule of any scope still wait for the evidence? */
static bool
any_waits(const struct kr_matcher *m)
{
	for (uint32_t k = 0; k < m->set->n_reteller; k++) {
		uint32_t i = m->set->reteller[k];

		if (!m->over[i] && m->set->gate[i].scope == KR_SCOPE_ANY)
			return true;
	}
	return false;
}

static void
again_match(struct kr_matcher *m, const struct kr_hits *before)
{
	const struct kr_matched *b = before->matched;
	const struct kr_span report = m->text[KR_SCOPE_REPORT].folded;

	if (cut_at_blanks(b->folded, report)) {
		m->whole = b;
		m->whole_off = (size_t)(report.ptr - b->folded.ptr);
	}
	if (!kr_matcher_wait_again(m, b)) {
		m->full = true;
		return;
	}
	others_keep(m, before);
	retellers_open(m, b);
	m->scope = KR_SCOPE_REPORT;
	kr_matcher_whole(m, KR_TARGET_FOLDED, report, 0);
	m->scope = KR_SCOPE_EVIDENCE;
	if (any_waits(m))
		kr_matcher_whole(m, KR_TARGET_FOLDED,
		    m->text[m->scope].folded, 0);
	before->matched->number = m->number;
}

static enum kr_rc
match(const struct kr_ruleset *set,
    const struct kr_rule_text text[KR_SCOPE_COUNT], unsigned how,
    const struct kr_hits *before, struct kr_arena *arena,
    struct kr_hits *ret, struct kr_err *err)
{
	struct kr_matcher m = { .set = set, .text = text, .how = how,
	    .arena = arena };

	m.full = !tools_make(&m, before);
	if (!m.full && before != NULL) {
		again_match(&m, before);
	} else if (!m.full) {
		scope_match(&m, KR_SCOPE_REPORT);
		scope_match(&m, KR_SCOPE_EVIDENCE);
	}
	if (!m.full) {
		kr_matcher_metas(&m);
		collect(&m, ret);
	}
	pcre2_match_context_free(m.context);
	pcre2_match_data_free(m.data);
	pcre2_jit_stack_free(m.stack);
	if (m.full)
		return kr_fail(err, KR_E_NOMEM, 0, "rules: arena is full");
	return KR_OK;
}

enum kr_rc
kr_ruleset_match(const struct kr_ruleset *set,
    const struct kr_rule_text text[KR_SCOPE_COUNT],
    unsigned how, struct kr_arena *arena, struct kr_hits *ret,
    struct kr_err *err)
{
	return match(set, text, how, NULL, arena, ret, err);
}

enum kr_rc
kr_rules_match(const struct kr_ruleset *set,
    const struct kr_rule_text text[KR_SCOPE_COUNT],
    struct kr_arena *arena, struct kr_hits *ret, struct kr_err *err)
{
	return match(set, text, 0, NULL, arena, ret, err);
}

enum kr_rc
kr_rules_match_again(const struct kr_ruleset *set,
    const struct kr_rule_text text[KR_SCOPE_COUNT],
    const struct kr_hits *before, struct kr_arena *arena,
    struct kr_hits *ret, struct kr_err *err)
{
	return match(set, text, 0, before, arena, ret, err);
}
