/* SPDX-License-Identifier: Apache-2.0 */
/*
 * train.h - what the trainer's parts hand to each other
 *
 * texts.c reads narratives into examples of numbered features, learn.c finds
 * weights for them, cross.c measures, train.c writes the model.  consent.c does
 * all that for statements of consent.
 */
#ifndef KR_TRAIN_H
#define KR_TRAIN_H

#include "findings/model.h"

enum { TRAIN_CLASSES = KR_CATEGORY_COUNT + 3 + 2 + 2 };

/* Where each head's classes begin, and how many it has. */
struct train_head {
	unsigned	 base, n;
};
extern const struct train_head train_heads[KR_HEAD_COUNT];

struct train_example {
	uint32_t	*feature;	/* distinct */
	size_t		 n, cap;
	float		 target[TRAIN_CLASSES];
	double		 weight;
	unsigned	 category, urgency, file, line;
	bool		 copy;		/* made from another: never judged */
	bool		 level;		/* speaks for no category */
};

struct train_feature {
	char		*name;
	float		 strength;	/* its value where it is present */
	unsigned	 author;	/* file of the last one, + 1 */
	unsigned	 authors;	/* how often that changed */
	unsigned	 texts;		/* that have it */
	uint32_t	 last;		/* last example that had it, + 1 */
	uint32_t	 number;	/* among those kept, + 1; 0 not kept */
};

struct train_set {
	struct train_example	*example;
	size_t			 n_example, cap_example;
	struct train_feature	*feature;
	size_t			 n_feature, cap_feature;
	uint32_t		*table;		/* name to feature, index + 1 */
	size_t			 table_mask;
};

struct train_weights {
	double	*w, *g2;	/* [feature][class]; squared gradients */
	double	 bias[TRAIN_CLASSES], bias_g2[TRAIN_CLASSES];
	size_t	 n;		/* features kept */
};

/* Reads narratives (one JSON object a line); ends the program on errors. */
void	train_set_init(struct train_set *);
/* Paragraphs, a line each, that say nothing of any matter; before the rest. */
void	train_asides_read(struct train_set *, const char *file,
	    const struct kr_ruleset *);
void	train_set_read(struct train_set *, const char *file, unsigned number,
	    const struct kr_ruleset *);

/* A new example, and a feature that the newest one has. */
struct train_example	*train_example_add(struct train_set *);
void	train_feature_take(struct train_set *, struct kr_span name);

/* Calls each() for every example but a file's, in an order of each epoch. */
void	train_walk(const struct train_set *, unsigned epochs, unsigned without,
	    void (*each)(void *ctx, const struct train_example *), void *ctx);
/* The features' indexes, sorted by name; the caller frees them. */
size_t	*train_names(const struct train_set *);

/* Learn from all files but one (UINT_MAX: from all). */
void	train_learn(struct train_set *, unsigned without,
	    struct train_weights *);
void	train_weights_free(struct train_weights *);
/* The classes' scores, as kr_model_ask() would give them, not yet rounded. */
double	train_scores(const struct train_set *, const struct train_weights *,
	    const struct train_example *, double out[TRAIN_CLASSES]);

/* Each file judged by a model of the others, printed. */
void	train_cross(struct train_set *, char **file, unsigned n_file,
	    bool each);

/*
 * Weights of statements of consent, written to output; output NULL: each file
 * of statements judged by weights of the others, printed.
 */
void	train_consent(char **file, unsigned n_file, const char *output,
	    bool each);

#endif /* KR_TRAIN_H */
