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
#include "rules/required.h"

#define DEPTH_MAX 60		/* groups inside groups */
#define SOURCE_MAX 20000	/* longer ones would hold up the start */
#define TIMES_MAX 100
#define WORTH_MIN 1		/* less would hit nearly every text */

static struct piece	alternatives(struct reader *);

/* ---- groups --------------------------------------------------------- */

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

/* The rest of a group; flags that were set in it go. */
static struct piece
group_rest(struct reader *r, bool extended, bool caseless)
{
	struct piece p = alternatives(r);

	r->extended = extended;
	r->caseless = caseless;
	r->lost |= look(r, 0) != ')';
	r->off++;
	return p;
}

static struct piece
group_body(struct reader *r)
{
	return group_rest(r, r->extended, r->caseless);
}

/* After "(". */
static struct piece
group(struct reader *r)
{
	bool extended = r->extended, caseless = r->caseless;
	char c;

	if (look(r, 0) == '*') {
		r->lost = true;
		return kr_piece_anything();
	}
	if (look(r, 0) != '?')
		return group_body(r);
	r->off++;
	c = look(r, 0);
	if (c == '#') {
		while (more(r) && look(r, 0) != ')')
			r->off++;
		r->off++;
		return kr_piece_nothing(r);
	}
	if (c == '=' || c == '!' || (c == '<' &&
	    (look(r, 1) == '=' || look(r, 1) == '!'))) {
		r->off += c == '<' ? 2 : 1;
		group_body(r);
		return kr_piece_nothing(r);	/* takes no room */
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
		return kr_piece_anything();
	}
	inline_flags(r);
	if (look(r, 0) == ')') {	/* holds to the end of the group */
		r->off++;
		return kr_piece_nothing(r);
	}
	r->off++;
	return group_rest(r, extended, caseless);
}

/* ---- sequences ------------------------------------------------------ */

static struct piece
atom(struct reader *r)
{
	struct kr_bytes b = { { 0 } };
	struct piece nothing;
	uint32_t c = 0;
	char letter;

	switch (look(r, 0)) {
	case '[':
		r->off++;
		return kr_piece_class(r);
	case '(':
		r->off++;
		return group(r);
	case '.':
		r->off++;
		b = (struct kr_bytes){ { UINT64_MAX, UINT64_MAX, UINT64_MAX,
		    UINT64_MAX } };
		return wide_char(r, kr_piece_of_set(r, kr_piece_anything(),
		    &b), true);
	case '^': case '$':
		r->off++;
		return kr_piece_nothing(r);
	case '\\':
		r->off++;
		letter = look(r, 0);
		switch (kr_piece_escape(r, false, &c)) {
		case ESCAPE_EMPTY:
			nothing = kr_piece_nothing(r);
			nothing.boundary = letter == 'b';
			return nothing;
		case ESCAPE_ANY:
			if (!kr_piece_escape_set(letter, &b))
				return kr_piece_anything();
			if (letter == 'd')
				return kr_piece_digit(r);
			return wide_char(r, kr_piece_of_set(r,
			    kr_piece_anything(), &b), kr_bytes_has(&b, ' '));
		case ESCAPE_CHAR:
			break;
		}
		return kr_piece_character(r, c);
	default:
		return kr_piece_character(r, next_char(r));
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

/* n times as much; nothing stays nothing, however often. */
static size_t
product(size_t a, unsigned n)
{
	return a == 0 ? 0 : n == UINT_MAX || a > KR_FAR_AWAY / 2 / (n + 1) ?
	    KR_FAR_AWAY : a * n;
}

static const struct kr_looks *
repeated_looks(struct reader *r, const struct kr_looks *one, unsigned min,
    unsigned max)
{
	struct kr_looks l;

	l.shape = l.inner = kr_shape_repeat(&one->shape, min, max);
	l.rare = rarity(&l.shape);
	if (min > 0)
		kr_looks_rarer(&l, &one->inner, one->rare);
	return kr_looks_keep(r, &l);
}

static struct piece
repeated(struct reader *r, struct piece p, unsigned min, unsigned max)
{
	struct piece ret = { .edge = p.edge, .empty = p.empty || min == 0 };

	ret.max = (struct kr_extent){ product(p.max.bytes, max),
	    product(p.max.blanks, max) };
	if (min == 0 && max == 1 && p.exact) {
		ret = kr_piece_either(r, p, kr_piece_nothing(r));
		ret.max = p.max;
	}
	ret.looks = r->plain ? NULL : repeated_looks(r, p.looks, min, max);
	if (min == 0)
		return ret;
	if (min == max && p.exact && min <= 8) {
		struct strings s = p.is;
		unsigned i = 1;

		while (i < min && kr_strings_product(r, s, p.is, &s))
			i++;
		ret.exact = i == min;
		ret.is = s;
	}
	if (!ret.exact) {
		ret.need = kr_piece_need_of(p);
		if (min > 1 && min <= TIMES_MAX) {
			ret.need.times = min;
			ret.need.word = false;	/* only the first of them */
		}
		ret.also = p.also;
		ret.around = p.exact;
		ret.is = p.is;
	}
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
window_put(struct window *w, const struct kr_shape *s, struct kr_looks *best)
{
	if (w->n == WINDOW) {
		kr_looks_rarer(best, &w->at[0], rarity(&w->at[0]));
		memmove(w->at, w->at + 1, (WINDOW - 1) * sizeof(*w->at));
		w->n--;
	}
	w->at[w->n++] = kr_shape_empty;
	for (size_t i = 0; i < w->n; i++)
		w->at[i] = kr_shape_then(&w->at[i], s);
}

static void
window_end(const struct window *w, struct kr_looks *best)
{
	for (size_t i = 0; i < w->n; i++)
		kr_looks_rarer(best, &w->at[i], rarity(&w->at[i]));
}

/* What must stand in a match, for want of a longer run of it. */
static void
run_put(struct piece *to, struct piece run, struct kr_extent far, bool word,
    size_t from)
{
	struct strings need = kr_piece_need_of(run);

	need.far = far;
	need.word = word;
	need.from = from;
	kr_piece_needs(to, need);
}

/* The same of a piece that begins at off, behind what is read of a match. */
static void
piece_put(struct piece *to, struct piece p, bool word, size_t off)
{
	struct strings need = kr_piece_need_of(p);

	if (p.exact) {
		need.word = word;
		need.from = off;
	}
	need.far = further(to->max, need.far);
	kr_piece_needs(to, need);
	p.also.far = further(to->max, p.also.far);
	kr_piece_needs(to, p.also);
}

/* May a word begin behind p, if it may before? */
static bool
edge_after(struct piece p, bool edge)
{
	return p.boundary || (p.edge && (edge || !p.empty));
}

static bool
is_nothing(struct strings s)
{
	return s.n == 1 && s.item[0].len == 0;
}

static struct piece
sequence(struct reader *r)
{
	struct piece run = kr_piece_nothing(r), ret = { .edge = true,
	    .empty = true };
	struct kr_looks looks = kr_looks_empty;
	struct window w;
	struct kr_extent run_far = { 0, 0 };	/* before the run, at most */
	size_t run_from = r->off;
	bool exact = true, edge = r->edge, word = edge;	/* word: of the run */

	w.n = 0;
	while (more(r) && look(r, 0) != '|' && look(r, 0) != ')') {
		struct piece p;
		bool before = edge;
		size_t at = r->off;

		if (skip_extended(r))
			continue;
		r->edge = edge;
		p = quantified(r);
		if (r->lost)
			return kr_piece_anything();
		edge = edge_after(p, edge);
		ret.edge = edge_after(p, ret.edge);
		ret.empty &= p.empty;
		if (is_nothing(run.is)) {
			word = before;
			run_from = at;
		}
		if (!r->plain) {
			looks.shape = kr_shape_then(&looks.shape,
			    &p.looks->shape);
			kr_looks_rarer(&looks, &p.looks->inner,
			    p.looks->rare);
			window_put(&w, &p.looks->shape, &looks);
		}
		if (p.exact && kr_strings_product(r, run.is, p.is, &run.is)) {
			ret.max = further(ret.max, p.max);
			continue;
		}
		exact = false;
		if (p.around)		/* up to the first of many */
			(void)kr_strings_product(r, run.is, p.is, &run.is);
		run_put(&ret, run, run_far, word, run_from);
		piece_put(&ret, p, before, at);
		run_from = at;
		run_far = p.exact ? ret.max : further(ret.max, p.max);
		ret.max = further(ret.max, p.max);
		if (p.exact || p.around) {
			run = p;
			run.exact = true;
			word = before && p.exact; /* else: last of many */
		} else {
			run = kr_piece_nothing(r);
		}
	}
	if (!r->plain) {
		window_end(&w, &looks);
		ret.looks = kr_looks_keep(r, &looks);
	}
	if (exact) {
		ret.exact = true;
		ret.is = run.is;
		ret.is.word = word;
	} else {
		run_put(&ret, run, run_far, word, run_from);
	}
	return ret;
}

static struct piece
alternatives(struct reader *r)
{
	const bool edge = r->edge;
	struct piece ret;

	if (++r->depth > DEPTH_MAX) {
		r->lost = true;
		return kr_piece_anything();
	}
	ret = sequence(r);
	while (more(r) && look(r, 0) == '|') {
		r->off++;
		r->edge = edge;
		ret = kr_piece_either(r, ret, sequence(r));
	}
	r->depth--;
	return ret;
}

/* Many short strings are asked, of which memmem() would make tables. */
static bool
is_within(struct kr_span part, struct kr_span s)
{
	for (size_t i = 0; i + part.len <= s.len; i++)
		if (part.len == 0 || (s.ptr[i] == *part.ptr &&
		    memcmp(s.ptr + i, part.ptr, part.len) == 0))
			return true;
	return false;
}

/* Does any of them stand inside of another, and not where that begins? */
static bool
any_inside(struct strings s)
{
	for (size_t i = 0; i < s.n; i++)
		for (size_t k = 0; k < s.n; k++)
			if (s.item[k].len < s.item[i].len &&
			    is_within(s.item[k], kr_span_from(s.item[i], 1)))
				return true;
	return false;
}

/*
 * Keep what differs, and nothing that another string is part of: that one may
 * stand so much later.
 */
static struct strings
reduced(struct strings s)
{
	size_t n = 0, shortest = KR_LITERAL_BYTES, late = 0;

	s.word = s.word && !any_inside(s);
	for (size_t i = 0; i < s.n; i++)
		if (s.item[i].len < shortest)
			shortest = s.item[i].len;
	for (size_t i = 0; i < s.n; i++) {
		bool keep = true;

		for (size_t k = 0; k < s.n && keep; k++) {
			if (k == i || s.item[k].len > s.item[i].len)
				continue;
			if (s.item[k].len == s.item[i].len)
				keep = k > i ||
				    !kr_span_eq(s.item[k], s.item[i]);
			else
				keep = !is_within(s.item[k], s.item[i]);
		}
		if (keep) {
			struct kr_span t = s.item[i];

			s.item[i] = s.item[n];
			s.item[n++] = t;
		} else {
			late = late > s.item[i].len - shortest ? late :
			    s.item[i].len - shortest;
		}
	}
	s.n = n;
	s.far = further(s.far, (struct kr_extent){ late, late });
	return s;
}

/* All there is to say of a pattern; false if nothing can be said. */
static bool
pattern_read(const struct kr_pattern *p, struct reader *r, struct piece *all)
{
	uint32_t options = 0;

	r->s = p->source;
	r->utf = p->utf;
	r->caseless = p->caseless;
	if (p->source.len > SOURCE_MAX)
		return false;
	pcre2_pattern_info(p->code, PCRE2_INFO_ALLOPTIONS, &options);
	r->extended = (options & PCRE2_EXTENDED) != 0;
	*all = alternatives(r);
	return !r->lost && r->off == r->s.len;
}

static void
literals_put(struct piece all, struct kr_required *ret)
{
	struct strings s = kr_piece_need_of(all);

	ret->worth = kr_strings_worth(s);
	if (ret->worth < WORTH_MIN)
		return;
	s = reduced(s);
	ret->far = s.far;
	ret->item = s.item;
	ret->n = s.n;
	ret->times = s.times;
	ret->word = s.word && s.times < 2;
	ret->also = (struct kr_beside){ all.also.item, all.also.n,
	    all.also.far, all.also.word };
}

struct kr_required
kr_pattern_required(const struct kr_pattern *p, struct kr_arena *arena)
{
	struct reader r = { .arena = arena, .plain = true };
	struct kr_required ret = { .item = NULL };
	struct piece all;

	if (pattern_read(p, &r, &all))
		literals_put(all, &ret);
	return ret;
}

struct kr_shapes
kr_pattern_shapes(const struct kr_pattern *p, bool ascii,
    struct kr_arena *arena)
{
	struct reader r = { .arena = arena, .ascii = ascii };
	struct kr_shapes ret = { .rarity = 0 };
	struct piece all;
	struct kr_looks looks;

	if (!pattern_read(p, &r, &all))
		return ret;
	looks = *all.looks;
	ret.begin = looks.shape;
	ret.begin_rarity = kr_shape_rarity(&ret.begin, &ret.begin_places);
	kr_looks_rarer(&looks, &looks.shape, ret.begin_rarity);
	ret.shape = looks.inner;
	ret.rarity = kr_shape_rarity(&ret.shape, &ret.places);
	return ret;
}
