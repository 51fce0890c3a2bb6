/* SPDX-License-Identifier: Apache-2.0 */
/*
 * words.h - what the labels of forms are made of
 *
 * Stage:  evidence (private).
 */
#ifndef KR_EVIDENCE_FORM_WORDS_H
#define KR_EVIDENCE_FORM_WORDS_H

#include "base/base.h"
#include "config/config.h"

struct kr_form_meaning {
	const char		*word, *also;	/* also: "" for none */
	enum kr_form_field	 field;
};

extern const char			 kr_form_vocabulary[];
extern const struct kr_form_meaning	 kr_form_meanings[];
extern const size_t			 kr_form_meanings_count;
extern const struct kr_form_meaning	 kr_form_wholes[];
extern const size_t			 kr_form_wholes_count;
extern const char *const		 kr_form_others[];
extern const size_t			 kr_form_others_count;

#endif /* KR_EVIDENCE_FORM_WORDS_H */
