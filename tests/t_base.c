/* SPDX-License-Identifier: Apache-2.0 */
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "unit.h"

/* ---- the search copy: what people type finds what is written ---------- */

static struct fold_case {
	const char	*name, *in, *out;
} folds[] = {
	{ "plain", "Hello World", "hello world" },
	{ "blanks become one space", "a \t\r\n b", "a b" },
	{ "leading and trailing blanks go", "  a ", "a" },
	{ "macrons", "M\xC4\x81ori p\xC5\xABkete", "maori pukete" },
	{ "decomposed macron", "Ma\xCC\x84ori", "maori" },
	{ "apostrophes of all kinds", "don't don\xE2\x80\x99t", "dont dont" },
	{ "full width", "\xEF\xBC\xA1\xEF\xBC\xA2\xEF\xBC\x91", "ab1" },
	{ "zero width inside a word", "pa\xE2\x80\x8Bss", "pass" },
	{ "soft hyphen", "in\xC2\xADvoice", "invoice" },
	{ "Cyrillic a in a Latin word", "p\xD0\xB0ypal", "paypal" },
	{ "Cyrillic words stay", "\xD0\xB4\xD0\xB0", "\xD0\xB4\xD0\xB0" },
	{ "ligature", "\xEF\xAC\x81ne", "fine" },
	{ "Hangul stays whole", "\xEA\xB2\xBD\xEC\xB0\xB0",
	  "\xEA\xB2\xBD\xEC\xB0\xB0" },
	{ "nukta off", "\xE0\xA4\xAB\xE0\xA4\xBC", "\xE0\xA4\xAB" },
	{ "vowel sign stays", "\xE0\xA4\xAA\xE0\xA5\x81",
	  "\xE0\xA4\xAA\xE0\xA5\x81" },
	{ "Arabic alef with hamza", "\xD8\xA3", "\xD8\xA7" },
	{ "dash", "a\xE2\x80\x94" "b", "a-b" },
	{ "not UTF-8", "a\xFF" "b", "a\xEF\xBF\xBD" "b" },
	{ "blanks around an apostrophe", "a ' b", "a b" },
	{ "long ASCII, and its end", " Hello  World, it's I:\x01 A-Z\x7f`0` ",
	  "hello world, its i: a-z 0" },
	{ "nothing but blanks and apostrophes", " ' ` ", "" },
	{ "empty", "", "" },
};

/* With a way back to the bytes, and without. */
static void
fold_run(void **state)
{
	const struct fold_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_view root = kr_view_root(kr_span_str(c->in));

	assert_span_equal(kr_text_fold_span(root.text, arena), c->out);
	assert_span_equal(kr_text_fold(&root, SIZE_MAX, arena)->text, c->out);
	kr_arena_free(arena);
}

/* ---- places: a hit in a copy of a copy leads back to the bytes --------- */

static void
view_origin(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_view root = kr_view_root(KR_SPAN_LIT("P=C5=ABkete  Moni"));
	struct kr_view_builder b;
	const struct kr_view *decoded, *folded;
	size_t at, off, len;

	(void)state;
	kr_view_begin(&b, arena, SIZE_MAX);
	kr_view_copy(&b, &root, 0, 1);
	kr_view_point(&b, KR_SPAN_LIT("\xC5\xAB"), &root, 1, 6);
	kr_view_copy(&b, &root, 7, 10);
	decoded = kr_view_end(&b, NULL);
	assert_non_null(decoded);
	folded = kr_text_fold(decoded, SIZE_MAX, arena);
	assert_non_null(folded);
	assert_span_equal(folded->text, "pukete moni");

	at = kr_span_find(folded->text, 0, "pukete");
	assert_true(kr_slice_origin((struct kr_slice){ folded, at, 6 },
	    &off, &len));
	assert_int_equal(off, 0);
	assert_int_equal(len, 11);
	at = kr_span_find(folded->text, 0, "moni");
	assert_true(kr_slice_origin((struct kr_slice){ folded, at, 4 },
	    &off, &len));
	assert_int_equal(off, 13);
	assert_int_equal(len, 4);
	kr_arena_free(arena);
}

static void
view_cut(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_view root = kr_view_root(KR_SPAN_LIT("0123456789"));
	struct kr_view_builder b;
	const struct kr_view *v;
	bool cut = false;

	(void)state;
	kr_view_begin(&b, arena, 4);
	kr_view_copy(&b, &root, 0, 10);
	kr_view_copy(&b, &root, 0, 10);
	v = kr_view_end(&b, &cut);
	assert_non_null(v);
	assert_true(cut);
	assert_span_equal(v->text, "0123");
	kr_arena_free(arena);
}

/* A slice of the copy leads back to whole characters, and none is cut. */
static void
view_whole(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_view root = kr_view_root(kr_span_str(
	    "A \xE0\xA4\xAA\xE0\xA5\x81 b"));
	const struct kr_view *v = kr_text_fold(&root, SIZE_MAX, arena);
	size_t off, len;

	(void)state;
	assert_span_equal(v->text, "a \xE0\xA4\xAA\xE0\xA5\x81 b");
	assert_int_equal(v->n_runs, 1);
	assert_true(kr_slice_origin((struct kr_slice){ v, 4, 2 }, &off,
	    &len));
	assert_int_equal(off, 2);
	assert_int_equal(len, 6);
	v = kr_text_fold(&root, 6, arena);
	assert_span_equal(v->text, "a \xE0\xA4\xAA");
	kr_arena_free(arena);
}

static void
arena_limit(void **state)
{
	struct kr_arena *arena = kr_arena_new(1024);
	char *a = kr_arena_alloc(arena, 1, 512);

	(void)state;
	assert_non_null(a);
	assert_null(kr_arena_alloc(arena, 1, 1024));
	assert_null(kr_arena_alloc(arena, SIZE_MAX / 2, 4));
	a = kr_arena_grow(arena, a, 512, 1024, 1);
	assert_non_null(a);
	kr_arena_reset(arena);
	assert_int_equal(kr_arena_used(arena), 0);
	assert_null(kr_arena_alloc_line(arena, 1, 1024));
	assert_null(kr_arena_alloc_line(arena, SIZE_MAX, 1));
	assert_int_equal((uintptr_t)kr_arena_alloc_line(arena, 1, 8) % 64, 0);
	kr_arena_free(arena);
}

/* Use after use of many objects ends in one block, which stays. */
static void
arena_stays(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 24);
	char *first = NULL;

	(void)state;
	for (int use = 0; use < 4; use++) {
		char *a = kr_arena_alloc(arena, 1, 1000), *b;

		if (use < 2)
			first = a;
		assert_ptr_equal(a, first);
		for (int i = 0; i < 300; i++) {
			b = kr_arena_alloc(arena, 1, 1000);
			assert_non_null(b);
			memset(b, use, 1000);
			/* One after the other, but for the first use. */
			assert_true(use == 0 || b == a + (i + 1) * 1008);
		}
		kr_arena_reset(arena);
	}
	/* What is huge is given back. */
	assert_non_null(kr_arena_alloc(arena, 1, 1 << 23));
	kr_arena_reset(arena);
	assert_non_null(kr_arena_alloc(arena, 1, 1 << 23));
	kr_arena_free(arena);
}

/* ASCII one character after the other, as the search copy is described. */
static size_t
fold_slowly(const char *in, size_t len, char *out)
{
	bool gap = false;
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		if (in[i] == '\'' || in[i] == '`')
			continue;
		if (in[i] <= ' ' || in[i] == 0x7F) {
			gap = true;
			continue;
		}
		if (gap && n > 0)
			out[n++] = ' ';
		gap = false;
		out[n++] = kr_lower(in[i]);
	}
	return n;
}

static void
span_order(void **state)
{
	static const char *const rising[] = { "", "a", "aa", "ab",
	    "a\xC4\x81", "b", "\xC4\x81" };

	(void)state;
	for (size_t i = 0; i < KR_NELEM(rising); i++)
		for (size_t k = 0; k < KR_NELEM(rising); k++) {
			int c = kr_span_compare(kr_span_str(rising[i]),
			    kr_span_str(rising[k]));

			assert_int_equal((c > 0) - (c < 0), (i > k) -
			    (i < k));
		}
	assert_int_equal(kr_span_compare(KR_SPAN_NONE, KR_SPAN_LIT("")), 0);
}

/* One of several words: the whole, a beginning, anywhere. */
static void
span_any(void **state)
{
	static const char *const words[] = { "yes", "of course" };
	static const struct {
		const char	*text;
		bool		 whole, begins, within;
	} c[] = {
		{ "Yes", true, true, true },
		{ "OF COURSE", true, true, true },
		{ "yesterday", false, true, true },
		{ "Say yes", false, false, true },
		{ "ye", false, false, false },
		{ "", false, false, false },
	};

	(void)state;
	for (size_t i = 0; i < KR_NELEM(c); i++) {
		struct kr_span s = kr_span_str(c[i].text);

		assert_int_equal(c[i].whole, kr_span_caseeq_any(s, words, 2));
		assert_int_equal(c[i].begins,
		    kr_span_casestarts_any(s, words, 2));
		assert_int_equal(c[i].within,
		    kr_span_casefind_any(s, words, 2));
	}
}

static void
in_domain(void **state)
{
	static const struct { const char *name, *domain; bool in; } c[] = {
		{ "Tui.test", "tui.TEST", true },
		{ "a.b.tui.test", "tui.test", true },
		{ "kotui.test", "tui.test", false },
		{ "tui.test", "a.tui.test", false },
		{ "test", "tui.test", false },
		{ "", "tui.test", false },
	};

	(void)state;
	for (size_t i = 0; i < KR_NELEM(c); i++)
		assert_int_equal(c[i].in, kr_span_in_domain(kr_span_str(
		    c[i].name), kr_span_str(c[i].domain)));
}

/* Two digits, and both of them there. */
static void
hex_byte(void **state)
{
	static const struct { const char *text; size_t off; int byte; }
	rows[] = {
		{ "4F", 0, 0x4F }, { "4f", 0, 0x4F }, { "x00", 1, 0 },
		{ "fFx", 0, 255 }, { "4", 0, -1 }, { "x4", 1, -1 },
		{ "4g", 0, -1 }, { "g4", 0, -1 }, { "", 0, -1 },
		{ "4F", 2, -1 }, { "4F", SIZE_MAX, -1 },
	};

	(void)state;
	for (size_t i = 0; i < KR_NELEM(rows); i++)
		assert_int_equal(kr_hex_byte(kr_span_str(rows[i].text),
		    rows[i].off), rows[i].byte);
}

/* Eight bytes at a time give what one at a time gives. */
static void
fold_eights(void **state)
{
	static const char common[] = "  aAzZ@[`{'~!\n\t\x7f\x1f\x01";
	struct kr_arena *arena = kr_arena_new(1 << 22);
	uint32_t seed = 1;

	(void)state;
	for (int t = 0; t < 20000; t++) {
		char in[40], out[40];
		size_t len = (size_t)t % sizeof(in), n;
		struct kr_span got;

		for (size_t i = 0; i < len; i++) {
			seed = seed * 1664525u + 1013904223u;
			/* Mostly words, so that eights are met. */
			in[i] = seed >> 28 == 0 ? common[(seed >> 16) %
			    (sizeof(common) - 1)] : seed >> 28 < 4 ? ' ' :
			    (char)('A' + (seed >> 16) % 58);
		}
		kr_arena_reset(arena);
		got = kr_text_fold_span((struct kr_span){ in, len }, arena);
		n = fold_slowly(in, len, out);
		assert_int_equal(got.len, n);
		assert_memory_equal(got.ptr, out, n);
	}
	kr_arena_free(arena);
}

/* What Unicode would change is not among the letters that are kept. */
static void
fold_keeps(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	char in[4];

	(void)state;
	for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
		ucs4_t piece[UC_DECOMPOSITION_MAX_LENGTH];
		int tag, class = uc_combining_class(c);
		bool hangul = c >= 0xAC00 && c <= 0xD7A3;
		struct kr_span s = { in, kr_text_put(c, in) };

		kr_arena_reset(arena);
		if (!kr_span_eq(kr_text_fold_span(s, arena), s))
			continue;
		assert_true(hangul || uc_decomposition(c, &tag, piece) < 0);
		/* Vowel signs have class 0, the virama 9. */
		assert_true(class != 7 && class <= 9);
		assert_int_equal(uc_tolower(c), c);
		assert_false(uc_is_property_white_space(c));
	}
	kr_arena_free(arena);
}

/* RFC 3629 section 4: each length, its bounds, and what is none. */
static void
characters(void **state)
{
	static const struct {
		const char	*in;
		uint32_t	 c;
		size_t		 len;
	} rows[] = {
		{ "a", 'a', 1 }, { "\x7F", 0x7F, 1 },
		{ "\xC2\x80", 0x80, 2 }, { "\xDF\xBF", 0x7FF, 2 },
		{ "\xE0\xA0\x80", 0x800, 3 }, { "\xED\x9F\xBF", 0xD7FF, 3 },
		{ "\xEE\x80\x80", 0xE000, 3 }, { "\xEF\xBF\xBF", 0xFFFF, 3 },
		{ "\xF0\x90\x80\x80", 0x10000, 4 },
		{ "\xF4\x8F\xBF\xBF", 0x10FFFF, 4 },
		/* too long, surrogates, too large */
		{ "\xC1\xBF", KR_TEXT_INVALID, 1 },
		{ "\xE0\x9F\xBF", KR_TEXT_INVALID, 1 },
		{ "\xF0\x8F\xBF\xBF", KR_TEXT_INVALID, 1 },
		{ "\xED\xA0\x80", KR_TEXT_INVALID, 1 },
		{ "\xF4\x90\x80\x80", KR_TEXT_INVALID, 1 },
		{ "\xF5\x80\x80\x80", KR_TEXT_INVALID, 1 },
		/* cut, or gone on by another byte */
		{ "\xC2", KR_TEXT_INVALID, 1 }, { "\xE0\xA4", KR_TEXT_INVALID, 1 },
		{ "\xF0\x90\x80", KR_TEXT_INVALID, 1 },
		{ "\x80", KR_TEXT_INVALID, 1 }, { "\xC2\x41", KR_TEXT_INVALID, 1 },
		{ "\xE0\xA4\x15", KR_TEXT_INVALID, 1 },
		{ "\xE0\xE4\x95", KR_TEXT_INVALID, 1 },
		{ "\xF0\x90\x80\xC0", KR_TEXT_INVALID, 1 },
	};

	(void)state;
	for (size_t i = 0; i < KR_NELEM(rows); i++) {
		size_t off = 0;

		assert_int_equal(kr_text_next(kr_span_str(rows[i].in), &off),
		    rows[i].c);
		assert_int_equal(off, rows[i].len);
	}
}

static void
digests(void **state)
{
	unsigned char out[KR_SHA256_LEN];
	char hex[KR_SHA256_HEX];

	(void)state;
	/* FIPS 180-4 example */
	assert_true(kr_sha256(KR_SPAN_LIT("abc"), out));
	kr_hex(out, sizeof(out), hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
}

static void
keyed_digests(void **state)
{
	static const struct { const char *name; size_t key_len; char key;
	    const char *text, *hex; } t[] = {
		{ "RFC 4231 test case 1", 20, 0x0b, "Hi There",
		    "b0344c61d8db38535ca8afceaf0bf12b"
		    "881dc200c9833da726e9376c2e32cff7" },
		{ "RFC 4231 test case 6: a key longer than a block", 131,
		    (char)0xAA, "Test Using Larger Than Block-Size Key - "
		    "Hash Key First", "60e431591ee0b67f0d8a26aacbf5b77f"
		    "8e0bc6213728c5140546040f0ee37f54" },
		{ "a key as long as a block", 64, (char)0xAA, "x",
		    "ce3c639dcb9d8baae5d44c3b8b5e233f"
		    "aab4d1860e07489af5c84f213998bd79" },
		{ "nothing", 0, 0, "", "b613679a0814d9ec772f95d778c35fc5"
		    "ff1697c493715653c6c712144292c5ad" },
	};
	unsigned char out[KR_SHA256_LEN];
	char key[131], hex[KR_SHA256_HEX];

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		memset(key, t[i].key, sizeof(key));
		print_message("%s\n", t[i].name);
		assert_true(kr_hmac_sha256((struct kr_span){ key,
		    t[i].key_len }, kr_span_str(t[i].text), out));
		kr_hex(out, sizeof(out), hex);
		assert_string_equal(hex, t[i].hex);
	}
	/* RFC 4231 test case 2 */
	assert_true(kr_hmac_sha256(KR_SPAN_LIT("Jefe"),
	    KR_SPAN_LIT("what do ya want for nothing?"), out));
	kr_hex(out, sizeof(out), hex);
	assert_string_equal(hex, "5bdcc146bf60754e6a042426089575c7"
	    "5a003f089d2739839dec58b964ec3843");
}

static void
errors_are_one_line(void **state)
{
	struct kr_err err;
	char text[100];

	(void)state;
	kr_fail_at(&err, KR_E_SYSTEM, "M/x\n\x1b[1m\x7f", 0, 0, "%s", "a\tb");
	assert_string_equal("M/x??[1m?: a?b", kr_err_text(&err, text,
	    sizeof(text)));
	kr_fail_at(&err, KR_E_SYSTEM, "kerer\xC5\xAB", 3, 0, "no");
	assert_string_equal("kerer\xC5\xAB:3: no", kr_err_text(&err, text,
	    sizeof(text)));
}

static void
decimals(void **state)
{
	static const struct {
		long long	 n;
		const char	*text;
	} cases[] = {
		{ 0, "0" }, { 7, "7" }, { -1, "-1" }, { 1000, "1000" },
		{ LLONG_MAX, "9223372036854775807" },
		{ LLONG_MIN, "-9223372036854775808" },
	};
	struct kr_arena *arena = kr_arena_new(1 << 16);

	(void)state;
	for (size_t i = 0; i < KR_NELEM(cases); i++) {
		struct kr_buffer b;

		kr_buffer_init(&b, arena, SIZE_MAX);
		kr_buffer_decimal(&b, cases[i].n);
		assert_string_equal(cases[i].text, kr_buffer_cstr(&b));
	}
	kr_arena_free(arena);
}

/* Room is given whole, or not at all. */
static void
more(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 16);
	struct kr_buffer b;

	(void)state;
	kr_buffer_init(&b, arena, 5);
	kr_buffer_str(&b, "ab");
	memcpy(kr_buffer_more(&b, 3), "cde", 3);
	assert_string_equal("abcde", kr_buffer_cstr(&b));
	assert_null(kr_buffer_more(&b, 1));
	assert_false(kr_buffer_ok(&b));
	kr_arena_free(arena);
}

int
main(void)
{
	static const struct CMUnitTest single[] = {
		cmocka_unit_test(view_origin),
		cmocka_unit_test(view_cut),
		cmocka_unit_test(view_whole),
		cmocka_unit_test(arena_limit),
		cmocka_unit_test(span_any),
		cmocka_unit_test(in_domain),
		cmocka_unit_test(hex_byte),
		cmocka_unit_test(span_order),
		cmocka_unit_test(arena_stays),
		cmocka_unit_test(fold_eights),
		cmocka_unit_test(fold_keeps),
		cmocka_unit_test(characters),
		cmocka_unit_test(digests),
		cmocka_unit_test(keyed_digests),
		cmocka_unit_test(errors_are_one_line),
		cmocka_unit_test(decimals),
		cmocka_unit_test(more),
	};
	struct CMUnitTest tests[KR_NELEM(folds) + KR_NELEM(single)];

	UNIT_ROWS(tests, 0, folds, fold_run);
	memcpy(tests + KR_NELEM(folds), single, sizeof(single));
	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
