/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compound.h - streams of a compound file ([MS-CFB])
 *
 * Stage:  evidence (private).  Chains are bounded by the number of
 *         sectors there are.
 */
#ifndef KR_EVIDENCE_COMPOUND_H
#define KR_EVIDENCE_COMPOUND_H

#include "base/base.h"

#define KR_COMPOUND_STREAMS_MAX	4096

struct kr_compound {
	struct kr_span	 file;
	size_t		 sector, mini;	/* bytes */
	uint32_t	 n_sector;
	uint32_t	*fat;		/* n_fat entries, in the arena */
	size_t		 n_fat;
	uint32_t	*minifat;
	size_t		 n_minifat;
	struct kr_span	 ministream, directory;
	struct kr_arena	*arena;
};

/* Does it begin as one does? */
bool	kr_compound_is(struct kr_span file);
/* KR_E_SYNTAX if the file is broken, KR_E_NOMEM. */
enum kr_rc	kr_compound_open(struct kr_span file, struct kr_arena *,
		    struct kr_compound *ret) KR_NODISCARD;
#define KR_COMPOUND_ROOT	0u	/* the outermost storage */
/*
 * The stream of that ASCII name in a storage, at most max bytes of it;
 * absent if there is none or it is broken.
 */
struct kr_span	kr_compound_stream(const struct kr_compound *,
		    uint32_t storage, const char *name, size_t max);
/* The storage of that name in another; KR_COMPOUND_ROOT if there is none. */
uint32_t	kr_compound_storage(const struct kr_compound *,
		    uint32_t storage, const char *name);

#endif /* KR_EVIDENCE_COMPOUND_H */
