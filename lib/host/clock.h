/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clock.h - the two clocks, in milliseconds
 *
 * For what is outside the core; the core is told the time (base/world.h).
 */
#ifndef KR_HOST_CLOCK_H
#define KR_HOST_CLOCK_H

#include <stdint.h>

/* Since 1970, UTC: what is written down.  An administrator may set it back. */
int64_t	kr_clock_now_ms(void);
/* Since some moment, never back: what is waited for and measured. */
int64_t	kr_clock_steady_ms(void);

#endif /* KR_HOST_CLOCK_H */
