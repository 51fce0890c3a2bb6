/* SPDX-License-Identifier: Apache-2.0 */
/* check.c - values that are each right and together wrong */
#include <string.h>

#include "config/options.h"

static const struct kr_entry *
agency_entry(const struct kr_loader *l, const struct kr_agency *a,
    const char *key)
{
	return kr_entry_find(l, "agency", a->id, key);
}

/* The same mailbox twice would send the mail in circles. */
static enum kr_rc
loop_check(struct kr_loader *l, const struct kr_config *c,
    const struct kr_entry *e, const char *what, const char *address)
{
	if (!kr_config_is_mailbox(c, kr_span_str(address)))
		return KR_OK;
	return kr_entry_fail(l, e, "%s: %s is a report mailbox, and the mail "
	    "would come back to it for ever; name another mailbox", what,
	    address);
}

static enum kr_rc
agency_check(struct kr_loader *l, const struct kr_config *c,
    const struct kr_agency *a)
{
	const struct kr_entry *named = agency_entry(l, a, "name");

	if (a->enabled && a->n_address == 0)
		return kr_entry_fail(l, named, "agency %s: address must be "
		    "set, or enabled = no", a->id);
	for (size_t i = 0; i < a->n_address; i++) {
		enum kr_rc rc = loop_check(l, c,
		    agency_entry(l, a, "address"), a->id, a->address[i]);

		if (rc != KR_OK)
			return rc;
	}
	if (a->active_from_s != 0 && a->active_to_s != 0 &&
	    a->active_from_s >= a->active_to_s)
		return kr_entry_fail(l, agency_entry(l, a, "active_to"),
		    "agency %s: active_to is not after active_from", a->id);
	if (a->successor == NULL)
		return KR_OK;
	if (kr_config_agency(c, a->successor) == NULL)
		return kr_entry_fail(l, agency_entry(l, a, "successor"),
		    "agency %s: successor \"%.60s\" is not declared; add "
		    "agency %.60s { ... }", a->id, a->successor, a->successor);
	for (size_t steps = 0; a != NULL && a->successor != NULL; steps++) {
		if (steps > c->n_agency)
			return kr_entry_fail(l,
			    agency_entry(l, a, "successor"),
			    "agency %s: the successors go round in a circle",
			    a->id);
		a = kr_config_agency(c, a->successor);
	}
	return KR_OK;
}

/* Does the condition hold only when the reporter said yes to Police? */
static bool
needs_consent(enum kr_when when)
{
	return when == KR_WHEN_CONSENT || when == KR_WHEN_OFFENCE_CONSENT;
}

static enum kr_rc
refer_check(struct kr_loader *l, const struct kr_config *c,
    const struct kr_entry *set, const struct kr_route *r, size_t i)
{
	const char *id = r->refer[i].agency;
	const struct kr_agency *a = kr_config_agency(c, id);
	const struct kr_entry at = kr_entry_at(set, i);
	const struct kr_entry *e = &at;

	if (a == NULL)
		return kr_entry_fail(l, e, "route %s: agency \"%.60s\" is not "
		    "declared; add agency %.60s { ... } or correct the name",
		    kr_category_name(r->category), id, id);
	if (!a->enabled && a->successor == NULL)
		return kr_entry_fail(l, e, "route %s: agency %s has enabled = "
		    "no and no successor", kr_category_name(r->category), id);
	/* Follow the line of successors: none may be sent without a yes. */
	for (size_t n = 0; a != NULL && n <= c->n_agency; n++) {
		if (a->consent_required && !needs_consent(r->refer[i].when))
			return kr_entry_fail(l, e, "route %s: agency %s needs "
			    "the reporter's consent; write \"%s when "
			    "consent\"", kr_category_name(r->category), a->id,
			    id);
		if (a->handling_max < r->handling)
			return kr_entry_fail(l, e, "route %s: handling is %s, "
			    "but agency %s takes %s at most",
			    kr_category_name(r->category),
			    kr_handling_name(r->handling), a->id,
			    kr_handling_name(a->handling_max));
		a = a->successor != NULL ?
		    kr_config_agency(c, a->successor) : NULL;
	}
	return KR_OK;
}

static enum kr_rc
route_check(struct kr_loader *l, const struct kr_config *c,
    const struct kr_route *r)
{
	const char *name = kr_category_name(r->category);
	const struct kr_entry *e = kr_entry_find(l, "route", name, "refer");
	const struct kr_entry main_file = { .file = l->n > 0 ?
	    l->entry[0].file : "" };

	if (r->n_refer == 0)
		return kr_entry_fail(l, &main_file, "there is no route for %s; "
		    "add route %s { refer = { ... } }", name, name);
	for (size_t i = 0; i < r->n_refer; i++) {
		enum kr_rc rc = refer_check(l, c, e, r, i);

		if (rc != KR_OK)
			return rc;
	}
	if (r->hold == NULL)
		return KR_OK;
	e = kr_entry_find(l, "route", name, "hold");
	if (kr_config_agency(c, r->hold) == NULL)
		return kr_entry_fail(l, e, "route %s: hold names agency "
		    "\"%.60s\", which is not declared", name, r->hold);
	if (!kr_config_agency(c, r->hold)->consent_required)
		return kr_entry_fail(l, e, "route %s: hold names %s, which "
		    "has consent_required = no: nothing would be waited for",
		    name, r->hold);
	return KR_OK;
}

/*
 * What needs no quotes in an Authentication-Results field (RFC 8601 2.2, RFC
 * 2045 5.1): with a blank or a semicolon in it our own field would be read as
 * somebody else's.
 */
static bool
is_token(const char *s)
{
	for (; *s > ' ' && *s < 0x7f; s++)
		if (strchr("()<>@,;:\\\"/[]?=", *s) != NULL)
			return false;
	return *s == '\0';
}

static enum kr_rc
authserv_check(struct kr_loader *l, const struct kr_config *c)
{
	if (is_token(c->authserv_id))
		return KR_OK;
	return kr_entry_fail(l, kr_entry_find(l, "", "", "authserv_id"),
	    "authserv_id \"%.60s\" must be one word without blanks, as the "
	    "host's name", c->authserv_id);
}

/* To go on without the ledger needs a place for what it should have. */
static enum kr_rc
ledger_check(struct kr_loader *l, const struct kr_config *c)
{
	if (*c->ledger == '\0' || *c->ledger_spool != '\0' ||
	    c->ledger_failure != KR_LEDGER_FAILURE_ACCEPT)
		return KR_OK;
	return kr_entry_fail(l, kr_entry_find(l, "", "", "ledger_failure"),
	    "ledger_failure = accept needs ledger_spool, a file where entries "
	    "wait");
}

/* "host:port", as a client connects to it. */
static bool
is_host_port(struct kr_span s)
{
	size_t at = s.len, digits;

	while (at > 0 && kr_is_digit(s.ptr[at - 1]))
		at--;
	digits = s.len - at;
	if (at < 2 || digits < 1 || digits > 5 || s.ptr[at - 1] != ':')
		return false;
	for (size_t i = 0; i < at - 1; i++)
		if (!kr_is_alnum(s.ptr[i]) &&
		    strchr(".-_:[]", s.ptr[i]) == NULL)
			return false;
	return true;
}

static enum kr_rc
hold_check(struct kr_loader *l, const struct kr_config *c)
{
	bool letters = c->ask_consent || c->acknowledge;
	const struct kr_entry *e = kr_entry_find(l, "", "", c->ask_consent ?
	    "ask_consent" : "acknowledge");

	if (*c->hold_spool != '\0' && *c->hold_key_file == '\0')
		return kr_entry_fail(l, kr_entry_find(l, "", "", "hold_spool"),
		    "hold_spool needs hold_key_file: nothing is kept there "
		    "that anybody could read");
	if (!is_host_port(kr_span_str(c->submission)))
		return kr_entry_fail(l, kr_entry_find(l, "", "", "submission"),
		    "submission must be HOST:PORT, as 127.0.0.1:25");
	if (letters && *c->hold_spool == '\0')
		return kr_entry_fail(l, e, "letters to reporters need "
		    "hold_spool, a folder where they wait");
	if (letters && *c->answer_name == '\0')
		return kr_entry_fail(l, e, "letters to reporters need "
		    "answer_name, the name of this body");
	return KR_OK;
}

static enum kr_rc
webform_check(struct kr_loader *l, const struct kr_webform *w)
{
	for (size_t i = 0; i < w->n_label; i++)
		if (w->field[i] == KR_FORM_NARRATIVE)
			return KR_OK;
	return kr_entry_fail(l, kr_entry_find(l, "webform", w->name, "from"),
	    "webform %s: narrative must be set: the label of the reporter's "
	    "story", w->name);
}

enum kr_rc
kr_config_check(struct kr_loader *l, const struct kr_config *c)
{
	enum kr_rc rc = loop_check(l, c, kr_entry_find(l, "", "", "fallback"),
	    "fallback", c->fallback);

	for (size_t i = 0; i < c->n_agency && rc == KR_OK; i++)
		rc = agency_check(l, c, &c->agency[i]);
	for (size_t i = 0; i < KR_CATEGORY_COUNT && rc == KR_OK; i++)
		rc = route_check(l, c, &c->route[i]);
	for (size_t i = 0; i < c->n_webform && rc == KR_OK; i++)
		rc = webform_check(l, &c->webform[i]);
	if (rc == KR_OK)
		rc = authserv_check(l, c);
	if (rc == KR_OK)
		rc = ledger_check(l, c);
	if (rc == KR_OK)
		rc = hold_check(l, c);
	return rc;
}
