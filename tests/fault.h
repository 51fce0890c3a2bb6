/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fault.h - what a program asks of the machine is refused, the n-th time
 *
 * A test includes it once and links with $(disk_fault_ldflags) of Makefile.am;
 * fault_more.h has all but what the disk is asked for.
 */
#ifndef KR_TESTS_FAULT_H
#define KR_TESTS_FAULT_H

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

enum {
	FAULT_MEMORY	= 1 << 0,	/* ours and jansson's */
	FAULT_DIGEST	= 1 << 1,
	FAULT_DATABASE	= 1 << 2,
	FAULT_FILE	= 1 << 3,	/* opened, read, locked */
	FAULT_DISK	= 1 << 4,	/* made to last, named, removed */
	FAULT_SIGNAL	= 1 << 5,	/* a call is interrupted */
	FAULT_THREAD	= 1 << 6,
	FAULT_WRITE	= 1 << 7,	/* bytes written, or cut off */
	FAULT_ARENA	= 1 << 8,
	FAULT_KINDS	= 9
};

static unsigned fault_kinds;
static int fault_at;			/* 0: never */
static atomic_int fault_n;		/* calls so far */
static bool fault_ends;			/* the program ends there */
static bool fault_stays;		/* from there on all are refused */

/* How a child of a test ends; what it ran is counted where that is done. */
#ifdef HAVE___GCOV_DUMP
void __gcov_dump(void);
#endif
static inline void
fault_exit(int status)
{
#ifdef HAVE___GCOV_DUMP
	__gcov_dump();
#endif
	_exit(status);
}

static inline void
fault_set(unsigned kinds, int at)
{
	fault_kinds = kinds;
	fault_at = at;
	fault_n = 0;
}

/* It is over; was there a call to refuse? */
static inline bool
fault_over(void)
{
	bool met = fault_n >= fault_at;

	fault_at = 0;
	return met;
}

static inline bool
fault_errno(unsigned kind, int code)
{
	int n;

	if (fault_at == 0 || (fault_kinds & kind) == 0)
		return false;
	n = atomic_fetch_add(&fault_n, 1) + 1;
	if (fault_stays ? n < fault_at : n != fault_at)
		return false;
	if (fault_ends)
		fault_exit(7);
	errno = code;
	return true;
}

#define FAULT(type, name, kind, code, failed, params, args) \
	type __real_##name params; \
	type __wrap_##name params; \
	type __wrap_##name params \
	{ return fault_errno(kind, code) ? (failed) : __real_##name args; }

FAULT(int, fsync, FAULT_DISK, ENOSPC, -1, (int fd), (fd))
FAULT(int, linkat, FAULT_DISK, ENOSPC, -1, (int a, const char *b, int c,
    const char *d, int e), (a, b, c, d, e))
FAULT(int, renameat, FAULT_DISK, ENOSPC, -1, (int a, const char *b, int c,
    const char *d), (a, b, c, d))
FAULT(int, unlinkat, FAULT_DISK, ENOSPC, -1, (int a, const char *b, int c),
    (a, b, c))

#endif /* KR_TESTS_FAULT_H */
