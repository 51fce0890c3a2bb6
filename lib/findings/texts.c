/* SPDX-License-Identifier: Apache-2.0 */
/* What the rules are given to look at: texts and fields of each scope. */
#include <string.h>

#include "findings/examination.h"

/* Header fields of one scope, as the rule language asks for them. */
struct fields {
	const struct kr_header	*header;	/* NULL: an inline forward */
	const struct kr_exhibit	*exhibit;	/* its claimed fields then */
	const struct kr_message	*message;
	const struct kr_part	*root;	/* MIME parts below this; NULL: all */
	struct kr_arena		*arena;
};

static struct kr_span
claimed(const struct kr_exhibit *x, struct kr_span name, struct kr_arena *arena)
{
	struct kr_buffer b;

	if (kr_span_caseeq(name, "Subject"))
		return x->subject;
	if (kr_span_caseeq(name, "To"))
		return x->to;
	if (kr_span_caseeq(name, "Reply-To"))
		return x->reply_to;
	if (kr_span_caseeq(name, "Date"))
		return x->date;
	if (!kr_span_caseeq(name, "From") || x->from.len == 0)
		return KR_SPAN_NONE;
	kr_buffer_init(&b, arena, SIZE_MAX);
	if (x->from_name.len > 0) {
		kr_buffer_add(&b, x->from_name);
		kr_buffer_byte(&b, ' ');
	}
	kr_buffer_byte(&b, '<');
	kr_buffer_add(&b, x->from);
	kr_buffer_byte(&b, '>');
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

static const struct kr_field *
field_nth(const struct kr_header *h, struct kr_span name, size_t nth)
{
	for (size_t i = 0; i < h->n; i++)
		if (kr_span_caseeq2(h->field[i].name, name) && nth-- == 0)
			return &h->field[i];
	return NULL;
}

static struct kr_span
joined(const struct fields *f, const char *one, const char *two)
{
	const struct kr_field *a = kr_header_find(f->header, one, 0);
	const struct kr_field *b = kr_header_find(f->header, two, 0);
	struct kr_buffer out;

	kr_buffer_init(&out, f->arena, SIZE_MAX);
	if (a != NULL)
		kr_buffer_add(&out, kr_field_text(a, f->arena));
	if (a != NULL && b != NULL)
		kr_buffer_str(&out, ", ");
	if (b != NULL)
		kr_buffer_add(&out, kr_field_text(b, f->arena));
	return a == NULL && b == NULL ? KR_SPAN_NONE : kr_buffer_span(&out);
}

static struct kr_span
field_value(void *ctx, struct kr_span name, bool raw, size_t nth)
{
	const struct fields *f = ctx;
	const struct kr_field *field;

	if (f->header == NULL)
		return f->exhibit != NULL && nth == 0 ?
		    claimed(f->exhibit, name, f->arena) : KR_SPAN_NONE;
	if (kr_span_is(name, "ALL"))
		return nth == 0 ? f->header->raw : KR_SPAN_NONE;
	if (kr_span_caseeq(name, "ToCc"))
		return nth == 0 ? joined(f, "To", "Cc") : KR_SPAN_NONE;
	if (kr_span_is(name, "MESSAGEID"))
		return nth == 0 ? joined(f, "Message-Id",
		    "Resent-Message-Id") : KR_SPAN_NONE;
	if (kr_span_is(name, "EnvelopeFrom"))
		name = KR_SPAN_LIT("Return-Path");
	field = field_nth(f->header, name, nth);
	if (field == NULL)
		return KR_SPAN_NONE;
	return raw ? field->value : kr_field_text(field, f->arena);
}

static bool
below(const struct kr_part *p, const struct kr_part *root)
{
	for (; p != NULL; p = p->parent)
		if (p == root)
			return true;
	return false;
}

static struct kr_span
mime_value(void *ctx, struct kr_span name, bool raw, size_t nth)
{
	const struct fields *m = ctx;

	for (size_t i = 0; i < m->message->n_part; i++) {
		const struct kr_part *p = m->message->part[i];
		const struct kr_field *f;

		if (m->root != NULL && !below(p, m->root))
			continue;
		f = field_nth(&p->header, name, 0);
		if (f == NULL || nth-- > 0)
			continue;
		return raw ? f->value : kr_field_text(f, m->arena);
	}
	return KR_SPAN_NONE;
}

static struct kr_span *
targets_of(const struct kr_urls *urls, struct kr_arena *arena)
{
	struct kr_span *list = kr_arena_alloc(arena, urls->n + 1,
	    sizeof(*list));

	for (size_t i = 0; list != NULL && i < urls->n; i++)
		list[i] = urls->item[i].target;
	return list;
}

/* The subject as a first paragraph, the way the rule language has it. */
static const struct kr_view *
with_subject(struct kr_span subject, const struct kr_view *text,
    struct kr_arena *arena)
{
	struct kr_view_builder b;

	kr_view_begin(&b, arena, SIZE_MAX);
	if (subject.len > 0) {
		kr_view_point(&b, subject, NULL, 0, 0);
		kr_view_point(&b, KR_SPAN_LIT("\n"), NULL, 0, 0);
	}
	kr_view_copy(&b, text, 0, text->text.len);
	return kr_view_end(&b, NULL);
}

static struct kr_span
text_of(const struct kr_view *v)
{
	return v == NULL ? KR_SPAN_NONE : v->text;
}

/* Subject and text of a scope, and their search copy. */
static void
views_make(struct kr_examination *ex, enum kr_scope scope,
    struct kr_span subject, const struct kr_view *text)
{
	ex->body[scope] = with_subject(subject, text, ex->arena);
	if (ex->body[scope] != NULL)
		ex->folded[scope] = kr_text_fold(ex->body[scope], SIZE_MAX,
		    ex->arena);
	ex->full |= ex->folded[scope] == NULL;
}

static void
report_texts(struct kr_examination *ex, struct fields *fields,
    struct kr_rule_text *ret)
{
	const struct kr_report *r = ex->report;

	views_make(ex, KR_SCOPE_REPORT, r->subject, r->narrative);
	ex->raw[KR_SCOPE_REPORT] = ex->body[KR_SCOPE_REPORT];
	*fields = (struct fields){ ex->message->header, NULL, ex->message,
	    NULL, ex->arena };
	*ret = (struct kr_rule_text){
	    .full = ex->message->root.text,
	    .uri = targets_of(&r->urls, ex->arena), .n_uri = r->urls.n };
}

static void
evidence_texts(struct kr_examination *ex, struct fields *fields,
    struct kr_rule_text *ret)
{
	const struct kr_exhibit *x = ex->exhibit;

	views_make(ex, KR_SCOPE_EVIDENCE, x->subject, x->text);
	ex->raw[KR_SCOPE_EVIDENCE] = x->source != NULL ? x->source : x->text;
	*fields = (struct fields){ x->header, x, ex->message, x->part,
	    ex->arena };
	*ret = (struct kr_rule_text){ .full = x->raw,
	    .uri = targets_of(&x->urls, ex->arena), .n_uri = x->urls.n };
}

enum kr_rc
kr_examination_match(struct kr_examination *ex, struct kr_err *err)
{
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct fields fields[KR_SCOPE_COUNT];

	memset(text, 0, sizeof(text));
	report_texts(ex, &fields[KR_SCOPE_REPORT], &text[KR_SCOPE_REPORT]);
	if (ex->exhibit != NULL)
		evidence_texts(ex, &fields[KR_SCOPE_EVIDENCE],
		    &text[KR_SCOPE_EVIDENCE]);
	for (int s = 0; s < KR_SCOPE_COUNT; s++) {
		if (ex->body[s] == NULL)
			continue;
		text[s].body = ex->body[s]->text;
		text[s].folded = text_of(ex->folded[s]);
		text[s].rawbody = text_of(ex->raw[s]);
		text[s].header = field_value;
		text[s].mime_header = mime_value;
		text[s].ctx = &fields[s];
	}
	if (ex->full)
		return kr_fail(err, KR_E_NOMEM, 0, "findings: arena is full");
	return kr_rules_match(ex->rules, text, ex->world, ex->arena,
	    &ex->findings->hits, err);
}
