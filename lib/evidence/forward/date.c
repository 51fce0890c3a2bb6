/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dates as mail programs show them to people: "Wed, Oct 27, 2021 at 9:31
 * AM", "26. října 2021 14:25:08 GMT+3", "28/10/2021 12:46", "2021年10月27日
 * 上午9:31".  Numbers and words are collected, then put in their places.
 */
#include <string.h>

#include "evidence/forward/reader.h"

/*
 * Month names in the form of the search copy: whole ones first, for their
 * beginning is another month's somewhere else; then beginnings.
 */
static const struct {
	const char	*whole, *begins;
} months[12] = {
	{ "leden|ledna|sijecanj|sijecnja|styczen|stycznia",
	  "jan|gen|ene|янв|січ|sij|led|sty|oca|tam|kohi|sau|ιαν|يناير|ژانویه|"
	  "जन" },
	{ "unor|unora|veljaca|veljace|luty|lutego",
	  "feb|fev|фев|лют|velj|uno|lut|sub|helm|hui|φεβ|فبراير|فوریه|फर" },
	{ "brezen|brezna|ozujak|ozujka|marzec|marca|березня",
	  "mar|mrt|mrz|мар|бер|ozu|bre|maal|mae|pout|mac|μαρ|مارس|मार" },
	{ "duben|dubna|travanj|travnja|kwiecien|kwietnia",
	  "apr|abr|avr|апр|кві|dub|kwi|nis|huh|tra|paeng|απρ|ابريل|آوریل|"
	  "अप्र" },
	{ "kveten|kvetna|svibanj|svibnja|травня|maj|maja|mag",
	  "may|mai|mei|maggio|май|мая|тра|svi|kve|tou|hara|μαι|مايو|مه|मई" },
	{ "cerven|cervna|lipanj|lipnja|czerwiec|czerwca|червня",
	  "jun|giu|juin|июн|чер|cer|cze|haz|kes|pipi|ιουν|يونيو|ژوئن|जून" },
	{ "cervenec|cervence|srpanj|srpnja|lipiec|lipca|липня",
	  "jul|lug|juil|июл|лип|lip|cvc|tem|hei|hong|ιουλ|يوليو|ژوئیه|जुल" },
	{ "srpen|srpna|kolovoz|kolovoza|sierpien|sierpnia|серпня",
	  "aug|ago|agu|aou|авг|сер|srp|kol|sie|elo|here|ogo|αυγ|اغسطس|اوت|"
	  "अग" },
	{ "zari|rujan|rujna|wrzesien|wrzesnia|вересня",
	  "sep|set|сен|вер|ruj|zar|wrz|eyl|syy|mahu|σεπ|سبتمبر|سپتامبر|सित" },
	{ "rijen|rijna|pazdziernik|pazdziernika|жовтня|whiringa-a-nuku",
	  "oct|okt|oto|ott|out|окт|жов|rij|paz|eki|lok|whir|οκτ|اكتوبر|اکتبر|"
	  "अक्त|अक्ट" },
	{ "listopad|listopadu|listopada|studeni|studenoga|листопада|"
	  "whiringa-a-rangi",
	  "nov|noy|ноя|лис|lis|stu|kas|marr|νοε|نوفمبر|نوامبر|नव" },
	{ "prosinec|prosince|prosinac|prosinca|grudzien|grudnia|грудня",
	  "dec|dez|dic|des|дек|гру|pro|gru|ara|jou|haki|δεκ|ديسمبر|دسامبر|"
	  "दिस" },
};

/* Minutes east of UTC. */
static const struct {
	const char	*name;
	int		 min;
} zones[] = {
	{ "utc", 0 }, { "gmt", 0 }, { "z", 0 }, { "wet", 0 }, { "bst", 60 },
	{ "west", 60 }, { "cet", 60 }, { "mez", 60 }, { "cest", 120 },
	{ "mesz", 120 }, { "sast", 120 }, { "eet", 120 }, { "eest", 180 },
	{ "msk", 180 }, { "trt", 180 }, { "ist", 330 }, { "sgt", 480 },
	{ "hkt", 480 }, { "awst", 480 }, { "pht", 480 }, { "myt", 480 },
	{ "kst", 540 }, { "jst", 540 }, { "acst", 570 }, { "aest", 600 },
	{ "acdt", 630 }, { "aedt", 660 }, { "nzst", 720 }, { "fjt", 720 },
	{ "nzt", 720 }, { "nzdt", 780 }, { "tot", 780 }, { "wst", 780 },
	{ "est", -300 }, { "edt", -240 }, { "cst", -360 }, { "cdt", -300 },
	{ "mst", -420 }, { "mdt", -360 }, { "pst", -480 }, { "pdt", -420 },
};

struct date {
	int	 number[8];	/* not yet placed, in order */
	char	 after[8];	/* the byte behind each */
	unsigned n;
	int	 year, month, day;
	int	 hour, minute, second;
	int	 half;		/* 1 morning, 2 afternoon */
	bool	 time, has_zone;
	int	 zone_min;
	bool	 month_early;	/* its word came before any number */
	bool	 year_first;
};

static bool
word_listed(const char *list, struct kr_span w, bool prefix)
{
	while (*list != '\0') {
		size_t n = strcspn(list, "|");

		if ((n == w.len || (prefix && n < w.len)) && n > 0 &&
		    memcmp(list, w.ptr, n) == 0)
			return true;
		list += n;
		list += *list == '|';
	}
	return false;
}

static int
month_of(const struct date *d, struct kr_span w)
{
	/* Croatian, which puts a dot behind the day, has other months. */
	bool dot = d->n > 0 && d->after[d->n - 1] == '.';

	if (dot && word_listed("lis|listopada", w, false))
		return 10;
	if (dot && word_listed("lip|lipnja", w, false))
		return 6;
	for (int i = 0; i < 12; i++)
		if (word_listed(months[i].whole, w, false))
			return i + 1;
	for (int i = 0; i < 12; i++)
		if (word_listed(months[i].begins, w, true))
			return i + 1;
	return 0;
}

static bool
half_take(struct date *d, struct kr_span w)
{
	static const struct {
		const char	*word;
		int		 half;
	} scripts[] = {
		{ "上午", 1 }, { "午前", 1 }, { "오전", 1 }, { "ص", 1 },
		{ "下午", 2 }, { "午後", 2 }, { "오후", 2 }, { "م", 2 },
	};

	if (word_listed("am|a.m|a.m.|sa", w, false))
		d->half = 1;
	else if (word_listed("pm|p.m|p.m.|ch", w, false))
		d->half = 2;
	else {
		for (size_t i = 0; i < KR_NELEM(scripts); i++)
			if (kr_span_caseends(w, scripts[i].word) &&
			    (w.len > 2 || w.len == strlen(scripts[i].word)) &&
			    (i % 4 != 3 || w.len == 2)) {
				d->half = scripts[i].half;
				return true;
			}
		return false;
	}
	return true;
}

static void
word_take(struct date *d, struct kr_span w)
{
	int month;

	if (w.len == 0 || half_take(d, w))
		return;
	for (size_t i = 0; i < KR_NELEM(zones); i++)
		if (kr_span_is(w, zones[i].name) && d->time && !d->has_zone) {
			d->has_zone = true;
			d->zone_min = zones[i].min;
			return;
		}
	/* "mar" may be Tuesday: a later word wins over an early one. */
	if (d->month != 0 && !d->month_early)
		return;
	month = month_of(d, w);
	if (month > 0) {
		d->month = month;
		d->month_early = d->n == 0 && d->year == 0;
	}
}

static int
number_read(struct kr_span s, size_t *off, size_t *digits)
{
	int v = 0;

	for (*digits = 0; *off < s.len && kr_is_digit(s.ptr[*off]);
	    (*off)++, (*digits)++)
		if (*digits < 8)
			v = v * 10 + (s.ptr[*off] - '0');
	return v;
}

/* "+1300", "+13", "+13:00" behind a time. */
static void
offset_take(struct date *d, struct kr_span s, size_t *off, int sign)
{
	size_t digits;
	int v = number_read(s, off, &digits), min = 0;

	if (digits == 4 || digits == 3) {
		min = v % 100;
		v /= 100;
	} else if (*off + 1 < s.len && s.ptr[*off] == ':' &&
	    kr_is_digit(s.ptr[*off + 1])) {
		++*off;
		min = number_read(s, off, &digits);
	}
	if (v <= 14 && min < 60) {
		d->has_zone = true;
		d->zone_min = sign * (v * 60 + min);
	}
}

/* Hours, with minutes behind ":" or ".", and seconds. */
static bool
time_take(struct date *d, struct kr_span s, size_t *off, int hour)
{
	size_t at = *off, digits;
	char sep = s.ptr[at++];
	int minute;

	if (d->time || hour > 24 || at >= s.len || !kr_is_digit(s.ptr[at]))
		return false;
	minute = number_read(s, &at, &digits);
	if (digits != 2 || minute > 59)
		return false;
	/* "27.10.2021" is no time. */
	if (sep == '.' && at + 1 < s.len && s.ptr[at] == '.' &&
	    kr_is_digit(s.ptr[at + 1]) && d->year == 0 && d->n == 0 &&
	    d->month == 0)
		return false;
	if (sep == '.' && d->month == 0 && d->n < 2)
		return false;
	d->hour = hour;
	d->minute = minute;
	if (at + 1 < s.len && s.ptr[at] == sep && kr_is_digit(s.ptr[at + 1])) {
		at++;
		d->second = number_read(s, &at, &digits);
	}
	d->time = true;
	*off = at;
	return true;
}

static void
number_take(struct date *d, struct kr_span s, size_t *off)
{
	size_t digits;
	int v = number_read(s, off, &digits);
	struct kr_span rest = kr_span_from(s, *off);

	if (digits == 0 || digits > 4)
		return;
	if (kr_span_casestarts(rest, "年") || kr_span_casestarts(rest, "년"))
		d->year = v;
	else if (kr_span_casestarts(rest, "月") ||
	    kr_span_casestarts(rest, "월"))
		d->month = v;
	else if (kr_span_casestarts(rest, "日") ||
	    kr_span_casestarts(rest, "일"))
		d->day = v;
	else if (rest.len > 0 && (*rest.ptr == ':' || *rest.ptr == '.' ||
	    (*rest.ptr == 'h' && rest.len > 1)) &&
	    time_take(d, s, off, v))
		return;
	else if (digits >= 3 && d->year == 0) {
		d->year = v;
		d->year_first = d->n == 0 && d->month == 0;
	} else if (rest.len >= 2 && !d->time && (d->year != 0 || d->n >= 1) &&
	    (kr_span_casestarts(kr_span_trim(rest), "am") ||
	    kr_span_casestarts(kr_span_trim(rest), "pm"))) {
		d->time = true;
		d->hour = v;
	} else if (d->n < KR_NELEM(d->number)) {
		d->after[d->n] = rest.len > 0 ? *rest.ptr : '\0';
		d->number[d->n++] = v;
	}
}

/* Numbers that are left become day, month and year, in that order. */
static bool
numbers_place(struct date *d)
{
	unsigned i = 0;

	if (d->month == 0 && d->n - i >= 2) {
		int a = d->number[i], b = d->number[i + 1];
		bool swap = d->year_first || b > 12;

		/* Year first: month, day.  Else New Zealand: day, month. */
		d->month = swap ? a : b;
		d->day = swap ? b : a;
		i += 2;
	} else if (d->day == 0 && d->n > i) {
		d->day = d->number[i++];
	}
	if (d->year == 0 && d->n > i) {
		d->year = d->number[i++];
		if (d->year < 100)
			d->year += d->year < 70 ? 2000 : 1900;
	}
	if (d->half == 2 && d->hour < 12)
		d->hour += 12;
	if (d->half == 1 && d->hour == 12)
		d->hour = 0;
	return d->year >= 1970 && d->year <= 9999 && d->month >= 1 &&
	    d->month <= 12 && d->day >= 1 && d->day <= 31 &&
	    d->hour <= 24 && d->second <= 60;
}

/* The last (nth 0) or first (nth 1) Sunday of a month, as a day number. */
static int64_t
sunday(int year, int month, bool first)
{
	int64_t d = first ? kr_date_day(year, month, 7) :
	    kr_date_day(year, month, 30);

	return d - (d + 4) % 7;		/* day 0 was a Thursday */
}

/* New Zealand Daylight Time Order 2007: last Sunday of September to first
 * Sunday of April. */
static int
new_zealand_min(int year, int64_t day)
{
	return day < sunday(year, 4, true) || day >= sunday(year, 9, false) ?
	    780 : 720;
}

static void
scan(struct date *d, struct kr_span s)
{
	size_t off = 0;

	while (off < s.len) {
		char c = s.ptr[off];
		size_t from = off;

		if (kr_is_digit(c)) {
			number_take(d, s, &off);
		} else if ((c == '+' || c == '-') && d->time &&
		    off + 1 < s.len && kr_is_digit(s.ptr[off + 1])) {
			off++;
			offset_take(d, s, &off, c == '-' ? -1 : 1);
		} else if (kr_is_alpha(c) || (unsigned char)c >= 0x80) {
			while (off < s.len && !kr_is_digit(s.ptr[off]) &&
			    (kr_is_alpha(s.ptr[off]) ||
			    (unsigned char)s.ptr[off] >= 0x80 ||
			    (s.ptr[off] == '.' && off + 1 < s.len &&
			    kr_is_alpha(s.ptr[off + 1]))))
				off++;
			word_take(d, kr_span_sub(s, from, off - from));
		} else {
			off++;
		}
	}
}

bool
kr_forward_date(struct kr_span s, struct kr_arena *arena, int64_t *utc_s)
{
	struct date d = { 0 };
	int64_t day;
	int zone;

	if (s.len > 200)
		s.len = 200;
	scan(&d, kr_text_fold_span(s, arena));
	if (!numbers_place(&d))
		return false;
	day = kr_date_day(d.year, d.month, d.day);
	zone = d.has_zone ? d.zone_min : new_zealand_min(d.year, day);
	*utc_s = day * 86400 + d.hour * 3600 + d.minute * 60 + d.second -
	    zone * 60;
	return true;
}
