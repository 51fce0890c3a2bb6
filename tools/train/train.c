/* SPDX-License-Identifier: Apache-2.0 */
/*
 * train.c - make the model that ships from the narratives in data/
 *
 *   kereru-train --rules FOLDER [--asides TEXT] --output MODEL FILE.jsonl ...
 *   kereru-train --rules FOLDER [--asides TEXT] --cross [--each] FILE.jsonl ...
 *   kereru-train --consent --output MODEL FILE.jsonl ...
 *   kereru-train --consent --cross [--each] FILE.jsonl ...
 */
#include <dirent.h>
#include <err.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/host.h"
#include "train.h"

#define RULES_MAX	200	/* files */

/* ---- rules -------------------------------------------------------------- */

static enum kr_rc
text_read(void *ctx, const char *name, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *why)
{
	(void)ctx;
	return kr_host_read_file(name, SIZE_MAX, arena, ret, why);
}

static int
is_rule_file(const struct dirent *e)
{
	return kr_span_caseends(kr_span_str(e->d_name), ".cf");
}

static struct kr_ruleset *
rules_load(const char *folder)
{
	const char *name[RULES_MAX];
	struct dirent **entry;
	struct kr_ruleset *rules;
	struct kr_err why = { 0 };
	int n = scandir(folder, &entry, is_rule_file, alphasort);

	if (n < 0 || n > RULES_MAX)
		err(2, "%s", folder);
	for (int i = 0; i < n; i++) {
		char *path;

		if (asprintf(&path, "%s/%s", folder, entry[i]->d_name) < 0)
			err(2, NULL);
		name[i] = path;
		free(entry[i]);
	}
	free(entry);
	if (kr_rules_load(name, (size_t)n, text_read, NULL,
	    &kr_limits_default, &rules, &why) != KR_OK)
		errx(2, "%s:%u: %s", why.file, why.line, why.text);
	return rules;
}

/* ---- the model's file --------------------------------------------------- */

static const struct train_feature *naming;

static int
by_name(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return strcmp(naming[*x].name, naming[*y].name);
}

size_t *
train_names(const struct train_set *set)
{
	size_t *order = calloc(set->n_feature, sizeof(*order));

	if (order == NULL)
		err(2, NULL);
	for (size_t i = 0; i < set->n_feature; i++)
		order[i] = i;
	naming = set->feature;
	qsort(order, set->n_feature, sizeof(*order), by_name);
	return order;
}

static void
feature_write(FILE *out, const struct train_weights *m,
    const struct train_feature *f)
{
	const double *w = m->w + (size_t)(f->number - 1) * TRAIN_CLASSES;
	bool any = false;

	for (unsigned c = 0; c < TRAIN_CLASSES; c++) {
		long v = lround(100 * w[c] * (double)f->strength);

		if (v == 0)
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
model_write(const struct train_set *set, const struct train_weights *m,
    FILE *out)
{
	size_t *order = train_names(set);

	fputs("kereru-model 1\nhead category", out);
	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		fprintf(out, " %s", kr_category_name(c));
	fputs("\nhead urgency normal high threat_to_life\n"
	    "head loss no yes\nhead offence no yes\nbias", out);
	for (unsigned c = 0; c < TRAIN_CLASSES; c++)
		fprintf(out, " %ld", lround(100 * m->bias[c]));
	fputc('\n', out);
	for (size_t i = 0; i < set->n_feature; i++)
		if (set->feature[order[i]].number != 0)
			feature_write(out, m, &set->feature[order[i]]);
	free(order);
}

static void
save(struct train_set *set, const char *name)
{
	struct train_weights m;
	FILE *out;

	train_learn(set, UINT_MAX, &m);
	out = fopen(name, "w");
	if (out == NULL)
		err(2, "%s", name);
	model_write(set, &m, out);
	if (fclose(out) != 0)
		err(2, "%s", name);
	printf("%s: %zu features from %zu texts\n", name, m.n,
	    set->n_example);
	train_weights_free(&m);
}

static void
usage(void)
{
	fputs("usage: kereru-train --rules FOLDER [--asides TEXT] "
	    "--output MODEL FILE.jsonl ...\n"
	    "       kereru-train --rules FOLDER [--asides TEXT] "
	    "--cross [--each] FILE.jsonl ...\n"
	    "       kereru-train --consent --output MODEL FILE.jsonl ...\n"
	    "       kereru-train --consent --cross [--each] FILE.jsonl ...\n",
	    stderr);
	exit(2);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "rules", required_argument, NULL, 'r' },
		{ "asides", required_argument, NULL, 'a' },
		{ "output", required_argument, NULL, 'o' },
		{ "consent", no_argument, NULL, 'c' },
		{ "cross", no_argument, NULL, 'x' },
		{ "each", no_argument, NULL, 'e' },
		{ NULL, 0, NULL, 0 },
	};
	const char *output = NULL, *folder = NULL, *asides = NULL;
	bool consent = false, crossed = false, each = false;
	struct kr_ruleset *rules;
	struct train_set set;
	int c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (c) {
		case 'r': folder = optarg; break;
		case 'a': asides = optarg; break;
		case 'o': output = optarg; break;
		case 'c': consent = true; break;
		case 'x': crossed = true; break;
		case 'e': each = true; break;
		default: usage();
		}
	if (optind == argc || (folder == NULL) != consent ||
	    (output == NULL) == !crossed)
		usage();
	if (consent) {
		train_consent(argv + optind, (unsigned)(argc - optind), output,
		    each);
		return 0;
	}
	rules = rules_load(folder);
	train_set_init(&set);
	if (asides != NULL)
		train_asides_read(&set, asides, rules);
	for (int i = optind; i < argc; i++)
		train_set_read(&set, argv[i], (unsigned)(i - optind), rules);
	if (crossed)
		train_cross(&set, argv + optind, (unsigned)(argc - optind),
		    each);
	else
		save(&set, output);
	kr_rules_free(rules);
	return 0;
}
