/* SPDX-License-Identifier: Apache-2.0 */
/*
 * consent_cover.c - was everything weighty in a sentence of consent
 * understood?
 *
 * The rules find words of a yes.  "Send it to the Police at your peril",
 * "... to the Police that their website is down", "... minus police" have
 * them too, and what turns them round is in words that no list can hold all
 * of.  So here it is the other way about: a yes holds only if its sentence
 * has nothing but the words of consent, what reports are made of
 * (consent_cover_words.c), numbers and names.  A reason, "so that nobody else
 * falls for it", may be any.  A yes that does not hold is for a person.
 */
#include <string.h>

#include "evidence/consent_lexicon.h"

#define NO_REACH	8	/* words into a clause behind the yes */
#define CLAUSES_MAX	24	/* before a yes in its sentence, and behind */
#define BIT(class) (UINT64_C(1) << (class))

/* What a clause may turn on. */
#define DECIDERS (BIT(KR_CW_YES) | BIT(KR_CW_PASS) | BIT(KR_CW_DONE) | \
    BIT(KR_CW_MAY) | BIT(KR_CW_WISH) | BIT(KR_CW_PLEASE) | BIT(KR_CW_TICK))

/* The longest words that are known at off: their classes, 0 if none. */
static uint64_t
classes_at(struct kr_span s, size_t off, size_t *end)
{
	const struct kr_lexicon_word *w = NULL;
	uint64_t classes = 0;
	size_t len = 0;

	while ((w = kr_lexicon_next(s, off, w)) != NULL) {
		if (w->len > len) {
			len = w->len;
			classes = 0;
		}
		if (w->len < len)
			continue;
		classes |= BIT(w->class);
		*end = w->stem && kr_lexicon_letter(s, off + len) ?
		    kr_lexicon_word_end(s, off + len) : off + len;
	}
	return classes;
}

/* Does the reporter write the word at off with a capital? */
static bool
capital(const struct kr_view *copy, size_t off)
{
	struct kr_slice q = { copy, off, 1 };

	for (int step = 0; step < 2; step++) {	/* search copy, copy, text */
		struct kr_slice source;

		if (!kr_slice_source(q, &source))
			return false;
		q = source;
	}
	return q.len > 0 && q.view->text.ptr[q.off] >= 'A' &&
	    q.view->text.ptr[q.off] <= 'Z';
}

static bool
listed(struct kr_span word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (kr_span_is(word, *words))
			return true;
	return false;
}

static bool
one_of(struct kr_span word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (kr_span_is(word, words[i]))
			return true;
	return false;
}

/* People run on: "... to the Police I am scared he knows my house". */
static const char *const fears[] = { "scared", "afraid", "frightened",
    "terrified", "desperate", "worried", "scare" };
/* What the Police say is no word of the reporter. */
static const char *const sayings[] = { "says", "say", "said", "told", "tells",
    "reckon", "reckons", "think", "thinks", "suggest", "suggests", "suggested",
    "advised", "advise", "asked", "asks" };

/*
 * What the verb or another noun governs names a thing, whatever it is called:
 * "give them the forecourt footage of my sister's shop".  What hangs on
 * another word may be a circumstance: "at your peril", "over my dead body".
 */
static const char *const circumstances[] = { "at", "in", "on", "over", "under",
    "for", "with", "as", "by", "against", "through", "to", "into", "up",
    "than", "past", "like" };
static const char *const determiners[] = { "the", "my", "our", "this", "these",
    "that", "those", "all", "any", "both", "every", "his", "her", "their",
    "your", "some", "a", "an", "whole", "full", "entire", "of" };

/* "Tell the Police their line is down": news for them, and no report. */
static const char *const telling[] = { "tell", "telling", "told", "inform",
    "advise", "notify", "ask", "let", "know", "remind", "warn" };
static const char *const news[] = { "that", "thats", "their", "theyre", "they",
    "his", "her", "he", "she", "hes", "shes", "its", "theres", "theyve" };

/* "Forward the police email to your team" */
static const char *const compounds[] = { "account", "case", "complaint",
    "document", "email", "file", "form", "letter", "link", "mail", "message",
    "number", "page", "paper", "phone", "profile", "record", "report",
    "site", "statement", "system", "text", "video" };

/* Who is to hand it on, if not "you". */
static const char *const receivers[] = { "cert", "certnz", "team", "whoever",
    "anyone", "everyone", "agency", "staff" };
/* A report does this by itself: "it may go to them". */
static const char *const moves[] = { "go", "goes", "get", "reach", "onto" };

struct cover {
	const struct kr_view	*copy;
	struct kr_span		 s;	/* up to the end of the clause */
	bool			 decided;
	bool			 beside;	/* the clause decides nothing */
	bool			 police;	/* just before */
	bool			 behind;	/* the Police were named */
	bool			 about;
	bool			 telling;	/* the verb */
	bool			 being;	/* "the Police are ...": what? */
	bool			 verb;	/* of handing on, just before */
	bool			 goods;	/* "give the Police ..." */
	bool			 told;	/* just before: "let the Police know" */
	bool			 thing;	/* a name of one may stand here */
	bool			 circumstance;
	bool			 fetch;	/* "get the Police ...": here? */
	bool			 get;	/* its verb, just before */
	bool			 you, subject;	/* one was named; another was */
	bool			 may, let;	/* the verb comes next */
	bool			 third;	/* and is another's: "the bank may" */
	bool			 theirs;	/* it hands on */
};

/* "The bank may share it", "let my son tell them": that is not our doing. */
static void
cover_giver(struct cover *v, struct kr_span word, uint64_t known)
{
	bool let = kr_span_is(word, "let");

	v->you |= (known & BIT(KR_CW_YOU)) != 0 ||
	    one_of(word, receivers, KR_NELEM(receivers));
	if ((known & BIT(KR_CW_MAY)) != 0 && (known & BIT(KR_CW_POLICE)) ==
	    0) {
		v->may = true;
		v->let = let;
		v->third = !let && v->subject && !v->you;
		return;
	}
	if (v->may && !v->let && (known & BIT(KR_CW_PASS)) != 0 &&
	    !one_of(word, moves, KR_NELEM(moves)))
		v->theirs |= v->third;
	if (v->let && (known & BIT(KR_CW_PASS)) != 0)
		v->theirs |= v->third;
	if (v->let && (known & (BIT(KR_CW_STRANGER) | BIT(KR_CW_KIN) |
	    BIT(KR_CW_HE) | BIT(KR_CW_OTHER))) != 0)
		v->third = true;
	v->may &= v->let || known == BIT(KR_CW_FILL);
	v->let &= (known & (BIT(KR_CW_POLICE) | BIT(KR_CW_PASS))) == 0;
	v->subject |= (known & (BIT(KR_CW_STRANGER) | BIT(KR_CW_KIN) |
	    BIT(KR_CW_HE) | BIT(KR_CW_OTHER))) != 0 &&
	    !one_of(word, receivers, KR_NELEM(receivers));
}

static void
cover_known(struct cover *v, struct kr_span word, uint64_t known)
{
	v->decided |= (known & DECIDERS) != 0;
	cover_giver(v, word, known);
	v->fetch = (v->fetch && (known & (BIT(KR_CW_DONE) | BIT(KR_CW_PASS) |
	    BIT(KR_CW_GET))) == 0) ||
	    (v->get && (known & BIT(KR_CW_POLICE)) != 0);
	v->get = kr_span_is(word, "get");
	if (one_of(word, telling, KR_NELEM(telling)))
		v->telling = true;
	v->told = v->telling && ((known & BIT(KR_CW_POLICE)) != 0 ||
	    kr_span_is(word, "know"));
	v->being |= v->police && (kr_span_is(word, "are") ||
	    kr_span_is(word, "is"));
	v->being &= (known & (DECIDERS | BIT(KR_CW_GET))) == 0;
	if ((known & BIT(KR_CW_POLICE)) != 0)
		v->goods = v->verb;
	else if ((known & ~(BIT(KR_CW_FILL) | BIT(KR_CW_MINE) |
	    BIT(KR_CW_THEM))) != 0)
		v->goods = false;
	v->verb = (known & (BIT(KR_CW_PASS) | BIT(KR_CW_DONE))) != 0 ||
	    (v->verb && one_of(word, determiners, KR_NELEM(determiners)));
	v->police = (known & BIT(KR_CW_POLICE)) != 0;
	v->behind |= v->police;
	v->about &= one_of(word, determiners, KR_NELEM(determiners));
	if (one_of(word, circumstances, KR_NELEM(circumstances)) ||
	    kr_span_is(word, "and"))
		v->goods = false;
	if (one_of(word, circumstances, KR_NELEM(circumstances)))
		v->circumstance = true;
	else if ((known & (BIT(KR_CW_PASS) | BIT(KR_CW_DONE) |
	    BIT(KR_CW_GET))) != 0)
		v->circumstance = false;
	v->thing = v->decided && !v->circumstance && !v->behind &&
	    !v->beside && one_of(word, determiners, KR_NELEM(determiners));
}

/* Is a word that is in no list harmless where it stands? */
static bool
cover_unknown(struct cover *v, struct kr_span word, size_t off)
{
	bool fine = kr_is_digit(*word.ptr) || listed(word, kr_consent_things) ||
	    (!v->goods && listed(word, kr_consent_matters));

	if (one_of(word, circumstances, KR_NELEM(circumstances))) {
		v->circumstance = fine = true;
		v->thing = v->goods = false;
	}
	if (v->police && one_of(word, compounds, KR_NELEM(compounds)))
		fine = false;
	if (kr_span_is(word, "about")) {
		v->about = fine = true;	/* whatever it is called */
		v->goods = false;
	}
	v->told = v->get = false;
	v->subject |= !one_of(word, receivers, KR_NELEM(receivers));
	v->you |= one_of(word, receivers, KR_NELEM(receivers));
	v->may = v->let;
	v->third |= v->let;
	fine |= !v->police && ((v->thing && !v->goods) || v->about ||
	    capital(v->copy, off));
	v->thing &= !v->police;	/* adjectives before, nouns behind */
	v->police = false;
	return fine;
}

/* Is a word in the clause that may mean anything? */
static bool
odd(const struct kr_view *copy, const struct kr_clause *c, bool decided,
    bool beside)
{
	struct cover v = { .copy = copy, .decided = decided, .beside = beside,
	    .s = kr_span_sub(copy->text, 0, c->off + c->len) };

	for (size_t off = c->off, end = off; off < v.s.len; off = end) {
		struct kr_span word;
		uint64_t known;

		end = off + 1;
		if (!kr_lexicon_letter(v.s, off) &&
		    (unsigned char)v.s.ptr[off] < 0x80)
			continue;
		word = kr_span_sub(v.s, off,
		    kr_lexicon_word_end(v.s, off) - off);
		if ((v.police && one_of(word, sayings, KR_NELEM(sayings))) ||
		    (v.told && one_of(word, news, KR_NELEM(news))))
			return true;
		known = classes_at(v.s, off, &end);
		if (known != 0) {
			cover_known(&v, word, known);
			continue;
		}
		end = off + word.len;
		if (v.decided && one_of(word, fears, KR_NELEM(fears)))
			return false;
		if (!cover_unknown(&v, word, off) && v.decided)
			return true;
	}
	return v.being || v.fetch || v.theirs;
}

/* "So they catch him", "because he knows my house" */
static bool
reason(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const words[] = { "so ", "because ", "cause ",
	    "cos ", "coz ", "since ", "as " };
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, c->off,
	    c->len));

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
	return c->n[KR_CW_IF] > 0 && !kr_clause_settled(c);
}

/* "But not the invoice": a yes to something, who knows to what. */
static bool
limits(const struct kr_clause *c)
{
	bool no = c->n[KR_CW_NOT] > 0, against = c->n[KR_CW_AGAINST] > 0;

	if (c->n[KR_CW_ANON] > 0)
		return false;	/* "but leave my name off" */
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
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, c->off,
	    c->len));
	bool fits = c->n[KR_CW_HE] > 0 && c->at[KR_CW_HE] == 0 &&
	    c->n[KR_CW_MAY] + c->n[KR_CW_WISH] == 0;

	for (size_t i = 0; i < KR_NELEM(mine) && !fits; i++)
		fits = kr_span_casestarts(s, mine[i]);
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
	return one_of(s, words, KR_NELEM(words)) ||
	    (c->n[KR_CW_NOT] == 0 && (asked->n[KR_CW_NOT] > 0 ||
	    asked->n[KR_CW_AGAINST] + asked->n[KR_CW_TROUBLE] > 0 ||
	    kr_span_casefind(kr_span_sub(all->copy->text, asked->off,
	    asked->len), 0, " mind ") != SIZE_MAX));
}

/* Does the clause begin a thought of its own? */
static bool
own_thought(const struct kr_clause *c)
{
	return c->hard || (c->n[KR_CW_BREAK] > 0 && c->at[KR_CW_BREAK] == 0);
}

/* What else is in the sentence of a yes? */
static enum kr_consent_cover
surrounded(const struct kr_clauses *all, const struct kr_clause *c)
{
	const struct kr_clause *k, *end = all->clause + all->n;

	for (k = c; k > all->clause && !own_thought(k) &&
	    k[-1].sentence == c->sentence; k--)
		if (c - k > CLAUSES_MAX || (!leads_up(k - 1) &&
		    odd(all->copy, k - 1, true, true)))
			return KR_COVER_ODD;
	for (k = c + 1; k < end && k->sentence == c->sentence &&
	    !reason(all->copy, k); k++) {
		if (k - c > CLAUSES_MAX)
			return KR_COVER_ODD;
		if (comments(all->copy, k))
			continue;
		if (limits(k))
			return KR_COVER_LIMITED;
		if (odd(all->copy, k, true, true))
			return KR_COVER_ODD;
	}
	return KR_COVER_WHOLE;
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
	if (concedes(all, c) || (!u->police && answers_askew(all, c)))
		return KR_COVER_ODD;
	if (!u->c.subject && odd(all->copy, c, u->c.off < c->off, false))
		return KR_COVER_ODD;
	return surrounded(all, c);
}
