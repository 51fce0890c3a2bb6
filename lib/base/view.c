/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/base.h"

struct kr_view
kr_view_root(struct kr_span bytes)
{
	return (struct kr_view){ .text = bytes };
}

struct kr_span
kr_slice_span(struct kr_slice s)
{
	if (s.view == NULL)
		return KR_SPAN_NONE;
	return kr_span_sub(s.view->text, s.off, s.len);
}

/* The run that covers byte off: the last one that begins at or before it. */
static size_t
run_find(const struct kr_view *v, size_t off)
{
	size_t low = 0, high = v->n_runs;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (v->runs[mid].at <= off)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static size_t
run_end(const struct kr_view *v, size_t i)
{
	return i + 1 < v->n_runs ? v->runs[i + 1].at : v->text.len;
}

/* Is it within a character of UTF-8, and not its first byte? */
static bool
inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Source bytes of [off, end) inside run i. */
static void
run_source(const struct kr_view *v, size_t i, size_t off, size_t end,
    size_t *from, size_t *to)
{
	const struct kr_run *r = &v->runs[i];
	const char *text = v->text.ptr;

	switch ((enum kr_run_kind)r->kind) {
	case KR_RUN_WHOLE:
		while (off > r->at && inside(text[off]))
			off--;
		while (end < run_end(v, i) && inside(text[end]))
			end++;
		/* fall through */
	case KR_RUN_SAME:
		*from = r->from + (off - r->at);
		*to = r->from + (end - r->at);
		break;
	case KR_RUN_POINT:
		*from = r->from;
		*to = (size_t)r->from + r->width;
		break;
	case KR_RUN_BASE64:
		*from = r->from + (off - r->at) / 3 * 4;
		*to = r->from + (end - r->at + 2) / 3 * 4;
		break;
	}
}

bool
kr_slice_source(struct kr_slice s, struct kr_slice *ret)
{
	const struct kr_view *v = s.view, *in = NULL;
	size_t end, from = 0, to = 0;

	if (v == NULL || v->n_runs == 0 || s.off > v->text.len)
		return false;
	end = s.len > v->text.len - s.off ? v->text.len : s.off + s.len;
	if (end == s.off && end < v->text.len)
		end++;		/* an empty slice lies where its byte lies */
	for (size_t i = run_find(v, s.off); i < v->n_runs; i++) {
		const struct kr_run *r = &v->runs[i];
		size_t a = r->at > s.off ? r->at : s.off;
		size_t b = run_end(v, i) < end ? run_end(v, i) : end;
		size_t ra = 0, rb = 0;

		if (r->at >= end)
			break;
		if (r->in == NULL || a >= b)
			continue;
		run_source(v, i, a, b, &ra, &rb);
		if (in == NULL) {
			in = r->in;
			from = ra;
			to = rb;
		} else if (in != r->in) {
			break;	/* the first place is where it is */
		} else {
			if (ra < from)
				from = ra;
			if (rb > to)
				to = rb;
		}
	}
	if (in == NULL)
		return false;
	if (to > in->text.len)
		to = in->text.len;
	*ret = (struct kr_slice){ in, from, to > from ? to - from : 0 };
	return true;
}

bool
kr_slice_origin(struct kr_slice s, size_t *off, size_t *len)
{
	if (s.view == NULL)
		return false;
	while (s.view->n_runs > 0)
		if (!kr_slice_source(s, &s))
			return false;
	*off = s.off;
	*len = s.len;
	return true;
}

void
kr_view_begin(struct kr_view_builder *b, struct kr_arena *arena, size_t max)
{
	memset(b, 0, sizeof(*b));
	b->max = max < UINT32_MAX ? max : UINT32_MAX; /* runs are 32 bits */
	kr_buffer_init(&b->text, arena, SIZE_MAX);
}

static void
run_add(struct kr_view_builder *b, struct kr_run r)
{
	if (!KR_ARENA_ROOM(b->text.arena, b->runs, b->n_runs, &b->cap_runs)) {
		b->failed = true;
		return;
	}
	b->runs[b->n_runs++] = r;
}

/* How much of bytes a run of this kind may take of the room that is left. */
static size_t
fitting(struct kr_span bytes, size_t left, enum kr_run_kind kind)
{
	if (kind == KR_RUN_POINT)
		return 0;
	while (kind == KR_RUN_WHOLE && left > 0 && inside(bytes.ptr[left]))
		left--;
	return left;
}

/* Add what still fits of bytes.  False if nothing was added. */
static bool
text_add(struct kr_view_builder *b, struct kr_span bytes,
    enum kr_run_kind kind)
{
	size_t left = b->max - b->text.len;

	if (b->failed || b->cut || bytes.len == 0)
		return false;
	if (bytes.len > left) {
		b->cut = true;
		bytes.len = fitting(bytes, left, kind);
	}
	kr_buffer_add(&b->text, bytes);
	b->failed = !kr_buffer_ok(&b->text);
	return !b->failed && bytes.len > 0;
}

static void
copy(struct kr_view_builder *b, const struct kr_view *in, size_t off,
    size_t len, enum kr_run_kind kind)
{
	size_t at = b->text.len;

	if (!text_add(b, kr_span_sub(in->text, off, len), kind))
		return;
	if (b->n_runs > 0) {
		const struct kr_run *last = &b->runs[b->n_runs - 1];

		if (last->kind == kind && last->in == in && last->from +
		    (at - last->at) == off)
			return;		/* goes on where the last one ended */
	}
	run_add(b, (struct kr_run){ in, (uint32_t)at, (uint32_t)off, 0,
	    kind });
}

void
kr_view_copy(struct kr_view_builder *b, const struct kr_view *in, size_t off,
    size_t len)
{
	copy(b, in, off, len, KR_RUN_SAME);
}

void
kr_view_whole(struct kr_view_builder *b, const struct kr_view *in, size_t off,
    size_t len)
{
	copy(b, in, off, len, KR_RUN_WHOLE);
}

void
kr_view_point(struct kr_view_builder *b, struct kr_span bytes,
    const struct kr_view *in, size_t off, size_t width)
{
	size_t at = b->text.len;

	if (text_add(b, bytes, KR_RUN_POINT))
		run_add(b, (struct kr_run){ in, (uint32_t)at, (uint32_t)off,
		    (uint32_t)width, KR_RUN_POINT });
}

void
kr_view_base64(struct kr_view_builder *b, struct kr_span bytes,
    const struct kr_view *in, size_t off)
{
	size_t at = b->text.len;

	if (text_add(b, bytes, KR_RUN_BASE64))
		run_add(b, (struct kr_run){ in, (uint32_t)at, (uint32_t)off,
		    0, KR_RUN_BASE64 });
}

const struct kr_view *
kr_view_end(struct kr_view_builder *b, bool *cut)
{
	struct kr_view *v;

	if (cut != NULL)
		*cut = b->cut;
	if (b->n_runs == 0)	/* an empty view is not a root */
		run_add(b, (struct kr_run){ .kind = KR_RUN_POINT });
	if (b->failed)
		return NULL;
	v = kr_arena_alloc(b->text.arena, 1, sizeof(*v));
	if (v == NULL)
		return NULL;
	v->text = kr_buffer_span(&b->text);
	v->runs = b->runs;
	v->n_runs = b->n_runs;
	return v;
}

const struct kr_view *
kr_view_join(const struct kr_slice *slice, size_t n, const char *sep,
    struct kr_arena *arena)
{
	struct kr_view_builder b;

	kr_view_begin(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			kr_view_point(&b, kr_span_str(sep), NULL, 0, 0);
		if (slice[i].view != NULL)
			kr_view_copy(&b, slice[i].view, slice[i].off,
			    slice[i].len);
	}
	return kr_view_end(&b, NULL);
}
