/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/stream.h"
#include "archive/unpack.h"

#define CHUNK ((size_t)128 * 1024)	/* bytes read from a packed file */

struct kr_stream {
	char			 name[256];	/* for messages */
	int			 fd;
	bool			 regular;
	uint64_t		 consumed, made;	/* bytes */

	const struct kr_unpacker *unpacker;	/* NULL: plain */
	void			*state;
	bool			 done;
	/* First bytes that were looked at, then packed input. */
	char			*in;
	size_t			 in_pos, in_len;
	bool			 in_end;
};

static enum kr_rc
system_failed(const struct kr_stream *s, struct kr_err *err, const char *what)
{
	return kr_fail_at(err, KR_E_SYSTEM, s->name, 0, 0, "cannot %s: %s",
	    what, strerror(errno));
}

static enum kr_rc
input_more(struct kr_stream *s, struct kr_err *err)
{
	ssize_t n;

	do
		n = read(s->fd, s->in + s->in_len, CHUNK - s->in_len);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return system_failed(s, err, "read");
	s->in_end = n == 0;
	s->in_len += (size_t)n;
	s->consumed += (size_t)n;
	return KR_OK;
}

/* Is it packed?  Pipes may give the first bytes one by one. */
static enum kr_rc
unpacker_choose(struct kr_stream *s, struct kr_err *err)
{
	while (s->in_len < KR_UNPACK_MAGIC_MAX && !s->in_end) {
		enum kr_rc rc = input_more(s, err);

		if (rc != KR_OK)
			return rc;
	}
	s->unpacker = kr_unpacker_find((struct kr_span){ s->in, s->in_len });
	if (s->unpacker == NULL)
		return KR_OK;
	s->state = s->unpacker->begin();
	if (s->state == NULL)
		return kr_fail_at(err, KR_E_NOMEM, s->name, 0, 0,
		    "no memory to unpack");
	return KR_OK;
}

enum kr_rc
kr_stream_open(const char *name, struct kr_stream **ret, struct kr_err *err)
{
	bool standard = strcmp(name, "-") == 0;
	struct kr_stream *s = calloc(1, sizeof(*s));
	struct stat st;
	enum kr_rc rc;

	if (s == NULL || (s->in = malloc(CHUNK)) == NULL) {
		free(s);
		return kr_fail_at(err, KR_E_NOMEM, name, 0, 0, "no memory");
	}
	strncpy(s->name, standard ? "standard input" : name,
	    sizeof(s->name) - 1);
	s->fd = standard ? dup(STDIN_FILENO) :
	    open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (s->fd < 0 || fstat(s->fd, &st) != 0) {
		rc = system_failed(s, err, "open");
	} else if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		rc = system_failed(s, err, "open");
	} else {
		s->regular = S_ISREG(st.st_mode) && !standard;
		rc = unpacker_choose(s, err);
	}
	if (rc != KR_OK) {
		kr_stream_close(s);
		return rc;
	}
	*ret = s;
	return KR_OK;
}

void
kr_stream_close(struct kr_stream *s)
{
	if (s == NULL)
		return;
	if (s->state != NULL)
		s->unpacker->end(s->state);
	if (s->fd >= 0)
		close(s->fd);
	free(s->in);
	free(s);
}

/* ---- reading ------------------------------------------------------------ */

static enum kr_rc
plain_read(struct kr_stream *s, char *buf, size_t size, size_t *got,
    struct kr_err *err)
{
	ssize_t n;

	if (s->in_pos < s->in_len) {
		*got = s->in_len - s->in_pos;
		if (*got > size)
			*got = size;
		memcpy(buf, s->in + s->in_pos, *got);
		s->in_pos += *got;
		return KR_OK;
	}
	do
		n = read(s->fd, buf, size);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return system_failed(s, err, "read");
	*got = (size_t)n;
	s->consumed += (size_t)n;
	return KR_OK;
}

static enum kr_rc
growth_check(const struct kr_stream *s, struct kr_err *err)
{
	if (s->made > KR_STREAM_UNPACKED_MAX)
		return kr_fail_at(err, KR_E_LIMIT, s->name, 0, 0,
		    "it unpacks to more than a tebibyte");
	if (s->made > KR_STREAM_RATIO_FROM &&
	    s->made / KR_STREAM_RATIO_MAX > s->consumed)
		return kr_fail_at(err, KR_E_LIMIT, s->name, 0, 0,
		    "it unpacks to more than %u times its size, as no "
		    "archive of mail does", KR_STREAM_RATIO_MAX);
	return KR_OK;
}

static enum kr_rc
packed_read(struct kr_stream *s, char *buf, size_t size, size_t *got,
    struct kr_err *err)
{
	size_t space = size < CHUNK ? size : CHUNK;
	enum kr_rc rc;

	while (*got == 0 && !s->done) {
		struct kr_unpack_step step;
		const char *why;

		if (s->in_pos == s->in_len && !s->in_end) {
			s->in_pos = s->in_len = 0;
			if ((rc = input_more(s, err)) != KR_OK)
				return rc;
		}
		step = (struct kr_unpack_step){ .in = s->in + s->in_pos,
		    .n_in = s->in_len - s->in_pos, .end_of_input = s->in_end,
		    .out = buf, .n_out = space };
		why = s->unpacker->step(s->state, &step);
		s->in_pos = s->in_len - step.n_in;
		s->done = step.done;
		*got = space - step.n_out;
		s->made += *got;
		if (why != NULL) {
			s->done = true;
			return kr_fail_at(err, KR_E_SYNTAX, s->name, 0, 0,
			    "%s", why);
		}
	}
	rc = growth_check(s, err);
	if (rc != KR_OK)
		s->done = true;
	return rc;
}

enum kr_rc
kr_stream_read(struct kr_stream *s, char *buf, size_t size, size_t *got,
    struct kr_err *err)
{
	*got = 0;
	return s->unpacker != NULL ? packed_read(s, buf, size, got, err) :
	    plain_read(s, buf, size, got, err);
}

bool
kr_stream_seekable(const struct kr_stream *s)
{
	return s->regular && s->unpacker == NULL;
}

void
kr_stream_seek(struct kr_stream *s, uint64_t off)
{
	lseek(s->fd, (off_t)off, SEEK_SET);
	s->in_pos = s->in_len = 0;
	s->consumed = off;
}

uint64_t
kr_stream_consumed(const struct kr_stream *s)
{
	return s->consumed;
}
