/* SPDX-License-Identifier: Apache-2.0 */
/* A letter as a mail. */
#include <string.h>
#include <time.h>

#include "hold/letter.h"

#define LINE_BYTES	76	/* RFC 2045 6.7 */
#define WORD_BYTES	45	/* of text in an encoded word (RFC 2047 2) */
#define HEX		"0123456789ABCDEF"

static bool
is_ascii(struct kr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < ' ' || s.ptr[i] > '~')
			return false;
	return true;
}

/* Bytes of the character at off of valid UTF-8. */
static size_t
character(struct kr_span s, size_t off)
{
	size_t next = off;

	kr_text_next(s, &next);
	return next - off;
}

static void
hex_byte(struct kr_buffer *b, char c)
{
	kr_buffer_byte(b, '=');
	kr_buffer_byte(b, HEX[(unsigned char)c >> 4]);
	kr_buffer_byte(b, HEX[(unsigned char)c & 15]);
}

/* RFC 2047 4.2, folded; no character is cut in two. */
static void
encoded_words(struct kr_buffer *b, struct kr_span s)
{
	size_t off = 0;

	while (off < s.len) {
		size_t width = 0;

		kr_buffer_str(b, off == 0 ? "=?UTF-8?Q?" :
		    "\r\n =?UTF-8?Q?");
		while (off < s.len && width < WORD_BYTES) {
			size_t n = character(s, off);

			if (width > 0 && width + 3 * n > WORD_BYTES + 12)
				break;
			for (size_t i = 0; i < n; i++, off++) {
				bool plain = kr_is_alnum(s.ptr[off]);

				if (plain)
					kr_buffer_byte(b, s.ptr[off]);
				else
					hex_byte(b, s.ptr[off]);
				width += plain ? 1 : 3;
			}
		}
		kr_buffer_str(b, "?=");
	}
}

static void
field_text(struct kr_buffer *b, const char *name, struct kr_span text)
{
	kr_buffer_printf(b, "%s: ", name);
	if (is_ascii(text) && strlen(name) + 2 + text.len <= LINE_BYTES)
		kr_buffer_add(b, text);
	else
		encoded_words(b, text);
	kr_buffer_str(b, "\r\n");
}

/* RFC 2045 6.7. */
static void
quoted_printable(struct kr_buffer *b, struct kr_span s)
{
	struct kr_span line;

	while (kr_span_line(&s, &line)) {
		size_t column = 0;

		for (size_t i = 0; i < line.len; i++) {
			char c = line.ptr[i];
			bool plain = c > ' ' && c <= '~' && c != '=';

			plain = plain || (c == ' ' && i + 1 < line.len);
			if (column + 3 > LINE_BYTES - 1) {
				kr_buffer_str(b, "=\r\n");
				column = 0;
			}
			if (plain)
				kr_buffer_byte(b, c);
			else
				hex_byte(b, c);
			column += plain ? 1 : 3;
		}
		kr_buffer_str(b, "\r\n");
	}
}

/* "<...>" that cannot break a header. */
static bool
message_id_valid(const char *id)
{
	size_t n = strlen(id);

	for (size_t i = 0; i < n; i++)
		if (id[i] <= ' ' || id[i] > '~' ||
		    ((id[i] == '<') != (i == 0)) ||
		    ((id[i] == '>') != (i + 1 == n)))
			return false;
	return n > 4 && n < 900;
}

static void
date_field(struct kr_buffer *b, int64_t now_s)
{
	char text[64];
	time_t t = (time_t)now_s;
	struct tm tm;

	/* The programs never call setlocale(): names are English. */
	if (gmtime_r(&t, &tm) != NULL &&
	    strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S +0000",
	    &tm) > 0)
		kr_buffer_printf(b, "Date: %s\r\n", text);
}

/* RFC 5321 4.5.3.1.1: 64 bytes before the "@". */
static void
reply_to(struct kr_buffer *b, const struct kr_config *config,
    const char *token)
{
	struct kr_span box = kr_span_str(config->report_mailbox.item[0]);
	size_t at = kr_span_chr(box, 0, '@');
	char word[KR_PLUS_LEN + 1];

	if (config->answer_plus && at != SIZE_MAX &&
	    at + 1 + KR_PLUS_LEN <= 64 && kr_token_write_plus(token, word))
		kr_buffer_printf(b, "Reply-To: <%.*s+%s%.*s>\r\n", (int)at,
		    box.ptr, word, KR_SPAN_ARG(kr_span_from(box, at)));
}

static void
header(struct kr_buffer *b, const struct kr_config *config,
    const struct kr_hold_item *item, const char *token, int64_t now_s,
    struct kr_span subject)
{
	struct kr_span name = kr_span_str(config->answer_name);

	kr_buffer_str(b, "From: ");
	if (is_ascii(name) && kr_span_chr(name, 0, '"') == SIZE_MAX &&
	    kr_span_chr(name, 0, '\\') == SIZE_MAX)
		kr_buffer_printf(b, "\"%s\"", config->answer_name);
	else
		encoded_words(b, name);
	kr_buffer_printf(b, " <%s>\r\nTo: <%s>\r\n",
	    config->report_mailbox.item[0], item->reporter);
	reply_to(b, config, token);
	field_text(b, "Subject", subject);
	date_field(b, now_s);
	kr_buffer_printf(b, "Message-ID: <%s%s@%s>\r\n", *token != '\0' ?
	    token : item->id, *token != '\0' ? "" : ".received",
	    config->authserv_id);
	if (message_id_valid(item->message_id))
		kr_buffer_printf(b, "In-Reply-To: %s\r\nReferences: %s\r\n",
		    item->message_id, item->message_id);
	/* RFC 3834 5; the second stops some programs' automatic answers */
	kr_buffer_str(b, "Auto-Submitted: auto-replied\r\n"
	    "X-Auto-Response-Suppress: All\r\n"
	    "MIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=UTF-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
}

enum kr_rc
kr_letter_compose(const struct kr_config *config, enum kr_letter_kind kind,
    const struct kr_hold_item *item, const char *token, int64_t now_s,
    struct kr_arena *arena, struct kr_span *ret, struct kr_err *err)
{
	struct kr_letter_text text;
	struct kr_buffer b;
	enum kr_rc rc = kr_letter_text(config, kind, item, token, arena,
	    &text, err);

	if (rc != KR_OK)
		return rc;
	kr_buffer_init(&b, arena, SIZE_MAX);
	header(&b, config, item, token, now_s, text.subject);
	quoted_printable(&b, text.body);
	if (!kr_buffer_ok(&b))
		return kr_fail(err, KR_E_NOMEM, 0,
		    "hold: no memory for a letter");
	*ret = kr_buffer_span(&b);
	return KR_OK;
}
