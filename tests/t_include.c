/* SPDX-License-Identifier: Apache-2.0 */
/* Rule files that include others: where they are, and what is counted in. */
#include "unit.h"

#include "rules/rules.h"

struct file {
	const char	*name, *text;
};

/* ctx is an array of files that ends with a name NULL. */
static enum kr_rc
read_file(void *ctx, const char *name, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	const struct file *f = ctx;

	(void)arena;
	for (; f->name != NULL; f++)
		if (strcmp(f->name, name) == 0) {
			*ret = kr_span_str(f->text);
			return KR_OK;
		}
	return kr_fail(err, KR_E_ABSENT, 0, "no file %s", name);
}

static struct include_case {
	const char	*name;
	struct file	 file[4];
	enum kr_rc	 rc;
	const char	*rules;		/* their names, a blank behind each */
	const char	*at;		/* the file of the error */
	unsigned	 line;
} cases[] = {
	{ "beside the file, and in order",
	  { { "d/a.cf", "body A /a/\ninclude b.cf\nbody C /c/\n" },
	    { "d/b.cf", "body B /b/\n" } }, KR_OK, "A B C ", NULL, 0 },
	{ "below it", { { "d/a.cf", "include e/b.cf\n" },
	    { "d/e/b.cf", "include c.cf\n" },
	    { "d/e/c.cf", "body C /c/\n" } }, KR_OK, "C ", NULL, 0 },
	{ "from the root", { { "d/a.cf", "include /etc/b.cf\n" },
	    { "/etc/b.cf", "body B /b/\n" } }, KR_OK, "B ", NULL, 0 },
	{ "not read where a condition is not met",
	  { { "d/a.cf", "if (version < 1)\ninclude b.cf\nendif\nbody A /a/\n" } },
	  KR_OK, "A ", NULL, 0 },
	{ "it is not there", { { "d/a.cf", "\ninclude b.cf\n" } },
	  KR_E_ABSENT, NULL, NULL, 0 },
	{ "an error in it", { { "d/a.cf", "include b.cf\n" },
	    { "d/b.cf", "\n\nbody B /(/\n" } }, KR_E_SYNTAX, NULL, "d/b.cf",
	  3 },
	{ "an error behind it", { { "d/a.cf", "\ninclude b.cf\nbody A\n" },
	    { "d/b.cf", "body B /b/\n" } }, KR_E_SYNTAX, NULL, "d/a.cf", 3 },
	{ "itself", { { "d/a.cf", "body A /a/\ninclude a.cf\n" } },
	  KR_E_SYNTAX, NULL, "d/a.cf", 2 },
	{ "in a circle", { { "d/a.cf", "include b.cf\n" },
	    { "d/b.cf", "include a.cf\n" } }, KR_E_SYNTAX, NULL, "d/a.cf",
	  1 },
	{ "a condition that it leaves open",
	  { { "d/a.cf", "include b.cf\nendif\n" },
	    { "d/b.cf", "if (version >= 3)\n" } }, KR_E_SYNTAX, NULL, "d/b.cf", 1 },
	{ "a condition of the file around it",
	  { { "d/a.cf", "if (version >= 3)\ninclude b.cf\nendif\n" },
	    { "d/b.cf", "endif\n" } }, KR_E_SYNTAX, NULL, "d/b.cf", 1 },
};

static void
include_run(void **state)
{
	static const char *const name[] = { "d/a.cf" };
	struct include_case *c = *state;
	struct kr_ruleset *set = NULL;
	struct kr_err err = { .code = KR_OK };
	char rules[100] = "";

	assert_int_equal(c->rc, kr_rules_load(name, 1, read_file, c->file,
	    &kr_limits_default, &set, &err));
	if (c->at != NULL) {
		assert_string_equal(c->at, err.file);
		assert_int_equal(c->line, err.line);
	}
	if (c->rc != KR_OK)
		return;
	for (size_t i = 0; i < kr_rules_count(set); i++) {
		strcat(rules, kr_rules_get(set, i)->name);
		strcat(rules, " ");
	}
	assert_string_equal(c->rules, rules);
	kr_rules_free(set);
}

/* A verdict names the rules it was made by, all of them. */
static void
named_apart(void **state)
{
	static const char *const name[] = { "a.cf" };
	static const char *const texts[] = { "body B /b/\n", "body B /c/\n",
	    "body B /b/\n" };
	char id[3][KR_SHA256_HEX];

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct file file[] = { { "a.cf", "include b.cf\n" },
		    { "b.cf", texts[i] }, { NULL, NULL } };
		struct kr_ruleset *set = NULL;

		assert_int_equal(KR_OK, kr_rules_load(name, 1, read_file,
		    file, &kr_limits_default, &set, NULL));
		strcpy(id[i], kr_rules_id(set));
		kr_rules_free(set);
	}
	assert_string_not_equal(id[0], id[1]);
	assert_string_equal(id[0], id[2]);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases) + 1];

	UNIT_ROWS(tests, 0, cases, include_run);
	tests[KR_NELEM(cases)] =
	    (struct CMUnitTest)cmocka_unit_test(named_apart);
	return cmocka_run_group_tests_name("include", tests, NULL, NULL);
}
