/* SPDX-License-Identifier: Apache-2.0 */
/*
 * archive.h - every mail of many files, one after the other
 *
 * Files, folders, Maildirs, packed or not, standard input: the mails come in
 * the order of inputs.h, and from each file in its order.
 */
#ifndef KR_ARCHIVE_ARCHIVE_H
#define KR_ARCHIVE_ARCHIVE_H

#include "archive/inputs.h"
#include "archive/mbox.h"

struct kr_archive_options {
	struct kr_mbox_options	 mbox;
	/*
	 * One piece of all: shard of shards, from 0; shards 0 or 1: all.
	 * The bytes of all files in a row are cut into equal ranges, and a mail
	 * belongs where it starts; mails of pipes and of files named .gz, .xz
	 * or .zst are dealt out in turn.
	 */
	unsigned		 shard, shards;
	/* Called for what cannot be read; the rest is read all the same. */
	void			(*warn)(void *ctx, const char *text);
	void			*ctx;
};

struct kr_archive;

/* NULL if there is no memory.  inputs and options are kept by the caller. */
struct kr_archive	*kr_archive_new(const struct kr_inputs *,
			    const struct kr_archive_options *);
void			 kr_archive_free(struct kr_archive *);
/* The next mail, good until the next call; false at the end. */
bool			 kr_archive_next(struct kr_archive *,
			    struct kr_mail *ret);
/* Bytes of kr_inputs.total that are done with. */
uint64_t		 kr_archive_done(const struct kr_archive *);
/* Files in folders that were no mail and were left out. */
size_t			 kr_archive_skipped(const struct kr_archive *);

#endif /* KR_ARCHIVE_ARCHIVE_H */
