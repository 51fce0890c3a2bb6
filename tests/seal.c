/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "auth/signature.h"
#include "seal.h"

char seal_record[1024];
static EVP_PKEY *key;

void
seal_key_make(void)
{
	unsigned char der[1024], *at = der;
	int n;

	key = EVP_RSA_gen(2048);
	n = key != NULL ? i2d_PUBKEY(key, &at) : 0;
	if (n <= 0)
		abort();
	strcpy(seal_record, "v=DKIM1; p=");
	EVP_EncodeBlock((unsigned char *)seal_record + strlen(seal_record),
	    der, n);
}

void
seal_key_free(void)
{
	EVP_PKEY_free(key);
}

static void
sign(struct kr_span text, struct kr_buffer *out)
{
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	unsigned char signature[256], encoded[400];
	size_t n = sizeof(signature);

	if (EVP_DigestSignInit(md, NULL, EVP_sha256(), NULL, key) != 1 ||
	    EVP_DigestSign(md, signature, &n,
	    (const unsigned char *)text.ptr, text.len) != 1)
		abort();
	EVP_EncodeBlock(encoded, signature, (int)n);
	kr_buffer_str(out, (const char *)encoded);
	EVP_MD_CTX_free(md);
}

static struct kr_message *
read_mail(struct kr_span mail, struct kr_arena *arena)
{
	struct kr_message *m;

	if (kr_message_read(mail, &kr_limits_default, arena, &m, NULL) !=
	    KR_OK)
		abort();
	return m;
}

/* A field whose last tag is "b=", as kr_canonical_field() wants it. */
static struct kr_field
field(const char *name, struct kr_span value)
{
	struct kr_field f = { kr_span_str(name), value, value };

	return f;
}

static struct kr_span
signature_value(struct kr_span mail, unsigned i, const char *domain,
    const char *more, struct kr_arena *arena)
{
	struct kr_message *m = read_mail(mail, arena);
	struct kr_span body = kr_span_from(mail,
	    kr_body_offset(mail, m->header));
	struct kr_span l = kr_tag_value(kr_span_str(more), "l");
	unsigned char digest[KR_SHA256_LEN], bh[64];
	struct kr_buffer value, text;
	struct kr_field f;
	uint64_t limit = SIZE_MAX;
	size_t all;

	if (l.ptr != NULL && !kr_tag_number(l, &limit))
		abort();
	if (!kr_canonical_body(body, true, limit, digest, &all))
		abort();
	EVP_EncodeBlock(bh, digest, sizeof(digest));
	kr_buffer_init(&value, arena, SIZE_MAX);
	kr_buffer_printf(&value, " i=%u; a=rsa-sha256; c=relaxed/relaxed; "
	    "d=%s; s=seal; h=%s; %sbh=%s; b=", i, domain,
	    strstr(more, "x-blind") != NULL ? "Subject" : "From:Subject",
	    more, bh);
	kr_buffer_init(&text, arena, SIZE_MAX);
	if (!kr_canonical_fields(m->header, kr_tag_value(
	    kr_buffer_span(&value), "h"), true, arena, &text))
		abort();
	f = field("ARC-Message-Signature", kr_buffer_span(&value));
	kr_canonical_field(&f, true, true, &text);
	text.len -= 2;
	sign(kr_buffer_span(&text), &value);
	return kr_buffer_span(&value);
}

/* The fields of the sets so far, and of the new one, in order. */
static struct kr_span
seal_value(struct kr_span mail, unsigned i, const char *domain,
    struct kr_span results, struct kr_span signature, struct kr_arena *arena)
{
	static const char *const names[] = { "ARC-Authentication-Results",
	    "ARC-Message-Signature", "ARC-Seal" };
	struct kr_message *m = read_mail(mail, arena);
	struct kr_buffer value, text;
	struct kr_field f;

	kr_buffer_init(&text, arena, SIZE_MAX);
	for (unsigned k = 1; k < i; k++)
		for (size_t n = 0; n < KR_NELEM(names); n++)
			kr_canonical_field(kr_header_find(m->header, names[n],
			    i - 1 - k), true, false, &text);
	f = field(names[0], results);
	kr_canonical_field(&f, true, false, &text);
	f = field(names[1], signature);
	kr_canonical_field(&f, true, false, &text);
	kr_buffer_init(&value, arena, SIZE_MAX);
	kr_buffer_printf(&value, " i=%u; a=rsa-sha256; cv=%s; d=%s; s=seal; "
	    "b=", i, i == 1 ? "none" : "pass", domain);
	f = field(names[2], kr_buffer_span(&value));
	kr_canonical_field(&f, true, true, &text);
	text.len -= 2;
	sign(kr_buffer_span(&text), &value);
	return kr_buffer_span(&value);
}

struct kr_span
seal(struct kr_span mail, unsigned i, const char *domain,
    const char *results, const char *more, struct kr_arena *arena)
{
	struct kr_buffer told, out;
	struct kr_span signature, own;

	kr_buffer_init(&told, arena, SIZE_MAX);
	kr_buffer_printf(&told, " i=%u; %s", i, results);
	signature = signature_value(mail, i, domain, more, arena);
	own = seal_value(mail, i, domain, kr_buffer_span(&told), signature,
	    arena);
	kr_buffer_init(&out, arena, SIZE_MAX);
	kr_buffer_str(&out, "ARC-Seal:");
	kr_buffer_add(&out, own);
	kr_buffer_str(&out, "\r\nARC-Message-Signature:");
	kr_buffer_add(&out, signature);
	kr_buffer_str(&out, "\r\nARC-Authentication-Results:");
	kr_buffer_add(&out, kr_buffer_span(&told));
	kr_buffer_str(&out, "\r\n");
	kr_buffer_add(&out, mail);
	if (!kr_buffer_ok(&out))
		abort();
	return kr_buffer_span(&out);
}
