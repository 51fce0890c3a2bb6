/* SPDX-License-Identifier: Apache-2.0 */
/* From the collected mail to actions, with a way out for every failure. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "milter/metrics.h"

#define FALLBACK_ARENA ((size_t)8 << 20)	/* and room for the header */

struct work {
	SMFICTX			*ctx;
	struct session		*session;
	const struct child	*child;
	const struct kr_config	*config;
	struct kr_span		 queue_id;
	struct kr_span		 mail;
	struct kr_envelope	 envelope;
};

static void
envelope_fill(struct work *w, struct kr_span *rcpt)
{
	const struct session *s = w->session;

	for (size_t i = 0; i < s->n_rcpt; i++)
		rcpt[i] = session_path(s->rcpt[i]);
	w->envelope = (struct kr_envelope){
	    .mail_from = session_path(s->mail_from), .rcpt = rcpt,
	    .n_rcpt = s->n_rcpt, .helo = kr_span_str(s->helo),
	    .client_ip = kr_span_str(s->client_ip),
	    .client_name = kr_span_str(s->client_name),
	    .queue_id = w->queue_id, .submitted = s->submitted };
}

static sfsistat
tempfail(const struct work *w, const char *why)
{
	char code[] = "451", status[] = "4.3.0";
	char text[] = "Report mailbox is busy, please try again later";

	w->session->ended = METRICS_TEMPFAILED;
	log_line(LOG_ERR, "queue=%.*s result=tempfail why=\"%s\"",
	    KR_SPAN_ARG(w->queue_id), why);
	smfi_setreply(w->ctx, code, status, text);
	return SMFIS_TEMPFAIL;
}

/* ---- what was decided is written down, then done ------------------------- */

/* False: it is not, and the mail must come again. */
static bool
noted(const struct work *w, const struct kr_verdict *v, const char *why,
    struct kr_arena *arena, struct kr_ledger_place *place)
{
	struct kr_ledger *ledger = w->child->ledger;
	struct timespec begin;
	struct kr_err err = { .code = KR_OK };
	enum kr_rc rc;

	*place = (struct kr_ledger_place){ .seq = -1 };
	if (ledger == NULL)
		return true;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	if (v != NULL)
		rc = kr_ledger_decide(ledger, v, &w->envelope, arena, place,
		    &err);
	else
		rc = kr_ledger_decide_fallback(ledger, w->mail, &w->envelope,
		    why, arena, place, &err);
	metrics_took(w->child->metrics, METRICS_LEDGER, &begin);
	metrics_written(w->child, w->session, rc == KR_OK);
	if (rc != KR_OK)
		log_line(LOG_ERR, "queue=%.*s error=\"%s\"",
		    KR_SPAN_ARG(w->queue_id), err.text);
	return rc == KR_OK;
}

/* " ledger=chain:seq", or nothing. */
static const char *
place_text(const struct kr_ledger_place *p, char *buf, size_t size)
{
	if (p->seq < 0)
		return "";
	if (p->seq == 0)
		return " ledger=spool";
	snprintf(buf, size, " ledger=%s:%lld%s", p->chain, (long long)p->seq,
	    p->reused ? " again=yes" : "");
	return buf;
}

/* False if the mail server would not take one of them. */
static bool
handed_over(const struct work *w, const struct kr_actions *actions)
{
	if (!apply_actions(w->ctx, w->session, actions))
		return false;
	metrics_tagged(w->child, w->session);
	return true;
}

/* Unjudged, to a person, with the reason on it. */
static sfsistat
fallback(const struct work *w, const char *why)
{
	struct kr_arena *arena = kr_arena_new(FALLBACK_ARENA +
	    4 * w->mail.len);
	struct kr_message message = { .root = kr_view_root(w->mail),
	    .limits_hit = w->session->cut != NULL };
	struct kr_actions *actions;
	struct kr_ledger_place place;
	struct kr_err err = { 0 };
	sfsistat answer = SMFIS_CONTINUE;
	char where[300];

	if (arena == NULL || kr_actions_fallback(&message, &w->envelope,
	    w->config, why, kr_host_engine(w->child->host)->tag_key, arena,
	    &actions, &err) != KR_OK)
		answer = tempfail(w, "no memory for the fallback");
	else if (!noted(w, NULL, why, arena, &place))
		answer = tempfail(w, "the ledger cannot be written");
	else if (!handed_over(w, actions))
		answer = tempfail(w, "the mail server took no change");
	else {
		w->session->ended = METRICS_FALLBACK;
		log_line(LOG_WARNING, "queue=%.*s size=%zu "
		    "result=fallback why=\"%s\"%s", KR_SPAN_ARG(w->queue_id),
		    w->mail.len, why, place_text(&place, where,
		    sizeof(where)));
	}
	kr_arena_free(arena);
	return answer;
}

static sfsistat
carry_out(const struct work *w, const struct kr_verdict *v,
    const struct kr_actions *actions, struct kr_arena *arena)
{
	struct kr_ledger_place place;
	struct kr_buffer b;
	char where[300];

	if (!hold_verdict(w->child, v, &w->envelope)) {
		metrics_count(w->child->metrics, METRICS_HOLD_FAILED);
		return tempfail(w, "the copy that is held cannot be written");
	}
	if (!noted(w, v, NULL, arena, &place))
		return tempfail(w, "the ledger cannot be written");
	if (!handed_over(w, actions))
		return tempfail(w, "the mail server took no change");
	w->session->ended = METRICS_DECIDED;
	metrics_verdict(w->child, v);
	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_record_log(v, w->queue_id, &b);
	log_line(LOG_INFO, "%s%s", kr_buffer_cstr(&b), place_text(&place,
	    where, sizeof(where)));
	hold_thank(w->child, v, &w->envelope);
	return SMFIS_CONTINUE;
}

/* ---- judging ------------------------------------------------------------ */

/* What the tag of the campaign says, or NULL. */
static const char *
campaign_note(const struct work *w, struct kr_verdict *v,
    struct kr_arena *arena)
{
	struct kr_buffer b;

	v->campaign = campaigns_count(w->child->campaigns, v, arena);
	if (v->campaign == NULL)
		return NULL;
	kr_buffer_init(&b, arena, 256);
	kr_record_campaign(v->campaign, &b);
	return kr_buffer_cstr(&b);
}

/* False with *why set if a person must do it. */
static bool
judge(const struct work *w, struct kr_arena *arena, struct kr_verdict **v,
    struct kr_actions **actions, const char **why)
{
	const struct kr_engine *engine = kr_host_engine(w->child->host);
	struct kr_world world = kr_host_world(w->child->host, true);
	struct kr_err err = { 0 };

	if (kr_judge(engine, w->mail, &w->envelope, &world, arena, v,
	    &err) == KR_OK && kr_actions_plan((*v)->message, &w->envelope,
	    (*v)->auth, (*v)->report, (*v)->findings, (*v)->decision,
	    campaign_note(w, *v, arena), (*v)->config, engine->tag_key, arena,
	    actions, &err) == KR_OK)
		return true;
	*why = err.code == KR_E_NOMEM ? "not enough memory" :
	    "could not be judged";
	log_line(LOG_ERR, "queue=%.*s error=\"%s\"",
	    KR_SPAN_ARG(w->queue_id), err.text);
	return false;
}

/* Somebody sends our own mail back: do not send it round once more. */
static bool
came_back(const struct work *w, struct kr_arena *arena)
{
	return kr_actions_verify(w->mail, w->config,
	    kr_host_engine(w->child->host)->tag_key, arena) == KR_YES;
}

static sfsistat
judge_noted(const struct work *w)
{
	unsigned char sha256[KR_SHA256_LEN];
	struct kr_arena *arena;
	struct kr_verdict *v;
	struct kr_actions *actions;
	const char *why = "not enough memory";
	sfsistat answer = SMFIS_TEMPFAIL;
	bool judged = false, ours = false, good = true, returned = false,
	    again;
	int note;

	if (w->session->cut != NULL)
		return fallback(w, w->session->cut);
	if (!kr_sha256(w->mail, sha256))
		return fallback(w, "no digest");
	if (poison_deaths(w->child->poison, sha256) >= POISON_DEATHS) {
		metrics_count(w->child->metrics, METRICS_POISON);
		return fallback(w, "judging it ended the program twice");
	}
	arena = kr_arena_new(w->config->limits.arena_bytes);
	note = poison_enter(w->child->poison, sha256);
	again = arena != NULL && came_back(w, arena);
	if (again)
		why = "it was tagged here before and came back";
	else if (arena != NULL)
		good = returned_take(w->child, w->mail, &w->envelope, arena,
		    &returned, &why);
	if (arena != NULL && good && !returned && !again)
		judged = judge(w, arena, &v, &actions, &why);
	/* An answer to a question of ours is no report: a person reads it. */
	if (judged)
		good = hold_answer(w->child, v, &ours, &why);
	poison_leave(w->child->poison, note);
	if (!good)
		answer = tempfail(w, returned ?
		    "the delivery report cannot be written down" :
		    "the answer cannot be written down");
	else if (judged && !ours)
		answer = carry_out(w, v, actions, arena);
	kr_arena_free(arena);
	return !good || (judged && !ours) ? answer : fallback(w, why);
}

sfsistat
judge_message(SMFICTX *ctx, struct session *s, const struct child *child)
{
	char macro[] = "i";
	const char *id = smfi_getsymval(ctx, macro);
	struct kr_span *rcpt = calloc(s->n_rcpt + 1, sizeof(*rcpt));
	struct work w = { .ctx = ctx, .session = s, .child = child,
	    .config = kr_host_config(child->host),
	    .queue_id = kr_span_str(id != NULL ? id : "-"),
	    .mail = { s->bytes != NULL ? s->bytes : "", s->len } };
	struct timespec begin, now;
	sfsistat answer;

	if (rcpt == NULL)
		return tempfail(&w, "not enough memory");
	clock_gettime(CLOCK_MONOTONIC, &begin);
	envelope_fill(&w, rcpt);
	answer = judge_noted(&w);
	free(rcpt);
	metrics_took(child->metrics, METRICS_ANSWER, &begin);
	clock_gettime(CLOCK_REALTIME, &now);
	atomic_store(&child->metrics->last_answer_s,
	    (unsigned long long)now.tv_sec);
	return answer;
}
