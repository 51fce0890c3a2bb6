/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl stats: how many reports of what went where, safe to publish. */
#include <err.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ctl/stats.h"

#define USAGE "stats --for AGENCY [--from DATE] [--to DATE] " \
	"[--period week|month|quarter|year] [--format text|csv|json|html]"
#define ARENA_MAX ((size_t)256 << 20)
#define PERIODS_USUAL 12	/* with the current one */

static const struct {
	const char	*name;
	void		 (*print)(const struct ctl_stats *);
} formats[] = {
	{ "text", ctl_stats_text }, { "csv", ctl_stats_csv },
	{ "json", ctl_stats_json }, { "html", ctl_stats_html },
};

static const char *const steps[] = { [KR_STATS_WEEK] = "week",
    [KR_STATS_MONTH] = "month", [KR_STATS_QUARTER] = "quarter",
    [KR_STATS_YEAR] = "year" };

struct question {
	const char		*reader;
	int64_t			 from_s, to_s;
	enum kr_stats_step	 step;
	size_t			 format;
};

static enum kr_stats_step
step_find(const char *name)
{
	for (size_t i = 0; i < KR_NELEM(steps); i++)
		if (strcmp(steps[i], name) == 0)
			return (enum kr_stats_step)i;
	ctl_usage(USAGE);
}

static size_t
format_find(const char *name)
{
	for (size_t i = 0; i < KR_NELEM(formats); i++)
		if (strcmp(formats[i].name, name) == 0)
			return i;
	ctl_usage(USAGE);
}

static struct question
question_read(const struct ctl *c)
{
	static const struct option longs[] = {
		{ "for", required_argument, NULL, 'r' },
		{ "from", required_argument, NULL, 'F' },
		{ "to", required_argument, NULL, 'T' },
		{ "period", required_argument, NULL, 'p' },
		{ "format", required_argument, NULL, 'f' },
		{ NULL, 0, NULL, 0 } };
	struct question q = { .to_s = (int64_t)time(NULL) + 1,
	    .step = KR_STATS_MONTH };
	int o;

	while ((o = getopt_long(c->argc, c->argv, "", longs, NULL)) != -1)
		switch (o) {
		case 'r': q.reader = optarg; break;
		case 'F': q.from_s = ctl_ledger_date(optarg) / 1000; break;
		case 'T': q.to_s = ctl_ledger_date(optarg) / 1000; break;
		case 'p': q.step = step_find(optarg); break;
		case 'f': q.format = format_find(optarg); break;
		default: ctl_usage(USAGE);
		}
	if (optind < c->argc || q.reader == NULL)
		ctl_usage(USAGE);
	if (q.from_s == 0)
		q.from_s = kr_stats_before(q.step, q.to_s - 1,
		    PERIODS_USUAL - 1);
	if (q.from_s >= q.to_s)
		errx(CTL_FAILED, "--from is not before --to");
	return q;
}

int
ctl_stats(const struct ctl *c)
{
	struct question q = question_read(c);
	struct ctl_ledger l = { .host = ctl_host(c) };
	struct kr_arena *arena = ctl_arena(ARENA_MAX);
	struct kr_stats_period period[KR_STATS_PERIODS];
	struct ctl_stats out = { .step = steps[q.step], .from_s = q.from_s,
	    .to_s = q.to_s };
	struct kr_err error = { .code = KR_OK };
	struct kr_stats *stats;
	struct kr_store *store;
	size_t n;

	l.config = out.config = kr_host_config(l.host);
	out.reader = kr_config_agency(out.config, q.reader);
	if (out.reader == NULL)
		errx(CTL_FAILED, "the configuration has no agency \"%s\"",
		    q.reader);
	if (!kr_ledger_settings(l.config, &l.settings))
		errx(CTL_FAILED, "the configuration has no ledger; set ledger "
		    "(see kereru.conf(5))");
	ctl_must(kr_stats_periods(q.step, q.from_s, q.to_s, period,
	    &n, &error), &error);
	store = ctl_ledger_open(&l, KR_STORE_READ);
	ctl_must(kr_stats_read(store, period, n, arena, &stats,
	    &error), &error);
	kr_store_close(store);
	out.stats = stats;
	formats[q.format].print(&out);
	kr_arena_free(arena);
	kr_host_free(l.host);
	if (fflush(stdout) != 0)
		err(CTL_FAILED, "stats");
	return CTL_FINE;
}
