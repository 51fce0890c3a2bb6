/* SPDX-License-Identifier: Apache-2.0 */
/*
 * campaigns - which mails of an archive are copies of one another
 *
 *   campaigns INDEX MBOX...   a line for each mail: number, campaign, text
 *   campaigns INDEX -n N...   fill an index with random texts, to N, and
 *                             measure there; each N greater than the one before
 *   campaigns INDEX -m N...   measure look-ups in one that was filled so, at
 *                             the last N, and how long the first ones take
 *
 * The mails themselves are grouped here, as if each had been reported.  What
 * it costs is told on standard error; reading is not counted.
 */
#include <err.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "archive/archive.h"
#include "campaign/index.h"

#define SHOWN 160		/* bytes of a text */

static struct kr_campaign_index *campaigns;
static double spent_s;
static size_t n_mail, n_new;

static double
now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
warn_text(void *ctx, const char *text)
{
	(void)ctx;
	warnx("%s", text);
}

/* The first part a person can read. */
static struct kr_span
text_of(struct kr_message *m, struct kr_arena *arena)
{
	for (size_t i = 0; i < m->n_part; i++) {
		const struct kr_view *v = kr_part_visible(m, m->part[i]);
		const struct kr_view *folded;

		if (v == NULL || kr_span_trim(v->text).len <
		    KR_CAMPAIGN_TEXT_MIN)
			continue;
		folded = kr_text_fold(v, 64u << 10, arena);
		if (folded != NULL)
			return folded->text;
	}
	return KR_SPAN_NONE;
}

static void
join(const struct kr_campaign_print *p, struct kr_span id, double begin,
    struct kr_campaign *ret)
{
	unsigned char sha256[KR_SHA256_LEN];
	struct kr_err e;
	char text[512];

	if (!kr_sha256(id, sha256) || kr_campaign_join(campaigns, p, sha256,
	    "spam", 0, ret, &e) != KR_OK)
		errx(1, "%s", kr_err_text(&e, text, sizeof(text)));
	spent_s += now_s() - begin;
	n_mail++;
	n_new += ret->reports == 1;
}

static void
mail_join(const struct kr_mail *mail, size_t number, struct kr_arena *arena)
{
	struct kr_campaign_print p;
	struct kr_campaign c;
	struct kr_message *m;
	struct kr_span subject, text;
	double begin;

	kr_arena_reset(arena);
	if (kr_message_read(mail->bytes, &kr_limits_default, arena, &m,
	    NULL) != KR_OK)
		return;
	subject = kr_text_fold_span(kr_field_text(kr_header_find(m->header,
	    "Subject", 0), arena), arena);
	text = text_of(m, arena);
	begin = now_s();
	if (!kr_campaign_print_text(subject, text, &p))
		return;
	join(&p, mail->bytes, begin, &c);
	text = kr_span_sub(text, 0, SHOWN);
	printf("%zu\t%s\t%.*s | %.*s\n", number, c.name, KR_SPAN_ARG(subject),
	    KR_SPAN_ARG(text));
}

static void
archives_join(char **names, size_t n)
{
	struct kr_archive_options options = { .warn = warn_text };
	struct kr_arena *arena = kr_arena_new(64u << 20);
	struct kr_archive *archive;
	struct kr_inputs inputs;
	struct kr_mail mail;

	if (arena == NULL || kr_inputs_list(names, n, &inputs, warn_text,
	    NULL) != KR_OK || (archive = kr_archive_new(&inputs, &options)) ==
	    NULL)
		errx(1, "cannot read");
	for (size_t i = 0; kr_archive_next(archive, &mail); i++)
		mail_join(&mail, i, arena);
	kr_archive_free(archive);
	kr_inputs_free(&inputs);
	kr_arena_free(arena);
}

/* ---- random texts ------------------------------------------------------- */

#define WORDS 60		/* of a text */
#define LANGUAGE 20000		/* words to choose from */
#define PROBES 2000		/* texts measured at each size */
#define BEGIN_MS 1700000000000	/* a text comes every second */

struct text {
	unsigned	word[WORDS];
	uint64_t	mark;
};

static uint64_t
random_next(void)
{
	static uint64_t state = 1;

	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return state >> 11;
}

/* The word of rank r comes up as often as 1/r (Zipf), as words do. */
static unsigned
random_word(void)
{
	return (unsigned)pow(LANGUAGE, (double)random_next() * 0x1p-53);
}

static void
random_text(struct text *t)
{
	for (size_t i = 0; i < WORDS; i++)
		t->word[i] = random_word();
	t->mark = random_next();
}

static void
text_print(const struct text *t, struct kr_campaign_print *p)
{
	char text[8 * WORDS];
	size_t len = 0;

	for (size_t i = 0; i < WORDS; i++) {
		text[len++] = (char)('a' + t->word[i] % 26);
		text[len++] = (char)('a' + t->word[i] / 26 % 26);
		text[len++] = (char)('a' + t->word[i] / 676);
		text[len++] = ' ';
	}
	if (!kr_campaign_print_text(KR_SPAN_NONE, (struct kr_span){ text,
	    len }, p))
		errx(1, "a text without a print");
	p->mark[0] = (int64_t)(t->mark & INT64_MAX);
	p->n_mark = 1;
}

/* A copy: four words exchanged, another address. */
static void
text_reword(struct text *t)
{
	for (size_t i = 0; i < 4; i++)
		t->word[random_next() % WORDS] = random_word();
	t->mark = random_next();
}

static double
cpu_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

enum doing { LOOK_UP, JOIN, PASS_OVER };

/* True if one was found. */
static bool
probe(enum doing doing, const struct kr_campaign_print *p)
{
	static uint64_t number;
	unsigned char sha256[KR_SHA256_LEN];
	struct kr_campaign_match m = { .likeness = 0 };
	struct kr_campaign c = { .reports = 0 };
	struct kr_err e;
	enum kr_rc rc;
	char text[512];

	if (doing == LOOK_UP) {
		/* as it is done when a report joins */
		rc = kr_store_begin_read(campaigns->store, &e);
		if (rc == KR_OK)
			rc = kr_campaign_search(campaigns, p, &m, &e);
		kr_store_rollback(campaigns->store);
	} else {
		number++;
		if (!kr_sha256((struct kr_span){ (const char *)&number,
		    sizeof(number) }, sha256))
			errx(1, "no digest");
		rc = kr_campaign_join(campaigns, p, sha256, "phishing", BEGIN_MS +
		    (int64_t)number * 1000, &c, &e);
	}
	if (rc != KR_OK)
		errx(1, "%s", kr_err_text(&e, text, sizeof(text)));
	return doing == LOOK_UP ? m.likeness > 0 : c.reports > 1;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/*
 * The mean of the processor's time, and of the wall's what half of them and 99
 * of 100 took at most: its mean would tell what else the machine does.
 *   wall  seconds, of each.
 */
static void
told(const char *what, double cpu, double wall[PROBES], const char *end)
{
	qsort(wall, PROBES, sizeof(*wall), by_size);
	printf("  %-20s %6.0f us CPU %6.0f us wall, 99 %% %6.0f us%s", what,
	    cpu * 1e6 / PROBES, wall[PROBES / 2] * 1e6,
	    wall[PROBES / 100 * 99] * 1e6, end);
}

/* Texts that nobody sent, or copies of old ones. */
static void
measure(const char *what, enum doing doing, const struct text *sample,
    bool copies)
{
	static struct text text[PROBES];
	static struct kr_campaign_print print[PROBES];
	static double wall[PROBES];
	double cpu;
	size_t found = 0;

	for (size_t i = 0; i < PROBES; i++) {
		if (copies) {
			text[i] = sample[i];
			text_reword(&text[i]);
		} else
			random_text(&text[i]);
	}
	if (doing == PASS_OVER)
		return;
	cpu = cpu_s();
	for (size_t i = 0; i < PROBES; i++) {
		wall[i] = -now_s();
		text_print(&text[i], &print[i]);
		wall[i] += now_s();
	}
	if (doing == LOOK_UP && !copies)
		told("draw a print", cpu_s() - cpu, wall, "\n");
	cpu = cpu_s();
	for (size_t i = 0; i < PROBES; i++) {
		wall[i] = -now_s();
		found += probe(doing, &print[i]);
		wall[i] += now_s();
	}
	told(what, cpu_s() - cpu, wall, "");
	printf("  found %5.1f %%\n", (double)found * 100 / PROBES);
}

/* The first look-ups after it was opened learn which keys there are. */
static void
learn(void)
{
	struct text t = { .mark = 0 };
	struct kr_campaign_print p;
	double cpu = cpu_s(), wall = now_s();
	size_t n = 0;

	text_print(&t, &p);
	do {
		probe(LOOK_UP, &p);
		n++;
	} while (campaigns->filter != NULL &&
	    !kr_campaign_filter_ready(campaigns->filter));
	printf("  the first %zu look-ups: %.0f ms CPU, %.0f ms wall\n", n,
	    (cpu_s() - cpu) * 1e3, (now_s() - wall) * 1e3);
}

static int64_t
size_of(const char *name)
{
	struct kr_err e;
	struct stat st;
	int64_t n = 0;
	bool server = kr_store_is_postgresql(name);

	if (kr_store_number(campaigns->store, server ? "SELECT CAST(SUM("
	    "pg_total_relation_size(oid)) AS BIGINT) FROM pg_class WHERE "
	    "relkind = 'r' AND relname LIKE 'campaign%'" :
	    "PRAGMA wal_checkpoint(TRUNCATE)", NULL, 0, 0, &n, &e) != KR_OK)
		errx(1, "no size: %s", e.text);
	return server ? n : stat(name, &st) == 0 ? (int64_t)st.st_size : 0;
}

static void
random_fill(const char *name, char **sizes, bool fill)
{
	static struct text sample[PROBES];
	/* What is only passed over draws the same numbers. */
	enum doing look_up = PASS_OVER, join_one = fill ? JOIN : PASS_OVER;
	size_t n = 0;

	for (; *sizes != NULL; sizes++) {
		size_t to = strtoul(*sizes, NULL, 10);

		for (; n < to; n++) {
			struct kr_campaign_print p;
			struct text t;

			random_text(&t);
			/* Any of those before may be copied. */
			if (n < PROBES)
				sample[n] = t;
			else if (random_next() % (n + 1) < PROBES)
				sample[random_next() % PROBES] = t;
			if (!fill)
				continue;
			text_print(&t, &p);
			probe(JOIN, &p);
		}
		if (fill || sizes[1] == NULL) {
			printf("%zu texts: %.0f bytes each\n", n,
			    (double)size_of(name) / (double)n);
			look_up = LOOK_UP;
		}
		if (!fill && sizes[1] == NULL)
			learn();
		measure("look up a new one", look_up, sample, false);
		measure("look up a copy", look_up, sample, true);
		measure("join, a copy", join_one, sample, true);
		measure("join, a new one", join_one, sample, false);
		n += PROBES;	/* those joined just now */
		fflush(stdout);
	}
}

int
main(int argc, char **argv)
{
	struct kr_err e;
	struct stat st;
	char text[512];

	if (argc < 3)
		errx(2, "usage: campaigns index (mbox ... | -n number ... | -m number ...)");
	if (kr_campaign_open(argv[1], &campaigns, &e) != KR_OK)
		errx(1, "%s", kr_err_text(&e, text, sizeof(text)));
	if (strcmp(argv[2], "-n") == 0 || strcmp(argv[2], "-m") == 0) {
		random_fill(argv[1], argv + 3, argv[2][1] == 'n');
		kr_campaign_close(campaigns);
		return 0;
	}
	archives_join(argv + 2, (size_t)argc - 2);
	kr_campaign_close(campaigns);
	if (n_mail == 0 || stat(argv[1], &st) != 0)
		errx(1, "no text");
	fprintf(stderr, "%zu texts, %zu campaigns, %.0f us a text, %.0f "
	    "bytes a campaign\n", n_mail, n_new, spent_s * 1e6 /
	    (double)n_mail, (double)st.st_size / (double)n_new);
	return 0;
}
