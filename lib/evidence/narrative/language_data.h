/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KR_EVIDENCE_LANGUAGE_DATA_H
#define KR_EVIDENCE_LANGUAGE_DATA_H

/* Both tables end with a row of NULL. */
struct kr_language_words {
	const char	*language;
	const char	*words;		/* parted by " ", phrases by "|" */
};

extern const struct kr_language_words kr_language_words[];
extern const struct kr_language_words kr_language_greetings[];
extern const char kr_language_simplified[], kr_language_traditional[];

#endif /* KR_EVIDENCE_LANGUAGE_DATA_H */
