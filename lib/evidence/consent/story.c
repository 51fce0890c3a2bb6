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
#include "evidence/consent/stretch.h"

#define CURT	3	/* words: "my ex wants", "probably" */

static const char *const joints[] = { "and", "also", "so", "because", "cos",
    "coz", "cuz", "bc", "bcos", "cause", "since", "as", "plus", "then", "now",
    "sorry", "unfortunately", "honestly", "basically", "that", "though",
    "just" };

/*
 * Does somebody else want, allow or say it?  A bank has no say, nor has who
 * gave advice or help.
 */
static bool
somebody_decides(const struct kr_stretch *p)
{
	static const char *const firms[] = { "bank", "insurer", "provider",
	    "telco", "shop", "courier", "host", "landlord" };
	static const char *const advised[] = { "told", "asked", "suggested",
	    "advised", "helped", "tells" };
	static const char *const must[] = { "must", "needs", "need", "should",
	    "may", "might", "decides", "decide" };
	const struct kr_clause *c = &p->c;
	const size_t kin = kr_stretch_word_of(p, KR_CW_KIN);
	const size_t verb = kin + p->len[kin];

	if (word_is(p, verb, "and") && WORD_AMONG(p, verb + 1, own))
		return false;	/* "my husband and I want that" */
	if (c->n[KR_CW_KIN] > 0 && c->n[KR_CW_YES] + c->n[KR_CW_SAYS] > 0 &&
	    (WORD_AMONG(p, verb, must) || ((word_is(p, verb, "has") ||
	    word_is(p, verb, "have")) && word_is(p, verb + 1, "to"))))
		return true;
	if (!kr_clause_theirs(c) || WORD_AMONG(p,
	    kr_stretch_word_of(p, KR_CW_SAYS), advised))
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
menaces(const struct kr_stretch *p)
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
turns_down(const struct kr_stretch *p)
{
	static const char *const turn[] = { "turn", "turning", "turned",
	    "back", "backing" };

	return by_reporter(p) && kr_words_any(&p->w, turn, KR_NELEM(turn)) &&
	    (word_is(p, p->w.n - 1, "down") || word_is(p, p->w.n - 1, "out"));
}

/* "It says in their letter", "so says the letter", "..., the mail says" */
static bool
attributes(const struct kr_stretch *p)
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
asks_more(const struct kr_stretch *p)
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
reports(const struct kr_stretch *p)
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
leads_into(const struct kr_stretch *p, bool runs_on)
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

	if (kr_stretch_governs(last) || AMONG(last, verbs))
		return true;
	for (size_t k = 0; k < p->w.n; k++)
		for (size_t i = 0; i < KR_NELEM(none); i++)
			if ((p->is[k] & BIT(none[i])) != 0 && (runs_on ||
			    !by_reporter(p)) && !(none[i] == KR_CW_SHAM &&
			    kr_stretch_of_the_crime(p, k)))
				return true;
	return WORD_AMONG(p, p->subject, asking);
}

/* "I would prefer you ask me", "I would not", "that is up to my boss" */
static bool
wavers(const struct kr_stretch *p)
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
	/* "Rather the opposite": of an objection there was none of */
	static const char *const turned[] = { "opposite", "reverse",
	    "contrary" };
	static const char *const watch[] = { "watch", "see" };
	const size_t verb = p->subject + 1;

	if (WORD_AMONG(p, p->subject, watch))
		return true;	/* "and see what happens" */
	for (size_t k = p->subject; k < p->w.n; k++)
		if (WORD_AMONG(p, k, rather) && !word_is(p, k + 1, "be") &&
		    !WORD_AMONG(p, k + 2, turned) && (k == p->subject ||
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
leaves_out(const struct kr_stretch *p)
{
	static const char *const me[] = { "me", "us", "my", "our", "names",
	    "name" };
	const size_t leave = kr_stretch_word_of(p, KR_CW_LEAVE);

	return (p->any & BIT(KR_CW_LEAVE)) != 0 &&
	    (p->any & BIT(KR_CW_OUT)) != 0 && !WORD_AMONG(p, leave + 1, me);
}

/*
 * Before a permission may stand what would take it back behind it: "I said no
 * but have changed my mind, ...", "I do not need it kept private, ..."
 */
static bool
may_lead(const struct kr_stretch *p, size_t k)
{
	const uint64_t is = p->is[k];

	return (is & (BIT(KR_CW_NOT) | BIT(KR_CW_KEEP))) != 0 ||
	    (is & (BIT(KR_CW_OKIF) | BIT(KR_CW_SETTLED))) != 0 ||
	    (p->any & BIT(KR_CW_TURN)) != 0 || kr_clause_settled(&p->c) ||
	    ((is & BIT(KR_CW_VAGUE)) != 0 && p->w.n > CURT);
}

static enum kr_bearing
part_bears(const struct kr_stretch *p, enum kr_story where, bool last)
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
		if (kr_stretch_word_bears(p, k) && where == KR_STORY_BEFORE &&
		    may_lead(p, k))
			unknown = true;
		else if (kr_stretch_word_bears(p, k))
			return KR_BEARS;
	if (where != KR_STORY_BEHIND && last) {
		if (WORD_AMONG(p, p->w.n - 1, saying) ||
		    word_is(p, 0, "am") ||
		    (word_is(p, p->w.n - 1, "that") && denied))
			return KR_BEARS;
		if (kr_words_utter(&p->w) && !word_is(p, 0, "having") &&
		    !by_reporter(p) && !reports(p))
			return kr_stretch_has_verb(p) ? KR_BEARS :
			    KR_BEARS_UNKNOWN;
		/* "As the caller put it" */
		if (p->w.n > 2 && word_is(p, p->w.n - 1, "it") &&
		    WORD_AMONG(p, p->w.n - 2, putting))
			return KR_BEARS;
		if (leads_into(p, where == KR_STORY_RUNS_ON))
			return KR_BEARS_UNKNOWN;
	}
	return !unknown && (asks || kr_stretch_has_verb(p)) ? KR_BEARS_NOT :
	    KR_BEARS_UNKNOWN;
}

/* "Not that it will bring the money back" */
static bool
concedes(const struct kr_stretch *p)
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
others_not(const struct kr_stretch *p)
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
		struct kr_stretch p;

		if (!kr_stretch_read(copy, &off, end, &p))
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
