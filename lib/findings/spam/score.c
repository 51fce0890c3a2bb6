/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The spam score.  With a classifier it is what the message's words, build
 * and known rules weigh together, and the points of other rules on top;
 * without one, the sum of all rules' points.
 */
#include "findings/examination.h"

/* Points of rules that the classifier does not know: a site's own. */
static int
points_beside(const struct kr_hits *hits)
{
	int points = 0;

	for (size_t i = 0; i < hits->n; i++)
		if (hits->hit[i].scope != KR_SCOPE_REPORT &&
		    !hits->hit[i].rule->sub &&
		    !kr_tokens_know_rule(hits->hit[i].rule))
			points += hits->hit[i].rule->score;
	return points;
}

void
kr_spam_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;
	struct kr_tokens tokens;

	f->spam_points = f->spam_score;
	if (ex->exhibit == NULL || ex->classifier == NULL)
		return;
	if (kr_tokens_read(ex->exhibit, &f->hits, false, ex->arena, &tokens,
	    NULL) != KR_OK) {
		ex->full = true;
		return;
	}
	f->classified = true;
	f->spam_odds = kr_classifier_odds(ex->classifier, tokens.hash,
	    tokens.n);
	f->spam_score = kr_classifier_score(ex->classifier, f->spam_odds) +
	    points_beside(&f->hits);
}
