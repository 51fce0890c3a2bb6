/* SPDX-License-Identifier: Apache-2.0 */
/* What happens to held reports, written into the ledger. */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/json.h"
#include "hold/ledger.h"

static const enum kr_ledger_kind kinds[] = {
	[KR_HOLD_EVENT_HOLD] = KR_LEDGER_HOLD,
	[KR_HOLD_EVENT_CONSENT] = KR_LEDGER_CONSENT,
	[KR_HOLD_EVENT_ANSWER] = KR_LEDGER_ANSWER,
};

static bool
text_set(json_t *j, const char *name, const char *value)
{
	return *value == '\0' ||
	    json_object_set_new(j, name, json_string(value)) == 0;
}

bool
kr_hold_record_ledger(struct kr_ledger *ledger, const struct kr_hold_event *e,
    struct kr_err *err)
{
	/* Whose hand it was goes when content goes. */
	bool person = strncmp(e->by, "operator ", 9) == 0;
	json_t *summary = json_object(), *content = json_object();
	char *text, *more;
	struct kr_ledger_place place;
	struct kr_ledger_entry entry = { .kind = kinds[e->kind],
	    .mail = kr_span_str(e->sha256) };
	bool good = text_set(summary, "event", e->what) &&
	    text_set(summary, "id", e->id) &&
	    text_set(summary, "agency", e->agency) &&
	    text_set(summary, "by", person ? "operator" : e->by) &&
	    text_set(content, "by", e->by);

	text = kr_json_line(summary);
	more = kr_json_line(content);
	good = good && text != NULL && more != NULL;
	if (good) {
		entry.summary = kr_span_str(text);
		entry.content = person ? kr_span_str(more) : KR_SPAN_NONE;
		good = kr_ledger_append(ledger, &entry, &place, err) == KR_OK;
	}
	free(text);
	free(more);
	json_decref(summary);
	json_decref(content);
	return good;
}
