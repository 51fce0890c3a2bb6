/* SPDX-License-Identifier: Apache-2.0 */
/* format=flowed undone: RFC 3676 section 4. */
#include "message/reader.h"

static size_t
quote_depth(struct kr_span line)
{
	size_t n = 0;

	while (n < line.len && line.ptr[n] == '>')
		n++;
	return n;
}

/* 4.3: the signature separator is a line of its own although it flows. */
static bool
is_signature(struct kr_span text)
{
	return kr_span_is(text, "-- ");
}

const struct kr_view *
kr_flowed_join(const struct kr_view *in, bool delsp, struct kr_arena *arena)
{
	struct kr_view_builder b;
	struct kr_span rest = in->text, line;
	size_t open_depth = 0;
	bool open = false;	/* the last line flows into this one */

	kr_view_begin(&b, arena, SIZE_MAX);
	while (kr_span_line(&rest, &line)) {
		size_t at = (size_t)(line.ptr - in->text.ptr);
		size_t depth = quote_depth(line);
		size_t stuffed = depth < line.len && line.ptr[depth] == ' ';
		struct kr_span text = kr_span_from(line, depth + stuffed);
		bool flows = text.len > 0 && text.ptr[text.len - 1] == ' ' &&
		    !is_signature(text);

		if (open && (depth != open_depth || is_signature(text))) {
			kr_view_point(&b, KR_SPAN_LIT("\n"), NULL, 0, 0);
			open = false;
		}
		if (!open && depth > 0) {
			kr_view_copy(&b, in, at, depth);
			kr_view_point(&b, KR_SPAN_LIT(" "), NULL, 0, 0);
		}
		kr_view_copy(&b, in, at + depth + stuffed,
		    text.len - (flows && delsp));
		open = flows;
		open_depth = depth;
		if (!flows) {
			size_t end = at + line.len;

			/* The line end as it stands; CR was taken off. */
			while (end < in->text.len &&
			    in->text.ptr[end] == '\r')
				end++;
			if (end < in->text.len)
				kr_view_copy(&b, in, end, 1);
		}
	}
	return kr_view_end(&b, NULL);
}
