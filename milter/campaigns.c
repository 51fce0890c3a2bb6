/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Campaigns are counted beside the judgement and never stand in its way: what
 * cannot be counted now is said in the log, and the mail goes on.
 */
#include <pthread.h>
#include <stdlib.h>

#include "campaign/campaign.h"
#include "host/clock.h"
#include "milter/milter.h"

#define AGAIN_MS	30000	/* between two tries to open it */

struct campaigns {
	pthread_mutex_t	 lock;
	const char	*where;
	struct kr_campaign_index *index;	/* NULL: closed */
	int64_t		 tried_ms;	/* 0: never */
};

static void
complain(const struct kr_err *err)
{
	char text[1024];

	log_line(LOG_WARNING, "campaigns are not counted for now: %s",
	    kr_err_text(err, text, sizeof(text)));
}

/* Locked. */
static bool
ready(struct campaigns *c)
{
	int64_t now_ms = kr_clock_steady_ms();
	struct kr_err err = { .code = KR_OK };

	if (c->index != NULL)
		return true;
	if (c->tried_ms != 0 && now_ms - c->tried_ms < AGAIN_MS)
		return false;
	c->tried_ms = now_ms;
	if (kr_campaign_open(c->where, &c->index, &err) == KR_OK)
		return true;
	c->index = NULL;
	complain(&err);
	return false;
}

struct campaigns *
campaigns_open(const struct kr_config *config)
{
	struct campaigns *c;

	if (*config->campaigns == '\0' ||
	    (c = calloc(1, sizeof(*c))) == NULL)
		return NULL;
	pthread_mutex_init(&c->lock, NULL);
	c->where = config->campaigns;
	return c;
}

void
campaigns_close(struct campaigns *c)
{
	if (c == NULL)
		return;
	pthread_mutex_lock(&c->lock);
	kr_campaign_close(c->index);
	c->index = NULL;
	c->tried_ms = INT64_MAX;	/* a late message opens it no more */
	pthread_mutex_unlock(&c->lock);
}

const struct kr_campaign *
campaigns_count(struct campaigns *c, const struct kr_verdict *v,
    struct kr_arena *arena)
{
	struct kr_campaign *ret;
	struct kr_campaign_print p;
	int64_t now_ms;
	struct kr_err err = { .code = KR_OK };
	enum kr_rc rc = KR_E_ABSENT;

	if (c == NULL || kr_handling_sealed(v->decision->handling) ||
	    (ret = kr_arena_zalloc(arena, 1, sizeof(*ret))) == NULL ||
	    !kr_campaign_print_verdict(v, arena, &p))
		return NULL;
	now_ms = kr_clock_now_ms();	/* before waiting for the lock */
	pthread_mutex_lock(&c->lock);
	if (ready(c))
		rc = kr_campaign_join(c->index, &p, v->sha256,
		    kr_category_name(v->decision->category), now_ms, ret,
		    &err);
	if (rc != KR_OK && rc != KR_E_ABSENT) {
		complain(&err);
		if (kr_store_broken(c->index->store)) {
			kr_campaign_close(c->index);
			c->index = NULL;
		}
	}
	pthread_mutex_unlock(&c->lock);
	return rc == KR_OK ? ret : NULL;
}
