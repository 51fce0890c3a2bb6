/* SPDX-License-Identifier: Apache-2.0 */
/*
 * copy.c - the copy of a text on which consent is read: quotations
 * out, ends of sentences marked, folded
 */
#include <pthread.h>
#include <string.h>

#include "evidence/consent/consent.h"

#define LINE_WRAPPED	48	/* bytes; shorter lines end where they end */
#define QUOTE_REACH	600	/* bytes within which a quotation closes */

static const struct {
	const char	*open, *close;
} quotes[] = {
	{ "\"", "\"" }, { "“", "”" }, { "„", "“" }, { "«", "»" },
	{ "「", "」" }, { "『", "』" }, { "《", "》" }, { "‘", "’" },
	{ "'", "'" },
};

/* A full stop after these ends no sentence. */
static const char *const abbreviations[] = { "incl", "Incl", "inc", "e.g",
    "i.e", "Mr", "Mrs", "Ms", "Dr", "St", "Sgt", "Det", "Const", "esp",
    "vs" };

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
	{ "[_]", false }, { "□", false }, { "[  ]", false }, { "(  )", false },
	{ "[   ]", false }, { "[__]", false }, { "[ x ]", true },
	{ "[ X ]", true }, { "( x )", true }, { "( X )", true },
};

static bool
at_text(struct kr_span s, size_t off, const char *what)
{
	size_t len;

	if (off >= s.len || s.ptr[off] != *what)
		return false;	/* nearly always: no call for that */
	len = strlen(what);
	return s.len - off >= len && memcmp(s.ptr + off, what, len) == 0;
}

/* A bit for each pair of bytes, of the second and third of a character. */
#define PAIRS 4096u

/* How the marks begin that are no ASCII; made once, from the tables above. */
static uint64_t mark_bits[PAIRS / 64];

static size_t
pair_of(const char *p)
{
	return ((unsigned char)p[1] & 63u) << 6 | ((unsigned char)p[2] & 63u);
}

static void
mark_add(const char *mark)
{
	size_t pair;

	if ((unsigned char)*mark < 0xE0)
		return;
	pair = pair_of(mark);
	mark_bits[pair / 64] |= UINT64_C(1) << pair % 64;
}

static void
marks_make(void)
{
	for (size_t i = 0; i < KR_NELEM(quotes); i++)
		mark_add(quotes[i].open);
	for (size_t i = 0; i < KR_NELEM(boxes); i++)
		mark_add(boxes[i].box);
	for (size_t i = 0; i < KR_NELEM(full_stops); i++)
		mark_add(full_stops[i]);
	for (size_t i = 0; i < KR_NELEM(question_marks); i++)
		mark_add(question_marks[i]);
}

/* Is it a character of three bytes that begins none of the marks? */
static bool
plain_wide(struct kr_span s, size_t off)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	size_t next = off, pair;

	if ((unsigned char)s.ptr[off] < 0xE0 ||
	    (unsigned char)s.ptr[off] >= 0xF0 ||
	    kr_text_next(s, &next) == KR_TEXT_INVALID)
		return false;
	(void)pthread_once(&once, marks_make);
	pair = pair_of(s.ptr + off);
	return (mark_bits[pair / 64] >> pair % 64 & 1) == 0;
}

#define BIT(c) (UINT64_C(1) << (c))

/* Most of a text: bytes that begin no quotation, box, stop or choice. */
static bool
plain(char c)
{
	static const uint64_t low = BIT('"') | BIT('\'') | BIT('(') |
	    BIT('?') | BIT('!') | BIT('.') | BIT('\n');
	const unsigned char u = (unsigned char)c;

	return u < 64 ? (low >> u & 1) == 0 :
	    u < 0x80 && c != '[' && c != KR_CONSENT_STOP;
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
		bool single = i + 2 >= KR_NELEM(quotes);
		struct kr_span reach;
		size_t len, end;

		if (!at_text(s, off, quotes[i].open))
			continue;
		len = strlen(quotes[i].open);
		if (single && !single_opens(s, off, len))
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

/* Does the line that begins at off, with no blank, look like a start? */
static bool
line_starts(struct kr_span s, size_t off)
{
	size_t end = kr_span_chr(s, off, '\n'), word = off;
	const char c = s.ptr[off];

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
	bool ticked;

	return blank_at(s, off + 1) ||
	    kr_consent_box_at(s, off + 1, &ticked) > 0 ||
	    (off - line < LINE_WRAPPED && line_starts(s, off + 1));
}

size_t
kr_consent_mark(struct kr_span s, size_t off, const char *const *mark, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (at_text(s, off, mark[i]))
			return strlen(mark[i]);
	return 0;
}

size_t
kr_consent_box_at(struct kr_span s, size_t off, bool *ticked)
{
	if (off < s.len && (plain(s.ptr[off]) || plain_wide(s, off)))
		return 0;
	for (size_t i = 0; i < KR_NELEM(boxes); i++)
		if (at_text(s, off, boxes[i].box)) {
			*ticked = boxes[i].ticked;
			return strlen(boxes[i].box);
		}
	return 0;
}

/*
 * "Pass to Police (Y/N): N": the choice says nothing where an answer stands
 * behind it on the line.  Bytes of the choice, 0 if there is none.
 */
static size_t
choice_answered(struct kr_span s, size_t off)
{
	static const char *const choices[] = { "(y/n)", "(yes/no)",
	    "(yes / no)", "(y / n)", "(yes or no)", "(y or n)", "[y/n]",
	    "[yes/no]" };
	struct kr_span rest = kr_span_from(s, off);

	for (size_t i = 0; i < KR_NELEM(choices); i++) {
		size_t n = strlen(choices[i]), at = off + n;

		if (!kr_span_casestarts(rest, choices[i]))
			continue;
		while (at < s.len && strchr(" \t:?-=", s.ptr[at]) != NULL)
			at++;
		return at < s.len && kr_is_alpha(s.ptr[at]) ? n : 0;
	}
	return 0;
}

/* What has a number: "Invoice no. and date" says no to nobody. */
static const char *const numbered[] = { "invoice", "inv", "account", "acct",
    "acc", "ref", "reference", "ph", "phone", "tel", "mobile", "fax", "reg",
    "rego", "serial", "id", "ird", "licence", "license", "passport",
    "tracking", "receipt", "cheque", "registration", "membership",
    "booking" };

/*
 * Words of every day that have one as well: "in my case no." is a refusal,
 * and only a number behind it shows otherwise.
 */
static const char *const everyday[] = { "case", "report", "file", "order",
    "event", "part", "job", "claim", "card", "contract", "incident",
    "policy", "customer", "client", "member", "model", "flight", "cell",
    "ticket", "parcel" };

/*
 * Bytes of "no." at the end of the text before dot, if it stands for a number:
 * behind what has one, and what follows is no new sentence.
 */
static size_t
number_sign(struct kr_span s, size_t dot)
{
	size_t end, from, next = dot + 2;
	struct kr_span word;

	if (dot < 4 || !kr_span_caseeq(kr_span_sub(s, dot - 2, 2), "no") ||
	    s.ptr[dot - 3] != ' ' || next >= s.len || s.ptr[dot + 1] != ' ')
		return 0;
	for (from = end = dot - 3; from > 0 && kr_is_alpha(s.ptr[from - 1]);
	    from--)
		;
	word = kr_span_sub(s, from, end - from);
	for (end = next; end < s.len && kr_is_alnum(s.ptr[end]); end++)
		if (kr_is_digit(s.ptr[end]))
			break;
	if (kr_span_caseeq_any(word, numbered, KR_NELEM(numbered)))
		return (end < s.len && kr_is_digit(s.ptr[end])) ||
		    s.ptr[next] < 'A' || s.ptr[next] > 'Z' ? 2 : 0;
	return end < s.len && kr_is_digit(s.ptr[end]) &&
	    kr_span_caseeq_any(word, everyday, KR_NELEM(everyday)) ? 2 : 0;
}

static bool
abbreviated(struct kr_span s, size_t dot)
{
	for (size_t i = 0; i < KR_NELEM(abbreviations); i++) {
		size_t len = strlen(abbreviations[i]);

		if (dot >= len && at_text(s, dot - len, abbreviations[i]) &&
		    (dot == len || !kr_is_alnum(s.ptr[dot - len - 1])))
			return true;
	}
	return false;
}

struct copier {
	const struct kr_view	*text;
	struct kr_view_builder	 out;
	struct kr_buffer	*bytes;	/* NULL: they go out */
	size_t			 line;	/* where the line began */
};

static void
put(struct copier *c, size_t off, size_t width, const char *what)
{
	if (c->bytes != NULL)
		kr_buffer_str(c->bytes, what);
	else
		kr_view_point(&c->out, kr_span_str(what), c->text, off,
		    width);
}

static void
give(struct copier *c, size_t off, size_t n)
{
	if (c->bytes != NULL)
		kr_buffer_add(c->bytes, kr_span_sub(c->text->text, off, n));
	else
		kr_view_copy(&c->out, c->text, off, n);
}

/* Copy the plain text at off; how many bytes it was, perhaps none. */
static size_t
copy_plain(struct copier *c, size_t off)
{
	struct kr_span s = kr_span_sub(c->text->text, 0, KR_CONSENT_TEXT_MAX);
	size_t end = off, sign;

	if (off == c->line && s.ptr[off] == '>')
		return 0;	/* a quoted line */
	while (end < s.len && (plain(s.ptr[end]) || plain_wide(s, end)))
		end += plain(s.ptr[end]) ? 1 : 3;
	sign = end < s.len && s.ptr[end] == '.' ? number_sign(s, end) : 0;
	if (sign > 0) {	/* and "no" is plain, so it was not copied yet */
		give(c, off, end - sign - off);
		put(c, end - sign, sign + 1, "number");
		return end + 1 - off;
	}
	if (end > off)
		give(c, off, end - off);
	return end - off;
}

/* The same of a dot, an exclamation mark, a line's end or our own mark. */
static size_t
copy_end(struct copier *c, size_t off)
{
	struct kr_span s = c->text->text;
	size_t n = 1;

	if (at_text(s, off, "..")) {
		for (n = 2; off + n < s.len && s.ptr[off + n] == '.'; n++)
			;
		put(c, off, n, " : ");
	} else if (s.ptr[off] == '!' ||
	    (s.ptr[off] == '.' && blank_at(s, off + 1) &&
	    !abbreviated(s, off))) {
		put(c, off, 1, " | ");
	} else if (s.ptr[off] == '\n') {
		put(c, off, 1, newline_ends(s, c->line, off) ? " | " : " ");
		c->line = off + 1;
	} else if (s.ptr[off] == KR_CONSENT_STOP) {
		put(c, off, 1, ",");
	} else {
		give(c, off, 1);
	}
	return n;
}

/* The same of what else stands at off. */
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
	if (s.ptr[off] == '.' || s.ptr[off] == '!' || s.ptr[off] == '\n' ||
	    s.ptr[off] == KR_CONSENT_STOP)
		return copy_end(c, off);
	if ((n = quotation(s, off)) > 0 ||
	    (n = choice_answered(s, off)) > 0) {
		put(c, off, n, " ");
	} else if ((n = kr_consent_box_at(s, off, &ticked)) > 0) {
		put(c, off, n, ticked ? " boxticked " : " boxunticked ");
	} else if ((n = kr_consent_mark(s, off, question_marks,
	    KR_NELEM(question_marks))) > 0) {
		put(c, off, n, " ?| ");
	} else if ((n = kr_consent_mark(s, off, full_stops,
	    KR_NELEM(full_stops))) > 0) {
		put(c, off, n, " | ");
	} else {
		n = off;
		kr_text_next(s, &n);
		n -= off;
		give(c, off, n);
	}
	return n;
}

/* How far it was read. */
static size_t
copy_all(struct copier *c)
{
	size_t off = 0;

	while (off < c->text->text.len && off < KR_CONSENT_TEXT_MAX &&
	    !c->out.cut && !c->out.failed) {
		size_t n = copy_plain(c, off);

		off += n > 0 ? n : copy_step(c, off);
	}
	return off;
}

const struct kr_view *
kr_consent_copy(const struct kr_view *text, struct kr_arena *arena, bool *cut)
{
	struct copier c = { .text = text };
	const struct kr_view *clean;
	size_t off;

	kr_view_begin(&c.out, arena, KR_CONSENT_TEXT_MAX);
	off = copy_all(&c);
	clean = kr_view_end(&c.out, cut);
	*cut |= off < text->text.len;
	return clean == NULL ? NULL :
	    kr_text_fold(clean, KR_CONSENT_TEXT_MAX, arena);
}

struct kr_span
kr_consent_copy_bytes(const struct kr_view *text, struct kr_arena *arena)
{
	struct kr_buffer bytes;
	struct copier c = { .text = text, .bytes = &bytes };

	kr_buffer_init(&bytes, arena, SIZE_MAX);
	(void)copy_all(&c);
	return kr_buffer_ok(&bytes) ? kr_text_fold_span(kr_buffer_span(&bytes),
	    arena) : KR_SPAN_NONE;
}
