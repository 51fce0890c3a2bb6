/* SPDX-License-Identifier: Apache-2.0 */
/* Key records, and what is signed with their keys (by OpenSSL). */
#include <limits.h>
#include <string.h>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "auth/signature.h"

enum kr_auth_result
kr_key_find(struct kr_span domain, struct kr_span selector,
    const struct kr_world *world, struct kr_arena *arena,
    struct kr_span *record)
{
	struct kr_dns_answer answer = { .rc = KR_DNS_UNKNOWN };
	struct kr_buffer name;

	kr_buffer_init(&name, arena, KR_DOMAIN_MAX);
	kr_buffer_add(&name, selector);
	kr_buffer_str(&name, "._domainkey.");
	kr_buffer_add(&name, domain);
	if (!kr_buffer_ok(&name) || memchr(name.data, '\0', name.len) != NULL)
		return KR_AUTH_PERMERROR;
	kr_world_ask(world, kr_buffer_cstr(&name), KR_DNS_TXT, arena,
	    &answer);
	if (answer.rc == KR_DNS_TEMPORARY || answer.rc == KR_DNS_UNKNOWN)
		return KR_AUTH_TEMPERROR;
	if (answer.rc != KR_DNS_OK || answer.n != 1)
		return KR_AUTH_PERMERROR;
	*record = answer.record[0].data;
	return record->len <= KR_KEY_BYTES_MAX &&
	    memchr(record->ptr, '\0', record->len) == NULL ? KR_AUTH_PASS :
	    KR_AUTH_PERMERROR;
}

struct kr_span
kr_base64_read(struct kr_span text, struct kr_arena *arena)
{
	unsigned char *in = kr_arena_alloc(arena, text.len + 1, 1);
	unsigned char *out = kr_arena_alloc(arena, text.len + 1, 1);
	size_t n = 0, pads = 0;

	if (in == NULL || out == NULL || text.len > INT_MAX)
		return KR_SPAN_NONE;
	for (size_t i = 0; i < text.len; i++) {
		if (kr_is_blank(text.ptr[i]))
			continue;
		if (text.ptr[i] == '=')
			pads++;
		else if (pads > 0)
			return KR_SPAN_NONE;
		in[n++] = (unsigned char)text.ptr[i];
	}
	if (n == 0 || n % 4 != 0 || pads > 2 ||
	    EVP_DecodeBlock(out, in, (int)n) != (int)(n / 4 * 3))
		return KR_SPAN_NONE;
	return (struct kr_span){ (char *)out, n / 4 * 3 - pads };
}

/* Is the word in a list with ':' between, or is there no list? */
static bool
listed(struct kr_span list, const char *word, const char *any)
{
	if (list.ptr == NULL)
		return true;
	for (size_t at = 0; at <= list.len;) {
		size_t end = kr_span_chr(list, at, ':');
		struct kr_span one;

		if (end == SIZE_MAX)
			end = list.len;
		one = kr_span_trim(kr_span_sub(list, at, end - at));
		if (kr_span_is(one, word) || kr_span_is(one, any))
			return true;
		at = end + 1;
	}
	return false;
}

/* RFC 6376 3.6.1 asks for the first, and programs write the second too. */
static EVP_PKEY *
rsa_read(struct kr_span der)
{
	const unsigned char *at = (const unsigned char *)der.ptr;
	EVP_PKEY *key = d2i_PUBKEY(NULL, &at, (long)der.len);

	if (key != NULL)
		return key;
	at = (const unsigned char *)der.ptr;
	return d2i_PublicKey(EVP_PKEY_RSA, NULL, &at, (long)der.len);
}

static EVP_PKEY *
key_read(struct kr_span record, bool ed25519, struct kr_arena *arena,
    const char **why)
{
	struct kr_span v = kr_tag_value(record, "v"), der;
	struct kr_span k = kr_tag_value(record, "k");
	struct kr_span p = kr_tag_value(record, "p");
	EVP_PKEY *key;

	*why = "the key is no key";
	if (!kr_tags_well_formed(record) || p.ptr == NULL ||
	    (v.ptr != NULL && !kr_span_is(v, "DKIM1")))
		return NULL;
	if (p.len == 0) {
		*why = "the key was revoked";
		return NULL;
	}
	if (!listed(kr_tag_value(record, "h"), "sha256", "sha256") ||
	    !listed(kr_tag_value(record, "s"), "email", "*") ||
	    !kr_span_is(k.ptr != NULL ? k : KR_SPAN_LIT("rsa"),
	    ed25519 ? "ed25519" : "rsa")) {
		*why = "the key is for something else";
		return NULL;
	}
	der = kr_base64_read(p, arena);
	if (der.ptr == NULL)
		return NULL;
	if (ed25519)
		return EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL,
		    (const unsigned char *)der.ptr, der.len);
	key = rsa_read(der);
	if (key == NULL)
		return NULL;
	if (EVP_PKEY_is_a(key, "RSA") != 1 ||
	    EVP_PKEY_get_bits(key) < KR_KEY_BITS_MIN) {
		*why = "the key is too short";
		EVP_PKEY_free(key);
		return NULL;
	}
	return key;
}

static bool
rsa_holds(EVP_MD_CTX *md, EVP_PKEY *key, struct kr_span head,
    struct kr_span tail, struct kr_span b)
{
	return EVP_DigestVerifyInit(md, NULL, EVP_sha256(), NULL, key) == 1 &&
	    (head.len == 0 ||
	    EVP_DigestVerifyUpdate(md, head.ptr, head.len) == 1) &&
	    EVP_DigestVerifyUpdate(md, tail.ptr, tail.len) == 1 &&
	    EVP_DigestVerifyFinal(md, (const unsigned char *)b.ptr,
	    b.len) == 1;
}

/* RFC 8463 3: the digest is what is signed. */
static bool
ed25519_holds(EVP_MD_CTX *md, EVP_PKEY *key, struct kr_span head,
    struct kr_span tail, struct kr_span b)
{
	unsigned char digest[KR_SHA256_LEN];
	struct kr_sha256_stream stream;

	kr_sha256_begin(&stream);
	kr_sha256_add(&stream, head);
	kr_sha256_add(&stream, tail);
	return kr_sha256_end(&stream, digest) &&
	    EVP_DigestVerifyInit(md, NULL, NULL, NULL, key) == 1 &&
	    EVP_DigestVerify(md, (const unsigned char *)b.ptr, b.len, digest,
	    sizeof(digest)) == 1;
}

bool
kr_signature_holds(struct kr_span head, struct kr_span tail,
    struct kr_span algorithm, struct kr_span b, struct kr_span record,
    struct kr_arena *arena, const char **why)
{
	bool ed25519 = kr_span_is(algorithm, "ed25519-sha256"), holds;
	struct kr_span bytes;
	EVP_MD_CTX *md;
	EVP_PKEY *key;

	*why = "the algorithm is not accepted";
	if (!ed25519 && !kr_span_is(algorithm, "rsa-sha256"))
		return false;
	*why = "the signature is no base64";
	bytes = kr_base64_read(b, arena);
	if (bytes.ptr == NULL)
		return false;
	key = key_read(record, ed25519, arena, why);
	if (key == NULL)
		return false;
	*why = "what was signed is not what is there";
	md = EVP_MD_CTX_new();
	holds = md != NULL && (ed25519 ? ed25519_holds(md, key, head, tail,
	    bytes) : rsa_holds(md, key, head, tail, bytes));
	EVP_MD_CTX_free(md);
	EVP_PKEY_free(key);
	return holds;
}
