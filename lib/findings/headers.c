/* SPDX-License-Identifier: Apache-2.0 */
/* Header fields as the rule language asks for them. */
#include <string.h>

#include "findings/texts.h"

/* What may follow a field's name: "From:addr:first". */
struct asked {
	struct kr_span	field;
	bool		raw, addr, name, host, domain, ip, reverse;
	bool		first, last;
};

static void
asked_read(struct asked *a, struct kr_span name, bool raw)
{
	size_t colon = kr_span_chr(name, 0, ':');

	*a = (struct asked){ .field = kr_span_sub(name, 0, colon), .raw = raw };
	while (colon != SIZE_MAX) {
		struct kr_span word;

		name = kr_span_from(name, colon + 1);
		colon = kr_span_chr(name, 0, ':');
		word = kr_span_sub(name, 0, colon);
		a->raw |= kr_span_is(word, "raw");
		a->addr |= kr_span_is(word, "addr");
		a->name |= kr_span_is(word, "name");
		a->domain |= kr_span_is(word, "domain");
		a->host |= kr_span_is(word, "host") || a->domain;
		a->reverse |= kr_span_is(word, "revip");
		a->ip |= kr_span_is(word, "ip") || a->reverse;
		a->first |= kr_span_is(word, "first");
		a->last |= kr_span_is(word, "last");
	}
}

/* ---- values that grow --------------------------------------------------- */

struct values {
	struct kr_span	*item;
	size_t		 n, cap;
	struct kr_arena	*arena;
};

static void
put(struct values *v, struct kr_span s)
{
	if (s.ptr != NULL && KR_ARENA_ROOM(v->arena, v->item, v->n, &v->cap))
		v->item[v->n++] = s;
}

/* Add s with LF for CRLF. */
static void
lines_add(struct kr_buffer *b, struct kr_span s)
{
	for (size_t at = 0, cr; at < s.len; at = cr) {
		size_t next = at;

		do {
			cr = kr_span_chr(s, next, '\r');
			next = cr + 1;
		} while (cr != SIZE_MAX && (next == s.len ||
		    s.ptr[next] != '\n'));
		cr = cr == SIZE_MAX ? s.len : cr;
		kr_buffer_add(b, kr_span_sub(s, at, cr - at));
		cr += cr < s.len;
	}
}

/* As written, but with LF for CRLF and an end of line. */
static struct kr_span
raw_value(const struct kr_field *f, struct kr_arena *arena)
{
	struct kr_buffer b;
	size_t at = 0;

	kr_buffer_init(&b, arena, SIZE_MAX);
	while (at < f->value.len && (f->value.ptr[at] == ' ' ||
	    f->value.ptr[at] == '\t'))
		at++;
	lines_add(&b, kr_span_from(f->value, at));
	kr_buffer_byte(&b, '\n');
	return kr_buffer_span(&b);
}

/* A line end and the blanks after it are one blank. */
static struct kr_span
unfolded(struct kr_span s, struct kr_arena *arena)
{
	struct kr_buffer b;

	if (kr_span_chr(s, 0, '\n') == SIZE_MAX)
		return s;
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t at = 0; at < s.len; ) {
		size_t lf = kr_span_chr(s, at, '\n');
		size_t end = lf == SIZE_MAX ? s.len : lf;

		if (lf != SIZE_MAX && end > at && s.ptr[end - 1] == '\r')
			end--;
		kr_buffer_add(&b, kr_span_sub(s, at, end - at));
		if (lf == SIZE_MAX)
			break;
		for (at = lf + 1; at < s.len && (s.ptr[at] == ' ' ||
		    s.ptr[at] == '\t'); at++)
			;
		kr_buffer_byte(&b, ' ');
	}
	return kr_buffer_span(&b);
}

/* Fields that hold no encoded words, whatever looks like one. */
static bool
plain(struct kr_span name)
{
	static const char *const names[] = { "Received", "Message-ID",
	    "Resent-Message-ID", "Date", "Resent-Date", "MIME-Version",
	    "References", "In-Reply-To" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_caseeq(name, names[i]))
			return true;
	return kr_span_casestarts(name, "List-");
}

static struct kr_span
text_value(const struct kr_field *f, struct kr_arena *arena)
{
	struct kr_field one = *f;

	one.value = kr_span_trim(unfolded(f->value, arena));
	return plain(f->name) ? kr_text_repair(one.value, arena, NULL) :
	    kr_field_text(&one, arena);
}

static void
field_put(struct values *v, const struct kr_header *h, struct kr_span name,
    bool raw)
{
	for (size_t i = 0; i < h->n; i++)
		if (kr_span_caseeq2(h->field[i].name, name))
			put(v, raw ? raw_value(&h->field[i], v->arena) :
			    text_value(&h->field[i], v->arena));
}

/* ---- pseudo-fields ------------------------------------------------------ */

static void
line_put(struct kr_buffer *b, const struct kr_field *f, bool raw,
    struct kr_arena *arena)
{
	if (raw) {
		lines_add(b, f->raw);
		return;
	}
	kr_buffer_add(b, f->name);
	kr_buffer_str(b, ": ");
	kr_buffer_add(b, text_value(f, arena));
	kr_buffer_byte(b, '\n');
}

/*
 * The fields from the Received field number from on, down to number to and
 * that one itself (counting from 0); SIZE_MAX: from the very first.
 */
static struct kr_span
header_part(const struct kr_header *h, bool raw, size_t from, size_t to,
    struct kr_arena *arena)
{
	struct kr_buffer b;
	size_t received = 0;

	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < h->n; i++) {
		if (kr_span_caseeq(h->field[i].name, "Received"))
			received++;
		if (from == SIZE_MAX || received > from)
			line_put(&b, &h->field[i], raw, arena);
		if (received > to)
			break;
	}
	return b.len == 0 ? KR_SPAN_LIT("") : kr_buffer_span(&b);
}

static struct kr_span
header_whole(const struct kr_header *h, bool raw, struct kr_arena *arena)
{
	return header_part(h, raw, SIZE_MAX, SIZE_MAX, arena);
}

/* Fetched from a mailbox and sent on: the envelope is the fetcher's. */
static bool
refetched(const struct kr_header *h)
{
	const struct kr_field *sender = kr_header_find(h, "X-Sender", 0);

	if (sender == NULL || kr_span_chr(sender->value, 0, '@') == SIZE_MAX)
		return false;
	for (size_t i = 0; i < h->n; i++)
		if (kr_span_caseeq(h->field[i].name, "Received") &&
		    kr_span_find(h->field[i].value, 0, "(fetchmail") !=
		    SIZE_MAX)
			return true;
	return false;
}

/* The envelope's sender as the last believed host noted it. */
static struct kr_span
envelope_from(struct kr_headers *f)
{
	static const char *const noted[] = { "X-Envelope-From",
	    "Envelope-Sender", "Return-Path" };
	const struct kr_relays *r = kr_headers_relays(f);
	size_t last = r->n_trusted < r->n ? r->n_trusted : r->n;

	if (last == r->n && last > 0)
		last--;
	if (last < r->n && kr_span_chr(r->item[last].envelope_from, 0,
	    '@') != SIZE_MAX)
		return r->item[last].envelope_from;
	if (refetched(f->header))
		return KR_SPAN_NONE;
	for (size_t i = 0; i < KR_NELEM(noted); i++) {
		const struct kr_field *field = kr_header_find(f->header,
		    noted[i], 0);
		const struct kr_field *received = kr_header_find(f->header,
		    "Received", 0);

		/* Below a Received field anybody could have put it. */
		if (field != NULL && (received == NULL || field < received))
			return kr_header_address(f->header, noted[i],
			    f->message->limits, f->arena).addr;
	}
	return KR_SPAN_NONE;
}

static bool
relays_put(struct kr_headers *f, struct kr_span which, struct values *v)
{
	const struct kr_relays *r;
	bool inner = kr_span_caseeq(which, "Trusted") ||
	    kr_span_caseeq(which, "Internal");

	if (!inner && !kr_span_caseeq(which, "Untrusted") &&
	    !kr_span_caseeq(which, "External"))
		return false;
	r = kr_headers_relays(f);
	put(v, kr_relays_text(r, inner ? 0 : r->n_trusted,
	    inner ? r->n_trusted : r->n, f->arena));
	return true;
}

/* Fields made of others; false if it is a plain one. */
static bool
pseudo_put(struct kr_headers *f, const struct asked *a, struct values *v)
{
	static const char *const ids[] = { "X-Message-Id",
	    "Resent-Message-Id", "X-Original-Message-ID", "Message-Id" };
	struct kr_span name = a->field;

	if (kr_span_is(name, "ALL")) {
		put(v, header_whole(f->header, a->raw, f->arena));
	} else if (kr_span_is(name, "ALL-EXTERNAL") ||
	    kr_span_is(name, "ALL-UNTRUSTED")) {
		put(v, header_part(f->header, a->raw,
		    kr_headers_relays(f)->trusted_fields, SIZE_MAX, f->arena));
	} else if (kr_span_is(name, "ALL-INTERNAL") ||
	    kr_span_is(name, "ALL-TRUSTED")) {
		put(v, header_part(f->header, a->raw, SIZE_MAX,
		    kr_headers_relays(f)->trusted_fields, f->arena));
	} else if (kr_span_caseeq(name, "ToCc")) {
		field_put(v, f->header, KR_SPAN_LIT("To"), a->raw | a->addr);
		field_put(v, f->header, KR_SPAN_LIT("Cc"), a->raw | a->addr);
	} else if (kr_span_is(name, "MESSAGEID")) {
		for (size_t i = 0; i < KR_NELEM(ids); i++)
			field_put(v, f->header, kr_span_str(ids[i]), a->raw);
	} else if (kr_span_caseeq(name, "EnvelopeFrom")) {
		put(v, envelope_from(f));
	} else {
		return kr_span_casestarts(name, "X-Spam-Relays-") &&
		    relays_put(f, kr_span_from(name, 14), v);
	}
	return true;
}

/* What a quoted message without header says of itself. */
static struct kr_span
claimed(const struct kr_exhibit *x, struct kr_span name,
    struct kr_arena *arena)
{
	struct kr_buffer b;

	if (kr_span_caseeq(name, "Subject"))
		return x->subject;
	if (kr_span_caseeq(name, "To") || kr_span_caseeq(name, "ToCc"))
		return x->to;
	if (kr_span_caseeq(name, "Reply-To"))
		return x->reply_to;
	if (kr_span_caseeq(name, "Date"))
		return x->date;
	if (!kr_span_caseeq(name, "From") || x->from.len == 0)
		return KR_SPAN_NONE;
	kr_buffer_init(&b, arena, SIZE_MAX);
	if (x->from_name.len > 0) {
		kr_buffer_add(&b, x->from_name);
		kr_buffer_byte(&b, ' ');
	}
	kr_buffer_byte(&b, '<');
	kr_buffer_add(&b, x->from);
	kr_buffer_byte(&b, '>');
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

/* ---- parts of values ---------------------------------------------------- */

/* The name before the address as it is written, encoded words and all. */
static struct kr_span
name_raw(struct kr_span value)
{
	struct kr_span s = kr_span_trim(kr_span_sub(value, 0,
	    kr_span_chr(value, 0, '<')));

	if (s.len == value.len || s.len == 0)
		return KR_SPAN_NONE;
	if (s.len > 1 && s.ptr[0] == '"' && s.ptr[s.len - 1] == '"')
		s = kr_span_sub(s, 1, s.len - 2);
	return s;
}

static void
addresses_put(const struct kr_headers *f, const struct asked *a,
    struct kr_span value, struct values *v)
{
	struct kr_addresses list;

	if (a->name && a->raw) {
		put(v, name_raw(value));
		return;
	}
	if (kr_addresses_read(value, f->message->limits, f->arena, &list) !=
	    KR_OK)
		return;
	for (size_t i = 0; i < list.n; i++) {
		struct kr_span s = a->addr ? list.item[i].addr :
		    list.item[i].name;

		if (s.len > 0)
			put(v, s);
	}
}

/* The domain after the last @, or the first word with a dot in it. */
static struct kr_span
host_of(struct kr_span s)
{
	for (size_t i = s.len; i-- > 0; )
		if (s.ptr[i] == '@') {
			size_t end = i + 1;

			while (end < s.len && (kr_is_alnum(s.ptr[end]) ||
			    s.ptr[end] == '.' || s.ptr[end] == '-'))
				end++;
			return kr_span_sub(s, i + 1, end - i - 1);
		}
	return KR_SPAN_NONE;
}

/* An address in dotted form; its parts in reverse order if asked. */
static struct kr_span
ip_of(struct kr_span s, bool reverse, struct kr_arena *arena)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned v[4];
		int n = 0;
		struct kr_buffer b;

		if (!kr_is_digit(s.ptr[i]) || (i > 0 &&
		    (kr_is_alnum(s.ptr[i - 1]) || s.ptr[i - 1] == '.')))
			continue;
		for (size_t k = i; n < 4 && k < s.len; k++) {
			size_t from = k;

			for (v[n] = 0; k < s.len && kr_is_digit(s.ptr[k]) &&
			    k - from < 3; k++)
				v[n] = v[n] * 10 + (unsigned)(s.ptr[k] - '0');
			if (k == from || v[n] > 255)
				break;
			n++;
			if (n < 4 && (k >= s.len || s.ptr[k] != '.'))
				break;
		}
		if (n < 4)
			continue;
		kr_buffer_init(&b, arena, SIZE_MAX);
		for (n = 0; n < 4; n++)
			kr_buffer_printf(&b, "%s%u", n > 0 ? "." : "",
			    v[reverse ? 3 - n : n]);
		return kr_buffer_span(&b);
	}
	return KR_SPAN_NONE;
}

static void
hosts_put(const struct kr_headers *f, const struct asked *a, struct kr_span s,
    struct values *v)
{
	struct kr_span host;

	if (a->ip) {
		put(v, ip_of(s, a->reverse, f->arena));
		return;
	}
	host = host_of(s);
	if (a->domain && host.len > 0)
		host = kr_auth_organisation(host, f->arena);
	if (host.len > 0)
		put(v, host);
}

/* ---- answers ------------------------------------------------------------ */

static void
values_make(struct kr_headers *f, const struct asked *a, struct values *ret)
{
	struct values v = { .arena = f->arena }, part = { .arena = f->arena };

	if (f->header == NULL) {
		if (f->exhibit != NULL)
			put(&v, claimed(f->exhibit, a->field, f->arena));
	} else if (!pseudo_put(f, a, &v)) {
		/* Names are decoded after the address list is taken apart. */
		field_put(&v, f->header, a->field,
		    a->raw || a->addr || a->name);
	}
	if (a->first && v.n > 1)
		v.n = 1;
	if (a->last && v.n > 1) {
		v.item[0] = v.item[v.n - 1];
		v.n = 1;
	}
	if (a->addr || a->name) {
		for (size_t i = 0; i < v.n; i++)
			addresses_put(f, a, v.item[i], &part);
		v = part;
	}
	if (a->host || a->ip) {
		part = (struct values){ .arena = f->arena };
		for (size_t i = 0; i < v.n; i++)
			hosts_put(f, a, v.item[i], &part);
		v = part;
	}
	*ret = v;
}

struct kr_span
kr_headers_value(void *ctx, struct kr_span name, bool raw, size_t nth)
{
	struct kr_headers *f = ctx;

	if (f->asked.ptr == NULL || f->asked_raw != raw ||
	    !kr_span_eq(f->asked, name)) {
		struct values v;
		struct asked a;

		asked_read(&a, name, raw);
		values_make(f, &a, &v);
		f->asked = name;
		f->asked_raw = raw;
		f->value = v.item;
		f->n_value = v.n;
	}
	return nth < f->n_value ? f->value[nth] : KR_SPAN_NONE;
}

static bool
below(const struct kr_part *p, const struct kr_part *root)
{
	for (; p != NULL; p = p->parent)
		if (p == root)
			return true;
	return false;
}

bool
kr_headers_own(const struct kr_headers *f, const struct kr_part *p)
{
	return f->root == NULL || below(p, f->root);
}

/* Pieces of HTML that functions of the language match: "html:title". */
static struct kr_span
html_piece(struct kr_headers *f, struct kr_span kind, size_t nth)
{
	for (size_t i = 0; i < f->message->n_part; i++) {
		const struct kr_part *p = f->message->part[i];
		struct values v = { .arena = f->arena };

		if ((f->root == NULL || below(p, f->root)) &&
		    p->kind == KR_PART_HTML)
			kr_html_pieces(f, p, kind, &v.item, &v.n);
		if (nth < v.n)
			return v.item[nth];
		nth -= v.n;
	}
	return KR_SPAN_NONE;
}

struct kr_span
kr_headers_mime(void *ctx, struct kr_span name, bool raw, size_t nth)
{
	struct kr_headers *f = ctx;

	if (kr_span_casestarts(name, "html:"))
		return html_piece(f, kr_span_from(name, 5), nth);
	for (size_t i = 0; i < f->message->n_part; i++) {
		const struct kr_part *p = f->message->part[i];
		struct values v = { .arena = f->arena };

		if (f->root != NULL && !below(p, f->root))
			continue;
		if (kr_span_is(name, "ALL"))
			put(&v, header_whole(&p->header, raw, f->arena));
		else
			field_put(&v, &p->header, name, raw);
		if (v.n > 0 && nth-- == 0)
			return v.item[v.n - 1];
	}
	return KR_SPAN_NONE;
}

const struct kr_relays *
kr_headers_relays(struct kr_headers *f)
{
	static const struct kr_relays none = { .item = NULL };

	if (f->relays == NULL && f->header != NULL) {
		f->relays = kr_arena_alloc(f->arena, 1, sizeof(*f->relays));
		if (f->relays != NULL)
			kr_relays_read(f->header, f->arena, f->relays);
	}
	return f->relays != NULL ? f->relays : &none;
}

const struct kr_view *
kr_headers_shown(struct kr_headers *f)
{
	if (f->shown == NULL)
		f->shown = kr_view_shown(f->message, f->root, f->arena);
	return f->shown;
}

const struct kr_view *
kr_headers_paragraphs(struct kr_headers *f)
{
	if (f->paragraphs == NULL && kr_headers_shown(f) != NULL)
		f->paragraphs = kr_view_paragraphs(kr_headers_value(f,
		    KR_SPAN_LIT("Subject"), false, 0), f->shown, f->arena);
	return f->paragraphs;
}
