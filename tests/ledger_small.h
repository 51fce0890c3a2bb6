/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ledger_small.h - a small ledger that has a bit of everything
 */
#ifndef KR_TESTS_LEDGER_SMALL_H
#define KR_TESTS_LEDGER_SMALL_H

#include "folder.h"
#include "unit.h"

#include "ledger/chain.h"

#define ID_A	"aa112233445566778899aabbccddeeff"
#define MAIL_A	ID_A "00112233445566778899aabbccddeeff"
#define MAIL_B	"bb112233445566778899aabbccddeeff" \
		"00112233445566778899aabbccddeeff"
#define DECIDED(category, handling) \
	"{\"category\":\"" category "\",\"also\":[],\"referrals\":[" \
	"{\"agency\":\"netsafe\",\"basis\":\"direct\"}," \
	"{\"agency\":\"certnz\",\"basis\":\"lead\"}],\"holds\":[" \
	"{\"agency\":\"police\",\"reason\":\"consent\"}]," \
	"\"consent\":\"absent\",\"urgency\":\"normal\"," \
	"\"handling\":\"" handling "\",\"fallback\":null}"
#define CONTENT(key, queue) \
	"{\"key\":\"" key "\",\"queue_id\":\"" queue "\"}"
#define STATE(chain, seq, rest) \
	"{\"chain\":\"" chain "\",\"seq\":" #seq "," rest "}"

static struct kr_store *
store_of(const char *file, enum kr_store_mode mode)
{
	struct kr_store *s = NULL;
	struct kr_err err = { .code = KR_OK };

	if (kr_store_open(folder_file(file), mode, &s, &err) != KR_OK)
		fail_msg("%s", err.text);
	return s;
}

static inline int64_t
number(const char *file, const char *sql)
{
	struct kr_store *s = store_of(file, KR_STORE_READ);
	int64_t n = -1;

	assert_int_equal(kr_store_number(s, sql, NULL, 0, -1, &n, NULL),
	    KR_OK);
	kr_store_close(s);
	return n;
}

static inline void
run(const char *file, const char *sql)
{
	struct kr_store *s = store_of(file, KR_STORE_WRITE);
	struct kr_err err = { .code = KR_OK };

	if (kr_store_run(s, sql, NULL, 0, &err) != KR_OK)
		fail_msg("%s: %s", sql, err.text);
	kr_store_close(s);
}

static inline void
first_say(void *ctx, const char *text)
{
	char *first = ctx;

	if (*first == '\0')
		snprintf(first, 600, "%s", text);
}

/* The first fault that the proof finds, or "". */
static inline const char *
fault_of(const char *file)
{
	static char first[600];
	struct kr_store *s = store_of(file, KR_STORE_READ);
	struct kr_ledger_proof p;
	struct kr_err err = { .code = KR_OK };

	first[0] = '\0';
	if (kr_ledger_verify(s, first_say, first, &p, &err) != KR_OK)
		snprintf(first, sizeof(first), "%s", err.text);
	kr_store_close(s);
	return first;
}

struct small {
	const char		*chain;
	int64_t			 time_ms;
	enum kr_ledger_kind	 kind;
	const char		*mail, *summary, *content;
};

static inline void
entries_add(const char *file, const struct small *e, size_t n)
{
	struct kr_store *s = store_of(file, KR_STORE_WRITE);
	struct kr_err err = { .code = KR_OK };

	assert_int_equal(kr_ledger_prepare(s, NULL), KR_OK);
	assert_int_equal(kr_store_begin(s, NULL), KR_OK);
	for (size_t i = 0; i < n; i++) {
		const struct kr_ledger_entry one = { .kind = e[i].kind,
		    .mail = kr_span_str(e[i].mail),
		    .summary = kr_span_str(e[i].summary),
		    .content = kr_span_str(e[i].content) };
		struct kr_tail t;

		assert_int_equal(kr_tail_lock(s, e[i].chain, &t, NULL),
		    KR_OK);
		if (kr_tail_append(s, &t, e[i].time_ms, &one, &err) != KR_OK)
			fail_msg("%s", err.text);
	}
	assert_int_equal(kr_store_commit(s, NULL), KR_OK);
	kr_store_close(s);
}

#define T0 ((int64_t)1790000000000)

static const struct small small[] = {
	{ "mx1", T0, KR_LEDGER_DECISION, MAIL_A, DECIDED("spam", "H1"),
	  CONTENT("k", "Q1") },
	{ "mx1", T0 + 1, KR_LEDGER_STATE, MAIL_A, STATE("mx1", 1,
	  "\"state\":\"decided\""), "{\"queue_id\":\"Q2\"}" },
	{ "mx2", T0 + 2, KR_LEDGER_DECISION, MAIL_B,
	  DECIDED("phishing", "H0"), CONTENT("j", "Q3") },
	{ "mx2", T0 + 3, KR_LEDGER_STATE, MAIL_A, STATE("mx1", 1,
	  "\"state\":\"delivered\",\"agency\":\"netsafe\""), NULL },
	{ "mx1", T0 + 4, KR_LEDGER_HOLD, MAIL_A, "{\"event\":\"released\","
	  "\"agency\":\"police+other\"}", "{\"by\":\"somebody\"}" },
	{ "mx1", T0 + KR_DAY_MS, KR_LEDGER_STATE, MAIL_A, STATE("mx1", 1,
	  "\"state\":\"accepted\""), NULL },
};
/* What grows on it elsewhere. */
static const struct small grown[] = {
	{ "mx1", T0 + 2 * KR_DAY_MS, KR_LEDGER_ANSWER, MAIL_A,
	  "{\"language\":\"mi\"}", NULL },
	{ "mx3", T0 + 9, KR_LEDGER_DECISION, MAIL_B, DECIDED("spam", "H2"),
	  CONTENT("i", "Q4") },
};

#endif /* KR_TESTS_LEDGER_SMALL_H */
