/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How the like prints are found.
 *
 * Two statements ask for everything: those of a print's keys that there may
 * be, at once, then the prints of those that have a key in common.
 */
#include "campaign/index.h"

#define CANDIDATES 48		/* variants compared, at most */
#define AT_ONCE 8		/* of them, in one statement */

/* ---- finding ------------------------------------------------------------ */

/* The newest six of one key: what is sent now is looked for. */
#define KEY "SELECT * FROM (SELECT variant, band FROM campaign_band " \
	"WHERE band = ? ORDER BY variant DESC LIMIT 6) AS k"
#define ALSO " UNION ALL "
#define KEY2 KEY ALSO KEY
#define KEY4 KEY2 ALSO KEY2
#define KEY8 KEY4 ALSO KEY4

/* What looks for fewer keys opens fewer cursors. */
static const struct {
	size_t		 n;
	const char	*sql;
} by_keys[] = {
	{ 1, KEY }, { 2, KEY2 }, { 4, KEY4 }, { 8, KEY8 },
	{ 12, KEY8 ALSO KEY4 }, { 16, KEY8 ALSO KEY8 },
	{ KR_CAMPAIGN_KEYS, KEY8 ALSO KEY8 ALSO KEY8 },
};
_Static_assert(KR_CAMPAIGN_KEYS == 24, "the last has as many keys");

struct search {
	const struct kr_campaign_print	*print;
	int64_t				 key[KR_CAMPAIGN_KEYS];
	size_t				 n_key;	/* bands, then marks */
	struct candidate {
		int64_t		 variant;
		bool		 marked;	/* a mark in common */
	}				 candidate[CANDIDATES];
	size_t				 n;
	struct kr_campaign_match	*best;
};

static struct candidate *
candidate_find(struct search *s, int64_t variant)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->candidate[i].variant == variant)
			return &s->candidate[i];
	return NULL;
}

static bool
candidate_take(void *ctx, const struct kr_value *v, size_t n)
{
	struct search *s = ctx;
	struct candidate *known;
	bool marked = false;

	if (n < 2 || v[0].kind != KR_VALUE_INTEGER)
		return false;
	for (size_t i = KR_CAMPAIGN_BANDS; i < s->n_key; i++)
		marked |= s->key[i] == v[1].integer;
	known = candidate_find(s, v[0].integer);
	if (known != NULL)
		known->marked |= marked;
	else if (s->n < CANDIDATES)
		s->candidate[s->n++] = (struct candidate){ v[0].integer,
		    marked };
	return true;
}

static bool
variant_take(void *ctx, const struct kr_value *v, size_t n)
{
	struct search *s = ctx;
	struct kr_campaign_print other;
	const struct candidate *c;
	unsigned like;

	if (n < 3 || (c = candidate_find(s, v[0].integer)) == NULL ||
	    !kr_campaign_unpack(v[2].bytes, &other))
		return true;
	like = kr_campaign_same(s->print, &other, c->marked);
	if (like > s->best->likeness)
		*s->best = (struct kr_campaign_match){ v[1].integer, like };
	return true;
}

/* What has one of the keys at all. */
static enum kr_rc
candidates_find(const struct kr_campaign_index *index, struct search *s,
    struct kr_err *err)
{
	struct kr_value v[KR_CAMPAIGN_KEYS] = { KR_NULL_VALUE };
	size_t n = 0, by = 0;

	for (size_t i = 0; i < s->n_key; i++)
		if (kr_campaign_filter_has(index->filter, s->key[i]))
			v[n++] = kr_value_integer(s->key[i]);
	if (n == 0)
		return KR_OK;
	while (by_keys[by].n < n)
		by++;
	return kr_store_each(index->store, by_keys[by].sql, v, by_keys[by].n,
	    candidate_take, s, err);
}

enum kr_rc
kr_campaign_search(const struct kr_campaign_index *index,
    const struct kr_campaign_print *p, struct kr_campaign_match *ret,
    struct kr_err *err)
{
	struct search s = { .print = p, .best = ret };
	struct kr_value v[AT_ONCE];
	enum kr_rc rc = kr_campaign_filter_learn(index->filter, index->store,
	    err);

	*ret = (struct kr_campaign_match){ .likeness = 0 };
	s.n_key = kr_campaign_keys(p, s.key);
	if (rc == KR_OK)
		rc = candidates_find(index, &s, err);
	for (size_t i = 0; rc == KR_OK && i < s.n; i += AT_ONCE) {
		for (size_t j = 0; j < AT_ONCE; j++)
			v[j] = i + j < s.n ? kr_value_integer(
			    s.candidate[i + j].variant) : KR_NULL_VALUE;
		rc = kr_store_each(index->store, "SELECT id, campaign, print "
		    "FROM campaign_variant WHERE id IN "
		    "(?, ?, ?, ?, ?, ?, ?, ?)", v, AT_ONCE, variant_take, &s,
		    err);
	}
	return rc;
}

/* ---- adding ------------------------------------------------------------- */

#define ROWS4 "(?, ?), (?, ?), (?, ?), (?, ?)"
#define INTO_BAND "INSERT INTO campaign_band (band, variant) VALUES "
#define UNLESS_THERE " ON CONFLICT DO NOTHING"

static enum kr_rc
keys_add(struct kr_store *store, const struct kr_campaign_print *p, int64_t id,
    struct kr_err *err)
{
	int64_t key[KR_CAMPAIGN_KEYS];
	struct kr_value row[2 * AT_ONCE];
	size_t n = kr_campaign_keys(p, key);
	enum kr_rc rc = KR_OK;

	for (size_t i = 0, step; rc == KR_OK && i < n; i += step) {
		step = n - i >= AT_ONCE ? AT_ONCE : 1;
		for (size_t j = 0; j < step; j++) {
			row[2 * j] = kr_value_integer(key[i + j]);
			row[2 * j + 1] = kr_value_integer(id);
		}
		rc = kr_store_run(store, step == 1 ? INTO_BAND "(?, ?)"
		    UNLESS_THERE : INTO_BAND ROWS4 ", " ROWS4 UNLESS_THERE,
		    row, 2 * step, err);
	}
	return rc;
}

enum kr_rc
kr_campaign_variant_add(const struct kr_campaign_index *index,
    const struct kr_campaign_print *p, int64_t id, int64_t campaign,
    struct kr_err *err)
{
	char print[KR_CAMPAIGN_PACKED];
	const struct kr_value v[3] = { kr_value_integer(id),
	    kr_value_integer(campaign), kr_value_bytes((struct kr_span){
	    print, kr_campaign_pack(p, print) }) };
	enum kr_rc rc;

	rc = kr_store_run(index->store, "INSERT INTO campaign_variant "
	    "(id, campaign, print) VALUES (?, ?, ?)", v, 3, err);
	if (rc == KR_OK && index->filter != NULL)
		rc = kr_store_run(index->store, "INSERT INTO campaign_order "
		    "(variant) VALUES (?)", v, 1, err);
	return rc != KR_OK ? rc : keys_add(index->store, p, id, err);
}
