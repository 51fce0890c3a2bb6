/* SPDX-License-Identifier: Apache-2.0 */
/* All rules of a target over one text, a stretch at a time. */
#include "rules/matcher.h"

#define LINE_MAX_BYTES ((size_t)2048)	/* as the field's rules expect */

static struct kr_span
stretch_span(const struct kr_matcher *m, size_t k)
{
	return kr_span_sub(m->span, m->stretch[k].off, m->stretch[k].len);
}

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

static uint32_t
here_number(const struct kr_matcher *m)
{
	return m->number + (uint32_t)m->here;
}

/*
 * Matches of rule i are looked for up to which offset of the stretch being
 * tried?  Those of a part only before the first match of the others.
 */
static size_t
end_of(const struct kr_matcher *m, uint32_t i)
{
	const struct kr_spot *first;
	uint32_t number = here_number(m);

	if (!m->set->gate[i].part)
		return m->stretch[m->here].len + 1;
	first = &m->part[m->set->gate[i].of];
	if (first->stretch < m->number || first->stretch > number)
		return m->stretch[m->here].len + 1;
	return first->stretch == number ? first->off : 0;
}

/* Try rule i on the stretch, unless it was. */
static void
stretch_try(struct kr_matcher *m, uint32_t i)
{
	const struct kr_stretch *at = &m->stretch[m->here];
	uint32_t number = here_number(m);
	size_t end = end_of(m, i);

	if (m->tried[i].stretch == number || is_refused(m, i, m->here) ||
	    end == 0)
		return;
	m->tried[i].stretch = number;
	if (end > at->len)
		kr_matcher_try(m, i, stretch_span(m, m->here), at->off);
	else
		kr_matcher_try_within(m, i, stretch_span(m, m->here), at->off,
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
	for (size_t i = off; g->blanks < UINT16_MAX && i > from; i--)
		if (text.ptr[i - 1] == ' ' && blanks++ == g->blanks)
			return i;
	return from;
}

void
kr_matcher_part_hit(struct kr_matcher *m, uint32_t i, size_t off)
{
	struct kr_spot *first = &m->part[i];
	uint32_t number = here_number(m);

	if (first->stretch >= m->number && (first->stretch < number ||
	    (first->stretch == number && first->off <= off)))
		return;
	if (first->stretch < m->number) {
		if (!KR_ARENA_ROOM(m->arena, m->parted, m->n_parted,
		    &m->cap_parted)) {
			m->full = true;
			return;
		}
		m->parted[m->n_parted++] = i;
	}
	*first = (struct kr_spot){ number, (uint32_t)off };
}

/*
 * Parts are met in any order.  Once all were tried, the whole is tried from
 * where the first match of any of them begins, and mostly matches there.
 */
static void
parted_try(struct kr_matcher *m)
{
	for (size_t n = 0; n < m->n_parted; n++) {
		uint32_t i = m->parted[n];
		size_t from = m->part[i].off;

		m->here = m->part[i].stretch - m->number;
		for (; m->here < m->n_stretch && m->state[i].count == 0;
		    m->here++, from = 0)
			kr_matcher_try_within(m, i, stretch_span(m, m->here),
			    m->stretch[m->here].off, from,
			    m->stretch[m->here].len);
		if (!m->over[i])
			kr_matcher_close(m, i, false);
	}
	m->n_parted = 0;
}

/* Hits come in order of their ends, and so do stretches. */
static void
move_to(struct kr_matcher *m, size_t end)
{
	while (m->here + 1 < m->n_stretch &&
	    end > m->stretch[m->here].off + m->stretch[m->here].len)
		m->here++;
}

/* Does what every match of rule i has stand near enough to it? */
static bool
has_company(const struct kr_matcher *m, uint32_t i, struct kr_span text,
    size_t from, size_t last)
{
	uint32_t company = m->set->gate[i].company;

	return company == 0 || kr_company_near(&m->set->company[company - 1],
	    text, from, last);
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
	    stretch_span(m, m->here), off - at->off, off - at->off))
		kr_matcher_try_at(m, i, stretch_span(m, m->here), at->off,
		    off - at->off);
}

static void
shape_seen(void *ctx, uint32_t rule, size_t end)
{
	struct kr_matcher *m = ctx;
	const struct kr_pattern *p = &m->set->rule[rule].pattern;

	move_to(m, end);
	if (!kr_matcher_wants(m, rule))
		return;
	if (p->here != NULL)
		place_try(m, rule, end - p->places);
	else
		stretch_try(m, rule);
}

/* Does a match begin within reach of the literal at off of the text? */
static void
near_try(struct kr_matcher *m, uint32_t i, size_t off)
{
	const struct kr_stretch *at = &m->stretch[m->here];
	const struct kr_gate *g = &m->set->gate[i];
	struct kr_spot *tried = &m->tried[i];
	struct kr_span text = stretch_span(m, m->here);
	size_t literal = off > at->off ? off - at->off : 0;
	size_t from, end = end_of(m, i);

	if (is_refused(m, i, m->here))
		return;
	from = reach_from(g, text, literal, tried->stretch == here_number(m) ?
	    tried->off : 0);
	/* What comes ends later, but may be so much longer. */
	if (from >= end + KR_LITERAL_BYTES)
		m->over[i] = true;
	if (end > literal + 1)
		end = literal + 1;
	if (from >= end)
		return;
	*tried = (struct kr_spot){ here_number(m), (uint32_t)end };
	if (!has_company(m, i, text, from, end - 1))
		return;
	kr_matcher_try_within(m, i, text, at->off, character_begin(g, text,
	    from), end - 1);
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
	if (r->stretch != here_number(m))
		*r = (struct kr_repeat){ .stretch = here_number(m) };
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
		stretch_try(m, i);
}

/* The same of a phrase's anchor; most have other words around it. */
static void
phrase_try(struct kr_matcher *m, const struct kr_waiting *w, size_t end)
{
	size_t off, len;

	if (kr_phrase_match(w->phrase, m->span, end, &off, &len))
		kr_matcher_hit(m, w->rule, off, len);
}

/* All that wait for a literal, once their list is near the processor. */
static void
waiting_try(struct kr_matcher *m, const struct kr_met *met)
{
	const struct kr_waiting *wait = met->wait - 1;

	move_to(m, met->end);
	do {
		wait++;
		if (m->over[wait->rule] || !kr_phrase_may(&wait->around,
		    m->span, met->begin, met->end))
			continue;
		if (wait->phrase != NULL)
			phrase_try(m, wait, met->end);
		else
			pattern_try(m, wait->rule, met->begin, met->end);
	} while (wait->more);
}

static void
literal_seen(void *ctx, uint32_t literal, size_t begin, size_t end)
{
	struct kr_matcher *m = ctx;
	const struct kr_prefilter *f = &m->set->prefilter[m->target][m->scope];
	struct kr_met *met = &m->met[m->n_met % KR_MET];

	if (m->n_met++ >= KR_MET)
		waiting_try(m, met);
	*met = (struct kr_met){ &f->wait[f->first[literal]], begin, end };
	__builtin_prefetch(met->wait);
}

/* Those that were met last. */
static void
literals_finish(struct kr_matcher *m)
{
	size_t i = m->n_met > KR_MET ? m->n_met - KR_MET : 0;

	for (; i < m->n_met; i++)
		waiting_try(m, &m->met[i % KR_MET]);
	m->n_met = 0;
}

/* The same where it may be asked again. */
static void
literal_note(void *ctx, uint32_t literal, size_t begin, size_t end)
{
	struct kr_matcher *m = ctx;

	if (!KR_ARENA_ROOM(m->arena, m->place, m->n_place, &m->cap_place)) {
		m->full = true;
		return;
	}
	m->place[m->n_place++] = (struct kr_place){ literal, begin, end };
	literal_seen(m, literal, begin, end);
}

/* They were found in the text that this one is a piece of. */
static void
places_see(struct kr_matcher *m)
{
	const struct kr_matched *whole = m->whole;
	size_t off = m->whole_off;

	for (size_t i = 0; i < whole->n_place; i++) {
		const struct kr_place *p = &whole->place[i];

		if (p->begin >= off && p->end <= off + m->span.len)
			literal_seen(m, p->literal, p->begin - off,
			    p->end - off);
	}
}

void
kr_matcher_literals(struct kr_matcher *m)
{
	const struct kr_finder *f =
	    m->set->prefilter[m->target][m->scope].finder;
	bool told = m->target == KR_TARGET_FOLDED &&
	    m->scope == KR_SCOPE_REPORT;

	if (told && m->whole != NULL)
		places_see(m);
	else if (f != NULL && !kr_finder_scan(f, m->span, m->arena, told ?
	    literal_note : literal_seen, m))
		m->full = true;
	literals_finish(m);
}

/* All rules of a target over one text, stretch by stretch. */
static void
text_match(struct kr_matcher *m, enum kr_target target, struct kr_span s,
    size_t item, const struct kr_stretch *stretch, size_t n)
{
	const struct kr_prefilter *f = &m->set->prefilter[target][m->scope];
	bool plain = (m->how & KR_MATCH_PLAIN) != 0;
	const uint32_t *rule = plain ? m->set->of_target[target] :
	    m->set->unaided[target];
	uint32_t n_rule = plain ? m->set->n_of_target[target] :
	    m->set->n_unaided[target];

	if (s.ptr == NULL || n == 0 || !m->set->asked[target][m->scope])
		return;
	m->target = target;
	m->span = s;
	m->item = item;
	m->stretch = stretch;
	m->n_stretch = n;
	m->here = 0;
	kr_matcher_literals(m);
	m->here = 0;
	if (f->shared != NULL && !plain && !kr_shared_scan(f->shared, s,
	    m->arena, shape_seen, m))
		m->full = true;
	for (uint32_t k = 0; k < n_rule; k++) {
		uint32_t i = rule[k];

		if (plain && kr_matcher_filtered(m, i))
			continue;
		for (m->here = 0; m->here < n && kr_matcher_wants(m, i);
		    m->here++)
			stretch_try(m, i);
	}
	parted_try(m);
	m->number += (unsigned)n;
}

void
kr_matcher_whole(struct kr_matcher *m, enum kr_target target, struct kr_span s,
    size_t item)
{
	struct kr_stretch all = { 0, s.len };

	text_match(m, target, s, item, &all, 1);
}

/* Lines of the body; very long ones are cut after a blank. */
static size_t
line_end(struct kr_span s, size_t off)
{
	size_t end = kr_span_chr(s, off, '\n'), cut;

	end = end == SIZE_MAX ? s.len : end + 1;
	if (end - off <= LINE_MAX_BYTES)
		return end;
	for (cut = off + LINE_MAX_BYTES; cut > off; cut--)
		if (s.ptr[cut] == ' ')
			return cut + 1;
	return off + LINE_MAX_BYTES;
}

/* The first c in s at or after off, if not too far from it. */
static size_t
near(struct kr_span s, size_t off, char c, size_t limit)
{
	size_t at = kr_span_chr(kr_span_sub(s, 0, limit), off, c);

	return at == SIZE_MAX ? 0 : at + 1;
}

/*
 * Stretches of a raw body: one to two times the longest line, and they end
 * with a line if they can, else after a tag or a blank.
 */
static size_t
chunk_end(struct kr_span s, size_t off)
{
	size_t least = off + LINE_MAX_BYTES, limit = off + 2 * LINE_MAX_BYTES;
	size_t end;

	if (s.len - off <= 2 * LINE_MAX_BYTES && (off > 0 ||
	    s.len <= LINE_MAX_BYTES))
		return s.len;
	if (s.len <= 2 * LINE_MAX_BYTES)
		return s.len;
	end = near(s, least, '\n', limit);
	if (end == 0)
		end = near(s, least, '>', limit);
	if (end == 0)
		end = near(s, least, ' ', limit);
	return end != 0 ? end : least + 1;
}

static void
cut_match(struct kr_matcher *m, enum kr_target target, struct kr_span s,
    size_t (*cut)(struct kr_span, size_t))
{
	struct kr_stretch *list = NULL;
	size_t n = 0, cap = 0;

	if (!m->set->asked[target][m->scope])
		return;
	for (size_t off = 0; off < s.len; n++) {
		if (!KR_ARENA_ROOM(m->arena, list, n, &cap)) {
			m->full = true;
			return;
		}
		list[n] = (struct kr_stretch){ off, cut(s, off) - off };
		off += list[n].len;
	}
	text_match(m, target, s, 0, list, n);
}

void
kr_matcher_lines(struct kr_matcher *m, enum kr_target target,
    struct kr_span s)
{
	cut_match(m, target, s, line_end);
}

void
kr_matcher_chunks(struct kr_matcher *m, enum kr_target target,
    struct kr_span s)
{
	cut_match(m, target, s, chunk_end);
}
