/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The thread that writes.  Everything that waits when it is free goes into
 * one transaction: threads that come together share a synchronisation.
 */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "host/clock.h"
#include "ledger/chain.h"

#define BATCH 256		/* entries in one transaction */
#define WAIT_S 20		/* a writer that long without a word hangs */
#define AGAIN_S 5		/* between attempts to empty the spool */

/* Owned by the thread that asks until queued; then by whoever is last. */
struct request {
	struct kr_write		 write;		/* texts behind this struct */
	struct kr_ledger_place	 place;
	enum kr_rc		 rc;
	struct kr_err		 err;
	bool			 done, abandoned;
	pthread_cond_t		 ready;		/* of its own: it wakes one */
	struct request		*next;
};

struct kr_ledger {
	struct kr_ledger_settings	 settings;
	char				*where, *spool;
	pthread_t			 thread;
	bool				 threaded;	/* thread is there */
	pthread_mutex_t			 lock;
	pthread_cond_t			 work;
	pthread_condattr_t		 monotonic;
	struct request			*first, **last;
	bool				 closing;

	/* the thread's own */
	struct kr_store			*store;		/* NULL: to be opened */
	bool				 away;		/* it was said so */
	bool				 behind; /* the clock went back */
};

static void
notice(const struct kr_ledger *l, const char *text)
{
	if (l->settings.notice != NULL)
		l->settings.notice(l->settings.ctx, text);
}

static void
store_close(struct kr_ledger *l)
{
	kr_store_close(l->store);
	l->store = NULL;
}

static enum kr_rc
store_open(struct kr_ledger *l, struct kr_err *err)
{
	enum kr_rc rc;

	if (l->store != NULL)
		return KR_OK;
	rc = kr_store_open(l->where, KR_STORE_WRITE, &l->store, err);
	if (rc != KR_OK)
		return rc;
	rc = kr_ledger_prepare(l->store, err);
	if (rc != KR_OK)
		store_close(l);
	return rc;
}

/* ---- one transaction ---------------------------------------------------- */

/* The clock went back: the ledger's time stands still, and says so once. */
static enum kr_rc
clock_note(struct kr_ledger *l, struct kr_tail *t, int64_t now_ms,
    struct kr_err *err)
{
	bool behind = now_ms < t->time_ms - 1000;
	struct kr_ledger_entry e = { .kind = KR_LEDGER_EVENT };
	char text[128];

	if (!behind || l->behind) {
		l->behind = behind;
		return KR_OK;
	}
	snprintf(text, sizeof(text), "{\"event\":\"clock went back\","
	    "\"by_ms\":%lld}", (long long)(t->time_ms - now_ms));
	e.summary = kr_span_str(text);
	l->behind = true;
	return kr_tail_append(l->store, t, now_ms, &e, err);
}

/* unsure: it failed, and may be there all the same. */
static enum kr_rc
transaction(struct kr_ledger *l, struct request *const *batch, size_t n,
    struct kr_tail *t, bool *unsure, struct kr_err *err)
{
	int64_t now_ms = kr_clock_now_ms();
	enum kr_rc rc = kr_store_begin(l->store, err);

	if (rc == KR_OK)
		rc = kr_tail_lock(l->store, l->settings.chain, t, err);
	if (rc == KR_OK)
		rc = clock_note(l, t, now_ms, err);
	for (size_t i = 0; rc == KR_OK && i < n; i++)
		rc = kr_write_do(l->store, t, now_ms, &batch[i]->write,
		    &batch[i]->place, err);
	*unsure = rc == KR_OK;
	if (rc == KR_OK)
		rc = kr_store_commit(l->store, err);
	if (rc != KR_OK)
		kr_store_rollback(l->store);
	return rc;
}

/* ---- when it fails ------------------------------------------------------ */

static enum kr_rc
spool(const struct kr_ledger *l, struct request *const *batch, size_t n,
    const struct kr_tail *perhaps, struct kr_err *err)
{
	struct kr_write w[BATCH];

	for (size_t i = 0; i < n; i++) {
		w[i] = batch[i]->write;
		batch[i]->place = (struct kr_ledger_place){ .seq = 0 };
	}
	return kr_backlog_write(l->spool, w, n, perhaps, err);
}

static void
went_away(struct kr_ledger *l, const struct kr_err *why)
{
	char text[1200], first[1024];

	if (l->away)
		return;
	l->away = true;
	snprintf(text, sizeof(text), "the ledger cannot be written: %s; %s",
	    kr_err_text(why, first, sizeof(first)), l->settings.accept ?
	    "entries wait in the spool" : "mail is told to come again");
	notice(l, text);
}

static void
came_back(struct kr_ledger *l, const struct kr_tail *t)
{
	char text[256];

	if (l->away)
		notice(l, "the ledger can be written again");
	l->away = false;
	if (t->closed[0] == '\0')
		return;
	snprintf(text, sizeof(text), "ledger: day %s is closed, root %s",
	    t->closed, t->root);
	notice(l, text);
}

static void
spool_empty(struct kr_ledger *l)
{
	struct kr_err err = { .code = KR_OK };
	size_t done, damaged;
	char text[256];

	if (!kr_backlog_waits(l->spool) || store_open(l, &err) != KR_OK)
		return;
	if (kr_backlog_bring(l->spool, l->store, l->settings.chain, &done,
	    &damaged, &err) != KR_OK) {
		went_away(l, &err);
		store_close(l);
		return;
	}
	snprintf(text, sizeof(text), "ledger: %zu entries brought from the "
	    "spool%s", done, damaged > 0 ?
	    "; damaged ones are set aside" : "");
	notice(l, text);
}

static void
batch_write(struct kr_ledger *l, struct request *const *batch, size_t n)
{
	struct kr_err err = { .code = KR_OK };
	struct kr_tail t = { .seq = 0 };
	bool unsure = false;
	enum kr_rc rc = store_open(l, &err);

	if (rc == KR_OK)
		rc = transaction(l, batch, n, &t, &unsure, &err);
	if (rc == KR_OK) {
		came_back(l, &t);
	} else {
		went_away(l, &err);
		/* Whatever it was, a new handle knows nothing of it. */
		store_close(l);
		if (l->settings.accept)
			rc = spool(l, batch, n, unsure ? &t : NULL, &err);
	}
	for (size_t i = 0; i < n; i++) {
		batch[i]->rc = rc == KR_OK ? KR_OK : KR_E_TEMPORARY;
		batch[i]->err = err;
		batch[i]->err.code = batch[i]->rc;
	}
}

/* ---- the thread --------------------------------------------------------- */

static struct timespec
in_seconds(int s)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec += s;
	return t;
}

/* Under the lock: what waits, at most BATCH of it. */
static size_t
batch_take(struct kr_ledger *l, struct request **batch)
{
	size_t n = 0;

	for (; l->first != NULL && n < BATCH; n++) {
		batch[n] = l->first;
		l->first = l->first->next;
	}
	if (l->first == NULL)
		l->last = &l->first;
	return n;
}

static void
request_free(struct request *r)
{
	pthread_cond_destroy(&r->ready);
	free(r);
}

/* Under the lock. */
static void
batch_answer(struct request **batch, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		batch[i]->done = true;
		if (batch[i]->abandoned)
			request_free(batch[i]);
		else
			pthread_cond_signal(&batch[i]->ready);
	}
}

static void *
writer(void *argument)
{
	struct kr_ledger *l = argument;
	struct request *batch[BATCH];
	size_t n = 0;

	spool_empty(l);
	pthread_mutex_lock(&l->lock);
	while (!l->closing || l->first != NULL) {
		struct timespec again = in_seconds(AGAIN_S);

		if (l->first == NULL)
			pthread_cond_timedwait(&l->work, &l->lock, &again);
		n = batch_take(l, batch);
		pthread_mutex_unlock(&l->lock);
		if (n > 0)
			batch_write(l, batch, n);
		pthread_mutex_lock(&l->lock);
		batch_answer(batch, n);
		if (l->first != NULL)
			continue;
		pthread_mutex_unlock(&l->lock);
		spool_empty(l);
		pthread_mutex_lock(&l->lock);
	}
	pthread_mutex_unlock(&l->lock);
	store_close(l);
	return NULL;
}

/* ---- asking ------------------------------------------------------------- */

static struct kr_span
put(char **at, struct kr_span s)
{
	struct kr_span copy = { *at, s.len };

	if (s.ptr == NULL)
		return s;
	memcpy(*at, s.ptr, s.len);
	(*at)[s.len] = '\0';
	*at += s.len + 1;
	return copy;
}

/* The request with copies of its texts, so that it may be abandoned. */
static struct request *
request_new(const struct kr_ledger *l, const struct kr_ledger_entry *e,
    const char *key)
{
	struct kr_span k = kr_span_str(key);
	struct request *r = calloc(1, sizeof(*r) + e->mail.len +
	    e->summary.len + e->content.len + k.len + 4);
	char *at = (char *)(r + 1);

	if (r == NULL)
		return NULL;
	r->write.entry.kind = e->kind;
	r->write.entry.mail = put(&at, e->mail);
	r->write.entry.summary = put(&at, e->summary);
	r->write.entry.content = put(&at, e->content);
	r->write.key = put(&at, k).ptr;
	pthread_cond_init(&r->ready, &l->monotonic);
	return r;
}

/* It belongs to the thread from here on. */
static void
request_queue(struct kr_ledger *l, struct request *r)
{
	pthread_mutex_lock(&l->lock);
	*l->last = r;
	l->last = &r->next;
	pthread_cond_signal(&l->work);
	pthread_mutex_unlock(&l->lock);
}

static enum kr_rc
request_await(struct kr_ledger *l, struct request *r,
    const struct timespec *until, struct kr_ledger_place *ret,
    struct kr_err *err)
{
	bool abandoned;
	enum kr_rc rc;
	int waited = 0;

	pthread_mutex_lock(&l->lock);
	while (!r->done && waited != ETIMEDOUT)
		waited = pthread_cond_timedwait(&r->ready, &l->lock, until);
	abandoned = r->abandoned = !r->done;
	pthread_mutex_unlock(&l->lock);
	if (abandoned)
		return kr_fail(err, KR_E_TEMPORARY, 0, "ledger: nothing was "
		    "written for %d seconds", WAIT_S);
	rc = r->rc;
	if (rc == KR_OK)
		*ret = r->place;
	else if (err != NULL)
		*err = r->err;
	request_free(r);
	return rc;
}

static enum kr_rc
no_memory(struct kr_err *err)
{
	return kr_fail(err, KR_E_TEMPORARY, 0, "ledger: out of memory");
}

enum kr_rc
kr_ledger_write(struct kr_ledger *l, const struct kr_ledger_entry *e,
    const char *key, struct kr_ledger_place *ret, struct kr_err *err)
{
	struct request *r = request_new(l, e, key);
	struct timespec until = in_seconds(WAIT_S);

	if (r == NULL)
		return no_memory(err);
	request_queue(l, r);
	return request_await(l, r, &until, ret, err);
}

enum kr_rc
kr_ledger_append_all(struct kr_ledger *l, const struct kr_ledger_entry *e,
    size_t n, struct kr_err *err)
{
	struct request *all[BATCH];
	struct timespec until = in_seconds(WAIT_S);
	struct kr_ledger_place place;
	struct kr_err later;
	enum kr_rc rc = KR_OK;
	size_t made = 0;

	for (; made < n && made < BATCH; made++)
		if ((all[made] = request_new(l, &e[made], NULL)) == NULL)
			break;
	for (size_t i = 0; i < made; i++)
		request_queue(l, all[i]);
	for (size_t i = 0; i < made; i++) {
		enum kr_rc one = request_await(l, all[i], &until, &place,
		    rc == KR_OK ? err : &later);

		rc = rc == KR_OK ? one : rc;
	}
	if (rc != KR_OK || made == n)
		return rc;
	return made < BATCH ? no_memory(err) : kr_ledger_append_all(l,
	    e + made, n - made, err);
}

enum kr_rc
kr_ledger_append(struct kr_ledger *l, const struct kr_ledger_entry *e,
    struct kr_ledger_place *ret, struct kr_err *err)
{
	return kr_ledger_write(l, e, NULL, ret, err);
}

/* ---- opening ------------------------------------------------------------ */

static bool
names_copy(struct kr_ledger *l, const struct kr_ledger_settings *s)
{
	l->settings = *s;
	l->where = strdup(s->where);
	l->spool = strdup(s->spool != NULL ? s->spool : "");
	return l->where != NULL && l->spool != NULL;
}

static bool
thread_start(struct kr_ledger *l)
{
	pthread_mutex_init(&l->lock, NULL);
	pthread_condattr_init(&l->monotonic);
	pthread_condattr_setclock(&l->monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&l->work, &l->monotonic);
	l->last = &l->first;
	l->threaded = pthread_create(&l->thread, NULL, writer, l) == 0;
	return l->threaded;
}

static enum kr_rc
chain_check(const struct kr_ledger_settings *s, struct kr_err *err)
{
	if (kr_entry_chain_valid(s->chain))
		return KR_OK;
	return kr_fail(err, KR_E_SYNTAX, 0, "ledger: ledger_chain is made of "
	    "letters, digits, \".\", \"-\" and \"_\", not \"%.80s\"",
	    s->chain);
}

static enum kr_rc
check(const struct kr_ledger_settings *s, bool make, struct kr_err *err)
{
	const char *file = kr_store_file(s->where);
	struct kr_store *store;
	struct kr_tail tail;
	enum kr_rc rc;

	if (!make && file != NULL && access(file, F_OK) != 0)
		return KR_OK;
	rc = kr_store_open(s->where, KR_STORE_WRITE, &store, err);
	if (rc != KR_OK)
		return rc;
	rc = kr_ledger_prepare(store, err);
	if (rc == KR_OK)
		rc = kr_store_begin(store, err);
	if (rc == KR_OK) {
		rc = kr_tail_lock(store, s->chain, &tail, err);
		kr_store_rollback(store);
	}
	kr_store_close(store);
	return rc;
}

/* What an operator can do about it. */
static enum kr_rc
advise(const struct kr_ledger_settings *s, enum kr_rc rc, struct kr_err *err)
{
	const struct kr_err why = *err;

	if (rc != KR_E_SYNTAX)
		return rc;
	return kr_fail_at(err, rc, kr_store_file(s->where), 0, 0, "%.300s; "
	    "move it aside, so that a new ledger is begun, and keep it: "
	    "\"kereructl ledger verify\" says what can still be proved",
	    why.text);
}

enum kr_rc
kr_ledger_check(const struct kr_ledger_settings *s, bool make,
    struct kr_err *err)
{
	struct kr_err none, *to = err != NULL ? err : &none;
	enum kr_rc rc = chain_check(s, to);

	return rc != KR_OK ? rc : advise(s, check(s, make, to), to);
}

enum kr_rc
kr_ledger_open(const struct kr_ledger_settings *settings,
    struct kr_ledger **ret, struct kr_err *err)
{
	struct kr_err why = { .code = KR_OK };
	struct kr_ledger *l;
	enum kr_rc rc;

	rc = chain_check(settings, err);
	if (rc != KR_OK)
		return rc;
	l = calloc(1, sizeof(*l));
	if (l == NULL || !names_copy(l, settings)) {
		kr_ledger_close(l);
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: out of memory");
	}
	rc = store_open(l, &why);
	if (rc == KR_E_TEMPORARY || (rc != KR_OK && settings->patient)) {
		went_away(l, &why);
	} else if (rc != KR_OK) {
		if (err != NULL)
			*err = why;
		kr_ledger_close(l);
		return rc;
	}
	if (!thread_start(l)) {
		kr_ledger_close(l);
		return kr_fail(err, KR_E_NOMEM, 0, "ledger: no thread");
	}
	*ret = l;
	return KR_OK;
}

void
kr_ledger_close(struct kr_ledger *l)
{
	if (l == NULL)
		return;
	if (l->threaded) {
		pthread_mutex_lock(&l->lock);
		l->closing = true;
		pthread_cond_signal(&l->work);
		pthread_mutex_unlock(&l->lock);
		pthread_join(l->thread, NULL);
	}
	store_close(l);
	free(l->where);
	free(l->spool);
	free(l);
}
