/* SPDX-License-Identifier: Apache-2.0 */
/* Macros of SPF (RFC 7208 section 7), in records that follow the grammar. */
#include <arpa/inet.h>
#include <string.h>

#include "auth/spf.h"

#define EXPANDED_MAX	16384	/* bytes; what no name comes near */
#define PARTS_MAX	128	/* RFC 7208 7.1: more labels no name has */

/* The client's address, dotted: bytes of IPv4, nibbles of IPv6 (7.3). */
static struct kr_span
address_text(struct kr_spf *spf)
{
	struct kr_buffer out;

	kr_buffer_init(&out, spf->arena, KR_DOMAIN_MAX);
	for (size_t i = 0; i < spf->ip_len; i++) {
		if (i > 0)
			kr_buffer_byte(&out, '.');
		if (spf->ip_len == 4)
			kr_buffer_printf(&out, "%u", spf->ip[i]);
		else
			kr_buffer_printf(&out, "%x.%x",
			    (unsigned)spf->ip[i] >> 4, spf->ip[i] & 15u);
	}
	return kr_buffer_span(&out);
}

static struct kr_span
mailbox(struct kr_spf *spf)
{
	struct kr_buffer out;

	kr_buffer_init(&out, spf->arena, SIZE_MAX);
	kr_buffer_add(&out, spf->local);
	kr_buffer_byte(&out, '@');
	kr_buffer_add(&out, spf->sender);
	return kr_buffer_span(&out);
}

/* Looked up once: within this domain if the client has such a name. */
static struct kr_span
client_name(struct kr_spf *spf, struct kr_span domain)
{
	if (spf->client.len == 0)
		spf->client = kr_spf_client_name(spf, domain);
	if (spf->client.len == 0)
		spf->client = KR_SPAN_LIT("unknown");
	return spf->client;
}

static struct kr_span
letter_value(struct kr_spf *spf, char letter, struct kr_span domain)
{
	switch (kr_lower(letter)) {
	case 's':	return mailbox(spf);
	case 'l':	return spf->local;
	case 'o':	return spf->sender;
	case 'd':	return domain;
	case 'i':	return address_text(spf);
	case 'p':	return client_name(spf, domain);
	case 'v':	return spf->ip_len == 4 ? KR_SPAN_LIT("in-addr") :
			    KR_SPAN_LIT("ip6");
	case 'h':	return spf->helo;
	}
	return KR_SPAN_NONE;
}

/* Upper case letters ask for URL escapes. */
static void
part_add(struct kr_buffer *out, struct kr_span part, bool escape)
{
	if (!escape) {
		kr_buffer_add(out, part);
		return;
	}
	for (size_t i = 0; i < part.len; i++) {
		char c = part.ptr[i];

		if (kr_is_alnum(c) || (c != '\0' && strchr("-._~", c) != NULL))
			kr_buffer_byte(out, c);
		else
			kr_buffer_printf(out, "%%%02X", (unsigned char)c);
	}
}

struct macro {
	struct kr_span	value, delimiters;
	size_t		keep;			/* parts; 0: all */
	bool		reverse, escape;
};

/* 7.3: split, reverse, keep the last few, join by dots. */
static void
macro_add(struct kr_buffer *out, const struct macro *m)
{
	struct kr_span part[PARTS_MAX];
	size_t n = 0, begin = 0, first;

	for (size_t i = 0; i <= m->value.len && n < PARTS_MAX; i++) {
		if (i < m->value.len && kr_span_chr(m->delimiters, 0,
		    m->value.ptr[i]) == SIZE_MAX)
			continue;
		part[n++] = kr_span_sub(m->value, begin, i - begin);
		begin = i + 1;
	}
	first = m->keep > 0 && m->keep < n ? n - m->keep : 0;
	for (size_t i = first; i < n; i++) {
		if (i > first)
			kr_buffer_byte(out, '.');
		part_add(out, part[m->reverse ? n - 1 - i : i], m->escape);
	}
}

/* text: what stands between the braces. */
static void
macro_expand(struct kr_spf *spf, struct kr_span text, struct kr_span domain,
    struct kr_buffer *out)
{
	struct macro m = { .keep = 0 };
	size_t at = 1;

	if (text.len == 0)
		return;
	m.value = letter_value(spf, text.ptr[0], domain);
	m.escape = kr_lower(text.ptr[0]) != text.ptr[0];
	while (at < text.len && kr_is_digit(text.ptr[at]))
		m.keep = 10 * m.keep + (size_t)(text.ptr[at++] - '0');
	if (at < text.len && kr_lower(text.ptr[at]) == 'r') {
		m.reverse = true;
		at++;
	}
	m.delimiters = at < text.len ? kr_span_from(text, at) :
	    KR_SPAN_LIT(".");
	macro_add(out, &m);
}

/* 7.3: what is too long loses labels on the left; the final dot goes. */
static struct kr_span
shorten(struct kr_span name)
{
	if (name.len > 0 && name.ptr[name.len - 1] == '.')
		name.len--;
	while (name.len > KR_DOMAIN_MAX) {
		size_t dot = kr_span_chr(name, 0, '.');

		if (dot == SIZE_MAX)
			return KR_SPAN_NONE;
		name = kr_span_from(name, dot + 1);
	}
	return name;
}

struct kr_span
kr_spf_expand(struct kr_spf *spf, struct kr_span spec, struct kr_span domain)
{
	struct kr_buffer out;

	kr_buffer_init(&out, spf->arena, EXPANDED_MAX);
	for (size_t at = 0; at < spec.len; at++) {
		char c = spec.ptr[at];
		char next = at + 1 < spec.len ? spec.ptr[at + 1] : '\0';
		size_t close;

		if (c != '%') {
			kr_buffer_byte(&out, c);
			continue;
		}
		at++;
		if (next == '{' &&
		    (close = kr_span_chr(spec, at, '}')) != SIZE_MAX) {
			macro_expand(spf, kr_span_sub(spec, at + 1,
			    close - at - 1), domain, &out);
			at = close;
		} else if (next == '_') {
			kr_buffer_byte(&out, ' ');
		} else if (next == '-') {
			kr_buffer_str(&out, "%20");
		} else {
			kr_buffer_byte(&out, '%');
		}
	}
	return kr_buffer_ok(&out) ? shorten(kr_buffer_span(&out)) :
	    KR_SPAN_NONE;
}
