/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "evidence/consent/lexicon.h"
#include "evidence/consent/passage.h"
#include "evidence/consent/weigh.h"

#define HEAD	"kereru-consent 1"	/* the first line of the file */
#define PASSAGES_MAX 64			/* of a text that are weighed */
#define WEIGHT_MAX 100000		/* hundredths */

struct entry {
	struct kr_span	name;		/* in text */
	int		weight;		/* hundredths of log-odds */
};

/* Where a name may be, by its hash. */
struct slot {
	uint32_t	hash;
	uint32_t	entry;		/* its index + 1; 0: free */
};

struct kr_consent_weights {
	char		*text;		/* own copy of the file */
	struct entry	*entry;		/* by name, rising */
	size_t		 n;
	struct slot	*slot;		/* a power of two of them */
	size_t		 n_slot;
	int		 bias;
	char		 id[KR_SHA256_HEX];
};

/* ---- reading ------------------------------------------------------------- */

static bool
weight_read(struct kr_span s, int *ret)
{
	const bool minus = s.len > 0 && *s.ptr == '-';
	int n = 0;

	s = kr_span_from(s, minus ? 1 : 0);
	for (size_t i = 0; i < s.len; i++) {
		if (!kr_is_digit(s.ptr[i]) || n > WEIGHT_MAX)
			return false;
		n = n * 10 + (s.ptr[i] - '0');
	}
	*ret = minus ? -n : n;
	return s.len > 0 && n <= WEIGHT_MAX;
}

static enum kr_rc
line_read(struct kr_consent_weights *w, struct kr_span line, unsigned number,
    struct kr_err *err)
{
	const size_t tab = kr_span_chr(line, 0, '\t');
	struct entry *e = &w->entry[w->n];

	if (tab == SIZE_MAX || !weight_read(kr_span_from(line, tab + 1),
	    &e->weight))
		return kr_fail_at(err, KR_E_SYNTAX, NULL, number, 0,
		    "consent model: expected a name, a tab, and a weight");
	e->name = kr_span_sub(line, 0, tab);
	if (kr_span_is(e->name, "bias")) {
		w->bias = e->weight;
		return KR_OK;
	}
	if (w->n > 0 && kr_span_compare(e[-1].name, e->name) >= 0)
		return kr_fail_at(err, KR_E_SYNTAX, NULL, number, 0,
		    "consent model: names must rise");
	w->n++;
	return KR_OK;
}

static enum kr_rc
lines_read(struct kr_consent_weights *w, struct kr_span rest,
    struct kr_err *err)
{
	enum kr_rc rc = KR_OK;
	struct kr_span line;

	if (!kr_span_line(&rest, &line) || !kr_span_is(line, HEAD))
		return kr_fail_at(err, KR_E_SYNTAX, NULL, 1, 1,
		    "consent model: the first line must be \"" HEAD "\"");
	for (unsigned n = 2; rc == KR_OK && kr_span_line(&rest, &line); n++)
		if (line.len > 0 && *line.ptr != '#')
			rc = line_read(w, line, n, err);
	return rc;
}

/* Of the entry with that name, or where it would be. */
static struct slot *
slot_of(const struct kr_consent_weights *w, struct kr_span name)
{
	const uint32_t hash = (uint32_t)kr_span_hash(name);
	size_t at = hash;
	struct slot *s;

	for (;; at++) {
		s = &w->slot[at & (w->n_slot - 1)];
		if (s->entry == 0 || (s->hash == hash &&
		    kr_span_eq(w->entry[s->entry - 1].name, name)))
			return s;
	}
}

/* Half of the slots stay free at least. */
static bool
slots_make(struct kr_consent_weights *w)
{
	for (w->n_slot = 2; w->n_slot < 2 * w->n; w->n_slot *= 2)
		;
	w->slot = calloc(w->n_slot, sizeof(*w->slot));
	for (size_t i = 0; w->slot != NULL && i < w->n; i++) {
		struct slot *s = slot_of(w, w->entry[i].name);

		s->hash = (uint32_t)kr_span_hash(w->entry[i].name);
		s->entry = (uint32_t)i + 1;
	}
	return w->slot != NULL;
}

enum kr_rc
kr_consent_weights_load(struct kr_span text, struct kr_consent_weights **ret,
    struct kr_err *err)
{
	struct kr_consent_weights *w = calloc(1, sizeof(*w));
	unsigned char digest[KR_SHA256_LEN];
	size_t lines = 1;
	enum kr_rc rc;

	for (size_t i = 0; i < text.len; i++)
		lines += text.ptr[i] == '\n';
	if (w != NULL) {
		w->text = malloc(text.len + 1);
		w->entry = calloc(lines, sizeof(*w->entry));
	}
	if (w == NULL || w->text == NULL || w->entry == NULL ||
	    !kr_sha256(text, digest)) {
		kr_consent_weights_free(w);
		return kr_fail(err, KR_E_NOMEM, 0,
		    "consent model: out of memory");
	}
	kr_hex(digest, sizeof(digest), w->id);
	if (text.len > 0)
		memcpy(w->text, text.ptr, text.len);
	rc = lines_read(w, (struct kr_span){ w->text, text.len }, err);
	if (rc == KR_OK && !slots_make(w))
		rc = kr_fail(err, KR_E_NOMEM, 0,
		    "consent model: out of memory");
	if (rc != KR_OK) {
		kr_consent_weights_free(w);
		return rc;
	}
	*ret = w;
	return KR_OK;
}

void
kr_consent_weights_free(struct kr_consent_weights *w)
{
	if (w == NULL)
		return;
	free(w->text);
	free(w->entry);
	free(w->slot);
	free(w);
}

const char *
kr_consent_weights_id(const struct kr_consent_weights *w)
{
	return w == NULL ? "" : w->id;
}

/* ---- asking -------------------------------------------------------------- */

struct asking {
	const struct kr_consent_weights	*weights;
	uint64_t			*seen;	/* a bit for each number */
	unsigned			 n;	/* of those bits */
	long				 sum;
};

double
kr_consent_norm(unsigned n)
{
	return n > 100 ? 10 / sqrt(n) : 1;
}

static void
feature_take(void *ctx, struct kr_span name)
{
	struct asking *a = ctx;
	const uint32_t number = slot_of(a->weights, name)->entry;
	const uint64_t bit = UINT64_C(1) << number % 64;

	if (number == 0 || (a->seen[number / 64] & bit) != 0)
		return;
	a->seen[number / 64] |= bit;
	a->sum += a->weights->entry[number - 1].weight;
	a->n++;
}

int
kr_consent_weigh(const struct kr_consent_weights *w, struct kr_span copy,
    struct kr_arena *arena, size_t *at)
{
	const size_t bits = (w->n / 64 + 1) * sizeof(uint64_t);
	struct asking a = { .weights = w };
	struct kr_passage p = { .to = 0 };
	struct kr_statement t;
	int best = KR_WEIGHS_NOTHING;

	if (!kr_lexicon_police(copy))
		return KR_WEIGHS_NOTHING;	/* there is no passage */
	a.seen = kr_arena_alloc(arena, 1, bits);
	if (a.seen == NULL || !kr_statement_read(copy, arena, &t))
		return KR_WEIGHS_NOTHING;
	for (size_t n = 0; n < PASSAGES_MAX && kr_passage_next(&t, &p); n++) {
		int weight;

		memset(a.seen, 0, bits);
		a.sum = a.n = 0;
		kr_passage_features(&t, &p, feature_take, &a);
		weight = w->bias + (int)lround((double)a.sum *
		    kr_consent_norm(a.n));
		if (weight > best) {
			best = weight;
			*at = t.word[p.police].off;
		}
	}
	return best;
}
