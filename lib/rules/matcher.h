/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matcher.h - the rules of a set at work on one message
 *
 * Stage:  rules (private).  match.c goes through scopes and targets,
 * match_text.c through a text, match_field.c through header fields,
 * match_place.c looks at a place that some rules wait for,
 * match_pattern.c tries one pattern within its budget, match_meta.c asks
 * what follows from all that, and match_late.c tries what it still needs.
 */
#ifndef KR_RULES_MATCHER_H
#define KR_RULES_MATCHER_H

#include "rules/set.h"

/* What is known of a rule by now. */
struct kr_rule_state {
	unsigned	 count;		/* times it hit */
	bool		 skipped;	/* ran out of budget */
	bool		 unknown;	/* nobody could tell */
	enum kr_scope	 scope;
	size_t		 item, off, len;
};

/*
 * An offset in a stretch.  A stretch is known by its number.  There is one of
 * these for each rule and part, so they are small: a message is, too
 * (message_bytes).
 */
struct kr_spot {
	uint32_t	 stretch, off;
};

/* Literals of a pattern that must stand there several times. */
struct kr_repeat {
	uint32_t	 stretch;	/* they are counted in */
	uint32_t	 n;		/* how many so far */
	size_t		 last_end;	/* of the last one */
};

/* A literal that stands in a text. */
struct kr_place {
	uint32_t		 literal;
	size_t			 begin, end;
};

/* The same, and who waits for it: they are sent for some literals ahead. */
#define KR_MET 8
struct kr_met {
	const struct kr_waiting	*wait;
	size_t			 begin, end;
};

/* A rule to try at a literal or shape, in that stretch. */
#define KR_TRIES 8
struct kr_try {
	const struct kr_phrase	*phrase;	/* NULL: a pattern */
	uint32_t		 rule, here;
	size_t			 begin, end;	/* in the text */
};

/* Its pattern, once that is worth it: where matches may begin. */
#define KR_RUNS 4
struct kr_pending {
	uint32_t		 rule, here;
	size_t			 from, last;	/* in the stretch */
};

/* The same of a late rule: the last one of it leads to its first. */
struct kr_noted {
	uint32_t		 rule, next;
	size_t			 from, last;
};

/* What is kept of a message for matching it again. */
struct kr_matched {
	struct kr_rule_state	*state;		/* by rule, if seen */
	uint64_t		*seen;
	struct kr_spot		*tried;		/* if spotted */
	uint64_t		*spotted;
	struct kr_spot		*part;		/* by rule in parts */
	uint32_t		 number;	/* next stretch */
	struct kr_span		 folded;	/* the report's */
	struct kr_place		*place;		/* in that, by their ends */
	size_t			 n_place;
	const uint64_t		*waits;	/* rules that nobody asked for */
	struct kr_noted		*later;	/* what they would be tried on */
	uint32_t		*later_last;	/* by rule, if it waits */
};

/* A stretch of a text that rules see at a time. */
struct kr_stretch {
	size_t		 off, len;
};

struct kr_matcher {
	const struct kr_ruleset		*set;
	const struct kr_rule_text	*text;		/* by scope */
	unsigned			 how;		/* KR_MATCH_* */
	struct kr_arena			*arena;
	struct kr_rule_state		*state;		/* by rule, if seen */
	/* By rule, and part of one, if spotted: no match begins before that. */
	struct kr_spot			*tried;
	uint64_t			*spotted;
	/* By rule in parts: where the first match of any of them begins. */
	struct kr_spot			*part;
	struct kr_repeat		*repeat; /* as tried; when needed */
	uint64_t	*seen;	/* rules that hit, or of which that is open */
	/*
	 * By rule: it hit as often as it may, or ran out of budget; of a
	 * part, that or others matched before it could.
	 */
	bool				*over;
	pcre2_match_data		*data;
	pcre2_match_context		*context;
	pcre2_jit_stack			*stack;		/* made when needed */
	size_t				 work;		/* left, bytes */
	uint64_t			 limits_hit;
	bool				 skips;	/* some rule was skipped */
	bool				 full;		/* no memory left */

	/* one text of one scope */
	enum kr_scope			 scope;
	enum kr_target			 target;
	struct kr_span			 span;
	size_t				 item;
	const struct kr_stretch		*stretch;	/* of span, in order */
	size_t				 n_stretch;
	struct kr_marks			 marks;	/* of span, when needed */
	size_t				 here;	/* the one being tried */
	uint32_t			 bucket; /* header field being tried */
	uint32_t			 number; /* of stretch[0]; it rises */
	struct kr_met			 met[KR_MET];	/* ring, of the last */
	size_t				 n_met;	/* that there ever were */
	struct kr_try			 try[KR_TRIES];		/* the same */
	size_t				 n_try;
	struct kr_pending		 run[KR_RUNS];	/* the same */
	size_t				 n_run;
	/* Literals of the report's search copy. */
	struct kr_place			*place;
	size_t				 n_place, cap_place;
	/* Or that copy is a piece of this one, from whole_off on. */
	const struct kr_matched		*whole;
	size_t				 whole_off;
	/* What late rules would be tried on; NULL waits: nothing. */
	struct kr_noted			*later;
	size_t				 n_later, cap_later;
	uint32_t		*later_last;	/* by rule, if it waits */
	uint64_t			*waits;	/* those rules, not asked yet */
	size_t				 later_off; /* of the text in theirs */
	uint32_t			 later_number;	/* of that stretch */
	bool				 asked_for;	/* they may be tried */
	uint32_t			*parted; /* rules: a part matches */
	size_t				 n_parted, cap_parted;
	struct kr_span			*field;		/* by bucket */
	/* Of metas, by rule; of those only that were seen: others are 0. */
	struct kr_number		*value;
};

static inline void
kr_bit_clear(uint64_t *bits, uint32_t i)
{
	bits[i / KR_WORD_BITS] &= ~(UINT64_C(1) << i % KR_WORD_BITS);
}

static inline bool
kr_text_offered(const struct kr_rule_text *t)
{
	return t->body.ptr != NULL || t->folded.ptr != NULL ||
	    t->header != NULL;
}

/* Rule i is more than a rule that did not hit. */
static inline void
kr_matcher_see(struct kr_matcher *m, uint32_t i)
{
	kr_bit_set(m->seen, i);
}

/* What is known of rule i, to be told more. */
static inline struct kr_rule_state *
kr_matcher_state(struct kr_matcher *m, uint32_t i)
{
	if (!kr_bit_has(m->seen, i))
		m->state[i] = (struct kr_rule_state){ 0 };
	kr_matcher_see(m, i);
	return &m->state[i];
}

/* How often it hit. */
static inline unsigned
kr_matcher_count(const struct kr_matcher *m, uint32_t i)
{
	return kr_bit_has(m->seen, i) ? m->state[i].count : 0;
}

static inline struct kr_spot *
kr_matcher_tried(struct kr_matcher *m, uint32_t i)
{
	if (!kr_bit_has(m->spotted, i))
		m->tried[i] = (struct kr_spot){ 0, 0 };
	kr_bit_set(m->spotted, i);
	return &m->tried[i];
}

/* The next rule of those from *i on; false if there is none. */
static inline bool
kr_matcher_seen(const struct kr_matcher *m, uint32_t *i)
{
	return kr_bit_next(m->seen, m->set->n, i);
}

/* ---- match_pattern.c -------------------------------------------------- */

/* Rule i hits here. */
void	kr_matcher_hit(struct kr_matcher *, uint32_t i, size_t off,
	    size_t len);
/* Rule i and its parts are over, or not yet. */
void	kr_matcher_close(struct kr_matcher *, uint32_t i, bool over);
/* Take a run on so many bytes from the budget; false: rule i is skipped. */
bool	kr_matcher_spend(struct kr_matcher *, uint32_t i, size_t bytes);
/* Does rule i still want to see this scope?  Mostly it does not. */
static inline bool
kr_matcher_wants(const struct kr_matcher *m, uint32_t i)
{
	const struct kr_gate *g = &m->set->gate[i];

	return (g->scope == m->scope || g->scope == KR_SCOPE_ANY) &&
	    !m->over[i];
}

/* Try rule i on s, which begins base bytes into the text. */
void	kr_matcher_try(struct kr_matcher *, uint32_t i, struct kr_span s,
	    size_t base);
/* Does a match of rule i begin at off of s, and nowhere else? */
void	kr_matcher_try_at(struct kr_matcher *, uint32_t i, struct kr_span s,
	    size_t base, size_t off);
/* Does one begin in [from, last] of s? */
void	kr_matcher_try_within(struct kr_matcher *, uint32_t i,
	    struct kr_span s, size_t base, size_t from, size_t last);

/* ---- match_place.c ----------------------------------------------------- */

/* The stretch being tried, and its number. */
static inline struct kr_span
kr_matcher_stretch(const struct kr_matcher *m)
{
	return kr_span_sub(m->span, m->stretch[m->here].off,
	    m->stretch[m->here].len);
}

static inline uint32_t
kr_matcher_number(const struct kr_matcher *m)
{
	return m->number + (uint32_t)m->here;
}

/* Was something looked for first, so that the rule need not be tried? */
bool	kr_matcher_filtered(const struct kr_matcher *, uint32_t i);
/* Try rule i on the stretch, unless it was. */
void	kr_matcher_try_stretch(struct kr_matcher *, uint32_t i);
/*
 * Try rule i at its literal or shape that stands at [begin, end) of the text,
 * or one of its phrases, some calls later; or all that are left now.
 */
void	kr_matcher_later(struct kr_matcher *, uint32_t i,
	    const struct kr_phrase *, size_t begin, size_t end);
void	kr_matcher_now(struct kr_matcher *);

/* Try what is pending. */
void	kr_matcher_run(struct kr_matcher *, const struct kr_pending *);

/* ---- match_late.c ------------------------------------------------------ */

/* Where its matches may begin: the pattern is tried on the whole stretch. */
#define KR_ANYWHERE SIZE_MAX

/* If rule i is late, note where matches may begin, instead of trying it. */
bool	kr_matcher_put_off(struct kr_matcher *, uint32_t i, size_t from,
	    size_t last);
/*
 * Another text: late rules that were not asked wait still if it is a piece of
 * the one before; those that may look at it are not put off again.  False if
 * the arena is full.
 */
bool	kr_matcher_wait_again(struct kr_matcher *, const struct kr_matched *);
/* Try the late rules that the meta needs; false if there is none. */
bool	kr_matcher_ask(struct kr_matcher *, const struct kr_meta *);

/* Would rule i have been tried, and was not yet? */
static inline bool
kr_matcher_waits(const struct kr_matcher *m, uint32_t i)
{
	return m->waits != NULL && kr_bit_has(m->waits, i);
}

/* ---- match_text.c ------------------------------------------------------ */

/* All rules of the target over one text, in one stretch. */
void	kr_matcher_whole(struct kr_matcher *, enum kr_target, struct kr_span,
	    size_t item);
/* The same, a paragraph at a time; or some kibibytes at a time. */
void	kr_matcher_lines(struct kr_matcher *, enum kr_target, struct kr_span);
void	kr_matcher_chunks(struct kr_matcher *, enum kr_target, struct kr_span);
/* Once all were tried: rules whose parts match. */
void	kr_matcher_parted(struct kr_matcher *);
/* A part of rule i matches at that offset of the stretch being tried. */
void	kr_matcher_part_hit(struct kr_matcher *, uint32_t i, size_t off);
/* Look for the literals of rules in the one stretch of the matcher. */
void	kr_matcher_literals(struct kr_matcher *);

/* ---- match_field.c ----------------------------------------------------- */

void	kr_matcher_fields(struct kr_matcher *);
void	kr_matcher_mime_fields(struct kr_matcher *);

/* ---- match_meta.c ------------------------------------------------------ */

void	kr_matcher_metas(struct kr_matcher *);

#endif /* KR_RULES_MATCHER_H */
