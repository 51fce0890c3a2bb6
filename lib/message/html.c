/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTML as a reader sees it: WHATWG tokenization, no tree.
 *
 * A stack of open elements carries what is inherited: whether text can be
 * seen, quote depth, white space.  Nothing is rendered, fetched or run.
 */
#include <string.h>

#include "message/html_reader.h"

enum element_kind {
	INLINE, BLOCK, VOID, BREAK, CELL, SKIP, PRE, QUOTE, RULE, LINK, IMAGE,
	TITLE, STYLE, FORM, BODY, ROW
};

static const struct {
	const char		*name;
	enum element_kind	 kind;
} elements[] = {
	{ "a", LINK }, { "address", BLOCK }, { "article", BLOCK },
	{ "base", VOID }, { "blockquote", QUOTE }, { "body", BODY },
	{ "br", BREAK }, { "caption", BLOCK }, { "center", BLOCK },
	{ "col", VOID }, { "dd", BLOCK }, { "div", BLOCK }, { "dl", BLOCK },
	{ "dt", BLOCK }, { "fieldset", BLOCK }, { "figure", BLOCK },
	{ "footer", BLOCK }, { "form", FORM }, { "h1", BLOCK },
	{ "h2", BLOCK }, { "h3", BLOCK }, { "h4", BLOCK }, { "h5", BLOCK },
	{ "h6", BLOCK }, { "header", BLOCK }, { "hr", RULE },
	{ "iframe", SKIP }, { "img", IMAGE }, { "input", VOID },
	{ "li", BLOCK }, { "link", VOID }, { "main", BLOCK },
	{ "meta", VOID }, { "nav", BLOCK }, { "noframes", SKIP },
	{ "object", SKIP }, { "ol", BLOCK }, { "option", BLOCK },
	{ "p", BLOCK }, { "pre", PRE }, { "script", SKIP },
	{ "section", BLOCK }, { "select", SKIP }, { "style", STYLE },
	{ "svg", SKIP }, { "table", BLOCK }, { "tbody", BLOCK },
	{ "td", CELL }, { "template", SKIP }, { "textarea", PRE },
	{ "tfoot", BLOCK }, { "th", CELL }, { "thead", BLOCK },
	{ "title", TITLE }, { "tr", ROW }, { "ul", BLOCK }, { "wbr", VOID },
	{ "xmp", PRE }, { "audio", SKIP }, { "video", SKIP },
};

/* Names that mail programs give to what they quote (report-formats 8.2). */
static const char *const marks[] = {
	"gmail_quote", "gmail_attr", "divRplyFwdMsg", "appendonsend",
	"moz-forward-container", "moz-email-headers-table", "moz-cite-prefix",
	"yahoo_quoted", "protonmail_quote", "zwchr", "ms-outlook-mobile",
	"OutlookMessageHeader",
};

struct open {			/* an open element */
	uint32_t	name_off;	/* in the source */
	uint16_t	name_len;
	uint8_t		kind;
	bool		pre;
	uint8_t		mark;		/* 1 + place in marks[], or 0 */
	struct kr_look	look;		/* inside it */
	unsigned	why;		/* of that look */
};

struct reader {
	const struct kr_view	*in;
	struct kr_span		 s;		/* in->text */
	const struct kr_limits	*limits;
	struct kr_arena		*arena;
	uint64_t		*limits_hit;
	struct kr_html		*html;
	struct kr_view_builder	 out;
	struct open		*stack;
	size_t			 depth, cap_stack;
	struct kr_sheet		 sheet;
	struct kr_html_attributes attr;		/* of the tag at hand */
	size_t			 tags;
	/* blanks owed: 0 none, 1 a space, 2 a line, 3 a paragraph */
	int			 owed;
	size_t			 link;		/* open link + 1, 0 none */
	size_t			 cap_link, cap_hidden, cap_image, cap_mark;
	unsigned		 quote_depth;
	bool			 row_begins;	/* no cell of it came yet */
	bool			 failed;
};

/* ---- text --------------------------------------------------------------- */

static const struct open *
inside(const struct reader *r)
{
	return &r->stack[r->depth - 1];
}

static void
hidden_note(struct reader *r, size_t from)
{
	struct kr_html *h = r->html;
	unsigned why = inside(r)->why;
	size_t len = r->out.text.len - from;

	if (why == 0 || len == 0)
		return;
	if (h->n_hidden > 0 && h->hidden[h->n_hidden - 1].why == why &&
	    h->hidden[h->n_hidden - 1].off +
	    h->hidden[h->n_hidden - 1].len == from) {
		h->hidden[h->n_hidden - 1].len += len;
		return;
	}
	if (!KR_ARENA_ROOM(r->arena, h->hidden, h->n_hidden,
	    &r->cap_hidden)) {
		r->failed = true;
		return;
	}
	h->hidden[h->n_hidden++] = (struct kr_html_stretch){ from, len, why };
}

/* Pay what is owed before text; nothing at the very beginning. */
static void
settle(struct reader *r)
{
	static const char *const pay[] = { "", " ", "\n", "\n\n" };

	if (r->owed > 0 && r->out.text.len > 0)
		kr_view_point(&r->out, kr_span_str(pay[r->owed]), NULL, 0, 0);
	r->owed = 0;
}

static void
owe(struct reader *r, int what)
{
	if (what > r->owed)
		r->owed = what;
}

/* Text bytes [off, end) of the source, references in it. */
static void
text_add(struct reader *r, size_t off, size_t end)
{
	bool pre = inside(r)->pre;
	size_t from = SIZE_MAX;	/* where this text begins in out */

	while (off < end) {
		size_t run = off;
		char c = r->s.ptr[off];
		uint32_t point;
		char utf8[4];

		if (!pre && kr_is_blank(c)) {
			owe(r, 1);
			off++;
			continue;
		}
		settle(r);
		if (from == SIZE_MAX)
			from = r->out.text.len;
		if (c == '&') {
			size_t n = kr_html_entity(kr_span_sub(r->s, off,
			    end - off), false, &point);

			if (n > 0) {
				size_t len = kr_text_put(point == 0xA0 ?
				    ' ' : point, utf8);

				kr_view_point(&r->out, (struct kr_span){
				    utf8, len }, r->in, off, n);
				off += n;
				continue;
			}
			run++;
		}
		while (run < end && r->s.ptr[run] != '&' &&
		    (pre || !kr_is_blank(r->s.ptr[run])))
			run++;
		/* One blank between words goes along with them. */
		while (!pre && run + 1 < end && r->s.ptr[run] == ' ' &&
		    !kr_is_blank(r->s.ptr[run + 1]) &&
		    r->s.ptr[run + 1] != '&') {
			run++;
			while (run < end && r->s.ptr[run] != '&' &&
			    !kr_is_blank(r->s.ptr[run]))
				run++;
		}
		kr_view_copy(&r->out, r->in, off, run - off);
		off = run;
	}
	if (from != SIZE_MAX)
		hidden_note(r, from);
}

/* ---- tags --------------------------------------------------------------- */

static struct kr_span
attr(const struct reader *r, const char *name)
{
	return kr_html_attribute(&r->attr, name);
}

static struct kr_slice
slice_of(const struct reader *r, struct kr_span v)
{
	if (v.ptr == NULL)
		return (struct kr_slice){ NULL, 0, 0 };
	return (struct kr_slice){ r->in, (size_t)(v.ptr - r->s.ptr), v.len };
}

static enum element_kind
kind_of(struct kr_span name)
{
	for (size_t i = 0; i < KR_NELEM(elements); i++)
		if (kr_lower(name.ptr[0]) == elements[i].name[0] &&
		    kr_span_caseeq(name, elements[i].name))
			return elements[i].kind;
	return INLINE;
}

static void
mark_add(struct reader *r, unsigned kind, struct kr_span name)
{
	struct kr_html *h = r->html;

	if (h->n_mark >= r->limits->html_tags ||
	    !KR_ARENA_ROOM(r->arena, h->mark, h->n_mark, &r->cap_mark)) {
		r->failed |= h->n_mark < r->limits->html_tags;
		return;
	}
	memset(&h->mark[h->n_mark], 0, sizeof(h->mark[0]));
	h->mark[h->n_mark].text_off = r->out.text.len;
	h->mark[h->n_mark].kind = kind;
	h->mark[h->n_mark].depth = r->quote_depth;
	h->mark[h->n_mark++].name = name;
}

/* 1 + place in marks[] if the element bears one of those names, else 0. */
static uint8_t
forward_marks(struct reader *r, struct kr_span class, struct kr_span id,
    struct kr_span style)
{
	for (size_t i = 0; i < KR_NELEM(marks); i++)
		if (kr_span_find(class, 0, marks[i]) != SIZE_MAX ||
		    kr_span_find(id, 0, marks[i]) != SIZE_MAX) {
			mark_add(r, KR_MARK_FORWARD, kr_span_str(marks[i]));
			return (uint8_t)(i + 1);
		}
	if (kr_span_casefind(style, 0, "border-top:solid #E1E1E1") !=
	    SIZE_MAX || kr_span_casefind(style, 0,
	    "border-top:solid #B5C4DF") != SIZE_MAX)
		mark_add(r, KR_MARK_FORWARD, KR_SPAN_LIT("outlook"));
	return 0;
}

static void
link_close(struct reader *r)
{
	struct kr_html_link *l;

	if (r->link == 0)
		return;
	l = &r->html->link[r->link - 1];
	if (r->out.text.len > l->text_off) {
		/* What was owed before the link was paid inside it. */
		while (l->text_off < r->out.text.len &&
		    kr_is_blank(r->out.text.data[l->text_off]))
			l->text_off++;
		l->text_len = r->out.text.len - l->text_off;
	}
	r->link = 0;
}

static void
link_open(struct reader *r, const struct kr_look *look)
{
	struct kr_span href = attr(r, "href");
	struct kr_html *h = r->html;

	link_close(r);
	if (href.ptr == NULL || h->n_link >= r->limits->urls)
		return;
	if (!KR_ARENA_ROOM(r->arena, h->link, h->n_link, &r->cap_link)) {
		r->failed = true;
		return;
	}
	h->link[h->n_link++] = (struct kr_html_link){
	    .href = kr_html_attribute_text(href, r->arena),
	    .place = slice_of(r, href),
	    .text_off = r->out.text.len,
	    .hidden = (kr_look_why(look) & ~KR_HIDDEN_FAINT) != 0 };
	r->link = h->n_link;
}

static void
image_add(struct reader *r)
{
	struct kr_html *h = r->html;

	if (r->link > 0)
		h->link[r->link - 1].image = true;
	if (h->n_image >= r->limits->urls ||
	    !KR_ARENA_ROOM(r->arena, h->image, h->n_image, &r->cap_image))
		return;
	h->image[h->n_image++] = (struct kr_html_image){
	    .src = kr_html_attribute_text(attr(r, "src"), r->arena),
	    .alt = kr_html_attribute_text(attr(r, "alt"), r->arena),
	    .text_off = r->out.text.len };
}

/* The look inside an element with these attributes. */
static struct kr_look
look_of(struct reader *r, struct kr_span name, enum element_kind kind)
{
	struct kr_look l = inside(r)->look;
	struct kr_span v;

	if (r->attr.n == 0 && r->sheet.n == 0)
		return l;
	kr_sheet_apply(&r->sheet, name, attr(r, "class"), attr(r, "id"), &l);
	v = attr(r, "bgcolor");
	if (v.len > 0)
		kr_look_colour(&l, v, true);
	v = attr(r, "color");
	if (v.len > 0 && kr_span_caseeq(name, "font"))
		kr_look_colour(&l, v, false);
	v = attr(r, "text");
	if (v.len > 0 && kind == BODY)
		kr_look_colour(&l, v, false);
	v = attr(r, "style");
	if (v.len > 0)
		kr_look_style(&l, kr_html_attribute_text(v, r->arena));
	for (size_t i = 0; i < r->attr.n; i++)
		if (kr_span_caseeq(r->attr.item[i].name, "hidden"))
			l.hidden |= KR_HIDDEN_DISPLAY;
	return l;
}

static void
push(struct reader *r, struct kr_span name, enum element_kind kind,
    const struct kr_look *look)
{
	if (r->depth >= r->limits->html_depth) {
		*r->limits_hit |= UINT64_C(1) << KR_LIMIT_html_depth;
		return;
	}
	if (!KR_ARENA_ROOM(r->arena, r->stack, r->depth, &r->cap_stack)) {
		r->failed = true;
		return;
	}
	r->stack[r->depth] = (struct open){
	    .name_off = (uint32_t)(name.ptr - r->s.ptr),
	    .name_len = (uint16_t)(name.len > 40 ? 40 : name.len),
	    .kind = (uint8_t)kind,
	    .pre = kind == PRE || r->stack[r->depth - 1].pre, .look = *look };
	r->stack[r->depth].why = kr_look_why(look);
	r->depth++;
}

/* Bytes up to the end tag of an element whose content is no text. */
static size_t
skip_to_end(struct reader *r, size_t off, struct kr_span name,
    struct kr_span *content)
{
	size_t from = off;

	for (;;) {
		size_t lt = kr_span_find(r->s, off, "</");

		if (lt == SIZE_MAX) {
			*content = kr_span_from(r->s, from);
			return r->s.len;
		}
		if (kr_span_caseeq2(kr_span_sub(r->s, lt + 2, name.len),
		    name)) {
			size_t gt = kr_span_chr(r->s, lt, '>');

			*content = kr_span_sub(r->s, from, lt - from);
			return gt == SIZE_MAX ? r->s.len : gt + 1;
		}
		off = lt + 2;
	}
}

static void
pop_to(struct reader *r, size_t keep)
{
	while (r->depth > keep) {
		const struct open *o = &r->stack[--r->depth];

		if (o->kind == QUOTE) {
			mark_add(r, KR_MARK_QUOTE_END, KR_SPAN_NONE);
			if (r->quote_depth > 0)
				r->quote_depth--;
		}
		if (o->mark > 0)
			mark_add(r, KR_MARK_FORWARD_END,
			    kr_span_str(marks[o->mark - 1]));
		if (o->kind == LINK)
			link_close(r);
	}
}

/* Elements that the same one ends: <p> in <p>, <td> in <td>, <li> in <li>. */
static void
implied_end(struct reader *r, enum element_kind kind, struct kr_span name)
{
	const struct open *o = inside(r);
	struct kr_span was = kr_span_sub(r->s, o->name_off, o->name_len);

	if (r->depth > 1 && kr_span_caseeq2(was, name) &&
	    (kind == CELL || kind == ROW || kr_span_caseeq(name, "p") ||
	    kr_span_caseeq(name, "li") || kind == LINK))
		pop_to(r, r->depth - 1);
}

/* An element that nothing can stand in: its end.  SIZE_MAX: it is none. */
static size_t
empty_element(struct reader *r, enum element_kind kind, struct kr_span name,
    size_t off)
{
	struct kr_span content;

	switch (kind) {
	case BREAK:
		if (r->owed >= 2)
			r->owed = 3;	/* two in a row: an empty line */
		owe(r, 2);
		return off;
	case RULE:
		owe(r, 2);
		mark_add(r, KR_MARK_RULE, KR_SPAN_NONE);
		return off;
	case IMAGE:
		image_add(r);
		return off;
	case VOID:
		return off;
	case SKIP:
		r->html->has_script |= kr_span_caseeq(name, "script");
		return skip_to_end(r, off, name, &content);
	case STYLE:
		r->html->has_style = true;
		off = skip_to_end(r, off, name, &content);
		kr_sheet_read(&r->sheet, content, r->arena);
		return off;
	case TITLE:
		off = skip_to_end(r, off, name, &content);
		r->html->title = kr_html_attribute_text(content, r->arena);
		return off;
	case LINK: case QUOTE: case FORM: case CELL: case BLOCK: case ROW:
	case PRE: case BODY: case INLINE:
		break;
	}
	return SIZE_MAX;
}

static void
element_open(struct reader *r, enum element_kind kind, struct kr_span name,
    const struct kr_look *look)
{
	switch (kind) {
	case LINK:
		link_open(r, look);
		break;
	case QUOTE:
		owe(r, 2);
		r->quote_depth++;
		mark_add(r, KR_MARK_QUOTE_BEGIN, KR_SPAN_NONE);
		break;
	case FORM:
		r->html->has_form = true;
		owe(r, 2);
		break;
	case CELL:
		if (!r->row_begins)
			mark_add(r, KR_MARK_CELL, KR_SPAN_NONE);
		r->row_begins = false;
		owe(r, 1);
		break;
	case BLOCK: case ROW: case PRE: case BODY:
		r->row_begins = kind == ROW;
		owe(r, kr_span_caseeq(name, "p") ? 3 : 2);
		break;
	case INLINE: case BREAK: case RULE: case IMAGE: case VOID: case SKIP:
	case STYLE: case TITLE:
		break;
	}
}

static size_t
start_tag(struct reader *r, struct kr_span name, size_t off)
{
	enum element_kind kind = kind_of(name);
	struct kr_look look;
	size_t depth, end;
	uint8_t mark = 0;

	off = kr_html_attributes_read(r->s, off, &r->attr);
	if (r->attr.more)
		*r->limits_hit |= UINT64_C(1) << KR_LIMIT_html_attributes;
	implied_end(r, kind, name);
	look = look_of(r, name, kind);
	if (r->attr.n > 0)
		mark = forward_marks(r, attr(r, "class"), attr(r, "id"),
		    attr(r, "style"));
	end = empty_element(r, kind, name, off);
	if (end != SIZE_MAX)
		return end;
	element_open(r, kind, name, &look);
	depth = r->depth;
	push(r, name, kind, &look);
	if (r->depth > depth)
		r->stack[depth].mark = mark;
	return off;
}

static void
end_tag(struct reader *r, struct kr_span name)
{
	enum element_kind kind = kind_of(name);
	size_t i = r->depth, looked = 0;

	if (kind == BLOCK || kind == ROW || kind == QUOTE || kind == PRE ||
	    kind == FORM)
		owe(r, kr_span_caseeq(name, "p") ? 3 : 2);
	if (kind == LINK)
		link_close(r);
	/* Bounded, so that end tags of nothing cost nothing. */
	while (i > 1 && looked++ < 64) {
		const struct open *o = &r->stack[i - 1];

		if (kr_span_caseeq2(kr_span_sub(r->s, o->name_off,
		    o->name_len), name)) {
			pop_to(r, i - 1);
			return;
		}
		/* A cell shuts out end tags of what is around the table. */
		if (o->kind == CELL && kind != CELL && kind != ROW &&
		    kind != BLOCK)
			return;
		i--;
	}
}

/* <!-- -->, <!DOCTYPE>, <![if]>, <?xml?>; off is behind "<!" or "<?". */
static size_t
declaration(struct reader *r, size_t off)
{
	size_t end;

	if (kr_span_casestarts(kr_span_from(r->s, off), "--")) {
		end = kr_span_find(r->s, off + 2, "-->");
		/* "<!-->" and "<!--->" end at once (WHATWG 13.2.5.43). */
		if (kr_span_casestarts(kr_span_from(r->s, off + 2), ">"))
			return off + 3;
		return end == SIZE_MAX ? r->s.len : end + 3;
	}
	end = kr_span_chr(r->s, off, '>');
	return end == SIZE_MAX ? r->s.len : end + 1;
}

static size_t
tag_read(struct reader *r, size_t lt)
{
	bool end = lt + 1 < r->s.len && r->s.ptr[lt + 1] == '/';
	size_t off = lt + 1 + end, from = off;
	struct kr_span name;

	while (off < r->s.len && (kr_is_alnum(r->s.ptr[off]) ||
	    r->s.ptr[off] == ':' || r->s.ptr[off] == '-'))
		off++;
	name = kr_span_sub(r->s, from, off - from);
	if (!end)
		return start_tag(r, name, off);
	end_tag(r, name);
	off = kr_span_chr(r->s, off, '>');
	return off == SIZE_MAX ? r->s.len : off + 1;
}

static void
read_all(struct reader *r)
{
	size_t off = 0;

	while (off < r->s.len && !r->failed && !r->out.cut) {
		size_t lt = kr_span_chr(r->s, off, '<');
		char c;

		if (lt == SIZE_MAX)
			lt = r->s.len;
		if (lt > off)
			text_add(r, off, lt);
		if (lt + 1 >= r->s.len)
			break;
		c = r->s.ptr[lt + 1];
		if (c == '!' || c == '?') {
			off = declaration(r, lt + 2);
		} else if (kr_is_alpha(c) || (c == '/' &&
		    lt + 2 < r->s.len && kr_is_alpha(r->s.ptr[lt + 2]))) {
			if (++r->tags > r->limits->html_tags) {
				*r->limits_hit |= UINT64_C(1) <<
				    KR_LIMIT_html_tags;
				text_add(r, lt, r->s.len);
				return;
			}
			off = tag_read(r, lt);
		} else {
			text_add(r, lt, lt + 1);	/* a mere "<" */
			off = lt + 1;
		}
	}
}

const struct kr_html *
kr_html_read(const struct kr_view *in, const struct kr_limits *limits,
    struct kr_arena *arena, uint64_t *limits_hit)
{
	struct reader r = { .in = in, .s = in->text, .limits = limits,
	    .arena = arena, .limits_hit = limits_hit };
	struct kr_look look = KR_LOOK_DEFAULT;

	r.html = kr_arena_zalloc(arena, 1, sizeof(*r.html));
	r.attr.max = limits->html_attributes;
	r.attr.item = kr_arena_alloc(arena, limits->html_attributes + 1,
	    sizeof(*r.attr.item));
	if (r.html == NULL || r.attr.item == NULL ||
	    !KR_ARENA_ROOM(arena, r.stack, 0, &r.cap_stack))
		return NULL;
	r.stack[0] = (struct open){ .look = look };
	r.depth = 1;
	kr_view_begin(&r.out, arena, 2 * limits->text_part_bytes);
	read_all(&r);
	pop_to(&r, 1);
	link_close(&r);
	r.html->text = kr_view_end(&r.out, NULL);
	return r.failed || r.html->text == NULL ? NULL : r.html;
}
