/* SPDX-License-Identifier: Apache-2.0 */
/* What questions and the labels of forms about the Police are about. */
#include "evidence/consent/cover.h"
#include "evidence/consent/unit.h"

#define LIST_BYTES	120	/* a list's question is so near its rows */

/* "Whom have you told?", and below it "Police: yes", a row of the list. */
static bool
row_of_told(const struct kr_clauses *all, const struct kr_clause *label)
{
	static const char *const told[] = { "have you told", "did you tell",
	    "you already told", "you told already", "have you reported",
	    "did you report", "you already reported", "you reported it to",
	    "have you informed", "have you contacted", "have you notified",
	    "already reported to", "already told" };
	size_t from = label->off > LIST_BYTES ? label->off - LIST_BYTES : 0;

	return label->n_word <= 2 && kr_span_casefind_any(kr_span_sub(
	    all->copy->text, from, label->off - from), told,
	    KR_NELEM(told));
}

enum kr_consent_asks
kr_consent_asks_what(const struct kr_clauses *all,
    const struct kr_clause *label)
{
	static const enum kr_consent_class open[] = { KR_CW_YES, KR_CW_MAY,
	    KR_CW_WISH, KR_CW_PLEASE, KR_CW_TICK, KR_CW_TROUBLE,
	    KR_CW_AGAINST };
	static const char *const asked[] = { "have you", "did you", "has ",
	    "have we", "have they", "did we", "when did" };
	static const char *const done[] = { "told", "given", "sent", "know",
	    "knows", "shown", "aware", "taken", "seen" };
	static const char *const wanted[] = { "requested", "wanted", "needed",
	    "required", "allowed", "permitted", "authorised", "authorized",
	    "welcomed", "interested", "being", "mind", "care" };
	/* "Can I tell the Police?" is what the reporter does himself */
	static const char *const own[] = { "can i ", "could i ", "should i ",
	    "shall i ", "must i ", "may i ", "do i have to ", "do i need to ",
	    "should we ", "must we ", "do we have to ", "do we need to ",
	    "do i want to ", "do we want to " };
	static const char *const being[] = { "are you", "is the", "any ",
	    "is there", "are there", "do you work" };
	static const char *const deeds[] = { "referral", "disclosure",
	    "involving", "notification" };
	const struct kr_view *copy = all->copy;
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, label->off,
	    label->len)), word;
	bool deed = label->n[KR_CW_DONE] == 0, done_it = false, want = false;

	if (row_of_told(all, label))
		return KR_ASKS_DONE;
	for (size_t i = 0; i < KR_NELEM(own); i++)
		if (kr_span_casestarts(s, own[i]))
			return KR_ASKS_DONE;
	for (size_t i = 0; i < KR_NELEM(open); i++)
		if (label->n[open[i]] > 0)
			return KR_ASKS_LEAVE;
	for (size_t i = 0; i < KR_NELEM(asked); i++)
		if (kr_span_casestarts(s, asked[i]))
			return KR_ASKS_DONE;
	for (size_t off = label->off;
	    kr_consent_next_word(copy, label, &off, &word);) {
		want |= KR_CONSENT_AMONG(word, wanted);
		done_it |= KR_CONSENT_AMONG(word, done) ||
		    (kr_span_caseends(word, "ed") && !want);
		deed |= KR_CONSENT_AMONG(word, deeds) ||
		    kr_span_caseends(word, "ing");
	}
	if (want)
		return KR_ASKS_LEAVE;
	/* "Police contact:" is a noun, "contact Police:" none */
	if (kr_clause_follows(label, KR_CW_POLICE, KR_CW_PASS, 1) ||
	    kr_span_caseends(s, " officer"))
		return KR_ASKS_OTHER;
	if (label->n[KR_CW_PASS] > 0)
		return KR_ASKS_LEAVE;
	for (size_t i = 0; i < KR_NELEM(being); i++)
		if (kr_span_casestarts(s, being[i]))
			return KR_ASKS_OTHER;
	if (done_it)
		return KR_ASKS_DONE;
	return deed && label->n[KR_CW_TOLD] == 0 && (label->n_unknown == 0 ||
	    label->n_word > KR_ROW_WORDS || label->n_foreign > 0 ||
	    label->n[KR_CW_DONE] > 0) ?
	    KR_ASKS_LEAVE : KR_ASKS_OTHER;
}
