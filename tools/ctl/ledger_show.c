/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl ledger search and show. */
#include <err.h>
#include <getopt.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/ledger.h"

/* ---- search ------------------------------------------------------------- */

struct search {
	struct kr_store	*store;
	size_t		 n;
};

static bool
destination_print(void *ctx, const struct kr_value *column, size_t n)
{
	bool *first = ctx;

	(void)n;
	printf("%s%.*s:%.*s", *first ? "" : ",",
	    KR_SPAN_ARG(column[0].bytes), KR_SPAN_ARG(column[1].bytes));
	*first = false;
	return true;
}

static const char *
word(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s != NULL ? s : "-";
}

static bool
decision_print(void *ctx, const struct kr_ledger_row *r)
{
	struct search *s = ctx;
	const struct kr_value at[] = { kr_value_text(r->chain),
	    kr_value_integer(r->seq) };
	json_t *summary = json_loadb(r->summary.ptr, r->summary.len, 0, NULL);
	struct kr_err error;
	char when[32];
	bool first = true;

	s->n++;
	printf("%s  %s  %-22s  %s %-14s  ", ctl_ledger_time(r->time_ms, when),
	    word(summary, "referral"), word(summary, "category"),
	    word(summary, "handling"), word(summary, "urgency"));
	json_decref(summary);
	ctl_must(kr_store_each(s->store, "SELECT agency, CASE WHEN "
	    "basis = 'hold' THEN 'held' ELSE state END FROM referral WHERE "
	    "chain = ? AND seq = ? ORDER BY agency", at, 2,
	    destination_print, &first, &error), &error);
	putchar('\n');
	return true;
}

int
ctl_ledger_search(const struct ctl_ledger *l)
{
	static const struct option longs[] = { CTL_LEDGER_OPTIONS,
		{ NULL, 0, NULL, 0 } };
	struct kr_ledger_filter f = { .limit = 100, .newest_first = true,
	    .kind = KR_SPAN_LIT("decision") };
	struct kr_err error = { .code = KR_OK };
	struct search s = { .n = 0 };
	int o;

	optind = 0;
	while ((o = getopt_long(l->argc, l->argv, "", longs, NULL)) != -1)
		if (o == 'k' || !ctl_ledger_option(&f, o, optarg))
			ctl_usage("ledger search " CTL_LEDGER_USAGE);
	if (optind < l->argc)
		ctl_usage("ledger search " CTL_LEDGER_USAGE);
	s.store = ctl_ledger_open(l, KR_STORE_READ);
	ctl_must(kr_ledger_each(s.store, &f, decision_print, &s,
	    &error), &error);
	kr_store_close(s.store);
	return s.n > 0 ? CTL_FINE : CTL_FOUND;
}

/* ---- show --------------------------------------------------------------- */

static void
text_print(const char *what, struct kr_span text)
{
	json_t *o = json_loadb(text.ptr, text.len, 0, NULL);
	char *pretty = json_dumps(o, JSON_INDENT(2));

	if (pretty != NULL)
		printf("%s %s\n", what, pretty);
	free(pretty);
	json_decref(o);
}

static bool
entry_print(void *ctx, const struct kr_ledger_row *r)
{
	size_t *n = ctx;
	char when[32];

	printf("%s%s  %.*s  chain %.*s, entry %" PRId64 "\n",
	    *n > 0 ? "\n" : "", ctl_ledger_time(r->time_ms, when),
	    KR_SPAN_ARG(r->kind), KR_SPAN_ARG(r->chain), r->seq);
	text_print("summary", r->summary);
	if (r->content.ptr != NULL)
		text_print("content", r->content);
	else if (!kr_span_is(r->content_digest, "-"))
		printf("content was removed; its digest is %.*s\n",
		    KR_SPAN_ARG(r->content_digest));
	(*n)++;
	return true;
}

int
ctl_ledger_show(const struct ctl_ledger *l)
{
	struct kr_ledger_filter f = { .limit = 1000 };
	struct kr_err error = { .code = KR_OK };
	struct kr_store *store;
	size_t n = 0;

	if (l->argc != 2 || strlen(l->argv[1]) < 4)
		ctl_usage("ledger show ID (a referral id, or how it begins)");
	f.mail = kr_span_str(l->argv[1]);
	store = ctl_ledger_open(l, KR_STORE_READ);
	ctl_must(kr_ledger_each(store, &f, entry_print, &n, &error),
	    &error);
	kr_store_close(store);
	if (n == 0)
		warnx("there is nothing about %s", l->argv[1]);
	return n > 0 ? CTL_FINE : CTL_FOUND;
}
