/* SPDX-License-Identifier: Apache-2.0 */
/*
 * webform.h - what the labels of a form mean, and the boxes behind them
 *
 * Stage:  evidence (private).  For forms whose labels nobody configured, and
 * for labels that a form has got since.
 */
#ifndef KR_EVIDENCE_WEBFORM_H
#define KR_EVIDENCE_WEBFORM_H

#include "config/config.h"
#include "evidence/reading.h"

#define KR_FORM_LABEL_MAX 160	/* bytes; a longer start is a sentence */

/* ---- labels (label.c) -------------------------------------------------- */

struct kr_form_label {
	enum kr_form_field	 field;	/* KR_FORM_OTHER: nothing is read */
	bool			 known;	/* it is one that forms have */
	bool			 whole;	/* all its words are such as labels
					 * have */
	bool			 leave;	/* asks leave to tell the Police */
	size_t			 words;
};

/* What the words of a label ask for. */
struct kr_form_label	kr_form_label_read(struct kr_span label);
/* Is it KR_FORM_CONSENT_POLICE? */
bool		kr_form_label_of_police(struct kr_span label);
/* Are all words such as labels have? */
bool		kr_form_label_whole(struct kr_span label);

/* ---- lines (line.c) ---------------------------------------------------- */

/* How a form parts labels from values, and what is looked for. */
#define KR_LINE_MARKED	0x1u	/* a colon, a tab, a cell, a question mark */
#define KR_LINE_ALONE	0x2u	/* the label's line has no mark at all */
#define KR_LINE_GAP	0x4u	/* "Name    Mere", "name = Mere" */
#define KR_LINE_TELL	0x8u	/* tell which of them read the line otherwise */

enum kr_form_manner {
	KR_FORM_COLON, KR_FORM_QUESTION, KR_FORM_ALONE, KR_FORM_GAP,
	KR_FORM_CELL		/* of a table: nobody can paste one */
};

struct kr_form_line {
	struct kr_span	 name;	/* the label, without what adorns it */
	enum kr_form_manner manner;	/* how it is set */
	size_t		 length;	/* bytes up to its value */
	size_t		 indent;	/* blanks before it */
	bool		 empty;	/* nothing stands behind it in its line */
	bool		 boxes;	/* the form prints what can be ticked */
	bool		 adorned;	/* a number, a bullet, or bold */
	bool		 numbered;	/* "Q:": the answer may have an "A:" */
	bool		 capitals;	/* all of it */
	bool		 piped;	/* "| Name | Mere |" */
	size_t		 box;	/* bytes of a box before it; 0: none */
	unsigned	 other;	/* KR_LINE_TELL: the styles that were not
				 * asked for and read it otherwise */
};

/*
 * The label that a line begins with, if it may be one.
 *   cell    bytes of the first cell of a table's row; SIZE_MAX: no table.
 *   styles  KR_LINE_*
 */
bool	kr_form_line_read(struct kr_span line, size_t cell, unsigned styles,
	    struct kr_form_line *ret);

/* ---- layout (layout.c) -------------------------------------------------- */

/* The cells of a table's text, asked for from top to bottom. */
struct kr_form_cells {
	const struct kr_html	*html;	/* or NULL */
	size_t			 at;	/* of html->mark, not yet passed */
};

/* Bytes of the line's first cell; SIZE_MAX if it is no row of a table. */
size_t	kr_form_cell_end(struct kr_form_cells *, size_t off, size_t len);

#define KR_LAYOUT_MARKS		8u	/* below it: the mark that parts them */
#define KR_LAYOUT_CELLS		8u
#define KR_LAYOUT_COLUMN	9u	/* blanks, up to one column */

struct kr_form_layout {
	unsigned manner;
	size_t	 indent;	/* blanks before each label */
	size_t	 column;	/* of characters, where values begin; 0: any */
	size_t	 n;		/* lines set so */
};

/* How most labels of a text are set; false if that is no form. */
bool	kr_form_layout_find(const struct kr_view *, const struct kr_html *,
	    struct kr_form_layout *ret);
/* The label of a line that is set so. */
bool	kr_form_layout_line(const struct kr_form_layout *, struct kr_span line,
	    size_t cell, struct kr_form_line *ret);
/* What values are whose labels say nothing: by what they look like. */
void	kr_form_layout_shapes(struct kr_report *);

/* ---- values (value.c) -------------------------------------------------- */

/*
 * All labelled values of a text, in order, into the report.
 *   form  NULL: labels are understood by their words alone.
 *   layout  lines set so have labels, and no others; NULL: words decide.
 *   html  whose text it is, or NULL.
 * With KR_LINE_TELL, the styles that read any line otherwise.
 */
unsigned	kr_form_values_read(struct kr_reading *,
		    const struct kr_webform *form, const struct kr_view *,
		    const struct kr_html *html, unsigned styles,
		    const struct kr_form_layout *layout);
/* Is there a value of that field, if an empty one? */
bool	kr_form_has(const struct kr_report *, enum kr_form_field);
/* The first line of a value that has but one. */
struct kr_span	kr_form_line_of(struct kr_slice);

/* ---- who sent it (sender.c) --------------------------------------------- */

/*
 * The address from which something came, as a text tells: "an email from
 * billing@tui.test", not one that the reporter wrote to.
 *   own  the reporter's; it and those of the same house are no sender's.
 * Absent if none is told.
 */
struct kr_span	kr_form_sender_told(struct kr_span text,
		    struct kr_span own, struct kr_arena *);

/* ---- boxes (box.c) ----------------------------------------------------- */

/* "(not given)", "none", nothing: did nobody fill it in? */
bool			kr_form_blank(struct kr_span value);
/* What a value says of consent; form may be NULL (it has words of its own). */
enum kr_consent		kr_form_box(const struct kr_webform *form,
			    struct kr_span value);

#endif /* KR_EVIDENCE_WEBFORM_H */
