/* SPDX-License-Identifier: Apache-2.0 */
/* Reports that come by way of forwarders (RFC 8617). */
#include "unit.h"

#include <stdio.h>

#include "auth/auth.h"
#include "auth/results.h"
#include "seal.h"

static const char mail[] =
    "From: Ana <ana@author.example>\r\n"
    "To: report@cert.example\r\n"
    "Subject: A parcel for you\r\n"
    "\r\n"
    "Kia ora, there is a parcel.\r\n";

#define SAW_PASS	"mx.example; dmarc=pass header.from=author.example"
#define SAW_DKIM	"mx.example; dkim=pass header.d=author.example"
#define SAW_SPF		"mx.example; spf=pass smtp.mailfrom=b@author.example"
#define SAW_FAIL	"mx.example; dmarc=fail header.from=author.example"
#define SAW_OTHER	"mx.example; dmarc=pass header.from=evil.example"
#define SAW_BARE	"mx.example; dmarc=pass"

/* What happens to the mail on its way; the footer comes before the seal. */
struct hop {
	const char	*domain, *results, *more;
	bool		 footer;
};

static struct arc_case {
	const char		*name;
	struct hop		 hop[2];	/* from the author on */
	const char		*find, *put;	/* then, on the way to us */
	enum kr_auth_result	 result;
	unsigned		 oldest;
	enum kr_identity	 identity;
} cases[] = {
	{ "never sealed", { { .domain = NULL } }, NULL, NULL, KR_AUTH_NONE, 0,
	  KR_IDENTITY_FORGED },
	{ "trusted", { { "good.example", SAW_PASS, "", true } }, NULL, NULL,
	  KR_AUTH_PASS, 0, KR_IDENTITY_ARC },
	{ "below one that is trusted", { { "a.good.example", SAW_PASS, "",
	  false } }, NULL, NULL, KR_AUTH_PASS, 0, KR_IDENTITY_ARC },
	{ "not trusted", { { "any.example", SAW_PASS, "", false } }, NULL,
	  NULL, KR_AUTH_PASS, 0, KR_IDENTITY_FORGED },
	{ "ends like one that is trusted", { { "notgood.example", SAW_PASS,
	  "", false } }, NULL, NULL, KR_AUTH_PASS, 0, KR_IDENTITY_FORGED },
	{ "it saw a signature of the author", { { "good.example", SAW_DKIM,
	  "", false } }, NULL, NULL, KR_AUTH_PASS, 0, KR_IDENTITY_ARC },
	{ "it saw the author's host", { { "good.example", SAW_SPF, "",
	  false } }, NULL, NULL, KR_AUTH_PASS, 0, KR_IDENTITY_ARC },
	{ "it saw a failure", { { "good.example", SAW_FAIL, "", false } },
	  NULL, NULL, KR_AUTH_PASS, 0, KR_IDENTITY_FORGED },
	{ "it saw another author", { { "good.example", SAW_OTHER, "",
	  false } }, NULL, NULL, KR_AUTH_PASS, 0, KR_IDENTITY_FORGED },
	{ "it does not say whom it saw", { { "good.example", SAW_BARE, "",
	  false } }, NULL, NULL, KR_AUTH_PASS, 0, KR_IDENTITY_FORGED },
	{ "what it says was altered", { { "good.example", SAW_FAIL, "",
	  false } }, "dmarc=fail", "dmarc=pass", KR_AUTH_FAIL, 0,
	  KR_IDENTITY_FORGED },
	{ "body altered", { { "good.example", SAW_PASS, "", false } },
	  "a parcel.", "a bill.", KR_AUTH_FAIL, 0, KR_IDENTITY_FORGED },
	{ "author altered", { { "good.example", SAW_PASS, "", false } },
	  "<ana@", "<eve@", KR_AUTH_FAIL, 0, KR_IDENTITY_FORGED },
	{ "the beginning of the body only", { { "good.example", SAW_PASS,
	  "l=4; ", false } }, "a parcel.", "a bill.", KR_AUTH_PASS, 0,
	  KR_IDENTITY_FORGED },
	{ "a tag whose name is none", { { "good.example", SAW_PASS,
	  "x-blind=1; ", false } }, "a parcel.", "a parcel.", KR_AUTH_FAIL,
	  0, KR_IDENTITY_FORGED },
	{ "the author is not signed", { { "good.example",
	  SAW_PASS, "xblind=x-blind; ", false } }, NULL, NULL, KR_AUTH_PASS,
	  0, KR_IDENTITY_FORGED },
	{ "two, both trusted, the second altered it", { { "good.example",
	  SAW_PASS, "", false }, { "list.example", SAW_FAIL, "", true } },
	  NULL, NULL, KR_AUTH_PASS, 2, KR_IDENTITY_ARC },
	{ "two, the second a stranger that altered nothing", { {
	  "good.example", SAW_PASS, "", false }, { "any.example", SAW_FAIL,
	  "", false } }, NULL, NULL, KR_AUTH_PASS, 0, KR_IDENTITY_ARC },
	{ "two, the second a stranger that altered it", { { "good.example",
	  SAW_PASS, "", false }, { "any.example", SAW_PASS, "", true } },
	  NULL, NULL, KR_AUTH_PASS, 2, KR_IDENTITY_FORGED },
	{ "two, the first a stranger", { { "any.example", SAW_PASS, "",
	  false }, { "good.example", SAW_FAIL, "", false } }, NULL, NULL,
	  KR_AUTH_PASS, 0, KR_IDENTITY_FORGED },
	{ "a seal taken away", { { "good.example", SAW_PASS, "", false },
	  { "good.example", SAW_PASS, "", false } }, "ARC-Seal: i=1",
	  "X-Seal: i=1", KR_AUTH_FAIL, 0, KR_IDENTITY_FORGED },
	{ "no such key", { { "nokey.example", SAW_PASS, "", false } }, NULL,
	  NULL, KR_AUTH_FAIL, 0, KR_IDENTITY_FORGED },
	{ "the key's server does not answer", { { "slow.example", SAW_PASS,
	  "", false } }, NULL, NULL, KR_AUTH_TEMPERROR, 0,
	  KR_IDENTITY_FORGED },
};

static void
answer(void *ctx, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	struct kr_span n = kr_span_str(name), data = KR_SPAN_NONE;

	(void)ctx;
	(void)timeout_ms;
	ret->rc = KR_DNS_NXDOMAIN;
	if (type != KR_DNS_TXT)
		return;
	if (kr_span_is(n, "_dmarc.author.example"))
		data = KR_SPAN_LIT("v=DMARC1; p=reject");
	else if (kr_span_is(n, "seal._domainkey.slow.example"))
		ret->rc = KR_DNS_TEMPORARY;
	else if (kr_span_casestarts(n, "seal._domainkey.") &&
	    !kr_span_caseends(n, "nokey.example"))
		data = kr_span_str(seal_record);
	if (data.ptr == NULL)
		return;
	ret->record = kr_arena_zalloc(arena, 1, sizeof(*ret->record));
	ret->record[ret->n++].data = data;
	ret->rc = KR_DNS_OK;
}

static const struct kr_world world = { .dns = answer };

static struct kr_config
config_make(void)
{
	static const char *const sealers[] = { "good.example",
	    "list.example", "slow.example", "nokey.example" };
	static const char *const ids[] = { "mx.example" };

	return (struct kr_config){ .authserv_id = "mx.example",
	    .trusted_authserv_id = { ids, 1 },
	    .trusted_sealer = { sealers, KR_NELEM(sealers) },
	    .limits = kr_limits_default };
}

static struct kr_auth *
authenticate(struct kr_span text, const struct kr_envelope *envelope,
    const struct kr_world *w, struct kr_arena *arena)
{
	struct kr_config *config = kr_arena_alloc(arena, 1, sizeof(*config));
	struct kr_message *message;
	struct kr_auth *auth;

	*config = config_make();
	assert_int_equal(KR_OK, kr_message_read(text, &config->limits, arena,
	    &message, NULL));
	assert_int_equal(KR_OK, kr_auth_outer(message, envelope, config, w,
	    arena, &auth, NULL));
	return auth;
}

static struct kr_span
altered(struct kr_span text, const char *find, const char *put,
    struct kr_arena *arena)
{
	size_t at = kr_span_find(text, 0, find);
	struct kr_buffer out;

	assert_true(at != SIZE_MAX);
	kr_buffer_init(&out, arena, SIZE_MAX);
	kr_buffer_add(&out, kr_span_sub(text, 0, at));
	kr_buffer_str(&out, put);
	kr_buffer_add(&out, kr_span_from(text, at + strlen(find)));
	return kr_buffer_span(&out);
}

static struct kr_span
travelled(const struct arc_case *c, struct kr_arena *arena)
{
	struct kr_span text = kr_span_str(mail);
	struct kr_buffer out;

	for (unsigned i = 0; i < 2 && c->hop[i].domain != NULL; i++) {
		const struct hop *h = &c->hop[i];

		kr_buffer_init(&out, arena, SIZE_MAX);
		kr_buffer_add(&out, text);
		if (h->footer)
			kr_buffer_str(&out, "-- \r\nfrom a list\r\n");
		text = seal(kr_buffer_span(&out), i + 1, h->domain,
		    h->results, h->more, arena);
	}
	return c->find != NULL ? altered(text, c->find, c->put, arena) : text;
}

static void
arc_run(void **state)
{
	const struct arc_case *c = *state;
	struct kr_arena *arena = kr_arena_new(4 << 20);
	struct kr_envelope envelope = {
	    .mail_from = KR_SPAN_LIT("x@list.example"),
	    .client_ip = KR_SPAN_LIT("192.0.2.1") };
	struct kr_auth *auth = authenticate(travelled(c, arena), &envelope,
	    &world, arena);
	struct kr_results told;

	if (auth->arc.result != c->result)
		fail_msg("%s (%s)", kr_auth_result_name(auth->arc.result),
		    auth->arc.why);
	assert_int_equal(c->oldest, auth->arc.oldest_pass);
	assert_string_equal(kr_identity_name(c->identity),
	    kr_identity_name(auth->identity));
	assert_int_equal(KR_OK, kr_results_parse(auth->results, arena,
	    &told));
	assert_int_equal(c->result == KR_AUTH_PASS,
	    kr_span_find(auth->results, 0, "; arc=pass header.oldest-pass=")
	    != SIZE_MAX);
	assert_int_equal(c->result == KR_AUTH_FAIL ||
	    c->result == KR_AUTH_TEMPERROR,
	    kr_span_find(auth->results, 0, "; arc=fail ") != SIZE_MAX);
	kr_arena_free(arena);
}

/* What we wrote when it came is known when it is scanned without DNS. */
static void
told_later(void **state)
{
	static const struct kr_world offline = { .dns = NULL };
	struct kr_arena *arena = kr_arena_new(4 << 20);
	struct kr_envelope envelope = { .client_ip =
	    KR_SPAN_LIT("192.0.2.1") };
	struct kr_span text = travelled(&cases[1], arena);
	struct kr_auth *first = authenticate(text, &envelope, &world, arena);
	struct kr_auth *later;
	struct kr_buffer kept;

	(void)state;
	kr_buffer_init(&kept, arena, SIZE_MAX);
	kr_buffer_str(&kept, "Authentication-Results: ");
	kr_buffer_add(&kept, first->results);
	kr_buffer_str(&kept, "\r\n");
	kr_buffer_add(&kept, text);
	later = authenticate(kr_buffer_span(&kept), NULL, &offline, arena);
	assert_int_equal(KR_IDENTITY_ARC, later->identity);
	assert_span_equal(later->arc.vouching, "good.example");
	/* But in a mail that comes in, it is what a stranger wrote. */
	later = authenticate(kr_buffer_span(&kept), &envelope, &offline,
	    arena);
	assert_int_equal(KR_IDENTITY_NONE, later->identity);
	assert_false(later->from_trusted);
	kr_arena_free(arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases) + 1];
	int bad;

	seal_key_make();
	UNIT_ROWS(tests, 0, cases, arc_run);
	tests[KR_NELEM(cases)] = (struct CMUnitTest){ .name = "told later",
	    .test_func = told_later };
	bad = cmocka_run_group_tests_name("arc", tests, NULL, NULL);
	seal_key_free();
	return bad;
}
