/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "auth/check.h"
#include "auth/results.h"

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
	case KR_IDENTITY_TRUSTED:	return "trusted";
	case KR_IDENTITY_FORGED:	return "forged";
	}
	return "";
}

bool
kr_auth_aligned(struct kr_span a, struct kr_span b, bool strict,
    struct kr_arena *arena)
{
	if (a.len == 0 || b.len == 0)
		return false;
	if (kr_span_caseeq2(a, b))
		return true;
	return !strict && kr_span_caseeq2(kr_auth_organisation(a, arena),
	    kr_auth_organisation(b, arena));
}

struct kr_span
kr_tag_value(struct kr_span list, const char *tag)
{
	for (size_t at = 0; at < list.len;) {
		size_t end = kr_span_chr(list, at, ';'), sign;
		struct kr_span one;

		if (end == SIZE_MAX)
			end = list.len;
		one = kr_span_sub(list, at, end - at);
		at = end + 1;
		sign = kr_span_chr(one, 0, '=');
		if (sign != SIZE_MAX &&
		    kr_span_is(kr_span_trim(kr_span_sub(one, 0, sign)), tag))
			return kr_span_trim(kr_span_from(one, sign + 1));
	}
	return KR_SPAN_NONE;
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

/* ---- what a trusted host wrote ------------------------------------------ */

static bool
is_trusted(const struct kr_config *config, struct kr_span id)
{
	for (size_t i = 0; i < config->trusted_authserv_id.n; i++)
		if (kr_span_caseeq(id, config->trusted_authserv_id.item[i]))
			return true;
	return false;
}

static const char *
policy_name(struct kr_span p)
{
	static const char *const names[] = { "none", "quarantine", "reject" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_caseeq(p, names[i]))
			return names[i];
	return "";
}

/* "p=reject" in a comment such as "(p=reject dis=none)". */
static const char *
policy_in_comment(struct kr_span comment)
{
	size_t at = kr_span_casefind(comment, 0, "p="), end;

	if (at == SIZE_MAX || (at > 0 && kr_is_alnum(comment.ptr[at - 1])))
		return "";
	for (end = at += 2; end < comment.len &&
	    kr_is_alpha(comment.ptr[end]); end++)
		;
	return policy_name(kr_span_sub(comment, at, end - at));
}

static struct kr_span
domain_of(struct kr_span mailbox)
{
	for (size_t i = mailbox.len; i > 0; i--)
		if (mailbox.ptr[i - 1] == '@')
			return kr_span_from(mailbox, i);
	return mailbox;
}

static void
told_dkim(struct kr_auth *auth, const struct kr_results_item *item,
    const struct kr_limits *limits)
{
	struct kr_span domain = kr_results_property(item, "header", "d");

	if (domain.ptr == NULL)
		domain = domain_of(kr_results_property(item, "header", "i"));
	if (domain.ptr == NULL || auth->n_dkim >= limits->dkim_signatures)
		return;
	auth->dkim[auth->n_dkim++] = (struct kr_dkim){
		.result = kr_results_word(item->result), .domain = domain,
		.selector = kr_results_property(item, "header", "s"),
		.why = "as a trusted host wrote" };
}

static void
told_item(struct kr_auth *auth, const struct kr_results_item *item,
    const struct kr_limits *limits)
{
	if (kr_span_caseeq(item->method, "spf")) {
		auth->spf = kr_results_word(item->result);
		auth->spf_domain = domain_of(kr_results_property(item,
		    "smtp", "mailfrom"));
		if (auth->spf_domain.ptr == NULL)
			auth->spf_domain = kr_results_property(item, "smtp",
			    "helo");
	} else if (kr_span_caseeq(item->method, "dkim")) {
		told_dkim(auth, item, limits);
	} else if (kr_span_caseeq(item->method, "dmarc")) {
		auth->dmarc = kr_results_word(item->result);
		auth->dmarc_domain = kr_results_property(item, "header",
		    "from");
		auth->dmarc_policy = policy_in_comment(item->comment);
	} else {
		return;
	}
	auth->from_trusted = true;
}

/*
 * RFC 8601 section 5: only fields above the topmost Received line can have
 * been written by our side.  Whoever is listed as trusted must remove such
 * fields from what comes in.
 */
static enum kr_rc
told_read(struct kr_message *message, const struct kr_config *config,
    struct kr_arena *arena, struct kr_auth *auth)
{
	for (size_t i = 0; i < message->header->n; i++) {
		const struct kr_field *f = &message->header->field[i];
		struct kr_results results;
		enum kr_rc rc;

		if (kr_span_caseeq(f->name, "Received"))
			break;
		if (!kr_span_caseeq(f->name, "Authentication-Results"))
			continue;
		rc = kr_results_parse(f->value, arena, &results);
		if (rc == KR_E_NOMEM)
			return rc;
		if (rc != KR_OK || !is_trusted(config, results.authserv_id))
			continue;
		for (size_t k = 0; k < results.n; k++)
			told_item(auth, &results.item[k], message->limits);
	}
	return KR_OK;
}

/* ---- together ------------------------------------------------------------- */

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

static enum kr_identity
identity_of(const struct kr_auth *auth, const struct kr_envelope *envelope,
    struct kr_span author, struct kr_arena *arena)
{
	if (envelope != NULL && envelope->submitted)
		return KR_IDENTITY_TRUSTED;
	if (author.len == 0)
		return KR_IDENTITY_NONE;
	if (auth->dmarc == KR_AUTH_PASS && (!auth->from_trusted ||
	    kr_auth_aligned(auth->dmarc_domain, author, false, arena)))
		return KR_IDENTITY_DMARC;
	if (auth->dmarc == KR_AUTH_FAIL && auth->dmarc_policy[0] != '\0' &&
	    strcmp(auth->dmarc_policy, "none") != 0)
		return KR_IDENTITY_FORGED;
	if (dkim_aligned(auth, author, arena))
		return KR_IDENTITY_DKIM;
	if (auth->spf == KR_AUTH_PASS &&
	    kr_auth_aligned(auth->spf_domain, author, false, arena))
		return KR_IDENTITY_SPF;
	return KR_IDENTITY_NONE;
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

static struct kr_auth *
auth_new(const struct kr_limits *limits, struct kr_arena *arena)
{
	struct kr_auth *auth = kr_arena_zalloc(arena, 1, sizeof(*auth));

	if (auth == NULL)
		return NULL;
	auth->dmarc_policy = "";
	auth->dkim = kr_arena_zalloc(arena, limits->dkim_signatures,
	    sizeof(*auth->dkim));
	return auth->dkim != NULL ? auth : NULL;
}

enum kr_rc
kr_auth_outer(struct kr_message *message, const struct kr_envelope *envelope,
    const struct kr_config *config, const struct kr_world *world,
    struct kr_arena *arena, struct kr_auth **ret, struct kr_err *err)
{
	struct kr_auth *auth = auth_new(message->limits, arena);
	struct kr_span author;

	if (auth == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "auth: arena is full");
	author = author_domain(message->header, message->limits, arena);
	if (told_read(message, config, arena, auth) != KR_OK)
		return kr_fail(err, KR_E_NOMEM, 0, "auth: arena is full");
	if (!auth->from_trusted && world != NULL && world->dns != NULL) {
		if (envelope != NULL)
			kr_spf_check(envelope, world, arena, auth);
		kr_dkim_check(message->root.text, message->header,
		    envelope == NULL, message->limits, world, arena, auth);
		kr_dmarc_check(author, world, arena, auth);
	}
	auth->identity = identity_of(auth, envelope, author, arena);
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
	struct kr_auth *auth = auth_new(&config->limits, arena);
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
		auth->identity = identity_of(auth, NULL, author, arena);
	}
	*ret = auth;
	return KR_OK;
}
