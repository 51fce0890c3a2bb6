/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "auth/check.h"
#include "auth/results.h"
#include "auth/told.h"

const char *
kr_auth_result_name(enum kr_auth_result result)
{
	switch (result) {
	case KR_AUTH_UNKNOWN:	return "unknown";
	case KR_AUTH_NONE:	return "none";
	case KR_AUTH_PASS:	return "pass";
	case KR_AUTH_FAIL:	return "fail";
	case KR_AUTH_SOFTFAIL:	return "softfail";
	case KR_AUTH_NEUTRAL:	return "neutral";
	case KR_AUTH_POLICY:	return "policy";
	case KR_AUTH_TEMPERROR:	return "temperror";
	case KR_AUTH_PERMERROR:	return "permerror";
	}
	return "";
}

const char *
kr_identity_name(enum kr_identity identity)
{
	switch (identity) {
	case KR_IDENTITY_NONE:		return "none";
	case KR_IDENTITY_SPF:		return "spf";
	case KR_IDENTITY_DKIM:		return "dkim";
	case KR_IDENTITY_DMARC:		return "dmarc";
	case KR_IDENTITY_ARC:		return "arc";
	case KR_IDENTITY_TRUSTED:	return "trusted";
	case KR_IDENTITY_FORGED:	return "forged";
	}
	return "";
}

/* A domain and its organisation have the last letter in common. */
static bool
ends_alike(struct kr_span a, struct kr_span b)
{
	char x = kr_lower(a.ptr[a.len - 1]), y = kr_lower(b.ptr[b.len - 1]);

	return x == y || !kr_is_alpha(x) || !kr_is_alpha(y);
}

bool
kr_auth_aligned(struct kr_span a, struct kr_span b, bool strict,
    struct kr_arena *arena)
{
	if (a.len == 0 || b.len == 0)
		return false;
	if (kr_span_caseeq2(a, b))
		return true;
	return !strict && ends_alike(a, b) &&
	    kr_span_caseeq2(kr_auth_organisation(a, arena),
	    kr_auth_organisation(b, arena));
}

bool
kr_auth_field_is_foreign_claim(struct kr_span value, const char *authserv_id)
{
	struct kr_arena *arena = kr_arena_new(65536);
	struct kr_results results;
	bool claim = true;

	if (arena != NULL && kr_results_parse(value, arena, &results) == KR_OK)
		claim = kr_span_caseeq(results.authserv_id, authserv_id);
	kr_arena_free(arena);
	return claim;
}

/* ---- together ----------------------------------------------------------- */

struct kr_auth *
kr_auth_new(const struct kr_limits *limits, struct kr_arena *arena)
{
	struct kr_auth *auth = kr_arena_zalloc(arena, 1, sizeof(*auth));

	if (auth == NULL)
		return NULL;
	auth->dmarc_policy = "";
	auth->arc.why = "";
	auth->dkim = kr_arena_zalloc(arena, limits->dkim_signatures,
	    sizeof(*auth->dkim));
	return auth->dkim != NULL ? auth : NULL;
}

static bool
dkim_aligned(const struct kr_auth *auth, struct kr_span author,
    struct kr_arena *arena)
{
	for (size_t i = 0; i < auth->n_dkim; i++)
		if (auth->dkim[i].result == KR_AUTH_PASS &&
		    !auth->dkim[i].length_limited &&
		    kr_auth_aligned(auth->dkim[i].domain, author, false,
		    arena))
			return true;
	return false;
}

enum kr_identity
kr_auth_identity(const struct kr_auth *auth, struct kr_span author,
    struct kr_arena *arena)
{
	/* Strict alignment or psd=n: the owner says who speaks for whom. */
	bool failed = auth->dmarc == KR_AUTH_FAIL;
	bool forged = failed && auth->dmarc_policy[0] != '\0' &&
	    strcmp(auth->dmarc_policy, "none") != 0;

	if (author.len == 0)
		return KR_IDENTITY_NONE;
	if (auth->dmarc == KR_AUTH_PASS && (!auth->from_trusted ||
	    kr_auth_aligned(auth->dmarc_domain, author, false, arena)))
		return KR_IDENTITY_DMARC;
	if (!failed && dkim_aligned(auth, author, arena))
		return KR_IDENTITY_DKIM;
	if (!failed && auth->spf == KR_AUTH_PASS &&
	    kr_auth_aligned(auth->spf_domain, author, false, arena))
		return KR_IDENTITY_SPF;
	/* A forwarder breaks the others: that is what seals are for. */
	if (auth->arc.vouching.len > 0)
		return KR_IDENTITY_ARC;
	return forged ? KR_IDENTITY_FORGED : KR_IDENTITY_NONE;
}

/*
 * The one domain that can speak for the author.  With a second From field,
 * or authors of several domains, nobody can tell who is shown as the author
 * (RFC 7489 6.6.1, RFC 9989 5.3.1): absent.
 */
static struct kr_span
author_domain(const struct kr_header *header, const struct kr_limits *limits,
    struct kr_arena *arena)
{
	const struct kr_field *from = kr_header_find(header, "From", 0);
	struct kr_addresses list;

	if (from == NULL || kr_header_find(header, "From", 1) != NULL ||
	    kr_addresses_read(from->value, limits, arena, &list) != KR_OK ||
	    list.n == 0)
		return KR_SPAN_NONE;
	for (size_t i = 1; i < list.n; i++)
		if (!kr_span_caseeq2(list.item[i].domain,
		    list.item[0].domain))
			return KR_SPAN_NONE;
	return list.item[0].domain;
}

enum kr_rc
kr_auth_outer(struct kr_message *message, const struct kr_envelope *envelope,
    const struct kr_config *config, const struct kr_world *world,
    struct kr_arena *arena, struct kr_auth **ret, struct kr_err *err)
{
	struct kr_auth *auth = kr_auth_new(message->limits, arena);
	bool asks = world != NULL && world->dns != NULL;
	struct kr_span author;

	if (auth == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "auth: arena is full");
	author = author_domain(message->header, message->limits, arena);
	if (kr_told_read(message, config, envelope == NULL, arena, auth) !=
	    KR_OK)
		return kr_fail(err, KR_E_NOMEM, 0, "auth: arena is full");
	if (!auth->from_trusted && asks) {
		if (envelope != NULL)
			kr_spf_check(envelope, world, arena, auth);
		kr_dkim_check(message->root.text, message->header,
		    envelope == NULL, message->limits, world, arena, auth);
		kr_dmarc_check(author, world, arena, auth);
		/* Last: nothing depends on it, if time runs out. */
		if (envelope != NULL)
			kr_spf_check_helo(envelope, world, arena, auth);
	}
	/* Other hosts do not say which sealer they took at its word. */
	if (asks && auth->arc.vouching.len == 0)
		kr_arc_check(message->root.text, message->header,
		    envelope == NULL, config, author, world, arena,
		    &auth->arc);
	auth->identity = envelope != NULL && envelope->submitted ?
	    KR_IDENTITY_TRUSTED : kr_auth_identity(auth, author, arena);
	if (!kr_results_write(auth, config, envelope, author, arena))
		return kr_fail(err, KR_E_NOMEM, 0, "auth: arena is full");
	*ret = auth;
	return KR_OK;
}

enum kr_rc
kr_auth_evidence(struct kr_span raw, const struct kr_config *config,
    const struct kr_world *world, struct kr_arena *arena,
    struct kr_auth **ret, struct kr_err *err)
{
	struct kr_auth *auth = kr_auth_new(&config->limits, arena);
	struct kr_message *message;
	struct kr_span author;
	enum kr_rc rc;

	if (auth == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "auth: arena is full");
	if (world != NULL && world->dns != NULL) {
		rc = kr_message_read(raw, &config->limits, arena, &message,
		    err);
		if (rc != KR_OK)
			return rc;
		author = author_domain(message->header, &config->limits,
		    arena);
		kr_dkim_check(raw, message->header, true, &config->limits,
		    world, arena, auth);
		kr_dmarc_check(author, world, arena, auth);
		/* Nobody saw its SPF, which may have been a pass. */
		if (auth->dmarc == KR_AUTH_FAIL)
			auth->dmarc = KR_AUTH_UNKNOWN;
		auth->identity = kr_auth_identity(auth, author, arena);
		kr_spf_reconstruct(message->header, world, arena, auth);
	}
	*ret = auth;
	return KR_OK;
}
