/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Five working days after an opt-out, counted.  UEMA 2007 s 9(2).
 *
 * The reporter's words are read by rules first (conf/rules/51_uema_report.cf):
 * weeks, "ages ago".  Where a day is told, by its date or as "on Monday", and
 * the message or the letter bears a date, the days are counted, and what comes
 * out goes before what the words suggest.
 * The day of the opt-out is day 0; consent is gone from the fifth working day
 * after it.
 */
#include <string.h>

#include "findings/examination.h"
#include "findings/told_day.h"

#define WORKING_DAYS 5
#define NEAR 100		/* bytes between the opt-out and its day */
#define LONGEST 60		/* days that five working days can take */
#define MARGIN 10		/* days more where only the letter has a date */
#define DAY 86400
#define NEW_ZEALAND (12 * 3600)	/* east of UTC; 13 in summer, which would
				 * only make a message later */

/* The beginnings of words of opting out, in the search copy. */
static const char *const opt_out[] = { "unsub", "opt out", "opted out",
    "opt-out", "stop", "remov", "take me off", "take us off",
    "taken off", "come off", "off the list", "off their list",
    "off your list", "not for you", "no thanks",
    "\xE9\x80\x80\xE8\xAE\xA2", "\xE9\x80\x80\xE8\xA8\x82",
    "\xE5\x8F\x96\xE6\xB6\x88" };

/* Monday to Friday, and no holiday.  Day 0 of 1970 was a Thursday. */
static bool
is_working(const struct kr_examination *ex, int64_t day)
{
	char text[32];

	if ((day + 3) % 7 >= 5)
		return false;
	kr_date_write(day * DAY, 0, text, sizeof(text));
	text[strlen("2026-07-10")] = '\0';
	return !kr_rules_listed(ex->rules, "holiday", kr_span_str(text),
	    ex->arena);
}

/* The day from which consent is gone. */
static int64_t
effective(const struct kr_examination *ex, int64_t day)
{
	const int64_t end = day + LONGEST;

	for (unsigned n = 0; n < WORKING_DAYS && day < end; )
		n += is_working(ex, ++day);
	return day;
}

static bool
speaks_of_opting_out(struct kr_span text)
{
	for (size_t i = 0; i < KR_NELEM(opt_out); i++)
		if (kr_span_find(text, 0, opt_out[i]) != SIZE_MAX)
			return true;
	return false;
}

/* The sentence about a day that ends at off, not reaching back before from:
 * what stands there is about another day. */
static struct kr_slice
sentence(const struct kr_view *v, size_t from, size_t off)
{
	size_t near = off > NEAR ? off - NEAR : 0, end;
	struct kr_span text = v->text;

	near = near > from ? near : from;
	for (size_t i = near; i < off; i++)
		if ((text.ptr[i] == '.' || text.ptr[i] == '!' ||
		    text.ptr[i] == '?') && i + 1 < off &&
		    text.ptr[i + 1] == ' ')
			near = i + 1;
	end = kr_span_chr(text, off, '.');
	end = end < off + NEAR ? end : off + NEAR;
	end = end < text.len ? end : text.len;
	return (struct kr_slice){ v, near, end - near };
}

/* What somebody did who opted out. */
static const char *const deed[] = { "unsubscribed", "unsubbed", "opted",
    "clicked", "pressed", "tapped", "texted", "txted", "replied", "sent",
    "asked", "told them", "used", "hit", "filled", "ticked", "wrote",
    "left the", "cancelled" };

/* Words of what came: they part an opt-out from the day beside them. */
static const char *const arrival[] = { " came", " come", " arriv", " got ",
    " get ", " another", " again", " still", " land", " turn", " receiv",
    " had ", " more", " but ", " yet ", " keep" };

static bool
speaks_of_arrival(struct kr_span text)
{
	return kr_span_casefind_any(text, arrival, KR_NELEM(arrival));
}

/*
 * Does the day belong to the opt-out?  One that is counted, as "yesterday",
 * may be that of the message that came in spite of it, or of the letter:
 * something must have been done, and nothing have come between the two.
 */
static bool
belongs(struct kr_span text, struct kr_slice around,
    const struct kr_told_day *told, size_t behind)
{
	size_t end = around.off + around.len;
	struct kr_span before, after;

	if (!speaks_of_opting_out(kr_slice_span(around)))
		return false;
	if (!told->counted)
		return true;
	if (told->off < around.off || behind > end)
		return false;
	before = kr_span_sub(text, around.off, told->off - around.off);
	after = kr_span_sub(text, behind, end - behind);
	for (size_t i = 0; i < KR_NELEM(deed); i++) {
		size_t at = kr_span_find(before, 0, deed[i]);

		if (at != SIZE_MAX &&
		    !speaks_of_arrival(kr_span_from(before, at)))
			return true;
		at = kr_span_find(after, 0, deed[i]);
		if (at != SIZE_MAX &&
		    !speaks_of_arrival(kr_span_sub(after, 0, at)))
			return true;
	}
	return false;
}

/*
 * The first day that the reporter names beside an opt-out, not after the
 * message; false if there is none.  Its place is where the day stands.
 */
static bool
opted_out_on(const struct kr_examination *ex, int64_t message_day,
    int64_t letter_day, int64_t *first, struct kr_slice *place)
{
	const struct kr_view *told = ex->report->folded;
	size_t off = 0, from = 0;
	struct kr_told_day day;
	bool found = false;

	if (!speaks_of_opting_out(told->text))
		return false;
	while (kr_told_day_next(told->text, &off, message_day, letter_day,
	    &day)) {
		struct kr_slice around = sentence(told, from, off);

		if (day.day <= message_day && (!found || day.day < *first) &&
		    belongs(told->text, around, &day, off)) {
			*first = day.day;
			*place = around;
			found = true;
		}
		from = off;
	}
	return found;
}

static bool
is_late(const struct kr_finding *f)
{
	return strcmp(f->id, "UEMA_S9_2_AFTER_UNSUBSCRIBE") == 0 ||
	    strcmp(f->id, "UEMA_S9_2_CONSENT_WITHDRAWN") == 0;
}

/* What the words suggested gives way to what was counted. */
static void
settle(struct kr_examination *ex, enum kr_state state, struct kr_slice place)
{
	struct kr_findings *f = ex->findings;
	bool there = false;

	for (size_t i = 0; i < f->n; i++)
		if (is_late(&f->item[i])) {
			f->item[i].state = state;
			there = true;
		}
	if (there || state < KR_STATE_NEEDS_INVESTIGATION)
		return;
	kr_examination_find(ex, "UEMA_S9_2_AFTER_UNSUBSCRIBE", state, place);
	kr_examination_find(ex, "UEMA_S9_2_CONSENT_WITHDRAWN", state, place);
}

/* Within the time that the sender has: nothing is late yet. */
static void
in_time(struct kr_examination *ex, struct kr_slice place)
{
	settle(ex, KR_STATE_NOT_ASSESSABLE, place);
	kr_examination_find(ex, "UEMA_S9_2_WITHIN_GRACE", KR_STATE_INDICATED,
	    place);
}

/*
 * No message with a date is there, so that nobody can tell when one came; but
 * the letter has a date, and nothing came after it.  That they still come
 * takes more days to be late.
 */
static void
from_letter(struct kr_examination *ex, int64_t letter_day)
{
	struct kr_slice place;
	int64_t day = 0, gone;

	if (!opted_out_on(ex, letter_day, letter_day, &day, &place))
		return;
	gone = effective(ex, day);
	if (letter_day < gone)
		in_time(ex, place);
	else if (letter_day > gone + MARGIN &&
	    kr_examination_hit(ex, "__UEMA_STILL") != NULL)
		settle(ex, KR_STATE_INDICATED, place);
}

void
kr_uema_s9_days_examine(struct kr_examination *ex)
{
	const struct kr_field *date = kr_header_find(ex->message->header,
	    "Date", 0);
	const struct kr_exhibit *x = ex->exhibit;
	int64_t letter_s, letter_day, message_day, day = 0, gone;
	struct kr_slice place;

	if (ex->findings->uema.commercial != KR_YES)
		return;
	if (date == NULL || !kr_date_read(date->value, &letter_s, NULL))
		letter_s = x != NULL ? x->date_s : 0;
	letter_day = (letter_s + NEW_ZEALAND) / DAY;
	if ((x == NULL || x->date_s == 0) && letter_s > 0)
		from_letter(ex, letter_day);
	if (x == NULL || x->date_s == 0)
		return;
	message_day = (x->date_s + NEW_ZEALAND) / DAY;
	if (!opted_out_on(ex, message_day, letter_day, &day, &place))
		return;
	gone = effective(ex, day);
	if (message_day < gone)
		in_time(ex, place);
	else
		/* On the very day, midnight may be meant elsewhere. */
		settle(ex, message_day == gone ?
		    KR_STATE_NEEDS_INVESTIGATION : KR_STATE_INDICATED, place);
}
