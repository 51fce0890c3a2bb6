/* SPDX-License-Identifier: Apache-2.0 */
#include <time.h>

#include "host/clock.h"

static int64_t
milliseconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t
kr_clock_now_ms(void)
{
	return milliseconds(CLOCK_REALTIME);
}

int64_t
kr_clock_steady_ms(void)
{
	return milliseconds(CLOCK_MONOTONIC);
}
