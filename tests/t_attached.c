/* SPDX-License-Identifier: Apache-2.0 */
/*
 * winmail.dat, archives and rich text.  The files are put together here, by
 * [MS-OXTNEF] 2.1, APPNOTE.TXT 4.3 and [MS-OXRTFCP].
 */
#include <zlib.h>

#include "report.h"

#include "evidence/attached/rtf.h"

#define ROOM	65536u

struct bytes {
	unsigned char	 data[ROOM];
	size_t		 len;
};

static void
put(struct bytes *b, uint32_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		b->data[b->len++] = (unsigned char)(i < 4 ? v >> 8 * i : 0);
}

static void
put_bytes(struct bytes *b, const void *from, size_t n)
{
	assert_true(n <= ROOM - b->len);
	memcpy(b->data + b->len, from, n);
	b->len += n;
}

/* ---- a mail with the file attached ------------------------------------- */

#define HEAD	"From: Mere <mere@mail.example>\nTo: " BOX "\nSubject: s\n" \
	"Content-Type: multipart/mixed; boundary=edge\n\n" \
	"--edge\nContent-Type: text/plain\n\n%s\n" \
	"--edge\nContent-Type: %s; name=\"%s\"\n" \
	"Content-Transfer-Encoding: binary\n\n"

static void
attached_read(struct reading *r, const char *said, const char *type,
    const char *name, const struct bytes *b)
{
	static char mail[2 * ROOM];
	struct kr_auth auth = { .identity = KR_IDENTITY_NONE };
	size_t n = (size_t)snprintf(mail, sizeof(mail), HEAD, said, type,
	    name);

	memcpy(mail + n, b->data, b->len);
	n += b->len;
	memcpy(mail + n, "\n--edge--\n", 10);
	report_read_auth(r, mail, n + 10, &auth);
}

/* ---- winmail.dat ------------------------------------------------------- */

static void
attribute(struct bytes *b, unsigned level, uint32_t id, const void *data,
    size_t len)
{
	unsigned sum = 0;

	put(b, level, 1);
	put(b, id, 4);
	put(b, (uint32_t)len, 4);
	for (size_t i = 0; i < len; i++)
		sum += ((const unsigned char *)data)[i];
	put_bytes(b, data, len);
	put(b, sum, 2);
}

static void
begin(struct bytes *b)
{
	b->len = 0;
	put(b, 0x223E9F78, 4);
	put(b, 1, 2);
}

static void
property(struct bytes *b, unsigned id, unsigned type, const void *data,
    size_t len)
{
	put(b, type, 2);
	put(b, id, 2);
	put(b, 1, 4);
	put(b, (uint32_t)len, 4);
	put_bytes(b, data, len);
	put(b, 0, (4 - len % 4) % 4);
}

static void
property_wide(struct bytes *b, unsigned id, const char *text)
{
	unsigned char wide[512];
	size_t n = strlen(text) + 1;

	for (size_t i = 0; i < n; i++) {
		wide[2 * i] = (unsigned char)text[i];
		wide[2 * i + 1] = 0;
	}
	property(b, id, 0x1F, wide, 2 * n);
}

/* The mail complained of, as properties of a stream of its own. */
static void
lure_make(struct bytes *b)
{
	static struct bytes p;

	p.len = 0;
	put(&p, 6, 4);
	property_wide(&p, 0x5D01, "a@lure.test");
	property_wide(&p, 0x0C1A, "Bank");
	property_wide(&p, 0x0037, "Card");
	put(&p, 0x03, 2);		/* a number, and a named property */
	put(&p, 0x0017, 2);
	put(&p, 1, 4);
	put(&p, 0x1E, 2);
	put(&p, 0x8001, 2);
	put_bytes(&p, "0123456789abcdef", 16);
	put(&p, 1, 4);
	put(&p, 6, 4);
	put_bytes(&p, "n\0a\0m\0\0\0", 8);
	put(&p, 1, 4);
	put(&p, 4, 4);
	put_bytes(&p, "abc", 4);
	property(&p, 0x1013, 0x102, "<a href=\"http://lure.test/t\">here</a>",
	    37);
	begin(b);
	attribute(b, 1, 0x00069003, p.data, p.len);
}

/* Around it, what Outlook keeps of the covering mail. */
static void
cover_make(struct bytes *b, const char *said)
{
	static struct bytes lure, p;

	lure_make(&lure);
	p.len = 0;
	put(&p, 1, 4);
	put(&p, 0x0D, 2);
	put(&p, 0x3701, 2);
	put(&p, 1, 4);
	put(&p, (uint32_t)(16 + lure.len), 4);
	put_bytes(&p, "\x07\x03\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", 16);
	put_bytes(&p, lure.data, lure.len);
	begin(b);
	attribute(b, 1, 0x00078008, "IPM.Microsoft Mail.Note", 24);
	attribute(b, 1, 0x00018004, "Fw: Card", 9);
	attribute(b, 1, 0x0002800C, said, strlen(said) + 1);
	attribute(b, 2, 0x00069002, "\1\0\0\0\0\0\0\0\0\0\0\0\0\0", 14);
	attribute(b, 2, 0x00018010, "Card", 5);
	attribute(b, 2, 0x00069005, p.data, p.len);
}

static void
lure_is(const struct reading *r, const char *url)
{
	const struct kr_exhibit *x;

	assert_int_equal(r->report->form, KR_FORM_KIND_RFC822);
	assert_int_equal(r->report->n_exhibit, 1);
	x = &r->report->exhibit[0];
	assert_span_equal(x->from, "a@lure.test");
	assert_span_equal(x->subject, "Card");
	assert_int_equal(x->urls.n, 1);
	assert_span_equal(x->urls.item[0].written, url);
}

static void
tnef_message(void **state)
{
	static struct bytes b;
	struct reading r;
	size_t off, len;

	(void)state;
	cover_make(&b, "");
	attached_read(&r, "My bank never writes so.", "application/ms-tnef",
	    "winmail.dat", &b);
	lure_is(&r, "http://lure.test/t");
	assert_span_equal(kr_span_trim(r.report->narrative->text),
	    "My bank never writes so.");
	/* A place in the mail: where the file is. */
	assert_true(kr_slice_origin(r.report->exhibit[0].urls.item[0].place,
	    &off, &len));
	assert_true(off >= 100 && off + len <= r.message->root.text.len);
	report_free(&r);
}

/* The reporter's words too are in it, if nowhere else. */
static void
tnef_words(void **state)
{
	static struct bytes b;
	struct reading r;

	(void)state;
	cover_make(&b, "This came today. I consent to you sharing it with "
	    "the Police.");
	attached_read(&r, "", "application/octet-stream", "winmail.dat", &b);
	lure_is(&r, "http://lure.test/t");
	assert_true(kr_span_find(r.report->narrative->text, 0,
	    "This came today.") != SIZE_MAX);
	assert_int_equal(r.report->consent.value, KR_CONSENT_GIVEN);
	report_free(&r);
}

/* Cut short anywhere, or with a length or byte bent, reading ends. */
static void
tnef_bent(void **state)
{
	static struct bytes b, bent;
	struct reading r;

	(void)state;
	cover_make(&b, "words");
	for (size_t i = 0; i < b.len; i += 3) {
		bent = b;
		bent.len = i;
		attached_read(&r, "", "application/ms-tnef", "w", &bent);
		report_free(&r);
		bent = b;
		memset(bent.data + i, 0xFF, 4);
		attached_read(&r, "", "application/ms-tnef", "w", &bent);
		report_free(&r);
	}
}

/* ---- archives ---------------------------------------------------------- */

#define LURE	"Received: from a by b\nFrom: Bank <a@lure.test>\n" \
	"Subject: Card\n\nSee http://lure.test/z\n"

struct packed {
	const char	*name, *text;
	bool		 deflated, encrypted;
	uint32_t	 size;		/* told instead of the true one; 0 */
};

static size_t
deflated(const char *text, unsigned char *out, size_t max)
{
	z_stream z = { .zalloc = NULL };
	size_t n;

	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, -15, 8,
	    Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (z_const Bytef *)(uintptr_t)text;
	z.avail_in = (uInt)strlen(text);
	z.next_out = out;
	z.avail_out = (uInt)max;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	n = z.total_out;
	deflateEnd(&z);
	return n;
}

static void
zip_make(struct bytes *b, const struct packed *f, size_t n)
{
	size_t head[8], size[8], start;

	b->len = 0;
	for (size_t i = 0; i < n; i++) {
		unsigned char small[8192];

		size[i] = strlen(f[i].text);
		if (f[i].deflated)
			size[i] = deflated(f[i].text, small, sizeof(small));
		head[i] = b->len;
		put_bytes(b, "PK\3\4", 4);
		put(b, 20, 2);
		put(b, f[i].encrypted, 2);
		put(b, f[i].deflated ? 8 : 0, 2);
		put(b, 0, 4 + 4);
		put(b, (uint32_t)size[i], 4);
		put(b, (uint32_t)strlen(f[i].text), 4);
		put(b, (uint32_t)strlen(f[i].name), 2);
		put(b, 0, 2);
		put_bytes(b, f[i].name, strlen(f[i].name));
		put_bytes(b, f[i].deflated ? (const char *)small : f[i].text,
		    size[i]);
	}
	start = b->len;
	for (size_t i = 0; i < n; i++) {
		put_bytes(b, "PK\1\2", 4);
		put(b, 20, 4);
		put(b, f[i].encrypted, 2);
		put(b, f[i].deflated ? 8 : 0, 2);
		put(b, 0, 4);
		put(b, 0, 4);
		put(b, (uint32_t)size[i], 4);
		put(b, f[i].size != 0 ? f[i].size :
		    (uint32_t)strlen(f[i].text), 4);
		put(b, (uint32_t)strlen(f[i].name), 2);
		put(b, 0, 4);
		put(b, 0, 4);
		put(b, 0, 4);
		put(b, (uint32_t)head[i], 4);
		put_bytes(b, f[i].name, strlen(f[i].name));
	}
	put_bytes(b, "PK\5\6", 4);
	put(b, 0, 4);
	put(b, (uint32_t)n, 2);
	put(b, (uint32_t)n, 2);
	put(b, (uint32_t)(b->len - start), 4);
	put(b, (uint32_t)start, 4);
	put(b, 0, 2);
}

static struct archive {
	const char	*name;
	struct packed	 file[3];
	bool		 read;
} archives[] = {
	{ "stored", { { "mail/lure.eml", LURE, false, false, 0 } }, true },
	{ "deflated", { { "lure.EML", LURE, true, false, 0 } }, true },
	{ "behind another file", { { "a.txt", "not this", true, false, 0 },
	  { "lure.eml", LURE, true, false, 0 } }, true },
	{ "encrypted", { { "lure.eml", LURE, true, true, 0 } }, false },
	{ "longer than it says", { { "lure.eml", LURE, true, false, 9 } },
	  false },
	{ "shorter than it says", { { "lure.eml", LURE, false, false,
	  500 } }, false },
	{ "longer than any text packs", { { "lure.eml", LURE, true, false,
	  10 << 20 } }, false },
	{ "no mail in it", { { "a.txt", LURE, true, false, 0 } }, false },
};

static void
archive_run(void **state)
{
	static struct bytes b;
	const struct archive *a = *state;
	struct reading r;
	size_t n = 0;

	while (n < KR_NELEM(a->file) && a->file[n].name != NULL)
		n++;
	zip_make(&b, a->file, n);
	attached_read(&r, "Got this.", "application/zip", "evidence.zip", &b);
	if (a->read) {
		lure_is(&r, "http://lure.test/z");
		assert_span_equal(r.report->exhibit[0].raw, LURE);
	} else {
		assert_int_equal(r.report->n_exhibit, 0);
		assert_int_equal(r.report->form, KR_FORM_KIND_NONE);
	}
	report_free(&r);
}

static void
archive_bent(void **state)
{
	static const struct packed f = { "lure.eml", LURE, true, false, 0 };
	static struct bytes b, bent;
	struct reading r;

	(void)state;
	zip_make(&b, &f, 1);
	for (size_t i = 0; i < b.len; i++) {
		bent = b;
		bent.data[i] ^= 0xFF;
		attached_read(&r, "", "application/zip", "e.zip", &bent);
		report_free(&r);
		bent = b;
		bent.len = i;
		attached_read(&r, "", "application/zip", "e.zip", &bent);
		report_free(&r);
	}
}

/* A file for which there is no room is told of, whatever is made of it. */
static void
archive_room(void **state)
{
	static char text[20000] = LURE;
	static struct bytes b;
	static char mail[2 * ROOM];
	struct packed f = { "lure.eml", text, true, false, 0 };
	struct kr_config config = report_config();
	struct kr_world world = { .ctx = NULL };
	struct kr_auth auth = { .identity = KR_IDENTITY_NONE };
	size_t at = strlen(text), n, read = 0, marked = 0;

	(void)state;
	for (unsigned i = 0; at + 40 < sizeof(text); i++)
		at += (size_t)snprintf(text + at, 40, "line %u of it\n",
		    i * 7919);
	zip_make(&b, &f, 1);
	n = (size_t)snprintf(mail, sizeof(mail), HEAD, "Got this.",
	    "application/zip", "e.zip");
	memcpy(mail + n, b.data, b.len);
	n += b.len;
	memcpy(mail + n, "\n--edge--\n", 10);
	for (size_t limit = 16384; limit < 4 << 20; limit += limit / 16) {
		struct kr_arena *arena = kr_arena_new(limit);
		struct kr_message *m;
		struct kr_report *report;

		if (kr_message_read((struct kr_span){ mail, n + 10 },
		    &config.limits, arena, &m, NULL) == KR_OK &&
		    kr_report_read(m, &auth, &config, NULL, &world, arena,
		    &report, NULL) == KR_OK) {
			bool told = (report->limits_hit & UINT64_C(1) <<
			    KR_LIMIT_arena_bytes) != 0;

			assert_true(told || report->n_exhibit == 1);
			read += !told;
			marked += told;
		}
		kr_arena_free(arena);
	}
	assert_true(read > 0 && marked > 0);
}

/* ---- rich text --------------------------------------------------------- */

static struct rich {
	const char	*name, *rtf, *text;
	bool		 html;
} riches[] = {
	{ "letters and lines", "{\\rtf1\\ansi One\\par Two\\tab three\\line}",
	  "One\nTwo\tthree\n", false },
	{ "fonts and pictures say nothing", "{\\rtf1{\\fonttbl{\\f0 Arial;}}"
	  "{\\colortbl;\\red0;}{\\*\\generator x;}{\\pict 0a0b}A\\b B\\b0}",
	  "AB", false },
	{ "code page", "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0}",
	  "\xd0\x9f\xd1\x80", false },
	{ "Unicode, with its stand-ins", "{\\rtf1\\uc1 \\u257?\\uc2\\u-10179 ab"
	  "\\u-8704 cd!}", "\xc4\x81\xf0\x9f\x98\x80!", false },
	{ "escaped", "{\\rtf1 \\{a\\\\b\\}\\~c}", "{a\\b}\xc2\xa0" "c", false },
	{ "where a link leads", "{\\rtf1 Go {\\field{\\*\\fldinst { HYPERLINK "
	  "\"http://lure.test/\" }}{\\fldrslt {here}}}}",
	  "Go <http://lure.test/> here", false },
	{ "binary", "{\\rtf1 a\\bin4 {{{{b}", "ab", false },
	{ "HTML inside", "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}"
	  "\\htmlrtf {\\htmlrtf0 Hi {\\*\\htmltag <a href=\"http://l.test\">}"
	  "\\htmlrtf \\par not this\\htmlrtf0 here{\\*\\htmltag </a>}"
	  "\\htmlrtf }\\htmlrtf0}",
	  "<p>Hi <a href=\"http://l.test\">here</a>", true },
	{ "groups that never end", "{\\rtf1 a{{{{{b", "ab", false },
};

static void
rich_run(void **state)
{
	const struct rich *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	bool html = false;

	assert_span_equal(kr_rtf_read(kr_span_str(c->rtf), 4096, arena,
	    &html), c->text);
	assert_int_equal(html, c->html);
	kr_arena_free(arena);
}

/* The worked example of [MS-OXRTFCP] 4.1. */
static void
rich_packed(void **state)
{
	static const char packed[] = "\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7"
	    "\x03\0\x0a\0rcpg125\x42\x32\x0a\xf3 hel\x09\0 bw\x05\xb0ld}\x0a"
	    "\x80\x0f\xa0";
	struct kr_span s = { packed, sizeof(packed) - 1 };
	struct kr_arena *arena = kr_arena_new(1 << 20);

	(void)state;
	assert_span_equal(kr_rtf_inflate(s, 4096, arena),
	    "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
	assert_int_equal(kr_rtf_inflate(s, 10, arena).len, 10);
	for (size_t i = 0; i < s.len; i++)
		(void)kr_rtf_inflate(kr_span_sub(s, 0, i), 4096, arena);
	kr_arena_free(arena);
}

/* ---- pages and calendars ----------------------------------------------- */

static struct file {
	const char	*name, *type, *file, *text;
} files[] = {
	{ "a page", "text/html", "pay.htm",
	  "<a href=\"http://lure.test/f\">pay</a>" },
	{ "a page under another type", "application/octet-stream",
	  "pay.HTML", "<form><a href='http://lure.test/f'>pay</a></form>" },
	{ "a calendar entry", "text/calendar", "invite.ics",
	  "BEGIN:VCALENDAR\r\nDESCRIPTION:Pay at http://lure\r\n .test/f \r\n"
	  "END:VCALENDAR\r\n" },
};

static void
file_run(void **state)
{
	static struct bytes b;
	const struct file *c = *state;
	struct reading r;

	b.len = 0;
	put_bytes(&b, c->text, strlen(c->text));
	attached_read(&r, "---------- Forwarded message ---------\n"
	    "From: Bank <a@lure.test>\nDate: Mon, 2 Mar 2026 at 10:00\n"
	    "Subject: Card\nTo: <mere@mail.example>\n\nOpen the file.\n",
	    c->type, c->file, &b);
	assert_int_equal(r.report->form, KR_FORM_KIND_INLINE);
	assert_int_equal(r.report->complained.n, 1);
	assert_span_equal(r.report->complained.item[0].written,
	    "http://lure.test/f");
	report_free(&r);
}

#define FIXED 6

int
main(void)
{
	struct CMUnitTest tests[FIXED + KR_NELEM(archives) +
	    KR_NELEM(riches) + KR_NELEM(files)] = {
		cmocka_unit_test(tnef_message),
		cmocka_unit_test(tnef_words),
		cmocka_unit_test(tnef_bent),
		cmocka_unit_test(archive_bent),
		cmocka_unit_test(archive_room),
		cmocka_unit_test(rich_packed),
	};

	UNIT_ROWS(tests, FIXED, archives, archive_run);
	UNIT_ROWS(tests, FIXED + KR_NELEM(archives), riches, rich_run);
	UNIT_ROWS(tests, FIXED + KR_NELEM(archives) + KR_NELEM(riches),
	    files, file_run);
	return cmocka_run_group_tests_name("attached", tests, NULL, NULL);
}
