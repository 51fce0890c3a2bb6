/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cover_voice.c - whose word a clause is that stands beside a yes
 *
 * "They made me write, I agree", "I agree, the letter went": nobody can list
 * how a yes is put into somebody's mouth, but the clause that does it has
 * a verb of saying at its end, or a thing that speaks and does nothing else.
 */
#include "evidence/consent/cover_voice.h"

#define SHORT		5	/* words of what is no more than "he said" */

void
kr_words_read(const struct kr_view *copy, const struct kr_clause *c,
    struct kr_words *w)
{
	size_t off = c->off;

	for (w->n = 0; w->n < KR_WORDS_MAX && kr_consent_next_word(copy, c,
	    &off, &w->word[w->n]); w->n++)
		;
}

bool
kr_words_any(const struct kr_words *w, const char *const *row, size_t n)
{
	for (size_t i = 0; i < w->n; i++)
		if (kr_consent_one_of(w->word[i], row, n))
			return true;
	return false;
}

/* How one says that somebody says. */
static const char *const uttering[] = { "add", "added", "adds", "advised",
    "advises", "announce", "announced", "announces", "answer", "answered",
    "answers", "appeared", "appears", "argued", "argues", "ask", "asked",
    "asking", "asks", "beg", "begged", "begs", "believed", "believes",
    "boasted", "boasts", "called", "chanted", "claim", "claimed", "claims",
    "demand", "demanded", "demands", "dictated", "dictates", "displayed",
    "displays", "entitled", "explained", "explains", "flashed", "flashes",
    "headed", "insist", "insisted", "insists", "instructed",
    "instructs", "joked", "jokes", "labelled", "laughed", "marked",
    "messaged", "mocked", "muttered", "ordered", "orders", "popped", "posted",
    "posts", "printed", "prints", "proposed", "proposes", "quote", "quoted",
    "quotes", "read", "reading", "reads", "recited", "recites", "reckon",
    "reckoned", "reckons", "repeat", "repeated", "repeating", "repeats",
    "replied", "replies", "reply", "said", "sang", "say", "saying", "says",
    "scream", "screamed", "screams", "scribbled", "shouted", "shouting",
    "shouts", "signed", "sneered", "stated", "states", "suggest", "suggested",
    "suggests", "tell", "telling", "tells", "texted", "texts", "think",
    "thinks", "thought", "titled", "told", "tweeted", "type", "typed",
    "types", "typing", "unquote", "urged", "urges", "verbatim", "warned",
    "warns", "whispered", "whispers", "write", "writes", "writing",
    "written", "wrote" };
/* "What they want is, ...": it is to come. */
static const char *const dangling[] = { "at", "by", "from", "goes",
    "in", "is", "like", "of", "on", "to", "was", "went", "with" };
/* The same before whoever it is: "..., read the text". */
static const char *const uttered[] = { "according", "announced", "answered",
    "began", "begins", "claimed", "claims", "closed", "concluded", "demanded",
    "demands", "ended", "ends", "finished", "goes", "insisted", "insists",
    "is", "ran", "read", "reads", "repeated", "replied", "runs",
    "said", "says", "shouted", "stated", "states", "typed", "was", "went",
    "wrote" };
/* "They had me copy out", "I was supposed to reply" */
static const char *const making[] = { "asked", "asks", "begged", "coached",
    "forced", "forces", "get", "gets", "getting", "got", "had", "has", "have",
    "instructed", "made", "make", "makes", "making", "ordered", "told",
    "tell", "tells", "urged", "want", "wanted", "wants" };
static const char *const whom[] = { "everyone", "her", "him", "me", "people",
    "them", "us", "you" };
static const char *const bound[] = { "asked", "coached", "expected", "forced",
    "instructed", "invited", "made", "meant", "ordered", "required",
    "supposed", "told" };
static const char *const repeating[] = { "agree", "answer", "consent", "copy",
    "quote", "read", "recite", "repeat", "reply", "say", "sign", "state",
    "tick", "type", "write" };
#define REPEAT_REACH	3	/* words from the one who must to what */

static bool
made_to_say(const struct kr_words *w)
{
	for (size_t i = 0; i + 1 < w->n; i++) {
		bool me = KR_CONSENT_AMONG(w->word[i], making) &&
		    KR_CONSENT_AMONG(w->word[i + 1], whom);
		bool to = KR_CONSENT_AMONG(w->word[i], bound) &&
		    kr_span_is(w->word[i + 1], "to");

		for (size_t k = i + 2; (me || to) && k < w->n &&
		    k < i + 2 + REPEAT_REACH; k++)
			if (KR_CONSENT_AMONG(w->word[k], repeating))
				return true;
	}
	return false;
}

static const char *const own[] = { "i", "we", "my", "our", "ive", "weve",
    "im", "ill", "id", "wed" };

bool
kr_words_attribute(const struct kr_words *w)
{
	static const char *const joints[] = { "and", "but", "so", "also" };
	static const char *const opinion[] = { "think", "reckon", "say", "ask",
	    "beg" };
	static const char *const spoke[] = { "said", "wrote", "typed",
	    "replied", "answered" };
	static const char *const mild[] = { "am", "be", "i", "im", "to", "we",
	    "you" };
	static const char *const goes[] = { "on" };
	static const char *const speaker[] = { "i", "id", "ill", "ive", "we",
	    "wed", "weve" };
	static const char *const going[] = { "goes", "went" };
	static const char *const someone[] = { "he", "she", "they", "it" };
	size_t begin = FIRST_AMONG(w, joints) && w->n > 1, n = w->n - begin;
	bool mine = KR_CONSENT_AMONG(w->word[begin], own);

	if (FIRST_AMONG(w, uttered) || made_to_say(w) ||
	    (mine && n > 1 && n <= SHORT &&
	    KR_CONSENT_AMONG(w->word[begin + 1], spoke)))
		return true;
	/* "It goes on", "she keeps telling me", "he bellowed" */
	if (w->n > 2 && w->n <= SHORT && !FIRST_AMONG(w, speaker) &&
	    ((LAST_AMONG(w, goes) && KR_CONSENT_AMONG(w->word[w->n - 2],
	    going)) || (LAST_AMONG(w, whom) && KR_CONSENT_AMONG(
	    w->word[w->n - 2], uttering))))
		return true;
	if (w->n == 2 && FIRST_AMONG(w, someone) &&
	    kr_span_caseends(w->word[1], "ed"))
		return true;
	if (!LAST_AMONG(w, uttering))
		return false;
	/* "I think"; "the bank can be told", "if you think" */
	return mine ? n <= 4 && !(n == 2 && LAST_AMONG(w, opinion)) :
	    n < 3 || !KR_CONSENT_AMONG(w->word[w->n - 2], mild);
}

/* What speaks, and nobody is seen. */
static const char *const voices[] = { "advice", "answer", "banner", "box",
    "button", "caption", "clause", "comment", "demand", "demands", "footer",
    "form", "heading", "headline", "idea", "instruction", "instructions",
    "line", "lines", "message", "mouth", "note", "opinion", "option", "order",
    "orders", "page", "paragraph", "photo", "phrase", "picture", "pop",
    "popup", "post", "poster", "prompt", "question", "quote", "recording",
    "reply", "response", "screen", "script", "sentence", "sign", "slide",
    "statement", "sticker", "subject", "suggestion", "template", "text",
    "threat", "title", "tweet", "view", "voice", "voicemail", "wish",
    "wording", "words" };

/* "His last message, ...", "under the photo, ...": what speaks in it? */
static bool
speaks_by_itself(const struct kr_words *w)
{
	static const char *const his[] = { "a", "another", "at", "from", "her",
	    "his", "in", "its", "on", "one", "that", "the", "their", "this",
	    "under", "your" };
	return FIRST_AMONG(w, his) && ANY_AMONG(w, voices);
}

bool
kr_words_tell_event(const struct kr_words *w)
{
	static const char *const verbs[] = { "are", "began", "bought", "broke",
	    "came", "cost", "cut", "did", "done", "drained", "emptied", "fell",
	    "felt", "found", "froze", "frozen", "gave", "gone", "got", "had",
	    "has", "have", "hes", "hit", "im", "is", "its", "ive", "keep",
	    "keeps", "kept", "knew", "knows", "left", "lost", "made", "paid",
	    "put", "ran", "rang", "sat", "saw", "sent", "shes", "shut",
	    "sold", "spent", "stole", "stolen", "theres", "theyre", "theyve",
	    "took", "taken", "want", "was", "went", "were", "weve" };

	if (ANY_AMONG(w, verbs))
		return true;
	for (size_t i = 0; i < w->n; i++)
		if (w->word[i].len >= 5 && kr_span_caseends(w->word[i], "ed"))
			return true;
	return false;
}

bool
kr_words_utter(const struct kr_words *w)
{
	return ANY_AMONG(w, uttering) || ANY_AMONG(w, voices);
}

bool
kr_clause_introduces(const struct kr_view *copy, const struct kr_clause *c)
{
	static const char *const excepting[] = { "except", "unless", "until",
	    "till", "apart", "save", "short", "barring", "according" };
	static const char *const when[] = { "after", "before", "next", "once",
	    "when" };
	static const char *const done[] = { "has", "have", "ive", "time",
	    "weve" };
	static const char *const your[] = { "you", "youve" };
	/* "As I said, ...", "thanks for asking, ..." */
	static const char *const manners[] = { "as", "thank", "thanks" };
	static const char *const it[] = { "it" };
	static const char *const putting[] = { "put", "puts", "phrased",
	    "phrases", "worded", "has", "had", "tells", "told" };
	static const char *const feigning[] = { "pretend", "pretends",
	    "pretended", "pretending" };
	struct kr_words w;

	kr_words_read(copy, c, &w);
	if (FIRST_AMONG(&w, excepting) || ANY_AMONG(&w, feigning) ||
	    made_to_say(&w))
		return true;
	/* "As the caller put it, ..." */
	if (w.n > 2 && LAST_AMONG(&w, it) &&
	    KR_CONSENT_AMONG(w.word[w.n - 2], putting))
		return true;
	/* "After I have seen my lawyer, ..." */
	if (FIRST_AMONG(&w, when) && ANY_AMONG(&w, done) &&
	    !ANY_AMONG(&w, your))
		return true;
	if (FIRST_AMONG(&w, manners) ||
	    (c->n[KR_CW_PASS] > 0 && c->at[KR_CW_PASS] == 0))
		return false;	/* "Tell whoever you must tell, ..." */
	/* "My bank has been told, ..." */
	if (w.n > 2 && kr_span_is(w.word[w.n - 2], "been"))
		return false;
	return LAST_AMONG(&w, uttering) ||
	    (LAST_AMONG(&w, voices) && !FIRST_AMONG(&w, own) &&
	    kr_words_tell_event(&w)) ||	/* "it came with a note, ..." */
	    (w.n <= SHORT &&
	    !FIRST_AMONG(&w, own) && ANY_AMONG(&w, uttering)) ||
	    (LAST_AMONG(&w, dangling) && !FIRST_AMONG(&w, own)) ||
	    (speaks_by_itself(&w) && (w.n <= SHORT ||
	    !kr_words_tell_event(&w)));
}
