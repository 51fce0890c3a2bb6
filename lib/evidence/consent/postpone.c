/* SPDX-License-Identifier: Apache-2.0 */
/*
 * postpone.c - a no that is none: the answer is to come, or Police are spared
 *
 * "We have not agreed on the Police yet", "Police: not yet", "I cannot say,
 * I need to think": nothing is decided, and the question may be asked again.
 * "Please do not tell them yet" is, for now: who asks for it, does not want
 * it or does not agree refuses, whatever may come later.
 */
#include "evidence/consent/cover.h"
#include "evidence/consent/unit.h"

/* Is it what somebody is asked to do, or wanted? */
static bool
demands(const struct kr_clause *c)
{
	return c->n[KR_CW_PLEASE] + c->n[KR_CW_WISH] + c->n[KR_CW_PASS] +
	    c->n[KR_CW_AGAINST] + c->n[KR_CW_KEEP] > 0;
}

/* "Yet", and nothing that says it is for good. */
static bool
is_yet(const struct kr_clauses *all, const struct kr_clause *c)
{
	static const char *const ever[] = { "ever", "never", "all", "any",
	    "either", "later" };
	struct kr_span word;
	bool yet = false;

	for (size_t off = c->off;
	    kr_consent_next_word(all->copy, c, &off, &word);) {
		if (KR_CONSENT_AMONG(word, ever))
			return false;
		yet |= kr_span_is(word, "yet");
	}
	return yet;
}

/* Has a clause behind i in its sentence such a word? */
static bool
behind(const struct kr_clauses *all, size_t i, enum kr_consent_class class)
{
	const struct kr_clause *c = all->clause;

	for (size_t k = i + 1; k < all->n && c[k].sentence == c[i].sentence;
	    k++)
		if (c[k].n[class] > 0)
			return true;
	return false;
}

/* "I do not know if I am allowed to, so I had better not" */
static bool
follows_open(const struct kr_clauses *all, size_t i, const struct kr_clause *c)
{
	return kr_clause_linked(all, i) && c->n[KR_CW_NOT] > 0 &&
	    c->at[KR_CW_NOT] + 1u == c->n_word &&
	    all->clause[i - 1].n[KR_CW_HEDGE] > 0;
}

bool
kr_consent_postponed(const struct kr_clauses *all, size_t i,
    const struct kr_consent_unit *u)
{
	const struct kr_clause *c = &u->c;
	const bool yet = is_yet(all, c), back = c->n[KR_CW_BACK] > 0,
	    mine = c->n[KR_CW_ME] > 0;

	/* "I would have to ask them before it goes to the Police, so not yet" */
	if (kr_clause_follows(c, KR_CW_ME, KR_CW_HEDGE, 3) &&
	    !kr_clause_follows(c, KR_CW_HEDGE, KR_CW_AGAINST, 1) &&
	    c->n[KR_CW_YES] + c->n[KR_CW_PLEASE] == 0)
		return c->n[KR_CW_NOT] == 0;
	if (back)	/* "..., I need to think" */
		return behind(all, i, KR_CW_HEDGE);
	if (demands(c))
		return false;
	if (yet)	/* of us, or the answer to a question */
		return mine || ((u->topic || all->clause[i].label) &&
		    !behind(all, i, KR_CW_PLEASE));
	return follows_open(all, i, c) || (c->n[KR_CW_YES] == 0 &&
	    (u->topic || mine) && behind(all, i, KR_CW_HEDGE));
}

bool
kr_consent_spares(const struct kr_clauses *all, const struct kr_clause *c)
{
	static const char *const wish[] = { "want", "wanted", "like", "wish",
	    "wished", "mean", "meant", "hate" };
	static const char *const deed[] = { "bother", "trouble", "waste",
	    "burden" };
	struct kr_span word;
	unsigned met = 0;	/* of "want", "to", "bother" */

	for (size_t off = c->off;
	    kr_consent_next_word(all->copy, c, &off, &word);) {
		if (met == 2 && KR_CONSENT_AMONG(word, deed))
			return true;
		met = KR_CONSENT_AMONG(word, wish) ? 1 : met == 1 &&
		    kr_span_is(word, "to") ? 2 : 0;
	}
	return false;
}
