/* SPDX-License-Identifier: Apache-2.0 */
/*
 * inputs.h - which files are read, in which order
 *
 * Paths in the order given; folders with all below them, names in byte
 * order; of a Maildir what is in cur and new, and its sub-folders.
 */
#ifndef KR_ARCHIVE_INPUTS_H
#define KR_ARCHIVE_INPUTS_H

#include <sys/stat.h>

#include "base/base.h"

struct kr_input {
	char		*name;
	uint64_t	 size;		/* bytes on disk; 0 for a pipe */
	uint64_t	 base;		/* sizes of all before it */
	dev_t		 dev;		/* which file it is, whatever its */
	ino_t		 ino;		/* name */
	bool		 regular;
	bool		 mail;	/* in a Maildir, or .eml: even if empty */
	bool		 named;	/* by the user, or .mbox: whatever it is */
};

struct kr_inputs {
	struct kr_input	*item;
	size_t		 n, cap;
	uint64_t	 total;		/* bytes on disk */
};

/*
 * List what is there.
 *   warn  called for each path or file that cannot be looked at; the others
 *         are listed all the same.
 * KR_E_NOMEM only.
 */
enum kr_rc	kr_inputs_list(char *const *path, size_t n,
		    struct kr_inputs *ret,
		    void (*warn)(void *ctx, const char *text), void *ctx)
		    KR_NODISCARD;
/* Is it one of them? */
bool		kr_inputs_have(const struct kr_inputs *, const struct stat *);
void		kr_inputs_free(struct kr_inputs *);

#endif /* KR_ARCHIVE_INPUTS_H */
