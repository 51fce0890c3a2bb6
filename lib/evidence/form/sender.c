/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sender.c - who sent it, told in the text of a form
 *
 * Forms seldom ask for the sender, and people name it in their story beside
 * other addresses: their own, the one they wrote to, the true one that was
 * imitated.  The words before an address tell which it is.
 */
#include "evidence/form/webform.h"

#define ADDRESSES_MAX	16	/* looked at */
#define WORDS_BEFORE	5
#define BEFORE_BYTES	80
#define ADDRESS_MAX	254	/* bytes; RFC 5321 section 4.5.3.1.3 */

/* Right before an address, it is the sender's, and so it is near some. */
static const char *const from[] = { "from", "by", "sender", "via", "using" };
static const char *const sent[] = { "sender", "sender's", "senders", "came",
    "sent", "emailed", "spoofed", "fake", "scammer", "scammers", "called" };
/* Near one of these it is somebody else's. */
static const char *const others[] = { "to", "my", "our", "real", "genuine",
    "true", "correct", "proper", "usual", "official", "contact", "contacted",
    "told", "wrote", "rang", "reply", "replied", "paid", "pay", "ask",
    "asked", "forwarded", "reported", "instead", "not", "unlike" };

/* The last word of the sentence, which is shortened by it. */
static struct kr_span
word_before(struct kr_span *s)
{
	size_t end, at;

	for (end = s->len; end > 0 && !kr_is_alnum(s->ptr[end - 1]) &&
	    (unsigned char)s->ptr[end - 1] < 0x80; end--)
		if (s->ptr[end - 1] == '\n' || ((s->ptr[end - 1] == '.' ||
		    s->ptr[end - 1] == '!' || s->ptr[end - 1] == '?') &&
		    end < s->len && kr_is_blank(s->ptr[end])))
			return KR_SPAN_NONE;
	for (at = end; at > 0 && (kr_is_alnum(s->ptr[at - 1]) ||
	    s->ptr[at - 1] == '\'' ||
	    (unsigned char)s->ptr[at - 1] >= 0x80); at--)
		;
	s->len = at;
	return (struct kr_span){ s->ptr + at, end - at };
}

/* Do the words before it make it the sender's? */
static bool
is_sender(struct kr_span before)
{
	bool bracket = before.len > 0 &&
	    (before.ptr[before.len - 1] == '(' ||
	    before.ptr[before.len - 1] == '<');
	bool near = bracket;

	for (unsigned n = 0; n < WORDS_BEFORE; n++) {
		struct kr_span word = word_before(&before);

		if (word.len == 0)
			break;
		if (kr_span_caseeq_any(word, others, KR_NELEM(others)))
			return false;
		if (n == 0 && kr_span_caseeq_any(word, from, KR_NELEM(from)))
			return true;
		near |= kr_span_caseeq_any(word, from, KR_NELEM(from)) ||
		    kr_span_caseeq_any(word, sent, KR_NELEM(sent));
	}
	return near;
}

struct kr_span
kr_form_sender_told(struct kr_span text, struct kr_span own,
    struct kr_arena *arena)
{
	size_t at_own = kr_span_chr(own, 0, '@');
	struct kr_span house = at_own == SIZE_MAX ? KR_SPAN_NONE :
	    kr_span_from(own, at_own + 1);
	unsigned n = 0;

	for (size_t at = 0; n < ADDRESSES_MAX && (at = kr_span_chr(text, at,
	    '@')) != SIZE_MAX; at++, n++) {
		struct kr_span a = kr_address_at(text, at);
		size_t off = (size_t)(a.ptr - text.ptr);
		struct kr_span domain = kr_span_from(a, at - off + 1);
		size_t begin = off > BEFORE_BYTES ? off - BEFORE_BYTES : 0;

		if (at == off || a.len > ADDRESS_MAX ||
		    kr_span_chr(domain, 0, '.') == SIZE_MAX ||
		    kr_span_caseeq2(a, own) ||
		    (house.len > 0 && kr_same_house(domain, house, arena)))
			continue;
		if (is_sender(kr_span_sub(text, begin, off - begin)))
			return a;
	}
	return KR_SPAN_NONE;
}
