/* SPDX-License-Identifier: Apache-2.0 */
/*
 * index.h - how prints lie in the index, and how like ones are found (private)
 *
 * Tables, made small: a million messages that have nothing in common must
 * lie under 1 GB.
 *   campaign(id, category, reports, first_ms, last_ms, variants)
 *   campaign_variant(id, campaign, print)
 *   campaign_order(number, variant)		1, 2, 3 as they come; SQLite only
 *   campaign_band(band, variant)		keys of 47 bits
 *   campaign_mail(mail, campaign, when_ms)	mail: 32 bytes
 * Ids begin with the time, so that rows are added at the end of a table;
 * their last bits are drawn from a mail's digest, since many hosts may share
 * one index.
 *
 * Each key that is looked for lies in another page.  Most keys of a new text
 * are not there: who has an SQLite file open keeps in memory which there may
 * be.
 */
#ifndef KR_CAMPAIGN_INDEX_H
#define KR_CAMPAIGN_INDEX_H

#include "campaign/campaign.h"

#define KR_CAMPAIGN_MOVED 85	/* below: kept as a variant of its own */
#define KR_CAMPAIGN_VARIANTS 6	/* of a campaign, at most */

/* Make the tables; KR_E_UNSUPPORTED: those of another version are there. */
enum kr_rc	kr_campaign_prepare(struct kr_store *, bool postgresql,
		    struct kr_err *) KR_NODISCARD;

/* ---- keys: prints that have one in common are compared ---- */

#define KR_CAMPAIGN_KEYS (KR_CAMPAIGN_BANDS + KR_CAMPAIGN_MARKS)
/*
 * Bytes of a packed print, at most: its hashes, a byte (words of the subject,
 * and is it filler?), numbers of 16 bits of the subject, marks.
 */
#define KR_CAMPAIGN_PACKED (KR_CAMPAIGN_HASHES * 2 + 1 + \
	KR_CAMPAIGN_SUBJECT * 2 + KR_CAMPAIGN_MARKS * 8)

/* How many there are: KR_CAMPAIGN_BANDS, then one for each mark. */
size_t		kr_campaign_keys(const struct kr_campaign_print *,
		    int64_t key[KR_CAMPAIGN_KEYS]);
size_t		kr_campaign_pack(const struct kr_campaign_print *,
		    char out[KR_CAMPAIGN_PACKED]);
bool		kr_campaign_unpack(struct kr_span, struct kr_campaign_print *);

/* ---- the filter: which keys there may be ---- */

/*
 * 8 bits for each key of a million variants: 4 of 100 keys that are not there
 * are looked for nevertheless; 16 where there are two million variants, 48
 * with four.
 */
#define KR_CAMPAIGN_FILTER_BYTES (16u << 20)
#define KR_CAMPAIGN_LEARN 4096	/* variants learned at a look-up, at most */

struct kr_campaign_filter;

struct kr_campaign_filter *kr_campaign_filter_new(void);	/* or NULL */
void		kr_campaign_filter_free(struct kr_campaign_filter *);
/*
 * Learn what was added since, by whichever program; within a transaction.
 *   filter  may be NULL.
 */
enum kr_rc	kr_campaign_filter_learn(struct kr_campaign_filter *,
		    struct kr_store *, struct kr_err *) KR_NODISCARD;
/* Has it learned all there is? */
bool		kr_campaign_filter_ready(const struct kr_campaign_filter *);
/* May the key be there?  Always true where it is not ready, or NULL. */
bool		kr_campaign_filter_has(const struct kr_campaign_filter *,
		    int64_t key);

/* ---- finding and adding ---- */

/* The campaign whose variant is most like a print; likeness 0: none is. */
struct kr_campaign_match {
	int64_t		campaign;
	unsigned	likeness;	/* 0 .. 100 */
};
enum kr_rc	kr_campaign_search(const struct kr_campaign_index *,
		    const struct kr_campaign_print *,
		    struct kr_campaign_match *ret, struct kr_err *)
		    KR_NODISCARD;
enum kr_rc	kr_campaign_variant_add(const struct kr_campaign_index *,
		    const struct kr_campaign_print *, int64_t id,
		    int64_t campaign, struct kr_err *) KR_NODISCARD;

#endif /* KR_CAMPAIGN_INDEX_H */
