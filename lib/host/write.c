/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <unistd.h>

#include "host/write.h"

bool
kr_write_all(int fd, struct kr_span s)
{
	while (s.len > 0) {
		ssize_t n = write(fd, s.ptr, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)		/* a device that is full, once */
			errno = ENOSPC;
		if (n <= 0)
			return false;
		s = kr_span_from(s, (size_t)n);
	}
	return true;
}
