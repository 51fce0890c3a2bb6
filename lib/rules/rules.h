/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rules.h - the field's rule language, compiled once, matched fast
 *
 * Stage:  rules.  In: rule texts.  Out: struct kr_ruleset (immutable, shared
 * by all threads); then, per message, texts in and hits out.
 * The language is described in kereru-rules(5): SpamAssassin's words, plus
 * Kererū's own (scope finding category urgency folded phrases).
 *
 * The stage knows nothing of messages: it is given texts by target and a way
 * to look up header fields, and answers with rule, target, offset, length.
 */
#ifndef KR_RULES_RULES_H
#define KR_RULES_RULES_H

#include "base/base.h"
#include "config/config.h"

struct kr_ruleset;

/* Whose text a rule looks at. */
enum kr_scope {
	KR_SCOPE_EVIDENCE,	/* the reported message: the default */
	KR_SCOPE_REPORT,	/* the reporter's own words and outer header */
	KR_SCOPE_ANY,		/* either */
	KR_SCOPE_COUNT
};

/* What a pattern is matched against. */
enum kr_target {
	KR_TARGET_HEADER,	/* one header field, or a pseudo-field */
	KR_TARGET_BODY,		/* visible text by paragraph, subject first */
	KR_TARGET_FOLDED,	/* search copy of the text, one line */
	KR_TARGET_RAWBODY,	/* decoded text parts, HTML not rendered */
	KR_TARGET_FULL,		/* the undecoded message */
	KR_TARGET_URI,		/* each address (URL) */
	KR_TARGET_MIMEHEADER,	/* each header field of a MIME part */
	KR_TARGET_META,		/* other rules */
	KR_TARGET_COUNT
};

/*
 * The text one scope offers.  Spans may be absent; borrowed for the call.
 *   body     a paragraph a line, the subject's first; rules see one at a time
 *   folded   the search copy, one line
 *   rawbody  rules see it in stretches of one to four kibibytes
 *   full     as a whole
 */
struct kr_rule_text {
	struct kr_span	 body, folded, rawbody, full;
	const struct kr_span *uri;
	size_t		 n_uri;
	/*
	 * The nth (from 0) value of a field: unfolded and decoded, or raw;
	 * KR_SPAN_NONE if there is none.  Pseudo-fields of the language
	 * ("ALL", "ToCc", "MESSAGEID", "EnvelopeFrom",
	 * "X-Spam-Relays-External" ...) are asked by name, and so are parts
	 * of a value ("From:addr", "To:name", "Received:first").
	 */
	struct kr_span	(*header)(void *ctx, struct kr_span name, bool raw,
			    size_t nth);
	struct kr_span	(*mime_header)(void *ctx, struct kr_span name,
			    bool raw, size_t nth);
	/*
	 * What a function of the language says of the message ("eval:" in a
	 * rule); NULL, or KR_UNKNOWN if it cannot be told.
	 */
	enum kr_tri	(*function)(void *ctx, const struct kr_ruleset *,
			    struct kr_span name, const struct kr_span *argument,
			    size_t n);
	void		*ctx;
};

/* What a rule says when it hits: written in the rule file. */
struct kr_rule_effect {
	enum kr_category category;	/* KR_CATEGORY_COUNT: none */
	int		 points;	/* for the category, hundredths */
	/* finding */
	const char	*finding;	/* id, NULL none */
	const char	*element;	/* coarse code, or NULL */
	const char	*section;	/* "UEMA 2007 s 11(1)(d)", or NULL */
	int		 severity;
	bool		 investigate;	/* a hit is a sign, a person decides */
	/* urgency, by name, NULL none: "high", "threat_to_life" */
	const char	*urgency;
};

struct kr_rule {
	const char		*name;
	const char		*describe;	/* sentence, or NULL */
	const char		*file;		/* where it stands */
	unsigned		 line;
	enum kr_scope		 scope;
	enum kr_target		 target;
	int			 score;		/* spam score, hundredths */
	bool			 sub;	/* name starts with __: never shown */
	bool			 passage;	/* tflags passage */
	bool			 late;	/* tflags late: never among the hits */
	const struct kr_rule_effect *effect;	/* n_effect of them */
	size_t			 n_effect;
};

struct kr_hit {
	const struct kr_rule	*rule;
	enum kr_scope		 scope;	/* REPORT or EVIDENCE: where it hit */
	enum kr_target		 target;
	unsigned		 count;	/* times, with "tflags multiple" */
	/* First place: offset into the target's span, URI index in item. */
	size_t			 item, off, len; /* len 0: no place (meta) */
};

struct kr_hits {
	struct kr_hit	*hit;		/* in order of the rule set */
	size_t		 n;
	size_t		 not_evaluated;	/* rules that ran out of budget */
	const struct kr_rule *const *skipped;	/* those rules */
	uint64_t	 limits_hit;	/* a bit for each enum kr_limit */
	struct kr_matched *matched;	/* private */
};

typedef enum kr_rc kr_rules_read(void *ctx, const char *name,
    struct kr_arena *arena, struct kr_span *ret, struct kr_err *err);

/*
 * Compile rule files, in order.
 *   files  names handed to read(); include lines are read the same way.
 *   ret    set on success; free with kr_rules_free().
 * KR_E_SYNTAX with file, line and column: nothing is kept of a set with an
 * error in it.
 */
enum kr_rc	kr_rules_load(const char *const *files, size_t n,
		    kr_rules_read *read, void *ctx, const struct kr_limits *,
		    struct kr_ruleset **ret, struct kr_err *err) KR_NODISCARD;
void		kr_rules_free(struct kr_ruleset *);

size_t		kr_rules_count(const struct kr_ruleset *);
const struct kr_rule	*kr_rules_get(const struct kr_ruleset *, size_t i);
/* Those that carry a finding, and those for a passage: n, in the same order. */
const struct kr_rule *const *kr_rules_findings(const struct kr_ruleset *,
		    size_t *n);
const struct kr_rule *const *kr_rules_passages(const struct kr_ruleset *,
		    size_t *n);
/* SHA-256 over the texts, in hex: names the set in records. */
const char	*kr_rules_id(const struct kr_ruleset *);
/* "pcre2 10.42 with JIT, 120 literals in front". */
const char	*kr_rules_engine(const struct kr_ruleset *);

/*
 * Is value on a list that settings of the rule files give?  "freemail",
 * "freemail-not" (domains and addresses), "holiday" (days as 2026-07-10), or
 * the name of an enlist_addrlist.
 */
bool	kr_rules_listed(const struct kr_ruleset *, const char *list,
	    struct kr_span value, struct kr_arena *);

/*
 * What the set asks for and does not get: a rule that is never evaluated, or
 * a setting that has no meaning here.  Such a rule is neither hit nor miss;
 * a meta that hangs on it alone is not evaluated either.
 */
struct kr_unsupported {
	const char	*name;		/* of the rule, or the setting's word */
	bool		 setting;
	bool		 network;	/* would have to ask the network */
	const char	*reason;
	const char	*file;
	unsigned	 line;
};
/* n of them: settings, rules, then metas that need such rules. */
const struct kr_unsupported	*kr_rules_unsupported(const struct kr_ruleset *,
				    size_t *n);

/*
 * Match everything once.
 *   text  by scope; KR_SCOPE_ANY is not looked at (rules of that scope see
 *         the report and the evidence, one after the other).
 *   ret   in the arena.
 * KR_E_NOMEM only.  A rule over its budget is "not evaluated", counted; budgets
 * are of work, not of time, so that the same texts give the same hits.
 */
enum kr_rc	kr_rules_match(const struct kr_ruleset *,
		    const struct kr_rule_text text[KR_SCOPE_COUNT],
		    struct kr_arena *,
		    struct kr_hits *ret, struct kr_err *err) KR_NODISCARD;

/*
 * Match again, of the same message, another search copy of the report; the
 * rest is not looked at again.  Of a piece of the one before that was cut out
 * before blanks, most rules that saw nothing in all of it are not asked.
 *   before  what kr_rules_match() found; its arena must be there still.
 *   text    as before but for the report's search copy; or without evidence.
 */
enum kr_rc	kr_rules_match_again(const struct kr_ruleset *,
		    const struct kr_rule_text text[KR_SCOPE_COUNT],
		    const struct kr_hits *before, struct kr_arena *,
		    struct kr_hits *ret, struct kr_err *err) KR_NODISCARD;

/*
 * Run the tests that travel with the rules ("test NAME ok|fail text").
 * Calls each failed(ctx, rule, file, line, text).  Returns how many failed.
 */
size_t	kr_rules_selftest(const struct kr_ruleset *,
	    void (*failed)(void *ctx, const char *rule, const char *file,
	    unsigned line, struct kr_span text), void *ctx, size_t *run);

#endif /* KR_RULES_RULES_H */
