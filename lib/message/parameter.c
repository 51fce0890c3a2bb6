/* SPDX-License-Identifier: Apache-2.0 */
/* Structured values with parameters: RFC 2045 5.1, RFC 2183, RFC 2231. */
#include <string.h>

#include "message/reader.h"

/* Blanks, line ends and comments (nested, RFC 5322 3.2.2). */
static size_t
skip_blank(struct kr_span s, size_t i)
{
	unsigned depth = 0;

	for (; i < s.len; i++) {
		char c = s.ptr[i];

		if (depth > 0 && c == '\\')
			i++;
		else if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (depth == 0 && !kr_is_blank(c))
			break;
	}
	return i < s.len ? i : s.len;
}

static size_t
token_end(struct kr_span s, size_t i, const char *stop)
{
	while (i < s.len && !kr_is_blank(s.ptr[i]) &&
	    strchr(stop, s.ptr[i]) == NULL)
		i++;
	return i;
}

/*
 * Does "name =" stand at i?  Some programs leave out the semicolon before a
 * parameter, and readers of mail do without it.
 */
static bool
is_named(struct kr_span s, size_t i)
{
	size_t end = token_end(s, i, "=;\"/");

	return end > i && (end = skip_blank(s, end)) < s.len &&
	    s.ptr[end] == '=';
}

struct kr_span
kr_parameter_main(struct kr_span value, struct kr_arena *arena)
{
	struct kr_buffer b;
	size_t i = skip_blank(value, 0), next;

	kr_buffer_init(&b, arena, SIZE_MAX);
	/* "text / plain" and comments inside were legal once. */
	while (i < value.len && value.ptr[i] != ';' && b.len < 200) {
		kr_buffer_byte(&b, kr_lower(value.ptr[i] == '"' ? ' ' :
		    value.ptr[i]));
		next = skip_blank(value, i + 1);
		if (next > i + 1 && is_named(value, next))
			break;
		i = next;
	}
	return kr_buffer_ok(&b) ? kr_span_trim(kr_buffer_span(&b)) :
	    KR_SPAN_NONE;
}

struct parameter {
	struct kr_span	name, value;	/* value without quotes */
	bool		quoted;
};

static struct kr_span
unescaped(struct kr_span s, struct kr_arena *arena)
{
	struct kr_buffer b;

	if (kr_span_chr(s, 0, '\\') == SIZE_MAX &&
	    kr_span_chr(s, 0, '\n') == SIZE_MAX)
		return s;
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\\' && i + 1 < s.len)
			i++;
		else if (s.ptr[i] == '\r' || s.ptr[i] == '\n')
			continue;
		kr_buffer_byte(&b, s.ptr[i]);
	}
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

/* Where the next parameter begins; the value's end if none does. */
static size_t
parameter_start(struct kr_span s, size_t i)
{
	size_t end;

	while (i < s.len && s.ptr[i] != ';') {
		end = skip_blank(s, i);
		if (end > i && end < s.len) {	/* a comment that ends, too */
			i = end;
			if (is_named(s, i))
				return i;
			continue;
		}
		if (s.ptr[i] == '"') {
			for (i++; i < s.len && s.ptr[i] != '"'; i++)
				if (s.ptr[i] == '\\')
					i++;
		}
		i++;
	}
	return i < s.len ? skip_blank(s, i + 1) : s.len;
}

/* The next name=value. */
static bool
parameter_next(struct kr_span s, size_t *off, struct parameter *p,
    struct kr_arena *arena)
{
	size_t i = parameter_start(s, *off), end;

	if (i >= s.len)
		return false;
	end = token_end(s, i, "=;\"");
	p->name = kr_span_sub(s, i, end - i);
	i = skip_blank(s, end);
	p->value = KR_SPAN_LIT("");
	p->quoted = false;
	if (i < s.len && s.ptr[i] == '=') {
		i = skip_blank(s, i + 1);
		if (i < s.len && s.ptr[i] == '"') {
			end = ++i;
			while (end < s.len && s.ptr[end] != '"')
				end += s.ptr[end] == '\\' ? 2 : 1;
			if (end > s.len)
				end = s.len;
			p->quoted = true;
			p->value = unescaped(kr_span_sub(s, i, end - i),
			    arena);
			end += end < s.len;
		} else {
			end = token_end(s, i, ";");
			p->value = kr_span_sub(s, i, end - i);
		}
		i = end;
	}
	*off = i;
	return true;
}

void
kr_percent_add(struct kr_buffer *b, struct kr_span s)
{
	for (size_t i = 0; i < s.len; i++) {
		int byte = s.ptr[i] == '%' ? kr_hex_byte(s, i + 1) : -1;

		kr_buffer_byte(b, byte >= 0 ? (char)byte : s.ptr[i]);
		i += byte >= 0 ? 2 : 0;
	}
}

/*
 * Is "name*", "name*3" or "name*3*" a piece of name?  RFC 2231 3 and 4.
 * *piece: its number, 0 for "name*".
 */
static bool
is_piece(struct kr_span got, const char *name, unsigned *piece, bool *extended)
{
	size_t n = strlen(name), i = n + 1;

	if (got.len <= n || !kr_span_casestarts(got, name) ||
	    got.ptr[n] != '*')
		return false;
	*piece = 0;
	*extended = i == got.len;
	while (i < got.len && kr_is_digit(got.ptr[i]) && *piece < 10000)
		*piece = *piece * 10 + (unsigned)(got.ptr[i++] - '0');
	if (i < got.len && got.ptr[i] == '*') {
		*extended = true;
		i++;
	}
	return i == got.len;
}

struct pieces {
	struct { struct kr_span value; bool set, extended; } *at;
	size_t	n, max;
};

static struct kr_span
pieces_join(const struct pieces *p, struct kr_arena *arena)
{
	struct kr_span charset = KR_SPAN_NONE;
	struct kr_buffer b;
	struct kr_view in;
	const struct kr_view *v;
	unsigned flags = 0;

	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < p->n && p->at[i].set; i++) {
		struct kr_span s = p->at[i].value;

		if (!p->at[i].extended) {
			kr_buffer_add(&b, s);
			continue;
		}
		if (i == 0) {	/* charset'language'text */
			size_t q1 = kr_span_chr(s, 0, '\'');
			size_t q2 = q1 == SIZE_MAX ? SIZE_MAX :
			    kr_span_chr(s, q1 + 1, '\'');

			if (q2 != SIZE_MAX) {
				charset = kr_span_sub(s, 0, q1);
				s = kr_span_from(s, q2 + 1);
			}
		}
		kr_percent_add(&b, s);
	}
	in = kr_view_root(kr_buffer_span(&b));
	v = kr_charset_decode(&in, charset, SIZE_MAX, arena, &flags);
	return v == NULL ? KR_SPAN_NONE : v->text;
}

struct kr_span
kr_parameter_find(struct kr_span value, const char *name,
    const struct kr_limits *limits, struct kr_arena *arena)
{
	struct pieces pieces = { .max = limits->parameter_pieces };
	struct kr_span plain = KR_SPAN_NONE;
	struct parameter p;
	size_t off = 0;

	for (size_t n = 0; n < limits->parameters &&
	    parameter_next(value, &off, &p, arena); n++) {
		unsigned piece;
		bool extended;

		if (kr_span_caseeq(p.name, name) && plain.ptr == NULL)
			plain = p.value;
		if (!is_piece(p.name, name, &piece, &extended) ||
		    piece >= pieces.max)
			continue;
		if (pieces.at == NULL) {
			pieces.at = kr_arena_zalloc(arena, pieces.max,
			    sizeof(*pieces.at));
			if (pieces.at == NULL)
				return KR_SPAN_NONE;
		}
		if (pieces.at[piece].set)
			continue;	/* the first one counts */
		pieces.at[piece].value = p.value;
		pieces.at[piece].extended = extended;
		pieces.at[piece].set = true;
		if (piece >= pieces.n)
			pieces.n = piece + 1;
	}
	if (pieces.n > 0 && pieces.at[0].set)
		return pieces_join(&pieces, arena);
	/* Against RFC 2047 5, but common: encoded words in a parameter. */
	if (plain.ptr != NULL && kr_span_find(plain, 0, "=?") != SIZE_MAX)
		return kr_words_decode(plain, arena);
	return plain.ptr == NULL ? plain : kr_text_repair(plain, arena, NULL);
}

struct kr_span
kr_part_parameter(const struct kr_message *m, const struct kr_part *p,
    const char *field, const char *parameter)
{
	const struct kr_field *f = kr_header_find(&p->header, field, 0);

	return f == NULL ? KR_SPAN_NONE : kr_parameter_find(f->value,
	    parameter, m->limits, m->arena);
}
