/* SPDX-License-Identifier: Apache-2.0 */
/* Rules about header fields: those of the message, and of its MIME parts. */
#include "rules/matcher.h"

/* All values of a field: lines; parts of values have no end of line. */
static struct kr_span
field_join(struct kr_matcher *m, const struct kr_bucket *b)
{
	const struct kr_rule_text *t = &m->text[m->scope];
	struct kr_span v = t->header(t->ctx, b->field, b->raw, 0);
	struct kr_buffer out;

	if (v.ptr == NULL)
		return v;
	kr_buffer_init(&out, m->arena, SIZE_MAX);
	for (size_t n = 1; v.ptr != NULL; n++) {
		if (n > 1 && !b->lines)
			kr_buffer_byte(&out, '\n');
		kr_buffer_add(&out, v);
		if (b->lines && (v.len == 0 || v.ptr[v.len - 1] != '\n'))
			kr_buffer_byte(&out, '\n');
		v = t->header(t->ctx, b->field, b->raw, n);
	}
	m->full |= !kr_buffer_ok(&out);
	return kr_buffer_span(&out);
}

static bool
fields_read(struct kr_matcher *m)
{
	size_t n = m->set->n_bucket;

	m->field = kr_arena_alloc(m->arena, n + 1, sizeof(*m->field));
	for (size_t i = 0; m->field != NULL && i < n; i++)
		m->field[i] = m->set->bucket[i].asked[m->scope] ?
		    field_join(m, &m->set->bucket[i]) : KR_SPAN_NONE;
	m->full |= m->field == NULL;
	return !m->full;
}

/* Search a field's value for the literals of the rules that ask for it. */
static void
field_search(struct kr_matcher *m, uint32_t bucket)
{
	struct kr_stretch all = { 0, m->field[bucket].len };

	if (!m->set->bucket[bucket].searched[m->scope] ||
	    m->field[bucket].ptr == NULL)
		return;
	m->target = KR_TARGET_HEADER;
	m->span = m->field[bucket];
	m->stretch = &all;
	m->n_stretch = 1;
	m->marks = (struct kr_marks){ NULL, NULL };
	m->here = 0;
	m->bucket = bucket;
	kr_matcher_literals(m);
	m->number++;
}

void
kr_matcher_fields(struct kr_matcher *m)
{
	enum kr_target target = KR_TARGET_HEADER;
	bool plain = (m->how & KR_MATCH_PLAIN) != 0;
	const uint32_t *rule = plain ? m->set->of_target[target] :
	    m->set->unaided[target];
	uint32_t n = plain ? m->set->n_of_target[target] :
	    m->set->n_unaided[target];

	if (m->text[m->scope].header == NULL ||
	    !m->set->asked[target][m->scope] || !fields_read(m))
		return;
	m->item = 0;
	for (uint32_t i = 0; i < m->set->n_bucket; i++)
		field_search(m, i);
	for (uint32_t k = 0; k < n; k++) {
		uint32_t i = rule[k];
		const struct kr_compiled *c = &m->set->rule[i];
		struct kr_span v = m->field[m->set->gate[i].bucket];

		if (!kr_matcher_wants(m, i) || (kr_matcher_filtered(m, i) &&
		    (v.ptr != NULL || c->if_unset.ptr == NULL)))
			continue;
		if (c->kind == KR_RULE_EXISTS) {
			if (v.ptr != NULL && (m->how & KR_MATCH_TESTING) == 0)
				kr_matcher_hit(m, i, 0, 0);
			continue;
		}
		if (v.ptr == NULL)
			v = c->if_unset;
		kr_matcher_try(m, i, v.ptr != NULL ? v : KR_SPAN_LIT(""), 0);
	}
}

void
kr_matcher_mime_fields(struct kr_matcher *m)
{
	const struct kr_rule_text *t = &m->text[m->scope];
	enum kr_target target = KR_TARGET_MIMEHEADER;

	if (t->mime_header == NULL)
		return;
	for (uint32_t k = 0; k < m->set->n_of_target[target]; k++) {
		uint32_t i = m->set->of_target[target][k];
		const struct kr_compiled *c = &m->set->rule[i];

		for (size_t n = 0; kr_matcher_wants(m, i); n++) {
			struct kr_span v = t->mime_header(t->ctx, c->field,
			    c->raw, n);

			if (v.ptr == NULL)
				break;
			m->item = n;
			if (c->kind == KR_RULE_EXISTS)
				kr_matcher_hit(m, i, 0, 0);
			else
				kr_matcher_try(m, i, v, 0);
		}
	}
}
