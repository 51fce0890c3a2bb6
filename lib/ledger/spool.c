/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The journal for when the database is away.  One line for each entry: the
 * SHA-256 of what follows, a blank, and a JSON object.  A line that was torn
 * by a crash does not fit its digest, and is moved aside and told of.
 */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/json.h"
#include "ledger/chain.h"

#define TOGETHER 500		/* lines in one transaction */

int64_t
kr_spool_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static enum kr_rc
system_fail(const char *file, struct kr_err *err)
{
	return kr_fail_at(err, KR_E_TEMPORARY, file, 0, 0, "ledger: spool: %s",
	    strerror(errno));
}

/* Opened and locked against other programs; -1 with errno. */
static int
spool_open(const char *file, int flags)
{
	int fd = open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0640);

	if (fd < 0)
		return -1;
	while (flock(fd, LOCK_EX) != 0)
		if (errno != EINTR) {
			close(fd);
			return -1;
		}
	return fd;
}

static bool
write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes += done;
		n -= (size_t)done;
	}
	return true;
}

/* ---- writing ------------------------------------------------------------ */

static json_t *
string(struct kr_span s)
{
	return s.ptr != NULL ? json_stringn(s.ptr, s.len) : json_null();
}

/* False with errno. */
static bool
line_write(int fd, const struct kr_write *w)
{
	json_t *o = json_pack("{s:i, s:o, s:s?, s:o, s:o}", "kind",
	    (int)w->entry.kind, "mail", string(w->entry.mail), "key", w->key,
	    "summary", string(w->entry.summary), "content",
	    string(w->entry.content));
	char *text = kr_json_line(o);
	unsigned char digest[KR_SHA256_LEN];
	char hex[KR_SHA256_HEX];
	bool ok = text != NULL && kr_sha256(kr_span_str(text), digest);

	errno = ENOMEM;
	if (ok) {
		kr_hex(digest, sizeof(digest), hex);
		hex[2 * KR_SHA256_LEN] = ' ';
		ok = write_all(fd, hex, sizeof(hex)) &&
		    write_all(fd, text, strlen(text)) &&
		    write_all(fd, "\n", 1);
	}
	free(text);
	json_decref(o);
	return ok;
}

enum kr_rc
kr_spool_write(const char *file, const struct kr_write *w, size_t n,
    struct kr_err *err)
{
	int fd = spool_open(file, O_CREAT | O_APPEND);
	enum kr_rc rc = KR_OK;
	off_t before;
	bool ok = true;

	if (fd < 0)
		return system_fail(file, err);
	before = lseek(fd, 0, SEEK_END);
	for (size_t i = 0; ok && i < n; i++)
		ok = line_write(fd, &w[i]);
	if (!ok || fsync(fd) != 0) {
		rc = system_fail(file, err);
		/* A line that stays is found torn or brought a second time. */
		if (before < 0 || ftruncate(fd, before) != 0)
			(void)fsync(fd);
	}
	close(fd);
	return rc;
}

bool
kr_spool_waits(const char *file)
{
	struct stat st;

	return *file != '\0' && stat(file, &st) == 0 && st.st_size > 0;
}

/* ---- bringing it home --------------------------------------------------- */

/* An entry that this program knows: kind is in range, and it has a text. */
static bool
is_entry(const json_t *o)
{
	json_int_t kind = json_integer_value(json_object_get(o, "kind"));

	return kind >= 0 && kind < KR_LEDGER_KIND_COUNT &&
	    json_is_string(json_object_get(o, "summary"));
}

/*
 * The object of a line that is whole, or NULL: it is damaged, unless failed.
 * Who wrote the digest wrote JSON, so that what cannot be read then is for
 * want of memory.
 */
static json_t *
line_read(struct kr_span line, bool *failed)
{
	struct kr_span text = kr_span_from(line, KR_SHA256_HEX);
	unsigned char digest[KR_SHA256_LEN];
	char hex[KR_SHA256_HEX];
	json_t *o;

	*failed = false;
	if (line.len <= KR_SHA256_HEX)
		return NULL;
	*failed = !kr_sha256(text, digest);
	if (*failed)
		return NULL;
	kr_hex(digest, sizeof(digest), hex);
	if (!kr_span_is(kr_span_sub(line, 0, 2 * KR_SHA256_LEN), hex))
		return NULL;
	o = json_loadb(text.ptr, text.len, 0, NULL);
	*failed = o == NULL;
	return o;
}

static bool
set_aside(const char *file, struct kr_span line)
{
	char name[PATH_MAX + sizeof(".damaged")];
	int fd;
	bool ok;

	snprintf(name, sizeof(name), "%s.damaged", file);
	fd = spool_open(name, O_CREAT | O_APPEND);
	ok = fd >= 0 && write_all(fd, line.ptr, line.len) &&
	    write_all(fd, "\n", 1) && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

static struct kr_span
text_of(const json_t *o, const char *key)
{
	return kr_span_str(json_string_value(json_object_get(o, key)));
}

static enum kr_rc
line_bring(const json_t *o, struct kr_store *store, struct kr_tail *t,
    struct kr_err *err)
{
	struct kr_write w = { .key = json_string_value(json_object_get(o,
	    "key")), .entry = { .kind = (enum kr_ledger_kind)
	    json_integer_value(json_object_get(o, "kind")),
	    .mail = text_of(o, "mail"), .summary = text_of(o, "summary"),
	    .content = text_of(o, "content") } };
	struct kr_ledger_place place;

	return kr_write_do(store, t, kr_spool_now_ms(), &w, &place, err);
}

/* The next lines of *rest in one transaction. */
static enum kr_rc
lines_bring(const char *file, struct kr_span *rest, struct kr_store *store,
    const char *chain, size_t *done, size_t *damaged, struct kr_err *err)
{
	struct kr_tail t;
	struct kr_span line;
	enum kr_rc rc = kr_store_begin(store, err);

	if (rc == KR_OK)
		rc = kr_tail_lock(store, chain, &t, err);
	for (int i = 0; rc == KR_OK && i < TOGETHER &&
	    kr_span_line(rest, &line); i++) {
		bool failed;
		json_t *o = line_read(line, &failed);

		if (failed) {
			rc = kr_fail(err, KR_E_TEMPORARY, 0, "ledger: spool: "
			    "out of memory");
		} else if (is_entry(o)) {
			rc = line_bring(o, store, &t, err);
			(*done)++;
		} else if (set_aside(file, line)) {
			(*damaged)++;
		} else {
			rc = system_fail(file, err);
		}
		json_decref(o);
	}
	if (rc == KR_OK)
		rc = kr_store_commit(store, err);
	if (rc != KR_OK)
		kr_store_rollback(store);
	return rc;
}

enum kr_rc
kr_spool_bring(const char *file, struct kr_store *store, const char *chain,
    size_t *done, size_t *damaged, struct kr_err *err)
{
	struct kr_span all = KR_SPAN_NONE, rest;
	enum kr_rc rc = KR_OK;
	char *bytes = NULL;
	struct stat st;
	int fd = spool_open(file, 0);

	*done = *damaged = 0;
	if (fd < 0)
		return errno == ENOENT ? KR_OK : system_fail(file, err);
	if (fstat(fd, &st) != 0)
		rc = system_fail(file, err);
	if (rc == KR_OK && st.st_size > 0) {
		ssize_t n;

		bytes = malloc((size_t)st.st_size);
		n = bytes != NULL ? pread(fd, bytes, (size_t)st.st_size, 0) :
		    -1;
		if (n != st.st_size)
			rc = system_fail(file, err);
		all = (struct kr_span){ bytes, n > 0 ? (size_t)n : 0 };
	}
	for (rest = all; rc == KR_OK && rest.len > 0;)
		rc = lines_bring(file, &rest, store, chain, done, damaged,
		    err);
	if (rc == KR_OK && all.len > 0 &&
	    (ftruncate(fd, 0) != 0 || fsync(fd) != 0))
		rc = system_fail(file, err);
	free(bytes);
	close(fd);
	return rc;
}
