/* SPDX-License-Identifier: Apache-2.0 */
/*
 * model_table.h - a model in memory
 *
 * Stage:  findings (private).  model_load.c makes it, model.c asks it.
 */
#ifndef KR_FINDINGS_MODEL_TABLE_H
#define KR_FINDINGS_MODEL_TABLE_H

#include "findings/model.h"

extern const struct kr_model_heads {
	const char	*name;
	unsigned	 classes;
} kr_model_heads[KR_HEAD_COUNT];

struct kr_model_entry {
	uint32_t	name, name_len;	/* in text */
};

/*
 * Most features have a weight for most classes, so each has one for all: a
 * row, of blocks that are added at a time.  Behind the classes it has the mean
 * of each head.
 */
#define KR_MODEL_BLOCK 8
#define KR_MODEL_ROW_MAX (KR_MODEL_CLASSES_MAX + KR_MODEL_BLOCK)
_Static_assert(KR_HEAD_COUNT <= KR_MODEL_BLOCK, "no room for the means");

/*
 * Tables of open addressing.  A word's entry has all features that are made
 * of that word alone; other names have one.  Features are an index + 1.
 */
struct kr_model_term {
	uint64_t	hash;		/* kr_feature_hash() of the word */
	uint32_t	feature[KR_FEATURE_OF_WORD];	/* 0: none of these */
};

struct kr_model_slot {
	uint64_t	hash;		/* kr_feature_mix() of the name */
	uint32_t	feature;	/* 0: free */
};

/*
 * Most pairs of words are not in the model.  A bit for the uppermost bits of
 * the entry's hash says so, from a table small enough to stay near the
 * processor.
 */
#define KR_MODEL_BITS 20

struct kr_model {
	char		*text;		/* own copy of the file */
	size_t		 text_len;
	int16_t		*weight;	/* a row by feature, hundredths */
	size_t		 row;
	struct kr_model_entry	*feature;
	size_t		 n_feature;
	struct kr_model_term	*term;
	struct kr_model_slot	*slot;
	size_t		 term_mask, slot_mask;
	uint64_t	*maybe;		/* bits of the hashes there are */
	int		 bias[KR_MODEL_CLASSES_MAX];
	unsigned	 n_class;
	unsigned	 base[KR_HEAD_COUNT];	/* first class of each head */
	char		 id[KR_SHA256_HEX];
};

static inline struct kr_span
kr_model_name(const struct kr_model *m, size_t i)
{
	return (struct kr_span){ m->text + m->feature[i].name,
	    m->feature[i].name_len };
}

static inline uint64_t *
kr_model_maybe(const struct kr_model *m, uint64_t h)
{
	return &m->maybe[h >> (64 - KR_MODEL_BITS + 6)];
}

static inline uint64_t
kr_model_bit(uint64_t h)
{
	return UINT64_C(1) << (h >> (64 - KR_MODEL_BITS) & 63);
}

static inline bool
kr_model_may_have(const struct kr_model *m, uint64_t h)
{
	return (*kr_model_maybe(m, h) & kr_model_bit(h)) != 0;
}

/* The slot of the hash, or the free one where it would be. */
static inline struct kr_model_slot *
kr_model_slot_of(const struct kr_model *m, uint64_t h)
{
	size_t i = h & m->slot_mask;

	while (m->slot[i].feature != 0 && m->slot[i].hash != h)
		i = (i + 1) & m->slot_mask;
	return &m->slot[i];
}

static inline bool
kr_model_term_free(const struct kr_model_term *t)
{
	for (size_t i = 0; i < KR_NELEM(t->feature); i++)
		if (t->feature[i] != 0)
			return false;
	return true;
}

/* Likewise, of a word. */
static inline struct kr_model_term *
kr_model_term_of(const struct kr_model *m, uint64_t h)
{
	size_t i = h & m->term_mask;

	while (m->term[i].hash != h && !kr_model_term_free(&m->term[i]))
		i = (i + 1) & m->term_mask;
	return &m->term[i];
}

#endif /* KR_FINDINGS_MODEL_TABLE_H */
