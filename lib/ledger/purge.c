/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Content goes when its retention ends; the entry stays, with the digest of
 * what it held, and a new entry says what was removed.
 */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "host/clock.h"
#include "ledger/chain.h"

#define TOGETHER 2000		/* entries of content in one transaction */

struct place {
	const char	*chain;
	int64_t		 seq;
};

struct purge {
	struct kr_store			*store;
	const struct kr_config		*config;
	int64_t				 now_ms;
	bool				 dry;
	struct kr_err			*err;
	struct kr_arena			*arena;
	struct place			*due;		/* decisions */
	struct place			*place;		/* all that go */
	size_t				 n_due, cap_due, n, cap;
	unsigned			 days;		/* of one decision */
	enum kr_rc			 rc;
};

static void
add(struct purge *p, struct place **list, size_t *n, size_t *cap,
    const struct kr_value *column)
{
	const char *chain = kr_arena_cstr(p->arena, column[0].bytes);

	if (chain == NULL || !kr_arena_room(p->arena, (void **)list, *n, cap,
	    sizeof(**list))) {
		p->rc = kr_fail(p->err, KR_E_NOMEM, 0,
		    "ledger: out of memory");
		return;
	}
	(*list)[(*n)++] = (struct place){ chain, column[1].integer };
}

/* ---- which are due ------------------------------------------------------ */

static void
agency_count(struct purge *p, struct kr_span id)
{
	for (size_t i = 0; i < p->config->n_agency; i++) {
		const struct kr_agency *a = &p->config->agency[i];

		if (kr_span_is(id, a->id) && a->retention_days > p->days)
			p->days = a->retention_days;
	}
}

static bool
agency_take(void *ctx, const struct kr_value *column, size_t n)
{
	(void)n;
	agency_count(ctx, kr_value_span(&column[0]));
	return true;
}

/* {"event": "released", ..., "agency": "one+another"}: it went there too. */
static bool
hold_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct purge *p = ctx;
	struct kr_span all;
	json_t *summary = kr_json_read(kr_value_span(&column[0]));
	const char *event = json_string_value(json_object_get(summary,
	    "event")), *agency = json_string_value(json_object_get(summary,
	    "agency"));

	(void)n;
	all = kr_span_str(agency != NULL ? agency : "");
	while (event != NULL && strcmp(event, "released") == 0 &&
	    all.len > 0) {
		size_t end = kr_span_chr(all, 0, '+');

		agency_count(ctx, kr_span_sub(all, 0, end));
		all = end == SIZE_MAX ? KR_SPAN_NONE :
		    kr_span_from(all, end + 1);
	}
	/* Where it went is not known: nothing is removed. */
	if (summary == NULL)
		p->rc = kr_fail(p->err, KR_E_NOMEM, 0, "ledger: what became "
		    "of a held report cannot be read: there is no memory, "
		    "or it was changed");
	json_decref(summary);
	return summary != NULL;
}

static unsigned
class_days(const struct kr_config *config, struct kr_span handling)
{
	for (enum kr_handling h = KR_H0; h <= KR_H5; h++)
		if (kr_span_is(handling, kr_handling_name(h)))
			return config->retention_days[h];
	return 0;
}

static bool
decision_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct purge *p = ctx;
	enum kr_rc rc = KR_OK;

	(void)n;
	p->days = 0;
	p->rc = kr_store_each(p->store, "SELECT agency FROM referral WHERE "
	    "chain = ? AND seq = ? AND basis <> 'hold'", column, 2,
	    agency_take, p, p->err);
	if (p->rc == KR_OK)
		rc = kr_store_each(p->store, "SELECT summary FROM entry "
		    "WHERE kind = 'hold' AND mail = (SELECT mail FROM entry "
		    "WHERE chain = ? AND seq = ?)", column, 2, hold_take, p,
		    p->err);
	if (rc != KR_OK)
		p->rc = rc;
	if (p->days == 0)
		p->days = class_days(p->config, kr_value_span(&column[3]));
	if (p->rc == KR_OK && p->days > 0 && column[2].integer + KR_DAY_MS *
	    (int64_t)p->days <= p->now_ms)
		add(p, &p->due, &p->n_due, &p->cap_due, column);
	return p->rc == KR_OK && (p->dry || p->n_due < TOGETHER);
}

/* ---- what goes with one ------------------------------------------------- */

static bool
place_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct purge *p = ctx;

	(void)n;
	add(p, &p->place, &p->n, &p->cap, column);
	return p->rc == KR_OK;
}

static enum kr_rc
content_remove(struct purge *p, const struct place *at)
{
	const struct kr_value v[] = { kr_value_cstr(at->chain),
	    kr_value_integer(at->seq) };

	return kr_store_run(p->store, "UPDATE entry SET content = NULL WHERE "
	    "chain = ? AND seq = ?", v, 2, p->err);
}

/* The decision, the states that speak of it, and whatever else was written
 * of the mail once no decision about it has content. */
static enum kr_rc
decision_remove(struct purge *p, const struct place *at)
{
	char begin[320];
	const struct kr_value here[] = { kr_value_cstr(at->chain),
	    kr_value_integer(at->seq) };
	const struct kr_value states[] = { here[0], here[1],
	    kr_value_cstr(begin), kr_value_cstr(begin) };
	size_t first = p->n;
	enum kr_rc rc;

	snprintf(begin, sizeof(begin), "{\"chain\":\"%s\",\"seq\":%" PRId64
	    ",", at->chain, at->seq);
	rc = kr_store_run(p->store, "DELETE FROM mail WHERE key = (SELECT key "
	    "FROM decision WHERE chain = ? AND seq = ?) AND (SELECT COUNT(*) "
	    "FROM decision d WHERE d.key = mail.key) = 1", here, 2, p->err);
	if (rc == KR_OK)
		rc = kr_store_run(p->store, "UPDATE decision SET key = NULL, "
		    "queue_id = NULL WHERE chain = ? AND seq = ?", here, 2,
		    p->err);
	if (rc == KR_OK)
		rc = content_remove(p, at);
	if (rc == KR_OK)
		rc = kr_store_each(p->store, "SELECT chain, seq FROM entry "
		    "WHERE mail = (SELECT mail FROM entry WHERE chain = ? AND "
		    "seq = ?) AND content IS NOT NULL AND kind = 'state' AND "
		    "substr(summary, 1, length(?)) = ?", states, 4,
		    place_take, p, p->err);
	if (rc == KR_OK)
		rc = kr_store_each(p->store, "SELECT chain, seq FROM entry e "
		    "WHERE mail = (SELECT mail FROM entry WHERE chain = ? AND "
		    "seq = ?) AND content IS NOT NULL AND kind <> 'state' AND "
		    "NOT EXISTS (SELECT 1 FROM entry x WHERE x.mail = e.mail "
		    "AND x.kind = 'decision' AND x.content IS NOT NULL)",
		    here, 2, place_take, p, p->err);
	for (size_t i = first; rc == KR_OK && i < p->n; i++)
		rc = content_remove(p, &p->place[i]);
	if (rc == KR_OK) {
		add(p, &p->place, &p->n, &p->cap, here);
		rc = p->rc;
	}
	return rc;
}

/* ---- saying so ---------------------------------------------------------- */

static int
place_order(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = strcmp(x->chain, y->chain);

	return order != 0 ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

/* One entry for the places of one chain, which are in order. */
static enum kr_rc
note(struct purge *p, const struct place *place, size_t n)
{
	struct kr_ledger_entry e = { .kind = KR_LEDGER_PURGE };
	struct kr_tail tail;
	struct kr_buffer b;
	enum kr_rc rc;

	kr_buffer_init(&b, p->arena, SIZE_MAX);
	kr_buffer_printf(&b, "{\"before_ms\":%" PRId64 ",\"removed\":[",
	    p->now_ms);
	for (size_t i = 0; i < n;) {
		size_t end = i + 1;

		while (end < n && place[end].seq - place[end - 1].seq <= 1)
			end++;
		kr_buffer_printf(&b, "%s[%" PRId64 ",%" PRId64 "]",
		    i > 0 ? "," : "", place[i].seq, place[end - 1].seq);
		i = end;
	}
	kr_buffer_str(&b, "]}");
	if (!kr_buffer_ok(&b))
		return kr_fail(p->err, KR_E_NOMEM, 0,
		    "ledger: out of memory");
	e.summary = kr_buffer_span(&b);
	rc = kr_tail_lock(p->store, place[0].chain, &tail, p->err);
	return rc == KR_OK ? kr_tail_append(p->store, &tail,
	    kr_clock_now_ms(), &e, p->err) : rc;
}

static enum kr_rc
notes(struct purge *p)
{
	enum kr_rc rc = KR_OK;

	if (p->n > 0)
		qsort(p->place, p->n, sizeof(*p->place), place_order);
	for (size_t i = 0; rc == KR_OK && i < p->n;) {
		size_t end = i + 1;

		while (end < p->n && strcmp(p->place[end].chain,
		    p->place[i].chain) == 0)
			end++;
		rc = note(p, p->place + i, end - i);
		i = end;
	}
	return rc;
}

static enum kr_rc
some(struct purge *p)
{
	enum kr_rc rc = kr_store_begin(p->store, p->err);

	if (rc == KR_OK)
		rc = kr_store_each(p->store, "SELECT d.chain, d.seq, "
		    "d.time_ms, d.handling FROM decision d JOIN entry e ON "
		    "e.chain = d.chain AND e.seq = d.seq WHERE e.content IS "
		    "NOT NULL ORDER BY d.time_ms", NULL, 0, decision_take, p,
		    p->err);
	if (rc == KR_OK)
		rc = p->rc;
	for (size_t i = 0; rc == KR_OK && i < p->n_due; i++)
		rc = decision_remove(p, &p->due[i]);
	if (rc == KR_OK && !p->dry)
		rc = notes(p);
	if (rc == KR_OK && !p->dry)
		return kr_store_commit(p->store, p->err);
	kr_store_rollback(p->store);
	return rc;
}

enum kr_rc
kr_ledger_purge(struct kr_store *store, const struct kr_config *config,
    int64_t now_ms, bool dry, int64_t *removed, struct kr_err *err)
{
	enum kr_rc rc = KR_OK;
	size_t n = 1;

	*removed = 0;
	while (rc == KR_OK && n > 0) {
		struct purge p = { .store = store, .config = config,
		    .now_ms = now_ms, .dry = dry, .err = err, .rc = KR_OK,
		    .arena = kr_arena_new((size_t)256 << 20) };

		rc = p.arena != NULL ? some(&p) : kr_fail(err,
		    KR_E_NOMEM, 0, "ledger: out of memory");
		*removed += (int64_t)p.n;
		n = dry ? 0 : p.n;
		kr_arena_free(p.arena);
	}
	return rc == KR_OK && !dry && *removed > 0 ?
	    kr_store_scrub(store, err) : rc;
}
