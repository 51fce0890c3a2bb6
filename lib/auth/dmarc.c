/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DMARC of the author's domain: policy and alignment (RFC 9989).
 * Reports are not sent, and percentages do not matter to a result.
 */
#include <string.h>

#include "auth/dmarc.h"

static bool
has_records(struct kr_span domain, enum kr_dns_type type,
    const struct kr_world *world, struct kr_arena *arena)
{
	struct kr_dns_answer answer = { .rc = KR_DNS_UNKNOWN };
	const char *name = kr_arena_cstr(arena, domain);

	if (name == NULL)
		return true;
	kr_world_ask(world, name, type, arena, &answer);
	return answer.rc != KR_DNS_NXDOMAIN && answer.rc != KR_DNS_NONE;
}

/* RFC 9989 3.2.13: a name with no A, AAAA or MX record. */
static bool
does_exist(struct kr_span domain, const struct kr_world *world,
    struct kr_arena *arena)
{
	return has_records(domain, KR_DNS_MX, world, arena) ||
	    has_records(domain, KR_DNS_A, world, arena) ||
	    has_records(domain, KR_DNS_AAAA, world, arena);
}

/* t=y: one step milder than it says (RFC 9989 4.7). */
static const char *
milder(const char *policy)
{
	return strcmp(policy, "reject") == 0 ? "quarantine" : "none";
}

/* RFC 9989 4.10.1: of the domain itself, else of who stands above it. */
static const char *
policy_of(const struct kr_dmarc_walk *walk, struct kr_span author,
    const struct kr_world *world, struct kr_arena *arena)
{
	const struct kr_dmarc_record *r = walk->own.found ? &walk->own :
	    walk->above.found ? &walk->above : &walk->registry;
	const char *policy = r->p;

	if (!walk->own.found) {
		if (r->sp != NULL)
			policy = r->sp;
		if (r->np != NULL && !does_exist(author, world, arena))
			policy = r->np;
	}
	return r->testing ? milder(policy) : policy;
}

static bool
same_top(struct kr_span a, struct kr_span b)
{
	while (a.len > 0 && b.len > 0 && a.ptr[a.len - 1] != '.') {
		if (kr_lower(a.ptr[a.len - 1]) != kr_lower(b.ptr[b.len - 1]))
			return false;
		a.len--;
		b.len--;
	}
	return true;
}

/* RFC 9989 4.4: the same name, or of the same organisation. */
static enum kr_auth_result
aligned(struct kr_span domain, struct kr_span author,
    const struct kr_dmarc_walk *walk, bool strict,
    const struct kr_world *world, struct kr_arena *arena)
{
	struct kr_dmarc_walk other;

	if (domain.len == 0)
		return KR_AUTH_FAIL;
	if (kr_span_caseeq2(domain, author))
		return KR_AUTH_PASS;
	if (strict || !same_top(domain, walk->organisation))
		return KR_AUTH_FAIL;
	if (kr_dmarc_walk(domain, world, arena, &other) != KR_DNS_OK)
		return KR_AUTH_TEMPERROR;
	if (kr_span_caseeq2(other.organisation, walk->organisation))
		return KR_AUTH_PASS;
	/* No record above: as in RFC 7489, unless the owner said otherwise. */
	return !other.found && walk->above.psd == '\0' &&
	    !walk->registry.found && kr_auth_aligned(domain, author, false,
	    arena) ? KR_AUTH_PASS : KR_AUTH_FAIL;
}

/* Does any identity speak for the author? */
static enum kr_auth_result
evaluate(const struct kr_auth *auth, struct kr_span author,
    const struct kr_dmarc_walk *walk, const struct kr_world *world,
    struct kr_arena *arena)
{
	const struct kr_dmarc_record *r = walk->own.found ? &walk->own :
	    walk->above.found ? &walk->above : &walk->registry;
	enum kr_auth_result ret = KR_AUTH_FAIL, one;

	/* An answer that did not come may have been a pass. */
	if (auth->spf == KR_AUTH_TEMPERROR)
		ret = KR_AUTH_TEMPERROR;
	if (auth->spf == KR_AUTH_PASS) {
		one = aligned(auth->spf_domain, author, walk, r->strict_spf,
		    world, arena);
		if (one != KR_AUTH_FAIL)
			ret = one;
	}
	for (size_t i = 0; i < auth->n_dkim && ret != KR_AUTH_PASS; i++) {
		const struct kr_dkim *d = &auth->dkim[i];

		one = d->result;
		/* What was added after the signed bytes nobody signed. */
		if (one == KR_AUTH_PASS)
			one = d->length_limited ? KR_AUTH_FAIL :
			    aligned(d->domain, author, walk, r->strict_dkim,
			    world, arena);
		if (one == KR_AUTH_PASS || one == KR_AUTH_TEMPERROR)
			ret = one;
	}
	return ret;
}

void
kr_dmarc_check(struct kr_span author, const struct kr_world *world,
    struct kr_arena *arena, struct kr_auth *auth)
{
	struct kr_dmarc_walk walk;

	if (author.len == 0)
		return;
	auth->dmarc_domain = author;
	switch (kr_dmarc_walk(author, world, arena, &walk)) {
	case KR_DNS_UNKNOWN:
		return;
	case KR_DNS_TEMPORARY:
		auth->dmarc = KR_AUTH_TEMPERROR;
		return;
	case KR_DNS_OK:
	case KR_DNS_NONE:
	case KR_DNS_NXDOMAIN:
		break;
	}
	if (!walk.found) {
		auth->dmarc = KR_AUTH_NONE;
		return;
	}
	auth->dmarc_policy = policy_of(&walk, author, world, arena);
	auth->dmarc = evaluate(auth, author, &walk, world, arena);
}
