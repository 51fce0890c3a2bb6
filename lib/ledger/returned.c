/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Delivery reports about mail that was referred here.
 *
 *   multipart/report; report-type=delivery-status (RFC 3464, RFC 6522)
 *     what a person reads
 *     message/delivery-status: a block for each recipient
 *     message/rfc822, or text/rfc822-headers: what is returned, with our tags
 *
 * Anybody can write one; only who has seen our tags, a recipient's mail
 * server, can return them.
 */
#include <stdio.h>
#include <string.h>

#include "actions/actions.h"
#include "ledger/ledger.h"

/* ---- reading ------------------------------------------------------------ */

/* RFC 3464 2.3.3; relayed and expanded say only that it is not here. */
static bool
action_state(struct kr_span action, enum kr_ledger_state *ret)
{
	static const struct {
		const char		*name;
		enum kr_ledger_state	 state;
	} actions[] = { { "failed", KR_LEDGER_BOUNCED },
	    { "delayed", KR_LEDGER_DEFERRED },
	    { "delivered", KR_LEDGER_DELIVERED } };

	for (size_t i = 0; i < KR_NELEM(actions); i++)
		if (kr_span_caseeq(action, actions[i].name)) {
			*ret = actions[i].state;
			return true;
		}
	return false;
}

/* "rfc822; queue@agency.example" */
static struct kr_span
recipient_of(struct kr_span value)
{
	size_t semicolon = kr_span_chr(value, 0, ';');

	if (semicolon != SIZE_MAX)
		value = kr_span_from(value, semicolon + 1);
	value = kr_span_trim(value);
	if (value.len > 1 && value.ptr[0] == '<')
		value = kr_span_sub(value, 1, value.len - 2);
	return value;
}

/* What a block says; recipient absent: it is about the message. */
struct block {
	struct kr_span	original, final, action, status;
};

static void
line_take(struct block *b, struct kr_span line)
{
	const struct {
		const char	*name;
		struct kr_span	*to;
	} fields[] = { { "Original-Recipient:", &b->original },
	    { "Final-Recipient:", &b->final }, { "Action:", &b->action },
	    { "Status:", &b->status } };

	for (size_t i = 0; i < KR_NELEM(fields); i++)
		if (fields[i].to->ptr == NULL && kr_span_casestarts(line,
		    fields[i].name))
			*fields[i].to = kr_span_trim(kr_span_from(line,
			    strlen(fields[i].name)));
}

/* Whom we sent it to is Original-Recipient, if its server knows that. */
static void
block_end(struct block *b, const struct kr_config *config,
    struct kr_returned *ret)
{
	enum kr_ledger_state state;
	const char *agency = NULL;

	if (b->original.ptr != NULL)
		agency = kr_ledger_agency_of(config, recipient_of(
		    b->original));
	if (agency == NULL && b->final.ptr != NULL)
		agency = kr_ledger_agency_of(config, recipient_of(b->final));
	if (agency != NULL && action_state(b->action, &state) &&
	    ret->n < KR_RETURNED_MAX) {
		ret->item[ret->n].agency = agency;
		ret->item[ret->n].state = state;
		kr_ledger_status(b->status, ret->item[ret->n].dsn,
		    sizeof(ret->item[0].dsn));
		ret->n++;
	}
	*b = (struct block){ .original = KR_SPAN_NONE };
}

static void
status_read(struct kr_span text, const struct kr_config *config,
    struct kr_returned *ret)
{
	struct block b = { .original = KR_SPAN_NONE };
	struct kr_span line;

	while (kr_span_line(&text, &line))
		if (kr_span_trim(line).len == 0)
			block_end(&b, config, ret);
		else
			line_take(&b, line);
	block_end(&b, config, ret);
}

bool
kr_returned_read(const struct kr_message *message,
    const struct kr_envelope *envelope, const struct kr_config *config,
    struct kr_span key, struct kr_arena *arena, struct kr_returned *ret)
{
	const struct kr_part *status = NULL;
	const struct kr_view *said = NULL;
	struct kr_message *m;
	bool ours = false;

	memset(ret, 0, sizeof(*ret));
	memcpy(&m, &message, sizeof(m));
	if (envelope == NULL || envelope->mail_from.len > 0 ||
	    !kr_part_is(m->top, "multipart/report") || key.ptr == NULL)
		return false;
	for (size_t i = 0; i < m->n_part; i++) {
		const struct kr_part *p = m->part[i];
		const struct kr_view *v;

		if (p->parent != m->top)
			continue;
		if (kr_part_is(p, "message/delivery-status") ||
		    kr_part_is(p, "message/global-delivery-status"))
			status = p;
		else if (!ours && (kr_part_is(p, "message/rfc822") ||
		    kr_part_is(p, "message/global") ||
		    kr_part_is(p, "text/rfc822-headers") ||
		    kr_part_is(p, "message/rfc822-headers") ||
		    kr_part_is(p, "message/global-headers")) &&
		    (v = kr_part_decoded(m, p)) != NULL)
			ours = kr_actions_returned(v->text, config, key, arena,
			    ret->id);
	}
	/* What cannot be read goes to a person. */
	if (ours && status != NULL)
		said = kr_part_decoded(m, status);
	if (said != NULL)
		status_read(said->text, config, ret);
	return said != NULL;
}

/* ---- writing down ------------------------------------------------------- */

struct noting {
	const struct kr_returned	*returned;
	struct kr_ledger_outcome	 outcome[KR_RETURNED_MAX];
	size_t				 n;
	char				 chain[256], mail[KR_SHA256_HEX];
	int64_t				 seq;		/* 0: not found */
};

static void
text_copy(char *out, size_t size, const struct kr_value *v)
{
	snprintf(out, size, "%.*s", KR_SPAN_ARG(kr_value_span(v)));
}

static bool
decision_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct noting *t = ctx;

	(void)n;
	text_copy(t->chain, sizeof(t->chain), &column[0]);
	t->seq = column[1].integer;
	text_copy(t->mail, sizeof(t->mail), &column[2]);
	return false;
}

/* A destination of it, with the state it has. */
static bool
destination_take(void *ctx, const struct kr_value *column, size_t n)
{
	struct noting *t = ctx;

	(void)n;
	for (size_t i = 0; i < t->returned->n; i++) {
		struct kr_ledger_outcome *o = &t->outcome[t->n];

		if (!kr_span_is(kr_value_span(&column[0]),
		    t->returned->item[i].agency) || !kr_ledger_is_news(
		    t->returned->item[i].state, kr_value_span(&column[1])))
			continue;
		memcpy(o->chain, t->chain, sizeof(o->chain));
		memcpy(o->mail, t->mail, sizeof(o->mail));
		o->seq = t->seq;
		o->state = t->returned->item[i].state;
		text_copy(o->agency, sizeof(o->agency), &column[0]);
		memcpy(o->dsn, t->returned->item[i].dsn, sizeof(o->dsn));
		t->n++;
		break;
	}
	return t->n < KR_RETURNED_MAX;
}

static enum kr_rc
look_up(struct kr_store *store, struct noting *t, struct kr_err *err)
{
	char end[40];
	struct kr_value v[2];
	enum kr_rc rc;

	/* The referral id is how the mail's digest begins. */
	snprintf(end, sizeof(end), "%sg", t->returned->id);
	v[0] = kr_value_cstr(t->returned->id);
	v[1] = kr_value_cstr(end);
	rc = kr_store_each(store, "SELECT d.chain, d.seq, d.mail FROM entry e "
	    "JOIN decision d ON d.chain = e.chain AND d.seq = e.seq "
	    "WHERE e.mail >= ? AND e.mail < ? ORDER BY d.time_ms DESC, d.seq "
	    "DESC LIMIT 1", v, 2, decision_take, t, err);
	if (rc != KR_OK || t->seq == 0)
		return rc;
	v[0] = kr_value_cstr(t->chain);
	v[1] = kr_value_integer(t->seq);
	return kr_store_each(store, "SELECT agency, state FROM referral "
	    "WHERE chain = ? AND seq = ? AND basis <> 'hold'", v, 2,
	    destination_take, t, err);
}

enum kr_rc
kr_returned_note(struct kr_ledger *ledger, const char *where,
    const struct kr_returned *returned, struct kr_err *err)
{
	struct noting t = { .returned = returned };
	struct kr_store *store;
	enum kr_rc rc = kr_store_open(where, KR_STORE_READ, &store, err);

	if (rc == KR_OK) {
		rc = look_up(store, &t, err);
		kr_store_close(store);
	}
	return rc != KR_OK || t.n == 0 ? rc : kr_ledger_outcomes(ledger,
	    t.outcome, t.n, err);
}
