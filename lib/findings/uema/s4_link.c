/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is there a New Zealand link?  UEMA 2007 s 4(2).
 *
 * The words that place somebody are rules (conf/rules/50_uema_gate.cf); this
 * file looks at addresses and weighs both.
 */
#include "findings/examination.h"

static bool
ends_nz(struct kr_span domain)
{
	return kr_span_caseends(domain, ".nz") ||
	    kr_span_caseends(domain, ".nz.") || kr_span_caseeq(domain, "nz");
}

/* Any address of the evidence's recipients that ends in .nz. */
static bool
recipient_nz(const struct kr_examination *ex)
{
	static const char *const fields[] = { "To", "Cc", "Delivered-To",
	    "X-Original-To" };
	const struct kr_exhibit *x = ex->exhibit;
	struct kr_addresses list;

	if (x == NULL)
		return false;
	if (x->header == NULL)
		return kr_addresses_read(x->to, &ex->config->limits,
		    ex->arena, &list) == KR_OK && list.n > 0 &&
		    ends_nz(list.item[0].domain);
	for (size_t i = 0; i < KR_NELEM(fields); i++)
		if (ends_nz(kr_header_address(x->header, fields[i],
		    &ex->config->limits, ex->arena).domain))
			return true;
	return false;
}

/* The domain of a country other than New Zealand: RFC 1591, section 2. */
static bool
ends_elsewhere(struct kr_span domain)
{
	/* Sold to anybody, wherever they are. */
	static const char *const everywhere[] = { "ac", "ai", "am", "bz",
	    "cc", "cf", "co", "cx", "fm", "ga", "gg", "gl", "gq", "gs", "im",
	    "io", "la", "li", "ly", "me", "ml", "ms", "mu", "nu", "pw", "sh",
	    "so", "st", "su", "tk", "to", "tv", "vc", "ws" };
	size_t n = 0;
	struct kr_span top;

	while (n < domain.len && kr_is_alpha(domain.ptr[domain.len - n - 1]))
		n++;
	top = kr_span_from(domain, domain.len - n);
	return n == 2 && domain.len > n + 1 && !ends_nz(domain) &&
	    !kr_span_caseeq_any(top, everywhere, KR_NELEM(everywhere));
}

/*
 * Are sender, recipient and reporter all at domains of other countries?  A
 * single one proves little: people move, and keep their mailbox.
 */
static bool
all_elsewhere(const struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;
	struct kr_addresses to;

	if (x == NULL || !ends_elsewhere(x->from_domain) ||
	    !ends_elsewhere(ex->report->reporter.domain) ||
	    kr_addresses_read(x->to, &ex->config->limits, ex->arena, &to) !=
	    KR_OK)
		return false;
	for (size_t i = 0; i < to.n; i++)
		if (!ends_elsewhere(to.item[i].domain))
			return false;
	return to.n > 0;
}

/* UEMA 2007 s 4(2), in the order of how much the mail itself shows. */
void
kr_uema_s4_link_examine(struct kr_examination *ex)
{
	static const struct {
		const char	*id;
		int		 p;
	} limbs[] = {
		{ "UEMA_S4_NZLINK_RCPT_NZ", 100 },
		{ "UEMA_S4_NZLINK_PHONE64", 100 },
		{ "UEMA_S4_NZLINK_SENDER", 90 },
		{ "UEMA_S4_NZLINK_ACCESS", 90 },
	};
	struct kr_uema *u = &ex->findings->uema;

	if (u->electronic != KR_YES)
		return;
	if (recipient_nz(ex))
		kr_examination_find(ex, "UEMA_S4_NZLINK_RCPT_NZ",
		    KR_STATE_INDICATED, KR_NOWHERE);
	if (ex->exhibit != NULL && ends_nz(ex->exhibit->from_domain))
		kr_examination_find(ex, "UEMA_S4_NZLINK_SENDER",
		    KR_STATE_INDICATED, KR_NOWHERE);
	if (ends_nz(ex->report->reporter.domain))
		kr_examination_find(ex, "UEMA_S4_NZLINK_ACCESS",
		    KR_STATE_INDICATED, KR_NOWHERE);
	for (size_t i = 0; i < KR_NELEM(limbs); i++)
		if (kr_examination_has(ex, limbs[i].id, KR_STATE_INDICATED)) {
			u->nz_link = KR_YES;
			u->nz_link_p = limbs[i].p;
			return;
		}
	if (kr_examination_has(ex, "UEMA_S4_ELSEWHERE", KR_STATE_INDICATED) ||
	    all_elsewhere(ex)) {
		u->nz_link = KR_NO;
		u->nz_link_p = 10;
		return;
	}
	/* A machine redacts; a person who writes to a body in New Zealand
	 * most likely read the message here. */
	u->nz_link_p = 70;
	u->nz_link = ex->report->kind == KR_REPORTER_MACHINE ?
	    KR_UNKNOWN : KR_YES;
	kr_examination_find(ex, "UEMA_S4_NZLINK_PRESUMED",
	    KR_STATE_NEEDS_INVESTIGATION, KR_NOWHERE);
}
