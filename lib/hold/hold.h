/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hold.h - reports that wait for their reporter's yes, and what is written
 * to reporters
 *
 * Not part of the core.  A report that an agency should have, and may not
 * have without consent, is copied into a sealed spool: one file a report,
 * encrypted and authenticated, written and synced before the mail server gets
 * its answer.  What stays with this body itself is delivered as ever; the
 * spool is the copy for the agency that waits.
 *
 * The spool is a folder with
 *   open/ID      reports that wait, or are being sent
 *   closed/ID    what became of them; without mail, address or any word of it
 *   letter/ID    acknowledgements still to be sent
 *   sent/NAME    when an address was last written to; NAME is keyed
 * ID is the referral id.  docs/hold.md has the files byte for byte, and the
 * order in which they are written.
 *
 * Any number of threads and programs may work on one spool: each file is
 * locked while it is changed.
 */
#ifndef KR_HOLD_HOLD_H
#define KR_HOLD_HOLD_H

#include "config/config.h"
#include "decision/decision.h"

#define KR_HOLD_ID_LEN 32		/* hexadecimal digits */
#define KR_HOLD_AGENCIES_MAX 8		/* one report waits for */
#define KR_HOLD_KEY_MIN 32		/* bytes of key: AES-256 */

enum kr_hold_state {
	KR_HOLD_WAITING,	/* for a yes */
	KR_HOLD_RELEASING,	/* the yes is recorded; not all are sent yet */
	KR_HOLD_RELEASED, KR_HOLD_REFUSED, KR_HOLD_EXPIRED	/* closed */
};
const char	*kr_hold_state_name(enum kr_hold_state);

/* How far one agency's copy has come. */
enum kr_hold_sent {
	KR_HOLD_UNSENT,
	KR_HOLD_SENDING, /* before the last byte: not known if it got through */
	KR_HOLD_SENT
};

/* How far the question to the reporter has come. */
enum kr_hold_asked {
	KR_HOLD_ASK_NO,		/* not asked: why_not says why */
	KR_HOLD_ASK_DUE,
	KR_HOLD_ASK_SENDING,	/* perhaps sent; never sent again */
	KR_HOLD_ASK_SENT
};

/* What is known of a report.  Texts are never NULL. */
struct kr_hold_item {
	char			 id[KR_HOLD_ID_LEN + 1];
	enum kr_hold_state	 state;
	struct {
		const char		*id;
		enum kr_hold_sent	 sent;
		int64_t			 sent_s;
	}			 agency[KR_HOLD_AGENCIES_MAX];
	size_t			 n_agency;

	const char		*sha256;	/* of the mail, hexadecimal */
	int64_t			 size;		/* of the mail, bytes */
	const char		*queue_id, *message_id;
	const char		*reporter;	/* addr-spec */
	const char		*identity; /* "dmarc": why it is believed */
	const char		*language;	/* "en", "" unknown */
	const char		*category, *also, *urgency, *handling;

	int64_t			 received_s, until_s;	/* retention limit */
	enum kr_hold_asked	 asked;
	const char		*why_not;
	int64_t			 asked_s, token_until_s;
	const char		*answer;	/* "", "yes", "no", "unclear" */
	int64_t			 answer_s;
	const char		*by;	/* who decided: "reporter", "operator
					 * aroha" */
	const char		*note;		/* of the operator */
	int64_t			 decided_s;
	int64_t			 tried_s;	/* to send, and could not */
};

bool	kr_hold_is_closed(const struct kr_hold_item *);
/* May the mail's own bytes be shown to an operator? */
bool	kr_hold_is_sealed(const struct kr_hold_item *);
/* Does nobody know whether an agency got it? */
bool	kr_hold_in_doubt(const struct kr_hold_item *);

/* ---- what is written down ----------------------------------------------- */

/* For the ledger and the log: no address, no word of the mail. */
enum kr_hold_event_kind {
	KR_HOLD_EVENT_HOLD,	/* held, released, refused, expired */
	KR_HOLD_EVENT_CONSENT,	/* what the reporter answered */
	KR_HOLD_EVENT_ANSWER	/* a letter sent to the reporter */
};
struct kr_hold_event {
	enum kr_hold_event_kind	 kind;
	const char		*what;	/* "held" "yes" "acknowledged" ... */
	const char		*id, *sha256, *by;
	const char		*agency; /* "a+b": waits, or is sent to */
};
/* False: it could not be recorded, and what it is about must not happen. */
typedef bool kr_hold_record(void *ctx, const struct kr_hold_event *);

/* ---- how mail is sent --------------------------------------------------- */

struct kr_letter {
	const char		*from;		/* "" the null reverse-path */
	const char *const	*to;
	size_t			 n_to;
	struct kr_span		 text;		/* header and body, CRLF */
	/*
	 * Called once all is handed over but the end of the mail: until then
	 * it cannot have been accepted.  False stops it.  May be NULL.
	 */
	bool			(*before_end)(void *ctx);
	void			*ctx;
};
/*
 * KR_OK        the mail server has taken it;
 * KR_E_SYSTEM  it has not, for sure;
 * KR_E_TEMPORARY  nobody knows: the connection broke at the very end.
 */
typedef enum kr_rc kr_hold_submit(void *ctx, const struct kr_letter *,
    struct kr_err *);

/* SMTP to config->submission; ctx is the struct kr_config. */
enum kr_rc	kr_submit_smtp(void *ctx, const struct kr_letter *,
		    struct kr_err *);

/* ---- the spool ---------------------------------------------------------- */

struct kr_spool;

struct kr_hold_settings {
	const struct kr_config	*config;	/* outlives the spool */
	struct kr_span		 tag_key;	/* of the final tag */
	kr_hold_record		*record;	/* may be NULL */
	/* Told of what an operator should know; may be NULL. */
	void			(*notice)(void *ctx, const char *id,
				    const char *text);
	void			*record_ctx;	/* of both */
	kr_hold_submit		*submit;	/* NULL: kr_submit_smtp */
	void			*submit_ctx;
};

/*
 * Open the spool of the configuration, make its folders if they are not
 * there, read the key.
 * KR_E_ABSENT: the configuration has none; KR_E_SYSTEM, KR_E_SYNTAX.
 */
enum kr_rc	kr_hold_open(const struct kr_hold_settings *,
		    struct kr_spool **ret, struct kr_err *) KR_NODISCARD;
void		kr_hold_close(struct kr_spool *);	/* accepts NULL */

/*
 * Seal a report into the spool; on disk when it returns.
 *   item   id, agencies and what is known; times and state are set here.
 *   again  set if it is there, or was, already: nothing is changed then.
 * KR_E_SYSTEM: it is not written, and the sender must try again.
 */
enum kr_rc	kr_hold_put(struct kr_spool *, struct kr_hold_item *item,
		    struct kr_span mail, int64_t now_s, bool *again,
		    struct kr_err *) KR_NODISCARD;

/*
 * Each report in the order of their names.  What cannot be read with the key
 * is given with an error in place of an item.  each() returns false to stop.
 */
enum kr_rc	kr_hold_each(struct kr_spool *, bool closed,
		    bool (*each)(void *ctx, const char *id,
		    const struct kr_hold_item *, const struct kr_err *),
		    void *ctx, struct kr_err *) KR_NODISCARD;
/* The one report whose id begins so; KR_E_ABSENT, KR_E_SYNTAX: many. */
enum kr_rc	kr_hold_find(struct kr_spool *, const char *begin,
		    char id[KR_HOLD_ID_LEN + 1], struct kr_err *)
		    KR_NODISCARD;
/*
 * What is known of it, and, if mail is not NULL, the mail byte for byte.
 * KR_E_ABSENT, KR_E_SYSTEM, KR_E_SYNTAX (damaged, or another key).
 */
enum kr_rc	kr_hold_get(struct kr_spool *, const char *id,
		    struct kr_arena *, struct kr_hold_item *ret,
		    struct kr_span *mail, struct kr_err *) KR_NODISCARD;

/* ---- what becomes of a report ------------------------------------------- */

/* What to do with copies of which nobody knows whether they got through. */
enum kr_hold_doubt { KR_HOLD_LEAVE, KR_HOLD_AGAIN, KR_HOLD_DONE };

/*
 * Somebody said yes: record it, then send the mail to each agency, once.
 *   by    "reporter", "operator aroha".
 *   note  may be "".
 * KR_OK: sent, and closed.  KR_E_TEMPORARY: recorded, and not all are sent;
 * kr_hold_work() goes on.  KR_E_UNSUPPORTED: it is closed already.
 */
enum kr_rc	kr_hold_release(struct kr_spool *, const char *id,
		    const char *by, const char *note, enum kr_hold_doubt,
		    int64_t now_s, struct kr_err *) KR_NODISCARD;
/* Somebody said no: the copy is removed. */
enum kr_rc	kr_hold_refuse(struct kr_spool *, const char *id,
		    const char *by, const char *note, int64_t now_s,
		    struct kr_err *) KR_NODISCARD;
/* Close what has reached its retention limit; *n counts. */
enum kr_rc	kr_hold_expire(struct kr_spool *, int64_t now_s, size_t *n,
		    struct kr_err *) KR_NODISCARD;

/* ---- in the background -------------------------------------------------- */

/*
 * Do what stands in the spool to be done: ask and thank reporters, send what
 * is released, close what has reached its limit.
 *   stop  asked between two reports; may be NULL.
 */
void		kr_hold_work(struct kr_spool *, int64_t now_s,
		    bool (*stop)(void));
/* Leave a letter of thanks to the item's reporter to be sent. */
enum kr_rc	kr_hold_acknowledge(struct kr_spool *, struct kr_hold_item *,
		    int64_t now_s, struct kr_err *) KR_NODISCARD;

#endif /* KR_HOLD_HOLD_H */
