/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json.h - JSON objects of jansson as text
 */
#ifndef KR_BASE_JSON_H
#define KR_BASE_JSON_H

#include "base/base.h"

struct json_t;

/*
 * In one line, to be freed.  NULL without memory, or of NULL.  json_dumps()
 * may lose a character of a key then, and not say so.
 */
char	*kr_json_line(const struct json_t *);

/* What such a line says; NULL if it is none, or without memory. */
struct json_t	*kr_json_read(struct kr_span line);

#endif /* KR_BASE_JSON_H */
