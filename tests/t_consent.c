/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "evidence/consent.h"

#define ABSENT	KR_CONSENT_ABSENT
#define GIVEN	KR_CONSENT_GIVEN
#define REFUSED	KR_CONSENT_REFUSED

static struct statement {
	const char	*name;		/* the statement itself */
	enum kr_consent	 value;
} statements[] = {
	{ "Please pass all of this to the Police.", GIVEN },
	{ "Please don't pass any of this to the Police.", REFUSED },
	{ "Should I tell the police about it?", ABSENT },
	{ "I have already been to the Police.", ABSENT },
	{ "You may share it with your partners.", ABSENT },
	{ "No objection to Police having a copy.", GIVEN },
	{ "He wrote \"I agree that Police are told\" and laughed.", ABSENT },
	{ "Not fussed about the police, up to you.", ABSENT },
	{ "I have to ask my boss before you tell the police.", ABSENT },
	{ "Yes to the Police. I have changed my mind, do not.", REFUSED },
	{ "", ABSENT },
};

static void
statement_run(void **state)
{
	const struct statement *s = *state;
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(kr_span_str(s->name));
	struct kr_consent_record r = kr_consent_read(&text, KR_SPAN_NONE,
	    arena);

	if (r.value != s->value)
		fail_msg("%s, not %s (%s)", kr_consent_name(r.value),
		    kr_consent_name(s->value), r.why);
	assert_true(r.quote.len <= KR_CONSENT_QUOTE_MAX);
	kr_arena_free(arena);
}

/* The table is written as the search copy has it, or it would not match. */
static void
words_folded(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);

	(void)state;
	for (size_t i = 0; i < kr_consent_n_words; i++)
		assert_span_equal(kr_text_fold_span(
		    kr_span_str(kr_consent_words[i].words), arena),
		    kr_consent_words[i].words);
	kr_arena_free(arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(statements) + 1] = {
		cmocka_unit_test(words_folded),
	};

	UNIT_ROWS(tests, 1, statements, statement_run);
	return cmocka_run_group_tests_name("consent", tests, NULL, NULL);
}
