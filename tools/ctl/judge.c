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

	ctl_must(kr_host_load(c->config, c->override, c->n_override, &host,
	    &error), &error);
	return host;
}

static void
warn_of(void *ctx, const char *text)
{
	bool *good = ctx;

	*good = false;
	warnx("%s", text);
}

struct judging {
	struct kr_engine	 engine;
	struct kr_world		 world;
	struct kr_arena		*arena;
	/* What is judged is a reported message: see ctl.h. */
	bool			 reported, whole;
	void			(*each)(void *ctx, struct kr_verdict *);
	void			*ctx;
};

static bool
judge_one(struct judging *j, const struct kr_mail *mail)
{
	struct kr_err error = { .code = KR_OK };
	struct kr_engine whole = j->engine;
	struct kr_verdict *v;
	enum kr_rc rc;

	kr_arena_reset(j->arena);
	rc = kr_judge(&j->engine, mail->bytes, NULL, &j->world, j->arena, &v,
	    &error);
	whole.whole = true;
	if (rc == KR_OK && j->reported &&
	    (j->whole || v->report->n_exhibit == 0) &&
	    !kr_handling_sealed(v->decision->handling))
		rc = kr_judge(&whole, mail->bytes, NULL, &j->world, j->arena,
		    &v, &error);
	if (rc != KR_OK) {
		warnx("%s, at byte %llu: %s", mail->file,
		    (unsigned long long)mail->offset, error.text);
		return false;
	}
	v->file = mail->file;
	v->offset = (size_t)mail->offset;
	j->each(j->ctx, v);
	return true;
}

static bool
judge_all(struct kr_host *host, struct judging *j, char *const *path,
    size_t n)
{
	bool good = true;
	struct kr_archive_options options = { .warn = warn_of, .ctx = &good };
	struct kr_archive *archive;
	struct kr_inputs inputs;
	struct kr_mail mail;

	j->world = kr_host_world(host, false);
	j->arena = kr_arena_new(kr_host_config(host)->limits.arena_bytes);
	if (j->arena == NULL || kr_inputs_list(path, n, &inputs, warn_of, &good)
	    != KR_OK || (archive = kr_archive_new(&inputs, &options)) == NULL)
		err(CTL_FAILED, NULL);
	while (kr_archive_next(archive, &mail))
		good = judge_one(j, &mail) && good;
	kr_archive_free(archive);
	kr_inputs_free(&inputs);
	kr_arena_free(j->arena);
	return good;
}

bool
ctl_judge(struct kr_host *host, char **path, size_t n,
    void (*each)(void *ctx, struct kr_verdict *), void *ctx)
{
	struct judging j = { .engine = *kr_host_engine(host), .each = each,
	    .ctx = ctx };

	return judge_all(host, &j, path, n);
}

bool
ctl_judge_reported(struct kr_host *host, bool whole, char *const *path,
    size_t n, void (*each)(void *ctx, struct kr_verdict *), void *ctx)
{
	struct judging j = { .engine = *kr_host_engine(host),
	    .reported = true, .whole = whole, .each = each, .ctx = ctx };

	return judge_all(host, &j, path, n);
}
