/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each file judged by a model of the others: authors write alike, so that
 * only another author's texts are a test.
 */
#include <stdio.h>

#include "train.h"

struct tally {
	size_t	 n, right, nearly;	/* nearly: or a further matter */
	size_t	 urgency, loss;
	size_t	 life, life_found, life_said;
	size_t	 of[KR_CATEGORY_COUNT], said[KR_CATEGORY_COUNT];
	size_t	 hit[KR_CATEGORY_COUNT];
};

static unsigned
best_of(const double *score, const struct train_head *h)
{
	unsigned best = 0;

	for (unsigned c = 1; c < h->n; c++)
		if (score[h->base + c] > score[h->base + best])
			best = c;
	return best;
}

static void
judge(const struct train_set *set, const struct train_weights *m,
    const struct train_example *e, const char *file, bool each,
    struct tally *t)
{
	double score[TRAIN_CLASSES];
	unsigned said, urgency, loss;

	(void)train_scores(set, m, e, score);
	said = best_of(score, &train_heads[KR_HEAD_CATEGORY]);
	urgency = best_of(score, &train_heads[KR_HEAD_URGENCY]);
	loss = best_of(score, &train_heads[KR_HEAD_LOSS]);
	t->n++;
	t->right += said == e->category;
	t->nearly += e->target[said] > 0;
	t->urgency += urgency == e->urgency;
	t->loss += e->target[train_heads[KR_HEAD_LOSS].base + loss] > 0;
	t->life += e->urgency == KR_URGENCY_LIFE;
	t->life_said += urgency == KR_URGENCY_LIFE;
	t->life_found += urgency == KR_URGENCY_LIFE &&
	    e->urgency == KR_URGENCY_LIFE;
	t->of[e->category]++;
	t->said[said]++;
	t->hit[said] += said == e->category;
	if (each && said != e->category)
		printf("%s:%u: %s, not %s\n", file, e->line,
		    kr_category_name(said), kr_category_name(e->category));
}

static double
percent(size_t part, size_t all)
{
	return all > 0 ? 100.0 * (double)part / (double)all : 0.0;
}

static void
line(const char *name, const struct tally *t)
{
	printf("%-28s %5zu %6.1f %6.1f %7.1f %6.1f\n", name, t->n,
	    percent(t->right, t->n), percent(t->nearly, t->n),
	    percent(t->urgency, t->n), percent(t->loss, t->n));
}

static void
tally_add(struct tally *all, const struct tally *t)
{
	all->n += t->n;
	all->right += t->right;
	all->nearly += t->nearly;
	all->urgency += t->urgency;
	all->loss += t->loss;
	all->life += t->life;
	all->life_found += t->life_found;
	all->life_said += t->life_said;
	for (size_t c = 0; c < KR_CATEGORY_COUNT; c++) {
		all->of[c] += t->of[c];
		all->said[c] += t->said[c];
		all->hit[c] += t->hit[c];
	}
}

void
train_cross(struct train_set *set, char **file, unsigned n_file, bool each)
{
	struct tally all = { 0 };

	printf("%-28s %5s %6s %6s %7s %6s\n", "left out", "texts", "right",
	    "nearly", "urgency", "loss");
	for (unsigned f = 0; f < n_file; f++) {
		struct train_weights m;
		struct tally t = { 0 };

		train_learn(set, f, &m);
		for (size_t x = 0; x < set->n_example; x++)
			if (set->example[x].file == f &&
			    !set->example[x].copy)
				judge(set, &m, &set->example[x], file[f],
				    each, &t);
		line(file[f], &t);
		fflush(stdout);
		tally_add(&all, &t);
		train_weights_free(&m);
	}
	line("all", &all);
	printf("threat to life: %zu of %zu found, %zu said\n",
	    all.life_found, all.life, all.life_said);
	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		printf("%-24s %5zu  recall %5.1f  precision %5.1f\n",
		    kr_category_name(c), all.of[c],
		    percent(all.hit[c], all.of[c]),
		    percent(all.hit[c], all.said[c]));
}
