/* SPDX-License-Identifier: Apache-2.0 */
/* One mail to text.  No mail goes without a line, whatever happens. */
#include <stdlib.h>

#include "scan/scan.h"

#define PAGE_MAX ((size_t)256 << 20)	/* bytes of text about one mail */

struct scan_worker {
	const struct scan_options	*options;
	const struct kr_engine		*engine;
	struct kr_world			 world;
	struct kr_arena			*arena;	/* of the judgement */
	struct kr_arena			*page;	/* of the text */
};

struct scan_worker *
scan_worker_new(struct kr_host *host, const struct scan_options *options)
{
	struct scan_worker *w = calloc(1, sizeof(*w));

	if (w == NULL)
		return NULL;
	w->options = options;
	w->engine = kr_host_engine(host);
	w->world = kr_host_world(host, options->online);
	w->arena = kr_arena_new(w->engine->config->limits.arena_bytes);
	w->page = kr_arena_new(PAGE_MAX);
	if (w->arena == NULL || w->page == NULL) {
		scan_worker_free(w);
		return NULL;
	}
	return w;
}

void
scan_worker_free(struct scan_worker *w)
{
	if (w == NULL)
		return;
	kr_arena_free(w->arena);
	kr_arena_free(w->page);
	free(w);
}

/* ---- when the mail cannot be judged ------------------------------------- */

/* Everything empty, for a person to fill. */
struct blank {
	struct kr_verdict	 verdict;
	struct kr_report	 report;
	struct kr_findings	 findings;
	struct kr_decision	 decision;
	struct kr_referral	 referral;
	struct kr_auth		 auth;
};

/* The agency that gets what has no category. */
static const struct kr_agency *
retaining_agency(const struct kr_config *config)
{
	const struct kr_route *route = &config->route[KR_CATEGORY_OTHER];

	for (size_t i = 0; i < route->n_refer; i++)
		if (route->refer[i].when == KR_WHEN_ALWAYS)
			return kr_config_agency(config,
			    route->refer[i].agency);
	return NULL;
}

static struct kr_verdict *
blank_verdict(const struct scan_worker *w, struct blank *b,
    const struct kr_mail *mail)
{
	const struct kr_config *config = w->engine->config;
	struct kr_verdict *v = &b->verdict;

	*b = (struct blank){ .decision = { .category = KR_CATEGORY_OTHER,
	    .needs_review = true } };
	b->findings.uema.label = "none";
	b->referral = (struct kr_referral){ .agency = retaining_agency(config),
	    .basis = KR_BASIS_RETAINED, .category = KR_CATEGORY_OTHER };
	b->decision.referral = &b->referral;
	b->decision.n_referral = b->referral.agency != NULL;
	*v = (struct kr_verdict){ .auth = &b->auth, .report = &b->report,
	    .findings = &b->findings, .decision = &b->decision,
	    .config = config, .rules_id = kr_rules_id(w->engine->rules) };
	if (kr_sha256(mail->bytes, v->sha256))
		kr_hex(v->sha256, 16, b->decision.id);
	return v;
}

/* ---- text --------------------------------------------------------------- */

static void
verdict_write(const struct scan_worker *w, const struct kr_verdict *v,
    struct kr_buffer *b)
{
	switch (w->options->format) {
	case SCAN_JSONL:
		kr_record_json(v, b);
		break;
	case SCAN_CSV:
		kr_record_csv(v, b);
		break;
	case SCAN_TABLE:
		kr_record_table(v, w->options->columns, b);
		break;
	case SCAN_TEXT:
		kr_record_text(v, w->options->explain, b);
		break;
	}
}

static uint64_t
agencies_of(const struct kr_decision *d, const struct kr_config *config)
{
	uint64_t set = 0;

	for (size_t i = 0; i < d->n_referral; i++) {
		size_t index = (size_t)(d->referral[i].agency -
		    config->agency);

		if (index < 64)
			set |= UINT64_C(1) << index;
	}
	return set;
}

/* False if the text did not fit. */
static bool
result_make(struct scan_worker *w, struct kr_verdict *v,
    const struct kr_mail *mail, const char *why, struct scan_result *ret)
{
	struct kr_decision decision = *v->decision;
	struct kr_buffer b;

	v->file = mail->file;
	v->offset = (size_t)mail->offset;
	if (why != NULL) {	/* what was judged is not the whole mail */
		decision.fallback = true;
		decision.needs_review = true;
		decision.why = why;
		v->decision = &decision;
	}
	kr_arena_reset(w->page);
	kr_buffer_init(&b, w->page, SIZE_MAX);
	verdict_write(w, v, &b);
	ret->text = kr_buffer_span(&b);
	ret->agencies = agencies_of(&decision, w->engine->config);
	ret->fallback = decision.fallback;
	return kr_buffer_ok(&b);
}

bool
scan_worker_judge(struct scan_worker *w, const struct kr_mail *mail,
    struct scan_result *ret)
{
	const char *why = mail->cut ? "larger than --mail-max" : NULL;
	struct kr_verdict *v = NULL;
	struct kr_err err = { .text = "" };
	struct blank blank;
	enum kr_rc rc;
	bool written = true;

	kr_arena_reset(w->arena);
	rc = kr_judge(w->engine, mail->bytes, NULL, &w->world, w->arena, &v,
	    &err);
	if (rc == KR_OK && result_make(w, v, mail, why, ret)) {
		if (w->options->extract != NULL)
			written = scan_extract(w->options->extract, v);
		return written;
	}
	v = blank_verdict(w, &blank, mail);
	if (!result_make(w, v, mail, rc == KR_OK ? "its record is too large" :
	    err.text[0] != '\0' ? err.text : kr_rc_name(rc), ret))
		abort();	/* a line without any word of the mail */
	return true;
}
