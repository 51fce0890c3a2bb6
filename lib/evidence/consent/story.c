/* SPDX-License-Identifier: Apache-2.0 */
/*
 * story.c - what stands around a permission and does not bear on it
 *
 * "Please give this to the police they took all we had, I dont know who else
 * to ask."  What people tell need not be understood word by word: it has a
 * subject and a verb of its own, and nothing in it from a closed class of
 * words that take back, limit, put off, ask, doubt, mock, or give the word to
 * somebody else.  A negation is one of them unless what it denies is the
 * matter: what others will not do, what the reporter cannot or has not.
 */
#include <string.h>

#include "evidence/consent/story.h"

#define BIT(class) (UINT64_C(1) << (class))
#define UNTOLD	8	/* words: "I have not told the local Police yet" */
#define CURT	3	/* words: "my ex wants", "probably" */
#define AMONG(w, row) KR_CONSENT_AMONG((w), (row))

/* A stretch with one subject. */
struct part {
	struct kr_words	 w;
	uint64_t	 is[KR_WORDS_MAX];	/* classes of what it is in */
	uint8_t		 len[KR_WORDS_MAX];	/* words; 0: not its first */
	uint64_t	 any;			/* all classes */
	struct kr_clause c;	/* n, at, and n_word alone */
	size_t		 subject;		/* behind "and", "because" */
};

static const char *const own[] = { "i", "im", "ive", "id", "ill", "we",
    "weve", "wed" };
static const char *const you[] = { "you", "u", "youre", "youll", "youve" };
static const char *const third[] = { "he", "hes", "hed", "hell", "she", "shes",
    "shed", "shell", "they", "theyre", "theyve", "theyd", "theyll", "it", "its",
    "itll", "itd", "there", "theres", "this", "someone", "somebody", "nobody",
    "noone", "everyone", "everybody", "people", "others" };
/* Those of them that are never what something is done to. */
static const char *const subjects[] = { "he", "hes", "hed", "she", "shes",
    "shed", "they", "theyre", "theyve", "theyd", "theyll", "its", "itll",
    "theres" };
static const char *const naming[] = { "my", "our", "the", "his", "her",
    "their" };
/* A pronoun behind one of these goes on with it. */
static const char *const governing[] = { "that", "what", "all", "if", "when",
    "whether", "because", "cos", "coz", "cuz", "since", "so", "as", "and",
    "but", "or", "than", "who", "which", "day", "time", "thing", "reason",
    "way", "moment", "until", "till", "til", "before", "after", "once",
    "where", "how", "why", "not", "to", "of", "with", "from", "by", "at",
    "for", "about", "like", "is", "are", "was", "were", "be", "think",
    "i", "we", "you", "the",
    "my", "our", "a", "an", "in", "on", "only", "never", "no", "dont",
    "please" };
static const char *const joints[] = { "and", "also", "so", "because", "cos",
    "coz", "cuz", "bc", "bcos", "cause", "since", "as", "plus", "then", "now",
    "sorry", "unfortunately", "honestly", "basically", "that", "though",
    "just" };

bool
kr_story_begins(struct kr_span before, struct kr_span word)
{
	static const char *const related[] = { "everything", "anything",
	    "all", "whatever", "whoever", "lot", "one" };

	if (AMONG(before, governing) || AMONG(before, related))
		return false;
	return AMONG(word, own) || AMONG(word, third) || AMONG(word, naming) ||
	    AMONG(word, you);
}

/* The classes of the longest words at off; how many words those are. */
static uint64_t
classes_at(struct kr_span s, size_t off, size_t *end)
{
	const struct kr_lexicon_word *w = NULL;
	uint64_t is = 0;
	size_t len = 0;

	while ((w = kr_lexicon_next(s, off, w)) != NULL) {
		if (w->len > len) {
			len = w->len;
			is = 0;
		}
		if (w->len == len)
			is |= BIT(w->class);
	}
	*end = off + len;
	return is;
}

static void
part_add(struct part *p, struct kr_span word, uint64_t is, bool first)
{
	size_t n = p->w.n++;

	p->w.word[n] = word;
	p->is[n] = is;
	p->len[n] = first;
	p->any |= is;
	for (unsigned k = 0; first && k < KR_CW_COUNT; k++)
		if ((is & BIT(k)) != 0 && p->c.n[k]++ == 0)
			p->c.at[k] = (uint16_t)p->c.n_word;
	p->c.n_word += first;
}

/* Does another subject begin with the word?  "My bank told me I should" */
static bool
parted(const struct part *p, struct kr_span word)
{
	static const char *const told[] = { "told", "tells", "said", "says",
	    "asked", "warned", "advised", "know", "knew", "thought", "knows",
	    "thinks", "hopes", "hope", "wish", "see", "sees", "find",
	    "doubt" };
	static const char *const whom[] = { "me", "us", "him", "her", "them" };
	const struct kr_span last = p->w.word[p->w.n - 1];

	return (AMONG(word, own) || AMONG(word, subjects)) &&
	    !AMONG(last, governing) && !AMONG(last, told) &&
	    !(AMONG(last, whom) && AMONG(p->w.word[p->w.n - 2], told));
}

/* The next part, from *off on; false: it is too long to be looked at. */
static bool
part_read(const struct kr_view *copy, size_t *off, size_t end, struct part *p)
{
	struct kr_span s = kr_span_sub(copy->text, 0, end);
	size_t known = 0, first = 0;	/* behind the words in hand */

	*p = (struct part){ .subject = 0 };
	while (*off < end) {
		struct kr_span word;
		uint64_t is = 0;
		bool begin;

		if (!kr_lexicon_letter(s, *off)) {
			++*off;
			continue;
		}
		word = kr_span_sub(s, *off, kr_lexicon_word_end(s, *off) -
		    *off);
		begin = *off >= known;
		if (begin && p->w.n >= 2 && parted(p, word))
			return true;
		if (p->w.n == KR_WORDS_MAX)
			return false;
		if (begin) {
			is = classes_at(s, *off, &known);
			first = p->w.n;
		} else {
			is = p->is[first];
			p->len[first]++;
		}
		part_add(p, word, is, begin);
		*off += word.len;
	}
	return true;
}

static bool
word_is(const struct part *p, size_t k, const char *word)
{
	return k < p->w.n && kr_span_is(p->w.word[k], word);
}

static bool
word_among(const struct part *p, size_t k, const char *const *row, size_t n)
{
	return k < p->w.n && kr_consent_one_of(p->w.word[k], row, n);
}
#define WORD_AMONG(p, k, row) word_among((p), (k), (row), KR_NELEM(row))

static bool
by_reporter(const struct part *p)
{
	return WORD_AMONG(p, p->subject, own) ||
	    WORD_AMONG(p, p->subject, you);
}

/* Has it a subject and a verb? */
static bool
has_verb(const struct part *p)
{
	static const char *const verbs[] = { "can", "cant", "cannot", "could",
	    "couldnt", "will", "wont", "would", "wouldnt", "may", "might",
	    "do", "dont", "does", "doesnt", "did", "didnt", "isnt", "arent",
	    "wasnt", "havent", "hasnt", "hadnt", "lives", "works", "needs",
	    "knows", "says", "came", "gets", "goes", "makes", "am", "need", "told",
	    "said", "should", "must", "rang", "says", "shows", "looks" };
	size_t left = p->w.n - p->subject;

	if (left < 2)
		return false;
	if (WORD_AMONG(p, p->subject, own) ||
	    WORD_AMONG(p, p->subject, third) || WORD_AMONG(p, p->subject, you))
		return true;
	return left >= 3 && (kr_words_tell_event(&p->w) ||
	    kr_words_any(&p->w, verbs, KR_NELEM(verbs)));
}

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
    "report", "call", "go", "heard", "made", "done", "seen" };
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
unsure_how(const struct part *p, size_t next)
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
foresees(const struct part *p, size_t who)
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
denies_matter(const struct part *p, size_t no, size_t next)
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
	if (WORD_AMONG(p, next, opinions) || word_is(p, no, "doubt"))
		return foresees(p, next + !word_is(p, no, "doubt"));
	if (word_is(p, next, "trust") || word_is(p, next, "need"))
		return (p->any & BIT(KR_CW_YOU)) == 0 &&
		    !word_is(p, next + 1, "to") && !word_is(p, next + 1, "it");
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
subject_before(const struct part *p, size_t k)
{
	for (size_t i = k + 1; i-- > p->subject + 1;)
		if (WORD_AMONG(p, i, own) || WORD_AMONG(p, i, subjects))
			return i;
	return p->subject;
}

/* Is the negation of the words from k on one of the matter? */
static bool
negates_matter(const struct part *p, size_t k)
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
hopes(const struct part *p)
{
	static const char *const maybe[] = { "maybe", "perhaps", "hopefully",
	    "might" };
	static const char *const help[] = { "able", "stop", "catch", "find",
	    "help", "trace", "do", "track", "recover", "figure", "identify",
	    "prevent", "use", "know", "freeze", "get", "arrest", "shut", "sort" };
	size_t first = p->subject + WORD_AMONG(p, p->subject, maybe);

	return WORD_AMONG(p, first, third) && kr_words_any(&p->w, help,
	    KR_NELEM(help)) && kr_words_any(&p->w, maybe, KR_NELEM(maybe)) &&
	    p->c.n[KR_CW_IF] + p->c.n[KR_CW_WHEN] == 1 &&
	    (p->any & BIT(KR_CW_NOT)) == 0;
}

/* "Before he does it to somebody else", "when I opened the link" */
static bool
timed(const struct part *p, size_t k)
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
	if (!WORD_AMONG(p, k, past) || p->len[k] > 1 ||
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
only_so(const struct part *p, size_t k)
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
refused_by_other(const struct part *p, size_t k)
{
	static const char *const verbs[] = { "refused", "refuses", "refusing",
	    "declined", "declines", "denied", "denies", "rejected", "avoid",
	    "avoiding", "rejects" };

	return WORD_AMONG(p, k, verbs) && k > p->subject && !by_reporter(p) &&
	    (p->any & (BIT(KR_CW_KIN) | BIT(KR_CW_POLICE) |
	    BIT(KR_CW_YES))) == 0;
}

/* "The scammer", "a fake site": who did it, and no word put into a mouth. */
static bool
of_the_crime(const struct part *p, size_t k)
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
	if (p->len[k] == 3 && word_is(p, k + 1, "me") &&
	    word_is(p, k + 2, "to"))
		return !WORD_AMONG(p, next, saying) && !(WORD_AMONG(p, next,
		    handing) && WORD_AMONG(p, next + 1, it));
	if (p->len[k] == 3 && (word_is(p, k, "said") || (word_is(p, k,
	    "in") && !by_reporter(p))))
		return true;	/* "said he was", "an account in my name" */
	return WORD_AMONG(p, k, words) && (!word_is(p, k, "the") ||
	    p->len[k] == 2);
}

/* Does the word at k, with those it goes with, bear on a permission? */
static bool
word_bears(const struct part *p, size_t k)
{
	/* "... get somebody's money back even if not mine" */
	static const enum kr_consent_class conceded[] = { KR_CW_YES,
	    KR_CW_POLICE, KR_CW_YOU, KR_CW_STAND, KR_CW_PASS };
	static const char *const holding[] = { "wait", "pause", "later",
	    "eventually", "hypothetically", "decide", "undecided",
	    "allegedly", "pretend", "crossed", "beforehand", "however",
	    "although", "excluded", "exempted", "omitted", "barred", "dare",
	    "laugh", "laughs", "joke", "separate", "verbatim",
	    "unquote" };
	const uint64_t is = p->is[k];

	for (size_t i = 0; i + 1 < k; i++)
		if (word_is(p, i, "even") && word_is(p, i + 1, "if")) {
			for (i += 2; i < p->w.n; i++)
				for (size_t c = 0; c < KR_NELEM(conceded); c++)
					if ((p->is[i] & BIT(conceded[c])) != 0)
						return true;
			return false;
		}
	if (word_is(p, k, "doubt") && k == p->subject + 1)
		return !foresees(p, k + 1);
	/* "He thinks it is a joke" */
	if ((word_is(p, k, "joke") || word_is(p, k + 1, "joke")) &&
	    p->c.n[KR_CW_HE] > 0 && (p->any & BIT(KR_CW_YOU)) == 0)
		return false;
	if (AMONG(p->w.word[k], holding) ||
	    (word_is(p, k, "pretending") && by_reporter(p)))
		return true;
	if (p->len[k] == 0)
		return false;	/* it was judged with its first word */
	if ((is & (BIT(KR_CW_BACK) | BIT(KR_CW_HEDGE) | BIT(KR_CW_KEEP) |
	    BIT(KR_CW_JEST) | BIT(KR_CW_BLANK) | BIT(KR_CW_UNTICK))) != 0)
		return true;
	if ((is & BIT(KR_CW_SHAM)) != 0 && !of_the_crime(p, k))
		return true;
	/* "Someone needs to stop them" */
	if ((is & BIT(KR_CW_VAGUE)) != 0 && k == p->subject &&
	    WORD_AMONG(p, k, third))
		return false;
	if ((is & BIT(KR_CW_VAGUE)) != 0)
		return !unsure_how(p, k + p->len[k]) || !(by_reporter(p) ||
		    k == p->subject);
	if ((is & BIT(KR_CW_IF)) != 0 && k > 0 && (word_is(p, k - 1,
	    "sorry") || (word_is(p, k - 1, "sure") && unsure_how(p, k))))
		return false;
	/* "On the till" */
	if ((is & BIT(KR_CW_IF)) != 0 && word_is(p, k, "till") && k > 0 &&
	    WORD_AMONG(p, k - 1, naming))
		return false;
	if ((is & BIT(KR_CW_IF)) != 0)
		return !hopes(p);
	if ((is & BIT(KR_CW_STRANGER)) != 0 && word_is(p, k, "no"))
		return true;	/* "no right to" */
	if ((is & BIT(KR_CW_SETTLED)) != 0)
		return !kr_clause_settled(&p->c);
	if ((is & BIT(KR_CW_WHEN)) != 0)
		return !hopes(p) && !timed(p, k);
	if ((is & BIT(KR_CW_ONLY)) != 0)
		return !only_so(p, k);
	/* "I dont think i ..." */
	if ((is & BIT(KR_CW_AGAINST)) != 0 &&
	    WORD_AMONG(p, k + p->len[k] - 1, own))
		return !foresees(p, k + p->len[k] - 1);
	if ((is & BIT(KR_CW_AGAINST)) != 0 &&
	    (p->any & BIT(KR_CW_ANON)) != 0)
		return false;	/* "withhold my name" */
	if ((is & BIT(KR_CW_AGAINST)) != 0)
		return !refused_by_other(p, k);
	if ((is & BIT(KR_CW_NOT)) != 0)
		return !negates_matter(p, k);
	return false;
}

/* The first word of the class, or 0. */
static size_t
word_of(const struct part *p, enum kr_consent_class class)
{
	for (size_t k = 0; k < p->w.n; k++)
		if (p->len[k] > 0 && (p->is[k] & BIT(class)) != 0)
			return k;
	return 0;
}

/*
 * Does somebody else want, allow or say it?  A bank has no say, nor has who
 * gave advice or help.
 */
static bool
somebody_decides(const struct part *p)
{
	static const char *const firms[] = { "bank", "insurer", "provider",
	    "telco", "shop", "courier", "host", "landlord" };
	static const char *const advised[] = { "told", "asked", "suggested",
	    "advised", "helped", "tells" };
	static const char *const must[] = { "must", "needs", "need", "should",
	    "may", "might", "decides", "decide" };
	const struct kr_clause *c = &p->c;
	const size_t kin = word_of(p, KR_CW_KIN), verb = kin + p->len[kin];

	if (word_is(p, verb, "and") && WORD_AMONG(p, verb + 1, own))
		return false;	/* "my husband and I want that" */
	if (c->n[KR_CW_KIN] > 0 && c->n[KR_CW_YES] + c->n[KR_CW_SAYS] > 0 &&
	    (WORD_AMONG(p, verb, must) || ((word_is(p, verb, "has") ||
	    word_is(p, verb, "have")) && word_is(p, verb + 1, "to"))))
		return true;
	if (!kr_clause_theirs(c) || WORD_AMONG(p, word_of(p, KR_CW_SAYS),
	    advised))
		return false;
	return (c->n[KR_CW_KIN] > 0 || !kr_words_any(&p->w, firms,
	    KR_NELEM(firms))) && (c->n[KR_CW_YES] == 0 ||
	    c->n[KR_CW_NOT] > 0 || kr_clause_follows(c, KR_CW_ME, KR_CW_WISH,
	    1));
}

/*
 * "I will post your photos", "I will sue", "I know where you live": somebody
 * threatens, who may be quoted.  "I will send more" is none.
 */
static bool
menaces(const struct part *p)
{
	static const char *const will[] = { "ill", "will", "well", "gonna",
	    "going" };
	static const char *const your[] = { "your", "regret", "watch",
	    "sorry" };
	static const char *const helping[] = { "send", "help", "supply",
	    "provide", "answer", "talk", "bring", "attach", "keep", "be",
	    "speak", "forward", "email", "have", "get", "cooperate", "never",
	    "do", "like", "love", "try", "come", "drive", "sign",
	    "pop", "drop", "visit", "meet", "testify", "stand", "show",
	    "print", "scan", "ring", "call", "phone",
	    "leave" };
	static const char *const me[] = { "me", "us" };
	const bool future = WORD_AMONG(p, p->subject, will) ||
	    WORD_AMONG(p, p->subject + 1, will);

	if (WORD_AMONG(p, p->subject, own) && future &&
	    !kr_words_any(&p->w, helping, KR_NELEM(helping)))
		return true;
	/* "So that he can kill me" */
	if (p->c.n[KR_CW_HE] > 0 && p->c.n[KR_CW_MAY] > 0 &&
	    word_among(p, p->w.n - 1, me, KR_NELEM(me)))
		return true;
	return (future && kr_words_any(&p->w, your, KR_NELEM(your))) ||
	    (word_is(p, p->subject + 1, "know") && (p->any &
	    BIT(KR_CW_YOU)) != 0);
}

/* "I am turning it down" */
static bool
turns_down(const struct part *p)
{
	static const char *const turn[] = { "turn", "turning", "turned",
	    "back", "backing" };

	return by_reporter(p) && kr_words_any(&p->w, turn, KR_NELEM(turn)) &&
	    (word_is(p, p->w.n - 1, "down") || word_is(p, p->w.n - 1, "out"));
}

/* "It says in their letter", "so says the letter", "..., the mail says" */
static bool
attributes(const struct part *p)
{
	static const char *const says[] = { "say", "says", "said", "reads",
	    "read", "states", "stated", "goes", "wrote", "typed", "ticked",
	    "suggests", "tells", "asks", "demands", "demanded", "claims" };
	static const char *const it[] = { "it", "he", "she", "they" };
	static const char *const none[] = { "nobody", "noone", "no" };
	const size_t verb = p->subject + WORD_AMONG(p, p->subject, it);

	if (WORD_AMONG(p, p->subject, none))
		return false;	/* "nobody answered" */
	return kr_words_attribute(&p->w) || WORD_AMONG(p, p->subject, says) ||
	    (!by_reporter(p) && WORD_AMONG(p, p->w.n - 1, says)) ||
	    (verb > p->subject && WORD_AMONG(p, verb, says) && (p->w.n <=
	    verb + 2 || kr_consent_circumstance(p->w.word[verb + 1])));
}

/* "... and keep me posted", "thanks for your help", "hope you catch him" */
static bool
asks_more(const struct part *p)
{
	static const char *const verbs[] = { "keep", "call", "ring", "phone",
	    "contact", "email", "text" };
	static const char *const manners[] = { "thanks", "thank", "cheers",
	    "hope", "hopefully", "looking", "apologies" };
	static const char *const poor[] = { "english", "spelling", "grammar",
	    "writing", "typing" };

	if (word_is(p, p->subject, "please"))
		return WORD_AMONG(p, p->subject + 1, verbs) &&
		    word_is(p, p->subject + 2, "me");
	if (p->subject > 0 && word_is(p, p->subject - 1, "sorry"))
		return true;
	return WORD_AMONG(p, p->subject, manners) ||
	    (word_is(p, p->subject, "let") && word_is(p, p->subject + 1,
	    "me") && word_is(p, p->subject + 2, "know")) ||
	    (word_is(p, p->subject, "my") &&
	    WORD_AMONG(p, p->subject + 1, poor)) ||
	    (WORD_AMONG(p, p->subject, verbs) &&
	    (word_is(p, p->subject + 1, "me") ||
	    word_is(p, p->subject + 1, "us")));
}

/* "He told me he was from the bank", "they asked me for money" */
static bool
reports(const struct part *p)
{
	static const char *const says[] = { "said", "told", "asked", "tells",
	    "says", "claimed", "saying", "called" };
	static const char *const me[] = { "me", "us" };
	static const char *const what[] = { "he", "she", "they", "i", "it",
	    "my", "there", "for", "to", "pretending", "claiming" };
	static const char *const saying[] = { "say", "write", "agree",
	    "type", "tick", "sign", "reply", "send", "tell", "pass", "share",
	    "give", "ask", "consent", "put", "state", "answer", "repeat" };
	size_t k = p->subject;

	while (k < p->w.n && !WORD_AMONG(p, k, says))
		k++;
	k++;
	k += WORD_AMONG(p, k, me);
	return WORD_AMONG(p, k, what) && k + 2 < p->w.n + 1 &&
	    !(word_is(p, k, "to") && WORD_AMONG(p, k + 1, saying));
}

/* Is the last part before a permission what asks for it, or has none? */
static bool
leads_into(const struct part *p, bool runs_on)
{
	static const char *const asking[] = { "can", "could", "would", "will",
	    "should", "what", "why", "how", "who", "when", "do", "is", "am",
	    "are", "was", "did", "does" };
	static const enum kr_consent_class none[] = { KR_CW_YES, KR_CW_WISH,
	    KR_CW_SHAM, KR_CW_POLICE, KR_CW_LAW,
	    KR_CW_PLEASE, KR_CW_STAND, KR_CW_OTHER };
	static const char *const verbs[] = { "or", "than", "not", "hear",
	    "believe", "know", "see", "think", "feel", "felt", "doubt",
	    "hope", "wish", "fear", "bet", "swear", "knew", "found", "knows",
	    "pray", "imagine", "guess", "remember", "forgot", "dream",
	    "wanted", "answer", "reply" };
	const struct kr_span last = p->w.word[p->w.n - 1];

	if (AMONG(last, governing) || AMONG(last, verbs))
		return true;
	for (size_t k = 0; k < p->w.n; k++)
		for (size_t i = 0; i < KR_NELEM(none); i++)
			if ((p->is[k] & BIT(none[i])) != 0 && (runs_on ||
			    !by_reporter(p)) && !(none[i] == KR_CW_SHAM &&
			    of_the_crime(p, k)))
				return true;
	return WORD_AMONG(p, p->subject, asking);
}

/* "I would prefer you ask me", "I would not", "that is up to my boss" */
static bool
wavers(const struct part *p)
{
	static const char *const rather[] = { "rather", "prefer", "sooner" };
	static const char *const before[] = { "would", "id", "wed", "much",
	    "i", "we", "actually" };
	static const char *const would[] = { "would", "wouldnt", "might",
	    "may", "could", "should" };
	static const char *const hating[] = { "hate", "like", "love", "be",
	    "appreciate", "have", "also", "really" };
	static const char *const promise[] = { "promise", "guarantee",
	    "swear" };
	static const char *const watch[] = { "watch", "see" };
	const size_t verb = p->subject + 1;

	if (WORD_AMONG(p, p->subject, watch))
		return true;	/* "and see what happens" */
	for (size_t k = p->subject; k < p->w.n; k++)
		if (WORD_AMONG(p, k, rather) && !word_is(p, k + 1, "be") &&
		    (k == p->subject ||
		    WORD_AMONG(p, k - 1, before)))
			return true;
	if (WORD_AMONG(p, p->subject, own) && WORD_AMONG(p, verb, would) &&
	    (!WORD_AMONG(p, verb + 1, hating) ||
	    kr_words_utter(&p->w)))
		return true;
	if ((p->any & BIT(KR_CW_YOU)) != 0 && kr_words_any(&p->w, promise,
	    KR_NELEM(promise)))
		return true;
	for (size_t k = p->subject; k + 2 < p->w.n; k++)
		if (word_is(p, k, "up") && word_is(p, k + 1, "to") &&
		    (p->is[k + 2] & (BIT(KR_CW_KIN) | BIT(KR_CW_STRANGER) |
		    BIT(KR_CW_MINE) | BIT(KR_CW_HE))) != 0)
			return true;
	return false;
}

/* "Leave them out of it", and not "keep my name out of it" */
static bool
leaves_out(const struct part *p)
{
	static const char *const me[] = { "me", "us", "my", "our", "names",
	    "name" };
	const size_t leave = word_of(p, KR_CW_LEAVE);

	return (p->any & BIT(KR_CW_LEAVE)) != 0 &&
	    (p->any & BIT(KR_CW_OUT)) != 0 && !WORD_AMONG(p, leave + 1, me);
}

/*
 * Before a permission may stand what would take it back behind it: "I said no
 * but have changed my mind, ...", "I do not need it kept private, ..."
 */
static bool
may_lead(const struct part *p, size_t k)
{
	const uint64_t is = p->is[k];

	return (is & (BIT(KR_CW_NOT) | BIT(KR_CW_KEEP))) != 0 ||
	    (is & (BIT(KR_CW_OKIF) | BIT(KR_CW_SETTLED))) != 0 ||
	    (p->any & BIT(KR_CW_TURN)) != 0 || kr_clause_settled(&p->c) ||
	    ((is & BIT(KR_CW_VAGUE)) != 0 && p->w.n > CURT);
}

static enum kr_bearing
part_bears(const struct part *p, enum kr_story where, bool last)
{
	static const char *const ends[] = { "not", "permitting",
	    "willing", "pending", "depending", "consenting", "though" };
	static const char *const saying[] = { "say", "said", "saying", "write",
	    "wrote", "type", "typed", "reply", "tick", "tell", "ask" };

	const bool asks = where == KR_STORY_BEHIND && asks_more(p);
	const bool denied = (p->any & (BIT(KR_CW_NOT) | BIT(KR_CW_VAGUE) |
	    BIT(KR_CW_AGAINST))) != 0 || word_is(p, p->subject + 1, "doubt");
	static const char *const putting[] = { "put", "puts", "phrased",
	    "has", "had", "tells" };
	bool unknown = false;

	/* "Tell whoever you must, ...", "writing as his attorney, ..." */
	if (where == KR_STORY_BEFORE && (((p->any & (BIT(KR_CW_OKIF) |
	    BIT(KR_CW_SETTLED))) != 0 && kr_clause_settled(&p->c)) ||
	    (p->is[0] & (BIT(KR_CW_PASS) |
	    BIT(KR_CW_DONE))) != 0 || word_is(p, 0, "writing")))
		return KR_BEARS_UNKNOWN;
	if (menaces(p) || turns_down(p) || wavers(p) ||
	    (!asks && attributes(p)))
		return KR_BEARS;
	if (leaves_out(p) || somebody_decides(p))
		return where == KR_STORY_BEFORE && p->w.n > CURT ?
		    KR_BEARS_UNKNOWN : KR_BEARS;
	if (AMONG(p->w.word[p->w.n - 1], ends) ||
	    (word_is(p, p->w.n - 1, "first") && (p->any & (BIT(KR_CW_ME) |
	    BIT(KR_CW_MINE) | BIT(KR_CW_YOU) | BIT(KR_CW_KIN))) != 0))
		return KR_BEARS;
	for (size_t k = 0; k < p->w.n; k++)
		if (word_bears(p, k) && where == KR_STORY_BEFORE &&
		    may_lead(p, k))
			unknown = true;
		else if (word_bears(p, k))
			return KR_BEARS;
	if (where != KR_STORY_BEHIND && last) {
		if (WORD_AMONG(p, p->w.n - 1, saying) ||
		    word_is(p, 0, "am") || (word_is(p, p->w.n - 1, "that") && denied))
			return KR_BEARS;
		if (kr_words_utter(&p->w) && !word_is(p, 0, "having") &&
		    !by_reporter(p) && !reports(p))
			return has_verb(p) ? KR_BEARS : KR_BEARS_UNKNOWN;
		/* "As the caller put it" */
		if (p->w.n > 2 && word_is(p, p->w.n - 1, "it") &&
		    WORD_AMONG(p, p->w.n - 2, putting))
			return KR_BEARS;
		if (leads_into(p, where == KR_STORY_RUNS_ON))
			return KR_BEARS_UNKNOWN;
	}
	return !unknown && (asks || has_verb(p)) ? KR_BEARS_NOT :
	    KR_BEARS_UNKNOWN;
}

/* "Not that it will bring the money back" */
static bool
concedes(const struct part *p)
{
	static const char *const it[] = { "it", "itll", "itd", "they",
	    "theyll", "theyd", "i", "anyone" };
	static const char *const verbs[] = { "will", "would", "care", "bring",
	    "expect", "cares", "help", "think" };
	static const enum kr_consent_class none[] = { KR_CW_YES, KR_CW_WISH,
	    KR_CW_YOU, KR_CW_POLICE, KR_CW_IF, KR_CW_BACK };
	const size_t verb = p->subject + 3;

	for (size_t i = 0; i < KR_NELEM(none); i++)
		if ((p->any & BIT(none[i])) != 0)
			return false;
	return word_is(p, 0, "not") && word_is(p, 1, "that") &&
	    WORD_AMONG(p, 2, it) && (WORD_AMONG(p, verb, verbs) ||
	    kr_span_caseends(p->w.word[2], "ll") ||
	    kr_span_caseends(p->w.word[2], "yd"));
}

/* "No to the newspapers", "not the media": others than the Police. */
static bool
others_not(const struct part *p)
{
	static const char *const no[] = { "no", "not" };
	static const char *const between[] = { "to", "for", "the", "my", "our",
	    "any", "with", "and", "or" };
	static const char *const others[] = { "media", "press", "papers",
	    "paper", "bank", "insurer", "insurance", "employer", "boss",
	    "family", "facebook", "news", "tv", "marketing" };
	size_t k = p->subject + 1;

	if (!WORD_AMONG(p, p->subject, no) || k >= p->w.n)
		return false;
	for (; k < p->w.n; k++)
		if (!WORD_AMONG(p, k, between) && !WORD_AMONG(p, k, others) &&
		    p->is[k] != BIT(KR_CW_OTHER))
			return false;
	return true;
}

enum kr_bearing
kr_consent_bearing(const struct kr_view *copy, size_t off, size_t end,
    enum kr_story where)
{
	static const char *const timing[] = { "before", "after", "when",
	    "maybe", "perhaps", "hopefully" };
	static const char *const never[] = { "but", "or", "except", "unless",
	    "without", "which", "who", "if", "however", "although",
	    "otherwise", "instead", "whereas" };
	bool any = false, unknown = false;

	while (off < end) {
		enum kr_bearing bearing;
		struct part p;

		if (!part_read(copy, &off, end, &p))
			return KR_BEARS_UNKNOWN;
		if (p.w.n == 0)
			break;
		while (p.subject + 1 < p.w.n && WORD_AMONG(&p, p.subject,
		    joints))
			p.subject++;
		/* "No, I have not told anybody else" */
		if (p.subject + 1 < p.w.n && p.c.n[KR_CW_NOT] > 1 &&
		    (word_is(&p, p.subject, "no") || word_is(&p, p.subject,
		    "nope")) && WORD_AMONG(&p, p.subject + 1, own)) {
			p.is[p.subject] = 0;
			p.subject++;
		}
		/* "Sorry if I am in the wrong place" */
		if (p.subject > 0 && word_is(&p, p.subject, "if") &&
		    word_is(&p, p.subject - 1, "sorry"))
			p.subject++;
		if (where == KR_STORY_BEHIND && (others_not(&p) ||
		    concedes(&p))) {
			any = true;
			continue;
		}
		while (p.subject + 1 < p.w.n && WORD_AMONG(&p, p.subject,
		    timing))
			p.subject++;
		bearing = part_bears(&p, where, off >= end);
		if (bearing == KR_BEARS)
			return bearing;
		unknown |= bearing == KR_BEARS_UNKNOWN ||
		    WORD_AMONG(&p, p.subject, never);
		any = true;
	}
	return any && !unknown ? KR_BEARS_NOT : KR_BEARS_UNKNOWN;
}

bool
kr_story_untold(const struct kr_view *copy, size_t off, size_t end)
{
	static const char *const lack[] = { "havent", "didnt", "hadnt" };
	static const char *const be[] = { "have", "did", "had" };
	struct part p;
	size_t verb;

	if (!part_read(copy, &off, end, &p) || !WORD_AMONG(&p, 0, own))
		return false;
	verb = WORD_AMONG(&p, 1, lack) ? 2 : WORD_AMONG(&p, 1, be) &&
	    word_is(&p, 2, "not") ? 3 : 0;
	verb += verb > 0 && word_is(&p, verb, "yet");
	return verb > 0 && WORD_AMONG(&p, verb, tried) &&
	    (p.any & (BIT(KR_CW_YOU) | BIT(KR_CW_YES) | BIT(KR_CW_IF) |
	    BIT(KR_CW_WHEN) | BIT(KR_CW_HEDGE))) == 0 && off >= end &&
	    p.w.n <= UNTOLD;
}
