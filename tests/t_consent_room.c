/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables of words and forms that are too large for what is kept of them:
 * then nothing is read, and whoever asks is told.
 */
#include <stdio.h>
#include <stdlib.h>

#include "unit.h"

#include "evidence/consent/lexicon.h"
#include "evidence/consent/permit_read.h"

/* ---- words: these take the place of the shipped ones --------------------- */

#define TEN(w)		w "0|" w "1|" w "2|" w "3|" w "4|" w "5|" w "6|" \
			w "7|" w "8|" w "9"
#define HUNDRED(w)	TEN(w "0") "|" TEN(w "1") "|" TEN(w "2") "|" \
			TEN(w "3") "|" TEN(w "4") "|" TEN(w "5") "|" \
			TEN(w "6") "|" TEN(w "7") "|" TEN(w "8") "|" \
			TEN(w "9")

/* One row is a hundred words; 81 of them are more than there is room for. */
#define ROW(n)		{ "en", KR_CW_POLICE, HUNDRED("w" #n "x") }
#define ROWS(n)		ROW(n##0), ROW(n##1), ROW(n##2), ROW(n##3), \
			ROW(n##4), ROW(n##5), ROW(n##6), ROW(n##7), ROW(n##8)

static const struct kr_consent_words words[] = {
	ROWS(1), ROWS(2), ROWS(3), ROWS(4), ROWS(5), ROWS(6), ROWS(7),
	ROWS(8), ROWS(9), { NULL, 0, NULL }
};
const struct kr_consent_words *const kr_consent_tables[] = { words, NULL };

static void
too_many_words(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(KR_SPAN_LIT("w10x00"));
	struct kr_clauses all;
	struct kr_consent_record r;

	(void)state;
	assert_false(kr_lexicon_ready());
	assert_false(kr_clauses_read(&text, arena, &all));
	r = kr_consent_read(&text, KR_SPAN_NONE, NULL, arena);
	assert_int_equal(r.value, KR_CONSENT_ABSENT);
	kr_arena_free(arena);
}

/* ---- forms --------------------------------------------------------------- */

#define ROOTS \
	{ "SENTENCE", "you?|can" }, { "REQUEST", "#" }, \
	{ "ASKED", "~ x" }, { "ASKEDNOT", "x" }, { "ANSWER", "x" }, \
	{ "ANSWERNO", "x" }, { "FORCE", "x" }, { "THEM", "x" }, \
	{ "DISOWNED", "x" }

/* Are they read?  Those that are not are no longer asked for. */
static bool
forms_fit(const struct kr_permit_form *forms)
{
	struct kr_permit_set *set = calloc(1, sizeof(*set));
	bool whole;

	assert_non_null(set);
	whole = kr_permit_set_read(set, forms);
	free(set);
	return whole;
}

static void
names_of_forms(void **state)
{
	static const struct kr_permit_form good[] = { ROOTS,
	    { "MORE", "SENTENCE" }, { NULL, NULL } };
	static const struct kr_permit_form bad[] = { ROOTS,
	    { "MORE", "NONE" }, { NULL, NULL } };
	static const struct kr_permit_form lacks[] = {
	    { "SENTENCE", "you" }, { NULL, NULL } };

	(void)state;
	assert_true(forms_fit(good));
	assert_false(forms_fit(bad));
	assert_false(forms_fit(lacks));
}

static void
too_many_forms(void **state)
{
	static const struct kr_permit_form first[] = { ROOTS };
	struct kr_permit_form forms[KR_PERMIT_FORMS_MAX + 2];
	size_t n = 0;

	(void)state;
	for (; n < KR_NELEM(first); n++)
		forms[n] = first[n];
	for (; n < KR_PERMIT_FORMS_MAX; n++)
		forms[n] = (struct kr_permit_form){ "MORE", "x" };
	forms[n] = (struct kr_permit_form){ NULL, NULL };
	assert_true(forms_fit(forms));
	forms[n] = (struct kr_permit_form){ "MORE", "x" };
	forms[n + 1] = (struct kr_permit_form){ NULL, NULL };
	assert_false(forms_fit(forms));
}

static void
too_many_steps(void **state)
{
	static char is[2 * KR_PERMIT_STEPS_MAX];
	const struct kr_permit_form forms[] = { ROOTS, { "MORE", is },
	    { NULL, NULL } };
	size_t n = 0;

	(void)state;
	while (n + 11 < KR_PERMIT_STEPS_MAX) {	/* the roots have eleven */
		is[2 * n] = 'x';
		is[2 * n++ + 1] = '|';
	}
	is[2 * n - 1] = '\0';
	assert_true(forms_fit(forms));
	is[2 * n - 1] = '|';
	is[2 * n] = 'x';
	assert_false(forms_fit(forms));
}

/* There is room for so many words, and for none more. */
static void
too_many_words_of_forms(void **state)
{
	static char is[KR_PERMIT_PLACES * 8];
	const struct kr_permit_form forms[] = { ROOTS, { "MORE", is },
	    { NULL, NULL } };
	struct kr_permit_set *set = calloc(1, sizeof(*set));
	size_t used, end = 0;

	(void)state;
	assert_non_null(set);
	is[0] = 'x';
	assert_true(kr_permit_set_read(set, forms));
	used = set->words;
	free(set);
	for (size_t n = used; n < KR_PERMIT_PLACES / 2; n++)
		end += (size_t)snprintf(is + end, sizeof(is) - end, "w%04zu|",
		    n);
	is[end - 1] = '\0';
	assert_true(forms_fit(forms));
	snprintf(is + end - 1, sizeof(is) - end, "|more");
	assert_false(forms_fit(forms));
}

/* Where they were not, nothing is permitted. */
static void
forms_not_read(void **state)
{
	struct kr_view text = kr_view_root(KR_SPAN_LIT("yes"));
	struct kr_clause clause = { .len = 3, .n_word = 1, .hard = true };
	struct kr_clauses all = { .clause = &clause, .n = 1, .copy = &text };
	struct kr_permission p;
	size_t asked;

	(void)state;
	assert_true(kr_permit_ready());
	kr_permit_set.whole = false;
	assert_false(kr_permit_find(&all, 0, true, &p));
	assert_int_equal(kr_permit_answered(&all, 0, &asked), 0);
	kr_permit_set.whole = true;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(too_many_words),
		cmocka_unit_test(names_of_forms),
		cmocka_unit_test(too_many_forms),
		cmocka_unit_test(too_many_steps),
		cmocka_unit_test(too_many_words_of_forms),
		cmocka_unit_test(forms_not_read),
	};

	return cmocka_run_group_tests_name("consent_room", tests, NULL, NULL);
}
