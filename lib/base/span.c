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

bool
kr_span_in_domain(struct kr_span name, struct kr_span domain)
{
	const size_t above = name.len - domain.len;

	return name.len >= domain.len &&
	    kr_span_caseeq2(kr_span_from(name, above), domain) &&
	    (above == 0 || name.ptr[above - 1] == '.');
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

int
kr_span_compare(struct kr_span a, struct kr_span b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n > 0 ? memcmp(a.ptr, b.ptr, n) : 0;

	return c != 0 ? c : (a.len > b.len) - (a.len < b.len);
}

bool
kr_span_casefind_any(struct kr_span s, const char *const *needle, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (kr_span_casefind(s, 0, needle[i]) != SIZE_MAX)
			return true;
	return false;
}

bool
kr_span_caseeq_any(struct kr_span s, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (kr_span_caseeq(s, word[i]))
			return true;
	return false;
}

bool
kr_span_casestarts_any(struct kr_span s, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (kr_span_casestarts(s, word[i]))
			return true;
	return false;
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
	uint64_t h = kr_fnv(KR_FNV_START, s);

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
