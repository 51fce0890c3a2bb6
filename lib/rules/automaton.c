/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many strings in one pass over a text.
 *
 * Source: Aho and Corasick, Efficient string matching: an aid to
 * bibliographic search, CACM 18 (1975).  All failure steps are worked out
 * beforehand, so each byte costs one look into a table, whatever the text.
 * Bytes that occur in no literal share one column of that table.
 */
#include <string.h>

#include "rules/set.h"

#define NONE UINT32_MAX

/* ---- the list of literals, without duplicates ------------------------- */

static size_t
hash_of(struct kr_span s)
{
	uint64_t h = 14695981039346656037u;	/* FNV-1a */

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 29);
}

static bool
slots_make(struct kr_literals *l, size_t n)
{
	l->slot = kr_arena_alloc(l->arena, n, sizeof(*l->slot));
	if (l->slot == NULL)
		return false;
	memset(l->slot, 0xFF, n * sizeof(*l->slot));
	l->n_slot = n;
	for (uint32_t i = 0; i < l->n; i++) {
		uint32_t *slot = &l->slot[hash_of(l->item[i].text) & (n - 1)];

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
	for (uint32_t i = l->slot[hash_of(text) & (l->n_slot - 1)]; i != NONE;
	    i = l->item[i].same)
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
	slot = &l->slot[hash_of(text) & (l->n_slot - 1)];
	text = kr_arena_copy(l->arena, text);
	if (text.ptr == NULL ||
	    !KR_ARENA_ROOM(l->arena, l->item, l->n, &l->cap))
		return NONE;
	l->item[l->n] = (struct kr_literal){ text, *slot };
	*slot = l->n;
	return l->n++;
}

/* ---- the automaton ----------------------------------------------------- */

/* Set in next if literals end in that state: nearly always none does. */
#define ENDS (UINT32_C(1) << 31)

struct kr_automaton {
	unsigned char	 column[256];	/* of a byte; 0: in no literal */
	uint32_t	 n_column;
	uint32_t	 n;		/* states; 0 is the start */
	uint32_t	*next;		/* n rows of n_column; may have ENDS */
	uint32_t	*literal;	/* by state: ends here, or NONE */
	uint32_t	*shorter;	/* by state: next state that ends one too */
};

static void
columns_make(struct kr_automaton *a, const struct kr_literals *l)
{
	a->n_column = 1;
	for (uint32_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->item[i].text.len; k++) {
			unsigned char c =
			    (unsigned char)l->item[i].text.ptr[k];

			if (a->column[c] == 0)
				a->column[c] = (unsigned char)a->n_column++;
		}
	for (unsigned char c = 'A'; c <= 'Z'; c++)
		a->column[c] = a->column[c + 32];
}

/*
 * The tree of all literals, one byte of each at a time: so states near the
 * start, where a scan nearly always is, lie side by side.
 *   at   room for a state of each literal, 0 at first.
 */
static void
tree_make(struct kr_automaton *a, const struct kr_literals *l, uint32_t *at)
{
	bool more = true;

	a->n = 1;
	for (size_t k = 0; more; k++) {
		more = false;
		for (uint32_t i = 0; i < l->n; i++) {
			struct kr_span text = l->item[i].text;
			uint32_t *to;

			if (k >= text.len)
				continue;
			more = true;
			to = &a->next[(size_t)at[i] * a->n_column +
			    a->column[(unsigned char)text.ptr[k]]];
			if (*to == 0)
				*to = a->n++;
			at[i] = *to;
		}
	}
	for (uint32_t i = 0; i < l->n; i++)
		a->literal[at[i]] = i;
}

/* Breadth first: fill in where a byte leads that the tree does not know. */
static void
failures_fill(struct kr_automaton *a, uint32_t *queue, uint32_t *fail)
{
	uint32_t head = 0, tail = 0;

	for (uint32_t c = 0; c < a->n_column; c++)
		if (a->next[c] != 0)
			queue[tail++] = a->next[c];
	while (head < tail) {
		uint32_t s = queue[head++], f = fail[s];
		uint32_t *row = a->next + (size_t)s * a->n_column;
		const uint32_t *back = a->next + (size_t)f * a->n_column;

		a->shorter[s] = a->literal[f] != NONE ? f : a->shorter[f];
		for (uint32_t c = 0; c < a->n_column; c++) {
			if (row[c] == 0) {
				row[c] = back[c];
				continue;
			}
			fail[row[c]] = back[c];
			queue[tail++] = row[c];
		}
	}
}

static void
ends_mark(struct kr_automaton *a)
{
	for (size_t i = 0; i < (size_t)a->n * a->n_column; i++)
		if (a->literal[a->next[i]] != NONE ||
		    a->shorter[a->next[i]] != 0)
			a->next[i] |= ENDS;
}

struct kr_automaton *
kr_automaton_make(const struct kr_literals *l, struct kr_arena *arena)
{
	struct kr_automaton *a;
	struct kr_arena *scratch;
	size_t states = 1;
	uint32_t *queue, *fail, *at;

	if (l->n == 0)
		return NULL;
	for (uint32_t i = 0; i < l->n; i++)
		states += l->item[i].text.len;
	a = kr_arena_zalloc(arena, 1, sizeof(*a));
	scratch = kr_arena_new((states * 2 + l->n) * sizeof(*queue) + 128);
	if (a == NULL || scratch == NULL)
		goto out;
	columns_make(a, l);
	a->next = kr_arena_zalloc(arena, states * a->n_column,
	    sizeof(*a->next));
	a->literal = kr_arena_alloc(arena, states, sizeof(*a->literal));
	a->shorter = kr_arena_zalloc(arena, states, sizeof(*a->shorter));
	queue = kr_arena_alloc(scratch, states, sizeof(*queue));
	fail = kr_arena_zalloc(scratch, states, sizeof(*fail));
	at = kr_arena_zalloc(scratch, l->n, sizeof(*at));
	if (a->next == NULL || a->literal == NULL || a->shorter == NULL ||
	    queue == NULL || fail == NULL || at == NULL) {
		a = NULL;
		goto out;
	}
	memset(a->literal, 0xFF, states * sizeof(*a->literal));
	tree_make(a, l, at);
	failures_fill(a, queue, fail);
	ends_mark(a);
out:
	kr_arena_free(scratch);
	return a;
}

void
kr_automaton_scan(const struct kr_automaton *a, struct kr_span text,
    kr_automaton_hit *hit, void *ctx)
{
	uint32_t state = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		uint32_t s;

		state = a->next[(size_t)state * a->n_column + a->column[c]];
		if ((state & ENDS) == 0)
			continue;
		state &= ~ENDS;
		s = a->literal[state] != NONE ? state : a->shorter[state];
		for (; s != 0; s = a->shorter[s])
			hit(ctx, a->literal[s], i + 1);
	}
}
