/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Weights beside the rules of consent: how their file is read, what they may
 * decide and what never, and whether those that ship hear people that neither
 * the rules nor data/ know.
 */
#include <stdio.h>
#include <stdlib.h>

#include "unit.h"

#include "evidence/consent/passage.h"
#include "evidence/consent/weigh.h"

#include "fault.h"
#include "fault_digest.h"
#include "fault_more.h"

static struct kr_consent_weights *
weights_of(const char *text)
{
	struct kr_consent_weights *w = NULL;

	assert_int_equal(kr_consent_weights_load(kr_span_str(text), &w, NULL),
	    KR_OK);
	return w;
}

/* ---- the file ------------------------------------------------------------ */

static struct bad {
	const char	*name, *text;
	unsigned	 line;
} bad[] = {
	{ "empty", "", 1 },
	{ "another file", "kereru-model 1\nbias\t3\n", 1 },
	{ "no tab", "kereru-consent 1\nbias 3\n", 2 },
	{ "no weight", "kereru-consent 1\nbias\t\n", 2 },
	{ "a mark in it", "kereru-consent 1\n\nw1:yes\t3/\n", 3 },
	{ "no number", "kereru-consent 1\n# why\nw1:yes\t3x\n", 3 },
	{ "too heavy", "kereru-consent 1\nw1:yes\t100001\n", 2 },
	{ "far too heavy", "kereru-consent 1\nw1:yes\t9999999999999999\n",
	  2 },
	{ "falling", "kereru-consent 1\nw1:yes\t3\nw1:no\t3\n", 3 },
	{ "twice", "kereru-consent 1\nw1:no\t3\nw1:no\t3\n", 3 },
};

static void
bad_run(void **state)
{
	const struct bad *b = *state;
	struct kr_consent_weights *w = NULL;
	struct kr_err why;

	assert_int_equal(kr_consent_weights_load(kr_span_str(b->text), &w,
	    &why), KR_E_SYNTAX);
	assert_int_equal(why.line, b->line);
	assert_null(w);
}

static void
identity(void **state)
{
	struct kr_consent_weights *a = weights_of("kereru-consent 1\n"),
	    *b = weights_of("kereru-consent 1\nbias\t1\n");

	(void)state;
	assert_string_not_equal(kr_consent_weights_id(a),
	    kr_consent_weights_id(b));
	assert_string_equal(kr_consent_weights_id(NULL), "");
	kr_consent_weights_free(a);
	kr_consent_weights_free(b);
	kr_consent_weights_free(NULL);
}

/* Whatever there is no memory for, nothing is kept. */
static void
no_memory(void **state)
{
	static const unsigned kinds[] = { FAULT_MEMORY, FAULT_DIGEST };

	(void)state;
	for (size_t k = 0; k < KR_NELEM(kinds); k++) {
		bool met = true;

		for (int at = 1; met; at++) {
			struct kr_consent_weights *w = NULL;
			enum kr_rc rc;

			fault_set(kinds[k], at);
			rc = kr_consent_weights_load(KR_SPAN_LIT(
			    "kereru-consent 1\nbias\t1\n"), &w, NULL);
			met = fault_over();
			assert_int_equal(rc, met ? KR_E_NOMEM : KR_OK);
			assert_int_equal(w != NULL, !met);
			kr_consent_weights_free(w);
		}
	}
}

/* Two names with one hash: each has its own weight. */
static void
names_alike(void **state)
{
	struct kr_consent_weights *w = weights_of("kereru-consent 1\n"
	    "w1:duot\t300\nw1:foza\t500\n");
	static const struct {
		const char	*word;
		int		 weight;
	} words[] = { { "duot", 300 }, { "foza", 500 } };

	(void)state;
	assert_int_equal((uint32_t)kr_span_hash(KR_SPAN_LIT("w1:duot")),
	    (uint32_t)kr_span_hash(KR_SPAN_LIT("w1:foza")));
	for (size_t i = 0; i < KR_NELEM(words); i++) {
		struct kr_arena *arena = kr_arena_new(1 << 20);
		char text[32];
		size_t at = 0;

		snprintf(text, sizeof(text), "police %s", words[i].word);
		assert_int_equal(kr_consent_weigh(w, kr_span_str(text), arena,
		    &at), words[i].weight);
		kr_arena_free(arena);
	}
	kr_consent_weights_free(w);
}

/* ---- features ------------------------------------------------------------ */

static void
name_add(void *ctx, struct kr_span name)
{
	kr_buffer_add(ctx, name);
	kr_buffer_byte(ctx, '\n');
}

/* What a trained file names must be what the reader sees. */
static void
names(void **state)
{
	static const char *const have[] = { "w1:squiz\n", "w2:, police\n",
	    "wb:a\n", "wc:a squiz\n", "wl:squiz\n", "wr:now\n",
	    "k1:POLICE\n", "k2:, POLICE\n", "kx:? POLICE\n", "w1:one\n",
	    "w1:#\n", "w1:nao\n", "w1:警\n", "k1:PASS+MAY\n",
	    "w1:of_course\n" };
	static const char *const lack[] = { "w1:zero\n", "wl:one\n",
	    "wr:#\n", "w2:zero" };
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(KR_SPAN_LIT("Zero went far off. "
	    "One is odd. A squiz, police now. It was 45, of "
	    "course, let não 警. Bye. Police."));
	struct kr_passage p = { .to = 0 };
	const struct kr_view *copy;
	struct kr_statement t;
	struct kr_buffer b;
	bool cut;

	(void)state;
	copy = kr_consent_copy(&text, arena, &cut);
	assert_non_null(copy);
	/* Without a way back the copy is the same. */
	assert_true(kr_span_eq(copy->text, kr_consent_copy_bytes(&text,
	    arena)));
	assert_true(kr_statement_read(copy->text, arena, &t));
	assert_true(kr_passage_next(&t, &p));
	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_passage_features(&t, &p, name_add, &b);
	for (size_t i = 0; i < KR_NELEM(have); i++)
		if (kr_span_find(kr_buffer_span(&b), 0, have[i]) == SIZE_MAX)
			fail_msg("lacks %s", have[i]);
	for (size_t i = 0; i < KR_NELEM(lack); i++)
		if (kr_span_find(kr_buffer_span(&b), 0, lack[i]) != SIZE_MAX)
			fail_msg("has %s", lack[i]);
	assert_true(kr_passage_next(&t, &p));
	assert_false(kr_passage_next(&t, &p));
	kr_arena_free(arena);
}

static void
name_count(void *ctx, struct kr_span name)
{
	(void)name;
	++*(size_t *)ctx;
}

/* More of everything costs no more than so much. */
static void
names_have_bounds(void **state)
{
	static const char *const texts[] = {
		/* words too long for a name, even the end of the text */
		"policepolicepolicepolicepolicepolicepolicepolicepolicepolice"
		"policepolicepolicepolicepolicepolicepolice police",
		/* marks and letters of all lengths */
		"police € — 👍 cafés naïve x",
		/* the Police, again and again */
		"police police police police police",
		/* what words do, nearly all of it */
		"police netsafe me you he them yes give given see can want i "
		"will please not problem refuse leave out secret only if when "
		"my is it unsure told reported mum said lol withdraw also 12 "
		"but really why not court office 7 ? / ( ) - + * % & @ ; :",
	};
	struct kr_arena *arena = kr_arena_new(1 << 22);

	(void)state;
	for (size_t i = 0; i < KR_NELEM(texts); i++) {
		struct kr_passage p = { .to = 0 };
		struct kr_statement t;
		size_t n = 0;

		assert_true(kr_statement_read(kr_span_str(texts[i]), arena,
		    &t));
		assert_true(kr_passage_next(&t, &p));
		kr_passage_features(&t, &p, name_count, &n);
		assert_true(n > 0 && n < 24 * 23 / 2 + 2 * t.n * (2 + 3) +
		    4);
	}
	kr_arena_free(arena);
}

/* Where the arena is full, it is as if there were no weights. */
static void
arena_is_full(void **state)
{
	static const char text[] = "Good to go, of course, with the cops from "
	    "my end of it as of course it is no skin off my nose at all.";
	struct kr_consent_weights *w = weights_of("kereru-consent 1\n"
	    "bias\t900\n");
	bool met = true;

	(void)state;
	for (int at = 1; met; at++) {
		struct kr_arena *arena = kr_arena_new(1 << 22);
		size_t where;
		int weight;

		fault_set(FAULT_ARENA, at);
		weight = kr_consent_weigh(w, kr_span_str(text), arena,
		    &where);
		met = fault_over();
		assert_true(weight == 900 ||
		    (met && weight == KR_WEIGHS_NOTHING));
		kr_arena_free(arena);
	}
	kr_consent_weights_free(w);
}

/* ---- what they may decide ------------------------------------------------ */

#define FOR	"kereru-consent 1\nbias\t900\n"
#define LITTLE	"kereru-consent 1\nbias\t349\n"
#define MORE	"kereru-consent 1\nbias\t399\n"
#define AGAINST	"kereru-consent 1\nbias\t-900\n"

static struct decided {
	const char	*name, *weights, *text, *subject;
	enum kr_consent	 value;
	bool		 doubtful;
	const char	*quote;		/* NULL: not looked at */
} decided[] = {
	{ "a yes that no rule knows", FOR,
	  "He took my savings. Good to go with the cops from my end. Bye.", NULL,
	  KR_CONSENT_GIVEN, false, "Good to go with the cops from my end." },
	{ "of two that weigh the same the first", FOR,
	  "Good to go with the cops from my end. Cops in, boots and all.",
	  NULL, KR_CONSENT_GIVEN, false,
	  "Good to go with the cops from my end." },
	{ "too little for that", MORE,
	  "Good to go with the cops from my end.", NULL,
	  KR_CONSENT_ABSENT, false, NULL },
	{ "half a yes", FOR, "Yeah chur, let the cops have a squiz.", NULL,
	  KR_CONSENT_GIVEN, false, NULL },
	{ "too little even for that", LITTLE,
	  "Yeah chur, let the cops have a squiz.", NULL, KR_CONSENT_ABSENT,
	  true, NULL },
	{ "a condition", FOR,
	  "You can tell the police if my bank pays me back.", NULL,
	  KR_CONSENT_ABSENT, false, NULL },
	{ "a no", FOR, "I do not want the police to have this.", NULL,
	  KR_CONSENT_REFUSED, false, NULL },
	{ "a no in the subject", FOR, "He took my savings in the police bar.",
	  "Do not tell the police", KR_CONSENT_REFUSED, false, NULL },
	{ "a question", FOR, "May the police see this?", NULL,
	  KR_CONSENT_ABSENT, false, NULL },
	{ "somebody who has not decided", FOR,
	  "I don't know yet whether to tell the police.", NULL,
	  KR_CONSENT_ABSENT, false, NULL },
	{ "a yes taken back, far behind it", FOR,
	  "I agree to the police having this. The man was nice. He had a dog. "
	  "I sent him $300. He rang twice. As to the police, I have not "
	  "decided yet.", NULL, KR_CONSENT_ABSENT, false, NULL },
	{ "a yes given again", LITTLE,
	  "I agree to the police having this. As to the police, I have not "
	  "decided yet. I have now: I agree to the police having this.", NULL,
	  KR_CONSENT_GIVEN, false, NULL },
	{ "a child", FOR, "I am 12. Sling it over to the police.", NULL,
	  KR_CONSENT_ABSENT, false, NULL },
	{ "a child of whom the rules heard nothing", FOR,
	  "I am 12. Good to go with the cops from my end.", NULL,
	  KR_CONSENT_ABSENT, false, NULL },
	{ "words of somebody else", FOR,
	  "His last text said \"sling it over to the police\" and a smile.",
	  NULL, KR_CONSENT_ABSENT, false, NULL },
	{ "nobody names the Police", FOR, "Sling it over to them.", NULL,
	  KR_CONSENT_ABSENT, false, NULL },
	{ "nor does the law", FOR, "Sling it over to the authorities.", NULL,
	  KR_CONSENT_ABSENT, false, NULL },
	{ "a yes of the rules", LITTLE, "I agree to the police having this.",
	  NULL, KR_CONSENT_GIVEN, false, NULL },
	{ "a yes of the rules that weighs nothing", AGAINST,
	  "I agree to the police having this.", NULL, KR_CONSENT_ABSENT,
	  true, NULL },
	{ "a yes in the subject", AGAINST, "It happened beside the police.",
	  "Yes, I agree to the police having this", KR_CONSENT_GIVEN, false,
	  NULL },
};

static void
decided_run(void **state)
{
	const struct decided *d = *state;
	struct kr_consent_weights *w = weights_of(d->weights);
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(kr_span_str(d->text));
	struct kr_consent_record r = kr_consent_read(&text, d->subject ==
	    NULL ? KR_SPAN_NONE : kr_span_str(d->subject), w, arena);

	assert_string_equal(kr_consent_name(r.value),
	    kr_consent_name(d->value));
	assert_int_equal(r.doubtful, d->doubtful);
	if (d->quote != NULL)
		assert_span_equal(kr_slice_span(r.quote), d->quote);
	kr_arena_free(arena);
	kr_consent_weights_free(w);
}

/* ---- the weights that ship ----------------------------------------------- */

static struct kr_consent_weights *shipped;

/* Heard by their weight alone. */
static const char *const given[] = {
	"My husband and I both want the cops in on this, so flick it to them.",
	"I lost four grand and my pride. Run it past the police for me would "
	"you, they have my blessing.",
	"The owner is at sea. She has just authorised me to say on the shop's "
	"behalf that this may go to Police.",
	"We talked it over at tea and the cops are welcome to the whole sorry "
	"tale.",
};

static const char *const never[] = {
	"Our caller said he was from the police and that my card was in "
	"danger.",
	"I rang the police first and they sent me to you.",
	"Should the police be told about something like this?",
	"I would want to talk to my wife before the police get anything.",
	"Any agency may have it, bar the police.",
	"Tell Netsafe and the bank, but the police are not to be told.",
	"My daughter thinks the police should have it. I have not made up my "
	"mind.",
	"The police came to our school to talk about scams, which is how I "
	"knew to write.",
	"A mate in the police told me to forward it here.",
	"If he writes again then you may tell the police.",
	"The Police may have this if our members agree.",
	"Police may have it, says my brother.",
	"The Police may have it, he wrote.",
	"He says the Police may have this.",
	"The Police may ring me any day now, the caller warned.",
	"The Police may have this, according to my neighbour.",
	"The Police can have this, or so the man said.",
	"They say that under her power of attorney the Police may have this.",
	"I cannot speak for others. The Police may have this if they vote for "
	"it.",
	"The letter said I must pay the police a fine of $400 by Friday.",
	"My brother gave his yes to the police for his case, mine is another "
	"one.",
	"You share with everybody but the police, is that right?",
	"I work for the police as a cleaner and got this at my work address.",
	"Good luck getting the police to read this, they never do.",
	"The police officer on the phone agreed it was a scam.",
	"Book a demo today. Trusted by police, health and local government.",
	"I will tell the police myself on Monday.",
	"Not sure yet whether I want it to go to the police.",
	"Police have asked me to send you this and a copy of the invoice.",
};

static enum kr_consent
read_with(const struct kr_consent_weights *w, const char *statement)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(kr_span_str(statement));
	enum kr_consent value = kr_consent_read(&text, KR_SPAN_NONE, w,
	    arena).value;

	kr_arena_free(arena);
	return value;
}

static void
people_are_heard(void **state)
{
	(void)state;
	for (size_t i = 0; i < KR_NELEM(given); i++) {
		assert_int_equal(read_with(NULL, given[i]),
		    KR_CONSENT_ABSENT);
		if (read_with(shipped, given[i]) != KR_CONSENT_GIVEN)
			fail_msg("overlooked: %s", given[i]);
	}
	for (size_t i = 0; i < KR_NELEM(never); i++)
		if (read_with(shipped, never[i]) == KR_CONSENT_GIVEN)
			fail_msg("falsely given: %s", never[i]);
}

static int
shipped_load(void **state)
{
	const char *top = getenv("top_srcdir");
	static char bytes[4 << 20];
	char path[4096];
	FILE *f;
	size_t n;

	(void)state;
	snprintf(path, sizeof(path), "%s/conf/kereru.consent.model",
	    top != NULL ? top : ".");
	f = fopen(path, "r");
	if (f == NULL)
		return -1;
	n = fread(bytes, 1, sizeof(bytes), f);
	fclose(f);
	return kr_consent_weights_load((struct kr_span){ bytes, n }, &shipped,
	    NULL) == KR_OK ? 0 : -1;
}

static int
shipped_free(void **state)
{
	(void)state;
	kr_consent_weights_free(shipped);
	return 0;
}

int
main(void)
{
	struct CMUnitTest tests[64];
	size_t n = 0;

	for (size_t i = 0; i < KR_NELEM(bad); i++)
		tests[n++] = (struct CMUnitTest){ bad[i].name, bad_run, NULL,
		    NULL, &bad[i] };
	for (size_t i = 0; i < KR_NELEM(decided); i++)
		tests[n++] = (struct CMUnitTest){ decided[i].name,
		    decided_run, NULL, NULL, &decided[i] };
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(identity);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(names_alike);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(no_memory);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(names);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(names_have_bounds);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(arena_is_full);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
	    people_are_heard, shipped_load, shipped_free);
	return _cmocka_run_group_tests("consent_weigh", tests, n, NULL, NULL);
}
