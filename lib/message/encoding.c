/* SPDX-License-Identifier: Apache-2.0 */
/* Transfer encodings undone: RFC 2045 6.7 and 6.8, and uuencode. */
#include <string.h>

#include "message/reader.h"

/* ---- base64: RFC 2045 6.8 ---------------------------------------------- */

/* Value of each byte plus one, 0 for none. */
static const unsigned char values[256] = {
#define V(c, n) [(unsigned char)(c)] = (n) + 1
	V('A', 0), V('B', 1), V('C', 2), V('D', 3), V('E', 4), V('F', 5),
	V('G', 6), V('H', 7), V('I', 8), V('J', 9), V('K', 10), V('L', 11),
	V('M', 12), V('N', 13), V('O', 14), V('P', 15), V('Q', 16),
	V('R', 17), V('S', 18), V('T', 19), V('U', 20), V('V', 21),
	V('W', 22), V('X', 23), V('Y', 24), V('Z', 25), V('a', 26),
	V('b', 27), V('c', 28), V('d', 29), V('e', 30), V('f', 31),
	V('g', 32), V('h', 33), V('i', 34), V('j', 35), V('k', 36),
	V('l', 37), V('m', 38), V('n', 39), V('o', 40), V('p', 41),
	V('q', 42), V('r', 43), V('s', 44), V('t', 45), V('u', 46),
	V('v', 47), V('w', 48), V('x', 49), V('y', 50), V('z', 51),
	V('0', 52), V('1', 53), V('2', 54), V('3', 55), V('4', 56),
	V('5', 57), V('6', 58), V('7', 59), V('8', 60), V('9', 61),
	V('+', 62), V('/', 63), V('-', 62), V('_', 63),
#undef V
};

static inline unsigned
value(char c)
{
	return values[(unsigned char)c] - 1u;	/* UINT_MAX: not in it */
}

/* As many whole quanta as stand together at in; returns bytes written. */
static size_t
quanta(const char *in, size_t len, char *out, size_t *used)
{
	size_t i = 0, n = 0;

	while (i + 4 <= len) {
		unsigned a = value(in[i]), b = value(in[i + 1]);
		unsigned c = value(in[i + 2]), d = value(in[i + 3]);

		if (a > 63 || b > 63 || c > 63 || d > 63)
			break;
		out[n++] = (char)(a << 2 | b >> 4);
		out[n++] = (char)((b & 15) << 4 | c >> 2);
		out[n++] = (char)((c & 3) << 6 | d);
		i += 4;
	}
	*used = i;
	return n;
}

/*
 * A quantum with something between its characters, or the padded last one.
 * Returns the bytes of source it took; 0 at the end of the data.
 */
static size_t
quantum_slow(const char *in, size_t len, char out[3], size_t *n_out,
    unsigned *flags)
{
	unsigned v[4] = { 0 }, have = 0;
	size_t i = 0;

	*n_out = 0;
	for (; i < len && have < 4; i++) {
		unsigned x = value(in[i]);

		if (x <= 63)
			v[have++] = x;
		else if (in[i] == '=')
			break;
		else if (!kr_is_blank(in[i]))
			*flags |= KR_FLAG_BAD_ENCODING;
	}
	while (i < len && in[i] == '=')
		i++;
	if (have == 1)
		*flags |= KR_FLAG_BAD_ENCODING;
	if (have > 1)
		out[(*n_out)++] = (char)(v[0] << 2 | v[1] >> 4);
	if (have > 2)
		out[(*n_out)++] = (char)((v[1] & 15) << 4 | v[2] >> 2);
	if (have > 3)
		out[(*n_out)++] = (char)((v[2] & 3) << 6 | v[3]);
	return i;
}

static void
base64_undo(struct kr_view_builder *b, const struct kr_view *in, size_t off,
    size_t len, unsigned *flags)
{
	const char *p = in->text.ptr;
	size_t end = off + len;
	char out[3 * 64];

	while (off < end && !b->cut && !b->failed) {
		size_t used, n, left = end - off;

		if (kr_is_blank(p[off])) {
			off++;
			continue;
		}
		n = quanta(p + off, left < 256 ? left : 256, out, &used);
		if (n > 0) {
			kr_view_base64(b, (struct kr_span){ out, n }, in,
			    off);
		} else {
			used = quantum_slow(p + off, left, out, &n, flags);
			if (n > 0)
				kr_view_point(b, (struct kr_span){ out, n },
				    in, off, used);
		}
		off += used;
	}
}

/* ---- quoted-printable: RFC 2045 6.7 -------------------------------------- */

/* Bytes of a soft line break at s ("=" blanks line end), 0 if none. */
static size_t
soft_break(const char *s, size_t len)
{
	size_t i = 1;

	while (i < len && (s[i] == ' ' || s[i] == '\t'))
		i++;
	if (i < len && s[i] == '\r')
		i++;
	if (i < len && s[i] == '\n')
		return i + 1;
	return i == len ? i : 0;
}

static void
qp_undo(struct kr_view_builder *b, const struct kr_view *in, size_t off,
    size_t len, unsigned *flags)
{
	struct kr_span all = kr_span_sub(in->text, 0, off + len);
	const char *p = all.ptr;

	while (off < all.len && !b->cut && !b->failed) {
		size_t eq = kr_span_chr(all, off, '='), used;
		int value;
		char byte;

		if (eq == SIZE_MAX)
			eq = all.len;
		if (eq > off)
			kr_view_copy(b, in, off, eq - off);
		off = eq;
		if (off == all.len)
			break;
		used = soft_break(p + off, all.len - off);
		if (used > 0) {
			off += used;
			continue;
		}
		value = kr_hex_byte(all, off + 1);
		if (value < 0) {
			/* 6.7 (implementor's note): leave it as it stands. */
			*flags |= KR_FLAG_BAD_ENCODING;
			kr_view_copy(b, in, off, 1);
			off++;
			continue;
		}
		byte = (char)value;
		kr_view_point(b, (struct kr_span){ &byte, 1 }, in, off, 3);
		off += 3;
	}
}

/* ---- uuencode ----------------------------------------------------------- */

static size_t
uu_line(struct kr_span line, char out[64])
{
	size_t n = ((unsigned char)line.ptr[0] - 32u) & 63u, have = 0;

	for (size_t i = 1; have < n; i += 4) {
		unsigned v[4];

		for (size_t k = 0; k < 4; k++)
			v[k] = i + k < line.len ?
			    ((unsigned char)line.ptr[i + k] - 32u) & 63u : 0;
		out[have++] = (char)(v[0] << 2 | v[1] >> 4);
		if (have < n)
			out[have++] = (char)((v[1] & 15) << 4 | v[2] >> 2);
		if (have < n)
			out[have++] = (char)((v[2] & 3) << 6 | v[3]);
	}
	return have;
}

static void
uu_undo(struct kr_view_builder *b, const struct kr_view *in, size_t off,
    size_t len, unsigned *flags)
{
	struct kr_span rest = kr_span_sub(in->text, off, len), line;
	bool inside = false;
	char out[64];

	while (kr_span_line(&rest, &line) && !b->cut && !b->failed) {
		size_t at = (size_t)(line.ptr - in->text.ptr);

		if (!inside) {
			inside = kr_span_casestarts(line, "begin ");
			continue;
		}
		if (kr_span_is(kr_span_trim(line), "end"))
			return;
		if (line.len == 0 || line.ptr[0] < ' ' || line.ptr[0] > '`') {
			*flags |= KR_FLAG_BAD_ENCODING;
			continue;
		}
		kr_view_point(b, (struct kr_span){ out, uu_line(line, out) },
		    in, at, line.len);
	}
	*flags |= KR_FLAG_BAD_ENCODING;		/* no "end" */
}

const struct kr_view *
kr_encoding_undo(const struct kr_view *in, size_t off, size_t len,
    enum kr_encoding encoding, size_t max, struct kr_arena *arena,
    unsigned *flags)
{
	struct kr_view_builder b;

	kr_view_begin(&b, arena, max);
	switch (encoding) {
	case KR_ENCODING_BASE64:
		base64_undo(&b, in, off, len, flags);
		break;
	case KR_ENCODING_QP:
		qp_undo(&b, in, off, len, flags);
		break;
	case KR_ENCODING_UUENCODE:
		uu_undo(&b, in, off, len, flags);
		break;
	case KR_ENCODING_IDENTITY:
	case KR_ENCODING_UNKNOWN:
		kr_view_copy(&b, in, off, len);
		break;
	}
	return kr_view_end(&b, NULL);
}
