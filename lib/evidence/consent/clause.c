/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "evidence/consent/lexicon.h"

bool
kr_clause_has_any(const struct kr_clause *c,
    const enum kr_consent_class *class, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c->n[class[i]] > 0)
			return true;
	return false;
}

bool
kr_clause_follows(const struct kr_clause *c, enum kr_consent_class a,
    enum kr_consent_class b, size_t reach)
{
	return c->n[a] > 0 && c->n[b] > 0 && c->at[a] < c->at[b] &&
	    (size_t)(c->at[b] - c->at[a]) <= reach;
}

/* The reporter speaks between the other one and the verb. */
static bool
own_verb(const struct kr_clause *c, enum kr_consent_class other,
    enum kr_consent_class verb)
{
	return c->n[KR_CW_ME] > 0 && c->at[KR_CW_ME] > c->at[other] &&
	    c->at[KR_CW_ME] < c->at[verb];
}

bool
kr_clause_theirs(const struct kr_clause *c)
{
	static const struct {
		enum kr_consent_class	 who, verb;
	} pairs[] = {
		{ KR_CW_HE, KR_CW_STAND }, { KR_CW_KIN, KR_CW_STAND },
		{ KR_CW_KIN, KR_CW_SAYS }, { KR_CW_STRANGER, KR_CW_STAND },
		{ KR_CW_STRANGER, KR_CW_SAYS },
	};

	/* The verb may stand at the end, or begin the sentence. */
	if ((kr_clause_follows(c, KR_CW_WHOSE, KR_CW_YES, SIZE_MAX) &&
	    !own_verb(c, KR_CW_WHOSE, KR_CW_YES)) ||
	    kr_clause_follows(c, KR_CW_WHOSE, KR_CW_PASS, SIZE_MAX) ||
	    kr_clause_follows(c, KR_CW_YES, KR_CW_WHOSE, 4))
		return true;
	for (size_t i = 0; i < KR_NELEM(pairs); i++)
		if (kr_clause_follows(c, pairs[i].who, pairs[i].verb, 3) &&
		    !own_verb(c, pairs[i].who, pairs[i].verb))
			return true;
	return false;
}

/*
 * "If it is useful", "when you are ready": the receiver settles that, unless
 * it is to ask or to promise something, or it is about the Police.
 */
bool
kr_clause_settled(const struct kr_clause *c)
{
	if (kr_clause_theirs(c))
		return false;
	if (c->n[KR_CW_OKIF] > 0)
		return true;
	if (c->n[KR_CW_KIN] + c->n[KR_CW_STRANGER] + c->n[KR_CW_PROMISE] > 0 ||
	    c->n[KR_CW_ONLY] > 0)
		return false;
	return c->n[KR_CW_ANON] > 0 || (c->n[KR_CW_SETTLED] > 0 &&
	    c->n[KR_CW_MINE] == 0 && c->n[KR_CW_NOT] == 0);
}

struct splitter {
	struct kr_span		 s;
	struct kr_clauses	*out;
	struct kr_arena		*arena;
	struct kr_clause	 now;
	bool			 unticked;	/* words of an empty box */
	bool			 empty, ticked;	/* boxes of this sentence */
	bool			 age;	/* the reporter's may follow */
	bool			 police, to, is;	/* were just before */
	bool			 failed;
};

/* The clause ends at off; another begins at next. */
static void
clause_end(struct splitter *p, size_t off, size_t next, bool hard)
{
	size_t sentence = p->now.sentence;

	p->police = p->to = p->is = false;
	p->now.len = off - p->now.off;
	p->now.label |= kr_span_caseends(kr_span_trim(kr_span_sub(p->s,
	    p->now.off, p->now.len)), " is");	/* "... is, clearly, no" */
	if (p->now.n_word > 0 || p->now.n[KR_CW_TICK] > 0) {
		if (!KR_ARENA_ROOM(p->arena, p->out->clause, p->out->n,
		    &p->out->cap)) {
			p->failed = true;
			return;
		}
		p->out->clause[p->out->n++] = p->now;
	}
	hard |= p->now.n_word == 0 && p->now.hard;
	p->now = (struct kr_clause){ .off = next, .sentence = sentence,
	    .hard = hard };
}

static bool
begins(const struct kr_clause *c, enum kr_consent_class class)
{
	return c->n[class] > 0 && c->at[class] == 0;
}

/* "The mail says, I agree": a comma is no better than a colon. */
static bool
ends_saying(struct kr_span s, const struct kr_clause *c)
{
	static const char *const verbs[] = { " says", " said", " saying",
	    " wrote", " reads", " states", " quote", " quotes", " writes",
	    " goes", " like", " box" };
	struct kr_span text = kr_span_trim(kr_span_sub(s, c->off, c->len));

	for (size_t i = 0; i < KR_NELEM(verbs); i++)
		if (kr_span_caseends(text, verbs[i]))
			return true;
	return false;
}

/* "The caller told me: ..." */
static bool
speech_begins(struct kr_span s, const struct kr_clause *c)
{
	if (c->n[KR_CW_SHAM] > 0 && ends_saying(s, c))
		return true;
	return c->label && (c->n[KR_CW_SHAM] > 0 ||
	    ((c->n[KR_CW_HE] + c->n[KR_CW_KIN] + c->n[KR_CW_STRANGER]) > 0 &&
	    c->n[KR_CW_SAYS] + c->n[KR_CW_TOLD] > 0));
}

static void
sentence_end(struct splitter *p, size_t off)
{
	struct kr_clause *all;
	bool question = off > 0 && off < p->s.len && p->s.ptr[off - 1] == '?';
	/* Boxes and none of them ticked: a form as it is printed. */
	bool jest = p->empty && !p->ticked, speech = false, condition;
	size_t first;

	clause_end(p, off, off + 1, true);
	all = p->out->clause;
	for (first = p->out->n; first > 0 &&
	    all[first - 1].sentence == p->now.sentence; first--)
		jest |= all[first - 1].n[KR_CW_JEST] > 0 ||
		    all[first - 1].n[KR_CW_BLANK] > 0 ||
		    (p->empty && all[first - 1].n[KR_CW_SHAM] > 0);
	condition = first < p->out->n && !kr_clause_settled(&all[first]) &&
	    (begins(&all[first], KR_CW_IF) ||
	    begins(&all[first], KR_CW_SETTLED));
	for (size_t i = first; i < p->out->n; i++) {
		all[i].question = question;
		speech |= i > first && speech_begins(p->s, &all[i - 1]);
		all[i].speech = speech;
		all[i].jest = jest || speech;
		/* "If he agrees, ...": up to a "but" or a "so" */
		condition &= i == first || !all[i].hard;
		all[i].condition = condition;
	}
	if (first == p->out->n)
		p->now.sentence--;	/* "??": nothing between them */
	p->unticked = p->empty = p->ticked = false;
	p->now.sentence++;	/* may wrap below, and wraps back here */
}

static void
clause_mark(struct splitter *p, enum kr_consent_class class, size_t off)
{
	if (class == KR_CW_BREAK && p->now.n_word > 0)
		clause_end(p, off, off, true);
	if (class == KR_CW_TICK || class == KR_CW_UNTICK) {
		p->unticked = class == KR_CW_UNTICK;
		p->empty |= p->unticked;
		p->ticked |= !p->unticked;
	} else if (p->unticked && class != KR_CW_SHAM) {
		return;
	}
	if (p->now.n[class] == 0)
		p->now.at[class] = (uint16_t)(p->now.n_word < UINT16_MAX ?
		    p->now.n_word : UINT16_MAX);
	if (p->now.n[class] < UINT8_MAX)
		p->now.n[class]++;
}

/* What asks a question in English begins it, and else is no sign. */
static bool
out_of_place(const struct splitter *p, const struct kr_lexicon_word *w)
{
	return (w->class == KR_CW_ASK || w->class == KR_CW_COULD) &&
	    p->now.n_word > 0 && kr_is_alpha(w->word[0]);
}

/* The longest word of any class at off, or NULL. */
static const struct kr_lexicon_word *
longest_word(const struct splitter *p, size_t off)
{
	const struct kr_lexicon_word *best = NULL, *w = NULL;

	while ((w = kr_lexicon_next(p->s, off, w)) != NULL)
		if ((best == NULL || w->len > best->len) &&
		    !out_of_place(p, w))
			best = w;
	return best;
}

static bool
silent(enum kr_consent_class class)
{
	return class == KR_CW_BREAK || class == KR_CW_TICK;
}

/* "13", "9 student", "16 and": a number of years under 18, no other. */
static bool
is_young(struct kr_span s, size_t off)
{
	static const char *const units[] = { "min", "hour", "day", "week",
	    "month", "km", "k ", "per", "met", "grand", "times", "step",
	    "people", "of ", "am", "pm", "%" };
	size_t end = off;
	unsigned n = 0;
	struct kr_span rest;

	while (end < s.len && kr_is_digit(s.ptr[end]) && end - off < 3)
		n = n * 10 + (unsigned)(s.ptr[end++] - '0');
	if (end == off || n < 5 || n > 17 ||
	    (end < s.len && strchr(".,:$%", s.ptr[end]) != NULL &&
	    end + 1 < s.len && kr_is_digit(s.ptr[end + 1])))
		return false;
	while (end < s.len && s.ptr[end] == ' ')
		end++;
	rest = kr_span_from(s, end);
	for (size_t i = 0; i < KR_NELEM(units); i++)
		if (kr_span_casestarts(rest, units[i]))
			return false;
	return true;
}

/* "I do not agree, that ...": the comma parted nothing; go on with it. */
static void
resume(struct splitter *p)
{
	const struct kr_clause *last;

	if (p->out->n == 0 || p->now.n_word > 0 || p->now.hard)
		return;
	last = &p->out->clause[p->out->n - 1];	/* of the same sentence */
	if (last->label)
		return;
	p->now = *last;
	p->out->n--;
}

#define BIT(class) (UINT64_C(1) << (class))

/* What a clause may turn on. */
#define DECIDERS (BIT(KR_CW_YES) | BIT(KR_CW_PASS) | BIT(KR_CW_DONE) | \
    BIT(KR_CW_MAY) | BIT(KR_CW_WISH) | BIT(KR_CW_PLEASE) | BIT(KR_CW_TICK))
/* They have rules of their own. */
#define CONDITIONS (BIT(KR_CW_IF) | BIT(KR_CW_WHEN) | BIT(KR_CW_OKIF) | \
    BIT(KR_CW_SETTLED))
/* Who agrees may be called "our trustees", who "have" agreed. */
#define BESIDE_SUBJECT (BIT(KR_CW_GET) | BIT(KR_CW_MINE) | \
    BIT(KR_CW_BREAK) | BIT(KR_CW_FILL))

/* How well is the clause understood? */
static void
take_unknown(struct splitter *p)
{
	struct kr_clause *c = &p->now;

	c->n_word++;
	c->n_unknown++;
	c->n_strange += !c->decided;
	c->odd_next |= p->police;
	c->odd_verb |= p->police && p->to;
	p->police = p->to = p->is = false;
}

static bool
filler_is(const struct kr_lexicon_word *w, const char *what)
{
	return w->len == strlen(what) && memcmp(w->word, what, w->len) == 0;
}

static void
take_known(struct splitter *p, const struct kr_lexicon_word *best,
    uint64_t seen, bool foreign)
{
	struct kr_clause *c = &p->now;

	if (seen == BIT(KR_CW_FILL)) {
		p->to = p->police && filler_is(best, "to");
		p->is = filler_is(best, "is");
		p->police &= !filler_is(best, "and") &&
		    !filler_is(best, "or");	/* others follow */
		c->role |= c->n_word == 1 && (filler_is(best, "as") ||
		    filler_is(best, "on behalf of"));
		return;
	}
	/* "My answer about the Police is yes" */
	if (p->is && (seen & BIT(KR_CW_YES)) != 0 && filler_is(best, "yes") &&
	    c->n[KR_CW_POLICE] > 0) {
		c->n_unknown -= c->n_strange;
		c->n_strange = 0;
	}
	p->is = false;
	/* "As his mother I agree", "if there is ... the Police can" */
	c->role |= c->n_word == 1 && ((seen & CONDITIONS) != 0 ||
	    filler_is(best, "having"));
	if (c->role && !c->decided && (seen & (BIT(KR_CW_ME) |
	    BIT(KR_CW_POLICE))) != 0) {
		c->n_unknown -= c->n_strange;
		c->n_strange = 0;
	}
	if (!c->decided && (seen & BIT(KR_CW_YES)) != 0 && !c->spoke)
		c->subject = c->n_strange > 0;
	c->decided |= (seen & DECIDERS) != 0;
	c->spoke |= (seen & ~BESIDE_SUBJECT) != 0;
	c->n_foreign += foreign;
	c->n_known += !silent((enum kr_consent_class)best->class);
	p->police = (seen & BIT(KR_CW_POLICE)) != 0;
	p->to = false;
}

/* Is nothing else in the sentence from off on? */
static bool
ends_at(struct kr_span s, size_t off)
{
	while (off < s.len && kr_is_blank(s.ptr[off]))
		off++;
	return off >= s.len || s.ptr[off] == KR_CONSENT_STOP;
}

/* Count the words that begin at off; where to go on. */
static size_t
take_word(struct splitter *p, size_t off)
{
	const struct kr_lexicon_word *best = longest_word(p, off), *w = NULL;
	uint64_t seen = 0;	/* a word of two languages counts once */
	bool age = p->age, foreign = true;
	size_t end;

	p->age = false;
	if (age && !p->unticked && is_young(p->s, off))
		clause_mark(p, KR_CW_CHILD, off);
	/* "Consent to Police? Ae." is no "but" */
	if (best != NULL && best->class == KR_CW_BREAK &&
	    p->now.n_word == 0 && ends_at(p->s, off + best->len))
		best = NULL;
	if (best == NULL) {
		if (!p->unticked)
			take_unknown(p);
		return kr_lexicon_word_end(p->s, off);
	}
	if (best->class == KR_CW_JOIN)
		resume(p);
	/* It may be of several classes: "ask" before the count goes on. */
	while ((w = kr_lexicon_next(p->s, off, w)) != NULL) {
		if (w->len != best->len || out_of_place(p, w) ||
		    (seen >> w->class & 1) != 0)
			continue;
		seen |= BIT(w->class);
		foreign &= w->foreign;
		p->age |= w->class == KR_CW_AGE;
		clause_mark(p, (enum kr_consent_class)w->class, off);
	}
	if (best->class == KR_CW_BREAK && kr_is_alpha(best->word[0]))
		return kr_lexicon_word_end(p->s, off);	/* "and no" */
	if (!p->unticked) {
		p->now.n_word += !silent((enum kr_consent_class)best->class);
		take_known(p, best, seen, foreign);
	}
	end = off + best->len;
	/* A stem: the rest of its word goes with it. */
	return best->stem && kr_lexicon_letter(p->s, end) ?
	    kr_lexicon_word_end(p->s, end) : end;
}

/* Bytes of the separator at off, 0 if none. */
static size_t
separator(struct kr_span s, size_t off, bool *hard)
{
	static const char *const comma[] = { ",", "(", ")", ":", "=", "、",
	    "،", "/" };
	static const char *const stop[] = { ";", "[", "]", "؛",
	    "- ", "--" };
	size_t n;

	*hard = true;
	/* Nearly always; those that are no ASCII begin with two bytes. */
	if (kr_is_alnum(s.ptr[off]) || ((unsigned char)s.ptr[off] >= 0x80 &&
	    s.ptr[off] != *"،" && s.ptr[off] != *"、"))
		return 0;
	n = kr_consent_mark(s, off, comma, KR_NELEM(comma));
	*hard = n == 0;
	return n > 0 ? n : kr_consent_mark(s, off, stop, KR_NELEM(stop));
}

/* "Police (yes), media (no)": the answer at off, to what is before it. */
static bool
bracketed(struct kr_span s, size_t off)
{
	static const char *const answers[] = { "(yes)", "(no)", "(y)", "(n)",
	    "(ok)", "(ae)", "(kao)" };

	for (size_t i = 0; s.ptr[off] == '(' && i < KR_NELEM(answers); i++)
		if (kr_span_casestarts(kr_span_from(s, off), answers[i]))
			return true;
	return false;
}

bool
kr_clauses_read(const struct kr_view *text, struct kr_arena *arena,
    struct kr_clauses *ret)
{
	struct splitter p = { .out = ret, .arena = arena };
	size_t off = 0, n;
	bool hard;

	*ret = (struct kr_clauses){ .cut = text->text.len >
	    KR_CONSENT_TEXT_MAX };
	if (!kr_lexicon_ready())
		return false;
	/* Nearly no text says anything, and ASCII has a faster copy. */
	if (kr_text_ascii(text->text)) {
		p.s = kr_consent_copy_bytes(text, arena);
		if (p.s.ptr == NULL || !kr_lexicon_occurs(p.s))
			return p.s.ptr != NULL;
	}
	ret->copy = kr_consent_copy(text, arena, &ret->cut);
	if (ret->copy == NULL)
		return false;
	p.s = ret->copy->text;
	if (!kr_lexicon_occurs(p.s))
		return true;
	p.now.hard = true;
	while (off < p.s.len && !p.failed) {
		if (p.s.ptr[off] == KR_CONSENT_STOP) {
			sentence_end(&p, off++);
		} else if ((n = separator(p.s, off, &hard)) > 0) {
			p.now.label = p.s.ptr[off] == ':' ||
			    p.s.ptr[off] == '=' || bracketed(p.s, off);
			clause_end(&p, off, off + n, hard);
			off += n;
		} else if (kr_is_blank(p.s.ptr[off]) || p.s.ptr[off] == '?') {
			off++;
		} else {
			off = take_word(&p, off);
		}
	}
	sentence_end(&p, p.s.len);
	return !p.failed;
}
