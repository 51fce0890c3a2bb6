/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What must stand in a text for a pattern to match it.
 *
 * Reads an expression and works out a set of strings of which every match
 * contains at least one.  A text without any of them need not be tried.
 * Whatever is not understood counts as "anything", so that the answer is
 * never wrong, only weaker.  ASCII letters are in lower case: texts are
 * searched without regard to case.
 *
 * Source: the idea is that of Google's Code Search and RE2 (Cox, Regular
 * expression matching with a trigram index, 2012).
 */
#include <string.h>

#include "rules/set.h"

#define STRINGS_MAX 160		/* of a set; more is "anything" */
#define PRODUCT_MAX 48		/* of sets put together */
#define STRING_BYTES 24		/* longer literals gain nothing */
#define CLASS_MAX 8		/* characters of a class that are worth it */
#define DEPTH_MAX 60		/* groups inside groups */
#define WORTH_MIN 5		/* less would hit nearly every text */

struct strings {
	struct kr_span	*item;
	size_t		 n;
};

/* What is known of a piece of the expression. */
struct piece {
	bool		exact;	/* matches these strings and no others */
	struct strings	is;	/* if exact */
	struct strings	need;	/* if not: one of these; n 0: not known */
};

struct reader {
	struct kr_span	 s;
	size_t		 off;
	bool		 utf, caseless, extended;
	unsigned	 depth;
	bool		 lost;		/* gave up */
	struct kr_arena	*arena;
};

static struct piece	alternatives(struct reader *);

/* ---- sets of strings ----------------------------------------------------- */

static const struct piece anything = { false, { NULL, 0 }, { NULL, 0 } };

static struct piece
one(struct reader *r, struct kr_span text)
{
	struct kr_span *item = kr_arena_alloc(r->arena, 1, sizeof(*item));
	struct kr_span copy = text.len == 0 ? KR_SPAN_LIT("") :
	    kr_arena_copy(r->arena, text);

	if (item == NULL || copy.ptr == NULL) {
		r->lost = true;
		return anything;
	}
	*item = copy;
	return (struct piece){ true, { item, 1 }, { NULL, 0 } };
}

static struct piece
nothing(struct reader *r)
{
	return one(r, KR_SPAN_LIT(""));
}

/* How seldom text holds the rarest sign of being there: more is better. */
static unsigned
worth_of(struct kr_span s)
{
	unsigned worth = 0;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		worth += c == ' ' || c == 'e' || c == '\n' ? 1 :
		    c != '\0' && strchr("taoinshrdlu.-<>/=\"", c) != NULL ? 2 :
		    3;
	}
	return worth;
}

static unsigned
worth(struct strings s)
{
	unsigned least = UINT_MAX, many = 0;

	if (s.n == 0)
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned w = worth_of(s.item[i]);

		if (w < least)
			least = w;
	}
	for (size_t n = s.n; n > 3; n /= 3)
		many++;
	return least > many ? least - many : 0;
}

static struct strings
need_of(struct piece p)
{
	struct strings s = p.exact ? p.is : p.need;

	for (size_t i = 0; i < s.n; i++)
		if (s.item[i].len == 0)
			return (struct strings){ NULL, 0 };
	return s;
}

static struct strings
better(struct strings a, struct strings b)
{
	return worth(b) > worth(a) ? b : a;
}

static struct strings
joined(struct reader *r, struct strings a, struct strings b)
{
	struct strings ret = { NULL, 0 };

	ret.item = kr_arena_alloc(r->arena, a.n + b.n, sizeof(*ret.item));
	if (ret.item == NULL) {
		r->lost = true;
		return ret;
	}
	memcpy(ret.item, a.item, a.n * sizeof(*a.item));
	memcpy(ret.item + a.n, b.item, b.n * sizeof(*b.item));
	ret.n = a.n + b.n;
	return ret;
}

static struct piece
either(struct reader *r, struct piece a, struct piece b)
{
	struct strings x, y;

	if (a.exact && b.exact && a.is.n + b.is.n <= STRINGS_MAX)
		return (struct piece){ true, joined(r, a.is, b.is),
		    { NULL, 0 } };
	x = need_of(a);
	y = need_of(b);
	if (x.n == 0 || y.n == 0 || x.n + y.n > STRINGS_MAX)
		return anything;
	return (struct piece){ false, { NULL, 0 }, joined(r, x, y) };
}

/* Every string of a followed by every string of b; false if too many. */
static bool
product(struct reader *r, struct strings a, struct strings b,
    struct strings *ret)
{
	struct strings s = { NULL, 0 };

	if (a.n * b.n > PRODUCT_MAX && a.n > 1 && b.n > 1)
		return false;
	s.item = kr_arena_alloc(r->arena, a.n * b.n, sizeof(*s.item));
	if (s.item == NULL)
		return false;
	for (size_t i = 0; i < a.n; i++)
		for (size_t k = 0; k < b.n; k++) {
			size_t len = a.item[i].len + b.item[k].len;
			char *p;

			if (len > STRING_BYTES)
				return false;
			p = kr_arena_alloc(r->arena, len + 1, 1);
			if (p == NULL)
				return false;
			memcpy(p, a.item[i].ptr, a.item[i].len);
			memcpy(p + a.item[i].len, b.item[k].ptr,
			    b.item[k].len);
			s.item[s.n++] = (struct kr_span){ p, len };
		}
	*ret = s;
	return true;
}

/* ---- characters ------------------------------------------------------------ */

/* A character as it would stand in a text searched without case. */
static struct piece
character(struct reader *r, uint32_t c)
{
	char buf[4];

	if (c < 0x80) {
		buf[0] = kr_lower((char)c);
		/* The long s and the Kelvin sign match s and k. */
		if (r->utf && r->caseless && (buf[0] == 'k' || buf[0] == 's'))
			return anything;
		return one(r, (struct kr_span){ buf, 1 });
	}
	if (!r->utf) {
		buf[0] = (char)c;
		return c > 0xFF ? anything : one(r, (struct kr_span){ buf, 1 });
	}
	if (r->caseless)
		return anything;
	return one(r, (struct kr_span){ buf, kr_text_put(c, buf) });
}

static bool
more(const struct reader *r)
{
	return r->off < r->s.len && !r->lost;
}

static char
look(const struct reader *r, size_t ahead)
{
	return r->off + ahead < r->s.len ? r->s.ptr[r->off + ahead] : '\0';
}

static uint32_t
next_char(struct reader *r)
{
	if (r->utf)
		return kr_text_next(r->s, &r->off);
	return (unsigned char)r->s.ptr[r->off++];
}

static int
hex_value(char c)
{
	return kr_is_digit(c) ? c - '0' :
	    kr_lower(c) >= 'a' && kr_lower(c) <= 'f' ?
	    kr_lower(c) - 'a' + 10 : -1;
}

/* After "\x". */
static uint32_t
hex_escape(struct reader *r)
{
	uint32_t c = 0;
	bool braces = look(r, 0) == '{';
	unsigned n = 0;

	r->off += braces;
	while (hex_value(look(r, 0)) >= 0 && n < (braces ? 6u : 2u)) {
		c = c << 4 | (uint32_t)hex_value(look(r, 0));
		r->off++;
		n++;
	}
	if (braces) {
		r->lost |= look(r, 0) != '}';
		r->off++;
	}
	return c;
}

enum escape { ESCAPE_CHAR, ESCAPE_EMPTY, ESCAPE_ANY };

/* After a backslash: which character, or what kind of thing. */
static enum escape
escape(struct reader *r, bool in_class, uint32_t *ret)
{
	char c = look(r, 0);

	if ((unsigned char)c >= 0x80) {
		*ret = next_char(r);
		return ESCAPE_CHAR;
	}
	r->off++;
	switch (c) {
	case 'n': *ret = '\n'; return ESCAPE_CHAR;
	case 't': *ret = '\t'; return ESCAPE_CHAR;
	case 'r': *ret = '\r'; return ESCAPE_CHAR;
	case 'f': *ret = '\f'; return ESCAPE_CHAR;
	case 'e': *ret = 0x1B; return ESCAPE_CHAR;
	case 'a': *ret = 0x07; return ESCAPE_CHAR;
	case 'x': *ret = hex_escape(r); return ESCAPE_CHAR;
	case 'b':
		*ret = 0x08;
		return in_class ? ESCAPE_CHAR : ESCAPE_EMPTY;
	case 'B': case 'A': case 'z': case 'Z': case 'G':
		return ESCAPE_EMPTY;
	case 'p': case 'P':
		if (look(r, 0) == '{')
			while (more(r) && look(r, 0) != '}')
				r->off++;
		r->off++;
		return ESCAPE_ANY;
	case 'Q': case 'E': case 'c': case 'o': case 'g': case 'k': case 'K':
		r->lost = true;
		return ESCAPE_ANY;
	default:
		break;
	}
	if (kr_is_digit(c)) {
		while (kr_is_digit(look(r, 0)))
			r->off++;
		return ESCAPE_ANY;
	}
	if (kr_is_alpha(c))
		return ESCAPE_ANY;
	*ret = (unsigned char)c;
	return ESCAPE_CHAR;
}

/* After "[": a few single characters, or anything. */
static struct piece
class(struct reader *r)
{
	struct piece ret = anything, c;
	bool any = false, first = true;
	size_t n = 0;

	if (look(r, 0) == '^') {
		any = true;
		r->off++;
	}
	for (; more(r) && (first || look(r, 0) != ']'); first = false) {
		uint32_t low;

		if (look(r, 0) == '[' && look(r, 1) == ':') {
			size_t end = kr_span_find(r->s, r->off, ":]");

			any = true;
			if (end == SIZE_MAX)
				r->lost = true;
			else
				r->off = end + 2;
			continue;
		}
		if (look(r, 0) == '\\') {
			r->off++;
			if (escape(r, true, &low) != ESCAPE_CHAR) {
				any = true;
				continue;
			}
		} else {
			low = next_char(r);
		}
		if (look(r, 0) == '-' && look(r, 1) != ']' &&
		    look(r, 1) != '\0') {
			any = true;	/* a range; its end is read as a char */
			r->off++;
			continue;
		}
		if (any || ++n > CLASS_MAX) {
			any = true;
			continue;
		}
		c = character(r, low);
		any |= !c.exact;
		ret = n == 1 ? c : either(r, ret, c);
	}
	r->off++;
	return any ? anything : ret;
}

/* ---- groups ------------------------------------------------------------------ */

/* Flags "i-sx" of a group, up to ':' or ')'. */
static void
inline_flags(struct reader *r)
{
	bool on = true;

	for (; more(r) && look(r, 0) != ':' && look(r, 0) != ')'; r->off++) {
		char c = look(r, 0);

		if (c == '-')
			on = false;
		else if (c == '^')
			r->extended = r->caseless = false;
		else if (c == 'x')
			r->extended = on;
		else if (c == 'i')
			r->caseless = on;
		else if (!kr_is_alpha(c))
			r->lost = true;
	}
}

static struct piece
group_body(struct reader *r)
{
	bool extended = r->extended, caseless = r->caseless;
	struct piece p = alternatives(r);

	r->extended = extended;
	r->caseless = caseless;
	r->lost |= look(r, 0) != ')';
	r->off++;
	return p;
}

/* After "(". */
static struct piece
group(struct reader *r)
{
	bool extended = r->extended, caseless = r->caseless;
	struct piece p;
	char c;

	if (look(r, 0) == '*') {
		r->lost = true;
		return anything;
	}
	if (look(r, 0) != '?')
		return group_body(r);
	r->off++;
	c = look(r, 0);
	if (c == '#') {
		while (more(r) && look(r, 0) != ')')
			r->off++;
		r->off++;
		return nothing(r);
	}
	if (c == '=' || c == '!' || (c == '<' &&
	    (look(r, 1) == '=' || look(r, 1) == '!'))) {
		r->off += c == '<' ? 2 : 1;
		group_body(r);
		return nothing(r);	/* takes no room */
	}
	if (c == '<' || c == 'P' || c == '\'') {
		char end = c == '\'' ? '\'' : '>';

		r->off++;
		if (c == 'P' && look(r, 0) != '<')
			r->lost = true;
		while (more(r) && look(r, 0) != end)
			r->off++;
		r->off++;
		return group_body(r);
	}
	if (c == '>' || c == '|') {
		r->off++;
		return group_body(r);
	}
	if (!kr_is_alpha(c) && c != '-' && c != ':' && c != '^') {
		r->lost = true;		/* conditions, recursion */
		return anything;
	}
	inline_flags(r);
	if (look(r, 0) == ')') {	/* holds to the end of the group */
		r->off++;
		return nothing(r);
	}
	r->off++;
	p = alternatives(r);
	r->extended = extended;
	r->caseless = caseless;
	r->lost |= look(r, 0) != ')';
	r->off++;
	return p;
}

/* ---- sequences ------------------------------------------------------------------ */

static struct piece
atom(struct reader *r)
{
	uint32_t c = 0;

	switch (look(r, 0)) {
	case '[':
		r->off++;
		return class(r);
	case '(':
		r->off++;
		return group(r);
	case '.':
		r->off++;
		return anything;
	case '^': case '$':
		r->off++;
		return nothing(r);
	case '\\':
		r->off++;
		switch (escape(r, false, &c)) {
		case ESCAPE_EMPTY:	return nothing(r);
		case ESCAPE_ANY:	return anything;
		case ESCAPE_CHAR:	break;
		}
		return character(r, c);
	default:
		return character(r, next_char(r));
	}
}

/* "{n}" "{n,}" "{n,m}" at off? */
static bool
braces(struct reader *r, unsigned *min, unsigned *max)
{
	size_t at = r->off + 1;
	unsigned v[2] = { 0, 0 };
	int k = 0;
	bool second = false;

	if (at >= r->s.len || !kr_is_digit(r->s.ptr[at]))
		return false;
	for (; at < r->s.len && r->s.ptr[at] != '}'; at++) {
		if (r->s.ptr[at] == ',' && k == 0) {
			k = 1;
		} else if (kr_is_digit(r->s.ptr[at]) && v[k] < 100000) {
			v[k] = v[k] * 10 + (unsigned)(r->s.ptr[at] - '0');
			second |= k == 1;
		} else {
			return false;
		}
	}
	*min = v[0];
	*max = k == 0 ? v[0] : second ? v[1] : UINT_MAX;
	r->off = at + 1;
	return true;
}

static struct piece
repeated(struct reader *r, struct piece p, unsigned min, unsigned max)
{
	struct piece ret;

	if (min == 0 && max == 1)
		return p.exact ? either(r, p, nothing(r)) : anything;
	if (min == 0)
		return anything;
	if (min == max && p.exact && min <= 8) {
		struct strings s = p.is;

		for (unsigned i = 1; i < min; i++)
			if (!product(r, s, p.is, &s))
				goto inexact;
		return (struct piece){ true, s, { NULL, 0 } };
	}
inexact:
	ret = anything;
	ret.need = need_of(p);
	return ret;
}

static struct piece
quantified(struct reader *r)
{
	struct piece p = atom(r);

	for (;;) {
		unsigned min = 1, max = 1;

		if (look(r, 0) == '*') {
			min = 0; max = UINT_MAX; r->off++;
		} else if (look(r, 0) == '+') {
			max = UINT_MAX; r->off++;
		} else if (look(r, 0) == '?') {
			min = 0; r->off++;
		} else if (look(r, 0) != '{' || !braces(r, &min, &max)) {
			return p;
		}
		if (look(r, 0) == '?' || look(r, 0) == '+')
			r->off++;	/* lazy, possessive */
		p = repeated(r, p, min, max);
	}
}

static bool
skip_extended(struct reader *r)
{
	if (!r->extended)
		return false;
	if (kr_is_blank(look(r, 0)) && more(r)) {
		r->off++;
		return true;
	}
	if (look(r, 0) != '#')
		return false;
	while (more(r) && look(r, 0) != '\n')
		r->off++;
	return true;
}

static struct piece
sequence(struct reader *r)
{
	struct piece run = nothing(r), ret = anything;
	bool exact = true;

	while (more(r) && look(r, 0) != '|' && look(r, 0) != ')') {
		struct piece p;

		if (skip_extended(r))
			continue;
		p = quantified(r);
		if (r->lost)
			return anything;
		if (p.exact && product(r, run.is, p.is, &run.is))
			continue;
		exact = false;
		ret.need = better(ret.need, need_of(run));
		ret.need = better(ret.need, need_of(p));
		run = p.exact ? p : nothing(r);
	}
	if (exact)
		return run;
	ret.need = better(ret.need, need_of(run));
	return ret;
}

static struct piece
alternatives(struct reader *r)
{
	struct piece ret;

	if (++r->depth > DEPTH_MAX) {
		r->lost = true;
		return anything;
	}
	ret = sequence(r);
	while (more(r) && look(r, 0) == '|') {
		r->off++;
		ret = either(r, ret, sequence(r));
	}
	r->depth--;
	return ret;
}

/* Keep what differs, and nothing that another string is part of. */
static struct strings
reduced(struct strings s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool keep = true;

		for (size_t k = 0; k < s.n && keep; k++) {
			if (k == i || s.item[k].len > s.item[i].len)
				continue;
			if (s.item[k].len == s.item[i].len)
				keep = k > i ||
				    !kr_span_eq(s.item[k], s.item[i]);
			else
				keep = memmem(s.item[i].ptr, s.item[i].len,
				    s.item[k].ptr, s.item[k].len) == NULL;
		}
		if (keep) {
			struct kr_span t = s.item[i];

			s.item[i] = s.item[n];
			s.item[n++] = t;
		}
	}
	s.n = n;
	return s;
}

struct kr_required
kr_pattern_required(const struct kr_pattern *p, struct kr_arena *arena)
{
	struct reader r = { .s = p->source, .utf = p->utf,
	    .caseless = p->caseless, .arena = arena };
	uint32_t options = 0;
	struct strings s;

	pcre2_pattern_info(p->code, PCRE2_INFO_ALLOPTIONS, &options);
	r.extended = (options & PCRE2_EXTENDED) != 0;
	s = need_of(alternatives(&r));
	if (r.lost || r.off < r.s.len || worth(s) < WORTH_MIN)
		return (struct kr_required){ NULL, 0 };
	s = reduced(s);
	return (struct kr_required){ s.item, s.n };
}
