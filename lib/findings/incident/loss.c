/* SPDX-License-Identifier: Apache-2.0 */
/* Is something gone, and did a crime happen, as the report tells it? */
#include "findings/examination.h"

#define SURE 100	/* hundredths of log-odds */

static enum kr_tri
from_odds(int odds)
{
	return odds > SURE ? KR_YES : odds < -SURE ? KR_NO : KR_UNKNOWN;
}

void
kr_loss_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;

	if (ex->model.known > 0) {
		f->loss = from_odds(ex->model.loss);
		f->offence = from_odds(ex->model.offence);
	}
	/* What the reporter says in so many words goes before what the
	 * model supposes. */
	if (kr_examination_has(ex, "INCIDENT_LOSS", KR_STATE_INDICATED)) {
		f->loss = KR_YES;
		f->offence = KR_YES;
	}
	if (kr_examination_has(ex, "INCIDENT_THEFT", KR_STATE_INDICATED))
		f->offence = KR_YES;
	if (kr_examination_has(ex, "INCIDENT_ACCIDENT", KR_STATE_INDICATED))
		f->offence = KR_NO;
}
