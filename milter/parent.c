/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parent: signals, configuration, one child that takes connections and
 * perhaps some that finish theirs.  It has one thread, so that it may fork.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef HAVE_SYSTEMD
# include <systemd/sd-daemon.h>
#endif

#include "host/clock.h"
#include "milter/metrics.h"

#define CRASH_MS 10000	/* a child that lives shorter is restarted ... */
#define PAUSE_FIRST_MS 50	/* ... after a pause that doubles each time */
#define PAUSE_MAX_MS 5000
#define HEARD_MS 1000		/* a child answers within that */

struct process {
	pid_t	pid;		/* 0: free */
	int	control_fd;
	int64_t	born_ms;
};

struct parent {
	const struct options	*options;
	const struct listener	*listener;
	struct poison		*poison;
	struct metrics		*metrics;
	struct kr_host		**host;
	struct process		 child[CHILDREN_MAX];
	struct process		*serving;	/* NULL: to be started */
	struct process		 exporter;	/* if any */
	int64_t			 pause_ms, start_ms;	/* for the next one */
	bool			 stale;	/* it serves an older configuration */
	sigset_t		 signals, before;
};

static void
notify(const char *state)
{
#ifdef HAVE_SYSTEMD
	sd_notify(0, state);
#else
	(void)state;
#endif
}

static void
tell(const struct process *p, char word)
{
	if (p->pid != 0 && write(p->control_fd, &word, 1) != 1)
		kill(p->pid, SIGKILL);	/* it cannot hear: it is broken */
}

/* From here on new connections go to the new child. */
static void
retire(const struct process *p)
{
	struct pollfd heard = { .fd = p->control_fd, .events = POLLIN };

	tell(p, CONTROL_RETIRE);
	if (poll(&heard, 1, HEARD_MS) != 1)
		log_line(LOG_WARNING, "child %ld is slow to retire",
		    (long)p->pid);
}

/* A free place; the oldest retired child gives way. */
static struct process *
place(struct parent *p)
{
	struct process *oldest = NULL;

	for (size_t i = 0; i < CHILDREN_MAX; i++) {
		if (p->child[i].pid == 0)
			return &p->child[i];
		if (&p->child[i] != p->serving && (oldest == NULL ||
		    p->child[i].born_ms < oldest->born_ms))
			oldest = &p->child[i];
	}
	if (oldest != NULL)
		tell(oldest, CONTROL_STOP);
	return NULL;
}

/* After a fork: the children's other ends are the parent's. */
static void
controls_close(const struct parent *p)
{
	for (size_t i = 0; i < CHILDREN_MAX; i++)
		if (p->child[i].pid != 0)
			close(p->child[i].control_fd);
}

static void
become_child(const struct parent *p, size_t slot, int control_fd)
{
	static struct child self;	/* for threads: never goes */

	controls_close(p);
	if (p->exporter.pid != 0)
		close(p->exporter.control_fd);
	self = (struct child){ .host = *p->host, .poison = p->poison,
	    .metrics = p->metrics, .slot = slot,
	    .listen_fd = p->listener->fd, .control_fd = control_fd };
	sigprocmask(SIG_SETMASK, &p->before, NULL);
	child_run(&self);
}

/* Start a child on the present configuration. */
static bool
start(struct parent *p)
{
	struct process *child = place(p);
	int control[2];
	pid_t pid;

	if (child == NULL ||
	    socketpair(AF_UNIX, SOCK_STREAM, 0, control) != 0)
		return false;
	metrics_configure(p->metrics, *p->host);
	pid = fork();
	if (pid == 0) {
		close(control[1]);
		become_child(p, (size_t)(child - p->child), control[0]);
	}
	close(control[0]);
	if (pid < 0) {
		close(control[1]);
		log_line(LOG_ERR, "cannot start a child: %s",
		    strerror(errno));
		return false;
	}
	*child = (struct process){ pid, control[1], kr_clock_steady_ms() };
	metrics_child_started(p->metrics, (size_t)(child - p->child), pid);
	p->serving = child;
	p->stale = false;
	return true;
}

static void
start_later(struct parent *p)
{
	p->serving = NULL;
	p->start_ms = kr_clock_steady_ms() + p->pause_ms;
	p->pause_ms = p->pause_ms == 0 ? PAUSE_FIRST_MS : 2 * p->pause_ms;
	if (p->pause_ms > PAUSE_MAX_MS)
		p->pause_ms = PAUSE_MAX_MS;
}

static void
child_ended(struct parent *p, struct process *child, int status)
{
	bool died = !WIFEXITED(status) ||
	    WEXITSTATUS(status) != EXIT_SUCCESS;

	close(child->control_fd);
	metrics_child_ended(p->metrics, (size_t)(child - p->child), died);
	if (!died)
		poison_child_left(p->poison, child->pid);
	else		/* a library that gives up may exit() as well */
		log_line(LOG_ERR, "child %ld ended by %s %d while judging "
		    "%u messages", (long)child->pid,
		    WIFSIGNALED(status) ? "signal" : "exit",
		    WIFSIGNALED(status) ? WTERMSIG(status) :
		    WEXITSTATUS(status),
		    poison_child_died(p->poison, child->pid));
	if (child == p->serving) {
		if (kr_clock_steady_ms() - child->born_ms >= CRASH_MS)
			p->pause_ms = 0;
		start_later(p);
	}
	*child = (struct process){ .pid = 0 };
}

/* ---- the exporter: missed by nobody's mail ------------------------------- */

/* Start it if the configuration wants one; once a reload or death. */
static void
exporter_start(struct parent *p)
{
	const struct kr_config *config = kr_host_config(*p->host);
	int control[2];
	pid_t pid;

	if (!exporter_wanted(config) ||
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, control) != 0)
		return;
	pid = fork();
	if (pid == 0) {
		controls_close(p);
		close(control[1]);
		close(p->listener->fd);
		sigprocmask(SIG_SETMASK, &p->before, NULL);
		exporter_run(config, p->metrics, control[0]);
	}
	close(control[0]);
	if (pid < 0)
		close(control[1]);
	else
		p->exporter = (struct process){ pid, control[1],
		    kr_clock_steady_ms() };
}

static void
exporter_stop(struct parent *p)
{
	if (p->exporter.pid == 0)
		return;
	close(p->exporter.control_fd);
	p->exporter.pid = 0;
}

static void
exporter_ended(struct parent *p)
{
	bool again = kr_clock_steady_ms() - p->exporter.born_ms > CRASH_MS;

	log_line(LOG_ERR, "the metrics process ended by itself%s", again ?
	    "" : "; a reload starts it again");
	exporter_stop(p);
	if (again)
		exporter_start(p);
}

static void
reap(struct parent *p)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (pid == p->exporter.pid)
			exporter_ended(p);
		for (size_t i = 0; i < CHILDREN_MAX; i++)
			if (p->child[i].pid == pid)
				child_ended(p, &p->child[i], status);
	}
}

static void
reload_refused(struct parent *p, const struct kr_err *err)
{
	char text[1024];

	metrics_count(p->metrics, METRICS_RELOADS_REFUSED);
	atomic_store(&p->metrics->reload_fine, false);
	log_line(LOG_ERR, "reload refused, the old configuration stays: %s",
	    kr_err_text(err, text, sizeof(text)));
}

/* Another child, on the present configuration, takes over. */
static void
renew(struct parent *p)
{
	struct process *old = p->serving;

	p->stale = !start(p);
	if (p->stale)
		return;
	if (old != NULL)
		retire(old);
	log_line(LOG_INFO, "configuration reloaded");
}

static void
reload(struct parent *p)
{
	struct kr_host *before = *p->host, *host;
	struct kr_err err = { 0 };

	notify("RELOADING=1");
	if (kr_host_load(p->options->config_file, p->options->override,
	    p->options->n_override, &host, &err) != KR_OK) {
		reload_refused(p, &err);
	} else if (ledger_check(kr_host_config(host), true, &err) != KR_OK ||
	    hold_check(host, true, &err) != KR_OK) {
		reload_refused(p, &err);
		kr_host_free(host);
	} else {
		*p->host = host;
		metrics_count(p->metrics, METRICS_RELOADS);
		atomic_store(&p->metrics->reload_fine, true);
		exporter_stop(p);
		if (strcmp(kr_host_config(host)->socket,
		    kr_host_config(before)->socket) != 0)
			log_line(LOG_WARNING, "a new socket needs a restart");
		kr_host_free(before);
		exporter_start(p);
		renew(p);
		if (p->stale)
			log_line(LOG_ERR, "no child for the new "
			    "configuration yet, it follows");
	}
	notify("READY=1");
}

static bool
any_child(const struct parent *p)
{
	for (size_t i = 0; i < CHILDREN_MAX; i++)
		if (p->child[i].pid != 0)
			return true;
	return false;
}

static void
finish(struct parent *p)
{
	int64_t deadline = kr_clock_steady_ms() + (STOP_SECONDS + 5) * 1000;
	struct timespec tick = { 0, 100 * 1000 * 1000 };

	notify("STOPPING=1");
	p->serving = NULL;
	for (size_t i = 0; i < CHILDREN_MAX; i++)
		tell(&p->child[i], CONTROL_STOP);
	while (any_child(p) && kr_clock_steady_ms() < deadline) {
		sigtimedwait(&p->signals, NULL, &tick);
		reap(p);
	}
	for (size_t i = 0; i < CHILDREN_MAX; i++)
		if (p->child[i].pid != 0)
			kill(p->child[i].pid, SIGKILL);
	exporter_stop(p);
}

/* The next signal, or 0 when it is time to start a child. */
static int
signal_next(const struct parent *p)
{
	int64_t ms = p->start_ms - kr_clock_steady_ms();
	struct timespec wait = { ms / 1000, ms % 1000 * 1000000 };
	static const struct timespec soon = { 0, 500 * 1000 * 1000 };
	int sig = 0;

	if (p->stale)
		sig = sigtimedwait(&p->signals, NULL, &soon);
	else if (p->serving != NULL)
		sig = sigwaitinfo(&p->signals, NULL);
	else if (ms > 0)
		sig = sigtimedwait(&p->signals, NULL, &wait);
	return sig > 0 ? sig : 0;
}

int
parent_run(const struct options *options, struct kr_host **host,
    const struct listener *listener, struct poison *poison,
    struct metrics *metrics)
{
	static const int listened[] = { SIGHUP, SIGTERM, SIGINT, SIGCHLD };
	struct parent p = { .options = options, .listener = listener,
	    .poison = poison, .metrics = metrics,
	    .host = host };
	int sig;

	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&p.signals);
	for (size_t i = 0; i < KR_NELEM(listened); i++)
		sigaddset(&p.signals, listened[i]);
	sigprocmask(SIG_BLOCK, &p.signals, &p.before);
	for (bool ready = false;; ready = true) {
		if (p.serving == NULL &&
		    kr_clock_steady_ms() >= p.start_ms && !start(&p))
			start_later(&p);
		if (p.stale && p.serving != NULL)
			renew(&p);	/* others have ended meanwhile */
		if (!ready) {
			exporter_start(&p);
			notify("READY=1");
			log_line(LOG_INFO, "ready on %s; %s",
			    listener->handed_over ? "systemd's socket" :
			    kr_host_config(*host)->socket,
			    kr_rules_engine(kr_host_engine(*host)->rules));
		}
		sig = signal_next(&p);
		if (sig == SIGHUP)
			reload(&p);
		else if (sig == SIGCHLD)
			reap(&p);
		else if (sig == SIGTERM || sig == SIGINT)
			break;
	}
	finish(&p);
	log_line(LOG_INFO, "stopped");
	return EXIT_SUCCESS;
}
