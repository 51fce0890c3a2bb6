/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cover_frame.c - clauses in which all words are known, those of a yes among
 * them, and which still say another thing
 */
#include "evidence/consent/cover.h"

static bool
begins(const struct kr_clause *c, enum kr_consent_class class)
{
	return c->n[class] > 0 && c->at[class] == 0;
}

static bool
follows(const struct kr_clause *c, enum kr_consent_class a,
    enum kr_consent_class b, size_t reach)
{
	return kr_clause_follows(c, a, b, reach);
}

/* "Police: ask me" */
static bool
label_of_another(const struct kr_clause *c)
{
	return c->n[KR_CW_YES] + c->n[KR_CW_TICK] +
	    c->n[KR_CW_PASS] + c->n[KR_CW_DONE] + c->n[KR_CW_GET] +
	    c->n[KR_CW_PLEASE] == 0;
}

/* "The number only"; "the Police only" is whole */
static bool
only_a_part(const struct kr_clause *c)
{
	const size_t police = c->at[KR_CW_POLICE];

	return c->n[KR_CW_ONLY] > 0 && c->at[KR_CW_ONLY] + 1u != police &&
	    police + 1u != c->at[KR_CW_ONLY];
}

/* "The Police aside" */
static bool
police_aside(const struct kr_clause *c)
{
	return follows(c, KR_CW_POLICE, KR_CW_OUT, 1) &&
	    !follows(c, KR_CW_NOT, KR_CW_LEAVE, 2);
}

/* "I authorise my lawyer to give it" */
static bool
by_somebody(const struct kr_clause *c)
{
	return follows(c, KR_CW_YES, KR_CW_KIN, 4) &&
	    follows(c, KR_CW_KIN, KR_CW_PASS, 3);
}

/* "She may be okay with it", "they should have more Police" */
static bool
of_another(const struct kr_clause *c)
{
	return begins(c, KR_CW_HE) && c->at[KR_CW_POLICE] > 0 &&
	    c->n[KR_CW_ME] + c->n[KR_CW_PASS] == 0 &&
	    (c->n[KR_CW_YES] > 0 || follows(c, KR_CW_HE, KR_CW_MAY, 1));
}

/* "He said, please ...", "you say I can ..." */
static bool
somebody_said(const struct kr_clause *c)
{
	return (follows(c, KR_CW_HE, KR_CW_SAYS, 1) && begins(c, KR_CW_HE)) ||
	    (follows(c, KR_CW_YOU, KR_CW_SAYS, 1) && begins(c, KR_CW_YOU));
}

/* "Somebody tell the Police" */
static bool
somebody_passes(const struct kr_clause *c)
{
	return follows(c, KR_CW_HE, KR_CW_PASS, 1) && begins(c, KR_CW_HE) &&
	    c->n[KR_CW_PLEASE] == 0;
}

/* "I was happy for them to have it" */
static bool
was_happy(const struct kr_clause *c)
{
	return follows(c, KR_CW_TOLD, KR_CW_YES, 2) &&
	    follows(c, KR_CW_ME, KR_CW_TOLD, 1);
}

/* "We share data with the Police under our agreement" */
static bool
always_shares(const struct kr_clause *c)
{
	const size_t police = c->at[KR_CW_POLICE], yes = c->at[KR_CW_YES];

	return follows(c, KR_CW_ME, KR_CW_PASS, 1) && begins(c, KR_CW_ME) &&
	    c->n[KR_CW_PLEASE] == 0 &&
	    follows(c, KR_CW_PASS, KR_CW_POLICE, yes) &&
	    !follows(c, KR_CW_PASS, KR_CW_POLICE, 1) && yes > police;
}

/* "You are free to think I should go to the Police" */
static bool
ought_himself(const struct kr_clause *c)
{
	return follows(c, KR_CW_ME, KR_CW_MAY, 1) &&
	    follows(c, KR_CW_MAY, KR_CW_PASS, 1);
}

/* "So you share this with the Police" */
static bool
you_share(const struct kr_clause *c)
{
	return follows(c, KR_CW_YOU, KR_CW_PASS, 1) &&
	    c->n[KR_CW_MAY] + c->n[KR_CW_PLEASE] + c->n[KR_CW_YES] +
	    c->n[KR_CW_WISH] + c->n[KR_CW_IF] + c->n[KR_CW_OKIF] == 0;
}

/* "I prefer you to the Police" */
static bool
prefers_you(const struct kr_clause *c)
{
	return follows(c, KR_CW_WISH, KR_CW_YOU, 5) &&
	    c->n[KR_CW_PASS] + c->n[KR_CW_DONE] + c->n[KR_CW_YES] == 0;
}

/* "The Police have a copy and are happy" */
static bool
police_are_happy(const struct kr_clause *c)
{
	return follows(c, KR_CW_POLICE, KR_CW_GET, 1) &&
	    begins(c, KR_CW_POLICE) &&
	    follows(c, KR_CW_GET, KR_CW_YES, SIZE_MAX) &&
	    c->n[KR_CW_MAY] + c->n[KR_CW_ME] == 0 &&
	    !follows(c, KR_CW_MINE, KR_CW_YES, 1);
}

/* "The law lets you share it", "our policy permits you to", and not "I let" */
static bool
law_lets_you(const struct kr_clause *c)
{
	return follows(c, KR_CW_STAND, KR_CW_YOU, 1) && c->n[KR_CW_ME] == 0;
}

/* "As for the Police, I am happy with what they did", "he says yes" */
static bool
of_what_they_did(const struct kr_clause *c)
{
	return c->n[KR_CW_PASS] + c->n[KR_CW_DONE] + c->n[KR_CW_GET] == 0 &&
	    ((follows(c, KR_CW_YES, KR_CW_HE, 4) &&
	    follows(c, KR_CW_HE, KR_CW_TOLD, 2)) ||
	    (follows(c, KR_CW_HE, KR_CW_SAYS, 1) &&
	    follows(c, KR_CW_SAYS, KR_CW_YES, 2)));
}

/* "The committee agreed that the Police should do more" */
static bool
agreed_on_duties(const struct kr_clause *c)
{
	return c->subject &&
	    follows(c, KR_CW_YES, KR_CW_POLICE, SIZE_MAX) &&
	    follows(c, KR_CW_POLICE, KR_CW_MAY, 1) &&
	    c->n[KR_CW_PASS] + c->n[KR_CW_DONE] + c->n[KR_CW_GET] == 0;
}

/* "I gave the Police my consent" */
static bool
gave_before(const struct kr_clause *c)
{
	return follows(c, KR_CW_TOLD, KR_CW_YES, SIZE_MAX) &&
	    c->at[KR_CW_YES] > c->at[KR_CW_POLICE] &&
	    c->n[KR_CW_PASS] + c->n[KR_CW_MAY] + c->n[KR_CW_PLEASE] +
	    c->n[KR_CW_WISH] + c->n[KR_CW_DONE] == 0;
}

enum kr_consent_cover
kr_consent_frame(const struct kr_clause *c, bool label)
{
	static const struct {
		bool	(*fits)(const struct kr_clause *);
		enum kr_consent_cover cover;
	} frames[] = {
		{ only_a_part, KR_COVER_LIMITED },
		{ police_aside, KR_COVER_LIMITED },
		{ by_somebody, KR_COVER_ODD }, { of_another, KR_COVER_ODD },
		{ somebody_said, KR_COVER_ODD },
		{ somebody_passes, KR_COVER_ODD },
		{ was_happy, KR_COVER_ODD }, { always_shares, KR_COVER_ODD },
		{ ought_himself, KR_COVER_ODD }, { you_share, KR_COVER_ODD },
		{ prefers_you, KR_COVER_ODD },
		{ police_are_happy, KR_COVER_ODD },
		{ law_lets_you, KR_COVER_ODD },
		{ of_what_they_did, KR_COVER_ODD },
		{ agreed_on_duties, KR_COVER_ODD },
		{ gave_before, KR_COVER_ODD },
	};

	if (label && label_of_another(c))
		return KR_COVER_ODD;
	for (size_t i = 0; i < KR_NELEM(frames); i++)
		if (frames[i].fits(c))
			return frames[i].cover;
	return KR_COVER_WHOLE;
}
