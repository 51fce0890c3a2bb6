/* SPDX-License-Identifier: Apache-2.0 */
/* load.c - what was set, and the defaults, become struct kr_config */
#include <string.h>

#include "config/options.h"

#define ARENA_BYTES	(256u << 20)	/* a list of domains can be long */

/* What stands behind the agency's id in a route. */
static const struct {
	const char	*phrase;
	enum kr_when	 when;
} whens[] = {
	{ "", KR_WHEN_ALWAYS },
	{ "when consent", KR_WHEN_CONSENT },
	{ "without consent", KR_WHEN_NO_CONSENT },
	{ "when material", KR_WHEN_MATERIAL },
	{ "when offence and consent", KR_WHEN_OFFENCE_CONSENT },
	{ "without offence and consent", KR_WHEN_NO_OFFENCE_CONSENT },
};

struct build {
	struct kr_loader	*loader;
	struct kr_config	*config;
	const char		*file;		/* the main one */
	struct kr_setting	*setting;
	size_t			 n_setting, cap_setting;
};

static enum kr_rc
no_memory(struct build *b)
{
	return kr_fail(b->loader->err, KR_E_NOMEM, 0, "config: arena is full");
}

/* ---- every value as text ---------------------------------------------- */

static enum kr_rc
setting_add(struct build *b, const struct kr_option *o, const char *title,
    const struct kr_entry *e, bool set)
{
	struct kr_arena *arena = b->loader->arena;
	struct kr_buffer key, value, origin;

	if (!KR_ARENA_ROOM(arena, b->setting, b->n_setting, &b->cap_setting))
		return no_memory(b);
	kr_buffer_init(&key, arena, SIZE_MAX);
	kr_buffer_printf(&key, "%s%s%s%s%s", o->section,
	    *o->section != '\0' ? "." : "", title, *title != '\0' ? "." : "",
	    o->key);
	b->setting[b->n_setting].key = kr_buffer_cstr(&key);

	kr_buffer_init(&value, arena, SIZE_MAX);
	for (size_t i = 0; i < e->n; i++) {
		kr_buffer_str(&value, i > 0 ? ", " : "");
		kr_buffer_str(&value, e->value[i]);
	}
	b->setting[b->n_setting].value = kr_buffer_cstr(&value);

	kr_buffer_init(&origin, arena, SIZE_MAX);
	if (!set)
		kr_buffer_str(&origin, "default");
	else if (e->line == 0)
		kr_buffer_str(&origin, e->file);
	else
		kr_buffer_printf(&origin, "%s:%u", e->file, e->line);
	b->setting[b->n_setting++].origin = kr_buffer_cstr(&origin);
	return kr_buffer_ok(&key) && kr_buffer_ok(&value) &&
	    kr_buffer_ok(&origin) ? KR_OK : no_memory(b);
}

/* The default, as if it stood in the main file. */
static enum kr_rc
standard_entry(struct build *b, const struct kr_option *o, const char *title,
    struct kr_entry *ret)
{
	struct kr_span rest = kr_span_str(o->standard);
	const char **value = NULL;
	size_t cap = 0;

	*ret = (struct kr_entry){ .section = o->section, .title = title,
	    .key = o->key, .file = b->file };
	while (rest.len > 0) {
		size_t comma = kr_option_is_list(o) ?
		    kr_span_find(rest, 0, ", ") : SIZE_MAX;

		if (!KR_ARENA_ROOM(b->loader->arena, value, ret->n, &cap))
			return no_memory(b);
		value[ret->n] = kr_arena_cstr(b->loader->arena,
		    kr_span_sub(rest, 0, comma));
		if (value[ret->n++] == NULL)
			return no_memory(b);
		rest = kr_span_from(rest,
		    comma == SIZE_MAX ? rest.len : comma + 2);
	}
	ret->value = value;
	return KR_OK;
}

/* ---- routes and labels ------------------------------------------------ */

static enum kr_rc
referral_read(struct build *b, const struct kr_entry *e, const char *text,
    struct kr_route *r)
{
	struct kr_span s = kr_span_trim(kr_span_str(text));
	size_t blank = kr_span_chr(s, 0, ' ');
	struct kr_span phrase = blank == SIZE_MAX ? KR_SPAN_LIT("") :
	    kr_span_trim(kr_span_from(s, blank));

	r->refer[r->n_refer].agency = kr_arena_cstr(b->loader->arena,
	    kr_span_sub(s, 0, blank));
	if (r->refer[r->n_refer].agency == NULL)
		return no_memory(b);
	for (size_t i = 0; i < KR_NELEM(whens); i++)
		if (kr_span_caseeq(phrase, whens[i].phrase)) {
			r->refer[r->n_refer++].when = whens[i].when;
			return KR_OK;
		}
	return kr_entry_fail(b->loader, e, "refer: \"%.60s\": behind the "
	    "agency may stand \"when consent\", \"without consent\", \"when "
	    "material\", \"when offence and consent\" or \"without offence "
	    "and consent\"", text);
}

static enum kr_rc
referrals_store(struct build *b, const struct kr_entry *e, struct kr_route *r)
{
	r->refer = kr_arena_zalloc(b->loader->arena, e->n + 1,
	    sizeof(*r->refer));
	if (r->refer == NULL)
		return no_memory(b);
	if (e->n == 0)
		return kr_entry_fail(b->loader, e, "refer is empty; name the "
		    "agency that gets a report of %s", e->title);
	for (size_t i = 0; i < e->n; i++) {
		const struct kr_entry at = kr_entry_at(e, i);
		enum kr_rc rc = referral_read(b, &at, e->value[i], r);

		if (rc != KR_OK)
			return rc;
	}
	return KR_OK;
}

/* There is no such category: say which is meant. */
static enum kr_rc
category_fail(struct build *b, const struct kr_entry *e, const char *name)
{
	struct kr_buffer words;
	struct kr_span near;

	kr_buffer_init(&words, b->loader->arena, SIZE_MAX);
	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++) {
		kr_buffer_str(&words, c > 0 ? " " : "");
		kr_buffer_str(&words, kr_category_name(c));
	}
	near = kr_word_nearest(kr_buffer_cstr(&words), kr_span_str(name));
	if (near.ptr == NULL)
		near = kr_buffer_span(&words);
	return kr_entry_fail(b->loader, e, "there is no category \"%.40s\"; "
	    "did you mean one of: %.*s", name, KR_SPAN_ARG(near));
}

static enum kr_rc
facets_store(struct build *b, const struct kr_entry *e, struct kr_route *r)
{
	for (size_t i = 0; i < e->n; i++) {
		const struct kr_entry at = kr_entry_at(e, i);
		enum kr_category c = kr_category_find(kr_span_trim(
		    kr_span_str(e->value[i])));

		if (c == KR_CATEGORY_COUNT)
			return category_fail(b, &at, e->value[i]);
		r->facets |= (uint32_t)1 << c;
	}
	return KR_OK;
}

static enum kr_rc
labels_store(struct build *b, const struct kr_option *o,
    const struct kr_entry *e, struct kr_webform *w)
{
	struct kr_arena *arena = b->loader->arena;
	size_t n = w->n_label + e->n;
	const char **label = kr_arena_zalloc(arena, n + 1, sizeof(*label));
	enum kr_form_field *field = kr_arena_zalloc(arena, n + 1,
	    sizeof(*field));

	if (label == NULL || field == NULL)
		return no_memory(b);
	for (size_t i = 0; i < w->n_label; i++) {
		label[i] = w->label[i];
		field[i] = w->field[i];
	}
	for (size_t i = w->n_label; i < n; i++) {
		const struct kr_entry at = kr_entry_at(e, i - w->n_label);

		label[i] = e->value[i - w->n_label];
		field[i] = (enum kr_form_field)o->min;
		if (*label[i] == '\0' || strchr(label[i], ':') != NULL)
			return kr_entry_fail(b->loader, &at, "%s: \"%.60s\" is "
			    "no label; write what stands before the colon",
			    o->key, label[i]);
		for (size_t j = 0; j < i; j++)
			if (kr_span_caseeq(kr_span_str(label[j]), label[i]))
				return kr_entry_fail(b->loader, &at,
				    "%s: the label \"%.60s\" is listed twice",
				    o->key, label[i]);
	}
	w->label = label;
	w->field = field;
	w->n_label = n;
	return KR_OK;
}

/* ---- sections --------------------------------------------------------- */

/* Where a section was declared. */
static const struct kr_entry *
declared(const struct kr_loader *l, const char *section, const char *title)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->entry[i].section, section) == 0 &&
		    strcmp(l->entry[i].title, title) == 0)
			return &l->entry[i];
	return NULL;
}

/* All options of one section into its struct. */
static enum kr_rc
section_build(struct build *b, const char *section, const char *title,
    void *base)
{
	for (size_t i = 0; i < kr_options_count; i++) {
		const struct kr_option *o = &kr_options[i];
		const struct kr_entry *e;
		struct kr_entry standard, main_file = { .file = b->file };
		enum kr_rc rc = KR_OK;

		if (strcmp(o->section, section) != 0)
			continue;
		e = kr_entry_find(b->loader, section, title, o->key);
		if (e == NULL && o->standard == NULL) {
			char type[160];

			kr_option_type_text(o, type, sizeof(type));
			e = declared(b->loader, section, title);
			return kr_entry_fail(b->loader, *section != '\0' ? e :
			    &main_file, "%s%s%s%s%s must be set (%s)", section,
			    *section != '\0' ? " " : "", title,
			    *title != '\0' ? ": " : "", o->key, type);
		}
		if (e == NULL)
			rc = standard_entry(b, o, title, &standard);
		if (rc == KR_OK)
			rc = setting_add(b, o, title,
			    e != NULL ? e : &standard, e != NULL);
		if (rc != KR_OK)
			return rc;
		if (o->type == KR_OPTION_REFERRALS)
			rc = referrals_store(b, e, base);
		else if (o->type == KR_OPTION_FACETS)
			rc = facets_store(b, e != NULL ? e : &standard, base);
		else if (o->type == KR_OPTION_LABELS)
			rc = labels_store(b, o, e != NULL ? e : &standard,
			    base);
		else
			rc = kr_option_store(b->loader, o,
			    e != NULL ? e : &standard, base);
		if (rc != KR_OK)
			return rc;
	}
	return KR_OK;
}

/* Titles of a section in order of appearance; -o declares none. */
static enum kr_rc
titles(struct build *b, const char *section, const char ***ret, size_t *n)
{
	struct kr_loader *l = b->loader;
	size_t cap = 0;

	*ret = NULL;
	*n = 0;
	for (size_t i = 0; i < l->n; i++) {
		const struct kr_entry *e = &l->entry[i];

		if (strcmp(e->section, section) != 0 ||
		    declared(l, section, e->title) != e)
			continue;
		if (strcmp(e->file, "-o") == 0)
			return kr_entry_fail(l, e, "there is no %s \"%s\" in "
			    "the configuration", section, e->title);
		if (!KR_ARENA_ROOM(l->arena, *ret, *n, &cap))
			return no_memory(b);
		(*ret)[(*n)++] = e->title;
	}
	return KR_OK;
}

static enum kr_rc
agencies_build(struct build *b)
{
	const char **title;
	enum kr_rc rc = titles(b, "agency", &title, &b->config->n_agency);

	if (rc != KR_OK)
		return rc;
	b->config->agency = kr_arena_zalloc(b->loader->arena,
	    b->config->n_agency + 1, sizeof(*b->config->agency));
	if (b->config->agency == NULL)
		return no_memory(b);
	for (size_t i = 0; i < b->config->n_agency; i++) {
		b->config->agency[i].id = title[i];
		if (strspn(title[i], "abcdefghijklmnopqrstuvwxyz0123456789-")
		    != strlen(title[i]) || *title[i] == '\0')
			return kr_entry_fail(b->loader,
			    declared(b->loader, "agency", title[i]),
			    "agency \"%.60s\": an id has small letters, "
			    "digits and \"-\" only", title[i]);
		rc = section_build(b, "agency", title[i],
		    &b->config->agency[i]);
		if (rc != KR_OK)
			return rc;
	}
	return KR_OK;
}

static enum kr_rc
routes_build(struct build *b)
{
	const char **title;
	size_t n;
	enum kr_rc rc = titles(b, "route", &title, &n);

	if (rc != KR_OK)
		return rc;
	b->config->route = kr_arena_zalloc(b->loader->arena,
	    KR_CATEGORY_COUNT, sizeof(*b->config->route));
	if (b->config->route == NULL)
		return no_memory(b);
	for (size_t i = 0; i < n; i++) {
		enum kr_category c = kr_category_find(kr_span_str(title[i]));

		if (c == KR_CATEGORY_COUNT)
			return category_fail(b, declared(b->loader, "route",
			    title[i]), title[i]);
		rc = section_build(b, "route", title[i],
		    &b->config->route[c]);
		if (rc != KR_OK)
			return rc;
	}
	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		b->config->route[c].category = c;
	return KR_OK;
}

static enum kr_rc
webforms_build(struct build *b)
{
	const char **title;
	enum kr_rc rc = titles(b, "webform", &title, &b->config->n_webform);

	if (rc != KR_OK)
		return rc;
	b->config->webform = kr_arena_zalloc(b->loader->arena,
	    b->config->n_webform + 1, sizeof(*b->config->webform));
	if (b->config->webform == NULL)
		return no_memory(b);
	for (size_t i = 0; i < b->config->n_webform && rc == KR_OK; i++) {
		b->config->webform[i].name = title[i];
		rc = section_build(b, "webform", title[i],
		    &b->config->webform[i]);
	}
	return rc;
}

static enum kr_rc
config_build(struct build *b)
{
	enum kr_rc rc = section_build(b, "", "", b->config);

	if (rc == KR_OK)
		rc = section_build(b, "limits", "", &b->config->limits);
	if (rc == KR_OK)
		rc = agencies_build(b);
	if (rc == KR_OK)
		rc = routes_build(b);
	if (rc == KR_OK)
		rc = webforms_build(b);
	if (rc == KR_OK)
		rc = kr_config_check(b->loader, b->config);
	b->config->setting = b->setting;
	b->config->n_setting = b->n_setting;
	return rc;
}

enum kr_rc
kr_config_load(const char *file, kr_config_read *read, void *ctx,
    const char *const *override, size_t n_override, struct kr_config **ret,
    struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new(ARENA_BYTES);
	struct kr_loader loader = { .read = read, .ctx = ctx, .arena = arena,
	    .err = err };
	struct build build = { .loader = &loader, .file = file };
	enum kr_rc rc = KR_OK;

	if (arena != NULL)
		build.config = kr_arena_zalloc(arena, 1, sizeof(**ret));
	if (build.config == NULL)
		rc = kr_fail(err, KR_E_NOMEM, 0, "config: out of memory");
	if (rc == KR_OK)
		rc = kr_config_parse(&loader, file, 0);
	for (size_t i = 0; i < n_override && rc == KR_OK; i++)
		rc = kr_config_override(&loader, override[i]);
	if (rc == KR_OK)
		rc = config_build(&build);
	if (rc != KR_OK) {
		kr_arena_free(arena);
		return rc;
	}
	build.config->arena = arena;
	*ret = build.config;
	return KR_OK;
}
