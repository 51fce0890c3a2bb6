/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KR_EVIDENCE_NARRATIVE_DATA_H
#define KR_EVIDENCE_NARRATIVE_DATA_H

#include "base/base.h"

/* In the form of the search copy; each ends with NULL. */
extern const char *const kr_narrative_devices[];	/* "sent from my" */
extern const char *const kr_narrative_scanners[];	/* of viruses */
extern const char *const kr_narrative_banners[];
extern const char *const kr_narrative_warnings[];	/* only if outside */
extern const char *const kr_narrative_outside[];
extern const char *const kr_narrative_lists[];		/* mailing lists */
extern const char *const kr_narrative_tickets[];	/* ticket systems */
extern const char *const kr_narrative_paper[];		/* saves trees */
extern const char *const kr_narrative_secrecy[];	/* one of these */
extern const char *const kr_narrative_secrecy_weak[];	/* and another */
extern const char *const kr_narrative_closings[];	/* whole lines */
extern const char *const kr_narrative_speech[];		/* words */

/* Those that may stand anywhere in a paragraph, to be looked for together. */
const struct kr_terms	*kr_terms_of_machines(void);

#endif /* KR_EVIDENCE_NARRATIVE_DATA_H */
