/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log.c - lines of a machine's log, pasted between the reporter's words
 *
 * A person who tells when things happened writes no seconds, and no address
 * or process number behind them.
 */
#include <string.h>

#include "evidence/forward/head.h"

#define LINES_MIN	2	/* one may be quoted in a sentence */
#define CLOCK_BYTES	160	/* of a line's start that has the time */

static bool
shaped(struct kr_span s, const char *shape)
{
	for (size_t i = 0; shape[i] != '\0'; i++)
		if (shape[i] == '0' ? !kr_is_digit(s.ptr[i]) :
		    s.ptr[i] != shape[i])
			return false;
	return true;
}

/* "09:58:11", "2:14:07" at off */
static bool
clock_at(struct kr_span s, size_t off)
{
	static const char shape[] = "00:00:00";

	if (off > 0 && kr_is_digit(s.ptr[off - 1]))
		return false;
	/* "2:14:07" */
	if (off + 1 < s.len && s.ptr[off + 1] == ':') {
		if (!kr_is_digit(s.ptr[off]))
			return false;
		return s.len >= off + strlen(shape) - 1 &&
		    shaped(kr_span_from(s, off + 1), shape + 2);
	}
	return s.len >= off + strlen(shape) &&
	    shaped(kr_span_from(s, off), shape);
}

/* "192.0.2.7" at off */
static bool
address_at(struct kr_span s, size_t off)
{
	size_t dots = 0, digits = 0;

	if (off > 0 && (kr_is_digit(s.ptr[off - 1]) || s.ptr[off - 1] == '.'))
		return false;
	for (; off < s.len; off++) {
		if (kr_is_digit(s.ptr[off]) && digits < 3)
			digits++;
		else if (s.ptr[off] == '.' && digits > 0 && dots < 3) {
			dots++;
			digits = 0;
		} else
			break;
	}
	return dots == 3 && digits > 0;
}

/* "[4410]", "PROTO=TCP", "\"GET /" at off: nobody says so. */
static bool
machine_at(struct kr_span s, size_t off)
{
	struct kr_span rest = kr_span_from(s, off);
	size_t i = 1;

	if (address_at(s, off) || kr_span_casestarts(rest, "\"GET /") ||
	    kr_span_casestarts(rest, "\"POST /"))
		return true;
	if (s.ptr[off] == '=')
		return off > 0 && kr_is_alnum(s.ptr[off - 1]) &&
		    rest.len > 1 && kr_is_alnum(rest.ptr[1]);
	if (s.ptr[off] != '[')
		return false;
	while (i < rest.len && kr_is_digit(rest.ptr[i]))
		i++;
	return i > 1 && i < rest.len && rest.ptr[i] == ']';
}

/* A time to the second near the start. */
static bool
has_clock(struct kr_span s)
{
	for (size_t i = 0; i < s.len && i < CLOCK_BYTES; i++)
		if (kr_is_digit(s.ptr[i]) && clock_at(s, i))
			return true;
	return false;
}

/* What only machines write; none of it begins with a letter. */
static bool
has_machine(struct kr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!kr_is_alpha(s.ptr[i]) && machine_at(s, i))
			return true;
	return false;
}

static bool
log_line(struct kr_span s)
{
	return has_clock(s) && has_machine(s);
}

bool
kr_forward_has_log(const struct kr_forward_reader *r, size_t *from, size_t *to)
{
	size_t n = 0, first = *to, last = *to;

	for (size_t i = *from; i < *to; i++) {
		if (!log_line(kr_forward_content(r, i)))
			continue;
		if (n++ == 0)
			first = i;
		last = i;
	}
	/* Lines are wrapped where they are long. */
	if (first == *from)
		last = *to - 1;
	if (n < LINES_MIN || 2 * n < last + 1 - first)
		return false;
	*from = first;
	*to = last + 1;
	return true;
}
