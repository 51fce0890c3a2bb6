/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Somebody of the reporter's own house tells, and the reporter passes it on.
 *
 * "fyi, the pumps were started twice from outside" goes from the shift to the
 * manager to the clerk, who writes to us.  What is passed on is then no lure,
 * but the report.  A lure that claims to come from the house has a link or a
 * file, or the reporter has doubts about it.
 */
#include "evidence/reading.h"

/* Beginnings of words, in the search copy, by which it is doubted. */
static const char *const doubts[] = { "fake", "spoof", "scam", "phish",
    "spam", "forge", "fraud", "pretend", "imperson", "suspicious", "dodgy",
    "hacked", "hacker", "not from", "not by", "not sent", "not written",
    "didnt send", "did not send", "didnt write", "did not write",
    "never sent", "never wrote", "never write", "as if it", "claims to",
    "claiming to", "looks like", "is this real", "genuine", "legit" };

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
	    KR_NELEM(doubts));
}
