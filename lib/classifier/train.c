/* SPDX-License-Identifier: Apache-2.0 */
/*
 * train.c - a model from lessons
 *
 * Logistic regression over tokens, by stochastic gradients with a rate for
 * each weight (Duchi, Hazan, Singer 2011).  Each lesson is seen whole and as
 * if it had been forwarded, without what forwarding loses.
 *
 * What the log-odds are worth is fitted on lessons that their model has not
 * seen (Platt 2000): once with lessons of the same collections held back,
 * and once with whole collections, since a site's mail is neither.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "classifier/model.h"

#define EPOCHS		6
#define RATE		0.2
#define DECAY		1e-5
#define FORWARD_SHARE	0.5	/* weight of a lesson as if forwarded */
#define FOLDS		5
#define SOURCES_MAX	256
#define NEWTON_STEPS	30
#define ENOUGH		1e-5	/* an error that teaches nothing more */

struct training {
	const struct kr_lesson	*lesson;
	size_t			 n;
	double			*share;		/* weight of each lesson */
	unsigned		*held;		/* group that is held back */
	size_t			*order;
	float			*weight, *square;	/* of gradients */
	double			 bias, bias_square;
	struct {
		double	odds, share, label;
	}			*tried;	/* by a model that had not seen it */
	size_t			 n_tried;
};

/* ---- lessons ------------------------------------------------------------ */

/* Near copies have their smallest hashes in common: one fold for all. */
static unsigned
fold_of(const struct kr_lesson *l)
{
	uint32_t least[3] = { UINT32_MAX, UINT32_MAX, UINT32_MAX };

	for (size_t i = 0; i < l->told; i++) {
		uint32_t h = l->hash[i];

		for (size_t k = 0; k < 3; k++)
			if (h < least[k]) {
				uint32_t was = least[k];

				least[k] = h;
				h = was;
			}
	}
	return (least[0] / 7 + least[1] / 5 + least[2] / 3) % FOLDS;
}

/*
 * A collection's mails weigh the less the more there are of them, so that
 * the largest does not decide alone; both labels weigh the same.
 */
static bool
shares_make(struct training *t)
{
	double of[SOURCES_MAX] = { 0 }, sum[2] = { 0, 0 };

	for (size_t i = 0; i < t->n; i++)
		of[t->lesson[i].source % SOURCES_MAX]++;
	for (size_t i = 0; i < t->n; i++) {
		t->share[i] = 1 / sqrt(of[t->lesson[i].source % SOURCES_MAX]);
		sum[t->lesson[i].spam] += t->share[i];
	}
	if (sum[0] <= 0 || sum[1] <= 0)
		return false;
	for (size_t i = 0; i < t->n; i++)
		t->share[i] *= (double)t->n / 2 / sum[t->lesson[i].spam];
	return true;
}

/* ---- weights ------------------------------------------------------------ */

static double
logit(const struct training *t, const uint32_t *hash, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (double)t->weight[kr_token_place(hash[i])];
	return sum / sqrt((double)n + 1) + t->bias;
}

static void
step(struct training *t, const struct kr_lesson *l, size_t n, double share)
{
	double error = 1 / (1 + exp(-logit(t, l->hash, n))) -
	    (l->spam ? 1 : 0);
	double each = share * error / sqrt((double)n + 1);

	if (fabs(error) < ENOUGH)
		return;
	for (size_t i = 0; i < n; i++) {
		size_t at = kr_token_place(l->hash[i]);
		double g = each + DECAY * (double)t->weight[at];

		t->square[at] += (float)(g * g);
		t->weight[at] -= (float)(RATE * g /
		    sqrt((double)t->square[at]));
	}
	t->bias_square += share * error * share * error;
	t->bias -= RATE / 3 * share * error / sqrt(t->bias_square);
}

/* The same numbers everywhere (Knuth's MMIX generator). */
static void
shuffle(size_t *order, size_t n, uint64_t *seed)
{
	for (size_t i = n; i > 1; i--) {
		size_t j, was = order[i - 1];

		*seed = *seed * 6364136223846793005u + 1442695040888963407u;
		j = (size_t)(*seed >> 33) % i;
		order[i - 1] = order[j];
		order[j] = was;
	}
}

/* Learn from all lessons but those of a group. */
static void
learn(struct training *t, unsigned without)
{
	uint64_t seed = 1;
	size_t n = 0;

	memset(t->weight, 0, KR_TOKEN_PLACES * sizeof(*t->weight));
	for (size_t i = 0; i < KR_TOKEN_PLACES; i++)
		t->square[i] = 1e-8f;
	t->bias = 0;
	t->bias_square = 1e-8;
	for (size_t i = 0; i < t->n; i++)
		if (t->held[i] != without)
			t->order[n++] = i;
	for (int e = 0; e < EPOCHS; e++) {
		shuffle(t->order, n, &seed);
		for (size_t k = 0; k < n; k++) {
			const struct kr_lesson *l = &t->lesson[t->order[k]];
			double share = t->share[t->order[k]];

			step(t, l, l->n, share);
			step(t, l, l->told, share * FORWARD_SHARE);
		}
	}
}

/* ---- calibration -------------------------------------------------------- */

static void
try(struct training *t, size_t i, size_t n, double share)
{
	const struct kr_lesson *l = &t->lesson[i];

	t->tried[t->n_tried].odds = logit(t, l->hash, n);
	t->tried[t->n_tried].share = share * t->share[i];
	t->tried[t->n_tried++].label = l->spam ? 1 : 0;
}

/* Each group judged by a model of the others. */
static void
hold_back(struct training *t)
{
	unsigned groups = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->held[i] >= groups)
			groups = t->held[i] + 1;
	for (unsigned g = 0; g < groups; g++) {
		learn(t, g);
		for (size_t i = 0; i < t->n; i++)
			if (t->held[i] == g) {
				try(t, i, t->lesson[i].n, 1);
				try(t, i, t->lesson[i].told, FORWARD_SHARE);
			}
	}
}

/* One step of Newton's on the likelihood of the labels. */
static bool
newton(const struct training *t, double *slope, double *shift)
{
	double a = 1e-3, b = 0, c = 1e-3, u = 0, v = 0, d;

	for (size_t i = 0; i < t->n_tried; i++) {
		double x = t->tried[i].odds, s = t->tried[i].share;
		double p = 1 / (1 + exp(-(*slope * x + *shift)));
		double e = s * (t->tried[i].label - p), w = s * p * (1 - p);

		a += w * x * x;
		b += w * x;
		c += w;
		u += e * x;
		v += e;
	}
	d = a * c - b * b;
	if (!(d > 1e-12))
		return false;
	*slope += (c * u - b * v) / d;
	*shift += (a * v - b * u) / d;
	return isfinite(*slope) && isfinite(*shift);
}

static void
calibrate(struct training *t, double *slope, double *shift)
{
	*slope = 1;
	*shift = 0;
	for (int i = 0; i < NEWTON_STEPS; i++)
		if (!newton(t, slope, shift))
			break;
	/* Too few lessons to say anything. */
	if (!(*slope > 0.1 && *slope < 10 && fabs(*shift) < 10)) {
		*slope = 1;
		*shift = 0;
	}
}

/* ---- the file ----------------------------------------------------------- */

static bool
model_write(const struct training *t, double slope, double shift,
    struct kr_buffer *b)
{
	double most = 0, unit;

	for (size_t i = 0; i < KR_TOKEN_PLACES; i++)
		most = fmax(most, fabs((double)t->weight[i]));
	unit = ceil(most * 1e6 / 127);
	kr_buffer_printf(b, "kereru-spam-model 1\ntokens %d %d\n"
	    "bias %ld\nstep %ld\ncalibration %ld %ld\nweights\n",
	    KR_TOKENS_VERSION, KR_TOKEN_BITS, lround(1000 * t->bias),
	    lround(unit), lround(1000 * slope), lround(1000 * shift));
	for (size_t i = 0; i < KR_TOKEN_PLACES; i++)
		kr_buffer_byte(b, (char)(signed char)lround(
		    (double)t->weight[i] * 1e6 / fmax(unit, 1)));
	return kr_buffer_ok(b);
}

static bool
training_begin(struct training *t, struct kr_arena *arena)
{
	t->share = kr_arena_alloc(arena, t->n, sizeof(*t->share));
	t->held = kr_arena_alloc(arena, t->n, sizeof(*t->held));
	t->order = kr_arena_alloc(arena, t->n, sizeof(*t->order));
	t->tried = kr_arena_alloc(arena, t->n, 4 * sizeof(*t->tried));
	t->weight = kr_arena_alloc(arena, KR_TOKEN_PLACES,
	    sizeof(*t->weight));
	t->square = kr_arena_alloc(arena, KR_TOKEN_PLACES,
	    sizeof(*t->square));
	return t->share != NULL && t->held != NULL && t->order != NULL &&
	    t->tried != NULL && t->weight != NULL && t->square != NULL;
}

enum kr_rc
kr_classifier_train(const struct kr_lesson *lesson, size_t n,
    struct kr_arena *arena, struct kr_span *ret, struct kr_err *err)
{
	struct training t = { .lesson = lesson, .n = n };
	struct kr_buffer b;
	double slope, shift;

	if (n == 0 || !training_begin(&t, arena))
		return kr_fail(err, n == 0 ? KR_E_ABSENT : KR_E_NOMEM, 0,
		    n == 0 ? "classifier: there is nothing to learn from" :
		    "classifier: arena is full");
	if (!shares_make(&t))
		return kr_fail(err, KR_E_ABSENT, 0,
		    "classifier: both spam and ham are needed");
	for (size_t i = 0; i < n; i++)
		t.held[i] = fold_of(&lesson[i]);
	hold_back(&t);
	for (size_t i = 0; i < n; i++)
		t.held[i] = lesson[i].collection % SOURCES_MAX;
	hold_back(&t);
	calibrate(&t, &slope, &shift);
	learn(&t, UINT_MAX);
	kr_buffer_init(&b, arena, SIZE_MAX);
	if (!model_write(&t, slope, shift, &b))
		return kr_fail(err, KR_E_NOMEM, 0,
		    "classifier: arena is full");
	*ret = kr_buffer_span(&b);
	return KR_OK;
}
