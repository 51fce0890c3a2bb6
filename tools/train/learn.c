/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Multinomial logistic regression by stochastic gradient descent (AdaGrad)
 * in a fixed order, so that the same texts give the same model.
 */
#include <err.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train.h"

#define EPOCHS		30
#define RATE		0.2	/* AdaGrad's first step */
#define SHRINK		3e-4	/* L2, per step */
#define AUTHORS_MIN	2	/* files a feature must occur in: what only
				 * one author writes says who writes */
#define BALANCE		0.8	/* 0: classes as they come, 1: all alike */
#define LIFE_WEIGHT	3.0	/* a missed one may cost a life */
#define UNDERSTOOD	3	/* words that a rule's hit is worth */
#define PLAIN		4.0	/* rarity of a word that is worth one */
#define PRUNE		0.2	/* smaller weights are left out */

const struct train_head train_heads[KR_HEAD_COUNT] = {
	[KR_HEAD_CATEGORY] = { 0, KR_CATEGORY_COUNT },
	[KR_HEAD_URGENCY]  = { KR_CATEGORY_COUNT, 3 },
	[KR_HEAD_LOSS]	   = { KR_CATEGORY_COUNT + 3, 2 },
	[KR_HEAD_OFFENCE]  = { KR_CATEGORY_COUNT + 5, 2 },
};

static void
softmax(double *v, unsigned n)
{
	double max = v[0], sum = 0;

	for (unsigned i = 1; i < n; i++)
		if (v[i] > max)
			max = v[i];
	for (unsigned i = 0; i < n; i++)
		sum += v[i] = exp(v[i] - max);
	for (unsigned i = 0; i < n; i++)
		v[i] /= sum;
}

/* Returns the factor that norms a long text to a short one. */
double
train_scores(const struct train_set *set, const struct train_weights *m,
    const struct train_example *e, double out[TRAIN_CLASSES])
{
	unsigned known = 0;
	double scale;

	memset(out, 0, TRAIN_CLASSES * sizeof(*out));
	for (size_t i = 0; i < e->n; i++) {
		const struct train_feature *f = &set->feature[e->feature[i]];
		const double *w;

		if (f->number == 0)
			continue;
		known++;
		w = m->w + (size_t)(f->number - 1) * TRAIN_CLASSES;
		for (unsigned c = 0; c < TRAIN_CLASSES; c++)
			out[c] += (double)f->strength * w[c];
	}
	scale = 1 / sqrt(known > 0 ? known : 1);
	for (unsigned c = 0; c < TRAIN_CLASSES; c++)
		out[c] = out[c] * scale + m->bias[c];
	return scale;
}

static void
step(double *w, double *g2, double gradient)
{
	*g2 += gradient * gradient;
	*w -= RATE * gradient / sqrt(*g2 + 1e-8);
}

static bool
is_urgency(unsigned class)
{
	const struct train_head *head = &train_heads[KR_HEAD_URGENCY];

	return class >= head->base && class < head->base + head->n;
}

struct learning {
	const struct train_set	*set;
	struct train_weights	*m;
	double			 class_weight[KR_CATEGORY_COUNT];
};

static void
learn_one(void *ctx, const struct train_example *e)
{
	struct learning *l = ctx;
	const struct train_set *set = l->set;
	struct train_weights *m = l->m;
	double p[TRAIN_CLASSES], scale = train_scores(set, m, e, p);
	double gradient[TRAIN_CLASSES] = { 0 };

	for (size_t h = 0; h < KR_HEAD_COUNT; h++) {
		const struct train_head *head = &train_heads[h];
		double weight = e->weight * (e->level ? 1 :
		    l->class_weight[e->category]);

		/* Urgency, loss and effect are the reporter's to tell. */
		if (e->copy && h != KR_HEAD_CATEGORY)
			continue;
		if (h == KR_HEAD_URGENCY && e->urgency == KR_URGENCY_LIFE)
			weight *= LIFE_WEIGHT;
		softmax(p + head->base, head->n);
		for (unsigned c = head->base; c < head->base + head->n; c++) {
			gradient[c] = (p[c] - (double)e->target[c]) * weight;
			step(&m->bias[c], &m->bias_g2[c], gradient[c]);
		}
	}
	for (size_t i = 0; i < e->n; i++) {
		const struct train_feature *f = &set->feature[e->feature[i]];
		size_t at = (size_t)(f->number - 1) * TRAIN_CLASSES;

		if (f->number == 0)
			continue;
		for (unsigned c = 0; c < TRAIN_CLASSES; c++) {
			/* What is reported must not say how urgent it is. */
			if (f->name[0] == 'e' && is_urgency(c))
				continue;
			step(&m->w[at + c], &m->g2[at + c], gradient[c] *
			    scale * (double)f->strength +
			    SHRINK * m->w[at + c]);
		}
	}
}

/*
 * What the rules understood is worth more than one word of many; and a word
 * that few use tells more of the matter than everybody's: the root of its
 * inverse document frequency.
 */
static float
strength(const struct train_feature *f, unsigned n_text)
{
	const double rarity = 1 + log((n_text + 1.0) / (f->texts + 1.0));

	return strchr("crx", f->name[0]) != NULL ? UNDERSTOOD :
	    (float)sqrt(rarity / PLAIN);
}

static size_t
features_choose(struct train_set *set, unsigned without)
{
	unsigned n_text = 0;
	size_t n = 0;

	for (size_t f = 0; f < set->n_feature; f++)
		set->feature[f].author = set->feature[f].authors =
		    set->feature[f].texts = 0;
	for (size_t x = 0; x < set->n_example; x++) {
		const struct train_example *e = &set->example[x];

		if (e->file == without || e->copy)
			continue;
		for (size_t i = 0; i < e->n; i++) {
			struct train_feature *f = &set->feature[e->feature[i]];

			/* Texts are in the order of their files. */
			f->authors += f->author != e->file + 1;
			f->author = e->file + 1;
			f->texts++;
		}
		n_text++;
	}
	for (size_t i = 0; i < set->n_feature; i++) {
		struct train_feature *f = &set->feature[i];

		f->number = f->authors >= AUTHORS_MIN ? (uint32_t)++n : 0;
		f->strength = strength(f, n_text);
	}
	return n;
}

/* Rare categories count for more than their number. */
static void
classes_weigh(const struct train_set *set, unsigned without,
    double weight[KR_CATEGORY_COUNT])
{
	unsigned count[KR_CATEGORY_COUNT] = { 0 }, all = 0;

	for (size_t x = 0; x < set->n_example; x++)
		if (set->example[x].file != without &&
		    !set->example[x].level) {
			count[set->example[x].category]++;
			all++;
		}
	for (size_t c = 0; c < KR_CATEGORY_COUNT; c++)
		weight[c] = pow((double)all / KR_CATEGORY_COUNT /
		    (count[c] + 1), BALANCE);
}

/* Fisher and Yates, with dice of our own: the same order everywhere. */
static void
shuffle(size_t *order, size_t n, uint64_t *dice)
{
	for (size_t i = n - 1; i > 0; i--) {
		size_t k, swap = order[i];

		*dice = *dice * 6364136223846793005u + 1442695040888963407u;
		k = (size_t)(*dice >> 33) % (i + 1);
		order[i] = order[k];
		order[k] = swap;
	}
}

void
train_walk(const struct train_set *set, unsigned epochs, unsigned without,
    void (*each)(void *ctx, const struct train_example *), void *ctx)
{
	size_t *order = calloc(set->n_example, sizeof(*order));
	uint64_t dice = 1;

	if (order == NULL)
		err(2, NULL);
	for (size_t i = 0; i < set->n_example; i++)
		order[i] = i;
	for (unsigned epoch = 0; epoch < epochs; epoch++) {
		shuffle(order, set->n_example, &dice);
		for (size_t i = 0; i < set->n_example; i++)
			if (set->example[order[i]].file != without)
				each(ctx, &set->example[order[i]]);
	}
	free(order);
}

/* Small weights fill the file and say nothing; so do features of none. */
static void
prune(struct train_set *set, struct train_weights *m)
{
	for (size_t f = 0; f < set->n_feature; f++) {
		struct train_feature *to = &set->feature[f];
		bool any = false;

		if (to->number == 0)
			continue;
		for (unsigned c = 0; c < TRAIN_CLASSES; c++) {
			double *w = &m->w[(size_t)(to->number - 1) *
			    TRAIN_CLASSES + c];

			if (fabs(*w * (double)to->strength) < PRUNE)
				*w = 0;
			any = any || fabs(*w) > 0;
		}
		if (!any)
			to->number = 0;
	}
}

void
train_learn(struct train_set *set, unsigned without, struct train_weights *m)
{
	struct learning l = { .set = set, .m = m };

	memset(m, 0, sizeof(*m));
	m->n = features_choose(set, without);
	m->w = calloc(m->n * TRAIN_CLASSES, sizeof(*m->w));
	m->g2 = calloc(m->n * TRAIN_CLASSES, sizeof(*m->g2));
	if (m->w == NULL || m->g2 == NULL)
		err(2, NULL);
	classes_weigh(set, without, l.class_weight);
	train_walk(set, EPOCHS, without, learn_one, &l);
	prune(set, m);
}

void
train_weights_free(struct train_weights *m)
{
	free(m->w);
	free(m->g2);
}
