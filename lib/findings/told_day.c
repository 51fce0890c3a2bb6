/* SPDX-License-Identifier: Apache-2.0 */
/* Days that people name in running text. */
#include <string.h>

#include "findings/told_day.h"
#include "message/message.h"

struct named {
	int	year, month, day;	/* year 0: not told */
};

static int
year_of(int64_t day)
{
	int year = 1970 + (int)(day / 366);

	while (kr_date_day(year + 1, 1, 1) <= day)
		year++;
	return year;
}

/* Digits at *off, at most four; -1 if there are none or more. */
static int
number_read(struct kr_span s, size_t *off)
{
	size_t from = *off;
	int n = 0;

	while (*off < s.len && kr_is_digit(s.ptr[*off]) && *off - from < 5)
		n = n * 10 + (s.ptr[(*off)++] - '0');
	return *off == from || *off - from > 4 ? -1 : n;
}

/* The month whose name, or its first three letters, the word is; 0 none. */
static int
month_read(struct kr_span s, size_t *off)
{
	static const char *const names[] = { "january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december", "sept" };
	size_t end = *off;
	struct kr_span word;

	while (end < s.len && kr_is_alpha(s.ptr[end]))
		end++;
	word = kr_span_sub(s, *off, end - *off);
	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_caseeq(word, names[i]) || (word.len == 3 &&
		    kr_span_caseeq2(word, kr_span_sub(kr_span_str(names[i]),
		    0, 3)))) {
			*off = end;
			return i == 12 ? 9 : (int)i + 1;
		}
	return 0;
}

static void
skip(struct kr_span s, size_t *off, const char *what)
{
	struct kr_span word = kr_span_str(what);

	if (kr_span_casestarts(kr_span_from(s, *off), what))
		*off += word.len;
}

static void
gap_skip(struct kr_span s, size_t *off)
{
	while (*off < s.len && (s.ptr[*off] == ' ' || s.ptr[*off] == ',' ||
	    s.ptr[*off] == '.'))
		(*off)++;
}

static void
ordinal_skip(struct kr_span s, size_t *off)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };

	for (size_t i = 0; i < KR_NELEM(ends); i++)
		skip(s, off, ends[i]);
	gap_skip(s, off);
	skip(s, off, "of ");
}

static void
year_read(struct kr_span s, size_t *off, struct named *d)
{
	size_t at = *off;
	int year;

	gap_skip(s, &at);
	year = number_read(s, &at);
	if (year < 1990 || year > 2100)
		return;
	d->year = year;
	*off = at;
}

/* "3/8", "3/8/26", "3.8.2026", "2026-08-03"; first is the number read. */
static bool
numeric_read(struct kr_span s, size_t *off, int first, struct named *d)
{
	char part = *off < s.len ? s.ptr[*off] : '\0';
	size_t at = *off + 1;
	int second, third = -1;

	if (part != '/' && part != '-' && part != '.')
		return false;
	second = number_read(s, &at);
	if (second < 1)
		return false;
	if (at < s.len && s.ptr[at] == part) {
		size_t rest = at + 1;

		third = number_read(s, &rest);
		if (third >= 0)
			at = rest;
	}
	/* "24.7", "5-10" and the release 1.2.3 are no days. */
	if (first < 1000 && (third < 0 ? part != '/' : third < 10))
		return false;
	if (first >= 1000 && third < 0)
		return false;
	*off = at;
	if (first >= 1000)
		*d = (struct named){ first, second, third };
	else
		*d = (struct named){ third < 0 ? 0 : third < 100 ?
		    2000 + third : third, second, first };
	return true;
}

/* "8月3日" */
static bool
ideographs_read(struct kr_span s, size_t *off, int first, struct named *d)
{
	static const char month[] = "\xE6\x9C\x88", korean[] = "\xEC\x9B\x94";
	struct kr_span rest = kr_span_from(s, *off);
	size_t at = *off + sizeof(month) - 1;
	int day;

	if (!kr_span_casestarts(rest, month) &&
	    !kr_span_casestarts(rest, korean))
		return false;
	gap_skip(s, &at);
	day = number_read(s, &at);
	if (day < 1)
		return false;
	*d = (struct named){ 0, first, day };
	*off = at;
	return true;
}

/* What begins at *off, a digit or the first letter of a word. */
static bool
named_read(struct kr_span s, size_t *off, struct named *d)
{
	size_t at = *off;

	if (!kr_is_digit(s.ptr[at])) {		/* "August 3rd, 2026" */
		d->month = month_read(s, &at);
		if (d->month == 0)
			return false;
		gap_skip(s, &at);
		d->day = number_read(s, &at);
		ordinal_skip(s, &at);
	} else {
		d->day = number_read(s, &at);
		if (numeric_read(s, &at, d->day, d) ||
		    ideographs_read(s, &at, d->day, d)) {
			*off = at;
			return true;
		}
		ordinal_skip(s, &at);
		d->month = month_read(s, &at);
	}
	year_read(s, &at, d);
	*off = at;
	return true;
}

static bool
valid(const struct named *d)
{
	return d->month >= 1 && d->month <= 12 && d->day >= 1 &&
	    d->day <= 31 && (d->year == 0 ||
	    (d->year >= 1990 && d->year <= 2100));
}

/* ---- days counted from the day of writing -------------------------------- */

/* What says how long ago by itself; the longer before what it begins with. */
static const struct {
	const char	*words;
	int		 days;
} counted[] = {
	{ "day before yesterday", 2 }, { "yesterday", 1 }, { "last night", 1 },
	{ "today", 0 }, { "this morning", 0 }, { "this afternoon", 0 },
	{ "tonight", 0 }, { "fortnight ago", 14 }, { "last week", 7 },
	{ "last month", 30 }, { "last year", 365 }, { "weeks ago", 21 },
	{ "months ago", 60 }, { "years ago", 730 }, { "ages ago", 365 },
	{ "long ago", 365 },
};

static const struct {
	const char	*word;
	int		 days;
} units[] = {
	{ "day", 1 }, { "days", 1 }, { "week", 7 }, { "weeks", 7 },
	{ "month", 30 }, { "months", 30 }, { "year", 365 }, { "years", 365 },
};

static const char *const numbers[] = { "a", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten" };

static struct kr_span
word_at(struct kr_span s, size_t at)
{
	size_t end = at;

	while (end < s.len && kr_is_alnum(s.ptr[end]))
		end++;
	return kr_span_sub(s, at, end - at);
}

/* The word before at, in the same clause; empty if there is none. */
static struct kr_span
word_before(struct kr_span s, size_t at)
{
	size_t end = at, from;

	if (end == 0 || s.ptr[end - 1] != ' ')
		return KR_SPAN_NONE;
	for (from = --end; from > 0 && kr_is_alnum(s.ptr[from - 1]); )
		from--;
	return kr_span_sub(s, from, end - from);
}

/* "three weeks ago", "10 days since I"; -1 if it is none. */
static int
ago_read(struct kr_span s, size_t at, size_t *end)
{
	struct kr_span word = word_at(s, at), unit;
	size_t digits = at;
	int n = number_read(s, &digits);

	for (size_t i = 0; n < 0 && i < KR_NELEM(numbers); i++)
		if (kr_span_caseeq(word, numbers[i]))
			n = i == 0 ? 1 : (int)i;
	if (n < 0 || n > 400 || word.len == 0)
		return -1;
	at += word.len + 1;
	unit = word_at(s, at);
	at += unit.len;
	if (!kr_span_casestarts(kr_span_from(s, at), " ago") &&
	    !kr_span_casestarts(kr_span_from(s, at), " back") &&
	    !kr_span_casestarts(kr_span_from(s, at), " since i ") &&
	    !kr_span_casestarts(kr_span_from(s, at), " since we "))
		return -1;
	for (size_t i = 0; i < KR_NELEM(units); i++)
		if (kr_span_caseeq(unit, units[i].word)) {
			*end = at;
			return n * units[i].days;
		}
	return -1;
}

/* "Thursday, 14 May": the date says which Thursday it was. */
static bool
dated(struct kr_span s, size_t at)
{
	struct named d = { 0 };

	while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == ','))
		at++;
	if (kr_span_casestarts(kr_span_from(s, at), "the "))
		at += strlen("the ");
	return at < s.len && kr_is_alnum(s.ptr[at]) &&
	    named_read(s, &at, &d) && valid(&d);
}

/* How many days ago the weekday was that the word names; -1 if it is none. */
static int
weekday_read(struct kr_span s, size_t at, int64_t said, size_t *end)
{
	/* Day 0 of 1970 was a Thursday. */
	static const char *const names[] = { "thursday", "friday", "saturday",
	    "sunday", "monday", "tuesday", "wednesday" };
	static const char *const others[] = { "every", "each", "next",
	    "coming", "any", "most" };
	struct kr_span word = word_at(s, at);

	for (int i = 0; i < (int)KR_NELEM(names); i++)
		if (kr_span_caseeq(word, names[i]) &&
		    !dated(s, at + word.len) && !kr_span_caseeq_any(
		    word_before(s, at), others, KR_NELEM(others))) {
			int ago = (int)((said - i) % 7);

			*end = at + word.len;
			return ago == 0 ? 7 : ago;
		}
	return -1;
}

#define MONTH_END 28		/* the last day that every month has */

/* "in May": its last day, or that of writing if the month is not over. */
static bool
month_told(struct kr_span s, size_t at, int64_t said, size_t *end,
    int64_t *day)
{
	static const char *const leads[] = { "in", "since", "last", "early",
	    "late", "mid", "during" };
	size_t off = at;
	int month = month_read(s, &off), year;

	if (month == 0 || !kr_span_caseeq_any(word_before(s, at), leads,
	    KR_NELEM(leads)))
		return false;
	year = year_of(said);
	if (kr_date_day(year, month, 1) > said)
		year--;
	*day = kr_date_day(year, month, MONTH_END);
	if (*day > said)
		*day = said;
	*end = off;
	return true;
}

/* What begins at *off and is counted from the day of writing. */
static bool
counted_read(struct kr_span s, size_t *off, int64_t said, int64_t *day)
{
	size_t end = *off;
	int ago = -1;

	for (size_t i = 0; ago < 0 && i < KR_NELEM(counted); i++)
		if (kr_span_casestarts(kr_span_from(s, *off),
		    counted[i].words)) {
			ago = counted[i].days;
			end = *off + strlen(counted[i].words);
		}
	if (ago < 0)
		ago = ago_read(s, *off, &end);
	if (ago < 0)
		ago = weekday_read(s, *off, said, &end);
	*day = said - ago;
	if (ago < 0 && !month_told(s, *off, said, &end, day))
		return false;
	*off = end;
	return true;
}

bool
kr_told_day_next(struct kr_span s, size_t *off, int64_t before, int64_t said,
    struct kr_told_day *ret)
{
	while (*off < s.len) {
		size_t from = *off;
		struct named d = { 0 };
		bool start = (kr_is_alnum(s.ptr[from])) && (from == 0 ||
		    !kr_is_alnum(s.ptr[from - 1]));

		*ret = (struct kr_told_day){ .off = from };
		if (start && named_read(s, off, &d) && valid(&d)) {
			if (d.year == 0) {
				d.year = year_of(before);
				if (kr_date_day(d.year, d.month, d.day) >
				    before)
					d.year--;
			}
			ret->day = kr_date_day(d.year, d.month, d.day);
			return true;
		}
		*off = from;
		if (start && counted_read(s, off, said, &ret->day)) {
			ret->counted = true;
			return true;
		}
		*off = from + 1;
	}
	return false;
}
