/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify.c - what it costs to verify a signature, beside the bare library
 *
 *   bench/verify [COUNT]	both take turns; the best of nine rounds counts
 *   bench/verify ours|theirs COUNT	one alone, for perf stat
 *
 * Work: one mail of 8 kB with one signature of 2048 bits, relaxed/relaxed.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <openssl/pem.h>
#include <opendkim/dkim.h>

#include "auth/check.h"

#define ROUNDS	9

static char	 record[1024], secret[4096], text[16384];
static size_t	 length;

static void
key_make(void)
{
	EVP_PKEY *key = EVP_RSA_gen(2048);
	BIO *pem = BIO_new(BIO_s_mem());
	unsigned char der[1024], *at = der;
	int n = i2d_PUBKEY(key, &at);

	if (n <= 0 || !PEM_write_bio_PrivateKey(pem, key, NULL, NULL, 0, NULL,
	    NULL) || BIO_read(pem, secret, sizeof(secret) - 1) <= 0)
		errx(2, "no key");
	strcpy(record, "v=DKIM1; p=");
	EVP_EncodeBlock((unsigned char *)record + strlen(record), der, n);
	BIO_free(pem);
	EVP_PKEY_free(key);
}

static void
mail_make(void)
{
	static const char head[] = "From: <a@sender.example>\r\n"
	    "To: report@cert.example\r\nSubject: A parcel\r\n\r\n";
	static char mail[12288];
	unsigned char field[4096];
	DKIM_LIB *lib = dkim_init(NULL, NULL);
	DKIM_STAT rc;
	DKIM *dkim = dkim_sign(lib, (const unsigned char *)"b", NULL,
	    (unsigned char *)secret, (const unsigned char *)"k",
	    (const unsigned char *)"sender.example", DKIM_CANON_RELAXED,
	    DKIM_CANON_RELAXED, DKIM_SIGN_RSASHA256, -1, &rc);

	strcpy(mail, head);
	while (strlen(mail) < 8192)
		strcat(mail, "Kia ora, there is a  parcel for you.\r\n");
	if (dkim == NULL || dkim_chunk(dkim, (unsigned char *)mail,
	    strlen(mail)) != DKIM_STAT_OK || dkim_chunk(dkim, NULL, 0) !=
	    DKIM_STAT_OK || dkim_eom(dkim, NULL) != DKIM_STAT_OK ||
	    dkim_getsighdr(dkim, field, sizeof(field), 16) != DKIM_STAT_OK)
		errx(2, "not signed");
	length = (size_t)snprintf(text, sizeof(text),
	    "DKIM-Signature: %s\r\n%s", (char *)field, mail);
	dkim_free(dkim);
	dkim_close(lib);
}

/* ---- ours --------------------------------------------------------------- */

static void
answer(void *ctx, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	(void)ctx;
	(void)name;
	(void)type;
	(void)timeout_ms;
	ret->record = kr_arena_zalloc(arena, 1, sizeof(*ret->record));
	ret->record[ret->n++].data = kr_span_str(record);
	ret->rc = KR_DNS_OK;
}

static void
ours(int count)
{
	static const struct kr_world world = { .dns = answer };
	struct kr_span raw = { text, length };
	struct kr_arena *arena = kr_arena_new(1 << 22);

	for (int i = 0; i < count; i++) {
		struct kr_message *m;
		struct kr_auth *auth;

		kr_arena_reset(arena);
		auth = kr_auth_new(&kr_limits_default, arena);
		if (auth == NULL || kr_message_read(raw, &kr_limits_default,
		    arena, &m, NULL) != KR_OK)
			errx(2, "no memory");
		kr_dkim_check(raw, m->header, true, &kr_limits_default,
		    &world, arena, auth);
		if (auth->n_dkim != 1 || auth->dkim[0].result != KR_AUTH_PASS)
			errx(2, "not verified by us");
	}
	kr_arena_free(arena);
}

/* ---- the library alone --------------------------------------------------- */

static DKIM_CBSTAT
key_lookup(DKIM *dkim, DKIM_SIGINFO *sig, u_char *buf, size_t size)
{
	(void)dkim;
	(void)sig;
	snprintf((char *)buf, size, "%s", record);
	return DKIM_CBSTAT_CONTINUE;
}

static void
theirs(int count)
{
	DKIM_LIB *lib = dkim_init(NULL, NULL);

	(void)dkim_set_key_lookup(lib, key_lookup);
	for (int i = 0; i < count; i++) {
		DKIM_STAT rc;
		DKIM *dkim = dkim_verify(lib, (const unsigned char *)"b",
		    NULL, &rc);

		if (dkim == NULL || dkim_chunk(dkim, (unsigned char *)text,
		    length) != DKIM_STAT_OK || dkim_chunk(dkim, NULL, 0) !=
		    DKIM_STAT_OK || dkim_eom(dkim, NULL) != DKIM_STAT_OK)
			errx(2, "not verified by the library");
		dkim_free(dkim);
	}
	dkim_close(lib);
}

static double
microseconds(void (*run)(int), int count)
{
	clock_t begin = clock();

	run(count);
	return 1e6 * (double)(clock() - begin) / CLOCKS_PER_SEC / count;
}

int
main(int argc, char **argv)
{
	int count = argc > 1 ? atoi(argv[argc - 1]) : 500;
	double best[2] = { 1e9, 1e9 };

	if (count <= 0)
		errx(2, "usage: verify [ours|theirs] [COUNT]");
	key_make();
	mail_make();
	if (argc > 2) {
		(strcmp(argv[1], "ours") == 0 ? ours : theirs)(count);
		return 0;
	}
	for (int i = 0; i < ROUNDS; i++) {
		double a = microseconds(ours, count);
		double b = microseconds(theirs, count);

		best[0] = a < best[0] ? a : best[0];
		best[1] = b < best[1] ? b : best[1];
	}
	printf("ours %.1f us, the library alone %.1f us: %+.1f %%\n", best[0],
	    best[1], 100 * (best[0] / best[1] - 1));
	return best[0] > 1.2 * best[1];
}
