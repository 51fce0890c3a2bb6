/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Decisions as abuse reports: ARF (RFC 5965), an mbox with a mail for each,
 * and XARF v4, a line of JSON for each.
 *
 * They say what the record has and no more.  The ledger keeps no mail, so an
 * ARF's third part is the fields that are known, and nothing has an envelope
 * or a port.
 */
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/ledger_share.h"

#define SUBJECT_MAX 500		/* XARF's */
#define TAGS_MAX 20		/* XARF's */

/* By category; the others are "other" in ARF, and not in XARF at all. */
static const struct kind {
	enum kr_category	 category;
	const char		*feedback;	/* RFC 5965 section 7.3 */
	const char		*group, *type;	/* of XARF */
	const char		*key, *value;	/* which that type asks for */
} kinds[] = {
	{ KR_CATEGORY_SPAM, "abuse", "messaging", "spam", NULL, NULL },
	{ KR_CATEGORY_PHISHING, "fraud", "content", "phishing", NULL, NULL },
	{ KR_CATEGORY_SCAM_FRAUD, "fraud", "content", "fraud",
	    "fraud_type", "other" },
	{ KR_CATEGORY_MALWARE, "virus", "content", "malware", NULL, NULL },
	{ KR_CATEGORY_RANSOMWARE, "virus", "content", "malware",
	    "malware_type", "ransomware" },
};

static const struct kind *
kind_of(const struct ctl_evidence *e)
{
	enum kr_category c = kr_category_find(kr_span_str(e->category));

	for (size_t i = 0; i < KR_NELEM(kinds); i++)
		if (kinds[i].category == c)
			return &kinds[i];
	return NULL;
}

static const char *
domain_of(const char *address)
{
	const char *at = strrchr(address, '@');

	return at != NULL ? at + 1 : address;
}

/* ---- ARF ---------------------------------------------------------------- */

/* Bytes of the characters of s that fit into max. */
static size_t
whole_characters(const char *s, size_t max)
{
	size_t n = strlen(s);

	if (n <= max)
		return n;
	for (n = max; n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80; )
		n--;
	return n;
}

/* A field; what is not plain ASCII as encoded words (RFC 2047). */
static void
field_print(const char *name, const char *value)
{
	unsigned char word[64];
	bool plain = strlen(value) < 900;

	for (const char *p = value; plain && *p != '\0'; p++)
		plain = *p >= ' ' && *p <= '~' && strncmp(p, "=?", 2) != 0;
	if (plain) {
		printf("%s: %s\n", name, value);
		return;
	}
	printf("%s:", name);
	while (*value != '\0') {
		size_t n = whole_characters(value, 42);

		if (n == 0)
			break;
		EVP_EncodeBlock(word, (const unsigned char *)value, (int)n);
		printf(" =?utf-8?b?%s?=\n", (const char *)word);
		value += n;
	}
}

static void
feedback_print(const struct ctl_evidence *e)
{
	const struct kind *k = kind_of(e);

	printf("Feedback-Type: %s\nUser-Agent: Kereru/" PACKAGE_VERSION "\n"
	    "Version: 1\n", k != NULL ? k->feedback : "other");
	if (e->sender_ip != NULL)
		printf("Source-IP: %s\n", e->sender_ip);
	for (size_t i = 0; i < json_array_size(e->urls); i++) {
		const char *url = json_string_value(json_array_get(e->urls,
		    i));

		if (ctl_evidence_is_uri(url))
			printf("Reported-URI: %s\n", url);
	}
}

/* RFC 5322 3.3, in UTC. */
static void
date_print(int64_t time_ms)
{
	time_t t = (time_t)(time_ms / 1000);
	char text[64] = "";
	struct tm tm;

	if (gmtime_r(&t, &tm) != NULL)
		strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S +0000",
		    &tm);
	printf("Date: %s\n", text);
}

bool
ctl_arf_print(void *ctx, const struct kr_ledger_row *r)
{
	const struct ctl_ledger *l = ctx;
	const char *self = ctl_home(l->config)->address[0];
	struct ctl_evidence e;

	if (ctl_evidence_read(r, &e)) {
		printf("From %s Thu Jan  1 00:00:00 1970\nFrom: %s\n", self,
		    self);
		date_print(r->time_ms);
		printf("Message-ID: <arf.%s@%s>\nSubject: %s, referral %s\n"
		    "Auto-Submitted: auto-generated\nMIME-Version: 1.0\n"
		    "Content-Type: multipart/report; "
		    "report-type=feedback-report;\n boundary=\"kr-%s\"\n\n",
		    e.referral, domain_of(self), e.category, e.referral,
		    e.referral);
		printf("--kr-%s\nContent-Type: text/plain; charset=us-ascii\n\n"
		    "TLP:AMBER+STRICT\n\nThis is a report about a message "
		    "that was reported to us as %s\n(referral %s).\nThe last "
		    "part has those of its fields that we keep.\n\n",
		    e.referral, e.category, e.referral);
		printf("--kr-%s\nContent-Type: message/feedback-report\n\n",
		    e.referral);
		feedback_print(&e);
		printf("\n--kr-%s\nContent-Type: text/rfc822-headers\n\n",
		    e.referral);
		if (e.from != NULL)
			field_print("From", e.from);
		if (e.subject != NULL)
			field_print("Subject", e.subject);
		printf("\n--kr-%s--\n\n", e.referral);
	}
	ctl_evidence_free(&e);
	return true;
}

/* ---- XARF --------------------------------------------------------------- */

/* The host of a URI; absent if it has none. */
static json_t *
host_of(const char *uri)
{
	struct kr_span s = kr_span_str(strstr(uri, "://") + 3);
	size_t n = 0, at;

	while (n < s.len && strchr("/?#", s.ptr[n]) == NULL)
		n++;
	s = kr_span_sub(s, 0, n);
	while ((at = kr_span_chr(s, 0, '@')) != SIZE_MAX)
		s = kr_span_from(s, at + 1);
	if (s.len > 0 && s.ptr[0] != '[' &&
	    (at = kr_span_chr(s, 0, ':')) != SIZE_MAX)
		s = kr_span_sub(s, 0, at);
	return s.len > 0 ? json_stringn(s.ptr, s.len) : NULL;
}

/* "nz-uema:" and the id of each breach that is indicated. */
static json_t *
tags_of(const struct ctl_evidence *e)
{
	const json_t *findings = json_object_get(json_object_get(e->record,
	    "uema"), "findings");
	json_t *tags = json_pack("[s]", "tlp:amber+strict");

	for (size_t i = 0; i < json_array_size(findings) &&
	    json_array_size(tags) < TAGS_MAX; i++) {
		const json_t *f = json_array_get(findings, i);
		const char *id = json_string_value(json_object_get(f, "id"));
		const char *state = json_string_value(json_object_get(f,
		    "state"));
		char tag[128];

		if (id == NULL || state == NULL ||
		    strcmp(state, "indicated") != 0)
			continue;
		snprintf(tag, sizeof(tag), "nz-uema:%s", id);
		for (char *p = tag; *p != '\0'; p++)
			*p = kr_is_alnum(*p) || *p == ':' ? kr_lower(*p) : '-';
		json_array_append_new(tags, json_string(tag));
	}
	return tags;
}

static json_t *
party_of(const struct kr_agency *a)
{
	return json_pack("{s:s, s:s, s:s}", "org", a->name, "contact",
	    a->address[0], "domain", domain_of(a->address[0]));
}

static json_t *
report_of(const struct ctl_ledger *l, const struct ctl_evidence *e,
    const struct kind *k, const char *url)
{
	json_t *o, *source = e->sender_ip != NULL ?
	    json_string(e->sender_ip) : url != NULL ? host_of(url) : NULL;
	char name[2048], number[37];

	if (source == NULL)
		return NULL;
	snprintf(name, sizeof(name), "xarf %s %s", e->referral,
	    url != NULL ? url : "");
	ctl_uuid_own(name, number);
	number[14] = '4';	/* the version that XARF asks for */
	o = json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:s, s:s, s:o}",
	    "xarf_version", "4.2.0", "report_id", number, "timestamp",
	    e->when, "reporter", party_of(ctl_home(l->config)), "sender",
	    party_of(ctl_home(l->config)), "source_identifier", source,
	    "category", k->group, "type", k->type, "tags", tags_of(e));
	if (k->key != NULL)
		json_object_set_new(o, k->key, json_string(k->value));
	return o;
}

static void
report_print(json_t *o)
{
	char *text = json_dumps(o, JSON_COMPACT);

	if (text != NULL)
		puts(text);
	free(text);
	json_decref(o);
}

/*
 * One report for each mail.  Its protocol: "smtp" would ask for the
 * envelope and the port, which nobody knows.
 */
static void
messaging_print(const struct ctl_ledger *l, const struct ctl_evidence *e,
    const struct kind *k)
{
	const char *form = json_string_value(json_object_get(json_object_get(
	    e->record, "evidence"), "form")), *first = NULL;
	bool sms = form != NULL && strcmp(form, "sms") == 0;
	json_t *links = json_array(), *o;

	for (size_t i = 0; i < json_array_size(e->urls); i++) {
		json_t *url = json_array_get(e->urls, i);

		if (!ctl_evidence_is_uri(json_string_value(url)))
			continue;
		first = first == NULL ? json_string_value(url) : first;
		json_array_append(links, url);
	}
	o = report_of(l, e, k, first);
	if (o != NULL) {
		json_object_set_new(o, "protocol", json_string(sms ? "sms" :
		    "other"));
		json_object_set_new(o, "evidence_source",
		    json_string("user_complaint"));
		if (e->subject != NULL && strlen(e->subject) <= SUBJECT_MAX)
			json_object_set_new(o, "subject",
			    json_string(e->subject));
		if (first != NULL)
			json_object_set_new(o, "spam_indicators", json_pack(
			    "{s:O}", "suspicious_links", links));
		report_print(o);
	}
	json_decref(links);
}

/* One report for each address of content. */
static void
content_print(const struct ctl_ledger *l, const struct ctl_evidence *e,
    const struct kind *k)
{
	for (size_t i = 0; i < json_array_size(e->urls); i++) {
		const char *url = json_string_value(json_array_get(e->urls,
		    i));
		json_t *o = ctl_evidence_is_uri(url) ?
		    report_of(l, e, k, url) : NULL;

		if (o == NULL)
			continue;
		/* The content's host, not that of the mail. */
		json_object_set_new(o, "source_identifier", host_of(url));
		json_object_set_new(o, "url", json_string(url));
		json_object_set_new(o, "evidence_source",
		    json_string("user_report"));
		report_print(o);
	}
}

bool
ctl_xarf_print(void *ctx, const struct kr_ledger_row *r)
{
	const struct ctl_ledger *l = ctx;
	struct ctl_evidence e;
	const struct kind *k;

	if (ctl_evidence_read(r, &e) && (k = kind_of(&e)) != NULL) {
		if (strcmp(k->group, "messaging") == 0)
			messaging_print(l, &e, k);
		else
			content_print(l, &e, k);
	}
	ctl_evidence_free(&e);
	return true;
}
