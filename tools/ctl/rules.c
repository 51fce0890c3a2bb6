/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl rules: the rules that are loaded, and their own tests. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "ctl/ctl.h"

static const char usage[] = "rules [--test] [--unsupported]";

static void
failure_print(void *ctx, const char *rule, const char *file, unsigned line,
    struct kr_span text)
{
	(void)ctx;
	printf("%s:%u: the test of %s fails: %.*s\n", file, line, rule,
	    KR_SPAN_ARG(text));
}

static size_t
tests_run(const struct kr_ruleset *rules)
{
	size_t run = 0, failed;

	failed = kr_rules_selftest(rules, failure_print, NULL, &run);
	printf("%zu tests run, %zu failed\n", run, failed);
	return failed;
}

/* How many of the n have the name; 0 if an earlier one has. */
static size_t
settings_named(const struct kr_unsupported *all, size_t n, size_t at)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		if (!all[i].setting || strcmp(all[i].name, all[at].name) != 0)
			continue;
		if (i < at)
			return 0;
		count++;
	}
	return count;
}

/* A rule to a line; a setting once, since some stand in thousands of lines. */
static void
unsupported_print(const struct kr_ruleset *rules)
{
	size_t n, network = 0, settings = 0, lines = 0;
	const struct kr_unsupported *u = kr_rules_unsupported(rules, &n);

	for (size_t i = 0; i < n; i++) {
		size_t times = u[i].setting ? settings_named(u, n, i) : 1;

		if (times == 0)
			continue;
		printf("%s:%u: %s %s: %s", u[i].file, u[i].line,
		    u[i].setting ? "setting" : "rule", u[i].name,
		    u[i].reason);
		if (times > 1)
			printf(" (%zu times)", times);
		putchar('\n');
		settings += u[i].setting;
		lines += u[i].setting ? times : 0;
		network += !u[i].setting && u[i].network;
	}
	printf("not supported: %zu rules that ask the network or need one "
	    "that does, %zu other rules, %zu settings (in %zu lines)\n",
	    network, n - lines - network, settings, lines);
}

int
ctl_rules(const struct ctl *c)
{
	static const struct option longs[] = {
		{ "test", no_argument, NULL, 't' },
		{ "unsupported", no_argument, NULL, 'u' },
		{ NULL, 0, NULL, 0 }
	};
	const struct kr_ruleset *rules;
	bool test = false, unsupported = false;
	struct kr_host *host;
	size_t failed = 0;
	int o;

	while ((o = getopt_long(c->argc, c->argv, "", longs, NULL)) != -1) {
		if (o != 't' && o != 'u')
			ctl_usage(usage);
		test = test || o == 't';
		unsupported = unsupported || o == 'u';
	}
	if (optind < c->argc)
		ctl_usage(usage);
	host = ctl_host(c);
	rules = kr_host_engine(host)->rules;
	printf("%zu rules, %s\nset %s\n", kr_rules_count(rules),
	    kr_rules_engine(rules), kr_rules_id(rules));
	if (unsupported)
		unsupported_print(rules);
	if (test)
		failed = tests_run(rules);
	kr_host_free(host);
	return failed > 0 ? CTL_FOUND : CTL_FINE;
}
