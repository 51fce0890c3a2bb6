/* SPDX-License-Identifier: Apache-2.0 */
/*
 * examination.h - what one criterion gets to see, and how it says what it saw
 *
 * Stage:  findings (private).  A criterion is a function that looks at the
 * report and adds zero or more findings.  The table of them, in order, is in
 * findings.c; each lives in a file of its own.
 */
#ifndef KR_FINDINGS_EXAMINATION_H
#define KR_FINDINGS_EXAMINATION_H

#include "findings/findings.h"
#include "findings/model.h"

/* A piece of a long narrative: its search copy, and what rules saw in it. */
struct kr_passage {
	struct kr_span	 text;
	struct kr_hits	 hits;
};

struct kr_examination {
	struct kr_message		*message;
	const struct kr_report		*report;
	const struct kr_exhibit		*exhibit; /* the matter, or NULL */
	const struct kr_auth		*auth;		/* of the outer mail */
	const struct kr_config		*config;
	const struct kr_ruleset		*rules;
	const struct kr_classifier	*classifier;	/* may be NULL */
	struct kr_arena			*arena;
	struct kr_findings		*findings;
	const struct kr_rule *const	*catalogue; /* rules with a finding */
	size_t				 n_catalogue;
	struct kr_passage		*passage; /* none: it is not long */
	size_t				 n_passage;
	struct kr_model_answer		 model;		/* known 0: no model */
	/* What the rules looked at, by scope, for quoting. */
	const struct kr_view		*body[KR_SCOPE_COUNT];
	const struct kr_view		*folded[KR_SCOPE_COUNT];
	const struct kr_view		*raw[KR_SCOPE_COUNT];
	bool				 full;	/* arena is full: give up */
};

typedef void kr_criterion(struct kr_examination *);

/*
 * The report with what a colleague tells among the reporter's words (told.c),
 * or the same; NULL if the arena is full.
 */
const struct kr_report	*kr_told_report(const struct kr_report *,
			    struct kr_arena *);

/* Run the rules over the texts of both scopes (texts.c). */
enum kr_rc	kr_examination_match(struct kr_examination *,
		    struct kr_err *);

/*
 * The rules again over each passage of a long narrative, and the model's
 * word on them put together (passages.c).
 *   text  what the rules saw; the texts of a scope may be put aside.
 */
enum kr_rc	kr_passages_match(struct kr_examination *,
		    struct kr_rule_text text[KR_SCOPE_COUNT],
		    struct kr_err *);
enum kr_rc	kr_passages_ask(const struct kr_examination *,
		    struct kr_model_question *, struct kr_model_answer *ret,
		    struct kr_err *);

/* Add a finding; at the arena's limit ex->full is set instead. */
void	kr_examination_add(struct kr_examination *, struct kr_finding);

/*
 * Add an indicated finding with its own sentence.  weight in hundredths goes
 * to the category's points, or to the spam score if category is COUNT.
 */
void	kr_examination_say(struct kr_examination *, const char *id,
	    const char *what, int weight, enum kr_category, struct kr_slice);
#define KR_NOWHERE ((struct kr_slice){ NULL, 0, 0 })

/*
 * Add a finding that code, not a pattern, came to.  Its section, element,
 * severity and the sentence shown to people are data: the rule set has a
 * rule of that name ("meta ID 0") which carries them, so that a cite can be
 * corrected without code.  Nothing is added if the rule set has none.
 */
void	kr_examination_find(struct kr_examination *, const char *id,
	    enum kr_state, struct kr_slice quote);

/*
 * Add the finding that an effect of a rule carries, in the words of that
 * rule: several rules may come to one finding from different signs.
 */
void	kr_examination_cite(struct kr_examination *, const struct kr_rule *,
	    const struct kr_rule_effect *, enum kr_state,
	    struct kr_slice quote);

/* The finding with that id in at least that state, or NULL. */
const struct kr_finding	*kr_examination_has(const struct kr_examination *,
			    const char *id, enum kr_state at_least);

/* The hit of the rule of that name, or NULL. */
const struct kr_hit	*kr_examination_hit(const struct kr_examination *,
			    const char *rule);
/* Where it hit; view NULL if no place can be named. */
struct kr_slice		kr_examination_place(const struct kr_examination *,
			    const struct kr_hit *);

/* The category that leads so far; ties go to the earlier one. */
enum kr_category	kr_examination_leading(const struct kr_examination *);

/*
 * May the absence of something in the evidence be held against it?  Only
 * when the whole message is there: attached, or forwarded with its header
 * block, at least 40 characters long, and nothing of it was cut; or quoted
 * under a line that names its author, and longer.
 */
bool	kr_examination_whole(const struct kr_examination *);

/* Registrable domain of the exhibit's author, lower case, or absent. */
struct kr_span	kr_examination_sender_domain(const struct kr_examination *);

/* ---- the criteria ------------------------------------------------------- */

kr_criterion	kr_rules_examine;	/* rules.c: every hit and its effects */
kr_criterion	kr_model_examine;	/* judge.c: what the model says */
kr_criterion	kr_machine_examine;	/* incident/machine.c */
kr_criterion	kr_loss_examine;	/* incident/loss.c */
kr_criterion	kr_form_examine;	/* incident/form.c: what was chosen */
kr_criterion	kr_day_examine;		/* incident/day.c: long ago, counted */
kr_criterion	kr_haste_examine;	/* incident/haste.c: urgent by nature */
kr_criterion	kr_nobody_examine;	/* incident/nobody.c: not a report */
kr_criterion	kr_floor_examine;	/* floor.c: not by the model alone */
kr_criterion	kr_harm_examine;	/* harm/harm.c */
kr_criterion	kr_significance_examine; /* significance/significance.c */
kr_criterion	kr_sender_examine;	/* spam/sender.c: who it claims to be */
kr_criterion	kr_links_examine;	/* spam/links.c: shown against target */
kr_criterion	kr_spam_examine; /* spam/score.c: behind what adds to it */
kr_criterion	kr_uema_gate_examine;	/* uema/gate.c: ss 5-6 */
kr_criterion	kr_uema_s4_link_examine;	/* uema/s4_link.c */
kr_criterion	kr_uema_s6_link_examine;	/* uema/s6_link.c */
kr_criterion	kr_uema_s9_days_examine;	/* uema/s9_days.c: before s9 */
kr_criterion	kr_uema_s9_examine;	/* uema/s9_consent.c: after s10 */
kr_criterion	kr_uema_s10_sender_examine;	/* uema/s10_sender.c */
kr_criterion	kr_uema_s10_contact_examine;	/* uema/s10_contact.c */
kr_criterion	kr_uema_s10_numbers_examine;	/* uema/s10_numbers.c */
kr_criterion	kr_uema_s11_facility_examine;	/* uema/s11_facility.c */
kr_criterion	kr_uema_s11_visible_examine;	/* uema/s11_visible.c */
kr_criterion	kr_uema_s11_works_examine;	/* uema/s11_works.c */
kr_criterion	kr_uema_s11_target_examine;	/* uema/s11_target.c */
kr_criterion	kr_uema_caps_examine;	/* uema/caps.c: after all duties */
kr_criterion	kr_uema_score_examine;	/* uema/score.c: last */

#endif /* KR_FINDINGS_EXAMINATION_H */
