/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A report that goes to an agency later than the others, once its reporter
 * has agreed: the mail as it came, with the tags it would have had.
 */
#include "actions/plan.h"

/* From the bottom up, since each insertion goes on top. */
static void
tags_insert(struct kr_plan *plan, const struct kr_release *r)
{
	const struct { const char *tag, *value, *more, *last; } rows[] = {
		{ "Consent", "given", "; by=", r->by },
		{ "Handling", r->handling, "", "" },
		{ "Urgency", r->urgency, "", "" },
		{ "Agency", r->agency, "; basis=consent; category=",
		  r->category },
		{ "Category", r->category, *r->also != '\0' ? "; also=" : "",
		  r->also },
		{ "Id", r->id, "", "" },
	};

	for (size_t i = 0; i < KR_NELEM(rows); i++) {
		struct kr_buffer b;

		kr_buffer_init(&b, plan->arena, SIZE_MAX);
		kr_buffer_printf(&b, "%s%s%s", rows[i].value, rows[i].more,
		    rows[i].last);
		kr_plan_tag(plan, rows[i].tag, &b);
	}
}

/* A line of ours ends with CRLF, folds included. */
static void
field_write(struct kr_buffer *b, const struct kr_action *a)
{
	kr_buffer_printf(b, "%s: ", a->name);
	for (const char *p = a->value; *p != '\0'; p++) {
		if (*p == '\n')
			kr_buffer_byte(b, '\r');
		kr_buffer_byte(b, *p);
	}
	kr_buffer_str(b, "\r\n");
}

/* Byte for byte, but for what outsiders wrote in our name. */
static void
mail_write(struct kr_buffer *b, struct kr_span mail,
    const struct kr_config *config)
{
	struct kr_raw_field f;
	struct kr_span rest = mail;
	const char *at = rest.ptr;

	while (kr_raw_field_next(&rest, &f)) {
		if (kr_raw_field_kind(&f, config) != KR_RAW_TAG)
			kr_buffer_add(b, (struct kr_span){ at,
			    (size_t)(rest.ptr - at) });
		at = rest.ptr;
	}
	kr_buffer_add(b, kr_span_from(mail, (size_t)(at - mail.ptr)));
}

enum kr_rc
kr_actions_release(struct kr_span mail, const struct kr_release *release,
    const struct kr_config *config, struct kr_span key,
    struct kr_arena *arena, struct kr_span *ret, struct kr_err *err)
{
	struct kr_plan plan = { .config = config, .arena = arena };
	struct kr_buffer b;

	tags_insert(&plan, release);
	kr_plan_final(&plan, mail, release->agency, release->id, key);
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = plan.n; i-- > 0;)
		field_write(&b, &plan.item[i]);
	mail_write(&b, mail, config);
	if (plan.failed || !kr_buffer_ok(&b))
		return kr_fail(err, KR_E_NOMEM, 0,
		    "actions: no memory for the mail");
	*ret = kr_buffer_span(&b);
	return KR_OK;
}
