/* SPDX-License-Identifier: Apache-2.0 */
/* A message as the rule language sees it. */
#include <stdio.h>

#include "mail_text.h"
#include "rule_memory.h"

struct opened {
	struct kr_arena		*arena;
	struct kr_message	*message;
	struct kr_headers	 headers;
	struct kr_rule_text	 text;
};

static void
open_mail(struct opened *o, const char *mail)
{
	o->arena = kr_arena_new(1 << 22);
	assert_int_equal(KR_OK, kr_message_read(kr_span_str(mail),
	    &kr_limits_default, o->arena, &o->message, NULL));
	o->text = mail_text(o->message, o->arena, &o->headers);
}

/* ---- Received fields ---------------------------------------------------- */

#define DATE "; Tue, 1 Jan 2030 00:00:00 +0000"

static struct relay_case {
	const char	*name, *received, *relay;
} relays[] = {
	{ "Postfix", "from pc (mx.example [192.0.2.7]) by b.example (Postfix) "
	  "with ESMTP id A1" DATE,
	  "ip=192.0.2.7 rdns=mx.example helo=pc by=b.example ident= envfrom= "
	  "intl=0 id=A1 auth=" },
	{ "no name in the DNS", "from pc (unknown [192.0.2.7]) by b.example "
	  "(Postfix) with SMTP id A1" DATE,
	  "ip=192.0.2.7 rdns= helo=pc by=b.example ident= envfrom= intl=0 "
	  "id=A1 auth=" },
	{ "Sendmail without name", "from pc ([192.0.2.7]) by b.example "
	  "(8.11.6/8.11.6) with SMTP id A1" DATE,
	  "ip=192.0.2.7 rdns= helo=pc by=b.example ident= envfrom= intl=0 "
	  "id=A1 auth=" },
	{ "Sendmail with user", "from pc (IDENT:joe@mx.example [192.0.2.7]) by "
	  "b.example (8.11.6/8.11.6) with SMTP id A1" DATE,
	  "ip=192.0.2.7 rdns=mx.example helo=pc by=b.example ident=joe "
	  "envfrom= intl=0 id=A1 auth=" },
	{ "Exim", "from mx.example ([192.0.2.7] helo=pc) by b.example with "
	  "esmtp (Exim 4.96) id A1" DATE,
	  "ip=192.0.2.7 rdns=mx.example helo=pc by=b.example ident= envfrom= "
	  "intl=0 id=A1 auth=" },
	{ "Exim without helo", "from mx.example ([192.0.2.7]) by b.example "
	  "with esmtp (Exim 4.96) (envelope-from <a@c.example>) id A1" DATE,
	  "ip=192.0.2.7 rdns=mx.example helo=mx.example by=b.example ident= "
	  "envfrom=a@c.example intl=0 id=A1 auth=" },
	{ "qmail", "from mx.example (HELO pc) (joe@192.0.2.7) by b.example "
	  "with SMTP" DATE,
	  "ip=192.0.2.7 rdns=mx.example helo=pc by=b.example ident=joe "
	  "envfrom= intl=0 id= auth=" },
	{ "Exchange", "from pc (192.0.2.7) by b.example (192.0.2.9) with "
	  "Microsoft SMTP Server id 15.0.1.2" DATE,
	  "ip=192.0.2.7 rdns= helo=pc by=b.example ident= envfrom= intl=0 "
	  "id=15.0.1.2 auth=" },
	{ "address only", "from [192.0.2.7] by b.example with SMTP id A1" DATE,
	  "ip=192.0.2.7 rdns= helo= by=b.example ident= envfrom= intl=0 "
	  "id=A1 auth=" },
	{ "authenticated", "from pc (mx.example [192.0.2.7]) by b.example "
	  "(Postfix) with ESMTPSA id A1" DATE,
	  "ip=192.0.2.7 rdns=mx.example helo=pc by=b.example ident= envfrom= "
	  "intl=1 id=A1 auth=ESMTPSA" },
	{ "private", "from pc (pc.example [10.0.0.7]) by b.example (Postfix) "
	  "with ESMTP id A1" DATE,
	  "ip=10.0.0.7 rdns=pc.example helo=pc by=b.example ident= envfrom= "
	  "intl=1 id=A1 auth=" },
	{ "IPv6", "from pc (mx.example [IPv6:2001:db8::7]) by b.example "
	  "(Postfix) with ESMTP id A1" DATE,
	  "ip=2001:db8::7 rdns=mx.example helo=pc by=b.example ident= "
	  "envfrom= intl=0 id=A1 auth=" },
	{ "brackets from outside", "from a]b (mx.example [192.0.2.7]) by "
	  "b.example (Postfix) with ESMTP id A1" DATE,
	  "ip=192.0.2.7 rdns=mx.example helo=a by=b.example ident= envfrom= "
	  "intl=0 id=A1 auth=" },
	{ "no network", "from joe by b.example with local id A1" DATE, NULL },
	{ "names alone", "from a.example by b.example with ESMTP" DATE, NULL },
	{ "not from", "by b.example id A1" DATE, NULL },
	{ "empty", "", NULL },
};

static void
relay_run(void **state)
{
	const struct relay_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_field field = { KR_SPAN_LIT("Received"),
	    kr_span_str(c->received), KR_SPAN_NONE };
	struct kr_header header = { &field, 1, KR_SPAN_NONE };
	struct kr_relays list;
	char expect[512];

	kr_relays_read(&header, arena, &list);
	assert_int_equal(list.n, c->relay != NULL);
	if (c->relay != NULL) {
		snprintf(expect, sizeof(expect), "[ %s msa=0 ]", c->relay);
		assert_span_equal(kr_relays_text(&list, 0, 1, arena), expect);
	}
	kr_arena_free(arena);
}

/* ---- header fields ------------------------------------------------------ */

static const char mail[] =
    "Return-Path: <bounce@mx.example>\n"
    "Received: from pc (mx.example [192.0.2.7]) by b.example (Postfix) with "
    "ESMTP id A1" DATE "\n"
    "From: =?utf-8?Q?M=C4=81ori?= <a@one.example>, \"X, Y\" <c@two.example>\n"
    "To: b@b.example\n"
    "Cc: d@b.example\n"
    "Subject: first\n\tsecond\n"
    "Message-ID: <1@one.example>\n"
    "X-IP: at 192.0.2.33 there\n"
    "Content-Type: multipart/mixed; boundary=x\n\n"
    "--x\nContent-Type: text/plain\n\n"
    "One line\nand more.\n \nNext \xC2\xA0 one https://a.example/%41?u=http://"
    "b.example/z\n"
    "--x\nContent-Type: text/html; name=\"p.html\"\n\n"
    "<p>Three<img src=\"http://c.example/i.png\"></p>\n--x--\n";

static struct field_case {
	const char	*name;
	bool		 raw;
	size_t		 nth;
	const char	*value;		/* NULL: none */
} fields[] = {
	{ "Subject", false, 0, "first second" },
	{ "subject", false, 0, "first second" },
	{ "Subject", true, 0, "first\n\tsecond\n" },
	{ "From:addr", false, 0, "a@one.example" },
	{ "From:addr", false, 1, "c@two.example" },
	{ "From:addr", false, 2, NULL },
	{ "From:addr:first", false, 1, "c@two.example" },
	{ "From:addr:last", false, 0, "a@one.example" },
	{ "From:name", false, 0, "M\xC4\x81ori" },
	{ "From:name", false, 1, "X, Y" },
	{ "From:addr:host", false, 1, "two.example" },
	{ "X-IP:ip", false, 0, "192.0.2.33" },
	{ "X-IP:revip", false, 0, "33.2.0.192" },
	{ "ToCc", false, 1, "d@b.example" },
	{ "ToCc:addr", false, 0, "b@b.example" },
	{ "MESSAGEID", false, 0, "<1@one.example>" },
	{ "EnvelopeFrom", false, 0, "bounce@mx.example" },
	{ "X-Spam-Relays-Trusted", false, 0, "" },
	{ "X-Spam-Relays-External", false, 0, "[ ip=192.0.2.7 rdns=mx.example "
	  "helo=pc by=b.example ident= envfrom= intl=0 id=A1 auth= msa=0 ]" },
	{ "X-None", false, 0, NULL },
};

static void
field_run(void **state)
{
	const struct field_case *c = *state;
	struct opened o;
	struct kr_span v;

	open_mail(&o, mail);
	v = o.text.header(o.text.ctx, kr_span_str(c->name), c->raw, c->nth);
	if (c->value == NULL)
		assert_null(v.ptr);
	else
		assert_span_equal(v, c->value);
	kr_arena_free(o.arena);
}

/* ---- bodies and addresses ----------------------------------------------- */

static void
bodies(void **state)
{
	static const char *const uris[] = {
	    "https://a.example/%41?u=http://b.example/z",
	    "https://a.example/A?u=http://b.example/z",
	    "http://b.example/z", "http://c.example/i.png" };
	struct opened o;

	(void)state;
	open_mail(&o, mail);
	assert_true(kr_span_casestarts(o.text.body, "first second\n"
	    "One line and more.\nNext one https://a.example/"));
	assert_true(kr_span_find(o.text.body, 0, "Three") != SIZE_MAX);
	for (size_t i = 0; i < KR_NELEM(uris); i++) {
		size_t k = 0;

		while (k < o.text.n_uri && !kr_span_is(o.text.uri[k], uris[i]))
			k++;
		if (k == o.text.n_uri)
			fail_msg("%s is missing", uris[i]);
	}
	assert_span_equal(o.text.mime_header(o.text.ctx,
	    KR_SPAN_LIT("Content-Type"), false, 2),
	    "text/html; name=\"p.html\"");
	kr_arena_free(o.arena);
}

/* ---- functions of the language ------------------------------------------ */

static struct function_case {
	const char	*name, *call;
	bool		 hit;
} functions[] = {
	{ "all trusted", "check_all_trusted()", false },
	{ "no relays", "check_no_relays()", false },
	{ "envelope and author", "check_for_matching_env_and_hdr_from()",
	  false },
	{ "envelope and host", "check_mailfrom_matches_rcvd()", true },
	{ "HTML", "html_test('html')", true },
	{ "HTML only", "check_for_mime_html_only()", false },
	{ "tag", "html_tag_exists('img')", true },
	{ "no such tag", "html_tag_exists('im')", false },
	{ "length", "html_range('length', '10', '100')", true },
	{ "length less", "html_eval('length', '< 10')", false },
	{ "picture", "html_image_only('0', '400')", true },
	{ "comment", "html_text_match('comment', '<!-- .*-->')", false },
	{ "listed", "check_from_in_list('FRIENDS')", true },
	{ "not listed", "check_replyto_in_list('FRIENDS')", false },
	{ "free mailbox", "check_freemail_from()", true },
	{ "free mailbox of a field", "check_freemail_header('Cc')", false },
	{ "capitals", "subject_is_all_caps()", false },
	{ "reader", "check_for_to_in_subject('user')", false },
	{ "to", "check_for_missing_to_header()", false },
	{ "short", "check_body_length('100')", false },
	{ "long", "check_body_length('1000')", true },
};

static void
function_run(void **state)
{
	static const char *const name[] = { "test.cf" };
	const struct function_case *c = *state;
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_ruleset *set = NULL;
	struct kr_hits hits;
	struct opened o;
	char rules[512];

	snprintf(rules, sizeof(rules), "freemail_domains two.* gmail.com\n"
	    "enlist_addrlist (FRIENDS) *@one.example\nheader R eval:%s\n",
	    c->call);
	assert_int_equal(KR_OK, kr_rules_load(name, 1, read_memory, rules,
	    &kr_limits_default, &set, NULL));
	open_mail(&o, mail);
	memset(text, 0, sizeof(text));
	text[KR_SCOPE_EVIDENCE] = o.text;
	assert_int_equal(KR_OK, kr_rules_match(set, text, o.arena,
	    &hits, NULL));
	assert_int_equal(hits.n, c->hit);
	kr_rules_free(set);
	kr_arena_free(o.arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(relays) + KR_NELEM(fields) +
	    KR_NELEM(functions) + 1];

	UNIT_ROWS(tests, 0, relays, relay_run);
	UNIT_ROWS(tests, KR_NELEM(relays), fields, field_run);
	UNIT_ROWS(tests, KR_NELEM(relays) + KR_NELEM(fields) + 1, functions,
	    function_run);
	tests[KR_NELEM(relays) + KR_NELEM(fields)] =
	    (struct CMUnitTest)cmocka_unit_test(bodies);
	return cmocka_run_group_tests_name("texts", tests, NULL, NULL);
}
