/* SPDX-License-Identifier: Apache-2.0 */
/*
 * model.h - a classifier's weights, and their file
 *
 * Stage:  classifier (private).  The file is a few lines of text and the
 * weights, a signed byte for each place of the table:
 *
 *   kereru-spam-model 1
 *   tokens 1 18			version, bits of a hash
 *   bias -137			thousandths
 *   step 24500			millionths: what 1 in the table stands for
 *   calibration 812 -20	thousandths: slope and shift of the log-odds
 *   weights
 *   (2^18 bytes)
 */
#ifndef KR_CLASSIFIER_MODEL_H
#define KR_CLASSIFIER_MODEL_H

#include "classifier/classifier.h"

struct kr_classifier {
	int16_t	*weight;	/* KR_TOKEN_PLACES, thousandths */
	int	 bias;		/* thousandths */
	int	 calibration[2];	/* thousandths: slope, shift */
	char	 id[KR_SHA256_HEX];
};

static inline size_t
kr_token_place(uint32_t hash)
{
	return hash >> (32 - KR_TOKEN_BITS);
}

#endif /* KR_CLASSIFIER_MODEL_H */
