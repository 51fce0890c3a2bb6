/* SPDX-License-Identifier: Apache-2.0 */
/*
 * own.c - the words on which a yes may rest
 *
 * A no counts wherever the reporter's text has it.  A yes must stand where
 * nobody else can have put it.  These places may hold what came with the
 * evidence, and a reporter need not have seen or typed it:
 *   - text that HTML hides;
 *   - HTML behind the first quotation or forward, whose markup can close
 *     the element that fences it in;
 *   - text behind whatever may part somebody else's words from the
 *     reporter's and puts no mark on each line of them: a forward, "here is
 *     what they sent:", "=====", a label, a second greeting;
 *   - lines of plain text that are set in, or drawn a bar before;
 *   - a file that is merely shown in line;
 *   - a subject that a program took over from the mail answered or passed on.
 */
#include "evidence/reading.h"

#define END_BYTES	1500	/* of a text, where the last words stand */

/* Whose text the slice is of; NULL: none of the mail's copies. */
static const struct kr_html *
copy_of(const struct kr_reading *r, struct kr_slice s, bool *file)
{
	const struct kr_html *ret = NULL;

	*file = false;
	for (size_t i = 0; i < r->copies.n; i++) {
		const struct kr_copy *c = &r->copies.item[i];
		const struct kr_html *html;

		(void)kr_copy_view(r->message, c, &html);
		if (html != NULL && s.view == html->text) {
			*file = c->html->filename.len > 0;
			ret = html;
		} else if (c->plain != NULL &&
		    s.view == kr_part_text(r->message, c->plain)) {
			*file = c->plain->filename.len > 0;
		}
	}
	return ret;
}

/* Where somebody else's text begins in the HTML. */
static size_t
fence(const struct kr_html *html)
{
	for (size_t i = 0; i < html->n_mark; i++)
		if (html->mark[i].kind == KR_MARK_QUOTE_BEGIN ||
		    html->mark[i].kind == KR_MARK_FORWARD)
			return html->mark[i].text_off;
	return html->text->text.len;
}

/* A form's field was not split: people paste into it as well. */
static struct kr_slice
field_part(const struct kr_reading *r, struct kr_slice s)
{
	const struct kr_view *v = kr_view_join(&s, 1, "", r->arena);
	struct kr_forward *f;

	if (v == NULL || kr_forward_split(v, NULL, r->limits, r->arena, &f,
	    NULL) != KR_OK)
		s.len = 0;
	else if (s.len > f->sure)
		s.len = f->sure;
	return s;
}

/* The slice up to where somebody else may begin to speak in its text. */
static struct kr_slice
sure_part(const struct kr_reading *r, struct kr_slice s)
{
	if (r->split == NULL)
		return field_part(r, s);
	for (size_t i = 0; i < r->copies.n; i++) {
		const struct kr_forward *f = r->split[i].forward;

		if (f == NULL || s.view != f->text || s.off + s.len <= f->sure)
			continue;
		s.len = s.off < f->sure ? f->sure - s.off : 0;
	}
	return s;
}

/* Copy what is seen of the slice; what is hidden leaves a gap. */
static void
seen_copy(struct kr_view_builder *b, const struct kr_html *html,
    struct kr_slice s)
{
	size_t at = s.off, end = s.off + s.len, stop = fence(html);

	end = end < stop ? end : stop;
	for (size_t i = 0; i < html->n_hidden && at < end; i++) {
		const struct kr_html_stretch *h = &html->hidden[i];

		if (h->why == KR_HIDDEN_FAINT || h->off + h->len <= at)
			continue;
		if (h->off >= end)
			break;
		if (h->off > at)
			kr_view_copy(b, s.view, at, h->off - at);
		kr_view_point(b, KR_SPAN_LIT("\n\n"), NULL, 0, 0);
		at = h->off + h->len;
	}
	if (at < end)
		kr_view_copy(b, s.view, at, end - at);
}

/* "    Pay now" and "| Pay now", as one sets in what one copied. */
static bool
set_in(struct kr_span line)
{
	struct kr_span s = kr_span_trim(line);

	return s.len > 0 && (*s.ptr == '|' || *line.ptr == '\t' ||
	    kr_span_casestarts(line, "    "));
}

/*
 * Copy the lines that are not set in.  Who indents the first line of a
 * paragraph goes on below it at the margin: that is no block by itself.
 */
static void
margin_copy(struct kr_view_builder *b, struct kr_slice s)
{
	struct kr_span all = kr_slice_span(s), rest = all, line, next;
	bool block = true;	/* the line before is blank, or left out */

	while (kr_span_line(&rest, &line)) {
		size_t off = (size_t)(line.ptr - all.ptr);
		struct kr_span ahead = rest;
		bool last = !kr_span_line(&ahead, &next) ||
		    kr_span_trim(next).len == 0 || set_in(next);

		if (block && last && set_in(line)) {
			kr_view_point(b, KR_SPAN_LIT("\n\n"), NULL, 0, 0);
			continue;
		}
		block = kr_span_trim(line).len == 0;
		kr_view_copy(b, s.view, s.off + off,
		    all.len - rest.len - off);
	}
}

const struct kr_view *
kr_consent_own_words(const struct kr_reading *r)
{
	const struct kr_report *report = r->report;
	struct kr_view_builder b;

	kr_view_begin(&b, r->arena, SIZE_MAX);
	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_slice s = sure_part(r, report->said[i]);
		bool file;
		const struct kr_html *html = copy_of(r, s, &file);

		if (i > 0 && s.view != report->said[i - 1].view)
			kr_view_point(&b, KR_SPAN_LIT("\n\n"), NULL, 0, 0);
		if (file)
			continue;
		if (html != NULL)
			seen_copy(&b, html, s);
		else
			margin_copy(&b, s);
	}
	return kr_view_end(&b, NULL);
}

/*
 * Reporters write below what they pass on as well.  A yes at the very end
 * counts for nothing, but somebody should look.
 */
static bool
ends_with_yes(const struct kr_reading *r)
{
	for (size_t i = 0; r->split != NULL && i < r->copies.n; i++) {
		const struct kr_forward *f = r->split[i].forward;
		size_t off, len;
		const struct kr_view *end;

		if (f == NULL || f->sure >= f->text->text.len)
			continue;
		len = f->text->text.len - f->sure;
		len = len < END_BYTES ? len : END_BYTES;
		off = f->text->text.len - len;
		end = kr_view_join(&(struct kr_slice){ f->text, off, len }, 1,
		    "", r->arena);
		if (end != NULL && kr_consent_read(end, KR_SPAN_NONE,
		    NULL, r->arena).value == KR_CONSENT_GIVEN)
			return true;
	}
	return false;
}

static struct kr_consent_record
doubtful(bool minor, const char *why)
{
	return (struct kr_consent_record){ .value = KR_CONSENT_ABSENT,
	    .source = "", .minor = minor, .doubtful = true, .why = why };
}

/* Nothing was left out: the words would only be read once more. */
static bool
is_all_own(const struct kr_report *report)
{
	return report->own != NULL && report->narrative != NULL &&
	    kr_span_eq(report->own->text, report->narrative->text) &&
	    !kr_forward_subject_carried(report->subject_full);
}

struct kr_consent_record
kr_consent_own(const struct kr_reading *r)
{
	const struct kr_report *report = r->report;
	struct kr_consent_record all, own;

	all = kr_consent_read(report->narrative, report->subject, r->weights,
	    r->arena);
	if (all.value == KR_CONSENT_ABSENT && ends_with_yes(r))
		return doubtful(all.minor,
		    "a yes at the end, where the evidence may have brought it");
	if (all.value != KR_CONSENT_GIVEN || is_all_own(report))
		return all;
	own = kr_consent_read(report->own, kr_forward_subject_carried(
	    report->subject_full) ? KR_SPAN_NONE : report->subject,
	    r->weights, r->arena);
	if (own.value == KR_CONSENT_GIVEN)
		return own;
	return doubtful(all.minor,
	    "said only where the evidence may have brought it");
}
