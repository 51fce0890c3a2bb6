/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A verdict as the two texts of an entry.  The summary has words of ours
 * only; content is the record, which is sealed for classes H3 and H4.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "host/clock.h"
#include "ledger/chain.h"

/*
 * Where memory runs out, an object or a list is NULL, and so is all that it
 * would be a part of: an entry says everything or is not written.
 */

/* An id that anybody may have made up: valid UTF-8, and not endless. */
static json_t *
foreign(struct kr_span s, struct kr_arena *arena)
{
	if (s.ptr == NULL)
		return json_null();
	s = kr_text_repair(kr_span_sub(s, 0, 100), arena, NULL);
	return json_stringn(s.ptr, s.len);
}

/* Takes value. */
static json_t *
list_add(json_t *list, json_t *value)
{
	if (json_array_append_new(list, value) == 0)
		return list;
	json_decref(list);
	return NULL;
}

/* The same. */
static json_t *
object_add(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) == 0)
		return object;
	json_decref(object);
	return NULL;
}

static json_t *
referrals(const struct kr_decision *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->n_referral; i++)
		list = list_add(list, json_pack("{s:s, s:s}", "agency",
		    d->referral[i].agency->id, "basis",
		    kr_basis_name(d->referral[i].basis)));
	if (d->fallback || d->n_referral == 0)
		list = list_add(list, json_pack("{s:s, s:s}", "agency",
		    "fallback", "basis", "fallback"));
	return list;
}

static json_t *
holds(const struct kr_decision *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->n_hold; i++)
		list = list_add(list, json_pack("{s:s, s:s}", "agency",
		    d->hold[i].agency->id, "reason", d->hold[i].reason));
	return list;
}

static json_t *
also(const struct kr_decision *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->n_also; i++)
		list = list_add(list, json_string(kr_category_name(
		    d->also[i])));
	return list;
}

static json_t *
findings(const struct kr_decision *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->n_reason; i++)
		list = list_add(list, json_string(d->reason[i]->id));
	return list;
}

static json_t *
authentication(const struct kr_auth *a)
{
	enum kr_auth_result dkim = KR_AUTH_UNKNOWN;

	for (size_t i = 0; i < a->n_dkim; i++)
		if (i == 0 || a->dkim[i].result == KR_AUTH_PASS)
			dkim = a->dkim[i].result;
	return json_pack("{s:s, s:s, s:s, s:s}",
	    "spf", kr_auth_result_name(a->spf),
	    "dkim", kr_auth_result_name(dkim),
	    "dmarc", kr_auth_result_name(a->dmarc),
	    "identity", kr_identity_name(a->identity));
}

static json_t *
summary_of(const struct kr_verdict *v)
{
	const struct kr_decision *d = v->decision;
	json_t *s = json_pack("{s:s, s:s, s:o, s:o, s:o, s:s, s:s, s:s, s:b, "
	    "s:s?, s:s, s:s, s:o, s:i, s:s, s:o, s:s, s:s, s:s}",
	    "referral", d->id, "category", kr_category_name(d->category),
	    "also", also(d), "referrals", referrals(d), "holds", holds(d),
	    "consent", kr_consent_name(d->consent),
	    "urgency", kr_urgency_name(d->urgency),
	    "handling", kr_handling_name(d->handling),
	    "review", d->needs_review, "fallback", d->fallback ? d->why : NULL,
	    "form", kr_form_name(v->report->form),
	    "reporter", kr_reporter_kind_name(v->report->kind),
	    "auth", authentication(v->auth),
	    "spam", v->findings->spam_score, "uema", v->findings->uema.label,
	    "findings", findings(d), "rules", v->rules_id, "model",
	    v->model_id, "version", PACKAGE_VERSION);

	return v->campaign == NULL ? s :
	    object_add(s, "campaign", json_string(v->campaign->name));
}

/* What was said about consent, and where; never its words. */
static json_t *
consent_of(const struct kr_consent_record *c)
{
	size_t off = 0, len = 0;
	bool known = kr_slice_origin(c->quote, &off, &len);

	return json_pack(known ? "{s:s, s:s, s:s, s:b, s:b, s:I, s:I}" :
	    "{s:s, s:s, s:s, s:b, s:b}",
	    "said", kr_consent_name(c->value), "source", c->source,
	    "why", c->why, "capped", c->capped, "minor", c->minor,
	    "offset", (json_int_t)off, "length", (json_int_t)len);
}

static json_t *
content_of(struct kr_span mail, const char *key,
    const struct kr_envelope *envelope, struct kr_arena *arena)
{
	return json_pack("{s:s, s:o, s:I, s:I}", "key", key, "queue_id",
	    foreign(envelope != NULL ? envelope->queue_id : KR_SPAN_NONE,
	    arena), "decided_ms", (json_int_t)kr_clock_now_ms(), "size",
	    (json_int_t)mail.len);
}

/* {...} with the record behind. */
static void
content_add_record(struct kr_buffer *b, const char *text,
    const struct kr_verdict *v)
{
	struct kr_span s = kr_span_str(text);

	kr_buffer_add(b, kr_span_sub(s, 0, s.len - 1));
	kr_buffer_str(b, ",\"record\":");
	kr_record_json(v, b);
	if (kr_buffer_ok(b))
		b->len--;	/* a line's end */
	kr_buffer_byte(b, '}');
}

/* Takes both objects.  v NULL: no record. */
static enum kr_rc
write_both(struct kr_ledger *l, json_t *summary, json_t *content,
    const struct kr_verdict *v, struct kr_span mail_hex, const char *key,
    struct kr_arena *arena, struct kr_ledger_place *ret, struct kr_err *err)
{
	char *s = kr_json_line(summary);
	char *c = kr_json_line(content);
	struct kr_ledger_entry e = { .kind = KR_LEDGER_DECISION,
	    .mail = mail_hex, .summary = kr_span_str(s),
	    .content = kr_span_str(c) };
	struct kr_buffer b;
	enum kr_rc rc;

	kr_buffer_init(&b, arena, SIZE_MAX);
	if (c != NULL && v != NULL) {
		content_add_record(&b, c, v);
		e.content = kr_buffer_span(&b);
	}
	if (s == NULL || c == NULL || !kr_buffer_ok(&b))
		rc = kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	else
		rc = kr_ledger_write(l, &e, key, ret, err);
	free(s);
	free(c);
	json_decref(summary);
	json_decref(content);
	return rc;
}

enum kr_rc
kr_ledger_decide(struct kr_ledger *l, const struct kr_verdict *v,
    const struct kr_envelope *envelope, struct kr_arena *arena,
    struct kr_ledger_place *ret, struct kr_err *err)
{
	char mail[KR_SHA256_HEX], key[KR_SHA256_HEX];
	json_t *content;

	kr_hex(v->sha256, KR_SHA256_LEN, mail);
	if (!kr_write_key(kr_span_str(mail), envelope, arena, key))
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	content = object_add(content_of(v->message->root.text, key, envelope,
	    arena), "consent", consent_of(&v->report->consent));
	return write_both(l, summary_of(v), content, v, kr_span_str(mail),
	    key, arena, ret, err);
}

enum kr_rc
kr_ledger_decide_fallback(struct kr_ledger *l, struct kr_span mail,
    const struct kr_envelope *envelope, const char *why,
    struct kr_arena *arena, struct kr_ledger_place *ret, struct kr_err *err)
{
	char hex[KR_SHA256_HEX], key[KR_SHA256_HEX], id[KR_SHA256_LEN + 1];
	unsigned char sha256[KR_SHA256_LEN];
	json_t *summary;

	if (!kr_sha256(mail, sha256))
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	kr_hex(sha256, sizeof(sha256), hex);
	kr_hex(sha256, sizeof(sha256) / 2, id);	/* as kr_decide() does */
	if (!kr_write_key(kr_span_str(hex), envelope, arena, key))
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	/* Nobody knows what is in it: it is kept as the strictest class. */
	summary = json_pack("{s:s, s:s, s:[], s:[{s:s, s:s}], s:[], s:s, "
	    "s:s, s:s, s:b, s:s, s:s}", "referral", id, "category",
	    kr_category_name(KR_CATEGORY_OTHER), "also", "referrals",
	    "agency", "fallback", "basis", "fallback", "holds", "consent",
	    kr_consent_name(KR_CONSENT_ABSENT), "urgency",
	    kr_urgency_name(KR_URGENCY_NORMAL), "handling",
	    kr_handling_name(KR_H4), "review", 1, "fallback", why, "version",
	    PACKAGE_VERSION);
	return write_both(l, summary, content_of(mail, key, envelope, arena),
	    NULL, kr_span_str(hex), key, arena, ret, err);
}
