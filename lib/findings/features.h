/* SPDX-License-Identifier: Apache-2.0 */
/*
 * features.h - what the model sees of a report
 *
 * Stage:  findings, and the trainer, which must see exactly the same.
 * In: search copies of the texts.  Out: their words, and the names of what
 * else is known of the report.
 *
 * The reporter's words and the evidence have name spaces of their own, so
 * that what the evidence says never counts as said by the reporter.
 */
#ifndef KR_FINDINGS_FEATURES_H
#define KR_FINDINGS_FEATURES_H

#include "base/base.h"
#include "rules/rules.h"

#define KR_FEATURE_NAME_MAX 96	/* bytes of "b:first second"; longer: none */
#define KR_FEATURE_WORDS_MAX 2000	/* words looked at per text */
/* Names at most: of four texts' words, and of some hits. */
#define KR_FEATURE_NAMES_MAX (4 * 5 * KR_FEATURE_WORDS_MAX + 20000)

enum kr_feature_space {
	/* "w:word", "s:word" (subject), "e:" (evidence), "a:" (either) */
	KR_FEATURE_WORD, KR_FEATURE_SUBJECT, KR_FEATURE_EVIDENCE,
	KR_FEATURE_ANY,
	/* "p:begin" of a word, "ep:" (the same of the evidence) */
	KR_FEATURE_BEGIN, KR_FEATURE_EVIDENCE_BEGIN,
	KR_FEATURE_OF_WORD,	/* how many are made of one word */
	/* "b:word word", "eb:" */
	KR_FEATURE_PAIR = KR_FEATURE_OF_WORD, KR_FEATURE_EVIDENCE_PAIR,
	/* "c:CONCEPT" and "r:RULE" (hits), "x:..." (structure) */
	KR_FEATURE_CONCEPT, KR_FEATURE_RULE, KR_FEATURE_STRUCTURE,
	KR_FEATURE_SPACES
};

struct kr_feature {
	enum kr_feature_space	space;
	struct kr_span		first, second;	/* second absent: no pair */
};

enum kr_feature_part {
	KR_FEATURE_OF_SUBJECT, KR_FEATURE_OF_NARRATIVE,	/* the reporter's */
	KR_FEATURE_OF_TITLE, KR_FEATURE_OF_MATTER,	/* of the evidence */
	KR_FEATURE_PARTS
};

struct kr_feature_text {
	/* Search copies (kr_text_fold); any may be absent. */
	struct kr_span		 part[KR_FEATURE_PARTS];
	bool			 has_evidence;
	/* What the rules found in these texts; NULL: no rules. */
	const struct kr_hits	*hits;
};

/* Of which spaces the words of each part make features, in this order. */
struct kr_feature_spaces {
	enum kr_feature_space	word, also, pair, begin; /* also: of a word */
};
extern const struct kr_feature_spaces kr_feature_spaces[KR_FEATURE_PARTS];

/*
 * A word, and of a long one how it begins.  Most names are in no model, so
 * the model looks them up by hashes, made once for each word.
 */
struct kr_feature_word {
	struct kr_span	text;
	size_t		begin;		/* bytes; 0: too short for one */
	uint64_t	hash, begin_hash;
};

/* The next word of a search copy at *off.  False at the end. */
bool	kr_feature_word_next(struct kr_span folded, size_t *off,
	    struct kr_feature_word *ret);

typedef void	kr_feature_each(void *ctx, const struct kr_feature *);

/* Call each() for every feature, repeated ones repeatedly. */
void	kr_features_each(const struct kr_feature_text *, kr_feature_each *,
	    void *ctx);
/*
 * The same for those that are made of no words: hits and structure.
 *   words  in the narrative.
 */
void	kr_features_told(const struct kr_feature_text *, unsigned words,
	    kr_feature_each *, void *ctx);

/* The name, written into buf. */
struct kr_span	kr_feature_name(const struct kr_feature *,
		    char buf[KR_FEATURE_NAME_MAX]);
/* The other way round.  False if that is no feature's name. */
bool		kr_feature_read(struct kr_span name, struct kr_feature *ret);

/* For tables in memory. */
uint64_t	kr_feature_hash(struct kr_span word);
uint64_t	kr_feature_mix(enum kr_feature_space, uint64_t first,
		    uint64_t second);	/* 0: there is none */

/*
 * The next word of a search copy at *off: letters and digits; two characters
 * at a time in scripts without blanks; "_url_", "_addr_", "_money_" and
 * "_n3_" (a number of three digits) stand for things whose letters do not
 * matter.  False at the end.
 */
bool	kr_features_word(struct kr_span folded, size_t *off,
	    struct kr_span *word);

#endif /* KR_FINDINGS_FEATURES_H */
