/* SPDX-License-Identifier: Apache-2.0 */
/* The line for the log: what was decided, never what the mail says. */
#include "record/shown.h"

/* Bytes that could end the value or the line are written as %XX. */
static void
value(struct kr_buffer *b, const char *name, struct kr_span s)
{
	static const char hex[] = "0123456789ABCDEF";

	if (s.len == 0)
		return;
	if (b->len > 0)
		kr_buffer_byte(b, ' ');
	kr_buffer_printf(b, "%s=", name);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c > 0x20 && c < 0x7F && c != '%' && c != '"' && c != '\\') {
			kr_buffer_byte(b, (char)c);
			continue;
		}
		kr_buffer_byte(b, '%');
		kr_buffer_byte(b, hex[c >> 4]);
		kr_buffer_byte(b, hex[c & 15]);
	}
}

static void
word(struct kr_buffer *b, const char *name, const char *s)
{
	value(b, name, kr_span_str(s));
}

static void
number(struct kr_buffer *b, const char *name, int n)
{
	kr_buffer_printf(b, " %s=%d", name, n);
}

static void
agencies(struct kr_buffer *b, const struct kr_decision *d)
{
	struct kr_buffer list;

	kr_buffer_init(&list, b->arena, SIZE_MAX);
	for (size_t i = 0; i < d->n_referral; i++)
		kr_buffer_printf(&list, "%s%s:%s", i > 0 ? "," : "",
		    d->referral[i].agency->id,
		    kr_basis_name(d->referral[i].basis));
	value(b, "to", kr_buffer_span(&list));
	kr_buffer_init(&list, b->arena, SIZE_MAX);
	for (size_t i = 0; i < d->n_hold; i++)
		kr_buffer_printf(&list, "%s%s:%s", i > 0 ? "," : "",
		    d->hold[i].agency->id, d->hold[i].reason);
	value(b, "hold", kr_buffer_span(&list));
}

void
kr_record_log(const struct kr_verdict *v, struct kr_span queue_id,
    struct kr_buffer *b)
{
	const struct kr_decision *d = v->decision;
	struct kr_shown s;

	kr_shown_collect(v, b->arena, &s);
	value(b, "queue", queue_id);
	word(b, "referral", d->id);
	value(b, "message-id", s.message_id);
	if (v->message != NULL)
		kr_buffer_printf(b, " size=%zu",
		    v->message->root.text.len);
	word(b, "category", kr_category_name(d->category));
	agencies(b, d);
	word(b, "consent", kr_consent_name(d->consent));
	word(b, "urgency", kr_urgency_name(d->urgency));
	word(b, "handling", kr_handling_name(d->handling));
	word(b, "form", kr_form_name(v->report->form));
	word(b, "reporter", kr_reporter_kind_name(v->report->kind));
	word(b, "identity", kr_identity_name(v->report->identity));
	number(b, "confidence", d->confidence);
	number(b, "spam", v->findings->spam_score);
	word(b, "uema", v->findings->uema.label);
	if (v->campaign != NULL) {
		word(b, "campaign", v->campaign->name);
		kr_buffer_printf(b, " reports=%lld",
		    (long long)v->campaign->reports);
	}
	if (d->needs_review)
		word(b, "review", "yes");
	if (d->fallback)
		word(b, "fallback", d->why);
}
