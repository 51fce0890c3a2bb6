/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pattern of many alternatives, taken apart.
 *
 * "\b(?:kicked in (?:\S+ )?door|(?:never|not) (?:\S+ )*alive|...)" may begin
 * anywhere, but each alternative has a literal of its own.  So each waits for
 * its literal, and only there a pattern of that alternative alone is tried.
 * Where the first of them matches, the whole pattern is tried: hits are what
 * they would be without parts.  Alternatives without a rare literal stay
 * together.
 *
 * Parts stand behind the rules of the set.  A part may match more than its
 * rule does, never less.
 */
#include <string.h>

#include "rules/set.h"

#define SOURCE_MIN 60		/* bytes; less is tried as soon */
#define AROUND_MAX 200		/* bytes every part repeats */
#define PARTS_MAX 400		/* alternatives of one pattern */
#define NEST_MAX 3		/* groups inside groups */
#define NONE SIZE_MAX

struct alternative {
	struct kr_span		 text;
	struct kr_required	 need;
	size_t			 part;		/* which it is in, or NONE */
};

struct taking {
	struct kr_ruleset	*set;
	uint32_t		 rule;
	struct kr_span		 before, after;	/* around the alternatives */
	struct alternative	*item;
	size_t			 n, cap;
	struct kr_compiled	*part;		/* made, not yet in the set */
	size_t			 n_part, cap_part;
	struct kr_arena		*scratch;
	bool			 failed;	/* stays whole */
};

/* ---- the text of a pattern ---------------------------------------------- */

/* The next alternative of s from *off on; none once *off is past its end. */
static bool
next_alternative(struct kr_span s, size_t *off, struct kr_span *ret)
{
	size_t from = *off, at = from;

	if (from > s.len)
		return false;
	while (at < s.len && s.ptr[at] != '|')
		at = kr_pattern_piece_end(s, at);
	if (at > s.len)
		at = s.len;
	*ret = kr_span_sub(s, from, at - from);
	*off = at + 1;
	return true;
}

static size_t
alternatives_count(struct kr_span s)
{
	struct kr_span one;
	size_t n = 0;

	for (size_t off = 0; next_alternative(s, &off, &one); )
		n++;
	return n;
}

/* Groups that capture and groups that only group, once each. */
static bool
is_plain_group(struct kr_span s, size_t off, size_t end)
{
	if (end > s.len || s.ptr[end - 1] != ')' ||
	    (end < s.len && strchr("?*+{", s.ptr[end]) != NULL))
		return false;
	return s.ptr[off + 1] != '?' || s.ptr[off + 2] == ':';
}

/* The largest group of s and what is around it. */
static bool
group_find(struct kr_span s, struct kr_span *before, struct kr_span *inner,
    struct kr_span *after)
{
	*inner = KR_SPAN_NONE;
	for (size_t off = 0; off < s.len; ) {
		size_t end = kr_pattern_piece_end(s, off), from;

		if (s.ptr[off] == '(' && end - off > inner->len + 4 &&
		    is_plain_group(s, off, end)) {
			from = s.ptr[off + 1] == '?' ? off + 3 : off + 1;
			*before = kr_span_sub(s, 0, off);
			*inner = kr_span_sub(s, from, end - 1 - from);
			*after = kr_span_from(s, end);
		}
		off = end;
	}
	return inner->ptr != NULL && before->len + after->len <= AROUND_MAX &&
	    alternatives_count(*inner) > 1;
}

/* Is what "(?" begins the same in a part as in the whole? */
static bool
group_stays(char a, char b)
{
	return a == ':' || a == '=' || a == '!' ||
	    (a == '<' && (b == '=' || b == '!'));
}

/* Do parts of s mean what they mean in s?  Not if they name groups. */
static bool
can_be_parted(struct kr_span s)
{
	for (size_t i = 0; i + 3 < s.len; i++) {
		if (s.ptr[i] == '\\') {
			i++;
			if (strchr("123456789gkQKGA", s.ptr[i]) != NULL)
				return false;
		} else if (s.ptr[i] == '(' && (s.ptr[i + 1] == '*' ||
		    (s.ptr[i + 1] == '?' &&
		    !group_stays(s.ptr[i + 2], s.ptr[i + 3])))) {
			return false;
		}
	}
	return true;
}

/* ---- alternatives ------------------------------------------------------- */

static struct kr_span
source_around(struct kr_span before, struct kr_span text,
    struct kr_span after, struct kr_arena *arena)
{
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_add(&b, before);
	kr_buffer_str(&b, "(?:");
	kr_buffer_add(&b, text);
	kr_buffer_byte(&b, ')');
	kr_buffer_add(&b, after);
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

static struct kr_required
need_of(const struct taking *t, struct kr_span text)
{
	struct kr_pattern p = t->set->rule[t->rule].pattern;

	p.source = source_around(t->before, text, t->after, t->scratch);
	if (p.source.ptr == NULL)
		return (struct kr_required){ 0 };
	return kr_pattern_required(&p, t->scratch);
}

static void
item_put(struct taking *t, struct kr_span text, struct kr_required need)
{
	if (t->n == PARTS_MAX ||
	    !KR_ARENA_ROOM(t->scratch, t->item, t->n, &t->cap)) {
		t->failed = true;
		return;
	}
	t->item[t->n++] = (struct alternative){ text, need, NONE };
}

/*
 * Add an alternative; if it has no rare literal but alternatives of its own,
 * of which at least half have, those.
 */
static void
alternative_add(struct taking *t, struct kr_span text,
    struct kr_required need, unsigned depth)
{
	struct kr_span before, inner, after, one;
	struct alternative *child = NULL;
	size_t n = 0, cap = 0, good = 0;

	if (need.worth >= KR_WORTH_RARE || depth == NEST_MAX || t->failed ||
	    !group_find(text, &before, &inner, &after)) {
		item_put(t, text, need);
		return;
	}
	for (size_t off = 0; next_alternative(inner, &off, &one); n++) {
		if (n == PARTS_MAX ||
		    !KR_ARENA_ROOM(t->scratch, child, n, &cap)) {
			t->failed = true;
			return;
		}
		child[n].text = source_around(before, one, after, t->scratch);
		child[n].need = need_of(t, child[n].text);
		good += child[n].need.worth >= KR_WORTH_RARE;
	}
	if (2 * good < n) {
		item_put(t, text, need);
		return;
	}
	for (size_t i = 0; i < n; i++)
		alternative_add(t, child[i].text, child[i].need, depth + 1);
}

/* ---- parts -------------------------------------------------------------- */

static bool
part_put(struct taking *t, struct kr_span text, bool rare,
    struct kr_extent reach)
{
	struct kr_compiled *c;
	PCRE2_SIZE at;
	int code;

	if (!KR_ARENA_ROOM(t->scratch, t->part, t->n_part, &t->cap_part))
		return false;
	c = &t->part[t->n_part];
	*c = t->set->rule[t->rule];
	c->of = t->rule;
	c->part = true;
	c->literal = rare;
	c->pattern.near = rare;
	c->pattern.reach = reach;
	c->pattern.source = c->pattern.compiled = source_around(t->before,
	    text, t->after, t->set->arena);
	if (c->pattern.source.ptr == NULL)
		return false;
	c->pattern.code = pcre2_compile((PCRE2_SPTR)c->pattern.source.ptr,
	    c->pattern.source.len, c->pattern.options, &code, &at, NULL);
	t->n_part += c->pattern.code != NULL;
	return c->pattern.code != NULL;
}

/* What is known of an alternative: a literal, and a rare one. */
enum kind { ANYTHING, KNOWN, RARE };

static enum kind
kind_of(const struct kr_required *need)
{
	return need->worth >= KR_WORTH_RARE ? RARE : need->n > 0 ? KNOWN :
	    ANYTHING;
}

/* One part of up to max alternatives; false if there are none left. */
static bool
part_make(struct taking *t, enum kind kind, size_t max)
{
	struct kr_extent reach = { 0, 0 };
	struct kr_buffer b;
	size_t n = 0;

	kr_buffer_init(&b, t->scratch, SIZE_MAX);
	for (size_t i = 0; i < t->n && n < max; i++) {
		struct alternative *a = &t->item[i];

		if (a->part != NONE || kind_of(&a->need) != kind)
			continue;
		if (n++ > 0)
			kr_buffer_byte(&b, '|');
		kr_buffer_add(&b, a->text);
		a->part = t->n_part;
		if (kind == RARE)
			reach = kr_extent_larger(reach, a->need.far);
	}
	if (n == 0)
		return false;
	t->failed |= !kr_buffer_ok(&b) || !part_put(t, kr_buffer_span(&b),
	    kind == RARE, reach);
	return !t->failed;
}

static void
parts_make(struct taking *t)
{
	while (!t->failed && part_make(t, RARE, 1))
		continue;
	while (!t->failed && part_make(t, KNOWN, 1))
		continue;
	(void)part_make(t, ANYTHING, SIZE_MAX);
}

/* Put the parts behind the rules; false without memory. */
static bool
parts_commit(struct taking *t)
{
	struct kr_ruleset *set = t->set;
	uint32_t first = set->n_all;

	set->rule[t->rule].first_part = first;
	set->rule[t->rule].n_part = (uint32_t)t->n_part;
	for (size_t i = 0; i < t->n_part; i++) {
		if (!KR_ARENA_ROOM(set->arena, set->rule, set->n_all,
		    &set->cap))
			return false;
		set->rule[set->n_all++] = t->part[i];
	}
	for (size_t i = 0; i < t->n; i++) {
		const struct alternative *a = &t->item[i];

		if (t->part[a->part].literal)
			set->rule[first + a->part].company =
			    kr_company_of(&a->need.also);
		for (size_t k = 0; t->part[a->part].literal &&
		    k < a->need.n; k++)
			if (!kr_ruleset_wait(set, first + (uint32_t)a->part,
			    a->need.item[k], a->need.word, NULL))
				return false;
	}
	set->rule[t->rule].literal = true;
	return true;
}

static bool
worth_parting(const struct kr_compiled *c)
{
	enum kr_target t = c->rule.target;
	uint32_t options = 0;

	if (!c->defined || c->off || c->unsupported != NULL ||
	    c->kind != KR_RULE_PATTERN || c->negated || c->multiple ||
	    c->pattern.source.len < SOURCE_MIN ||
	    (t != KR_TARGET_BODY && t != KR_TARGET_FOLDED &&
	    t != KR_TARGET_RAWBODY && t != KR_TARGET_FULL &&
	    t != KR_TARGET_URI))
		return false;
	pcre2_pattern_info(c->pattern.code, PCRE2_INFO_ALLOPTIONS, &options);
	return (options & PCRE2_EXTENDED) == 0 &&
	    can_be_parted(c->pattern.source);
}

static bool
rule_part(struct kr_ruleset *set, uint32_t i, struct kr_arena *scratch)
{
	struct taking t = { .set = set, .rule = i, .scratch = scratch };
	struct kr_span all = set->rule[i].pattern.source, one;
	struct kr_required need;
	size_t good = 0;

	kr_arena_reset(scratch);
	need = kr_pattern_required(&set->rule[i].pattern, scratch);
	if (need.worth >= KR_WORTH_RARE && need.far.bytes <= KR_REACH_MAX)
		return true;
	if (alternatives_count(all) < 2 &&
	    !group_find(set->rule[i].pattern.source, &t.before, &all,
	    &t.after))
		return true;
	for (size_t off = 0; !t.failed && next_alternative(all, &off, &one); )
		alternative_add(&t, one, need_of(&t, one), 0);
	for (size_t k = 0; k < t.n; k++)
		good += t.item[k].need.worth >= KR_WORTH_RARE;
	if (good == 0 || t.failed)
		return true;
	parts_make(&t);
	if (!t.failed)
		return parts_commit(&t);
	for (size_t k = 0; k < t.n_part; k++)
		pcre2_code_free(t.part[k].pattern.code);
	return true;
}

bool
kr_ruleset_part(struct kr_ruleset *set, struct kr_arena *scratch)
{
	set->n_all = set->n;
	for (uint32_t i = 0; i < set->n; i++)
		if (worth_parting(&set->rule[i]) &&
		    !rule_part(set, i, scratch))
			return false;
	return true;
}
