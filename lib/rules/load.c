/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/load.h"

#define SET_BYTES ((size_t)512 << 20)	/* far above what any set needs */
#define SCRATCH_BYTES ((size_t)16 << 20)
#define NONE UINT32_MAX
#define INCLUDE_MAX 8

/* ---- errors ------------------------------------------------------------- */

static unsigned
column_of(const struct kr_loader *l, struct kr_span at)
{
	if (at.ptr < l->text.ptr || at.ptr > l->text.ptr + l->text.len)
		return 0;
	return (unsigned)(at.ptr - l->text.ptr) + 1;
}

enum kr_rc
kr_loader_expected(struct kr_loader *l, struct kr_span at, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return kr_fail_at(l->err, KR_E_SYNTAX, l->file, l->line,
	    column_of(l, at), "rules: expected %s", text);
}

enum kr_rc
kr_loader_full(struct kr_loader *l)
{
	return kr_fail_at(l->err, KR_E_NOMEM, l->file, l->line, 0,
	    "rules: no memory");
}

enum kr_rc
kr_loader_located(struct kr_loader *l, enum kr_rc rc, struct kr_span at)
{
	char text[sizeof(l->err->text)];

	if (rc == KR_OK || l->err == NULL)
		return rc;
	memcpy(text, l->err->text, sizeof(text));
	at.ptr += l->err->off < at.len ? l->err->off : at.len;
	return kr_fail_at(l->err, rc, l->file, l->line, column_of(l, at),
	    "%s", text);
}

/* ---- rules by name ------------------------------------------------------ */

uint32_t
kr_loader_find(const struct kr_loader *l, struct kr_span name)
{
	if (l->n_slot == 0)
		return NONE;
	for (uint32_t i = l->slot[kr_span_hash(name) & (l->n_slot - 1)];
	    i != NONE; i = l->same[i])
		if (kr_span_is(name, l->set->rule[i].rule.name))
			return i;
	return NONE;
}

static void
slot_put(struct kr_loader *l, uint32_t i)
{
	uint32_t *slot = &l->slot[kr_span_hash(kr_span_str(
	    l->set->rule[i].rule.name)) & (l->n_slot - 1)];

	l->same[i] = *slot;
	*slot = i;
}

static bool
slots_grow(struct kr_loader *l)
{
	size_t n = l->n_slot == 0 ? 256 : l->n_slot * 2;
	uint32_t *slot = realloc(l->slot, n * sizeof(*slot));
	uint32_t *same = realloc(l->same, n * sizeof(*same));

	if (slot != NULL)
		l->slot = slot;
	if (same != NULL)
		l->same = same;
	if (slot == NULL || same == NULL)
		return false;
	l->n_slot = n;
	memset(slot, 0xFF, n * sizeof(*slot));
	for (uint32_t i = 0; i < l->set->n; i++)
		slot_put(l, i);
	return true;
}

struct kr_compiled *
kr_loader_rule(struct kr_loader *l, struct kr_span name)
{
	struct kr_ruleset *set = l->set;
	uint32_t i = kr_loader_find(l, name);
	struct kr_compiled *c;

	if (i != NONE)
		return &set->rule[i];
	if ((set->n == l->n_slot && !slots_grow(l)) ||
	    !KR_ARENA_ROOM(set->arena, set->rule, set->n, &set->cap))
		return NULL;
	c = &set->rule[set->n];
	memset(c, 0, sizeof(*c));
	c->rule.name = kr_arena_cstr(set->arena, name);
	if (c->rule.name == NULL)
		return NULL;
	c->rule.sub = kr_span_casestarts(name, "__");
	c->rule.scope = KR_SCOPE_COUNT;		/* not said */
	slot_put(l, set->n++);
	return c;
}

/* ---- words and numbers -------------------------------------------------- */

struct kr_span
kr_word_next(struct kr_span *rest)
{
	struct kr_span word;
	size_t end = 0;

	*rest = kr_span_trim(*rest);
	while (end < rest->len && !kr_is_blank(rest->ptr[end]))
		end++;
	word = kr_span_sub(*rest, 0, end);
	*rest = kr_span_trim(kr_span_from(*rest, end));
	return word;
}

bool
kr_hundredths(struct kr_span s, int *ret)
{
	int v = 0, sign = 1, places = -1;
	size_t i = 0, digits = 0;

	if (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+'))
		sign = s.ptr[i++] == '-' ? -1 : 1;
	for (; i < s.len; i++) {
		if (s.ptr[i] == '.' && places < 0) {
			places = 0;
			continue;
		}
		if (!kr_is_digit(s.ptr[i]) || v > 1000000)
			return false;
		digits++;
		if (places >= 3)
			continue;
		v = v * 10 + (s.ptr[i] - '0');
		if (places >= 0)
			places++;
	}
	for (places = places < 0 ? 0 : places; places < 3; places++)
		v *= 10;
	*ret = sign * ((v + 5) / 10);
	return digits > 0;
}

/* ---- files -------------------------------------------------------------- */

/* A comment ends the line; "\#" is the sign itself. */
static struct kr_span
without_comment(struct kr_loader *l, struct kr_span line)
{
	struct kr_buffer b;

	for (size_t i = 0; i < line.len; i++)
		if (line.ptr[i] == '#' && (i == 0 || line.ptr[i - 1] != '\\'))
			line.len = i;
	if (kr_span_find(line, 0, "\\#") != SIZE_MAX) {
		kr_buffer_init(&b, l->set->arena, SIZE_MAX);
		for (size_t i = 0; i < line.len; i++)
			if (line.ptr[i] != '\\' || i + 1 == line.len ||
			    line.ptr[i + 1] != '#')
				kr_buffer_byte(&b, line.ptr[i]);
		line = kr_buffer_span(&b);
		l->text = line;
	}
	return kr_span_trim(line);
}

static enum kr_rc
text_read(struct kr_loader *l, struct kr_span text)
{
	struct kr_span line;

	if (kr_span_casestarts(text, "\xEF\xBB\xBF"))
		text = kr_span_from(text, 3);	/* byte order mark */
	while (kr_span_line(&text, &line)) {
		enum kr_rc rc;

		l->line++;
		l->text = line;
		line = without_comment(l, line);
		if (line.len == 0)
			continue;
		rc = kr_directive(l, line);
		if (rc != KR_OK)
			return rc;
	}
	return KR_OK;
}

/* An if must end in the file it begins in. */
static enum kr_rc
conditions_closed(struct kr_loader *l)
{
	if (l->n_condition == l->outer_conditions)
		return KR_OK;
	return kr_fail_at(l->err, KR_E_SYNTAX, l->file,
	    l->condition[l->n_condition - 1].line, 1,
	    "rules: expected an endif for this if");
}

/* Read a file, and count it in to what names the set. */
static enum kr_rc
text_get(struct kr_loader *l, const char *name, struct kr_span *ret)
{
	unsigned char digest[KR_SHA256_LEN];
	enum kr_rc rc = l->read(l->ctx, name, l->set->arena, ret, l->err);

	if (rc != KR_OK)
		return rc;
	if (!kr_sha256(*ret, digest))
		return kr_fail(l->err, KR_E_SYSTEM, 0,
		    "rules: cannot compute a digest");
	kr_sha256_add(l->digests, (struct kr_span){ (const char *)digest,
	    sizeof(digest) });
	return KR_OK;
}

/* A name relative to the file that includes it. */
static const char *
name_resolve(const struct kr_loader *l, struct kr_span name)
{
	struct kr_span base = kr_span_str(l->file);
	struct kr_buffer b;

	while (base.len > 0 && base.ptr[base.len - 1] != '/')
		base.len--;
	kr_buffer_init(&b, l->set->arena, SIZE_MAX);
	if (name.ptr[0] != '/')
		kr_buffer_add(&b, base);
	kr_buffer_add(&b, name);
	return kr_buffer_ok(&b) ? kr_buffer_cstr(&b) : NULL;
}

enum kr_rc
kr_loader_include(struct kr_loader *l, struct kr_span name)
{
	const char *file = l->file, *path = name_resolve(l, name);
	unsigned line = l->line;
	struct kr_span text, here = l->text;
	size_t outer = l->outer_conditions;
	enum kr_rc rc;

	if (path == NULL)
		return kr_loader_full(l);
	if (l->depth == INCLUDE_MAX)
		return kr_loader_expected(l, name,
		    "at most %d files that include each other", INCLUDE_MAX);
	rc = text_get(l, path, &text);
	if (rc != KR_OK)
		return rc;
	l->depth++;
	l->outer_conditions = l->n_condition;
	l->file = path;
	l->line = 0;
	rc = text_read(l, text);
	if (rc == KR_OK)
		rc = conditions_closed(l);
	l->outer_conditions = outer;
	l->depth--;
	l->file = file;
	l->line = line;
	l->text = here;
	return rc;
}

static enum kr_rc
file_read(struct kr_loader *l, const char *name)
{
	struct kr_span text;
	enum kr_rc rc = text_get(l, name, &text);

	if (rc != KR_OK)
		return rc;
	l->file = kr_arena_cstr(l->set->arena, kr_span_str(name));
	if (l->file == NULL)
		return kr_loader_full(l);
	l->line = 0;
	l->scope = KR_SCOPE_EVIDENCE;
	rc = text_read(l, text);
	return rc == KR_OK ? conditions_closed(l) : rc;
}

static enum kr_rc
files_read(struct kr_loader *l, const char *const *files, size_t n)
{
	struct kr_sha256_stream digests;
	unsigned char all[KR_SHA256_LEN];
	enum kr_rc rc = KR_OK;

	kr_sha256_begin(&digests);
	l->digests = &digests;
	for (size_t i = 0; i < n && rc == KR_OK; i++)
		rc = file_read(l, files[i]);
	l->digests = NULL;
	if (!kr_sha256_end(&digests, all) && rc == KR_OK)
		rc = kr_fail(l->err, KR_E_SYSTEM, 0,
		    "rules: cannot compute a digest");
	if (rc == KR_OK)
		kr_hex(all, sizeof(all), l->set->id);
	return rc;
}

/* ---- once all is read --------------------------------------------------- */

/* Errors in what was kept from a line are errors of that line. */
static void
stand_at(struct kr_loader *l, const struct kr_compiled *c)
{
	l->file = c->rule.file;
	l->line = c->rule.line;
	l->text = c->source;
}

static enum kr_rc
error_at(struct kr_loader *l, const struct kr_compiled *c, enum kr_rc rc)
{
	rc = kr_loader_located(l, rc, c->source);
	if (l->err != NULL)
		l->err->column += c->source_column - 1;
	return rc;
}

/* "%{NAME}" is filled in from what another rule captured. */
static bool
needs_capture(struct kr_span pattern)
{
	size_t at = kr_span_find(pattern, 0, "%{");

	return at != SIZE_MAX && at + 2 < pattern.len &&
	    kr_is_alpha(pattern.ptr[at + 2]);
}

static enum kr_rc
pattern_compile(struct kr_loader *l, struct kr_compiled *c)
{
	struct kr_span source = c->source, written;
	enum kr_rc rc;
	size_t used;

	if (needs_capture(source)) {
		c->unsupported = "its pattern needs what another one captures";
		return KR_OK;
	}
	if (c->replace) {
		kr_arena_reset(l->scratch);
		source = kr_replace(l, source);
		if (source.ptr == NULL)
			return kr_loader_full(l);
	}
	rc = kr_pattern_read(source, l->set->arena, &c->pattern, &used,
	    l->err);
	if (rc == KR_E_LIMIT && c->replace) {
		written = c->pattern.source;
		source = kr_replace_shared(l, c->source);
		if (source.ptr == NULL)
			return kr_loader_full(l);
		rc = kr_pattern_read(source, l->set->arena, &c->pattern,
		    &used, l->err);
		/* What a match must hold is read from the long form. */
		c->pattern.source = written;
	}
	while (rc == KR_OK && used < source.len &&
	    kr_is_blank(source.ptr[used]))
		used++;
	if (rc == KR_OK && used < source.len)
		rc = kr_fail(l->err, KR_E_SYNTAX, used,
		    "rules: expected the end of the line");
	if (rc != KR_OK)
		return error_at(l, c, rc == KR_E_LIMIT ? KR_E_SYNTAX : rc);
	return KR_OK;
}

static uint32_t
meta_name(void *ctx, struct kr_span name)
{
	const struct kr_loader *l = ctx;
	uint32_t i = kr_loader_find(l, name);

	return i != NONE && l->set->rule[i].defined ? i : NONE;
}

static enum kr_rc
meta_compile(struct kr_loader *l, struct kr_compiled *c)
{
	struct kr_span source = kr_rules_matching(l, c);
	enum kr_rc rc;

	if (source.ptr == NULL)
		return kr_loader_full(l);
	rc = kr_meta_read(source, meta_name, l, l->set->arena, &c->meta,
	    l->err);
	return rc == KR_OK ? rc : error_at(l, c, rc);
}

static enum kr_rc
sources_compile(struct kr_loader *l)
{
	for (uint32_t i = 0; i < l->set->n; i++) {
		struct kr_compiled *c = &l->set->rule[i];
		enum kr_rc rc = KR_OK;

		if (!c->defined)
			continue;
		stand_at(l, c);
		if (c->kind == KR_RULE_EVAL &&
		    !kr_eval_resolve(c, l->set->arena))
			return kr_loader_full(l);
		stand_at(l, c);
		if (c->kind == KR_RULE_PATTERN)
			rc = pattern_compile(l, c);
		else if (c->kind == KR_RULE_META)
			rc = meta_compile(l, c);
		if (rc != KR_OK)
			return rc;
	}
	return KR_OK;
}

/* A rule counts 1.0 unless a score or an effect says otherwise. */
static void
scores_default(struct kr_ruleset *set)
{
	for (uint32_t i = 0; i < set->n; i++) {
		struct kr_compiled *c = &set->rule[i];

		if (c->rule.scope == KR_SCOPE_COUNT)
			c->rule.scope = KR_SCOPE_EVIDENCE;
		if (!c->scored && !c->rule.sub && c->rule.n_effect == 0)
			c->rule.score = (c->nice ? -1 : 1) *
			    (strncmp(c->rule.name, "T_", 2) == 0 ? 1 : 100);
		c->off = c->off && c->scored && !c->rule.sub &&
		    c->rule.n_effect == 0;
	}
}

static enum kr_rc
load(struct kr_loader *l, const char *const *files, size_t n)
{
	enum kr_rc rc = files_read(l, files, n);

	if (rc == KR_OK)
		rc = sources_compile(l);
	if (rc != KR_OK)
		return rc;
	scores_default(l->set);
	rc = kr_ruleset_finish(l->set, l->err);
	return rc == KR_OK ? kr_unsupported_list(l) : rc;
}

enum kr_rc
kr_rules_load(const char *const *files, size_t n, kr_rules_read *read,
    void *ctx, const struct kr_limits *limits, struct kr_ruleset **ret,
    struct kr_err *err)
{
	struct kr_loader l = { .read = read, .ctx = ctx, .err = err };
	enum kr_rc rc = KR_E_NOMEM;

	l.set = calloc(1, sizeof(*l.set));
	l.scratch = kr_arena_new(SCRATCH_BYTES);
	if (l.set != NULL)
		l.set->arena = kr_arena_new(SET_BYTES);
	if (l.set == NULL || l.scratch == NULL || l.set->arena == NULL) {
		rc = kr_loader_full(&l);
	} else {
		l.set->steps = limits->rule_steps;
		l.set->work = limits->rule_work;
		rc = load(&l, files, n);
	}
	free(l.slot);
	free(l.same);
	kr_arena_free(l.scratch);
	if (rc == KR_OK)
		*ret = l.set;
	else
		kr_rules_free(l.set);
	return rc;
}

void
kr_rules_free(struct kr_ruleset *set)
{
	if (set == NULL)
		return;
	for (uint32_t i = 0; i < set->n || i < set->n_all; i++) {
		pcre2_code_free(set->rule[i].pattern.code);
		pcre2_code_free(set->rule[i].pattern.here);
	}
	kr_arena_free(set->arena);
	free(set);
}

size_t
kr_rules_count(const struct kr_ruleset *set)
{
	return set->n;
}

const struct kr_rule *
kr_rules_get(const struct kr_ruleset *set, size_t i)
{
	return &set->rule[i].rule;
}

const struct kr_rule *const *
kr_rules_findings(const struct kr_ruleset *set, size_t *n)
{
	*n = set->n_finding;
	return set->finding;
}

const struct kr_rule *const *
kr_rules_passages(const struct kr_ruleset *set, size_t *n)
{
	*n = set->n_passage;
	return set->passage;
}

const struct kr_unsupported *
kr_rules_unsupported(const struct kr_ruleset *set, size_t *n)
{
	*n = set->n_unsupported;
	return set->unsupported;
}

const char *
kr_rules_id(const struct kr_ruleset *set)
{
	return set->id;
}

const char *
kr_rules_engine(const struct kr_ruleset *set)
{
	return set->engine;
}
