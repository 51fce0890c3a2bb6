/* SPDX-License-Identifier: Apache-2.0 */
/*
 * zip.h - files packed in a .zip (APPNOTE.TXT 6.3), read from memory
 *
 * Stage:  evidence (private).  Stored and deflated files of plain archives;
 * what is encrypted, or packed otherwise, is told and left.
 */
#ifndef KR_EVIDENCE_ZIP_H
#define KR_EVIDENCE_ZIP_H

#include "base/base.h"

struct kr_zip_file {
	struct kr_span	 name;
	struct kr_span	 packed;	/* absent if it cannot be unpacked */
	size_t		 size;		/* unpacked, as the archive says */
	bool		 deflated, encrypted;
};

/* A directory being read. */
struct kr_zip {
	struct kr_span	 file;
	size_t		 at;		/* next entry */
	size_t		 left;		/* entries still to be read */
};

/* False if it is no archive. */
bool	kr_zip_open(struct kr_span file, struct kr_zip *ret);
/* The next file; false at the end. */
bool	kr_zip_next(struct kr_zip *, struct kr_zip_file *ret);
/*
 * Unpack.  Absent if it is broken, gets longer than max, or longer than 200
 * times what is packed: no text does.
 */
struct kr_span	kr_zip_unpack(const struct kr_zip_file *, size_t max,
		    struct kr_arena *);

#endif /* KR_EVIDENCE_ZIP_H */
