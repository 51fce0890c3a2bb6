/* SPDX-License-Identifier: Apache-2.0 */
/*
 * spool.h - sealed files in folders
 *
 * Private to lib/hold.  A file is
 *   "kereru-hold-1\n"
 *   the item, sealed:  length (4 bytes, big-endian), nonce (12),
 *                      ciphertext, tag (16); length covers all behind it
 *   the mail, sealed:  the same; a length of 0: it is gone
 * sealed by AES-256-GCM (NIST SP 800-38D) with "item ID" or "mail ID" as
 * additional data, so that no part can stand in for another.
 */
#ifndef KR_HOLD_SPOOL_H
#define KR_HOLD_SPOOL_H

#include <sys/types.h>

#include "hold/hold.h"

/* ---- seal.c ------------------------------------------------------------- */

#define KR_SEAL_NONCE	12
#define KR_SEAL_TAG	16
#define KR_SEAL_MORE	(KR_SEAL_NONCE + KR_SEAL_TAG)

/* A key of its own for each use, from the one that is configured. */
bool	kr_seal_key(struct kr_span master, const char *use,
	    unsigned char key[KR_SHA256_LEN]);
/*
 * out has plain.len + KR_SEAL_MORE bytes.
 *   about  additional data: what it is and whose.
 */
bool	kr_seal(const unsigned char key[KR_SHA256_LEN], struct kr_span about,
	    struct kr_span plain, char *out);
/* out has sealed.len - KR_SEAL_MORE bytes; false: another key, or damaged. */
bool	kr_unseal(const unsigned char key[KR_SHA256_LEN], struct kr_span about,
	    struct kr_span sealed, char *out);

/* ---- spool.c ------------------------------------------------------------ */

enum kr_hold_folder { KR_HOLD_OPEN, KR_HOLD_CLOSED, KR_HOLD_LETTER,
    KR_HOLD_ADDRESSED, KR_HOLD_FOLDERS };

struct kr_spool {
	struct kr_hold_settings	 set;
	int			 folder[KR_HOLD_FOLDERS];
	uid_t			 uid;		/* who owns the spool */
	gid_t			 gid;
	unsigned char		 seal_key[KR_SHA256_LEN],
				 token_key[KR_SHA256_LEN],
				 address_key[KR_SHA256_LEN];
};

/* A file, locked by us. */
struct kr_hold_file {
	struct kr_spool		*hold;
	enum kr_hold_folder	 folder;
	char			 id[KR_HOLD_ID_LEN + 1];
	int			 fd;		/* -1: none */
	struct kr_span		 item;		/* opened; JSON */
	size_t			 mail_at, mail_len; /* sealed, in the file */
};

bool	kr_hold_id_valid(struct kr_span id);

/*
 * Open and lock.
 *   wait  for whoever has it; otherwise KR_E_TEMPORARY.
 * KR_E_ABSENT, KR_E_SYSTEM, KR_E_SYNTAX.
 */
enum kr_rc	kr_spool_open(struct kr_spool *, enum kr_hold_folder,
		    const char *id, bool wait, struct kr_arena *,
		    struct kr_hold_file *ret, struct kr_err *) KR_NODISCARD;
void		kr_spool_release(struct kr_hold_file *);
/* The mail, byte for byte; KR_E_ABSENT if it is gone. */
enum kr_rc	kr_spool_mail(const struct kr_hold_file *, struct kr_arena *,
		    struct kr_span *ret, struct kr_err *) KR_NODISCARD;

/*
 * A new file; mail may be absent.  It is on disk, and complete, when this
 * returns.  KR_E_UNSUPPORTED: there is one of that name.
 */
enum kr_rc	kr_spool_create(struct kr_spool *, enum kr_hold_folder,
		    const char *id, struct kr_span item, struct kr_span mail,
		    struct kr_err *) KR_NODISCARD;
/*
 * Another item in place of the old one, at one instant; the lock stays.
 *   to         the folder it goes to, if not its own.
 *   keep_mail  the sealed mail goes with it.
 */
enum kr_rc	kr_spool_replace(struct kr_hold_file *, enum kr_hold_folder to,
		    struct kr_span item, bool keep_mail, struct kr_err *)
		    KR_NODISCARD;
/* Gone. */
enum kr_rc	kr_spool_remove(struct kr_hold_file *, struct kr_err *)
		    KR_NODISCARD;
bool		kr_spool_exists(struct kr_spool *, enum kr_hold_folder,
		    const char *id);
/* Names in a folder, sorted, in the arena; what a crash left is removed. */
enum kr_rc	kr_spool_list(struct kr_spool *, enum kr_hold_folder,
		    struct kr_arena *, const char ***ret, size_t *n,
		    struct kr_err *) KR_NODISCARD;
enum kr_rc	kr_spool_fail(struct kr_err *, const char *name,
		    const char *what);	/* KR_E_SYSTEM with errno's words */

#define KR_HOLD_DAY_S	((int64_t)86400)	/* a day in seconds */

/* ---- item.c ------------------------------------------------------------- */

#define KR_HOLD_ITEM_MAX 65500	/* bytes of JSON; it is about 1 kB */

/*
 * As JSON, and back; texts go into the arena.  KR_E_LIMIT: what is longer than
 * KR_HOLD_ITEM_MAX could not be read again.
 */
enum kr_rc	kr_hold_item_write(const struct kr_hold_item *,
		    struct kr_arena *, struct kr_span *ret, struct kr_err *)
		    KR_NODISCARD;
enum kr_rc	kr_hold_item_read(struct kr_span json, struct kr_arena *,
		    struct kr_hold_item *ret, struct kr_err *) KR_NODISCARD;
/* Every text that is NULL becomes "". */
void		kr_hold_item_fill(struct kr_hold_item *);

/* ---- state.c ------------------------------------------------------------ */

/* A report of the spool, locked, with what is known of it. */
struct kr_held {
	struct kr_hold_file	 file;
	struct kr_hold_item	 item;
	struct kr_arena		*arena;
};
/* Lock an open report; KR_E_UNSUPPORTED: it is closed. */
enum kr_rc	kr_held_open(struct kr_spool *, const char *id, bool wait,
		    struct kr_held *ret, struct kr_err *) KR_NODISCARD;
void		kr_held_close(struct kr_held *);	/* unlocks */
/* Write the item as it is now; the mail stays. */
enum kr_rc	kr_held_save(struct kr_held *, struct kr_err *) KR_NODISCARD;
/* Close it: the mail goes, unless it may still be needed. */
enum kr_rc	kr_held_finish(struct kr_held *, enum kr_hold_state,
		    int64_t now_s, struct kr_err *) KR_NODISCARD;
bool		kr_hold_note(struct kr_spool *, enum kr_hold_event_kind,
		    const char *what, const struct kr_hold_item *,
		    const char *by);
/* Send what is to be sent (release.c). */
enum kr_rc	kr_held_send(struct kr_held *, enum kr_hold_doubt,
		    int64_t now_s, struct kr_err *) KR_NODISCARD;

#endif /* KR_HOLD_SPOOL_H */
