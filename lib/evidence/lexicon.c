/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "evidence/lexicon.h"

#define HASH_START UINT32_C(2166136261)	/* FNV-1a */

static inline uint32_t
hash_next(uint32_t h, char c)
{
	return (h ^ (unsigned char)c) * UINT32_C(16777619);
}

static inline uint32_t
slot_of(uint32_t h)
{
	return (h ^ h >> 15) % KR_LEXICON_SLOTS;
}

static uint32_t
hash_of(struct kr_span s)
{
	uint32_t h = HASH_START;

	for (size_t i = 0; i < s.len; i++)
		h = hash_next(h, s.ptr[i]);
	return h;
}

static void
word_add(struct kr_lexicon *x, struct kr_span word, unsigned value)
{
	uint32_t slot = slot_of(hash_of(word));

	if (x->n == KR_LEXICON_WORDS || word.len > UINT16_MAX) {
		x->full = true;
		return;
	}
	x->word[++x->n] = (struct kr_lexicon_word){ word.ptr,
	    (uint16_t)word.len, (uint16_t)value, x->first[slot] };
	x->first[slot] = (uint16_t)x->n;
	if (word.len > x->longest)
		x->longest = word.len;
}

void
kr_lexicon_add(struct kr_lexicon *x, const char *list, char end,
    unsigned value)
{
	struct kr_span rest = kr_span_str(list);

	while (rest.len > 0) {
		size_t n = kr_span_chr(rest, 0, end);

		if (n == SIZE_MAX)
			n = rest.len;
		if (n > 0)
			word_add(x, kr_span_sub(rest, 0, n), value);
		rest = kr_span_from(rest, n + 1);
	}
}

static const struct kr_lexicon_word *
chain_find(const struct kr_lexicon *x, uint16_t i, struct kr_span word)
{
	for (; i != 0; i = x->word[i].next)
		if (x->word[i].len == word.len &&
		    memcmp(x->word[i].word, word.ptr, word.len) == 0)
			return &x->word[i];
	return NULL;
}

const struct kr_lexicon_word *
kr_lexicon_find(const struct kr_lexicon *x, struct kr_span word,
    const struct kr_lexicon_word *before)
{
	if (word.len == 0 || word.len > x->longest)
		return NULL;
	return chain_find(x, before != NULL ? before->next :
	    x->first[slot_of(hash_of(word))], word);
}

/* The least value in [from, to) that an entry of the word has, or to. */
static unsigned
least(const struct kr_lexicon *x, uint16_t first, struct kr_span word,
    unsigned from, unsigned to)
{
	const struct kr_lexicon_word *w = chain_find(x, first, word);

	for (; w != NULL; w = chain_find(x, w->next, word))
		if (w->value >= from && w->value < to)
			to = w->value;
	return to;
}

size_t
kr_lexicon_begin(const struct kr_lexicon *x, struct kr_span s, bool whole,
    unsigned from, unsigned to, unsigned *value)
{
	uint32_t h = HASH_START;
	size_t best = 0;

	if (whole && s.len > x->longest)
		return 0;
	*value = to;
	for (size_t n = 1; n <= s.len && n <= x->longest; n++) {
		unsigned v;

		h = hash_next(h, s.ptr[n - 1]);
		if (n < s.len && (whole || kr_is_alnum(s.ptr[n])))
			continue;
		v = least(x, x->first[slot_of(h)], kr_span_sub(s, 0, n), from,
		    to);
		/* Of one list the longest counts. */
		if (v < to && v <= *value) {
			best = n;
			*value = v;
		}
	}
	return best;
}
