/* SPDX-License-Identifier: Apache-2.0 */
/*
 * narrative.h - what the reporter says, without what the mail program adds
 *
 * Stage:  evidence.  In: said stretches of kr_forward_split().
 *
 * Signatures, disclaimers, "CAUTION: external mail" banners, advertisements
 * of mail programs and footers of lists are cut away.  A sentence that only
 * resembles one of them stays: losing a word of the reporter is worse than
 * keeping one of a machine.
 */
#ifndef KR_EVIDENCE_NARRATIVE_H
#define KR_EVIDENCE_NARRATIVE_H

#include "base/base.h"

struct kr_narrative {
	struct kr_slice	*said;		/* join with "" */
	size_t		 n_said;
	struct kr_slice	 signature;	/* the last one; view NULL: none */
};

/* KR_E_NOMEM only. */
enum kr_rc	kr_narrative_clean(const struct kr_slice *said, size_t n,
		    struct kr_arena *, struct kr_narrative **ret,
		    struct kr_err *err) KR_NODISCARD;

#endif /* KR_EVIDENCE_NARRATIVE_H */
