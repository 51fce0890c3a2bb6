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

static enum kr_rc
compile(struct kr_pattern *p, uint32_t options, size_t start,
    struct kr_err *err)
{
	PCRE2_SIZE at;
	int code;
	unsigned char text[128];

	p->utf = needs_utf(p->source);
	p->caseless = (options & PCRE2_CASELESS) != 0;
	if (p->utf)
		options |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
	p->code = pcre2_compile((PCRE2_SPTR)p->source.ptr, p->source.len,
	    options, &code, &at, NULL);
	if (p->code == NULL) {
		pcre2_get_error_message(code, text, sizeof(text));
		return kr_fail(err, KR_E_SYNTAX, start + at,
		    "rules: pattern: %s", (const char *)text);
	}
	return KR_OK;
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
	return compile(ret, options, start, err);
}
