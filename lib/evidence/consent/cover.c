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
#include "evidence/consent/cover_voice.h"

#define SEEK_REACH	4	/* words from seeking a consent to it */

bool
kr_consent_next_word(const struct kr_view *copy, const struct kr_clause *c,
    size_t *off, struct kr_span *word)
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

	const struct kr_clause *asked = c - 1;	/* there is a topic */

	if (!asked->question || asked->sentence == c->sentence ||
	    asked->n_word < 4)
		return false;
	return KR_CONSENT_AMONG(s, words) ||
	    (c->n[KR_CW_NOT] == 0 && (asked->n[KR_CW_NOT] > 0 ||
	    asked->n[KR_CW_AGAINST] + asked->n[KR_CW_TROUBLE] > 0 ||
	    kr_span_casefind(kr_span_sub(all->copy->text, asked->off,
	    asked->len), 0, " mind ") != SIZE_MAX));
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

	/* "I would rather the Police had more staff"; else a form has it */
	if (kr_clause_follows(c, KR_CW_WISH, KR_CW_POLICE, 3) &&
	    (kr_span_casefind(s, 0, "police had ") != SIZE_MAX ||
	    kr_span_casefind(s, 0, "cops had ") != SIZE_MAX))
		return true;
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

	for (size_t off = c->off; kr_consent_next_word(copy, c, &off, &word);) {
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
	static const char *const between[] = { "that", "the", "a", "nz",
	    "local" };
	static const char *const finite[] = { "have", "has", "are", "is",
	    "know", "got", "see", "finally", "now", "were", "was", "did" };
	struct kr_span word;
	bool left = false, police = false;

	if (c->n[KR_CW_POLICE] == 0)
		return false;
	for (size_t off = c->off; kr_consent_next_word(copy, c, &off, &word);) {
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
	/* "Everything you send in this form can be given to the Police" */
	static const char *const yours[] = { " you send ", " you submit ",
	    " you provide ", " you enter ", " you supply ", " you upload ",
	    " you give us ", " you tell us " };
	struct kr_span word, s = kr_span_sub(copy->text, c->off, c->len);
	bool written_before = false;

	for (size_t i = 0; i < KR_NELEM(yours); i++)
		if (c->n[KR_CW_MAY] > 0 && c->n[KR_CW_DONE] > 0 &&
		    c->n[KR_CW_YES] + c->n[KR_CW_PLEASE] == 0 &&
		    kr_span_casefind(s, 0, yours[i]) != SIZE_MAX)
			return true;
	if (c->n[KR_CW_MAY] == 0 || c->n[KR_CW_DONE] == 0 ||
	    c->n[KR_CW_ME] + c->n[KR_CW_MINE] + c->n[KR_CW_YOU] +
	    c->n[KR_CW_YES] + c->n[KR_CW_PLEASE] > 0)
		return false;
	for (size_t off = c->off; kr_consent_next_word(copy, c, &off, &word);) {
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
	enum kr_consent_cover shape = kr_consent_frame(&u->c, c->label);

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

/* "If our members agree"; not "if the Police want it", "if you can". */
static bool
conditional(const struct kr_clause *c)
{
	static const enum kr_consent_class whose[] = { KR_CW_YOU,
	    KR_CW_POLICE };

	/* "Sí," looks like "si", and is no clause of a condition */
	if (c->n[KR_CW_IF] == 0 || c->n_word == 1)
		return false;
	for (size_t i = 0; i < KR_NELEM(whose); i++)
		if (c->n[whose[i]] > 0 &&
		    c->at[whose[i]] > c->at[KR_CW_IF])
			return false;
	return true;
}

/* "Says my brother"; behind the yes "the caller warned" as well. */
static bool
of_another(const struct kr_view *copy, const struct kr_clause *c, bool behind)
{
	static const enum kr_consent_class other[] = { KR_CW_HE, KR_CW_KIN,
	    KR_CW_STRANGER };
	/* "She has authorised me to say" */
	static const char *const sent[] = { "authorised", "authorized",
	    "empowered" };
	struct kr_words w;

	if (c->speech || c->n[KR_CW_ME] > 0)
		return c->speech;
	kr_words_read(copy, c, &w);
	if (ANY_AMONG(&w, sent))
		return false;
	if (c->n[KR_CW_SAYS] > 0 && KR_CLAUSE_HAS_ANY(c, other))
		return true;
	return behind && w.n > 1 && kr_words_attribute(&w);
}

bool
kr_consent_outweighs(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = all->clause;
	const size_t sentence = c[i].sentence, yes = i;

	while (i > 0 && c[i - 1].sentence == sentence)
		i--;
	for (; i < all->n && c[i].sentence == sentence; i++)
		if (conditional(&c[i]) ||
		    of_another(all->copy, &c[i], i > yes))
			return true;
	return false;
}
