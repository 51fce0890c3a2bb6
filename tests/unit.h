/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unit.h - what every table of cases needs around it
 *
 * Each row of a table runs, and fails, under its own name.
 */
#ifndef KR_TESTS_UNIT_H
#define KR_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"

/* Fill tests[at..] with one test per row of table; the row is its state. */
#define UNIT_ROWS(tests, at, table, run) do { \
	for (size_t row_ = 0; row_ < KR_NELEM(table); row_++) \
		(tests)[(at) + row_] = (struct CMUnitTest){ \
		    .name = (table)[row_].name, .test_func = (run), \
		    .initial_state = &(table)[row_] }; \
} while (0)

#define assert_span_equal(span, cstr) do { \
	struct kr_span span_ = (span); \
	if (!kr_span_is(span_, (cstr))) \
		fail_msg("\"%.*s\" is not \"%s\"", \
		    KR_SPAN_ARG(span_), (cstr)); \
} while (0)

#endif /* KR_TESTS_UNIT_H */
