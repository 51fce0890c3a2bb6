/* SPDX-License-Identifier: Apache-2.0 */
/*
 * write.h - every byte of it, or an error
 */
#ifndef KR_HOST_WRITE_H
#define KR_HOST_WRITE_H

#include <stdbool.h>

#include "base/span.h"

/* False with errno; then some of it may have been written. */
bool	kr_write_all(int fd, struct kr_span);

#endif /* KR_HOST_WRITE_H */
