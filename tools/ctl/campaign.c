/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl campaign: reports of the same thing. */
#include <err.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "campaign/campaign.h"
#include "ctl/ctl.h"
#include "host/clock.h"

static const char usage[] = "campaign (list [--days N] [--limit N] | "
    "show NAME | add PATH ...)";

#define DAY_MS (86400 * (int64_t)1000)

static struct kr_campaign_index *
index_open(const struct kr_config *config)
{
	struct kr_campaign_index *index;
	struct kr_err error = { .code = KR_OK };

	if (*config->campaigns == '\0')
		errx(CTL_FAILED, "the configuration counts no campaigns; set "
		    "campaigns (see kereru.conf(5))");
	ctl_must(kr_campaign_open(config->campaigns, &index, &error), &error);
	return index;
}

/* ---- list --------------------------------------------------------------- */

static bool
campaign_print(void *ctx, const struct kr_campaign *c)
{
	char first[32], last[32];

	(void)ctx;
	printf("%s %8lld  %.10s  %.10s  %s\n", c->name,
	    (long long)c->reports,
	    kr_date_write(c->first_ms / 1000, 0, first, sizeof(first)),
	    kr_date_write(c->last_ms / 1000, 0, last, sizeof(last)),
	    c->category);
	return true;
}

static int
list(struct kr_campaign_index *index, int argc, char **argv)
{
	static const struct option options[] = {
		{ "days", required_argument, NULL, 'd' },
		{ "limit", required_argument, NULL, 'l' },
		{ 0 }
	};
	int64_t since_ms = 0, limit = 50;
	struct kr_err error = { .code = KR_OK };
	int c;

	optind = 0;
	while ((c = getopt_long(argc, argv, "+", options, NULL)) != -1)
		if (c == 'd')
			since_ms = kr_clock_now_ms() -
			    ctl_number(optarg, usage) * DAY_MS;
		else if (c == 'l')
			limit = ctl_number(optarg, usage);
		else
			ctl_usage(usage);
	if (optind != argc)
		ctl_usage(usage);
	printf("%-17s %8s  %-10s  %-10s  %s\n", "campaign", "reports", "first",
	    "last", "category");
	ctl_must(kr_campaign_each(index, since_ms, limit, campaign_print,
	    NULL, &error), &error);
	return CTL_FINE;
}

/* ---- show --------------------------------------------------------------- */

static bool
mail_print(void *ctx, struct kr_span mail, int64_t when_ms)
{
	size_t *n = ctx;
	char date[32];

	(*n)++;
	printf("%s  %.*s\n", kr_date_write(when_ms / 1000, 0, date,
	    sizeof(date)), KR_SPAN_ARG(mail));
	return true;
}

static int
show(struct kr_campaign_index *index, int argc, char **argv)
{
	struct kr_err error = { .code = KR_OK };
	size_t n = 0;

	if (argc != 2)
		ctl_usage(usage);
	ctl_must(kr_campaign_mails(index, kr_span_str(argv[1]), mail_print,
	    &n, &error), &error);
	if (n == 0)
		warnx("there is no campaign %s", argv[1]);
	return n > 0 ? CTL_FINE : CTL_FOUND;
}

/* ---- add ---------------------------------------------------------------- */

struct adding {
	struct kr_campaign_index *index;
	struct kr_arena	*arena;
	int64_t		 now_ms;
};

static int64_t
reported_ms(const struct kr_verdict *v, int64_t otherwise)
{
	int64_t s;
	const struct kr_field *date = kr_header_find(v->message->header,
	    "Date", 0);

	if (date == NULL || !kr_date_read(date->value, &s, NULL) || s < 0 ||
	    s * 1000 > otherwise)
		return otherwise;
	return s * 1000;
}

static void
verdict_add(void *ctx, struct kr_verdict *v)
{
	struct adding *a = ctx;
	struct kr_campaign_print p;
	struct kr_campaign campaign;
	struct kr_err error = { .code = KR_OK };

	kr_arena_reset(a->arena);
	if (kr_handling_sealed(v->decision->handling) ||
	    !kr_campaign_print_verdict(v, a->arena, &p))
		return;
	ctl_must(kr_campaign_join(a->index, &p, v->sha256,
	    kr_category_name(v->decision->category),
	    reported_ms(v, a->now_ms), &campaign, &error), &error);
	printf("%s %8lld  %s\n", campaign.name, (long long)campaign.reports,
	    v->file);
}

static int
add(struct kr_host *host, struct kr_campaign_index *index, int argc,
    char **argv)
{
	struct adding a = { index, ctl_arena(16u << 20), kr_clock_now_ms() };
	bool good;

	if (argc < 2)
		ctl_usage(usage);
	good = ctl_judge(host, argv + 1, (size_t)argc - 1, verdict_add, &a);
	kr_arena_free(a.arena);
	return good ? CTL_FINE : CTL_FAILED;
}

int
ctl_campaign(const struct ctl *c)
{
	int argc = c->argc - 1, status = CTL_FAILED;
	char **argv = c->argv + 1;
	struct kr_host *host;
	struct kr_campaign_index *index;

	if (argc < 1 || (strcmp(argv[0], "list") != 0 &&
	    strcmp(argv[0], "show") != 0 && strcmp(argv[0], "add") != 0))
		ctl_usage(usage);
	host = ctl_host(c);
	index = index_open(kr_host_config(host));
	if (strcmp(argv[0], "list") == 0)
		status = list(index, argc, argv);
	else if (strcmp(argv[0], "show") == 0)
		status = show(index, argc, argv);
	else
		status = add(host, index, argc, argv);
	kr_campaign_close(index);
	kr_host_free(host);
	return status;
}
