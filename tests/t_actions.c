/* SPDX-License-Identifier: Apache-2.0 */
/* Plan, apply as a mail server would, verify. */
#include "fault_digest.h"
#include "scene.h"

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

static struct to_case {
	const char	*name;
	size_t		 n_referral;
	bool		 fallback;
	const char	*to;
} tos[] = {
	{ "to one", 1, false, "v=1; to=dia-emcu; id=" },
	{ "to two and a person", 2, true,
	  "v=1; to=dia-emcu+police-cybercrime+fallback;\n\tid=" },
	{ "to a person", 0, true, "v=1; to=fallback; id=" },
	{ "to nobody is to a person", 0, false, "v=1; to=fallback; id=" },
};

static void
to_run(void **state)
{
	const struct to_case *c = *state;
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	const char *v;

	s->decision.n_referral = c->n_referral;
	s->decision.fallback = c->fallback;
	v = value(scene_plan(s, KEY), "X-Referral-Final");
	assert_memory_equal(c->to, v, strlen(c->to));
	scene_free(s);
}

/* The header alone comes back with a notice. */
static void
returned(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	struct kr_span out = delivered(scene_plan(s, KEY), s->arena, HEAD,
	    "");
	char id[33] = "";

	(void)state;
	assert_true(kr_actions_returned(out, &s->config, KEY, s->arena, id));
	assert_string_equal(s->decision.id, id);
	assert_false(kr_actions_returned(out, &s->config,
	    KR_SPAN_LIT("another key than that"), s->arena, id));
	memcpy(s->decision.id, "0011", sizeof("0011"));
	out = delivered(scene_plan(s, KEY), s->arena, HEAD, BODY);
	assert_int_equal(KR_YES, kr_actions_verify(out, &s->config, KEY,
	    s->arena));
	assert_false(kr_actions_returned(out, &s->config, KEY, s->arena, id));
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

static struct forged_case {
	const char	*name, *mail;
	const char	*deleted;	/* name and number, in order */
} forgeries[] = {
	{ "nothing of ours", HEAD "\r\n" BODY, "" },
	{ "cut before the end of its line", "X-Referral-Id: 1",
	  "X-Referral-Id 1, " },
	{ "cut in a fold", "X-Referral-Id: 1\r\n\t", "X-Referral-Id 1, " },
	{ "a header without body", "X-Referral-Id: 1\r\n" HEAD,
	  "X-Referral-Id 1, " },
	{ "behind a line that is no field", HEAD "--\r\nX-Referral-Id: 1\r\n",
	  "" },
	{ "names that only begin so", "X-Referral: 1\r\nX-Referrals-Id: 2\r\n"
	  "X-Referr: 3\r\n" HEAD, "" },
	{ "a name that will go on", "X-Referral-Id: 1\r\nX-Referral-Id2: 2\r\n"
	  HEAD, "X-Referral-Id2 1, X-Referral-Id 1, " },
	{ "a name that goes on", "X-Referral-Id2: 1\r\nX-Referral-Id: 2\r\n"
	  "X-Referral-Id3: 3\r\nx-referral-id: 4\r\n" HEAD,
	  "X-Referral-Id3 1, X-Referral-Id2 1, x-referral-id 2, "
	  "X-Referral-Id 1, " },
};

static void
forged_run(void **state)
{
	const struct forged_case *c = *state;
	struct scene *s = scene_new(c->mail, KR_DELIVER_REPLACE);
	struct kr_actions *actions = scene_plan(s, KEY);
	struct kr_buffer b;

	kr_buffer_init(&b, s->arena, SIZE_MAX);
	for (size_t i = 0; i < actions->n; i++)
		if (actions->item[i].kind == KR_ACTION_DELETE_FIELD)
			kr_buffer_printf(&b, "%s %u, ", actions->item[i].name,
			    actions->item[i].nth);
	assert_string_equal(c->deleted, kr_buffer_cstr(&b));
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

static const struct kr_agency nowhere = { .id = "closed" };

static struct rcpt_case {
	const char	*name;
	enum kr_deliver	 deliver;
	const char	*rcpt[4];
	size_t		 n_referral;
	bool		 fallback;
	const struct kr_agency	*first;	/* NULL: the DIA */
	const char	*edits;		/* "-" off, "+" on, in order */
} rcpts[] = {
	{ "replaced", KR_DELIVER_REPLACE, { "report@body.example" }, 1,
	  false, NULL, "+emcu@dia.example -report@body.example " },
	{ "beside", KR_DELIVER_COPY, { "report@body.example" }, 1, false,
	  NULL, "+emcu@dia.example " },
	{ "tag only", KR_DELIVER_TAG, { "report@body.example" }, 1, true,
	  NULL, "" },
	{ "two agencies", KR_DELIVER_REPLACE, { "report@body.example" }, 2,
	  false, NULL, "+emcu@dia.example +cyber@police.example "
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
	  true, NULL, "+emcu@dia.example +person@body.example "
	  "-report@body.example " },
	{ "an agency without address", KR_DELIVER_REPLACE,
	  { "report@body.example" }, 1, false,
	  &nowhere, "+person@body.example -report@body.example " },
	{ "an agency twice", KR_DELIVER_REPLACE, { "report@body.example" }, 2,
	  false, &police, "+cyber@police.example +second@police.example "
	  "-report@body.example " },
	{ "an account without domain", KR_DELIVER_REPLACE, { "postmaster",
	  "report@body.example" }, 1, false, NULL,
	  "+emcu@dia.example -report@body.example " },
	{ "the same account elsewhere", KR_DELIVER_REPLACE,
	  { "emcu@dib.example", "report@body.example" }, 1, false, NULL,
	  "+emcu@dia.example -report@body.example " },
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
		else if (a->kind == KR_ACTION_CHANGE_FROM)
			kr_buffer_printf(&b, "<%s> ", a->value);
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
	if (c->first != NULL)
		s->referral[0].agency = c->first;
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

/* A person reads the report mailbox itself: it keeps what is for them. */
static void
person_is_there(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);

	(void)state;
	s->config.fallback = "report@body.example";
	s->decision.fallback = true;
	assert_string_equal("+emcu@dia.example ", edits(scene_plan(s, KEY),
	    s->arena));
	scene_free(s);
}

/* No mail server asked: tags alone. */
static void
offline(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_REPLACE);
	struct kr_actions *actions;

	(void)state;
	assert_int_equal(KR_OK, kr_actions_plan(&s->message, NULL, &s->auth,
	    &s->report, &s->findings, &s->decision, s->campaign, &s->config,
	    KEY, s->arena, &actions, NULL));
	assert_string_equal("", edits(actions, s->arena));
	assert_non_null(value(actions, "X-Referral-Final"));
	scene_free(s);
}

/* Bounces come here, but none of sealed mail, and none of bounces. */
static void
reverse_path(void **state)
{
	struct scene *s = scene_new(HEAD "\r\n" BODY, KR_DELIVER_COPY);

	(void)state;
	s->config.return_path = "report@body.example";
	s->envelope.mail_from = KR_SPAN_LIT("aroha@reporter.example");
	assert_non_null(strstr(edits(scene_plan(s, KEY), s->arena),
	    "<report@body.example> "));
	s->decision.handling = KR_H4;
	assert_non_null(strstr(edits(scene_plan(s, KEY), s->arena), "<> "));
	s->envelope.mail_from = KR_SPAN_LIT("");
	assert_null(strchr(edits(scene_plan(s, KEY), s->arena), '<'));
	s->envelope.mail_from = KR_SPAN_LIT("aroha@reporter.example");
	s->config.deliver = KR_DELIVER_TAG;
	assert_null(strchr(edits(scene_plan(s, KEY), s->arena), '<'));
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
	s->decision.n_hold = 0;
	actions = scene_plan(s, KEY);
	for (size_t i = 0; i < actions->n; i++)
		assert_int_not_equal(KR_ACTION_QUARANTINE,
		    actions->item[i].kind);
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

/* ---- released later ------------------------------------------------------ */

static struct kr_release release = {
	.id = "00112233445566778899aabbccddeeff", .category = "scam_fraud",
	.also = "", .urgency = "normal", .handling = "H1",
	.agency = "police-cybercrime", .by = "reporter",
};

static void
released(void **state)
{
	struct scene *s = scene_new(FORGED HEAD "\r\n" BODY,
	    KR_DELIVER_REPLACE);
	struct kr_span out;

	(void)state;
	for (int also = 0; also < 2; also++) {
		release.also = also ? "malware,spam" : "";
		assert_int_equal(KR_OK, kr_actions_release(
		    s->message.root.text, &release, &s->config, KEY, s->arena,
		    &out, NULL));
		assert_int_equal(KR_YES, kr_actions_verify(out, &s->config,
		    KEY, s->arena));
		assert_true(kr_span_find(out, 0, also ?
		    "\r\nX-Referral-Category: scam_fraud;"
		    " also=malware,spam\r\n" :
		    "\r\nX-Referral-Category: scam_fraud\r\n") != SIZE_MAX);
	}
	scene_free(s);
}

/* ---- nothing is to be had ------------------------------------------------ */

static enum kr_rc
make_plan(struct scene *s, struct kr_arena *arena, struct kr_span *ret)
{
	struct kr_actions *actions;
	enum kr_rc rc = kr_actions_plan(&s->message, &s->envelope, &s->auth,
	    &s->report, &s->findings, &s->decision, s->campaign, &s->config,
	    KEY, arena, &actions, NULL);

	if (rc == KR_OK)
		*ret = delivered(actions, s->arena, FORGED HEAD, BODY);
	return rc;
}

static enum kr_rc
make_fallback(struct scene *s, struct kr_arena *arena, struct kr_span *ret)
{
	struct kr_actions *actions;
	enum kr_rc rc = kr_actions_fallback(&s->message, &s->envelope,
	    &s->config, "no reason", KEY, arena, &actions, NULL);

	if (rc == KR_OK)
		*ret = delivered(actions, s->arena, FORGED HEAD, BODY);
	return rc;
}

static enum kr_rc
make_release(struct scene *s, struct kr_arena *arena, struct kr_span *ret)
{
	return kr_actions_release(s->message.root.text, &release, &s->config,
	    KEY, arena, ret, NULL);
}

/* What is made, and looked at, with little memory or without digests. */
static struct thing {
	const char	*name;
	enum kr_rc	(*make)(struct scene *, struct kr_arena *,
			    struct kr_span *);
} things[] = {
	{ "a plan", make_plan }, { "the minimal plan", make_fallback },
	{ "a release", make_release },
};

#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN

/* With both holds and referrals, a quarantine, and a tag that is long. */
static struct scene *
scene_full(void)
{
	struct scene *s = scene_new(FORGED HEAD "\r\n" BODY,
	    KR_DELIVER_REPLACE);

	s->hold[0] = (struct kr_hold){ &police, "consent" };
	s->decision.n_hold = 1;
	s->config.quarantine_holds = true;
	s->campaign = FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY;
	return s;
}

/* The least memory that is not enough is told, never an accident. */
static void
no_memory_run(void **state)
{
	const struct thing *thing = *state;
	struct scene *s = scene_full();
	enum kr_rc rc = KR_E_NOMEM;

	for (size_t limit = 0; rc != KR_OK; limit += 16) {
		struct kr_arena *arena = kr_arena_new(limit);
		struct kr_span out;

		rc = thing->make(s, arena, &out);
		assert_true(rc == KR_OK || rc == KR_E_NOMEM);
		if (rc == KR_OK)
			assert_int_equal(KR_YES, kr_actions_verify(out,
			    &s->config, KEY, s->arena));
		kr_arena_free(arena);
		kr_arena_reset(s->arena);
		assert_true(limit < ARENA);
	}
	scene_free(s);
}

/* Nor is a mail said to be whole, or not, that could not be looked at. */
static void
verify_no_memory(void **state)
{
	struct scene *s = scene_full();
	struct kr_span out;
	enum kr_tri whole = KR_UNKNOWN;

	(void)state;
	assert_int_equal(KR_OK, make_release(s, s->arena, &out));
	for (size_t limit = 0; whole != KR_YES; limit += 16) {
		struct kr_arena *arena = kr_arena_new(limit);

		whole = kr_actions_verify(out, &s->config, KEY, arena);
		assert_int_not_equal(KR_NO, whole);
		kr_arena_free(arena);
		assert_true(limit < ARENA);
	}
	scene_free(s);
}

static void
no_digest_run(void **state)
{
	const struct thing *thing = *state;
	struct scene *s = scene_full();
	struct kr_span out;
	bool met = true;

	for (int at = 1; met; at++) {
		enum kr_rc rc;

		fault_set(FAULT_DIGEST, at);
		rc = thing->make(s, s->arena, &out);
		met = fault_over();
		assert_int_equal(met ? KR_E_NOMEM : KR_OK, rc);
	}
	met = true;
	for (int at = 1; met; at++) {
		enum kr_tri whole;

		fault_set(FAULT_DIGEST, at);
		whole = kr_actions_verify(out, &s->config, KEY, s->arena);
		met = fault_over();
		assert_int_equal(met ? KR_UNKNOWN : KR_YES, whole);
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
		cmocka_unit_test(person_is_there), cmocka_unit_test(offline),
		cmocka_unit_test(reverse_path), cmocka_unit_test(held),
		cmocka_unit_test(fallback), cmocka_unit_test(returned),
		cmocka_unit_test(released), cmocka_unit_test(verify_no_memory),
	};
	struct CMUnitTest tests[KR_NELEM(changes) + KR_NELEM(rcpts) +
	    KR_NELEM(tos) + KR_NELEM(forgeries) + 2 * KR_NELEM(things) +
	    KR_NELEM(single)];
	size_t n = 0;

	UNIT_ROWS(tests, n, changes, change_run);
	n += KR_NELEM(changes);
	UNIT_ROWS(tests, n, rcpts, rcpt_run);
	n += KR_NELEM(rcpts);
	UNIT_ROWS(tests, n, tos, to_run);
	n += KR_NELEM(tos);
	UNIT_ROWS(tests, n, forgeries, forged_run);
	n += KR_NELEM(forgeries);
	UNIT_ROWS(tests, n, things, no_memory_run);
	n += KR_NELEM(things);
	UNIT_ROWS(tests, n, things, no_digest_run);
	n += KR_NELEM(things);
	memcpy(tests + n, single, sizeof(single));
	return cmocka_run_group_tests_name("actions", tests, NULL, NULL);
}
