/* SPDX-License-Identifier: Apache-2.0 */
/* An item as JSON, one table for both ways. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "hold/spool.h"

static const struct {
	const char	*name;
	size_t		 at;
} texts[] = {
#define TEXT(field) { #field, offsetof(struct kr_hold_item, field) }
	TEXT(sha256), TEXT(queue_id), TEXT(message_id), TEXT(reporter),
	TEXT(identity), TEXT(language), TEXT(category), TEXT(also),
	TEXT(urgency), TEXT(handling), TEXT(why_not), TEXT(answer), TEXT(by),
	TEXT(note),
#undef TEXT
}, numbers[] = {
#define NUMBER(field) { #field, offsetof(struct kr_hold_item, field) }
	NUMBER(size), NUMBER(received_s), NUMBER(until_s), NUMBER(asked_s),
	NUMBER(token_until_s), NUMBER(answer_s), NUMBER(decided_s),
	NUMBER(tried_s),
#undef NUMBER
};

static const char *const states[] = {
	[KR_HOLD_WAITING] = "waiting", [KR_HOLD_RELEASING] = "releasing",
	[KR_HOLD_RELEASED] = "released", [KR_HOLD_REFUSED] = "refused",
	[KR_HOLD_EXPIRED] = "expired",
};
static const char *const sents[] = {
	[KR_HOLD_UNSENT] = "unsent", [KR_HOLD_SENDING] = "sending",
	[KR_HOLD_SENT] = "sent",
};
static const char *const askeds[] = {
	[KR_HOLD_ASK_NO] = "no", [KR_HOLD_ASK_DUE] = "due",
	[KR_HOLD_ASK_SENDING] = "sending", [KR_HOLD_ASK_SENT] = "sent",
};

const char *
kr_hold_state_name(enum kr_hold_state state)
{
	return states[state];
}

static const char **
text_at(struct kr_hold_item *item, size_t i)
{
	return (const char **)(void *)((char *)item + texts[i].at);
}

static int64_t *
number_at(struct kr_hold_item *item, size_t i)
{
	return (int64_t *)(void *)((char *)item + numbers[i].at);
}

void
kr_hold_item_fill(struct kr_hold_item *item)
{
	for (size_t i = 0; i < KR_NELEM(texts); i++)
		if (*text_at(item, i) == NULL)
			*text_at(item, i) = "";
}

/* What is not UTF-8 has no place in JSON: each such byte is a "?". */
static json_t *
text_json(const char *text)
{
	json_t *j = json_string(text);
	char copy[1024];
	size_t n = 0;

	if (j != NULL)
		return j;
	for (; text[n] != '\0' && n < sizeof(copy) - 1; n++)
		copy[n] = text[n] >= ' ' && text[n] < 127 ? text[n] : '?';
	copy[n] = '\0';
	return json_string(copy);
}

/* NULL if there is no memory for all of them. */
static json_t *
agencies_json(const struct kr_hold_item *item)
{
	json_t *list = json_array();
	int failed = 0;

	for (size_t i = 0; i < item->n_agency; i++)
		failed |= json_array_append_new(list,
		    json_pack("{s:s, s:s, s:I}", "id", item->agency[i].id,
		    "sent", sents[item->agency[i].sent],
		    "sent_s", (json_int_t)item->agency[i].sent_s));
	if (failed == 0)
		return list;
	json_decref(list);
	return NULL;
}

enum kr_rc
kr_hold_item_write(const struct kr_hold_item *given, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	struct kr_hold_item item = *given;
	json_t *j = json_object();
	int failed = 0;		/* half an item is none: nobody could open it */
	char *text;

	kr_hold_item_fill(&item);
	failed |= json_object_set_new(j, "id", json_string(item.id));
	failed |= json_object_set_new(j, "state",
	    json_string(states[item.state]));
	failed |= json_object_set_new(j, "asked",
	    json_string(askeds[item.asked]));
	failed |= json_object_set_new(j, "agency", agencies_json(&item));
	for (size_t i = 0; i < KR_NELEM(texts); i++)
		failed |= json_object_set_new(j, texts[i].name,
		    text_json(*text_at(&item, i)));
	for (size_t i = 0; i < KR_NELEM(numbers); i++)
		failed |= json_object_set_new(j, numbers[i].name,
		    json_integer(*number_at(&item, i)));
	text = failed != 0 ? NULL : kr_json_line(j);
	json_decref(j);
	if (text != NULL && strlen(text) > KR_HOLD_ITEM_MAX) {
		free(text);
		return kr_fail(err, KR_E_LIMIT, 0, "hold: more is to be "
		    "written down of %s than can be", item.id);
	}
	*ret = text == NULL ? KR_SPAN_NONE :
	    kr_arena_copy(arena, kr_span_str(text));
	free(text);
	return ret->ptr != NULL ? KR_OK : kr_fail(err, KR_E_NOMEM, 0,
	    "hold: out of memory");
}

/* The index of the word in a table, or n. */
static size_t
word(const json_t *j, const char *const *table, size_t n)
{
	const char *text = json_string_value(j);
	size_t i = 0;

	while (i < n && (text == NULL || strcmp(table[i], text) != 0))
		i++;
	return i;
}

static bool
agencies_read(const json_t *list, struct kr_arena *arena,
    struct kr_hold_item *item)
{
	size_t n = json_array_size(list);

	if (n > KR_HOLD_AGENCIES_MAX)
		return false;
	for (size_t i = 0; i < n; i++) {
		const json_t *a = json_array_get(list, i);
		const char *id = json_string_value(json_object_get(a, "id"));
		size_t sent = word(json_object_get(a, "sent"), sents,
		    KR_NELEM(sents));

		if (id == NULL)
			return false;
		item->agency[i].id = kr_arena_cstr(arena, kr_span_str(id));
		item->agency[i].sent = (enum kr_hold_sent)sent;
		item->agency[i].sent_s = json_integer_value(
		    json_object_get(a, "sent_s"));
		if (sent == KR_NELEM(sents) || item->agency[i].id == NULL)
			return false;
	}
	item->n_agency = n;
	return true;
}

static bool
item_read(const json_t *j, struct kr_arena *arena, struct kr_hold_item *item)
{
	const char *id = json_string_value(json_object_get(j, "id"));
	size_t state = word(json_object_get(j, "state"), states,
	    KR_NELEM(states));
	size_t asked = word(json_object_get(j, "asked"), askeds,
	    KR_NELEM(askeds));

	if (id == NULL || !kr_hold_id_valid(kr_span_str(id)) ||
	    state == KR_NELEM(states) || asked == KR_NELEM(askeds))
		return false;
	memcpy(item->id, id, sizeof(item->id));
	item->state = (enum kr_hold_state)state;
	item->asked = (enum kr_hold_asked)asked;
	for (size_t i = 0; i < KR_NELEM(texts); i++) {
		const char *text = json_string_value(json_object_get(j,
		    texts[i].name));

		*text_at(item, i) = text == NULL ? "" :
		    kr_arena_cstr(arena, kr_span_str(text));
		if (*text_at(item, i) == NULL)
			return false;
	}
	for (size_t i = 0; i < KR_NELEM(numbers); i++)
		*number_at(item, i) = json_integer_value(json_object_get(j,
		    numbers[i].name));
	return agencies_read(json_object_get(j, "agency"), arena, item);
}

enum kr_rc
kr_hold_item_read(struct kr_span json, struct kr_arena *arena,
    struct kr_hold_item *ret, struct kr_err *err)
{
	json_t *j = json_loadb(json.ptr, json.len, 0, NULL);
	/* jansson 2.14 drops a byte of a text that it gets no memory for. */
	char *again = kr_json_line(j);
	bool good = again != NULL && kr_span_is(json, again);

	*ret = (struct kr_hold_item){ .state = KR_HOLD_WAITING };
	good = good && item_read(j, arena, ret);
	free(again);
	json_decref(j);
	return good ? KR_OK : kr_fail(err, KR_E_SYNTAX, 0,
	    "hold: this file is not as it was written");
}
