/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What was reported, for threat sharing: STIX 2.1 and MISP core format.
 *
 * Only evidence goes out: addresses (URLs), sender and subject of reported
 * messages.  Nothing of the reporter does, and nothing of mail that is sealed
 * or whose content was removed.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/ledger_share.h"

/* STIX 2.1 section 2.9: the namespace of its observables. */
static const unsigned char stix_namespace[16] = { 0x00, 0xab, 0xed, 0xb4,
    0xaa, 0x42, 0x46, 0x6c, 0x9c, 0x01, 0xfe, 0xd2, 0x33, 0x15, 0xa9, 0xb7 };
/* TLP 2.0 AMBER+STRICT. */
static const char tlp[] =
    "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003";

/* ---- output ------------------------------------------------------------ */

struct shared {
	const struct ctl_ledger	*l;
	size_t			 n;	/* objects or events printed */
};

static void
object_print(struct shared *s, json_t *object)
{
	char *text = json_dumps(object, JSON_COMPACT);

	if (text == NULL)
		fputs("null", stdout);
	else
		printf("%s\n%s", s->n++ > 0 ? "," : "", text);
	free(text);
	json_decref(object);
}

/* ---- STIX --------------------------------------------------------------- */

/* An observable whose id comes from its value. */
static void
observable_print(struct shared *s, const char *type, const char *value,
    json_t *refs)
{
	json_t *named = json_pack("{s:s}", "value", value);
	char *name = json_dumps(named, JSON_COMPACT), id[64], number[37];

	ctl_uuid(stix_namespace, name != NULL ? name : "", number);
	snprintf(id, sizeof(id), "%s--%s", type, number);
	object_print(s, json_pack("{s:s, s:s, s:s, s:s}", "type", type,
	    "spec_version", "2.1", "id", id, "value", value));
	json_array_append_new(refs, json_string(id));
	free(name);
	json_decref(named);
}

static json_t *
domain_object(const struct shared *s, const char *type, const char *name,
    const char *when, char id[64])
{
	char number[37], self[64];
	json_t *o;

	ctl_uuid_own(name, number);
	snprintf(id, 64, "%s--%s", type, number);
	ctl_uuid_own(ctl_home(s->l->config)->id, number);
	snprintf(self, sizeof(self), "identity--%s", number);
	o = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:[s]}", "type", type,
	    "spec_version", "2.1", "id", id, "created", when, "modified",
	    when, "created_by_ref", self, "object_marking_refs", tlp);
	return o;
}

/* [url:value = '...'], quotes and backslashes escaped. */
static json_t *
pattern(const char *url)
{
	size_t len = strlen(url), n = 0;
	char *text = malloc(2 * len + 24);
	json_t *o;

	if (text == NULL)
		return json_null();
	n = (size_t)sprintf(text, "[url:value = '");
	for (; *url != '\0'; url++) {
		if (*url == '\'' || *url == '\\')
			text[n++] = '\\';
		text[n++] = *url;
	}
	memcpy(text + n, "']", 3);
	o = json_string(text);
	free(text);
	return o;
}

static void
indicator_print(struct shared *s, const struct ctl_evidence *e, const char *url,
    json_t *refs)
{
	bool spam = strcmp(e->category, "spam") == 0;
	char name[64 + 33], id[64];
	json_t *o;

	snprintf(name, sizeof(name), "indicator %s %zu", e->referral,
	    json_array_size(refs));
	o = domain_object(s, "indicator", name, e->when, id);
	json_object_set_new(o, "name", json_string(e->category));
	json_object_set_new(o, "indicator_types", json_pack("[s]", spam ?
	    "anomalous-activity" : "malicious-activity"));
	json_object_set_new(o, "pattern", pattern(url));
	json_object_set_new(o, "pattern_type", json_string("stix"));
	json_object_set_new(o, "valid_from", json_string(e->when));
	object_print(s, o);
	json_array_append_new(refs, json_string(id));
}

static bool
stix_print(void *ctx, const struct kr_ledger_row *r)
{
	struct shared *s = ctx;
	struct ctl_evidence e;
	json_t *refs = json_array(), *o;
	char name[128], id[64];

	if (ctl_evidence_read(r, &e)) {
		if (e.from != NULL)
			observable_print(s, "email-addr", e.from, refs);
		for (size_t i = 0; i < json_array_size(e.urls); i++) {
			const char *url = json_string_value(
			    json_array_get(e.urls, i));

			if (url == NULL)
				continue;
			observable_print(s, "url", url, refs);
			indicator_print(s, &e, url, refs);
		}
		snprintf(name, sizeof(name), "report %s", e.referral);
		o = domain_object(s, "report", name, e.when, id);
		snprintf(name, sizeof(name), "%s, referral %s", e.category,
		    e.referral);
		json_object_set_new(o, "name", json_string(name));
		json_object_set_new(o, "published", json_string(e.when));
		json_object_set_new(o, "report_types",
		    json_pack("[s]", "indicator"));
		json_object_set(o, "object_refs", refs);
		object_print(s, o);
	}
	json_decref(refs);
	ctl_evidence_free(&e);
	return true;
}

static void
identity_print(struct shared *s)
{
	char id[64];
	json_t *o = domain_object(s, "identity", ctl_home(s->l->config)->id,
	    "2026-01-01T00:00:00Z", id);

	json_object_set_new(o, "name",
	    json_string(ctl_home(s->l->config)->name));
	json_object_set_new(o, "identity_class",
	    json_string("organization"));
	json_object_del(o, "object_marking_refs");
	object_print(s, o);
}

/* ---- MISP --------------------------------------------------------------- */

static void
attribute_add(json_t *list, const struct ctl_evidence *e, const char *type,
    const char *category, const char *value, bool to_ids)
{
	char name[128], number[37];

	if (value == NULL)
		return;
	snprintf(name, sizeof(name), "attribute %s %zu", e->referral,
	    json_array_size(list));
	ctl_uuid_own(name, number);
	json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:b}",
	    "uuid", number, "type", type, "category", category, "value",
	    value, "to_ids", to_ids));
}

static bool
misp_print(void *ctx, const struct kr_ledger_row *r)
{
	struct shared *s = ctx;
	struct ctl_evidence e;
	json_t *list = json_array();
	char info[200], name[64 + 33], number[37], seconds[24], day[11];

	if (ctl_evidence_read(r, &e)) {
		for (size_t i = 0; i < json_array_size(e.urls); i++)
			attribute_add(list, &e, "url", "Network activity",
			    json_string_value(json_array_get(e.urls, i)),
			    true);
		attribute_add(list, &e, "email-src", "Payload delivery",
		    e.from, false);
		attribute_add(list, &e, "email-subject", "Payload delivery",
		    e.subject, false);
		snprintf(name, sizeof(name), "event %s", e.referral);
		ctl_uuid_own(name, number);
		snprintf(info, sizeof(info), "%s, referral %s", e.category,
		    e.referral);
		snprintf(seconds, sizeof(seconds), "%lld",
		    (long long)(r->time_ms / 1000));
		snprintf(day, sizeof(day), "%.10s", e.when);
		/* Numbers are texts here, truth values are not. */
		object_print(s, json_pack("{s:{s:s, s:s, s:s, s:s, s:s, s:s, "
		    "s:b, s:s, s:O, s:[{s:s}]}}", "Event", "uuid", number,
		    "info", info, "date", day, "threat_level_id", "4",
		    "analysis", "0", "distribution", "0", "published", 0,
		    "timestamp", seconds, "Attribute", list, "Tag", "name",
		    "tlp:amber+strict"));
	}
	json_decref(list);
	ctl_evidence_free(&e);
	return true;
}

/* ---- both --------------------------------------------------------------- */

void
ctl_ledger_share(const struct ctl_ledger *l, struct kr_store *store,
    const struct kr_ledger_filter *f, bool stix)
{
	struct shared s = { .l = l };
	struct kr_err error = { .code = KR_OK };
	char number[37];

	ctl_uuid_own(l->settings.chain, number);
	if (stix) {
		printf("{\"type\":\"bundle\",\"id\":\"bundle--%s\","
		    "\"objects\":[", number);
		identity_print(&s);
	} else {
		printf("{\"response\":[");
	}
	ctl_ledger_must(kr_ledger_each(store, f, stix ? stix_print :
	    misp_print, &s, &error), &error);
	printf("\n]}\n");
}
