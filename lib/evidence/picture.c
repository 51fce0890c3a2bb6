/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reports whose matter can only be read in a picture.  Pictures are never
 * decoded.
 */
#include "evidence/reading.h"

#define FEW_LETTERS	160	/* no more than pointing at a picture */
#define SOME_LETTERS	480	/* if the words speak of pictures */
#define WORD_LETTERS	3	/* a sign of a script that has no letters */

static const char *const speaks[] = { "screenshot", "screen shot", "picture",
    "photo", "pic ", "pics", "pic.", "image", "attached", "attachment",
    "see below", "snip", "screengrab", "screen grab", "see pic",
    /* Spanish, French, German, Dutch, Italian, Portuguese, Polish */
    "captura", "capture", "bildschirm", "foto", "imagen", "imagem", "anbei",
    "afbeelding", "schermafdruk", "immagine", "schermata", "zrzut",
    /* M\u0101ori, Samoan, Tagalog, Indonesian, Vietnamese */
    "whakaahua", "hopuataata", "hopumata", "ata lenei", "ata o le",
    "larawan", "litrato", "tangkapan layar", "gambar",
    "h\xc3\xacnh ch\xe1\xbb\xa5p", "h\xc3\xacnh \xe1\xba\xa3nh",
    "ch\xe1\xbb\xa5p m\xc3\xa0n h\xc3\xacnh", "\xe1\xba\xa3nh ch\xe1\xbb\xa5p",
    "\xe1\xba\xa3nh m\xc3\xa0n", "g\xe1\xbb\xadi h\xc3\xacnh",
    "g\xe1\xbb\xadi \xe1\xba\xa3nh", "xem h\xc3\xacnh",
    "xem \xe1\xba\xa3nh", "\xc4\x91\xc3\xadnh k\xc3\xa8m",
    /* Russian, Hindi, Arabic, Thai */
    "\xd1\x81\xd0\xba\xd1\x80\xd0\xb8\xd0\xbd",
    "\xd1\x81\xd0\xbd\xd0\xb8\xd0\xbc\xd0\xbe\xd0\xba",
    "\xd1\x84\xd0\xbe\xd1\x82\xd0\xbe",
    ("\xe0\xa4\xb8\xe0\xa5\x8d\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb0\xe0\xa5\x80"
    "\xe0\xa4\xa8\xe0\xa4\xb6\xe0\xa5\x89\xe0\xa4\x9f"),
    "\xe0\xa4\xab\xe0\xa5\x8b\xe0\xa4\x9f\xe0\xa5\x8b",
    "\xe0\xa4\xa4\xe0\xa4\xb8\xe0\xa5\x8d\xe0\xa4\xb5\xe0\xa5\x80\xe0\xa4\xb0",
    "\xd8\xb5\xd9\x88\xd8\xb1\xd8\xa9", "\xd9\x84\xd9\x82\xd8\xb7\xd8\xa9",
    "\xe0\xb8\xa0\xe0\xb8\xb2\xe0\xb8\x9e", "\xe0\xb8\xa3\xe0\xb8\xb9\xe0\xb8\x9b",
    /* Chinese, Japanese, Korean */
    "\xe6\x88\xaa\xe5\x9b\xbe", "\xe6\x88\xaa\xe5\x9c\x96",
    "\xe6\x88\xaa\xe5\xb1\x8f", "\xe5\x9b\xbe\xe7\x89\x87",
    "\xe5\x9c\x96\xe7\x89\x87", "\xe9\x99\x84\xe5\x9b\xbe",
    "\xe9\x99\x84\xe5\x9c\x96", "\xe9\x99\x84\xe4\xbb\xb6",
    "\xe7\x85\xa7\xe7\x89\x87", "\xe5\x86\x99\xe7\x9c\x9f",
    "\xe7\x94\xbb\xe5\x83\x8f", "\xe3\x82\xb9\xe3\x82\xaf\xe3\x83\xaa",
    "\xe3\x82\xb9\xe3\x82\xaf\xe3\x82\xb7\xe3\x83\xa7",
    "\xec\x82\xac\xec\xa7\x84", "\xec\xba\xa1\xec\xb2\x98",
    "\xec\xb2\xa8\xeb\xb6\x80" };

/* File names that cameras and screens give. */
static const char *const names[] = { "screenshot", "screen shot", "img_",
    "img-", "image0", "image1", "photo", "pxl_", "dsc", "capture", "snip",
    "whatsapp image", "scr", "received_", "messages", "picture" };

/* What letterheads and signatures are made of. */
static const char *const ornaments[] = { "logo", "banner", "signature",
    "footer", "letterhead", "icon", "spacer", "divider", "facebook",
    "instagram", "linkedin", "twitter", "youtube" };

/*
 * Logos of signatures are shown in the text and bear made-up names.  What
 * somebody attached was chosen, whatever site it shows: "Facebook scam.png".
 */
static bool
shows_matter(const struct kr_part *p)
{
	if (p->attachment)
		return true;
	for (size_t i = 0; i < KR_NELEM(ornaments); i++)
		if (kr_span_casestarts(p->filename, ornaments[i]))
			return false;
	if (p->content_id.len == 0)
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

/* Letters, whatever bytes they take; a Chinese sign says as much as three. */
static size_t
letters(struct kr_span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if ((c & 0xC0) == 0x80)
			continue;
		/* U+1E00 to U+1EFF: Latin with two marks, as in Vietnam. */
		if (c < 0xE0 || (c == 0xE1 && i + 1 < s.len &&
		    (unsigned char)s.ptr[i + 1] >= 0xB8 &&
		    (unsigned char)s.ptr[i + 1] <= 0xBB))
			n++;
		else
			n += WORD_LETTERS;
	}
	return n;
}

bool
kr_screenshot_report(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	struct kr_exhibit *x;
	size_t said = 0;
	bool told = false;

	if (pictures(r->message) == 0)
		return false;
	kr_said_read(r);
	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_span s = kr_slice_span(report->said[i]);

		if (kr_only_pictures(s))
			continue;
		said += letters(kr_span_trim(s));
		told |= kr_span_casefind_any(s, speaks, KR_NELEM(speaks));
	}
	told |= kr_span_casefind_any(report->subject_full, speaks,
	    KR_NELEM(speaks));
	if (said > (told ? SOME_LETTERS : FEW_LETTERS))
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
