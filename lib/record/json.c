/* SPDX-License-Identifier: Apache-2.0 */
/* One JSON object a line (RFC 8259): docs/architecture.md section 4. */
#include <string.h>

#include "record/shown.h"

/* ---- values ------------------------------------------------------------- */

/* Does a comma part what comes from what was before?  Nothing was opened. */
static bool
parted(const struct kr_buffer *b)
{
	char last = b->len > 0 ? b->data[b->len - 1] : '{';

	return last != '{' && last != '[' && last != ':';
}

static void
separate(struct kr_buffer *b)
{
	if (parted(b))
		kr_buffer_byte(b, ',');
}

static void
key(struct kr_buffer *b, const char *name)
{
	const bool comma = parted(b);
	const size_t n = strlen(name);
	char *p = kr_buffer_more(b, comma + n + 3);

	if (p == NULL)
		return;
	if (comma)
		*p++ = ',';
	*p++ = '"';
	memcpy(p, name, n);
	memcpy(p + n, "\":", 2);
}

static bool
is_plain(char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

static void
escaped(struct kr_buffer *b, uint32_t c)
{
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	const char *p;

	if (c != 0 && c < 0x80 && (p = strchr(from, (int)c)) != NULL)
		kr_buffer_printf(b, "\\%c", to[p - from]);
	else if (c == 0)	/* many readers and databases refuse NUL */
		kr_buffer_utf8(b, KR_TEXT_INVALID);
	else if (c < 0x20 || c == 0x7F)
		kr_buffer_printf(b, "\\u%04x", (unsigned)c);
	else
		kr_buffer_utf8(b, c);
}

/* Absent is null. */
static void
text(struct kr_buffer *b, struct kr_span s)
{
	size_t from = 0, off = 0;

	separate(b);
	if (s.ptr == NULL) {
		kr_buffer_str(b, "null");
		return;
	}
	kr_buffer_byte(b, '"');
	while (off < s.len) {
		if (is_plain(s.ptr[off])) {
			off++;
			continue;
		}
		kr_buffer_add(b, kr_span_sub(s, from, off - from));
		escaped(b, kr_text_next(s, &off));
		from = off;
	}
	kr_buffer_add(b, kr_span_sub(s, from, off - from));
	kr_buffer_byte(b, '"');
}

static void
word(struct kr_buffer *b, const char *s)
{
	text(b, kr_span_str(s));
}

static void
number(struct kr_buffer *b, long long n)
{
	separate(b);
	kr_buffer_decimal(b, n);
}

static void
truth(struct kr_buffer *b, enum kr_tri t)
{
	separate(b);
	kr_buffer_str(b, t == KR_YES ? "true" : t == KR_NO ? "false" : "null");
}

static void
boolean(struct kr_buffer *b, bool t)
{
	truth(b, t ? KR_YES : KR_NO);
}

static void
begin(struct kr_buffer *b, char bracket)
{
	separate(b);
	kr_buffer_byte(b, bracket);
}

/* ---- parts of the record ------------------------------------------------ */

static void
mail_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_verdict *v = s->verdict;
	char hex[KR_SHA256_HEX];

	kr_hex(v->sha256, KR_SHA256_LEN, hex);
	key(b, "file");
	word(b, v->file);
	key(b, "offset");
	number(b, (long long)v->offset);
	key(b, "sha256");
	word(b, hex);
	key(b, "message_id");
	text(b, s->message_id);
	key(b, "date");
	word(b, s->date[0] != '\0' ? s->date : NULL);
}

static void
matter_write(struct kr_buffer *b, const struct kr_decision *d,
    enum kr_category c)
{
	begin(b, '{');
	key(b, "category");
	word(b, kr_category_name(c));
	key(b, "score");
	number(b, d->category_points[c]);
	kr_buffer_byte(b, '}');
}

static void
categories_write(struct kr_buffer *b, const struct kr_decision *d)
{
	key(b, "category");
	word(b, kr_category_name(d->category));
	key(b, "categories");
	begin(b, '[');
	matter_write(b, d, d->category);
	for (size_t i = 0; i < d->n_also; i++)
		matter_write(b, d, d->also[i]);
	kr_buffer_byte(b, ']');
}

static void
referrals_write(struct kr_buffer *b, const struct kr_decision *d)
{
	key(b, "referrals");
	begin(b, '[');
	for (size_t i = 0; i < d->n_referral; i++)
		word(b, d->referral[i].agency->id);
	kr_buffer_byte(b, ']');
	key(b, "basis");
	begin(b, '{');
	for (size_t i = 0; i < d->n_referral; i++) {
		word(b, d->referral[i].agency->id);
		kr_buffer_byte(b, ':');
		word(b, kr_basis_name(d->referral[i].basis));
	}
	kr_buffer_byte(b, '}');
	key(b, "holds");
	begin(b, '[');
	for (size_t i = 0; i < d->n_hold; i++)
		word(b, d->hold[i].agency->id);
	kr_buffer_byte(b, ']');
}

static void
reporter_write(struct kr_buffer *b, const struct kr_report *r)
{
	key(b, "reporter");
	begin(b, '{');
	key(b, "kind");
	word(b, kr_reporter_kind_name(r->kind));
	key(b, "authenticated");
	word(b, kr_identity_name(r->identity));
	key(b, "significant");
	/* Its address alone proves nothing. */
	boolean(b, r->kind == KR_REPORTER_SIGNIFICANT &&
	    r->identity != KR_IDENTITY_NONE);
	kr_buffer_byte(b, '}');
}

/* Everything that is needed to say so again when the key is gone. */
static void
signature_write(struct kr_buffer *b, const struct kr_dkim *d)
{
	begin(b, '{');
	key(b, "result");
	word(b, kr_auth_result_name(d->result));
	key(b, "why");
	word(b, d->why);
	key(b, "domain");
	text(b, d->domain);
	key(b, "selector");
	text(b, d->selector);
	key(b, "algorithm");
	text(b, d->algorithm);
	key(b, "fields");
	text(b, d->fields);
	key(b, "length");
	text(b, d->length);
	key(b, "body_altered");
	boolean(b, d->body_altered);
	key(b, "key_bits");
	number(b, d->key_bits);
	key(b, "key");
	text(b, d->key);
	kr_buffer_byte(b, '}');
}

static void
signatures_write(struct kr_buffer *b, const struct kr_auth *auth, bool sealed)
{
	key(b, "signatures");
	begin(b, '[');
	for (size_t i = 0; auth != NULL && !sealed && i < auth->n_dkim; i++)
		signature_write(b, &auth->dkim[i]);
	kr_buffer_byte(b, ']');
}

static void
arc_write(struct kr_buffer *b, const struct kr_arc *arc, bool sealed)
{
	key(b, "arc");
	begin(b, '{');
	key(b, "result");
	word(b, kr_auth_result_name(arc->result));
	key(b, "why");
	word(b, arc->why != NULL ? arc->why : "");
	key(b, "sets");
	number(b, arc->sets);
	key(b, "oldest_pass");
	number(b, arc->oldest_pass);
	key(b, "sealer");
	text(b, sealed ? KR_SPAN_NONE : arc->sealer);
	key(b, "vouching");
	text(b, sealed ? KR_SPAN_NONE : arc->vouching);
	kr_buffer_byte(b, '}');
}

/* How the mail itself came, not what it reports. */
static void
authentication_write(struct kr_buffer *b, const struct kr_shown *s)
{
	static const struct kr_auth nothing = { .dmarc_policy = "" };
	const struct kr_auth *a = s->verdict->auth != NULL ?
	    s->verdict->auth : &nothing;

	key(b, "authentication");
	begin(b, '{');
	key(b, "identity");
	word(b, kr_identity_name(a->identity));
	key(b, "told");			/* by a trusted host */
	boolean(b, a->from_trusted);
	key(b, "spf");
	word(b, kr_auth_result_name(a->spf));
	key(b, "spf_domain");
	text(b, s->sealed ? KR_SPAN_NONE : a->spf_domain);
	key(b, "dmarc");
	word(b, kr_auth_result_name(a->dmarc));
	key(b, "policy");
	word(b, a->dmarc_policy != NULL ? a->dmarc_policy : "");
	arc_write(b, &a->arc, s->sealed);
	signatures_write(b, a, s->sealed);
	kr_buffer_byte(b, '}');
}

static void
dkim_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_auth *auth = s->exhibit != NULL ? s->exhibit->auth :
	    NULL;

	key(b, "dkim");
	begin(b, '[');
	for (size_t i = 0; auth != NULL && !s->sealed && i < auth->n_dkim;
	    i++) {
		struct kr_buffer one;

		kr_buffer_init(&one, b->arena, SIZE_MAX);
		kr_buffer_str(&one, kr_auth_result_name(auth->dkim[i].result));
		kr_buffer_byte(&one, ':');
		kr_buffer_add(&one, auth->dkim[i].domain);
		text(b, kr_buffer_span(&one));
	}
	kr_buffer_byte(b, ']');
	signatures_write(b, auth, s->sealed);
}

/* Its SPF, from its own trace and today's DNS. */
static void
reconstructed_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_auth *auth = s->exhibit != NULL && !s->sealed ?
	    s->exhibit->auth : NULL;

	key(b, "spf");
	if (auth == NULL || auth->spf == KR_AUTH_UNKNOWN) {
		text(b, KR_SPAN_NONE);
		return;
	}
	begin(b, '{');
	key(b, "result");
	word(b, kr_auth_result_name(auth->spf));
	key(b, "domain");
	text(b, auth->spf_domain);
	key(b, "client");
	text(b, auth->spf_client);
	key(b, "reconstructed");
	boolean(b, true);
	kr_buffer_byte(b, '}');
}

static void
indicator_write(struct kr_buffer *b, const struct kr_shown *s,
    const struct kr_indicator *x)
{
	struct kr_shown_place place = kr_shown_place(s, x->place);

	begin(b, '{');
	key(b, "kind");
	word(b, kr_indicator_kind_name(x->kind));
	key(b, "value");
	text(b, x->value);
	key(b, "in");
	word(b, x->evidence ? "evidence" : "narrative");
	key(b, "checked");
	boolean(b, x->checked);
	if (place.part != NULL) {
		key(b, "part");
		word(b, place.part);
		key(b, "offset");
		number(b, (long long)place.off);
		key(b, "length");
		number(b, (long long)place.len);
	}
	kr_buffer_byte(b, '}');
}

static void
indicators_write(struct kr_buffer *b, const struct kr_shown *s)
{
	struct kr_indicators list = kr_shown_indicators(s, b->arena);

	key(b, "indicators");
	begin(b, '[');
	for (size_t i = 0; i < list.n; i++)
		indicator_write(b, s, &list.item[i]);
	kr_buffer_byte(b, ']');
}

static void
evidence_write(struct kr_buffer *b, const struct kr_shown *s)
{
	char tier = s->exhibit != NULL ?
	    kr_fidelity_tier(s->exhibit->fidelity) : '\0';

	key(b, "evidence");
	begin(b, '{');
	key(b, "form");
	word(b, kr_form_name(s->verdict->report->form));
	key(b, "tier");
	text(b, tier != '\0' ? (struct kr_span){ &tier, 1 } : KR_SPAN_NONE);
	key(b, "from");
	text(b, s->from);
	key(b, "subject");
	text(b, s->subject);
	key(b, "urls");
	begin(b, '[');
	for (size_t i = 0; i < s->n_url; i++)
		text(b, s->url[i]);
	kr_buffer_byte(b, ']');
	indicators_write(b, s);
	dkim_write(b, s);
	reconstructed_write(b, s);
	kr_buffer_byte(b, '}');
}

static void
spam_write(struct kr_buffer *b, const struct kr_verdict *v)
{
	const struct kr_findings *f = v->findings;

	key(b, "spam");
	begin(b, '{');
	key(b, "score");
	number(b, f->spam_score);
	key(b, "required");
	number(b, v->config->spam_required);
	key(b, "points");
	number(b, f->spam_points);
	key(b, "classifier");
	if (f->classified)
		number(b, f->spam_odds);
	else
		kr_buffer_str(b, "null");
	key(b, "rules");
	begin(b, '[');
	for (size_t i = 0; i < f->hits.n; i++) {
		const struct kr_hit *hit = &f->hits.hit[i];

		if (hit->rule->sub || hit->rule->score == 0 ||
		    hit->scope == KR_SCOPE_REPORT)
			continue;
		begin(b, '{');
		key(b, "name");
		word(b, hit->rule->name);
		key(b, "score");
		number(b, hit->rule->score);
		kr_buffer_byte(b, '}');
	}
	kr_buffer_str(b, "]}");
}

static const char act[] = "UEMA 2007 ";

static void
breach_write(struct kr_buffer *b, const struct kr_finding *f)
{
	begin(b, '{');
	key(b, "id");
	word(b, f->id);
	key(b, "element");
	word(b, f->element);
	key(b, "section");
	word(b, f->section + strlen(act));
	key(b, "state");
	word(b, kr_state_name(f->state));
	key(b, "severity");
	number(b, f->severity);
	kr_buffer_byte(b, '}');
}

static void
uema_write(struct kr_buffer *b, const struct kr_findings *f)
{
	key(b, "uema");
	begin(b, '{');
	key(b, "commercial");
	truth(b, f->uema.commercial);
	key(b, "nz_link");
	truth(b, f->uema.nz_link);
	key(b, "score");
	number(b, f->uema.score);
	key(b, "label");
	word(b, f->uema.label);
	key(b, "findings");
	begin(b, '[');
	for (size_t i = 0; i < f->n; i++)
		if (f->item[i].section != NULL &&
		    strncmp(f->item[i].section, act, strlen(act)) == 0)
			breach_write(b, &f->item[i]);
	kr_buffer_str(b, "]}");
}

static void
reason_write(struct kr_buffer *b, const struct kr_shown *s,
    const struct kr_finding *f)
{
	struct kr_shown_place place = kr_shown_place(s, f->quote);
	char source[128];

	begin(b, '{');
	key(b, "id");
	word(b, f->id);
	if (f->what != NULL) {	/* our own sentence, no byte of the mail */
		key(b, "what");
		word(b, f->what);
	}
	key(b, "source");
	word(b, kr_shown_source(s, f, source, sizeof(source)));
	key(b, "state");
	word(b, kr_state_name(f->state));
	if (place.part != NULL) {
		key(b, "part");
		word(b, place.part);
		key(b, "offset");
		number(b, (long long)place.off);
		key(b, "length");
		number(b, (long long)place.len);
	}
	key(b, "weight");
	number(b, f->weight);
	kr_buffer_byte(b, '}');
}

/* Null if none is kept; a sealed mail is in none. */
static void
campaign_write(struct kr_buffer *b, const struct kr_campaign *c)
{
	char date[32];

	key(b, "campaign");
	if (c == NULL) {
		word(b, NULL);
		return;
	}
	begin(b, '{');
	key(b, "name");
	word(b, c->name);
	key(b, "reports");
	number(b, (long long)c->reports);
	key(b, "first");
	word(b, kr_date_write(c->first_ms / 1000, 0, date, sizeof(date)));
	key(b, "last");
	word(b, kr_date_write(c->last_ms / 1000, 0, date, sizeof(date)));
	kr_buffer_byte(b, '}');
}

static void
limits_write(struct kr_buffer *b, const struct kr_verdict *v)
{
	const struct kr_hits *hits = &v->findings->hits;
	uint64_t hit = v->report->limits_hit;

	if (v->message != NULL)
		hit |= v->message->limits_hit;
	hit |= hits->limits_hit;
	key(b, "limits");
	begin(b, '[');
	for (int i = 0; i < KR_LIMIT_COUNT; i++)
		if ((hit >> i & 1) != 0)
			word(b, kr_limit_name((enum kr_limit)i));
	kr_buffer_byte(b, ']');
	key(b, "not_evaluated");
	begin(b, '[');
	for (size_t i = 0; i < hits->not_evaluated; i++)
		word(b, hits->skipped[i]->name);
	kr_buffer_byte(b, ']');
}

void
kr_record_json(const struct kr_verdict *v, struct kr_buffer *b)
{
	const struct kr_decision *d = v->decision;
	struct kr_shown s;

	kr_shown_collect(v, b->arena, &s);
	kr_buffer_byte(b, '{');
	mail_write(b, &s);
	categories_write(b, d);
	referrals_write(b, d);
	key(b, "consent");
	word(b, kr_consent_name(d->consent));
	key(b, "consent_why");
	word(b, v->report->consent.why);
	key(b, "urgency");
	word(b, kr_urgency_name(d->urgency));
	key(b, "handling");
	word(b, kr_handling_name(d->handling));
	key(b, "confidence");
	number(b, d->confidence);
	key(b, "needs_review");
	boolean(b, d->needs_review);
	key(b, "fallback");
	word(b, d->fallback ? d->why : NULL);
	reporter_write(b, v->report);
	authentication_write(b, &s);
	evidence_write(b, &s);
	spam_write(b, v);
	uema_write(b, v->findings);
	campaign_write(b, v->campaign);
	key(b, "reasons");
	begin(b, '[');
	for (size_t i = 0; i < d->n_reason; i++)
		reason_write(b, &s, d->reason[i]);
	kr_buffer_byte(b, ']');
	limits_write(b, v);
	key(b, "rules_id");
	word(b, v->rules_id);
	key(b, "model_id");
	word(b, v->model_id);
	key(b, "consent_model_id");
	word(b, v->consent_model_id != NULL ? v->consent_model_id : "");
	key(b, "spam_model_id");
	word(b, v->spam_model_id != NULL ? v->spam_model_id : "");
	kr_buffer_str(b, "}\n");
}
