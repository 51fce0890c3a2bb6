/* SPDX-License-Identifier: Apache-2.0 */
/*
 * findings.h - what the report shows, criterion by criterion
 *
 * Stage:  findings.  In: report, rule set, model.  Out: struct kr_findings.
 * One file per criterion in uema/, spam/, harm/, incident/, significance/.
 * A finding never says that the law was broken, only what is indicated and
 * which bytes show it.
 */
#ifndef KR_FINDINGS_FINDINGS_H
#define KR_FINDINGS_FINDINGS_H

#include "auth/auth.h"
#include "base/base.h"
#include "classifier/classifier.h"
#include "config/config.h"
#include "evidence/evidence.h"
#include "rules/rules.h"

/* What is said of a criterion; never that the law was broken. */
enum kr_state {
	KR_STATE_NOT_ASSESSABLE, KR_STATE_SATISFIED,
	KR_STATE_NEEDS_INVESTIGATION, KR_STATE_INDICATED
};
const char	*kr_state_name(enum kr_state);	/* "needs-investigation" ... */

struct kr_finding {
	const char	*id;		/* "UEMA_S11_1_A_NO_UNSUBSCRIBE" */
	const char	*section;	/* "UEMA 2007 s 11(1)(a)"; NULL none */
	const char	*element;	/* coarse code, or NULL */
	const char	*what;		/* one plain sentence */
	enum kr_state	 state;
	int		 severity;	/* 0 .. 10 */
	int		 weight;	/* hundredths; towards its own matter */
	enum kr_category category;	/* that matter; COUNT: none */
	struct kr_slice	 quote;	/* the bytes that show it; view NULL: none */
};

enum kr_urgency { KR_URGENCY_NORMAL, KR_URGENCY_HIGH, KR_URGENCY_LIFE };
const char	*kr_urgency_name(enum kr_urgency); /* "threat_to_life" */

struct kr_uema {
	enum kr_tri	 electronic, commercial, nz_link;
	int		 commercial_p, nz_link_p; /* hundredths, 0 .. 100 */
	int		 score;		/* hundredths; 0 .. 10000 */
	const char	*label;	/* "uema-indicated" "uema-review" "none" */
};

struct kr_findings {
	struct kr_finding	*item;
	size_t			 n, cap;
	struct kr_hits		 hits;
	/* Of the evidence, hundredths; 0 without one. */
	int			 spam_score;	/* 500: even odds */
	int			 spam_points;	/* of the rules */
	int			 spam_odds;	/* log-odds of the classifier */
	bool			 classified;	/* it was asked */
	struct kr_uema		 uema;
	/* Points for each category, hundredths; model and rules together. */
	int			 points[KR_CATEGORY_COUNT];
	int			 urgency_points[3];	/* by enum kr_urgency */
	enum kr_tri		 loss;		/* money, goods or data gone */
	enum kr_tri		 offence;	/* a crime happened, as told */
	enum kr_tri		 significant;	/* victim is nationally
						 * significant */
	bool			 disputed;	/* the significance is claimed,
						 * and a check failed */
	enum kr_tri		 material; /* illegal material has been seen */
	enum kr_tri		 child;	/* a person under 18 is the victim */
	bool			 partly; /* a limit cut the examination */
};

struct kr_model;	/* trained weights: findings/model.h */

/*
 * Read a model.
 *   text  its file; not needed afterwards.
 * KR_E_SYNTAX with line.
 */
enum kr_rc	kr_model_load(struct kr_span text, struct kr_model **ret,
		    struct kr_err *err) KR_NODISCARD;
void		kr_model_free(struct kr_model *);
const char	*kr_model_id(const struct kr_model *);	/* SHA-256, hex */

/* Examine the report.  Model and classifier may be NULL.  KR_E_NOMEM only. */
enum kr_rc	kr_findings_examine(struct kr_message *,
		    const struct kr_report *, const struct kr_auth *,
		    const struct kr_config *, const struct kr_ruleset *,
		    const struct kr_model *, const struct kr_classifier *,
		    struct kr_arena *,
		    struct kr_findings **ret, struct kr_err *err)
		    KR_NODISCARD;

#endif /* KR_FINDINGS_FINDINGS_H */
