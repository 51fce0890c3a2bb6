/* SPDX-License-Identifier: Apache-2.0 */
/* Any text searched for addresses (URLs): each must stand where it says. */
#include <stdlib.h>
#include <string.h>

#include "message/message.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kr_arena *arena = kr_arena_new(FUZZ_ARENA_BYTES);
	struct kr_view root = kr_view_root(fuzz_span(data, size));
	struct kr_urls urls = { .n = 0 };

	if (arena == NULL || kr_urls_in_text(&root, 0, size,
	    &kr_limits_default, arena, &urls) != KR_OK)
		urls.n = 0;
	if (urls.n > kr_limits_default.urls)
		abort();
	for (size_t i = 0; i < urls.n; i++) {
		const struct kr_url *u = &urls.item[i];

		if (u->place.view != &root || u->place.off > size ||
		    u->place.len > size - u->place.off ||
		    u->written.len > u->place.len)
			abort();
	}
	kr_arena_free(arena);
	return 0;
}
