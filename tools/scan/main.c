/* SPDX-License-Identifier: Apache-2.0 */
/* kereru-scan: what would be done with each mail of an archive. */
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "host/clock.h"
#include "scan/scan.h"

static size_t warnings;		/* the reader's thread only */

static void
warn_once_more(void *ctx, const char *text)
{
	char line[8192];	/* more than a name and what is wrong with it */

	(void)ctx;
	warnings++;
	snprintf(line, sizeof(line), "%s", text);
	warnx("%s", kr_err_plain(line));
}

static struct kr_host *
host_load(const struct scan_options *o)
{
	struct kr_host *host = NULL;
	struct kr_err error = { .code = KR_OK };
	char text[1024];

	if (kr_host_load(o->config, o->override, o->n_override, &host,
	    &error) != KR_OK)
		errx(2, "%s", kr_err_text(&error, text, sizeof(text)));
	return host;
}

static void
setting_add(void *ctx, const char *key, const char *value, const char *origin)
{
	(void)origin;
	kr_buffer_printf(ctx, "%s = %s\n", key, value);
}

/* A digest of everything that the output depends on. */
static void
identity_make(const struct scan_options *o, const struct kr_inputs *inputs,
    struct kr_host *host, char hex[KR_SHA256_HEX])
{
	const struct kr_engine *engine = kr_host_engine(host);
	struct kr_arena *arena = scan_arena(SIZE_MAX);
	unsigned char digest[KR_SHA256_LEN];
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_printf(&b, "%d %d %u %u %d %zu %u %d\n", (int)o->format,
	    o->explain, o->archive.shard, o->archive.shards,
	    (int)o->archive.mbox.kind, o->archive.mbox.mail_max,
	    o->format == SCAN_TABLE ? o->columns : 0, o->online);
	kr_buffer_printf(&b, "%s %s %s\n", kr_rules_id(engine->rules),
	    engine->model != NULL ? kr_model_id(engine->model) : "",
	    kr_classifier_id(engine->classifier));
	kr_config_each(engine->config, setting_add, &b);
	kr_buffer_printf(&b, "%s\n", o->split != NULL ? o->split : "");
	for (size_t i = 0; i < inputs->n; i++)
		kr_buffer_printf(&b, "%s %llu\n", inputs->item[i].name,
		    (unsigned long long)inputs->item[i].size);
	if (!kr_buffer_ok(&b) || !kr_sha256(kr_buffer_span(&b), digest))
		err(2, NULL);
	kr_hex(digest, sizeof(digest), hex);
	kr_arena_free(arena);
}

static void
header_write(const struct scan_options *o, struct scan_output *output)
{
	struct kr_arena *arena = scan_arena(1 << 20);
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	if (o->format == SCAN_CSV)
		kr_record_csv_header(&b);
	else if (o->format == SCAN_TABLE)
		kr_record_table_header(o->columns, &b);
	scan_output_text(output, kr_buffer_span(&b));
	kr_arena_free(arena);
}

static void
summary_print(const struct scan_totals *t, const struct kr_archive *archive,
    int64_t spent_ms)
{
	size_t skipped = kr_archive_skipped(archive);

	if (isatty(STDERR_FILENO) && spent_ms > 0)
		fprintf(stderr, "%llu mails in %.1f s, %.0f a second%s\n",
		    (unsigned long long)t->mails, (double)spent_ms / 1000,
		    (double)t->mails * 1000 / (double)spent_ms,
		    t->fallback ? "; a person must look at some" : "");
	if (skipped > 0)
		warnx("%zu file%s in folders look%s like no mail and %s left "
		    "out", skipped, skipped == 1 ? "" : "s",
		    skipped == 1 ? "s" : "", skipped == 1 ? "was" : "were");
}

int
main(int argc, char **argv)
{
	struct scan_totals totals = { .mails = 0 };
	char identity[KR_SHA256_HEX];
	struct scan_options options;
	struct scan_progress progress;
	struct scan_output *output;
	struct kr_archive *archive;
	struct kr_inputs inputs;
	struct kr_host *host;
	uint64_t mails_before;
	bool fallback_before;

	signal(SIGPIPE, SIG_IGN);
	scan_options_read(argc, argv, &options);
	options.archive.warn = warn_once_more;
	options.archive.mbox.whole_folder = options.split;
	host = host_load(&options);
	if (kr_inputs_list(options.path, options.n_path, &inputs,
	    warn_once_more, NULL) != KR_OK)
		err(2, NULL);
	identity_make(&options, &inputs, host, identity);
	output = scan_output_open(&options, kr_host_config(host), &inputs,
	    identity);
	archive = kr_archive_new(&inputs, &options.archive);
	if (archive == NULL)
		err(2, NULL);
	if (!scan_output_resumed(output, &mails_before, &fallback_before))
		header_write(&options, output);
	/* Even a run that is killed at once can tell what was there before. */
	scan_output_done(output, 0, false, true);
	scan_progress_begin(&progress, !options.quiet &&
	    isatty(STDERR_FILENO) && !(options.output == NULL &&
	    isatty(STDOUT_FILENO)), inputs.total);
	scan_pool_run(archive, host, &options, output, &progress, &totals);
	scan_progress_end(&progress);
	if (!options.quiet)
		summary_print(&totals, archive, kr_clock_steady_ms() -
		    progress.begin_ms);
	kr_archive_free(archive);
	kr_inputs_free(&inputs);
	if (!scan_output_close(output) || totals.failed || warnings > 0)
		totals.failed = true;
	kr_host_free(host);
	free(options.override);
	return totals.failed ? 2 : totals.fallback ? 1 : 0;
}
