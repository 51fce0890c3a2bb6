/* SPDX-License-Identifier: Apache-2.0 */
/*
 * words.h - words of consent, by language
 *
 * Written as the search copy has them: lower case, without macrons, accents,
 * apostrophes and glottal stops (a test checks it).  A word of the languages
 * written with spaces stands alone; '*' after it admits any ending.  The
 * longest word at a place wins, so a phrase may overrule its parts ("no
 * objection", "dont mind").  No native speaker has reviewed the rows for
 * other languages than English.
 */
#ifndef KR_EVIDENCE_CONSENT_WORDS_H
#define KR_EVIDENCE_CONSENT_WORDS_H

#include "evidence/consent/consent.h"

/* Each ends with a row without words. */
extern const struct kr_consent_words	kr_consent_words_english[],
					kr_consent_words_english_told[],
					kr_consent_words_pacific[],
					kr_consent_words_asia[],
					kr_consent_words_europe[];

#endif /* KR_EVIDENCE_CONSENT_WORDS_H */
