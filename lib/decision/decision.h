/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decision.h - category, urgency, agencies
 *
 * Stage:  decision.  In: findings, configuration.  Out: struct kr_decision.
 * Here unknown is settled, always towards a person looking at it.
 */
#ifndef KR_DECISION_DECISION_H
#define KR_DECISION_DECISION_H

#include "base/base.h"
#include "config/config.h"
#include "evidence/evidence.h"
#include "findings/findings.h"

enum kr_basis { KR_BASIS_DIRECT, KR_BASIS_CONSENT, KR_BASIS_LEAD,
    KR_BASIS_RETAINED };
const char	*kr_basis_name(enum kr_basis);	/* "direct" ... */

struct kr_referral {
	const struct kr_agency	*agency;
	enum kr_basis		 basis;
	enum kr_category	 category;	/* the matter it is for */
};

struct kr_hold {
	const struct kr_agency	*agency;	/* wanted, not sent */
	const char		*reason;	/* "consent" */
};

struct kr_decision {
	char			 id[33]; /* referral id: from the bytes, hex */
	enum kr_category	 category;
	enum kr_category	 also[4]; /* further matters of their own */
	size_t			 n_also;
	int			 category_points[KR_CATEGORY_COUNT];
	int			 confidence;	/* hundredths, 0 .. 100 */
	bool			 needs_review;
	/* No agency twice; none at all only with fallback. */
	struct kr_referral	*referral;
	size_t			 n_referral;
	struct kr_hold		*hold;
	size_t			 n_hold;
	enum kr_consent		 consent;
	enum kr_urgency		 urgency;
	enum kr_handling	 handling;
	bool			 fallback; /* a person must look: see why */
	const char		*why;		/* reason for fallback, or "" */
	/* Findings in order of weight; what a person is told first. */
	const struct kr_finding	*const *reason;
	size_t			 n_reason;
};

/*
 * Decide.
 *   sha256  of the whole mail: the referral id comes from it, so that a
 *           retry of the same bytes has the same id.
 *   now_s   for active_from and active_to.
 * KR_E_NOMEM only.
 */
enum kr_rc	kr_decide(const struct kr_report *, const struct kr_findings *,
		    const struct kr_config *,
		    const unsigned char sha256[KR_SHA256_LEN], int64_t now_s,
		    struct kr_arena *, struct kr_decision **ret,
		    struct kr_err *err) KR_NODISCARD;

#endif /* KR_DECISION_DECISION_H */
