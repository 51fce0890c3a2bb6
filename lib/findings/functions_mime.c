/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions of the rule language that measure parts against one another, and
 * the letters of a text.
 *
 * Source: SpamAssassin's plugins MIMEEval and BodyEval, whose hits these are
 * to share.
 */
#include <stdlib.h>
#include <string.h>

#include "findings/call.h"

#define QP_LINE_MAX	78	/* RFC 5322 2.1.1 */
#define CAPITALS_MIN	200	/* bytes of text before their share counts */
#define WORDS_MAX	20000	/* of a part, to be compared */

/* Of "0.015", "99" or "undef": millionths; false if it is no number. */
static bool
millionths(struct kr_span s, uint64_t *ret)
{
	uint64_t v = 0, scale = 1000000;
	bool point = false;

	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (!kr_is_digit(s.ptr[i]) || v > 1000000000)
			return false;
		if (point && scale == 1)
			continue;
		v = v * 10 + (uint64_t)(s.ptr[i] - '0');
		if (point)
			scale /= 10;
	}
	*ret = v * scale;
	return true;
}

static const struct kr_part *
part_next(const struct kr_call *c, size_t *nth)
{
	const struct kr_message *m = c->headers->message;

	while (*nth < m->n_part) {
		const struct kr_part *p = m->part[(*nth)++];

		if (kr_headers_own(c->headers, p))
			return p;
	}
	return NULL;
}

/* ---- encodings ---------------------------------------------------------- */

static bool
has_long_line(struct kr_span body)
{
	for (size_t at = 0; at < body.len;) {
		size_t lf = kr_span_chr(body, at, '\n');
		size_t end = lf == SIZE_MAX ? body.len : lf;

		if (end - at > QP_LINE_MAX && !kr_span_casestarts(
		    kr_span_from(body, at), "SPAM: ") && (end - at >
		    QP_LINE_MAX + 1 || body.ptr[end - 1] != '\r'))
			return true;
		at = end + 1;
	}
	return false;
}

enum kr_tri
kr_function_qp_long_line(const struct kr_call *c)
{
	const struct kr_part *p;

	for (size_t i = 0; (p = part_next(c, &i)) != NULL;)
		if (p->encoding == KR_ENCODING_QP && p->child == NULL &&
		    has_long_line(p->body))
			return KR_YES;
	return KR_NO;
}

static bool
is_ascii(struct kr_span charset)
{
	static const char *const names[] = { "ascii", "ansi_x3.4-1968",
	    "ansi_x3.4-1986", "iso-ir-6", "iso_646.irv:1991", "iso646-us",
	    "us", "ibm367", "cp367" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_casefind(charset, 0, names[i]) != SIZE_MAX)
			return true;
	return charset.len == 0;
}

/* Plain ASCII in base64 hides; but not in a file. */
enum kr_tri
kr_function_base64_text(const struct kr_call *c)
{
	const struct kr_part *p;

	for (size_t i = 0; (p = part_next(c, &i)) != NULL;) {
		const struct kr_field *f = kr_header_find(&p->header,
		    "Content-Disposition", 0);
		struct kr_span said = f == NULL ? KR_SPAN_NONE :
		    kr_span_trim(f->value);

		if (kr_part_is(p, "text/") && is_ascii(p->charset) &&
		    p->encoding == KR_ENCODING_BASE64 &&
		    !kr_span_casestarts(said, "attachment") &&
		    !kr_span_casestarts(said, "inline"))
			return KR_YES;
	}
	return KR_NO;
}

/* Said to be ASCII, and is not. */
enum kr_tri
kr_function_ascii_broken(const struct kr_call *c)
{
	const struct kr_part *p;

	for (size_t i = 0; (p = part_next(c, &i)) != NULL;) {
		if (!kr_part_is(p, "text/plain") || (p->charset.len > 0 &&
		    !kr_span_caseeq(p->charset, "us-ascii")))
			continue;
		for (size_t k = 0; k < p->body.len; k++)
			if (p->body.ptr[k] == '\0' ||
			    (unsigned char)p->body.ptr[k] >= 0x80 ||
			    (p->body.ptr[k] == '\r' && k + 1 < p->body.len &&
			    p->body.ptr[k + 1] != '\n'))
				return KR_YES;
	}
	return KR_NO;
}

/* ---- alternatives ------------------------------------------------------- */

/* ('0.00', '0.01'): bytes of the last plain text to those of the last HTML. */
enum kr_tri
kr_function_multipart_ratio(const struct kr_call *c)
{
	uint64_t min, max, text = 0, html = 0, ratio = 1000000;
	bool alternative = false, has_text = false, has_html = false;
	const struct kr_part *p;

	if (c->n < 2 || !millionths(c->argument[0], &min) ||
	    !millionths(c->argument[1], &max))
		return KR_UNKNOWN;
	for (size_t i = 0; (p = part_next(c, &i)) != NULL;) {
		alternative |= kr_part_is(p, "multipart/alternative");
		if (!alternative || p->attachment)
			continue;
		if (kr_part_is(p, "text/plain")) {
			text = p->body.len;
			has_text = true;
		} else if (kr_part_is(p, "text/html")) {
			html = p->body.len;
			has_html = true;
		}
	}
	if (has_text && has_html && html > 0)
		ratio = text * 1000000 / html;
	return answer(ratio >= min && ratio < max);
}

/* The words of a part, each once, sorted, with how often it stands there. */
struct words {
	struct word {
		struct kr_span	s;
		size_t		n;
	}		*item;
	size_t		 n, cap;
};

static int
by_word(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	int rc = memcmp(x->s.ptr, y->s.ptr, x->s.len < y->s.len ? x->s.len :
	    y->s.len);

	return rc != 0 ? rc : (x->s.len > y->s.len) - (x->s.len < y->s.len);
}

static bool
is_wordy(struct kr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (kr_is_alnum(s.ptr[i]) || s.ptr[i] == '_')
			return true;
	return false;
}

static bool
words_add(struct words *w, struct kr_span text, struct kr_arena *arena)
{
	for (size_t at = 0; at < text.len && w->n < WORDS_MAX;) {
		size_t from;

		while (at < text.len && strchr(" \t\r\n\f\v",
		    text.ptr[at]) != NULL && text.ptr[at] != '\0')
			at++;
		for (from = at; at < text.len && (text.ptr[at] == '\0' ||
		    strchr(" \t\r\n\f\v", text.ptr[at]) == NULL); at++)
			;
		if (!is_wordy(kr_span_sub(text, from, at - from)))
			continue;
		if (!KR_ARENA_ROOM(arena, w->item, w->n, &w->cap))
			return false;
		w->item[w->n++] = (struct word){ kr_span_sub(text, from,
		    at - from), 1 };
	}
	return true;
}

static void
words_count(struct words *w)
{
	size_t kept = 0;

	if (w->n > 0)
		qsort(w->item, w->n, sizeof(*w->item), by_word);
	for (size_t i = 0; i < w->n; i++)
		if (kept > 0 && by_word(&w->item[kept - 1], &w->item[i]) == 0)
			w->item[kept - 1].n++;
		else
			w->item[kept++] = w->item[i];
	w->n = kept;
}

/* How many of html's words stand less often in text. */
static size_t
words_left(const struct words *html, const struct words *text)
{
	size_t left = 0;

	for (size_t i = 0, k = 0; i < html->n; i++) {
		while (k < text->n && by_word(&text->item[k],
		    &html->item[i]) < 0)
			k++;
		left += k == text->n || by_word(&text->item[k],
		    &html->item[i]) != 0 || text->item[k].n < html->item[i].n;
	}
	return left;
}

static bool
is_within(const struct kr_part *p, const struct kr_part *top)
{
	for (; p != NULL; p = p->parent)
		if (p == top)
			return true;
	return false;
}

/* A meeting: HTML and a calendar, and nothing else. */
static bool
is_meeting(const struct kr_call *c)
{
	static const char *const types[] = { "multipart/alternative",
	    "text/html", "text/calendar" };
	const struct kr_part *p;
	size_t n = 0;

	for (size_t i = 0; (p = part_next(c, &i)) != NULL; n++)
		if (n >= KR_NELEM(types) || !kr_part_is(p, types[n]))
			return false;
	return n == KR_NELEM(types);
}

/* Words of one alternative: as shown, and those of HTML apart. */
static bool
alternative_read(const struct kr_call *c, const struct kr_part *top,
    struct words *html, struct words *text)
{
	struct kr_headers *h = c->headers;
	const struct kr_part *p;

	for (size_t i = 0; (p = part_next(c, &i)) != NULL;) {
		const struct kr_view *v = is_within(p, top) ?
		    kr_part_visible(h->message, p) : NULL;

		if (v != NULL && !words_add(p->kind == KR_PART_HTML ? html :
		    text, v->text, h->arena))
			return false;
	}
	words_count(html);
	words_count(text);
	return true;
}

/*
 * What the alternatives of each kind say: the largest share, in thousandths,
 * of words that only HTML has, and the counts of the last one's words.
 */
static bool
alternatives_compare(const struct kr_call *c, size_t *worst, size_t *n_html,
    size_t *n_text)
{
	const struct kr_part *p;

	*worst = *n_html = *n_text = 0;
	if (is_meeting(c))
		return true;
	for (size_t i = 0; (p = part_next(c, &i)) != NULL;) {
		struct words html = { 0 }, text = { 0 };
		size_t share;

		if (!kr_part_is(p, "multipart/alternative"))
			continue;
		if (!alternative_read(c, p, &html, &text))
			return false;
		if (html.n == 0)
			continue;
		*n_html = html.n;
		*n_text = text.n;
		share = 1000 * words_left(&html, &text) / html.n;
		*worst = share > *worst ? share : *worst;
	}
	return true;
}

/* ('99', '100'): per cent of the words of HTML that plain text has not. */
enum kr_tri
kr_function_alternatives_differ(const struct kr_call *c)
{
	uint64_t min, max = UINT64_MAX;
	size_t worst, html, text;

	if (c->n < 2 || !millionths(c->argument[0], &min) ||
	    (!millionths(c->argument[1], &max) &&
	    !kr_span_is(c->argument[1], "undef")) ||
	    !alternatives_compare(c, &worst, &html, &text))
		return KR_UNKNOWN;
	return answer((min == 0 || worst * 100000 > min) &&
	    worst * 100000 <= max);
}

/* ('3', '1'): so many times as many words of text as of HTML. */
enum kr_tri
kr_function_alternatives_count(const struct kr_call *c)
{
	uint64_t ratio, least;
	size_t worst, html, text;

	if (c->n < 2 || !millionths(c->argument[0], &ratio) ||
	    !millionths(c->argument[1], &least) ||
	    !alternatives_compare(c, &worst, &html, &text))
		return KR_UNKNOWN;
	return answer(html * 1000000 > least && text * 1000000 > ratio * html);
}

/* ---- letters ------------------------------------------------------------ */

/* Charsets whose text would look like capitals. */
static bool
looks_capital(struct kr_span charset)
{
	static const char *const names[] = { "koi", "jp", "jis", "euc", "gb",
	    "big5", "isoir", "cp1251", "windows-1251", "georgianps", "pt154",
	    "tis" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_casefind(charset, 0, names[i]) != SIZE_MAX)
			return true;
	return false;
}

/* Two words; and not what is left of an encoded file. */
static bool
is_prose(struct kr_span line)
{
	size_t blank = 0, run = 0;

	line = kr_span_trim(line);
	while (blank < line.len && !kr_is_blank(line.ptr[blank]))
		blank++;
	while (run < blank && (kr_is_alnum(line.ptr[run]) ||
	    strchr("+/=", line.ptr[run]) != NULL))
		run++;
	return blank < line.len && !(run == blank && blank >= 60 &&
	    blank <= 76);
}

/* ('25', '50'): per cent of capitals among letters and digits. */
enum kr_tri
kr_function_capitals(const struct kr_call *c)
{
	const struct kr_view *body = kr_headers_paragraphs(c->headers);
	struct kr_span rest = body == NULL ? KR_SPAN_NONE : body->text, line;
	uint64_t min, max, share;
	size_t all = 0, upper = 0, lower = 0;
	const struct kr_part *p;

	if (c->n < 2 || !millionths(c->argument[0], &min) ||
	    !millionths(c->argument[1], &max))
		return KR_UNKNOWN;
	for (size_t i = 0; (p = part_next(c, &i)) != NULL;)
		if (looks_capital(p->charset))
			return KR_NO;
	while (kr_span_line(&rest, &line)) {
		if (!is_prose(line))
			continue;
		all += line.len + 1;
		for (size_t i = 0; i < line.len; i++) {
			upper += line.ptr[i] >= 'A' && line.ptr[i] <= 'Z';
			lower += kr_is_digit(line.ptr[i]) ||
			    (line.ptr[i] >= 'a' && line.ptr[i] <= 'z');
		}
	}
	share = all < CAPITALS_MIN || upper + lower == 0 ? 0 :
	    upper * 100000000 / (upper + lower);
	return answer(share > min && share <= max);
}
