/* SPDX-License-Identifier: Apache-2.0 */
/* AES-256-GCM by OpenSSL (NIST SP 800-38D; nonces at random, section 8.2.2). */
#include <limits.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "hold/spool.h"

bool
kr_seal_key(struct kr_span master, const char *use,
    unsigned char key[KR_SHA256_LEN])
{
	return kr_hmac_sha256(master, kr_span_str(use), key);
}

static const unsigned char *
bytes(struct kr_span s)
{
	return (const unsigned char *)s.ptr;
}

bool
kr_seal(const unsigned char key[KR_SHA256_LEN], struct kr_span about,
    struct kr_span plain, char *out)
{
	unsigned char *nonce = (unsigned char *)out;
	unsigned char *text = nonce + KR_SEAL_NONCE;
	unsigned char *tag = text + plain.len;
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	int n;
	bool good;

	good = c != NULL && plain.len <= INT_MAX &&
	    RAND_bytes(nonce, KR_SEAL_NONCE) == 1 &&
	    EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
	    EVP_EncryptUpdate(c, NULL, &n, bytes(about),
	    (int)about.len) == 1 &&
	    EVP_EncryptUpdate(c, text, &n, bytes(plain),
	    (int)plain.len) == 1 &&
	    EVP_EncryptFinal_ex(c, tag, &n) == 1 &&
	    EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_GET_TAG, KR_SEAL_TAG,
	    tag) == 1;
	EVP_CIPHER_CTX_free(c);
	return good;
}

bool
kr_unseal(const unsigned char key[KR_SHA256_LEN], struct kr_span about,
    struct kr_span sealed, char *out)
{
	const unsigned char *nonce = bytes(sealed);
	EVP_CIPHER_CTX *c;
	unsigned char tag[KR_SEAL_TAG], end[16];
	size_t len;
	int n;
	bool good;

	if (sealed.len < KR_SEAL_MORE || sealed.len > INT_MAX)
		return false;
	len = sealed.len - KR_SEAL_MORE;
	for (size_t i = 0; i < sizeof(tag); i++)
		tag[i] = nonce[KR_SEAL_NONCE + len + i];
	c = EVP_CIPHER_CTX_new();
	good = c != NULL &&
	    EVP_DecryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
	    EVP_DecryptUpdate(c, NULL, &n, bytes(about),
	    (int)about.len) == 1 &&
	    EVP_DecryptUpdate(c, (unsigned char *)out, &n,
	    nonce + KR_SEAL_NONCE, (int)len) == 1 &&
	    EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, KR_SEAL_TAG,
	    tag) == 1 && EVP_DecryptFinal_ex(c, end, &n) == 1;
	EVP_CIPHER_CTX_free(c);
	return good;
}
