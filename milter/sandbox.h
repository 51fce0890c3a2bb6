/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sandbox.h - the two fences around the child
 *
 * Source: seccomp(2), landlock(7).
 */
#ifndef KR_MILTER_SANDBOX_H
#define KR_MILTER_SANDBOX_H

#include "milter/milter.h"

/*
 * Files are written and made only in the folders of the configuration that
 * the child needs; no program is started; no process outside is signalled
 * (Landlock 6 and later).  Reading stays as the user's rights have it.
 *   abi  set to the kernel's version of Landlock.
 * Returns 0 or an errno value: ENOSYS, EOPNOTSUPP: not in this kernel.
 */
int	sandbox_files(const struct kr_config *, int *abi);

/*
 * Of system calls, what the daemon and its libraries use.  Starting a program
 * ends the process; anything else fails with ENOSYS, as on a kernel that has
 * it not, so that libraries take their older way.
 * Returns 0 or an errno value; ENOSYS: built without libseccomp.
 */
int	sandbox_calls(void);

#endif /* KR_MILTER_SANDBOX_H */
