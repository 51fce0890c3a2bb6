/* SPDX-License-Identifier: Apache-2.0 */
/* Reports written as header fields: RFC 5965, 3464, 8098. */
#include "evidence/reading.h"

const struct kr_header *
kr_fields_in(struct kr_reading *r, const struct kr_part *p)
{
	const struct kr_view *bytes;
	struct kr_message *m = NULL;

	/* The message stage may have taken the fields for a mail's. */
	if (p->child != NULL)
		return p->kind == KR_PART_MESSAGE ? &p->child->header : NULL;
	bytes = kr_part_decoded(r->message, p);
	if (bytes == NULL || kr_message_read(bytes->text, r->limits, r->arena,
	    &m, NULL) != KR_OK) {
		r->failed = true;
		return NULL;
	}
	return m->header->n > 0 ? m->header : NULL;
}

struct kr_span
kr_fields_value(struct kr_reading *r, const struct kr_header *h,
    const char *name)
{
	const struct kr_field *f = h == NULL ? NULL :
	    kr_header_find(h, name, 0);

	return f == NULL ? KR_SPAN_NONE : kr_field_text(f, r->arena);
}
