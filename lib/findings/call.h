/* SPDX-License-Identifier: Apache-2.0 */
/*
 * call.h - what the functions of the rule language have in common
 *
 * Stage:  findings (private to functions.c and functions_*.c).
 */
#ifndef KR_FINDINGS_CALL_H
#define KR_FINDINGS_CALL_H

#include "findings/texts.h"

static inline enum kr_tri
answer(bool yes)
{
	return yes ? KR_YES : KR_NO;
}

static inline struct kr_span
field(const struct kr_call *c, const char *name, size_t nth)
{
	return kr_headers_value(c->headers, kr_span_str(name), false, nth);
}

static inline struct kr_span
lowered(struct kr_span s, struct kr_arena *arena)
{
	char *p = s.ptr == NULL ? NULL : kr_arena_cstr(arena, s);

	for (size_t i = 0; p != NULL && i < s.len; i++)
		p[i] = kr_lower(p[i]);
	return (struct kr_span){ p, p == NULL ? 0 : s.len };
}

/* "0.65" and "0.002" in thousandths; what is no digit is passed over. */
uint64_t	kr_call_thousandths(struct kr_span);

#endif /* KR_FINDINGS_CALL_H */
