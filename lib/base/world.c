/* SPDX-License-Identifier: Apache-2.0 */
#include "base/world.h"

struct kr_world
kr_world_for_message(const struct kr_world *world, int64_t dns_ms)
{
	struct kr_world w = { .ctx = NULL };

	if (world != NULL)
		w = *world;
	if (w.monotonic_ms != NULL)
		w.dns_until_ms = w.monotonic_ms(w.ctx) + dns_ms;
	return w;
}

void
kr_world_ask(const struct kr_world *world, const char *name,
    enum kr_dns_type type, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	int64_t left = INT64_MAX;

	*ret = (struct kr_dns_answer){ .rc = KR_DNS_UNKNOWN };
	if (world->dns == NULL)
		return;
	if (world->dns_until_ms != 0 && world->monotonic_ms != NULL)
		left = world->dns_until_ms - world->monotonic_ms(world->ctx);
	ret->rc = KR_DNS_TEMPORARY;
	if (left > 0)
		world->dns(world->ctx, name, type, left, arena, ret);
}
