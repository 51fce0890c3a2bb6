/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl check --postfix: the smtpd services of master.cf, as "postconf
 * -M" prints them, behind what "postconf -n" prints.
 * Source: Postfix's master(5).
 */
#include <stdio.h>
#include <string.h>

#include "ctl/postfix.h"

#define WORDS 8			/* service type private unpriv chroot ... */

struct service {
	struct kr_span	word[WORDS];
	struct kr_span	options;	/* what stands behind the command */
};

static struct kr_span
word_next(struct kr_span *rest)
{
	size_t from = 0, to;

	while (from < rest->len && kr_is_blank(rest->ptr[from]))
		from++;
	to = from;
	while (to < rest->len && !kr_is_blank(rest->ptr[to]))
		to++;
	struct kr_span word = kr_span_sub(*rest, from, to - from);

	*rest = kr_span_from(*rest, to);
	return word;
}

/* The next service for connections of SMTP, its continued lines included. */
static bool
service_next(struct kr_span *text, struct service *s)
{
	struct kr_span line;

	while (kr_span_line(text, &line)) {
		struct kr_span rest = line;

		if (line.len == 0 || kr_is_blank(line.ptr[0]) ||
		    line.ptr[0] == '#')
			continue;
		for (size_t i = 0; i < WORDS; i++)
			s->word[i] = word_next(&rest);
		if (!kr_span_is(s->word[WORDS - 1], "smtpd") ||
		    kr_span_is(s->word[1], "="))
			continue;
		s->options = rest;
		while (text->len > 0 && kr_is_blank(text->ptr[0]) &&
		    kr_span_line(text, &line))
			s->options.len = (size_t)(line.ptr + line.len -
			    s->options.ptr);
		return true;
	}
	return false;
}

/* A socket file above the root that the service gives itself. */
static void
root_look(const struct ctl_postfix *l, const struct service *s)
{
	struct kr_span milters = ctl_postfix_get(l, "smtpd_milters");
	size_t at = kr_span_find(milters, 0, "unix:/");

	if (at == SIZE_MAX || !kr_span_is(s->word[4], "y"))
		return;
	ctl_say(l->report, CTL_ERROR, "postfix", "%.*s runs with Postfix's "
	    "queue as its root and finds no %.*s there; use a port of "
	    "127.0.0.1, or: postconf -F %.*s/%.*s/chroot=n",
	    KR_SPAN_ARG(s->word[0]), KR_SPAN_ARG(kr_span_from(milters,
	    at + 5)), KR_SPAN_ARG(s->word[0]), KR_SPAN_ARG(s->word[1]));
}

void
ctl_postfix_services(const struct ctl_postfix *l)
{
	struct kr_span text = l->text;
	struct service s;

	while (service_next(&text, &s)) {
		root_look(l, &s);
		if (kr_span_find(s.options, 0, "smtpd_milters=") != SIZE_MAX ||
		    kr_span_find(s.options, 0, "no_milters") != SIZE_MAX)
			ctl_say(l->report, CTL_WARNING, "postfix", "%.*s has "
			    "filters of its own (smtpd_milters=, no_milters): "
			    "see that no report comes in there unseen",
			    KR_SPAN_ARG(s.word[0]));
	}
}
