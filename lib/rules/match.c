/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "rules/set.h"

#define CLOCK_EVERY 32		/* patterns between two looks at the clock */
#define JIT_STACK_START ((size_t)32 << 10)
#define JIT_STACK_MAX ((size_t)1 << 20)
#define LINE_MAX_BYTES ((size_t)2048)	/* as the field's rules expect */
#define HEAP_KIB 20000		/* of the interpreter, per pattern */

/* What is known of a rule by now. */
struct state {
	unsigned	 count;		/* times it hit */
	bool		 skipped;	/* ran out of budget */
	bool		 unknown;	/* nobody could tell */
	enum kr_scope	 scope;
	size_t		 item, off, len;
	unsigned	 seen;		/* stretch it was tried in, by number */
	size_t		 tried;		/* no match begins before, in there */
	unsigned	 counted;	/* stretch its literals are counted in */
	unsigned	 literals;	/* how many so far */
	size_t		 last_end;	/* of the last one */
	bool		 done;		/* hit as often as it may */
};

/* A stretch of a text that rules see at a time. */
struct stretch {
	size_t		 off, len;
};

struct matcher {
	const struct kr_ruleset		*set;
	const struct kr_rule_text	*text;		/* by scope */
	const struct kr_world		*world;
	unsigned			 how;		/* KR_MATCH_* */
	struct kr_arena			*arena;
	struct state			*state;		/* by rule */
	pcre2_match_data		*data;
	pcre2_match_context		*context;
	pcre2_jit_stack			*stack;		/* made when needed */
	int64_t				 deadline_ms;
	unsigned			 runs;
	bool				 late;		/* no time left */
	bool				 skips;		/* some rule was skipped */
	bool				 full;		/* no memory left */

	/* one text of one scope */
	enum kr_scope			 scope;
	enum kr_target			 target;
	struct kr_span			 span;
	size_t				 item;
	const struct stretch		*stretch;	/* of span, in order */
	size_t				 n_stretch;
	size_t				 here;		/* the one being tried */
	uint32_t			 bucket;	/* header field being tried */
	unsigned			 number;	/* of stretch[0], ever rising */
	struct kr_span			*field;		/* by bucket */
	struct kr_number		*value;		/* of metas, by rule */
};

/* ---- one pattern ------------------------------------------------------------ */

static bool
time_left(struct matcher *m)
{
	if (!m->late && m->deadline_ms != 0 && m->runs++ % CLOCK_EVERY == 0)
		m->late = m->world->monotonic_ms(m->world->ctx) >
		    m->deadline_ms;
	return !m->late;
}

static int
run(struct matcher *m, const struct kr_pattern *p, struct kr_span s,
    size_t from)
{
	int rc = pcre2_match(p->code, (PCRE2_SPTR)s.ptr, s.len, from, 0,
	    m->data, m->context);

	if (rc != PCRE2_ERROR_JIT_STACKLIMIT || m->stack != NULL)
		return rc;
	m->stack = pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MAX,
	    NULL);
	if (m->stack == NULL)
		return rc;
	pcre2_jit_stack_assign(m->context, NULL, m->stack);
	return pcre2_match(p->code, (PCRE2_SPTR)s.ptr, s.len, from, 0,
	    m->data, m->context);
}

/* No budget is left for rule i. */
static void
skip(struct matcher *m, uint32_t i)
{
	m->state[i].skipped = true;
	m->skips = true;
}

static void
hit(struct matcher *m, uint32_t i, size_t off, size_t len)
{
	struct state *s = &m->state[i];
	const struct kr_compiled *c = &m->set->rule[i];

	if (s->count++ == 0) {
		s->scope = m->scope;
		s->item = m->item;
		s->off = off;
		s->len = len;
	}
	s->done = !c->multiple || (c->hits_max > 0 && s->count >= c->hits_max);
}

/* Does rule i still want to see this scope? */
static bool
wanted(const struct matcher *m, uint32_t i)
{
	const struct kr_compiled *c = &m->set->rule[i];

	return (c->rule.scope == m->scope || c->rule.scope == KR_SCOPE_ANY) &&
	    !m->state[i].done && !m->state[i].skipped;
}

/*
 * Where to look for the next match of a rule that counts them: after this
 * one, and a character further if it was empty.
 */
static size_t
after(const struct kr_pattern *p, struct kr_span s, const PCRE2_SIZE *at)
{
	size_t next = at[1];

	if (at[1] > at[0])
		return next;
	next++;
	while (p->utf && next < s.len &&
	    ((unsigned char)s.ptr[next] & 0xC0) == 0x80)
		next++;
	return next;
}

/* Try a pattern on s, which begins base bytes into the text. */
static void
try(struct matcher *m, uint32_t i, struct kr_span s, size_t base)
{
	const struct kr_compiled *c = &m->set->rule[i];
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(m->data);
	size_t from = 0;

	while (from <= s.len && !m->state[i].done) {
		int rc;

		if (!time_left(m)) {
			skip(m, i);
			return;
		}
		rc = run(m, &c->pattern, s, from);
		if (rc < 0 && rc != PCRE2_ERROR_NOMATCH) {
			skip(m, i);
			return;
		}
		if ((rc >= 0) == c->negated)
			return;
		if (c->negated) {
			hit(m, i, 0, 0);
			return;
		}
		hit(m, i, base + at[0], at[1] > at[0] ? at[1] - at[0] : 0);
		from = after(&c->pattern, s, at);
	}
}

/* ---- texts -------------------------------------------------------------------- */

static struct kr_span
stretch_span(const struct matcher *m, size_t k)
{
	return kr_span_sub(m->span, m->stretch[k].off, m->stretch[k].len);
}

/* Was something looked for first, so that the rule need not be tried? */
static bool
filtered(const struct matcher *m, uint32_t i)
{
	return m->set->rule[i].literal && (m->how & KR_MATCH_PLAIN) == 0;
}

/* Try rule i on a stretch, unless it was; the subject is stretch 0. */
static void
stretch_try(struct matcher *m, uint32_t i, size_t k)
{
	unsigned number = m->number + (unsigned)k;

	if (m->state[i].seen == number || (k == 0 &&
	    m->target == KR_TARGET_BODY && m->set->rule[i].no_subject))
		return;
	m->state[i].seen = number;
	try(m, i, stretch_span(m, k), m->stretch[k].off);
}

/* Hits come in order of their ends, and so do stretches. */
static void
move_to(struct matcher *m, size_t end)
{
	while (m->here + 1 < m->n_stretch &&
	    end > m->stretch[m->here].off + m->stretch[m->here].len)
		m->here++;
}

/*
 * Does a match begin at off of the text?  Places come in order, so the first
 * match found is the first there is.
 */
static void
place_try(struct matcher *m, uint32_t i, size_t off)
{
	const struct stretch *at = &m->stretch[m->here];
	const struct kr_compiled *c = &m->set->rule[i];
	struct kr_pattern here = { .code = c->pattern.here };
	const PCRE2_SIZE *found = pcre2_get_ovector_pointer(m->data);
	int rc;

	if (off < at->off || (m->here == 0 && c->no_subject &&
	    m->target == KR_TARGET_BODY))
		return;
	rc = time_left(m) ? run(m, &here, stretch_span(m, m->here),
	    off - at->off) : PCRE2_ERROR_MATCHLIMIT;
	if (rc >= 0)
		hit(m, i, at->off + found[0], found[1] > found[0] ?
		    found[1] - found[0] : 0);
	else if (rc != PCRE2_ERROR_NOMATCH)
		skip(m, i);
}

static void
shape_seen(void *ctx, uint32_t rule, size_t end)
{
	struct matcher *m = ctx;
	const struct kr_pattern *p = &m->set->rule[rule].pattern;

	move_to(m, end);
	if (!wanted(m, rule))
		return;
	if (p->here != NULL)
		place_try(m, rule, end - p->places);
	else
		stretch_try(m, rule, m->here);
}

/* Does a match begin within reach of the literal at [off, end)? */
static void
near_try(struct matcher *m, uint32_t i, size_t off)
{
	const struct stretch *at = &m->stretch[m->here];
	const struct kr_compiled *c = &m->set->rule[i];
	unsigned number = m->number + (unsigned)m->here;
	struct state *s = &m->state[i];
	struct kr_span text = stretch_span(m, m->here);
	const PCRE2_SIZE *found = pcre2_get_ovector_pointer(m->data);
	size_t last = off > at->off ? off - at->off : 0, from;
	int rc;

	if (m->here == 0 && c->no_subject && m->target == KR_TARGET_BODY)
		return;
	from = last > c->pattern.reach ? last - c->pattern.reach : 0;
	if (s->seen == number && s->tried > from)
		from = s->tried;
	if (from > last)
		return;
	s->seen = number;
	s->tried = last + 1;
	while (c->pattern.utf && from > 0 && from < text.len &&
	    ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
		from--;
	if (!time_left(m)) {
		skip(m, i);
		return;
	}
	pcre2_set_offset_limit(m->context, last);
	rc = run(m, &c->pattern, text, from);
	pcre2_set_offset_limit(m->context, PCRE2_UNSET);
	if (rc >= 0)
		hit(m, i, at->off + found[0], found[1] > found[0] ?
		    found[1] - found[0] : 0);
	else if (rc != PCRE2_ERROR_NOMATCH)
		skip(m, i);
}

/* Has the stretch enough literals of rule i by now? */
static bool
enough(struct matcher *m, uint32_t i, size_t end)
{
	unsigned number = m->number + (unsigned)m->here;
	struct state *s = &m->state[i];

	if (m->set->rule[i].pattern.times < 2)
		return true;
	if (s->counted != number) {
		s->counted = number;
		s->literals = 0;
	} else if (s->last_end == end) {
		return false;		/* one inside the other */
	}
	s->last_end = end;
	return ++s->literals >= m->set->rule[i].pattern.times;
}

static void
literal_seen(void *ctx, uint32_t literal, size_t end)
{
	struct matcher *m = ctx;
	const struct kr_prefilter *f = &m->set->prefilter[m->target];

	move_to(m, end);
	for (uint32_t w = f->first[literal]; w != UINT32_MAX;
	    w = f->wait[w].next) {
		const struct kr_waiting *wait = &f->wait[w];
		size_t off, len;

		if (!wanted(m, wait->rule) || (m->target == KR_TARGET_HEADER &&
		    m->set->rule[wait->rule].bucket != m->bucket))
			continue;
		if (wait->phrase == NULL && (!filtered(m, wait->rule) ||
		    !enough(m, wait->rule, end)))
			continue;
		if (wait->phrase == NULL &&
		    m->set->rule[wait->rule].pattern.reach > 0)
			near_try(m, wait->rule, end -
			    f->literals.item[literal].text.len);
		else if (wait->phrase == NULL)
			stretch_try(m, wait->rule, m->here);
		else if (m->set->rule[wait->rule].kind == KR_RULE_PHRASES &&
		    kr_phrase_match(wait->phrase, m->span, end, &off, &len))
			hit(m, wait->rule, off, len);
	}
}

/* All rules of a target over one text, stretch by stretch. */
static void
text_match(struct matcher *m, enum kr_target target, struct kr_span s,
    size_t item, const struct stretch *stretch, size_t n)
{
	const struct kr_prefilter *f = &m->set->prefilter[target];

	if (s.ptr == NULL || n == 0)
		return;
	m->target = target;
	m->span = s;
	m->item = item;
	m->stretch = stretch;
	m->n_stretch = n;
	m->here = 0;
	if (f->automaton != NULL)
		kr_automaton_scan(f->automaton, s, literal_seen, m);
	m->here = 0;
	if (f->shared != NULL && (m->how & KR_MATCH_PLAIN) == 0 &&
	    !kr_shared_scan(f->shared, s, m->arena,
	    shape_seen, m))
		m->full = true;
	for (uint32_t k = 0; k < m->set->n_of_target[target]; k++) {
		uint32_t i = m->set->of_target[target][k];

		if (filtered(m, i))
			continue;
		for (size_t p = 0; p < n && wanted(m, i); p++)
			stretch_try(m, i, p);
	}
	m->number += (unsigned)n;
}

static void
whole_match(struct matcher *m, enum kr_target target, struct kr_span s,
    size_t item)
{
	struct stretch all = { 0, s.len };

	text_match(m, target, s, item, &all, 1);
}

/* Lines of the body; very long ones are cut after a blank. */
static size_t
line_end(struct kr_span s, size_t off)
{
	size_t end = kr_span_chr(s, off, '\n'), cut;

	end = end == SIZE_MAX ? s.len : end + 1;
	if (end - off <= LINE_MAX_BYTES)
		return end;
	for (cut = off + LINE_MAX_BYTES; cut > off; cut--)
		if (s.ptr[cut] == ' ')
			return cut + 1;
	return off + LINE_MAX_BYTES;
}

/* The first c in s at or after off, if not too far from it. */
static size_t
near(struct kr_span s, size_t off, char c, size_t limit)
{
	size_t at = kr_span_chr(kr_span_sub(s, 0, limit), off, c);

	return at == SIZE_MAX ? 0 : at + 1;
}

/*
 * Stretches of a raw body: one to two times the longest line, and they end
 * with a line if they can, else after a tag or a blank.
 */
static size_t
chunk_end(struct kr_span s, size_t off)
{
	size_t least = off + LINE_MAX_BYTES, limit = off + 2 * LINE_MAX_BYTES;
	size_t end;

	if (s.len - off <= 2 * LINE_MAX_BYTES && (off > 0 ||
	    s.len <= LINE_MAX_BYTES))
		return s.len;
	if (s.len <= 2 * LINE_MAX_BYTES)
		return s.len;
	end = near(s, least, '\n', limit);
	if (end == 0)
		end = near(s, least, '>', limit);
	if (end == 0)
		end = near(s, least, ' ', limit);
	return end != 0 ? end : least + 1;
}

static void
cut_match(struct matcher *m, enum kr_target target, struct kr_span s,
    size_t (*cut)(struct kr_span, size_t))
{
	struct stretch *list = NULL;
	size_t n = 0, cap = 0;

	for (size_t off = 0; off < s.len; n++) {
		if (!KR_ARENA_ROOM(m->arena, list, n, &cap)) {
			m->full = true;
			return;
		}
		list[n] = (struct stretch){ off, cut(s, off) - off };
		off += list[n].len;
	}
	text_match(m, target, s, 0, list, n);
}

/* ---- header fields ---------------------------------------------------------------- */

/* All values of a field: lines; parts of values have no end of line. */
static struct kr_span
field_join(struct matcher *m, const struct kr_bucket *b)
{
	const struct kr_rule_text *t = &m->text[m->scope];
	struct kr_span v = t->header(t->ctx, b->field, b->raw, 0);
	struct kr_buffer out;

	if (v.ptr == NULL)
		return v;
	kr_buffer_init(&out, m->arena, SIZE_MAX);
	for (size_t n = 1; v.ptr != NULL; n++) {
		if (n > 1 && !b->lines)
			kr_buffer_byte(&out, '\n');
		kr_buffer_add(&out, v);
		if (b->lines && (v.len == 0 || v.ptr[v.len - 1] != '\n'))
			kr_buffer_byte(&out, '\n');
		v = t->header(t->ctx, b->field, b->raw, n);
	}
	m->full |= !kr_buffer_ok(&out);
	return kr_buffer_span(&out);
}

static bool
fields_read(struct matcher *m)
{
	size_t n = m->set->n_bucket;

	m->field = kr_arena_alloc(m->arena, n + 1, sizeof(*m->field));
	for (size_t i = 0; m->field != NULL && i < n; i++)
		m->field[i] = field_join(m, &m->set->bucket[i]);
	m->full |= m->field == NULL;
	return !m->full;
}

/* Search a field's value for the literals of the rules that ask for it. */
static void
field_search(struct matcher *m, uint32_t bucket)
{
	const struct kr_prefilter *f = &m->set->prefilter[KR_TARGET_HEADER];
	struct stretch all = { 0, m->field[bucket].len };

	if (f->automaton == NULL || m->field[bucket].ptr == NULL)
		return;
	m->target = KR_TARGET_HEADER;
	m->span = m->field[bucket];
	m->stretch = &all;
	m->n_stretch = 1;
	m->here = 0;
	m->bucket = bucket;
	kr_automaton_scan(f->automaton, m->span, literal_seen, m);
	m->number++;
}

static void
header_match(struct matcher *m)
{
	enum kr_target target = KR_TARGET_HEADER;

	if (m->text[m->scope].header == NULL || !fields_read(m))
		return;
	m->item = 0;
	for (uint32_t i = 0; i < m->set->n_bucket; i++)
		field_search(m, i);
	for (uint32_t k = 0; k < m->set->n_of_target[target]; k++) {
		uint32_t i = m->set->of_target[target][k];
		const struct kr_compiled *c = &m->set->rule[i];
		struct kr_span v = m->field[c->bucket];

		if (!wanted(m, i) || (filtered(m, i) && (v.ptr != NULL ||
		    c->if_unset.ptr == NULL)))
			continue;
		if (c->kind == KR_RULE_EXISTS) {
			if (v.ptr != NULL && (m->how & KR_MATCH_TESTING) == 0)
				hit(m, i, 0, 0);
			continue;
		}
		if (v.ptr == NULL)
			v = c->if_unset;
		try(m, i, v.ptr != NULL ? v : KR_SPAN_LIT(""), 0);
	}
}

static void
mimeheader_match(struct matcher *m)
{
	const struct kr_rule_text *t = &m->text[m->scope];
	enum kr_target target = KR_TARGET_MIMEHEADER;

	if (t->mime_header == NULL)
		return;
	for (uint32_t k = 0; k < m->set->n_of_target[target]; k++) {
		uint32_t i = m->set->of_target[target][k];
		const struct kr_compiled *c = &m->set->rule[i];

		for (size_t n = 0; wanted(m, i); n++) {
			struct kr_span v = t->mime_header(t->ctx, c->field,
			    c->raw, n);

			if (v.ptr == NULL)
				break;
			m->item = n;
			if (c->kind == KR_RULE_EXISTS)
				hit(m, i, 0, 0);
			else
				try(m, i, v, 0);
		}
	}
}

/* ---- functions ---- */

static void
functions_match(struct matcher *m)
{
	const struct kr_rule_text *t = &m->text[m->scope];

	m->item = 0;
	for (uint32_t k = 0; k < m->set->n_function; k++) {
		uint32_t i = m->set->function[k];
		const struct kr_compiled *c = &m->set->rule[i];

		if (!wanted(m, i))
			continue;
		switch (t->function == NULL ? KR_UNKNOWN : t->function(t->ctx,
		    m->set, c->field, c->argument, c->n_argument)) {
		case KR_YES:
			hit(m, i, 0, 0);
			break;
		case KR_NO:
			break;
		case KR_UNKNOWN:
			m->state[i].unknown = true;
			break;
		}
	}
}

/* ---- all of it ------------------------------------------------------------------------ */

static bool
offered(const struct kr_rule_text *t)
{
	return t->body.ptr != NULL || t->folded.ptr != NULL ||
	    t->header != NULL;
}

static void
scope_match(struct matcher *m, enum kr_scope scope)
{
	const struct kr_rule_text *t = &m->text[scope];

	if (!offered(t))
		return;
	m->scope = scope;
	header_match(m);
	cut_match(m, KR_TARGET_BODY, t->body, line_end);
	whole_match(m, KR_TARGET_FOLDED, t->folded, 0);
	cut_match(m, KR_TARGET_RAWBODY, t->rawbody, chunk_end);
	whole_match(m, KR_TARGET_FULL, t->full, 0);
	for (size_t i = 0; i < t->n_uri; i++)
		whole_match(m, KR_TARGET_URI, t->uri[i], i);
	mimeheader_match(m);
	functions_match(m);
}

static struct kr_number
value_of(void *ctx, uint32_t rule)
{
	const struct matcher *m = ctx;
	const struct kr_compiled *c = &m->set->rule[rule];
	const struct state *s = &m->state[rule];

	if (c->off)
		return (struct kr_number){ 0, true };
	/* Nobody is asked over the network, and nothing was heard. */
	if (c->kind == KR_RULE_EVAL && c->unsupported != NULL)
		return (struct kr_number){ 0, c->network };
	if (c->kind == KR_RULE_META)
		return m->value[rule];
	return (struct kr_number){ (int64_t)s->count * KR_NUMBER_UNIT,
	    c->unsupported == NULL && (s->count > 0 || !(s->skipped ||
	    s->unknown)) };
}

static void
metas_match(struct matcher *m)
{
	bool evidence = offered(&m->text[KR_SCOPE_EVIDENCE]);

	for (uint32_t k = 0; k < m->set->n_meta; k++) {
		uint32_t i = m->set->meta[k];
		const struct kr_compiled *c = &m->set->rule[i];
		struct kr_number v;

		m->scope = c->rule.scope != KR_SCOPE_ANY ? c->rule.scope :
		    evidence ? KR_SCOPE_EVIDENCE : KR_SCOPE_REPORT;
		/* Nothing is said of a message that is not there. */
		if (!offered(&m->text[m->scope]) || c->off) {
			m->value[i] = (struct kr_number){ 0, true };
			continue;
		}
		v = m->value[i] = kr_meta_value(c->meta, value_of, m);
		m->item = 0;
		/* What cannot be known for want of support is no surprise. */
		m->state[i].unknown = !v.known;
		m->state[i].skipped = !v.known && !c->unsure && m->skips;
		if (v.known && v.value != 0)
			hit(m, i, 0, 0);
	}
}

static void
collect(struct matcher *m, struct kr_hits *ret)
{
	const struct kr_rule **skipped;
	size_t n_hit = 0, n_skipped = 0;

	for (uint32_t i = 0; i < m->set->n; i++) {
		n_hit += m->state[i].count > 0;
		n_skipped += m->state[i].count == 0 && m->state[i].skipped;
	}
	*ret = (struct kr_hits){ 0 };
	ret->hit = kr_arena_alloc(m->arena, n_hit + 1, sizeof(*ret->hit));
	skipped = kr_arena_alloc(m->arena, n_skipped + 1, sizeof(*skipped));
	if (ret->hit == NULL || skipped == NULL) {
		m->full = true;
		return;
	}
	for (uint32_t i = 0; i < m->set->n; i++) {
		const struct state *s = &m->state[i];
		const struct kr_rule *rule = &m->set->rule[i].rule;

		if (s->count > 0)
			ret->hit[ret->n++] = (struct kr_hit){ rule, s->scope,
			    rule->target, s->count, s->item, s->off, s->len };
		else if (s->skipped)
			skipped[ret->not_evaluated++] = rule;
	}
	ret->skipped = skipped;
}

static bool
tools_make(struct matcher *m)
{
	m->state = kr_arena_zalloc(m->arena, m->set->n + 1,
	    sizeof(*m->state));
	m->value = kr_arena_alloc(m->arena, m->set->n + 1,
	    sizeof(*m->value));
	m->number = 1;
	m->data = pcre2_match_data_create(1, NULL);
	m->context = pcre2_match_context_create(NULL);
	if (m->state == NULL || m->value == NULL || m->data == NULL || m->context == NULL)
		return false;
	pcre2_set_match_limit(m->context, (uint32_t)m->set->steps);
	pcre2_set_heap_limit(m->context, HEAP_KIB);
	if (m->world != NULL && m->world->monotonic_ms != NULL)
		m->deadline_ms = m->world->monotonic_ms(m->world->ctx) +
		    m->set->budget_ms;
	return true;
}

enum kr_rc
kr_ruleset_match(const struct kr_ruleset *set,
    const struct kr_rule_text text[KR_SCOPE_COUNT],
    const struct kr_world *world, unsigned how, struct kr_arena *arena,
    struct kr_hits *ret, struct kr_err *err)
{
	struct matcher m = { .set = set, .text = text, .world = world,
	    .how = how, .arena = arena };

	m.full = !tools_make(&m);
	if (!m.full) {
		scope_match(&m, KR_SCOPE_REPORT);
		scope_match(&m, KR_SCOPE_EVIDENCE);
		metas_match(&m);
		collect(&m, ret);
	}
	pcre2_match_context_free(m.context);
	pcre2_match_data_free(m.data);
	pcre2_jit_stack_free(m.stack);
	if (m.full)
		return kr_fail(err, KR_E_NOMEM, 0, "rules: arena is full");
	return KR_OK;
}

enum kr_rc
kr_rules_match(const struct kr_ruleset *set,
    const struct kr_rule_text text[KR_SCOPE_COUNT],
    const struct kr_world *world, struct kr_arena *arena,
    struct kr_hits *ret, struct kr_err *err)
{
	return kr_ruleset_match(set, text, world, 0, arena, ret, err);
}
