/* SPDX-License-Identifier: Apache-2.0 */
/*
 * actions.h - the decision as a list of things to do
 *
 * Stage:  actions.  In: decision, message.  Out: struct kr_actions.
 * Data only: milter/apply.c performs them, tools print them.  There is no
 * action that rejects or discards.
 */
#ifndef KR_ACTIONS_ACTIONS_H
#define KR_ACTIONS_ACTIONS_H

#include "auth/auth.h"
#include "base/base.h"
#include "config/config.h"
#include "decision/decision.h"
#include "message/message.h"

enum kr_action_kind {
	KR_ACTION_DELETE_FIELD,	/* name, nth (from 1, libmilter's counting) */
	KR_ACTION_INSERT_FIELD,	/* name, value at index 0 */
	KR_ACTION_DELETE_RCPT,	/* value: forward-path as the client gave it */
	KR_ACTION_ADD_RCPT,	/* value */
	KR_ACTION_CHANGE_FROM,	/* value: reverse-path, may be empty */
	KR_ACTION_QUARANTINE	/* value: reason */
};

struct kr_action {
	enum kr_action_kind	 kind;
	const char		*name;	/* field name */
	const char		*value;	/* printable ASCII, folded: LF TAB */
	unsigned		 nth;
};

struct kr_actions {
	struct kr_action	*item;	/* to be done in this order */
	size_t			 n;
};

/*
 * Plan.  Deletions come first, highest index first; then the envelope; then
 * insertions, each at index 0, so the last one written stands on top and is
 * the final tag:
 *   <prefix>-Final: v=1; to=dia-emcu+netsafe; id=...; d=...; h=...
 * d is a digest of the mail without tags, h HMAC-SHA-256 over the other tags
 * and the final tag up to h.
 *   campaign  what the tag of that name says; NULL: no such tag.
 *   message   only its bytes are looked at, the header to its very end.
 *   envelope  NULL offline: no recipients are planned.
 *   key       absent: "unkeyed" in place of h.
 * KR_E_NOMEM only.
 */
enum kr_rc	kr_actions_plan(const struct kr_message *,
		    const struct kr_envelope *, const struct kr_auth *,
		    const struct kr_report *, const struct kr_findings *,
		    const struct kr_decision *, const char *campaign,
		    const struct kr_config *, struct kr_span key,
		    struct kr_arena *, struct kr_actions **ret,
		    struct kr_err *err) KR_NODISCARD;

/*
 * The minimal plan when judging failed: forged tags off, one tag that says
 * why, the report to the fallback address.
 *   message  root is enough; with limits_hit set the bytes are not the whole
 *            mail, and the final tag says "d=none".
 */
enum kr_rc	kr_actions_fallback(const struct kr_message *,
		    const struct kr_envelope *, const struct kr_config *,
		    const char *why, struct kr_span key, struct kr_arena *,
		    struct kr_actions **ret, struct kr_err *err) KR_NODISCARD;

/*
 * Is the final tag of this message ours and whole?
 *   bytes  the message as it came out of the mail server: fields above the
 *          final tag, and Received and the like below it, do not count.
 * KR_YES, KR_NO (missing, cut or changed), KR_UNKNOWN (no key, no memory, or
 * the tags are whole but the mail was too large for a digest).
 */
enum kr_tri	kr_actions_verify(struct kr_span bytes,
		    const struct kr_config *, struct kr_span key,
		    struct kr_arena *);

/*
 * Are these the returned fields of a mail that was tagged here?  Only the
 * tags are looked at: reports return a header without its body.
 *   id  the referral's, on success.
 */
bool		kr_actions_returned(struct kr_span header,
		    const struct kr_config *, struct kr_span key,
		    struct kr_arena *, char id[33]);

/*
 * A report that was held and goes to an agency now that its reporter has
 * agreed.  Texts as the tags have them; also may be "".
 */
struct kr_release {
	const char	*id, *category, *also, *urgency, *handling;
	const char	*agency;
	const char	*by;	/* who said yes: "reporter", "operator" */
};
/*
 * The mail with its tags on top and what outsiders wrote in our name off;
 * every other byte as it came.
 *   key  as in kr_actions_plan().
 * KR_E_NOMEM only.
 */
enum kr_rc	kr_actions_release(struct kr_span mail,
		    const struct kr_release *, const struct kr_config *,
		    struct kr_span key, struct kr_arena *,
		    struct kr_span *ret, struct kr_err *err) KR_NODISCARD;

#endif /* KR_ACTIONS_ACTIONS_H */
