/* SPDX-License-Identifier: Apache-2.0 */
/* Telephone numbers, wallets, IP and mail addresses in running text. */
#include <string.h>

#include <arpa/inet.h>

#include "evidence/indicator/indicator.h"

#define PHONE_MIN	8	/* digits, E.164 allows 15 */
#define PHONE_MAX	15

static size_t
put(char buf[KR_INDICATOR_SIZE], struct kr_span s)
{
	if (s.len >= KR_INDICATOR_SIZE)
		return 0;
	memcpy(buf, s.ptr, s.len);
	buf[s.len] = '\0';
	return s.len;
}

/* ---- telephone ----------------------------------------------------------- */

/* Digits of a number as people write it; *n of them, bytes taken. */
static size_t
digits_read(struct kr_span s, char digit[PHONE_MAX + 2], size_t *n)
{
	size_t end = 0;

	*n = 0;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (kr_is_digit(c)) {
			if (*n > PHONE_MAX)
				return 0;
			digit[(*n)++] = c;
			end = i + 1;
		} else if (c == '(' || c == ')' || c == ' ' || c == '-' ||
		    c == '.') {
			/* Two separators in a row: "(0) ", no more. */
			if (i - end > 1)
				break;
		} else if (i > 0 || c != '+') {
			break;
		}
	}
	return end;
}

size_t
kr_indicator_phone(struct kr_span s, char buf[KR_INDICATOR_SIZE],
    bool *checked)
{
	char digit[PHONE_MAX + 2], *d = digit;
	size_t n, taken;
	bool plus = s.len > 0 && s.ptr[0] == '+';

	*checked = false;
	if (s.len < PHONE_MIN || (!plus && s.ptr[0] != '0' &&
	    s.ptr[0] != '('))
		return 0;
	taken = digits_read(s, digit, &n);
	if (n < PHONE_MIN || n > PHONE_MAX ||
	    (taken < s.len && kr_is_alnum(s.ptr[taken])))
		return 0;
	buf[0] = '+';
	if (!plus && d[0] == '0' && d[1] == '0') {
		d += 2;			/* the international prefix */
		n -= 2;
	} else if (!plus) {
		/* NZ: 0 and an area, mobile or free number of 8 to 10. */
		if (d[0] != '0' || d[1] < '2' || n < 9 || n > 11)
			return 0;
		memcpy(buf + 1, "64", 2);
		memcpy(buf + 3, d + 1, n - 1);
		buf[2 + n] = '\0';
		return taken;
	}
	if (d[0] == '0')	/* no country has that code */
		return 0;
	if (n > 3 && d[0] == '6' && d[1] == '4' && d[2] == '0') {
		memmove(d + 2, d + 3, n - 3);	/* "+64 (0)21 ..." */
		n--;
	}
	memcpy(buf + 1, d, n);
	buf[1 + n] = '\0';
	return taken;
}

/* ---- wallets ------------------------------------------------------------ */

static size_t
run_of(struct kr_span s, const char *letters)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] != '\0' &&
	    strchr(letters, s.ptr[n]) != NULL)
		n++;
	return n < s.len && kr_is_alnum(s.ptr[n]) ? 0 : n;
}

#define BASE58	"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
#define BECH32	"qpzry9x8gf2tvdw0s3jn54khce6mua7l"

/* BIP 173: the polynomial that makes bech32's last six letters. */
static bool
bech32_fits(struct kr_span s)
{
	static const uint32_t gen[] = { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa,
	    0x3d4233dd, 0x2a1462b3 };
	uint32_t sum = 1;

	/* "bc": high bits, zero, low bits (all that is read here). */
	static const unsigned char head[] = { 3, 3, 0, 2, 3 };

	for (size_t i = 0; i + 3 < s.len + KR_NELEM(head); i++) {
		uint32_t top = sum >> 25;

		sum = (sum & 0x1ffffff) << 5 ^ (i < KR_NELEM(head) ? head[i] :
		    (uint32_t)(strchr(BECH32, s.ptr[i - KR_NELEM(head) + 3]) -
		    BECH32));
		for (size_t k = 0; k < 5; k++)
			sum ^= top >> k & 1 ? gen[k] : 0;
	}
	return sum == 1 || sum == 0x2bc830a3;	/* BIP 173, BIP 350 */
}

static bool
mixed(struct kr_span s)
{
	bool digit = false, letter = false;

	for (size_t i = 0; i < s.len; i++) {
		digit |= kr_is_digit(s.ptr[i]);
		letter |= kr_is_alpha(s.ptr[i]);
	}
	return digit && letter;
}

size_t
kr_indicator_wallet(struct kr_span s, char buf[KR_INDICATOR_SIZE],
    bool *checked)
{
	size_t n;

	*checked = false;
	if (s.len < 26)
		return 0;
	if (kr_span_casestarts(s, "bc1")) {
		struct kr_span rest = kr_span_from(s, 3);

		for (n = 0; n < rest.len && kr_is_alnum(rest.ptr[n]); n++)
			;
		if (n < 11 || n > 87)
			return 0;
		rest = kr_span_sub(s, 0, n + 3);
		*checked = run_of(kr_span_from(rest, 3), BECH32) == n &&
		    bech32_fits(rest);
		return put(buf, rest);
	}
	if (kr_span_casestarts(s, "0x")) {
		n = run_of(kr_span_from(s, 2), "0123456789abcdefABCDEF");
		return n == 40 ? put(buf, kr_span_sub(s, 0, 42)) : 0;
	}
	if (*s.ptr == '\0' || strchr("134T8", *s.ptr) == NULL)
		return 0;
	n = run_of(s, BASE58);
	if (!mixed(kr_span_sub(s, 0, n)))
		return 0;
	if (((s.ptr[0] == '1' || s.ptr[0] == '3') && n >= 26 && n <= 35) ||
	    (s.ptr[0] == 'T' && n == 34) ||
	    ((s.ptr[0] == '4' || s.ptr[0] == '8') && n == 95))
		return put(buf, kr_span_sub(s, 0, n));
	return 0;
}

/* ---- addresses of machines and people ----------------------------------- */

size_t
kr_indicator_ip(struct kr_span s, char buf[KR_INDICATOR_SIZE], bool *checked)
{
	char text[64];
	unsigned char bin[16];
	size_t n = 0, k = 0;
	bool six = false;

	*checked = false;
	while (n < s.len && k + 1 < sizeof(text)) {
		char c = s.ptr[n];

		/* "192[.]0[.]2[.]1" */
		if (kr_span_casestarts(kr_span_from(s, n), "[.]")) {
			text[k++] = '.';
			n += 3;
			continue;
		}
		six |= c == ':';
		if (!kr_is_digit(c) && c != '.' && c != ':' &&
		    (kr_lower(c) < 'a' || kr_lower(c) > 'f'))
			break;
		text[k++] = c;
		n++;
	}
	if (n < s.len && (kr_is_alnum(s.ptr[n]) || s.ptr[n] == '-' ||
	    s.ptr[n] == '@'))
		return 0;
	while (k > 0 && (text[k - 1] == '.' || (text[k - 1] == ':' &&
	    k > 1 && text[k - 2] != ':'))) {
		k--;
		n--;
	}
	text[k] = '\0';
	if (!six && inet_pton(AF_INET, text, bin) == 1)
		return inet_ntop(AF_INET, bin, buf, KR_INDICATOR_SIZE) ?
		    n : 0;
	/* "::" and "a::b" are also punctuation and code. */
	if (six && k >= 6 && inet_pton(AF_INET6, text, bin) == 1)
		return inet_ntop(AF_INET6, bin, buf, KR_INDICATOR_SIZE) ?
		    n : 0;
	return 0;
}

static bool
local_char(char c)
{
	return kr_is_alnum(c) || c == '.' || c == '_' || c == '-' ||
	    c == '+' || c == '%' || c == '\'' || c == '=';
}

size_t
kr_indicator_email(struct kr_span s, char buf[KR_INDICATOR_SIZE],
    bool *checked)
{
	size_t at = 0, end, dots = 0;

	*checked = false;
	while (at < s.len && at < KR_INDICATOR_LOCAL_MAX &&
	    local_char(s.ptr[at]))
		at++;
	if (at == 0 || at >= s.len || s.ptr[at] != '@' || s.ptr[0] == '.')
		return 0;
	for (end = at + 1; end < s.len && end < KR_INDICATOR_SIZE - 1 &&
	    (kr_is_alnum(s.ptr[end]) || s.ptr[end] == '-' ||
	    s.ptr[end] == '.'); end++)
		;
	while (end > at + 1 && (s.ptr[end - 1] == '.' ||
	    s.ptr[end - 1] == '-'))
		end--;
	for (size_t i = at + 2; i + 1 < end; i++)
		dots += s.ptr[i] == '.';
	if (dots == 0)
		return 0;
	for (size_t i = 0; i < end; i++)
		buf[i] = i > at ? kr_lower(s.ptr[i]) : s.ptr[i];
	buf[end] = '\0';
	return end;
}
