/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of a text, and how deep each of them is quoted. */
#include <string.h>

#include "evidence/forward/reader.h"

/* Blanks that are not ASCII, and characters nobody sees. */
static const char *const spaces[] = {
	"\xC2\xA0",		/* no-break space */
	"\xEF\xBB\xBF",		/* byte order mark */
	"\xEF\xBF\xBC",		/* where an object stood */
	"\xE2\x80\x8B",		/* zero width */
	"\xE2\x80\x8E", "\xE2\x80\x8F", /* directions */
	"\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC",
	"\xE2\x80\xAF",		/* narrow */
	"\xE3\x80\x80",		/* ideographic */
	"\xC2\xAD",		/* soft hyphen */
};

size_t
kr_forward_space(struct kr_span s, size_t off)
{
	if (off >= s.len)
		return 0;
	if (kr_is_blank(s.ptr[off]))
		return 1;
	if ((unsigned char)s.ptr[off] < 0x80)
		return 0;
	for (size_t i = 0; i < KR_NELEM(spaces); i++) {
		size_t n = strlen(spaces[i]);

		if (s.len - off >= n && memcmp(s.ptr + off, spaces[i], n) == 0)
			return n;
	}
	return 0;
}

struct kr_span
kr_forward_fold(struct kr_forward_reader *r, struct kr_span s)
{
	kr_arena_reset(r->scratch);
	s = kr_text_fold_span(s, r->scratch);
	r->failed |= s.ptr == NULL;
	return s;
}

static size_t
space_before(struct kr_span s, size_t end)
{
	for (size_t n = 1; n <= 3 && n <= end; n++)
		if (kr_forward_space(kr_span_sub(s, 0, end), end - n) == n)
			return n;
	return 0;
}

struct kr_span
kr_forward_trim(struct kr_span s)
{
	size_t from = 0, n;

	while ((n = kr_forward_space(s, from)) > 0)
		from += n;
	s = kr_span_from(s, from);
	while ((n = space_before(s, s.len)) > 0)
		s.len -= n;
	return s;
}

/* Quote marks at the beginning: "> > text", ">>text", " > text". */
static size_t
marks_skip(struct kr_span s, size_t off, size_t end, uint16_t *quote)
{
	size_t at = off, body = off, n;

	for (;;) {
		size_t blanks = 0;

		while (at < end && s.ptr[at] != '\n' && blanks < 4 &&
		    (n = kr_forward_space(s, at)) > 0) {
			at += n;
			blanks++;
		}
		if (at >= end || s.ptr[at] != '>')
			break;
		at++;
		if (*quote < UINT16_MAX)
			++*quote;
		body = at;
	}
	if (*quote > 0 && body > off && body < end && s.ptr[body] == ' ')
		body++;
	return body;
}

size_t
kr_forward_unquote(const struct kr_forward_reader *r, size_t i,
    unsigned quote)
{
	const struct kr_forward_line *l = &r->line[i];
	size_t at = l->off;

	if (l->body == l->off || l->quote <= quote)
		return l->body;
	for (unsigned n = 0; n < quote && at < l->body; at++)
		n += r->s.ptr[at] == '>';
	if (quote > 0 && at < l->body && r->s.ptr[at] == ' ')
		at++;
	return at;
}

static uint8_t
signs_of(struct kr_span s)
{
	static const uint8_t sign[256] = {
		['0'] = KR_SIGN_DIGIT, ['1'] = KR_SIGN_DIGIT,
		['2'] = KR_SIGN_DIGIT, ['3'] = KR_SIGN_DIGIT,
		['4'] = KR_SIGN_DIGIT, ['5'] = KR_SIGN_DIGIT,
		['6'] = KR_SIGN_DIGIT, ['7'] = KR_SIGN_DIGIT,
		['8'] = KR_SIGN_DIGIT, ['9'] = KR_SIGN_DIGIT,
		[':'] = KR_SIGN_COLON, [0xEF] = KR_SIGN_COLON,
		['@'] = KR_SIGN_AT,
	};
	uint8_t signs = 0;

	for (size_t i = 0; i < s.len; i++)
		signs |= sign[(unsigned char)s.ptr[i]];
	return signs;
}

static void
line_read(struct kr_forward_line *l, struct kr_span s, bool marks)
{
	size_t end = l->next, n, at;

	if (end > l->off && s.ptr[end - 1] == '\n')
		end--;
	if (marks)
		l->body = (uint32_t)marks_skip(s, l->off, end, &l->quote);
	/* ">>> message <<<" is somebody's line between two texts. */
	if (l->quote >= 2 && kr_span_caseends(kr_span_sub(s, l->off,
	    end - l->off), "<<")) {
		l->quote = 0;
		l->body = l->off;
	}
	while (end > l->body &&
	    (n = space_before(kr_span_sub(s, 0, end), end)) > 0 &&
	    end - n >= l->body)
		end -= n;
	for (at = l->body; at < end && (n = kr_forward_space(s, at)) > 0;
	    at += n)
		if (l->indent < 1000)
			l->indent = (uint16_t)(l->indent +
			    (s.ptr[at] == '\t' ? 8 : s.ptr[at] == ' ' ||
			    s.ptr[at] == '\xC2' ? 1 : 0));
	l->at = (uint32_t)(at < end ? at : end);
	l->end = (uint32_t)end;
	l->signs = signs_of(kr_span_sub(s, l->off, end - l->off));
}

/*
 * "On ..., Name <a@b.example" LF "> wrote:": that mark closes an address and
 * quotes nothing.
 */
static void
brackets_close(struct kr_forward_reader *r)
{
	for (size_t i = 1; i < r->n_line; i++) {
		struct kr_forward_line *l = &r->line[i], *p = l - 1;
		size_t at = p->end;

		if (l->quote != p->quote + 1 || l->end - l->off > 60 ||
		    l->end == l->off || r->s.ptr[l->end - 1] != ':')
			continue;
		while (at > p->at && r->s.ptr[at - 1] != '<' &&
		    r->s.ptr[at - 1] != '>')
			at--;
		if (at == p->at || r->s.ptr[at - 1] != '<')
			continue;
		l->quote = p->quote;
		l->body = l->at = l->off;
	}
}

/* Elements that hold a whole quoted message. */
static bool
is_container(struct kr_span name)
{
	static const char *const names[] = {
		"gmail_quote", "moz-forward-container", "yahoo_quoted",
		"protonmail_quote",
	};

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_is(name, names[i]))
			return true;
	return false;
}

/* Nesting of blockquotes and containers where each line begins. */
static void
marks_apply(struct kr_forward_reader *r)
{
	const struct kr_html *h = r->html;
	unsigned depth = 0;
	size_t m = 0;

	for (size_t i = 0; i < r->n_line; i++) {
		/* A blank line does not yet show where it belongs. */
		if (kr_forward_blank(&r->line[i]) && i > 0) {
			r->line[i].quote = r->line[i - 1].quote;
			continue;
		}
		for (; m < h->n_mark && h->mark[m].text_off <= r->line[i].at;
		    m++) {
			unsigned kind = h->mark[m].kind;

			if (kind == KR_MARK_QUOTE_BEGIN ||
			    (kind == KR_MARK_FORWARD &&
			    is_container(h->mark[m].name)))
				depth++;
			else if ((kind == KR_MARK_QUOTE_END ||
			    (kind == KR_MARK_FORWARD_END &&
			    is_container(h->mark[m].name))) && depth > 0)
				depth--;
		}
		r->line[i].quote = (uint16_t)(depth < 1000 ? depth : 1000);
	}
}

static bool
has_quote_marks(const struct kr_html *h)
{
	for (size_t i = 0; i < h->n_mark; i++)
		if (h->mark[i].kind != KR_MARK_RULE &&
		    h->mark[i].kind != KR_MARK_CELL)
			return true;
	return false;
}

bool
kr_forward_lines(struct kr_forward_reader *r, bool *structure)
{
	size_t n = 1, off = 0;

	*structure = r->html != NULL && has_quote_marks(r->html);
	for (size_t at = 0; n < KR_FORWARD_LINES_MAX &&
	    (at = kr_span_chr(r->s, at, '\n')) != SIZE_MAX; at++)
		n++;
	r->line = kr_arena_zalloc(r->arena, n, sizeof(*r->line));
	if (r->line == NULL)
		return false;
	for (; r->n_line < n && off < r->s.len; r->n_line++) {
		struct kr_forward_line *l = &r->line[r->n_line];
		size_t lf = kr_span_chr(r->s, off, '\n');

		if (lf == SIZE_MAX || r->n_line + 1 == KR_FORWARD_LINES_MAX)
			lf = r->s.len - 1;
		l->off = l->body = (uint32_t)off;
		l->next = (uint32_t)(lf + 1);
		line_read(l, r->s, !*structure);
		off = lf + 1;
	}
	if (*structure)
		marks_apply(r);
	else
		brackets_close(r);
	return true;
}
