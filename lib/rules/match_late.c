/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rules that wait until a meta asks for them ("tflags late").
 *
 * Where one may match is noted, and its pattern is not tried.  Metas are
 * worked out with three values, and such a rule is unknown to them: mostly
 * what else they need decides.  Where it does not, the pattern is tried at
 * the places that were noted; in a piece of the text, at those of the whole.
 */
#include <string.h>

#include "rules/matcher.h"

/* Behind what was noted of the rule: that is tried in this order. */
static void
note(struct kr_matcher *m, uint32_t i, size_t from, size_t last)
{
	const uint32_t of = m->set->gate[i].of, at = (uint32_t)m->n_later++;
	uint32_t first = at;

	if (kr_matcher_waits(m, of)) {
		first = m->later[m->later_last[of]].next;
		m->later[m->later_last[of]].next = at;
	}
	m->later[at] = (struct kr_noted){ i, first, from, last };
	m->later_last[of] = at;
	m->later_number = m->number;
	kr_bit_set(m->waits, of);
}

/*
 * A place costs as much as a small run does, or a text full of them would
 * cost nothing.  A rule of which some are missing does not wait any more.
 */
bool
kr_matcher_put_off(struct kr_matcher *m, uint32_t i, size_t from,
    size_t last)
{
	if (!m->set->gate[i].late || m->asked_for || m->how != 0)
		return false;
	if (m->waits == NULL) {
		m->later_last = kr_arena_alloc(m->arena, m->set->n + 1,
		    sizeof(*m->later_last));
		m->waits = kr_arena_zalloc(m->arena,
		    kr_bits_words(m->set->n), sizeof(*m->waits));
	}
	if (m->waits == NULL || m->later_last == NULL) {
		m->full = true;
		return true;
	}
	if (!kr_matcher_spend(m, i, 0))
		kr_bit_clear(m->waits, m->set->gate[i].of);
	else if (KR_ARENA_ROOM(m->arena, m->later, m->n_later, &m->cap_later))
		note(m, i, from, last);
	else
		m->full = true;
	return true;
}

/* What of the noted place is in the text: false if nothing. */
static bool
moved(const struct kr_matcher *m, const struct kr_noted *l,
    struct kr_pending *p)
{
	size_t off = m->later_off;

	*p = (struct kr_pending){ l->rule, 0, l->from, l->last };
	if (p->from == KR_ANYWHERE)
		return true;
	if (p->last < off || p->from > off + m->span.len)
		return false;
	p->from = p->from > off ? p->from - off : 0;
	p->last -= off;
	if (p->last > m->span.len)
		p->last = m->span.len;
	return true;
}

/* What was noted of rule i, in the order in which it was. */
static void
rule_ask(struct kr_matcher *m, uint32_t i)
{
	const struct kr_noted *l = &m->later[m->later_last[i]], *last = l;
	struct kr_pending p;

	kr_bit_clear(m->waits, i);
	kr_matcher_close(m, i, false);
	do {
		l = &m->later[l->next];
		if (moved(m, l, &p))
			kr_matcher_run(m, &p);
	} while (l != last);
	kr_matcher_parted(m);
}

bool
kr_matcher_wait_again(struct kr_matcher *m, const struct kr_matched *b)
{
	size_t words = kr_bits_words(m->set->n);

	m->asked_for = true;
	if (b->waits == NULL || m->whole == NULL)
		return true;
	m->waits = kr_arena_alloc(m->arena, words, sizeof(*m->waits));
	if (m->waits == NULL)
		return false;
	memcpy(m->waits, b->waits, words * sizeof(*m->waits));
	m->later = b->later;
	m->later_last = b->later_last;
	m->later_off = m->whole_off;
	m->later_number = m->number;
	return true;
}

/* All of them look at the search copy of the report. */
static void
stand_there(struct kr_matcher *m, struct kr_stretch *all)
{
	m->scope = KR_SCOPE_REPORT;
	m->target = KR_TARGET_FOLDED;
	m->span = m->text[m->scope].folded;
	*all = (struct kr_stretch){ 0, m->span.len };
	m->stretch = all;
	m->n_stretch = 1;
	m->here = m->item = 0;
	m->number = m->later_number;
	m->asked_for = true;
}

bool
kr_matcher_ask(struct kr_matcher *m, const struct kr_meta *meta)
{
	const struct kr_stretch *stretch = m->stretch;
	const uint32_t number = m->number;
	const bool asked_for = m->asked_for;
	struct kr_stretch all;
	size_t n;
	const uint32_t *need = kr_meta_needs(meta, &n);
	bool any = false;

	for (size_t k = 0; k < n; k++) {
		if (!kr_matcher_waits(m, need[k]))
			continue;
		if (!any)
			stand_there(m, &all);
		any = true;
		rule_ask(m, need[k]);
	}
	if (any) {
		m->stretch = stretch;
		m->number = number;
		m->asked_for = asked_for;
	}
	return any;
}
