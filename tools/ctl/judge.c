/* SPDX-License-Identifier: Apache-2.0 */
/* What several commands do: load the engine, judge mails. */
#include <err.h>
#include <stdlib.h>

#include "ctl/ctl.h"

struct kr_host *
ctl_host(const struct ctl *c)
{
	struct kr_host *host = NULL;
	struct kr_err error = { .code = KR_OK };
	char text[1024];

	if (kr_host_load(c->config, c->override, c->n_override, &host,
	    &error) != KR_OK)
		errx(CTL_FAILED, "%s", kr_err_text(&error, text,
		    sizeof(text)));
	return host;
}

static void
warn_of(void *ctx, const char *text)
{
	bool *good = ctx;

	*good = false;
	warnx("%s", text);
}

static bool
judge_one(struct kr_host *host, const struct kr_mail *mail,
    const struct kr_world *world, struct kr_arena *arena,
    void (*each)(void *ctx, struct kr_verdict *), void *ctx)
{
	struct kr_err error = { .code = KR_OK };
	struct kr_verdict *v;

	kr_arena_reset(arena);
	if (kr_judge(kr_host_engine(host), mail->bytes, NULL, world, arena,
	    &v, &error) != KR_OK) {
		warnx("%s, at byte %llu: %s", mail->file,
		    (unsigned long long)mail->offset, error.text);
		return false;
	}
	v->file = mail->file;
	v->offset = (size_t)mail->offset;
	each(ctx, v);
	return true;
}

bool
ctl_judge(struct kr_host *host, char **path, size_t n,
    void (*each)(void *ctx, struct kr_verdict *), void *ctx)
{
	struct kr_world world = kr_host_world(host, false);
	bool good = true;
	struct kr_archive_options options = { .warn = warn_of, .ctx = &good };
	struct kr_arena *arena = kr_arena_new(
	    kr_host_config(host)->limits.arena_bytes);
	struct kr_archive *archive;
	struct kr_inputs inputs;
	struct kr_mail mail;

	if (arena == NULL || kr_inputs_list(path, n, &inputs, warn_of, &good)
	    != KR_OK || (archive = kr_archive_new(&inputs, &options)) == NULL)
		err(CTL_FAILED, NULL);
	while (kr_archive_next(archive, &mail))
		good = judge_one(host, &mail, &world, arena, each, ctx) &&
		    good;
	kr_archive_free(archive);
	kr_inputs_free(&inputs);
	kr_arena_free(arena);
	return good;
}
