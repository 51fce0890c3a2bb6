/* SPDX-License-Identifier: Apache-2.0 */
/*
 * New Zealand bank account numbers: bank, branch, account, suffix, and the
 * checksum that banks agreed on (Inland Revenue, "Bank account number
 * validation"): which weights count depends on bank and branch.
 */
#include "evidence/indicator/indicator.h"

#define DIGITS 18	/* 2 bank, 4 branch, 8 account, 4 suffix */

enum method { A_OR_B, D, E, F, G, NO_CHECK };

static const struct {
	unsigned	bank, from, to;
	enum method	method;
} branches[] = {
	{ 1, 1, 999, A_OR_B }, { 1, 1100, 1199, A_OR_B },
	{ 1, 1800, 1899, A_OR_B }, { 2, 1, 999, A_OR_B },
	{ 2, 1200, 1299, A_OR_B }, { 3, 1, 999, A_OR_B },
	{ 3, 1300, 1399, A_OR_B }, { 3, 1500, 1599, A_OR_B },
	{ 3, 1700, 1799, A_OR_B }, { 3, 1900, 1999, A_OR_B },
	{ 4, 2014, 2024, A_OR_B }, { 6, 1, 999, A_OR_B },
	{ 6, 1400, 1499, A_OR_B }, { 8, 6500, 6599, D }, { 9, 0, 0, E },
	{ 10, 5165, 5169, A_OR_B }, { 11, 5000, 6499, A_OR_B },
	{ 11, 6600, 8999, A_OR_B }, { 12, 3000, 3299, A_OR_B },
	{ 12, 3400, 3499, A_OR_B }, { 12, 3600, 3699, A_OR_B },
	{ 13, 4900, 4999, A_OR_B }, { 14, 4700, 4799, A_OR_B },
	{ 15, 3900, 3999, A_OR_B }, { 16, 4400, 4499, A_OR_B },
	{ 17, 3300, 3399, A_OR_B }, { 18, 3500, 3599, A_OR_B },
	{ 19, 4600, 4649, A_OR_B }, { 20, 4100, 4199, A_OR_B },
	{ 21, 4800, 4899, A_OR_B }, { 22, 4000, 4049, A_OR_B },
	{ 23, 3700, 3799, A_OR_B }, { 24, 4300, 4349, A_OR_B },
	{ 25, 2500, 2599, F }, { 26, 2600, 2699, G },
	{ 27, 3800, 3849, A_OR_B }, { 28, 2100, 2149, G },
	{ 29, 2150, 2299, G }, { 30, 2900, 2949, A_OR_B },
	{ 31, 2800, 2849, NO_CHECK }, { 33, 6700, 6799, F },
	{ 35, 2400, 2499, A_OR_B }, { 38, 9000, 9499, A_OR_B },
};

static const struct {
	unsigned char	weight[DIGITS];
	unsigned	modulus;
	bool		digits;	/* sum the digits of each product */
} methods[] = {
	{ { 0, 0, 6, 3, 7, 9, 0, 0, 10, 5, 8, 4, 2, 1, 0, 0, 0, 0 }, 11, 0 },
	{ { 0, 0, 0, 0, 0, 0, 0, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0 }, 11, 0 },
	{ { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 3, 2, 0, 0, 0, 1 }, 11, 1 },
	{ { 0, 0, 0, 0, 0, 0, 0, 1, 7, 3, 1, 7, 3, 1, 0, 0, 0, 0 }, 10, 0 },
	{ { 0, 0, 0, 0, 0, 0, 0, 1, 3, 7, 1, 3, 7, 1, 0, 3, 7, 1 }, 10, 1 },
	{ { 0 }, 1, 0 },
};

#define ACCOUNT_B 990000u	/* from here the branch is left out */

static bool
sum_fits(const unsigned d[DIGITS], enum method method, bool branch)
{
	unsigned sum = 0;

	for (size_t i = branch ? 0 : 6; i < DIGITS; i++) {
		unsigned p = d[i] * methods[method].weight[i];

		while (methods[method].digits && p > 9)
			p = p / 10 + p % 10;
		sum += p;
	}
	return sum % methods[method].modulus == 0;
}

static bool
valid(const unsigned d[DIGITS])
{
	unsigned bank = d[0] * 10 + d[1], account = 0;
	unsigned branch = ((d[2] * 10 + d[3]) * 10 + d[4]) * 10 + d[5];

	for (size_t i = 6; i < 14; i++)
		account = account * 10 + d[i];
	for (size_t i = 0; i < KR_NELEM(branches); i++)
		if (branches[i].bank == bank && branch >= branches[i].from &&
		    branch <= branches[i].to)
			return account > 0 && sum_fits(d, branches[i].method,
			    account < ACCOUNT_B);
	return false;
}

/* min to max digits into d, right-aligned in places; bytes taken or 0. */
static size_t
group(struct kr_span s, size_t min, size_t max, size_t places, unsigned *d)
{
	size_t n = 0;

	while (n < s.len && n < max && kr_is_digit(s.ptr[n]))
		n++;
	if (n < min || (n < s.len && kr_is_digit(s.ptr[n])))
		return 0;
	for (size_t i = 0; i < places; i++)
		d[i] = i + n < places ? 0 :
		    (unsigned)(s.ptr[i + n - places] - '0');
	return n;
}

/* As people write it: seven digits of account and two of suffix at least. */
static void
account_write(const unsigned d[DIGITS], char *buf)
{
	for (size_t i = 0; i < DIGITS; i++) {
		if (i == 2 || i == 6 || i == 14)
			*buf++ = '-';
		if ((i == 6 && d[6] == 0) || (i == 14 && d[14] == 0) ||
		    (i == 15 && d[14] == 0 && d[15] == 0))
			continue;
		*buf++ = (char)('0' + d[i]);
	}
	*buf = '\0';
}

size_t
kr_indicator_account(struct kr_span s, char buf[KR_INDICATOR_SIZE],
    bool *checked)
{
	static const struct { size_t min, max, places; } groups[] = {
		{ 2, 2, 2 }, { 4, 4, 4 }, { 7, 8, 8 }, { 2, 4, 4 } };
	unsigned d[DIGITS];
	size_t off = 0, at = 0, n;

	for (size_t i = 0; i < KR_NELEM(groups); i++) {
		if (i > 0) {
			if (off >= s.len || (s.ptr[off] != '-' &&
			    s.ptr[off] != ' ' && s.ptr[off] != '/'))
				return 0;
			off++;
		}
		n = group(kr_span_from(s, off), groups[i].min, groups[i].max,
		    groups[i].places, d + at);
		if (n == 0)
			return 0;
		off += n;
		at += groups[i].places;
	}
	account_write(d, buf);
	*checked = valid(d);
	return off;
}
