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
#include <string.h>

#include "evidence/consent/cover.h"
#include "evidence/consent/permit_read.h"

#define LOOK_AHEAD	24	/* words to begin at, if more are to come */
#define OVERLAP		2	/* of two lines of a clause, in words */
#define DISOWNED_WORDS	16	/* of the longest of those forms, and more */
#define DISOWNED_LINES	4096	/* of a text that are looked at */

static const struct kr_permit_set *const forms = &kr_permit_set;

/* ---- a sentence ---------------------------------------------------------- */

struct line {
	struct kr_span	copy;	/* the words are in it */
	struct kr_span	word[KR_PERMIT_WORDS];
	uint16_t	number[KR_PERMIT_WORDS];	/* or KR_PERMIT_NO_WORD */
	uint64_t	with[KR_PERMIT_SIGNS];	/* bits, by word: it has the sign */
	uint64_t	thing, plain;	/* bits, by word: it is such a one */
	uint64_t	end;	/* bit n: a clause ends behind n words */
	size_t		n;
	bool		whole;	/* up to a label or the sentence's end */
	bool		them;	/* "they" may be the Police */
	/* Forms are asked the same again and again: the last answers. */
	uint64_t	asked[KR_PERMIT_FORMS_MAX], answered[KR_PERMIT_FORMS_MAX];
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
step_ends(struct line *l, const struct kr_permit_step *step, uint64_t at)
{
	uint64_t ends = 0;

	if (step->kind == KR_PERMIT_FORM)
		return form_ends(l, step->form, at);
	if (step->kind != KR_PERMIT_WORD)
		return (at & (step->kind == KR_PERMIT_THING ? l->thing :
		    l->plain)) << 1;
	for (at &= l->with[kr_permit_sign(step->number)]; at != 0; at &= at - 1)
		if (l->number[__builtin_ctzll(at)] == step->number)
			ends |= (at & -at) << 1;
	return ends;
}

/* Where one way to say it ends. */
static uint64_t
way_ends(struct line *l, const struct kr_permit_step *s, uint64_t at)
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
		signs |= KR_PERMIT_THING_SIGN;
	for (; at != 0; at &= at - 1)
		if (l->number[__builtin_ctzll(at)] != KR_PERMIT_NO_WORD)
			signs |= UINT64_C(1) <<
			    kr_permit_sign(l->number[__builtin_ctzll(at)]);
	return signs;
}

static uint64_t
form_ends(struct line *l, size_t form, uint64_t at)
{
	const struct kr_permit_step *s = &forms->step[forms->first[form]];
	uint64_t ends = 0, signs = signs_at(l, at);

	/* What any word may begin may be nothing, too: at the end, say. */
	if ((form == forms->root[KR_PERMIT_THEM] && !l->them) ||
	    (forms->signs[form] != KR_PERMIT_ANY_WORD &&
	    (forms->signs[form] & signs) == 0))
		return 0;
	if (l->asked[form] == at)
		return l->answered[form];
	for (;; s += s->way) {
		if (s->way_signs == KR_PERMIT_ANY_WORD ||
		    (s->way_signs & signs) != 0)
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
	const struct kr_permit_place *p = kr_permit_place(forms, word);

	l->thing |= (uint64_t)(p->thing || kr_is_digit(*word.ptr)) << l->n;
	l->plain |= (uint64_t)is_plain(l->copy, word) << l->n;
	l->number[l->n] = KR_PERMIT_NO_WORD;
	if (p->word != NULL) {
		l->number[l->n] = p->number;
		l->with[kr_permit_sign(p->number)] |= UINT64_C(1) << l->n;
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
			    kr_span_caseends(kr_span_sub(s, 0, off), " w"))) {
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
asks_for_form(struct line *l, enum kr_permit_root form)
{
	return (form_ends(l, forms->root[form], 1) >> l->n & 1) != 0;
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
	no = asks_for_form(&ask, KR_PERMIT_ASKEDNOT);
	if (!ask.whole || n == 0 || i + n >= all->n || !(no ||
	    asks_for_form(&ask, KR_PERMIT_ASKED)) ||
	    all->clause[i + n].question ||
	    all->clause[i + n].sentence - all->clause[i].sentence !=
	    (all->clause[i + n - 1].label ? 0u : 1u) ||
	    !line_read(all, i + n, all->clause[i + n].off, &answer))
		return 0;
	ends = form_ends(&answer, forms->root[no ? KR_PERMIT_ANSWERNO :
	    KR_PERMIT_ANSWER], 1);
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
	const size_t form = forms->root[c->question ? KR_PERMIT_REQUEST :
	    KR_PERMIT_SENTENCE];
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
		l.them |= form_ends(&l, forms->root[KR_PERMIT_FORCE],
		    UINT64_MAX) != 0;
		memset(l.asked, 0, sizeof(l.asked));	/* without "them" */
		if (l.them && line_permits(all, i, &l, &off, ret))
			return true;
		if (!l.them)
			return false;
	}
	return false;
}

bool
kr_permit_disowned(const struct kr_clauses *all)
{
	size_t off = 0, lines = 0;

	(void)kr_permit_ready();
	for (size_t i = 0; i < all->n; i++) {
		const struct kr_span s = all->copy->text;
		const size_t end = all->clause[i].off + all->clause[i].len;

		off = off > all->clause[i].off ? off : all->clause[i].off;
		while (off < end) {
			struct line l = { .copy = s };

			if (lines++ == DISOWNED_LINES)
				return true;
			if (!line_read(all, i, off, &l)) {
				off = kr_lexicon_word_end(s, off);
				continue;
			}
			if (form_ends(&l, forms->root[KR_PERMIT_DISOWNED],
			    UINT64_MAX) != 0)
				return true;
			off = (size_t)(l.word[l.n == KR_PERMIT_WORDS ?
			    l.n - DISOWNED_WORDS : l.n - 1].ptr - s.ptr);
			if (l.n < KR_PERMIT_WORDS)
				off += l.word[l.n - 1].len;
		}
	}
	return false;
}
