/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dmarc.h - DMARC records, and where they were found
 *
 * Stage:  auth (private).
 * Source: RFC 9989 sections 4.7 to 4.10, RFC 7489 section 3.2 where no
 * record is found on the way up.
 */
#ifndef KR_AUTH_DMARC_H
#define KR_AUTH_DMARC_H

#include "auth/check.h"

struct kr_dmarc_record {
	bool		 found;
	struct kr_span	 domain;		/* where it stands */
	const char	*p, *sp, *np;		/* NULL if absent, p never */
	char		 psd;			/* 'y' 'n' 'u' or '\0' */
	bool		 testing;		/* t=y */
	bool		 strict_spf, strict_dkim;
};

struct kr_dmarc_walk {
	bool			found;		/* any record at all */
	struct kr_dmarc_record	own;		/* at the name itself */
	struct kr_dmarc_record	above;		/* of the organisation */
	struct kr_dmarc_record	registry; /* of who gives out such names */
	struct kr_span		organisation;	/* never longer than the name */
};

/*
 * Ask upwards from the domain.  KR_DNS_OK, also if nothing was found;
 * KR_DNS_TEMPORARY or KR_DNS_UNKNOWN if an answer is missing.
 */
enum kr_dns_rc	kr_dmarc_walk(struct kr_span domain, const struct kr_world *,
		    struct kr_arena *, struct kr_dmarc_walk *);

#endif /* KR_AUTH_DMARC_H */
