/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "campaign/index.h"

/* 1 had no table that says so, 2 no subjects, 3 no order of the variants. */
#define FORM 4

static const char *const tables[] = {
	"CREATE TABLE campaign ("
	    "id BIGINT NOT NULL PRIMARY KEY, category TEXT NOT NULL, "
	    "reports BIGINT NOT NULL, first_ms BIGINT NOT NULL, "
	    "last_ms BIGINT NOT NULL, variants BIGINT NOT NULL)",
	"CREATE TABLE campaign_variant ("
	    "id BIGINT NOT NULL PRIMARY KEY, campaign BIGINT NOT NULL, "
	    "print BYTEA NOT NULL)",
	"CREATE TABLE campaign_band ("
	    "band BIGINT NOT NULL, variant BIGINT NOT NULL, "
	    "PRIMARY KEY (band, variant))",
	"CREATE TABLE campaign_mail ("
	    "mail BYTEA NOT NULL PRIMARY KEY, campaign BIGINT NOT NULL, "
	    "when_ms BIGINT NOT NULL)",
};

static enum kr_rc
refuse(struct kr_err *err)
{
	return kr_fail(err, KR_E_UNSUPPORTED, 0, "campaign: the index was made "
	    "by another version of this program; name another one, or remove "
	    "the tables campaign, campaign_variant, campaign_order, "
	    "campaign_band, campaign_mail and campaign_index from it, and fill "
	    "it again with \"kereructl campaign add\"");
}

static enum kr_rc
make(struct kr_store *store, bool postgresql, struct kr_err *err)
{
	const struct kr_value version = kr_value_integer(FORM);
	enum kr_rc rc = KR_OK;
	char sql[512];

	for (size_t i = 0; rc == KR_OK && i < KR_NELEM(tables); i++) {
		/* SQLite: one tree instead of two. */
		snprintf(sql, sizeof(sql), "%s%s", tables[i], postgresql ?
		    "" : " WITHOUT ROWID");
		rc = kr_store_run(store, sql, NULL, 0, err);
		/* Anything else that is wrong has a code of its own. */
		if (i == 0 && rc == KR_E_SYSTEM)
			return refuse(err);
	}
	if (rc == KR_OK)
		rc = kr_store_run(store, "CREATE INDEX campaign_mail_of "
		    "ON campaign_mail (campaign)", NULL, 0, err);
	if (rc == KR_OK && !postgresql)
		rc = kr_store_run(store, "CREATE TABLE campaign_order "
		    "(number INTEGER PRIMARY KEY, variant BIGINT NOT NULL)",
		    NULL, 0, err);
	return rc != KR_OK ? rc : kr_store_run(store,
	    "INSERT INTO campaign_index (version) VALUES (?)", &version, 1,
	    err);
}

enum kr_rc
kr_campaign_prepare(struct kr_store *store, bool postgresql,
    struct kr_err *err)
{
	int64_t version = 0;
	enum kr_rc rc = kr_store_begin(store, err);

	if (rc == KR_OK)
		rc = kr_store_run(store, "CREATE TABLE IF NOT EXISTS "
		    "campaign_index (version BIGINT NOT NULL)", NULL, 0, err);
	if (rc == KR_OK)
		rc = kr_store_number(store,
		    "SELECT version FROM campaign_index", NULL, 0, 0,
		    &version, err);
	if (rc == KR_OK && version == 0)
		rc = make(store, postgresql, err);
	else if (rc == KR_OK && version != FORM)
		rc = refuse(err);
	if (rc == KR_OK)
		rc = kr_store_commit(store, err);
	if (rc != KR_OK)
		kr_store_rollback(store);
	return rc;
}
