/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl check --postfix: settings that would lose reports, let forged
 * ones in, or keep the filter from seeing them.
 * Source: Postfix's postconf(5) and MILTER_README.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/postfix.h"

#define POSTFIX "postfix"

/*
 * The value of a setting, the last one counts; absent if it is not set.
 * Continued lines begin with a blank; comments and empty lines in between do
 * not count.
 */
static struct kr_span
setting(struct kr_span text, const char *key, struct kr_arena *arena)
{
	struct kr_span line, value = KR_SPAN_NONE;
	struct kr_buffer b;
	bool ours = false;

	while (kr_span_line(&text, &line)) {
		size_t equals = kr_span_chr(line, 0, '=');

		if (kr_span_trim(line).len == 0 || line.ptr[0] == '#')
			continue;
		if (line.ptr[0] == ' ' || line.ptr[0] == '\t') {
			if (!ours)
				continue;
			kr_buffer_byte(&b, ' ');
			kr_buffer_add(&b, kr_span_trim(line));
			value = kr_buffer_span(&b);
			continue;
		}
		ours = equals != SIZE_MAX && kr_span_is(kr_span_trim(
		    kr_span_sub(line, 0, equals)), key);
		if (!ours)
			continue;
		kr_buffer_init(&b, arena, SIZE_MAX);
		kr_buffer_add(&b, kr_span_trim(kr_span_from(line,
		    equals + 1)));
		value = kr_buffer_span(&b);
	}
	return kr_span_trim(value);
}

static bool
has(struct kr_span value, const char *word)
{
	return kr_span_casefind(value, 0, word) != SIZE_MAX;
}

/* "300s" "5m" "1h" to seconds; -1 if it is no time. */
static long
seconds(struct kr_span value)
{
	static const struct { char unit; long factor; } units[] = {
	    { 's', 1 }, { 'm', 60 }, { 'h', 3600 }, { 'd', 86400 } };
	char text[32], *end;
	long n;

	snprintf(text, sizeof(text), "%.*s", KR_SPAN_ARG(value));
	n = strtol(text, &end, 10);
	if (end == text || n < 0)
		return -1;
	for (size_t i = 0; i < KR_NELEM(units); i++)
		if (*end == units[i].unit)
			return n * units[i].factor;
	return *end == '\0' ? n : -1;
}

struct kr_span
ctl_postfix_get(const struct ctl_postfix *l, const char *key)
{
	return setting(l->text, key, l->arena);
}

/* ---- one after the other ------------------------------------------------ */

static void
milters_look(const struct ctl_postfix *l)
{
	struct kr_span v = ctl_postfix_get(l, "smtpd_milters");
	const char *name = strrchr(l->config->socket, '/');
	struct kr_span port = kr_span_str(strchr(l->config->socket, ':'));
	size_t at = kr_span_chr(port, 1, '@');

	if (v.len == 0) {
		ctl_say(l->report, CTL_ERROR, POSTFIX, "smtpd_milters is not "
		    "set, so the filter sees no mail");
		return;
	}
	if (name != NULL && kr_span_casestarts(kr_span_str(
	    l->config->socket), "unix:")) {
		if (!has(v, name))
			ctl_say(l->report, CTL_WARNING, POSTFIX,
			    "smtpd_milters (%.*s) does not name our socket, "
			    "%s", KR_SPAN_ARG(v), l->config->socket);
		return;
	}
	port = kr_span_sub(port, 1, at == SIZE_MAX ? SIZE_MAX : at - 1);
	if (port.len > 0 && kr_span_casefind(v, 0, kr_arena_cstr(l->arena,
	    port)) == SIZE_MAX)
		ctl_say(l->report, CTL_WARNING, POSTFIX, "smtpd_milters "
		    "(%.*s) does not name our socket, %s", KR_SPAN_ARG(v),
		    l->config->socket);
}

/* Mail that no SMTP client brings, and filters beside ours. */
static void
others_look(const struct ctl_postfix *l)
{
	struct kr_span v = ctl_postfix_get(l, "smtpd_milters");

	if (has(v, "default_action=accept") ||
	    has(v, "default_action = accept"))
		ctl_say(l->report, CTL_ERROR, POSTFIX, "a filter of "
		    "smtpd_milters has default_action=accept, which goes "
		    "before milter_default_action: reports pass unseen while "
		    "it is down");
	if (v.len > 0 && ctl_postfix_get(l, "non_smtpd_milters").len == 0)
		ctl_say(l->report, CTL_NOTE, POSTFIX, "non_smtpd_milters is "
		    "not set: a report that a program on this machine gives "
		    "to sendmail(1), such as a web form, passes unseen");
	if (has(ctl_postfix_get(l, "receive_override_options"), "no_milters"))
		ctl_say(l->report, CTL_ERROR, POSTFIX,
		    "receive_override_options has no_milters, so the filter "
		    "sees no mail");
}

static void
default_action_look(const struct ctl_postfix *l)
{
	struct kr_span v = ctl_postfix_get(l, "milter_default_action");

	if (v.len == 0 || kr_span_is(v, "tempfail"))
		ctl_say(l->report, CTL_OK, POSTFIX, "milter_default_action "
		    "is tempfail: senders keep reports while the filter is "
		    "down");
	else if (kr_span_is(v, "accept"))
		ctl_say(l->report, CTL_ERROR, POSTFIX, "milter_default_action "
		    "= accept lets reports pass unseen, or half tagged, while "
		    "the filter is down; tempfail would be right");
	else if (kr_span_is(v, "reject"))
		ctl_say(l->report, CTL_ERROR, POSTFIX, "milter_default_action "
		    "= reject sends reports back while the filter is down; "
		    "tempfail would be right");
	else
		ctl_say(l->report, CTL_NOTE, POSTFIX, "milter_default_action "
		    "= %.*s: tempfail is the usual choice", KR_SPAN_ARG(v));
}

static void
delimiter_look(const struct ctl_postfix *l)
{
	if (l->config->answer_plus && kr_span_chr(ctl_postfix_get(l,
	    "recipient_delimiter"), 0, '+') == SIZE_MAX)
		ctl_say(l->report, CTL_ERROR, POSTFIX, "recipient_delimiter "
		    "has no +, so answers to questions would be refused; set "
		    "it, or answer_plus = no");
}

static void
protocol_look(const struct ctl_postfix *l)
{
	struct kr_span v = ctl_postfix_get(l, "milter_protocol");

	if (v.len > 0 && atoi(kr_arena_cstr(l->arena, v)) < 6)
		ctl_say(l->report, CTL_ERROR, POSTFIX, "milter_protocol = "
		    "%.*s is too old for the filter; 6 would be right",
		    KR_SPAN_ARG(v));
	else
		ctl_say(l->report, CTL_OK, POSTFIX, "milter_protocol is 6");
}

/* SMTP smuggling: one transaction taken for two (CVE-2023-51764). */
static void
smuggling_look(const struct ctl_postfix *l)
{
	struct kr_span v = ctl_postfix_get(l, "smtpd_forbid_bare_newline");
	struct kr_span version = ctl_postfix_get(l, "mail_version");
	int major = 0, minor = 0;

	if (version.len > 0)
		sscanf(kr_arena_cstr(l->arena, version), "%d.%d", &major,
		    &minor);
	if (kr_span_caseeq(v, "normalize") || kr_span_caseeq(v, "yes") ||
	    kr_span_caseeq(v, "reject") ||
	    (v.ptr == NULL && (major > 3 || (major == 3 && minor >= 9))))
		ctl_say(l->report, CTL_OK, POSTFIX, "bare newlines are not "
		    "taken for line ends");
	else if (v.len > 0)
		ctl_say(l->report, CTL_ERROR, POSTFIX,
		    "smtpd_forbid_bare_newline = %.*s lets one report smuggle "
		    "in another with a forged sender; normalize would be "
		    "right", KR_SPAN_ARG(v));
	else
		ctl_say(l->report, CTL_WARNING, POSTFIX,
		    "smtpd_forbid_bare_newline is not set, and before Postfix "
		    "3.9 that lets one report smuggle in another; set it to "
		    "normalize");
}

static void
size_look(const struct ctl_postfix *l)
{
	struct kr_span v = ctl_postfix_get(l, "message_size_limit");
	unsigned long long limit = v.len > 0 ?
	    strtoull(kr_arena_cstr(l->arena, v), NULL, 10) : 10240000;
	size_t want = l->config->limits.message_bytes;

	if (limit == 0 || limit >= want)
		ctl_say(l->report, CTL_OK, POSTFIX, "message_size_limit is "
		    "large enough");
	else
		ctl_say(l->report, CTL_WARNING, POSTFIX, "message_size_limit "
		    "is %llu%s: larger reports are refused; %zu would be "
		    "right", limit, v.len > 0 ? "" : ", the default", want);
}

static void
timeouts_look(const struct ctl_postfix *l)
{
	static const struct { const char *key; long least; } times[] = {
	    { "milter_connect_timeout", 10 }, { "milter_command_timeout", 10 },
	    { "milter_content_timeout", 60 } };

	for (size_t i = 0; i < KR_NELEM(times); i++) {
		struct kr_span v = ctl_postfix_get(l, times[i].key);

		if (v.len > 0 && seconds(v) >= 0 &&
		    seconds(v) < times[i].least)
			ctl_say(l->report, CTL_WARNING, POSTFIX, "%s = %.*s "
			    "is short; at least %ld s would be right",
			    times[i].key, KR_SPAN_ARG(v), times[i].least);
	}
}

/* Settings whose presence is the trouble. */
static const struct {
	const char	*key, *trouble;
} present[] = {
	{ "content_filter", "a report about spam looks like spam to it; keep "
	  "the report mailbox out of it" },
	{ "smtpd_proxy_filter", "a filter before the queue hides the content "
	  "from us, and takes reports for spam" },
	{ "header_checks", "they also apply to attached messages "
	  "(nested_header_checks) and may refuse reports" },
	{ "body_checks", "they look at what is reported and may refuse it" },
	{ "mime_header_checks", "they may refuse what people attach" },
	{ "nested_header_checks", "they look at the reported message and may "
	  "refuse the report" },
	{ "smtpd_milter_maps", "see that no client is let past the filter" },
};

static void
present_look(const struct ctl_postfix *l)
{
	for (size_t i = 0; i < KR_NELEM(present); i++) {
		struct kr_span v = ctl_postfix_get(l, present[i].key);

		if (v.len > 0)
			ctl_say(l->report, CTL_WARNING, POSTFIX, "%s = %.*s: "
			    "%s", present[i].key, KR_SPAN_ARG(v),
			    present[i].trouble);
	}
}

/* Settings that are trouble when they are yes. */
static void
strict_look(const struct ctl_postfix *l)
{
	static const char *const keys[] = { "strict_7bit_headers",
	    "strict_8bitmime", "strict_8bitmime_body",
	    "strict_mime_encoding_domain" };

	for (size_t i = 0; i < KR_NELEM(keys); i++)
		if (kr_span_caseeq(ctl_postfix_get(l, keys[i]), "yes"))
			ctl_say(l->report, CTL_WARNING, POSTFIX, "%s = yes "
			    "refuses malformed mail, and spam that people "
			    "forward is malformed", keys[i]);
}

static void
restrictions_look(const struct ctl_postfix *l)
{
	static const char *const lists[] = { "smtpd_client_restrictions",
	    "smtpd_helo_restrictions", "smtpd_sender_restrictions",
	    "smtpd_relay_restrictions", "smtpd_recipient_restrictions",
	    "smtpd_data_restrictions", "smtpd_end_of_data_restrictions" };
	static const char *const words[] = { "reject_rbl_client",
	    "reject_rhsbl_", "check_policy_service",
	    "reject_unknown_client_hostname" };

	for (size_t i = 0; i < KR_NELEM(lists); i++) {
		struct kr_span v = ctl_postfix_get(l, lists[i]);

		for (size_t k = 0; v.len > 0 && k < KR_NELEM(words); k++)
			if (has(v, words[k]))
				ctl_say(l->report, CTL_NOTE, POSTFIX, "%s has "
				    "%s: victims report from bad networks "
				    "too; exempt the report mailbox",
				    lists[i], words[k]);
	}
}

static void
routing_look(const struct ctl_postfix *l)
{
	if (l->config->deliver == KR_DELIVER_TAG &&
	    ctl_postfix_get(l, "milter_header_checks").len == 0)
		ctl_say(l->report, CTL_WARNING, POSTFIX, "deliver = tag, but "
		    "milter_header_checks is not set, so nothing routes by "
		    "the tags");
}

void
ctl_check_postfix(struct ctl_report *r, const struct kr_config *config,
    struct kr_span text)
{
	static void (*const looks[])(const struct ctl_postfix *) = {
	    milters_look, others_look, default_action_look, protocol_look,
	    delimiter_look, smuggling_look, size_look, timeouts_look,
	    present_look, strict_look, restrictions_look, routing_look,
	    ctl_postfix_services };
	struct ctl_postfix l = { .report = r, .config = config, .text = text,
	    .arena = ctl_arena(SIZE_MAX) };

	for (size_t i = 0; i < KR_NELEM(looks); i++)
		looks[i](&l);
	kr_arena_free(l.arena);
}
