/* SPDX-License-Identifier: Apache-2.0 */
/* Whose domain, which policy: SPF and DMARC over a zone in a text. */
#include "unit.h"

#include "auth/check.h"
#include "dns/dns.h"

static const char zone_text[] =
    "_dmarc.shop.example TXT v=DMARC1; p=reject; sp=quarantine; np=none\n"
    "old.shop.example A 192.0.2.1\n"
    "_dmarc.testing.example TXT v=DMARC1; p=reject; t=y\n"
    "_dmarc.share.example TXT v=DMARC1; p=none; pct=0\n"
    "_dmarc.gov.example TXT v=DMARC1; p=reject; psd=y; np=quarantine\n"
    "tax.gov.example MX 10 mx.example\n"
    "_dmarc.unit.firm.example TXT v=DMARC1; p=quarantine; psd=n\n"
    "_dmarc.firm.example TXT v=DMARC1; p=reject; aspf=s\n"
    "_dmarc.twice.example TXT v=DMARC1; p=reject\n"
    "_dmarc.twice.example TXT v=DMARC1; p=none\n"
    "_dmarc.odd.example TXT p=reject; v=DMARC1\n"
    "_dmarc.rua.example TXT v=DMARC1; p=refuse; rua=mailto:a@rua.example\n"
    "_dmarc.bad.example TXT v=DMARC1; p=refuse\n"
    "_dmarc.slow.example TXT !timeout\n"
    "_dmarc.co.nz TXT v=DMARC1; p=reject\n"
    "_dmarc.leaf.top.example TXT v=DMARC1; p=reject\n";

static void
ask(void *ctx, const char *name, enum kr_dns_type type, int64_t timeout_ms,
    struct kr_arena *arena, struct kr_dns_answer *ret)
{
	kr_dns_lookup(ctx, name, type, timeout_ms, arena, ret);
}

static struct dmarc_case {
	const char		*name;
	const char		*author, *spf;	/* spf: domain that passed */
	enum kr_auth_result	 result;
	const char		*policy;
} dmarc_cases[] = {
	/* RFC 9989 4.10.1 */
	{ "own record", "shop.example", "shop.example", KR_AUTH_PASS,
	  "reject" },
	{ "sp", "old.shop.example", "evil.example", KR_AUTH_FAIL,
	  "quarantine" },
	{ "np", "no.shop.example", "evil.example", KR_AUTH_FAIL, "none" },
	{ "relaxed", "old.shop.example", "x.shop.example", KR_AUTH_PASS,
	  "quarantine" },
	{ "t", "testing.example", "", KR_AUTH_FAIL, "quarantine" },
	{ "pct of nothing", "share.example", "", KR_AUTH_FAIL, "none" },
	/* 4.10.2: psd=y stands above organisations, psd=n is one */
	{ "below a registry", "tax.gov.example", "mail.tax.gov.example",
	  KR_AUTH_PASS, "reject" },
	{ "beside, below a registry", "tax.gov.example", "sea.gov.example",
	  KR_AUTH_FAIL, "reject" },
	{ "np of a registry", "taxx.gov.example", "", KR_AUTH_FAIL,
	  "quarantine" },
	{ "a unit of its own", "a.unit.firm.example", "firm.example",
	  KR_AUTH_FAIL, "quarantine" },
	{ "within the unit", "a.unit.firm.example", "b.unit.firm.example",
	  KR_AUTH_PASS, "quarantine" },
	{ "strict", "firm.example", "mail.firm.example", KR_AUTH_FAIL,
	  "reject" },
	/* 4.10 step 4: a name of twelve labels is asked for in eight steps */
	{ "long name", "a.b.c.d.e.f.g.h.i.j.shop.example", "shop.example",
	  KR_AUTH_PASS, "none" },
	{ "two records", "twice.example", "twice.example", KR_AUTH_NONE, "" },
	{ "v is not first", "odd.example", "odd.example", KR_AUTH_NONE, "" },
	{ "no policy, reports", "rua.example", "", KR_AUTH_FAIL, "none" },
	{ "no policy", "bad.example", "bad.example", KR_AUTH_NONE, "" },
	{ "no answer", "a.slow.example", "", KR_AUTH_TEMPERROR, "" },
	/* A registry that does not say so is known by the list. */
	{ "public suffix", "one.co.nz", "two.co.nz", KR_AUTH_FAIL,
	  "reject" },
	{ "public suffix, same", "a.one.co.nz", "b.one.co.nz", KR_AUTH_PASS,
	  "reject" },
	/* RFC 7489 3.2 where nothing is found above */
	{ "no record above", "leaf.top.example", "top.example",
	  KR_AUTH_PASS, "reject" },
	{ "nowhere", "nobody.example", "nobody.example", KR_AUTH_NONE, "" },
};

static void
dmarc_run(void **state)
{
	const struct dmarc_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_world world = { .dns = ask };
	struct kr_dns *dns;
	struct kr_auth auth = { .spf = c->spf[0] != '\0' ? KR_AUTH_PASS :
	    KR_AUTH_NONE, .spf_domain = kr_span_str(c->spf),
	    .dmarc_policy = "" };

	assert_int_equal(KR_OK, kr_dns_zone(kr_span_str(zone_text), "zone",
	    &dns, NULL));
	world.ctx = dns;
	kr_dmarc_check(kr_span_str(c->author), &world, arena, &auth);
	assert_string_equal(kr_auth_result_name(c->result),
	    kr_auth_result_name(auth.dmarc));
	assert_string_equal(c->policy, auth.dmarc_policy);
	kr_dns_free(dns);
	kr_arena_free(arena);
}

/* ---- SPF: limits and forms that real records come near ------------------ */

static const char spf_zone[] =
    "ten.example TXT v=spf1 a:x1.example a:x1.example a:x1.example "
    "a:x1.example a:x1.example a:x1.example a:x1.example a:x1.example "
    "a:x1.example ip4:192.0.2.0/24 -all\n"
    "over.example TXT v=spf1 include:ten.example include:ten.example -all\n"
    "x1.example A 198.51.100.1\n"
    "void.example TXT v=spf1 a:v1.example a:v2.example a:v3.example +all\n"
    "any.example TXT v=spf1 ip4:0.0.0.0/0 -all\n"
    "loop.example TXT v=spf1 redirect=loop.example\n"
    "inner.example TXT v=spf1 include:inner.example -all\n"
    "macro.example TXT v=spf1 exists:%{ir}.%{l1r-}.%{d2}.m.example -all\n"
    "9.2.0.192.ana.macro.example.m.example A 127.0.0.2\n"
    "ptr.example TXT v=spf1 ptr -all\n"
    "9.2.0.192.in-addr.arpa PTR mx.ptr.example\n"
    "mx.ptr.example A 192.0.2.9\n"
    "six.example TXT v=spf1 ip6:2001:db8::/33 -all\n"
    "more.example TXT v=spf1 redirect=any.example\n"
    "gone.example TXT v=spf1 include:nobody.example ~all\n";

static struct spf_case {
	const char		*name, *from, *ip;
	enum kr_auth_result	 result;
} spf_cases[] = {
	{ "within ten look-ups", "a@ten.example", "192.0.2.9", KR_AUTH_PASS },
	{ "eleven look-ups", "a@over.example", "203.0.113.9",
	  KR_AUTH_PERMERROR },
	{ "three void", "a@void.example", "192.0.2.9", KR_AUTH_PERMERROR },
	{ "prefix of nothing", "a@any.example", "203.0.113.9",
	  KR_AUTH_PASS },
	{ "prefix of nothing, other family", "a@any.example",
	  "2001:db8::1", KR_AUTH_FAIL },
	{ "mapped", "a@any.example", "::ffff:203.0.113.9", KR_AUTH_PASS },
	{ "redirect to itself", "a@loop.example", "192.0.2.9",
	  KR_AUTH_PERMERROR },
	{ "include of itself", "a@inner.example", "192.0.2.9",
	  KR_AUTH_PERMERROR },
	{ "macros", "ana-x@macro.example", "192.0.2.9", KR_AUTH_PASS },
	{ "ptr", "a@ptr.example", "192.0.2.9", KR_AUTH_PASS },
	{ "ptr, another", "a@ptr.example", "192.0.2.10", KR_AUTH_FAIL },
	{ "half a byte", "a@six.example", "2001:db8:7fff::1", KR_AUTH_PASS },
	{ "half a byte, outside", "a@six.example", "2001:db8:8000::1",
	  KR_AUTH_FAIL },
	{ "redirect", "a@more.example", "203.0.113.9", KR_AUTH_PASS },
	{ "include of nobody", "a@gone.example", "203.0.113.9",
	  KR_AUTH_PERMERROR },
	{ "no record", "a@nobody.example", "203.0.113.9", KR_AUTH_NONE },
	{ "no name", "a@localhost", "203.0.113.9", KR_AUTH_NONE },
	{ "no address", "a@any.example", "localhost", KR_AUTH_UNKNOWN },
};

static void
spf_run(void **state)
{
	const struct spf_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_world world = { .dns = ask };
	struct kr_envelope envelope = { .client_ip = kr_span_str(c->ip),
	    .mail_from = kr_span_str(c->from),
	    .helo = KR_SPAN_LIT("mx.helo.example") };
	struct kr_auth auth = { .dmarc_policy = "" };
	struct kr_dns *dns;

	assert_int_equal(KR_OK, kr_dns_zone(kr_span_str(spf_zone), "zone",
	    &dns, NULL));
	world.ctx = dns;
	kr_spf_check(&envelope, &world, arena, &auth);
	assert_string_equal(kr_auth_result_name(c->result),
	    kr_auth_result_name(auth.spf));
	kr_dns_free(dns);
	kr_arena_free(arena);
}

/* ---- the time for all look-ups of a message ----------------------------- */

#define EACH_MS		300
#define BUDGET_MS	1000

struct slow { int64_t now_ms; int asked; };

static int64_t
slow_clock(void *ctx)
{
	return ((struct slow *)ctx)->now_ms;
}

/* Takes its time, and never more than it is given. */
static void
slow_answer(void *ctx, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	struct slow *slow = ctx;

	(void)name;
	(void)type;
	(void)arena;
	slow->asked++;
	slow->now_ms += timeout_ms < EACH_MS ? timeout_ms : EACH_MS;
	ret->rc = timeout_ms < EACH_MS ? KR_DNS_TEMPORARY : KR_DNS_NXDOMAIN;
}

static void
budget_run(void **state)
{
	struct slow slow = { .now_ms = 5000 };
	struct kr_world outside = { .ctx = &slow, .monotonic_ms = slow_clock,
	    .dns = slow_answer };
	struct kr_world world = kr_world_for_message(&outside, BUDGET_MS);
	struct kr_arena *arena = kr_arena_new(1 << 16);
	struct kr_auth auth = { .dmarc_policy = "" };

	(void)state;
	kr_dmarc_check(KR_SPAN_LIT("a.b.c.d.e.f.g.h.example"), &world, arena,
	    &auth);
	assert_int_equal(KR_AUTH_TEMPERROR, auth.dmarc);
	assert_int_equal(5000 + BUDGET_MS, slow.now_ms);
	assert_int_equal(4, slow.asked);
	/* Used up: nobody is asked. */
	kr_dmarc_check(KR_SPAN_LIT("x.example"), &world, arena, &auth);
	assert_int_equal(4, slow.asked);
	/* The next message has all of it again. */
	world = kr_world_for_message(&outside, BUDGET_MS);
	kr_dmarc_check(KR_SPAN_LIT("x.example"), &world, arena, &auth);
	assert_int_equal(KR_AUTH_NONE, auth.dmarc);
	kr_arena_free(arena);
}

int
main(void)
{
	enum { N = KR_NELEM(dmarc_cases) + KR_NELEM(spf_cases) + 1 };
	struct CMUnitTest tests[N];
	size_t at = 0;

	UNIT_ROWS(tests, at, dmarc_cases, dmarc_run);
	at += KR_NELEM(dmarc_cases);
	UNIT_ROWS(tests, at, spf_cases, spf_run);
	at += KR_NELEM(spf_cases);
	tests[at] = (struct CMUnitTest){ .name = "budget",
	    .test_func = budget_run };
	return cmocka_run_group_tests_name("dmarc", tests, NULL, NULL);
}
