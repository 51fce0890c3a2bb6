/* SPDX-License-Identifier: Apache-2.0 */
/* Opening the spool, putting a report into it, and looking. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"
#include "hold/spool.h"

#define ITEM_ARENA	((size_t)256 << 10)	/* one item, with its JSON */
#define LIST_ARENA	((size_t)64 << 20)	/* names of a folder */

static const char *const folders[KR_HOLD_FOLDERS] = {
	[KR_HOLD_OPEN] = "open", [KR_HOLD_CLOSED] = "closed",
	[KR_HOLD_LETTER] = "letter", [KR_HOLD_ADDRESSED] = "sent",
};

bool
kr_hold_is_closed(const struct kr_hold_item *item)
{
	return item->state != KR_HOLD_WAITING &&
	    item->state != KR_HOLD_RELEASING;
}

bool
kr_hold_is_sealed(const struct kr_hold_item *item)
{
	return strcmp(item->handling, kr_handling_name(KR_H3)) == 0 ||
	    strcmp(item->handling, kr_handling_name(KR_H4)) == 0;
}

bool
kr_hold_in_doubt(const struct kr_hold_item *item)
{
	for (size_t i = 0; i < item->n_agency; i++)
		if (item->agency[i].sent == KR_HOLD_SENDING)
			return true;
	return false;
}

/* ---- opening ------------------------------------------------------------ */

/* A folder of the spool, made if it is not there. */
static int
folder_open(struct kr_spool *h, int base, const char *name)
{
	int fd;
	bool made = mkdirat(base, name, 0700) == 0;

	if (!made && errno != EEXIST)
		return -1;
	fd = openat(base, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);
	if (fd >= 0 && made && geteuid() == 0 &&
	    fchown(fd, h->uid, h->gid) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static enum kr_rc
folders_open(struct kr_spool *h, struct kr_err *err)
{
	const char *name = h->set.config->hold_spool;
	struct stat st;
	int base;
	enum kr_rc rc = KR_OK;

	if (mkdir(name, 0700) != 0 && errno != EEXIST)
		return kr_spool_fail(err, name, "cannot be made");
	base = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (base < 0 || fstat(base, &st) != 0) {
		rc = kr_spool_fail(err, name, "cannot be opened");
		goto out;
	}
	if ((st.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
		rc = kr_fail_at(err, KR_E_UNSUPPORTED, name, 0, 0, "hold: "
		    "others can look into this folder; chmod 700 it");
		goto out;
	}
	h->uid = st.st_uid;
	h->gid = st.st_gid;
	for (size_t i = 0; i < KR_HOLD_FOLDERS && rc == KR_OK; i++) {
		h->folder[i] = folder_open(h, base, folders[i]);
		if (h->folder[i] < 0)
			rc = kr_spool_fail(err, folders[i],
			    "cannot be opened");
	}
out:
	if (base >= 0)
		close(base);
	return rc;
}

static enum kr_rc
keys_read(struct kr_spool *h, struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new(4 * KR_HOST_KEY_MAX);
	struct kr_span key;
	enum kr_rc rc;

	if (arena == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "hold: out of memory");
	rc = kr_host_read_key(h->set.config->hold_key_file, KR_HOLD_KEY_MIN,
	    arena, &key, err);
	if (rc == KR_OK && !(kr_seal_key(key, "kereru hold: seal 1",
	    h->seal_key) && kr_seal_key(key, "kereru hold: token 1",
	    h->token_key) && kr_seal_key(key, "kereru hold: address 1",
	    h->address_key)))
		rc = kr_fail(err, KR_E_SYSTEM, 0, "hold: no digest");
	kr_arena_free(arena);
	return rc;
}

enum kr_rc
kr_hold_open(const struct kr_hold_settings *set, struct kr_spool **ret,
    struct kr_err *err)
{
	struct kr_spool *h;
	enum kr_rc rc;

	if (*set->config->hold_spool == '\0')
		return kr_fail(err, KR_E_ABSENT, 0,
		    "hold: hold_spool is not set, so nothing is held");
	h = calloc(1, sizeof(*h));
	if (h == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "hold: out of memory");
	h->set = *set;
	if (h->set.submit == NULL) {
		const struct kr_config *config = set->config;

		h->set.submit = kr_submit_smtp;
		memcpy(&h->set.submit_ctx, &config, sizeof(config));
	}
	for (size_t i = 0; i < KR_HOLD_FOLDERS; i++)
		h->folder[i] = -1;
	rc = keys_read(h, err);
	if (rc == KR_OK)
		rc = folders_open(h, err);
	if (rc != KR_OK) {
		kr_hold_close(h);
		return rc;
	}
	*ret = h;
	return KR_OK;
}

void
kr_hold_close(struct kr_spool *h)
{
	if (h == NULL)
		return;
	for (size_t i = 0; i < KR_HOLD_FOLDERS; i++)
		if (h->folder[i] >= 0)
			close(h->folder[i]);
	explicit_bzero(h, sizeof(*h));
	free(h);
}

/* ---- putting ------------------------------------------------------------ */

bool
kr_hold_note(struct kr_spool *h, enum kr_hold_event_kind kind,
    const char *what, const struct kr_hold_item *item, const char *by)
{
	char agencies[512] = "";
	struct kr_hold_event e = { .kind = kind, .what = what,
	    .id = item->id, .sha256 = item->sha256, .by = by,
	    .agency = agencies };

	for (size_t i = 0, n = 0; i < item->n_agency; i++)
		n += (size_t)snprintf(agencies + n, sizeof(agencies) - n,
		    "%s%.60s", i > 0 ? "+" : "", item->agency[i].id);

	return h->set.record == NULL || h->set.record(h->set.record_ctx, &e);
}

/* The longest of the agencies that it waits for. */
static unsigned
days_of(const struct kr_config *config, const struct kr_hold_item *item)
{
	unsigned days = 0;

	for (size_t i = 0; i < item->n_agency; i++) {
		const struct kr_agency *a = kr_config_agency(config,
		    item->agency[i].id);
		unsigned own = a != NULL && a->hold_days > 0 ? a->hold_days :
		    config->hold_days;

		days = own > days ? own : days;
	}
	return days > 0 ? days : config->hold_days;
}

enum kr_rc
kr_hold_put(struct kr_spool *h, struct kr_hold_item *item, struct kr_span mail,
    int64_t now_s, bool *again, struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new(ITEM_ARENA);
	struct kr_span json;
	enum kr_rc rc;

	if (arena == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "hold: out of memory");
	kr_hold_item_fill(item);
	item->state = KR_HOLD_WAITING;
	item->size = (int64_t)mail.len;
	item->received_s = now_s;
	item->until_s = now_s + KR_HOLD_DAY_S *
	    (int64_t)days_of(h->set.config, item);
	*again = kr_spool_exists(h, KR_HOLD_CLOSED, item->id) ||
	    kr_spool_exists(h, KR_HOLD_OPEN, item->id);
	rc = *again ? KR_OK : kr_hold_item_write(item, arena, &json, err);
	if (rc == KR_OK && !*again && !kr_hold_note(h, KR_HOLD_EVENT_HOLD,
	    "held", item, ""))
		rc = kr_fail(err, KR_E_TEMPORARY, 0,
		    "hold: the ledger cannot be written");
	if (rc == KR_OK && !*again)
		rc = kr_spool_create(h, KR_HOLD_OPEN, item->id, json, mail,
		    err);
	if (rc == KR_E_UNSUPPORTED) {
		*again = true;
		rc = KR_OK;
	}
	kr_arena_free(arena);
	return rc;
}

/* ---- looking ------------------------------------------------------------ */

/* From either folder; *mail as in kr_hold_get(). */
static enum kr_rc
get(struct kr_spool *h, enum kr_hold_folder folder, const char *id,
    struct kr_arena *arena, struct kr_hold_item *ret, struct kr_span *mail,
    struct kr_err *err)
{
	struct kr_hold_file f;
	enum kr_rc rc;

	rc = kr_spool_open(h, folder, id, true, arena, &f, err);
	if (rc != KR_OK)
		return rc;
	rc = kr_hold_item_read(f.item, arena, ret, err);
	if (rc == KR_OK && mail != NULL) {
		*mail = KR_SPAN_NONE;
		if (f.mail_len > 0)
			rc = kr_spool_mail(&f, arena, mail, err);
	}
	kr_spool_release(&f);
	return rc;
}

enum kr_rc
kr_hold_get(struct kr_spool *h, const char *id, struct kr_arena *arena,
    struct kr_hold_item *ret, struct kr_span *mail, struct kr_err *err)
{
	enum kr_rc rc = get(h, KR_HOLD_CLOSED, id, arena, ret, mail, err);

	return rc == KR_E_ABSENT ? get(h, KR_HOLD_OPEN, id, arena, ret, mail,
	    err) : rc;
}

enum kr_rc
kr_hold_each(struct kr_spool *h, bool closed, bool (*each)(void *ctx,
    const char *id, const struct kr_hold_item *, const struct kr_err *),
    void *ctx, struct kr_err *err)
{
	enum kr_hold_folder folder = closed ? KR_HOLD_CLOSED : KR_HOLD_OPEN;
	struct kr_arena *list = kr_arena_new(LIST_ARENA);
	struct kr_arena *arena = kr_arena_new(ITEM_ARENA);
	const char **name;
	size_t n;
	bool more = true;
	enum kr_rc rc = KR_E_NOMEM;

	if (list != NULL && arena != NULL)
		rc = kr_spool_list(h, folder, list, &name, &n, err);
	for (size_t i = 0; rc == KR_OK && more && i < n; i++) {
		struct kr_hold_item item;
		struct kr_err bad = { .code = KR_OK };
		enum kr_rc got = get(h, folder, name[i], arena, &item, NULL,
		    &bad);

		if (got == KR_OK)
			more = each(ctx, name[i], &item, NULL);
		else if (got != KR_E_ABSENT)	/* moved meanwhile */
			more = each(ctx, name[i], NULL, &bad);
		kr_arena_reset(arena);
	}
	kr_arena_free(arena);
	kr_arena_free(list);
	return rc;
}

enum kr_rc
kr_hold_find(struct kr_spool *h, const char *begin,
    char id[KR_HOLD_ID_LEN + 1], struct kr_err *err)
{
	struct kr_arena *arena = kr_arena_new(LIST_ARENA);
	size_t found = 0, len = strlen(begin);
	enum kr_rc rc = arena == NULL ? KR_E_NOMEM : KR_OK;

	for (int f = KR_HOLD_OPEN; rc == KR_OK && f <= KR_HOLD_CLOSED; f++) {
		const char **name;
		size_t n;

		rc = kr_spool_list(h, (enum kr_hold_folder)f, arena, &name,
		    &n, err);
		for (size_t i = 0; rc == KR_OK && i < n; i++) {
			if (strncmp(name[i], begin, len) != 0 || (found > 0 &&
			    strcmp(name[i], id) == 0))
				continue;
			memcpy(id, name[i], KR_HOLD_ID_LEN + 1);
			found++;
		}
	}
	kr_arena_free(arena);
	if (rc != KR_OK)
		return rc;
	if (found == 0 || len == 0)
		return kr_fail(err, KR_E_ABSENT, 0,
		    "hold: no report has an id that begins with \"%.40s\"",
		    begin);
	return found == 1 ? KR_OK : kr_fail(err, KR_E_SYNTAX, 0,
	    "hold: %zu reports have an id that begins with \"%.40s\"; write "
	    "more of it", found, begin);
}
