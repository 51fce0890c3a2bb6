/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cover_beside.c - what stands beside a yes in its sentence
 *
 * People run on: "phone went dead at noon, bank emptied, send it to the
 * police pls".  What they tell of the matter takes nothing away.  What makes
 * the yes somebody else's ("... , the letter went", "they made me write, ...")
 * does, and so does what limits it or takes it back.
 */
#include <string.h>

#include "evidence/consent/story.h"

#define NO_REACH	8	/* words into a clause behind the yes */
#define ROLE_WORDS	8	/* "as the treasurer of the club, ..." */
#define SHORT_WORDS	9	/* "that is what he told me to write" */
#define CLAUSES_MAX	24	/* before a yes in its sentence, and behind */

/* Do the words begin with one of the rows of words? */
static bool
begins_with(const struct kr_view *copy, const struct kr_clause *c,
    const char *const *row, size_t n)
{
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, c->off,
	    c->len));

	for (size_t i = 0; i < n; i++)
		if (kr_span_casestarts(s, row[i]))
			return true;
	return false;
}
#define BEGINS_WITH(copy, c, row) \
	begins_with((copy), (c), (row), KR_NELEM(row))

/* "Once you have asked my mum" */
static bool
unsettled(const struct kr_clause *c)
{
	return c->n[KR_CW_SETTLED] > 0 && !kr_clause_settled(c);
}

static bool
open_question(const struct kr_clause *c)
{
	static const enum kr_consent_class classes[] = { KR_CW_BACK,
	    KR_CW_HEDGE, KR_CW_ONLY, KR_CW_SHAM, KR_CW_JEST, KR_CW_VAGUE };

	/* "Or I will be when I have asked my wife", "at some point" */
	return KR_CLAUSE_HAS_ANY(c, classes) || unsettled(c) ||
	    (c->n[KR_CW_IF] + c->n[KR_CW_WHEN] > 0 && !kr_clause_settled(c));
}

/* ---- before the yes ------------------------------------------------------ */

/* What people tell on the way to their yes: nothing wants, thinks or hangs. */
static const enum kr_consent_class no_tale[] = { KR_CW_IF, KR_CW_WHEN,
    KR_CW_HEDGE, KR_CW_ONLY, KR_CW_JEST, KR_CW_SHAM, KR_CW_BACK, KR_CW_KEEP,
    KR_CW_SAYS, KR_CW_AGAINST, KR_CW_VAGUE, KR_CW_ASK, KR_CW_COULD,
    KR_CW_PROMISE, KR_CW_YES, KR_CW_WISH, KR_CW_STAND, KR_CW_LEAVE,
    KR_CW_PASS, KR_CW_MAY, KR_CW_POLICE, KR_CW_LAW, KR_CW_SETTLED };

/*
 * "Phone went dead at noon, ...", "the bank has frozen it, ..."; before a
 * plain yes also "the board has approved it, ..."
 */
static bool
narrates(const struct kr_view *copy, const struct kr_clause *c, bool plain)
{
	static const enum kr_consent_class another[] = { KR_CW_NOT, KR_CW_HE,
	    KR_CW_KIN, KR_CW_STRANGER, KR_CW_WHOSE, KR_CW_OTHER };
	struct kr_words w;

	for (size_t i = 0; i < KR_NELEM(no_tale); i++) {
		const enum kr_consent_class k = no_tale[i];

		if (c->n[k] > 0 &&
		    !(plain && (k == KR_CW_YES || k == KR_CW_STAND) &&
		    !KR_CLAUSE_HAS_ANY(c, another)))
			return false;
	}
	kr_words_read(copy, c, &w);
	return kr_words_tell_event(&w) && !kr_words_utter(&w);
}

/* "In short, ...": no more than manner. */
static bool
opens(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const openers[] = { "in short", "in brief",
	    "in summary", "to sum up", "all in all", "long story short",
	    "as requested", "as discussed", "as required", "as promised",
	    "to save time", "to be clear", "to be safe", "whatever happens",
	    "in any case", "in any event", "in the meantime", "meanwhile",
	    "one more thing", "no rush", "no hurry", "as for the police",
	    "as far as the police go", "regarding the police", "unanimous",
	    "decision", "our decision", "the decision", "boards decision",
	    "trustees decision", "committees decision", "carried" };
	static const char *const roles[] = { "being the ", "as the ", "as a ",
	    "as an ", "as his ", "as her ", "as their ", "as its ",
	    "speaking for ", "speaking as ", "on behalf of ",
	    "in my capacity as " };
	static const char *const manners[] = { "good morning", "good afternoon",
	    "good evening", "as discussed", "as per ", "further to ",
	    "following ", "in answer to ", "in reply to ", "in response to ",
	    "thank you for ", "thanks for ", "sorry for ", "sorry about ",
	    "apologies for ", "with reference to ", "in reference to " };
	/* "As a test", "as the price of his silence" are none. */
	static const char *const offices[] = { "account", "accountant",
	    "admin", "administrator", "attorney", "business", "carer",
	    "chair", "chairman", "chairperson", "citizen", "client",
	    "company", "controller", "couple", "customer", "daughter",
	    "deputy", "director", "directors", "doctor", "engineer",
	    "executor", "father", "firm", "founder", "group", "guardian",
	    "head", "holder", "husband", "landlord", "lead", "leader",
	    "manager", "member", "mother", "mum", "dad", "nurse", "officer",
	    "organisation", "owner", "owners", "parent", "parents", "partner",
	    "practice", "president", "principal", "representative",
	    "resident", "school", "secretary", "sister", "brother", "son",
	    "taxpayer", "teacher", "team", "tenant", "treasurer", "trustee",
	    "trustees", "victim", "wife" };
	static const enum kr_consent_class none[] = { KR_CW_SAYS, KR_CW_SHAM,
	    KR_CW_JEST, KR_CW_IF, KR_CW_NOT, KR_CW_POLICE, KR_CW_LAW };
	struct kr_words w;
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, c->off,
	    c->len));

	if (KR_CONSENT_AMONG(s, openers) || (BEGINS_WITH(copy, c, manners) &&
	    !KR_CLAUSE_HAS_ANY(c, none)))
		return true;
	if (!BEGINS_WITH(copy, c, roles) || c->n_word > ROLE_WORDS ||
	    KR_CLAUSE_HAS_ANY(c, none))
		return false;
	kr_words_read(copy, c, &w);
	return !kr_span_casestarts(s, "as ") || ANY_AMONG(&w, offices);
}

/* "We lost it all, ...", "he was here, ...", "if it helps one of us, ..." */
static bool
leads_up(const struct kr_clause *c)
{
	bool they = (c->n[KR_CW_KIN] > 0 && c->at[KR_CW_KIN] == 0) ||
	    (c->n[KR_CW_HE] > 0 && c->at[KR_CW_HE] == 0);

	return (c->n[KR_CW_ME] > 0 || c->n[KR_CW_OKIF] > 0 ||
	    c->n[KR_CW_SETTLED] > 0 || (they && c->n[KR_CW_SAYS] == 0)) &&
	    !open_question(c);
}

/* Does the clause begin a thought of its own? */
static bool
own_thought(const struct kr_clause *c)
{
	/* "After a long talk, yes, ..." */
	bool yes = c->n[KR_CW_YES] > 0 && c->n_word == 1;

	return c->hard || yes || c->n[KR_CW_BREAK] > 0;
}

/* ---- behind the yes ------------------------------------------------------ */

/* "So they catch him", "because he knows my house" */
static bool
reason(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const words[] = { "so ", "because ", "cause ",
	    "cos ", "coz ", "since ", "as " };
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, c->off,
	    c->len));
	struct kr_words w;

	if (c->n[KR_CW_SAYS] + c->n[KR_CW_SHAM] > 0 &&
	    kr_span_casestarts(s, "so "))
		return false;	/* "or so they say", "or so it says here" */
	if (kr_span_casestarts(s, "as soon ") ||
	    kr_span_casestarts(s, "as long "))
		return kr_clause_settled(c);
	/* "So that he can kill me" is none of the reporter's. */
	if (c->n[KR_CW_HE] > 0 && c->n[KR_CW_MAY] > 0 &&
	    kr_span_casestarts(s, "so ") && kr_span_caseends(s, " me"))
		return false;
	if (!BEGINS_WITH(copy, c, words))
		return false;
	kr_words_read(copy, c, &w);
	/* "So the bot claims", "as he would say" */
	return !(w.n <= 6 && kr_words_attribute(&w) &&
	    !kr_span_casestarts(s, "as i ") &&
	    !kr_span_casestarts(s, "because "));
}

/* "But not the invoice": a yes to something, who knows to what. */
static bool
limits(const struct kr_view *copy, const struct kr_clause *c)
{
	bool no = c->n[KR_CW_NOT] > 0, against = c->n[KR_CW_AGAINST] > 0;

	/* "But leave my name off"; "... or the photos" is more than that */
	if (c->n[KR_CW_ANON] > 0)
		return no && kr_span_casefind(kr_span_sub(copy->text, c->off,
		    c->len), 0, " or the ") != SIZE_MAX;
	/* "..., the mail went on to say" */
	if (c->n[KR_CW_SAYS] > 0 && c->n[KR_CW_ME] + c->n[KR_CW_YES] == 0 &&
	    c->n_word <= 8)
		return true;
	/* "..., he said" */
	if (c->n[KR_CW_HE] + c->n[KR_CW_KIN] + c->n[KR_CW_STRANGER] > 0 &&
	    c->n[KR_CW_SAYS] + c->n[KR_CW_TOLD] > 0 && c->n_word <= 4 &&
	    c->n[KR_CW_YES] == 0)
		return true;
	/* "My lawyer says that is fine", but no "we hope he does" */
	if (kr_clause_theirs(c) && (no || c->n[KR_CW_YES] == 0 ||
	    kr_clause_follows(c, KR_CW_ME, KR_CW_WISH, 1)))
		return true;
	/* "And will not be refusing it"; a no far behind is of other things */
	return open_question(c) ||
	    (no && c->at[KR_CW_NOT] < NO_REACH) != against;
}

/* "..., as soon as the case closes", "..., my solicitor permitting" */
static bool
hangs_on(const struct kr_view *copy, const struct kr_clause *c,
    const struct kr_words *w)
{
	static const char *const when[] = { "as soon as ", "as long as ",
	    "so long as ", "the moment ", "the minute ", "once " };
	static const char *const absolute[] = { "permitting", "willing",
	    "allowing", "pending", "depending", "excepted", "aside",
	    "notwithstanding", "consenting", "agreeing", "approving" };
	/* "I want it back first" */
	static const char *const first[] = { "first", "beforehand" };

	return (BEGINS_WITH(copy, c, when) && !kr_clause_settled(c)) ||
	    LAST_AMONG(w, absolute) ||
	    (c->n[KR_CW_ME] + c->n[KR_CW_MINE] > 0 &&
	    LAST_AMONG(w, first));
}

/* "..., which I take back": it is about the yes. */
static bool
judges(const struct kr_view *copy, const struct kr_clause *c)
{
	return kr_span_casestarts(kr_span_trim(kr_span_sub(copy->text,
	    c->off, c->len)), "which ") && c->n[KR_CW_YES] == 0;
}

/*
 * "..., I send it to all your friends"; behind a bare command also "..., and I
 * will post the video"
 */
static bool
threatens(const struct kr_view *copy, const struct kr_clause *c,
    const struct kr_clause *behind)
{
	static const char *const who[] = { "i", "ill", "we", "well", "you",
	    "youll", "he", "she", "they", "theyll", "everyone", "your" };
	static const char *const then[] = { "because then ", "so then ",
	    "cos then " };
	const bool your = kr_span_casefind(kr_span_sub(copy->text,
	    behind->off, behind->len), 0, " your ") != SIZE_MAX;
	struct kr_span word;
	size_t off = behind->off;

	if (BEGINS_WITH(copy, behind, then) ||
	    (your && kr_clause_follows(behind, KR_CW_ME, KR_CW_PASS, 1)))
		return true;
	return c->n[KR_CW_PASS] > 0 && c->at[KR_CW_PASS] == 0 &&
	    c->n[KR_CW_PLEASE] + c->n[KR_CW_YES] + c->n[KR_CW_WISH] == 0 &&
	    kr_consent_next_word(copy, behind, &off, &word) &&
	    (kr_span_is(word, "and") || kr_span_is(word, "or")) &&
	    kr_consent_next_word(copy, behind, &off, &word) &&
	    KR_CONSENT_AMONG(word, who) && (your ||
	    behind->n[KR_CW_GET] + behind->n[KR_CW_YES] == 0);
}

/*
 * "..., and we have kept every mail", "..., the bank has frozen it": people go
 * on, and what they say is not about the Police.  No adjunct: "at your
 * peril".
 */
static bool
goes_on(const struct kr_view *copy, const struct kr_clause *c)
{
	static const enum kr_consent_class none[] = { KR_CW_SAYS, KR_CW_SHAM,
	    KR_CW_JEST, KR_CW_WHEN, KR_CW_OUT, KR_CW_KEEP, KR_CW_STRANGER,
	    KR_CW_NOT, KR_CW_AGAINST, KR_CW_LAW, KR_CW_PROMISE };
	static const char *const adjuncts[] = { "without", "minus", "only",
	    "until", "except", "unless", "or", "if", "when", "once", "after",
	    "before", "from", "of", "because", "that", "which", "who" };
	struct kr_span word;
	size_t off = c->off;

	return !KR_CLAUSE_HAS_ANY(c, none) && c->n_word >= 3 &&
	    kr_consent_next_word(copy, c, &off, &word) &&
	    !KR_CONSENT_AMONG(word, adjuncts) &&
	    !kr_consent_circumstance(word);
}

/* "Could you let the Police know, or not?" asks, and asks for nothing. */
static bool
asks_whether(const struct kr_clauses *all, const struct kr_clause *c)
{
	const struct kr_clause *end = all->clause + all->n, *k = c;
	struct kr_span s;

	if (!c->question)
		return false;
	while (k + 1 < end && k[1].sentence == c->sentence &&
	    k - c <= CLAUSES_MAX)
		k++;
	s = kr_span_trim(kr_span_sub(all->copy->text, k->off, k->len));
	if (kr_span_caseends(s, "?"))
		s = kr_span_trim(kr_span_sub(s, 0, s.len - 1));
	return kr_span_caseends(s, "or not");
}

/* Does the clause before the yes leave it as it is? */
static bool
lets_be_before(const struct kr_view *copy, const struct kr_clause *c,
    bool plain)
{
	enum kr_bearing bearing;

	/* "The chair has not approved it", "my ex has" */
	if (c->n[KR_CW_YES] > 0 && c->n[KR_CW_ME] == 0 && !c->label &&
	    (c->n[KR_CW_STRANGER] > 0 || (c->n[KR_CW_NOT] > 0 &&
	    c->at[KR_CW_NOT] < c->at[KR_CW_YES])))
		return false;
	if (opens(copy, c))
		return true;
	bearing = kr_consent_bearing(copy, c->off, c->off + c->len,
	    KR_STORY_BEFORE);
	if (bearing != KR_BEARS_UNKNOWN)
		return bearing == KR_BEARS_NOT;
	return (!kr_clause_introduces(copy, c) && (leads_up(c) ||
	    ((plain || !c->label) && narrates(copy, c, plain)) ||
	    (c->n[KR_CW_HEDGE] == 0 && !unsettled(c) &&
	    !kr_consent_odd(copy, c, true, true))));
}

/* "..., many thanks, ..." */
static bool
closes(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const closings[] = { "many thanks", "nga mihi",
	    "nga mihi nui", "kind regards", "best regards", "regards",
	    "with regards", "yours sincerely", "yours faithfully",
	    "yours truly", "best wishes", "warm regards", "all the best",
	    "thanks so much", "thanks again", "thanks in advance",
	    "with thanks", "kia ora", "take care", "sincerely" };
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, c->off,
	    c->len));

	return KR_CONSENT_AMONG(s, closings);
}

/* The same of what stands behind it. */
static enum kr_consent_cover
beside(const struct kr_view *copy, const struct kr_clause *yes, bool plain,
    const struct kr_clause *c, bool told)
{
	const size_t but = told && kr_span_casestarts(kr_span_sub(copy->text,
	    c->off, c->len), "but ") ? strlen("but ") : 0;
	enum kr_bearing bearing;
	struct kr_words w;

	kr_words_read(copy, c, &w);
	if (judges(copy, c) || hangs_on(copy, c, &w))
		return KR_COVER_LIMITED;
	/* "Signed: M. Chen" */
	bearing = c->label && c->n_word == 1 ? KR_BEARS_UNKNOWN :
	    kr_consent_bearing(copy, c->off + but, c->off + c->len,
	    KR_STORY_BEHIND);
	if (closes(copy, c))
		return KR_COVER_WHOLE;
	if (bearing == KR_BEARS_NOT && !threatens(copy, yes, c) &&
	    (plain || c->n[KR_CW_YOU] == 0))
		return KR_COVER_WHOLE;
	if (bearing == KR_BEARS || limits(copy, c) || threatens(copy, yes, c))
		return KR_COVER_LIMITED;
	return told || (plain && goes_on(copy, c)) ||
	    !kr_consent_odd(copy, c, true, true) ? KR_COVER_WHOLE :
	    KR_COVER_ODD;
}

/*
 * "Once my lawyer agrees."  "That is what he told me to write."  "My flatmate
 * typed that.": does the next sentence, a short one, take it back?
 */
static bool
taken_back(const struct kr_clauses *all, const struct kr_clause *c)
{
	static const char *const no[] = { "no" };
	static const char *const that[] = { "that", "those", "this", "these" };
	static const char *const be[] = { "is", "was", "were", "are" };
	static const char *const it[] = { "that", "this", "it", "so" };
	static const char *const say[] = { "write", "say", "type", "tick",
	    "words" };
	static const char *const wrote[] = { "typed", "wrote", "ticked",
	    "said", "says", "put", "dictated" };
	static const char *const mine[] = { "i", "we", "ive", "weve", "im" };
	const struct kr_clause *end = all->clause + all->n, *last = c;
	const struct kr_view *copy = all->copy;
	size_t n_word = 0;
	struct kr_words w;

	for (; last < end && last->sentence == c->sentence &&
	    n_word <= SHORT_WORDS; last++) {
		if (last->label || last->n[KR_CW_POLICE] +
		    last->n[KR_CW_OTHER] > 0)
			return false;	/* it is read by itself */
		n_word += last->n_word;
	}
	kr_words_read(copy, c, &w);
	if (c->n[KR_CW_STRANGER] > 0 && n_word <= 2 && LAST_AMONG(&w, no) &&
	    !kr_words_utter(&w))
		return false;	/* "Ex-wife no", and not "my ex says no" */
	if (w.n >= 2 && w.n <= SHORT_WORDS && !FIRST_AMONG(&w, mine) &&
	    (LAST_AMONG(&w, say) || (LAST_AMONG(&w, it) &&
	    KR_CONSENT_AMONG(w.word[w.n - 2], wrote)) ||
	    (FIRST_AMONG(&w, that) && KR_CONSENT_AMONG(w.word[1], be) &&
	    kr_words_utter(&w))))
		return true;
	return n_word <= SHORT_WORDS && !c->question &&
	    kr_consent_bearing(copy, c->off, last[-1].off + last[-1].len,
	    KR_STORY_BEHIND) == KR_BEARS;
}

enum kr_consent_cover
kr_consent_surrounded(const struct kr_clauses *all, size_t i, size_t n,
    bool plain)
{
	const struct kr_clause *k, *c = &all->clause[i], *last = c + n - 1;
	const struct kr_clause *end = all->clause + all->n;
	bool told = false;	/* why, or what happened */

	if (asks_whether(all, c))
		return KR_COVER_ODD;
	for (k = c; !own_thought(k); k--)	/* a sentence begins one */
		if (c - k > CLAUSES_MAX || !lets_be_before(all->copy, k - 1,
		    plain))
			return KR_COVER_ODD;
	for (k = last + 1; k < end && k->sentence == c->sentence; k++) {
		enum kr_consent_cover cover;

		/* "Police: yes; Netsafe: yes; media: no" */
		if (c->label && k > c + 1 && k->label &&
		    k->n[KR_CW_POLICE] + k->n[KR_CW_LAW] == 0 &&
		    k->n_word <= 3 && k + 1 < end && k[1].n_word == 1 &&
		    k[1].sentence == c->sentence) {
			k++;
			continue;
		}
		if (reason(all->copy, k) && !threatens(all->copy, c, k)) {
			told = true;
			continue;
		}
		cover = k - last > CLAUSES_MAX ? KR_COVER_ODD :
		    beside(all->copy, c, plain, k, told);
		if (cover != KR_COVER_WHOLE)
			return cover;
		told = true;
	}
	if (k < end && taken_back(all, k))	/* the next sentence */
		return KR_COVER_LIMITED;
	return KR_COVER_WHOLE;
}
