/* SPDX-License-Identifier: Apache-2.0 */
/* Records: well formed whatever the mail says, sealed where they must be. */
#include <stdio.h>
#include <uniwidth.h>

#include <jansson.h>

#include "verdict.h"

/* ---- writers by name ---------------------------------------------------- */

static void
write_json(const struct kr_verdict *v, struct kr_buffer *b)
{
	kr_record_json(v, b);
}

static void
write_csv(const struct kr_verdict *v, struct kr_buffer *b)
{
	kr_record_csv(v, b);
}

static void
write_table(const struct kr_verdict *v, struct kr_buffer *b)
{
	kr_record_table(v, 200, b);
}

static void
write_short(const struct kr_verdict *v, struct kr_buffer *b)
{
	kr_record_text(v, false, b);
}

static void
write_long(const struct kr_verdict *v, struct kr_buffer *b)
{
	kr_record_text(v, true, b);
}

static void
write_log(const struct kr_verdict *v, struct kr_buffer *b)
{
	kr_record_log(v, KR_SPAN_LIT("q 1\n"), b);
}

static struct kr_span
written(struct world *w, void (*write)(const struct kr_verdict *,
    struct kr_buffer *))
{
	struct kr_buffer b;

	kr_buffer_init(&b, w->arena, SIZE_MAX);
	write(&w->verdict, &b);
	assert_true(kr_buffer_ok(&b));
	return kr_buffer_span(&b);
}

/* ---- sealed ------------------------------------------------------------- */

#define MARK "MARKERWORD"

static struct seal_case {
	const char	*name;
	void		 (*write)(const struct kr_verdict *,
			    struct kr_buffer *);
	bool		 shows_open;	/* an ordinary mail's words are there */
} seals[] = {
	{ "sealed: JSON", write_json, true },
	{ "sealed: CSV", write_csv, true },
	{ "sealed: table", write_table, true },
	{ "sealed: text", write_short, true },
	{ "sealed: explained", write_long, true },
	{ "sealed: page", kr_record_html, true },
	{ "sealed: log", write_log, false },
};

static void
seal_run(void **state)
{
	const struct seal_case *c = *state;

	for (int h = KR_H0; h <= KR_H5; h++) {
		bool sealed = h == KR_H3 || h == KR_H4;
		struct kr_span text;
		struct world w;

		world_make(&w, KR_SPAN_LIT(MARK), (enum kr_handling)h);
		text = written(&w, c->write);
		assert_int_equal(kr_span_find(text, 0, MARK) != SIZE_MAX,
		    c->shows_open && !sealed);
		/* Quoted bytes around the words are words of the mail too. */
		if (sealed)
			assert_int_equal(kr_span_find(text, 0, "\"hello"),
			    SIZE_MAX);
		assert_int_not_equal(kr_span_find(text, 0, "an-agency"),
		    SIZE_MAX);
		kr_arena_free(w.arena);
	}
}

/* A Message-ID is often made from a name or an address. */
static void
sealed_message_id_left_out(void **state)
{
	static const struct {
		const char	*mail;
		enum kr_handling handling;
		bool		 kept;
	} rows[] = {
		{ "Message-ID: <a.1@b.test>\n\n", KR_H2, true },
		{ "Message-ID: <a.1@b.test>\n\n", KR_H3, false },
		{ "Message-ID: <a.1@b.test>\n\n", KR_H4, false },
		{ "Message-ID: words\n\n", KR_H4, false },
	};

	(void)state;
	for (size_t i = 0; i < KR_NELEM(rows); i++) {
		struct world w;
		json_t *o;
		struct kr_span text;

		world_make(&w, KR_SPAN_LIT("x"), rows[i].handling);
		assert_int_equal(kr_message_read(kr_span_str(rows[i].mail),
		    &kr_limits_default, w.arena, &w.message, NULL), KR_OK);
		w.verdict.message = w.message;
		text = written(&w, write_json);
		o = json_loadb(text.ptr, text.len, 0, NULL);
		assert_non_null(o);
		assert_int_equal(json_is_string(json_object_get(o,
		    "message_id")), rows[i].kept);
		json_decref(o);
		kr_arena_free(w.arena);
	}
}

/* ---- any bytes ---------------------------------------------------------- */

static struct bytes_case {
	const char	*name;
	struct kr_span	 words;
	const char	*json;	/* as JSON's reader gives it back */
} bytes[] = {
	{ "bytes: plain", KR_SPAN_LIT("a b"), "a b" },
	{ "bytes: quote and backslash", KR_SPAN_LIT("a\"b\\c"), "a\"b\\c" },
	{ "bytes: line ends", KR_SPAN_LIT("a\r\nb\tc"), "a\r\nb\tc" },
	{ "bytes: controls", KR_SPAN_LIT("a\001\033[31m\177"),
	  "a\001\033[31m\177" },
	{ "bytes: NUL", KR_SPAN_LIT("a\0b"), "a\357\277\275b" },
	{ "bytes: UTF-8", KR_SPAN_LIT("M\304\201ori \360\237\220\246"),
	  "M\304\201ori \360\237\220\246" },
	{ "bytes: not UTF-8", KR_SPAN_LIT("a\377\300\200b"),
	  "a\357\277\275\357\277\275\357\277\275b" },
	{ "bytes: cut UTF-8", KR_SPAN_LIT("a\342\202"),
	  "a\357\277\275\357\277\275" },
	{ "bytes: surrogate", KR_SPAN_LIT("\355\240\200"),
	  "\357\277\275\357\277\275\357\277\275" },
	{ "bytes: formula", KR_SPAN_LIT("=1+1"), "=1+1" },
	{ "bytes: comma", KR_SPAN_LIT("a,\"b\",c"), "a,\"b\",c" },
	{ "bytes: turned around", KR_SPAN_LIT("a\342\200\256b"),
	  "a\342\200\256b" },
	{ "bytes: wide", KR_SPAN_LIT("\346\274\242\345\255\227 x"),
	  "\346\274\242\345\255\227 x" },
};

static void
json_check(struct world *w, const char *expect)
{
	struct kr_span text = written(w, write_json);
	json_error_t why;
	json_t *o = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES,
	    &why);
	const json_t *evidence;

	if (o == NULL)
		fail_msg("%s at %d: %.*s", why.text, why.position,
		    KR_SPAN_ARG(text));
	assert_int_equal(kr_span_chr(text, 0, '\n'), text.len - 1);
	evidence = json_object_get(o, "evidence");
	assert_string_equal(json_string_value(json_object_get(evidence,
	    "subject")), expect);
	assert_string_equal(json_string_value(json_object_get(evidence,
	    "from")), expect);
	assert_int_equal(json_array_size(json_object_get(evidence, "urls")),
	    1);
	json_decref(o);
}

/* RFC 4180: as many cells in the line as in the header. */
static size_t
cells_count(struct kr_span line)
{
	bool quoted = false;
	size_t n = 1;

	for (size_t i = 0; i < line.len; i++) {
		quoted ^= line.ptr[i] == '"';
		n += line.ptr[i] == ',' && !quoted;
	}
	assert_false(quoted);
	return n;
}

static void
csv_check(struct world *w)
{
	struct kr_span text = written(w, write_csv);
	struct kr_buffer head;

	kr_buffer_init(&head, w->arena, SIZE_MAX);
	kr_record_csv_header(&head);
	assert_int_equal(cells_count(kr_buffer_span(&head)),
	    cells_count(text));
	assert_int_equal(kr_span_chr(text, 0, '\n'), text.len - 1);
	assert_int_equal(kr_span_find(text, 0, ",="), SIZE_MAX);
	assert_int_equal(kr_span_find(text, 0, ",\"="), SIZE_MAX);
}

/* Nothing of the mail can move the cursor or turn the text around. */
static void
terminal_check(struct kr_span text)
{
	for (size_t off = 0; off < text.len; ) {
		uint32_t c = kr_text_next(text, &off);

		assert_true(c == '\n' || (c >= 0x20 && c < 0x7F) ||
		    (c >= 0xA0 && c != 0x202E));
	}
}

static void
table_check(struct world *w)
{
	static const unsigned widths[] = { 60, 79, 80, 100, 132 };

	for (size_t i = 0; i < KR_NELEM(widths); i++) {
		struct kr_buffer b;
		struct kr_span text;
		int width = 0;

		kr_buffer_init(&b, w->arena, SIZE_MAX);
		kr_record_table(&w->verdict, widths[i], &b);
		text = kr_buffer_span(&b);
		terminal_check(text);
		assert_int_equal(kr_span_chr(text, 0, '\n'), text.len - 1);
		for (size_t off = 0; off + 1 < text.len; ) {
			int one = uc_width(kr_text_next(text, &off), "UTF-8");

			width += one > 0 ? one : 0;
		}
		assert_in_range(width, 1, widths[i]);
	}
}

static void
bytes_run(void **state)
{
	const struct bytes_case *c = *state;
	struct kr_span log;
	struct world w;

	world_make(&w, c->words, KR_H0);
	json_check(&w, c->json);
	csv_check(&w);
	table_check(&w);
	terminal_check(written(&w, write_short));
	terminal_check(written(&w, write_long));
	log = written(&w, write_log);
	terminal_check(log);
	assert_int_equal(kr_span_chr(log, 0, '\n'), SIZE_MAX);
	assert_int_equal(kr_span_find(log, 0, "queue=q%201%0A "), 0);
	kr_arena_free(w.arena);
}

/* ---- the whole record --------------------------------------------------- */

static void
json_is_as_documented(void **state)
{
	static const char expect[] = "{\"file\":\"a file.eml\",\"offset\":5,"
	    "\"sha256\":\"00000000000000000000000000000000"
	    "00000000000000000000000000000000\","
	    "\"message_id\":\"<a.b@c.test>\","
	    "\"date\":\"2025-03-25T20:50:29+13:00\",\"category\":\"spam\","
	    "\"categories\":[{\"category\":\"spam\",\"score\":812},"
	    "{\"category\":\"malware\",\"score\":0}],"
	    "\"referrals\":[\"an-agency\"],"
	    "\"basis\":{\"an-agency\":\"direct\"},\"holds\":[\"an-agency\"],"
	    "\"consent\":\"absent\",\"consent_why\":\"w\","
	    "\"urgency\":\"normal\","
	    "\"handling\":\"H0\",\"confidence\":87,\"needs_review\":false,"
	    "\"fallback\":null,\"reporter\":{\"kind\":\"public\","
	    "\"authenticated\":\"none\",\"significant\":false},"
	    "\"authentication\":{\"identity\":\"arc\",\"told\":false,"
	    "\"spf\":\"none\",\"spf_domain\":\"f\",\"dmarc\":\"fail\","
	    "\"policy\":\"reject\",\"arc\":{\"result\":\"pass\","
	    "\"why\":\"verified\",\"sets\":2,\"oldest_pass\":0,"
	    "\"sealer\":\"f\",\"vouching\":\"f\"},\"signatures\":["
	    "{\"result\":\"pass\",\"why\":\"\","
	    "\"domain\":\"f\",\"selector\":\"f\",\"algorithm\":\"f\","
	    "\"fields\":\"f\",\"length\":null,\"body_altered\":false,"
	    "\"key_bits\":2048,\"key\":\"f\"}]},"
	    "\"evidence\":{\"form\":\"inline\",\"tier\":\"B\","
	    "\"from\":\"f\",\"subject\":\"f\",\"urls\":[\"f\"],"
	    "\"indicators\":[{\"kind\":\"url\",\"value\":\"f\","
	    "\"in\":\"evidence\",\"checked\":false}],"
	    "\"dkim\":[\"pass:f\"],\"signatures\":["
	    "{\"result\":\"pass\",\"why\":\"\","
	    "\"domain\":\"f\",\"selector\":\"f\",\"algorithm\":\"f\","
	    "\"fields\":\"f\",\"length\":null,\"body_altered\":false,"
	    "\"key_bits\":2048,\"key\":\"f\"}],"
	    "\"spf\":{\"result\":\"fail\",\"domain\":\"f\","
	    "\"client\":\"f\",\"reconstructed\":true}},"
	    "\"spam\":{\"score\":730,"
	    "\"required\":500,\"points\":300,\"classifier\":231,"
	    "\"rules\":[{\"name\":\"A_RULE\","
	    "\"score\":120}]},\"uema\":{\"commercial\":true,"
	    "\"nz_link\":null,\"score\":3120,\"label\":\"uema-indicated\","
	    "\"findings\":[{\"id\":\"UEMA_X\",\"element\":\"S11_X\","
	    "\"section\":\"s 11(1)(a)\",\"state\":\"indicated\","
	    "\"severity\":8}]},\"campaign\":{\"name\":\"c0000000000000007\","
	    "\"reports\":7,\"first\":\"1970-01-01T00:00:01Z\","
	    "\"last\":\"1970-01-01T00:01:00Z\"},"
	    "\"reasons\":[{\"id\":\"UEMA_X\","
	    "\"what\":\"Something is missing.\","
	    "\"source\":\"UEMA 2007 s 11(1)(a)\",\"state\":\"indicated\","
	    "\"part\":\"1\",\"offset\":108,\"length\":5,\"weight\":-35},"
	    "{\"id\":\"A_RULE\",\"source\":\"a.cf:7\","
	    "\"state\":\"needs-investigation\",\"weight\":250}],"
	    "\"limits\":[],\"not_evaluated\":[],\"rules_id\":\"r\","
	    "\"model_id\":\"m\",\"consent_model_id\":\"c\","
	    "\"spam_model_id\":\"s\"}\n";
	struct world w;

	(void)state;
	world_make(&w, KR_SPAN_LIT("f"), KR_H0);
	assert_span_equal(written(&w, write_json), expect);
	kr_arena_free(w.arena);
}

/* When nothing could be judged there is still a record of every kind. */
static void
empty_verdict_is_written(void **state)
{
	struct kr_report report = { .form = KR_FORM_KIND_NONE };
	struct kr_findings findings = { .n = 0 };
	struct kr_decision decision = { .fallback = true, .why = "no memory" };
	struct world w;

	(void)state;
	world_make(&w, KR_SPAN_LIT("f"), KR_H0);
	w.verdict = (struct kr_verdict){ .report = &report,
	    .findings = &findings, .decision = &decision,
	    .config = &w.config };
	for (size_t i = 0; i < KR_NELEM(seals); i++)
		assert_true(written(&w, seals[i].write).len > 0);
	assert_int_not_equal(kr_span_find(written(&w, write_json), 0,
	    "\"fallback\":\"no memory\""), SIZE_MAX);
	kr_arena_free(w.arena);
}

int
main(void)
{
	enum { A = KR_NELEM(seals), B = A + KR_NELEM(bytes) };
	struct CMUnitTest tests[B + 3] = {
		[B] = cmocka_unit_test(json_is_as_documented),
		[B + 1] = cmocka_unit_test(empty_verdict_is_written),
		[B + 2] = cmocka_unit_test(sealed_message_id_left_out),
	};

	UNIT_ROWS(tests, 0, seals, seal_run);
	UNIT_ROWS(tests, A, bytes, bytes_run);
	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
