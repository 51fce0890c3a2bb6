/* SPDX-License-Identifier: Apache-2.0 */
/*
 * features.h - what the model sees of a report
 *
 * Stage:  findings, and the trainer, which must see exactly the same.
 * In: search copies of the texts.  Out: one call per feature.
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

struct kr_feature_text {
	/* Search copies (kr_text_fold); any may be absent. */
	struct kr_span	 subject, narrative;		/* the reporter's */
	struct kr_span	 evidence_subject, evidence; /* of what is reported */
	bool		 has_evidence;
	/* What the rules found in these texts; NULL: no rules. */
	const struct kr_hits *hits;
};

/*
 * A feature, by name: "w:word", "b:word word", "p:begin" (of a word),
 * "s:word" (subject), "e:" "eb:" "ep:" (the same of the evidence), "a:word"
 * (of either), "c:CONCEPT" and "r:RULE" (hits), "x:..." (structure).
 * Most names are in no model, so a hash of the name comes ready, made of
 * those of its parts; the name is put together by who needs it.
 */
struct kr_feature {
	const char	*space;		/* "w:" */
	struct kr_span	 first, second;	/* second absent: no pair */
	uint64_t	 hash;		/* kr_feature_hash() of the name */
};

/* Call each() for every feature, repeated ones repeatedly. */
void	kr_features_each(const struct kr_feature_text *,
	    void (*each)(void *ctx, const struct kr_feature *), void *ctx);

/* The name, written into buf. */
struct kr_span	kr_feature_name(const struct kr_feature *,
		    char buf[KR_FEATURE_NAME_MAX]);
uint64_t	kr_feature_hash(struct kr_span name);

/*
 * The next word of a search copy at *off: letters and digits; two characters
 * at a time in scripts without blanks; "_url_", "_addr_", "_money_" and
 * "_n3_" (a number of three digits) stand for things whose letters do not
 * matter.  False at the end.
 */
bool	kr_features_word(struct kr_span folded, size_t *off,
	    struct kr_span *word);

#endif /* KR_FINDINGS_FEATURES_H */
