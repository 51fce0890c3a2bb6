/* SPDX-License-Identifier: Apache-2.0 */
/*
 * source.c - where a message came from that has no header: beside it somebody
 * wrote the number, or when it came
 */
#include <string.h>

#include "evidence/forward/intro_words.h"
#include "evidence/forward/reader.h"

#define NUMBER_BYTES	24	/* of a number with what stands between */
#define SOURCE_BYTES	32	/* before a number that are looked at */
#define CODE_DIGITS	3	/* the shortest number that texts come from */
#define BEHIND_BYTES	48	/* a line that says only this is short */
#define REST_BYTES	16	/* "at 9.15am", behind a number */

size_t
kr_forward_number(struct kr_span s, size_t at, size_t *digits)
{
	size_t end = at;

	s = kr_span_sub(s, 0, at + NUMBER_BYTES);
	for (*digits = 0; at < s.len && (kr_is_digit(s.ptr[at]) ||
	    (s.ptr[at] != '\0' && strchr("+ -()", s.ptr[at]) != NULL)); at++)
		if (kr_is_digit(s.ptr[at])) {
			++*digits;
			end = at + 1;
		}
	return end;
}

bool
kr_forward_ends_in_source(struct kr_forward_reader *r, struct kr_span s)
{
	size_t at, digits;

	while (s.len > 0 && strchr(":. )", s.ptr[s.len - 1]) != NULL)
		s.len--;
	for (at = s.len; at > 0 && (kr_is_digit(s.ptr[at - 1]) ||
	    strchr("+ -()", s.ptr[at - 1]) != NULL) && s.ptr[at - 1] != '\0';
	    at--)
		;
	while (at < s.len && s.ptr[at] == ' ')
		at++;
	(void)kr_forward_number(s, at, &digits);
	if (digits < CODE_DIGITS || at < 2)
		return false;
	s = kr_span_sub(s, at > SOURCE_BYTES ? at - SOURCE_BYTES : 0,
	    at > SOURCE_BYTES ? SOURCE_BYTES : at);
	s = kr_forward_fold(r, s);
	for (const char *const *w = kr_paste_sources; *w != NULL; w++) {
		size_t n = strlen(*w);

		if (kr_span_caseends(s, *w) && (s.len == n ||
		    !kr_is_alnum(s.ptr[s.len - n - 1])))
			return true;
	}
	return false;
}

/* "9.15", "23:41": a clock's. */
static bool
has_clock(struct kr_span s)
{
	for (size_t i = 1; i + 2 < s.len; i++)
		if ((s.ptr[i] == ':' || s.ptr[i] == '.') &&
		    kr_is_digit(s.ptr[i - 1]) && kr_is_digit(s.ptr[i + 1]) &&
		    kr_is_digit(s.ptr[i + 2]))
			return true;
	return false;
}

bool
kr_forward_source_behind(struct kr_span line)
{
	struct kr_span s = kr_forward_trim(line);
	size_t at, digits;

	if (s.len == 0 || s.len > BEHIND_BYTES)
		return false;
	if (*s.ptr == '(' && s.ptr[s.len - 1] == ')' && has_clock(s))
		return true;
	while (s.len > 0 && strchr("(-,. ", *s.ptr) != NULL)
		s = kr_span_from(s, 1);
	for (const char *const *w = kr_paste_sources; *w != NULL; w++) {
		size_t n = strlen(*w);

		if (!kr_span_casestarts(s, *w) || n + 1 >= s.len ||
		    s.ptr[n] != ' ')
			continue;
		for (at = n; at < s.len && s.ptr[at] == ' '; at++)
			;
		at = kr_forward_number(s, at, &digits);
		if (digits >= CODE_DIGITS && s.len - at <= REST_BYTES)
			return true;
	}
	return false;
}
