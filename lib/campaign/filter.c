/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which keys there may be in an index: a filter (Bloom 1970) whose three bits
 * of a key lie in one word.
 *
 * It learns from the variants, in the order in which they were added, a
 * few at each look-up until it has all; then whatever this program or another
 * has added.  So it needs no place on the disk, and what was rolled back
 * never comes into it.
 */
#include <stdlib.h>
#include <string.h>

#include "campaign/index.h"

#define WORDS (KR_CAMPAIGN_FILTER_BYTES / sizeof(uint64_t))
_Static_assert((WORDS & (WORDS - 1)) == 0, "a power of two");

struct kr_campaign_filter {
	/* The last one learned; number 0: none yet. */
	int64_t		number, variant;
	bool		met;		/* it is still there */
	size_t		n;		/* learned at this look-up */
	bool		ready;
	uint64_t	word[WORDS];
};

struct kr_campaign_filter *
kr_campaign_filter_new(void)
{
	return calloc(1, sizeof(struct kr_campaign_filter));
}

void
kr_campaign_filter_free(struct kr_campaign_filter *f)
{
	free(f);
}

/* Keys are mixed already. */
static uint64_t
bits_of(int64_t key)
{
	return UINT64_C(1) << (key & 63) | UINT64_C(1) << (key >> 6 & 63) |
	    UINT64_C(1) << (key >> 12 & 63);
}

static size_t
place_of(int64_t key)
{
	return (size_t)(key >> 18) % WORDS;
}

bool
kr_campaign_filter_ready(const struct kr_campaign_filter *f)
{
	return f != NULL && f->ready;
}

bool
kr_campaign_filter_has(const struct kr_campaign_filter *f, int64_t key)
{
	uint64_t bits = bits_of(key);

	return !kr_campaign_filter_ready(f) ||
	    (f->word[place_of(key)] & bits) == bits;
}

/* Variants from the last one learned on: that comes first. */
static bool
variant_learn(void *ctx, const struct kr_value *v, size_t n)
{
	struct kr_campaign_filter *f = ctx;
	int64_t key[KR_CAMPAIGN_KEYS];
	struct kr_campaign_print p;

	if (n < 3)
		return false;
	if (v[0].integer == f->number)
		return f->met = v[1].integer == f->variant;
	if (!f->met)
		return false;
	if (kr_campaign_unpack(v[2].bytes, &p))
		for (size_t i = kr_campaign_keys(&p, key); i-- > 0;)
			f->word[place_of(key[i])] |= bits_of(key[i]);
	f->number = v[0].integer;
	f->variant = v[1].integer;
	f->n++;
	return true;
}

enum kr_rc
kr_campaign_filter_learn(struct kr_campaign_filter *f, struct kr_store *store,
    struct kr_err *err)
{
	struct kr_value v[2];
	enum kr_rc rc;

	if (f == NULL)
		return KR_OK;
	v[0] = kr_value_integer(f->number);
	v[1] = kr_value_integer(KR_CAMPAIGN_LEARN + 1);
	f->met = f->number == 0;
	f->n = 0;
	rc = kr_store_each(store, "SELECT o.number, v.id, v.print FROM "
	    "campaign_order o JOIN campaign_variant v ON v.id = o.variant "
	    "WHERE o.number >= ? ORDER BY o.number LIMIT ?", v, 2,
	    variant_learn, f, err);
	f->ready = rc == KR_OK && f->n < KR_CAMPAIGN_LEARN;
	/* It was emptied, or an older copy took its place. */
	if (rc == KR_OK && !f->met)
		memset(f, 0, sizeof(*f));
	return rc;
}
