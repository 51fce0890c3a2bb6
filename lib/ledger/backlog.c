/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What waits while the database is away.  One line for each entry: the
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
#include <unistd.h>

#include "base/json.h"
#include "host/clock.h"
#include "host/write.h"
#include "ledger/chain.h"

#define TOGETHER 500		/* lines in one transaction */

static const struct kr_span line_end = { "\n", 1 };

static enum kr_rc
system_fail(const char *file, struct kr_err *err)
{
	return kr_fail_at(err, KR_E_TEMPORARY, file, 0, 0, "ledger: spool: %s",
	    strerror(errno));
}

/* Opened and locked against other programs; -1 with errno. */
static int
backlog_open(const char *file, int flags)
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

/* ---- writing ------------------------------------------------------------ */

static json_t *
string(struct kr_span s)
{
	return s.ptr != NULL ? json_stringn(s.ptr, s.len) : json_null();
}

static json_t *
entry_json(const struct kr_write *w)
{
	return json_pack("{s:i, s:o, s:s?, s:o, s:o}", "kind",
	    (int)w->entry.kind, "mail", string(w->entry.mail), "key", w->key,
	    "summary", string(w->entry.summary), "content",
	    string(w->entry.content));
}

/* What is_mark() knows. */
static json_t *
mark_json(const struct kr_tail *t, size_t from, size_t to)
{
	return json_pack("{s:{s:s, s:I, s:s, s:I, s:I}}", "brought", "chain",
	    t->chain, "seq", (json_int_t)t->seq, "digest", t->digest, "from",
	    (json_int_t)from, "to", (json_int_t)to);
}

/* Takes the object; false with errno. */
static bool
line_write(int fd, json_t *o)
{
	char *text = kr_json_line(o);
	unsigned char digest[KR_SHA256_LEN];
	char hex[KR_SHA256_HEX];
	bool ok = text != NULL && kr_sha256(kr_span_str(text), digest);

	errno = ENOMEM;
	if (ok) {
		kr_hex(digest, sizeof(digest), hex);
		hex[2 * KR_SHA256_LEN] = ' ';
		ok = kr_write_all(fd, (struct kr_span){ hex, sizeof(hex) }) &&
		    kr_write_all(fd, kr_span_str(text)) &&
		    kr_write_all(fd, line_end);
	}
	free(text);
	json_decref(o);
	return ok;
}

/* What came behind before is on the disk, or goes: then false with errno. */
static bool
lines_keep(int fd, off_t before, bool ok)
{
	int why;

	if (ok && fsync(fd) == 0)
		return true;
	why = errno;
	/* A line that stays is found torn or brought. */
	if (ftruncate(fd, before) != 0)
		(void)fsync(fd);
	errno = why;
	return false;
}

enum kr_rc
kr_backlog_write(const char *file, const struct kr_write *w, size_t n,
    const struct kr_tail *perhaps, struct kr_err *err)
{
	int fd = backlog_open(file, O_CREAT | O_APPEND);
	enum kr_rc rc = KR_OK;
	off_t before;
	bool ok;

	if (fd < 0)
		return system_fail(file, err);
	before = lseek(fd, 0, SEEK_END);
	/* The last line may be torn: nothing is added to it. */
	ok = before == 0 || kr_write_all(fd, line_end);
	for (size_t i = 0; ok && i < n; i++)
		ok = line_write(fd, entry_json(&w[i]));
	if (ok && perhaps != NULL)
		ok = line_write(fd, mark_json(perhaps, (size_t)before,
		    (size_t)lseek(fd, 0, SEEK_END)));
	if (!lines_keep(fd, before, ok))
		rc = system_fail(file, err);
	close(fd);
	return rc;
}

bool
kr_backlog_waits(const char *file)
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
 * Who wrote the digest wrote JSON, so that what cannot be read to the last
 * byte then is for want of memory.
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
	o = kr_json_read(text);
	*failed = o == NULL;
	return o;
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

	return kr_write_do(store, t, kr_clock_now_ms(), &w, &place, err);
}

/* ---- what has come home already ------------------------------------------ */

/*
 * Whether the database has taken a transaction may not be known: its answer
 * was lost, or the lines could not be cut off afterwards.  A mark tells it
 * later.  It is written before, and names the entry at which the chain ends
 * then: if that is there, the bytes "from" .. "to" of this file are.
 */
struct part {
	size_t	from, to;
};

struct bring {
	const char	*file;
	int		 fd;
	struct kr_store	*store;
	const char	*chain;
	struct kr_span	 all, rest;
	struct part	*home;		/* parts that are in the ledger */
	size_t		 n_home;
	size_t		*done, *damaged;
	struct kr_err	*err;
};

static enum kr_rc
no_memory(struct kr_err *err)
{
	return kr_fail(err, KR_E_TEMPORARY, 0, "ledger: spool: out of "
	    "memory");
}

static bool
is_mark(struct kr_span line)
{
	static const char begin[] = "{\"brought\":";

	return kr_span_is(kr_span_sub(line, KR_SHA256_HEX, strlen(begin)),
	    begin);
}

static enum kr_rc
mark_take(struct bring *b, const json_t *mark)
{
	const struct kr_value at[] = { kr_value_text(text_of(mark, "chain")),
	    kr_value_integer((int64_t)json_integer_value(json_object_get(mark,
	    "seq"))), kr_value_text(text_of(mark, "digest")) };
	struct part *more;
	int64_t there;
	enum kr_rc rc = kr_store_number(b->store, "SELECT COUNT(*) FROM entry "
	    "WHERE chain = ? AND seq = ? AND digest = ?", at, 3, 0, &there,
	    b->err);

	if (rc != KR_OK || there == 0)
		return rc;
	more = realloc(b->home, (b->n_home + 1) * sizeof(*more));
	if (more == NULL)
		return no_memory(b->err);
	b->home = more;
	more[b->n_home++] = (struct part){
	    (size_t)json_integer_value(json_object_get(mark, "from")),
	    (size_t)json_integer_value(json_object_get(mark, "to")) };
	return KR_OK;
}

/* Under the chain's lock: a transaction that still runs is waited for. */
static enum kr_rc
marks_read(struct bring *b)
{
	struct kr_span rest = b->all, line;
	struct kr_tail t;
	enum kr_rc rc = kr_store_begin(b->store, b->err);

	if (rc == KR_OK)
		rc = kr_tail_lock(b->store, b->chain, &t, b->err);
	while (rc == KR_OK && kr_span_line(&rest, &line)) {
		bool failed = false;
		json_t *o = is_mark(line) ? line_read(line, &failed) : NULL;

		if (failed)
			rc = no_memory(b->err);
		else if (o != NULL)
			rc = mark_take(b, json_object_get(o, "brought"));
		json_decref(o);
	}
	kr_store_rollback(b->store);
	return rc;
}

static bool
is_home(const struct bring *b, struct kr_span line)
{
	size_t at = (size_t)(line.ptr - b->all.ptr);

	for (size_t i = 0; i < b->n_home; i++)
		if (at >= b->home[i].from && at < b->home[i].to)
			return true;
	return false;
}

/* All up to b->rest is entered; of these, what lies behind from. */
static enum kr_rc
mark_write(const struct bring *b, const struct kr_tail *t, size_t from)
{
	off_t before = lseek(b->fd, 0, SEEK_END);
	/* The last line may be torn. */
	bool ok = kr_write_all(b->fd, line_end) && line_write(b->fd,
	    mark_json(t, from, b->all.len - b->rest.len));

	return lines_keep(b->fd, before, ok) ? KR_OK :
	    system_fail(b->file, b->err);
}

/* ---- all of it ----------------------------------------------------------- */

static bool
set_aside(const char *file, struct kr_span line)
{
	char name[PATH_MAX + sizeof(".damaged")];
	int fd;
	bool ok;

	snprintf(name, sizeof(name), "%s.damaged", file);
	fd = backlog_open(name, O_CREAT | O_APPEND);
	ok = fd >= 0 && kr_write_all(fd, line) &&
	    kr_write_all(fd, line_end) && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

static enum kr_rc
line_take(struct bring *b, struct kr_tail *t, struct kr_span line)
{
	bool failed;
	json_t *o;
	enum kr_rc rc = KR_OK;

	/* Empty ones stand where one may have been torn. */
	if (line.len == 0 || is_home(b, line))
		return KR_OK;
	o = line_read(line, &failed);
	if (failed) {
		rc = no_memory(b->err);
	} else if (is_entry(o)) {
		rc = line_bring(o, b->store, t, b->err);
		(*b->done)++;
	} else if (o != NULL && is_mark(line)) {
		;	/* of what did not become */
	} else if (set_aside(b->file, line)) {
		(*b->damaged)++;
	} else {
		rc = system_fail(b->file, b->err);
	}
	json_decref(o);
	return rc;
}

/* The next lines in one transaction. */
static enum kr_rc
lines_bring(struct bring *b)
{
	size_t from = b->all.len - b->rest.len;
	size_t before = *b->done + *b->damaged;
	struct kr_tail t;
	struct kr_span line;
	enum kr_rc rc = kr_store_begin(b->store, b->err);

	if (rc == KR_OK)
		rc = kr_tail_lock(b->store, b->chain, &t, b->err);
	for (int i = 0; rc == KR_OK && i < TOGETHER &&
	    kr_span_line(&b->rest, &line); i++)
		rc = line_take(b, &t, line);
	if (rc == KR_OK && *b->done + *b->damaged > before)
		rc = mark_write(b, &t, from);
	if (rc == KR_OK)
		rc = kr_store_commit(b->store, b->err);
	if (rc != KR_OK)
		kr_store_rollback(b->store);
	return rc;
}

static enum kr_rc
all_read(struct bring *b)
{
	struct stat st;
	ssize_t n;
	char *bytes;

	if (fstat(b->fd, &st) != 0)
		return system_fail(b->file, b->err);
	bytes = malloc((size_t)st.st_size + 1);
	n = bytes != NULL ? pread(b->fd, bytes, (size_t)st.st_size, 0) : -1;
	b->all = b->rest = (struct kr_span){ bytes, n > 0 ? (size_t)n : 0 };
	return n == st.st_size ? KR_OK : system_fail(b->file, b->err);
}

enum kr_rc
kr_backlog_bring(const char *file, struct kr_store *store, const char *chain,
    size_t *done, size_t *damaged, struct kr_err *err)
{
	struct bring b = { .file = file, .fd = backlog_open(file, O_APPEND),
	    .store = store, .chain = chain, .done = done, .damaged = damaged,
	    .err = err };
	enum kr_rc rc;

	*done = *damaged = 0;
	if (b.fd < 0)
		return errno == ENOENT ? KR_OK : system_fail(file, err);
	rc = all_read(&b);
	if (rc == KR_OK)
		rc = marks_read(&b);
	while (rc == KR_OK && b.rest.len > 0)
		rc = lines_bring(&b);
	if (rc == KR_OK && (ftruncate(b.fd, 0) != 0 || fsync(b.fd) != 0))
		rc = system_fail(file, err);
	free(b.home);
	free((char *)(uintptr_t)b.all.ptr);
	close(b.fd);
	return rc;
}
