/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who may be written to (RFC 3834 2): a person who has written to us, and of
 * whom it is sure that it was they.
 */
#include <string.h>

#include "hold/answer.h"

/* Local parts behind which nobody reads. */
static const char *const nobody[] = { "noreply", "no-reply", "no_reply",
    "donotreply", "do-not-reply", "mailer-daemon", "postmaster", "owner-",
    "listserv", "majordomo", "bounce", "abuse-noreply" };
static const char *const requests[] = { "-request@", "-owner@", "-bounces@" };

/* One addr-spec in plain letters, which can break no header. */
static bool
plain_address(struct kr_span a)
{
	size_t at = kr_span_chr(a, 0, '@');

	if (at == SIZE_MAX || at == 0 || at + 1 >= a.len || a.len > 254)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (a.ptr[i] <= ' ' || a.ptr[i] > '~' ||
		    strchr("<>()[],;:\\\"", a.ptr[i]) != NULL ||
		    (a.ptr[i] == '@' && i != at))
			return false;
	return true;
}

static bool
nobody_reads(struct kr_span a)
{
	for (size_t i = 0; i < KR_NELEM(nobody); i++)
		if (kr_span_casestarts(a, nobody[i]))
			return true;
	for (size_t i = 0; i < KR_NELEM(requests); i++)
		if (kr_span_casefind(a, 0, requests[i]) != SIZE_MAX)
			return true;
	return false;
}

/* An answer would go round in our own house, or to an agency's queue. */
static bool
ours(struct kr_span a, const struct kr_config *config)
{
	if (kr_config_is_mailbox(config, a) ||
	    kr_span_caseeq(a, config->fallback))
		return true;
	for (size_t i = 0; i < config->n_agency; i++)
		for (size_t k = 0; k < config->agency[i].n_address; k++)
			if (kr_span_caseeq(a, config->agency[i].address[k]))
				return true;
	return false;
}

/* Is a report mailbox named as receiver?  A copy that nobody sees is not. */
static bool
addressed(const struct kr_verdict *v)
{
	static const char *const fields[] = { "To", "Cc" };
	const struct kr_header *h = v->message->header;

	for (size_t i = 0; i < KR_NELEM(fields); i++) {
		const struct kr_field *f;

		for (size_t n = 0; n < 4 &&
		    (f = kr_header_find(h, fields[i], n)) != NULL; n++) {
			struct kr_addresses list;

			if (kr_addresses_read(f->value, v->message->limits,
			    v->message->arena, &list) != KR_OK)
				continue;
			for (size_t k = 0; k < list.n; k++)
				if (kr_config_is_mailbox(v->config,
				    list.item[k].addr))
					return true;
		}
	}
	return false;
}

static bool
suppressed(const struct kr_verdict *v)
{
	return kr_header_find(v->message->header, "X-Auto-Response-Suppress",
	    0) != NULL;
}

bool
kr_hold_is_sure(const struct kr_report *r)
{
	return r->identity != KR_IDENTITY_NONE &&
	    r->identity != KR_IDENTITY_FORGED && r->webform == NULL;
}

const char *
kr_hold_why_not_write(const struct kr_verdict *v,
    const struct kr_envelope *envelope)
{
	const struct kr_report *r = v->report;
	struct kr_span author = kr_header_address(v->message->header, "From",
	    v->message->limits, v->message->arena).addr;

	if (r->form == KR_FORM_KIND_SELF ||
	    v->decision->category == KR_CATEGORY_NOT_A_REPORT)
		return "nobody reports anything in it";
	if (r->webform != NULL)
		return "the address was typed into a form";
	if (!kr_hold_is_sure(r))
		return "it is not sure who sent it";
	if (envelope->mail_from.len == 0 || r->bounce)
		return "it is a mail server's own mail";
	if (r->automatic || r->kind == KR_REPORTER_MACHINE || suppressed(v))
		return "a program sent it";
	if (r->bulk || r->list)
		return "it came through a list";
	if (!plain_address(author) || !kr_span_caseeq2(author,
	    r->reporter.addr))
		return "its author's address cannot be answered";
	if (nobody_reads(author) || ours(author, v->config))
		return "nobody reads at that address";
	if (!addressed(v))
		return "it was not addressed to the report mailbox";
	return NULL;
}

const char *
kr_hold_why_not_ask(const struct kr_verdict *v,
    const struct kr_envelope *envelope)
{
	const char *why = kr_hold_why_not_write(v, envelope);

	if (why != NULL)
		return why;
	if (v->report->consent.minor)
		return "the reporter may be a child";
	if (v->report->consent.value == KR_CONSENT_REFUSED)
		return "the reporter has refused";
	return NULL;
}
