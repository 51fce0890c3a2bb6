/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl train, test, tokens: make a model for the spam classifier,
 * measure one, and look at what it weighs.
 */
#include <err.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/ctl.h"

#define TOKENS_SHOWN	20	/* of each side, without --all */
#define BINS		8	/* of the calibration that test prints */

/* A mail with its label: a lesson, or a score. */
struct labelled {
	struct kr_lesson	 lesson;
	int			 score;
};

struct set {
	struct kr_host		*host;
	struct kr_arena		*kept, *scratch;
	struct labelled		*mail;
	size_t			 n, cap;
	unsigned		 source, collection;
	bool			 spam, scores, hits, train, whole;
	const char		*output;
};

/* ---- reading labelled mails --------------------------------------------- */

/* Names of rules that hit the reported message. */
static void
hits_print(const struct kr_verdict *v)
{
	const struct kr_hits *h = &v->findings->hits;

	printf("%s", v->file);
	for (size_t i = 0; i < h->n; i++)
		if (h->hit[i].scope != KR_SCOPE_REPORT)
			printf("\t%s", h->hit[i].rule->name);
	putchar('\n');
}

static void
mail_add(void *ctx, struct kr_verdict *v)
{
	struct set *s = ctx;
	struct kr_err error = { .code = KR_OK };
	struct labelled *m;
	struct kr_tokens t;
	struct kr_span hashes;

	if (s->hits)
		hits_print(v);
	if (kr_handling_sealed(v->decision->handling))
		return;
	if (s->scores)
		printf("%d\t%s\n", v->findings->spam_score, v->file);
	if (!KR_ARENA_ROOM(s->kept, s->mail, s->n, &s->cap))
		err(CTL_FAILED, NULL);
	m = &s->mail[s->n++];
	*m = (struct labelled){ .score = v->findings->spam_score,
	    .lesson = { .source = s->source, .spam = s->spam,
	    .collection = s->collection } };
	if (!s->train)
		return;
	kr_arena_reset(s->scratch);
	ctl_must(kr_tokens_read(v->report->exhibit, &v->findings->hits, false,
	    s->scratch, &t, &error), &error);
	hashes = kr_arena_copy(s->kept, (struct kr_span){
	    (const char *)t.hash, t.n * sizeof(*t.hash) });
	if (hashes.ptr == NULL)
		err(CTL_FAILED, NULL);
	m->lesson.hash = (const uint32_t *)(const void *)hashes.ptr;
	m->lesson.n = t.n;
	m->lesson.told = t.told;
}

struct source {
	char	*path;
	bool	 spam;
};

/* Sources of one folder were collected together: the first such. */
static unsigned
collection_of(const struct source *s, unsigned i)
{
	const char *slash = strrchr(s[i].path, '/');
	size_t len = slash == NULL ? 0 : (size_t)(slash - s[i].path);

	for (unsigned k = 0; k < i; k++) {
		const char *other = strrchr(s[k].path, '/');

		if ((other == NULL ? 0 : (size_t)(other - s[k].path)) == len &&
		    strncmp(s[k].path, s[i].path, len) == 0)
			return k;
	}
	return i;
}

/* Options, then the mails of each --spam and --ham. */
static bool
set_read(const struct ctl *c, struct set *s, const char *usage)
{
	static const struct option longs[] = {
		{ "spam", required_argument, NULL, 's' },
		{ "ham", required_argument, NULL, 'h' },
		{ "whole", no_argument, NULL, 'w' },
		{ "scores", no_argument, NULL, 'p' },
		{ "hits", no_argument, NULL, 'r' },
		{ "output", required_argument, NULL, 'o' },
		{ NULL, 0, NULL, 0 }
	};
	struct source *source = calloc((size_t)c->argc, sizeof(*source));
	size_t n = 0;
	bool good = true;
	int o;

	if (source == NULL)
		err(CTL_FAILED, NULL);
	while ((o = getopt_long(c->argc, c->argv, "", longs, NULL)) != -1)
		switch (o) {
		case 's': case 'h':
			source[n].path = optarg;
			source[n++].spam = o == 's';
			break;
		case 'w': s->whole = true; break;
		case 'p': s->scores = true; break;
		case 'r': s->hits = true; break;
		case 'o': s->output = optarg; break;
		default: ctl_usage(usage);
		}
	if (n == 0 || optind < c->argc || s->train != (s->output != NULL) ||
	    (s->train && (s->scores || s->hits)))
		ctl_usage(usage);
	s->host = ctl_host(c);
	s->kept = ctl_arena(SIZE_MAX);
	s->scratch = ctl_arena(kr_host_config(s->host)->limits.arena_bytes);
	for (s->source = 0; s->source < n; s->source++) {
		s->spam = source[s->source].spam;
		s->collection = collection_of(source, s->source);
		good = ctl_judge_reported(s->host, s->whole,
		    &source[s->source].path, 1, mail_add, s) && good;
	}
	free(source);
	return good;
}

static void
set_free(struct set *s)
{
	kr_arena_free(s->scratch);
	kr_arena_free(s->kept);
	kr_host_free(s->host);
}

/* ---- train -------------------------------------------------------------- */

int
ctl_train(const struct ctl *c)
{
	struct set s = { .train = true };
	struct kr_err error = { .code = KR_OK };
	struct kr_lesson *lesson;
	struct kr_span model;
	bool good = set_read(c, &s, "train [--whole] --output FILE "
	    "--spam PATH --ham PATH ...");
	FILE *f;

	lesson = kr_arena_alloc(s.kept, s.n + 1, sizeof(*lesson));
	if (lesson == NULL)
		err(CTL_FAILED, NULL);
	for (size_t i = 0; i < s.n; i++)
		lesson[i] = s.mail[i].lesson;
	ctl_must(kr_classifier_train(lesson, s.n, s.kept, &model, &error),
	    &error);
	f = fopen(s.output, "w");
	if (f == NULL || fwrite(model.ptr, 1, model.len, f) != model.len ||
	    fclose(f) != 0)
		err(CTL_FAILED, "%s", s.output);
	printf("%s: from %zu mails\n", s.output, s.n);
	set_free(&s);
	return good ? CTL_FINE : CTL_FAILED;
}

/* ---- test --------------------------------------------------------------- */

static int
by_score(const void *a, const void *b)
{
	const struct labelled *x = a, *y = b;

	return (x->score > y->score) - (x->score < y->score);
}

/* Share of the pairs of spam and ham that the score puts in order. */
static double
area(const struct labelled *m, size_t n, const size_t of[2])
{
	double sum = 0;
	size_t ham = 0;

	for (size_t i = 0, j; i < n; i = j) {
		size_t same[2] = { 0, 0 };

		for (j = i; j < n && m[j].score == m[i].score; j++)
			same[m[j].lesson.spam]++;
		sum += (double)same[1] * ((double)ham + (double)same[0] / 2);
		ham += same[0];
	}
	return sum / (double)of[0] / (double)of[1];
}

/* Of a label, the share with a score over the threshold. */
static double
above(const struct set *s, const size_t of[2], bool spam, int threshold)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->mail[i].lesson.spam == spam &&
		    s->mail[i].score > threshold;
	return 100.0 * (double)n / (double)of[spam];
}

/* The lowest score that leaves at most that share of ham above it. */
static int
threshold(const struct set *s, const size_t of[2], double share)
{
	size_t left = (size_t)((double)of[0] * share);

	for (size_t i = s->n; i > 0; i--)
		if (!s->mail[i - 1].lesson.spam && left-- == 0)
			return s->mail[i - 1].score;
	return INT_MAX;
}

/* Chance that a score stands for, in hundredths. */
static double
promised(int score)
{
	return 100 / (1 + exp(-(score - 500) / 100.0));
}

/* Scores in steps: how much of each was spam, and how much it promised. */
static void
calibration_print(const struct set *s)
{
	static const int from[BINS + 1] = { INT_MIN, 200, 300, 400, 500, 600,
	    700, 800, INT_MAX };

	puts("score            mails   spam   promised");
	for (size_t b = 0; b < BINS; b++) {
		size_t n = 0, spam = 0;
		double sum = 0;

		for (size_t i = 0; i < s->n; i++) {
			int score = s->mail[i].score;

			if (score < from[b] || score >= from[b + 1])
				continue;
			n++;
			spam += s->mail[i].lesson.spam;
			sum += promised(score);
		}
		if (n == 0)
			continue;
		if (b == 0)
			printf("     to %5.2f", from[b + 1] / 100.0);
		else if (b == BINS - 1)
			printf("%5.2f         ", from[b] / 100.0);
		else
			printf("%5.2f to %5.2f", from[b] / 100.0,
			    from[b + 1] / 100.0);
		printf(" %7zu %5.1f%% %9.1f%%\n", n, 100.0 * (double)spam /
		    (double)n, sum / (double)n);
	}
}

static void
measures_print(struct set *s)
{
	const int required = kr_host_config(s->host)->spam_required;
	size_t of[2] = { 0, 0 };

	for (size_t i = 0; i < s->n; i++)
		of[s->mail[i].lesson.spam]++;
	if (of[0] == 0 || of[1] == 0)
		errx(CTL_FAILED, "both spam and ham are needed");
	qsort(s->mail, s->n, sizeof(*s->mail), by_score);
	printf("%zu spam, %zu ham\narea under the curve %.4f\n", of[1],
	    of[0], area(s->mail, s->n, of));
	for (int i = 0; i < 2; i++) {
		double share = i == 0 ? 0.001 : 0.01;
		int t = threshold(s, of, share);

		printf("%5.1f%% of spam is above all but %.1f%% of ham "
		    "(score %.2f)\n", above(s, of, true, t), 100 * share,
		    t / 100.0);
	}
	printf("at spam_required %.2f: %.1f%% of spam, %.1f%% of ham\n",
	    required / 100.0, above(s, of, true, required - 1),
	    above(s, of, false, required - 1));
	calibration_print(s);
}

int
ctl_test(const struct ctl *c)
{
	struct set s = { .train = false };
	bool good = set_read(c, &s, "test [--whole] [--scores | --hits] "
	    "--spam PATH --ham PATH ...");

	if (!s.scores && !s.hits)
		measures_print(&s);
	set_free(&s);
	return good && fflush(stdout) == 0 ? CTL_FINE : CTL_FAILED;
}

/* ---- tokens ------------------------------------------------------------- */

struct looking {
	const struct kr_classifier	*classifier;
	struct kr_arena			*arena;
	bool				 all;
};

struct weighed {
	struct kr_span	name;
	int		weight;		/* thousandths */
};

static int
by_weight(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	return (x->weight < y->weight) - (x->weight > y->weight);
}

/* Names hold words of the mail: control characters stay off the terminal. */
static void
name_print(struct kr_span name)
{
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];

		putchar(c < ' ' || c == 0x7F || (c == 0xC2 && i + 1 <
		    name.len && (unsigned char)name.ptr[i + 1] < 0xA0) ?
		    '.' : c);
	}
}

static void
tokens_print(const struct looking *l, const struct kr_verdict *v,
    const struct kr_tokens *t, struct weighed *w)
{
	const double root = sqrt((double)t->n + 1);

	for (size_t i = 0; i < t->n; i++)
		w[i] = (struct weighed){ t->name[i],
		    kr_classifier_weight(l->classifier, t->hash[i]) };
	qsort(w, t->n, sizeof(*w), by_weight);
	printf("%s: spam score %.2f, of rules %.2f points and of %zu tokens "
	    "%+.2f\n", v->file, v->findings->spam_score / 100.0,
	    v->findings->spam_points / 100.0, t->n,
	    v->findings->spam_odds / 100.0);
	for (size_t i = 0; i < t->n; i++) {
		if (!l->all && i >= TOKENS_SHOWN && i + TOKENS_SHOWN < t->n)
			continue;
		printf("  %+7.3f  ", w[i].weight / 1000.0 / root);
		name_print(w[i].name);
		putchar('\n');
	}
}

static void
tokens_one(void *ctx, struct kr_verdict *v)
{
	struct looking *l = ctx;
	struct kr_err error = { .code = KR_OK };
	struct weighed *w;
	struct kr_tokens t;

	if (kr_handling_sealed(v->decision->handling)) {
		printf("%s: sealed (H3, H4): no word of it is shown\n",
		    v->file);
		return;
	}
	kr_arena_reset(l->arena);
	ctl_must(kr_tokens_read(v->report->exhibit, &v->findings->hits, true,
	    l->arena, &t, &error), &error);
	w = kr_arena_alloc(l->arena, t.n + 1, sizeof(*w));
	if (w == NULL)
		err(CTL_FAILED, NULL);
	tokens_print(l, v, &t, w);
}

int
ctl_tokens(const struct ctl *c)
{
	static const struct option longs[] = {
		{ "all", no_argument, NULL, 'a' },
		{ "whole", no_argument, NULL, 'w' }, { NULL, 0, NULL, 0 }
	};
	static const char usage[] = "tokens [--whole] [--all] PATH ...";
	struct looking l = { .all = false };
	struct kr_host *host;
	bool whole = false, good;
	int o;

	while ((o = getopt_long(c->argc, c->argv, "", longs, NULL)) != -1)
		switch (o) {
		case 'a': l.all = true; break;
		case 'w': whole = true; break;
		default: ctl_usage(usage);
		}
	if (optind >= c->argc)
		ctl_usage(usage);
	host = ctl_host(c);
	l.classifier = kr_host_engine(host)->classifier;
	if (l.classifier == NULL)
		errx(CTL_FAILED, "the configuration names no spam_model");
	l.arena = ctl_arena(kr_host_config(host)->limits.arena_bytes);
	good = ctl_judge_reported(host, whole, c->argv + optind,
	    (size_t)(c->argc - optind), tokens_one, &l);
	kr_arena_free(l.arena);
	kr_host_free(host);
	return good && fflush(stdout) == 0 ? CTL_FINE : CTL_FAILED;
}
