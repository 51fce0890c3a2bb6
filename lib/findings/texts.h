/* SPDX-License-Identifier: Apache-2.0 */
/*
 * texts.h - a message as the field's rule language sees it
 *
 * Stage:  findings (private).  In: a message, or a part of one.  Out: struct
 * kr_rule_text.  Source: the views are those that SpamAssassin's manual
 * pages describe, so that rules written for it hit the same.
 */
#ifndef KR_FINDINGS_TEXTS_H
#define KR_FINDINGS_TEXTS_H

#include "evidence/evidence.h"
#include "message/message.h"
#include "rules/rules.h"

/* ---- header fields (headers.c) ------------------------------------------ */

/* The fields of one scope. */
struct kr_headers {
	const struct kr_header	*header;	/* NULL: an inline forward */
	const struct kr_exhibit	*exhibit;	/* its claimed fields then */
	struct kr_message	*message;
	const struct kr_part	*root;	/* MIME parts below this; NULL: all */
	struct kr_arena		*arena;
	struct kr_relays	*relays;	/* NULL: not read yet */
	const struct kr_view	*shown, *paragraphs;	/* likewise */
	const struct kr_span	*uri;	/* what its rules for addresses see */
	size_t			 n_uri;
	int			*html_length;	/* characters, by part;
						 * likewise */
	/* The answer given last: values are asked for one after another. */
	struct kr_span		 asked;
	bool			 asked_raw;
	struct kr_span		*value;
	size_t			 n_value;
};

/* For struct kr_rule_text; ctx is a struct kr_headers. */
struct kr_span	kr_headers_value(void *ctx, struct kr_span name, bool raw,
		    size_t nth);
struct kr_span	kr_headers_mime(void *ctx, struct kr_span name, bool raw,
		    size_t nth);
const struct kr_relays	*kr_headers_relays(struct kr_headers *);
/* The text, and its paragraphs below the subject's; NULL: no memory. */
const struct kr_view	*kr_headers_shown(struct kr_headers *);
const struct kr_view	*kr_headers_paragraphs(struct kr_headers *);

/* ---- functions of the language (functions.c and functions_*.c) ---------- */

enum kr_tri	kr_texts_function(void *ctx, const struct kr_ruleset *,
		    struct kr_span name, const struct kr_span *argument,
		    size_t n);

/* A call: what of whom, and where to look things up. */
struct kr_call {
	struct kr_headers	*headers;
	const struct kr_ruleset	*rules;
	const struct kr_span	*argument;
	size_t			 n;
};
typedef enum kr_tri kr_texts_family(const struct kr_call *);

kr_texts_family	kr_function_html_exists, kr_function_html_tag,
		kr_function_html_length, kr_function_html_image_only;
kr_texts_family	kr_function_senders_differ, kr_function_date_shifted,
		kr_function_recipients_sorted, kr_function_recipients_similar,
		kr_function_trail_forged, kr_function_illegal_characters,
		kr_function_template_left, kr_function_gmail_forged,
		kr_function_outlook_id, kr_function_helo_other,
		kr_function_name_in_id;
kr_texts_family	kr_function_qp_long_line, kr_function_base64_text,
		kr_function_multipart_ratio, kr_function_alternatives_differ,
		kr_function_alternatives_count, kr_function_capitals,
		kr_function_ascii_broken;
kr_texts_family	kr_function_tag_balance, kr_function_image_ratio,
		kr_function_html_test;
kr_texts_family	kr_function_from_blocked, kr_function_from_welcome,
		kr_function_to_blocked, kr_function_to_welcome,
		kr_function_to_more_spam, kr_function_to_all_spam,
		kr_function_uri_listed, kr_function_uri_blocked,
		kr_function_uri_welcome, kr_function_from_listed,
		kr_function_reply_listed, kr_function_freemail_from,
		kr_function_freemail_header, kr_function_freemail_reply;
/* Is there a tag of that name, opening or closing? */
bool	kr_html_has_tag(struct kr_span source, struct kr_span name);
/* The comments, titles or anchors of an HTML part. */
void	kr_html_pieces(const struct kr_headers *, const struct kr_part *,
	    struct kr_span kind, struct kr_span **ret, size_t *n);
/* Is the part one of the message that the fields are of? */
bool	kr_headers_own(const struct kr_headers *, const struct kr_part *);

/* ---- bodies (views.c) ---------------------------------------------------- */

/* A paragraph a line, the subject's first, blanks as one; NULL: no memory. */
const struct kr_view	*kr_view_paragraphs(struct kr_span subject,
			    const struct kr_view *text, struct kr_arena *);
/* Of the text parts from root on (NULL: of all), as shown. */
const struct kr_view	*kr_view_shown(struct kr_message *,
			    const struct kr_part *root, struct kr_arena *);
/*
 * Addresses as rules expect them: the targets of urls, in their order, then
 * other ways to write them, what pictures of the parts point to, and those of
 * the subject, which is the first line of body (NULL: none).
 */
struct kr_span	*kr_uris_list(const struct kr_urls *,
		    const struct kr_view *body, struct kr_message *,
		    const struct kr_part *root, struct kr_arena *, size_t *n);

#endif /* KR_FINDINGS_TEXTS_H */
