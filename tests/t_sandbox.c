/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the process that reads mail can no longer do, and still can.  Each act
 * is tried in a process of its own.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef HAVE_SECCOMP
# include <seccomp.h>
#endif

#include "folder.h"
#include "unit.h"

#include "../milter/milter.h"

/* A folder for each, with the file "there". */
static char inside[200], outside[200];
static char ledger[256];

/* ---- acts: 0 if it worked, else why not --------------------------------- */

static int
file_open(const char *where, const char *name, int flags)
{
	char path[256];
	int fd;

	snprintf(path, sizeof(path), "%s/%s", where, name);
	fd = open(path, flags, 0600);
	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

static int
why(int result)
{
	return result < 0 ? errno : 0;
}

static int
program_starts(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return errno;
}

static int
process_starts(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return why(pid);
}

static void *
nothing(void *p)
{
	return p;
}

static int
thread_starts(void)
{
	pthread_t t;
	int error = pthread_create(&t, NULL, nothing, NULL);

	return error != 0 ? error : pthread_join(t, NULL);
}

static int
file_made_outside(void)
{
	return file_open(outside, "new", O_WRONLY | O_CREAT);
}

static int
file_written_outside(void)
{
	return file_open(outside, "there", O_WRONLY);
}

static int
file_cut_outside(void)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/there", outside);
	return why(truncate(path, 0));
}

static int
file_removed_outside(void)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/there", outside);
	return why(unlink(path));
}

static int
file_read_outside(void)
{
	return file_open(outside, "there", O_RDONLY);
}

static int
null_written(void)
{
	return file_open("/dev", "null", O_RDWR);
}

static int
database_kept(void)
{
	int error = file_open(inside, "new", O_RDWR | O_CREAT | O_EXCL);
	char from[256], to[256];

	if (error != 0)
		return error;
	snprintf(from, sizeof(from), "%s/new", inside);
	snprintf(to, sizeof(to), "%s/newer", inside);
	if (rename(from, to) != 0)
		return errno;
	return why(unlink(to));
}

static int
moved_out(void)
{
	char from[256], to[256];

	snprintf(from, sizeof(from), "%s/there", inside);
	snprintf(to, sizeof(to), "%s/moved", outside);
	return why(rename(from, to));
}

static int
listens(void)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	return fd < 0 ? 0 : why(listen(fd, 1));
}

static int
socket_for_network(void)
{
	return why(socket(AF_INET6, SOCK_DGRAM, 0));
}

static int
socket_for_kernel(void)
{
	return why(socket(AF_NETLINK, SOCK_RAW, 0));
}

static int
written_memory_runs(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE |
	    MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED ? 0 : why(mprotect(p, 4096, PROT_READ |
	    PROT_EXEC));
}

static int
writable_memory_runs(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : 0;
}

static int
parent_signalled(void)
{
	return why(kill(getppid(), 0));
}

static int
itself_signalled(void)
{
	return why(raise(0));
}

/* ---- in a process of its own -------------------------------------------- */

enum { WORKS, FAILS, DIES };

static struct act {
	const char	*name;
	unsigned	 by;	/* the fence it takes, or 0 */
	int		 end;
	int		 (*act)(void);
} acts[] = {
	{ "no program is started", SANDBOX_CALLS, DIES, program_starts },
	{ "no process is started", SANDBOX_CALLS, FAILS, process_starts },
	{ "threads are", 0, WORKS, thread_starts },
	{ "no file is made elsewhere", SANDBOX_FILES, FAILS,
	  file_made_outside },
	{ "none is written", SANDBOX_FILES, FAILS, file_written_outside },
	{ "none is cut", SANDBOX_FILES, FAILS, file_cut_outside },
	{ "none is removed", SANDBOX_FILES, FAILS, file_removed_outside },
	{ "they are read", 0, WORKS, file_read_outside },
	{ "/dev/null is written", 0, WORKS, null_written },
	{ "a database keeps its files", 0, WORKS, database_kept },
	{ "and none leaves its folder", SANDBOX_FILES, FAILS, moved_out },
	{ "no socket listens", SANDBOX_CALLS, FAILS, listens },
	{ "sockets of the network", 0, WORKS, socket_for_network },
	{ "no other ones", SANDBOX_CALLS, FAILS, socket_for_kernel },
	{ "what was written never runs", SANDBOX_CALLS, FAILS,
	  written_memory_runs },
	{ "nor what can be written", SANDBOX_CALLS, FAILS,
	  writable_memory_runs },
	{ "no signal to others", SANDBOX_CALLS, FAILS, parent_signalled },
	{ "but to itself", 0, WORKS, itself_signalled },
};

static const struct kr_config restricted = { .sandbox = true,
    .ledger = ledger, .ledger_spool = "", .campaigns = "",
    .zone_record = "", .hold_spool = "" };
static const struct kr_config free_of_it = { .sandbox = false };

/* How act ended there: an errno value, or minus the signal. */
static int
tried(const struct kr_config *config, int (*act)(void))
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		sandbox_enter(config);
		_exit(act());
	}
	assert_int_equal(pid, waitpid(pid, &status, 0));
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

/* What this machine can do, found in a process of its own. */
static unsigned
fences(void)
{
	int status;
	pid_t pid = fork();

	if (pid == 0)
		_exit((int)sandbox_enter(&restricted));
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_true(WIFEXITED(status));
	return (unsigned)WEXITSTATUS(status);
}

static void
folders_fill(void)
{
	assert_int_equal(0, file_open(inside, "there", O_WRONLY | O_CREAT));
	assert_int_equal(0, file_open(outside, "there", O_WRONLY | O_CREAT));
}

static void
run(void **state)
{
	const struct act *c = *state;
	int end;

	if ((c->by & ~fences()) != 0)
		skip();
	folders_fill();
	end = tried(&restricted, c->act);
	if (c->end == WORKS)
		assert_int_equal(0, end);
	else if (c->end == DIES)
		assert_int_equal(-SIGSYS, end);
	else
		assert_true(end == EACCES || end == ENOSYS || end == EXDEV);
	/* Without the sandbox all of it works: the act is a real one. */
	assert_int_equal(0, tried(&free_of_it, c->act));
}

/* ---- a kernel without --------------------------------------------------- */

#ifdef HAVE_SECCOMP
/* From now on the kernel knows neither fence. */
static void
older_kernel(void)
{
	static const char *const unknown[] = { "seccomp",
	    "landlock_create_ruleset" };
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	struct scmp_arg_cmp filters = { 0, SCMP_CMP_EQ, PR_SET_SECCOMP, 0 };

	for (size_t i = 0; i < KR_NELEM(unknown); i++)
		if (seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(ENOSYS),
		    seccomp_syscall_resolve_name(unknown[i]), 0, NULL) != 0)
			_exit(2);
	if (seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EINVAL),
	    SCMP_SYS(prctl), 1, &filters) != 0 || seccomp_load(filter) != 0)
		_exit(3);
	seccomp_release(filter);
}
#endif

/* It says so, and mail goes on being read. */
static void
without(void **state)
{
#ifdef HAVE_SECCOMP
	int status, said[2];
	char text[1024] = "";
	pid_t pid;

	(void)state;
	assert_int_equal(0, pipe(said));
	pid = fork();
	if (pid == 0) {
		dup2(said[1], STDERR_FILENO);
		older_kernel();
		if (sandbox_enter(&restricted) != 0)
			_exit(4);
		_exit(database_kept() != 0 || thread_starts() != 0);
	}
	close(said[1]);
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_true(read(said[0], text, sizeof(text) - 1) > 0);
	close(said[0]);
	assert_true(WIFEXITED(status));
	assert_int_equal(0, WEXITSTATUS(status));
	assert_non_null(strstr(text, "files not restricted"));
	assert_non_null(strstr(text, "system calls not restricted"));
#else
	(void)state;
	skip();
#endif
}

static int
folders_make(void **state)
{
	(void)state;
	folder_name(inside, sizeof(inside), "sandbox.in");
	folder_name(outside, sizeof(outside), "sandbox.out");
	if (mkdtemp(inside) == NULL)
		return -1;
	snprintf(ledger, sizeof(ledger), "%s/ledger.db", inside);
	return mkdtemp(outside) == NULL ? -1 : 0;
}

static int
folders_remove(void **state)
{
	char path[256];
	const char *const names[] = { "there", "new", "moved" };

	(void)state;
	for (size_t i = 0; i < 2 * KR_NELEM(names); i++) {
		snprintf(path, sizeof(path), "%s/%s", i % 2 ? inside :
		    outside, names[i / 2]);
		unlink(path);
	}
	return rmdir(inside) != 0 || rmdir(outside) != 0 ? -1 : 0;
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(acts) + 1];

	log_open("t_sandbox", true);
	UNIT_ROWS(tests, 0, acts, run);
	tests[KR_NELEM(acts)] = (struct CMUnitTest)cmocka_unit_test(without);
	return cmocka_run_group_tests_name("sandbox", tests, folders_make,
	    folders_remove);
}
