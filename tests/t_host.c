/* SPDX-License-Identifier: Apache-2.0 */
#include "folder.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"

static void
file_make(const char *name, const char *text, mode_t mode)
{
	FILE *f = fopen(folder_file(name), "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	assert_int_equal(chmod(folder_file(name), mode), 0);
}

static enum kr_rc
load(const char *key, const char *name, struct kr_host **ret,
    struct kr_err *err)
{
	const char *top = getenv("top_srcdir"), *override;
	char config[4096], text[4200];

	snprintf(config, sizeof(config), "%s/conf/kereru.conf",
	    top != NULL ? top : ".");
	snprintf(text, sizeof(text), "%s=%s", key,
	    *name != '\0' ? folder_file(name) : "");
	override = text;
	return kr_host_load(config, &override, 1, ret, err);
}

static struct host_case {
	const char	*name, *key, *file;
	enum kr_rc	 rc;
	const char	*says;
} cases[] = {
	{ "as shipped", "model", "", KR_OK, "" },
	{ "a key", "tag_key_file", "key", KR_OK, "" },
	{ "no key", "tag_key_file", "absent", KR_E_SYSTEM, "opened" },
	{ "a key that is too short", "tag_key_file", "short", KR_E_SYNTAX,
	  "shorter" },
	{ "a key for everybody", "tag_key_file", "open", KR_E_UNSUPPORTED,
	  "anybody" },
	{ "a key that is a folder", "tag_key_file", "empty", KR_E_SYSTEM,
	  "read" },
	{ "rules from a folder", "rules", "rules", KR_OK, "" },
	{ "rules from a file", "rules", "rules/10_a.cf", KR_OK, "" },
	{ "no rules", "rules", "absent", KR_E_SYSTEM, "opened" },
	{ "a folder without rules", "rules", "empty", KR_E_ABSENT, "*.cf" },
	{ "no model", "model", "absent", KR_E_SYSTEM, "opened" },
	{ "a model that is none", "model", "key", KR_E_SYNTAX, "model" },
	{ "no weights of consent", "consent_model", "absent", KR_E_SYSTEM,
	  "opened" },
	{ "weights of consent that are none", "consent_model", "key",
	  KR_E_SYNTAX, "consent model" },
	{ "no spam model", "spam_model", "absent", KR_E_SYSTEM, "opened" },
	{ "a spam model that is none", "spam_model", "key", KR_E_SYNTAX,
	  "classifier" },
	{ "no zone", "zone_file", "absent", KR_E_SYSTEM, "opened" },
};

static void
host_run(void **state)
{
	const struct host_case *c = *state;
	struct kr_host *host = NULL;
	struct kr_err err = { .code = KR_OK };
	char buf[1024];
	enum kr_rc rc = load(c->key, c->file, &host, &err);

	kr_err_text(&err, buf, sizeof(buf));
	if (rc != c->rc || strstr(err.text, c->says) == NULL)
		fail_msg("%s: \"%s\"", kr_rc_name(rc), buf);
	if (rc != KR_OK) {
		assert_null(host);
		assert_non_null(strstr(err.file, c->file));
	}
	kr_host_free(host);
}

/* The line end that an editor leaves is no part of the key. */
static void
key_trimmed(void **state)
{
	struct kr_host *host = NULL;

	(void)state;
	assert_int_equal(load("tag_key_file", "key", &host, NULL), KR_OK);
	assert_span_equal(kr_host_engine(host)->tag_key,
	    "0123456789abcdef");
	kr_host_free(host);
}

static void
the_world(void **state)
{
	struct kr_host *host = NULL;
	struct kr_world world;

	(void)state;
	assert_int_equal(load("model", "", &host, NULL), KR_OK);
	assert_string_equal(kr_host_config(host)->fallback,
	    "triage@cert.example.nz");
	world = kr_host_world(host, false);
	assert_null(world.dns);
	assert_true(world.now_s(world.ctx) > 1700000000);
	world = kr_host_world(host, true);
	assert_non_null(world.dns);
	kr_host_free(host);
}

/* A zone in a file answers without a network. */
static void
zone(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_host *host = NULL;
	struct kr_dns_answer answer;
	struct kr_world world;

	(void)state;
	assert_int_equal(load("zone_file", "zone", &host, NULL), KR_OK);
	world = kr_host_world(host, false);
	assert_non_null(world.dns);
	kr_world_ask(&world, "a.example", KR_DNS_TXT, arena, &answer);
	assert_int_equal(answer.rc, KR_DNS_OK);
	assert_span_equal(answer.record[0].data, "v=spf1 -all");
	kr_host_free(host);
	kr_arena_free(arena);
}

static void
read_limited(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_span text;

	(void)state;
	assert_int_equal(kr_host_read_file(folder_file("zone"), 9, arena, &text,
	    NULL), KR_OK);
	assert_span_equal(text, "a.example");
	assert_int_equal(kr_host_read_file(folder_file("zone"), 0, arena, &text,
	    NULL), KR_OK);
	assert_int_equal(text.len, 0);
	kr_arena_free(arena);
}

static int
setup(void **state)
{
	(void)state;
	if (!folder_make("host") || mkdir(folder_file("rules"), 0700) != 0 ||
	    mkdir(folder_file("empty"), 0700) != 0)
		return -1;
	file_make("key", "0123456789abcdef\n", 0640);
	file_make("short", "0123456789\n", 0600);
	file_make("open", "0123456789abcdef\n", 0644);
	file_make("zone", "a.example TXT v=spf1 -all\n", 0600);
	file_make("rules/10_a.cf", "body T_A /alpha/\n", 0600);
	file_make("rules/20_b.cf", "body T_B /beta/\n", 0600);
	file_make("rules/readme", "this is no rule\n", 0600);
	return 0;
}

int
main(void)
{
	static const struct CMUnitTest single[] = {
		cmocka_unit_test(key_trimmed),
		cmocka_unit_test(the_world),
		cmocka_unit_test(zone),
		cmocka_unit_test(read_limited),
	};
	struct CMUnitTest tests[KR_NELEM(cases) + KR_NELEM(single)];

	UNIT_ROWS(tests, 0, cases, host_run);
	memcpy(tests + KR_NELEM(cases), single, sizeof(single));
	return cmocka_run_group_tests_name("host", tests, setup,
	    folder_teardown);
}
