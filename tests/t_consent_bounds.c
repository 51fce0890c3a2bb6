/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Statements longer than any that a person writes, bytes that no program
 * writes, and arenas that are full: what comes of them is bounded, and it is
 * never a yes that was not read to its end.
 */
#include <stdlib.h>
#include <string.h>

#include "unit.h"

#include "evidence/consent/consent.h"
#include "evidence/consent/weigh.h"

#include "fault.h"
#include "fault_digest.h"
#include "fault_more.h"

#define GIVEN	KR_CONSENT_GIVEN
#define ABSENT	KR_CONSENT_ABSENT
#define REFUSED	KR_CONSENT_REFUSED

/* ---- much of one thing --------------------------------------------------- */

/* A text that begins, goes on with the same n times, and ends. */
static char *
text_of(const char *head, const char *again, size_t n, const char *tail)
{
	char *text = malloc(strlen(head) + n * strlen(again) + strlen(tail) +
	    1);
	char *end;

	assert_non_null(text);
	end = stpcpy(text, head);
	for (size_t i = 0; i < n; i++)
		end = stpcpy(end, again);
	stpcpy(end, tail);
	return text;
}

static struct much {
	const char	*name, *head, *again;
	size_t		 n;
	const char	*tail;
	enum kr_consent	 value;
	bool		 weighed;	/* with weights that speak for it */
} much[] = {
	{ "words of a clause before what decides", "", "+", 70000,
	  " no police", REFUSED, false },
	{ "the Police", "No ", "police ", 300, ".", REFUSED, false },
	{ "the Police in neighbours", "", "police ", 200,
	  "yes, no police police police", REFUSED, false },
	{ "the Police in two clauses that are one", "", "police ", 250,
	  ", police police police police police police no", REFUSED, false },
	{ "the Police in a clause and its neighbour", "Yes, ", "police ", 200,
	  ", no", REFUSED, false },
	{ "sentences that may permit", "", "Police. ", 600,
	  "I agree to the police having this.", GIVEN, false },
	{ "answers of a form", "", "police:\n", 600,
	  "I agree to the police having this.", GIVEN, false },
	{ "marks that are written out", "I agree to the police having this",
	  "!", 70000, "", ABSENT, false },
	{ "what is asked beside it", "Could you please let the police know, ",
	  "and my bank, ", 30, "please?", ABSENT, false },
	{ "clauses before it", "", "we have it all, ", 30,
	  "you can give it to the police.", ABSENT, false },
	{ "clauses behind it", "You can give it to the police", ", my dog ran",
	  30, ".", ABSENT, false },
	{ "words of a clause behind it", "Tell the police, he came",
	  " with a cat", 16, ".", ABSENT, false },
	{ "words of a clause before it", "He came", " with a cat", 16,
	  ", tell the police.", GIVEN, false },
	{ "words of a clause with a note", "My bag came with a note",
	  " and a cat", 16, ", tell the police.", ABSENT, false },
	{ "words of what another says", "Tell the police, my lawyer said",
	  " and the cat", 15, ".", ABSENT, false },
	{ "words of what another does not say", "Tell the police, my lawyer "
	  "has not said", " and the cat", 15, ".", ABSENT, false },
	{ "words before a negation", "Tell the police, the man",
	  " and the cat", 15, " did not come.", ABSENT, false },
	{ "words of what is not told", "I have not told the police of",
	  " his cat", 30, ".", REFUSED, false },
	{ "words of a sentence", "You can", " really", 70,
	  " give it to the police.", GIVEN, false },
	{ "passages to weigh", "", "The police. ", 80, "", GIVEN, true },
	{ "words to weigh", "Cops", " and a squiz", 60, "", GIVEN, true },
};

static struct kr_consent_weights *
weights_of(const char *text)
{
	struct kr_consent_weights *w = NULL;

	assert_int_equal(kr_consent_weights_load(kr_span_str(text), &w,
	    NULL), KR_OK);
	return w;
}

static void
much_run(void **state)
{
	const struct much *m = *state;
	struct kr_arena *arena = kr_arena_new(1 << 26);
	struct kr_consent_weights *w = weights_of(
	    "kereru-consent 1\nbias\t900\n");
	char *text = text_of(m->head, m->again, m->n, m->tail);
	struct kr_view view = kr_view_root(kr_span_str(text));

	assert_string_equal(kr_consent_name(kr_consent_read(&view,
	    KR_SPAN_NONE, m->weighed ? w : NULL, arena).value),
	    kr_consent_name(m->value));
	free(text);
	kr_consent_weights_free(w);
	kr_arena_free(arena);
}

/* An answer that says yes without end is none. */
static void
much_of_a_yes(void **state)
{
	static const size_t often[] = { 70, 40000 };

	(void)state;
	for (size_t i = 0; i < KR_NELEM(often); i++) {
		struct kr_arena *arena = kr_arena_new(1 << 26);
		char *text = text_of("", i == 0 ? "yes " : "yes\n", often[i],
		    "");
		struct kr_view view = kr_view_root(kr_span_str(text));

		assert_int_equal(kr_consent_answer(&view, arena).value,
		    KR_CONSENT_ABSENT);
		free(text);
		kr_arena_free(arena);
	}
}

/* What many words weigh together grows with their root only. */
static void
many_words_weigh(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_consent_weights *w;
	struct kr_buffer model, text;
	struct kr_view view;

	(void)state;
	kr_buffer_init(&model, arena, SIZE_MAX);
	kr_buffer_init(&text, arena, SIZE_MAX);
	kr_buffer_str(&model, "kereru-consent 1\n");
	kr_buffer_str(&text, "Police");
	for (int i = 0; i < 121; i++) {
		kr_buffer_printf(&model, "w1:a%03d\t4\n", i);
		kr_buffer_printf(&text, " a%03d", i);
	}
	w = weights_of(kr_arena_cstr(arena, kr_buffer_span(&model)));
	view = kr_view_root(kr_buffer_span(&text));
	/* 121 times 4 are 484, and by the root 440: enough, and 44 less */
	assert_int_equal(kr_consent_read(&view, KR_SPAN_NONE, w, arena).value,
	    KR_CONSENT_GIVEN);
	kr_consent_weights_free(w);
	kr_arena_free(arena);
}

/* ---- bytes --------------------------------------------------------------- */

/* A quote that would begin within a character has none of it. */
static void
quote_of_rests(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	char *text = text_of("", "\x80", 200, " police no");
	struct kr_view view = kr_view_root(kr_span_str(text));
	struct kr_consent_record r = kr_consent_read(&view, KR_SPAN_NONE,
	    NULL, arena);

	(void)state;
	assert_int_equal(r.value, KR_CONSENT_REFUSED);
	assert_int_equal(r.quote.len, 0);
	free(text);
	kr_arena_free(arena);
}

/* Cut off characters and marks are words that nobody knows. */
static void
broken_characters(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view view = kr_view_root(KR_SPAN_LIT(
	    "Give this \xE2\x28\xA1 to the police \xE2\x80"));

	(void)state;
	assert_int_equal(kr_consent_read(&view, KR_SPAN_NONE, NULL,
	    arena).value, KR_CONSENT_ABSENT);
	kr_arena_free(arena);
}

/* A subject alone, an empty one, and neither. */
static void
subject_alone(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	const struct kr_span yes = KR_SPAN_LIT("I consent to the Police "
	    "having this");

	(void)state;
	assert_int_equal(kr_consent_read(NULL, yes, NULL, arena).value,
	    KR_CONSENT_GIVEN);
	assert_int_equal(kr_consent_read(NULL, KR_SPAN_LIT(""), NULL,
	    arena).value, KR_CONSENT_ABSENT);
	assert_int_equal(kr_consent_read(NULL, KR_SPAN_NONE, NULL,
	    arena).value, KR_CONSENT_ABSENT);
	kr_arena_free(arena);
}

/* ---- no room ------------------------------------------------------------- */

/* What is asked of the arena is refused, at one call after the other. */
static void
without_room(enum kr_consent (*read)(struct kr_arena *), enum kr_consent full)
{
	bool met = true;

	for (int at = 1; met; at++) {
		struct kr_arena *arena = kr_arena_new(1 << 22);
		enum kr_consent value;

		fault_set(FAULT_ARENA, at);
		value = read(arena);
		met = fault_over();
		if (!met)
			assert_int_equal(value, full);
		else if (value != full)
			assert_int_equal(value, KR_CONSENT_ABSENT);
		kr_arena_free(arena);
	}
}

static enum kr_consent
statement_read(struct kr_arena *arena)
{
	struct kr_view text = kr_view_root(KR_SPAN_LIT("He took \"all\" I "
	    "had, [x] good to go with the cops from my end of it."));
	struct kr_consent_weights *w = weights_of(
	    "kereru-consent 1\nbias\t900\n");
	enum kr_consent value = kr_consent_read(&text, KR_SPAN_LIT("Police"),
	    w, arena).value;

	kr_consent_weights_free(w);
	return value;
}

static enum kr_consent
answer_read(struct kr_arena *arena)
{
	struct kr_view text = kr_view_root(KR_SPAN_LIT("Yes, please.\n"
	    "Ann Lee\nNelson\n"));

	return kr_consent_answer(&text, arena).value;
}

static enum kr_consent
box_read(struct kr_arena *arena)
{
	struct kr_view text = kr_view_root(KR_SPAN_LIT("He rang me."));

	return kr_consent_box_doubted(&text, arena) ? KR_CONSENT_ABSENT :
	    KR_CONSENT_GIVEN;
}

/* Words beside a box that are not read to their end may take it back. */
static void
box_of_rests(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 26);
	char *text = text_of("", "He rang me. ", KR_CONSENT_TEXT_MAX / 10,
	    "");
	struct kr_view view = kr_view_root(kr_span_str(text));

	(void)state;
	assert_true(kr_consent_box_doubted(&view, arena));
	free(text);
	kr_arena_free(arena);
}

/* Who may have taken a yes back where nobody looks has given none. */
static void
yes_before_much(void **state)
{
	char *text = text_of("The Police can have it. ", "Rain. ", 5000, "");
	struct kr_arena *arena = kr_arena_new(1 << 26);
	struct kr_view view = kr_view_root(kr_span_str(text));

	(void)state;
	assert_int_equal(kr_consent_read(&view, KR_SPAN_NONE, NULL,
	    arena).value, KR_CONSENT_ABSENT);
	free(text);
	kr_arena_free(arena);
}

/* The same with arenas that are too small for what is to be weighed. */
static void
small_arenas(void **state)
{
	enum kr_consent value = KR_CONSENT_ABSENT;

	(void)state;
	for (size_t size = 1024; value == KR_CONSENT_ABSENT; size += 256) {
		struct kr_arena *arena = kr_arena_new(size);

		assert_true(size < 1 << 20);
		value = statement_read(arena);
		kr_arena_free(arena);
	}
	assert_int_equal(value, KR_CONSENT_GIVEN);
}

static void
no_room(void **state)
{
	(void)state;
	without_room(statement_read, KR_CONSENT_GIVEN);
	without_room(answer_read, KR_CONSENT_GIVEN);
	without_room(box_read, KR_CONSENT_GIVEN);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(much) + 9];
	size_t n = 0;

	for (size_t i = 0; i < KR_NELEM(much); i++)
		tests[n++] = (struct CMUnitTest){ much[i].name, much_run,
		    NULL, NULL, &much[i] };
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(much_of_a_yes);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(many_words_weigh);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(quote_of_rests);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(box_of_rests);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(yes_before_much);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(broken_characters);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(subject_alone);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(no_room);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(small_arenas);
	return _cmocka_run_group_tests("consent_bounds", tests, n, NULL,
	    NULL);
}
