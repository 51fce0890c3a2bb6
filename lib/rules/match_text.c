/* SPDX-License-Identifier: Apache-2.0 */
/* All rules of a target over one text, a stretch at a time. */
#include "rules/matcher.h"

#define LINE_MAX_BYTES ((size_t)2048)	/* as the field's rules expect */

void
kr_matcher_part_hit(struct kr_matcher *m, uint32_t i, size_t off)
{
	struct kr_spot *first = &m->part[i];
	uint32_t number = kr_matcher_number(m);

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
void
kr_matcher_parted(struct kr_matcher *m)
{
	for (size_t n = 0; n < m->n_parted; n++) {
		uint32_t i = m->parted[n];
		size_t from = m->part[i].off;

		m->here = m->part[i].stretch - m->number;
		for (; m->here < m->n_stretch && kr_matcher_count(m, i) == 0;
		    m->here++, from = 0)
			kr_matcher_try_within(m, i, kr_matcher_stretch(m),
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

/* Is off within a word of the stretch, where no edge is? */
static bool
inside_word(const struct kr_matcher *m, size_t off)
{
	return off > m->stretch[m->here].off && kr_is_alnum(m->span.ptr[off]) &&
	    kr_is_alnum(m->span.ptr[off - 1]);
}

static void
shape_seen(void *ctx, uint32_t rule, size_t end)
{
	struct kr_matcher *m = ctx;
	const struct kr_gate *g = &m->set->gate[rule];

	move_to(m, end);
	if ((g->edge && inside_word(m, end - g->places)) ||
	    !kr_matcher_wants(m, rule))
		return;
	if (g->places > 0)
		kr_matcher_later(m, rule, NULL, end - g->places, end);
	else
		kr_matcher_try_stretch(m, rule);
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
		kr_matcher_later(m, wait->rule, wait->phrase, met->begin,
		    met->end);
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
	kr_matcher_now(m);
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

/* Rules whose shape says nothing of other characters, where there are some. */
static void
others_try(struct kr_matcher *m)
{
	uint32_t n = m->set->n_ascii[m->target];

	for (m->here = 0; n > 0 && m->here < m->n_stretch; m->here++) {
		if (kr_text_ascii(kr_matcher_stretch(m)))
			continue;
		for (uint32_t k = 0; k < n; k++) {
			uint32_t i = m->set->ascii[m->target][k];

			if (kr_matcher_wants(m, i))
				kr_matcher_try_stretch(m, i);
		}
	}
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
	m->marks = (struct kr_marks){ NULL, NULL };
	m->here = 0;
	kr_matcher_literals(m);
	m->here = 0;
	if (f->shared != NULL && !plain && !kr_shared_scan(f->shared, s,
	    m->arena, shape_seen, m))
		m->full = true;
	kr_matcher_now(m);
	if (!plain)
		others_try(m);
	for (uint32_t k = 0; k < n_rule; k++) {
		uint32_t i = rule[k];

		if (plain && kr_matcher_filtered(m, i))
			continue;
		for (m->here = 0; m->here < n && kr_matcher_wants(m, i);
		    m->here++)
			kr_matcher_try_stretch(m, i);
	}
	kr_matcher_parted(m);
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
