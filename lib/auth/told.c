/* SPDX-License-Identifier: Apache-2.0 */
#include "auth/check.h"
#include "auth/results.h"
#include "auth/told.h"

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

/* MAIL FROM is what counts, HELO where nothing is said of it. */
static void
told_spf(struct kr_auth *auth, const struct kr_results_item *item)
{
	struct kr_span from = kr_results_property(item, "smtp", "mailfrom");
	struct kr_span helo = kr_results_property(item, "smtp", "helo");

	if (from.ptr == NULL && auth->spf != KR_AUTH_UNKNOWN)
		return;
	auth->spf = kr_results_word(item->result);
	auth->spf_domain = from.ptr != NULL ? domain_of(from) : helo;
}

static void
told_item(struct kr_auth *auth, const struct kr_results_item *item,
    const struct kr_limits *limits)
{
	if (kr_span_caseeq(item->method, "spf")) {
		told_spf(auth, item);
	} else if (kr_span_caseeq(item->method, "dkim")) {
		told_dkim(auth, item, limits);
	} else if (kr_span_caseeq(item->method, "dmarc")) {
		auth->dmarc = kr_results_word(item->result);
		auth->dmarc_domain = kr_results_property(item, "header",
		    "from");
		auth->dmarc_policy = policy_in_comment(item->comment);
	} else if (kr_span_caseeq(item->method, "arc")) {
		auth->arc.result = kr_results_word(item->result);
		auth->arc.sealer = kr_results_property(item, "policy",
		    "sealer");
		auth->arc.why = "as a trusted host wrote";
	} else {
		return;
	}
	auth->from_trusted = true;
}

/* Our own field names the sealer; the operator may trust it no longer. */
static void
told_sealer(const struct kr_config *config, struct kr_auth *auth)
{
	const struct kr_arc *arc = &auth->arc;

	if (arc->result == KR_AUTH_PASS &&
	    kr_strings_has_domain(&config->trusted_sealer, arc->sealer))
		auth->arc.vouching = arc->sealer;
}

/*
 * RFC 8601 section 5: only fields above the topmost Received line can have
 * been written by our side.  Whoever is listed as trusted must remove such
 * fields from what comes in.
 */
enum kr_rc
kr_told_read(const struct kr_message *message,
    const struct kr_config *config, bool own, struct kr_arena *arena,
    struct kr_auth *auth)
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
		if (rc != KR_OK || !is_trusted(config, results.authserv_id) ||
		    (!own && kr_span_caseeq(results.authserv_id,
		    config->authserv_id)))
			continue;
		for (size_t k = 0; k < results.n; k++)
			told_item(auth, &results.item[k], message->limits);
	}
	told_sealer(config, auth);
	return KR_OK;
}

bool
kr_told_speaks(struct kr_span value, struct kr_span author,
    const struct kr_limits *limits, struct kr_arena *arena)
{
	struct kr_auth *auth = kr_auth_new(limits, arena);
	struct kr_results results;

	if (auth == NULL || kr_results_parse(value, arena, &results) != KR_OK)
		return false;
	for (size_t i = 0; i < results.n; i++)
		if (!kr_span_caseeq(results.item[i].method, "arc"))
			told_item(auth, &results.item[i], limits);
	switch (kr_auth_identity(auth, author, arena)) {
	case KR_IDENTITY_DMARC:
	case KR_IDENTITY_DKIM:
	case KR_IDENTITY_SPF:
		return true;
	case KR_IDENTITY_NONE:
	case KR_IDENTITY_ARC:
	case KR_IDENTITY_TRUSTED:
	case KR_IDENTITY_FORGED:
		break;
	}
	return false;
}
