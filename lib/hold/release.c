/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sending a held report to the agencies that wait for it, each once.
 *
 * Order on the disk: RELEASING (the yes is recorded) -- SENDING, written
 * after all of the mail but its end is handed to the mail server -- SENT, or
 * UNSENT again if the server said no -- closed.  A crash before SENDING has
 * sent nothing, so it is sent again; at SENDING nobody knows, so it is not:
 * a person looks into the mail server's log.
 */
#include <string.h>
#include <time.h>

#include "actions/actions.h"
#include "hold/spool.h"

struct sending {
	struct kr_held	*held;
	size_t		 agency;
	struct kr_err	*err;
};

static bool
before_end(void *ctx)
{
	struct sending *s = ctx;

	s->held->item.agency[s->agency].sent = KR_HOLD_SENDING;
	return kr_held_save(s->held, s->err) == KR_OK;
}

/* The mail, as it was sealed, for one agency. */
static enum kr_rc
compose(struct kr_held *held, struct kr_span mail, const char *agency,
    struct kr_span *ret, struct kr_err *err)
{
	const struct kr_hold_settings *set = &held->file.hold->set;
	const struct kr_hold_item *item = &held->item;
	struct kr_release r = { .id = item->id, .category = item->category,
	    .also = item->also, .urgency = item->urgency,
	    .handling = item->handling, .agency = agency,
	    /* No names go out: "operator aroha" is "operator". */
	    .by = strncmp(item->by, "operator", 8) == 0 ? "operator" :
		item->by };

	return kr_actions_release(mail, &r, set->config, set->tag_key,
	    held->arena, ret, err);
}

/* Bounces go to the person; none is asked for with sealed matter. */
static enum kr_rc
submit(struct kr_held *held, size_t i, const struct kr_agency *agency,
    struct kr_span text, struct kr_err *err)
{
	const struct kr_hold_settings *set = &held->file.hold->set;
	struct sending s = { held, i, err };
	struct kr_letter letter = {
	    .from = kr_hold_is_sealed(&held->item) ? "" :
		set->config->fallback,
	    .to = agency->address, .n_to = agency->n_address, .text = text,
	    .before_end = before_end, .ctx = &s };

	return set->submit(set->submit_ctx, &letter, err);
}

static enum kr_rc
send_one(struct kr_held *held, size_t i, struct kr_span mail, int64_t now_s,
    struct kr_err *err)
{
	struct kr_hold_item *item = &held->item;
	const char *id = item->agency[i].id;
	const struct kr_agency *agency = kr_config_agency_at(
	    held->file.hold->set.config, id, now_s);
	struct kr_span text;
	enum kr_rc rc;

	if (agency == NULL || agency->n_address == 0)
		return kr_fail(err, KR_E_SYSTEM, 0, "hold: %s waits for "
		    "%s, which takes no reports now", item->id, id);
	if (strcmp(item->handling, kr_handling_name(agency->handling_max)) > 0)
		return kr_fail(err, KR_E_SYSTEM, 0, "hold: %s is of class %s, "
		    "and %s takes %s at most", item->id, item->handling, id,
		    kr_handling_name(agency->handling_max));
	rc = compose(held, mail, agency->id, &text, err);
	if (rc != KR_OK)
		return rc;
	rc = submit(held, i, agency, text, err);
	if (rc == KR_OK) {
		item->agency[i].sent = KR_HOLD_SENT;
		item->agency[i].sent_s = now_s;
		return kr_held_save(held, err);
	}
	if (rc == KR_E_SYSTEM)
		item->agency[i].sent = KR_HOLD_UNSENT;
	return rc;
}

/* True if none is in doubt; what the operator found out is written down. */
static bool
settle_doubt(struct kr_held *held, enum kr_hold_doubt doubt, int64_t now_s)
{
	struct kr_hold_item *item = &held->item;
	bool clear = true;

	for (size_t i = 0; i < item->n_agency; i++) {
		if (item->agency[i].sent != KR_HOLD_SENDING)
			continue;
		if (doubt == KR_HOLD_AGAIN)
			item->agency[i].sent = KR_HOLD_UNSENT;
		else if (doubt == KR_HOLD_DONE) {
			item->agency[i].sent = KR_HOLD_SENT;
			item->agency[i].sent_s = now_s;
		}
		clear = clear && doubt != KR_HOLD_LEAVE;
	}
	return clear;
}

/* The mail that was put there, or nothing. */
static enum kr_rc
mail_read(struct kr_held *held, struct kr_span *mail, struct kr_err *err)
{
	unsigned char sha256[KR_SHA256_LEN];
	char hex[KR_SHA256_HEX];
	enum kr_rc rc = kr_spool_mail(&held->file, held->arena, mail, err);

	if (rc != KR_OK)
		return rc;
	if (!kr_sha256(*mail, sha256))
		return kr_fail(err, KR_E_SYSTEM, 0, "hold: no digest");
	kr_hex(sha256, sizeof(sha256), hex);
	return strcmp(hex, held->item.sha256) == 0 ? KR_OK : kr_fail(err,
	    KR_E_SYNTAX, 0, "hold: %s is not the mail it says it is",
	    held->item.id);
}

enum kr_rc
kr_held_send(struct kr_held *held, enum kr_hold_doubt doubt, int64_t now_s,
    struct kr_err *err)
{
	struct kr_hold_item *item = &held->item;
	struct kr_span mail;
	enum kr_rc rc;

	if (!settle_doubt(held, doubt, now_s))
		return kr_fail(err, KR_E_TEMPORARY, 0, "hold: the program "
		    "ended while %s was being sent, and nobody knows whether "
		    "it got through; look for it in the mail server's log",
		    item->id);
	rc = mail_read(held, &mail, err);
	if (rc != KR_OK)
		return rc;
	for (size_t i = 0; rc == KR_OK && i < item->n_agency; i++)
		if (item->agency[i].sent == KR_HOLD_UNSENT)
			rc = send_one(held, i, mail, now_s, err);
	if (rc == KR_OK)
		return kr_held_finish(held, KR_HOLD_RELEASED, now_s, err);
	item->tried_s = now_s;
	/* What cannot be noted is tried sooner, or seen to be in doubt. */
	if (kr_held_save(held, NULL) != KR_OK)
		item->tried_s = 0;
	return KR_E_TEMPORARY;
}
