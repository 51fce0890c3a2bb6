/* SPDX-License-Identifier: Apache-2.0 */
/* What a model says of a text. */
#include <math.h>
#include <string.h>

#include "findings/model_table.h"

/*
 * The tables are large, so the places of so many words are sent for before
 * they are looked at.
 */
#define AHEAD 16

struct ahead {
	struct kr_feature_word	word;
	uint64_t		pair;	/* with the word before */
	bool			may_word, may_begin, may_pair; /* be there */
};

/* Features that a model knows, each once, in the order of the text. */
struct known {
	uint32_t	*feature;
	size_t		 n, cap;
};

struct kr_model_question {
	const struct kr_model	*model;
	struct kr_arena		*arena;
	bool			 has_evidence, failed;
	struct known		 subject, evidence;
	uint64_t		*seen;	/* a bit for each feature; none set
					 * between two lists */
};

/* Of so few words that none overflows. */
_Static_assert(KR_FEATURE_NAMES_MAX <= INT32_MAX / INT16_MAX,
    "sums of weights overflow");

struct listing {
	struct kr_model_question	*q;
	struct known			*known;
};

static const int16_t *
row_of(const struct kr_model *m, uint32_t feature)
{
	return m->weight + feature * m->row;
}

static void
known_add(struct listing *l, uint32_t i)
{
	struct kr_model_question *q = l->q;
	uint64_t bit = UINT64_C(1) << i % 64;

	if ((q->seen[i / 64] & bit) != 0)
		return;
	if (!KR_ARENA_ROOM(q->arena, l->known->feature, l->known->n,
	    &l->known->cap)) {
		q->failed = true;
		return;
	}
	q->seen[i / 64] |= bit;
	l->known->feature[l->known->n++] = i;
	__builtin_prefetch(row_of(q->model, i));
}

/* feature: an index + 1; 0: none. */
static void
feature_take(struct listing *l, uint32_t feature)
{
	if (feature != 0)
		known_add(l, feature - 1);
}

/* Words of the text at *off; how many, up to AHEAD. */
static size_t
words_read(const struct kr_model *m, enum kr_feature_space pair,
    struct kr_span text, size_t *off, uint64_t *before,
    struct ahead a[AHEAD])
{
	size_t n = 0;

	for (; n < AHEAD && kr_feature_word_next(text, off, &a[n].word);
	    n++) {
		const struct kr_feature_word *w = &a[n].word;

		a[n].pair = kr_feature_mix(pair, *before, w->hash);
		*before = w->hash;
		__builtin_prefetch(kr_model_maybe(m, w->hash));
		__builtin_prefetch(kr_model_maybe(m, a[n].pair));
		if (w->begin > 0)
			__builtin_prefetch(kr_model_maybe(m, w->begin_hash));
	}
	return n;
}

static bool
term_fetch(const struct kr_model *m, uint64_t h)
{
	if (!kr_model_may_have(m, h))
		return false;
	__builtin_prefetch(&m->term[h & m->term_mask]);
	return true;
}

static void
places_fetch(const struct kr_model *m, struct ahead *a)
{
	a->may_word = term_fetch(m, a->word.hash);
	a->may_begin = a->word.begin > 0 && term_fetch(m,
	    a->word.begin_hash);
	a->may_pair = kr_model_may_have(m, a->pair);
	if (a->may_pair)
		__builtin_prefetch(&m->slot[a->pair & m->slot_mask]);
}

static void
word_take(struct listing *l, const struct kr_feature_spaces *in,
    const struct ahead *a)
{
	const struct kr_model *m = l->q->model;

	if (a->may_word) {
		const struct kr_model_term *t = kr_model_term_of(m,
		    a->word.hash);

		feature_take(l, t->feature[in->word]);
		feature_take(l, t->feature[KR_FEATURE_ANY]);
		if (in->also < KR_FEATURE_OF_WORD)
			feature_take(l, t->feature[in->also]);
	}
	if (a->may_pair)
		feature_take(l, kr_model_slot_of(m, a->pair)->feature);
	if (a->may_begin)
		feature_take(l, kr_model_term_of(m, a->word.begin_hash)->
		    feature[in->begin]);
}

_Static_assert(KR_FEATURE_WORDS_MAX % AHEAD == 0, "words are left over");

/* How many words it has. */
static unsigned
text_take(struct listing *l, enum kr_feature_part part, struct kr_span text)
{
	const struct kr_feature_spaces *in = &kr_feature_spaces[part];
	struct ahead a[AHEAD];
	uint64_t before = 0;	/* no word has that */
	size_t off = 0, all = 0, n;

	for (; all < KR_FEATURE_WORDS_MAX && (n = words_read(l->q->model,
	    in->pair, text, &off, &before, a)) > 0; all += n) {
		for (size_t i = 0; i < n; i++)
			places_fetch(l->q->model, &a[i]);
		for (size_t i = 0; i < n; i++)
			word_take(l, in, &a[i]);
	}
	return (unsigned)all;
}

static void
told_take(void *ctx, const struct kr_feature *f)
{
	struct listing *l = ctx;
	uint64_t h = kr_feature_mix(f->space, kr_feature_hash(f->first), 0);

	if (kr_model_may_have(l->q->model, h))
		feature_take(l, kr_model_slot_of(l->q->model, h)->feature);
}

static void
known_forget(struct kr_model_question *q, const struct known *known)
{
	for (size_t i = 0; i < known->n; i++)
		q->seen[known->feature[i] / 64] = 0;
}

enum kr_rc
kr_model_begin(const struct kr_model *m, const struct kr_feature_text *t,
    struct kr_arena *arena, struct kr_model_question **ret,
    struct kr_err *err)
{
	struct kr_model_question *q = kr_arena_zalloc(arena, 1, sizeof(*q));
	struct listing subject = { q, &q->subject },
	    evidence = { q, &q->evidence };

	if (q != NULL)
		q->seen = kr_arena_zalloc(arena, m->n_feature / 64 + 1,
		    sizeof(*q->seen));
	if (q == NULL || q->seen == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "model: arena is full");
	q->model = m;
	q->arena = arena;
	q->has_evidence = t->has_evidence;
	text_take(&subject, KR_FEATURE_OF_SUBJECT,
	    t->part[KR_FEATURE_OF_SUBJECT]);
	known_forget(q, &q->subject);
	for (unsigned p = KR_FEATURE_OF_TITLE; p <= KR_FEATURE_OF_MATTER; p++)
		text_take(&evidence, (enum kr_feature_part)p, t->part[p]);
	known_forget(q, &q->evidence);
	if (q->failed)
		return kr_fail(err, KR_E_NOMEM, 0, "model: arena is full");
	*ret = q;
	return KR_OK;
}

/* All that is known with that narrative. */
static void
all_known(struct kr_model_question *q, struct kr_span narrative,
    const struct kr_hits *hits, struct known *ret)
{
	struct listing l = { q, ret };
	struct kr_feature_text t = { .has_evidence = q->has_evidence,
	    .hits = hits };
	unsigned words;

	for (size_t i = 0; i < q->subject.n; i++)
		known_add(&l, q->subject.feature[i]);
	words = text_take(&l, KR_FEATURE_OF_NARRATIVE, narrative);
	for (size_t i = 0; i < q->evidence.n; i++)
		known_add(&l, q->evidence.feature[i]);
	kr_features_told(&t, words, told_take, &l);
	known_forget(q, ret);
}

/* What the known features weigh. */
static void
weights_sum(const struct kr_model *m, const struct known *known,
    int32_t sum[KR_MODEL_ROW_MAX])
{
	for (size_t i = 0; i < known->n; i++) {
		const int16_t *weight = row_of(m, known->feature[i]);

		for (size_t c = 0; c < m->row; c += KR_MODEL_BLOCK)
			for (size_t k = 0; k < KR_MODEL_BLOCK; k++)
				sum[c + k] += weight[c + k];
	}
}

/*
 * Points of a head's classes, hundredths: how much more likely than one in
 * n, as a logarithm.  0 says nothing, below speaks against.
 */
static void
points_of(const struct kr_model *m, const int32_t *sums,
    enum kr_model_head head, double norm, int *ret)
{
	const unsigned base = m->base[head], n = kr_model_heads[head].classes;
	double v[KR_CATEGORY_COUNT], top = -HUGE_VAL, sum = 0;

	if (base == UINT_MAX)
		return;
	for (unsigned c = 0; c < n; c++) {
		v[c] = ((double)sums[base + c] / norm +
		    m->bias[base + c]) / 100;
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
	const int16_t *weight = row_of(m, feature);

	return weight[m->base[head] + class] - weight[m->n_class + head];
}

void
kr_model_phrases(const struct kr_model_answer *a, enum kr_model_head head,
    unsigned class, struct kr_model_phrases *ret)
{
	const struct kr_model *m = a->model;

	ret->n = 0;
	for (size_t i = 0; m->base[head] != UINT_MAX && i < a->known; i++) {
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
		ret->phrase[at].name = kr_model_name(m, a->feature[i]);
		ret->phrase[at].weight = w;
	}
}

enum kr_rc
kr_model_ask(struct kr_model_question *q, struct kr_span narrative,
    const struct kr_hits *hits, struct kr_model_answer *ret,
    struct kr_err *err)
{
	const struct kr_model *m = q->model;
	int32_t sum[KR_MODEL_ROW_MAX] = { 0 };
	struct known known = { .n = 0 };
	int two[2] = { 0, 0 };
	double norm;

	all_known(q, narrative, hits, &known);
	if (q->failed)
		return kr_fail(err, KR_E_NOMEM, 0, "model: arena is full");
	weights_sum(m, &known, sum);
	norm = sqrt(known.n > 0 ? (double)known.n : 1);
	*ret = (struct kr_model_answer){ .model = m,
	    .feature = known.feature, .known = (unsigned)known.n,
	    .norm = norm };
	points_of(m, sum, KR_HEAD_CATEGORY, norm, ret->category);
	points_of(m, sum, KR_HEAD_URGENCY, norm, ret->urgency);
	ret->fear = ret->urgency[KR_URGENCY_LIFE];
	points_of(m, sum, KR_HEAD_LOSS, norm, two);
	ret->loss = two[1] - two[0];
	points_of(m, sum, KR_HEAD_OFFENCE, norm, two);
	ret->offence = two[1] - two[0];
	return KR_OK;
}
