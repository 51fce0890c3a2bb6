/* SPDX-License-Identifier: Apache-2.0 */
/*
 * block.c - a block of label lines, one to a line or all in one, as
 * webmail leaves them that loses line ends
 */
#include <string.h>

#include "evidence/forward/head.h"

#define ONE_LINE_BYTES	3000	/* a whole block without line ends */
#define COLONS_MAX	64	/* in it */

static struct kr_span
value_join(struct kr_forward_reader *r, struct kr_span a, struct kr_span b)
{
	struct kr_buffer buf;

	if (a.len == 0)
		return b;
	kr_buffer_init(&buf, r->arena, a.len + b.len + 2);
	kr_buffer_add(&buf, a);
	kr_buffer_byte(&buf, ' ');
	kr_buffer_add(&buf, b);
	if (!kr_buffer_ok(&buf)) {
		r->failed = true;
		return a;
	}
	return kr_buffer_span(&buf);
}

/* Does a label of this block follow within a few lines? */
static bool
label_follows(struct kr_forward_reader *r, const struct kr_forward_block *b,
    size_t i, size_t first)
{
	for (size_t n = 0; n < 3 && i < r->n_line; n++, i++) {
		struct kr_span v;
		enum kr_label l;

		if (kr_forward_blank(&r->line[i]) ||
		    !kr_forward_same_quote(r, first, i))
			return false;
		l = kr_forward_line_label(r, i, &v);
		if (l != KR_LABEL_NONE)
			return l == KR_LABEL_OTHER ||
			    b->head->value[l].ptr == NULL;
	}
	return false;
}

/* Would the first word of the next line have had room on this one? */
static bool
is_wrapped(const struct kr_forward_reader *r, size_t i, struct kr_span next)
{
	const struct kr_forward_line *l = &r->line[i];
	size_t columns = 0, word = 0;

	for (size_t at = l->off; at < l->end; at++)
		columns += ((unsigned char)r->s.ptr[at] & 0xC0) != 0x80;
	while (word < next.len && !kr_is_blank(next.ptr[word]))
		word++;
	return columns >= 60 && columns + 1 + word > 72;
}

/* Is line i the rest of the label line before it? */
static bool
is_continued(struct kr_forward_reader *r, const struct kr_forward_block *b,
    size_t i, size_t first)
{
	const struct kr_span *v = &b->head->value[b->last];
	struct kr_span s = kr_forward_content(r, i);

	if (b->last == KR_LABEL_NONE)
		return false;
	if (r->line[i].indent >= 1 && r->line[first].indent == 0 &&
	    b->last != KR_LABEL_SUBJECT)
		return true;
	if (label_follows(r, b, i + 1, first))
		return true;
	if (v->len > 0 && (b->last == KR_LABEL_TO || b->last == KR_LABEL_CC) &&
	    (v->ptr[v->len - 1] == ',' || v->ptr[v->len - 1] == ';' ||
	    *s.ptr == '<'))
		return true;
	return b->last == KR_LABEL_SUBJECT && is_wrapped(r, i - 1, s) &&
	    (i + 1 == r->n_line || kr_forward_blank(&r->line[i + 1]));
}

static void
block_take(struct kr_forward_block *b, enum kr_label l, struct kr_span value)
{
	if (l != KR_LABEL_OTHER || b->head->value[l].ptr == NULL)
		b->head->value[l] = value;
	if (l != KR_LABEL_OTHER)
		b->kinds++;
	b->n++;
	b->last = l;
}

/* Read label lines from first on.  False if there is none at all. */
bool
kr_forward_block_read(struct kr_forward_reader *r, size_t first,
    struct kr_forward_block *b)
{
	size_t i = first;

	b->end = first;
	while (i < r->n_line && i - first < KR_FORWARD_BLOCK_MAX) {
		struct kr_span value, next;
		enum kr_label l;

		if (kr_forward_blank(&r->line[i])) {
			/* One empty line may part labels, no more. */
			if (b->n == 0 || i + 1 >= r->n_line ||
			    !label_follows(r, b, i + 1, first) ||
			    kr_forward_line_label(r, i + 1, &value) ==
			    KR_LABEL_NONE)
				break;
			i++;
			continue;
		}
		if (!kr_forward_same_quote(r, first, i))
			break;
		l = kr_forward_line_label(r, i, &value);
		if (l == KR_LABEL_NONE) {
			if (b->n == 0 || !is_continued(r, b, i, first))
				break;
			if (b->last != KR_LABEL_OTHER)
				b->head->value[b->last] = value_join(r,
				    b->head->value[b->last],
				    kr_forward_content(r, i));
		} else {
			if (l != KR_LABEL_OTHER &&
			    b->head->value[l].ptr != NULL)
				break;	/* the next block begins */
			/* A label alone: its value is the next line. */
			if (value.len == 0 && l != KR_LABEL_OTHER &&
			    i + 1 < r->n_line &&
			    !kr_forward_blank(&r->line[i + 1]) &&
			    kr_forward_same_quote(r, first, i + 1) &&
			    kr_forward_line_label(r, i + 1, &next) ==
			    KR_LABEL_NONE) {
				value = kr_forward_content(r, ++i);
			}
			block_take(b, l, value);
		}
		b->end = ++i;
	}
	return b->n > 0;
}

/* "Phone: 021 555", a line of a form whose labels nobody taught us? */
static bool
is_form_line(const struct kr_forward_reader *r, size_t i)
{
	size_t n, colon;

	if (i >= r->n_line || kr_forward_blank(&r->line[i]))
		return false;
	colon = kr_forward_colon(kr_forward_content(r, i), &n);
	return colon > 0 && n < 30;
}

/*
 * Without a separator a block needs more: "From: Auckland, To: Sydney" in a
 * ticket is none.  "From: a@b.example" by itself is copied from a message.
 */
bool
kr_forward_block_alone(const struct kr_forward_reader *r,
    const struct kr_forward_block *b)
{
	const struct kr_span *v = b->head->value;

	if (v[KR_LABEL_FROM].len == 0)
		return false;
	if (kr_forward_has_address(v[KR_LABEL_FROM]))
		return b->kinds >= 3 || v[KR_LABEL_SUBJECT].ptr != NULL ||
		    v[KR_LABEL_DATE].ptr != NULL || (b->kinds == b->n &&
		    !is_form_line(r, b->end));
	return v[KR_LABEL_SUBJECT].ptr != NULL && v[KR_LABEL_DATE].ptr != NULL;
}

bool
kr_forward_block_enough(const struct kr_forward_block *b)
{
	const struct kr_span *v = b->head->value;

	return b->kinds >= 1 && (v[KR_LABEL_FROM].len > 0 ||
	    v[KR_LABEL_SUBJECT].ptr != NULL || b->kinds >= 2);
}

/* ---- without line ends --------------------------------------------------- */

/* The label that ends at the colon, where another value may touch it. */
static enum kr_label
label_before(struct kr_forward_reader *r, struct kr_span s, size_t colon,
    size_t *from)
{
	enum kr_label best = KR_LABEL_NONE;
	size_t end = colon, tries = 0;

	while (end > 0 && kr_is_blank(s.ptr[end - 1]))
		end--;
	for (size_t a = end; a > 0 && tries < 30; tries++) {
		unsigned char c;
		enum kr_label l;

		do
			a--;
		while (a > 0 && ((unsigned char)s.ptr[a] & 0xC0) == 0x80);
		c = (unsigned char)s.ptr[a];
		/* A label begins with a capital or another script. */
		if ((c < 'A' || c > 'Z') && c < 0x80)
			continue;
		l = kr_forward_label(kr_forward_fold(r,
		    kr_span_sub(s, a, end - a)));
		if (l != KR_LABEL_NONE && l != KR_LABEL_OTHER) {
			*from = a;
			best = l;	/* a longer one may still come */
		}
	}
	return best;
}

/* "...09:26 CETAssunto Your parcel": a label that has lost its colon. */
static void
glued_label(struct kr_forward_reader *r, struct kr_forward_head *head,
    enum kr_label in)
{
	struct kr_span *v = &head->value[in];

	for (size_t i = 1; i < v->len; i++) {
		size_t end = i;
		enum kr_label l;

		if (v->ptr[i] < 'A' || v->ptr[i] > 'Z' ||
		    kr_is_blank(v->ptr[i - 1]))
			continue;
		while (end < v->len && end - i < KR_FORWARD_LABEL_BYTES &&
		    !kr_is_blank(v->ptr[end]))
			end++;
		l = kr_forward_label_of(r, kr_span_sub(*v, i,
		    end - i < KR_FORWARD_LABEL_BYTES ? end - i : 0));
		if (l == KR_LABEL_NONE || l == KR_LABEL_OTHER ||
		    head->value[l].ptr != NULL)
			continue;
		head->value[l] = kr_forward_trim(kr_span_from(*v, end));
		*v = kr_forward_trim(kr_span_sub(*v, 0, i));
		return;
	}
}

bool
kr_forward_one_line(struct kr_forward_reader *r, size_t first,
    struct kr_forward_head *head)
{
	size_t end = first + 1, len, from, open = 0, tries = 0;
	enum kr_label last = KR_LABEL_NONE;
	struct kr_span s;
	unsigned n = 0;

	/* The line may have been wrapped since. */
	while (end < r->n_line && end - first < 12 &&
	    !kr_forward_blank(&r->line[end]) &&
	    kr_forward_same_quote(r, first, end))
		end++;
	s = kr_span_sub(r->s, r->line[first].at,
	    r->line[end - 1].end - r->line[first].at);
	if (s.len > ONE_LINE_BYTES)
		s.len = ONE_LINE_BYTES;
	for (size_t colon = 0; (colon = kr_span_chr(s, colon, ':')) !=
	    SIZE_MAX && last != KR_LABEL_SUBJECT && tries++ < COLONS_MAX;
	    colon++) {
		enum kr_label l = label_before(r, s, colon, &from);

		if (l == KR_LABEL_NONE || head->value[l].ptr != NULL ||
		    (n == 0 && l != KR_LABEL_FROM))
			continue;
		if (last != KR_LABEL_NONE)
			head->value[last] = kr_forward_trim(kr_span_sub(s,
			    open, from - open));
		head->value[l] = KR_SPAN_LIT("");
		last = l;
		open = colon + 1;
		n++;
	}
	if (n < 3)
		return false;
	/* The last value ends with its line. */
	len = kr_span_chr(s, open, '\n');
	head->value[last] = kr_forward_trim(kr_span_sub(s, open,
	    (len == SIZE_MAX ? s.len : len) - open));
	for (unsigned l = KR_LABEL_FROM; l < KR_LABEL_COUNT; l++)
		glued_label(r, head, (enum kr_label)l);
	for (end = first; end + 1 < r->n_line &&
	    r->line[end].next <= r->line[first].at + open; end++)
		;
	head->n_line = end + 1 - first;
	head->how = KR_FORWARD_BY_LINE;
	return true;
}
