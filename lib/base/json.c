/* SPDX-License-Identifier: Apache-2.0 */
#include <jansson.h>
#include <stdlib.h>

#include "base/json.h"

/* Into room that was measured first, nothing can be lost. */
char *
kr_json_line(const struct json_t *o)
{
	size_t n = json_dumpb(o, NULL, 0, JSON_COMPACT);
	char *text = n > 0 ? malloc(n + 1) : NULL;

	if (text == NULL || json_dumpb(o, text, n, JSON_COMPACT) != n) {
		free(text);
		return NULL;
	}
	text[n] = '\0';
	return text;
}
