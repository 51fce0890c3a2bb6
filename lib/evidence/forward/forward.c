/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who owns which line.  The lines are walked once; open levels lie on a
 * stack.  A level ends where the quoting is less deep than its body, where
 * a trailer says so, or with the text.
 */
#include <string.h>

#include "evidence/forward/reader.h"

#define SCRATCH_BYTES	1048576	/* search copies of a few lines */

const char *
kr_forward_how_name(enum kr_forward_how how)
{
	static const char *const names[] = {
		[KR_FORWARD_BY_SEPARATOR] = "separator",
		[KR_FORWARD_BY_LINE] = "line",
		[KR_FORWARD_BY_BLOCK] = "block",
		[KR_FORWARD_BY_WORDS] = "words",
		[KR_FORWARD_BY_BARE] = "bare",
		[KR_FORWARD_BY_INTRODUCTION] = "introduction",
		[KR_FORWARD_BY_PASTE] = "paste",
		[KR_FORWARD_BY_QUOTING] = "quoting",
	};

	return names[how];
}

struct stretch {		/* slices that grow */
	struct kr_slice	*slice;
	size_t		 n, cap;
};

struct open {
	size_t		 level;
	unsigned	 floor;		/* lines quoted less are not its own */
	unsigned	 indent;	/* nor lines indented less */
	bool		 ends;		/* an end line may close it */
	char		 ruler;		/* a line of these ends it; 0: none */
	size_t		 body;		/* its first line */
};

struct splitter {
	struct kr_forward_reader r;
	struct kr_forward	*out;
	struct stretch		 said, body[KR_FORWARD_LEVELS_MAX];
	struct open		 open[KR_FORWARD_LEVELS_MAX];
	size_t			 n_open;
	size_t			 last_owned;	/* line given to the top */
	size_t			 n_ends;	/* end lines from here on */
	size_t			 last_head;	/* line; none is behind it */
	size_t			 last_quote;
	bool			 begun;		/* the top has said something */
	bool			 structure;	/* quoting comes from HTML */
};

static void
stretch_add(struct splitter *s, struct stretch *t, size_t off, size_t end)
{
	struct kr_slice *last = t->n > 0 ? &t->slice[t->n - 1] : NULL;

	if (end <= off)
		return;
	if (last != NULL && last->off + last->len == off) {
		last->len = end - last->off;
		return;
	}
	if (!KR_ARENA_ROOM(s->r.arena, t->slice, t->n, &t->cap)) {
		s->r.failed = true;
		return;
	}
	t->slice[t->n++] = (struct kr_slice){ s->r.view, off, end - off };
}

/* The line belongs to the innermost open level, or to the mail itself. */
static void
line_give(struct splitter *s, size_t i)
{
	const struct kr_forward_line *l = &s->r.line[i];
	struct stretch *t = &s->said;
	const struct open *o = NULL;
	size_t from = l->off;

	if (s->n_open > 0) {
		o = &s->open[s->n_open - 1];
		from = kr_forward_unquote(&s->r, i, o->floor);
		t = &s->body[o->level];
		/* Nothing of the body yet: no empty line before it. */
		if (kr_forward_blank(l) && t->n == 0)
			return;
		for (unsigned n = 0; n < o->indent && from < l->at &&
		    kr_is_blank(s->r.s.ptr[from]); from++)
			n += s->r.s.ptr[from] == '\t' ? 8 : 1;
		if (!kr_forward_blank(l))
			s->last_owned = i;
	}
	stretch_add(s, t, from, l->next);
}

static void
pop(struct splitter *s, size_t end)
{
	struct kr_forward_level *l =
	    &s->out->level[s->open[--s->n_open].level];

	l->len = end - l->off;
}

/*
 * A long quoted line may have been broken on its way, so that its rest
 * stands without a mark: "> long line" LF "rest" LF "> next line".
 */
static bool
is_broken_rest(const struct splitter *s, size_t i)
{
	const struct open *o = &s->open[s->n_open - 1];
	const struct kr_forward_level *l = &s->out->level[o->level];
	const struct kr_forward_line *line = s->r.line;

	if (s->structure || i == 0 || s->last_owned != i - 1 ||
	    line[i - 1].quote < o->floor || o->indent > 0 ||
	    line[i - 1].end - line[i - 1].off < 60)
		return false;
	if (i + 1 < s->r.n_line && line[i + 1].quote >= o->floor)
		return true;
	return l->kind == KR_FORWARD_FORWARDED && l->from.addr.ptr != NULL &&
	    line[i].quote == 0;
}

static void
pop_above(struct splitter *s, size_t i, bool head)
{
	const struct kr_forward_line *l = &s->r.line[i];

	while (s->n_open > 0) {
		const struct open *o = &s->open[s->n_open - 1];

		if (l->quote >= o->floor &&
		    (o->indent == 0 || l->indent >= o->indent))
			return;
		if (!head && is_broken_rest(s, i))
			return;
		pop(s, l->off);
	}
}

/*
 * "End of forwarded message": the level that was forwarded ends.  There may
 * be an end line in the reported message, put there to let its own words
 * pass for the forwarder's; so the last ones count.
 */
static bool
trailer(struct splitter *s, size_t i)
{
	size_t n_open = 0, innermost = 0;

	if (s->n_ends == SIZE_MAX) {
		size_t no_block = s->r.no_block;
		struct kr_forward_head h;

		s->n_ends = 0;
		for (size_t k = i; k < s->r.n_line; k++)
			s->n_ends += kr_forward_head_read(&s->r, k, &h) &&
			    h.end;
		s->r.no_block = no_block;
	}
	for (size_t n = s->n_open; n > 0; n--)
		if (s->open[n - 1].ends && n_open++ == 0)
			innermost = n;
	if (s->n_ends-- > n_open)
		return false;
	while (s->n_open >= innermost)
		pop(s, s->r.line[i].next);
	return true;
}

/*
 * Is everything from line i to the end quoted, or indented, that deep?  If
 * only its beginning were, the reported person could have written it so, to
 * pass for the reporter further down.
 */
static bool
is_all(const struct splitter *s, size_t i, unsigned quote, unsigned indent)
{
	for (; i < s->r.n_line; i++)
		if (!kr_forward_blank(&s->r.line[i]) &&
		    (s->r.line[i].quote < quote ||
		    s->r.line[i].indent < indent))
			return false;
	return true;
}

/* How deep the lines of the body behind a head are quoted at least. */
static void
floor_find(struct splitter *s, size_t i, const struct kr_forward_head *h,
    struct open *o)
{
	size_t next = i + h->n_line;
	struct kr_forward_head inner;
	const struct kr_forward_line *l;

	o->floor = h->quote;
	while (next < s->r.n_line && kr_forward_blank(&s->r.line[next]))
		next++;
	if (next >= s->r.n_line)
		return;
	l = &s->r.line[next];
	if (l->quote > h->quote) {
		if (h->how == KR_FORWARD_BY_WORDS)
			o->floor = l->quote;
		else if (!s->structure && is_all(s, next, l->quote, 0) &&
		    !kr_forward_head_read(&s->r, next, &inner))
			o->floor = l->quote;
	} else if (h->how == KR_FORWARD_BY_WORDS && l->indent >= 4 &&
	    l->indent < 100 && l->indent >= s->r.line[i].indent + 2u &&
	    is_all(s, next, l->quote, l->indent)) {
		o->indent = l->indent;
	}
}

static struct kr_span
or_absent(struct kr_span s)
{
	return s.len > 0 ? s : KR_SPAN_NONE;
}

static void
level_fill(struct splitter *s, struct kr_forward_level *l,
    const struct kr_forward_head *h)
{
	struct kr_forward_reader *r = &s->r;

	l->kind = h->kind;
	l->how = h->how;
	if (h->how == KR_FORWARD_BY_WORDS)
		kr_forward_words(h->words, r, &l->from, &l->date);
	if (h->value[KR_LABEL_FROM].len > 0)
		l->from = kr_forward_address(h->value[KR_LABEL_FROM], r);
	if (h->value[KR_LABEL_REPLY_TO].len > 0)
		l->reply_to = kr_forward_address(
		    h->value[KR_LABEL_REPLY_TO], r).addr;
	l->replies_to = or_absent(h->value[KR_LABEL_REPLY_TO]);
	l->to = or_absent(h->value[KR_LABEL_TO]);
	l->cc = or_absent(h->value[KR_LABEL_CC]);
	l->subject = h->value[KR_LABEL_SUBJECT];
	l->message_id = or_absent(h->value[KR_LABEL_MESSAGE_ID]);
	if (h->value[KR_LABEL_DATE].len > 0)
		l->date = h->value[KR_LABEL_DATE];
	kr_arena_reset(r->scratch);
	if (l->date.len > 0 &&
	    !kr_forward_date(l->date, r->scratch, &l->date_s))
		l->date_s = 0;
}

static void
fence(struct splitter *s, size_t off)
{
	if (off < s->out->sure)
		s->out->sure = off;
}

/* A level begins at line i.  False if there are too many already. */
static bool
level_open(struct splitter *s, size_t i, const struct kr_forward_head *h)
{
	struct kr_forward *f = s->out;
	struct kr_forward_level *l;
	struct open o = { .level = f->n_level, .ends = h->ends,
	    .ruler = h->ruler, .body = i + h->n_line };
	size_t off = s->r.line[i].off;

	if (f->n_level == KR_FORWARD_LEVELS_MAX) {
		f->cut = true;
		return false;
	}
	l = &f->level[f->n_level++];
	l->parent = s->n_open > 0 ? s->open[s->n_open - 1].level : SIZE_MAX;
	l->depth = (unsigned)s->n_open;
	l->off = off;
	l->head = (struct kr_slice){ s->r.view, off, h->n_line == 0 ? 0 :
	    s->r.line[i + h->n_line - 1].next - off };
	level_fill(s, l, h);
	if (h->n_line > 0)
		floor_find(s, i, h, &o);
	else
		o.floor = h->quote;
	/* Quote marks keep apart what they mark; nothing else does. */
	if (h->how != KR_FORWARD_BY_QUOTING && o.floor <= h->quote)
		fence(s, off);
	s->open[s->n_open++] = o;
	return true;
}

/* ---- what the reporter introduces --------------------------------------- */

/* Look for what mail programs write, from line i on; once. */
static void
look_ahead(struct splitter *s, size_t i)
{
	struct kr_forward_head h;
	size_t no_block = s->r.no_block;

	if (s->last_head != SIZE_MAX)
		return;
	s->last_head = s->last_quote = 0;
	for (; i < s->r.n_line; i++) {
		if (kr_forward_blank(&s->r.line[i]))
			continue;
		if (s->r.line[i].quote > 0)
			s->last_quote = i;
		if (kr_forward_head_read(&s->r, i, &h) && !h.end)
			s->last_head = i;
	}
	s->r.no_block = no_block;
}

/*
 * A line of the mail itself may introduce what somebody else says.  Whether
 * that opens a level or not, from there on nobody can be sure who speaks.
 * If a mail program's forward follows, that is what was meant.
 */
static bool
introduced(struct splitter *s, size_t i, struct kr_forward_head *h)
{
	enum kr_introduction how = kr_forward_introduction(&s->r, i);
	bool head = kr_forward_intro_head(&s->r, i, how, h);

	if (kr_forward_fences(&s->r, i, s->begun))
		fence(s, s->r.line[i].off);
	if (how != KR_INTRODUCTION_NONE)
		fence(s, s->r.line[i].next);
	if (!head)
		return false;
	look_ahead(s, i);
	return s->last_head <= i && s->last_quote <= i;
}

/* Does this line, and no other behind it, close what a ruler opened? */
static bool
closes(struct splitter *s, size_t i)
{
	const struct open *o = s->n_open > 0 ? &s->open[s->n_open - 1] : NULL;
	char ruler;

	if (o == NULL || o->ruler == '\0')
		return false;
	ruler = o->ruler == '<' ? '>' : o->ruler;
	if (kr_forward_ruler(&s->r, i) != ruler)
		return false;
	for (size_t k = i + 1; k < s->r.n_line; k++)
		if (kr_forward_ruler(&s->r, k) == ruler)
			return false;
	return true;
}

/* The text may end with words of the reporter. */
static void
tail_give_back(struct splitter *s)
{
	const struct open *o = &s->open[s->n_open - 1];
	struct stretch *t = &s->body[o->level];
	size_t at, off;

	if (o->floor > 0 || o->indent > 0 || s->structure)
		return;
	at = kr_forward_tail(&s->r, o->body);
	if (at >= s->r.n_line)
		return;
	off = s->r.line[at].off;
	while (t->n > 0 && t->slice[t->n - 1].off >= off)
		t->n--;
	if (t->n > 0 && t->slice[t->n - 1].off + t->slice[t->n - 1].len > off)
		t->slice[t->n - 1].len = off - t->slice[t->n - 1].off;
	while (s->n_open > 0)
		pop(s, off);
	stretch_add(s, &s->said, off, s->r.s.len);
}

/* ---- the walk ----------------------------------------------------------- */

static void
walk(struct splitter *s)
{
	const struct kr_forward_line *line = s->r.line;

	for (size_t i = 0; i < s->r.n_line && !s->r.failed; i++) {
		struct kr_forward_head h;
		bool head;

		if (closes(s, i)) {
			pop(s, line[i].next);
			continue;
		}
		if (kr_forward_blank(&line[i])) {
			if (s->n_open == 0 &&
			    kr_forward_ruler(&s->r, i) != '\0')
				fence(s, line[i].off);
			line_give(s, i);
			continue;
		}
		head = !s->out->cut && kr_forward_head_read(&s->r, i, &h);
		pop_above(s, i, head);
		if (s->n_open == 0 && !head && line[i].quote == 0)
			head = introduced(s, i, &h) &&
			    s->out->n_level < KR_FORWARD_LEVELS_MAX;
		if (head && h.end && trailer(s, i))
			continue;
		if (head && h.told) {	/* "here it is:" is no head itself */
			line_give(s, i++);
			h.n_line--;
		}
		if (head && !h.end && level_open(s, i, &h)) {
			i += h.n_line - 1;
			continue;
		}
		if (s->n_open == 0 && line[i].quote > 0) {
			memset(&h, 0, sizeof(h));
			h.kind = KR_FORWARD_QUOTED;
			h.how = KR_FORWARD_BY_QUOTING;
			h.quote = line[i].quote;
			level_open(s, i, &h);
		}
		s->begun |= s->n_open == 0;
		line_give(s, i);
	}
	if (s->n_open > 0)
		tail_give_back(s);
	while (s->n_open > 0)
		pop(s, s->r.s.len);
}

/* ---- what is pasted between words ---------------------------------------- */

/* What is said without the bytes from off to end. */
static void
said_cut(struct splitter *s, size_t off, size_t end)
{
	struct stretch old = s->said;

	s->said = (struct stretch){ .n = 0 };
	for (size_t i = 0; i < old.n; i++) {
		size_t from = old.slice[i].off, to = from + old.slice[i].len;

		stretch_add(s, &s->said, from, to < off ? to : off);
		stretch_add(s, &s->said, from > end ? from : end, to);
	}
}

static void
paste_take(void *arg, size_t off, size_t body, size_t body_end, size_t end,
    bool plain)
{
	struct splitter *s = arg;
	struct kr_forward *f = s->out;
	struct kr_forward_level *l;
	size_t level = f->n_level;

	if (level == KR_FORWARD_LEVELS_MAX) {
		f->cut = true;
		return;
	}
	l = &f->level[f->n_level++];
	l->kind = KR_FORWARD_EITHER;
	l->how = KR_FORWARD_BY_PASTE;
	l->parent = SIZE_MAX;
	l->off = off;
	l->len = end - off;
	l->head = (struct kr_slice){ s->r.view, off, body - off };
	stretch_add(s, &s->body[level], body, body_end);
	said_cut(s, off, end);
	/* Quotation marks keep apart what they mark; a blank line does not. */
	if (plain)
		fence(s, off);
}

static bool
split(struct splitter *s)
{
	struct kr_forward *f = s->out;

	if (!kr_forward_lines(&s->r, &s->structure))
		return false;
	walk(s);
	if (f->n_level == 0 && !s->r.failed)
		kr_forward_pastes(&s->r, paste_take, s);
	f->said = s->said.slice;
	f->n_said = s->said.n;
	for (size_t i = 0; i < f->n_level; i++) {
		f->level[i].body = s->body[i].slice;
		f->level[i].n_body = s->body[i].n;
	}
	return !s->r.failed;
}

enum kr_rc
kr_forward_split(const struct kr_view *text, const struct kr_html *html,
    const struct kr_limits *limits, struct kr_arena *arena,
    struct kr_forward **ret, struct kr_err *err)
{
	struct kr_forward *f = kr_arena_zalloc(arena, 1, sizeof(*f));
	struct splitter *s = kr_arena_zalloc(arena, 1, sizeof(*s));
	bool ok;

	if (f != NULL)
		f->level = kr_arena_zalloc(arena, KR_FORWARD_LEVELS_MAX,
		    sizeof(*f->level));
	if (f == NULL || s == NULL || f->level == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "forward: arena is full");
	f->text = text;
	s->out = f;
	f->sure = text->text.len;
	s->last_owned = s->n_ends = s->last_head = SIZE_MAX;
	s->r = (struct kr_forward_reader){ .view = text, .s = text->text,
	    .html = html, .limits = limits, .arena = arena,
	    .scratch = kr_arena_new(SCRATCH_BYTES) };
	ok = s->r.scratch != NULL && split(s);
	kr_arena_free(s->r.scratch);
	if (!ok)
		return kr_fail(err, KR_E_NOMEM, 0, "forward: arena is full");
	*ret = f;
	return KR_OK;
}
