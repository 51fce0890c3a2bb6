/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a reporter's word of who it is counts: by what proves the address. */
#include "shipped.h"

#define FROM(domain) "From: Mere <mere@" domain ">\n" \
	"To: report@cert.example.nz\nSubject: ransomware\n" \
	"Date: Tue, 4 Mar 2025 10:00:00 +1300\n\n" \
	"All our servers were encrypted by ransomware last night and a " \
	"ransom note asks for payment. Our staff cannot work.\n"
#define HOME	"192.0.2.7"
#define STRANGE	"198.51.100.9"

static struct significance_case {
	const char		*name, *mail, *client;
	enum kr_identity	 identity;
	enum kr_tri		 significant;
	bool			 claimed, disputed, leads;
} cases[] = {
	{ "proven", FROM("ministry.example"), HOME, KR_IDENTITY_DMARC, KR_YES,
	  false, false, true },
	{ "forged", FROM("ministry.example"), STRANGE, KR_IDENTITY_FORGED,
	  KR_UNKNOWN, true, true, false },
	{ "nothing speaks for it", FROM("silent.example"), STRANGE,
	  KR_IDENTITY_NONE, KR_UNKNOWN, true, false, true },
	{ "a check failed, no policy", FROM("lax.example"), STRANGE,
	  KR_IDENTITY_NONE, KR_UNKNOWN, true, true, true },
	{ "strict alignment, another signer's host", FROM("a.strict.example"),
	  HOME, KR_IDENTITY_NONE, KR_UNKNOWN, true, true, true },
	{ "somebody else", FROM("bakery.example"), HOME, KR_IDENTITY_NONE,
	  KR_UNKNOWN, false, false, false },
};

static const struct {
	const char	*name, *text;
} zone[] = {
	{ "ministry.example", "v=spf1 ip4:192.0.2.0/24 -all" },
	{ "_dmarc.ministry.example", "v=DMARC1; p=reject" },
	{ "lax.example", "v=spf1 ip4:192.0.2.0/24 -all" },
	{ "strict.example", "v=spf1 ip4:192.0.2.0/24 -all" },
	{ "_dmarc.a.strict.example", "v=DMARC1; p=none; aspf=s" },
};

static void
ask(void *ctx, const char *name, enum kr_dns_type type, int64_t timeout_ms,
    struct kr_arena *arena, struct kr_dns_answer *ret)
{
	(void)ctx;
	(void)timeout_ms;
	ret->rc = KR_DNS_NXDOMAIN;
	for (size_t i = 0; i < KR_NELEM(zone); i++) {
		if (strcmp(zone[i].name, name) != 0 || type != KR_DNS_TXT)
			continue;
		ret->record = kr_arena_zalloc(arena, 1, sizeof(*ret->record));
		assert_non_null(ret->record);
		ret->record[ret->n++].data = kr_span_str(zone[i].text);
		ret->rc = KR_DNS_OK;
	}
}

static void
case_run(void **state)
{
	const struct significance_case *c = *state;
	bool strict = strstr(c->mail, "strict") != NULL;
	struct kr_world world = { .dns = ask };
	struct kr_envelope envelope = {
		.mail_from = kr_span_str(strict ? "x@strict.example" :
		    strstr(c->mail, "mere@")),
		.helo = kr_span_str("mail.host.example"),
		.client_ip = kr_span_str(c->client) };
	struct kr_err err = { .code = KR_OK };
	struct kr_arena *arena = kr_arena_new(64u << 20);
	struct kr_verdict *v;
	char text[1024];

	assert_non_null(arena);
	if (!strict)
		envelope.mail_from.len = kr_span_chr(envelope.mail_from, 0,
		    '>');
	if (kr_judge(kr_host_engine(host), kr_span_str(c->mail), &envelope,
	    &world, arena, &v, &err) != KR_OK)
		fail_msg("%s", kr_err_text(&err, text, sizeof(text)));
	assert_string_equal(kr_identity_name(c->identity),
	    kr_identity_name(v->report->identity));
	assert_int_equal(c->significant, v->findings->significant);
	assert_int_equal(c->claimed, judged_has(v->findings,
	    "SIGNIFICANT_CLAIMED"));
	assert_int_equal(c->disputed, v->findings->disputed);
	assert_int_equal(c->leads, judged_has(v->findings,
	    "SIGNIFICANT_REPORTER"));
	kr_arena_free(arena);
}

static int
load(void **state)
{
	(void)state;
	return shipped_load_with("significant_domains=ministry.example,"
	    "silent.example,lax.example,strict.example");
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases)];

	UNIT_ROWS(tests, 0, cases, case_run);
	(void)shipped_load;
	(void)judge;
	return cmocka_run_group_tests_name("significance", tests, load,
	    shipped_free);
}
