/* SPDX-License-Identifier: Apache-2.0 */
/* One line of comma-separated values (RFC 4180), for spreadsheets. */
#include <string.h>

#include "record/shown.h"

static const char *const columns[] = {
	"file", "offset", "sha256", "message_id", "date", "category", "also",
	"referrals", "holds", "consent", "urgency", "handling", "confidence",
	"needs_review", "fallback", "reporter_kind", "authenticated", "form",
	"tier", "from", "subject", "urls", "spam_score", "uema_label",
	"uema_score", "uema_sections"
};

/*
 * A cell.  Spreadsheets run a text that starts like a formula, so such a
 * text from the mail gets an apostrophe, which they show as text.
 */
static void
cell(struct kr_buffer *b, struct kr_span s)
{
	bool quote = false;

	if (b->len > 0 && b->data[b->len - 1] != '\n')
		kr_buffer_byte(b, ',');
	if (s.len > 0 && memchr("=+-@\t\r", s.ptr[0], 6) != NULL)
		quote = true;
	for (size_t i = 0; i < s.len && !quote; i++)
		quote = memchr(",\"\r\n", s.ptr[i], 4) != NULL;
	if (!quote) {
		kr_buffer_add(b, s);
		return;
	}
	kr_buffer_byte(b, '"');
	if (memchr("=+-@\t\r", s.ptr[0], 6) != NULL)
		kr_buffer_byte(b, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '"')
			kr_buffer_byte(b, '"');
		kr_buffer_byte(b, s.ptr[i]);
	}
	kr_buffer_byte(b, '"');
}

static void
cell_str(struct kr_buffer *b, const char *s)
{
	cell(b, kr_span_str(s));
}

static void
cell_mail(struct kr_buffer *b, struct kr_span s)
{
	struct kr_buffer line;

	kr_buffer_init(&line, b->arena, SIZE_MAX);
	kr_shown_line(&line, s, SIZE_MAX);
	cell(b, kr_buffer_span(&line));
}

/* Numbers are ours and never formulas. */
static void
cell_number(struct kr_buffer *b, long long n)
{
	kr_buffer_printf(b, ",%lld", n);
}

/* Names with blanks between, as one cell. */
struct names {
	struct kr_buffer	 text;
};

static void
names_begin(struct names *n, struct kr_buffer *b)
{
	kr_buffer_init(&n->text, b->arena, SIZE_MAX);
}

static void
names_add(struct names *n, const char *name)
{
	if (n->text.len > 0)
		kr_buffer_byte(&n->text, ' ');
	kr_buffer_str(&n->text, name);
}

static void
decision_cells(struct kr_buffer *b, const struct kr_decision *d)
{
	struct names names;

	cell_str(b, kr_category_name(d->category));
	names_begin(&names, b);
	for (size_t i = 0; i < d->n_also; i++)
		names_add(&names, kr_category_name(d->also[i]));
	cell(b, kr_buffer_span(&names.text));
	names_begin(&names, b);
	for (size_t i = 0; i < d->n_referral; i++)
		names_add(&names, d->referral[i].agency->id);
	cell(b, kr_buffer_span(&names.text));
	names_begin(&names, b);
	for (size_t i = 0; i < d->n_hold; i++)
		names_add(&names, d->hold[i].agency->id);
	cell(b, kr_buffer_span(&names.text));
	cell_str(b, kr_consent_name(d->consent));
	cell_str(b, kr_urgency_name(d->urgency));
	cell_str(b, kr_handling_name(d->handling));
	cell_number(b, d->confidence);
	cell_str(b, d->needs_review ? "yes" : "no");
	cell_str(b, d->fallback ? d->why : "");
}

static void
urls_cell(struct kr_buffer *b, const struct kr_shown *s)
{
	struct kr_buffer all;

	kr_buffer_init(&all, b->arena, SIZE_MAX);
	for (size_t i = 0; i < s->n_url; i++) {
		if (i > 0)
			kr_buffer_byte(&all, ' ');
		kr_shown_line(&all, s->url[i], SIZE_MAX);
	}
	cell(b, kr_buffer_span(&all));
}

static void
sections_cell(struct kr_buffer *b, const struct kr_findings *f)
{
	static const char act[] = "UEMA 2007 ";
	struct kr_buffer all;

	kr_buffer_init(&all, b->arena, SIZE_MAX);
	for (size_t i = 0; i < f->n; i++) {
		const struct kr_finding *one = &f->item[i];

		if (one->state != KR_STATE_INDICATED || one->section == NULL ||
		    strncmp(one->section, act, strlen(act)) != 0)
			continue;
		if (all.len > 0)
			kr_buffer_str(&all, "; ");
		kr_buffer_str(&all, one->section + strlen(act));
	}
	cell(b, kr_buffer_span(&all));
}

void
kr_record_csv_header(struct kr_buffer *b)
{
	for (size_t i = 0; i < KR_NELEM(columns); i++) {
		if (i > 0)
			kr_buffer_byte(b, ',');
		kr_buffer_str(b, columns[i]);
	}
	kr_buffer_byte(b, '\n');
}

void
kr_record_csv(const struct kr_verdict *v, struct kr_buffer *b)
{
	char hex[KR_SHA256_HEX], tier[2] = "";
	struct kr_shown s;

	kr_shown_collect(v, b->arena, &s);
	if (s.exhibit != NULL)
		tier[0] = kr_fidelity_tier(s.exhibit->fidelity);
	kr_hex(v->sha256, KR_SHA256_LEN, hex);
	cell_mail(b, kr_span_str(v->file));
	cell_number(b, (long long)v->offset);
	cell_str(b, hex);
	cell_mail(b, s.message_id);
	cell_str(b, s.date);
	decision_cells(b, v->decision);
	cell_str(b, kr_reporter_kind_name(v->report->kind));
	cell_str(b, kr_identity_name(v->report->identity));
	cell_str(b, kr_form_name(v->report->form));
	cell_str(b, tier);
	cell_mail(b, s.from);
	cell_mail(b, s.subject);
	urls_cell(b, &s);
	cell_number(b, v->findings->spam_score);
	cell_str(b, v->findings->uema.label);
	cell_number(b, v->findings->uema.score);
	sections_cell(b, v->findings);
	kr_buffer_byte(b, '\n');
}
