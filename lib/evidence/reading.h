/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reading.h - a report while it is being taken apart
 *
 * Stage:  evidence (private).  Each way of carrying a reported message has a
 * reader: it looks at the mail, and if the mail is of its kind fills in the
 * report and says so.  report.c holds them in the order in which they are
 * asked.
 */
#ifndef KR_EVIDENCE_READING_H
#define KR_EVIDENCE_READING_H

#include "evidence/evidence.h"
#include "evidence/forward/forward.h"

#define KR_EXHIBITS_MAX 20	/* reported messages kept of one mail */

/* One text of a mail: the same words as plain text, as HTML, or both. */
struct kr_copy {
	const struct kr_part	*plain, *html;	/* one may be NULL */
};

struct kr_copies {
	struct kr_copy	*item;
	size_t		 n, cap;
};

/* A text split into who speaks where. */
struct kr_split {
	struct kr_forward	*forward;	/* NULL: there was no text */
	const struct kr_html	*html;	/* whose text was split, or NULL */
	size_t			 matter;	/* level; SIZE_MAX: none */
};

struct kr_reading {
	struct kr_message	*message;
	const struct kr_auth	*auth;
	const struct kr_config	*config;
	const struct kr_consent_weights *weights;	/* may be NULL */
	const struct kr_world	*world;
	const struct kr_limits	*limits;
	struct kr_arena		*arena;
	struct kr_report	*report;
	size_t			 cap_exhibit, cap_said;
	size_t			 n_opened; /* attachments of other formats */
	struct kr_copies	 copies;	/* texts of the outer mail */
	struct kr_split		*split;	/* of each copy; NULL: not yet */
	struct kr_slice		 pasted; /* raw header fields in a text */
	bool			 form_doubted;	/* its author did not pass */
	bool			 form_unread;	/* from where forms come, but
						 * its labels say nothing */
	bool			 said_done;	/* kr_said_read() has nothing
						 * to do */
	bool			 failed;	/* the arena is full */
};

/* True: the mail is of this kind, and the report says what it holds. */
typedef bool kr_reader(struct kr_reading *);

kr_reader	kr_machine_report;	/* machine/machine.c */
kr_reader	kr_webform_report;	/* form/webform.c */
kr_reader	kr_attached_report;	/* attached/attached.c */
kr_reader	kr_inline_report;	/* inline.c */
kr_reader	kr_pasted_report; /* pasted.c: raw header fields in text */
kr_reader	kr_pasted_source_report; /* with a body that is encoded */
kr_reader	kr_pasted_file_report;	/* in a text file */
kr_reader	kr_screenshot_report;	/* picture.c */
kr_reader	kr_self_report;		/* narrative/self.c */
kr_reader	kr_self_take;		/* likewise, without being asked */

/* Nothing but the places of pictures and blanks (picture.c)? */
bool	kr_only_pictures(struct kr_span);

/* ---- texts (copies.c) ------------------------------------------------- */

/* Texts that a person reads in top, messages inside it left out. */
void	kr_copies_gather(struct kr_reading *, const struct kr_part *top,
	    struct kr_copies *ret);
/* The view to read: HTML if it says anything, else plain; may be NULL. */
const struct kr_view	*kr_copy_view(struct kr_message *,
			    const struct kr_copy *,
			    const struct kr_html **html);

/* ---- who speaks where (inline.c) ---------------------------------------- */

/* Split the copy that shows the forward best. */
void	kr_forward_read(struct kr_reading *, struct kr_message *,
	    const struct kr_copy *, struct kr_split *ret);
/*
 * Split all texts of the outer mail into r->split and add what the mail
 * itself says to the reporter's words.  Once; later calls do nothing.
 */
void	kr_said_read(struct kr_reading *);

/* ---- exhibits (exhibit.c) ---------------------------------------------- */

/* A new one at the end of the report's list; NULL: no more are kept. */
struct kr_exhibit	*kr_exhibit_new(struct kr_reading *, enum kr_form);
/*
 * Fill in a whole message.
 *   m    the message that top belongs to.
 *   top  its top entity: header, body, all parts below.
 */
void	kr_exhibit_attached(struct kr_reading *, struct kr_exhibit *,
	    struct kr_message *m, const struct kr_part *top);
/* Fill in what a forward's level says. */
void	kr_exhibit_claimed(struct kr_reading *, struct kr_exhibit *,
	    struct kr_message *, const struct kr_split *, size_t level);
/* Text and search copy from x->body, addresses in it, digest. */
void	kr_exhibit_finish(struct kr_reading *, struct kr_exhibit *);

/* ---- header fields pasted into a text (pasted.c) ------------------------- */

/*
 * Cut the first block of raw header fields, and all behind it, from what is
 * said (n slices, changed in place) and keep it in r->pasted.
 */
void	kr_pasted_cut(struct kr_reading *, struct kr_slice *, size_t *n);
/* Make an exhibit of that form of it.  False if there is none. */
bool	kr_pasted_read(struct kr_reading *, enum kr_form);

/* ---- machine reports (machine/) ----------------------------------------- */

/* Header fields in the decoded bytes of a part, NULL if there are none. */
const struct kr_header	*kr_fields_in(struct kr_reading *,
			    const struct kr_part *);
/* The first field of that name, decoded and trimmed; absent if none. */
struct kr_span	kr_fields_value(struct kr_reading *, const struct kr_header *,
		    const char *name);
/* Is the part carried inside another message? */
bool	kr_part_nested(const struct kr_part *);

/* ---- consent (consent/own.c) -------------------------------------------- */

/* What the reporter says; a yes only from words that are surely theirs. */
/* The words on which a yes may rest; NULL if the arena is full. */
const struct kr_view	*kr_consent_own_words(const struct kr_reading *);
struct kr_consent_record	kr_consent_own(const struct kr_reading *);

/* ---- web forms (form/permission.c) -------------------------------------- */

/* What the tick-box says, weighed against the free text. */
void	kr_webform_consent(struct kr_reading *);

kr_reader	kr_arf_report;
kr_reader	kr_xarf_report;
kr_reader	kr_dmarc_report;	/* aggregate reports */
kr_reader	kr_tls_report;
kr_reader	kr_dsn_report;
kr_reader	kr_mdn_report;
kr_reader	kr_auto_reply_report;

/* ---- addresses (indicator/urls.c) --------------------------------------- */

/* Append one address as written, unless the list has it. */
void	kr_urls_put(struct kr_reading *, struct kr_urls *, struct kr_url);
/*
 * Append what the view holds.  bare: names without scheme and path too.
 */
void	kr_urls_text(struct kr_reading *, struct kr_urls *,
	    const struct kr_view *, size_t off, size_t len, bool bare);
void	kr_urls_html(struct kr_reading *, struct kr_urls *,
	    const struct kr_html *, size_t off, size_t len);
/* Append what a field's value holds; it has no place in the mail's text. */
void	kr_urls_value(struct kr_reading *, struct kr_urls *, struct kr_span);
/* The addresses complained of, over all exhibits and the narrative. */
void	kr_urls_complained(struct kr_reading *);

/* ---- the outer mail (outer.c, words.c, reporter.c) ---------------------- */

/* Reporter, subject, marks of bulk and automatic mail, counts. */
void	kr_outer_read(struct kr_reading *);
/*
 * Take the reporter's own words out of said stretches: signatures and
 * banners off.  Appends to what is there.
 */
void	kr_words_add(struct kr_reading *, const struct kr_slice *, size_t n);
/* Join the words collected so far: narrative, folded, language, addresses. */
void	kr_words_finish(struct kr_reading *);
/* May anybody have a mailbox in that domain (provider.c)? */
bool	kr_provider(struct kr_span domain);
/* Domains of one organisation, which is no such provider? */
bool	kr_same_house(struct kr_span a, struct kr_span b, struct kr_arena *);
/* Is what is passed on told by somebody of the house (colleague.c)? */
void	kr_colleague_judge(struct kr_reading *);
/* Public, business, significant, machine. */
void	kr_reporter_judge(struct kr_reading *);

#endif /* KR_EVIDENCE_READING_H */
