/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fault_more.h - refused besides: memory, arenas, the database, threads
 *
 * A test links with $(fault_ldflags) of Makefile.am.  Memory of SQLite is its
 * own; what it answers without it is what is made up here.
 */
#ifndef KR_TESTS_FAULT_MORE_H
#define KR_TESTS_FAULT_MORE_H

#include <jansson.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/base.h"
#include "fault_digest.h"

static int fault_sqlite = SQLITE_FULL;	/* what SQLite says then */
static bool fault_unheard;		/* though it did what was asked */

FAULT(void *, malloc, FAULT_MEMORY, ENOMEM, NULL, (size_t n), (n))
FAULT(void *, calloc, FAULT_MEMORY, ENOMEM, NULL, (size_t n, size_t size),
    (n, size))
FAULT(void *, realloc, FAULT_MEMORY, ENOMEM, NULL, (void *p, size_t n), (p, n))
FAULT(char *, strdup, FAULT_MEMORY, ENOMEM, NULL, (const char *s), (s))

/* Most of what an arena gives it has already, and does not ask for. */
FAULT(void *, kr_arena_alloc, FAULT_ARENA, ENOMEM, NULL, (struct kr_arena *a,
    size_t n, size_t size), (a, n, size))
FAULT(void *, kr_arena_grow, FAULT_ARENA, ENOMEM, NULL, (struct kr_arena *a,
    void *old, size_t n_old, size_t n_new, size_t size),
    (a, old, n_old, n_new, size))
FAULT(bool, kr_arena_room, FAULT_ARENA, ENOMEM, false, (struct kr_arena *a,
    void **array, size_t n, size_t *cap, size_t size),
    (a, array, n, cap, size))
FAULT(char *, kr_arena_cstr, FAULT_ARENA, ENOMEM, NULL, (struct kr_arena *a,
    struct kr_span s), (a, s))

FAULT(int, sqlite3_prepare_v3, FAULT_DATABASE, EIO, fault_sqlite, (sqlite3 *db,
    const char *sql, int n, unsigned flags, sqlite3_stmt **ret,
    const char **rest), (db, sql, n, flags, ret, rest))
int __real_sqlite3_step(sqlite3_stmt *s);
int __wrap_sqlite3_step(sqlite3_stmt *s);
int
__wrap_sqlite3_step(sqlite3_stmt *s)
{
	if (!fault_errno(FAULT_DATABASE, EIO))
		return __real_sqlite3_step(s);
	if (fault_unheard)
		(void)__real_sqlite3_step(s);
	return fault_sqlite;
}

FAULT(int, fstat, FAULT_FILE, EIO, -1, (int fd, struct stat *st), (fd, st))
FAULT(ssize_t, pread, FAULT_FILE, EIO, -1, (int fd, void *to, size_t n,
    off_t at), (fd, to, n, at))

/* The name of this machine, or NULL: as it is. */
static const char *fault_host;

int __real_gethostname(char *name, size_t n);
int __wrap_gethostname(char *name, size_t n);
int
__wrap_gethostname(char *name, size_t n)
{
	if (fault_errno(FAULT_FILE, EPERM))
		return -1;
	if (fault_host == NULL)
		return __real_gethostname(name, n);
	snprintf(name, n, "%s", fault_host);
	return 0;
}

/* SQLite's too: nothing here has to live through a power cut. */
int
fdatasync(int fd)
{
	(void)fd;
	return 0;
}

int
fsync(int fd)
{
	(void)fd;
	return 0;
}

FAULT(int, ftruncate, FAULT_WRITE, EIO, -1, (int fd, off_t n), (fd, n))

FAULT(int, pthread_create, FAULT_THREAD, EAGAIN, EAGAIN, (pthread_t *t,
    const pthread_attr_t *a, void *(*run)(void *), void *ctx),
    (t, a, run, ctx))

/* How often a thread that has set fault_waiter came to wait. */
static _Thread_local bool fault_waiter;
static atomic_int fault_waits;

int __real_pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m,
    const struct timespec *t);
int __wrap_pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m,
    const struct timespec *t);
int
__wrap_pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m,
    const struct timespec *t)
{
	fault_waits += fault_waiter;
	return fault_errno(FAULT_THREAD, ETIMEDOUT) ? ETIMEDOUT :
	    __real_pthread_cond_timedwait(c, m, t);
}

int __real_flock(int fd, int operation);
int __wrap_flock(int fd, int operation);
int
__wrap_flock(int fd, int operation)
{
	return fault_errno(FAULT_FILE, ENOLCK) ||
	    fault_errno(FAULT_SIGNAL, EINTR) ? -1 :
	    __real_flock(fd, operation);
}

/* A full disk takes a part; a signal leaves nothing written, or a half. */
ssize_t __real_write(int fd, const void *bytes, size_t n);
ssize_t __wrap_write(int fd, const void *bytes, size_t n);
ssize_t
__wrap_write(int fd, const void *bytes, size_t n)
{
	if (fault_errno(FAULT_SIGNAL, EINTR))
		return -1;
	if (fault_errno(FAULT_SIGNAL, 0))
		return __real_write(fd, bytes, n > 1 ? n / 2 : n);
	if (!fault_errno(FAULT_WRITE, ENOSPC))
		return __real_write(fd, bytes, n);
	if (__real_write(fd, bytes, n / 2) < 0)
		return -1;
	errno = ENOSPC;
	return -1;
}

static inline void *
fault_malloc(size_t n)
{
	return malloc(n);
}

static inline void
fault_free(void *p)
{
	free(p);
}

/* jansson's memory is refused too. */
static inline void
fault_begin(void)
{
	json_set_alloc_funcs(fault_malloc, fault_free);
}

#endif /* KR_TESTS_FAULT_MORE_H */
