/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "config/options.h"

#define AT(type, field) \
	offsetof(struct type, field), sizeof(((struct type *)0)->field), 0
#define COUNTED(type, array, count) \
	offsetof(struct type, array), 0, offsetof(struct type, count)
#define LIST(type, field) COUNTED(type, field.item, field.n)
#define NOWHERE 0, 0, 0

#define MAIN(field)	AT(kr_config, field)
#define HANDLING	"H0 H1 H2 H3 H4 H5"

#define LABELS(key, field, help) \
	{ "webform", key, KR_OPTION_LABELS, "", field, 0, NULL, NOWHERE, help }

const struct kr_option kr_options[] = {
	/* who we are */
	{ "", "authserv_id", KR_OPTION_TEXT, NULL, 1, 255, NULL,
	  MAIN(authserv_id),
	  "name of this mail system in Authentication-Results "
	  "(RFC 8601 2.5): one word" },
	{ "", "report_mailbox", KR_OPTION_MAILBOXES, NULL, 1, 0, NULL,
	  LIST(kr_config, report_mailbox),
	  "addresses to which people report; other mail is left alone" },
	{ "", "fallback", KR_OPTION_MAILBOX, NULL, 0, 0, NULL, MAIN(fallback),
	  "a person reads here what the program cannot decide" },
	{ "", "tag_prefix", KR_OPTION_FIELD_NAME, "X-Referral", 1, 40, NULL,
	  MAIN(tag_prefix), "start of the names of the fields added" },
	{ "", "tag_key_file", KR_OPTION_PATH, "", 0, 0, NULL,
	  MAIN(tag_key_file),
	  "file that holds the key of the final tag; empty: not keyed" },
	{ "", "deliver", KR_OPTION_CHOICE, "replace", 0, 0,
	  "replace copy tag", MAIN(deliver),
	  "replace the report mailbox by the agencies, add them beside it, or "
	  "only tag" },
	{ "", "return_path", KR_OPTION_MAILBOX, "", 0, 0, NULL,
	  MAIN(return_path), "where mail servers report what an agency did "
	  "not get; empty: to the author, as ever" },
	{ "", "quarantine_holds", KR_OPTION_YES_NO, "no", 0, 0, NULL,
	  MAIN(quarantine_holds),
	  "keep a report that waits for consent in the mail server's hold "
	  "queue" },

	/* what is believed */
	{ "", "trusted_authserv_id", KR_OPTION_TEXTS, "", 0, 0, NULL,
	  LIST(kr_config, trusted_authserv_id),
	  "Authentication-Results with these names are believed" },
	{ "", "trusted_sealer", KR_OPTION_DOMAINS, "", 0, 0, NULL,
	  LIST(kr_config, trusted_sealer),
	  "forwarders whose ARC seals (RFC 8617) are believed, by the domain "
	  "that seals" },
	{ "", "significant_domains", KR_OPTION_DOMAINS, "", 0, 0, NULL,
	  LIST(kr_config, significant_domain),
	  "domains of nationally significant organisations, those below "
	  "included" },
	{ "", "significant_domains_file", KR_OPTION_DOMAIN_FILES, "", 0, 0,
	  NULL, LIST(kr_config, significant_domain),
	  "files with more of them, one a line, # starts a comment" },
	{ "", "own_domains", KR_OPTION_DOMAINS, "", 0, 0, NULL,
	  LIST(kr_config, own_domain), "domains of this body itself" },
	{ "", "own_domains_file", KR_OPTION_DOMAIN_FILES, "", 0, 0, NULL,
	  LIST(kr_config, own_domain), "files with more of them" },

	/* data */
	{ "", "rules", KR_OPTION_PATHS, "rules", 1, 0, NULL,
	  LIST(kr_config, rules),
	  "rule files, and folders of which every *.cf is read in order" },
	{ "", "model", KR_OPTION_PATH, "", 0, 0, NULL, MAIN(model),
	  "trained weights; empty: rules alone decide" },
	{ "", "consent_model", KR_OPTION_PATH, "", 0, 0, NULL,
	  MAIN(consent_model),
	  "what words weigh in a statement of consent; empty: rules alone "
	  "decide" },
	{ "", "spam_model", KR_OPTION_PATH, "", 0, 0, NULL, MAIN(spam_model),
	  "weights of the spam classifier; empty: the spam score is the sum "
	  "of the rules'" },
	{ "", "spam_learned", KR_OPTION_DATABASE, "", 0, 0, NULL,
	  MAIN(spam_learned),
	  "what kereructl learn was taught, on top of spam_model; empty: "
	  "nothing" },

	/* thresholds */
	{ "", "spam_required", KR_OPTION_POINTS, "5.0", 1, 100000, NULL,
	  MAIN(spam_required),
	  "spam score from which evidence counts as spam" },
	{ "", "category_required", KR_OPTION_POINTS, "1.0", 0, 100000, NULL,
	  MAIN(category_required),
	  "points a category needs; below it a person decides" },
	{ "", "review_margin", KR_OPTION_POINTS, "0.6", 0, 100000, NULL,
	  MAIN(review_margin),
	  "lead over the second category below which a person reviews" },
	{ "", "also_margin", KR_OPTION_POINTS, "1.5", 0, 100000, NULL,
	  MAIN(also_margin),
	  "a category this close to the first is a further matter" },
	{ "", "also_required", KR_OPTION_POINTS, "2.5", 0, 100000, NULL,
	  MAIN(also_required), "but only with so many points" },
	{ "", "urgency_required", KR_OPTION_POINTS, "0.9", 0, 100000, NULL,
	  MAIN(urgency_required), "points that make a report urgent" },
	{ "", "life_required", KR_OPTION_POINTS, "0.5", 0, 100000, NULL,
	  MAIN(life_required), "points that make it a danger to a person" },

	/* the daemon */
	{ "", "socket", KR_OPTION_SOCKET, "unix:/run/kereru/milter.sock", 0, 0,
	  NULL, MAIN(socket), "where the mail server connects" },
	{ "", "socket_owner", KR_OPTION_TEXT, "", 0, 32, NULL,
	  MAIN(socket_owner), "owner of a unix socket; empty: unchanged" },
	{ "", "socket_group", KR_OPTION_TEXT, "", 0, 32, NULL,
	  MAIN(socket_group), "group of a unix socket; empty: unchanged" },
	{ "", "socket_mode", KR_OPTION_OCTAL, "0660", 0, 0777, NULL,
	  MAIN(socket_mode), "access mode of a unix socket" },
	{ "", "user", KR_OPTION_TEXT, "", 0, 32, NULL, MAIN(user),
	  "user to run as when started as root" },
	{ "", "group", KR_OPTION_TEXT, "", 0, 32, NULL, MAIN(group),
	  "group to run as; empty: the user's own" },
	{ "", "pid_file", KR_OPTION_PATH, "", 0, 0, NULL, MAIN(pid_file),
	  "file for the process number; empty: none" },
	{ "", "sandbox", KR_OPTION_YES_NO, "yes", 0, 0, NULL, MAIN(sandbox),
	  "restrict the process that reads mail, as the kernel can" },
	{ "", "log_ident", KR_OPTION_TEXT, "kereru-milter", 1, 64, NULL,
	  MAIN(log_ident), "name in the system log" },
	{ "", "auth_dns", KR_OPTION_YES_NO, "yes", 0, 0, NULL, MAIN(auth_dns),
	  "ask the DNS to check SPF, DKIM and DMARC" },
	{ "", "resolver", KR_OPTION_TEXT, "", 0, 255, NULL, MAIN(resolver),
	  "address of a DNS server; empty: the system's" },
	{ "", "zone_file", KR_OPTION_PATH, "", 0, 0, NULL, MAIN(zone_file),
	  "DNS answers from this file, for tests; no server is asked" },
	{ "", "zone_record", KR_OPTION_PATH, "", 0, 0, NULL,
	  MAIN(zone_record),
	  "answers of the DNS are added to this file, in the form of "
	  "zone_file" },
	{ "", "messages_max", KR_OPTION_NUMBER, "32", 1, 10000, NULL,
	  MAIN(messages_max), "messages judged at the same time" },
	{ "", "metrics_file", KR_OPTION_PATH, "", 0, 0, NULL,
	  MAIN(metrics_file),
	  "file of counters for Prometheus, made anew every five seconds; "
	  "empty: none" },
	{ "", "metrics_port", KR_OPTION_NUMBER, "0", 0, 65535, NULL,
	  MAIN(metrics_port),
	  "TCP port of 127.0.0.1 that answers GET /metrics; 0: none" },

	/* the ledger */
	{ "", "ledger", KR_OPTION_DATABASE, "", 0, 0, NULL, MAIN(ledger),
	  "where every decision is written down before it is answered; empty: "
	  "nowhere" },
	{ "", "ledger_failure", KR_OPTION_CHOICE, "tempfail", 0, 0,
	  "tempfail accept", MAIN(ledger_failure),
	  "while it cannot be written: tell senders to come again, or go on "
	  "with the spool" },
	{ "", "ledger_spool", KR_OPTION_PATH, "", 0, 0, NULL,
	  MAIN(ledger_spool),
	  "file where entries wait with accept until the ledger is back" },
	{ "", "ledger_chain", KR_OPTION_TEXT, "", 0, 255, NULL,
	  MAIN(ledger_chain),
	  "name of this host's chain of entries; empty: the machine's" },
	{ "", "retention_days_h0", KR_OPTION_NUMBER, "0", 0, 36500, NULL,
	  MAIN(retention_days[0]), "days that the content of an entry of class "
	  "H0 is kept; 0: for good" },
	{ "", "retention_days_h1", KR_OPTION_NUMBER, "0", 0, 36500, NULL,
	  MAIN(retention_days[1]), "the same for class H1" },
	{ "", "retention_days_h2", KR_OPTION_NUMBER, "0", 0, 36500, NULL,
	  MAIN(retention_days[2]), "the same for class H2" },
	{ "", "retention_days_h3", KR_OPTION_NUMBER, "0", 0, 36500, NULL,
	  MAIN(retention_days[3]), "the same for class H3" },
	{ "", "retention_days_h4", KR_OPTION_NUMBER, "0", 0, 36500, NULL,
	  MAIN(retention_days[4]), "the same for class H4" },
	{ "", "retention_days_h5", KR_OPTION_NUMBER, "0", 0, 36500, NULL,
	  MAIN(retention_days[5]), "the same for class H5" },
	{ "", "campaigns", KR_OPTION_DATABASE, "", 0, 0, NULL,
	  MAIN(campaigns), "where reports of the same thing are counted; "
	  "empty: nowhere" },

	/* held reports, and letters to reporters */
	{ "", "hold_spool", KR_OPTION_PATH, "", 0, 0, NULL, MAIN(hold_spool),
	  "folder where reports that wait for consent are kept, encrypted; "
	  "empty: nowhere" },
	{ "", "hold_key_file", KR_OPTION_PATH, "", 0, 0, NULL,
	  MAIN(hold_key_file), "file that holds the key of the spool" },
	{ "", "hold_days", KR_OPTION_NUMBER, "30", 1, 3650, NULL,
	  MAIN(hold_days), "days that a report waits for consent" },
	{ "", "submission", KR_OPTION_TEXT, "127.0.0.1:25", 1, 255, NULL,
	  MAIN(submission),
	  "mail server, HOST:PORT, that takes released reports and letters" },
	{ "", "ask_consent", KR_OPTION_YES_NO, "no", 0, 0, NULL,
	  MAIN(ask_consent),
	  "ask reporters whether Police may have what waits for consent" },
	{ "", "acknowledge", KR_OPTION_YES_NO, "no", 0, 0, NULL,
	  MAIN(acknowledge), "thank reporters, and say what happens next" },
	{ "", "answer_days", KR_OPTION_NUMBER, "14", 1, 365, NULL,
	  MAIN(answer_days), "days in which a question may be answered" },
	{ "", "answer_plus", KR_OPTION_YES_NO, "no", 0, 0, NULL,
	  MAIN(answer_plus), "put a word behind a \"+\" into the address that "
	  "questions are answered to; the mailbox must take such mail" },
	{ "", "answer_name", KR_OPTION_TEXT, "", 0, 100, NULL,
	  MAIN(answer_name), "name of this body in letters to reporters" },
	{ "", "messages", KR_OPTION_PATH, "messages", 1, 0, NULL,
	  MAIN(messages), "folder of the texts of these letters" },
	{ "", "phone_emergency", KR_OPTION_TEXT, "", 0, 100, NULL,
	  MAIN(phone_emergency),
	  "number for people in danger, as letters give it" },
	{ "", "phone_police", KR_OPTION_TEXT, "", 0, 100, NULL,
	  MAIN(phone_police), "number of the Police, not in an emergency" },
	{ "", "phone_netsafe", KR_OPTION_TEXT, "", 0, 100, NULL,
	  MAIN(phone_netsafe), "number for online bullying and abuse" },
	{ "", "phone_support", KR_OPTION_TEXT, "", 0, 100, NULL,
	  MAIN(phone_support), "number of somebody to talk to" },

	/* limits */
#define X(name, dflt, hard, text) \
	{ "limits", #name, KR_OPTION_NUMBER, #dflt, 1, hard, NULL, \
	  AT(kr_limits, name), text },
	KR_LIMITS(X)
#undef X

	/* agencies; the title is the id */
	{ "agency", "name", KR_OPTION_TEXT, NULL, 1, 200, NULL,
	  AT(kr_agency, name), "name for people" },
	{ "agency", "address", KR_OPTION_MAILBOXES, "", 0, 0, NULL,
	  COUNTED(kr_agency, address, n_address), "mailboxes of its queue" },
	{ "agency", "enabled", KR_OPTION_YES_NO, "yes", 0, 0, NULL,
	  AT(kr_agency, enabled),
	  "no: its successor, or this body itself, gets its mail" },
	{ "agency", "consent_required", KR_OPTION_YES_NO, "no", 0, 0, NULL,
	  AT(kr_agency, consent_required),
	  "nothing is sent without the reporter's yes" },
	{ "agency", "receives_evidence", KR_OPTION_YES_NO, "yes", 0, 0, NULL,
	  AT(kr_agency, receives_evidence),
	  "no: a mail that carries a reported message is never sent there" },
	{ "agency", "handling_max", KR_OPTION_CHOICE, "H2", 0, 0, HANDLING,
	  AT(kr_agency, handling_max),
	  "strictest handling class it may be sent" },
	{ "agency", "active_from", KR_OPTION_DATE, "", 0, 0, NULL,
	  AT(kr_agency, active_from_s), "first moment it takes reports" },
	{ "agency", "active_to", KR_OPTION_DATE, "", 0, 0, NULL,
	  AT(kr_agency, active_to_s), "first moment it takes none any more" },
	{ "agency", "successor", KR_OPTION_ID, "", 0, 64, NULL,
	  AT(kr_agency, successor), "agency that takes over then" },
	{ "agency", "retention_days", KR_OPTION_NUMBER, "0", 0, 36500, NULL,
	  AT(kr_agency, retention_days),
	  "days that the ledger keeps the content of what it was sent; 0: as "
	  "the handling class says" },
	{ "agency", "hold_days", KR_OPTION_NUMBER, "0", 0, 3650, NULL,
	  AT(kr_agency, hold_days),
	  "days that a report waits for consent to go there; 0: as hold_days "
	  "of all says" },

	/* routes; the title is a category */
	{ "route", "refer", KR_OPTION_REFERRALS, NULL, 1, 0, NULL, NOWHERE,
	  "agencies, each with when it gets the report" },
	{ "route", "hold", KR_OPTION_ID, "", 0, 64, NULL, AT(kr_route, hold),
	  "agency that would get it but for consent" },
	{ "route", "leads", KR_OPTION_YES_NO, "no", 0, 0, NULL,
	  AT(kr_route, leads),
	  "all further matters are facets of this one and add no agency" },
	{ "route", "facets", KR_OPTION_FACETS, "", 0, 0, NULL, NOWHERE,
	  "these further matters are facets of this one and add no agency" },
	{ "route", "handling", KR_OPTION_CHOICE, "H0", 0, 0, HANDLING,
	  AT(kr_route, handling), "at least this handling class" },

	/* web forms; the title is a name */
	{ "webform", "from", KR_OPTION_MAILBOX, NULL, 0, 0, NULL,
	  AT(kr_webform, from), "author of the form's mails" },
	{ "webform", "authenticated", KR_OPTION_YES_NO, "yes", 0, 0, NULL,
	  AT(kr_webform, authenticated),
	  "believe it only with an aligned SPF, DKIM or trusted result" },
	{ "webform", "yes", KR_OPTION_TEXTS, "yes, y, true, 1, ticked", 1, 0,
	  NULL, COUNTED(kr_webform, yes, n_yes),
	  "values that mean yes, lower case" },
	{ "webform", "no", KR_OPTION_TEXTS, "no, n, false, 0, not ticked", 1,
	  0, NULL, COUNTED(kr_webform, no, n_no),
	  "values that mean no, lower case" },
	LABELS("narrative", KR_FORM_NARRATIVE,
	    "labels of the reporter's story; needed"),
	LABELS("evidence", KR_FORM_EVIDENCE, "labels of a pasted message"),
	LABELS("type", KR_FORM_TYPE, "labels of the kind of report chosen"),
	LABELS("reporter_name", KR_FORM_NAME, "labels of the reporter's name"),
	LABELS("email", KR_FORM_EMAIL, "labels of the reporter's address"),
	LABELS("phone", KR_FORM_PHONE, "labels of the reporter's number"),
	LABELS("consent_police", KR_FORM_CONSENT_POLICE,
	    "labels of the consent to tell Police"),
	LABELS("consent_other", KR_FORM_CONSENT_OTHER,
	    "labels of the consent to tell others; never counts for Police"),
	LABELS("url", KR_FORM_URL, "labels of web addresses reported"),
	LABELS("sender", KR_FORM_SENDER,
	    "labels of the sender or number reported"),
	LABELS("loss", KR_FORM_LOSS, "labels of whether something was lost"),
	LABELS("amount", KR_FORM_AMOUNT, "labels of how much was lost"),
	LABELS("reference", KR_FORM_REFERENCE, "labels of the form's number"),
	LABELS("when", KR_FORM_WHEN, "labels of when it happened"),
	LABELS("organisation", KR_FORM_ORGANISATION,
	    "labels of the reporter's organisation"),
	LABELS("subject", KR_FORM_SUBJECT,
	    "labels of the subject of what is reported"),
	LABELS("other", KR_FORM_OTHER,
	    "further labels: they end the field before"),
};

const size_t kr_options_count = KR_NELEM(kr_options);

bool
kr_option_is_list(const struct kr_option *o)
{
	return o->type >= KR_OPTION_TEXTS;
}

const struct kr_option *
kr_option_find(const char *section, struct kr_span key)
{
	for (size_t i = 0; i < KR_NELEM(kr_options); i++)
		if (strcmp(kr_options[i].section, section) == 0 &&
		    kr_span_is(key, kr_options[i].key))
			return &kr_options[i];
	return NULL;
}

#define WORD_MAX 40

/* Edits that make b of a; both are at most WORD_MAX bytes. */
static size_t
edits(struct kr_span a, struct kr_span b)
{
	size_t row[WORD_MAX + 1];

	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t best = diagonal + (kr_lower(a.ptr[i - 1]) !=
			    kr_lower(b.ptr[j - 1]));

			diagonal = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[b.len];
}

/* Is candidate closer to word than the best so far?  Updates *best. */
static bool
closer(struct kr_span word, struct kr_span candidate, size_t *best)
{
	size_t n;

	if (word.len > WORD_MAX || candidate.len > WORD_MAX)
		return false;
	n = edits(word, candidate);
	if (n >= *best)
		return false;
	*best = n;
	return true;
}

/* Further away than this it is another word. */
static size_t
reach(struct kr_span word)
{
	return 2 + word.len / 4;
}

const char *
kr_option_nearest(const char *section, struct kr_span key)
{
	size_t best = reach(key);
	const char *found = NULL;

	for (size_t i = 0; i < KR_NELEM(kr_options); i++)
		if (strcmp(kr_options[i].section, section) == 0 &&
		    closer(key, kr_span_str(kr_options[i].key), &best))
			found = kr_options[i].key;
	return found;
}

struct kr_span
kr_word_nearest(const char *words, struct kr_span word)
{
	struct kr_span rest = kr_span_str(words), found = KR_SPAN_NONE;
	size_t best = reach(word);

	while (rest.len > 0) {
		size_t n = kr_span_chr(rest, 0, ' ');
		struct kr_span w = kr_span_sub(rest, 0, n);

		if (closer(word, w, &best))
			found = w;
		rest = kr_span_from(rest, n == SIZE_MAX ? rest.len : n + 1);
	}
	return found;
}

/* "replace copy tag" as "replace, copy or tag". */
static void
choice_text(const char *words, char *buf, size_t size)
{
	const char *last = strrchr(words, ' ');
	size_t n = 0;

	for (const char *p = words; *p != '\0' && n + 5 < size; p++) {
		const char *glue = p == last ? " or " : ", ";

		if (*p != ' ')
			buf[n++] = *p;
		else
			n += (size_t)snprintf(buf + n, size - n, "%s", glue);
	}
	buf[n < size ? n : size - 1] = '\0';
}

void
kr_option_type_text(const struct kr_option *o, char *buf, size_t size)
{
	static const char *const plain[] = {
		[KR_OPTION_TEXT] = "text",
		[KR_OPTION_ID] = "id of an agency",
		[KR_OPTION_PATH] = "file name",
		[KR_OPTION_DATABASE] = "file name, or postgresql:CONNECTION",
		[KR_OPTION_SOCKET] = "unix:PATH or inet:PORT@HOST",
		[KR_OPTION_FIELD_NAME] = "letters, digits and \"-\"",
		[KR_OPTION_MAILBOX] = "mail address",
		[KR_OPTION_YES_NO] = "yes or no",
		[KR_OPTION_DATE] = "date as 2025-07-01, or with time and zone "
		    "as 2025-07-01T00:00:00+12:00",
		[KR_OPTION_TEXTS] = "list of texts",
		[KR_OPTION_PATHS] = "list of file names",
		[KR_OPTION_MAILBOXES] = "list of mail addresses",
		[KR_OPTION_DOMAINS] = "list of domains",
		[KR_OPTION_DOMAIN_FILES] = "list of file names",
		[KR_OPTION_REFERRALS] = "list of agencies, each with when",
		[KR_OPTION_FACETS] = "list of categories",
		[KR_OPTION_LABELS] = "list of labels",
	};

	switch (o->type) {
	case KR_OPTION_NUMBER:
		snprintf(buf, size, "number %lld..%lld", (long long)o->min,
		    (long long)o->max);
		return;
	case KR_OPTION_OCTAL:
		snprintf(buf, size, "octal number 0..0%llo",
		    (unsigned long long)o->max);
		return;
	case KR_OPTION_POINTS:
		snprintf(buf, size, "points %lld.%02lld..%lld.%02lld",
		    (long long)o->min / 100, (long long)o->min % 100,
		    (long long)o->max / 100, (long long)o->max % 100);
		return;
	case KR_OPTION_CHOICE:
		choice_text(o->choice, buf, size);
		return;
	case KR_OPTION_TEXT: case KR_OPTION_ID: case KR_OPTION_PATH:
	case KR_OPTION_DATABASE: case KR_OPTION_SOCKET:
	case KR_OPTION_FIELD_NAME: case KR_OPTION_MAILBOX:
	case KR_OPTION_YES_NO: case KR_OPTION_DATE:
	case KR_OPTION_TEXTS: case KR_OPTION_PATHS: case KR_OPTION_MAILBOXES:
	case KR_OPTION_DOMAINS: case KR_OPTION_DOMAIN_FILES:
	case KR_OPTION_REFERRALS: case KR_OPTION_FACETS: case KR_OPTION_LABELS:
		snprintf(buf, size, "%s", plain[o->type]);
	}
}
