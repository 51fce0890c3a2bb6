/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A rule at a place of a text where it may match.
 *
 * What is known of a rule is met once a mail and far from the processor, and
 * so is its pattern: both are sent for some places ahead.
 */
#include "rules/matcher.h"

bool
kr_matcher_filtered(const struct kr_matcher *m, uint32_t i)
{
	bool plain = (m->how & KR_MATCH_PLAIN) != 0;

	return m->set->gate[i].part ? plain || m->set->gate[i].literal :
	    m->set->gate[i].literal && !plain;
}

/* Rules that do not want the subject's paragraph. */
static bool
is_refused(const struct kr_matcher *m, uint32_t i, size_t k)
{
	return k == 0 && m->target == KR_TARGET_BODY &&
	    m->set->rule[i].no_subject;
}

/*
 * Matches of rule i are looked for up to which offset of the stretch being
 * tried?  Those of a part only before the first match of the others.
 */
static size_t
end_of(const struct kr_matcher *m, uint32_t i)
{
	const struct kr_spot *first;
	uint32_t number = kr_matcher_number(m);

	if (!m->set->gate[i].part)
		return m->stretch[m->here].len + 1;
	first = &m->part[m->set->gate[i].of];
	if (first->stretch < m->number || first->stretch > number)
		return m->stretch[m->here].len + 1;
	return first->stretch == number ? first->off : 0;
}

void
kr_matcher_try_stretch(struct kr_matcher *m, uint32_t i)
{
	const struct kr_stretch *at = &m->stretch[m->here];
	uint32_t number = kr_matcher_number(m);
	size_t end = end_of(m, i);

	if (kr_matcher_tried(m, i)->stretch == number ||
	    is_refused(m, i, m->here) || end == 0)
		return;
	m->tried[i].stretch = number;
	if (kr_matcher_put_off(m, i, KR_ANYWHERE, KR_ANYWHERE))
		return;
	if (end > at->len)
		kr_matcher_try(m, i, kr_matcher_stretch(m), at->off);
	else
		kr_matcher_try_within(m, i, kr_matcher_stretch(m), at->off,
		    0, end - 1);
}

/* Back to where the character at off begins. */
static size_t
character_begin(const struct kr_gate *g, struct kr_span text, size_t off)
{
	while (g->utf && off > 0 && off < text.len &&
	    ((unsigned char)text.ptr[off] & 0xC0) == 0x80)
		off--;
	return off;
}

/*
 * Where a match may begin at the earliest that has a literal at off; least if
 * it may begin before.
 */
static size_t
reach_from(const struct kr_gate *g, struct kr_span text, size_t off,
    size_t least)
{
	size_t from = off > g->bytes && g->bytes < UINT16_MAX ?
	    off - g->bytes : 0;
	size_t blanks = 0;

	if (from < least)
		from = least;
	for (size_t i = off; g->blanks < UCHAR_MAX && i > from; i--)
		if (text.ptr[i - 1] == ' ' && blanks++ == g->blanks)
			return i;
	return from;
}

/* ---- patterns that are sent for ------------------------------------------ */

/* No rule's own: a part that need not look further may have found before. */
void
kr_matcher_run(struct kr_matcher *m, const struct kr_pending *r)
{
	const struct kr_gate *g = &m->set->gate[r->rule];
	size_t base = m->stretch[r->here].off, here = m->here;

	if (m->over[g->of])
		return;
	m->here = r->here;
	if (r->from == KR_ANYWHERE) {
		kr_matcher_tried(m, r->rule)->stretch = 0;
		kr_matcher_try_stretch(m, r->rule);
	} else if (g->places > 0)
		kr_matcher_try_at(m, r->rule, kr_matcher_stretch(m), base,
		    r->from);
	else
		kr_matcher_try_within(m, r->rule, kr_matcher_stretch(m), base,
		    r->from, r->last);
	m->here = here;
}

/* Matches that begin in [from, last] of the stretch being tried. */
static void
run_put(struct kr_matcher *m, uint32_t i, size_t from, size_t last)
{
	struct kr_pending *r = &m->run[m->n_run % KR_RUNS];
	const char *code = (const char *)m->set->gate[i].code;

	if (kr_matcher_put_off(m, i, from, last))
		return;
	if (m->n_run++ >= KR_RUNS)
		kr_matcher_run(m, r);
	*r = (struct kr_pending){ i, (uint32_t)m->here, from, last };
	__builtin_prefetch(code);
	__builtin_prefetch(code + KR_LINE);
}

/*
 * Does what every match of rule i has stand near enough to it?  Texts of
 * which nobody asks that need no marks.
 */
static bool
has_company(struct kr_matcher *m, uint32_t i, struct kr_span text,
    size_t from, size_t last)
{
	const struct kr_company *c = &m->set->gate[i].company;

	if (!kr_company_is(c))
		return true;
	if (m->marks.begin == NULL && !kr_marks_make(&m->marks, m->span,
	    m->arena)) {
		m->full = true;
		return true;
	}
	return kr_company_near(c, &m->marks, text, m->stretch[m->here].off,
	    from, last);
}

/*
 * Does a match begin at off of the text?  Places come in order, so the first
 * match found is the first there is.
 */
static void
place_try(struct kr_matcher *m, uint32_t i, size_t off)
{
	const struct kr_stretch *at = &m->stretch[m->here];

	if (off >= at->off && off - at->off < end_of(m, i) &&
	    !is_refused(m, i, m->here) && has_company(m, i,
	    kr_matcher_stretch(m), off - at->off, off - at->off))
		run_put(m, i, off - at->off, off - at->off);
}

/* Does a match begin within reach of the literal at off of the text? */
static void
near_try(struct kr_matcher *m, uint32_t i, size_t off)
{
	const struct kr_stretch *at = &m->stretch[m->here];
	const struct kr_gate *g = &m->set->gate[i];
	struct kr_spot *tried = kr_matcher_tried(m, i);
	struct kr_span text = kr_matcher_stretch(m);
	size_t literal = off > at->off ? off - at->off : 0;
	size_t from, end = end_of(m, i);

	if (is_refused(m, i, m->here))
		return;
	from = reach_from(g, text, literal,
	    tried->stretch == kr_matcher_number(m) ? tried->off : 0);
	/* What comes ends later, but may be so much longer. */
	if (from >= end + KR_LITERAL_BYTES)
		m->over[i] = true;
	if (end > literal + 1)
		end = literal + 1;
	if (from >= end)
		return;
	*tried = (struct kr_spot){ kr_matcher_number(m), (uint32_t)end };
	if (!has_company(m, i, text, from, end - 1))
		return;
	run_put(m, i, character_begin(g, text, from), end - 1);
}

/* Has the stretch enough literals of rule i by now? */
static bool
enough(struct kr_matcher *m, uint32_t i, size_t end)
{
	struct kr_repeat *r;

	if (m->set->gate[i].times < 2)
		return true;
	if (m->repeat == NULL)
		m->repeat = kr_arena_zalloc(m->arena, m->set->n_all + 1,
		    sizeof(*r));
	if (m->repeat == NULL) {
		m->full = true;
		return false;
	}
	r = &m->repeat[i];
	if (r->stretch != kr_matcher_number(m))
		*r = (struct kr_repeat){ .stretch = kr_matcher_number(m) };
	else if (r->last_end == end)
		return false;		/* one inside the other */
	r->last_end = end;
	return ++r->n >= m->set->gate[i].times;
}

/* A pattern's literal stands at [begin, end). */
static void
pattern_try(struct kr_matcher *m, uint32_t i, size_t begin, size_t end)
{
	if ((m->target == KR_TARGET_HEADER &&
	    m->set->gate[i].bucket != m->bucket) ||
	    !kr_matcher_filtered(m, i) || !enough(m, i, end))
		return;
	if (m->set->gate[i].near)
		near_try(m, i, begin);
	else
		kr_matcher_try_stretch(m, i);
}

/* The same of a phrase's anchor; most have other words around it. */
static void
phrase_try(struct kr_matcher *m, const struct kr_try *t)
{
	size_t off, len;

	if (kr_phrase_match(t->phrase, m->span, t->end, &off, &len))
		kr_matcher_hit(m, t->rule, off, len);
}

/* ---- rules that are sent for --------------------------------------------- */

static void
try_now(struct kr_matcher *m, const struct kr_try *t)
{
	size_t here = m->here;

	if (m->over[t->rule])
		return;
	m->here = t->here;
	if (t->phrase != NULL)
		phrase_try(m, t);
	else if (m->set->gate[t->rule].places > 0)
		place_try(m, t->rule, t->begin);
	else
		pattern_try(m, t->rule, t->begin, t->end);
	m->here = here;
}

void
kr_matcher_later(struct kr_matcher *m, uint32_t rule,
    const struct kr_phrase *phrase, size_t begin, size_t end)
{
	struct kr_try *t = &m->try[m->n_try % KR_TRIES];

	if (m->n_try++ >= KR_TRIES)
		try_now(m, t);
	*t = (struct kr_try){ phrase, rule, (uint32_t)m->here, begin, end };
	if (phrase != NULL) {
		__builtin_prefetch(phrase);
		return;
	}
	__builtin_prefetch(&m->set->gate[rule]);
	__builtin_prefetch(&m->tried[rule]);
}

void
kr_matcher_now(struct kr_matcher *m)
{
	size_t i = m->n_try > KR_TRIES ? m->n_try - KR_TRIES : 0;

	for (; i < m->n_try; i++)
		try_now(m, &m->try[i % KR_TRIES]);
	i = m->n_run > KR_RUNS ? m->n_run - KR_RUNS : 0;
	for (; i < m->n_run; i++)
		kr_matcher_run(m, &m->run[i % KR_RUNS]);
	m->n_try = m->n_run = 0;
}
