/* SPDX-License-Identifier: Apache-2.0 */
/* The list of actions, and field values fit to be written. */
#include <string.h>

#include "actions/plan.h"

#define FOLD_AT 78		/* RFC 5322 2.1.1: should */
#define WORD_MAX 900		/* and a line must stay under 998 */

void
kr_plan_add(struct kr_plan *plan, enum kr_action_kind kind, const char *name,
    const char *value, unsigned nth)
{
	if (plan->failed)
		return;
	/* Neither: there was no memory for the one that it takes. */
	if (!KR_ARENA_ROOM(plan->arena, plan->item, plan->n, &plan->cap) ||
	    (name == NULL && value == NULL)) {
		plan->failed = true;
		return;
	}
	plan->item[plan->n++] = (struct kr_action){ kind, name, value, nth };
}

/* Of a word: printable ASCII stays, the rest is a "?". */
static char
clean(char c)
{
	return c > ' ' && c < 127 ? c : '?';
}

static struct kr_span
word_next(struct kr_span value, size_t *at)
{
	size_t from;

	while (*at < value.len && kr_is_blank(value.ptr[*at]))
		(*at)++;
	from = *at;
	while (*at < value.len && *at - from < WORD_MAX &&
	    !kr_is_blank(value.ptr[*at]))
		(*at)++;
	return kr_span_sub(value, from, *at - from);
}

/*
 * Words parted by one blank, or by a fold where the line would pass column
 * FOLD_AT.  What does not fit into the limit of a tag is left out by whole
 * words.
 */
static const char *
folded(struct kr_plan *plan, const char *name, struct kr_span value)
{
	size_t max = plan->config->limits.tag_bytes, at = 0;
	size_t column = strlen(name) + 1;	/* the colon */
	struct kr_buffer b;
	struct kr_span word;

	kr_buffer_init(&b, plan->arena, SIZE_MAX);
	while ((word = word_next(value, &at)).len > 0) {
		if (b.len + word.len + 2 > max)
			break;
		if (b.len > 0 && column + 1 + word.len > FOLD_AT) {
			kr_buffer_str(&b, "\n\t");
			column = 8;
		} else {
			if (b.len > 0)
				kr_buffer_byte(&b, ' ');
			column++;
		}
		for (size_t i = 0; i < word.len; i++)
			kr_buffer_byte(&b, clean(word.ptr[i]));
		column += word.len;
	}
	plan->failed |= !kr_buffer_ok(&b);
	return kr_buffer_cstr(&b);
}

void
kr_plan_insert(struct kr_plan *plan, const char *name, struct kr_span value)
{
	kr_plan_add(plan, KR_ACTION_INSERT_FIELD, name,
	    folded(plan, name, value), 0);
}

void
kr_plan_tag(struct kr_plan *plan, const char *tag, struct kr_buffer *value)
{
	struct kr_buffer name;

	kr_buffer_init(&name, plan->arena, SIZE_MAX);
	kr_buffer_printf(&name, "%s-%s", plan->config->tag_prefix, tag);
	plan->failed |= !kr_buffer_ok(&name) || !kr_buffer_ok(value);
	kr_plan_insert(plan, kr_buffer_cstr(&name), kr_buffer_span(value));
}
