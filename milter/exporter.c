/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The process that shows the counters.  It reads no mail, and the children,
 * which do, need no right to listen or to write this file.  One caller at a
 * time is served, for at most CALLER_MS and CALLER_BYTES.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/clock.h"
#include "milter/metrics.h"

#define FILE_MS 5000		/* between two writes of the file */
#define BIND_MS 500		/* between two tries to listen */
#define CALLER_MS 2000
#define CALLER_BYTES 4096

struct exporter {
	const struct kr_config	*config;
	const struct metrics	*metrics;
	int			 listen_fd;	/* -1: not yet */
	bool			 file_fails, bind_fails; /* it was said */
	int64_t			 file_ms, bind_ms;	/* when next */
};

bool
exporter_wanted(const struct kr_config *c)
{
	return *c->metrics_file != '\0' || c->metrics_port != 0;
}

/* Say once that it does not work, and once that it does again. */
static void
said(bool *fails, bool now, const char *what)
{
	if (now != *fails)
		log_line(now ? LOG_WARNING : LOG_INFO, "metrics: %s%s%s",
		    what, now ? ": " : " again", now ? strerror(errno) : "");
	*fails = now;
}

/* ---- the file ----------------------------------------------------------- */

/* Readers see the old file or the new one, never a part. */
static bool
file_write(const struct exporter *e)
{
	char path[PATH_MAX];
	int n = snprintf(path, sizeof(path), "%s.%ld",
	    e->config->metrics_file, (long)getpid());
	FILE *f;
	bool ok;
	int fd;

	if (n < 0 || (size_t)n >= sizeof(path))
		return false;
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
	    0644);
	f = fd >= 0 && fchmod(fd, 0644) == 0 ? fdopen(fd, "w") : NULL;
	if (f == NULL) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	metrics_print(e->metrics, f);
	ok = ferror(f) == 0;
	ok = fclose(f) == 0 && ok;
	if (ok && rename(path, e->config->metrics_file) == 0)
		return true;
	unlink(path);
	return false;
}

/* ---- the responder ------------------------------------------------------ */

static bool
listen_open(struct exporter *e)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
	    .sin_port = htons((uint16_t)e->config->metrics_port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int yes = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC |
	    SOCK_NONBLOCK, 0);

	if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes,
	    sizeof(yes)) == 0 && bind(fd, (struct sockaddr *)&a,
	    sizeof(a)) == 0 && listen(fd, 8) == 0) {
		e->listen_fd = fd;
		return true;
	}
	if (fd >= 0)
		close(fd);
	return false;
}

/* Until its end time; false if it is over. */
static bool
wait_for(int fd, short events, int64_t until)
{
	struct pollfd p = { .fd = fd, .events = events };
	int64_t ms = until - kr_clock_steady_ms();

	return ms > 0 && poll(&p, 1, (int)ms) == 1;
}

/* The request up to its blank line; false if none comes. */
static bool
request_read(int fd, char *buf, size_t size, int64_t until)
{
	size_t len = 0;

	while (len < size - 1 && wait_for(fd, POLLIN, until)) {
		ssize_t n = recv(fd, buf + len, size - 1 - len, 0);

		if (n <= 0)
			return false;
		len += (size_t)n;
		buf[len] = '\0';
		if (strstr(buf, "\r\n\r\n") != NULL ||
		    strstr(buf, "\n\n") != NULL)
			return true;
	}
	return false;
}

static void
send_all(int fd, const char *bytes, size_t n, int64_t until)
{
	while (n > 0 && wait_for(fd, POLLOUT, until)) {
		ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);

		if (sent <= 0)
			return;
		bytes += sent;
		n -= (size_t)sent;
	}
}

static void
answer(const struct exporter *e, int fd, const char *status, bool metrics,
    int64_t until)
{
	char *text = NULL, head[256];
	size_t len = 0;
	FILE *f = open_memstream(&text, &len);
	int n;

	if (f == NULL)
		return;
	if (metrics)
		metrics_print(e->metrics, f);
	else
		fprintf(f, "%s\n", status);
	if (fclose(f) == 0) {
		n = snprintf(head, sizeof(head), "HTTP/1.1 %s\r\n"
		    "Content-Type: text/plain; version=0.0.4\r\n"
		    "Content-Length: %zu\r\nConnection: close\r\n%s\r\n",
		    status, len, strncmp(status, "405", 3) == 0 ?
		    "Allow: GET\r\n" : "");
		send_all(fd, head, (size_t)n, until);
		send_all(fd, text, len, until);
	}
	free(text);
}

static void
caller_serve(const struct exporter *e)
{
	char request[CALLER_BYTES];
	int64_t until = kr_clock_steady_ms() + CALLER_MS;
	int fd = accept4(e->listen_fd, NULL, NULL, SOCK_CLOEXEC |
	    SOCK_NONBLOCK);

	if (fd < 0)
		return;
	if (request_read(fd, request, sizeof(request), until)) {
		if (strncmp(request, "GET ", 4) != 0)
			answer(e, fd, "405 Method Not Allowed", false, until);
		else if (strncmp(request + 4, "/metrics ", 9) != 0)
			answer(e, fd, "404 Not Found", false, until);
		else
			answer(e, fd, "200 OK", true, until);
	}
	shutdown(fd, SHUT_WR);
	close(fd);
}

/* ---- the process -------------------------------------------------------- */

/* What is due now; returns how long to wait for anything else. */
static int
due(struct exporter *e)
{
	int64_t now = kr_clock_steady_ms(), next = now + FILE_MS;

	if (*e->config->metrics_file != '\0') {
		if (now >= e->file_ms) {
			said(&e->file_fails, !file_write(e),
			    "cannot write the file");
			e->file_ms = now + FILE_MS;
		}
		next = e->file_ms;
	}
	if (e->config->metrics_port != 0 && e->listen_fd < 0) {
		/* The one before us may hold the port for a moment. */
		if (now >= e->bind_ms) {
			said(&e->bind_fails, !listen_open(e) &&
			    e->bind_ms != 0, "cannot listen");
			e->bind_ms = now + BIND_MS;
		}
		if (e->listen_fd < 0 && e->bind_ms < next)
			next = e->bind_ms;
	}
	return next > now ? (int)(next - now) : 0;
}

void
exporter_run(const struct kr_config *config, const struct metrics *metrics,
    int control_fd)
{
	struct exporter e = { .config = config, .metrics = metrics,
	    .listen_fd = -1 };

	/* A terminal's interrupt is the parent's business. */
	setpgid(0, 0);
	for (;;) {
		struct pollfd p[2] = {
		    { .fd = control_fd, .events = POLLIN },
		    { .fd = -1, .events = POLLIN } };
		int wait = due(&e);

		p[1].fd = e.listen_fd;
		if (poll(p, 2, wait) < 0 && errno != EINTR)
			_exit(EXIT_FAILURE);
		if (p[0].revents != 0)
			break;		/* the last numbers are written below */
		if (p[1].revents != 0)
			caller_serve(&e);
	}
	if (*config->metrics_file != '\0')
		(void)file_write(&e);
	_exit(EXIT_SUCCESS);
}
