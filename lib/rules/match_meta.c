/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Metas, once all that they are made of is known.
 *
 * Most rules do not hit, and what metas of such rules are worth is known
 * before: mostly they are false.  So each rule that hits, or may have, tells
 * the metas that need it, and only those are worked out, and tell others if
 * they are worth something else than they mostly are.
 */
#include <string.h>

#include "rules/matcher.h"

/* ---- who needs whom ------------------------------------------------------ */

/* Can it be known whether the rule hits? */
static bool
is_evaluated(const struct kr_compiled *c)
{
	/* Nobody is asked over the network, and nothing was heard. */
	return c->off || c->unsupported == NULL || c->kind == KR_RULE_META ||
	    (c->kind == KR_RULE_EVAL && c->network);
}

static const struct kr_number nothing = { 0, true };

static struct kr_number
value_idle(void *ctx, uint32_t rule)
{
	const struct kr_ruleset *set = ctx;

	return set->idle[rule];
}

static bool
same(struct kr_number a, struct kr_number b)
{
	return a.known == b.known && (!a.known || a.value == b.value);
}

/* Metas come behind what they need. */
static void
idle_work_out(struct kr_ruleset *set)
{
	for (uint32_t i = 0; i < set->n; i++)
		set->idle[i] = (struct kr_number){ 0,
		    is_evaluated(&set->rule[i]) };
	for (uint32_t k = 0; k < set->n_meta; k++) {
		uint32_t i = set->meta[k];

		if (set->rule[i].off)
			continue;
		set->idle[i] = kr_meta_value(set->rule[i].meta, value_idle,
		    set);
		if (!same(set->idle[i], nothing))
			kr_bit_set(set->restless, k);
	}
}

static void
needs_count(struct kr_ruleset *set, bool put)
{
	for (uint32_t k = set->n_meta; k-- > 0; ) {
		size_t n = 0;
		const uint32_t *need = kr_meta_needs(
		    set->rule[set->meta[k]].meta, &n);

		for (size_t i = 0; i < n; i++) {
			uint32_t at = set->needed_at[need[i]];

			if (put)
				set->needed_by[--at] = k;
			else
				at++;
			set->needed_at[need[i]] = at;
		}
	}
}

bool
kr_ruleset_needs(struct kr_ruleset *set)
{
	set->restless = kr_arena_zalloc(set->arena, kr_bits_words(set->n_meta),
	    sizeof(*set->restless));
	set->needed_at = kr_arena_zalloc(set->arena, set->n + 1,
	    sizeof(*set->needed_at));
	set->idle = kr_arena_alloc(set->arena, set->n + 1,
	    sizeof(*set->idle));
	if (set->restless == NULL || set->needed_at == NULL ||
	    set->idle == NULL)
		return false;
	idle_work_out(set);
	/* How many, where they end, and by going down, where they begin. */
	needs_count(set, false);
	for (uint32_t i = 1; i <= set->n; i++)
		set->needed_at[i] += set->needed_at[i - 1];
	set->needed_by = kr_arena_alloc(set->arena,
	    (size_t)set->needed_at[set->n] + 1, sizeof(*set->needed_by));
	if (set->needed_by == NULL)
		return false;
	needs_count(set, true);
	return true;
}

/* ---- at work ------------------------------------------------------------- */

static struct kr_number
value_of(void *ctx, uint32_t rule)
{
	const struct kr_matcher *m = ctx;
	const struct kr_compiled *c = &m->set->rule[rule];
	const struct kr_rule_state *s = &m->state[rule];

	if (!kr_bit_has(m->seen, rule))
		return (struct kr_number){ 0, is_evaluated(c) &&
		    !kr_matcher_waits(m, rule) };
	if (c->kind == KR_RULE_META && (s->count > 0 || s->unknown))
		return m->value[rule];
	return (struct kr_number){ (int64_t)s->count * KR_NUMBER_UNIT,
	    is_evaluated(c) && (s->count > 0 ||
	    !(s->skipped || s->unknown)) };
}

static void
needs_tell(const struct kr_ruleset *set, uint32_t rule, uint64_t *told)
{
	for (uint32_t n = set->needed_at[rule]; n < set->needed_at[rule + 1];
	    n++)
		kr_bit_set(told, set->needed_by[n]);
}

/* Late rules are asked if what else the meta needs does not decide. */
static struct kr_number
meta_value(struct kr_matcher *m, const struct kr_meta *meta)
{
	struct kr_number v = kr_meta_value(meta, value_of, m);
	enum kr_scope scope = m->scope;

	if (v.known || m->waits == NULL || !kr_matcher_ask(m, meta))
		return v;
	m->scope = scope;
	return kr_meta_value(meta, value_of, m);
}

/* changed: something that it needs is not as it mostly is. */
static void
meta_match(struct kr_matcher *m, uint32_t i, bool changed)
{
	const struct kr_compiled *c = &m->set->rule[i];
	struct kr_number v;

	m->scope = c->rule.scope != KR_SCOPE_ANY ? c->rule.scope :
	    kr_text_offered(&m->text[KR_SCOPE_EVIDENCE]) ?
	    KR_SCOPE_EVIDENCE : KR_SCOPE_REPORT;
	/* Nothing is said of a message that is not there. */
	if (!kr_text_offered(&m->text[m->scope]) || c->off)
		return;
	v = m->value[i] = !changed ? m->set->idle[i] :
	    meta_value(m, c->meta);
	m->item = 0;
	if (!v.known) {
		struct kr_rule_state *s = kr_matcher_state(m, i);

		/* For want of support it is no surprise. */
		s->unknown = true;
		s->skipped = !c->unsure && m->skips;
	} else if (v.value != 0)
		kr_matcher_hit(m, i, 0, 0);
}

static bool
all_offered(const struct kr_matcher *m)
{
	return kr_text_offered(&m->text[KR_SCOPE_EVIDENCE]) &&
	    kr_text_offered(&m->text[KR_SCOPE_REPORT]);
}

void
kr_matcher_metas(struct kr_matcher *m)
{
	const struct kr_ruleset *set = m->set;
	size_t words = kr_bits_words(set->n_meta);
	bool all = all_offered(m);
	uint64_t *told = kr_arena_zalloc(m->arena, words, sizeof(*told));
	uint64_t *look = kr_arena_alloc(m->arena, words, sizeof(*look));

	if (told == NULL || look == NULL) {
		m->full = true;
		return;
	}
	for (uint32_t i = 0; kr_matcher_seen(m, &i); i++)
		needs_tell(set, i, told);
	for (uint32_t i = 0; m->waits != NULL && kr_bit_next(m->waits, set->n,
	    &i); i++)
		needs_tell(set, i, told);
	if ((m->how & KR_MATCH_PLAIN) != 0)
		memset(told, 0xFF, words * sizeof(*told));
	for (size_t w = 0; w < words; w++)
		look[w] = told[w] | set->restless[w];
	/* Who needs a meta comes behind it. */
	for (uint32_t k = 0; kr_bit_next(look, set->n_meta, &k); k++) {
		uint32_t i = set->meta[k];

		meta_match(m, i, !all || kr_bit_has(told, k));
		if (same(value_of(m, i), set->idle[i]) &&
		    (all || same(set->idle[i], nothing)))
			continue;
		needs_tell(set, i, told);
		needs_tell(set, i, look);
	}
}
