/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/base.h"

/* ---- eight bytes at a time ---- */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define TOPS EACH(0x80)

static uint64_t
eight(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* The first byte from off on that is not ASCII. */
static size_t
ascii_end(struct kr_span s, size_t off)
{
	while (s.len - off >= 8 && (eight(s.ptr + off) & TOPS) == 0)
		off += 8;
	while (off < s.len && (unsigned char)s.ptr[off] < 0x80)
		off++;
	return off;
}

bool
kr_text_ascii(struct kr_span s)
{
	return ascii_end(s, 0) == s.len;
}

/* ---- characters ---- */

/* The low bits of n bytes that go on a character; false if one does not. */
static inline bool
goes_on(const unsigned char *p, size_t n, uint32_t *c)
{
	unsigned wrong = 0;

	for (size_t i = 0; i < n; i++) {
		wrong |= (p[i] & 0xC0u) ^ 0x80u;
		*c = *c << 6 | (p[i] & 0x3Fu);
	}
	return wrong == 0;
}

static inline uint32_t
wide(struct kr_span s, size_t *off)
{
	const unsigned char *p = (const unsigned char *)s.ptr + *off;
	size_t left = s.len - *off;
	uint32_t c = p[0];

	*off += 1;
	if (c >= 0xE0 && c < 0xF0) {
		c &= 0x0F;
		if (left < 3 || !goes_on(p + 1, 2, &c) || c < 0x800 ||
		    (c >= 0xD800 && c < 0xE000))
			return KR_TEXT_INVALID;
		*off += 2;
	} else if (c >= 0xC2 && c < 0xE0) {
		c &= 0x1F;
		if (left < 2 || !goes_on(p + 1, 1, &c))
			return KR_TEXT_INVALID;
		*off += 1;
	} else {
		if (c < 0xF0 || c > 0xF4 || left < 4)
			return KR_TEXT_INVALID;
		c &= 0x07;
		if (!goes_on(p + 1, 3, &c) || c < 0x10000 || c > 0x10FFFF)
			return KR_TEXT_INVALID;
		*off += 3;
	}
	return c;
}

uint32_t
kr_text_wide(struct kr_span s, size_t *off)
{
	return wide(s, off);
}

/* Was the byte at off no UTF-8, or is it an honest U+FFFD? */
static bool
invalid_at(struct kr_span s, size_t off, size_t next, uint32_t c)
{
	return c == KR_TEXT_INVALID &&
	    !(next - off == 3 && (unsigned char)s.ptr[off] == 0xEF);
}

bool
kr_text_valid(struct kr_span s)
{
	for (size_t off = ascii_end(s, 0); off < s.len;
	    off = ascii_end(s, off)) {
		size_t was = off;
		uint32_t c = kr_text_next(s, &off);

		if (invalid_at(s, was, off, c))
			return false;
	}
	return true;
}

size_t
kr_text_put(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		c = KR_TEXT_INVALID;
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

struct kr_span
kr_text_repair(struct kr_span s, struct kr_arena *arena, size_t *bad)
{
	struct kr_buffer b;

	if (kr_text_valid(s))
		return s;
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t off = 0; off < s.len; ) {
		size_t was = off;
		uint32_t c = kr_text_next(s, &off);

		if (invalid_at(s, was, off, c) && bad != NULL)
			(*bad)++;
		kr_buffer_utf8(&b, c);
	}
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

/* ---- the search copy -------------------------------------------------- */

/* Letters that NFKD leaves alone but a searcher types differently. */
static const struct {
	uint32_t	from;
	const char	*to;
} spelled[] = {
	{ 0x00C6, "ae" }, { 0x00D8, "o" }, { 0x00DF, "ss" }, { 0x00E6, "ae" },
	{ 0x00F8, "o" }, { 0x0110, "d" }, { 0x0111, "d" }, { 0x0131, "i" },
	{ 0x0141, "l" }, { 0x0142, "l" }, { 0x0152, "oe" }, { 0x0153, "oe" },
	/* Arabic: alef maksura and teh marbuta are written loosely */
	{ 0x0629, "\xD9\x87" }, { 0x0649, "\xD9\x8A" },
	{ 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" },
	{ 0x2014, "-" }, { 0x2015, "-" }, { 0x201C, "\"" }, { 0x201D, "\"" },
	{ 0x201E, "\"" }, { 0x2212, "-" },
};

/* Letters of other scripts that pass for Latin ones inside a Latin word. */
static const struct {
	uint32_t	from;
	char		to;
} homoglyphs[] = {
	{ 0x03B1, 'a' }, { 0x03B5, 'e' }, { 0x03B9, 'i' }, { 0x03BA, 'k' },
	{ 0x03BD, 'v' }, { 0x03BF, 'o' }, { 0x03C1, 'p' }, { 0x03C4, 't' },
	{ 0x03C5, 'u' }, { 0x03C7, 'x' }, { 0x0430, 'a' }, { 0x0432, 'b' },
	{ 0x0435, 'e' }, { 0x043A, 'k' }, { 0x043C, 'm' }, { 0x043D, 'h' },
	{ 0x043E, 'o' }, { 0x0440, 'p' }, { 0x0441, 'c' }, { 0x0442, 't' },
	{ 0x0443, 'y' }, { 0x0445, 'x' }, { 0x0455, 's' }, { 0x0456, 'i' },
	{ 0x0458, 'j' }, { 0x04BB, 'h' }, { 0x0501, 'd' }, { 0x051B, 'q' },
	{ 0x051D, 'w' },
};

/* Characters that take no room on the screen, and apostrophes of all kinds. */
static bool
invisible(uint32_t c)
{
	return c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x0640 ||
	    c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
	    (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFFC ||
	    (c >= 0xE0000 && c <= 0xE0FFF) ||
	    c == '\'' || c == '`' || c == 0x00B4 || c == 0x02BB ||
	    c == 0x02BC || c == 0x2018 || c == 0x2019;
}

static bool
blank(uint32_t c)
{
	return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 ||
	    c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
	    c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/*
 * Marks that readers leave off: Latin accents, Arabic vowels, the nukta.
 * Vowel signs of Indic scripts (class 0) and the virama (9) are letters.
 */
static bool
mark(uint32_t c)
{
	int class = c < 0x300 ? 0 : uc_combining_class(c);

	return class == 7 || class > 9;
}

static void
emit(struct kr_buffer *out, uint32_t c, bool latin_before)
{
	ucs4_t piece[UC_DECOMPOSITION_MAX_LENGTH];
	int tag, n;

	for (size_t i = 0; i < KR_NELEM(spelled); i++)
		if (spelled[i].from == c) {
			kr_buffer_str(out, spelled[i].to);
			return;
		}
	/* Hangul syllables are letters of their own to whoever searches. */
	n = c >= 0xAC00 && c <= 0xD7A3 ? -1 : uc_decomposition(c, &tag, piece);
	if (n > 0) {
		/* At most 18 pieces, each shorter than the whole. */
		for (int i = 0; i < n; i++) {
			if (piece[i] == c || mark(piece[i]))
				continue;
			if (piece[i] == ' ')
				continue;	/* spacing accents */
			if (piece[i] < 0x80)
				kr_buffer_byte(out,
				    kr_lower((char)piece[i]));
			else
				emit(out, piece[i], latin_before);
		}
		return;
	}
	if (mark(c) || invisible(c))
		return;
	c = uc_tolower(c);
	if (latin_before)
		for (size_t i = 0; i < KR_NELEM(homoglyphs); i++)
			if (homoglyphs[i].from == c) {
				kr_buffer_byte(out, homoglyphs[i].to);
				return;
			}
	kr_buffer_utf8(out, c);
}

/* Does a Latin letter stand directly before or after [was, off)? */
static bool
latin_beside(struct kr_span s, size_t was, size_t off)
{
	return (was > 0 && kr_is_alpha(s.ptr[was - 1])) ||
	    (off < s.len && kr_is_alpha(s.ptr[off]));
}

static void
fold_wide(struct kr_view_builder *b, const struct kr_view *in,
    struct kr_buffer *small, size_t was, size_t off, uint32_t c)
{
	small->len = 0;
	emit(small, c, latin_beside(in->text, was, off));
	b->failed |= !kr_buffer_ok(small);	/* no text without a letter */
	kr_view_point(b, kr_buffer_span(small), in, was, off - was);
}

/* ASCII that goes into the copy, if in lower case. */
static bool
plain(char c)
{
	return c > 0x20 && c < 0x7F && c != '\'' && c != '`';
}

/*
 * Letters that emit() leaves as they are, wherever they stand, of scripts
 * that are mostly such.  None must be here that it would change; one that is
 * missing only takes longer.
 */
static const struct {
	uint32_t	first, last;
} kept[] = {
	{ 0x062A, 0x063F }, { 0x0641, 0x0648 }, { 0x064A, 0x064A }, /* Arabic */
	{ 0x0679, 0x06BF },
	{ 0x0900, 0x0928 }, { 0x092A, 0x0930 }, { 0x0932, 0x0933 }, /* Hindi */
	{ 0x0935, 0x093B }, { 0x093D, 0x0950 }, { 0x0960, 0x09BB },
	/* Bengali, Punjabi */
	{ 0x09BD, 0x09CA }, { 0x09CD, 0x09DB }, { 0x09E0, 0x09FD },
	{ 0x09FF, 0x0A32 }, { 0x0A3D, 0x0A58 }, { 0x0A5F, 0x0ABB },
	{ 0x0ABD, 0x0B3B }, { 0x0B5E, 0x0B93 }, { 0x0B95, 0x0BC9 }, /* Tamil */
	{ 0x0BCD, 0x0C3B }, { 0x0E01, 0x0E32 }, { 0x0E3A, 0x0E47 }, /* Thai */
	{ 0x3400, 0x9FFF }, { 0xAC00, 0xD7A3 },		/* Chinese, Korean */
};

/* A bit for each character of two or three bytes; made once, of those. */
static uint64_t kept_bits[0x10000 / 64];

static void
kept_make(void)
{
	for (size_t i = 0; i < KR_NELEM(kept); i++)
		for (uint32_t c = kept[i].first; c <= kept[i].last; c++)
			kept_bits[c / 64] |= UINT64_C(1) << c % 64;
}

/* Where a character beyond ASCII ends if it goes in as it is, else off. */
static inline size_t
kept_wide(struct kr_span s, size_t off)
{
	size_t end = off;
	uint32_t c = wide(s, &end);

	return c < 0x10000 && (kept_bits[c / 64] >> c % 64 & 1) != 0 ? end :
	    off;
}

/* The same of any character: nearly all are of ASCII. */
static inline size_t
kept_end(struct kr_span s, size_t off)
{
	return (unsigned char)s.ptr[off] < 0x80 ? off + plain(s.ptr[off]) :
	    kept_wide(s, off);
}

/* The top bits of the bytes that are ASCII and at least c. */
static uint64_t
at_least(uint64_t v, unsigned c)
{
	return ((v & EACH(0x7F)) + EACH(0x80 - c)) & ~v & TOPS;
}

/* Of ASCII, the top bits of the bytes that are not c. */
static uint64_t
other_than(uint64_t v, unsigned c)
{
	return (v ^ EACH(c)) + EACH(0x7F);
}

/*
 * How far the eight bytes may be taken at once: plain characters and blanks
 * between two of them.  The last blank is left to whoever sees what follows;
 * 0: they must be looked at one by one.
 */
static size_t
plain_eight(const char *p)
{
	uint64_t v = eight(p), blank;

	if ((v & TOPS) != 0 || (~((v + EACH(0x80 - 0x20)) &
	    other_than(v, '\'') & other_than(v, '`') &
	    other_than(v, 0x7F)) & TOPS) != 0)
		return 0;
	blank = ~other_than(v, ' ') & TOPS;
	if ((blank & blank << 8) != 0)
		return 0;
	return p[7] == ' ' ? 7 : 8;
}

/*
 * Where the stretch of characters that go in as they are, with single blanks
 * between them, ends that begins at off.  Nearly all text is such, and goes
 * in at once.
 */
static size_t
stretch_end(struct kr_span s, size_t off)
{
	for (;;) {
		size_t n;

		/* Two blanks must not meet where two eights do. */
		while (s.len - off >= 8 && s.ptr[off] != ' ' &&
		    (n = plain_eight(s.ptr + off)) > 0)
			off += n;
		while (off < s.len && (n = kept_end(s, off)) > off)
			off = n;
		if (s.len - off < 2 || (unsigned char)s.ptr[off] > 0x20 ||
		    kept_end(s, off + 1) == off + 1)
			return off;
		off++;
	}
}

static char
fold_plain(char c)
{
	return (unsigned char)c <= 0x20 ? ' ' : kr_lower(c);
}

static void
fold_all(char *p, size_t len)
{
	size_t i = 0;

	for (; len - i >= 8; i += 8) {
		uint64_t v = eight(p + i), blank, upper;

		blank = (~v & TOPS & ~at_least(v, 0x21)) >> 7;
		upper = at_least(v, 'A') & ~at_least(v, 'Z' + 1);
		v = (v & ~(blank * 0xFF)) | blank * ' ';
		v |= upper >> 2;	/* 0x20 makes it small */
		memcpy(p + i, &v, sizeof(v));
	}
	for (; i < len; i++)
		p[i] = fold_plain(p[i]);
}

const struct kr_view *
kr_text_fold(const struct kr_view *in, size_t max, struct kr_arena *arena)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct kr_view_builder b;
	struct kr_buffer small;
	struct kr_span s = in->text;
	bool gap = false;	/* blanks since the last character */
	size_t gap_at = 0;

	(void)pthread_once(&once, kept_make);
	kr_view_begin(&b, arena, max);
	kr_buffer_init(&small, arena, SIZE_MAX);
	for (size_t off = 0; off < s.len && !b.cut && !b.failed; ) {
		size_t was = off, end;
		uint32_t c = kr_text_next(s, &off);

		if (blank(c)) {
			if (!gap)
				gap_at = was;
			gap = true;
			continue;
		}
		if (invisible(c))
			continue;
		if (gap && b.text.len > 0)
			kr_view_point(&b, KR_SPAN_LIT(" "), in, gap_at,
			    was - gap_at);
		gap = false;
		end = stretch_end(s, was);
		if (end > was) {
			kr_view_whole(&b, in, was, end - was);
			off = end;
		} else {
			fold_wide(&b, in, &small, was, off, c);
		}
	}
	/* ASCII went in by copy, which keeps runs long; now lower it. */
	fold_all(b.text.data, b.text.len);
	return kr_view_end(&b, NULL);
}

/* The same of ASCII, without a way back to where it came from. */
static struct kr_span
fold_ascii(struct kr_span in, struct kr_arena *arena)
{
	char *out = kr_arena_alloc(arena, in.len, 1);
	size_t n = 0;
	bool gap = false;

	if (out == NULL)
		return KR_SPAN_NONE;
	for (size_t off = 0, end; off < in.len; off = end) {
		end = off + 1;
		if (blank((unsigned char)in.ptr[off]))
			gap = n > 0;
		if (!plain(in.ptr[off]))
			continue;
		if (gap)
			out[n++] = ' ';
		gap = false;
		end = stretch_end(in, off);
		memcpy(out + n, in.ptr + off, end - off);
		n += end - off;
	}
	fold_all(out, n);
	return (struct kr_span){ out, n };
}

/* Mostly a few words, a line. */
struct kr_span
kr_text_fold_span(struct kr_span in, struct kr_arena *arena)
{
	struct kr_view root = kr_view_root(in);
	const struct kr_view *v;

	if (kr_text_ascii(in))
		return fold_ascii(in, arena);
	v = kr_text_fold(&root, SIZE_MAX, arena);
	return v == NULL ? KR_SPAN_NONE : v->text;
}
