/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the child gives up before it sees the first mail.  A parser that is
 * taken over by a mail then cannot start a program, cannot write but where
 * decisions and held reports are kept, and cannot listen.
 *
 * Both fences are the kernel's to have or not: without one the daemon works
 * and says so.
 */
#include <errno.h>
#include <string.h>
#include <sys/prctl.h>

#include "milter/sandbox.h"

/* Logs what became of it. */
static bool
raised(const char *what, int error)
{
	if (error != 0)
		log_line(LOG_WARNING, "sandbox: %s not restricted: %s", what,
		    strerror(error));
	return error == 0;
}

unsigned
sandbox_enter(const struct kr_config *config)
{
	unsigned on = 0;
	int abi = 0;

	if (!config->sandbox)
		return 0;
	/* The parent did; without it the kernel would refuse both. */
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (raised("files", sandbox_files(config, &abi)))
		on |= SANDBOX_FILES;
	/* Last: it forbids to restrict anything further. */
	if (raised("system calls", sandbox_calls()))
		on |= SANDBOX_CALLS;
	if (on == (SANDBOX_FILES | SANDBOX_CALLS))
		log_line(LOG_INFO, "sandbox: system calls and files are "
		    "restricted (seccomp, Landlock %d)", abi);
	return on;
}
