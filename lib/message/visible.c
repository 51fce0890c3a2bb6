/* SPDX-License-Identifier: Apache-2.0 */
/* What a person reads in a part. */
#include "message/reader.h"

const struct kr_html *
kr_part_html(struct kr_message *m, const struct kr_part *p)
{
	const struct kr_view *source;

	if (p->kind != KR_PART_HTML)
		return NULL;
	if (!m->cache->part[p->index].html_tried) {
		m->cache->part[p->index].html_tried = true;
		source = kr_part_text(m, p);
		if (source != NULL)
			m->cache->part[p->index].html = kr_html_read(source,
			    m->limits, m->arena, &m->limits_hit);
	}
	return m->cache->part[p->index].html;
}

struct kr_span
kr_html_seen(const struct kr_html *html, size_t off, size_t len,
    struct kr_arena *arena)
{
	const size_t end = off + len;
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_str(&b, "");
	for (size_t i = 0; i < html->n_hidden && off < end; i++) {
		const struct kr_html_stretch *h = &html->hidden[i];

		if ((h->why & ~KR_HIDDEN_FAINT) == 0 ||
		    h->off + h->len <= off)
			continue;
		if (h->off >= end)
			break;
		if (h->off > off)
			kr_buffer_add(&b, kr_span_sub(html->text->text, off,
			    h->off - off));
		off = h->off + h->len;
	}
	if (off < end)
		kr_buffer_add(&b, kr_span_sub(html->text->text, off,
		    end - off));
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

const struct kr_view *
kr_part_visible(struct kr_message *m, const struct kr_part *p)
{
	const struct kr_html *html;

	if (p->kind != KR_PART_HTML)
		return kr_part_text(m, p);
	html = kr_part_html(m, p);
	return html == NULL ? NULL : html->text;
}
