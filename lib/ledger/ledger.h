/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ledger.h - the record of every decision: written before the answer,
 * never changed afterwards
 *
 * Not part of the core.  An entry has two texts, each one line of JSON:
 *   summary  what was decided; no personal data; kept for good;
 *   content  what it was decided on; goes when its retention ends.
 * It is chained to the entry before it by a digest over everything but
 * content, of which it carries the digest.  Each day is closed with a root.
 * docs/ledger.md has it byte for byte, and the tables of the database: of
 * these only "entry" is the ledger, the others can be made again from it.
 */
#ifndef KR_LEDGER_LEDGER_H
#define KR_LEDGER_LEDGER_H

#include "record/record.h"
#include "store/store.h"

/* Name, and who writes it. */
#define KR_LEDGER_KINDS(X) \
	X(DECISION, "decision")	/* the milter */ \
	X(STATE, "state")	/* what became of a decision */ \
	X(HOLD, "hold")		/* a report is held, or no longer */ \
	X(CONSENT, "consent")	/* what a reporter answered later */ \
	X(ANSWER, "answer")	/* a message sent to a reporter */ \
	X(DAY, "day")		/* closes a day; the ledger itself */ \
	X(PURGE, "purge")	/* content removed; the ledger itself */ \
	X(EVENT, "event")	/* a clock that jumped; the ledger itself */

enum kr_ledger_kind {
#define X(id, name) KR_LEDGER_##id,
	KR_LEDGER_KINDS(X)
#undef X
	KR_LEDGER_KIND_COUNT
};
const char	*kr_ledger_kind_name(enum kr_ledger_kind);

/* ---- writing ------------------------------------------------------------ */

/* Open for writing; used from any number of threads.  Has a thread of its
 * own, so it must be opened after the last fork(). */
struct kr_ledger;

struct kr_ledger_settings {
	const char	*where;		/* see kr_store_open() */
	char		 chain[256]; /* this host's; letters, digits, ".-_" */
	const char	*spool;	/* file for when where is away, or "" */
	bool		 accept;	/* spool and go on, rather than fail */
	bool		 patient; /* any failure to open counts as "away" */
	/* Told of what an operator should know; any thread; may be NULL. */
	void		 (*notice)(void *ctx, const char *text);
	void		*ctx;
};
/*
 * The settings that a configuration asks for.  False if it has no ledger.
 * notice is left as it is.
 */
bool		kr_ledger_settings(const struct kr_config *,
		    struct kr_ledger_settings *);

/*
 * Can it be opened and written?  KR_E_TEMPORARY: it is away for now;
 * anything else: damaged, made by a newer version, no place for it: err says
 * what to do.
 *   make  make it if it is not there.
 */
enum kr_rc	kr_ledger_check(const struct kr_ledger_settings *, bool make,
		    struct kr_err *) KR_NODISCARD;

/*
 * Open.  A database that is away (KR_E_TEMPORARY above) is no error: what is
 * written meanwhile fails, or is spooled.
 */
enum kr_rc	kr_ledger_open(const struct kr_ledger_settings *,
		    struct kr_ledger **ret, struct kr_err *) KR_NODISCARD;
/* Writes what still waits.  Accepts NULL. */
void		kr_ledger_close(struct kr_ledger *);

struct kr_ledger_entry {
	enum kr_ledger_kind	 kind;
	struct kr_span		 mail;	/* SHA-256 in hex, or absent */
	struct kr_span		 summary;	/* a JSON object */
	struct kr_span		 content;	/* a JSON object, or absent */
};

/* Where it stands. */
struct kr_ledger_place {
	char	chain[256];
	int64_t	seq;		/* from 1; 0: it waits in the spool */
	bool	reused;		/* there was an entry for this very mail */
};

/*
 * Write an entry.  Returns when it is on the disk; threads that come
 * together share one synchronisation.
 * KR_E_TEMPORARY: it is not written, and the mail server must be told to try
 * again; err says why.
 */
enum kr_rc	kr_ledger_append(struct kr_ledger *,
		    const struct kr_ledger_entry *,
		    struct kr_ledger_place *ret, struct kr_err *)
		    KR_NODISCARD;

/* The same for several: they share as few synchronisations as can be. */
enum kr_rc	kr_ledger_append_all(struct kr_ledger *,
		    const struct kr_ledger_entry *, size_t n,
		    struct kr_err *) KR_NODISCARD;

/*
 * Write a decision.  A mail that comes again, with the same bytes and the
 * same envelope, finds its entry and is added to it as a state; only if it
 * is decided otherwise now does it get a new one, which names the old.
 *   arena  for the texts.
 */
enum kr_rc	kr_ledger_decide(struct kr_ledger *,
		    const struct kr_verdict *, const struct kr_envelope *,
		    struct kr_arena *, struct kr_ledger_place *ret,
		    struct kr_err *) KR_NODISCARD;
/*
 * The same for a mail that could not be judged.
 *   mail  its bytes, or as many as there are.
 *   why   our own words.
 */
enum kr_rc	kr_ledger_decide_fallback(struct kr_ledger *,
		    struct kr_span mail, const struct kr_envelope *,
		    const char *why, struct kr_arena *,
		    struct kr_ledger_place *ret, struct kr_err *)
		    KR_NODISCARD;

/* What became of a mail: from the mail server's log. */
enum kr_ledger_state { KR_LEDGER_DECIDED, KR_LEDGER_ACCEPTED,
    KR_LEDGER_DEFERRED, KR_LEDGER_DELIVERED, KR_LEDGER_BOUNCED };
const char	*kr_ledger_state_name(enum kr_ledger_state);

/* What became of a decision, or of one of its destinations. */
struct kr_ledger_outcome {
	char			 chain[256], mail[KR_SHA256_HEX];
	int64_t			 seq;
	enum kr_ledger_state	 state;
	char			 agency[128];	/* "": of the decision */
	char			 dsn[16];	/* RFC 3463; or "" */
	char			 queue_id[104];	/* or "" */
};
/* Write them, in order. */
enum kr_rc	kr_ledger_outcomes(struct kr_ledger *,
		    const struct kr_ledger_outcome *, size_t n,
		    struct kr_err *) KR_NODISCARD;
/* Does a destination's state say more than the one it has? */
bool		kr_ledger_is_news(enum kr_ledger_state, struct kr_span was);
/* The enhanced status code (RFC 3463) that a text begins with, or "". */
void		kr_ledger_status(struct kr_span text, char *ret, size_t size);
/* The id of the agency with that mailbox, "fallback", or NULL. */
const char	*kr_ledger_agency_of(const struct kr_config *,
		    struct kr_span address);

/* ---- delivery reports (RFC 3464) ---------------------------------------- */

#define KR_RETURNED_MAX 16	/* destinations of one report; others wait */

/* A delivery report about a mail that was referred here. */
struct kr_returned {
	char	id[33];			/* the referral's */
	struct {
		const char		*agency;	/* NULL: none of ours */
		enum kr_ledger_state	 state;
		char			 dsn[16];
	}	item[KR_RETURNED_MAX];
	size_t	n;
};
/*
 * Is it one?  It must be from the empty reverse-path, and return our tags
 * with a final tag that is ours.
 *   key  absent: no mail is.
 */
bool		kr_returned_read(const struct kr_message *,
		    const struct kr_envelope *, const struct kr_config *,
		    struct kr_span key, struct kr_arena *,
		    struct kr_returned *ret);
/*
 * Write down what it says, where that is news.  A referral that stands in no
 * ledger here is no error.
 *   where  the ledger's, to look up.
 */
enum kr_rc	kr_returned_note(struct kr_ledger *, const char *where,
		    const struct kr_returned *, struct kr_err *)
		    KR_NODISCARD;

/* ---- reading ------------------------------------------------------------ */

/* Absent and 0: any. */
struct kr_ledger_filter {
	struct kr_span	chain;
	int64_t		from_ms, to_ms;	/* from <= time < to */
	struct kr_span	mail;		/* digest, referral id, or its begin */
	struct kr_span	queue_id;
	struct kr_span	kind, category, agency, handling, urgency, state;
	int64_t		limit;		/* entries; 0: all */
	bool		newest_first;
};

/* An entry as it lies there.  Good until each() returns. */
struct kr_ledger_row {
	struct kr_span	chain, kind, mail, summary, content, content_digest,
			previous, digest;	/* content absent: removed */
	int64_t		seq, time_ms;
};

enum kr_rc	kr_ledger_each(struct kr_store *,
		    const struct kr_ledger_filter *,
		    bool (*each)(void *ctx, const struct kr_ledger_row *),
		    void *ctx, struct kr_err *) KR_NODISCARD;

/*
 * Prove that nothing was changed, taken out, put in or moved (docs/ledger.md
 * says how).
 *   say  called with a sentence for each fault, which names the place.
 */
struct kr_ledger_proof {
	int64_t	chains, entries, days, removed;	/* content that is gone */
	int64_t	faults;				/* 0: it is whole */
};
enum kr_rc	kr_ledger_verify(struct kr_store *,
		    void (*say)(void *ctx, const char *text), void *ctx,
		    struct kr_ledger_proof *ret, struct kr_err *)
		    KR_NODISCARD;

/* ---- keeping ------------------------------------------------------------ */

/*
 * Remove content whose retention has ended: that of the handling class, or
 * the longest of the agencies that a report went to and that have one.
 *   removed  entries whose content went, or would with dry.
 */
enum kr_rc	kr_ledger_purge(struct kr_store *, const struct kr_config *,
		    int64_t now_ms, bool dry, int64_t *removed,
		    struct kr_err *) KR_NODISCARD;
/*
 * Bring the chains of another ledger, which must be whole, into this one.
 * Entries that are in both must be the same; chains only grow.
 *   added  entries.
 */
enum kr_rc	kr_ledger_merge(struct kr_store *into, struct kr_store *from,
		    int64_t *added, struct kr_err *) KR_NODISCARD;
/* Make the tables that follow from the entries anew. */
enum kr_rc	kr_ledger_rebuild(struct kr_store *, struct kr_err *)
		    KR_NODISCARD;
/* Make the tables if they are not there; KR_E_UNSUPPORTED: newer ones. */
enum kr_rc	kr_ledger_prepare(struct kr_store *, struct kr_err *)
		    KR_NODISCARD;

#endif /* KR_LEDGER_LEDGER_H */
