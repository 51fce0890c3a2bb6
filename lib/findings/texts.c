/* SPDX-License-Identifier: Apache-2.0 */
/* What the rules are given to look at: texts and fields of each scope. */
#include <string.h>

#include "findings/examination.h"
#include "findings/texts.h"

static struct kr_span
text_of(const struct kr_view *v)
{
	return v == NULL ? KR_SPAN_NONE : v->text;
}

/*
 * Subject and text of a scope, and their search copy.
 *   all   what is shown in any way: both copies of an alternative, say; NULL
 *         if that is no more than text
 *   text  what is read
 */
static void
views_make(struct kr_examination *ex, enum kr_scope scope,
    struct kr_span subject, const struct kr_view *all,
    const struct kr_view *text)
{
	const struct kr_view *read = kr_view_paragraphs(subject, text,
	    ex->arena);

	ex->body[scope] = all == NULL ? read :
	    kr_view_paragraphs(subject, all, ex->arena);
	if (read != NULL)
		ex->folded[scope] = kr_text_fold(read, SIZE_MAX, ex->arena);
	ex->full |= ex->folded[scope] == NULL || ex->body[scope] == NULL;
}

static void
report_texts(struct kr_examination *ex, struct kr_headers *fields,
    struct kr_rule_text *ret)
{
	const struct kr_report *r = ex->report;

	views_make(ex, KR_SCOPE_REPORT, r->subject, NULL, r->narrative);
	ex->raw[KR_SCOPE_REPORT] = r->narrative;
	*fields = (struct kr_headers){ .header = ex->message->header,
	    .message = ex->message, .arena = ex->arena };
	*ret = (struct kr_rule_text){ .full = ex->message->root.text };
	ret->uri = kr_uris_list(&r->urls, ex->body[KR_SCOPE_REPORT], NULL,
	    NULL, ex->arena, &ret->n_uri);
	fields->uri = ret->uri;
	fields->n_uri = ret->n_uri;
	ex->full |= ret->uri == NULL;
}

static void
evidence_texts(struct kr_examination *ex, struct kr_headers *fields,
    struct kr_rule_text *ret)
{
	const struct kr_exhibit *x = ex->exhibit;
	const struct kr_view *all = x->part == NULL ? NULL :
	    kr_view_shown(ex->message, x->part, ex->arena);

	/* What a machine packed into its data is no part of the mail. */
	if (kr_span_trim(text_of(all)).len == 0)
		all = NULL;
	views_make(ex, KR_SCOPE_EVIDENCE, x->subject, all, x->text);
	ex->raw[KR_SCOPE_EVIDENCE] = x->source != NULL ? x->source : x->text;
	*fields = (struct kr_headers){ .header = x->header, .exhibit = x,
	    .message = ex->message, .root = x->part, .arena = ex->arena };
	*ret = (struct kr_rule_text){ .full = x->raw };
	ret->uri = kr_uris_list(&x->urls, ex->body[KR_SCOPE_EVIDENCE],
	    x->part == NULL ? NULL : ex->message, x->part, ex->arena,
	    &ret->n_uri);
	fields->uri = ret->uri;
	fields->n_uri = ret->n_uri;
	ex->full |= ret->uri == NULL;
}

enum kr_rc
kr_examination_match(struct kr_examination *ex, struct kr_err *err)
{
	struct kr_rule_text text[KR_SCOPE_COUNT];
	struct kr_headers fields[KR_SCOPE_COUNT];
	enum kr_rc rc;

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
		text[s].header = kr_headers_value;
		text[s].mime_header = kr_headers_mime;
		text[s].function = kr_texts_function;
		text[s].ctx = &fields[s];
	}
	if (ex->full)
		return kr_fail(err, KR_E_NOMEM, 0, "findings: arena is full");
	rc = kr_rules_match(ex->rules, text, ex->arena,
	    &ex->findings->hits, err);
	return rc != KR_OK ? rc : kr_passages_match(ex, text, err);
}
