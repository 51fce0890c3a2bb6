/* SPDX-License-Identifier: Apache-2.0 */
/*
 * digest.h - SHA-256, its keyed form, and how bytes are written as letters
 */
#ifndef KR_BASE_DIGEST_H
#define KR_BASE_DIGEST_H

#include "base/error.h"
#include "base/span.h"

#define KR_SHA256_LEN 32
#define KR_SHA256_HEX (2 * KR_SHA256_LEN + 1)

/* FIPS 180-4.  False only if the library could not work. */
bool	kr_sha256(struct kr_span in, unsigned char out[KR_SHA256_LEN])
	    KR_NODISCARD;
/*
 * The same piece by piece.  Begin and end in the same function: end frees
 * what begin took, and is false if anything failed on the way.
 */
struct kr_sha256_stream {
	void	*context;		/* NULL: it failed */
};
void	kr_sha256_begin(struct kr_sha256_stream *);
void	kr_sha256_add(struct kr_sha256_stream *, struct kr_span);
bool	kr_sha256_end(struct kr_sha256_stream *,
	    unsigned char out[KR_SHA256_LEN]) KR_NODISCARD;
/* RFC 2104 over SHA-256. */
bool	kr_hmac_sha256(struct kr_span key, struct kr_span in,
	    unsigned char out[KR_SHA256_LEN]) KR_NODISCARD;
/* Lower case, NUL-terminated; hex has 2 * n + 1 bytes. */
void	kr_hex(const unsigned char *in, size_t n, char *hex);
/* Equal, in time that does not depend on where they differ. */
bool	kr_equal_constant_time(struct kr_span a, struct kr_span b);

#endif /* KR_BASE_DIGEST_H */
