/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Answers from the network, by libunbound, which caches and validates.
 *
 * Look-ups are started without waiting, and one thread of ours collects the
 * answers: so each caller waits exactly as long as it may, and a slow server
 * of one mail does not hold up another.
 */
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <unbound.h>

#include "dns/resolver.h"

#define POLL_MS 200	/* how soon the thread sees that it should end */

struct unbound {
	struct ub_ctx	*ctx;
	pthread_t	 collector;
	pthread_mutex_t	 lock;
	pthread_cond_t	 answered;
	bool		 ending;
	struct question	*open;		/* all that were asked and not freed */
};

/* One question.  Both the caller and libunbound may still need it. */
struct question {
	struct unbound		*owner;
	struct ub_result	*result;
	int			 error;
	bool			 done, abandoned;
	struct question		*previous, *next;	/* in owner->open */
};

/* Both with the lock held. */
static void
question_add(struct unbound *u, struct question *q)
{
	q->owner = u;
	q->next = u->open;
	if (q->next != NULL)
		q->next->previous = q;
	u->open = q;
}

static void
question_free(struct question *q)
{
	if (q->previous != NULL)
		q->previous->next = q->next;
	else
		q->owner->open = q->next;
	if (q->next != NULL)
		q->next->previous = q->previous;
	ub_resolve_free(q->result);
	free(q);
}

static void *
collect(void *arg)
{
	struct unbound *u = arg;
	struct pollfd fd = { .fd = ub_fd(u->ctx), .events = POLLIN };
	bool ending = false;

	while (!ending) {
		if (poll(&fd, 1, POLL_MS) > 0)
			(void)ub_process(u->ctx);
		pthread_mutex_lock(&u->lock);
		ending = u->ending;
		pthread_mutex_unlock(&u->lock);
	}
	return NULL;
}

static void
on_answer(void *arg, int error, struct ub_result *result)
{
	struct question *q = arg;
	struct unbound *u = q->owner;

	pthread_mutex_lock(&u->lock);
	q->error = error;
	q->result = result;
	q->done = true;
	if (q->abandoned)
		question_free(q);
	else
		pthread_cond_broadcast(&u->answered);
	pthread_mutex_unlock(&u->lock);
}

static struct timespec
deadline(int64_t timeout_ms)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec += (time_t)(timeout_ms / 1000);
	t.tv_nsec += (long)(timeout_ms % 1000) * 1000000;
	if (t.tv_nsec >= 1000000000) {
		t.tv_sec++;
		t.tv_nsec -= 1000000000;
	}
	return t;
}

/* A name in text from wire form (RFC 1035 3.1), without the final dot. */
static struct kr_span
name_text(const char *wire, size_t len, struct kr_arena *arena)
{
	struct kr_buffer out;
	size_t at = 0;

	kr_buffer_init(&out, arena, 255);
	while (at < len && wire[at] != 0) {
		size_t n = (unsigned char)wire[at++];

		if (n > 63 || at + n > len)
			return KR_SPAN_NONE;
		if (out.len > 0)
			kr_buffer_byte(&out, '.');
		kr_buffer_add(&out, (struct kr_span){ wire + at, n });
		at += n;
	}
	return kr_buffer_ok(&out) ? kr_buffer_span(&out) : KR_SPAN_NONE;
}

/* The strings of a TXT record, joined. */
static struct kr_span
txt_text(const char *data, size_t len, struct kr_arena *arena)
{
	struct kr_buffer out;
	size_t at = 0;

	kr_buffer_init(&out, arena, KR_DNS_TXT_MAX);
	while (at < len) {
		size_t n = (unsigned char)data[at++];

		if (at + n > len)
			return KR_SPAN_NONE;
		kr_buffer_add(&out, (struct kr_span){ data + at, n });
		at += n;
	}
	return kr_buffer_ok(&out) ? kr_buffer_span(&out) : KR_SPAN_NONE;
}

static bool
record_read(const char *data, size_t len, enum kr_dns_type type,
    struct kr_arena *arena, struct kr_dns_record *r)
{
	switch (type) {
	case KR_DNS_A:
	case KR_DNS_AAAA:
		if (len != (type == KR_DNS_A ? 4u : 16u))
			return false;
		r->data = kr_arena_copy(arena, (struct kr_span){ data, len });
		break;
	case KR_DNS_MX:
		if (len < 3)
			return false;
		r->preference = (unsigned)(unsigned char)data[0] << 8 |
		    (unsigned char)data[1];
		r->data = name_text(data + 2, len - 2, arena);
		break;
	case KR_DNS_CNAME:
	case KR_DNS_PTR:
		r->data = name_text(data, len, arena);
		break;
	case KR_DNS_TXT:
		r->data = txt_text(data, len, arena);
		break;
	}
	return r->data.ptr != NULL;
}

static void
answer_read(const struct ub_result *result, enum kr_dns_type type,
    struct kr_arena *arena, struct kr_dns_answer *ret)
{
	size_t n = 0;

	if (result->bogus || (result->rcode != 0 && !result->nxdomain))
		return;			/* stays temporary */
	ret->secure = result->secure;
	ret->ttl_s = result->ttl > 0 ? (uint32_t)result->ttl : 0;
	if (result->nxdomain || !result->havedata) {
		ret->rc = result->nxdomain ? KR_DNS_NXDOMAIN : KR_DNS_NONE;
		return;
	}
	while (n < KR_DNS_RECORDS_MAX && result->data[n] != NULL)
		n++;
	ret->record = kr_arena_zalloc(arena, n, sizeof(*ret->record));
	if (ret->record == NULL)
		return;
	for (size_t i = 0; i < n; i++)
		if (record_read(result->data[i], (size_t)result->len[i],
		    type, arena, &ret->record[ret->n]))
			ret->n++;
	ret->rc = ret->n > 0 ? KR_DNS_OK : KR_DNS_NONE;
}

static void
unbound_lookup(void *self, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	struct unbound *u = self;
	struct question *q = calloc(1, sizeof(*q));
	struct timespec until = deadline(timeout_ms);
	bool asked;

	if (q == NULL)
		return;
	pthread_mutex_lock(&u->lock);
	question_add(u, q);
	pthread_mutex_unlock(&u->lock);
	/* Not with the lock held: a cached answer may be given at once. */
	asked = ub_resolve_async(u->ctx, name, (int)type, 1, q, on_answer,
	    NULL) == 0;
	pthread_mutex_lock(&u->lock);
	while (asked && !q->done && pthread_cond_timedwait(&u->answered,
	    &u->lock, &until) == 0)
		;
	if (q->done && q->error == 0 && q->result != NULL)
		answer_read(q->result, type, arena, ret);
	if (q->done || !asked)
		question_free(q);
	else
		q->abandoned = true;	/* on_answer frees it */
	pthread_mutex_unlock(&u->lock);
}

static void
unbound_free(void *self)
{
	struct unbound *u = self;

	pthread_mutex_lock(&u->lock);
	u->ending = true;
	pthread_mutex_unlock(&u->lock);
	pthread_join(u->collector, NULL);
	ub_ctx_delete(u->ctx);
	while (u->open != NULL)
		question_free(u->open);
	pthread_cond_destroy(&u->answered);
	pthread_mutex_destroy(&u->lock);
	free(u);
}

static const struct kr_dns_kind unbound_kind = { unbound_lookup,
    unbound_free };

static int
forward_to(struct ub_ctx *ctx, const char *resolver)
{
	if (resolver[0] != '\0')
		return ub_ctx_set_fwd(ctx, resolver);
	return ub_ctx_resolvconf(ctx, NULL);
}

enum kr_rc
kr_dns_open(const char *resolver, struct kr_dns **ret, struct kr_err *err)
{
	struct unbound *u = calloc(1, sizeof(*u));
	pthread_condattr_t attr;
	int rc;

	if (u == NULL || (u->ctx = ub_ctx_create()) == NULL) {
		free(u);
		return kr_fail(err, KR_E_NOMEM, 0, "dns: no memory");
	}
	rc = ub_ctx_async(u->ctx, 1);
	if (rc == 0)
		rc = forward_to(u->ctx, resolver);
	if (rc != 0) {
		ub_ctx_delete(u->ctx);
		free(u);
		return kr_fail(err, KR_E_SYSTEM, 0, "dns: resolver \"%s\": "
		    "%s", resolver, ub_strerror(rc));
	}
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&u->answered, &attr);
	pthread_condattr_destroy(&attr);
	pthread_mutex_init(&u->lock, NULL);
	if (pthread_create(&u->collector, NULL, collect, u) != 0) {
		ub_ctx_delete(u->ctx);
		free(u);
		return kr_fail(err, KR_E_SYSTEM, 0, "dns: no thread");
	}
	return kr_dns_make(&unbound_kind, u, ret, err);
}
