/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Patterns that see in a piece of a text no more than in the whole of it.
 *
 * Most do: the bytes of a match in the piece stand in the whole, too.  Not
 * so if a pattern asks what is not there: "(?!...)" holds at the end of a
 * piece for want of text, and so do "$" and an atomic group that would have
 * taken more.  "\b" asks whether there is a blank or nothing; pieces are
 * cut before blanks, where that is the same.
 */
#include <string.h>

#include "rules/set.h"

/* Does what begins "(?" at off ask only for what is there? */
static bool
is_group_plain(struct kr_span s, size_t off)
{
	char kind = off + 2 < s.len ? s.ptr[off + 2] : '\0';

	if (kind == '<')
		return off + 3 < s.len && s.ptr[off + 3] == '=';
	return kind == ':' || kind == '=';
}

static bool
is_piece_plain(struct kr_span s, size_t off)
{
	char next = off + 1 < s.len ? s.ptr[off + 1] : '\0';

	switch (s.ptr[off]) {
	case '^': case '$':
		return false;
	case '\\':
		return next != '\0' && strchr("ABCEGKNQRXZgkz", next) == NULL;
	case '(':
		return next != '*' && (next != '?' || is_group_plain(s, off));
	case '*': case '+': case '?': case '}':
		return next != '+';	/* "a++" gives nothing back */
	default:
		return true;
	}
}

bool
kr_pattern_narrows(const struct kr_pattern *p)
{
	struct kr_span s = p->source;
	uint32_t options = 0;

	pcre2_pattern_info(p->code, PCRE2_INFO_ALLOPTIONS, &options);
	if ((options & PCRE2_EXTENDED) != 0)
		return false;
	for (size_t off = 0; off < s.len; ) {
		if (!is_piece_plain(s, off))
			return false;
		if (s.ptr[off] == '[')
			off = kr_pattern_class_end(s, off);
		else
			off += s.ptr[off] == '\\' ? 2 : 1;
	}
	return true;
}
