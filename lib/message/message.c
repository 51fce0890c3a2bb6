/* SPDX-License-Identifier: Apache-2.0 */
/* A message, and the views of its parts, each made once. */
#include <string.h>

#include "message/reader.h"

enum kr_rc
kr_message_read(struct kr_span bytes, const struct kr_limits *limits,
    struct kr_arena *arena, struct kr_message **ret, struct kr_err *err)
{
	struct kr_message *m = kr_arena_zalloc(arena, 1, sizeof(*m));
	enum kr_rc rc;

	if (m == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "message: arena is full");
	m->arena = arena;
	m->limits = limits;
	if (bytes.len > limits->message_bytes) {
		m->limits_hit |= UINT64_C(1) << KR_LIMIT_message_bytes;
		bytes.len = limits->message_bytes;
	}
	if (bytes.ptr == NULL)
		bytes = KR_SPAN_LIT("");
	m->root = kr_view_root(bytes);
	rc = kr_mime_read(m, err);
	if (rc != KR_OK)
		return rc;
	m->cache = kr_arena_zalloc(arena, 1, sizeof(*m->cache));
	if (m->cache != NULL)
		m->cache->part = kr_arena_zalloc(arena, m->n_part,
		    sizeof(*m->cache->part));
	if (m->cache == NULL || m->cache->part == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "message: arena is full");
	*ret = m;
	return KR_OK;
}

bool
kr_part_is(const struct kr_part *p, const char *type)
{
	size_t slash = kr_span_chr(kr_span_str(type), 0, '/');
	struct kr_span t = kr_span_str(type), sub;

	if (slash == SIZE_MAX)
		return kr_span_caseeq2(p->type, t);
	sub = kr_span_from(t, slash + 1);
	return kr_span_caseeq2(p->type, kr_span_sub(t, 0, slash)) &&
	    (sub.len == 0 || kr_span_caseeq2(p->subtype, sub));
}

const struct kr_view *
kr_part_decoded(struct kr_message *m, const struct kr_part *p)
{
	unsigned flags = 0;

	if (m->cache->part[p->index].decoded == NULL)
		m->cache->part[p->index].decoded = kr_encoding_undo(p->view,
		    p->body_off, p->body.len, p->encoding,
		    m->limits->message_bytes, m->arena, &flags);
	m->flags |= flags;
	return m->cache->part[p->index].decoded;
}

/* Line ends to LF; a bare CR stays what it is. */
static const struct kr_view *
line_ends(const struct kr_view *in, struct kr_arena *arena)
{
	struct kr_view_builder b;
	size_t from = 0;

	if (kr_span_chr(in->text, 0, '\r') == SIZE_MAX)
		return in;
	kr_view_begin(&b, arena, SIZE_MAX);
	for (size_t cr = kr_span_chr(in->text, 0, '\r'); cr != SIZE_MAX;
	    cr = kr_span_chr(in->text, cr + 1, '\r')) {
		if (cr + 1 >= in->text.len || in->text.ptr[cr + 1] != '\n')
			continue;
		kr_view_copy(&b, in, from, cr - from);
		from = cr + 1;
	}
	kr_view_copy(&b, in, from, in->text.len - from);
	return kr_view_end(&b, NULL);
}

static const struct kr_view *
text_make(struct kr_message *m, const struct kr_part *p)
{
	const struct kr_view *v;
	size_t left = m->limits->text_bytes - m->cache->text_bytes;
	size_t max = m->limits->text_part_bytes < left ?
	    m->limits->text_part_bytes : left;
	unsigned flags = 0;

	v = kr_encoding_undo(p->view, p->body_off, p->body.len, p->encoding,
	    max, m->arena, &flags);
	if (v == NULL)
		return NULL;
	if (v->text.len == max)
		m->limits_hit |= UINT64_C(1) << KR_LIMIT_text_bytes;
	m->cache->text_bytes += v->text.len;
	v = kr_charset_decode(v, p->charset, 2 * max + 64, m->arena, &flags);
	m->flags |= flags;
	if (v != NULL)
		v = line_ends(v, m->arena);
	if (v == NULL || p->kind == KR_PART_HTML)
		return v;
	if (kr_span_caseeq(kr_part_parameter(m, p, "Content-Type", "format"),
	    "flowed"))
		return kr_flowed_join(v, kr_span_caseeq(kr_part_parameter(m,
		    p, "Content-Type", "delsp"), "yes"), m->arena);
	return v;
}

const struct kr_view *
kr_part_text(struct kr_message *m, const struct kr_part *p)
{
	if (p->kind != KR_PART_TEXT && p->kind != KR_PART_HTML)
		return NULL;
	if (!m->cache->part[p->index].text_tried) {
		m->cache->part[p->index].text_tried = true;
		m->cache->part[p->index].text = text_make(m, p);
	}
	return m->cache->part[p->index].text;
}
