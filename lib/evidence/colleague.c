/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Somebody of the reporter's own house tells, and the reporter passes it on.
 *
 * "fyi, the pumps were started twice from outside" goes from the shift to the
 * manager to the clerk, who writes to us.  What is passed on is then no lure,
 * but the report.  A lure that claims to come from the house has a link or a
 * file, or the reporter has doubts about it; or it plays the superior: it asks
 * for money, cards or account numbers to be moved, or for haste and silence
 * from somebody whom it cannot meet.
 */
#include "evidence/reading.h"

/* Beginnings of words, in the search copy, by which it is doubted. */
static const char *const doubts[] = { "fake", "spoof", "scam", "phish",
    "spam", "forge", "fraud", "pretend", "imperson", "suspicious", "dodgy",
    "hacked", "hacker", "not from", "not by", "not sent", "not written",
    "didnt send", "did not send", "didnt write", "did not write",
    "never sent", "never wrote", "never write", "as if it", "claims to",
    "claiming to", "looks like", "is this real", "genuine", "legit" };

/* What whoever plays the superior asks for. */
static const char *const demands[] = { "buy gift card", "buy some gift",
    "purchase gift", "get gift card", "some gift cards", "buy vouchers",
    "some vouchers", "scratch the", "process a payment", "process a transfer",
    "process a wire", "process this payment", "process the payment",
    "make a payment", "make a transfer", "make the payment",
    "make this payment", "make the transfer", "send a payment",
    "set up a payment", "pay this invoice", "pay the invoice",
    "pay the attached", "arrange a payment", "arrange payment",
    "arrange a transfer", "payment to be made", "payment made today",
    "transfer today", "paid today", "wire transfer", "bank transfer to",
    "new bank detail", "new bank account", "new account detail",
    "change my bank", "update my bank", "change my account",
    "update my account", "my direct deposit", "my payroll", "my pay to go",
    "my next pay", "my salary", "send me your number", "your cell number",
    "your mobile number", "your phone number", "your whatsapp" };
/* And what it says with that, or before: one alone says little. */
static const char *const airs[] = { "are you at your desk", "at your desk",
    "are you available", "are you free", "are you in the office",
    "are you there", "do you have a moment", "a quick favour",
    "a quick favor", "quick task", "a task for you", "need you to handle",
    "do this for me", "need a favour", "in a meeting", "in meetings",
    "cant talk", "cannot talk", "cant take calls", "cannot take calls",
    "no calls", "dont call", "do not call", "reply by email",
    "reply to this email", "keep this between", "between us",
    "confidential", "discreet", "dont tell", "do not tell",
    "dont mention", "do not mention", "surprise", "urgent", "asap",
    "right away", "reimburse", "kindly" };
#define AIRS 3		/* so many are one as well */

static bool
plays_superior(struct kr_span folded)
{
	unsigned n = 0;

	for (size_t i = 0; i < KR_NELEM(airs); i++)
		n += kr_span_find(folded, 0, airs[i]) != SIZE_MAX;
	return n >= AIRS || (n > 0 && kr_span_casefind_any(folded, demands,
	    KR_NELEM(demands)));
}

/* Is one of the addresses in a field of another house? */
static bool
field_elsewhere(struct kr_reading *r, struct kr_span value)
{
	struct kr_addresses list;

	if (kr_addresses_read(value, r->limits, r->arena, &list) != KR_OK) {
		r->failed = true;
		return true;
	}
	/* Of what is not read nobody can tell. */
	if (list.n >= r->limits->addresses)
		return true;
	for (size_t i = 0; i < list.n; i++)
		if (list.item[i].domain.len > 0 &&
		    !kr_same_house(list.item[i].domain,
		    r->report->reporter.domain, r->arena))
			return true;
	return false;
}

/*
 * The same of what a mail program made of the field: "Sam [mailto:sam@a]" is
 * no address list, so a name that looks like an address counts as one.
 */
static bool
text_elsewhere(const struct kr_reading *r, struct kr_span value)
{
	size_t at = kr_span_chr(value, 0, '@');

	for (; at != SIZE_MAX; at = kr_span_chr(value, at + 1, '@')) {
		struct kr_span addr = kr_address_at(value, at);

		if (!kr_same_house(kr_span_from(addr, kr_span_chr(addr, 0,
		    '@') + 1), r->report->reporter.domain, r->arena))
			return true;
	}
	return false;
}

/* Would an answer go to somebody else, too? */
static bool
answered_elsewhere(struct kr_reading *r, const struct kr_exhibit *x)
{
	const struct kr_field *f;

	for (size_t i = 0; x->header != NULL && (f = kr_header_find(x->header,
	    "Reply-To", i)) != NULL; i++)
		if (field_elsewhere(r, f->value))
			return true;
	return text_elsewhere(r, x->replies_to);
}

void
kr_colleague_judge(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	const struct kr_exhibit *x = report->exhibit;

	report->colleague = report->n_exhibit == 1 &&
	    (x->form == KR_FORM_KIND_INLINE ||
	    x->form == KR_FORM_KIND_RFC822) &&
	    !kr_span_caseeq2(x->from, report->reporter.addr) &&
	    kr_same_house(x->from_domain, report->reporter.domain,
	    r->arena) && x->urls.n == 0 && x->n_attachment == 0 &&
	    !kr_span_casefind_any(report->folded->text, doubts,
	    KR_NELEM(doubts)) && !answered_elsewhere(r, x) &&
	    !plays_superior(x->folded->text);
}
