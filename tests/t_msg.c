/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages saved by Outlook.  The files are put together here from their
 * streams, by the tables of [MS-CFB] sections 2.2 to 2.6.
 */
#include "fault_digest.h"
#include "report.h"

#define SECTOR	512u
#define END	0xFFFFFFFEu
#define FREE	0xFFFFFFFFu
#define ROOM	(64u * SECTOR)

struct stream {
	const char	*name, *text;	/* text NULL: a storage */
	bool		 wide;		/* UTF-16 */
	unsigned	 in;		/* row of its storage from 1; 0 root */
};

static void
put(unsigned char *p, uint32_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (unsigned char)(v >> 8 * i);
}

static unsigned char *
sector(unsigned char *file, size_t n)
{
	return file + (n + 1) * SECTOR;
}

static void
entry(unsigned char *e, const char *name, unsigned type, uint32_t right,
    uint32_t child, uint32_t start, size_t size)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < n; i++)
		e[2 * i] = (unsigned char)name[i];
	put(e + 64, (uint32_t)(2 * (n + 1)), 2);
	e[66] = (unsigned char)type;
	put(e + 68, FREE, 4);
	put(e + 72, right, 4);
	put(e + 76, child, 4);
	put(e + 116, start, 4);
	put(e + 120, (uint32_t)size, 4);
}

/* The next row from 'from' that lies in that storage, as an entry. */
static uint32_t
next_in(const struct stream *s, size_t n, size_t from, unsigned in)
{
	for (size_t i = from; i < n; i++)
		if (s[i].in == in)
			return (uint32_t)i + 1;
	return FREE;
}

/*
 * Sector 0 the table, 1-4 the directory, 5 the table of small streams, 6-20
 * what they hold.  Returns the length.
 */
static size_t
file_make(unsigned char file[ROOM], const struct stream *s, size_t n)
{
	unsigned char *fat = sector(file, 0), *mini = sector(file, 5);
	unsigned char *hold = sector(file, 6);
	size_t at = 0;

	memset(file, 0, ROOM);
	memcpy(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	put(file + 30, 9, 2);
	put(file + 32, 6, 2);
	put(file + 44, 1, 4);
	put(file + 48, 1, 4);
	put(file + 56, 4096, 4);
	put(file + 60, 5, 4);
	put(file + 64, 1, 4);
	put(file + 68, END, 4);
	for (size_t i = 0; i < 109; i++)
		put(file + 76 + 4 * i, i == 0 ? 0 : FREE, 4);
	for (size_t i = 0; i < 128; i++)
		put(fat + 4 * i, i > 20 ? FREE : i == 0 ? 0xFFFFFFFDu :
		    i == 4 || i == 5 || i == 20 ? END : (uint32_t)i + 1, 4);
	memset(mini, 0xFF, SECTOR);
	entry(sector(file, 1), "Root Entry", 5, FREE, 1, 6, 15 * SECTOR);
	for (size_t i = 0; i < n; i++) {
		size_t len = s[i].text == NULL ? 0 : strlen(s[i].text);
		size_t size = s[i].wide ? 2 * len : len;
		size_t blocks = (size + 63) / 64;

		for (size_t k = 0; k < len; k++)
			hold[at * 64 + (s[i].wide ? 2 * k : k)] =
			    (unsigned char)s[i].text[k];
		for (size_t k = 0; k < blocks; k++)
			put(mini + 4 * (at + k), k + 1 < blocks ?
			    (uint32_t)(at + k + 1) : END, 4);
		entry(sector(file, 1) + 128 * (i + 1), s[i].name,
		    s[i].text == NULL ? 1 : 2, next_in(s, n, i + 1, s[i].in),
		    s[i].text == NULL ? next_in(s, n, 0, (unsigned)i + 1) :
		    FREE, (uint32_t)at, size);
		at += blocks;
	}
	return 22 * SECTOR;
}

static void
base64(const unsigned char *in, size_t n, char *out)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		uint32_t v = (uint32_t)in[i] << 16 | (i + 1 < n ?
		    (uint32_t)in[i + 1] << 8 : 0) | (i + 2 < n ? in[i + 2] :
		    0);

		for (size_t k = 0; k < 4; k++)
			*out++ = i + k > n ? '=' : letters[v >> (18 - 6 * k) &
			    63];
		if (i % 57 == 54)
			*out++ = '\n';
	}
	*out = '\0';
}

#define MAIL	"From: Mere <mere@mail.example>\nTo: " BOX "\nSubject: s\n" \
	"Content-Type: multipart/mixed; boundary=b\n\n" \
	"--b\nContent-Type: text/plain\n\nSaved from Outlook.\n" \
	"--b\nContent-Type: application/octet-stream; name=\"m.msg\"\n" \
	"Content-Transfer-Encoding: base64\n\n"

static void
msg_read(struct reading *r, const unsigned char *file, size_t len,
    char *mail, size_t size)
{
	size_t n = (size_t)snprintf(mail, size, "%s", MAIL);

	base64(file, len, mail + n);
	strcat(mail, "\n--b--\n");
	report_read(r, mail, KR_IDENTITY_NONE);
}

#define PROPERTIES	{ "__properties_version1.0", "xxxxxxxxxxxxxxxx", \
			  false, 0 }

static struct saved {
	const char	*name;
	struct stream	 stream[12];
	char		 tier;
	const char	*from, *subject, *url;
} saved[] = {
	{ "with its transport fields", { PROPERTIES,
	  { "__substg1.0_007D001F", "Received: from a by b\r\n"
	    "From: Bank <a@lure.test>\r\nSubject: Card\r\n"
	    "Content-Type: text/html; boundary=no\r\n", true, 0 },
	  { "__substg1.0_0037001F", "not this one", true, 0 },
	  { "__substg1.0_1000001F", "See http://lure.test/a", true, 0 } },
	  'B', "a@lure.test", "Card", "http://lure.test/a" },
	{ "without", { PROPERTIES,
	  { "__substg1.0_0C1A001F", "Bank \"of\" Kauri", true, 0 },
	  { "__substg1.0_5D01001F", "a@lure.test", true, 0 },
	  { "__substg1.0_0037001F", "Card\nBcc: x@y.test", true, 0 },
	  { "__substg1.0_10130102",
	    "<p><a href=\"http://lure.test/b\">here</a></p>", false, 0 } },
	  'C', "a@lure.test", "Card Bcc: x@y.test", "http://lure.test/b" },
	{ "rich text only", { PROPERTIES,
	  { "__substg1.0_5D01001F", "a@lure.test", true, 0 },
	  { "__substg1.0_0037001F", "Card", true, 0 },
	  { "__substg1.0_10090102", "xxx\x01" "A\x01\x01\x01" "MELA\x01\x01\x01"
	    "\x01{\\rtf1 See {\\field{\\*\\fldinst HYPERLINK "
	    "\"http://lure.test/r\"}{\\fldrslt here}}}", false, 0 } },
	  'C', "a@lure.test", "Card", "http://lure.test/r" },
	{ "a message attached to a covering note", { PROPERTIES,
	  { "__substg1.0_0037001F", "FW: Card", true, 0 },
	  { "__substg1.0_1000001F", "See attached.", true, 0 },
	  { "__attach_version1.0_#00000000", NULL, false, 0 },
	  { "__substg1.0_3701000D", NULL, false, 4 },
	  { "__substg1.0_0C1F001F", "a@lure.test", true, 5 },
	  { "__substg1.0_0037001F", "Card", true, 5 },
	  { "__substg1.0_1000001F", "http://lure.test/e", true, 5 } },
	  'C', "a@lure.test", "Card", "http://lure.test/e" },
	{ "with a page attached", { PROPERTIES,
	  { "__substg1.0_5D01001F", "a@lure.test", true, 0 },
	  { "__substg1.0_0037001F", "Card", true, 0 },
	  { "__attach_version1.0_#00000000", NULL, false, 0 },
	  { "__substg1.0_3707001F", "pay.html", true, 4 },
	  { "__substg1.0_37010102",
	    "<p><a href=\"http://lure.test/p\">pay</a>", false, 4 } },
	  'C', "a@lure.test", "Card", "http://lure.test/p" },
	{ "in the system's charset", { PROPERTIES,
	  { "__substg1.0_0C1F001E", "a@lure.test", false, 0 },
	  { "__substg1.0_0037001E", "Caf\xe9", false, 0 },
	  { "__substg1.0_1000001E", "http://lure.test/c", false, 0 } },
	  'C', "a@lure.test", "Caf\xc3\xa9", "http://lure.test/c" },
};

static size_t
streams(const struct saved *c)
{
	size_t n = 0;

	while (n < KR_NELEM(c->stream) && c->stream[n].name != NULL)
		n++;
	return n;
}

static void
saved_run(void **state)
{
	static unsigned char file[ROOM];
	static char mail[2 * ROOM];
	const struct saved *c = *state;
	size_t len = file_make(file, c->stream, streams(c));
	const struct kr_exhibit *x;
	struct reading r;

	msg_read(&r, file, len, mail, sizeof(mail));
	assert_int_equal(r.report->form, KR_FORM_KIND_RFC822);
	x = &r.report->exhibit[0];
	assert_int_equal(kr_fidelity_tier(x->fidelity), c->tier);
	assert_span_equal(x->from, c->from);
	assert_span_equal(x->subject, c->subject);
	assert_int_equal(x->urls.n, 1);
	assert_span_equal(x->urls.item[0].written, c->url);
	if (x->part->depth == 0) {		/* not one inside the file */
		assert_int_equal(x->raw.len, len);
		assert_memory_equal(x->raw.ptr, file, len);
	}
	report_free(&r);
}

/* What a receiver is told of the file is its digest, or there is none. */
static void
digest_refused(void **state)
{
	static unsigned char file[ROOM];
	static char mail[2 * ROOM];
	size_t len = file_make(file, saved[0].stream, streams(&saved[0]));
	struct kr_world world = { .ctx = NULL };
	struct kr_auth auth = { .identity = KR_IDENTITY_NONE };
	struct reading r;
	bool met = true;

	(void)state;
	msg_read(&r, file, len, mail, sizeof(mail));
	for (int at = 1; met; at++) {
		enum kr_rc rc;

		fault_set(FAULT_DIGEST, at);
		rc = kr_report_read(r.message, &auth, &r.config, NULL, &world,
		    r.arena, &r.report, NULL);
		met = fault_over();
		assert_int_equal(rc, met ? KR_E_NOMEM : KR_OK);
		assert_true(met || at > 3);	/* mail, file, boundary */
	}
	report_free(&r);
}

/* However the tables are bent, reading ends. */
static void
bent_tables(void **state)
{
	static unsigned char file[ROOM];
	static char mail[2 * ROOM];
	static const size_t places[] = { 30, 32, 48, 60, 68, 76,
	    SECTOR + 4, SECTOR + 8, SECTOR + 80, 2 * SECTOR + 76,
	    2 * SECTOR + 116, 2 * SECTOR + 120, 2 * SECTOR + 128 + 72,
	    2 * SECTOR + 128 + 116, 2 * SECTOR + 128 + 120, 6 * SECTOR };
	static const uint32_t values[] = { 0, 1, 5, 6, 0x7FFFFFFF, FREE };

	(void)state;
	for (size_t i = 0; i < KR_NELEM(places) * KR_NELEM(values); i++) {
		size_t len = file_make(file, saved[0].stream,
		    streams(&saved[0]));
		struct reading r;

		put(file + places[i / KR_NELEM(values)],
		    values[i % KR_NELEM(values)], 4);
		msg_read(&r, file, len, mail, sizeof(mail));
		assert_non_null(r.report->narrative);
		report_free(&r);
	}
}

int
main(void)
{
	struct CMUnitTest tests[2 + KR_NELEM(saved)] = {
		cmocka_unit_test(bent_tables),
		cmocka_unit_test(digest_refused),
	};

	UNIT_ROWS(tests, 2, saved, saved_run);
	return cmocka_run_group_tests_name("msg", tests, NULL, NULL);
}
