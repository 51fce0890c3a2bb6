/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The root of a day: a Merkle tree hash as in RFC 6962 section 2.1, so that
 * one entry can be proved to be part of a day without showing the others.
 * The leaves are the digests of the entries, 32 bytes each.
 */
#include <string.h>
#include <time.h>

#include "ledger/chain.h"

/* node[at] becomes the parent of itself and node[at + 1]. */
static bool
join(unsigned char left[KR_SHA256_LEN],
    const unsigned char right[KR_SHA256_LEN])
{
	unsigned char both[1 + 2 * KR_SHA256_LEN] = { 1 };

	memcpy(both + 1, left, KR_SHA256_LEN);
	memcpy(both + 1 + KR_SHA256_LEN, right, KR_SHA256_LEN);
	return kr_sha256((struct kr_span){ (const char *)both, sizeof(both) },
	    left);
}

void
kr_root_add(struct kr_root *r, struct kr_span digest)
{
	unsigned char leaf[1 + KR_SHA256_LEN] = { 0 };

	if (digest.len != 2 * KR_SHA256_LEN) {
		r->damaged = true;
		return;
	}
	for (size_t i = 0; i < KR_SHA256_LEN; i++) {
		int byte = kr_hex_byte(digest, 2 * i);

		r->damaged |= byte < 0;
		leaf[1 + i] = (unsigned char)byte;
	}
	r->failed |= !kr_sha256((struct kr_span){ (const char *)leaf,
	    sizeof(leaf) }, r->node[r->n++]);
	/* Whole subtrees of one size join as a counter's carry does. */
	for (uint64_t carry = r->leaves++; (carry & 1) != 0; carry >>= 1) {
		r->n--;
		r->failed |= !join(r->node[r->n - 1], r->node[r->n]);
	}
}

bool
kr_root_end(struct kr_root *r, char hex[KR_SHA256_HEX])
{
	struct kr_root rest = *r;

	if (r->damaged || r->n == 0)
		return false;
	for (; rest.n > 1; rest.n--)
		r->failed |= !join(rest.node[rest.n - 2],
		    rest.node[rest.n - 1]);
	if (r->failed)
		return false;
	kr_hex(rest.node[0], KR_SHA256_LEN, hex);
	return true;
}

void
kr_root_day(int64_t time_ms, char day[11])
{
	time_t t = (time_t)(time_ms / 1000);
	struct tm tm = { .tm_year = 70, .tm_mday = 1 };

	gmtime_r(&t, &tm);
	if (strftime(day, 11, "%Y-%m-%d", &tm) == 0)
		strcpy(day, "?");
}
