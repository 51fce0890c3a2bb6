/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rules.c - what a clause says about passing the report to Police
 */
#include "evidence/consent/consent.h"

static bool
has(const struct kr_consent_unit *u, enum kr_consent_class class)
{
	return u->c.n[class] > 0;
}

static bool
begins(const struct kr_consent_unit *u, enum kr_consent_class class)
{
	return has(u, class) && u->c.at[class] == 0;
}

/* The first a stands before the first b. */
static bool
before(const struct kr_consent_unit *u, enum kr_consent_class a,
    enum kr_consent_class b)
{
	return u->c.at[a] < u->c.at[b];
}

/* Is a between b and the Police? */
static bool
between(const struct kr_consent_unit *u, enum kr_consent_class a, size_t b,
    size_t police)
{
	return has(u, a) && u->c.at[a] > b && u->c.at[a] < police;
}

/* "Could you please give it to the Police?" asks for it. */
static bool
polite_request(const struct kr_consent_unit *u)
{
	return begins(u, KR_CW_COULD) && has(u, KR_CW_PLEASE) &&
	    (has(u, KR_CW_PASS) ||	/* "tell me how it gets to them" */
	    (has(u, KR_CW_DONE) && !has(u, KR_CW_IDIOM))) &&
	    !has(u, KR_CW_NOT) && !has(u, KR_CW_ME);
}

bool
kr_consent_asks_for(const struct kr_clause *c)
{
	static const enum kr_consent_class none[] = { KR_CW_NOT,
	    KR_CW_AGAINST, KR_CW_OTHER, KR_CW_HE, KR_CW_STRANGER, KR_CW_KIN,
	    KR_CW_IF, KR_CW_WHEN, KR_CW_SHAM, KR_CW_SELF, KR_CW_HEDGE,
	    KR_CW_ASK };
	bool may = c->n[KR_CW_MAY] > 0 && c->n[KR_CW_YOU] > 0;

	for (size_t i = 0; i < KR_NELEM(none); i++)
		if (c->n[none[i]] > 0)
			return false;
	if (c->n[KR_CW_PASS] == 0 || c->n[KR_CW_THEM] == 0 || c->question ||
	    (c->n[KR_CW_TOLD] > 0 && c->at[KR_CW_TOLD] < c->at[KR_CW_PASS]))
		return false;
	/* "You may tell them", "yes please tell them" */
	if (c->n[KR_CW_THEM] == 1)
		return c->n_known == c->n_word && (may ||
		    (c->n[KR_CW_YES] > 0 && c->n[KR_CW_PLEASE] > 0));
	return may || c->n[KR_CW_PLEASE] > 0;
}

/* "No issue", "not a problem with": one takes the other away. */
static bool
no_trouble(const struct kr_consent_unit *u)
{
	size_t no = u->c.at[KR_CW_NOT], trouble = u->c.at[KR_CW_TROUBLE];
	size_t gap = no < trouble ? trouble - no : no - trouble;

	/* To "have no problem with the Police" says nothing about a report. */
	if (u->police && !has(u, KR_CW_PASS) && !has(u, KR_CW_DONE) &&
	    !has(u, KR_CW_GET))
		return false;
	return has(u, KR_CW_NOT) && has(u, KR_CW_TROUBLE) && gap <= 4 &&
	    u->c.n[KR_CW_NOT] == 1 && !has(u, KR_CW_AGAINST) &&
	    (has(u, KR_CW_ME) || no == 0 || no > trouble ||
	    (has(u, KR_CW_YES) && u->c.at[KR_CW_YES] < no)); /* "I do" */
}

/* "Fine, provided nobody can tell who I am": is its negation there? */
static bool
in_condition(const struct kr_consent_unit *u)
{
	size_t no = u->c.at[KR_CW_NOT], begin = u->c.at[KR_CW_IF];

	if (!has(u, KR_CW_IF) || begin >= no)
		return false;
	return (has(u, KR_CW_YES) && u->c.at[KR_CW_YES] < begin) ||
	    (has(u, KR_CW_PASS) && u->c.at[KR_CW_PASS] < begin);
}

/* "They can have it unless my lawyer objects": the condition's, too. */
static bool
against_in_condition(const struct kr_consent_unit *u)
{
	return u->c.n[KR_CW_AGAINST] == 1 && has(u, KR_CW_MAY) &&
	    before(u, KR_CW_MAY, KR_CW_IF) &&
	    kr_clause_follows(&u->c, KR_CW_IF, KR_CW_AGAINST, SIZE_MAX);
}

/* "On second thoughts, do not": both say the same. */
static bool
turns_to_no(const struct kr_consent_unit *u)
{
	return kr_clause_follows(&u->c, KR_CW_BACK, KR_CW_NOT, SIZE_MAX) &&
	    has(u, KR_CW_TURN);
}

/* Two negations of the same kind are one; a contrary turns it round. */
static unsigned
negations(const struct kr_consent_unit *u)
{
	return (has(u, KR_CW_NOT) && !no_trouble(u) && !in_condition(u) ?
	    1u : 0u) +
	    (against_in_condition(u) ? 0u : u->c.n[KR_CW_AGAINST]) +
	    (turns_to_no(u) ? 0u : u->c.n[KR_CW_BACK]) +
	    (has(u, KR_CW_LEAVE) && has(u, KR_CW_OUT) ? 1u : 0u);
}

static bool
negative(const struct kr_consent_unit *u)
{
	return negations(u) % 2 == 1;
}

static bool
sham(const struct kr_consent_unit *u)
{
	/* "He asked me to withdraw that": for a no it is enough */
	return has(u, KR_CW_SHAM) && !(has(u, KR_CW_BACK) && u->topic) &&
	    /* "it would be wrong to read my signature as permission" */
	    !(kr_clause_follows(&u->c, KR_CW_AGAINST, KR_CW_SHAM, 3) &&
	    kr_clause_follows(&u->c, KR_CW_AGAINST, KR_CW_MINE, 2) &&
	    kr_clause_follows(&u->c, KR_CW_SHAM, KR_CW_YES, 3));
}

static bool
past(const struct kr_consent_unit *u)
{
	return has(u, KR_CW_PAST) && !has(u, KR_CW_PLEASE);
}

static bool
jest(const struct kr_consent_unit *u)
{
	return u->c.jest && !has(u, KR_CW_NOT);
}

/* "Tell the Police. As if." */
static bool
mocks(const struct kr_consent_unit *u)
{
	return has(u, KR_CW_JEST) && u->topic && !has(u, KR_CW_NOT);
}

/* "Yes No" behind a question: the form's choice, and nobody's answer. */
static bool
printed_choice(const struct kr_consent_unit *u)
{
	return u->c.n_word == 2 && has(u, KR_CW_YES) && has(u, KR_CW_NOT);
}

static bool
question(const struct kr_consent_unit *u)
{
	return u->c.question && !polite_request(u);
}

/* People leave the mark out. */
static bool
unmarked_question(const struct kr_consent_unit *u)
{
	return (begins(u, KR_CW_ASK) && !polite_request(u)) ||
	    (has(u, KR_CW_ASKED) && !has(u, KR_CW_PLEASE));
}

/* "The Police do not mind": nobody had asked them. */
static bool
police_stand(const struct kr_consent_unit *u)
{
	static const enum kr_consent_class first[] = { KR_CW_YES, KR_CW_PASS,
	    KR_CW_DONE, KR_CW_WISH, KR_CW_MAY }, within[] = { KR_CW_ME,
	    KR_CW_PASS, KR_CW_DONE };

	if (!u->police || !kr_clause_follows(&u->c, KR_CW_POLICE,
	    KR_CW_STAND, 3))
		return false;
	for (size_t i = 0; i < KR_NELEM(first); i++)
		if (has(u, first[i]) && before(u, first[i], KR_CW_POLICE))
			return false;
	for (size_t i = 0; i < KR_NELEM(within); i++)
		if (between(u, within[i], u->c.at[KR_CW_POLICE],
		    u->c.at[KR_CW_STAND]))
			return false;
	return true;
}

/* "She agrees": it takes the reporter's own word. */
static bool
theirs(const struct kr_consent_unit *u)
{
	return police_stand(u) || kr_clause_theirs(&u->c);
}

static bool
hedge(const struct kr_consent_unit *u)
{
	return has(u, KR_CW_HEDGE) ||
	    ((u->police || u->broad) && has(u, KR_CW_VAGUE));
}

static bool
keeps(const struct kr_consent_unit *u)
{
	/* "if they keep it quiet" is a wish, at most */
	return has(u, KR_CW_KEEP) && !(has(u, KR_CW_IF) && has(u, KR_CW_HE) &&
	    before(u, KR_CW_IF, KR_CW_KEEP));
}

static bool
others_only(const struct kr_consent_unit *u)
{
	return has(u, KR_CW_OTHER) && has(u, KR_CW_ONLY) && !u->police &&
	    has(u, KR_CW_PASS);
}

static bool
takes_back(const struct kr_consent_unit *u)
{
	return has(u, KR_CW_BACK) && (u->police || u->topic) && negative(u);
}

/* "My boss wants", "Dad says": no more than news. */
static bool
kin_says(const struct kr_consent_unit *u)
{
	return has(u, KR_CW_KIN) && has(u, KR_CW_SAYS) && !has(u, KR_CW_ME) &&
	    before(u, KR_CW_KIN, KR_CW_SAYS) &&
	    u->c.at[KR_CW_SAYS] - u->c.at[KR_CW_KIN] <= 3;
}

static bool
stranger(const struct kr_consent_unit *u)
{
	if (kin_says(u))
		return true;
	if (!has(u, KR_CW_STRANGER) || has(u, KR_CW_ME))
		return false;
	if (u->police && !before(u, KR_CW_STRANGER, KR_CW_POLICE))
		return false;
	return !has(u, KR_CW_PASS) ||
	    before(u, KR_CW_STRANGER, KR_CW_PASS);
}

/* The negation and the Police stand side by side: "no police", "police no". */
static bool
negation_beside(const struct kr_consent_unit *u)
{
	size_t a = u->c.at[KR_CW_NOT];
	size_t b = u->police ? u->c.at[KR_CW_POLICE] : u->c.at[KR_CW_LAW];

	if (!has(u, KR_CW_NOT) || !(u->police || u->broad) || in_condition(u))
		return false;
	if (a < b)	/* "not against the police", "not as if I don't" */
		return b - a <= (a == 0 ? 5 : 3) &&
		    !between(u, KR_CW_AGAINST, a, b) &&
		    !(has(u, KR_CW_AGAINST) && before(u, KR_CW_AGAINST,
		    KR_CW_NOT));
	return a - b <= 1 || u->c.n_word <= 5 || a + 1 == u->c.n_word;
}

/* "Not against", "never refused": one takes the other away. */
static bool
double_negative(const struct kr_consent_unit *u)
{
	size_t a = u->c.at[KR_CW_NOT], b = u->c.at[KR_CW_AGAINST];

	if (negations(u) != 2)
		return false;
	/* "Do not leave them out of it" */
	if (!has(u, KR_CW_AGAINST))
		return kr_clause_follows(&u->c, KR_CW_NOT, KR_CW_LEAVE, 2) &&
		    has(u, KR_CW_OUT);
	/* "I cannot see why the Police should not" */
	if (u->police && b + 1 == u->c.at[KR_CW_POLICE] && has(u, KR_CW_NOT) &&
	    a > b)
		return true;
	return u->c.n[KR_CW_AGAINST] == 2 || (has(u, KR_CW_NOT) &&
	    (a < b ? b - a : a - b) <= 3 && !negation_beside(u));
}

static bool
refuses(const struct kr_consent_unit *u)
{
	bool about = has(u, KR_CW_YES) || has(u, KR_CW_PASS) ||
	    has(u, KR_CW_DONE) || has(u, KR_CW_WISH) ||
	    has(u, KR_CW_AGAINST) || has(u, KR_CW_LEAVE) ||
	    (has(u, KR_CW_PLEASE) && (u->police || u->topic));

	if (!(u->police || u->topic || u->broad) || double_negative(u))
		return false;
	if (!negative(u))
		return negation_beside(u) && negations(u) > 0;
	if (u->topic)
		return true;	/* answers and "them" are picked before */
	return about || (negation_beside(u) &&
	    (u->police || !has(u, KR_CW_GET)));
}

static bool
news(const struct kr_consent_unit *u)
{
	return has(u, KR_CW_TOLD) && !has(u, KR_CW_YES) &&
	    !has(u, KR_CW_PLEASE) && !has(u, KR_CW_WISH) &&
	    !(has(u, KR_CW_MAY) && !before(u, KR_CW_TOLD, KR_CW_MAY));
}

static bool
conditional(const struct kr_consent_unit *u)
{
	return u->condition && (u->police || u->topic);
}

/* "I want to tell the police" is no consent either. */
static bool
self(const struct kr_consent_unit *u)
{
	return has(u, KR_CW_SELF) && (has(u, KR_CW_ME) ||
	    u->c.n_foreign > 0);
}

/* "I can tell the police" is no permission; "you can" and "they can" are. */
static bool
permits(const struct kr_consent_unit *u)
{
	if (!has(u, KR_CW_MAY) || !(has(u, KR_CW_GET) ||
	    has(u, KR_CW_PASS) || has(u, KR_CW_DONE)))
		return false;
	return !(has(u, KR_CW_ME) &&
	    u->c.at[KR_CW_ME] + 1 == u->c.at[KR_CW_MAY]);
}

/*
 * In another language the verb must be one that asks, and stand where such
 * verbs do; any other form needs a word of asking with it.
 */
static bool
requests_foreign(const struct kr_consent_unit *u)
{
	if (self(u) || !(has(u, KR_CW_PASS) || has(u, KR_CW_DONE)))
		return false;
	if (has(u, KR_CW_PLEASE))
		return true;
	return has(u, KR_CW_PASS) && (u->c.at[KR_CW_PASS] <= 1 ||
	    (u->c.at[KR_CW_PASS] + 3u >= u->c.n_word && !has(u, KR_CW_ME) &&
	    !has(u, KR_CW_HE)));
}

/* Asks for it: the verb stands first, or after "please", "yes", "just". */
static bool
requests(const struct kr_consent_unit *u)
{
	if (u->c.n_foreign > 0)
		return requests_foreign(u);
	if (!has(u, KR_CW_PASS) || self(u))
		return false;
	/* "We share data with the Police": so they do, always. */
	if (kr_clause_follows(&u->c, KR_CW_ME, KR_CW_PASS, 1) &&
	    u->c.at[KR_CW_ME] == 0 && !has(u, KR_CW_PLEASE))
		return false;
	return has(u, KR_CW_PLEASE) || u->c.at[KR_CW_PASS] <= 1 ||
	    !(has(u, KR_CW_ME) || has(u, KR_CW_HE));
}

static bool
wishes(const struct kr_consent_unit *u)
{
	if (u->c.n_foreign > 0 && has(u, KR_CW_ME) && has(u, KR_CW_DONE) &&
	    !has(u, KR_CW_PASS) && !has(u, KR_CW_JOIN))
		return false;	/* what the reporter would do */
	return has(u, KR_CW_WISH) && !self(u) &&
	    (has(u, KR_CW_ME) || !has(u, KR_CW_HE));
}

/* "Let" is both; what the Police are let do stands behind them. */
static bool
gives_before_police(const struct kr_consent_unit *u)
{
	bool let = has(u, KR_CW_PASS) && has(u, KR_CW_MAY) &&
	    u->c.at[KR_CW_PASS] == u->c.at[KR_CW_MAY];

	return (has(u, KR_CW_PASS) && !let &&
	    before(u, KR_CW_PASS, KR_CW_POLICE)) ||
	    (has(u, KR_CW_DONE) && before(u, KR_CW_DONE, KR_CW_POLICE));
}

/* "The logs and my number may be given": it matters little what they are. */
static bool
passive(const struct kr_consent_unit *u)
{
	return (kr_clause_follows(&u->c, KR_CW_MAY, KR_CW_DONE, 3) ||
	    kr_clause_follows(&u->c, KR_CW_MAY, KR_CW_PASS, 1)) &&
	    !has(u, KR_CW_ME) && !has(u, KR_CW_HE) &&
	    !(has(u, KR_CW_YES) && before(u, KR_CW_YES, KR_CW_MAY)) &&
	    !(has(u, KR_CW_WISH) && before(u, KR_CW_WISH, KR_CW_MAY));
}

/* "My blessing": given with the word. */
static bool
my_yes(const struct kr_consent_unit *u)
{
	return kr_clause_follows(&u->c, KR_CW_MINE, KR_CW_YES, 1) &&
	    !kr_clause_follows(&u->c, KR_CW_ME, KR_CW_YES, 1);
}

/*
 * A yes is one only as far as it was understood: "too early to tell them",
 * "I find it hard to agree", "I want the Police to apologise".  What the
 * tables of other languages lack is too much to ask it of them.
 */
static bool
understood(const struct kr_consent_unit *u)
{
	const struct kr_clause *c = &u->c;
	bool handed = has(u, KR_CW_PASS) || has(u, KR_CW_DONE);

	if (c->n_foreign > 0)
		return true;
	if ((c->n_strange > 0 && !c->subject && !passive(u)) || c->odd_verb)
		return false;
	if (!u->police)
		return true;
	if (c->odd_next && !gives_before_police(u) && !(has(u, KR_CW_GET) &&
	    c->at[KR_CW_GET] == c->at[KR_CW_POLICE]))
		return false;
	if (handed || has(u, KR_CW_MAY) || has(u, KR_CW_PLEASE))
		return true;
	if (has(u, KR_CW_YES))	/* "yes to the Police" */
		return my_yes(u) || kr_clause_follows(c, KR_CW_POLICE,
		    KR_CW_GET, SIZE_MAX) || (c->n_unknown == c->n_strange &&
		    !has(u, KR_CW_TOLD) && !has(u, KR_CW_PROMISE) &&
		    !kr_clause_follows(c, KR_CW_ME, KR_CW_GET, 1));
	/* "I want the Police to look at it", "we want the Police" */
	return !before(u, KR_CW_WISH, KR_CW_POLICE) ||
	    (has(u, KR_CW_GET) && before(u, KR_CW_POLICE, KR_CW_GET)) ||
	    (u->c.at[KR_CW_POLICE] + 1u == c->n_word &&
	    !has(u, KR_CW_OTHER));
}

static bool
agrees(const struct kr_consent_unit *u)
{
	if (!(u->police || u->topic))
		return false;
	if (negations(u) > 0)
		return double_negative(u);
	if (no_trouble(u))
		return true;
	if (!understood(u))
		return false;
	return has(u, KR_CW_YES) || requests(u) || permits(u) ||
	    wishes(u) || polite_request(u) || has(u, KR_CW_TICK) ||
	    (has(u, KR_CW_PLEASE) && u->c.n_word <= 4 &&
	    u->c.n_unknown == 0 && !has(u, KR_CW_IDIOM));
}

/* Asked in this order; the first that fits decides. */
static const struct {
	bool			(*fits)(const struct kr_consent_unit *);
	struct kr_consent_rule	 rule;
} rules[] = {
	{ sham,		{ KR_SAYS_NOTHING,
	  "somebody plays or quotes Police" } },
	{ past,		{ KR_SAYS_NOTHING, "said of another matter" } },
	{ mocks,	{ KR_SAYS_MAYBE,   "what was said is mocked" } },
	{ jest,		{ KR_SAYS_NOTHING, "not meant seriously, or a form" } },
	{ printed_choice, { KR_SAYS_NOTHING, "a choice that nobody made" } },
	{ question,	{ KR_SAYS_NOTHING, "only asked" } },
	{ takes_back,	{ KR_SAYS_NO,	   "taken back" } },
	{ keeps,	{ KR_SAYS_NO,	   "to go no further" } },
	{ others_only,	{ KR_SAYS_NO,	   "for others only" } },
	{ stranger,	{ KR_SAYS_NOTHING, "somebody else's word" } },
	{ refuses,	{ KR_SAYS_NO,	   "refused in words" } },
	{ theirs,	{ KR_SAYS_NOTHING, "somebody else agrees" } },
	{ unmarked_question, { KR_SAYS_NOTHING, "only asked" } },
	{ hedge,	{ KR_SAYS_MAYBE,
	  "not decided, or not by the reporter" } },
	{ news,		{ KR_SAYS_NOTHING,
	  "contact with Police told as news" } },
	{ conditional,	{ KR_SAYS_LESS,    "under a condition" } },
	{ agrees,	{ KR_SAYS_YES,	   "given in words" } },
};

const struct kr_consent_rule *
kr_consent_judge(const struct kr_consent_unit *u)
{
	for (size_t i = 0; i < KR_NELEM(rules); i++)
		if (rules[i].fits(u))
			return &rules[i].rule;
	return NULL;
}
