/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl ledger export: JSON Lines for verifiers, CSV for spreadsheets.
 * The formats for other bodies are in ledger_abuse.c and ledger_share.c.
 */
#include <err.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ctl/ledger_share.h"

#define USAGE "ledger export " CTL_LEDGER_EXPORT_USAGE

/* ---- JSON Lines: docs/ledger.md ----------------------------------------- */

static bool
jsonl_print(void *ctx, const struct kr_ledger_row *r)
{
	static const struct kr_span null = { "null", 4 };
	struct kr_span content = r->content.ptr != NULL ? r->content : null;

	(void)ctx;
	printf("{\"chain\":\"%.*s\",\"seq\":%" PRId64 ",\"time_ms\":%" PRId64
	    ",\"kind\":\"%.*s\",\"mail\":\"%.*s\",\"content_digest\":\"%.*s\","
	    "\"previous\":\"%.*s\",\"digest\":\"%.*s\",\"summary\":",
	    KR_SPAN_ARG(r->chain), r->seq, r->time_ms, KR_SPAN_ARG(r->kind),
	    KR_SPAN_ARG(r->mail), KR_SPAN_ARG(r->content_digest),
	    KR_SPAN_ARG(r->previous), KR_SPAN_ARG(r->digest));
	fwrite(r->summary.ptr, 1, r->summary.len, stdout);
	fputs(",\"content\":", stdout);
	fwrite(content.ptr, 1, content.len, stdout);
	fputs("}\n", stdout);
	return true;
}

/* Shows when lines are missing at the end. */
static bool
end_print(void *ctx, const struct kr_value *column, size_t n)
{
	(void)ctx;
	(void)n;
	printf("{\"end\":\"%.*s\",\"seq\":%" PRId64 ",\"digest\":\"%.*s\"}"
	    "\n", KR_SPAN_ARG(column[0].bytes), column[1].integer,
	    KR_SPAN_ARG(column[2].bytes));
	return true;
}

/* ---- CSV (RFC 4180): decisions, no personal data ------------------------ */

static const char *const keys[] = { "referral", "category", "consent",
    "urgency", "handling", "form", "reporter", "uema", "fallback", "rules",
    "model", "version" };

static void
cell(const char *s)
{
	putchar(',');
	if (s == NULL)
		return;
	if (strpbrk(s, ",\"\r\n") == NULL) {
		fputs(s, stdout);
		return;
	}
	ctl_csv_quoted(s);
}

static void
agencies(const json_t *list, const char *with)
{
	char text[1024] = "";
	size_t n = 0;

	for (size_t i = 0; i < json_array_size(list) && n < sizeof(text);
	    i++) {
		const json_t *one = json_array_get(list, i);

		n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s:%s",
		    i > 0 ? " " : "", json_string_value(json_object_get(one,
		    "agency")), json_string_value(json_object_get(one,
		    with)));
	}
	cell(text);
}

static bool
csv_print(void *ctx, const struct kr_ledger_row *r)
{
	json_t *s = json_loadb(r->summary.ptr, r->summary.len, 0, NULL);
	const json_t *auth = json_object_get(s, "auth");
	char when[32], spam[24];

	(void)ctx;
	printf("%s,%.*s,%" PRId64 ",%.*s", ctl_ledger_time(r->time_ms, when),
	    KR_SPAN_ARG(r->chain), r->seq, KR_SPAN_ARG(r->mail));
	for (size_t i = 0; i < KR_NELEM(keys); i++)
		cell(json_string_value(json_object_get(s, keys[i])));
	agencies(json_object_get(s, "referrals"), "basis");
	agencies(json_object_get(s, "holds"), "reason");
	cell(json_string_value(json_object_get(auth, "identity")));
	snprintf(spam, sizeof(spam), "%" JSON_INTEGER_FORMAT,
	    json_integer_value(json_object_get(s, "spam")));
	cell(spam);
	cell(json_is_true(json_object_get(s, "review")) ? "yes" : "no");
	putchar('\n');
	json_decref(s);
	return true;
}

static void
csv_header_print(void)
{
	fputs("time,chain,seq,mail", stdout);
	for (size_t i = 0; i < KR_NELEM(keys); i++)
		printf(",%s", keys[i]);
	fputs(",referrals,holds,identity,spam,review\n", stdout);
}

static const char *const formats[] = { "jsonl", "csv", "arf", "xarf",
    "stix", "misp" };
enum { JSONL, CSV, ARF, XARF, STIX, MISP };

static unsigned
format_find(const char *name)
{
	unsigned i = 0;

	while (i < KR_NELEM(formats) && strcmp(name, formats[i]) != 0)
		i++;
	if (i == KR_NELEM(formats))
		ctl_usage(USAGE);
	return i;
}

/* Entries, and with whole the end of each chain. */
static void
entries_print(struct kr_store *store, const struct kr_ledger_filter *f,
    bool whole)
{
	struct kr_err error = { .code = KR_OK };

	ctl_must(kr_ledger_each(store, f, jsonl_print, NULL, &error),
	    &error);
	if (whole)
		ctl_must(kr_store_each(store, "SELECT name, seq, "
		    "digest FROM chain WHERE seq > 0 ORDER BY name", NULL, 0,
		    end_print, NULL, &error), &error);
}

static void
decisions_print(const struct ctl_ledger *l, struct kr_store *store,
    const struct kr_ledger_filter *f, unsigned format)
{
	struct ctl_ledger copy = *l;
	struct kr_err error = { .code = KR_OK };

	if (format == CSV)
		csv_header_print();
	ctl_must(kr_ledger_each(store, f, format == CSV ? csv_print :
	    format == ARF ? ctl_arf_print : ctl_xarf_print, &copy, &error),
	    &error);
}

int
ctl_ledger_export(const struct ctl_ledger *l)
{
	static const struct option longs[] = { CTL_LEDGER_OPTIONS,
		{ "format", required_argument, NULL, 'f' },
		{ NULL, 0, NULL, 0 } };
	struct kr_ledger_filter f = { .limit = 0 };
	struct kr_err error = { .code = KR_OK };
	struct kr_store *store;
	unsigned format = JSONL;
	bool whole = true;
	int o;

	optind = 0;
	while ((o = getopt_long(l->argc, l->argv, "", longs, NULL)) != -1) {
		if (o == 'f')
			format = format_find(optarg);
		else if (ctl_ledger_option(&f, o, optarg))
			whole = false;
		else
			ctl_usage(USAGE);
	}
	if (optind < l->argc)
		ctl_usage(USAGE);
	if (format != JSONL)
		f.kind = KR_SPAN_LIT("decision");
	store = ctl_ledger_open(l, KR_STORE_READ);
	ctl_must(kr_store_begin_read(store, &error), &error);
	if (format == JSONL)
		entries_print(store, &f, whole);
	else if (format == STIX || format == MISP)
		ctl_ledger_share(l, store, &f, format == STIX);
	else
		decisions_print(l, store, &f, format);
	kr_store_rollback(store);
	kr_store_close(store);
	if (fflush(stdout) != 0)
		err(CTL_FAILED, "export");
	return CTL_FINE;
}
