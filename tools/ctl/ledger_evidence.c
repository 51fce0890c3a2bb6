/* SPDX-License-Identifier: Apache-2.0 */
/* What the exports for other bodies have in common. */
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

#include "ctl/ledger_share.h"

static const unsigned char own_namespace[16] = { 0x6d, 0x1e, 0x52, 0x08,
    0x3c, 0x77, 0x4f, 0x0e, 0x9b, 0x5a, 0x1d, 0xc4, 0x80, 0x2e, 0x6f, 0x93 };

void
ctl_uuid(const unsigned char space[16], const char *name, char out[37])
{
	unsigned char d[EVP_MAX_MD_SIZE];
	char hex[41];
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	bool ok = c != NULL && EVP_DigestInit_ex(c, EVP_sha1(), NULL) == 1 &&
	    EVP_DigestUpdate(c, space, 16) == 1 &&
	    EVP_DigestUpdate(c, name, strlen(name)) == 1 &&
	    EVP_DigestFinal_ex(c, d, NULL) == 1;

	EVP_MD_CTX_free(c);
	if (!ok)
		memset(d, 0, sizeof(d));
	d[6] = (unsigned char)((d[6] & 0x0f) | 0x50);
	d[8] = (unsigned char)((d[8] & 0x3f) | 0x80);
	kr_hex(d, 16, hex);
	snprintf(out, 37, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12,
	    hex + 16, hex + 20);
}

void
ctl_uuid_own(const char *name, char out[37])
{
	ctl_uuid(own_namespace, name, out);
}

const struct kr_agency *
ctl_home(const struct kr_config *c)
{
	return kr_config_agency(c,
	    c->route[KR_CATEGORY_OTHER].refer[0].agency);
}

static bool
is_sealed(const json_t *summary)
{
	const char *handling = json_string_value(json_object_get(summary,
	    "handling"));

	return handling == NULL ||
	    strcmp(handling, kr_handling_name(KR_H3)) == 0 ||
	    strcmp(handling, kr_handling_name(KR_H4)) == 0;
}

/* The value of an indicator of that kind in the evidence, or NULL. */
static json_t *
value_of(const json_t *indicator, const char *of_kind)
{
	const char *kind = json_string_value(json_object_get(indicator,
	    "kind")), *where = json_string_value(json_object_get(indicator,
	    "in"));

	return kind != NULL && strcmp(kind, of_kind) == 0 && where != NULL &&
	    strcmp(where, "evidence") == 0 ? json_object_get(indicator,
	    "value") : NULL;
}

/* The host that handed the message over, if its trace could be trusted. */
static const char *
sender_ip_of(const json_t *indicators)
{
	for (size_t i = 0; i < json_array_size(indicators); i++) {
		json_t *value = value_of(json_array_get(indicators, i),
		    "sender_ip");

		if (value != NULL)
			return json_string_value(value);
	}
	return NULL;
}

/* As a machine can use them; records of old have them as written only. */
static json_t *
urls_of(const json_t *indicators, json_t *written)
{
	json_t *urls = json_array();

	if (!json_is_array(indicators)) {
		json_array_extend(urls, written);
		return urls;
	}
	for (size_t i = 0; i < json_array_size(indicators); i++) {
		json_t *value = value_of(json_array_get(indicators, i),
		    "url");

		if (value != NULL)
			json_array_append(urls, value);
	}
	return urls;
}

bool
ctl_evidence_read(const struct kr_ledger_row *r, struct ctl_evidence *e)
{
	const json_t *evidence, *indicators;

	e->summary = json_loadb(r->summary.ptr, r->summary.len, 0, NULL);
	e->content = r->content.ptr != NULL ? json_loadb(r->content.ptr,
	    r->content.len, 0, NULL) : NULL;
	e->record = json_object_get(e->content, "record");
	evidence = json_object_get(e->record, "evidence");
	indicators = json_object_get(evidence, "indicators");
	e->urls = urls_of(indicators, json_object_get(evidence, "urls"));
	e->from = json_string_value(json_object_get(evidence, "from"));
	e->subject = json_string_value(json_object_get(evidence, "subject"));
	e->sender_ip = sender_ip_of(indicators);
	e->category = json_string_value(json_object_get(e->summary,
	    "category"));
	e->referral = json_string_value(json_object_get(e->summary,
	    "referral"));
	ctl_ledger_time(r->time_ms, e->when);
	return !is_sealed(e->summary) && e->category != NULL &&
	    e->referral != NULL && (e->from != NULL ||
	    e->sender_ip != NULL || json_array_size(e->urls) > 0);
}

void
ctl_evidence_free(struct ctl_evidence *e)
{
	json_decref(e->summary);
	json_decref(e->content);
	json_decref(e->urls);
}

bool
ctl_evidence_is_uri(const char *s)
{
	const char *host = s == NULL ? NULL : strstr(s, "://");

	if (host == NULL || strlen(s) > 900)
		return false;
	/* Brackets stand around an address of IPv6 only (3.2.2). */
	if (strpbrk(host + 3 + (host[3] == '['), "[") != NULL)
		return false;
	for (; *s != '\0'; s++)
		if (*s <= ' ' || *s > '~' || strchr("<>\"{}|\\^`", *s) != NULL)
			return false;
	return true;
}
