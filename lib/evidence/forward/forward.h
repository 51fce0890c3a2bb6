/* SPDX-License-Identifier: Apache-2.0 */
/*
 * forward.h - who speaks where in a forwarded or quoted text
 *
 * Stage:  evidence.  In: the text a person reads.  Out: struct kr_forward.
 * Source: what mail programs write; no standard has it.
 *
 * Every byte of the text belongs to exactly one of three: the words of the
 * mail itself (said), the body of one level, or the machinery of a mail
 * program (separators, header blocks, quote marks).  When in doubt a byte
 * is somebody else's only if the structure says so.
 */
#ifndef KR_EVIDENCE_FORWARD_H
#define KR_EVIDENCE_FORWARD_H

#include "base/base.h"
#include "message/message.h"

#define KR_FORWARD_LEVELS_MAX	32	/* further heads stay in the body */

enum kr_forward_kind {
	KR_FORWARD_FORWARDED,	/* a separator says that it was passed on */
	KR_FORWARD_QUOTED,	/* "On ... wrote:" or bare quoting: a reply */
	KR_FORWARD_EITHER	/* Outlook's label block: nobody can tell */
};

/* How the level was recognised, best first. */
enum kr_forward_how {
	KR_FORWARD_BY_SEPARATOR, /* "---- Forwarded message ----" and block */
	KR_FORWARD_BY_LINE,	/* the labels of the block on one line */
	KR_FORWARD_BY_BLOCK,	/* a label block without separator */
	KR_FORWARD_BY_WORDS,	/* "On ..., ... wrote:" */
	KR_FORWARD_BY_BARE,	/* a separator without a block */
	KR_FORWARD_BY_INTRODUCTION, /* "here is what they sent:" */
	KR_FORWARD_BY_PASTE,	/* a short message between other words */
	KR_FORWARD_BY_QUOTING	/* only ">" or <blockquote> */
};
const char	*kr_forward_how_name(enum kr_forward_how);

struct kr_forward_level {
	enum kr_forward_kind	 kind;
	enum kr_forward_how	 how;
	unsigned		 depth;	/* 0: carried by the mail itself */
	size_t			 parent;	/* level that carries it, or
						 * SIZE_MAX */

	/* As claimed by the block; absent if it does not say. */
	struct kr_address	 from;	/* addr absent: only a name is given */
	struct kr_span		 reply_to, to, cc, subject, message_id;
	struct kr_span		 replies_to;	/* reply_to's whole value */
	struct kr_span		 date;	/* as written */
	int64_t			 date_s; /* UTC; 0 not known */

	struct kr_slice		 head;	/* separator and block */
	/*
	 * Its own words without those of deeper levels, quote marks off.
	 * Slices hold their line ends: join them with "".
	 */
	struct kr_slice		*body;
	size_t			 n_body;
	size_t			 off, len; /* head to end, deeper levels in */
};

struct kr_forward {
	const struct kr_view	*text;
	struct kr_slice		*said;	/* join with "" */
	size_t			 n_said;
	struct kr_forward_level	*level;	/* in order of appearance */
	size_t			 n_level;
	/*
	 * Bytes of the text before which nobody else can speak: no message
	 * without quote marks, no introduction, line, label or second greeting
	 * stands there.
	 */
	size_t			 sure;
	bool			 cut;	/* KR_FORWARD_LEVELS_MAX was reached */
};

/*
 * Split a text.
 *   text   kr_part_visible(), or html->text if html is given.
 *   html   its structure, or NULL.
 * KR_E_NOMEM only: a text without any forward is all said.
 */
enum kr_rc	kr_forward_split(const struct kr_view *text,
		    const struct kr_html *html, const struct kr_limits *,
		    struct kr_arena *, struct kr_forward **ret,
		    struct kr_err *err) KR_NODISCARD;

/* Whom the report mail comes from and where it arrived. */
struct kr_forward_own {
	struct kr_span		 name;	/* the reporter's, may be absent */
	const struct kr_span	*addr;	/* reporter's and mailbox addresses */
	size_t			 n_addr;
	bool			 forwarded; /* the mail's subject says "Fwd:" */
};

/*
 * A letter may begin with a heading of its own ("To: CERT, From: Jo, ...").
 * If the text does, and nothing else says that it was forwarded, that level
 * is taken back: it is said.  KR_E_NOMEM only.
 */
enum kr_rc	kr_forward_letter(struct kr_forward *,
		    const struct kr_forward_own *, struct kr_arena *,
		    struct kr_err *err) KR_NODISCARD;

/*
 * The level that is complained of: through covering notes down to the first
 * message that neither the reporter nor a go-between wrote.  SIZE_MAX if
 * there is none.
 */
size_t	kr_forward_matter(const struct kr_forward *,
	    const struct kr_forward_own *);

/*
 * A date as people's mail programs write it: day first unless that cannot
 * be, month names in many languages, 12-hour clock, zone names.  Without a
 * zone New Zealand's time is meant.  False if it is no date.
 */
bool	kr_forward_date(struct kr_span, struct kr_arena *, int64_t *utc_s);

/* Subject without "Fwd:", "WG:" and the like; *n counts what came off. */
struct kr_span	kr_forward_subject(struct kr_span subject, unsigned *n);
/* Without these and those of answers, "Re:". */
struct kr_span	kr_forward_subject_core(struct kr_span subject);
/* Was it taken over from another mail, by a prefix of either kind? */
bool	kr_forward_subject_carried(struct kr_span subject);

#endif /* KR_EVIDENCE_FORWARD_H */
