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

bool
kr_matcher_put_off(struct kr_matcher *m, uint32_t i, size_t from,
    size_t last)
{
	if (!m->set->gate[i].late || m->asked_for || m->how != 0)
		return false;
	if (m->waits == NULL)
		m->waits = kr_arena_zalloc(m->arena,
		    kr_bits_words(m->set->n), sizeof(*m->waits));
	if (m->waits == NULL || !KR_ARENA_ROOM(m->arena, m->later,
	    m->n_later, &m->cap_later)) {
		m->full = true;
		return true;
	}
	m->later[m->n_later++] = (struct kr_pending){ i, 0, from, last };
	m->later_number = m->number;
	kr_bit_set(m->waits, m->set->gate[i].of);
	return true;
}

/* What of the noted place is in the text: false if nothing. */
static bool
moved(const struct kr_matcher *m, struct kr_pending *p)
{
	size_t off = m->later_off;

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
	kr_bit_clear(m->waits, i);
	kr_matcher_close(m, i, false);
	for (size_t k = 0; k < m->n_later; k++) {
		struct kr_pending p = m->later[k];

		if (m->set->gate[p.rule].of == i && moved(m, &p))
			kr_matcher_run(m, &p);
	}
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
	m->n_later = b->n_later;
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
		m->number = number;
		m->asked_for = asked_for;
	}
	return any;
}
