/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <stdio.h>
#include <strings.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <opendkim/dkim.h>

#include "auth/check.h"
#include "auth/results.h"

/* ---- a DNS in a table -------------------------------------------------- */

struct zone_line { const char *name; enum kr_dns_type type; const char *data; };

static const struct zone_line *zone;
static size_t n_zone;
static char signing_record[2048];	/* the key made for this run */

static void
zone_answer(void *ctx, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	(void)ctx;
	(void)timeout_ms;
	ret->rc = KR_DNS_NXDOMAIN;
	ret->record = kr_arena_zalloc(arena, 8, sizeof(*ret->record));
	if (strcmp(name, "k1._domainkey.sender.example") == 0 &&
	    type == KR_DNS_TXT && signing_record[0] != '\0') {
		ret->rc = KR_DNS_OK;
		ret->record[ret->n++].data = kr_span_str(signing_record);
		return;
	}
	for (size_t i = 0; i < n_zone; i++) {
		if (strcasecmp(zone[i].name, name) != 0)
			continue;
		if (strcmp(zone[i].data, "TIMEOUT") == 0) {
			ret->rc = KR_DNS_TEMPORARY;
			return;
		}
		if (ret->rc == KR_DNS_NXDOMAIN)
			ret->rc = KR_DNS_NONE;
		if (zone[i].type != type)
			continue;
		ret->rc = KR_DNS_OK;
		ret->record[ret->n++].data = kr_arena_copy(arena,
		    kr_span_str(zone[i].data));
	}
}

static int64_t
fixed_now(void *ctx)
{
	(void)ctx;
	return 1790000000;
}

static const struct kr_world world = { .now_s = fixed_now,
    .dns = zone_answer };

static const struct zone_line lines[] = {
	{ "sender.example", KR_DNS_TXT, "v=spf1 ip4:192.0.2.0/24 -all" },
	{ "_dmarc.sender.example", KR_DNS_TXT, "v=DMARC1; p=reject; sp=none" },
	{ "soft.example", KR_DNS_TXT, "v=spf1 a:mx.soft.example ~all" },
	{ "mx.soft.example", KR_DNS_A, "\xc6\x33\x64\x07" },
	{ "broken.example", KR_DNS_TXT, "v=spf1 ip4:192.0.2.1 %{z}.x -all" },
	{ "slow.example", KR_DNS_TXT, "TIMEOUT" },
	{ "_dmarc.slow.example", KR_DNS_TXT, "TIMEOUT" },
	{ "mail.example", KR_DNS_TXT, "v=spf1 include:sender.example ?all" },
};

/* ---- Authentication-Results --------------------------------------------- */

static struct results_case {
	const char	*name, *in;
	enum kr_rc	 rc;
	const char	*id;
	size_t		 n;
	const char	*d;		/* header.d of the last item, or NULL */
} results_cases[] = {
	{ "no result", "mx.example; none", KR_OK, "mx.example", 0, NULL },
	{ "id alone", "mx.example", KR_OK, "mx.example", 0, NULL },
	{ "version", "mx.example 1; spf=pass smtp.mailfrom=a@b.example",
	  KR_OK, "mx.example", 1, NULL },
	{ "folded, comments",
	  " mx.example (ours);\r\n\tspf=fail (why (nested) \\)) "
	  "smtp.mailfrom=x.example;\r\n dkim=pass (2048-bit key)\r\n\t"
	  "header.d=y.example header.b=\"a/b+c=\";",
	  KR_OK, "mx.example", 2, "y.example" },
	{ "b without quotes", "mx.example; dkim=pass header.d=y.example "
	  "header.b=ab/cd==", KR_OK, "mx.example", 1, "y.example" },
	{ "reason", "mx.example; dkim=fail reason=\"bad; signature\" "
	  "header.d=y.example", KR_OK, "mx.example", 1, "y.example" },
	{ "empty", "", KR_E_SYNTAX, NULL, 0, NULL },
	{ "no sign", "mx.example; spf pass", KR_E_SYNTAX, NULL, 0, NULL },
	{ "open comment", "mx.example; spf=pass (oh", KR_E_SYNTAX, NULL, 0,
	  NULL },
	{ "open quote", "mx.example; dkim=fail reason=\"oh", KR_E_SYNTAX,
	  NULL, 0, NULL },
	{ "words", "this is no such field", KR_E_SYNTAX, NULL, 0, NULL },
};

static void
results_run(void **state)
{
	const struct results_case *c = *state;
	struct kr_arena *arena = kr_arena_new(65536);
	struct kr_results r;

	assert_int_equal(c->rc, kr_results_parse(kr_span_str(c->in), arena,
	    &r));
	if (c->rc == KR_OK) {
		assert_span_equal(r.authserv_id, c->id);
		assert_int_equal(c->n, r.n);
	}
	if (c->d != NULL)
		assert_span_equal(kr_results_property(&r.item[r.n - 1],
		    "header", "d"), c->d);
	assert_int_equal(c->rc != KR_OK,
	    kr_auth_field_is_foreign_claim(kr_span_str(c->in), "x.example"));
	kr_arena_free(arena);
}

/* ---- RFC 7208 section 12 ------------------------------------------------ */

static struct grammar_case {
	const char	*name;
	bool		 good;
	const char	*record;
} grammar_cases[] = {
	{ "bare", true, "v=spf1" },
	{ "usual", true, "v=spf1 a mx:mail.example/24 ip4:192.0.2.0/24 "
	  "ip6:2001:db8::/32 include:_spf.example.net -all" },
	{ "macros", true, "v=spf1 exists:%{ir}.%{l1r-}.%{d2}.x.example ~all" },
	{ "dual length", true, "v=spf1 a:x.example/24//64 ?all" },
	{ "modifiers", true, "v=spf1 redirect=_spf.example exp=why.example" },
	{ "unknown modifier", true, "v=spf1 moo=cow%%x -all" },
	{ "trailing blanks", true, "v=spf1 -all  " },
	{ "macro letter", false, "v=spf1 exists:%{z}.example" },
	{ "macro open", false, "v=spf1 exists:%{d.example" },
	{ "macro digits", false, "v=spf1 exists:%{d9999}.example" },
	{ "lone percent", false, "v=spf1 exists:%x.example" },
	{ "leading zero", false, "v=spf1 ip4:192.0.2.01 -all" },
	{ "prefix over 32", false, "v=spf1 ip4:192.0.2.0/33" },
	{ "no domain", false, "v=spf1 include: -all" },
	{ "numeric top", false, "v=spf1 include:a.b.123" },
	{ "unknown mechanism", false, "v=spf1 cow:moo.example" },
	{ "control byte", false, "v=spf1 a:\x01.example" },
	{ "redirect twice", false, "v=spf1 redirect=a.example "
	  "redirect=b.example" },
	{ "version", false, "v=spf10 -all" },
};

static void
grammar_run(void **state)
{
	const struct grammar_case *c = *state;

	assert_int_equal(c->good, kr_spf_grammar(kr_span_str(c->record)));
}

/* ---- whole mails -------------------------------------------------------- */

static struct mail_case {
	const char		*name;
	const char		*from, *ip, *mail_from, *extra;
	enum kr_auth_result	 spf, dmarc;
	enum kr_identity	 identity;
} mail_cases[] = {
	{ "aligned SPF", "a@sender.example", "192.0.2.9", "b@sender.example",
	  "", KR_AUTH_PASS, KR_AUTH_PASS, KR_IDENTITY_DMARC },
	{ "forged", "a@sender.example", "198.51.100.1", "b@sender.example",
	  "", KR_AUTH_FAIL, KR_AUTH_FAIL, KR_IDENTITY_FORGED },
	{ "other envelope", "a@sender.example", "192.0.2.9",
	  "x@mail.example", "", KR_AUTH_PASS, KR_AUTH_FAIL,
	  KR_IDENTITY_FORGED },
	{ "no policy", "a@soft.example", "198.51.100.7", "b@soft.example",
	  "", KR_AUTH_PASS, KR_AUTH_NONE, KR_IDENTITY_SPF },
	{ "softfail", "a@soft.example", "203.0.113.1", "b@soft.example", "",
	  KR_AUTH_SOFTFAIL, KR_AUTH_NONE, KR_IDENTITY_NONE },
	{ "broken record", "a@broken.example", "192.0.2.1",
	  "b@broken.example", "", KR_AUTH_PERMERROR, KR_AUTH_NONE,
	  KR_IDENTITY_NONE },
	{ "slow DNS", "a@slow.example", "192.0.2.1", "b@slow.example", "",
	  KR_AUTH_TEMPERROR, KR_AUTH_TEMPERROR, KR_IDENTITY_NONE },
	{ "nothing known", "a@nobody.example", "192.0.2.1",
	  "b@nobody.example", "", KR_AUTH_NONE, KR_AUTH_NONE,
	  KR_IDENTITY_NONE },
	{ "a second author field", "a@sender.example", "192.0.2.9",
	  "b@sender.example", "From: <x@sender.example>\r\n", KR_AUTH_PASS,
	  KR_AUTH_UNKNOWN, KR_IDENTITY_NONE },
	{ "authors of two domains", "a@sender.example>, <b@soft.example",
	  "192.0.2.9", "b@sender.example", "", KR_AUTH_PASS,
	  KR_AUTH_UNKNOWN, KR_IDENTITY_NONE },
	{ "trusted field", "a@soft.example", "203.0.113.1", "b@soft.example",
	  "Authentication-Results: border.example; dmarc=pass (p=NONE) "
	  "header.from=soft.example\r\n",
	  KR_AUTH_UNKNOWN, KR_AUTH_PASS, KR_IDENTITY_DMARC },
	{ "trusted field about somebody else", "a@soft.example",
	  "203.0.113.1", "b@soft.example",
	  "Authentication-Results: border.example; dmarc=pass "
	  "header.from=evil.example\r\n",
	  KR_AUTH_UNKNOWN, KR_AUTH_PASS, KR_IDENTITY_NONE },
	{ "field below a Received line", "a@soft.example", "203.0.113.1",
	  "b@soft.example", "Received: from x by y; date\r\n"
	  "Authentication-Results: border.example; dmarc=pass "
	  "header.from=soft.example\r\n",
	  KR_AUTH_SOFTFAIL, KR_AUTH_NONE, KR_IDENTITY_NONE },
	{ "field of a stranger", "a@soft.example", "203.0.113.1",
	  "b@soft.example", "Authentication-Results: evil.example; "
	  "dmarc=pass header.from=soft.example\r\n",
	  KR_AUTH_SOFTFAIL, KR_AUTH_NONE, KR_IDENTITY_NONE },
};

static struct kr_config
config_make(void)
{
	static const char *const trusted[] = { "border.example" };

	return (struct kr_config){ .authserv_id = "mx.example",
	    .trusted_authserv_id = { trusted, 1 },
	    .limits = kr_limits_default };
}

static void
mail_run(void **state)
{
	const struct mail_case *c = *state;
	struct kr_config config = config_make();
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_envelope envelope = { .mail_from = kr_span_str(c->mail_from),
	    .client_ip = kr_span_str(c->ip),
	    .helo = KR_SPAN_LIT("helo.example") };
	struct kr_message *message;
	struct kr_auth *auth;
	struct kr_buffer mail;

	zone = lines;
	n_zone = KR_NELEM(lines);
	kr_buffer_init(&mail, arena, SIZE_MAX);
	kr_buffer_printf(&mail, "%sFrom: <%s>\r\n\r\nhello\r\n", c->extra,
	    c->from);
	assert_int_equal(KR_OK, kr_message_read(kr_buffer_span(&mail),
	    &config.limits, arena, &message, NULL));
	assert_int_equal(KR_OK, kr_auth_outer(message, &envelope, &config,
	    &world, arena, &auth, NULL));
	assert_string_equal(kr_auth_result_name(c->spf),
	    kr_auth_result_name(auth->spf));
	assert_string_equal(kr_auth_result_name(c->dmarc),
	    kr_auth_result_name(auth->dmarc));
	assert_string_equal(kr_identity_name(c->identity),
	    kr_identity_name(auth->identity));
	/* What we write we can read. */
	{
		struct kr_results r;

		assert_int_equal(KR_OK, kr_results_parse(auth->results,
		    arena, &r));
		assert_span_equal(r.authserv_id, "mx.example");
	}
	if (!auth->from_trusted)
		assert_true(kr_span_find(auth->results, 0,
		    "; spf=none smtp.helo=helo.example") != SIZE_MAX);
	kr_arena_free(arena);
}

/* ---- a signature of our own --------------------------------------------- */

static struct dkim_case {
	const char		*name;
	const char		*find, *put;	/* change made after signing */
	enum kr_auth_result	 result;
	bool			 altered;
	enum kr_identity	 identity;
} dkim_cases[] = {
	{ "whole", NULL, NULL, KR_AUTH_PASS, false, KR_IDENTITY_DMARC },
	{ "body altered", "two", "too", KR_AUTH_FAIL, true,
	  KR_IDENTITY_NONE },
	{ "subject altered", "A parcel", "B parcel", KR_AUTH_FAIL, false,
	  KR_IDENTITY_NONE },
	{ "line ends LF", "\r", "", KR_AUTH_PASS, false, KR_IDENTITY_DMARC },
};

static const char signed_text[] = "From: <a@sender.example>\r\n"
    "To: report@cert.example\r\nSubject: A parcel\r\n\r\none\r\ntwo\r\n";

/* The signature field's value for signed_text, with a new key. */
static void
sign(char *out, size_t size)
{
	EVP_PKEY *key = EVP_RSA_gen(2048);
	BIO *pem = BIO_new(BIO_s_mem()), *der = BIO_new(BIO_s_mem());
	char *data;
	long n;
	DKIM_LIB *lib = dkim_init(NULL, NULL);
	DKIM *dkim;
	DKIM_STAT rc;
	char copy[sizeof(signed_text)], secret[4096], record[1024];

	assert_non_null(key);
	PEM_write_bio_PrivateKey(pem, key, NULL, NULL, 0, NULL, NULL);
	n = BIO_get_mem_data(pem, &data);
	assert_true(n > 0 && (size_t)n < sizeof(secret));
	memcpy(secret, data, (size_t)n);
	secret[n] = '\0';
	i2d_PUBKEY_bio(der, key);
	n = BIO_get_mem_data(der, &data);
	EVP_EncodeBlock((unsigned char *)record, (unsigned char *)data,
	    (int)n);
	snprintf(signing_record, sizeof(signing_record), "v=DKIM1; p=%s",
	    record);
	memcpy(copy, signed_text, sizeof(copy));
	dkim = dkim_sign(lib, (const unsigned char *)"t", NULL,
	    (unsigned char *)secret, (const unsigned char *)"k1",
	    (const unsigned char *)"sender.example", DKIM_CANON_RELAXED,
	    DKIM_CANON_SIMPLE, DKIM_SIGN_RSASHA256, -1, &rc);
	assert_non_null(dkim);
	assert_int_equal(DKIM_STAT_OK, dkim_chunk(dkim,
	    (unsigned char *)copy, sizeof(copy) - 1));
	assert_int_equal(DKIM_STAT_OK, dkim_chunk(dkim, NULL, 0));
	assert_int_equal(DKIM_STAT_OK, dkim_eom(dkim, NULL));
	assert_int_equal(DKIM_STAT_OK, dkim_getsighdr(dkim,
	    (unsigned char *)out, size, sizeof("DKIM-Signature: ") - 1));
	dkim_free(dkim);
	dkim_close(lib);
	BIO_free(pem);
	BIO_free(der);
	EVP_PKEY_free(key);
}

static void
replace_all(struct kr_buffer *out, struct kr_span in, const char *find,
    const char *put)
{
	size_t at = 0, hit;

	while (find != NULL &&
	    (hit = kr_span_find(in, at, find)) != SIZE_MAX) {
		kr_buffer_add(out, kr_span_sub(in, at, hit - at));
		kr_buffer_str(out, put);
		at = hit + strlen(find);
	}
	kr_buffer_add(out, kr_span_from(in, at));
}

static void
dkim_run(void **state)
{
	const struct dkim_case *c = *state;
	struct kr_config config = config_make();
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_buffer mail, changed;
	struct kr_auth *auth;
	char signature[4096];

	zone = lines;
	n_zone = KR_NELEM(lines);
	sign(signature, sizeof(signature));
	kr_buffer_init(&mail, arena, SIZE_MAX);
	kr_buffer_init(&changed, arena, SIZE_MAX);
	kr_buffer_printf(&mail, "DKIM-Signature: %s\r\n%s", signature,
	    signed_text);
	replace_all(&changed, kr_buffer_span(&mail), c->find, c->put);
	assert_int_equal(KR_OK, kr_auth_evidence(kr_buffer_span(&changed),
	    &config, &world, arena, &auth, NULL));
	assert_int_equal(1, auth->n_dkim);
	assert_string_equal(kr_auth_result_name(c->result),
	    kr_auth_result_name(auth->dkim[0].result));
	assert_int_equal(c->altered, auth->dkim[0].body_altered);
	assert_span_equal(auth->dkim[0].domain, "sender.example");
	assert_int_equal(2048, auth->dkim[0].key_bits);
	assert_string_equal(kr_identity_name(c->identity),
	    kr_identity_name(auth->identity));
	signing_record[0] = '\0';
	kr_arena_free(arena);
}

/* ---- SPF of evidence, from its own trace -------------------------------- */

#define OUTSIDE	"Received: from mx.sender.example (mx.sender.example " \
	"[192.0.2.9])\r\n\tby in.isp.example (Postfix) with ESMTP id A1;\r\n" \
	"\tMon, 2 Nov 2026 10:00:00 +1300\r\n"
#define INSIDE	"Received: from in.isp.example (in.isp.example " \
	"[203.0.113.5])\r\n\tby box.isp.example (Postfix) with ESMTP id A2;" \
	"\r\n\tMon, 2 Nov 2026 10:00:01 +1300\r\n"

static struct trace_case {
	const char		*name, *header;
	enum kr_auth_result	 spf;
	const char		*client;
} trace_cases[] = {
	{ "one hop", "Return-Path: <b@sender.example>\r\n" OUTSIDE,
	  KR_AUTH_PASS, "192.0.2.9" },
	{ "hops within the reader's house",
	  "Return-Path: <b@sender.example>\r\n" INSIDE OUTSIDE,
	  KR_AUTH_PASS, "192.0.2.9" },
	{ "a stranger's host", "Return-Path: <b@sender.example>\r\n"
	  "Received: from x.evil.example (x.evil.example [198.51.100.9]) by "
	  "in.isp.example (Postfix) with ESMTP id A1; Mon, 2 Nov 2026 10:00:00 "
	  "+1300\r\n" OUTSIDE, KR_AUTH_FAIL, "198.51.100.9" },
	{ "no reverse-path", OUTSIDE, KR_AUTH_UNKNOWN, NULL },
	{ "no trace", "Return-Path: <b@sender.example>\r\n", KR_AUTH_UNKNOWN,
	  NULL },
	{ "inside only", "Return-Path: <b@sender.example>\r\n" INSIDE,
	  KR_AUTH_UNKNOWN, NULL },
};

static void
trace_run(void **state)
{
	const struct trace_case *c = *state;
	struct kr_config config = config_make();
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_buffer mail;
	struct kr_auth *auth;

	zone = lines;
	n_zone = KR_NELEM(lines);
	kr_buffer_init(&mail, arena, SIZE_MAX);
	kr_buffer_printf(&mail, "%sFrom: <a@sender.example>\r\n\r\nhello\r\n",
	    c->header);
	assert_int_equal(KR_OK, kr_auth_evidence(kr_buffer_span(&mail),
	    &config, &world, arena, &auth, NULL));
	assert_string_equal(kr_auth_result_name(c->spf),
	    kr_auth_result_name(auth->spf));
	if (c->client != NULL)
		assert_span_equal(auth->spf_client, c->client);
	else
		assert_null(auth->spf_client.ptr);
	/* Whoever passed it on may have written it: it proves nobody. */
	assert_int_equal(KR_IDENTITY_NONE, auth->identity);
	kr_arena_free(arena);
}

static void
organisation_run(void **state)
{
	struct kr_arena *arena = kr_arena_new(4096);

	(void)state;
	assert_span_equal(kr_auth_organisation(KR_SPAN_LIT("a.b.Example.CO.nz"),
	    arena), "example.co.nz");
	assert_span_equal(kr_auth_organisation(KR_SPAN_LIT("co.nz."), arena),
	    "co.nz");
	kr_arena_free(arena);
}

int
main(void)
{
	enum { N = KR_NELEM(results_cases) + KR_NELEM(grammar_cases) +
	    KR_NELEM(mail_cases) + KR_NELEM(dkim_cases) +
	    KR_NELEM(trace_cases) + 1 };
	struct CMUnitTest tests[N];
	size_t at = 0;

	UNIT_ROWS(tests, at, results_cases, results_run);
	at += KR_NELEM(results_cases);
	UNIT_ROWS(tests, at, grammar_cases, grammar_run);
	at += KR_NELEM(grammar_cases);
	UNIT_ROWS(tests, at, mail_cases, mail_run);
	at += KR_NELEM(mail_cases);
	UNIT_ROWS(tests, at, dkim_cases, dkim_run);
	at += KR_NELEM(dkim_cases);
	UNIT_ROWS(tests, at, trace_cases, trace_run);
	at += KR_NELEM(trace_cases);
	tests[at] = (struct CMUnitTest){ .name = "organisation",
	    .test_func = organisation_run };
	return cmocka_run_group_tests_name("auth", tests, NULL, NULL);
}
