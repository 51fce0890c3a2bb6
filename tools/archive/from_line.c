/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which "From " line starts a mail?  Writers do not all quote, and people
 * begin sentences with the word.  Taken are lines with a date that are
 * followed by a header field, and, after an empty line, also those that have
 * only one of the two and otherwise the look.
 */
#include <string.h>

#include "archive/mbox.h"

/* "Mon Jan  1 00:00": a month's name and a time of day. */
static bool
has_date(struct kr_span line)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	bool month = false, clock = false;

	for (size_t i = 1; i + 3 < line.len; i++) {
		const char *p = line.ptr + i;

		for (size_t m = 0; !month && m < sizeof(months) - 1; m += 3)
			month = p[-1] == ' ' && p[3] == ' ' &&
			    memcmp(p, months + m, 3) == 0;
		clock = clock || (kr_is_digit(p[0]) && p[1] == ':' &&
		    kr_is_digit(p[2]) && kr_is_digit(p[3]));
	}
	return month && clock;
}

static bool
is_field(struct kr_span line)
{
	size_t i = 0;

	if (line.len > 0 && line.ptr[0] == '>' &&
	    kr_span_casestarts(kr_span_from(line, 1), "From "))
		return true;	/* handed on by hosts of old */
	while (i < line.len && line.ptr[i] > ' ' && line.ptr[i] < 0x7F &&
	    line.ptr[i] != ':')
		i++;
	return i > 0 && i < line.len && i < 100 &&
	    (line.ptr[i] == ':' || (line.ptr[i] == ' ' && i + 1 < line.len &&
	    line.ptr[i + 1] == ':'));
}

bool
kr_mbox_is_start(struct kr_span text, bool blank_before)
{
	struct kr_span rest = text, line, next = KR_SPAN_NONE;
	bool date, field, last;

	if (text.len < 5 || memcmp(text.ptr, "From ", 5) != 0 ||
	    !kr_span_line(&rest, &line))
		return false;
	line = kr_span_from(line, 5);
	last = !kr_span_line(&rest, &next);
	date = has_date(line);
	field = is_field(next);
	if (date)
		return field || (blank_before && (last || next.len == 0));
	/* No date: one word, an address or a name, and a header after it. */
	return blank_before && field &&
	    kr_span_chr(kr_span_trim(line), 0, ' ') == SIZE_MAX;
}
