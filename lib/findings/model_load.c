/* SPDX-License-Identifier: Apache-2.0 */
/* A model out of its file. */
#include <stdlib.h>
#include <string.h>

#include "findings/model_table.h"

#define LINE 64			/* bytes that come from memory at a time */

const struct kr_model_heads kr_model_heads[KR_HEAD_COUNT] = {
	[KR_HEAD_CATEGORY]   = { "category",	KR_CATEGORY_COUNT },
	[KR_HEAD_URGENCY]    = { "urgency",	3 },
	[KR_HEAD_LOSS]	     = { "loss",	2 },
	[KR_HEAD_OFFENCE] = { "offence",	2 },
};

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
		if (!kr_span_is(name, kr_model_heads[h].name))
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
		if (count != kr_model_heads[h].classes)
			return kr_fail_at(err, KR_E_SYNTAX, NULL, n, 0,
			    "model: head %s needs %u classes, not %u",
			    kr_model_heads[h].name,
			    kr_model_heads[h].classes, count);
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

/* What the feature weighs on average, by head. */
static void
means_put(const struct kr_model *m, int16_t *weight)
{
	for (size_t h = 0; h < KR_HEAD_COUNT; h++) {
		int all = 0;

		for (unsigned c = 0; m->base[h] != UINT_MAX &&
		    c < kr_model_heads[h].classes; c++)
			all += weight[m->base[h] + c];
		weight[m->n_class + h] = (int16_t)(all /
		    (int)kr_model_heads[h].classes);
	}
}

static enum kr_rc
feature_read(struct kr_model *m, struct kr_span line, unsigned n,
    struct kr_err *err)
{
	struct kr_model_entry *f = &m->feature[m->n_feature];
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
	means_put(m, weight);
	m->n_feature++;
	return KR_OK;
}

/* Zeroes that do not lie across two lines where the size divides one. */
static void *
lines_new(size_t n, size_t size)
{
	size_t bytes = (n * size + LINE - 1) / LINE * LINE;
	void *p = aligned_alloc(LINE, bytes);

	if (p != NULL)
		memset(p, 0, bytes);
	return p;
}

/* Where the feature is to be found; the first of a name counts. */
static void
feature_put(struct kr_model *m, const struct kr_feature *f, uint32_t index)
{
	uint64_t h = kr_feature_hash(f->first);
	uint32_t *place;

	if (f->space < KR_FEATURE_OF_WORD) {
		struct kr_model_term *t = kr_model_term_of(m, h);

		t->hash = h;
		place = &t->feature[f->space];
	} else {
		struct kr_model_slot *slot;

		h = kr_feature_mix(f->space, h, f->second.ptr == NULL ? 0 :
		    kr_feature_hash(f->second));
		slot = kr_model_slot_of(m, h);
		slot->hash = h;
		place = &slot->feature;
	}
	*kr_model_maybe(m, h) |= kr_model_bit(h);
	if (*place == 0)
		*place = index + 1;
}

static size_t
table_size(size_t n)
{
	size_t size = 64;

	while (size < n + n / 4)
		size *= 2;
	return size;
}

static bool
table_make(struct kr_model *m)
{
	size_t terms = 0;
	struct kr_feature f;

	for (size_t i = 0; i < m->n_feature; i++)
		terms += kr_feature_read(kr_model_name(m, i), &f) &&
		    f.space < KR_FEATURE_OF_WORD;
	m->term_mask = table_size(terms) - 1;
	m->slot_mask = table_size(m->n_feature - terms) - 1;
	m->term = lines_new(m->term_mask + 1, sizeof(*m->term));
	m->slot = calloc(m->slot_mask + 1, sizeof(*m->slot));
	m->maybe = calloc((size_t)1 << (KR_MODEL_BITS - 6),
	    sizeof(*m->maybe));
	if (m->term == NULL || m->slot == NULL || m->maybe == NULL)
		return false;
	for (size_t i = 0; i < m->n_feature; i++)
		if (kr_feature_read(kr_model_name(m, i), &f))
			feature_put(m, &f, (uint32_t)i);
	return true;
}

/* Room for as many features as there are lines, once the classes are known. */
static bool
weights_make(struct kr_model *m)
{
	struct kr_span rest = { m->text, m->text_len }, line;
	size_t lines = 1;

	while (kr_span_line(&rest, &line))
		lines++;
	m->row = (m->n_class + KR_HEAD_COUNT + KR_MODEL_BLOCK - 1) /
	    KR_MODEL_BLOCK * KR_MODEL_BLOCK;
	m->feature = calloc(lines, sizeof(*m->feature));
	m->weight = lines_new(lines, m->row * sizeof(*m->weight));
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
	free(m->term);
	free(m->slot);
	free(m->maybe);
	free(m);
}

const char *
kr_model_id(const struct kr_model *m)
{
	return m == NULL ? "" : m->id;
}
