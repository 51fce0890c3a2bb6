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

#define FORMS_MAX	256	/* a test sees that there is room */
#define STEPS_MAX	8192

enum step_kind { STEP_WORD, STEP_THING, STEP_PLAIN, STEP_FORM };

/* A word of a form, or what stands for one. */
struct step {
	const char	*word;
	uint16_t	 len, form;
	uint8_t		 kind;		/* enum step_kind */
	uint8_t		 sign;		/* of the word: a bit, by number */
	char		 repeat;	/* '?', '*', or 0: it is there once */
	bool		 ends_way, ends_form;
};

static struct forms {
	struct step	 step[STEPS_MAX];
	uint16_t	 first[FORMS_MAX];	/* step, by form */
	uint64_t	 signs[FORMS_MAX];	/* of words that may begin it */
	size_t		 n;
	size_t		 sentence, request, force, them;	/* forms */
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

/*
 * The sign of a word is one bit of 64: many words have the same.  Most forms
 * begin with few words, and where none of their signs is, need no try.
 */
#define ANY_WORD UINT64_MAX
static uint8_t
sign_of(const char *word, size_t len)
{
	unsigned h = (unsigned)len;

	for (size_t i = 0; i < len; i++)
		h = h * 31 + (unsigned char)word[i];
	return (h ^ h >> 6) % 64;
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
	s.sign = sign_of(p, s.len);
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
	case STEP_WORD: return UINT64_C(1) << s->sign;
	case STEP_FORM: return form_signs(s->form);
	case STEP_THING:
	case STEP_PLAIN:
		break;
	}
	return ANY_WORD;
}

static uint64_t
form_signs(size_t form)
{
	uint64_t *signs = &forms.signs[form];
	bool first = true;	/* all before in this way may be missing */

	if (*signs != 0)
		return *signs;
	for (const struct step *s = &forms.step[forms.first[form]];; s++) {
		if (first)
			*signs |= step_signs(s);
		first &= s->repeat != 0;
		if (s->ends_way && first)
			*signs = ANY_WORD;	/* the way may be nothing */
		first |= s->ends_way;
		if (s->ends_form)
			return *signs;
	}
}

static void
forms_read(void)
{
	forms.whole = true;
	for (size_t i = 0; kr_permit_forms[i].name != NULL; i++) {
		const char *p = kr_permit_forms[i].is;

		if (i == FORMS_MAX) {
			forms.whole = false;
			return;
		}
		forms.first[i] = (uint16_t)forms.n;
		while (*p != '\0') {
			if (forms.n == STEPS_MAX) {
				forms.whole = false;
				return;
			}
			forms.step[forms.n] = step_read(p);
			p += forms.step[forms.n].len;
			p += forms.step[forms.n++].repeat != 0;
			p += *p != '\0';
		}
	}
	for (size_t i = 0; forms.whole && kr_permit_forms[i].name != NULL; i++)
		(void)form_signs(i);
	forms.sentence = form_find(KR_SPAN_LIT("SENTENCE"));
	forms.request = form_find(KR_SPAN_LIT("REQUEST"));
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
	uint8_t		sign[KR_PERMIT_WORDS];
	uint64_t	thing, plain;	/* bits, by word: it is such a one */
	uint64_t	end;	/* bit n: a clause ends behind n words */
	size_t		n;
	bool		them;	/* "they" may be the Police */
};

static uint64_t	form_ends(const struct line *, size_t form, uint64_t at);

/* Is the word no more than a name, a number or a part of a report? */
static bool
is_thing(struct kr_span word)
{
	for (const char *const *thing = kr_consent_things; *thing != NULL;
	    thing++)
		if (kr_span_is(word, *thing))
			return true;
	return kr_is_digit(*word.ptr);
}

/* May the word stand in what somebody is called: "whoever deals with it"? */
static bool
is_plain(struct kr_span copy, struct kr_span word)
{
	static const enum kr_consent_class plain[] = { KR_CW_FILL, KR_CW_GET,
	    KR_CW_THEM, KR_CW_YOU, KR_CW_MAY, KR_CW_ASK, KR_CW_COULD };
	const struct kr_lexicon_word *w = NULL;

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

/* The places at which a word begins: all but the end. */
static uint64_t
words(const struct line *l)
{
	return (UINT64_C(1) << l->n) - 1;
}

static bool
word_is(const struct line *l, unsigned n, const struct step *step)
{
	return l->sign[n] == step->sign && l->word[n].len == step->len &&
	    memcmp(l->word[n].ptr, step->word, step->len) == 0;
}

/* Where what a step stands for ends that begins at one of the places. */
static uint64_t
step_ends(const struct line *l, const struct step *step, uint64_t at)
{
	uint64_t ends = 0;

	switch ((enum step_kind)step->kind) {
	case STEP_FORM:	 return form_ends(l, step->form, at);
	case STEP_THING: return (at & l->thing) << 1;
	case STEP_PLAIN: return (at & l->plain) << 1;
	case STEP_WORD:
		break;
	}
	/* Mostly there is one place, and it is where the sentence begins. */
	for (at &= words(l); at != 0; at &= at - 1)
		if (word_is(l, (unsigned)__builtin_ctzll(at), step))
			ends |= (at & -at) << 1;
	return ends;
}

/* Where one way to say it ends; *step goes to the way's last. */
static uint64_t
way_ends(const struct line *l, const struct step **step, uint64_t at)
{
	for (;; ++*step) {
		const struct step *s = *step;
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

/* Those of the places at which a word with one of the signs stands. */
static uint64_t
places_of(const struct line *l, uint64_t signs, uint64_t at)
{
	uint64_t ret = 0;

	if (signs == ANY_WORD)
		return at;
	for (at &= words(l); at != 0; at &= at - 1)
		if ((signs >> l->sign[__builtin_ctzll(at)] & 1) != 0)
			ret |= at & -at;
	return ret;
}

static uint64_t
form_ends(const struct line *l, size_t form, uint64_t at)
{
	const struct step *s = &forms.step[forms.first[form]];
	uint64_t ends = 0;

	at = places_of(l, forms.signs[form], at);
	if (at == 0 || (form == forms.them && !l->them))
		return 0;
	for (;; s++) {
		ends |= way_ends(l, &s, at);
		if (s->ends_form)
			return ends;
	}
}

static void
word_add(struct line *l, struct kr_span word)
{
	l->thing |= (uint64_t)is_thing(word) << l->n;
	l->plain |= (uint64_t)is_plain(l->copy, word) << l->n;
	l->sign[l->n] = sign_of(word.ptr, word.len);
	l->word[l->n++] = word;
}

/* What may stand between two words, and changes nothing. */
static bool
parts(char c)
{
	return kr_is_blank(c) || c == ',' || c == '-' || c == '(' ||
	    c == ')' || c == ';' || (unsigned char)c == 0xE2; /* dashes */
}

/* The words of the sentence from clause i on, as far as they are a row. */
static bool
line_read(const struct kr_clauses *all, size_t i, struct line *l)
{
	const struct kr_span s = all->copy->text;
	const struct kr_clause *c = &all->clause[i];

	for (size_t off = c->off; i < all->n && all->clause[i].sentence ==
	    c->sentence; i++) {
		size_t stop = all->clause[i].off + all->clause[i].len;

		while (off < stop) {
			size_t end = kr_lexicon_word_end(s, off);

			if (kr_lexicon_letter(s, off) || s.ptr[off] == '&') {
				if (l->n == KR_PERMIT_WORDS)
					return true;	/* all that fit */
				word_add(l, kr_span_sub(s, off, end - off));
			} else if (!parts(s.ptr[off])) {
				return l->n > 0;
			}
			off = end;
		}
		if (all->clause[i].label)
			break;	/* the answer is behind it */
		l->end |= UINT64_C(1) << l->n;
	}
	return l->n > 0;
}

/* Is the word at off one that could take something away? */
static bool
takes_away(const struct line *l, struct kr_span word)
{
	static const enum kr_consent_class classes[] = { KR_CW_NOT, KR_CW_IF,
	    KR_CW_WHEN, KR_CW_HEDGE, KR_CW_VAGUE, KR_CW_BACK, KR_CW_ONLY,
	    KR_CW_SAYS, KR_CW_SHAM, KR_CW_JEST, KR_CW_AGAINST, KR_CW_OUT,
	    KR_CW_KEEP, KR_CW_STRANGER };
	const struct kr_lexicon_word *w = NULL;

	while ((w = kr_lexicon_next(l->copy, (size_t)(word.ptr -
	    l->copy.ptr), w)) != NULL)
		for (size_t i = 0; i < KR_NELEM(classes); i++)
			if (w->class == (unsigned)classes[i])
				return true;
	return false;
}

/* "... and can drop in the tapes": does another thought begin at word i? */
static bool
and_more(const struct line *l, size_t i)
{
	static const char *const begin[] = { "can", "will", "would", "am",
	    "are", "have", "had", "the", "my", "our", "he", "she", "they",
	    "it", "thank", "thanks", "hope", "look", "ask", "say", "please",
	    "tell", "let", "call", "ring", "happy", "here", "keep" };

	if (i + 2 >= l->n || !kr_span_is(l->word[i], "and") ||
	    !KR_CONSENT_AMONG(l->word[i + 1], begin))
		return false;
	for (size_t k = i + 1; k < l->n; k++) {
		if (takes_away(l, l->word[k]))
			return false;
		if ((l->end >> (k + 1) & 1) != 0)
			break;
	}
	return true;
}

size_t
kr_permit_clauses(const struct kr_clauses *all, size_t i, bool them,
    bool *more)
{
	struct line l = { .copy = all->copy->text, .them = them };
	uint64_t ends;
	size_t taken = 0, last = 0;

	*more = false;
	if (!kr_permit_ready() || !line_read(all, i, &l))
		return 0;
	/* "If the Police want it, let them have it" */
	l.them |= form_ends(&l, forms.force, UINT64_MAX) != 0;
	if (!l.them)
		return 0;
	ends = form_ends(&l, all->clause[i].question ? forms.request :
	    forms.sentence, 1);
	for (size_t n = 1; n <= l.n; n++) {
		bool end = l.end >> n & 1;

		taken += end;
		if ((ends >> n & 1) == 0 || (!end && !and_more(&l, n)))
			continue;
		last = taken + !end;
		*more = !end;
	}
	return last;
}
