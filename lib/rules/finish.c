/* SPDX-License-Identifier: Apache-2.0 */
/* What is worked out once all rule files are read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/set.h"

#define NONE UINT32_MAX
#define SCRATCH_BYTES ((size_t)128 << 20)
/* Half bits: 20 is one place in 1,024. */
#define RARITY_MIN 20
#define RARITY_GOOD 24
#define BEGIN_MIN 8
/* Literals that are met more often will do where matches begin near them. */
#define WORTH_NEAR 3
#define NEAR_BLANKS 40

/* Targets whose texts are searched for literals before any pattern runs. */
static bool
searched(enum kr_target target)
{
	return target == KR_TARGET_BODY || target == KR_TARGET_FOLDED ||
	    target == KR_TARGET_RAWBODY || target == KR_TARGET_FULL ||
	    target == KR_TARGET_URI || target == KR_TARGET_HEADER;
}

static const struct kr_around anything = { KR_AROUND_ANY, KR_AROUND_ANY },
    word_before = { KR_AROUND_WORD, KR_AROUND_ANY };

static bool
wait_add(struct kr_prefilter *f, struct kr_span literal, bool word,
    uint32_t rule, const struct kr_phrase *phrase, struct kr_arena *arena)
{
	uint32_t before = f->literals.n, i;

	f->literals.arena = arena;
	i = kr_literals_add(&f->literals, literal);
	if (i == NONE || !KR_ARENA_ROOM(arena, f->first, i, &f->cap_first) ||
	    !KR_ARENA_ROOM(arena, f->wait, f->n_wait, &f->cap_wait) ||
	    !KR_ARENA_ROOM(arena, f->next, f->n_wait, &f->cap_next))
		return false;
	if (f->literals.n > before)
		f->first[i] = NONE;
	f->literals.item[i].word &= word;
	f->next[f->n_wait] = f->first[i];
	f->wait[f->n_wait] = (struct kr_waiting){ .rule = rule,
	    .phrase = phrase, .around = phrase != NULL ?
	    kr_phrase_around(phrase) : word ? word_before : anything };
	f->first[i] = f->n_wait++;
	return true;
}

bool
kr_ruleset_wait(struct kr_ruleset *set, uint32_t rule, struct kr_span literal,
    bool word, const struct kr_phrase *phrase)
{
	const struct kr_rule *r = &set->rule[rule].rule;

	/* Other texts may be cut within a word, where one then begins. */
	word &= r->target == KR_TARGET_FOLDED;

	for (enum kr_scope s = 0; s < KR_SCOPES; s++)
		if (kr_rule_asks(r, s) && !wait_add(
		    &set->prefilter[r->target][s], literal, word, rule, phrase,
		    set->arena))
			return false;
	return true;
}

/* A rule without literals is tried where a text looks like its matches. */
static bool
shape_add(struct kr_ruleset *set, const struct kr_shared_want *want)
{
	const struct kr_rule *r = &set->rule[want->rule].rule;

	for (enum kr_scope s = 0; s < KR_SCOPES; s++) {
		struct kr_prefilter *f = &set->prefilter[r->target][s];

		if (!kr_rule_asks(r, s))
			continue;
		if (!KR_ARENA_ROOM(set->arena, f->want, f->n_want,
		    &f->cap_want))
			return false;
		f->want[f->n_want++] = *want;
	}
	return true;
}

/*
 * Letters that are made to look like others have many bytes each, and say
 * something only where there are no such characters.
 */
static bool
ascii_choose(const struct kr_pattern *p, struct kr_arena *scratch,
    struct kr_shared_want *want)
{
	struct kr_shapes looks = kr_pattern_shapes(p, true, scratch);

	if (looks.rarity < RARITY_MIN)
		return false;
	want->shape = looks.shape;
	want->places = looks.places;
	return true;
}

/* For want of a literal; false without memory. */
static bool
shape_choose(struct kr_compiled *c, struct kr_arena *scratch,
    struct kr_shared_want *want)
{
	struct kr_shapes looks = kr_pattern_shapes(&c->pattern, false,
	    scratch);

	if (!c->multiple && looks.begin_rarity >= BEGIN_MIN &&
	    looks.rarity < RARITY_GOOD) {
		want->shape = looks.begin;
		want->places = looks.begin_places;
		return kr_pattern_anchor(&c->pattern, want->places);
	}
	if (looks.rarity >= RARITY_MIN) {
		want->shape = looks.shape;
		want->places = looks.places;
	}
	return true;
}

/*
 * What to look for before a pattern is tried, best first: a rare literal;
 * how its matches begin, and then only there; a rare shape; any literal.
 */
static bool
prefilter_choose(struct kr_ruleset *set, uint32_t i, struct kr_arena *scratch)
{
	struct kr_compiled *c = &set->rule[i];
	bool field = c->rule.target == KR_TARGET_HEADER;
	struct kr_required need;
	struct kr_shared_want want = { .rule = i };
	struct kr_beside own;
	bool literal;

	kr_arena_reset(scratch);
	need = kr_pattern_required(&c->pattern, scratch);
	literal = field || need.worth >= KR_WORTH_RARE ||
	    (need.worth >= WORTH_NEAR && need.far.blanks <= NEAR_BLANKS &&
	    !c->multiple);
	if (!literal && !shape_choose(c, scratch, &want))
		return false;
	if (!field && want.places == 0 && need.worth < WORTH_NEAR)
		c->ascii = ascii_choose(&c->pattern, scratch, &want);
	c->literal = want.places > 0 || need.n > 0;
	if (want.places == 0 && need.times > 1)
		c->pattern.times = need.times;
	else
		c->pattern.near = want.places == 0 && need.n > 0 &&
		    !c->multiple;
	c->pattern.reach = need.far;
	if (c->pattern.near)
		c->company = kr_company_of(&need.also);
	if (c->pattern.here != NULL)
		c->company = kr_company_of(kr_required_beside(&need, &own));
	for (size_t k = 0; want.places == 0 && k < need.n; k++)
		if (!kr_ruleset_wait(set, i, need.item[k], need.word, NULL))
			return false;
	return want.places == 0 || shape_add(set, &want);
}

/* A field is its line; a part of it, or what others work out, is not. */
static bool
value_is_line(struct kr_span field)
{
	return kr_span_chr(field, 0, ':') == SIZE_MAX &&
	    !kr_span_casestarts(field, "X-Spam-Relays-") &&
	    !kr_span_caseeq(field, "EnvelopeFrom");
}

/* Case counts: MESSAGEID stands for several fields, MessageID is one. */
static bool
bucket_find(struct kr_ruleset *set, struct kr_compiled *c)
{
	for (size_t i = 0; i < set->n_bucket; i++)
		if (set->bucket[i].raw == c->raw &&
		    kr_span_eq(set->bucket[i].field, c->field)) {
			c->bucket = (uint32_t)i;
			return true;
		}
	if (set->n_bucket == UINT16_MAX || !KR_ARENA_ROOM(set->arena,
	    set->bucket, set->n_bucket, &set->cap_bucket))
		return false;
	c->bucket = (uint32_t)set->n_bucket;
	set->bucket[set->n_bucket++] = (struct kr_bucket){ .field = c->field,
	    .raw = c->raw, .lines = value_is_line(c->field) };
	return true;
}

/* Lists of rules have room for all of them. */
static bool
list_add(struct kr_ruleset *set, uint32_t **list, uint32_t *n, uint32_t i)
{
	if (*list == NULL)
		*list = kr_arena_alloc(set->arena, set->n_all, sizeof(**list));
	if (*list == NULL)
		return false;
	(*list)[(*n)++] = i;
	return true;
}

static bool
rule_finish(struct kr_ruleset *set, uint32_t i, struct kr_arena *scratch)
{
	struct kr_compiled *c = &set->rule[i];
	enum kr_target t = c->rule.target;

	if (!c->defined || c->off || c->unsupported != NULL ||
	    c->kind == KR_RULE_META)
		return true;
	if (c->kind == KR_RULE_EVAL) {
		set->function[set->n_function++] = i;
		return true;
	}
	if (c->kind == KR_RULE_PATTERN) {
		if (pcre2_jit_compile(c->pattern.code, PCRE2_JIT_COMPLETE) == 0)
			set->jit = true;
		if (searched(t) && !c->negated && !c->literal &&
		    !prefilter_choose(set, i, scratch))
			return false;
	}
	if (t == KR_TARGET_HEADER && !bucket_find(set, c))
		return false;
	for (enum kr_scope s = 0; s < KR_SCOPES; s++) {
		bool asks = kr_rule_asks(&c->rule, s);

		set->asked[t][s] |= asks;
		if (t != KR_TARGET_HEADER)
			continue;
		set->bucket[c->bucket].asked[s] |= asks;
		set->bucket[c->bucket].searched[s] |= asks && c->literal;
	}
	if (kr_rule_retells(c) && !c->part) {
		c->narrows = c->kind == KR_RULE_PHRASES || (!c->negated &&
		    kr_pattern_narrows(&c->pattern));
		if (!list_add(set, &set->reteller, &set->n_reteller, i))
			return false;
	}
	if (c->kind == KR_RULE_PHRASES)
		return true;
	if (c->ascii && !list_add(set, &set->ascii[t], &set->n_ascii[t], i))
		return false;
	if ((!c->literal || (t == KR_TARGET_HEADER &&
	    c->if_unset.ptr != NULL)) &&
	    !list_add(set, &set->unaided[t], &set->n_unaided[t], i))
		return false;
	return list_add(set, &set->of_target[t], &set->n_of_target[t], i);
}

/* ---- metas after what they need ------------------------------------------ */

struct walk {
	uint32_t	rule;
	size_t		next;		/* need to look at */
};

enum { NEW, OPEN, DONE };

static enum kr_rc
circle(const struct kr_ruleset *set, uint32_t i, struct kr_err *err)
{
	const struct kr_rule *r = &set->rule[i].rule;

	return kr_fail_at(err, KR_E_SYNTAX, r->file, r->line, 1,
	    "rules: expected metas without circle; %s needs itself", r->name);
}

static enum kr_rc
meta_walk(struct kr_ruleset *set, uint32_t root, unsigned char *seen,
    struct walk *stack, struct kr_err *err)
{
	size_t n = 0;

	stack[n++] = (struct walk){ root, 0 };
	seen[root] = OPEN;
	while (n > 0) {
		struct walk *w = &stack[n - 1];
		const struct kr_compiled *c = &set->rule[w->rule];
		size_t needs = 0;
		const uint32_t *need = kr_meta_needs(c->meta, &needs);
		uint32_t to;

		if (w->next == needs) {
			seen[w->rule] = DONE;
			set->meta[set->n_meta++] = w->rule;
			n--;
			continue;
		}
		to = need[w->next++];
		if (set->rule[to].kind != KR_RULE_META || seen[to] == DONE)
			continue;
		if (seen[to] == OPEN)
			return circle(set, to, err);
		seen[to] = OPEN;
		stack[n++] = (struct walk){ to, 0 };
	}
	return KR_OK;
}

static enum kr_rc
metas_order(struct kr_ruleset *set, struct kr_arena *scratch,
    struct kr_err *err)
{
	unsigned char *seen;
	struct walk *stack;

	kr_arena_reset(scratch);
	seen = kr_arena_zalloc(scratch, set->n + 1, 1);
	stack = kr_arena_alloc(scratch, set->n + 1, sizeof(*stack));
	set->meta = kr_arena_alloc(set->arena, set->n + 1,
	    sizeof(*set->meta));
	if (seen == NULL || stack == NULL || set->meta == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "rules: no memory");
	for (uint32_t i = 0; i < set->n; i++) {
		enum kr_rc rc;

		if (!set->rule[i].defined ||
		    set->rule[i].kind != KR_RULE_META || seen[i] != NEW)
			continue;
		rc = meta_walk(set, i, seen, stack, err);
		if (rc != KR_OK)
			return rc;
	}
	return KR_OK;
}

/* ---- the set ------------------------------------------------------------ */

/* Put those that wait for one literal beside each other in memory. */
static bool
waits_order(struct kr_prefilter *f, struct kr_arena *arena)
{
	struct kr_waiting *wait = kr_arena_alloc_line(arena, f->n_wait + 1,
	    sizeof(*wait));
	uint32_t n = 0;

	for (uint32_t i = 0; wait != NULL && i < f->literals.n; i++) {
		uint32_t from = f->first[i];

		f->first[i] = n;
		for (; from != NONE; n++) {
			wait[n] = f->wait[from];
			from = f->next[from];
			wait[n].more = from != NONE;
		}
	}
	f->wait = wait;
	return wait != NULL;
}

static bool
prefilter_make(struct kr_prefilter *f, struct kr_arena *arena)
{
	f->finder = kr_finder_make(&f->literals, arena);
	if ((f->finder == NULL && f->literals.n > 0) || !waits_order(f, arena))
		return false;
	if (f->n_want > 0)
		f->shared = kr_shared_make(f->want, f->n_want, arena);
	return f->n_want == 0 || f->shared != NULL;
}

static bool
prefilters_make(struct kr_ruleset *set)
{
	for (int t = 0; t < KR_TARGET_COUNT; t++)
		for (enum kr_scope s = 0; s < KR_SCOPES; s++) {
			struct kr_prefilter *f = &set->prefilter[t][s];

			if (!prefilter_make(f, set->arena))
				return false;
			set->n_literal += f->literals.n;
		}
	return true;
}

/* Phrases of rules that were not defined anew. */
static bool
phrases_wait(struct kr_ruleset *set)
{
	for (size_t i = 0; i < set->n_phrase; i++) {
		const struct kr_phrase_line *p = &set->phrase[i];

		if (set->rule[p->rule].kind == KR_RULE_PHRASES &&
		    !kr_ruleset_wait(set, p->rule, p->anchor, true, p->phrase))
			return false;
	}
	return true;
}

/*
 * May a rule wait until a meta asks for it?  Nothing else does then, and its
 * text is there still.
 */
static bool
is_late(const struct kr_compiled *c)
{
	return c->rule.late && c->kind == KR_RULE_PATTERN && c->rule.sub &&
	    c->rule.scope == KR_SCOPE_REPORT && kr_rule_retells(c) &&
	    c->rule.n_effect == 0 && !c->negated && !c->multiple;
}

static struct kr_gate
gate_of(const struct kr_ruleset *set, uint32_t rule)
{
	const struct kr_compiled *c = &set->rule[rule];
	const struct kr_pattern *p = &c->pattern;

	return (struct kr_gate){ .company = c->company,
	    .code = p->here != NULL ? p->here : p->code,
	    .of = c->part ? c->of : rule, .bucket = (uint16_t)c->bucket,
	    .bytes = p->reach.bytes < UINT16_MAX ? (uint16_t)p->reach.bytes :
	    UINT16_MAX,
	    .blanks = p->reach.blanks < UCHAR_MAX ?
	    (unsigned char)p->reach.blanks : UCHAR_MAX,
	    .times = (unsigned char)p->times,
	    .places = (unsigned char)p->places,
	    .scope = (unsigned)c->rule.scope & 3, .part = c->part,
	    .literal = c->literal, .near = p->near, .utf = p->utf,
	    .edge = p->edge,
	    .late = set->rule[c->part ? c->of : rule].rule.late };
}

static bool
gates_make(struct kr_ruleset *set)
{
	set->gate = kr_arena_alloc_line(set->arena, set->n_all + 1,
	    sizeof(*set->gate));
	for (uint32_t i = 0; i < set->n; i++)
		set->rule[i].rule.late = is_late(&set->rule[i]);
	for (uint32_t i = 0; set->gate != NULL && i < set->n_all; i++)
		set->gate[i] = gate_of(set, i);
	return set->gate != NULL;
}

static bool
has_finding(const struct kr_rule *r)
{
	for (size_t e = 0; e < r->n_effect; e++)
		if (r->effect[e].finding != NULL)
			return true;
	return false;
}

/* Rules that are asked for as such. */
static bool
kinds_list(struct kr_ruleset *set)
{
	set->finding = kr_arena_alloc(set->arena, set->n + 1,
	    sizeof(*set->finding));
	set->passage = kr_arena_alloc(set->arena, set->n + 1,
	    sizeof(*set->passage));
	if (set->finding == NULL || set->passage == NULL)
		return false;
	for (uint32_t i = 0; i < set->n; i++) {
		const struct kr_rule *r = &set->rule[i].rule;

		if (has_finding(r))
			set->finding[set->n_finding++] = r;
		if (r->passage)
			set->passage[set->n_passage++] = r;
	}
	return true;
}

static void
engine_name(struct kr_ruleset *set)
{
	char version[32] = "";

	/* "10.42 2022-12-11" */
	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof(version))
		pcre2_config(PCRE2_CONFIG_VERSION, version);
	version[strcspn(version, " ")] = '\0';
	snprintf(set->engine, sizeof(set->engine),
	    "pcre2 %s %s, %zu literals in front", version,
	    set->jit ? "with JIT" : "interpreted", set->n_literal);
}

enum kr_rc
kr_ruleset_finish(struct kr_ruleset *set, struct kr_err *err)
{
	struct kr_arena *scratch = kr_arena_new(SCRATCH_BYTES);
	enum kr_rc rc = KR_OK;

	set->function = kr_arena_alloc(set->arena, set->n + 1,
	    sizeof(*set->function));
	if (set->function == NULL)
		rc = KR_E_NOMEM;
	if (rc == KR_OK && scratch != NULL && (!phrases_wait(set) ||
	    !kr_ruleset_part(set, scratch)))
		rc = KR_E_NOMEM;
	for (uint32_t i = 0; rc == KR_OK && scratch != NULL && i < set->n_all;
	    i++)
		if (!rule_finish(set, i, scratch))
			rc = KR_E_NOMEM;
	if (scratch == NULL || rc != KR_OK || !prefilters_make(set) ||
	    !gates_make(set) || !kinds_list(set))
		rc = kr_fail(err, KR_E_NOMEM, 0, "rules: no memory");
	if (rc == KR_OK)
		rc = metas_order(set, scratch, err);
	if (rc == KR_OK && !kr_ruleset_needs(set))
		rc = kr_fail(err, KR_E_NOMEM, 0, "rules: no memory");
	kr_arena_free(scratch);
	engine_name(set);
	return rc;
}
