/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a message: its tree of parts, each part's bytes and text. */
#include <stdlib.h>

#include "message/message.h"
#include "fuzz.h"

static void
part_check(struct kr_message *m, const struct kr_part *p)
{
	const struct kr_view *v = kr_part_decoded(m, p);
	size_t off, len;

	if (v != NULL && v->text.len > 0 && kr_slice_origin(
	    (struct kr_slice){ v, 0, v->text.len }, &off, &len) &&
	    (off > m->root.text.len || len > m->root.text.len - off))
		abort();
	(void)kr_part_text(m, p);
	(void)kr_part_visible(m, p);
	(void)kr_part_parameter(m, p, "Content-Type", "name");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kr_arena *arena = kr_arena_new(1 << 28);
	struct kr_message *m;

	if (arena != NULL && kr_message_read(
	    fuzz_span(data, size), &kr_limits_default,
	    arena, &m, NULL) == KR_OK) {
		if (m->top == NULL || m->n_part == 0 || m->part[0] != m->top)
			abort();
		for (size_t i = 0; i < m->n_part; i++)
			part_check(m, m->part[i]);
	}
	kr_arena_free(arena);
	return 0;
}
