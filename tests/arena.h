/* SPDX-License-Identifier: Apache-2.0 */
/*
 * arena.h - an arena for each row of a table
 */
#ifndef KR_TESTS_ARENA_H
#define KR_TESTS_ARENA_H

#include "unit.h"

static struct kr_arena *arena;

static int
arena_begin(void **state)
{
	(void)state;
	arena = kr_arena_new(kr_limits_default.arena_bytes);
	return arena == NULL;
}

static int
arena_end(void **state)
{
	(void)state;
	kr_arena_free(arena);
	return 0;
}

/* Run them, each with an arena of its own. */
static int
arena_run(const char *name, struct CMUnitTest *tests, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		tests[i].setup_func = arena_begin;
		tests[i].teardown_func = arena_end;
	}
	return _cmocka_run_group_tests(name, tests, n, NULL, NULL);
}

#endif /* KR_TESTS_ARENA_H */
