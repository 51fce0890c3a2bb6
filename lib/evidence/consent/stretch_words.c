/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stretch_words.c - words of a story that bear on a permission
 *
 * A closed class of words takes back, limits, puts off, asks, doubts or mocks.
 * Each has its harmless uses, by who acts and what stands beside it; a
 * negation is harmless if what it denies is the matter.
 */
#include "evidence/consent/stretch.h"

#define UNTOLD	8	/* words: "I have not told the local Police yet" */

/* ---- negations ----------------------------------------------------------- */

/* What the reporter denies of himself, and it may be the permission. */
static const char *const willing[] = { "want", "wish", "like", "agree",
    "agreeing", "agreed", "consent", "consented", "consenting", "mean",
    "meant", "think", "allow", "allowed", "allowing", "permit", "authorise",
    "authorised", "give", "given", "giving", "share", "pass", "send", "tell",
    "let", "letting", "approve", "approved", "accept", "care", "say", "said",
    "saying", "sign", "signed", "decide", "decided", "made", "make", "ask",
    "asked", "asking", "checked", "check", "cleared", "discussed", "have it",
    "hand", "refer", "report", "involve", "sure", "certain", "happy", "ok",
    "okay", "fine", "keen", "comfortable", "ready", "willing", "interested",
    "convinced", "to", "for", "the", "going", "one", "be", "speak", "need",
    "trust", "really", "so", "too", "that", "this", "it", "yet", "now",
    "feel", "believe", "support", "press", "them", "as", "until", "before" };
/* Though: "want anyone else hurt", "be able to", "the only one". */
static const char *const wanting[] = { "want", "wish", "like" };
static const char *const opinions[] = { "think", "expect", "believe",
    "reckon", "imagine" };
static const char *const harm[] = { "any", "anyone", "anybody", "other",
    "others", "another", "someone", "somebody", "more" };
static const char *const enduring[] = { "see", "lose", "deal", "go", "live",
    "end", "die", "sleep", "happen", "hear" };
static const char *const learning[] = { "know", "see", "hear", "find",
    "have", "involved", "reading" };
static const char *const ability[] = { "cant", "cannot", "couldnt", "not",
    "unable" };
static const char *const lacking[] = { "havent", "hasnt", "didnt", "have not",
    "did not", "hadnt" };
static const char *const tried[] = { "told", "reported", "contacted", "been",
    "rung", "called", "gone", "spoken", "phoned", "rang", "get", "reach",
    "report", "call", "go", "heard", "made", "done", "seen", "talked",
    "talk", "spoke", "speak", "approached", "notified", "informed", "emailed",
    "written", "messaged", "visited", "alerted", "involved", "consulted" };
/* What a negation excepts, wherever it stands. */
static const char *const excepting[] = { "except", "excluding", "apart",
    "other", "bar", "minus", "save", "aside", "instead", "rather",
    "exception", "excepted", "far", "hardly", "least", "but", "being", "last",
    "unauthorised", "false", "nay", "anyone", "everyone", "everybody",
    "anybody", "anywhere", "anything", "under", "stop", "get", "go", "bugger",
    "neither", "nor" };
/* "I have no right", "there is no need": and not "no money". */
static const char *const rights[] = { "right", "authority", "intention",
    "wish", "desire", "interest", "say", "need", "reason", "consent",
    "permission", "police", "longer", "thanks", "thank", "business",
    "claim" };
/* "They must not": a demand. */
static const char *const duties[] = { "should", "must", "may", "shall",
    "ought", "shouldnt", "mustnt" };
/* "It is not fair" */
static const char *const unfair[] = { "fair", "right", "just", "about",
    "safe", "good", "working", "stopping", "hurt", "harm", "first", "easy",
    "nice", "much",
    "a", "enough" };

static bool
unsure_how(const struct kr_stretch *p, size_t next)
{
	static const char *const how[] = { "how", "who", "where", "why",
	    "which", "whose" };
	static const char *const place[] = { "place", "right", "help" };
	static const char *const else_[] = { "else", "to" };

	if (word_is(p, next, "if"))
		return kr_words_any(&p->w, place, KR_NELEM(place));
	if (word_is(p, next, "what"))
		return WORD_AMONG(p, next + 1, else_) &&
		    (word_is(p, next + 1, "else") || word_is(p, next + 2,
		    "do"));
	return WORD_AMONG(p, next, how);
}

/* "I don't think I will see it again", "I doubt they'll care" */
static bool
foresees(const struct kr_stretch *p, size_t who)
{
	static const char *const will[] = { "will", "ever", "can", "could",
	    "would", "care", "even" };
	static const char *const ll[] = { "ill", "well", "hell", "shell",
	    "theyll", "itll" };

	static const char *const get[] = { "get", "see", "hear", "recover" };

	return (p->any & (BIT(KR_CW_POLICE) | BIT(KR_CW_YOU) |
	    BIT(KR_CW_STAND))) == 0 && ((word_is(p, who, "to") &&
	    WORD_AMONG(p, who + 1, get)) || WORD_AMONG(p, who, ll) ||
	    ((WORD_AMONG(p, who, own) || WORD_AMONG(p, who, third)) &&
	    WORD_AMONG(p, who + 1, will)));
}

/* What the reporter denies from word next on; no is the negation. */
static bool
denies_matter(const struct kr_stretch *p, size_t no, size_t next)
{
	if (WORD_AMONG(p, next, wanting)) {
		size_t k = next + 1;

		if (WORD_AMONG(p, k, harm))
			return !kr_words_any(&p->w, learning,
			    KR_NELEM(learning)) && !word_is(p, p->w.n - 1,
			    "it");
		if (!word_is(p, k, "to"))	/* "this to happen" */
			return word_is(p, k + 1, "to") &&
			    word_is(p, k + 2, "happen");
		return WORD_AMONG(p, k + 1, enduring) &&
		    !word_is(p, k + 2, "it") && !word_is(p, k + 3, "them");
	}
	if (WORD_AMONG(p, next, tried) && WORD_AMONG(p, no, lacking))
		return true;
	if (word_is(p, next, "know") || word_is(p, next, "sure"))
		return unsure_how(p, next + 1);
	if (WORD_AMONG(p, next, opinions))
		return foresees(p, next + 1);
	if (word_is(p, next, "trust"))
		return !word_is(p, next + 1, "it");
	if (word_is(p, next, "make") || word_is(p, next, "made"))
		return false;
	if (word_is(p, next, "have") && (word_is(p, next + 1, "that") ||
	    word_is(p, next + 1, "this") || word_is(p, next + 1, "it")))
		return false;	/* "we cannot have this" */
	if (word_is(p, next, "the"))	/* "I havent the head for it" */
		return word_is(p, next + 1, "only") ||
		    word_is(p, no, "havent");
	return !WORD_AMONG(p, next, willing);
}

/* The last subject up to word k. */
static size_t
subject_before(const struct kr_stretch *p, size_t k)
{
	for (size_t i = k + 1; i-- > p->subject + 1;)
		if (WORD_AMONG(p, i, own) || WORD_AMONG(p, i, subjects))
			return i;
	return p->subject;
}

/* Is the negation of the words from k on one of the matter? */
static bool
negates_matter(const struct kr_stretch *p, size_t k)
{
	static const enum kr_consent_class bearing[] = { KR_CW_YES, KR_CW_LAW,
	    KR_CW_OTHER, KR_CW_PLEASE };
	static const char *const line105 = "105";	/* nobody answers */
	static const char *const nouns[] = { "no", "nothing", "nobody",
	    "noone", "none", "without" };
	static const char *const it[] = { "it", "its", "this", "that", "them",
	    "you" };
	const size_t next = k + p->len[k], first = subject_before(p, k);
	const bool mine = WORD_AMONG(p, first, own) || k == first;

	if (word_is(p, next, "good"))
		return !WORD_AMONG(p, next + 2, it) &&
		    !WORD_AMONG(p, first, it);
	for (size_t i = 0; i < KR_NELEM(bearing); i++)
		if ((p->any & BIT(bearing[i])) != 0 &&
		    !(bearing[i] == KR_CW_LAW && kr_words_any(&p->w, &line105,
		    1)))
			return false;
	if ((p->any & BIT(KR_CW_YOU)) != 0)
		return false;
	if (WORD_AMONG(p, k, excepting) || next >= p->w.n)
		return false;
	if ((p->any & BIT(KR_CW_POLICE)) != 0 && !(mine &&
	    WORD_AMONG(p, k, lacking) && WORD_AMONG(p, next, tried)))
		return false;
	if (WORD_AMONG(p, next, rights) || word_is(p, k + 1, "to"))
		return false;
	if (WORD_AMONG(p, k, nouns) && k == first)	/* "nobody helps" */
		return (!word_is(p, k, "no") || p->len[k] == 2) &&
		    !WORD_AMONG(p, next, duties) &&
		    !(word_is(p, next, "is") && word_is(p, next + 1, "to")) &&
		    !kr_words_any(&p->w, learning, KR_NELEM(learning));
	if (WORD_AMONG(p, k, nouns))
		return true;
	/* "Cant get through" */
	if (k == first && !WORD_AMONG(p, k, own))
		return (WORD_AMONG(p, k, ability) || WORD_AMONG(p, k,
		    lacking)) && !word_is(p, k, "not") &&
		    denies_matter(p, k, next);
	if (mine)
		return denies_matter(p, k, next);
	if (WORD_AMONG(p, first, it))
		return WORD_AMONG(p, next, unfair);
	for (size_t i = first; i <= k; i++)
		if (WORD_AMONG(p, i, duties))
			return false;
	return !word_is(p, next, "to");
}

/* ---- other words that bear ----------------------------------------------- */

/* "Maybe they can stop him", "they might trace it" */
static bool
hopes(const struct kr_stretch *p)
{
	static const char *const maybe[] = { "maybe", "perhaps", "hopefully",
	    "might" };
	static const char *const help[] = { "able", "stop", "catch", "find",
	    "help", "trace", "do", "track", "recover", "figure", "identify",
	    "prevent", "use", "know", "freeze", "get", "arrest", "shut",
	    "sort" };
	size_t first = p->subject + WORD_AMONG(p, p->subject, maybe);

	return WORD_AMONG(p, first, third) && kr_words_any(&p->w, help,
	    KR_NELEM(help)) && kr_words_any(&p->w, maybe, KR_NELEM(maybe)) &&
	    p->c.n[KR_CW_IF] + p->c.n[KR_CW_WHEN] == 1 &&
	    (p->any & BIT(KR_CW_NOT)) == 0;
}

/* "Before he does it to somebody else", "when I opened the link" */
static bool
timed(const struct kr_stretch *p, size_t k)
{
	static const char *const past[] = { "when", "wen", "after", "before",
	    "once" };
	static const char *const done[] = { "done", "happened", "been",
	    "seen", "had" };
	static const char *const hours[] = { "work", "hours", "lunch",
	    "school", "noon", "dinner", "five", "six", "dark" };
	static const char *const victims[] = { "he", "she", "they", "someone",
	    "somebody", "anyone", "another", "others", "more", "other" };
	static const char *const present[] = { "have", "has", "ive", "weve",
	    "is", "are", "am", "will", "can", "youve", "hes", "shes" };
	static const char *const events[] = { "came", "took", "lost", "got",
	    "went", "paid", "sent", "gave", "found", "told", "said", "rang",
	    "saw", "was", "were", "had", "did", "left", "bought", "made",
	    "began", "stole", "put", "met", "hung", "knew" };

	if (word_is(p, k, "before") && k + 1 == p->w.n)
		return kr_words_any(&p->w, done, KR_NELEM(done));
	if (word_is(p, k, "before") && WORD_AMONG(p, k + 1, victims))
		return (p->any & (BIT(KR_CW_YES) | BIT(KR_CW_NOT) |
		    BIT(KR_CW_STAND))) == 0;
	if (k + 1 < p->w.n && (kr_is_digit(*p->w.word[k + 1].ptr) ||
	    WORD_AMONG(p, k + 1, hours)))
		return !word_is(p, k, "once");	/* "ring me after 3" */
	if (!WORD_AMONG(p, k, past) ||
	    (p->any & (BIT(KR_CW_YES) | BIT(KR_CW_POLICE) | BIT(KR_CW_YOU))) !=
	    0)
		return false;
	if (kr_words_any(&p->w, present, KR_NELEM(present)))
		return false;
	for (size_t i = k + 1; i < p->w.n; i++)
		if (AMONG(p->w.word[i], events) || (p->w.word[i].len >= 5 &&
		    kr_span_caseends(p->w.word[i], "ed")))
			return true;
	return false;
}

/* "I only have", "the only one" */
static bool
only_so(const struct kr_stretch *p, size_t k)
{
	static const char *const before[] = { "is", "was", "am", "are", "the",
	    "my", "our", "his", "have", "had", "got", "has" };
	static const char *const behind[] = { "if", "when", "after", "once",
	    "until", "for", "you", "to", "the" };

	if (word_is(p, k + 2, "to"))
		return false;	/* "they only have to ask" */
	return k > 0 && (AMONG(p->w.word[k - 1], own) ||
	    AMONG(p->w.word[k - 1], third) || AMONG(p->w.word[k - 1],
	    before)) && k + 1 < p->w.n && !WORD_AMONG(p, k + 1, behind);
}

/* "The bank refused": whom it is about has no say in the permission. */
static bool
refused_by_other(const struct kr_stretch *p, size_t k)
{
	static const char *const verbs[] = { "refused", "refuses", "refusing",
	    "declined", "declines", "denied", "denies", "rejected", "avoid",
	    "avoiding", "rejects" };

	return WORD_AMONG(p, k, verbs) && k > p->subject && !by_reporter(p) &&
	    (p->any & (BIT(KR_CW_KIN) | BIT(KR_CW_POLICE) |
	    BIT(KR_CW_YES))) == 0;
}

bool
kr_stretch_of_the_crime(const struct kr_stretch *p, size_t k)
{
	static const char *const words[] = { "scammer", "scammers", "attacker",
	    "attackers", "caller", "thief", "hacker", "fraudster", "crook",
	    "conman", "swindler", "fake", "threat", "threats", "threatens",
	    "threatening", "threatened", "blackmail", "blackmailing",
	    "blackmailed", "impersonating", "impersonated", "claiming",
	    "claimed", "posing", "popup", "arrested", "arrest", "the" };

	static const char *const saying[] = { "agree", "consent", "write",
	    "say", "tick", "sign", "type", "reply", "pass", "share", "tell",
	    "let", "ask", "confirm", "allow" };
	static const char *const handing[] = { "give", "send", "forward",
	    "hand" };
	static const char *const it[] = { "this", "it", "that", "you", "my" };
	const size_t next = k + p->len[k];

	/* "She asked me to buy gift cards", and not "to write this" */
	if (p->len[k] == 3 && word_is(p, k + 1, "me"))
		return !WORD_AMONG(p, next, saying) && !(WORD_AMONG(p, next,
		    handing) && WORD_AMONG(p, next + 1, it));
	if (p->len[k] == 3 && (word_is(p, k, "said") || (word_is(p, k,
	    "in") && !by_reporter(p))))
		return true;	/* "said he was", "an account in my name" */
	return WORD_AMONG(p, k, words) && (!word_is(p, k, "the") ||
	    p->len[k] == 2);
}

/* "... get somebody's money back even if not mine": all behind it is so. */
static enum kr_bearing
even_if(const struct kr_stretch *p, size_t k)
{
	static const uint64_t conceded = BIT(KR_CW_YES) | BIT(KR_CW_POLICE) |
	    BIT(KR_CW_YOU) | BIT(KR_CW_STAND) | BIT(KR_CW_PASS);
	size_t i = 0;

	while (i + 1 < k && !(word_is(p, i, "even") && word_is(p, i + 1,
	    "if")))
		i++;
	if (i + 1 >= k)
		return KR_BEARS_UNKNOWN;
	for (i += 2; i < p->w.n; i++)
		if ((p->is[i] & conceded) != 0)
			return KR_BEARS;
	return KR_BEARS_NOT;
}

/* "I do not know", "no idea who he is" */
static bool
vague_bears(const struct kr_stretch *p, size_t k)
{
	/* "Someone needs to stop them" */
	if (k == p->subject && WORD_AMONG(p, k, third))
		return false;
	return !unsure_how(p, k + p->len[k]) ||
	    !(by_reporter(p) || k == p->subject);
}

static bool
if_bears(const struct kr_stretch *p, size_t k)
{
	if (k > 0 && (word_is(p, k - 1, "sorry") ||
	    (word_is(p, k - 1, "sure") && unsure_how(p, k))))
		return false;
	/* "On the till" */
	if (word_is(p, k, "till") && k > 0 && WORD_AMONG(p, k - 1, naming))
		return false;
	return !hopes(p);
}

static bool
against_bears(const struct kr_stretch *p, size_t k)
{
	const size_t last = k + p->len[k] - 1;

	if (WORD_AMONG(p, last, own))	/* "I dont think i ..." */
		return !foresees(p, last);
	if ((p->any & BIT(KR_CW_ANON)) != 0)
		return false;		/* "withhold my name" */
	return !refused_by_other(p, k);
}

/* By what it does: the first of its classes that decides. */
static bool
class_bears(const struct kr_stretch *p, size_t k)
{
	const uint64_t is = p->is[k];

	if ((is & (BIT(KR_CW_BACK) | BIT(KR_CW_HEDGE) | BIT(KR_CW_KEEP) |
	    BIT(KR_CW_JEST) | BIT(KR_CW_BLANK) | BIT(KR_CW_UNTICK))) != 0)
		return true;
	if ((is & BIT(KR_CW_SHAM)) != 0 && !kr_stretch_of_the_crime(p, k))
		return true;
	if ((is & BIT(KR_CW_VAGUE)) != 0)
		return vague_bears(p, k);
	if ((is & BIT(KR_CW_IF)) != 0)
		return if_bears(p, k);
	if ((is & BIT(KR_CW_STRANGER)) != 0 && word_is(p, k, "no"))
		return true;	/* "no right to" */
	if ((is & BIT(KR_CW_SETTLED)) != 0)
		return !kr_clause_settled(&p->c);
	if ((is & BIT(KR_CW_WHEN)) != 0)
		return !hopes(p) && !timed(p, k);
	if ((is & BIT(KR_CW_ONLY)) != 0)
		return !only_so(p, k);
	if ((is & BIT(KR_CW_AGAINST)) != 0)
		return against_bears(p, k);
	return (is & BIT(KR_CW_NOT)) != 0 && !negates_matter(p, k);
}

bool
kr_stretch_word_bears(const struct kr_stretch *p, size_t k)
{
	static const char *const holding[] = { "wait", "pause", "later",
	    "eventually", "hypothetically", "decide", "undecided",
	    "allegedly", "pretend", "crossed", "beforehand", "however",
	    "although", "excluded", "exempted", "omitted", "barred", "dare",
	    "laugh", "laughs", "joke", "separate", "verbatim",
	    "unquote" };
	const enum kr_bearing even = even_if(p, k);

	if (even != KR_BEARS_UNKNOWN)
		return even == KR_BEARS;
	if (word_is(p, k, "doubt") && k == p->subject + 1)
		return !foresees(p, k + 1);
	/* "He thinks it is a joke" */
	if ((word_is(p, k, "joke") || word_is(p, k + 1, "joke")) &&
	    p->c.n[KR_CW_HE] > 0 && (p->any & BIT(KR_CW_YOU)) == 0)
		return false;
	if (AMONG(p->w.word[k], holding) ||
	    (word_is(p, k, "pretending") && by_reporter(p)))
		return true;
	/* What is no first word was judged with it. */
	return p->len[k] > 0 && class_bears(p, k);
}

bool
kr_story_untold(const struct kr_view *copy, size_t off, size_t end)
{
	static const char *const lack[] = { "havent", "didnt", "hadnt" };
	static const char *const be[] = { "have", "did", "had" };
	struct kr_stretch p;
	size_t verb;

	if (!kr_stretch_read(copy, &off, end, &p) || !WORD_AMONG(&p, 0, own))
		return false;
	verb = WORD_AMONG(&p, 1, lack) ? 2 : WORD_AMONG(&p, 1, be) &&
	    word_is(&p, 2, "not") ? 3 : 0;
	verb += verb > 0 && word_is(&p, verb, "yet");
	return verb > 0 && WORD_AMONG(&p, verb, tried) &&
	    (p.any & (BIT(KR_CW_YOU) | BIT(KR_CW_YES) | BIT(KR_CW_IF) |
	    BIT(KR_CW_WHEN) | BIT(KR_CW_HEDGE))) == 0 && off >= end &&
	    p.w.n <= UNTOLD;
}
