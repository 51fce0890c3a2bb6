/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reports - what is read from machine reports, one line of JSON for a file
 *
 *   reports FILE...
 *
 * bench/reports.py compares it with what other programs publish.
 */
#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "evidence/evidence.h"
#include "file.h"

static void
set(json_t *to, const char *key, struct kr_span s, struct kr_arena *arena)
{
	size_t bad;

	s = kr_text_repair(s, arena, &bad);
	json_object_set_new(to, key, s.len == 0 ? json_null() :
	    json_stringn(s.ptr, s.len));
}

static json_t *
report_json(const struct kr_report *r, struct kr_arena *arena)
{
	const struct kr_machine *m = &r->machine;
	json_t *o = json_object(), *urls = json_array();
	int64_t date = 0;

	json_object_set_new(o, "standard", json_string(m->standard));
	json_object_set_new(o, "form", json_string(kr_form_name(r->form)));
	json_object_set_new(o, "bounce", json_boolean(r->bounce));
	set(o, "type", m->type, arena);
	set(o, "source_ip", m->source_ip, arena);
	set(o, "reported_domain", m->reported_domain, arena);
	set(o, "user_agent", m->user_agent, arena);
	set(o, "original_mail_from", m->original_mail_from, arena);
	set(o, "original_rcpt_to", m->original_rcpt, arena);
	set(o, "reporting_mta", m->reporter_org, arena);
	if (kr_date_read(m->arrival_date, &date, NULL))
		json_object_set_new(o, "arrival_date", json_integer(date));
	for (size_t i = 0; r->n_exhibit > 0 && i < r->exhibit[0].urls.n; i++) {
		struct kr_span s = r->exhibit[0].urls.item[i].written;

		json_array_append_new(urls, json_stringn_nocheck(s.ptr,
		    s.len));
	}
	json_object_set_new(o, "reported_uri", urls);
	if (r->n_exhibit > 0) {
		set(o, "from", r->exhibit[0].from, arena);
		set(o, "subject", r->exhibit[0].subject, arena);
	}
	return o;
}

static void
file_show(const char *path)
{
	struct kr_config config = { .authserv_id = "bench.test",
	    .limits = kr_limits_default };
	struct kr_world world = { .ctx = NULL };
	struct kr_auth auth = { .identity = KR_IDENTITY_NONE };
	struct kr_arena *arena = kr_arena_new(256u << 20);
	struct kr_message *m;
	struct kr_report *r;
	size_t len = 0;
	char *data = file_read(path, &len);

	if (data != NULL && arena != NULL && kr_message_read((struct kr_span){
	    data, len }, &config.limits, arena, &m, NULL) == KR_OK &&
	    kr_report_read(m, &auth, &config, NULL, &world, arena, &r, NULL) ==
	    KR_OK) {
		json_t *o = report_json(r, arena);

		json_object_set_new(o, "file", json_string(path));
		json_dumpf(o, stdout, JSON_COMPACT | JSON_PRESERVE_ORDER);
		putchar('\n');
		json_decref(o);
	}
	free(data);
	kr_arena_free(arena);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		file_show(argv[i]);
	return argc > 1 ? 0 : 2;
}
