/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"

#define CHUNK	65536

static enum kr_rc
system_fail(struct kr_err *err, const char *name, const char *what, int code)
{
	char buf[128];

	return kr_fail_at(err, KR_E_SYSTEM, name, 0, 0, "host: %s: %s", what,
	    strerror_r(code, buf, sizeof(buf)));
}

/* Read to the end or to max; the size may be wrong, or unknown (a pipe). */
static enum kr_rc
read_all(int fd, const char *name, size_t guess, size_t max,
    struct kr_arena *arena, struct kr_span *ret, struct kr_err *err)
{
	size_t n = 0, cap = guess < max ? guess + 1 : max;
	char *buf = kr_arena_alloc(arena, cap + 1, 1);

	while (buf != NULL && n < max) {
		ssize_t got;

		if (n == cap) {
			size_t more = cap < CHUNK ? CHUNK : cap;

			more = max - cap < more ? max - cap : more;
			buf = kr_arena_grow(arena, buf, cap + 1,
			    cap + more + 1, 1);
			cap += more;
			continue;
		}
		got = read(fd, buf + n, cap - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return system_fail(err, name, "cannot be read", errno);
		if (got == 0)
			break;
		n += (size_t)got;
	}
	if (buf == NULL)
		return kr_fail_at(err, KR_E_NOMEM, name, 0, 0,
		    "host: no memory for this file");
	*ret = (struct kr_span){ buf, n };
	return KR_OK;
}

/* st: of the file that was read, whatever has its name by now. */
static enum kr_rc
file_read(const char *name, size_t max, struct kr_arena *arena,
    struct kr_span *ret, struct stat *st, struct kr_err *err)
{
	enum kr_rc rc;
	int fd;

	fd = open(name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return system_fail(err, name, "cannot be opened", errno);
	if (fstat(fd, st) != 0)
		rc = system_fail(err, name, "cannot be read", errno);
	else if (S_ISDIR(st->st_mode))
		rc = system_fail(err, name, "cannot be read", EISDIR);
	else
		rc = read_all(fd, name, st->st_size > 0 ? (size_t)st->st_size :
		    CHUNK, max, arena, ret, err);
	close(fd);
	return rc;
}

enum kr_rc
kr_host_read_file(const char *name, size_t max, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	struct stat st;

	return file_read(name, max, arena, ret, &st, err);
}

enum kr_rc
kr_host_read_key(const char *name, size_t min, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	struct kr_span key;
	struct stat st;
	enum kr_rc rc;

	rc = file_read(name, KR_HOST_KEY_MAX, arena, &key, &st, err);
	if (rc != KR_OK)
		return rc;
	/* A key that others can read is none. */
	if ((st.st_mode & S_IRWXO) != 0)
		return kr_fail_at(err, KR_E_UNSUPPORTED, name, 0, 0,
		    "host: anybody on this machine can use this key; chmod "
		    "o= it");
	while (key.len > 0 && (key.ptr[key.len - 1] == '\n' ||
	    key.ptr[key.len - 1] == '\r'))
		key.len--;
	if (key.len < min)
		return kr_fail_at(err, KR_E_SYNTAX, name, 0, 0,
		    "host: the key is shorter than %zu bytes", min);
	*ret = key;
	return KR_OK;
}
