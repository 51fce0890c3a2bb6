/* SPDX-License-Identifier: Apache-2.0 */
/* A list of literals, without duplicates. */
#include <string.h>

#include "rules/set.h"

#define NONE UINT32_MAX

static bool
slots_make(struct kr_literals *l, size_t n)
{
	l->slot = kr_arena_alloc(l->arena, n, sizeof(*l->slot));
	if (l->slot == NULL)
		return false;
	memset(l->slot, 0xFF, n * sizeof(*l->slot));
	l->n_slot = n;
	for (uint32_t i = 0; i < l->n; i++) {
		uint32_t *slot = &l->slot[kr_span_hash(l->item[i].text) &
		    (n - 1)];

		l->item[i].same = *slot;
		*slot = i;
	}
	return true;
}

uint32_t
kr_literals_find(const struct kr_literals *l, struct kr_span text)
{
	if (l->n_slot == 0)
		return NONE;
	for (uint32_t i = l->slot[kr_span_hash(text) & (l->n_slot - 1)];
	    i != NONE; i = l->item[i].same)
		if (kr_span_eq(l->item[i].text, text))
			return i;
	return NONE;
}

uint32_t
kr_literals_add(struct kr_literals *l, struct kr_span text)
{
	uint32_t *slot, known;

	if (l->n >= l->n_slot &&
	    !slots_make(l, l->n_slot == 0 ? 256 : l->n_slot * 2))
		return NONE;
	known = kr_literals_find(l, text);
	if (known != NONE)
		return known;
	slot = &l->slot[kr_span_hash(text) & (l->n_slot - 1)];
	text = kr_arena_copy(l->arena, text);
	if (text.ptr == NULL ||
	    !KR_ARENA_ROOM(l->arena, l->item, l->n, &l->cap))
		return NONE;
	l->item[l->n] = (struct kr_literal){ text, true, *slot };
	*slot = l->n;
	return l->n++;
}
