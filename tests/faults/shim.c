/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Faults of the system under the daemon (LD_PRELOAD).  The test arms it by
 * writing into a file that is mapped here; the daemon itself knows nothing.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* As struct.pack('=iiiiq', ...) of tests/faults/daemon.py. */
struct plan {
	int32_t	countdown;	/* 1: the next matching call; 0: none */
	int32_t	calls;		/* a bit for each of enum call */
	int32_t	action;		/* an errno value; -1 short, -2 die */
	int32_t	times;		/* so often from then on */
	int64_t	clock_s;	/* added to the time of day */
	int32_t	seen;		/* matching calls until now */
	int32_t	done;		/* faults that happened */
};
enum call { WRITE, FSYNC, OPEN, TRUNCATE, UNLINK, READ };

static struct plan *plan;

__attribute__((constructor)) static void
begin(void)
{
	const char *name = getenv("FAULTS_PLAN");
	int fd = name != NULL ? open(name, O_RDWR | O_CLOEXEC) : -1;
	void *p;

	if (fd < 0)
		return;
	p = mmap(NULL, sizeof(*plan), PROT_READ | PROT_WRITE, MAP_SHARED, fd,
	    0);
	close(fd);
	plan = p != MAP_FAILED ? p : NULL;
}

/* Only regular files under the folder of the state: not the mail server. */
static int
of_the_state(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

/* What happens to this call: 0 nothing, else the action. */
static int
strike(enum call c)
{
	struct plan *p = plan;

	if (p == NULL || (p->calls & (1 << c)) == 0)
		return 0;
	__atomic_add_fetch(&p->seen, 1, __ATOMIC_SEQ_CST);
	if (p->countdown <= 0 ||
	    __atomic_sub_fetch(&p->countdown, 1, __ATOMIC_SEQ_CST) > 0)
		return 0;
	p->countdown = p->times > 1 ? 1 : 0;
	p->times--;
	__atomic_add_fetch(&p->done, 1, __ATOMIC_SEQ_CST);
	if (p->action == -2)
		raise(SIGKILL);
	return p->action;
}

#define REAL(name, type) \
	static type real; \
	if (real == NULL) { \
		void *symbol_ = dlsym(RTLD_NEXT, name); \
		memcpy(&real, &symbol_, sizeof(real)); \
	}

typedef ssize_t write_fn(int, const void *, size_t);
typedef ssize_t pwrite_fn(int, const void *, size_t, off_t);
typedef ssize_t pread_fn(int, void *, size_t, off_t);
typedef int fd_fn(int);

ssize_t
write(int fd, const void *b, size_t n)
{
	REAL("write", write_fn *)
	int what = of_the_state(fd) ? strike(WRITE) : 0;

	if (what > 0) {
		errno = what;
		return -1;
	}
	return real(fd, b, what == -1 && n > 1 ? n / 2 : n);
}

#define PWRITE(name) \
ssize_t \
name(int fd, const void *b, size_t n, off_t at) \
{ \
	REAL(#name, pwrite_fn *) \
	int what = of_the_state(fd) ? strike(WRITE) : 0; \
\
	if (what > 0) { \
		errno = what; \
		return -1; \
	} \
	return real(fd, b, what == -1 && n > 1 ? n / 2 : n, at); \
}
PWRITE(pwrite)
PWRITE(pwrite64)

#define PREAD(name) \
ssize_t \
name(int fd, void *b, size_t n, off_t at) \
{ \
	REAL(#name, pread_fn *) \
	int what = of_the_state(fd) ? strike(READ) : 0; \
\
	if (what > 0) { \
		errno = what; \
		return -1; \
	} \
	return real(fd, b, what == -1 && n > 1 ? n / 2 : n, at); \
}
PREAD(pread)
PREAD(pread64)

#define SYNC(name, call) \
int \
name(int fd) \
{ \
	REAL(#name, fd_fn *) \
	int what = of_the_state(fd) ? strike(call) : 0; \
\
	if (what > 0) { \
		errno = what; \
		return -1; \
	} \
	return real(fd); \
}
SYNC(fsync, FSYNC)
SYNC(fdatasync, FSYNC)

#define TRUNC(name) \
int \
name(int fd, off_t n) \
{ \
	typedef int trunc_fn(int, off_t); \
	REAL(#name, trunc_fn *) \
	int what = strike(TRUNCATE); \
\
	if (what > 0) { \
		errno = what; \
		return -1; \
	} \
	return real(fd, n); \
}
TRUNC(ftruncate)
TRUNC(ftruncate64)

int
unlink(const char *path)
{
	typedef int unlink_fn(const char *);
	REAL("unlink", unlink_fn *)
	int what = strike(UNLINK);

	if (what > 0) {
		errno = what;
		return -1;
	}
	return real(path);
}

int
clock_gettime(clockid_t id, struct timespec *t)
{
	typedef int clock_fn(clockid_t, struct timespec *);
	REAL("clock_gettime", clock_fn *)
	int rc = real(id, t);

	if (rc == 0 && plan != NULL && id == CLOCK_REALTIME)
		t->tv_sec += plan->clock_s;
	return rc;
}

time_t
time(time_t *ret)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	if (ret != NULL)
		*ret = t.tv_sec;
	return t.tv_sec;
}
