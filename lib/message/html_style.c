/* SPDX-License-Identifier: Apache-2.0 */
/* The CSS that decides whether text can be seen. */
#include <math.h>
#include <string.h>

#include "message/html_reader.h"

#define SHEET_RULES_MAX 500	/* per part; a newsletter has some fifty */

static const struct {
	const char	*name;
	uint32_t	 value;
} colours[] = {
	{ "black", 0x000000 }, { "white", 0xFFFFFF }, { "red", 0xFF0000 },
	{ "blue", 0x0000FF }, { "green", 0x008000 }, { "gray", 0x808080 },
	{ "grey", 0x808080 }, { "silver", 0xC0C0C0 }, { "navy", 0x000080 },
	{ "yellow", 0xFFFF00 }, { "maroon", 0x800000 }, { "purple", 0x800080 },
	{ "teal", 0x008080 }, { "aqua", 0x00FFFF }, { "lime", 0x00FF00 },
	{ "fuchsia", 0xFF00FF }, { "olive", 0x808000 }, { "orange", 0xFFA500 },
	{ "darkgray", 0xA9A9A9 }, { "lightgray", 0xD3D3D3 },
	{ "lightgrey", 0xD3D3D3 }, { "whitesmoke", 0xF5F5F5 },
	{ "snow", 0xFFFAFA }, { "ivory", 0xFFFFF0 }, { "gainsboro", 0xDCDCDC },
};

/* A number at *off in tenths ("1.25" is 12), or false. */
static bool
tenths(struct kr_span s, size_t *off, long *ret)
{
	bool minus = *off < s.len && s.ptr[*off] == '-', any = false;
	long n = 0;

	if (minus)
		(*off)++;
	while (*off < s.len && kr_is_digit(s.ptr[*off])) {
		if (n < 100000000)
			n = n * 10 + (s.ptr[*off] - '0');
		any = true;
		(*off)++;
	}
	n *= 10;
	if (*off < s.len && s.ptr[*off] == '.') {
		(*off)++;
		if (*off < s.len && kr_is_digit(s.ptr[*off])) {
			n += s.ptr[*off] - '0';
			any = true;
		}
		while (*off < s.len && kr_is_digit(s.ptr[*off]))
			(*off)++;
	}
	*ret = minus ? -n : n;
	return any;
}

static bool
rgb_function(struct kr_span s, uint32_t *ret)
{
	size_t off = kr_span_chr(s, 0, '(');
	uint32_t c = 0;

	if (off == SIZE_MAX)
		return false;
	for (int i = 0; i < 3; i++) {
		long v;

		while (off < s.len && !kr_is_digit(s.ptr[off]))
			off++;
		if (!tenths(s, &off, &v))
			return false;
		v /= 10;
		if (off < s.len && s.ptr[off] == '%')
			v = v * 255 / 100;
		c = c << 8 | (uint32_t)(v > 255 ? 255 : v);
	}
	*ret = c;
	return true;
}

/* A CSS or HTML colour; false if it is none that is known. */
static bool
colour_read(struct kr_span s, uint32_t *ret)
{
	uint32_t c = 0;
	size_t n = 0;

	s = kr_span_trim(s);
	if (kr_span_casestarts(s, "rgb"))
		return rgb_function(s, ret);
	if (s.len > 0 && s.ptr[0] == '#')
		s = kr_span_from(s, 1);
	while (n < s.len && n < 6 && kr_hex_value(s.ptr[n]) >= 0) {
		c = c << 4 | (uint32_t)kr_hex_value(s.ptr[n]);
		n++;
	}
	if (n == 6 && (s.len == 6 || !kr_is_alnum(s.ptr[6]))) {
		*ret = c;
		return true;
	}
	if (n == 3 && (s.len == 3 || !kr_is_alnum(s.ptr[3]))) {
		*ret = (c >> 8 & 15) * 0x110000 + (c >> 4 & 15) * 0x1100 +
		    (c & 15) * 0x11;
		return true;
	}
	for (size_t i = 0; i < KR_NELEM(colours); i++) {
		size_t len = strlen(colours[i].name);

		if (kr_span_casestarts(s, colours[i].name) &&
		    (s.len == len || !kr_is_alpha(s.ptr[len]))) {
			*ret = colours[i].value;
			return true;
		}
	}
	return false;
}

/* A length in tenths of a pixel; base is what em and % refer to. */
static bool
length_read(struct kr_span s, long base, long *ret)
{
	size_t off = 0;
	long v;
	struct kr_span unit;

	s = kr_span_trim(s);
	if (!tenths(s, &off, &v))
		return false;
	unit = kr_span_from(s, off);
	if (kr_span_casestarts(unit, "pt"))
		v = v * 4 / 3;
	else if (kr_span_casestarts(unit, "em") ||
	    kr_span_casestarts(unit, "rem"))
		v = v * base / 10;
	else if (kr_span_casestarts(unit, "%"))
		v = v * base / 1000;
	*ret = v;
	return true;
}

static bool
has_word(struct kr_span value, const char *word)
{
	return kr_span_casefind(value, 0, word) != SIZE_MAX;
}

#define BELOW 100000L		/* tenths of a pixel: nobody scrolls there */

struct box {			/* seen together, these hide */
	bool	overflow, no_height;
};

static void
declaration_apply(struct kr_look *l, struct kr_span name,
    struct kr_span value, struct box *box)
{
	long v;

	if (kr_span_caseeq(name, "display") && has_word(value, "none"))
		l->hidden |= KR_HIDDEN_DISPLAY;
	else if (kr_span_caseeq(name, "visibility") &&
	    (has_word(value, "hidden") || has_word(value, "collapse")))
		l->hidden |= KR_HIDDEN_DISPLAY;
	else if (kr_span_caseeq(name, "mso-hide") && has_word(value, "all"))
		l->hidden |= KR_HIDDEN_DISPLAY;
	else if (kr_span_caseeq(name, "opacity") &&
	    length_read(value, 10, &v) && v <= 1)
		l->hidden |= KR_HIDDEN_COLOUR;
	else if (kr_span_caseeq(name, "font-size") &&
	    length_read(value, l->font_px10, &v))
		l->font_px10 = (int)(v > 100000 ? 100000 : v);
	else if (kr_span_caseeq(name, "color"))
		kr_look_colour(l, value, false);
	else if (kr_span_casestarts(name, "background"))
		kr_look_colour(l, value, true);
	else if (kr_span_caseeq(name, "overflow") && has_word(value, "hidden"))
		box->overflow = true;
	else if ((kr_span_caseeq(name, "height") ||
	    kr_span_caseeq(name, "max-height") ||
	    kr_span_caseeq(name, "line-height")) &&
	    length_read(value, 160, &v) && v <= 0)
		box->no_height = true;
	else if ((kr_span_caseeq(name, "text-indent") ||
	    kr_span_caseeq(name, "left") || kr_span_caseeq(name, "top") ||
	    kr_span_caseeq(name, "margin-left")) &&
	    length_read(value, 160, &v) && v <= -9990)
		l->hidden |= KR_HIDDEN_PLACE;
	else if ((kr_span_caseeq(name, "margin-top") ||
	    kr_span_caseeq(name, "padding-top")) &&
	    length_read(value, 160, &v) && v >= BELOW)
		l->hidden |= KR_HIDDEN_PLACE;
}

void
kr_look_style(struct kr_look *l, struct kr_span css)
{
	struct box box = { false, false };

	while (css.len > 0) {
		size_t end = kr_span_chr(css, 0, ';'), colon;
		struct kr_span d;

		if (end == SIZE_MAX)
			end = css.len;
		d = kr_span_sub(css, 0, end);
		colon = kr_span_chr(d, 0, ':');
		if (colon != SIZE_MAX)
			declaration_apply(l,
			    kr_span_trim(kr_span_sub(d, 0, colon)),
			    kr_span_from(d, colon + 1), &box);
		css = kr_span_from(css, end + 1);
	}
	if (box.overflow && box.no_height)
		l->hidden |= KR_HIDDEN_SIZE;
}

void
kr_look_colour(struct kr_look *l, struct kr_span value, bool ground)
{
	uint32_t c;

	if (ground && has_word(value, "url("))
		l->ground_image = true;
	if (!colour_read(value, &c))
		return;
	if (ground) {
		l->ground = c;
		l->ground_image = false;
	} else {
		l->colour = c;
	}
}

/* WCAG 2 relative luminance. */
static double
luminance(uint32_t c)
{
	static const double weight[3] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double v = (c >> (16 - 8 * i) & 255) / 255.0;

		sum += weight[i] * (v <= 0.04045 ? v / 12.92 :
		    pow((v + 0.055) / 1.055, 2.4));
	}
	return sum;
}

unsigned
kr_look_why(const struct kr_look *l)
{
	unsigned why = l->hidden;
	double a, b, contrast;

	if (l->font_px10 <= 20)
		why |= KR_HIDDEN_SIZE;
	else if (l->font_px10 < 80)
		why |= KR_HIDDEN_FAINT;
	if (l->ground_image || (l->colour == 0 && l->ground == 0xFFFFFF))
		return why;
	a = luminance(l->colour);
	b = luminance(l->ground);
	contrast = ((a > b ? a : b) + 0.05) / ((a > b ? b : a) + 0.05);
	if (contrast < 1.25)
		why |= KR_HIDDEN_COLOUR;
	else if (contrast < 3.0)
		why |= KR_HIDDEN_FAINT;
	return why;
}

/* ---- <style> ------------------------------------------------------------ */

static void
selector_add(struct kr_sheet *sheet, struct kr_span sel,
    struct kr_span declarations, struct kr_arena *arena)
{
	struct kr_sheet_rule r = { 'e', sel, declarations };
	size_t dot;

	sel = kr_span_trim(sel);
	if (sel.len == 0 || kr_span_chr(sel, 0, ' ') != SIZE_MAX ||
	    kr_span_chr(sel, 0, ':') != SIZE_MAX ||
	    kr_span_chr(sel, 0, '>') != SIZE_MAX)
		return;
	dot = kr_span_chr(sel, 0, '.');
	r.name = sel;
	if (dot != SIZE_MAX) {
		r.kind = '.';
		r.name = kr_span_from(sel, dot + 1);
	} else if (sel.ptr[0] == '#') {
		r.kind = '#';
		r.name = kr_span_from(sel, 1);
	}
	if (sheet->n < SHEET_RULES_MAX &&
	    KR_ARENA_ROOM(arena, sheet->rule, sheet->n, &sheet->cap))
		sheet->rule[sheet->n++] = r;
}

/* Declarations that can hide anything; others need not be kept. */
static bool
matters(struct kr_span d)
{
	static const char *const names[] = { "display", "visibility",
	    "opacity", "font-size", "color", "background", "height",
	    "indent", "mso-hide", "left", "top" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (has_word(d, names[i]))
			return true;
	return false;
}

void
kr_sheet_read(struct kr_sheet *sheet, struct kr_span css,
    struct kr_arena *arena)
{
	size_t off = 0;

	while (off < css.len && sheet->n < SHEET_RULES_MAX) {
		size_t open = kr_span_chr(css, off, '{'), close;
		struct kr_span selectors, d;

		if (open == SIZE_MAX)
			return;
		selectors = kr_span_trim(kr_span_sub(css, off, open - off));
		if (kr_span_chr(selectors, 0, '@') != SIZE_MAX) {
			/* A media query is for other screens: pass over it. */
			unsigned depth = 0;

			for (off = open; off < css.len; off++) {
				if (css.ptr[off] == '{')
					depth++;
				else if (css.ptr[off] == '}' && --depth == 0)
					break;
			}
			off++;
			continue;
		}
		close = kr_span_chr(css, open, '}');
		if (close == SIZE_MAX)
			return;
		d = kr_span_sub(css, open + 1, close - open - 1);
		off = close + 1;
		if (!matters(d))
			continue;
		while (selectors.len > 0) {
			size_t comma = kr_span_chr(selectors, 0, ',');

			if (comma == SIZE_MAX)
				comma = selectors.len;
			selector_add(sheet, kr_span_sub(selectors, 0, comma),
			    d, arena);
			selectors = kr_span_from(selectors, comma + 1);
		}
	}
}

/* Is name one of the words of a class attribute? */
static bool
in_words(struct kr_span words, struct kr_span name)
{
	size_t i = 0;

	while (i < words.len) {
		size_t from;

		while (i < words.len && kr_is_blank(words.ptr[i]))
			i++;
		from = i;
		while (i < words.len && !kr_is_blank(words.ptr[i]))
			i++;
		if (kr_span_eq(kr_span_sub(words, from, i - from), name))
			return true;
	}
	return false;
}

void
kr_sheet_apply(const struct kr_sheet *sheet, struct kr_span element,
    struct kr_span class, struct kr_span id, struct kr_look *look)
{
	for (size_t i = 0; i < sheet->n; i++) {
		const struct kr_sheet_rule *r = &sheet->rule[i];

		if (r->kind == '.' ? in_words(class, r->name) :
		    r->kind == '#' ? kr_span_eq(id, r->name) :
		    kr_span_caseeq2(element, r->name))
			kr_look_style(look, r->declarations);
	}
}
