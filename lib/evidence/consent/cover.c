/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cover.c - was everything weighty in a sentence of consent
 * understood?
 *
 * The rules find words of a yes.  "Send it to the Police at your peril",
 * "... to the Police that their website is down", "... minus police" have
 * them too, and what turns them round is in words that no list can hold all
 * of.  So here it is the other way about: a yes holds only if its sentence
 * has nothing but the words of consent, what reports are made of
 * (cover_words.c), numbers and names, in an order that says yes
 * (cover_clause.c).  A reason, "so that nobody else falls for it",
 * may be any.  A yes that does not hold is for a person.
 */
#include "evidence/consent/cover.h"

#define SEEK_REACH	4	/* words from seeking a consent to it */
#define NO_REACH	8	/* words into a clause behind the yes */
#define CLAUSES_MAX	24	/* before a yes in its sentence, and behind */

/* "Our trustees agree", "the firm consents": may they speak for us? */
static bool
speaks_for_us(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const bodies[] = { "board", "trust", "trustees",
	    "committee", "company", "firm", "directors", "director",
	    "management", "club", "society", "school", "practice", "office",
	    "partnership", "charity", "association", "council", "ministry",
	    "department", "hospital", "marae", "iwi", "hapu", "whanau",
	    "family", "executive", "syndicate", "chair", "officer", "staff",
	    "team", "victim", "account", "undersigned", "ltd", "limited",
	    "group", "organisation", "agency", "business", "church",
	    "client", "clients", "customer", "original", "tick" };
	struct kr_span s = kr_span_sub(copy->text, 0, c->off + c->len);

	if (c->n[KR_CW_MINE] > 0 && c->at[KR_CW_MINE] < c->at[KR_CW_YES])
		return true;
	for (size_t off = c->off, end; off < s.len; off = end) {
		end = kr_lexicon_word_end(s, off);
		if (KR_CONSENT_AMONG(kr_span_sub(s, off, end - off), bodies))
			return true;
	}
	return false;
}

/* "So they catch him", "because he knows my house" */
static bool
reason(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const words[] = { "so ", "because ", "cause ",
	    "cos ", "coz ", "since ", "as " };
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, c->off,
	    c->len));

	if (c->n[KR_CW_SAYS] > 0 && kr_span_casestarts(s, "so "))
		return false;	/* "or so they say" */
	/* "So that he can kill me" is none of the reporter's. */
	if (c->n[KR_CW_HE] > 0 && c->n[KR_CW_MAY] > 0 &&
	    kr_span_casestarts(s, "so ") && kr_span_caseends(s, " me"))
		return false;
	for (size_t i = 0; i < KR_NELEM(words); i++)
		if (kr_span_casestarts(s, words[i]))
			return true;
	return false;
}

static bool
open_question(const struct kr_clause *c)
{
	static const enum kr_consent_class classes[] = { KR_CW_BACK,
	    KR_CW_HEDGE, KR_CW_ONLY, KR_CW_SHAM, KR_CW_JEST, KR_CW_VAGUE };

	for (size_t i = 0; i < KR_NELEM(classes); i++)
		if (c->n[classes[i]] > 0)
			return true;
	/* "Or I will be when I have asked my wife", "at some point" */
	return (c->n[KR_CW_IF] > 0 || (c->n[KR_CW_WHEN] > 0 &&
	    (c->n[KR_CW_ME] > 0 || (c->at[KR_CW_WHEN] == 0 &&
	    c->n[KR_CW_HE] == 0)))) && !kr_clause_settled(c);
}

/* "But not the invoice": a yes to something, who knows to what. */
static bool
limits(const struct kr_view *copy, const struct kr_clause *c)
{
	bool no = c->n[KR_CW_NOT] > 0, against = c->n[KR_CW_AGAINST] > 0;

	if (c->n[KR_CW_ANON] > 0)
		return false;	/* "but leave my name off" */
	/* "Tell the cops, I send it to all your friends": a threat */
	if (c->n[KR_CW_ME] > 0 && c->at[KR_CW_ME] == 0 &&
	    c->n[KR_CW_PASS] + c->n[KR_CW_DONE] > 0 &&
	    kr_span_casefind(kr_span_sub(copy->text, c->off, c->len), 0,
	    " your ") != SIZE_MAX)
		return true;
	/* "..., the mail went on to say" */
	if (c->n[KR_CW_SAYS] > 0 && c->n[KR_CW_ME] + c->n[KR_CW_YES] == 0 &&
	    c->n_word <= 8)
		return true;
	/* "..., he said" */
	if (c->n[KR_CW_HE] + c->n[KR_CW_KIN] + c->n[KR_CW_STRANGER] > 0 &&
	    c->n[KR_CW_SAYS] + c->n[KR_CW_TOLD] > 0 && c->n_word <= 4 &&
	    c->n[KR_CW_YES] == 0)
		return true;
	/* "My lawyer says that is fine" */
	if (kr_clause_theirs(c) && (no || c->n[KR_CW_YES] == 0))
		return true;
	/* "And will not be refusing it"; a no far behind is of other things */
	return open_question(c) ||
	    (no && c->at[KR_CW_NOT] < NO_REACH) != against;
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

/*
 * "..., he has done it before", "..., I have the card numbers", "..., we lost
 * it all": what goes on about the matter itself.
 */
static bool
comments(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const mine[] = { "i have ", "ive ", "we have ",
	    "weve ", "i lost ", "we lost ", "i paid ", "we paid ",
	    "i live ", "we live ", "i havent ", "we havent " };
	static const char *const unable[] = { "i cant ", "i cannot ",
	    "we cant ", "we cannot " };
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, c->off,
	    c->len));
	bool fits = c->n[KR_CW_HE] > 0 && c->at[KR_CW_HE] == 0 &&
	    c->n[KR_CW_MAY] + c->n[KR_CW_WISH] == 0;

	for (size_t i = 0; i < KR_NELEM(mine) && !fits; i++)
		fits = kr_span_casestarts(s, mine[i]);
	for (size_t i = 0; i < KR_NELEM(unable) && !fits; i++)
		fits = kr_span_casestarts(s, unable[i]) &&
		    c->n[KR_CW_PASS] + c->n[KR_CW_DONE] +
		    c->n[KR_CW_WISH] + c->n[KR_CW_GET] == 0;
	return fits && c->n[KR_CW_SAYS] + c->n[KR_CW_HEDGE] +
	    c->n[KR_CW_SHAM] + c->n[KR_CW_BACK] + c->n[KR_CW_YES] +
	    c->n[KR_CW_IF] + c->n[KR_CW_ONLY] == 0;
}

/* All of it is known, and still it is something else. */
static enum kr_consent_cover
frame(const struct kr_clause *c, bool label)
{
	size_t police = c->at[KR_CW_POLICE], yes = c->at[KR_CW_YES];

	/* "Police: ask me" */
	if (label && c->n[KR_CW_YES] + c->n[KR_CW_TICK] +
	    c->n[KR_CW_PASS] + c->n[KR_CW_DONE] + c->n[KR_CW_GET] +
	    c->n[KR_CW_PLEASE] == 0)
		return KR_COVER_ODD;
	/* "The number only"; "the Police only" is whole */
	if (c->n[KR_CW_ONLY] > 0 && c->at[KR_CW_ONLY] + 1u != police &&
	    police + 1u != c->at[KR_CW_ONLY])
		return KR_COVER_LIMITED;
	/* "The Police aside" */
	if (kr_clause_follows(c, KR_CW_POLICE, KR_CW_OUT, 1))
		return KR_COVER_LIMITED;
	/* "I authorise my lawyer to give it" */
	if (kr_clause_follows(c, KR_CW_YES, KR_CW_KIN, 4) &&
	    kr_clause_follows(c, KR_CW_KIN, KR_CW_PASS, 3))
		return KR_COVER_ODD;
	/* "She may be okay with it" */
	if (c->n[KR_CW_HE] > 0 && c->n[KR_CW_ME] + c->n[KR_CW_PASS] == 0 &&
	    c->at[KR_CW_HE] == 0 && c->n[KR_CW_YES] > 0 &&
	    c->at[KR_CW_HE] < police)
		return KR_COVER_ODD;
	/* "I was happy for them to have it" */
	if (kr_clause_follows(c, KR_CW_TOLD, KR_CW_YES, 2) &&
	    kr_clause_follows(c, KR_CW_ME, KR_CW_TOLD, 1))
		return KR_COVER_ODD;
	/* "We share data with the Police under our agreement" */
	if (kr_clause_follows(c, KR_CW_ME, KR_CW_PASS, 1) &&
	    c->at[KR_CW_ME] == 0 && c->n[KR_CW_PLEASE] == 0 &&
	    kr_clause_follows(c, KR_CW_PASS, KR_CW_POLICE, yes) &&
	    !kr_clause_follows(c, KR_CW_PASS, KR_CW_POLICE, 1) &&
	    yes > police)
		return KR_COVER_ODD;
	/* "You are free to think I should go to the Police" */
	if (kr_clause_follows(c, KR_CW_ME, KR_CW_MAY, 1) &&
	    kr_clause_follows(c, KR_CW_MAY, KR_CW_PASS, 1))
		return KR_COVER_ODD;
	/* "So you share this with the Police" */
	if (kr_clause_follows(c, KR_CW_YOU, KR_CW_PASS, 1) &&
	    c->n[KR_CW_MAY] + c->n[KR_CW_PLEASE] + c->n[KR_CW_YES] +
	    c->n[KR_CW_WISH] + c->n[KR_CW_IF] + c->n[KR_CW_OKIF] == 0)
		return KR_COVER_ODD;
	/* "I prefer you to the Police" */
	if (kr_clause_follows(c, KR_CW_WISH, KR_CW_YOU, 5) &&
	    c->n[KR_CW_PASS] + c->n[KR_CW_DONE] + c->n[KR_CW_YES] == 0)
		return KR_COVER_ODD;
	/* "The Police have a copy and are happy" */
	if (kr_clause_follows(c, KR_CW_POLICE, KR_CW_GET, 1) &&
	    c->at[KR_CW_POLICE] == 0 && kr_clause_follows(c, KR_CW_GET,
	    KR_CW_YES, SIZE_MAX) && c->n[KR_CW_MAY] + c->n[KR_CW_ME] == 0 &&
	    !kr_clause_follows(c, KR_CW_MINE, KR_CW_YES, 1))
		return KR_COVER_ODD;
	/* "The law lets you share it" */
	if (kr_clause_follows(c, KR_CW_STAND, KR_CW_YOU, 1) &&
	    c->n[KR_CW_ME] + c->n[KR_CW_MINE] == 0)
		return KR_COVER_ODD;
	/* "I gave the Police my consent" */
	if (kr_clause_follows(c, KR_CW_TOLD, KR_CW_YES, SIZE_MAX) &&
	    yes > police && c->n[KR_CW_PASS] + c->n[KR_CW_MAY] +
	    c->n[KR_CW_PLEASE] + c->n[KR_CW_WISH] + c->n[KR_CW_DONE] == 0)
		return KR_COVER_ODD;
	return KR_COVER_WHOLE;
}

/*
 * "It is not that I do not want them to have it": what it is, is still to
 * come, or a word that acts: "send it".
 */
static bool
concedes(const struct kr_clauses *all, const struct kr_clause *c)
{
	static const char *const words[] = { "not that", "not as if",
	    "not because" };
	struct kr_span s = kr_span_sub(all->copy->text, 0, c->off + c->len);
	const struct kr_clause *next = c + 1;

	if (c->n[KR_CW_NOT] == 0 || c->n[KR_CW_AGAINST] == 0 ||
	    (next < all->clause + all->n && next->sentence == c->sentence &&
	    next->n[KR_CW_NOT] == 0 &&
	    next->n[KR_CW_YES] + next->n[KR_CW_PASS] > 0))
		return false;
	for (size_t off = c->off; off < s.len; off++)
		for (size_t i = 0; i < KR_NELEM(words); i++)
			if (kr_span_casestarts(kr_span_from(s, off), words[i]))
				return true;
	return false;
}

/* "Have you told the Police? Good."  "Do I mind them having it? Yes." */
static bool
answers_askew(const struct kr_clauses *all, const struct kr_clause *c)
{
	static const char *const words[] = { "fine", "good", "ok", "okay",
	    "alright", "all right", "cool", "true" };
	struct kr_span s = kr_span_trim(kr_span_sub(all->copy->text, c->off,
	    c->len));

	const struct kr_clause *asked = c - 1;

	if (c == all->clause || !asked->question ||
	    asked->sentence + 1 != c->sentence || asked->n_word < 4)
		return false;
	return KR_CONSENT_AMONG(s, words) ||
	    (c->n[KR_CW_NOT] == 0 && (asked->n[KR_CW_NOT] > 0 ||
	    asked->n[KR_CW_AGAINST] + asked->n[KR_CW_TROUBLE] > 0 ||
	    kr_span_casefind(kr_span_sub(all->copy->text, asked->off,
	    asked->len), 0, " mind ") != SIZE_MAX));
}

/* Does the clause begin a thought of its own? */
static bool
own_thought(const struct kr_clause *c)
{
	/* "After a long talk, yes, ..." */
	bool yes = c->n[KR_CW_YES] > 0 && c->n_word == 1;

	return c->hard || yes ||
	    (c->n[KR_CW_BREAK] > 0 && c->at[KR_CW_BREAK] == 0);
}

/* The next word of the clause at or behind *off, which goes behind it. */
static bool
next_word(const struct kr_view *copy, const struct kr_clause *c, size_t *off,
    struct kr_span *word)
{
	struct kr_span s = kr_span_sub(copy->text, 0, c->off + c->len);

	while (*off < s.len && !kr_lexicon_letter(s, *off))
		++*off;
	if (*off >= s.len)
		return false;
	*word = kr_span_sub(s, *off, kr_lexicon_word_end(s, *off) - *off);
	*off += word->len;
	return true;
}

/* "Tell the Police and your photos go to everyone" */
static bool
threat(const struct kr_view *copy, const struct kr_clause *c)
{
	struct kr_span s = kr_span_sub(copy->text, c->off, c->len);

	return c->n[KR_CW_PASS] > 0 && c->at[KR_CW_PASS] == 0 &&
	    (kr_span_casefind(s, 0, " and your ") != SIZE_MAX ||
	    kr_span_casefind(s, 0, " and watch ") != SIZE_MAX ||
	    kr_span_casefind(s, 0, " and see what ") != SIZE_MAX);
}

/* "..., and I will post the video", behind a bare command */
static bool
threatens(const struct kr_view *copy, const struct kr_clause *c,
    const struct kr_clause *behind)
{
	static const char *const who[] = { "i", "ill", "we", "well", "you",
	    "youll", "he", "she", "they", "theyll", "everyone", "your" };
	struct kr_span word;
	size_t off = behind->off;

	return c->n[KR_CW_PASS] > 0 && c->at[KR_CW_PASS] == 0 &&
	    c->n[KR_CW_PLEASE] + c->n[KR_CW_YES] + c->n[KR_CW_WISH] == 0 &&
	    next_word(copy, behind, &off, &word) &&
	    (kr_span_is(word, "and") || kr_span_is(word, "or")) &&
	    next_word(copy, behind, &off, &word) &&
	    KR_CONSENT_AMONG(word, who) &&
	    behind->n[KR_CW_GET] + behind->n[KR_CW_YES] == 0;
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

	for (size_t i = 0; i < KR_NELEM(none); i++)
		if (c->n[none[i]] > 0)
			return false;
	return c->n_word >= 3 && next_word(copy, c, &off, &word) &&
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
	if (s.len > 0 && s.ptr[s.len - 1] == '?')
		s = kr_span_trim(kr_span_sub(s, 0, s.len - 1));
	return kr_span_caseends(s, "or not");
}

enum kr_consent_cover
kr_consent_surrounded(const struct kr_clauses *all, size_t i, size_t n,
    bool plain)
{
	const struct kr_clause *k, *c = &all->clause[i], *last = c + n - 1;
	const struct kr_clause *end = all->clause + all->n;

	if (asks_whether(all, c))
		return KR_COVER_ODD;
	for (k = c; k > all->clause && !own_thought(k) &&
	    k[-1].sentence == c->sentence; k--)
		if (c - k > CLAUSES_MAX || (!leads_up(k - 1) &&
		    kr_consent_odd(all->copy, k - 1, true, true)))
			return KR_COVER_ODD;
	for (k = last + 1; k < end && k->sentence == c->sentence &&
	    !reason(all->copy, k); k++) {
		if (k - last > CLAUSES_MAX)
			return KR_COVER_ODD;
		if (comments(all->copy, k))
			continue;
		if (limits(all->copy, k) || threatens(all->copy, c, k))
			return KR_COVER_LIMITED;
		if (!(plain && goes_on(all->copy, k)) &&
		    kr_consent_odd(all->copy, k, true, true))
			return KR_COVER_ODD;
	}
	return KR_COVER_WHOLE;
}

/* "I like the Police", "I do not mind the Police": but what do they get? */
static bool
fondness(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const deed[] = { "would like", "would love",
	    "id like", "wed like", "id love", "wed love" };
	static const char *const wish[] = { " like ", " love ", " prefer " };
	static const char *const yes[] = { "against ", "all for ",
	    "glad ", "good for " };
	const char *const *words = c->n[KR_CW_YES] > 0 ? yes : wish;
	size_t n = c->n[KR_CW_YES] > 0 ? KR_NELEM(yes) : KR_NELEM(wish);
	struct kr_span s = kr_span_sub(copy->text, c->off, c->len);

	/* "I hope the Police get him" */
	if (kr_span_casefind(s, 0, "hope ") != SIZE_MAX && c->n[KR_CW_YES] +
	    c->n[KR_CW_YOU] + c->n[KR_CW_PLEASE] == 0)
		return true;
	if (c->n[KR_CW_WISH] + c->n[KR_CW_YES] == 0 || c->n[KR_CW_PASS] +
	    c->n[KR_CW_DONE] + c->n[KR_CW_GET] + c->n[KR_CW_MAY] > 0)
		return false;
	for (size_t i = 0; i < KR_NELEM(deed); i++)
		if (kr_span_casefind(s, 0, deed[i]) != SIZE_MAX)
			return false;
	for (size_t i = 0; i < n; i++)
		if (kr_span_casefind(s, 0, words[i]) != SIZE_MAX)
			return true;
	return false;
}

/* "We are still getting the customer's consent" */
static bool
seeks(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const verbs[] = { "get", "getting", "obtain",
	    "obtaining", "seek", "seeking", "await", "awaiting", "waiting",
	    "requesting", "requested", "sought", "chasing" };
	static const char *const nouns[] = { "consent", "permission",
	    "approval", "agreement", "authority", "authorisation", "ok",
	    "okay", "blessing" };
	struct kr_span word;
	size_t left = 0;	/* words within which the noun follows */

	for (size_t off = c->off; next_word(copy, c, &off, &word);) {
		if (KR_CONSENT_AMONG(word, verbs))
			left = SEEK_REACH;
		else if (left > 0 && KR_CONSENT_AMONG(word, nouns))
			return true;
		else
			left -= left > 0;
	}
	return false;
}

/* "I am glad the Police have it": that is so already. */
static bool
fact(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const glad[] = { "glad", "pleased", "relieved",
	    "thankful", "grateful", "delighted", "happy" };
	static const char *const between[] = { "that", "the", "nz", "local" };
	static const char *const finite[] = { "have", "has", "are", "is",
	    "know", "got", "see", "finally", "now", "were", "was", "did" };
	struct kr_span word;
	bool left = false, police = false;

	if (c->n[KR_CW_POLICE] == 0)
		return false;
	for (size_t off = c->off; next_word(copy, c, &off, &word);) {
		if (police)
			return KR_CONSENT_AMONG(word, finite);
		police = left && (kr_span_casestarts(word, "police") ||
		    kr_span_casestarts(word, "cop") ||
		    kr_span_casestarts(word, "detective"));
		left = KR_CONSENT_AMONG(word, glad) ||
		    (left && KR_CONSENT_AMONG(word, between));
	}
	return false;
}

/*
 * "This email and any attachments may be passed to the Police": so letters
 * end, and forms begin.  Without a person in it, it is nobody's yes.
 */
static bool
notice(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const written[] = { "email", "emails", "mail",
	    "mails", "message", "messages", "communication",
	    "communications", "reply", "replies", "correspondence",
	    "attachment", "attachments", "call", "calls", "recordings",
	    "information", "data", "submissions", "any" };
	static const char *const may[] = { "may", "can", "could", "might",
	    "will", "shall" };
	struct kr_span word;
	bool written_before = false;

	if (c->n[KR_CW_MAY] == 0 || c->n[KR_CW_DONE] == 0 ||
	    c->n[KR_CW_ME] + c->n[KR_CW_MINE] + c->n[KR_CW_YOU] +
	    c->n[KR_CW_YES] + c->n[KR_CW_PLEASE] > 0)
		return false;
	for (size_t off = c->off; next_word(copy, c, &off, &word);) {
		if (KR_CONSENT_AMONG(word, may))
			return written_before;
		written_before |= KR_CONSENT_AMONG(word, written);
	}
	return false;
}

enum kr_consent_cover
kr_consent_covered(const struct kr_clauses *all, size_t i,
    const struct kr_consent_unit *u)
{
	const struct kr_clause *c = &all->clause[i];
	enum kr_consent_cover shape = frame(&u->c, c->label);

	if (u->c.n_foreign > 0)
		return KR_COVER_WHOLE;
	if (shape != KR_COVER_WHOLE)
		return shape;
	if (concedes(all, c) || fondness(all->copy, &u->c) ||
	    notice(all->copy, &u->c) || seeks(all->copy, c) ||
	    fact(all->copy, c) || threat(all->copy, c) ||
	    (!u->police && answers_askew(all, c)))
		return KR_COVER_ODD;
	if (u->c.subject ? !speaks_for_us(all->copy, &u->c) :
	    kr_consent_odd(all->copy, c, u->c.off < c->off, false))
		return KR_COVER_ODD;
	return kr_consent_surrounded(all, i, 1, false);
}
