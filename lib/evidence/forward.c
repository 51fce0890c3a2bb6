/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "evidence/forward.h"

const char *
kr_forward_how_name(enum kr_forward_how how)
{
	static const char *const names[] = {
		[KR_FORWARD_BY_SEPARATOR] = "separator",
		[KR_FORWARD_BY_LINE] = "line",
		[KR_FORWARD_BY_BLOCK] = "block",
		[KR_FORWARD_BY_WORDS] = "words",
		[KR_FORWARD_BY_BARE] = "bare",
		[KR_FORWARD_BY_QUOTING] = "quoting",
	};

	return names[how];
}

static bool
is_separator(struct kr_span line)
{
	line = kr_span_trim(line);
	return kr_span_caseeq(line, "Begin forwarded message:") ||
	    (kr_span_casestarts(line, "---") &&
	    (kr_span_casefind(line, 3, "forwarded message") != SIZE_MAX ||
	    kr_span_casefind(line, 3, "original message") != SIZE_MAX));
}

enum kr_rc
kr_forward_split(const struct kr_view *text, const struct kr_html *html,
    const struct kr_limits *limits, struct kr_arena *arena,
    struct kr_forward **ret, struct kr_err *err)
{
	struct kr_forward *f = kr_arena_zalloc(arena, 1, sizeof(*f));
	struct kr_span rest = text->text, line;
	struct kr_forward_level *l = NULL;
	struct kr_slice *slice = kr_arena_zalloc(arena, 2, sizeof(*slice));
	bool in_block = false;

	(void)html;
	if (f == NULL || slice == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "forward: arena is full");
	f->text = text;
	f->said = slice;
	f->n_said = 1;
	slice[0] = (struct kr_slice){ text, 0, text->text.len };
	while (kr_span_line(&rest, &line)) {
		size_t off = (size_t)(line.ptr - text->text.ptr);
		size_t next = text->text.len - rest.len;
		struct kr_span value;
		size_t colon;

		if (l == NULL && is_separator(line)) {
			l = kr_arena_zalloc(arena, 1, sizeof(*l));
			if (l == NULL)
				return kr_fail(err, KR_E_NOMEM, off,
				    "forward: arena is full");
			f->level = l;
			f->n_level = 1;
			l->parent = SIZE_MAX;
			l->off = off;
			l->len = text->text.len - off;
			slice[0].len = off;
			in_block = true;
		} else if (l != NULL && in_block) {
			colon = kr_span_chr(line, 0, ':');
			if (colon == SIZE_MAX) {
				if (kr_span_trim(line).len > 0 ||
				    l->subject.ptr != NULL)
					in_block = false;
			} else {
				value = kr_span_trim(kr_span_from(line,
				    colon + 1));
				if (kr_span_casestarts(line, "Subject:"))
					l->subject = value;
				else if (kr_span_casestarts(line, "Date:") ||
				    kr_span_casestarts(line, "Sent:"))
					l->date = value;
				else if (kr_span_casestarts(line, "To:"))
					l->to = value;
				else if (kr_span_casestarts(line, "From:")) {
					struct kr_addresses a = { 0 };

					if (kr_addresses_read(value, limits,
					    arena, &a) == KR_OK && a.n > 0)
						l->from = a.item[0];
				}
			}
		}
		if (l != NULL && in_block)
			l->head = (struct kr_slice){ text, l->off,
			    next - l->off };
	}
	if (l != NULL) {
		size_t end = l->head.off + l->head.len;

		slice[1] = (struct kr_slice){ text, end,
		    text->text.len - end };
		l->body = &slice[1];
		l->n_body = 1;
	}
	*ret = f;
	return KR_OK;
}

size_t
kr_forward_matter(const struct kr_forward *f,
    const struct kr_forward_own *own)
{
	(void)own;
	return f->n_level > 0 ? f->n_level - 1 : SIZE_MAX;
}

bool
kr_forward_date(struct kr_span s, int64_t *utc_s)
{
	return kr_date_read(s, utc_s, NULL);
}

struct kr_span
kr_forward_subject(struct kr_span s, unsigned *n)
{
	static const char *const prefixes[] = { "Fwd:", "FW:" };

	*n = 0;
	for (size_t i = 0; i < KR_NELEM(prefixes); i++)
		if (kr_span_casestarts(s, prefixes[i])) {
			s = kr_span_trim(kr_span_from(s, strlen(prefixes[i])));
			++*n;
			i = SIZE_MAX;
		}
	return s;
}
