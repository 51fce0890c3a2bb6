/* SPDX-License-Identifier: Apache-2.0 */
/*
 * language.h - in what language somebody writes
 *
 * Stage:  evidence.  In: the search copy of a text.
 *
 * Scripts decide where they can, short words and word parts where they
 * cannot.  Names are BCP 47 ("en", "zh-Hant", "hi-Latn"); English with a
 * good share of te reo Maori is "en+mi".
 */
#ifndef KR_EVIDENCE_LANGUAGE_H
#define KR_EVIDENCE_LANGUAGE_H

#include "base/base.h"

#define KR_LANGUAGE_SIZE 12	/* bytes of a name with its NUL */

/* ret: "" if the text is too short or too mixed to say. */
void	kr_language_guess(struct kr_span folded, char ret[KR_LANGUAGE_SIZE]);

#endif /* KR_EVIDENCE_LANGUAGE_H */
