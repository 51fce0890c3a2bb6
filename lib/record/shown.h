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

/* ---- for a person (facts.c, reasons.c) ---------------------------------- */

/* Name of the file as given, and where in it the mail begins. */
void	kr_shown_file(struct kr_buffer *, const struct kr_verdict *);
/*
 * Lines of a label, a tab and words; a line without a label goes on with the
 * one before.  First what it is, who gets it and why; then what it rests on.
 */
void	kr_shown_verdict(struct kr_buffer *, const struct kr_shown *);
void	kr_shown_facts(struct kr_buffer *, const struct kr_shown *,
	    bool explain);

/* Findings of one id and sentence are one reason, seen in several places. */
const char	*kr_shown_sentence(const struct kr_finding *);
bool	kr_shown_same_reason(const struct kr_finding *,
	    const struct kr_finding *);
bool	kr_shown_first_of_reason(const struct kr_decision *, size_t i);
/* Category, weight, state, id and source of a finding. */
void	kr_shown_ground(struct kr_buffer *, const struct kr_shown *,
	    const struct kr_finding *);
/* Where it was seen, and the words; only if kr_shown_place() has a part. */
void	kr_shown_seen(struct kr_buffer *, const struct kr_shown *,
	    const struct kr_finding *);
void	kr_shown_hundredths(struct kr_buffer *, int n);
void	kr_shown_quoted(struct kr_buffer *, struct kr_span, size_t max);

/* ---- for a person (speakers.c) ------------------------------------------- */

#define KR_STRETCHES_MAX 200	/* more are counted, not shown */

/* Words of one speaker without a break. */
struct kr_stretch {
	struct kr_slice		 text;
	struct kr_shown_place	 place;	/* part NULL: not as it is there */
	const char		*label;		/* a form's, or NULL */
	size_t			 exhibit;	/* SIZE_MAX: the reporter */
	size_t			 nth;		/* in its own order */
};

struct kr_stretches {
	struct kr_stretch	*item;
	size_t			 n, left_out;
};

/* In the order of the mail; in the arena. */
void	kr_shown_stretches(const struct kr_shown *, struct kr_arena *,
	    struct kr_stretches *ret);
/* "bytes 858 to 1393, part 1: the reporter" */
void	kr_shown_speaker(struct kr_buffer *, const struct kr_shown *,
	    const struct kr_stretch *);
/* "bytes 12 to 40: given"; only if consent has a quote. */
void	kr_shown_consent_place(struct kr_buffer *, const struct kr_shown *);

/* The same as text: who speaks where, in the order of the mail. */
void	kr_shown_speakers(struct kr_buffer *, const struct kr_shown *);
/* Where the reporter says something about the Police. */
void	kr_shown_consent(struct kr_buffer *, const struct kr_shown *);
void	kr_shown_indicators_list(struct kr_buffer *, const struct kr_shown *);

#endif /* KR_RECORD_SHOWN_H */
