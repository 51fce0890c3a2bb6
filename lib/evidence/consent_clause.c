/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "evidence/consent.h"

/* ---- the copy: quotations out, ends of sentences marked ---------------- */

#define LINE_WRAPPED	48	/* bytes; shorter lines end where they end */
#define QUOTE_REACH	600	/* bytes within which a quotation closes */
#define SENTENCE_END	'|'	/* survives folding; the text's own becomes ',' */

static const struct {
	const char	*open, *close;
} quotes[] = {
	{ "\"", "\"" }, { "“", "”" }, { "„", "“" }, { "«", "»" },
	{ "「", "」" }, { "『", "』" }, { "《", "》" }, { "‘", "’" },
	{ "'", "'" },
};

static const char *const full_stops[] = { "。", "।", "॥", "！", "…" };
static const char *const question_marks[] = { "?", "？", "؟", "՞" };

static const struct {
	const char	*box;
	bool		 ticked;
} boxes[] = {
	{ "[x]", true }, { "(x)", true }, { "[X]", true }, { "(X)", true },
	{ "[✓]", true }, { "[✔]", true }, { "☑", true }, { "☒", true },
	{ "✓", true }, { "✔", true }, { "✅", true }, { "[*]", true },
	{ "[ ]", false }, { "( )", false }, { "[]", false }, { "☐", false },
	{ "[_]", false }, { "□", false },
};

static bool
at_text(struct kr_span s, size_t off, const char *what)
{
	size_t len = strlen(what);

	return s.len - off >= len && memcmp(s.ptr + off, what, len) == 0;
}

static bool
blank_at(struct kr_span s, size_t off)
{
	return off >= s.len || kr_is_blank(s.ptr[off]);
}

/* Straight single quotes are apostrophes and glottal stops as well. */
static bool
single_opens(struct kr_span s, size_t off, size_t len)
{
	return (off == 0 || kr_is_blank(s.ptr[off - 1]) ||
	    s.ptr[off - 1] == '(' || s.ptr[off - 1] == ':') &&
	    !blank_at(s, off + len);
}

static bool
single_closes(struct kr_span s, size_t off, size_t len)
{
	size_t next = off + len;

	return !kr_is_blank(s.ptr[off - 1]) && (blank_at(s, next) ||
	    strchr(".,;:!?)", s.ptr[next]) != NULL);
}

/* Bytes of the quotation that begins at off, 0 if none does. */
static size_t
quotation(struct kr_span s, size_t off)
{
	for (size_t i = 0; i < KR_NELEM(quotes); i++) {
		size_t len = strlen(quotes[i].open), end;
		bool single = i + 2 >= KR_NELEM(quotes);
		struct kr_span reach;

		if (!at_text(s, off, quotes[i].open) ||
		    (single && !single_opens(s, off, len)))
			continue;
		reach = kr_span_sub(s, 0, off + len + QUOTE_REACH);
		for (end = kr_span_find(reach, off + len, quotes[i].close);
		    end != SIZE_MAX;
		    end = kr_span_find(reach, end + 1, quotes[i].close))
			if (!single || single_closes(s, end,
			    strlen(quotes[i].close)))
				return end + strlen(quotes[i].close) - off;
	}
	return 0;
}

/* Does the line that begins at off look like the start of something? */
static bool
line_starts(struct kr_span s, size_t off)
{
	size_t end = kr_span_chr(s, off, '\n'), word = off;
	char c;

	if (blank_at(s, off))
		return true;
	c = s.ptr[off];
	if ((c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 ||
	    kr_is_digit(c) || strchr("-*>[(#", c) != NULL)
		return true;
	end = end == SIZE_MAX ? s.len : end;	/* "label: ", "label=" */
	while (word < end && !kr_is_blank(s.ptr[word]) &&
	    s.ptr[word] != ':' && s.ptr[word] != '=')
		word++;
	return word < end && !kr_is_blank(s.ptr[word]);
}

static bool
newline_ends(struct kr_span s, size_t line, size_t off)
{
	return blank_at(s, off + 1) ||
	    (off - line < LINE_WRAPPED && line_starts(s, off + 1));
}

/* Bytes of s at off that belong to one of n marks, 0 if none. */
static size_t
mark_at(struct kr_span s, size_t off, const char *const *mark, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (at_text(s, off, mark[i]))
			return strlen(mark[i]);
	return 0;
}

static size_t
box_at(struct kr_span s, size_t off, bool *ticked)
{
	for (size_t i = 0; i < KR_NELEM(boxes); i++)
		if (at_text(s, off, boxes[i].box)) {
			*ticked = boxes[i].ticked;
			return strlen(boxes[i].box);
		}
	return 0;
}

struct copier {
	const struct kr_view	*text;
	struct kr_view_builder	 out;
	size_t			 line;	/* where the line began */
};

static void
put(struct copier *c, size_t off, size_t width, const char *what)
{
	kr_view_point(&c->out, kr_span_str(what), c->text, off, width);
}

/* Copy what stands at off; how many bytes it was. */
static size_t
copy_step(struct copier *c, size_t off)
{
	struct kr_span s = c->text->text;
	bool ticked;
	size_t n;

	if (off == c->line && s.ptr[off] == '>') {
		n = kr_span_chr(s, off, '\n');
		put(c, off, 1, " | ");
		return n == SIZE_MAX ? s.len - off : n - off;
	}
	if ((n = quotation(s, off)) > 0) {
		put(c, off, n, " ");
	} else if ((n = box_at(s, off, &ticked)) > 0) {
		put(c, off, n, ticked ? " boxticked " : " boxunticked ");
	} else if ((n = mark_at(s, off, question_marks,
	    KR_NELEM(question_marks))) > 0) {
		put(c, off, n, " ?| ");
	} else if ((n = mark_at(s, off, full_stops,
	    KR_NELEM(full_stops))) > 0) {
		put(c, off, n, " | ");
	} else if (at_text(s, off, "..")) {
		for (n = 2; off + n < s.len && s.ptr[off + n] == '.'; n++)
			;
		put(c, off, n, " : ");
	} else if (s.ptr[off] == '!' ||
	    (s.ptr[off] == '.' && blank_at(s, off + 1))) {
		n = 1;
		put(c, off, 1, " | ");
	} else if (s.ptr[off] == '\n') {
		n = 1;
		put(c, off, 1, newline_ends(s, c->line, off) ? " | " : " ");
		c->line = off + 1;
	} else if (s.ptr[off] == SENTENCE_END) {
		n = 1;
		put(c, off, 1, ",");
	} else {
		n = off;
		kr_text_next(s, &n);
		n -= off;
		kr_view_copy(&c->out, c->text, off, n);
	}
	return n;
}

static const struct kr_view *
copy(const struct kr_view *text, struct kr_arena *arena, bool *cut)
{
	struct copier c = { .text = text };
	const struct kr_view *clean;

	kr_view_begin(&c.out, arena, KR_CONSENT_TEXT_MAX);
	for (size_t off = 0; off < text->text.len && !c.out.cut &&
	    !c.out.failed; )
		off += copy_step(&c, off);
	clean = kr_view_end(&c.out, cut);
	return clean == NULL ? NULL :
	    kr_text_fold(clean, KR_CONSENT_TEXT_MAX, arena);
}

/* ---- finding words ----------------------------------------------------- */

#define END UINT16_MAX

/* The words of all languages, chained by their first byte. */
struct index {
	uint16_t	 first[256];
	struct index_word {
		const char	*word;
		unsigned char	 len, class;
		bool		 stem;
		uint16_t	 next;
	}		*word;
	size_t		 n, cap;
};

static bool
index_add(struct index *x, enum kr_consent_class class, const char *word,
    size_t len, struct kr_arena *arena)
{
	unsigned char key = (unsigned char)word[0];

	if (x->n == END || !KR_ARENA_ROOM(arena, x->word, x->n, &x->cap))
		return false;
	x->word[x->n] = (struct index_word){ .word = word,
	    .class = (unsigned char)class, .next = x->first[key],
	    .stem = word[len - 1] == '*' };
	x->word[x->n].len = (unsigned char)(len - x->word[x->n].stem);
	x->first[key] = (uint16_t)x->n++;
	return true;
}

static bool
index_build(struct index *x, struct kr_arena *arena)
{
	for (size_t i = 0; i < KR_NELEM(x->first); i++)
		x->first[i] = END;
	for (size_t i = 0; i < kr_consent_n_words; i++) {
		const char *w = kr_consent_words[i].words;

		for (size_t len; *w != '\0'; w += len + (w[len] == '|')) {
			len = strcspn(w, "|");
			if (!index_add(x, kr_consent_words[i].class, w, len,
			    arena))
				return false;
		}
	}
	return true;
}

/* Chinese, Japanese, Korean: words do not stand apart. */
static bool
unspaced(uint32_t c)
{
	return (c >= 0x2E80 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) ||
	    (c >= 0xF900 && c < 0xFB00);
}

static bool
letter(uint32_t c)
{
	return c < 0x80 ? kr_is_alnum((char)c) :
	    c >= 0xC0 && c != 0x060C && c != 0x061B &&
	    !(c >= 0x2000 && c < 0x2E80) && !(c >= 0x3000 && c < 0x3040);
}

/* Where the word that begins at off ends. */
static size_t
word_end(struct kr_span s, size_t off)
{
	size_t at = off;
	uint32_t c = kr_text_next(s, &at);

	if (!letter(c) || unspaced(c))
		return at;
	for (size_t end = at; at < s.len; end = at) {
		c = kr_text_next(s, &at);
		if (!letter(c) || unspaced(c))
			return end;
	}
	return at;
}

static bool
word_fits(const struct index_word *w, struct kr_span s, size_t off)
{
	size_t last, end = off + w->len;
	uint32_t c;

	if (s.len - off < w->len || memcmp(s.ptr + off, w->word, w->len) != 0)
		return false;
	if (w->stem || end == s.len)
		return true;
	c = kr_text_next(s, &end);
	for (last = off + w->len - 1; ((unsigned char)s.ptr[last] & 0xC0) ==
	    0x80; last--)
		;
	return !letter(c) || unspaced(c) || unspaced(kr_text_next(s, &last));
}

/* ---- clauses ------------------------------------------------------------ */

struct splitter {
	const struct index	*index;
	struct kr_span		 s;
	struct kr_clauses	*out;
	struct kr_arena		*arena;
	struct kr_clause	 now;
	bool			 unticked;	/* words of an empty box */
	bool			 failed;
};

/* The clause ends at off; another begins at next. */
static void
clause_end(struct splitter *p, size_t off, size_t next, bool hard)
{
	size_t sentence = p->now.sentence;

	p->now.len = off - p->now.off;
	if (p->now.n_word > 0) {
		if (!KR_ARENA_ROOM(p->arena, p->out->clause, p->out->n,
		    &p->out->cap)) {
			p->failed = true;
			return;
		}
		p->out->clause[p->out->n++] = p->now;
	}
	hard |= p->now.n_word == 0 && p->now.hard;
	p->now = (struct kr_clause){ .off = next, .sentence = sentence,
	    .hard = hard };
}

static void
sentence_end(struct splitter *p, size_t off)
{
	bool question = off > 0 && p->s.ptr[off - 1] == '?';

	clause_end(p, off, off + 1, true);
	for (size_t i = p->out->n; question && i-- > 0 &&
	    p->out->clause[i].sentence == p->now.sentence; )
		p->out->clause[i].question = true;
	p->unticked = false;
	p->now.sentence++;
}

static void
clause_mark(struct splitter *p, enum kr_consent_class class, size_t off)
{
	if (class == KR_CW_BREAK && p->now.n_word > 0)
		clause_end(p, off, off, true);
	if (class == KR_CW_TICK || class == KR_CW_UNTICK)
		p->unticked = class == KR_CW_UNTICK;
	else if (p->unticked)
		return;
	if (p->now.n[class]++ == 0)
		p->now.at[class] = p->now.n_word;
}

/* Count the words that begin at off; where to go on. */
static size_t
take_word(struct splitter *p, size_t off)
{
	const struct index *x = p->index;
	uint16_t first = x->first[(unsigned char)p->s.ptr[off]], i;
	size_t longest = 0;

	for (i = first; i != END; i = x->word[i].next)
		if (x->word[i].len > longest &&
		    word_fits(&x->word[i], p->s, off))
			longest = x->word[i].len;
	if (longest == 0) {
		p->now.n_word++;
		return word_end(p->s, off);
	}
	for (i = first; i != END; i = x->word[i].next)
		if (x->word[i].len == longest &&
		    word_fits(&x->word[i], p->s, off))
			clause_mark(p, (enum kr_consent_class)x->word[i].class,
			    off);
	p->now.n_word++;
	off += longest;
	/* A stem: the rest of its word goes with it. */
	return off < p->s.len && kr_is_alnum(p->s.ptr[off - 1]) &&
	    kr_is_alnum(p->s.ptr[off]) ? word_end(p->s, off) : off;
}

/* Bytes of the separator at off, 0 if none. */
static size_t
separator(struct kr_span s, size_t off, bool *hard)
{
	static const char *const comma[] = { ",", ":", "=", "、", "،", "/" };
	static const char *const stop[] = { ";", "(", ")", "[", "]", "؛",
	    "- ", "--" };
	size_t n = mark_at(s, off, comma, KR_NELEM(comma));

	*hard = n == 0;
	return n > 0 ? n : mark_at(s, off, stop, KR_NELEM(stop));
}

bool
kr_clauses_read(const struct kr_view *text, struct kr_arena *arena,
    struct kr_clauses *ret)
{
	struct index x = { .n = 0 };
	struct splitter p = { .index = &x, .out = ret, .arena = arena };
	size_t off = 0, n;
	bool hard;

	*ret = (struct kr_clauses){ .n = 0 };
	ret->copy = copy(text, arena, &ret->cut);
	if (ret->copy == NULL || !index_build(&x, arena))
		return false;
	p.s = ret->copy->text;
	p.now.hard = true;
	while (off < p.s.len && !p.failed) {
		if (p.s.ptr[off] == SENTENCE_END) {
			sentence_end(&p, off++);
		} else if ((n = separator(p.s, off, &hard)) > 0) {
			clause_end(&p, off, off + n, hard);
			off += n;
		} else if (kr_is_blank(p.s.ptr[off]) || p.s.ptr[off] == '?') {
			off++;
		} else {
			off = take_word(&p, off);
		}
	}
	clause_end(&p, p.s.len, p.s.len, true);
	return !p.failed;
}
