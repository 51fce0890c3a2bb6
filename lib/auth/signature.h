/* SPDX-License-Identifier: Apache-2.0 */
/*
 * signature.h - what every signature over a mail is made of
 *
 * Stage:  auth (private).
 * Source: RFC 6376 sections 3.2 (tag lists), 3.4 (canonical forms), 3.6.1
 * (key records), 3.7 (which fields); RFC 8301 and 8463 (algorithms).
 *
 * DKIM itself is verified by libopendkim, which knows signatures of the
 * field DKIM-Signature only; the seals of RFC 8617 are verified with this.
 */
#ifndef KR_AUTH_SIGNATURE_H
#define KR_AUTH_SIGNATURE_H

#include "auth/check.h"

#define KR_KEY_BYTES_MAX	8192	/* of a key record */
#define KR_KEY_BITS_MIN		1024	/* RFC 8301 3.2 */
#define KR_SIGNED_FIELDS_MAX	256	/* names in h= */

/* ---- "tag=value; tag=value" ----------------------------------------- */

/* Does the list follow the grammar? */
bool		kr_tags_well_formed(struct kr_span list);
/* Is no tag there twice (a list that does is none)? */
bool		kr_tags_unique(struct kr_span list);
/* The value of tag, blanks trimmed, or absent. */
struct kr_span	kr_tag_value(struct kr_span list, const char *tag);
/* Digits alone, to a number: of t=, x=, l=.  False: there are others. */
bool		kr_tag_number(struct kr_span value, uint64_t *ret);

/* ---- canonical forms ------------------------------------------------- */

/* Add the bytes, every line end CRLF: a file that is scanned may have LF. */
void		kr_canonical_lines(struct kr_span, struct kr_buffer *out);

/*
 * Add the field as it is hashed, with CRLF at its end.
 *   unsigned_b  without the value of its tag b= (3.7).
 */
void		kr_canonical_field(const struct kr_field *, bool relaxed,
		    bool unsigned_b, struct kr_buffer *out);

/*
 * SHA-256 of the body's canonical form.
 *   body   lines ended by LF or CRLF.
 *   limit  so many bytes of it only; SIZE_MAX all.
 *   *all   bytes of the whole canonical form.
 */
bool		kr_canonical_body(struct kr_span body, bool relaxed,
		    size_t limit, unsigned char digest[KR_SHA256_LEN],
		    size_t *all) KR_NODISCARD;

/*
 * Add the fields that h= names, each from the bottom up (5.4.2).  False if
 * it names too many, or memory is full.
 */
bool		kr_canonical_fields(const struct kr_header *,
		    struct kr_span names, bool relaxed, struct kr_arena *,
		    struct kr_buffer *out) KR_NODISCARD;

/* ---- keys ------------------------------------------------------------- */

/*
 * The key record of selector._domainkey.domain.  KR_AUTH_PASS, or
 * KR_AUTH_TEMPERROR if no answer came, or KR_AUTH_PERMERROR if there is no
 * such record, or more than one, or one that is too long.
 */
enum kr_auth_result	kr_key_find(struct kr_span domain,
			    struct kr_span selector, const struct kr_world *,
			    struct kr_arena *, struct kr_span *record);

/*
 * Is b the signature of head followed by tail?
 *   algorithm  of a=: rsa-sha256 or ed25519-sha256, nothing else passes.
 *   b          base64, blanks allowed.
 *   record     the signer's key record.
 *   *why       a short sentence if not.
 */
bool		kr_signature_holds(struct kr_span head, struct kr_span tail,
		    struct kr_span algorithm, struct kr_span b,
		    struct kr_span record, struct kr_arena *,
		    const char **why);

/* Bytes of base64 with blanks; absent if it is none. */
struct kr_span	kr_base64_read(struct kr_span text, struct kr_arena *);

#endif /* KR_AUTH_SIGNATURE_H */
