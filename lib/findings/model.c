/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/model.h"

struct entry {
	uint32_t	name, name_len;	/* in text */
};

/*
 * Most features have a weight for most classes, so each has one for all: a
 * row, of blocks that are added at a time.
 */
#define BLOCK 8
#define LINE 64			/* bytes that come from memory at a time */

struct slot {
	uint64_t	hash;
	uint32_t	feature;	/* index + 1, 0 free */
};

/*
 * Most names are not in the model.  A bit for the hash's uppermost bits says
 * so, from a table small enough to stay near the processor.
 */
#define MAYBE_BITS 20

struct kr_model {
	char		*text;		/* own copy of the file */
	size_t		 text_len;
	int16_t		*weight;	/* a row by feature, hundredths */
	size_t		 row;
	struct entry	*feature;
	size_t		 n_feature;
	struct slot	*slot;		/* open addressing */
	uint64_t	*maybe;		/* bits of the hashes there are */
	size_t		 mask;
	int		 bias[KR_MODEL_CLASSES_MAX];
	unsigned	 n_class;
	unsigned	 base[KR_HEAD_COUNT];	/* first class of each head */
	char		 id[KR_SHA256_HEX];
};

static const struct {
	const char	*name;
	unsigned	 classes;
} heads[KR_HEAD_COUNT] = {
	[KR_HEAD_CATEGORY]   = { "category",	KR_CATEGORY_COUNT },
	[KR_HEAD_URGENCY]    = { "urgency",	3 },
	[KR_HEAD_LOSS]	     = { "loss",	2 },
	[KR_HEAD_OFFENCE] = { "offence",	2 },
};

static uint64_t *
maybe_word(const struct kr_model *m, uint64_t h)
{
	return &m->maybe[h >> (64 - MAYBE_BITS + 6)];
}

static uint64_t
maybe_bit(uint64_t h)
{
	return UINT64_C(1) << (h >> (64 - MAYBE_BITS) & 63);
}

/* The slot of the hash, or the free one where it would be. */
static struct slot *
slot_of(const struct kr_model *m, uint64_t h)
{
	size_t i = h & m->mask;

	while (m->slot[i].feature != 0 && m->slot[i].hash != h)
		i = (i + 1) & m->mask;
	return &m->slot[i];
}

/* ---- reading ----------------------------------------------------------- */

/* A decimal number at *s, which moves on. */
static bool
number(struct kr_span *s, int *ret)
{
	bool minus = s->len > 0 && s->ptr[0] == '-';
	size_t i = minus ? 1 : 0;
	int n = 0;

	if (i == s->len || !kr_is_digit(s->ptr[i]))
		return false;
	for (; i < s->len && kr_is_digit(s->ptr[i]) && n < 1000000; i++)
		n = n * 10 + (s->ptr[i] - '0');
	*ret = minus ? -n : n;
	*s = kr_span_from(*s, i);
	return true;
}

static bool
word(struct kr_span *s, struct kr_span *ret)
{
	size_t end;

	*s = kr_span_trim(*s);
	if (s->len == 0)
		return false;
	end = kr_span_chr(*s, 0, ' ');
	if (end == SIZE_MAX)
		end = s->len;
	*ret = kr_span_sub(*s, 0, end);
	*s = kr_span_from(*s, end);
	return true;
}

static enum kr_rc
head_read(struct kr_model *m, struct kr_span line, unsigned n,
    struct kr_err *err)
{
	struct kr_span name, class;
	unsigned count = 0;

	if (!word(&line, &name))
		return kr_fail_at(err, KR_E_SYNTAX, NULL, n, 0,
		    "model: head without a name");
	for (size_t h = 0; h < KR_HEAD_COUNT; h++) {
		if (!kr_span_is(name, heads[h].name))
			continue;
		m->base[h] = m->n_class;
		while (word(&line, &class)) {
			if (h == KR_HEAD_CATEGORY &&
			    kr_category_find(class) != count)
				return kr_fail_at(err, KR_E_SYNTAX, NULL, n,
				    0, "model: category %.*s is not where "
				    "this program has it", KR_SPAN_ARG(class));
			count++;
		}
		if (count != heads[h].classes)
			return kr_fail_at(err, KR_E_SYNTAX, NULL, n, 0,
			    "model: head %s needs %u classes, not %u",
			    heads[h].name, heads[h].classes, count);
		m->n_class += count;
		return KR_OK;
	}
	return kr_fail_at(err, KR_E_SYNTAX, NULL, n, 0,
	    "model: no head is called %.*s", KR_SPAN_ARG(name));
}

static enum kr_rc
bias_read(struct kr_model *m, struct kr_span line, unsigned n,
    struct kr_err *err)
{
	for (unsigned c = 0; c < m->n_class; c++) {
		line = kr_span_trim(line);
		if (!number(&line, &m->bias[c]))
			return kr_fail_at(err, KR_E_SYNTAX, NULL, n, 0,
			    "model: bias needs %u numbers", m->n_class);
	}
	return KR_OK;
}

static enum kr_rc
feature_read(struct kr_model *m, struct kr_span line, unsigned n,
    struct kr_err *err)
{
	struct entry *f = &m->feature[m->n_feature];
	int16_t *weight = m->weight + m->n_feature * m->row;
	size_t tab = kr_span_chr(line, 0, '\t');
	struct kr_span name, rest;

	if (tab == SIZE_MAX)
		return kr_fail_at(err, KR_E_SYNTAX, NULL, n, 0,
		    "model: expected a feature, a tab, and weights");
	name = kr_span_sub(line, 0, tab);
	rest = kr_span_trim(kr_span_from(line, tab));
	f->name = (uint32_t)(name.ptr - m->text);
	f->name_len = (uint32_t)name.len;
	while (rest.len > 0) {
		int class, value;

		if (!number(&rest, &class) || rest.len == 0 ||
		    rest.ptr[0] != ':')
			return kr_fail_at(err, KR_E_SYNTAX, NULL, n,
			    (unsigned)(rest.ptr - line.ptr) + 1,
			    "model: expected class:weight");
		rest = kr_span_from(rest, 1);
		if (!number(&rest, &value) || class < 0 ||
		    (unsigned)class >= m->n_class || value < INT16_MIN ||
		    value > INT16_MAX)
			return kr_fail_at(err, KR_E_SYNTAX, NULL, n,
			    (unsigned)(rest.ptr - line.ptr) + 1,
			    "model: class or weight out of range");
		weight[class] = (int16_t)value;
		rest = kr_span_trim(rest);
	}
	m->n_feature++;
	return KR_OK;
}

static bool
table_make(struct kr_model *m)
{
	size_t size = 64;

	while (size < m->n_feature + m->n_feature / 4)
		size *= 2;
	m->mask = size - 1;
	m->slot = calloc(size, sizeof(*m->slot));
	m->maybe = calloc((size_t)1 << (MAYBE_BITS - 6), sizeof(*m->maybe));
	if (m->slot == NULL || m->maybe == NULL)
		return false;
	for (size_t f = 0; f < m->n_feature; f++) {
		uint64_t h = kr_feature_hash((struct kr_span){
		    m->text + m->feature[f].name, m->feature[f].name_len });
		struct slot *slot = slot_of(m, h);

		*maybe_word(m, h) |= maybe_bit(h);
		if (slot->feature == 0)		/* the first of a name counts */
			*slot = (struct slot){ h, (uint32_t)f + 1 };
	}
	return true;
}

/* Room for as many features as there are lines, once the classes are known. */
static bool
weights_make(struct kr_model *m)
{
	size_t lines = 1, size;

	for (size_t i = 0; i < m->text_len; i++)
		lines += m->text[i] == '\n';
	m->row = (m->n_class + BLOCK - 1) / BLOCK * BLOCK;
	m->feature = calloc(lines, sizeof(*m->feature));
	/* A row that lies across two lines would wait for memory twice. */
	size = (lines * m->row * sizeof(*m->weight) + LINE - 1) / LINE * LINE;
	m->weight = aligned_alloc(LINE, size);
	if (m->weight != NULL)
		memset(m->weight, 0, size);
	return m->feature != NULL && m->weight != NULL;
}

static enum kr_rc
lines_read(struct kr_model *m, struct kr_err *err)
{
	struct kr_span rest = { m->text, m->text_len }, line;
	enum kr_rc rc = KR_OK;

	for (unsigned n = 1; rc == KR_OK && kr_span_line(&rest, &line); n++) {
		if (n == 1) {
			if (!kr_span_is(line, "kereru-model 1"))
				return kr_fail_at(err, KR_E_SYNTAX, NULL, 1,
				    1, "model: the first line must be "
				    "\"kereru-model 1\"");
		} else if (line.len == 0 || line.ptr[0] == '#') {
			continue;
		} else if (kr_span_casestarts(line, "head ")) {
			if (m->n_class + KR_CATEGORY_COUNT >=
			    KR_MODEL_CLASSES_MAX || m->n_feature > 0)
				return kr_fail_at(err, KR_E_SYNTAX, NULL, n,
				    1, "model: head comes before features");
			rc = head_read(m, kr_span_from(line, 5), n, err);
		} else if (kr_span_casestarts(line, "bias ")) {
			rc = bias_read(m, kr_span_from(line, 5), n, err);
		} else if (m->weight != NULL || weights_make(m)) {
			rc = feature_read(m, line, n, err);
		} else {
			rc = kr_fail(err, KR_E_NOMEM, 0,
			    "model: out of memory");
		}
	}
	return rc;
}

enum kr_rc
kr_model_load(struct kr_span text, struct kr_model **ret, struct kr_err *err)
{
	unsigned char digest[KR_SHA256_LEN];
	struct kr_model *m;
	enum kr_rc rc;

	if (text.len > UINT32_MAX)
		return kr_fail(err, KR_E_LIMIT, 0, "model: over 4 GiB");
	m = calloc(1, sizeof(*m));
	if (m == NULL || !kr_sha256(text, digest))
		goto nomem;
	kr_hex(digest, sizeof(digest), m->id);
	for (size_t h = 0; h < KR_HEAD_COUNT; h++)
		m->base[h] = UINT_MAX;
	m->text_len = text.len;
	m->text = malloc(text.len + 1);
	if (m->text == NULL)
		goto nomem;
	memcpy(m->text, text.ptr, text.len);
	rc = lines_read(m, err);
	if (rc == KR_OK && m->base[KR_HEAD_CATEGORY] == UINT_MAX)
		rc = kr_fail_at(err, KR_E_SYNTAX, NULL, 1, 0,
		    "model: no line \"head category ...\"");
	if (rc != KR_OK) {
		kr_model_free(m);
		return rc;
	}
	if (!table_make(m))
		goto nomem;
	*ret = m;
	return KR_OK;
nomem:
	kr_model_free(m);
	return kr_fail(err, KR_E_NOMEM, 0, "model: out of memory");
}

void
kr_model_free(struct kr_model *m)
{
	if (m == NULL)
		return;
	free(m->text);
	free(m->weight);
	free(m->feature);
	free(m->slot);
	free(m->maybe);
	free(m);
}

const char *
kr_model_id(const struct kr_model *m)
{
	return m == NULL ? "" : m->id;
}

/* ---- asking ------------------------------------------------------------- */

#define WAITING 16

struct asking {
	const struct kr_model	*model;
	struct kr_arena		*arena;
	uint64_t		*seen;		/* a bit for each feature */
	uint32_t		*known;		/* features */
	size_t			 n, cap;
	bool			 failed;
	/* Hashes, rings: all names, and those that may be in the model. */
	uint64_t		 name[WAITING], wait[WAITING];
	size_t			 n_name, n_wait; /* that there ever were */
	/* Of so few words that none overflows. */
	int32_t			 sum[KR_MODEL_CLASSES_MAX];
};

_Static_assert(KR_FEATURE_NAMES_MAX <= INT32_MAX / INT16_MAX,
    "sums of weights overflow");

static const int16_t *
row_of(const struct kr_model *m, uint32_t feature)
{
	return m->weight + feature * m->row;
}

static void
feature_take(struct asking *a, uint64_t h)
{
	uint32_t i = slot_of(a->model, h)->feature;

	if (i-- == 0 || (a->seen[i / 64] >> i % 64 & 1) != 0)
		return;
	a->seen[i / 64] |= UINT64_C(1) << i % 64;
	if (!KR_ARENA_ROOM(a->arena, a->known, a->n, &a->cap)) {
		a->failed = true;
		return;
	}
	a->known[a->n++] = i;
	__builtin_prefetch(row_of(a->model, i));
}

/*
 * The tables are large, so their places for a name are sent for some names
 * before they are looked at.
 */
static void
hash_take(struct asking *a, uint64_t h)
{
	if ((*maybe_word(a->model, h) & maybe_bit(h)) == 0)
		return;
	__builtin_prefetch(&a->model->slot[h & a->model->mask]);
	if (a->n_wait >= WAITING)
		feature_take(a, a->wait[a->n_wait % WAITING]);
	a->wait[a->n_wait++ % WAITING] = h;
}

static void
name_take(void *ctx, const struct kr_feature *name)
{
	struct asking *a = ctx;
	uint64_t *at = &a->name[a->n_name % WAITING];

	__builtin_prefetch(maybe_word(a->model, name->hash));
	if (a->n_name++ >= WAITING)
		hash_take(a, *at);
	*at = name->hash;
}

static void
names_finish(struct asking *a)
{
	size_t i = a->n_name > WAITING ? a->n_name - WAITING : 0;

	for (; i < a->n_name; i++)
		hash_take(a, a->name[i % WAITING]);
	i = a->n_wait > WAITING ? a->n_wait - WAITING : 0;
	for (; i < a->n_wait; i++)
		feature_take(a, a->wait[i % WAITING]);
}

/* What the known features weigh. */
static void
weights_sum(struct asking *a)
{
	for (size_t i = 0; i < a->n; i++) {
		const int16_t *weight = row_of(a->model, a->known[i]);

		for (size_t c = 0; c < a->model->row; c += BLOCK)
			for (size_t k = 0; k < BLOCK; k++)
				a->sum[c + k] += weight[c + k];
	}
}

/*
 * Points of a head's classes, hundredths: how much more likely than one in
 * n, as a logarithm.  0 says nothing, below speaks against.
 */
static void
points_of(const struct asking *a, enum kr_model_head head, double norm,
    int *ret)
{
	const unsigned base = a->model->base[head], n = heads[head].classes;
	double v[KR_CATEGORY_COUNT], top = -HUGE_VAL, sum = 0;

	if (base == UINT_MAX)
		return;
	for (unsigned c = 0; c < n; c++) {
		v[c] = ((double)a->sum[base + c] / norm +
		    a->model->bias[base + c]) / 100;
		if (v[c] > top)
			top = v[c];
	}
	for (unsigned c = 0; c < n; c++)
		sum += exp(v[c] - top);
	for (unsigned c = 0; c < n; c++)
		ret[c] = (int)lround(100 * (v[c] - top - log(sum) + log(n)));
}

/* How much more a feature speaks for a class of head than on average. */
static int
feature_weight(const struct kr_model *m, uint32_t feature,
    enum kr_model_head head, unsigned class)
{
	const int16_t *weight = row_of(m, feature) + m->base[head];
	int all = 0;

	for (unsigned c = 0; c < heads[head].classes; c++)
		all += weight[c];
	return weight[class] - all / (int)heads[head].classes;
}

void
kr_model_phrases(const struct kr_model_answer *a, enum kr_model_head head,
    unsigned class, struct kr_model_phrases *ret)
{
	const struct kr_model *m = a->model;

	ret->n = 0;
	for (size_t i = 0; m->base[head] != UINT_MAX && i < a->known; i++) {
		const struct entry *f = &m->feature[a->feature[i]];
		int more = feature_weight(m, a->feature[i], head, class), w;
		size_t at = ret->n;

		if (more <= 0)
			continue;
		w = (int)lround(more / a->norm);
		while (at > 0 && ret->phrase[at - 1].weight < w)
			at--;
		if (at == KR_MODEL_PHRASES || w == 0)
			continue;
		if (ret->n < KR_MODEL_PHRASES)
			ret->n++;
		for (size_t k = ret->n - 1; k > at; k--)
			ret->phrase[k] = ret->phrase[k - 1];
		ret->phrase[at].name = (struct kr_span){ m->text + f->name,
		    f->name_len };
		ret->phrase[at].weight = w;
	}
}

enum kr_rc
kr_model_ask(const struct kr_model *m, const struct kr_feature_text *t,
    struct kr_arena *arena, struct kr_model_answer *ret, struct kr_err *err)
{
	struct asking a = { .model = m, .arena = arena };
	int two[2] = { 0, 0 };
	double norm;

	memset(ret, 0, sizeof(*ret));
	a.seen = kr_arena_zalloc(arena, m->n_feature / 64 + 1,
	    sizeof(*a.seen));
	if (a.seen != NULL) {
		kr_features_each(t, name_take, &a);
		names_finish(&a);
		weights_sum(&a);
	}
	if (a.seen == NULL || a.failed)
		return kr_fail(err, KR_E_NOMEM, 0, "model: arena is full");
	ret->model = m;
	ret->feature = a.known;
	ret->known = (unsigned)a.n;
	norm = ret->norm = sqrt(a.n > 0 ? (double)a.n : 1);
	points_of(&a, KR_HEAD_CATEGORY, norm, ret->category);
	points_of(&a, KR_HEAD_URGENCY, norm, ret->urgency);
	points_of(&a, KR_HEAD_LOSS, norm, two);
	ret->loss = two[1] - two[0];
	points_of(&a, KR_HEAD_OFFENCE, norm, two);
	ret->offence = two[1] - two[0];
	return KR_OK;
}
