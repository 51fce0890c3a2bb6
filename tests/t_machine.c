/* SPDX-License-Identifier: Apache-2.0 */
#include "report.h"

#define TO	"To: " BOX "\nMIME-Version: 1.0\n"
#define FBL	"From: FBL <fbl@isp.example>\n" TO "Subject: FW: Pills\n"
#define REPORT	"Content-Type: multipart/report; " \
	"report-type=feedback-report;\n\tboundary=\"b\"\n\n" \
	"--b\nContent-Type: text/plain\n\nAn abuse report.\n"
#define FIELDS	"Feedback-Type: abuse\nUser-Agent: fbl/1\nVersion: 1\n" \
	"Source-IP: 192.0.2.5 (pills.test)\n" \
	"Original-Mail-From: <b@pills.test>\n" \
	"Reported-URI: http://pills.test/a\nReported-Domain: pills.test\n" \
	"Arrival-Date: Tue, 4 Mar 2025 10:00:00 +1300\n"
#define SPAM	"From: Pills <s@pills.test>\nSubject: Pills\n" \
	"Received: from pills.test by mx.isp.example; " \
	"Tue, 4 Mar 2025 10:00:00 +1300\n"
#define MACHINE	"From: <x@watch.example>\n" TO "Subject: report\n"
#define JSON	"Content-Type: application/json; name=\"xarf.json\"\n\n"
/* From: Pills <s@pills.test> ... http://pills.test/b, in base64 */
#define PAYLOAD	"RnJvbTogUGlsbHMgPHNAcGlsbHMudGVzdD4KU3ViamVjdDogUGlsbHMKCmh0" \
	"dHA6Ly9waWxscy50ZXN0L2IK"
/* the same with a Date */
#define PAYLOAD_TEXT \
	"RnJvbTogUGlsbHMgPHNAcGlsbHMudGVzdD4KU3ViamVjdDogUGlsbHMKRGF0" \
	"ZTogVHVlLCA0IE1hciAyMDI1IDEwOjAwOjAwICsxMzAwCgpodHRwOi8vcGls" \
	"bHMudGVzdC9iCg=="

static struct mail {
	const char	*name, *mail;
	const char	*standard;
	enum kr_form	 form;
	const char	*type, *ip;	/* NULL: absent */
	enum kr_category category;
	const char	*from, *subject;	/* of the first exhibit */
	const char	*url;		/* one of those complained of */
} mails[] = {
	/* RFC 5965 2, 3.1-3.3 */
	{ "ARF", FBL REPORT "--b\nContent-Type: message/feedback-report\n\n"
	  FIELDS "--b\nContent-Type: message/rfc822\n\n" SPAM "\nbuy\n--b--\n",
	  "arf", KR_FORM_KIND_ARF, "abuse", "192.0.2.5", KR_CATEGORY_SPAM,
	  "s@pills.test", "Pills", "http://pills.test/a" },
	{ "a mail address reported", FBL REPORT
	  "--b\nContent-Type: message/feedback-report\n\n" FIELDS
	  "Reported-URI: <mailto:s@pills.test>\n"
	  "--b\nContent-Type: message/rfc822\n\n" SPAM "\nbuy\n--b--\n",
	  "arf", KR_FORM_KIND_ARF, "abuse", "192.0.2.5", KR_CATEGORY_SPAM,
	  "s@pills.test", "Pills", "mailto:s@pills.test" },
	{ "header fields only", FBL REPORT
	  "--b\nContent-Type: message/feedback-report\n\n" FIELDS
	  "--b\nContent-Type: text/rfc822-headers\n\n" SPAM "\n--b--\n",
	  "arf", KR_FORM_KIND_ARF, "abuse", "192.0.2.5", KR_CATEGORY_SPAM,
	  "s@pills.test", "Pills", "http://pills.test/a" },
	{ "fields alone", FBL REPORT
	  "--b\nContent-Type: message/feedback-report\n\n" FIELDS "--b--\n",
	  "arf", KR_FORM_KIND_ARF, "abuse", "192.0.2.5", KR_CATEGORY_SPAM,
	  "b@pills.test", NULL, "http://pills.test/a" },
	{ "base64 fields under a gateway's name", FBL
	  "Content-Type: multipart/mixed; boundary=\"b\"\n\n"
	  "--b\nContent-Type: application/octet-stream; name=\"ATT00001\"\n"
	  "Content-Transfer-Encoding: base64\n\n"
	  "RmVlZGJhY2stVHlwZTogZnJhdWQKVXNlci1BZ2VudDogeApWZXJzaW9uOiAwLjEK\n"
	  "--b\nContent-Type: message/rfc822\n\n" SPAM "\nbuy\n--b--\n",
	  "arf", KR_FORM_KIND_ARF, "fraud", NULL, KR_CATEGORY_PHISHING,
	  "s@pills.test", "Pills", NULL },
	{ "junk complaint without fields", "From: staff@big.example\n" TO
	  "Subject: complaint about message from 192.0.2.5\n"
	  "Content-Type: multipart/mixed; boundary=\"b\"\n\n"
	  "--b\nContent-Type: message/rfc822\n\n"
	  "X-HmXmrOriginalRecipient: a@big.example\n" SPAM "\nbuy\n--b--\n",
	  "arf", KR_FORM_KIND_ARF, "abuse", NULL, KR_CATEGORY_SPAM,
	  "s@pills.test", "Pills", NULL },
	/* RFC 6591 */
	{ "authentication failure", FBL REPORT
	  "--b\nContent-Type: message/feedback-report\n\n"
	  "Feedback-Type: auth-failure\nVersion: 1\nSource-IP: 192.0.2.6\n"
	  "Auth-Failure: dmarc\n"
	  "--b\nContent-Type: message/rfc822\n\n" SPAM "\nbuy\n--b--\n",
	  "arf", KR_FORM_KIND_ARF, "auth-failure", "192.0.2.6",
	  KR_CATEGORY_PHISHING, "s@pills.test", "Pills", NULL },
	/* RFC 6430 */
	{ "not spam", FBL REPORT
	  "--b\nContent-Type: message/feedback-report\n\n"
	  "Feedback-Type: not-spam\nVersion: 1\n"
	  "--b\nContent-Type: message/rfc822\n\n" SPAM "\nbuy\n--b--\n",
	  "arf", KR_FORM_KIND_ARF, "not-spam", NULL, KR_CATEGORY_OTHER,
	  "s@pills.test", "Pills", NULL },
	/* X-ARF */
	{ "X-ARF 4 with a message in it", MACHINE
	  "Content-Type: multipart/mixed; boundary=\"b\"\n\n"
	  "--b\nContent-Type: text/plain\n\nAttached.\n--b\n" JSON
	  "{\"xarf_version\":\"4.0.0\",\"category\":\"messaging\","
	  "\"type\":\"spam\",\"source_identifier\":\"192.0.2.7\","
	  "\"reporter\":{\"org\":\"Watch\",\"url\":\"https://watch.example\"},"
	  "\"evidence\":[{\"content_type\":\"message/rfc822\","
	  "\"payload\":\"" PAYLOAD "\"}]}\n--b--\n",
	  "xarf", KR_FORM_KIND_XARF, "messaging/spam", "192.0.2.7",
	  KR_CATEGORY_SPAM, "s@pills.test", "Pills", "http://pills.test/b" },
	{ "X-ARF 4 with a message that is called text", MACHINE JSON
	  "{\"xarf_version\":\"4.0.0\",\"category\":\"messaging\","
	  "\"type\":\"spam\",\"source_identifier\":\"192.0.2.7\","
	  "\"evidence\":[{\"content_type\":\"text/plain\","
	  "\"payload\":\"" PAYLOAD_TEXT "\"}]}\n",
	  "xarf", KR_FORM_KIND_XARF, "messaging/spam", "192.0.2.7",
	  KR_CATEGORY_SPAM, "s@pills.test", "Pills", "http://pills.test/b" },
	{ "X-ARF's first fields as JSON", MACHINE JSON
	  "{\"Version\":\"0.2\",\"Report-Type\":\"login-attack\","
	  "\"Category\":\"abuse\",\"Source\":\"192.0.2.11\","
	  "\"Reporter\":{\"url\":\"https://watch.example\"},"
	  "\"Target-URL\":\"https://lure.test/login\"}\n",
	  "xarf", KR_FORM_KIND_XARF, "abuse/login-attack", "192.0.2.11",
	  KR_CATEGORY_SUSPICIOUS_TRAFFIC, NULL, NULL,
	  "https://lure.test/login" },
	{ "X-ARF with a page in base64", MACHINE JSON
	  "{\"xarf_version\":\"4.1.0\",\"category\":\"content\","
	  "\"type\":\"phishing\",\"evidence\":[{\"content_type\":"
	  "\"text/html\",\"payload\":"
	  "\"PGEgaHJlZj0iaHR0cHM6Ly9sdXJlLnRlc3QvYiI+TG9nIGluPC9hPg==\"}]}\n",
	  "xarf", KR_FORM_KIND_XARF, "content/phishing", NULL,
	  KR_CATEGORY_PHISHING, NULL, NULL, "https://lure.test/b" },
	{ "X-ARF with a list of addresses", MACHINE JSON
	  "{\"xarf_version\":\"4.1.0\",\"category\":\"content\","
	  "\"type\":\"phishing\",\"evidence\":[{\"content_type\":"
	  "\"text/uri-list\",\"payload\":"
	  "\"aHR0cHM6Ly9sdXJlLnRlc3QvZTEKaHR0cHM6Ly9sdXJlLnRlc3QvZTIK\"}]}\n",
	  "xarf", KR_FORM_KIND_XARF, "content/phishing", NULL,
	  KR_CATEGORY_PHISHING, NULL, NULL, "https://lure.test/e1" },
	{ "X-ARF with text that is not encoded", MACHINE JSON
	  "{\"xarf_version\":\"4.1.0\",\"category\":\"content\","
	  "\"type\":\"phishing\",\"evidence\":[{\"content_type\":"
	  "\"text/plain\",\"payload\":"
	  "\"seen: https://lure.test/p\"}]}\n",
	  "xarf", KR_FORM_KIND_XARF, "content/phishing", NULL,
	  KR_CATEGORY_PHISHING, NULL, NULL, "https://lure.test/p" },
	{ "X-ARF with the other alphabet of base64", MACHINE JSON
	  "{\"xarf_version\":\"4.1.0\",\"category\":\"content\","
	  "\"type\":\"phishing\",\"evidence\":[{\"content_type\":"
	  "\"text/plain\",\"payload\":"
	  "\"fn5-Pz8_IGh0dHBzOi8vbHVyZS50ZXN0L3Ugfn5-Pz8_Pj4-\"}]}\n",
	  "xarf", KR_FORM_KIND_XARF, "content/phishing", NULL,
	  KR_CATEGORY_PHISHING, NULL, NULL, "https://lure.test/u" },
	{ "X-ARF with a data address", MACHINE JSON
	  "{\"xarf_version\":\"4.1.0\",\"category\":\"content\","
	  "\"type\":\"phishing\",\"evidence\":[{\"content_type\":"
	  "\"text/html\",\"payload\":"
	  "\"data:text/html;base64,PGEgaHJlZj0iaHR0cHM6Ly9sdXJlLnRlc3Qv"
	  "ZCI+eDwvYT4=\"}]}\n",
	  "xarf", KR_FORM_KIND_XARF, "content/phishing", NULL,
	  KR_CATEGORY_PHISHING, NULL, NULL, "https://lure.test/d" },
	{ "X-ARF with a log: nobody complains of its addresses", MACHINE JSON
	  "{\"xarf_version\":\"4.1.0\",\"category\":\"content\","
	  "\"type\":\"vulnerability-scan\",\"evidence\":[{\"content_type\":"
	  "\"text/plain\",\"payload\":"
	  "\"R0VUIGh0dHBzOi8vd2F0Y2guZXhhbXBsZSA0MDQ=\"}]}\n",
	  "xarf", KR_FORM_KIND_XARF, "content/vulnerability-scan", NULL,
	  KR_CATEGORY_SUSPICIOUS_TRAFFIC, NULL, NULL, NULL },
	{ "X-ARF 4, address only", MACHINE JSON
	  "{\"xarf_version\":\"4.1.0\",\"category\":\"content\","
	  "\"type\":\"phishing\",\"url\":\"https://lure.test/x?a=1\","
	  "\"source_identifier\":\"2001:db8::9\"}\n",
	  "xarf", KR_FORM_KIND_XARF, "content/phishing", "2001:db8::9",
	  KR_CATEGORY_PHISHING, NULL, NULL, "https://lure.test/x?a=1" },
	{ "X-ARF 3", MACHINE JSON "{\"Version\":\"3\",\"ReporterInfo\":"
	  "{\"ReporterOrg\":\"Watch\"},\"Report\":{\"ReportClass\":"
	  "\"Activity\",\"ReportType\":\"LoginAttack\",\"SourceIp\":"
	  "\"192.0.2.8\",\"SourceUrl\":\"http://lure.test/3\"}}\n",
	  "xarf", KR_FORM_KIND_XARF, "Activity/LoginAttack", "192.0.2.8",
	  KR_CATEGORY_SUSPICIOUS_TRAFFIC, NULL, NULL, "http://lure.test/3" },
	{ "X-ARF whose payload is never opened", MACHINE JSON
	  "{\"Version\":\"3\",\"ReporterInfo\":{},\"Report\":"
	  "{\"ReportType\":\"ChildSexualAbuseMaterial\",\"Samples\":[{"
	  "\"ContentType\":\"message/rfc822\",\"Payload\":\"" PAYLOAD
	  "\"}]}}\n", "xarf", KR_FORM_KIND_XARF, "ChildSexualAbuseMaterial",
	  NULL, KR_CATEGORY_CHILD_EXPLOITATION, "", NULL, NULL },
	{ "X-ARF inside a feedback report", FBL REPORT
	  "--b\nContent-Type: message/feedback-report\n\n"
	  "Feedback-Type: xarf\nVersion: 1\n--b\n" JSON
	  "{\"Version\":\"3\",\"ReporterInfo\":{},\"Report\":"
	  "{\"ReportType\":\"DDoS\",\"Source\":{\"IP\":\"192.0.2.9\"}}}\n"
	  "--b--\n", "xarf", KR_FORM_KIND_XARF, "DDoS", "192.0.2.9",
	  KR_CATEGORY_DENIAL_OF_SERVICE, NULL, NULL, NULL },
	{ "X-ARF 3 of a message that is not enclosed", MACHINE JSON
	  "{\"Version\":\"3\",\"ReporterInfo\":{\"ReporterOrg\":\"W\"},"
	  "\"Report\":{\"ReportType\":\"Spam\",\"SourceIp\":\"192.0.2.9\","
	  "\"SmtpMailFromAddress\":\"b@pills.test\","
	  "\"SmtpMessageSubject\":\"Pills\"}}\n", "xarf", KR_FORM_KIND_XARF,
	  "Spam", "192.0.2.9", KR_CATEGORY_SPAM, "b@pills.test", "Pills", NULL },
	{ "X-ARF as YAML", MACHINE "X-XARF: PLAIN\n"
	  "Content-Type: multipart/mixed; boundary=\"b\"\n\n"
	  "--b\nContent-Type: text/plain\n\nHello.\n"
	  "--b\nContent-Type: text/plain; name=\"report.txt\"\n\n---\n"
	  "Reported-From: x@watch.example\nCategory: abuse\n"
	  "Report-Type: login-attack\nService: ssh\nVersion: 0.2\n"
	  "Date: Tue, 4 Mar 2025 10:00:00 +1300\nSource-Type: ipv4\n"
	  "Source: 192.0.2.10\nReport-ID: 1@watch.example\n"
	  "Schema-URL: http://schema.example/a.json\n--b--\n",
	  "xarf", KR_FORM_KIND_XARF, "login-attack", "192.0.2.10",
	  KR_CATEGORY_SUSPICIOUS_TRAFFIC, NULL, NULL, NULL },
	{ "JSON that is no report", MACHINE JSON "{\"a\":1}\n",
	  "", KR_FORM_KIND_NONE, NULL, NULL, KR_CATEGORY_COUNT, NULL, NULL,
	  NULL },
	/* RFC 3464 */
	{ "delivery report", "From: MAILER-DAEMON@mx.example\n" TO
	  "Return-Path: <>\nSubject: Undelivered Mail\n"
	  "Content-Type: multipart/report; report-type=delivery-status; "
	  "boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nSorry.\n"
	  "--b\nContent-Type: message/delivery-status\n\n"
	  "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; a@b\n"
	  "Action: failed\nStatus: 5.1.1\n"
	  "--b\nContent-Type: message/rfc822\n\nFrom: " BOX "\n\nhi\n--b--\n",
	  "dsn", KR_FORM_KIND_NONE, NULL, NULL, KR_CATEGORY_COUNT, NULL,
	  NULL, NULL },
	{ "bounce without a report", "From: Mail Delivery System "
	  "<mailer-daemon@mx.example>\n" TO "Return-Path: <>\n"
	  "Subject: failure notice\n\nHi. This is the program.\n",
	  "dsn", KR_FORM_KIND_NONE, NULL, NULL, KR_CATEGORY_COUNT, NULL,
	  NULL, NULL },
	{ "a person passes a bounce on", "From: Mere <mere@mail.example>\n" TO
	  "Subject: Fwd: failure notice\nContent-Type: multipart/mixed; "
	  "boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\n"
	  "I never sent this!\n--b\nContent-Type: message/rfc822\n\n"
	  "From: MAILER-DAEMON@mx.test\nSubject: failure notice\n\nx\n"
	  "--b--\n", "", KR_FORM_KIND_RFC822, NULL, NULL, KR_CATEGORY_COUNT,
	  "MAILER-DAEMON@mx.test", "failure notice", NULL },
	/* RFC 8098 */
	{ "receipt", "From: Jo <jo@mail.example>\n" TO "Subject: Read: x\n"
	  "Content-Type: multipart/report; boundary=\"b\";\n"
	  "\treport-type=disposition-notification\n\n"
	  "--b\nContent-Type: text/plain\n\nRead.\n"
	  "--b\nContent-Type: message/disposition-notification\n\n"
	  "Disposition: manual-action/MDN-sent-manually; displayed\n--b--\n",
	  "mdn", KR_FORM_KIND_NONE,
	  "manual-action/MDN-sent-manually; displayed", NULL,
	  KR_CATEGORY_COUNT, NULL, NULL, NULL },
	/* RFC 3834 */
	{ "automatic reply", "From: Jo <jo@mail.example>\n" TO
	  "Auto-Submitted: auto-replied (vacation)\nSubject: Away\n\n"
	  "I am away.\n", "auto-reply", KR_FORM_KIND_NONE, NULL, NULL,
	  KR_CATEGORY_COUNT, NULL, NULL, NULL },
	{ "X-Auto-Response-Suppress is no mark", "From: Jo <jo@m.example>\n" TO
	  "X-Auto-Response-Suppress: All\nSubject: Scam\n\nI got a scam.\n",
	  "", KR_FORM_KIND_NONE, NULL, NULL, KR_CATEGORY_COUNT, NULL, NULL,
	  NULL },
	{ "a button's report is no reply", "From: Desk <d@kauri.example>\n" TO
	  "Auto-Submitted: auto-generated\nSubject: Phish Alert\n"
	  "Content-Type: multipart/mixed; boundary=\"b\"\n\n"
	  "--b\nContent-Type: message/rfc822\n\n" SPAM "\nx\n--b--\n",
	  "", KR_FORM_KIND_RFC822, NULL, NULL, KR_CATEGORY_COUNT,
	  "s@pills.test", "Pills", NULL },
	/* RFC 8460, RFC 9990 */
	{ "TLS report", MACHINE "TLS-Report-Domain: a.example\n"
	  "Content-Type: application/tlsrpt+gzip; "
	  "filename=\"b.example!a.example!1!2.json.gz\"\n\nx\n",
	  "tlsrpt", KR_FORM_KIND_SELF, NULL, NULL, KR_CATEGORY_COUNT, NULL,
	  NULL, NULL },
	{ "DMARC aggregate by its name", MACHINE
	  "Content-Type: application/zip; "
	  "name=\"b.example!a.example!1700000000!1700086399.zip\"\n\nx\n",
	  "dmarc", KR_FORM_KIND_SELF, NULL, NULL, KR_CATEGORY_COUNT, NULL,
	  NULL, NULL },
	{ "DMARC aggregate by its root element", MACHINE
	  "Content-Type: text/xml; name=\"r.xml\"\n\n<?xml version=\"1.0\"?>\n"
	  "<feedback><report_metadata/></feedback>\n",
	  "dmarc", KR_FORM_KIND_SELF, NULL, NULL, KR_CATEGORY_COUNT, NULL,
	  NULL, NULL },
	{ "DMARC aggregate by its subject", "From: Bot <bot@watch.example>\n"
	  "Subject: DMARC aggregate report for a.example\n"
	  "Content-Type: application/gzip; name=\"r.xml.gz\"\n"
	  "Content-Disposition: attachment\n\nx\n",
	  "dmarc", KR_FORM_KIND_SELF, NULL, NULL, KR_CATEGORY_COUNT, NULL,
	  NULL, NULL },
};

static void
span_check(struct kr_span got, const char *want)
{
	if (want == NULL || *want == '\0')
		assert_int_equal(got.len, 0);
	else
		assert_span_equal(got, want);
}

static bool
has_url(const struct kr_urls *urls, const char *url)
{
	for (size_t i = 0; i < urls->n; i++)
		if (kr_span_is(urls->item[i].written, url))
			return true;
	return false;
}

static void
mail_run(void **state)
{
	const struct mail *c = *state;
	struct reading r;
	const struct kr_machine *m;

	report_read(&r, c->mail, KR_IDENTITY_NONE);
	m = &r.report->machine;
	assert_string_equal(m->standard, c->standard);
	assert_string_equal(kr_form_name(r.report->form),
	    kr_form_name(c->form));
	span_check(m->type, c->type);
	span_check(m->source_ip, c->ip);
	assert_int_equal(m->category, c->category);
	if (c->from != NULL) {
		assert_true(r.report->n_exhibit > 0);
		span_check(r.report->exhibit[0].from, c->from);
		span_check(r.report->exhibit[0].subject, c->subject);
	}
	if (c->url != NULL && !has_url(&r.report->complained, c->url))
		fail_msg("%s is not among the addresses", c->url);
	assert_false(has_url(&r.report->complained, "https://watch.example"));
	report_free(&r);
}

/* A place in a payload leads back to the part that carried it. */
static void
payload_origin(void **state)
{
	struct reading r;
	const struct kr_exhibit *x;
	size_t off, len, json;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(mails); i++) {
		if (strcmp(mails[i].name, "X-ARF 4 with a message in it") != 0)
			continue;
		report_read(&r, mails[i].mail, KR_IDENTITY_NONE);
		x = &r.report->exhibit[0];
		assert_true(kr_slice_origin((struct kr_slice){ x->text, 0,
		    x->text->text.len }, &off, &len));
		json = kr_span_find(r.message->root.text, 0, "{\"xarf");
		assert_int_equal(off, json);
		report_free(&r);
	}
}

/* The maker's own words are told; what only a program reads is not. */
static void
words_told(void **state)
{
	static const char json[] = MACHINE JSON
	    "{\"xarf_version\":\"4.2.0\",\"category\":\"messaging\","
	    "\"type\":\"spam\",\"source_identifier\":\"192.0.2.9\","
	    "\"description\":\"A trap address.\"}\n";
	struct reading r;

	(void)state;
	report_read(&r, json, KR_IDENTITY_NONE);
	assert_span_equal(kr_span_trim(r.report->narrative->text),
	    "A trap address.");
	report_free(&r);
	for (size_t i = 0; i < KR_NELEM(mails); i++) {
		if (strcmp(mails[i].name, "X-ARF as YAML") != 0)
			continue;
		report_read(&r, mails[i].mail, KR_IDENTITY_NONE);
		assert_span_equal(kr_span_trim(r.report->narrative->text),
		    "Hello.");
		assert_int_equal(r.report->complained.n, 0);
		report_free(&r);
	}
}

/* What JSON may cost is bounded before it is read. */
static void
json_bounded(void **state)
{
	static char mail[70000] = MACHINE JSON;
	size_t n = strlen(mail), depth = 65;
	struct reading r;

	(void)state;
	n += (size_t)snprintf(mail + n, sizeof(mail) - n,
	    "{\"xarf_version\":\"4\",\"a\":");
	for (size_t i = 0; i < depth; i++)
		mail[n++] = '[';
	for (size_t i = 0; i < depth; i++)
		mail[n++] = ']';
	mail[n++] = '}';
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_string_equal(r.report->machine.standard, "");
	assert_true(r.report->limits_hit != 0);
	report_free(&r);
}

int
main(void)
{
	struct CMUnitTest tests[3 + KR_NELEM(mails)] = {
		cmocka_unit_test(payload_origin),
		cmocka_unit_test(words_told),
		cmocka_unit_test(json_bounded),
	};

	UNIT_ROWS(tests, 3, mails, mail_run);
	return cmocka_run_group_tests_name("machine", tests, NULL, NULL);
}
