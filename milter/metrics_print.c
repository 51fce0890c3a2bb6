/* SPDX-License-Identifier: Apache-2.0 */
/* The counters as Prometheus reads them. */
#include "milter/metrics.h"

#define READINGS 50	/* of counters that change meanwhile */

typedef unsigned long long number;

static number
get(const metrics_number *n)
{
	return atomic_load(n);
}

/* ---- balance ------------------------------------------------------------ */

static struct metrics_balance
balance_read(const struct metrics *m)
{
	const metrics_number *c = m->counter;
	struct metrics_balance b = { 0, 0, 0, 0 };
	number ended = 0, answered, connections = 0, messages = 0,
	    written = 0, tagged = 0;

	for (size_t i = 0; i < CHILDREN_MAX; i++) {
		connections += get(&m->child[i].connections);
		messages += get(&m->child[i].messages);
		written += get(&m->child[i].written);
		tagged += get(&m->child[i].tagged);
	}
	for (size_t i = 0; i < METRICS_END_COUNT; i++)
		ended += get(&m->end[i]);
	answered = get(&m->end[METRICS_DECIDED]) +
	    get(&m->end[METRICS_FALLBACK]);
	b.connections = (long long)(get(&c[METRICS_CONNECTIONS]) -
	    get(&c[METRICS_CLOSED]) - connections);
	b.messages = (long long)(get(&c[METRICS_MESSAGES]) - ended -
	    messages);
	b.ledger = (long long)(get(&c[METRICS_ENTRIES]) +
	    get(&c[METRICS_NO_LEDGER]) - get(&c[METRICS_UNANSWERED]) -
	    written - answered);
	b.tags = (long long)(get(&c[METRICS_TAGGED]) -
	    get(&c[METRICS_UNTAGGED]) - tagged - answered);
	return b;
}

struct metrics_balance
metrics_balance(const struct metrics *m)
{
	struct metrics_balance b = balance_read(m);
	struct timespec pause = { 0, 200 * 1000 };

	for (int i = 0; i < READINGS && (b.connections != 0 ||
	    b.messages != 0 || b.ledger != 0 || b.tags != 0); i++) {
		nanosleep(&pause, NULL);
		b = balance_read(m);
	}
	return b;
}

/* ---- one family after the other ----------------------------------------- */

static void
family(FILE *f, const char *name, const char *type, const char *help)
{
	fprintf(f, "# HELP kereru_%s %s\n# TYPE kereru_%s %s\n", name, help,
	    name, type);
}

static void
labelled(FILE *f, const char *name, const char *label, const char *value,
    number n)
{
	fprintf(f, "kereru_%s{%s=\"%s\"} %llu\n", name, label, value, n);
}

static void
gauge(FILE *f, const char *name, const char *help, number n)
{
	family(f, name, "gauge", help);
	fprintf(f, "kereru_%s %llu\n", name, n);
}

static void
counters(const struct metrics *m, FILE *f)
{
	static const struct { const char *name, *help; } is[] = {
#define X(id, name, help) { name, help },
		METRICS_COUNTERS(X)
#undef X
	};

	for (size_t i = 0; i < METRICS_COUNTER_COUNT; i++) {
		family(f, is[i].name, "counter", is[i].help);
		fprintf(f, "kereru_%s %llu\n", is[i].name,
		    get(&m->counter[i]));
	}
}

static void
ends(const struct metrics *m, FILE *f)
{
	static const char *const is[] = {
#define X(id, name) name,
		METRICS_ENDS(X)
#undef X
	};

	family(f, "messages_ended_total", "counter",
	    "Messages by how they ended");
	for (size_t i = 0; i < METRICS_END_COUNT; i++)
		labelled(f, "messages_ended_total", "result", is[i],
		    get(&m->end[i]));
}

static void
verdicts(const struct metrics *m, FILE *f)
{
	family(f, "decided_total", "counter", "Reports by category");
	for (unsigned i = 0; i < KR_CATEGORY_COUNT; i++)
		labelled(f, "decided_total", "category", kr_category_name(i),
		    get(&m->category[i]));
	family(f, "handling_total", "counter", "Reports by handling class");
	for (unsigned i = 0; i < KR_NELEM(m->handling); i++)
		labelled(f, "handling_total", "class", kr_handling_name(i),
		    get(&m->handling[i]));
	family(f, "urgency_total", "counter", "Reports by urgency");
	for (unsigned i = 0; i < KR_NELEM(m->urgency); i++)
		labelled(f, "urgency_total", "urgency", kr_urgency_name(i),
		    get(&m->urgency[i]));
	family(f, "referrals_total", "counter", "Reports sent to an agency");
	for (size_t i = 0; i < METRICS_AGENCIES; i++)
		if (m->agency[i].id[0] != '\0')
			labelled(f, "referrals_total", "agency",
			    m->agency[i].id, get(&m->agency[i].referred));
	family(f, "holds_total", "counter",
	    "Reports that wait for consent to be sent to an agency");
	for (size_t i = 0; i < METRICS_AGENCIES; i++)
		if (m->agency[i].id[0] != '\0')
			labelled(f, "holds_total", "agency", m->agency[i].id,
			    get(&m->agency[i].held));
}

static void
histogram(const struct metrics *m, enum metrics_clock c, const char *name,
    const char *help, FILE *f)
{
	number sum = 0;

	family(f, name, "histogram", help);
	for (size_t i = 0; i < METRICS_BUCKETS; i++) {
		sum += get(&m->clock[c].bucket[i]);
		fprintf(f, "kereru_%s_bucket{le=\"%g\"} %llu\n", name,
		    (double)metrics_bounds[i] / 1e9, sum);
	}
	sum += get(&m->clock[c].bucket[METRICS_BUCKETS]);
	fprintf(f, "kereru_%s_bucket{le=\"+Inf\"} %llu\n"
	    "kereru_%s_sum %.9f\nkereru_%s_count %llu\n", name, sum, name,
	    (double)get(&m->clock[c].nanoseconds) / 1e9, name, sum);
}

static void
state(const struct metrics *m, FILE *f)
{
	struct metrics_balance b = metrics_balance(m);
	number children = 0, connections = 0, messages = 0;
	struct timespec now;

	for (size_t i = 0; i < CHILDREN_MAX; i++) {
		children += atomic_load(&m->child[i].pid) != 0;
		connections += get(&m->child[i].connections);
		messages += get(&m->child[i].messages);
	}
	clock_gettime(CLOCK_REALTIME, &now);
	gauge(f, "children", "Processes that speak to the mail server",
	    children);
	gauge(f, "connections", "Connections that are open", connections);
	gauge(f, "messages_in_flight", "Messages taken on and not answered",
	    messages);
	gauge(f, "ledger_kept", "1: a ledger is configured",
	    atomic_load(&m->ledger_kept));
	gauge(f, "ledger_up", "0: the last decision could not be written",
	    atomic_load(&m->ledger_fine));
	gauge(f, "reload_fine", "0: the last reload was refused",
	    atomic_load(&m->reload_fine));
	gauge(f, "start_time_seconds", "When the daemon started",
	    get(&m->start_s));
	gauge(f, "last_answer_time_seconds", "When a message was last "
	    "answered; 0: never", get(&m->last_answer_s));
	gauge(f, "metrics_time_seconds", "When these numbers were read",
	    (number)now.tv_sec);
	family(f, "balance", "gauge", "What came in, less what came out and "
	    "what is in hand; anything but 0 is a fault");
	fprintf(f, "kereru_balance{of=\"connections\"} %lld\n"
	    "kereru_balance{of=\"messages\"} %lld\n"
	    "kereru_balance{of=\"ledger\"} %lld\n"
	    "kereru_balance{of=\"tags\"} %lld\n", b.connections, b.messages,
	    b.ledger, b.tags);
	family(f, "build_info", "gauge", "Version, and digest of the rules");
	fprintf(f, "kereru_build_info{version=\"" PACKAGE_VERSION
	    "\",rules=\"%s\"} 1\n", m->rules_id);
}

void
metrics_print(const struct metrics *m, FILE *f)
{
	counters(m, f);
	ends(m, f);
	verdicts(m, f);
	histogram(m, METRICS_ANSWER, "answer_seconds",
	    "From the end of a message to its answer", f);
	histogram(m, METRICS_LEDGER, "ledger_seconds",
	    "To write a decision and synchronise it", f);
	state(m, f);
}
