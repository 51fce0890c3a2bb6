/* SPDX-License-Identifier: Apache-2.0 */
/*
 * parse.c - libconfuse reads the grammar, we keep what was set and where
 *
 * Every option is a string or a list of strings to libconfuse; types are
 * ours (value.c), so that files and -o are checked by the same code.
 * libconfuse opens no file: include() stops it, the included text is read
 * through the callback, and parsing goes on behind that line.
 *
 * libconfuse's lexer has static state: one load at a time in a process.
 */
#include <confuse.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "config/options.h"

#define DEPTH_MAX	10	/* files inside files */
#define FILES_MAX	200	/* in all */
#define TEXT_MAX	(4u << 20)	/* bytes of one file */
#define SECTIONS	"agency route webform limits"

struct parse {
	struct kr_loader	*loader;
	cfg_t			*cfg;
	const char		*file;
	const char		*include;	/* stopped for this file */
	unsigned		 include_line;
	const cfg_opt_t		*list;		/* being read */
	const char		**value;	/* of the last entry */
	unsigned		*line;
	size_t			 cap_value, cap_line;
	enum kr_rc		 rc;
};

/*
 * libconfuse hands no context to its callbacks.  The numeric default of a
 * string option is free for us and is copied with it: it holds the pointer.
 */
static struct parse *
parse_of(const cfg_t *cfg)
{
	return (struct parse *)(intptr_t)cfg->opts[0].def.number;
}

static const char *
section_of(const cfg_t *cfg)
{
	return strcmp(cfg->name, "root") == 0 ? "" : cfg->name;
}

static void
unknown_key(struct parse *p, const char *section, unsigned line,
    const char *name)
{
	const char *near = kr_option_nearest(section, kr_span_str(name));
	struct kr_span word = KR_SPAN_NONE;

	if (near != NULL)
		word = kr_span_str(near);
	else if (*section == '\0')
		word = kr_word_nearest(SECTIONS " include",
		    kr_span_str(name));
	if (word.ptr != NULL)
		p->rc = kr_fail_at(p->loader->err, KR_E_SYNTAX, p->file, line,
		    0, "config: there is no option \"%s\"%s%s; did you mean "
		    "\"%.*s\"?", name, *section != '\0' ? " in " : "", section,
		    KR_SPAN_ARG(word));
	else
		p->rc = kr_fail_at(p->loader->err, KR_E_SYNTAX, p->file, line,
		    0, "config: there is no option \"%s\"%s%s; see "
		    "kereru.conf(5)", name, *section != '\0' ? " in " : "",
		    section);
}

static void
on_error(cfg_t *cfg, const char *fmt, va_list ap)
{
	struct parse *p = parse_of(cfg);
	unsigned line = cfg->line > 0 ? (unsigned)cfg->line : 0;
	char text[256];

	if (p->rc != KR_OK)
		return;		/* the first error counts */
	if (strstr(fmt, "no such option") != NULL) {
		unknown_key(p, section_of(cfg), line, va_arg(ap, const char *));
		return;
	}
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	vsnprintf(text, sizeof(text), fmt, ap);
#pragma GCC diagnostic pop
	p->rc = kr_fail_at(p->loader->err, KR_E_SYNTAX, p->file, line, 0,
	    "config: %s", text);
}

static int
on_include(cfg_t *cfg, cfg_opt_t *opt, int argc, const char **argv)
{
	struct parse *p = parse_of(cfg);

	(void)opt;
	if (argc != 1) {
		cfg_error(cfg, "include() takes one file name");
		return 1;
	}
	p->include = kr_arena_cstr(p->loader->arena, kr_span_str(argv[0]));
	p->include_line = (unsigned)cfg->line;
	return 1;		/* stop here */
}

static bool
entry_add(struct kr_loader *l, const struct kr_entry *e)
{
	if (!KR_ARENA_ROOM(l->arena, l->entry, l->n, &l->cap)) {
		(void)kr_fail(l->err, KR_E_NOMEM, 0, "config: arena is full");
		return false;
	}
	l->entry[l->n++] = *e;
	return true;
}

static bool
value_add(struct parse *p, const char *text, unsigned line)
{
	struct kr_arena *arena = p->loader->arena;
	struct kr_entry *e = &p->loader->entry[p->loader->n - 1];

	if (!KR_ARENA_ROOM(arena, p->value, e->n, &p->cap_value) ||
	    !KR_ARENA_ROOM(arena, p->line, e->n, &p->cap_line))
		return false;
	p->value[e->n] = kr_arena_cstr(arena, kr_span_str(text));
	p->line[e->n] = line;
	e->value = p->value;
	e->line_of = p->line;
	return p->value[e->n++] != NULL;
}

/* Begin an entry for the option, with the values it has already ("+="). */
static bool
entry_begin(struct parse *p, const cfg_t *cfg, cfg_opt_t *opt, unsigned n)
{
	struct kr_arena *arena = p->loader->arena;
	struct kr_entry e = { .file = p->file, .line = (unsigned)cfg->line };

	e.section = kr_arena_cstr(arena, kr_span_str(section_of(cfg)));
	e.title = kr_arena_cstr(arena,
	    kr_span_str(cfg->title != NULL ? cfg->title : ""));
	e.key = kr_arena_cstr(arena, kr_span_str(opt->name));
	p->value = NULL;
	p->line = NULL;
	p->cap_value = p->cap_line = 0;
	if (e.section == NULL || e.title == NULL || e.key == NULL ||
	    !entry_add(p->loader, &e))
		return false;
	for (unsigned i = 0; i < n; i++)
		if (!value_add(p, cfg_opt_getnstr(opt, i), e.line))
			return false;
	return true;
}

/*
 * Called after each value, and once more at the end of a list: values of one
 * list go to one entry.
 */
static int
on_option(cfg_t *cfg, cfg_opt_t *opt)
{
	struct parse *p = parse_of(cfg);
	unsigned n = opt->nvalues;
	const struct kr_entry *last = p->loader->n > 0 ?
	    &p->loader->entry[p->loader->n - 1] : NULL;
	bool grows = p->list == opt && last != NULL && last->n > 0 &&
	    (last->n == n || last->n + 1 == n);

	if (grows && last->n == n) {
		p->list = NULL;
		return 0;
	}
	if (n > 0 && (grows || entry_begin(p, cfg, opt, n - 1)) &&
	    value_add(p, cfg_opt_getnstr(opt, n - 1), (unsigned)cfg->line)) {
		p->list = (opt->flags & CFGF_LIST) != 0 ? opt : NULL;
		return 0;
	}
	p->rc = kr_fail(p->loader->err, KR_E_NOMEM, 0, "config: arena is full");
	return 1;
}

/*
 * "list = { }" calls nobody back: libconfuse only remembers that the list
 * was reset.  Where in the file it stood is not known.
 */
static bool
emptied_add(struct parse *p, const cfg_t *cfg)
{
	const cfg_flag_t reset = CFGF_RESET | CFGF_MODIFIED;

	for (cfg_opt_t *o = cfg->opts; o->name != NULL; o++) {
		if (o->type != CFGT_STR || o->nvalues > 0 ||
		    (o->flags & CFGF_LIST) == 0 || (o->flags & reset) != reset)
			continue;
		if (!entry_begin(p, cfg, o, 0))
			return false;
		p->loader->entry[p->loader->n - 1].line = 0;
		o->flags &= ~CFGF_RESET;
	}
	return true;
}

/* Called at the end of a section: it exists, even if nothing is in it. */
static int
on_section(cfg_t *cfg, cfg_opt_t *opt)
{
	struct parse *p = parse_of(cfg);
	const cfg_t *sec = cfg_opt_getnsec(opt, cfg_opt_size(opt) - 1);
	struct kr_entry e = { .file = p->file, .line = (unsigned)cfg->line };

	e.section = kr_arena_cstr(p->loader->arena, kr_span_str(opt->name));
	e.title = kr_arena_cstr(p->loader->arena, kr_span_str(
	    sec != NULL && sec->title != NULL ? sec->title : ""));
	if (e.section != NULL && e.title != NULL &&
	    entry_add(p->loader, &e) && (sec == NULL || emptied_add(p, sec)))
		return 0;
	p->rc = KR_E_NOMEM;
	return 1;
}

/* libconfuse's options of one section, from our table. */
static cfg_opt_t *
grammar_section(struct parse *p, const char *section, size_t extra)
{
	cfg_opt_t *opts = kr_arena_zalloc(p->loader->arena,
	    kr_options_count + extra + 1, sizeof(*opts));
	size_t n = 0;

	for (size_t i = 0; opts != NULL && i < kr_options_count; i++) {
		const struct kr_option *o = &kr_options[i];

		if (strcmp(o->section, section) != 0)
			continue;
		opts[n++] = (cfg_opt_t){ .name = o->key, .type = CFGT_STR,
		    .flags = CFGF_NODEFAULT |
			(kr_option_is_list(o) ? CFGF_LIST : 0),
		    .def.number = (long)(intptr_t)p,
		    .validcb = on_option };
	}
	return opts;
}

static cfg_opt_t *
grammar(struct parse *p)
{
	static const char *const names[] = {
		"agency", "route", "webform", "limits" };
	cfg_opt_t *opts = grammar_section(p, "", KR_NELEM(names) + 1);
	size_t n = 0;

	if (opts == NULL)
		return NULL;
	while (opts[n].name != NULL)
		n++;
	for (size_t i = 0; i < KR_NELEM(names); i++) {
		bool titled = strcmp(names[i], "limits") != 0;

		opts[n] = (cfg_opt_t){ .name = names[i], .type = CFGT_SEC,
		    .flags = titled ? CFGF_MULTI | CFGF_TITLE : CFGF_NONE,
		    .subopts = grammar_section(p, names[i], 0),
		    .validcb = on_section };
		if (opts[n++].subopts == NULL)
			return NULL;
	}
	opts[n++] = (cfg_opt_t){ .name = "include", .type = CFGT_FUNC,
	    .func = on_include };
	opts[n] = (cfg_opt_t)CFG_END();
	return opts;
}

/*
 * Blank comments, keeping line ends: libconfuse 3.3 counts their lines twice
 * and takes none inside a list.  "#" starts one anywhere outside quotes, the
 * slashed kinds where a word could start.
 */
static void
comments_blank(char *s)
{
	char quote = '\0', before = '\n';

	while (*s != '\0') {
		bool start = strchr(" \t\r\n{}(),=", before) != NULL;
		size_t n = 0;

		before = *s;
		if (quote != '\0') {
			if (*s == '\\' && s[1] != '\0')
				s++;
			else if (*s == quote)
				quote = '\0';
		} else if (*s == '"' || *s == '\'') {
			quote = *s;
		} else if (*s == '#' || (start && *s == '/' && s[1] == '/')) {
			n = strcspn(s, "\n");
		} else if (start && *s == '/' && s[1] == '*') {
			const char *end = strstr(s + 2, "*/");

			n = end != NULL ? (size_t)(end - s) + 2 : 0;
		}
		for (; n > 1; n--, s++)
			if (*s != '\n')
				*s = ' ';
		if (n == 1)
			*s = ' ';
		s++;
	}
}

static enum kr_rc
text_read(struct kr_loader *l, const char *file, char **ret)
{
	struct kr_span text = KR_SPAN_NONE;
	enum kr_rc rc;

	rc = l->read(l->ctx, file, l->arena, &text, l->err);
	if (rc != KR_OK)
		return rc;
	if (text.len > TEXT_MAX)
		return kr_fail_at(l->err, KR_E_SYNTAX, file, 0, 0,
		    "config: longer than %u bytes", TEXT_MAX);
	if (kr_span_chr(text, 0, '\0') != SIZE_MAX)
		return kr_fail_at(l->err, KR_E_SYNTAX, file, 0, 0,
		    "config: has a NUL byte; a configuration is text");
	*ret = kr_arena_cstr(l->arena, text);
	if (*ret == NULL)
		return kr_fail(l->err, KR_E_NOMEM, 0, "config: arena is full");
	comments_blank(*ret);
	return KR_OK;
}

/*
 * Blank what stands up to the end of that line, keeping line ends, so that
 * lines keep their numbers.  False if the line has more than the include.
 */
static bool
text_blank(char *text, unsigned line)
{
	char *start = text, *p = text;

	for (unsigned at = 1; *p != '\0'; p++) {
		if (*p != '\n') {
			continue;
		} else if (at++ == line) {
			break;
		}
		start = p + 1;
	}
	while (*start == ' ' || *start == '\t')
		start++;
	if (strncmp(start, "include", 7) != 0)
		return false;
	start += strcspn(start, ")\n");
	start += *start == ')';
	while (*start == ' ' || *start == '\t' || *start == '\r')
		start++;
	if (*start != '\0' && *start != '\n')
		return false;
	for (char *q = text; q < p; q++)
		if (*q != '\n')
			*q = ' ';
	return true;
}

/*
 * The line of a string or comment that the text ends within, or 0: libConfuse
 * takes either for nothing, with all that stands in it.
 */
static unsigned
left_open(const char *s)
{
	unsigned line = 1, begun = 0;
	bool word = false;	/* within one without quotes */
	char in = '\0';		/* a quote, '#' or '*': until when */

	for (; *s != '\0'; s++) {
		line += *s == '\n';
		if (in == '#') {
			in = *s == '\n' ? '\0' : in;
		} else if (in == '*') {
			in = s[0] == '*' && s[1] == '/' ? '\0' : in;
			s += in == '\0';
		} else if (in != '\0') {
			if (*s == '\\' && s[1] != '\0')
				line += *++s == '\n';
			else if (*s == in)
				in = '\0';
		} else if (*s == '"' || *s == '\'') {
			in = *s;
			begun = line;
		} else if (!word && (*s == '#' || (*s == '/' && s[1] == '/'))) {
			in = '#';
		} else if (!word && *s == '/' && s[1] == '*') {
			in = *++s;
			begun = line;
		} else {
			word = strchr(" \t\r\n={}()+,", *s) == NULL;
			continue;
		}
		word = false;
	}
	return in == '\0' || in == '#' ? 0 : begun;
}

static enum kr_rc
file_parse(struct parse *p, const char *file, unsigned depth)
{
	struct kr_loader *l = p->loader;
	char *text = NULL;
	unsigned open;
	enum kr_rc rc;

	if (depth > DEPTH_MAX || ++l->n_files > FILES_MAX)
		return kr_fail_at(l->err, KR_E_SYNTAX, file, 0, 0,
		    "config: more than %d files inside files; does one include "
		    "itself?", DEPTH_MAX);
	rc = text_read(l, file, &text);
	open = rc == KR_OK ? left_open(text) : 0;
	if (open > 0)
		return kr_fail_at(l->err, KR_E_SYNTAX, file, open, 0,
		    "config: what begins in this line has no end");
	while (rc == KR_OK) {
		const char *name;
		bool done;

		p->file = file;
		p->include = NULL;
		p->list = NULL;
		done = cfg_parse_buf(p->cfg, text) == CFG_SUCCESS;
		if (!emptied_add(p, p->cfg))
			return kr_fail(l->err, KR_E_NOMEM, 0,
			    "config: arena is full");
		if (done)
			return KR_OK;
		if (p->rc != KR_OK)
			return p->rc;
		if (p->include == NULL)
			return kr_fail_at(l->err, KR_E_SYNTAX, file,
			    (unsigned)p->cfg->line, 0,
			    "config: this cannot be read");
		if (!text_blank(text, p->include_line))
			return kr_fail_at(l->err, KR_E_SYNTAX, file,
			    p->include_line, 0,
			    "config: include() stands on a line of its own");
		name = kr_config_path(l, file, p->include);
		if (name == NULL)
			return KR_E_NOMEM;
		rc = file_parse(p, name, depth + 1);
	}
	return rc;
}

enum kr_rc
kr_config_parse(struct kr_loader *l, const char *file, unsigned depth)
{
	struct parse p = { .loader = l };
	cfg_opt_t *opts = grammar(&p);
	enum kr_rc rc;

	if (opts == NULL)
		return kr_fail(l->err, KR_E_NOMEM, 0, "config: arena is full");
	p.cfg = cfg_init(opts, CFGF_NONE);
	if (p.cfg == NULL)
		return kr_fail(l->err, KR_E_NOMEM, 0, "config: out of memory");
	cfg_set_error_function(p.cfg, on_error);
	rc = file_parse(&p, file, depth);
	cfg_free(p.cfg);
	return rc;
}

const char *
kr_config_path(struct kr_loader *l, const char *file, const char *name)
{
	const char *slash = file != NULL ? strrchr(file, '/') : NULL;
	struct kr_buffer b;

	if (slash == NULL || *name == '/' || *name == '\0')
		return name;
	kr_buffer_init(&b, l->arena, SIZE_MAX);
	kr_buffer_add(&b, (struct kr_span){ file, (size_t)(slash - file) + 1 });
	kr_buffer_str(&b, name);
	if (!kr_buffer_ok(&b)) {
		(void)kr_fail(l->err, KR_E_NOMEM, 0, "config: arena is full");
		return NULL;
	}
	return kr_buffer_cstr(&b);
}

/* ---- overrides -------------------------------------------------------- */

static enum kr_rc
override_fail(struct kr_loader *l, struct kr_span key, const char *section)
{
	size_t dot = key.len;
	const char *near;

	while (dot > 0 && key.ptr[dot - 1] != '.')
		dot--;
	near = kr_option_nearest(section, kr_span_from(key, dot));
	return kr_fail_at(l->err, KR_E_SYNTAX, "-o", 0, 0,
	    "config: there is no option \"%.*s\"%s%s%s", KR_SPAN_ARG(key),
	    near != NULL ? "; did you mean \"" : "; write key=value, or "
	    "section.name.key=value", near != NULL ? near : "",
	    near != NULL ? "\"?" : "");
}

/* "agency.netsafe.name" in its three, "limits.urls" in two, "socket" in one. */
static const struct kr_option *
override_key(struct kr_loader *l, struct kr_span name, struct kr_entry *e)
{
	size_t first = kr_span_chr(name, 0, '.'), last = name.len;
	struct kr_span key = name, title = KR_SPAN_LIT("");

	e->section = "";
	if (first != SIZE_MAX) {
		while (name.ptr[last - 1] != '.')
			last--;
		key = kr_span_from(name, last);
		if (last - 1 > first)
			title = kr_span_sub(name, first + 1, last - first - 2);
		e->section = kr_arena_cstr(l->arena,
		    kr_span_sub(name, 0, first));
	}
	e->title = kr_arena_cstr(l->arena, title);
	if (e->section == NULL || e->title == NULL)
		return NULL;
	return kr_option_find(e->section, key);
}

static bool
list_split(struct kr_arena *arena, struct kr_span text, struct kr_entry *e)
{
	const char **value = NULL;
	size_t cap = 0;

	e->n = 0;
	while (text.len > 0) {
		size_t comma = kr_span_chr(text, 0, ',');

		if (!KR_ARENA_ROOM(arena, value, e->n, &cap))
			return false;
		value[e->n] = kr_arena_cstr(arena,
		    kr_span_trim(kr_span_sub(text, 0, comma)));
		if (value[e->n] == NULL)
			return false;
		e->n += *value[e->n] != '\0';
		text = kr_span_from(text,
		    comma == SIZE_MAX ? text.len : comma + 1);
	}
	e->value = value;
	return true;
}

enum kr_rc
kr_config_override(struct kr_loader *l, const char *text)
{
	struct kr_span all = kr_span_str(text), name, value;
	size_t eq = kr_span_chr(all, 0, '=');
	struct kr_entry e = { .file = "-o" };
	const struct kr_option *o;
	const char **one;

	name = kr_span_trim(kr_span_sub(all, 0, eq));
	if (eq == SIZE_MAX)
		return kr_fail_at(l->err, KR_E_SYNTAX, "-o", 0, 0,
		    "config: \"%s\" has no \"=\"; write key=value", text);
	value = kr_span_trim(kr_span_from(all, eq + 1));
	o = override_key(l, name, &e);
	if (o == NULL)
		return override_fail(l, name,
		    e.section != NULL ? e.section : "");
	e.key = o->key;
	if (kr_option_is_list(o)) {
		if (!list_split(l->arena, value, &e))
			return kr_fail(l->err, KR_E_NOMEM, 0,
			    "config: arena is full");
	} else {
		one = kr_arena_alloc(l->arena, 1, sizeof(*one));
		if (one == NULL ||
		    (*one = kr_arena_cstr(l->arena, value)) == NULL)
			return kr_fail(l->err, KR_E_NOMEM, 0,
			    "config: arena is full");
		e.value = one;
		e.n = 1;
	}
	return entry_add(l, &e) ? KR_OK : KR_E_NOMEM;
}

const struct kr_entry *
kr_entry_find(const struct kr_loader *l, const char *section,
    const char *title, const char *key)
{
	for (size_t i = l->n; i-- > 0;) {
		const struct kr_entry *e = &l->entry[i];

		if (e->key != NULL && strcmp(e->key, key) == 0 &&
		    strcmp(e->section, section) == 0 &&
		    strcmp(e->title, title) == 0)
			return e;
	}
	return NULL;
}
