/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A mail server's side of the milter protocol: one mail a connection, as fast
 * as they are answered.
 *
 *   transactions unix:PATH|inet:PORT CONNECTIONS MESSAGES RCPT FILE
 *
 * FILE is a mail with LF line ends.  Prints messages, seconds, p50 and p99 in
 * microseconds from connect to the final answer, and how many were accepted.
 * With MESSAGES 0 it opens CONNECTIONS, negotiates, and waits for end of file
 * on standard input.
 */
#include <arpa/inet.h>
#include <err.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define MAIL_MAX ((size_t)1 << 20)
#define NO_REPLY_HDR 0x80u

struct peer {
	int		fd;
	uint32_t	steps;
	char		out[65536 * 2];
	size_t		n;
};

static struct {
	union { struct sockaddr any; struct sockaddr_un un;
	    struct sockaddr_in in; } address;
	socklen_t	 address_len;
	const char	*rcpt;
	char		*mail;
	size_t		 header, len;	/* where the body begins */
	long		 messages;
	atomic_long	 next, accepted;
	double		*took;
} my;

static double
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void
flush(struct peer *p)
{
	for (size_t at = 0; at < p->n;) {
		ssize_t n = write(p->fd, p->out + at, p->n - at);

		if (n <= 0)
			err(1, "write");
		at += (size_t)n;
	}
	p->n = 0;
}

static void
put(struct peer *p, char command, const char *data, size_t n)
{
	uint32_t len = htonl((uint32_t)n + 1);

	if (p->n + n + 5 > sizeof(p->out))
		flush(p);
	memcpy(p->out + p->n, &len, 4);
	p->out[p->n + 4] = command;
	memcpy(p->out + p->n + 5, data, n);
	p->n += n + 5;
}

static void
read_all(struct peer *p, char *buf, size_t n)
{
	while (n > 0) {
		ssize_t got = read(p->fd, buf, n);

		if (got <= 0)
			errx(1, "the filter closed the connection");
		buf += got;
		n -= (size_t)got;
	}
}

/* One answer; its letter. */
static char
answer(struct peer *p, char *data, size_t size)
{
	uint32_t len;
	char head[5];

	flush(p);
	read_all(p, head, 5);
	memcpy(&len, head, 4);
	len = ntohl(len) - 1;
	if (len > size)
		errx(1, "an answer of %u bytes", len);
	read_all(p, data, len);
	return head[4];
}

/* Steps that a filter may not want at all (SMFIP_NO...). */
static uint32_t
unwanted(char command)
{
	static const struct { char command; uint32_t bit; } t[] = {
		{ 'C', 1 }, { 'H', 2 }, { 'M', 4 }, { 'R', 8 }, { 'B', 0x10 },
		{ 'L', 0x20 }, { 'N', 0x40 }, { 'T', 0x200 } };

	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++)
		if (t[i].command == command)
			return t[i].bit;
	return 0;
}

/* A step; waits for its answer unless it was negotiated away. */
static char
ask(struct peer *p, char command, const char *data, size_t n,
    uint32_t no_reply)
{
	static _Thread_local char reply[65536];

	if ((p->steps & unwanted(command)) != 0)
		return 'c';
	put(p, command, data, n);
	return (p->steps & no_reply) != 0 ? 'c' :
	    answer(p, reply, sizeof(reply));
}

static void
greet(struct peer *p)
{
	uint32_t offer[3] = { htonl(6), htonl(0x1ff), htonl(0x1fffff) };
	char data[512];
	uint32_t steps;
	int yes = 1;

	p->n = 0;
	p->fd = socket(my.address.any.sa_family, SOCK_STREAM, 0);
	if (p->fd < 0 || connect(p->fd, &my.address.any, my.address_len) != 0)
		err(1, "connect");
	if (my.address.any.sa_family == AF_INET)
		setsockopt(p->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	put(p, 'O', (const char *)offer, sizeof(offer));
	if (answer(p, data, sizeof(data)) != 'O')
		errx(1, "no negotiation");
	memcpy(&steps, data + 8, 4);
	p->steps = ntohl(steps);
}

static void
fields(struct peer *p)
{
	char line[8192];

	for (size_t at = 0; at + 1 < my.header;) {
		size_t end = at, n, colon;

		do
			end += strcspn(my.mail + end, "\n") + 1;
		while (my.mail[end] == ' ' || my.mail[end] == '\t');
		n = end - 1 - at;
		if (n > sizeof(line) - 2)
			n = sizeof(line) - 2;
		memcpy(line, my.mail + at, n);
		line[n] = '\0';
		colon = strcspn(line, ":");
		line[colon] = '\0';
		line[n + 1] = '\0';
		if (ask(p, 'L', line, n + 1, NO_REPLY_HDR) != 'c')
			errx(1, "a field was not wanted");
		at = end;
	}
}

static bool
transact(struct peer *p)
{
	static const char from[] = "<aroha@reporter.example>",
	    id[] = "Ti\0QUEUE1", id_end[] = "Ei\0QUEUE1";
	static const char client[] = "client.example\0" "4\x09\xdd" "192.0.2.7";
	static _Thread_local char reply[65536];
	char rcpt[300], cmd;

	greet(p);
	ask(p, 'C', client, sizeof(client), 0x1000);
	ask(p, 'H', "client.example", 15, 0x2000);
	ask(p, 'M', from, sizeof(from), 0x4000);
	snprintf(rcpt, sizeof(rcpt), "<%s>", my.rcpt);
	ask(p, 'R', rcpt, strlen(rcpt) + 1, 0x8000);
	put(p, 'D', id, sizeof(id));
	cmd = ask(p, 'T', "", 0, 0x10000);
	if (cmd != 'c') {	/* let go before its content */
		put(p, 'Q', "", 0);
		flush(p);
		close(p->fd);
		return cmd == 'a';
	}
	fields(p);
	ask(p, 'N', "", 0, 0x40000);
	for (size_t at = my.header; at < my.len; at += 65535)
		ask(p, 'B', my.mail + at, my.len - at < 65535 ?
		    my.len - at : 65535, 0x80000);
	put(p, 'D', id_end, sizeof(id_end));
	put(p, 'E', "", 0);
	do
		cmd = answer(p, reply, sizeof(reply));
	while (strchr("actdr", cmd) == NULL || cmd == '\0');
	put(p, 'Q', "", 0);
	flush(p);
	close(p->fd);
	return cmd == 'c' || cmd == 'a';
}

static void *
work(void *argument)
{
	struct peer *p = calloc(1, sizeof(*p));
	long i;

	(void)argument;
	if (p == NULL)
		err(1, NULL);
	while ((i = atomic_fetch_add(&my.next, 1)) < my.messages) {
		double begin = now_us();

		if (transact(p))
			atomic_fetch_add(&my.accepted, 1);
		my.took[i] = now_us() - begin;
	}
	free(p);
	return NULL;
}

static int
less(const void *a, const void *b)
{
	double x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

static void
address_read(const char *s)
{
	if (strncmp(s, "unix:", 5) == 0) {
		my.address.un.sun_family = AF_UNIX;
		snprintf(my.address.un.sun_path,
		    sizeof(my.address.un.sun_path), "%s", s + 5);
		my.address_len = sizeof(my.address.un);
	} else {
		my.address.in = (struct sockaddr_in){ .sin_family = AF_INET,
		    .sin_port = htons((uint16_t)atoi(s + 5)),
		    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
		my.address_len = sizeof(my.address.in);
	}
}

static void
mail_read(const char *name)
{
	FILE *f = fopen(name, "r");
	const char *body;

	my.mail = calloc(1, MAIL_MAX + 1);
	if (f == NULL || my.mail == NULL)
		err(1, "%s", name);
	my.len = fread(my.mail, 1, MAIL_MAX, f);
	fclose(f);
	body = strstr(my.mail, "\n\n");
	my.header = body != NULL ? (size_t)(body - my.mail) + 2 : my.len;
}

static void
idle(long n)
{
	struct peer *p = calloc(1, sizeof(*p));

	for (long i = 0; p != NULL && i < n; i++)
		greet(p);	/* kept open */
	puts("idle");
	fflush(stdout);
	while (getchar() != EOF)
		continue;
	free(p);
}

int
main(int argc, char **argv)
{
	pthread_t thread[1024];
	long n;
	double begin;

	if (argc != 6)
		errx(64, "address connections messages recipient file");
	address_read(argv[1]);
	n = atol(argv[2]);
	my.messages = atol(argv[3]);
	my.rcpt = argv[4];
	mail_read(argv[5]);
	if (my.messages == 0) {
		idle(n);
		return 0;
	}
	my.took = calloc((size_t)my.messages, sizeof(*my.took));
	if (my.took == NULL || n < 1 || n > 1024)
		errx(64, "connections: 1 .. 1024");
	begin = now_us();
	for (long i = 0; i < n; i++)
		if (pthread_create(&thread[i], NULL, work, NULL) != 0)
			errx(1, "no thread");
	for (long i = 0; i < n; i++)
		pthread_join(thread[i], NULL);
	begin = (now_us() - begin) / 1e6;
	qsort(my.took, (size_t)my.messages, sizeof(*my.took), less);
	printf("%ld %.3f %.0f %.0f %ld\n", my.messages, begin,
	    my.took[my.messages / 2], my.took[my.messages * 99 / 100],
	    atomic_load(&my.accepted));
	return 0;
}
