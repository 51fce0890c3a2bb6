/* SPDX-License-Identifier: Apache-2.0 */
/* The filter of system calls. */
#include <errno.h>

#include "milter/sandbox.h"

#ifdef HAVE_SECCOMP

#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

/*
 * By name: an older libseccomp does not know the newer ones, and some are
 * not to be had on some processors.
 */
static const char *const allowed[] = {
	/* memory, threads, time */
	"brk", "munmap", "mremap", "madvise", "mlock", "munlock", "msync",
	"mincore", "membarrier", "futex", "futex_time64", "futex_waitv",
	"rseq", "set_robust_list", "get_robust_list", "set_tid_address",
	"gettid", "sched_yield", "sched_getaffinity", "sched_getparam",
	"sched_getscheduler", "sched_get_priority_max",
	"sched_get_priority_min", "getcpu", "exit", "exit_group",
	"clock_gettime", "clock_gettime64", "clock_getres",
	"clock_getres_time64", "clock_nanosleep", "clock_nanosleep_time64",
	"nanosleep", "gettimeofday", "time", "times", "restart_syscall",
	/* signals, to ourselves */
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigtimedwait",
	"rt_sigtimedwait_time64", "rt_sigsuspend", "rt_sigpending",
	"sigaltstack", "sigreturn",
	/* who and where we are */
	"getpid", "getppid", "getpgrp", "getpgid", "getsid", "getuid",
	"geteuid", "getgid", "getegid", "getuid32", "geteuid32", "getgid32",
	"getegid32", "getresuid", "getresgid", "getgroups", "getrusage",
	"getrlimit", "ugetrlimit", "getcwd", "uname", "sysinfo", "getrandom",
	"umask",
	/* descriptors */
	"read", "write", "readv", "writev", "pread64", "pwrite64", "preadv",
	"pwritev", "preadv2", "pwritev2", "lseek", "_llseek", "close",
	"close_range", "dup", "dup2", "dup3", "fcntl", "fcntl64", "pipe",
	"pipe2", "eventfd2", "poll", "ppoll", "ppoll_time64", "select",
	"_newselect", "pselect6", "pselect6_time64", "epoll_create",
	"epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait",
	"epoll_pwait2",
	/* files: Landlock says which */
	"open", "openat", "stat", "stat64", "lstat", "lstat64", "fstat",
	"fstat64", "newfstatat", "fstatat64", "statx", "statfs", "statfs64",
	"fstatfs", "fstatfs64", "access", "faccessat", "faccessat2",
	"readlink", "readlinkat", "getdents", "getdents64", "fsync",
	"fdatasync", "sync_file_range", "ftruncate", "ftruncate64",
	"fallocate", "fadvise64", "fadvise64_64", "flock", "rename",
	"renameat", "renameat2", "link", "linkat", "unlink", "unlinkat",
	"mkdir", "mkdirat", "rmdir", "fchmod", "utimensat",
	"utimensat_time64", "chdir",
	/* the network: the mail server, DNS, submission, a database */
	"socketpair", "connect", "bind", "accept", "accept4", "getsockname",
	"getpeername", "getsockopt", "setsockopt", "sendto", "recvfrom",
	"sendmsg", "recvmsg", "sendmmsg", "recvmmsg", "recvmmsg_time64",
	"shutdown", "send", "recv"
};

/* Allowed if argument number arg, under mask, has that value. */
static const struct {
	const char		*name;
	unsigned		 arg;
	scmp_datum_t		 mask, value;
} conditional[] = {
	/* threads, no processes; clone3 cannot be looked into */
	{ "clone", 0, CLONE_THREAD, CLONE_THREAD },
	/* what was compiled is ready: no memory is written, then run */
	{ "mmap", 2, PROT_EXEC, 0 }, { "mmap", 2, PROT_WRITE, 0 },
	{ "mmap2", 2, PROT_EXEC, 0 }, { "mmap2", 2, PROT_WRITE, 0 },
	{ "mprotect", 2, PROT_EXEC, 0 },
	{ "socket", 0, ~(scmp_datum_t)0, AF_UNIX },
	{ "socket", 0, ~(scmp_datum_t)0, AF_INET },
	{ "socket", 0, ~(scmp_datum_t)0, AF_INET6 },
	{ "ioctl", 1, UINT32_MAX, FIONREAD },
	{ "ioctl", 1, UINT32_MAX, FIONBIO },
	{ "ioctl", 1, UINT32_MAX, TCGETS },
	{ "prctl", 0, ~(scmp_datum_t)0, PR_SET_NAME },
	{ "prctl", 0, ~(scmp_datum_t)0, PR_GET_DUMPABLE },
	{ "prlimit64", 2, ~(scmp_datum_t)0, 0 },	/* asks, sets none */
};

/* No library of ours does this: somebody else is at work. */
static const char *const deadly[] = { "execve", "execveat", "ptrace",
    "process_vm_writev" };

/* A system call by its name; 0 if there is none of that name here. */
static int
rule(scmp_filter_ctx filter, uint32_t action, const char *name,
    const struct scmp_arg_cmp *condition)
{
	int number = seccomp_syscall_resolve_name(name);

	if (number == __NR_SCMP_ERROR)
		return 0;
	return seccomp_rule_add_array(filter, action, number,
	    condition != NULL ? 1 : 0, condition);
}

static int
rules_add(scmp_filter_ctx filter)
{
	struct scmp_arg_cmp self = { 0, SCMP_CMP_EQ, (scmp_datum_t)getpid(),
	    0 };
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < KR_NELEM(allowed); i++)
		rc = rule(filter, SCMP_ACT_ALLOW, allowed[i], NULL);
	for (size_t i = 0; rc == 0 && i < KR_NELEM(conditional); i++) {
		struct scmp_arg_cmp c = { conditional[i].arg,
		    SCMP_CMP_MASKED_EQ, conditional[i].mask,
		    conditional[i].value };

		rc = rule(filter, SCMP_ACT_ALLOW, conditional[i].name, &c);
	}
	if (rc == 0)
		rc = rule(filter, SCMP_ACT_ALLOW, "tgkill", &self);
	for (size_t i = 0; rc == 0 && i < KR_NELEM(deadly); i++)
		rc = rule(filter, SCMP_ACT_KILL_PROCESS, deadly[i], NULL);
	return rc;
}

int
sandbox_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
	int rc;

	if (filter == NULL)
		return ENOMEM;
	rc = rules_add(filter);
	/* A binary tree over 200 calls instead of a chain; libseccomp 2.5. */
	if (rc == 0)
		(void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
	if (rc == 0)
		rc = seccomp_load(filter);
	seccomp_release(filter);
	return -rc;
}

#else	/* built without, or with sanitizers, which need more than this */

int
sandbox_calls(void)
{
	return ENOSYS;
}

#endif
