/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Held reports and letters to reporters: the spool of the configuration, and
 * a thread that does what stands in it to be done.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "hold/answer.h"
#include "hold/ledger.h"
#include "host/clock.h"
#include "milter/milter.h"

#define PAUSE_S		2	/* between two looks into the spool */
#define SLOWLY		20 /* and that many times as long as a look takes */
#define STOP_S		10 /* the mail server may take that long to answer */

/* The thread and what stops it; one a process. */
static struct {
	struct kr_spool	*spool;
	pthread_mutex_t	 working;	/* locked while it works */
	atomic_bool	 stop;
} my = { .working = PTHREAD_MUTEX_INITIALIZER };

static bool
record(void *ctx, const struct kr_hold_event *e)
{
	const struct child *child = ctx;
	struct kr_err err = { .code = KR_OK };

	if (child->ledger != NULL &&
	    !kr_hold_record_ledger(child->ledger, e, &err)) {
		log_line(LOG_ERR, "id=%s hold=%s error=\"%s\"", e->id, e->what,
		    err.text);
		return false;
	}
	log_line(LOG_INFO, "id=%s hold=%s%s%s%s%s", e->id, e->what,
	    *e->agency != '\0' ? " agency=" : "", e->agency,
	    *e->by != '\0' ? " by=" : "", e->by);
	return true;
}

static void
notice(void *ctx, const char *id, const char *text)
{
	(void)ctx;
	log_line(LOG_ERR, "id=%s error=\"%s\"", *id != '\0' ? id : "-", text);
}

static bool
stopping(void)
{
	return atomic_load(&my.stop);
}

static void *
work(void *argument)
{
	(void)argument;
	while (!stopping()) {
		int64_t begin = kr_clock_steady_ms(), ms;
		struct timespec pause;

		pthread_mutex_lock(&my.working);
		if (!stopping())
			kr_hold_work(my.spool, (int64_t)time(NULL), stopping);
		pthread_mutex_unlock(&my.working);
		ms = PAUSE_S * 1000 + SLOWLY * (kr_clock_steady_ms() - begin);
		pause = (struct timespec){ ms / 1000, ms % 1000 * 1000000 };
		nanosleep(&pause, NULL);
	}
	return NULL;
}

static enum kr_rc
open_for(struct child *child, struct kr_spool **ret, struct kr_err *err)
{
	struct kr_hold_settings set = {
	    .config = kr_host_config(child->host),
	    .tag_key = kr_host_engine(child->host)->tag_key,
	    .record = record, .record_ctx = child, .notice = notice };

	return kr_hold_open(&set, ret, err);
}

enum kr_rc
hold_check(struct kr_host *host, bool make, struct kr_err *err)
{
	struct child child = { .host = host };
	const char *folder = kr_host_config(host)->hold_spool;
	struct kr_spool *spool;
	enum kr_rc rc;

	/* Whoever asks may be root, and the spool is its maker's. */
	if (*folder == '\0' || (!make && access(folder, F_OK) != 0))
		return KR_OK;
	rc = open_for(&child, &spool, err);
	if (rc == KR_OK)
		kr_hold_close(spool);
	return rc;
}

void
hold_start(struct child *child)
{
	pthread_t thread;
	struct kr_err err = { .code = KR_OK };
	char text[1024];

	if (*kr_host_config(child->host)->hold_spool == '\0')
		return;
	if (open_for(child, &my.spool, &err) != KR_OK ||
	    pthread_create(&thread, NULL, work, NULL) != 0) {
		/* No report may go on without its copy. */
		log_line(LOG_ERR, "%s", err.code == KR_OK ? "no thread" :
		    kr_err_text(&err, text, sizeof(text)));
		_exit(EXIT_FAILURE);
	}
	pthread_detach(thread);
	child->hold = my.spool;
}

/* What is being sent now is sent; nothing else is begun. */
void
hold_stop(void)
{
	struct timespec until;

	if (atomic_exchange(&my.stop, true))
		return;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += STOP_S;
	(void)pthread_mutex_timedlock(&my.working, &until);
}

/* ---- for a mail that was judged ----------------------------------------- */

bool
hold_answer(const struct child *child, const struct kr_verdict *v,
    bool *found, const char **why)
{
	struct kr_err err = { .code = KR_OK };

	*found = false;
	if (child->hold == NULL || kr_hold_answer(child->hold, v,
	    (int64_t)time(NULL), found, why, &err) == KR_OK)
		return true;
	log_line(LOG_ERR, "id=%s error=\"%s\"", v->decision->id, err.text);
	return false;
}

bool
hold_verdict(const struct child *child, const struct kr_verdict *v,
    const struct kr_envelope *envelope)
{
	struct kr_err err = { .code = KR_OK };

	if (child->hold == NULL || kr_hold_verdict(child->hold, v, envelope,
	    (int64_t)time(NULL), &err) == KR_OK)
		return true;
	log_line(LOG_ERR, "id=%s error=\"%s\"", v->decision->id, err.text);
	return false;
}

void
hold_thank(const struct child *child, const struct kr_verdict *v,
    const struct kr_envelope *envelope)
{
	struct kr_err err = { .code = KR_OK };

	/* A report is worth more than thanks for it. */
	if (child->hold != NULL && kr_hold_thank(child->hold, v, envelope,
	    (int64_t)time(NULL), &err) != KR_OK)
		log_line(LOG_WARNING, "id=%s error=\"%s\"", v->decision->id,
		    err.text);
}
