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
			m->state[i].unknown = true;
			kr_matcher_see(m, i);
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

static void
collect(struct kr_matcher *m, struct kr_hits *ret)
{
	const struct kr_rule **skipped;
	size_t n_hit = 0, n_skipped = 0;

	for (uint32_t i = 0; kr_matcher_seen(m, &i); i++) {
		n_hit += m->state[i].count > 0;
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

		if (s->count > 0)
			ret->hit[ret->n++] = (struct kr_hit){ rule, s->scope,
			    rule->target, s->count, s->item, s->off, s->len };
		else if (s->skipped)
			skipped[ret->not_evaluated++] = rule;
	}
	ret->skipped = skipped;
	ret->limits_hit = m->limits_hit;
	ret->state = m->state;
}

static bool
tools_make(struct kr_matcher *m)
{
	m->state = kr_arena_zalloc(m->arena, m->set->n_all + 1,
	    sizeof(*m->state));
	m->over = kr_arena_zalloc(m->arena, m->set->n_all + 1,
	    sizeof(*m->over));
	m->value = kr_arena_alloc(m->arena, m->set->n + 1,
	    sizeof(*m->value));
	m->seen = kr_arena_zalloc(m->arena, kr_bits_words(m->set->n),
	    sizeof(*m->seen));
	m->number = 1;
	m->data = pcre2_match_data_create(1, NULL);
	m->context = pcre2_match_context_create(NULL);
	if (m->state == NULL || m->over == NULL || m->value == NULL ||
	    m->seen == NULL || m->data == NULL || m->context == NULL)
		return false;
	pcre2_set_match_limit(m->context, (uint32_t)m->set->steps);
	pcre2_set_heap_limit(m->context, HEAP_KIB);
	m->work = m->set->work;
	return true;
}

/*
 * What was found before counts, but of rules that see the report's search
 * copy, and of metas.
 */
static void
state_keep(struct kr_matcher *m, const struct kr_hits *before)
{
	bool evidence = kr_text_offered(&m->text[KR_SCOPE_EVIDENCE]);

	for (uint32_t i = 0; i < m->set->n_all; i++) {
		const struct kr_compiled *c = &m->set->rule[i];
		const struct kr_rule_state *s = &before->state[i];

		if (c->kind == KR_RULE_META || (c->rule.target ==
		    KR_TARGET_FOLDED && c->rule.scope != KR_SCOPE_EVIDENCE))
			continue;
		m->over[i] = true;
		if (evidence || (c->rule.scope != KR_SCOPE_EVIDENCE &&
		    (s->count == 0 || s->scope != KR_SCOPE_EVIDENCE))) {
			m->state[i] = *s;
			if (i < m->set->n && (s->count > 0 || s->skipped ||
			    s->unknown))
				kr_matcher_see(m, i);
		}
	}
	m->skips = before->not_evaluated > 0;
	m->limits_hit = before->limits_hit;
}

static void
again_match(struct kr_matcher *m)
{
	m->scope = KR_SCOPE_REPORT;
	kr_matcher_whole(m, KR_TARGET_FOLDED, m->text[m->scope].folded, 0);
	m->scope = KR_SCOPE_EVIDENCE;
	kr_matcher_whole(m, KR_TARGET_FOLDED, m->text[m->scope].folded, 0);
}

static enum kr_rc
match(const struct kr_ruleset *set,
    const struct kr_rule_text text[KR_SCOPE_COUNT], unsigned how,
    const struct kr_hits *before, struct kr_arena *arena,
    struct kr_hits *ret, struct kr_err *err)
{
	struct kr_matcher m = { .set = set, .text = text, .how = how,
	    .arena = arena };

	m.full = !tools_make(&m);
	if (!m.full && before != NULL) {
		state_keep(&m, before);
		again_match(&m);
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
