/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables.  entry is the ledger; what stands in decision, referral and
 * mail follows from it, so that it can be looked up, and can be made again.
 */
#include <jansson.h>
#include <string.h>

#include "ledger/chain.h"

static const char *const tables[] = {
	"CREATE TABLE IF NOT EXISTS entry ("
	    "chain TEXT NOT NULL, seq BIGINT NOT NULL, "
	    "time_ms BIGINT NOT NULL, kind TEXT NOT NULL, "
	    "mail TEXT NOT NULL, summary TEXT NOT NULL, content TEXT, "
	    "content_digest TEXT NOT NULL, previous TEXT NOT NULL, "
	    "digest TEXT NOT NULL, PRIMARY KEY (chain, seq))",
	"CREATE INDEX IF NOT EXISTS entry_mail ON entry (mail)",
	"CREATE INDEX IF NOT EXISTS entry_time ON entry (time_ms)",
	"CREATE TABLE IF NOT EXISTS chain ("
	    "name TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, "
	    "time_ms BIGINT NOT NULL, day_first BIGINT NOT NULL, "
	    "digest TEXT NOT NULL)",
	"CREATE TABLE IF NOT EXISTS decision ("
	    "chain TEXT NOT NULL, seq BIGINT NOT NULL, "
	    "time_ms BIGINT NOT NULL, mail TEXT NOT NULL, key TEXT, "
	    "queue_id TEXT, category TEXT NOT NULL, handling TEXT NOT NULL, "
	    "urgency TEXT NOT NULL, consent TEXT NOT NULL, "
	    "state TEXT NOT NULL, PRIMARY KEY (chain, seq))",
	"CREATE INDEX IF NOT EXISTS decision_key ON decision (key)",
	"CREATE INDEX IF NOT EXISTS decision_queue ON decision (queue_id)",
	"CREATE INDEX IF NOT EXISTS decision_category "
	    "ON decision (category, time_ms)",
	"CREATE TABLE IF NOT EXISTS referral ("
	    "chain TEXT NOT NULL, seq BIGINT NOT NULL, "
	    "agency TEXT NOT NULL, basis TEXT NOT NULL, state TEXT NOT NULL, "
	    "PRIMARY KEY (chain, seq, agency))",
	"CREATE INDEX IF NOT EXISTS referral_agency ON referral (agency)",
	/* Two hosts that are given the same mail at once meet here. */
	"CREATE TABLE IF NOT EXISTS mail (key TEXT NOT NULL PRIMARY KEY)",
	"CREATE TABLE IF NOT EXISTS ledger (version BIGINT NOT NULL)",
	"INSERT INTO ledger (version) SELECT 1 WHERE NOT EXISTS "
	    "(SELECT 1 FROM ledger)",
};

static enum kr_rc
version_check(struct kr_store *store, struct kr_err *err)
{
	int64_t version;
	enum kr_rc rc = kr_store_number(store, KR_LEDGER_VERSION_SQL,
	    NULL, 0, 0, &version, err);

	if (rc == KR_OK && version != KR_LEDGER_VERSION)
		return kr_fail(err, KR_E_UNSUPPORTED, 0, "ledger: its version "
		    "is %lld and this program knows %d; install the newer "
		    "program", (long long)version, KR_LEDGER_VERSION);
	return rc;
}

enum kr_rc
kr_ledger_prepare(struct kr_store *store, struct kr_err *err)
{
	struct kr_err none;
	enum kr_rc rc;

	/* The usual case needs no lock. */
	if (kr_store_run(store, "SELECT version FROM ledger", NULL, 0,
	    &none) == KR_OK)
		return version_check(store, err);
	if (none.code != KR_E_SYSTEM) {		/* not just "no such table" */
		if (err != NULL)
			*err = none;
		return none.code;
	}
	rc = kr_store_begin(store, err);
	for (size_t i = 0; rc == KR_OK && i < KR_NELEM(tables); i++)
		rc = kr_store_run(store, tables[i], NULL, 0, err);
	if (rc == KR_OK)
		rc = version_check(store, err);
	if (rc == KR_OK)
		rc = kr_store_commit(store, err);
	if (rc != KR_OK)
		kr_store_rollback(store);
	return rc;
}

/* ---- the row of an entry ------------------------------------------------ */

static bool
text_take(const struct kr_value *v, struct kr_span *ret)
{
	*ret = v->bytes;
	return v->kind == KR_VALUE_TEXT;
}

bool
kr_row_take(const struct kr_value v[KR_ROW_N], struct kr_ledger_row *r)
{
	*r = (struct kr_ledger_row){ .seq = 0 };
	if (v[1].kind != KR_VALUE_INTEGER || v[2].kind != KR_VALUE_INTEGER)
		return false;
	r->seq = v[1].integer;
	r->time_ms = v[2].integer;
	if (v[6].kind != KR_VALUE_NULL && !text_take(&v[6], &r->content))
		return false;
	return text_take(&v[0], &r->chain) && text_take(&v[3], &r->kind) &&
	    text_take(&v[4], &r->mail) && text_take(&v[5], &r->summary) &&
	    text_take(&v[7], &r->content_digest) &&
	    text_take(&v[8], &r->previous) && text_take(&v[9], &r->digest);
}

enum kr_rc
kr_tables_insert(struct kr_store *store, const struct kr_ledger_row *r,
    struct kr_err *err)
{
	const struct kr_value v[KR_ROW_N] = { kr_value_text(r->chain),
	    kr_value_integer(r->seq), kr_value_integer(r->time_ms),
	    kr_value_text(r->kind), kr_value_text(r->mail),
	    kr_value_text(r->summary), kr_value_text(r->content),
	    kr_value_text(r->content_digest), kr_value_text(r->previous),
	    kr_value_text(r->digest) };

	return kr_store_run(store, "INSERT INTO entry (" KR_ROW_COLUMNS
	    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", v, KR_ROW_N, err);
}

/* ---- what follows from it ----------------------------------------------- */

static const char *
string_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* A text that must be there. */
static struct kr_value
needed(const json_t *object, const char *key)
{
	const char *s = string_of(object, key);

	return kr_value_cstr(s != NULL ? s : "");
}

static enum kr_rc
referrals_enter(struct kr_store *store, const struct kr_ledger_row *r,
    const json_t *list, const char *basis, struct kr_err *err)
{
	enum kr_rc rc = KR_OK;

	for (size_t i = 0; rc == KR_OK && i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		const struct kr_value v[] = { kr_value_text(r->chain),
		    kr_value_integer(r->seq), needed(one, "agency"),
		    basis != NULL ? kr_value_cstr(basis) :
		    needed(one, "basis") };

		rc = kr_store_run(store, "INSERT INTO referral (chain, seq, "
		    "agency, basis, state) VALUES (?, ?, ?, ?, 'decided') ON "
		    "CONFLICT (chain, seq, agency) DO NOTHING", v,
		    KR_NELEM(v), err);
	}
	return rc;
}

static enum kr_rc
decision_enter(struct kr_store *store, const struct kr_ledger_row *r,
    const json_t *summary, const json_t *content, struct kr_err *err)
{
	const struct kr_value v[] = { kr_value_text(r->chain),
	    kr_value_integer(r->seq), kr_value_integer(r->time_ms),
	    kr_value_text(r->mail), kr_value_cstr(string_of(content, "key")),
	    kr_value_cstr(string_of(content, "queue_id")),
	    needed(summary, "category"), needed(summary, "handling"),
	    needed(summary, "urgency"), needed(summary, "consent") };
	enum kr_rc rc = kr_store_run(store, "INSERT INTO decision (chain, "
	    "seq, time_ms, mail, key, queue_id, category, handling, urgency, "
	    "consent, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
	    "'decided')", v, KR_NELEM(v), err);

	if (rc == KR_OK)
		rc = referrals_enter(store, r,
		    json_object_get(summary, "referrals"), NULL, err);
	if (rc == KR_OK)
		rc = referrals_enter(store, r,
		    json_object_get(summary, "holds"), "hold", err);
	if (rc == KR_OK && v[4].kind != KR_VALUE_NULL)
		rc = kr_store_run(store, "INSERT INTO mail (key) VALUES (?) "
		    "ON CONFLICT (key) DO NOTHING", &v[4], 1, err);
	return rc;
}

/* {"chain": ..., "seq": ..., "state": ..., "agency": ...} */
static enum kr_rc
state_enter(struct kr_store *store, const json_t *summary,
    const json_t *content, struct kr_err *err)
{
	const char *agency = string_of(summary, "agency");
	const char *queue = string_of(content, "queue_id");
	const struct kr_value chain = needed(summary, "chain"),
	    seq = kr_value_integer((int64_t)json_integer_value(
	    json_object_get(summary, "seq"))),
	    state = needed(summary, "state");
	enum kr_rc rc = KR_OK;

	if (agency != NULL) {
		const struct kr_value v[] = { state, chain, seq,
		    kr_value_cstr(agency) };

		/* One mailbox that refused is not made good by another. */
		return kr_store_run(store, "UPDATE referral SET state = ? "
		    "WHERE chain = ? AND seq = ? AND agency = ? AND state <> "
		    "'bounced'", v, KR_NELEM(v), err);
	}
	if (queue != NULL) {
		const struct kr_value v[] = { kr_value_cstr(queue), chain,
		    seq };

		rc = kr_store_run(store, "UPDATE decision SET queue_id = ? "
		    "WHERE chain = ? AND seq = ?", v, KR_NELEM(v), err);
	}
	if (rc == KR_OK && !kr_span_is(state.bytes, "decided")) {
		const struct kr_value v[] = { state, chain, seq };

		rc = kr_store_run(store, "UPDATE decision SET state = ? "
		    "WHERE chain = ? AND seq = ?", v, KR_NELEM(v), err);
	}
	return rc;
}

static json_t *
json_read(struct kr_span text)
{
	return text.ptr != NULL ? json_loadb(text.ptr, text.len, 0, NULL) :
	    NULL;
}

/*
 * What stands before the record is all that is looked at.  Its key cannot
 * stand in a string there, where quotes are escaped.
 */
static json_t *
content_read(struct kr_span text)
{
	static const char record[] = ",\"record\":";
	char head[1024];
	size_t at = kr_span_find(text, 0, record);

	if (at == SIZE_MAX || at + 1 > sizeof(head))
		return json_read(text);
	memcpy(head, text.ptr, at);
	head[at] = '}';
	return json_read((struct kr_span){ head, at + 1 });
}

enum kr_rc
kr_tables_enter(struct kr_store *store, const struct kr_ledger_row *r,
    struct kr_err *err)
{
	bool decision = kr_span_is(r->kind, "decision");
	json_t *summary, *content;
	enum kr_rc rc = KR_OK;

	if (!decision && !kr_span_is(r->kind, "state"))
		return KR_OK;
	summary = json_read(r->summary);
	content = content_read(r->content);
	if (!json_is_object(summary))
		rc = kr_fail(err, KR_E_SYNTAX, 0, "ledger: entry %lld: its "
		    "summary is no JSON object", (long long)r->seq);
	else if (r->content.ptr != NULL && content == NULL)
		rc = kr_fail(err, KR_E_SYNTAX, 0, "ledger: entry %lld: its "
		    "content cannot be read", (long long)r->seq);
	else if (decision)
		rc = decision_enter(store, r, summary, content, err);
	else
		rc = state_enter(store, summary, content, err);
	json_decref(summary);
	json_decref(content);
	return rc;
}
