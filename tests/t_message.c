/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Parameters, text and encodings of parts, dates and addresses: what the
 * RFCs say, and what is made of mail that breaks them.
 */
#include <stdio.h>

#include "message/message.h"
#include "arena.h"

static struct kr_message *
message_of(const char *text)
{
	struct kr_message *m;

	assert_int_equal(KR_OK, kr_message_read(kr_span_str(text),
	    &kr_limits_default, arena, &m, NULL));
	return m;
}

/* ---- parameters: RFC 2045 5.1, RFC 2231 --------------------------------- */

static struct parameter_case {
	const char	*name, *value;	/* of Content-Disposition */
	const char	*filename;	/* NULL: there is none */
} parameters[] = {
	{ "a token", "attachment; filename=a.txt", "a.txt" },
	{ "quoted", "attachment; filename=\"a b.txt\"", "a b.txt" },
	{ "a quoted pair", "attachment; filename=\"a\\\"b.txt\"",
	  "a\"b.txt" },
	{ "a semicolon inside quotes",
	  "attachment; x=\"; filename=no\"; filename=yes", "yes" },
	{ "name in capitals", "attachment; FILENAME=a", "a" },
	{ "a comment in between", "attachment (why; filename=no) ; "
	  "filename=yes", "yes" },
	{ "blanks around the sign", "attachment; filename = a", "a" },
	{ "the first of two counts", "attachment; filename=a; filename=b",
	  "a" },
	{ "none", "attachment", NULL },
	{ "a quote that never ends", "attachment; filename=\"a b", "a b" },
	/* RFC 2231 4: charset, language, percent encoding */
	{ "UTF-8", "attachment; filename*=UTF-8''M%C4%81ori.txt",
	  "M\xC4\x81ori.txt" },
	{ "latin with a language",
	  "attachment; filename*=iso-8859-1'en'%A3%20rates",
	  "\xC2\xA3 rates" },
	{ "percent signs that are none",
	  "attachment; filename*=utf-8''100%zz%4", "100%zz%4" },
	/* RFC 2231 3: pieces, in any order */
	{ "two pieces", "attachment; filename*0=\"invoice\"; "
	  "filename*1=\".pdf\"", "invoice.pdf" },
	{ "the second first", "attachment; filename*1=\".pdf\"; "
	  "filename*0=\"invoice\"", "invoice.pdf" },
	{ "a piece is missing", "attachment; filename*0=in; filename*2=x",
	  "in" },
	{ "a piece comes twice", "attachment; filename*0=a; filename*0=b",
	  "a" },
	/* RFC 2231 4.1: only pieces with an asterisk are encoded */
	{ "encoded and plain pieces", "attachment; "
	  "filename*0*=utf-8''%C4%81; filename*1=%41", "\xC4\x81%41" },
	{ "pieces go before the plain one",
	  "attachment; filename=short; filename*0=lo; filename*1=ng",
	  "long" },
	{ "over the limit of pieces",
	  "attachment; filename*0=a; filename*99999=b", "a" },
	/* RFC 2047 5 forbids it */
	{ "an encoded word", "attachment; "
	  "filename=\"=?utf-8?B?xIE=?=\"", "\xC4\x81" },
	{ "folded", "attachment;\r\n filename=\"a\r\n b\"", "a b" },
	/* Not in any standard, but sent. */
	{ "no semicolon", "attachment filename=a.txt", "a.txt" },
	{ "none between two", "attachment; size=7 filename=a.txt", "a.txt" },
	{ "none, and a comment", "attachment (why) filename=a.txt", "a.txt" },
	{ "semicolons for nothing", "attachment;;;; filename=a.txt;;", "a.txt" },
	{ "words for nothing", "attachment a.txt", NULL },
};

static void
parameter_run(void **state)
{
	const struct parameter_case *c = *state;
	struct kr_message *m;
	char text[512];

	snprintf(text, sizeof(text), "Content-Disposition: %s\r\n\r\nx",
	    c->value);
	m = message_of(text);
	if (c->filename == NULL)
		assert_null(m->top->filename.ptr);
	else
		assert_span_equal(m->top->filename, c->filename);
}

/* ---- text of a part ----------------------------------------------------- */

#define QP "Content-Transfer-Encoding: quoted-printable\n\n"
#define B64 "Content-Transfer-Encoding: base64\n\n"
#define UU "Content-Transfer-Encoding: x-uuencode\n\n"
#define FLOWED "Content-Type: text/plain; format=flowed\n\n"
#define CHARSET(name) "Content-Type: text/plain; charset=" name "\n\n"

static struct text_case {
	const char	*name, *mail, *text;
	unsigned	 flags;		/* these are set, of the two below */
} texts[] = {
	{ "as it is", "\nKia ora\n", "Kia ora\n", 0 },
	{ "no semicolon before the charset", "Content-Type: TEXT/PLAIN "
	  "charset=iso-8859-1\n\nM\xE4ori", "M\xC3\xA4ori", 0 },
	/* RFC 2045 6.7 */
	{ "quoted-printable", QP "M=C4=81ori =3D x\n",
	  "M\xC4\x81ori = x\n", 0 },
	{ "hex in lower case", QP "=c4=81", "\xC4\x81", 0 },
	{ "a soft line break", QP "one=\n two= \t\r\nthree\n",
	  "one twothree\n", 0 },
	{ "a sign at the end", QP "end=", "end", 0 },
	{ "a sign that encodes nothing", QP "a=zz b=4", "a=zz b=4",
	  KR_FLAG_BAD_ENCODING },
	/* RFC 2045 6.8 */
	{ "base64", B64 "S2lh\nIG9y\nYQo=\n", "Kia ora\n", 0 },
	{ "blanks inside a quantum", B64 "S2 lh\nI\nG9yYQ==\n", "Kia ora",
	  0 },
	{ "bytes that are none of it", B64 "S2!lhIG9yYQ==\n", "Kia ora",
	  KR_FLAG_BAD_ENCODING },
	{ "padding is missing", B64 "S2lhIG9yYQ\n", "Kia ora", 0 },
	{ "one character is left over", B64 "S2lhI\n", "Kia",
	  KR_FLAG_BAD_ENCODING },
	{ "more behind the padding", B64 "S2lhIA==\nb3Jh\n", "Kia ora", 0 },
	/* uuencode(5) */
	{ "uuencoded", UU "begin 644 a\n(2VEA(&]R80H \n`\nend\n",
	  "Kia ora\n", 0 },
	{ "uuencoded, without an end", UU "begin 644 a\n#0V%T\n", "Cat",
	  KR_FLAG_BAD_ENCODING },
	{ "uuencoded, a line that is none",
	  UU "begin 644 a\n#0V%T\n\x7F\n`\nend\n", "Cat",
	  KR_FLAG_BAD_ENCODING },
	{ "unknown encoding", "Content-Transfer-Encoding: x-own\n\n=41",
	  "=41", 0 },
	/* RFC 3676 4 */
	{ "flowed lines", FLOWED "one \ntwo\nthree\n", "one two\nthree\n",
	  0 },
	{ "space-stuffed", FLOWED " From me\n >no quote\n",
	  "From me\n>no quote\n", 0 },
	{ "a quotation flows by itself", FLOWED "> a \n> b\nc\n",
	  "> a b\nc\n", 0 },
	{ "another depth ends a paragraph", FLOWED "> a \n>> b\n",
	  "> a \n>> b\n", 0 },
	{ "a signature does not flow", FLOWED "a\n-- \nb\n", "a\n-- \nb\n",
	  0 },
	{ "nor do lines into a signature", FLOWED "a \n-- \nb\n",
	  "a \n-- \nb\n", 0 },
	{ "DelSp", "Content-Type: text/plain; format=flowed; delsp=yes\n\n"
	  "\xE4\xBD\xA0 \n\xE5\xA5\xBD\n", "\xE4\xBD\xA0\xE5\xA5\xBD\n", 0 },
	/* charsets */
	{ "latin-1", CHARSET("iso-8859-1") "\xA3\n", "\xC2\xA3\n", 0 },
	{ "windows-1252", CHARSET("windows-1252") "\x93\n", "\xE2\x80\x9C\n",
	  0 },
	{ "utf-8 with a broken byte", CHARSET("utf-8") "a\xFF" "b\n",
	  "a\xEF\xBF\xBD" "b\n", KR_FLAG_BAD_CHARSET },
	{ "a charset that nobody knows, of UTF-8",
	  CHARSET("x-none") "\xC4\x81\n", "\xC4\x81\n", KR_FLAG_BAD_CHARSET },
	{ "a charset that nobody knows", CHARSET("x-none") "\xA3\n",
	  "\xC2\xA3\n", KR_FLAG_BAD_CHARSET },
	{ "iso-2022-jp", CHARSET("iso-2022-jp") "\x1B$B4A\x1B(B\n",
	  "\xE6\xBC\xA2\n", 0 },
};

static void
text_run(void **state)
{
	const struct text_case *c = *state;
	struct kr_message *m = message_of(c->mail);
	const struct kr_view *text = kr_part_text(m, m->top);

	assert_non_null(text);
	assert_span_equal(text->text, c->text);
	assert_int_equal(c->flags, (m->flags | m->top->flags) &
	    (KR_FLAG_BAD_ENCODING | KR_FLAG_BAD_CHARSET));
}

/* ---- dates: RFC 5322 3.3, 4.3 ------------------------------------------- */

static struct date_case {
	const char	*name, *value;
	const char	*written;	/* NULL: it is no date */
} dates[] = {
	{ "as it should be", "Tue, 25 Mar 2025 20:50:29 +1300",
	  "2025-03-25T20:50:29+13:00" },
	{ "west", "Tue, 25 Mar 2025 20:50:29 -0330",
	  "2025-03-25T20:50:29-03:30" },
	{ "no day, no seconds", "25 Mar 2025 20:50 +0000",
	  "2025-03-25T20:50:00Z" },
	{ "a comment", "Tue, 25 Mar (really (so)) 2025 20:50:29 +0000 (UTC)",
	  "2025-03-25T20:50:29Z" },
	{ "GMT", "25 Mar 2025 20:50:29 GMT", "2025-03-25T20:50:29Z" },
	{ "a zone of America", "25 Mar 2025 20:50:29 EST",
	  "2025-03-25T20:50:29-05:00" },
	{ "a zone of New Zealand", "25 Mar 2025 20:50:29 NZDT",
	  "2025-03-25T20:50:29+13:00" },
	{ "a military zone", "25 Mar 2025 20:50:29 K",
	  "2025-03-25T20:50:29Z" },
	{ "a colon in the zone", "25 Mar 2025 20:50:29 +13:00",
	  "2025-03-25T20:50:29+13:00" },
	{ "a zone that is none", "25 Mar 2025 20:50:29 +9900",
	  "2025-03-25T20:50:29Z" },
	{ "a sign without a zone", "25 Mar 2025 20:50:29 +",
	  "2025-03-25T20:50:29Z" },
	/* 4.3: years of two and three digits */
	{ "two digits", "25 Mar 25 20:50:29 +0000", "2025-03-25T20:50:29Z" },
	{ "two digits of before", "25 Mar 99 20:50:29 +0000",
	  "1999-03-25T20:50:29Z" },
	{ "three digits", "25 Mar 125 20:50:29 +0000",
	  "2025-03-25T20:50:29Z" },
	{ "asctime", "Tue Mar 25 20:50:29 2025", "2025-03-25T20:50:29Z" },
	{ "asctime with a zone", "Tue Mar 25 20:50:29 +1300 2025",
	  "2025-03-25T20:50:29+13:00" },
	{ "a month first", "March 25 20:50:29 2025", "2025-03-25T20:50:29Z" },
	{ "dashes", "25-Mar-2025 20.50.29 +0000", "2025-03-25T20:50:29Z" },
	{ "a leap second", "31 Dec 2016 23:59:60 +0000",
	  "2017-01-01T00:00:00Z" },
	{ "a leap day", "29 Feb 2024 00:00:00 +0000",
	  "2024-02-29T00:00:00Z" },
	{ "over a year's end", "31 Dec 2024 23:30:00 -0100",
	  "2024-12-31T23:30:00-01:00" },
	{ "empty", "", NULL },
	{ "words", "yesterday", NULL },
	{ "no such month", "25 Foo 2025 20:50:29 +0000", NULL },
	{ "no year", "25 Mar 20:50:29", NULL },
	{ "no time", "25 Mar 2025", NULL },
	{ "no minutes", "25 Mar 2025 20: +0000", NULL },
	{ "minute 60", "25 Mar 2025 20:60:00 +0000", NULL },
	{ "day 32", "32 Mar 2025 20:50:29 +0000", NULL },
	{ "before 1970", "25 Mar 1969 20:50:29 +0000", NULL },
	{ "asctime without a time", "Tue Mar 25 2025", NULL },
	{ "asctime without a year", "Tue Mar 25 20:50:29", NULL },
	{ "before 1970 by its zone", "1 Jan 1970 00:00:00 +1300", NULL },
};

static void
date_run(void **state)
{
	const struct date_case *c = *state;
	int64_t utc;
	int zone;
	char text[32];

	if (!kr_date_read(kr_span_str(c->value), &utc, &zone)) {
		assert_null(c->written);
		return;
	}
	kr_date_write(utc, zone, text, sizeof(text));
	assert_non_null(c->written);
	assert_string_equal(c->written, text);
}

/* ---- addresses: RFC 5322 3.4, 4.4 --------------------------------------- */

static struct address_case {
	const char	*name, *value;
	const char	*list;	/* "name|address|domain" each, a line end */
} addresses[] = {
	{ "bare", "a@b.example", "|a@b.example|b.example\n" },
	{ "with a name", "Aroha Ngata <a@B.example>",
	  "Aroha Ngata|a@B.example|b.example\n" },
	{ "a quoted name", "\"Ngata, \\\"A\\\"\" <a@b.example>",
	  "Ngata, \"A\"|a@b.example|b.example\n" },
	{ "two", "a@b.example, c@d.example",
	  "|a@b.example|b.example\n|c@d.example|d.example\n" },
	{ "a semicolon between", "a@b.example; c@d.example",
	  "|a@b.example|b.example\n|c@d.example|d.example\n" },
	{ "a group", "all: a@b.example, c@d.example;, e@f.example",
	  "|a@b.example|b.example\n|c@d.example|d.example\n"
	  "|e@f.example|f.example\n" },
	{ "an empty group", "undisclosed-recipients:;", "" },
	{ "the name in a comment", "a@b.example (Aroha \\(A\\) (x))",
	  "Aroha \\(A\\) (x)|a@b.example|b.example\n" },
	{ "a comment that never ends", "a@b.example (Aroha",
	  "Aroha|a@b.example|b.example\n" },
	{ "a comment that ends in a backslash", "a@b.example (Aroha\\",
	  "Aroha\\|a@b.example|b.example\n" },
	{ "a quotation that never ends", "\"Bank <a@b.example>",
	  "Bank|a@b.example|b.example\n" },
	{ "nor any behind it", "\"\\\"Bank\\\" <a@b.example>",
	  "\\Bank\\|a@b.example|b.example\n" },
	/* 4.4: a route in front */
	{ "a route", "<@x.example,@y.example:a@b.example>",
	  "|a@b.example|b.example\n" },
	{ "mailto in angles", "Aroha <mailto:a@b.example>",
	  "Aroha|a@b.example|b.example\n" },
	{ "blanks around the dots", "a . c @ b . example",
	  "|a.c@b.example|b.example\n" },
	{ "the last @ parts", "\"a@b\"@c.example",
	  "|\"a@b\"@c.example|c.example\n" },
	{ "an encoded name", "=?utf-8?q?M=C4=81ia?= <a@b.example>",
	  "M\xC4\x81ia|a@b.example|b.example\n" },
	{ "a name alone", "the postmaster", "the postmaster||\n" },
	{ "empty", "", "" },
	{ "commas alone", ",,,", "" },
};

static void
address_run(void **state)
{
	const struct address_case *c = *state;
	struct kr_addresses all;
	struct kr_buffer b;

	assert_int_equal(KR_OK, kr_addresses_read(kr_span_str(c->value),
	    &kr_limits_default, arena, &all));
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < all.n; i++)
		kr_buffer_printf(&b, "%.*s|%.*s|%.*s\n",
		    KR_SPAN_ARG(all.item[i].name),
		    KR_SPAN_ARG(all.item[i].addr),
		    KR_SPAN_ARG(all.item[i].domain));
	assert_span_equal(kr_buffer_span(&b), c->list);
}

/* ---- an arena that ends somewhere ---------------------------------------- */

/* A part is what its fields say, or the mail is not read. */
static void
room_ends(void **state)
{
	static const char mail[] = "Content-Type: multipart/mixed;"
	    " boundary=\"a\\b\"\n\n--ab\n"
	    "Content-Type: text/plain; charset*0=\"iso-\";"
	    " charset*1=\"8859-1\"\n"
	    "Content-Transfer-Encoding: base64\n"
	    "Content-Disposition: attachment; filename*=utf-8''%C4%81\n"
	    "\naGVsbG8=\n--ab--\n";
	enum kr_rc rc = KR_E_NOMEM;
	size_t limit = 0, refused = 0;

	(void)state;
	for (; rc != KR_OK; limit += 16) {
		struct kr_arena *small = kr_arena_new(limit);
		struct kr_message *m;

		rc = kr_message_read(kr_span_str(mail), &kr_limits_default,
		    small, &m, NULL);
		if (rc != KR_OK) {
			assert_int_equal(rc, KR_E_NOMEM);
			refused++;
		} else {
			assert_int_equal(m->n_part, 2);
			assert_span_equal(m->part[1]->charset, "iso-8859-1");
			assert_int_equal(m->part[1]->encoding,
			    KR_ENCODING_BASE64);
			assert_span_equal(m->part[1]->filename, "\xC4\x81");
		}
		kr_arena_free(small);
	}
	assert_true(refused > 10);
}

int
main(void)
{
	struct CMUnitTest tests[1 + KR_NELEM(parameters) + KR_NELEM(texts) +
	    KR_NELEM(dates) + KR_NELEM(addresses)] = {
		cmocka_unit_test(room_ends),
	};
	size_t at = 1;

	UNIT_ROWS(tests, at, parameters, parameter_run);
	at += KR_NELEM(parameters);
	UNIT_ROWS(tests, at, texts, text_run);
	at += KR_NELEM(texts);
	UNIT_ROWS(tests, at, dates, date_run);
	at += KR_NELEM(dates);
	UNIT_ROWS(tests, at, addresses, address_run);
	return arena_run("message", tests, KR_NELEM(tests));
}
