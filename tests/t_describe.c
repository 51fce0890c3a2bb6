/* SPDX-License-Identifier: Apache-2.0 */
/* A verdict as the two texts of an entry: what stands in them, and what not. */
#include "ledger_small.h"
#include "verdict.h"

#define LEDGER	"ledger"

static struct world w;
static struct kr_dkim dkim[3];
static struct kr_envelope envelope;
static const struct kr_envelope *with = &envelope;

/* ---- what is changed in a verdict that has everything -------------------- */

static void
nothing(void)
{
}

static void
fallback(void)
{
	w.decision.fallback = true;
	w.decision.why = "no route fits";
}

static void
nobody(void)
{
	w.decision.n_referral = w.decision.n_hold = w.decision.n_also = 0;
}

static void
no_campaign(void)
{
	w.verdict.campaign = NULL;
}

static void
signatures(size_t n, size_t good)
{
	for (size_t i = 0; i < n; i++)
		dkim[i].result = i == good ? KR_AUTH_PASS :
		    i == 0 ? KR_AUTH_FAIL : KR_AUTH_NEUTRAL;
	w.auth.dkim = dkim;
	w.auth.n_dkim = n;
}

static void
unsigned_mail(void)
{
	signatures(0, 0);
}

static void
last_is_good(void)
{
	signatures(3, 2);
}

static void
none_is_good(void)
{
	signatures(3, 3);
}

static void
no_envelope(void)
{
	with = NULL;
}

static void
no_queue_id(void)
{
	envelope.queue_id = KR_SPAN_NONE;
}

static void
long_queue_id(void)
{
	static char id[151];

	memset(id, 'Q', sizeof(id) - 1);
	envelope.queue_id = kr_span_str(id);
}

static void
no_place(void)
{
	w.report.consent.quote = (struct kr_slice){ .view = NULL };
}

/* ---- the rows ----------------------------------------------------------- */

#define TEN_Q	"QQQQQQQQQQ"
#define FALLBACK "{\"agency\":\"fallback\",\"basis\":\"fallback\"}"

static struct describe_case {
	const char	*name;
	void		(*change)(void);
	const char	*summary, *content;	/* patterns of SQL */
} cases[] = {
	{ "everything", nothing, "%,\"campaign\":\"c0000000000000007\"}",
	  "{\"key\":\"%\",\"queue_id\":\"Q1\",%,\"consent\":{\"said\":"
	  "\"absent\",%\"offset\":%,\"length\":5},\"record\":{%}}" },
	{ "no route: a person has it besides", fallback, "%\"referrals\":[{"
	  "\"agency\":\"an-agency\",\"basis\":\"direct\"}," FALLBACK
	  "],%\"fallback\":\"no route fits\",%", "%" },
	{ "nobody it could go to", nobody, "%\"also\":[],\"referrals\":["
	  FALLBACK "],\"holds\":[],%\"fallback\":null,%", "%" },
	{ "no campaign", no_campaign, "%,\"version\":\"" PACKAGE_VERSION
	  "\"}", "%" },
	{ "not signed", unsigned_mail, "%\"dkim\":\"unknown\",%", "%" },
	{ "the last of its signatures is good", last_is_good,
	  "%\"dkim\":\"pass\",%", "%" },
	{ "of bad signatures the first is told", none_is_good,
	  "%\"dkim\":\"fail\",%", "%" },
	{ "no envelope", no_envelope, "%", "%\"queue_id\":null,%" },
	{ "no queue id", no_queue_id, "%", "%\"queue_id\":null,%" },
	{ "a queue id without an end", long_queue_id, "%", "%\"queue_id\":\""
	  TEN_Q TEN_Q TEN_Q TEN_Q TEN_Q TEN_Q TEN_Q TEN_Q TEN_Q TEN_Q
	  "\",%" },
	{ "consent that stands nowhere", no_place, "%", "%\"minor\":false},"
	  "\"record\":{%" },
};

static void
cases_run(void **state)
{
	const struct describe_case *c = *state;
	const char *file = folder_file(LEDGER);
	struct kr_ledger_settings s = { .where = file, .chain = "mx1" };
	struct kr_ledger *l;
	struct kr_ledger_place p;
	char sql[1000];

	unlink(file);
	world_make(&w, KR_SPAN_LIT("x"), KR_H0);
	with = &envelope;
	envelope = (struct kr_envelope){ .queue_id = KR_SPAN_LIT("Q1") };
	c->change();
	assert_int_equal(kr_ledger_open(&s, &l, NULL), KR_OK);
	assert_int_equal(kr_ledger_decide(l, &w.verdict, with, w.arena, &p,
	    NULL), KR_OK);
	kr_ledger_close(l);
	kr_arena_free(w.arena);
	assert_int_equal(p.seq, 1);
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM entry WHERE summary "
	    "LIKE '%s' AND content LIKE '%s'", c->summary, c->content);
	if (number(LEDGER, sql) != 1)
		fail_msg("none is like that: %s", sql);
	assert_string_equal(fault_of(LEDGER), "");
}

/* Of a mail that could not be judged, and came on no way that is known. */
static void
not_judged(void **state)
{
	const char *file = folder_file(LEDGER);
	struct kr_ledger_settings s = { .where = file, .chain = "mx1" };
	struct kr_arena *arena = kr_arena_new(1 << 16);
	struct kr_ledger *l;
	struct kr_ledger_place p;

	(void)state;
	unlink(file);
	assert_int_equal(kr_ledger_open(&s, &l, NULL), KR_OK);
	assert_int_equal(kr_ledger_decide_fallback(l, KR_SPAN_LIT("a mail"),
	    NULL, "it took too long", arena, &p, NULL), KR_OK);
	kr_ledger_close(l);
	kr_arena_free(arena);
	assert_int_equal(number(LEDGER, "SELECT COUNT(*) FROM entry WHERE "
	    "summary LIKE '%\"referrals\":[" FALLBACK "],%\"handling\":\"H4\","
	    "\"review\":true,\"fallback\":\"it took too long\",%' AND content "
	    "LIKE '%\"queue_id\":null,%\"size\":6}'"), 1);
}

static int
setup(void **state)
{
	(void)state;
	return folder_make("describe") ? 0 : -1;
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases) + 1] = {
		cmocka_unit_test(not_judged),
	};

	UNIT_ROWS(tests, 1, cases, cases_run);
	return cmocka_run_group_tests_name("describe", tests, setup,
	    folder_teardown);
}
