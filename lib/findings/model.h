/* SPDX-License-Identifier: Apache-2.0 */
/*
 * model.h - trained weights, and which phrases moved them
 *
 * A linear model over the features of features.h.  The file is text, one
 * feature a line, weights in hundredths, so that a person can read and
 * correct it:
 *
 *   kereru-model 1
 *   head category other spam phishing ...
 *   head urgency normal high threat_to_life
 *   bias 12 -3 ...
 *   w:parcel<TAB>2:141 3:-20
 *
 * Numbers before the colon count through the classes of all heads.  A
 * text's weight is the sum over its distinct known features divided by the
 * square root of how many there are.
 */
#ifndef KR_FINDINGS_MODEL_H
#define KR_FINDINGS_MODEL_H

#include "findings/features.h"
#include "findings/findings.h"

#define KR_MODEL_CLASSES_MAX 64

enum kr_model_head { KR_HEAD_CATEGORY, KR_HEAD_URGENCY, KR_HEAD_LOSS,
    KR_HEAD_OFFENCE, KR_HEAD_COUNT };
#define KR_MODEL_PHRASES 16	/* not all have a place to show */

/* What spoke most for one class of a head, strongest first. */
struct kr_model_phrases {
	struct {
		struct kr_span	name;	/* as in the file, "b:lost money" */
		int		weight;	/* hundredths of log-odds */
	}		 phrase[KR_MODEL_PHRASES];
	size_t		 n;
};

struct kr_model_answer {
	const struct kr_model	*model;
	const uint32_t	*feature;	/* distinct ones that it knows */
	unsigned	 known;		/* how many */
	double		 norm;		/* sums of weights are divided by it */
	/* How much likelier than one in n, as a logarithm, hundredths. */
	int		 category[KR_CATEGORY_COUNT];
	int		 urgency[3];
	int		 fear;		/* for a life, in the passage that it
					 * fears most for: urgency's own where
					 * there is one */
	int		 loss;		/* above 0: more likely than not */
	int		 offence;
};

/*
 * What the model is asked about narratives that come with the same subject
 * and evidence: their words are looked up once.
 */
struct kr_model_question;

/*
 *   t      its narrative and hits are not looked at.
 *   arena  owns *ret and the answers.
 */
enum kr_rc	kr_model_begin(const struct kr_model *,
		    const struct kr_feature_text *t, struct kr_arena *arena,
		    struct kr_model_question **ret, struct kr_err *err)
		    KR_NODISCARD;
enum kr_rc	kr_model_ask(struct kr_model_question *,
		    struct kr_span narrative, const struct kr_hits *hits,
		    struct kr_model_answer *ret, struct kr_err *err)
		    KR_NODISCARD;
/* What speaks for a class of a head; the model must be there still. */
void		kr_model_phrases(const struct kr_model_answer *,
		    enum kr_model_head, unsigned class,
		    struct kr_model_phrases *ret);

#endif /* KR_FINDINGS_MODEL_H */
