/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "archive/whole.h"

#define BUFFER_MIN	((size_t)256 * 1024)	/* bytes */
#define BUFFER_LARGE	((size_t)8 << 20)
#define LOOK_AHEAD	((size_t)2048)	/* a "From " line and the line after */
#define HEADER_MAX	((size_t)256 * 1024) /* looked through for a length */

struct kr_mbox {
	struct kr_stream	*stream;
	enum kr_mbox_kind	 kind;
	size_t			 mail_max;
	const char		*whole_folder;
	struct kr_whole		 whole;		/* of the mail that was cut */
	uint64_t		 begin, end;
	bool			 started;	/* the kind is settled */

	char			*buf;
	size_t			 len, cap;	/* bytes there, room */
	size_t			 pos;		/* the next mail starts here */
	uint64_t		 base;	/* offset of buf[0] in the stream */
	bool			 eof;
	bool			 in_rest;	/* of a mail that was cut */
	enum kr_rc		 failed; /* of the stream, told at the end */
	struct kr_err		 why;
	enum kr_rc		 unkept; /* a mail that was cut; the same */
	struct kr_err		 unkept_why;
};

bool
kr_mbox_kind_find(const char *name, enum kr_mbox_kind *ret)
{
	static const char *const names[] = { [KR_MBOX_AUTO] = "auto",
	    [KR_MBOX_O] = "mboxo", [KR_MBOX_RD] = "mboxrd",
	    [KR_MBOX_CL2] = "mboxcl2", [KR_MBOX_NONE] = "none" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (strcmp(names[i], name) == 0) {
			*ret = (enum kr_mbox_kind)i;
			return true;
		}
	return false;
}

struct kr_mbox *
kr_mbox_new(struct kr_stream *stream, const struct kr_mbox_options *o,
    uint64_t begin, uint64_t end)
{
	struct kr_mbox *m = calloc(1, sizeof(*m));

	if (m == NULL || (m->buf = malloc(BUFFER_MIN)) == NULL) {
		free(m);
		return NULL;
	}
	m->cap = BUFFER_MIN;
	m->stream = stream;
	m->kind = o->kind;
	m->mail_max = o->mail_max > 0 ? o->mail_max : KR_MBOX_MAIL_MAX;
	m->whole_folder = o->whole_folder;
	m->whole.fd = -1;
	m->begin = begin;
	m->end = end;
	return m;
}

void
kr_mbox_free(struct kr_mbox *m)
{
	if (m == NULL)
		return;
	free(m->buf);
	free(m);
}

/* ---- the window --------------------------------------------------------- */

/* More bytes behind len.  What was taken goes first; then the room doubles. */
static void
more(struct kr_mbox *m)
{
	size_t got = 0;

	if (m->eof)
		return;
	if (m->pos > 0 && m->len == m->cap) {
		memmove(m->buf, m->buf + m->pos, m->len - m->pos);
		m->base += m->pos;
		m->len -= m->pos;
		m->pos = 0;
	}
	if (m->len == m->cap) {
		char *buf = realloc(m->buf, m->cap * 2);

		if (buf == NULL) {
			m->failed = kr_fail(&m->why, KR_E_NOMEM, 0,
			    "no memory for a mail of %zu bytes", m->cap);
			m->eof = true;
			return;
		}
		m->buf = buf;
		m->cap *= 2;
	}
	m->failed = kr_stream_read(m->stream, m->buf + m->len,
	    m->cap - m->len, &got, &m->why);
	m->len += got;
	m->eof = m->failed != KR_OK || got == 0;
}

/* Have n bytes from offset at on, or all there are. */
static void
have(struct kr_mbox *m, size_t from_pos, size_t n)
{
	while (!m->eof && m->len - m->pos < from_pos + n)
		more(m);
}

static struct kr_span
window(const struct kr_mbox *m, size_t from_pos)
{
	size_t at = m->pos + from_pos;

	return (struct kr_span){ m->buf + at, at < m->len ? m->len - at : 0 };
}

enum kr_rc
kr_mbox_peek(struct kr_mbox *m, struct kr_span *ret, struct kr_err *err)
{
	have(m, 0, 4096);
	*ret = window(m, 0);
	if (ret->len == 0 && m->failed != KR_OK) {
		if (err != NULL)
			*err = m->why;
		return m->failed;
	}
	return KR_OK;
}

/* ---- where does the mail end? ------------------------------------------- */

/* Is the line before offset at (of the window) empty? */
static bool
blank_before(const struct kr_mbox *m, size_t at)
{
	const char *p = m->buf + m->pos + at;
	size_t n = m->pos + at;

	if (n >= 1 && p[-1] != '\n')
		return false;
	return n < 2 || p[-2] == '\n' ||
	    (n >= 3 && p[-2] == '\r' && p[-3] == '\n');
}

/*
 * Offset from pos of the next "From " line at or after from, or of the end
 * of the stream.  *cut: the mail was too large, and the bytes up to there
 * are no longer all in the buffer.
 */
static size_t
start_find(struct kr_mbox *m, size_t from, bool *cut)
{
	for (;;) {
		struct kr_span w = window(m, 0);
		size_t at = kr_span_find(w, from, "\nFrom ");

		if (at != SIZE_MAX) {
			have(m, at, LOOK_AHEAD);
			from = at + 1;
			if (!kr_mbox_is_start(window(m, from),
			    blank_before(m, from)))
				continue;
			*cut = from > m->mail_max;
			return *cut ? m->mail_max : from;
		}
		/* Not in the middle of a "From " that may still come. */
		if (w.len > m->mail_max + 8) {
			*cut = true;
			return m->mail_max;
		}
		if (m->eof)
			return w.len;
		from = w.len > 6 ? w.len - 6 : 0;
		more(m);
	}
}

/* The body's length as the header tells it; SIZE_MAX if it does not. */
static size_t
length_told(struct kr_span header, size_t max)
{
	struct kr_span rest = header, line;

	while (kr_span_line(&rest, &line)) {
		size_t n = 0;

		if (!kr_span_casestarts(line, "Content-Length:"))
			continue;
		line = kr_span_trim(kr_span_from(line, 15));
		for (size_t i = 0; i < line.len; i++) {
			if (!kr_is_digit(line.ptr[i]) ||
			    n > max)
				return SIZE_MAX;
			n = n * 10 + (size_t)(line.ptr[i] - '0');
		}
		return line.len > 0 ? n : SIZE_MAX;
	}
	return SIZE_MAX;
}

static size_t
header_end(struct kr_span mail)
{
	size_t lf = kr_span_find(mail, 0, "\n\n");
	size_t crlf = kr_span_find(mail, 0, "\n\r\n");

	if (lf == SIZE_MAX && crlf == SIZE_MAX)
		return SIZE_MAX;
	return lf < crlf ? lf + 2 : crlf + 3;
}

/*
 * Where the mail ends by its Content-Length, if right after it (and an empty
 * line) another mail starts or the stream ends; else SIZE_MAX.
 */
static size_t
end_by_length(struct kr_mbox *m)
{
	size_t head, body, end;
	struct kr_span w;

	have(m, 0, HEADER_MAX);
	head = header_end(kr_span_sub(window(m, 0), 0, HEADER_MAX));
	if (head == SIZE_MAX)
		return SIZE_MAX;
	body = length_told(kr_span_sub(window(m, 0), 0, head), m->mail_max);
	if (body == SIZE_MAX || head + body > m->mail_max)
		return SIZE_MAX;
	end = head + body;
	have(m, end, LOOK_AHEAD + 4);
	w = window(m, 0);
	if (end > w.len)
		return SIZE_MAX;
	for (int i = 0; i < 4 && end < w.len && kr_is_blank(w.ptr[end]); i++)
		end++;
	if (end == w.len || (w.ptr[end - 1] == '\n' &&
	    kr_mbox_is_start(kr_span_from(w, end), true)))
		return end;
	return SIZE_MAX;
}

static size_t
mail_end(struct kr_mbox *m, bool *cut)
{
	size_t end;

	if (m->kind == KR_MBOX_NONE) {
		while (!m->eof && m->len - m->pos <= m->mail_max)
			more(m);
		*cut = m->len - m->pos > m->mail_max;
		return *cut ? m->mail_max : m->len - m->pos;
	}
	if (m->kind == KR_MBOX_CL2) {
		end = end_by_length(m);
		if (end != SIZE_MAX)
			return end;
	}
	return start_find(m, 0, cut);
}

/* ---- settling ----------------------------------------------------------- */

/* To the first mail that starts at or after begin. */
static void
go_to_begin(struct kr_mbox *m)
{
	static const size_t before = 4;	/* bytes that tell an empty line */
	bool cut;

	m->base = m->begin - before;
	m->pos = m->len = 0;
	m->eof = false;
	kr_stream_seek(m->stream, m->base);
	have(m, 0, LOOK_AHEAD);
	for (size_t from = before - 1;;) {
		size_t at;

		cut = false;
		at = start_find(m, from, &cut);
		m->pos += at;
		if (!cut)
			return;
		from = 0;
	}
}

static void
settle(struct kr_mbox *m)
{
	struct kr_span w;

	m->started = true;
	have(m, 0, LOOK_AHEAD);
	while (m->pos < m->len && m->kind != KR_MBOX_NONE &&
	    (m->buf[m->pos] == '\n' || m->buf[m->pos] == '\r'))
		m->pos++;
	w = window(m, 0);
	if (m->kind == KR_MBOX_NONE || !kr_span_casestarts(w, "From ") ||
	    w.ptr[0] != 'F') {
		m->kind = KR_MBOX_NONE;
		m->pos = 0;
		return;
	}
	if (m->kind == KR_MBOX_AUTO)
		m->kind = end_by_length(m) != SIZE_MAX ? KR_MBOX_CL2 :
		    KR_MBOX_RD;
	/* Lengths must be followed from the first mail on. */
	if (m->kind != KR_MBOX_CL2 && m->begin > LOOK_AHEAD &&
	    kr_stream_seekable(m->stream))
		go_to_begin(m);
}

/* ---- taking ------------------------------------------------------------- */

/* "From " at the begin of a line, with ">" before it: one ">" less. */
static size_t
unquote(char *text, size_t len, enum kr_mbox_kind kind)
{
	struct kr_span all = { text, len };
	size_t read = 0, write = 0;
	size_t at = kr_span_find(all, 0, "\n>");

	if (kind != KR_MBOX_O && kind != KR_MBOX_RD)
		return len;
	for (; at != SIZE_MAX; at = kr_span_find(all, at + 1, "\n>")) {
		size_t quotes = at + 2;

		while (kind == KR_MBOX_RD && quotes < len &&
		    text[quotes] == '>')
			quotes++;
		if (len - quotes < 5 || memcmp(text + quotes, "From ", 5) != 0)
			continue;
		memmove(text + write, text + read, at + 1 - read);
		write += at + 1 - read;
		read = at + 2;
	}
	if (read == 0)
		return len;
	memmove(text + write, text + read, len - read);
	return write + len - read;
}

/* Without the empty line that separates it from the next. */
static size_t
separator_off(const char *text, size_t len)
{
	if (len >= 2 && text[len - 1] == '\n' && text[len - 2] == '\n')
		return len - 1;
	if (len >= 4 && memcmp(text + len - 4, "\r\n\r\n", 4) == 0)
		return len - 2;
	if (len >= 3 && memcmp(text + len - 3, "\n\r\n", 3) == 0)
		return len - 2;
	return len;
}

static void
mail_take(struct kr_mbox *m, size_t end, struct kr_mail *ret)
{
	char *text = m->buf + m->pos;
	struct kr_span rest = { text, end };
	size_t len;

	ret->offset = m->base + m->pos;
	ret->from_line = KR_SPAN_NONE;
	if (m->kind != KR_MBOX_NONE) {
		kr_span_line(&rest, &ret->from_line);
		text = m->buf + (rest.ptr - m->buf);
	}
	len = rest.len;
	if (m->kind != KR_MBOX_NONE)
		len = separator_off(text, unquote(text, len, m->kind));
	ret->bytes = (struct kr_span){ text, len };
	m->pos += end;
}

/* ---- mails that are cut ------------------------------------------------- */

static void
whole_failed(struct kr_mbox *m)
{
	m->whole.fd = -1;
	m->unkept = kr_fail(&m->unkept_why, KR_E_SYSTEM, 0,
	    "a large mail cannot be kept whole: %s", strerror(errno));
}

/* Keep so many bytes of the window; they are not touched. */
static void
whole_keep(struct kr_mbox *m, size_t n)
{
	if (m->whole.fd >= 0 &&
	    !kr_whole_add(&m->whole, kr_span_sub(window(m, 0), 0, n)))
		whole_failed(m);
}

/* The mail of the window is cut after `end` bytes. */
static void
whole_begin(struct kr_mbox *m, size_t end)
{
	size_t line = 0;

	if (m->whole_folder == NULL)
		return;
	if (!kr_whole_open(&m->whole, m->whole_folder, m->kind)) {
		whole_failed(m);
		return;
	}
	if (m->kind != KR_MBOX_NONE)	/* without its "From " line */
		line = kr_span_chr(kr_span_sub(window(m, 0), 0, end), 0,
		    '\n') + 1;
	if (!kr_whole_add(&m->whole, kr_span_sub(window(m, line), 0,
	    end - line)))
		whole_failed(m);
}

/* The rest of a mail that was cut. */
static void
rest_take(struct kr_mbox *m)
{
	bool cut = true;

	m->in_rest = false;
	while (cut && m->kind != KR_MBOX_NONE) {
		size_t n;

		cut = false;
		n = start_find(m, 0, &cut);
		whole_keep(m, n);
		m->pos += n;
	}
	while (m->kind == KR_MBOX_NONE && !(m->eof && m->pos == m->len)) {
		more(m);
		whole_keep(m, m->len - m->pos);
		m->pos = m->len;
	}
	if (m->whole.fd >= 0 && !kr_whole_end(&m->whole))
		whole_failed(m);
	m->whole.fd = -1;	/* the taker's */
}

/* One huge mail must not hold its room for good. */
static void
room_give_back(struct kr_mbox *m)
{
	size_t left = m->len - m->pos;
	char *buf;

	if (m->cap <= BUFFER_LARGE || left > BUFFER_LARGE / 2)
		return;
	memmove(m->buf, m->buf + m->pos, left);
	m->base += m->pos;
	m->pos = 0;
	m->len = left;
	buf = realloc(m->buf, BUFFER_LARGE);
	if (buf != NULL) {
		m->buf = buf;
		m->cap = BUFFER_LARGE;
	}
}

enum kr_rc
kr_mbox_next(struct kr_mbox *m, struct kr_mail *ret, struct kr_err *err)
{
	if (!m->started)
		settle(m);
	for (;;) {
		size_t end;
		bool ours;

		if (m->in_rest)
			rest_take(m);
		room_give_back(m);
		have(m, 0, 1);
		if (m->pos == m->len || m->base + m->pos >= m->end)
			break;
		ret->cut = false;
		end = mail_end(m, &ret->cut);
		ours = m->base + m->pos >= m->begin;
		if (ret->cut && ours)
			whole_begin(m, end);
		ret->whole = m->whole.fd;
		mail_take(m, end, ret);
		m->in_rest = ret->cut;
		if (ours)
			return KR_OK;
	}
	if (m->failed == KR_OK && m->unkept != KR_OK) {
		if (err != NULL)
			*err = m->unkept_why;
		return m->unkept;
	}
	if (m->failed == KR_OK || m->base + m->pos >= m->end)
		return KR_E_ABSENT;
	if (err != NULL)
		*err = m->why;
	m->len = m->pos;
	return m->failed;
}
