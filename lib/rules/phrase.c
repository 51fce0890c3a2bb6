/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words and phrases, as people write them.
 *
 *   free quote        these words; a comma, quote or hyphen may come between
 *   unsubscrib*       a word of any ending
 *   us$* million      after a sign: whatever follows it up to the next blank
 *   never ... played  up to FAR_WORDS words between, in the same sentence
 *
 * Matched on the search copy.  A phrase begins and ends where words do,
 * except in scripts that put no blanks between words, or glue endings on.
 */
#include <string.h>

#include "rules/set.h"

#define PIECES_MAX 12
#define FAR_WORDS 8		/* that "..." stands for, at most */
#define FAR_BYTES 96
#define GAP_BYTES 3		/* signs and blanks between two words */
#define REST_BYTES 64		/* that "*" stands for, at most */

/* What stands between a piece and the one before. */
enum join { JOIN_GAP, JOIN_REST, JOIN_REST_GAP, JOIN_FAR };

struct piece {
	struct kr_span	text;
	enum join	join;
	bool		open;	/* "*" after it */
};

struct kr_phrase {
	struct piece	piece[PIECES_MAX];
	size_t		n;
	size_t		anchor;
};

/* ---- characters of the search copy -------------------------------------- */

/*
 * Scripts without blanks between words, or with endings glued to them: Thai,
 * Lao, Burmese, Khmer and Korean too.
 */
static bool
joined(uint32_t c)
{
	return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
	    (c >= 0x1780 && c <= 0x17FF) || (c >= 0xAC00 && c <= 0xD7A3) ||
	    kr_text_unspaced(c);
}

static uint32_t
char_at(struct kr_span s, size_t off)
{
	return kr_text_next(s, &off);
}

static uint32_t
char_before(struct kr_span s, size_t off)
{
	size_t at = off - 1;

	while (at > 0 && off - at < 4 &&
	    ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
		at--;
	return char_at(s, at);
}

/* Can a word begin or end between the bytes off - 1 and off? */
static bool
boundary(struct kr_span s, size_t off)
{
	uint32_t a, b;

	if (off == 0 || off >= s.len)
		return true;
	a = char_before(s, off);
	b = char_at(s, off);
	return !kr_text_in_word(a) || !kr_text_in_word(b) || joined(a) ||
	    joined(b);
}

/* May the sign stand between two words of a phrase? */
static bool
soft(char c)
{
	switch (c) {
	case ' ': case ',': case '-': case '"': case '.': case '/':
	case ':': case '(': case ')': case '*': case '_': case '~':
	case '|': case '[': case ']':
		return true;
	default:
		return false;
	}
}

/* Does a sentence end at off: a full stop and a blank? */
static bool
sentence_end(struct kr_span s, size_t off)
{
	return (s.ptr[off] == '.' || s.ptr[off] == '!' || s.ptr[off] == '?') &&
	    off + 1 < s.len && s.ptr[off + 1] == ' ';
}

/* ---- reading ------------------------------------------------------------ */

static bool
piece_add(struct kr_phrase *p, struct kr_span word, enum join join,
    struct kr_arena *arena, const char **why)
{
	struct piece *to;
	struct kr_span folded = kr_text_fold_span(word, arena);

	if (folded.ptr == NULL) {
		*why = "";
		return false;
	}
	if (folded.len == 0)
		return true;	/* nothing but signs that the copy leaves out */
	if (p->n == PIECES_MAX) {
		*why = "a phrase of 12 words at most";
		return false;
	}
	to = &p->piece[p->n++];
	to->text = folded;
	to->join = join;
	to->open = false;
	return true;
}

/* A word with "*" in or after it: "keto*", "1*%". */
static bool
word_add(struct kr_phrase *p, struct kr_span word, bool far,
    struct kr_arena *arena, const char **why)
{
	enum join join = far ? JOIN_FAR : p->n > 0 &&
	    p->piece[p->n - 1].open ? JOIN_REST_GAP : JOIN_GAP;

	for (;;) {
		size_t star = kr_span_chr(word, 0, '*');
		struct kr_span text = kr_span_sub(word, 0, star);

		if (star == 0 && p->n == 0) {
			*why = "a letter or sign before '*'";
			return false;
		}
		if (text.len > 0 && !piece_add(p, text, join, arena, why))
			return false;
		if (star == SIZE_MAX || p->n == 0)
			return true;
		p->piece[p->n - 1].open = true;
		word = kr_span_from(word, star + 1);
		if (word.len == 0)
			return true;
		join = JOIN_REST;
	}
}

static struct kr_span
blank_separated(struct kr_span *rest)
{
	size_t end;
	struct kr_span word;

	*rest = kr_span_trim(*rest);
	for (end = 0; end < rest->len && !kr_is_blank(rest->ptr[end]); end++)
		;
	word = kr_span_sub(*rest, 0, end);
	*rest = kr_span_from(*rest, end);
	return word;
}

/* The longest piece that only gaps part from the first. */
static size_t
anchor_of(const struct kr_phrase *p)
{
	size_t best = 0;

	for (size_t i = 1; i < p->n && p->piece[i].join == JOIN_GAP; i++)
		if (p->piece[i].text.len > p->piece[best].text.len)
			best = i;
	return best;
}

struct kr_phrase *
kr_phrase_read(struct kr_span source, struct kr_arena *arena,
    struct kr_span *anchor, const char **why)
{
	struct kr_phrase *p = kr_arena_zalloc(arena, 1, sizeof(*p));
	struct kr_span word;
	bool far = false;

	*why = "";
	if (p == NULL)
		return NULL;
	while ((word = blank_separated(&source)).len > 0) {
		if (kr_span_is(word, "...")) {
			far = true;
			continue;
		}
		if (!word_add(p, word, far && p->n > 0, arena, why))
			return NULL;
		far = false;
	}
	if (p->n == 0 || far) {
		*why = "a word";
		return NULL;
	}
	p->anchor = anchor_of(p);
	*anchor = p->piece[p->anchor].text;
	return p;
}

/* ---- matching ----------------------------------------------------------- */

static bool
stands_at(struct kr_span s, size_t off, struct kr_span text)
{
	/* Its first byte tells mostly, and is no call. */
	return off <= s.len && s.len - off >= text.len &&
	    s.ptr[off] == *text.ptr &&
	    memcmp(s.ptr + off, text.ptr, text.len) == 0;
}

/* Signs and blanks from off on: where the piece stands after them. */
static bool
gap_then(struct kr_span s, size_t off, struct kr_span text, size_t *at)
{
	for (size_t n = 1; n <= GAP_BYTES && off + n < s.len; n++) {
		if (!soft(s.ptr[off + n - 1]) ||
		    sentence_end(s, off + n - 1))
			return false;
		if (stands_at(s, off + n, text)) {
			*at = off + n;
			return true;
		}
	}
	return false;
}

/* The same backwards: the piece ends some signs before off. */
static bool
gap_before(struct kr_span s, size_t off, struct kr_span text, size_t *at)
{
	for (size_t n = 1; n <= GAP_BYTES && off >= n + text.len; n++) {
		if (!soft(s.ptr[off - n]) || sentence_end(s, off - n))
			return false;
		if (stands_at(s, off - n - text.len, text)) {
			*at = off - n - text.len;
			return true;
		}
	}
	return false;
}

/* The rest of a word after off: letters after a letter, else all signs. */
static size_t
rest_end(struct kr_span s, size_t off)
{
	bool word = off > 0 && kr_text_in_word(char_before(s, off));
	size_t end = off;

	while (end < s.len && end - off < REST_BYTES && s.ptr[end] != ' ') {
		size_t next = end;
		uint32_t c = kr_text_next(s, &next);

		if (word && !kr_text_in_word(c))
			break;
		end = next;
	}
	return end;
}

static bool	rest_matches(const struct kr_phrase *, size_t i,
		    struct kr_span s, size_t off, size_t *end);

/* Piece i begins at a word within reach of off. */
static bool
far_matches(const struct kr_phrase *p, size_t i, struct kr_span s, size_t off,
    size_t *end)
{
	size_t limit = off + FAR_BYTES < s.len ? off + FAR_BYTES : s.len;
	unsigned words = 0;

	for (size_t at = off; at < limit && words <= FAR_WORDS; at++) {
		if (sentence_end(s, at))
			return false;
		if (stands_at(s, at, p->piece[i].text) && boundary(s, at) &&
		    rest_matches(p, i, s, at, end))
			return true;
		if (s.ptr[at] == ' ')
			words++;
	}
	return false;
}

/* Piece i stands at off; do the pieces after it follow? */
static bool
rest_matches(const struct kr_phrase *p, size_t i, struct kr_span s, size_t off,
    size_t *end)
{
	for (;;) {
		const struct piece *piece = &p->piece[i];
		size_t rest;

		off += piece->text.len;
		rest = piece->open ? rest_end(s, off) : off;
		if (++i == p->n)
			break;
		switch (p->piece[i].join) {
		case JOIN_GAP:
			if (!gap_then(s, off, p->piece[i].text, &off))
				return false;
			break;
		case JOIN_REST_GAP:
			if (!gap_then(s, rest, p->piece[i].text, &off))
				return false;
			break;
		case JOIN_REST:
			while (off < rest &&
			    !stands_at(s, off, p->piece[i].text))
				off++;
			if (!stands_at(s, off, p->piece[i].text))
				return false;
			break;
		case JOIN_FAR:
			return boundary(s, rest) &&
			    far_matches(p, i, s, rest, end);
		}
	}
	if (!p->piece[p->n - 1].open) {
		*end = off;
		return boundary(s, off);
	}
	*end = rest_end(s, off);
	/* "$*": a sign alone says nothing. */
	return *end > off || kr_text_in_word(char_before(s, off));
}

struct kr_around
kr_phrase_around(const struct kr_phrase *p)
{
	const struct piece *anchor = &p->piece[p->anchor];
	struct kr_around a = { KR_AROUND_WORD, KR_AROUND_WORD };

	if (p->anchor > 0)
		a.before = (unsigned char)anchor[-1].text.ptr[
		    anchor[-1].text.len - 1];
	if (anchor->open)
		a.after = KR_AROUND_ANY;
	else if (p->anchor + 1 < p->n && anchor[1].join == JOIN_GAP)
		a.after = (unsigned char)*anchor[1].text.ptr;
	return a;
}

/* Two signs, from the anchor on: a gap, and the piece or more of a gap. */
static bool
across(unsigned char want, char first, char second)
{
	return soft(first) && ((unsigned char)second == want || soft(second));
}

bool
kr_phrase_may(const struct kr_around *a, struct kr_span s, size_t off,
    size_t end)
{
	if (a->before == KR_AROUND_WORD) {
		if (off > 0 && kr_is_alnum(s.ptr[off - 1]) &&
		    kr_is_alnum(s.ptr[off]))
			return false;
	} else if (a->before != KR_AROUND_ANY && (off < 2 ||
	    !across(a->before, s.ptr[off - 1], s.ptr[off - 2]))) {
		return false;
	}
	if (a->after == KR_AROUND_ANY)
		return true;
	if (a->after == KR_AROUND_WORD)
		return end >= s.len || !kr_is_alnum(s.ptr[end]) ||
		    !kr_is_alnum(s.ptr[end - 1]);
	return s.len - end >= 2 && across(a->after, s.ptr[end],
	    s.ptr[end + 1]);
}

bool
kr_phrase_match(const struct kr_phrase *p, struct kr_span s, size_t end,
    size_t *off, size_t *len)
{
	size_t anchor = end - p->piece[p->anchor].text.len, start = anchor;

	for (size_t i = p->anchor; i > 0; i--)
		if (!gap_before(s, start, p->piece[i - 1].text, &start))
			return false;
	if (!boundary(s, start) ||
	    !rest_matches(p, p->anchor, s, anchor, &end))
		return false;
	*off = start;
	*len = end - start;
	return true;
}
