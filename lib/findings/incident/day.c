/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The day on which it happened, by the calendar.
 *
 * A form asks for it, and people name it where they tell that they paid: "on
 * 3 August", "on the 16th", "three weeks ago".  More than a week before the
 * report, and nothing said to go on, it is no longer a matter of hours.
 */
#include <stdlib.h>
#include <string.h>

#include "findings/examination.h"
#include "findings/told_day.h"

#define DAY 86400
#define WEEK_PAST 8		/* days */
#define LONGEST 366		/* days: what is older is of something else */
#define NO_DAY INT64_MIN

#define OBJECT_WORDS 5	/* behind "lost" and "bought" */
#define LOST	" lost"
#define BOUGHT	" bought"

/* What happened on a day, in the search copy. */
static const char *const deeds[] = { " paid", " sent", " transferred",
    " deposited", BOUGHT, LOST, " wired", " gave him", " gave them",
    " happened", " went on", " payment was",
    " was taken over", " got taken over", " were taken over" };

/* The day of the report where it was written, or NO_DAY. */
static int64_t
report_day(const struct kr_examination *ex)
{
	const struct kr_field *f = kr_header_find(ex->message->header,
	    "Date", 0);
	int64_t utc_s;
	int zone_min;

	if (f == NULL || !kr_date_read(f->value, &utc_s, &zone_min))
		return NO_DAY;
	return (utc_s + zone_min * 60) / DAY;
}

/* The last day of that number which is not after before, or NO_DAY. */
static int64_t
last_of_month(int64_t before, int number)
{
	char text[32];
	int year, month;

	kr_date_write(before * DAY, 0, text, sizeof(text));
	year = atoi(text);
	month = atoi(text + strlen("2026-"));
	for (int i = 0; i < 2; i++) {
		int64_t day = kr_date_day(year, month, number);

		if (day <= before)
			return day;
		year -= month == 1;
		month = month == 1 ? 12 : month - 1;
	}
	return NO_DAY;
}

/* "on the 16th", of no month that is named; 0 if it is not that. */
static int
number_alone(struct kr_span s, size_t at)
{
	struct kr_span rest = kr_span_from(s, at);
	int n = 0;
	size_t i;

	if (!kr_span_casestarts(rest, " on the "))
		return 0;
	for (i = 8; i < rest.len && i < 10 && kr_is_digit(rest.ptr[i]); i++)
		n = n * 10 + (rest.ptr[i] - '0');
	if (n < 1 || n > 31 || i + 2 > rest.len ||
	    !kr_is_alpha(rest.ptr[i]))
		return 0;
	return i + 2 == rest.len || strchr(".,;:!?", rest.ptr[i + 2]) != NULL
	    ? n : 0;
}

/* Is one of n words within a few words of the begin, in its clause? */
static bool
soon(struct kr_span s, const char *const *words, size_t n)
{
	size_t end = 0, from;

	for (int i = 0; i < OBJECT_WORDS && end < s.len; i++) {
		from = end += s.ptr[end] == ' ';
		while (end < s.len && kr_is_alnum(s.ptr[end]))
			end++;
		for (size_t k = 0; k < n; k++)
			if (kr_span_is(kr_span_sub(s, from, end - from),
			    words[k]))
				return true;
		if (end < s.len && s.ptr[end] != ' ')
			return false;
	}
	return false;
}

/*
 * "I lost my husband in March", "we bought the laptop in May": what happened
 * to somebody's life, and with what it happens now, is not the matter.
 */
static bool
of_life(struct kr_span behind)
{
	static const char *const lost[] = { "husband", "wife", "partner",
	    "mum", "mom", "mother", "dad", "father", "parents", "son",
	    "daughter", "baby", "child", "brother", "sister", "friend",
	    "nan", "nana", "gran", "granny", "grandma", "grandmother",
	    "grandad", "grandpa", "grandfather", "koro", "kuia", "aunt",
	    "aunty", "auntie", "uncle", "cousin", "dog", "cat", "job",
	    "hearing", "sight", "eyesight", "leg" };

	return soon(behind, lost, KR_NELEM(lost));
}

static bool
of_use(struct kr_span behind)
{
	static const char *const bought[] = { "laptop", "computer", "pc",
	    "mac", "macbook", "phone", "iphone", "mobile", "cellphone",
	    "tablet", "ipad", "router", "modem", "printer", "camera",
	    "house", "home", "flat", "place", "domain", "licence",
	    "software" };

	return soon(behind, bought, KR_NELEM(bought));
}

/* Is something told behind that deed that is not the matter? */
static bool
beside(const char *deed, struct kr_span behind)
{
	return (strcmp(deed, LOST) == 0 && of_life(behind)) ||
	    (strcmp(deed, BOUGHT) == 0 && of_use(behind));
}

/* Who lost a husband may have lost money later in the sentence. */
static bool
is_deed(struct kr_span s)
{
	for (size_t off = 0; off + 1 < s.len; off++)
		for (size_t i = 0; s.ptr[off] == ' ' && i < KR_NELEM(deeds);
		    i++)
			if (s.ptr[off + 1] == deeds[i][1] &&
			    kr_span_casestarts(kr_span_from(s, off),
			    deeds[i]) && !beside(deeds[i], kr_span_from(s,
			    off + strlen(deeds[i]))))
				return true;
	return false;
}

/* The latest day that the sentence names, or NO_DAY. */
static int64_t
sentence_day(struct kr_span s, int64_t before)
{
	struct kr_told_day told;
	int64_t latest = NO_DAY, day;
	size_t off = 0;

	/* "Since May" goes on. */
	if (kr_span_find(s, 0, "since ") != SIZE_MAX)
		return NO_DAY;
	while (kr_told_day_next(s, &off, before, before, &told))
		if (told.day > latest && told.day <= before)
			latest = told.day;
	for (size_t at = 0; at < s.len; at++) {
		int n = s.ptr[at] == ' ' ? number_alone(s, at) : 0;

		day = n > 0 ? last_of_month(before, n) : NO_DAY;
		if (day > latest)
			latest = day;
	}
	return latest;
}

/* The latest day on which the narrative has something paid or done. */
static int64_t
told_day(struct kr_span text, int64_t before)
{
	int64_t latest = NO_DAY;
	size_t end;

	for (size_t from = 0; from < text.len; from = end + 1) {
		struct kr_span s;
		int64_t day;

		end = kr_span_find(text, from, ". ");
		end = end == SIZE_MAX ? text.len : end;
		s = kr_span_sub(text, from, end + 1 - from);
		day = is_deed(s) ? sentence_day(s, before) : NO_DAY;
		if (day > latest)
			latest = day;
	}
	return latest;
}

static int64_t
form_day(const struct kr_examination *ex, int64_t before)
{
	struct kr_slice when = kr_report_form_value(ex->report, KR_FORM_WHEN);

	return when.view == NULL ? NO_DAY : sentence_day(kr_text_fold_span(
	    kr_slice_span(when), ex->arena), before);
}

void
kr_day_examine(struct kr_examination *ex)
{
	const int64_t today = report_day(ex);
	int64_t told, form;

	if (today == NO_DAY ||
	    kr_examination_hit(ex, "__JUST_NOW") != NULL ||
	    kr_examination_hit(ex, "__ONGOING") != NULL)
		return;
	told = told_day(ex->report->folded->text, today);
	form = form_day(ex, today);
	told = form > told ? form : told;
	if (told != NO_DAY && told <= today - WEEK_PAST &&
	    told >= today - LONGEST)
		kr_examination_find(ex, "INCIDENT_DAY_PAST",
		    KR_STATE_INDICATED, KR_NOWHERE);
}
