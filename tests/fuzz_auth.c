/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as what the authentication of a mail reads.  The first byte
 * chooses: a field, a record, or a whole mail with the DNS that its sender
 * wrote, which is the part up to the first empty line in the form of
 * lib/dns/dns.h.
 */
#include <stdlib.h>

#include "auth/check.h"
#include "auth/results.h"
#include "dns/dns.h"
#include "fuzz.h"

static void
ask(void *ctx, const char *name, enum kr_dns_type type, int64_t timeout_ms,
    struct kr_arena *arena, struct kr_dns_answer *ret)
{
	kr_dns_lookup(ctx, name, type, timeout_ms, arena, ret);
}

/* One record, the answer to every question for a text. */
static void
ask_one(void *ctx, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	(void)name;
	(void)timeout_ms;
	ret->rc = KR_DNS_NXDOMAIN;
	ret->record = kr_arena_zalloc(arena, 1, sizeof(*ret->record));
	if (type != KR_DNS_TXT || ret->record == NULL)
		return;
	ret->record[ret->n++].data = *(const struct kr_span *)ctx;
	ret->rc = KR_DNS_OK;
}

static struct kr_envelope
envelope(void)
{
	return (struct kr_envelope){
	    .client_ip = KR_SPAN_LIT("2001:db8::1"),
	    .helo = KR_SPAN_LIT("mx.sender.example"),
	    .mail_from = KR_SPAN_LIT("a+b@sender.example") };
}

static void
results(struct kr_span in, struct kr_arena *arena)
{
	struct kr_results r;

	if (kr_results_parse(in, arena, &r) == KR_OK &&
	    (r.n > KR_RESULTS_ITEMS_MAX || r.authserv_id.len == 0))
		abort();
}

static void
spf(struct kr_span in, struct kr_arena *arena)
{
	struct kr_world world = { .ctx = &in, .dns = ask_one };
	struct kr_envelope e = envelope();
	struct kr_auth auth = { .dmarc_policy = "" };

	kr_spf_check(&e, &world, arena, &auth);
	if (!kr_spf_grammar(in) && auth.spf != KR_AUTH_NONE &&
	    auth.spf != KR_AUTH_PERMERROR)
		abort();
}

static void
dmarc(struct kr_span in, struct kr_arena *arena)
{
	struct kr_world world = { .ctx = &in, .dns = ask_one };
	struct kr_auth auth = { .dmarc_policy = "" };

	kr_dmarc_check(KR_SPAN_LIT("a.b.c.d.e.f.g.h.i.sender.example"),
	    &world, arena, &auth);
	if (auth.dmarc == KR_AUTH_PASS)		/* nobody spoke for it */
		abort();
}

static void
whole(struct kr_span mail, const struct kr_world *world,
    struct kr_arena *arena)
{
	static const char *const sealers[] = { "example.org" };
	struct kr_config config = { .authserv_id = "mx.example",
	    .trusted_sealer = { sealers, KR_NELEM(sealers) },
	    .limits = kr_limits_default };
	struct kr_envelope e = envelope();
	struct kr_message *message;
	struct kr_auth *auth;
	struct kr_results r;

	if (kr_message_read(mail, &config.limits, arena, &message, NULL) !=
	    KR_OK || kr_auth_outer(message, &e, &config, world, arena, &auth,
	    NULL) != KR_OK)
		return;
	if (auth->n_dkim > config.limits.dkim_signatures ||
	    kr_span_chr(auth->results, 0, '\n') != SIZE_MAX ||
	    kr_results_parse(auth->results, arena, &r) == KR_E_SYNTAX ||
	    auth->arc.oldest_pass > auth->arc.sets ||
	    (auth->arc.vouching.len > 0 &&
	    (auth->arc.result != KR_AUTH_PASS || !kr_strings_has_domain(
	    &config.trusted_sealer, auth->arc.vouching))))
		abort();
	(void)!kr_auth_evidence(mail, &config, world, arena, &auth, NULL);
}

/* A mail with one signature, whose value or whose key the input is. */
static void
dkim(struct kr_span in, bool key, struct kr_arena *arena)
{
	struct kr_world world = { .ctx = &in, .dns = ask_one };
	struct kr_buffer mail;

	kr_buffer_init(&mail, arena, SIZE_MAX);
	kr_buffer_str(&mail, "DKIM-Signature: ");
	if (key)
		kr_buffer_str(&mail, "v=1; a=rsa-sha256; d=sender.example; "
		    "s=k; h=from; bh=frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaY"
		    "aY=; b=AAAA");
	else
		kr_buffer_add(&mail, in);
	kr_buffer_str(&mail, "\r\nFrom: <a@sender.example>\r\n\r\nbody\r\n");
	if (kr_buffer_ok(&mail))
		whole(kr_buffer_span(&mail), &world, arena);
}

/*
 * A mail with the key that signed the ARC suite of ValiMail, whose mails are
 * good seeds: some of their seals verify.
 */
static void
arc(struct kr_span in, struct kr_arena *arena)
{
	struct kr_span key = KR_SPAN_LIT("v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQ"
	    "EBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb"
	    "2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6l"
	    "HvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDA"
	    "QAB");
	struct kr_world world = { .ctx = &key, .dns = ask_one };

	whole(in, &world, arena);
}

static void
mail_and_zone(struct kr_span in, struct kr_arena *arena)
{
	size_t gap = kr_span_find(in, 0, "\n\n");
	struct kr_dns *dns;
	struct kr_world world = { .dns = ask };

	if (gap == SIZE_MAX || kr_dns_zone(kr_span_sub(in, 0, gap), "zone",
	    &dns, NULL) != KR_OK)
		return;
	world.ctx = dns;
	whole(kr_span_from(in, gap + 2), &world, arena);
	kr_dns_free(dns);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kr_arena *arena = kr_arena_new((size_t)64 << 20);
	struct kr_span in = { (const char *)data + 1, size - 1 };

	if (arena != NULL && size > 0)
		switch (data[0]) {
		case 'r':	results(in, arena); break;
		case 's':	spf(in, arena); break;
		case 'p':	dmarc(in, arena); break;
		case 'd':	dkim(in, false, arena); break;
		case 'k':	dkim(in, true, arena); break;
		case 'a':	arc(in, arena); break;
		case 'm':	mail_and_zone(in, arena); break;
		}
	kr_arena_free(arena);
	return 0;
}
