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

const struct kr_view *
kr_part_visible(struct kr_message *m, const struct kr_part *p)
{
	const struct kr_html *html;

	if (p->kind != KR_PART_HTML)
		return kr_part_text(m, p);
	html = kr_part_html(m, p);
	return html == NULL ? NULL : html->text;
}
