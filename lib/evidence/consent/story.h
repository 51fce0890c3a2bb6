/* SPDX-License-Identifier: Apache-2.0 */
/* story.h - what stands around a permission and does not bear on it */
#ifndef KR_EVIDENCE_CONSENT_STORY_H
#define KR_EVIDENCE_CONSENT_STORY_H

#include "evidence/consent/cover_voice.h"

/* Where a story stands. */
enum kr_story {
	KR_STORY_BEHIND,	/* the permission */
	KR_STORY_BEFORE,	/* it, with a comma between */
	KR_STORY_RUNS_ON	/* into it, with nothing between */
};

enum kr_bearing { KR_BEARS_NOT, KR_BEARS_UNKNOWN, KR_BEARS };

/*
 * Does what stands from off to end bear on a permission, or is it told of the
 * matter, or said of why, so that it takes nothing of it away, and gives it
 * to nobody else?  Of what has no verb it is unknown.
 */
enum kr_bearing	kr_consent_bearing(const struct kr_view *copy, size_t off,
		    size_t end, enum kr_story);

static inline bool
kr_consent_story(const struct kr_view *copy, size_t off, size_t end,
    enum kr_story where)
{
	return kr_consent_bearing(copy, off, end, where) == KR_BEARS_NOT;
}
/* "I have not told the Police": no refusal, if nothing else is in it. */
bool	kr_story_untold(const struct kr_view *copy, size_t off, size_t end);
/* May a thought of its own begin with the word, where no comma is? */
bool	kr_story_begins(struct kr_span before, struct kr_span word);

#endif /* KR_EVIDENCE_CONSENT_STORY_H */
