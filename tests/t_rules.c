/* SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "findings/features.h"
#include "rule_memory.h"
#include "rules/set.h"

/* ---- rule texts from memory or from the source tree --------------------- */

static enum kr_rc
read_file(void *ctx, const char *name, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	char path[1024], *buf;
	FILE *f;
	size_t n;

	snprintf(path, sizeof(path), "%s/%s", (const char *)ctx, name);
	f = fopen(path, "rb");
	if (f == NULL)
		return kr_fail(err, KR_E_SYSTEM, 0, "cannot open %s", path);
	buf = kr_arena_alloc(arena, 1 << 20, 1);
	assert_non_null(buf);
	n = fread(buf, 1, 1 << 20, f);
	fclose(f);
	*ret = (struct kr_span){ buf, n };
	return KR_OK;
}

static struct kr_ruleset *
load_within(const char *rules, const struct kr_limits *limits)
{
	static const char *const name[] = { "test.cf" };
	struct kr_ruleset *set = NULL;
	struct kr_err err = { 0 };
	char why[900];
	union { const char *in; void *out; } ctx = { .in = rules };

	if (kr_rules_load(name, 1, read_memory, ctx.out, limits, &set, &err) !=
	    KR_OK)
		fail_msg("%s", kr_err_text(&err, why, sizeof(why)));
	return set;
}

static struct kr_ruleset *
load(const char *rules)
{
	return load_within(rules, &kr_limits_default);
}

/* ---- a message: header lines and body ----------------------------------- */

static struct kr_span
field(void *ctx, struct kr_span name, bool raw, size_t nth)
{
	struct kr_span rest = *(struct kr_span *)ctx, line;

	(void)raw;
	if (kr_span_is(name, "ALL"))
		return nth == 0 ? rest : KR_SPAN_NONE;
	while (kr_span_line(&rest, &line)) {
		size_t colon = kr_span_chr(line, 0, ':');

		if (colon != SIZE_MAX && kr_span_caseeq2(kr_span_sub(line, 0,
		    colon), name) && nth-- == 0)
			return kr_span_trim(kr_span_from(line, colon + 1));
	}
	return KR_SPAN_NONE;
}

static bool
hits(const struct kr_hits *h, const char *rule)
{
	for (size_t i = 0; i < h->n; i++)
		if (strcmp(h->hit[i].rule->name, rule) == 0)
			return true;
	return false;
}

/* What "R" says to the texts; the place of its hit in *place. */
static bool
match(const struct kr_ruleset *set, const char *header, const char *body,
    struct kr_arena *arena, struct kr_hit *place)
{
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_span h = kr_span_str(header), b = kr_span_str(body);
	struct kr_hits found;

	memset(text, 0, sizeof(text));
	text[KR_SCOPE_EVIDENCE] = (struct kr_rule_text){ .body = b,
	    .rawbody = b, .full = b, .folded = kr_text_fold_span(b, arena),
	    .uri = &b, .n_uri = 1, .header = field, .mime_header = field,
	    .ctx = &h };
	assert_int_equal(KR_OK, kr_rules_match(set, text, arena, &found,
	    NULL));
	for (size_t i = 0; place != NULL && i < found.n; i++)
		if (strcmp(found.hit[i].rule->name, "R") == 0)
			*place = found.hit[i];
	return hits(&found, "R");
}

/* ---- rule, text, outcome ------------------------------------------------ */

static struct rule_case {
	const char	*name, *rules, *header, *body;
	bool		 hit;
} cases[] = {
	{ "body", "body R /free money/i", "", "Get FREE Money now", true },
	{ "body, case counts", "body R /free money/", "", "FREE", false },
	{ "braces", "body R m{a/b}", "", "a/b", true },
	{ "class needs no literal", "body R /[0-9]{3}/", "", "a 123", true },
	{ "one of several", "body R /(?:cat|dog)s/", "", "hot dogs", true },
	{ "optional piece", "body R /colou?r/", "", "color", true },
	{ "look ahead", "body R /foo(?!bar)/", "", "foobar foobaz", true },
	{ "look behind", "body R /(?<!not )spam/", "", "not spam", false },
	{ "inline flag", "body R /(?i:ABC)d/", "", "abcd", true },
	{ "blanks ignored", "body R /a b c/x", "", "abc", true },
	{ "hash escaped", "body R /a\\#b/", "", "a#b", true },
	{ "comment", "body R /abc/ # not part", "", "abc", true },
	{ "characters", "body R /^.\\x{101}.$/", "", "M\xC4\x81o", true },
	{ "bytes", "body R /^M..o$/", "", "M\xC4\x81o", true },
	{ "long s under /i", "body R /\\x{101}|mask/i", "", "ma\xC5\xBFk",
	  true },
	{ "many alternatives", "body R "
	  "/(?:a|b|c|d|e|f|g|h|i|j)(?:1|2|3|4|5|6)x/",
	  "", "f5x", true },
	{ "repeated", "body R /(?:ab){2}c/", "", "ababc", true },
	{ "repeated less", "body R /(?:ab){2}c/", "", "abc", false },
	{ "header", "header R Subject =~ /offer/", "Subject: an offer", "",
	  true },
	{ "header not", "header R Subject !~ /offer/", "Subject: minutes", "",
	  true },
	{ "header absent", "header R X-A =~ /^UNSET$/ [if-unset: UNSET]",
	  "Subject: a", "", true },
	{ "header there", "header R X-A =~ /^UNSET$/ [if-unset: UNSET]",
	  "X-A: b", "", false },
	{ "two fields of a name", "header R X-A =~ /^two$/m",
	  "X-A: one\nX-A: two", "", true },
	{ "exists", "header R exists:X-A", "X-A: b", "", true },
	{ "does not exist", "header R exists:X-A", "X-B: b", "", false },
	{ "uri", "uri R /^http:..a/", "", "http://a.test", true },
	{ "mimeheader", "mimeheader R Content-Type =~ /pdf/",
	  "Content-Type: application/pdf", "", true },

	{ "phrase", "phrases R free quote", "", "A FREE quote!", true },
	{ "phrase across a comma", "phrases R hi mum", "", "Hi, Mum", true },
	{ "phrase not across a full stop", "phrases R bank account", "",
	  "From the bank. Account closed", false },
	{ "part of a word", "phrases R ring", "", "bringing", false },
	{ "any ending", "phrases R unsubscrib*", "", "Unsubscribing", true },
	{ "any ending: none", "phrases R deal*", "", "a deal", true },
	{ "any ending, then a word", "phrases R mover* will", "",
	  "movers will", true },
	{ "sign and anything", "phrases R us$* million", "",
	  "US$8.5 million", true },
	{ "sign alone", "phrases R $*", "", "in $ only", false },
	{ "sign and number", "phrases R pay $*", "", "pay $2", true },
	{ "star inside", "phrases R returns of 1*%", "", "returns of 15% a",
	  true },
	{ "words between", "phrases R never ... played", "",
	  "I have never in my life played", true },
	{ "too many words between", "phrases R never ... played", "",
	  "never a b c d e f g h i j played", false },
	{ "another sentence", "phrases R never ... played", "",
	  "Never mind. I played", false },
	{ "macrons", "phrases R kaore au", "", "K\xC4\x81ore au", true },
	{ "apostrophe", "phrases R didnt ask", "", "didn\xE2\x80\x99t ask",
	  true },
	{ "no blanks between words", "phrases R \xE5\x8F\x91\xE7\xA5\xA8", "",
	  "\xE5\xBC\x80\xE5\x8F\x91\xE7\xA5\xA8\xE5\x90\x97", true },
	{ "Hangul endings", "phrases R \xEB\xAC\xB8\xEC\x9E\x90", "",
	  "\xEB\xAC\xB8\xEC\x9E\x90\xEA\xB0\x80", true },
	{ "lists add up", "phrases R a b | c\nphrases R d | e*", "", "edge",
	  true },
	{ "sign before", "phrases R % off", "", "20% off", true },
	{ "sign after", "phrases R disney+", "", "your Disney+ plan", true },
	{ "quotes count", "phrases R reply \"stop\"", "", "reply stop", false },

	{ "meta and", "body __A /a/\nbody __B /b/\nmeta R __A && __B", "",
	  "ab", true },
	{ "meta not", "body __A /a/\nmeta R !__A", "", "b", true },
	{ "meta counts", "body __A /a/\nbody __B /b/\nbody __C /c/\n"
	  "meta R (__A + __B + __C) >= 2", "", "ac", true },
	{ "meta counts less", "body __A /a/\nbody __B /b/\nbody __C /c/\n"
	  "meta R (__A + __B + __C) >= 2", "", "c", false },
	{ "meta of a meta, written first", "meta R __M || __B\n"
	  "meta __M __A && !__B\nbody __A /a/\nbody __B /b/", "", "a", true },
	{ "meta binds", "body __A /a/\nbody __B /b/\nmeta R __A || __B && 0",
	  "", "a", true },
	{ "meta of nothing", "meta R 0", "", "a", false },
	{ "meta of one that nothing made true", "body __A /a/\n"
	  "meta __M !__A\nmeta __N __M\nmeta R __N && 1", "", "b", true },
	{ "and that something made false", "body __A /a/\n"
	  "meta __M !__A\nmeta __N __M\nmeta R __N && 1", "", "a", false },
	{ "meta of one that is false of nothing", "body __A /a/\n"
	  "meta __M !__A\nmeta R !__M", "", "a", true },
	{ "later replaces earlier", "body R /a/\nbody R /b/", "", "a", false },
	{ "meta minus and compare", "body __A /a/\nmeta R 2 - __A == 1.0", "",
	  "a", true },
	{ "one paragraph at a time", "body R /a\\sb/", "", "a\nb", false },
	{ "end of a paragraph", "body R /a$/", "", "a\nb", true },
	{ "counted", "body __A /a/\ntflags __A multiple\nmeta R __A == 3", "",
	  "banana", true },
	{ "counted to a limit", "body __A /a/\ntflags __A multiple maxhits=2\n"
	  "meta R __A == 2", "", "banana", true },
	{ "not counted", "body __A /a/\nmeta R __A == 1", "", "banana", true },
	{ "empty matches counted", "body __A /x*/\n"
	  "tflags __A multiple maxhits=9\nmeta R __A == 3", "", "ab", true },
	{ "not in the subject", "body R /a/\ntflags R nosubject", "", "a\nb",
	  false },
	{ "switched off", "body A /a/\nscore A 0\nmeta R !A", "", "a", true },
	{ "language of others", "lang de body R /a/", "", "a", false },
	{ "own language", "lang en body R /a/", "", "a", true },
	{ "version", "if (version >= 3.004002)\nbody R /a/\nendif", "", "a",
	  true },
	{ "later version", "if (version >= 9.0)\nbody R /b/\nelse\n"
	  "body R /a/\nendif", "", "a", true },
	{ "nested conditions", "if version < 1\nif version > 1\nbody R /a/\n"
	  "else\nbody R /a/\nendif\nelse\nbody R /b/\nendif", "", "a",
	  false },
	{ "plugin", "ifplugin Mail::SpamAssassin::Plugin::ReplaceTags\n"
	  "body R /a/\nendif", "", "a", true },
	{ "no such plugin", "if !plugin(Mail::SpamAssassin::Plugin::Other)\n"
	  "body R /a/\nendif", "", "a", true },
	{ "feature", "if can(Mail::SpamAssassin::Conf::feature_bug6558_free)\n"
	  "body R /a/\nendif", "", "a", true },
	{ "tags", "replace_tag A [a4]\nreplace_inter W \\W?\n"
	  "replace_post P {1,2}\nbody R /<inter W><post P><A>b<A><A>/\n"
	  "replace_rules R", "", "44b4-a", true },
	{ "tags of tags", "replace_tag A [a4]\nreplace_tag AA <A><A>\n"
	  "body R /^<AA>b$/\nreplace_rules R", "", "4ab", true },
	{ "no tag", "replace_tag A [a4]\nbody R /<A>/", "", "<A>", true },
	{ "rules matching", "body __X_A /a/\nbody __X_B /b/\nbody __Y_C /c/\n"
	  "meta R rules_matching(__X_*) > 1", "", "abc", true },
	{ "rules matching less", "body __X_A /a/\nbody __X_B /b/\n"
	  "body __Y_C /c/\nmeta R rules_matching(__X_?) > 1", "", "ac", false },
	{ "setting", "report_safe 1\nbody R /a/", "", "a", true },
	{ "dashes in words", "replace-tag A [a4]\nbody R /<A>/\n"
	  "Replace-Rules R", "", "4", true },
	{ "not evaluated is not no", "header __E eval:no_such_function()\n"
	  "meta R !__E", "", "a", false },
	{ "not evaluated and no matter", "body __A /a/\n"
	  "header __E eval:no_such_function()\nmeta R __E || __A", "", "a",
	  true },
	{ "nobody asked", "header __E eval:check_rbl('a', 'b')\n"
	  "tflags __E net\nmeta R !__E", "", "a", true },
	{ "scope report has no text", "scope report\nbody R /a/", "", "a",
	  false },
	{ "scope any", "scope any\nbody R /a/", "", "a", true },
	{ "scope of one rule", "scope report\nbody R /a/\nscope R evidence",
	  "", "a", true },
};

static void
case_run(void **state)
{
	const struct rule_case *c = *state;
	struct kr_ruleset *set = load(c->rules);
	struct kr_arena *arena = kr_arena_new(1 << 20);

	assert_int_equal(c->hit, match(set, c->header, c->body, arena, NULL));
	kr_arena_free(arena);
	kr_rules_free(set);
}

/* ---- errors say where, and what would be right -------------------------- */

static struct error_case {
	const char	*name, *rules;
	unsigned	 line, column;
	const char	*says;
} errors[] = {
	{ "no such word", "boddy R /a/", 1, 1, "a word of the rule language" },
	{ "no name", "body", 1, 5, "the name of a rule" },
	{ "bad name", "\nbody 9R /a/", 2, 6, "the name of a rule" },
	{ "no pattern", "body R a", 1, 8, "a pattern" },
	{ "pattern not closed", "body R /a", 1, 10, "'/' at the end" },
	{ "pattern broken", "body R /a(b/", 1, 12, "parenthes" },
	{ "bad flag", "body R /a/y", 1, 11, "no flag" },
	{ "something after", "body R /a/ b", 1, 12, "the end of the line" },
	{ "no operator", "header R Subject /a/", 1, 18, "=~ or !~" },
	{ "score", "score R much", 1, 9, "a score" },
	{ "two scores", "score R 1 2 3 4 5", 1, 17, "one score or four" },
	{ "test", "test R maybe a", 1, 8, "ok or fail" },
	{ "scope", "scope mine", 1, 7, "report, evidence or any" },
	{ "category", "category R spum +1", 1, 12, "a category" },
	{ "points", "category R spam lots", 1, 17, "points" },
	{ "finding part", "finding R ID colour red", 1, 14, "element" },
	{ "severity", "finding R ID severity 11", 1, 23, "0 to 10" },
	{ "urgency", "urgency R soon", 1, 11, "normal, high" },
	{ "empty phrase", "phrases R a | | b", 1, 15, "a word" },
	{ "star alone", "phrases R *", 1, 11, "before '*'" },
	{ "meta", "body A /a/\nmeta R A &&", 2, 12, "a rule, a number" },
	{ "meta parenthesis", "meta R (1", 1, 10, "')'" },
	{ "meta closed twice", "meta R 1)", 1, 9, "closes nothing" },
	{ "meta operator", "meta R 1 2", 1, 10, "an operator" },
	{ "else alone", "else", 1, 1, "an if before" },
	{ "endif missing", "\nif version > 1\nbody R /a/", 2, 1, "an endif" },
	{ "condition", "if colour(red)", 1, 4, "version" },
	{ "condition empty", "if", 1, 3, "a condition" },
	{ "tag of nothing", "replace_tag A", 1, 14, "a name and a pattern" },
	{ "circle", "meta A B\nmeta B A", 1, 1, "needs itself" },
};

static void
error_run(void **state)
{
	const struct error_case *c = *state;
	static const char *const name[] = { "test.cf" };
	struct kr_ruleset *set = NULL;
	struct kr_err err = { 0 };
	union { const char *in; void *out; } ctx = { .in = c->rules };

	assert_int_equal(KR_E_SYNTAX, kr_rules_load(name, 1, read_memory,
	    ctx.out, &kr_limits_default, &set, &err));
	assert_null(set);
	assert_string_equal("test.cf", err.file);
	if (strstr(err.text, c->says) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", err.text, c->says);
	assert_int_equal(c->line, err.line);
	assert_int_equal(c->column, err.column);
}

/* ---- the rest ----------------------------------------------------------- */

static void
place(void **state)
{
	struct kr_ruleset *set = load("phrases R pay ... fee\n"
	    "score R -1.255\ndescribe R  A fee is asked for.\n"
	    "finding R F severity 7 section \"UEMA 2007 s 9\"\n"
	    "category R scam_fraud +2.5");
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_hit h = { 0 };

	(void)state;
	assert_true(match(set, "", "please pay the small fee now", arena, &h));
	assert_int_equal(h.off, 7);
	assert_int_equal(h.len, 17);
	assert_int_equal(h.target, KR_TARGET_FOLDED);
	assert_int_equal(h.rule->score, -126);
	assert_string_equal(h.rule->describe, "A fee is asked for.");
	assert_int_equal(h.rule->n_effect, 2);
	assert_int_equal(h.rule->effect[0].severity, 7);
	assert_string_equal(h.rule->effect[0].section, "UEMA 2007 s 9");
	assert_int_equal(h.rule->effect[0].category, KR_CATEGORY_COUNT);
	assert_int_equal(h.rule->effect[1].category, KR_CATEGORY_SCAM_FRAUD);
	assert_int_equal(h.rule->effect[1].points, 250);
	assert_int_equal(strlen(kr_rules_id(set)), 64);
	kr_arena_free(arena);
	kr_rules_free(set);
}

/* A pattern that runs away is "not evaluated", and so is what needs it. */
static void
budget(void **state)
{
	struct kr_ruleset *set = load("body __SLOW /^(?:a+)+(?:a+)+b/\n"
	    "body __A /a/\nmeta R __SLOW && __A\nmeta S __SLOW && !__A\n");
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_hits h;

	(void)state;
	memset(text, 0, sizeof(text));
	text[KR_SCOPE_EVIDENCE].body =
	    KR_SPAN_LIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac b");
	assert_int_equal(KR_OK, kr_rules_match(set, text, arena, &h,
	    NULL));
	assert_int_equal(h.not_evaluated, 2);
	assert_string_equal(h.skipped[0]->name, "__SLOW");
	assert_string_equal(h.skipped[1]->name, "R");
	assert_int_equal(h.limits_hit, UINT64_C(1) << KR_LIMIT_rule_steps);
	kr_arena_free(arena);
	kr_rules_free(set);
}

/* What all patterns may search: what comes later is "not evaluated". */
static void
budget_of_all(void **state)
{
	struct kr_limits limits = kr_limits_default;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_ruleset *set;
	struct kr_hits h;

	(void)state;
	memset(text, 0, sizeof(text));
	text[KR_SCOPE_EVIDENCE].body = KR_SPAN_LIT("alpha beta gamma");
	limits.rule_work = 150;		/* the third does not fit any more */
	set = load_within("body A /alpha/\nbody B /beta/\nbody C /gamma/\n",
	    &limits);
	for (int i = 0; i < 2; i++) {	/* always the same */
		assert_int_equal(KR_OK, kr_rules_match(set, text, arena, &h,
		    NULL));
		assert_int_equal(h.n, 2);
		assert_string_equal(h.hit[0].rule->name, "A");
		assert_int_equal(h.not_evaluated, 1);
		assert_string_equal(h.skipped[0]->name, "C");
		assert_int_equal(h.limits_hit,
		    UINT64_C(1) << KR_LIMIT_rule_work);
	}
	kr_arena_free(arena);
	kr_rules_free(set);
}

/* What a late rule would be tried on counts, whoever asks for it. */
static void
budget_of_late(void **state)
{
	struct kr_limits limits = kr_limits_default;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_ruleset *set;
	struct kr_hits h, again;
	bool asked = false;

	(void)state;
	memset(text, 0, sizeof(text));
	text[KR_SCOPE_REPORT].folded = KR_SPAN_LIT("cat 1 cat 2 cat 3 dog");
	for (size_t work = 0; work < 4096; work += 16) {
		limits.rule_work = work + 1;
		set = load_within("scope report\nfolded __L /cat [23]/\n"
		    "tflags __L late\nfolded __D /dog/\nmeta M __D && __L\n"
		    "meta N __D && !__L\n", &limits);
		assert_int_equal(KR_OK, kr_rules_match(set, text, arena, &h,
		    NULL));
		assert_int_equal(KR_OK, kr_rules_match_again(set, text, &h,
		    arena, &again, NULL));
		assert_false(hits(&h, "N"));
		assert_false(hits(&again, "N"));
		assert_int_equal(h.limits_hit, hits(&h, "M") ? 0 :
		    UINT64_C(1) << KR_LIMIT_rule_work);
		assert_int_equal(h.not_evaluated > 0, !hits(&h, "M"));
		if (work == 128)	/* not for the third place */
			assert_string_equal(h.skipped[0]->name, "__L");
		asked = hits(&h, "M") && hits(&again, "M");
		kr_rules_free(set);
	}
	assert_true(asked);
	kr_arena_free(arena);
}

/* What a pattern must hold is looked for first; that changes no hit. */
static const char *const patterns[] = {
	"/free money/i", "/colou?r/", "/(?:cat|dog)s?\\b/", "/a.{0,5}b/",
	"/[vV][i1][a4]gra/", "/\\bv[_\\W]?[i1!|][_\\W]?[a@]/i", "/^x+y$/",
	"/(?<!not )spam/", "/(?:ab){2,3}c/", "/ad+res+e?/i", "/\\d{3,}/",
	"/[^a-z ]{3}/", "/M\xC4\x81?ori/", "/[\\x{100}-\\x{17F}]/",
	"/(?i)ki[sk]/", "/\\x{101}|kiss/i", "/(?=free)f/", "/\\S{6,8}\\s/",
	"/(a|b|c)\\1/", "/(?:x|)y/", "/\\w@\\S+\\.\\w/", "/e/", "/\\bm+/",
	"/(?:the |a )?c[a4@]t/", "/\\xC4[\\x80-\\x90]/", "/.\\z/", "/^$/",
	"/(?:(?:cat|dog)+\\W*){3}/", "/(?:a\\w*t\\s?){2}/",
	/* some of its literals stand inside of others; one comes late */
	"/\\b(?:shepherds?|herd|he) of/", "/\\b(?:\\S+ )+?sheep/",
	/* so many words before a literal, however long they are */
	"/\\b(?:one|two) (?:\\S+ ){0,2}(?:kittens|spaniels)\\b/",
	"/(?:\\w+[ .]){1,3}spaniel/", "/(?: ?\\w+){2} +budgerigar/i",
	"/[^.]+ \\W*?kitten|\\bone\\b.{0,9} \\S*spaniel/",
	"/(?:^| )(?:(?:one|two|three) (?:\\S+ ){0,2}?(?:kittens|spaniels)"
	    "|x (?:\\w+ )*?budgerigar|(?:a|b)\\S* (?:c|d)\\S* poodle)/",
	/* long enough to be taken apart */
	"/\\b(?:free money(?: \\S+)* now|(?:not|never) (?:\\S+ )*spam"
	    "|address(?:es)? of|(?:the|a) c[a4@]t|colou?r)\\b/",
	"/kitten of the house|(?:cat|dogs)\\W+(?:\\S+ )*?(?:dog|cat cat)"
	    "|colo(?:u|)r of (?:a|the) dog|xxx(?=y)|e/",
	"/(?:(?:one|the|a) (?:\\S+ ){0,3}?(?:dog|kitten|cat))"
	    "(?: and| or|,|) (?:\\S+ )*(?:next|then|after|cats?)/",
	"/kitten|spaniel|(?:(c|d)\\S+ \\1\\S+)|labrador|terrier|budgerigar/",
	/* literals that begin where words do, and such that do not */
	"/\\b(?:instal\\w*|nag-?install|na-?install|download\\w*)\\b/",
	"/kitten|\\b(?:instal\\w*|nag-?install|na-?install|in-?install)\\b/",
	"/\\b(?:grand ?)?son of|(?:a|the) (?:\\w+ ){0,2}(?:app|grand(?:son)?s)"
	    "|\\w*kind of|(?:(?:mis|re)-?)+take/",
	"/[(|]mouse|(?:\\(\\|(?:owl|eagle)|[]|)] ?(?:pigeon|kea))|albatross/i",
	/* letters that look like others have more bytes */
	"/(?:^|\\s)(?:[pP]|\\xd1\\x80)(?:[aA@]|\\xc3[\\xa0-\\xa5]|\\xd0\\xb0)"
	    "[_. -]?(?:[yY]|\\xc3\\xbd)\\s?(?:m|\\xd0\\xbc)[e3]/",
	"/[a-z]{2,}\\x{200B}[a-z]+(?:k|\\x{212A})/i",
	"/[\\x{170}-\\x{180}]t[o\\x{101}]p/i", "/[\\x{2100}-\\x{2130}]i[\\x{17F}]/i",
	/* an alternative that begins by looking ahead */
	"/kitten of the house|spaniel of the house|(?= )s? (?<!the )x?"
	    "|labrador of the house|terrier of the house/",
	/* strings that must stand near the one that is looked for */
	"/\\b(?:sent|gave|is) (?:\\S+ ){0,2}(?:the )?(?:shoes|[5-9] boots)\\b/",
	"/\\b(?:the|my|a) (?:\\w+ ){0,2}?(?:no|x)\\b|\\b(?:1[0-7]|[2-4]\\d) ?m\\b/i",
	"/(?:sent|gave)(?: \\S+){0,2},? (?:\\$|%\\d)+\\d|kitten (?:is|was)s? \\w+ed/",
	"/(?:(?:a|the) [st]\\w+ of (?:gold|spam)){2}|\\w+ (?:a|e).b.\\d\\d.x/",
	/* at the edge of a word, and such as only look like it */
	"/\\b[im]\\b/", "/\\b[1-3]\\w*|[mz]s?/", "/\\b[(1-3]\\w/",
	"/\\b\\Q(\\E[1-3]?|[mz]s?|x\\)/",
	"/\\b[[:digit:](][mz]?|[mz]s?|[)]/", "/\\B[mz]s?/",
	"/\\b[1-3](?:[im] ?\\w*|\\W)*/",
};
static const char *const subjects[] = {
	"", "x", "Free MONEY for cats, free money!", "the color of a dog",
	"v1agra V_i-a V|@gra", "xxxy", "not spam, spam", "abababc ababc",
	"your addddresssse please", "1234 and AB$", "M\xC4\x81ori Mori",
	"\xC5\xBFtop ki\xC5\xBF\xE2\x84\xAA", "aab bb cc", "me@a.example now",
	"c4t the c@t a cat", "cat dogs, dog, cat cat", "at act att",
	"line\nxy\n\nfree", "\xFF\xC4\x81\x80 x",
	"nothing\nnever was it spam\nfree money x y now, the color of a dog\n",
	"addresses of a cat\nand one big bad dog, x cats\na kitten then",
	"|mouse (|owl |kea )Pigeon cat cow labrador",
	"one a bbbbbbbbbbb kittens one a b c kittens, two  spaniels. x budgerigar",
	"x y two three x\xC5\xBFx spaniels a-b c poodle kitten b d.e  poodle",
	"x a, x a b budgerigar  kitten\none x-xxxx xspaniel two\nc spaniels",
	"i nag-installed an appnag-install na-installer happ na-install",
	"grandson of a person of the happy grandsons mankind of re-retake",
	"no sheep\nthe shepherd of all sheep, the herd of sheep\nhe of x",
	"Stop the kiss of a K\nkis \xC5\xBFt\xC4\x80p",
	"x pay me\nP\xC3\xA1-ym3 p@y3m\n\xD1\x80\xD0\xB0\xC3\xBD \xD0\xBC" "e",
	"p\xC3\xA1 \xC3\xBD\xD0\xBC" "3\nab\xE2\x80\x8Bk ab\xE2\x80\x8B" "cK",
	"sent a b the shoes\nsent a b c shoes, is x 6 boots is\ngave shoes",
	"My own big x and the x\nthe b c d x or 12m, 31 M 45 ms 9m 1m 37",
	"sent a b, $12 gave %1$5 %$ sent x y z $3\nkitten was aided",
	"a sack of spama tin of golds a sack of gold x a.b-12-x y e-b 34 x",
	"312m xi2i 5m12 m\ni2 ms_i3 i\xC4\x81""is m\na(is m|i|\nzims, 5m",
	"i2 is m\n1s1i ims (is (5m x3 (3 _3",
};

static void
no_difference(void **state)
{
	struct kr_buffer b;
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_ruleset *set;
	unsigned edges = 0;

	(void)state;
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < KR_NELEM(patterns); i++)
		kr_buffer_printf(&b, "body B%zu %s\nfull F%zu %s\n"
		    "folded D%zu %s\n"
		    "header H%zu ALL =~ %s\nbody M%zu %s\n"
		    "tflags M%zu multiple maxhits=5\n", i, patterns[i], i,
		    patterns[i], i, patterns[i], i, patterns[i], i,
		    patterns[i], i);
	set = load(kr_buffer_cstr(&b));
	assert_true(set->n_all > set->n);	/* some are in parts */
	for (uint32_t i = 0; i < set->n_all; i++)
		edges += set->gate[i].edge;
	assert_true(edges > 0);
	for (size_t i = 0; i < KR_NELEM(subjects); i++) {
		struct kr_rule_text text[KR_SCOPE_COUNT];
		struct kr_span s = kr_span_str(subjects[i]);
		struct kr_hits fast, plain;

		memset(text, 0, sizeof(text));
		text[KR_SCOPE_EVIDENCE] = (struct kr_rule_text){ .body = s,
		    .folded = s, .full = s, .header = field, .ctx = &s };
		assert_int_equal(KR_OK, kr_ruleset_match(set, text, 0,
		    arena, &fast, NULL));
		assert_int_equal(KR_OK, kr_ruleset_match(set, text,
		    KR_MATCH_PLAIN, arena, &plain, NULL));
		for (size_t k = 0; k < fast.n && k < plain.n; k++)
			if (fast.hit[k].rule != plain.hit[k].rule ||
			    fast.hit[k].count != plain.hit[k].count ||
			    fast.hit[k].off != plain.hit[k].off ||
			    fast.hit[k].len != plain.hit[k].len)
				fail_msg("%s or %s on \"%s\"",
				    fast.hit[k].rule->name,
				    plain.hit[k].rule->name, subjects[i]);
		assert_int_equal(fast.n, plain.n);
	}
	kr_rules_free(set);
	kr_arena_free(arena);
}

/* Another search copy of the report: as if all were matched with it. */
static void
again(void **state)
{
	static const char *const report[] = { "one dog", "two cats and a dog",
	    "", "cats" };
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_ruleset *set = load("folded A /cat/\nscope A any\n"
	    "folded R /dog/\nscope R report\nphrases P two cats\n"
	    "scope P report\nbody B /cat/\nfolded E /cat/\n"
	    "header H Subject =~ /cat/\nscope H any\nmeta M A && R && !P\n"
	    "scope M report\nmeta N E && R");
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_span field_text = KR_SPAN_LIT("a cat");

	(void)state;
	for (size_t i = 0; i < 2 * KR_NELEM(report); i++) {
		struct kr_hits before, all, new;

		memset(text, 0, sizeof(text));
		for (int s = 0; s < KR_SCOPE_ANY; s++)
			text[s] = (struct kr_rule_text){
			    .body = KR_SPAN_LIT("a cat"),
			    .folded = KR_SPAN_LIT("a cat"),
			    .header = field, .ctx = &field_text };
		assert_int_equal(KR_OK, kr_rules_match(set, text, arena,
		    &before, NULL));
		if (i >= KR_NELEM(report))
			memset(&text[KR_SCOPE_EVIDENCE], 0, sizeof(text[0]));
		text[KR_SCOPE_REPORT].folded = kr_span_str(report[i %
		    KR_NELEM(report)]);
		assert_int_equal(KR_OK, kr_rules_match(set, text, arena,
		    &all, NULL));
		assert_int_equal(KR_OK, kr_rules_match_again(set, text,
		    &before, arena, &new, NULL));
		assert_int_equal(all.n, new.n);
		for (size_t k = 0; k < all.n; k++) {
			assert_ptr_equal(all.hit[k].rule, new.hit[k].rule);
			assert_int_equal(all.hit[k].off, new.hit[k].off);
			assert_int_equal(all.hit[k].scope, new.hit[k].scope);
		}
	}
	kr_rules_free(set);
	kr_arena_free(arena);
}

/* Patterns that may see in a piece what they do not see in the whole. */
static const char *const edges[] = {
	"/cat\\b/", "/cat(?! and)/", "/(?<!e )c@t/", "/cat$/", "/^ ?dog/",
	"/\\Bat\\b/", "/dog[^.]*+\\b/", "/(?>dog[^.]*)\\b/", "/dog\\z/",
	"/(?=cat)c/", "/(?<=the )c@t/", "/dog[+]+|a\\$/", "/at\\Z/",
	"/\\b(?:cat|dog)\\b.{0,9}(?:dog|money)/", "/(?i)cat dogs/",
	"/(?i:CAT)/", "/m(?:on)?ey\\.?$/",
};

static void
same_hits(const struct kr_hits *a, const struct kr_hits *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t k = 0; k < a->n; k++) {
		assert_ptr_equal(a->hit[k].rule, b->hit[k].rule);
		assert_int_equal(a->hit[k].off, b->hit[k].off);
		assert_int_equal(a->hit[k].count, b->hit[k].count);
		assert_int_equal(a->hit[k].scope, b->hit[k].scope);
	}
}

/* All pieces of a text, wherever they are cut: as if matched afresh. */
static void
pieces_match(const struct kr_ruleset *set, struct kr_span whole)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_rule_text text[KR_SCOPE_COUNT] = { [KR_SCOPE_REPORT] = {
	    .folded = whole }, [KR_SCOPE_EVIDENCE] = {
	    .folded = KR_SPAN_LIT("the cat and x dogs, 1234") } };

	for (size_t from = 0; from <= whole.len; from += 3)
		for (size_t to = from; to <= whole.len; to += 2) {
			struct kr_hits before, all, again;

			kr_arena_reset(arena);
			text[KR_SCOPE_REPORT].folded = whole;
			assert_int_equal(KR_OK, kr_rules_match(set, text,
			    arena, &before, NULL));
			text[KR_SCOPE_REPORT].folded = kr_span_sub(whole,
			    from, to - from);
			assert_int_equal(KR_OK, kr_rules_match(set, text,
			    arena, &all, NULL));
			for (int twice = 0; twice < 2; twice++) {
				assert_int_equal(KR_OK, kr_rules_match_again(
				    set, text, &before, arena, &again, NULL));
				same_hits(&all, &again);
			}
		}
	kr_arena_free(arena);
}

static void
pieces(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_ruleset *set;
	struct kr_buffer b;

	(void)state;
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < KR_NELEM(patterns) + KR_NELEM(edges); i++) {
		const char *p = i < KR_NELEM(patterns) ? patterns[i] :
		    edges[i - KR_NELEM(patterns)];

		kr_buffer_printf(&b, "folded R%zu %s\nscope R%zu report\n"
		    "folded A%zu %s\nscope A%zu any\nmeta M%zu !R%zu\n"
		    "scope M%zu report\nfolded __L%zu %s\nscope __L%zu "
		    "report\ntflags __L%zu late\nmeta N%zu A%zu && __L%zu\n"
		    "meta O%zu !__L%zu\nscope O%zu report\n", i, p, i, i, p,
		    i, i, i, i, i, p, i, i, i, i, i, i, i, i);
	}
	kr_buffer_str(&b, "phrases P free ... money\nscope P report\n"
	    "phrases Q cat dogs\nscope Q any\n");
	set = load(kr_buffer_cstr(&b));
	assert_true(set->n_reteller > 2 * KR_NELEM(patterns));
	for (size_t i = 0; i < KR_NELEM(subjects); i += 2)
		pieces_match(set, kr_span_str(subjects[i]));
	pieces_match(set, KR_SPAN_LIT(
	    "the c@t cat and (. dog and (. money, one"));
	kr_rules_free(set);
	kr_arena_free(arena);
}

/* Metas are the same where their rules wait for them, who are never shown. */
static void
late(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_ruleset *set;
	struct kr_buffer b;

	(void)state;
	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_str(&b, "scope report\n");
	for (size_t i = 0; i < KR_NELEM(patterns); i++)
		kr_buffer_printf(&b, "folded __R%zu %s\nfolded __L%zu %s\n"
		    "tflags __L%zu late\n", i, patterns[i], i, patterns[i],
		    i);
	for (size_t i = 0; i < KR_NELEM(patterns); i++)
		for (int l = 0; l < 2; l++) {
			size_t next = (i + 7) % KR_NELEM(patterns);
			const char *c = l == 0 ? "R" : "L";

			kr_buffer_printf(&b, "meta A%zu_%s __%s%zu && !__%s%zu"
			    "\nmeta B%zu_%s __R%zu && (__%s%zu || A%zu_%s)\n"
			    "meta C%zu_%s __%s%zu + __%s%zu > 1\n", i, c, c,
			    i, c, next, i, c, next, c, i, i, c, i, c, c, i,
			    c, next);
		}
	set = load(kr_buffer_cstr(&b));
	for (size_t i = 0; i < KR_NELEM(subjects); i++) {
		struct kr_rule_text text[KR_SCOPE_COUNT] = {
		    [KR_SCOPE_REPORT] = { .folded = kr_text_fold_span(
		    kr_span_str(subjects[i]), arena) } };
		struct kr_hits h, plain;

		assert_int_equal(KR_OK, kr_ruleset_match(set, text, 0, arena,
		    &h, NULL));
		assert_int_equal(KR_OK, kr_ruleset_match(set, text,
		    KR_MATCH_PLAIN, arena, &plain, NULL));
		same_hits(&h, &plain);
		for (size_t k = 0; k < h.n; k++) {
			const char *name = h.hit[k].rule->name;
			char other[32];

			assert_true(strncmp(name, "__L", 3) != 0);
			snprintf(other, sizeof(other), "%s", name);
			if (*name == '_')
				continue;
			other[strlen(name) - 1] = name[strlen(name) - 1] ==
			    'R' ? 'L' : 'R';
			if (!hits(&h, other))
				fail_msg("%s, not %s on \"%s\"", name,
				    other, subjects[i]);
		}
	}
	kr_rules_free(set);
	kr_arena_free(arena);
}

/* What is not served is listed, with the reason. */
static void
unsupported(void **state)
{
	struct kr_ruleset *set = load("header E eval:no_such_function()\n"
	    "header N eval:check_rbl('a')\nmeta M E && N\nmeta L !N\n"
	    "dns_available no\nbody OK /a/");
	static const struct { const char *name; bool setting, network; }
	    expect[] = { { "dns_available", true, false }, { "E", false,
	    false },
	    { "N", false, true }, { "M", false, false }, { "L", false, true } };
	size_t n;
	const struct kr_unsupported *u = kr_rules_unsupported(set, &n);

	(void)state;
	assert_int_equal(n, KR_NELEM(expect));
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(u[i].name, expect[i].name);
		assert_int_equal(u[i].setting, expect[i].setting);
		assert_int_equal(u[i].network, expect[i].network);
		assert_string_equal(u[i].file, "test.cf");
	}
	assert_string_equal(u[3].reason, "it needs E");
	kr_rules_free(set);
}

/* PCRE2 takes 64 kB of a pattern: a large group is not written out 30 times. */
static void
large_group(void **state)
{
	char rules[8192], *at = rules;

	(void)state;
	at += sprintf(at, "body LARGE /\\b(?:tui");
	for (unsigned i = 0; i < 800; i++)
		at += sprintf(at, "|bird%u", i);
	sprintf(at, "){30} end/\n");
	assert_true(strlen(rules) < sizeof(rules));
	kr_rules_free(load(rules));
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
test_failed(void *ctx, const char *rule, const char *file, unsigned line,
    struct kr_span text)
{
	(void)ctx;
	print_error("%s:%u: %s: %.*s\n", file, line, rule, KR_SPAN_ARG(text));
}

static void
feature_count(void *ctx, const struct kr_feature *f)
{
	*(unsigned *)ctx += f->space != KR_FEATURE_STRUCTURE;
}

/*
 * The model, which knows rules by their names, would miss a late one; the
 * classifier takes no rule of the report.
 */
static void
late_unknown(const struct kr_ruleset *set)
{
	size_t n_late = 0;

	for (size_t i = 0; i < kr_rules_count(set); i++) {
		const struct kr_rule *rule = kr_rules_get(set, i);
		struct kr_hit hit = { .rule = rule };
		struct kr_hits one = { .hit = &hit, .n = 1 };
		struct kr_feature_text t = { .hits = &one };
		unsigned known = 0;

		if (!rule->late)
			continue;
		n_late++;
		kr_features_told(&t, 0, feature_count, &known);
		if (known > 0)
			fail_msg("%s is late and known by name", rule->name);
	}
	assert_true(n_late > 20);
}

/* The shipped rules load, and the tests that travel with them pass. */
static void
shipped(void **state)
{
	const char *top = getenv("top_srcdir");
	char folder[900], *name[64];
	struct kr_ruleset *set = NULL;
	struct kr_err err = { 0 };
	size_t n = 0, run = 0, failed;
	struct dirent *entry;
	DIR *dir;

	(void)state;
	snprintf(folder, sizeof(folder), "%s/conf/rules",
	    top != NULL ? top : ".");
	dir = opendir(folder);
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		if (kr_span_caseends(kr_span_str(entry->d_name), ".cf") &&
		    n < KR_NELEM(name))
			name[n++] = strdup(entry->d_name);
	closedir(dir);
	qsort(name, n, sizeof(*name), by_name);
	if (kr_rules_load((const char *const *)name, n, read_file, folder,
	    &kr_limits_default, &set, &err) != KR_OK)
		fail_msg("%s:%u:%u: %s", err.file, err.line, err.column,
		    err.text);
	failed = kr_rules_selftest(set, test_failed, NULL, &run);
	print_message("%s; %zu rules, %zu tests\n", kr_rules_engine(set),
	    kr_rules_count(set), run);
	assert_int_equal(failed, 0);
	assert_true(run > 300);
	late_unknown(set);
	kr_rules_free(set);
	while (n > 0)
		free(name[--n]);
}

int
main(void)
{
	static const struct CMUnitTest single[] = {
		cmocka_unit_test(place),
		cmocka_unit_test(budget),
		cmocka_unit_test(budget_of_all),
		cmocka_unit_test(no_difference),
		cmocka_unit_test(again),
		cmocka_unit_test(pieces),
		cmocka_unit_test(late),
		cmocka_unit_test(budget_of_late),
		cmocka_unit_test(unsupported),
		cmocka_unit_test(large_group),
		cmocka_unit_test(shipped),
	};
	struct CMUnitTest tests[KR_NELEM(cases) + KR_NELEM(errors) +
	    KR_NELEM(single)];

	UNIT_ROWS(tests, 0, cases, case_run);
	UNIT_ROWS(tests, KR_NELEM(cases), errors, error_run);
	memcpy(tests + KR_NELEM(cases) + KR_NELEM(errors), single,
	    sizeof(single));
	return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
