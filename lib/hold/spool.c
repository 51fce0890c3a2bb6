/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files that are there whole or not at all: written under another name,
 * synced, then given their own.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "hold/spool.h"
#include "host/write.h"

#define MAGIC		"kereru-hold-1\n"
#define MAGIC_LEN	(sizeof(MAGIC) - 1)
#define LENGTH		4		/* bytes of a length */
#define TEMPORARY	".new-"
#define LEFT_S		3600	/* an unfinished file that old is a crash's */
#define TURNS		100		/* a file replaced so often meanwhile */

bool
kr_hold_id_valid(struct kr_span id)
{
	if (id.len != KR_HOLD_ID_LEN)
		return false;
	for (size_t i = 0; i < id.len; i++)
		if (!kr_is_digit(id.ptr[i]) &&
		    (id.ptr[i] < 'a' || id.ptr[i] > 'f'))
			return false;
	return true;
}

enum kr_rc
kr_spool_fail(struct kr_err *err, const char *name, const char *what)
{
	char buf[128];

	return kr_fail_at(err, KR_E_SYSTEM, name, 0, 0, "hold: %s: %s", what,
	    strerror_r(errno, buf, sizeof(buf)));
}

/* "item ID" or "mail ID": what is sealed, and whose. */
static struct kr_span
about(const char *what, const char *id, char buf[64])
{
	int n = snprintf(buf, 64, "%s %s", what, id);

	return (struct kr_span){ buf, (size_t)n };
}

/* ---- writing ------------------------------------------------------------ */

static bool
length_write(int fd, size_t n)
{
	const char be[LENGTH] = { (char)(n >> 24), (char)(n >> 16),
	    (char)(n >> 8), (char)n };

	return kr_write_all(fd, (struct kr_span){ be, sizeof(be) });
}

static bool
sealed_write(struct kr_spool *h, int fd, const char *what, const char *id,
    struct kr_span plain)
{
	char name[64], *sealed;
	bool good;

	if (plain.ptr == NULL)
		return length_write(fd, 0);
	sealed = malloc(plain.len + KR_SEAL_MORE);
	errno = ENOMEM;
	good = sealed != NULL && kr_seal(h->seal_key, about(what, id, name),
	    plain, sealed) && length_write(fd, plain.len + KR_SEAL_MORE) &&
	    kr_write_all(fd, (struct kr_span){ sealed,
	    plain.len + KR_SEAL_MORE });
	free(sealed);
	return good;
}

/* The sealed mail of one file into another, as it is. */
static bool
mail_copy(const struct kr_hold_file *from, int fd)
{
	char buf[65536];
	size_t at = from->mail_at, left = from->mail_len;

	if (!length_write(fd, left))
		return false;
	while (left > 0) {
		ssize_t n = pread(from->fd, buf, left < sizeof(buf) ? left :
		    sizeof(buf), (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = EIO;	/* it was cut */
		if (n <= 0 || !kr_write_all(fd, (struct kr_span){ buf,
		    (size_t)n }))
			return false;
		at += (size_t)n;
		left -= (size_t)n;
	}
	return true;
}

struct fresh {
	int	fd;
	char	name[64];	/* in its folder, until it gets its own */
};

/* A file without a name of its own yet, locked, owned by the spool's owner. */
static bool
fresh_open(struct kr_spool *h, enum kr_hold_folder folder, struct fresh *f)
{
	unsigned char random[8];
	char hex[2 * sizeof(random) + 1];

	if (RAND_bytes(random, sizeof(random)) != 1) {
		errno = EIO;
		return false;
	}
	kr_hex(random, sizeof(random), hex);
	snprintf(f->name, sizeof(f->name), TEMPORARY "%s", hex);
	f->fd = openat(h->folder[folder], f->name, O_RDWR | O_CREAT | O_EXCL |
	    O_NOFOLLOW | O_CLOEXEC, 0600);
	if (f->fd < 0)
		return false;
	/* What root writes here, the daemon must read. */
	return flock(f->fd, LOCK_EX | LOCK_NB) == 0 && (geteuid() != 0 ||
	    fchown(f->fd, h->uid, h->gid) == 0);
}

static void
fresh_drop(struct kr_spool *h, enum kr_hold_folder folder, struct fresh *f)
{
	int saved = errno;

	if (f->fd < 0)
		return;
	unlinkat(h->folder[folder], f->name, 0);
	close(f->fd);
	f->fd = -1;
	errno = saved;
}

/* All but its name; false with errno. */
static bool
fresh_write(struct kr_spool *h, struct fresh *f, const char *id,
    struct kr_span item, struct kr_span mail,
    const struct kr_hold_file *mail_of)
{
	return kr_write_all(f->fd, KR_SPAN_LIT(MAGIC)) &&
	    sealed_write(h, f->fd, "item", id, item) &&
	    (mail_of != NULL ? mail_copy(mail_of, f->fd) :
	    sealed_write(h, f->fd, "mail", id, mail)) && fsync(f->fd) == 0;
}

enum kr_rc
kr_spool_create(struct kr_spool *h, enum kr_hold_folder folder, const char *id,
    struct kr_span item, struct kr_span mail, struct kr_err *err)
{
	int dir = h->folder[folder];
	struct fresh f = { .fd = -1 };
	enum kr_rc rc = KR_OK;

	if (!fresh_open(h, folder, &f) ||
	    !fresh_write(h, &f, id, item, mail, NULL))
		rc = kr_spool_fail(err, id, "cannot be written");
	else if (linkat(dir, f.name, dir, id, 0) != 0)
		rc = errno == EEXIST ? kr_fail(err, KR_E_UNSUPPORTED, 0,
		    "hold: %s is there already", id) :
		    kr_spool_fail(err, id, "cannot be named");
	fresh_drop(h, folder, &f);
	if (rc == KR_OK && fsync(dir) != 0)
		rc = kr_spool_fail(err, id, "cannot be synced");
	return rc;
}

enum kr_rc
kr_spool_replace(struct kr_hold_file *file, enum kr_hold_folder to,
    struct kr_span item, bool keep_mail, struct kr_err *err)
{
	struct kr_spool *h = file->hold;
	struct fresh f = { .fd = -1 };
	size_t mail_at = MAGIC_LEN + 2 * LENGTH + item.len + KR_SEAL_MORE;

	if (!fresh_open(h, to, &f) || !fresh_write(h, &f, file->id, item,
	    KR_SPAN_NONE, keep_mail ? file : NULL) ||
	    renameat(h->folder[to], f.name, h->folder[to], file->id) != 0 ||
	    fsync(h->folder[to]) != 0) {
		fresh_drop(h, to, &f);
		return kr_spool_fail(err, file->id, "cannot be written");
	}
	/* The new one is safe before the old one goes. */
	if (to != file->folder &&
	    (unlinkat(h->folder[file->folder], file->id, 0) != 0 ||
	    fsync(h->folder[file->folder]) != 0)) {
		close(f.fd);
		return kr_spool_fail(err, file->id, "cannot be removed");
	}
	close(file->fd);
	file->fd = f.fd;
	file->folder = to;
	file->mail_at = mail_at;
	if (!keep_mail)
		file->mail_len = 0;
	return KR_OK;
}

enum kr_rc
kr_spool_remove(struct kr_hold_file *file, struct kr_err *err)
{
	int dir = file->hold->folder[file->folder];

	if (unlinkat(dir, file->id, 0) != 0 || fsync(dir) != 0)
		return kr_spool_fail(err, file->id, "cannot be removed");
	return KR_OK;
}

/* ---- reading ------------------------------------------------------------ */

static bool
read_all(int fd, char *p, size_t n, size_t at)
{
	while (n > 0) {
		ssize_t got = pread(fd, p, n, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		at += (size_t)got;
		n -= (size_t)got;
	}
	return true;
}

static bool
length_read(int fd, size_t at, size_t *n)
{
	unsigned char be[LENGTH];

	if (!read_all(fd, (char *)be, sizeof(be), at))
		return false;
	*n = (size_t)be[0] << 24 | (size_t)be[1] << 16 | (size_t)be[2] << 8 |
	    be[3];
	return true;
}

static enum kr_rc
sealed_read(const struct kr_hold_file *f, const char *what, size_t at,
    size_t len, struct kr_arena *arena, struct kr_span *ret,
    struct kr_err *err)
{
	char *sealed = malloc(len + 1), name[64];
	char *plain = len < KR_SEAL_MORE ? NULL :
	    kr_arena_alloc(arena, len - KR_SEAL_MORE + 1, 1);
	bool good;

	if (sealed == NULL || plain == NULL) {
		free(sealed);
		return kr_fail(err, len < KR_SEAL_MORE ? KR_E_SYNTAX :
		    KR_E_NOMEM, 0, "hold: no memory for %s", f->id);
	}
	good = read_all(f->fd, sealed, len, at) &&
	    kr_unseal(f->hold->seal_key, about(what, f->id, name),
	    (struct kr_span){ sealed, len }, plain);
	free(sealed);
	if (!good)
		return kr_fail(err, KR_E_SYNTAX, 0, "hold: %s is damaged, or "
		    "was sealed with another key", f->id);
	*ret = (struct kr_span){ plain, len - KR_SEAL_MORE };
	return KR_OK;
}

/* Is the file that is open and locked still the one of that name? */
static bool
still_there(const struct kr_hold_file *f)
{
	struct stat here, there;

	return fstat(f->fd, &here) == 0 &&
	    fstatat(f->hold->folder[f->folder], f->id, &there,
	    AT_SYMLINK_NOFOLLOW) == 0 && here.st_ino == there.st_ino &&
	    here.st_dev == there.st_dev;
}

static enum kr_rc
lock(struct kr_hold_file *f, bool wait, struct kr_err *err)
{
	for (int turn = 0; turn < TURNS; turn++) {
		f->fd = openat(f->hold->folder[f->folder], f->id, O_RDWR |
		    O_NOFOLLOW | O_CLOEXEC);
		if (f->fd < 0)
			return errno == ENOENT ? kr_fail(err, KR_E_ABSENT, 0,
			    "hold: there is no %s", f->id) :
			    kr_spool_fail(err, f->id, "cannot be opened");
		while (flock(f->fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB) != 0)
			if (errno != EINTR) {
				kr_spool_release(f);
				return kr_fail(err, KR_E_TEMPORARY, 0,
				    "hold: somebody is at %s", f->id);
			}
		if (still_there(f))
			return KR_OK;
		kr_spool_release(f);
	}
	return kr_fail(err, KR_E_TEMPORARY, 0, "hold: somebody is at %s",
	    f->id);
}

enum kr_rc
kr_spool_open(struct kr_spool *h, enum kr_hold_folder folder, const char *id,
    bool wait, struct kr_arena *arena, struct kr_hold_file *ret,
    struct kr_err *err)
{
	struct kr_hold_file f = { .hold = h, .folder = folder, .fd = -1 };
	char magic[MAGIC_LEN];
	size_t len = 0, at = MAGIC_LEN + LENGTH;
	enum kr_rc rc;

	snprintf(f.id, sizeof(f.id), "%s", id);
	rc = lock(&f, wait, err);
	if (rc != KR_OK)
		return rc;
	if (!read_all(f.fd, magic, sizeof(magic), 0) ||
	    memcmp(magic, MAGIC, sizeof(magic)) != 0 ||
	    !length_read(f.fd, MAGIC_LEN, &len) ||
	    len > KR_HOLD_ITEM_MAX + KR_SEAL_MORE ||
	    !length_read(f.fd, at + len, &f.mail_len))
		rc = kr_fail(err, KR_E_SYNTAX, 0,
		    "hold: %s is no file of this spool, or is cut", f.id);
	else
		rc = sealed_read(&f, "item", at, len, arena, &f.item, err);
	if (rc != KR_OK) {
		kr_spool_release(&f);
		return rc;
	}
	f.mail_at = at + len + LENGTH;
	*ret = f;
	return KR_OK;
}

void
kr_spool_release(struct kr_hold_file *f)
{
	if (f->fd >= 0)
		close(f->fd);
	f->fd = -1;
}

enum kr_rc
kr_spool_mail(const struct kr_hold_file *f, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	struct stat st;

	if (f->mail_len == 0)
		return kr_fail(err, KR_E_ABSENT, 0,
		    "hold: the mail of %s is gone", f->id);
	if (fstat(f->fd, &st) != 0 || st.st_size < 0 ||
	    (size_t)st.st_size != f->mail_at + f->mail_len)
		return kr_fail(err, KR_E_SYNTAX, 0,
		    "hold: %s is cut or has something behind it", f->id);
	return sealed_read(f, "mail", f->mail_at, f->mail_len, arena, ret,
	    err);
}

/* ---- folders ------------------------------------------------------------ */

bool
kr_spool_exists(struct kr_spool *h, enum kr_hold_folder folder, const char *id)
{
	return faccessat(h->folder[folder], id, F_OK,
	    AT_SYMLINK_NOFOLLOW) == 0;
}

/* A crash may leave a file that has not got its name. */
static void
left_remove(int dir, const char *name)
{
	struct stat st;

	if (strncmp(name, TEMPORARY, sizeof(TEMPORARY) - 1) == 0 &&
	    fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    time(NULL) - st.st_mtime > LEFT_S)
		unlinkat(dir, name, 0);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum kr_rc
kr_spool_list(struct kr_spool *h, enum kr_hold_folder folder,
    struct kr_arena *arena, const char ***ret, size_t *n, struct kr_err *err)
{
	const char **name = NULL;
	size_t cap = 0;
	struct dirent *entry;
	int fd = openat(h->folder[folder], ".", O_RDONLY | O_DIRECTORY |
	    O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	bool room = true;

	*n = 0;
	if (dir == NULL) {
		if (fd >= 0)
			close(fd);
		return kr_spool_fail(err, "spool", "cannot be listed");
	}
	while (room && (entry = readdir(dir)) != NULL) {
		left_remove(h->folder[folder], entry->d_name);
		if (!kr_hold_id_valid(kr_span_str(entry->d_name)))
			continue;
		room = kr_arena_room(arena, (void **)(void *)&name, *n, &cap,
		    sizeof(*name));
		if (room && (name[*n] = kr_arena_cstr(arena,
		    kr_span_str(entry->d_name))) != NULL)
			(*n)++;
		else
			room = false;
	}
	closedir(dir);
	if (!room)
		return kr_fail(err, KR_E_NOMEM, 0, "hold: out of memory");
	if (*n > 0)
		qsort(name, *n, sizeof(*name), by_name);
	*ret = name;
	return KR_OK;
}
