/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses and dates out of what a head says, however it is written. */
#include <string.h>

#include "evidence/forward/reader.h"

static bool
is_address_byte(char c)
{
	return kr_is_alnum(c) || (unsigned char)c >= 0x80 ||
	    (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~.", c) != NULL);
}

/* The address around the @ at or after from; false if there is none. */
static bool
bare_address(struct kr_span s, size_t from, struct kr_span *ret)
{
	size_t at = from;

	for (; (at = kr_span_chr(s, at, '@')) != SIZE_MAX; at++) {
		size_t a = at, b = at + 1;

		while (a > from && is_address_byte(s.ptr[a - 1]))
			a--;
		while (b < s.len && (kr_is_alnum(s.ptr[b]) ||
		    (unsigned char)s.ptr[b] >= 0x80 || s.ptr[b] == '.' ||
		    s.ptr[b] == '-'))
			b++;
		while (a < at && (s.ptr[a] == '\'' || s.ptr[a] == '*'))
			a++;
		while (b > at + 1 && s.ptr[b - 1] == '.')
			b--;
		if (a < at && b > at + 1) {
			*ret = kr_span_sub(s, a, b - a);
			return true;
		}
	}
	return false;
}

/*
 * What stands between open and its close, if it is an address.  Marks that
 * stand inside a quoted name do not count.
 */
static bool
enclosed_address(struct kr_span s, char open, char close,
    struct kr_span *ret, size_t *where)
{
	bool quoted = false;

	for (size_t i = 0; i < s.len; i++) {
		struct kr_span in;
		size_t end;

		if (s.ptr[i] == '"')
			quoted = !quoted;
		if (s.ptr[i] != open ||
		    (quoted && kr_span_chr(s, i, '"') != SIZE_MAX))
			continue;
		end = kr_span_chr(s, i, close);
		in = kr_span_sub(s, i + 1,
		    (end == SIZE_MAX ? s.len : end) - i - 1);
		in = kr_forward_trim(in);
		if (kr_span_casestarts(in, "mailto:"))
			in = kr_span_from(in, 7);
		if (bare_address(in, 0, ret)) {
			*where = i;
			return true;
		}
		if (end == SIZE_MAX)
			break;
	}
	return false;
}

/* A display name without the quotes of many countries around it. */
static struct kr_span
name_trim(struct kr_span s)
{
	static const char *const marks[] = {
		"\"", "'", "*", "\\", "\xC2\xAB", "\xC2\xBB",
		"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E",
		"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9A",
	};
	bool more = true;

	while (more) {
		more = false;
		s = kr_forward_trim(s);
		for (size_t i = 0; i < KR_NELEM(marks); i++) {
			size_t n = strlen(marks[i]);

			if (s.len >= n && memcmp(s.ptr, marks[i], n) == 0) {
				s = kr_span_from(s, n);
				more = true;
			}
			if (s.len >= n &&
			    memcmp(s.ptr + s.len - n, marks[i], n) == 0) {
				s.len -= n;
				more = true;
			}
		}
	}
	return s;
}

static struct kr_address
address_make(struct kr_span name, struct kr_span addr,
    struct kr_forward_reader *r)
{
	struct kr_addresses list = { 0 };
	struct kr_address a = { .addr = addr };

	if (addr.ptr != NULL) {
		if (kr_addresses_read(addr, r->limits, r->arena, &list) !=
		    KR_OK)
			r->failed = true;
		else if (list.n > 0)
			a = list.item[0];
	}
	name = name_trim(name);
	a.name = name.len > 0 && !kr_span_caseeq2(name, addr) ? name :
	    KR_SPAN_NONE;
	return a;
}

/*
 * "Name <a@b>", "Name <mailto:a@b> <a@b>", "Name [mailto:a@b]",
 * "Name (a@b)", "a@b", "Name".
 */
struct kr_address
kr_forward_address(struct kr_span value, struct kr_forward_reader *r)
{
	struct kr_span addr = KR_SPAN_NONE;
	size_t where = value.len;

	value = kr_forward_trim(value);
	if (enclosed_address(value, '<', '>', &addr, &where) ||
	    enclosed_address(value, '[', ']', &addr, &where) ||
	    enclosed_address(value, '(', ')', &addr, &where))
		return address_make(kr_span_sub(value, 0, where), addr, r);
	if (bare_address(value, 0, &addr))
		return address_make(KR_SPAN_NONE, addr, r);
	/* "Name <not an address>" */
	where = kr_span_chr(value, 0, '<');
	if (where != SIZE_MAX && where > 0)
		value = kr_span_sub(value, 0, where);
	return address_make(value, KR_SPAN_NONE, r);
}

/* Words that stand between the date and the name. */
static bool
is_filler(struct kr_span w)
{
	static const char *const words[] = {
		"am", "pm", "a.m.", "p.m.", "at", "um", "uhr", "alle", "ore",
		"h", "kl", "kl.", "klo", "de", "les", "schrieb", "heeft",
		"schreef", "skrev", "u\xC5\xBCytkownik", "o", "v", "w", "u",
		"om", "utc", "gmt", "nzst", "nzdt", "aest", "aedt", "cet",
		"cest", "bst", "est", "edt", "pst", "pdt", "from", "on",
		"wrote", "tarihinde", "lo", "ha", "a",
	};

	for (size_t i = 0; i < KR_NELEM(words); i++)
		if (kr_span_caseeq(w, words[i]))
			return true;
	return false;
}

/* The name at the end of s: back to a digit, a comma or a filler. */
static struct kr_span
name_before(struct kr_span s)
{
	size_t from, words = 0, quote;

	s = kr_forward_trim(s);
	if (s.len > 0 && s.ptr[s.len - 1] == ',') /* Gmail on telephones */
		s.len--;
	if (s.len > 1 && s.ptr[s.len - 1] == '"') {
		quote = s.len - 1;
		while (quote > 0 && s.ptr[quote - 1] != '"')
			quote--;
		return kr_span_sub(s, quote, s.len - 1 - quote);
	}
	from = s.len;
	while (from > 0 && words++ < 8) {
		size_t a = from;
		struct kr_span w;
		bool stop = false;

		while (a > 0 && kr_is_blank(s.ptr[a - 1]))
			a--;
		while (a > 0 && !kr_is_blank(s.ptr[a - 1]))
			a--;
		w = kr_span_trim(kr_span_sub(s, a, from - a));
		for (size_t i = 0; i < w.len; i++)
			stop |= kr_is_digit(w.ptr[i]);
		if (stop || w.len == 0 || is_filler(w) ||
		    w.ptr[w.len - 1] == ',' || w.ptr[w.len - 1] == ':')
			break;
		from = a;
	}
	return kr_forward_trim(kr_span_from(s, from));
}

/* From the first digit to the last, with "am", "pm" or a zone behind it. */
static struct kr_span
date_within(struct kr_span s)
{
	size_t a = 0, b = s.len, n = 0;

	while (a < s.len && !kr_is_digit(s.ptr[a]))
		a++;
	while (b > a && !kr_is_digit(s.ptr[b - 1]))
		b--;
	if (a == b)
		return KR_SPAN_NONE;
	/* A month or weekday before it: "Wed, Oct 27, 2021". */
	while (a > 0 && n++ < 24 && s.ptr[a - 1] != '\n' &&
	    s.ptr[a - 1] != '"' && s.ptr[a - 1] != '>')
		a--;
	while (a < b && (unsigned char)s.ptr[a] >= 0x80 &&
	    (unsigned char)s.ptr[a] < 0xC0)
		a++;
	for (n = b; n < s.len && n - b < 6 && s.ptr[n] != ',' &&
	    s.ptr[n] != '"'; n++)
		if (kr_is_alpha(s.ptr[n]) && (n + 1 == s.len ||
		    !kr_is_alpha(s.ptr[n + 1]))) {
			b = n + 1;
			break;
		}
	return kr_forward_trim(kr_span_sub(s, a, b - a));
}

void
kr_forward_words(struct kr_span words, struct kr_forward_reader *r,
    struct kr_address *from, struct kr_span *date)
{
	struct kr_span addr = KR_SPAN_NONE, name, before;
	size_t where = 0, digit = 0, verb;

	if (!enclosed_address(words, '<', '>', &addr, &where) &&
	    !enclosed_address(words, '(', ')', &addr, &where) &&
	    !enclosed_address(words, '[', ']', &addr, &where) &&
	    bare_address(words, 0, &addr))
		where = (size_t)(addr.ptr - words.ptr);
	if (addr.ptr != NULL) {
		before = kr_span_sub(words, 0, where);
		name = name_before(before);
	} else {
		verb = kr_span_casefind(words, 0, " wrote");
		before = kr_span_sub(words, 0,
		    verb == SIZE_MAX ? words.len : verb);
		name = verb == SIZE_MAX ? KR_SPAN_NONE : name_before(before);
	}
	*from = address_make(name, addr, r);
	while (digit < before.len && !kr_is_digit(before.ptr[digit]))
		digit++;
	if (digit == before.len && addr.ptr != NULL)
		before = kr_span_from(words,
		    (size_t)(addr.ptr - words.ptr) + addr.len);
	else if (from->name.ptr != NULL && from->name.ptr >= before.ptr)
		before.len = (size_t)(from->name.ptr - before.ptr);
	*date = date_within(before);
}
