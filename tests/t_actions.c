/* SPDX-License-Identifier: Apache-2.0 */
/* Plan, apply as a mail server would, verify. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "actions/actions.h"

#define ARENA ((size_t)16 << 20)
#define KEY KR_SPAN_LIT("sixteen bytes or more")

/* ---- a small world ----------------------------------------------------- */

static const char *const emcu_box[] = { "emcu@dia.example" };
static const char *const police_box[] = { "cyber@police.example",
    "second@police.example" };
static struct kr_agency emcu = { .id = "dia-emcu", .address = emcu_box,
    .n_address = 1, .enabled = true };
static struct kr_agency police = { .id = "police-cybercrime",
    .address = police_box, .n_address = 2, .enabled = true };
static struct kr_agency nowhere = { .id = "closed", .enabled = false };
static const char *const mailbox[] = { "report@body.example" };

static struct kr_config
config_make(enum kr_deliver deliver)
{
	return (struct kr_config){ .authserv_id = "mx.body.example",
	    .report_mailbox = { mailbox, 1 },
	    .fallback = "person@body.example", .tag_prefix = "X-Referral",
	    .deliver = deliver, .spam_required = 500,
	    .limits = kr_limits_default };
}

#define HEAD "From: a@reporter.example\r\nSubject: it is\r\n so\r\n"
#define BODY "Text.\r\n\r\nMore. \r\n"

/* Everything that leads to a plan. */
struct scene {
	struct kr_arena		*arena;
	struct kr_config	 config;
	struct kr_message	 message;
	struct kr_auth		 auth;
	struct kr_exhibit	 exhibit;
	struct kr_report	 report;
	struct kr_finding	 finding[3];
	const struct kr_finding	*reason[3];
	struct kr_findings	 findings;
	struct kr_referral	 referral[2];
	struct kr_hold		 hold[1];
	struct kr_decision	 decision;
	const char		*campaign;
	struct kr_span		 rcpt[4];
	struct kr_envelope	 envelope;
};

static void
scene_findings(struct scene *s)
{
	static const char *const id[] = { "SPAM_LINK", "UEMA_S11",
	    "UEMA_S9" };
	static const char *const section[] = { NULL, "UEMA 2007 s 11(1)(a)",
	    "UEMA 2007 s 9" };

	for (size_t i = 0; i < 3; i++) {
		s->finding[i] = (struct kr_finding){ .id = id[i],
		    .section = section[i], .what = "",
		    .state = KR_STATE_INDICATED };
		s->reason[i] = &s->finding[i];
	}
	s->findings = (struct kr_findings){ .item = s->finding, .n = 3,
	    .spam_score = 730, .uema = { .score = 3120,
	    .label = "uema-indicated" } };
}

static struct scene *
scene_new(const char *mail, enum kr_deliver deliver)
{
	struct scene *s = calloc(1, sizeof(*s));

	assert_non_null(s);
	s->arena = kr_arena_new(ARENA);
	s->config = config_make(deliver);
	s->message = (struct kr_message){
	    .root = kr_view_root(kr_span_str(mail)) };
	s->auth.results = kr_span_str("mx.body.example; spf=pass "
	    "smtp.mailfrom=reporter.example");
	s->auth.spf = KR_AUTH_PASS;
	s->exhibit.tier = 'A';
	s->report = (struct kr_report){ .form = KR_FORM_KIND_RFC822,
	    .exhibit = &s->exhibit, .n_exhibit = 1 };
	scene_findings(s);
	s->referral[0] = (struct kr_referral){ &emcu, KR_BASIS_DIRECT,
	    KR_CATEGORY_SPAM };
	s->referral[1] = (struct kr_referral){ &police, KR_BASIS_CONSENT,
	    KR_CATEGORY_SCAM_FRAUD };
	s->decision = (struct kr_decision){
	    .id = "00112233445566778899aabbccddeeff",
	    .category = KR_CATEGORY_SPAM, .referral = s->referral,
	    .n_referral = 1, .hold = s->hold, .why = "",
	    .reason = s->reason, .n_reason = 3 };
	s->rcpt[0] = kr_span_str("report@body.example");
	s->envelope = (struct kr_envelope){ .rcpt = s->rcpt, .n_rcpt = 1 };
	return s;
}

static void
scene_free(struct scene *s)
{
	kr_arena_free(s->arena);
	free(s);
}

static struct kr_actions *
scene_plan(struct scene *s, struct kr_span key)
{
	struct kr_actions *actions = NULL;
	struct kr_err err;

	assert_int_equal(KR_OK, kr_actions_plan(&s->message, &s->envelope,
	    &s->auth, &s->report, &s->findings, &s->decision, s->campaign,
	    &s->config, key, s->arena, &actions, &err));
	return actions;
}

/* ---- what a mail server makes of it ------------------------------------ */

#define FIELDS 64

struct header {
	const char	*field[FIELDS];
	size_t		 n;
};

static void
header_insert(struct header *h, const char *field)
{
	assert_true(h->n < FIELDS);
	memmove(h->field + 1, h->field, h->n * sizeof(*h->field));
	h->field[0] = field;
	h->n++;
}

static bool
named(const char *field, const char *name)
{
	return kr_span_casestarts(kr_span_str(field), name) &&
	    strchr(": \t", field[strlen(name)]) != NULL;
}

static void
header_delete(struct header *h, const char *name, unsigned nth)
{
	for (size_t i = 0; i < h->n; i++) {
		if (!named(h->field[i], name) || --nth > 0)
			continue;
		memmove(h->field + i, h->field + i + 1,
		    (h->n - i - 1) * sizeof(*h->field));
		h->n--;
		return;
	}
	fail_msg("there is no %s to delete", name);
}

static const char *
text(struct kr_arena *arena, const char *a, const char *b, const char *c)
{
	struct kr_buffer buffer;

	kr_buffer_init(&buffer, arena, SIZE_MAX);
	kr_buffer_str(&buffer, a);
	kr_buffer_str(&buffer, b);
	kr_buffer_str(&buffer, c);
	return kr_buffer_cstr(&buffer);
}

/* Lines of head into fields, folds kept. */
static void
header_read(struct header *h, struct kr_arena *arena, const char *head)
{
	while (*head != '\0') {
		size_t len = strcspn(head, "\n") + 1;

		while (head[len] == ' ' || head[len] == '\t')
			len += strcspn(head + len, "\n") + 1;
		assert_true(h->n < FIELDS);
		h->field[h->n++] = kr_arena_cstr(arena,
		    (struct kr_span){ head, len });
		head += len;
	}
}

/* head and body, after the actions, as delivered: LF, trace fields on top. */
static struct kr_span
delivered(const struct kr_actions *actions, struct kr_arena *arena,
    const char *head, const char *body)
{
	struct header h = { .n = 0 };
	struct kr_buffer b;
	const char *all = "Return-Path: <a@reporter.example>\n"
	    "Delivered-To: emcu@dia.example\n";

	header_read(&h, arena, head);
	header_insert(&h, "Received: by mx.body.example;\n today\n");
	for (size_t i = 0; i < actions->n; i++) {
		const struct kr_action *a = &actions->item[i];

		if (a->kind == KR_ACTION_INSERT_FIELD)
			header_insert(&h, text(arena, a->name, ": ",
			    text(arena, a->value, "\n", "")));
		else if (a->kind == KR_ACTION_DELETE_FIELD)
			header_delete(&h, a->name, a->nth);
	}
	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_str(&b, all);
	for (size_t i = 0; i < h.n; i++)
		kr_buffer_str(&b, h.field[i]);
	kr_buffer_byte(&b, '\n');
	kr_buffer_str(&b, body);
	/* CRLF to LF */
	for (size_t i = 0, to = 0, n = b.len; i < n; i++)
		if (b.data[i] != '\r' || i + 1 == n || b.data[i + 1] != '\n')
			b.data[to++] = b.data[i], b.len = to;
	return kr_buffer_span(&b);
}

/* ---- the final tag ----------------------------------------------------- */

#define FORGED \
	"x-referral-agency: police-cybercrime\r\n" \
	"X-Referral-Final : v=1; h=0\r\n" \
	"Authentication-Results: mx.body.example;\r\n dmarc=pass\r\n" \
	"Authentication-Results: other.example; spf=none\r\n" \
	"X-Referral-Agency: ncsc\r\n" \
	"Authentication-Results: MX.body.example; spf=pass\r\n"

static struct change_case {
	const char	*name;
	const char	*from, *to;	/* done to the delivered mail */
	enum kr_tri	 whole;
} changes[] = {
	{ "as delivered", NULL, NULL, KR_YES },
	{ "a tag changed", "Urgency: normal", "Urgency: threat", KR_NO },
	{ "a tag gone", "X-Referral-Agency:", "X-Deferral-Agency:", KR_NO },
	{ "the final tag gone", "X-Referral-Final", "X-Referral-Fina1",
	  KR_NO },
	{ "another destination", "to=dia-emcu;", "to=dia-emc1;", KR_NO },
	{ "another digest", "\td=", "\te=", KR_NO },
	{ "the subject changed", "it is", "it's ", KR_NO },
	{ "the subject refolded", "it is\n so", "it\n is so", KR_YES },
	{ "the body changed", "More.", "Mere.", KR_NO },
	{ "blanks at an end of line gone", "More. ", "More.\n", KR_NO },
	{ "another results field", "spf=none", "spf=fail", KR_NO },
	{ "our results changed", "spf=pass", "spf=fail", KR_NO },
	{ "who received it", "by mx", "by my", KR_YES },
	{ "the return path", "<a@", "<b@", KR_YES },
};

static void
replace_once(struct kr_span s, const char *from, const char *to)
{
	size_t at = from != NULL ? kr_span_find(s, 0, from) : SIZE_MAX;

	if (from == NULL)
		return;
	assert_true(at != SIZE_MAX);
	assert_int_equal(strlen(from), strlen(to));
	memcpy((char *)(uintptr_t)s.ptr + at, to, strlen(to));
}

static void
change_run(void **state)
{
	const struct change_case *c = *state;
	struct scene *s = scene_new(FORGED HEAD "\r\n" BODY,
	    KR_DELIVER_REPLACE);
	struct kr_span out = delivered(scene_plan(s, KEY), s->arena,
	    FORGED HEAD, BODY);

	replace_once(out, c->from, c->to);
	assert_int_equal(c->whole, kr_actions_verify(out, &s->config, KEY,
	    s->arena));
	scene_free(s);
}

/* Each single bit of a tagged mail counts, but for the trace fields. */
static void
every_bit(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	struct kr_span out = delivered(scene_plan(s, KEY), s->arena, HEAD,
	    BODY);
	size_t from = kr_span_find(out, 0, "X-Referral-Final");
	size_t skip = kr_span_find(out, 0, "Received:");
	size_t to = kr_span_find(out, 0, "From:");
	struct kr_arena *arena = kr_arena_new(ARENA);

	(void)state;
	for (size_t i = from; i < out.len; i++) {
		char *p = (char *)(uintptr_t)out.ptr + i;

		/* blanks may change into blanks, and letters of field names
		 * into their other case: not here */
		if ((i >= skip && i < to) || kr_is_blank(*p) ||
		    (*p ^ 1) == ' ' || kr_lower(*p) == kr_lower(*p ^ 1))
			continue;
		*p ^= 1;
		if (kr_actions_verify(out, &s->config, KEY, arena) == KR_YES)
			fail_msg("byte %zu (%.10s) does not count", i, p);
		*p ^= 1;
		kr_arena_reset(arena);
	}
	assert_int_equal(KR_YES, kr_actions_verify(out, &s->config, KEY,
	    arena));
	kr_arena_free(arena);
	scene_free(s);
}

static void
keys(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	struct kr_span out;

	(void)state;
	out = delivered(scene_plan(s, KEY), s->arena, HEAD, BODY);
	assert_int_equal(KR_NO, kr_actions_verify(out, &s->config,
	    KR_SPAN_LIT("another key than that"), s->arena));
	assert_int_equal(KR_UNKNOWN, kr_actions_verify(out, &s->config,
	    KR_SPAN_NONE, s->arena));
	out = delivered(scene_plan(s, KR_SPAN_NONE), s->arena, HEAD, BODY);
	assert_true(kr_span_find(out, 0, "unkeyed\n") != SIZE_MAX);
	assert_int_equal(KR_NO, kr_actions_verify(out, &s->config, KEY,
	    s->arena));
	assert_int_equal(KR_NO, kr_actions_verify(
	    KR_SPAN_LIT(HEAD "\r\n" BODY), &s->config, KEY, s->arena));
	scene_free(s);
}

/* ---- what is removed --------------------------------------------------- */

static void
deletions(void **state)
{
	struct scene *s = scene_new(FORGED HEAD "\r\n" BODY,
	    KR_DELIVER_REPLACE);
	struct kr_actions *actions = scene_plan(s, KEY);
	unsigned last = 0;
	const char *name = "";
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < actions->n; i++) {
		const struct kr_action *a = &actions->item[i];

		if (a->kind != KR_ACTION_DELETE_FIELD)
			break;
		if (kr_span_caseeq(kr_span_str(a->name), name))
			assert_true(a->nth < last);
		name = a->name;
		last = a->nth;
		n++;
	}
	assert_int_equal(5, n);
	for (size_t i = n; i < actions->n; i++)
		assert_int_not_equal(KR_ACTION_DELETE_FIELD,
		    actions->item[i].kind);
	scene_free(s);
}

/* A thousand other fields, and long ones, hide nothing. */
static void
hidden(void **state)
{
	struct kr_arena *arena = kr_arena_new(ARENA);
	struct kr_buffer mail;
	struct scene *s;
	size_t n = 0;

	(void)state;
	kr_buffer_init(&mail, arena, SIZE_MAX);
	for (unsigned i = 0; i < 5000; i++)
		kr_buffer_printf(&mail, "X-%u: 1\r\n", i);
	kr_buffer_str(&mail, "X-Long: ");
	for (unsigned i = 0; i < 100000; i++)
		kr_buffer_str(&mail, "xxxx\r\n ");
	kr_buffer_str(&mail, "\r\nX-REFERRAL-ID: 1\r\n" HEAD "\r\n" BODY
	    "X-Referral-Id: 2\r\n");
	s = scene_new(kr_buffer_cstr(&mail), KR_DELIVER_REPLACE);
	for (struct kr_actions *a = scene_plan(s, KEY); n < a->n &&
	    a->item[n].kind == KR_ACTION_DELETE_FIELD; n++)
		assert_string_equal("X-REFERRAL-ID", a->item[n].name);
	assert_int_equal(1, n);
	scene_free(s);
	kr_arena_free(arena);
}

/* ---- the envelope ------------------------------------------------------ */

static struct rcpt_case {
	const char	*name;
	enum kr_deliver	 deliver;
	const char	*rcpt[4];
	size_t		 n_referral;
	bool		 fallback, closed;
	const char	*edits;		/* "-" off, "+" on, in order */
} rcpts[] = {
	{ "replaced", KR_DELIVER_REPLACE, { "report@body.example" }, 1,
	  false, false, "+emcu@dia.example -report@body.example " },
	{ "beside", KR_DELIVER_COPY, { "report@body.example" }, 1, false,
	  false, "+emcu@dia.example " },
	{ "tag only", KR_DELIVER_TAG, { "report@body.example" }, 1, true,
	  false, "" },
	{ "two agencies", KR_DELIVER_REPLACE, { "report@body.example" }, 2,
	  false, false, "+emcu@dia.example +cyber@police.example "
	  "+second@police.example -report@body.example " },
	{ "others keep it", KR_DELIVER_REPLACE, { "x@body.example",
	  "report@body.example", "y@far.example" }, 1, false, false,
	  "+emcu@dia.example -report@body.example " },
	{ "off as the client wrote it", KR_DELIVER_REPLACE,
	  { "report@BODY.example" }, 1, false, false,
	  "+emcu@dia.example -report@BODY.example " },
	{ "twice on the envelope", KR_DELIVER_REPLACE,
	  { "report@body.example", "report@BODY.EXAMPLE" }, 1, false, false,
	  "+emcu@dia.example -report@body.example -report@BODY.EXAMPLE " },
	{ "the agency has it already", KR_DELIVER_REPLACE,
	  { "emcu@DIA.example", "report@body.example" }, 1, false, false,
	  "-report@body.example " },
	{ "a person too", KR_DELIVER_REPLACE, { "report@body.example" }, 1,
	  true, false, "+emcu@dia.example +person@body.example "
	  "-report@body.example " },
	{ "an agency without address", KR_DELIVER_REPLACE,
	  { "report@body.example" }, 1, false, true,
	  "+person@body.example -report@body.example " },
};

static const char *
edits(const struct kr_actions *actions, struct kr_arena *arena)
{
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < actions->n; i++) {
		const struct kr_action *a = &actions->item[i];

		if (a->kind == KR_ACTION_ADD_RCPT)
			kr_buffer_printf(&b, "+%s ", a->value);
		else if (a->kind == KR_ACTION_DELETE_RCPT)
			kr_buffer_printf(&b, "-%s ", a->value);
	}
	return kr_buffer_cstr(&b);
}

static void
rcpt_run(void **state)
{
	const struct rcpt_case *c = *state;
	struct scene *s = scene_new(HEAD "\r\n" BODY, c->deliver);

	s->envelope.n_rcpt = 0;
	for (size_t i = 0; i < 4 && c->rcpt[i] != NULL; i++)
		s->rcpt[s->envelope.n_rcpt++] = kr_span_str(c->rcpt[i]);
	s->decision.n_referral = c->n_referral;
	s->decision.fallback = c->fallback;
	if (c->closed)
		s->referral[0].agency = &nowhere;
	assert_string_equal(c->edits, edits(scene_plan(s, KEY), s->arena));
	scene_free(s);
}

/* With nowhere to send it, nothing is taken off. */
static void
nobody_to_send_to(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);

	(void)state;
	s->config.fallback = "";
	s->referral[0].agency = &nowhere;
	assert_string_equal("", edits(scene_plan(s, KEY), s->arena));
	scene_free(s);
}

/* ---- values ------------------------------------------------------------ */

static const char *
value(const struct kr_actions *actions, const char *name)
{
	for (size_t i = 0; i < actions->n; i++)
		if (actions->item[i].kind == KR_ACTION_INSERT_FIELD &&
		    strcmp(actions->item[i].name, name) == 0)
			return actions->item[i].value;
	return NULL;
}

static struct value_case {
	const char	*name, *field, *value;
} values[] = {
	{ "id", "X-Referral-Id", "00112233445566778899aabbccddeeff" },
	{ "category", "X-Referral-Category", "spam" },
	{ "agency", "X-Referral-Agency",
	  "dia-emcu; basis=direct; category=spam" },
	{ "urgency", "X-Referral-Urgency", "normal" },
	{ "handling", "X-Referral-Handling", "H0" },
	{ "consent", "X-Referral-Consent", "absent" },
	{ "spam", "X-Referral-Spam-Score", "7.30; required=5.00" },
	{ "act", "X-Referral-UEMA",
	  "uema-indicated; score=31.20; sections=s11(1)(a),s9" },
	{ "evidence", "X-Referral-Evidence", "rfc822; tier=A;\n\tsha256="
	  "0000000000000000000000000000000000000000000000000000000000000000" },
	{ "reasons", "X-Referral-Reasons", "SPAM_LINK, UEMA_S11, UEMA_S9" },
	{ "results", "Authentication-Results", "mx.body.example; spf=pass\n\t"
	  "smtp.mailfrom=reporter.example" },
};

static void
value_run(void **state)
{
	const struct value_case *c = *state;
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	const char *v = value(scene_plan(s, KEY), c->field);

	assert_non_null(v);
	assert_string_equal(c->value, v);
	scene_free(s);
}

static void
assert_clean(const struct kr_actions *actions)
{
	for (size_t i = 0; i < actions->n; i++) {
		const struct kr_action *a = &actions->item[i];
		size_t column = 0, words = 0;

		if (a->kind != KR_ACTION_INSERT_FIELD)
			continue;
		assert_true(strlen(a->value) <= kr_limits_default.tag_bytes);
		column = strlen(a->name) + 2;
		for (const char *p = a->value; *p != '\0'; p++) {
			if (*p == '\n') {
				assert_int_equal('\t', p[1]);
				column = words = 0;
				continue;
			}
			assert_true(*p == '\t' || (*p >= ' ' && *p < 127));
			column += *p == '\t' ? 8 : 1;
			words += *p == ' ';
			/* only a single long word may pass the margin */
			assert_true(column <= 78 || words < 2);
			assert_true(column < 998);
		}
	}
}

/* Whatever reaches a value: no line of its own, no byte out of the list. */
static void
hostile(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	char bytes[4096];
	unsigned seed = 1;

	(void)state;
	for (unsigned round = 0; round < 300; round++) {
		for (size_t i = 0; i < sizeof(bytes); i++) {
			seed = seed * 1103515245 + 12345;
			bytes[i] = (char)(seed >> 16);
			if (round % 3 == 0 && bytes[i] == ' ')
				bytes[i] = 'x';
			if (round % 5 == 0 && (seed >> 8) % 7 == 0)
				bytes[i] = "\r\n \t:;"[(seed >> 24) % 6];
		}
		s->auth.results = (struct kr_span){ bytes,
		    round * 13 % sizeof(bytes) };
		assert_clean(scene_plan(s, KEY));
		kr_arena_reset(s->arena);
	}
	scene_free(s);
}

static void
many_reasons(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	static const struct kr_finding *reason[900];
	static struct kr_finding finding[KR_NELEM(reason)];
	static char id[KR_NELEM(reason)][16];
	struct kr_actions *actions;
	const char *v;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(reason); i++) {
		snprintf(id[i], sizeof(id[i]), "UEMA_S%zu", i);
		finding[i] = s->finding[0];
		finding[i].id = id[i];
		reason[i] = &finding[i];
	}
	s->decision.reason = reason;
	s->decision.n_reason = KR_NELEM(reason);
	actions = scene_plan(s, KEY);
	assert_clean(actions);
	v = value(actions, "X-Referral-Reasons");
	assert_non_null(v);
	assert_string_equal(" more", v + strlen(v) - 5);
	scene_free(s);
}

/* What was found five times is one reason. */
static void
reasons_once(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	static const struct kr_finding *reason[6];
	struct kr_actions *actions;
	char want[128];

	(void)state;
	for (size_t i = 0; i < KR_NELEM(reason); i++)
		reason[i] = &s->finding[i % 2];
	s->decision.reason = reason;
	s->decision.n_reason = KR_NELEM(reason);
	actions = scene_plan(s, KEY);
	snprintf(want, sizeof(want), "%s, %s", s->finding[0].id,
	    s->finding[1].id);
	assert_string_equal(value(actions, "X-Referral-Reasons"), want);
	scene_free(s);
}

/* H3 and H4: nothing of the mail stands in a tag. */
static void
sealed(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	struct kr_actions *actions;

	(void)state;
	for (enum kr_handling h = KR_H3; h <= KR_H4; h++) {
		s->decision.handling = h;
		actions = scene_plan(s, KEY);
		for (size_t i = 0; i < actions->n; i++)
			assert_null(strstr(actions->item[i].value != NULL ?
			    actions->item[i].value : "", "reporter.example"));
		assert_string_equal("mx.body.example; spf=pass",
		    value(actions, "Authentication-Results"));
	}
	scene_free(s);
}

/* ---- holds and fallback ------------------------------------------------ */

static void
held(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	struct kr_actions *actions;
	size_t n = 0;

	(void)state;
	s->hold[0] = (struct kr_hold){ &police, "consent" };
	s->decision.n_hold = 1;
	for (int quarantine = 0; quarantine < 2; quarantine++) {
		s->config.quarantine_holds = quarantine;
		actions = scene_plan(s, KEY);
		assert_string_equal("police-cybercrime; reason=consent",
		    value(actions, "X-Referral-Hold"));
		for (size_t i = 0; i < actions->n; i++)
			n += actions->item[i].kind == KR_ACTION_QUARANTINE;
		assert_int_equal(quarantine, n);
	}
	scene_free(s);
}

static void
fallback(void **state)
{
	struct scene *s = scene_new(FORGED HEAD "\r\n" BODY,
	    KR_DELIVER_REPLACE);
	struct kr_actions *actions;
	struct kr_err err;

	(void)state;
	for (uint64_t cut = 0; cut < 2; cut++) {
		s->message.limits_hit = cut;
		assert_int_equal(KR_OK, kr_actions_fallback(&s->message,
		    &s->envelope, &s->config, "r\xC3\xA9" "ason\r\nX: y", KEY,
		    s->arena, &actions, &err));
		assert_clean(actions);
		assert_string_equal("r??ason X: y",
		    value(actions, "X-Referral-Fallback"));
		assert_string_equal("+person@body.example "
		    "-report@body.example ", edits(actions, s->arena));
		assert_int_equal(cut ? KR_UNKNOWN : KR_YES,
		    kr_actions_verify(delivered(actions, s->arena,
		    FORGED HEAD, BODY), &s->config, KEY, s->arena));
	}
	scene_free(s);
}

/* The least memory that is not enough is told, never an accident. */
static void
no_memory(void **state)
{
	struct scene *s = scene_new(FORGED HEAD "\r\n" BODY,
	    KR_DELIVER_REPLACE);
	bool enough = false;

	(void)state;
	for (size_t limit = 0; !enough; limit += 64) {
		struct kr_arena *arena = kr_arena_new(limit);
		struct kr_actions *actions = NULL;
		enum kr_rc rc = kr_actions_plan(&s->message, &s->envelope,
		    &s->auth, &s->report, &s->findings, &s->decision,
		    s->campaign, &s->config, KEY, arena, &actions, NULL);

		assert_true(rc == KR_OK || rc == KR_E_NOMEM);
		enough = rc == KR_OK && kr_actions_verify(delivered(actions,
		    s->arena, FORGED HEAD, BODY), &s->config, KEY,
		    s->arena) == KR_YES;
		kr_arena_free(arena);
		kr_arena_reset(s->arena);
		assert_true(limit < ARENA);
	}
	scene_free(s);
}

int
main(void)
{
	static const struct CMUnitTest single[] = {
		cmocka_unit_test(every_bit), cmocka_unit_test(keys),
		cmocka_unit_test(deletions), cmocka_unit_test(hidden),
		cmocka_unit_test(nobody_to_send_to),
		cmocka_unit_test(hostile), cmocka_unit_test(many_reasons),
		cmocka_unit_test(reasons_once),
		cmocka_unit_test(sealed), cmocka_unit_test(held),
		cmocka_unit_test(fallback), cmocka_unit_test(no_memory),
	};
	struct CMUnitTest tests[KR_NELEM(changes) + KR_NELEM(rcpts) +
	    KR_NELEM(values) + KR_NELEM(single)];
	size_t n = 0;

	UNIT_ROWS(tests, n, changes, change_run);
	n += KR_NELEM(changes);
	UNIT_ROWS(tests, n, rcpts, rcpt_run);
	n += KR_NELEM(rcpts);
	UNIT_ROWS(tests, n, values, value_run);
	n += KR_NELEM(values);
	memcpy(tests + n, single, sizeof(single));
	return cmocka_run_group_tests_name("actions", tests, NULL, NULL);
}
