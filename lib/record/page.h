/* SPDX-License-Identifier: Apache-2.0 */
/*
 * page.h - what every page of ours begins with, and how text gets into one
 *
 * HTML that is well-formed XML as well; no script, nothing from elsewhere.
 */
#ifndef KR_RECORD_PAGE_H
#define KR_RECORD_PAGE_H

/* Up to the style sheet's first lines; a page adds its own, and ends it. */
extern const char	kr_page_head[];

/* How the byte is written in text and attributes; NULL: as it is. */
const char		*kr_page_entity(char);

#endif /* KR_RECORD_PAGE_H */
