/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of the rule language that look at HTML: its source, its tags. */
#include <string.h>

#include "findings/texts.h"

#define PIECES_MAX 256
#define PIECE_BYTES ((size_t)4096)

static int
number(struct kr_span s)
{
	int v = 0;

	s = kr_span_trim(s);
	for (size_t i = 0; i < s.len && kr_is_digit(s.ptr[i]) &&
	    v < 1000000; i++)
		v = v * 10 + (s.ptr[i] - '0');
	return v;
}

/* The source of the nth HTML part that is the message's own. */
static struct kr_span
source_next(struct kr_headers *h, size_t *nth)
{
	for (; *nth < h->message->n_part; (*nth)++) {
		const struct kr_part *p = h->message->part[*nth];
		const struct kr_view *v;

		if (p->kind != KR_PART_HTML || !kr_headers_own(h, p))
			continue;
		v = kr_part_text(h->message, p);
		if (v == NULL)
			continue;
		(*nth)++;
		return v->text;
	}
	return KR_SPAN_NONE;
}

/* Characters, not bytes, of the source of part i; counted once. */
static int
length_of(struct kr_headers *h, size_t i, struct kr_span s)
{
	int n = 0;

	if (h->html_length == NULL)
		h->html_length = kr_arena_zalloc(h->arena,
		    h->message->n_part + 1, sizeof(*h->html_length));
	if (h->html_length != NULL && h->html_length[i] > 0)
		return h->html_length[i];
	for (size_t k = 0; k < s.len; k++)
		n += ((unsigned char)s.ptr[k] & 0xC0) != 0x80;
	if (h->html_length != NULL)
		h->html_length[i] = n;
	return n;
}

enum kr_tri
kr_function_html_exists(const struct kr_call *c)
{
	size_t nth = 0;

	return source_next(c->headers, &nth).len > 0 ? KR_YES : KR_NO;
}

/* ('length', '0', '1024') and ('length', '< 384') */
enum kr_tri
kr_function_html_length(const struct kr_call *c)
{
	struct kr_span s;

	if (c->n < 2 || (c->n == 2 && c->argument[1].ptr[0] != '<'))
		return KR_UNKNOWN;
	for (size_t nth = 0;
	    (s = source_next(c->headers, &nth)).ptr != NULL; ) {
		int n = length_of(c->headers, nth - 1, s);

		if (c->n == 2 ? n < number(kr_span_from(c->argument[1], 1)) :
		    n > number(c->argument[1]) && (kr_span_is(c->argument[2],
		    "inf") || n <= number(c->argument[2])))
			return KR_YES;
	}
	return KR_NO;
}

enum kr_tri
kr_function_html_image_only(const struct kr_call *c)
{
	struct kr_span s;

	if (c->n < 2)
		return KR_UNKNOWN;
	for (size_t nth = 0;
	    (s = source_next(c->headers, &nth)).ptr != NULL; ) {
		int n = length_of(c->headers, nth - 1, s);

		if (n > number(c->argument[0]) && n <= number(c->argument[1]) &&
		    kr_html_has_tag(s, KR_SPAN_LIT("img")))
			return KR_YES;
	}
	return KR_NO;
}

/* ---- pieces of HTML ----------------------------------------------------- */

static void
comments_find(struct kr_span s, struct kr_span *list, size_t *n)
{
	for (size_t at = kr_span_find(s, 0, "<!"); at != SIZE_MAX &&
	    *n < PIECES_MAX; at = kr_span_find(s, at + 2, "<!")) {
		bool comment = kr_span_casestarts(kr_span_from(s, at), "<!--");
		size_t end = comment ? kr_span_find(s, at + 4, "-->") :
		    kr_span_chr(s, at, '>');

		/* A declaration is no comment. */
		if (kr_span_casestarts(kr_span_from(s, at), "<!doctype") ||
		    end == SIZE_MAX)
			continue;
		end += comment ? 3 : 1;
		list[(*n)++] = kr_span_sub(s, at, end - at > PIECE_BYTES ?
		    PIECE_BYTES : end - at);
	}
}

static void
anchors_find(const struct kr_html *h, struct kr_arena *arena,
    struct kr_span *list, size_t *n)
{
	for (size_t i = 0; h != NULL && i < h->n_link && *n < PIECES_MAX; i++) {
		struct kr_buffer b;

		kr_buffer_init(&b, arena, PIECE_BYTES);
		kr_buffer_str(&b, "");
		kr_buffer_add(&b, kr_span_sub(h->text->text,
		    h->link[i].text_off, h->link[i].text_len));
		if (h->link[i].image)
			kr_buffer_str(&b, "<img>");
		list[(*n)++] = b.len > 0 ? kr_buffer_span(&b) :
		    KR_SPAN_LIT("");
	}
}

void
kr_html_pieces(const struct kr_headers *f, const struct kr_part *p,
    struct kr_span kind, struct kr_span **ret, size_t *n)
{
	const struct kr_view *v = kr_part_text(f->message, p);
	const struct kr_html *h = kr_part_html(f->message, p);
	struct kr_span *list = kr_arena_alloc(f->arena, PIECES_MAX + 1,
	    sizeof(*list));

	*n = 0;
	*ret = list;
	if (list == NULL)
		return;
	if (kr_span_is(kind, "comment") && v != NULL)
		comments_find(v->text, list, n);
	else if (kr_span_is(kind, "title") && h != NULL && h->title.len > 0)
		list[(*n)++] = h->title;
	else if (kr_span_is(kind, "anchor"))
		anchors_find(h, f->arena, list, n);
}
