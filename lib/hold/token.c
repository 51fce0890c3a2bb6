/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The word by which an answer is known: "kr", then in hexadecimal digits the
 * referral id (16 bytes), when it ends (4 bytes, seconds since 1970), and half
 * of the HMAC-SHA-256 over both and the address (RFC 2104 section 5).
 */
#include <stdio.h>
#include <string.h>

#include "hold/letter.h"

#define ENDS_LEN	8
#define MAC_LEN		32
#define PREFIX_LEN	2

/* MAC_LEN digits and a NUL. */
static bool
mac_of(const struct kr_spool *h, const char *id, int64_t until_s,
    struct kr_span address, char mac[KR_SHA256_HEX])
{
	unsigned char out[KR_SHA256_LEN];
	char text[512];
	int n = snprintf(text, sizeof(text), "consent\n%s\n%lld\n", id,
	    (long long)until_s);
	struct kr_span key = { (const char *)h->token_key,
	    sizeof(h->token_key) };

	if (address.len == 0 || address.len > sizeof(text) - (size_t)n)
		return false;
	for (size_t i = 0; i < address.len; i++)
		text[n++] = kr_lower(address.ptr[i]);
	if (!kr_hmac_sha256(key, (struct kr_span){ text, (size_t)n }, out))
		return false;
	kr_hex(out, sizeof(out), mac);
	mac[MAC_LEN] = '\0';
	return true;
}

bool
kr_token_write(const struct kr_spool *h, const char *id, int64_t until_s,
    const char *address, char token[KR_TOKEN_SIZE])
{
	char mac[KR_SHA256_HEX];

	if (until_s < 0 || until_s > UINT32_MAX ||
	    !mac_of(h, id, until_s, kr_span_str(address), mac))
		return false;
	snprintf(token, KR_TOKEN_SIZE, "kr%s%08lx%s", id,
	    (unsigned long)until_s, mac);
	return true;
}

static size_t
digits_at(struct kr_span s, size_t at)
{
	size_t n = 0;

	while (at + n < s.len && (kr_is_digit(s.ptr[at + n]) ||
	    (kr_lower(s.ptr[at + n]) >= 'a' &&
	    kr_lower(s.ptr[at + n]) <= 'f')))
		n++;
	return n;
}

/* Take what stands behind the prefix apart; letters as we write them. */
static void
token_take(struct kr_span s, struct kr_token *t)
{
	unsigned long until = 0;

	for (size_t i = 0; i < KR_HOLD_ID_LEN; i++)
		t->id[i] = kr_lower(s.ptr[i]);
	t->id[KR_HOLD_ID_LEN] = '\0';
	for (size_t i = 0; i < ENDS_LEN; i++) {
		char c = kr_lower(s.ptr[KR_HOLD_ID_LEN + i]);

		until = until << 4 | (unsigned)(kr_is_digit(c) ? c - '0' :
		    c - 'a' + 10);
	}
	t->until_s = (int64_t)until;
	for (size_t i = 0; i < MAC_LEN; i++)
		t->mac[i] = kr_lower(s.ptr[KR_HOLD_ID_LEN + ENDS_LEN + i]);
	t->mac[MAC_LEN] = '\0';
}

bool
kr_token_find(struct kr_span s, size_t *at, struct kr_token *ret)
{
	size_t hit;

	while ((hit = kr_span_casefind(s, *at, "kr")) != SIZE_MAX) {
		size_t n = digits_at(s, hit + PREFIX_LEN);

		*at = hit + PREFIX_LEN + n;
		if (n != KR_HOLD_ID_LEN + ENDS_LEN + MAC_LEN ||
		    (hit > 0 && kr_is_alnum(s.ptr[hit - 1])) ||
		    (*at < s.len && kr_is_alnum(s.ptr[*at])))
			continue;
		token_take(kr_span_from(s, hit + PREFIX_LEN), ret);
		return true;
	}
	return false;
}

bool
kr_token_is_for(const struct kr_spool *h, const struct kr_token *t,
    struct kr_span address)
{
	char mac[KR_SHA256_HEX];

	return mac_of(h, t->id, t->until_s, address, mac) &&
	    kr_equal_constant_time(kr_span_str(mac), kr_span_str(t->mac));
}

/* ---- in an address ------------------------------------------------------ */

#define PLUS_BYTES	26		/* the id, and 10 of the digest's */
static const char base32[] = "abcdefghijklmnopqrstuvwxyz234567";

static void
plus_write(const unsigned char bytes[PLUS_BYTES], char word[KR_PLUS_LEN + 1])
{
	unsigned bits = 0, n_bits = 0;
	size_t n = 0;

	word[n++] = 'k';
	for (size_t i = 0; n < KR_PLUS_LEN; i++) {
		bits = bits << 8 | (i < PLUS_BYTES ? bytes[i] : 0);
		n_bits += 8;
		for (; n_bits >= 5 && n < KR_PLUS_LEN; n_bits -= 5)
			word[n++] = base32[bits >> (n_bits - 5) & 31];
	}
	word[n] = '\0';
}

bool
kr_token_write_plus(const char *token, char word[KR_PLUS_LEN + 1])
{
	unsigned char bytes[PLUS_BYTES];
	struct kr_token t;
	size_t at = 0;
	char hex[2 * PLUS_BYTES + 1];

	if (!kr_token_find(kr_span_str(token), &at, &t))
		return false;
	snprintf(hex, sizeof(hex), "%s%.20s", t.id, t.mac);
	for (size_t i = 0; i < PLUS_BYTES; i++)
		bytes[i] = (unsigned char)(kr_hex_value(hex[2 * i]) << 4 |
		    kr_hex_value(hex[2 * i + 1]));
	plus_write(bytes, word);
	return true;
}

bool
kr_token_is_plus(const char *token, struct kr_span word)
{
	char right[KR_PLUS_LEN + 1], given[KR_PLUS_LEN + 1];

	if (word.len != KR_PLUS_LEN || !kr_token_write_plus(token, right))
		return false;
	/* A server on the way may have changed the case. */
	for (size_t i = 0; i < KR_PLUS_LEN; i++)
		given[i] = kr_lower(word.ptr[i]);
	given[KR_PLUS_LEN] = '\0';
	return kr_equal_constant_time(kr_span_str(right),
	    kr_span_str(given));
}

bool
kr_token_plus_id(struct kr_span word, char id[KR_HOLD_ID_LEN + 1])
{
	unsigned char bytes[KR_HOLD_ID_LEN / 2];
	unsigned bits = 0, n_bits = 0;
	size_t n = 0;

	for (size_t i = 1; i < word.len && n < sizeof(bytes); i++) {
		const char *p = strchr(base32, kr_lower(word.ptr[i]));

		if (p == NULL || *p == '\0')
			return false;
		bits = bits << 5 | (unsigned)(p - base32);
		n_bits += 5;
		if (n_bits >= 8) {
			n_bits -= 8;
			bytes[n++] = (unsigned char)(bits >> n_bits);
		}
	}
	if (n < sizeof(bytes))
		return false;
	kr_hex(bytes, sizeof(bytes), id);
	return true;
}
