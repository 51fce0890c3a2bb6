/* SPDX-License-Identifier: Apache-2.0 */
/* What became of a mail, as the mail server's log or a delivery report says. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "ledger/ledger.h"

const char *
kr_ledger_agency_of(const struct kr_config *c, struct kr_span address)
{
	for (size_t i = 0; i < c->n_agency; i++)
		for (size_t j = 0; j < c->agency[i].n_address; j++)
			if (kr_span_caseeq(address, c->agency[i].address[j]))
				return c->agency[i].id;
	return kr_span_caseeq(address, c->fallback) ? "fallback" : NULL;
}

/* Nothing else, since it becomes a part of a line of JSON. */
void
kr_ledger_status(struct kr_span s, char *out, size_t size)
{
	size_t n = 0;

	while (n < s.len && n + 1 < size && (kr_is_digit(s.ptr[n]) ||
	    s.ptr[n] == '.'))
		n++;
	snprintf(out, size, "%.*s", (int)n, n > 0 ? s.ptr : "");
}

/* One mailbox that refused is not made good by another. */
bool
kr_ledger_is_news(enum kr_ledger_state state, struct kr_span was)
{
	return !kr_span_is(was, kr_ledger_state_name(state)) &&
	    !kr_span_is(was, "bounced") && (!kr_span_is(was, "delivered") ||
	    state != KR_LEDGER_DEFERRED);
}

struct texts {
	char	summary[700], content[200];
};

static struct kr_ledger_entry
entry_of(const struct kr_ledger_outcome *o, struct texts *t)
{
	int n = snprintf(t->summary, sizeof(t->summary), "{\"chain\":\"%s\","
	    "\"seq\":%" PRId64 ",\"state\":\"%s\"", o->chain, o->seq,
	    kr_ledger_state_name(o->state));

	if (*o->agency != '\0')
		n += snprintf(t->summary + n, sizeof(t->summary) - (size_t)n,
		    ",\"agency\":\"%s\",\"dsn\":\"%s\"", o->agency, o->dsn);
	snprintf(t->summary + n, sizeof(t->summary) - (size_t)n, "}");
	snprintf(t->content, sizeof(t->content), "{\"queue_id\":\"%s\"}",
	    o->queue_id);
	return (struct kr_ledger_entry){ .kind = KR_LEDGER_STATE,
	    .mail = kr_span_str(o->mail),
	    .summary = kr_span_str(t->summary),
	    .content = *o->queue_id == '\0' ? KR_SPAN_NONE :
	    kr_span_str(t->content) };
}

enum kr_rc
kr_ledger_outcomes(struct kr_ledger *l, const struct kr_ledger_outcome *o,
    size_t n, struct kr_err *err)
{
	struct kr_ledger_entry *entry = calloc(n + 1, sizeof(*entry));
	struct texts *text = calloc(n + 1, sizeof(*text));
	enum kr_rc rc = KR_E_TEMPORARY;

	if (entry == NULL || text == NULL) {
		rc = kr_fail(err, rc, 0, "ledger: out of memory");
	} else {
		for (size_t i = 0; i < n; i++)
			entry[i] = entry_of(&o[i], &text[i]);
		rc = kr_ledger_append_all(l, entry, n, err);
	}
	free(entry);
	free(text);
	return rc;
}
