/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "findings/examination.h"

#define WHOLE_MIN 40	/* bytes of visible text; less says nothing */
#define QUOTED_MIN 120	/* of what is quoted: less may be a line picked out */

void
kr_examination_add(struct kr_examination *ex, struct kr_finding finding)
{
	struct kr_findings *f = ex->findings;

	if (!KR_ARENA_ROOM(ex->arena, f->item, f->n, &f->cap)) {
		ex->full = true;
		return;
	}
	f->item[f->n++] = finding;
}

void
kr_examination_say(struct kr_examination *ex, const char *id,
    const char *what, int weight, enum kr_category category,
    struct kr_slice quote)
{
	if (category < KR_CATEGORY_COUNT)
		ex->findings->points[category] += weight;
	else
		ex->findings->spam_score += weight;
	kr_examination_add(ex, (struct kr_finding){ .id = id, .what = what,
	    .state = KR_STATE_INDICATED, .weight = weight,
	    .category = category, .quote = quote });
}

static const struct kr_rule_effect *
effect_of(const struct kr_rule *rule, const char *id)
{
	for (size_t i = 0; i < rule->n_effect; i++)
		if (rule->effect[i].finding != NULL &&
		    strcmp(rule->effect[i].finding, id) == 0)
			return &rule->effect[i];
	return NULL;
}

/* The effect that says most about a finding: its own rule's, or the first. */
static const struct kr_rule_effect *
definition_of(const struct kr_examination *ex, const char *id,
    const struct kr_rule **rule)
{
	const struct kr_rule_effect *first = NULL;

	for (size_t i = 0; i < ex->n_catalogue; i++) {
		const struct kr_rule_effect *e =
		    effect_of(ex->catalogue[i], id);

		if (e == NULL)
			continue;
		if (strcmp(ex->catalogue[i]->name, id) == 0) {
			*rule = ex->catalogue[i];
			return e;
		}
		if (first == NULL && e->section != NULL) {
			*rule = ex->catalogue[i];
			first = e;
		}
	}
	return first;
}

static void
cite(struct kr_examination *ex, const struct kr_rule_effect *law,
    const char *what, enum kr_state state, struct kr_slice quote)
{
	kr_examination_add(ex, (struct kr_finding){
	    .id = law->finding, .section = law->section,
	    .element = law->element, .what = what,
	    .state = state, .severity = law->severity,
	    .weight = law->severity * 10, .category = law->category,
	    .quote = quote });
}

void
kr_examination_cite(struct kr_examination *ex, const struct kr_rule *rule,
    const struct kr_rule_effect *e, enum kr_state state,
    struct kr_slice quote)
{
	const struct kr_rule_effect *law = e;
	const struct kr_rule *defined;

	if (e->section == NULL)
		law = definition_of(ex, e->finding, &defined);
	cite(ex, law != NULL ? law : e, rule->describe, state, quote);
}

void
kr_examination_find(struct kr_examination *ex, const char *id,
    enum kr_state state, struct kr_slice quote)
{
	const struct kr_rule *rule;
	const struct kr_rule_effect *law = definition_of(ex, id, &rule);

	if (law != NULL)
		cite(ex, law, rule->describe, state, quote);
}

const struct kr_finding *
kr_examination_has(const struct kr_examination *ex, const char *id,
    enum kr_state at_least)
{
	for (size_t i = 0; i < ex->findings->n; i++)
		if (ex->findings->item[i].state >= at_least &&
		    strcmp(ex->findings->item[i].id, id) == 0)
			return &ex->findings->item[i];
	return NULL;
}

const struct kr_hit *
kr_examination_hit(const struct kr_examination *ex, const char *rule)
{
	const struct kr_hits *hits = &ex->findings->hits;

	for (size_t i = 0; i < hits->n; i++)
		if (strcmp(hits->hit[i].rule->name, rule) == 0)
			return &hits->hit[i];
	return NULL;
}

enum kr_category
kr_examination_leading(const struct kr_examination *ex)
{
	const int *points = ex->findings->points;
	enum kr_category best = KR_CATEGORY_OTHER;

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (points[c] > points[best])
			best = c;
	return best;
}

/* The URLs that the rules of a scope saw. */
static const struct kr_urls *
urls_of(const struct kr_examination *ex, enum kr_scope scope)
{
	if (scope == KR_SCOPE_REPORT)
		return &ex->report->urls;
	return ex->exhibit != NULL ? &ex->exhibit->urls : NULL;
}

struct kr_slice
kr_examination_place(const struct kr_examination *ex,
    const struct kr_hit *hit)
{
	const struct kr_slice none = { NULL, 0, 0 };
	const struct kr_view *view = NULL;
	const struct kr_urls *urls;

	if (hit == NULL || hit->len == 0 || hit->scope >= KR_SCOPE_COUNT)
		return none;
	switch (hit->target) {
	case KR_TARGET_BODY:
		view = ex->body[hit->scope];
		break;
	case KR_TARGET_FOLDED:
		view = ex->folded[hit->scope];
		break;
	case KR_TARGET_RAWBODY:
		view = ex->raw[hit->scope];
		break;
	case KR_TARGET_URI:
		urls = urls_of(ex, hit->scope);
		return urls != NULL && hit->item < urls->n ?
		    urls->item[hit->item].place : none;
	case KR_TARGET_FULL:
		view = hit->scope == KR_SCOPE_REPORT ? &ex->message->root :
		    NULL;
		break;
	case KR_TARGET_HEADER:
	case KR_TARGET_MIMEHEADER:
	case KR_TARGET_META:
	case KR_TARGET_COUNT:
		break;
	}
	if (view == NULL)
		return none;
	return (struct kr_slice){ view, hit->off, hit->len };
}

bool
kr_examination_whole(const struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;

	if (x == NULL || x->text == NULL || ex->findings->partly ||
	    kr_span_trim(x->text->text).len < WHOLE_MIN)
		return false;
	if (x->part != NULL || x->pasted)
		return true;
	/* The line over a quoted message names its author and no subject. */
	return x->from.len > 0 && (x->subject.ptr != NULL ||
	    kr_span_trim(x->text->text).len >= QUOTED_MIN);
}

struct kr_span
kr_examination_sender_domain(const struct kr_examination *ex)
{
	if (ex->exhibit == NULL || ex->exhibit->from_domain.len == 0)
		return KR_SPAN_NONE;
	return kr_auth_organisation(ex->exhibit->from_domain, ex->arena);
}
