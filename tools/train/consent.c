/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What words weigh in a statement of consent: logistic regression over the
 * passages of labelled statements that name the Police.  The narratives,
 * which ask for nothing, show how else Police are spoken of.
 */
#include <err.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "evidence/consent/passage.h"
#include "evidence/consent/weigh.h"
#include "train.h"

#define EPOCHS		60
#define RATE		0.1	/* AdaGrad's first step */
#define SHRINK		0.5	/* L2, on the sum over all passages */
#define SEEN_MIN	3	/* passages a feature must occur in */
#define PRUNE		0.02	/* smaller weights are left out */
#define ARENA_BYTES	(16u << 20)

struct statement {
	json_t		*object;	/* owns text */
	struct kr_view	 text;
	unsigned	 file;
	bool		 labelled;	/* it is about consent */
	bool		 given;
};

struct statements {
	struct statement *item;
	size_t		 n, cap;
};

/* ---- reading ------------------------------------------------------------- */

static void
passage_take(void *ctx, struct kr_span name)
{
	train_feature_take(ctx, name);
}

/* One example of each passage.  A child's words are like a grown-up's. */
static void
examples_add(struct train_set *set, const struct statement *s)
{
	struct kr_arena *arena = kr_arena_new(ARENA_BYTES);
	struct kr_passage p = { .to = 0 };
	struct kr_statement t;
	const struct kr_view *copy;
	bool cut;

	if (kr_consent_read(&s->text, KR_SPAN_NONE, NULL, arena).minor)
		goto done;
	copy = kr_consent_copy(&s->text, arena, &cut);
	if (copy == NULL || !kr_statement_read(copy->text, arena, &t))
		errx(2, "a statement is too long");
	while (kr_passage_next(&t, &p)) {
		struct train_example *e = train_example_add(set);

		e->file = s->file;
		e->target[0] = s->given ? 1 : 0;
		kr_passage_features(&t, &p, passage_take, set);
	}
done:
	kr_arena_free(arena);
}

static struct statement *
statement_add(struct statements *all, json_t *object, const json_t *text,
    unsigned file)
{
	struct statement *s;

	if (all->n == all->cap) {
		all->cap = all->cap == 0 ? 1024 : 2 * all->cap;
		all->item = reallocarray(all->item, all->cap,
		    sizeof(*all->item));
		if (all->item == NULL)
			err(2, NULL);
	}
	s = &all->item[all->n++];
	*s = (struct statement){ .file = file, .object = object,
	    .text = kr_view_root(kr_span_str(json_string_value(text))) };
	return s;
}

/* What is reported consents to nothing, whatever it says of the Police. */
static void
statements_read(struct statements *all, const char *file, unsigned number)
{
	FILE *f = fopen(file, "r");
	char *line = NULL;
	size_t size = 0;

	if (f == NULL)
		err(2, "%s", file);
	while (getline(&line, &size, f) > 0) {
		const char *consent;
		const json_t *evidence;
		struct statement *s;
		json_error_t why;
		json_t *object = json_loads(line, 0, &why);

		if (object == NULL)
			errx(2, "%s: %s", file, why.text);
		evidence = json_object_get(json_object_get(object, "evidence"),
		    "text");
		if (evidence != NULL)
			(void)statement_add(all, object, evidence, number);
		s = statement_add(all, object, json_object_get(object, "text"),
		    number);
		consent = json_string_value(json_object_get(object,
		    "consent"));
		s->labelled = consent != NULL;
		s->given = consent != NULL && strcmp(consent, "given") == 0;
	}
	free(line);
	fclose(f);
}

/* ---- learning ------------------------------------------------------------ */

struct weights {
	double	*w, *g2, *shrink;	/* by feature */
	double	 bias, bias_g2;
};

static void
step(double *w, double *g2, double gradient)
{
	*g2 += gradient * gradient;
	*w -= RATE * gradient / sqrt(*g2 + 1e-8);
}

static void
learn_one(void *ctx, const struct train_example *e)
{
	struct weights *m = ctx;
	double sum = 0, gradient, norm;
	unsigned known = 0;

	for (size_t i = 0; i < e->n; i++) {
		known += m->shrink[e->feature[i]] > 0;
		sum += m->w[e->feature[i]];
	}
	norm = kr_consent_norm(known);
	gradient = 1 / (1 + exp(-(m->bias + sum * norm))) -
	    (double)e->target[0];
	step(&m->bias, &m->bias_g2, gradient);
	for (size_t i = 0; i < e->n; i++) {
		const uint32_t f = e->feature[i];

		if (m->shrink[f] > 0)
			step(&m->w[f], &m->g2[f], gradient * norm + m->w[f] *
			    m->shrink[f]);
	}
}

/* How often the examples of other files have each feature; rare ones: 0. */
static void
shrinks(const struct train_set *set, unsigned without, double *shrink)
{
	for (size_t x = 0; x < set->n_example; x++)
		for (size_t i = 0; set->example[x].file != without &&
		    i < set->example[x].n; i++)
			shrink[set->example[x].feature[i]]++;
	for (size_t f = 0; f < set->n_feature; f++)
		shrink[f] = shrink[f] < SEEN_MIN ? 0 : SHRINK / shrink[f];
}

static struct weights
learn(const struct train_set *set, unsigned without)
{
	struct weights m = { .w = calloc(set->n_feature, sizeof(*m.w)),
	    .g2 = calloc(set->n_feature, sizeof(*m.g2)),
	    .shrink = calloc(set->n_feature, sizeof(*m.shrink)) };

	if (m.w == NULL || m.g2 == NULL || m.shrink == NULL)
		err(2, NULL);
	shrinks(set, without, m.shrink);
	train_walk(set, EPOCHS, without, learn_one, &m);
	return m;
}

/* ---- the model's file ---------------------------------------------------- */

static size_t
weights_write(const struct train_set *set, const struct weights *m, FILE *out)
{
	size_t *order = train_names(set), n = 0;

	fprintf(out, "kereru-consent 1\nbias\t%ld\n", lround(100 * m->bias));
	for (size_t i = 0; i < set->n_feature; i++) {
		if (fabs(m->w[order[i]]) < PRUNE)
			continue;
		fprintf(out, "%s\t%ld\n", set->feature[order[i]].name,
		    lround(100 * m->w[order[i]]));
		n++;
	}
	free(order);
	return n;
}

static void
weights_free(struct weights *m)
{
	free(m->w);
	free(m->g2);
	free(m->shrink);
}

static void
save(const struct train_set *set, const char *name)
{
	struct weights m = learn(set, UINT_MAX);
	FILE *out = fopen(name, "w");
	size_t n;

	if (out == NULL)
		err(2, "%s", name);
	n = weights_write(set, &m, out);
	if (fclose(out) != 0)
		err(2, "%s", name);
	printf("%s: %zu weights from %zu passages\n", name, n,
	    set->n_example);
	weights_free(&m);
}

/* ---- measuring ----------------------------------------------------------- */

/* As the reader will have them. */
static struct kr_consent_weights *
weights_ready(const struct train_set *set, const struct weights *m)
{
	struct kr_consent_weights *ready;
	struct kr_err why;
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	if (out == NULL)
		err(2, NULL);
	(void)weights_write(set, m, out);
	fclose(out);
	if (kr_consent_weights_load((struct kr_span){ text, size }, &ready,
	    &why) != KR_OK)
		errx(2, "%s", why.text);
	free(text);
	return ready;
}

struct tally {
	unsigned	yes, heard, others, taken;
};

static void
judge(const struct statement *s, const struct kr_consent_weights *weights,
    const char *file, bool each, struct tally *t)
{
	struct kr_arena *arena = kr_arena_new(ARENA_BYTES);
	struct kr_consent_record r = kr_consent_read(&s->text, KR_SPAN_NONE,
	    weights, arena);
	const bool said = r.value == KR_CONSENT_GIVEN;

	*(s->given ? &t->yes : &t->others) += 1;
	*(s->given ? &t->heard : &t->taken) += said;
	if (each && said != s->given)
		printf("%s: %s, not %s: %s\n\t%.*s\n", file,
		    kr_consent_name(r.value), s->given ? "given" :
		    "absent or refused", r.why, KR_SPAN_ARG(s->text.text));
	kr_arena_free(arena);
}

static void
tally_print(const char *name, const struct tally *t, const struct tally *rules)
{
	printf("%-24s yes %4u: rules %4u, weights too %4u"
	    "   others %4u: %2u, %2u\n", name, t->yes, rules->heard, t->heard,
	    t->others, rules->taken, t->taken);
}

static void
tally_add(struct tally *all, const struct tally *t)
{
	all->yes += t->yes;
	all->heard += t->heard;
	all->others += t->others;
	all->taken += t->taken;
}

static void
cross(const struct train_set *set, const struct statements *all, char **file,
    unsigned n_file, bool each)
{
	struct tally sum = { 0 }, sum_rules = { 0 };

	for (unsigned f = 0; f < n_file; f++) {
		struct tally with = { 0 }, rules = { 0 };
		struct kr_consent_weights *ready = NULL;
		struct weights m;

		for (size_t i = 0; i < all->n; i++) {
			if (all->item[i].file != f || !all->item[i].labelled)
				continue;
			if (ready == NULL) {
				m = learn(set, f);
				ready = weights_ready(set, &m);
				weights_free(&m);
			}
			judge(&all->item[i], NULL, file[f], false, &rules);
			judge(&all->item[i], ready, file[f], each, &with);
		}
		kr_consent_weights_free(ready);
		if (with.yes + with.others == 0)
			continue;	/* narratives are only learned from */
		tally_print(file[f], &with, &rules);
		fflush(stdout);
		tally_add(&sum, &with);
		tally_add(&sum_rules, &rules);
	}
	tally_print("all", &sum, &sum_rules);
}

void
train_consent(char **file, unsigned n_file, const char *output, bool each)
{
	struct statements all = { .n = 0 };
	struct train_set set;

	train_set_init(&set);
	for (unsigned f = 0; f < n_file; f++)
		statements_read(&all, file[f], f);
	for (size_t i = 0; i < all.n; i++)
		examples_add(&set, &all.item[i]);
	if (output != NULL)
		save(&set, output);
	else
		cross(&set, &all, file, n_file, each);
}
