/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/whole.h"
#include "host/write.h"

static const struct kr_span from_word = { "From ", 5 };

bool
kr_whole_open(struct kr_whole *w, const char *folder, enum kr_mbox_kind kind)
{
	char name[4096];

	w->kind = kind;
	w->quotes = w->from = w->n_page = 0;
	w->inside = false;
	snprintf(name, sizeof(name), "%s/.whole.XXXXXX", folder);
	w->fd = mkstemp(name);
	if (w->fd < 0)
		return false;
	unlink(name);
	return true;
}

static bool
flush(struct kr_whole *w)
{
	size_t n = w->n_page;

	w->n_page = 0;
	return kr_write_all(w->fd, (struct kr_span){ w->page, n });
}

static bool
put(struct kr_whole *w, struct kr_span s)
{
	while (s.len > 0) {
		size_t n = sizeof(w->page) - w->n_page;

		n = s.len < n ? s.len : n;
		memcpy(w->page + w->n_page, s.ptr, n);
		w->n_page += n;
		s = kr_span_from(s, n);
		if (w->n_page == sizeof(w->page) && !flush(w))
			return false;
	}
	return true;
}

/*
 * Does "From " behind that many ">" need one more?  What mboxrd wrote has it;
 * mboxo quotes once and leaves every other ">" as it was.
 */
static bool
quote_wanted(const struct kr_whole *w)
{
	switch (w->kind) {
	case KR_MBOX_RD:
		return w->quotes == 0;
	case KR_MBOX_O:
		return w->quotes != 1;
	case KR_MBOX_AUTO:
	case KR_MBOX_CL2:
	case KR_MBOX_NONE:
		break;
	}
	return true;
}

static void
line_begins(struct kr_whole *w)
{
	w->quotes = w->from = 0;
	w->inside = false;
}

/* Bytes of "From " that were held back until the next one was seen. */
static bool
held_put(struct kr_whole *w)
{
	bool whole = w->from == from_word.len;

	if (whole && quote_wanted(w) && !put(w, KR_SPAN_LIT(">")))
		return false;
	return put(w, kr_span_sub(from_word, 0, w->from));
}

/* Up to the end of the line, or of the piece; how many bytes, 0: failed. */
static size_t
line_add(struct kr_whole *w, struct kr_span s)
{
	size_t n = 0, end;

	if (!w->inside) {
		while (w->from == 0 && n < s.len && s.ptr[n] == '>') {
			w->quotes++;
			n++;
		}
		if (!put(w, kr_span_sub(s, 0, n)))
			return 0;
		while (n < s.len && w->from < from_word.len &&
		    s.ptr[n] == from_word.ptr[w->from]) {
			w->from++;
			n++;
		}
		if (n == s.len && w->from < from_word.len)
			return n;
		if (!held_put(w))
			return 0;
		w->from = 0;
		w->inside = true;
		if (n == s.len)
			return n;
	}
	end = kr_span_chr(s, n, '\n');
	end = end == SIZE_MAX ? s.len : end + 1;
	if (!put(w, kr_span_sub(s, n, end - n)))
		return 0;
	if (s.ptr[end - 1] == '\n')
		line_begins(w);
	return end;
}

static bool
failed(struct kr_whole *w)
{
	int why = errno;

	close(w->fd);
	w->fd = -1;
	errno = why;
	return false;
}

bool
kr_whole_add(struct kr_whole *w, struct kr_span s)
{
	while (s.len > 0) {
		size_t n = line_add(w, s);

		if (n == 0)
			return failed(w);
		s = kr_span_from(s, n);
	}
	return true;
}

bool
kr_whole_end(struct kr_whole *w)
{
	return ((w->inside || held_put(w)) && flush(w)) || failed(w);
}

/* Line ends that are missing until the mail ends with an empty line. */
static const char *
end_missing(int fd, off_t size)
{
	char last[2] = { '\n', 'x' };
	size_t n = size < 2 ? (size_t)size : 2;

	if (n > 0 && pread(fd, last + 2 - n, n, size - (off_t)n) !=
	    (ssize_t)n)
		return NULL;
	if (last[1] != '\n')
		return "\n\n";
	if (last[0] == '\n')
		return "";
	if (last[0] == '\r' && size >= 4) {
		char crlf[4];

		if (pread(fd, crlf, 4, size - 4) != 4)
			return NULL;
		if (crlf[1] == '\n')
			return "";
	}
	return "\n";
}

bool
kr_whole_copy(int whole, int to, uint64_t *n)
{
	char page[65536];
	off_t size = lseek(whole, 0, SEEK_END), at = 0;
	const char *end;

	if (size < 0)
		return false;
	while (at < size) {
		ssize_t got = pread(whole, page, sizeof(page), at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || !kr_write_all(to, (struct kr_span){ page,
		    (size_t)got }))
			return false;
		at += got;
	}
	end = end_missing(whole, size);
	if (end == NULL || !kr_write_all(to, kr_span_str(end)))
		return false;
	*n += (uint64_t)size + strlen(end);
	return true;
}
