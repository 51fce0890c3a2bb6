/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shown.h - what of a mail may be written down
 *
 * Stage:  record (private).  Every writer takes the mail's own words from
 * here and nowhere else, so that a sealed mail (handling H3 and H4) is sealed
 * in all of them.
 * Source: docs/architecture.md sections 3 and 4.
 */
#ifndef KR_RECORD_SHOWN_H
#define KR_RECORD_SHOWN_H

#include "record/record.h"

#define KR_SHOWN_URLS_MAX 1000	/* addresses (URLs) of one record */

/* Spans are absent if the mail does not have it, or is sealed. */
struct kr_shown {
	const struct kr_verdict	*verdict;
	const struct kr_exhibit	*exhibit;	/* the matter; NULL: none */
	bool			 sealed;

	struct kr_span	 message_id;	/* "<...>" of the outer mail */
	char		 date[32];	/* RFC 3339, "" not known */
	struct kr_span	 reporter, reporter_name;
	struct kr_span	 outer_subject;
	struct kr_span	 from, subject;	/* of the matter */
	struct kr_span	*url;		/* as written, none twice */
	size_t		 n_url;

	struct kr_shown_part {
		const char	*path;
		size_t		 off, len;	/* in the mail */
	}		*part;		/* those that can be led back */
	size_t		 n_part;
};

/* Where a finding was seen, in original bytes. */
struct kr_shown_place {
	const char	*part;		/* "1.2"; NULL: no place */
	size_t		 off, len;
};

/* Collect it in the arena of the buffer that will be written to. */
void	kr_shown_collect(const struct kr_verdict *, struct kr_arena *,
	    struct kr_shown *ret);
struct kr_shown_place	kr_shown_place(const struct kr_shown *,
			    struct kr_slice);
/* The slice's text, or absent if the mail is sealed. */
struct kr_span	kr_shown_quote(const struct kr_shown *, struct kr_slice);
/* What can be looked up or blocked; none if the mail is sealed. */
struct kr_indicators	kr_shown_indicators(const struct kr_shown *,
			    struct kr_arena *);
/*
 * Where the finding comes from: the statute's section, or file and line of
 * the rule; buf of that size is used for the latter.  NULL: program code.
 */
const char	*kr_shown_source(const struct kr_shown *,
		    const struct kr_finding *, char *buf, size_t size);

/* s on one line: UTF-8 repaired, controls as blanks, at most max bytes. */
void	kr_shown_line(struct kr_buffer *, struct kr_span s, size_t max);

/* ---- for a person (speakers.c) ------------------------------------------- */

/* Who speaks where, in the order of the mail. */
void	kr_shown_speakers(struct kr_buffer *, const struct kr_shown *);
/* Where the reporter says something about the Police. */
void	kr_shown_consent(struct kr_buffer *, const struct kr_shown *);
void	kr_shown_indicators_list(struct kr_buffer *, const struct kr_shown *);

#endif /* KR_RECORD_SHOWN_H */
