/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A regular expression as rule files write it.
 *
 * Perl's expressions run on PCRE2 unchanged.  A pattern is matched by
 * characters if it says something only characters can mean (a letter outside
 * ASCII, \x{100} and up, \p), else by bytes, as the field's rules expect.
 */
#include <string.h>

#include "rules/set.h"

#define TOO_LARGE 120		/* PCRE2: regular expression is too large */
#define SHARED_MIN 500		/* bytes of a group worth sharing */

static const struct {
	char		flag;
	uint32_t	option;		/* 0: legal, without meaning here */
} flags[] = {
	{ 'i', PCRE2_CASELESS }, { 'm', PCRE2_MULTILINE },
	{ 's', PCRE2_DOTALL }, { 'x', PCRE2_EXTENDED },
	{ 'n', PCRE2_NO_AUTO_CAPTURE },
	{ 'a', 0 }, { 'c', 0 }, { 'd', 0 }, { 'g', 0 }, { 'l', 0 },
	{ 'o', 0 }, { 'p', 0 }, { 'u', 0 },
};

static char
closing(char open)
{
	switch (open) {
	case '{': return '}';
	case '(': return ')';
	case '[': return ']';
	case '<': return '>';
	default:  return open;
	}
}

static enum kr_rc
flags_read(struct kr_span s, size_t at, uint32_t *options, size_t *used,
    struct kr_err *err)
{
	for (; at < s.len && kr_is_alpha(s.ptr[at]); at++) {
		size_t i = 0;

		while (i < KR_NELEM(flags) && flags[i].flag != s.ptr[at])
			i++;
		if (i == KR_NELEM(flags))
			return kr_fail(err, KR_E_SYNTAX, at,
			    "rules: '%c' is no flag of a pattern; "
			    "expected some of imsxn", s.ptr[at]);
		*options |= flags[i].option;
	}
	*used = at;
	return KR_OK;
}

/* Does "\x{...}" at off name more than a byte can hold? */
static bool
wide_escape(struct kr_span s, size_t off)
{
	size_t digits = 0;

	for (off += 2; off < s.len && s.ptr[off] != '}'; off++)
		if (digits > 0 || s.ptr[off] != '0')
			digits++;
	return digits > 2;
}

/* Can only characters be meant? */
static bool
needs_utf(struct kr_span s)
{
	bool high = false;

	for (size_t i = 0; i < s.len; i++) {
		if ((unsigned char)s.ptr[i] >= 0x80)
			high = true;
		if (s.ptr[i] != '\\' || i + 1 >= s.len)
			continue;
		i++;
		if (s.ptr[i] == 'p' || s.ptr[i] == 'P' || s.ptr[i] == 'X' ||
		    (s.ptr[i] == 'x' && i + 1 < s.len &&
		    s.ptr[i + 1] == '{' && wide_escape(s, i)))
			return true;
	}
	return high && kr_text_valid(s);
}

/* ---- patterns too large for PCRE2 -------------------------------------- */

size_t
kr_pattern_class_end(struct kr_span s, size_t off)
{
	off++;
	if (off < s.len && s.ptr[off] == '^')
		off++;
	if (off < s.len && s.ptr[off] == ']')
		off++;
	for (; off < s.len && s.ptr[off] != ']'; off++)
		if (s.ptr[off] == '\\')
			off++;
	return off + 1;
}

size_t
kr_pattern_group_end(struct kr_span s, size_t off)
{
	unsigned open = 0;

	while (off < s.len) {
		if (s.ptr[off] == '[') {
			off = kr_pattern_class_end(s, off);
			continue;
		}
		if (s.ptr[off] == '\\')
			off++;
		else if (s.ptr[off] == '(')
			open++;
		else if (s.ptr[off] == ')' && --open == 0)
			return off + 1;
		off++;
	}
	return s.len;
}

size_t
kr_pattern_piece_end(struct kr_span s, size_t off)
{
	switch (s.ptr[off]) {
	case '[':
		return kr_pattern_class_end(s, off);
	case '(':
		return kr_pattern_group_end(s, off);
	case '\\':
		return off + 2;
	default:
		return off + 1;
	}
}

/* "{5}" at off: 5, else 0. */
static unsigned
times(struct kr_span s, size_t off, size_t *end)
{
	unsigned n = 0;

	if (off >= s.len || s.ptr[off] != '{')
		return 0;
	for (off++; off < s.len && kr_is_digit(s.ptr[off]) && n < 1000; off++)
		n = n * 10 + (unsigned)(s.ptr[off] - '0');
	*end = off + 1;
	return off < s.len && s.ptr[off] == '}' ? n : 0;
}

/*
 * PCRE2 writes "(?:large){5}" out five times.  "(?<n>large)(?&n){4}" means
 * the same and is written out once.
 */
static struct kr_span
shared(struct kr_span s, struct kr_arena *arena)
{
	struct kr_buffer b;
	unsigned name = 0;

	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t off = 0; off < s.len; ) {
		size_t end = kr_pattern_piece_end(s, off), after = 0;
		unsigned n = 0;

		if (s.ptr[off] == '(' && end - off > SHARED_MIN &&
		    kr_span_casestarts(kr_span_from(s, off), "(?:"))
			n = times(s, end, &after);
		if (n > 1) {
			kr_buffer_printf(&b, "(?<shared%u>", ++name);
			kr_buffer_add(&b, kr_span_sub(s, off + 3,
			    end - off - 3));
			kr_buffer_printf(&b, "(?&shared%u){%u}", name, n - 1);
			end = after;
		} else {
			kr_buffer_add(&b, kr_span_sub(s, off, end - off));
		}
		off = end;
	}
	return kr_buffer_ok(&b) && name > 0 ? kr_buffer_span(&b) :
	    KR_SPAN_NONE;
}

/*
 * PCRE2 10.42 takes the byte that such a pattern looks at for the first byte
 * of the match, and looks for the last one behind it, where none need be:
 * "(?= )s? " does not match " ".
 */
static bool
looks_ahead_first(struct kr_span s)
{
	for (size_t at = kr_span_find(s, 0, "(?="); at != SIZE_MAX;
	    at = kr_span_find(s, at + 1, "(?="))
		if (at == 0 || strchr("(|:", s.ptr[at - 1]) != NULL ||
		    (at > 1 && s.ptr[at - 1] == 'b' && s.ptr[at - 2] == '\\'))
			return true;
	return false;
}

static enum kr_rc
compile(struct kr_pattern *p, uint32_t options, size_t start,
    struct kr_arena *arena, struct kr_err *err)
{
	struct kr_span smaller;
	PCRE2_SIZE at;
	int code;
	unsigned char text[128];

	p->utf = needs_utf(p->source);
	p->caseless = (options & PCRE2_CASELESS) != 0;
	options |= PCRE2_USE_OFFSET_LIMIT;
	if (looks_ahead_first(p->source))
		options |= PCRE2_NO_START_OPTIMIZE;
	if (p->utf)
		options |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
	p->code = pcre2_compile((PCRE2_SPTR)p->source.ptr, p->source.len,
	    options, &code, &at, NULL);
	p->options = options;
	p->compiled = p->source;
	if (p->code == NULL && code == TOO_LARGE &&
	    (smaller = shared(p->source, arena)).ptr != NULL) {
		p->compiled = smaller;
		p->code = pcre2_compile((PCRE2_SPTR)smaller.ptr, smaller.len,
		    options, &code, &at, NULL);
	}
	if (p->code == NULL) {
		pcre2_get_error_message(code, text, sizeof(text));
		return kr_fail(err, code == TOO_LARGE ? KR_E_LIMIT :
		    KR_E_SYNTAX, start + at,
		    "rules: pattern: %s", (const char *)text);
	}
	return KR_OK;
}

/*
 * "\b(?:...)": every match begins at the edge of a word.  Not if alternatives
 * stand outside of groups, or what is read otherwise than it looks.
 */
static bool
begins_at_edge(const struct kr_pattern *p)
{
	const struct kr_span s = p->source, begin = kr_span_sub(s, 0, 2);
	uint32_t options = 0;
	size_t off = 2;

	pcre2_pattern_info(p->code, PCRE2_INFO_ALLOPTIONS, &options);
	if (!kr_span_is(begin, "\\b") || (options & PCRE2_EXTENDED) != 0 ||
	    kr_span_find(s, 0, "\\Q") != SIZE_MAX ||
	    kr_span_find(s, 0, "[:") != SIZE_MAX)
		return false;
	while (off < s.len && s.ptr[off] != '|')
		off = kr_pattern_piece_end(s, off);
	return off >= s.len;
}

bool
kr_pattern_anchor(struct kr_pattern *p, unsigned places)
{
	PCRE2_SIZE at;
	int code;

	/* PCRE2 would look for a required character up to the end of the text,
	 * at every place: too long for text that has many places. */
	p->here = pcre2_compile((PCRE2_SPTR)p->compiled.ptr, p->compiled.len,
	    p->options | PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE, &code, &at,
	    NULL);
	p->places = places;
	p->edge = begins_at_edge(p);
	if (p->here != NULL)
		pcre2_jit_compile(p->here, PCRE2_JIT_COMPLETE);
	return p->here != NULL;
}

enum kr_rc
kr_pattern_read(struct kr_span s, struct kr_arena *arena,
    struct kr_pattern *ret, size_t *used, struct kr_err *err)
{
	size_t start = 1, end = SIZE_MAX;
	uint32_t options = 0;
	enum kr_rc rc;
	char close;

	if (s.len > 2 && s.ptr[0] == 'm' && !kr_is_alnum(s.ptr[1]) &&
	    !kr_is_blank(s.ptr[1]))
		start = 2;
	else if (s.len < 2 || s.ptr[0] != '/')
		return kr_fail(err, KR_E_SYNTAX, 0,
		    "rules: expected a pattern, /.../ or m{...}");
	close = closing(s.ptr[start - 1]);
	for (size_t i = start; i < s.len; i++)
		if (s.ptr[i] == close)
			end = i;
	if (end == SIZE_MAX)
		return kr_fail(err, KR_E_SYNTAX, s.len,
		    "rules: expected '%c' at the end of the pattern", close);
	if (end == start)
		return kr_fail(err, KR_E_SYNTAX, start,
		    "rules: the pattern is empty");
	rc = flags_read(s, end + 1, &options, used, err);
	if (rc != KR_OK)
		return rc;
	ret->source = kr_arena_copy(arena, kr_span_sub(s, start, end - start));
	if (ret->source.ptr == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "rules: no memory");
	return compile(ret, options, start, arena, err);
}
