/* SPDX-License-Identifier: Apache-2.0 */
/* resolver.h - the two kinds behind dns.h (private) */
#ifndef KR_DNS_RESOLVER_H
#define KR_DNS_RESOLVER_H

#include "dns/dns.h"

struct kr_dns_kind {
	void	(*lookup)(void *self, const char *name, enum kr_dns_type,
		    int64_t timeout_ms, struct kr_arena *,
		    struct kr_dns_answer *ret);
	void	(*free)(void *self);
};

struct kr_dns {
	const struct kr_dns_kind	*kind;
	void				*self;
};

/* Take self over; frees it when there is no memory. */
enum kr_rc	kr_dns_make(const struct kr_dns_kind *, void *self,
		    struct kr_dns **ret, struct kr_err *err);

/* "TXT" */
const char	*kr_dns_type_name(enum kr_dns_type);

#endif /* KR_DNS_RESOLVER_H */
