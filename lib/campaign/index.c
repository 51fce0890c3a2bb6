/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where prints lie, and how the like ones are found.
 *
 * A campaign keeps the prints of a few variants: its first report, and such
 * later ones as had moved away from those before.  Not more, so that a
 * campaign cannot creep from one text to another.
 */
#include <stdio.h>
#include <string.h>

#include "campaign/campaign.h"

#define LIKE 50			/* per cent: the same text, re-worded */
#define LIKE_MARKED 25		/* with an address, account ... in common */
#define MOVED 85		/* below: kept as a variant of its own */
#define VARIANTS 6		/* of a campaign, at most */
#define CANDIDATES 48		/* variants compared, at most */
#define FROM_ONE 6		/* of one band or mark: the newest */

static const char *const tables[] = {
	"CREATE TABLE IF NOT EXISTS campaign ("
	    "id BIGINT NOT NULL PRIMARY KEY, category TEXT NOT NULL, "
	    "reports BIGINT NOT NULL, first_ms BIGINT NOT NULL, "
	    "last_ms BIGINT NOT NULL, variants BIGINT NOT NULL)",
	"CREATE INDEX IF NOT EXISTS campaign_last ON campaign (last_ms)",
	"CREATE TABLE IF NOT EXISTS campaign_variant ("
	    "id BIGINT NOT NULL PRIMARY KEY, campaign BIGINT NOT NULL, "
	    "print BYTEA NOT NULL)",
	"CREATE TABLE IF NOT EXISTS campaign_band ("
	    "band BIGINT NOT NULL, variant BIGINT NOT NULL, "
	    "PRIMARY KEY (band, variant))",
	"CREATE TABLE IF NOT EXISTS campaign_mail ("
	    "mail TEXT NOT NULL PRIMARY KEY, campaign BIGINT NOT NULL, "
	    "when_ms BIGINT NOT NULL)",
	("CREATE INDEX IF NOT EXISTS campaign_mail_of "
	    "ON campaign_mail (campaign)"),
};

enum kr_rc
kr_campaign_open(const char *where, struct kr_store **ret, struct kr_err *err)
{
	enum kr_rc rc = kr_store_open(where, KR_STORE_CACHE, ret, err);

	if (rc != KR_OK)
		return rc;
	rc = kr_store_begin(*ret, err);
	for (size_t i = 0; rc == KR_OK && i < KR_NELEM(tables); i++)
		rc = kr_store_run(*ret, tables[i], NULL, 0, err);
	if (rc == KR_OK)
		rc = kr_store_commit(*ret, err);
	if (rc != KR_OK) {
		kr_store_rollback(*ret);
		kr_store_close(*ret);
	}
	return rc;
}

/* ---- keys --------------------------------------------------------------- */

/* The key of a band: its number and its hashes.  Marks have none of these. */
static int64_t
band_key(const struct kr_campaign_print *p, size_t band)
{
	uint64_t h = 0x9ddfea08eb382d69ULL * (band + 1);

	for (size_t i = 0; i < KR_CAMPAIGN_ROWS; i++) {
		h ^= p->hash[band * KR_CAMPAIGN_ROWS + i];
		h *= 0xff51afd7ed558ccdULL;
		h ^= h >> 32;
	}
	return (int64_t)(h >> 1);
}

static size_t
keys_of(const struct kr_campaign_print *p, int64_t *key)
{
	size_t n = 0;

	for (; n < KR_CAMPAIGN_BANDS; n++)
		key[n] = band_key(p, n);
	for (size_t i = 0; i < p->n_mark; i++)
		key[n++] = p->mark[i];
	return n;
}

#define KEYS_MAX (KR_CAMPAIGN_BANDS + KR_CAMPAIGN_MARKS)

/* Ids are drawn from digests: many hosts share one index. */
static int64_t
id_of(const unsigned char mail[KR_SHA256_LEN])
{
	uint64_t id = 0;

	for (size_t i = 0; i < 8; i++)
		id = id << 8 | mail[i];
	return (int64_t)(id >> 1);
}

/* ---- finding ------------------------------------------------------------ */

struct search {
	const struct kr_campaign_print	*print;
	struct candidate {
		int64_t		 variant;
		bool		 marked;	/* a mark in common */
	}				 candidate[CANDIDATES];
	size_t				 n;
	bool				 marks;	/* what is read now */
	unsigned			 best;	/* likeness */
	int64_t				 campaign;
	bool				 found, marked_now;
};

static bool
candidate_take(void *ctx, const struct kr_value *v, size_t n)
{
	struct search *s = ctx;

	if (n < 1 || v[0].kind != KR_VALUE_INTEGER)
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (s->candidate[i].variant == v[0].integer) {
			s->candidate[i].marked |= s->marks;
			return true;
		}
	if (s->n == CANDIDATES)
		return false;
	s->candidate[s->n++] = (struct candidate){ v[0].integer, s->marks };
	return true;
}

static bool
variant_take(void *ctx, const struct kr_value *v, size_t n)
{
	struct search *s = ctx;
	struct kr_campaign_print other = { .n_mark = 0 };
	unsigned like;

	if (n < 2 || v[1].bytes.len != sizeof(other.hash))
		return false;
	memcpy(other.hash, v[1].bytes.ptr, sizeof(other.hash));
	like = kr_campaign_likeness(s->print, &other);
	if (like >= (s->marked_now ? LIKE_MARKED : LIKE) &&
	    (!s->found || like > s->best)) {
		s->found = true;
		s->best = like;
		s->campaign = v[0].integer;
	}
	return false;
}

static enum kr_rc
search(struct kr_store *store, struct search *s, struct kr_err *err)
{
	int64_t key[KEYS_MAX];
	size_t n = keys_of(s->print, key);
	enum kr_rc rc = KR_OK;
	struct kr_value v[2];

	v[1] = kr_value_integer(FROM_ONE);
	for (size_t i = 0; rc == KR_OK && i < n; i++) {
		s->marks = i >= KR_CAMPAIGN_BANDS;
		v[0] = kr_value_integer(key[i]);
		rc = kr_store_each(store, "SELECT variant FROM campaign_band "
		    "WHERE band = ? ORDER BY variant LIMIT ?", v, 2,
		    candidate_take, s, err);
	}
	for (size_t i = 0; rc == KR_OK && i < s->n; i++) {
		s->marked_now = s->candidate[i].marked;
		v[0] = kr_value_integer(s->candidate[i].variant);
		rc = kr_store_each(store, "SELECT campaign, print "
		    "FROM campaign_variant WHERE id = ?", v, 1, variant_take,
		    s, err);
	}
	return rc;
}

/* ---- adding ------------------------------------------------------------- */

static enum kr_rc
variant_add(struct kr_store *store, const struct kr_campaign_print *p,
    int64_t id, int64_t campaign, struct kr_err *err)
{
	const struct kr_value v[3] = { kr_value_integer(id),
	    kr_value_integer(campaign), kr_value_bytes((struct kr_span){
	    (const char *)p->hash, sizeof(p->hash) }) };
	int64_t key[KEYS_MAX];
	size_t n = keys_of(p, key);
	enum kr_rc rc = kr_store_run(store, "INSERT INTO campaign_variant "
	    "(id, campaign, print) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
	    v, 3, err);

	for (size_t i = 0; rc == KR_OK && i < n; i++) {
		const struct kr_value band[2] = { kr_value_integer(key[i]),
		    kr_value_integer(id) };

		rc = kr_store_run(store, "INSERT INTO campaign_band "
		    "(band, variant) VALUES (?, ?) ON CONFLICT DO NOTHING",
		    band, 2, err);
	}
	return rc;
}

static enum kr_rc
begin_campaign(struct kr_store *store, int64_t id, const char *category,
    int64_t when_ms, struct kr_err *err)
{
	const struct kr_value v[4] = { kr_value_integer(id),
	    kr_value_cstr(category), kr_value_integer(when_ms),
	    kr_value_integer(when_ms) };

	return kr_store_run(store, "INSERT INTO campaign (id, category, "
	    "reports, first_ms, last_ms, variants) VALUES (?, ?, 0, ?, ?, 0) "
	    "ON CONFLICT DO NOTHING", v, 4, err);
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

#define CAMPAIGN_COLUMNS "SELECT id, category, reports, first_ms, last_ms " \
	"FROM campaign "

static enum kr_rc
number(struct kr_store *store, const char *sql, struct kr_value value,
    int64_t otherwise, int64_t *ret, struct kr_err *err)
{
	return kr_store_number(store, sql, &value, 1, otherwise, ret, err);
}

/* Within a transaction. */
static enum kr_rc
join(struct kr_store *store, const struct kr_campaign_print *p,
    const unsigned char mail[KR_SHA256_LEN], const char *category,
    int64_t when_ms, struct kr_campaign *ret, struct kr_err *err)
{
	struct search s = { .print = p };
	int64_t known, variants = 0, id = id_of(mail);
	char hex[KR_SHA256_HEX];
	struct kr_value v[3];
	enum kr_rc rc;

	kr_hex(mail, KR_SHA256_LEN, hex);
	rc = number(store, "SELECT campaign FROM campaign_mail WHERE mail = ?",
	    kr_value_cstr(hex), -1, &known, err);
	if (rc == KR_OK && known < 0) {
		rc = search(store, &s, err);
		known = s.found ? s.campaign : id;
		if (rc == KR_OK && !s.found)
			rc = begin_campaign(store, id, category, when_ms, err);
		v[0] = kr_value_cstr(hex);
		v[1] = kr_value_integer(known);
		v[2] = kr_value_integer(when_ms);
		if (rc == KR_OK)
			rc = kr_store_run(store, "INSERT INTO campaign_mail "
			    "(mail, campaign, when_ms) VALUES (?, ?, ?)", v, 3,
			    err);
		if (rc == KR_OK)
			rc = number(store, "SELECT variants FROM campaign "
			    "WHERE id = ?", kr_value_integer(known), VARIANTS,
			    &variants, err);
		if (rc == KR_OK && (!s.found || s.best < MOVED) &&
		    variants < VARIANTS) {
			rc = variant_add(store, p, id, known, err);
			variants++;
		}
		v[0] = kr_value_integer(when_ms);
		v[1] = kr_value_integer(variants);
		v[2] = kr_value_integer(known);
		if (rc == KR_OK)
			rc = kr_store_run(store, "UPDATE campaign SET "
			    "reports = reports + 1, last_ms = ?, variants = ? "
			    "WHERE id = ?", v, 3, err);
	}
	v[0] = kr_value_integer(known);
	return rc != KR_OK ? rc : kr_store_each(store, CAMPAIGN_COLUMNS
	    "WHERE id = ?", v, 1, campaign_read, ret, err);
}

enum kr_rc
kr_campaign_join(struct kr_store *store, const struct kr_campaign_print *p,
    const unsigned char mail[KR_SHA256_LEN], const char *category,
    int64_t when_ms, struct kr_campaign *ret, struct kr_err *err)
{
	enum kr_rc rc = kr_store_begin(store, err);

	memset(ret, 0, sizeof(*ret));
	if (rc == KR_OK)
		rc = join(store, p, mail, category, when_ms, ret, err);
	if (rc == KR_OK)
		rc = kr_store_commit(store, err);
	if (rc != KR_OK)
		kr_store_rollback(store);
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
kr_campaign_each(struct kr_store *store, int64_t since_ms, int64_t limit,
    bool (*each)(void *ctx, const struct kr_campaign *), void *ctx,
    struct kr_err *err)
{
	struct each e = { .campaign = each, .ctx = ctx };
	const struct kr_value v[2] = { kr_value_integer(since_ms),
	    kr_value_integer(limit > 0 ? limit : INT64_MAX) };

	return kr_store_each(store, CAMPAIGN_COLUMNS "WHERE last_ms >= ? "
	    "ORDER BY last_ms DESC, id LIMIT ?", v, 2, each_campaign, &e, err);
}

static bool
each_mail(void *ctx, const struct kr_value *v, size_t n)
{
	struct each *e = ctx;

	return n >= 2 && e->mail(e->ctx, kr_value_span(&v[0]), v[1].integer);
}

enum kr_rc
kr_campaign_mails(struct kr_store *store, struct kr_span name,
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
	return kr_store_each(store, "SELECT mail, when_ms FROM campaign_mail "
	    "WHERE campaign = ? ORDER BY when_ms, mail", &v, 1, each_mail, &e,
	    err);
}
