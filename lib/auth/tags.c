/* SPDX-License-Identifier: Apache-2.0 */
/* The tag lists of DKIM, ARC and DMARC (RFC 6376 3.2). */
#include "auth/signature.h"

/* The next "tag=value", its blanks trimmed; false at the end. */
static bool
next(struct kr_span list, size_t *at, struct kr_span *one)
{
	size_t end;

	if (*at >= list.len)
		return false;
	end = kr_span_chr(list, *at, ';');
	if (end == SIZE_MAX)
		end = list.len;
	*one = kr_span_trim(kr_span_sub(list, *at, end - *at));
	*at = end + 1;
	return true;
}

static struct kr_span
name_of(struct kr_span one)
{
	size_t sign = kr_span_chr(one, 0, '=');

	return sign == SIZE_MAX ? KR_SPAN_NONE :
	    kr_span_trim(kr_span_sub(one, 0, sign));
}

struct kr_span
kr_tag_value(struct kr_span list, const char *tag)
{
	struct kr_span one;

	for (size_t at = 0; next(list, &at, &one);)
		if (kr_span_is(name_of(one), tag))
			return kr_span_trim(kr_span_from(one,
			    kr_span_chr(one, 0, '=') + 1));
	return KR_SPAN_NONE;
}

static bool
is_tag(struct kr_span one)
{
	struct kr_span name = name_of(one);

	if (name.len == 0 || !kr_is_alpha(name.ptr[0]))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!kr_is_alnum(name.ptr[i]) && name.ptr[i] != '_')
			return false;
	for (size_t i = kr_span_chr(one, 0, '=') + 1; i < one.len; i++) {
		unsigned char c = (unsigned char)one.ptr[i];

		if ((c < 0x20 && !kr_is_blank((char)c)) || c == 0x7f)
			return false;
	}
	return true;
}

bool
kr_tags_well_formed(struct kr_span list)
{
	struct kr_span one;

	for (size_t at = 0; next(list, &at, &one);)
		/* Nothing may stand behind the last semicolon only. */
		if (one.len == 0 ? at < list.len : !is_tag(one))
			return false;
	return true;
}

bool
kr_tags_unique(struct kr_span list)
{
	enum { TAGS_MAX = 64 };
	struct kr_span seen[TAGS_MAX], one;
	size_t n = 0;

	for (size_t at = 0; next(list, &at, &one);) {
		struct kr_span name = name_of(one);

		if (name.len == 0)
			continue;
		for (size_t i = 0; i < n; i++)
			if (kr_span_eq(seen[i], name))
				return false;
		if (n == TAGS_MAX)
			return false;
		seen[n++] = name;
	}
	return true;
}

bool
kr_tag_number(struct kr_span value, uint64_t *ret)
{
	*ret = 0;
	if (value.len == 0 || value.len > 12)	/* RFC 6376 3.5: t=, x= */
		return false;
	for (size_t i = 0; i < value.len; i++) {
		if (!kr_is_digit(value.ptr[i]))
			return false;
		*ret = 10 * *ret + (uint64_t)(value.ptr[i] - '0');
	}
	return true;
}
