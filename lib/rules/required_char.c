/* SPDX-License-Identifier: Apache-2.0 */
/* Characters, escapes and classes of an expression. */
#include "rules/required.h"

#define CLASS_MAX 10		/* characters of a class that are worth it */
/* Other cases of s and k, outside ASCII. */
#define LONG_S	0x17F
#define KELVIN	0x212A

/* The bytes a character may be, in either case if that does not count. */
static struct kr_shape
char_shape(const struct reader *r, uint32_t c)
{
	struct kr_bytes b = { { 0 } };
	struct kr_shape one_byte, s = kr_shape_empty;
	char buf[4];
	size_t n;

	if (r->ascii && c >= 0x80 && !(r->utf && r->caseless))
		return kr_shape_none;
	if (c < 0x80 || (!r->utf && c < 0x100)) {
		kr_bytes_add(&b, (unsigned char)c);
		if (r->caseless && c < 0x80 && kr_is_alpha((char)c))
			kr_bytes_add(&b, (unsigned char)(c ^ 0x20));
		one_byte = kr_shape_of(&b);
		/* The long s and the Kelvin sign. */
		if (r->utf && r->caseless && c < 0x80 && !r->ascii &&
		    strchr("ksKS", (int)c) != NULL)
			one_byte = kr_shape_either(&one_byte, &kr_shape_wide);
		return one_byte;
	}
	if (r->caseless) {
		kr_bytes_range(&b, 'A', 'Z');
		kr_bytes_range(&b, 'a', 'z');
		one_byte = kr_shape_of(&b);
		return r->ascii ? one_byte :
		    kr_shape_either(&kr_shape_wide, &one_byte);
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
	char buf[4];

	if (c < 0x80) {
		buf[0] = kr_lower((char)c);
		/* The long s and the Kelvin sign match s and k. */
		if (r->utf && r->caseless && (buf[0] == 'k' || buf[0] == 's'))
			return wide_char(r, kr_piece_anything(), false);
		return kr_piece_one(r, (struct kr_span){ buf, 1 });
	}
	if (!r->utf) {
		buf[0] = (char)c;
		return kr_piece_one(r, (struct kr_span){ buf, 1 });
	}
	if (r->caseless)
		return wide_char(r, kr_piece_anything(), false);
	return kr_piece_one(r, (struct kr_span){ buf, kr_text_put(c, buf) });
}

struct piece
kr_piece_character(struct reader *r, uint32_t c)
{
	struct kr_shape shape;

	if (!r->utf && c > 0xFF)
		return kr_piece_anything();
	if (r->plain)
		return character(r, c);
	shape = char_shape(r, c);
	return kr_piece_shaped(r, character(r, c), &shape);
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

/* After a backslash: which character, or what kind of thing. */
enum escape
kr_piece_escape(struct reader *r, bool in_class, uint32_t *ret)
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
bool
kr_piece_escape_set(char c, struct kr_bytes *b)
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
	struct kr_shape s;

	if (!r->utf && !r->ascii)
		return kr_shape_of(b);
	low.bit[2] = low.bit[3] = 0;
	s = kr_shape_of(&low);
	return (b->bit[2] | b->bit[3]) == 0 || r->ascii ? s :
	    kr_shape_either(&s, &kr_shape_wide);
}

struct piece
kr_piece_of_set(struct reader *r, struct piece p, const struct kr_bytes *b)
{
	struct kr_shape shape;

	if (r->plain)
		return p;
	shape = set_shape(r, b);
	return kr_piece_shaped(r, p, &shape);
}

/* Add a character in each case it may have; wide ones as bytes 80 to FF. */
static void
class_add(const struct reader *r, struct kr_bytes *set, uint32_t c)
{
	if (c >= 0x80 && r->utf) {
		kr_bytes_range(set, 0x80, 0xFF);
		if (r->caseless && c == LONG_S) {
			kr_bytes_add(set, 's'); kr_bytes_add(set, 'S');
		} else if (r->caseless && c == KELVIN) {
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

static void
range_add(const struct reader *r, struct kr_bytes *set, uint32_t from,
    uint32_t to)
{
	for (uint32_t k = from; k <= to && k < 0x80; k++)
		class_add(r, set, k);
	class_add(r, set, to);
	if (r->utf && from <= LONG_S && LONG_S <= to)
		class_add(r, set, LONG_S);
	if (r->utf && from <= KELVIN && KELVIN <= to)
		class_add(r, set, KELVIN);
	for (uint32_t k = 0x80; !r->utf && k <= to && k < 0x100; k++)
		if (k >= from)
			class_add(r, set, k);
}

/* Outside ASCII the class may leave out a few only. */
static void
class_invert(const struct reader *r, struct kr_bytes *set)
{
	if (r->utf)
		set->bit[2] = set->bit[3] = 0;
	kr_bytes_invert(set);
}

/* The characters of a class, while they are few. */
struct few {
	struct piece	 is;		/* one of them */
	size_t		 n;
	bool		 any;		/* they are many, or not known */
};

static void
few_add(struct reader *r, struct few *f, uint32_t from, uint32_t to)
{
	f->any |= to < from || to - from >= CLASS_MAX;
	for (uint32_t c = from; !f->any && c <= to; c++) {
		struct piece p = character(r, c);

		f->any = !p.exact || ++f->n > CLASS_MAX;
		if (!f->any)
			f->is = f->n == 1 ? p : kr_piece_either(r, f->is, p);
	}
}

struct piece
kr_piece_digit(struct reader *r)
{
	struct few f = { .any = false };
	struct kr_bytes digits = { { 0 } };

	kr_bytes_range(&digits, '0', '9');
	few_add(r, &f, '0', '9');
	return kr_piece_of_set(r, f.is, &digits);
}

/* After "[": a few single characters, or anything. */
struct piece
kr_piece_class(struct reader *r)
{
	struct few few = { .any = false };
	struct kr_bytes set = { { 0 } };
	bool first = true, invert = false, every = false;
	uint32_t from = UINT32_MAX;	/* of a range */

	if (look(r, 0) == '^') {
		few.any = invert = true;
		r->off++;
	}
	for (; more(r) && (first || look(r, 0) != ']'); first = false) {
		uint32_t low;

		if (look(r, 0) == '[' && look(r, 1) == ':') {
			size_t end = kr_span_find(r->s, r->off, ":]");

			few.any = every = true;
			if (end == SIZE_MAX)
				r->lost = true;
			else
				r->off = end + 2;
			continue;
		}
		if (look(r, 0) == '\\') {
			char letter = look(r, 1);

			r->off++;
			if (kr_piece_escape(r, true, &low) != ESCAPE_CHAR) {
				every |= !kr_piece_escape_set(letter, &set);
				if (letter == 'd')
					few_add(r, &few, '0', '9');
				else
					few.any = true;
				continue;
			}
		} else {
			low = next_char(r);
		}
		if (from != UINT32_MAX) {
			range_add(r, &set, from, low);
			few_add(r, &few, from, low);
			from = UINT32_MAX;
			continue;
		}
		class_add(r, &set, low);
		if (look(r, 0) == '-' && look(r, 1) != ']' &&
		    look(r, 1) != '\0') {
			from = low;
			r->off++;
			continue;
		}
		few_add(r, &few, low, low);
	}
	r->off++;
	if (every)
		return wide_char(r, kr_piece_anything(), true);
	if (invert)
		class_invert(r, &set);
	return wide_char(r, kr_piece_of_set(r, few.any || few.n == 0 ?
	    kr_piece_anything() : few.is, &set), kr_bytes_has(&set, ' '));
}
