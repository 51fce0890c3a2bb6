/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Charsets to UTF-8.
 *
 * Most mail is ASCII, UTF-8 or Latin: those are converted here, with a way
 * back for every character.  The rest goes through iconv(3) by lines, from a
 * list of charsets that mail is really written in: UTF-7 and ISO-2022-CN-EXT
 * are refused (CVE-2024-2961, and UTF-7 hides text from everybody else).
 */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "message/reader.h"

/* Windows-1252, 0x80 to 0x9F; 0: not a character. */
static const uint16_t windows[32] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
	0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

enum kind { UTF8, LATIN, BY_LINE, WHOLE };

/* Names as they stand in mail, and what iconv calls them. */
static const struct {
	const char	*name, *iconv;
	enum kind	 kind;
} allowed[] = {
	{ "us-ascii", NULL, UTF8 }, { "ascii", NULL, UTF8 },
	{ "ansi_x3.4-1968", NULL, UTF8 }, { "utf-8", NULL, UTF8 },
	{ "utf8", NULL, UTF8 }, { "unknown-8bit", NULL, UTF8 },
	{ "x-unknown", NULL, UTF8 }, { "default", NULL, UTF8 },
	/* WHATWG: what is called Latin 1 is Windows 1252. */
	{ "iso-8859-1", NULL, LATIN }, { "latin1", NULL, LATIN },
	{ "iso8859-1", NULL, LATIN }, { "iso_8859-1", NULL, LATIN },
	{ "windows-1252", NULL, LATIN }, { "cp1252", NULL, LATIN },
	{ "x-cp1252", NULL, LATIN },
	{ "iso-8859-2", "ISO-8859-2", BY_LINE },
	{ "iso-8859-3", "ISO-8859-3", BY_LINE },
	{ "iso-8859-4", "ISO-8859-4", BY_LINE },
	{ "iso-8859-5", "ISO-8859-5", BY_LINE },
	{ "iso-8859-6", "ISO-8859-6", BY_LINE },
	{ "iso-8859-7", "ISO-8859-7", BY_LINE },
	{ "iso-8859-8", "ISO-8859-8", BY_LINE },
	{ "iso-8859-8-i", "ISO-8859-8", BY_LINE },
	{ "iso-8859-9", "ISO-8859-9", BY_LINE },
	{ "iso-8859-10", "ISO-8859-10", BY_LINE },
	{ "iso-8859-13", "ISO-8859-13", BY_LINE },
	{ "iso-8859-14", "ISO-8859-14", BY_LINE },
	{ "iso-8859-15", "ISO-8859-15", BY_LINE },
	{ "latin9", "ISO-8859-15", BY_LINE },
	{ "iso-8859-16", "ISO-8859-16", BY_LINE },
	{ "windows-874", "CP874", BY_LINE }, { "tis-620", "TIS-620", BY_LINE },
	{ "windows-1250", "CP1250", BY_LINE },
	{ "windows-1251", "CP1251", BY_LINE },
	{ "cp1251", "CP1251", BY_LINE },
	{ "windows-1253", "CP1253", BY_LINE },
	{ "windows-1254", "CP1254", BY_LINE },
	{ "windows-1255", "CP1255", BY_LINE },
	{ "windows-1256", "CP1256", BY_LINE },
	{ "windows-1257", "CP1257", BY_LINE },
	{ "windows-1258", "CP1258", BY_LINE },
	{ "koi8-r", "KOI8-R", BY_LINE }, { "koi8-u", "KOI8-U", BY_LINE },
	{ "macintosh", "MACINTOSH", BY_LINE },
	{ "ibm850", "CP850", BY_LINE }, { "cp850", "CP850", BY_LINE },
	{ "ibm437", "CP437", BY_LINE },
	{ "gb2312", "GBK", BY_LINE }, { "gbk", "GBK", BY_LINE },
	{ "gb18030", "GB18030", BY_LINE }, { "x-gbk", "GBK", BY_LINE },
	{ "hz-gb-2312", NULL, WHOLE },
	{ "big5", "BIG5-HKSCS", BY_LINE },
	{ "big5-hkscs", "BIG5-HKSCS", BY_LINE },
	{ "shift_jis", "CP932", BY_LINE }, { "shift-jis", "CP932", BY_LINE },
	{ "sjis", "CP932", BY_LINE }, { "x-sjis", "CP932", BY_LINE },
	{ "windows-31j", "CP932", BY_LINE }, { "cp932", "CP932", BY_LINE },
	{ "euc-jp", "EUC-JP", BY_LINE },
	{ "iso-2022-jp", "ISO-2022-JP", BY_LINE },
	{ "euc-kr", "CP949", BY_LINE }, { "ks_c_5601-1987", "CP949", BY_LINE },
	{ "ksc5601", "CP949", BY_LINE }, { "cp949", "CP949", BY_LINE },
	{ "iso-2022-kr", "ISO-2022-KR", WHOLE },
	/* Names that Python's mail library writes. */
	{ "eucgb2312_cn", "GBK", BY_LINE }, { "euc_kr", "CP949", BY_LINE },
	{ "euc_jp", "EUC-JP", BY_LINE },
	{ "iso2022_jp", "ISO-2022-JP", BY_LINE },
	{ "utf-16", "UTF-16", WHOLE }, { "utf-16le", "UTF-16LE", WHOLE },
	{ "utf-16be", "UTF-16BE", WHOLE }, { "utf-32", "UTF-32", WHOLE },
};

/* ---- here --------------------------------------------------------------- */

/* Bytes up to the next one that is not ASCII. */
static size_t
ascii_run(struct kr_span s, size_t off)
{
	size_t at = off;
	uint64_t eight;

	while (at + 8 <= s.len) {
		memcpy(&eight, s.ptr + at, 8);
		if (eight & UINT64_C(0x8080808080808080))
			break;
		at += 8;
	}
	while (at < s.len && (unsigned char)s.ptr[at] < 0x80)
		at++;
	return at - off;
}

static void
latin_add(struct kr_view_builder *b, const struct kr_view *in)
{
	for (size_t off = 0; off < in->text.len && !b->cut && !b->failed; ) {
		size_t n = ascii_run(in->text, off);
		unsigned char c;
		char out[4];

		if (n > 0) {
			kr_view_copy(b, in, off, n);
			off += n;
			continue;
		}
		c = (unsigned char)in->text.ptr[off];
		n = kr_text_put(c < 0xA0 ? windows[c - 0x80] : c, out);
		kr_view_point(b, (struct kr_span){ out, n }, in, off, 1);
		off++;
	}
}

/* UTF-8 with what is none replaced. */
static void
repaired_add(struct kr_view_builder *b, const struct kr_view *in)
{
	size_t from = 0;

	for (size_t off = 0; off < in->text.len && !b->cut && !b->failed; ) {
		size_t was = off;
		uint32_t c = kr_text_next(in->text, &off);

		if (c != KR_TEXT_INVALID || off - was == 3)
			continue;
		if (was > from)
			kr_view_copy(b, in, from, was - from);
		kr_view_point(b, KR_SPAN_LIT("\xEF\xBF\xBD"), in, was, 1);
		from = off;
	}
	if (in->text.len > from)
		kr_view_copy(b, in, from, in->text.len - from);
}

/* ---- by iconv ----------------------------------------------------------- */

/* Convert bytes [off, off + len); what cannot be is replaced. */
static void
iconv_add(struct kr_view_builder *b, const struct kr_view *in, size_t off,
    size_t len, iconv_t cd, unsigned *flags)
{
	struct kr_buffer out;
	/* iconv's prototype lacks the const that its manual promises. */
	union { const char *in; char *iconv; } from;
	size_t left = len;

	kr_buffer_init(&out, b->text.arena, SIZE_MAX);
	from.in = in->text.ptr + off;
	iconv(cd, NULL, NULL, NULL, NULL);
	while (left > 0) {
		char chunk[1024], *to = chunk;
		size_t room = sizeof(chunk);
		size_t rc = iconv(cd, &from.iconv, &left, &to, &room);

		kr_buffer_add(&out, (struct kr_span){ chunk,
		    sizeof(chunk) - room });
		if (rc == (size_t)-1 && errno != E2BIG) {
			*flags |= KR_FLAG_BAD_CHARSET;
			kr_buffer_str(&out, "\xEF\xBF\xBD");
			from.in++;
			left--;
		}
	}
	if (!kr_buffer_ok(&out))
		b->failed = true;
	else
		kr_view_point(b, kr_buffer_span(&out), in, off, len);
}

static void
lines_add(struct kr_view_builder *b, const struct kr_view *in, iconv_t cd,
    bool escapes, unsigned *flags)
{
	struct kr_span s = in->text;

	for (size_t off = 0; off < s.len && !b->cut && !b->failed; ) {
		size_t lf = kr_span_chr(s, off, '\n');
		size_t len = (lf == SIZE_MAX ? s.len : lf + 1) - off;
		struct kr_span line = kr_span_sub(s, off, len);

		if (ascii_run(line, 0) == len &&
		    !(escapes && memchr(line.ptr, 0x1B, len) != NULL))
			kr_view_copy(b, in, off, len);
		else
			iconv_add(b, in, off, len, cd, flags);
		off += len;
	}
}

static const struct kr_view *
by_iconv(const struct kr_view *in, const char *name, enum kind kind,
    size_t max, struct kr_arena *arena, unsigned *flags)
{
	struct kr_view_builder b;
	iconv_t cd = iconv_open("UTF-8", name);

	kr_view_begin(&b, arena, max);
	if (cd == (iconv_t)-1) {
		*flags |= KR_FLAG_BAD_CHARSET;
		repaired_add(&b, in);
		return kr_view_end(&b, NULL);
	}
	if (kind == WHOLE)
		iconv_add(&b, in, 0, in->text.len, cd, flags);
	else
		lines_add(&b, in, cd, strncmp(name, "ISO-2022", 8) == 0,
		    flags);
	iconv_close(cd);
	return kr_view_end(&b, NULL);
}

const struct kr_view *
kr_charset_decode(const struct kr_view *in, struct kr_span charset,
    size_t max, struct kr_arena *arena, unsigned *flags)
{
	struct kr_view_builder b;
	enum kind kind = UTF8;
	bool known = charset.len == 0;

	charset = kr_span_trim(charset);
	for (size_t i = 0; i < KR_NELEM(allowed) && !known; i++) {
		if (!kr_span_caseeq(charset, allowed[i].name))
			continue;
		known = true;
		kind = allowed[i].kind;
		if (allowed[i].iconv != NULL)
			return by_iconv(in, allowed[i].iconv, kind, max,
			    arena, flags);
		if (kind == WHOLE)
			known = false;	/* refused by name */
	}
	if (!known)
		*flags |= KR_FLAG_BAD_CHARSET;
	if (kind != LATIN && in->text.len <= max && kr_text_valid(in->text))
		return in;
	kr_view_begin(&b, arena, max);
	if (kind == LATIN)
		latin_add(&b, in);
	else if (kr_text_valid(kr_span_sub(in->text, 0, max)) ||
	    kr_span_casestarts(charset, "utf")) {
		*flags |= KR_FLAG_BAD_CHARSET;
		repaired_add(&b, in);
	} else {
		/* Undeclared 8-bit text is Windows 1252 more often than not. */
		*flags |= KR_FLAG_BAD_CHARSET;
		latin_add(&b, in);
	}
	return kr_view_end(&b, NULL);
}
