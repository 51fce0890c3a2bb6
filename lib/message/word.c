/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Encoded words: RFC 2047, as mail programs write them.
 *
 * Neighbours in one charset are joined before the charset is undone, since
 * programs cut characters in two (against 2047 section 5).
 */
#include "message/reader.h"

struct word {
	struct kr_span	charset, text;
	bool		base64;
};

/* An encoded word at *off; *off moves behind it. */
static bool
word_read(struct kr_span s, size_t *off, struct word *w)
{
	size_t at = *off + 2, q1, end;

	if (*off + 6 > s.len || s.ptr[*off] != '=' || s.ptr[*off + 1] != '?')
		return false;
	q1 = kr_span_chr(s, at, '?');
	if (q1 == SIZE_MAX || q1 + 3 > s.len || q1 - at > 40 || q1 == at ||
	    s.ptr[q1 + 2] != '?')
		return false;
	w->base64 = s.ptr[q1 + 1] == 'B' || s.ptr[q1 + 1] == 'b';
	if (!w->base64 && s.ptr[q1 + 1] != 'Q' && s.ptr[q1 + 1] != 'q')
		return false;
	end = kr_span_find(s, q1 + 3, "?=");
	if (end == SIZE_MAX)
		return false;
	w->charset = kr_span_sub(s, at, q1 - at);
	w->text = kr_span_sub(s, q1 + 3, end - q1 - 3);
	/* RFC 2231 5: a language may follow the charset. */
	at = kr_span_chr(w->charset, 0, '*');
	if (at != SIZE_MAX)
		w->charset.len = at;
	*off = end + 2;
	return true;
}

/* 2047 4.2: underscore is a space, =XX a byte. */
static void
q_add(struct kr_buffer *out, struct kr_span s)
{
	for (size_t i = 0; i < s.len; i++) {
		int byte = s.ptr[i] == '=' ? kr_hex_byte(s, i + 1) : -1;

		if (byte >= 0) {
			kr_buffer_byte(out, (char)byte);
			i += 2;
		} else {
			kr_buffer_byte(out, s.ptr[i] == '_' ? ' ' : s.ptr[i]);
		}
	}
}

static void
word_bytes(struct kr_buffer *out, const struct word *w)
{
	struct kr_view in = kr_view_root(w->text);
	const struct kr_view *v;
	unsigned flags = 0;

	if (!w->base64) {
		q_add(out, w->text);
		return;
	}
	v = kr_encoding_undo(&in, 0, w->text.len, KR_ENCODING_BASE64,
	    SIZE_MAX, out->arena, &flags);
	if (v != NULL)
		kr_buffer_add(out, v->text);
}

/* Raw bytes in charset, as UTF-8, line ends and NULs as blanks. */
static void
flush(struct kr_buffer *out, struct kr_buffer *bytes, struct kr_span charset)
{
	struct kr_view in = kr_view_root(kr_buffer_span(bytes));
	const struct kr_view *v;
	unsigned flags = 0;

	if (bytes->len == 0)
		return;
	v = kr_charset_decode(&in, charset, SIZE_MAX, out->arena, &flags);
	for (size_t i = 0; v != NULL && i < v->text.len; i++) {
		char c = v->text.ptr[i];

		kr_buffer_byte(out, c == '\r' || c == '\n' || c == '\0' ?
		    ' ' : c);
	}
	kr_buffer_init(bytes, out->arena, SIZE_MAX);
}

/* Blanks between two encoded words belong to neither (2047 section 6.2). */
static bool
only_blanks(struct kr_span s, size_t from, size_t to)
{
	return kr_span_trim(kr_span_sub(s, from, to - from)).len == 0;
}

static struct kr_span
unfolded(struct kr_span s, struct kr_arena *arena)
{
	struct kr_buffer out;

	kr_buffer_init(&out, arena, SIZE_MAX);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\r' || s.ptr[i] == '\n')
			continue;
		kr_buffer_byte(&out, s.ptr[i] == '\t' || s.ptr[i] == '\0' ?
		    ' ' : s.ptr[i]);
	}
	return kr_buffer_ok(&out) ? kr_buffer_span(&out) : KR_SPAN_NONE;
}

struct kr_span
kr_words_decode(struct kr_span value, struct kr_arena *arena)
{
	struct kr_buffer out, bytes;
	struct kr_span s = unfolded(value, arena), charset = KR_SPAN_NONE;
	size_t plain = 0, off = 0;	/* plain: first byte not written */
	bool after_word = false;

	if (kr_span_find(s, 0, "=?") == SIZE_MAX && kr_text_valid(s))
		return s;
	kr_buffer_init(&out, arena, SIZE_MAX);
	kr_buffer_init(&bytes, arena, SIZE_MAX);
	while (off < s.len) {
		size_t next = kr_span_find(s, off, "=?"), start = next;
		struct word w;

		if (next == SIZE_MAX)
			break;
		if (!word_read(s, &next, &w)) {
			off = start + 2;
			continue;
		}
		if (!after_word || !only_blanks(s, plain, start) ||
		    !kr_span_caseeq2(charset, w.charset))
			flush(&out, &bytes, charset);
		if (!after_word || !only_blanks(s, plain, start)) {
			kr_buffer_add(&bytes, kr_span_sub(s, plain,
			    start - plain));
			flush(&out, &bytes, KR_SPAN_NONE);
		}
		charset = w.charset;
		word_bytes(&bytes, &w);
		after_word = true;
		plain = off = next;
	}
	flush(&out, &bytes, charset);
	kr_buffer_add(&bytes, kr_span_from(s, plain));
	flush(&out, &bytes, KR_SPAN_NONE);
	return kr_buffer_ok(&out) ? kr_buffer_span(&out) : KR_SPAN_NONE;
}
