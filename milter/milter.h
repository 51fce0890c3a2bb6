/* SPDX-License-Identifier: Apache-2.0 */
/*
 * milter.h - the pieces of kereru-milter
 *
 *   parent   owns socket, signals and configuration; parses no mail
 *   child    speaks the milter protocol with one configuration; a new
 *            configuration means a new child on the same socket
 *
 * Order of work: main.c reads options and configuration, socket.c opens the
 * socket, privileges.c drops rights, parent.c keeps a child running,
 * child.c runs libmilter, callbacks.c collects mail into session.c's
 * struct session, judge.c calls the core, apply.c performs its actions.
 * metrics.h counts, exporter.c shows the counts.
 */
#ifndef KR_MILTER_MILTER_H
#define KR_MILTER_MILTER_H

#include <libmilter/mfapi.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <syslog.h>

#include "host/host.h"
#include "hold/hold.h"
#include "ledger/ledger.h"

/* ---- log.c: syslog, or standard error in the foreground ---------------- */

void	log_open(const char *ident, bool foreground);
void	log_line(int priority, const char *fmt, ...) KR_PRINTF(2, 3);

/* ---- journal.c ----------------------------------------------------------- */

/* Is standard error a stream to the systemd journal? */
bool	journal_is_there(void);
/* Are there fields beside the text of a line?  Else "<level>line" is all. */
bool	journal_takes_fields(void);
/*
 * Send a line, and what it says as key=value as fields KERERU_KEY; false if
 * it was not taken.
 */
bool	journal_send(int priority, const char *ident, const char *line);

/* ---- options (main.c) --------------------------------------------------- */

#define OVERRIDE_MAX 64		/* "-o key=value" on a command line */

struct options {
	const char	*config_file;	/* NULL: the installed one */
	char		 config_path[PATH_MAX];	/* where it may lie */
	const char	*override[OVERRIDE_MAX];
	size_t		 n_override;
	bool		 foreground, test_only;
};

/* ---- socket.c ----------------------------------------------------------- */

struct listener {
	int		 fd;
	int		 directory;	/* of a unix socket, else -1 */
	const char	*name;		/* in directory; NULL: not ours */
	bool		 handed_over;	/* systemd's: config->socket is not
					 * used */
	dev_t		 dev;		/* of the socket file */
	ino_t		 ino;
};

/*
 * Have libmilter take the listening socket that systemd hands over, or else
 * open and listen on config->socket, and set owner, group and mode.  A socket
 * file that nobody answers on is removed first if it is ours.
 * smfi_register() must have been called.
 */
enum kr_rc	socket_open(const struct kr_config *, struct listener *,
		    struct kr_err *) KR_NODISCARD;
/* Remove the socket file, if it is still the one that was opened. */
void		socket_remove(const struct listener *);

/* ---- privileges.c ------------------------------------------------------- */

/* No core dumps, no new rights, no reading of this memory by others. */
void		privileges_seal(void);
/* Become config->user and config->group if started as root. */
enum kr_rc	privileges_drop(const struct kr_config *, struct kr_err *)
		    KR_NODISCARD;

/* ---- sandbox.c: what the child can do, after this ----------------------- */

#define SANDBOX_FILES 1u
#define SANDBOX_CALLS 2u
/*
 * Restrict the calling thread and those it will start.  What the kernel does
 * not take is logged and left out.  Returns what was taken.
 */
unsigned	sandbox_enter(const struct kr_config *);

/* ---- poison.c: a mail that ends the program must not do so for ever ----- */

struct poison;
struct poison	*poison_new(void);	/* memory shared with children */
/* Note what is judged now; returns the note's number. */
int		 poison_enter(struct poison *,
		    const unsigned char sha256[KR_SHA256_LEN]);
void		 poison_leave(struct poison *, int note);
/* How often a child died while judging this mail. */
unsigned	 poison_deaths(struct poison *,
		    const unsigned char sha256[KR_SHA256_LEN]);
/* The child ended in peace: what it had not finished blames nobody. */
void		 poison_child_left(struct poison *, pid_t pid);
/* The child died: whatever it was judging is suspect.  Returns how many. */
unsigned	 poison_child_died(struct poison *, pid_t);

#define POISON_DEATHS 2		/* after so many the mail is not judged again */

struct metrics;			/* metrics.h */

/* ---- ledger.c ----------------------------------------------------------- */

/*
 * May the program go on with the ledger of this configuration, if it has
 * one?  A ledger that is only away for now does not stop it.
 *   make  make the ledger if it is not there.
 */
enum kr_rc	ledger_check(const struct kr_config *, bool make,
		    struct kr_err *) KR_NODISCARD;
/* In the child; NULL without one, or after a complaint. */
struct kr_ledger *ledger_open(const struct kr_config *);

/* ---- hold.c ------------------------------------------------------------- */

/*
 * May the program go on with the spool of this configuration?
 *   make  make the spool if it is not there.
 */
enum kr_rc	hold_check(struct kr_host *, bool make, struct kr_err *)
		    KR_NODISCARD;

/* ---- returned.c --------------------------------------------------------- */

struct child;
/*
 * Is the mail a delivery report about a referral of ours?  Then *why says
 * what it tells, and it is written down; false if that cannot be now.
 */
bool		 returned_take(const struct child *, struct kr_span mail,
		    const struct kr_envelope *, struct kr_arena *, bool *found,
		    const char **why);

/* ---- campaigns.c -------------------------------------------------------- */

struct campaigns;

/* In the child; NULL if the configuration counts none. */
struct campaigns *campaigns_open(const struct kr_config *);
void		 campaigns_close(struct campaigns *);	/* accepts NULL */
/*
 * The campaign of what the mail reports, this report counted; NULL if it is
 * sealed, reports no message, or cannot be counted now.
 */
const struct kr_campaign *campaigns_count(struct campaigns *,
		    const struct kr_verdict *, struct kr_arena *);

/* ---- parent.c ----------------------------------------------------------- */

/*
 * Keep a child running until told to stop; returns an exit status.
 *   host  replaced by every reload.
 */
int		parent_run(const struct options *, struct kr_host **host,
		    const struct listener *, struct poison *,
		    struct metrics *);

/* ---- child.c ------------------------------------------------------------ */

/*
 * What the parent writes into a child's control socket; its end means STOP.
 * The child says it back when it has stopped taking connections.
 */
enum control {
	CONTROL_RETIRE = 'r',	/* take no new connections, serve the old */
	CONTROL_STOP = 's'	/* finish running messages, then go */
};
#define CHILDREN_MAX 16		/* one serving, the others retired */
#define STOP_SECONDS 20		/* how long a running message may take then */

struct child {
	struct kr_host	*host;
	struct kr_ledger *ledger;	/* NULL: none is kept */
	struct kr_spool	*hold;		/* NULL: nothing is held */
	struct campaigns *campaigns;	/* NULL: none are counted */
	struct poison	*poison;
	struct metrics	*metrics;
	size_t		 slot;		/* its own place in metrics */
	int		 listen_fd, control_fd;
};
/* Never returns. */
void		child_run(struct child *) __attribute__((noreturn));

/* hold.c, in the child: open the spool, and work on it in the background. */
void		hold_start(struct child *);
void		hold_stop(void);
/*
 * Is it an answer to a question of ours?  Then why says what became of it.
 * False: the mail must come again.
 */
bool		hold_answer(const struct child *, const struct kr_verdict *,
		    bool *found, const char **why);
/* Keep the copy of what is held; false: the mail must come again. */
bool		hold_verdict(const struct child *, const struct kr_verdict *,
		    const struct kr_envelope *);
void		hold_thank(const struct child *, const struct kr_verdict *,
		    const struct kr_envelope *);

/* ---- callbacks.c, session.c, judge.c, apply.c --------------------------- */

struct smfiDesc	callbacks_description(void);
/* What callbacks need and libmilter cannot carry for them. */
void		callbacks_use(const struct child *);
void		callbacks_refuse_new(void);	/* the program is stopping */
unsigned	callbacks_connections(void);
unsigned	callbacks_messages(void);

/* One connection of the mail server, and the message on it. */
struct session {
	unsigned long	 no_reply;	/* SMFIP_NR_* agreed upon */
	bool		 leading_space;	/* values carry their leading blanks */

	char		*client_name, *client_ip, *helo;

	/* the message; cleared by session_message_end() */
	bool		 in_message;
	bool		 has_slot;	/* counts against messages_max */
	bool		 submitted;
	bool		 counted;	/* as a message to a report mailbox */
	bool		 written, tagged;	/* in the ledger; to the mail
						 * server */
	int		 ended;		/* enum metrics_end */
	char		*mail_from;	/* as given, with <> */
	char		**rcpt;		/* as given, with <> */
	size_t		 n_rcpt, cap_rcpt;
	bool		 ours;		/* to a report mailbox */
	char		*bytes;
	size_t		 len, cap;
	const char	*cut;	/* why bytes are not the whole, or NULL */
};

struct session	*session_new(void);
void		 session_free(struct session *);	/* accepts NULL */
void		 session_message_end(struct session *);
/* Add to the mail; past max, or without memory, cut says so. */
void		 session_add(struct session *, const char *, size_t n,
		    size_t max);
/* Append a header field; fold ends become CRLF. */
void		 session_add_field(struct session *, const char *name,
		    const char *value, size_t max);
bool		 session_add_recipient(struct session *, const char *);
/* "<a@b>" is "a@b". */
struct kr_span	 session_path(const char *);

/* Judge the collected mail and do what follows: an answer for libmilter. */
sfsistat	judge_message(SMFICTX *, struct session *,
		    const struct child *);

/* False if the mail server would not take one of them. */
bool		apply_actions(SMFICTX *, const struct session *,
		    const struct kr_actions *);

#endif /* KR_MILTER_MILTER_H */
