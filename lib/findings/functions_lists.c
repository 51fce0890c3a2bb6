/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions of the rule language that ask lists of senders, recipients and
 * hosts which a site or a rule set gives, free mailboxes among them.
 */
#include <string.h>

#include "findings/call.h"

#define ADDRESSES_MAX	5	/* that many in a text are a list */
#define FREEMAILS_MAX	3

/* Everybody the mail says it is from. */
static struct kr_span
sender(const struct kr_call *c, size_t nth)
{
	static const char *const names[] = { "From:addr",
	    "Envelope-Sender:addr", "Resent-Sender:addr",
	    "X-Envelope-From:addr", "EnvelopeFrom" };

	if (field(c, "Resent-From:addr:first", 0).ptr != NULL)
		return field(c, "Resent-From:addr:first", nth);
	for (size_t i = 0; i < KR_NELEM(names); i++) {
		size_t n = 0;

		while (field(c, names[i], n).ptr != NULL) {
			if (n == nth)
				return field(c, names[i], n);
			n++;
		}
		nth -= n;
	}
	return KR_SPAN_NONE;
}

static bool
is_on(const struct kr_call *c, const char *list, struct kr_span value)
{
	return kr_rules_listed(c->rules, list, value, c->headers->arena);
}

/* Any address in one of these fields. */
static enum kr_tri
addresses_on(const struct kr_call *c, const char *list,
    const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct kr_span s;

		for (size_t k = 0; (s = kr_headers_value(c->headers,
		    kr_span_str(names[i]), false, k)).ptr != NULL; k++)
			if (is_on(c, list, s))
				return KR_YES;
	}
	return KR_NO;
}

static enum kr_tri
from_on(const struct kr_call *c, const char *list)
{
	struct kr_span addr;

	for (size_t i = 0; (addr = sender(c, i)).ptr != NULL; i++)
		if (is_on(c, list, addr))
			return KR_YES;
	return KR_NO;
}

static enum kr_tri
to_on(const struct kr_call *c, const char *list)
{
	static const char *const names[] = { "ToCc:addr",
	    "Apparently-To:addr", "Delivered-To:addr", "Envelope-To:addr",
	    "X-Envelope-To:addr", "X-Delivered-To:addr",
	    "X-Original-To:addr", "X-Rcpt-To:addr", "X-Real-To:addr" };

	return addresses_on(c, list, names, KR_NELEM(names));
}

enum kr_tri
kr_function_from_blocked(const struct kr_call *c)
{
	return from_on(c, "blocklist_from");
}

enum kr_tri
kr_function_from_welcome(const struct kr_call *c)
{
	return from_on(c, "welcomelist_from");
}

enum kr_tri
kr_function_to_blocked(const struct kr_call *c)
{
	return to_on(c, "blocklist_to");
}

enum kr_tri
kr_function_to_welcome(const struct kr_call *c)
{
	return to_on(c, "welcomelist_to");
}

enum kr_tri
kr_function_to_more_spam(const struct kr_call *c)
{
	return to_on(c, "more_spam_to");
}

enum kr_tri
kr_function_to_all_spam(const struct kr_call *c)
{
	return to_on(c, "all_spam_to");
}

/* ---- free mailboxes ------------------------------------------------------ */

/* Addresses of offices and machines, whatever their domain. */
static bool
office(struct kr_span addr)
{
	static const char *const names[] = { "abuse@", "support@", "sales@",
	    "info@", "helpdesk@", "contact@", "kontakt@", "postmaster@",
	    "hostmaster@", "domainmaster@", "undisclosed", "bounce-",
	    "bounced-", "request-" };
	size_t at;

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_casestarts(addr, names[i]))
			return true;
	/* "name+caf_=reader=domain@": forwarded. */
	at = kr_span_chr(addr, 0, '=');
	return at != SIZE_MAX && kr_span_chr(addr, at + 1, '=') != SIZE_MAX;
}

/* An envelope of lists and machines: whom one answers says nothing. */
static bool
bulk_envelope(const struct kr_call *c)
{
	static const char *const starts[] = { "postmaster@", "hostmaster@",
	    "domainmaster@", "double-bounce@", "sentto-", "owner-",
	    "return-", "bounce-", "bounced-", "grbounce-" };
	static const char *const ends[] = { "-request@", "-bounce@",
	    "-bounces@", "-admin@", "-owner@", "noreply@", "no-reply@",
	    "no_reply@", "no.reply@", "donotreply@" };
	struct kr_span s = field(c, "EnvelopeFrom", 0);
	size_t at = kr_span_chr(s, 0, '@');

	for (size_t i = 0; i < KR_NELEM(starts); i++)
		if (kr_span_casestarts(s, starts[i]))
			return true;
	for (size_t i = 0; i < KR_NELEM(ends); i++)
		if (kr_span_casefind(s, 0, ends[i]) != SIZE_MAX)
			return true;
	return kr_span_chr(s, 0, '=') < at;
}

static bool
freemail(const struct kr_call *c, struct kr_span addr)
{
	struct kr_arena *arena = c->headers->arena;
	size_t at = kr_span_chr(addr, 0, '@');
	struct kr_span domain;

	if (at == SIZE_MAX || office(addr))
		return false;
	domain = kr_span_from(addr, at + 1);
	return !kr_rules_listed(c->rules, "freemail-not", addr, arena) &&
	    !kr_rules_listed(c->rules, "freemail-not", domain, arena) &&
	    kr_rules_listed(c->rules, "freemail", domain, arena);
}

/* The only pattern that is asked for: a digit before the @. */
static enum kr_tri
freemail_found(const struct kr_call *c, struct kr_span addr,
    struct kr_span pattern)
{
	size_t at = kr_span_chr(addr, 0, '@');

	if (!freemail(c, addr))
		return KR_NO;
	if (pattern.ptr == NULL)
		return KR_YES;
	if (!kr_span_is(pattern, "\\d@"))
		return KR_UNKNOWN;
	return answer(at > 0 && kr_is_digit(addr.ptr[at - 1]));
}

enum kr_tri
kr_function_freemail_from(const struct kr_call *c)
{
	struct kr_span addr;

	for (size_t i = 0; (addr = sender(c, i)).ptr != NULL; i++)
		if (freemail_found(c, addr, c->n > 0 ? c->argument[0] :
		    KR_SPAN_NONE) == KR_YES)
			return KR_YES;
	return KR_NO;
}

enum kr_tri
kr_function_freemail_header(const struct kr_call *c)
{
	struct kr_buffer name;
	struct kr_span addr;
	enum kr_tri t;

	if (c->n == 0)
		return KR_UNKNOWN;
	kr_buffer_init(&name, c->headers->arena, SIZE_MAX);
	kr_buffer_add(&name, c->argument[0]);
	if (!kr_span_caseends(c->argument[0], ":addr") &&
	    !kr_span_is(c->argument[0], "EnvelopeFrom"))
		kr_buffer_str(&name, ":addr");
	for (size_t i = 0; (addr = kr_headers_value(c->headers,
	    kr_buffer_span(&name), false, i)).ptr != NULL; i++) {
		t = freemail_found(c, addr, c->n > 1 ? c->argument[1] :
		    KR_SPAN_NONE);
		if (t != KR_NO)
			return t;
	}
	return KR_NO;
}

/* "<a@b>" and "a@b  wrote:" are quotes, no offers to write there. */
static bool
quoted(struct kr_span s, size_t off)
{
	size_t from = off;

	if (off < s.len && s.ptr[off] == '>')
		return true;
	while (off < s.len && kr_is_blank(s.ptr[off]))
		off++;
	if (off == from)
		return false;
	for (from = off; off < s.len && kr_is_alpha(s.ptr[off]); off++)
		;
	return off - from >= 2 && off < s.len && s.ptr[off] == ':';
}

/* The next mail address in s at or after *off. */
static struct kr_span
address_next(struct kr_span s, size_t *off)
{
	for (size_t at = kr_span_chr(s, *off, '@'); at != SIZE_MAX;
	    at = kr_span_chr(s, at + 1, '@')) {
		size_t from = at, to = at + 1;

		while (from > 0 && at - from < 64 && (kr_is_alnum(
		    s.ptr[from - 1]) || strchr("._+-=", s.ptr[from - 1]) !=
		    NULL))
			from--;
		while (to < s.len && to - at < 253 && (kr_is_alnum(s.ptr[to]) ||
		    s.ptr[to] == '-' || s.ptr[to] == '.'))
			to++;
		while (to > at + 1 && !kr_is_alnum(s.ptr[to - 1]))
			to--;
		*off = to;
		if (from < at && to > at + 3 && !quoted(s, to))
			return kr_span_sub(s, from, to - from);
	}
	return KR_SPAN_NONE;
}

/*
 * A mail address in the text that is a free mailbox, and not that one.  A
 * text with many addresses is a list of people and says nothing.
 */
static bool
other_freemail(const struct kr_call *c, struct kr_span addr)
{
	const struct kr_headers *h = c->headers;
	const struct kr_view *v = kr_headers_shown(c->headers);
	struct kr_span s = v == NULL ? KR_SPAN_NONE : v->text;
	struct kr_span seen[ADDRESSES_MAX], found;
	size_t n = 0, free = 0, off = 0, i;
	bool other = false;

	while ((found = address_next(s, &off)).ptr != NULL) {
		found = lowered(found, h->arena);
		for (i = 0; i < n && !kr_span_eq(seen[i], found); i++)
			;
		if (i < n)
			continue;
		if (n + 1 == ADDRESSES_MAX)
			return false;
		seen[n++] = found;
		if (!freemail(c, found))
			continue;
		if (++free == FREEMAILS_MAX)
			return false;
		other |= !kr_span_caseeq2(found, addr);
	}
	return other;
}

enum kr_tri
kr_function_freemail_reply(const struct kr_call *c)
{
	struct kr_span from = field(c, "From:addr", 0);
	struct kr_span reply = field(c, "Reply-To:addr", 0);
	bool to_author = c->n > 0 && kr_span_is(c->argument[0], "reply");

	if (bulk_envelope(c))
		return KR_NO;
	if (freemail(c, from) && reply.ptr != NULL && freemail(c, reply) &&
	    !kr_span_caseeq2(from, reply))
		return KR_YES;
	if (reply.ptr != NULL)
		return answer(freemail(c, reply) && other_freemail(c, reply));
	return answer(to_author && freemail(c, from) &&
	    other_freemail(c, from));
}

static bool
on_list(const struct kr_call *c, struct kr_span addr)
{
	char *list = kr_arena_cstr(c->headers->arena, c->argument[0]);

	return list != NULL && kr_rules_listed(c->rules, list, addr,
	    c->headers->arena);
}

enum kr_tri
kr_function_from_listed(const struct kr_call *c)
{
	struct kr_span addr;

	if (c->n == 0)
		return KR_UNKNOWN;
	for (size_t i = 0; (addr = sender(c, i)).ptr != NULL; i++)
		if (on_list(c, addr))
			return KR_YES;
	return KR_NO;
}

enum kr_tri
kr_function_reply_listed(const struct kr_call *c)
{
	struct kr_span addr = field(c, "Reply-To:addr", 0);

	return c->n == 0 ? KR_UNKNOWN : answer(addr.ptr != NULL &&
	    on_list(c, addr));
}

/* ---- hosts of addresses (URLs) ------------------------------------------ */

static struct kr_span
host_of(struct kr_span uri)
{
	size_t at = kr_span_find(uri, 0, "://"), end = 0;

	if (at == SIZE_MAX)
		return KR_SPAN_NONE;
	uri = kr_span_from(uri, at + 3);
	while (end < uri.len && strchr("/?#", uri.ptr[end]) == NULL)
		end++;
	uri.len = end;
	at = kr_span_chr(uri, 0, '@');
	if (at != SIZE_MAX)
		uri = kr_span_from(uri, at + 1);
	return kr_span_sub(uri, 0, kr_span_chr(uri, 0, ':'));
}

/* The host, or a domain above it; "!host" on the list is none of it. */
static bool
host_on(const struct kr_call *c, const char *list, const char *not_list,
    struct kr_span host)
{
	while (host.len > 0) {
		size_t dot = kr_span_chr(host, 0, '.');

		if (is_on(c, not_list, host))
			return false;
		if (is_on(c, list, host))
			return true;
		host = dot == SIZE_MAX ? KR_SPAN_NONE :
		    kr_span_from(host, dot + 1);
	}
	return false;
}

static enum kr_tri
uri_on(const struct kr_call *c, struct kr_span name)
{
	struct kr_buffer list, not_list;

	kr_buffer_init(&list, c->headers->arena, SIZE_MAX);
	kr_buffer_str(&list, "host:");
	kr_buffer_add(&list, name);
	kr_buffer_init(&not_list, c->headers->arena, SIZE_MAX);
	kr_buffer_str(&not_list, "host-not:");
	kr_buffer_add(&not_list, name);
	if (!kr_buffer_ok(&list) || !kr_buffer_ok(&not_list))
		return KR_UNKNOWN;
	for (size_t i = 0; i < c->headers->n_uri; i++)
		if (host_on(c, kr_buffer_cstr(&list),
		    kr_buffer_cstr(&not_list), host_of(c->headers->uri[i])))
			return KR_YES;
	return answer(false);
}

enum kr_tri
kr_function_uri_listed(const struct kr_call *c)
{
	return c->n == 0 ? KR_UNKNOWN : uri_on(c, c->argument[0]);
}

enum kr_tri
kr_function_uri_blocked(const struct kr_call *c)
{
	return uri_on(c, KR_SPAN_LIT("BLOCK"));
}

enum kr_tri
kr_function_uri_welcome(const struct kr_call *c)
{
	return uri_on(c, KR_SPAN_LIT("WELCOME"));
}
