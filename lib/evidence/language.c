/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "evidence/language.h"

void
kr_language_guess(struct kr_span folded, char ret[KR_LANGUAGE_SIZE])
{
	static const char *const words[] = { " the ", " and ", " is ", " to " };
	unsigned hits = 0;

	for (size_t i = 0; i < KR_NELEM(words); i++)
		hits += kr_span_find(folded, 0, words[i]) != SIZE_MAX;
	strcpy(ret, hits >= 2 ? "en" : "");
}
