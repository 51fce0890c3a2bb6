/* SPDX-License-Identifier: Apache-2.0 */
/* Header fields as spans: RFC 5322 2.2, with the forgiveness mail needs. */
#include <string.h>

#include "message/reader.h"

/* RFC 5322 2.2: printable ASCII but the colon; blanks before it are old. */
static size_t
name_length(struct kr_span line)
{
	size_t n = 0;

	while (n < line.len && line.ptr[n] > ' ' && line.ptr[n] < 127 &&
	    line.ptr[n] != ':')
		n++;
	return n;
}

/* Length of the field name if the line is a field, else 0. */
static size_t
is_field(struct kr_span line)
{
	size_t n = name_length(line), colon = n;

	while (colon < line.len &&
	    (line.ptr[colon] == ' ' || line.ptr[colon] == '\t'))
		colon++;
	return n > 0 && colon < line.len && line.ptr[colon] == ':' ? n : 0;
}

static size_t
line_end(struct kr_span all, size_t off)
{
	size_t lf = kr_span_chr(all, off, '\n');

	return lf == SIZE_MAX ? all.len : lf + 1;
}

static struct kr_span
without_end(struct kr_span s)
{
	if (s.len > 0 && s.ptr[s.len - 1] == '\n')
		s.len--;
	if (s.len > 0 && s.ptr[s.len - 1] == '\r')
		s.len--;
	return s;
}

static bool
continues(struct kr_span all, size_t off)
{
	if (off >= all.len || (all.ptr[off] != ' ' && all.ptr[off] != '\t'))
		return false;
	/* A line of blanks only: some programs end the header so. */
	return kr_span_trim(without_end(kr_span_sub(all, off,
	    line_end(all, off) - off))).len > 0;
}

/* A line that is no field: skip it if fields go on behind it. */
static bool
fields_go_on(struct kr_span all, size_t after)
{
	struct kr_span next = without_end(kr_span_sub(all, after,
	    line_end(all, after) - after));

	return is_field(next) != 0;
}

static void
field_make(struct kr_field *f, struct kr_span raw, size_t name_len)
{
	size_t colon = kr_span_chr(raw, name_len, ':');

	f->raw = raw;
	f->name = kr_span_sub(raw, 0, name_len);
	f->value = without_end(kr_span_from(raw, colon + 1));
}

enum kr_rc
kr_header_read(const struct kr_view *view, size_t off, size_t end,
    const struct kr_limits *limits, struct kr_arena *arena,
    struct kr_header *ret, size_t *body_off, unsigned *flags,
    uint64_t *limits_hit)
{
	struct kr_span all = kr_span_sub(view->text, 0, end);
	struct kr_field *field = NULL;
	size_t n = 0, cap = 0, start = off;

	while (off < end) {
		size_t next = line_end(all, off), name;
		struct kr_span line = without_end(kr_span_sub(all, off,
		    next - off));

		if (line.len == 0) {
			ret->raw = kr_span_sub(all, start, off - start);
			off = next;
			goto done;
		}
		name = is_field(line);
		if (name == 0) {
			*flags |= KR_FLAG_BAD_HEADER;
			if (!fields_go_on(all, next))
				break;		/* the body begins here */
			off = next;
			continue;
		}
		while (continues(all, next))
			next = line_end(all, next);
		if (next - off > limits->field_bytes)
			*limits_hit |= UINT64_C(1) << KR_LIMIT_field_bytes;
		if (n >= limits->header_fields ||
		    off - start > limits->header_bytes) {
			*limits_hit |= UINT64_C(1) << KR_LIMIT_header_fields;
		} else {
			if (!KR_ARENA_ROOM(arena, field, n, &cap))
				return KR_E_NOMEM;
			field_make(&field[n++], kr_span_sub(all, off,
			    next - off), name);
		}
		off = next;
	}
	ret->raw = kr_span_sub(all, start, off - start);
done:
	ret->field = field;
	ret->n = n;
	*body_off = off;
	return KR_OK;
}

const struct kr_field *
kr_header_find(const struct kr_header *header, const char *name, size_t nth)
{
	const struct kr_span want = kr_span_str(name);

	if (header == NULL)
		return NULL;
	for (size_t i = 0; i < header->n; i++)
		if (kr_span_caseeq2(header->field[i].name, want) && nth-- == 0)
			return &header->field[i];
	return NULL;
}

bool
kr_header_plausible(struct kr_span text)
{
	static const char *const known[] = { "From", "Received", "Subject",
	    "Date", "To", "Message-ID", "Return-Path", "MIME-Version",
	    "Delivered-To", "DKIM-Signature" };
	size_t fields = 0, hits = 0, off = 0;

	for (unsigned lines = 0; lines < 40 && off < text.len; lines++) {
		size_t next = line_end(text, off), n;
		struct kr_span line = without_end(kr_span_sub(text, off,
		    next - off));

		if (line.len == 0)
			break;
		off = next;
		if (line.ptr[0] == ' ' || line.ptr[0] == '\t') {
			if (fields == 0)
				return false;
			continue;
		}
		n = is_field(line);
		if (n == 0)
			return false;
		fields++;
		for (size_t k = 0; k < KR_NELEM(known); k++)
			hits += kr_span_caseeq(kr_span_sub(line, 0, n),
			    known[k]);
	}
	return fields >= 3 && hits >= 2;
}

struct kr_span
kr_field_text(const struct kr_field *field, struct kr_arena *arena)
{
	if (field == NULL)
		return KR_SPAN_NONE;
	return kr_span_trim(kr_words_decode(field->value, arena));
}
