/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The process that speaks the milter protocol.
 *
 * libmilter's own way to stop takes connections down under running
 * callbacks, so it is never asked to.  Instead the listening socket is taken
 * away from it, the connections at hand are served, and then the process
 * ends.
 */
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "host/clock.h"
#include "milter/milter.h"

#define RETIRE_SECONDS 3600	/* a connection may live on that long */
#define GRACE_SECONDS 2		/* accepted, and not yet heard of */

struct control_thread {
	const struct child	*child;
	pthread_t		 listener;	/* the thread in smfi_main() */
};

static void
wake(int signo)
{
	(void)signo;		/* only ends poll() in libmilter's listener */
}

static int64_t
seconds(void)
{
	return kr_clock_steady_ms() / 1000;
}

/*
 * Put a pipe that never has anything to read where libmilter looks for new
 * connections.
 */
static void
listen_no_more(const struct control_thread *c)
{
	int p[2];

	if (pipe(p) != 0 || dup2(p[0], c->child->listen_fd) < 0)
		_exit(EXIT_FAILURE);
	pthread_kill(c->listener, SIGUSR1);
}

/* What the parent says within ms; CONTROL_STOP if it is gone, 0 nothing. */
static char
heard(int fd, int ms)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char c;

	if (poll(&p, 1, ms) <= 0)
		return 0;
	return read(fd, &c, 1) == 1 ? c : CONTROL_STOP;
}

/* Serve connections until they close by themselves. */
static void
retire(const struct child *child)
{
	int64_t start = seconds(), quiet = start;

	while (seconds() - start < RETIRE_SECONDS) {
		if (callbacks_connections() > 0)
			quiet = seconds();
		if (seconds() - quiet > GRACE_SECONDS ||
		    heard(child->control_fd, 200) == CONTROL_STOP)
			break;
	}
}

/* Finish the messages at hand. */
static void
stop(const struct child *child)
{
	struct timespec tick = { 0, 50 * 1000 * 1000 };
	int64_t start = seconds();

	callbacks_refuse_new();
	while (callbacks_messages() > 0 && seconds() - start < STOP_SECONDS)
		nanosleep(&tick, NULL);
	/* The last answers are still on their way out of libmilter. */
	nanosleep(&tick, NULL);
	kr_ledger_close(child->ledger);
	campaigns_close(child->campaigns);
	_exit(EXIT_SUCCESS);
}

static void *
control(void *argument)
{
	const struct control_thread *c = argument;
	char word;

	do
		word = heard(c->child->control_fd, -1);
	while (word != CONTROL_RETIRE && word != CONTROL_STOP);
	listen_no_more(c);
	if (write(c->child->control_fd, &word, 1) != 1)
		word = CONTROL_STOP;	/* the parent is gone */
	hold_stop();	/* a newer child does that now */
	if (word == CONTROL_RETIRE)
		retire(c->child);
	stop(c->child);
	return NULL;
}

void
child_run(struct child *child)
{
	struct sigaction act = { .sa_handler = wake };
	static struct control_thread c;	/* outlives this frame's readers */
	pthread_t thread;

	/* See socket.c for why the folder matters. */
	if (chdir("/") != 0 || sigaction(SIGUSR1, &act, NULL) != 0)
		_exit(EXIT_FAILURE);
	/* A terminal's interrupt is the parent's business. */
	setpgid(0, 0);
	sandbox_enter(kr_host_config(child->host));
	child->ledger = ledger_open(kr_host_config(child->host));
	hold_start(child);
	child->campaigns = campaigns_open(kr_host_config(child->host));
	callbacks_use(child);
	c.child = child;
	c.listener = pthread_self();
	if (pthread_create(&thread, NULL, control, &c) != 0)
		_exit(EXIT_FAILURE);
	smfi_main();
	log_line(LOG_ERR, "the protocol loop ended by itself");
	_exit(EXIT_FAILURE);
}
