/* SPDX-License-Identifier: Apache-2.0 */
/*
 * set.h - what a compiled rule set is made of
 *
 * Stage:  rules (private).
 */
#ifndef KR_RULES_SET_H
#define KR_RULES_SET_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "rules/rules.h"
#include "rules/shape.h"

/* ---- sets of small numbers --------------------------------------------- */

#define KR_WORD_BITS 64

static inline size_t
kr_bits_words(size_t n)
{
	return n / KR_WORD_BITS + 1;
}

static inline void
kr_bit_set(uint64_t *bits, uint32_t i)
{
	bits[i / KR_WORD_BITS] |= UINT64_C(1) << i % KR_WORD_BITS;
}

static inline bool
kr_bit_has(const uint64_t *bits, uint32_t i)
{
	return (bits[i / KR_WORD_BITS] >> i % KR_WORD_BITS & 1) != 0;
}

/* The first from *i on, below n; false if there is none. */
static inline bool
kr_bit_next(const uint64_t *bits, uint32_t n, uint32_t *i)
{
	while (*i < n) {
		uint64_t left = bits[*i / KR_WORD_BITS] >> *i % KR_WORD_BITS;

		if (left != 0) {
			*i += (uint32_t)__builtin_ctzll(left);
			return *i < n;
		}
		*i += KR_WORD_BITS - *i % KR_WORD_BITS;
	}
	return false;
}

/* ---- literals (literals.c) and where they stand (finder.c) ------------- */

struct kr_literals {
	struct kr_literal {
		struct kr_span	text;	/* ASCII letters in lower case */
		bool		word;	/* begins where a word may begin */
		uint32_t	same;	/* next literal in the same hash slot */
	}		*item;
	uint32_t	 n;
	size_t		 cap;
	uint32_t	*slot;		/* hash table, power of two */
	size_t		 n_slot;
	struct kr_arena	*arena;
};

/* The index of that literal; UINT32_MAX if it is none. */
uint32_t	kr_literals_find(const struct kr_literals *, struct kr_span);
/*
 * The index of that literal, new or known; UINT32_MAX if memory is full.
 * Whoever wants it inside of words as well clears its mark "word".
 */
uint32_t	kr_literals_add(struct kr_literals *, struct kr_span);

struct kr_finder;

/*
 * Called for every occurrence, at [begin, end); literal is the index that
 * kr_literals_add() gave.
 */
typedef void kr_finder_hit(void *ctx, uint32_t literal, size_t begin,
    size_t end);

/*
 * NULL if memory is full, or if there are no literals; they are borrowed.
 */
struct kr_finder	*kr_finder_make(const struct kr_literals *,
			    struct kr_arena *);
/*
 * Occurrences in order of their ends, longer ones first.  Upper case ASCII
 * letters of text count as lower case ones.  False if the arena is full.
 */
bool	kr_finder_scan(const struct kr_finder *, struct kr_span text,
	    struct kr_arena *, kr_finder_hit *, void *ctx);

/* ---- one scan for patterns without literals (shared.c) ---------------- */

struct kr_shared_want {
	uint32_t	rule;
	struct kr_shape	shape;
	unsigned	places;		/* of the shape, 1 .. KR_SHAPE_MAX */
};

struct kr_shared;

typedef void kr_shared_hit(void *ctx, uint32_t rule, size_t end);

/* NULL if memory is full. */
struct kr_shared	*kr_shared_make(const struct kr_shared_want *, size_t n,
			    struct kr_arena *);
/*
 * Calls hit() with a rule and the offset behind its last place, wherever the
 * bytes fit.  False if the arena is full.
 */
bool	kr_shared_scan(const struct kr_shared *, struct kr_span text,
	    struct kr_arena *, kr_shared_hit *, void *ctx);

/* ---- patterns (pattern.c, required.c) -------------------------------- */

/*
 * How much of a text, at most: bytes, and blanks among them.  Words between
 * blanks are of any length, so there may be a limit to the blanks alone.
 */
#define KR_FAR_AWAY SIZE_MAX	/* no limit */
struct kr_extent {
	size_t		 bytes, blanks;
};

static const struct kr_extent kr_extent_any = { KR_FAR_AWAY, KR_FAR_AWAY };

static inline struct kr_extent
kr_extent_larger(struct kr_extent a, struct kr_extent b)
{
	return (struct kr_extent){ a.bytes > b.bytes ? a.bytes : b.bytes,
	    a.blanks > b.blanks ? a.blanks : b.blanks };
}

struct kr_pattern {
	pcre2_code	*code;
	bool		 utf;		/* characters, not bytes */
	bool		 caseless;
	uint32_t	 options;	/* of PCRE2 */
	struct kr_span	 source;	/* without delimiters and flags */
	struct kr_span	 compiled;	/* source, or a shorter way to say it */
	/*
	 * The same, but matches only where it is told to begin; NULL if the
	 * pattern is searched for.  places: bytes of its shape there.
	 */
	pcre2_code	*here;
	unsigned	 places;
	bool		 edge;		/* and only at a word's edge */
	/*
	 * If near: matches begin at most so far before a literal; else it is
	 * tried from the start of the stretch.
	 */
	bool		 near;
	struct kr_extent reach;
	/* So many literals must stand in a stretch, if more than one. */
	unsigned	 times;
};

/* Behind the class "[...]", or the group "(...)", that begins at off. */
size_t	kr_pattern_class_end(struct kr_span source, size_t off);
size_t	kr_pattern_group_end(struct kr_span source, size_t off);
/* Behind any of these, an escape or a character. */
size_t	kr_pattern_piece_end(struct kr_span source, size_t off);

/* Make the form that matches in one place only; false without memory. */
bool	kr_pattern_anchor(struct kr_pattern *, unsigned places);

/*
 * Read "/.../flags" or "m{...}flags" at the start of s.
 *   used    bytes it takes.
 *   err     file and line are the caller's; err->off is an offset into s.
 * KR_E_LIMIT if the pattern is larger than PCRE2 can take.
 */
enum kr_rc	kr_pattern_read(struct kr_span s, struct kr_arena *,
		    struct kr_pattern *ret, size_t *used,
		    struct kr_err *err);

/* More strings, of which every match contains one; n 0: none known. */
struct kr_beside {
	struct kr_span	*item;
	size_t		 n;
	struct kr_extent far;
	bool		 word;
};

/*
 * Strings of which every match contains at least one.  n 0: none known.
 */
struct kr_required {
	struct kr_span	*item;
	size_t		 n;
	unsigned	 worth;		/* how seldom they are met */
	struct kr_extent far;	/* of a match before one, at most */
	unsigned	 times;		/* so many of them at least; 0: one */
	bool		 word;		/* it begins where a word may begin */
	struct kr_beside also;
};
#define KR_WORTH_RARE 6	/* literals that seldom occur by chance */
#define KR_LITERAL_BYTES 24	/* longer ones gain nothing */
#define KR_REACH_MAX 600	/* further away it is as well to search all */

struct kr_required	kr_pattern_required(const struct kr_pattern *,
			    struct kr_arena *);
/* Those of its strings that are not far behind where a match begins. */
static inline const struct kr_beside *
kr_required_beside(const struct kr_required *r, struct kr_beside *own)
{
	*own = (struct kr_beside){ r->item, r->n, r->far, r->word };
	return r->far.blanks == KR_FAR_AWAY ? &r->also : own;
}

/* What its matches look like. */
struct kr_shapes {
	/* Some stretch of each; the rarest. */
	struct kr_shape	 shape;
	unsigned	 rarity, places;	/* kr_shape_rarity() */
	/* The same for how they begin. */
	struct kr_shape	 begin;
	unsigned	 begin_rarity, begin_places;
};

/* ascii: in a text without other characters. */
struct kr_shapes	kr_pattern_shapes(const struct kr_pattern *,
			    bool ascii, struct kr_arena *);

/* ---- what stands beside a literal (company.c) -------------------------- */

#define KR_COMPANY_BITS 256
#define KR_COMPANY_REACH 40	/* blanks; what is further off costs more */

struct kr_company {
	uint64_t	bit[KR_COMPANY_BITS / KR_WORD_BITS];
	uint16_t	bytes;		/* behind where a match begins, at most; */
	unsigned char	blanks;		/* UINT16_MAX bytes: any */
	unsigned char	lengths;	/* bit n: strings of n bytes, or more */
	bool		word;	/* they begin where a word may begin */
	bool		alnum;	/* and with a letter or a digit each */
};

/* Of no lengths, if it is not worth it. */
struct kr_company	kr_company_of(const struct kr_beside *);
static inline bool
kr_company_is(const struct kr_company *c)
{
	return c->lengths != 0;
}

/* A bit for each byte of a text. */
struct kr_marks {
	uint64_t	*blank;
	uint64_t	*begin;		/* the first letter or digit of some */
};

/* False if the arena is full. */
bool	kr_marks_make(struct kr_marks *, struct kr_span text,
	    struct kr_arena *);
/*
 * May one of its strings stand there, if a match begins in [from, last]?
 *   base  where the stretch begins in the text of the marks.
 */
bool	kr_company_near(const struct kr_company *, const struct kr_marks *,
	    struct kr_span stretch, size_t base, size_t from, size_t last);

/* ---- phrases (phrase.c) ---------------------------------------------- */

struct kr_phrase;

/*
 * What stands beside a phrase's anchor: the piece's byte across a gap, or
 * one of these.
 */
#define KR_AROUND_ANY	0
#define KR_AROUND_WORD	1	/* the word ends there */
struct kr_around {
	unsigned char		 before, after;
};

/*
 * Read one phrase.
 *   anchor  its piece to look for, as in the search copy.
 * NULL: what is wrong stands in *why ("" means memory).
 */
struct kr_phrase	*kr_phrase_read(struct kr_span source,
			    struct kr_arena *, struct kr_span *anchor,
			    const char **why);
/* The same from a few bytes of text, without looks into the phrase: may it? */
bool	kr_phrase_may(const struct kr_around *, struct kr_span text,
	    size_t off, size_t end);
struct kr_around	kr_phrase_around(const struct kr_phrase *);
/* Does the phrase stand there?  end: where its anchor ends in text. */
bool	kr_phrase_match(const struct kr_phrase *, struct kr_span text,
	    size_t end, size_t *off, size_t *len);

/* ---- pieces of texts (narrow.c) ------------------------------------------ */

/*
 * Is a match in a piece of a text, before each cut of which a blank follows,
 * a match in the whole of it?
 */
bool	kr_pattern_narrows(const struct kr_pattern *);

/* ---- metas (meta.c) --------------------------------------------------- */

struct kr_meta;

/* A number, or not known: the rule it comes from was not evaluated. */
#define KR_NUMBER_UNIT INT64_C(1000000)
struct kr_number {
	int64_t		value;		/* millionths */
	bool		known;
};

typedef uint32_t kr_meta_name(void *ctx, struct kr_span name);

/*
 * Compile an expression.
 *   name  gives a rule's index, UINT32_MAX if there is none (value 0).
 */
enum kr_rc	kr_meta_read(struct kr_span s, kr_meta_name *name, void *ctx,
		    struct kr_arena *, struct kr_meta **ret,
		    struct kr_err *err);
/* The rules it names: n of them. */
const uint32_t	*kr_meta_needs(const struct kr_meta *, size_t *n);
struct kr_number	kr_meta_value(const struct kr_meta *,
			    struct kr_number (*of)(void *ctx, uint32_t rule),
			    void *ctx);

/* ---- functions (eval.c) ----------------------------------------------- */

struct kr_compiled;
/*
 * Read the call of an eval rule: which function with what arguments, or why
 * it is not supported.  A function that only matches a pattern becomes one.
 * False if memory is full.
 */
bool	kr_eval_resolve(struct kr_compiled *, struct kr_arena *);

/* ---- lists of settings (lists.c) --------------------------------------- */

struct kr_lists {
	struct kr_literals	 exact;		/* "list value" */
	struct kr_span		*glob;		/* the same, with * or ? */
	size_t			 n_glob, cap_glob;
};

/* False if memory is full. */
bool	kr_lists_add(struct kr_lists *, struct kr_span list,
	    struct kr_span value, struct kr_arena *);
bool	kr_glob_matches(struct kr_span glob, struct kr_span name);

/* ---- the set ----------------------------------------------------------- */

enum kr_rule_kind {
	KR_RULE_PATTERN, KR_RULE_EXISTS, KR_RULE_PHRASES, KR_RULE_META,
	KR_RULE_EVAL		/* a function asked by name */
};

struct kr_rule_test {
	uint32_t	 rule;
	bool		 expect;
	struct kr_span	 text;
	const char	*file;
	unsigned	 line;
};

/* A rule with all that the matcher needs. */
struct kr_compiled {
	struct kr_rule		 rule;		/* what the world sees */
	enum kr_rule_kind	 kind;
	bool			 defined; /* not only scored or described */
	bool			 scored;	/* has a score line */
	struct kr_pattern	 pattern;
	struct kr_span		 source;	/* pattern as written,
						 * expression or call */
	unsigned		 source_column;
	bool			 replace;	/* replace_rules names it */
	bool			 network;	/* tflags net */
	bool			 multiple, no_subject, nice;	/* tflags */
	unsigned		 hits_max; /* tflags maxhits=, 0: no limit */
	bool			 off;		/* score 0 */
	const char		*unsupported;	/* why, NULL: it is supported */
	bool			 unsure; /* meta: needs an unsupported rule */
	bool			 negated;	/* !~ */
	bool			 raw;		/* header field as written */
	struct kr_span		 field;	/* header, mimeheader; function */
	struct kr_span		*argument;	/* of a function */
	size_t			 n_argument, cap_argument;
	uint32_t		 bucket;	/* header: of its field */
	struct kr_span		 if_unset;	/* value of an absent field */
	struct kr_meta		*meta;
	size_t			 cap_effect;
	/*
	 * Tried only where one of its literals occurs, or its shape fits, or
	 * a part of it matches.
	 */
	bool			 literal;
	bool			 ascii;	/* or there are other characters */
	bool			 part;		/* some alternatives */
	uint32_t		 of;		/* of this rule */
	uint32_t		 first_part, n_part;	/* of a rule in parts */
	/* What it sees in a piece of a text it sees in the whole (narrow.c). */
	bool			 narrows;
	struct kr_company	 company;	/* of its matches */
};

/*
 * What is asked of a rule at every place where it may be worth trying,
 * together in one line of the processor's memory.  Most places are met once
 * a mail, so that each line must be waited for.
 */
#define KR_LINE 64
struct kr_gate {
	struct kr_company	 company;
	const pcre2_code	*code;	/* that is tried at such places */
	uint32_t		 of;	/* the rule; of a part, its rule */
	uint16_t		 bucket;
	uint16_t		 bytes;	/* reach; UINT16_MAX: any */
	unsigned char		 blanks;	/* the same; UCHAR_MAX: any */
	unsigned char		 times;
	unsigned char		 places;	/* of its shape; 0: none */
	unsigned char		 scope : 2;	/* enum kr_scope */
	bool			 part : 1, literal : 1, near : 1, utf : 1;
	bool			 edge : 1;	/* as of struct kr_pattern */
	bool			 late : 1;	/* a part: its rule is */
};
_Static_assert(sizeof(struct kr_gate) == KR_LINE, "a line of memory");

/* Whose texts are looked at; a rule of KR_SCOPE_ANY asks for all of them. */
#define KR_SCOPES KR_SCOPE_ANY

/* A phrase of a rule, until all rules are read. */
struct kr_phrase_line {
	const struct kr_phrase	*phrase;
	struct kr_span		 anchor;
	uint32_t		 rule;
};

/* Who waits for a literal. */
struct kr_waiting {
	const struct kr_phrase	*phrase;	/* NULL: a pattern */
	uint32_t		 rule;
	struct kr_around	 around;	/* of a phrase */
	bool			 more;		/* the next one does, too */
};

/* What is looked for in the texts of one target and scope. */
struct kr_prefilter {
	struct kr_literals	 literals;
	struct kr_finder	*finder;
	uint32_t		*first;		/* by literal: into wait[] */
	size_t			 cap_first;
	struct kr_waiting	*wait;
	uint32_t		 n_wait;
	size_t			 cap_wait;
	uint32_t		*next;	/* until all is read */
	size_t			 cap_next;
	/* Patterns without literals. */
	struct kr_shared_want	*want;
	size_t			 n_want, cap_want;
	struct kr_shared	*shared;	/* NULL: none */
};

struct kr_ruleset {
	struct kr_arena		*arena;		/* owns all but PCRE2's part */
	struct kr_compiled	*rule;
	struct kr_gate		*gate;		/* by rule, n_all */
	uint32_t		 n;
	uint32_t		 n_all;		/* rules, then parts of some */
	size_t			 cap;
	struct kr_prefilter	 prefilter[KR_TARGET_COUNT][KR_SCOPES];
	/* Does any rule look at such texts? */
	bool			 asked[KR_TARGET_COUNT][KR_SCOPES];
	uint32_t		*of_target[KR_TARGET_COUNT];	/* rules */
	uint32_t		 n_of_target[KR_TARGET_COUNT];
	/* Those of them that nothing is looked for first. */
	uint32_t		*unaided[KR_TARGET_COUNT];
	uint32_t		 n_unaided[KR_TARGET_COUNT];
	/* Those whose shape is that of matches in ASCII. */
	uint32_t		*ascii[KR_TARGET_COUNT];
	uint32_t		 n_ascii[KR_TARGET_COUNT];
	struct kr_bucket {	/* a header field that rules ask for */
		struct kr_span	 field;
		bool		 raw;
		bool		 lines;	/* values end with their line */
		bool		 asked[KR_SCOPES];
		bool		 searched[KR_SCOPES];	/* for literals */
	}			*bucket;
	size_t			 n_bucket, cap_bucket;
	struct kr_phrase_line	*phrase;
	size_t			 n_phrase, cap_phrase;
	uint32_t		*reteller;	/* rules: kr_rule_retells() */
	uint32_t		 n_reteller;
	uint32_t		*function;	/* rules that call one */
	uint32_t		 n_function;
	const struct kr_rule	**finding, **passage;	/* kr_rules_findings() */
	size_t			 n_finding, n_passage;
	struct kr_lists		 lists;
	uint32_t		*meta;		/* in order of dependency */
	uint32_t		 n_meta;
	/*
	 * Metas that need a rule, by their places in meta[]: those of rule i
	 * from needed_at[i] on, up to those of the next.
	 */
	uint32_t		*needed_by, *needed_at;
	/*
	 * What rules are worth without any hit if all texts are offered, and
	 * the places in meta[] of those that are not false then.
	 */
	struct kr_number	*idle;		/* by rule */
	uint64_t		*restless;
	struct kr_rule_test	*test;
	size_t			 n_test, cap_test;
	char			 id[KR_SHA256_HEX];
	char			 engine[128];
	struct kr_unsupported	*unsupported;
	size_t			 n_unsupported, cap_unsupported;
	size_t			 n_literal;
	bool			 jit;
	size_t			 steps;		/* PCRE2 match limit */
	size_t			 work;	/* for all of them (rule_work) */
};

/* Does the rule look at texts of that scope? */
static inline bool
kr_rule_asks(const struct kr_rule *r, enum kr_scope scope)
{
	return r->scope == scope || r->scope == KR_SCOPE_ANY;
}

/* Does the rule look at the search copy of what a reporter tells? */
static inline bool
kr_rule_retells(const struct kr_compiled *c)
{
	return c->rule.target == KR_TARGET_FOLDED &&
	    c->rule.scope != KR_SCOPE_EVIDENCE && c->kind != KR_RULE_META;
}

/*
 * A rule, or a phrase of it, waits for a literal; false if memory is full.
 *   word  only for one that begins where a word may begin.
 */
bool	kr_ruleset_wait(struct kr_ruleset *, uint32_t rule,
	    struct kr_span literal, bool word, const struct kr_phrase *);

/* Who needs whom, once metas are in order; false if memory is full. */
bool	kr_ruleset_needs(struct kr_ruleset *);

/* Literals, lists by target and the order of metas, once all is read. */
enum kr_rc	kr_ruleset_finish(struct kr_ruleset *, struct kr_err *);

/* ---- large patterns in parts (parts.c) ---------------------------------- */

/* Take apart the patterns for which that pays; false without memory. */
bool	kr_ruleset_part(struct kr_ruleset *, struct kr_arena *scratch);

/* How kr_ruleset_match() differs from kr_rules_match(). */
#define KR_MATCH_TESTING 1u	/* "exists:" stays silent: any field is there */
/* Every pattern is tried on everything, and every meta is worked out. */
#define KR_MATCH_PLAIN	2u

enum kr_rc	kr_ruleset_match(const struct kr_ruleset *,
		    const struct kr_rule_text text[KR_SCOPE_COUNT],
		    unsigned how, struct kr_arena *,
		    struct kr_hits *ret, struct kr_err *err);

#endif /* KR_RULES_SET_H */
