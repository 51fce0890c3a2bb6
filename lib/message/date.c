/* SPDX-License-Identifier: Apache-2.0 */
/* Dates: RFC 5322 3.3 and 4.3, and what mail has instead. */
#include <stdio.h>
#include <string.h>

#include "message/reader.h"

int64_t
kr_date_day(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

static void
day_to(int64_t days, int *year, int *month, int *day)
{
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	*day = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = (int)(yoe + era * 400 + (*month <= 2));
}

static bool
number(struct kr_span s, size_t *off, int *ret, unsigned digits_max)
{
	unsigned n = 0;

	*ret = 0;
	while (*off < s.len && kr_is_digit(s.ptr[*off]) && n < digits_max) {
		*ret = *ret * 10 + (s.ptr[*off] - '0');
		(*off)++;
		n++;
	}
	return n > 0;
}

/* Blanks, commas and comments. */
static void
skip(struct kr_span s, size_t *off)
{
	unsigned depth = 0;

	for (; *off < s.len; (*off)++) {
		char c = s.ptr[*off];

		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (depth == 0 && !kr_is_blank(c) && c != ',')
			break;
	}
}

static struct kr_span
word(struct kr_span s, size_t *off)
{
	size_t from = *off;

	while (*off < s.len && kr_is_alpha(s.ptr[*off]))
		(*off)++;
	return kr_span_sub(s, from, *off - from);
}

static int
month_of(struct kr_span w)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	if (w.len < 3)
		return 0;
	for (int m = 0; m < 12; m++) {
		char name[4] = { names[3 * m], names[3 * m + 1],
		    names[3 * m + 2], '\0' };

		if (kr_span_casestarts(w, name))
			return m + 1;
	}
	return 0;
}

/* RFC 5322 4.3, and New Zealand's own, which people's programs write. */
static int
zone_of(struct kr_span w)
{
	static const struct {
		const char	*name;
		int		 minutes;
	} zones[] = {
		{ "EST", -300 }, { "EDT", -240 }, { "CST", -360 },
		{ "CDT", -300 }, { "MST", -420 }, { "MDT", -360 },
		{ "PST", -480 }, { "PDT", -420 }, { "NZST", 720 },
		{ "NZDT", 780 }, { "AEST", 600 }, { "AEDT", 660 },
		{ "CET", 60 }, { "CEST", 120 }, { "BST", 60 },
	};

	for (size_t i = 0; i < KR_NELEM(zones); i++)
		if (kr_span_caseeq(w, zones[i].name))
			return zones[i].minutes;
	return 0;	/* UT, GMT, military letters: -0000 in effect */
}

static int
zone_read(struct kr_span s, size_t *off)
{
	int sign, value, hours;

	skip(s, off);
	if (*off < s.len && (s.ptr[*off] == '+' || s.ptr[*off] == '-')) {
		sign = s.ptr[*off] == '-' ? -1 : 1;
		(*off)++;
		if (!number(s, off, &value, 4))
			return 0;
		if (*off < s.len && s.ptr[*off] == ':') {
			int minutes;

			(*off)++;
			number(s, off, &minutes, 2);
			value = value * 100 + minutes;
		}
		hours = value / 100;
		return hours > 14 || value % 100 > 59 ? 0 :
		    sign * (hours * 60 + value % 100);
	}
	return zone_of(word(s, off));
}

static int
year_full(int year, size_t digits)
{
	if (digits == 2)	/* RFC 5322 4.3 */
		return year < 50 ? year + 2000 : year + 1900;
	return digits == 3 ? year + 1900 : year;
}

static bool
clock_read(struct kr_span s, size_t *off, int *seconds)
{
	int h, m, sec = 0;

	skip(s, off);
	if (!number(s, off, &h, 2) || *off >= s.len ||
	    (s.ptr[*off] != ':' && s.ptr[*off] != '.'))
		return false;
	(*off)++;
	if (!number(s, off, &m, 2))
		return false;
	if (*off < s.len && (s.ptr[*off] == ':' || s.ptr[*off] == '.')) {
		(*off)++;
		number(s, off, &sec, 2);
	}
	if (h > 24 || m > 59 || sec > 60)	/* 60: a leap second */
		return false;
	*seconds = h * 3600 + m * 60 + sec;
	return true;
}

bool
kr_date_read(struct kr_span s, int64_t *utc_s, int *zone_min)
{
	int day, month = 0, year, seconds = 0, zone;
	size_t off = 0, before;
	struct kr_span w;

	skip(s, &off);
	w = word(s, &off);	/* the day's name, or a month (asctime) */
	skip(s, &off);
	if (w.len > 0 && off < s.len && kr_is_alpha(s.ptr[off])) {
		month = month_of(word(s, &off));
		skip(s, &off);
	} else if (w.len > 0 && month_of(w) != 0) {
		month = month_of(w);
	}
	if (!number(s, &off, &day, 2))
		return false;
	if (off < s.len && (s.ptr[off] == '-' || s.ptr[off] == '.'))
		off++;
	if (month == 0) {
		skip(s, &off);
		month = month_of(word(s, &off));
		if (off < s.len && (s.ptr[off] == '-' || s.ptr[off] == '.'))
			off++;
		skip(s, &off);
		before = off;
		if (!number(s, &off, &year, 4))
			return false;
		year = year_full(year, off - before);
		if (!clock_read(s, &off, &seconds))
			return false;
		zone = zone_read(s, &off);
	} else {			/* "Mon Jan  2 15:04:05 2006" */
		if (!clock_read(s, &off, &seconds))
			return false;
		zone = zone_read(s, &off);
		skip(s, &off);
		if (!number(s, &off, &year, 4))
			return false;
	}
	if (month == 0 || day < 1 || day > 31 || year < 1970 || year > 9999)
		return false;
	*utc_s = kr_date_day(year, month, day) * 86400 + seconds - zone * 60;
	if (*utc_s < 0)
		return false;
	if (zone_min != NULL)
		*zone_min = zone;
	return true;
}

const char *
kr_date_write(int64_t utc_s, int zone_min, char *buf, size_t size)
{
	int64_t local = utc_s + zone_min * 60;
	int64_t days = local >= 0 ? local / 86400 : (local - 86399) / 86400;
	int year, month, day, s = (int)(local - days * 86400), n;
	int zone = zone_min < 0 ? -zone_min : zone_min;

	day_to(days, &year, &month, &day);
	n = snprintf(buf, size, "%04d-%02d-%02dT%02d:%02d:%02d", year, month,
	    day, s / 3600, s / 60 % 60, s % 60);
	if (n > 0 && (size_t)n < size) {
		if (zone_min == 0)
			snprintf(buf + n, size - (size_t)n, "Z");
		else
			snprintf(buf + n, size - (size_t)n, "%c%02d:%02d",
			    zone_min < 0 ? '-' : '+', zone / 60, zone % 60);
	}
	return buf;
}
