/* SPDX-License-Identifier: Apache-2.0 */
/*
 * By which keys a print is found, and how it lies in the table of variants.
 */
#include "campaign/index.h"

#define PRINT_BYTES (KR_CAMPAIGN_HASHES * 2 + 1)

/* ---- keys --------------------------------------------------------------- */

/* 47 bits: SQLite keeps such numbers in 6 bytes. */
static int64_t
short_key(uint64_t key)
{
	return (int64_t)(key >> 17);
}

/* The key of a band: its number and its hashes.  Marks have none of these. */
static int64_t
band_key(const struct kr_campaign_print *p, size_t band)
{
	uint64_t h = 0x9ddfea08eb382d69ULL * (band + 1);

	for (size_t i = 0; i < KR_CAMPAIGN_ROWS; i++) {
		h ^= p->hash[band * KR_CAMPAIGN_ROWS + i];
		h *= 0xff51afd7ed558ccdULL;
		h ^= h >> 32;
	}
	return short_key(h);
}

/* A subject that may be found again: two words of it, at least. */
static int64_t
subject_key(const struct kr_campaign_print *p)
{
	uint64_t h = 0x2545f4914f6cdd1dULL;

	for (size_t i = 0; i < p->n_subject; i++) {
		h ^= p->subject[i];
		h *= 0xff51afd7ed558ccdULL;
		h ^= h >> 32;
	}
	return short_key(h);
}

/* The subject's takes the place of the last band's. */
size_t
kr_campaign_keys(const struct kr_campaign_print *p,
    int64_t key[KR_CAMPAIGN_KEYS])
{
	size_t n = 0;

	for (; n < KR_CAMPAIGN_BANDS; n++)
		key[n] = band_key(p, n);
	if (p->n_subject >= 2)
		key[n - 1] = subject_key(p);
	for (size_t i = 0; i < p->n_mark; i++)
		key[n++] = short_key((uint64_t)p->mark[i] << 1);
	return n;
}

static char *
numbers_pack(const uint16_t *number, size_t n, char *out)
{
	for (size_t i = 0; i < n; i++) {
		*out++ = (char)(number[i] >> 8);
		*out++ = (char)(number[i] & 0xff);
	}
	return out;
}

static const char *
numbers_unpack(const char *in, uint16_t *number, size_t n)
{
	for (size_t i = 0; i < n; i++, in += 2)
		number[i] = (uint16_t)((unsigned char)in[0] << 8 |
		    (unsigned char)in[1]);
	return in;
}

/* Filler is the topmost bit of how many words the subject has. */
#define FILLER 0x80

#define MARK_NUMBERS 4		/* of 16 bits, of each mark */
#define MARK_BYTES (MARK_NUMBERS * 2)

size_t
kr_campaign_pack(const struct kr_campaign_print *p,
    char out[KR_CAMPAIGN_PACKED])
{
	char *end = numbers_pack(p->hash, KR_CAMPAIGN_HASHES, out);
	uint16_t mark[KR_CAMPAIGN_MARKS * MARK_NUMBERS];
	size_t n = 0;

	*end++ = (char)(p->n_subject | (p->filler ? FILLER : 0));
	end = numbers_pack(p->subject, p->n_subject, end);
	for (size_t i = 0; i < p->n_mark; i++)
		for (int shift = 48; shift >= 0; shift -= 16)
			mark[n++] = (uint16_t)(p->mark[i] >> shift & 0xffff);
	return (size_t)(numbers_pack(mark, n, end) - out);
}

bool
kr_campaign_unpack(struct kr_span in, struct kr_campaign_print *p)
{
	uint16_t mark[KR_CAMPAIGN_MARKS * MARK_NUMBERS];
	const char *at;
	size_t rest;

	if (in.len < PRINT_BYTES || in.len > KR_CAMPAIGN_PACKED)
		return false;
	at = numbers_unpack(in.ptr, p->hash, KR_CAMPAIGN_HASHES);
	p->filler = (*at & FILLER) != 0;
	p->n_subject = (size_t)*at++ & (FILLER - 1);
	rest = in.len - PRINT_BYTES;
	if (p->n_subject > KR_CAMPAIGN_SUBJECT || p->n_subject * 2 > rest)
		return false;
	at = numbers_unpack(at, p->subject, p->n_subject);
	rest -= p->n_subject * 2;
	p->n_mark = rest / MARK_BYTES;
	if (p->n_mark > KR_CAMPAIGN_MARKS || rest % MARK_BYTES != 0)
		return false;
	numbers_unpack(at, mark, p->n_mark * MARK_NUMBERS);
	for (size_t i = 0; i < p->n_mark; i++) {
		uint64_t bits = 0;

		for (size_t k = 0; k < MARK_NUMBERS; k++)
			bits = bits << 16 | mark[i * MARK_NUMBERS + k];
		p->mark[i] = (int64_t)bits;
	}
	return true;
}
