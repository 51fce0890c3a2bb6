/* SPDX-License-Identifier: Apache-2.0 */
/*
 * permit.c - sentences that permit, from their first word to their last
 *
 * The rules (rules.c) ask which kinds of words occur in a clause, and so
 * must doubt most of what has a word more.  Here it is asked who permits
 * what to whom: a yes is what one of the forms of permit_forms.c generates,
 * word by word.  A word that is in no form is never passed over, so what is
 * not understood is not permitted.
 *
 * The places in a sentence at which a form may begin or end are a set of
 * bits, so that all readings go side by side and nothing is tried twice.
 */
#include <pthread.h>
#include <string.h>

#include "evidence/consent/cover.h"
#include "evidence/consent/permit.h"

/* ---- the forms, read once ------------------------------------------------ */

#define FORMS_MAX	320	/* a test sees that there is room */
#define STEPS_MAX	16384
#define PLACES		8192	/* of words: twice what they take at least */
#define NO_WORD		UINT16_MAX
#define LOOK_AHEAD	24	/* words to begin at, if more are to come */
#define OVERLAP		2	/* of two lines of a clause, in words */

enum step_kind { STEP_WORD, STEP_THING, STEP_PLAIN, STEP_FORM };

/* A word of a form, or what stands for one. */
struct step {
	const char	*word;
	uint16_t	 len, form;
	uint16_t	 number;	/* of the word */
	uint8_t		 kind;		/* enum step_kind */
	char		 repeat;	/* '?', '*', or 0: it is there once */
	bool		 ends_way, ends_form;
	uint16_t	 way;		/* steps of the way that begins here */
	uint64_t	 way_signs;	/* of words that may begin that way */
};

/* Of a word of the forms, one that stands for a thing, or one in haste. */
struct place {
	const char	*word;		/* or NULL: free */
	uint16_t	 len, number;	/* of what it says, as it should be */
	bool		 thing;
};

static struct forms {
	struct step	 step[STEPS_MAX];
	uint16_t	 first[FORMS_MAX];	/* step, by form */
	uint64_t	 signs[FORMS_MAX];	/* of words that may begin it */
	size_t		 n;
	struct place	 place[PLACES];
	size_t		 words;
	size_t		 sentence, request, force, them;	/* forms */
	size_t		 asked, asked_not, answer, answer_no;	/* too */
	bool		 whole;		/* there is room, and every name one */
} forms;

static size_t
form_find(struct kr_span name)
{
	size_t i;

	for (i = 0; i < FORMS_MAX && kr_permit_forms[i].name != NULL; i++)
		if (kr_span_is(name, kr_permit_forms[i].name))
			return i;
	forms.whole = false;
	return 0;
}

/* The place in the index at which a word is, or would be. */
static uint16_t
place_of(const char *word, size_t len)
{
	unsigned place = (unsigned)len;

	for (size_t i = 0; i < len; i++)
		place = place * 31 + (unsigned char)word[i];
	for (;; place++) {
		const struct place *p = &forms.place[place %= PLACES];

		if (p->word == NULL ||
		    (p->len == len && memcmp(p->word, word, len) == 0))
			return (uint16_t)place;
	}
}

/*
 * The place of a word, taken if nobody has; NULL if they run short.  Words
 * are compared by the numbers of their places.
 */
static struct place *
place_take(const char *word, size_t len)
{
	uint16_t at = place_of(word, len);
	struct place *p = &forms.place[at];

	if (p->word == NULL) {
		if (forms.words++ == PLACES / 2)
			return NULL;
		*p = (struct place){ word, (uint16_t)len, at, false };
	}
	return p;
}

/*
 * The sign of a word is one bit of 64: many words have the same, and one that
 * is in no form has none.  Most forms begin with few words, and where none of
 * their signs is, need no try.  What reports are made of has one, too.
 */
#define ANY_WORD UINT64_MAX
#define SIGNS 63u
#define THING_SIGN (UINT64_C(1) << SIGNS)
static unsigned
sign_of(uint16_t number)
{
	return number % SIGNS;
}

/* The step that is written at p. */
static struct step
step_read(const char *p)
{
	struct step s = { .word = p, .len = (uint16_t)strcspn(p, " |?*") };

	if (*p == '#')
		s.kind = STEP_THING;
	else if (*p == '~')
		s.kind = STEP_PLAIN;
	else if (*p >= 'A' && *p <= 'Z') {
		s.kind = STEP_FORM;
		s.form = (uint16_t)form_find((struct kr_span){ p, s.len });
	}
	p += s.len;
	if (*p == '?' || *p == '*')
		s.repeat = *p++;
	s.ends_form = *p == '\0';
	s.ends_way = *p != ' ';
	return s;
}

static uint64_t	form_signs(size_t form);

/* Signs of the words that what a step stands for may begin with. */
static uint64_t
step_signs(const struct step *s)
{
	switch ((enum step_kind)s->kind) {
	case STEP_WORD: return UINT64_C(1) << sign_of(s->number);
	case STEP_FORM: return form_signs(s->form);
	case STEP_THING: return THING_SIGN;
	case STEP_PLAIN:
		break;
	}
	return ANY_WORD;
}

/* Signs of the words that the way at s may begin with; its length, too. */
static uint64_t
way_signs(struct step *way)
{
	bool first = true;	/* all before may be missing */

	for (struct step *s = way;; s++) {
		if (first)
			way->way_signs |= step_signs(s);
		first &= s->repeat != 0;
		if (!s->ends_way)
			continue;
		if (first)
			way->way_signs = ANY_WORD;	/* it may be nothing */
		way->way = (uint16_t)(s - way + 1);
		return way->way_signs;
	}
}

static uint64_t
form_signs(size_t form)
{
	uint64_t *signs = &forms.signs[form];

	if (*signs != 0)
		return *signs;
	for (struct step *s = &forms.step[forms.first[form]];; s += s->way) {
		*signs |= way_signs(s);
		if (s[s->way - 1].ends_form)
			return *signs;
	}
}

static bool
step_add(struct step s)
{
	const struct place *p = NULL;

	if (forms.n == STEPS_MAX || (s.kind == STEP_WORD &&
	    (p = place_take(s.word, s.len)) == NULL))
		return false;
	if (p != NULL)
		s.number = p->number;
	forms.step[forms.n++] = s;
	return true;
}

static bool
things_add(void)
{
	for (const char *const *t = kr_consent_things; *t != NULL; t++) {
		struct place *p = place_take(*t, strlen(*t));

		if (p == NULL)
			return false;
		p->thing = true;
	}
	return true;
}

/* How words are written in haste. */
static const struct { const char *haste, *word; } hasty[] = {
	{ "u", "you" }, { "r", "are" }, { "2", "to" }, { "4", "for" },
	{ "c", "see" }, { "w", "with" }, { "ur", "your" }, { "da", "the" },
	{ "hav", "have" }, { "havin", "having" }, { "giv", "give" },
	{ "givin", "giving" }, { "wiv", "with" }, { "wid", "with" },
	{ "cn", "can" }, { "cud", "could" }, { "wud", "would" },
	{ "pls", "please" }, { "plz", "please" }, { "plse", "please" },
	{ "pleas", "please" }, { "sharin", "sharing" },
	{ "passin", "passing" }, { "tellin", "telling" },
	{ "gettin", "getting" }, { "seein", "seeing" }, { "goin", "going" },
	{ "sendin", "sending" }, { "lookin", "looking" },
	{ "knowin", "knowing" }, { "thru", "through" },
	{ "foward", "forward" }, { "forwad", "forward" },
	{ "permision", "permission" }, { "concent", "consent" },
	{ "recieve", "receive" }, { "hapy", "happy" },
	{ "everythin", "everything" }, { "anythin", "anything" },
	{ "evrything", "everything" }, { "shud", "should" },
	{ "bout", "about" }, { "n", "and" }, { "polcie", "police" },
	{ "polise", "police" }, { "polis", "police" }, { "pollice", "police" },
	{ "poilce", "police" }, { "plice", "police" }, { "ploice", "police" },
	{ "poliec", "police" }, { "shair", "share" }, { "shar", "share" },
	{ "dnt", "dont" }, { "agre", "agree" }, { "gud", "good" },
	{ "happpy", "happy" },
	{ "complain", "complaint" }, { "complant", "complaint" },
	{ "consant", "consent" },
};

static bool
hasty_add(void)
{
	for (size_t i = 0; i < KR_NELEM(hasty); i++) {
		const struct place *word = place_take(hasty[i].word,
		    strlen(hasty[i].word));
		struct place *p = place_take(hasty[i].haste,
		    strlen(hasty[i].haste));

		if (word == NULL || p == NULL)
			return false;
		p->number = word->number;
	}
	return true;
}

static void
forms_read(void)
{
	forms.whole = things_add() && hasty_add();
	for (size_t i = 0; kr_permit_forms[i].name != NULL; i++) {
		const char *p = kr_permit_forms[i].is;

		if (i == FORMS_MAX) {
			forms.whole = false;
			return;
		}
		forms.first[i] = (uint16_t)forms.n;
		while (*p != '\0') {
			struct step s = step_read(p);

			if (!step_add(s)) {
				forms.whole = false;
				return;
			}
			p += s.len;
			p += s.repeat != 0;
			p += *p != '\0';
		}
	}
	for (size_t i = 0; forms.whole && kr_permit_forms[i].name != NULL; i++)
		(void)form_signs(i);
	forms.sentence = form_find(KR_SPAN_LIT("SENTENCE"));
	forms.request = form_find(KR_SPAN_LIT("REQUEST"));
	forms.asked = form_find(KR_SPAN_LIT("ASKED"));
	forms.asked_not = form_find(KR_SPAN_LIT("ASKEDNOT"));
	forms.answer = form_find(KR_SPAN_LIT("ANSWER"));
	forms.answer_no = form_find(KR_SPAN_LIT("ANSWERNO"));
	forms.force = form_find(KR_SPAN_LIT("FORCE"));
	forms.them = form_find(KR_SPAN_LIT("THEM"));
}

bool
kr_permit_ready(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, forms_read);
	return forms.whole;
}

/* ---- a sentence ---------------------------------------------------------- */

struct line {
	struct kr_span	copy;	/* the words are in it */
	struct kr_span	word[KR_PERMIT_WORDS];
	uint16_t	number[KR_PERMIT_WORDS];	/* or NO_WORD */
	uint64_t	with[SIGNS];	/* bits, by word: it has the sign */
	uint64_t	thing, plain;	/* bits, by word: it is such a one */
	uint64_t	end;	/* bit n: a clause ends behind n words */
	size_t		n;
	bool		whole;	/* up to a label or the sentence's end */
	bool		them;	/* "they" may be the Police */
	/* Forms are asked the same again and again: the last answers. */
	uint64_t	asked[FORMS_MAX], answered[FORMS_MAX];
};

static uint64_t	form_ends(struct line *, size_t form, uint64_t at);

/* May the word stand in what somebody is called: "whoever deals with it"? */
static bool
is_plain(struct kr_span copy, struct kr_span word)
{
	static const enum kr_consent_class plain[] = { KR_CW_FILL, KR_CW_GET,
	    KR_CW_THEM, KR_CW_YOU, KR_CW_MAY, KR_CW_ASK, KR_CW_COULD };
	/* "The wrong number" */
	static const char *const untrue[] = { "wrong", "false", "fake",
	    "blank", "empty", "bogus", "made", "invented", "law", "act",
	    "missing" };
	const struct kr_lexicon_word *w = NULL;

	if (KR_CONSENT_AMONG(word, untrue))
		return false;
	while ((w = kr_lexicon_next(copy, (size_t)(word.ptr - copy.ptr), w)) !=
	    NULL) {
		bool known = false;

		for (size_t i = 0; i < KR_NELEM(plain); i++)
			known |= w->class == (unsigned)plain[i];
		if (!known)
			return false;
	}
	return true;
}

/* Where what a step stands for ends that begins at one of the places. */
static uint64_t
step_ends(struct line *l, const struct step *step, uint64_t at)
{
	uint64_t ends = 0;

	switch ((enum step_kind)step->kind) {
	case STEP_FORM:	 return form_ends(l, step->form, at);
	case STEP_THING: return (at & l->thing) << 1;
	case STEP_PLAIN: return (at & l->plain) << 1;
	case STEP_WORD:
		break;
	}
	for (at &= l->with[sign_of(step->number)]; at != 0; at &= at - 1)
		if (l->number[__builtin_ctzll(at)] == step->number)
			ends |= (at & -at) << 1;
	return ends;
}

/* Where one way to say it ends. */
static uint64_t
way_ends(struct line *l, const struct step *s, uint64_t at)
{
	for (;; s++) {
		uint64_t ends = 0, last = 0;

		if (at != 0)
			last = ends = step_ends(l, s, at);
		for (; s->repeat == '*' && last != 0; ends |= last)
			last = step_ends(l, s, last) & ~ends;
		at = s->repeat != 0 ? at | ends : ends;
		if (s->ends_way)
			return at;
	}
}

/* The signs of the words that stand at the places: mostly there is one. */
static uint64_t
signs_at(const struct line *l, uint64_t at)
{
	uint64_t signs = 0;

	at &= (UINT64_C(1) << l->n) - 1;
	if ((at & l->thing) != 0)
		signs |= THING_SIGN;
	for (; at != 0; at &= at - 1)
		if (l->number[__builtin_ctzll(at)] != NO_WORD)
			signs |= UINT64_C(1) <<
			    sign_of(l->number[__builtin_ctzll(at)]);
	return signs;
}

static uint64_t
form_ends(struct line *l, size_t form, uint64_t at)
{
	const struct step *s = &forms.step[forms.first[form]];
	uint64_t ends = 0, signs = signs_at(l, at);

	/* What any word may begin may be nothing, too: at the end, say. */
	if (at == 0 || (form == forms.them && !l->them) ||
	    (forms.signs[form] != ANY_WORD && (forms.signs[form] & signs) == 0))
		return 0;
	if (l->asked[form] == at)
		return l->answered[form];
	for (;; s += s->way) {
		if (s->way_signs == ANY_WORD || (s->way_signs & signs) != 0)
			ends |= way_ends(l, s, at);
		if (s[s->way - 1].ends_form)
			break;
	}
	l->asked[form] = at;
	return l->answered[form] = ends;
}

static void
word_add(struct line *l, struct kr_span word)
{
	const struct place *p = &forms.place[place_of(word.ptr, word.len)];

	l->thing |= (uint64_t)(p->thing || kr_is_digit(*word.ptr)) << l->n;
	l->plain |= (uint64_t)is_plain(l->copy, word) << l->n;
	l->number[l->n] = NO_WORD;
	if (p->word != NULL) {
		l->number[l->n] = p->number;
		l->with[sign_of(p->number)] |= UINT64_C(1) << l->n;
	}
	l->word[l->n++] = word;
}

/* What may stand between two words, and changes nothing. */
static bool
parts(char c)
{
	return kr_is_blank(c) || c == ',' || c == '-' || c == '(' ||
	    c == ')' || c == ';' || c == '%' || c == '?' || c == '$' ||
	    (unsigned char)c == 0xE2;	/* dashes */
}

/* The words of the sentence from clause i on, as far as they are a row. */
static bool
line_read(const struct kr_clauses *all, size_t i, size_t off,
    struct line *l)
{
	const struct kr_span s = all->copy->text;
	const struct kr_clause *c = &all->clause[i];

	for (; i < all->n && all->clause[i].sentence ==
	    c->sentence; i++) {
		size_t stop = all->clause[i].off + all->clause[i].len;

		while (off < stop) {
			size_t end = kr_lexicon_word_end(s, off);

			if (kr_lexicon_letter(s, off) || s.ptr[off] == '&') {
				if (l->n == KR_PERMIT_WORDS)
					return true;	/* all that fit */
				word_add(l, kr_span_sub(s, off, end - off));
			} else if (!parts(s.ptr[off]) && !(s.ptr[off] == '/' &&
			    l->n > 0 && kr_span_is(l->word[l->n - 1], "w"))) {
				return l->n > 0;
			}
			off = end;
		}
		if (all->clause[i].label)
			break;	/* the answer is behind it */
		l->end |= UINT64_C(1) << l->n;
	}
	l->whole = true;
	return l->n > 0;
}

/* ---- where it ends ------------------------------------------------------- */

/* Is one of the words from a to b among the row? */
static bool
between(const struct line *l, size_t a, size_t b, const char *const *row,
    size_t n)
{
	for (; a < b; a++)
		if (kr_consent_one_of(l->word[a], row, n))
			return true;
	return false;
}

/*
 * "... to the Police they took it all", "... as I am housebound": may another
 * thought begin with word n, behind a permission that begins with word from?
 */
static bool
goes_on_at(const struct line *l, size_t from, size_t n, bool command)
{
	static const char *const joints[] = { "and", "as", "because", "cos",
	    "coz", "since", "so", "also", "maybe", "perhaps", "hopefully",
	    "before", "when", "sorry", "apologies", "please", "let", "hope",
	    "no", "nobody", "noone", "nothing", "these", "thanks", "cheers" };
	/* "Tell the Police they are wrong": what they are told */
	static const char *const telling[] = { "tell", "inform", "advise",
	    "notify", "alert", "telling", "say", "ask", "told" };
	static const char *const known[] = { "know", "aware", "knowing" };
	static const char *const what[] = { "this", "it", "about", "me",
	    "happened", "matter", "everything" };
	/* "... and I post the video" */
	static const char *const harmless[] = { "thanks", "thank", "ive",
	    "weve", "im", "hope" };

	/* "I agree they are busy", "everything the Police asked for" */
	static const char *const held[] = { "agree", "consent", "yes",
	    "happy", "glad", "ok", "okay", "fine", "confirm", "sure",
	    "everything", "anything", "all", "lot", "whatever", "share" };
	bool thing;

	if (n + 1 >= l->n)
		return false;
	thing = (l->thing >> (n - 1) & 1) != 0;
	if (kr_story_begins(l->word[n - 1], l->word[n]))
		return !thing && !KR_CONSENT_AMONG(l->word[n - 1], held) &&
		    !KR_CONSENT_AMONG(l->word[n - 1], known) &&
		    (!between(l, from, n, telling, KR_NELEM(telling)) ||
		    between(l, from, n, what, KR_NELEM(what)));
	if (!KR_CONSENT_AMONG(l->word[n], joints))
		return false;
	return !command || !kr_span_is(l->word[n], "and") ||
	    KR_CONSENT_AMONG(l->word[n + 1], harmless);
}

/* May a permission begin with word n, which has no comma before it? */
static bool
starts_at(const struct line *l, size_t n)
{
	static const char *const begin[] = { "please", "pls", "plz", "plse",
	    "kindly", "i", "im", "id", "we", "wed", "happy", "feel" };
	/* Behind "and" or "so" also these */
	static const char *const joined[] = { "you", "u", "the", "police",
	    "nz", "cops", "yes", "ive", "were", "weve", "can", "could" };
	static const char *const joints[] = { "and", "so", "then" };
	/* "The report I want you to pass on": of which it speaks */
	static const char *const mine[] = { "my", "our" };
	bool joint, thing;

	if (n < 2)
		return false;
	joint = KR_CONSENT_AMONG(l->word[n - 1], joints);
	thing = (l->thing >> (n - 1) & 1) != 0 &&
	    !kr_is_digit(*l->word[n - 1].ptr) &&
	    !KR_CONSENT_AMONG(l->word[n - 2], mine);
	return (KR_CONSENT_AMONG(l->word[n], begin) &&
	    !(thing && kr_story_begins(l->word[n - 1], l->word[n])) &&
	    !(joint && kr_span_is(l->word[n], "happy"))) ||
	    (joint && KR_CONSENT_AMONG(l->word[n], joined));
}

/* Is it no more than "send it to them"? */
static bool
commands(const struct line *l, size_t from, size_t end)
{
	static const enum kr_consent_class more[] = { KR_CW_YES, KR_CW_PLEASE,
	    KR_CW_WISH };
	bool pass = false;

	for (size_t k = from; k < end; k++) {
		const size_t off = (size_t)(l->word[k].ptr - l->copy.ptr);
		const struct kr_lexicon_word *w = NULL;

		while ((w = kr_lexicon_next(l->copy, off, w)) != NULL) {
			pass |= k == from && w->class == KR_CW_PASS;
			for (size_t i = 0; i < KR_NELEM(more); i++)
				if (w->class == (unsigned)more[i])
					return false;
		}
	}
	return pass;
}

/* Clauses that the first n words fill; 0 if the last ends behind them. */
static size_t
clauses_in(const struct line *l, size_t n)
{
	uint64_t end = l->end & ((UINT64_C(2) << n) - 1);

	return (l->end >> n & 1) == 0 ? 0 :
	    (size_t)__builtin_popcountll(end & ~UINT64_C(1));
}

/* What is asked from clause i on, to its end, is of the form. */
static bool
asks_for_form(struct line *l, size_t form)
{
	return (form_ends(l, form, 1) >> l->n & 1) != 0;
}

size_t
kr_permit_answered(const struct kr_clauses *all, size_t i, size_t *asked)
{
	struct line ask = { .copy = all->copy->text },
	    answer = { .copy = all->copy->text };
	size_t n, taken = 0;
	uint64_t ends;
	bool no;

	if (!kr_permit_ready() || !line_read(all, i, all->clause[i].off, &ask))
		return 0;
	n = (size_t)__builtin_popcountll(ask.end & ~UINT64_C(1));
	n += i + n < all->n && all->clause[i + n].label;
	no = asks_for_form(&ask, forms.asked_not);
	if (!ask.whole || n == 0 || i + n >= all->n || !(no ||
	    asks_for_form(&ask, forms.asked)) || all->clause[i + n].question ||
	    all->clause[i + n].sentence - all->clause[i].sentence !=
	    (all->clause[i + n - 1].label ? 0u : 1u) ||
	    !line_read(all, i + n, all->clause[i + n].off, &answer))
		return 0;
	ends = form_ends(&answer, no ? forms.answer_no : forms.answer, 1);
	for (size_t k = 1; k <= answer.n; k++)
		if ((ends >> k & 1) != 0 && clauses_in(&answer, k) > 0)
			taken = clauses_in(&answer, k);
	*asked = n;
	return taken == 0 ? 0 : n + taken;
}

/* "..., said my ex", "... was the message" */
static bool
said_at(const struct line *l, size_t n)
{
	static const char *const verbs[] = { "said", "says", "was", "reads",
	    "read", "is", "went", "or", "rather" };
	static const char *const watch[] = { "watch", "see" };

	return n < l->n && (KR_CONSENT_AMONG(l->word[n], verbs) ||
	    (n + 1 < l->n && ((kr_span_is(l->word[n], "and") &&
	    KR_CONSENT_AMONG(l->word[n + 1], watch)) ||
	    (kr_span_is(l->word[n], "that") &&
	    kr_span_is(l->word[n + 1], "is")))));
}

/* The longest that is permitted from word from on; false: nothing is. */
static bool
permits_from(struct line *l, size_t from, size_t form,
    struct kr_permission *ret)
{
	const uint64_t ends = form_ends(l, form, UINT64_C(1) << from);

	for (size_t n = l->n; n > from; n--) {
		bool end = l->end >> n & 1;

		if ((ends >> n & 1) == 0)
			continue;
		ret->command = commands(l, from, n);
		if (!end && said_at(l, n))
			ret->bearing = KR_BEARS;
		if (!end && !goes_on_at(l, from, n, ret->command))
			continue;
		ret->more = !end;
		ret->off = (size_t)(l->word[from].ptr - l->copy.ptr);
		ret->end = (size_t)(l->word[n - 1].ptr + l->word[n - 1].len -
		    l->copy.ptr);
		ret->clauses = (size_t)__builtin_popcountll(l->end &
		    ((UINT64_C(2) << n) - 1) & ~UINT64_C(1)) + !end;
		return true;
	}
	return false;
}

/* What stands in its clause before it, and in its last one behind it? */
static enum kr_bearing
bearing_around(const struct kr_clauses *all, const struct kr_clause *c,
    const struct kr_permission *p)
{
	static const char *const joints[] = { " and", " so", " then" };
	const struct kr_clause *last = c + p->clauses - 1;
	struct kr_span before = kr_span_trim(kr_span_sub(all->copy->text,
	    c->off, p->off - c->off));
	enum kr_bearing bearing = KR_BEARS_NOT;

	for (size_t i = 0; i < KR_NELEM(joints); i++)
		if (kr_span_caseends(before, joints[i])) {
			before.len -= strlen(joints[i]);
			break;
		}
	if (before.len > 0)
		bearing = kr_consent_bearing(all->copy, c->off, (size_t)
		    (before.ptr - all->copy->text.ptr) + before.len,
		    KR_STORY_RUNS_ON);
	if (bearing == KR_BEARS_NOT && p->more)
		bearing = kr_consent_bearing(all->copy, p->end, last->off +
		    last->len, KR_STORY_BEHIND);
	return bearing;
}

/*
 * The same among the words of a line, which begins at the clause's begin or
 * later; *off is where to go on, or behind the clause.
 */
static bool
line_permits(const struct kr_clauses *all, size_t i, struct line *l,
    size_t *off, struct kr_permission *ret)
{
	const struct kr_clause *c = &all->clause[i];
	const size_t form = c->question ? forms.request : forms.sentence;
	const size_t stop = c->off + c->len;

	for (size_t from = *off > c->off ? OVERLAP : 0; from < l->n; from++) {
		enum kr_bearing bearing;

		if ((size_t)(l->word[from].ptr - l->copy.ptr) >= stop)
			break;
		if (!l->whole && from > LOOK_AHEAD) {
			*off = (size_t)(l->word[from - OVERLAP].ptr -
			    l->copy.ptr);
			return false;
		}
		if ((from > 0 && !starts_at(l, from)) ||
		    !permits_from(l, from, form, ret))
			continue;
		bearing = bearing_around(all, c, ret);
		if (bearing == KR_BEARS_NOT)
			return true;
		if (bearing == KR_BEARS)
			ret->bearing = bearing;
	}
	*off = stop;
	return false;
}

bool
kr_permit_find(const struct kr_clauses *all, size_t i, bool them,
    struct kr_permission *ret)
{
	const struct kr_clause *c = &all->clause[i];
	size_t off = c->off;

	ret->bearing = KR_BEARS_UNKNOWN;
	if (!kr_permit_ready())
		return false;
	while (off < c->off + c->len) {
		struct line l = { .copy = all->copy->text, .them = them };

		if (!line_read(all, i, off, &l))
			return false;
		/* "If the Police want it, let them have it" */
		l.them |= form_ends(&l, forms.force, UINT64_MAX) != 0;
		memset(l.asked, 0, sizeof(l.asked));	/* without "them" */
		if (l.them && line_permits(all, i, &l, &off, ret))
			return true;
		if (!l.them)
			return false;
	}
	return false;
}
