/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl ledger: what is written down, proved and kept. */
#include <err.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ctl/ledger.h"

#define PURGE_USAGE "[--as-of DATE] [--dry-run]"

static const struct {
	const char	*name, *arguments, *help;
	int		 (*run)(const struct ctl_ledger *);
} commands[] = {
	{ "verify", "", "prove that nothing was changed", ctl_ledger_verify },
	{ "search", CTL_LEDGER_USAGE, "decisions, newest first",
	  ctl_ledger_search },
	{ "show", "ID", "all that is known of a mail", ctl_ledger_show },
	{ "export", CTL_LEDGER_EXPORT_USAGE,
	  "entries, for others to read", ctl_ledger_export },
	{ "follow", "[--once] FILE|-", "what became of it, from the mail "
	  "server's log", ctl_ledger_follow },
	{ "purge", PURGE_USAGE, "remove content whose retention ended",
	  ctl_ledger_purge },
	{ "merge", "LEDGER ...", "bring in the chains of other ledgers",
	  ctl_ledger_merge },
	{ "rebuild", "", "make the look-up tables anew", ctl_ledger_rebuild },
};

static int
usage_print(void)
{
	fputs("usage: kereructl [-c file] [-o key=value] ledger command ...\n",
	    stderr);
	for (size_t i = 0; i < KR_NELEM(commands); i++)
		fprintf(stderr, "  %s%s%s\n        %s\n", commands[i].name,
		    *commands[i].arguments != '\0' ? " " : "",
		    commands[i].arguments, commands[i].help);
	return CTL_FAILED;
}

int
ctl_ledger(const struct ctl *c)
{
	struct ctl_ledger l = { .argc = c->argc - 1, .argv = c->argv + 1 };
	int status = CTL_FAILED;

	for (size_t i = 0; l.argc > 0 && i < KR_NELEM(commands); i++) {
		if (strcmp(l.argv[0], commands[i].name) != 0)
			continue;
		l.host = ctl_host(c);
		l.config = kr_host_config(l.host);
		if (!kr_ledger_settings(l.config, &l.settings))
			errx(CTL_FAILED, "the configuration has no ledger; "
			    "set ledger (see kereru.conf(5))");
		status = commands[i].run(&l);
		kr_host_free(l.host);
		return status;
	}
	return usage_print();
}

/* ---- what they share ---------------------------------------------------- */

struct kr_store *
ctl_ledger_open(const struct ctl_ledger *l, enum kr_store_mode mode)
{
	struct kr_err error = { .code = KR_OK };
	struct kr_store *store;

	ctl_must(kr_store_open(l->settings.where, mode, &store,
	    &error), &error);
	if (mode == KR_STORE_WRITE)
		ctl_must(kr_ledger_prepare(store, &error), &error);
	return store;
}

int64_t
ctl_ledger_date(const char *text)
{
	struct tm tm = { .tm_isdst = -1 };
	const char *rest = strptime(text, "%Y-%m-%d", &tm);

	if (rest != NULL && *rest != '\0')
		rest = strptime(rest + 1, "%H:%M", &tm);
	if (rest == NULL || *rest != '\0')
		errx(CTL_FAILED, "\"%s\" is no date; write 2026-11-25 or "
		    "2026-11-25T14:30, in local time", text);
	return (int64_t)mktime(&tm) * 1000;
}

bool
ctl_ledger_option(struct kr_ledger_filter *f, int o, const char *value)
{
	static const char limit[] = "ledger search|export [--limit N] ...";
	struct kr_span s = kr_span_str(value);

	switch (o) {
	case 'F': f->from_ms = ctl_ledger_date(value); return true;
	case 'T': f->to_ms = ctl_ledger_date(value); return true;
	case 'C': f->chain = s; return true;
	case 'c': f->category = s; return true;
	case 'a': f->agency = s; return true;
	case 'h': f->handling = s; return true;
	case 'u': f->urgency = s; return true;
	case 's': f->state = s; return true;
	case 'k': f->kind = s; return true;
	case 'q': f->queue_id = s; return true;
	case 'n': f->limit = ctl_number(value, limit); return true;
	default: return false;
	}
}

const char *
ctl_ledger_time(int64_t time_ms, char buf[32])
{
	return kr_date_write(time_ms / 1000, 0, buf, 32);
}

/* ---- proving ------------------------------------------------------------ */

static void
fault_print(void *ctx, const char *text)
{
	(void)ctx;
	printf("%s\n", text);
}

int
ctl_ledger_verify(const struct ctl_ledger *l)
{
	struct kr_store *store = ctl_ledger_open(l, KR_STORE_READ);
	struct kr_ledger_proof p;
	struct kr_err error = { .code = KR_OK };

	ctl_must(kr_ledger_verify(store, fault_print, NULL, &p,
	    &error), &error);
	kr_store_close(store);
	printf("%" PRId64 " chains, %" PRId64 " entries, %" PRId64 " days "
	    "closed, %" PRId64 " contents removed: ", p.chains, p.entries,
	    p.days, p.removed);
	if (p.faults == 0)
		printf("whole\n");
	else
		printf("%" PRId64 " faults\n", p.faults);
	return p.faults == 0 ? CTL_FINE : CTL_FOUND;
}

/* ---- keeping ------------------------------------------------------------ */

int
ctl_ledger_purge(const struct ctl_ledger *l)
{
	static const struct option longs[] = {
		{ "as-of", required_argument, NULL, 'a' },
		{ "dry-run", no_argument, NULL, 'd' },
		{ NULL, 0, NULL, 0 }
	};
	int64_t now_ms = (int64_t)time(NULL) * 1000, removed;
	struct kr_err error = { .code = KR_OK };
	struct kr_store *store;
	bool dry = false;
	int o;

	optind = 0;
	while ((o = getopt_long(l->argc, l->argv, "", longs, NULL)) != -1) {
		if (o == 'a')
			now_ms = ctl_ledger_date(optarg);
		else if (o == 'd')
			dry = true;
		else
			ctl_usage("ledger purge " PURGE_USAGE);
	}
	if (optind < l->argc)
		ctl_usage("ledger purge " PURGE_USAGE);
	store = ctl_ledger_open(l, KR_STORE_WRITE);
	ctl_must(kr_ledger_purge(store, l->config,
	    now_ms, dry, &removed, &error), &error);
	kr_store_close(store);
	printf("%" PRId64 " contents %s\n", removed, dry ? "would go" :
	    "removed");
	return CTL_FINE;
}

int
ctl_ledger_merge(const struct ctl_ledger *l)
{
	struct kr_err error = { .code = KR_OK };
	struct kr_store *into, *from;
	int64_t added;

	if (l->argc < 2)
		ctl_usage("ledger merge LEDGER ...");
	into = ctl_ledger_open(l, KR_STORE_WRITE);
	for (int i = 1; i < l->argc; i++) {
		ctl_must(kr_store_open(l->argv[i], KR_STORE_READ,
		    &from, &error), &error);
		ctl_must(kr_ledger_merge(into, from, &added, &error),
		    &error);
		kr_store_close(from);
		printf("%s: %" PRId64 " entries added\n", l->argv[i], added);
	}
	kr_store_close(into);
	return CTL_FINE;
}

int
ctl_ledger_rebuild(const struct ctl_ledger *l)
{
	struct kr_store *store = ctl_ledger_open(l, KR_STORE_WRITE);
	struct kr_err error = { .code = KR_OK };

	ctl_must(kr_ledger_rebuild(store, &error), &error);
	kr_store_close(store);
	return CTL_FINE;
}
