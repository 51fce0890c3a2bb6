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

#define STRINGS_MAX 640		/* of a set; more is "anything" */
#define PRODUCT_MAX 48		/* of sets put together */
#define STRING_BYTES 24		/* longer literals gain nothing */
#define CLASS_MAX 8		/* characters of a class that are worth it */
#define DEPTH_MAX 60		/* groups inside groups */
#define SOURCE_MAX 20000		/* longer ones would hold up the start */
#define TIMES_MAX 100
#define NEAR_WORTH 1
#define WORTH_MIN 1		/* less would hit nearly every text */

struct strings {
	struct kr_span	*item;
	size_t		 n;
	size_t		 far;	/* at most so many bytes stand before one */
	unsigned	 times;	/* so many times at least; 0: once */
};

#define FAR_AWAY SIZE_MAX	/* nobody knows how many */

/* What is known of a piece of the expression. */
struct piece {
	bool		exact;	/* matches these strings and no others */
	bool		around;	/* begins and ends with one of them */
	struct strings	is;	/* if exact or around */
	struct strings	need;	/* if not: one of these; n 0: not known */
	size_t		max;	/* bytes it takes, FAR_AWAY: no limit */
	struct kr_shape	shape;	/* from its start on */
	struct kr_shape	inner;	/* of some stretch inside: the rarest */
	unsigned	rare;	/* how rare that is */
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

/* Of any bytes and length: kr_shape_any. */
static struct piece
anything(void)
{
	return (struct piece){ .shape = kr_shape_any,
	    .inner = kr_shape_any, .max = FAR_AWAY };
}

static size_t
further(size_t a, size_t b)
{
	return a > FAR_AWAY - b ? FAR_AWAY : a + b;
}

static size_t
furthest(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* A character takes up to four bytes of UTF-8. */
static struct piece
wide_char(const struct reader *r, struct piece p)
{
	p.max = r->utf ? 4 : 1;
	return p;
}

static unsigned
rarity(const struct kr_shape *s)
{
	unsigned places;

	return kr_shape_rarity(s, &places);
}

/* Take the shape instead of the piece's, if it is rarer. */
static void
rarer(struct piece *p, const struct kr_shape *s, unsigned rare)
{
	if (rare > p->rare) {
		p->inner = *s;
		p->rare = rare;
	}
}

static struct piece
shaped(struct piece p, const struct kr_shape *s)
{
	p.shape = p.inner = *s;
	p.rare = rarity(s);
	return p;
}

static struct piece
one(struct reader *r, struct kr_span text)
{
	struct kr_span *item = kr_arena_alloc(r->arena, 1, sizeof(*item));
	struct kr_span copy = text.len == 0 ? KR_SPAN_LIT("") :
	    kr_arena_copy(r->arena, text);

	if (item == NULL || copy.ptr == NULL) {
		r->lost = true;
		return anything();
	}
	*item = copy;
	return (struct piece){ .exact = true, .is = { item, 1, 0, 0 },
	    .max = text.len, .shape = kr_shape_empty,
	    .inner = kr_shape_empty };
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
least_worth(struct strings s)
{
	unsigned least = s.n == 0 ? 0 : UINT_MAX;

	for (size_t i = 0; i < s.n; i++) {
		unsigned w = worth_of(s.item[i]);

		if (w < least)
			least = w;
	}
	return least;
}

static unsigned
worth(struct strings s)
{
	unsigned least = least_worth(s), many = 0;

	for (size_t n = s.n; n > 3; n /= 3)
		many++;
	return least > many ? least - many : 0;
}

static struct strings
need_of(struct piece p)
{
	struct strings s = p.exact ? p.is : p.need;

	if (p.exact)
		s.far = 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.item[i].len == 0)
			return (struct strings){ NULL, 0, 0, 0 };
	return s;
}

/* Literals near the beginning of a match say where to look for it. */
static unsigned
use_of(struct strings s)
{
	unsigned w = worth(s);

	return s.far == FAR_AWAY || w == 0 ? w : w + NEAR_WORTH;
}

static struct strings
better(struct strings a, struct strings b)
{
	return use_of(b) > use_of(a) ? b : a;
}

static struct strings
joined(struct reader *r, struct strings a, struct strings b)
{
	struct strings ret = { NULL, 0, furthest(a.far, b.far), 0 };

	if (a.times > 1 && b.times > 1)
		ret.times = a.times < b.times ? a.times : b.times;

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
	struct piece p = { .shape = kr_shape_either(&a.shape, &b.shape),
	    .max = furthest(a.max, b.max) };
	struct strings x, y;

	p.inner = kr_shape_either(&a.inner, &b.inner);
	p.rare = a.rare == 0 || b.rare == 0 ? 0 : rarity(&p.inner);
	rarer(&p, &p.shape, rarity(&p.shape));
	if (a.exact && b.exact && a.is.n + b.is.n <= STRINGS_MAX) {
		p.exact = true;
		p.is = joined(r, a.is, b.is);
		return p;
	}
	x = need_of(a);
	y = need_of(b);
	if (x.n > 0 && y.n > 0 && x.n + y.n <= STRINGS_MAX)
		p.need = joined(r, x, y);
	return p;
}

/* Every string of a followed by every string of b; false if too many. */
static bool
product(struct reader *r, struct strings a, struct strings b,
    struct strings *ret)
{
	struct strings s = { NULL, 0, 0, 0 };

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

/* The bytes a character may be, in either case if that does not count. */
static struct kr_shape
char_shape(const struct reader *r, uint32_t c)
{
	struct kr_bytes b = { { 0 } };
	struct kr_shape one_byte, wide = kr_shape_wide(), s = kr_shape_empty;
	char buf[4];
	size_t n;

	if (c < 0x80 || (!r->utf && c < 0x100)) {
		kr_bytes_add(&b, (unsigned char)c);
		if (r->caseless && c < 0x80 && kr_is_alpha((char)c))
			kr_bytes_add(&b, (unsigned char)(c ^ 0x20));
		one_byte = kr_shape_of(&b);
		/* The long s and the Kelvin sign. */
		if (r->utf && r->caseless && c < 0x80 &&
		    strchr("ksKS", (int)c) != NULL)
			one_byte = kr_shape_either(&one_byte, &wide);
		return one_byte;
	}
	if (r->caseless) {
		kr_bytes_range(&b, 'A', 'Z');
		kr_bytes_range(&b, 'a', 'z');
		one_byte = kr_shape_of(&b);
		return kr_shape_either(&wide, &one_byte);
	}
	n = kr_text_put(c, buf);
	for (size_t i = 0; i < n; i++) {
		b = (struct kr_bytes){ { 0 } };
		kr_bytes_add(&b, (unsigned char)buf[i]);
		one_byte = kr_shape_of(&b);
		s = kr_shape_then(&s, &one_byte);
	}
	return s;
}

/* A character as it would stand in a text searched without case. */
static struct piece
character(struct reader *r, uint32_t c)
{
	struct kr_shape shape = char_shape(r, c);
	char buf[4];

	if (c < 0x80) {
		buf[0] = kr_lower((char)c);
		/* The long s and the Kelvin sign match s and k. */
		if (r->utf && r->caseless && (buf[0] == 'k' || buf[0] == 's'))
			return wide_char(r, shaped(anything(), &shape));
		return shaped(one(r, (struct kr_span){ buf, 1 }), &shape);
	}
	if (!r->utf) {
		buf[0] = (char)c;
		return c > 0xFF ? anything() :
		    shaped(one(r, (struct kr_span){ buf, 1 }), &shape);
	}
	if (r->caseless)
		return wide_char(r, shaped(anything(), &shape));
	return shaped(one(r, (struct kr_span){ buf, kr_text_put(c, buf) }),
	    &shape);
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

/* "\\d" and the like as bytes; false if it is none of them. */
static bool
escape_set(char c, struct kr_bytes *b)
{
	struct kr_bytes set = { { 0 } };

	switch (kr_lower(c)) {
	case 'd':
		kr_bytes_range(&set, '0', '9');
		break;
	case 'w':
		kr_bytes_range(&set, '0', '9');
		kr_bytes_range(&set, 'A', 'Z');
		kr_bytes_range(&set, 'a', 'z');
		kr_bytes_add(&set, '_');
		break;
	case 's':
		kr_bytes_range(&set, 0x09, 0x0D);
		kr_bytes_add(&set, ' ');
		break;
	case 'h':
		kr_bytes_add(&set, '\t');
		kr_bytes_add(&set, ' ');
		kr_bytes_range(&set, 0x80, 0xFF);
		break;
	default:
		return false;
	}
	if (c == 'D' || c == 'W' || c == 'S')
		kr_bytes_invert(&set);
	else if (c == 'H')
		return false;
	kr_bytes_join(b, &set);
	return true;
}

/* One character of that set; bytes outside ASCII are parts of characters. */
static struct kr_shape
set_shape(const struct reader *r, const struct kr_bytes *b)
{
	struct kr_bytes low = *b;
	struct kr_shape s, wide = kr_shape_wide();

	if (!r->utf)
		return kr_shape_of(b);
	low.bit[2] = low.bit[3] = 0;
	s = kr_shape_of(&low);
	return (b->bit[2] | b->bit[3]) != 0 ? kr_shape_either(&s, &wide) : s;
}

/* Add a character in each case it may have; wide ones as bytes 80 to FF. */
static void
class_add(const struct reader *r, struct kr_bytes *set, uint32_t c)
{
	if (c >= 0x80 && r->utf) {
		kr_bytes_range(set, 0x80, 0xFF);
		if (r->caseless) {	/* the long s, the Kelvin sign */
			kr_bytes_add(set, 's'); kr_bytes_add(set, 'S');
			kr_bytes_add(set, 'k'); kr_bytes_add(set, 'K');
		}
		return;
	}
	if (c > 0xFF)
		return;
	kr_bytes_add(set, (unsigned char)c);
	if (!r->caseless || c >= 0x80 || !kr_is_alpha((char)c))
		return;
	kr_bytes_add(set, (unsigned char)(c ^ 0x20));
	if (r->utf && strchr("ksKS", (int)c) != NULL)
		kr_bytes_range(set, 0x80, 0xFF);
}

/* After "[": a few single characters, or anything. */
static struct piece
class(struct reader *r)
{
	struct piece ret = anything(), c;
	struct kr_bytes set = { { 0 } };
	struct kr_shape shape;
	bool any = false, first = true, invert = false, every = false;
	uint32_t from = UINT32_MAX;	/* of a range */
	size_t n = 0;

	if (look(r, 0) == '^') {
		any = invert = true;
		r->off++;
	}
	for (; more(r) && (first || look(r, 0) != ']'); first = false) {
		uint32_t low;

		if (look(r, 0) == '[' && look(r, 1) == ':') {
			size_t end = kr_span_find(r->s, r->off, ":]");

			any = every = true;
			if (end == SIZE_MAX)
				r->lost = true;
			else
				r->off = end + 2;
			continue;
		}
		if (look(r, 0) == '\\') {
			char letter = look(r, 1);

			r->off++;
			if (escape(r, true, &low) != ESCAPE_CHAR) {
				any = true;
				every |= !escape_set(letter, &set);
				continue;
			}
		} else {
			low = next_char(r);
		}
		if (from != UINT32_MAX) {
			for (uint32_t k = from; k <= low && k < 0x80; k++)
				class_add(r, &set, k);
			class_add(r, &set, low);
			for (uint32_t k = 0x80; !r->utf && k <= low &&
			    k < 0x100; k++)
				if (k >= from)
					class_add(r, &set, k);
			from = UINT32_MAX;
			continue;
		}
		class_add(r, &set, low);
		if (look(r, 0) == '-' && look(r, 1) != ']' &&
		    look(r, 1) != '\0') {
			any = true;
			from = low;
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
	if (every)
		return wide_char(r, shaped(anything(), &kr_shape_any));
	if (invert) {
		/* Outside ASCII the class may leave out some characters only. */
		if (r->utf)
			set.bit[2] = set.bit[3] = 0;
		kr_bytes_invert(&set);
	}
	shape = set_shape(r, &set);
	return wide_char(r, shaped(any ? anything() : ret, &shape));
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
		return anything();
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
		return anything();
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
	struct kr_bytes b = { { 0 } };
	struct kr_shape shape;
	uint32_t c = 0;
	char letter;

	switch (look(r, 0)) {
	case '[':
		r->off++;
		return class(r);
	case '(':
		r->off++;
		return group(r);
	case '.':
		r->off++;
		b = (struct kr_bytes){ { UINT64_MAX, UINT64_MAX, UINT64_MAX,
		    UINT64_MAX } };
		shape = set_shape(r, &b);
		return wide_char(r, shaped(anything(), &shape));
	case '^': case '$':
		r->off++;
		return nothing(r);
	case '\\':
		r->off++;
		letter = look(r, 0);
		switch (escape(r, false, &c)) {
		case ESCAPE_EMPTY:
			return nothing(r);
		case ESCAPE_ANY:
			if (!escape_set(letter, &b))
				return anything();
			shape = set_shape(r, &b);
			return wide_char(r, shaped(anything(), &shape));
		case ESCAPE_CHAR:
			break;
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
	struct kr_shape shape = kr_shape_repeat(&p.shape, min, max);
	struct piece ret = { .shape = shape, .inner = shape };

	ret.max = max == UINT_MAX || p.max == FAR_AWAY ||
	    p.max > FAR_AWAY / 2 / (max + 1) ? FAR_AWAY : p.max * max;
	ret.rare = rarity(&shape);
	if (min == 0 && max == 1) {
		if (p.exact) {
			ret = either(r, p, nothing(r));
			ret.max = p.max;
		}
		return shaped(ret, &shape);
	}
	if (min == 0)
		return ret;
	if (min == max && p.exact && min <= 8) {
		struct strings s = p.is;
		unsigned i = 1;

		while (i < min && product(r, s, p.is, &s))
			i++;
		ret.exact = i == min;
		ret.is = s;
	}
	if (!ret.exact) {
		ret.need = need_of(p);
		if (min > 1 && min <= TIMES_MAX)
			ret.need.times = min;
		ret.around = p.exact;
		ret.is = p.is;
	}
	rarer(&ret, &p.inner, p.rare);
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

/* The shapes of the last few pieces, to see what begins at each of them. */
#define WINDOW KR_SHAPE_MAX

struct window {
	struct kr_shape	 at[WINDOW];	/* begins n pieces ago */
	size_t		 n;
};

/* Put a piece behind all that is open; what is full is compared. */
static void
window_put(struct window *w, const struct kr_shape *s, struct piece *best)
{
	if (w->n == WINDOW) {
		rarer(best, &w->at[0], rarity(&w->at[0]));
		memmove(w->at, w->at + 1, (WINDOW - 1) * sizeof(*w->at));
		w->n--;
	}
	w->at[w->n++] = kr_shape_empty;
	for (size_t i = 0; i < w->n; i++)
		w->at[i] = kr_shape_then(&w->at[i], s);
}

static struct piece
sequence(struct reader *r)
{
	struct piece run = nothing(r), ret = { .shape = kr_shape_empty,
	    .inner = kr_shape_empty };
	struct window w = { .n = 0 };
	struct strings need;
	size_t run_far = 0;	/* bytes before the run, at most */
	bool exact = true;

	while (more(r) && look(r, 0) != '|' && look(r, 0) != ')') {
		struct piece p;

		if (skip_extended(r))
			continue;
		p = quantified(r);
		if (r->lost)
			return anything();
		ret.shape = kr_shape_then(&ret.shape, &p.shape);
		rarer(&ret, &p.inner, p.rare);
		window_put(&w, &p.shape, &ret);
		if (p.exact && product(r, run.is, p.is, &run.is)) {
			ret.max = further(ret.max, p.max);
			continue;
		}
		exact = false;
		if (p.around)		/* up to the first of many */
			(void)product(r, run.is, p.is, &run.is);
		need = need_of(run);
		need.far = run_far;
		ret.need = better(ret.need, need);
		need = need_of(p);
		need.far = further(ret.max, need.far);
		ret.need = better(ret.need, need);
		run_far = p.exact ? ret.max : further(ret.max, p.max);
		ret.max = further(ret.max, p.max);
		if (p.exact || p.around) {
			run = p;
			run.exact = true;
		} else {
			run = nothing(r);
		}
	}
	for (size_t i = 0; i < w.n; i++)
		rarer(&ret, &w.at[i], rarity(&w.at[i]));
	if (exact) {
		ret.exact = true;
		ret.is = run.is;
	} else {
		need = need_of(run);
		need.far = run_far;
		ret.need = better(ret.need, need);
	}
	return ret;
}

static struct piece
alternatives(struct reader *r)
{
	struct piece ret;

	if (++r->depth > DEPTH_MAX) {
		r->lost = true;
		return anything();
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
	struct kr_required ret = { .item = NULL };
	uint32_t options = 0;
	struct strings s;
	struct piece all;

	if (p->source.len > SOURCE_MAX)
		return ret;
	pcre2_pattern_info(p->code, PCRE2_INFO_ALLOPTIONS, &options);
	r.extended = (options & PCRE2_EXTENDED) != 0;
	all = alternatives(&r);
	if (r.lost || r.off < r.s.len)
		return ret;
	ret.begin = all.shape;
	ret.begin_rarity = kr_shape_rarity(&ret.begin, &ret.begin_places);
	rarer(&all, &all.shape, ret.begin_rarity);
	ret.shape = all.inner;
	ret.rarity = kr_shape_rarity(&ret.shape, &ret.places);
	s = need_of(all);
	ret.worth = worth(s);
	if (ret.worth >= WORTH_MIN) {
		/* Shorter strings stand later in longer ones, and end earlier. */
		ret.far = further(s.far, 2 * STRING_BYTES);
		s = reduced(s);
		ret.item = s.item;
		ret.n = s.n;
		ret.times = s.times;
	}
	return ret;
}
