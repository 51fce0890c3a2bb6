/* SPDX-License-Identifier: Apache-2.0 */
/* Lists that settings give and functions ask for: domains, addresses. */
#include <string.h>

#include "rules/set.h"

bool
kr_glob_matches(struct kr_span glob, struct kr_span name)
{
	size_t g = 0, n = 0, star = SIZE_MAX, from = 0;

	while (n < name.len) {
		if (g < glob.len && glob.ptr[g] == '*') {
			star = g++;
			from = n;
		} else if (g < glob.len && (glob.ptr[g] == '?' ||
		    glob.ptr[g] == name.ptr[n])) {
			g++;
			n++;
		} else if (star != SIZE_MAX) {
			g = star + 1;
			n = ++from;
		} else {
			return false;
		}
	}
	while (g < glob.len && glob.ptr[g] == '*')
		g++;
	return g == glob.len;
}

/* "list value", in lower case behind the name of the list. */
static struct kr_span
entry(struct kr_span list, struct kr_span value, struct kr_arena *arena)
{
	char *p = kr_arena_alloc(arena, list.len + value.len + 1, 1);

	if (p == NULL)
		return KR_SPAN_NONE;
	memcpy(p, list.ptr, list.len);
	p[list.len] = ' ';
	for (size_t i = 0; i < value.len; i++)
		p[list.len + 1 + i] = kr_lower(value.ptr[i]);
	return (struct kr_span){ p, list.len + value.len + 1 };
}

bool
kr_lists_add(struct kr_lists *l, struct kr_span list, struct kr_span value,
    struct kr_arena *arena)
{
	struct kr_span e = entry(list, value, arena);

	if (e.ptr == NULL)
		return false;
	if (kr_span_chr(value, 0, '*') == SIZE_MAX &&
	    kr_span_chr(value, 0, '?') == SIZE_MAX) {
		l->exact.arena = arena;
		return kr_literals_add(&l->exact, e) != UINT32_MAX;
	}
	if (!KR_ARENA_ROOM(arena, l->glob, l->n_glob, &l->cap_glob))
		return false;
	l->glob[l->n_glob++] = e;
	return true;
}

bool
kr_rules_listed(const struct kr_ruleset *set, const char *list,
    struct kr_span value, struct kr_arena *arena)
{
	const struct kr_lists *l = &set->lists;
	struct kr_span e = entry(kr_span_str(list), value, arena);

	if (e.ptr == NULL)
		return false;
	if (kr_literals_find(&l->exact, e) != UINT32_MAX)
		return true;
	for (size_t i = 0; i < l->n_glob; i++)
		if (kr_glob_matches(l->glob[i], e))
			return true;
	return false;
}
