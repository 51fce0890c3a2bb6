/* SPDX-License-Identifier: Apache-2.0 */
/*
 * campaigns - which mails of an archive are copies of one another
 *
 *   campaigns INDEX MBOX...   a line for each mail: number, campaign, text
 *   campaigns INDEX -n N      N texts of random words, for the cost alone
 *
 * The mails themselves are grouped here, as if each had been reported.  What
 * it costs is told on standard error; reading is not counted.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "archive/archive.h"
#include "campaign/campaign.h"

#define SHOWN 160		/* bytes of a text */

static struct kr_store *store;
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

	if (!kr_sha256(id, sha256) || kr_campaign_join(store, p, sha256,
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

/* Texts of 60 words out of 20,000: nothing in common but by chance. */
static void
random_join(size_t n)
{
	uint64_t state = 1;

	for (size_t i = 0; i < n; i++) {
		struct kr_campaign_print p;
		struct kr_campaign c;
		char text[1024];
		size_t len = 0;
		double begin;

		for (int w = 0; w < 60; w++) {
			unsigned word;

			state = state * 6364136223846793005ULL +
			    1442695040888963407ULL;
			word = (unsigned)(state >> 33) % 20000;
			text[len++] = (char)('a' + word % 26);
			text[len++] = (char)('a' + word / 26 % 26);
			text[len++] = (char)('a' + word / 676);
			text[len++] = ' ';
		}
		begin = now_s();
		if (kr_campaign_print_text(KR_SPAN_NONE, (struct kr_span){
		    text, len }, &p))
			join(&p, (struct kr_span){ text, len }, begin, &c);
	}
}

int
main(int argc, char **argv)
{
	struct kr_err e;
	struct stat st;
	char text[512];

	if (argc < 3)
		errx(2, "usage: campaigns index (mbox ... | -n number)");
	if (kr_campaign_open(argv[1], &store, &e) != KR_OK)
		errx(1, "%s", kr_err_text(&e, text, sizeof(text)));
	if (strcmp(argv[2], "-n") == 0 && argc == 4)
		random_join(strtoul(argv[3], NULL, 10));
	else
		archives_join(argv + 2,
		    (size_t)argc - 2);
	kr_store_close(store);
	if (n_mail == 0 || stat(argv[1], &st) != 0)
		errx(1, "no text");
	fprintf(stderr, "%zu texts, %zu campaigns, %.0f us a text, %.0f "
	    "bytes a campaign\n", n_mail, n_new, spent_s * 1e6 /
	    (double)n_mail, (double)st.st_size / (double)n_new);
	return 0;
}
