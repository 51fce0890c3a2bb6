/* SPDX-License-Identifier: Apache-2.0 */
/* Who owns a domain, by the public suffix list. */
#include <string.h>

#include <libpsl.h>

#include "auth/auth.h"

#define DOMAIN_MAX 253		/* RFC 1035 2.3.4, in text form */

struct kr_span
kr_auth_organisation(struct kr_span domain, struct kr_arena *arena)
{
	const psl_ctx_t *list = psl_builtin();	/* constant data */
	const char *registrable;
	char name[DOMAIN_MAX + 1];

	while (domain.len > 0 && domain.ptr[domain.len - 1] == '.')
		domain.len--;
	if (domain.len == 0 || domain.len > DOMAIN_MAX || list == NULL)
		return domain;
	for (size_t i = 0; i < domain.len; i++)
		name[i] = kr_lower(domain.ptr[i]);
	name[domain.len] = '\0';
	registrable = psl_registrable_domain(list, name);
	if (registrable == NULL)	/* a public suffix itself */
		registrable = name;
	return kr_arena_copy(arena, kr_span_str(registrable));
}
