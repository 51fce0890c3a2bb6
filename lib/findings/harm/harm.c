/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Children, illegal material, danger to a person.
 *
 * The words are rules (conf/rules/30_safety.cf), so that they can be mended
 * without code; here they become answers for the decision.  Nothing is ever
 * decoded or looked into: only what people wrote around it counts.
 */
#include "findings/examination.h"

/* Beyond any other reason: a missed one may cost a life. */
#define LIFE_POINTS 1000

void
kr_harm_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;

	if (kr_examination_has(ex, "HARM_CHILD", KR_STATE_INDICATED))
		f->child = KR_YES;
	if (kr_examination_has(ex, "HARM_MATERIAL", KR_STATE_INDICATED))
		f->material = KR_YES;
	/* Mass-mailed blackmail threatens everybody and nobody. */
	if (kr_examination_has(ex, "HARM_LIFE", KR_STATE_INDICATED) &&
	    kr_examination_has(ex, "HARM_TEMPLATE_BLACKMAIL",
	    KR_STATE_INDICATED) == NULL)
		f->urgency_points[KR_URGENCY_LIFE] += LIFE_POINTS;
}
