/* SPDX-License-Identifier: Apache-2.0 */
/* cover_clause.c - a clause of consent, word by word */
#include <string.h>

#include "evidence/consent/cover.h"

#define BIT(class) KR_LEXICON_BIT(class)

/* What a clause may turn on. */
#define DECIDERS (BIT(KR_CW_YES) | BIT(KR_CW_PASS) | BIT(KR_CW_DONE) | \
    BIT(KR_CW_MAY) | BIT(KR_CW_WISH) | BIT(KR_CW_PLEASE) | BIT(KR_CW_TICK))

/* Does the reporter write the word at off with a capital? */
static bool
capital(const struct kr_view *copy, size_t off)
{
	struct kr_slice q = { copy, off, 1 };

	for (int step = 0; step < 2; step++)	/* search copy, copy, text */
		(void)kr_slice_source(q, &q);	/* no word is invented */
	return q.view->text.ptr[q.off] >= 'A' &&
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

/* People run on: "... to the Police I am scared he knows my house". */
static const char *const fears[] = { "scared", "afraid", "frightened",
    "terrified", "desperate", "worried", "scare" };
/* What the Police say is no word of the reporter. */
static const char *const sayings[] = { "says", "say", "said", "told", "tells",
    "reckon", "reckons", "think", "thinks", "suggest", "suggests", "suggested",
    "advised", "advise", "asked", "asks", "gave", "granted", "allowed" };

/*
 * What the verb or another noun governs names a thing, whatever it is called:
 * "give them the forecourt footage of my sister's shop".  What hangs on
 * another word may be a circumstance: "at your peril", "over my dead body".
 */
static const char *const circumstances[] = { "at", "in", "on", "over", "under",
    "for", "with", "as", "by", "against", "through", "to", "into", "up",
    "than", "past", "like" };
bool
kr_consent_circumstance(struct kr_span word)
{
	return KR_CONSENT_AMONG(word, circumstances);
}

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

/* "The Police must act" is an opinion, "they should have it" a yes. */
static const char *const duties[] = { "must", "should", "ought", "need",
    "needs", "shall" };
static const char *const learns[] = { "have", "get", "see", "know", "receive",
    "be", "told", "read", "hear", "involved", "shown", "given",
    "informed" };

/* "The Police can see who called": what they are able to do. */
static const char *const finds[] = { "see", "find", "tell", "check", "read" };
static const char *const asks[] = { "who", "how", "whether", "where", "why" };

/* "Permission is granted by the court" */
static const char *const granting[] = { "granted", "given", "approved",
    "authorised", "authorized", "permitted", "agreed", "allowed" };
static const char *const grantors[] = { "court", "judge", "minister",
    "state", "government", "magistrate", "registrar", "tribunal" };

static const char *const being[] = { "are", "is", "was", "were" };

struct cover {
	const struct kr_view	*copy;
	struct kr_span		 s;	/* up to the end of the clause */
	bool			 decided;
	bool			 beside;	/* the clause decides nothing */
	bool			 police;	/* just before */
	bool			 behind;	/* the Police were named */
	bool			 finds;		/* they do that, just before */
	bool			 about;
	bool			 telling;	/* the verb */
	bool			 being;	/* "the Police are ...": what? */
	bool			 verb;	/* of handing on, just before */
	bool			 goods;	/* "give the Police ..." */
	bool			 told;	/* just before: "let the Police know" */
	bool			 thing;	/* a name of one may stand here */
	bool			 circumstance;
	bool			 duty;	/* "the Police must ...": what? */
	bool			 ask;	/* "ask" or "reach", just before */
	bool			 by;	/* the same of "by" */
	bool			 granted, grant;	/* was just before */
	bool			 done;	/* something is done with a report */
	bool			 other;	/* "ask the Police", "okay by them" */
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
	    KR_CONSENT_AMONG(word, receivers);
	if ((known & BIT(KR_CW_MAY)) != 0 && (known & BIT(KR_CW_POLICE)) ==
	    0) {
		v->may = true;
		v->let = let;
		v->third = !let && v->subject && !v->you;
		return;
	}
	if (v->may && !v->let && (known & BIT(KR_CW_PASS)) != 0 &&
	    !KR_CONSENT_AMONG(word, moves))
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
	    !KR_CONSENT_AMONG(word, receivers);
}

/* "You could ask the Police", "that is okay by them": no report moves. */
static void
cover_other(struct cover *v, struct kr_span word, uint64_t known)
{
	bool determiner = KR_CONSENT_AMONG(word, determiners);

	if ((known & BIT(KR_CW_POLICE)) != 0)
		v->other |= v->ask || (v->by && !v->done);
	v->done |= (known & (BIT(KR_CW_DONE) | BIT(KR_CW_PASS) |
	    BIT(KR_CW_GET))) != 0;
	v->ask = kr_span_is(word, "ask") || (kr_span_is(word, "reach") &&
	    v->you) || (v->ask && determiner);
	v->other |= v->grant && (known & (BIT(KR_CW_KIN) |
	    BIT(KR_CW_STRANGER) | BIT(KR_CW_HE) | BIT(KR_CW_OTHER) |
	    BIT(KR_CW_POLICE) | BIT(KR_CW_LAW) | BIT(KR_CW_SHAM))) != 0;
	v->grant = (v->granted && kr_span_is(word, "by")) ||
	    (v->grant && determiner);
	v->granted = KR_CONSENT_AMONG(word, granting);
	v->by = (kr_span_is(word, "by") && known == BIT(KR_CW_FILL)) ||
	    (v->by && determiner);
}

static void
cover_known(struct cover *v, struct kr_span word, uint64_t known)
{
	v->decided |= (known & DECIDERS) != 0;
	cover_giver(v, word, known);
	cover_other(v, word, known);
	v->fetch = (v->fetch && (known & (BIT(KR_CW_DONE) | BIT(KR_CW_PASS) |
	    BIT(KR_CW_GET))) == 0) ||
	    (v->get && (known & BIT(KR_CW_POLICE)) != 0);
	v->get = kr_span_is(word, "get");
	v->duty |= v->police && KR_CONSENT_AMONG(word, duties);
	if (v->duty && KR_CONSENT_AMONG(word, learns))
		v->duty = false;
	if (KR_CONSENT_AMONG(word, telling))
		v->telling = true;
	v->told = v->telling && ((known & BIT(KR_CW_POLICE)) != 0 ||
	    kr_span_is(word, "know"));
	v->being |= v->police && KR_CONSENT_AMONG(word, being);
	v->being &= (known & (DECIDERS | BIT(KR_CW_GET))) == 0;
	if ((known & BIT(KR_CW_POLICE)) != 0)
		v->goods = v->verb;
	else if ((known & ~(BIT(KR_CW_FILL) | BIT(KR_CW_MINE) |
	    BIT(KR_CW_THEM))) != 0)
		v->goods = false;
	v->verb = (known & (BIT(KR_CW_PASS) | BIT(KR_CW_DONE))) != 0 ||
	    (v->verb && KR_CONSENT_AMONG(word, determiners));
	v->police = (known & BIT(KR_CW_POLICE)) != 0;
	v->behind |= v->police;
	v->about &= KR_CONSENT_AMONG(word, determiners);
	if (KR_CONSENT_AMONG(word, circumstances) ||
	    kr_span_is(word, "and"))
		v->goods = false;
	if (KR_CONSENT_AMONG(word, circumstances))
		v->circumstance = true;
	else if ((known & (BIT(KR_CW_PASS) | BIT(KR_CW_DONE) |
	    BIT(KR_CW_GET))) != 0)
		v->circumstance = false;
	v->thing = v->decided && !v->circumstance && !v->behind &&
	    !v->beside && KR_CONSENT_AMONG(word, determiners);
}

/* Is a word that is in no list harmless where it stands? */
static bool
cover_unknown(struct cover *v, struct kr_span word, size_t off)
{
	bool fine = kr_is_digit(*word.ptr) || listed(word, kr_consent_things) ||
	    (!v->goods && listed(word, kr_consent_matters));

	if (KR_CONSENT_AMONG(word, circumstances)) {
		v->circumstance = fine = true;
		v->thing = v->goods = false;
	}
	if (kr_span_is(word, "about")) {
		v->about = fine = true;	/* whatever it is called */
		v->goods = false;
	}
	v->other |= v->grant && KR_CONSENT_AMONG(word, grantors);
	v->told = v->get = v->ask = v->by = v->grant = v->granted = false;
	v->done |= kr_span_is(word, "investigated");
	v->subject |= !KR_CONSENT_AMONG(word, receivers);
	v->you |= KR_CONSENT_AMONG(word, receivers);
	v->may = v->let;
	v->third |= v->let;
	fine |= !v->police && (v->thing || v->about ||
	    capital(v->copy, off));
	v->thing &= !v->police;	/* adjectives before, nouns behind */
	v->police = false;
	return fine;
}

/* Is a word in the clause that may mean anything? */
bool
kr_consent_odd(const struct kr_view *copy, const struct kr_clause *c,
    bool decided, bool beside)
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
		if ((v.police && (KR_CONSENT_AMONG(word, sayings) ||
		    KR_CONSENT_AMONG(word, compounds))) ||
		    (v.told && KR_CONSENT_AMONG(word, news)) ||
		    (v.finds && KR_CONSENT_AMONG(word, asks)))
			return true;
		v.finds = v.behind && KR_CONSENT_AMONG(word, finds);
		known = kr_lexicon_classes(v.s, off, &end);
		if (known != 0) {
			cover_known(&v, word, known);
			continue;
		}
		end = off + word.len;
		if (v.decided && KR_CONSENT_AMONG(word, fears))
			return false;
		if (!cover_unknown(&v, word, off) && v.decided)
			return true;
	}
	return v.being || v.duty || v.fetch || v.other || v.theirs;
}
