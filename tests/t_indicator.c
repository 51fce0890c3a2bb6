/* SPDX-License-Identifier: Apache-2.0 */
#include "report.h"

#define FROM	"From: Mere <mere@mail.example>\nTo: " BOX "\nSubject: s\n\n"

static struct text {
	const char	*name, *text;
	const char	*want;		/* "kind value", joined by ", " */
} texts[] = {
	{ "mobile", "Call 021 555 0123.", "phone +64215550123" },
	{ "landline in brackets", "Ring (09) 555-0188 now",
	  "phone +6495550188" },
	{ "international", "from +64 (0)21 555 012", "phone +6421555012" },
	{ "another country", "+44 20 7946 0958", "phone +442079460958" },
	{ "no country", "cost +0000000 now", "" },
	{ "double zero", "0064 21 555 0123", "phone +64215550123" },
	{ "free number", "0800 555 012", "phone +64800555012" },
	{ "dates and times are none", "on 03/03/2025 at 09:00 to 10.30", "" },
	{ "prices and counts are none", "0.50 or 012 345", "" },
	{ "account with a digit short", "Pay to 01-902-0068389-00", "" },
	/* Inland Revenue's own example of a valid number. */
	{ "account that fits", "Pay 01-0902-0068389-00 today",
	  "account 01-0902-0068389-00 fits" },
	{ "account that does not", "01-0902-0068388-00",
	  "account 01-0902-0068388-00" },
	{ "account with three digits of suffix", "08-6523-1954512-001",
	  "account 08-6523-1954512-01 fits" },
	{ "bank of zeros", "00-0000-0000000-00",
	  "account 00-0000-0000000-00" },
	/* BIP 173, test vectors */
	{ "bech32", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
	  "wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 fits" },
	{ "bech32 with a letter wrong",
	  "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
	  "wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5" },
	{ "ether", "0x52908400098527886E0F7030069857D2E4169EE7",
	  "wallet 0x52908400098527886E0F7030069857D2E4169EE7" },
	{ "IPv4", "from 192.0.2.7, port 22", "ip 192.0.2.7" },
	{ "IPv4 defanged", "192[.]0[.]2[.]7",
	  "url 192.0.2.7, ip 192.0.2.7" },
	{ "IPv6", "at 2001:DB8::19.", "ip 2001:db8::19" },
	{ "version numbers are none", "v1.2.3 and 1.2.3.4.5", "" },
	{ "mail address", "wrote as Boss@Bank.Test.", "email Boss@bank.test" },
	{ "own addresses are none", "mere@mail.example, " BOX, "" },
};

static void
list_write(const struct kr_indicators *l, char *buf, size_t size)
{
	size_t n = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < l->n && n < size; i++)
		n += (size_t)snprintf(buf + n, size - n, "%s%s %.*s%s",
		    i > 0 ? ", " : "", kr_indicator_kind_name(
		    l->item[i].kind), KR_SPAN_ARG(l->item[i].value),
		    l->item[i].checked ? " fits" : "");
}

static void
text_run(void **state)
{
	const struct text *c = *state;
	char mail[1024], got[1024];
	struct kr_indicators list;
	struct reading r;

	snprintf(mail, sizeof(mail), FROM "%s\n", c->text);
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_int_equal(KR_OK, kr_indicators_read(r.report, &r.config,
	    r.arena, &list));
	list_write(&list, got, sizeof(got));
	assert_string_equal(got, c->want);
	report_free(&r);
}

#define ATTACHED(received) \
	"From: Mere <mere@mail.example>\nTo: " BOX "\nSubject: s\n" \
	"Content-Type: multipart/mixed; boundary=b\n\n" \
	"--b\nContent-Type: message/rfc822\n\n" received \
	"From: Bank <a@sub.lure.test>\nReply-To: r@drop.test\n\nhi\n--b--\n"
#define SENDERS	"email a@sub.lure.test, domain lure.test, " \
	"email r@drop.test, domain drop.test"

static struct trace {
	const char	*name, *mail, *want;
} traces[] = {
	{ "handed over by a stranger", ATTACHED(
	  "Received: from a.lure.test (a.lure.test [192.0.2.1])\n"
	  "\tby mx.mail.example; Tue, 4 Mar 2025 10:00:00 +1300\n"),
	  SENDERS ", sender_ip 192.0.2.1" },
	{ "behind hosts of the own house, above a forged one", ATTACHED(
	  "Received: from mx2.mail.example (mx2.mail.example [192.0.2.50])\n"
	  "\tby box.mail.example; Tue, 4 Mar 2025 10:00:03 +1300\n"
	  "Received: from filter (localhost [127.0.0.1])\n"
	  "\tby mx2.mail.example; Tue, 4 Mar 2025 10:00:02 +1300\n"
	  "Received: from bank (unknown [IPv6:2001:db8::7])\n"
	  "\tby mx1.mail.example; Tue, 4 Mar 2025 10:00:01 +1300\n"
	  "Received: from real.bank.example (real.bank.example [192.0.2.9])\n"
	  "\tby bank; Tue, 4 Mar 2025 09:00:00 +1300\n"),
	  SENDERS ", sender_ip 2001:db8::7" },
	{ "no trace", ATTACHED(""), SENDERS },
};

static void
trace_run(void **state)
{
	const struct trace *c = *state;
	char got[1024];
	struct kr_indicators list;
	struct reading r;

	report_read(&r, c->mail, KR_IDENTITY_NONE);
	assert_int_equal(KR_OK, kr_indicators_read(r.report, &r.config,
	    r.arena, &list));
	list_write(&list, got, sizeof(got));
	assert_string_equal(got, c->want);
	report_free(&r);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(texts) + KR_NELEM(traces)];

	UNIT_ROWS(tests, 0, texts, text_run);
	UNIT_ROWS(tests, KR_NELEM(texts), traces, trace_run);
	return cmocka_run_group_tests_name("indicator", tests, NULL, NULL);
}
