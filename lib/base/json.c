/* SPDX-License-Identifier: Apache-2.0 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

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

/* Without memory jansson leaves out bytes of a string and says nothing: what
 * was read is written once more, and must be the same. */
struct json_t *
kr_json_read(struct kr_span line)
{
	json_t *o = json_loadb(line.ptr, line.len, 0, NULL);
	char *again = o != NULL ? kr_json_line(o) : NULL;

	if (again == NULL || !kr_span_is(line, again)) {
		json_decref(o);
		o = NULL;
	}
	free(again);
	return o;
}
