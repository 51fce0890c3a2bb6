/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions of the rule language that ask lists of senders, recipients and
 * hosts which a site or a rule set gives.
 */
#include <string.h>

#include "findings/texts.h"

static enum kr_tri
answer(bool yes)
{
	return yes ? KR_YES : KR_NO;
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
	static const char *const forwarded[] = { "Resent-From:addr" };
	static const char *const names[] = { "From:addr",
	    "Envelope-Sender:addr", "Resent-Sender:addr",
	    "X-Envelope-From:addr", "EnvelopeFrom" };

	if (kr_headers_value(c->headers, kr_span_str(forwarded[0]), false,
	    0).ptr != NULL)
		return addresses_on(c, list, forwarded, 1);
	return addresses_on(c, list, names, KR_NELEM(names));
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

/* ---- hosts of addresses (URLs) ----------------------------------------------- */

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
