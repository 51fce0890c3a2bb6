/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <string.h>

#include "evidence/consent/permit.h"
#include "evidence/consent/unit.h"
#include "evidence/consent/weigh.h"

/*
 * From which weight on (weigh.h) it is a yes though the rules heard half a
 * one, or nothing: where "make consent-cross" had one wrong yes for thirty and
 * more right ones.  And below which a yes of theirs is none.
 */
#define YES_HALF	350
#define YES_UNHEARD	400
#define YES_MIN		(-400)

const char *
kr_consent_name(enum kr_consent consent)
{
	return consent == KR_CONSENT_GIVEN ? "given" :
	    consent == KR_CONSENT_REFUSED ? "refused" : "absent";
}

/*
 * What is asked about the clauses around each is noted on the way: a text may
 * be a sentence of ten thousand clauses.
 */

/* Who is told of in the clauses of a sentence, so far. */
struct told_of {
	size_t	sentence;
	bool	police;
	bool	other;		/* somebody else, or nobody in earnest */
};

/* The same of the sentence of a clause and of the one before. */
struct before {
	struct told_of	last, now;
	size_t		n;		/* clauses that were looked at */
};

/* The last clause of a sentence that may name the Police. */
struct ahead {
	size_t	end;		/* behind the sentence; 0: none was read */
	size_t	police;		/* behind the clause; 0: there is none */
};

struct reader {
	struct kr_consent_record	 record;
	bool	 turned;	/* "I changed my mind", of a no */
	bool				 child;
	bool	 withdrawn;	/* a yes, by something left open */
	const struct kr_consent_rule *last; /* the record's; NULL: none */
	size_t	 tries;	/* of whole sentences that permit, that are left */
	size_t	 heard;	/* 1 + the sentence that permitted last, or 0 */
	bool	 bears;	/* what stands around a permission here does */
	struct before			 before;
	struct ahead			 ahead;
};

static void
reason(struct reader *r, const struct kr_consent_rule *rule)
{
	r->last = rule;
	r->record.why = rule->why;
}

/* Is a yes plain enough to undo a no? */
static bool
undoes_no(const struct reader *r, const struct kr_consent_unit *u)
{
	return (u->police && u->c.n[KR_CW_YES] > 0) ||
	    (u->topic && u->c.n[KR_CW_TURN] > 0) ||
	    (r->turned && kr_consent_asks_for(&u->c));
}

/* Does the verdict count?  The last clear word does. */
static bool
counts(const struct reader *r, const struct kr_consent_unit *u,
    enum kr_consent_verdict verdict)
{
	const enum kr_consent now = r->record.value;

	if (verdict == KR_SAYS_MAYBE || verdict == KR_SAYS_LESS)
		return now != KR_CONSENT_REFUSED && (u->police || u->topic);
	if (verdict == KR_SAYS_DOUBT)
		return now == KR_CONSENT_ABSENT;
	return verdict == KR_SAYS_NO || now != KR_CONSENT_REFUSED ||
	    undoes_no(r, u);
}

static const struct kr_consent_rule later = { KR_SAYS_MAYBE,
    "put off, and not refused" };

static void
hear(struct reader *r, const struct kr_clauses *all, size_t i,
    const struct kr_consent_unit *u, const struct kr_consent_rule *rule,
    const char *source)
{
	const enum kr_consent_verdict verdict = rule->verdict;
	struct kr_consent_record *rec = &r->record;

	if (verdict == KR_SAYS_NOTHING) {
		if (rec->value == KR_CONSENT_ABSENT &&
		    rec->quote.view == NULL && (u->police || u->topic))
			reason(r, rule);
		return;
	}
	if (!counts(r, u, verdict))
		return;
	if (verdict == KR_SAYS_NO)
		r->turned = rec->value == KR_CONSENT_REFUSED &&
		    u->c.n[KR_CW_TURN] > 0;
	r->withdrawn = verdict != KR_SAYS_YES && (r->withdrawn ||
	    rec->value == KR_CONSENT_GIVEN || rule == &later);
	rec->value = verdict == KR_SAYS_YES ? KR_CONSENT_GIVEN :
	    verdict == KR_SAYS_NO ? KR_CONSENT_REFUSED : KR_CONSENT_ABSENT;
	rec->source = source;
	rec->quote = kr_consent_quote(all, i, &u->c);
	reason(r, rule);
}

/* A yes is one only as far as its sentence was understood. */
static const struct kr_consent_rule *
held(const struct reader *r, const struct kr_clauses *all, size_t i,
    const struct kr_consent_unit *u, const struct kr_consent_rule *yes)
{
	static const struct kr_consent_rule less[] = {
		[KR_COVER_ODD] = { KR_SAYS_DOUBT,
		    "a yes, but not all of it is understood" },
		[KR_COVER_LIMITED] = { KR_SAYS_LESS,
		    "a yes, with something taken away" },
	};
	enum kr_consent_cover cover = r->bears ? KR_COVER_ODD :
	    kr_consent_covered(all, i, u);

	return cover == KR_COVER_WHOLE ? yes : &less[cover];
}

static void
take(struct before *b, const struct kr_clause *c)
{
	if (b->n++ == 0 || c->sentence != b->now.sentence) {
		b->last = b->now;
		b->now = (struct told_of){ .sentence = c->sentence };
	}
	b->now.police |= c->n[KR_CW_POLICE] > 0;
	b->now.other |= c->jest || c->question || c->n[KR_CW_OTHER] +
	    c->n[KR_CW_STRANGER] + c->n[KR_CW_KIN] + c->n[KR_CW_HE] +
	    c->n[KR_CW_SHAM] > 0;
}

/* "The Police know of it. Give them this": are they the Police? */
static bool
before_is_police(struct before *b, const struct kr_clauses *all, size_t i)
{
	const size_t sentence = all->clause[i].sentence;
	struct told_of is;

	while (b->n < i)
		take(b, &all->clause[b->n]);
	is = b->now;
	if (is.sentence == sentence) {
		is.police |= b->last.police;
		is.other |= b->last.other;
	}
	return is.police && !is.other;
}

/* Are the Police named in the sentence, from clause i on? */
static bool
police_ahead(struct ahead *a, const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = all->clause;

	if (i >= a->end)
		for (*a = (struct ahead){ .end = i }; a->end < all->n &&
		    c[a->end].sentence == c[i].sentence; a->end++)
			if (c[a->end].n[KR_CW_POLICE] +
			    c[a->end].n[KR_CW_IDIOM] > 0)
				a->police = a->end + 1;
	return i < a->police;
}

/* Does anything before clause i make it another's word, or an open one? */
static bool
hangs(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = &all->clause[i];

	return c->jest || (kr_clause_linked(all, i) &&
	    (c->condition || kr_clause_hangs_on_other(all, i) ||
	    kr_clause_open(c - 1, KR_CW_IF)));
}

/* n clauses from i on, which name the Police, as one. */
static struct kr_consent_unit
joined(const struct kr_clauses *all, size_t i, size_t n)
{
	const struct kr_clause *c = &all->clause[i];
	struct kr_consent_unit u = { .c = *c, .police = true,
	    .taken = n - 1 };

	for (size_t k = 1; k < n; k++)
		u.c = kr_clause_merge(&u.c, c + k);
	return u;
}

/* "Do I want the Police to see it?  I do." */
static bool
answered(struct reader *r, const struct kr_clauses *all, size_t i,
    struct kr_consent_unit *u)
{
	const struct kr_clause *c = &all->clause[i];
	size_t n, asked, first = i;
	enum kr_consent_asks asks;

	if (!(c->question || c->label || c->n_word <= KR_ANSWER_WORDS ||
	    kr_clause_follows(c, KR_CW_YOU, KR_CW_SAYS, 1)) ||
	    (kr_clause_linked(all, i) && !c[-1].label) || r->tries == 0 ||
	    !police_ahead(&r->ahead, all, i) || hangs(all, i))
		return false;
	r->tries--;
	n = kr_permit_answered(all, i, &asked);
	/* "Police involvement: yes": there was some, who knows */
	asks = kr_consent_asks_what(all, c);
	if (n == 0 || asks != KR_ASKS_LEAVE || hangs(all, i + asked))
		return false;
	if (!all->clause[i + asked - 1].label)
		first += asked;		/* it is a sentence by itself */
	*u = joined(all, i, n);
	return kr_consent_surrounded(all, first, i + n - first, false) ==
	    KR_COVER_WHOLE;
}

/* Clauses from i on that permit as a whole, read as one; false if none do. */
static bool
permitted(struct reader *r, const struct kr_clauses *all, size_t i,
    struct kr_consent_unit *u)
{
	const struct kr_clause *c = &all->clause[i];
	const bool them = before_is_police(&r->before, all, i);
	struct kr_permission p;

	r->bears = false;
	if (!(them || police_ahead(&r->ahead, all, i)) || r->tries == 0 ||
	    hangs(all, i))
		return false;
	r->tries--;
	if (!kr_permit_find(all, i, them, &p)) {
		r->bears = p.bearing == KR_BEARS;
		return false;
	}
	*u = joined(all, i, p.clauses);
	if (c->question && kr_clause_linked(all, i + p.clauses))
		return false;	/* more is asked, which may take it back */
	return kr_consent_surrounded(all, i, p.clauses, !p.command) ==
	    KR_COVER_WHOLE;
}

/* The next unit of the text, and what it says. */
static const struct kr_consent_rule *
judge(struct reader *r, const struct kr_clauses *all, size_t i,
    struct kr_consent_topic *topic, struct kr_consent_unit *u)
{
	static const struct kr_consent_rule yes = { KR_SAYS_YES,
	    "given in words" }, news = { KR_SAYS_NOTHING,
	    "contact with Police told as news" };
	const struct kr_clause *c = &all->clause[i];
	const struct kr_consent_rule *rule;

	/* What is told behind a permission was looked at with it. */
	if (r->heard == c->sentence + 1 && kr_consent_story(all->copy, c->off,
	    c->off + c->len, KR_STORY_BEHIND)) {
		*u = (struct kr_consent_unit){ .c = *c };
		return NULL;
	}
	if (answered(r, all, i, u) || permitted(r, all, i, u)) {
		r->heard = c->sentence + 1;
		topic->sentence = u->c.sentence;
		topic->story = false;
		topic->row = all->clause[i].label;
		return &yes;
	}
	*u = kr_consent_unit_of(all, i, topic);
	rule = kr_consent_judge(u);
	/* "I have not told the Police", "did not want to trouble them" */
	if (rule != NULL && rule->verdict == KR_SAYS_NO && u->police &&
	    u->c.off == c->off && u->c.len == c->len &&
	    (kr_consent_spares(all, c) ||
	    kr_story_untold(all->copy, c->off, c->off + c->len)))
		return &news;
	if (rule != NULL && rule->verdict == KR_SAYS_NO &&
	    kr_consent_postponed(all, i, u))
		return &later;
	if (rule != NULL && rule->verdict == KR_SAYS_YES) {
		rule = held(r, all, i, u, rule);
		r->record.doubtful |= rule->verdict != KR_SAYS_YES;
	}
	return rule;
}

static void
listen(struct reader *r, const struct kr_clauses *all, const char *source)
{
	struct kr_consent_topic topic = { .sentence = SIZE_MAX };

	/* What was noted is of the clauses of the subject. */
	r->heard = 0;
	r->before = (struct before){ .n = 0 };
	r->ahead = (struct ahead){ .end = 0 };
	for (size_t i = 0; i < all->n; i++) {
		struct kr_consent_unit u;
		const struct kr_consent_rule *rule = judge(r, all, i, &topic,
		    &u);

		for (size_t k = 0; k <= u.taken; k++)
			r->child |= all->clause[i + k].n[KR_CW_CHILD] > 0;
		if (rule != NULL)
			hear(r, all, i, &u, rule, source);
		topic.given = r->record.value == KR_CONSENT_GIVEN;
		i += u.taken;
	}
}

static struct kr_consent_record
nothing(const char *why)
{
	return (struct kr_consent_record){ .value = KR_CONSENT_ABSENT,
	    .source = "", .why = why };
}

/* The weight from which on it is a yes; INT_MAX: none is enough. */
static int
bar(const struct reader *r)
{
	if (r->record.value == KR_CONSENT_REFUSED || r->child || r->withdrawn)
		return INT_MAX;
	if (r->last == NULL)
		return YES_UNHEARD;
	return r->last->verdict == KR_SAYS_DOUBT ||
	    r->last->verdict == KR_SAYS_LESS ? YES_HALF : INT_MAX;
}

/*
 * Rules know few of the ways to say yes.  Where they heard half a yes, or
 * nothing at all, what the words weigh decides; and a yes whose words speak
 * against it is none.
 */
static void
weigh(struct reader *r, const struct kr_clauses *all,
    const struct kr_consent_weights *weights, struct kr_arena *arena)
{
	struct kr_consent_record *rec = &r->record;
	const bool given = rec->value == KR_CONSENT_GIVEN;
	const size_t refused = kr_arena_refused(arena);
	size_t at = 0, i = 0;
	int weight;

	if (weights == NULL || all->n == 0 || (given ?
	    strcmp(rec->source, "text") != 0 : bar(r) == INT_MAX))
		return;
	weight = kr_consent_weigh(weights, all->copy->text, arena, &at);
	if (kr_arena_refused(arena) > refused)
		*rec = nothing("no memory");
	else if (weight == KR_WEIGHS_NOTHING)
		return;
	else if (given && weight < YES_MIN) {
		rec->value = KR_CONSENT_ABSENT;
		rec->doubtful = true;
		rec->why = "a yes, but its words speak against it";
	} else if (!given && weight >= bar(r)) {
		while (i + 1 < all->n && all->clause[i + 1].off <= at)
			i++;
		if (kr_consent_outweighs(all, i))
			return;
		rec->value = KR_CONSENT_GIVEN;
		rec->source = "text";
		rec->why = "given, by what the words weigh";
		rec->quote = kr_consent_quote(all, i, &all->clause[i]);
	}
}

/* "The Police can have it.  I am only the cleaner, I have not asked her." */
static void
disown(struct reader *r, const struct kr_clauses *all)
{
	struct kr_consent_record *rec = &r->record;

	if (rec->value != KR_CONSENT_GIVEN || !kr_permit_disowned(all))
		return;
	rec->value = KR_CONSENT_ABSENT;
	rec->doubtful = true;
	rec->why = "a yes, but of somebody else's or another matter";
}

static struct kr_consent_record
finish(struct reader *r, bool cut)
{
	struct kr_consent_record *rec = &r->record;

	rec->minor = r->child;
	rec->doubtful &= rec->value == KR_CONSENT_ABSENT;
	if (rec->value == KR_CONSENT_GIVEN && (r->child || cut)) {
		rec->value = KR_CONSENT_ABSENT;
		rec->why = cut ? "given, but the text was not read to its end" :
		    "given by a child";
	}
	return *rec;
}

struct kr_consent_record
kr_consent_read(const struct kr_view *text, struct kr_span subject,
    const struct kr_consent_weights *weights, struct kr_arena *arena)
{
	struct reader r = { .record = nothing("nothing said"),
	    .tries = KR_PERMIT_TRIES };
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
		weigh(&r, &all, weights, arena);
		disown(&r, &all);
	}
	return finish(&r, cut);
}
