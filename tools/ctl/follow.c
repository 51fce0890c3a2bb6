/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl ledger follow: what became of each decision, from the log of
 * Postfix or Sendmail.
 *
 *   Postfix   ... postfix/qmgr[1]: 4bXy...: from=<a@b>, size=1, nrcpt=1 (...)
 *             ... postfix/smtp[1]: 4bXy...: to=<c@d>, ..., dsn=2.0.0,
 *                 status=sent (...)
 *             ... postfix/qmgr[1]: 4bXy...: from=<a@b>, status=expired, ...
 *   Sendmail  ... sm-mta[1]: 5AB...: from=<a@b>, size=1, ...
 *             ... sm-mta[1]: 5AB...: to=<c@d>, ..., dsn=2.0.0, stat=Sent
 *
 * A log may be read twice: what is known is not written again.
 */
#include <err.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctl/ledger.h"

#define WAITING 256		/* states written in one go */

struct follow {
	const struct kr_config	*config;
	struct kr_store		*store;		/* to look up */
	struct kr_ledger	*ledger;	/* to write */
	struct kr_ledger_outcome waiting[WAITING];
	size_t			 n_waiting, written;
	char			 bytes[65536];	/* of the log */
	size_t			 n_bytes;
};

/* What a line says. */
struct event {
	struct kr_span		 queue_id, to, dsn;	/* to absent: all */
	enum kr_ledger_state	 state;
};

/* ---- lines -------------------------------------------------------------- */

/* The value of "name=" after a blank, up to a comma; absent if not there. */
static struct kr_span
value_of(struct kr_span line, const char *name)
{
	char key[24];
	size_t at;

	snprintf(key, sizeof(key), " %s=", name);
	at = kr_span_find(line, 0, key);
	if (at == SIZE_MAX)
		return KR_SPAN_NONE;
	line = kr_span_from(line, at + strlen(key));
	return kr_span_trim(kr_span_sub(line, 0, kr_span_chr(line, 0, ',')));
}

static struct kr_span
address_of(struct kr_span s)
{
	size_t end = kr_span_chr(s, 0, '>');

	if (s.len == 0 || s.ptr[0] != '<' || end == SIZE_MAX)
		return s;
	return kr_span_sub(s, 1, end - 1);
}

/* "program[number]: ID: rest": the ID. */
static struct kr_span
queue_id_of(struct kr_span line, struct kr_span *rest)
{
	size_t at = kr_span_find(line, 0, "]: "), n = 0;

	if (at == SIZE_MAX)
		return KR_SPAN_NONE;
	*rest = kr_span_from(line, at + 3);
	while (n < rest->len && kr_is_alnum(rest->ptr[n]))
		n++;
	if (n < 6 || n + 1 >= rest->len || rest->ptr[n] != ':')
		return KR_SPAN_NONE;
	line = kr_span_sub(*rest, 0, n);
	*rest = kr_span_from(*rest, n + 1);
	return line;
}

/* The class of RFC 3463 says it, whoever wrote the line. */
static bool
state_of(struct kr_span dsn, enum kr_ledger_state *ret)
{
	if (dsn.len == 0)
		return false;
	switch (dsn.ptr[0]) {
	case '2': *ret = KR_LEDGER_DELIVERED; return true;
	case '4': *ret = KR_LEDGER_DEFERRED; return true;
	case '5': *ret = KR_LEDGER_BOUNCED; return true;
	default: return false;
	}
}

static bool
event_read(struct kr_span line, struct event *e)
{
	struct kr_span rest, from;

	e->queue_id = queue_id_of(line, &rest);
	if (e->queue_id.len == 0)
		return false;
	e->to = address_of(value_of(rest, "to"));
	e->dsn = value_of(rest, "dsn");
	if (e->to.len > 0)
		return state_of(e->dsn, &e->state);
	e->to = KR_SPAN_NONE;
	from = value_of(rest, "from");
	if (from.ptr == NULL)
		return false;
	/* Given back to the sender after days of attempts. */
	e->state = kr_span_is(value_of(rest, "status"), "expired") ?
	    KR_LEDGER_BOUNCED : KR_LEDGER_ACCEPTED;
	return true;
}

/* ---- whose it is -------------------------------------------------------- */

struct known {
	char	chain[256], mail[KR_SHA256_HEX], state[16];
	int64_t	seq;			/* 0: not one of ours */
};

static bool
known_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct known *k = ctx;

	(void)n;
	snprintf(k->chain, sizeof(k->chain), "%.*s",
	    KR_SPAN_ARG(column[0].bytes));
	k->seq = column[1].integer;
	snprintf(k->mail, sizeof(k->mail), "%.*s",
	    KR_SPAN_ARG(column[2].bytes));
	snprintf(k->state, sizeof(k->state), "%.*s",
	    KR_SPAN_ARG(column[3].bytes));
	return false;
}

/* Queue ids come again after a while: the newest counts. */
static struct known
known_find(struct follow *f, struct kr_span queue_id)
{
	const struct kr_value id = kr_value_text(queue_id);
	struct known k = { .seq = 0 };
	struct kr_err error;

	ctl_must(kr_store_each(f->store, "SELECT chain, seq, mail, "
	    "state FROM decision WHERE queue_id = ? ORDER BY time_ms DESC "
	    "LIMIT 1", &id, 1, known_take, &k, &error), &error);
	return k;
}

/* ---- writing ------------------------------------------------------------ */

/* What waits is written in one go: a log has thousands of lines. */
static void
flush(struct follow *f)
{
	struct kr_err error = { .code = KR_OK };

	if (f->n_waiting > 0)
		ctl_must(kr_ledger_outcomes(f->ledger, f->waiting,
		    f->n_waiting, &error), &error);
	f->written += f->n_waiting;
	f->n_waiting = 0;
}

/* What is said of a decision is looked up only when all else is written. */
static bool
waits(const struct follow *f, const struct known *k)
{
	for (size_t i = 0; i < f->n_waiting; i++)
		if (f->waiting[i].seq == k->seq &&
		    strcmp(f->waiting[i].chain, k->chain) == 0)
			return true;
	return false;
}

static void
state_write(struct follow *f, const struct known *k, const struct event *e,
    const char *agency)
{
	struct kr_ledger_outcome *o;

	if (f->n_waiting == WAITING)
		flush(f);
	o = &f->waiting[f->n_waiting++];
	*o = (struct kr_ledger_outcome){ .seq = k->seq, .state = e->state };
	snprintf(o->chain, sizeof(o->chain), "%s", k->chain);
	snprintf(o->mail, sizeof(o->mail), "%s", k->mail);
	snprintf(o->queue_id, sizeof(o->queue_id), "%.*s",
	    KR_SPAN_ARG(e->queue_id));
	if (agency == NULL)
		return;
	snprintf(o->agency, sizeof(o->agency), "%s", agency);
	kr_ledger_status(e->dsn, o->dsn, sizeof(o->dsn));
}

struct destination {
	struct follow		*f;
	const struct known	*k;
	const struct event	*e;
	bool			 all;	/* also those without an answer yet */
};

/* A destination whose state is news. */
static bool
destination_take(void *ctx, const struct kr_value *column, size_t n)
{
	const struct destination *d = ctx;
	struct kr_span was = kr_value_span(&column[1]);
	char agency[256];

	(void)n;
	snprintf(agency, sizeof(agency), "%.*s",
	    KR_SPAN_ARG(column[0].bytes));
	if (!kr_ledger_is_news(d->e->state, was) || (d->all &&
	    kr_span_is(was, "delivered")))
		return true;
	state_write(d->f, d->k, d->e, agency);
	return true;
}

static void
line_take(struct follow *f, struct kr_span line)
{
	struct event e;
	struct known k;
	const char *agency = NULL;
	struct kr_err error;
	struct destination d = { f, &k, &e, true };

	if (!event_read(line, &e))
		return;
	if (e.to.ptr != NULL && (agency = kr_ledger_agency_of(f->config,
	    e.to)) == NULL)
		return;
	k = known_find(f, e.queue_id);
	if (k.seq == 0)
		return;
	if (waits(f, &k)) {
		flush(f);
		k = known_find(f, e.queue_id);
	}
	if (e.to.ptr == NULL && e.state == KR_LEDGER_ACCEPTED) {
		if (strcmp(k.state, "accepted") != 0)
			state_write(f, &k, &e, NULL);
		return;
	}
	if (agency != NULL) {
		const struct kr_value at[] = { kr_value_cstr(k.chain),
		    kr_value_integer(k.seq), kr_value_cstr(agency) };

		d.all = false;
		ctl_must(kr_store_each(f->store, "SELECT agency, state "
		    "FROM referral WHERE chain = ? AND seq = ? AND agency = ?",
		    at, 3, destination_take, &d, &error), &error);
	} else {
		const struct kr_value at[] = { kr_value_cstr(k.chain),
		    kr_value_integer(k.seq) };

		e.dsn = KR_SPAN_LIT("5.4.7");	/* RFC 3463: expired */
		ctl_must(kr_store_each(f->store, "SELECT agency, state "
		    "FROM referral WHERE chain = ? AND seq = ? AND basis <> "
		    "'hold'", at, 2, destination_take, &d, &error), &error);
	}
}

/* ---- reading ------------------------------------------------------------ */

static volatile sig_atomic_t stopping;

static void
stop(int signo)
{
	(void)signo;
	stopping = 1;
}

static bool
same_file(int fd, const char *name)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 && (stat(name, &b) != 0 ||
	    (a.st_ino == b.st_ino && a.st_dev == b.st_dev &&
	    lseek(fd, 0, SEEK_CUR) <= b.st_size));
}

/* The lines that are whole; last: and what stands behind them. */
static void
lines_take(struct follow *f, bool last)
{
	struct kr_span rest = { f->bytes, f->n_bytes };

	while (rest.len > 0) {
		size_t end = kr_span_chr(rest, 0, '\n');

		/* No line of a mail server's is as long as all the room. */
		if (end == SIZE_MAX && !last && rest.len < sizeof(f->bytes))
			break;
		line_take(f, kr_span_sub(rest, 0, end));
		rest = end == SIZE_MAX ? KR_SPAN_NONE :
		    kr_span_from(rest, end + 1);
	}
	if (rest.len > 0)
		memmove(f->bytes, rest.ptr, rest.len);
	f->n_bytes = rest.len;
}

/* To the end of what is there.  Before it waits for more, all is written. */
static void
log_read(struct follow *f, int fd)
{
	ssize_t n = 1;

	while (!stopping && n > 0) {
		n = read(fd, f->bytes + f->n_bytes,
		    sizeof(f->bytes) - f->n_bytes);
		f->n_bytes += n > 0 ? (size_t)n : 0;
		lines_take(f, false);
		flush(f);
	}
}

/* To the end, and, unless once, on as the file grows or is put anew. */
static void
file_follow(struct follow *f, const char *name, bool once)
{
	bool input = strcmp(name, "-") == 0;
	int fd = input ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		err(CTL_FAILED, "%s", name);
	while (!stopping) {
		log_read(f, fd);
		if (once || input || stopping)
			break;
		sleep(1);
		if (same_file(fd, name))
			continue;
		lines_take(f, true);
		close(fd);
		while ((fd = open(name, O_RDONLY | O_CLOEXEC)) < 0 &&
		    !stopping)
			sleep(1);
		if (fd < 0)
			break;
	}
	lines_take(f, !stopping);
	flush(f);
	if (fd >= 0 && !input)
		close(fd);
}

int
ctl_ledger_follow(const struct ctl_ledger *l)
{
	bool once = l->argc == 3 && strcmp(l->argv[1], "--once") == 0;
	struct sigaction act = { .sa_handler = stop };
	struct kr_err error = { .code = KR_OK };
	static struct follow f;

	if (l->argc != 2 + once)
		ctl_usage("ledger follow [--once] FILE|-");
	f.config = l->config;
	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGINT, &act, NULL);
	f.store = ctl_ledger_open(l, KR_STORE_WRITE);
	ctl_must(kr_ledger_open(&l->settings, &f.ledger, &error),
	    &error);
	file_follow(&f, l->argv[1 + once], once);
	kr_ledger_close(f.ledger);
	kr_store_close(f.store);
	printf("%zu states written\n", f.written);
	return CTL_FINE;
}
