/* SPDX-License-Identifier: Apache-2.0 */
/*
 * required.h - what is known of a piece of an expression
 *
 * Stage:  rules (private).  Sets of strings of which every match contains at
 * least one, and what a match looks like; required.c says what for.
 */
#ifndef KR_RULES_REQUIRED_H
#define KR_RULES_REQUIRED_H

#include <string.h>

#include "rules/set.h"

struct strings {
	struct kr_span	*item;
	size_t		 n;
	struct kr_extent far;	/* at most so much stands before one */
	unsigned	 times;	/* so many times at least; 0: once */
	bool		 word;	/* each begins where a word may begin */
	size_t		 from;	/* where they stand in the expression */
};

/* What is known of a piece of the expression. */
struct piece {
	bool		exact;	/* matches these strings and no others */
	bool		around;	/* begins and ends with one of them */
	struct strings	is;	/* if exact or around */
	struct strings	need;	/* if not: one of these; n 0: not known */
	struct strings	also;	/* and one of these, that stand elsewhere */
	struct kr_extent max;	/* what it takes */
	/* Behind it a word may begin, unless it is empty, which it may be. */
	bool		edge, empty;
	bool		boundary;	/* \b: a word may begin here */
	const struct kr_looks *looks;	/* if !reader.plain */
};

struct reader {
	struct kr_span	 s;
	size_t		 off;
	bool		 utf, caseless, extended;
	unsigned	 depth;
	bool		 lost;		/* gave up */
	bool		 plain;		/* strings only, no shapes */
	bool		 ascii;		/* shapes in texts of ASCII only */
	bool		 edge;		/* a word may begin here */
	struct kr_arena	*arena;
};

enum escape { ESCAPE_CHAR, ESCAPE_EMPTY, ESCAPE_ANY };

static inline size_t
sum(size_t a, size_t b)
{
	return a > KR_FAR_AWAY - b ? KR_FAR_AWAY : a + b;
}

static inline struct kr_extent
further(struct kr_extent a, struct kr_extent b)
{
	return (struct kr_extent){ sum(a.bytes, b.bytes),
	    sum(a.blanks, b.blanks) };
}

static inline unsigned
rarity(const struct kr_shape *s)
{
	unsigned places;

	return kr_shape_rarity(s, &places);
}

/* A character takes up to four bytes of UTF-8; a blank takes one. */
static inline struct piece
wide_char(const struct reader *r, struct piece p, bool blank)
{
	p.max = (struct kr_extent){ r->utf ? 4 : 1, blank };
	return p;
}

static inline bool
more(const struct reader *r)
{
	return r->off < r->s.len && !r->lost;
}

static inline char
look(const struct reader *r, size_t ahead)
{
	return r->off + ahead < r->s.len ? r->s.ptr[r->off + ahead] : '\0';
}

static inline uint32_t
next_char(struct reader *r)
{
	if (r->utf)
		return kr_text_next(r->s, &r->off);
	return (unsigned char)r->s.ptr[r->off++];
}

/* ---- required_char.c: characters and classes ---------------------------- */

struct piece	kr_piece_character(struct reader *r, uint32_t c);
enum escape	kr_piece_escape(struct reader *r, bool in_class,
	    uint32_t *ret);
bool	kr_piece_escape_set(char c, struct kr_bytes *b);
/* p looks like one character of that set. */
struct piece	kr_piece_of_set(struct reader *r, struct piece p,
	    const struct kr_bytes *b);
struct piece	kr_piece_class(struct reader *r);
struct piece	kr_piece_digit(struct reader *r);

/* ---- required_strings.c: pieces put together ---------------------------- */

struct piece	kr_piece_anything(void);
/* Take the shape for the inner one, if it is rarer. */
void	kr_looks_rarer(struct kr_looks *l, const struct kr_shape *s,
	    unsigned rare);
const struct kr_looks *kr_looks_keep(struct reader *r,
	    const struct kr_looks *l);
struct piece	kr_piece_shaped(struct reader *r, struct piece p,
	    const struct kr_shape *s);
struct piece	kr_piece_one(struct reader *r, struct kr_span text);
struct piece	kr_piece_nothing(struct reader *r);
unsigned	kr_strings_worth(struct strings s);
struct strings	kr_piece_need_of(struct piece p);
/* One of these must stand there, too. */
void	kr_piece_needs(struct piece *p, struct strings s);
struct piece	kr_piece_either(struct reader *r, struct piece a,
	    struct piece b);
bool	kr_strings_product(struct reader *r, struct strings a,
	    struct strings b, struct strings *ret);

#endif /* KR_RULES_REQUIRED_H */
