/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fault_digest.h - digests are refused besides
 *
 * A test links with $(digest_fault_ldflags) of Makefile.am.  Memory of OpenSSL
 * is its own; what it answers without it is what is made up here.
 */
#ifndef KR_TESTS_FAULT_DIGEST_H
#define KR_TESTS_FAULT_DIGEST_H

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "fault.h"

FAULT(int, EVP_Digest, FAULT_DIGEST, ENOMEM, 0, (const void *in, size_t n,
    unsigned char *out, unsigned *len, const EVP_MD *md, ENGINE *e),
    (in, n, out, len, md, e))
FAULT(EVP_MD_CTX *, EVP_MD_CTX_new, FAULT_DIGEST, ENOMEM, NULL, (void), ())
FAULT(int, EVP_DigestInit_ex, FAULT_DIGEST, ENOMEM, 0, (EVP_MD_CTX *c,
    const EVP_MD *md, ENGINE *e), (c, md, e))
FAULT(int, EVP_DigestUpdate, FAULT_DIGEST, ENOMEM, 0, (EVP_MD_CTX *c,
    const void *in, size_t n), (c, in, n))
FAULT(int, EVP_DigestFinal_ex, FAULT_DIGEST, ENOMEM, 0, (EVP_MD_CTX *c,
    unsigned char *out, unsigned *len), (c, out, len))
FAULT(unsigned char *, HMAC, FAULT_DIGEST, ENOMEM, NULL, (const EVP_MD *md,
    const void *key, int key_len, const unsigned char *in, size_t n,
    unsigned char *out, unsigned *len), (md, key, key_len, in, n, out, len))

#endif /* KR_TESTS_FAULT_DIGEST_H */
