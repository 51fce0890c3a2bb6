/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages saved by Outlook: a compound file whose streams are properties
 * ([MS-OXMSG]).  With the transport header fields (007D) it was Internet
 * mail once; without, only what the program shows of it is left.  Either way
 * it is written as mail again and read as mail is; the file itself stays the
 * original.
 */
#include <string.h>

#include "evidence/compound.h"
#include "evidence/reading.h"

struct outlook {
	struct kr_reading	*r;
	struct kr_compound	 file;
};

/* UTF-16 as Windows writes it, to UTF-8. */
static struct kr_span
from_utf16(struct kr_span s, struct kr_arena *arena)
{
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i + 1 < s.len; i += 2) {
		const unsigned char *p = (const unsigned char *)s.ptr + i;
		uint32_t c = p[0] | (uint32_t)p[1] << 8;

		if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.len) {
			uint32_t low = p[2] | (uint32_t)p[3] << 8;

			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) +
				    (low - 0xDC00);
				i += 2;
			}
		}
		kr_buffer_utf8(&b, c >= 0xD800 && c < 0xE000 ?
		    KR_TEXT_INVALID : c);
	}
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

/* A text property: UTF-16 (001F) or bytes of the system's charset (001E). */
static struct kr_span
property(struct outlook *o, const char *wide, const char *narrow)
{
	size_t max = o->r->limits->text_part_bytes;
	struct kr_span s = kr_compound_stream(&o->file, wide, max);
	struct kr_view v;
	const struct kr_view *text;
	unsigned flags = 0;

	if (s.len > 0)
		return from_utf16(s, o->r->arena);
	s = kr_compound_stream(&o->file, narrow, max);
	if (s.len == 0 || kr_text_valid(s))
		return s;
	v = kr_view_root(s);
	text = kr_charset_decode(&v, KR_SPAN_LIT("windows-1252"), 4 * max,
	    o->r->arena, &flags);
	return text != NULL ? text->text : KR_SPAN_NONE;
}

#define PROPERTY(o, id) property((o), "__substg1.0_" id "001F", \
	"__substg1.0_" id "001E")

/* ---- written as mail ----------------------------------------------------------- */

/* A value must not bring fields of its own. */
static void
field_write(struct kr_buffer *b, const char *name, struct kr_span value)
{
	if (value.len == 0)
		return;
	kr_buffer_str(b, name);
	kr_buffer_str(b, ": ");
	for (size_t i = 0; i < value.len && value.ptr[i] != '\0'; i++)
		kr_buffer_byte(b, value.ptr[i] == '\r' ||
		    value.ptr[i] == '\n' ? ' ' : value.ptr[i]);
	kr_buffer_str(b, "\n");
}

/* The fields as they came, but for those about a body that is gone. */
static bool
transport_write(struct outlook *o, struct kr_buffer *b)
{
	struct kr_span s = PROPERTY(o, "007D");
	struct kr_message *m = NULL;

	if (kr_span_trim(s).len == 0)
		return false;
	if (kr_message_read(s, o->r->limits, o->r->arena, &m, NULL) !=
	    KR_OK) {
		o->r->failed = true;
		return false;
	}
	for (size_t i = 0; i < m->header->n; i++)
		if (!kr_span_casestarts(m->header->field[i].name,
		    "Content-") && !kr_span_caseeq(m->header->field[i].name,
		    "MIME-Version")) {
			kr_buffer_add(b, m->header->field[i].raw);
			if (b->len > 0 && b->data[b->len - 1] != '\n')
				kr_buffer_str(b, "\n");
		}
	return m->header->n > 0;
}

static void
fields_make(struct outlook *o, struct kr_buffer *b)
{
	struct kr_span name = PROPERTY(o, "0C1A");
	struct kr_span addr = PROPERTY(o, "5D01");
	struct kr_buffer from;

	if (kr_span_chr(addr, 0, '@') == SIZE_MAX)
		addr = PROPERTY(o, "0C1F");
	kr_buffer_init(&from, o->r->arena, SIZE_MAX);
	kr_buffer_str(&from, "\"");
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] != '"' && name.ptr[i] != '\\')
			kr_buffer_byte(&from, name.ptr[i]);
	kr_buffer_str(&from, "\" <");
	if (kr_span_chr(addr, 0, '@') != SIZE_MAX)
		kr_buffer_add(&from, addr);
	kr_buffer_str(&from, ">");
	field_write(b, "From", kr_buffer_span(&from));
	field_write(b, "To", PROPERTY(o, "0E04"));
	field_write(b, "Subject", PROPERTY(o, "0037"));
	field_write(b, "Message-ID", PROPERTY(o, "1035"));
}

static void
part_write(struct kr_buffer *b, const char *boundary, const char *type,
    struct kr_span text)
{
	if (text.len == 0)
		return;
	kr_buffer_printf(b, "\n--%s\nContent-Type: %s; charset=%s\n"
	    "Content-Transfer-Encoding: 8bit\n\n", boundary, type,
	    kr_text_valid(text) ? "utf-8" : "windows-1252");
	kr_buffer_add(b, text);
}

/* The boundary comes from the bytes themselves, so they cannot have it. */
static bool
body_write(struct outlook *o, struct kr_buffer *b)
{
	struct kr_span plain = PROPERTY(o, "1000");
	struct kr_span html = kr_compound_stream(&o->file,
	    "__substg1.0_10130102", o->r->limits->text_part_bytes);
	unsigned char digest[KR_SHA256_LEN];
	char boundary[KR_SHA256_HEX];

	if (html.len == 0)
		html = PROPERTY(o, "1013");
	if (!kr_sha256(o->file.file, digest))
		return false;
	kr_hex(digest, sizeof(digest), boundary);
	kr_buffer_printf(b, "MIME-Version: 1.0\n"
	    "Content-Type: multipart/alternative; boundary=\"%s\"\n\n",
	    boundary);
	part_write(b, boundary, "text/plain", plain);
	part_write(b, boundary, "text/html", html);
	kr_buffer_printf(b, "\n--%s--\n", boundary);
	return true;
}

static struct kr_message *
mail_make(struct outlook *o, const struct kr_view *in, bool *transport)
{
	struct kr_run *run = kr_arena_zalloc(o->r->arena, 1, sizeof(*run));
	struct kr_message *m = NULL;
	struct kr_buffer b;

	kr_buffer_init(&b, o->r->arena, SIZE_MAX);
	*transport = transport_write(o, &b);
	if (!*transport)
		fields_make(o, &b);
	if (run == NULL || !body_write(o, &b) || !kr_buffer_ok(&b) ||
	    kr_message_read(kr_buffer_span(&b), o->r->limits, o->r->arena,
	    &m, NULL) != KR_OK) {
		o->r->failed = true;
		return NULL;
	}
	*run = (struct kr_run){ .in = in, .width = (uint32_t)in->text.len,
	    .kind = KR_RUN_POINT };
	m->root.runs = run;
	m->root.n_runs = 1;
	return m;
}

static bool
looks_like(const struct kr_part *p)
{
	return kr_span_caseends(p->filename, ".msg") ||
	    kr_part_is(p, "application/vnd.ms-outlook") ||
	    kr_part_is(p, "application/octet-stream");
}

bool
kr_msg_take(struct kr_reading *r, const struct kr_part *p)
{
	const struct kr_view *in;
	struct outlook o = { .r = r };
	struct kr_message *m;
	struct kr_exhibit *x;
	bool transport;

	if (p->kind != KR_PART_OTHER || !looks_like(p))
		return false;
	in = kr_part_decoded(r->message, p);
	if (in == NULL || !kr_compound_is(in->text) ||
	    kr_compound_open(in->text, r->arena, &o.file) != KR_OK)
		return false;
	/* Every message has its properties; a document has not. */
	if (kr_compound_stream(&o.file, "__properties_version1.0", 32).len ==
	    0 || (m = mail_make(&o, in, &transport)) == NULL)
		return false;
	x = kr_exhibit_new(r, KR_FORM_KIND_RFC822);
	if (x == NULL)
		return true;
	kr_exhibit_attached(r, x, m, m->top);
	x->raw = in->text;
	if (!kr_sha256(x->raw, x->sha256))
		memset(x->sha256, 0, sizeof(x->sha256));
	x->tier = transport ? 'B' : 'C';
	x->tier_why = transport ?
	    "saved by Outlook, with its transport fields" :
	    "saved by Outlook, without transport fields";
	return true;
}
