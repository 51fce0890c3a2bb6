/* SPDX-License-Identifier: Apache-2.0 */
/*
 * load.h - what the reader of rule files keeps while it reads
 *
 * Stage:  rules (private).
 */
#ifndef KR_RULES_LOAD_H
#define KR_RULES_LOAD_H

#include "rules/set.h"

#define KR_CONDITIONS_MAX 32

struct kr_loader {
	struct kr_ruleset	*set;
	kr_rules_read		*read;
	void			*ctx;
	struct kr_arena		*scratch;	/* reset after each pattern */
	struct kr_err		*err;

	uint32_t		*slot;		/* rules by name */
	uint32_t		*same;		/* next in the slot, by rule */
	size_t			 n_slot;

	/* where the reader stands */
	const char		*file;
	unsigned		 line;
	struct kr_span		 text;		/* the line, for columns */
	enum kr_scope		 scope;		/* of the section */
	unsigned		 depth;		/* of include */
	struct kr_sha256_stream	*digests;	/* of all files */
	struct kr_condition {
		unsigned	 line;
		bool		 met;		/* one branch was read */
		bool		 skip;		/* the lines here are not */
		bool		 outer;		/* nor were those around */
	}			 condition[KR_CONDITIONS_MAX];
	size_t			 n_condition;
	size_t			 outer_conditions; /* of the files around */

	struct kr_replacement {
		char		 kind;		/* 't'ag 'p're 'i'nter p'o'st */
		struct kr_span	 name, text;
	}			*replacement;
	size_t			 n_replacement, cap_replacement;
};

/* "file:line:column: rules: expected ...", column of at in the line. */
enum kr_rc	kr_loader_expected(struct kr_loader *, struct kr_span at,
		    const char *fmt, ...) KR_PRINTF(3, 4);
enum kr_rc	kr_loader_full(struct kr_loader *);
/* An error whose offset counts from at: give it file, line and column. */
enum kr_rc	kr_loader_located(struct kr_loader *, enum kr_rc,
		    struct kr_span at);

/* The rule of that name, made if new; NULL if memory is full. */
struct kr_compiled	*kr_loader_rule(struct kr_loader *,
		    struct kr_span name);
/* UINT32_MAX if there is none. */
uint32_t	kr_loader_find(const struct kr_loader *, struct kr_span name);

/* The next word of *rest, blanks trimmed; empty at the end. */
struct kr_span	kr_word_next(struct kr_span *rest);
/* "+2.345" in hundredths; false if s is no number. */
bool		kr_hundredths(struct kr_span s, int *ret);

/* Read a file named in an include line, with all its lines (load.c). */
enum kr_rc	kr_loader_include(struct kr_loader *, struct kr_span name);
/* "if", "ifplugin": is it so?  (condition.c) */
enum kr_rc	kr_condition_value(struct kr_loader *, struct kr_span, bool *);
/* The pattern with its tags <A> replaced (replace.c); absent: no memory. */
struct kr_span	kr_replace(const struct kr_loader *, struct kr_span pattern);
/* The same, but each tag written out once and called by name. */
struct kr_span	kr_replace_shared(const struct kr_loader *, struct kr_span);
/* A setting the language knows and that has no meaning here (settings.c). */
bool		kr_setting_known(struct kr_span word);
/* An expression with rules_matching(GLOB) written out (replace.c). */
struct kr_span	kr_rules_matching(struct kr_loader *,
		    const struct kr_compiled *);
/* Tell which rules are not supported, and why (unsupported.c). */
enum kr_rc	kr_unsupported_list(struct kr_loader *);
enum kr_rc	kr_loader_unsupported(struct kr_loader *, const char *name,
		    bool setting, bool network, const char *reason,
		    const char *file, unsigned line);

/* ---- words of the language: rest is the line behind the word ----------- */

typedef enum kr_rc kr_read_line(struct kr_loader *, struct kr_span rest);

/* What a rule looks for (definition.c). */
kr_read_line	kr_read_body, kr_read_folded, kr_read_rawbody, kr_read_full,
		kr_read_uri, kr_read_header, kr_read_mimeheader,
		kr_read_meta, kr_read_phrases, kr_read_askdns,
		kr_read_uri_detail;
/* What it means (meaning.c). */
kr_read_line	kr_read_score, kr_read_describe, kr_read_tflags,
		kr_read_priority, kr_read_test, kr_read_scope,
		kr_read_finding, kr_read_category, kr_read_urgency;
/* What all rules share (whole.c). */
kr_read_line	kr_read_replace_tag, kr_read_replace_pre,
		kr_read_replace_inter, kr_read_replace_post,
		kr_read_replace_rules, kr_read_freemail_domains,
		kr_read_freemail_welcomelist, kr_read_enlist_addrlist,
		kr_read_enlist_uri_host, kr_read_blocklist_uri_host,
		kr_read_welcomelist_uri_host, kr_read_blocklist_from,
		kr_read_blocklist_to, kr_read_welcomelist_from,
		kr_read_welcomelist_to, kr_read_more_spam_to,
		kr_read_all_spam_to,
		kr_read_holiday, kr_read_require_version, kr_read_include,
		kr_read_nothing;

/* The rule that the next word names, made if new. */
enum kr_rc	kr_rule_named(struct kr_loader *, struct kr_span *rest,
		    struct kr_compiled **ret);
bool		kr_rule_name_valid(struct kr_span);
/* KR_OK, or an error if something follows. */
enum kr_rc	kr_line_ended(struct kr_loader *, struct kr_span rest);

/* One line, without comment and blanks at the ends (directive.c). */
enum kr_rc	kr_directive(struct kr_loader *, struct kr_span line);

#endif /* KR_RULES_LOAD_H */
