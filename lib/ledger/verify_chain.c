/* SPDX-License-Identifier: Apache-2.0 */
/* One chain, entry by entry. */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "ledger/verify.h"

/* Content that a later entry says was removed. */
struct removed {
	int64_t	first, last, by;
};

struct walk {
	struct kr_verify	*v;
	struct kr_span		 chain;
	struct kr_arena		*arena;
	struct removed		*removed;
	size_t			 n_removed, cap_removed;
	bool			 failed;	/* no memory */
	bool			 stuck;		/* at an entry that is none */

	int64_t			 seq, time_ms;	/* of the entry before */
	char			 digest[KR_SHA256_HEX];
	int64_t			 day_first;
	struct kr_root		 root;		/* of the open day */
	size_t			 rows;		/* on this page */
};

/* ---- what was removed --------------------------------------------------- */

static bool
purge_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct walk *w = ctx;
	struct kr_span text = kr_value_span(&column[1]);
	json_t *summary = json_loadb(text.ptr, text.len, 0, NULL);
	const json_t *list = json_object_get(summary, "removed");

	(void)n;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);

		if (!KR_ARENA_ROOM(w->arena, w->removed, w->n_removed,
		    &w->cap_removed)) {
			w->failed = true;
			break;
		}
		w->removed[w->n_removed++] = (struct removed){
		    .first = json_integer_value(json_array_get(one, 0)),
		    .last = json_integer_value(json_array_get(one, 1)),
		    .by = column[0].integer };
	}
	json_decref(summary);
	return true;
}

static bool
is_removed(const struct walk *w, int64_t seq)
{
	for (size_t i = 0; i < w->n_removed; i++)
		if (seq >= w->removed[i].first && seq <= w->removed[i].last &&
		    w->removed[i].by > seq)
			return true;
	return false;
}

/* ---- one entry ---------------------------------------------------------- */

static void
content_check(struct walk *w, const struct kr_ledger_row *r)
{
	char hex[KR_SHA256_HEX];

	if (r->content.ptr != NULL) {
		if (!kr_entry_content_digest(r->content, hex))
			w->failed = true;
		else if (!kr_span_is(r->content_digest, hex))
			kr_verify_fault(w->v, w->chain, r->seq, "its content "
			    "is not what was written");
		else if (is_removed(w, r->seq))
			kr_verify_fault(w->v, w->chain, r->seq, "its content "
			    "is there, though it was to be removed");
	} else if (!kr_span_is(r->content_digest, KR_LEDGER_NONE)) {
		w->v->proof->removed++;
		if (!is_removed(w, r->seq))
			kr_verify_fault(w->v, w->chain, r->seq, "its content "
			    "is gone, and no entry says that it was "
			    "removed");
	}
}

static void
day_check(struct walk *w, const struct kr_ledger_row *r)
{
	json_t *s = json_loadb(r->summary.ptr, r->summary.len, 0, NULL);
	const char *said_day = json_string_value(json_object_get(s, "day")),
	    *said_root = json_string_value(json_object_get(s, "root"));
	char root[KR_SHA256_HEX] = "", day[11];

	kr_root_day(w->time_ms, day);
	w->failed |= !kr_root_end(&w->root, root) && w->root.failed;
	if (w->failed)
		;	/* nothing can be said */
	else if (said_root == NULL || strcmp(said_root, root) != 0)
		kr_verify_fault(w->v, w->chain, r->seq, "it closes a day "
		    "with a root that is not that of the day's entries");
	else if (said_day == NULL || strcmp(said_day, day) != 0 ||
	    json_integer_value(json_object_get(s, "first")) != w->day_first ||
	    json_integer_value(json_object_get(s, "last")) != w->seq ||
	    r->time_ms / KR_DAY_MS == w->time_ms / KR_DAY_MS)
		kr_verify_fault(w->v, w->chain, r->seq, "it does not close "
		    "the day that it should");
	json_decref(s);
	w->v->proof->days++;
	w->day_first = r->seq + 1;
	w->root = (struct kr_root){ .n = 0 };
}

static void
place_check(struct walk *w, const struct kr_ledger_row *r)
{
	char hex[KR_SHA256_HEX];

	if (r->seq != w->seq + 1)
		kr_verify_fault(w->v, w->chain, r->seq, "the entry before it "
		    "is %" PRId64, w->seq);
	if (!kr_span_is(r->previous, w->digest))
		kr_verify_fault(w->v, w->chain, r->seq, "it does not follow "
		    "the entry before it");
	if (!kr_entry_digest(r, hex))
		w->failed = true;
	else if (!kr_span_is(r->digest, hex))
		kr_verify_fault(w->v, w->chain, r->seq, "its digest is not "
		    "that of its text");
	if (r->time_ms < w->time_ms)
		kr_verify_fault(w->v, w->chain, r->seq, "it is older than "
		    "the entry before it");
}

static bool
entry_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct walk *w = ctx;
	struct kr_ledger_row r;

	(void)n;
	w->rows++;
	if (!kr_row_take(column, &r) || !kr_span_eq(r.chain, w->chain)) {
		kr_verify_fault(w->v, w->chain, w->seq + 1,
		    "a column is not of its type");
		w->stuck = true;	/* nowhere to go on from */
		return false;
	}
	place_check(w, &r);
	content_check(w, &r);
	if (kr_span_is(r.kind, "day")) {
		day_check(w, &r);
	} else {
		if (r.seq > w->day_first &&
		    r.time_ms / KR_DAY_MS != w->time_ms / KR_DAY_MS)
			kr_verify_fault(w->v, w->chain, r.seq, "the day "
			    "before it is not closed");
		kr_root_add(&w->root, r.digest);
	}
	w->v->proof->entries++;
	w->seq = r.seq;
	w->time_ms = r.time_ms;
	snprintf(w->digest, sizeof(w->digest), "%.*s",
	    KR_SPAN_ARG(r.digest));
	return !w->failed;
}

/* ---- the end ------------------------------------------------------------ */

static bool
end_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct walk *w = ctx;

	(void)n;
	w->rows++;
	if (column[0].integer != w->seq || column[1].integer != w->time_ms ||
	    !kr_span_is(kr_value_span(&column[3]), w->digest))
		kr_verify_fault(w->v, w->chain, w->seq, "the chain should end "
		    "with entry %" PRId64, column[0].integer);
	else if (column[2].integer != w->day_first)
		kr_verify_fault(w->v, w->chain, w->seq, "table chain has "
		    "another entry as the first of the open day");
	return true;
}

static enum kr_rc
entries_walk(struct walk *w)
{
	struct kr_verify *v = w->v;
	enum kr_rc rc;

	do {
		const struct kr_value at[] = { kr_value_text(w->chain),
		    kr_value_integer(w->seq) };

		w->rows = 0;
		rc = kr_store_each(v->store, "SELECT " KR_ROW_COLUMNS
		    " FROM entry WHERE chain = ? AND seq > ? ORDER BY seq "
		    "LIMIT 1000", at, 2, entry_take, w, &v->err);
	} while (rc == KR_OK && w->rows > 0 && !w->stuck && !w->failed);
	return rc;
}

enum kr_rc
kr_verify_chain(struct kr_verify *v, const char *chain)
{
	const struct kr_value name = kr_value_cstr(chain);
	struct walk w = { .v = v, .chain = kr_span_str(chain),
	    .digest = KR_LEDGER_ZERO, .day_first = 1,
	    .arena = kr_arena_new((size_t)1 << 30) };
	enum kr_rc rc;

	if (w.arena == NULL)
		return kr_fail(&v->err, KR_E_NOMEM, 0,
		    "ledger: out of memory");
	rc = kr_store_each(v->store, "SELECT seq, summary FROM entry WHERE "
	    "chain = ? AND kind = 'purge' ORDER BY seq", &name, 1, purge_take,
	    &w, &v->err);
	if (rc == KR_OK && !w.failed)
		rc = entries_walk(&w);
	if (rc == KR_OK && w.failed)
		rc = kr_fail(&v->err, KR_E_NOMEM, 0, "ledger: out of memory");
	w.rows = 0;
	if (rc == KR_OK)
		rc = kr_store_each(v->store, "SELECT seq, time_ms, day_first, "
		    "digest FROM chain WHERE name = ?", &name, 1, end_take,
		    &w, &v->err);
	if (rc == KR_OK && w.rows != 1)
		kr_verify_fault(v, w.chain, 0, "table chain does not have "
		    "it");
	kr_arena_free(w.arena);
	return rc;
}
