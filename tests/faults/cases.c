/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rows of the fault matrix that run in this process.
 *
 *   cases [--all] [ROW ...]	prints "ROW<TAB>cases<TAB>passed<TAB>seconds"
 *
 * Each case drives the daemon's own code and asks whether what became of the
 * mail is what docs/reliability.md promises.
 */
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rows.h"

#define SAID_MAX 5

static const struct {
	const char	*id;
	void		(*run)(void);
} rows[] = {
	{ "B1", row_order }, { "B4", row_leading_space },
	{ "B5", row_macros }, { "B6", row_one_connection },
	{ "B7", row_recipients }, { "B8", row_chunks },
	{ "C1", row_forged_tags }, { "C2", row_forged_results },
	{ "C3", row_hostile_bytes }, { "C4", row_long_tags },
	{ "C5", row_bit_flips },
	{ "D1", row_limits }, { "D2", row_complexity }, { "D4", row_bytes },
	{ "D6", row_charsets }, { "D7", row_ambiguous },
	{ "D8", row_truncated }, { "D9", row_spliced },
	{ "E2", row_hostile_spf }, { "E4", row_hostile_dkim },
	{ "G1", row_memory },
	{ "H2", row_dates }, { "H3", row_far_dates },
	{ "I1", row_consent }, { "I2", row_direct }, { "I6", row_threads },
};

static bool all;
static const char *row_now;
static unsigned n_cases, n_passed;
static uint64_t seed;

struct kr_span *samples;
size_t n_samples;

unsigned
cases_of(unsigned everything, unsigned part)
{
	return all ? everything : part;
}

void
case_is(bool good, const char *fmt, ...)
{
	va_list ap;

	n_cases++;
	n_passed += good;
	if (good || n_cases - n_passed > SAID_MAX)
		return;
	fprintf(stderr, "%s: ", row_now);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
}

void
case_fault(const char *fault, const char *fmt, ...)
{
	char where[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(where, sizeof(where), fmt, ap);
	va_end(ap);
	case_is(fault == NULL, "%s: %s", where, fault);
}

unsigned
rnd(unsigned below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % below;
}

const char *
deliver_fault(const struct handing *h, struct kr_span mail)
{
	struct outcome o;
	const char *fault;

	server_deliver(h, mail, &o);
	fault = outcome_fault(&o, mail);
	outcome_free(&o);
	return fault;
}

/* ---- texts -------------------------------------------------------------- */

void
text_add(struct text *t, const char *s, size_t n)
{
	if (t->len + n + 1 > t->cap) {
		t->cap = 2 * (t->len + n + 64);
		t->s = realloc(t->s, t->cap);
		if (t->s == NULL)
			abort();
	}
	memcpy(t->s + t->len, s, n);
	t->len += n;
	t->s[t->len] = '\0';
}

void
text_printf(struct text *t, const char *fmt, ...)
{
	char buf[4096];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf, sizeof(buf), fmt, ap);
	va_end(ap);
	text_add(t, buf, n < (int)sizeof(buf) ? (size_t)n : sizeof(buf) - 1);
}

void
text_repeat(struct text *t, const char *s, size_t times)
{
	for (size_t n = strlen(s); times > 0; times--)
		text_add(t, s, n);
}

void
text_free(struct text *t)
{
	free(t->s);
	*t = (struct text){ NULL, 0, 0 };
}

void
text_head(struct text *t, const char *extra)
{
	text_printf(t, "From: Aroha <aroha@reporter.example>\r\n"
	    "To: " SERVER_BOX "\r\nSubject: a report\r\n"
	    "Message-ID: <1@reporter.example>\r\n"
	    "Date: Tue, 25 Mar 2025 20:50:29 +1300\r\n");
	text_add(t, extra, strlen(extra));
}

/* ---- samples ------------------------------------------------------------ */

static void
sample_add(struct text *t)
{
	samples = realloc(samples, (n_samples + 1) * sizeof(*samples));
	if (samples == NULL)
		abort();
	samples[n_samples++] = text_span(t);
	*t = (struct text){ NULL, 0, 0 };
}

static void
sample_read(const char *folder, const char *name)
{
	struct text t = { NULL, 0, 0 };
	char path[4096 + 260];
	FILE *f;
	int c, before = 0;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "rb");
	if (f == NULL)
		return;
	for (; (c = getc(f)) != EOF; before = c) {
		char byte = (char)c;

		if (c == '\n' && before != '\r')
			text_add(&t, "\r", 1);
		text_add(&t, &byte, 1);
	}
	fclose(f);
	sample_add(&t);
}

static int
is_mail(const struct dirent *e)
{
	const char *dot = strrchr(e->d_name, '.');

	return dot != NULL && strcmp(dot, ".eml") == 0;
}

static bool
samples_read(void)
{
	const char *top = getenv("top_srcdir");
	struct dirent **entry;
	char folder[4096];
	int n;

	snprintf(folder, sizeof(folder), "%s/tests/data/reports",
	    top != NULL ? top : ".");
	n = scandir(folder, &entry, is_mail, alphasort);
	for (int i = 0; i < n; i++) {
		sample_read(folder, entry[i]->d_name);
		free(entry[i]);
	}
	if (n > 0)
		free(entry);
	return n > 20;
}

/* ---- running ------------------------------------------------------------ */

static bool
row_run(size_t i)
{
	struct timespec begin, end;

	row_now = rows[i].id;
	n_cases = n_passed = 0;
	server_bad_lines = 0;
	seed = 20260101;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	rows[i].run();
	clock_gettime(CLOCK_MONOTONIC, &end);
	if (server_bad_lines > 0)
		case_is(false, "%lu lines of the log have control bytes",
		    (unsigned long)server_bad_lines);
	printf("%s\t%u\t%u\t%.1f\n", row_now, n_cases, n_passed,
	    (double)(end.tv_sec - begin.tv_sec) +
	    (double)(end.tv_nsec - begin.tv_nsec) / 1e9);
	fflush(stdout);
	return n_cases > 0 && n_cases == n_passed;
}

int
main(int argc, char **argv)
{
	bool good = true;
	int first = 1;

	if (argc > 1 && strcmp(argv[1], "--all") == 0) {
		all = true;
		first = 2;
	}
	if (!server_setup() || !samples_read())
		return 2;
	for (size_t i = 0; i < KR_NELEM(rows); i++) {
		bool wanted = first == argc;

		for (int k = first; k < argc; k++)
			wanted |= strcmp(argv[k], rows[i].id) == 0;
		if (wanted)
			good &= row_run(i);
	}
	return !good;
}
