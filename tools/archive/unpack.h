/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unpack.h - three ways to pack a file, behind one table
 */
#ifndef KR_ARCHIVE_UNPACK_H
#define KR_ARCHIVE_UNPACK_H

#include "base/base.h"

#define KR_UNPACK_MAGIC_MAX 6u

struct kr_unpack_step {
	const char	*in;
	size_t		 n_in;		/* is lowered by what was used */
	bool		 end_of_input;	/* nothing comes after in */
	char		*out;
	size_t		 n_out;		/* is lowered by what was made */
	bool		 done;		/* is set after the last member */
};

struct kr_unpacker {
	const char	*name;
	unsigned char	 magic[KR_UNPACK_MAGIC_MAX];
	size_t		 n_magic;
	void		*(*begin)(void);		/* NULL: no memory */
	/* NULL if fine, else a sentence. */
	const char	*(*step)(void *, struct kr_unpack_step *);
	void		 (*end)(void *);
};

/* The unpacker for a file with these first bytes; NULL: not packed. */
const struct kr_unpacker	*kr_unpacker_find(struct kr_span first);

#endif /* KR_ARCHIVE_UNPACK_H */
