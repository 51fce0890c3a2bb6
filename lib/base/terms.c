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

		size_t len = strlen(word[i]);

		if (t->n == KR_TERMS_MAX || len > UINT16_MAX) {
			t->full = true;
			return;
		}
		t->term[++t->n] = (struct kr_term){ word[i], (uint16_t)len,
		    (uint16_t)group, *first, kr_lower(word[i][2]) };
		t->thirds[first - t->first] |= len > 2 ?
		    UINT32_C(1) << five(word[i][2]) : UINT32_MAX;
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

/* Words begin alike more often than they end alike. */
static bool
begins(const struct kr_term *t, struct kr_span rest)
{
	return rest.len >= t->len && (t->third == '\0' ||
	    kr_lower(rest.ptr[2]) == t->third) &&
	    kr_lower(rest.ptr[t->len - 1]) == kr_lower(t->word[t->len - 1]) &&
	    kr_span_casesame(rest.ptr, t->word, t->len);
}

void
kr_terms_count(const struct kr_terms *t, struct kr_span s, unsigned *count)
{
	uint64_t seen[KR_TERMS_MAX / 64 + 1] = { 0 };
	unsigned three = s.len > 1 ? five(s.ptr[0]) << 5 | five(s.ptr[1]) : 0;

	for (size_t off = 0; off + 1 < s.len; off++) {
		three = three << 5 |
		    (off + 2 < s.len ? five(s.ptr[off + 2]) : 0);
		/* Nearly always three bytes tell that none begins there. */
		if ((t->thirds[(three >> 5) % KR_TERMS_PAIRS] >>
		    three % 32 & 1) == 0)
			continue;
		for (unsigned i = t->first[(three >> 5) % KR_TERMS_PAIRS];
		    i != 0;
		    i = t->term[i].next) {
			uint64_t bit = UINT64_C(1) << i % 64;

			if (!begins(&t->term[i], kr_span_from(s, off)) ||
			    (seen[i / 64] & bit) != 0)
				continue;
			seen[i / 64] |= bit;
			count[t->term[i].group]++;
		}
	}
}
