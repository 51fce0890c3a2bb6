/* SPDX-License-Identifier: Apache-2.0 */
/* What a machine-readable report says it is about (RFC 5965, X-ARF). */
#include "findings/examination.h"

#define MACHINE_POINTS 600	/* the field was made for saying this */

void
kr_machine_examine(struct kr_examination *ex)
{
	const struct kr_machine *m = &ex->report->machine;

	if (m->category >= KR_CATEGORY_COUNT || m->type.len == 0)
		return;
	kr_examination_say(ex, "INCIDENT_MACHINE_TYPE",
	    "the machine-readable part names the kind of incident",
	    MACHINE_POINTS, m->category, KR_NOWHERE);
}
