/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The score that orders the queue: gate times the sum of severities.
 *
 * It never decides where a report goes, and nothing here says that the Act
 * was broken.  Findings do not stand when the gate is shut.
 */
#include <string.h>

#include "findings/examination.h"

/* Hundredths, by state. */
static const int state_weight[] = {
	[KR_STATE_NOT_ASSESSABLE] = 0, [KR_STATE_SATISFIED] = 0,
	[KR_STATE_NEEDS_INVESTIGATION] = 40, [KR_STATE_INDICATED] = 100,
};

/* How far evidence can be trusted, hundredths, by tier; none counts as E. */
static const int tier_confidence[] = {
	['A' - 'A'] = 100, ['B' - 'A'] = 80, ['C' - 'A'] = 60,
	['D' - 'A'] = 50, ['E' - 'A'] = 40, ['F' - 'A'] = 40,
};

static bool
is_duty(const struct kr_finding *f)
{
	return f->element != NULL && strncmp(f->id, "UEMA_S", 6) == 0;
}

/* A breach cannot be indicated of a message the Act does not govern. */
static void
shut(struct kr_findings *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (is_duty(&f->item[i]) &&
		    f->item[i].state != KR_STATE_SATISFIED)
			f->item[i].state = KR_STATE_NOT_ASSESSABLE;
}

/*
 * What only a picture shows, nobody has looked for: of such a message no
 * more stands than what the reporter tells.
 */
static void
unseen(struct kr_findings *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (is_duty(&f->item[i]) &&
		    f->item[i].state == KR_STATE_NEEDS_INVESTIGATION &&
		    f->item[i].quote.view == NULL)
			f->item[i].state = KR_STATE_NOT_ASSESSABLE;
}

void
kr_uema_score_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;
	struct kr_uema *u = &f->uema;
	bool indicated = false;
	char tier = 'E';
	long sum = 0;

	if (u->electronic == KR_NO || u->commercial != KR_YES ||
	    u->nz_link == KR_NO) {
		shut(f);
		return;
	}
	if (ex->report->form == KR_FORM_KIND_SCREENSHOT)
		unseen(f);
	for (size_t i = 0; i < f->n; i++) {
		if (!is_duty(&f->item[i]))
			continue;
		sum += f->item[i].severity * state_weight[f->item[i].state];
		indicated |= f->item[i].state == KR_STATE_INDICATED;
	}
	if (ex->exhibit != NULL)
		tier = kr_fidelity_tier(ex->exhibit->fidelity);
	sum = sum * tier_confidence[tier - 'A'] / 100;
	sum = sum * u->commercial_p / 100 * u->nz_link_p / 100;
	u->score = sum > 10000 ? 10000 : (int)sum;
	u->label = u->score >= 800 && indicated ? "uema-indicated" :
	    u->score >= 300 ? "uema-review" : "none";
}
