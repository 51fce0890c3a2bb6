/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DMARC of the author's domain: record, alignment, policy (RFC 7489).
 * Reports are not sent, and percentages do not matter to a result.
 */
#include <string.h>

#include "auth/check.h"

/* The one record of the name; rc tells what else there was. */
static enum kr_dns_rc
record_find(struct kr_span domain, const struct kr_world *world,
    struct kr_arena *arena, struct kr_span *record)
{
	struct kr_dns_answer answer = { .rc = KR_DNS_UNKNOWN };
	char name[KR_DOMAIN_MAX + 1];
	size_t found = 0;

	*record = KR_SPAN_NONE;
	if (domain.len == 0 ||
	    domain.len + sizeof("_dmarc.") > sizeof(name))
		return KR_DNS_NONE;
	memcpy(name, "_dmarc.", 7);
	memcpy(name + 7, domain.ptr, domain.len);
	name[7 + domain.len] = '\0';
	if (memchr(domain.ptr, '\0', domain.len) != NULL)
		return KR_DNS_NONE;
	world->dns(world->ctx, name, KR_DNS_TXT, arena, &answer);
	if (answer.rc != KR_DNS_OK)
		return answer.rc;
	for (size_t i = 0; i < answer.n; i++)
		if (kr_span_is(kr_tag_value(answer.record[i].data, "v"),
		    "DMARC1")) {
			*record = answer.record[i].data;
			found++;
		}
	if (found == 1)
		return KR_DNS_OK;
	*record = KR_SPAN_NONE;		/* RFC 7489 6.6.3: several are none */
	return KR_DNS_NONE;
}

static const char *
policy_of(struct kr_span record, bool below)
{
	struct kr_span p = kr_tag_value(record, "sp");

	if (!below || p.len == 0)
		p = kr_tag_value(record, "p");
	return kr_span_caseeq(p, "reject") ? "reject" :
	    kr_span_caseeq(p, "quarantine") ? "quarantine" : "none";
}

void
kr_dmarc_check(struct kr_span author, const struct kr_world *world,
    struct kr_arena *arena, struct kr_auth *auth)
{
	struct kr_span record, owner = author;
	enum kr_dns_rc rc;
	bool strict, pass;

	if (author.len == 0)
		return;
	auth->dmarc_domain = author;
	rc = record_find(author, world, arena, &record);
	if (rc == KR_DNS_NONE || rc == KR_DNS_NXDOMAIN) {
		owner = kr_auth_organisation(author, arena);
		if (!kr_span_caseeq2(owner, author))
			rc = record_find(owner, world, arena, &record);
	}
	switch (rc) {
	case KR_DNS_UNKNOWN:
		return;
	case KR_DNS_TEMPORARY:
		auth->dmarc = KR_AUTH_TEMPERROR;
		return;
	case KR_DNS_NONE:
	case KR_DNS_NXDOMAIN:
		auth->dmarc = KR_AUTH_NONE;
		return;
	case KR_DNS_OK:
		break;
	}
	auth->dmarc_policy = policy_of(record,
	    !kr_span_caseeq2(owner, author));
	strict = kr_span_caseeq(kr_tag_value(record, "aspf"), "s");
	pass = auth->spf == KR_AUTH_PASS &&
	    kr_auth_aligned(auth->spf_domain, author, strict, arena);
	strict = kr_span_caseeq(kr_tag_value(record, "adkim"), "s");
	for (size_t i = 0; i < auth->n_dkim && !pass; i++)
		pass = auth->dkim[i].result == KR_AUTH_PASS &&
		    kr_auth_aligned(auth->dkim[i].domain, author, strict,
		    arena);
	auth->dmarc = pass ? KR_AUTH_PASS : KR_AUTH_FAIL;
	/* An answer that did not come may have been a pass (RFC 7489 6.6.2). */
	if (!pass && auth->spf == KR_AUTH_TEMPERROR)
		auth->dmarc = KR_AUTH_TEMPERROR;
	for (size_t i = 0; i < auth->n_dkim && !pass; i++)
		if (auth->dkim[i].result == KR_AUTH_TEMPERROR)
			auth->dmarc = KR_AUTH_TEMPERROR;
}
