/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz.h - what fuzz targets share */
#ifndef KR_TESTS_FUZZ_H
#define KR_TESTS_FUZZ_H

#include <stdint.h>
#include <stdlib.h>

#include "base/base.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define FUZZ_ARENA_BYTES (1u << 26)

static inline struct kr_span
fuzz_span(const uint8_t *data, size_t size)
{
	return (struct kr_span){ (const char *)data, size };
}

#endif /* KR_TESTS_FUZZ_H */
