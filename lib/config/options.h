/* SPDX-License-Identifier: Apache-2.0 */
/*
 * options.h - the table of options, and texts turned into values
 *
 * Stage:  config (private).  Everything that a configuration can say stands
 * in one table; the parser, the defaults, the errors, the manual and
 * "kereructl config" are made from it.
 */
#ifndef KR_CONFIG_OPTIONS_H
#define KR_CONFIG_OPTIONS_H

#include "config/config.h"

/* What may stand as a value, and the C type it is kept in. */
enum kr_option_type {
	KR_OPTION_TEXT,		/* const char * */
	KR_OPTION_ID,		/* const char *; NULL if empty */
	KR_OPTION_PATH,		/* const char *; relative to the file */
	KR_OPTION_DATABASE,	/* const char *; a path, or "postgresql:..." */
	KR_OPTION_SOCKET,	/* const char * */
	KR_OPTION_FIELD_NAME,	/* const char *; letters, digits, "-" */
	KR_OPTION_MAILBOX,	/* const char *; domain in lower case */
	KR_OPTION_YES_NO,	/* bool */
	KR_OPTION_NUMBER,	/* int, unsigned or size_t */
	KR_OPTION_OCTAL,	/* unsigned */
	KR_OPTION_POINTS,	/* int, hundredths of what is written */
	KR_OPTION_CHOICE,	/* enum; index into the words of choice */
	KR_OPTION_DATE,		/* int64_t, seconds; 0 if empty */
	/* Lists: an array and how many. */
	KR_OPTION_TEXTS,
	KR_OPTION_PATHS,
	KR_OPTION_MAILBOXES,
	KR_OPTION_DOMAINS,
	KR_OPTION_DOMAIN_FILES,	/* adds to the domains */
	/* Lists that load.c gives their meaning. */
	KR_OPTION_REFERRALS,	/* of a route */
	KR_OPTION_FACETS,	/* of a route: categories */
	KR_OPTION_LABELS	/* of a web form; min is the field */
};

struct kr_option {
	const char		*section;	/* "" main */
	const char		*key;
	enum kr_option_type	 type;
	const char		*standard;	/* NULL: must be set */
	int64_t			 min, max; /* as written; POINTS: hundredths */
	const char		*choice;	/* words between blanks */
	size_t			 offset, size;	/* in the section's struct */
	size_t			 count_offset;	/* lists: where the number is */
	const char		*help;
};

extern const struct kr_option kr_options[];
extern const size_t kr_options_count;

bool	kr_option_is_list(const struct kr_option *);
/* The option, or NULL. */
const struct kr_option	*kr_option_find(const char *section,
			    struct kr_span key);
/* The key of that section that looks most like it, or NULL. */
const char	*kr_option_nearest(const char *section, struct kr_span key);
/* The word of a list ("a b c") that looks most like it, or NULL. */
struct kr_span	kr_word_nearest(const char *words, struct kr_span word);
/* "one of replace, copy, tag": what a value must be. */
void	kr_option_type_text(const struct kr_option *, char *buf, size_t size);

/* ---- what was set, and where (parse.c) ---------------------------------- */

struct kr_entry {
	const char		*section, *title, *key;	/* key NULL: declared */
	const char *const	*value;
	size_t			 n;
	const char		*file;	/* "-o" for an override */
	unsigned		 line;	/* 0 for an override */
	const unsigned		*line_of;	/* each value's, or NULL */
};

/* Where the texts come from, and what was read from them so far. */
struct kr_loader {
	kr_config_read		*read;
	void			*ctx;
	struct kr_arena		*arena;
	struct kr_entry		*entry;
	size_t			 n, cap;
	unsigned		 n_files;	/* texts read, against loops */
	struct kr_err		*err;
};

/* Read a file and what it includes; entries are appended. */
enum kr_rc	kr_config_parse(struct kr_loader *, const char *file,
		    unsigned depth);
/* "key=value" or "section.title.key=value"; one entry is appended. */
enum kr_rc	kr_config_override(struct kr_loader *, const char *text);
/* name, or name in the folder of file. */
const char	*kr_config_path(struct kr_loader *, const char *file,
		    const char *name);
/* The last entry that sets it, or NULL. */
const struct kr_entry	*kr_entry_find(const struct kr_loader *,
			    const char *section, const char *title,
			    const char *key);

/* ---- texts to values (value.c) ------------------------------------------ */

/*
 * Check and convert; writes at option->offset of base (the section's
 * struct).  Relative paths are resolved against entry->file.
 */
enum kr_rc	kr_option_store(struct kr_loader *, const struct kr_option *,
		    const struct kr_entry *, void *base);

/* The entry as far as value i is concerned: its line. */
struct kr_entry	kr_entry_at(const struct kr_entry *, size_t i);

/* ---- contradictions (check.c) ------------------------------------------- */

/* loader only for where things were set. */
enum kr_rc	kr_config_check(struct kr_loader *, const struct kr_config *);

/* Fail where entry stands; entry may be NULL. */
enum kr_rc	kr_entry_fail(struct kr_loader *, const struct kr_entry *,
		    const char *fmt, ...) KR_PRINTF(3, 4);

#endif /* KR_CONFIG_OPTIONS_H */
