/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SPF (RFC 7208 section 4): which record, its terms in order, the result.
 *
 * Of our own, since libspf2 1.2.10 knows the limits of RFC 7208 only in
 * part and has a memory defect that is not mended; tests/spf_suite.c
 * compares both with the public suite.  Explanations are never fetched.
 */
#include <arpa/inet.h>
#include <string.h>

#include "auth/spf.h"

#define REDIRECTS_MAX	(KR_SPF_LOOKUPS_MAX + 1)

bool
kr_spf_is_name(struct kr_span name)
{
	size_t label = 0, labels = 0;

	if (name.len == 0 || name.len > KR_DOMAIN_MAX)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];

		if (c < 0x20 || c > 0x7e)	/* "%_" gives blanks (7.3) */
			return false;
		if (c != '.') {
			labels += label == 0;
			if (++label > 63)	/* RFC 1035 2.3.4 */
				return false;
		} else if (label == 0) {
			return false;
		} else {
			label = 0;
		}
	}
	return labels > 1;
}

static bool
is_spf(struct kr_span text)
{
	return kr_span_casestarts(text, "v=spf1") &&
	    (text.len == 6 || text.ptr[6] == ' ');
}

/* 4.4 and 4.5: the one record.  KR_AUTH_PASS if there it is. */
static enum kr_auth_result
record_find(struct kr_spf *spf, struct kr_span domain, struct kr_span *record)
{
	struct kr_dns_answer answer;
	size_t found = 0;

	kr_spf_lookup(spf, domain, KR_DNS_TXT, &answer);
	switch (answer.rc) {
	case KR_DNS_OK:
		break;
	case KR_DNS_NONE:
	case KR_DNS_NXDOMAIN:
		return KR_AUTH_NONE;
	case KR_DNS_TEMPORARY:
		return KR_AUTH_TEMPERROR;
	case KR_DNS_UNKNOWN:
		return KR_AUTH_UNKNOWN;
	}
	for (size_t i = 0; i < answer.n; i++)
		if (is_spf(answer.record[i].data)) {
			*record = answer.record[i].data;
			found++;
		}
	if (found == 0)
		return KR_AUTH_NONE;
	return found == 1 && kr_spf_grammar(*record) ? KR_AUTH_PASS :
	    KR_AUTH_PERMERROR;
}

/* Where the domain-spec ends and the prefix lengths begin. */
static size_t
spec_end(struct kr_span text, size_t at)
{
	for (; at < text.len; at++) {
		if (text.ptr[at] == '%' && at + 1 < text.len &&
		    text.ptr[at + 1] == '{') {
			size_t close = kr_span_chr(text, at, '}');

			if (close == SIZE_MAX)
				return text.len;
			at = close;
		} else if (text.ptr[at] == '/' && at + 1 < text.len &&
		    (text.ptr[at + 1] == '/' ||
		    kr_is_digit(text.ptr[at + 1]))) {
			return at;
		}
	}
	return text.len;
}

static unsigned
digits(struct kr_span text, size_t *at)
{
	unsigned n = 0;

	while (*at < text.len && kr_is_digit(text.ptr[*at]))
		n = 10 * n + (unsigned)(text.ptr[(*at)++] - '0');
	return n;
}

/* "/24", "//64" or "/24//64" at the end of a; "/24" or "/64" of ip4, ip6. */
static void
lengths_read(struct kr_span text, size_t at, struct kr_spf_term *term)
{
	bool ip6 = kr_span_caseeq(term->name, "ip6");

	if (at + 1 < text.len && text.ptr[at + 1] != '/') {
		at++;
		*(ip6 ? &term->bits6 : &term->bits4) = digits(text, &at);
	}
	if (at + 2 < text.len) {
		at += 2;
		term->bits6 = digits(text, &at);
	}
}

/* The next term of a record that follows the grammar. */
static bool
term_next(struct kr_span record, size_t *at, struct kr_spf_term *term)
{
	struct kr_span text;
	size_t end, n = 0, begin;

	while (*at < record.len && record.ptr[*at] == ' ')
		(*at)++;
	if (*at == record.len)
		return false;
	end = kr_span_chr(record, *at, ' ');
	if (end == SIZE_MAX)
		end = record.len;
	text = kr_span_sub(record, *at, end - *at);
	*at = end;
	*term = (struct kr_spf_term){ .qualifier = '+', .bits4 = 32,
	    .bits6 = 128 };
	if (strchr("+-~?", text.ptr[0]) != NULL) {
		term->qualifier = text.ptr[0];
		text = kr_span_from(text, 1);
	}
	while (n < text.len && strchr(":=/", text.ptr[n]) == NULL)
		n++;
	term->name = kr_span_sub(text, 0, n);
	term->sign = n < text.len ? text.ptr[n] : '\0';
	begin = n < text.len && term->sign != '/' ? n + 1 : n;
	end = spec_end(text, begin);
	term->value = kr_span_sub(text, begin, end - begin);
	lengths_read(text, end, term);
	return true;
}

static enum kr_auth_result
qualified(char qualifier)
{
	switch (qualifier) {
	case '-':	return KR_AUTH_FAIL;
	case '~':	return KR_AUTH_SOFTFAIL;
	case '?':	return KR_AUTH_NEUTRAL;
	}
	return KR_AUTH_PASS;
}

/*
 * 4.6: the terms of one record, from left to right.  If none matches,
 * *redirect is where to go on.
 */
static enum kr_auth_result
record_evaluate(struct kr_spf *spf, struct kr_span record,
    struct kr_span domain, struct kr_span *redirect)
{
	struct kr_spf_term term;
	size_t at = sizeof("v=spf1") - 1;

	while (term_next(record, &at, &term)) {
		if (term.sign == '=') {
			if (kr_span_caseeq(term.name, "redirect"))
				*redirect = term.value;
			continue;
		}
		switch (kr_spf_mechanism(spf, &term, domain)) {
		case KR_SPF_NO:
			break;
		case KR_SPF_YES:
			*redirect = KR_SPAN_NONE;
			return qualified(term.qualifier);
		case KR_SPF_TEMPORARY:
			*redirect = KR_SPAN_NONE;
			return KR_AUTH_TEMPERROR;
		case KR_SPF_PERMANENT:
			*redirect = KR_SPAN_NONE;
			return KR_AUTH_PERMERROR;
		case KR_SPF_OFFLINE:
			*redirect = KR_SPAN_NONE;
			return KR_AUTH_UNKNOWN;
		}
	}
	return KR_AUTH_NEUTRAL;		/* 4.7 */
}

enum kr_auth_result
kr_spf_host(struct kr_spf *spf, struct kr_span domain)
{
	enum kr_auth_result result;

	if (!kr_spf_is_name(domain))
		return KR_AUTH_NONE;		/* 4.3 */
	for (int i = 0; i < REDIRECTS_MAX; i++) {
		struct kr_span record, redirect = KR_SPAN_NONE;

		result = record_find(spf, domain, &record);
		if (result == KR_AUTH_NONE && i > 0)
			return KR_AUTH_PERMERROR;	/* 6.1 */
		if (result != KR_AUTH_PASS)
			return result;
		result = record_evaluate(spf, record, domain, &redirect);
		if (redirect.len == 0)
			return result;
		if (++spf->lookups > KR_SPF_LOOKUPS_MAX)
			return KR_AUTH_PERMERROR;
		domain = kr_spf_expand(spf, redirect, domain);
		if (!kr_spf_is_name(domain))
			return KR_AUTH_PERMERROR;
	}
	return KR_AUTH_PERMERROR;
}

/* An address in text; one of IPv4 mapped into IPv6 is one of IPv4 (5). */
static bool
address_read(struct kr_span text, struct kr_spf *spf)
{
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
	char copy[INET6_ADDRSTRLEN];

	if (text.len == 0 || text.len >= sizeof(copy))
		return false;
	memcpy(copy, text.ptr, text.len);
	copy[text.len] = '\0';
	spf->ip_len = 4;
	if (inet_pton(AF_INET, copy, spf->ip) == 1)
		return true;
	spf->ip_len = 16;
	if (inet_pton(AF_INET6, copy, spf->ip) != 1)
		return false;
	if (memcmp(spf->ip, mapped, sizeof(mapped)) == 0) {
		memmove(spf->ip, spf->ip + 12, 4);
		spf->ip_len = 4;
	}
	return true;
}

void
kr_spf_check(const struct kr_envelope *envelope, const struct kr_world *world,
    struct kr_arena *arena, struct kr_auth *auth)
{
	struct kr_spf spf = { .world = world, .arena = arena,
	    .helo = envelope->helo, .sender = envelope->mail_from,
	    .local = KR_SPAN_LIT("postmaster") };	/* 4.3 */
	size_t at = envelope->mail_from.len;

	if (!address_read(envelope->client_ip, &spf) ||
	    (envelope->helo.len == 0 && envelope->mail_from.len == 0))
		return;
	while (at > 0 && envelope->mail_from.ptr[at - 1] != '@')
		at--;
	if (at > 0)
		spf.sender = kr_span_from(envelope->mail_from, at);
	if (at > 1)
		spf.local = kr_span_sub(envelope->mail_from, 0, at - 1);
	if (envelope->mail_from.len == 0)
		spf.sender = envelope->helo;	/* 2.4 */
	auth->spf_domain = kr_arena_copy(arena, spf.sender);
	auth->spf = kr_spf_host(&spf, spf.sender);
}

void
kr_spf_check_helo(const struct kr_envelope *envelope,
    const struct kr_world *world, struct kr_arena *arena,
    struct kr_auth *auth)
{
	struct kr_envelope helo = { .helo = envelope->helo,
	    .client_ip = envelope->client_ip };
	struct kr_auth one = { .spf = KR_AUTH_UNKNOWN };

	/* With a null reverse-path it was checked already (2.4). */
	if (envelope->mail_from.len == 0 || !kr_spf_is_name(helo.helo))
		return;
	kr_spf_check(&helo, world, arena, &one);
	auth->spf_helo = one.spf;
}
