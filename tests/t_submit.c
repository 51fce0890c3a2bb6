/* SPDX-License-Identifier: Apache-2.0 */
/* A mail server that says what a row tells it, and what is made of it. */
#include <arpa/inet.h>
#include <curl/curl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "fault.h"
#include "unit.h"

#include "hold/hold.h"

#define TEXT	"Subject: x\r\n\r\nHello.\r\n"
#define ALONE_MS	10000	/* a client that says nothing for so long */

FAULT(CURL *, curl_easy_init, FAULT_MEMORY, ENOMEM, NULL, (void), ())
FAULT(struct curl_slist *, curl_slist_append, FAULT_MEMORY, ENOMEM, NULL,
    (struct curl_slist *list, const char *s), (list, s))

/* ---- the server ---------------------------------------------------------- */

/* What a client says, and what is said to it otherwise than in a row. */
static const struct { const char *command, *reply; } usual[] = {
	{ "", "220 mx.example\r\n" },
	{ "EHLO", "250-mx.example\r\n250 8BITMIME\r\n" },
	{ "MAIL", "250 yes\r\n" }, { "RCPT", "250 yes\r\n" },
	{ "DATA", "354 go on\r\n" }, { ".", "250 taken\r\n" },
	{ "QUIT", "221 bye\r\n" },
};

static struct submit_case {
	const char	*name;
	const char	*at, *reply;	/* reply NULL: it goes away there */
	enum kr_rc	 rc;
	bool		 stops;		/* our side does, before the end */
} submits[] = {
	{ "taken", "none", NULL, KR_OK, false },
	{ "no greeting", "", NULL, KR_E_SYSTEM, false },
	{ "not now", "", "421 busy\r\n", KR_E_SYSTEM, false },
	{ "sender refused", "MAIL", "550 no\r\n", KR_E_SYSTEM, false },
	{ "receiver refused", "RCPT", "550 no\r\n", KR_E_SYSTEM, false },
	{ "no data now", "DATA", "451 later\r\n", KR_E_SYSTEM, false },
	{ "away before the text", "DATA", NULL, KR_E_SYSTEM, false },
	{ "refused at the end", ".", "554 no\r\n", KR_E_SYSTEM, false },
	{ "later, at the end", ".", "452 full\r\n", KR_E_SYSTEM, false },
	{ "away at the end", ".", NULL, KR_E_TEMPORARY, false },
	{ "neither, at the end", ".", "354 go on\r\n", KR_E_TEMPORARY, false },
	{ "nonsense at the end", ".", "650 what\r\n", KR_E_TEMPORARY, false },
	{ "stopped by us", "none", NULL, KR_E_SYSTEM, true },
};

struct server {
	const struct submit_case	*row;
	int				 fd;
	char				 hello[64];
	unsigned			 taken;
};

/* False: the row has it go away. */
static bool
say(const struct server *s, int fd, const char *command)
{
	const char *reply = NULL;

	for (size_t i = 0; i < KR_NELEM(usual); i++)
		if (strcmp(usual[i].command, command) == 0)
			reply = usual[i].reply;
	if (strcmp(s->row->at, command) == 0)
		reply = s->row->reply;
	return reply != NULL && write(fd, reply, strlen(reply)) ==
	    (ssize_t)strlen(reply);
}

static bool
heard(int fd, char *line, size_t size)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	size_t n = 0;

	while (n + 1 < size && poll(&wait, 1, ALONE_MS) == 1 &&
	    read(fd, line + n, 1) == 1)
		if (line[n++] == '\n')
			break;
	line[n] = '\0';
	return n > 0 && line[n - 1] == '\n';
}

static void *
serve(void *ctx)
{
	struct server *s = ctx;
	int fd = accept(s->fd, NULL, NULL);
	char line[1024], command[8];
	bool text = false, go_on = say(s, fd, "");

	while (go_on && heard(fd, line, sizeof(line))) {
		if (text && strcmp(line, ".\r\n") != 0)
			continue;
		snprintf(command, sizeof(command), "%.4s",
		    text ? "." : line);
		if (strcmp(command, "EHLO") == 0)
			snprintf(s->hello, sizeof(s->hello), "%.*s",
			    (int)strcspn(line + 5, "\r"), line + 5);
		go_on = say(s, fd, command);
		s->taken += text && go_on && strcmp(s->row->at, ".") != 0;
		text = !text && go_on && strcmp(command, "DATA") == 0 &&
		    strcmp(s->row->at, "DATA") != 0;
	}
	close(fd);
	return NULL;
}

/* ---- the client ---------------------------------------------------------- */

static unsigned ends;

static bool
before_end(void *ctx)
{
	const struct submit_case *c = ctx;

	ends++;
	return !c->stops;
}

static const char *const receivers[] = { "a@agency.example",
    "b@agency.example" };

static enum kr_rc
send_to(const char *submission, const char *name,
    const struct submit_case *c, bool asked)
{
	struct kr_config config = { .submission = submission,
	    .authserv_id = name };
	const struct submit_case *row = c;
	struct kr_letter letter = { .from = "", .to = receivers, .n_to = 2,
	    .text = KR_SPAN_LIT(TEXT),
	    .before_end = asked ? before_end : NULL };
	struct kr_err err = { .code = KR_OK };
	enum kr_rc rc;

	memcpy(&letter.ctx, &row, sizeof(row));
	rc = kr_submit_smtp(&config, &letter, &err);
	assert_true(rc == KR_OK || err.text[0] != '\0');
	return rc;
}

/* Listen; the port's name. */
static int
listens(char port[32])
{
	struct sockaddr_in a = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(0, bind(fd, (struct sockaddr *)&a, sizeof(a)));
	assert_int_equal(0, listen(fd, 1));
	assert_int_equal(0, getsockname(fd, (struct sockaddr *)&a, &len));
	snprintf(port, 32, "127.0.0.1:%u", ntohs(a.sin_port));
	return fd;
}

static void
served(const struct submit_case *c, const char *name, const char *hello,
    bool asked)
{
	struct server s = { .row = c };
	pthread_t thread;
	char port[32];

	s.fd = listens(port);
	ends = 0;
	assert_int_equal(0, pthread_create(&thread, NULL, serve, &s));
	assert_int_equal(c->rc, send_to(port, name, c, asked));
	assert_int_equal(0, pthread_join(thread, NULL));
	close(s.fd);
	assert_int_equal(c->rc == KR_OK, s.taken);
	assert_true(ends <= 1);
	if (hello != NULL)
		assert_string_equal(hello, s.hello);
}

static void
submit_run(void **state)
{
	served(*state, "mx.cert.example", NULL, true);
}

static void
names(void **state)
{
	(void)state;
	served(&submits[0], "mx-1.cert.example", "mx-1.cert.example", true);
	served(&submits[0], "mx_1.cert.example", "localhost", false);
}

static void
nobody_there(void **state)
{
	char port[32], much[700];

	(void)state;
	close(listens(port));
	assert_int_equal(KR_E_SYSTEM, send_to(port, "mx", NULL, false));
	memset(much, 'x', sizeof(much) - 1);
	much[sizeof(much) - 1] = '\0';
	assert_int_equal(KR_E_SYNTAX, send_to(much, "mx", NULL, false));
}

static void
no_memory(void **state)
{
	(void)state;
	for (int at = 1; at <= 3; at++) {
		fault_set(FAULT_MEMORY, at);
		assert_int_equal(KR_E_SYSTEM, send_to("127.0.0.1:9", "mx",
		    NULL, false));
		assert_true(fault_over());
	}
}

int
main(void)
{
	static const struct CMUnitTest each[] = { cmocka_unit_test(names),
	    cmocka_unit_test(nobody_there), cmocka_unit_test(no_memory) };
	struct CMUnitTest tests[KR_NELEM(each) + KR_NELEM(submits)];

	memcpy(tests, each, sizeof(each));
	UNIT_ROWS(tests, KR_NELEM(each), submits, submit_run);
	return cmocka_run_group_tests_name("submit", tests, NULL, NULL);
}
