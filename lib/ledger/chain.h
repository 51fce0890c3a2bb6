/* SPDX-License-Identifier: Apache-2.0 */
/*
 * chain.h - entries, and the tables made from them (private to the ledger)
 */
#ifndef KR_LEDGER_CHAIN_H
#define KR_LEDGER_CHAIN_H

#include "ledger/ledger.h"

#define KR_LEDGER_VERSION 1	/* of tables and of the canonical form */
#define KR_LEDGER_NONE "-"	/* no mail, no content */
/* What the first entry says of the one before it. */
#define KR_LEDGER_ZERO \
	"0000000000000000000000000000000000000000000000000000000000000000"
#define KR_DAY_MS ((int64_t)86400 * 1000)

/* ---- entry.c: the form that digests are taken of ------------------------ */

/* False only if there was no memory. */
bool	kr_entry_digest(const struct kr_ledger_row *,
	    char hex[KR_SHA256_HEX]) KR_NODISCARD;
bool	kr_entry_content_digest(struct kr_span content,
	    char hex[KR_SHA256_HEX]) KR_NODISCARD;
bool	kr_entry_chain_valid(const char *name);

/* ---- root.c: the root of a day (RFC 6962 section 2.1) -------------------- */

#define KR_ROOT_DEPTH 64	/* a node for each bit of leaves */
struct kr_root {
	unsigned char	node[KR_ROOT_DEPTH][KR_SHA256_LEN];
	size_t		n;		/* nodes that wait for their sibling */
	uint64_t	leaves;
	bool		damaged;	/* a leaf is no digest */
	bool		failed;		/* no memory */
};
/* digest: of an entry, in hex. */
void	kr_root_add(struct kr_root *, struct kr_span digest);
/* False, and failed or damaged tell why, unless there is no leaf. */
bool	kr_root_end(struct kr_root *, char hex[KR_SHA256_HEX]) KR_NODISCARD;
/* "2026-11-25", UTC. */
void	kr_root_day(int64_t time_ms, char day[11]);

/* ---- append.c: the end of a chain, within a transaction ------------------ */

struct kr_tail {
	char	chain[256];
	int64_t	seq, time_ms;		/* of the last entry; 0: none yet */
	char	digest[KR_SHA256_HEX];
	int64_t	day_first;		/* first entry of the open day */
	char	closed[11];	/* day that was closed just now, or "" */
	char	root[KR_SHA256_HEX];	/* its root */
};
/* Lock the chain until the end of the transaction, and find its end. */
enum kr_rc	kr_tail_lock(struct kr_store *, const char *chain,
		    struct kr_tail *, struct kr_err *) KR_NODISCARD;
/* Write the end down; whoever appends in another way must. */
enum kr_rc	kr_tail_store(struct kr_store *, const struct kr_tail *,
		    struct kr_err *) KR_NODISCARD;
/*
 * Append; closes the day before first if now_ms is on a later one.
 * entry->kind may be any.
 */
enum kr_rc	kr_tail_append(struct kr_store *, struct kr_tail *,
		    int64_t now_ms, const struct kr_ledger_entry *,
		    struct kr_err *) KR_NODISCARD;

/* ---- tables.c ----------------------------------------------------------- */

/*
 * The rows that follow from an entry.  Decisions must come before states
 * that speak of them.
 */
enum kr_rc	kr_tables_enter(struct kr_store *,
		    const struct kr_ledger_row *, struct kr_err *)
		    KR_NODISCARD;
/* Write the row of table entry as it is, without what follows from it. */
enum kr_rc	kr_tables_insert(struct kr_store *,
		    const struct kr_ledger_row *, struct kr_err *)
		    KR_NODISCARD;

/* ---- replay.c ----------------------------------------------------------- */

/* The chains of a ledger, in the arena. */
enum kr_rc	kr_chain_names(struct kr_store *, struct kr_arena *,
		    const char ***ret, size_t *n, struct kr_err *)
		    KR_NODISCARD;
/* What follows from the entries of from is entered into tables of into,
 * which may be the same store. */
enum kr_rc	kr_tables_replay(struct kr_store *from, struct kr_store *into,
		    const char *const *chain, size_t n, struct kr_err *)
		    KR_NODISCARD;

/* The tables that follow from the entries, anew, within a transaction. */
enum kr_rc	kr_tables_again(struct kr_store *, struct kr_arena *,
		    struct kr_err *) KR_NODISCARD;

/* The version; -1 if there is not just one. */
#define KR_LEDGER_VERSION_SQL \
	"SELECT CASE COUNT(*) WHEN 1 THEN MAX(version) ELSE -1 END FROM ledger"

/* All columns of entry in the order of kr_row_take(). */
#define KR_ROW_COLUMNS "chain, seq, time_ms, kind, mail, summary, content, " \
	"content_digest, previous, digest"
#define KR_ROW_N 10
/* False if a column is not of its type. */
bool	kr_row_take(const struct kr_value[KR_ROW_N], struct kr_ledger_row *);

/* ---- decide.c: decisions, new and met before ---------------------------- */

/*
 * A piece of work for the end of a chain: one entry.
 *   key  of a decision (decide.c); NULL for any other entry.
 */
struct kr_write {
	struct kr_ledger_entry	 entry;
	const char		*key;
};
enum kr_rc	kr_write_do(struct kr_store *, struct kr_tail *,
		    int64_t now_ms, const struct kr_write *,
		    struct kr_ledger_place *, struct kr_err *) KR_NODISCARD;
/* Digest of mail and envelope: the same mail on the same way. */
bool		kr_write_key(struct kr_span mail_hex,
		    const struct kr_envelope *, struct kr_arena *,
		    char hex[KR_SHA256_HEX]) KR_NODISCARD;

/* ---- writer.c ----------------------------------------------------------- */

/* kr_ledger_append() for a decision too. */
enum kr_rc	kr_ledger_write(struct kr_ledger *,
		    const struct kr_ledger_entry *, const char *key,
		    struct kr_ledger_place *, struct kr_err *) KR_NODISCARD;

/* ---- backlog.c: what waits while the database is away ------------------- */

/* file: the setting ledger_spool; "" if nothing may wait. */

/*
 * Append n pieces, all or none; they are on the disk then.
 *   perhaps  where the chain ends if the ledger has all n already, which is
 *            not known; NULL if it has none.
 */
enum kr_rc	kr_backlog_write(const char *file, const struct kr_write *,
		    size_t n, const struct kr_tail *perhaps, struct kr_err *)
		    KR_NODISCARD;
/* Does anything wait there? */
bool		kr_backlog_waits(const char *file);
/*
 * Bring what waits into the ledger, each piece once, whatever failed at which
 * point before.  A line that was torn or changed goes to "<file>.damaged".
 *   done, damaged  how many.
 */
enum kr_rc	kr_backlog_bring(const char *file, struct kr_store *,
		    const char *chain, size_t *done, size_t *damaged,
		    struct kr_err *) KR_NODISCARD;

#endif /* KR_LEDGER_CHAIN_H */
