/* SPDX-License-Identifier: Apache-2.0 */
/* Holding what a decision holds, and hearing what reporters answer. */
#include <stdio.h>
#include <string.h>

#include "hold/answer.h"
#include "hold/letter.h"

#define ARENA	((size_t)1 << 20)
#define TEXT_MAX	998	/* bytes of a field kept (RFC 5322 2.1.1) */
#define TOKENS_MAX	8	/* of one mail that are looked at */

/* ---- holding ------------------------------------------------------------ */

/* A text of the mail's in its arena, cut to what a field may have. */
static const char *
text_of(struct kr_span s, struct kr_arena *arena, bool *whole)
{
	const char *text = kr_arena_cstr(arena, kr_span_sub(s, 0, TEXT_MAX));

	*whole = *whole && text != NULL;
	return text;
}

/* What is known of the mail; false if there is no memory for all of it. */
static bool
item_of(const struct kr_verdict *v, const struct kr_envelope *envelope,
    struct kr_hold_item *ret)
{
	struct kr_arena *arena = v->message->arena;
	const struct kr_decision *d = v->decision;
	const struct kr_field *id = kr_header_find(v->message->header,
	    "Message-ID", 0);
	char hex[KR_SHA256_HEX];
	struct kr_buffer also;
	struct kr_hold_item item = { .asked = KR_HOLD_ASK_NO };
	bool whole = true;

	memcpy(item.id, d->id, sizeof(item.id));
	kr_hex(v->sha256, sizeof(v->sha256), hex);
	item.sha256 = text_of(kr_span_str(hex), arena, &whole);
	item.queue_id = text_of(envelope->queue_id, arena, &whole);
	item.message_id = id == NULL ? "" :
	    text_of(kr_span_trim(id->value), arena, &whole);
	item.reporter = text_of(v->report->reporter.addr, arena, &whole);
	item.identity = kr_identity_name(v->report->identity);
	item.language = v->report->language;
	item.category = kr_category_name(d->category);
	kr_buffer_init(&also, arena, SIZE_MAX);
	for (size_t i = 0; i < d->n_also; i++)
		kr_buffer_printf(&also, "%s%s", i > 0 ? "," : "",
		    kr_category_name(d->also[i]));
	item.also = kr_buffer_cstr(&also);
	item.urgency = kr_urgency_name(d->urgency);
	item.handling = kr_handling_name(d->handling);
	for (size_t i = 0; i < d->n_hold && i < KR_HOLD_AGENCIES_MAX; i++)
		item.agency[item.n_agency++].id = d->hold[i].agency->id;
	kr_hold_item_fill(&item);
	*ret = item;
	return whole && kr_buffer_ok(&also);
}

static enum kr_rc
no_memory(struct kr_err *err)
{
	return kr_fail(err, KR_E_TEMPORARY, 0, "hold: out of memory");
}

static bool
holds(const struct kr_verdict *v)
{
	return v->decision->n_hold > 0 &&
	    v->report->consent.value != KR_CONSENT_REFUSED;
}

enum kr_rc
kr_hold_verdict(struct kr_spool *h, const struct kr_verdict *v,
    const struct kr_envelope *envelope, int64_t now_s, struct kr_err *err)
{
	struct kr_hold_item item;
	const char *why_not;
	bool again;

	if (!holds(v))
		return KR_OK;
	if (!item_of(v, envelope, &item))
		return no_memory(err);
	why_not = v->config->ask_consent ? kr_hold_why_not_ask(v, envelope) :
	    "ask_consent = no";
	item.asked = why_not == NULL ? KR_HOLD_ASK_DUE : KR_HOLD_ASK_NO;
	item.why_not = why_not;
	return kr_hold_put(h, &item, v->message->root.text, now_s, &again,
	    err);
}

enum kr_rc
kr_hold_thank(struct kr_spool *h, const struct kr_verdict *v,
    const struct kr_envelope *envelope, int64_t now_s, struct kr_err *err)
{
	struct kr_hold_item item;

	if (!v->config->acknowledge ||
	    kr_hold_why_not_write(v, envelope) != NULL ||
	    (holds(v) && v->config->ask_consent &&
	    kr_hold_why_not_ask(v, envelope) == NULL))
		return KR_OK;
	if (!item_of(v, envelope, &item))
		return no_memory(err);
	return kr_hold_acknowledge(h, &item, now_s, err);
}

/* ---- answers ------------------------------------------------------------ */

struct answering {
	struct kr_spool			*spool;
	const struct kr_verdict		*verdict;
	int64_t				 now_s;
	struct kr_token			 token;
	struct kr_span			 author;
};

/* A token of ours in the text, wherever it stands: asked for whom? */
static bool
token_in(struct answering *a, struct kr_span text, struct kr_arena *arena)
{
	size_t at = 0;

	for (int n = 0; n < TOKENS_MAX; n++) {
		struct kr_hold_item item;

		if (!kr_token_find(text, &at, &a->token))
			return false;
		if (kr_token_is_for(a->spool, &a->token, a->author))
			return true;
		/* Somebody else's question, in this person's hands. */
		if (kr_hold_get(a->spool, a->token.id, arena, &item, NULL,
		    NULL) == KR_OK && kr_token_is_for(a->spool, &a->token,
		    kr_span_str(item.reporter)))
			return true;
	}
	return false;
}

/* Behind a "+": the rest of the token is known from the item. */
static bool
plus_take(struct answering *a, struct kr_span word, struct kr_arena *arena)
{
	struct kr_hold_item item;
	char id[KR_HOLD_ID_LEN + 1], token[KR_TOKEN_SIZE];
	size_t at = 0;

	return kr_token_plus_id(word, id) && kr_hold_get(a->spool, id, arena,
	    &item, NULL, NULL) == KR_OK && item.token_until_s > 0 &&
	    kr_token_write(a->spool, id, item.token_until_s, item.reporter,
	    token) && kr_token_is_plus(token, word) &&
	    kr_token_find(kr_span_str(token), &at, &a->token);
}

/* In the address it was sent to. */
static bool
plus_of(struct answering *a, struct kr_arena *arena)
{
	static const char *const fields[] = { "To", "Cc" };
	const struct kr_message *m = a->verdict->message;

	for (size_t i = 0; i < KR_NELEM(fields); i++) {
		const struct kr_field *f = kr_header_find(m->header,
		    fields[i], 0);
		struct kr_addresses list = { .n = 0 };

		if (f == NULL || kr_addresses_read(f->value, m->limits,
		    m->arena, &list) != KR_OK)
			continue;
		for (size_t k = 0; k < list.n && k < TOKENS_MAX; k++) {
			struct kr_span word = kr_config_plus(
			    a->verdict->config, list.item[k].addr);

			if (word.ptr != NULL && plus_take(a, word, arena))
				return true;
		}
	}
	return false;
}

/* In the fields that name the mail answered, or in the text itself. */
static bool
token_of(struct answering *a, struct kr_arena *arena)
{
	static const char *const fields[] = { "In-Reply-To", "References" };
	struct kr_message *m;

	memcpy(&m, &a->verdict->message, sizeof(m));
	for (size_t i = 0; i < KR_NELEM(fields); i++) {
		const struct kr_field *f = kr_header_find(m->header,
		    fields[i], 0);

		if (f != NULL && token_in(a, f->value, arena))
			return true;
	}
	for (size_t i = 0; i < m->n_part; i++) {
		const struct kr_view *text = m->part[i]->attachment ? NULL :
		    kr_part_visible(m, m->part[i]);

		if (text != NULL && token_in(a, text->text, arena))
			return true;
	}
	return false;
}

/* Why nothing may be done on its word, or NULL. */
static const char *
disbelieved(const struct answering *a, const struct kr_hold_item *item)
{
	const struct kr_report *r = a->verdict->report;

	if (r->automatic || r->bounce || r->kind == KR_REPORTER_MACHINE)
		return "answer to a question: a program sent it";
	if (!kr_hold_is_sure(r))
		return "answer to a question: it is not sure who sent it";
	if (r->list || r->bulk)
		return "answer to a question: it came through a list";
	if (!kr_token_is_for(a->spool, &a->token, a->author) ||
	    !kr_span_caseeq(a->author, item->reporter))
		return "answer to a question: not from the person asked";
	if (a->now_s > a->token.until_s ||
	    a->token.until_s != item->token_until_s)
		return "answer to a question: too late";
	return NULL;
}

/* The answer's own words: from our line on they are ours. */
static const struct kr_view *
own_words(const struct kr_verdict *v, struct kr_arena *arena)
{
	const struct kr_view *own = v->report->own;
	struct kr_view *cut = kr_arena_alloc(arena, 1, sizeof(*cut));
	size_t at;

	if (own == NULL || cut == NULL)
		return NULL;
	at = kr_span_find(own->text, 0, KR_LETTER_LINE);
	*cut = kr_view_root(kr_span_sub(own->text, 0, at));
	return cut;
}

static enum kr_rc
unclear(struct kr_held *held, const char **why, struct kr_err *err)
{
	*why = "answer to a question: neither a plain yes nor a no";
	held->item.answer = "unclear";
	return kr_held_save(held, err);
}

static enum kr_rc
record(struct kr_held *held, int64_t now_s, const char *answer,
    struct kr_err *err)
{
	held->item.answer = answer;
	held->item.answer_s = now_s;
	held->item.by = "reporter";
	held->item.decided_s = now_s;
	return kr_hold_note(held->file.hold, KR_HOLD_EVENT_CONSENT, answer,
	    &held->item, "reporter") ? KR_OK : kr_fail(err,
	    KR_E_TEMPORARY, 0, "hold: the ledger cannot be written");
}

/* What it says is done, or for a person. */
static enum kr_rc
heed(const struct answering *a, struct kr_held *held, struct kr_arena *arena,
    const char **why, struct kr_err *err)
{
	const struct kr_view *words = own_words(a->verdict, arena);
	struct kr_consent_record said = { .value = KR_CONSENT_ABSENT };
	enum kr_rc rc;

	if (words != NULL)
		said = kr_consent_answer(words, arena);
	switch (said.minor ? KR_CONSENT_ABSENT : said.value) {
	case KR_CONSENT_GIVEN:
		*why = "answer to a question: yes; the report is sent";
		rc = record(held, a->now_s, "yes", err);
		held->item.state = KR_HOLD_RELEASING;
		return rc != KR_OK ? rc : kr_held_save(held, err);
	case KR_CONSENT_REFUSED:
		*why = "answer to a question: no; the report is not sent";
		rc = record(held, a->now_s, "no", err);
		return rc != KR_OK ? rc : kr_held_finish(held,
		    KR_HOLD_REFUSED, a->now_s, err);
	case KR_CONSENT_ABSENT:
		break;
	}
	return unclear(held, why, err);
}

static enum kr_rc
answer(const struct answering *a, struct kr_arena *arena, const char **why,
    struct kr_err *err)
{
	struct kr_held held;
	enum kr_rc rc = kr_held_open(a->spool, a->token.id, true, &held, err);

	if (rc == KR_E_UNSUPPORTED || rc == KR_E_ABSENT) {
		*why = "answer to a question: the report is closed already";
		return KR_OK;
	}
	if (rc != KR_OK)
		return KR_E_TEMPORARY;
	*why = held.item.state != KR_HOLD_WAITING ?
	    "answer to a question: it was answered before" :
	    disbelieved(a, &held.item);
	if (*why == NULL)
		rc = heed(a, &held, arena, why, err);
	kr_held_close(&held);
	return rc == KR_OK ? KR_OK : KR_E_TEMPORARY;
}

enum kr_rc
kr_hold_answer(struct kr_spool *h, const struct kr_verdict *v, int64_t now_s,
    bool *found, const char **why, struct kr_err *err)
{
	struct answering a = { .spool = h, .verdict = v, .now_s = now_s,
	    .author = kr_header_address(v->message->header, "From",
		v->message->limits, v->message->arena).addr };
	struct kr_arena *arena = kr_arena_new(ARENA);
	enum kr_rc rc = KR_OK;

	if (arena == NULL)
		return no_memory(err);
	*found = token_of(&a, arena) || plus_of(&a, arena);
	if (*found)
		rc = answer(&a, arena, why, err);
	kr_arena_free(arena);
	return rc;
}
