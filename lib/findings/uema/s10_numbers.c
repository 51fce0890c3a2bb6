/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Can what the message says of its sender be right?  UEMA 2007 s 10(b).
 *
 * A check digit that fits proves nothing, one that does not shows that the
 * number belongs to nobody.  No register is asked.
 * Source: GS1 General Specifications 7.9 (NZBN), Inland Revenue resident
 * withholding tax specification, IRD number validation.
 */
#include <string.h>

#include "findings/examination.h"

#define DIGITS_MAX 16
#define LOOKED_AT 20000		/* bytes of text */

/* Digits at off, over single spaces, dots and hyphens between them. */
static size_t
digits_read(struct kr_span s, size_t *off, int *digit)
{
	size_t n = 0, at = *off, end = at;

	while (at < s.len && n < DIGITS_MAX) {
		if (kr_is_digit(s.ptr[at])) {
			digit[n++] = s.ptr[at++] - '0';
			end = at;
		} else if (n > 0 && at == end && strchr(" .-", s.ptr[at]) !=
		    NULL) {
			at++;
		} else {
			break;
		}
	}
	*off = end;
	return n;
}

/* NZBN: thirteen digits, the last by the weights 1 and 3 in turn. */
static bool
nzbn_fits(const int *digit, size_t n)
{
	int sum = 0;

	if (n != 13)
		return false;
	for (size_t i = 0; i < 12; i++)
		sum += digit[i] * (i % 2 == 0 ? 1 : 3);
	return (10 - sum % 10) % 10 == digit[12];
}

/* IRD and GST numbers: eight or nine digits, two sets of weights mod 11. */
static bool
ird_fits(const int *digit, size_t n)
{
	static const int weights[2][8] = { { 3, 2, 7, 6, 5, 4, 3, 2 },
	    { 7, 4, 3, 2, 5, 2, 7, 6 } };
	size_t pad = 9 - n;

	if (n != 8 && n != 9)
		return false;
	for (size_t w = 0; w < 2; w++) {
		int sum = 0, check;

		for (size_t i = 0; i + 1 < n; i++)
			sum += digit[i] * weights[w][i + pad];
		check = sum % 11 == 0 ? 0 : 11 - sum % 11;
		if (check < 10)
			return check == digit[n - 1];
	}
	return false;
}

/* +64: eight to ten digits follow, a mobile's (2) up to ten. */
static bool
phone_fits(const int *digit, size_t n)
{
	return n >= 9 && n <= 12 && digit[0] == 6 && digit[1] == 4;
}

static const struct number {
	const char	*label;		/* in the search copy, before it */
	bool		 (*fits)(const int *, size_t);
	size_t		 least;		/* digits: fewer are no such number */
} numbers[] = {
	{ "nzbn", nzbn_fits, 10 },
	{ "gst", ird_fits, 7 },
	{ "ird number", ird_fits, 7 },
	{ "+64", phone_fits, 4 },
};

/* The number behind a label at off, if it does not fit. */
static bool
wrong_behind(struct kr_span s, size_t off, const struct number *n,
    struct kr_slice *place)
{
	static const char *const between[] = { " ", ":", "no.", "no", "number",
	    "reg", "#", "registration", "(", ")" };
	int digit[DIGITS_MAX];
	size_t at = off, found, count;

	if (n->fits == phone_fits) {
		at++;			/* the sign; 64 counts */
	} else {
		at += strlen(n->label);
		do {
			found = at;
			for (size_t i = 0; i < KR_NELEM(between); i++)
				if (kr_span_casestarts(kr_span_from(s, at),
				    between[i]))
					at += strlen(between[i]);
		} while (at != found);
	}
	found = at;
	count = digits_read(s, &at, digit);
	if (count < n->least || n->fits(digit, count))
		return false;
	place->off = found;
	place->len = at - found;
	return true;
}

void
kr_uema_s10_numbers_examine(struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;
	struct kr_slice place;
	struct kr_span text;

	if (ex->findings->uema.commercial != KR_YES || x == NULL)
		return;
	place.view = x->folded;
	text = kr_span_sub(x->folded->text, 0, LOOKED_AT);
	for (size_t i = 0; i < KR_NELEM(numbers); i++) {
		size_t at = 0;

		while ((at = kr_span_find(text, at, numbers[i].label)) !=
		    SIZE_MAX) {
			if (wrong_behind(text, at, &numbers[i], &place)) {
				kr_examination_find(ex,
				    "UEMA_S10_B_CONTACT_DOUBTFUL",
				    KR_STATE_NEEDS_INVESTIGATION, place);
				return;
			}
			at++;
		}
	}
}
