/* SPDX-License-Identifier: Apache-2.0 */
/*
 * xarf_payload.c - the evidence that X-ARF carries inside its JSON: messages,
 * pages, texts and lists of addresses, in base64
 */
#include <string.h>

#include "evidence/attached/saved.h"
#include "evidence/machine/xarf.h"

#define EVIDENCE_MAX	20		/* items looked into */

static bool
plain_type(struct kr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] <= ' ' || s.ptr[i] > '~')
			return false;
	return s.len > 0 && s.len < 100;
}

/* "data:text/html;base64,...": what stands before it, 0 if nothing does. */
static size_t
data_prefix(struct kr_span s)
{
	size_t comma = kr_span_chr(kr_span_sub(s, 0, 120), 0, ',');

	return kr_span_casestarts(s, "data:") && comma != SIZE_MAX ?
	    comma + 1 : 0;
}

/* Some put text into the JSON as it is, which base64 never looks like. */
static bool
in_base64(struct kr_span s)
{
	for (size_t i = data_prefix(s); i < s.len; i++)
		if (!kr_is_alnum(s.ptr[i]) &&
		    strchr("+/-_= \r\n\t", s.ptr[i]) == NULL)
			return false;
	return true;
}

/* RFC 4648 section 5 has two other letters. */
static void
put_base64(struct kr_buffer *b, struct kr_span s)
{
	for (size_t i = data_prefix(s); i < s.len; i++)
		kr_buffer_byte(b, s.ptr[i] == '-' ? '+' : s.ptr[i] == '_' ?
		    '/' : s.ptr[i]);
}

/*
 * A payload becomes a part: it is put into an envelope and read as mail is,
 * so that encoding, charset and nesting are undone by the one who knows.
 * Its bytes lead back to the JSON.
 */
static struct kr_message *
payload_open(struct kr_reading *r, const struct kr_part *json,
    struct kr_span type, struct kr_span payload)
{
	const struct kr_view *in = kr_part_decoded(r->message, json);
	bool encoded = in_base64(payload);
	struct kr_buffer b;

	kr_buffer_init(&b, r->arena, SIZE_MAX);
	kr_buffer_str(&b, "Content-Type: multipart/mixed; boundary=\"=\"\n"
	    "\n--=\nContent-Transfer-Encoding: ");
	kr_buffer_str(&b, encoded ? "base64" : "8bit");
	kr_buffer_str(&b, "\nContent-Type: ");
	kr_buffer_add(&b, plain_type(type) ? type :
	    KR_SPAN_LIT("text/plain"));
	kr_buffer_str(&b, "\n\n");
	if (encoded)
		put_base64(&b, payload);
	else
		kr_buffer_add(&b, payload);
	kr_buffer_str(&b, "\n--=--\n");
	if (in == NULL || !kr_buffer_ok(&b)) {
		r->failed = true;
		return NULL;
	}
	return kr_saved_read(r, kr_buffer_span(&b), in);
}

/* Does the text begin with the header of a mail?  Some call that plain. */
static bool
begins_mail(struct kr_span s)
{
	static const char *const fields[] = { "from:", "to:", "subject:",
	    "date:", "received:", "message-id:", "return-path:",
	    "mime-version:" };
	size_t end = kr_span_find(s, 0, "\n\n"), crlf = kr_span_find(s, 0,
	    "\r\n\r\n"), known = 0;
	struct kr_span line;

	s = kr_span_sub(s, 0, end < crlf ? end : crlf);
	while (kr_span_line(&s, &line)) {
		if (line.len == 0)
			continue;
		if (!kr_is_blank(line.ptr[0]) &&
		    kr_span_chr(line, 0, ':') == SIZE_MAX)
			return false;
		for (size_t i = 0; i < KR_NELEM(fields); i++)
			known += kr_span_casestarts(line, fields[i]);
	}
	return known >= 3;
}

static bool
message_take(struct kr_reading *r, struct kr_exhibit *x, struct kr_message *m)
{
	for (size_t i = 1; m != NULL && i < m->n_part; i++)
		if (m->part[i]->kind == KR_PART_MESSAGE &&
		    m->part[i]->child != NULL) {
			kr_exhibit_attached(r, x, m, m->part[i]->child);
			return true;
		}
	return false;
}

/* Text by its type, or by what programs write as text. */
static bool
told_as_text(struct kr_span type)
{
	static const char *const types[] = { "text/uri-list",
	    "application/json", "application/xml", "application/octet-stream",
	    "application/http", "text/csv" };

	for (size_t i = 0; i < KR_NELEM(types); i++)
		if (kr_span_casestarts(type, types[i]))
			return true;
	return false;
}

/* Logs of traffic are full of addresses that nobody complains of. */
static bool
is_log(const struct kr_machine *m)
{
	return m->category == KR_CATEGORY_SUSPICIOUS_TRAFFIC ||
	    m->category == KR_CATEGORY_DENIAL_OF_SERVICE ||
	    m->category == KR_CATEGORY_VULNERABILITY;
}

/* The text of the payload and the addresses in it; NULL: it has none. */
static const struct kr_view *
payload_text(struct kr_reading *r, struct kr_exhibit *x, struct kr_message *m)
{
	const struct kr_part *p = m->n_part > 1 ? m->part[1] : NULL;
	const struct kr_html *html;
	const struct kr_view *v;

	if (p == NULL || (p->kind != KR_PART_TEXT && p->kind != KR_PART_HTML))
		return NULL;
	v = kr_part_visible(m, p);
	if (v == NULL || kr_span_chr(v->text, 0, '\0') != SIZE_MAX)
		return NULL;	/* no text, whatever it is called */
	if (is_log(&r->report->machine))
		return v;
	html = p->kind == KR_PART_HTML ? kr_part_html(m, p) : NULL;
	if (html != NULL)
		kr_urls_html(r, &x->urls, html, 0, html->text->text.len);
	else
		kr_urls_text(r, &x->urls, v, 0, v->text.len, false);
	return v;
}

/* The first message found becomes the exhibit; texts are kept for it. */
static bool
payload_take(struct kr_reading *r, struct kr_exhibit *x,
    const struct kr_part *json, json_t *item, struct kr_slice *text)
{
	struct kr_span type = KR_XARF_TEXT(r, item, "content_type",
	    "ContentType");
	struct kr_span payload = KR_XARF_TEXT(r, item, "payload", "Payload",
	    "Data", "data");
	struct kr_message *m;
	const struct kr_view *v;

	if (told_as_text(type))
		type = KR_SPAN_LIT("text/plain");
	if (payload.len == 0 || (m = payload_open(r, json, type, payload)) ==
	    NULL)
		return false;
	if (message_take(r, x, m))
		return true;
	if ((v = payload_text(r, x, m)) == NULL)
		return false;
	if (begins_mail(v->text) && message_take(r, x, payload_open(r, json,
	    KR_SPAN_LIT("message/rfc822"), payload)))
		return true;
	*text = (struct kr_slice){ v, 0, v->text.len };
	return false;
}

/* Evidence of child abuse is never decoded, only counted. */
void
kr_xarf_evidence(struct kr_reading *r, struct kr_exhibit *x,
    const struct kr_part *json, const json_t *root)
{
	json_t *list = json_object_get(root, "evidence"), *item;
	json_t *report = json_object_get(root, "Report");
	size_t i;

	if (list == NULL && report != NULL)
		list = json_object_get(report, "Samples");
	if (list == NULL && report != NULL)
		list = json_object_get(report, "Attachment");
	if (!json_is_array(list) ||
	    r->report->machine.category == KR_CATEGORY_CHILD_EXPLOITATION)
		return;
	x->body = kr_arena_zalloc(r->arena, EVIDENCE_MAX, sizeof(*x->body));
	if (x->body == NULL) {
		r->failed = true;
		return;
	}
	json_array_foreach(list, i, item) {
		struct kr_slice text = { NULL, 0, 0 };

		if (i >= EVIDENCE_MAX || r->failed)
			break;
		if (payload_take(r, x, json, item, &text))
			return;
		if (text.view != NULL && x->part == NULL)
			x->body[x->n_body++] = text;
	}
}
