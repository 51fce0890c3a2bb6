/* SPDX-License-Identifier: Apache-2.0 */
/* Who tells: the reporter, or one of the house whose words are passed on. */
#include "findings/examination.h"

const struct kr_report *
kr_told_report(const struct kr_report *report, struct kr_arena *arena)
{
	const struct kr_view *own = report->narrative, *passed;
	struct kr_report *ret;

	if (!report->colleague)
		return report;
	passed = report->exhibit[0].text;
	ret = kr_arena_alloc(arena, 1, sizeof(*ret));
	if (ret == NULL)
		return NULL;
	*ret = *report;
	ret->narrative = kr_view_join((struct kr_slice[]){
	    { own, 0, own->text.len }, { passed, 0, passed->text.len } }, 2,
	    "\n", arena);
	if (ret->narrative != NULL)
		ret->folded = kr_text_fold(ret->narrative, SIZE_MAX, arena);
	return ret->narrative == NULL || ret->folded == NULL ? NULL : ret;
}
