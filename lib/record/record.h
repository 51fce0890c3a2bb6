/* SPDX-License-Identifier: Apache-2.0 */
/*
 * record.h - the verdict written down
 *
 * Stage:  record.  In: everything.  Out: text in a buffer.
 * For handling classes H3 and H4 no subject, address, URL, file name or
 * quoted byte of the mail is written by any of these.
 */
#ifndef KR_RECORD_RECORD_H
#define KR_RECORD_RECORD_H

#include "actions/actions.h"
#include "auth/auth.h"
#include "base/base.h"
#include "decision/decision.h"
#include "evidence/evidence.h"
#include "findings/findings.h"
#include "message/message.h"

/* Reports of the same thing (lib/campaign). */
struct kr_campaign {
	int64_t		id;
	char		name[20];	/* "c" and hexadecimal digits */
	char		category[32];	/* of the first report */
	int64_t		reports;	/* this one too */
	int64_t		first_ms, last_ms;	/* since 1970 */
};

/* All that is known of one mail.  Borrowed. */
struct kr_verdict {
	const struct kr_message		*message;
	const struct kr_auth		*auth;
	const struct kr_report		*report;
	const struct kr_findings	*findings;
	const struct kr_decision	*decision;
	const struct kr_config		*config;
	const char			*rules_id, *model_id;
	const char			*consent_model_id;
	const char			*spam_model_id;	/* NULL or "": none */
	unsigned char			 sha256[KR_SHA256_LEN]; /* mail */
	const struct kr_campaign	*campaign; /* NULL: none, or not kept */
	const char			*file;	/* name as given, or NULL */
	size_t				 offset;	/* in file, bytes */
};

/* One JSON object on one line, with LF (docs/architecture.md section 4). */
void	kr_record_json(const struct kr_verdict *, struct kr_buffer *);
/* One CSV line (RFC 4180) with LF; header line from the second. */
void	kr_record_csv(const struct kr_verdict *, struct kr_buffer *);
void	kr_record_csv_header(struct kr_buffer *);
/* A line for a table on a terminal of that many columns. */
void	kr_record_table(const struct kr_verdict *, unsigned columns,
	    struct kr_buffer *);
void	kr_record_table_header(unsigned columns, struct kr_buffer *);
/*
 * The verdict for a person: what it is, who gets it, why; with explain every
 * finding with its quoted bytes, place and source, and who speaks where.
 */
void	kr_record_text(const struct kr_verdict *, bool explain,
	    struct kr_buffer *);
/*
 * The same with everything as a page of its own: HTML that is XML as well, no
 * script, nothing from elsewhere; addresses of the mail are written so that
 * nobody follows one by accident.  One head, any number of verdicts, one end.
 */
void	kr_record_html_head(struct kr_buffer *);
void	kr_record_html(const struct kr_verdict *, struct kr_buffer *);
void	kr_record_html_end(struct kr_buffer *);
/* The campaign in the words of a tag: "c0123456789abcdef; reports=7; ..." */
void	kr_record_campaign(const struct kr_campaign *, struct kr_buffer *);
/* The line for the log: key=value, foreign bytes escaped, no LF. */
void	kr_record_log(const struct kr_verdict *, struct kr_span queue_id,
	    struct kr_buffer *);

#endif /* KR_RECORD_RECORD_H */
