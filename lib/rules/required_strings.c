/* SPDX-License-Identifier: Apache-2.0 */
/* Sets of strings, and how pieces of an expression make larger ones. */
#include "rules/required.h"

#define STRINGS_MAX 640		/* of a set; more is "anything" */
#define PRODUCT_MAX 48		/* of sets put together */
#define NEAR_WORTH 1
#define COMMON_WORTH 2
#define COMMON_BYTES 5	/* of the longest common word */
#define ALSO_BLANKS 40		/* a match that has more is not looked into */

/* Of any bytes and length. */
struct piece
kr_piece_anything(void)
{
	return (struct piece){ .looks = &kr_looks_any,
	    .max = kr_extent_any };
}

void
kr_looks_rarer(struct kr_looks *l, const struct kr_shape *s, unsigned rare)
{
	if (rare > l->rare) {
		l->inner = *s;
		l->rare = rare;
	}
}

const struct kr_looks *
kr_looks_keep(struct reader *r, const struct kr_looks *l)
{
	struct kr_looks *ret = kr_arena_alloc(r->arena, 1, sizeof(*ret));

	if (ret == NULL) {
		r->lost = true;
		return &kr_looks_any;
	}
	*ret = *l;
	return ret;
}

struct piece
kr_piece_shaped(struct reader *r, struct piece p, const struct kr_shape *s)
{
	struct kr_looks l;

	if (r->plain)
		return p;
	l.shape = l.inner = *s;
	l.rare = rarity(s);
	p.looks = kr_looks_keep(r, &l);
	return p;
}

static size_t
blanks(struct kr_span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] == ' ';
	return n;
}

struct piece
kr_piece_one(struct reader *r, struct kr_span text)
{
	struct kr_span *item = kr_arena_alloc(r->arena, 1, sizeof(*item));
	struct kr_span copy = text.len == 0 ? KR_SPAN_LIT("") :
	    kr_arena_copy(r->arena, text);

	if (item == NULL || copy.ptr == NULL) {
		r->lost = true;
		return kr_piece_anything();
	}
	*item = copy;
	return (struct piece){ .exact = true, .is = { .item = item, .n = 1 },
	    .empty = text.len == 0, .edge = text.len == 0 ||
	    !kr_is_alnum(text.ptr[text.len - 1]),
	    .max = { text.len, blanks(text) }, .looks = &kr_looks_empty };
}

struct piece
kr_piece_nothing(struct reader *r)
{
	return kr_piece_one(r, KR_SPAN_LIT(""));
}

/* Words of which every text is full, whatever their letters. */
static bool
is_common(struct kr_span s)
{
	static const char *const words[] = { "a", "about", "all", "an", "and",
	    "are", "as", "at", "be", "but", "by", "can", "do", "for", "from",
	    "has", "have", "he", "her", "his", "i", "if", "in", "is", "it",
	    "me", "my", "not", "of", "on", "or", "our", "she", "so", "that",
	    "the", "their", "there", "they", "this", "to", "was", "we",
	    "were", "will", "with", "would", "you", "your" };

	s = kr_span_trim(s);
	if (s.len > COMMON_BYTES)
		return false;
	for (size_t i = 0; i < KR_NELEM(words); i++)
		if (s.len > 0 && *s.ptr == *words[i] &&
		    kr_span_is(s, words[i]))
			return true;
	return false;
}

/* How seldom text holds the rarest sign of being there: more is better. */
static unsigned
worth_of(struct kr_span s)
{
	static const unsigned char often[256] = { [' '] = 2, ['e'] = 2,
	    ['\n'] = 2, ['t'] = 1, ['a'] = 1, ['o'] = 1, ['i'] = 1, ['n'] = 1,
	    ['s'] = 1, ['h'] = 1, ['r'] = 1, ['d'] = 1, ['l'] = 1, ['u'] = 1,
	    ['.'] = 1, ['-'] = 1, ['<'] = 1, ['>'] = 1, ['/'] = 1, ['='] = 1,
	    ['"'] = 1 };
	unsigned worth = 0;

	if (is_common(s))
		return COMMON_WORTH;
	for (size_t i = 0; i < s.len; i++)
		worth += 3u - often[(unsigned char)s.ptr[i]];
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

unsigned
kr_strings_worth(struct strings s)
{
	unsigned least = least_worth(s), many = 0;

	for (size_t n = s.n; n > 3; n /= 3)
		many++;
	return least > many ? least - many : 0;
}

struct strings
kr_piece_need_of(struct piece p)
{
	struct strings s = p.exact ? p.is : p.need;

	if (p.exact)
		s.far = (struct kr_extent){ 0, 0 };
	for (size_t i = 0; i < s.n; i++)
		if (s.item[i].len == 0)
			return (struct strings){ .n = 0 };
	return s;
}

/* Literals near the beginning of a match say where to look for it. */
static unsigned
use_of(struct strings s)
{
	unsigned w = kr_strings_worth(s);

	return s.far.bytes == KR_FAR_AWAY || w == 0 ? w : w + NEAR_WORTH;
}

static void
also_put(struct piece *p, struct strings s)
{
	if (s.far.blanks <= ALSO_BLANKS && use_of(s) > use_of(p->also))
		p->also = s;
}

/* What grew out of others at the same place counts instead of them. */
void
kr_piece_needs(struct piece *p, struct strings s)
{
	bool better = use_of(s) > use_of(p->need);

	if (s.n == 0)
		return;
	if (p->also.n > 0 && p->also.from == s.from)
		p->also.n = 0;
	if (p->need.n > 0 && p->need.from != s.from)
		also_put(p, better ? p->need : s);
	if (better)
		p->need = s;
}

static struct strings
joined(struct reader *r, struct strings a, struct strings b)
{
	struct strings ret = { .far = kr_extent_larger(a.far, b.far),
	    .word = a.word && b.word, .from = a.from };

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

static const struct kr_looks *
either_looks(struct reader *r, const struct kr_looks *a,
    const struct kr_looks *b)
{
	struct kr_looks l;

	if (a == b)
		return a;
	l = (struct kr_looks){ kr_shape_either(&a->shape, &b->shape),
	    kr_shape_either(&a->inner, &b->inner), 0 };
	if (a->rare > 0 && b->rare > 0)
		l.rare = rarity(&l.inner);
	kr_looks_rarer(&l, &l.shape, rarity(&l.shape));
	return kr_looks_keep(r, &l);
}

struct piece
kr_piece_either(struct reader *r, struct piece a, struct piece b)
{
	struct piece p = { .max = kr_extent_larger(a.max, b.max),
	    .edge = a.edge && b.edge, .empty = a.empty || b.empty };
	struct strings x, y;

	if (!r->plain)
		p.looks = either_looks(r, a.looks, b.looks);
	if (a.exact && b.exact && a.is.n + b.is.n <= STRINGS_MAX) {
		p.exact = true;
		p.is = joined(r, a.is, b.is);
		return p;
	}
	x = kr_piece_need_of(a);
	y = kr_piece_need_of(b);
	if (x.n > 0 && y.n > 0 && x.n + y.n <= STRINGS_MAX)
		p.need = joined(r, x, y);
	if (a.also.n + b.also.n == 0)
		return p;
	x = a.also.n > 0 ? a.also : x;
	y = b.also.n > 0 ? b.also : y;
	if (x.n > 0 && y.n > 0 && x.n + y.n <= STRINGS_MAX)
		p.also = joined(r, x, y);
	return p;
}

/* Every string of a followed by every string of b; false if too many. */
bool
kr_strings_product(struct reader *r, struct strings a, struct strings b,
    struct strings *ret)
{
	struct strings s = { .n = 0 };

	if (a.n * b.n > PRODUCT_MAX && a.n > 1 && b.n > 1)
		return false;
	s.item = kr_arena_alloc(r->arena, a.n * b.n, sizeof(*s.item));
	if (s.item == NULL)
		return false;
	for (size_t i = 0; i < a.n; i++)
		for (size_t k = 0; k < b.n; k++) {
			size_t len = a.item[i].len + b.item[k].len;
			char *p;

			if (len > KR_LITERAL_BYTES)
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
