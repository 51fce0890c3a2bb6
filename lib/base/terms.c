/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

/* Five bits of each byte tell letters apart, and not their cases. */
static unsigned
five(char c)
{
	return (unsigned char)c & 31u;
}

void
kr_terms_add(struct kr_terms *t, const char *const *word, size_t n,
    unsigned group)
{
	for (size_t i = 0; i < n; i++) {
		uint16_t *first = &t->first[five(word[i][0]) << 5 |
		    five(word[i][1])];

		if (t->n == KR_TERMS_MAX) {
			t->full = true;
			return;
		}
		t->term[++t->n] = (struct kr_term){ word[i], (uint16_t)group,
		    *first, kr_lower(word[i][2]) };
		*first = (uint16_t)t->n;
	}
}

void
kr_terms_add_list(struct kr_terms *t, const char *const *word,
    unsigned group)
{
	size_t n = 0;

	while (word[n] != NULL)
		n++;
	kr_terms_add(t, word, n, group);
}

/* Does the third byte tell that the term does not begin at off? */
static bool
differs(const struct kr_term *t, struct kr_span s, size_t off)
{
	return t->third != '\0' && (s.len - off < 3 ||
	    kr_lower(s.ptr[off + 2]) != t->third);
}

void
kr_terms_count(const struct kr_terms *t, struct kr_span s, unsigned *count)
{
	uint64_t seen[KR_TERMS_MAX / 64 + 1] = { 0 };
	unsigned pair = s.len > 0 ? five(s.ptr[0]) : 0;

	for (size_t off = 0; off + 1 < s.len; off++) {
		pair = (pair << 5 | five(s.ptr[off + 1])) % KR_TERMS_PAIRS;
		for (unsigned i = t->first[pair]; i != 0;
		    i = t->term[i].next) {
			uint64_t bit = UINT64_C(1) << i % 64;

			if (differs(&t->term[i], s, off) ||
			    (seen[i / 64] & bit) != 0 || !kr_span_casestarts(
			    kr_span_from(s, off), t->term[i].word))
				continue;
			seen[i / 64] |= bit;
			count[t->term[i].group]++;
		}
	}
}
