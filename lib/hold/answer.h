/* SPDX-License-Identifier: Apache-2.0 */
/*
 * answer.h - from a verdict to what is held, asked and answered
 *
 * The side of lib/hold that knows of mails judged.  Everything here is
 * called between the verdict and the answer to the mail server.
 */
#ifndef KR_HOLD_ANSWER_H
#define KR_HOLD_ANSWER_H

#include "hold/hold.h"
#include "record/record.h"

/*
 * Hold what the decision holds; on disk when it returns.  Nothing is done if
 * nothing is to be held, or the reporter has refused.
 *   envelope  of the mail.
 * KR_E_SYSTEM, KR_E_TEMPORARY: the sender must try again.
 */
enum kr_rc	kr_hold_verdict(struct kr_spool *, const struct kr_verdict *,
		    const struct kr_envelope *, int64_t now_s,
		    struct kr_err *) KR_NODISCARD;
/*
 * Leave a letter of thanks to be sent, where the configuration wants it and
 * the reporter may be written to; none where a question goes out.
 */
enum kr_rc	kr_hold_thank(struct kr_spool *, const struct kr_verdict *,
		    const struct kr_envelope *, int64_t now_s,
		    struct kr_err *) KR_NODISCARD;

/* Is it sure who the author is? */
bool		kr_hold_is_sure(const struct kr_report *);
/* Why the reporter may not be written to, or asked; NULL if they may. */
const char	*kr_hold_why_not_write(const struct kr_verdict *,
		    const struct kr_envelope *);
const char	*kr_hold_why_not_ask(const struct kr_verdict *,
		    const struct kr_envelope *);

/*
 * Is the mail an answer to a question of ours?  If so, do what it says: a yes
 * is recorded and kr_hold_work() sends the report, a no closes it, anything
 * else is for a person.
 *   why   set if true: our own words for the person who gets the mail.
 * KR_OK with *answer set; KR_E_TEMPORARY: the sender must try again.
 */
enum kr_rc	kr_hold_answer(struct kr_spool *, const struct kr_verdict *,
		    int64_t now_s, bool *answer, const char **why,
		    struct kr_err *) KR_NODISCARD;

#endif /* KR_HOLD_ANSWER_H */
