/* SPDX-License-Identifier: Apache-2.0 */
/*
 * span.h - a piece of bytes somebody else owns
 *
 * NUL is a byte like any other.  A span with ptr NULL is absent; a span with
 * len 0 and a pointer is present and empty.
 */
#ifndef KR_BASE_SPAN_H
#define KR_BASE_SPAN_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct kr_span {
	const char	*ptr;
	size_t		 len;
};

#define KR_SPAN_NONE ((struct kr_span){ NULL, 0 })
/* A string literal as a span, without its NUL. */
#define KR_SPAN_LIT(s) ((struct kr_span){ "" s, sizeof(s) - 1 })

static inline int
kr_span_width(struct kr_span s)
{
	return s.len > INT_MAX ? INT_MAX : (int)s.len;
}

static inline const char *
kr_span_text(struct kr_span s)
{
	return s.ptr != NULL ? s.ptr : "";
}

static inline char kr_lower(char c)
{ return (c >= 'A' && c <= 'Z') ? (char)(c + 32) : c; }

/* For printf's "%.*s". */
#define KR_SPAN_ARG(s) kr_span_width(s), kr_span_text(s)

/*
 * These are asked many times for each byte of a mail, mostly about words that
 * the compiler knows the length of, and mostly the first byte says no.
 */

/* NULL gives KR_SPAN_NONE. */
static inline struct kr_span
kr_span_str(const char *cstr)
{
	return (struct kr_span){ cstr, cstr == NULL ? 0 : strlen(cstr) };
}

/* Bytes [from, from + len) of s, cut to what there is. */
static inline struct kr_span
kr_span_sub(struct kr_span s, size_t from, size_t len)
{
	if (s.ptr == NULL || from >= s.len)
		return (struct kr_span){ s.ptr == NULL ? NULL : s.ptr + s.len,
		    0 };
	if (len > s.len - from)
		len = s.len - from;
	return (struct kr_span){ s.ptr + from, len };
}

static inline struct kr_span
kr_span_from(struct kr_span s, size_t from)
{
	return kr_span_sub(s, from, SIZE_MAX);
}

/* Without ASCII blanks (space, tab, CR, LF) at both ends. */
struct kr_span	kr_span_trim(struct kr_span s);

static inline bool
kr_span_eq(struct kr_span a, struct kr_span b)
{
	return a.len == b.len &&
	    (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool
kr_span_is(struct kr_span a, const char *cstr)
{
	if (a.len > 0 && cstr != NULL && *a.ptr != *cstr)
		return false;
	return kr_span_eq(a, kr_span_str(cstr));
}

/* The case of ASCII letters does not count in these. */
bool	kr_span_casesame(const char *a, const char *b, size_t len);

static inline bool
kr_span_caseeq2(struct kr_span a, struct kr_span b)
{
	return a.len == b.len && kr_span_casesame(a.ptr, b.ptr, a.len);
}

static inline bool
kr_span_caseeq(struct kr_span a, const char *cstr)
{
	if (a.len > 0 && cstr != NULL && kr_lower(*a.ptr) != kr_lower(*cstr))
		return false;
	return kr_span_caseeq2(a, kr_span_str(cstr));
}

static inline bool
kr_span_casestarts(struct kr_span a, const char *prefix)
{
	size_t n;

	if (a.len > 0 && kr_lower(*a.ptr) != kr_lower(*prefix))
		return *prefix == '\0';
	n = strlen(prefix);
	return a.len >= n && kr_span_casesame(a.ptr, prefix, n);
}

static inline bool
kr_span_caseends(struct kr_span a, const char *suffix)
{
	size_t n = strlen(suffix);

	return a.len >= n && (n == 0 ||
	    kr_span_casesame(a.ptr + a.len - n, suffix, n));
}

/* Is it that domain, or one below it?  Neither ends with a dot. */
bool	kr_span_in_domain(struct kr_span name, struct kr_span domain);

/* Offset of the first occurrence at or after from, or SIZE_MAX. */
size_t	kr_span_find(struct kr_span s, size_t from, const char *needle);
size_t	kr_span_casefind(struct kr_span s, size_t from, const char *needle);
/* Below, equal (0) or above, by bytes, as for sorting. */
int	kr_span_compare(struct kr_span, struct kr_span);
/* Is one of n needles in it?  As kr_span_casefind(). */
bool	kr_span_casefind_any(struct kr_span s, const char *const *needle,
	    size_t n);
/* Is it, or does it begin with, one of n words?  ASCII case does not count. */
bool	kr_span_caseeq_any(struct kr_span s, const char *const *word,
	    size_t n);
bool	kr_span_casestarts_any(struct kr_span s, const char *const *word,
	    size_t n);
size_t	kr_span_chr(struct kr_span s, size_t from, char c);
/* For tables in memory. */
size_t	kr_span_hash(struct kr_span s);
/*
 * FNV-1a, 64 bits, of what h has seen and then of s.  Models and campaigns
 * keep what came of it: it must stay as it is.
 */
#define KR_FNV_START	0xcbf29ce484222325u
#define KR_FNV_FACTOR	0x100000001b3u
static inline uint64_t
kr_fnv(uint64_t h, struct kr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * KR_FNV_FACTOR;
	return h;
}

/*
 * Take the next line from *rest: the text without its line end (LF, CRLF or
 * the end of the bytes).  False at the end.  Bare CR does not end a line.
 */
bool	kr_span_line(struct kr_span *rest, struct kr_span *line);

/* ASCII only, whatever the locale says. */
static inline bool kr_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool kr_is_alpha(char c)
{ return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static inline bool kr_is_alnum(char c)
{ return kr_is_digit(c) || kr_is_alpha(c); }
static inline bool kr_is_blank(char c)
{ return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
/* The value of a hexadecimal digit, or -1. */
static inline int kr_hex_value(char c)
{
	c = kr_lower(c);
	return kr_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 :
	    -1;
}
/* The byte that two of them at off are, or -1 if they are not there. */
static inline int kr_hex_byte(struct kr_span s, size_t off)
{
	bool there = s.len >= 2 && off <= s.len - 2;
	int high = there ? kr_hex_value(s.ptr[off]) : -1;
	int low = high >= 0 ? kr_hex_value(s.ptr[off + 1]) : -1;

	return low >= 0 ? high << 4 | low : -1;
}

#endif /* KR_BASE_SPAN_H */
