/* SPDX-License-Identifier: Apache-2.0 */
/*
 * passages.c - a long story, read a passage at a time
 *
 * Who tells much has every word somewhere, so that words far apart would
 * make a grave matter of nothing, and what matters drowns in what does not.
 * Rules that say so ("tflags passage") must hold within one passage, and the
 * model's word on a passage counts the more the surer it is.
 */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "findings/examination.h"

#define LONG		1000	/* bytes; a shorter text is read as a whole */
#define PASSAGE		600	/* bytes, or more, so that there are not more
				 * than PASSAGES of them */
#define PASSAGES	16
#define SENTENCE	300	/* bytes to wait for a sentence's end */
/* Evidence that is read again with each passage, for rules that need both. */
#define EVIDENCE_MAX	65536
/* So many hundredths surer, and a passage counts e times as much. */
#define SURER		40

/* ---- cutting ------------------------------------------------------------- */

static bool
ends_sentence(struct kr_span s, size_t at)
{
	return s.ptr[at] == ' ' && memchr(".!?", s.ptr[at - 1], 3) != NULL;
}

/* Where the passage ends that begins at off: a sentence's end, or soon. */
static size_t
passage_end(struct kr_span s, size_t off, size_t size)
{
	size_t end = off + size;

	if (s.len - off < size + size / 2)
		return s.len;
	while (end < s.len && end < off + size + SENTENCE &&
	    !ends_sentence(s, end))
		end++;
	while (end < s.len && ((unsigned char)s.ptr[end] & 0xC0) == 0x80)
		end++;
	return end;
}

/* ---- matching ------------------------------------------------------------ */

static const struct kr_hit *
hit_of(const struct kr_hits *hits, const struct kr_rule *rule)
{
	for (size_t i = 0; i < hits->n; i++)
		if (hits->hit[i].rule == rule)
			return &hits->hit[i];
	return NULL;
}

static bool
hit_add(struct kr_examination *ex, struct kr_hits *all, size_t *cap,
    const struct kr_hit *hit)
{
	if (!KR_ARENA_ROOM(ex->arena, all->hit, all->n, cap))
		return false;
	all->hit[all->n++] = *hit;
	return true;
}

/*
 * The hits of rules for a passage are those of the passages instead.  All
 * lists are in order of the rule set, whose rules are one array.
 */
static bool
hits_merge(struct kr_examination *ex)
{
	struct kr_hits *hits = &ex->findings->hits, all = *hits;
	size_t cap = 0, at = 0, n;
	const struct kr_rule *const *rule = kr_rules_passages(ex->rules, &n);

	all.hit = NULL;
	all.n = 0;
	for (size_t i = 0; i <= n; i++) {
		const struct kr_hit *hit = NULL;

		for (; at < hits->n && (i == n || hits->hit[at].rule <
		    rule[i]); at++)
			if (!hits->hit[at].rule->passage &&
			    !hit_add(ex, &all, &cap, &hits->hit[at]))
				return false;
		for (size_t p = 0; i < n && hit == NULL && p < ex->n_passage;
		    p++)
			hit = hit_of(&ex->passage[p].hits, rule[i]);
		if (hit != NULL && !hit_add(ex, &all, &cap, hit))
			return false;
	}
	*hits = all;
	return true;
}

enum kr_rc
kr_passages_match(struct kr_examination *ex,
    struct kr_rule_text text[KR_SCOPE_COUNT], struct kr_err *err)
{
	const struct kr_span whole = text[KR_SCOPE_REPORT].folded;
	const size_t size = whole.len / PASSAGES > PASSAGE ?
	    whole.len / PASSAGES : PASSAGE;
	enum kr_rc rc = KR_OK;

	if (whole.len < LONG)
		return KR_OK;
	if (text[KR_SCOPE_EVIDENCE].body.len > EVIDENCE_MAX)
		memset(&text[KR_SCOPE_EVIDENCE], 0, sizeof(*text));
	ex->passage = kr_arena_zalloc(ex->arena, PASSAGES + 1,
	    sizeof(*ex->passage));
	for (size_t off = 0, end; rc == KR_OK && ex->passage != NULL &&
	    off < whole.len && ex->n_passage <= PASSAGES; off = end) {
		struct kr_passage *p = &ex->passage[ex->n_passage++];

		end = ex->n_passage > PASSAGES ? whole.len :
		    passage_end(whole, off, size);
		p->text = kr_span_sub(whole, off, end - off);
		text[KR_SCOPE_REPORT].folded = p->text;
		rc = kr_rules_match_again(ex->rules, text,
		    &ex->findings->hits, ex->arena, &p->hits, err);
		for (size_t i = 0; rc == KR_OK && i < p->hits.n; i++)
			if (p->hits.hit[i].scope == KR_SCOPE_REPORT &&
			    p->hits.hit[i].target == KR_TARGET_FOLDED)
				p->hits.hit[i].off += off;
	}
	if (rc == KR_OK && (ex->passage == NULL || !hits_merge(ex)))
		rc = kr_fail(err, KR_E_NOMEM, 0, "findings: arena is full");
	return rc;
}

/* ---- asking the model ---------------------------------------------------- */

static int
surest(const struct kr_model_answer *a)
{
	int top = a->category[0];

	for (unsigned c = 1; c < KR_CATEGORY_COUNT; c++)
		if (a->category[c] > top)
			top = a->category[c];
	return top;
}

static void
add(double *sum, const int *points, size_t n, double share)
{
	for (size_t i = 0; i < n; i++)
		sum[i] += share * points[i];
}

static void
divide(int *points, const double *sum, size_t n, double by)
{
	for (size_t i = 0; i < n; i++)
		points[i] = (int)lround(sum[i] / by);
}

enum kr_rc
kr_passages_ask(const struct kr_examination *ex, struct kr_model_question *q,
    struct kr_model_answer *ret, struct kr_err *err)
{
	double category[KR_CATEGORY_COUNT] = { 0 }, urgency[3] = { 0 };
	double all = 0;
	int fear = INT_MIN;

	for (size_t i = 0; i < ex->n_passage; i++) {
		struct kr_model_answer a;
		enum kr_rc rc = kr_model_ask(q, ex->passage[i].text,
		    &ex->passage[i].hits, &a, err);
		double share;

		if (rc != KR_OK)
			return rc;
		share = exp((double)surest(&a) / SURER);
		add(category, a.category, KR_NELEM(category), share);
		add(urgency, a.urgency, KR_NELEM(urgency), share);
		all += share;
		if (a.fear > fear)
			fear = a.fear;
		if (i == 0 || surest(&a) > surest(ret))
			*ret = a;
	}
	divide(ret->category, category, KR_NELEM(category), all);
	divide(ret->urgency, urgency, KR_NELEM(urgency), all);
	ret->fear = fear;
	return KR_OK;
}
