/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reports whose matter can only be read in a picture.  Pictures are never
 * decoded.
 */
#include "evidence/reading.h"

#define FEW_WORDS	160	/* bytes: no more than pointing at a picture */
#define SOME_WORDS	320	/* bytes, if the words speak of pictures */

static const char *const speaks[] = { "screenshot", "screen shot", "picture",
    "photo", "pic ", "pics", "pic.", "image", "attached", "attachment",
    "see below", "snip", "screengrab", "screen grab", "see pic",
    "captura", "capture", "bildschirm", "foto", "\xe6\x88\xaa\xe5\x9b\xbe",
    "\xe6\x88\xaa\xe5\x9c\x96", "\xe5\x9b\xbe\xe7\x89\x87",
    "\xe5\x9c\x96\xe7\x89\x87", "\xe7\x85\xa7\xe7\x89\x87",
    "\xec\x82\xac\xec\xa7\x84", "\xec\xba\xa1\xec\xb2\x98" };

/* File names that cameras and screens give. */
static const char *const names[] = { "screenshot", "screen shot", "img_",
    "img-", "image0", "image1", "photo", "pxl_", "dsc", "capture", "snip",
    "whatsapp image", "scr", "received_", "messages", "picture" };

/* Logos of signatures are shown in the text and bear made-up names. */
static bool
shows_matter(const struct kr_part *p)
{
	if (p->attachment || p->content_id.len == 0)
		return true;
	if (kr_span_casestarts(p->filename, "image00"))
		return false;
	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_casestarts(p->filename, names[i]))
			return true;
	return false;
}

/* By type, or by name where the type does not say. */
static bool
picture(const struct kr_part *p)
{
	static const char *const types[] = { ".png", ".jpg", ".jpeg", ".heic",
	    ".heif", ".webp", ".gif", ".bmp" };

	if (p->kind == KR_PART_IMAGE)
		return true;
	for (size_t i = 0; p->kind == KR_PART_OTHER && i < KR_NELEM(types);
	    i++)
		if (kr_span_caseends(p->filename, types[i]))
			return true;
	return false;
}

static size_t
pictures(const struct kr_message *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n_part; i++)
		n += picture(m->part[i]) &&
		    !kr_part_nested(m->part[i]) && shows_matter(m->part[i]);
	return n;
}

/* "[image: Screenshot_0112.png]", "[cid:...]", U+FFFC and blanks. */
bool
kr_only_pictures(struct kr_span s)
{
	size_t off = 0;

	while (off < s.len) {
		struct kr_span rest = kr_span_from(s, off);
		size_t end;

		if (kr_is_blank(rest.ptr[0]) || rest.ptr[0] == '>') {
			off++;
		} else if (kr_span_casestarts(rest, "\xef\xbf\xbc") ||
		    kr_span_casestarts(rest, "\xef\xbb\xbf")) {
			off += 3;
		} else if (kr_span_casestarts(rest, "\xc2\xa0")) {
			off += 2;
		} else if (kr_span_casestarts(rest, "[image") ||
		    kr_span_casestarts(rest, "[cid:") ||
		    kr_span_casestarts(rest, "<image") ||
		    kr_span_casestarts(rest, "<img")) {
			end = kr_span_chr(rest, 0, rest.ptr[0] == '[' ?
			    ']' : '>');
			if (end == SIZE_MAX)
				return false;
			off += end + 1;
		} else {
			return false;
		}
	}
	return true;
}

bool
kr_screenshot_report(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	struct kr_exhibit *x;
	size_t words = 0;
	bool told = false;

	if (pictures(r->message) == 0)
		return false;
	kr_said_read(r);
	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_span s = kr_slice_span(report->said[i]);

		if (kr_only_pictures(s))
			continue;
		words += kr_span_trim(s).len;
		told |= kr_span_casefind_any(s, speaks, KR_NELEM(speaks));
	}
	told |= kr_span_casefind_any(report->subject_full, speaks,
	    KR_NELEM(speaks));
	if (words > (told ? SOME_WORDS : FEW_WORDS))
		return false;
	report->form = KR_FORM_KIND_SCREENSHOT;
	x = kr_exhibit_new(r, KR_FORM_KIND_SCREENSHOT);
	if (x == NULL)
		return true;
	x->claimed = true;
	x->message = r->message;
	x->fidelity = KR_FIDELITY_PICTURE;
	kr_exhibit_finish(r, x);
	return true;
}
