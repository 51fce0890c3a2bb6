/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of the rule language over trace, parts and lists. */
#include "mail_text.h"
#include "rule_memory.h"

#include <stdio.h>


#define HEAD	"From: Ana <ana@one.example>\nTo: b@two.example\n"
#define TRACE(time) \
	"Received: from a.one.example (a.one.example [192.0.2.1])\n" \
	"\tby mx.two.example with ESMTP id 1; " time "\n"
#define ALT(text, html) \
	"Content-Type: multipart/alternative; boundary=b\n\n" \
	"--b\nContent-Type: text/plain\n\n" text "\n" \
	"--b\nContent-Type: text/html\n\n" html "\n--b--\n"
#define TEXT	"This is a line of small letters that nobody shouts at all.\n"
#define SHOUT	"THIS IS A LINE OF LARGE LETTERS THAT SOMEBODY SHOUTS HERE.\n"
#define PAGE(html)	HEAD "Content-Type: text/html\n\n" html "\n"
#define HOP(from, ip, by) \
	"Received: from " from " (" from " [" ip "])\n\tby " by \
	" with ESMTP id 1; Tue, 25 Mar 2025 10:00:00 +0000\n"

static struct function_case {
	const char	*name, *rules, *call, *mail;
	bool		 hit;
} cases[] = {
	{ "senders of two domains", "", "check_equal_from_domains()",
	  "Return-Path: <x@a.other.example>\n" HEAD "\nx\n", true },
	{ "senders of one domain", "", "check_equal_from_domains()",
	  "Return-Path: <x@mail.one.example>\n" HEAD "\nx\n", false },
	{ "no envelope", "", "check_equal_from_domains()", HEAD "\nx\n",
	  false },

	{ "four hours late", "", "check_for_shifted_date('-6', '-3')",
	  TRACE("Tue, 25 Mar 2025 10:00:00 +0000") HEAD
	  "Date: Tue, 25 Mar 2025 06:00:00 +0000\n\nx\n", true },
	{ "two hours late", "", "check_for_shifted_date('-6', '-3')",
	  TRACE("Tue, 25 Mar 2025 10:00:00 +0000") HEAD
	  "Date: Tue, 25 Mar 2025 08:00:00 +0000\n\nx\n", false },
	{ "another zone", "", "check_for_shifted_date('-6', '-3')",
	  TRACE("Tue, 25 Mar 2025 23:00:00 +1300") HEAD
	  "Date: Tue, 25 Mar 2025 06:00:00 +0000\n\nx\n", true },
	{ "a year ahead", "", "check_for_shifted_date('2920', 'undef')",
	  TRACE("Tue, 25 Mar 2025 10:00:00 +0000") HEAD
	  "Date: Wed, 25 Mar 2026 10:00:00 +0000\n\nx\n", true },
	{ "the nearest counts", "", "check_for_shifted_date('undef', '-3')",
	  TRACE("Tue, 25 Mar 2025 20:00:00 +0000")
	  TRACE("Tue, 25 Mar 2025 10:01:00 +0000")
	  TRACE("Tue, 25 Mar 2025 09:59:00 +0000") HEAD
	  "Date: Tue, 25 Mar 2025 10:00:00 +0000\n\nx\n", false },
	{ "no trace", "", "check_for_shifted_date('undef', '-3')", HEAD
	  "Date: Tue, 25 Mar 2025 10:00:00 +0000\n\nx\n", false },
	{ "fetched much later", "", "check_for_shifted_date('undef', '-3')",
	  "Received: from localhost (localhost [127.0.0.1])\n"
	  "\tby mine (Postfix) id 1; Wed, 26 Mar 2025 10:00:00 +0000\n"
	  "Received: from mine by localhost with IMAP (fetchmail-6.4)\n"
	  "\tfor <b@mine>; Wed, 26 Mar 2025 10:00:00 +0000\n"
	  TRACE("Tue, 25 Mar 2025 10:01:00 +0000") HEAD
	  "Date: Tue, 25 Mar 2025 10:00:00 +0000\n\nx\n", false },

	{ "recipients in order", "", "sorted_recipients()",
	  "From: a@one.example\nTo: a@x.example, b@x.example, c@x.example,\n"
	  " d@x.example, e@x.example, f@x.example, g@x.example\n\nx\n",
	  true },
	{ "recipients out of order", "", "sorted_recipients()",
	  "From: a@one.example\nTo: b@x.example, a@x.example, c@x.example,\n"
	  " d@x.example, e@x.example, f@x.example, g@x.example\n\nx\n",
	  false },
	{ "recipients alike", "", "similar_recipients('0.65', 'undef')",
	  "To: ann@x.example, ana@x.example, and@x.example, anj@x.example,\n"
	  " ant@x.example\n\nx\n", true },
	{ "recipients unlike", "", "similar_recipients('0.65', 'undef')",
	  "To: ann@x.example, bob@x.example, cas@x.example, dan@x.example,\n"
	  " eve@x.example\n\nx\n", false },
	{ "few recipients", "", "similar_recipients('0.65', 'undef')",
	  "To: ann@x.example, ana@x.example\n\nx\n", false },

	{ "a trail that breaks twice", "",
	  "check_for_forged_received_trail()",
	  HOP("mx.one.example", "192.0.2.1", "mx.two.example")
	  HOP("a.three.example", "192.0.2.2", "mx.four.example")
	  HOP("b.five.example", "192.0.2.3", "mx.six.example") HEAD "\nx\n",
	  true },
	{ "a trail that holds", "", "check_for_forged_received_trail()",
	  HOP("mx.one.example", "192.0.2.1", "mx.two.example")
	  HOP("a.three.example", "192.0.2.2", "b.one.example")
	  HOP("b.five.example", "192.0.2.3", "mx.three.example") HEAD
	  "\nx\n", false },

	{ "a greeting with another's address", "", "helo_ip_mismatch()",
	  "Received: from 203.0.113.9 (unknown [192.0.2.9])\n"
	  "\tby mx.two.example with SMTP id 1; Tue, 25 Mar 2025 10:00:00"
	  " +0000\n" HEAD "\nx\n", true },
	{ "a greeting of the same network", "", "helo_ip_mismatch()",
	  "Received: from 192.0.2.7 (unknown [192.0.2.9])\n"
	  "\tby mx.two.example with SMTP id 1; Tue, 25 Mar 2025 10:00:00"
	  " +0000\n" HEAD "\nx\n", false },
	{ "a greeting from inside", "", "helo_ip_mismatch()",
	  "Received: from 172.16.0.7 (unknown [192.0.2.9])\n"
	  "\tby mx.two.example with SMTP id 1; Tue, 25 Mar 2025 10:00:00"
	  " +0000\n" HEAD "\nx\n", false },
	{ "an identifier with the author", "", "check_ratware_name_id()",
	  "Message-ID: <ABCDEFGHIJKLMNOPQRSTUVWXYZAB.a@one.example>\n"
	  "From: \"Ana\" <a@one.example>\n\nx\n", true },
	{ "an identifier with another", "", "check_ratware_name_id()",
	  "Message-ID: <ABCDEFGHIJKLMNOPQRSTUVWXYZAB.a@two.example>\n"
	  "From: \"Ana\" <a@one.example>\n\nx\n", false },
	{ "an identifier of small letters", "", "check_ratware_name_id()",
	  "Message-ID: <abCDEFGHIJKLMNOPQRSTUVWXYZAB.a@one.example>\n"
	  "From: \"Ana\" <a@one.example>\n\nx\n", false },

	{ "illegal bytes", "", "check_illegal_chars('From', '0.20', '2')",
	  "From: \xE9\xE8\xE0 a@b.c\n\nx\n", true },
	{ "few of them", "", "check_illegal_chars('From', '0.20', '2')",
	  "From: \xE9 a long name <somebody@one.example>\n\nx\n", false },
	{ "UTF-8 is none", "", "check_illegal_chars('From', '0.20', '2')",
	  "From: \xC4\x81\xC4\x93\xC4\xAB a@b.c\n\nx\n", false },
	{ "a pound sign", "", "check_illegal_chars('Subject', '0.00', '2')",
	  "Subject: \xA3 5\xFF\n\nx\n", false },

	{ "a template", "", "check_unresolved_template()",
	  "X-Mailer: %RND_WORD 5\n" HEAD "\nx\n", true },
	{ "a template in the subject", "", "check_unresolved_template()",
	  HEAD "Subject: %RND_WORD\n\nx\n", false },

	{ "a provider's marks are missing", "",
	  "check_for_forged_gmail_received_headers()",
	  "From: a@gmail.com\n\nx\n", true },
	{ "its other name", "", "check_for_forged_gmail_received_headers()",
	  "From: a@notgmail.com\n\nx\n", false },
	{ "its marks", "", "check_for_forged_gmail_received_headers()",
	  "X-Received: by 10.1.2.3 with SMTP id x1; Tue, 25 Mar 2025\n"
	  "From: a@gmail.com\n\nx\n", false },

	/* The second eight digits count 429.5 s each, since 1601. */
	{ "a clock that is right", "", "check_outlook_message_id()",
	  "Message-ID: <000001c26854$0a0a0a0a$0a0a0a0a@x>\n" HEAD
	  "Date: Mon, 30 Sep 2002 08:01:42 -0000\n\nx\n", false },
	{ "a clock that is wrong", "", "check_outlook_message_id()",
	  "Message-ID: <000001c16854$0a0a0a0a$0a0a0a0a@x>\n" HEAD
	  "Date: Mon, 30 Sep 2002 08:01:42 -0000\n\nx\n", true },

	{ "a long encoded line", "", "check_for_mime('mime_qp_long_line')",
	  HEAD "Content-Type: text/plain\n"
	  "Content-Transfer-Encoding: quoted-printable\n\n"
	  "12345678901234567890123456789012345678901234567890"
	  "12345678901234567890123456789\n", true },
	{ "a line of 78", "", "check_for_mime('mime_qp_long_line')",
	  HEAD "Content-Type: text/plain\n"
	  "Content-Transfer-Encoding: quoted-printable\n\n"
	  "12345678901234567890123456789012345678901234567890"
	  "1234567890123456789012345678\r\n", false },
	{ "ASCII in base64", "", "check_for_mime('mime_base64_encoded_text')",
	  HEAD "Content-Type: text/plain\n"
	  "Content-Transfer-Encoding: base64\n\naGVsbG8K\n", true },
	{ "UTF-8 in base64", "", "check_for_mime('mime_base64_encoded_text')",
	  HEAD "Content-Type: text/plain; charset=utf-8\n"
	  "Content-Transfer-Encoding: base64\n\naGVsbG8K\n", false },
	{ "a file in base64", "", "check_for_mime('mime_base64_encoded_text')",
	  HEAD "Content-Type: text/plain\n"
	  "Content-Disposition: attachment; filename=a\n"
	  "Content-Transfer-Encoding: base64\n\naGVsbG8K\n", false },
	{ "no ASCII", "", "check_for_ascii_text_illegal()",
	  HEAD "Content-Type: text/plain; charset=us-ascii\n\n\xE9\n", true },
	{ "ASCII", "", "check_for_ascii_text_illegal()",
	  HEAD "Content-Type: text/plain\n\ne\r\n", false },
	{ "another charset", "", "check_for_ascii_text_illegal()",
	  HEAD "Content-Type: text/plain; charset=latin1\n\n\xE9\n", false },

	{ "little text", "", "check_mime_multipart_ratio('0.00', '0.1')",
	  HEAD ALT("x", "<p>" TEXT TEXT "</p>"), true },
	{ "as much text", "", "check_mime_multipart_ratio('0.00', '0.1')",
	  HEAD ALT(TEXT, "<p>" TEXT "</p>"), false },
	{ "no alternatives", "", "check_mime_multipart_ratio('0.00', '0.1')",
	  HEAD "\nx\n", false },
	{ "other words in HTML", "",
	  "multipart_alternative_difference('99', '100')",
	  HEAD ALT("nothing here", "<p>quite another story</p>"), true },
	{ "the same words in HTML", "",
	  "multipart_alternative_difference('99', '100')",
	  HEAD ALT("the same story", "<p>the <b>same</b> story</p>"),
	  false },
	{ "much more text", "",
	  "multipart_alternative_difference_count('3', '1')",
	  HEAD ALT("one two three four five six seven eight nine",
	  "<p>one two</p>"), true },
	{ "as many words", "",
	  "multipart_alternative_difference_count('3', '1')",
	  HEAD ALT("one two", "<p>one two</p>"), false },

	{ "some capitals", "", "check_for_uppercase('25', '50')",
	  HEAD "\n" TEXT TEXT TEXT SHOUT SHOUT, true },
	{ "many capitals", "", "check_for_uppercase('75', '100')",
	  HEAD "\n" SHOUT SHOUT SHOUT SHOUT, true },
	{ "no capitals", "", "check_for_uppercase('25', '50')",
	  HEAD "\n" TEXT TEXT TEXT TEXT, false },
	{ "too short to tell", "", "check_for_uppercase('75', '100')",
	  HEAD "\n" SHOUT, false },

	{ "a list that takes the trace away", "",
	  "gated_through_received_hdr_remover()",
	  "Received: (qmail 7 invoked from network); 25 Mar 2025 10:00:00 "
	  "-0000\nMailing-List: contact a@one.example; run by ezmlm\n"
	  "Delivered-To: b@two.example\n"
	  "Delivered-To: mailing list b@one.example\n" HEAD "\nx\n", true },
	{ "a list that does not", "", "gated_through_received_hdr_remover()",
	  "Received: (qmail 7 invoked from network); 25 Mar 2025 10:00:00 "
	  "-0000\nMailing-List: contact a@one.example; run by ezmlm\n"
	  "Delivered-To: b@one.example\n" HEAD "\nx\n", false },
	{ "a tag", "", "html_tag_exists('script')",
	  PAGE("<iframe>x</iframe><script></script>"), true },
	{ "a tag that stands where none is", "", "html_tag_exists('script')",
	  PAGE("<iframe src=x><script></script></iframe>"), false },
	{ "a tag that stays open", "", "html_tag_balance('center', '!= 0')",
	  PAGE("<center>a<center>b</center>"), true },
	{ "tags that balance", "", "html_tag_balance('center', '!= 0')",
	  PAGE("</CENTER><center>a</Center>"), false },
	{ "a tag in a comment", "", "html_tag_balance('center', '!= 0')",
	  PAGE("<!-- <center> -->a"), false },
	{ "a tag in a script", "", "html_tag_balance('center', '!= 0')",
	  PAGE("<script>'<center>'</script>a"), false },
	{ "a tag in an attribute", "", "html_tag_balance('center', '!= 0')",
	  PAGE("<a title=\"<center>\">a</a>"), false },
	/* 10 letters for 100 x 50 pixels: 0.002 */
	{ "a picture and little text", "",
	  "html_image_ratio('0.000', '0.002')",
	  PAGE("0123456789<img width=100 height='50'>"), true },
	{ "a letter more", "", "html_image_ratio('0.000', '0.002')",
	  PAGE("0123456789a<img width=100 height=\"50\">"), false },
	{ "per cent of a screen", "", "html_image_ratio('0.000', '0.002')",
	  PAGE("0123456789<img width=\"12%\" height=\"9%\">"), true },
	{ "a picture without size", "", "html_image_ratio('0.000', '0.002')",
	  PAGE("0123456789<img src=x>"), false },
	{ "no picture", "", "html_image_ratio('0.000', '0.002')",
	  PAGE("0123456789"), false },
	{ "something embedded", "", "html_test('embeds')",
	  PAGE("<object data=x></object>"), true },
	{ "nothing embedded", "", "html_test('embeds')",
	  PAGE("<objects>x"), false },
	{ "a font", "", "html_test('font_face_bad')",
	  PAGE("<font face=\"Tahoma, Arial Black, 'sans-serif';\">x"),
	  false },
	{ "no font", "", "html_test('font_face_bad')",
	  PAGE("<font face=\"Arial10b\">x"), true },
	{ "no font in a list", "", "html_test('font_face_bad')",
	  PAGE("<font color=red face='Arial, $x'>x"), true },
	{ "a font without face", "", "html_test('font_face_bad')",
	  PAGE("<font surface='$'>x"), false },

	{ "a sender that is blocked", "blocklist_from *@ONE.example",
	  "check_from_in_blocklist()", HEAD "\nx\n", true },
	{ "the older word", "blacklist_from ana@one.example",
	  "check_from_in_blacklist()", HEAD "\nx\n", true },
	{ "another sender", "blocklist_from bob@one.example",
	  "check_from_in_blocklist()", HEAD "\nx\n", false },
	{ "a sender that is welcome", "welcomelist_from a*@one.example",
	  "check_from_in_welcomelist()", HEAD "\nx\n", true },
	{ "one list is not the other", "welcomelist_from ana@one.example",
	  "check_from_in_blocklist()", HEAD "\nx\n", false },
	{ "a recipient that is blocked", "blocklist_to b@two.example",
	  "check_to_in_blocklist()", HEAD "\nx\n", true },
	{ "a recipient that is welcome", "whitelist_to b@two.example",
	  "check_to_in_whitelist()", HEAD "\nx\n", true },
	{ "one that gets more spam", "more_spam_to b@two.example",
	  "check_to_in_more_spam()", HEAD "\nx\n", true },
	{ "one that gets all", "all_spam_to c@two.example",
	  "check_to_in_all_spam()", HEAD "\nx\n", false },
	{ "a host on a list", "enlist_uri_host (BAD) three.example",
	  "check_uri_host_listed('BAD')",
	  HEAD "\nsee http://u@a.three.example:80/x\n", true },
	{ "a host that only ends so", "enlist_uri_host (BAD) three.example",
	  "check_uri_host_listed('BAD')",
	  HEAD "\nsee http://notthree.example/x\n", false },
	{ "a host that is left out",
	  "enlist_uri_host (BAD) three.example !a.three.example",
	  "check_uri_host_listed('BAD')",
	  HEAD "\nsee http://a.three.example/x\n", false },
	{ "a host in the subject", "enlist_uri_host (BAD) three.example",
	  "check_uri_host_listed('BAD')",
	  HEAD "Subject: http://a.three.example/x\n\nsee\n", true },
	{ "a host on another list", "enlist_uri_host (BAD) three.example",
	  "check_uri_host_listed('WORSE')",
	  HEAD "\nsee http://a.three.example/x\n", false },
	{ "a host that is blocked", "blocklist_uri_host three.example",
	  "check_uri_host_in_blocklist()",
	  HEAD "\nsee http://a.three.example/x\n", true },
	{ "a host that is welcome", "welcomelist_uri_host three.example",
	  "check_uri_host_in_welcomelist()",
	  HEAD "\nsee http://a.three.example/x\n", true },
};

static void
case_run(void **state)
{
	static const char *const name[] = { "test.cf" };
	const struct function_case *c = *state;
	struct kr_arena *arena = kr_arena_new(8 << 20);
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_ruleset *set = NULL;
	struct kr_headers fields;
	struct kr_message *m;
	struct kr_hits hits;
	char rules[512];

	assert_non_null(arena);
	snprintf(rules, sizeof(rules), "%s\nheader R eval:%s\n", c->rules,
	    c->call);
	assert_int_equal(KR_OK, kr_rules_load(name, 1, read_memory, rules,
	    &kr_limits_default, &set, NULL));
	assert_int_equal(KR_OK, kr_message_read(kr_span_str(c->mail),
	    &kr_limits_default, arena, &m, NULL));
	memset(text, 0, sizeof(text));
	text[KR_SCOPE_EVIDENCE] = mail_text(m, arena, &fields);
	assert_int_equal(KR_OK, kr_rules_match(set, text, arena, &hits,
	    NULL));
	assert_int_equal(0, hits.not_evaluated);
	assert_int_equal(c->hit, hits.n);
	kr_rules_free(set);
	kr_arena_free(arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases)];

	UNIT_ROWS(tests, 0, cases, case_run);
	return cmocka_run_group_tests_name("functions", tests, NULL, NULL);
}
