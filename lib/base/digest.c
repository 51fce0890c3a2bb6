/* SPDX-License-Identifier: Apache-2.0 */
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <limits.h>
#include <pthread.h>

#include "base/base.h"

/* Looked up among all that the library knows once, not for each digest. */
static EVP_MD *sha256;

static void
sha256_find(void)
{
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
}

static const EVP_MD *
sha256_get(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, sha256_find);
	return sha256 != NULL ? sha256 : EVP_sha256();
}

bool
kr_sha256(struct kr_span in, unsigned char out[KR_SHA256_LEN])
{
	return EVP_Digest(in.ptr, in.len, out, NULL, sha256_get(), NULL) == 1;
}

static void
stream_fail(struct kr_sha256_stream *s)
{
	EVP_MD_CTX_free(s->context);
	s->context = NULL;
}

void
kr_sha256_begin(struct kr_sha256_stream *s)
{
	s->context = EVP_MD_CTX_new();
	if (s->context != NULL &&
	    EVP_DigestInit_ex(s->context, sha256_get(), NULL) != 1)
		stream_fail(s);
}

void
kr_sha256_add(struct kr_sha256_stream *s, struct kr_span in)
{
	if (s->context != NULL &&
	    EVP_DigestUpdate(s->context, in.ptr, in.len) != 1)
		stream_fail(s);
}

bool
kr_sha256_end(struct kr_sha256_stream *s, unsigned char out[KR_SHA256_LEN])
{
	bool good = s->context != NULL &&
	    EVP_DigestFinal_ex(s->context, out, NULL) == 1;

	stream_fail(s);
	return good;
}

bool
kr_hmac_sha256(struct kr_span key, struct kr_span in,
    unsigned char out[KR_SHA256_LEN])
{
	if (key.len > INT_MAX)
		return false;
	return HMAC(sha256_get(), key.ptr, (int)key.len,
	    (const unsigned char *)in.ptr, in.len, out, NULL) != NULL;
}

void
kr_hex(const unsigned char *in, size_t n, char *hex)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		hex[2 * i] = digits[in[i] >> 4];
		hex[2 * i + 1] = digits[in[i] & 15];
	}
	hex[2 * n] = '\0';
}

bool
kr_equal_constant_time(struct kr_span a, struct kr_span b)
{
	return a.len == b.len && CRYPTO_memcmp(a.ptr, b.ptr, a.len) == 0;
}
