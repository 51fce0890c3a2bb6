/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rtf.h - rich text that mail programs keep instead of a mail's own
 *
 * Stage:  evidence (private).
 * Source: [MS-OXRTFCP] (compression), [MS-OXRTFEX] (HTML inside RTF), Rich
 * Text Format 1.9.1.
 */
#ifndef KR_EVIDENCE_RTF_H
#define KR_EVIDENCE_RTF_H

#include "base/base.h"

/*
 * Undo the compression, at most max bytes of result.  Absent if the bytes
 * are no such stream or the arena is full; what can be had of a broken one.
 */
struct kr_span	kr_rtf_inflate(struct kr_span, size_t max, struct kr_arena *);
/*
 * What a person reads in RTF, as UTF-8; with *html set, as HTML source.
 * Absent if it is no RTF or the arena is full.
 */
struct kr_span	kr_rtf_read(struct kr_span, size_t max, struct kr_arena *,
		    bool *html);

#endif /* KR_EVIDENCE_RTF_H */
