/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One pattern tried on a text, within what it and the message may cost.
 *
 * What counts is work, not time, so that a verdict does not depend on what
 * else the machine does: the bytes that a pattern is given, and for one that
 * reached its match limit, that limit.
 */
#include "rules/matcher.h"

#define JIT_STACK_START ((size_t)32 << 10)
#define JIT_STACK_MAX ((size_t)1 << 20)
#define RUN_BYTES 64		/* what the smallest run counts for */

void
kr_matcher_close(struct kr_matcher *m, uint32_t i, bool over)
{
	const struct kr_compiled *c = &m->set->rule[i];

	m->over[i] = over;
	for (uint32_t p = c->first_part; p < c->first_part + c->n_part; p++)
		m->over[p] = over;
}

/* No budget is left for rule i. */
static void
skip(struct kr_matcher *m, uint32_t i, enum kr_limit limit)
{
	i = m->set->gate[i].of;
	kr_matcher_state(m, i)->skipped = true;
	kr_matcher_close(m, i, true);
	m->skips = true;
	m->limits_hit |= UINT64_C(1) << limit;
}

/* Take so much work from what the message may cost. */
static bool
spend(struct kr_matcher *m, size_t bytes)
{
	if (m->work < bytes) {
		m->work = 0;
		return false;
	}
	m->work -= bytes;
	return true;
}

bool
kr_matcher_spend(struct kr_matcher *m, uint32_t i, size_t bytes)
{
	if (spend(m, bytes + RUN_BYTES))
		return true;
	skip(m, i, KR_LIMIT_rule_work);
	return false;
}

/* As pcre2_match(), which looks at much before it does the same. */
static int
match_once(struct kr_matcher *m, const pcre2_code *code, struct kr_span s,
    size_t from)
{
	int rc = pcre2_jit_match(code, (PCRE2_SPTR)s.ptr, s.len, from, 0,
	    m->data, m->context);

	return rc != PCRE2_ERROR_JIT_BADOPTION ? rc : pcre2_match(code,
	    (PCRE2_SPTR)s.ptr, s.len, from, 0, m->data, m->context);
}

static int
match(struct kr_matcher *m, const pcre2_code *code, struct kr_span s,
    size_t from)
{
	int rc = match_once(m, code, s, from);

	if (rc != PCRE2_ERROR_JIT_STACKLIMIT || m->stack != NULL)
		return rc;
	m->stack = pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MAX,
	    NULL);
	if (m->stack == NULL)
		return rc;
	pcre2_jit_stack_assign(m->context, NULL, m->stack);
	return match_once(m, code, s, from);
}

/*
 * Run a pattern of rule i.
 *   bytes  where matches may begin.
 * As pcre2_match(); whatever it could not tell is PCRE2_ERROR_MATCHLIMIT,
 * and the rule is skipped then.
 */
static int
run(struct kr_matcher *m, uint32_t i, const pcre2_code *code,
    struct kr_span s, size_t from, size_t bytes)
{
	int rc;

	if (!kr_matcher_spend(m, i, bytes))
		return PCRE2_ERROR_MATCHLIMIT;
	rc = match(m, code, s, from);
	if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH)
		return rc;
	(void)spend(m, m->set->steps);
	skip(m, i, KR_LIMIT_rule_steps);
	return PCRE2_ERROR_MATCHLIMIT;
}

void
kr_matcher_hit(struct kr_matcher *m, uint32_t i, size_t off, size_t len)
{
	struct kr_rule_state *s = kr_matcher_state(m, i);
	const struct kr_compiled *c = &m->set->rule[i];

	if (s->count++ == 0) {
		s->scope = m->scope;
		s->item = m->item;
		s->off = off;
		s->len = len;
	}
	if (!c->multiple || (c->hits_max > 0 && s->count >= c->hits_max))
		kr_matcher_close(m, i, true);
}

/*
 * Where to look for the next match of a rule that counts them: after this
 * one, and a character further if it was empty.
 */
static size_t
after(const struct kr_pattern *p, struct kr_span s, const PCRE2_SIZE *at)
{
	size_t next = at[1];

	if (at[1] > at[0])
		return next;
	next++;
	while (p->utf && next < s.len &&
	    ((unsigned char)s.ptr[next] & 0xC0) == 0x80)
		next++;
	return next;
}

/* The match in data; base: where its text begins. */
static void
found(struct kr_matcher *m, uint32_t i, size_t base)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(m->data);

	if (m->set->gate[i].part) {
		kr_matcher_part_hit(m, m->set->gate[i].of, at[0]);
		return;
	}
	kr_matcher_hit(m, i, base + at[0], at[1] > at[0] ? at[1] - at[0] : 0);
}

void
kr_matcher_try(struct kr_matcher *m, uint32_t i, struct kr_span s,
    size_t base)
{
	const struct kr_compiled *c = &m->set->rule[i];
	size_t from = 0;

	while (from <= s.len && !m->over[i]) {
		int rc = run(m, i, c->pattern.code, s, from,
		    s.len - from);

		if (rc == PCRE2_ERROR_MATCHLIMIT || (rc >= 0) == c->negated)
			return;
		if (c->negated) {
			kr_matcher_hit(m, i, 0, 0);
			return;
		}
		found(m, i, base);
		if (c->part)
			return;
		from = after(&c->pattern, s, pcre2_get_ovector_pointer(
		    m->data));
	}
}

void
kr_matcher_try_at(struct kr_matcher *m, uint32_t i, struct kr_span s,
    size_t base, size_t off)
{
	if (run(m, i, m->set->gate[i].code, s, off, 0) >= 0)
		found(m, i, base);
}

void
kr_matcher_try_within(struct kr_matcher *m, uint32_t i, struct kr_span s,
    size_t base, size_t from, size_t last)
{
	int rc;

	pcre2_set_offset_limit(m->context, last);
	rc = run(m, i, m->set->gate[i].code, s, from, last - from);
	pcre2_set_offset_limit(m->context, PCRE2_UNSET);
	if (rc >= 0)
		found(m, i, base);
}
