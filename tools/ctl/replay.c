/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl replay: judge mails again and show what is decided otherwise
 * than in an earlier output of kereru-scan.  Mails are known by their
 * digest, so files may have moved.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "ctl/ctl.h"

static const char *const compared[] = { "category", "referrals", "holds",
    "consent", "urgency", "handling" };

struct replay {
	json_t	*old;		/* digest to record */
	size_t	 same, changed, unknown;
};

static json_t *
old_read(const char *name)
{
	FILE *f = fopen(name, "r");
	json_t *all = json_object();
	unsigned long line = 0;
	char *text = NULL;
	size_t size = 0;

	if (f == NULL || all == NULL)
		err(CTL_FAILED, "%s", name);
	while (getline(&text, &size, f) > 0) {
		json_error_t why;
		json_t *record = json_loads(text, 0, &why);
		const char *digest = json_string_value(json_object_get(record,
		    "sha256"));

		line++;
		if (record == NULL || digest == NULL)
			errx(CTL_FAILED, "%s:%lu: %s", name, line,
			    record == NULL ? why.text : "no sha256 in it");
		json_object_set_new(all, digest, record);
	}
	free(text);
	fclose(f);
	return all;
}

static json_t *
record_of(const struct kr_verdict *v)
{
	struct kr_arena *page = ctl_arena(SIZE_MAX);
	struct kr_buffer b;
	struct kr_span text;
	json_t *record;

	kr_buffer_init(&b, page, SIZE_MAX);
	kr_record_json(v, &b);
	text = kr_buffer_span(&b);
	record = json_loadb(text.ptr, text.len, 0, NULL);
	kr_arena_free(page);
	if (record == NULL)
		errx(CTL_FAILED, "the record cannot be read back");
	return record;
}

static void
difference_print(const char *key, const json_t *was, const json_t *is)
{
	size_t flags = JSON_ENCODE_ANY | JSON_COMPACT;
	char *a = was != NULL ? json_dumps(was, flags) : NULL;
	char *b = json_dumps(is, flags);

	printf("  %-10s %s -> %s\n", key, a != NULL ? a : "none",
	    b != NULL ? b : "none");
	free(a);
	free(b);
}

static void
replay_one(void *ctx, struct kr_verdict *v)
{
	struct replay *r = ctx;
	json_t *now = record_of(v), *was;
	bool same = true;

	was = json_object_get(r->old, json_string_value(json_object_get(now,
	    "sha256")));
	if (was == NULL) {
		r->unknown++;
		json_decref(now);
		return;
	}
	for (size_t i = 0; i < KR_NELEM(compared); i++) {
		const json_t *a = json_object_get(was, compared[i]);
		const json_t *b = json_object_get(now, compared[i]);

		if (a != NULL && json_equal(a, b))
			continue;
		if (same && v->offset > 0)
			printf("%s, at byte %zu\n", v->file, v->offset);
		else if (same)
			printf("%s\n", v->file);
		same = false;
		difference_print(compared[i], a, b);
	}
	r->same += same;
	r->changed += !same;
	json_decref(now);
}

int
ctl_replay(const struct ctl *c)
{
	struct replay r = { .old = NULL };
	struct kr_host *host;
	bool good;

	if (c->argc < 3)
		ctl_usage("replay OLD.jsonl PATH ...");
	r.old = old_read(c->argv[1]);
	host = ctl_host(c);
	good = ctl_judge(host, c->argv + 2, (size_t)c->argc - 2, replay_one,
	    &r);
	kr_host_free(host);
	json_decref(r.old);
	printf("%zu as before, %zu changed, %zu not in %s\n", r.same,
	    r.changed, r.unknown, c->argv[1]);
	return !good ? CTL_FAILED : r.changed > 0 ? CTL_FOUND : CTL_FINE;
}
