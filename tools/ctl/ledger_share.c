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
	json_t			*seen;	/* ids of observables printed */
	char			 when[40];	/* of what is printed now */
};

/* STIX 2.1 section 3.2: to the millisecond, with three digits. */
static void
milliseconds(int64_t time_ms, char *buf, size_t size)
{
	char text[32];

	ctl_ledger_time(time_ms, text);
	snprintf(buf, size, "%.19s.%03dZ", text, (int)(time_ms % 1000));
}

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

/* An observable, once; its id comes from its value. */
static void
observable_print(struct shared *s, const char *type, const char *value,
    json_t *refs)
{
	json_t *named = json_pack("{s:s}", "value", value);
	char *name = json_dumps(named, JSON_COMPACT), id[64], number[37];

	ctl_uuid(stix_namespace, name != NULL ? name : "", number);
	snprintf(id, sizeof(id), "%s--%s", type, number);
	if (json_object_get(s->seen, id) == NULL) {
		object_print(s, json_pack("{s:s, s:s, s:s, s:s}", "type",
		    type, "spec_version", "2.1", "id", id, "value", value));
		json_object_set_new(s->seen, id, json_true());
	}
	json_array_append_new(refs, json_string(id));
	free(name);
	json_decref(named);
}

static json_t *
domain_object(const struct shared *s, const char *type, const char *name,
    char id[64])
{
	char number[37], self[64];
	const char *when = s->when;
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
	static const char begin[] = "[url:value = '", end[] = "']";
	size_t n = sizeof(begin) - 1;
	char *text = malloc(n + 2 * strlen(url) + sizeof(end));
	json_t *o;

	if (text == NULL)
		return json_null();
	memcpy(text, begin, n);
	for (; *url != '\0'; url++) {
		if (*url == '\'' || *url == '\\')
			text[n++] = '\\';
		text[n++] = *url;
	}
	memcpy(text + n, end, sizeof(end));
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
	o = domain_object(s, "indicator", name, id);
	json_object_set_new(o, "name", json_string(e->category));
	json_object_set_new(o, "indicator_types", json_pack("[s]", spam ?
	    "anomalous-activity" : "malicious-activity"));
	json_object_set_new(o, "pattern", pattern(url));
	json_object_set_new(o, "pattern_type", json_string("stix"));
	json_object_set_new(o, "valid_from", json_string(s->when));
	object_print(s, o);
	json_array_append_new(refs, json_string(id));
}

static void
report_print(struct shared *s, const struct ctl_evidence *e, json_t *refs)
{
	char name[128], id[64];
	json_t *o;

	snprintf(name, sizeof(name), "report %s", e->referral);
	o = domain_object(s, "report", name, id);
	snprintf(name, sizeof(name), "%s, referral %s", e->category,
	    e->referral);
	json_object_set_new(o, "name", json_string(name));
	json_object_set_new(o, "published", json_string(s->when));
	json_object_set_new(o, "report_types", json_pack("[s]", "indicator"));
	json_object_set(o, "object_refs", refs);
	object_print(s, o);
}

/* Only what fits: a url is one of RFC 3986, an address has a domain. */
static bool
stix_print(void *ctx, const struct kr_ledger_row *r)
{
	struct shared *s = ctx;
	struct ctl_evidence e;
	json_t *refs = json_array();

	milliseconds(r->time_ms, s->when, sizeof(s->when));
	if (ctl_evidence_read(r, &e)) {
		if (e.from != NULL && strchr(e.from, '@') != NULL)
			observable_print(s, "email-addr", e.from, refs);
		if (e.sender_ip != NULL)
			observable_print(s, strchr(e.sender_ip, ':') != NULL ?
			    "ipv6-addr" : "ipv4-addr", e.sender_ip, refs);
		for (size_t i = 0; i < json_array_size(e.urls); i++) {
			const char *url = json_string_value(
			    json_array_get(e.urls, i));

			if (!ctl_evidence_is_uri(url))
				continue;
			observable_print(s, "url", url, refs);
			indicator_print(s, &e, url, refs);
		}
		if (json_array_size(refs) > 0)
			report_print(s, &e, refs);
	}
	json_decref(refs);
	ctl_evidence_free(&e);
	return true;
}

static void
identity_print(struct shared *s)
{
	char id[64];
	json_t *o;

	snprintf(s->when, sizeof(s->when), "2026-01-01T00:00:00.000Z");
	o = domain_object(s, "identity", ctl_home(s->l->config)->id, id);
	json_object_set_new(o, "name",
	    json_string(ctl_home(s->l->config)->name));
	json_object_set_new(o, "identity_class",
	    json_string("organization"));
	json_object_del(o, "object_marking_refs");
	object_print(s, o);
}

/* ---- MISP --------------------------------------------------------------- */

static void
attribute_add(json_t *list, const struct ctl_evidence *e, const char *seconds,
    const char *type, const char *category, const char *value, bool to_ids)
{
	char name[128], number[37];

	if (value == NULL)
		return;
	snprintf(name, sizeof(name), "attribute %s %zu", e->referral,
	    json_array_size(list));
	ctl_uuid_own(name, number);
	/* distribution 5: as the event's */
	json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:b, s:s, "
	    "s:s, s:s, s:s, s:b}", "uuid", number, "type", type, "category",
	    category, "value", value, "to_ids", to_ids, "timestamp", seconds,
	    "distribution", "5", "sharing_group_id", "0", "comment", "",
	    "deleted", 0));
}

static void
attributes_add(json_t *list, const struct ctl_evidence *e,
    const char *seconds)
{
	for (size_t i = 0; i < json_array_size(e->urls); i++) {
		const char *url = json_string_value(json_array_get(e->urls,
		    i));

		if (ctl_evidence_is_uri(url))
			attribute_add(list, e, seconds, "url",
			    "Network activity", url, true);
	}
	attribute_add(list, e, seconds, "email-src", "Payload delivery",
	    e->from, false);
	attribute_add(list, e, seconds, "email-subject", "Payload delivery",
	    e->subject, false);
	attribute_add(list, e, seconds, "ip-src", "Network activity",
	    e->sender_ip, false);
}

static bool
misp_print(void *ctx, const struct kr_ledger_row *r)
{
	struct shared *s = ctx;
	const struct kr_agency *home = ctl_home(s->l->config);
	struct ctl_evidence e;
	json_t *list = json_array();
	char info[200], name[64 + 33], number[37], self[37], seconds[24],
	    day[11], many[24];

	if (ctl_evidence_read(r, &e)) {
		snprintf(seconds, sizeof(seconds), "%lld",
		    (long long)(r->time_ms / 1000));
		attributes_add(list, &e, seconds);
		snprintf(many, sizeof(many), "%zu", json_array_size(list));
		snprintf(name, sizeof(name), "event %s", e.referral);
		ctl_uuid_own(name, number);
		ctl_uuid_own(home->id, self);
		snprintf(info, sizeof(info), "%s, referral %s", e.category,
		    e.referral);
		snprintf(day, sizeof(day), "%.10s", e.when);
		/* Numbers are texts here, truth values are not. */
		object_print(s, json_pack("{s:{s:s, s:s, s:s, s:s, s:s, s:s, "
		    "s:b, s:s, s:s, s:s, s:s, s:{s:s, s:s}, s:O, s:[{s:s}]}}",
		    "Event", "uuid", number, "info", info, "date", day,
		    "threat_level_id", "4", "analysis", "0", "distribution",
		    "0", "published", 0, "timestamp", seconds,
		    "publish_timestamp", "0", "sharing_group_id", "0",
		    "attribute_count", many, "Orgc", "uuid", self, "name",
		    home->name, "Attribute", list, "Tag", "name",
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
	struct shared s = { .l = l, .seen = json_object() };
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
	ctl_must(kr_ledger_each(store, f, stix ? stix_print :
	    misp_print, &s, &error), &error);
	printf("\n]}\n");
	json_decref(s.seen);
}
