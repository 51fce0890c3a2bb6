/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens of a message, and weights that are learned of them. */
#include "classifier/tokens.h"
#include "unit.h"

#include <stdlib.h>

struct reading {
	struct kr_arena		*arena;
	struct kr_exhibit	 exhibit;
	struct kr_view		 folded;
	struct kr_header	 header;
	struct kr_tokens	 tokens;
};

static void
read_tokens(struct reading *r, const char *subject, const char *text,
    const struct kr_hits *hits)
{
	struct kr_err err = { 0 };

	r->folded = kr_view_root(kr_span_str(text));
	r->exhibit.subject = kr_span_str(subject);
	r->exhibit.folded = r->exhibit.text = &r->folded;
	r->arena = kr_arena_new(16u << 20);
	assert_non_null(r->arena);
	assert_int_equal(KR_OK, kr_tokens_read(&r->exhibit, hits, true,
	    r->arena, &r->tokens, &err));
}

static bool
has(const struct reading *r, const char *name)
{
	for (size_t i = 0; i < r->tokens.n; i++)
		if (kr_span_is(r->tokens.name[i], name))
			return true;
	return false;
}

static struct token_case {
	const char	*name, *subject, *text;
	const char	*with, *without;	/* a token each */
} token_rows[] = {
	{ "a word", "", "cheap meds", "w:meds", "w:med" },
	{ "a subject's word is one of its own", "Free gift", "", "s:gift",
	  "s:free  gift" },
	{ "and a word like others", "Free gift", "", "w:gift", NULL },
	{ "two words of a subject", "Free gift", "", "s:free gift", NULL },
	{ "not of a text", "", "free gift", "w:free", "w:free gift" },
	{ "a list's mark is no word", "[our-list] Lunch", "", "s:lunch",
	  "s:our" },
	{ "an answer", "Re: Lunch", "", "x:answers", NULL },
	{ "digits do not matter", "", "in 2024", "w:2024", "w:in " },
	{ "amounts", "", "pay $5 or \xC2\xA3" "5", "w:$", "w:5 " },
	{ "addresses hide their letters", "", "see http://bad.example/x",
	  "w:_url_", "w:bad" },
	{ "nobody's mailbox is a word", "", "for joe.bloggs@a.example",
	  "w:_addr_", "w:joe" },
	{ "apostrophes are passed over", "", "don't", "w:don't", "w:don" },
	{ "so are those of printers", "", "don\xE2\x80\x99t",
	  "w:don\xE2\x80\x99t", "w:don" },
	{ "scripts without blanks", "", "\xE5\x8F\x91\xE7\xA5\xA8",
	  "w:\xE5\x8F\x91", "w:\xE5\x8F\x91\xE7\xA5\xA8" },
	{ "what is too long says only that", "",
	  "abcdefghijklmnopqrstuvwxyz", "w:_long_", NULL },
	{ "cut in the middle of a character", "", "x \xE5\x8F", "w:x", NULL },
	{ "nothing", "", "", "x:no html", "w:" },
};

static void
run_tokens(void **state)
{
	const struct token_case *c = *state;
	struct reading r = { .arena = NULL };

	read_tokens(&r, c->subject, c->text, NULL);
	assert_true(has(&r, c->with));
	if (c->without != NULL)
		assert_false(has(&r, c->without));
	for (size_t i = 0; i < r.tokens.n; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(r.tokens.hash[i] >> 14,
			    r.tokens.hash[k] >> 14);
	kr_arena_free(r.arena);
}

/* What tells where a mail was collected is never looked at. */
static struct leak_case {
	const char	*name, *value;
} leaks[] = {
	{ "X-Spam-Status", "Yes, score=15" }, { "X-Spam-Flag", "YES" },
	{ "X-FOFF-Score", "9" }, { "X-MS-Exchange-Organization-SCL", "9" },
	{ "X-Microsoft-Antispam", "BCL:8" }, { "X-Forefront-Antispam-Report",
	  "SFV:SPM" }, { "X-Virus-Scanned", "clean" }, { "X-RC-FROM", "a" },
	{ "Received", "from a by b" }, { "Authentication-Results", "a; b" },
	{ "Delivered-To", "zzzz@pot" }, { "List-Id", "<a.b>" },
	{ "List-Unsubscribe", "<http://a>" }, { "Precedence", "bulk" },
	{ "Return-Path", "<a@b>" }, { "DKIM-Signature", "v=1" },
};

static void
run_leak(void **state)
{
	const struct leak_case *c = *state;
	struct kr_field field = { .name = kr_span_str(c->name),
	    .value = kr_span_str(c->value) };
	struct reading with = { .arena = NULL }, plain = { .arena = NULL };

	with.header = (struct kr_header){ .field = &field, .n = 1 };
	with.exhibit.header = &with.header;
	plain.exhibit.header = &plain.header;
	read_tokens(&with, "Lunch", "at noon", NULL);
	read_tokens(&plain, "Lunch", "at noon", NULL);
	assert_int_equal(with.tokens.n, plain.tokens.n);
	assert_memory_equal(with.tokens.hash, plain.tokens.hash,
	    plain.tokens.n * sizeof(*plain.tokens.hash));
	kr_arena_free(with.arena);
	kr_arena_free(plain.arena);
}

/* A rule of ours is a token if it hit in the evidence. */
static void
rules_that_hit(void **state)
{
	const struct kr_rule ours = { .name = "SPAM_PILLS" },
	    site = { .name = "LOCAL_RULE" };
	struct kr_hit hit[] = {
		{ .rule = &ours, .scope = KR_SCOPE_EVIDENCE },
		{ .rule = &site, .scope = KR_SCOPE_EVIDENCE },
	};
	struct kr_hits hits = { .hit = hit, .n = 2 };
	struct reading r = { .arena = NULL };

	(void)state;
	read_tokens(&r, "a", "b", &hits);
	assert_true(has(&r, "r:SPAM_PILLS"));
	assert_false(has(&r, "r:LOCAL_RULE"));
	kr_arena_free(r.arena);
	hit[0].scope = KR_SCOPE_REPORT;
	read_tokens(&r, "a", "b", &hits);
	assert_false(has(&r, "r:SPAM_PILLS"));
	kr_arena_free(r.arena);
}

/* ---- weights ------------------------------------------------------------ */

#define LESSONS 40

/* Lesson i: twenty tokens of its label, ten of its own, one of both. */
static void
lessons_make(struct kr_lesson *lesson, uint32_t (*hash)[31])
{
	for (uint32_t i = 0; i < LESSONS; i++) {
		bool spam = i % 2 == 0;

		for (uint32_t k = 0; k < 31; k++) {
			uint32_t base = k < 20 ? k + 100 * spam : k < 30 ?
			    1000 + 31 * i + k : 5000;

			hash[i][k] = base * 2654435761u;
		}
		lesson[i] = (struct kr_lesson){ .hash = hash[i], .n = 31,
		    .told = 25, .source = spam, .spam = spam,
		    .collection = i / 2 % 4 };
	}
}

struct trained {
	struct kr_arena		*arena;
	struct kr_lesson	 lesson[LESSONS];
	uint32_t		 hash[LESSONS][31];
	struct kr_span		 file;
	struct kr_classifier	*classifier;
};

static int
train(void **state)
{
	static struct trained t;
	struct kr_err err = { 0 };

	t.arena = kr_arena_new(64u << 20);
	lessons_make(t.lesson, t.hash);
	if (kr_classifier_train(t.lesson, LESSONS, t.arena, &t.file, &err) !=
	    KR_OK || kr_classifier_load(t.file, &t.classifier, &err) != KR_OK)
		return -1;
	*state = &t;
	return 0;
}

static int
train_end(void **state)
{
	struct trained *t = *state;

	kr_classifier_free(t->classifier);
	kr_arena_free(t->arena);
	return 0;
}

static void
labels_are_told_apart(void **state)
{
	const struct trained *t = *state;

	for (size_t i = 0; i < LESSONS; i++) {
		int odds = kr_classifier_odds(t->classifier,
		    t->lesson[i].hash, t->lesson[i].n);

		if (t->lesson[i].spam)
			assert_in_range(odds, 50, 5000);
		else
			assert_in_range(-odds, 50, 5000);
		assert_true((kr_classifier_score(t->classifier, odds) >
		    500) == t->lesson[i].spam);
	}
}

static void
training_repeats(void **state)
{
	const struct trained *t = *state;
	struct kr_arena *arena = kr_arena_new(64u << 20);
	struct kr_span again;

	assert_int_equal(KR_OK, kr_classifier_train(t->lesson, LESSONS,
	    arena, &again, NULL));
	assert_int_equal(t->file.len, again.len);
	assert_memory_equal(t->file.ptr, again.ptr, again.len);
	kr_arena_free(arena);
}

static void
one_label_is_refused(void **state)
{
	const struct trained *t = *state;
	struct kr_arena *arena = kr_arena_new(64u << 20);
	struct kr_lesson only = t->lesson[0];
	struct kr_span file;
	struct kr_err err = { 0 };

	assert_int_equal(KR_E_ABSENT, kr_classifier_train(&only, 1, arena,
	    &file, &err));
	assert_int_equal(KR_E_ABSENT, kr_classifier_train(NULL, 0, arena,
	    &file, &err));
	kr_arena_free(arena);
}

/* What a site says of a mail counts, and counts no more once forgotten. */
static void
teaching_moves_and_is_undone(void **state)
{
	const struct trained *t = *state;
	struct kr_lesson lesson[2] = { t->lesson[1], t->lesson[0] };
	struct kr_classifier *taught, *undone;
	int before = kr_classifier_odds(t->classifier, lesson[0].hash, 31);

	lesson[0].spam = true;			/* the model calls it ham */
	assert_int_equal(KR_OK, kr_classifier_teach(t->classifier, lesson, 1,
	    &taught, NULL));
	assert_true(kr_classifier_odds(taught, lesson[0].hash, 31) >
	    before + 50);
	assert_string_equal(kr_classifier_id(taught),
	    kr_classifier_id(t->classifier));
	assert_int_equal(KR_OK, kr_classifier_teach(t->classifier, lesson, 0,
	    &undone, NULL));
	for (uint32_t i = 0; i < KR_TOKEN_PLACES; i++)
		assert_int_equal(kr_classifier_weight(undone, i << 14),
		    kr_classifier_weight(t->classifier, i << 14));
	kr_classifier_free(taught);
	kr_classifier_free(undone);
}

/* ---- the file ----------------------------------------------------------- */

#define TOP "kereru-spam-model 1\ntokens 1 18\nbias 5\nstep 1000\n"

static struct file_case {
	const char	*name, *text;
	enum kr_rc	 rc;
	unsigned	 line;
	int		 bytes;		/* of weights, from KR_TOKEN_PLACES */
} files[] = {
	{ "good", TOP "calibration 900 -10\nweights\n", KR_OK, 0, 0 },
	{ "empty", "", KR_E_SYNTAX, 1, -(int)KR_TOKEN_PLACES },
	{ "another first line", "kereru-model 1\n", KR_E_SYNTAX, 1, 0 },
	{ "other tokens", "kereru-spam-model 1\ntokens 9 18\n",
	  KR_E_UNSUPPORTED, 2, 0 },
	{ "other bits", "kereru-spam-model 1\ntokens 1 20\n",
	  KR_E_UNSUPPORTED, 2, 0 },
	{ "no number", "kereru-spam-model 1\ntokens 1 18\nbias x\n",
	  KR_E_SYNTAX, 3, 0 },
	{ "too large a number", "kereru-spam-model 1\ntokens 1 18\n"
	  "bias 99999999999999999999\n", KR_E_SYNTAX, 3, 0 },
	{ "one number too many", "kereru-spam-model 1\ntokens 1 18\n"
	  "bias 1\nstep 1 2\n", KR_E_SYNTAX, 4, 0 },
	{ "one number missing", TOP "calibration 900\n", KR_E_SYNTAX, 5, 0 },
	{ "a weight missing", TOP "calibration 900 -10\nweights\n",
	  KR_E_SYNTAX, 6, -1 },
	{ "a weight too many", TOP "calibration 900 -10\nweights\n",
	  KR_E_SYNTAX, 6, 1 },
};

static void
run_file(void **state)
{
	const struct file_case *c = *state;
	size_t head = strlen(c->text);
	size_t n = (size_t)((int)KR_TOKEN_PLACES + c->bytes);
	char *text = calloc(head + n + 1, 1);
	struct kr_classifier *m = NULL;
	struct kr_err err = { 0 };
	const uint32_t hash = 0xFFFFFFFFu;	/* the last place */

	memcpy(text, c->text, head);
	if (n > 0)
		text[head + n - 1] = -3;
	assert_int_equal(c->rc, kr_classifier_load((struct kr_span){ text,
	    head + n }, &m, &err));
	assert_int_equal(c->line, err.line);
	if (c->rc == KR_OK) {
		assert_int_equal(-3, kr_classifier_weight(m, hash));
		assert_int_equal(500 - 1, kr_classifier_score(m, 0));
		assert_int_equal(500 + 90 - 1, kr_classifier_score(m, 100));
		assert_int_equal(500 + 2500, kr_classifier_score(m, 99999));
	}
	kr_classifier_free(m);
	free(text);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(token_rows) + KR_NELEM(leaks) +
	    KR_NELEM(files) + 5];
	size_t n = 0;

	UNIT_ROWS(tests, n, token_rows, run_tokens);
	n += KR_NELEM(token_rows);
	UNIT_ROWS(tests, n, leaks, run_leak);
	n += KR_NELEM(leaks);
	UNIT_ROWS(tests, n, files, run_file);
	n += KR_NELEM(files);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(rules_that_hit);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
	    labels_are_told_apart, train, train_end);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
	    training_repeats, train, train_end);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
	    one_label_is_refused, train, train_end);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
	    teaching_moves_and_is_undone, train, train_end);
	return cmocka_run_group_tests_name("classifier", tests, NULL, NULL);
}
