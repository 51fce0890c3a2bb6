/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl check --sendmail: the filter's line and the sizes, in sendmail.cf
 * or in the .mc file it is made from.
 * Source: Sendmail Installation and Operation Guide, 5.1.14 (X lines), 5.6.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/ctl.h"

#define SENDMAIL "sendmail"

/* Does the line begin with an m4 macro that is looked at here? */
static bool
is_macro(struct kr_span line)
{
	static const char *const macros[] = { "INPUT_MAIL_FILTER(",
	    "MAIL_FILTER(", "DAEMON_OPTIONS(", "define(" };

	for (size_t i = 0; i < KR_NELEM(macros); i++)
		if (kr_span_casestarts(line, macros[i]))
			return true;
	return false;
}

/* Is a parenthesis or a `quote' of m4 still open at the end? */
static bool
is_open(struct kr_span text)
{
	long quotes = 0, parens = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		quotes += (c == '`') - (c == '\'');
		if (quotes == 0)
			parens += (c == '(') - (c == ')');
	}
	return quotes > 0 || parens > 0;
}

/*
 * The next line with those that go on with it: in the .mc until all is
 * closed, in sendmail.cf as long as they begin with a blank.
 */
static bool
line_next(struct kr_span *rest, struct kr_span *line)
{
	struct kr_span next, after;
	bool macro;

	if (!kr_span_line(rest, line))
		return false;
	macro = is_macro(kr_span_trim(*line));
	if (macro)
		*line = kr_span_trim(*line);
	for (after = *rest; kr_span_line(&after, &next); *rest = after) {
		if (macro ? !is_open(*line) : next.len == 0 ||
		    strchr(" \t", next.ptr[0]) == NULL)
			break;
		line->len = (size_t)(next.ptr + next.len - line->ptr);
	}
	return true;
}

/* The equate "F=" of a filter's line, up to the comma; absent if none. */
static struct kr_span
equate(struct kr_span line, char letter)
{
	for (size_t i = 1; i + 1 < line.len; i++) {
		size_t end = i + 2;

		if (line.ptr[i] != letter || line.ptr[i + 1] != '=' ||
		    strchr(", \t`'", line.ptr[i - 1]) == NULL)
			continue;
		while (end < line.len && strchr(",'\r\n", line.ptr[end]) ==
		    NULL)
			end++;
		return kr_span_trim(kr_span_sub(line, i + 2, end - i - 2));
	}
	return KR_SPAN_NONE;
}

/* Of "C:5m;S:10s;R:10s;E:5m" the part of the letter, in seconds; -1 none. */
static long
timeout(struct kr_span times, char letter)
{
	for (size_t i = 0; i + 2 < times.len; i++) {
		char *end, text[32];
		long n;

		if (times.ptr[i] != letter || times.ptr[i + 1] != ':')
			continue;
		snprintf(text, sizeof(text), "%.*s",
		    (int)(times.len - i - 2), times.ptr + i + 2);
		n = strtol(text, &end, 10);
		return *end == 'm' ? 60 * n : *end == 'h' ? 3600 * n : n;
	}
	return -1;
}

static void
flag_look(struct ctl_report *r, struct kr_span flag)
{
	if (kr_span_is(flag, "T") || kr_span_is(flag, "4"))
		ctl_say(r, CTL_OK, SENDMAIL, "F=%.*s: senders keep reports "
		    "while the filter is down", KR_SPAN_ARG(flag));
	else if (kr_span_is(flag, "R"))
		ctl_say(r, CTL_ERROR, SENDMAIL, "F=R sends reports back while "
		    "the filter is down; F=T would be right");
	else
		ctl_say(r, CTL_ERROR, SENDMAIL, "the filter's line has no "
		    "F=T, so reports pass unseen, or half tagged, while it "
		    "is down");
}

static void
filter_look(struct ctl_report *r, struct kr_span line)
{
	struct kr_span times = equate(line, 'T');
	long total = timeout(times, 'E'), read = timeout(times, 'R');

	flag_look(r, equate(line, 'F'));
	if (total >= 0 && total < 60)
		ctl_say(r, CTL_WARNING, SENDMAIL, "T=E:%lds is the time for "
		    "a whole mail; 5m would be right", total);
	if (read >= 0 && read < 10)
		ctl_say(r, CTL_WARNING, SENDMAIL, "T=R:%lds is short; 10s "
		    "would be right", read);
}

/* Sizes above which Sendmail refuses a mail, and the names they have. */
static const struct size {
	const char *option;	/* in sendmail.cf */
	const char *define;	/* in the .mc */
	const char *what;	/* is refused */
	unsigned long long unset;	/* the default; 0 is no limit */
} sizes[] = {
	{ "MaxMessageSize", "confMAX_MESSAGE_SIZE", "larger reports", 0 },
	{ "MaxHeadersLength", "confMAX_HEADERS_LENGTH",
	    "reports with longer headers", 32768 },
};

/* The number after the name of a size, if the line sets it. */
static void
size_read(struct kr_span line, const char *lead, const char *name,
    unsigned long long *number)
{
	char text[64];
	size_t at = strlen(lead), end = at + strlen(name);

	if (!kr_span_casestarts(line, lead) ||
	    !kr_span_casestarts(kr_span_from(line, at), name))
		return;
	while (end < line.len && strchr("=', `\t\n", line.ptr[end]) != NULL)
		end++;
	snprintf(text, sizeof(text), "%.*s",
	    KR_SPAN_ARG(kr_span_from(line, end)));
	if (kr_is_digit(text[0]))
		*number = strtoull(text, NULL, 10);
}

static void
size_look(struct ctl_report *r, struct kr_span text, const struct size *size,
    size_t want)
{
	unsigned long long limit = size->unset;
	struct kr_span line;

	while (line_next(&text, &line)) {
		size_read(line, "O ", size->option, &limit);
		size_read(line, "define(`", size->define, &limit);
	}
	if (limit > 0 && limit < want)
		ctl_say(r, CTL_WARNING, SENDMAIL, "%s is %llu: %s are refused; "
		    "%zu would be right", size->option, limit, size->what,
		    want);
}

static bool
is_filter(struct kr_span line)
{
	return (line.len > 1 && line.ptr[0] == 'X' &&
	    kr_is_alnum(line.ptr[1])) ||
	    kr_span_casestarts(line, "INPUT_MAIL_FILTER(") ||
	    kr_span_casestarts(line, "MAIL_FILTER(");
}

/* Does the line make the server use a filter? */
static bool
uses_filter(struct kr_span line)
{
	static const char option[] = "O InputMailFilters=";

	return kr_span_casestarts(line, "INPUT_MAIL_FILTER(") ||
	    kr_span_casestarts(line, "define(`confINPUT_MAIL_FILTERS'") ||
	    (kr_span_casestarts(line, option) && line.len > strlen(option)) ||
	    ((kr_span_casestarts(line, "O DaemonPortOptions=") ||
	    kr_span_casestarts(line, "DAEMON_OPTIONS(")) &&
	    kr_span_find(line, 0, "InputMailFilters=") < line.len);
}

/* Does the filter's line name the socket that we listen on? */
static bool
is_ours(struct kr_span line, const char *socket)
{
	struct kr_span theirs = equate(line, 'S'),
	    ours = kr_span_str(strchr(socket, ':') + 1);
	size_t at = kr_span_chr(theirs, 0, ':');

	theirs = kr_span_from(theirs, at == SIZE_MAX ? 0 : at + 1);
	if (ours.ptr[0] == '/')
		return kr_span_is(theirs, ours.ptr);
	/* A host has more than one name: the port tells. */
	ours = kr_span_sub(ours, 0, kr_span_chr(ours, 0, '@'));
	theirs = kr_span_sub(theirs, 0, kr_span_chr(theirs, 0, '@'));
	return kr_span_eq(ours, theirs);
}

void
ctl_check_sendmail(struct ctl_report *r, const struct kr_config *config,
    struct kr_span text)
{
	bool filter = false, used = false, ours = false;
	struct kr_span rest = text, line;

	while (line_next(&rest, &line)) {
		if (is_filter(line)) {
			filter = true;
			ours = ours || is_ours(line, config->socket);
			filter_look(r, line);
		}
		used = used || uses_filter(line);
	}
	size_look(r, text, &sizes[0], config->limits.message_bytes);
	size_look(r, text, &sizes[1], config->limits.header_bytes);
	if (!filter)
		ctl_say(r, CTL_ERROR, SENDMAIL, "there is no line for a "
		    "filter, so it sees no mail");
	else if (!ours)
		ctl_say(r, CTL_WARNING, SENDMAIL, "no filter's S= names our "
		    "socket, %s", config->socket);
	if (filter && !used)
		ctl_say(r, CTL_ERROR, SENDMAIL, "InputMailFilters names no "
		    "filter, so it sees no mail");
}
