/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Metas, once all that they are made of is known.
 *
 * Most rules do not hit, and most metas of such rules are false: they need
 * not be worked out.  So each rule that hits, or may have, tells the metas
 * that need it, and only those are looked at, and such as are true of
 * nothing ("!A").
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

static struct kr_number
value_idle(void *ctx, uint32_t rule)
{
	const struct kr_ruleset *set = ctx;

	return (struct kr_number){ 0, is_evaluated(&set->rule[rule]) };
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
	if (set->restless == NULL || set->needed_at == NULL)
		return false;
	for (uint32_t k = 0; k < set->n_meta; k++) {
		struct kr_number v = kr_meta_value(
		    set->rule[set->meta[k]].meta, value_idle, set);

		if (!v.known || v.value != 0)
			kr_bit_set(set->restless, k);
	}
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

static void
meta_match(struct kr_matcher *m, uint32_t i)
{
	const struct kr_compiled *c = &m->set->rule[i];
	struct kr_number v;

	m->scope = c->rule.scope != KR_SCOPE_ANY ? c->rule.scope :
	    kr_text_offered(&m->text[KR_SCOPE_EVIDENCE]) ?
	    KR_SCOPE_EVIDENCE : KR_SCOPE_REPORT;
	/* Nothing is said of a message that is not there. */
	if (!kr_text_offered(&m->text[m->scope]) || c->off)
		return;
	v = m->value[i] = kr_meta_value(c->meta, value_of, m);
	m->item = 0;
	/* What cannot be known for want of support is no surprise. */
	m->state[i].unknown = !v.known;
	m->state[i].skipped = !v.known && !c->unsure && m->skips;
	if (!v.known)
		kr_matcher_see(m, i);
	else if (v.value != 0)
		kr_matcher_hit(m, i, 0, 0);
}

void
kr_matcher_metas(struct kr_matcher *m)
{
	const struct kr_ruleset *set = m->set;
	size_t words = kr_bits_words(set->n_meta);
	uint64_t *told = kr_arena_alloc(m->arena, words, sizeof(*told));

	if (told == NULL) {
		m->full = true;
		return;
	}
	memcpy(told, set->restless, words * sizeof(*told));
	for (uint32_t i = 0; kr_matcher_seen(m, &i); i++)
		needs_tell(set, i, told);
	/* Who needs a meta comes behind it. */
	for (uint32_t k = 0; kr_bit_next(told, set->n_meta, &k); k++) {
		uint32_t i = set->meta[k];

		meta_match(m, i);
		if (m->state[i].count > 0 || m->state[i].unknown)
			needs_tell(set, i, told);
	}
}
