/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Received fields: which host handed the message to which.
 *
 * RFC 5321 4.4 leaves most to the programs; what follows reads what Postfix,
 * Sendmail, Exim, qmail, Exchange and their kin write between "from" and
 * "by".  Hosts are believed up to the first that had a public address.
 */
#include <string.h>

#include "message/message.h"

#define ORIGINS_MAX 4		/* other fields that tell of a relay */

enum outcome {
	OUTCOME_RELAY, OUTCOME_NONE, OUTCOME_UNREADABLE,
	OUTCOME_FETCHED		/* by a program of the reader's */
};

/* ---- addresses of hosts ------------------------------------------------- */

static bool
is_ipv4(struct kr_span s)
{
	unsigned v = 0, dots = 0, digits = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '.') {
			if (digits == 0)
				return false;
			dots++;
			v = digits = 0;
		} else if (kr_is_digit(s.ptr[i])) {
			v = v * 10 + (unsigned)(s.ptr[i] - '0');
			if (++digits > 3 || v > 255)
				return false;
		} else {
			return false;
		}
	}
	return dots == 3 && digits > 0;
}

static bool
is_ipv6(struct kr_span s)
{
	unsigned colons = 0;

	for (size_t i = 0; i < s.len; i++) {
		char c = kr_lower(s.ptr[i]);

		if (c == ':')
			colons++;
		else if (!kr_is_digit(c) && !(c >= 'a' && c <= 'f') &&
		    c != '.')
			return false;
	}
	return colons >= 2 && s.len <= 45;
}

static bool
is_ip(struct kr_span s)
{
	if (kr_span_casestarts(s, "IPv6:"))
		s = kr_span_from(s, 5);
	return is_ipv4(s) || is_ipv6(s);
}

/* RFC 1918, 5735, 6598, 4193, 4291. */
static bool
is_private(struct kr_span ip)
{
	static const char *const blocks[] = { "10.", "127.", "169.254.",
	    "192.168.", "fe80:", "fc", "fd", "::1" };
	unsigned second = 0;

	for (size_t i = 0; i < KR_NELEM(blocks); i++)
		if (kr_span_casestarts(ip, blocks[i]))
			return !(i >= 4 && is_ipv4(ip));
	for (size_t i = 4; i < ip.len && kr_is_digit(ip.ptr[i]); i++)
		second = second * 10 + (unsigned)(ip.ptr[i] - '0');
	return (kr_span_casestarts(ip, "172.") && second >= 16 &&
	    second <= 31) || (kr_span_casestarts(ip, "100.") &&
	    second >= 64 && second <= 127);
}

/* ---- pieces of a field -------------------------------------------------- */

static bool
has(struct kr_span s, const char *word)
{
	return kr_span_casefind(s, 0, word) != SIZE_MAX;
}

/* Up to a blank, a bracket or the like. */
static struct kr_span
word_at(struct kr_span s, size_t off)
{
	size_t end = off;

	while (end < s.len && strchr(" ()[]<>;,", s.ptr[end]) == NULL)
		end++;
	return kr_span_sub(s, off, end - off);
}

/* The word after the first of key, without an opening "<". */
static struct kr_span
word_after(struct kr_span s, const char *key)
{
	size_t at = kr_span_casefind(s, 0, key);

	if (at == SIZE_MAX)
		return KR_SPAN_NONE;
	at += strlen(key);
	while (at < s.len && (s.ptr[at] == '<' || s.ptr[at] == ' '))
		at++;
	return word_at(s, at);
}

/* One line, one blank at a time, without the date at the end. */
static struct kr_span
line_plain(struct kr_span value, struct kr_arena *arena)
{
	struct kr_buffer b;
	bool gap = false;
	size_t end = value.len;

	while (end > 0 && value.ptr[end - 1] != ';')
		end--;
	/* Sendmail may put the envelope behind the date. */
	if (end > 1 && kr_span_chr(kr_span_from(value, end), 0, ':') !=
	    SIZE_MAX && kr_span_find(value, end, "envelope-") == SIZE_MAX)
		value.len = end - 1;
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < value.len; i++) {
		if (kr_is_blank(value.ptr[i])) {
			gap = b.len > 0;
			continue;
		}
		if (gap)
			kr_buffer_byte(&b, ' ');
		gap = false;
		kr_buffer_byte(&b, value.ptr[i]);
	}
	return kr_buffer_span(&b);
}

/* "192.0.2.1" in "[192.0.2.1]" "(192.0.2.1)" "(x@192.0.2.1:25)". */
static bool
ip_find(struct kr_span s, const char *opening, struct kr_span *ip, size_t *at)
{
	for (size_t i = 0; i < s.len; i++) {
		struct kr_span w;
		size_t colon;

		if (strchr(opening, s.ptr[i]) == NULL)
			continue;
		w = word_at(s, i + 1);
		colon = kr_span_chr(w, 0, ':');
		if (colon != SIZE_MAX && is_ipv4(kr_span_sub(w, 0, colon)))
			w.len = colon;
		if (is_ip(w)) {
			*ip = w;
			*at = i;
			return true;
		}
	}
	return false;
}

/* What stands in the same parenthesis before off: "(" x "[", without blank. */
static struct kr_span
before_in_group(struct kr_span s, size_t off)
{
	size_t open = off, end = off;

	while (open > 0 && s.ptr[open - 1] != '(' && s.ptr[open - 1] != ')')
		open--;
	if (open == 0 || s.ptr[open - 1] != '(')
		return KR_SPAN_NONE;
	while (end > open && s.ptr[end - 1] == ' ')
		end--;
	return kr_span_sub(s, open, end - open);
}

/* "user@host": the host, and who the host says it was. */
static struct kr_span
ident_split(struct kr_span s, struct kr_span *ident)
{
	size_t at = kr_span_chr(s, 0, '@');

	if (at == SIZE_MAX)
		return s;
	*ident = kr_span_sub(s, 0, at);
	if (kr_span_casestarts(*ident, "IDENT:"))
		*ident = kr_span_from(*ident, 6);
	return kr_span_from(s, at + 1);
}

/* ---- one field ---------------------------------------------------------- */

/* How the sender proved who it is; absent if it did not. RFC 3848, 6531. */
static struct kr_span
auth_find(struct kr_span s)
{
	static const char *const with[] = { "ESMTPA", "ESMTPSA", "LMTPA",
	    "LMTPSA", "UTF8SMTPA", "UTF8SMTPSA", "UTF8LMTPA", "UTF8LMTPSA",
	    "ASMTP", "HTTP", "HTTPS", "HTTPU" };
	struct kr_span w = word_after(s, " with ");

	for (size_t i = 0; i < KR_NELEM(with); i++)
		if (kr_span_caseeq(w, with[i]))
			return w;
	if (has(s, "(Authenticated sender: "))
		return KR_SPAN_LIT("Postfix");
	if (has(s, "authenticated"))
		return KR_SPAN_LIT("Sendmail");
	return KR_SPAN_NONE;
}

/*
 * Who is who between "from" and "by".  Exim and qmail put the name from the
 * DNS first, all others what the client called itself.
 */
static void
names_read(struct kr_span from, struct kr_span first, size_t ip_at,
    struct kr_span line, struct kr_relay *r)
{
	struct kr_span inside = before_in_group(from, ip_at);
	bool bracket = from.ptr[ip_at] == '[';
	bool dns_first = has(line, "Exim") || has(from, "helo=") ||
	    (!bracket && !has(line, "Microsoft SMTP") &&
	    !has(line, "mapi id"));

	if (ip_at == 0 || (first.len > 0 && first.ptr[0] == '['))
		return;		/* an address and no name */
	if (bracket && inside.len > 0 && !kr_span_casestarts(inside, "HELO") &&
	    !kr_span_casestarts(inside, "EHLO")) {
		struct kr_span host = ident_split(word_at(inside, 0),
		    &r->ident);

		if (!kr_span_is(inside, "unverified") &&
		    !kr_span_is(inside, "softdnserr"))
			r->rdns = host;
		r->helo = first;
		return;
	}
	if (!dns_first) {
		if (r->helo.len == 0)
			r->helo = first;
		return;
	}
	r->rdns = first;
	if (r->helo.len == 0)
		r->helo = first;
	if (r->ident.len == 0 && from.ptr[ip_at] == '@')
		r->ident = inside;
}

/* No separator of the text form may come from the mail. */
static struct kr_span
cleaned(struct kr_span s, struct kr_arena *arena)
{
	char *p = s.ptr == NULL ? NULL : kr_arena_cstr(arena, s);

	for (size_t i = 0; p != NULL && i < s.len; i++)
		if (kr_is_blank(p[i]) || p[i] == '\0' ||
		    strchr("#[]()<>|", p[i]) != NULL)
			p[i] = '!';
	return (struct kr_span){ p, p == NULL ? 0 : s.len };
}

static void
relay_finish(struct kr_relay *r, struct kr_arena *arena)
{
	if (kr_span_casestarts(r->ip, "IPv6:"))
		r->ip = kr_span_from(r->ip, 5);
	while (r->rdns.len > 0 && r->rdns.ptr[r->rdns.len - 1] == '.')
		r->rdns.len--;
	if (kr_span_caseeq(r->rdns, "unknown"))
		r->rdns = KR_SPAN_NONE;
	r->private = is_private(r->ip);
	r->ip = cleaned(r->ip, arena);
	r->rdns = cleaned(r->rdns, arena);
	r->helo = cleaned(r->helo, arena);
	r->by = cleaned(r->by, arena);
	r->ident = cleaned(r->ident, arena);
	r->envelope_from = cleaned(r->envelope_from, arena);
	r->id = cleaned(r->id, arena);
}

static struct kr_span
helo_find(struct kr_span s)
{
	static const char *const keys[] = { "helo=", "(HELO ", "(EHLO ",
	    "(LHLO ", "\"HELO ", "\"EHLO ", " HELO ", " EHLO " };

	for (size_t i = 0; i < KR_NELEM(keys); i++)
		if (has(s, keys[i])) {
			struct kr_span w = word_after(s, keys[i]);

			w.len = kr_span_chr(w, 0, '"') < w.len ?
			    kr_span_chr(w, 0, '"') : w.len;
			return w;
		}
	return KR_SPAN_NONE;
}

static enum outcome
relay_read(struct kr_span value, struct kr_arena *arena, struct kr_relay *r)
{
	struct kr_span line = line_plain(value, arena), from, first;
	size_t by, ip_at = 0;

	memset(r, 0, sizeof(*r));
	if (kr_span_casestarts(line, "("))
		line = kr_span_from(line, 1);
	if (!kr_span_casestarts(line, "from ") || has(line, " with local"))
		return OUTCOME_NONE;
	if (has(line, " with IMAP") || has(line, " with POP3"))
		return OUTCOME_FETCHED;
	by = kr_span_casefind(line, 0, " by ");
	if (by == SIZE_MAX)
		by = kr_span_casefind(line, 0, ")by ");
	if (by == SIZE_MAX)
		return OUTCOME_UNREADABLE;
	from = kr_span_sub(line, 5, by + 1 - 5);
	first = word_at(from, 0);
	if (first.len == 0 && from.len > 0 && from.ptr[0] == '[')
		first = kr_span_sub(from, 0, 1);
	r->by = word_at(line, by + 4);
	r->helo = helo_find(line);
	if (!ip_find(from, "[", &r->ip, &ip_at) &&
	    !ip_find(from, "(@", &r->ip, &ip_at)) {
		if (!is_ip(first))
			return OUTCOME_NONE;	/* a name alone */
		r->ip = first;
		ip_at = 0;
	}
	r->id = word_after(line, " id ");
	r->envelope_from = word_after(line, "envelope-from ");
	if (r->envelope_from.ptr == NULL)
		r->envelope_from = word_after(line, "envelope-sender ");
	r->auth = auth_find(line);
	if (has(from, "ident="))
		r->ident = word_after(from, "ident=");
	names_read(from, first, ip_at, line, r);
	relay_finish(r, arena);
	return r->by.len > 0 ? OUTCOME_RELAY : OUTCOME_UNREADABLE;
}

/* ---- all fields --------------------------------------------------------- */

/* Web mail notes where its reader sat: the first relay of all. */
static void
origins_add(const struct kr_header *h, struct kr_arena *arena,
    struct kr_relays *ret)
{
	static const char *const names[] = { "X-Yahoo-Post-IP",
	    "X-Originating-IP", "X-Apparently-From", "X-SenderIP" };

	for (size_t i = 0; i < KR_NELEM(names); i++) {
		const struct kr_field *f = kr_header_find(h, names[i], 0);
		struct kr_relay r = { .ip = KR_SPAN_NONE };
		struct kr_span v;
		size_t at;

		if (f == NULL)
			continue;
		v = line_plain(f->value, arena);
		if (is_ip(v))
			r.ip = v;
		else if (!ip_find(v, "[( ", &r.ip, &at))
			continue;
		relay_finish(&r, arena);
		ret->item[ret->n++] = r;
	}
}

void
kr_relays_read(const struct kr_header *h, struct kr_arena *arena,
    struct kr_relays *ret)
{
	size_t fields = 0;
	bool trusted = true;

	*ret = (struct kr_relays){ .item = kr_arena_alloc(arena,
	    h->n + ORIGINS_MAX + 1, sizeof(*ret->item)) };
	for (size_t i = 0; ret->item != NULL && i < h->n; i++) {
		struct kr_relay *r = &ret->item[ret->n];

		if (!kr_span_caseeq(h->field[i].name, "Received"))
			continue;
		fields++;
		switch (relay_read(h->field[i].value, arena, r)) {
		case OUTCOME_UNREADABLE:
			ret->unreadable++;
			break;
		case OUTCOME_FETCHED:
			/* What is above is inside the reader's house. */
			if (trusted)
				ret->n = ret->n_trusted = 0;
			break;
		case OUTCOME_RELAY:
			trusted = trusted && (r->private || r->auth.len > 0);
			ret->n++;
			if (trusted)
				ret->n_trusted = ret->n;
			break;
		case OUTCOME_NONE:
			break;
		}
		if (trusted)
			ret->trusted_fields = fields;
	}
	if (ret->item != NULL)
		origins_add(h, arena, ret);
}

struct kr_span
kr_relays_text(const struct kr_relays *list, size_t from, size_t to,
    struct kr_arena *arena)
{
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_str(&b, "");
	for (size_t i = from; i < to; i++) {
		const struct kr_relay *r = &list->item[i];

		kr_buffer_printf(&b, "%s[ ip=%.*s rdns=%.*s helo=%.*s "
		    "by=%.*s ident=%.*s envfrom=%.*s intl=%d id=%.*s "
		    "auth=%.*s msa=0 ]", i > from ? " " : "",
		    KR_SPAN_ARG(r->ip), KR_SPAN_ARG(r->rdns),
		    KR_SPAN_ARG(r->helo), KR_SPAN_ARG(r->by),
		    KR_SPAN_ARG(r->ident), KR_SPAN_ARG(r->envelope_from),
		    i < list->n_trusted, KR_SPAN_ARG(r->id),
		    KR_SPAN_ARG(r->auth));
	}
	return b.len == 0 ? KR_SPAN_LIT("") : kr_buffer_span(&b);
}
