/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Landlock.  The C library has no functions for it, and the kernel's header
 * is often older than the kernel: the few numbers stand here.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "milter/sandbox.h"

#ifdef SYS_landlock_create_ruleset

/* linux/landlock.h */
#define CREATE_VERSION	1u
#define RULE_PATH	1
#define SCOPE_SIGNAL	(1u << 1)

enum {
	EXECUTE = 1 << 0, WRITE_FILE = 1 << 1, REMOVE_DIR = 1 << 4,
	REMOVE_FILE = 1 << 5, MAKE_CHAR = 1 << 6, MAKE_DIR = 1 << 7,
	MAKE_REG = 1 << 8, MAKE_SOCK = 1 << 9, MAKE_FIFO = 1 << 10,
	MAKE_BLOCK = 1 << 11, MAKE_SYM = 1 << 12, REFER = 1 << 13,
	TRUNCATE = 1 << 14, IOCTL_DEV = 1 << 15
};
struct ruleset {
	uint64_t	files, network, scoped;
};
struct path_rule {
	uint64_t	allowed;
	int32_t		parent;
} __attribute__((packed));

#define ABI_REFER	2	/* before, no file could change its folder */
#define ABI_TRUNCATE	3
#define ABI_IOCTL	5
#define ABI_SIGNAL	6
/* What is needed where a database or a spool lies. */
#define KEEPING		(WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | \
			MAKE_REG | REFER | TRUNCATE)

static int
allow(int set, const char *path, uint64_t rights)
{
	struct path_rule rule = { rights,
	    open(path, O_PATH | O_CLOEXEC) };
	int error = 0;

	/* What is not there cannot be written; its user will complain. */
	if (rule.parent < 0)
		return errno == ENOENT || errno == EACCES ? 0 : errno;
	if (syscall(SYS_landlock_add_rule, set, RULE_PATH, &rule, 0) != 0)
		error = errno;
	close(rule.parent);
	return error;
}

/* The folder of a file: SQLite makes others beside its database. */
static int
allow_folder_of(int set, const char *file, uint64_t rights)
{
	char folder[4096];
	const char *slash = strrchr(file, '/');
	size_t len = slash != NULL ? (size_t)(slash - file) : 0;

	if (slash == NULL || len + 2 > sizeof(folder) ||
	    kr_span_casestarts(kr_span_str(file), "postgresql:"))
		return 0;
	memcpy(folder, file, len);
	memcpy(folder + len, len == 0 ? "/" : "", len == 0 ? 2 : 1);
	return allow(set, folder, rights);
}

static int
allow_needed(int set, const struct kr_config *config, uint64_t handled)
{
	const char *const kept[] = { config->ledger, config->ledger_spool,
	    config->campaigns, config->zone_record };
	int error = allow(set, "/dev/null", WRITE_FILE);

	for (size_t i = 0; i < KR_NELEM(kept) && error == 0; i++)
		error = allow_folder_of(set, kept[i], KEEPING & handled);
	if (error == 0 && *config->hold_spool != '\0')
		error = allow(set, config->hold_spool, KEEPING & handled);
	return error;
}

int
sandbox_files(const struct kr_config *config, int *abi)
{
	struct ruleset rules = { .files = EXECUTE | WRITE_FILE | REMOVE_DIR |
	    REMOVE_FILE | MAKE_CHAR | MAKE_DIR | MAKE_REG | MAKE_SOCK |
	    MAKE_FIFO | MAKE_BLOCK | MAKE_SYM | REFER };
	int set, error;

	*abi = (int)syscall(SYS_landlock_create_ruleset, NULL, 0,
	    CREATE_VERSION);
	if (*abi < 0)
		return errno;
	if (*abi < ABI_REFER)
		return EOPNOTSUPP;
	if (*abi >= ABI_TRUNCATE)
		rules.files |= TRUNCATE;
	if (*abi >= ABI_IOCTL)
		rules.files |= IOCTL_DEV;
	if (*abi >= ABI_SIGNAL)
		rules.scoped = SCOPE_SIGNAL;
	set = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules),
	    0);
	if (set < 0)
		return errno;
	error = allow_needed(set, config, rules.files);
	if (error == 0 && syscall(SYS_landlock_restrict_self, set, 0) != 0)
		error = errno;
	close(set);
	return error;
}

#else	/* the C library is older than Landlock */

int
sandbox_files(const struct kr_config *config, int *abi)
{
	(void)config;
	*abi = 0;
	return ENOSYS;
}

#endif
