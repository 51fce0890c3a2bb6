/* SPDX-License-Identifier: Apache-2.0 */
/*
 * RTF to text.  Groups are counted, not entered: what a group changes is kept
 * in a stack of fixed height, and groups deeper than that say nothing.
 */
#include <string.h>

#include "evidence/attached/rtf.h"
#include "message/message.h"

/* ---- compression ------------------------------------------------------- */

#define WINDOW	4096u

/* [MS-OXRTFCP] 2.1.3.1: what every window begins with. */
static const char begins[] = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}"
    "{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    "MS Sans SerifSymbolArialTimes New RomanCourier"
    "{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

struct window {
	char			 byte[WINDOW];
	size_t			 at;
	struct kr_buffer	 out;
};

static void
put(struct window *w, char c)
{
	w->byte[w->at] = c;
	w->at = (w->at + 1) % WINDOW;
	kr_buffer_byte(&w->out, c);
}

/* A stretch of the window again; false: the mark of the end. */
static bool
again(struct window *w, struct kr_span s, size_t at)
{
	unsigned code = (unsigned)((unsigned char)s.ptr[at] << 8 |
	    (unsigned char)s.ptr[at + 1]);
	size_t from = code >> 4, len = (code & 15) + 2;

	if (from == w->at)
		return false;
	for (size_t i = 0; i < len && w->out.len < w->out.max; i++)
		put(w, w->byte[(from + i) % WINDOW]);
	return true;
}

static void
unfold(struct window *w, struct kr_span s)
{
	size_t at = 0;

	while (at < s.len && w->out.len < w->out.max) {
		unsigned bits = (unsigned char)s.ptr[at++];

		for (size_t i = 0; i < 8 && at < s.len &&
		    w->out.len < w->out.max; i++, bits >>= 1) {
			if ((bits & 1) == 0) {
				put(w, s.ptr[at++]);
				continue;
			}
			if (at + 2 > s.len || !again(w, s, at))
				return;
			at += 2;
		}
	}
}

static uint32_t
u32(struct kr_span s, size_t off)
{
	const unsigned char *p = (const unsigned char *)s.ptr + off;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

struct kr_span
kr_rtf_inflate(struct kr_span in, size_t max, struct kr_arena *arena)
{
	struct window *w;
	size_t raw;

	if (in.len < 16)
		return KR_SPAN_NONE;
	raw = u32(in, 4) < max ? u32(in, 4) : max;
	if (memcmp(in.ptr + 8, "MELA", 4) == 0)	/* stored as it is */
		return kr_span_sub(in, 16, raw);
	if (memcmp(in.ptr + 8, "LZFu", 4) != 0 ||
	    (w = kr_arena_zalloc(arena, 1, sizeof(*w))) == NULL)
		return KR_SPAN_NONE;
	memcpy(w->byte, begins, sizeof(begins) - 1);
	w->at = sizeof(begins) - 1;
	kr_buffer_init(&w->out, arena, raw);
	unfold(w, kr_span_from(in, 16));
	return kr_buffer_ok(&w->out) ? kr_buffer_span(&w->out) : KR_SPAN_NONE;
}

/* ---- groups ------------------------------------------------------------ */

#define GROUPS_MAX	100

struct group {
	bool		 silent;	/* not text: fonts, pictures ... */
	bool		 tag;		/* HTML source */
	bool		 twice;		/* only for readers of RTF */
	unsigned	 spare;		/* characters that repeat \u */
	size_t		 link;		/* a link's field begins here + 1 */
};

struct rich {
	struct kr_span		 in;
	size_t			 at;
	struct group		 stack[GROUPS_MAX];
	size_t			 depth;		/* may exceed the stack */
	struct kr_buffer	 out;
	unsigned		 skip;		/* characters to leave out */
	uint32_t		 high;		/* half of a character */
	bool			 html, star, paged;
	uint32_t		 page[128];	/* code page from 128 on */
};

static struct group *
top(struct rich *r)
{
	return &r->stack[r->depth < GROUPS_MAX ? r->depth : GROUPS_MAX - 1];
}

static bool
heard(struct rich *r)
{
	const struct group *g = top(r);

	return r->depth < GROUPS_MAX && !g->silent &&
	    (!r->html || !g->twice || g->tag) && r->out.len + 8 < r->out.max;
}

static void
say(struct rich *r, uint32_t c)
{
	if (r->skip > 0)
		r->skip--;
	else if (heard(r))
		kr_buffer_utf8(&r->out, c);
}

static void
open_group(struct rich *r)
{
	struct group g = *top(r);

	g.link = 0;
	if (++r->depth < GROUPS_MAX)
		r->stack[r->depth] = g;
	r->skip = 0;
	r->star = false;
}

/* HYPERLINK "where" becomes <where>. */
static void
link_end(struct rich *r, size_t from)
{
	struct kr_span s = kr_span_from(kr_buffer_span(&r->out), from);
	size_t a = kr_span_chr(s, 0, '"'), b;

	if (kr_span_casefind(s, 0, "HYPERLINK") == SIZE_MAX || a == SIZE_MAX) {
		r->out.len = from;
		return;
	}
	b = kr_span_chr(s, a + 1, '"');
	s = kr_span_sub(s, a + 1, (b == SIZE_MAX ? s.len : b) - a - 1);
	r->out.data[from] = '<';
	memmove(r->out.data + from + 1, s.ptr, s.len);
	r->out.len = from + 1 + s.len;
	kr_buffer_str(&r->out, "> ");
}

static void
close_group(struct rich *r)
{
	if (r->depth < GROUPS_MAX && top(r)->link > 0 &&
	    r->out.len >= top(r)->link)
		link_end(r, top(r)->link - 1);
	if (r->depth > 0)
		r->depth--;
	r->skip = 0;
	r->star = false;
}

/* ---- control words ----------------------------------------------------- */

static const char *const silent[] = { "fonttbl", "colortbl", "stylesheet",
    "info", "pict", "object", "header", "footer", "headerl", "headerr",
    "footerl", "footerr", "headerf", "footerf", "listtable", "generator",
    "listoverridetable", "revtbl", "rsidtbl", "themedata", "datastore",
    "latentstyles", "xmlnstbl", "mmathPr", "pntext", "nonshppict" };

static const struct {
	const char	*word;
	uint32_t	 c;
} said[] = {
	{ "par", '\n' }, { "line", '\n' }, { "sect", '\n' }, { "page", '\n' },
	{ "row", '\n' }, { "tab", '\t' }, { "cell", '\t' },
	{ "lquote", 0x2018 }, { "rquote", 0x2019 }, { "ldblquote", 0x201C },
	{ "rdblquote", 0x201D }, { "bullet", 0x2022 }, { "endash", 0x2013 },
	{ "emdash", 0x2014 }, { "enspace", ' ' }, { "emspace", ' ' },
};

static void
page_read(struct rich *r, long number)
{
	struct kr_arena *arena = r->out.arena;

	for (unsigned i = 0; i < 128; i++) {
		char byte = (char)(128 + i), name[32] = "windows-";
		struct kr_view v = kr_view_root((struct kr_span){ &byte, 1 });
		const struct kr_view *u;
		unsigned flags = 0;
		size_t n = 8, off = 0;

		r->page[i] = KR_TEXT_INVALID;
		if (number < 0 || number > 99999)
			continue;
		for (long d = 10000; d > 0; d /= 10)
			if (number >= d)
				name[n++] = (char)('0' + number / d % 10);
		u = kr_charset_decode(&v, (struct kr_span){ name, n }, 16,
		    arena, &flags);
		if (u != NULL && u->text.len > 0)
			r->page[i] = kr_text_next(u->text, &off);
	}
}

/* \u: a 16-bit number, signed by habit; astral ones come in two. */
static void
unicode(struct rich *r, long n)
{
	uint32_t c = (uint32_t)(n < 0 ? n + 65536 : n) & 0xFFFF;

	r->skip = 0;
	if (c >= 0xD800 && c < 0xDC00) {
		r->high = c;
	} else {
		if (c >= 0xDC00 && c < 0xE000)
			c = r->high == 0 ? KR_TEXT_INVALID : 0x10000 +
			    ((r->high - 0xD800) << 10) + (c - 0xDC00);
		r->high = 0;
		say(r, c);
	}
	r->skip = top(r)->spare;
}

static void
destination(struct rich *r, struct kr_span w)
{
	struct group *g = top(r);

	if (kr_span_is(w, "htmltag")) {
		g->tag = true;
	} else if (kr_span_is(w, "fldinst")) {
		if (r->html || !heard(r))
			g->silent = true;
		else
			g->link = r->out.len + 1;
	} else {
		g->silent = true;
	}
}

static void
word(struct rich *r, struct kr_span w, bool given, long n)
{
	struct group *g = top(r);
	bool star = r->star;

	r->star = false;
	if (r->depth >= GROUPS_MAX)
		return;
	if (star) {
		destination(r, w);
		return;
	}
	for (size_t i = 0; i < KR_NELEM(silent); i++)
		if (kr_span_is(w, silent[i]))
			g->silent = true;
	for (size_t i = 0; i < KR_NELEM(said); i++)
		if (kr_span_is(w, said[i].word))
			say(r, said[i].c);
	if (kr_span_is(w, "u") && given)
		unicode(r, n);
	else if (kr_span_is(w, "uc") && given)
		g->spare = n < 0 || n > 16 ? 1 : (unsigned)n;
	else if (kr_span_is(w, "fromhtml"))
		r->html = !given || n != 0;
	else if (kr_span_is(w, "htmlrtf"))
		g->twice = !given || n != 0;
	else if (kr_span_is(w, "fldinst"))
		destination(r, w);
	else if (kr_span_is(w, "ansicpg") && given && !r->paged) {
		r->paged = true;
		page_read(r, n);
	} else if (kr_span_is(w, "bin") && given && n > 0)
		r->at += (size_t)n < r->in.len - r->at ? (size_t)n :
		    r->in.len - r->at;
}

static void
symbol(struct rich *r, char c)
{
	int b = c == '\'' ? kr_hex_byte(r->in, r->at) : -1;

	if (b >= 0) {
		r->at += 2;
		say(r, b < 128 ? (unsigned)b : r->page[b - 128]);
	} else if (c == '*') {
		r->star = true;
	} else if (c == '~') {
		say(r, 0xA0);
	} else if (c == '_') {
		say(r, '-');
	} else if (c == '\\' || c == '{' || c == '}') {
		say(r, (unsigned char)c);
	} else if (c == '\r' || c == '\n') {
		say(r, '\n');
	}
}

static void
control(struct rich *r)
{
	struct kr_span s = r->in, w;
	size_t from = r->at;
	bool minus = false, given = false;
	long n = 0;

	if (r->at >= s.len)
		return;
	if (!kr_is_alpha(s.ptr[r->at])) {
		symbol(r, s.ptr[r->at++]);
		return;
	}
	while (r->at < s.len && kr_is_alpha(s.ptr[r->at]))
		r->at++;
	w = kr_span_sub(s, from, r->at - from);
	if (r->at + 1 < s.len && s.ptr[r->at] == '-' &&
	    kr_is_digit(s.ptr[r->at + 1])) {
		minus = true;
		r->at++;
	}
	for (; r->at < s.len && kr_is_digit(s.ptr[r->at]); r->at++) {
		given = true;
		n = n > 99999999 ? n : 10 * n + (s.ptr[r->at] - '0');
	}
	if (r->at < s.len && s.ptr[r->at] == ' ')
		r->at++;
	word(r, w, given, minus ? -n : n);
}

struct kr_span
kr_rtf_read(struct kr_span in, size_t max, struct kr_arena *arena, bool *html)
{
	struct rich *r;

	if (!kr_span_casestarts(in, "{\\rtf") ||
	    (r = kr_arena_zalloc(arena, 1, sizeof(*r))) == NULL)
		return KR_SPAN_NONE;
	r->in = in;
	r->stack[0].spare = 1;
	kr_buffer_init(&r->out, arena, max);
	page_read(r, 1252);
	while (r->at < in.len && kr_buffer_ok(&r->out)) {
		char c = in.ptr[r->at++];

		if (c == '{')
			open_group(r);
		else if (c == '}')
			close_group(r);
		else if (c == '\\')
			control(r);
		else if (c != '\r' && c != '\n' && c != '\0')
			say(r, (unsigned char)c < 128 ? (unsigned char)c :
			    r->page[(unsigned char)c - 128]);
	}
	*html = r->html;
	return kr_buffer_ok(&r->out) ? kr_buffer_span(&r->out) : KR_SPAN_NONE;
}
