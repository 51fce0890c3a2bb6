/* SPDX-License-Identifier: Apache-2.0 */
/* Who owns a domain, by the public suffix list. */
#include <string.h>

#include <libpsl.h>

#include "auth/check.h"

#define DOMAIN_MAX 253		/* RFC 1035 2.3.4, in text form */

/* The name as the list has it; false if it is no name. */
static bool
listed_form(struct kr_span domain, char name[DOMAIN_MAX + 1])
{
	while (domain.len > 0 && domain.ptr[domain.len - 1] == '.')
		domain.len--;
	if (domain.len == 0 || domain.len > DOMAIN_MAX)
		return false;
	for (size_t i = 0; i < domain.len; i++)
		name[i] = kr_lower(domain.ptr[i]);
	name[domain.len] = '\0';
	return true;
}

bool
kr_auth_is_suffix(struct kr_span domain)
{
	char name[DOMAIN_MAX + 1];

	return listed_form(domain, name) &&
	    psl_is_public_suffix(psl_builtin(), name) != 0;
}

struct kr_span
kr_auth_organisation(struct kr_span domain, struct kr_arena *arena)
{
	const psl_ctx_t *list = psl_builtin();	/* constant data */
	const char *registrable;
	char name[DOMAIN_MAX + 1];

	if (list == NULL || !listed_form(domain, name))
		return domain;
	registrable = psl_registrable_domain(list, name);
	if (registrable == NULL)	/* a public suffix itself */
		registrable = name;
	return kr_arena_copy(arena, kr_span_str(registrable));
}
