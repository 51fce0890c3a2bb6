/* SPDX-License-Identifier: Apache-2.0 */
/*
 * campaign.h - reports of the same thing, sent to many people
 *
 * Not part of the core.  A print is drawn from the reported message: a
 * min-hash (Broder 1997) over its words and pairs of words, and marks for
 * what can be looked up in it (addresses of links, wallets, accounts,
 * telephones).  Copies that were re-addressed or re-worded get nearly the same
 * print.  The subject's words are kept apart: where a picture is the
 * message and its text has nothing to do with the subject, that text is filler,
 * which others use too.
 * Prints lie in a store in bands (Indyk and Motwani 1998), so that
 * likely ones are found without looking at the others.
 *
 * No word of a mail is stored, only hashes and counts.
 */
#ifndef KR_CAMPAIGN_CAMPAIGN_H
#define KR_CAMPAIGN_CAMPAIGN_H

#include "record/record.h"
#include "store/store.h"

#define KR_CAMPAIGN_BANDS 16
#define KR_CAMPAIGN_ROWS 4
#define KR_CAMPAIGN_HASHES (KR_CAMPAIGN_BANDS * KR_CAMPAIGN_ROWS)
#define KR_CAMPAIGN_MARKS 8
#define KR_CAMPAIGN_SUBJECT 8	/* words of it, those with the least hashes */
#define KR_CAMPAIGN_TEXT_MIN 40	/* bytes; shorter texts all look alike */

struct kr_campaign_print {
	uint16_t	hash[KR_CAMPAIGN_HASHES];
	uint16_t	subject[KR_CAMPAIGN_SUBJECT];	/* ascending */
	size_t		n_subject;
	bool		strange; /* its text says little of its subject */
	bool		filler;	/* ... and a picture may be what it says */
	int64_t		mark[KR_CAMPAIGN_MARKS];
	size_t		n_mark;
};

/*
 * The print of a text.
 *   folded  search copy (base/text.h); subject may be absent.
 * False if there is too little to tell anything by.
 */
bool	kr_campaign_print_text(struct kr_span subject, struct kr_span folded,
	    struct kr_campaign_print *ret);
/*
 * The print of what a mail reports, marks included.  False if it reports no
 * message, or too short a one.
 */
bool	kr_campaign_print_verdict(const struct kr_verdict *, struct kr_arena *,
	    struct kr_campaign_print *ret);
/* How much two texts have in common, estimated: 0 .. 100. */
unsigned	kr_campaign_likeness(const struct kr_campaign_print *,
		    const struct kr_campaign_print *);
/*
 * Are they of one campaign?  Their likeness if so, else 0.
 *   marked  they have a mark in common.
 */
unsigned	kr_campaign_same(const struct kr_campaign_print *,
		    const struct kr_campaign_print *, bool marked);

/* ---- the index ---------------------------------------------------------- */

/* For one thread at a time, as the store. */
struct kr_campaign_index {
	struct kr_store			*store;
	struct kr_campaign_filter	*filter;	/* NULL: a server has it */
};

/*
 * Open an index for writing, making its tables if they are not there.  What
 * is in it can be drawn from the mails again, so it is not synchronised at
 * each report: after a power cut the last reports may be missing.
 *   where  as in kr_store_open(); may be the ledger's.
 */
enum kr_rc	kr_campaign_open(const char *where,
		    struct kr_campaign_index **ret, struct kr_err *)
		    KR_NODISCARD;
void		kr_campaign_close(struct kr_campaign_index *); /* or NULL */

/*
 * Add a report to the campaign it belongs to, or begin one.
 *   mail     SHA-256 of the mail; one that was seen before is not counted
 *            again.
 *   when_ms  milliseconds since 1970.
 */
enum kr_rc	kr_campaign_join(struct kr_campaign_index *,
		    const struct kr_campaign_print *,
		    const unsigned char mail[KR_SHA256_LEN],
		    const char *category, int64_t when_ms,
		    struct kr_campaign *ret, struct kr_err *) KR_NODISCARD;

/* Campaigns with the newest report first; limit 0: all. */
enum kr_rc	kr_campaign_each(struct kr_campaign_index *,
		    int64_t since_ms, int64_t limit,
		    bool (*each)(void *ctx, const struct kr_campaign *),
		    void *ctx, struct kr_err *) KR_NODISCARD;
/* The digests, in hexadecimal, of the mails of a campaign by its name. */
enum kr_rc	kr_campaign_mails(struct kr_campaign_index *,
		    struct kr_span name, bool (*each)(void *ctx,
		    struct kr_span mail, int64_t when_ms), void *ctx,
		    struct kr_err *)
		    KR_NODISCARD;

#endif /* KR_CAMPAIGN_CAMPAIGN_H */
