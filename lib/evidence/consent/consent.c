/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "evidence/consent/cover.h"
#include "evidence/consent/permit.h"

#define ANSWER_WORDS	2	/* of a form: "yes", "not yet" */
#define ROW_WORDS	4	/* of what a row of it asks about */

const char *
kr_consent_name(enum kr_consent consent)
{
	switch (consent) {
	case KR_CONSENT_ABSENT: return "absent";
	case KR_CONSENT_GIVEN: return "given";
	case KR_CONSENT_REFUSED: return "refused";
	}
	return "absent";
}

/* ---- from clauses to units ---------------------------------------------- */

static const enum kr_consent_class speaking[] = {
	KR_CW_YES, KR_CW_PASS, KR_CW_DONE, KR_CW_WISH, KR_CW_NOT, KR_CW_AGAINST,
	KR_CW_LEAVE, KR_CW_HEDGE, KR_CW_KEEP, KR_CW_SHAM, KR_CW_TOLD,
	KR_CW_TICK, KR_CW_BACK, KR_CW_JEST, KR_CW_PLEASE, KR_CW_VAGUE,
};

static bool
speaks(const struct kr_clause *c)
{
	for (size_t i = 0; i < KR_NELEM(speaking); i++)
		if (c->n[speaking[i]] > 0)
			return true;
	return c->n[KR_CW_MAY] > 0 && c->n[KR_CW_GET] > 0;
}

/* Read b as if it went on after a. */
static struct kr_clause
merge(const struct kr_clause *a, const struct kr_clause *b)
{
	struct kr_clause m = *a;

	for (size_t i = 0; i < KR_CW_COUNT; i++) {
		if (m.n[i] == 0 && b->n[i] > 0)
			m.at[i] = (uint16_t)(a->n_word + b->at[i]);
		m.n[i] = (uint8_t)(m.n[i] + b->n[i] < UINT8_MAX ?
		    m.n[i] + b->n[i] : UINT8_MAX);
	}
	m.n_word += b->n_word;
	m.n_known += b->n_known;
	m.n_unknown += b->n_unknown;
	if (!m.decided)
		m.n_strange += b->n_strange;
	m.decided |= b->decided;
	m.n_foreign += b->n_foreign;
	m.odd_next |= b->odd_next;
	m.odd_verb |= b->odd_verb;
	m.subject |= b->subject;
	m.len = b->off + b->len - m.off;
	return m;
}

static bool
linked(const struct kr_clauses *all, size_t i)
{
	return i > 0 && i < all->n && !all->clause[i].hard &&
	    all->clause[i].sentence == all->clause[i - 1].sentence;
}

/* A form's answer in one sign. */
static void
read_sign(const struct kr_clauses *all, struct kr_clause *c)
{
	static const struct {
		const char		*sign;
		enum kr_consent_class	 class;
	} signs[] = {
		{ "y", KR_CW_YES }, { "1", KR_CW_YES }, { "x", KR_CW_YES },
		{ "given", KR_CW_YES }, { "n", KR_CW_NOT },
		{ "0", KR_CW_NOT },
		/* which is a "but" elsewhere */
		{ "ae", KR_CW_YES }, { "예", KR_CW_YES },
		{ "absolutely", KR_CW_YES }, { "certainly", KR_CW_YES },
		{ "definitely", KR_CW_YES }, { "of course", KR_CW_YES },
	};
	struct kr_span s = kr_span_trim(kr_span_sub(all->copy->text, c->off,
	    c->len));

	for (size_t i = 0; i < KR_NELEM(signs); i++)
		if (kr_span_is(s, signs[i].sign)) {
			*c = (struct kr_clause){ .off = c->off, .len = c->len,
			    .sentence = c->sentence, .question = c->question,
			    .jest = c->jest, .n_word = 1, .n_known = 1,
			    .decided = true };
			c->n[signs[i].class]++;
		}
}

/* Bytes from off on to the end of the sentence. */
static size_t
behind(const struct kr_clauses *all, size_t off)
{
	struct kr_span s = kr_span_from(all->copy->text, off);
	const char *stop = s.len == 0 ? NULL :
	    memchr(s.ptr, KR_CONSENT_STOP, s.len);

	return stop == NULL ? s.len : (size_t)(stop - s.ptr);
}

/* What a question or a form's label about the Police is about. */
enum asks {
	ASKS_LEAVE,	/* what the receiver may do: "Police to be told:" */
	ASKS_DONE,	/* what was done: "Police notified:" */
	ASKS_OTHER	/* who knows: "Police contact:", "Are you police?" */
};

static enum asks
asks_what(const struct kr_clauses *all, const struct kr_clause *label)
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

	for (size_t i = 0; i < KR_NELEM(own); i++)
		if (kr_span_casestarts(s, own[i]))
			return ASKS_DONE;
	for (size_t i = 0; i < KR_NELEM(open); i++)
		if (label->n[open[i]] > 0)
			return ASKS_LEAVE;
	for (size_t i = 0; i < KR_NELEM(asked); i++)
		if (kr_span_casestarts(s, asked[i]))
			return ASKS_DONE;
	for (size_t off = label->off;
	    kr_consent_next_word(copy, label, &off, &word);) {
		want |= KR_CONSENT_AMONG(word, wanted);
		done_it |= KR_CONSENT_AMONG(word, done) ||
		    (kr_span_caseends(word, "ed") && !want);
		deed |= KR_CONSENT_AMONG(word, deeds) ||
		    kr_span_caseends(word, "ing");
	}
	if (want)
		return ASKS_LEAVE;
	/* "Police contact:" is a noun, "contact Police:" none */
	if (kr_clause_follows(label, KR_CW_POLICE, KR_CW_PASS, 1) ||
	    kr_span_caseends(s, " officer"))
		return ASKS_OTHER;
	if (label->n[KR_CW_PASS] > 0)
		return ASKS_LEAVE;
	for (size_t i = 0; i < KR_NELEM(being); i++)
		if (kr_span_casestarts(s, being[i]))
			return ASKS_OTHER;
	if (done_it)
		return ASKS_DONE;
	return deed && label->n[KR_CW_TOLD] == 0 && (label->n_unknown == 0 ||
	    label->n_word > ROW_WORDS || label->n_foreign > 0 ||
	    label->n[KR_CW_DONE] > 0) ?
	    ASKS_LEAVE : ASKS_OTHER;
}

/* The label names the matter, "Consent to Police:"; the rest answers. */
static struct kr_clause
answer_to(const struct kr_clauses *all, size_t i, enum asks asks)
{
	struct kr_clause label = { .off = all->clause[i].off,
	    .len = all->clause[i].len, .sentence = all->clause[i].sentence };
	struct kr_clause answer = { .off = label.off + label.len + 1 };
	static const enum kr_consent_class kept[] = { KR_CW_POLICE, KR_CW_NOT,
	    KR_CW_AGAINST, KR_CW_LEAVE, KR_CW_OUT };

	for (size_t k = 0; k < KR_NELEM(kept); k++)
		label.n[kept[k]] = all->clause[i].n[kept[k]];
	/* "Not for the Police: yes" is no "Yes No" that nobody crossed out */
	label.n_word = label.n_known = 1 + (label.n[KR_CW_NOT] > 0);
	if (i + 1 < all->n &&
	    all->clause[i + 1].sentence == label.sentence) {
		answer = all->clause[i + 1];
		answer.n[KR_CW_STAND] = 0;	/* the label is no subject */
	} else {
		/* "Ae" may have been taken for a "but" without a clause. */
		answer.len = behind(all, answer.off);
	}
	read_sign(all, &answer);
	if (asks != ASKS_LEAVE && answer.n_word <= ANSWER_WORDS) {
		answer.n[KR_CW_YES] = 0;
		if (asks == ASKS_DONE)
			answer.n[KR_CW_NOT] = 0;
		label.n[KR_CW_TOLD] = 1;
	}
	return merge(&label, &answer);
}

static bool
open_condition(const struct kr_clause *c, enum kr_consent_class class)
{
	return c->n[class] + c->n[KR_CW_SETTLED] > 0 && !kr_clause_settled(c);
}

/* Does c answer, or go on about, what was said just before? */
static bool
goes_on(const struct kr_clause *c, bool same)
{
	bool yes = c->n[KR_CW_YES] > 0, no = c->n[KR_CW_NOT] > 0;
	bool against = c->n[KR_CW_AGAINST] > 0;
	bool about = against || yes || c->n[KR_CW_PASS] > 0 ||
	    c->n[KR_CW_WISH] > 0;

	if (kr_consent_asks_for(c))
		return true;
	if ((c->label && c->n[KR_CW_TURN] == 0) || c->n[KR_CW_OTHER] > 0)
		return false;
	if (c->n[KR_CW_BACK] > 0 || c->n[KR_CW_HEDGE] > 0 ||
	    c->n[KR_CW_TURN] > 0)
		return true;
	if (c->n[KR_CW_KIN] + c->n[KR_CW_WHOSE] + c->n[KR_CW_ANON] > 0)
		return false;	/* about or to somebody else */
	if (c->n[KR_CW_JEST] > 0 && c->n_unknown == 0 && c->n[KR_CW_HE] == 0)
		return true;	/* "Tell the Police. As if." */
	/* Nothing but an answer: "no thanks", "I do not want". */
	if (c->n[KR_CW_LEAVE] > 0 && c->n[KR_CW_OUT] > 0 &&
	    c->n[KR_CW_THEM] > 1)
		return true;	/* "leave them out of it" */
	if (c->n_known == c->n_word && (yes || no || against) &&
	    c->n[KR_CW_GET] + c->n[KR_CW_TOLD] == 0 &&
	    (about || c->n[KR_CW_ME] == 0))
		return true;
	if (no && c->n_word <= 4 && c->at[KR_CW_NOT] + 1u == c->n_word)
		return true;
	if (yes && c->n_word <= 6 && (same || c->at[KR_CW_YES] == 0 ||
	    (c->n_unknown == 0 && c->n_word <= 3)))
		return true;
	if (c->n[KR_CW_THEM] == 0)
		return false;
	if (yes && same && (c->n[KR_CW_YOU] > 0 ||
	    (c->n[KR_CW_ME] > 0 && c->n[KR_CW_PASS] > 0)))
		return true;
	return no && ((yes && c->at[KR_CW_NOT] < c->at[KR_CW_YES]) ||
	    (c->n[KR_CW_PASS] > 0 && c->at[KR_CW_NOT] < c->at[KR_CW_PASS]) ||
	    (c->n[KR_CW_WISH] > 0 && c->at[KR_CW_NOT] < c->at[KR_CW_WISH]));
}

static bool
bare_yes(const struct kr_clause *c)
{
	return c->n[KR_CW_YES] > 0 && c->n_known == c->n_word &&
	    c->n[KR_CW_NOT] == 0;
}

/* "If it ends up with the Police, that is fine by me." */
static bool
fine_if(const struct kr_clauses *all, size_t i)
{
	static const enum kr_consent_class none[] = { KR_CW_ME, KR_CW_YES,
	    KR_CW_KIN, KR_CW_STRANGER, KR_CW_HE, KR_CW_TOLD, KR_CW_SHAM,
	    KR_CW_NOT, KR_CW_ONLY, KR_CW_SELF, KR_CW_OTHER };
	const struct kr_clause *c = &all->clause[i], *next = c + 1;

	if (!linked(all, i + 1) || c->question || c->n[KR_CW_IF] == 0 ||
	    c->at[KR_CW_IF] > 0 || c->n[KR_CW_PASS] + c->n[KR_CW_DONE] == 0)
		return false;
	for (size_t k = 0; k < KR_NELEM(none); k++)
		if (c->n[none[k]] > 0)
			return false;
	if (i + 2 < all->n && c[2].sentence == c->sentence)
		return false;	/* "okay, but only after ..." */
	return next->n[KR_CW_YES] > 0 && next->n_word <= 6 &&
	    next->n[KR_CW_NOT] + next->n[KR_CW_AGAINST] + next->n[KR_CW_IF] +
	    next->n[KR_CW_HE] + next->n[KR_CW_HEDGE] + next->n[KR_CW_VAGUE] ==
	    0;
}

/* "... if the Police get a copy", "... if you pass it to the Police" */
static bool
if_passed(const struct kr_clause *c)
{
	if (c->n[KR_CW_IF] == 1)
		return c->n_known == c->n_word &&
		    c->n[KR_CW_THEM] + c->n[KR_CW_DONE] > 0 &&
		    kr_clause_follows(c, KR_CW_YES, KR_CW_IF, 3) &&
		    kr_clause_follows(c, KR_CW_IF, KR_CW_POLICE, 1);
	return c->n[KR_CW_IF] == 0 && c->n[KR_CW_SETTLED] == 1 &&
	    c->n_unknown == 0 &&
	    kr_clause_follows(c, KR_CW_YES, KR_CW_SETTLED, 2) &&
	    kr_clause_follows(c, KR_CW_SETTLED, KR_CW_PASS, 1) &&
	    kr_clause_follows(c, KR_CW_PASS, KR_CW_POLICE, 4);
}

/* "No problem if the Police get a copy": the same, the other way round. */
static bool
fine_behind(const struct kr_clause *c)
{
	static const enum kr_consent_class none[] = { KR_CW_KIN,
	    KR_CW_STRANGER, KR_CW_WHOSE, KR_CW_HE, KR_CW_SHAM, KR_CW_NOT,
	    KR_CW_AGAINST, KR_CW_ONLY, KR_CW_SELF, KR_CW_OTHER, KR_CW_WISH,
	    KR_CW_PROMISE, KR_CW_TOLD, KR_CW_HEDGE, KR_CW_VAGUE };

	for (size_t k = 0; k < KR_NELEM(none); k++)
		if (c->n[none[k]] > 0)
			return false;
	return !c->question && if_passed(c);
}

/* "Share it with anybody. That includes the Police." */
static bool
includes(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = &all->clause[i], *before = c - 1;

	return i > 0 && c->n[KR_CW_INCL] > 0 && !c->question &&
	    before->sentence + 1 == c->sentence && !before->question &&
	    !before->condition && before->n[KR_CW_IF] + before->n[KR_CW_NOT] +
	    before->n[KR_CW_HE] + before->n[KR_CW_STRANGER] == 0 &&
	    before->n[KR_CW_PASS] + before->n[KR_CW_DONE] +
	    before->n[KR_CW_LAW] > 0 && (before->n[KR_CW_YES] > 0 ||
	    before->n[KR_CW_MAY] > 0 || before->n[KR_CW_PLEASE] > 0 ||
	    before->at[KR_CW_PASS] == 0);
}

static bool
unspaced_end(const struct kr_clauses *all, const struct kr_clause *c)
{
	struct kr_span s = kr_span_trim(kr_span_sub(all->copy->text, c->off,
	    c->len));

	/* U+3000 and above, where such letters are */
	return s.len >= 3 && (unsigned char)s.ptr[s.len - 3] >= 0xE3;
}

/*
 * "I do not agree, you pass this to the Police": a no that waits for what it
 * is about.  The clause that ends with it before clause i, or NULL.
 */
static const struct kr_clause *
dangling_no(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = &all->clause[i];

	if (c->n[KR_CW_PLEASE] + c->n[KR_CW_NOT] + c->n[KR_CW_AGAINST] > 0 ||
	    (c->n[KR_CW_YES] > 0 && c->n[KR_CW_ME] > 0))
		return NULL;	/* it has its own word */
	while (linked(all, i)) {
		size_t no, last;

		c = &all->clause[--i];
		if (c->n[KR_CW_POLICE] > 0 || c->n[KR_CW_TROUBLE] > 0)
			return NULL;
		last = c->n[KR_CW_YES] > 0 ? c->at[KR_CW_YES] : 0;
		if (c->n[KR_CW_WISH] > 0 && c->at[KR_CW_WISH] > last)
			last = c->at[KR_CW_WISH];
		no = c->n[KR_CW_NOT] > 0 ? c->at[KR_CW_NOT] : 0;
		if (kr_clause_follows(c, KR_CW_IF, KR_CW_AGAINST, SIZE_MAX))
			return NULL;	/* "unless my lawyer objects, ..." */
		if (c->n[KR_CW_AGAINST] > 0)
			last = c->at[KR_CW_AGAINST];
		else if (c->n[KR_CW_NOT] == 0 ||
		    c->n[KR_CW_YES] + c->n[KR_CW_WISH] == 0)
			continue;
		/* Where a character is a word, the ending of one is many. */
		if ((no > last ? no : last) + (unspaced_end(all, c) ? 8 : 3) <
		    c->n_word)
			return NULL;	/* it is about something else */
		return c;
	}
	return NULL;
}

/* "He told me, ..." */
static bool
told(const struct kr_clause *c)
{
	static const enum kr_consent_class who[] = { KR_CW_HE, KR_CW_KIN,
	    KR_CW_STRANGER };

	for (size_t i = 0; i < KR_NELEM(who); i++)
		if (c->n_word <= 4 &&
		    (kr_clause_follows(c, who[i], KR_CW_SAYS, 2) ||
		    kr_clause_follows(c, who[i], KR_CW_TOLD, 2)))
			return true;
	return false;
}

/* Somebody else's word, or an open decision, just before it. */
static bool
hangs_on_other(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = &all->clause[i];

	return linked(all, i) && (kr_clause_theirs(c - 1) || told(c - 1) ||
	    c[-1].n[KR_CW_HEDGE] > 0) && c->n[KR_CW_PLEASE] == 0 &&
	    (c->n[KR_CW_YES] == 0 || c->n[KR_CW_ME] == 0);
}

/* What was said of the Police last. */
struct topic {
	size_t	sentence;	/* SIZE_MAX: nothing, or of somebody else */
	bool	story;		/* something that happened, not our question */
	bool	given;		/* there is a yes that may be taken back */
	bool	row;		/* as a row of a form */
};

/* "The Police know my address": so it is, and nobody is asked. */
static bool
states(const struct kr_clauses *all, const struct kr_clause *c)
{
	return kr_clause_follows(c, KR_CW_POLICE, KR_CW_GET, 1) &&
	    c->at[KR_CW_POLICE] == 0 && c->n[KR_CW_MAY] == 0 &&
	    !speaks(c) && kr_span_casefind(kr_span_sub(all->copy->text,
	    c->off, c->len), 0, "ing ") == SIZE_MAX;
}

/* "The Police came on Monday": a yes behind it answers nothing. */
static bool
tells_story(const struct kr_clauses *all, const struct kr_clause *c)
{
	return !c->question && !c->label && c->n[KR_CW_NOT] == 0 &&
	    (c->n[KR_CW_TOLD] > 0 || states(all, c) || (!speaks(c) &&
	    c->n_unknown > 0 && c->n[KR_CW_MAY] == 0));
}

/* "I do not agree", and no more: it may be a sentence later. */
static bool
disagrees(const struct kr_clause *c)
{
	return c->n[KR_CW_NOT] > 0 && c->n[KR_CW_YES] > 0 &&
	    c->n[KR_CW_ME] > 0 && c->n_known == c->n_word;
}

/* "I withdraw that", "do not send it to them": at any distance from a yes. */
static bool
undoes(const struct kr_clauses *all, const struct kr_clause *c)
{
	struct kr_span s = kr_span_trim(kr_span_sub(all->copy->text, c->off,
	    c->len));

	if (c->n[KR_CW_OTHER] + c->n[KR_CW_IF] > 0 ||
	    (c->n[KR_CW_TURN] > 0 && c->n[KR_CW_NOT] == 0))
		return false;
	if (c->n[KR_CW_BACK] > 0)
		return c->n[KR_CW_THEM] + c->n[KR_CW_YES] > 0 ||
		    c->at[KR_CW_BACK] + 1u == c->n_word;
	/* "I would rather you did not", "I am asking you not to" */
	if (c->n[KR_CW_NOT] > 0 && (c->at[KR_CW_NOT] + 1u == c->n_word ||
	    kr_span_caseends(s, " not to")) && (c->n[KR_CW_WISH] > 0 ||
	    kr_span_casefind(s, 0, "asking") != SIZE_MAX))
		return true;
	return c->n[KR_CW_THEM] > 0 && c->n[KR_CW_WISH] + c->n[KR_CW_HE] ==
	    0 && kr_clause_follows(c, KR_CW_NOT, KR_CW_PASS, 2) &&
	    (c->n[KR_CW_PLEASE] > 0 || c->n[KR_CW_ME] == 0);
}

/* Does c go on about the Police, or with what was asked of them? */
static bool
on_topic(const struct kr_clauses *all, const struct kr_clause *c,
    const struct topic *t)
{
	bool bare;

	if (t->given && undoes(all, c))
		return true;
	if (t->sentence == SIZE_MAX ||
	    c->sentence - t->sentence > (disagrees(c) ? 2 : 1) ||
	    !goes_on(c, c->sentence == t->sentence))
		return false;
	bare = c->n[KR_CW_NOT] + c->n[KR_CW_AGAINST] + c->n[KR_CW_BACK] +
	    c->n[KR_CW_HEDGE] + c->n[KR_CW_JEST] + c->n[KR_CW_TURN] +
	    c->n[KR_CW_LEAVE] == 0;
	return !t->story || !bare || kr_consent_asks_for(c) ||
	    (c->n[KR_CW_YES] > 0 && c->n[KR_CW_THEM] > 0 &&
	    c->n[KR_CW_PASS] + c->n[KR_CW_DONE] > 0);
}

/*
 * "Anonymous: no", "Media: not on your life", behind what is said of the
 * Police: the answer to another question.  Behind a row of a form that asks
 * about them, any label has another, but what may be one about the answer.
 */
static bool
other_row(const struct kr_clauses *all, size_t i, bool row)
{
	static const char *const others[] = { "media", "press", "papers",
	    "newsletter", "research", "survey", "stats", "statistics",
	    "marketing", "publicity", "anonymity", "updates", "telco",
	    "lawyer", "name" };
	static const char *const same[] = { "answer", "decision", "update",
	    "edit", "edited", "correction", "later", "note", "final",
	    "finally", "actually", "reply", "verdict", "conclusion", "so",
	    "but", "now", "ps", "consent", "permission", "sharing",
	    "passing", "referral", "disclosure", "then", "sorry", "wait",
	    "oops", "amended", "changed", "today", "share", "choose",
	    "choice", "select", "option", "selected", "tick", "ticked" };
	const struct kr_clause *label = &all->clause[i] - 1;
	struct kr_span word;
	bool other, about = false;

	if (!linked(all, i) || !label->label || label->n[KR_CW_POLICE] +
	    label->n[KR_CW_THEM] + label->n[KR_CW_LAW] + label->n[KR_CW_BACK] +
	    label->n[KR_CW_YES] + label->n[KR_CW_NOT] > 0)
		return false;
	other = label->n[KR_CW_OTHER] + label->n[KR_CW_ANON] > 0;
	for (size_t off = label->off;
	    kr_consent_next_word(all->copy, label, &off, &word);) {
		other |= KR_CONSENT_AMONG(word, others);
		about |= KR_CONSENT_AMONG(word, same);
	}
	return other || (row && !about && label->n_word <= ROW_WORDS);
}

/* The unit around clause i. */
static struct kr_consent_unit
unit_of(const struct kr_clauses *all, size_t i, struct topic *topic)
{
	const struct kr_clause *c = &all->clause[i];
	const struct kr_clause *no = NULL;
	struct kr_consent_unit u = { .c = *c };
	enum asks asks = (c->label || c->question) &&
	    c->n[KR_CW_POLICE] > 0 ? asks_what(all, c) : ASKS_LEAVE;

	if (i > 0 && c[-1].question && c->sentence == c[-1].sentence + 1)
		read_sign(all, &u.c);
	u.police = c->n[KR_CW_POLICE] > 0;
	if (u.police)		/* looks back no further than to another */
		no = dangling_no(all, i);
	u.broad = c->n[KR_CW_LAW] > 0;
	if (u.police && fine_if(all, i)) {
		u.c = merge(c, c + 1);
		u.c.n[KR_CW_IF] = 0;
		u.taken = 1;
		topic->sentence = c->sentence;
		topic->story = false;
		return u;
	}
	if (u.police && fine_behind(c)) {
		u.c.n[KR_CW_IF] = u.c.n[KR_CW_SETTLED] = 0;
	} else if (u.police && c->label) {
		u.c = answer_to(all, i, asks);
	} else if (no != NULL &&
	    (c->n[KR_CW_PASS] == 0 || c->at[KR_CW_PASS] > 0)) {
		u.c = merge(no, c);
	} else if (u.police && includes(all, i)) {
		u.c = merge(c - 1, c);
	} else if (u.police && linked(all, i) && bare_yes(c - 1) &&
	    c->n[KR_CW_TOLD] == 0) {
		u.c = merge(c - 1, c);
	} else if (u.police && !speaks(c) && !states(all, c)) {
		/* "Kia hoatu, me toku ingoa, ki nga pirihimana" */
		bool apart = c->n_foreign > 0 && linked(all, i) &&
		    linked(all, i - 1) && !speaks(c - 1) && speaks(c - 2);

		if (apart) {
			u.c = merge(c - 2, &u.c);
		} else if (linked(all, i) && speaks(c - 1) &&
		    c->n[KR_CW_SELF] == 0) {
			u.c.n_unknown = 0;	/* "Police and telcos too" */
			u.c = merge(c - 1, &u.c);
		} else if (linked(all, i + 1)) {
			u.c = merge(c, c + 1);
		}
	}
	if (!u.police && c->n[KR_CW_OTHER] > 0)
		topic->sentence = SIZE_MAX;	/* "them" is others now */
	u.topic = !u.police && !other_row(all, i, topic->row) &&
	    on_topic(all, &u.c, topic);
	/* "I do not agree, give it to the Police": who knows? */
	u.c.jest |= linked(all, i + 1) && c[1].n[KR_CW_SHAM] > 0 &&
	    c[1].n[KR_CW_HE] > 0;	/* "I agree, she typed" */
	/* "The Police can have it, I suppose." */
	if (linked(all, i + 1) && c[1].n_word == c[1].n_known &&
	    c[1].n[KR_CW_VAGUE] > 0 &&
	    c[1].n[KR_CW_YES] + c[1].n[KR_CW_POLICE] == 0)
		u.c.n[KR_CW_VAGUE]++;
	u.condition = no != NULL || hangs_on_other(all, i) ||
	    c->condition || open_condition(&u.c, KR_CW_IF) ||
	    open_condition(&u.c, KR_CW_WHEN) ||
	    (linked(all, i) && open_condition(c - 1, KR_CW_IF)) ||
	    (!c->label && linked(all, i + 1) &&
	    open_condition(c + 1, KR_CW_IF));
	if ((u.police && u.c.n[KR_CW_SHAM] == 0 && !c->speech &&
	    !(c->question && c->n[KR_CW_TOLD] > 0)) ||
	    (u.topic && c->n[KR_CW_JEST] > 0)) {
		topic->sentence = c->label && asks == ASKS_DONE ? SIZE_MAX :
		    c->sentence;
		topic->row = u.police && c->label;
		topic->story = u.police && (tells_story(all, c) ||
		    asks == ASKS_DONE || (c->label &&
		    asks == ASKS_OTHER));
	}
	return u;
}

/* ---- the statement ------------------------------------------------------ */

/*
 * What is asked about the clauses around each is noted on the way: a text may
 * be a sentence of ten thousand clauses.
 */

/* Who is told of in the clauses of a sentence, so far. */
struct told_of {
	size_t	sentence;
	bool	police;
	bool	other;		/* somebody else, or nobody in earnest */
};

/* The same of the sentence of a clause and of the one before. */
struct before {
	struct told_of	last, now;
	size_t		n;		/* clauses that were looked at */
};

/* The last clause of a sentence that may name the Police. */
struct ahead {
	size_t	end;		/* behind the sentence; 0: none was read */
	size_t	police;		/* behind the clause; 0: there is none */
};

struct reader {
	struct kr_consent_record	 record;
	bool	 turned;	/* "I changed my mind", of a no */
	bool				 child;
	size_t	 tries;	/* of whole sentences that permit, that are left */
	struct before			 before;
	struct ahead			 ahead;
};

/* The last clear word counts; a yes must be plain to undo a no. */
static void
hear(struct reader *r, const struct kr_clauses *all, size_t i,
    const struct kr_consent_unit *u, const struct kr_consent_rule *rule,
    const char *source)
{
	struct kr_consent_record *rec = &r->record;

	switch (rule->verdict) {
	case KR_SAYS_NOTHING:
		if (rec->value == KR_CONSENT_ABSENT &&
		    rec->quote.view == NULL && (u->police || u->topic))
			rec->why = rule->why;
		return;
	case KR_SAYS_MAYBE:
		if (rec->value == KR_CONSENT_REFUSED ||
		    !(u->police || u->topic))
			return;
		rec->value = KR_CONSENT_ABSENT;
		break;
	case KR_SAYS_DOUBT:
		if (rec->value != KR_CONSENT_ABSENT)
			return;
		break;
	case KR_SAYS_NO:
		r->turned = rec->value == KR_CONSENT_REFUSED &&
		    u->c.n[KR_CW_TURN] > 0;
		rec->value = KR_CONSENT_REFUSED;
		break;
	case KR_SAYS_YES:
		if (rec->value == KR_CONSENT_REFUSED &&
		    !(u->police && u->c.n[KR_CW_YES] > 0) &&
		    !(u->topic && u->c.n[KR_CW_TURN] > 0) &&
		    !(r->turned && kr_consent_asks_for(&u->c)))
			return;
		rec->value = KR_CONSENT_GIVEN;
		break;
	}
	rec->why = rule->why;
	rec->source = source;
	rec->quote = kr_consent_quote(all, i, &u->c);
}

/* A yes is one only as far as its sentence was understood. */
static const struct kr_consent_rule *
held(const struct kr_clauses *all, size_t i, const struct kr_consent_unit *u,
    const struct kr_consent_rule *yes)
{
	static const struct kr_consent_rule odd = { KR_SAYS_DOUBT,
	    "a yes, but not all of it is understood" }, limited = {
	    KR_SAYS_MAYBE, "a yes, with something taken away" };

	switch (kr_consent_covered(all, i, u)) {
	case KR_COVER_WHOLE:	return yes;
	case KR_COVER_ODD:	return &odd;
	case KR_COVER_LIMITED:	return &limited;
	}
	return &odd;
}

static void
take(struct before *b, const struct kr_clause *c)
{
	if (b->n++ == 0 || c->sentence != b->now.sentence) {
		b->last = b->now;
		b->now = (struct told_of){ .sentence = c->sentence };
	}
	b->now.police |= c->n[KR_CW_POLICE] > 0;
	b->now.other |= c->jest || c->question || c->n[KR_CW_OTHER] +
	    c->n[KR_CW_STRANGER] + c->n[KR_CW_KIN] + c->n[KR_CW_HE] +
	    c->n[KR_CW_SHAM] > 0;
}

/* "The Police know of it. Give them this": are they the Police? */
static bool
before_is_police(struct before *b, const struct kr_clauses *all, size_t i)
{
	const size_t sentence = all->clause[i].sentence;
	struct told_of is = { .police = false };

	while (b->n < i)
		take(b, &all->clause[b->n]);
	if (b->n > 0 && b->now.sentence + 1 >= sentence)
		is = b->now;
	if (b->now.sentence == sentence && b->last.sentence + 1 >= sentence) {
		is.police |= b->last.police;
		is.other |= b->last.other;
	}
	return is.police && !is.other;
}

/* Are the Police named in the sentence, from clause i on? */
static bool
police_ahead(struct ahead *a, const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = all->clause;

	if (i >= a->end)
		for (*a = (struct ahead){ .end = i }; a->end < all->n &&
		    c[a->end].sentence == c[i].sentence; a->end++)
			if (c[a->end].n[KR_CW_POLICE] +
			    c[a->end].n[KR_CW_IDIOM] > 0)
				a->police = a->end + 1;
	return i < a->police;
}

/* Does anything before clause i make it another's word, or an open one? */
static bool
hangs(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = &all->clause[i];

	return c->jest || c->speech || (linked(all, i) &&
	    (c->condition || hangs_on_other(all, i) ||
	    open_condition(c - 1, KR_CW_IF)));
}

/* "Tell the Police and I post the video" is a threat, and none of ours. */
static bool
no_command(const struct kr_clause *c)
{
	return c->n[KR_CW_YES] + c->n[KR_CW_PLEASE] + c->n[KR_CW_WISH] > 0 ||
	    c->n[KR_CW_PASS] == 0 ||
	    (kr_clause_follows(c, KR_CW_POLICE, KR_CW_MAY, 2) &&
	    c->at[KR_CW_POLICE] == 0);
}

/*
 * "Both of us were fooled and the Police can have it": where it goes on
 * behind the next "and" from *off on, if that is a yes by itself, and who
 * gives it is not who was told of before: "they have the logs and share it".
 */
static bool
told_first(const struct kr_view *copy, const struct kr_clause *c, size_t *off)
{
	static const char *const begin[] = { "i ", "id ", "im ", "ive ",
	    "we ", "wed ", "were ", "weve ", "you ", "the police ",
	    "police ", "nz police ", "cops ", "the cops ", "please ", "pls ",
	    "plz ", "yes " };
	struct kr_span s = kr_span_sub(copy->text, 0, c->off + c->len);
	size_t at = *off;

	while ((at = kr_span_casefind(s, at, " and ")) != SIZE_MAX) {
		size_t next = at + strlen(" and ");

		for (size_t i = 0; i < KR_NELEM(begin); i++)
			if (kr_span_casestarts(kr_span_from(s, next),
			    begin[i])) {
				*off = next;
				return kr_consent_narrates(copy, c->off, at);
			}
		at = next - 1;
	}
	return false;
}

/* "Do I want the Police to see it?  I do." */
static bool
answered(struct reader *r, const struct kr_clauses *all, size_t i,
    struct kr_consent_unit *u)
{
	const struct kr_clause *c = &all->clause[i];
	size_t n, asked, first = i;
	enum asks asks;

	if (!(c->question || c->label || c->n_word <= ANSWER_WORDS ||
	    kr_clause_follows(c, KR_CW_YOU, KR_CW_SAYS, 1)) ||
	    (linked(all, i) && !c[-1].label) || r->tries == 0 ||
	    !police_ahead(&r->ahead, all, i) || hangs(all, i))
		return false;
	r->tries--;
	n = kr_permit_answered(all, i, &asked);
	/* "Police involvement: yes": there was some, who knows */
	asks = asks_what(all, c);
	if (n == 0 || asks != ASKS_LEAVE || hangs(all, i + asked))
		return false;
	if (!all->clause[i + asked - 1].label)
		first += asked;		/* it is a sentence by itself */
	*u = (struct kr_consent_unit){ .c = *c, .police = true,
	    .taken = n - 1 };
	for (size_t k = 1; k < n; k++)
		u->c = merge(&u->c, c + k);
	return kr_consent_surrounded(all, first, i + n - first, false) ==
	    KR_COVER_WHOLE;
}

/* Clauses from i on that permit as a whole, read as one; false if none do. */
static bool
permitted(struct reader *r, const struct kr_clauses *all, size_t i,
    struct kr_consent_unit *u)
{
	const struct kr_clause *c = &all->clause[i];
	bool them = before_is_police(&r->before, all, i), more, plain;
	size_t n, off = c->off;

	if (!(them || police_ahead(&r->ahead, all, i)) || r->tries == 0 ||
	    hangs(all, i))
		return false;
	do {
		r->tries--;
		n = kr_permit_clauses(all, i, off, them, &more);
	} while (n == 0 && r->tries > 0 && told_first(all->copy, c, &off));
	if (n == 0)
		return false;
	*u = (struct kr_consent_unit){ .c = *c, .police = true,
	    .taken = n - 1 };
	for (size_t k = 1; k < n; k++)
		u->c = merge(&u->c, c + k);
	plain = off > c->off || no_command(&u->c);
	if (c->question && linked(all, i + n))
		return false;	/* more is asked, which may take it back */
	more &= !kr_clause_follows(&u->c, KR_CW_YOU, KR_CW_MAY, 2);
	return (plain || !more) &&
	    kr_consent_surrounded(all, i, n, plain) == KR_COVER_WHOLE;
}

/* The next unit of the text, and what it says. */
static const struct kr_consent_rule *
judge(struct reader *r, const struct kr_clauses *all, size_t i,
    struct topic *topic, struct kr_consent_unit *u)
{
	static const struct kr_consent_rule yes = { KR_SAYS_YES,
	    "given in words" };
	const struct kr_consent_rule *rule;

	if (answered(r, all, i, u) || permitted(r, all, i, u)) {
		topic->sentence = u->c.sentence;
		topic->story = false;
		topic->row = all->clause[i].label;
		return &yes;
	}
	*u = unit_of(all, i, topic);
	rule = kr_consent_judge(u);
	if (rule != NULL && rule->verdict == KR_SAYS_YES) {
		rule = held(all, i, u, rule);
		r->record.doubtful |= rule->verdict != KR_SAYS_YES;
	}
	return rule;
}

static void
listen(struct reader *r, const struct kr_clauses *all, const char *source)
{
	struct topic topic = { .sentence = SIZE_MAX };

	for (size_t i = 0; i < all->n; i++) {
		struct kr_consent_unit u;
		const struct kr_consent_rule *rule = judge(r, all, i, &topic,
		    &u);

		for (size_t k = 0; k <= u.taken; k++)
			r->child |= all->clause[i + k].n[KR_CW_CHILD] > 0;
		if (rule != NULL)
			hear(r, all, i, &u, rule, source);
		topic.given = r->record.value == KR_CONSENT_GIVEN;
		i += u.taken;
	}
}

static struct kr_consent_record
nothing(const char *why)
{
	return (struct kr_consent_record){ .value = KR_CONSENT_ABSENT,
	    .source = "", .why = why };
}

static struct kr_consent_record
finish(struct reader *r, bool cut)
{
	struct kr_consent_record *rec = &r->record;

	rec->minor = r->child;
	rec->doubtful &= rec->value == KR_CONSENT_ABSENT;
	if (rec->value == KR_CONSENT_GIVEN && (r->child || cut)) {
		rec->value = KR_CONSENT_ABSENT;
		rec->why = cut ? "given, but the text was not read to its end" :
		    "given by a child";
	}
	return *rec;
}

struct kr_consent_record
kr_consent_read(const struct kr_view *text, struct kr_span subject,
    struct kr_arena *arena)
{
	struct reader r = { .record = nothing("nothing said"),
	    .tries = KR_PERMIT_TRIES };
	struct kr_clauses all;
	struct kr_view *root;
	bool cut = false;

	if (subject.ptr != NULL && subject.len > 0) {
		root = kr_arena_alloc(arena, 1, sizeof(*root));
		if (root == NULL)
			return nothing("no memory");
		*root = kr_view_root(subject);
		if (!kr_clauses_read(root, arena, &all))
			return nothing("no memory");
		listen(&r, &all, "subject");
	}
	if (text != NULL) {
		if (!kr_clauses_read(text, arena, &all))
			return nothing("no memory");
		listen(&r, &all, "text");
		cut = all.cut;
	}
	return finish(&r, cut);
}
