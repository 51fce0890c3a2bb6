/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reader.h - between the files of the forward splitter
 *
 * line.c   lines, how deep each is quoted
 * head.c   does a forwarded or quoted message begin at this line?
 *                  (with the files that head.h names)
 * intro.c  the same where the reporter says so in own words
 * tail.c   where the reporter speaks again behind it
 * paste.c  short messages between the reporter's words
 * chat.c   conversations between them, log.c lines of a machine's log
 * quotation.c      what stands between quotation marks
 * words.c  the words of mail programs, data
 * value.c  addresses and dates out of what the head says
 * forward.c        who owns which line
 * matter.c which level is complained of
 */
#ifndef KR_EVIDENCE_FORWARD_READER_H
#define KR_EVIDENCE_FORWARD_READER_H

#include "evidence/forward/forward.h"

#define KR_FORWARD_LINES_MAX	200000	/* the rest counts as one line */
#define KR_FORWARD_BLOCK_MAX	100	/* lines of a header block */

enum kr_label {
	KR_LABEL_NONE, KR_LABEL_FROM, KR_LABEL_TO, KR_LABEL_CC, KR_LABEL_BCC,
	KR_LABEL_DATE, KR_LABEL_SUBJECT, KR_LABEL_REPLY_TO,
	KR_LABEL_MESSAGE_ID, KR_LABEL_OTHER, KR_LABEL_COUNT
};

enum kr_separator {
	KR_SEPARATOR_NONE,
	KR_SEPARATOR_FORWARDED,	/* says that it was passed on */
	KR_SEPARATOR_ORIGINAL,	/* the same line for replies and forwards */
	KR_SEPARATOR_END	/* the words after it are the forwarder's */
};

/* What the word lists say; folded is in the form of the search copy. */
enum kr_label		kr_forward_label(struct kr_span folded);
enum kr_separator	kr_forward_separator(struct kr_span folded,
			    size_t *len);
bool			kr_forward_starter(struct kr_span folded);
bool			kr_forward_verb(struct kr_span folded);

struct kr_forward_line {
	uint32_t	off;		/* in the text */
	uint32_t	body;		/* after quote marks and one blank */
	uint32_t	at;		/* first byte that can be seen */
	uint32_t	end;		/* after the last one */
	uint32_t	next;		/* the next line */
	uint16_t	quote;		/* how deep it is quoted */
	uint16_t	indent;		/* columns between body and at */
	uint32_t	value;		/* behind the label, in the text */
	uint8_t		label;		/* enum kr_label, once it was read */
	bool		labelled;	/* it was */
	uint8_t		signs;		/* that are in it: KR_SIGN_DIGIT ... */
};

/* Without them most lines are none of those that are looked for. */
#define KR_SIGN_DIGIT	1u
#define KR_SIGN_COLON	2u	/* or a byte that begins a wide one */
#define KR_SIGN_AT	4u

struct kr_forward_reader {
	const struct kr_view	*view;
	struct kr_span		 s;		/* view->text */
	const struct kr_html	*html;
	const struct kr_limits	*limits;
	struct kr_arena		*arena;
	struct kr_arena		*scratch; /* for one search copy at a time */
	struct kr_forward_line	*line;
	size_t			 n_line;
	size_t			 no_block;	/* no block before this line */
	bool			 failed;	/* no memory */
};

/* False if there is no memory.  structure: quoting comes from HTML. */
bool	kr_forward_lines(struct kr_forward_reader *, bool *structure);

static inline bool
kr_forward_blank(const struct kr_forward_line *l)
{
	return l->at == l->end;
}

/* Where the line begins without its first quote marks. */
size_t	kr_forward_unquote(const struct kr_forward_reader *, size_t line,
	    unsigned quote);
/* Bytes of the blank or invisible character at off; 0: none. */
size_t		kr_forward_space(struct kr_span, size_t off);
struct kr_span	kr_forward_trim(struct kr_span);

/* The search copy of a few bytes, good until the next call. */
struct kr_span	kr_forward_fold(struct kr_forward_reader *, struct kr_span);

struct kr_forward_head {
	enum kr_forward_kind	 kind;
	enum kr_forward_how	 how;
	bool			 end;	/* the end of a forward, no beginning */
	bool			 ends;	/* its kind has an end line */
	bool			 told;	/* its first line is the mail's own */
	size_t			 n_line; /* it takes that many */
	char			 ruler;	/* the same ends it; 0: none does */
	unsigned		 quote;	/* of its block */
	struct kr_span		 value[KR_LABEL_COUNT];
	struct kr_span		 words;	/* the whole "On ..., ... wrote:" */
};

bool	kr_forward_head_read(struct kr_forward_reader *, size_t line,
	    struct kr_forward_head *ret);

/* The line's label and what stands behind it. */
enum kr_label	kr_forward_line_label(struct kr_forward_reader *, size_t line,
		    struct kr_span *value);

enum kr_introduction {
	KR_INTRODUCTION_NONE,
	KR_INTRODUCTION_WEAK,	/* somebody else's text may follow */
	KR_INTRODUCTION_STRONG	/* it does */
};
enum kr_introduction	kr_forward_introduction(struct kr_forward_reader *,
			    size_t line);
/* The character of a line of nothing but "=====", or 0. */
char	kr_forward_ruler(const struct kr_forward_reader *, size_t line);
/* May another's text begin at this line?  begun: something was said before. */
bool	kr_forward_fences(struct kr_forward_reader *, size_t line, bool begun);
/* Does a message begin behind this line that the reporter wrote? */
bool	kr_forward_intro_head(struct kr_forward_reader *, size_t line,
	    enum kr_introduction, struct kr_forward_head *ret);
/* Digits from at on, over what may stand between those of a number; its end
 * (source.c). */
size_t	kr_forward_number(struct kr_span, size_t at, size_t *digits);
/* "From +64 20 555 0133", "nga 4662:": whom it came from, at the end. */
bool	kr_forward_ends_in_source(struct kr_forward_reader *, struct kr_span);
/* Does the line say only whom a message came from, or when: "(9.15 am)"? */
bool	kr_forward_source_behind(struct kr_span line);
/*
 * Does a short message begin at this line, announced by another, that ends
 * by itself?  kr_forward_pastes() finds it.
 */
bool	kr_forward_pasted(struct kr_forward_reader *, size_t line,
	    size_t announced);
/*
 * Do the lines from and up to one hold some of a machine's log (log.c)?  From
 * *from up to *to they do.
 */
bool	kr_forward_has_log(const struct kr_forward_reader *, size_t *from,
	    size_t *to);
/*
 * Behind the time before a chat's line: "[14/06/25, 10:02] ", "14/06/2025,
 * 10:02 - ", "21:03 "; 0: none (chat.c).
 */
size_t	kr_forward_stamp(struct kr_span);
/* Are they a conversation, each line with the name of who wrote it (chat.c)? */
bool	kr_forward_is_chat(struct kr_forward_reader *, size_t from, size_t to);
/* Are they messages, each line one in quotation marks (chat.c)? */
bool	kr_forward_is_quoted_lines(const struct kr_forward_reader *,
	    size_t from, size_t to);
/*
 * All messages pasted into a text in which nobody else speaks.  Of each: where
 * it begins and ends with its quotation marks, and without.  plain: it has
 * none, and nothing shows where it ends.
 */
typedef void	kr_forward_paste(void *arg, size_t off, size_t body,
		    size_t body_end, size_t end, bool plain);
void	kr_forward_pastes(struct kr_forward_reader *, kr_forward_paste *,
	    void *arg);
/*
 * The line from which on the reporter speaks again, n_line if nowhere.
 *   from   first line of the body.
 */
size_t	kr_forward_tail(struct kr_forward_reader *, size_t from);

/* The first address of a From or Reply-To value, however it is written. */
struct kr_address	kr_forward_address(struct kr_span,
			    struct kr_forward_reader *);
/* Sender and date out of "On ..., ... wrote:". */
void	kr_forward_words(struct kr_span words, struct kr_forward_reader *,
	    struct kr_address *from, struct kr_span *date);

#endif /* KR_EVIDENCE_FORWARD_READER_H */
