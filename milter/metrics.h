/* SPDX-License-Identifier: Apache-2.0 */
/*
 * metrics.h - what the daemon counts, for Prometheus and "kereructl status"
 *
 * The counters lie in memory that parent, children and exporter share, so
 * that a child that dies takes none of them along.  Only numbers are kept:
 * nothing of a mail, and of agencies how many reports each was sent.
 *
 * Source: Prometheus text exposition format 0.0.4.
 */
#ifndef KR_MILTER_METRICS_H
#define KR_MILTER_METRICS_H

#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "milter/milter.h"

/* How a message ended that was taken on. */
#define METRICS_ENDS(X) \
	X(ABORTED, "aborted")	/* the mail server gave it up */ \
	X(DECIDED, "decided") \
	X(FALLBACK, "fallback")	/* passed on unjudged, minimal tag */ \
	X(TEMPFAILED, "tempfailed") \
	X(BUSY, "busy")		/* more than messages_max, or stopping */ \
	X(DIED, "died")		/* with its child: no answer was given */

enum metrics_end {
#define X(id, name) METRICS_##id,
	METRICS_ENDS(X)
#undef X
	METRICS_END_COUNT
};

/* Counters without labels. */
#define METRICS_COUNTERS(X) \
	X(CONNECTIONS, "connections_total", \
	  "Connections of the mail server that were opened") \
	X(CLOSED, "connections_closed_total", "Connections that ended") \
	X(MESSAGES, "messages_total", \
	  "Messages to a report mailbox whose content was offered") \
	X(OTHER, "messages_other_total", \
	  "Messages to others, let go before their content") \
	X(ENTRIES, "ledger_entries_total", "Decisions written to the ledger") \
	X(NO_LEDGER, "ledger_off_total", "Decisions while no ledger is kept") \
	X(UNANSWERED, "ledger_unanswered_total", \
	  "Decisions written whose message got no final answer") \
	X(LEDGER_FAILED, "ledger_failures_total", \
	  "Decisions that could not be written: the message must come again") \
	X(TAGGED, "tags_total", \
	  "Messages whose tags were handed to the mail server") \
	X(UNTAGGED, "tags_unanswered_total", \
	  "Messages whose tags were handed over without a final answer") \
	X(HOLD_FAILED, "hold_failures_total", \
	  "Copies for the hold spool that could not be written") \
	X(POISON, "poison_total", \
	  "Messages passed on unjudged because they ended a child twice") \
	X(CHILD_DEATHS, "child_deaths_total", "Children that died") \
	X(RULES, "rules_not_evaluated_total", \
	  "Rules that ran out of their budget") \
	X(PARTLY, "messages_partly_total", \
	  "Messages of which a limit cut the examination") \
	X(REVIEW, "messages_review_total", \
	  "Messages marked for review by a person") \
	X(DNS, "dns_temperror_total", \
	  "Messages with a check that got no answer from the DNS") \
	X(RELOADS, "reloads_total", "Configurations loaded while running") \
	X(RELOADS_REFUSED, "reloads_refused_total", \
	  "Configurations refused: the old one stayed")

enum metrics_counter {
#define X(id, name, help) METRICS_##id,
	METRICS_COUNTERS(X)
#undef X
	METRICS_COUNTER_COUNT
};

enum metrics_clock { METRICS_ANSWER, METRICS_LEDGER, METRICS_CLOCK_COUNT };

#define METRICS_BUCKETS 14
#define METRICS_AGENCIES 64	/* more are counted together, as "other" */

typedef atomic_ullong metrics_number;

struct metrics {
	metrics_number	counter[METRICS_COUNTER_COUNT];
	metrics_number	end[METRICS_END_COUNT];
	metrics_number	category[KR_CATEGORY_COUNT];
	metrics_number	handling[KR_H5 + 1], urgency[3];
	struct {
		char		id[64];		/* written by the parent only */
		metrics_number	referred, held;
	}		agency[METRICS_AGENCIES];
	struct {
		metrics_number	bucket[METRICS_BUCKETS + 1];
		metrics_number	nanoseconds;
	}		clock[METRICS_CLOCK_COUNT];
	/* What each child has in hand. */
	struct {
		atomic_int	pid;		/* 0: none */
		metrics_number	connections, messages, written, tagged;
	}		child[CHILDREN_MAX];
	metrics_number	start_s, last_answer_s;
	atomic_bool	ledger_kept, ledger_fine, reload_fine;
	char		rules_id[80];		/* of the parent */
};

/* ---- counting (metrics.c); each may be called from any thread ----------- */

struct metrics	*metrics_new(void);	/* NULL: no memory */
/* In the parent, before a child starts on the configuration. */
void		 metrics_configure(struct metrics *, const struct kr_host *);
void		 metrics_child_started(struct metrics *, size_t slot, pid_t);
/* What the child had in hand was not answered. */
void		 metrics_child_ended(struct metrics *, size_t slot, bool died);

void		 metrics_count(struct metrics *, enum metrics_counter);
/* since: of CLOCK_MONOTONIC. */
void		 metrics_took(struct metrics *, enum metrics_clock,
		    const struct timespec *since);
/* A message ends; it was begun with METRICS_MESSAGES in the child's slot. */
void		 metrics_message_begin(const struct child *);
void		 metrics_message_end(const struct child *,
		    const struct session *);
void		 metrics_connection(const struct child *, bool opened);
void		 metrics_written(const struct child *, struct session *,
		    bool fine);
void		 metrics_tagged(const struct child *, struct session *);
void		 metrics_verdict(const struct child *,
		    const struct kr_verdict *);

/* Upper ends of the buckets, nanoseconds. */
extern const long long metrics_bounds[METRICS_BUCKETS];

/* ---- showing ------------------------------------------------------------ */

/*
 * What must be zero once nothing is in hand: what came in less what came
 * out.  Under load a reading may fall between two counters; it is repeated.
 */
struct metrics_balance { long long connections, messages, ledger, tags; };
struct metrics_balance	metrics_balance(const struct metrics *);
/* Everything, in Prometheus' text format. */
void		metrics_print(const struct metrics *, FILE *);

/* ---- exporter.c: a process that reads no mail --------------------------- */

/* Does the configuration want one? */
bool		exporter_wanted(const struct kr_config *);
/*
 * Keep config->metrics_file new, and answer GET /metrics on
 * config->metrics_port of 127.0.0.1.  Ends when the other end of control_fd
 * is closed.
 */
void		exporter_run(const struct kr_config *, const struct metrics *,
		    int control_fd) __attribute__((noreturn));

#endif /* KR_MILTER_METRICS_H */
