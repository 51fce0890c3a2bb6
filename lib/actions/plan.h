/* SPDX-License-Identifier: Apache-2.0 */
/*
 * plan.h - pieces of the actions stage that its files share
 *
 * Stage:  actions (private).
 */
#ifndef KR_ACTIONS_PLAN_H
#define KR_ACTIONS_PLAN_H

#include "actions/actions.h"

/* A list of actions while it grows; failed is sticky. */
struct kr_plan {
	const struct kr_config	*config;
	struct kr_arena		*arena;
	struct kr_action	*item;
	size_t			 n, cap;
	bool			 failed;	/* no memory */
};

void	kr_plan_add(struct kr_plan *, enum kr_action_kind, const char *name,
	    const char *value, unsigned nth);
/*
 * Insert "<prefix>-<tag>": the value is cleaned, folded and cut to the limit
 * of a tag.
 */
void	kr_plan_tag(struct kr_plan *, const char *tag, struct kr_buffer *value);
void	kr_plan_insert(struct kr_plan *, const char *name,
	    struct kr_span value);

/* Remove what outsiders wrote in our name (fields.c). */
void	kr_plan_delete_forged(struct kr_plan *, struct kr_span mail);
/* Our field about authentication and all tags but the last (tags.c). */
void	kr_plan_tags(struct kr_plan *, const struct kr_auth *,
	    const struct kr_report *, const struct kr_findings *,
	    const struct kr_decision *, const char *campaign);
/* Who gets it (recipients.c).  decision NULL: the fallback only. */
void	kr_plan_recipients(struct kr_plan *, const struct kr_envelope *,
	    const struct kr_decision *);
/* The final tag over all tags inserted so far (final.c). */
void	kr_plan_final(struct kr_plan *, struct kr_span mail, const char *to,
	    const char *id, struct kr_span key);

/* ---- header fields of raw bytes (fields.c) ----------------------------- */

/*
 * Unlike the message stage this looks at every field, past all limits: no
 * forged tag may hide behind a thousand others.
 */
struct kr_raw_field {
	struct kr_span	 name, value;	/* value as written, folds in */
};
/* Takes a field from *rest; false at the body, where *rest then begins. */
bool	kr_raw_field_next(struct kr_span *rest, struct kr_raw_field *);

enum kr_raw_kind {
	KR_RAW_TAG,	/* in our name space, or our authentication results */
	KR_RAW_TRACE,	/* written by servers on the way */
	KR_RAW_REST
};
enum kr_raw_kind	kr_raw_field_kind(const struct kr_raw_field *,
			    const struct kr_config *);
/* Is it "<prefix>-<tag>"?  tag NULL: any. */
bool	kr_raw_field_is(const struct kr_raw_field *, const struct kr_config *,
	    const char *tag);
/* Name in lower case, blanks folded to one: the same before and after a
 * mail server has refolded it. */
void	kr_raw_field_canonical(const struct kr_raw_field *, struct kr_buffer *);

#endif /* KR_ACTIONS_PLAN_H */
