/* SPDX-License-Identifier: Apache-2.0 */
/* Any text split, cleaned and guessed, as text and as HTML. */
#include <stdlib.h>
#include <string.h>

#include "evidence/forward/forward.h"
#include "evidence/narrative/language.h"
#include "evidence/narrative/narrative.h"
#include "fuzz.h"

static void
slices_check(const struct kr_view *text, const struct kr_slice *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i].view != text || s[i].off > text->text.len ||
		    s[i].len > text->text.len - s[i].off)
			abort();
}

static void
split(const struct kr_view *text, const struct kr_html *html,
    struct kr_arena *arena)
{
	const struct kr_forward_own nobody = { 0 };
	char language[KR_LANGUAGE_SIZE];
	struct kr_narrative *v;
	struct kr_forward *f;
	size_t matter;

	if (kr_forward_split(text, html, &kr_limits_default, arena, &f,
	    NULL) != KR_OK)
		return;
	slices_check(text, f->said, f->n_said);
	for (size_t i = 0; i < f->n_level; i++) {
		const struct kr_forward_level *l = &f->level[i];

		slices_check(text, l->body, l->n_body);
		if (l->off + l->len > text->text.len ||
		    (l->parent != SIZE_MAX && l->parent >= i))
			abort();
	}
	matter = kr_forward_matter(f, &nobody);
	if (matter != SIZE_MAX && matter >= f->n_level)
		abort();
	if (kr_narrative_clean(f->said, f->n_said, arena, &v, NULL) != KR_OK)
		return;
	slices_check(text, v->said, v->n_said);
	kr_language_guess(text->text, language);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kr_arena *arena = kr_arena_new(FUZZ_ARENA_BYTES);
	struct kr_view root = kr_view_root(fuzz_span(data, size));
	const struct kr_html *html;
	uint64_t hit = 0;

	if (arena == NULL || size > 1 << 20) {
		kr_arena_free(arena);
		return 0;
	}
	split(&root, NULL, arena);
	html = kr_html_read(&root, &kr_limits_default, arena, &hit);
	if (html != NULL)
		split(html->text, html, arena);
	kr_arena_free(arena);
	return 0;
}
