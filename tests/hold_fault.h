/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hold_fault.h - a disk that fails, or a machine that stops, at the n-th write
 *
 * For the units of lib/hold; each links with --wrap (Makefile.am).
 */
#ifndef KR_TESTS_HOLD_FAULT_H
#define KR_TESTS_HOLD_FAULT_H

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

static int fault_at, fault_n;		/* 0: never */
static bool fault_ends;			/* the program ends there */

static bool
fault(void)
{
	if (fault_at == 0 || ++fault_n != fault_at)
		return false;
	if (fault_ends)
		_exit(7);
	errno = ENOSPC;
	return true;
}

#define WRAP(name, params, args) \
	int __real_##name params; \
	int __wrap_##name params; \
	int __wrap_##name params \
	{ return fault() ? -1 : __real_##name args; }
WRAP(fsync, (int fd), (fd))
WRAP(linkat, (int a, const char *b, int c, const char *d, int e),
    (a, b, c, d, e))
WRAP(renameat, (int a, const char *b, int c, const char *d), (a, b, c, d))
WRAP(unlinkat, (int a, const char *b, int c), (a, b, c))

#endif /* KR_TESTS_HOLD_FAULT_H */
