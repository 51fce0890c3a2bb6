/* SPDX-License-Identifier: Apache-2.0 */
/* Narratives read into examples: what the program itself would see of them. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "train.h"

#define MAIN_SHARE	0.8	/* of the target; the rest to further matters */
#define SILENT_WEIGHT	0.3	/* of a copy without the reporter's words */
#define SILENT_MIN	30	/* bytes of evidence worth such a copy */
#define ASIDE_WEIGHT	3	/* of a paragraph that says nothing */
#define NO_FILE		(UINT_MAX - 1)	/* is never left out */
#define ARENA_BYTES	(64u << 20)

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

void
train_set_init(struct train_set *set)
{
	memset(set, 0, sizeof(*set));
	set->table_mask = ((size_t)1 << 22) - 1;
	set->table = calloc(set->table_mask + 1, sizeof(*set->table));
	if (set->table == NULL)
		err(2, NULL);
}

/* ---- features ----------------------------------------------------------- */

static size_t
slot_of(const struct train_set *set, struct kr_span name)
{
	uint64_t h = kr_fnv(KR_FNV_START, name);
	size_t i;

	for (i = h & set->table_mask; set->table[i] != 0;
	    i = (i + 1) & set->table_mask)
		if (kr_span_is(name,
		    set->feature[set->table[i] - 1].name))
			break;
	return i;
}

static struct train_feature *
feature_of(struct train_set *set, struct kr_span name)
{
	size_t slot = slot_of(set, name);
	struct train_feature *f;

	if (set->table[slot] != 0)
		return &set->feature[set->table[slot] - 1];
	if (2 * set->n_feature > set->table_mask)
		errx(2, "more than %zu features", set->n_feature);
	set->feature = more(set->feature, set->n_feature, &set->cap_feature,
	    sizeof(*set->feature));
	f = &set->feature[set->n_feature++];
	set->table[slot] = (uint32_t)set->n_feature;
	*f = (struct train_feature){ .name = strndup(name.ptr, name.len) };
	if (f->name == NULL)
		err(2, NULL);
	return f;
}

void
train_feature_take(struct train_set *set, struct kr_span name)
{
	struct train_feature *f = feature_of(set, name);
	struct train_example *e = &set->example[set->n_example - 1];

	if (f->last == set->n_example)
		return;
	f->last = (uint32_t)set->n_example;
	e->feature = more(e->feature, e->n, &e->cap, sizeof(*e->feature));
	e->feature[e->n++] = (uint32_t)(f - set->feature);
}

static void
take(void *ctx, const struct kr_feature *seen)
{
	char buf[KR_FEATURE_NAME_MAX];

	train_feature_take(ctx, kr_feature_name(seen, buf));
}

struct train_example *
train_example_add(struct train_set *set)
{
	struct train_example *e;

	set->example = more(set->example, set->n_example, &set->cap_example,
	    sizeof(*set->example));
	e = &set->example[set->n_example++];
	memset(e, 0, sizeof(*e));
	return e;
}

/* ---- what the rules see ------------------------------------------------- */

static struct kr_span
string_of(const json_t *object, const char *key)
{
	return kr_span_str(json_string_value(json_object_get(object, key)));
}

static struct kr_span
field_value(void *ctx, struct kr_span name, bool raw, size_t nth)
{
	const json_t *object = ctx;

	(void)raw;
	if (object == NULL || nth > 0)
		return KR_SPAN_NONE;
	if (kr_span_caseeq(name, "From"))
		return string_of(object, "from");
	if (kr_span_caseeq(name, "Subject"))
		return string_of(object, "subject");
	return KR_SPAN_NONE;
}

/* Subject and text of one scope, as findings/texts.c puts them. */
static void
text_offer(json_t *object, bool evidence, struct kr_arena *arena,
    struct kr_rule_text *ret)
{
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_add(&b, string_of(object, "subject"));
	kr_buffer_byte(&b, '\n');
	kr_buffer_add(&b, string_of(object, "text"));
	ret->body = ret->rawbody = kr_buffer_span(&b);
	ret->folded = kr_text_fold_span(ret->body, arena);
	ret->header = ret->mime_header = field_value;
	ret->ctx = evidence ? object : NULL;
}

/* ---- one narrative ------------------------------------------------------ */

struct narrative {
	json_t		*object, *evidence;	/* evidence NULL: none given */
	const char	*file;
	unsigned	 number, line;
};

static unsigned
category_of(const json_t *name, const struct narrative *from)
{
	enum kr_category c = kr_category_find(kr_span_str(
	    json_string_value(name)));

	if (c == KR_CATEGORY_COUNT)
		errx(2, "%s:%u: no such category", from->file, from->line);
	return c;
}

static unsigned
urgency_of(const json_t *o)
{
	struct kr_span name = string_of(o, "urgency");
	unsigned u;

	for (u = KR_URGENCY_LIFE; u > 0; u--)
		if (kr_span_is(name, kr_urgency_name((enum kr_urgency)u)))
			break;
	return u;
}

static void
targets_set(struct train_example *e, const struct narrative *from)
{
	const json_t *o = from->object, *item;
	const json_t *further = json_object_get(o, "secondary");
	size_t n = json_array_size(further), i;

	e->category = category_of(json_object_get(o, "category"), from);
	e->urgency = urgency_of(o);
	e->target[e->category] = (float)(n > 0 ? MAIN_SHARE : 1.0);
	json_array_foreach(further, i, item)
		e->target[category_of(item, from)] +=
		    (float)((1.0 - MAIN_SHARE) / (double)n);
	e->target[train_heads[KR_HEAD_URGENCY].base + e->urgency] = 1;
	e->target[train_heads[KR_HEAD_LOSS].base +
	    json_is_true(json_object_get(o, "loss"))] = 1;
	e->target[train_heads[KR_HEAD_OFFENCE].base +
	    json_is_true(json_object_get(o, "offence_effect"))] = 1;
}

/* silent: as if the reporter had only forwarded the evidence. */
static struct train_example *
example_add(struct train_set *set, const struct narrative *from,
    const struct kr_ruleset *rules, bool silent)
{
	struct kr_arena *arena = kr_arena_new(ARENA_BYTES);
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_hits hits = { 0 };
	struct kr_feature_text t = { .hits = &hits,
	    .has_evidence = from->evidence != NULL || json_is_true(
	    json_object_get(from->object, "has_evidence")) };
	struct train_example *e;

	memset(text, 0, sizeof(text));
	text_offer(silent ? NULL : from->object, false, arena,
	    &text[KR_SCOPE_REPORT]);
	if (from->evidence != NULL)
		text_offer(from->evidence, true, arena,
		    &text[KR_SCOPE_EVIDENCE]);
	if (kr_rules_match(rules, text, arena, &hits, NULL) != KR_OK)
		errx(2, "%s:%u: too long", from->file, from->line);
	if (!silent) {
		t.part[KR_FEATURE_OF_SUBJECT] = kr_text_fold_span(
		    string_of(from->object, "subject"), arena);
		t.part[KR_FEATURE_OF_NARRATIVE] = kr_text_fold_span(
		    string_of(from->object, "text"), arena);
	}
	t.part[KR_FEATURE_OF_TITLE] = kr_text_fold_span(
	    string_of(from->evidence, "subject"), arena);
	t.part[KR_FEATURE_OF_MATTER] = kr_text_fold_span(
	    string_of(from->evidence, "text"), arena);
	e = train_example_add(set);
	e->file = from->number;
	e->line = from->line;
	e->copy = silent;
	e->weight = silent ? SILENT_WEIGHT : 1;
	kr_features_each(&t, take, set);
	kr_arena_free(arena);
	return e;
}

/* Mail that nobody reports in has no evidence to stand for it. */
static bool
can_be_silent(const struct narrative *from)
{
	return string_of(from->evidence, "text").len >= SILENT_MIN &&
	    !kr_span_is(string_of(from->object, "category"), "not_a_report");
}

/* Every category as likely: the words speak for none, nor for haste. */
static void
targets_level(struct train_example *e)
{
	static const float urgency[] = { 0.7f, 0.25f, 0.05f };
	float *of_urgency = e->target + train_heads[KR_HEAD_URGENCY].base;

	e->level = true;
	for (unsigned c = 0; c < KR_CATEGORY_COUNT; c++)
		e->target[c] = 1.0f / KR_CATEGORY_COUNT;
	memcpy(of_urgency, urgency, sizeof(urgency));
	e->target[train_heads[KR_HEAD_LOSS].base] = 1;
	e->target[train_heads[KR_HEAD_OFFENCE].base] = 1;
}

void
train_asides_read(struct train_set *set, const char *file,
    const struct kr_ruleset *rules)
{
	struct narrative aside = { .file = file, .number = NO_FILE };
	FILE *f = fopen(file, "r");
	char *text = NULL;
	size_t size = 0;
	ssize_t n;

	if (f == NULL)
		err(2, "%s", file);
	while ((n = getline(&text, &size, f)) > 0) {
		struct train_example *e;

		aside.line++;
		aside.object = json_pack("{s:s%}", "text", text, (size_t)n);
		if (aside.object == NULL)
			errx(2, "%s:%u: not UTF-8", file, aside.line);
		e = example_add(set, &aside, rules, false);
		e->copy = true;
		e->weight = ASIDE_WEIGHT;
		targets_level(e);
		json_decref(aside.object);
	}
	free(text);
	fclose(f);
}

void
train_set_read(struct train_set *set, const char *file, unsigned number,
    const struct kr_ruleset *rules)
{
	struct narrative n = { .file = file, .number = number };
	FILE *f = fopen(file, "r");
	char *text = NULL;
	size_t size = 0;

	if (f == NULL)
		err(2, "%s", file);
	while (getline(&text, &size, f) > 0) {
		json_error_t why;

		n.line++;
		n.object = json_loads(text, 0, &why);
		if (n.object == NULL)
			errx(2, "%s:%u: %s", file, n.line, why.text);
		n.evidence = json_object_get(n.object, "evidence");
		if (!json_is_object(n.evidence))
			n.evidence = NULL;
		targets_set(example_add(set, &n, rules, false), &n);
		if (can_be_silent(&n))
			targets_set(example_add(set, &n, rules, true), &n);
		json_decref(n.object);
	}
	free(text);
	fclose(f);
}
