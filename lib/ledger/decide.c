/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A mail server that got no answer sends the mail again.  The same bytes on
 * the same way are the same mail: its entry stands, and one more state says
 * that it came again.
 */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "ledger/chain.h"

/* ---- the key ------------------------------------------------------------ */

static int
span_order(const void *a, const void *b)
{
	const struct kr_span *x = a, *y = b;
	size_t n = x->len < y->len ? x->len : y->len;
	int order = n > 0 ? memcmp(x->ptr, y->ptr, n) : 0;

	return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

bool
kr_write_key(struct kr_span mail_hex, const struct kr_envelope *envelope,
    struct kr_arena *arena, char hex[KR_SHA256_HEX])
{
	size_t n = envelope != NULL ? envelope->n_rcpt : 0;
	struct kr_span *rcpt = kr_arena_alloc(arena, n + 1, sizeof(*rcpt));
	const struct kr_span lf = KR_SPAN_LIT("\n");
	unsigned char out[KR_SHA256_LEN];
	struct kr_sha256_stream s;

	if (rcpt == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		rcpt[i] = envelope->rcpt[i];
	qsort(rcpt, n, sizeof(*rcpt), span_order);
	kr_sha256_begin(&s);
	kr_sha256_add(&s, KR_SPAN_LIT("kereru-mail-1\n"));
	kr_sha256_add(&s, mail_hex);
	kr_sha256_add(&s, lf);
	if (envelope != NULL)
		kr_sha256_add(&s, envelope->mail_from);
	kr_sha256_add(&s, lf);
	for (size_t i = 0; i < n; i++) {
		kr_sha256_add(&s, rcpt[i]);
		kr_sha256_add(&s, lf);
	}
	if (!kr_sha256_end(&s, out))
		return false;
	kr_hex(out, sizeof(out), hex);
	return true;
}

/* ---- what was decided before -------------------------------------------- */

struct earlier {
	char	 chain[256];
	int64_t	 seq;			/* 0: none */
	json_t	*summary;
	char	 content_digest[KR_SHA256_HEX];
};

static bool
earlier_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct earlier *e = ctx;
	struct kr_span summary = kr_value_span(&column[2]);

	(void)n;
	snprintf(e->chain, sizeof(e->chain), "%.*s",
	    KR_SPAN_ARG(column[0].bytes));
	e->seq = column[1].integer;
	e->summary = json_loadb(summary.ptr, summary.len, 0, NULL);
	snprintf(e->content_digest, sizeof(e->content_digest), "%.*s",
	    KR_SPAN_ARG(column[3].bytes));
	return false;
}

static bool
decided_alike(const json_t *a, const json_t *b)
{
	static const char *const what[] = { "category", "also", "referrals",
	    "holds", "consent", "urgency", "handling", "fallback" };

	for (size_t i = 0; i < KR_NELEM(what); i++)
		if (!json_equal(json_object_get(a, what[i]),
		    json_object_get(b, what[i])))
			return false;
	return true;
}

/* ---- writing ------------------------------------------------------------ */

/* It came again under another queue id. */
static enum kr_rc
state_append(struct kr_store *store, struct kr_tail *t, int64_t now_ms,
    const struct kr_write *w, const struct earlier *before,
    struct kr_err *err)
{
	json_t *content = json_loadb(w->entry.content.ptr,
	    w->entry.content.len, 0, NULL);
	json_t *id = json_pack("{s:O?}", "queue_id",
	    json_object_get(content, "queue_id"));
	char *text = kr_json_line(id);
	char summary[512];
	struct kr_ledger_entry state = { .kind = KR_LEDGER_STATE,
	    .mail = w->entry.mail, .content = kr_span_str(text) };
	enum kr_rc rc;

	snprintf(summary, sizeof(summary), "{\"chain\":\"%s\",\"seq\":%" PRId64
	    ",\"state\":\"decided\"}", before->chain, before->seq);
	state.summary = kr_span_str(summary);
	rc = text != NULL ? kr_tail_append(store, t, now_ms, &state, err) :
	    kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	free(text);
	json_decref(id);
	json_decref(content);
	return rc;
}

/*
 * It is decided otherwise than before: a new entry that names the old.  That
 * goes into the text as it is: what was read of it may lack a byte, since
 * jansson's reader drops what it gets no memory for.
 */
static enum kr_rc
revision_append(struct kr_store *store, struct kr_tail *t, int64_t now_ms,
    const struct kr_write *w, const struct earlier *before,
    struct kr_err *err)
{
	struct kr_ledger_entry entry = w->entry;
	size_t len = entry.summary.len, size = len + 512;
	char *text = malloc(size);
	enum kr_rc rc;

	if (text != NULL)
		snprintf(text, size, "%.*s,\"revises\":{\"chain\":\"%s\","
		    "\"seq\":%" PRId64 "}}", (int)len - 1, entry.summary.ptr,
		    before->chain, before->seq);
	entry.summary = kr_span_str(text);
	rc = text != NULL ? kr_tail_append(store, t, now_ms, &entry, err) :
	    kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	free(text);
	return rc;
}

static enum kr_rc
decision_write(struct kr_store *store, struct kr_tail *t, int64_t now_ms,
    const struct kr_write *w, const struct earlier *before,
    struct kr_ledger_place *place, struct kr_err *err)
{
	char content_digest[KR_SHA256_HEX];
	json_t *now;
	enum kr_rc rc;

	if (before->seq == 0)
		return kr_tail_append(store, t, now_ms, &w->entry, err);
	place->reused = true;
	snprintf(place->chain, sizeof(place->chain), "%s", before->chain);
	place->seq = before->seq;
	/* Brought from the spool a second time: it stands there already. */
	if (kr_entry_content_digest(w->entry.content, content_digest) &&
	    strcmp(content_digest, before->content_digest) == 0)
		return KR_OK;
	now = json_loadb(w->entry.summary.ptr, w->entry.summary.len, 0, NULL);
	if (now == NULL || before->summary == NULL) {
		rc = kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	} else if (decided_alike(now, before->summary)) {
		rc = state_append(store, t, now_ms, w, before, err);
	} else {
		place->reused = false;
		rc = revision_append(store, t, now_ms, w, before, err);
	}
	json_decref(now);
	return rc;
}

enum kr_rc
kr_write_do(struct kr_store *store, struct kr_tail *t, int64_t now_ms,
    const struct kr_write *w, struct kr_ledger_place *place,
    struct kr_err *err)
{
	const struct kr_value key = kr_value_cstr(w->key);
	struct earlier before = { .seq = 0 };
	enum kr_rc rc;

	*place = (struct kr_ledger_place){ .reused = false };
	if (w->key == NULL) {
		rc = kr_tail_append(store, t, now_ms, &w->entry, err);
	} else {
		/* Whoever has the same mail at hand waits here. */
		rc = kr_store_run(store, "INSERT INTO mail (key) VALUES (?) "
		    "ON CONFLICT (key) DO NOTHING", &key, 1, err);
		if (rc == KR_OK)
			rc = kr_store_each(store, "SELECT d.chain, d.seq, "
			    "e.summary, e.content_digest FROM decision d JOIN "
			    "entry e ON e.chain = d.chain AND e.seq = d.seq "
			    "WHERE d.key = ? ORDER BY d.time_ms DESC, d.seq "
			    "DESC LIMIT 1", &key, 1, earlier_take, &before,
			    err);
		if (rc == KR_OK)
			rc = decision_write(store, t, now_ms, w, &before,
			    place, err);
		json_decref(before.summary);
	}
	if (rc == KR_OK && !place->reused) {
		snprintf(place->chain, sizeof(place->chain), "%s", t->chain);
		place->seq = t->seq;
	}
	return rc;
}
