/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "evidence/consent.h"

const char *
kr_consent_name(enum kr_consent consent)
{
	switch (consent) {
	case KR_CONSENT_ABSENT: return "absent";
	case KR_CONSENT_GIVEN: return "given";
	case KR_CONSENT_REFUSED: return "refused";
	}
	return "absent";
}

enum verdict { SAYS_NOTHING, SAYS_YES, SAYS_NO, SAYS_MAYBE };

/* A clause, or neighbours read as one, and what surrounds it. */
struct unit {
	struct kr_clause	 c;
	bool			 police;	/* named here */
	bool			 topic;		/* named shortly before */
	bool			 broad;		/* "anybody", "the authorities" */
	bool			 condition;	/* an open one hangs on it */
};

/* ---- the rules, in the order in which they are asked ------------------- */

static bool
has(const struct unit *u, enum kr_consent_class class)
{
	return u->c.n[class] > 0;
}

static bool
begins(const struct unit *u, enum kr_consent_class class)
{
	return has(u, class) && u->c.at[class] == 0;
}

/* "Could you please give it to the Police?" asks for it. */
static bool
polite_request(const struct unit *u)
{
	return has(u, KR_CW_PLEASE) && has(u, KR_CW_PASS) &&
	    has(u, KR_CW_MAY) && !has(u, KR_CW_NOT);
}

/* Two negations of the same kind are still one; a contrary turns it round. */
static bool
negative(const struct unit *u)
{
	unsigned n = has(u, KR_CW_NOT) ? 1 : 0;

	n += u->c.n[KR_CW_AGAINST];
	n += has(u, KR_CW_LEAVE) && has(u, KR_CW_OUT) ? 1 : 0;
	return n % 2 == 1;
}

static bool
sham(const struct unit *u)
{
	return has(u, KR_CW_SHAM);
}

static bool
jest(const struct unit *u)
{
	return has(u, KR_CW_JEST) && !has(u, KR_CW_NOT);
}

static bool
question(const struct unit *u)
{
	return (u->c.question || begins(u, KR_CW_ASK)) && !polite_request(u);
}

static bool
hedge(const struct unit *u)
{
	return has(u, KR_CW_HEDGE);
}

static bool
keeps(const struct unit *u)
{
	return has(u, KR_CW_KEEP);
}

static bool
others_only(const struct unit *u)
{
	return has(u, KR_CW_OTHER) && has(u, KR_CW_ONLY) && !u->police &&
	    has(u, KR_CW_PASS);
}

static bool
takes_back(const struct unit *u)
{
	return has(u, KR_CW_BACK) && (u->police || u->topic) && negative(u);
}

static bool
stranger(const struct unit *u)
{
	return has(u, KR_CW_STRANGER);
}

/* The negation and the Police stand side by side: "no police", "police no". */
static bool
negation_beside(const struct unit *u)
{
	size_t a = u->c.at[KR_CW_NOT];
	size_t b = u->police ? u->c.at[KR_CW_POLICE] : u->c.at[KR_CW_LAW];

	return has(u, KR_CW_NOT) && (a < b ? b - a <= 3 : a - b <= 1);
}

static bool
refuses(const struct unit *u)
{
	bool about = has(u, KR_CW_YES) || has(u, KR_CW_PASS) ||
	    has(u, KR_CW_WISH) || has(u, KR_CW_AGAINST) ||
	    has(u, KR_CW_LEAVE) || has(u, KR_CW_PLEASE);

	if (!(u->police || u->topic || u->broad) || !negative(u))
		return false;
	if (u->topic && !u->police)
		return true;	/* answers and "them" are picked before */
	return about || negation_beside(u);
}

static bool
news(const struct unit *u)
{
	return has(u, KR_CW_TOLD) && !has(u, KR_CW_YES) &&
	    !has(u, KR_CW_MAY) && !has(u, KR_CW_PLEASE) &&
	    !has(u, KR_CW_WISH);
}

static bool
conditional(const struct unit *u)
{
	return u->condition && (u->police || u->topic);
}

static bool
agrees(const struct unit *u)
{
	if (!(u->police || u->topic) || negative(u))
		return false;
	return has(u, KR_CW_YES) || has(u, KR_CW_PASS) ||
	    (has(u, KR_CW_MAY) && has(u, KR_CW_GET)) ||
	    has(u, KR_CW_WISH) || has(u, KR_CW_TICK) ||
	    (has(u, KR_CW_PLEASE) && u->c.n_word <= 4);
}

static const struct rule {
	bool		(*fits)(const struct unit *);
	enum verdict	 verdict;
	const char	*why;
} rules[] = {
	{ sham,		SAYS_NOTHING, "somebody else's play with the Police" },
	{ jest,		SAYS_NOTHING, "not meant seriously" },
	{ question,	SAYS_NOTHING, "only asked" },
	{ takes_back,	SAYS_NO, "taken back" },
	{ hedge,	SAYS_MAYBE, "undecided or for somebody else to decide" },
	{ keeps,	SAYS_NO, "to be kept between reporter and receiver" },
	{ others_only,	SAYS_NO, "others only" },
	{ stranger,	SAYS_NOTHING, "somebody else's word" },
	{ refuses,	SAYS_NO, "refused in words" },
	{ news,		SAYS_NOTHING, "contact with the Police told as news" },
	{ conditional,	SAYS_MAYBE, "under a condition" },
	{ agrees,	SAYS_YES, "given in words" },
};

/* ---- from clauses to units ---------------------------------------------- */

static const enum kr_consent_class speaking[] = {
	KR_CW_YES, KR_CW_PASS, KR_CW_WISH, KR_CW_NOT, KR_CW_AGAINST,
	KR_CW_LEAVE, KR_CW_HEDGE, KR_CW_KEEP, KR_CW_SHAM, KR_CW_TOLD,
	KR_CW_TICK, KR_CW_BACK, KR_CW_JEST, KR_CW_PLEASE,
};

static bool
speaks(const struct kr_clause *c)
{
	for (size_t i = 0; i < KR_NELEM(speaking); i++)
		if (c->n[speaking[i]] > 0)
			return true;
	return c->n[KR_CW_MAY] > 0 && c->n[KR_CW_GET] > 0;
}

/* Read b as if it went on after a. */
static struct kr_clause
merge(const struct kr_clause *a, const struct kr_clause *b)
{
	struct kr_clause m = *a;

	for (size_t i = 0; i < KR_CW_COUNT; i++) {
		if (m.n[i] == 0 && b->n[i] > 0)
			m.at[i] = a->n_word + b->at[i];
		m.n[i] += b->n[i];
	}
	m.n_word += b->n_word;
	m.len = b->off + b->len - m.off;
	m.question |= b->question;
	return m;
}

static bool
linked(const struct kr_clauses *all, size_t i)
{
	return i > 0 && i < all->n && !all->clause[i].hard &&
	    all->clause[i].sentence == all->clause[i - 1].sentence;
}

static bool
open_condition(const struct kr_clause *c)
{
	return c->n[KR_CW_IF] > 0 && c->n[KR_CW_OKIF] == 0;
}

/* Does clause i answer or go on about what was said just before? */
static bool
goes_on(const struct kr_clause *c)
{
	return (c->n[KR_CW_YES] > 0 && c->at[KR_CW_YES] == 0 &&
	    c->n_word <= 6) ||
	    (c->n[KR_CW_NOT] > 0 && c->at[KR_CW_NOT] == 0 &&
	    c->n_word <= 4) ||
	    c->n[KR_CW_BACK] > 0 ||
	    (c->n[KR_CW_THEM] > 0 && c->n[KR_CW_NOT] > 0 &&
	    c->n[KR_CW_PASS] > 0);
}

/* The unit around clause i; *topic: sentence that named the Police last. */
static struct unit
unit_of(const struct kr_clauses *all, size_t i, size_t *topic)
{
	const struct kr_clause *c = &all->clause[i];
	struct unit u = { .c = *c };

	u.police = c->n[KR_CW_POLICE] > 0;
	u.broad = c->n[KR_CW_LAW] > 0 || c->n[KR_CW_ANYONE] > 0;
	if (u.police && !speaks(c)) {
		if (linked(all, i) && speaks(c - 1))
			u.c = merge(c - 1, c);
		else if (linked(all, i + 1))
			u.c = merge(c, c + 1);
	}
	if (!u.police && *topic != SIZE_MAX && c->sentence - *topic <= 1 &&
	    goes_on(c))
		u.topic = true;
	u.condition = open_condition(&u.c) ||
	    (linked(all, i) && open_condition(c - 1)) ||
	    (linked(all, i + 1) && open_condition(c + 1));
	if (u.police && u.c.n[KR_CW_SHAM] == 0)
		*topic = c->sentence;
	return u;
}

/* ---- the statement -------------------------------------------------------- */

struct reader {
	struct kr_consent_record	 record;
	bool				 child;
	bool				 maybe;
};

static struct kr_slice
quote_of(const struct kr_view *copy, const struct kr_clause *c)
{
	struct kr_slice q = { copy, c->off, c->len };

	while (q.len > 0 && kr_is_blank(copy->text.ptr[q.off])) {
		q.off++;
		q.len--;
	}
	/* In the reporter's own spelling, which may be longer. */
	for (int step = 0; step < 2; step++) {
		struct kr_slice source;

		if (kr_slice_source(q, &source))
			q = source;
	}
	if (q.len > KR_CONSENT_QUOTE_MAX) {
		struct kr_span s = q.view->text;

		q.len = KR_CONSENT_QUOTE_MAX;
		while (q.len > 0 &&
		    ((unsigned char)s.ptr[q.off + q.len] & 0xC0) == 0x80)
			q.len--;
	}
	return q;
}

/* The last clear word counts; a yes must be plain to undo a no. */
static void
hear(struct reader *r, const struct kr_clauses *all, const struct unit *u,
    const struct rule *rule, const char *source)
{
	struct kr_consent_record *rec = &r->record;

	switch (rule->verdict) {
	case SAYS_NOTHING:
		if (rec->value == KR_CONSENT_ABSENT && rec->quote.view == NULL &&
		    (u->police || u->topic))
			rec->why = rule->why;
		return;
	case SAYS_MAYBE:
		if (rec->value == KR_CONSENT_REFUSED ||
		    !(u->police || u->topic))
			return;
		rec->value = KR_CONSENT_ABSENT;
		break;
	case SAYS_NO:
		rec->value = KR_CONSENT_REFUSED;
		break;
	case SAYS_YES:
		if (rec->value == KR_CONSENT_REFUSED &&
		    !(u->police && u->c.n[KR_CW_YES] > 0))
			return;
		rec->value = KR_CONSENT_GIVEN;
		break;
	}
	rec->why = rule->why;
	rec->source = source;
	rec->quote = quote_of(all->copy, &u->c);
}

static void
listen(struct reader *r, const struct kr_clauses *all, const char *source)
{
	size_t topic = SIZE_MAX;

	for (size_t i = 0; i < all->n; i++) {
		struct unit u = unit_of(all, i, &topic);

		r->child |= all->clause[i].n[KR_CW_CHILD] > 0;
		if (!u.police && !u.topic && !u.broad && !keeps(&u) &&
		    !others_only(&u))
			continue;
		for (size_t k = 0; k < KR_NELEM(rules); k++)
			if (rules[k].fits(&u)) {
				hear(r, all, &u, &rules[k], source);
				break;
			}
	}
}

static struct kr_consent_record
nothing(const char *why)
{
	return (struct kr_consent_record){ .value = KR_CONSENT_ABSENT,
	    .source = "", .why = why };
}

static struct kr_consent_record
finish(struct reader *r, bool cut)
{
	struct kr_consent_record *rec = &r->record;

	rec->minor = r->child;
	if (rec->value == KR_CONSENT_GIVEN && (r->child || cut)) {
		rec->value = KR_CONSENT_ABSENT;
		rec->why = cut ? "given, but the text was not read to its end" :
		    "given by a child";
	}
	return *rec;
}

struct kr_consent_record
kr_consent_read(const struct kr_view *text, struct kr_span subject,
    struct kr_arena *arena)
{
	struct reader r = { .record = nothing("nothing said") };
	struct kr_clauses all;
	struct kr_view *root;
	bool cut = false;

	if (subject.ptr != NULL && subject.len > 0) {
		root = kr_arena_alloc(arena, 1, sizeof(*root));
		if (root == NULL)
			return nothing("no memory");
		*root = kr_view_root(subject);
		if (!kr_clauses_read(root, arena, &all))
			return nothing("no memory");
		listen(&r, &all, "subject");
	}
	if (text != NULL) {
		if (!kr_clauses_read(text, arena, &all))
			return nothing("no memory");
		listen(&r, &all, "text");
		cut = all.cut;
	}
	return finish(&r, cut);
}

/* ---- a form's field -------------------------------------------------------- */

static bool
listed(struct kr_span value, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (kr_span_caseeq(value, words[i]))
			return true;
	return false;
}

struct kr_consent_record
kr_consent_from_field(struct kr_slice value, const struct kr_webform *form,
    struct kr_arena *arena)
{
	static const char *const yes[] = { "yes", "y", "true", "1", "on" };
	static const char *const no[] = { "no", "n", "false", "0", "off" };
	struct kr_consent_record rec = nothing("the field is empty");
	struct kr_span v = kr_span_trim(kr_slice_span(value));
	const char *const *yes_words = form != NULL ? form->yes : yes;
	const char *const *no_words = form != NULL ? form->no : no;
	size_t n_yes = form != NULL ? form->n_yes : KR_NELEM(yes);
	size_t n_no = form != NULL ? form->n_no : KR_NELEM(no);
	const struct kr_view *text;

	if (v.len == 0)
		return rec;
	rec.source = "form";
	rec.quote = (struct kr_slice){ value.view,
	    (size_t)(v.ptr - value.view->text.ptr), v.len };
	if (listed(v, yes_words, n_yes)) {
		rec.value = KR_CONSENT_GIVEN;
		rec.why = "the form's field says yes";
		return rec;
	}
	if (listed(v, no_words, n_no)) {
		rec.value = KR_CONSENT_REFUSED;
		rec.why = "the form's field says no";
		return rec;
	}
	text = kr_view_join(&rec.quote, 1, "", arena);
	if (text == NULL)
		return nothing("no memory");
	rec = kr_consent_read(text, KR_SPAN_LIT("Police:"), arena);
	if (rec.source[0] != '\0')
		rec.source = "form";
	return rec;
}
