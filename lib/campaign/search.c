/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where prints lie, and how the like ones are found.
 *
 * Two statements ask for everything: a print's keys at once, then the prints
 * of those that have a key in common.
 */
#include <stdio.h>
#include <string.h>

#include "campaign/index.h"

#define KEYS_MAX (KR_CAMPAIGN_BANDS + KR_CAMPAIGN_MARKS)
#define CANDIDATES 48		/* variants compared, at most */
#define AT_ONCE 8		/* of them, in one statement */
#define PRINT_BYTES (KR_CAMPAIGN_HASHES * 2 + 1)	/* and the subject's */
#define PRINT_MAX (PRINT_BYTES + KR_CAMPAIGN_SUBJECT * 2)

/* ---- keys --------------------------------------------------------------- */

/* 47 bits: SQLite keeps such numbers in 6 bytes. */
static int64_t
short_key(uint64_t key)
{
	return (int64_t)(key >> 17);
}

/* The key of a band: its number and its hashes.  Marks have none of these. */
static int64_t
band_key(const struct kr_campaign_print *p, size_t band)
{
	uint64_t h = 0x9ddfea08eb382d69ULL * (band + 1);

	for (size_t i = 0; i < KR_CAMPAIGN_ROWS; i++) {
		h ^= p->hash[band * KR_CAMPAIGN_ROWS + i];
		h *= 0xff51afd7ed558ccdULL;
		h ^= h >> 32;
	}
	return short_key(h);
}

/* A subject that may be found again: two words of it, at least. */
static int64_t
subject_key(const struct kr_campaign_print *p)
{
	uint64_t h = 0x2545f4914f6cdd1dULL;

	for (size_t i = 0; i < p->n_subject; i++) {
		h ^= p->subject[i];
		h *= 0xff51afd7ed558ccdULL;
		h ^= h >> 32;
	}
	return short_key(h);
}

/* The subject's key takes the place of the last band's. */
static size_t
keys_of(const struct kr_campaign_print *p, struct kr_value *key)
{
	size_t n = 0;

	for (; n < KR_CAMPAIGN_BANDS; n++)
		key[n] = kr_value_integer(band_key(p, n));
	if (p->n_subject >= 2)
		key[n - 1] = kr_value_integer(subject_key(p));
	for (size_t i = 0; i < p->n_mark; i++)
		key[n++] = kr_value_integer(short_key(
		    (uint64_t)p->mark[i] << 1));
	return n;
}

static char *
numbers_pack(const uint16_t *number, size_t n, char *out)
{
	for (size_t i = 0; i < n; i++) {
		*out++ = (char)(number[i] >> 8);
		*out++ = (char)(number[i] & 0xff);
	}
	return out;
}

static const char *
numbers_unpack(const char *in, uint16_t *number, size_t n)
{
	for (size_t i = 0; i < n; i++, in += 2)
		number[i] = (uint16_t)((unsigned char)in[0] << 8 |
		    (unsigned char)in[1]);
	return in;
}

static size_t
print_pack(const struct kr_campaign_print *p, char *out)
{
	char *end = numbers_pack(p->hash, KR_CAMPAIGN_HASHES, out);

	*end++ = (char)p->filler;
	return (size_t)(numbers_pack(p->subject, p->n_subject, end) - out);
}

static bool
print_unpack(struct kr_span in, struct kr_campaign_print *p)
{
	const char *at;

	if (in.len < PRINT_BYTES || in.len > PRINT_MAX)
		return false;
	p->n_mark = 0;
	at = numbers_unpack(in.ptr, p->hash, KR_CAMPAIGN_HASHES);
	p->filler = *at++ != 0;
	p->n_subject = (in.len - PRINT_BYTES) / 2;
	numbers_unpack(at, p->subject, p->n_subject);
	return true;
}

/* ---- finding ------------------------------------------------------------ */

/* The newest six of one key: what is sent now is looked for. */
#define KEY(marked) "SELECT * FROM (SELECT variant, " marked " AS marked " \
	"FROM campaign_band WHERE band = ? ORDER BY variant DESC LIMIT 6) AS k"
#define ALSO " UNION ALL "
#define BAND4 KEY("0") ALSO KEY("0") ALSO KEY("0") ALSO KEY("0")
#define BANDS BAND4 ALSO BAND4 ALSO BAND4 ALSO BAND4
#define MARK2 KEY("1") ALSO KEY("1")

/* What looks for fewer keys opens fewer cursors. */
static const struct {
	size_t		 n;
	const char	*sql;
} by_keys[] = {
	{ KR_CAMPAIGN_BANDS, BANDS },
	{ KR_CAMPAIGN_BANDS + 2, BANDS ALSO MARK2 },
	{ KEYS_MAX, BANDS ALSO MARK2 ALSO MARK2 ALSO MARK2 ALSO MARK2 },
};
_Static_assert(KR_CAMPAIGN_BANDS == 16 && KR_CAMPAIGN_MARKS == 8,
    "the statements have as many keys");

struct search {
	const struct kr_campaign_print	*print;
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

	if (n < 2 || v[0].kind != KR_VALUE_INTEGER)
		return false;
	known = candidate_find(s, v[0].integer);
	if (known != NULL)
		known->marked |= v[1].integer != 0;
	else if (s->n < CANDIDATES)
		s->candidate[s->n++] = (struct candidate){ v[0].integer,
		    v[1].integer != 0 };
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
	    !print_unpack(v[2].bytes, &other))
		return true;
	like = kr_campaign_same(s->print, &other, c->marked);
	if (like > s->best->likeness)
		*s->best = (struct kr_campaign_match){ v[1].integer, like };
	return true;
}

enum kr_rc
kr_campaign_search(struct kr_store *store, const struct kr_campaign_print *p,
    struct kr_campaign_match *ret, struct kr_err *err)
{
	struct search s = { .print = p, .best = ret };
	struct kr_value v[KEYS_MAX] = { KR_NULL_VALUE };	/* finds none */
	size_t n = keys_of(p, v), by = 0;
	enum kr_rc rc;

	*ret = (struct kr_campaign_match){ .likeness = 0 };
	while (by_keys[by].n < n)
		by++;
	rc = kr_store_each(store, by_keys[by].sql, v, by_keys[by].n,
	    candidate_take, &s, err);
	for (size_t i = 0; rc == KR_OK && i < s.n; i += AT_ONCE) {
		for (size_t j = 0; j < AT_ONCE; j++)
			v[j] = i + j < s.n ? kr_value_integer(
			    s.candidate[i + j].variant) : KR_NULL_VALUE;
		rc = kr_store_each(store, "SELECT id, campaign, print "
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
	struct kr_value key[KEYS_MAX], row[2 * AT_ONCE];
	size_t n = keys_of(p, key);
	enum kr_rc rc = KR_OK;

	for (size_t i = 0, step; rc == KR_OK && i < n; i += step) {
		step = n - i >= AT_ONCE ? AT_ONCE : 1;
		for (size_t j = 0; j < step; j++) {
			row[2 * j] = key[i + j];
			row[2 * j + 1] = kr_value_integer(id);
		}
		rc = kr_store_run(store, step == 1 ? INTO_BAND "(?, ?)"
		    UNLESS_THERE : INTO_BAND ROWS4 ", " ROWS4 UNLESS_THERE,
		    row, 2 * step, err);
	}
	return rc;
}

enum kr_rc
kr_campaign_variant_add(struct kr_store *store,
    const struct kr_campaign_print *p, int64_t id, int64_t campaign,
    struct kr_err *err)
{
	char print[PRINT_MAX];
	const struct kr_value v[3] = { kr_value_integer(id),
	    kr_value_integer(campaign), kr_value_bytes((struct kr_span){
	    print, print_pack(p, print) }) };
	enum kr_rc rc;

	rc = kr_store_run(store, "INSERT INTO campaign_variant "
	    "(id, campaign, print) VALUES (?, ?, ?)", v, 3, err);
	return rc != KR_OK ? rc : keys_add(store, p, id, err);
}
