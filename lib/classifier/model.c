/* SPDX-License-Identifier: Apache-2.0 */
/* model.c - weights read from their file and asked */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "classifier/model.h"

#define SCORE_EVEN	500	/* the field's usual threshold */
#define SCORE_MOST	2500	/* from 500, either way: e to the 25th */

/* ---- reading ------------------------------------------------------------- */

/* A line "word n n n" at *rest, which moves on; exactly n numbers. */
static bool
numbers_read(struct kr_span *rest, const char *word, int *ret, size_t n)
{
	struct kr_span line;

	if (!kr_span_line(rest, &line) || !kr_span_casestarts(line, word))
		return false;
	line = kr_span_from(line, strlen(word));
	for (size_t i = 0; i < n; i++) {
		bool minus;
		size_t at = 1;
		int value = 0;

		if (line.len < 2 || line.ptr[0] != ' ')
			return false;
		minus = line.ptr[at] == '-';
		at += minus;
		if (at >= line.len || !kr_is_digit(line.ptr[at]))
			return false;
		for (; at < line.len && kr_is_digit(line.ptr[at]); at++) {
			if (value > 10000000)
				return false;
			value = 10 * value + (line.ptr[at] - '0');
		}
		ret[i] = minus ? -value : value;
		line = kr_span_from(line, at);
	}
	return line.len == 0;
}

/* A weight in thousandths that fits. */
static int16_t
clamped(double v)
{
	return (int16_t)(v > INT16_MAX ? INT16_MAX : v < -INT16_MAX ?
	    -INT16_MAX : lround(v));
}

static enum kr_rc
file_read(struct kr_classifier *c, struct kr_span rest, struct kr_err *err)
{
	int tokens[2], step;
	struct kr_span line;

	if (!kr_span_line(&rest, &line) ||
	    !kr_span_is(line, "kereru-spam-model 1"))
		return kr_fail_at(err, KR_E_SYNTAX, NULL, 1, 1, "classifier: "
		    "the first line must be \"kereru-spam-model 1\"");
	if (!numbers_read(&rest, "tokens", tokens, 2))
		return kr_fail_at(err, KR_E_SYNTAX, NULL, 2, 1, "classifier: "
		    "expected \"tokens\", a version, and bits");
	if (tokens[0] != KR_TOKENS_VERSION || tokens[1] != KR_TOKEN_BITS)
		return kr_fail_at(err, KR_E_UNSUPPORTED, NULL, 2, 1,
		    "classifier: made for other tokens than this program's");
	if (!numbers_read(&rest, "bias", &c->bias, 1))
		return kr_fail_at(err, KR_E_SYNTAX, NULL, 3, 1,
		    "classifier: expected \"bias\" and a number");
	if (!numbers_read(&rest, "step", &step, 1))
		return kr_fail_at(err, KR_E_SYNTAX, NULL, 4, 1,
		    "classifier: expected \"step\" and a number");
	if (!numbers_read(&rest, "calibration", c->calibration, 2))
		return kr_fail_at(err, KR_E_SYNTAX, NULL, 5, 1,
		    "classifier: expected \"calibration\" and two numbers");
	if (!kr_span_line(&rest, &line) || !kr_span_is(line, "weights") ||
	    rest.len != KR_TOKEN_PLACES)
		return kr_fail_at(err, KR_E_SYNTAX, NULL, 6, 1, "classifier: "
		    "expected \"weights\" and %zu bytes", KR_TOKEN_PLACES);
	for (size_t i = 0; i < KR_TOKEN_PLACES; i++)
		c->weight[i] = clamped((signed char)rest.ptr[i] *
		    (double)step / 1000);
	return KR_OK;
}

static struct kr_classifier *
classifier_new(void)
{
	struct kr_classifier *c = calloc(1, sizeof(*c));

	if (c != NULL)
		c->weight = calloc(KR_TOKEN_PLACES, sizeof(*c->weight));
	if (c == NULL || c->weight == NULL) {
		kr_classifier_free(c);
		return NULL;
	}
	return c;
}

enum kr_rc
kr_classifier_load(struct kr_span bytes, struct kr_classifier **ret,
    struct kr_err *err)
{
	struct kr_classifier *c = classifier_new();
	unsigned char digest[KR_SHA256_LEN];
	enum kr_rc rc;

	if (c == NULL || !kr_sha256(bytes, digest)) {
		kr_classifier_free(c);
		return kr_fail(err, KR_E_NOMEM, 0,
		    "classifier: out of memory");
	}
	kr_hex(digest, sizeof(digest), c->id);
	rc = file_read(c, bytes, err);
	if (rc != KR_OK) {
		kr_classifier_free(c);
		return rc;
	}
	*ret = c;
	return KR_OK;
}

void
kr_classifier_free(struct kr_classifier *c)
{
	if (c == NULL)
		return;
	free(c->weight);
	free(c);
}

const char *
kr_classifier_id(const struct kr_classifier *c)
{
	return c == NULL ? "" : c->id;
}

/* ---- asking ------------------------------------------------------------- */

static double
odds_of(const struct kr_classifier *c, const uint32_t *hash, size_t n)
{
	long sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += c->weight[kr_token_place(hash[i])];
	return (double)sum / sqrt((double)n + 1) + c->bias;
}

int
kr_classifier_odds(const struct kr_classifier *c, const uint32_t *hash,
    size_t n)
{
	return (int)lround(odds_of(c, hash, n) / 10);
}

int
kr_classifier_weight(const struct kr_classifier *c, uint32_t hash)
{
	return c->weight[kr_token_place(hash)];
}

int
kr_classifier_score(const struct kr_classifier *c, int odds)
{
	double z = (double)c->calibration[0] * odds / 1000 +
	    c->calibration[1] / 10.0;

	if (z > SCORE_MOST)
		z = SCORE_MOST;
	if (z < -SCORE_MOST)
		z = -SCORE_MOST;
	return SCORE_EVEN + (int)lround(z);
}

/* ---- what a site learned ------------------------------------------------ */

#define TEACH_EPOCHS	8
#define TEACH_RATE	0.5	/* of a mail's error, in each epoch */
#define TEACH_LOSS	1e-5	/* of a weight that no longer errs */

static double
chance(double logit)
{
	return 1 / (1 + exp(-logit));
}

/* More of one label than of the other must not count as evidence. */
static void
shares_count(const struct kr_lesson *lesson, size_t n, double share[2])
{
	size_t of[2] = { 0, 0 };

	for (size_t i = 0; i < n; i++)
		of[lesson[i].spam]++;
	for (int s = 0; s < 2; s++)
		share[s] = of[s] > of[!s] && of[!s] > 0 ?
		    (double)of[!s] / (double)of[s] : 1;
}

static void
lesson_teach(const struct kr_classifier *base, const struct kr_lesson *l,
    double share, float *extra)
{
	double root = sqrt((double)l->n + 1), sum = 0, step;

	for (size_t i = 0; i < l->n; i++)
		sum += (double)extra[kr_token_place(l->hash[i])];
	sum = sum / root + odds_of(base, l->hash, l->n) / 1000;
	step = TEACH_RATE * share * ((l->spam ? 1 : 0) - chance(sum)) / root;
	for (size_t i = 0; i < l->n; i++) {
		float *w = &extra[kr_token_place(l->hash[i])];

		*w = (float)((double)*w * (1 - TEACH_LOSS) + step);
	}
}

enum kr_rc
kr_classifier_teach(const struct kr_classifier *base,
    const struct kr_lesson *lesson, size_t n, struct kr_classifier **ret,
    struct kr_err *err)
{
	struct kr_classifier *c = classifier_new();
	float *extra = calloc(KR_TOKEN_PLACES, sizeof(*extra));
	int16_t *weight;
	double share[2];

	if (c == NULL || extra == NULL) {
		free(extra);
		kr_classifier_free(c);
		return kr_fail(err, KR_E_NOMEM, 0,
		    "classifier: out of memory");
	}
	shares_count(lesson, n, share);
	for (int e = 0; e < TEACH_EPOCHS; e++)
		for (size_t i = 0; i < n; i++)
			lesson_teach(base, &lesson[i],
			    share[lesson[i].spam], extra);
	weight = c->weight;
	*c = *base;
	c->weight = weight;
	for (size_t i = 0; i < KR_TOKEN_PLACES; i++)
		weight[i] = clamped(base->weight[i] + 1000 *
		    (double)extra[i]);
	free(extra);
	*ret = c;
	return KR_OK;
}
