/* SPDX-License-Identifier: Apache-2.0 */
/* What the rules saw, turned into points and findings. */
#include <string.h>

#include "findings/examination.h"

static void
urgency_add(struct kr_findings *f, const char *name, int points)
{
	for (int u = KR_URGENCY_NORMAL; u <= KR_URGENCY_LIFE; u++)
		if (strcmp(name, kr_urgency_name((enum kr_urgency)u)) == 0)
			f->urgency_points[u] += points;
}

static void
effect_apply(struct kr_examination *ex, const struct kr_hit *hit,
    const struct kr_rule_effect *e)
{
	struct kr_findings *f = ex->findings;

	if (e->category < KR_CATEGORY_COUNT)
		f->points[e->category] += e->points;
	if (e->urgency != NULL)
		urgency_add(f, e->urgency, 100);
	if (e->finding != NULL)
		kr_examination_cite(ex, hit->rule, e, e->investigate ?
		    KR_STATE_NEEDS_INVESTIGATION : KR_STATE_INDICATED,
		    kr_examination_place(ex, hit));
	else if (e->category < KR_CATEGORY_COUNT)
		kr_examination_add(ex, (struct kr_finding){
		    .id = hit->rule->name, .what = hit->rule->describe,
		    .state = KR_STATE_INDICATED, .weight = e->points,
		    .category = e->category,
		    .quote = kr_examination_place(ex, hit) });
}

void
kr_rules_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;

	for (size_t i = 0; i < f->hits.n; i++) {
		const struct kr_hit *hit = &f->hits.hit[i];
		const struct kr_rule *rule = hit->rule;

		/* The spam score is the evidence's, never the reporter's. */
		if (hit->scope != KR_SCOPE_REPORT && !rule->sub)
			f->spam_score += rule->score;
		for (size_t e = 0; e < rule->n_effect; e++)
			effect_apply(ex, hit, &rule->effect[e]);
	}
}
