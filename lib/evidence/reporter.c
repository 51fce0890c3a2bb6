/* SPDX-License-Identifier: Apache-2.0 */
/* What kind of reporter it is. */
#include <pthread.h>
#include <string.h>

#include "evidence/reading.h"

/* Mailboxes of a house, not of a person. */
static const char *const roles[] = { "info", "admin", "office", "accounts",
    "sales", "support", "helpdesk", "servicedesk", "its", "it", "security",
    "soc", "secops", "abuse", "ops", "operations", "hr", "principal",
    "reception", "manager", "enquiries", "contact", "hello", "team",
    "postmaster", "noc", "csirt", "cert", "webmaster", "payroll", "privacy",
    "risk", "compliance", "legal", "secretary", "treasurer", "registry",
    "finance", "orders", "bookings", "service", "systems", "sysadmin",
    "incident", "cyber", "board", "director", "ceo", "ict", "desk" };

/* Words of people who speak for a house; two of them make a business. */
static const char *const speaks[] = { "our company", "our business",
    "our customers", "our clients", "our staff", "our office", "our team",
    "our firm", "our shop", "our school", "our practice", "our server",
    "our network", "our website", "our employees", "our systems",
    "our accounts", "our domain", "our users", "our users", "our members",
    "our patients", "our students", "on behalf of", "we are a ", "we run ",
    "we make ", "we sell ", "a client of", "one of our", "staff member",
    "my business", "my company", "my staff", "limited", " ltd", "pty",
    "manager", "director", "principal", "helpdesk", "department",
    "operations", "accountant", "secretary", "coordinator", "reception" };

/* Names that only houses may register (second level of .nz). */
static const char *const endings[] = { ".school.nz", ".ac.nz", ".iwi.nz",
    ".health.nz", ".govt.nz", ".mil.nz", ".cri.nz", ".parliament.nz" };

static bool
role(struct kr_span addr)
{
	size_t at = kr_span_chr(addr, 0, '@');
	struct kr_span local = kr_span_sub(addr, 0, at == SIZE_MAX ? 0 : at);

	for (size_t i = 0; i < KR_NELEM(roles); i++)
		if (kr_span_caseeq(local, roles[i]))
			return true;
	return false;
}

static bool
no_reply(struct kr_span addr)
{
	return kr_span_casestarts(addr, "noreply") ||
	    kr_span_casestarts(addr, "no-reply") ||
	    kr_span_casestarts(addr, "donotreply") ||
	    kr_span_casestarts(addr, "do-not-reply");
}

/* Letters and digits of the name before the public ending, in lower case. */
static size_t
house_name(struct kr_span domain, char *buf, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < domain.len && domain.ptr[i] != '.'; i++)
		if (kr_is_alnum(domain.ptr[i]) && n < size)
			buf[n++] = kr_lower(domain.ptr[i]);
	return n;
}

/*
 * Does the signature, or the name of the sender, spell the domain's name?
 * "Front desk, Harbour Camping" at harbourcamping.example.
 */
static bool
spelt(struct kr_span text, const char *name, size_t len)
{
	size_t hit = 0;

	if (len < 5)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (!kr_is_alnum(c))
			continue;
		if (kr_lower(c) == name[hit])
			hit++;
		else
			hit = kr_lower(c) == name[0];
		if (hit == len)
			return true;
	}
	return false;
}

static struct kr_terms terms;	/* made once */

_Static_assert(KR_NELEM(speaks) <= KR_TERMS_MAX, "too many words");

static void
terms_make(void)
{
	kr_terms_add(&terms, speaks, KR_NELEM(speaks), 0);
}

/* In what is said, or below it. */
static unsigned
speaks_for_house(const struct kr_reading *r)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct kr_span said = r->report->folded->text;
	struct kr_buffer b;
	unsigned n = 0;

	kr_buffer_init(&b, r->arena, SIZE_MAX);
	kr_buffer_add(&b, said);
	kr_buffer_byte(&b, '\n');
	kr_buffer_add(&b, r->report->signature);
	(void)pthread_once(&once, terms_make);
	kr_terms_count(&terms, kr_buffer_ok(&b) ? kr_buffer_span(&b) : said,
	    &n);
	return n;
}

/* Second levels and endings under which mostly businesses are. */
static bool
trade_ending(struct kr_span domain)
{
	return kr_span_caseends(domain, ".co.nz") ||
	    kr_span_caseends(domain, ".com") ||
	    kr_span_caseends(domain, ".org.nz") ||
	    kr_span_caseends(domain, ".biz");
}

static bool
institution(struct kr_span domain)
{
	for (size_t i = 0; i < KR_NELEM(endings); i++)
		if (kr_span_caseends(domain, endings[i]))
			return true;
	return false;
}

/* "I am: An organisation", "Reporting for: A business (1-19 staff)" */
static bool
chose_house(const struct kr_report *report)
{
	static const char *const houses[] = { "a business", "a company",
	    "an organisation", "an organization", "a school", "a charity",
	    "business", "company", "organisation", "organization" };

	for (size_t i = 0; i < report->n_value; i++) {
		const struct kr_form_value *v = &report->value[i];
		struct kr_span said = kr_slice_span(v->value);

		for (size_t k = 0; k < KR_NELEM(houses); k++)
			if (v->field == KR_FORM_OTHER &&
			    kr_span_casestarts(said, houses[k]))
				return true;
	}
	return false;
}

/* Each sign counts; a mailbox at a provider must say much to be a house's. */
static bool
business(const struct kr_reading *r)
{
	const struct kr_report *report = r->report;
	const struct kr_address *from = &report->reporter;
	char name[64];
	size_t n = house_name(from->domain, name, sizeof(name)), points = 0;
	bool provider = kr_provider(from->domain);

	if (report->form == KR_FORM_KIND_FORM)
		return kr_report_form_value(report,
		    KR_FORM_ORGANISATION).view != NULL || chose_house(report);
	/* Two points are enough; the whole text is read last. */
	if (!provider) {
		points = 2 * (size_t)institution(from->domain) +
		    2 * (size_t)role(from->addr) +
		    (size_t)trade_ending(from->domain);
		if (points < 2 && (spelt(report->signature, name, n) ||
		    spelt(report->narrative->text, name, n)))
			points += 2;
	}
	if (provider || points < 2)
		points += speaks_for_house(r);
	return points >= (provider ? 3 : 2);
}

void
kr_reporter_judge(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	bool machine = report->machine.standard[0] != '\0' &&
	    strcmp(report->machine.standard, "auto-reply") != 0;

	if (machine || (report->automatic && no_reply(report->reporter.addr)))
		report->kind = KR_REPORTER_MACHINE;
	else if (report->identity != KR_IDENTITY_FORGED &&
	    kr_strings_has_domain(&r->config->significant_domain,
	    report->reporter.domain))
		report->kind = KR_REPORTER_SIGNIFICANT;
	else if (business(r))
		report->kind = KR_REPORTER_BUSINESS;
	else
		report->kind = KR_REPORTER_PUBLIC;
}
