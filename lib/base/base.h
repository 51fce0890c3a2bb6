/* SPDX-License-Identifier: Apache-2.0 */
/*
 * base.h - what every stage stands on
 *
 * Spans and views of bytes, the arena of a message, errors, limits, text
 * folding, digests, and the outside world as callbacks.  No I/O, no locale,
 * no static state: safe from any thread.
 */
#ifndef KR_BASE_BASE_H
#define KR_BASE_BASE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "base/error.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/view.h"
#include "base/text.h"
#include "base/terms.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/world.h"

#define KR_NELEM(a) (sizeof(a) / sizeof((a)[0]))

/*
 * The three-valued answer.  Unknown is a value of its own up to the decision
 * and never becomes no by itself.  Zeroed memory is unknown.
 */
enum kr_tri { KR_UNKNOWN = 0, KR_NO, KR_YES };

#endif /* KR_BASE_BASE_H */
