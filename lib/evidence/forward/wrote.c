/* SPDX-License-Identifier: Apache-2.0 */
/* wrote.c - "On ..., ... wrote:", the words before a quotation */
#include <string.h>

#include "evidence/forward/head.h"

#define WORDS_BYTES	600	/* "On ..., ... wrote:" */
#define WORDS_LINES	4

bool
kr_forward_has_address(struct kr_span s)
{
	size_t at = 0;

	for (; s.ptr != NULL && (at = kr_span_chr(s, at, '@')) != SIZE_MAX;
	    at++)
		if (at > 0 && at + 1 < s.len && !kr_is_blank(s.ptr[at - 1]) &&
		    s.ptr[at - 1] != '<' && s.ptr[at - 1] != '(' &&
		    (kr_is_alnum(s.ptr[at + 1]) ||
		    (unsigned char)s.ptr[at + 1] >= 0x80))
			return true;
	return false;
}

static bool
ends_with_colon(struct kr_span s)
{
	while (s.len > 0 && (s.ptr[s.len - 1] == '*' ||
	    s.ptr[s.len - 1] == '-' || s.ptr[s.len - 1] == ' '))
		s.len--;
	return kr_span_caseends(s, ":") || kr_span_caseends(s, "\xEF\xBC\x9A");
}

/* Is there a time ("9:31") or a year of our days? */
static bool
has_time(struct kr_span s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (kr_is_digit(s.ptr[i])) {
			digits++;
			continue;
		}
		if (digits == 4 && (s.ptr[i - 4] == '2' ||
		    s.ptr[i - 4] == '1'))
			return true;
		if (s.ptr[i] == ':' && digits > 0 && i + 2 < s.len &&
		    kr_is_digit(s.ptr[i + 1]) && kr_is_digit(s.ptr[i + 2]))
			return true;
		digits = 0;
	}
	return digits == 4;
}

static bool
quote_follows(const struct kr_forward_reader *r, size_t i)
{
	unsigned quote = r->line[i].quote;

	for (i++; i < r->n_line; i++)
		if (!kr_forward_blank(&r->line[i]))
			return r->line[i].quote > quote ||
			    r->line[i].indent >= r->line[i - 1].indent + 4;
	return false;
}

/* "---- On ... wrote ----" */
static bool
is_between_dashes(struct kr_span s)
{
	return s.len > 20 && kr_span_casestarts(s, "---") &&
	    kr_span_caseends(s, "---");
}

/*
 * May these words, of line i, go on in the next one?  Only what begins like
 * them.
 */
static bool
words_may_wrap(struct kr_forward_reader *r, size_t i, struct kr_span s)
{
	struct kr_span start = kr_span_sub(s, 0, 80);

	if (s.len < 8 || (r->line[i].signs & (KR_SIGN_DIGIT | KR_SIGN_AT)) ==
	    0 || (!has_time(s) && !kr_forward_has_address(s)))
		return false;
	if (kr_span_caseends(s, ".") && !kr_forward_has_address(s))
		return false;		/* a sentence */
	return kr_forward_starter(kr_forward_fold(r, start)) ||
	    kr_span_chr(s, 0, '<') != SIZE_MAX;
}

/* "2016-03-03 17:21 GMT+01:00 Name <a@b.example>:", without a verb. */
static bool
is_dated_sender(const struct kr_forward_reader *r, struct kr_span s,
    size_t last)
{
	return kr_is_digit(*s.ptr) && has_time(kr_span_sub(s, 0, 20)) &&
	    kr_forward_has_address(s) && kr_span_chr(s, 0, '<') != SIZE_MAX &&
	    (kr_span_caseends(s, ">:") || quote_follows(r, last));
}

bool
kr_forward_wrote(struct kr_forward_reader *r, size_t first,
    struct kr_forward_head *head)
{
	struct kr_span s = kr_forward_content(r, first);
	size_t n;

	for (n = 0; n < WORDS_LINES && first + n < r->n_line; n++) {
		const struct kr_forward_line *l = &r->line[first + n];

		if (kr_forward_blank(l) ||
		    !kr_forward_same_quote(r, first, first + n))
			return false;
		s.len = (size_t)(r->s.ptr + l->end - s.ptr);
		if (s.len > WORDS_BYTES)
			return false;
		if (ends_with_colon(s) || is_between_dashes(s) ||
		    (n == 0 && kr_span_caseends(s, ">") &&
		    is_dated_sender(r, s, first)))
			break;
		if (n == 0 && !words_may_wrap(r, first, s))
			return false;
	}
	if (n == WORDS_LINES || first + n >= r->n_line)
		return false;
	if (!kr_forward_has_address(s) && !has_time(s) &&
	    !quote_follows(r, first + n))
		return false;
	if (!kr_forward_verb(kr_forward_fold(r, s)) &&
	    !is_dated_sender(r, s, first + n))
		return false;
	head->how = KR_FORWARD_BY_WORDS;
	head->kind = KR_FORWARD_QUOTED;
	head->words = s;
	head->n_line = n + 1;
	head->quote = r->line[first].quote;
	return true;
}
