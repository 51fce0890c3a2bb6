/* SPDX-License-Identifier: Apache-2.0 */
/*
 * parse.c - our reader beside GMime's, the same work in the same run
 *
 *   bench/parse PATH ...
 *
 * Work: read the mail into a tree, decode every text part and bring it to
 * UTF-8.  All mails are in memory before the clock starts; the two take
 * turns, and the best of five rounds counts.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <gmime/gmime.h>

#include "archive/archive.h"
#include "message/message.h"

#define ROUNDS	5
#define KEEP	((size_t)512 << 20)	/* bytes of mails at most */

static struct kr_span	*mails;
static size_t		 n_mail, cap_mail, bytes;

static void
warn_text(void *ctx, const char *text)
{
	(void)ctx;
	warnx("%s", text);
}

static void
mail_keep(const struct kr_mail *mail)
{
	char *copy = malloc(mail->bytes.len + 1);

	if (n_mail == cap_mail) {
		cap_mail = cap_mail == 0 ? 1024 : cap_mail * 2;
		mails = reallocarray(mails, cap_mail, sizeof(*mails));
	}
	if (copy == NULL || mails == NULL)
		err(1, NULL);
	memcpy(copy, mail->bytes.ptr, mail->bytes.len);
	mails[n_mail++] = (struct kr_span){ copy, mail->bytes.len };
	bytes += mail->bytes.len;
}

static void
mails_load(char **path, size_t n)
{
	struct kr_archive_options options = { .warn = warn_text };
	struct kr_archive *archive;
	struct kr_inputs inputs;
	struct kr_mail mail;

	if (kr_inputs_list(path, n, &inputs, warn_text, NULL) != KR_OK ||
	    (archive = kr_archive_new(&inputs, &options)) == NULL)
		err(1, NULL);
	while (bytes < KEEP && kr_archive_next(archive, &mail))
		mail_keep(&mail);
	kr_archive_free(archive);
	kr_inputs_free(&inputs);
}

/* ---- ours --------------------------------------------------------------- */

static struct kr_arena *arena;

/* Bytes of text. */
static size_t
ours(struct kr_span mail)
{
	struct kr_message *m;
	size_t text = 0;

	kr_arena_reset(arena);
	if (kr_message_read(mail, &kr_limits_default, arena, &m, NULL) !=
	    KR_OK)
		errx(1, "no memory");
	for (size_t i = 0; i < m->n_part; i++) {
		const struct kr_view *v = kr_part_text(m, m->part[i]);

		text += v != NULL ? v->text.len : 0;
	}
	return text;
}

/* ---- GMime's ------------------------------------------------------------ */

static size_t
gmime_text(GMimeObject *part)
{
	char *text;
	size_t n;

	if (!GMIME_IS_TEXT_PART(part))
		return 0;
	text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
	n = text != NULL ? strlen(text) : 0;
	g_free(text);
	return n;
}

static size_t
gmimes(struct kr_span mail)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(mail.ptr,
	    mail.len);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *m = g_mime_parser_construct_message(parser, NULL);
	size_t text = 0;

	if (m != NULL) {
		GMimePartIter *it = g_mime_part_iter_new((GMimeObject *)m);

		do
			text += gmime_text(g_mime_part_iter_get_current(it));
		while (g_mime_part_iter_next(it));
		g_mime_part_iter_free(it);
		g_object_unref(m);
	}
	g_object_unref(parser);
	g_object_unref(stream);
	return text;
}

/* ---- the clock ---------------------------------------------------------- */

static double
cpu_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
round_run(size_t (*reader)(struct kr_span), size_t *text)
{
	double begin = cpu_s();

	*text = 0;
	for (size_t i = 0; i < n_mail; i++)
		*text += reader(mails[i]);
	return cpu_s() - begin;
}

static void
row_print(const char *name, double s, size_t text)
{
	printf("%-8s %8.2f us a mail %9.0f mails/s %7.0f MB/s  %zu bytes of "
	    "text\n", name, s * 1e6 / (double)n_mail, (double)n_mail / s,
	    (double)bytes / s / 1e6, text);
}

int
main(int argc, char **argv)
{
	double best_ours = 1e9, best_gmime = 1e9;
	size_t text_ours = 0, text_gmime = 0;

	if (argc < 2)
		errx(1, "usage: parse PATH ...");
	mails_load(argv + 1, (size_t)argc - 1);
	if (n_mail == 0)
		errx(1, "no mail");
	arena = kr_arena_new(kr_limits_default.arena_bytes);
	g_mime_init();
	for (int i = 0; i < ROUNDS; i++) {
		double s = round_run(ours, &text_ours);
		double g = round_run(gmimes, &text_gmime);

		best_ours = s < best_ours ? s : best_ours;
		best_gmime = g < best_gmime ? g : best_gmime;
	}
	printf("%zu mails, %zu bytes; best of %d rounds, CPU time\n", n_mail,
	    bytes, ROUNDS);
	row_print("kereru", best_ours, text_ours);
	row_print("GMime", best_gmime, text_gmime);
	printf("%.1f mails of ours for each of GMime's\n",
	    best_gmime / best_ours);
	return 0;
}
