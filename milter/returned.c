/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Delivery reports about what was referred here: noted in the ledger, and
 * given to a person.  They are no reports, and nobody is thanked for them.
 */
#include "milter/milter.h"

static const char *
said(const struct kr_returned *r)
{
	const char *why = "delivery report about a referral";

	for (size_t i = 0; i < r->n; i++)
		switch (r->item[i].state) {
		case KR_LEDGER_BOUNCED:
			return "delivery report: an agency did not get a "
			    "referral";
		case KR_LEDGER_DEFERRED:
			why = "delivery report: a referral is late";
			break;
		case KR_LEDGER_DELIVERED:
			why = "delivery report: an agency got a referral";
			break;
		case KR_LEDGER_DECIDED: case KR_LEDGER_ACCEPTED:
			break;
		}
	return why;
}

bool
returned_take(const struct child *child, struct kr_span mail,
    const struct kr_envelope *envelope, struct kr_arena *arena, bool *found,
    const char **why)
{
	const struct kr_config *config = kr_host_config(child->host);
	struct kr_message *message;
	struct kr_returned returned;
	struct kr_err err = { .code = KR_OK };

	*found = envelope->mail_from.len == 0 &&
	    kr_message_read(mail, &config->limits, arena, &message, NULL) ==
	    KR_OK && kr_returned_read(message, envelope, config,
	    kr_host_engine(child->host)->tag_key, arena, &returned);
	if (!*found)
		return true;
	*why = said(&returned);
	log_line(LOG_NOTICE, "id=%s why=\"%s\"", returned.id, *why);
	if (child->ledger == NULL || kr_returned_note(child->ledger,
	    config->ledger, &returned, &err) == KR_OK)
		return true;
	log_line(LOG_ERR, "id=%s error=\"%s\"", returned.id, err.text);
	return false;
}
