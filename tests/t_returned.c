/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a delivery report says of a mail that was referred (RFC 3464), what
 * becomes news by it, and how entries are looked up.
 */
#include "ledger_small.h"
#include "scene.h"

#include "message/message.h"

/* ---- reports ------------------------------------------------------------ */

#define REPORT	"multipart/report; report-type=delivery-status"
#define STATUS	"message/delivery-status"
#define MAIL	"message/rfc822"
#define MTA	"Reporting-MTA: dns; mx.body.example\n\n"
#define TO(who)	"Final-Recipient: rfc822; " who "\n"
#define EMCU	TO("emcu@dia.example")
#define FAILED	"Action: failed\nStatus: 5.1.1\n"
#define TEN(x)	x x x x x x x x x x

static struct report_case {
	const char	*name, *type, *status_type, *status, *mail_type;
	const char	*said;	/* agency state status, ...; NULL: is none */
	const char	*from;
	bool		 no_key, other_key;
} reports[] = {
	{ "failed", REPORT, STATUS, MTA EMCU FAILED, MAIL,
	  "dia-emcu bounced 5.1.1, ", "", false, false },
	{ "delayed", REPORT, STATUS, MTA EMCU "Action: delayed\nStatus: 4.4.1 "
	  "(timeout)\n", MAIL, "dia-emcu deferred 4.4.1, ", "", false, false },
	{ "delivered, in capitals, no status", REPORT, STATUS, MTA "FINAL-"
	  "RECIPIENT: rfc822;<EMCU@dia.example>\nACTION: Delivered\n", MAIL,
	  "dia-emcu delivered , ", "", false, false },
	{ "address without a type", REPORT, STATUS, MTA "Final-Recipient: "
	  "emcu@dia.example\n" FAILED, MAIL, "dia-emcu bounced 5.1.1, ", "",
	  false, false },
	{ "relayed: it is not here", REPORT, STATUS, MTA EMCU
	  "Action: relayed\n", MAIL, "", "", false, false },
	{ "the original recipient is ours", REPORT, STATUS, MTA
	  "Original-Recipient: rfc822; second@police.example\n"
	  TO("emcu@dia.example") FAILED, MAIL,
	  "police-cybercrime bounced 5.1.1, ", "", false, false },
	{ "the original one is not known, the final one is", REPORT, STATUS, MTA
	  "Original-Recipient: rfc822; a@elsewhere.example\n" EMCU FAILED,
	  MAIL, "dia-emcu bounced 5.1.1, ", "", false, false },
	{ "the first of two fields counts", REPORT, STATUS, MTA EMCU FAILED
	  "Action: delivered\n", MAIL, "dia-emcu bounced 5.1.1, ", "", false,
	  false },
	{ "fallback, a stranger, and about the message", REPORT, STATUS, MTA
	  TO("person@body.example") FAILED "\n" TO("a@b.example") FAILED "\n"
	  FAILED, MAIL, "fallback bounced 5.1.1, ", "", false, false },
	{ "more recipients than are kept", REPORT, STATUS, MTA
	  TEN(EMCU FAILED "\n") TEN(EMCU FAILED "\n"), MAIL,
	  TEN("dia-emcu bounced 5.1.1, ") "dia-emcu bounced 5.1.1, "
	  "dia-emcu bounced 5.1.1, dia-emcu bounced 5.1.1, dia-emcu bounced "
	  "5.1.1, dia-emcu bounced 5.1.1, dia-emcu bounced 5.1.1, ", "",
	  false, false },
	{ "recipients that are none", REPORT, STATUS, MTA
	  "Final-Recipient: rfc822;\n" FAILED "\n"
	  "Final-Recipient: rfc822; <\n" FAILED "\n" EMCU FAILED, MAIL,
	  "dia-emcu bounced 5.1.1, ", "", false, false },
	{ "headers only", REPORT, STATUS, MTA EMCU FAILED,
	  "text/rfc822-headers", "dia-emcu bounced 5.1.1, ", "", false, false },
	{ "internationalised", REPORT, "message/global-delivery-status",
	  MTA EMCU FAILED, "message/global", "dia-emcu bounced 5.1.1, ", "",
	  false, false },
	{ "internationalised, headers only", REPORT,
	  "message/global-delivery-status", MTA EMCU FAILED,
	  "message/global-headers", "dia-emcu bounced 5.1.1, ", "", false,
	  false },
	{ "headers under another name", REPORT, STATUS, MTA EMCU FAILED,
	  "message/rfc822-headers", "dia-emcu bounced 5.1.1, ", "", false,
	  false },
	{ "nothing is said", REPORT, STATUS, "", MAIL, "", "", false, false },
	{ "no status", REPORT, "text/x", MTA EMCU FAILED, MAIL, NULL, "",
	  false, false },
	{ "nothing is returned", REPORT, STATUS, MTA EMCU FAILED, "text/x",
	  NULL, "", false, false },
	{ "not a report", "multipart/mixed", STATUS, MTA EMCU FAILED, MAIL,
	  NULL, "", false, false },
	{ "somebody sent it", REPORT, STATUS, MTA EMCU FAILED, MAIL, NULL,
	  "a@b.example", false, false },
	{ "another's tags", REPORT, STATUS, MTA EMCU FAILED, MAIL, NULL, "",
	  false, true },
	{ "no key here", REPORT, STATUS, MTA EMCU FAILED, MAIL, NULL, "",
	  true, false },
};

static struct kr_span
report_text(struct scene *s, const struct report_case *c)
{
	struct kr_buffer b;

	kr_buffer_init(&b, s->arena, SIZE_MAX);
	kr_buffer_printf(&b, "From: MAILER-DAEMON@mx.body.example\nContent-Type: "
	    "%s; boundary=b\n\n--b\n\nIt went wrong.\n--b\nContent-Type: "
	    "%s\n\n%s\n--b\nContent-Type: %s\n\n", c->type, c->status_type,
	    c->status, c->mail_type);
	scene_tagged(&b, s, c->other_key ?
	    KR_SPAN_LIT("another key of some length") : KEY);
	/* what stands behind it changes nothing */
	kr_buffer_str(&b, "\nText.\n--b\nContent-Type: " MAIL "\n\n" HEAD
	    "\nText.\n--b--\n");
	assert_true(kr_buffer_ok(&b));
	return kr_buffer_span(&b);
}

static void
reports_run(void **state)
{
	const struct report_case *c = *state;
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	struct kr_agency agencies[] = { emcu, police };
	const struct kr_envelope envelope = { .mail_from =
	    kr_span_str(c->from) };
	struct kr_message *m;
	struct kr_returned r;
	char said[1000] = "";
	size_t n = 0;
	bool is;

	s->config.agency = agencies;
	s->config.n_agency = KR_NELEM(agencies);
	assert_int_equal(kr_message_read(report_text(s, c),
	    &kr_limits_default, s->arena, &m, NULL), KR_OK);
	is = kr_returned_read(m, &envelope, &s->config, c->no_key ?
	    KR_SPAN_NONE : KEY, s->arena, &r);
	assert_int_equal(is, c->said != NULL);
	for (size_t i = 0; is && i < r.n; i++)
		n += (size_t)snprintf(said + n, sizeof(said) - n, "%s %s %s, ",
		    r.item[i].agency, kr_ledger_state_name(r.item[i].state),
		    r.item[i].dsn);
	assert_string_equal(said, is ? c->said : "");
	if (is)
		assert_string_equal(r.id, s->decision.id);
	assert_false(kr_returned_read(m, NULL, &s->config, KEY, s->arena,
	    &r));
	scene_free(s);
}

/* A mail that was referred elsewhere, or whose entry has gone. */
static void
not_here(void **state)
{
	static const struct kr_returned r = { .n = 1, .id =
	    "cc112233445566778899aabbccddeeff",
	    .item = { { "netsafe", KR_LEDGER_BOUNCED, "5.1.1" } } };
	const struct kr_ledger_settings settings = { .chain = "mx1",
	    .where = folder_file("ledger") };
	int64_t before = number("ledger", "SELECT COUNT(*) FROM entry");
	struct kr_ledger *l;

	(void)state;
	assert_int_equal(kr_ledger_open(&settings, &l, NULL), KR_OK);
	assert_int_equal(kr_returned_note(l, settings.where, &r, NULL),
	    KR_OK);
	kr_ledger_close(l);
	assert_int_equal(number("ledger", "SELECT COUNT(*) FROM entry"),
	    before);
}

/* ---- news --------------------------------------------------------------- */

static void
news(void **state)
{
	static const struct {
		const char		*was;
		enum kr_ledger_state	 state;
		bool			 is;
	} all[] = {
		{ "decided", KR_LEDGER_DEFERRED, true },
		{ "decided", KR_LEDGER_DELIVERED, true },
		{ "deferred", KR_LEDGER_DEFERRED, false },
		{ "deferred", KR_LEDGER_DELIVERED, true },
		{ "delivered", KR_LEDGER_DEFERRED, false },
		{ "delivered", KR_LEDGER_BOUNCED, true },
		{ "bounced", KR_LEDGER_BOUNCED, false },
		{ "bounced", KR_LEDGER_DELIVERED, false },
	};

	(void)state;
	for (size_t i = 0; i < KR_NELEM(all); i++)
		assert_int_equal(all[i].is, kr_ledger_is_news(all[i].state,
		    kr_span_str(all[i].was)));
}

static void
statuses(void **state)
{
	static const char *const all[][2] = { { "5.1.1 no such user",
	    "5.1.1" }, { "no", "" }, { "", "" },
	    { "4.4444444444444444.1", "4.4444444444444" }, { "2", "2" } };
	char out[16];

	(void)state;
	for (size_t i = 0; i < KR_NELEM(all); i++) {
		kr_ledger_status(kr_span_str(all[i][0]), out, sizeof(out));
		assert_string_equal(out, all[i][1]);
	}
}

/* ---- looking up --------------------------------------------------------- */

#define IS(text) KR_SPAN_LIT(text)

static struct lookup {
	const char		*name;
	struct kr_ledger_filter	 filter;
	const char		*found;		/* chain and number */
} lookups[] = {
	{ "all", { .limit = 0 }, "mx1 1, mx1 2, mx1 3, mx1 4, mx1 5, mx2 1, "
	  "mx2 2, " },
	{ "newest first", { .newest_first = true, .limit = 1 }, "mx1 5, " },
	{ "chain", { .chain = IS("mx2") }, "mx2 1, mx2 2, " },
	{ "from", { .from_ms = T0 + 4 }, "mx1 3, mx1 4, mx1 5, " },
	{ "to", { .to_ms = T0 + 1 }, "mx1 1, " },
	{ "kind", { .kind = IS("day") }, "mx1 4, " },
	{ "a mail's begin", { .mail = IS("bb1"), .kind = IS("decision") },
	  "mx2 1, " },
	{ "queue id", { .queue_id = IS("Q2") }, "mx1 1, " },
	{ "category", { .category = IS("phishing") }, "mx2 1, " },
	{ "handling", { .handling = IS("H1") }, "mx1 1, " },
	{ "urgency", { .urgency = IS("high") }, "" },
	{ "agency and state", { .agency = IS("netsafe"),
	  .state = IS("delivered") }, "mx1 1, " },
	{ "state of the decision", { .state = IS("accepted") }, "mx1 1, " },
};

struct found {
	char	text[200];
	size_t	n;
};

static bool
found_add(void *ctx, const struct kr_ledger_row *r)
{
	struct found *f = ctx;

	f->n += (size_t)snprintf(f->text + f->n, sizeof(f->text) - f->n,
	    "%.*s %d, ", KR_SPAN_ARG(r->chain), (int)r->seq);
	return true;
}

static void
lookups_run(void **state)
{
	const struct lookup *l = *state;
	struct kr_store *s = store_of("ledger", KR_STORE_READ);
	struct found f = { .n = 0 };

	assert_int_equal(kr_ledger_each(s, &l->filter, found_add, &f, NULL),
	    KR_OK);
	assert_string_equal(f.text, l->found);
	kr_store_close(s);
}

/* A row that somebody changed is told of, not passed on. */
static void
damaged(void **state)
{
	const struct kr_ledger_filter f = { .chain = IS("mx2") };
	struct kr_store *s;
	struct found found = { .n = 0 };
	struct kr_err err;

	(void)state;
	run("ledger", "UPDATE entry SET kind = x'00' WHERE chain = 'mx2'");
	s = store_of("ledger", KR_STORE_READ);
	assert_int_equal(kr_ledger_each(s, &f, found_add, &found, &err),
	    KR_E_SYNTAX);
	assert_int_equal(found.n, 0);
	kr_store_close(s);
}

/* ---- settings ----------------------------------------------------------- */

static void
settings(void **state)
{
	struct kr_config c = { .ledger = "", .ledger_spool = "/s",
	    .ledger_chain = "mx1",
	    .ledger_failure = KR_LEDGER_FAILURE_ACCEPT };
	struct kr_ledger_settings s = { .accept = false };

	(void)state;
	assert_false(kr_ledger_settings(&c, &s));
	c.ledger = "/l";
	assert_true(kr_ledger_settings(&c, &s));
	assert_string_equal(s.chain, "mx1");
	assert_string_equal(s.spool, "/s");
	assert_true(s.accept);
	c.ledger_failure = KR_LEDGER_FAILURE_TEMPFAIL;
	c.ledger_chain = "";
	assert_true(kr_ledger_settings(&c, &s));
	assert_false(s.accept);
	assert_true(kr_entry_chain_valid(s.chain));
	assert_false(kr_entry_chain_valid(""));
	assert_false(kr_entry_chain_valid("a b"));
}

static int
setup(void **state)
{
	(void)state;
	if (!folder_make("returned"))
		return -1;
	entries_add("ledger", small, KR_NELEM(small));
	return 0;
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(reports) + KR_NELEM(lookups) + 5] = {
		cmocka_unit_test(news), cmocka_unit_test(statuses),
		cmocka_unit_test(settings), cmocka_unit_test(not_here),
	};

	UNIT_ROWS(tests, 4, reports, reports_run);
	UNIT_ROWS(tests, 4 + KR_NELEM(reports), lookups, lookups_run);
	tests[KR_NELEM(tests) - 1] =
	    (struct CMUnitTest)cmocka_unit_test(damaged);
	return cmocka_run_group_tests_name("returned", tests, setup,
	    folder_teardown);
}
