/* SPDX-License-Identifier: Apache-2.0 */
/* xarf.h - the JSON of X-ARF, for those who read parts of it */
#ifndef KR_EVIDENCE_XARF_H
#define KR_EVIDENCE_XARF_H

#include <jansson.h>

#include "evidence/reading.h"

/*
 * The string at the first of n paths "a.b.c" that has one, copied; the names
 * of several generations for the same field.
 */
struct kr_span	kr_xarf_text(struct kr_reading *, const json_t *root,
		    const char *const *path, size_t n);
#define KR_XARF_TEXT(r, root, ...) \
	kr_xarf_text((r), (root), (const char *const[]){ __VA_ARGS__ }, \
	    sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

/* What is carried in the report, into the exhibit (xarf_payload.c). */
void	kr_xarf_evidence(struct kr_reading *, struct kr_exhibit *,
	    const struct kr_part *json, const json_t *root);

#endif /* KR_EVIDENCE_XARF_H */
