/* SPDX-License-Identifier: Apache-2.0 */
/*
 * weigh.h - what the words around the Police weigh
 *
 * Private to the evidence stage.  The weights were learned from labelled
 * statements and from narratives (data/); where the rules cannot tell, they
 * do (consent.c).
 */
#ifndef KR_EVIDENCE_CONSENT_WEIGH_H
#define KR_EVIDENCE_CONSENT_WEIGH_H

#include "evidence/consent/consent.h"

#define KR_WEIGHS_NOTHING	INT_MIN	/* the Police are not named */

/*
 * Log-odds in hundredths that a text gives its consent: of the passage that
 * speaks most for it.  *at is where that names the Police in the search copy.
 * KR_WEIGHS_NOTHING as well if the arena is full.
 */
int	kr_consent_weigh(const struct kr_consent_weights *,
	    struct kr_span copy, struct kr_arena *, size_t *at);

/*
 * A long passage has more features than a short one, and none says more for
 * that: what n of them weigh is multiplied by this.  Few features say little.
 * The trainer counts a few more, whose weights are too small to be kept.
 */
double	kr_consent_norm(unsigned n);

#endif /* KR_EVIDENCE_CONSENT_WEIGH_H */
