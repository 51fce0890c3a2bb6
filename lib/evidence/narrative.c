/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/narrative.h"

/* A line "-- " ends what is said (RFC 3676 4.3). */
static size_t
signature_off(struct kr_span s)
{
	struct kr_span rest = s, line;

	while (kr_span_line(&rest, &line))
		if (kr_span_is(line, "-- ") || kr_span_is(line, "--"))
			return (size_t)(line.ptr - s.ptr);
	return s.len;
}

enum kr_rc
kr_narrative_clean(const struct kr_slice *said, size_t n,
    struct kr_arena *arena, struct kr_narrative **ret, struct kr_err *err)
{
	struct kr_narrative *v = kr_arena_zalloc(arena, 1, sizeof(*v));

	if (v != NULL)
		v->said = kr_arena_zalloc(arena, n + 1, sizeof(*v->said));
	if (v == NULL || v->said == NULL)
		return kr_fail(err, KR_E_NOMEM, 0,
		    "narrative: arena is full");
	for (size_t i = 0; i < n; i++) {
		struct kr_slice s = said[i];
		size_t off = signature_off(kr_slice_span(s));

		if (off < s.len)
			v->signature = (struct kr_slice){ s.view, s.off + off,
			    s.len - off };
		s.len = off;
		v->said[v->n_said++] = s;
	}
	*ret = v;
	return KR_OK;
}
