/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_reader.h - pieces of the HTML reader that its files share
 *
 * Stage:  message (private).  Source: WHATWG HTML, tokenization; the CSS
 * that hides text in mail.
 */
#ifndef KR_MESSAGE_HTML_READER_H
#define KR_MESSAGE_HTML_READER_H

#include "message/message.h"

/*
 * A character reference at s ("&amp;", "&#39;", "&nbsp" without semicolon;
 * fewer count in the value of an attribute).  Returns the bytes it takes, 0
 * if it is none.
 */
size_t	kr_html_entity(struct kr_span s, bool attribute, uint32_t *codepoint);

/* Attributes of a tag; values as written, in the source. */
struct kr_html_attributes {
	struct kr_html_attribute {
		struct kr_span	name, value;
	}	*item;
	size_t	 n, max;
	bool	 more;		/* than max, and not kept */
};
/* Read them from off; returns the byte behind '>'. */
size_t		kr_html_attributes_read(struct kr_span s, size_t off,
		    struct kr_html_attributes *ret);
/* The value of the first of that name, case ignored. */
struct kr_span	kr_html_attribute(const struct kr_html_attributes *,
		    const char *name);
/* A value with references decoded, line ends and blanks at the ends off. */
struct kr_span	kr_html_attribute_text(struct kr_span value,
		    struct kr_arena *);

/* How text looks, as far as seeing it goes; inherited by elements inside. */
struct kr_look {
	unsigned	hidden;		/* KR_HIDDEN_* for certain */
	uint32_t	colour, ground;	/* 0xRRGGBB */
	bool		ground_image;	/* then contrast is not known */
	int		font_px10;	/* tenths of a pixel */
};
#define KR_LOOK_DEFAULT ((struct kr_look){ 0, 0x000000, 0xFFFFFF, false, 160 })

/* Apply declarations ("display:none; color:#fff"). */
void	kr_look_style(struct kr_look *, struct kr_span declarations);
/* Apply a colour attribute (bgcolor, <font color>). */
void	kr_look_colour(struct kr_look *, struct kr_span value, bool ground);
/* All reasons why text of this look cannot be seen, or hardly. */
unsigned	kr_look_why(const struct kr_look *);

/* Rules of <style> elements that can hide: single selectors only. */
struct kr_sheet {
	struct kr_sheet_rule {
		char		 kind;	/* '.' class, '#' id, 'e' element */
		struct kr_span	 name, declarations;
	}	*rule;
	size_t	 n, cap;
};
void	kr_sheet_read(struct kr_sheet *, struct kr_span css,
	    struct kr_arena *);
void	kr_sheet_apply(const struct kr_sheet *, struct kr_span element,
	    struct kr_span class, struct kr_span id, struct kr_look *);

#endif /* KR_MESSAGE_HTML_READER_H */
