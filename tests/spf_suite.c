/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Run SPF cases of a public suite (RFC 7208) through kr_spf_check().
 *
 * Standard input is what tests/spf_suite.py writes.  One line is printed for
 * each case that ends otherwise than the suite says, and a sum at the end,
 * with that of libspf2 beside it where there is one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auth/check.h"
#include "spf_libspf2.h"
#include "suite_zone.h"

#ifndef HAVE_SPF2
#define HAVE_SPF2 0
#endif

static bool
is_one_of(const char *result, struct kr_span list)
{
	for (size_t at = 0; at <= list.len;) {
		size_t end = kr_span_chr(list, at, '|');

		if (end == SIZE_MAX)
			end = list.len;
		if (kr_span_is(kr_span_sub(list, at, end - at), result))
			return true;
		at = end + 1;
	}
	return false;
}

static bool
peer_agrees(const struct kr_envelope *envelope, const struct kr_world *world,
    struct kr_arena *arena, struct kr_span expected)
{
#if HAVE_SPF2
	struct kr_auth auth = { .dmarc_policy = "" };

	spf_libspf2(envelope, world, arena, &auth);
	return is_one_of(kr_auth_result_name(auth.spf), expected);
#else
	(void)envelope, (void)world, (void)arena, (void)expected;
	return false;
#endif
}

static bool
case_run(const char *suite, struct kr_span field[], size_t *peer)
{
	struct kr_world world = { .dns = suite_answer };
	struct kr_envelope envelope = { .client_ip = field[2],
	    .helo = field[3], .mail_from = field[4] };
	struct kr_arena *arena = kr_arena_new(4 << 20);
	struct kr_auth auth = { .dmarc_policy = "" };
	const char *result;
	bool good;

	if (arena == NULL)
		abort();
	kr_spf_check(&envelope, &world, arena, &auth);
	result = kr_auth_result_name(auth.spf);
	good = is_one_of(result, field[5]);
	if (!good)
		printf("%s: %.*s: %s, the suite says %.*s\n", suite,
		    KR_SPAN_ARG(field[1]), result, KR_SPAN_ARG(field[5]));
	*peer += peer_agrees(&envelope, &world, arena, field[5]);
	kr_arena_free(arena);
	return good;
}

int
main(void)
{
	char suite[256] = "";
	size_t cases = 0, good = 0, peer = 0;
	struct kr_span field[SUITE_FIELDS];

	while (suite_line(field)) {
		if (kr_span_is(field[0], "suite")) {
			suite_zone_clear();
			snprintf(suite, sizeof(suite), "%s", field[1].ptr);
		} else if (kr_span_is(field[0], "case")) {
			cases++;
			good += case_run(suite, field, &peer);
		}
	}
	printf("%zu of %zu cases", good, cases);
	if (HAVE_SPF2)
		printf(", libspf2 %zu", peer);
	printf("\n");
	return cases == 0 || good != cases;
}
