/* SPDX-License-Identifier: Apache-2.0 */
/* What becomes of a held report: one change at a time, each on the disk. */
#include <string.h>

#include "hold/spool.h"

#define ITEM_ARENA	((size_t)256 << 10)
#define LIST_ARENA	((size_t)64 << 20)
/* The message, decrypted, with tags, twice at most. */
#define MAIL_ARENA	((size_t)1 << 30)

enum kr_rc
kr_held_open(struct kr_spool *h, const char *id, bool wait,
    struct kr_held *ret, struct kr_err *err)
{
	struct kr_held held = { .arena = kr_arena_new(MAIL_ARENA),
	    .file = { .fd = -1 } };
	enum kr_rc rc;

	if (held.arena == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "hold: out of memory");
	rc = kr_spool_open(h, KR_HOLD_OPEN, id, wait, held.arena, &held.file,
	    err);
	if (rc == KR_OK)
		rc = kr_hold_item_read(held.file.item, held.arena, &held.item,
		    err);
	/* A crash between the two steps of closing: it is closed. */
	if (rc == KR_OK && kr_spool_exists(h, KR_HOLD_CLOSED, id)) {
		rc = kr_spool_remove(&held.file, err);
		if (rc == KR_OK)
			rc = KR_E_ABSENT;
	}
	if (rc == KR_E_ABSENT && kr_spool_exists(h, KR_HOLD_CLOSED, id))
		rc = kr_fail(err, KR_E_UNSUPPORTED, 0, "hold: %s is closed "
		    "already", id);
	if (rc != KR_OK) {
		kr_held_close(&held);
		return rc;
	}
	*ret = held;
	return KR_OK;
}

void
kr_held_close(struct kr_held *held)
{
	kr_spool_release(&held->file);
	kr_arena_free(held->arena);
	held->arena = NULL;
}

static enum kr_rc
save(struct kr_held *held, enum kr_hold_folder to, bool keep_mail,
    struct kr_err *err)
{
	struct kr_span json;
	enum kr_rc rc = kr_hold_item_write(&held->item, held->arena, &json,
	    err);

	return rc != KR_OK ? rc : kr_spool_replace(&held->file, to, json,
	    keep_mail, err);
}

enum kr_rc
kr_held_save(struct kr_held *held, struct kr_err *err)
{
	return save(held, KR_HOLD_OPEN, true, err);
}

/*
 * What was closed is remembered, so that the same mail is not held, asked
 * about or sent again; the person behind it is not.
 */
static void
forget(struct kr_hold_item *item)
{
	item->reporter = item->message_id = item->queue_id = "";
}

enum kr_rc
kr_held_finish(struct kr_held *held, enum kr_hold_state state, int64_t now_s,
    struct kr_err *err)
{
	struct kr_hold_item *item = &held->item;
	/* Nobody is told of a failed delivery: the copy stays to its limit. */
	bool keep = state == KR_HOLD_RELEASED && kr_hold_is_sealed(item);

	if (!kr_hold_note(held->file.hold, KR_HOLD_EVENT_HOLD,
	    kr_hold_state_name(state), item, item->by))
		return kr_fail(err, KR_E_TEMPORARY, 0,
		    "hold: the ledger cannot be written");
	item->state = state;
	item->decided_s = now_s;
	if (!keep)
		forget(item);
	return save(held, KR_HOLD_CLOSED, keep, err);
}

static const char *
kept(struct kr_held *held, const char *text)
{
	const char *copy = kr_arena_cstr(held->arena, kr_span_str(text));

	return copy != NULL ? copy : "";
}

enum kr_rc
kr_hold_release(struct kr_spool *h, const char *id, const char *by,
    const char *note, enum kr_hold_doubt doubt, int64_t now_s,
    struct kr_err *err)
{
	struct kr_held held;
	enum kr_rc rc = kr_held_open(h, id, true, &held, err);

	if (rc != KR_OK)
		return rc;
	if (held.item.state == KR_HOLD_WAITING) {
		held.item.by = kept(&held, by);
		held.item.note = kept(&held, note);
		held.item.decided_s = now_s;
		held.item.state = KR_HOLD_RELEASING;
		if (!kr_hold_note(h, KR_HOLD_EVENT_CONSENT, "yes", &held.item,
		    held.item.by))
			rc = kr_fail(err, KR_E_TEMPORARY, 0,
			    "hold: the ledger cannot be written");
		if (rc == KR_OK)
			rc = kr_held_save(&held, err);
	}
	if (rc == KR_OK)
		rc = kr_held_send(&held, doubt, now_s, err);
	kr_held_close(&held);
	return rc;
}

enum kr_rc
kr_hold_refuse(struct kr_spool *h, const char *id, const char *by,
    const char *note, int64_t now_s, struct kr_err *err)
{
	struct kr_held held;
	enum kr_rc rc = kr_held_open(h, id, true, &held, err);

	if (rc != KR_OK)
		return rc;
	if (held.item.state == KR_HOLD_RELEASING)
		rc = kr_fail(err, KR_E_UNSUPPORTED, 0, "hold: %s is on its "
		    "way already: somebody said yes", id);
	held.item.by = kept(&held, by);
	held.item.note = kept(&held, note);
	if (rc == KR_OK && !kr_hold_note(h, KR_HOLD_EVENT_CONSENT, "no",
	    &held.item, held.item.by))
		rc = kr_fail(err, KR_E_TEMPORARY, 0,
		    "hold: the ledger cannot be written");
	if (rc == KR_OK)
		rc = kr_held_finish(&held, KR_HOLD_REFUSED, now_s, err);
	kr_held_close(&held);
	return rc;
}

/* One that may be due: KR_E_ABSENT if it is not. */
static enum kr_rc
expire_one(struct kr_spool *h, const char *id, int64_t now_s,
    struct kr_err *err)
{
	struct kr_held held;
	enum kr_rc rc = kr_held_open(h, id, false, &held, err);

	if (rc != KR_OK)
		return rc == KR_E_UNSUPPORTED || rc == KR_E_TEMPORARY ?
		    KR_E_ABSENT : rc;
	/* A yes that is recorded does not expire. */
	if (held.item.state != KR_HOLD_WAITING || held.item.until_s > now_s) {
		rc = KR_E_ABSENT;
	} else {
		held.item.by = "retention";
		rc = kr_held_finish(&held, KR_HOLD_EXPIRED, now_s, err);
	}
	kr_held_close(&held);
	return rc;
}

/* What is closed goes for good once no mail server can bring it again. */
static enum kr_rc
forget_one(struct kr_spool *h, const char *id, int64_t now_s,
    struct kr_err *err)
{
	static const int64_t year_s = 366 * KR_HOLD_DAY_S;
	struct kr_arena *arena = kr_arena_new(ITEM_ARENA);
	struct kr_hold_item item;
	struct kr_hold_file f;
	struct kr_span json;
	enum kr_rc rc;

	if (arena == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "hold: out of memory");
	rc = kr_spool_open(h, KR_HOLD_CLOSED, id, false, arena, &f, err);
	if (rc == KR_OK) {
		rc = kr_hold_item_read(f.item, arena, &item, err);
		if (rc == KR_OK && item.until_s + year_s <= now_s) {
			rc = kr_spool_remove(&f, err);
		} else if (rc == KR_OK && f.mail_len > 0 &&
		    item.until_s <= now_s) {
			forget(&item);
			rc = kr_hold_item_write(&item, arena, &json, err);
			if (rc == KR_OK)
				rc = kr_spool_replace(&f, KR_HOLD_CLOSED,
				    json, false, err);
		}
		kr_spool_release(&f);
	}
	kr_arena_free(arena);
	return rc == KR_E_TEMPORARY || rc == KR_E_ABSENT ? KR_OK : rc;
}

/* Go on with the others when one fails; the first failure is told. */
enum kr_rc
kr_hold_expire(struct kr_spool *h, int64_t now_s, size_t *n, struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new(LIST_ARENA);
	const char **name;
	size_t names;
	enum kr_rc rc = KR_OK, first = KR_OK;

	*n = 0;
	if (arena == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "hold: out of memory");
	for (int f = KR_HOLD_OPEN; f <= KR_HOLD_CLOSED; f++) {
		rc = kr_spool_list(h, (enum kr_hold_folder)f, arena, &name,
		    &names, err);
		for (size_t i = 0; rc == KR_OK && i < names; i++) {
			struct kr_err *to = first == KR_OK ? err : NULL;
			enum kr_rc one = f == KR_HOLD_OPEN ?
			    expire_one(h, name[i], now_s, to) :
			    forget_one(h, name[i], now_s, to);

			*n += f == KR_HOLD_OPEN && one == KR_OK;
			if (first == KR_OK && one != KR_E_ABSENT)
				first = one;
		}
		if (first == KR_OK)
			first = rc;
	}
	kr_arena_free(arena);
	return first;
}
