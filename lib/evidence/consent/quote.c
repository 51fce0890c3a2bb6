/* SPDX-License-Identifier: Apache-2.0 */
/*
 * quote.c - the words that decided about consent, as a person reads
 * them: the whole sentence, if a record can hold it
 */
#include "evidence/consent/consent.h"

/* Cut at a character, to what a record keeps. */
static struct kr_slice
quote_cut(struct kr_slice q)
{
	struct kr_span s = q.view->text;

	if (q.len <= KR_CONSENT_QUOTE_MAX)
		return q;
	q.len = KR_CONSENT_QUOTE_MAX;
	while (q.len > 0 &&
	    ((unsigned char)s.ptr[q.off + q.len] & 0xC0) == 0x80)
		q.len--;
	return q;
}

/*
 * The sentence around clause i, which was read as c; where it is too long to
 * be kept, from as far before as leaves room for the clause.
 */
static struct kr_slice
sentence_of(const struct kr_clauses *all, size_t i, const struct kr_clause *c)
{
	const struct kr_clause *k = all->clause;
	size_t off = c->off, end = c->off + c->len;

	for (size_t n = i; n > 0 && k[n - 1].sentence == k[i].sentence &&
	    end - k[n - 1].off <= KR_CONSENT_QUOTE_MAX; n--)
		if (k[n - 1].off < off)
			off = k[n - 1].off;
	for (size_t n = i + 1; n < all->n && k[n].sentence == k[i].sentence &&
	    end - off < KR_CONSENT_QUOTE_MAX; n++)
		if (k[n].off + k[n].len > end)
			end = k[n].off + k[n].len;
	return (struct kr_slice){ all->copy, off, end - off };
}

struct kr_slice
kr_consent_quote(const struct kr_clauses *all, size_t i,
    const struct kr_clause *c)
{
	struct kr_slice q = sentence_of(all, i, c);

	while (kr_is_blank(all->copy->text.ptr[q.off])) {
		q.off++;	/* a clause has a word */
		q.len--;
	}
	for (int step = 0; step < 2; step++)	/* search copy, copy, text */
		(void)kr_slice_source(q, &q);
	return quote_cut(q);
}
