/* SPDX-License-Identifier: Apache-2.0 */
/*
 * index.h - how prints lie in the index, and how like ones are found (private)
 *
 * Tables, made small: a million messages that have nothing in common must
 * lie under 1 GB.
 *   campaign(id, category, reports, first_ms, last_ms, variants)
 *   campaign_variant(id, campaign, print)	print: 64 numbers of 16 bits, a
 *	byte (is it filler?), up to 8 numbers of 16 bits of its subject
 *   campaign_band(band, variant)		keys of 47 bits
 *   campaign_mail(mail, campaign, when_ms)	mail: 32 bytes
 * Ids begin with the time, so that rows are added at the end of a table;
 * their last bits are drawn from a mail's digest, since many hosts may share
 * one index.
 */
#ifndef KR_CAMPAIGN_INDEX_H
#define KR_CAMPAIGN_INDEX_H

#include "campaign/campaign.h"

#define KR_CAMPAIGN_MOVED 85	/* below: kept as a variant of its own */
#define KR_CAMPAIGN_VARIANTS 6	/* of a campaign, at most */

/* Make the tables; KR_E_UNSUPPORTED: those of another version are there. */
enum kr_rc	kr_campaign_prepare(struct kr_store *, bool postgresql,
		    struct kr_err *) KR_NODISCARD;

/* The campaign whose variant is most like a print; likeness 0: none is. */
struct kr_campaign_match {
	int64_t		campaign;
	unsigned	likeness;	/* 0 .. 100 */
};
enum kr_rc	kr_campaign_search(struct kr_store *,
		    const struct kr_campaign_print *,
		    struct kr_campaign_match *ret, struct kr_err *)
		    KR_NODISCARD;
enum kr_rc	kr_campaign_variant_add(struct kr_store *,
		    const struct kr_campaign_print *, int64_t id,
		    int64_t campaign, struct kr_err *) KR_NODISCARD;

#endif /* KR_CAMPAIGN_INDEX_H */
