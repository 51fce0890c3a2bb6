/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The grammar of an SPF record (RFC 7208 section 12), and nothing more: an
 * error anywhere makes the whole record an error (4.6), so it is read before
 * any of its terms is evaluated.
 */
#include <string.h>

#include "auth/check.h"

#define RECORD_MAX 2048		/* bytes; longer ones are an error by policy */

struct cursor {
	struct kr_span	all;
	size_t		at;
};

static char
peek(const struct cursor *c)
{
	return c->at < c->all.len ? c->all.ptr[c->at] : '\0';
}

static bool
take(struct cursor *c, char want)
{
	if (peek(c) != want || c->at >= c->all.len)
		return false;
	c->at++;
	return true;
}

/* Up to three digits, at most max, no leading zero. */
static bool
number(struct cursor *c, unsigned max)
{
	size_t begin = c->at;
	unsigned n = 0;

	while (kr_is_digit(peek(c)) && c->at - begin < 4)
		n = 10 * n + (unsigned)(c->all.ptr[c->at++] - '0');
	return c->at > begin && n <= max &&
	    (c->at - begin == 1 || c->all.ptr[begin] != '0');
}

/* macro-expand after '%': "%", "_", "-" or "{" letter transformers "}". */
static bool
macro(struct cursor *c, bool explanation)
{
	char letter;

	if (take(c, '%') || take(c, '_') || take(c, '-'))
		return true;
	if (!take(c, '{'))
		return false;
	letter = kr_lower(peek(c));
	if (letter == '\0' || (strchr("slodiphv", letter) == NULL &&
	    !(explanation && strchr("crt", letter) != NULL)))
		return false;
	c->at++;
	if (kr_is_digit(peek(c))) {
		size_t begin = c->at;

		if (!number(c, 128) || c->all.ptr[begin] == '0')
			return false;
	}
	if (kr_lower(peek(c)) == 'r')
		c->at++;
	while (peek(c) != '\0' && strchr(".-+,/_=", peek(c)) != NULL)
		c->at++;
	return take(c, '}');
}

/* domain-spec up to '/', ' ' or the end; it ends in a toplabel or macro. */
static bool
domain_spec(struct cursor *c)
{
	size_t begin = c->at, dot = SIZE_MAX;
	bool macro_last = false;

	while (c->at < c->all.len && peek(c) != ' ') {
		if (peek(c) == '/' && kr_is_digit(c->at + 1 < c->all.len ?
		    c->all.ptr[c->at + 1] : '\0'))
			break;			/* a prefix length */
		if (peek(c) == '/' && c->at + 1 < c->all.len &&
		    c->all.ptr[c->at + 1] == '/')
			break;
		macro_last = peek(c) == '%';
		if (peek(c) == '.' && c->at + 1 < c->all.len &&
		    c->all.ptr[c->at + 1] != ' ')
			dot = c->at;
		if (take(c, '%')) {
			if (!macro(c, false))
				return false;
			continue;
		}
		if (peek(c) < 0x21 || peek(c) > 0x7e)
			return false;
		c->at++;
	}
	if (c->at == begin)
		return false;
	if (macro_last)
		return true;
	if (dot == SIZE_MAX)
		return false;
	/* toplabel: letters, digits, hyphens inside; not digits alone. */
	{
		struct kr_span top = kr_span_sub(c->all, dot + 1,
		    c->at - dot - 1);
		bool letter = false;

		if (top.len > 0 && top.ptr[top.len - 1] == '.')
			top.len--;
		if (top.len == 0 || top.ptr[0] == '-' ||
		    top.ptr[top.len - 1] == '-')
			return false;
		for (size_t i = 0; i < top.len; i++) {
			if (!kr_is_alnum(top.ptr[i]) && top.ptr[i] != '-')
				return false;
			letter = letter || !kr_is_digit(top.ptr[i]);
		}
		return letter;
	}
}

/* "/24" "//64" "/24//64", or nothing. */
static bool
dual_length(struct cursor *c)
{
	if (peek(c) == '/' && c->at + 1 < c->all.len &&
	    c->all.ptr[c->at + 1] != '/') {
		c->at++;
		if (!number(c, 32))
			return false;
	}
	if (peek(c) == '/') {
		c->at++;
		return take(c, '/') && number(c, 128);
	}
	return true;
}

static bool
ip4(struct cursor *c)
{
	for (int i = 0; i < 4; i++)
		if ((i > 0 && !take(c, '.')) || !number(c, 255))
			return false;
	return !take(c, '/') || number(c, 32);
}

/* Shape only: the library converts it with inet_pton. */
static bool
ip6(struct cursor *c)
{
	size_t begin = c->at, colons = 0;

	for (; peek(c) != '\0' && strchr("0123456789abcdefABCDEF:.",
	    peek(c)) != NULL; c->at++)
		colons += peek(c) == ':';
	return colons >= 2 && colons <= 7 && c->at - begin <= 45 &&
	    (!take(c, '/') || number(c, 128));
}

static bool
mechanism(struct cursor *c, struct kr_span name)
{
	if (kr_span_caseeq(name, "all"))
		return true;
	if (kr_span_caseeq(name, "include") ||
	    kr_span_caseeq(name, "exists"))
		return take(c, ':') && domain_spec(c);
	if (kr_span_caseeq(name, "a") || kr_span_caseeq(name, "mx"))
		return (!take(c, ':') || domain_spec(c)) && dual_length(c);
	if (kr_span_caseeq(name, "ptr"))
		return !take(c, ':') || domain_spec(c);
	if (kr_span_caseeq(name, "ip4"))
		return take(c, ':') && ip4(c);
	if (kr_span_caseeq(name, "ip6"))
		return take(c, ':') && ip6(c);
	return false;
}

static bool
macro_string(struct cursor *c)
{
	while (c->at < c->all.len && peek(c) != ' ') {
		if (take(c, '%')) {
			if (!macro(c, true))
				return false;
		} else if (peek(c) < 0x21 || peek(c) > 0x7e) {
			return false;
		} else {
			c->at++;
		}
	}
	return true;
}

static bool
term(struct cursor *c, unsigned *redirects, unsigned *explanations)
{
	struct kr_span name;
	size_t begin;
	bool qualified = peek(c) != '\0' && strchr("+-?~", peek(c)) != NULL;

	c->at += qualified;
	begin = c->at;
	if (!kr_is_alpha(peek(c)))
		return false;
	while (kr_is_alnum(peek(c)) || (peek(c) != '\0' &&
	    strchr("-_.", peek(c)) != NULL))
		c->at++;
	name = kr_span_sub(c->all, begin, c->at - begin);
	if (peek(c) != '=')
		return mechanism(c, name);
	if (qualified)
		return false;
	c->at++;
	if (kr_span_caseeq(name, "redirect"))
		return ++*redirects == 1 && domain_spec(c);
	if (kr_span_caseeq(name, "exp"))
		return ++*explanations == 1 && domain_spec(c);
	return macro_string(c);
}

bool
kr_spf_grammar(struct kr_span record)
{
	struct cursor c = { record, 0 };
	unsigned redirects = 0, explanations = 0;

	if (record.len > RECORD_MAX ||
	    !kr_span_casestarts(record, "v=spf1"))
		return false;
	c.at = 6;
	while (c.at < record.len) {
		if (!take(&c, ' '))
			return false;
		while (take(&c, ' '))
			;
		if (c.at < record.len &&
		    !term(&c, &redirects, &explanations))
			return false;
	}
	return true;
}
