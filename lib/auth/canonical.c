/* SPDX-License-Identifier: Apache-2.0 */
/* Canonical forms of fields and bodies (RFC 6376 3.4). */
#include "auth/signature.h"

/* ---- fields -------------------------------------------------------------- */

/* The value of b= with all blanks around it, where it stands. */
static struct kr_span
b_value(struct kr_span list)
{
	for (size_t at = 0; at < list.len;) {
		size_t end = kr_span_chr(list, at, ';'), sign;
		struct kr_span one;

		if (end == SIZE_MAX)
			end = list.len;
		one = kr_span_sub(list, at, end - at);
		at = end + 1;
		sign = kr_span_chr(one, 0, '=');
		if (sign != SIZE_MAX && kr_span_is(kr_span_trim(
		    kr_span_sub(one, 0, sign)), "b"))
			return kr_span_from(one, sign + 1);
	}
	return KR_SPAN_NONE;
}

static struct kr_span
without_line_end(struct kr_span s)
{
	while (s.len > 0 && (s.ptr[s.len - 1] == '\n' ||
	    s.ptr[s.len - 1] == '\r'))
		s.len--;
	return s;
}

void
kr_canonical_lines(struct kr_span raw, struct kr_buffer *out)
{
	size_t at = 0, lf;

	while ((lf = kr_span_chr(raw, at, '\n')) != SIZE_MAX) {
		kr_buffer_add(out, kr_span_sub(raw, at, lf - at));
		if (lf == 0 || raw.ptr[lf - 1] != '\r')
			kr_buffer_byte(out, '\r');
		kr_buffer_byte(out, '\n');
		at = lf + 1;
	}
	kr_buffer_add(out, kr_span_from(raw, at));
}

/* A run of blanks and folds is one space; none at either end. */
static void
field_relaxed(struct kr_span value, bool begun, struct kr_buffer *out)
{
	bool gap = false;

	for (size_t i = 0; i < value.len; i++) {
		if (kr_is_blank(value.ptr[i])) {
			gap = begun;
			continue;
		}
		if (gap)
			kr_buffer_byte(out, ' ');
		gap = false;
		begun = true;
		kr_buffer_byte(out, value.ptr[i]);
	}
}

void
kr_canonical_field(const struct kr_field *f, bool relaxed, bool unsigned_b,
    struct kr_buffer *out)
{
	struct kr_span whole = without_line_end(relaxed ? f->value : f->raw);
	struct kr_span cut = unsigned_b ? b_value(f->value) : KR_SPAN_NONE;
	struct kr_span before = whole, behind = KR_SPAN_NONE;

	if (cut.ptr != NULL) {
		before.len = (size_t)(cut.ptr - whole.ptr);
		behind = kr_span_from(whole, before.len + cut.len);
	}
	if (relaxed) {
		for (size_t i = 0; i < f->name.len; i++)
			kr_buffer_byte(out, kr_lower(f->name.ptr[i]));
		kr_buffer_byte(out, ':');
		field_relaxed(before, false, out);
		field_relaxed(behind, true, out);
	} else {
		kr_canonical_lines(before, out);
		kr_canonical_lines(behind, out);
	}
	kr_buffer_str(out, "\r\n");
}

/* The lowest field of that name that was not taken yet. */
static const struct kr_field *
lowest(const struct kr_header *header, struct kr_span name, bool *taken)
{
	for (size_t i = header->n; i-- > 0;)
		if (!taken[i] && kr_span_caseeq2(header->field[i].name,
		    name)) {
			taken[i] = true;
			return &header->field[i];
		}
	return NULL;
}

bool
kr_canonical_fields(const struct kr_header *header, struct kr_span names,
    bool relaxed, struct kr_arena *arena, struct kr_buffer *out)
{
	bool *taken = kr_arena_zalloc(arena, header->n + 1, sizeof(*taken));
	size_t n = 0;

	if (taken == NULL)
		return false;
	for (size_t at = 0; at < names.len;) {
		size_t end = kr_span_chr(names, at, ':');
		const struct kr_field *f;

		if (end == SIZE_MAX)
			end = names.len;
		if (n++ == KR_SIGNED_FIELDS_MAX)
			return false;
		f = lowest(header, kr_span_trim(kr_span_sub(names, at,
		    end - at)), taken);
		if (f != NULL)
			kr_canonical_field(f, relaxed, false, out);
		at = end + 1;
	}
	return kr_buffer_ok(out);
}

/* ---- the body ------------------------------------------------------------ */

struct sink {
	struct kr_sha256_stream	 stream;
	size_t			 left;		/* bytes that still count */
	size_t			 all;
};

static void
put(struct sink *s, struct kr_span piece)
{
	s->all += piece.len;
	piece = kr_span_sub(piece, 0, s->left);
	s->left -= piece.len;
	if (piece.len > 0)
		kr_sha256_add(&s->stream, piece);
}

/* Runs of spaces and tabs are one space, and none at the end (3.4.4). */
static void
put_relaxed(struct sink *s, struct kr_span line)
{
	size_t at = 0;

	while (at < line.len) {
		size_t from = at;

		while (at < line.len && line.ptr[at] != ' ' &&
		    line.ptr[at] != '\t')
			at++;
		put(s, kr_span_sub(line, from, at - from));
		if (at == line.len)
			return;
		while (at < line.len && (line.ptr[at] == ' ' ||
		    line.ptr[at] == '\t'))
			at++;
		if (at < line.len)
			put(s, KR_SPAN_LIT(" "));
	}
}

static bool
is_empty(struct kr_span line, bool relaxed)
{
	for (size_t i = 0; i < line.len; i++)
		if (!relaxed || (line.ptr[i] != ' ' && line.ptr[i] != '\t'))
			return false;
	return true;
}

bool
kr_canonical_body(struct kr_span body, bool relaxed, size_t limit,
    unsigned char digest[KR_SHA256_LEN], size_t *all)
{
	struct sink s = { .left = limit };
	struct kr_span line;
	size_t empty = 0;

	kr_sha256_begin(&s.stream);
	while (kr_span_line(&body, &line)) {
		if (is_empty(line, relaxed)) {
			empty++;	/* counts if more comes */
			continue;
		}
		for (; empty > 0; empty--)
			put(&s, KR_SPAN_LIT("\r\n"));
		if (relaxed)
			put_relaxed(&s, line);
		else
			put(&s, line);
		put(&s, KR_SPAN_LIT("\r\n"));
	}
	if (s.all == 0 && !relaxed)
		put(&s, KR_SPAN_LIT("\r\n"));
	*all = s.all;
	return kr_sha256_end(&s.stream, digest);
}
