/* SPDX-License-Identifier: Apache-2.0 */
/*
 * server.h - a mail server in this process, and what became of a mail
 *
 * The daemon's callbacks, session, judge, actions and counters are the real
 * ones; only libmilter is ours (server.c), so that thousands of cases a second
 * can be driven through them.
 */
#ifndef KR_TESTS_FAULTS_SERVER_H
#define KR_TESTS_FAULTS_SERVER_H

#include "actions/actions.h"
#include "milter/metrics.h"

#define SERVER_RIGHTS 0x1fful
#define SERVER_STEPS 0x1ffffful
#define SERVER_BOX "report@cert.example.nz"

/* One change that the filter asked for: i d + - q. */
struct edit {
	char		 kind;
	unsigned	 nth;
	char		*name, *value;
};

struct outcome {
	sfsistat	 answer;
	char		 reply[256];	/* "451 4.3.2 text" or "" */
	struct edit	*edit;
	size_t		 n, cap;
};

/* How a mail is handed over; zero is the usual way. */
struct handing {
	const char	*mail_from;	/* "<a@b>" */
	const char	*const *rcpt;	/* NULL: the report mailbox */
	size_t		 n_rcpt;
	const char	*queue_id;	/* NULL: "Q1"; "" none */
	unsigned long	 steps_off;	/* of those that are offered */
	size_t		 first_chunk, chunk;	/* of the body; 0: all */
};

/* One connection.  Each thread has its own. */
struct server;

/* Once: the shipped configuration, without DNS.  False after a complaint. */
bool		 server_setup(void);
const struct kr_engine	*server_engine(void);
const struct child	*server_child(void);
struct server	*server_connect(const struct handing *); /* NULL: refused */
void		 server_close(struct server *);
/* MAIL to the end; CRLF mail.  Stops where the filter answers early. */
void		 server_mail(struct server *, const struct handing *,
		    struct kr_span mail, struct outcome *);
/* A connection for one mail. */
void		 server_deliver(const struct handing *, struct kr_span mail,
		    struct outcome *);
/* One callback by number (0 .. 8: connect .. eom, 9 abort), with nonsense. */
sfsistat	 server_poke(struct server *, unsigned which, unsigned seed);

void		 outcome_free(struct outcome *);
bool		 outcome_same(const struct outcome *, const struct outcome *);
/* The value of the tag ("Consent"), or NULL. */
const char	*outcome_tag(const struct outcome *, const char *tag);
bool		 outcome_to(const struct outcome *, const char *rcpt);
/* The mail as the server has it then, CRLF; free(). */
char		*outcome_effect(const struct outcome *, struct kr_span mail,
		    size_t *len);
/*
 * Accepted, tags of plain bytes with the final one on top that verifies, no
 * police without consent, counters in balance.  NULL, or what is not so.
 */
const char	*outcome_fault(const struct outcome *, struct kr_span mail);
/* What was logged since, and is forbidden there; NULL: nothing. */
extern _Atomic unsigned long server_bad_lines;

#endif /* KR_TESTS_FAULTS_SERVER_H */
