/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A look at the bytes beside a phrase's anchor never says no where the
 * phrase stands, and says no often.
 */
#include "unit.h"

#include "rules/set.h"

#define TEXTS 4000
#define PARTS 14

static struct phrase_case {
	const char	*name;
} cases[] = {
	{ "bb" }, { "a bb" }, { "bb a" }, { "a bb a" }, { "a bb* a" },
	{ "bb* a" }, { "a* bb" }, { "a*bb" }, { "a ... bb" }, { "bb ... a" },
	{ "bb ... a a" }, { "\xE4\xBD\xA0 bb" }, { "bb \xE4\xBD\xA0" },
	{ "\xD0\xB6 bb" }, { "- bb" }, { "bb -" }, { "a bb $*" },
};

/* What texts are made of, at random but the same each time. */
static const char *const parts[] = {
	"a", "bb", "c", " ", " ", " ", ",", ". ", "-", "$", "\xE4\xBD\xA0",
	"\xD0\xB6", "(", "a bb", "bb a",
};

static struct kr_span
text_make(char *buf, uint32_t *seed)
{
	size_t n = 0;

	for (int i = 0; i < PARTS; i++) {
		const char *p;

		*seed = *seed * 1664525u + 1013904223u;
		p = parts[(*seed >> 16) % KR_NELEM(parts)];
		memcpy(buf + n, p, strlen(p));
		n += strlen(p);
	}
	return (struct kr_span){ buf, n };
}

static void
phrase_run(void **state)
{
	const struct phrase_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_span anchor;
	const char *why;
	struct kr_phrase *p = kr_phrase_read(kr_span_str(c->name), arena,
	    &anchor, &why);
	unsigned matches = 0, no = 0;
	struct kr_around around;
	uint32_t seed = 7;

	assert_non_null(p);
	around = kr_phrase_around(p);
	for (int i = 0; i < TEXTS; i++) {
		char buf[PARTS * 8];
		struct kr_span s = text_make(buf, &seed);

		for (size_t at = 0; at + anchor.len <= s.len; at++) {
			size_t end = at + anchor.len, off, len;
			bool may;

			if (memcmp(buf + at, anchor.ptr, anchor.len) != 0)
				continue;
			may = kr_phrase_may(&around, s, at, end);
			no += !may;
			if (!kr_phrase_match(p, s, end, &off, &len))
				continue;
			matches++;
			assert_true(may);
		}
	}
	assert_true(matches > 0);
	assert_true(no > 0);
	kr_arena_free(arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases)];

	UNIT_ROWS(tests, 0, cases, phrase_run);
	return cmocka_run_group_tests_name("phrase", tests, NULL, NULL);
}
