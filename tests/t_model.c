/* SPDX-License-Identifier: Apache-2.0 */
/* Features of a text, and a model that weighs them. */
#include "findings/model.h"
#include "unit.h"

static struct word_case {
	const char	*name, *text, *words;	/* joined by '|' */
} words[] = {
	{ "words", "lost my money.", "lost|my|money" },
	{ "money of any amount is one word", "$5,400 and $ 20 gone",
	  "_money_|and|_money_|gone" },
	{ "numbers by length", "in 2024 for 3 of 17",
	  "in|_n4_|for|_n1_|of|_n2_" },
	{ "a number with letters is a word", "the 3rd b4", "the|3rd|b4" },
	{ "addresses say nothing by their letters",
	  "see https://a.example/x now", "see|_url_|now" },
	{ "nor do mailboxes", "from jo@mail.example today",
	  "from|_addr_|today" },
	{ "questions and shouts", "really? no!", "really|?|no|!" },
	{ "no blanks: pairs of characters",
	  "\xE8\xA2\xAB\xE9\xAA\x97\xE4\xBA\x86",
	  "\xE8\xA2\xAB\xE9\xAA\x97|\xE9\xAA\x97\xE4\xBA\x86" },
	{ "a single character of such a script", "a \xE9\xAA\x97 b",
	  "a|\xE9\xAA\x97|b" },
	{ "long words are cut", "abcdefghijklmnopqrstuvwxyzabc",
	  "abcdefghijklmnopqrstuvwx" },
	{ "nothing", " .,-", "" },
};

static void
run_words(void **state)
{
	const struct word_case *c = *state;
	struct kr_span text = kr_span_str(c->text), word;
	char got[512] = "";

	for (size_t off = 0; kr_features_word(text, &off, &word); ) {
		if (got[0] != '\0')
			strcat(got, "|");
		strncat(got, word.ptr, word.len);
	}
	assert_string_equal(c->words, got);
}

/* ---- names -------------------------------------------------------------- */

struct wanted {
	const char	*name;
	unsigned	 times;
};

static void
count(void *ctx, const struct kr_feature *f)
{
	struct wanted *w = ctx;
	char buf[KR_FEATURE_NAME_MAX];
	struct kr_span name = kr_feature_name(f, buf);
	struct kr_feature read;

	assert_true(kr_feature_read(name, &read));
	assert_int_equal(f->space, read.space);
	assert_true(kr_span_eq(f->first, read.first));
	assert_true(kr_span_eq(f->second, read.second));
	w->times += kr_span_is(name, w->name);
}

static struct name_case {
	const char	*name, *feature;
	unsigned	 times;
} names[] = {
	{ "a word of the narrative", "w:money", 1 },
	{ "of the subject, also as one of the narrative", "s:help", 1 },
	{ "the subject's among the words", "w:help", 1 },
	{ "pair", "b:lost money", 1 },
	{ "beginning of a word", "p:recei", 1 },
	{ "evidence apart", "e:winner", 1 },
	{ "what the evidence says is not said by the reporter",
	  "w:winner", 0 },
	{ "but counts as said by somebody", "a:winner", 1 },
	{ "no pair across texts", "b:money winner", 0 },
	{ "structure", "x:evidence", 1 },
	{ "few words", "x:silent", 1 },
};

static void
run_names(void **state)
{
	const struct name_case *c = *state;
	struct wanted w = { c->feature, 0 };
	struct kr_feature_text t = { .part = {
	    [KR_FEATURE_OF_SUBJECT] = KR_SPAN_LIT("help"),
	    [KR_FEATURE_OF_NARRATIVE] = KR_SPAN_LIT("lost money received"),
	    [KR_FEATURE_OF_MATTER] = KR_SPAN_LIT("winner") },
	    .has_evidence = true };

	kr_features_each(&t, count, &w);
	assert_int_equal(c->times, w.times);
}

/* ---- the model ---------------------------------------------------------- */

#define HEAD "kereru-model 1\nhead category other spam phishing " \
	"scam_fraud malware ransomware unauthorised_access data_breach " \
	"denial_of_service botnet_c2 website_compromise vulnerability " \
	"suspicious_traffic objectionable_material child_exploitation " \
	"online_harm significant_event policy_enquiry not_a_report\n" \
	"head urgency normal high threat_to_life\n" \
	"head loss no yes\nhead offence no yes\n"
#define BIAS "bias 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"
#define WEIGHTS "b:lost money\t3:300\nw:advert\t1:400 3:-100\n" \
	"e:prize\t1:100\nw:now\t20:500\n"

static struct load_case {
	const char	*name, *text;
	enum kr_rc	 rc;
	unsigned	 line;
} loads[] = {
	{ "good", HEAD BIAS WEIGHTS, KR_OK, 0 },
	{ "empty", "", KR_E_SYNTAX, 1 },
	{ "another first line", "model\n", KR_E_SYNTAX, 1 },
	{ "no category", "kereru-model 1\n", KR_E_SYNTAX, 1 },
	{ "unknown head", "kereru-model 1\nhead mood good\n",
	  KR_E_SYNTAX, 2 },
	{ "categories in another order",
	  "kereru-model 1\nhead category spam other\n", KR_E_SYNTAX, 2 },
	{ "too few numbers", HEAD "bias 1 2 3\n", KR_E_SYNTAX, 6 },
	{ "no tab", HEAD BIAS "w:money 3:1\n", KR_E_SYNTAX, 7 },
	{ "class out of range", HEAD BIAS "w:money\t26:1\n",
	  KR_E_SYNTAX, 7 },
	{ "weight out of range", HEAD BIAS "w:money\t3:40000\n",
	  KR_E_SYNTAX, 7 },
};

static void
run_load(void **state)
{
	const struct load_case *c = *state;
	struct kr_model *m = NULL;
	struct kr_err err = { .code = KR_OK };

	assert_int_equal(c->rc, kr_model_load(kr_span_str(c->text), &m,
	    &err));
	if (c->rc != KR_OK) {
		assert_null(m);
		assert_int_equal(c->line, err.line);
	} else {
		assert_int_equal(64, strlen(kr_model_id(m)));
	}
	kr_model_free(m);
}

static void
run_ask(void **state)
{
	struct kr_model *m;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_model_answer a;
	struct kr_model_phrases p;
	struct kr_feature_text t = { .has_evidence = false };
	struct kr_model_question *q;

	(void)state;
	assert_int_equal(KR_OK, kr_model_load(KR_SPAN_LIT(HEAD BIAS WEIGHTS),
	    &m, NULL));
	assert_int_equal(KR_OK, kr_model_begin(m, &t, arena, &q, NULL));
	assert_int_equal(KR_OK, kr_model_ask(q, KR_SPAN_LIT(
	    "i lost money now"), NULL, &a, NULL));
	assert_int_equal(2, a.known);
	for (unsigned c = 0; c < KR_CATEGORY_COUNT; c++)
		if (c != KR_CATEGORY_SCAM_FRAUD)
			assert_true(a.category[KR_CATEGORY_SCAM_FRAUD] >
			    a.category[c]);
	assert_true(a.urgency[KR_URGENCY_HIGH] > 0);
	assert_true(a.urgency[KR_URGENCY_NORMAL] < 0);
	kr_model_phrases(&a, KR_HEAD_CATEGORY, KR_CATEGORY_SCAM_FRAUD, &p);
	assert_int_equal(1, p.n);
	assert_span_equal(p.phrase[0].name, "b:lost money");

	/* Words it does not know leave every class as likely as any. */
	assert_int_equal(KR_OK, kr_model_ask(q, KR_SPAN_LIT("nothing known"),
	    NULL, &a, NULL));
	assert_int_equal(0, a.known);
	assert_int_equal(0, a.category[KR_CATEGORY_SPAM]);

	/* The evidence counts with each narrative, and each thing once. */
	t.part[KR_FEATURE_OF_MATTER] = KR_SPAN_LIT("prize prize");
	assert_int_equal(KR_OK, kr_model_begin(m, &t, arena, &q, NULL));
	for (unsigned i = 0; i < 2; i++) {
		assert_int_equal(KR_OK, kr_model_ask(q, KR_SPAN_LIT(
		    "now, now"), NULL, &a, NULL));
		assert_int_equal(2, a.known);
	}
	kr_arena_free(arena);
	kr_model_free(m);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(words) + KR_NELEM(names) +
	    KR_NELEM(loads) + 1];
	size_t n = 0;

	UNIT_ROWS(tests, n, words, run_words);
	n += KR_NELEM(words);
	UNIT_ROWS(tests, n, names, run_names);
	n += KR_NELEM(names);
	UNIT_ROWS(tests, n, loads, run_load);
	n += KR_NELEM(loads);
	tests[n] = (struct CMUnitTest){ .name = "what it says",
	    .test_func = run_ask };
	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
