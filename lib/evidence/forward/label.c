/* SPDX-License-Identifier: Apache-2.0 */
/* label.c - label lines: "From: ", in many languages and marks */
#include <string.h>

#include "evidence/forward/head.h"

size_t
kr_forward_colon(struct kr_span s, size_t *label_len)
{
	size_t max = s.len < KR_FORWARD_LABEL_BYTES ? s.len :
	    KR_FORWARD_LABEL_BYTES;

	for (size_t i = 0; i < max; i++) {
		if (s.ptr[i] == ':') {
			*label_len = i;
			return i + 1;
		}
		if (s.ptr[i] == '\xEF' && i + 3 <= s.len &&
		    memcmp(s.ptr + i, "\xEF\xBC\x9A", 3) == 0) {
			*label_len = i;
			return i + 3;
		}
	}
	return 0;
}

/* "X-Mailer", "List-Id": a field of a header that nobody translates. */
static bool
is_field_name(struct kr_span s)
{
	bool dash = false;

	for (size_t i = 0; i < s.len; i++) {
		if (!kr_is_alnum(s.ptr[i]) && s.ptr[i] != '-')
			return false;
		dash |= s.ptr[i] == '-';
	}
	return dash && s.len >= 3 && kr_is_alpha(s.ptr[0]);
}

static struct kr_span
stars_trim(struct kr_span s)
{
	while (s.len > 0 && (*s.ptr == '*' || *s.ptr == '_'))
		s = kr_forward_trim(kr_span_from(s, 1));
	while (s.len > 0 && s.ptr[s.len - 1] == '*')
		s.len--;
	return kr_forward_trim(s);
}

/* The label in the form of the search copy; most are ASCII. */
enum kr_label
kr_forward_label_of(struct kr_forward_reader *r, struct kr_span label)
{
	char ascii[KR_FORWARD_LABEL_BYTES];

	for (size_t i = 0; i < label.len; i++) {
		ascii[i] = kr_lower(label.ptr[i]);
		if (!kr_is_alnum(ascii[i]) && ascii[i] != '-' &&
		    (ascii[i] != ' ' || label.ptr[i - 1] == ' '))
			return kr_forward_label(kr_forward_fold(r, label));
	}
	return kr_forward_label((struct kr_span){ ascii, label.len });
}

/* People set lists in front of what they copy. */
static const char *const bullets[] = {
	"- ", "* ", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93 ",
};

/* "| From | a@b.test |": a row of a table that was made text. */
static bool
row(struct kr_span s)
{
	return s.len > 4 && *s.ptr == '|' && s.ptr[s.len - 1] == '|';
}

/* Where the second cell of the row begins, and the first one ends. */
static size_t
row_cell(struct kr_span s, size_t *label_len)
{
	size_t bar = kr_span_chr(kr_span_sub(s, 0, KR_FORWARD_LABEL_BYTES), 1,
	    '|');

	*label_len = bar;
	return bar == SIZE_MAX || bar + 1 >= s.len ? 0 : bar + 1;
}

static enum kr_label
label_find(struct kr_forward_reader *r, struct kr_span s,
    struct kr_span *value)
{
	struct kr_span label;
	size_t n = 0, colon = row(s) ? row_cell(s, &n) :
	    kr_forward_colon(s, &n);
	bool bold = s.len > 0 && *s.ptr == '*';
	enum kr_label what;

	if (colon == 0)
		return KR_LABEL_NONE;
	label = kr_span_sub(s, 0, n);
	for (size_t i = 0; i < KR_NELEM(bullets); i++)
		if (kr_span_casestarts(label, bullets[i]))
			label = kr_span_from(label, strlen(bullets[i]));
	if (row(s))
		label = kr_forward_trim(kr_span_from(label, 1));
	label = stars_trim(label);
	what = kr_forward_label_of(r, label);
	if (what == KR_LABEL_NONE && is_field_name(label))
		what = KR_LABEL_OTHER;
	*value = kr_forward_trim(kr_span_from(s, colon));
	/* "http://x": no label. */
	if (kr_span_casestarts(*value, "//"))
		return KR_LABEL_NONE;
	while (bold && value->len > 0 && *value->ptr == '*')
		*value = kr_forward_trim(kr_span_from(*value, 1));
	return what;
}

/* Lines are asked more than once, and remember. */
enum kr_label
kr_forward_line_label(struct kr_forward_reader *r, size_t i,
    struct kr_span *value)
{
	struct kr_forward_line *l = &r->line[i];
	struct kr_span v = KR_SPAN_NONE;
	bool cells = row(kr_forward_content(r, i));

	if (!l->labelled) {
		l->labelled = true;
		if ((l->signs & KR_SIGN_COLON) != 0 || cells)
			l->label = (uint8_t)label_find(r,
			    kr_forward_content(r, i), &v);
		l->value = v.len > 0 ? (uint32_t)(v.ptr - r->s.ptr) : l->end;
	}
	*value = kr_span_sub(r->s, l->value, l->end - l->value);
	if (cells && value->len > 0)
		*value = kr_forward_trim(kr_span_sub(*value, 0,
		    value->len - 1));
	return (enum kr_label)l->label;
}
