/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is done in the background: questions and acknowledgements, releases
 * that were recorded, retention limits.  All of it stands in the spool; this
 * may stop anywhere and begin again.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hold/letter.h"

#define ARENA		((size_t)4 << 20)
#define LIST_ARENA	((size_t)64 << 20)
/* The mail server has answered the sender by then. */
#define ACCEPTED_S	2
#define AGAIN_S		60	/* after the mail server did not take it */
#define NO_ID		"--------------------------------"
#define FAILURES_MAX	3	/* then it is left alone until the next time */

/* ---- not twice a day to one address (P20; RFC 3834 2) ------------------- */

struct window {
	int		fd;
	bool		fresh;		/* never written to before */
	struct timespec	before;
	char		name[KR_HOLD_ID_LEN + 1];
};

static bool
address_name(const struct kr_spool *h, const char *address,
    char name[KR_SHA256_HEX])
{
	unsigned char out[KR_SHA256_LEN];
	char lower[512];
	size_t n = 0;

	for (; address[n] != '\0' && n < sizeof(lower); n++)
		lower[n] = kr_lower(address[n]);
	if (!kr_hmac_sha256((struct kr_span){ (const char *)h->address_key,
	    sizeof(h->address_key) }, (struct kr_span){ lower, n }, out))
		return false;
	kr_hex(out, sizeof(out), name);
	name[KR_HOLD_ID_LEN] = '\0';
	return true;
}

static bool
mark(const struct kr_spool *h, int fd, const struct timespec *when)
{
	const struct timespec times[2] = { *when, *when };

	return futimens(fd, times) == 0 && fsync(fd) == 0 &&
	    fsync(h->folder[KR_HOLD_ADDRESSED]) == 0;
}

/*
 * The file tells for which question it was taken: one that is still due was
 * stopped before anything was sent, and may go on.
 */
static bool
taken_for(int fd, const char *id)
{
	char was[KR_HOLD_ID_LEN];

	return pread(fd, was, sizeof(was), 0) == (ssize_t)sizeof(was) &&
	    memcmp(was, id, sizeof(was)) == 0;
}

/*
 * May the address be written to now?  If so it is noted that it was.
 *   id  of a question that nobody was sent; NO_ID for other letters.
 */
static bool
window_take(struct kr_spool *h, const char *address, const char *id,
    int64_t now_s, struct window *w)
{
	int dir = h->folder[KR_HOLD_ADDRESSED];
	const struct timespec now = { .tv_sec = (time_t)now_s };
	char name[KR_SHA256_HEX];
	struct stat st;

	if (!address_name(h, address, name))
		return false;
	memcpy(w->name, name, sizeof(w->name));
	w->fd = openat(dir, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	w->fresh = w->fd >= 0;
	if (w->fresh && geteuid() == 0 && fchown(w->fd, h->uid, h->gid) != 0)
		goto no;
	if (!w->fresh)
		w->fd = openat(dir, name, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	if (w->fd < 0 || flock(w->fd, LOCK_EX | LOCK_NB) != 0 ||
	    fstat(w->fd, &st) != 0)
		goto no;
	w->before = st.st_mtim;
	if ((w->fresh || (int64_t)st.st_mtime + KR_HOLD_DAY_S <= now_s ||
	    (*id != *NO_ID && taken_for(w->fd, id))) &&
	    pwrite(w->fd, id, KR_HOLD_ID_LEN, 0) == KR_HOLD_ID_LEN &&
	    mark(h, w->fd, &now))
		return true;
no:
	if (w->fd >= 0)
		close(w->fd);
	w->fd = -1;
	return false;
}

/* It was not written to after all, for sure. */
static void
window_return(struct kr_spool *h, struct window *w)
{
	if (w->fresh)
		unlinkat(h->folder[KR_HOLD_ADDRESSED], w->name, 0);
	else
		mark(h, w->fd, &w->before);
}

/* Addresses that may be written to again need no file. */
static void
windows_sweep(struct kr_spool *h, int64_t now_s, struct kr_arena *arena)
{
	int dir = h->folder[KR_HOLD_ADDRESSED];
	const char **name;
	struct stat st;
	size_t n;

	if (kr_spool_list(h, KR_HOLD_ADDRESSED, arena, &name, &n, NULL) !=
	    KR_OK)
		return;
	for (size_t i = 0; i < n; i++)
		if (fstatat(dir, name[i], &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    (int64_t)st.st_mtime + 2 * KR_HOLD_DAY_S < now_s)
			unlinkat(dir, name[i], 0);
}

/* ---- letters ------------------------------------------------------------ */

static enum kr_rc
letter_send(struct kr_spool *h, enum kr_letter_kind kind,
    const struct kr_hold_item *item, const char *token, int64_t now_s,
    struct kr_arena *arena, struct kr_err *err)
{
	struct kr_letter letter = { .from = "", .to = &item->reporter,
	    .n_to = 1 };
	enum kr_rc rc = kr_letter_compose(h->set.config, kind, item, token,
	    now_s, arena, &letter.text, err);

	if (rc != KR_OK)
		return rc;
	if (!kr_hold_note(h, KR_HOLD_EVENT_ANSWER, kind == KR_LETTER_ASK ?
	    "asked" : "acknowledged", item, ""))
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "hold: the ledger cannot be written");
	return h->set.submit(h->set.submit_ctx, &letter, err);
}

/*
 * Ask: noted on the disk first, so that a crash costs a question and never
 * asks twice.
 */
static enum kr_rc
ask(struct kr_held *held, int64_t now_s, struct kr_err *err)
{
	struct kr_spool *h = held->file.hold;
	struct kr_hold_item *item = &held->item;
	int64_t until_s = now_s + KR_HOLD_DAY_S *
	    (int64_t)h->set.config->answer_days;
	char token[KR_TOKEN_SIZE];
	struct window w;
	enum kr_rc rc;

	if (until_s > item->until_s)
		until_s = item->until_s;
	if (!kr_token_write(h, item->id, until_s, item->reporter, token) ||
	    !window_take(h, item->reporter, item->id, now_s, &w))
		return KR_OK;		/* tomorrow */
	item->asked = KR_HOLD_ASK_SENDING;
	item->asked_s = now_s;
	item->token_until_s = until_s;
	rc = kr_held_save(held, err);
	if (rc == KR_OK)
		rc = letter_send(h, KR_LETTER_ASK, item, token, now_s,
		    held->arena, err);
	if (rc == KR_OK) {
		item->asked = KR_HOLD_ASK_SENT;
		rc = kr_held_save(held, err);
	} else if (rc != KR_E_TEMPORARY) {
		item->asked = KR_HOLD_ASK_DUE;
		item->tried_s = now_s;
		window_return(h, &w);
		if (kr_held_save(held, NULL) != KR_OK)
			rc = KR_E_SYSTEM;
	}
	close(w.fd);
	return rc;
}

/* Thank somebody; second letters of a day are not sent at all. */
static enum kr_rc
letter_work(struct kr_spool *h, const char *id, int64_t now_s,
    struct kr_arena *arena, struct kr_err *err)
{
	struct kr_hold_file f;
	struct kr_hold_item item;
	struct window w;
	enum kr_rc rc = kr_spool_open(h, KR_HOLD_LETTER, id, false, arena, &f,
	    err);

	if (rc != KR_OK)
		return rc == KR_E_TEMPORARY || rc == KR_E_ABSENT ? KR_OK : rc;
	rc = kr_hold_item_read(f.item, arena, &item, err);
	if (rc == KR_OK && (now_s < item.received_s + ACCEPTED_S ||
	    now_s < item.tried_s + AGAIN_S)) {
		kr_spool_release(&f);
		return KR_OK;
	}
	if (rc == KR_OK && window_take(h, item.reporter, NO_ID,
	    now_s, &w)) {
		rc = letter_send(h, KR_LETTER_ACKNOWLEDGE, &item, "", now_s,
		    arena, err);
		if (rc == KR_E_SYSTEM)
			window_return(h, &w);
		close(w.fd);
	}
	/* Not sent for sure: again later, for a day. */
	if (rc == KR_E_SYSTEM && now_s < item.received_s + KR_HOLD_DAY_S) {
		struct kr_span json;

		item.tried_s = now_s;
		if (kr_hold_item_write(&item, arena, &json, NULL) != KR_OK ||
		    kr_spool_replace(&f, KR_HOLD_LETTER, json, false,
		    NULL) != KR_OK)
			item.tried_s = 0;	/* sooner, then */
	} else {
		enum kr_rc gone = kr_spool_remove(&f, err);

		rc = rc == KR_OK ? gone : rc;
	}
	kr_spool_release(&f);
	return rc;
}

static enum kr_rc
acknowledge(struct kr_spool *h, const char *id, int64_t now_s,
    struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new(ARENA);
	enum kr_rc rc = arena == NULL ? KR_E_NOMEM : letter_work(h, id, now_s,
	    arena, err);

	kr_arena_free(arena);
	return rc;
}

/* ---- reports ------------------------------------------------------------ */

static enum kr_rc
report_work(struct kr_spool *h, const char *id, int64_t now_s,
    struct kr_err *err)
{
	struct kr_held held;
	enum kr_rc rc = kr_held_open(h, id, false, &held, err);

	if (rc != KR_OK)	/* closed, or somebody is at it */
		return rc == KR_E_SYNTAX || rc == KR_E_SYSTEM ? rc : KR_OK;
	if (now_s < held.item.tried_s + AGAIN_S)
		rc = KR_OK;
	else if (held.item.state == KR_HOLD_RELEASING &&
	    !kr_hold_in_doubt(&held.item))
		rc = kr_held_send(&held, KR_HOLD_LEAVE, now_s, err);
	else if (held.item.state == KR_HOLD_WAITING &&
	    held.item.asked == KR_HOLD_ASK_DUE &&
	    h->set.config->ask_consent && now_s < held.item.until_s &&
	    now_s >= held.item.received_s + ACCEPTED_S)
		rc = ask(&held, now_s, err);
	kr_held_close(&held);
	return rc;
}

static void
told(struct kr_spool *h, const char *id, enum kr_rc rc,
    const struct kr_err *err)
{
	if (rc != KR_OK && h->set.notice != NULL)
		h->set.notice(h->set.record_ctx, id, err->text);
}

/* Go through a folder; a mail server that is away is not asked for each. */
static void
folder_work(struct kr_spool *h, enum kr_hold_folder folder, int64_t now_s,
    bool (*stop)(void), struct kr_arena *list)
{
	struct kr_err err = { .code = KR_OK };
	const char **name;
	size_t n = 0, failures = 0;

	if (kr_spool_list(h, folder, list, &name, &n, &err) != KR_OK)
		told(h, "", err.code, &err);
	for (size_t i = 0; i < n && failures < FAILURES_MAX &&
	    !(stop != NULL && stop()); i++) {
		enum kr_rc rc = folder == KR_HOLD_LETTER ?
		    acknowledge(h, name[i], now_s, &err) :
		    report_work(h, name[i], now_s, &err);

		told(h, name[i], rc, &err);
		failures += rc != KR_OK;
	}
}

void
kr_hold_work(struct kr_spool *h, int64_t now_s, bool (*stop)(void))
{
	struct kr_arena *list = kr_arena_new(LIST_ARENA);
	struct kr_err err = { .code = KR_OK };
	size_t expired;

	if (list == NULL)
		return;
	folder_work(h, KR_HOLD_LETTER, now_s, stop, list);
	folder_work(h, KR_HOLD_OPEN, now_s, stop, list);
	told(h, "", kr_hold_expire(h, now_s, &expired, &err), &err);
	windows_sweep(h, now_s, list);
	kr_arena_free(list);
}

enum kr_rc
kr_hold_acknowledge(struct kr_spool *h, struct kr_hold_item *item,
    int64_t now_s, struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new(ARENA);
	struct kr_span json;
	enum kr_rc rc;

	if (arena == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "hold: out of memory");
	kr_hold_item_fill(item);
	item->received_s = now_s;
	rc = kr_hold_item_write(item, arena, &json, err);
	if (rc == KR_OK)
		rc = kr_spool_create(h, KR_HOLD_LETTER, item->id, json,
		    KR_SPAN_NONE, err);
	kr_arena_free(arena);
	return rc == KR_E_UNSUPPORTED ? KR_OK : rc;
}
