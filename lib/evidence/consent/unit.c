/* SPDX-License-Identifier: Apache-2.0 */
/* Clauses that belong together, read as one. */
#include <string.h>

#include "evidence/consent/story.h"
#include "evidence/consent/unit.h"

#define APPOSITION_CLAUSES 3	/* between a subject and its verb, and more */

static const enum kr_consent_class speaking[] = {
	KR_CW_YES, KR_CW_PASS, KR_CW_DONE, KR_CW_WISH, KR_CW_NOT, KR_CW_AGAINST,
	KR_CW_LEAVE, KR_CW_HEDGE, KR_CW_KEEP, KR_CW_SHAM, KR_CW_TOLD,
	KR_CW_TICK, KR_CW_BACK, KR_CW_JEST, KR_CW_PLEASE, KR_CW_VAGUE,
};

static bool
speaks(const struct kr_clause *c)
{
	return KR_CLAUSE_HAS_ANY(c, speaking) ||
	    (c->n[KR_CW_MAY] > 0 && c->n[KR_CW_GET] > 0);
}

/* Read b as if it went on after a. */
struct kr_clause
kr_clause_merge(const struct kr_clause *a, const struct kr_clause *b)
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

bool
kr_clause_linked(const struct kr_clauses *all, size_t i)
{
	return i < all->n && !all->clause[i].hard;
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

/* The label names the matter, "Consent to Police:"; the rest answers. */
static struct kr_clause
answer_to(const struct kr_clauses *all, size_t i, enum kr_consent_asks asks)
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
	if (asks != KR_ASKS_LEAVE && answer.n_word <= KR_ANSWER_WORDS) {
		answer.n[KR_CW_YES] = 0;
		if (asks == KR_ASKS_DONE)
			answer.n[KR_CW_NOT] = 0;
		label.n[KR_CW_TOLD] = 1;
	}
	return kr_clause_merge(&label, &answer);
}

bool
kr_clause_open(const struct kr_clause *c, enum kr_consent_class class)
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
	if (c->label && c->n[KR_CW_TURN] == 0)
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

/* "Ka pai if the Police get it" */
static bool
fine_if(const struct kr_clause *c)
{
	static const enum kr_consent_class none[] = { KR_CW_KIN,
	    KR_CW_STRANGER, KR_CW_WHOSE, KR_CW_HE, KR_CW_SHAM, KR_CW_NOT,
	    KR_CW_AGAINST, KR_CW_ONLY, KR_CW_SELF, KR_CW_OTHER, KR_CW_WISH,
	    KR_CW_PROMISE, KR_CW_TOLD, KR_CW_HEDGE, KR_CW_VAGUE };

	return !KR_CLAUSE_HAS_ANY(c, none) && !c->question &&
	    c->n[KR_CW_IF] == 1 && c->n_known == c->n_word &&
	    kr_clause_follows(c, KR_CW_YES, KR_CW_IF, 3) &&
	    kr_clause_follows(c, KR_CW_IF, KR_CW_POLICE, 1);
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

/* Is a character a word in it? */
static bool
unspaced(const struct kr_clauses *all, const struct kr_clause *c)
{
	/* U+3000 and above, where such letters are */
	for (size_t i = 0; i < c->len; i++)
		if ((unsigned char)all->copy->text.ptr[c->off + i] >= 0xE3)
			return true;
	return false;
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
	while (kr_clause_linked(all, i)) {
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
		if ((no > last ? no : last) + (unspaced(all, c) ? 8 : 3) <
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

/*
 * "My landlord, who was the one it happened to, says ...", "the other victim,
 * a man in Gore, gave ...": the verb's subject stands before what was put in.
 */
static bool
goes_on_of_other(const struct kr_clauses *all, size_t i)
{
	static const char *const verbs[] = { "says", "said", "gave", "gives",
	    "has", "had", "wants", "wanted", "agrees", "agreed", "thinks",
	    "thought", "reckons", "told", "wrote", "is", "was", "asked",
	    "asks", "lets", "allows", "consents", "consented", "hopes" };
	static const char *const me[] = { "i", "we" };
	const struct kr_clause *c = &all->clause[i];
	struct kr_span word = KR_SPAN_NONE;
	size_t off = c->off, back = 0;

	(void)kr_consent_next_word(all->copy, c, &off, &word);
	if (!KR_CONSENT_AMONG(word, verbs))
		return false;
	if (i + 1 < all->n && c[1].sentence == c->sentence) {
		off = c[1].off;
		while (kr_consent_next_word(all->copy, c + 1, &off, &word))
			if (KR_CONSENT_AMONG(word, me))
				return false;	/* "... and so do I" */
	}
	for (; kr_clause_linked(all, i) && back < APPOSITION_CLAUSES; back++) {
		c = &all->clause[--i];
		if (c->n[KR_CW_KIN] + c->n[KR_CW_STRANGER] > 0 &&
		    c->n[KR_CW_ME] == 0)
			return true;
	}
	return false;
}

/* Somebody else's word, or an open decision, just before it. */
bool
kr_clause_hangs_on_other(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = &all->clause[i];

	return kr_clause_linked(all, i) && (kr_clause_theirs(c - 1) ||
	    told(c - 1) || goes_on_of_other(all, i) ||
	    c[-1].n[KR_CW_HEDGE] > 0) && c->n[KR_CW_PLEASE] == 0 &&
	    (c->n[KR_CW_YES] == 0 || c->n[KR_CW_ME] == 0);
}

/* "The Police know my address": so it is, and nobody is asked. */
static bool
states(const struct kr_clauses *all, const struct kr_clause *c)
{
	return kr_clause_follows(c, KR_CW_POLICE, KR_CW_GET, 1) &&
	    c->at[KR_CW_POLICE] == 0 && c->n[KR_CW_MAY] == 0 &&
	    !speaks(c) && kr_span_casefind(kr_span_sub(all->copy->text,
	    c->off, c->len), 0, "ing ") == SIZE_MAX;
}

/* "The Police have asked to share my photos with the insurer" */
static bool
police_asked(const struct kr_clause *c)
{
	return c->n[KR_CW_OTHER] > 0 &&
	    kr_clause_follows(c, KR_CW_POLICE, KR_CW_SAYS, 3);
}

/* "The Police came on Monday": a yes behind it answers nothing. */
static bool
tells_story(const struct kr_clauses *all, const struct kr_clause *c)
{
	if (c->question || c->label)
		return false;
	/* "I do not want to go down that road with the Police" */
	if (c->n[KR_CW_NOT] > 0)
		return kr_clause_follows(c, KR_CW_ME, KR_CW_NOT, 1) &&
		    kr_clause_follows(c, KR_CW_NOT, KR_CW_SELF, 1);
	return c->n[KR_CW_TOLD] > 0 || states(all, c) || (!speaks(c) &&
	    c->n_unknown > 0 && c->n[KR_CW_MAY] == 0) ||
	    police_asked(c);
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

	/* "Make that a yes" does not, "I changed my mind" does */
	if (c->n[KR_CW_OTHER] + c->n[KR_CW_IF] > 0 ||
	    (c->n[KR_CW_TURN] > 0 && c->n[KR_CW_YES] > 0))
		return false;
	if (c->n[KR_CW_BACK] > 0)
		return c->n[KR_CW_THEM] + c->n[KR_CW_YES] > 0 ||
		    c->at[KR_CW_BACK] + 1u == c->n_word;
	/* "I would rather you did not", "I am asking you not to" */
	if (c->n[KR_CW_NOT] > 0 && (c->at[KR_CW_NOT] + 1u == c->n_word ||
	    kr_span_caseends(s, " not to")) && c->n[KR_CW_WISH] > 0)
		return true;
	return c->n[KR_CW_THEM] > 0 && c->n[KR_CW_WISH] + c->n[KR_CW_HE] ==
	    0 && kr_clause_follows(c, KR_CW_NOT, KR_CW_PASS, 2) &&
	    (c->n[KR_CW_PLEASE] > 0 || c->n[KR_CW_ME] == 0);
}

/*
 * "The Police closed my file.  Fine.": all it may say is that it was heard.
 * Clause i is not the first: there is a topic.
 */
static bool
nods(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = &all->clause[i];
	static const char *const words[] = { "fine", "ok", "okay", "sure",
	    "alright", "right", "good" };
	struct kr_span word = KR_SPAN_NONE;
	size_t off = c->off;

	(void)kr_consent_next_word(all->copy, c, &off, &word);
	return c->n_word == 1 && c[-1].sentence != c->sentence &&
	    !c[-1].question && KR_CONSENT_AMONG(word, words);
}

/* Does c go on about the Police, or with what was asked of them? */
static bool
on_topic(const struct kr_clauses *all, const struct kr_clause *c,
    const struct kr_consent_topic *t)
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
	    (c->n[KR_CW_THEM] > 0 &&	/* it is a yes */
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

	if (!kr_clause_linked(all, i) || !label->label ||
	    label->n[KR_CW_POLICE] +
	    label->n[KR_CW_THEM] + label->n[KR_CW_LAW] + label->n[KR_CW_BACK] +
	    label->n[KR_CW_YES] + label->n[KR_CW_NOT] > 0)
		return false;
	other = label->n[KR_CW_OTHER] + label->n[KR_CW_ANON] > 0;
	for (size_t off = label->off;
	    kr_consent_next_word(all->copy, label, &off, &word);) {
		other |= KR_CONSENT_AMONG(word, others);
		about |= KR_CONSENT_AMONG(word, same);
	}
	return other || (row && !about && label->n_word <= KR_ROW_WORDS);
}

/*
 * "No, I have not told anyone else", "my English is not so good": a no that
 * is about the matter.
 */
static bool
denies_other(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = &all->clause[i];

	if (c->n[KR_CW_NOT] == 1 && c->n_word == 1 &&
	    kr_clause_linked(all, i + 1) && c[1].n[KR_CW_NOT] > 0)
		c++;
	return c->n[KR_CW_NOT] > 0 && kr_consent_story(all->copy, c->off,
	    c->off + c->len, KR_STORY_BEHIND);
}

/* A clause that names the Police and says nothing, with its neighbours. */
static struct kr_clause
with_neighbours(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = &all->clause[i];
	const bool linked = kr_clause_linked(all, i);
	struct kr_clause own = *c;

	/* "Kia hoatu, me toku ingoa, ki nga pirihimana" */
	if (c->n_foreign > 0 && linked && kr_clause_linked(all, i - 1) &&
	    !speaks(c - 1) && speaks(c - 2))
		return kr_clause_merge(c - 2, c);
	if (linked && speaks(c - 1) && c->n[KR_CW_SELF] == 0) {
		own.n_unknown = 0;	/* "Police and telcos too" */
		return kr_clause_merge(c - 1, &own);
	}
	return kr_clause_linked(all, i + 1) ? kr_clause_merge(c, c + 1) : own;
}

/*
 * Clause i, which names the Police, with what belongs to it.
 *   no  what dangling_no() found
 */
static struct kr_clause
about_police(const struct kr_clauses *all, size_t i,
    const struct kr_clause *no, enum kr_consent_asks asks)
{
	const struct kr_clause *c = &all->clause[i];

	if (fine_if(c)) {
		struct kr_clause fine = *c;

		fine.n[KR_CW_IF] = fine.n[KR_CW_SETTLED] = 0;
		return fine;
	}
	if (c->label)
		return answer_to(all, i, asks);
	if (no != NULL && (c->n[KR_CW_PASS] == 0 || c->at[KR_CW_PASS] > 0))
		return kr_clause_merge(no, c);
	if (includes(all, i) || (kr_clause_linked(all, i) &&
	    bare_yes(c - 1) && c->n[KR_CW_TOLD] == 0))
		return kr_clause_merge(c - 1, c);
	return speaks(c) || states(all, c) ? *c : with_neighbours(all, i);
}

/* What the next clause does to c: "..., she typed", "..., I suppose" */
static void
read_next(const struct kr_clauses *all, size_t i, struct kr_clause *c)
{
	const struct kr_clause *next = &all->clause[i] + 1;

	if (!kr_clause_linked(all, i + 1))
		return;
	c->jest |= next->n[KR_CW_SHAM] > 0 && next->n[KR_CW_HE] > 0;
	if (next->n_word == next->n_known && next->n[KR_CW_VAGUE] > 0 &&
	    next->n[KR_CW_YES] + next->n[KR_CW_POLICE] == 0)
		c->n[KR_CW_VAGUE]++;
}

/* Is there a condition in unit u of clause i, or one beside it? */
static bool
hangs_on_if(const struct kr_clauses *all, size_t i,
    const struct kr_clause *u)
{
	const struct kr_clause *c = &all->clause[i];

	return kr_clause_hangs_on_other(all, i) || c->condition ||
	    kr_clause_open(u, KR_CW_IF) || kr_clause_open(u, KR_CW_WHEN) ||
	    (kr_clause_linked(all, i) && kr_clause_open(c - 1, KR_CW_IF)) ||
	    (!c->label && kr_clause_linked(all, i + 1) &&
	    kr_clause_open(c + 1, KR_CW_IF));
}

/* What is said of the Police goes on to clause i, which was read as u. */
static void
topic_take(struct kr_consent_topic *topic, const struct kr_clauses *all,
    size_t i, const struct kr_consent_unit *u, enum kr_consent_asks asks)
{
	const struct kr_clause *c = &all->clause[i];

	if (!((u->police && u->c.n[KR_CW_SHAM] == 0 && !c->speech &&
	    !(c->question && c->n[KR_CW_TOLD] > 0)) ||
	    (u->topic && c->n[KR_CW_JEST] > 0)))
		return;
	topic->sentence = c->label && asks == KR_ASKS_DONE ? SIZE_MAX :
	    c->sentence;
	topic->row = u->police && c->label;
	topic->story = u->police && (tells_story(all, c) ||
	    asks == KR_ASKS_DONE || (c->label && asks == KR_ASKS_OTHER));
}

struct kr_consent_unit
kr_consent_unit_of(const struct kr_clauses *all, size_t i,
    struct kr_consent_topic *topic)
{
	const struct kr_clause *c = &all->clause[i], *no = NULL;
	struct kr_consent_unit u = { .c = *c,
	    .police = c->n[KR_CW_POLICE] > 0, .broad = c->n[KR_CW_LAW] > 0 };
	enum kr_consent_asks asks = u.police && (c->label || c->question) ?
	    kr_consent_asks_what(all, c) : KR_ASKS_LEAVE;

	/* "Whom have you told?", and below it "Police yes", "Police - yes" */
	if (u.police && i > 0 && !c->label && !c->question &&
	    c[-1].sentence != c->sentence &&
	    kr_consent_row_of(all, c) == KR_ASKS_DONE)
		asks = KR_ASKS_DONE;
	if (u.police) {	/* looks back no further than to another */
		no = dangling_no(all, i);
		u.c = about_police(all, i, no, asks);
		if (asks == KR_ASKS_DONE && !c->label && !c->question) {
			u.c.n[KR_CW_YES] = 0;
			u.c.n[KR_CW_TOLD] = 1;
		}
	} else {
		if (i > 0 && c[-1].question &&
		    c[-1].sentence != c->sentence)
			read_sign(all, &u.c);
		if (c->n[KR_CW_OTHER] > 0)
			topic->sentence = SIZE_MAX; /* "them" is others now */
		u.topic = !other_row(all, i, topic->row) &&
		    on_topic(all, &u.c, topic) && !denies_other(all, i) &&
		    !nods(all, i);
	}
	read_next(all, i, &u.c);
	/* "I do not agree, give it to the Police": who knows? */
	u.condition = no != NULL || hangs_on_if(all, i, &u.c);
	topic_take(topic, all, i, &u, asks);
	return u;
}
