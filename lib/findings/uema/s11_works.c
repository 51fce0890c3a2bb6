/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Could the unsubscribe facility work at all?  UEMA 2007 s 11(1)(a).
 *
 * No link is ever followed.  What is looked at is whether it leads anywhere:
 * an empty target, a script, or a template's placeholder does not; and an
 * address does not if the reporter sends along that it was refused.
 */
#include <string.h>

#include "findings/examination.h"

#define ADDRESSES_MAX 16	/* looked at in a message */
#define ADDRESS_MAX 254		/* bytes; RFC 5321 section 4.5.3.1.3 */
#define MENTIONS_MAX 16		/* of an address in a text */
#define BEFORE 90		/* bytes before an address that say what for */
#define BEHIND 200		/* bytes in which a refusal names its reason */

static bool
leads_nowhere(struct kr_span href)
{
	static const char *const residue[] = { "{{", "}}", "*|", "|*", "%%",
	    "[unsubscribe]", "${", "<%", "insert_link" };

	if (href.len == 0 || kr_span_is(href, "#") ||
	    kr_span_casestarts(href, "javascript:") ||
	    kr_span_caseeq(href, "mailto:") ||
	    kr_span_caseeq(href, "http://") ||
	    kr_span_caseeq(href, "https://") ||
	    kr_span_caseeq(href, "http://unsubscribe/"))
		return true;
	for (size_t i = 0; i < KR_NELEM(residue); i++)
		if (kr_span_casefind(href, 0, residue[i]) != SIZE_MAX)
			return true;
	return false;
}

static void
link_examine(struct kr_examination *ex)
{
	const struct kr_html *html = ex->exhibit->html;

	for (size_t i = 0; html != NULL && i < html->n_link; i++) {
		const struct kr_html_link *link = &html->link[i];
		struct kr_span shown = kr_span_sub(html->text->text,
		    link->text_off, link->text_len);

		if (kr_span_casefind(shown, 0, "unsubscribe") == SIZE_MAX &&
		    kr_span_casefind(shown, 0, "opt out") == SIZE_MAX)
			continue;
		if (!leads_nowhere(link->href))
			continue;
		kr_examination_find(ex, "UEMA_S11_1_A_UNSUB_NONFUNCTIONAL",
		    KR_STATE_INDICATED, link->place);
		return;
	}
}

/* ---- an address that was refused ----------------------------------------- */

/* An address that is there to be written to for no more messages. */
static bool
is_way_off(struct kr_span text, size_t at, struct kr_span address)
{
	static const char *const words[] = { "stop", "unsub", "remov",
	    "opt out", "opt-out", "optout", "off our", "off the", "off this",
	    "leave", "hear from", "no more", "not receive", "not want" };
	size_t from = at > BEFORE ? at - BEFORE : 0;

	return kr_span_casefind_any(kr_span_sub(address, 0, kr_span_chr(address, 0, '@')),
	    words, KR_NELEM(words)) ||
	    kr_span_casefind_any(kr_span_sub(text, from, at - from), words,
	    KR_NELEM(words));
}

/* Does the text tell that mail to the address was refused? */
static bool
refused_in(struct kr_span text, const char *address)
{
	static const char *const reasons[] = { "550", "5.1.1", "5.1.10",
	    "unknown", "no such user", "does not exist", "not exist",
	    "undeliver", "could not be delivered", "not be delivered",
	    "couldn't be delivered", "delivery failed", "not found",
	    "address rejected", "mailbox unavailable", "bounced" };

	for (size_t at = 0, n = 0; n < MENTIONS_MAX &&
	    (at = kr_span_casefind(text, at, address)) != SIZE_MAX; at++,
	    n++) {
		size_t from = at > BEHIND ? at - BEHIND : 0;

		if (kr_span_casefind_any(kr_span_sub(text, from, at - from +
		    strlen(address) + BEHIND), reasons, KR_NELEM(reasons)))
			return true;
	}
	return false;
}

/* In the reporter's words, or in what else is sent along: a bounce. */
static bool
refused(const struct kr_examination *ex, struct kr_span address)
{
	const struct kr_report *r = ex->report;
	const char *wanted = kr_arena_cstr(ex->arena, address);

	if (wanted == NULL)
		return false;
	if (r->narrative != NULL && refused_in(r->narrative->text, wanted))
		return true;
	for (size_t i = 0; i < r->n_exhibit; i++)
		if (&r->exhibit[i] != ex->exhibit &&
		    r->exhibit[i].text != NULL &&
		    refused_in(r->exhibit[i].text->text, wanted))
			return true;
	return false;
}

static void
address_examine(struct kr_examination *ex)
{
	const struct kr_view *v = ex->exhibit->text;
	struct kr_span text = v == NULL ? KR_SPAN_NONE : v->text;
	unsigned n = 0;

	for (size_t at = 0; n < ADDRESSES_MAX && (at = kr_span_chr(text, at,
	    '@')) != SIZE_MAX; at++, n++) {
		struct kr_span address = kr_address_at(text, at);

		if (address.len < 3 || address.len > ADDRESS_MAX ||
		    !is_way_off(text, at, address) ||
		    !refused(ex, address))
			continue;
		kr_examination_find(ex, "UEMA_S11_1_A_UNSUB_NONFUNCTIONAL",
		    KR_STATE_INDICATED, (struct kr_slice){ v, at, 1 });
		return;
	}
}

void
kr_uema_s11_works_examine(struct kr_examination *ex)
{
	if (ex->findings->uema.commercial != KR_YES || ex->exhibit == NULL)
		return;
	link_examine(ex);
	address_examine(ex);
}
