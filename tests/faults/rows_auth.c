/* SPDX-License-Identifier: Apache-2.0 */
/* E: records and signatures that strangers wrote. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"

/* A name server that makes up each answer. */
struct answers {
	bool		 hostile_key;
	unsigned	 asked;
};

static void
random_terms(struct text *t)
{
	static const char *const terms[] = { "ip4:192.0.2.7", "ip4:1.2.3.4/33",
	    "ip6:::1/129", "ip4:", "a", "a/0", "a:%{d}", "mx", "mx//129",
	    "include:a.test", "include:%{i}.%{d10r-}.test", "redirect=b.test",
	    "redirect=%{d}", "exists:%{l1r+-/,_=}.x.test", "ptr", "ptr:a.test",
	    "exp=%{s}%{c}%{r}%{t}", "all", "-all", "~all", "?all", "%{x}",
	    "%{d255}", "%{D0}", "%%%_%-", "%", "unknown=1", "a:a..b",
	    "include:", "=", ":", "ip4:%{d}", "mx:\xff", "a:x.test/24//64" };

	for (unsigned k = rnd(14); k > 0; k--)
		text_printf(t, " %s%s", rnd(4) == 0 ? "-" : "",
		    terms[rnd(KR_NELEM(terms))]);
	if (rnd(30) == 0)
		text_repeat(t, " include:c.test", 300);
	for (unsigned k = rnd(3); k > 0 && t->len > 0; k--)
		t->s[rnd((unsigned)t->len)] = (char)rnd(256);
}

static void
random_key(struct text *t)
{
	static const char *const bits[] = { "v=DKIM1;", "k=rsa;", "k=ed25519;",
	    "p=", "p=;", "h=sha256;", "s=email;", "t=s;", "t=y:s;", "n=",
	    "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7;", "p=AAAA;", "=;",
	    "p=====;", ";;;", "v=DKIM2;",
	    "p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=;" };

	for (unsigned k = rnd(10); k > 0; k--)
		text_printf(t, "%s ", bits[rnd(KR_NELEM(bits))]);
	if (rnd(20) == 0)
		text_repeat(t, "QUFB", 4000);
	for (unsigned k = rnd(3); k > 0 && t->len > 0; k--)
		t->s[rnd((unsigned)t->len)] = (char)rnd(256);
}

static void
answer(void *ctx, const char *name, enum kr_dns_type type, int64_t ms,
    struct kr_arena *arena, struct kr_dns_answer *ret)
{
	struct answers *a = ctx;
	struct text t = { NULL, 0, 0 };
	size_t n = rnd(12) == 0 ? 2 : 1;

	(void)name;
	(void)ms;
	a->asked++;
	*ret = (struct kr_dns_answer){ .rc = rnd(9) == 0 ?
	    (enum kr_dns_rc)rnd(5) : KR_DNS_OK };
	if (ret->rc != KR_DNS_OK)
		return;
	ret->record = kr_arena_zalloc(arena, n, sizeof(*ret->record));
	ret->n = n;
	for (size_t i = 0; i < n; i++) {
		char *s;

		t.len = 0;
		if (type == KR_DNS_TXT && a->hostile_key)
			random_key(&t);
		else if (type == KR_DNS_TXT) {
			text_printf(&t, "v=spf1");
			random_terms(&t);
		} else if (type == KR_DNS_A || type == KR_DNS_AAAA) {
			text_repeat(&t, "\x01", type == KR_DNS_A ? 4 : 16);
		} else {
			text_printf(&t, "a%u.test", rnd(5));
		}
		s = kr_arena_zalloc(arena, t.len + 1, 1);
		if (t.len > 0)
			memcpy(s, t.s, t.len);
		ret->record[i].data = (struct kr_span){ s, t.len };
	}
	text_free(&t);
}

/* Authenticate; NULL if the results are results and the work was bounded. */
static const char *
auth_fault(struct kr_span mail, struct answers *a, struct kr_auth **ret,
    struct kr_arena *arena)
{
	struct kr_span rcpt = kr_span_str(SERVER_BOX);
	struct kr_envelope e = { .mail_from = kr_span_str("x@a.test"),
	    .rcpt = &rcpt, .n_rcpt = 1, .helo = kr_span_str("helo.test"),
	    .client_ip = kr_span_str("192.0.2.7") };
	struct kr_world w = { .ctx = a, .dns = answer };
	struct kr_message *m;
	struct kr_err err = { .code = KR_OK };

	if (kr_message_read(mail, &server_engine()->config->limits, arena, &m,
	    &err) != KR_OK || kr_auth_outer(m, &e, server_engine()->config,
	    &w, arena, ret, &err) != KR_OK)
		return "no result";
	if (a->asked > 400)
		return "asked more than 400 questions";
	for (size_t i = 0; i < (*ret)->results.len; i++)
		if (((*ret)->results.ptr[i] < ' ' &&
		    (*ret)->results.ptr[i] != '\n' &&
		    (*ret)->results.ptr[i] != '\t') ||
		    (*ret)->results.ptr[i] > '~')
			return "a byte that is not plain in the results";
	return NULL;
}

/* E2 */
void
row_hostile_spf(void)
{
	struct text t = { NULL, 0, 0 };

	text_head(&t, "\r\nHello\r\n");
	for (unsigned i = 0; i < cases_of(1000000, 8000); i++) {
		struct kr_arena *arena = kr_arena_new(16u << 20);
		struct answers a = { false, 0 };
		struct kr_auth *auth;

		case_fault(auth_fault(text_span(&t), &a, &auth, arena),
		    "record %u", i);
		kr_arena_free(arena);
	}
	text_free(&t);
}

static void
random_signature(struct text *t)
{
	static const char *const tags[] = { "v=1;", "v=2;", "a=rsa-sha256;",
	    "a=rsa-sha1;", "a=ed25519-sha256;", "c=relaxed/relaxed;", "c=x/y;",
	    "d=a.test;", "d=;", "s=k;", "s=a..b;", "i=@a.test;", "i=x=20@b;",
	    "h=from:to:subject;", "h=;", "h=from:from:from;", "l=0;",
	    "l=99999999999999999999;", "l=-1;", "x=1;", "t=9999999999;",
	    "q=dns/txt;", "z=From:a|To:=;", "z=====;",
	    "bh=frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=;", "bh=A;",
	    "b=AAAA;", "b====;", "b=;", "d=b.test;", "=;", ";;" };

	text_printf(t, "DKIM-Signature: ");
	if (rnd(2) == 0)
		text_printf(t, "v=1; a=rsa-sha256; d=a.test; s=k; h=from; "
		    "bh=frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=; "
		    "b=AAAA; ");
	for (unsigned k = rnd(12); k > 0; k--)
		text_printf(t, "%s%s", tags[rnd(KR_NELEM(tags))],
		    rnd(4) == 0 ? "\r\n\t" : " ");
	text_printf(t, "\r\n");
	for (unsigned k = t->len > 20 ? rnd(3) : 0; k > 0; k--)
		t->s[16 + rnd((unsigned)t->len - 18)] =
		    (char)(1 + rnd(255));
}

/* E4: no signature of these is good, whatever key is found for it. */
void
row_hostile_dkim(void)
{
	for (unsigned i = 0; i < cases_of(1000000, 6000); i++) {
		struct kr_arena *arena = kr_arena_new(16u << 20);
		struct answers a = { true, 0 };
		struct text t = { NULL, 0, 0 };
		struct kr_auth *auth = NULL;
		const char *fault;

		random_signature(&t);
		text_head(&t, "\r\nHello\r\n");
		fault = auth_fault(text_span(&t), &a, &auth, arena);
		for (size_t k = 0; fault == NULL && k < auth->n_dkim; k++)
			if (auth->dkim[k].result == KR_AUTH_PASS)
				fault = "a signature passed";
		case_fault(fault, "signature %u", i);
		text_free(&t);
		kr_arena_free(arena);
	}
}
