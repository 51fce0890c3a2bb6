/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl check: what would lose reports, send them wrong or forge them. */
#include <err.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "ctl/ledger.h"
#include "hold/hold.h"

#define SETTINGS_MAX ((size_t)16 << 20)	/* bytes of a mail server's file */

static const char usage[] =
    "check [--postfix FILE] [--sendmail FILE]";

void
ctl_say(struct ctl_report *r, enum ctl_level level, const char *where,
    const char *fmt, ...)
{
	static const char *const names[] = { [CTL_OK] = "ok",
	    [CTL_NOTE] = "note", [CTL_WARNING] = "warning",
	    [CTL_ERROR] = "error" };
	va_list ap;

	r->n[level]++;
	printf("%-8s %s: ", names[level], where);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
}

/* ---- our own ------------------------------------------------------------ */

static void
failure_say(void *ctx, const char *rule, const char *file, unsigned line,
    struct kr_span text)
{
	ctl_say(ctx, CTL_ERROR, "rules", "%s:%u: the test of %s fails: %.*s",
	    file, line, rule, KR_SPAN_ARG(text));
}

static void
rules_check(struct ctl_report *r, const struct kr_ruleset *rules)
{
	size_t run = 0, unsupported;

	kr_rules_unsupported(rules, &unsupported);
	ctl_say(r, CTL_OK, "rules", "%zu rules, %s", kr_rules_count(rules),
	    kr_rules_engine(rules));
	if (kr_rules_selftest(rules, failure_say, r, &run) == 0)
		ctl_say(r, CTL_OK, "rules", "%zu tests that travel with the "
		    "rules pass", run);
	if (unsupported > 0)
		ctl_say(r, CTL_NOTE, "rules", "%zu rules or settings are not "
		    "supported; \"kereructl rules --unsupported\" lists them",
		    unsupported);
}

/* Names that RFC 2606 and RFC 6761 reserve: no mail ever arrives there. */
bool
ctl_is_reserved(const char *addr)
{
	static const char *const ends[] = { ".example", ".test", ".invalid",
	    ".localhost", ".example.nz", ".example.com", ".example.org",
	    ".example.net", "@example.com", "@example.org", "@example.net" };

	for (size_t i = 0; i < KR_NELEM(ends); i++)
		if (kr_span_caseends(kr_span_str(addr), ends[i]))
			return true;
	return false;
}

static void
mailboxes_check(struct ctl_report *r, const struct kr_config *c)
{
	if (c->report_mailbox.n == 0)
		ctl_say(r, CTL_ERROR, "report_mailbox", "there is none, so "
		    "no mail is a report; name the address people report to");
	for (size_t i = 0; i < c->report_mailbox.n; i++)
		if (ctl_is_reserved(c->report_mailbox.item[i]))
			ctl_say(r, CTL_WARNING, "report_mailbox", "%s is an "
			    "example; put your own address in its place",
			    c->report_mailbox.item[i]);
	if (c->answer_plus && c->report_mailbox.n > 0 &&
	    kr_span_chr(kr_span_str(c->report_mailbox.item[0]), 0, '@') + 1 +
	    KR_PLUS_LEN > 64)
		ctl_say(r, CTL_WARNING, "answer_plus", "%s is too long for "
		    "it, so it does nothing", c->report_mailbox.item[0]);
	if (kr_config_is_mailbox(c, kr_span_str(c->fallback)))
		ctl_say(r, CTL_ERROR, "fallback", "%s is a report mailbox "
		    "itself, so mail would go round; name a person's mailbox",
		    c->fallback);
	else if (ctl_is_reserved(c->fallback))
		ctl_say(r, CTL_WARNING, "fallback", "%s is an example; what "
		    "cannot be decided would be lost", c->fallback);
}

static void
trust_check(struct ctl_report *r, const struct kr_config *c)
{
	if (c->tag_key_file[0] == '\0')
		ctl_say(r, CTL_WARNING, "tag_key_file", "without a key the "
		    "final tag can be forged; make one: "
		    "head -c 32 /dev/urandom | install -m 640 -g kereru "
		    "/dev/stdin FILE");
	if (c->significant_domain.n == 0)
		ctl_say(r, CTL_WARNING, "significant_domains", "none are "
		    "listed, so no report counts as one of a nationally "
		    "significant organisation");
	if (c->trusted_authserv_id.n == 0)
		ctl_say(r, CTL_NOTE, "trusted_authserv_id", "none is "
		    "listed, so offline nobody is authenticated");
	for (size_t i = 0; i < c->trusted_sealer.n; i++)
		if (ctl_is_reserved(c->trusted_sealer.item[i]))
			ctl_say(r, CTL_WARNING, "trusted_sealer", "%s is an "
			    "example; nobody can seal in its name",
			    c->trusted_sealer.item[i]);
	for (size_t i = 0; i < c->trusted_authserv_id.n; i++)
		if (ctl_is_reserved(c->trusted_authserv_id.item[i]))
			ctl_say(r, CTL_ERROR, "trusted_authserv_id", "%s is "
			    "an example, and anybody can write results in its "
			    "name; put your own servers in its place, or { }",
			    c->trusted_authserv_id.item[i]);
}

/* Of the file, if it is one; its name goes into folder. */
static bool
folder_is_there(const char *file, char *folder, size_t size)
{
	const char *slash = strrchr(file, '/');
	struct stat st;

	if (strncmp(file, "postgresql:", 11) == 0 || slash == NULL ||
	    slash == file)
		return true;
	snprintf(folder, size, "%.*s", (int)(slash - file), file);
	return stat(folder, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
ledger_check(struct ctl_report *r, const struct kr_config *c)
{
	struct kr_ledger_settings s = { .notice = NULL };
	struct kr_err error = { .code = KR_OK };
	char text[1024];

	if (!kr_ledger_settings(c, &s)) {
		ctl_say(r, CTL_WARNING, "ledger", "there is none, so nothing "
		    "shows later what was decided; set ledger");
		return;
	}
	if (!folder_is_there(c->ledger, text, sizeof(text))) {
		ctl_say(r, CTL_ERROR, "ledger", "the folder %s is not there; "
		    "make it, writable by the daemon's user", text);
		return;
	}
	if (kr_ledger_check(&s, false, &error) != KR_OK)
		ctl_say(r, CTL_ERROR, "ledger", "%s", kr_err_text(&error,
		    text, sizeof(text)));
	else
		ctl_say(r, CTL_OK, "ledger", "chain %s", s.chain);
}

/* A text is read for each letter anew, when it is too late to mend it. */
static void
letters_check(struct ctl_report *r, const struct kr_config *c)
{
	static const char *const needed[] = { "en", "mi" };
	char name[4096];

	if (!c->ask_consent && !c->acknowledge)
		return;
	for (size_t i = 0; i < KR_NELEM(needed); i++) {
		snprintf(name, sizeof(name), "%s/%s.txt", c->messages,
		    needed[i]);
		if (access(name, R_OK) != 0)
			ctl_say(r, CTL_ERROR, "messages", "%s cannot be read, "
			    "so no letter can be written", name);
	}
}

static void
hold_check(struct ctl_report *r, const struct kr_config *c)
{
	struct kr_hold_settings set = { .config = c };
	struct kr_err error = { .code = KR_OK };
	struct kr_spool *spool;
	char text[1024];

	letters_check(r, c);
	if (*c->hold_spool == '\0')
		return;
	/* It is the daemon's to make, so that it is its own. */
	if (access(c->hold_spool, F_OK) != 0) {
		ctl_say(r, CTL_NOTE, "hold_spool", "%s is not there yet; the "
		    "daemon makes it when it starts", c->hold_spool);
	} else if (kr_hold_open(&set, &spool, &error) != KR_OK) {
		ctl_say(r, CTL_ERROR, "hold_spool", "%s", kr_err_text(&error,
		    text, sizeof(text)));
	} else {
		ctl_say(r, CTL_OK, "hold_spool", "%s", c->hold_spool);
		kr_hold_close(spool);
	}
}

/* ---- files of the mail server ------------------------------------------- */

static void
file_check(struct ctl_report *r, const struct kr_config *c, const char *name,
    void (*check)(struct ctl_report *, const struct kr_config *,
    struct kr_span text))
{
	struct kr_arena *arena = kr_arena_new(2 * SETTINGS_MAX);
	struct kr_err error = { .code = KR_OK };
	struct kr_span text;
	char reason[1024];

	if (strcmp(name, "-") == 0)
		name = "/dev/stdin";
	if (arena == NULL || kr_host_read_file(name, SETTINGS_MAX, arena,
	    &text, &error) != KR_OK)
		errx(CTL_FAILED, "%s", kr_err_text(&error, reason,
		    sizeof(reason)));
	check(r, c, text);
	kr_arena_free(arena);
}

int
ctl_check(const struct ctl *c)
{
	static const struct option longs[] = {
		{ "postfix", required_argument, NULL, 'p' },
		{ "sendmail", required_argument, NULL, 's' },
		{ NULL, 0, NULL, 0 }
	};
	const char *postfix = NULL, *sendmail = NULL;
	struct ctl_report r = { { 0 } };
	const struct kr_config *config;
	struct kr_host *host;
	int o;

	while ((o = getopt_long(c->argc, c->argv, "", longs, NULL)) != -1) {
		if (o == 'p')
			postfix = optarg;
		else if (o == 's')
			sendmail = optarg;
		else
			ctl_usage(usage);
	}
	if (optind < c->argc)
		ctl_usage(usage);
	host = ctl_host(c);
	config = kr_host_config(host);
	ctl_say(&r, CTL_OK, "config", "%zu settings", config->n_setting);
	rules_check(&r, kr_host_engine(host)->rules);
	mailboxes_check(&r, config);
	trust_check(&r, config);
	ledger_check(&r, config);
	hold_check(&r, config);
	ctl_check_agencies(&r, config, (int64_t)time(NULL));
	ctl_check_libraries(&r);
	if (postfix != NULL)
		file_check(&r, config, postfix, ctl_check_postfix);
	if (sendmail != NULL)
		file_check(&r, config, sendmail, ctl_check_sendmail);
	if (postfix == NULL && sendmail == NULL)
		ctl_say(&r, CTL_NOTE, "mail server", "not looked at; try: "
		    "(postconf -n; postconf -M) | kereructl check --postfix -");
	kr_host_free(host);
	printf("%zu error%s, %zu warning%s\n", r.n[CTL_ERROR],
	    r.n[CTL_ERROR] == 1 ? "" : "s", r.n[CTL_WARNING],
	    r.n[CTL_WARNING] == 1 ? "" : "s");
	return r.n[CTL_ERROR] > 0 ? CTL_FAILED :
	    r.n[CTL_WARNING] > 0 ? CTL_FOUND : CTL_FINE;
}
