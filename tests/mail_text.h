/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mail_text.h - a whole mail as rules are given it
 *
 * The program gives them an exhibit; a mail that is one keeps rows short.
 */
#ifndef KR_TESTS_MAIL_TEXT_H
#define KR_TESTS_MAIL_TEXT_H

#include "unit.h"

#include "findings/texts.h"

/* fields: kept by the caller as long as what it gets. */
static struct kr_rule_text
mail_text(struct kr_message *m, struct kr_arena *arena,
    struct kr_headers *fields)
{
	const struct kr_view *text = kr_view_shown(m, NULL, arena), *body;
	struct kr_urls urls = { 0 };
	struct kr_rule_text ret;

	assert_non_null(text);
	body = kr_view_paragraphs(kr_field_text(kr_header_find(m->header,
	    "Subject", 0), arena), text, arena);
	assert_non_null(body);
	assert_int_equal(KR_OK, kr_urls_in_text(text, 0, text->text.len,
	    m->limits, arena, &urls));
	for (size_t i = 0; i < m->n_part; i++) {
		const struct kr_html *h = kr_part_html(m, m->part[i]);

		if (h != NULL)
			assert_int_equal(KR_OK, kr_urls_in_html(h, 0,
			    SIZE_MAX, m->limits, arena, &urls));
	}
	*fields = (struct kr_headers){ .header = m->header, .message = m,
	    .arena = arena, .shown = text, .paragraphs = body };
	ret = (struct kr_rule_text){ .body = body->text,
	    .folded = kr_text_fold(body, SIZE_MAX, arena)->text,
	    .full = m->root.text, .header = kr_headers_value,
	    .mime_header = kr_headers_mime, .function = kr_texts_function,
	    .ctx = fields };
	ret.uri = kr_uris_list(&urls, body, m, NULL, arena, &ret.n_uri);
	assert_non_null(ret.uri);
	fields->uri = ret.uri;
	fields->n_uri = ret.n_uri;
	return ret;
}

#endif /* KR_TESTS_MAIL_TEXT_H */
