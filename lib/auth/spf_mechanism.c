/* SPDX-License-Identifier: Apache-2.0 */
/* The mechanisms of SPF (RFC 7208 section 5). */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include "auth/spf.h"

void
kr_spf_lookup(struct kr_spf *spf, struct kr_span name, enum kr_dns_type type,
    struct kr_dns_answer *ret)
{
	char text[KR_DOMAIN_MAX + 1];

	*ret = (struct kr_dns_answer){ .rc = KR_DNS_NXDOMAIN };
	if (!kr_spf_is_name(name))
		return;
	memcpy(text, name.ptr, name.len);
	text[name.len] = '\0';
	ret->rc = KR_DNS_UNKNOWN;
	kr_world_ask(spf->world, text, type, spf->arena, ret);
}

/* What an answer without a record means for the mechanism. */
static enum kr_spf_match
nothing(struct kr_spf *spf, enum kr_dns_rc rc)
{
	switch (rc) {
	case KR_DNS_OK:
		return KR_SPF_NO;
	case KR_DNS_NONE:
	case KR_DNS_NXDOMAIN:
		return ++spf->voids > KR_SPF_VOIDS_MAX ? KR_SPF_PERMANENT :
		    KR_SPF_NO;
	case KR_DNS_TEMPORARY:
		return KR_SPF_TEMPORARY;
	case KR_DNS_UNKNOWN:
		break;
	}
	return KR_SPF_OFFLINE;
}

static bool
same_network(const struct kr_spf *spf, struct kr_span address, unsigned bits)
{
	const unsigned char *a = (const unsigned char *)address.ptr;
	size_t whole = bits / 8;
	unsigned mask = 0xffu << (8 - bits % 8) & 0xffu;

	if (address.len != spf->ip_len || bits > 8 * spf->ip_len ||
	    memcmp(a, spf->ip, whole) != 0)
		return false;
	return mask == 0 || ((a[whole] ^ spf->ip[whole]) & mask) == 0;
}

static enum kr_dns_type
address_type(const struct kr_spf *spf)
{
	return spf->ip_len == 4 ? KR_DNS_A : KR_DNS_AAAA;
}

static unsigned
bits_of(const struct kr_spf *spf, const struct kr_spf_term *term)
{
	return spf->ip_len == 4 ? term->bits4 : term->bits6;
}

/* Is the client one of the name's addresses, or in the network of one? */
static enum kr_spf_match
at_name(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span name)
{
	struct kr_dns_answer answer;

	kr_spf_lookup(spf, name, address_type(spf), &answer);
	for (size_t i = 0; answer.rc == KR_DNS_OK && i < answer.n; i++)
		if (same_network(spf, answer.record[i].data,
		    bits_of(spf, term)))
			return KR_SPF_YES;
	return nothing(spf, answer.rc);
}

static struct kr_span
target(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span domain)
{
	return term->value.len == 0 ? domain :
	    kr_spf_expand(spf, term->value, domain);
}

static enum kr_spf_match
match_all(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span domain)
{
	(void)spf;
	(void)term;
	(void)domain;
	return KR_SPF_YES;
}

static enum kr_spf_match
match_a(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span domain)
{
	return at_name(spf, term, target(spf, term, domain));
}

static enum kr_spf_match
match_mx(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span domain)
{
	struct kr_dns_answer answer;

	kr_spf_lookup(spf, target(spf, term, domain), KR_DNS_MX, &answer);
	if (answer.rc != KR_DNS_OK)
		return nothing(spf, answer.rc);
	if (answer.n > KR_SPF_NAMES_MAX)
		return KR_SPF_PERMANENT;	/* 4.6.4 */
	for (size_t i = 0; i < answer.n; i++) {
		enum kr_spf_match match = at_name(spf, term,
		    answer.record[i].data);

		if (match != KR_SPF_NO)
			return match;
	}
	return KR_SPF_NO;
}

static enum kr_spf_match
match_exists(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span domain)
{
	struct kr_dns_answer answer;

	kr_spf_lookup(spf, target(spf, term, domain), KR_DNS_A, &answer);
	return answer.rc == KR_DNS_OK && answer.n > 0 ? KR_SPF_YES :
	    nothing(spf, answer.rc);
}

static enum kr_spf_match
match_ip(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span domain)
{
	bool ip4 = kr_span_caseeq(term->name, "ip4");
	char text[INET6_ADDRSTRLEN], address[16];

	(void)domain;
	if (term->value.len >= sizeof(text))
		return KR_SPF_PERMANENT;
	memcpy(text, term->value.ptr, term->value.len);
	text[term->value.len] = '\0';
	if (inet_pton(ip4 ? AF_INET : AF_INET6, text, address) != 1)
		return KR_SPF_PERMANENT;
	return same_network(spf, (struct kr_span){ address, ip4 ? 4 : 16 },
	    ip4 ? term->bits4 : term->bits6) ? KR_SPF_YES : KR_SPF_NO;
}

/* 5.2: what the other domain would say.  As deep as there are look-ups. */
static enum kr_spf_match
match_include(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span domain)
{
	switch (kr_spf_host(spf, target(spf, term, domain))) {
	case KR_AUTH_PASS:
		return KR_SPF_YES;
	case KR_AUTH_FAIL:
	case KR_AUTH_SOFTFAIL:
	case KR_AUTH_NEUTRAL:
	case KR_AUTH_POLICY:
		return KR_SPF_NO;
	case KR_AUTH_TEMPERROR:
		return KR_SPF_TEMPORARY;
	case KR_AUTH_NONE:
	case KR_AUTH_PERMERROR:
		return KR_SPF_PERMANENT;
	case KR_AUTH_UNKNOWN:
		break;
	}
	return KR_SPF_OFFLINE;
}

/* ---- ptr (5.5) ---------------------------------------------------------- */

static struct kr_span
reverse_name(struct kr_spf *spf)
{
	struct kr_buffer out;

	kr_buffer_init(&out, spf->arena, KR_DOMAIN_MAX);
	for (size_t i = spf->ip_len; i-- > 0;)
		if (spf->ip_len == 4)
			kr_buffer_printf(&out, "%u.", spf->ip[i]);
		else
			kr_buffer_printf(&out, "%x.%x.", spf->ip[i] & 15u,
			    (unsigned)spf->ip[i] >> 4);
	kr_buffer_str(&out, spf->ip_len == 4 ? "in-addr.arpa" : "ip6.arpa");
	return kr_buffer_span(&out);
}

static bool
leads_back(struct kr_spf *spf, struct kr_span name)
{
	struct kr_dns_answer answer;

	kr_spf_lookup(spf, name, address_type(spf), &answer);
	for (size_t i = 0; answer.rc == KR_DNS_OK && i < answer.n; i++)
		if (same_network(spf, answer.record[i].data,
		    (unsigned)(8 * spf->ip_len)))
			return true;
	return false;
}

struct kr_span
kr_spf_client_name(struct kr_spf *spf, struct kr_span domain)
{
	struct kr_dns_answer answer;
	struct kr_span any = KR_SPAN_NONE;

	kr_spf_lookup(spf, reverse_name(spf), KR_DNS_PTR, &answer);
	if (answer.rc != KR_DNS_OK)
		return any;
	for (size_t i = 0; i < answer.n && i < KR_SPF_NAMES_MAX; i++) {
		struct kr_span name = answer.record[i].data;

		if (any.len > 0 && !kr_span_in_domain(name, domain))
			continue;
		if (!leads_back(spf, name))
			continue;
		if (kr_span_in_domain(name, domain))
			return name;
		any = name;
	}
	return any;
}

static enum kr_spf_match
match_ptr(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span domain)
{
	struct kr_span wanted = target(spf, term, domain);
	struct kr_span name = kr_spf_client_name(spf, wanted);

	return name.len > 0 && kr_span_in_domain(name, wanted) ? KR_SPF_YES :
	    KR_SPF_NO;
}

static const struct {
	const char		*name;
	bool			 asks;		/* counts for 4.6.4 */
	enum kr_spf_match	(*match)(struct kr_spf *,
				    const struct kr_spf_term *,
				    struct kr_span domain);
} mechanisms[] = {
	{ "all",	false,	match_all },		/* 5.1 */
	{ "include",	true,	match_include },	/* 5.2 */
	{ "a",		true,	match_a },		/* 5.3 */
	{ "mx",		true,	match_mx },		/* 5.4 */
	{ "ptr",	true,	match_ptr },		/* 5.5 */
	{ "ip4",	false,	match_ip },		/* 5.6 */
	{ "ip6",	false,	match_ip },		/* 5.6 */
	{ "exists",	true,	match_exists },		/* 5.7 */
};

enum kr_spf_match
kr_spf_mechanism(struct kr_spf *spf, const struct kr_spf_term *term,
    struct kr_span domain)
{
	for (size_t i = 0; i < KR_NELEM(mechanisms); i++) {
		if (!kr_span_caseeq(term->name, mechanisms[i].name))
			continue;
		if (mechanisms[i].asks && ++spf->lookups > KR_SPF_LOOKUPS_MAX)
			return KR_SPF_PERMANENT;
		return mechanisms[i].match(spf, term, domain);
	}
	return KR_SPF_PERMANENT;	/* the grammar lets none through */
}
