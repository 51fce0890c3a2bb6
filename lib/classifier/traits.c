/* SPDX-License-Identifier: Apache-2.0 */
/* traits.c - tokens of header fields and of how a message is built */
#include <string.h>

#include "classifier/tokens.h"

#define URLS_MAX	60	/* addresses looked at */
#define VALUE_MAX	40	/* bytes of a program's name */
#define PATH_MAX_SEEN	60	/* bytes of an address's path */
#define PARTS_MAX	20

/* "[list] Re: subject" without what is before the subject itself. */
struct kr_span
kr_tokens_subject(struct kr_span s)
{
	s = kr_span_trim(s);
	while (s.len > 0 && s.ptr[0] == '[') {
		size_t end = kr_span_chr(s, 0, ']');

		if (end == SIZE_MAX || end > 30)
			break;
		s = kr_span_trim(kr_span_from(s, end + 1));
	}
	return s;
}

static void
trait(struct kr_taking *t, const char *name)
{
	kr_token_take(t, 'x', kr_span_str(name));
}

/* "name", and how many: none, one, a few, many ... */
static void
trait_count(struct kr_taking *t, const char *name, size_t n)
{
	static const char sizes[] = "0123456789abcdefghijklmnop";
	unsigned step = 0;
	char text[24];
	size_t len = strlen(name);

	while (n > 0 && step < sizeof(sizes) - 2) {
		n /= 2;
		step++;
	}
	memcpy(text, name, len);
	text[len] = sizes[step];
	kr_token_take(t, 'x', (struct kr_span){ text, len + 1 });
}

/* Letters as a, digits as 0, repeated ones once: "a0@" of "joe77@". */
static void
shape_take(struct kr_taking *t, char kind, struct kr_span s)
{
	char text[24];
	size_t n = 0;

	for (size_t i = 0; i < s.len && n < sizeof(text); i++) {
		char c = s.ptr[i];

		c = kr_is_digit(c) ? '0' : c >= 'A' && c <= 'Z' ? 'A' :
		    kr_is_alpha(c) ? 'a' : c;
		if (n == 0 || text[n - 1] != c)
			text[n++] = c;
	}
	kr_token_take(t, kind, (struct kr_span){ text, n });
}

static struct kr_span
last_label(struct kr_span host)
{
	size_t dot = SIZE_MAX;

	for (size_t i = 0; i + 1 < host.len; i++)
		if (host.ptr[i] == '.')
			dot = i;
	return dot == SIZE_MAX ? host : kr_span_from(host, dot + 1);
}

static struct kr_span
domain_of(struct kr_span addr)
{
	size_t at = kr_span_chr(addr, 0, '@');

	return at == SIZE_MAX ? KR_SPAN_NONE : kr_span_from(addr, at + 1);
}

/* Letter runs of a host or path. */
static void
labels_take(struct kr_taking *t, char kind, struct kr_span s)
{
	char word[16];
	size_t n = 0;

	for (size_t i = 0; i <= s.len; i++) {
		char c = i < s.len ? kr_lower(s.ptr[i]) : ' ';

		if (kr_is_alpha(c)) {
			if (n < sizeof(word))
				word[n] = c;
			n++;
			continue;
		}
		if (n >= 3 && n <= sizeof(word))
			kr_token_take(t, kind, (struct kr_span){ word, n });
		n = 0;
	}
}

/* ---- who ---------------------------------------------------------------- */

void
kr_tokens_sender(struct kr_taking *t)
{
	const struct kr_exhibit *x = t->exhibit;
	struct kr_span reply = domain_of(x->reply_to);
	struct kr_span local = x->from;
	size_t at = kr_span_chr(x->from, 0, '@');

	if (kr_span_casestarts(kr_span_trim(x->subject), "re:"))
		trait(t, "answers");
	shape_take(t, 'j', x->subject);
	if (x->from.len == 0) {
		trait(t, "no sender");
		return;
	}
	if (at != SIZE_MAX)
		local = kr_span_sub(x->from, 0, at);
	shape_take(t, 'l', local);
	labels_take(t, 'f', local);
	labels_take(t, 'd', x->from_domain);
	kr_token_take(t, 'd', last_label(x->from_domain));
	shape_take(t, 'D', x->from_domain);
	if (x->from_name.len == 0)
		trait(t, "no name");
	else if (kr_span_chr(x->from_name, 0, '@') != SIZE_MAX)
		trait(t, "name is an address");
	if (reply.len > 0)
		trait(t, kr_span_caseeq2(reply, x->from_domain) ?
		    "reply same domain" : "reply elsewhere");
	if (x->to.len > 0 && kr_span_caseeq2(x->to, x->from))
		trait(t, "to itself");
}

/* ---- the header --------------------------------------------------------- */

static void
id_take(struct kr_taking *t)
{
	struct kr_span id = kr_span_trim(t->exhibit->message_id);
	struct kr_span host;

	if (id.len == 0) {
		trait(t, "no id");
		return;
	}
	host = domain_of(id);
	if (host.len > 0 && host.ptr[host.len - 1] == '>')
		host.len--;
	if (host.len == 0)
		trait(t, "id without domain");
	else if (kr_span_chr(host, 0, '.') == SIZE_MAX)
		trait(t, "id of one label");
	else if (t->exhibit->from_domain.len > 0)
		trait(t, kr_span_caseeq2(last_label(host),
		    last_label(t->exhibit->from_domain)) ? "id same end" :
		    "id other end");
	if (host.len > 0)
		shape_take(t, 'i', kr_span_sub(id, 0,
		    (size_t)(host.ptr - id.ptr)));
}

/* Fields whose presence or value senders choose. */
static void
fields_take(struct kr_taking *t)
{
	const struct kr_header *h = t->exhibit->header;
	static const struct {
		const char	*name;
		char		 value;		/* kind of its words; 0: none */
	} fields[] = {
		{ "X-Mailer", 'm' }, { "User-Agent", 'm' },
		{ "X-Priority", 0 }, { "Importance", 0 },
		{ "In-Reply-To", 0 }, { "References", 0 },
		{ "Organization", 0 }, { "MIME-Version", 0 },
		{ "Reply-To", 0 }, { "Cc", 0 }, { "To", 0 }, { "Date", 0 },
		{ "X-MimeOLE", 0 }, { "Content-Type", 0 },
	};

	for (size_t i = 0; i < KR_NELEM(fields); i++) {
		const struct kr_field *f = kr_header_find(h, fields[i].name,
		    0);

		if (f == NULL)
			continue;
		kr_token_take(t, 'h', kr_span_str(fields[i].name));
		if (fields[i].value != 0)
			labels_take(t, fields[i].value, kr_span_sub(
			    kr_span_trim(f->value), 0, VALUE_MAX));
	}
	id_take(t);
}

void
kr_tokens_header(struct kr_taking *t)
{
	if (t->exhibit->header != NULL)
		fields_take(t);
}

/* ---- where it leads ----------------------------------------------------- */

void
kr_tokens_urls(struct kr_taking *t)
{
	const struct kr_urls *u = &t->exhibit->urls;

	trait_count(t, "urls ", u->n);
	for (size_t i = 0; i < u->n && i < URLS_MAX; i++) {
		const struct kr_url *l = &u->item[i];
		struct kr_span target = l->target;
		size_t host;

		if (l->host.len == 0)
			continue;
		kr_token_take(t, 'u', last_label(l->host));
		labels_take(t, 'u', l->host);
		shape_take(t, 'U', l->host);
		host = kr_span_casefind(target, 0, "//");
		host = host == SIZE_MAX ? SIZE_MAX :
		    kr_span_chr(target, host + 2, '/');
		if (host != SIZE_MAX)
			labels_take(t, 'p', kr_span_sub(target, host,
			    PATH_MAX_SEEN));
	}
}

/* ---- how it is built ---------------------------------------------------- */

static void
html_take(struct kr_taking *t)
{
	const struct kr_html *h = t->exhibit->html;

	if (h == NULL) {
		trait(t, "no html");
		return;
	}
	trait_count(t, "links ", h->n_link);
	trait_count(t, "images ", h->n_image);
	trait_count(t, "hidden ", h->n_hidden);
	if (h->has_form)
		trait(t, "form");
	if (h->has_script)
		trait(t, "script");
	if (h->has_style)
		trait(t, "style");
}

static void
part_take(struct kr_taking *t, const struct kr_part *p)
{
	static const char *const encodings[] = {
		[KR_ENCODING_IDENTITY] = "plain", [KR_ENCODING_QP] = "qp",
		[KR_ENCODING_BASE64] = "base64",
		[KR_ENCODING_UUENCODE] = "uuencode",
		[KR_ENCODING_UNKNOWN] = "unknown encoding",
	};
	char text[64];
	size_t n = 0;

	for (size_t i = 0; i < p->type.len && n < 30; i++)
		text[n++] = p->type.ptr[i];
	text[n++] = '/';
	for (size_t i = 0; i < p->subtype.len && n < 62; i++)
		text[n++] = p->subtype.ptr[i];
	kr_token_take(t, 't', (struct kr_span){ text, n });
	if (p->kind == KR_PART_TEXT || p->kind == KR_PART_HTML) {
		kr_token_take(t, 'e', kr_span_str(encodings[p->encoding]));
		n = 0;
		for (size_t i = 0; i < p->charset.len && n < 30; i++)
			text[n++] = kr_lower(p->charset.ptr[i]);
		kr_token_take(t, 'c', (struct kr_span){ text, n });
	}
	if (p->filename.len > 0)
		kr_token_take(t, 'a', last_label(p->filename));
}

void
kr_tokens_structure(struct kr_taking *t)
{
	const struct kr_exhibit *x = t->exhibit;

	trait_count(t, "words ", t->out->words);
	trait_count(t, "attachments ", x->n_attachment);
	html_take(t);
	if (x->part == NULL)
		return;
	for (size_t i = x->part->index, n = 0; i < x->message->n_part &&
	    n < PARTS_MAX; i++, n++) {
		const struct kr_part *p = x->message->part[i];

		if (p != x->part && p->depth <= x->part->depth)
			break;
		part_take(t, p);
	}
}
