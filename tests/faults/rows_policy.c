/* SPDX-License-Identifier: Apache-2.0 */
/* I: who may be told; H2, H3: dates; both through whole mails or the reader. */
#include <jansson.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"

static const struct handing usual;

#define STORY "Someone hacked into my email account and locked me out. They " \
    "took over my\r\naccount, changed the password and stole money. "

/* ---- I1 ----------------------------------------------------------------- */

/* A text of the data with the line ends of mail. */
static void
text_lines(struct text *t, const char *s, const char *before)
{
	text_printf(t, "%s", before);
	for (; *s != '\0'; s++) {
		if (*s == '\n')
			text_printf(t, "\r\n%s", before);
		else
			text_add(t, s, 1);
	}
	text_printf(t, "\r\n");
}

/* Did Police get it, for a statement in the reporter's words or elsewhere? */
static void
consent_case(const char *id, const char *statement, bool given,
    unsigned where)
{
	struct text t = { NULL, 0, 0 };
	struct outcome o;
	const char *fault;

	text_head(&t, "Content-Type: text/plain; charset=utf-8\r\n\r\n");
	text_printf(&t, STORY "\r\n\r\n");
	if (where == 1)
		text_printf(&t, "---------- Forwarded message ---------\r\n"
		    "From: Them <x@shop.test>\r\nDate: Mon, 24 Mar 2025 at "
		    "09:12\r\nSubject: Hello\r\nTo: <aroha@reporter."
		    "example>\r\n\r\n");
	text_lines(&t, statement, where == 2 ? "> " : "");
	server_deliver(&usual, text_span(&t), &o);
	fault = outcome_fault(&o, text_span(&t));
	if (fault == NULL && outcome_to(&o, "police-cybercrime") &&
	    (!given || where != 0))
		fault = "to Police without the reporter's plain yes";
	case_fault(fault, "%s, place %u", id, where);
	outcome_free(&o);
	text_free(&t);
}

void
row_consent(void)
{
	static const char *const files[] = { "consent", "consent2",
	    "consent3", "consent4", "consent5" };
	const char *top = getenv("top_srcdir");
	static char line[65536];

	for (size_t f = 0; f < KR_NELEM(files); f++) {
		char name[4096];
		FILE *in;

		snprintf(name, sizeof(name), "%s/data/%s.jsonl",
		    top != NULL ? top : ".", files[f]);
		in = fopen(name, "r");
		while (in != NULL && fgets(line, sizeof(line), in) != NULL) {
			json_t *j = json_loads(line, 0, NULL);
			const char *say = json_string_value(json_object_get(j,
			    "consent"));

			for (unsigned where = 0; say != NULL && where < 3;
			    where++)
				consent_case(json_string_value(
				    json_object_get(j, "id")),
				    json_string_value(json_object_get(j,
				    "text")), strcmp(say, "given") == 0,
				    where);
			json_decref(j);
		}
		if (in != NULL)
			fclose(in);
	}
}

/* ---- I2 ----------------------------------------------------------------- */

static bool
direct_same(const struct outcome *a, const struct outcome *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->edit[i].kind == '+' && strstr(a->edit[i].value,
		    "police-cybercrime") == NULL &&
		    !outcome_to(b, a->edit[i].value))
			return false;
	return true;
}

/*
 * What goes to an agency without consent goes there whatever is said of the
 * Police, but for what consent itself moves to them.
 */
void
row_direct(void)
{
	static const char *const said[] = {
	    "I do not consent to this being shared with Police.\r\n",
	    "Please do not tell the Police.\r\n", "Thank you.\r\n" };

	for (size_t m = 0; m < n_samples; m++) {
		struct outcome plain;
		const char *handling;
		bool sealed;

		server_deliver(&usual, samples[m], &plain);
		handling = outcome_tag(&plain, "Handling");
		sealed = handling != NULL && (strncmp(handling, "H3", 2) == 0
		    || strncmp(handling, "H4", 2) == 0);
		for (size_t s = 0; s < KR_NELEM(said); s++) {
			struct text t = { NULL, 0, 0 };
			struct outcome o;
			size_t body = 0;

			while (body + 4 < samples[m].len &&
			    memcmp(samples[m].ptr + body, "\r\n\r\n", 4) != 0)
				body++;
			body = body + 4 < samples[m].len ? body + 4 :
			    samples[m].len;
			text_add(&t, samples[m].ptr, samples[m].len);
			if (memmem(t.s, body, "ultipart/", 9) == NULL &&
			    memmem(t.s, body, "base64", 6) == NULL)
				text_printf(&t, "\r\n%s", said[s]);
			server_deliver(&usual, text_span(&t), &o);
			case_is(outcome_fault(&o, text_span(&t)) == NULL &&
			    (!sealed || direct_same(&plain, &o)),
			    "sample %zu, \"%s\"", m, said[s]);
			outcome_free(&o);
			text_free(&t);
		}
		outcome_free(&plain);
	}
}

/* ---- I6 ----------------------------------------------------------------- */

struct worker {
	struct outcome	*first;
	unsigned	 begin, step;
	unsigned	 bad, n;
};

static void *
work(void *argument)
{
	struct worker *w = argument;

	for (unsigned i = 0; i < n_samples; i++) {
		size_t m = (w->begin + (size_t)i * w->step) % n_samples;
		struct outcome o;

		server_deliver(&usual, samples[m], &o);
		w->bad += !outcome_same(&w->first[m], &o);
		w->n++;
		outcome_free(&o);
	}
	return NULL;
}

/* The same on one thread and on many, in any order. */
void
row_threads(void)
{
	struct outcome *first = calloc(n_samples, sizeof(*first));
	struct worker w[8];
	pthread_t thread[8];

	for (size_t i = 0; i < n_samples; i++)
		server_deliver(&usual, samples[i], &first[i]);
	for (unsigned n = 1; n <= cases_of(8, 4); n *= 2) {
		for (unsigned i = 0; i < n; i++) {
			w[i] = (struct worker){ first, rnd(1000),
			    1 + 2 * rnd(20), 0, 0 };
			while (n_samples % w[i].step == 0 && w[i].step > 1)
				w[i].step += 2;
			pthread_create(&thread[i], NULL, work, &w[i]);
		}
		for (unsigned i = 0; i < n; i++)
			pthread_join(thread[i], NULL);
		for (unsigned i = 0; i < n; i++)
			for (unsigned k = 0; k < w[i].n; k++)
				case_is(k >= w[i].bad, "%u threads: %u differ",
				    n, w[i].bad);
	}
	for (size_t i = 0; i < n_samples; i++)
		outcome_free(&first[i]);
	free(first);
}

/* ---- H2, H3 ------------------------------------------------------------- */

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May",
    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char *const days[] = { "Thu", "Fri", "Sat", "Sun", "Mon", "Tue",
    "Wed" };

/* Days since 1970 of the proleptic Gregorian calendar, counted one by one. */
static int64_t
days_until(int year, int month, int day)
{
	static const int len[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
	    31 };
	int64_t n = day - 1;

	for (int y = 1970; y < year; y++)
		n += 365 + ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0);
	for (int m = 0; m < month; m++)
		n += len[m] + (m == 1 && ((year % 4 == 0 && year % 100 != 0) ||
		    year % 400 == 0));
	return n;
}

static void
date_case(int year, int month, int day, int h, int m, int s, int zone)
{
	static const char *const forms[] = { ("%s, %d %s %d %02d:%02d:%02d "
	    "%c%02d%02d"), "%s, %02d %s %d %02d:%02d:%02d %c%02d%02d (NZDT)",
	    "%s,  %d  %s  %d  %02d:%02d:%02d  %c%02d%02d" };
	int64_t day_n = days_until(year, month, day), want, got = -1;
	int minutes = zone < 0 ? -zone : zone, zone_got = 0;
	char text[200];

	want = ((day_n * 24 + h) * 60 + m) * 60 + s - zone * 60;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(text, sizeof(text), forms[rnd(3)], days[day_n % 7], day,
	    months[month], year, h, m, s, zone < 0 ? '-' : '+', minutes / 60,
	    minutes % 60);
#pragma GCC diagnostic pop
	case_is(kr_date_read(kr_span_str(text), &got, &zone_got) &&
	    got == want && zone_got == zone, "\"%s\" is %lld, not %lld", text,
	    (long long)got, (long long)want);
}

void
row_dates(void)
{
	static const char *const odd[] = { "", "yesterday", "Tue",
	    "32 Jan 2025", "Tue, 25 Mar 2025 25:00:00 +1300",
	    "Tue, 25 Mar 2025 20:61:00 +1300",
	    "25 Mar 99999999999 00:00:00 +0000", "25 Foo 2025 00:00:00 +0000",
	    "Tue, 25 Mar 2025 20:50:29 +9999", "-1 Jan 1970 00:00:00 +0000",
	    "Tue, 25 Mar 0000 00:00:00 +0000",
	    "Tue, 25 Mar 2025 20:50:60 +1300",
	    "\xff\xfe", "Tue, 25 Mar 2025 20:50:29 NZDT", "((((((" };

	for (unsigned i = 0; i < 2000; i++)
		date_case(1970 + (int)rnd(131), (int)rnd(12), 1 + (int)rnd(28),
		    (int)rnd(24), (int)rnd(60), (int)rnd(60),
		    15 * ((int)rnd(105) - 48));
	/* In a mail none of them keeps it from its agency. */
	for (size_t i = 0; i < KR_NELEM(odd); i++) {
		struct text t = { NULL, 0, 0 };

		text_printf(&t, "Date: %s\r\nFrom: a@reporter.example\r\n"
		    "Subject: a report\r\n\r\nI got this spam.\r\n", odd[i]);
		case_fault(deliver_fault(&usual, text_span(&t)), "%s",
		    odd[i]);
		text_free(&t);
	}
}

void
row_far_dates(void)
{
	static const int years[] = { 2037, 2038, 2039, 2099, 2100, 2101, 2400,
	    2999, 9998 };

	for (size_t i = 0; i < KR_NELEM(years); i++)
		for (int month = 0; month < 12; month++)
			date_case(years[i], month, month == 1 ? 28 : 30, 3,
			    14, 7 + month, month % 2 == 0 ? 0 : 780);
	date_case(2038, 0, 19, 3, 14, 7, 0);
	date_case(2038, 0, 19, 3, 14, 8, 0);
	date_case(2400, 1, 29, 0, 0, 0, 0);
}
