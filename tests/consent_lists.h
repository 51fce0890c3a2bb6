/* SPDX-License-Identifier: Apache-2.0 */
/* consent_lists.h - lists of statements, none or all of which give consent */
#ifndef KR_TESTS_CONSENT_LISTS_H
#define KR_TESTS_CONSENT_LISTS_H

#include "unit.h"

#include "evidence/consent/consent.h"

static inline struct kr_consent_record
consent_of(const char *statement)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(kr_span_str(statement));
	struct kr_consent_record r = kr_consent_read(&text, KR_SPAN_NONE, NULL,
	    arena);

	kr_arena_free(arena);
	return r;	/* but for its quote */
}

/* How many of n statements are not read so; each is named. */
static inline unsigned
consent_misread(const char *const *statements, size_t n, bool given)
{
	unsigned wrong = 0;

	for (size_t i = 0; i < n; i++)
		if ((consent_of(statements[i]).value == KR_CONSENT_GIVEN) !=
		    given) {
			print_error("%s: %s\n", given ? "overlooked" :
			    "falsely given", statements[i]);
			wrong++;
		}
	return wrong;
}

/* What is never a yes, and what is one: the state of the tests below. */
struct consent_lists {
	const char	*const *never, *const *given;
	size_t		 n_never, n_given;
};
#define CONSENT_LISTS(never, given) \
	{ (never), (given), KR_NELEM(never), KR_NELEM(given) }

static inline void
never_a_yes(void **state)
{
	const struct consent_lists *l = *state;

	assert_int_equal(consent_misread(l->never, l->n_never, false), 0);
}

static inline void
still_a_yes(void **state)
{
	const struct consent_lists *l = *state;

	assert_int_equal(consent_misread(l->given, l->n_given, true), 0);
}

#define CONSENT_LISTS_TESTS(lists) \
	cmocka_unit_test_prestate(never_a_yes, (lists)), \
	cmocka_unit_test_prestate(still_a_yes, (lists))

#endif /* KR_TESTS_CONSENT_LISTS_H */
