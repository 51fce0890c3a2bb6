/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing a saved message as mail.  With the transport's header fields it was
 * Internet mail once; without, only what a mail program shows of it is left.
 */
#include <stdio.h>

#include "evidence/attached/rtf.h"
#include "evidence/attached/saved.h"

bool
kr_saved_room(struct kr_saving *g, struct kr_saved *s, size_t bytes)
{
	struct kr_report *report = g->r->report;

	if (g->parts >= KR_SAVED_PARTS || s->n_part >= KR_SAVED_PARTS) {
		report->limits_hit |= UINT64_C(1) << KR_LIMIT_attachments;
		return false;
	}
	if (bytes > g->r->limits->message_bytes - g->bytes) {
		report->limits_hit |= UINT64_C(1) << KR_LIMIT_message_bytes;
		return false;
	}
	g->parts++;
	g->bytes += bytes;
	return true;
}

struct kr_span
kr_saved_utf16(struct kr_span s, struct kr_arena *arena)
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

struct kr_span
kr_saved_narrow(struct kr_span s, unsigned page, struct kr_reading *r)
{
	struct kr_buffer name;
	struct kr_view v;
	const struct kr_view *text;
	unsigned flags = 0;

	if (s.len == 0 || kr_text_valid(s))
		return s;
	kr_buffer_init(&name, r->arena, 32);
	kr_buffer_printf(&name, "windows-%u", page == 0 || page == 65001 ?
	    1252 : page);
	v = kr_view_root(s);
	text = kr_charset_decode(&v, kr_buffer_span(&name),
	    4 * r->limits->text_part_bytes, r->arena, &flags);
	return text != NULL ? text->text : KR_SPAN_NONE;
}

/* ---- header fields ----------------------------------------------------- */

/* A value must not bring fields of its own. */
static void
value_write(struct kr_buffer *b, struct kr_span value)
{
	for (size_t i = 0; i < value.len && value.ptr[i] != '\0'; i++)
		kr_buffer_byte(b, value.ptr[i] == '\r' ||
		    value.ptr[i] == '\n' ? ' ' : value.ptr[i]);
}

static void
quoted_write(struct kr_buffer *b, struct kr_span s)
{
	kr_buffer_byte(b, '"');
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] != '"' && s.ptr[i] != '\\')
			value_write(b, kr_span_sub(s, i, 1));
	kr_buffer_byte(b, '"');
}

static void
field_write(struct kr_buffer *b, const char *name, struct kr_span value)
{
	if (value.len == 0)
		return;
	kr_buffer_str(b, name);
	kr_buffer_str(b, ": ");
	value_write(b, value);
	kr_buffer_str(b, "\n");
}

/* The fields as they came, but for those about a body that is gone. */
static bool
transport_write(struct kr_saving *g, const struct kr_saved *s,
    struct kr_buffer *b)
{
	struct kr_message *m = NULL;

	if (kr_span_trim(s->transport).len == 0)
		return false;
	if (kr_message_read(s->transport, g->r->limits, g->r->arena, &m,
	    NULL) != KR_OK) {
		g->r->failed = true;
		return false;
	}
	for (size_t i = 0; i < m->header->n; i++) {
		const struct kr_field *f = &m->header->field[i];

		if (kr_span_casestarts(f->name, "Content-") ||
		    kr_span_caseeq(f->name, "MIME-Version"))
			continue;
		kr_buffer_add(b, f->raw);
		if (b->len > 0 && b->data[b->len - 1] != '\n')
			kr_buffer_str(b, "\n");
	}
	return m->header->n > 0;
}

static void
fields_write(const struct kr_saved *s, struct kr_buffer *b)
{
	kr_buffer_str(b, "From: ");
	quoted_write(b, s->from_name);
	kr_buffer_str(b, " <");
	if (kr_span_chr(s->from_addr, 0, '@') != SIZE_MAX)
		value_write(b, s->from_addr);
	kr_buffer_str(b, ">\n");
	field_write(b, "To", s->to);
	field_write(b, "Subject", s->subject);
	field_write(b, "Message-ID", s->message_id);
}

/* ---- the body ---------------------------------------------------------- */

static void
text_write(struct kr_buffer *b, const char *boundary, const char *type,
    struct kr_span text)
{
	if (text.len == 0)
		return;
	kr_buffer_printf(b, "\n--%s\nContent-Type: %s; charset=%s\n"
	    "Content-Transfer-Encoding: 8bit\n\n", boundary, type,
	    kr_text_valid(text) ? "utf-8" : "windows-1252");
	kr_buffer_add(b, text);
}

static bool
type_usable(struct kr_span s)
{
	size_t slash = 0;

	for (size_t i = 0; i < s.len; i++) {
		slash += s.ptr[i] == '/';
		if (!kr_is_alnum(s.ptr[i]) && s.ptr[i] != '/' &&
		    s.ptr[i] != '-' && s.ptr[i] != '.' && s.ptr[i] != '+')
			return false;
	}
	return slash == 1 && !kr_span_casestarts(s, "multipart/") &&
	    !kr_span_casestarts(s, "message/");
}

static void
attachment_write(struct kr_buffer *b, const char *boundary,
    const struct kr_saved_part *p)
{
	kr_buffer_printf(b, "\n--%s\nContent-Type: ", boundary);
	if (p->message)
		kr_buffer_str(b, "message/rfc822");
	else if (type_usable(p->type))
		kr_buffer_add(b, p->type);
	else
		kr_buffer_str(b, "application/octet-stream");
	kr_buffer_str(b, "\nContent-Transfer-Encoding: binary\n"
	    "Content-Disposition: attachment");
	if (p->name.len > 0) {
		kr_buffer_str(b, "; filename=");
		quoted_write(b, p->name);
	}
	kr_buffer_str(b, "\n\n");
	kr_buffer_add(b, p->bytes);
}

/* The boundary comes from the bytes themselves, so they cannot have it. */
static bool
body_write(struct kr_saving *g, const struct kr_saved *s, struct kr_buffer *b)
{
	struct kr_span plain = s->plain, html = s->html, rtf;
	size_t max = g->r->limits->text_part_bytes;
	unsigned char digest[KR_SHA256_LEN];
	char hex[KR_SHA256_HEX], mixed[KR_SHA256_HEX + 16],
	    choice[KR_SHA256_HEX + 16];
	bool is_html = false;

	if (html.len == 0 && s->rtf.len > 0) {
		rtf = kr_rtf_read(kr_rtf_inflate(s->rtf, max, g->r->arena),
		    max, g->r->arena, &is_html);
		if (is_html)
			html = rtf;
		else if (plain.len == 0)
			plain = rtf;
	}
	if (!kr_sha256(g->file, digest))
		return false;
	kr_hex(digest, sizeof(digest), hex);
	snprintf(mixed, sizeof(mixed), "m%u.%s", g->messages, hex);
	snprintf(choice, sizeof(choice), "a%u.%s", g->messages, hex);
	g->messages++;
	kr_buffer_printf(b, "MIME-Version: 1.0\n"
	    "Content-Type: multipart/mixed; boundary=\"%s\"\n\n--%s\n"
	    "Content-Type: multipart/alternative; boundary=\"%s\"\n\n", mixed,
	    mixed, choice);
	text_write(b, choice, "text/plain", plain);
	text_write(b, choice, "text/html", html);
	kr_buffer_printf(b, "\n--%s--\n", choice);
	for (size_t i = 0; i < s->n_part; i++)
		attachment_write(b, mixed, &s->part[i]);
	kr_buffer_printf(b, "\n--%s--\n", mixed);
	return true;
}

struct kr_span
kr_saved_write(struct kr_saving *g, const struct kr_saved *s, bool *transport)
{
	struct kr_buffer b;

	kr_buffer_init(&b, g->r->arena, SIZE_MAX);
	*transport = transport_write(g, s, &b);
	if (!*transport)
		fields_write(s, &b);
	if (!body_write(g, s, &b) || !kr_buffer_ok(&b)) {
		g->r->failed = true;
		return KR_SPAN_NONE;
	}
	return kr_buffer_span(&b);
}

struct kr_message *
kr_saved_read(struct kr_reading *r, struct kr_span bytes,
    const struct kr_view *in)
{
	struct kr_run *run = kr_arena_zalloc(r->arena, 1, sizeof(*run));
	struct kr_message *m = NULL;

	if (run == NULL || kr_message_read(bytes, r->limits, r->arena, &m,
	    NULL) != KR_OK) {
		r->failed = true;
		return NULL;
	}
	*run = (struct kr_run){ .in = in, .width = (uint32_t)in->text.len,
	    .kind = KR_RUN_POINT };
	m->root.runs = run;
	m->root.n_runs = 1;
	return m;
}
