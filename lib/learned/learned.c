/* SPDX-License-Identifier: Apache-2.0 */
/* learned.c - messages that were taught, by digest */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "learned/learned.h"

struct kr_learned {
	struct kr_store	*store;
};

static const char *const tables[] = {
	"CREATE TABLE IF NOT EXISTS classifier_tokens ("
	"one BIGINT PRIMARY KEY, version BIGINT NOT NULL)",
	"CREATE TABLE IF NOT EXISTS classifier_mail ("
	"digest BYTEA PRIMARY KEY, spam BIGINT NOT NULL, "
	"told BIGINT NOT NULL, learned BIGINT NOT NULL, "
	"hashes BYTEA NOT NULL)",
};

static struct kr_value
digest_value(const unsigned char digest[KR_SHA256_LEN])
{
	return kr_value_bytes((struct kr_span){ (const char *)digest,
	    KR_SHA256_LEN });
}

/* ---- opening ------------------------------------------------------------ */

/* What is there was learned with this program's tokens. */
static enum kr_rc
version_check(struct kr_store *s, bool write, struct kr_err *err)
{
	struct kr_value now = kr_value_integer(KR_TOKENS_VERSION);
	int64_t version;
	enum kr_rc rc = kr_store_number(s, "SELECT version FROM "
	    "classifier_tokens", NULL, 0, 0, &version, err);

	if (rc != KR_OK || version == KR_TOKENS_VERSION)
		return rc;
	if (version != 0)
		return kr_fail(err, KR_E_UNSUPPORTED, 0, "learned: this was "
		    "learned by another version of the program; move the "
		    "file away and learn the mails again");
	return !write ? KR_OK : kr_store_run(s, "INSERT INTO "
	    "classifier_tokens (one, version) VALUES (1, ?)", &now, 1, err);
}

static enum kr_rc
tables_make(struct kr_store *s, struct kr_err *err)
{
	enum kr_rc rc = kr_store_begin(s, err);

	for (size_t i = 0; i < KR_NELEM(tables) && rc == KR_OK; i++)
		rc = kr_store_run(s, tables[i], NULL, 0, err);
	if (rc == KR_OK)
		rc = version_check(s, true, err);
	if (rc == KR_OK)
		return kr_store_commit(s, err);
	kr_store_rollback(s);
	return rc;
}

enum kr_rc
kr_learned_open(const char *where, enum kr_store_mode mode,
    struct kr_learned **ret, struct kr_err *err)
{
	struct kr_learned *l;
	enum kr_rc rc;

	if (mode == KR_STORE_READ && !kr_store_is_postgresql(where) &&
	    access(where, F_OK) != 0)
		return kr_fail_at(err, KR_E_ABSENT, where, 0, 0,
		    "learned: nothing was learned yet");
	l = calloc(1, sizeof(*l));
	if (l == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "learned: out of memory");
	rc = kr_store_open(where, mode, &l->store, err);
	if (rc == KR_OK)
		rc = mode == KR_STORE_WRITE ? tables_make(l->store, err) :
		    version_check(l->store, false, err);
	if (rc != KR_OK) {
		kr_learned_close(l);
		return rc;
	}
	*ret = l;
	return KR_OK;
}

void
kr_learned_close(struct kr_learned *l)
{
	if (l == NULL)
		return;
	kr_store_close(l->store);
	free(l);
}

enum kr_rc
kr_learned_begin(struct kr_learned *l, struct kr_err *err)
{
	return kr_store_begin(l->store, err);
}

enum kr_rc
kr_learned_commit(struct kr_learned *l, struct kr_err *err)
{
	return kr_store_commit(l->store, err);
}

/* ---- one message -------------------------------------------------------- */

enum kr_rc
kr_learned_count(struct kr_learned *l, size_t ret[2], struct kr_err *err)
{
	for (int spam = 0; spam < 2; spam++) {
		struct kr_value v = kr_value_integer(spam);
		int64_t n;
		enum kr_rc rc = kr_store_number(l->store, "SELECT COUNT(*) "
		    "FROM classifier_mail WHERE spam = ?", &v, 1, 0, &n,
		    err);

		if (rc != KR_OK)
			return rc;
		ret[spam] = (size_t)n;
	}
	return KR_OK;
}

enum kr_rc
kr_learned_label(struct kr_learned *l,
    const unsigned char digest[KR_SHA256_LEN], enum kr_tri *ret,
    struct kr_err *err)
{
	struct kr_value v = digest_value(digest);
	int64_t label;
	enum kr_rc rc = kr_store_number(l->store, "SELECT spam FROM "
	    "classifier_mail WHERE digest = ?", &v, 1, -1, &label, err);

	if (rc == KR_OK)
		*ret = label < 0 ? KR_UNKNOWN : label > 0 ? KR_YES : KR_NO;
	return rc;
}

/* Hashes as bytes, the lowest first, whatever the machine. */
static char *
hashes_write(const struct kr_tokens *t)
{
	char *bytes = calloc(t->n + 1, 4);

	for (size_t i = 0; bytes != NULL && i < 4 * t->n; i++)
		bytes[i] = (char)(t->hash[i / 4] >> 8 * (i % 4));
	return bytes;
}

enum kr_rc
kr_learned_add(struct kr_learned *l,
    const unsigned char digest[KR_SHA256_LEN], bool spam,
    const struct kr_tokens *t, int64_t now_s, struct kr_err *err)
{
	char *bytes = hashes_write(t);
	struct kr_value v[] = { digest_value(digest), kr_value_integer(spam),
	    kr_value_integer((int64_t)t->told), kr_value_integer(now_s),
	    kr_value_bytes((struct kr_span){ bytes, 4 * t->n }) };
	size_t n[2];
	enum kr_rc rc;

	if (bytes == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "learned: out of memory");
	rc = kr_learned_count(l, n, err);
	if (rc == KR_OK && n[0] + n[1] >= KR_LEARNED_MAX)
		rc = kr_fail(err, KR_E_LIMIT, 0, "learned: %d messages are "
		    "kept already", KR_LEARNED_MAX);
	if (rc == KR_OK)
		rc = kr_store_run(l->store, "INSERT INTO classifier_mail "
		    "(digest, spam, told, learned, hashes) "
		    "VALUES (?, ?, ?, ?, ?)", v, KR_NELEM(v), err);
	free(bytes);
	return rc;
}

enum kr_rc
kr_learned_remove(struct kr_learned *l,
    const unsigned char digest[KR_SHA256_LEN], struct kr_err *err)
{
	struct kr_value v = digest_value(digest);

	return kr_store_run(l->store, "DELETE FROM classifier_mail WHERE "
	    "digest = ?", &v, 1, err);
}

/* ---- all of them -------------------------------------------------------- */

struct reading {
	struct kr_arena		*arena;
	struct kr_lesson	*lesson;
	size_t			 n, cap;
	bool			 failed;
};

static bool
lesson_read(void *ctx, const struct kr_value *v, size_t n)
{
	struct reading *r = ctx;
	struct kr_span bytes = v[2].bytes;
	uint32_t *hash;

	(void)n;
	hash = kr_arena_zalloc(r->arena, bytes.len / 4 + 1, sizeof(*hash));
	if (hash == NULL || !KR_ARENA_ROOM(r->arena, r->lesson, r->n,
	    &r->cap)) {
		r->failed = true;
		return false;
	}
	for (size_t i = 0; i < bytes.len / 4 * 4; i++)
		hash[i / 4] |= (uint32_t)(unsigned char)bytes.ptr[i] <<
		    8 * (i % 4);
	r->lesson[r->n] = (struct kr_lesson){ .hash = hash,
	    .n = bytes.len / 4, .told = (size_t)v[1].integer,
	    .spam = v[0].integer != 0 };
	if (v[1].integer < 0 || r->lesson[r->n].told > r->lesson[r->n].n)
		r->lesson[r->n].told = r->lesson[r->n].n;
	r->n++;
	return true;
}

enum kr_rc
kr_learned_lessons(struct kr_learned *l, struct kr_arena *arena,
    struct kr_lesson **ret, size_t *n, struct kr_err *err)
{
	struct reading r = { .arena = arena };
	enum kr_rc rc = kr_store_each(l->store, "SELECT spam, told, hashes "
	    "FROM classifier_mail ORDER BY digest", NULL, 0,
	    lesson_read, &r, err);

	if (rc == KR_OK && r.failed)
		return kr_fail(err, KR_E_NOMEM, 0, "learned: out of memory");
	*ret = r.lesson;
	*n = r.n;
	return rc;
}
