/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which campaign a report belongs to, and how campaigns are listed.
 *
 * A campaign keeps the prints of a few variants: its first report, and such
 * later ones as had moved away from those before.  Not more, so that a
 * campaign cannot creep from one text to another.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "campaign/index.h"

/* A server has its pages at hand, but each question travels. */
static enum kr_rc
open_at(const char *where, struct kr_campaign_index *index,
    struct kr_err *err)
{
	bool server = kr_store_is_postgresql(where);
	enum kr_rc rc = kr_store_open(where, KR_STORE_CACHE, &index->store,
	    err);

	if (rc == KR_OK)
		rc = kr_campaign_prepare(index->store, server, err);
	if (rc != KR_OK || server)
		return rc;
	index->filter = kr_campaign_filter_new();
	return index->filter != NULL ? KR_OK : kr_fail(err, KR_E_NOMEM, 0,
	    "campaign: out of memory");
}

enum kr_rc
kr_campaign_open(const char *where, struct kr_campaign_index **ret,
    struct kr_err *err)
{
	struct kr_campaign_index *index = calloc(1, sizeof(*index));
	enum kr_rc rc;

	if (index == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "campaign: out of memory");
	rc = open_at(where, index, err);
	if (rc == KR_OK)
		*ret = index;
	else
		kr_campaign_close(index);
	return rc;
}

void
kr_campaign_close(struct kr_campaign_index *index)
{
	if (index == NULL)
		return;
	kr_store_close(index->store);
	kr_campaign_filter_free(index->filter);
	free(index);
}

#define DIGEST_BITS 29		/* behind 34 of seconds */

static int64_t
id_of(const unsigned char mail[KR_SHA256_LEN], int64_t when_ms)
{
	uint64_t digest = 0;

	for (size_t i = 0; i < 4; i++)
		digest = digest << 8 | mail[i];
	return (int64_t)(((uint64_t)when_ms / 1000 << DIGEST_BITS |
	    digest >> (32 - DIGEST_BITS)) & INT64_MAX);
}

/* ---- reading ------------------------------------------------------------ */

static bool
campaign_take(const struct kr_value *v, size_t n, struct kr_campaign *ret)
{
	struct kr_span category;

	if (n < 5)
		return false;
	category = kr_value_span(&v[1]);
	*ret = (struct kr_campaign){ .id = v[0].integer,
	    .reports = v[2].integer, .first_ms = v[3].integer,
	    .last_ms = v[4].integer };
	snprintf(ret->name, sizeof(ret->name), "c%016llx",
	    (unsigned long long)ret->id);
	snprintf(ret->category, sizeof(ret->category), "%.*s",
	    KR_SPAN_ARG(category));
	return true;
}

static bool
campaign_read(void *ctx, const struct kr_value *v, size_t n)
{
	campaign_take(v, n, ctx);
	return false;
}

#define CAMPAIGN_COLUMNS "id, category, reports, first_ms, last_ms"

/* ---- adding ------------------------------------------------------------- */

struct arrival {
	const struct kr_campaign_print	*print;
	const unsigned char		*mail;
	const char			*category;
	int64_t				 when_ms, id;
};

static enum kr_rc
begin_campaign(const struct kr_campaign_index *index, const struct arrival *a,
    struct kr_campaign *ret, struct kr_err *err)
{
	const struct kr_value v[4] = { kr_value_integer(a->id),
	    kr_value_cstr(a->category), kr_value_integer(a->when_ms),
	    kr_value_integer(a->when_ms) };
	enum kr_rc rc = kr_store_each(index->store, "INSERT INTO campaign (id, "
	    "category, reports, first_ms, last_ms, variants) "
	    "VALUES (?, ?, 1, ?, ?, 1) RETURNING " CAMPAIGN_COLUMNS, v, 4,
	    campaign_read, ret, err);

	return rc != KR_OK ? rc : kr_campaign_variant_add(index, a->print,
	    a->id, a->id, err);
}

/* It is counted; one that has moved away may become a variant. */
static enum kr_rc
count(const struct kr_campaign_index *index, const struct arrival *a,
    const struct kr_campaign_match *m, struct kr_campaign *ret,
    struct kr_err *err)
{
	const struct kr_value when = kr_value_integer(a->when_ms),
	    id = kr_value_integer(m->campaign),
	    v[5] = { when, when, when, when, id };
	const struct kr_value room[2] = { id,
	    kr_value_integer(KR_CAMPAIGN_VARIANTS) };
	int64_t variants;
	enum kr_rc rc = kr_store_each(index->store, "UPDATE campaign SET "
	    "reports = reports + 1, "
	    "first_ms = CASE WHEN first_ms < ? THEN first_ms ELSE ? END, "
	    "last_ms = CASE WHEN last_ms > ? THEN last_ms ELSE ? END "
	    "WHERE id = ? RETURNING " CAMPAIGN_COLUMNS, v, 5, campaign_read,
	    ret, err);

	if (rc != KR_OK || m->likeness >= KR_CAMPAIGN_MOVED)
		return rc;
	rc = kr_store_number(index->store, "UPDATE campaign SET variants = "
	    "variants + 1 WHERE id = ? AND variants < ? RETURNING variants",
	    room, 2, 0, &variants, err);
	return rc != KR_OK || variants == 0 ? rc : kr_campaign_variant_add(
	    index, a->print, a->id, m->campaign, err);
}

/* Mails of one second, as in an archive without dates, may fall together. */
static enum kr_rc
id_free(struct kr_store *store, struct arrival *a, struct kr_err *err)
{
	int64_t taken = 1;
	enum kr_rc rc = KR_OK;

	for (a->id--; rc == KR_OK && taken != 0;) {
		const struct kr_value id = kr_value_integer(++a->id);

		rc = kr_store_number(store, "SELECT 1 FROM campaign_variant "
		    "WHERE id = ?", &id, 1, 0, &taken, err);
	}
	return rc;
}

/* Within a transaction. */
static enum kr_rc
join(const struct kr_campaign_index *index, struct arrival *a,
    struct kr_campaign *ret, struct kr_err *err)
{
	struct kr_store *store = index->store;
	struct kr_campaign_match m;
	struct kr_value v[3] = { kr_value_bytes((struct kr_span){
	    (const char *)a->mail, KR_SHA256_LEN }), KR_NULL_VALUE,
	    kr_value_integer(a->when_ms) };
	int64_t counted;
	enum kr_rc rc = kr_campaign_search(index, a->print, &m, err);

	if (rc == KR_OK && m.likeness < KR_CAMPAIGN_MOVED)
		rc = id_free(store, a, err);
	v[1] = kr_value_integer(m.likeness > 0 ? m.campaign : a->id);
	if (rc == KR_OK)
		rc = kr_store_number(store, "INSERT INTO campaign_mail "
		    "(mail, campaign, when_ms) VALUES (?, ?, ?) "
		    "ON CONFLICT DO NOTHING RETURNING campaign", v, 3, -1,
		    &counted, err);
	if (rc != KR_OK)
		return rc;
	if (counted < 0)
		return kr_store_each(store, "SELECT " CAMPAIGN_COLUMNS
		    " FROM campaign WHERE id = (SELECT campaign FROM "
		    "campaign_mail WHERE mail = ?)", v, 1, campaign_read, ret,
		    err);
	return m.likeness > 0 ? count(index, a, &m, ret, err) :
	    begin_campaign(index, a, ret, err);
}

enum kr_rc
kr_campaign_join(struct kr_campaign_index *index,
    const struct kr_campaign_print *p,
    const unsigned char mail[KR_SHA256_LEN], const char *category,
    int64_t when_ms, struct kr_campaign *ret, struct kr_err *err)
{
	struct arrival a = { p, mail, category, when_ms,
	    id_of(mail, when_ms) };
	enum kr_rc rc = kr_store_begin(index->store, err);

	memset(ret, 0, sizeof(*ret));
	if (rc == KR_OK)
		rc = join(index, &a, ret, err);
	if (rc == KR_OK)
		rc = kr_store_commit(index->store, err);
	if (rc != KR_OK)
		kr_store_rollback(index->store);
	return rc;
}

struct each {
	bool	(*campaign)(void *ctx, const struct kr_campaign *);
	bool	(*mail)(void *ctx, struct kr_span mail, int64_t when_ms);
	void	*ctx;
};

static bool
each_campaign(void *ctx, const struct kr_value *v, size_t n)
{
	struct each *e = ctx;
	struct kr_campaign c;

	return campaign_take(v, n, &c) && e->campaign(e->ctx, &c);
}

enum kr_rc
kr_campaign_each(struct kr_campaign_index *index, int64_t since_ms,
    int64_t limit, bool (*each)(void *ctx, const struct kr_campaign *),
    void *ctx, struct kr_err *err)
{
	struct each e = { .campaign = each, .ctx = ctx };
	const struct kr_value v[2] = { kr_value_integer(since_ms),
	    kr_value_integer(limit > 0 ? limit : INT64_MAX) };

	return kr_store_each(index->store, "SELECT " CAMPAIGN_COLUMNS
	    " FROM campaign WHERE last_ms >= ? ORDER BY last_ms DESC, id "
	    "LIMIT ?", v, 2, each_campaign, &e, err);
}

static bool
each_mail(void *ctx, const struct kr_value *v, size_t n)
{
	struct each *e = ctx;

	char hex[KR_SHA256_HEX];

	if (n < 2 || v[0].bytes.len != KR_SHA256_LEN)
		return false;
	kr_hex((const unsigned char *)v[0].bytes.ptr, KR_SHA256_LEN, hex);
	return e->mail(e->ctx, kr_span_str(hex), v[1].integer);
}

enum kr_rc
kr_campaign_mails(struct kr_campaign_index *index, struct kr_span name,
    bool (*each)(void *ctx, struct kr_span mail, int64_t when_ms), void *ctx,
    struct kr_err *err)
{
	struct each e = { .mail = each, .ctx = ctx };
	unsigned long long id = 0;
	struct kr_value v;
	char text[24];

	snprintf(text, sizeof(text), "%.*s", KR_SPAN_ARG(name));
	if (sscanf(text, "c%16llx", &id) != 1)
		return kr_fail(err, KR_E_SYNTAX, 0, "campaign: \"%s\" is no "
		    "campaign's name", text);
	v = kr_value_integer((int64_t)id);
	return kr_store_each(index->store, "SELECT mail, when_ms "
	    "FROM campaign_mail WHERE campaign = ? ORDER BY when_ms, mail",
	    &v, 1, each_mail, &e, err);
}
