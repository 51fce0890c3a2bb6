/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions of the rule language that count tags of HTML and look at their
 * attributes.
 *
 * Source: SpamAssassin's plugin HTMLEval and its reader of HTML.
 */
#include <string.h>

#include "findings/call.h"

#define TAGS_MAX	100000	/* of a part */
#define SIDE		200	/* pixels, of a picture that does not say */

struct tag {
	struct kr_span	name, attributes;
	bool		closes;
};

static bool
is_space(char c)
{
	return kr_is_blank(c) || c == '\n' || c == '\r' || c == '\f';
}

/* Where the tag that begins at off ends: a > in quotes does not. */
static size_t
tag_end(struct kr_span s, size_t off)
{
	char quote = '\0';

	for (; off < s.len; off++) {
		char c = s.ptr[off];

		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if ((c == '"' || c == '\'') && s.ptr[off - 1] == '=')
			quote = c;
		else if (c == '>')
			return off;
	}
	return SIZE_MAX;
}

/* What stands in these is no HTML. */
static size_t
raw_end(struct kr_span s, size_t off, const struct tag *t)
{
	static const char *const raw[] = { "script", "style", "iframe" };
	static const char *const ends[] = { "</script", "</style",
	    "</iframe" };

	for (size_t i = 0; i < KR_NELEM(raw) && !t->closes; i++)
		if (kr_span_caseeq(t->name, raw[i]))
			return kr_span_casefind(s, off, ends[i]);
	return off;
}

/* The next tag at or after *off. */
static bool
tag_next(struct kr_span s, size_t *off, struct tag *t)
{
	for (size_t at = kr_span_chr(s, *off, '<'); at != SIZE_MAX &&
	    at + 1 < s.len; at = kr_span_chr(s, at + 1, '<')) {
		size_t from = at + 1, to, end;

		if (kr_span_casestarts(kr_span_from(s, at), "<!--")) {
			at = kr_span_find(s, at + 4, "-->");
			if (at == SIZE_MAX)
				return false;
			continue;
		}
		t->closes = s.ptr[from] == '/';
		from += t->closes;
		if (from == s.len || !kr_is_alpha(s.ptr[from]))
			continue;
		for (to = from; to < s.len && (kr_is_alnum(s.ptr[to]) ||
		    s.ptr[to] == ':' || s.ptr[to] == '-'); to++)
			;
		end = tag_end(s, to);
		if (end == SIZE_MAX)
			return false;
		t->name = kr_span_sub(s, from, to - from);
		t->attributes = kr_span_sub(s, to, end - to);
		*off = raw_end(s, end + 1, t);
		return true;
	}
	return false;
}

/* The value of an attribute; absent: KR_SPAN_NONE. */
static struct kr_span
attribute(const struct tag *t, const char *name)
{
	struct kr_span s = t->attributes;
	size_t len = strlen(name), at = 0;

	while ((at = kr_span_casefind(s, at, name)) != SIZE_MAX) {
		size_t off = at + len;
		bool starts = at > 0 && (is_space(s.ptr[at - 1]) ||
		    s.ptr[at - 1] == '"' || s.ptr[at - 1] == '\'');
		char quote;

		at = off;
		while (off < s.len && is_space(s.ptr[off]))
			off++;
		if (!starts || off == s.len || s.ptr[off] != '=')
			continue;
		for (off++; off < s.len && is_space(s.ptr[off]); off++)
			;
		quote = off < s.len && (s.ptr[off] == '"' ||
		    s.ptr[off] == '\'') ? s.ptr[off] : '\0';
		if (quote != '\0')
			return kr_span_sub(s, off + 1,
			    kr_span_chr(s, off + 1, quote) - off - 1);
		for (at = off; at < s.len && !is_space(s.ptr[at]); at++)
			;
		return kr_span_sub(s, off, at - off);
	}
	return KR_SPAN_NONE;
}

/* Does the answer hold for any HTML part of the message's own? */
static enum kr_tri
any_part(const struct kr_call *c, bool (*holds)(const struct kr_call *,
    const struct kr_part *, struct kr_span source))
{
	struct kr_headers *h = c->headers;

	for (size_t i = 0; i < h->message->n_part; i++) {
		const struct kr_part *p = h->message->part[i];
		const struct kr_view *v = p->kind == KR_PART_HTML &&
		    kr_headers_own(h, p) ? kr_part_text(h->message, p) : NULL;

		if (v != NULL && holds(c, p, v->text))
			return KR_YES;
	}
	return KR_NO;
}

/* ---- tags that are there ------------------------------------------------ */

bool
kr_html_has_tag(struct kr_span s, struct kr_span name)
{
	size_t off = 0;
	struct tag t;

	for (size_t i = 0; i < TAGS_MAX && tag_next(s, &off, &t); i++)
		if (kr_span_caseeq2(t.name, name))
			return true;
	return false;
}

static bool
has_tag(const struct kr_call *c, const struct kr_part *p, struct kr_span s)
{
	(void)p;
	return kr_html_has_tag(s, c->argument[0]);
}

enum kr_tri
kr_function_html_tag(const struct kr_call *c)
{
	return c->n < 1 ? KR_UNKNOWN : any_part(c, has_tag);
}

/* ---- tags that do not balance -------------------------------------------- */

static bool
is_unbalanced(const struct kr_call *c, const struct kr_part *p,
    struct kr_span s)
{
	size_t off = 0, open = 0;
	struct tag t;

	(void)p;
	for (size_t i = 0; i < TAGS_MAX && tag_next(s, &off, &t); i++)
		if (kr_span_caseeq2(t.name, c->argument[0]))
			open = !t.closes ? open + 1 : open > 0 ? open - 1 : 0;
	return open != 0;
}

/* ('center', '!= 0'): more of them opened than closed. */
enum kr_tri
kr_function_tag_balance(const struct kr_call *c)
{
	return c->n < 2 || !kr_span_is(c->argument[1], "!= 0") ? KR_UNKNOWN :
	    any_part(c, is_unbalanced);
}

/* ---- pictures against text ---------------------------------------------- */

/* Pixels of a side: "120", or "50%" of a screen; anything else is a guess. */
static uint64_t
side_of(struct kr_span s, uint64_t hundredth)
{
	uint64_t v = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '%' && i > 0 && i + 1 == s.len)
			return v > 0 ? v * hundredth : SIDE;
		if (!kr_is_digit(s.ptr[i]) || v > 100000)
			return SIDE;
		v = v * 10 + (uint64_t)(s.ptr[i] - '0');
	}
	return v > 0 ? v : SIDE;
}

static uint64_t
pictures_area(struct kr_span s)
{
	size_t off = 0;
	uint64_t area = 0;
	struct tag t;

	for (size_t i = 0; i < TAGS_MAX && tag_next(s, &off, &t); i++) {
		struct kr_span width, height;

		if (t.closes || !kr_span_caseeq(t.name, "img"))
			continue;
		width = attribute(&t, "width");
		height = attribute(&t, "height");
		if (width.ptr != NULL && height.ptr != NULL)
			area += side_of(width, 8) * side_of(height, 6);
	}
	return area;
}

static uint64_t
letters(struct kr_span s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += !is_space(s.ptr[i]) &&
		    ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
	return n;
}

static bool
has_ratio(const struct kr_call *c, const struct kr_part *p, struct kr_span s)
{
	const struct kr_html *h = kr_part_html(c->headers->message, p);
	uint64_t area = pictures_area(s), text;

	if (h == NULL || area == 0)
		return false;
	text = letters(h->text->text) * 1000;
	return text > kr_call_thousandths(c->argument[0]) * area &&
	    text <= kr_call_thousandths(c->argument[1]) * area;
}

/* ('0.000', '0.002'): letters of text for each pixel of a picture. */
enum kr_tri
kr_function_image_ratio(const struct kr_call *c)
{
	return c->n < 2 ? KR_UNKNOWN : any_part(c, has_ratio);
}

/* ---- tags and attributes that programs do not write --------------------- */

static bool
has_object(const struct kr_call *c, const struct kr_part *p, struct kr_span s)
{
	size_t off = 0;
	struct tag t;

	(void)c;
	(void)p;
	for (size_t i = 0; i < TAGS_MAX && tag_next(s, &off, &t); i++)
		if (!t.closes && (kr_span_caseeq(t.name, "object") ||
		    kr_span_caseeq(t.name, "embed")))
			return true;
	return false;
}

/* A name of a font, from *off on: letters, blanks, hyphens, a digit last. */
static bool
is_font(struct kr_span s, size_t *off, bool first)
{
	size_t from, to;
	bool digit = false;

	while (*off < s.len && is_space(s.ptr[*off]))
		(*off)++;
	if (*off < s.len && (s.ptr[*off] == '"' || s.ptr[*off] == '\'' ||
	    (first && s.ptr[*off] == '.')))
		(*off)++;
	for (from = to = *off; to < s.len && (kr_is_alpha(s.ptr[to]) ||
	    s.ptr[to] == ' ' || s.ptr[to] == '-'); to++)
		;
	if (to == from || s.ptr[from] == '-' || !kr_is_alpha(s.ptr[to - 1]))
		return false;
	if (to < s.len && kr_is_digit(s.ptr[to])) {
		to++;
		digit = true;
	}
	if (to - from < 2u + digit)
		return false;
	if (to < s.len && (s.ptr[to] == '"' || s.ptr[to] == '\''))
		to++;
	*off = to;
	return true;
}

static bool
is_face(struct kr_span s)
{
	size_t off = 0;

	if (!is_font(s, &off, true))
		return false;
	while (off < s.len && s.ptr[off] == ',') {
		off++;
		if (!is_font(s, &off, false))
			return false;
	}
	if (off < s.len && s.ptr[off] == ';')
		off++;
	return off == s.len;
}

static bool
has_odd_face(const struct kr_call *c, const struct kr_part *p,
    struct kr_span s)
{
	size_t off = 0;
	struct tag t;

	(void)c;
	(void)p;
	for (size_t i = 0; i < TAGS_MAX && tag_next(s, &off, &t); i++) {
		struct kr_span face = !t.closes &&
		    kr_span_caseeq(t.name, "font") ? attribute(&t, "face") :
		    KR_SPAN_NONE;

		if (face.ptr != NULL && !is_face(face))
			return true;
	}
	return false;
}

/* ('html'), ('embeds'), ('font_face_bad') */
enum kr_tri
kr_function_html_test(const struct kr_call *c)
{
	if (c->n == 0)
		return KR_UNKNOWN;
	if (kr_span_is(c->argument[0], "embeds"))
		return any_part(c, has_object);
	if (kr_span_is(c->argument[0], "font_face_bad"))
		return any_part(c, has_odd_face);
	return answer(kr_function_html_exists(c) == KR_YES);
}
