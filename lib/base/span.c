/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/base.h"

struct kr_span
kr_span_trim(struct kr_span s)
{
	while (s.len > 0 && kr_is_blank(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	while (s.len > 0 && kr_is_blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

bool
kr_span_casesame(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (kr_lower(a[i]) != kr_lower(b[i]))
			return false;
	return true;
}

size_t
kr_span_find(struct kr_span s, size_t from, const char *needle)
{
	size_t n = strlen(needle);
	const char *hit;

	if (s.ptr == NULL || from > s.len || n > s.len - from)
		return SIZE_MAX;
	hit = memmem(s.ptr + from, s.len - from, needle, n);
	return hit == NULL ? SIZE_MAX : (size_t)(hit - s.ptr);
}

static bool
starts_here(struct kr_span rest, const char *word)
{
	size_t i = 0;

	while (word[i] != '\0' && i < rest.len &&
	    kr_lower(rest.ptr[i]) == kr_lower(word[i]))
		i++;
	return word[i] == '\0';
}

size_t
kr_span_casefind(struct kr_span s, size_t from, const char *needle)
{
	size_t n = strlen(needle);
	char first;

	if (s.ptr == NULL || from > s.len || n > s.len - from)
		return SIZE_MAX;
	if (n == 0)
		return from;
	first = kr_lower(needle[0]);
	for (size_t i = from; i + n <= s.len; i++)
		if (kr_lower(s.ptr[i]) == first &&
		    starts_here(kr_span_from(s, i), needle))
			return i;
	return SIZE_MAX;
}

/* ---- many words at once ------------------------------------------------- */

#define BATCH	128u	/* words of one pass */
#define PAIRS	1024u

/* Words by their first two bytes, one behind the other. */
struct pairs {
	uint8_t			 first[PAIRS];	/* index + 1, 0: none */
	uint8_t			 next[BATCH];
	bool			 seen[BATCH];
	size_t			 n_seen;
};

/* Five bits of each tell letters apart, and not their cases. */
static size_t
pair_of(char a, char b)
{
	return ((unsigned char)a & 31u) << 5 | ((unsigned char)b & 31u);
}

static size_t
batch_count(struct kr_span s, const char *const *word, size_t n)
{
	struct pairs p = { .n_seen = 0 };

	for (size_t i = 0; i < n; i++) {
		uint8_t *first = &p.first[pair_of(word[i][0], word[i][1])];

		p.next[i] = *first;
		*first = (uint8_t)(i + 1);
	}
	for (size_t off = 0; off + 1 < s.len; off++)
		for (uint8_t i = p.first[pair_of(s.ptr[off],
		    s.ptr[off + 1])]; i != 0; i = p.next[i - 1])
			if (!p.seen[i - 1] && starts_here((struct kr_span){
			    s.ptr + off, s.len - off }, word[i - 1])) {
				p.seen[i - 1] = true;
				p.n_seen++;
			}
	return p.n_seen;
}

size_t
kr_span_casecount(struct kr_span s, const char *const *word, size_t n)
{
	size_t hits = 0;

	for (size_t i = 0; i < n; i += BATCH)
		hits += batch_count(s, word + i, n - i < BATCH ? n - i :
		    BATCH);
	return hits;
}

size_t
kr_span_chr(struct kr_span s, size_t from, char c)
{
	const char *hit;

	if (s.ptr == NULL || from >= s.len)
		return SIZE_MAX;
	hit = memchr(s.ptr + from, c, s.len - from);
	return hit == NULL ? SIZE_MAX : (size_t)(hit - s.ptr);
}

size_t
kr_span_hash(struct kr_span s)
{
	uint64_t h = 14695981039346656037u;	/* FNV-1a */

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 29);
}

bool
kr_span_line(struct kr_span *rest, struct kr_span *line)
{
	size_t lf;

	if (rest->ptr == NULL || rest->len == 0)
		return false;
	lf = kr_span_chr(*rest, 0, '\n');
	if (lf == SIZE_MAX) {
		*line = *rest;
		*rest = kr_span_from(*rest, rest->len);
		return true;
	}
	*line = kr_span_sub(*rest, 0, lf);
	*rest = kr_span_from(*rest, lf + 1);
	if (line->len > 0 && line->ptr[line->len - 1] == '\r')
		line->len--;
	return true;
}
