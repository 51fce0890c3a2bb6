/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draft.h - a decision in the making
 *
 * Stage:  decision (private).  The steps in their order: category and further
 * matters, urgency, handling, referrals and holds, gate, reasons.
 */
#ifndef KR_DECISION_DRAFT_H
#define KR_DECISION_DRAFT_H

#include "decision/decision.h"

struct kr_draft {
	const struct kr_report		*report;
	const struct kr_findings	*findings;
	const struct kr_config		*config;
	int64_t				 now_s;
	struct kr_arena			*arena;
	struct kr_decision		*decision;
	bool				 consent; /* to Police, believed */
	bool				 evidence; /* a reported message is in
						    * it */
	size_t				 cap_referral, cap_hold;
	bool				 full;	/* arena is full: give up */
};

/* category.c: category, also, points, confidence. */
void	kr_draft_category(struct kr_draft *);
/* category.c: how urgent. */
void	kr_draft_urgency(struct kr_draft *);
/* handling.c: how the mail must be treated, whoever gets it. */
void	kr_draft_handling(struct kr_draft *);
/* route.c: agencies and holds, for the category and each further matter. */
void	kr_draft_route(struct kr_draft *);
/* gate.c: what must never happen does not, whatever came before. */
void	kr_draft_gate(struct kr_draft *);
/* reason.c: findings in the order a person wants to hear them. */
void	kr_draft_reasons(struct kr_draft *);

/* A further matter that is part of the category and adds no agency. */
bool	kr_draft_is_facet(const struct kr_draft *, enum kr_category also);
/* May the agency be sent this mail at all? */
bool	kr_draft_may_receive(const struct kr_draft *,
	    const struct kr_agency *);
/* This body itself, which retains what is not referred; or NULL. */
const struct kr_agency	*kr_draft_home(const struct kr_draft *);
/* Refer, unless the agency has the mail already. */
void	kr_draft_refer(struct kr_draft *, const struct kr_agency *,
	    enum kr_basis, enum kr_category);
/* A person must look; why is the first one's reason. */
void	kr_draft_fallback(struct kr_draft *, const char *why);

#endif /* KR_DECISION_DRAFT_H */
