/* SPDX-License-Identifier: Apache-2.0 */
/* Where all words of consent are; a test has words of its own instead. */
#include "evidence/consent/words.h"

const struct kr_consent_words *const kr_consent_tables[] = {
	kr_consent_words_english, kr_consent_words_english_told,
	kr_consent_words_pacific, kr_consent_words_asia,
	kr_consent_words_europe, NULL
};
