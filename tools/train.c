/* SPDX-License-Identifier: Apache-2.0 */
/*
 * train.c - make the model that ships from the narratives in data/
 *
 *   kereru-train --output MODEL FILE.jsonl ...
 *   kereru-train --cross FILE.jsonl ...
 *
 * Multinomial logistic regression by stochastic gradient descent in a fixed
 * order, so that the same texts give the same model.  With --cross every
 * file in turn is left out and judged by a model of the others: authors
 * write alike, so that only another author's texts are a test.
 */
#include <err.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "findings/model.h"

#define EPOCHS		30
#define RATE		0.5	/* AdaGrad's first step */
#define SHRINK		2e-5	/* L2, per step */
#define MAIN_SHARE	0.8	/* of the target; the rest to further matters */
#define SEEN_MIN	2	/* texts a feature must occur in */
#define PRUNE		4	/* hundredths: smaller weights are left out */

enum { N_CLASS = KR_CATEGORY_COUNT + 3 + 2 + 2 };

static const struct {
	unsigned	 base, n;
} heads[] = {		/* category, urgency, loss, offence */
	{ 0, KR_CATEGORY_COUNT },
	{ KR_CATEGORY_COUNT, 3 },
	{ KR_CATEGORY_COUNT + 3, 2 },
	{ KR_CATEGORY_COUNT + 5, 2 },
};

struct example {
	uint32_t	*feature;	/* distinct */
	size_t		 n, cap;
	float		 target[N_CLASS];
	unsigned	 category, file;
};

struct feature {
	char		*name;
	unsigned	 seen;		/* texts */
	uint32_t	 last;		/* last example that had it, + 1 */
	uint32_t	 number;	/* among those kept, + 1; 0 not kept */
};

static struct example	*examples;
static size_t		 n_example, cap_example;
static struct feature	*features;
static size_t		 n_feature, cap_feature;
static uint32_t		*table;		/* name to features index + 1 */
static size_t		 table_mask;

static void *
more(void *p, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return p;
	*cap = *cap == 0 ? 1024 : *cap * 2;
	p = reallocarray(p, *cap, size);
	if (p == NULL)
		err(2, NULL);
	return p;
}

/* ---- reading ------------------------------------------------------------ */

static size_t
slot_of(struct kr_span name)
{
	uint64_t h = 0xcbf29ce484222325u;
	size_t i;

	for (size_t k = 0; k < name.len; k++)
		h = (h ^ (unsigned char)name.ptr[k]) * 0x100000001b3u;
	for (i = h & table_mask; table[i] != 0; i = (i + 1) & table_mask)
		if (kr_span_is(name, features[table[i] - 1].name))
			break;
	return i;
}

static void
take(void *ctx, struct kr_span name)
{
	struct example *e = ctx;
	size_t slot = slot_of(name);
	struct feature *f;

	if (table[slot] == 0) {
		features = more(features, n_feature, &cap_feature,
		    sizeof(*features));
		features[n_feature] = (struct feature){ .name = strndup(
		    name.ptr, name.len) };
		if (features[n_feature].name == NULL)
			err(2, NULL);
		table[slot] = (uint32_t)++n_feature;
		if (2 * n_feature > table_mask)
			errx(2, "more than %zu features", n_feature);
	}
	f = &features[table[slot] - 1];
	if (f->last == n_example)	/* n_example counts e already */
		return;
	f->last = (uint32_t)n_example;
	e->feature = more(e->feature, e->n, &e->cap, sizeof(*e->feature));
	e->feature[e->n++] = table[slot] - 1;
}

static struct kr_span
folded(const json_t *object, const char *key, struct kr_arena *arena)
{
	const char *s = json_string_value(json_object_get(object, key));

	return s == NULL ? KR_SPAN_NONE :
	    kr_text_fold_span(kr_span_str(s), arena);
}

static unsigned
category_of(const json_t *name, const char *file, unsigned line)
{
	enum kr_category c = kr_category_find(kr_span_str(
	    json_string_value(name)));

	if (c == KR_CATEGORY_COUNT)
		errx(2, "%s:%u: no such category", file, line);
	return c;
}

static void
targets_set(struct example *e, const json_t *o, const char *file,
    unsigned line)
{
	static const char *const urgencies[] = { "normal", "high",
	    "threat_to_life" };
	const json_t *further = json_object_get(o, "secondary"), *item;
	const char *urgency = json_string_value(json_object_get(o, "urgency"));
	size_t n = json_array_size(further), i;

	e->category = category_of(json_object_get(o, "category"), file, line);
	e->target[e->category] = (float)(n > 0 ? MAIN_SHARE : 1.0);
	json_array_foreach(further, i, item)
		e->target[category_of(item, file, line)] +=
		    (float)((1.0 - MAIN_SHARE) / (double)n);
	for (i = 0; i < KR_NELEM(urgencies); i++)
		if (urgency != NULL && strcmp(urgency, urgencies[i]) == 0)
			e->target[heads[1].base + i] = 1;
	e->target[heads[2].base +
	    json_is_true(json_object_get(o, "loss"))] = 1;
	e->target[heads[3].base +
	    json_is_true(json_object_get(o, "offence_effect"))] = 1;
}

static void
example_add(const json_t *o, unsigned file_number, const char *file,
    unsigned line)
{
	struct kr_arena *arena = kr_arena_new(64u << 20);
	const json_t *evidence = json_object_get(o, "evidence");
	struct kr_feature_text t = { .narrative = folded(o, "text", arena),
	    .subject = folded(o, "subject", arena) };
	struct example *e;

	t.evidence_subject = folded(evidence, "subject", arena);
	t.evidence = folded(evidence, "text", arena);
	t.has_evidence = json_is_object(evidence) ||
	    json_is_true(json_object_get(o, "has_evidence"));
	examples = more(examples, n_example, &cap_example, sizeof(*examples));
	e = &examples[n_example++];
	*e = (struct example){ .file = file_number };
	targets_set(e, o, file, line);
	kr_features_each(&t, take, e);
	kr_arena_free(arena);
}

static void
file_read(const char *name, unsigned number)
{
	FILE *f = fopen(name, "r");
	char *text = NULL;
	size_t size = 0;
	unsigned line = 0;

	if (f == NULL)
		err(2, "%s", name);
	while (getline(&text, &size, f) > 0) {
		json_error_t why;
		json_t *o = json_loads(text, 0, &why);

		line++;
		if (o == NULL)
			errx(2, "%s:%u: %s", name, line, why.text);
		example_add(o, number, name, line);
		json_decref(o);
	}
	free(text);
	fclose(f);
}

/* ---- learning ------------------------------------------------------------ */

struct weights {
	double	*w, *g2;		/* [feature][class]; squared gradients */
	double	 bias[N_CLASS], bias_g2[N_CLASS];
	size_t	 n;			/* features kept */
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

/* Fills out, returns the factor that kr_model_ask() would use. */
static double
scores(const struct weights *m, const struct example *e, double out[N_CLASS])
{
	unsigned known = 0;
	double scale;

	memset(out, 0, N_CLASS * sizeof(*out));
	for (size_t i = 0; i < e->n; i++) {
		uint32_t k = features[e->feature[i]].number;
		const double *w;

		if (k == 0)
			continue;
		known++;
		w = m->w + (size_t)(k - 1) * N_CLASS;
		for (unsigned c = 0; c < N_CLASS; c++)
			out[c] += w[c];
	}
	scale = 1 / sqrt(known > 0 ? known : 1);
	for (unsigned c = 0; c < N_CLASS; c++)
		out[c] = out[c] * scale + m->bias[c];
	return scale;
}

static void
step(double *w, double *g2, double gradient)
{
	*g2 += gradient * gradient;
	*w -= RATE * gradient / sqrt(*g2 + 1e-8);
}

static void
learn_one(struct weights *m, const struct example *e)
{
	double p[N_CLASS], scale = scores(m, e, p), gradient[N_CLASS];

	for (size_t h = 0; h < KR_NELEM(heads); h++)
		softmax(p + heads[h].base, heads[h].n);
	for (unsigned c = 0; c < N_CLASS; c++) {
		gradient[c] = p[c] - (double)e->target[c];
		step(&m->bias[c], &m->bias_g2[c], gradient[c]);
	}
	for (size_t i = 0; i < e->n; i++) {
		uint32_t k = features[e->feature[i]].number;
		size_t at = (size_t)(k - 1) * N_CLASS;

		if (k == 0)
			continue;
		for (unsigned c = 0; c < N_CLASS; c++) {
			double *w = &m->w[at + c];

			step(w, &m->g2[at + c], gradient[c] * scale +
			    SHRINK * *w);
		}
	}
}

static size_t
features_choose(unsigned without)
{
	size_t n = 0;

	for (size_t f = 0; f < n_feature; f++)
		features[f].seen = 0;
	for (size_t x = 0; x < n_example; x++)
		if (examples[x].file != without)
			for (size_t i = 0; i < examples[x].n; i++)
				features[examples[x].feature[i]].seen++;
	for (size_t f = 0; f < n_feature; f++)
		features[f].number = features[f].seen >= SEEN_MIN ?
		    (uint32_t)++n : 0;
	return n;
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

static void
learn(struct weights *m, unsigned without)
{
	size_t *order = calloc(n_example, sizeof(*order));
	uint64_t dice = 1;

	memset(m, 0, sizeof(*m));
	m->n = features_choose(without);
	m->w = calloc(m->n * N_CLASS, sizeof(*m->w));
	m->g2 = calloc(m->n * N_CLASS, sizeof(*m->g2));
	if (order == NULL || m->w == NULL || m->g2 == NULL)
		err(2, NULL);
	for (size_t i = 0; i < n_example; i++)
		order[i] = i;
	for (unsigned epoch = 0; epoch < EPOCHS; epoch++) {
		shuffle(order, n_example, &dice);
		for (size_t i = 0; i < n_example; i++)
			if (examples[order[i]].file != without)
				learn_one(m, &examples[order[i]]);
	}
	free(order);
}

static void
weights_free(struct weights *m)
{
	free(m->w);
	free(m->g2);
}

/* ---- results -------------------------------------------------------------- */

static unsigned
best_category(const struct weights *m, const struct example *e)
{
	double p[N_CLASS];
	unsigned best = 0;

	scores(m, e, p);
	for (unsigned c = 1; c < KR_CATEGORY_COUNT; c++)
		if (p[c] > p[best])
			best = c;
	return best;
}

static void
cross(char **file, unsigned n_file)
{
	size_t right_all = 0;

	for (unsigned f = 0; f < n_file; f++) {
		struct weights m;
		size_t n = 0, right = 0;

		learn(&m, f);
		for (size_t x = 0; x < n_example; x++) {
			const struct example *e = &examples[x];

			if (e->file != f)
				continue;
			n++;
			right += best_category(&m, e) == e->category;
		}
		printf("%-40s %5zu of %5zu  %5.1f %%\n", file[f], right, n,
		    n > 0 ? 100.0 * (double)right / (double)n : 0.0);
		right_all += right;
		weights_free(&m);
	}
	printf("%-40s %5zu of %5zu  %5.1f %%\n",
	    "each by a model of the others", right_all, n_example,
	    100.0 * (double)right_all / (double)n_example);
}

static int
by_name(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return strcmp(features[*x].name, features[*y].name);
}

static void
feature_write(FILE *out, const struct weights *m, const struct feature *f)
{
	const double *w = m->w + (size_t)(f->number - 1) * N_CLASS;
	bool any = false;

	for (unsigned c = 0; c < N_CLASS; c++) {
		long v = lround(100 * w[c]);

		if (labs(v) < PRUNE)
			continue;
		if (!any)
			fputs(f->name, out);
		fprintf(out, "%c%u:%ld", any ? ' ' : '\t', c, v);
		any = true;
	}
	if (any)
		fputc('\n', out);
}

static void
write_model(const struct weights *m, FILE *out)
{
	size_t *order = calloc(n_feature, sizeof(*order));

	if (order == NULL)
		err(2, NULL);
	fputs("kereru-model 1\nhead category", out);
	for (unsigned c = 0; c < KR_CATEGORY_COUNT; c++)
		fprintf(out, " %s", kr_category_name(c));
	fputs("\nhead urgency normal high threat_to_life\n"
	    "head loss no yes\nhead offence no yes\nbias", out);
	for (unsigned c = 0; c < N_CLASS; c++)
		fprintf(out, " %ld", lround(100 * m->bias[c]));
	fputc('\n', out);
	for (size_t i = 0; i < n_feature; i++)
		order[i] = i;
	qsort(order, n_feature, sizeof(*order), by_name);
	for (size_t i = 0; i < n_feature; i++)
		if (features[order[i]].number != 0)
			feature_write(out, m, &features[order[i]]);
	free(order);
}

static void
save(const char *name)
{
	struct weights m;
	FILE *out;

	learn(&m, UINT_MAX);
	out = fopen(name, "w");
	if (out == NULL)
		err(2, "%s", name);
	write_model(&m, out);
	if (fclose(out) != 0)
		err(2, "%s", name);
	printf("%s: %zu features from %zu texts\n", name, m.n, n_example);
	weights_free(&m);
}

static void
usage(void)
{
	fputs("usage: kereru-train --output MODEL FILE.jsonl ...\n"
	    "       kereru-train --cross FILE.jsonl ...\n", stderr);
	exit(2);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "output", required_argument, NULL, 'o' },
		{ "cross", no_argument, NULL, 'x' },
		{ NULL, 0, NULL, 0 },
	};
	const char *output = NULL;
	bool crossed = false;
	int c;

	while ((c = getopt_long(argc, argv, "o:x", options, NULL)) != -1)
		switch (c) {
		case 'o': output = optarg; break;
		case 'x': crossed = true; break;
		default: usage();
		}
	if (optind == argc || (output == NULL) == !crossed)
		usage();
	table_mask = ((size_t)1 << 22) - 1;
	table = calloc(table_mask + 1, sizeof(*table));
	if (table == NULL)
		err(2, NULL);
	for (int i = optind; i < argc; i++)
		file_read(argv[i], (unsigned)(i - optind));
	if (crossed)
		cross(argv + optind, (unsigned)(argc - optind));
	else
		save(output);
	return 0;
}
