/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "evidence/lexicon.h"
#include "evidence/narrative/data.h"
#include "evidence/narrative/self_words.h"

static struct kr_lexicon sample;

struct begin_case {
	const char	*name, *text;
	bool		 whole;
	unsigned	 from, to;
	size_t		 len;
	unsigned	 value;
};

static struct begin_case cases[] = {
	{ "a word", "begin", true, 0, 9, 5, 1 },
	{ "not the whole word", "begin ", true, 0, 9, 0, 0 },
	{ "its beginning", "begin: it", false, 0, 9, 5, 1 },
	{ "the longest of a list", "begin message: it", false, 0, 9, 13, 1 },
	{ "the first list before the longest word", "end message", false, 0,
	    9, 3, 1 },
	{ "only lists that are asked for", "end message", false, 2, 9, 11, 2 },
	{ "no letter follows", "beginning", false, 0, 9, 0, 0 },
	{ "another script may follow", "end\xD7\x90", false, 0, 9, 3, 1 },
	{ "the last word of a list", "fin", true, 0, 9, 3, 2 },
	{ "no word", "message", false, 0, 9, 0, 0 },
	{ "longer than all words", "begin message of all messages", true, 0,
	    9, 0, 0 },
	{ "nothing", "", false, 0, 9, 0, 0 },
};

static void
begin_run(void **state)
{
	const struct begin_case *c = *state;
	unsigned value = 0;
	size_t n = kr_lexicon_begin(&sample, kr_span_str(c->text), c->whole,
	    c->from, c->to, &value);

	assert_int_equal(n, c->len);
	if (n > 0)
		assert_int_equal(value, c->value);
}

/* A word of several lists is found once for each. */
static void
all_found(void **state)
{
	const struct kr_lexicon_word *w = NULL;
	unsigned sum = 0, n = 0;

	(void)state;
	while ((w = kr_lexicon_find(&sample, KR_SPAN_LIT("end"), w)) != NULL) {
		sum += w->value;
		n++;
	}
	assert_int_equal(n, 2);
	assert_int_equal(sum, 3);
	assert_null(kr_lexicon_find(&sample, KR_SPAN_LIT("en"), NULL));
	assert_null(kr_lexicon_find(&sample, KR_SPAN_LIT(""), NULL));
}

static void
all_fit(void **state)
{
	(void)state;
	assert_false(kr_lexicon_of_languages()->full);
	assert_false(kr_lexicon_of_forwards()->full);
	assert_false(kr_lexicon_of_introductions()->full);
	assert_true(kr_lexicon_of_languages()->n > 500);
}

/* ---- many words at once -------------------------------------------------- */

static const char *const few[] = { "Fish", "fishing rod", "s ", "\xC3\xA9t" };
static const char *const more[] = { "rod", "fish", NULL };

/* Each word counts once for its group, wherever it stands. */
static void
terms_counted(void **state)
{
	static const struct {
		const char	*text;
		unsigned	 a, b;
	} rows[] = {
		{ "", 0, 0 }, { "f", 0, 0 }, { "fish", 1, 1 },
		{ "fi sh", 0, 0 }, { "FISHING ROD", 2, 2 },
		{ "two selfish rods and", 2, 2 }, { "rod rod rod", 0, 1 },
		{ "\xC3\xA9t\xC3\xA9", 1, 0 }, { "\x06ish", 0, 0 },
		{ "xfisfish", 1, 1 }, { "ends ", 1, 0 }, { "ends", 0, 0 },
	};
	static struct kr_terms t;

	(void)state;
	kr_terms_add(&t, few, KR_NELEM(few), 1);
	kr_terms_add_list(&t, more, 0);
	for (size_t i = 0; i < KR_NELEM(rows); i++) {
		unsigned n[2] = { 0, 0 };

		kr_terms_count(&t, kr_span_str(rows[i].text), n);
		if (n[1] != rows[i].a || n[0] != rows[i].b)
			fail_msg("\"%s\": %u %u", rows[i].text, n[1], n[0]);
	}
}

static void
terms_fit(void **state)
{
	static struct kr_terms t;

	(void)state;
	assert_false(kr_terms_of_introductions()->full);
	assert_false(kr_terms_of_pastes()->full);
	assert_false(kr_terms_of_machines()->full);
	assert_false(kr_terms_of_reports()->full);
	assert_false(kr_terms_of_pitches()->full);
	assert_true(kr_terms_of_pitches()->n > 100);
	for (unsigned i = 0; i < KR_TERMS_MAX; i++)
		kr_terms_add(&t, few, 1, i);
	assert_false(t.full);
	kr_terms_add(&t, few, 1, 0);
	assert_true(t.full);
}

static void
overflow_told(void **state)
{
	static struct kr_lexicon x;

	(void)state;
	for (unsigned i = 0; i < KR_LEXICON_WORDS; i++)
		kr_lexicon_add(&x, "word", '|', i);
	assert_false(x.full);
	kr_lexicon_add(&x, "other|", '|', 0);
	assert_true(x.full);
	assert_null(kr_lexicon_find(&x, KR_SPAN_LIT("other"), NULL));
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases) + 5];

	kr_lexicon_add(&sample, "begin|begin message||end|", '|', 1);
	kr_lexicon_add(&sample, "end|end message|fin", '|', 2);
	UNIT_ROWS(tests, 0, cases, begin_run);
	tests[KR_NELEM(cases)] =
	    (struct CMUnitTest)cmocka_unit_test(all_found);
	tests[KR_NELEM(cases) + 1] =
	    (struct CMUnitTest)cmocka_unit_test(all_fit);
	tests[KR_NELEM(cases) + 2] =
	    (struct CMUnitTest)cmocka_unit_test(overflow_told);
	tests[KR_NELEM(cases) + 3] =
	    (struct CMUnitTest)cmocka_unit_test(terms_counted);
	tests[KR_NELEM(cases) + 4] =
	    (struct CMUnitTest)cmocka_unit_test(terms_fit);
	return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}
