/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <sys/mman.h>

#include "milter/metrics.h"

struct metrics *
metrics_new(void)
{
	struct metrics *m = mmap(NULL, sizeof(*m), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct timespec now;

	if (m == MAP_FAILED)
		return NULL;
	clock_gettime(CLOCK_REALTIME, &now);
	atomic_store(&m->start_s, (unsigned long long)now.tv_sec);
	atomic_store(&m->ledger_fine, true);
	atomic_store(&m->reload_fine, true);
	return m;
}

static void
add(metrics_number *n, unsigned long long by)
{
	atomic_fetch_add(n, by);
}

/* ---- the parent's ------------------------------------------------------- */

/* Its place; the last one is everybody else's. */
static size_t
agency_place(const struct metrics *m, const char *id)
{
	size_t i = 0;

	while (i < METRICS_AGENCIES - 1 && m->agency[i].id[0] != '\0' &&
	    strcmp(m->agency[i].id, id) != 0)
		i++;
	return i;
}

void
metrics_configure(struct metrics *m, const struct kr_host *host)
{
	const struct kr_config *c = kr_host_config(host);

	for (size_t i = 0; i < c->n_agency; i++) {
		size_t at = agency_place(m, c->agency[i].id);

		snprintf(m->agency[at].id, sizeof(m->agency[at].id), "%s",
		    at < METRICS_AGENCIES - 1 ? c->agency[i].id : "other");
	}
	atomic_store(&m->ledger_kept, *c->ledger != '\0');
	snprintf(m->rules_id, sizeof(m->rules_id), "%s",
	    kr_rules_id(kr_host_engine(host)->rules));
}

void
metrics_child_started(struct metrics *m, size_t slot, pid_t pid)
{
	atomic_store(&m->child[slot].pid, (int)pid);
}

void
metrics_child_ended(struct metrics *m, size_t slot, bool died)
{
	if (died)
		metrics_count(m, METRICS_CHILD_DEATHS);
	add(&m->counter[METRICS_CLOSED],
	    atomic_exchange(&m->child[slot].connections, 0));
	add(&m->end[METRICS_DIED],
	    atomic_exchange(&m->child[slot].messages, 0));
	add(&m->counter[METRICS_UNANSWERED],
	    atomic_exchange(&m->child[slot].written, 0));
	add(&m->counter[METRICS_UNTAGGED],
	    atomic_exchange(&m->child[slot].tagged, 0));
	atomic_store(&m->child[slot].pid, 0);
}

/* ---- the children's ----------------------------------------------------- */

void
metrics_count(struct metrics *m, enum metrics_counter c)
{
	add(&m->counter[c], 1);
}

/* Upper ends, in nanoseconds. */
#define MS 1000000ll
const long long metrics_bounds[METRICS_BUCKETS] = { 1 * MS, 2500000, 5 * MS,
    10 * MS, 25 * MS, 50 * MS, 100 * MS, 250 * MS, 500 * MS, 1000 * MS,
    2500 * MS, 5000 * MS, 8000 * MS, 10000 * MS };

void
metrics_took(struct metrics *m, enum metrics_clock c,
    const struct timespec *since)
{
	struct timespec now;
	long long ns;
	size_t i = 0;

	clock_gettime(CLOCK_MONOTONIC, &now);
	ns = (long long)(now.tv_sec - since->tv_sec) * 1000 * MS +
	    (now.tv_nsec - since->tv_nsec);
	while (i < METRICS_BUCKETS && ns > metrics_bounds[i])
		i++;
	add(&m->clock[c].bucket[i], 1);
	add(&m->clock[c].nanoseconds, (unsigned long long)ns);
}

void
metrics_connection(const struct child *child, bool opened)
{
	metrics_number *here =
	    &child->metrics->child[child->slot].connections;

	metrics_count(child->metrics, opened ? METRICS_CONNECTIONS :
	    METRICS_CLOSED);
	add(here, opened ? 1 : -1ull);
}

void
metrics_message_begin(const struct child *child)
{
	metrics_count(child->metrics, METRICS_MESSAGES);
	add(&child->metrics->child[child->slot].messages, 1);
}

/* What was done for a message and then not answered is said to be so. */
void
metrics_message_end(const struct child *child, const struct session *s)
{
	struct metrics *m = child->metrics;
	bool answered = s->ended == METRICS_DECIDED ||
	    s->ended == METRICS_FALLBACK;

	add(&m->end[s->ended], 1);
	add(&m->child[child->slot].messages, -1ull);
	if (s->written) {
		add(&m->child[child->slot].written, -1ull);
		if (!answered)
			metrics_count(m, METRICS_UNANSWERED);
	} else if (answered) {
		metrics_count(m, METRICS_NO_LEDGER);
	}
	if (s->tagged) {
		add(&m->child[child->slot].tagged, -1ull);
		if (!answered)
			metrics_count(m, METRICS_UNTAGGED);
	}
}

void
metrics_written(const struct child *child, struct session *s, bool fine)
{
	struct metrics *m = child->metrics;

	atomic_store(&m->ledger_fine, fine);
	metrics_count(m, fine ? METRICS_ENTRIES : METRICS_LEDGER_FAILED);
	if (!fine)
		return;
	s->written = true;
	add(&m->child[child->slot].written, 1);
}

void
metrics_tagged(const struct child *child, struct session *s)
{
	s->tagged = true;
	metrics_count(child->metrics, METRICS_TAGGED);
	add(&child->metrics->child[child->slot].tagged, 1);
}

static bool
dns_failed(const struct kr_auth *a)
{
	bool failed = a->spf == KR_AUTH_TEMPERROR ||
	    a->dmarc == KR_AUTH_TEMPERROR;

	for (size_t i = 0; i < a->n_dkim; i++)
		failed |= a->dkim[i].result == KR_AUTH_TEMPERROR;
	return failed;
}

void
metrics_verdict(const struct child *child, const struct kr_verdict *v)
{
	struct metrics *m = child->metrics;
	const struct kr_decision *d = v->decision;

	add(&m->category[d->category], 1);
	add(&m->handling[d->handling], 1);
	add(&m->urgency[d->urgency], 1);
	for (size_t i = 0; i < d->n_referral; i++)
		add(&m->agency[agency_place(m,
		    d->referral[i].agency->id)].referred, 1);
	for (size_t i = 0; i < d->n_hold; i++)
		add(&m->agency[agency_place(m, d->hold[i].agency->id)].held,
		    1);
	add(&m->counter[METRICS_RULES], v->findings->hits.not_evaluated);
	if (v->findings->partly)
		metrics_count(m, METRICS_PARTLY);
	if (d->needs_review)
		metrics_count(m, METRICS_REVIEW);
	if (v->auth != NULL && dns_failed(v->auth))
		metrics_count(m, METRICS_DNS);
}
