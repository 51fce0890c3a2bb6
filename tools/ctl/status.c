/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl status: is all well with the daemon?  In plain words. */
#include <arpa/inet.h>
#include <err.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "ctl/ctl.h"

#define TEXT_MAX ((size_t)1 << 20)	/* far more than the daemon writes */
#define STALE_S 60
#define ANSWER_S 5

/* ---- reading ------------------------------------------------------------ */

static char *
read_all(FILE *f)
{
	char *text = malloc(TEXT_MAX);
	size_t n;

	if (text == NULL)
		err(CTL_FAILED, NULL);
	n = fread(text, 1, TEXT_MAX - 1, f);
	text[n] = '\0';
	return text;
}

static FILE *
ask(unsigned port)
{
	static const char request[] = "GET /metrics HTTP/1.1\r\n"
	    "Host: localhost\r\nConnection: close\r\n\r\n";
	struct sockaddr_in a = { .sin_family = AF_INET,
	    .sin_port = htons((uint16_t)port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct timeval patience = { ANSWER_S, 0 };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience,
	    sizeof(patience)) == 0 && connect(fd, (struct sockaddr *)&a,
	    sizeof(a)) == 0 && send(fd, request, sizeof(request) - 1,
	    MSG_NOSIGNAL) == (ssize_t)sizeof(request) - 1)
		return fdopen(fd, "r");
	if (fd >= 0)
		close(fd);
	return NULL;
}

/* The value of a series as it is written, or NULL. */
static const char *
find(const char *text, const char *series)
{
	size_t n = strlen(series);

	for (const char *at = text; (at = strstr(at, series)) != NULL; at++)
		if (at[n] == ' ' && (at == text || at[-1] == '\n'))
			return at + n + 1;
	return NULL;
}

static double
value(const char *text, const char *series)
{
	const char *at = find(text, series);

	return at != NULL ? strtod(at, NULL) : 0;
}

/* ---- saying ------------------------------------------------------------- */

enum when { ABOVE_0, IS_0, NOT_0 };

/* What is wrong when a series is so; but for IS_0 its value comes first. */
static const struct {
	const char	*series;
	enum when	 when;
	enum ctl_level	 level;
	const char	*sentence;
} signs[] = {
	{ "kereru_children", IS_0, CTL_ERROR,
	  "no process speaks to the mail server: mail waits there; the log "
	  "says why it cannot start" },
	{ "kereru_ledger_up", IS_0, CTL_ERROR,
	  "the ledger cannot be written: reports are told to come again, or "
	  "wait in the spool; see the log, the disk and the database" },
	{ "kereru_balance{of=\"messages\"}", NOT_0, CTL_ERROR,
	  "messages came in and are neither answered nor in hand" },
	{ "kereru_balance{of=\"ledger\"}", NOT_0, CTL_ERROR,
	  "entries of the ledger are too many or too few for the decisions: "
	  "run kereructl ledger verify" },
	{ "kereru_balance{of=\"tags\"}", NOT_0, CTL_ERROR,
	  "tagged messages are too many or too few for the decisions" },
	{ "kereru_balance{of=\"connections\"}", NOT_0, CTL_ERROR,
	  "connections were opened and are neither open nor closed" },
	{ "kereru_reload_fine", IS_0, CTL_ERROR,
	  "the last reload was refused and the old configuration works on: "
	  "run kereru-milter -t" },
	{ "kereru_poison_total", ABOVE_0, CTL_ERROR,
	  "messages ended a process twice and went to the fallback "
	  "mailbox: please report them" },
	{ "kereru_child_deaths_total", ABOVE_0, CTL_WARNING,
	  "processes died since the start; no report is lost by that, "
	  "but the log should be read" },
	{ "kereru_hold_failures_total", ABOVE_0, CTL_WARNING,
	  "copies for the hold spool could not be written, and their "
	  "reports were told to come again" },
	{ "kereru_ledger_failures_total", ABOVE_0, CTL_WARNING,
	  "times the ledger could not be written; each report was told "
	  "to come again" },
	{ "kereru_messages_ended_total{result=\"busy\"}", ABOVE_0,
	  CTL_NOTE, "reports were put off while others were judged: "
	  "messages_max may be too small" },
	{ "kereru_rules_not_evaluated_total", ABOVE_0, CTL_NOTE,
	  "times a rule ran out of its budget" },
	{ "kereru_dns_temperror_total", ABOVE_0, CTL_NOTE,
	  "reports had a check that got no answer from the DNS" },
};

static bool
is_so(const char *text, size_t i, double v)
{
	if (find(text, signs[i].series) == NULL)
		return false;
	switch (signs[i].when) {
	case ABOVE_0:
		return v > 0;
	case IS_0:
		return v <= 0;
	case NOT_0:
		return v < 0 || v > 0;
	}
	return false;
}

static void
moment(double seconds, char *buf, size_t size)
{
	time_t t = (time_t)seconds;
	struct tm tm;

	if (seconds <= 0 || localtime_r(&t, &tm) == NULL ||
	    strftime(buf, size, "%Y-%m-%d %H:%M:%S", &tm) == 0)
		snprintf(buf, size, "never");
}

static void
judge(const char *text, struct ctl_report *r)
{
	double age = (double)time(NULL) -
	    value(text, "kereru_metrics_time_seconds");

	if (age > STALE_S)
		ctl_say(r, CTL_ERROR, "status", "the numbers are %.0f seconds "
		    "old: the daemon does not run", age);
	for (size_t i = 0; i < KR_NELEM(signs); i++) {
		double v = value(text, signs[i].series);

		if (!is_so(text, i, v))
			continue;
		if (signs[i].when == IS_0)
			ctl_say(r, signs[i].level, "status", "%s",
			    signs[i].sentence);
		else
			ctl_say(r, signs[i].level, "status", "%.0f %s",
			    v < 0 ? -v : v, signs[i].sentence);
	}
}

static void
summary(const char *text)
{
	char since[40], last[40];

#define ENDED(result) \
	value(text, "kereru_messages_ended_total{result=\"" result "\"}")
	moment(value(text, "kereru_start_time_seconds"), since,
	    sizeof(since));
	moment(value(text, "kereru_last_answer_time_seconds"), last,
	    sizeof(last));
	printf("since %s: %.0f reports came in; %.0f decided, %.0f passed to "
	    "a person unjudged, %.0f told to come again, %.0f given up by "
	    "the mail server, %.0f in hand\n", since,
	    value(text, "kereru_messages_total"), ENDED("decided"),
	    ENDED("fallback"), ENDED("tempfailed") + ENDED("busy") +
	    ENDED("died"), ENDED("aborted"),
	    value(text, "kereru_messages_in_flight"));
	printf("last answer: %s\n", last);
#undef ENDED
}

/* The numbers, from the daemon itself or its file; exits without any. */
static char *
numbers(const struct kr_config *c, const char *file)
{
	FILE *f = NULL;
	char *text;

	if (file == NULL && c->metrics_port != 0)
		f = ask(c->metrics_port);
	else if (file != NULL || *c->metrics_file != '\0')
		f = fopen(file != NULL ? file : c->metrics_file, "r");
	else
		errx(CTL_FAILED, "the daemon shows no numbers: set "
		    "metrics_file or metrics_port, see kereru.conf(5)");
	if (f == NULL) {
		printf("kereru-milter does not answer: it does not run, or "
		    "not with this configuration\n");
		exit(CTL_FOUND);
	}
	text = read_all(f);
	fclose(f);
	if (find(text, "kereru_messages_total") == NULL)
		errx(CTL_FAILED, "these are no numbers of kereru-milter");
	return text;
}

int
ctl_status(const struct ctl *c)
{
	struct ctl_report r = { { 0 } };
	struct kr_host *host;
	char *text;

	if (c->argc > 2)
		ctl_usage("status [FILE]");
	host = ctl_host(c);
	text = numbers(kr_host_config(host), c->argc == 2 ? c->argv[1] :
	    NULL);
	judge(text, &r);
	if (r.n[CTL_ERROR] == 0 && r.n[CTL_WARNING] == 0)
		puts("All is well.");
	summary(text);
	free(text);
	kr_host_free(host);
	return r.n[CTL_ERROR] > 0 ? CTL_FOUND : CTL_FINE;
}
