/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tags in patterns: "<V><I><A>" stands for all the ways to write V, I and A.
 *
 * "<inter W1>" puts a piece between adjacent tags, "<pre X>" before the
 * first, "<post X>" after each.  Tags may hold tags, five levels deep.
 */
#include <string.h>

#include "rules/load.h"

#define PASSES 5
#define PATTERN_MAX ((size_t)256 << 10)

static const struct kr_replacement *
replacement_find(const struct kr_loader *l, char kind, struct kr_span name)
{
	for (size_t i = l->n_replacement; i-- > 0; )
		if (l->replacement[i].kind == kind &&
		    kr_span_eq(l->replacement[i].name, name))
			return &l->replacement[i];
	return NULL;
}

/* The tag "<...>" at or after off; false at the end. */
static bool
tag_next(struct kr_span s, size_t off, struct kr_span *tag)
{
	for (; off < s.len; off++) {
		size_t end = off + 1;

		if (s.ptr[off] != '<')
			continue;
		while (end < s.len && s.ptr[end] != '<' && s.ptr[end] != '>')
			end++;
		if (end < s.len && s.ptr[end] == '>' && end > off + 1) {
			*tag = kr_span_sub(s, off, end + 1 - off);
			return true;
		}
	}
	return false;
}

/* What "<inter NAME>" and its like give, once taken out of *s. */
static struct kr_span
modifier_take(const struct kr_loader *l, struct kr_span *s, char kind,
    const char *word, struct kr_arena *arena)
{
	const struct kr_replacement *found;
	struct kr_span tag, name;
	struct kr_buffer b;

	for (size_t off = 0; tag_next(*s, off, &tag);
	    off = (size_t)(tag.ptr - s->ptr) + 1) {
		if (!kr_span_casestarts(kr_span_from(tag, 1), word))
			continue;
		name = kr_span_sub(tag, strlen(word) + 1,
		    tag.len - strlen(word) - 2);
		found = replacement_find(l, kind, name);
		kr_buffer_init(&b, arena, PATTERN_MAX);
		kr_buffer_add(&b, kr_span_sub(*s, 0,
		    (size_t)(tag.ptr - s->ptr)));
		kr_buffer_add(&b, kr_span_from(*s,
		    (size_t)(tag.ptr - s->ptr) + tag.len));
		*s = kr_buffer_span(&b);
		return found != NULL ? found->text : KR_SPAN_NONE;
	}
	return KR_SPAN_NONE;
}

/* One pass over all tags; *again if what came in holds tags. */
static struct kr_span
pass(const struct kr_loader *l, struct kr_span s, bool *again,
    struct kr_arena *arena)
{
	struct kr_span pre = modifier_take(l, &s, 'p', "pre ", arena);
	struct kr_span post = modifier_take(l, &s, 'o', "post ", arena);
	struct kr_span inter = modifier_take(l, &s, 'i', "inter ", arena);
	struct kr_span tag, inside;
	struct kr_buffer b;
	size_t off = 0;

	*again = false;
	kr_buffer_init(&b, arena, PATTERN_MAX);
	while (tag_next(s, off, &tag)) {
		size_t at = (size_t)(tag.ptr - s.ptr);
		const struct kr_replacement *found = replacement_find(l, 't',
		    kr_span_sub(tag, 1, tag.len - 2));

		kr_buffer_add(&b, at == off ? inter :
		    kr_span_sub(s, off, at - off));
		kr_buffer_add(&b, pre);
		kr_buffer_add(&b, found != NULL ? found->text : tag);
		kr_buffer_add(&b, post);
		if (found != NULL && tag_next(found->text, 0, &inside))
			*again = true;
		off = at + tag.len;
	}
	kr_buffer_add(&b, kr_span_from(s, off));
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

struct kr_span
kr_replace(const struct kr_loader *l, struct kr_span pattern)
{
	bool again = true;

	for (int i = 0; i <= PASSES && again && pattern.ptr != NULL; i++)
		pattern = pass(l, pattern, &again, l->scratch);
	return pattern;
}

/* The replacement the tag stands for, NULL if it is no tag. */
static const struct kr_replacement *
tag_meaning(const struct kr_loader *l, struct kr_span tag)
{
	return replacement_find(l, 't', kr_span_sub(tag, 1, tag.len - 2));
}

/* "(?<tag7>...)" of each tag that occurs in s. */
static void
tags_define(const struct kr_loader *l, struct kr_span s, struct kr_buffer *b,
    bool *defined)
{
	struct kr_span tag;

	for (size_t off = 0; tag_next(s, off, &tag);
	    off = (size_t)(tag.ptr - s.ptr) + tag.len) {
		const struct kr_replacement *found = tag_meaning(l, tag);

		if (found == NULL || defined[found - l->replacement])
			continue;
		defined[found - l->replacement] = true;
		kr_buffer_printf(b, "(?<tag%zu>", (size_t)(found -
		    l->replacement));
		kr_buffer_add(b, kr_replace(l, found->text));
		kr_buffer_byte(b, ')');
	}
}

struct kr_span
kr_replace_shared(const struct kr_loader *l, struct kr_span s)
{
	bool *defined = kr_arena_zalloc(l->scratch, l->n_replacement + 1, 1);
	size_t off = s.len > 1 && s.ptr[0] == 'm' ? 2 : 1;
	struct kr_buffer b;
	struct kr_span tag;

	if (defined == NULL)
		return KR_SPAN_NONE;
	kr_buffer_init(&b, l->scratch, PATTERN_MAX);
	kr_buffer_add(&b, kr_span_sub(s, 0, off));
	kr_buffer_str(&b, "(?(DEFINE)");
	tags_define(l, s, &b, defined);
	kr_buffer_byte(&b, ')');
	while (tag_next(s, off, &tag)) {
		size_t at = (size_t)(tag.ptr - s.ptr);
		const struct kr_replacement *found = tag_meaning(l, tag);

		kr_buffer_add(&b, kr_span_sub(s, off, at - off));
		if (found != NULL)
			kr_buffer_printf(&b, "(?&tag%zu)", (size_t)(found -
			    l->replacement));
		else
			kr_buffer_add(&b, tag);
		off = at + tag.len;
	}
	kr_buffer_add(&b, kr_span_from(s, off));
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

/* ---- rules_matching(GLOB) ----------------------------------------------- */

/* "(A + B + C)" of all rules that match, but the one that asks. */
static void
matching_put(struct kr_buffer *b, const struct kr_loader *l,
    const struct kr_compiled *asks, struct kr_span glob)
{
	kr_buffer_str(b, "(0");
	for (uint32_t i = 0; i < l->set->n; i++) {
		const struct kr_compiled *c = &l->set->rule[i];

		if (!c->defined || c == asks ||
		    !kr_glob_matches(glob, kr_span_str(c->rule.name)))
			continue;
		kr_buffer_byte(b, '+');
		kr_buffer_str(b, c->rule.name);
	}
	kr_buffer_byte(b, ')');
}

struct kr_span
kr_rules_matching(struct kr_loader *l, const struct kr_compiled *c)
{
	struct kr_span s = c->source;
	struct kr_buffer b;
	size_t off = 0, at;

	if (kr_span_find(s, 0, "rules_matching(") == SIZE_MAX)
		return s;
	kr_buffer_init(&b, l->set->arena, SIZE_MAX);
	while ((at = kr_span_find(s, off, "rules_matching(")) != SIZE_MAX) {
		size_t open = at + 15, close = kr_span_chr(s, open, ')');

		if (close == SIZE_MAX)
			break;
		kr_buffer_add(&b, kr_span_sub(s, off, at - off));
		matching_put(&b, l, c, kr_span_trim(kr_span_sub(s, open,
		    close - open)));
		off = close + 1;
	}
	kr_buffer_add(&b, kr_span_from(s, off));
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}
