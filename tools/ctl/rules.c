/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl rules: the rules that are loaded, and their own tests. */
#include <getopt.h>
#include <stdio.h>

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

static void
unsupported_print(const struct kr_ruleset *rules)
{
	size_t n;
	const struct kr_unsupported *u = kr_rules_unsupported(rules, &n);

	for (size_t i = 0; i < n; i++)
		printf("%s:%u: %s %s: %s\n", u[i].file, u[i].line,
		    u[i].setting ? "setting" : "rule", u[i].name,
		    u[i].reason);
	printf("%zu not supported\n", n);
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
	kr_host_release(host);
	return failed > 0 ? CTL_FOUND : CTL_FINE;
}
