/* SPDX-License-Identifier: Apache-2.0 */
/*
 * spf.h - one SPF evaluation, shared by its three files
 *
 * Stage:  auth (private).
 * Source: RFC 7208 sections 4 to 7.
 */
#ifndef KR_AUTH_SPF_H
#define KR_AUTH_SPF_H

#include "auth/check.h"

#define KR_SPF_LOOKUPS_MAX	10	/* RFC 7208 4.6.4: terms that ask */
#define KR_SPF_VOIDS_MAX	2 /* 4.6.4: answers with nothing in them */
#define KR_SPF_NAMES_MAX	10 /* 4.6.4: names of one MX or PTR answer */

struct kr_spf {
	const struct kr_world	*world;
	struct kr_arena		*arena;
	unsigned char		 ip[16];
	size_t			 ip_len;	/* 4 or 16 */
	struct kr_span		 local, sender, helo;	/* local@sender */
	struct kr_span		 client;	/* its name, once looked up */
	unsigned		 lookups, voids;
};

/* One mechanism or modifier of a record whose grammar was checked. */
struct kr_spf_term {
	char		qualifier;	/* "+-~?" */
	char		sign;	/* ':' '=' '/' or '\0': what follows name */
	struct kr_span	name, value;
	unsigned	bits4, bits6;	/* of the prefix lengths */
};

enum kr_spf_match {
	KR_SPF_NO, KR_SPF_YES,
	KR_SPF_TEMPORARY,	/* an answer did not come: temperror */
	KR_SPF_PERMANENT,	/* past a limit, or no record: permerror */
	KR_SPF_OFFLINE,		/* nobody was asked */
};

/* check_host() of RFC 7208 section 4; counts what was asked so far. */
enum kr_auth_result	kr_spf_host(struct kr_spf *, struct kr_span domain);

/* Does the mechanism match (section 5)?  domain: the one it stands at. */
enum kr_spf_match	kr_spf_mechanism(struct kr_spf *,
			    const struct kr_spf_term *, struct kr_span domain);

/* Is it a fully qualified domain name that can be asked for (4.3)? */
bool			kr_spf_is_name(struct kr_span);

/*
 * The domain-spec, macros expanded (section 7), without final dot, at most
 * KR_DOMAIN_MAX long; labels are cut from the left to get there (7.3).
 */
struct kr_span		kr_spf_expand(struct kr_spf *, struct kr_span spec,
			    struct kr_span domain);

/* A look-up; a name that none can have does not exist. */
void			kr_spf_lookup(struct kr_spf *, struct kr_span name,
			    enum kr_dns_type, struct kr_dns_answer *ret);

/*
 * The client's name that leads back to its address (5.5): one within
 * domain if there is any, else any, else absent.
 */
struct kr_span		kr_spf_client_name(struct kr_spf *,
			    struct kr_span domain);

#endif /* KR_AUTH_SPF_H */
