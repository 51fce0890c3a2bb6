/* SPDX-License-Identifier: Apache-2.0 */
/*
 * folder.h - a folder of a test's own, where TMPDIR says
 */
#ifndef KR_TESTS_FOLDER_H
#define KR_TESTS_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/base.h"

static char folder[200];		/* too small: no folder is made */

/* Fill name, so that mkdtemp(3) or mkstemp(3) can make it. */
static inline void
folder_name(char *name, size_t size, const char *what)
{
	const char *top = getenv("TMPDIR");

	snprintf(name, size, "%s/kereru-%s.XXXXXX",
	    top != NULL && *top != '\0' ? top : "/tmp", what);
}

static inline bool
folder_make(const char *what)
{
	folder_name(folder, sizeof(folder), what);
	return mkdtemp(folder) != NULL;
}

/* With all that is in it; 0 if it went. */
static inline int
folder_remove(const char *name)
{
	char command[1100];

	snprintf(command, sizeof(command), "rm -rf '%s'", name);
	return system(command);
}

/* Of a group of tests, as cmocka wants it. */
static inline int
folder_teardown(void **state)
{
	(void)state;
	return folder_remove(folder);
}

/* folder/file, which is good until it is asked for four more. */
static inline const char *
folder_file(const char *file)
{
	static char name[4][1200];
	static unsigned at;

	at = (at + 1) % KR_NELEM(name);
	snprintf(name[at], sizeof(name[at]), "%s/%s", folder, file);
	return name[at];
}

#endif /* KR_TESTS_FOLDER_H */
