/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message.h - a mail as a tree over its original bytes
 *
 * Stage:  message.  In: bytes.  Out: struct kr_message.
 * Source: RFC 5322 (fields), RFC 2045-2049 (MIME), RFC 2047 and 2231 (words
 * and parameters that are not ASCII), RFC 3676 (format=flowed), RFC 6532.
 *
 * The bytes are never changed and not copied; fields and parts are spans.
 * Decoded text is made when asked for, once, as a view whose every byte can
 * be led back to the mail.  Mail is hostile: every loop is bounded by
 * struct kr_limits, nothing recurses, and a reached limit is noted in
 * message->limits_hit.
 */
#ifndef KR_MESSAGE_MESSAGE_H
#define KR_MESSAGE_MESSAGE_H

#include "base/base.h"

/* ---- header fields -------------------------------------------------- */

struct kr_field {
	struct kr_span	name;	/* without colon or blanks before it */
	struct kr_span	value;	/* after the colon, folds in, last line end
				 * out */
	struct kr_span	raw;	/* the whole field with its last line end */
};

struct kr_header {
	const struct kr_field	*field;
	size_t			 n;
	struct kr_span		 raw;	/* all fields, without the empty line */
};

/* The nth field (from 0) of that name, case ignored; or NULL. */
const struct kr_field	*kr_header_find(const struct kr_header *,
			    const char *name, size_t nth);

/* ---- who handed the message over ------------------------------------- */

/*
 * Of a Received field (RFC 5321 4.4), as far as its writer's habits are
 * known; any span may be absent.
 */
struct kr_relay {
	struct kr_span	ip, rdns, helo, by, ident, envelope_from, id, auth;
	bool		private;	/* no address of the public Internet */
};

/* Newest first; the first n_trusted of them are believed. */
struct kr_relays {
	struct kr_relay	*item;
	size_t		 n, n_trusted;
	size_t		 trusted_fields; /* Received fields down to there */
	size_t		 unreadable;	/* Received fields nobody understands */
};

/* All Received fields; a NULL item if the arena is full. */
void		kr_relays_read(const struct kr_header *, struct kr_arena *,
		    struct kr_relays *ret);
/* "[ ip=192.0.2.1 rdns=mx.example helo=... ]" of relays [from, to). */
struct kr_span	kr_relays_text(const struct kr_relays *, size_t from,
		    size_t to, struct kr_arena *);

/* ---- the tree -------------------------------------------------------- */

enum kr_encoding {
	KR_ENCODING_IDENTITY,	/* 7bit, 8bit, binary, none */
	KR_ENCODING_QP, KR_ENCODING_BASE64, KR_ENCODING_UUENCODE,
	KR_ENCODING_UNKNOWN	/* left as it is */
};

/* Kinds of part, so that nobody compares type names. */
enum kr_part_kind {
	KR_PART_TEXT,		/* text/plain and other readable text */
	KR_PART_HTML,
	KR_PART_MULTIPART,
	KR_PART_MESSAGE,	/* has one child: the message inside */
	KR_PART_IMAGE,
	KR_PART_OTHER
};

/* Seen while reading; bits of kr_part.flags and kr_message.flags. */
#define KR_FLAG_TRUNCATED	0x0001u	/* closing boundary missing */
#define KR_FLAG_NO_BOUNDARY	0x0002u	/* multipart without one that occurs */
#define KR_FLAG_BAD_ENCODING	0x0004u	/* base64 or qp broken somewhere */
#define KR_FLAG_BAD_CHARSET	0x0008u	/* unknown, refused, bytes replaced */
#define KR_FLAG_AMBIGUOUS	0x0010u	/* readers disagree; see readings */
#define KR_FLAG_BAD_HEADER	0x0020u	/* a line that is no field */
#define KR_FLAG_NUL		0x0040u
#define KR_FLAG_BARE_CR		0x0080u
#define KR_FLAG_MIXED_EOL	0x0100u	/* LF and CRLF both */
#define KR_FLAG_LONG_LINE	0x0400u	/* over 998 bytes */
#define KR_FLAG_ENCODED_MESSAGE	0x0800u	/* message/rfc822 with base64 or qp */
#define KR_FLAG_SNIFFED		0x1000u	/* an .eml under another type */

struct kr_part {
	const struct kr_part	*parent, *child, *next;
	unsigned		 index;		/* position in message->part */
	char			 path[32];	/* "1", "1.2", "2.1.1": IMAP's
						 * numbering */
	enum kr_part_kind	 kind;
	enum kr_encoding	 encoding;
	unsigned		 depth;		/* 0 for the top entity */
	unsigned		 flags;

	struct kr_header	 header;
	/*
	 * Bytes of view: the mail itself, or the decoded bytes of the part
	 * that carries this one.
	 */
	const struct kr_view	*view;
	struct kr_span		 raw;		/* header and body */
	struct kr_span		 body;
	size_t			 body_off;	/* of body in view->text */

	struct kr_span		 type, subtype;	/* lower case: "text" "plain" */
	struct kr_span		 charset;	/* as written, may be absent */
	struct kr_span		 boundary;
	struct kr_span		 filename; /* UTF-8, decoded; may be absent */
	struct kr_span		 content_id;	/* without <> */
	bool			 attachment; /* Content-Disposition says so */
};

struct kr_message {
	struct kr_view		 root;		/* the original bytes */
	const struct kr_header	*header;	/* of the top entity */
	const struct kr_part	*top;
	const struct kr_part	*const *part; /* all, in order of appearance */
	size_t			 n_part;
	unsigned		 flags;		/* all parts' flags together */
	uint64_t		 limits_hit;	/* 1 << enum kr_limit */
	const struct kr_limits	*limits;
	struct kr_arena		*arena;
	struct kr_message_cache	*cache;		/* views made so far */
};

/*
 * Read a message.
 *   bytes   kept by the caller as long as *ret is used.  A leading mbox
 *           "From " line must have been taken off.
 *   limits  kept by the caller too.
 * KR_E_NOMEM only: any bytes are a message.
 */
enum kr_rc	kr_message_read(struct kr_span bytes, const struct kr_limits *,
		    struct kr_arena *, struct kr_message **ret,
		    struct kr_err *err) KR_NODISCARD;

/* Is the part of that type ("text/calendar"; "image/" for any image)? */
bool	kr_part_is(const struct kr_part *, const char *type);
/*
 * A parameter of the Content-Type or Content-Disposition field, RFC 2231
 * pieces joined, in UTF-8; KR_SPAN_NONE if absent.
 */
struct kr_span	kr_part_parameter(const struct kr_message *,
		    const struct kr_part *, const char *field,
		    const char *parameter);

/* ---- decoded views (made once, kept in the message's arena) ---------- */

/* Transfer encoding undone, nothing else.  NULL only if memory is full. */
const struct kr_view	*kr_part_decoded(struct kr_message *,
			    const struct kr_part *);
/*
 * Text in UTF-8: charset converted, line ends LF, format=flowed joined.
 * For HTML parts the source, not rendered.  NULL if the part is no text.
 */
const struct kr_view	*kr_part_text(struct kr_message *,
			    const struct kr_part *);

/* ---- HTML ------------------------------------------------------------ */

struct kr_html_link {
	struct kr_span	 href;		/* entities decoded, blanks trimmed */
	struct kr_slice	 place;		/* the href in the HTML source */
	size_t		 text_off, text_len; /* what is shown, in html->text */
	bool		 image;		/* shown text contains an image */
	bool		 hidden;
};

/* Why text cannot be seen, or hardly. */
#define KR_HIDDEN_DISPLAY	0x01u	/* display:none, hidden, visibility */
#define KR_HIDDEN_SIZE		0x02u	/* font or box of no size */
#define KR_HIDDEN_COLOUR	0x04u	/* contrast under 1.25 */
#define KR_HIDDEN_PLACE		0x08u	/* off the screen */
#define KR_HIDDEN_FAINT		0x10u /* contrast under 3 or font under 8 px */

struct kr_html_stretch {	/* of html->text; seen text has no stretch */
	size_t		 off, len;
	unsigned	 why;		/* KR_HIDDEN_* */
};

struct kr_html_image {
	struct kr_span	 src, alt;
	size_t		 text_off;	/* where it stands */
};

struct kr_html {
	const struct kr_view	*text;	/* all text, hidden included, as read */
	struct kr_html_link	*link;
	size_t			 n_link;
	struct kr_html_stretch	*hidden;	/* ascending, not overlapping */
	size_t			 n_hidden;
	struct kr_html_image	*image;
	size_t			 n_image;
	struct kr_span		 title;
	/*
	 * Block structure that forwards leave behind, ascending by offset:
	 * start and end of <blockquote>, and of elements whose id or class
	 * a mail program uses for quoting; and where a table's cells begin
	 * that are not the first of their row.
	 */
	struct kr_html_mark {
		size_t	 text_off;
		enum { KR_MARK_QUOTE_BEGIN, KR_MARK_QUOTE_END,
		    KR_MARK_FORWARD, KR_MARK_RULE,
		    KR_MARK_FORWARD_END, KR_MARK_CELL } kind;
		unsigned depth;
		struct kr_span name;	/* "gmail_quote", "divRplyFwdMsg" ... */
	}			*mark;
	size_t			 n_mark;
	bool			 has_form, has_script, has_style;
};

/* The part as a reader sees it; NULL if it is not HTML or memory is full. */
const struct kr_html	*kr_part_html(struct kr_message *,
			    const struct kr_part *);
/* The same for any view of UTF-8 HTML source. */
const struct kr_html	*kr_html_read(const struct kr_view *,
			    const struct kr_limits *, struct kr_arena *,
			    uint64_t *limits_hit);

/*
 * What can be seen of a stretch of html->text: without what has no size, no
 * colour or no place (faint text can be seen).  Absent if memory is full.
 */
struct kr_span		kr_html_seen(const struct kr_html *, size_t off,
			    size_t len, struct kr_arena *);

/*
 * The text of the part: kr_part_text() of plain text, the text of HTML,
 * hidden included.  NULL for anything else.
 */
const struct kr_view	*kr_part_visible(struct kr_message *,
			    const struct kr_part *);

/* ---- addresses (URLs) in text ---------------------------------------- */

struct kr_url {
	struct kr_span	 written; /* character for character as in the mail */
	struct kr_span	 target; /* defanged and protector forms undone */
	struct kr_span	 host;		/* lower case, A-labels; of target */
	struct kr_slice	 place;		/* where it was written */
	bool		 defanged;	/* hxxp, [.] and the like */
	bool		 bare;		/* no scheme: "kiwi-parcel.test/pay" */
	bool		 link;		/* an href, not text */
};

struct kr_urls {
	struct kr_url	*item;
	size_t		 n, cap;
	size_t		 more;		/* not kept: over the limit */
};

/* Append what [off, off + len) of the view holds, in order. */
enum kr_rc	kr_urls_in_text(const struct kr_view *, size_t off, size_t len,
		    const struct kr_limits *, struct kr_arena *,
		    struct kr_urls *ret) KR_NODISCARD;
/* Append the http, https, ftp and mailto targets of links. */
enum kr_rc	kr_urls_in_html(const struct kr_html *, size_t text_off,
		    size_t text_len, const struct kr_limits *,
		    struct kr_arena *, struct kr_urls *ret) KR_NODISCARD;

/* ---- values of header fields ------------------------------------------ */

/*
 * An unstructured value in UTF-8: unfolded, encoded words decoded
 * (RFC 2047), trimmed.  KR_SPAN_NONE if field is NULL.
 */
struct kr_span	kr_field_text(const struct kr_field *, struct kr_arena *);

struct kr_address {
	struct kr_span	 name;		/* display name in UTF-8, or absent */
	struct kr_span	 addr;		/* addr-spec, without <>, as written */
	struct kr_span	 domain;	/* after the last @, lower case */
};

struct kr_addresses {
	struct kr_address	*item;
	size_t			 n;
};

/*
 * An address list (RFC 5322 3.4, obsolete forms too, groups flattened; read
 * with forgiveness: what real mail has instead of an address is skipped).
 */
enum kr_rc	kr_addresses_read(struct kr_span value,
		    const struct kr_limits *, struct kr_arena *,
		    struct kr_addresses *ret) KR_NODISCARD;
/* The address around the @ at off of a running text: letters of one. */
struct kr_span	kr_address_at(struct kr_span text, size_t off);
/* The first address of the field of that name; all spans absent if none. */
struct kr_address	kr_header_address(const struct kr_header *,
			    const char *name, const struct kr_limits *,
			    struct kr_arena *);

/*
 * A Date field's value (RFC 5322 3.3, obsolete zones, and forgiveness).
 *   zone_min  minutes east of UTC, may be NULL.
 * False if it is no date between the years 1970 and 9999.
 */
bool	kr_date_read(struct kr_span value, int64_t *utc_s, int *zone_min);
/* Days since 1970-01-01 in the Gregorian calendar. */
int64_t	kr_date_day(int year, int month, int day);
/* RFC 3339, "2025-03-25T20:50:29+13:00" (zone 0 gives "Z"); size >= 26. */
const char	*kr_date_write(int64_t utc_s, int zone_min, char *buf,
		    size_t size);

/* Charset name to UTF-8 by iconv; the allow-list is in charset.c. */
const struct kr_view	*kr_charset_decode(const struct kr_view *in,
			    struct kr_span charset, size_t max,
			    struct kr_arena *, unsigned *flags);

#endif /* KR_MESSAGE_MESSAGE_H */
