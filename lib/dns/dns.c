/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "dns/resolver.h"

enum kr_rc
kr_dns_make(const struct kr_dns_kind *kind, void *self, struct kr_dns **ret,
    struct kr_err *err)
{
	struct kr_dns *dns = malloc(sizeof(*dns));

	if (dns == NULL) {
		kind->free(self);
		return kr_fail(err, KR_E_NOMEM, 0, "dns: no memory");
	}
	*dns = (struct kr_dns){ kind, self };
	*ret = dns;
	return KR_OK;
}

void
kr_dns_free(struct kr_dns *dns)
{
	if (dns == NULL)
		return;
	dns->kind->free(dns->self);
	free(dns);
}

void
kr_dns_lookup(struct kr_dns *dns, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	*ret = (struct kr_dns_answer){ .rc = KR_DNS_TEMPORARY };
	if (timeout_ms > 0)
		dns->kind->lookup(dns->self, name, type, timeout_ms, arena,
		    ret);
}
