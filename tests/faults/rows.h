/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rows.h - the rows of the fault matrix that are driven in this process
 */
#ifndef KR_TESTS_FAULTS_ROWS_H
#define KR_TESTS_FAULTS_ROWS_H

#include "server.h"

/* Of all cases of a row, as many as this run takes. */
unsigned	 cases_of(unsigned all, unsigned part);
/* One case; a fault is said, with where it was (the first few). */
void		 case_is(bool good, const char *fmt, ...) KR_PRINTF(2, 3);
/* The same, from what outcome_fault() returned. */
void		 case_fault(const char *fault, const char *fmt, ...)
		    KR_PRINTF(2, 3);
unsigned	 rnd(unsigned below);		/* repeatable; below > 0 */

/* Mails with CRLF: tests/data/reports, then a few of our own. */
extern struct kr_span	*samples;
extern size_t		 n_samples;

/* A text that grows. */
struct text { char *s; size_t len, cap; };
void		 text_add(struct text *, const char *, size_t);
void		 text_printf(struct text *, const char *fmt, ...)
		    KR_PRINTF(2, 3);
void		 text_repeat(struct text *, const char *, size_t times);
void		 text_free(struct text *);
/* From, To, Subject, Message-ID, Date; extra fields end with CRLF. */
void		 text_head(struct text *, const char *extra);
static inline struct kr_span
text_span(const struct text *t)
{ return (struct kr_span){ t->s, t->len }; }

/* Deliver, judge by outcome_fault(), and free. */
const char	*deliver_fault(const struct handing *, struct kr_span mail);

/* rows_protocol.c */
void	row_order(void), row_leading_space(void), row_macros(void),
	row_one_connection(void), row_recipients(void), row_chunks(void);
/* rows_header.c */
void	row_forged_tags(void), row_forged_results(void),
	row_hostile_bytes(void), row_long_tags(void), row_bit_flips(void);
/* rows_parser.c */
void	row_limits(void), row_complexity(void), row_bytes(void),
	row_charsets(void), row_ambiguous(void), row_truncated(void),
	row_spliced(void);
/* rows_auth.c */
void	row_hostile_spf(void), row_hostile_dkim(void);
/* rows_policy.c */
void	row_consent(void), row_direct(void), row_threads(void),
	row_dates(void), row_far_dates(void);
/* rows_memory.c */
void	row_memory(void);

#endif /* KR_TESTS_FAULTS_ROWS_H */
