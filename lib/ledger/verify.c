/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "ledger/verify.h"

void
kr_verify_fault(struct kr_verify *v, struct kr_span chain, int64_t seq,
    const char *fmt, ...)
{
	char what[512], text[900];
	va_list ap;

	v->proof->faults++;
	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	if (seq > 0)
		snprintf(text, sizeof(text), "chain %.*s, entry %" PRId64
		    ": %s", KR_SPAN_ARG(chain), seq, what);
	else if (chain.len > 0)
		snprintf(text, sizeof(text), "chain %.*s: %s",
		    KR_SPAN_ARG(chain), what);
	else
		snprintf(text, sizeof(text), "%s", what);
	v->say(v->ctx, text);
}

static enum kr_rc
all(struct kr_verify *v, struct kr_arena *arena)
{
	const char **name = NULL;
	size_t n = 0;
	int64_t version;
	enum kr_rc rc = kr_store_number(v->store, KR_LEDGER_VERSION_SQL,
	    NULL, 0, 0, &version, &v->err);

	if (rc == KR_OK && version != KR_LEDGER_VERSION)
		kr_verify_fault(v, KR_SPAN_NONE, 0, "table ledger says "
		    "version %" PRId64, version);
	if (rc == KR_OK)
		rc = kr_chain_names(v->store, arena, &name, &n, &v->err);
	for (size_t i = 0; rc == KR_OK && i < n; i++) {
		v->proof->chains++;
		rc = kr_verify_chain(v, name[i]);
	}
	return rc == KR_OK ? kr_verify_tables(v, name, n) : rc;
}

enum kr_rc
kr_verify_begin(struct kr_store *store,
    void (*say)(void *ctx, const char *text), void *ctx,
    struct kr_ledger_proof *ret, struct kr_err *err)
{
	struct kr_verify v = { .store = store, .say = say, .ctx = ctx,
	    .proof = ret };
	struct kr_arena *arena = kr_arena_new((size_t)1 << 30);
	enum kr_rc rc;

	*ret = (struct kr_ledger_proof){ .faults = 0 };
	rc = arena != NULL ? kr_store_begin_read(store, &v.err) :
	    kr_fail(&v.err, KR_E_NOMEM, 0, "ledger: out of memory");
	if (rc == KR_OK)
		rc = kr_store_integrity(store, &v.err);
	if (rc == KR_OK)
		rc = all(&v, arena);
	kr_arena_free(arena);
	if (rc == KR_E_SYNTAX) {	/* damage is what was looked for */
		kr_verify_fault(&v, KR_SPAN_NONE, 0, "%s", v.err.text);
		return KR_OK;
	}
	if (rc != KR_OK && err != NULL)
		*err = v.err;
	return rc;
}

enum kr_rc
kr_ledger_verify(struct kr_store *store,
    void (*say)(void *ctx, const char *text), void *ctx,
    struct kr_ledger_proof *ret, struct kr_err *err)
{
	enum kr_rc rc = kr_verify_begin(store, say, ctx, ret, err);

	kr_store_rollback(store);
	return rc;
}
