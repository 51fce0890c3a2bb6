/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KR_EVIDENCE_FORWARD_INTRO_WORDS_H
#define KR_EVIDENCE_FORWARD_INTRO_WORDS_H

#include <stddef.h>

/* Single words, each ended by "|". */
extern const char	kr_intro_things[];	/* what a message is called */
extern const char	kr_intro_senders[];	/* who wrote it */
extern const char	kr_intro_cues[];	/* what is said of it */
extern const char	kr_intro_got[];		/* how it came */
extern const char	kr_intro_shown[];	/* it stands below */

/* Phrases; each list ends with NULL. */
extern const char *const	kr_intro_own[];	/* the reporter's own matter */
extern const char *const	kr_intro_phrases[];	/* with a colon */
extern const char *const	kr_intro_pasted[];	/* without one */
extern const char *const	kr_intro_weak[];	/* may mean a forward */
extern const char *const	kr_intro_greetings[];
extern const char *const	kr_tail_speech[];
extern const char *const	kr_tail_others[];

/* Short messages between the reporter's words. */
extern const char *const	kr_paste_nouns[]; /* what they are called */
extern const char *const	kr_paste_phones[];	/* and are: texts */
extern const char *const	kr_paste_others[]; /* what else is quoted */
extern const char *const	kr_paste_reached[]; /* "got my number": no own */
extern const char *const	kr_paste_sources[];	/* before a number */
extern const char *const	kr_paste_ways_off[];	/* inside of them */
extern const char *const	kr_paste_tells[]; /* a reporter begins so */

#endif /* KR_EVIDENCE_FORWARD_INTRO_WORDS_H */
